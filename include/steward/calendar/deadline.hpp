/// @file
/// The deadline that a statutory period sets (期限届满日), with its counting and rolling policy named in the trace.
#pragma once

#include <optional>

#include "steward/calendar/enumerations.hpp"
#include "steward/calendar/period.hpp"

namespace steward::calendar {

struct DeadlineFacts {
    Code<TimeLimitList> time_limit;  ///< which period, by its rule
    Date starts_on;                  ///< day of the event that starts it; the date whose rules govern
    std::optional<Date> ended_on;    ///< day on which the act was done, to be judged; empty: not judged
    std::optional<RestDayReading> rest_day_reading;  ///< what moves the last day; empty: every rest day
};

struct DeadlineRules {
    TimeLimits limits;
    WorkingDays working_days;
    WorkingDays festivals;
};

struct DeadlineResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<Date> deadline;  ///< min: earliest lawful end; max: latest; exact: the end. Counted backward: min latest, max earliest
    std::optional<Date> unrolled;               ///< the last day before rolling
    std::optional<std::int64_t> length;
    std::optional<LengthUnitCode> length_unit;
    std::optional<BoundCode> bound;
    std::optional<RollCode> roll;
    std::optional<std::int32_t> missing_year;
};

/// Source: the article of the period; 民法典 art. 200-204, 财政部令第87号 art. 85, 财政部令第94号 art. 42 for counting.
template <class Trace>
DeadlineResult decide(const DeadlineRules& rules, const DeadlineFacts& facts, Trace& trace) {
    DeadlineResult result;
    const TimeLimit* limit = rules.limits.find(facts.time_limit.value);
    if (!limit) {
        trace.reject(Status::unknown_code, "time_limit", text("应为规则库中的期限规则", "it must be a time limit of the book"));
        return result;
    }
    if (!limit->in_force()) {
        limit->report_absent(trace);
        return result;
    }
    const TimeLimitTerms& terms = limit->terms();
    trace.provision(limit->use(), text("适用该期限", "this period applies"));
    trace.computed(text("期限", "period"), operand(text("性质", "kind"), code_of<BoundCode>(limit->bound())),
                   operand(text("长度", "length"), std::int64_t{terms.length}),
                   operand(text("单位", "unit"), code_of<LengthUnitCode>(terms.unit)),
                   operand(text("届满日遇休息日", "last day on a rest day"), code_of<RollCode>(terms.roll)));
    result.length = terms.length;
    result.length_unit = code_of<LengthUnitCode>(terms.unit);
    result.bound = code_of<BoundCode>(limit->bound());
    result.roll = code_of<RollCode>(terms.roll);

    const PeriodEnd end = period_end(limit->use(), terms, limit->backward(), {rules.working_days, rules.festivals}, facts.starts_on,
                                     facts.rest_day_reading.value_or(RestDayReading::every_rest_day), trace);
    result.unrolled = end.unrolled;
    result.deadline = end.deadline;
    if (!end.deadline) {
        if (end.missing_year != 0)
            result.missing_year = end.missing_year;
        else
            trace.reject(Status::out_of_range, "starts_on", text("届满日超出可用日期范围", "the end is outside the range of dates"));
        return result;
    }
    trace.control(limit->use());
    if (!facts.ended_on) {
        result.outcome = Outcome::pass;
        return result;
    }
    // What is due before an event may come too late, after it; what may not come too early cannot come after it.
    if (limit->backward() ? limit->bound() == Bound::max && *facts.ended_on > facts.starts_on : *facts.ended_on < facts.starts_on) {
        trace.reject(Status::contradiction, "ended_on",
                     limit->backward() ? text("应不晚于起始日", "it must not be after the start")
                                       : text("应不早于起始日", "it must not be before the start"));
        return result;
    }
    result.outcome = trace.branch(limit->keeps(*facts.ended_on, *end.deadline)) ? Outcome::pass : Outcome::violation;
    return result;
}

inline constexpr auto deadline = operation<DeadlineFacts, DeadlineRules, DeadlineResult>(
    "calendar.deadline", text("期限届满日", "deadline of a statutory period"), "民法典 200-204; 财政部令第87号 85; 财政部令第94号 42",
    anchor("starts_on", &DeadlineFacts::starts_on),
    inputs(column("time_limit", &DeadlineFacts::time_limit, text("期限规则", "time limit")),
           column("starts_on", &DeadlineFacts::starts_on, text("起始事件日", "day of the starting event")),
           column("ended_on", &DeadlineFacts::ended_on, text("实际完成日", "day on which the act was done")),
           column("rest_day_reading", &DeadlineFacts::rest_day_reading, text("休息日的理解", "what a rest day is"))),
    uses(rule("", &DeadlineRules::limits), rule("calendar.working_days", &DeadlineRules::working_days),
         rule("calendar.statutory_holidays", &DeadlineRules::festivals)),
    outputs(column("outcome", &DeadlineResult::outcome, text("结论", "outcome")),
            column("deadline_on", &DeadlineResult::deadline, text("届满日", "deadline")),
            column("unrolled_on", &DeadlineResult::unrolled, text("移动前的届满日", "last day before rolling")),
            column("length", &DeadlineResult::length, text("期限长度", "length")),
            column("length_unit", &DeadlineResult::length_unit, text("期限单位", "unit")),
            column("bound", &DeadlineResult::bound, text("期限性质", "kind of period")),
            column("roll", &DeadlineResult::roll, text("遇休息日的处理", "when the last day is a rest day")),
            column("missing_year", &DeadlineResult::missing_year, text("缺少通知的年度", "year without a notice"))));

}  // namespace steward::calendar
