/// @file
/// Exact fractions of an evaluation: a price after deductions has ten-thousandths of a fen, and a price score is a
/// quotient of two of them. 128 bits hold all that is made of 64-bit prices here, so nothing overflows and nothing is
/// rounded before the procurement document rounds.
#pragma once

#include <compare>
#include <cstdint>

namespace steward::procurement::detail {

/// A natural number of 128 bits.
__extension__ typedef unsigned __int128 Natural;

/// Compares a / b with c / d, for b and d above 0, by Euclid's algorithm: products of these would need 256 bits.
[[nodiscard]] constexpr std::strong_ordering compare_fractions(Natural a, Natural b, Natural c, Natural d) noexcept {
    for (bool inverse = false;; inverse = !inverse) {
        const Natural left = a / b;
        const Natural right = c / d;
        const Natural left_rest = a - left * b;
        const Natural right_rest = c - right * d;
        const bool decided = left != right || left_rest == 0 || right_rest == 0;
        if (decided) {
            if (left == right && left_rest == 0 && right_rest == 0) return std::strong_ordering::equal;
            const bool less = left != right ? left < right : left_rest == 0;
            return less != inverse ? std::strong_ordering::less : std::strong_ordering::greater;
        }
        // left_rest / b against right_rest / d is the inverse of b / left_rest against d / right_rest.
        a = b;
        b = left_rest;
        c = d;
        d = right_rest;
    }
}

/// dividend / divisor, half up. The sum of the dividend and half the divisor must fit.
[[nodiscard]] constexpr Natural divide_half_up(Natural dividend, Natural divisor) noexcept {
    const Natural sum = dividend + divisor / 2;
    // The processor divides words; a division of double words is a loop.
    if ((sum >> 64) == 0 && (divisor >> 64) == 0)
        return static_cast<std::uint64_t>(sum) / static_cast<std::uint64_t>(divisor);
    return sum / divisor;
}

}  // namespace steward::procurement::detail
