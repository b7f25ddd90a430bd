/// @file
/// Working days (工作日): weekdays, less the days off, plus the make-up workdays (调休) of the State Council's yearly
/// notices. A year whose notice is not published is unknown, never guessed.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "steward/kernel/date.hpp"
#include "steward/kernel/outcome.hpp"

namespace steward {

/// The arrangement of one notice (通知). Days outside `year` belong to it too: a make-up workday may lie in the
/// December before.
struct CalendarNotice {
    std::int32_t year = 0;
    std::vector<Date> off;   ///< days off, weekends inside a holiday included
    std::vector<Date> work;  ///< make-up workdays
    bool amends = false;     ///< changes single days of the year's first notice (调整、延长); laid over it
    std::int32_t version = -1;  ///< code of the rule version that carries it
    Confidence confidence = Confidence::unverified;
};

enum class DayStatus : std::int8_t { unknown, working, off };

/// What is known of one day.
struct CalendarDay {
    DayStatus status = DayStatus::unknown;
    std::int32_t version = -1;        ///< version of the notice that decides the day; -1 for an unknown day
    std::int32_t missing_year = 0;    ///< year whose notice is missing, for an unknown day
    Confidence confidence = Confidence::unverified;
    bool next_notice_open = false;    ///< late December, and the next year's notice, which may move it, is not known
    bool listed = false;              ///< a day off because a notice lists it; false for a weekend that none names
};

/// Where a walk over working days ended.
struct CalendarWalk {
    std::optional<Date> day;        ///< empty when an unknown year is in the way
    std::int64_t count = 0;         ///< working days in the range, for a count
    std::int32_t missing_year = 0;  ///< year whose notice is missing
    Confidence confidence = Confidence::verified;
};

/// Immutable; safe to share between threads. Every query is O(1), or O(log days) for `add`.
class WorkingDayCalendar {
public:
    WorkingDayCalendar() = default;
    explicit WorkingDayCalendar(const std::vector<CalendarNotice>& notices);

    [[nodiscard]] CalendarDay on(Date day) const noexcept;

    /// The n-th working day after (n > 0) or before (n < 0) `from`, which itself is not counted; n = 0 is `from`.
    [[nodiscard]] CalendarWalk add(Date from, std::int64_t n) const noexcept;

    /// Working days in the half-open range [from, until); `until` must not be before `from`.
    [[nodiscard]] CalendarWalk count(Date from, Date until) const noexcept;

    /// The first working day on or after (`forward`) or on or before `day`.
    [[nodiscard]] CalendarWalk roll(Date day, bool forward) const noexcept;

    /// As `roll`, past the days off that a notice lists only: a weekend that none names ends the walk.
    [[nodiscard]] CalendarWalk roll_listed(Date day, bool forward) const noexcept;

private:
    struct Day {
        DayStatus status = DayStatus::unknown;
        bool listed : 1 = false;
        bool next_notice_open : 1 = false;
        std::int16_t notice = -1;
    };
    struct Notice {
        std::int32_t year;
        std::int32_t version;
        Confidence confidence;
    };

    [[nodiscard]] std::int64_t index(Date day) const noexcept { return std::int64_t{day.days()} - first_; }
    [[nodiscard]] Confidence confidence_between(Date from, Date until) const noexcept;
    [[nodiscard]] bool has_notice(std::int32_t year) const noexcept;
    /// Year of the first unknown day from index `start` on, or back.
    [[nodiscard]] std::int32_t missing_year(std::int64_t start, bool forward) const noexcept;

    std::int32_t first_ = 0;                 ///< days since 1970-01-01 of days_[0]
    std::vector<Day> days_;
    std::vector<std::int32_t> working_;      ///< working_[i]: working days before day i
    std::vector<std::int32_t> unknown_;      ///< unknown_[i]: unknown days before day i
    std::vector<std::int32_t> position_;     ///< position_[k]: index of the k-th working day
    std::vector<Notice> notices_;            ///< by year
    std::vector<std::pair<std::int32_t, std::int32_t>> unverified_;  ///< years with a notice that is not verified, as days
};

}  // namespace steward
