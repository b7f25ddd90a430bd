/// @file
/// What must be reserved for small and medium enterprises (面向中小企业预留采购份额): the whole purchase, or a share.
#pragma once

#include <optional>

#include "steward/procurement/enumerations.hpp"
#include "steward/rules/operation.hpp"

namespace steward::procurement {

struct SmeReservationFacts {
    Category category{};           ///< 采购品类
    Money budget;                  ///< 采购项目预算金额, fen, more than 0
    Date announced_on;             ///< 采购公告日, the date whose rules govern
    std::optional<bool> suitable;  ///< 适宜由中小企业提供: none of the exceptions of 财库〔2020〕46号 art. 6 holds
    std::optional<Money> suitable_total;  ///< 该部分（超过限额、适宜的）采购项目预算总额, at least this budget
    std::optional<Money> reserved;  ///< 专门面向中小企业采购的金额: of the purchase, or of that total
    std::optional<Money> reserved_small;  ///< 其中预留给小微企业的金额
};

struct SmeReservationRules {
    Threshold<Category> limit_standard;
    Threshold<Category> whole_amount;
    Table<Category> share;
    Provision exceptions;
};

struct SmeReservationResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<bool> whole;            ///< the whole purchase must be reserved
    std::optional<Money> least_reserved;  ///< up to the fen
    std::optional<Money> least_small;     ///< of what is reserved, up to the fen; only for a share
};

namespace detail {

/// Value columns of procurement.sme_reserved_share.
enum ReservedColumn : std::int32_t { reserved_share, reserved_small_share };

/// The least amount that is the share of a total: any fraction of a fen counts as one more. Empty for shares above 100 %.
[[nodiscard]] inline std::optional<Money> least_part(Money total, Decimal percent) noexcept {
    std::int64_t fen = 0;
    if (!multiply_divide(total.fen(), percent.unscaled, 100 * power_of_ten(percent.scale), Rounding::away_from_zero,
                         fen))
        return std::nullopt;
    return Money::fen(fen);
}

}  // namespace detail

/// Source: 财库〔2020〕46号 art. 6-8; 财库〔2022〕19号. Pure; never throws for any facts.
template <class Trace>
SmeReservationResult decide(const SmeReservationRules& rules, const SmeReservationFacts& facts, Trace& trace) {
    SmeReservationResult result;
    if (facts.budget <= Money::fen(0)) {
        trace.reject(Status::out_of_range, "budget_fen", text("预算金额应大于 0", "the budget must be more than 0"));
        return result;
    }
    if (facts.suitable_total && *facts.suitable_total < facts.budget) {
        trace.reject(Status::contradiction, "suitable_total_fen",
                     text("总额应不小于本项目预算", "the total must not be below this budget"));
        return result;
    }
    if (facts.reserved && *facts.reserved < Money::fen(0)) {
        trace.reject(Status::out_of_range, "reserved_fen",
                     text("预留金额不能为负", "what is reserved must not be negative"));
        return result;
    }
    if (facts.reserved_small &&
        (*facts.reserved_small < Money::fen(0) || (facts.reserved && *facts.reserved_small > *facts.reserved))) {
        trace.reject(Status::contradiction, "reserved_small_fen",
                     text("应不为负，且不超过预留金额", "it must lie between 0 and what is reserved"));
        return result;
    }
    const auto reaches = rules.limit_standard.test(trace, text("预算金额", "budget"), facts.budget, facts.category);
    if (!reaches) return result;
    trace.control(rules.limit_standard.use());
    if (!*reaches) {
        result.outcome = Outcome::not_applicable;
        return result;
    }
    if (!facts.suitable) {
        trace.missing_fact("suitable", text("是否适宜由中小企业提供", "suitable for small and medium enterprises"));
        return result;
    }
    if (!trace.branch(*facts.suitable)) {
        if (!rules.exceptions.apply(trace, text("可不专门面向中小企业预留采购份额", "no share need be reserved")))
            return result;
        trace.control(rules.exceptions.use());
        result.outcome = Outcome::not_applicable;
        return result;
    }
    result.whole = rules.whole_amount.test(trace, text("预算金额", "budget"), facts.budget, facts.category);
    if (!result.whole) return result;
    if (*result.whole) {
        trace.control(rules.whole_amount.use());
        result.least_reserved = facts.budget;
        if (facts.reserved && *facts.reserved > facts.budget) {
            trace.reject(Status::contradiction, "reserved_fen",
                         text("预留金额不超过预算", "what is reserved must not pass the budget"));
            return {};
        }
    } else {
        if (!facts.suitable_total) {
            trace.missing_fact("suitable_total_fen",
                               text("该部分采购项目预算总额", "total of the budgets of such purchases"));
            return result;
        }
        if (facts.reserved && *facts.reserved > *facts.suitable_total) {
            trace.reject(Status::contradiction, "reserved_fen",
                         text("预留金额不超过预算总额", "what is reserved must not pass the total"));
            return {};
        }
        const auto share = rules.share.template find<Decimal>(trace, detail::reserved_share,
                                                              text("预留比例", "reserved share"), facts.category);
        const auto small = rules.share.template find<Decimal>(
            trace, detail::reserved_small_share, text("其中小微企业比例", "of it for small and micro"), facts.category);
        if (!share || !small) return result;
        trace.control(rules.share.use_at(detail::reserved_share, facts.category));
        result.least_reserved = detail::least_part(*facts.suitable_total, *share);
        if (facts.reserved) result.least_small = detail::least_part(*facts.reserved, *small);
    }
    if (!facts.reserved) {
        trace.missing_fact("reserved_fen", text("预留金额", "what is reserved"));
        return result;
    }
    if (*facts.reserved < *result.least_reserved) {
        result.outcome = Outcome::violation;
    } else if (!result.least_small) {
        result.outcome = Outcome::pass;
    } else if (!facts.reserved_small) {
        trace.missing_fact("reserved_small_fen",
                           text("其中预留给小微企业的金额", "of it for small and micro enterprises"));
    } else {
        result.outcome = *facts.reserved_small >= *result.least_small ? Outcome::pass : Outcome::violation;
    }
    trace.computed(text("预留金额与应预留金额", "what is reserved, and what must be"),
                   operand(text("预留金额", "reserved"), *facts.reserved),
                   operand(text("应预留金额", "due"), *result.least_reserved));
    return result;
}

inline constexpr auto sme_reservation = operation<SmeReservationFacts, SmeReservationRules, SmeReservationResult>(
    "procurement.sme_reservation", text("面向中小企业预留份额", "share reserved for small and medium enterprises"),
    "财库〔2020〕46号 6-8; 财库〔2022〕19号", anchor("announced_on", &SmeReservationFacts::announced_on),
    inputs(column("category", &SmeReservationFacts::category, text("采购品类", "category")),
           column("budget_fen", &SmeReservationFacts::budget, text("预算金额", "budget")),
           column("announced_on", &SmeReservationFacts::announced_on, text("采购公告日", "day of announcement")),
           column("suitable", &SmeReservationFacts::suitable,
                  text("是否适宜由中小企业提供", "suitable for small and medium enterprises")),
           column("suitable_total_fen", &SmeReservationFacts::suitable_total,
                  text("该部分采购项目预算总额", "total of such purchases")),
           column("reserved_fen", &SmeReservationFacts::reserved, text("预留金额", "reserved")),
           column("reserved_small_fen", &SmeReservationFacts::reserved_small,
                  text("其中预留给小微企业", "of it for small and micro enterprises"))),
    uses(rule("procurement.limit_standard", &SmeReservationRules::limit_standard),
         rule("procurement.sme_reserved_whole_amount", &SmeReservationRules::whole_amount),
         rule("procurement.sme_reserved_share", &SmeReservationRules::share, value<Decimal>("share"),
              value<Decimal>("small_share")),
         rule("procurement.sme_reservation_exceptions", &SmeReservationRules::exceptions)),
    outputs(column("outcome", &SmeReservationResult::outcome, text("结论", "outcome")),
            column("whole", &SmeReservationResult::whole, text("是否整体预留", "the whole purchase")),
            column("least_reserved_fen", &SmeReservationResult::least_reserved, text("应预留金额", "least reserved")),
            column("least_small_fen", &SmeReservationResult::least_small,
                   text("其中小微企业应预留金额", "of it for small and micro enterprises"))));

}  // namespace steward::procurement
