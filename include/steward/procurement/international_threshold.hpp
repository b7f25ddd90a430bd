/// @file
/// Whether a contract reaches a threshold of another country or agreement (国际门槛价): EU directives, WTO GPA, US FAR.
#pragma once

#include <optional>

#include "steward/rules/operation.hpp"

namespace steward::procurement {

/// Directives, agreements and regulations that have a threshold (文件), a code list of the rule packs.
struct InternationalInstrumentList {
    static constexpr std::string_view name = "international_instrument";
    static constexpr Text text = steward::text("国际采购文件", "instrument");
};
using InternationalInstrument = Code<InternationalInstrumentList>;

/// What is bought, as the instruments divide it (采购对象).
struct ContractKindList {
    static constexpr std::string_view name = "contract_kind";
    static constexpr Text text = steward::text("采购对象", "kind of contract");
};
using ContractKind = Code<ContractKindList>;

/// Who buys, as the instruments divide it (采购实体).
struct ContractingEntityList {
    static constexpr std::string_view name = "contracting_entity";
    static constexpr Text text = steward::text("采购实体", "contracting entity");
};
using ContractingEntity = Code<ContractingEntityList>;

/// Currencies, by their numbers of ISO 4217 (货币).
struct CurrencyList {
    static constexpr std::string_view name = "currency";
    static constexpr Text text = steward::text("货币", "currency");
};
using Currency = Code<CurrencyList>;

struct InternationalThresholdFacts {
    InternationalInstrument instrument;
    ContractKind kind;
    ContractingEntity entity;
    Quantity<unit::currency_unit> amount;  ///< in the currency of the instrument, hundredths of its unit, more than 0
    Date announced_on;                     ///< day of the notice, the date whose rules govern
};

struct InternationalThresholdRules {
    /// Value columns, in the order of the description.
    enum Value : std::int32_t { amount, reached_when_equal, currency };

    Table<InternationalInstrument, ContractKind, ContractingEntity> threshold;
};

struct InternationalThresholdResult {
    Outcome outcome = Outcome::indeterminate;  ///< pass: reached; not_applicable: not
    std::optional<bool> reaches;
    std::optional<Quantity<unit::currency_unit>> threshold;
    std::optional<Currency> currency;
};

/// An instrument that binds "from" an amount is reached at it; one that speaks of what lies within an amount is reached
/// above it. Which of the two stands in the pack. Source: Directives 2014/24/EU art. 4 and 2014/25/EU art. 15; WTO GPA 2012
/// annexes; FAR 2.101. Pure; never throws for any facts.
template <class Trace>
InternationalThresholdResult decide(const InternationalThresholdRules& rules, const InternationalThresholdFacts& facts,
                                    Trace& trace) {
    using Rules = InternationalThresholdRules;
    InternationalThresholdResult result;
    if (facts.amount.scaled() <= 0) {
        trace.reject(Status::out_of_range, "amount", text("金额应大于 0", "the amount must be more than 0"));
        return result;
    }
    const auto keyed = [&](auto ask) { return ask(facts.instrument, facts.kind, facts.entity); };
    const auto threshold = keyed([&](auto... keys) {
        return rules.threshold.template find<Decimal>(trace, Rules::amount, text("门槛价", "threshold"), keys...);
    });
    const auto equal =
        keyed([&](auto... keys) { return rules.threshold.template quiet<bool>(Rules::reached_when_equal, keys...); });
    const auto currency =
        keyed([&](auto... keys) { return rules.threshold.template quiet<std::int64_t>(Rules::currency, keys...); });
    if (!threshold) return result;
    if (!equal || !currency) {
        keyed([&](auto... keys) {
            rules.threshold.missing(trace, !equal ? Rules::reached_when_equal : Rules::currency, keys...);
        });
        return result;
    }
    const RuleUse use = keyed([&](auto... keys) { return rules.threshold.use_at(Rules::amount, keys...); });
    const Compare compare = *equal ? Compare::at_least : Compare::more_than;
    const auto order = facts.amount.decimal() <=> *threshold;
    const bool reaches = *equal ? order >= 0 : order > 0;
    result.currency = Currency{static_cast<std::int32_t>(*currency)};
    trace.test(use, compare, operand(text("合同金额", "amount"), facts.amount),
               operand(text("门槛价", "threshold"), *threshold, unit::currency_unit::symbol), reaches);
    trace.note(*equal ? text("达到门槛价即适用", "the instrument binds from the amount on")
                      : text("超过门槛价才超出其范围", "up to the amount it is within the threshold"));
    std::int64_t scaled = 0;
    if (multiply_scale(threshold->unscaled, 1, unit::currency_unit::scale - threshold->scale, Rounding::toward_zero,
                       scaled))
        result.threshold = Quantity<unit::currency_unit>::scaled(scaled);
    trace.control(use);
    result.reaches = reaches;
    result.outcome = reaches ? Outcome::pass : Outcome::not_applicable;
    return result;
}

inline constexpr auto international_threshold =
    operation<InternationalThresholdFacts, InternationalThresholdRules, InternationalThresholdResult>(
        "procurement.international_threshold", text("国际采购门槛价", "threshold of another country or agreement"),
        "2014/24/EU 4; 2014/25/EU 15; WTO GPA 2012; FAR 2.101",
        anchor("announced_on", &InternationalThresholdFacts::announced_on),
        inputs(column("instrument", &InternationalThresholdFacts::instrument, text("文件", "instrument")),
               column("kind", &InternationalThresholdFacts::kind, text("采购对象", "kind of contract")),
               column("entity", &InternationalThresholdFacts::entity, text("采购实体", "contracting entity")),
               column("amount", &InternationalThresholdFacts::amount, text("合同金额", "amount")),
               column("announced_on", &InternationalThresholdFacts::announced_on, text("公告日", "day of the notice"))),
        uses(rule("procurement.international_threshold", &InternationalThresholdRules::threshold,
                  value<Decimal>("amount"), value<bool>("reached_when_equal"), value<std::int64_t>("currency"))),
        outputs(
            column("outcome", &InternationalThresholdResult::outcome, text("结论", "outcome")),
            column("reaches", &InternationalThresholdResult::reaches, text("是否达到门槛价", "reaches the threshold")),
            column("threshold", &InternationalThresholdResult::threshold, text("门槛价", "threshold")),
            column("currency", &InternationalThresholdResult::currency, text("货币", "currency"))));

}  // namespace steward::procurement
