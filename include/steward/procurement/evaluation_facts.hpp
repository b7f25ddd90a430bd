/// @file
/// What an evaluation of bids (评标、评审) takes and gives: a lot with its criteria, bids and the experts' scores, and the
/// scoring sheet that is made of them.
#pragma once

#include <optional>
#include <span>

#include "steward/procurement/bid_correction.hpp"
#include "steward/procurement/evaluation_method.hpp"
#include "steward/procurement/price_deduction.hpp"
#include "steward/procurement/score_fraction.hpp"

namespace steward::procurement {

/// A criterion (评审因素) of comprehensive scoring.
struct Criterion {
    std::int64_t criterion = 0;  ///< its number, once a lot
    CriterionKind kind{};
    Points max_points;              ///< 分值, more than 0; those of a lot add up to 100
    std::optional<bool> objective;  ///< 客观评审因素: all experts must give the same points
};

struct CriterionResult {
    Outcome outcome = Outcome::indeterminate;  ///< violation: objective, and the experts' points differ
};

/// What one expert (评标委员会成员) gave one bid for one criterion other than the price.
struct Score {
    std::int64_t expert = 0;
    std::int64_t criterion = 0;
    Points points;  ///< 0 to the maximum of the criterion
};

struct ScoreResult {
    bool counted = false;  ///< part of a total; those of invalid bids are not
};

/// One bid (投标、响应文件). What is unknown of size, traits and shares is not declared.
struct Bid {
    std::int64_t bidder = 0;              ///< its number, once a lot
    std::optional<Money> price;           ///< 投标报价（开标一览表）或最后报价, fen, more than 0
    Set<InvalidityGround> defects;        ///< found by the review; not those that follow from prices and brands
    std::optional<Money> total_in_words;  ///< as in bid_correction.hpp
    std::optional<Money> detail_total;
    std::optional<Money> sum_of_unit_prices;
    std::optional<bool> unit_price_misplaced;
    std::optional<bool> correction_confirmed;
    std::optional<EnterpriseSize> size;  ///< as in price_deduction.hpp
    std::optional<Set<BidderTrait>> traits;
    std::optional<Percent> small_share;
    std::optional<Percent> domestic_share;
    std::optional<std::int64_t> brand;  ///< 核心产品品牌, a number; empty: of no other bidder's brand
    std::optional<bool> doubted;        ///< 评审委员会认为报价明显低于其他报价
    std::optional<LowPriceJudgement> low_price_judgement;
    std::optional<std::int64_t> lot_order;  ///< among equals: place by the document's way, or by lot
    std::span<const Score> scores;
};

namespace detail {

/// What the sheet keeps of a bid while it is made.
struct Standing {
    Natural adjusted = 0;        ///< price after deductions, ten-thousandths of a fen
    Natural price_part = 0;      ///< whole part of experts x weight x base / adjusted, in millionths of a point
    Natural rest = 0;            ///< and the numerator of its rest over `adjusted`
    std::int64_t points = 0;     ///< of all experts, without the price, in millionths
    std::int64_t technical = 0;  ///< of those, technical ones
    std::int64_t total = 0;      ///< rounded total, in millionths
    Money offered;               ///< corrected price
    bool passed = false;         ///< qualification and conformity review
    bool valid = false;
    bool candidate = false;  ///< valid, and not behind another bid of its brand
    std::optional<bool> domestic;
};

}  // namespace detail

struct BidResult {
    Outcome outcome =
        Outcome::indeterminate;      ///< pass: valid; violation: invalid; needs_review: low price to be explained
    Set<InvalidityGround> grounds;   ///< why it is invalid
    Set<LowPriceTrigger> low_price;  ///< why its price needs an explanation
    std::optional<Money> price;      ///< 修正后的报价
    std::optional<Percent> small_rate;
    std::optional<Percent> domestic_rate;
    std::optional<Money> adjusted;          ///< 评审价, shown half up to the fen
    std::optional<Points> price_score;      ///< 价格分
    std::optional<Points> technical_score;  ///< mean of the experts, shown half up
    std::optional<Points> other_score;      ///< mean of the experts for all that is not the price
    std::optional<Points> total;            ///< 评标总得分
    std::optional<bool> represents_brand;   ///< of bids of one brand
    std::optional<std::int64_t> rank;       ///< equal for equals (并列)
    std::span<ScoreResult> scores;
    detail::Standing standing;  ///< of the kernel, no column
};

struct EvaluationFacts {
    Category category{};                         ///< 采购品类
    Method method{};                             ///< 采购方式
    EvaluationMethod evaluation_method{};        ///< 评审方法
    Date announced_on;                           ///< 采购公告日, the date whose rules govern
    Money budget;                                ///< 采购预算金额, fen, more than 0
    std::optional<Money> ceiling;                ///< 最高限价, fen; none: the budget is the limit
    bool reserved = false;                       ///< 专门面向中小企业采购
    bool fixed_price = false;                    ///< 执行国家统一定价标准或者采用固定价格采购
    std::optional<std::int64_t> score_decimals;  ///< 采购文件规定的得分小数位数, 0 to 6; none: not rounded
    std::optional<std::int64_t> expert_count;    ///< 评审委员会成员数, 1 to 64; scoring only
    std::optional<Percent> small_rate;           ///< 采购文件规定的小微企业扣除比例
    std::optional<Percent> partial_rate;         ///< 采购文件规定的联合体或分包扣除比例
    std::optional<Percent> low_average_rate;     ///< rates of abnormally low prices that the document raised
    std::optional<Percent> low_second_rate;
    std::optional<Percent> low_limit_rate;
    std::optional<TiePrice> tie_price;       ///< asked for only where the two prices order equal scores differently
    std::optional<bool> exception_to_three;  ///< 法定的可以少于三家的情形
    std::span<const Criterion> criteria;
    std::span<const Bid> bids;
};

struct EvaluationRules : EvaluationMethodRules, PriceDeductionRules, BidCorrectionRules {
    Table<Method, InvalidityGround> invalid_bids;
    Table<Method> competition;
    Table<LowPriceTrigger> low_price;
    Provision same_brand;
    Table<Method> score_recheck;
    Provision tied_candidates;
};

struct EvaluationResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<EvaluationConclusion> conclusion;
    std::optional<std::int64_t> valid_bids;   ///< that take part to the end
    std::optional<std::int64_t> competitors;  ///< that passed the review, those of one brand as one
    std::optional<Money> base_price;          ///< 评标基准价, shown half up to the fen
    std::optional<Percent> price_weight;      ///< 价格分值占总分值的比重
    std::optional<bool> weight_in_range;
    std::optional<std::int64_t> first_bidder;  ///< 排名第一的中标（成交）候选人
};

/// What one expert gave one bid, and what its total would be by that expert alone.
struct ExpertTotal {
    std::int64_t bidder = 0;
    std::int64_t expert = 0;
    Points points;  ///< without the price, exact
    Points total;   ///< with the price score of the sheet
};

/// What all experts together gave one bid for one criterion.
struct CriterionMean {
    std::int64_t bidder = 0;
    std::int64_t criterion = 0;
    Points mean;  ///< shown half up; a total is made of the sum, not of these
};

struct EvaluationRows {
    std::span<CriterionResult> criteria;
    std::span<BidResult> bids;
    RowSink<ExpertTotal> expert_totals;
    RowSink<CriterionMean> criterion_means;
};

}  // namespace steward::procurement
