/// @file
/// Whether the intended method has its statutory ground (法定情形), and the approval that it needs (批准).
#pragma once

#include "steward/procurement/method_facts.hpp"
#include "steward/rules/operation.hpp"

namespace steward::procurement::detail {

/// 添购资金总额不超过原合同采购金额的比例: 政府采购法 art. 31(3). All add-ons to the contract count, this one among them.
template <class Trace>
Outcome judge_add_on(const MethodRules& rules, const MethodFacts& facts, Trace& trace) {
    if (!facts.original_contract)
        trace.missing_fact("original_contract_fen", text("原合同采购金额", "amount of the original contract"));
    if (!facts.prior_add_ons) trace.missing_fact("prior_add_ons_fen", text("此前已添购金额", "add-ons so far"));
    const auto share = rules.add_on_share.get(trace, text("添购比例上限", "largest share of add-ons"));
    if (!facts.original_contract || !facts.prior_add_ons || !share) return Outcome::indeterminate;
    // (prior + this) / original <= share %, cross-multiplied so that nothing is rounded
    WideSum excess;
    const std::int64_t hundred = 100 * power_of_ten(share->scale);
    excess.add_product(facts.prior_add_ons->fen(), hundred);
    excess.add_product(facts.budget.fen(), hundred);
    excess.add_product(facts.original_contract->fen(), -share->unscaled);
    const bool within = trace.branch(!excess.failed() && excess.sign() <= 0);
    trace.computed(within ? text("添购总额在比例以内", "the add-ons are within the share")
                          : text("添购总额超过比例", "the add-ons exceed the share"),
                   operand(text("原合同金额", "original contract"), *facts.original_contract),
                   operand(text("此前添购", "add-ons so far"), *facts.prior_add_ons),
                   operand(text("本次添购", "this add-on"), facts.budget));
    if (!within) trace.control(rules.add_on_share.use());
    return within ? Outcome::pass : Outcome::violation;
}

/// Whether the ground named is one of the method, and holds. `reaches` is whether the open-tender amount is reached.
template <class Trace>
Outcome judge_ground(const MethodRules& rules, const MethodFacts& facts, bool reaches, std::optional<bool> in_catalogue,
                     Trace& trace) {
    if (facts.ground) {
        const Outcome admitted = rules.grounds.decide(
            trace, fact("method", text("拟采用的采购方式", "intended method"), facts.method),
            fact("ground", text("所依据的法定情形", "ground"), facts.ground),
            fact("reaches_amount", text("达到公开招标数额标准", "reaches the open-tender amount"),
                 std::optional(reaches)),
            fact("in_catalogue", text("属于集中采购目录", "an item of the central catalogue"), in_catalogue));
        if (admitted != Outcome::pass) {
            if (admitted == Outcome::violation) trace.control(rules.grounds.use());
            return admitted;
        }
    }
    if (!facts.ground_holds) {
        trace.missing_fact("ground_holds", text("是否具备法定情形", "whether the statutory ground holds"));
        return Outcome::indeterminate;
    }
    if (!trace.branch(*facts.ground_holds)) {
        trace.note(text("不具备该方式的法定情形", "the statutory ground of the method does not hold"));
        if (reaches) trace.control(rules.departure_from_open_tender.use());
        return Outcome::violation;
    }
    return facts.ground == Ground::continuity_add_on ? judge_add_on(rules, facts, trace) : Outcome::pass;
}

/// Whether an approval that counts was given before the start; false also for one of a body without the power
/// (政府采购法 art. 27; 实施条例 art. 23, 78). Empty when it cannot be told.
template <class Trace>
std::optional<bool> approved(const MethodRules& rules, const MethodFacts& facts, Trace& trace) {
    if (!facts.approved_by) {
        if (!facts.finance_approved)
            trace.missing_fact("finance_approved",
                               text("是否已获财政部门批准", "whether the finance department has approved"));
        return facts.finance_approved;
    }
    const Outcome power = rules.approval_power.decide(
        trace, fact("approved_by", text("批准单位", "approved by"), facts.approved_by),
        fact("county_empowered", text("省直管县经省级政府批准行使批准权", "a county that the province has empowered"),
             facts.county_empowered));
    if (power == Outcome::indeterminate) return std::nullopt;
    return power == Outcome::pass;
}

/// Departure from open tender from the amount on: who approves, and whether that was done in the right order.
template <class Trace>
Outcome judge_departure(const MethodRules& rules, const MethodFacts& facts, MethodResult& result, Trace& trace) {
    if (const auto approval =
            rules.approval_authority.find(trace, text("预算金额", "budget"), facts.budget, *facts.method)) {
        result.approving_authority = approval->authority;
        result.approval_act = approval->act;
    }
    trace.control(rules.departure_from_open_tender.use());
    const auto given = approved(rules, facts, trace);
    if (!given) return Outcome::indeterminate;
    if (!facts.ground) return trace.branch(*given) ? Outcome::pass : Outcome::needs_approval;
    const Outcome outcome = rules.departure_approval.decide(
        trace, fact("method", text("拟采用的采购方式", "intended method"), facts.method),
        fact("ground", text("所依据的法定情形", "ground"), facts.ground),
        fact("department_consented", text("报经主管预算单位同意", "the department in charge consented"),
             facts.department_consented),
        fact("publicity_held", text("已公示唯一供应商", "the only supplier was made public"), facts.publicity_held),
        fact("finance_approved", text("已获有权机关批准", "approved by the authority"), given));
    if (outcome == Outcome::violation) trace.control(rules.departure_approval.use());
    return outcome;
}

/// The plan of a framework agreement: who organises it, and who reviews it or takes it on record at any amount
/// (财政部令第110号 art. 3, 5, 8).
template <class Trace>
Outcome judge_framework(const MethodRules& rules, const MethodFacts& facts, MethodResult& result, Trace& trace) {
    if (facts.organiser)
        if (const auto approval =
                rules.framework_authority.find(trace, text("预算金额", "budget"), facts.budget, *facts.organiser)) {
            result.approving_authority = approval->authority;
            result.approval_act = approval->act;
        }
    const Outcome outcome = rules.framework_plan.decide(
        trace, fact("ground", text("所依据的法定情形", "ground"), facts.ground),
        fact("organiser", text("征集人", "organiser"), facts.organiser),
        fact("department_consented", text("经主管预算单位批准", "the department in charge approved"),
             facts.department_consented),
        fact("can_be_bundled", text("能够归集需求形成单一项目", "the need can be bundled"), facts.can_be_bundled),
        fact("plan_cleared", text("方案已经审核或者备案", "the plan was reviewed or filed"), facts.plan_cleared));
    if (outcome != Outcome::pass) trace.control(rules.framework_plan.use());
    return outcome;
}

}  // namespace steward::procurement::detail
