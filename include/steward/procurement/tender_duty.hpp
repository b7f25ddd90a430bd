/// @file
/// Whether works, and the goods and services that belong to them, must be tendered (必须招标).
#pragma once

#include "steward/procurement/method_facts.hpp"
#include "steward/rules/operation.hpp"

namespace steward::procurement::detail {

/// Whether the project is within the duty to tender. 必须招标的工程项目规定 art. 2: budget funds from the amount on, and
/// from the share of the investment on. Other limbs of the scope are not computed: they are the fact in_tender_scope.
template <class Trace>
std::optional<bool> in_tender_scope(const MethodRules& rules, const MethodFacts& facts, Trace& trace) {
    if (facts.in_tender_scope) return facts.in_tender_scope;
    if (facts.project_budget_funds && facts.project_investment && rules.must_tender_budget_funds.in_force()) {
        const auto funds = rules.must_tender_budget_funds.get(trace, text("预算资金标准", "amount of budget funds"));
        const auto share = rules.must_tender_budget_share.get(trace, text("占投资额比例", "share of the investment"));
        if (funds && share) {
            // funds / investment >= share %, cross-multiplied so that nothing is rounded
            WideSum difference;
            difference.add_product(facts.project_budget_funds->fen(), 100 * power_of_ten(share->scale));
            difference.add_product(facts.project_investment->fen(), -share->unscaled);
            const bool inside = *facts.project_budget_funds >= *funds && !difference.failed() && difference.sign() >= 0;
            if (trace.branch(inside)) {
                trace.note(
                    text("使用预算资金达到数额和比例，属于必须招标的项目范围",
                         "budget funds reach the amount and the share: the project is within the duty to tender"));
                return true;
            }
        }
    }
    return std::nullopt;
}

/// The amounts of the duty to tender, and the rule that decided.
struct TenderAmount {
    std::optional<bool> reaches;
    RuleUse rule;
};

template <class Trace>
TenderAmount tender_amount(const MethodRules& rules, const MethodFacts& facts, Trace& trace) {
    if (rules.must_tender_total_investment.in_force() && facts.project_investment) {
        const auto total = rules.must_tender_total_investment.get(trace, text("项目总投资标准", "total investment"));
        if (total && trace.branch(*facts.project_investment >= *total))
            return {true, rules.must_tender_total_investment.use()};
    }
    const RuleUse single = rules.must_tender_amount.use();
    if (facts.works_kind)
        return {rules.must_tender_amount.test(trace, text("单项合同估算价", "estimated contract price"), facts.budget,
                                              *facts.works_kind),
                single};
    // Without the kind the amount still decides when it reaches, or misses, the amounts of all kinds.
    bool any = false, all = true;
    for (const EnumerationItem& entry : EnumerationOf<WorksKind>::view.items) {
        const auto reaches = rules.must_tender_amount.quiet(facts.budget, static_cast<WorksKind>(entry.code));
        if (!reaches) {
            rules.must_tender_amount.missing(trace, static_cast<WorksKind>(entry.code));
            return {std::nullopt, single};
        }
        any = any || *reaches;
        all = all && *reaches;
    }
    if (any != all) {
        trace.missing_fact("works_kind", text("工程采购种类", "kind of works purchase"));
        return {std::nullopt, single};
    }
    trace.provision(single, trace.branch(any) ? text("达到各类工程采购的标准", "reaches the amounts of every kind")
                                              : text("未达到任何一类工程采购的标准", "reaches the amount of no kind"));
    return {any, single};
}

/// Whether the purchase must be tendered under 招标投标法; empty when a fact or a rule is missing.
template <class Trace>
std::optional<bool> must_tender(const MethodRules& rules, const MethodFacts& facts, RuleUse& decided_by, Trace& trace) {
    const TenderAmount amount = tender_amount(rules, facts, trace);
    decided_by = amount.rule;
    if (!amount.reaches || !*amount.reaches) return amount.reaches;
    const auto scope = in_tender_scope(rules, facts, trace);
    if (!scope) {
        trace.missing_fact("in_tender_scope",
                           text("是否属于必须招标的工程建设项目", "whether the project is within the duty to tender"));
        return scope;
    }
    if (!*scope || !facts.tender_exemption) return scope;
    switch (rules.tender_exemption.decide(
        trace,
        fact("tender_exemption", text("可以不招标的情形", "exemption from tendering"), facts.tender_exemption))) {
        case Outcome::pass: return true;
        case Outcome::not_applicable: return false;
        default: return std::nullopt;
    }
}

}  // namespace steward::procurement::detail
