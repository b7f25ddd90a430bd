/// @file
/// The end of a statutory period (期限届满), with every choice of counting and moving named in the trace. The days themselves
/// are found by rules/period.hpp.
#pragma once

#include "steward/calendar/working_day.hpp"
#include "steward/rules/period.hpp"

namespace steward::calendar {

namespace detail {

/// How the days of a period are counted, in words.
[[nodiscard]] inline Text counting(const TimeLimitTerms& terms) noexcept {
    switch (terms.unit) {
        case LengthUnit::calendar_day:
            return terms.start_day_included ? text("按自然日计，起始日计入", "calendar days, the first day is counted")
                                            : text("按自然日计，起始日不计入", "calendar days, the first day is not counted");
        case LengthUnit::working_day:
            return terms.start_day_included ? text("按工作日计，起始日计入", "working days, the first day is counted")
                                            : text("按工作日计，起始日不计入", "working days, the first day is not counted");
        case LengthUnit::month:
        case LengthUnit::year: break;
    }
    return text("按月（年）计，到期月的对应日；没有对应日的为月末日", "by months or years: the corresponding day, or the last day of the month");
}

/// Says whether the last day rests, as the reading has it.
template <class Trace>
void use_rest_day(const PeriodDays& days, RestDayReading reading, Date day, Trace& trace) {
    if (reading == RestDayReading::every_rest_day) {
        tell_notice(days.working, day, trace);
        return;
    }
    const WorkingDays& asked = reading == RestDayReading::statutory_holidays ? days.festivals : days.working;
    const CalendarDay known = asked.calendar().on(day);
    trace.provision(asked.use(known.version, known.confidence),
                    known.listed ? text("该日为节假日", "the day is a holiday") : text("该日不是节假日", "the day is no holiday"));
}

}  // namespace detail

/// As `end_of_period`, told to the trace. `limit` is the rule that the period is of, `terms` its length and counting: those of
/// the rule, or others that the rule lets the parties set. A missing notice is reported; an end outside the range of dates
/// (neither deadline nor missing year) is for the caller to refuse.
template <class Trace>
PeriodEnd period_end(const RuleUse& limit, const TimeLimitTerms& terms, bool backward, const PeriodDays& days, Date start,
                     RestDayReading reading, Trace& trace) {
    const PeriodEnd end = end_of_period(days, terms, backward, start, reading);
    if (backward) trace.note(text("自起始事件日向前倒算", "counted back from the day of the starting event"));
    trace.note(detail::counting(terms));
    if (terms.unit == LengthUnit::working_day && days.working.in_force() && (end.unrolled || end.missing_year != 0)) {
        trace.use(days.working.use(-1, end.counting));
        if (end.unrolled) detail::tell_notice(days.working, *end.unrolled, trace);
    }
    if (!end.deadline) {
        const bool festivals = end.unrolled && reading == RestDayReading::statutory_holidays;
        if (end.missing_year != 0) detail::missing_notice(festivals ? days.festivals : days.working, end.missing_year, trace);
        return end;
    }
    if (terms.roll == RollPolicy::none) return end;
    trace.computed(text("休息日的理解", "what a rest day is"), operand(text("约定", "convention"), reading));
    RuleUse how = limit;
    how.confidence = end.rolling;
    trace.use(how);
    detail::use_rest_day(days, reading, *end.unrolled, trace);
    if (trace.branch(*end.deadline != *end.unrolled))
        trace.computed(text("届满日为休息日，依规则移动", "the last day is a rest day and moves by the rule"),
                       operand(text("原届满日", "last day"), *end.unrolled), operand(text("移至", "moved to"), *end.deadline));
    return end;
}

/// The same of a period that counts forward, in which every rest day moves the last day.
template <class Trace>
PeriodEnd period_end(const RuleUse& limit, const TimeLimitTerms& terms, const WorkingDays& working_days, Date start, Trace& trace) {
    return period_end(limit, terms, false, {working_days, working_days}, start, RestDayReading::every_rest_day, trace);
}

}  // namespace steward::calendar
