/// @file
/// Which methods are allowed for a purchase (采购方式适用), and whether the intended one is.
#pragma once

#include <optional>

#include "steward/procurement/enumerations.hpp"
#include "steward/rules/operation.hpp"

namespace steward::procurement {

/// What is known of one purchase. A fact that may be unknown is optional; unknown is never false.
struct MethodFacts {
    Category category{};                       ///< 采购品类
    Money budget;                              ///< 采购预算金额, fen, more than 0; merged where the law merges
    Date announced_on;                         ///< 采购公告日, the date whose rules govern
    std::optional<Method> method;              ///< 拟采用的采购方式; empty: only ask what is allowed
    std::optional<bool> in_catalogue;          ///< 属于集中采购目录
    std::optional<bool> ground_holds;          ///< the statutory ground of the intended method holds
    std::optional<bool> finance_approved;      ///< 采购活动开始前获财政部门批准
    std::optional<WorksKind> works_kind;       ///< 工程采购种类
    std::optional<bool> in_tender_scope;       ///< 属于招标投标法 art. 3 的工程建设项目
    std::optional<Money> project_budget_funds; ///< 项目使用的预算资金, fen
    std::optional<Money> project_investment;   ///< 项目总投资额, fen
};

struct MethodRules {
    Provision coverage;
    Threshold<Category> limit_standard;
    Threshold<Category> open_tender_amount;
    Provision departure_from_open_tender;
    Provision method_free_below_amount;
    Table<Method, Category> conditions;
    Provision works_by_tender_law;
    Provision works_not_tendered;
    Threshold<WorksKind> must_tender_amount;
    Parameter<Money> must_tender_total_investment;
    Parameter<Money> must_tender_budget_funds;
    Parameter<Decimal> must_tender_budget_share;
};

struct MethodResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<bool> covered;               ///< within government procurement
    std::optional<bool> reaches_open_tender;   ///< reaches the open-tender amount
    std::optional<bool> must_tender;           ///< works that must be tendered under 招标投标法
    Set<Method> allowed_methods;               ///< lawful, given their ground and approval
    Set<Method> ground_methods;                ///< of those, the ones that need a statutory ground
    Set<Method> approval_methods;              ///< of those, the ones that need the finance department's approval
    Set<Method> unverified_methods;            ///< of those, the ones whose rules are not verified
    std::optional<std::int64_t> min_suppliers; ///< suppliers that the intended method needs at least
};

namespace detail {

/// Value columns of procurement.method_conditions, in the order of the description below.
enum Condition : std::int32_t { allowed, needs_ground, needs_finance_approval, min_suppliers };

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
                trace.note(text("使用预算资金达到数额和比例，属于必须招标的项目范围",
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
        if (total && trace.branch(*facts.project_investment >= *total)) return {true, rules.must_tender_total_investment.use()};
    }
    const RuleUse single = rules.must_tender_amount.use();
    if (facts.works_kind)
        return {rules.must_tender_amount.test(trace, text("单项合同估算价", "estimated contract price"), facts.budget, *facts.works_kind), single};
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
    if (!scope) trace.missing_fact("in_tender_scope", text("是否属于必须招标的工程建设项目", "whether the project is within the duty to tender"));
    return scope;
}

/// Lists the methods of the category, with what each needs. The list says itself which of it is unverified, so that the
/// confidence output speaks of the outcome alone.
template <class Trace>
void list_methods(const MethodRules& rules, Category category, bool reaches, MethodResult& result, Trace& trace) {
    for (const EnumerationItem& entry : EnumerationOf<Method>::view.items) {
        const auto candidate = static_cast<Method>(entry.code);
        if (!rules.conditions.template quiet<bool>(allowed, candidate, category).value_or(false)) continue;
        result.allowed_methods.add(candidate);
        if (rules.conditions.template quiet<bool>(needs_ground, candidate, category).value_or(false))
            result.ground_methods.add(candidate);
        if (reaches && rules.conditions.template quiet<bool>(needs_finance_approval, candidate, category).value_or(false))
            result.approval_methods.add(candidate);
        if (rules.conditions.use_at(allowed, candidate, category).confidence == Confidence::unverified)
            result.unverified_methods.add(candidate);
    }
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
    const auto is_allowed = rules.conditions.template quiet<bool>(allowed, method, category);
    if (!is_allowed) {
        rules.conditions.missing(trace, allowed, method, category);
        return;
    }
    const RuleUse conditions = rules.conditions.use_at(allowed, method, category);
    const auto ground = rules.conditions.template quiet<bool>(needs_ground, method, category);
    const auto approval = rules.conditions.template quiet<bool>(needs_finance_approval, method, category);
    trace.control(conditions);
    trace.lookup(conditions, operand(text("拟采用", "intended"), method), operand(text("适用于该品类", "exists for the category"), *is_allowed),
                 operand(text("须有法定情形", "needs a ground"), ground.value_or(false)),
                 operand(text("达到数额标准时须经批准", "needs approval from the amount on"), approval.value_or(false)));
    if (!trace.branch(*is_allowed)) {
        trace.note(text("该方式不适用于此品类", "the method does not exist for this category"));
        result.outcome = Outcome::violation;
        return;
    }
    result.min_suppliers = rules.conditions.template quiet<std::int64_t>(min_suppliers, method, category);
    if (!ground) {
        rules.conditions.missing(trace, needs_ground, method, category);
        return;
    }
    if (trace.branch(*ground)) {
        if (!facts.ground_holds) {
            trace.missing_fact("ground_holds", text("是否具备法定情形", "whether the statutory ground holds"));
            return;
        }
        if (!trace.branch(*facts.ground_holds)) {
            trace.note(text("不具备该方式的法定情形", "the statutory ground of the method does not hold"));
            if (reaches) trace.control(rules.departure_from_open_tender.use());
            result.outcome = Outcome::violation;
            return;
        }
    }
    if (reaches) {
        if (!approval) {
            rules.conditions.missing(trace, needs_finance_approval, method, category);
            return;
        }
        if (trace.branch(*approval)) {
            trace.control(rules.departure_from_open_tender.use());
            if (!facts.finance_approved) {
                trace.missing_fact("finance_approved", text("是否已获财政部门批准", "whether the finance department has approved"));
                return;
            }
            result.outcome = trace.branch(*facts.finance_approved) ? Outcome::pass : Outcome::needs_approval;
            return;
        }
    }
    result.outcome = Outcome::pass;
}

/// Works and what belongs to them that must be tendered: 招标投标法 applies whether or not the purchase is within
/// government procurement.
template <class Trace>
void judge_tender(const MethodRules& rules, const MethodFacts& facts, const RuleUse& decided_by, MethodResult& result, Trace& trace) {
    if (!rules.works_by_tender_law.apply(trace, text("工程进行招标的，适用招标投标法", "works that are tendered follow the Tendering Law"))) return;
    // Whether it is government procurement too changes nothing here, so it is said only where it is known.
    const auto reaches_limit = rules.limit_standard.quiet(facts.budget, facts.category);
    if ((facts.in_catalogue && *facts.in_catalogue) || (reaches_limit && *reaches_limit))
        result.covered = true;
    else if (facts.in_catalogue && reaches_limit)
        result.covered = false;
    result.allowed_methods.add(Method::works_tender);
    trace.control(decided_by);
    result.outcome = !facts.method || trace.branch(*facts.method == Method::works_tender) ? Outcome::pass : Outcome::violation;
}

}  // namespace detail

/// Source: 政府采购法 art. 2, 4, 26-32; 政府采购法实施条例 art. 7, 23, 25; 必须招标的工程项目规定 art. 2, 5.
/// Pure; never throws for any facts.
template <class Trace>
MethodResult decide(const MethodRules& rules, const MethodFacts& facts, Trace& trace) {
    MethodResult result;
    if (facts.budget <= Money::fen(0)) {
        trace.reject(Status::out_of_range, "budget_fen", text("预算金额应大于 0", "the budget must be more than 0"));
        return result;
    }
    if (facts.project_budget_funds && *facts.project_budget_funds < Money::fen(0)) {
        trace.reject(Status::out_of_range, "project_budget_funds_fen", text("预算资金不能为负", "budget funds must not be negative"));
        return result;
    }
    if (facts.project_investment && *facts.project_investment <= Money::fen(0)) {
        trace.reject(Status::out_of_range, "project_investment_fen", text("总投资额应大于 0", "the investment must be more than 0"));
        return result;
    }
    // The duty to tender comes first: it holds for works, and for goods and services that belong to works.
    const bool works = facts.category == Category::works;
    if (works || facts.works_kind) {
        RuleUse decided_by;
        result.must_tender = detail::must_tender(rules, facts, decided_by, trace);
        if (!result.must_tender) return result;
        if (trace.branch(*result.must_tender)) {
            detail::judge_tender(rules, facts, decided_by, result, trace);
            return result;
        }
    }
    // Scope: an item of the catalogue, or from the limit standard on (政府采购法 art. 2).
    const auto reaches_limit = rules.limit_standard.test(trace, text("预算金额", "budget"), facts.budget, facts.category);
    if (reaches_limit && *reaches_limit)
        result.covered = true;
    else if (facts.in_catalogue && *facts.in_catalogue)
        result.covered = true;
    else if (reaches_limit && facts.in_catalogue)
        result.covered = false;
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
        return result;
    }

    result.reaches_open_tender = rules.open_tender_amount.test(trace, text("预算金额", "budget"), facts.budget, facts.category);
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
    return result;
}

inline constexpr auto method = operation<MethodFacts, MethodRules, MethodResult>(
    "procurement.method", text("采购方式适用", "methods allowed for a purchase"),
    "政府采购法 2, 4, 26-32; 政府采购法实施条例 7, 23, 25; 国家发展改革委令第16号 2, 5",
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
           column("project_investment_fen", &MethodFacts::project_investment, text("项目总投资额", "total investment of the project"))),
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
         rule("procurement.must_tender_budget_share", &MethodRules::must_tender_budget_share)),
    outputs(column("outcome", &MethodResult::outcome, text("结论", "outcome")),
            column("covered", &MethodResult::covered, text("是否属于政府采购", "within government procurement")),
            column("reaches_open_tender", &MethodResult::reaches_open_tender,
                   text("是否达到公开招标数额标准", "reaches the open-tender amount")),
            column("must_tender", &MethodResult::must_tender, text("是否必须招标的工程", "works that must be tendered")),
            column("allowed_methods", &MethodResult::allowed_methods, text("可用方式", "methods allowed")),
            column("ground_methods", &MethodResult::ground_methods, text("须有法定情形的方式", "methods that need a ground")),
            column("approval_methods", &MethodResult::approval_methods, text("须经批准的方式", "methods that need approval")),
            column("unverified_methods", &MethodResult::unverified_methods, text("规则未核实的方式", "methods on unverified rules")),
            column("min_suppliers", &MethodResult::min_suppliers, text("供应商最少数", "suppliers needed at least"))));

}  // namespace steward::procurement
