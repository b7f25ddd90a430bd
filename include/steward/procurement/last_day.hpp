/// @file
/// The last day of a statutory period, for operations that know which period they ask for.
#pragma once

#include <optional>

#include "steward/rules/forms.hpp"

namespace steward::procurement::detail {

/// Names the year whose working days are not published.
template <class Trace>
void missing_working_days(const WorkingDays& days, std::int32_t year, Trace& trace) {
    trace.missing_rule(days.use(-1, Confidence::unverified));
    trace.computed(text("尚无该年度的节假日安排通知", "the holiday notice of that year is not published"),
                   operand(text("年度", "year"), std::int64_t{year}));
}

/// The last day of a period that `start` sets off; of a `backward` one the day so long before. Empty when it cannot be told: no
/// version in force, a year without notice, or an end beyond all dates; the trace then says which.
/// Source: 民法典 art. 201-203; 财政部令第94号 art. 42. Every rest day moves the last day, where the period rolls at all.
template <class Trace>
std::optional<Date> last_day(const TimeLimit& limit, const WorkingDays& days, Date start, bool backward, Trace& trace) {
    if (!limit.in_force()) {
        limit.report_absent(trace);
        return std::nullopt;
    }
    const TimeLimitTerms& terms = limit.terms();
    const std::int32_t length = terms.start_day_included ? terms.length - 1 : terms.length;
    const bool working = terms.unit == LengthUnit::working_day;
    Date end;
    bool inside = true;
    CalendarWalk walk;
    if (working || terms.roll != RollPolicy::none) {
        if (!days.in_force()) {
            missing_working_days(days, static_cast<std::int32_t>(static_cast<int>(year_month_day(start).year())),
                                 trace);
            return std::nullopt;
        }
        if (working) walk = days.calendar().add(start, backward ? -length : length);
    }
    switch (terms.unit) {
        case LengthUnit::working_day: break;
        case LengthUnit::calendar_day:
            inside = backward ? subtract_days(start, length, end) : add_days(start, length, end);
            break;
        case LengthUnit::month: inside = add_months(start, backward ? -terms.length : terms.length, end); break;
        case LengthUnit::year: inside = anniversary(start, backward ? -terms.length : terms.length, end); break;
    }
    if (!inside) {
        trace.note(text("届满日超出可用日期范围", "the end is outside the range of dates"));
        return std::nullopt;
    }
    if (!working) {
        walk.day = end;
        if (terms.roll != RollPolicy::none)
            walk = days.calendar().roll(end, terms.roll == RollPolicy::next_working_day);
    }
    if (!walk.day) {
        missing_working_days(days, walk.missing_year, trace);
        return std::nullopt;
    }
    RuleUse use = limit.use();
    if (!working && terms.roll != RollPolicy::none) use.confidence = weakest(use.confidence, terms.roll_confidence);
    trace.provision(use, text("适用该期限，起始日不计入", "this period applies; its first day is not counted"));
    if (working || terms.roll != RollPolicy::none) trace.use(days.use(-1, walk.confidence));
    trace.computed(text("届满日", "last day"), operand(text("起始日", "start"), start),
                   operand(text("期限长度", "length"), std::int64_t{terms.length}),
                   operand(text("届满日", "last day"), *walk.day));
    return walk.day;
}

}  // namespace steward::procurement::detail
