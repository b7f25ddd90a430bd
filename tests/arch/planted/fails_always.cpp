// Planted fault: a compile-fail test that fails for another reason than its own.
static_assert(false);
