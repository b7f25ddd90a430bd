/// @file
/// Statutory periods (期间): how days are counted, what a rest day is, and where the last day falls. The one place that
/// computes a deadline; operations add their own words.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "steward/kernel/date.hpp"
#include "steward/kernel/enumeration.hpp"
#include "steward/rules/forms.hpp"

namespace steward {

/// The enums of a rule version start at 0 inside the library; outside, 0 is no item.
enum class LengthUnitCode : std::int32_t {};
enum class BoundCode : std::int32_t {};
enum class RollCode : std::int32_t {};

template <class To, class From>
[[nodiscard]] constexpr To code_of(From value) noexcept {
    return static_cast<To>(static_cast<std::int32_t>(value) + 1);
}

/// The list of the book's time limits, by rule id.
struct TimeLimitList {
    static constexpr std::string_view name = "time_limit";
    static constexpr Text text = steward::text("期限规则", "time limit");
};

/// Which rest days move the last day of a period (休息日的理解). The texts differ: 民法典 art. 203 says 法定休假日,
/// 财政部令第87号 art. 85 and 第110号 art. 49 say 国家法定节假日, 第94号 art. 42 says 节假日. Days counted as 工作日 are always
/// those of the working calendar; only the moving of a last day depends on the reading.
enum class RestDayReading : std::int32_t {
    every_rest_day = 1,      ///< every day that is not worked: weekends and shifted rest days too
    notice_holidays = 2,     ///< the days off that the State Council's notice lists; a plain weekend does not move the day
    statutory_holidays = 3,  ///< the festival days of 全国年节及纪念日放假办法 art. 2 alone
};

namespace detail {
inline constexpr std::array length_unit_items{
    EnumerationItem{1, "calendar_day", text("日（自然日）", "calendar days")},
    EnumerationItem{2, "working_day", text("工作日", "working days")},
    EnumerationItem{3, "month", text("个月", "months")},
    EnumerationItem{4, "year", text("年", "years")},
};
inline constexpr std::array bound_items{
    EnumerationItem{1, "min", text("不少于", "at least")},
    EnumerationItem{2, "max", text("不超过", "at most")},
    EnumerationItem{3, "exact", text("为", "exactly")},
};
inline constexpr std::array roll_items{
    EnumerationItem{1, "none", text("不顺延", "does not roll")},
    EnumerationItem{2, "next_working_day", text("顺延至下一工作日", "rolls to the next working day")},
    EnumerationItem{3, "previous_working_day", text("提前至上一工作日", "rolls to the working day before")},
};
inline constexpr std::array rest_day_reading_items{
    item(RestDayReading::every_rest_day, "every_rest_day", text("一切休息日（含周末和调休）", "every rest day, weekends and shifted ones too")),
    item(RestDayReading::notice_holidays, "notice_holidays",
         text("国务院办公厅通知列明的放假日", "days off that the State Council's notice lists")),
    item(RestDayReading::statutory_holidays, "statutory_holidays",
         text("放假办法第二条的节日", "festival days of the holiday regulation, art. 2")),
};
}  // namespace detail

template <>
struct EnumerationOf<LengthUnitCode> {
    static constexpr EnumerationView view{"length_unit", text("期限单位", "unit of a period"), detail::length_unit_items};
};
template <>
struct EnumerationOf<BoundCode> {
    static constexpr EnumerationView view{"time_limit_bound", text("期限性质", "kind of period"), detail::bound_items};
};
template <>
struct EnumerationOf<RollCode> {
    static constexpr EnumerationView view{"roll_policy", text("届满日遇休息日的处理", "when the last day is a rest day"),
                                          detail::roll_items};
};
template <>
struct EnumerationOf<RestDayReading> {
    static constexpr EnumerationView view{"rest_day_reading", text("休息日的理解", "what a rest day is"), detail::rest_day_reading_items};
};

/// The calendars that a period needs.
struct PeriodDays {
    const WorkingDays& working;
    const WorkingDays& festivals;  ///< asked by the reading statutory_holidays alone
};

/// Where a period ends. Without a deadline either `missing_year` names the year that no calendar knows, or, when it is 0, the
/// end lies outside the range of dates.
struct PeriodEnd {
    std::optional<Date> unrolled;  ///< the last day before rolling
    std::optional<Date> deadline;
    std::int32_t missing_year = 0;
    Confidence counting = Confidence::verified;  ///< of the calendar that was counted on
    Confidence rolling = Confidence::verified;   ///< of how a last day on a rest day moves, where the period rolls at all
};

namespace detail {

[[nodiscard]] inline std::int32_t calendar_year(Date day) noexcept {
    return static_cast<std::int32_t>(static_cast<int>(year_month_day(day).year()));
}

/// The last day of the period before rolling.
inline void count_period(const PeriodDays& days, const TimeLimitTerms& terms, bool backward, Date start, PeriodEnd& end) noexcept {
    // 民法典 art. 201: the first day is not counted; where a rule counts it, the period ends one day sooner.
    const std::int32_t length = terms.length;
    const std::int32_t sooner = terms.start_day_included ? 1 : 0;
    Date day;
    switch (terms.unit) {
        case LengthUnit::calendar_day:
            if (backward ? subtract_days(start, length - sooner, day) : add_days(start, length - sooner, day)) end.unrolled = day;
            return;
        case LengthUnit::month:
        case LengthUnit::year: {
            // 民法典 art. 202: the corresponding day of the last month, or its last day when there is none.
            const std::int32_t months = terms.unit == LengthUnit::year ? length * 12 : length;
            if (!add_months(start, backward ? -months : months, day)) return;
            if (sooner != 0 && !(backward ? add_days(day, 1, day) : subtract_days(day, 1, day))) return;
            end.unrolled = day;
            return;
        }
        case LengthUnit::working_day: {
            if (!days.working.in_force()) {
                end.missing_year = calendar_year(start);
                return;
            }
            if (sooner != 0 && !(backward ? add_days(start, 1, start) : subtract_days(start, 1, start))) return;
            const CalendarWalk walk = days.working.calendar().add(start, backward ? -length : length);
            end.unrolled = walk.day;
            end.missing_year = walk.missing_year;
            end.counting = walk.day ? walk.confidence : Confidence::unverified;
            return;
        }
    }
}

}  // namespace detail

/// The end of a period that `start` sets off; of a `backward` one the day so long before `start`.
/// Source: 民法典 art. 200-204; 财政部令第87号 art. 85; 第94号 art. 42; 第110号 art. 49. That a period counted backward moves to
/// the rest day's earlier side is the convention of the rule's `roll`, not of these texts.
[[nodiscard]] inline PeriodEnd end_of_period(const PeriodDays& days, const TimeLimitTerms& terms, bool backward, Date start,
                                             RestDayReading reading) noexcept {
    PeriodEnd end;
    detail::count_period(days, terms, backward, start, end);
    if (!end.unrolled) return end;
    if (terms.roll == RollPolicy::none) {
        end.deadline = end.unrolled;
        return end;
    }
    const WorkingDays& calendar = reading == RestDayReading::statutory_holidays ? days.festivals : days.working;
    if (!calendar.in_force()) {
        end.missing_year = detail::calendar_year(*end.unrolled);
        return end;
    }
    const bool forward = terms.roll == RollPolicy::next_working_day;
    const CalendarWalk walk = reading == RestDayReading::every_rest_day ? calendar.calendar().roll(*end.unrolled, forward)
                                                                        : calendar.calendar().roll_listed(*end.unrolled, forward);
    end.deadline = walk.day;
    end.missing_year = walk.missing_year;
    end.rolling = weakest(terms.roll_confidence, walk.confidence);
    return end;
}

}  // namespace steward
