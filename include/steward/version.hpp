/// @file
/// The library's version (SemVer). The C ABI and the rule data have version lines of their own.
#pragma once

namespace steward {

inline constexpr const char* version = "0.1.0";
inline constexpr int abi_major = 0;
inline constexpr int abi_minor = 1;

}  // namespace steward
