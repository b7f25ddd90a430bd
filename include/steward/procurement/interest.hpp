/// @file
/// Simple interest (单利) on what is paid late: exact, rounded once.
#pragma once

#include "steward/kernel/arithmetic.hpp"
#include "steward/kernel/decimal.hpp"
#include "steward/kernel/money.hpp"
#include "steward/kernel/quantity.hpp"

namespace steward::procurement {

/// Interest rates: percent with four decimals, so that 0.05 % a day and 3.45 % a year are exact.
struct interest_percent {
    static constexpr int scale = 4;
    static constexpr std::string_view symbol = "%";
    static constexpr Text name = text("百分比", "percent");
};
using InterestRate = Quantity<interest_percent>;

/// The longest year, and the shortest, that interest is counted by.
inline constexpr std::int64_t shortest_interest_year = 360;
inline constexpr std::int64_t longest_interest_year = 366;

/// out = amount * percent / 100 * days / days_in_period, rounded half up once to whole fen (convention C1). A rate by the day
/// has periods of one day. False when it does not fit.
[[nodiscard]] constexpr bool simple_interest(Money amount, Decimal percent, std::int64_t days,
                                             std::int64_t days_in_period, Money& out) noexcept {
    std::int64_t factor = 0;
    std::int64_t divisor = 0;
    std::int64_t fen = 0;
    if (!checked_mul(percent.unscaled, days, factor) ||
        !checked_mul(power_of_ten(percent.scale), 100 * days_in_period, divisor) ||
        !multiply_divide(amount.fen(), factor, divisor, Rounding::half_away_from_zero, fen))
        return false;
    out = Money::fen(fen);
    return true;
}

/// out = percent raised by `markup` percent of itself (上浮), exact; false when it does not fit.
[[nodiscard]] constexpr bool marked_up(Decimal percent, Decimal markup, Decimal& out) noexcept {
    Decimal whole{100, 0};
    if (!checked_add(whole, markup, whole) || !checked_mul(percent, whole, out)) return false;
    out.scale += 2;  // of a percentage
    return out.scale <= Decimal::max_scale;
}

}  // namespace steward::procurement
