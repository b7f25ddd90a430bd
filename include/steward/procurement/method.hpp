/// @file
/// Which methods are allowed for a purchase (采购方式适用), and whether the intended one is: scope, catalogue, amounts,
/// grounds, approvals.
#pragma once

#include "steward/procurement/method_grounds.hpp"
#include "steward/procurement/scope.hpp"
#include "steward/procurement/tender_duty.hpp"

namespace steward::procurement {

namespace detail {

/// Lists the methods of the category, with what each needs. The list says itself which of it is unverified, so that the
/// confidence output speaks of the outcome alone.
template <class Trace>
void list_methods(const MethodRules& rules, Category category, bool reaches, MethodResult& result, Trace& trace) {
    const MethodList& list = rules.list_of(category);
    result.allowed_methods = list.allowed;
    result.ground_methods = list.with_ground;
    if (reaches) result.approval_methods = list.with_approval;
    result.unverified_methods = list.unverified;
    if (rules.conditions.in_force())
        trace.lookup(rules.conditions.use(), operand(text("品类", "category"), category),
                     operand(text("可用方式", "methods allowed"), result.allowed_methods),
                     operand(text("须有法定情形", "that need a ground"), result.ground_methods),
                     operand(text("须经批准", "that need approval"), result.approval_methods),
                     operand(text("规则未核实", "resting on unverified rules"), result.unverified_methods));
}

/// Judges the intended method and lists what is allowed. `reaches` is whether finance approval is in question.
template <class Trace>
void judge_methods(const MethodRules& rules, const MethodFacts& facts, bool reaches, MethodResult& result, Trace& trace) {
    list_methods(rules, facts.category, reaches, result, trace);
    if (!facts.method) {
        trace.note(text("未给出拟采用的方式，只列出可用方式", "no method is intended: only what is allowed is listed"));
        result.outcome = rules.conditions.in_force() ? Outcome::pass : Outcome::indeterminate;
        return;
    }
    const Method method = *facts.method;
    const Category category = facts.category;
    const MethodTerms& terms = rules.terms_of(method, category);
    if (!terms.allowed) {
        rules.conditions.missing(trace, MethodRules::allowed, method, category);
        return;
    }
    trace.control(terms.use);
    trace.lookup(terms.use, operand(text("拟采用", "intended"), method), operand(text("适用于该品类", "exists for the category"), *terms.allowed),
                 operand(text("须有法定情形", "needs a ground"), terms.needs_ground.value_or(false)),
                 operand(text("达到数额标准时须经批准", "needs approval from the amount on"), terms.needs_approval.value_or(false)));
    if (!trace.branch(*terms.allowed)) {
        trace.note(text("该方式不适用于此品类", "the method does not exist for this category"));
        result.outcome = Outcome::violation;
        return;
    }
    result.min_suppliers = terms.min_suppliers;
    if (!terms.needs_ground) {
        rules.conditions.missing(trace, MethodRules::needs_ground, method, category);
        return;
    }
    if (trace.branch(*terms.needs_ground)) {
        const Outcome grounded = judge_ground(rules, facts, reaches, result.in_catalogue, trace);
        if (grounded != Outcome::pass) {
            result.outcome = grounded;
            return;
        }
    }
    if (method == Method::framework_agreement && facts.ground) {
        result.outcome = judge_framework(rules, facts, result, trace);
        return;
    }
    if (reaches) {
        if (!terms.needs_approval) {
            rules.conditions.missing(trace, MethodRules::needs_finance_approval, method, category);
            return;
        }
        if (trace.branch(*terms.needs_approval)) {
            result.outcome = judge_departure(rules, facts, result, trace);
            return;
        }
    }
    result.outcome = Outcome::pass;
}

/// Works and what belongs to them that must be tendered: 招标投标法 applies whether or not the purchase is within
/// government procurement.
template <class Trace>
void judge_tender(const MethodRules& rules, const MethodFacts& facts, const RuleUse& decided_by, Outcome scope, MethodResult& result,
                  Trace& trace) {
    if (!rules.works_by_tender_law.apply(trace, text("工程进行招标的，适用招标投标法", "works that are tendered follow the Tendering Law"))) return;
    // Whether it is government procurement too changes nothing here, so it is said only where it is known.
    const auto reaches_limit = rules.limit_standard.quiet(facts.budget, facts.category);
    if (scope == Outcome::not_applicable)
        result.covered = false;
    else if (scope != Outcome::indeterminate && (facts.in_catalogue.value_or(false) || reaches_limit.value_or(false)))
        result.covered = true;
    else if (facts.in_catalogue && reaches_limit && !*facts.in_catalogue && !*reaches_limit)
        result.covered = false;
    result.allowed_methods.add(Method::works_tender);
    trace.control(decided_by);
    result.outcome = !facts.method || trace.branch(*facts.method == Method::works_tender) ? Outcome::pass : Outcome::violation;
}

/// Facts that cannot be; true when there are none.
template <class Trace>
bool check(const MethodFacts& facts, Trace& trace) {
    const auto refuse = [&](bool wrong, std::string_view column, Text remedy) {
        if (wrong) trace.reject(Status::out_of_range, column, remedy);
        return wrong;
    };
    const Money nothing = Money::fen(0);
    if (refuse(facts.budget <= nothing, "budget_fen", text("预算金额应大于 0", "the budget must be more than 0")) ||
        refuse(facts.project_budget_funds && *facts.project_budget_funds < nothing, "project_budget_funds_fen",
               text("预算资金不能为负", "budget funds must not be negative")) ||
        refuse(facts.project_investment && *facts.project_investment <= nothing, "project_investment_fen",
               text("总投资额应大于 0", "the investment must be more than 0")) ||
        refuse(facts.fiscal_part && *facts.fiscal_part <= nothing, "fiscal_part_fen",
               text("财政性资金部分应大于 0", "the fiscal part must be more than 0")) ||
        refuse(facts.original_contract && *facts.original_contract <= nothing, "original_contract_fen",
               text("原合同金额应大于 0", "the original contract must be more than 0")) ||
        refuse(facts.prior_add_ons && *facts.prior_add_ons < nothing, "prior_add_ons_fen",
               text("此前添购金额不能为负", "earlier add-ons must not be negative")))
        return false;
    if (facts.fiscal_part && *facts.fiscal_part > facts.budget) {
        trace.reject(Status::contradiction, "fiscal_part_fen", text("财政性资金部分不能超过预算金额", "the fiscal part must not exceed the budget"));
        return false;
    }
    if (facts.approved_by && facts.finance_approved && !*facts.finance_approved) {
        trace.reject(Status::contradiction, "approved_by", text("未获批准的，没有批准单位", "what is not approved has no approver"));
        return false;
    }
    return true;
}

}  // namespace detail

/// Source: 政府采购法 art. 2, 4, 7, 26-32, 84-86; 政府采购法实施条例 art. 2, 7, 23, 25-27, 78; 财政部令第74号 art. 3, 4, 27,
/// 38; 财政部令第110号 art. 3, 5, 8; 必须招标的工程项目规定 art. 2, 5; 招标投标法 art. 66; 招标投标法实施条例 art. 9.
/// Pure; never throws for any facts.
template <class Trace>
MethodResult decide(const MethodRules& rules, const MethodFacts& facts, Trace& trace) {
    MethodResult result;
    if (!detail::check(facts, trace)) return result;
    const Outcome scope = detail::judge_scope(rules, facts, trace);
    // The duty to tender comes next: it holds for works, and for goods and services that belong to works, whoever buys.
    const bool works = facts.category == Category::works;
    if (works || facts.works_kind) {
        RuleUse decided_by;
        result.must_tender = detail::must_tender(rules, facts, decided_by, trace);
        if (!result.must_tender) return result;
        if (trace.branch(*result.must_tender)) {
            detail::judge_tender(rules, facts, decided_by, scope, result, trace);
            return result;
        }
    }
    if (scope == Outcome::indeterminate) return result;
    if (scope == Outcome::not_applicable) {
        trace.control(rules.scope.use());
        result.covered = false;
        result.outcome = Outcome::not_applicable;
        return result;
    }
    Money amount = facts.budget;
    if (!detail::govern_fiscal_part(facts, amount, trace)) return result;
    // Scope: an item of the catalogue, or from the limit standard on (政府采购法 art. 2).
    result.in_catalogue = detail::listed_in_catalogue(rules, facts, amount, trace);
    if (trace.rejected()) return result;
    const auto reaches_limit = rules.limit_standard.test(trace, text("预算金额", "budget"), amount, facts.category);
    const bool large = reaches_limit.value_or(false), listed = result.in_catalogue.value_or(false);
    const bool inside = large | listed;
    if (inside || (reaches_limit && result.in_catalogue)) result.covered = inside;
    if (!result.covered) {
        if (reaches_limit) trace.missing_fact("in_catalogue", text("是否属于集中采购目录", "whether it is an item of the catalogue"));
        return result;
    }
    if (!trace.branch(*result.covered)) {
        trace.control(rules.limit_standard.use());
        trace.note(text("不属于目录且未达到限额标准，不属于政府采购法的适用范围",
                        "neither in the catalogue nor at the limit standard: outside government procurement"));
        result.outcome = Outcome::not_applicable;
        return result;
    }
    if (!rules.coverage.apply(trace, text("属于目录或者达到限额标准，适用政府采购法",
                                          "in the catalogue or from the limit standard on: government procurement")))
        return result;
    if (works) {
        if (rules.works_not_tendered.in_force())
            rules.works_not_tendered.apply(trace, text("依法不进行招标的工程，采用谈判、磋商或者单一来源等方式",
                                                       "works that lawfully are not tendered use negotiation, consultation or single source"));
        detail::judge_methods(rules, facts, false, result, trace);
    } else {
        result.reaches_open_tender = rules.open_tender_amount.test(trace, text("预算金额", "budget"), amount, facts.category);
        if (!result.reaches_open_tender) return result;
        const bool reaches = *result.reaches_open_tender;
        const bool stands =
            reaches ? rules.departure_from_open_tender.apply(trace, text("达到数额标准的，应当公开招标；另有法定情形的，须在采购开始前获批",
                                                                         "from the amount on open tender is due; another method needs a "
                                                                         "statutory ground and approval before the start"))
                    : rules.method_free_below_amount.apply(trace, text("未达到数额标准的，可用符合自身法定情形的任何方式，无须批准",
                                                                       "below the amount any method whose own ground holds may be "
                                                                       "used without approval"));
        if (!stands) return result;
        detail::judge_methods(rules, facts, reaches, result, trace);
    }
    // 政府采购法 art. 84: the terms of a foreign loan may take the law's place; what they are is for a person to see.
    if (scope == Outcome::needs_review) result.outcome = combine(result.outcome, scope);
    return result;
}

inline constexpr auto method = operation<MethodFacts, MethodRules, MethodResult>(
    "procurement.method", text("采购方式适用", "methods allowed for a purchase"),
    "政府采购法 2, 4, 7, 26-32, 84-86; 政府采购法实施条例 2, 7, 23, 25-27, 78; 财政部令第74号 3, 4, 27, 38; 财政部令第110号 3, 5, 8; "
    "国家发展改革委令第16号 2, 5; 招标投标法 66; 招标投标法实施条例 9",
    anchor("announced_on", &MethodFacts::announced_on),
    inputs(column("category", &MethodFacts::category, text("采购品类", "category")),
           column("budget_fen", &MethodFacts::budget, text("预算金额", "budget")),
           column("announced_on", &MethodFacts::announced_on, text("采购公告日", "day of announcement")),
           column("method", &MethodFacts::method, text("拟采用的采购方式", "intended method")),
           column("in_catalogue", &MethodFacts::in_catalogue, text("是否属于集中采购目录", "an item of the central catalogue")),
           column("ground_holds", &MethodFacts::ground_holds, text("是否具备法定情形", "a statutory ground holds")),
           column("finance_approved", &MethodFacts::finance_approved,
                  text("采购开始前是否获财政部门批准", "the finance department approved before the start")),
           column("works_kind", &MethodFacts::works_kind, text("工程采购种类", "kind of works purchase")),
           column("in_tender_scope", &MethodFacts::in_tender_scope,
                  text("是否属于必须招标的工程建设项目", "the project is within the duty to tender")),
           column("project_budget_funds_fen", &MethodFacts::project_budget_funds, text("项目使用预算资金", "budget funds of the project")),
           column("project_investment_fen", &MethodFacts::project_investment, text("项目总投资额", "total investment of the project")),
           column("purchaser", &MethodFacts::purchaser, text("采购主体", "purchaser")),
           column("funds", &MethodFacts::funds, text("采购资金", "funds")),
           column("fiscal_part_fen", &MethodFacts::fiscal_part, text("财政性资金部分", "fiscal part")),
           column("scope_exception", &MethodFacts::scope_exception, text("除外情形", "exception from the scope")),
           column("item", &MethodFacts::item, text("目录项目", "catalogue item")),
           column("unit_in_beijing", &MethodFacts::unit_in_beijing, text("是否京内单位", "the unit is in Beijing")),
           column("tender_exemption", &MethodFacts::tender_exemption, text("可以不招标的情形", "exemption from tendering")),
           column("ground", &MethodFacts::ground, text("所依据的法定情形", "statutory ground relied on")),
           column("original_contract_fen", &MethodFacts::original_contract, text("原合同采购金额", "amount of the original contract")),
           column("prior_add_ons_fen", &MethodFacts::prior_add_ons, text("此前已添购金额", "add-ons so far")),
           column("department_consented", &MethodFacts::department_consented,
                  text("是否报经主管预算单位同意", "the department in charge consented")),
           column("publicity_held", &MethodFacts::publicity_held, text("是否已公示唯一供应商", "the only supplier was made public")),
           column("approved_by", &MethodFacts::approved_by, text("实际批准单位", "approved by")),
           column("county_empowered", &MethodFacts::county_empowered,
                  text("省直管县是否经省级政府批准行使批准权", "a county that the province has empowered")),
           column("organiser", &MethodFacts::organiser, text("框架协议征集人", "organiser of the framework")),
           column("plan_cleared", &MethodFacts::plan_cleared, text("方案是否已经审核或者备案", "the plan was reviewed or filed")),
           column("can_be_bundled", &MethodFacts::can_be_bundled,
                  text("能否归集需求形成单一项目", "the need can be bundled into one purchase"))),
    uses(rule("procurement.coverage", &MethodRules::coverage),
         rule("procurement.limit_standard", &MethodRules::limit_standard),
         rule("procurement.open_tender_amount", &MethodRules::open_tender_amount),
         rule("procurement.departure_from_open_tender", &MethodRules::departure_from_open_tender),
         rule("procurement.method_free_below_amount", &MethodRules::method_free_below_amount),
         rule("procurement.method_conditions", &MethodRules::conditions, value<bool>("allowed"),
              value<bool>("needs_ground"), value<bool>("needs_finance_approval"), value<std::int64_t>("min_suppliers")),
         rule("procurement.works_by_tender_law", &MethodRules::works_by_tender_law),
         rule("procurement.works_not_tendered", &MethodRules::works_not_tendered),
         rule("procurement.must_tender_amount", &MethodRules::must_tender_amount),
         rule("procurement.must_tender_total_investment", &MethodRules::must_tender_total_investment),
         rule("procurement.must_tender_budget_funds", &MethodRules::must_tender_budget_funds),
         rule("procurement.must_tender_budget_share", &MethodRules::must_tender_budget_share),
         rule("procurement.scope", &MethodRules::scope, input("purchaser"), input("funds"), input("scope_exception")),
         rule("procurement.central_catalogue", &MethodRules::catalogue),
         rule("procurement.tender_exemption", &MethodRules::tender_exemption, input("tender_exemption")),
         rule("procurement.method_grounds", &MethodRules::grounds, input("method"), input("ground"), input("reaches_amount"),
              input("in_catalogue")),
         rule("procurement.add_on_share", &MethodRules::add_on_share),
         rule("procurement.departure_authority", &MethodRules::approval_authority),
         rule("procurement.approval_power", &MethodRules::approval_power, input("approved_by"), input("county_empowered")),
         rule("procurement.departure_approval", &MethodRules::departure_approval, input("method"), input("ground"),
              input("department_consented"), input("publicity_held"), input("finance_approved")),
         rule("procurement.framework_authority", &MethodRules::framework_authority),
         rule("procurement.framework_plan", &MethodRules::framework_plan, input("ground"), input("organiser"),
              input("department_consented"), input("can_be_bundled"), input("plan_cleared"))),
    outputs(column("outcome", &MethodResult::outcome, text("结论", "outcome")),
            column("covered", &MethodResult::covered, text("是否属于政府采购", "within government procurement")),
            column("reaches_open_tender", &MethodResult::reaches_open_tender,
                   text("是否达到公开招标数额标准", "reaches the open-tender amount")),
            column("must_tender", &MethodResult::must_tender, text("是否必须招标的工程", "works that must be tendered")),
            column("allowed_methods", &MethodResult::allowed_methods, text("可用方式", "methods allowed")),
            column("ground_methods", &MethodResult::ground_methods, text("须有法定情形的方式", "methods that need a ground")),
            column("approval_methods", &MethodResult::approval_methods, text("须经批准的方式", "methods that need approval")),
            column("unverified_methods", &MethodResult::unverified_methods, text("规则未核实的方式", "methods on unverified rules")),
            column("min_suppliers", &MethodResult::min_suppliers, text("供应商最少数", "suppliers needed at least")),
            column("in_catalogue", &MethodResult::in_catalogue, text("是否属于集中采购目录", "an item of the central catalogue")),
            column("approving_authority", &MethodResult::approving_authority, text("审批或者备案机关", "authority of the approval")),
            column("approval_act", &MethodResult::approval_act, text("审批方式", "act of approval"))));

}  // namespace steward::procurement
