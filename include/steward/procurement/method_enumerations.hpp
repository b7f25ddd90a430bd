/// @file
/// Enumerations of the scope of government procurement, of the grounds of its methods, and of who approves them.
#pragma once

#include <array>

#include "steward/kernel/enumeration.hpp"

namespace steward {
namespace procurement {

/// 采购主体: 政府采购法 art. 2, 15.
enum class PurchaserKind : std::int32_t { state_organ = 1, institution = 2, organisation = 3, other = 4 };

/// 采购资金: 政府采购法 art. 2; 实施条例 art. 2.
enum class FundsKind : std::int32_t {
    fiscal = 1,             ///< 纳入预算管理的资金
    loan_repaid = 2,        ///< 以财政性资金作为还款来源的借贷资金
    mixed_separable = 3,    ///< 财政性资金与非财政性资金，可以分割采购
    mixed_inseparable = 4,  ///< 无法分割采购
    not_fiscal = 5,
};

/// 不适用或者另有约定的情形: 政府采购法 art. 84-86.
enum class ScopeException : std::int32_t {
    none = 1,
    force_majeure = 2,       ///< 严重自然灾害和其他不可抗力的紧急采购
    state_security = 3,      ///< 涉及国家安全和秘密
    military = 4,            ///< 军事采购
    foreign_loan_terms = 5,  ///< 国际组织和外国政府贷款的协议另有规定
};

/// 依法可以不进行招标的情形: 招标投标法 art. 66; 招标投标法实施条例 art. 9.
enum class TenderExemption : std::int32_t {
    none = 1,
    security_or_relief = 2,  ///< 国家安全、国家秘密、抢险救灾、以工代赈等
    irreplaceable_patent = 3,
    built_by_itself = 4,
    concession_investor = 5,
    original_contractor = 6,
    other_of_the_state = 7,
};

/// 采用各方式的法定情形.
enum class Ground : std::int32_t {
    limited_suppliers = 1,             ///< 政府采购法 29(1)
    disproportionate_tender_cost = 2,  ///< 政府采购法 29(2)
    tender_failed = 3,                 ///< 政府采购法 30(1)
    no_detailed_specification = 4,     ///< 政府采购法 30(2); 财库〔2014〕214号 3(2)
    urgent_need = 5,                   ///< 政府采购法 30(3); 实施条例 26
    price_not_computable = 6,          ///< 政府采购法 30(4); 实施条例 26; 财库〔2014〕214号 3(3)
    only_supplier = 7,                 ///< 政府采购法 31(1); 实施条例 27
    unforeseeable_emergency = 8,       ///< 政府采购法 31(2)
    continuity_add_on = 9,             ///< 政府采购法 31(3)
    uniform_spot_goods = 10,           ///< 政府采购法 32
    procurement_policy = 11,           ///< 实施条例 23
    two_suppliers_left = 12,           ///< 财政部令第74号 27(2)
    government_service_purchase = 13,  ///< 财库〔2014〕214号 3(1)
    research_or_transfer = 14,         ///< 财库〔2014〕214号 3(4)
    works_not_tendered = 15,           ///< 实施条例 25; 财库〔2014〕214号 3(5)
    small_catalogue_items = 16,        ///< 财政部令第110号 3(1)
    small_professional_services = 17,  ///< 财政部令第110号 3(2)
    services_for_others = 18,          ///< 财政部令第110号 3(3)
    named_by_finance_ministry = 19,    ///< 财政部令第110号 3(4)
    market_cannot_meet = 20,           ///< 财库〔2024〕13号
    new_paradigm = 21,                 ///< 财库〔2024〕13号
};

/// 实际批准变更采购方式的单位.
enum class Approver : std::int32_t { finance_city_or_above = 1, finance_county = 2, budget_department = 3, other = 4 };

/// 有权批准、审核的财政部门: of a city with districts or above, or of the purchaser's own level.
enum class ApprovalAuthority : std::int32_t { finance_city_or_above = 1, finance_own_level = 2 };

/// 框架协议的征集人: 财政部令第110号 art. 2, 11.
enum class FrameworkOrganiser : std::int32_t { central_agency = 1, budget_department = 2, other_purchaser = 3 };

namespace detail {
inline constexpr std::array purchaser_kind_items{
    item(PurchaserKind::state_organ, "state_organ", text("国家机关", "state organ")),
    item(PurchaserKind::institution, "institution", text("事业单位", "public institution")),
    item(PurchaserKind::organisation, "organisation", text("团体组织", "social organisation")),
    item(PurchaserKind::other, "other", text("其他主体", "other")),
};
inline constexpr std::array funds_kind_items{
    item(FundsKind::fiscal, "fiscal", text("财政性资金", "fiscal funds")),
    item(FundsKind::loan_repaid, "loan_repaid", text("以财政性资金还款的借贷资金", "loan repaid from fiscal funds")),
    item(FundsKind::mixed_separable, "mixed_separable", text("与非财政性资金混合，可以分割", "mixed, separable")),
    item(FundsKind::mixed_inseparable, "mixed_inseparable", text("与非财政性资金混合，无法分割", "mixed, inseparable")),
    item(FundsKind::not_fiscal, "not_fiscal", text("非财政性资金", "no fiscal funds")),
};
inline constexpr std::array scope_exception_items{
    item(ScopeException::none, "none", text("无", "none")),
    item(ScopeException::force_majeure, "force_majeure",
         text("不可抗力紧急采购", "emergency purchase in force majeure")),
    item(ScopeException::state_security, "state_security", text("涉及国家安全和秘密", "state security and secrets")),
    item(ScopeException::military, "military", text("军事采购", "military procurement")),
    item(ScopeException::foreign_loan_terms, "foreign_loan_terms",
         text("国外贷款协议另有规定", "terms of a foreign loan")),
};
inline constexpr std::array tender_exemption_items{
    item(TenderExemption::none, "none", text("无", "none")),
    item(TenderExemption::security_or_relief, "security_or_relief",
         text("国家安全、国家秘密、抢险救灾、以工代赈等", "state security, secrets, rescue and relief, work relief")),
    item(TenderExemption::irreplaceable_patent, "irreplaceable_patent",
         text("不可替代的专利或者专有技术", "irreplaceable patent or know-how")),
    item(TenderExemption::built_by_itself, "built_by_itself",
         text("采购人依法能够自行建设、生产或者提供", "the purchaser can build or supply itself")),
    item(TenderExemption::concession_investor, "concession_investor",
         text("特许经营项目投资人能够自行建设、生产或者提供",
              "the tendered concession investor can build or supply itself")),
    item(TenderExemption::original_contractor, "original_contractor",
         text("须向原中标人采购以免影响施工或者功能配套", "needed from the original contractor for works or function")),
    item(TenderExemption::other_of_the_state, "other_of_the_state",
         text("国家规定的其他特殊情形", "other case of the state's rules")),
};
inline constexpr std::array ground_items{
    item(Ground::limited_suppliers, "limited_suppliers",
         text("只能从有限范围的供应商处采购", "only a limited range of suppliers")),
    item(Ground::disproportionate_tender_cost, "disproportionate_tender_cost",
         text("公开招标费用占比过大", "cost of an open tender out of proportion")),
    item(Ground::tender_failed, "tender_failed",
         text("招标后无人投标、无合格标的或重新招标未成立", "the tender failed")),
    item(Ground::no_detailed_specification, "no_detailed_specification",
         text("技术复杂或者性质特殊，不能确定详细规格", "complex or special: no detailed specification")),
    item(Ground::urgent_need, "urgent_need",
         text("招标所需时间不能满足紧急需要", "a tender takes too long for an urgent need")),
    item(Ground::price_not_computable, "price_not_computable",
         text("不能事先计算出价格总额", "the total price cannot be computed beforehand")),
    item(Ground::only_supplier, "only_supplier", text("只能从唯一供应商处采购", "only one supplier")),
    item(Ground::unforeseeable_emergency, "unforeseeable_emergency",
         text("不可预见的紧急情况不能从其他供应商处采购", "unforeseeable emergency, no other supplier")),
    item(Ground::continuity_add_on, "continuity_add_on",
         text("保证一致性或者服务配套的添购", "add-on for consistency or matching service")),
    item(Ground::uniform_spot_goods, "uniform_spot_goods",
         text("规格标准统一、现货充足、价格变化小", "uniform goods in ample supply at stable prices")),
    item(Ground::procurement_policy, "procurement_policy",
         text("执行政府采购政策等特殊情况", "needs of a procurement policy")),
    item(Ground::two_suppliers_left, "two_suppliers_left",
         text("公开招标中只有两家供应商", "an open tender left exactly two suppliers")),
    item(Ground::government_service_purchase, "government_service_purchase",
         text("政府购买服务项目", "services bought by government")),
    item(Ground::research_or_transfer, "research_or_transfer",
         text("竞争不充分的科研项目、需扶持的科技成果转化项目",
              "research with little competition, technology transfer")),
    item(Ground::works_not_tendered, "works_not_tendered",
         text("必须招标以外的工程", "works outside the duty to tender")),
    item(Ground::small_catalogue_items, "small_catalogue_items",
         text("目录内品目及配套耗材的小额零星采购", "small purchases of catalogue items and their supplies")),
    item(Ground::small_professional_services, "small_professional_services",
         text("法律、评估、会计、审计等鉴证咨询服务的小额零星采购",
              "small purchases of legal, valuation, accounting, audit services")),
    item(Ground::services_for_others, "services_for_others",
         text("由服务对象自主选择的政府购买服务", "public services whose users choose the supplier")),
    item(Ground::named_by_finance_ministry, "named_by_finance_ministry",
         text("财政部规定的其他情形", "other case named by the Ministry of Finance")),
    item(Ground::market_cannot_meet, "market_cannot_meet",
         text("市场现有产品不能满足需求，需要技术突破", "no product on the market, a breakthrough is needed")),
    item(Ground::new_paradigm, "new_paradigm",
         text("以研发创新明显改善绩效、形成新范式", "a new paradigm improves performance")),
};
inline constexpr std::array approver_items{
    item(Approver::finance_city_or_above, "finance_city_or_above",
         text("设区的市级以上财政部门", "finance department of a city or above")),
    item(Approver::finance_county, "finance_county", text("县级财政部门", "finance department of a county")),
    item(Approver::budget_department, "budget_department", text("主管预算单位", "department in charge")),
    item(Approver::other, "other", text("其他单位", "other")),
};
inline constexpr std::array approval_authority_items{
    item(ApprovalAuthority::finance_city_or_above, "finance_city_or_above",
         text("设区的市级以上财政部门", "finance department of a city or above")),
    item(ApprovalAuthority::finance_own_level, "finance_own_level",
         text("本级财政部门", "finance department of the same level")),
};
inline constexpr std::array framework_organiser_items{
    item(FrameworkOrganiser::central_agency, "central_agency", text("集中采购机构", "central purchasing agency")),
    item(FrameworkOrganiser::budget_department, "budget_department", text("主管预算单位", "department in charge")),
    item(FrameworkOrganiser::other_purchaser, "other_purchaser", text("其他采购人", "other purchaser")),
};
}  // namespace detail

}  // namespace procurement

template <>
struct EnumerationOf<procurement::PurchaserKind> {
    static constexpr EnumerationView view{"purchaser_kind", text("采购主体", "purchaser"),
                                          procurement::detail::purchaser_kind_items};
};
template <>
struct EnumerationOf<procurement::FundsKind> {
    static constexpr EnumerationView view{"procurement_funds", text("采购资金", "funds"),
                                          procurement::detail::funds_kind_items};
};
template <>
struct EnumerationOf<procurement::ScopeException> {
    static constexpr EnumerationView view{"scope_exception", text("除外情形", "exception from the scope"),
                                          procurement::detail::scope_exception_items};
};
template <>
struct EnumerationOf<procurement::TenderExemption> {
    static constexpr EnumerationView view{"tender_exemption", text("可以不招标的情形", "exemption from tendering"),
                                          procurement::detail::tender_exemption_items};
};
template <>
struct EnumerationOf<procurement::Ground> {
    static constexpr EnumerationView view{"procurement_ground", text("法定情形", "statutory ground"),
                                          procurement::detail::ground_items};
};
template <>
struct EnumerationOf<procurement::Approver> {
    static constexpr EnumerationView view{"procurement_approver", text("批准单位", "approved by"),
                                          procurement::detail::approver_items};
};
template <>
struct EnumerationOf<procurement::ApprovalAuthority> {
    static constexpr EnumerationView view{"procurement_authority", text("有权机关", "authority"),
                                          procurement::detail::approval_authority_items};
};
template <>
struct EnumerationOf<procurement::FrameworkOrganiser> {
    static constexpr EnumerationView view{"framework_organiser", text("征集人", "organiser of the framework"),
                                          procurement::detail::framework_organiser_items};
};

}  // namespace steward
