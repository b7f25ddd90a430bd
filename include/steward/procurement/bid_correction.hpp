/// @file
/// Correction of a price that is not the same throughout a bid (报价前后不一致的修正), in the fixed order of the order.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "steward/procurement/evaluation_enumerations.hpp"
#include "steward/rules/operation.hpp"

namespace steward::procurement {

/// The totals of one bid. A total that is not given does not stand in the bid, or was found to agree.
struct BidCorrectionFacts {
    Date announced_on;                         ///< 采购公告日, the date whose rules govern
    Money price;                               ///< 开标一览表（报价表）总价, in figures, fen, more than 0
    std::optional<Money> total_in_words;       ///< 开标一览表的大写总价
    std::optional<Money> detail_total;         ///< 投标文件中相应内容的总价
    std::optional<Money> sum_of_unit_prices;   ///< 按单价汇总的金额
    std::optional<bool> unit_price_misplaced;  ///< 单价金额小数点或者百分比有明显错位
    std::optional<bool> correction_confirmed;  ///< 修正后的报价经投标人确认
    bool document_provides = false;            ///< 招标文件另有规定: the order of the document goes first
};

struct BidCorrectionRules {
    Provision bid_correction;
};

struct BidCorrectionResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<bool> corrected;             ///< something did not agree
    std::optional<Money> price;                ///< 修正后的报价
    std::optional<bool> unit_price_corrected;  ///< the unit prices follow the total
};

namespace detail {

/// What a price is after correction.
struct CorrectedPrice {
    Money price;
    bool corrected = false;
    bool unit_price_corrected = false;
    bool known = true;  ///< whether a misplaced point decides, and is not known, is false here
};

/// 财政部令第87号 art. 59, items 1 to 4, one after the other. `Stated` has the totals of `BidCorrectionFacts`.
template <class Stated, class Trace>
CorrectedPrice corrected_price(Money sheet_total, const Stated& stated, Trace& trace) {
    CorrectedPrice result{sheet_total};
    // 1. The opening sheet goes before the rest of the bid.
    if (stated.detail_total && *stated.detail_total != result.price) {
        result.corrected = true;
        trace.computed(text("与开标一览表不一致的，以开标一览表为准", "where they differ the opening sheet stands"),
                       operand(text("相应内容", "in the bid"), *stated.detail_total),
                       operand(text("开标一览表", "opening sheet"), result.price));
    }
    // 2. Words go before figures.
    if (stated.total_in_words && *stated.total_in_words != result.price) {
        result.corrected = true;
        trace.computed(text("大写金额和小写金额不一致的，以大写金额为准", "words go before figures"),
                       operand(text("小写金额", "figures"), result.price),
                       operand(text("大写金额", "words"), *stated.total_in_words));
        result.price = *stated.total_in_words;
    }
    if (stated.sum_of_unit_prices && *stated.sum_of_unit_prices != result.price) {
        if (!stated.unit_price_misplaced) {
            trace.missing_fact("unit_price_misplaced",
                               text("单价小数点或者百分比是否明显错位", "a misplaced point of a unit price"));
            result.known = false;
            return result;
        }
        result.corrected = true;
        if (trace.branch(*stated.unit_price_misplaced)) {
            // 3. A point out of place: the total stands, the unit price is changed.
            result.unit_price_corrected = true;
            trace.note(text("单价小数点或者百分比有明显错位的，以开标一览表的总价为准，并修改单价",
                            "a misplaced point: the total of the opening sheet stands, and the unit price is changed"));
        } else {
            // 4. Otherwise what the unit prices come to.
            trace.computed(text("总价金额与按单价汇总金额不一致的，以单价金额计算结果为准",
                                "the sum by unit prices goes before the total"),
                           operand(text("总价", "total"), result.price),
                           operand(text("按单价汇总", "sum by unit prices"), *stated.sum_of_unit_prices));
            result.price = *stated.sum_of_unit_prices;
        }
    } else if (stated.unit_price_misplaced && *stated.unit_price_misplaced) {
        result.corrected = result.unit_price_corrected = true;
    }
    return result;
}

/// Columns of the totals, and the place of the first total among them that is not above 0; -1 when all are.
inline constexpr std::array<std::string_view, 4> total_columns{"price_fen", "total_in_words_fen", "detail_total_fen",
                                                               "sum_of_unit_prices_fen"};
template <class Stated>
[[nodiscard]] constexpr int total_at_fault(const Stated& stated) noexcept {
    const auto bad = [](const std::optional<Money>& total) { return total && *total <= Money::fen(0); };
    return bad(stated.price)                ? 0
           : bad(stated.total_in_words)     ? 1
           : bad(stated.detail_total)       ? 2
           : bad(stated.sum_of_unit_prices) ? 3
                                            : -1;
}

inline constexpr Text price_above_zero =
    text("报价应大于 0：无偿提供不是采购（政府采购法第二条）",
         "a price must be more than 0: what is free is no purchase (政府采购法 art. 2)");

inline constexpr auto bid_correction_rules =
    uses(rule("procurement.bid_correction", &BidCorrectionRules::bid_correction));

}  // namespace detail

/// Source: 财政部令第87号 art. 59. Pure; never throws for any facts. A corrected price that the bidder has not confirmed
/// yet is indeterminate, one that it refused makes the bid invalid (violation).
template <class Trace>
BidCorrectionResult decide(const BidCorrectionRules& rules, const BidCorrectionFacts& facts, Trace& trace) {
    BidCorrectionResult result;
    if (const int at = detail::total_at_fault(facts); at >= 0) {
        trace.reject(Status::out_of_range, detail::total_columns[static_cast<std::size_t>(at)],
                     detail::price_above_zero);
        return result;
    }
    if (trace.branch(facts.document_provides)) {
        trace.note(text("招标文件对修正另有规定，从其规定", "the document provides otherwise, and goes first"));
        result.outcome = Outcome::not_applicable;
        return result;
    }
    const detail::CorrectedPrice corrected = detail::corrected_price(facts.price, facts, trace);
    if (!corrected.known) return result;
    if (!trace.branch(corrected.corrected)) {
        result.corrected = result.unit_price_corrected = false;
        result.price = corrected.price;
        result.outcome = Outcome::pass;
        return result;
    }
    if (!rules.bid_correction.apply(trace,
                                    text("修正后的报价经投标人确认后产生约束力，不确认的投标无效",
                                         "a corrected price binds once confirmed; unconfirmed, the bid is invalid")))
        return result;
    trace.control(rules.bid_correction.use());
    result.corrected = true;
    result.unit_price_corrected = corrected.unit_price_corrected;
    result.price = corrected.price;
    if (!facts.correction_confirmed) {
        trace.missing_fact("correction_confirmed",
                           text("投标人是否确认修正后的报价", "the bidder confirms the correction"));
        return result;
    }
    result.outcome = trace.branch(*facts.correction_confirmed) ? Outcome::pass : Outcome::violation;
    return result;
}

inline constexpr auto bid_correction = operation<BidCorrectionFacts, BidCorrectionRules, BidCorrectionResult>(
    "procurement.bid_correction", text("报价前后不一致的修正", "correction of an inconsistent price"),
    "财政部令第87号 59", anchor("announced_on", &BidCorrectionFacts::announced_on),
    inputs(column("announced_on", &BidCorrectionFacts::announced_on, text("采购公告日", "day of announcement")),
           column("price_fen", &BidCorrectionFacts::price, text("开标一览表总价", "total of the opening sheet")),
           column("total_in_words_fen", &BidCorrectionFacts::total_in_words, text("大写总价", "total in words")),
           column("detail_total_fen", &BidCorrectionFacts::detail_total, text("投标文件中的总价", "total in the bid")),
           column("sum_of_unit_prices_fen", &BidCorrectionFacts::sum_of_unit_prices,
                  text("按单价汇总金额", "sum by unit prices")),
           column("unit_price_misplaced", &BidCorrectionFacts::unit_price_misplaced,
                  text("单价小数点或百分比是否明显错位", "a misplaced point of a unit price")),
           column("correction_confirmed", &BidCorrectionFacts::correction_confirmed,
                  text("投标人是否确认修正", "the bidder confirms the correction")),
           column("document_provides", &BidCorrectionFacts::document_provides,
                  text("招标文件是否另有规定", "the document provides otherwise"))),
    detail::bid_correction_rules,
    outputs(column("outcome", &BidCorrectionResult::outcome, text("结论", "outcome")),
            column("corrected", &BidCorrectionResult::corrected, text("是否需要修正", "something did not agree")),
            column("corrected_price_fen", &BidCorrectionResult::price, text("修正后的报价", "corrected price")),
            column("unit_price_corrected", &BidCorrectionResult::unit_price_corrected,
                   text("是否修改单价", "the unit prices are changed"))));

}  // namespace steward::procurement
