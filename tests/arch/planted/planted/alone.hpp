// Sound: check_compile.py must not report it.
#pragma once
#include <string>
inline std::string planted() { return {}; }
