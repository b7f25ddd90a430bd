// Sound: compiles, and does not with MUST_FAIL.
#ifdef MUST_FAIL
static_assert(false);
#endif
