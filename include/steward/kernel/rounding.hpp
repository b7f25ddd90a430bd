/// @file
/// Rounding, always an explicit argument: no function of Steward picks a mode for its caller.
#pragma once

#include <cstdint>

namespace steward {

/// How an exact result becomes an integer. Codes are fixed for ever. Every mode but `floor` and `ceiling` is symmetric
/// in sign, round(-x) == -round(x), so that a reversing entry (红字) cancels its original exactly.
enum class Rounding : std::int32_t {
    half_away_from_zero = 0,  ///< 四舍五入: the nearest, ties away from zero; the usual one unless a rule differs
    half_to_even = 1,         ///< 四舍六入五成双 (GB/T 8170): the nearest, ties to the even neighbour
    toward_zero = 2,          ///< 舍去尾数: cut
    away_from_zero = 3,       ///< 进一法: any remainder counts as one more
    floor = 4,                ///< towards minus infinity
    ceiling = 5,              ///< towards plus infinity
};

namespace detail {

/// Whether a quotient cut towards zero must grow by one in magnitude. `negative` is the sign of the exact result,
/// `odd` the parity of the cut quotient; `remainder` < `divisor` are magnitudes.
template <class Magnitude>
[[nodiscard]] constexpr bool grows(Rounding rounding, bool negative, bool odd, const Magnitude& remainder,
                                   const Magnitude& divisor) {
    switch (rounding) {
        // remainder >= divisor - remainder says 2 * remainder >= divisor and cannot overflow.
        case Rounding::half_away_from_zero: return remainder >= divisor - remainder;
        case Rounding::half_to_even:
            return remainder > divisor - remainder || (odd && remainder == divisor - remainder);
        case Rounding::toward_zero: return false;
        case Rounding::away_from_zero: return remainder != 0;
        case Rounding::floor: return remainder != 0 && negative;
        case Rounding::ceiling: return remainder != 0 && !negative;
    }
    return false;
}

}  // namespace detail
}  // namespace steward
