/// @file
/// The monthly depreciation of a unit's assets (计提折旧): every month once, in order.
#pragma once

#include <optional>
#include <vector>

#include "steward/assets/register.hpp"
#include "steward/rules/operation.hpp"

namespace steward::assets {

/// One card charged for the month: what its charge was computed from, and the charge.
struct Charge {
    std::int64_t card = 0;
    Money cost;
    std::int64_t life_months = 0;
    Money base_accumulated;  ///< where the line starts (C4)
    std::int64_t base_months = 0;
    std::int64_t months = 0;  ///< charged with this month
    Money before;             ///< accumulated before
    Money amount;
    Money accumulated;  ///< with this month
};

struct RunFacts {
    Date on;           ///< a day of the month that is run
    std::int64_t run;  ///< id chosen by the caller
    std::int64_t unit;
    // Read from the books.
    std::optional<Date> last_run;  ///< first day of the last month that was run for the unit
    std::optional<Date> expected;  ///< first day of the month that is next; none when no card was due yet
    std::vector<Charge> due;       ///< cards to be charged; recorded in the list `charges`
};

struct RunRules {
    Provision monthly;
};

struct RunResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<std::int64_t> cards;
    std::optional<Money> total;
    std::optional<Date> missing;  ///< first day of the first month that was not run, when one is missing
};

struct RunRows {
    RowSink<Charge> charges;
};

/// A plausibility bound, not a rule: an event holds all charges of a run. Larger units are run by the units below them.
inline constexpr std::int64_t most_charges = 150'000;

template <class Trace>
void look_up(const RegisterState& state, const CommandContext&, RunFacts& facts, Trace& trace) {
    const bool taken = state.runs.find(facts.run) != nullptr;
    if (facts.run <= 0 || taken) {
        trace.reject(taken ? Status::contradiction : Status::out_of_range, "run",
                     taken ? text("该计提编号已使用", "this run exists already")
                           : text("编号应大于 0", "an id must be more than 0"));
        return;
    }
    const Date month = month_of(facts.on);
    facts.last_run = state.last_run_of(facts.unit);
    if (facts.last_run) facts.expected = month_after(*facts.last_run);
    facts.due.clear();
    bool dated_before = false;
    state.for_each_card_of(facts.unit, [&](const Card& card) {
        if (!card.is_due()) return;
        const Date next = card.next_charge_on();
        if (!facts.last_run && (!facts.expected || next < *facts.expected)) facts.expected = next;
        if (next > month) return;
        dated_before = dated_before || facts.on < card.due_from;
        facts.due.push_back({card.id, card.cost, card.life_months, card.base_accumulated, card.base_months,
                             card.months + 1, card.accumulated, Money(), Money()});
    });
    if (dated_before)
        trace.reject(Status::contradiction, "on_date",
                     text("应不早于当月资产变动的日期，如该月最后一日",
                          "it must not be before the month's changes of assets; its last day will do"));
}
[[nodiscard]] inline std::int64_t unit_of(const RegisterState&, const RunFacts& facts) noexcept { return facts.unit; }

/// Source: 政府会计准则第3号 art. 16-21; 财会〔2017〕4号 应用指南; conventions C1 to C4.
template <class Trace>
RunResult decide(const RunRules& rules, const RunFacts& facts, RunRows& rows, Trace& trace) {
    RunResult result;
    if (!rules.monthly.apply(trace,
                             text("按月计提，每月一次，依次进行", "charged monthly: every month once, in order")))
        return result;
    trace.control(rules.monthly.use());
    const Date month = month_of(facts.on);
    if (trace.branch(facts.last_run && month <= *facts.last_run)) {
        trace.computed(text("该月已计提折旧", "the month was run already"), operand(text("月份", "month"), month),
                       operand(text("已计提至", "run to the month of"), *facts.last_run));
        result.outcome = Outcome::violation;
        return result;
    }
    if (trace.branch(facts.expected && *facts.expected < month)) {
        trace.computed(text("以前月份尚未计提折旧", "a month before was not run yet"),
                       operand(text("月份", "month"), month),
                       operand(text("未计提的首月", "first month not run"), *facts.expected));
        result.missing = facts.expected;
        result.outcome = Outcome::violation;
        return result;
    }
    Money total;
    for (Charge charge : facts.due) {
        // The straight line from where it last started; the whole cost at the end of the life (C2, C4).
        const Money base = Money::fen(charge.cost.fen() - charge.base_accumulated.fen());
        const std::int64_t length = charge.life_months - charge.base_months;
        Money monthly;
        if (!divide(base, length, Rounding::half_away_from_zero, monthly)) {
            trace.reject(Status::overflow, "unit", text("原值过大", "a cost is too large"));
            return result;
        }
        const Money along = accumulated_after(base, monthly, charge.months - charge.base_months, length);
        charge.accumulated = Money::fen(charge.base_accumulated.fen() + along.fen());
        charge.amount = Money::fen(charge.accumulated.fen() - charge.before.fen());
        if (!checked_add(total, charge.amount, total)) {
            trace.reject(Status::overflow, "unit", text("折旧合计过大", "the total is too large"));
            return result;
        }
        rows.charges.push(charge);
    }
    result.cards = static_cast<std::int64_t>(facts.due.size());
    result.total = total;
    trace.computed(text("本月折旧合计", "depreciation of the month"), operand(text("月份", "month"), month),
                   operand(text("计提资产数", "cards charged"), *result.cards), operand(text("合计", "total"), total));
    result.outcome = Outcome::pass;
    return result;
}

/// The cards that were read are those that were charged.
inline void recall(RunFacts& facts, const RunRows& rows) {
    facts.due.assign(rows.charges.row().begin(), rows.charges.row().end());
}

inline void apply(RegisterState& state, const CommandContext& context, const RunFacts& facts, const RunRows& rows,
                  const RunResult& result) {
    const Date month = month_of(facts.on);
    for (const Charge& charge : rows.charges.row()) {
        Card& card = state.cards.touch(state.cards.place(charge.card));
        card.accumulated = charge.accumulated;
        card.months = charge.months;
        card.charged_on = month;
    }
    state.touch_unit(facts.unit).last_run = month;
    state.runs.add({facts.run, facts.unit, month, *result.cards, *result.total, context.seq});
}

inline constexpr auto depreciation_run = command<RegisterState>(
    operation<RunFacts, RunRules, RunResult, RunRows>(
        "assets.depreciation_run", text("计提当月折旧", "run the depreciation of a month"),
        "政府会计准则第3号 16-21; 财会〔2017〕4号 应用指南 二", anchor("on_date", &RunFacts::on),
        inputs(column("on_date", &RunFacts::on,
                      text("业务日期（所计提月份的一日）", "business day, in the month that is run")),
               column("run", &RunFacts::run, text("计提编号", "run")),
               column("unit", &RunFacts::unit, text("单位", "unit"))),
        uses(rule("assets.monthly_depreciation", &RunRules::monthly)),
        outputs(column("outcome", &RunResult::outcome, text("结论", "outcome")),
                column("cards", &RunResult::cards, text("计提资产数", "cards charged")),
                column("total_fen", &RunResult::total, text("折旧合计", "total")),
                column("first_missing_on", &RunResult::missing, text("未计提的首月", "first month not run"))),
        emits("charges", text("计提明细", "charges"), &RunRows::charges,
              outputs(column("card", &Charge::card, text("卡片编号", "card")),
                      column("cost_fen", &Charge::cost, text("原值", "cost")),
                      column("life_months", &Charge::life_months, text("折旧年限（月）", "life in months")),
                      column("base_accumulated_fen", &Charge::base_accumulated,
                             text("起算时累计折旧", "accumulated where the line starts")),
                      column("base_months", &Charge::base_months,
                             text("起算时已提月数", "months charged where the line starts")),
                      column("months", &Charge::months, text("已提月数", "months charged")),
                      column("before_fen", &Charge::before, text("上月累计折旧", "accumulated before")),
                      column("amount_fen", &Charge::amount, text("本月折旧", "depreciation of the month")),
                      column("accumulated_fen", &Charge::accumulated, text("累计折旧", "accumulated depreciation"))),
              most_charges)),
    Duty::keep_accounts,
    reads(
        column("last_run_on", &RunFacts::last_run,
               text("单位已计提至（月份首日）", "the unit was run to the month from")),
        column("expected_on", &RunFacts::expected, text("应计提的月份（首日）", "month that is next, its first day"))));

}  // namespace steward::assets
