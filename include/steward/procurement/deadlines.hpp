/// @file
/// The time limits of one procurement (采购活动期限): from the events that have happened every deadline, and whether it was
/// kept. Which limits an event starts, which event ends them and to which procurements they apply is data.
#pragma once

#include <algorithm>
#include <array>
#include <optional>

#include "steward/procurement/enumerations.hpp"
#include "steward/rules/dated_time_limits.hpp"
#include "steward/rules/decision_table.hpp"
#include "steward/rules/operation.hpp"
#include "steward/rules/period.hpp"

namespace steward {
namespace procurement {

/// Events of a procurement (采购活动事件), a code list of the rule packs.
struct ProcurementEventList {
    static constexpr std::string_view name = "procurement_event";
    static constexpr Text text = steward::text("采购活动事件", "event of a procurement");
};
using ProcurementEventCode = Code<ProcurementEventList>;

/// To which procurements a time limit applies (期限适用范围), a code list of the rule packs.
struct TimeLimitScopeList {
    static constexpr std::string_view name = "time_limit_scope";
    static constexpr Text text = steward::text("期限适用范围", "scope of a time limit");
};
using TimeLimitScope = Code<TimeLimitScopeList>;

/// How one deadline stands.
enum class DeadlineState : std::int32_t {
    kept = 1,     ///< the act was done in time
    broken = 2,   ///< the act was done too early or too late
    pending = 3,  ///< the act is not on file, and there is still time for it
    overdue = 4,  ///< a duty whose act is not on file though the deadline has passed
    lapsed = 5,   ///< a right that was not used before the deadline passed
    unknown = 6,  ///< a fact, a rule or the notice of a year is missing
};

namespace detail {
inline constexpr std::array deadline_state_items{
    item(DeadlineState::kept, "kept", text("按期", "kept")),
    item(DeadlineState::broken, "broken", text("违反期限", "broken")),
    item(DeadlineState::pending, "pending", text("未到期", "pending")),
    item(DeadlineState::overdue, "overdue", text("逾期未见记录", "overdue: no act on file")),
    item(DeadlineState::lapsed, "lapsed", text("权利逾期未行使", "lapsed: the right was not used")),
    item(DeadlineState::unknown, "unknown", text("无法判定", "unknown")),
};
}  // namespace detail

}  // namespace procurement

template <>
struct EnumerationOf<procurement::DeadlineState> {
    static constexpr EnumerationView view{"deadline_state", text("期限状态", "state of a deadline"), procurement::detail::deadline_state_items};
};

namespace procurement {

/// One event on file.
struct FiledEvent {
    ProcurementEventCode event;
    Date on_date;                        ///< day on which it happened, or for which it is set (a bid deadline)
    std::optional<std::int64_t> minute;  ///< minute of that day, 0 to 1439; only what must coincide to the minute asks for it
    /// 事项编号: which bidder, question or complaint it is about. An event that names none is about the whole procurement,
    /// and goes with every matter.
    std::optional<std::int64_t> matter;
    /// 不计入期限的时间: days, in the unit of the period, that a limit which this event starts leaves out (tests, expert review,
    /// corrections of a complaint). Only limits of which the law says so leave them out.
    std::optional<std::int64_t> uncounted_days;
};

/// What became of the limits that one event starts.
struct FiledEventResult {
    Outcome outcome = Outcome::indeterminate;  ///< not_applicable when it starts none
    std::int64_t deadlines = 0;                ///< limits that it starts
    std::int64_t path = 0;
    std::int32_t next = -1;  ///< not an output: the next event of the same code, kept here so that no row needs memory
};

struct DeadlinesFacts {
    Method method{};                      ///< 采购方式
    Category category{};                  ///< 采购品类; goods and services that belong to works are works (条例 art. 7)
    Date as_of;                           ///< 判断日: what is not on file by then and was due is overdue
    std::optional<bool> must_tender;      ///< 依法必须招标的工程
    std::optional<bool> deposits_taken;   ///< 收取了保证金 (of an ended tender: or document fees)
    std::optional<RestDayReading> rest_day_reading;  ///< 休息日的理解; empty: every rest day
    std::span<const FiledEvent> events;
};

/// One deadline.
struct DeadlineRow {
    Code<TimeLimitList> time_limit;
    DeadlineState state = DeadlineState::unknown;
    BoundCode bound{};
    ProcurementEventCode start_event;
    Date started_on;
    ProcurementEventCode end_event;
    std::optional<Date> ended_on;
    std::optional<std::int64_t> matter;
    std::optional<Date> unrolled;             ///< the last day before it moved
    std::optional<Date> deadline;             ///< see calendar.deadline
    std::optional<std::int64_t> breach_days;  ///< broken, overdue: calendar days past the deadline; negative: too early
    std::optional<std::int32_t> missing_year;
    Confidence confidence = Confidence::unverified;
};

struct DeadlinesRules {
    DatedTimeLimits<ProcurementEventList, TimeLimitScopeList> limits;
    DecisionTable<TimeLimitScope, Method, Category, bool, bool> scope;
    DecisionTable<ProcurementEventCode, ProcurementEventCode> order;
    DecisionTable<ProcurementEventCode, ProcurementEventCode> uncounted;
    WorkingDays working_days;
    WorkingDays festivals;
};

struct DeadlinesResult {
    Outcome outcome = Outcome::indeterminate;
    std::int64_t deadlines = 0;
    std::int64_t broken = 0;
    std::int64_t overdue = 0;
    std::int64_t pending = 0;
    std::int64_t unknown = 0;
    std::optional<Date> next_deadline;  ///< the earliest pending day by which something must be done
    std::optional<Code<TimeLimitList>> next_time_limit;
    std::optional<std::int32_t> missing_year;
};

struct DeadlinesRows {
    std::span<FiledEventResult> events;
    RowSink<DeadlineRow> deadlines;
};

namespace detail {

inline constexpr std::int64_t minutes_per_day = 1440;
inline constexpr std::int64_t most_deadlines = 100'000;
inline constexpr std::int64_t most_uncounted_days = 10'000;

/// The events of a file by their code, in the order of the file. Codes from `size` on are looked for one by one: packs give
/// small codes, and a file must not need memory.
class EventIndex {
public:
    static constexpr std::int32_t size = 256;

    EventIndex(std::span<const FiledEvent> events, std::span<FiledEventResult> links) noexcept : events_(events), links_(links) {
        first_.fill(-1);
        for (auto i = static_cast<std::int32_t>(events.size()); i-- > 0;) {
            const std::int32_t code = at(i).event.value;
            if (code >= size) continue;
            std::int32_t& head = first_[static_cast<std::size_t>(code)];
            links[static_cast<std::size_t>(i)].next = head;
            head = i;
        }
    }

    /// The first event of a code; -1 for none.
    [[nodiscard]] std::int32_t first(std::int32_t code) const noexcept {
        return code < size ? first_[static_cast<std::size_t>(code)] : search(code, 0);
    }
    [[nodiscard]] std::int32_t next(std::int32_t i) const noexcept {
        const std::int32_t code = at(i).event.value;
        return code < size ? links_[static_cast<std::size_t>(i)].next : search(code, i + 1);
    }
    [[nodiscard]] const FiledEvent& at(std::int32_t i) const noexcept { return events_[static_cast<std::size_t>(i)]; }

private:
    [[nodiscard]] std::int32_t search(std::int32_t code, std::int32_t from) const noexcept {
        for (std::int32_t i = from; i < static_cast<std::int32_t>(events_.size()); ++i)
            if (at(i).event.value == code) return i;
        return -1;
    }

    std::span<const FiledEvent> events_;
    std::span<FiledEventResult> links_;
    std::array<std::int32_t, size> first_;
};

/// Whether two events can be about the same matter.
[[nodiscard]] inline bool same_matter(const FiledEvent& a, const FiledEvent& b) noexcept {
    return !a.matter || !b.matter || *a.matter == *b.matter;
}

/// Whether no `later` event may lie before the first `earlier` one. Without a word to the trace: a refused row has no steps.
[[nodiscard]] inline bool ordered(const DeadlinesRules& rules, ProcurementEventCode earlier, ProcurementEventCode later) noexcept {
    ValueTrace silent;
    return rules.order.decide(silent, fact<ProcurementEventCode>("events.event", text("先有", "first"), earlier),
                              fact<ProcurementEventCode>("events.event", text("后有", "then"), later)) == Outcome::violation;
}

/// Refuses what a file cannot be; true when it is right.
template <class Trace>
bool check(const DeadlinesRules& rules, const EventIndex& index, std::span<const FiledEvent> events, Trace& trace) {
    const auto count = static_cast<std::int32_t>(events.size());
    for (std::int32_t i = 0; i < count; ++i) {
        const FiledEvent& event = index.at(i);
        if (event.minute && (*event.minute < 0 || *event.minute >= minutes_per_day)) {
            trace.reject(Status::out_of_range, "events.minute", text("应为 0 至 1439", "it must be from 0 to 1439"), i);
            return false;
        }
        if (event.uncounted_days && (*event.uncounted_days < 0 || *event.uncounted_days > most_uncounted_days)) {
            trace.reject(Status::out_of_range, "events.uncounted_days", text("应为 0 至 10000", "it must be from 0 to 10000"), i);
            return false;
        }
    }
    // Of each code the first day counts: a step that is done again (re-evaluation) does not undo the order.
    const auto earliest = [&](std::int32_t i) {
        Date day = index.at(i).on_date;
        for (std::int32_t next = index.next(i); next >= 0; next = index.next(next)) day = std::min(day, index.at(next).on_date);
        return day;
    };
    for (std::int32_t i = 0; i < count; ++i) {
        const ProcurementEventCode later = index.at(i).event;
        if (index.first(later.value) != i) {
            // What a procurement has on one day only stands in the table before itself.
            if (index.at(i).on_date == index.at(index.first(later.value)).on_date) continue;
            if (!ordered(rules, later, later)) continue;
            trace.reject(Status::contradiction, "events.on_date",
                         text("同一采购活动只有一个该日期；推迟的以最后确定的为准", "a procurement has one such day: give it as it finally stood"), i);
            return false;
        }
        const Date day = earliest(i);
        for (std::int32_t j = 0; j < count; ++j) {
            const FiledEvent& other = index.at(j);
            if (other.on_date <= day || index.first(other.event.value) != j || earliest(j) <= day) continue;
            if (!ordered(rules, other.event, later)) continue;
            trace.reject(Status::contradiction, "events.on_date",
                         text("应不早于它所依赖的事件", "it must not be before the event that it follows from"), i);
            return false;
        }
    }
    return true;
}

/// The event that ends a limit which `start` set off: the first one from that day on, or, when the procurement has it on one day only,
/// that one. -1 when it is not on file.
[[nodiscard]] inline std::int32_t end_of(const DeadlinesRules& rules, const EventIndex& index, const FiledEvent& start, std::int32_t code) noexcept {
    std::int32_t found = index.first(code);
    if (found < 0) return found;
    const bool follows = index.at(found).on_date >= start.on_date && same_matter(start, index.at(found));
    if ((follows && index.next(found) < 0) || ordered(rules, {code}, {code})) return found;
    std::int32_t best = -1;
    for (; found >= 0; found = index.next(found)) {
        const FiledEvent& event = index.at(found);
        if (event.on_date < start.on_date || !same_matter(start, event)) continue;
        if (best < 0 || event.on_date < index.at(best).on_date) best = found;
    }
    return best;
}

/// What a deadline comes to when its act is not on file.
[[nodiscard]] inline DeadlineState without_act(const TimeLimit& limit, Date started_on, Date deadline, Date as_of) noexcept {
    // At least so long: there is no last day. Not earlier than so long before an event: the last day is that of the event.
    const bool open_ended = limit.bound() == Bound::min && !limit.backward();
    const Date last = limit.bound() == Bound::max && limit.backward() ? started_on : deadline;
    if (open_ended || as_of <= last) return DeadlineState::pending;
    return limit.duty() ? DeadlineState::overdue : DeadlineState::lapsed;
}

/// Judges one deadline against the act on file, or against its absence.
template <class Trace>
void judge(const TimeLimit& limit, const FiledEvent& start, const FiledEvent* end, Date as_of, DeadlineRow& row, Trace& trace) {
    if (!end) {
        row.state = without_act(limit, row.started_on, *row.deadline, as_of);
        if (row.state == DeadlineState::overdue) row.breach_days = as_of - *row.deadline;
        return;
    }
    row.ended_on = end->on_date;
    bool kept = limit.keeps(end->on_date, *row.deadline);
    if (kept && limit.terms().length == 0) {
        // 同一时间: the day alone can refute it, but not prove it.
        if (!start.minute || !end->minute) {
            trace.missing_fact("events.minute", text("时间（分钟）", "minute of the day"));
            return;
        }
        kept = *start.minute == *end->minute;
    }
    row.state = kept ? DeadlineState::kept : DeadlineState::broken;
    if (!kept) row.breach_days = end->on_date - *row.deadline;
}

[[nodiscard]] constexpr Outcome outcome_of(DeadlineState state) noexcept {
    switch (state) {
        case DeadlineState::broken:
        case DeadlineState::overdue: return Outcome::violation;
        case DeadlineState::unknown: return Outcome::indeterminate;
        case DeadlineState::kept:
        case DeadlineState::pending:
        case DeadlineState::lapsed: break;
    }
    return Outcome::pass;
}

/// Shows a deadline in the explanation.
template <class Trace>
void show(const TimeLimit& limit, const DeadlineRow& row, Trace& trace) {
    if constexpr (Trace::recording) {
        if (!limit.in_force()) {
            limit.report_absent(trace);
            return;
        }
        const TimeLimitTerms& terms = limit.terms();
        trace.provision(limit.use(), text("适用该期限", "this period applies"));
        if (limit.backward()) trace.note(text("自起始事件日向前倒算", "counted back from the day of the starting event"));
        trace.computed(text("期限", "period"), operand(text("起始事件", "starting event"), row.start_event),
                       operand(text("起始日", "started on"), row.started_on), operand(text("性质", "kind"), row.bound),
                       operand(text("长度", "length"), std::int64_t{terms.length}),
                       operand(text("单位", "unit"), code_of<LengthUnitCode>(terms.unit)));
        if (row.deadline)
            trace.computed(text("届满日", "deadline"), operand(text("移动前", "before rolling"), *row.unrolled),
                           operand(text("遇休息日", "on a rest day"), code_of<RollCode>(terms.roll)),
                           operand(text("届满日", "deadline"), *row.deadline), operand(text("状态", "state"), row.state));
        if (row.ended_on)
            trace.computed(text("终止事件", "ending event"), operand(text("事件", "event"), row.end_event),
                           operand(text("完成日", "done on"), *row.ended_on));
        if (row.missing_year)
            trace.computed(text("尚无该年度的节假日安排通知", "the holiday notice of that year is not published"),
                           operand(text("年度", "year"), std::int64_t{*row.missing_year}));
    }
}

/// The deadlines of one file, as they are found.
template <class Trace>
class DeadlineFinder {
public:
    DeadlineFinder(const DeadlinesRules& rules, const DeadlinesFacts& facts, const EventIndex& index, DeadlinesRows& rows,
                   DeadlinesResult& result, Trace& trace) noexcept
        : rules_(rules), facts_(facts), index_(index), rows_(rows), result_(result), trace_(trace),
          reading_(facts.rest_day_reading.value_or(RestDayReading::every_rest_day)) {}

    /// All limits that the event of a row starts.
    Outcome start(std::int32_t at, std::int64_t& count) {
        const FiledEvent& event = index_.at(at);
        Outcome outcome = Outcome::not_applicable;
        for (const StartedLimit& started : rules_.limits.started_by(event.event.value, event.on_date)) {
            const TimeLimit& limit = started.limit;
            const Outcome applies = applicability(limit.scope());
            if (applies == Outcome::not_applicable) continue;
            DeadlineRow row;
            row.time_limit = {started.code};
            row.bound = code_of<BoundCode>(limit.bound());
            row.start_event = event.event;
            row.started_on = event.on_date;
            row.end_event = {limit.end_event()};
            row.matter = event.matter;
            if (!limit.in_force() || applies == Outcome::indeterminate) {
                outcome = combine(outcome, emit(limit, row, count));
                continue;
            }
            if (!find_deadline(limit, at, row)) {
                outcome = combine(outcome, emit(limit, row, count));
                continue;
            }
            outcome = combine(outcome, limit.backward() ? every_act(limit, event, row, count) : one_act(limit, event, row, count));
        }
        return outcome;
    }

private:
    /// Whether the limits of a scope apply to the procurement. Asked once for each scope, and shown once.
    Outcome applicability(std::int32_t scope) {
        const bool kept = scope >= 0 && scope < static_cast<std::int32_t>(scopes_.size());
        std::optional<Outcome> none;
        std::optional<Outcome>& known = kept ? scopes_[static_cast<std::size_t>(scope)] : none;
        if (!known)
            known = rules_.scope.decide(
                trace_, fact<TimeLimitScope>("scope", text("期限适用范围", "scope"), TimeLimitScope{scope}),
                fact<Method>("method", text("采购方式", "method"), facts_.method),
                fact<Category>("category", text("采购品类", "category"), facts_.category),
                fact<bool>("must_tender", text("是否依法必须招标", "whether it must be tendered"), facts_.must_tender),
                fact<bool>("deposits_taken", text("是否收取了保证金", "whether deposits were taken"), facts_.deposits_taken));
        return *known;
    }

    /// Where the limit falls. False when it cannot be told.
    bool find_deadline(const TimeLimit& limit, std::int32_t at, DeadlineRow& row) {
        TimeLimitTerms terms = limit.terms();
        terms.length += left_out(limit, index_.at(at));
        const PeriodEnd end = end_of_period({rules_.working_days, rules_.festivals}, terms, limit.backward(), row.started_on, reading_);
        row.unrolled = end.unrolled;
        row.deadline = end.deadline;
        row.confidence = weakest(limit.use().confidence, weakest(end.counting, end.rolling));
        if (end.deadline) return true;
        row.confidence = Confidence::unverified;
        if (end.missing_year == 0) {
            trace_.reject(Status::out_of_range, "events.on_date", text("届满日超出可用日期范围", "the end is outside the range of dates"), at);
            return false;
        }
        row.missing_year = end.missing_year;
        if (!result_.missing_year || end.missing_year < *result_.missing_year) result_.missing_year = end.missing_year;
        return false;
    }

    /// Days of the start event that the limit does not count.
    std::int32_t left_out(const TimeLimit& limit, const FiledEvent& start) {
        if (start.uncounted_days.value_or(0) == 0) return 0;
        const Outcome leaves_out = rules_.uncounted.decide(
            trace_, fact<ProcurementEventCode>("events.event", text("起始事件", "starting event"), start.event),
            fact<ProcurementEventCode>("events.event", text("终止事件", "ending event"), ProcurementEventCode{limit.end_event()}));
        if (leaves_out != Outcome::pass) return 0;
        trace_.computed(text("所需时间不计入期限", "time that the period leaves out"), operand(text("天数", "days"), *start.uncounted_days));
        return static_cast<std::int32_t>(*start.uncounted_days);
    }

    Outcome one_act(const TimeLimit& limit, const FiledEvent& start, DeadlineRow& row, std::int64_t& count) {
        const std::int32_t end = end_of(rules_, index_, start, limit.end_event());
        judge(limit, start, end < 0 ? nullptr : &index_.at(end), facts_.as_of, row, trace_);
        return emit(limit, row, count);
    }

    /// What must be done so long before an event may be done several times: every act is judged.
    Outcome every_act(const TimeLimit& limit, const FiledEvent& start, const DeadlineRow& found, std::int64_t& count) {
        Outcome outcome = Outcome::not_applicable;
        for (std::int32_t end = index_.first(limit.end_event()); end >= 0; end = index_.next(end)) {
            const FiledEvent& act = index_.at(end);
            // What may not come too early cannot come after the event: it belongs to another one.
            if (!same_matter(start, act) || (limit.bound() == Bound::max && act.on_date > start.on_date)) continue;
            DeadlineRow row = found;
            row.matter = act.matter ? act.matter : row.matter;
            judge(limit, start, &act, facts_.as_of, row, trace_);
            outcome = combine(outcome, emit(limit, row, count));
        }
        if (outcome != Outcome::not_applicable) return outcome;
        DeadlineRow row = found;
        judge(limit, start, nullptr, facts_.as_of, row, trace_);
        return emit(limit, row, count);
    }

    Outcome emit(const TimeLimit& limit, DeadlineRow& row, std::int64_t& count) {
        const Outcome outcome = outcome_of(row.state);
        RuleUse use = limit.use();
        use.confidence = row.confidence;
        trace_.use(use);
        show(limit, row, trace_);
        // The last limit that was broken, or else the last one.
        if (outcome == Outcome::violation || result_.broken + result_.overdue == 0) trace_.control(limit.use());
        ++count;
        ++result_.deadlines;
        switch (row.state) {
            case DeadlineState::broken: ++result_.broken; break;
            case DeadlineState::overdue: ++result_.overdue; break;
            case DeadlineState::unknown: ++result_.unknown; break;
            case DeadlineState::pending: add_pending(limit, row); break;
            case DeadlineState::kept:
            case DeadlineState::lapsed: break;
        }
        rows_.deadlines.push(row);
        return outcome;
    }

    void add_pending(const TimeLimit& limit, const DeadlineRow& row) noexcept {
        ++result_.pending;
        const bool has_last_day = limit.bound() == Bound::exact || (limit.bound() == Bound::min) == limit.backward();
        if (!has_last_day || (result_.next_deadline && *result_.next_deadline <= *row.deadline)) return;
        result_.next_deadline = row.deadline;
        result_.next_time_limit = row.time_limit;
    }

    const DeadlinesRules& rules_;
    const DeadlinesFacts& facts_;
    const EventIndex& index_;
    DeadlinesRows& rows_;
    DeadlinesResult& result_;
    Trace& trace_;
    RestDayReading reading_;
    std::array<std::optional<Outcome>, 32> scopes_{};  ///< by code, as far as they were asked for
};

}  // namespace detail

/// Source: the article of every period, in its rule; 民法典 art. 200-204, 财政部令第87号 art. 85, 第94号 art. 42, 第110号 art. 49
/// for counting. A limit is governed by the law of the day of the event that starts it. Pure; never throws for any facts.
template <class Trace>
DeadlinesResult decide(const DeadlinesRules& rules, const DeadlinesFacts& facts, DeadlinesRows& rows, Trace& trace) {
    DeadlinesResult result;
    const detail::EventIndex index(facts.events, rows.events);
    if (!detail::check(rules, index, facts.events, trace)) return result;
    trace.computed(text("休息日的理解", "what a rest day is"),
                   operand(text("约定", "convention"), facts.rest_day_reading.value_or(RestDayReading::every_rest_day)));
    detail::DeadlineFinder finder(rules, facts, index, rows, result, trace);
    Outcome outcome = Outcome::not_applicable;
    for (std::size_t i = 0; i < facts.events.size(); ++i) {
        const auto row = static_cast<std::int32_t>(i);
        trace.begin_row(row);
        FiledEventResult& judged = rows.events[i];
        judged.outcome = finder.start(row, judged.deadlines);
        judged.path = trace.end_row();
        if (trace.rejected()) return result;
        outcome = combine(outcome, judged.outcome);
    }
    result.outcome = outcome;
    return result;
}

inline constexpr auto deadlines = operation<DeadlinesFacts, DeadlinesRules, DeadlinesResult, DeadlinesRows>(
    "procurement.deadlines", text("采购活动期限", "time limits of a procurement"),
    "政府采购法 35, 42, 46, 47, 52-57; 实施条例; 财政部令第74、87、94、110号; 招标投标法及其实施条例; 民法典 200-204",
    anchor("as_of_on", &DeadlinesFacts::as_of),
    inputs(column("method", &DeadlinesFacts::method, text("采购方式", "method")),
           column("category", &DeadlinesFacts::category, text("采购品类", "category")),
           column("as_of_on", &DeadlinesFacts::as_of, text("判断日", "as of")),
           column("must_tender", &DeadlinesFacts::must_tender, text("是否依法必须招标", "whether it must be tendered")),
           column("deposits_taken", &DeadlinesFacts::deposits_taken, text("是否收取了保证金", "whether deposits were taken")),
           column("rest_day_reading", &DeadlinesFacts::rest_day_reading, text("休息日的理解", "what a rest day is"))),
    uses(rule("", &DeadlinesRules::limits), rule("procurement.time_limit_scope", &DeadlinesRules::scope, input("scope"), input("method"), input("category"),
              input("must_tender"), input("deposits_taken")),
         rule("procurement.event_order", &DeadlinesRules::order, input("earlier"), input("later")),
         rule("procurement.uncounted_time", &DeadlinesRules::uncounted, input("start"), input("end")),
         rule("calendar.working_days", &DeadlinesRules::working_days),
         rule("calendar.statutory_holidays", &DeadlinesRules::festivals)),
    outputs(column("outcome", &DeadlinesResult::outcome, text("结论", "outcome")),
            column("deadlines", &DeadlinesResult::deadlines, text("期限个数", "number of deadlines")),
            column("broken", &DeadlinesResult::broken, text("违反个数", "deadlines broken")),
            column("overdue", &DeadlinesResult::overdue, text("逾期未见记录个数", "deadlines overdue")),
            column("pending", &DeadlinesResult::pending, text("未到期个数", "deadlines pending")),
            column("unknown", &DeadlinesResult::unknown, text("无法判定个数", "deadlines unknown")),
            column("next_deadline_on", &DeadlinesResult::next_deadline, text("下一届满日", "next deadline")),
            column("next_time_limit", &DeadlinesResult::next_time_limit, text("下一期限规则", "next time limit")),
            column("missing_year", &DeadlinesResult::missing_year, text("缺少通知的年度", "year without a notice"))),
    list("events", text("事件", "event"), &DeadlinesFacts::events,
         inputs(column("event", &FiledEvent::event, text("事件", "event")),
                column("on_date", &FiledEvent::on_date, text("日期", "day")),
                column("minute", &FiledEvent::minute, text("时间（当日第几分钟）", "minute of the day")),
                column("matter", &FiledEvent::matter, text("事项编号", "number of the matter")),
                column("uncounted_days", &FiledEvent::uncounted_days, text("不计入期限的天数", "days that are not counted"))),
         &DeadlinesRows::events,
         outputs(column("outcome", &FiledEventResult::outcome, text("结论", "outcome")),
                 column("deadlines", &FiledEventResult::deadlines, text("起算的期限个数", "deadlines that it starts")),
                 column("path", &FiledEventResult::path, text("路径", "path")))),
    emits("found", text("期限", "deadline"), &DeadlinesRows::deadlines,
          outputs(column("time_limit", &DeadlineRow::time_limit, text("期限规则", "time limit")),
                  column("state", &DeadlineRow::state, text("状态", "state")),
                  column("bound", &DeadlineRow::bound, text("期限性质", "kind of period")),
                  column("start_event", &DeadlineRow::start_event, text("起始事件", "starting event")),
                  column("started_on", &DeadlineRow::started_on, text("起始日", "started on")),
                  column("end_event", &DeadlineRow::end_event, text("终止事件", "ending event")),
                  column("ended_on", &DeadlineRow::ended_on, text("完成日", "done on")),
                  column("matter", &DeadlineRow::matter, text("事项编号", "number of the matter")),
                  column("unrolled_on", &DeadlineRow::unrolled, text("移动前的届满日", "last day before rolling")),
                  column("deadline_on", &DeadlineRow::deadline, text("届满日", "deadline")),
                  column("breach_days", &DeadlineRow::breach_days, text("违反天数", "days of the breach")),
                  column("missing_year", &DeadlineRow::missing_year, text("缺少通知的年度", "year without a notice")),
                  column("confidence", &DeadlineRow::confidence, text("依据核实状态", "confidence"))),
          detail::most_deadlines));

}  // namespace procurement
}  // namespace steward
