// Planted fault: a compile-fail test that compiles.
#ifdef MUST_FAIL
int planted;
#endif
