/// @file
/// The last day of a statutory period, for operations that know which period they ask for.
#pragma once

#include <optional>

#include "steward/calendar/period.hpp"

namespace steward::procurement::detail {

/// The last day of a period that `start` sets off; of one that counts back the day so long before. Empty when it cannot be
/// told: no version in force, a year without notice, or an end beyond all dates; the trace then says which.
template <class Trace>
std::optional<Date> last_day(const TimeLimit& limit, const WorkingDays& days, Date start, Trace& trace) {
    if (!limit.in_force()) {
        limit.report_absent(trace);
        return std::nullopt;
    }
    trace.provision(limit.use(), text("适用该期限", "this period applies"));
    const PeriodEnd end = calendar::period_end(limit.use(), limit.terms(), limit.backward(), {days, days}, start,
                                               RestDayReading::every_rest_day, trace);
    if (!end.deadline && end.missing_year == 0)
        trace.note(text("届满日超出可用日期范围", "the end is outside the range of dates"));
    if (end.deadline)
        trace.computed(text("届满日", "last day"), operand(text("起始日", "start"), start),
                       operand(text("期限长度", "length"), std::int64_t{limit.terms().length}),
                       operand(text("届满日", "last day"), *end.deadline));
    return end.deadline;
}

}  // namespace steward::procurement::detail
