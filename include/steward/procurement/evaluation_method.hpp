/// @file
/// Whether the evaluation that a procurement document states is lawful (评审方法与价格权重): method, weight and formula of
/// the price.
#pragma once

#include <optional>

#include "steward/procurement/enumerations.hpp"
#include "steward/procurement/evaluation_enumerations.hpp"
#include "steward/rules/operation.hpp"

namespace steward::procurement {

struct EvaluationMethodFacts {
    Category category{};                    ///< 采购品类; of mixed purchases the one with the most money
    Method method{};                        ///< 采购方式
    EvaluationMethod evaluation_method{};   ///< 评审方法
    Date announced_on;                      ///< 采购公告日, the date whose rules govern
    bool fixed_price = false;               ///< 执行国家统一定价标准或者采用固定价格采购
    std::optional<bool> uniform_standards;  ///< 技术、服务等标准统一; only scoring of a tender asks for it
    std::optional<Percent> price_weight;    ///< 价格分值占总分值的比重, 0 to 100 %; scoring only
    std::optional<PriceFormula> price_formula;  ///< 价格分计算方法; scoring only
};

struct EvaluationMethodRules {
    Table<Method, EvaluationMethod> evaluation_methods;
    Provision lowest_price_for_uniform_standards;
    Table<Method, Category> price_weight;
    Table<Method> price_formula;
    Provision price_no_factor;
};

struct EvaluationMethodResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<bool> method_allowed;    ///< the procurement method admits the evaluation method
    std::optional<bool> weight_in_range;   ///< scoring: the weight of the price is lawful
    std::optional<bool> formula_conforms;  ///< scoring: the price formula is lawful
};

namespace detail {

/// Value columns of procurement.price_weight.
enum WeightColumn : std::int32_t { least_weight, greatest_weight };

/// Whether the price has a lawful weight (weight 0: the price is no factor); empty when the rules do not say.
/// 财政部令第87号 art. 55: goods at least 30 %, services at least 10 %; a fixed price is no factor.
template <class Trace>
std::optional<bool> weight_in_range(const EvaluationMethodRules& rules, Method method, Category category,
                                    bool fixed_price, Percent weight, RuleUse& decided_by, Trace& trace) {
    if (trace.branch(fixed_price)) {
        if (!rules.price_no_factor.apply(
                trace, text("统一定价或固定价格，价格不列为评审因素", "a fixed price is no factor of the evaluation")))
            return std::nullopt;
        decided_by = rules.price_no_factor.use();
        return trace.branch(weight.scaled() == 0);
    }
    const auto least = rules.price_weight.template find<Decimal>(
        trace, least_weight, text("价格权重下限", "least weight of the price"), method, category);
    if (!least) return std::nullopt;
    const auto greatest = rules.price_weight.template peek<Decimal>(
        trace, greatest_weight, text("价格权重上限", "greatest weight of the price"), method, category);
    decided_by = rules.price_weight.use_at(least_weight, method, category);
    const bool inside = weight.decimal() >= *least && (!greatest || weight.decimal() <= *greatest);
    trace.computed(inside ? text("价格权重符合规定", "the weight of the price is lawful")
                          : text("价格权重不符合规定", "the weight of the price is not lawful"),
                   operand(text("价格权重", "weight of the price"), weight));
    return trace.branch(inside);
}

/// Whether the procurement method admits the evaluation method; empty when the rules do not say.
template <class Trace>
std::optional<bool> evaluation_allowed(const EvaluationMethodRules& rules, Method method, EvaluationMethod evaluation,
                                       RuleUse& decided_by, Trace& trace) {
    const auto allowed =
        rules.evaluation_methods.template find<bool>(trace, 0, text("可以采用", "allowed"), method, evaluation);
    if (allowed) decided_by = rules.evaluation_methods.use_at(0, method, evaluation);
    return allowed ? std::optional(trace.branch(*allowed)) : std::nullopt;
}

inline constexpr auto evaluation_method_rules = uses(
    rule("procurement.evaluation_methods", &EvaluationMethodRules::evaluation_methods, value<bool>("allowed")),
    rule("procurement.lowest_price_for_uniform_standards", &EvaluationMethodRules::lowest_price_for_uniform_standards),
    rule("procurement.price_weight", &EvaluationMethodRules::price_weight, value<Decimal>("min"),
         value<Decimal>("max")),
    rule("procurement.price_formula", &EvaluationMethodRules::price_formula, value<bool>("low_price_priority")),
    rule("procurement.price_no_factor", &EvaluationMethodRules::price_no_factor));

}  // namespace detail

/// Source: 财政部令第87号 art. 53-57; 政府采购法实施条例 art. 34; 财政部令第74号 art. 35-36, 48-49; 财库〔2014〕214号. Pure;
/// never throws for any facts.
template <class Trace>
EvaluationMethodResult decide(const EvaluationMethodRules& rules, const EvaluationMethodFacts& facts, Trace& trace) {
    EvaluationMethodResult result;
    const bool scored = facts.evaluation_method == EvaluationMethod::comprehensive_scoring;
    if (facts.price_weight && (facts.price_weight->scaled() < 0 || facts.price_weight->decimal() > Decimal{100, 0})) {
        trace.reject(Status::out_of_range, "price_weight_percent",
                     text("价格权重应在 0 到 100% 之间", "the weight must lie between 0 and 100 %"));
        return result;
    }
    if (!scored && facts.price_weight) {
        trace.reject(Status::contradiction, "price_weight_percent",
                     text("最低价评审没有价格权重", "the lowest price has no weight"));
        return result;
    }
    RuleUse control;
    Outcome outcome = Outcome::pass;
    const auto judge = [&](std::optional<bool> lawful, const RuleUse& use) {
        const Outcome one = !lawful ? Outcome::indeterminate : *lawful ? Outcome::pass : Outcome::violation;
        if (control.version < 0 || (one == Outcome::violation && outcome != Outcome::violation)) control = use;
        outcome = combine(outcome, one);
    };
    RuleUse use;
    result.method_allowed = detail::evaluation_allowed(rules, facts.method, facts.evaluation_method, use, trace);
    judge(result.method_allowed, use);
    if (trace.branch(scored)) {
        if (detail::is_tender(facts.method) && facts.category != Category::works) {
            if (!facts.uniform_standards) {
                trace.missing_fact("uniform_standards", text("技术、服务等标准是否统一", "uniform standards"));
                judge(std::nullopt, {});
            } else if (trace.branch(*facts.uniform_standards)) {
                const bool known = rules.lowest_price_for_uniform_standards.apply(
                    trace, text("技术、服务等标准统一的，应当采用最低评标价法",
                                "with uniform standards the lowest evaluated price is due"));
                judge(known ? std::optional(false) : std::nullopt, rules.lowest_price_for_uniform_standards.use());
            }
        }
        if (!facts.price_weight && !facts.fixed_price) {
            trace.missing_fact("price_weight_percent", text("价格权重", "weight of the price"));
            judge(std::nullopt, {});
        } else {
            result.weight_in_range = detail::weight_in_range(rules, facts.method, facts.category, facts.fixed_price,
                                                             facts.price_weight.value_or(Percent{}), use, trace);
            judge(result.weight_in_range, use);
        }
        if (!facts.fixed_price) {
            if (!facts.price_formula) {
                trace.missing_fact("price_formula", text("价格分计算方法", "price formula"));
                judge(std::nullopt, {});
            } else {
                const auto due = rules.price_formula.template find<bool>(
                    trace, 0, text("应当采用低价优先法", "low-price priority is due"), facts.method);
                if (due)
                    result.formula_conforms =
                        trace.branch(!*due || *facts.price_formula == PriceFormula::low_price_priority);
                judge(result.formula_conforms, due ? rules.price_formula.use_at(0, facts.method) : RuleUse{});
            }
        }
    }
    result.outcome = outcome;
    if (control.version >= 0) trace.control(control);
    return result;
}

inline constexpr auto evaluation_method =
    operation<EvaluationMethodFacts, EvaluationMethodRules, EvaluationMethodResult>(
        "procurement.evaluation_method", text("评审方法与价格权重是否合规", "whether the stated evaluation is lawful"),
        "财政部令第87号 53-57; 政府采购法实施条例 34; 财政部令第74号 35-36, 48-49; 财库〔2014〕214号",
        anchor("announced_on", &EvaluationMethodFacts::announced_on),
        inputs(
            column("category", &EvaluationMethodFacts::category, text("采购品类", "category")),
            column("method", &EvaluationMethodFacts::method, text("采购方式", "method")),
            column("evaluation_method", &EvaluationMethodFacts::evaluation_method,
                   text("评审方法", "evaluation method")),
            column("announced_on", &EvaluationMethodFacts::announced_on, text("采购公告日", "day of announcement")),
            column("fixed_price", &EvaluationMethodFacts::fixed_price, text("是否统一定价或固定价格", "a fixed price")),
            column("uniform_standards", &EvaluationMethodFacts::uniform_standards,
                   text("技术、服务等标准是否统一", "uniform standards")),
            column("price_weight_percent", &EvaluationMethodFacts::price_weight,
                   text("价格权重", "weight of the price")),
            column("price_formula", &EvaluationMethodFacts::price_formula, text("价格分计算方法", "price formula"))),
        detail::evaluation_method_rules,
        outputs(column("outcome", &EvaluationMethodResult::outcome, text("结论", "outcome")),
                column("method_allowed", &EvaluationMethodResult::method_allowed,
                       text("采购方式是否允许该评审方法", "the method admits the evaluation")),
                column("weight_in_range", &EvaluationMethodResult::weight_in_range,
                       text("价格权重是否合规", "weight within the range")),
                column("formula_conforms", &EvaluationMethodResult::formula_conforms,
                       text("价格分算法是否合规", "formula conforms"))));

}  // namespace steward::procurement
