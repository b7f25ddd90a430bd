/// @file
/// Calendar dates (Gregorian) and half-open periods. Working days belong to the calendar, not here.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "steward/kernel/result.hpp"

namespace steward {

/// A day, held as days since 1970-01-01. 1400-01-01 to 9999-12-31 are supported, the range of Boost.Date_Time; a date
/// made of any other number is not `valid` and only fit to be reported.
class Date {
public:
    static constexpr std::int32_t min_days = -208188;  ///< 1400-01-01
    static constexpr std::int32_t max_days = 2932896;  ///< 9999-12-31

    constexpr Date() noexcept = default;

    /// Takes any number: columns are read without a check, and whoever decides on the date asks `valid`.
    [[nodiscard]] static constexpr Date from_days(std::int32_t days) noexcept { return Date(days); }
    [[nodiscard]] constexpr std::int32_t days() const noexcept { return days_; }
    [[nodiscard]] constexpr bool valid() const noexcept { return days_ >= min_days && days_ <= max_days; }

    friend constexpr auto operator<=>(Date, Date) noexcept = default;

    /// Days from b to a.
    [[nodiscard]] friend constexpr std::int64_t operator-(Date a, Date b) noexcept {
        return std::int64_t{a.days_} - b.days_;
    }

private:
    explicit constexpr Date(std::int32_t days) noexcept : days_(days) {}

    std::int32_t days_ = 0;
};

/// Days of the week as ISO 8601 numbers them.
enum class Weekday : std::int32_t { monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday };

/// Year, month and day of a valid date; cheap enough for every row.
[[nodiscard]] constexpr std::chrono::year_month_day year_month_day(Date date) noexcept {
    return std::chrono::sys_days(std::chrono::days(date.days()));
}

[[nodiscard]] constexpr Weekday weekday(Date date) noexcept {
    const std::chrono::weekday day(std::chrono::sys_days(std::chrono::days(date.days())));
    return static_cast<Weekday>(day.iso_encoding());
}

/// out = date + days, days of either sign; false when either date is outside the supported range.
[[nodiscard]] constexpr bool add_days(Date date, std::int64_t days, Date& out) noexcept {
    if (!date.valid() || days < std::int64_t{Date::min_days} - date.days() ||
        days > std::int64_t{Date::max_days} - date.days())
        return false;
    out = Date::from_days(static_cast<std::int32_t>(date.days() + days));
    return true;
}

/// out = date - days; false when either date is outside the supported range.
[[nodiscard]] constexpr bool subtract_days(Date date, std::int64_t days, Date& out) noexcept {
    return days != std::numeric_limits<std::int64_t>::min() && add_days(date, -days, out);
}

/// out = the same day of the month `months` later (or earlier), or the last day of a month that has no such day:
/// 31 January + 1 month = 28 or 29 February, 28 February + 1 month = 28 March. False outside the supported range.
[[nodiscard]] bool add_months(Date date, std::int32_t months, Date& out) noexcept;

/// out = the same day `years` later; that of 29 February is 28 February in a common year. False outside the range.
[[nodiscard]] bool anniversary(Date date, std::int32_t years, Date& out) noexcept;

/// Calendar months from the month of `first` to the month of `last`, whatever the days: 0 within one month, negative
/// when `last` lies in an earlier one. Both must be valid.
[[nodiscard, gnu::always_inline]] constexpr std::int32_t months_between(Date first, Date last) noexcept {
    // Months counted from March of year 0, as in Neri and Schneider, "Euclidean affine functions": the month of a date
    // without its day, at half the cost of the whole date. 12 centuries are added so that every date is positive.
    const auto month = [](Date date) {
        constexpr std::uint32_t days_before_epoch = 719'468 + 3 * 146'097;  // 0000-03-01 and three eras more
        const std::uint32_t quarters = 4 * (static_cast<std::uint32_t>(date.days()) + days_before_epoch) + 3;
        const std::uint32_t century = quarters / 146'097;
        const std::uint32_t in_century = (quarters % 146'097) | 3;
        const std::uint64_t scaled = std::uint64_t{2'939'745} * in_century;
        const auto year_of_century = static_cast<std::uint32_t>(scaled >> 32);
        const std::uint32_t day_of_year = static_cast<std::uint32_t>(scaled) / 2'939'745 / 4;
        const std::uint32_t month_of_year = (2'141 * day_of_year + 197'913) >> 16;
        return static_cast<std::int32_t>((100 * century + year_of_century) * 12 + month_of_year);
    };
    return month(last) - month(first);
}

/// A date from its parts.
/// @return `bad_date` when the calendar has no such day or it lies outside the supported range.
[[nodiscard]] Result<Date> make_date(int year, int month, int day);

/// Reads exactly YYYY-MM-DD (ISO 8601, extended form).
/// @return `malformed` for any other shape, `bad_date` for a day that the calendar does not have.
[[nodiscard]] Result<Date> parse_date(std::string_view text);

/// "2026-11-23"; a date that is not valid gives its number, "day 2932897".
[[nodiscard]] std::string to_text(Date date);

/// The days from `from` up to, not including, `until`; without an `until` it never ends.
class Period {
public:
    /// `until` on or before `from` makes a period without any day.
    [[nodiscard]] static constexpr Period between(Date from, Date until) noexcept { return Period(from, until); }
    [[nodiscard]] static constexpr Period since(Date from) noexcept { return Period(from, open_end); }

    [[nodiscard]] constexpr Date from() const noexcept { return from_; }
    [[nodiscard]] constexpr std::optional<Date> until() const noexcept {
        return open() ? std::nullopt : std::optional<Date>(until_);
    }
    [[nodiscard]] constexpr bool open() const noexcept { return until_ == open_end; }
    [[nodiscard]] constexpr bool empty() const noexcept { return until_ <= from_; }

    [[nodiscard]] constexpr bool contains(Date date) const noexcept { return from_ <= date && date < until_; }

    /// The days in both; possibly empty.
    [[nodiscard]] constexpr Period intersect(Period other) const noexcept {
        return Period(from_ < other.from_ ? other.from_ : from_, until_ < other.until_ ? until_ : other.until_);
    }

    /// Whether a day lies in both.
    [[nodiscard]] constexpr bool overlaps(Period other) const noexcept { return !intersect(other).empty(); }

    friend constexpr bool operator==(Period, Period) noexcept = default;

private:
    /// Later than every valid date, so that open and closed ends compare alike.
    static constexpr Date open_end = Date::from_days(std::numeric_limits<std::int32_t>::max());

    constexpr Period(Date from, Date until) noexcept : from_(from), until_(until) {}

    Date from_;
    Date until_;
};

/// A period whose bounds come from outside.
/// @return `bad_date` for a bound that is not valid, `contradiction` when `until` is not after `from`.
[[nodiscard]] Result<Period> make_period(Date from, std::optional<Date> until);

}  // namespace steward
