/// @file
/// An act that is due within a period of an event: done in time, late, or not yet due. Shared by the operations that look at
/// several such duties at once.
#pragma once

#include <optional>

#include "steward/calendar/period.hpp"
#include "steward/rules/operation.hpp"

namespace steward::procurement::detail {

/// One duty: what it is called, the event that starts its period, and when it was done.
struct Duty {
    std::string_view start_column;  ///< where a start that leads beyond the range of dates is reported
    std::string_view done_column;
    Text done_name;
    Date start;
    std::optional<Date> done;   ///< empty: not done by `as_of`
    std::optional<Date> as_of;  ///< the day on which it is looked at
};

struct DutyResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<Date> due;  ///< the last day of the period
    std::int64_t late_days = 0;
};

/// Judges a duty by its end: done by then, not done but not yet due either (both pass), or late.
template <class Trace>
DutyResult judge_by(Date due, const Duty& duty, Trace& trace) {
    DutyResult result;
    result.due = due;
    const std::optional<Date> until = duty.done ? duty.done : duty.as_of;
    if (!until) {
        trace.missing_fact(duty.done_column, duty.done_name);
        return result;
    }
    const bool in_time = *until <= due;
    if (!in_time) result.late_days = *until - due;
    result.outcome = trace.branch(in_time) ? Outcome::pass : Outcome::violation;
    trace.computed(in_time ? (duty.done ? text("在期限内", "in time") : text("期限尚未届满", "not yet due"))
                           : text("逾期", "late"),
                   operand(text("届满日", "due on"), due),
                   operand(duty.done ? duty.done_name : text("核查日", "as of"), *until));
    return result;
}

/// The last day of the period that begins on `start`; empty when it is not known, which the trace is told.
template <class Trace>
std::optional<Date> due_by(const RuleUse& rule, const TimeLimitTerms& terms, const WorkingDays& working_days,
                           std::string_view start_column, Date start, Trace& trace) {
    const PeriodEnd end = calendar::period_end(rule, terms, working_days, start, trace);
    if (!end.deadline && end.missing_year == 0)
        trace.reject(Status::out_of_range, start_column,
                     text("届满日超出可用日期范围", "the end is outside the range of dates"));
    return end.deadline;
}

/// As `judge_by`, the end being that of a time limit. What is done before the period begins is refused.
template <class Trace>
DutyResult judge_within(const TimeLimit& limit, const WorkingDays& working_days, const Duty& duty, Trace& trace) {
    if (!limit.in_force()) {
        limit.report_absent(trace);
        return {};
    }
    if (duty.done && *duty.done < duty.start) {
        trace.reject(Status::contradiction, duty.done_column,
                     text("应不早于起始日", "it must not be before the start"));
        return {};
    }
    if (!duty.done && duty.as_of && *duty.as_of < duty.start) {
        trace.reject(Status::contradiction, "as_of_on", text("应不早于起始日", "it must not be before the start"));
        return {};
    }
    trace.provision(limit.use(), duty.done_name);
    const std::optional<Date> due =
        due_by(limit.use(), limit.terms(), working_days, duty.start_column, duty.start, trace);
    return due ? judge_by(*due, duty, trace) : DutyResult{};
}

}  // namespace steward::procurement::detail
