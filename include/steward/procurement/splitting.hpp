/// @file
/// Splitting (化整为零): of goods and services to avoid open tender, and of works to avoid tendering at all.
#pragma once

#include <optional>

#include "steward/procurement/enumerations.hpp"
#include "steward/rules/operation.hpp"

namespace steward::procurement {

/// One purchase of the same item or category under one budget project.
struct SplitPurchase {
    Date announced_on;                    ///< in the fiscal year of the day judged, and not after it
    Money amount;                         ///< 采购金额, fen, more than 0
    Method method{};                      ///< 实际采用的采购方式
    std::optional<bool> budget_adjusted;  ///< 因项目预算调整而采购
    std::optional<bool> approved;         ///< 经批准采用公开招标以外方式
};

struct SplitPurchaseResult {
    Outcome outcome = Outcome::indeterminate;  ///< of the purchase by itself: 政府采购法 art. 27
    std::optional<bool> counted;               ///< adds to the sum of 实施条例 art. 28
    std::optional<bool> reaches_amount;        ///< reaches the open-tender amount alone
    std::int64_t path = 0;
};

/// All purchases of one fiscal year, one budget project, and one item or category (品目或者类别).
struct SplittingFacts {
    Category category{};
    Date as_of;  ///< the day judged: its rules govern, and its calendar year is the fiscal year (预算法 art. 18)
    std::span<const SplitPurchase> purchases;
};

struct SplittingRules {
    Threshold<Category> open_tender_amount;
    Provision departure_from_open_tender;
    Provision no_splitting;
    Parameter<std::int64_t> several;  ///< 多次
};

struct SplittingResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<bool> splitting;    ///< 以化整为零方式规避公开招标
    std::optional<Money> cumulative;  ///< 累计资金数额 by methods other than open tender, exceptions taken out
    std::optional<std::int64_t> counted;
};

struct SplittingRows {
    std::span<SplitPurchaseResult> purchases;
};

namespace detail {

/// Sum and number of what surely counts, and of what may.
struct Cumulative {
    Money low, high;
    std::int64_t low_count = 0, high_count = 0;

    /// False on overflow. `counts` is empty for what may count.
    [[nodiscard]] bool add(Money amount, std::optional<bool> counts) noexcept {
        if (counts && !*counts) return true;
        ++high_count;
        if (!counts) return checked_add(high, amount, high);
        ++low_count;
        return checked_add(low, amount, low) && checked_add(high, amount, high);
    }
};

/// Whether a purchase adds to the sum: another method, and neither a budget adjustment nor an approval.
[[nodiscard]] inline std::optional<bool> counts(const SplitPurchase& purchase) noexcept {
    if (purchase.method == Method::open_tender || purchase.budget_adjusted.value_or(false) ||
        purchase.approved.value_or(false))
        return false;
    if (purchase.budget_adjusted && purchase.approved) return true;
    return std::nullopt;
}

template <class Trace>
bool check(const SplittingFacts& facts, const SplitPurchase& purchase, std::int32_t row, Trace& trace) {
    if (purchase.amount <= Money::fen(0)) {
        trace.reject(Status::out_of_range, "purchases.amount_fen",
                     text("金额应大于 0", "the amount must be more than 0"), row);
        return false;
    }
    if (purchase.announced_on > facts.as_of ||
        year_month_day(purchase.announced_on).year() != year_month_day(facts.as_of).year()) {
        trace.reject(Status::contradiction, "purchases.announced_on",
                     text("应在判断日所在的财政年度内，且不晚于判断日",
                          "it must lie in the fiscal year of the day judged, and not after it"),
                     row);
        return false;
    }
    return true;
}

/// A purchase by itself: from the amount on it goes to open tender, or needs an approval.
template <class Trace>
Outcome judge_alone(const SplittingRules& rules, const SplitPurchase& purchase, bool reaches, Trace& trace) {
    if (!trace.branch(reaches) || purchase.method == Method::open_tender) return Outcome::pass;
    if (!rules.departure_from_open_tender.apply(trace,
                                                text("单项达到数额标准的，应当公开招标或者经批准",
                                                     "alone it reaches the amount: open tender, or an approval")))
        return Outcome::indeterminate;
    if (!purchase.approved) {
        trace.missing_fact("purchases.approved", text("是否经批准采用其他方式", "whether another method was approved"));
        return Outcome::indeterminate;
    }
    return trace.branch(*purchase.approved) ? Outcome::pass : Outcome::violation;
}

/// 实施条例 art. 28: several purchases whose sum exceeds the amount. The sum that equals it is no splitting, though one
/// purchase that equals it goes to open tender: the articles say 超过 and 以上.
template <class Trace>
std::optional<bool> is_splitting(const SplittingRules& rules, Category category, const Cumulative& sum, Trace& trace) {
    const auto several = rules.several.get(trace, text("多次", "several"));
    if (!several) return std::nullopt;
    const auto surely = rules.open_tender_amount.test_as(Compare::more_than, trace,
                                                         text("累计资金数额", "cumulative amount"), sum.low, category);
    const auto perhaps = rules.open_tender_amount.quiet_as(Compare::more_than, sum.high, category);
    if (!surely || !perhaps) return std::nullopt;
    if (*surely && sum.low_count >= *several) return true;
    if (!*perhaps || sum.high_count < *several) return false;
    trace.missing_fact("purchases.approved",
                       text("是否经批准或者因预算调整", "whether they were approved or follow a budget adjustment"));
    return std::nullopt;
}

}  // namespace detail

/// Source: 政府采购法 art. 27, 28; 政府采购法实施条例 art. 23, 28. Each purchase after a budget adjustment or with an approval is
/// taken out of the sum: the article excepts such purchases, and says nothing of the others. Pure; never throws for any facts.
template <class Trace>
SplittingResult decide(const SplittingRules& rules, const SplittingFacts& facts, SplittingRows& rows, Trace& trace) {
    SplittingResult result;
    detail::Cumulative sum;
    Outcome alone = Outcome::not_applicable;
    for (std::size_t i = 0; i < facts.purchases.size(); ++i) {
        const SplitPurchase& purchase = facts.purchases[i];
        const auto row = static_cast<std::int32_t>(i);
        if (!detail::check(facts, purchase, row, trace)) return result;
        if (facts.category == Category::works) {  // 政府采购法 art. 28 speaks of goods and services
            rows.purchases[i].outcome = Outcome::not_applicable;
            continue;
        }
        trace.begin_row(row);
        SplitPurchaseResult& judged = rows.purchases[i];
        judged.reaches_amount =
            rules.open_tender_amount.test(trace, text("采购金额", "amount"), purchase.amount, facts.category);
        judged.counted = detail::counts(purchase);
        if (judged.reaches_amount) judged.outcome = detail::judge_alone(rules, purchase, *judged.reaches_amount, trace);
        judged.path = trace.end_row();
        if (!sum.add(purchase.amount, judged.counted)) {
            trace.reject(Status::overflow, "purchases.amount_fen",
                         text("合计超出可表示的范围", "the total does not fit"), row);
            return result;
        }
        alone = combine(alone, judged.outcome);
    }
    if (facts.category == Category::works) {
        trace.note(text("工程规避招标见 procurement.tender_splitting", "for works see procurement.tender_splitting"));
        result.outcome = Outcome::not_applicable;
        return result;
    }
    if (sum.low_count == sum.high_count) {
        result.cumulative = sum.low;
        result.counted = sum.low_count;
    }
    if (alone == Outcome::violation) trace.control(rules.departure_from_open_tender.use());
    result.splitting = detail::is_splitting(rules, facts.category, sum, trace);
    if (!result.splitting) {
        result.outcome = combine(alone, Outcome::indeterminate);
        return result;
    }
    if (trace.branch(*result.splitting)) {
        if (!rules.no_splitting.apply(trace,
                                      text("累计超过公开招标数额标准，属于化整为零规避公开招标",
                                           "the sum exceeds the open-tender amount: splitting to avoid open tender")))
            return result;
        trace.control(rules.no_splitting.use());
    }
    result.outcome = combine(alone, *result.splitting ? Outcome::violation : Outcome::pass);
    return result;
}

inline constexpr auto splitting = operation<SplittingFacts, SplittingRules, SplittingResult, SplittingRows>(
    "procurement.splitting", text("化整为零规避公开招标", "splitting to avoid open tender"),
    "政府采购法 27, 28; 政府采购法实施条例 23, 28", anchor("as_of", &SplittingFacts::as_of),
    inputs(column("category", &SplittingFacts::category, text("采购品类", "category")),
           column("as_of", &SplittingFacts::as_of, text("判断日", "day judged"))),
    uses(rule("procurement.open_tender_amount", &SplittingRules::open_tender_amount).anchored("announced_on"),
         rule("procurement.departure_from_open_tender", &SplittingRules::departure_from_open_tender)
             .anchored("announced_on"),
         rule("procurement.no_splitting", &SplittingRules::no_splitting).anchored("announced_on"),
         rule("procurement.splitting_purchases", &SplittingRules::several).anchored("announced_on")),
    outputs(column("outcome", &SplittingResult::outcome, text("结论", "outcome")),
            column("splitting", &SplittingResult::splitting, text("是否化整为零", "it is splitting")),
            column("cumulative_fen", &SplittingResult::cumulative, text("累计资金数额", "cumulative amount")),
            column("counted", &SplittingResult::counted, text("计入次数", "purchases counted"))),
    list("purchases", text("采购", "purchase"), &SplittingFacts::purchases,
         inputs(column("announced_on", &SplitPurchase::announced_on, text("采购公告日", "day of announcement")),
                column("amount_fen", &SplitPurchase::amount, text("采购金额", "amount")),
                column("method", &SplitPurchase::method, text("采购方式", "method")),
                column("budget_adjusted", &SplitPurchase::budget_adjusted,
                       text("是否因项目预算调整", "it follows a budget adjustment")),
                column("approved", &SplitPurchase::approved,
                       text("是否经批准采用其他方式", "another method was approved"))),
         &SplittingRows::purchases,
         outputs(column("outcome", &SplitPurchaseResult::outcome, text("结论", "outcome")),
                 column("counted", &SplitPurchaseResult::counted, text("是否计入累计", "it is counted")),
                 column("reaches_amount", &SplitPurchaseResult::reaches_amount,
                        text("单项是否达到数额标准", "alone it reaches the amount")),
                 column("path", &SplitPurchaseResult::path, text("路径", "path")))));

// --- works -------------------------------------------------------------------------------------------------------

/// One contract of one construction project, of one kind (施工; 设备材料; 勘察设计监理).
struct ProjectContract {
    Money estimate;                     ///< 合同估算价, fen, more than 0
    bool tendered = false;              ///< 已按招标投标法招标
    std::optional<bool> can_be_merged;  ///< 可以与同类合同合并进行
    std::optional<bool> exempt;         ///< 依法可以不进行招标; empty: not claimed
};

struct ProjectContractResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<bool> must_tender;
    std::int64_t path = 0;
};

struct TenderSplittingFacts {
    WorksKind works_kind{};
    Date announced_on;                    ///< the day whose rules govern
    std::optional<bool> in_tender_scope;  ///< 属于招标投标法 art. 3 的工程建设项目
    std::span<const ProjectContract> contracts;
};

struct TenderSplittingRules {
    Threshold<WorksKind> must_tender_amount;
    Provision merged_estimates;
    Provision no_avoiding_of_tender;
};

struct TenderSplittingResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<Money> merged;      ///< 可以合并进行的采购的合同估算价合计
    std::optional<bool> must_tender;  ///< the merged estimates reach the amount
};

struct TenderSplittingRows {
    std::span<ProjectContractResult> contracts;
};

namespace detail {

/// Whether a contract reaches the amount, alone or with those that it can be merged with.
[[nodiscard]] inline std::optional<bool> in_amount(bool alone, const ProjectContract& contract, bool merges,
                                                   bool surely, bool perhaps) noexcept {
    if (alone) return true;
    if (!merges || !perhaps || (contract.can_be_merged && !*contract.can_be_merged)) return false;
    if (surely && contract.can_be_merged) return true;
    return std::nullopt;
}

}  // namespace detail

/// Source: 招标投标法 art. 3, 4; 必须招标的工程项目规定 art. 5, whose second paragraph adds up what can be merged. Pure; never
/// throws for any facts.
template <class Trace>
TenderSplittingResult decide(const TenderSplittingRules& rules, const TenderSplittingFacts& facts,
                             TenderSplittingRows& rows, Trace& trace) {
    TenderSplittingResult result;
    detail::Cumulative sum;
    for (std::size_t i = 0; i < facts.contracts.size(); ++i) {
        const ProjectContract& contract = facts.contracts[i];
        if (contract.estimate <= Money::fen(0)) {
            trace.reject(Status::out_of_range, "contracts.estimate_fen",
                         text("估算价应大于 0", "the estimate must be more than 0"), static_cast<std::int32_t>(i));
            return result;
        }
        if (!sum.add(contract.estimate, contract.can_be_merged)) {
            trace.reject(Status::overflow, "contracts.estimate_fen",
                         text("合计超出可表示的范围", "the total does not fit"), static_cast<std::int32_t>(i));
            return result;
        }
    }
    const bool merges = rules.merged_estimates.in_force();
    if (merges)
        rules.merged_estimates.apply(trace, text("同一项目中可以合并进行的采购，合同估算价合计",
                                                 "what can be merged in one project is added up"));
    const auto surely = rules.must_tender_amount.test(trace, text("可以合并的合同估算价合计", "merged estimates"),
                                                      sum.low, facts.works_kind);
    const auto perhaps = rules.must_tender_amount.quiet(sum.high, facts.works_kind);
    if (!surely || !perhaps) return result;
    if (merges && sum.low_count == sum.high_count) {
        result.merged = sum.low;
        result.must_tender = *surely;
    }
    Outcome outcome = Outcome::not_applicable;
    for (std::size_t i = 0; i < facts.contracts.size(); ++i) {
        const ProjectContract& contract = facts.contracts[i];
        trace.begin_row(static_cast<std::int32_t>(i));
        ProjectContractResult& judged = rows.contracts[i];
        const auto alone =
            rules.must_tender_amount.test(trace, text("合同估算价", "estimate"), contract.estimate, facts.works_kind);
        auto due = detail::in_amount(alone.value_or(false), contract, merges, *surely, *perhaps);
        if (!due) trace.missing_fact("contracts.can_be_merged", text("是否可以合并进行", "whether it can be merged"));
        if (due.value_or(true)) {
            if (facts.in_tender_scope && !*facts.in_tender_scope)
                due = false;
            else if (!facts.in_tender_scope && due) {
                trace.missing_fact("in_tender_scope", text("是否属于必须招标的工程建设项目",
                                                           "whether the project is within the duty to tender"));
                due = std::nullopt;
            }
            if (contract.exempt.value_or(false)) due = false;
        }
        judged.must_tender = due;
        if (contract.tendered || (due && !*due))
            judged.outcome = Outcome::pass;
        else if (due)
            judged.outcome = Outcome::violation;
        judged.path = trace.end_row();
        outcome = combine(outcome, judged.outcome);
    }
    trace.control(rules.must_tender_amount.use());
    if (outcome == Outcome::violation) {
        if (!rules.no_avoiding_of_tender.apply(
                trace, text("应当招标而未招标，属于规避招标", "not tendered though it must be: tendering is avoided")))
            return result;
        trace.control(rules.no_avoiding_of_tender.use());
    }
    result.outcome = outcome;
    return result;
}

inline constexpr auto tender_splitting =
    operation<TenderSplittingFacts, TenderSplittingRules, TenderSplittingResult, TenderSplittingRows>(
        "procurement.tender_splitting", text("工程化整为零规避招标", "splitting of works to avoid tendering"),
        "招标投标法 3, 4; 国家发展改革委令第16号 5", anchor("announced_on", &TenderSplittingFacts::announced_on),
        inputs(column("works_kind", &TenderSplittingFacts::works_kind, text("工程采购种类", "kind of works purchase")),
               column("announced_on", &TenderSplittingFacts::announced_on, text("采购公告日", "day of announcement")),
               column("in_tender_scope", &TenderSplittingFacts::in_tender_scope,
                      text("是否属于必须招标的工程建设项目", "the project is within the duty to tender"))),
        uses(rule("procurement.must_tender_amount", &TenderSplittingRules::must_tender_amount),
             rule("procurement.merged_estimates", &TenderSplittingRules::merged_estimates),
             rule("procurement.no_avoiding_of_tender", &TenderSplittingRules::no_avoiding_of_tender)),
        outputs(column("outcome", &TenderSplittingResult::outcome, text("结论", "outcome")),
                column("merged_fen", &TenderSplittingResult::merged, text("可合并估算价合计", "merged estimates")),
                column("must_tender", &TenderSplittingResult::must_tender,
                       text("合计是否达到标准", "the merged estimates reach the amount"))),
        list("contracts", text("合同", "contract"), &TenderSplittingFacts::contracts,
             inputs(
                 column("estimate_fen", &ProjectContract::estimate, text("合同估算价", "estimate")),
                 column("tendered", &ProjectContract::tendered, text("是否已招标", "it was tendered")),
                 column("can_be_merged", &ProjectContract::can_be_merged, text("是否可以合并进行", "it can be merged")),
                 column("exempt", &ProjectContract::exempt, text("是否依法可以不招标", "it is exempt from tendering"))),
             &TenderSplittingRows::contracts,
             outputs(column("outcome", &ProjectContractResult::outcome, text("结论", "outcome")),
                     column("must_tender", &ProjectContractResult::must_tender,
                            text("是否必须招标", "it must be tendered")),
                     column("path", &ProjectContractResult::path, text("路径", "path")))));

}  // namespace steward::procurement
