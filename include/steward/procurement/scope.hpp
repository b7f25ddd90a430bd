/// @file
/// Whether a purchase is government procurement at all (政府采购的适用范围), before its amount is looked at.
#pragma once

#include "steward/procurement/method_facts.hpp"
#include "steward/rules/operation.hpp"

namespace steward::procurement::detail {

/// What purchaser, funds and exceptions make of the purchase: pass inside, not_applicable outside, needs_review where other
/// terms may take the law's place. Pass when nothing was said of any. 政府采购法 art. 2, 84-86; 实施条例 art. 2.
template <class Trace>
Outcome judge_scope(const MethodRules& rules, const MethodFacts& facts, Trace& trace) {
    if (!facts.purchaser && !facts.funds && !facts.scope_exception) return Outcome::pass;
    return rules.scope.decide(trace, fact("purchaser", text("采购主体", "purchaser"), facts.purchaser),
                              fact("funds", text("采购资金", "funds"), facts.funds),
                              fact("scope_exception", text("除外情形", "exception"),
                                   std::optional(facts.scope_exception.value_or(ScopeException::none))));
}

/// Of separable mixed funds the law speaks of the fiscal part alone (实施条例 art. 2). False when that is unknown.
template <class Trace>
bool govern_fiscal_part(const MethodFacts& facts, Money& amount, Trace& trace) {
    if (facts.funds != FundsKind::mixed_separable) return true;
    trace.note(text("可以分割采购的，只有使用财政性资金的部分适用政府采购法",
                    "of separable mixed funds only the fiscal part is government procurement"));
    if (facts.fiscal_part)
        amount = *facts.fiscal_part;
    else
        trace.missing_fact("fiscal_part_fen", text("财政性资金部分", "fiscal part"));
    return facts.fiscal_part.has_value();
}

/// Whether the purchase is an item of the catalogue: as its item says, or as it was given. 政府采购法 art. 7.
template <class Trace>
std::optional<bool> listed_in_catalogue(const MethodRules& rules, const MethodFacts& facts, Money amount,
                                        Trace& trace) {
    if (!facts.item) return facts.in_catalogue;
    const auto entry = rules.catalogue.find(trace, *facts.item);
    if (!entry) return facts.in_catalogue;
    const auto listed =
        entry->listed ? covers(rules.catalogue, *entry, amount, facts.unit_in_beijing, trace) : std::optional(false);
    if (listed && facts.in_catalogue && *listed != *facts.in_catalogue)
        trace.reject(Status::contradiction, "in_catalogue", text("与目录项目不一致", "it contradicts the item"));
    return listed ? listed : facts.in_catalogue;
}

}  // namespace steward::procurement::detail
