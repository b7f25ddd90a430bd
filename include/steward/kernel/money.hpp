/// @file
/// Money in whole fen (分).
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "steward/kernel/arithmetic.hpp"
#include "steward/kernel/decimal.hpp"
#include "steward/kernel/result.hpp"

namespace steward {

/// An amount of yuan, held as fen in an int64: about 9.2e16 yuan either way.
class Money {
public:
    constexpr Money() noexcept = default;

    [[nodiscard]] static constexpr Money fen(std::int64_t fen) noexcept { return Money(fen); }
    [[nodiscard]] constexpr std::int64_t fen() const noexcept { return fen_; }

    friend constexpr auto operator<=>(Money, Money) noexcept = default;

private:
    explicit constexpr Money(std::int64_t fen) noexcept : fen_(fen) {}

    std::int64_t fen_ = 0;
};

/// out = a + b; false on overflow, and then `out` keeps its value, as everywhere below.
[[nodiscard]] constexpr bool checked_add(Money a, Money b, Money& out) noexcept {
    std::int64_t fen = 0;
    if (!checked_add(a.fen(), b.fen(), fen)) return false;
    out = Money::fen(fen);
    return true;
}

/// out = a - b; false on overflow.
[[nodiscard]] constexpr bool checked_sub(Money a, Money b, Money& out) noexcept {
    std::int64_t fen = 0;
    if (!checked_sub(a.fen(), b.fen(), fen)) return false;
    out = Money::fen(fen);
    return true;
}

/// out = -amount; false for the smallest int64 only.
[[nodiscard]] constexpr bool checked_negate(Money amount, Money& out) noexcept {
    return checked_sub(Money(), amount, out);
}

/// out = amount * rate in whole fen, rounded once; false when it does not fit or the rate's scale is not 0..18.
[[nodiscard]] constexpr bool multiply(Money amount, Decimal rate, Rounding rounding, Money& out) noexcept {
    if (static_cast<std::uint32_t>(rate.scale) > std::uint32_t{Decimal::max_scale}) [[unlikely]] return false;
    std::int64_t fen = 0;
    if (!multiply_divide(amount.fen(), rate.unscaled, power_of_ten(rate.scale), rounding, fen)) return false;
    out = Money::fen(fen);
    return true;
}

/// out = amount / divisor in whole fen, rounded; false for a zero divisor or overflow.
[[nodiscard]] constexpr bool divide(Money amount, std::int64_t divisor, Rounding rounding, Money& out) noexcept {
    std::int64_t fen = 0;
    if (!divide(amount.fen(), divisor, rounding, fen)) return false;
    out = Money::fen(fen);
    return true;
}

/// out = the sum of a column of fen; false when it does not fit. Partial sums may pass the range of an int64: only the
/// total counts, so the answer does not depend on the order of rows.
[[nodiscard]] bool sum(std::span<const std::int64_t> fen, std::int64_t& out) noexcept;

/// Yuan with two decimals, no separators: "1234.50", "-0.05".
[[nodiscard]] std::string to_text(Money amount);

/// Reads yuan: an optional sign, digits, and optionally a point with one or two digits. A third decimal is refused even
/// if it is 0, as are blanks, separators and exponents.
/// @return `malformed`, or `overflow`.
[[nodiscard]] Result<Money> parse_yuan(std::string_view text);

}  // namespace steward
