/// @file
/// Exact decimals: the rates, factors and weights of rules and documents, with the digits they are written with.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "steward/kernel/arithmetic.hpp"
#include "steward/kernel/result.hpp"

namespace steward {

/// unscaled / 10^scale, e.g. 0.7143 = {7143, 4}. The scale is 0..18; operations on another one fail.
struct Decimal {
    std::int64_t unscaled = 0;
    std::int32_t scale = 0;

    static constexpr std::int32_t max_scale = 18;
};

/// A decimal without a unit of its own.
using Rate = Decimal;

/// Exact comparison by value: 1.0 and 1.00 are equivalent. Scales must be 0..18.
[[nodiscard]] constexpr std::weak_ordering operator<=>(Decimal a, Decimal b) noexcept {
    if (a.scale > b.scale) {
        // Brings b to the finer scale. Where that overflows, b is larger in magnitude than every int64.
        std::int64_t scaled = 0;
        if (checked_mul(b.unscaled, power_of_ten(a.scale - b.scale), scaled)) return a.unscaled <=> scaled;
        return b.unscaled > 0 ? std::weak_ordering::less : std::weak_ordering::greater;
    }
    std::int64_t scaled = 0;
    if (checked_mul(a.unscaled, power_of_ten(b.scale - a.scale), scaled)) return scaled <=> b.unscaled;
    return a.unscaled > 0 ? std::weak_ordering::greater : std::weak_ordering::less;
}

[[nodiscard]] constexpr bool operator==(Decimal a, Decimal b) noexcept { return (a <=> b) == 0; }

/// out = value at another scale; false when either scale is not 0..18 or the result does not fit.
[[nodiscard]] constexpr bool rescale(Decimal value, std::int32_t scale, Rounding rounding, Decimal& out) noexcept {
    if (power_of_ten(value.scale) == 0 || power_of_ten(scale) == 0) return false;
    std::int64_t unscaled = value.unscaled;
    if (scale > value.scale) {
        if (!checked_mul(unscaled, power_of_ten(scale - value.scale), unscaled)) return false;
    } else if (scale < value.scale) {
        if (!divide(unscaled, power_of_ten(value.scale - scale), rounding, unscaled)) return false;
    }
    out = {unscaled, scale};
    return true;
}

/// out = a + b at the finer scale of the two; false when it does not fit.
[[nodiscard]] constexpr bool checked_add(Decimal a, Decimal b, Decimal& out) noexcept {
    const std::int32_t scale = a.scale > b.scale ? a.scale : b.scale;
    // Making a scale finer never rounds: the mode is idle.
    if (!rescale(a, scale, Rounding::toward_zero, a) || !rescale(b, scale, Rounding::toward_zero, b)) return false;
    if (!checked_add(a.unscaled, b.unscaled, a.unscaled)) return false;
    out = a;
    return true;
}

/// out = a - b at the finer scale of the two; false when it does not fit.
[[nodiscard]] constexpr bool checked_sub(Decimal a, Decimal b, Decimal& out) noexcept {
    const std::int32_t scale = a.scale > b.scale ? a.scale : b.scale;
    if (!rescale(a, scale, Rounding::toward_zero, a) || !rescale(b, scale, Rounding::toward_zero, b)) return false;
    if (!checked_sub(a.unscaled, b.unscaled, a.unscaled)) return false;
    out = a;
    return true;
}

/// out = a * b, exact, its scale the sum of both; false when that passes 18 or the result does not fit.
[[nodiscard]] constexpr bool checked_mul(Decimal a, Decimal b, Decimal& out) noexcept {
    if (power_of_ten(a.scale) == 0 || power_of_ten(b.scale) == 0 || power_of_ten(a.scale + b.scale) == 0) return false;
    std::int64_t unscaled = 0;
    if (!checked_mul(a.unscaled, b.unscaled, unscaled)) return false;
    out = {unscaled, a.scale + b.scale};
    return true;
}

/// out = a * b at the given scale, rounded once; false when a scale is not 0..18 or the result does not fit.
[[nodiscard]] constexpr bool multiply(Decimal a, Decimal b, std::int32_t scale, Rounding rounding,
                                      Decimal& out) noexcept {
    if (power_of_ten(a.scale) == 0 || power_of_ten(b.scale) == 0 || power_of_ten(scale) == 0) return false;
    std::int64_t unscaled = 0;
    if (!multiply_scale(a.unscaled, b.unscaled, scale - a.scale - b.scale, rounding, unscaled)) return false;
    out = {unscaled, scale};
    return true;
}

/// Reads an optional sign, digits, and optionally a point with 1 to 18 digits; nothing else, no blanks, separators or
/// exponents. The scale is the number of decimals written.
/// @return `malformed`, or `overflow` for more digits than an int64 holds.
[[nodiscard]] Result<Decimal> parse_decimal(std::string_view text);

/// All decimals of the scale, e.g. "0.7140"; reads back to the same digits.
[[nodiscard]] std::string to_text(Decimal value);

}  // namespace steward
