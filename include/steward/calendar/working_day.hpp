/// @file
/// Working-day questions (工作日): is it one, add, count. A year without a published notice is indeterminate.
#pragma once

#include <optional>

#include "steward/rules/operation.hpp"

namespace steward::calendar {

struct WorkingDayRules {
    WorkingDays working_days;
};

namespace detail {

/// Reports an unknown year: which notice is missing.
template <class Trace>
void missing_notice(const WorkingDays& days, std::int32_t year, Trace& trace) {
    trace.missing_rule(days.use(-1, Confidence::unverified));
    trace.computed(text("尚无该年度的节假日安排通知", "the holiday notice of that year is not published"),
                   operand(text("年度", "year"), std::int64_t{year}));
}

/// Says on which notice a day rests.
template <class Trace>
RuleUse tell_notice(const WorkingDays& days, Date day, Trace& trace) {
    const CalendarDay known = days.calendar().on(day);
    const RuleUse use = days.use(known.version, known.confidence);
    trace.provision(use, known.status == DayStatus::working ? text("该日为工作日", "the day is a working day")
                                                            : text("该日为休息日", "the day is a rest day"));
    if (known.next_notice_open)
        trace.note(text("下一年度的通知尚未公布，年末的工作日仍可能调整", "the next year's notice is not published and may still "
                                                                          "move working days at the end of this year"));
    return use;
}

/// The same where the outcome rests on it.
template <class Trace>
void use_notice(const WorkingDays& days, Date day, Trace& trace) {
    trace.control(tell_notice(days, day, trace));
}

}  // namespace detail

// --- is it a working day ---------------------------------------------------------------------------------------

struct IsWorkingDayFacts {
    Date on_date;  ///< the day in question
};

struct IsWorkingDayResult {
    Outcome outcome = Outcome::indeterminate;   ///< pass when the answer is known
    std::optional<bool> working;
    std::optional<std::int32_t> missing_year;   ///< year whose notice is missing
};

/// Source: 全国年节及纪念日放假办法; the yearly notices of the General Office of the State Council.
template <class Trace>
IsWorkingDayResult decide(const WorkingDayRules& rules, const IsWorkingDayFacts& facts, Trace& trace) {
    IsWorkingDayResult result;
    const auto year = static_cast<std::int32_t>(static_cast<int>(year_month_day(facts.on_date).year()));
    if (!rules.working_days.in_force()) {
        detail::missing_notice(rules.working_days, year, trace);
        result.missing_year = year;
        return result;
    }
    const CalendarDay day = rules.working_days.calendar().on(facts.on_date);
    if (day.status == DayStatus::unknown) {
        detail::missing_notice(rules.working_days, day.missing_year, trace);
        result.missing_year = day.missing_year;
        return result;
    }
    detail::use_notice(rules.working_days, facts.on_date, trace);
    result.working = trace.branch(day.status == DayStatus::working);
    result.outcome = Outcome::pass;
    return result;
}

inline constexpr auto is_working_day = operation<IsWorkingDayFacts, WorkingDayRules, IsWorkingDayResult>(
    "calendar.is_working_day", text("是否工作日", "whether a day is a working day"), "全国年节及纪念日放假办法; 国务院办公厅各年节假日安排通知",
    anchor("on_date", &IsWorkingDayFacts::on_date),
    inputs(column("on_date", &IsWorkingDayFacts::on_date, text("日期", "date"))),
    uses(rule("calendar.working_days", &WorkingDayRules::working_days)),
    outputs(column("outcome", &IsWorkingDayResult::outcome, text("结论", "outcome")),
            column("working", &IsWorkingDayResult::working, text("是否工作日", "working day")),
            column("missing_year", &IsWorkingDayResult::missing_year, text("缺少通知的年度", "year without a notice"))));

// --- add working days ------------------------------------------------------------------------------------------

struct AddWorkingDaysFacts {
    Date on_date;          ///< the day counted from, itself not counted
    std::int64_t days = 0; ///< working days to add; negative to go back
};

struct AddWorkingDaysResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<Date> result;
    std::optional<std::int32_t> missing_year;
};

template <class Trace>
AddWorkingDaysResult decide(const WorkingDayRules& rules, const AddWorkingDaysFacts& facts, Trace& trace) {
    AddWorkingDaysResult result;
    CalendarWalk walk;
    if (rules.working_days.in_force()) walk = rules.working_days.calendar().add(facts.on_date, facts.days);
    if (!walk.day) {
        const std::int32_t year = walk.missing_year != 0 ? walk.missing_year
                                                         : static_cast<std::int32_t>(static_cast<int>(year_month_day(facts.on_date).year()));
        detail::missing_notice(rules.working_days, year, trace);
        result.missing_year = year;
        return result;
    }
    trace.note(text("起始日不计入，只数工作日", "the first day is not counted; only working days are"));
    if (facts.days != 0) detail::use_notice(rules.working_days, *walk.day, trace);
    trace.use(rules.working_days.use(-1, walk.confidence));
    result.result = walk.day;
    result.outcome = Outcome::pass;
    return result;
}

inline constexpr auto add_working_days = operation<AddWorkingDaysFacts, WorkingDayRules, AddWorkingDaysResult>(
    "calendar.add_working_days", text("工作日推算", "add working days"), "国务院办公厅各年节假日安排通知",
    anchor("on_date", &AddWorkingDaysFacts::on_date),
    inputs(column("on_date", &AddWorkingDaysFacts::on_date, text("起始日", "first day")),
           column("days", &AddWorkingDaysFacts::days, text("工作日数", "working days"))),
    uses(rule("calendar.working_days", &WorkingDayRules::working_days)),
    outputs(column("outcome", &AddWorkingDaysResult::outcome, text("结论", "outcome")),
            column("result_on", &AddWorkingDaysResult::result, text("到达日", "day reached")),
            column("missing_year", &AddWorkingDaysResult::missing_year, text("缺少通知的年度", "year without a notice"))));

// --- count working days ----------------------------------------------------------------------------------------

struct CountWorkingDaysFacts {
    Date on_date;    ///< first day, counted
    Date until;      ///< first day no longer counted
};

struct CountWorkingDaysResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<std::int64_t> days;
    std::optional<std::int32_t> missing_year;
};

template <class Trace>
CountWorkingDaysResult decide(const WorkingDayRules& rules, const CountWorkingDaysFacts& facts, Trace& trace) {
    CountWorkingDaysResult result;
    if (facts.until < facts.on_date) {
        trace.reject(Status::contradiction, "until_on", text("截止日应不早于起始日", "the end must not be before the start"));
        return result;
    }
    CalendarWalk walk;
    if (rules.working_days.in_force()) walk = rules.working_days.calendar().count(facts.on_date, facts.until);
    if (!rules.working_days.in_force() || walk.missing_year != 0) {
        const std::int32_t year = walk.missing_year != 0 ? walk.missing_year
                                                         : static_cast<std::int32_t>(static_cast<int>(year_month_day(facts.on_date).year()));
        detail::missing_notice(rules.working_days, year, trace);
        result.missing_year = year;
        return result;
    }
    if (facts.until > facts.on_date) {
        detail::use_notice(rules.working_days, facts.on_date, trace);
        detail::use_notice(rules.working_days, Date::from_days(facts.until.days() - 1), trace);
    }
    trace.use(rules.working_days.use(-1, walk.confidence));
    trace.note(text("含起始日，不含截止日", "the first day is counted, the end is not"));
    result.days = walk.count;
    result.outcome = Outcome::pass;
    return result;
}

inline constexpr auto count_working_days = operation<CountWorkingDaysFacts, WorkingDayRules, CountWorkingDaysResult>(
    "calendar.count_working_days", text("工作日计数", "count working days"), "国务院办公厅各年节假日安排通知",
    anchor("on_date", &CountWorkingDaysFacts::on_date),
    inputs(column("on_date", &CountWorkingDaysFacts::on_date, text("起始日（含）", "first day, counted")),
           column("until_on", &CountWorkingDaysFacts::until, text("截止日（不含）", "end, not counted"))),
    uses(rule("calendar.working_days", &WorkingDayRules::working_days)),
    outputs(column("outcome", &CountWorkingDaysResult::outcome, text("结论", "outcome")),
            column("days", &CountWorkingDaysResult::days, text("工作日数", "working days")),
            column("missing_year", &CountWorkingDaysResult::missing_year, text("缺少通知的年度", "year without a notice"))));

}  // namespace steward::calendar
