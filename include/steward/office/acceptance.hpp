/// @file
/// Accepting a purchase (采购验收): the commitment is paid and the cards are made in one event, or nothing is done.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <unordered_set>

#include "steward/assets/card.hpp"
#include "steward/funds/commitment.hpp"
#include "steward/office/state.hpp"
#include "steward/rules/operation.hpp"

namespace steward::office {

/// One asset that was delivered.
struct AcceptedCard {
    std::int64_t card = 0;
    std::string_view name;
    Money cost;
    std::optional<assets::AssetClass> asset_class;
    std::optional<std::int64_t> life_months;
    std::optional<bool> never_depreciated;
    std::optional<bool> bulk;
    std::optional<std::string_view> location;
    std::optional<std::string_view> keeper;
};

struct AcceptedCardResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<std::int64_t> life_months;
    std::optional<Money> monthly;
    std::int64_t path = 0;
};

struct AcceptanceFacts {
    Date on;  ///< day of acceptance: of the payment, and of the addition of the assets
    std::int64_t commitment;
    std::int64_t payment;  ///< id chosen by the caller
    Money amount;          ///< the sum of the costs
    bool last = false;     ///< the rest of the commitment is released with it
    std::optional<assets::BodyKind> body_kind;
    std::span<const AcceptedCard> cards;
    // Read from the books.
    std::int64_t unit = 0;  ///< of the commitment's indicator, which takes the cards
    Money open;
    bool same_person = false;  ///< the actor is the one who reserved the commitment
    std::optional<Date> last_run;
};

/// Those of a payment and of a card.
struct AcceptanceRules : funds::CommitmentRules, assets::AcquireRules {};

struct AcceptanceResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<Money> open_after;
    std::optional<Money> released;
};

struct AcceptanceRows {
    std::span<AcceptedCardResult> cards;
};

namespace detail {

[[nodiscard]] inline funds::PayFacts payment_of(const AcceptanceFacts& facts) noexcept {
    return {facts.on,   facts.payment, facts.commitment, facts.amount,
            facts.last, facts.unit,    facts.open,       facts.same_person};
}

[[nodiscard]] inline assets::AcquireFacts card_of(const AcceptanceFacts& facts, const AcceptedCard& row) noexcept {
    return {facts.on,        row.card,        facts.unit,      row.name,
            row.cost,        row.asset_class, row.life_months, row.never_depreciated,
            facts.body_kind, row.bulk,        row.location,    row.keeper,
            false,           facts.last_run};
}

[[nodiscard]] inline assets::CardColumns card_columns(std::size_t row) noexcept {
    return {"cards.card",        "cards.name",
            "cards.cost_fen",    "cards.life_months",
            "cards.asset_class", "cards.never_depreciated",
            "body_kind",         static_cast<std::int32_t>(row)};
}

}  // namespace detail

template <class Trace>
void look_up(const OfficeState& state, const CommandContext& context, AcceptanceFacts& facts, Trace& trace) {
    funds::PayFacts payment = detail::payment_of(facts);
    look_up(state.budget, context, payment, trace);
    facts.unit = payment.unit;
    facts.open = payment.open;
    facts.same_person = payment.same_person;
    facts.last_run = state.assets.last_run_of(facts.unit);
    std::unordered_set<std::int64_t> seen;
    for (std::size_t i = 0; i < facts.cards.size() && !trace.rejected(); ++i) {
        if (!assets::detail::fresh_card(state.assets, facts.cards[i].card, detail::card_columns(i), trace)) return;
        if (!seen.insert(facts.cards[i].card).second)
            trace.reject(Status::contradiction, "cards.card",
                         text("同一指令中卡片编号重复", "the card comes twice in this command"),
                         static_cast<std::int32_t>(i));
    }
}
[[nodiscard]] inline std::int64_t unit_of(const OfficeState&, const AcceptanceFacts& facts) noexcept {
    return facts.unit;
}

/// Source: of a payment as for `funds.pay`, of each card as for `assets.acquire`. The weakest of them is the outcome of all.
template <class Trace>
AcceptanceResult decide(const AcceptanceRules& rules, const AcceptanceFacts& facts, AcceptanceRows& rows,
                        Trace& trace) {
    AcceptanceResult result;
    Money costs;
    for (std::size_t i = 0; i < facts.cards.size(); ++i)
        if (!checked_add(costs, facts.cards[i].cost, costs)) {
            trace.reject(Status::overflow, "cards.cost_fen", text("原值合计过大", "the sum of the costs is too large"),
                         static_cast<std::int32_t>(i));
            return result;
        }
    if (facts.cards.empty() || costs != facts.amount) {
        trace.reject(Status::contradiction, "amount_fen",
                     text("支付金额应等于各卡片原值之和，且至少有一张卡片",
                          "the payment must be the sum of the costs of the cards, of which there is at least one"));
        return result;
    }
    const funds::PayResult paid =
        decide(static_cast<const funds::CommitmentRules&>(rules), detail::payment_of(facts), trace);
    if (trace.rejected()) return result;
    result.outcome = paid.outcome;
    result.open_after = paid.open_after;
    result.released = paid.released;
    if (result.outcome != Outcome::pass) return result;
    if (!assets::detail::month_is_open(rules.first_month, facts.on, facts.last_run, trace)) {
        result.outcome = Outcome::violation;
        return result;
    }
    for (std::size_t i = 0; i < facts.cards.size(); ++i) {
        trace.begin_row(static_cast<std::int32_t>(i));
        const assets::AcquireResult judged =
            assets::detail::judge_card(rules, detail::card_of(facts, facts.cards[i]), detail::card_columns(i), trace);
        const std::int64_t path = trace.end_row();
        if (trace.rejected()) return result;
        rows.cards[i] = {judged.outcome, judged.life_months, judged.monthly, path};
        if (severity(judged.outcome) > severity(result.outcome)) result.outcome = judged.outcome;
    }
    if (rules.ledger.in_force())
        rules.ledger.apply(
            trace, text("登记台账，不形成账外资产", "it is entered in the ledger, so that nothing is off the books"));
    return result;
}

inline void apply(OfficeState& state, const CommandContext& context, const AcceptanceFacts& facts,
                  const AcceptanceRows& rows, const AcceptanceResult& result) {
    apply(state.budget, context, detail::payment_of(facts),
          funds::PayResult{result.outcome, result.open_after, result.released});
    for (std::size_t i = 0; i < facts.cards.size(); ++i)
        assets::add_card(state.assets, context, detail::card_of(facts, facts.cards[i]), *rows.cards[i].life_months,
                         facts.commitment);
}

inline constexpr auto accept_purchase = command<OfficeState>(
    operation<AcceptanceFacts, AcceptanceRules, AcceptanceResult, AcceptanceRows>(
        "office.accept_purchase", text("采购验收入账", "accept a purchase"),
        "预算法 13, 57; 行政事业性国有资产管理条例 24, 30; 政府会计准则第3号 2, 16-21",
        anchor("on_date", &AcceptanceFacts::on),
        inputs(column("on_date", &AcceptanceFacts::on, text("验收日期", "day of acceptance")),
               column("commitment", &AcceptanceFacts::commitment, text("承诺编号", "commitment")),
               column("payment", &AcceptanceFacts::payment, text("支付编号", "payment")),
               column("amount_fen", &AcceptanceFacts::amount, text("金额", "amount")),
               column("last", &AcceptanceFacts::last, text("是否最后一笔", "last payment")),
               column("body_kind", &AcceptanceFacts::body_kind, text("单位性质", "kind of body"))),
        funds::detail::commitment_rules + assets::detail::acquire_rules,
        outputs(column("outcome", &AcceptanceResult::outcome, text("结论", "outcome")),
                column("open_after_fen", &AcceptanceResult::open_after, text("支付后承诺余额", "open afterwards")),
                column("released_fen", &AcceptanceResult::released, text("随之释放", "released with it"))),
        list("cards", text("资产卡片", "cards"), &AcceptanceFacts::cards,
             inputs(column("card", &AcceptedCard::card, text("卡片编号", "card")),
                    column("name", &AcceptedCard::name, text("资产名称", "name")),
                    column("cost_fen", &AcceptedCard::cost, text("原值", "cost")),
                    column("asset_class", &AcceptedCard::asset_class, text("资产类别", "asset class")),
                    column("life_months", &AcceptedCard::life_months, text("折旧年限（月）", "life in months")),
                    column("never_depreciated", &AcceptedCard::never_depreciated,
                           text("是否不提折旧的资产", "an asset that is never depreciated")),
                    column("bulk", &AcceptedCard::bulk, text("是否大批同类物资", "one of a large batch of like goods")),
                    column("location", &AcceptedCard::location, text("存放地点", "location")),
                    column("keeper", &AcceptedCard::keeper, text("保管人", "keeper")).personal()),
             &AcceptanceRows::cards,
             outputs(column("outcome", &AcceptedCardResult::outcome, text("结论", "outcome")),
                     column("life_used_months", &AcceptedCardResult::life_months,
                            text("采用的年限（月）", "life used, months")),
                     column("monthly_fen", &AcceptedCardResult::monthly, text("月折旧额", "monthly depreciation")),
                     column("path", &AcceptedCardResult::path, text("判断路径", "path"))))),
    Duty::accept_delivery,
    reads(column("unit", &AcceptanceFacts::unit, text("指标所属单位", "unit of the indicator")),
          column("open_fen", &AcceptanceFacts::open, text("承诺余额", "open on the commitment")),
          column("same_person", &AcceptanceFacts::same_person, text("经办人即占用申请人", "the actor reserved it")),
          column("last_run_on", &AcceptanceFacts::last_run,
                 text("单位已计提至（月份首日）", "the unit was run to the month from"))));

}  // namespace steward::office
