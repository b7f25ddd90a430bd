/// @file
/// Budget indicators (预算指标): issue, distribute, adjust, freeze.
#pragma once

#include <optional>
#include <string_view>

#include "steward/funds/commitment.hpp"

namespace steward::funds {

struct IndicatorRules {
    Provision issue;        ///< 指标须有依据文件 (预算法 art. 52)
    Provision distribute;   ///< 逐级分解下达
    Provision adjust;       ///< 预算调整与调剂 (预算法 art. 67, 72)
};

struct IndicatorResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<Money> amount_after;     ///< authority of the indicator
    std::optional<Money> available_after;  ///< what is free of it
};

namespace detail {
inline constexpr auto indicator_rules =
    uses(rule("funds.indicator_issue", &IndicatorRules::issue), rule("funds.indicator_distribution", &IndicatorRules::distribute),
         rule("funds.indicator_adjustment", &IndicatorRules::adjust));
inline constexpr auto indicator_outputs =
    outputs(column("outcome", &IndicatorResult::outcome, text("结论", "outcome")),
            column("amount_after_fen", &IndicatorResult::amount_after, text("指标金额", "authority afterwards")),
            column("available_after_fen", &IndicatorResult::available_after, text("可用额", "available afterwards")));

template <class Trace>
bool documented(std::string_view document, Trace& trace) {
    if (!document.empty() && document.size() <= 200) return true;
    trace.reject(Status::out_of_range, "document", text("指标文号应有 1 至 200 个字节", "the document's number has 1 to 200 bytes"));
    return false;
}

template <class Trace>
bool new_indicator(std::int64_t id, bool taken, Trace& trace) {
    if (id > 0 && !taken) return true;
    trace.reject(taken ? Status::contradiction : Status::out_of_range, "indicator",
                 taken ? text("该指标编号已使用", "this indicator exists already") : text("编号应大于 0", "an id must be more than 0"));
    return false;
}

/// The outcome of a provision that allows a change of `after`.
template <class Trace>
IndicatorResult changed(const Provision& provision, Trace& trace, Text what, Money amount, Money available) {
    IndicatorResult result;
    if (!provision.apply(trace, what)) return result;
    trace.control(provision.use());
    result.amount_after = amount;
    result.available_after = available;
    result.outcome = Outcome::pass;
    return result;
}

/// A violation, with the amounts it rests on.
template <class Trace>
IndicatorResult refused(const Provision& provision, Trace& trace, Text why, Money asked, Money available) {
    IndicatorResult result;
    if (!provision.apply(trace, why)) return result;
    trace.control(provision.use());
    trace.computed(why, operand(text("金额", "amount"), asked), operand(text("可用额", "available"), available));
    result.outcome = Outcome::violation;
    return result;
}
}  // namespace detail

// --- issue -----------------------------------------------------------------------------------------------------

struct IssueFacts {
    Date on;
    std::int64_t indicator;
    std::int64_t unit;
    std::int64_t year;
    Money amount;
    std::string_view document;
    bool taken = false;
};

template <class Trace>
void look_up(const BudgetState& state, const CommandContext&, IssueFacts& facts, Trace&) {
    facts.taken = state.indicators.find(facts.indicator) != nullptr;
}
[[nodiscard]] inline std::int64_t unit_of(const BudgetState&, const IssueFacts& facts) noexcept { return facts.unit; }

/// Source: 预算法 art. 13, 52: spending rests on an approved budget, which is issued by a document.
template <class Trace>
IndicatorResult decide(const IndicatorRules& rules, const IssueFacts& facts, Trace& trace) {
    if (!detail::positive(facts.amount, "amount_fen", trace) || !detail::documented(facts.document, trace) ||
        !detail::new_indicator(facts.indicator, facts.taken, trace))
        return {};
    if (facts.year < 1995 || facts.year > 9998) {
        trace.reject(Status::out_of_range, "year", text("预算年度应为 1995 年（预算法施行）之后的年份", "the budget year must be 1995 (the Budget Law) or later"));
        return {};
    }
    return detail::changed(rules.issue, trace, text("按批复文件下达指标", "the indicator is issued by its document"), facts.amount, facts.amount);
}

inline void apply(BudgetState& state, const CommandContext& context, const IssueFacts& facts, const IndicatorResult&) {
    Indicator indicator;
    indicator.id = facts.indicator;
    indicator.unit = facts.unit;
    indicator.year = static_cast<std::int32_t>(facts.year);
    indicator.document = state.texts.keep(facts.document);
    indicator.amount = facts.amount;
    indicator.issued_on = facts.on;
    indicator.seq = context.seq;
    state.indicators.add(indicator);
}

inline constexpr auto issue = command<BudgetState>(
    operation<IssueFacts, IndicatorRules, IndicatorResult>(
        "funds.issue", text("下达预算指标", "issue a budget indicator"), "预算法 13, 52", anchor("on_date", &IssueFacts::on),
        inputs(column("on_date", &IssueFacts::on, text("下达日期", "day of issue")),
               column("indicator", &IssueFacts::indicator, text("指标编号", "indicator")),
               column("unit", &IssueFacts::unit, text("单位", "unit")), column("year", &IssueFacts::year, text("预算年度", "budget year")),
               column("amount_fen", &IssueFacts::amount, text("金额", "amount")),
               column("document", &IssueFacts::document, text("指标文号", "number of the document"))),
        detail::indicator_rules, detail::indicator_outputs),
    Duty::approve_budget, reads(column("taken", &IssueFacts::taken, text("编号已使用", "the id is taken"))));

// --- distribute ------------------------------------------------------------------------------------------------

struct DistributeFacts {
    Date on;
    std::int64_t parent;
    std::int64_t indicator;   ///< new
    std::int64_t unit;        ///< that receives it
    Money amount;
    std::string_view document;
    bool taken = false;
    std::int64_t parent_unit = 0;
    std::int32_t year = 0;
    Money available;          ///< of the parent
    Money room;               ///< least room of the parent and all above it
};

template <class Trace>
void look_up(const BudgetState& state, const CommandContext&, DistributeFacts& facts, Trace& trace) {
    const Indicator* parent = detail::indicator_of(state, facts.parent, facts.on, "parent", trace);
    if (!parent) return;
    facts.taken = state.indicators.find(facts.indicator) != nullptr;
    facts.parent_unit = parent->unit;
    facts.year = parent->year;
    facts.available = Money::fen(parent->available_fen());
    facts.room = tightest(state, *parent).room;
}
[[nodiscard]] inline std::int64_t unit_of(const BudgetState&, const DistributeFacts& facts) noexcept { return facts.parent_unit; }
[[nodiscard]] inline std::int64_t receiving_unit(const DistributeFacts& facts) noexcept { return facts.unit; }

template <class Trace>
IndicatorResult decide(const IndicatorRules& rules, const DistributeFacts& facts, Trace& trace) {
    if (!detail::positive(facts.amount, "amount_fen", trace) || !detail::documented(facts.document, trace) ||
        !detail::new_indicator(facts.indicator, facts.taken, trace))
        return {};
    if (!trace.branch(facts.amount <= facts.available && facts.amount <= facts.room))
        return detail::refused(rules.distribute, trace, text("超过上级指标的可用额", "more than the parent has available"), facts.amount,
                               std::min(facts.available, facts.room));
    return detail::changed(rules.distribute, trace, text("由上级指标分解下达", "distributed from the parent"), facts.amount, facts.amount);
}

inline void apply(BudgetState& state, const CommandContext& context, const DistributeFacts& facts, const IndicatorResult&) {
    const std::uint32_t place = state.indicators.place(facts.parent);
    Indicator& parent = state.indicators.touch(place);
    parent.distributed = Money::fen(parent.distributed.fen() + facts.amount.fen());
    Indicator indicator;
    indicator.id = facts.indicator;
    indicator.parent = facts.parent;
    indicator.parent_place = place;
    indicator.unit = facts.unit;
    indicator.year = facts.year;
    indicator.document = state.texts.keep(facts.document);
    indicator.amount = facts.amount;
    indicator.issued_on = facts.on;
    indicator.seq = context.seq;
    state.indicators.add(indicator);
}

inline constexpr auto distribute = command<BudgetState>(
    operation<DistributeFacts, IndicatorRules, IndicatorResult>(
        "funds.distribute", text("分解预算指标", "distribute a budget indicator"), "预算法 13, 52", anchor("on_date", &DistributeFacts::on),
        inputs(column("on_date", &DistributeFacts::on, text("分解日期", "business day")),
               column("parent", &DistributeFacts::parent, text("上级指标", "parent")),
               column("indicator", &DistributeFacts::indicator, text("指标编号", "indicator")),
               column("unit", &DistributeFacts::unit, text("单位", "unit")), column("amount_fen", &DistributeFacts::amount, text("金额", "amount")),
               column("document", &DistributeFacts::document, text("指标文号", "number of the document"))),
        detail::indicator_rules, detail::indicator_outputs),
    Duty::execute_budget,
    reads(column("taken", &DistributeFacts::taken, text("编号已使用", "the id is taken")),
          column("parent_unit", &DistributeFacts::parent_unit, text("上级指标所属单位", "unit of the parent")),
          column("year", &DistributeFacts::year, text("预算年度", "budget year")),
          column("available_fen", &DistributeFacts::available, text("上级可用额", "available on the parent")),
          column("room_fen", &DistributeFacts::room, text("各级最小余额", "least room of all levels"))));

// --- adjust ----------------------------------------------------------------------------------------------------

struct AdjustFacts {
    Date on;
    std::int64_t indicator;
    Money amount;             ///< added; negative takes back
    std::string_view document;
    std::int64_t unit = 0;
    std::int64_t parent = 0;
    Money before;             ///< authority of the indicator
    Money available;          ///< of the indicator
    Money parent_available;   ///< of the parent, when it has one
};

template <class Trace>
void look_up(const BudgetState& state, const CommandContext&, AdjustFacts& facts, Trace& trace) {
    const Indicator* indicator = detail::indicator_of(state, facts.indicator, facts.on, "indicator", trace);
    if (!indicator) return;
    facts.unit = indicator->unit;
    facts.parent = indicator->parent;
    facts.before = indicator->amount;
    // What may be taken back must be free here, and must not be what commitments below count on.
    facts.available = Money::fen(std::min(indicator->available_fen(), indicator->room_fen()));
    if (indicator->parent_place != IdIndex::none) {
        const Indicator& parent = state.indicators[indicator->parent_place];
        facts.parent_available = std::min(Money::fen(parent.available_fen()), tightest(state, parent).room);
    }
}
[[nodiscard]] inline std::int64_t unit_of(const BudgetState&, const AdjustFacts& facts) noexcept { return facts.unit; }

template <class Trace>
IndicatorResult decide(const IndicatorRules& rules, const AdjustFacts& facts, Trace& trace) {
    if (facts.amount == Money::fen(0)) {
        trace.reject(Status::out_of_range, "amount_fen", text("金额不应为 0", "the amount must not be 0"));
        return {};
    }
    if (!detail::documented(facts.document, trace)) return {};
    std::int64_t after = 0, available = 0;
    if (!checked_add(facts.before.fen(), facts.amount.fen(), after) || !checked_add(facts.available.fen(), facts.amount.fen(), available)) {
        trace.reject(Status::overflow, "amount_fen", text("金额过大", "the amount is too large"));
        return {};
    }
    if (facts.amount < Money::fen(0) && !trace.branch(available >= 0))
        return detail::refused(rules.adjust, trace, text("调减超过可用额", "more is taken back than is available"), facts.amount, facts.available);
    if (facts.amount > Money::fen(0) && facts.parent != 0 && !trace.branch(facts.amount <= facts.parent_available))
        return detail::refused(rules.adjust, trace, text("追加超过上级可用额", "more is added than the parent has available"), facts.amount, facts.parent_available);
    return detail::changed(rules.adjust, trace, text("按文件调整指标", "the indicator is adjusted by its document"), Money::fen(after), Money::fen(available));
}

inline void apply(BudgetState& state, const CommandContext&, const AdjustFacts& facts, const IndicatorResult&) {
    Indicator& indicator = state.indicators.touch(state.indicators.place(facts.indicator));
    indicator.amount = Money::fen(indicator.amount.fen() + facts.amount.fen());
    if (indicator.parent_place == IdIndex::none) return;
    Indicator& parent = state.indicators.touch(indicator.parent_place);
    parent.distributed = Money::fen(parent.distributed.fen() + facts.amount.fen());
}

inline constexpr auto adjust = command<BudgetState>(
    operation<AdjustFacts, IndicatorRules, IndicatorResult>(
        "funds.adjust", text("调整预算指标", "adjust a budget indicator"), "预算法 67, 72", anchor("on_date", &AdjustFacts::on),
        inputs(column("on_date", &AdjustFacts::on, text("调整日期", "business day")),
               column("indicator", &AdjustFacts::indicator, text("指标编号", "indicator")),
               column("amount_fen", &AdjustFacts::amount, text("调整金额（调减为负）", "amount added; negative takes back")),
               column("document", &AdjustFacts::document, text("指标文号", "number of the document"))),
        detail::indicator_rules, detail::indicator_outputs),
    Duty::approve_budget,
    reads(column("unit", &AdjustFacts::unit, text("单位", "unit")), column("parent", &AdjustFacts::parent, text("上级指标", "parent")),
          column("before_fen", &AdjustFacts::before, text("原金额", "authority before")),
          column("available_fen", &AdjustFacts::available, text("可用额", "available")),
          column("parent_available_fen", &AdjustFacts::parent_available, text("上级可用额", "available on the parent"))));

// --- freeze ----------------------------------------------------------------------------------------------------

struct FreezeFacts {
    Date on;
    std::int64_t indicator;
    Money amount;             ///< to be frozen; negative unfreezes
    std::int64_t unit = 0;
    Money before;             ///< authority
    Money frozen;
    Money available;          ///< own and room of its subtree, the less of the two
};

template <class Trace>
void look_up(const BudgetState& state, const CommandContext&, FreezeFacts& facts, Trace& trace) {
    const Indicator* indicator = detail::indicator_of(state, facts.indicator, facts.on, "indicator", trace);
    if (!indicator) return;
    facts.unit = indicator->unit;
    facts.before = indicator->amount;
    facts.frozen = indicator->frozen;
    facts.available = Money::fen(std::min(indicator->available_fen(), indicator->room_fen()));
}
[[nodiscard]] inline std::int64_t unit_of(const BudgetState&, const FreezeFacts& facts) noexcept { return facts.unit; }

template <class Trace>
IndicatorResult decide(const IndicatorRules& rules, const FreezeFacts& facts, Trace& trace) {
    if (facts.amount == Money::fen(0) || facts.amount.fen() == std::numeric_limits<std::int64_t>::min()) {
        trace.reject(Status::out_of_range, "amount_fen", text("金额不应为 0", "the amount must not be 0"));
        return {};
    }
    if (facts.amount > Money::fen(0) && !trace.branch(facts.amount <= facts.available))
        return detail::refused(rules.adjust, trace, text("冻结超过可用额", "more is frozen than is available"), facts.amount, facts.available);
    if (facts.amount < Money::fen(0) && !trace.branch(-facts.amount.fen() <= facts.frozen.fen()))
        return detail::refused(rules.adjust, trace, text("解冻超过已冻结额", "more is unfrozen than is frozen"), facts.amount, facts.frozen);
    return detail::changed(rules.adjust, trace, text("冻结或者解冻指标", "the indicator is frozen or unfrozen"), facts.before,
                           Money::fen(facts.available.fen() - facts.amount.fen()));
}

inline void apply(BudgetState& state, const CommandContext&, const FreezeFacts& facts, const IndicatorResult&) {
    Indicator& indicator = state.indicators.touch(state.indicators.place(facts.indicator));
    indicator.frozen = Money::fen(indicator.frozen.fen() + facts.amount.fen());
}

inline constexpr auto freeze = command<BudgetState>(
    operation<FreezeFacts, IndicatorRules, IndicatorResult>(
        "funds.freeze", text("冻结或者解冻预算指标", "freeze or unfreeze a budget indicator"), "预算法 67, 72", anchor("on_date", &FreezeFacts::on),
        inputs(column("on_date", &FreezeFacts::on, text("业务日期", "business day")),
               column("indicator", &FreezeFacts::indicator, text("指标编号", "indicator")),
               column("amount_fen", &FreezeFacts::amount, text("冻结金额（解冻为负）", "amount frozen; negative unfreezes"))),
        detail::indicator_rules, detail::indicator_outputs),
    Duty::approve_budget,
    reads(column("unit", &FreezeFacts::unit, text("单位", "unit")), column("before_fen", &FreezeFacts::before, text("指标金额", "authority")),
          column("frozen_fen", &FreezeFacts::frozen, text("已冻结", "frozen")), column("available_fen", &FreezeFacts::available, text("可用额", "available"))));

}  // namespace steward::funds
