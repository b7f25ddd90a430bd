/// @file
/// Enumerations and the unit of the evaluation of bids (评标、评审).
#pragma once

#include <array>

#include "steward/kernel/quantity.hpp"
#include "steward/procurement/enumerations.hpp"

namespace steward {

namespace unit {

/// A point of a score, kept to the sixth decimal: the finest rounding that an evaluation takes.
struct point {
    static constexpr int scale = 6;
    static constexpr std::string_view symbol = "point";
    static constexpr Text name = text("分", "point");
};

}  // namespace unit

namespace procurement {

using Points = Quantity<unit::point>;
using Percent = Quantity<unit::percent>;

/// 评标（评审）方法: 财政部令第87号 art. 53. The lowest price decides in negotiation and inquiry as well (财政部令第74号
/// art. 35-36, 48-49), the score in consultation.
enum class EvaluationMethod : std::int32_t { lowest_price = 1, comprehensive_scoring = 2 };

/// 价格分计算方法. Low-price priority is base / price x weight x 100 (财政部令第87号 art. 55).
enum class PriceFormula : std::int32_t { low_price_priority = 1, other = 2 };

/// 评审因素的种类: 财政部令第87号 art. 55.
enum class CriterionKind : std::int32_t { price = 1, technical = 2, business = 3, other = 4 };

/// 投标（响应）无效的情形. The last three follow from prices, brands and judgements and are never given as findings.
enum class InvalidityGround : std::int32_t {
    no_bid_bond = 1,
    not_signed = 2,
    not_qualified = 3,
    unacceptable_terms = 4,
    not_conforming = 5,
    collusion = 6,
    other_statutory = 7,
    correction_refused = 8,
    above_price_limit = 9,
    abnormally_low = 10,
    same_brand = 11,
};

/// What a supplier declares, or is found to be, besides its size.
enum class BidderTrait : std::int32_t {
    disabled_welfare = 1,        ///< 残疾人福利性单位
    prison = 2,                  ///< 监狱企业
    under_large_enterprise = 3,  ///< 与大企业的负责人为同一人，或者存在直接控股、管理关系
    goods_of_large_maker = 4,    ///< 货物中有大型企业制造的
    linked_partners = 5,         ///< 接受分包或组成联合体的小微企业与其他成员之间存在直接控股、管理关系
};

/// 评标委员会对明显低价说明的结论: 财政部令第87号 art. 60.
enum class LowPriceJudgement : std::int32_t { justified = 1, not_justified = 2 };

/// Why a price needs an explanation (异常低价的情形): 财库〔2026〕2号; the last one: 财政部令第87号 art. 60.
enum class LowPriceTrigger : std::int32_t { below_average = 1, below_second_lowest = 2, below_price_limit = 3, doubted = 4 };

/// Which 投标报价 settles equal scores (财政部令第87号 art. 57), the price after deductions or the price offered: a convention
/// that the tender document should name.
enum class TiePrice : std::int32_t { adjusted = 1, offered = 2 };

/// 评审结果: where an evaluation ends.
enum class EvaluationConclusion : std::int32_t { ranked = 1, tied = 2, too_few = 3, none_valid = 4 };

namespace detail {
inline constexpr std::array evaluation_method_items{
    item(EvaluationMethod::lowest_price, "lowest_price", text("最低评标价法（最低报价）", "lowest evaluated price")),
    item(EvaluationMethod::comprehensive_scoring, "comprehensive_scoring", text("综合评分法", "comprehensive scoring")),
};
inline constexpr std::array price_formula_items{
    item(PriceFormula::low_price_priority, "low_price_priority", text("低价优先法", "low-price priority")),
    item(PriceFormula::other, "other", text("其他算法", "another formula")),
};
inline constexpr std::array criterion_kind_items{
    item(CriterionKind::price, "price", text("价格", "price")),
    item(CriterionKind::technical, "technical", text("技术或服务", "technical")),
    item(CriterionKind::business, "business", text("商务", "business")),
    item(CriterionKind::other, "other", text("其他", "other")),
};
inline constexpr std::array invalidity_ground_items{
    item(InvalidityGround::no_bid_bond, "no_bid_bond", text("未按规定提交投标保证金", "no bid bond as required")),
    item(InvalidityGround::not_signed, "not_signed", text("未按要求签署、盖章", "not signed or sealed as required")),
    item(InvalidityGround::not_qualified, "not_qualified", text("不具备规定的资格要求", "not qualified")),
    item(InvalidityGround::unacceptable_terms, "unacceptable_terms", text("含有采购人不能接受的附加条件", "unacceptable conditions")),
    item(InvalidityGround::not_conforming, "not_conforming", text("未通过符合性审查（未实质性响应）", "not conforming")),
    item(InvalidityGround::collusion, "collusion", text("串通投标或者妨碍竞争", "collusion")),
    item(InvalidityGround::other_statutory, "other_statutory", text("法律、法规和采购文件规定的其他无效情形", "another ground")),
    item(InvalidityGround::correction_refused, "correction_refused", text("不确认修正后的报价", "correction of the price not confirmed")),
    item(InvalidityGround::above_price_limit, "above_price_limit", text("报价超过预算金额或者最高限价", "above the budget or the ceiling")),
    item(InvalidityGround::abnormally_low, "abnormally_low", text("不能证明低价的合理性", "low price not justified")),
    item(InvalidityGround::same_brand, "same_brand", text("同品牌中报价较高", "dearer offer of the same brand")),
};
inline constexpr std::array bidder_trait_items{
    item(BidderTrait::disabled_welfare, "disabled_welfare", text("残疾人福利性单位", "welfare unit for the disabled")),
    item(BidderTrait::prison, "prison", text("监狱企业", "prison enterprise")),
    item(BidderTrait::under_large_enterprise, "under_large_enterprise", text("与大企业存在控股、管理关系", "tied to a large enterprise")),
    item(BidderTrait::goods_of_large_maker, "goods_of_large_maker", text("货物中有大型企业制造的", "some goods made by a large enterprise")),
    item(BidderTrait::linked_partners, "linked_partners", text("联合体或分包各方存在控股、管理关系", "partners tied to each other")),
};
inline constexpr std::array low_price_judgement_items{
    item(LowPriceJudgement::justified, "justified", text("能够证明报价合理", "justified")),
    item(LowPriceJudgement::not_justified, "not_justified", text("不能证明报价合理", "not justified")),
};
inline constexpr std::array low_price_trigger_items{
    item(LowPriceTrigger::below_average, "below_average", text("低于平均报价的规定比例", "far below the average")),
    item(LowPriceTrigger::below_second_lowest, "below_second_lowest", text("低于次低报价的规定比例", "far below the second lowest")),
    item(LowPriceTrigger::below_price_limit, "below_price_limit", text("低于最高限价的规定比例", "far below the ceiling")),
    item(LowPriceTrigger::doubted, "doubted", text("评审委员会认为明显偏低", "too low in the committee's view")),
};
inline constexpr std::array tie_price_items{
    item(TiePrice::adjusted, "adjusted", text("扣除后的价格", "price after deductions")),
    item(TiePrice::offered, "offered", text("投标报价", "price offered")),
};
inline constexpr std::array evaluation_conclusion_items{
    item(EvaluationConclusion::ranked, "ranked", text("已排序", "ranked")),
    item(EvaluationConclusion::tied, "tied", text("第一名并列", "tied at the first place")),
    item(EvaluationConclusion::too_few, "too_few", text("有效供应商不足", "too few competitors")),
    item(EvaluationConclusion::none_valid, "none_valid", text("无有效投标", "no valid bid")),
};
}  // namespace detail

}  // namespace procurement

template <>
struct EnumerationOf<procurement::EvaluationMethod> {
    static constexpr EnumerationView view{"evaluation_method", text("评审方法", "evaluation method"),
                                          procurement::detail::evaluation_method_items};
};
template <>
struct EnumerationOf<procurement::PriceFormula> {
    static constexpr EnumerationView view{"price_formula", text("价格分计算方法", "price formula"),
                                          procurement::detail::price_formula_items};
};
template <>
struct EnumerationOf<procurement::CriterionKind> {
    static constexpr EnumerationView view{"criterion_kind", text("评审因素种类", "kind of criterion"),
                                          procurement::detail::criterion_kind_items};
};
template <>
struct EnumerationOf<procurement::InvalidityGround> {
    static constexpr EnumerationView view{"invalidity_ground", text("投标无效情形", "ground of invalidity"),
                                          procurement::detail::invalidity_ground_items};
};
template <>
struct EnumerationOf<procurement::BidderTrait> {
    static constexpr EnumerationView view{"bidder_trait", text("供应商情形", "trait of a bidder"),
                                          procurement::detail::bidder_trait_items};
};
template <>
struct EnumerationOf<procurement::LowPriceJudgement> {
    static constexpr EnumerationView view{"low_price_judgement", text("低价说明的结论", "judgement of a low price"),
                                          procurement::detail::low_price_judgement_items};
};
template <>
struct EnumerationOf<procurement::LowPriceTrigger> {
    static constexpr EnumerationView view{"low_price_trigger", text("异常低价情形", "sign of an abnormally low price"),
                                          procurement::detail::low_price_trigger_items};
};
template <>
struct EnumerationOf<procurement::TiePrice> {
    static constexpr EnumerationView view{"tie_price", text("得分相同时比较的报价", "price that settles equal scores"),
                                          procurement::detail::tie_price_items};
};
template <>
struct EnumerationOf<procurement::EvaluationConclusion> {
    static constexpr EnumerationView view{"evaluation_conclusion", text("评审结果", "conclusion"),
                                          procurement::detail::evaluation_conclusion_items};
};

}  // namespace steward
