/// @file
/// The end of a statutory period (期限届满): counted and rolled as its rule says, with every choice named in the trace.
#pragma once

#include <optional>

#include "steward/calendar/working_day.hpp"

namespace steward::calendar {

/// Where a period ends.
struct PeriodEnd {
    std::optional<Date> unrolled;  ///< the last day before rolling
    std::optional<Date> deadline;  ///< the day on which it ends
    std::int32_t missing_year =
        0;  ///< year whose notice is missing; without it, no deadline means outside the range of dates
};

namespace detail {

/// The last day of the period before rolling.
template <class Trace>
std::optional<Date> last_day(const WorkingDays& working_days, const TimeLimitTerms& terms, Date start,
                             std::int32_t& missing_year, Trace& trace) {
    // 民法典 art. 201: the first day is not counted; where a rule counts it, the period ends one day sooner.
    const std::int32_t length = terms.length;
    Date day;
    switch (terms.unit) {
        case LengthUnit::calendar_day:
            trace.note(terms.start_day_included
                           ? text("按自然日计，起始日计入", "calendar days, the first day is counted")
                           : text("按自然日计，起始日不计入", "calendar days, the first day is not counted"));
            if (!add_days(start, terms.start_day_included ? length - 1 : length, day)) return std::nullopt;
            return day;
        case LengthUnit::month:
        case LengthUnit::year:
            // 民法典 art. 202: the corresponding day of the last month, or its last day when there is none.
            trace.note(text("按月（年）计，到期月的对应日；没有对应日的为月末日",
                            "by months or years: the corresponding day, or the last day of the month"));
            if (!add_months(start, terms.unit == LengthUnit::year ? length * 12 : length, day)) return std::nullopt;
            if (terms.start_day_included && !subtract_days(day, 1, day)) return std::nullopt;
            return day;
        case LengthUnit::working_day: {
            trace.note(terms.start_day_included
                           ? text("按工作日计，起始日计入", "working days, the first day is counted")
                           : text("按工作日计，起始日不计入", "working days, the first day is not counted"));
            if (!working_days.in_force()) {
                missing_year = static_cast<std::int32_t>(static_cast<int>(year_month_day(start).year()));
                return std::nullopt;
            }
            if (terms.start_day_included && !subtract_days(start, 1, start)) return std::nullopt;
            const CalendarWalk walk = working_days.calendar().add(start, length);
            missing_year = walk.missing_year;
            trace.use(working_days.use(-1, walk.day ? walk.confidence : Confidence::unverified));
            if (walk.day) use_notice(working_days, *walk.day, trace);
            return walk.day;
        }
    }
    return std::nullopt;
}

}  // namespace detail

/// The end of the period that begins on `start`. `limit` is the rule that it is of, `terms` its length and counting: those of
/// the rule, or others that the rule lets the parties set. A missing notice is reported to the trace.
/// Source: 民法典 art. 200-204, 财政部令第87号 art. 85, 财政部令第94号 art. 42 for counting.
template <class Trace>
PeriodEnd period_end(const RuleUse& limit, const TimeLimitTerms& terms, const WorkingDays& working_days, Date start,
                     Trace& trace) {
    PeriodEnd end;
    end.unrolled = detail::last_day(working_days, terms, start, end.missing_year, trace);
    if (!end.unrolled) {
        if (end.missing_year != 0) detail::missing_notice(working_days, end.missing_year, trace);
        return end;
    }
    if (terms.roll == RollPolicy::none) {
        end.deadline = end.unrolled;
        return end;
    }
    CalendarWalk walk;
    if (working_days.in_force())
        walk = working_days.calendar().roll(*end.unrolled, terms.roll == RollPolicy::next_working_day);
    else
        walk.missing_year = static_cast<std::int32_t>(static_cast<int>(year_month_day(*end.unrolled).year()));
    if (!walk.day) {
        end.missing_year = walk.missing_year;
        detail::missing_notice(working_days, walk.missing_year, trace);
        return end;
    }
    RuleUse how = limit;
    how.confidence = weakest(terms.roll_confidence, walk.confidence);
    trace.use(how);
    detail::use_notice(working_days, *end.unrolled, trace);
    if (trace.branch(*walk.day != *end.unrolled))
        trace.computed(text("届满日为休息日，依规则移动", "the last day is a rest day and moves by the rule"),
                       operand(text("原届满日", "last day"), *end.unrolled),
                       operand(text("移至", "moved to"), *walk.day));
    end.deadline = walk.day;
    return end;
}

/// Whether an act on `done` keeps to a period that ends on `deadline`.
[[nodiscard]] constexpr bool kept(Bound bound, Date done, Date deadline) noexcept {
    switch (bound) {
        case Bound::min: return done >= deadline;
        case Bound::max: return done <= deadline;
        case Bound::exact: return done == deadline;
    }
    return false;
}

}  // namespace steward::calendar
