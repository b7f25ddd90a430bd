/// @file
/// Disposal of assets (资产处置): applied for by one person, approved by another, and cleared from the ledger with that.
#pragma once

#include <optional>
#include <string_view>

#include "steward/assets/card.hpp"

namespace steward::assets {

struct DisposalRules {
    Provision monthly;
    Provision procedure;  ///< 集体决策、审批、依据批复处置
    Provision grounds;    ///< 应当报废、报损的情形
    Provision appraisal;  ///< 转让、置换的评估
    Provision clearing;   ///< 处置后核销台账
    Provision separate;   ///< 处置申请与审批不相容
};

namespace detail {
inline constexpr auto disposal_rules = uses(rule("assets.monthly_depreciation", &DisposalRules::monthly),
                                            rule("assets.disposal_procedure", &DisposalRules::procedure),
                                            rule("assets.scrapping_grounds", &DisposalRules::grounds),
                                            rule("assets.disposal_appraisal", &DisposalRules::appraisal),
                                            rule("assets.ledger_clearing", &DisposalRules::clearing),
                                            rule("assets.separate_disposal_duties", &DisposalRules::separate));
}  // namespace detail

// --- apply -----------------------------------------------------------------------------------------------------

struct ApplyDisposalFacts {
    Date on;
    std::int64_t card;
    DisposalMethod method{};
    std::optional<DisposalGround> ground;  ///< needed for scrapping and writing off
    // Read from the books.
    std::int64_t unit = 0;
    Date acquired_on;
    std::int64_t life_months = 0;
};

template <class Trace>
void look_up(const RegisterState& state, const CommandContext&, ApplyDisposalFacts& facts, Trace& trace) {
    const Card* card = detail::card_of(state, facts.card, facts.on, trace);
    if (!card) return;
    facts.unit = card->unit;
    facts.acquired_on = card->acquired_on;
    facts.life_months = card->life_months;
}
[[nodiscard]] inline std::int64_t unit_of(const RegisterState&, const ApplyDisposalFacts& facts) noexcept {
    return facts.unit;
}

/// Source: 行政事业性国有资产管理条例 art. 15, 19, 21.
template <class Trace>
CardResult decide(const DisposalRules& rules, const ApplyDisposalFacts& facts, Trace& trace) {
    CardResult result;
    const bool gone = facts.method == DisposalMethod::scrapping || facts.method == DisposalMethod::write_off;
    if (!trace.branch(gone)) {
        if (!rules.procedure.apply(
                trace, text("处置须经集体决策和审批", "a disposal takes a collective decision and an approval")))
            return result;
        trace.control(rules.procedure.use());
        result.outcome = Outcome::pass;
        return result;
    }
    if (!facts.ground) {
        trace.missing_fact("ground", text("报废、报损事由", "ground of scrapping or writing off"));
        return result;
    }
    if (!rules.grounds.apply(trace, text("有法定事由的及时报废、报损",
                                         "with one of the grounds of the regulation it is scrapped or written off")))
        return result;
    trace.control(rules.grounds.use());
    result.outcome = Outcome::pass;
    if (*facts.ground != DisposalGround::worn_out) return result;
    // 已超过使用年限: past it on the day after the anniversary (C8). The card knows the life of depreciation alone; whether a
    // shorter service life was set is for a person to see.
    Date end;
    const bool past = facts.life_months > 0 &&
                      add_months(facts.acquired_on, static_cast<std::int32_t>(facts.life_months), end) &&
                      facts.on > end;
    if (!trace.branch(past)) {
        trace.computed(text("折旧年限尚未届满，请核对使用年限",
                            "the life of depreciation has not ended: look at the service life"),
                       operand(text("入账日期", "day of addition"), facts.acquired_on),
                       operand(text("折旧年限（月）", "life in months"), facts.life_months));
        result.outcome = Outcome::needs_review;
    }
    return result;
}

inline void apply(RegisterState& state, const CommandContext& context, const ApplyDisposalFacts& facts,
                  const CardResult&) {
    Card& card = state.cards.touch(state.cards.place(facts.card));
    card.applicant = context.actor;
    card.disposal_method = facts.method;
    card.disposal_ground = facts.ground;
    card.changed_on = facts.on;
}

inline constexpr auto apply_disposal = command<RegisterState>(
    operation<ApplyDisposalFacts, DisposalRules, CardResult>(
        "assets.apply_disposal", text("申请处置资产", "apply for the disposal of an asset"),
        "行政事业性国有资产管理条例 15, 19, 21", anchor("on_date", &ApplyDisposalFacts::on),
        inputs(column("on_date", &ApplyDisposalFacts::on, text("业务日期", "business day")),
               column("card", &ApplyDisposalFacts::card, text("卡片编号", "card")),
               column("method", &ApplyDisposalFacts::method, text("处置方式", "way of disposal")),
               column("ground", &ApplyDisposalFacts::ground,
                      text("报废、报损事由", "ground of scrapping or writing off"))),
        detail::disposal_rules, outputs(column("outcome", &CardResult::outcome, text("结论", "outcome")))),
    Duty::apply_disposal,
    reads(column("unit", &ApplyDisposalFacts::unit, text("所属单位", "unit of the card")),
          column("acquired_on", &ApplyDisposalFacts::acquired_on, text("入账日期", "day of addition")),
          column("life_months", &ApplyDisposalFacts::life_months, text("折旧年限（月）", "life in months"))));

// --- dispose ---------------------------------------------------------------------------------------------------

struct DisposeFacts {
    Date on;
    std::int64_t card;
    std::string_view approval;      ///< 处置事项批复文号
    bool decided_together = false;  ///< 经集体决策
    std::optional<bool> appraised;  ///< needed for a transfer or an exchange
    // Read from the books.
    std::int64_t unit = 0;
    std::int64_t applicant = 0;  ///< actor who applied; 0 when nobody did
    bool same_person = false;    ///< the actor is the applicant
    DisposalMethod method{};     ///< applied for
    Money cost;
    Money accumulated;
    std::optional<Date> closed;  ///< first day of the last month charged
    std::optional<Date> missing;
};

struct DisposeResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<Money> net;  ///< 账面净值 that leaves the books
};

template <class Trace>
void look_up(const RegisterState& state, const CommandContext& context, DisposeFacts& facts, Trace& trace) {
    const Card* card = detail::card_of(state, facts.card, facts.on, trace);
    if (!card) return;
    facts.unit = card->unit;
    facts.applicant = card->applicant;
    facts.same_person = card->applicant == context.actor;
    facts.method = card->disposal_method;
    facts.cost = card->cost;
    facts.accumulated = card->accumulated;
    const detail::Charged charged = detail::charged_by(*card, facts.on);
    facts.closed = charged.last;
    facts.missing = charged.missing;
}
[[nodiscard]] inline std::int64_t unit_of(const RegisterState&, const DisposeFacts& facts) noexcept {
    return facts.unit;
}

/// Source: 行政事业性国有资产管理条例 art. 19, 35, 36; 行政事业单位内部控制规范 art. 40.
template <class Trace>
DisposeResult decide(const DisposalRules& rules, const DisposeFacts& facts, Trace& trace) {
    DisposeResult result;
    if (!detail::worded(facts.approval, "approval", trace)) return result;
    const auto refused = [&](const Provision& rule) {
        trace.control(rule.use());
        result.outcome = Outcome::violation;
        return result;
    };
    if (!rules.procedure.apply(trace, text("经集体决策和履行审批程序，依据批复处置",
                                           "decided collectively, approved, and done on the approval")))
        return result;
    if (!trace.branch(facts.applicant != 0)) {
        trace.note(text("没有处置申请", "nobody applied for the disposal"));
        return refused(rules.procedure);
    }
    if (!trace.branch(facts.decided_together)) {
        trace.note(text("未经集体决策", "it was not decided collectively"));
        return refused(rules.procedure);
    }
    if (facts.same_person &&
        !rules.separate.apply(trace, text("处置申请与审批应由不同的人办理",
                                          "applying for a disposal and approving it must be in different hands")))
        return result;
    if (trace.branch(facts.same_person)) return refused(rules.separate);
    Outcome outcome = Outcome::pass;
    if (facts.method == DisposalMethod::transfer || facts.method == DisposalMethod::exchange) {
        if (!rules.appraisal.apply(
                trace, text("转让、置换应当评估，国家另有规定的除外",
                            "a transfer or an exchange takes an appraisal, unless the State rules otherwise")))
            return result;
        if (!facts.appraised) {
            trace.missing_fact("appraised", text("是否经过评估", "whether it was appraised"));
            return result;
        }
        if (!trace.branch(*facts.appraised)) outcome = Outcome::needs_review;
    }
    if (!detail::timely(rules.monthly, facts.on, facts.closed, facts.missing, trace)) {
        result.outcome = rules.monthly.in_force() ? Outcome::violation : Outcome::indeterminate;
        return result;
    }
    if (!rules.clearing.apply(trace, text("处置后及时核销台账", "the ledger is cleared with the disposal")))
        return result;
    trace.control(outcome == Outcome::pass ? rules.procedure.use() : rules.appraisal.use());
    const Money net = Money::fen(facts.cost.fen() - facts.accumulated.fen());
    trace.computed(text("账面净值 = 原值 - 累计折旧", "net = cost - accumulated"),
                   operand(text("原值", "cost"), facts.cost),
                   operand(text("累计折旧", "accumulated"), facts.accumulated), operand(text("账面净值", "net"), net));
    result.net = net;
    result.outcome = outcome;
    return result;
}

inline void apply(RegisterState& state, const CommandContext&, const DisposeFacts& facts, const DisposeResult&) {
    Card& card = state.cards.touch(state.cards.place(facts.card));
    card.disposed_on = facts.on;
    card.changed_on = facts.on;
}

inline constexpr auto dispose = command<RegisterState>(
    operation<DisposeFacts, DisposalRules, DisposeResult>(
        "assets.dispose", text("批准并处置资产", "approve and carry out a disposal"),
        "行政事业性国有资产管理条例 19, 35, 36", anchor("on_date", &DisposeFacts::on),
        inputs(
            column("on_date", &DisposeFacts::on, text("处置日期", "day of disposal")),
            column("card", &DisposeFacts::card, text("卡片编号", "card")),
            column("approval", &DisposeFacts::approval, text("批复文号", "number of the approval")),
            column("decided_together", &DisposeFacts::decided_together, text("是否经集体决策", "decided collectively")),
            column("appraised", &DisposeFacts::appraised, text("是否经过评估", "appraised"))),
        detail::disposal_rules,
        outputs(column("outcome", &DisposeResult::outcome, text("结论", "outcome")),
                column("net_fen", &DisposeResult::net, text("账面净值", "net book value")))),
    Duty::approve_disposal,
    reads(column("unit", &DisposeFacts::unit, text("所属单位", "unit of the card")),
          column("applicant", &DisposeFacts::applicant, text("申请人", "actor who applied")),
          column("same_person", &DisposeFacts::same_person, text("经办人即申请人", "the actor is the applicant")),
          column("method", &DisposeFacts::method, text("处置方式", "way of disposal")),
          column("cost_fen", &DisposeFacts::cost, text("原值", "cost")),
          column("accumulated_fen", &DisposeFacts::accumulated, text("累计折旧", "accumulated depreciation")),
          column("closed_on", &DisposeFacts::closed, text("已计提至（月份首日）", "charged to the month from")),
          column("first_missing_on", &DisposeFacts::missing, text("未计提的首月", "first month not charged"))));

}  // namespace steward::assets
