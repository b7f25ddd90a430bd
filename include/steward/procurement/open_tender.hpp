/// @file
/// Whether open tendering is due (是否应当公开招标) for goods and services.
#pragma once

#include <optional>

#include "steward/procurement/enumerations.hpp"
#include "steward/rules/decision_table.hpp"
#include "steward/rules/operation.hpp"

namespace steward::procurement {

/// What is known of one purchase. A fact that may be unknown is optional; unknown is never false.
struct OpenTenderFacts {
    Category category{};                ///< 采购品类
    Money budget;                       ///< 采购预算金额, fen, more than 0
    Date announced_on;                  ///< 采购公告日, the date whose rules govern
    std::optional<Method> method;       ///< 拟采用的采购方式
    std::optional<bool> ground_holds;   ///< a ground of 政府采购法 art. 29-32 holds for that method
};

/// The rules it uses, as they stand on one day in one jurisdiction.
struct OpenTenderRules {
    Threshold<Category> open_tender_amount;
    DecisionTable<bool, Method, bool> open_tender_duty;
};

struct OpenTenderResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<bool> reaches_amount;
};

/// Source: 政府采购法 art. 26-27; 政府采购法实施条例 art. 23. Pure; never throws for any facts.
template <class Trace>
OpenTenderResult decide(const OpenTenderRules& rules, const OpenTenderFacts& facts, Trace& trace) {
    OpenTenderResult result;
    if (facts.budget <= Money::fen(0)) {
        trace.reject(Status::out_of_range, "budget_fen", text("预算金额应大于 0", "the budget must be more than 0"));
        return result;
    }
    result.reaches_amount = rules.open_tender_amount.test(trace, text("预算金额", "budget"), facts.budget, facts.category);
    if (!result.reaches_amount) return result;
    trace.control(rules.open_tender_amount.use());
    const auto decide_duty = [&](bool reaches) {
        return rules.open_tender_duty.decide(
            trace, fact("reaches_amount", text("达到公开招标数额标准", "reaches the open-tender amount"), std::optional(reaches)),
            fact("method", text("拟采用的采购方式", "intended method"), facts.method),
            fact("ground_holds", text("具备法定情形", "a statutory ground holds"), facts.ground_holds));
    };
    // Two calls: the processor then guesses at the comparison, and not later at what the table makes of it.
    result.outcome = *result.reaches_amount ? decide_duty(true) : decide_duty(false);
    // Below the amount, and for open tender itself, the amount is all that counts.
    if (result.outcome == Outcome::violation || result.outcome == Outcome::needs_approval) trace.control(rules.open_tender_duty.use());
    return result;
}

/// The operation: everything else is derived from this.
inline constexpr auto open_tender = operation<OpenTenderFacts, OpenTenderRules, OpenTenderResult>(
    "procurement.open_tender", text("是否应当公开招标", "whether open tender is due"),
    "政府采购法 26-27; 政府采购法实施条例 23", anchor("announced_on", &OpenTenderFacts::announced_on),
    inputs(column("category", &OpenTenderFacts::category, text("采购品类", "category")),
           column("budget_fen", &OpenTenderFacts::budget, text("预算金额", "budget")),
           column("announced_on", &OpenTenderFacts::announced_on, text("采购公告日", "day of announcement")),
           column("method", &OpenTenderFacts::method, text("拟采用的采购方式", "intended method")),
           column("ground_holds", &OpenTenderFacts::ground_holds, text("是否具备法定情形", "a statutory ground holds"))),
    uses(rule("procurement.open_tender_amount", &OpenTenderRules::open_tender_amount),
         rule("procurement.open_tender_duty", &OpenTenderRules::open_tender_duty, input("reaches_amount"), input("method"),
              input("ground_holds"))),
    outputs(column("outcome", &OpenTenderResult::outcome, text("结论", "outcome")),
            column("reaches_amount", &OpenTenderResult::reaches_amount,
                   text("是否达到公开招标数额标准", "reaches the open-tender amount"))));

}  // namespace steward::procurement
