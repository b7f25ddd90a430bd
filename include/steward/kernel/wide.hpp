/// @file
/// 128-bit integers: the only header of Steward that includes Boost. It costs seconds of compile time in every source
/// that includes it; `arithmetic.hpp` reaches what most code needs without it. Nothing here throws: each function
/// returns true on success, and on failure leaves `out` as it was.
#pragma once

#include <cstdint>

#include <boost/multiprecision/cpp_int.hpp>

#include "steward/kernel/rounding.hpp"

namespace steward {

/// Sign and magnitude, 128 bits of magnitude. Its own operators throw on overflow; the functions below do not.
using Wide = boost::multiprecision::checked_int128_t;

/// out = a + b; false on overflow.
[[nodiscard]] bool checked_add(const Wide& a, const Wide& b, Wide& out) noexcept;
/// out = a - b; false on overflow.
[[nodiscard]] bool checked_sub(const Wide& a, const Wide& b, Wide& out) noexcept;
/// out = a * b; false on overflow.
[[nodiscard]] bool checked_mul(const Wide& a, const Wide& b, Wide& out) noexcept;
/// out = dividend / divisor, rounded; false for a zero divisor.
[[nodiscard]] bool divide(const Wide& dividend, const Wide& divisor, Rounding rounding, Wide& out) noexcept;
/// out = value; false when it does not fit.
[[nodiscard]] bool narrow(const Wide& value, std::int64_t& out) noexcept;

}  // namespace steward
