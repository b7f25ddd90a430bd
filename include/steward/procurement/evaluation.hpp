/// @file
/// The evaluation of the bids for one lot (评标、评审): review of the bids, deductions, price scores, the experts' scores,
/// ranking and candidates, as one scoring sheet.
///
/// Nothing is rounded that the procurement document does not round: scores are compared as fractions. Where the document
/// states decimals (`score_decimals`), the price score and the mean of the experts' points are each rounded half up to
/// them, and the total is their sum. Otherwise scores are only shown rounded, half up to the sixth decimal.
#pragma once

#include "steward/procurement/scoring_sheet.hpp"
#include "steward/rules/operation.hpp"

namespace steward::procurement {

/// Source: 财政部令第87号 art. 31, 43-44, 54-57, 59-60, 63-64, 68; 财政部令第74号 art. 30, 35-37, 48-50; 财库〔2014〕214号;
/// 财库〔2020〕46号 art. 9; 国办发〔2025〕34号; 财库〔2026〕2号. Pure; never throws for any facts but for want of memory.
///
/// Outcome: pass, the ranking stands; needs_review, a low price is still to be judged or a tie to be drawn; violation, the
/// document, the scores or the number of bids break a rule; indeterminate, something is unknown, and named.
template <class Trace>
EvaluationResult decide(const EvaluationRules& rules, const EvaluationFacts& facts, EvaluationRows& rows,
                        Trace& trace) {
    return detail::ScoringSheet<Trace>(rules, facts, rows, trace).make();
}

inline constexpr auto evaluation = operation<EvaluationFacts, EvaluationRules, EvaluationResult, EvaluationRows>(
    "procurement.evaluation", text("评标（评审）与评分表", "evaluation of bids"),
    "财政部令第87号 31, 43-44, 54-57, 59-60, 63-64, 68; 财政部令第74号 30, 35-37, 48-50; 财库〔2014〕214号; "
    "财库〔2020〕46号 9; 国办发〔2025〕34号; 财库〔2026〕2号",
    anchor("announced_on", &EvaluationFacts::announced_on),
    inputs(column("category", &EvaluationFacts::category, text("采购品类", "category")),
           column("method", &EvaluationFacts::method, text("采购方式", "method")),
           column("evaluation_method", &EvaluationFacts::evaluation_method, text("评审方法", "evaluation method")),
           column("announced_on", &EvaluationFacts::announced_on, text("采购公告日", "day of announcement")),
           column("budget_fen", &EvaluationFacts::budget, text("预算金额", "budget")),
           column("ceiling_fen", &EvaluationFacts::ceiling, text("最高限价", "ceiling")),
           column("reserved", &EvaluationFacts::reserved,
                  text("是否专门面向中小企业", "reserved for small and medium enterprises")),
           column("fixed_price", &EvaluationFacts::fixed_price, text("是否统一定价或固定价格", "a fixed price")),
           column("score_decimals", &EvaluationFacts::score_decimals, text("得分小数位数", "decimals of scores")),
           column("expert_count", &EvaluationFacts::expert_count, text("评审委员会成员数", "number of experts")),
           column("small_rate_percent", &EvaluationFacts::small_rate,
                  text("小微企业扣除比例", "rate for small enterprises")),
           column("partial_rate_percent", &EvaluationFacts::partial_rate,
                  text("联合体或分包扣除比例", "rate for consortia and subcontracts")),
           column("low_average_percent", &EvaluationFacts::low_average_rate,
                  text("对平均报价的低价比例", "low price, of the average")),
           column("low_second_percent", &EvaluationFacts::low_second_rate,
                  text("对次低报价的低价比例", "low price, of the second lowest")),
           column("low_limit_percent", &EvaluationFacts::low_limit_rate,
                  text("对最高限价的低价比例", "low price, of the ceiling")),
           column("tie_price", &EvaluationFacts::tie_price,
                  text("得分相同时比较的报价", "price that settles equal scores")),
           column("exception_to_three", &EvaluationFacts::exception_to_three,
                  text("是否属于可以少于三家的情形", "fewer than three may compete"))),
    detail::evaluation_method_rules + detail::price_deduction_rules + detail::bid_correction_rules +
        uses(rule("procurement.invalid_bids", &EvaluationRules::invalid_bids, value<bool>("invalid")),
             rule("procurement.competition_after_review", &EvaluationRules::competition, value<std::int64_t>("min"),
                  value<std::int64_t>("min_by_exception")),
             rule("procurement.abnormally_low_price", &EvaluationRules::low_price, value<Decimal>("rate"),
                  value<Decimal>("max_rate")),
             rule("procurement.same_brand", &EvaluationRules::same_brand),
             rule("procurement.score_recheck", &EvaluationRules::score_recheck, value<bool>("amend")),
             rule("procurement.tied_candidates", &EvaluationRules::tied_candidates)),
    outputs(column("outcome", &EvaluationResult::outcome, text("结论", "outcome")),
            column("conclusion", &EvaluationResult::conclusion, text("评审结果", "conclusion")),
            column("valid_bids", &EvaluationResult::valid_bids, text("有效投标数", "valid bids")),
            column("competitors", &EvaluationResult::competitors, text("通过审查的供应商数", "competitors")),
            column("base_price_fen", &EvaluationResult::base_price, text("评标基准价", "base price")),
            column("price_weight_percent", &EvaluationResult::price_weight, text("价格权重", "weight of the price")),
            column("weight_in_range", &EvaluationResult::weight_in_range,
                   text("价格权重是否合规", "weight within the range")),
            column("first_bidder", &EvaluationResult::first_bidder, text("排名第一的候选人", "first candidate"))),
    list("criteria", text("评审因素", "criterion"), &EvaluationFacts::criteria,
         inputs(column("criterion", &Criterion::criterion, text("编号", "number")),
                column("kind", &Criterion::kind, text("种类", "kind")),
                column("max_points", &Criterion::max_points, text("分值", "points")),
                column("objective", &Criterion::objective, text("是否客观因素", "objective"))),
         &EvaluationRows::criteria, outputs(column("outcome", &CriterionResult::outcome, text("结论", "outcome")))),
    list("bids", text("投标", "bid"), &EvaluationFacts::bids,
         inputs(
             column("bidder", &Bid::bidder, text("投标人编号", "bidder")),
             column("price_fen", &Bid::price, text("报价", "price")),
             column("defects", &Bid::defects, text("审查发现的无效情形", "grounds found by the review")),
             column("total_in_words_fen", &Bid::total_in_words, text("大写总价", "total in words")),
             column("detail_total_fen", &Bid::detail_total, text("投标文件中的总价", "total in the bid")),
             column("sum_of_unit_prices_fen", &Bid::sum_of_unit_prices, text("按单价汇总金额", "sum by unit prices")),
             column("unit_price_misplaced", &Bid::unit_price_misplaced,
                    text("单价小数点或百分比是否明显错位", "a misplaced point of a unit price")),
             column("correction_confirmed", &Bid::correction_confirmed,
                    text("投标人是否确认修正", "the bidder confirms the correction")),
             column("size", &Bid::size, text("企业规模", "size of the enterprise")),
             column("traits", &Bid::traits, text("供应商情形", "traits of the supplier")),
             column("small_share_percent", &Bid::small_share, text("小微企业合同份额", "share of small enterprises")),
             column("domestic_share_percent", &Bid::domestic_share,
                    text("本国产品成本占比", "share of domestic products")),
             column("brand", &Bid::brand, text("核心产品品牌", "brand of the core product")),
             column("doubted", &Bid::doubted, text("报价是否被认为明显偏低", "price too low in the committee's view")),
             column("low_price_judgement", &Bid::low_price_judgement,
                    text("低价说明的结论", "judgement of a low price")),
             column("lot_order", &Bid::lot_order, text("抽签或文件方式确定的顺序", "order by lot or by the document"))),
         &EvaluationRows::bids,
         outputs(
             column("outcome", &BidResult::outcome, text("结论", "outcome")),
             column("grounds", &BidResult::grounds, text("无效情形", "grounds of invalidity")),
             column("low_price", &BidResult::low_price, text("异常低价情形", "signs of a low price")),
             column("corrected_price_fen", &BidResult::price, text("修正后的报价", "corrected price")),
             column("small_deduction_percent", &BidResult::small_rate,
                    text("小微企业扣除", "deduction for small enterprises")),
             column("domestic_deduction_percent", &BidResult::domestic_rate,
                    text("本国产品扣除", "deduction for domestic products")),
             column("adjusted_price_fen", &BidResult::adjusted, text("评审价", "evaluated price")),
             column("price_score", &BidResult::price_score, text("价格分", "price score")),
             column("technical_score", &BidResult::technical_score, text("技术分", "technical score")),
             column("other_score", &BidResult::other_score, text("其他因素平均分", "mean of the rest")),
             column("total", &BidResult::total, text("总得分", "total")),
             column("represents_brand", &BidResult::represents_brand, text("是否代表同品牌", "represents its brand")),
             column("rank", &BidResult::rank, text("排名", "rank"))),
         list("scores", text("成员评分", "score"), &Bid::scores,
              inputs(column("expert", &Score::expert, text("成员编号", "expert")),
                     column("criterion", &Score::criterion, text("评审因素编号", "criterion")),
                     column("points", &Score::points, text("评分", "points"))),
              &BidResult::scores, outputs(column("counted", &ScoreResult::counted, text("是否计入", "counted"))))),
    emits("expert_totals", text("成员评分汇总", "total of an expert"), &EvaluationRows::expert_totals,
          outputs(column("bidder", &ExpertTotal::bidder, text("投标人编号", "bidder")),
                  column("expert", &ExpertTotal::expert, text("成员编号", "expert")),
                  column("points", &ExpertTotal::points, text("价格以外评分", "points without the price")),
                  column("total", &ExpertTotal::total, text("含价格分的总分", "total with the price score"))),
          detail::most_experts* detail::most_bids),
    emits("criterion_means", text("评审因素平均分", "mean of a criterion"), &EvaluationRows::criterion_means,
          outputs(column("bidder", &CriterionMean::bidder, text("投标人编号", "bidder")),
                  column("criterion", &CriterionMean::criterion, text("评审因素编号", "criterion")),
                  column("mean", &CriterionMean::mean, text("平均分", "mean"))),
          detail::most_criteria* detail::most_bids));

}  // namespace steward::procurement
