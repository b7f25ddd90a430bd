/// @file
/// Rounding by exact fractions, written from the definitions and sharing nothing with the library.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>

#include <boost/multiprecision/cpp_int.hpp>

#include "steward/kernel/rounding.hpp"

namespace steward::oracle {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

inline constexpr Rounding all_modes[] = {Rounding::half_away_from_zero, Rounding::half_to_even, Rounding::toward_zero,
                                         Rounding::away_from_zero,      Rounding::floor,        Rounding::ceiling};

/// The integers below and above an exact value, and where it lies between them.
struct Neighbours {
    cpp_int below;
    cpp_int above;
    int half;  ///< the fraction against 1/2: -1, 0, 1
    bool negative;
};

inline Neighbours neighbours(const cpp_rational& exact) {
    const cpp_int n = numerator(exact);
    const cpp_int d = denominator(exact);  // positive
    cpp_int below = n / d;
    if (n < 0 && below * d != n) --below;
    const cpp_rational fraction = exact - cpp_rational(below);
    const cpp_rational half(1, 2);
    return {below, fraction == 0 ? below : cpp_int(below + 1), fraction < half ? -1 : fraction > half ? 1 : 0, n < 0};
}

inline cpp_int round(const Neighbours& at, Rounding rounding) {
    const cpp_int& toward_zero = at.negative ? at.above : at.below;
    const cpp_int& away = at.negative ? at.below : at.above;
    const cpp_int& nearest = at.half < 0 ? at.below : at.above;
    switch (rounding) {
        case Rounding::half_away_from_zero: return at.half != 0 ? nearest : away;
        case Rounding::half_to_even: return at.half != 0 ? nearest : (at.below % 2 == 0 ? at.below : at.above);
        case Rounding::toward_zero: return toward_zero;
        case Rounding::away_from_zero: return away;
        case Rounding::floor: return at.below;
        case Rounding::ceiling: return at.above;
    }
    return 0;
}

/// The rounded value as an int64, or nothing when it does not fit.
inline std::optional<std::int64_t> fit(const cpp_int& value) {
    if (value < std::numeric_limits<std::int64_t>::min() || value > std::numeric_limits<std::int64_t>::max())
        return std::nullopt;
    return static_cast<std::int64_t>(value);
}

}  // namespace steward::oracle
