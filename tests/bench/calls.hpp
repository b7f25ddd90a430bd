/// @file
/// Calls of the library in a benchmark: a failure ends the program and says what failed.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "steward/kernel/result.hpp"

namespace steward::bench {

inline void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "failed: %s\n", what);
    std::exit(1);
}

template <class T>
T value(Result<T> result) {
    if (!result.ok()) require(false, result.error().message.en.c_str());
    return std::move(result).value();
}

inline void done(const Result<void>& result) {
    if (!result.ok()) require(false, result.error().message.en.c_str());
}

}  // namespace steward::bench
