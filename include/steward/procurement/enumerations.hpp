/// @file
/// Enumerations of government procurement (政府采购).
#pragma once

#include <array>

#include "steward/kernel/enumeration.hpp"

namespace steward {
namespace procurement {

/// 采购品类: 政府采购法 art. 2.
enum class Category : std::int32_t { goods = 1, services = 2, works = 3 };

/// 工程建设项目采购的种类: 必须招标的工程项目规定 (发改委令第16号) art. 5.
enum class WorksKind : std::int32_t { construction = 1, equipment_and_materials = 2, survey_design_supervision = 3 };

/// 采购方式: 政府采购法 art. 26 and the rules that added to it.
enum class Method : std::int32_t {
    open_tender = 1,
    invited_tender = 2,
    competitive_negotiation = 3,
    competitive_consultation = 4,
    inquiry = 5,
    single_source = 6,
    framework_agreement = 7,
    cooperative_innovation = 8,
    emergency = 9,
    works_tender = 10,
};

/// Whom an item of the central catalogue binds (适用范围).
enum class CatalogueScope : std::int32_t { all_units = 1, units_in_beijing = 2 };

/// What the least amount of an item is compared with: 单项或批量金额, 投资预算.
enum class AmountBasis : std::int32_t { item_or_batch = 1, investment_budget = 2 };

/// 企业规模: 财库〔2020〕46号 art. 2; ascending codes are smaller enterprises. Of a consortium whose members are all small or
/// micro, small (art. 4).
enum class EnterpriseSize : std::int32_t { large = 1, medium = 2, small = 3, micro = 4 };

namespace detail {
/// 招标 of goods and services: 财政部令第87号 art. 3.
[[nodiscard]] constexpr bool is_tender(Method method) noexcept {
    return method == Method::open_tender || method == Method::invited_tender;
}

inline constexpr std::array enterprise_size_items{
    item(EnterpriseSize::large, "large", text("大型企业", "large enterprise")),
    item(EnterpriseSize::medium, "medium", text("中型企业", "medium enterprise")),
    item(EnterpriseSize::small, "small", text("小型企业", "small enterprise")),
    item(EnterpriseSize::micro, "micro", text("微型企业", "micro enterprise")),
};
inline constexpr std::array category_items{
    item(Category::goods, "goods", text("货物", "goods")),
    item(Category::services, "services", text("服务", "services")),
    item(Category::works, "works", text("工程", "works")),
};
inline constexpr std::array catalogue_scope_items{
    item(CatalogueScope::all_units, "all_units", text("所有中央预算单位", "all central units")),
    item(CatalogueScope::units_in_beijing, "units_in_beijing", text("京内单位", "units in Beijing")),
};
inline constexpr std::array amount_basis_items{
    item(AmountBasis::item_or_batch, "item_or_batch", text("单项或批量金额", "single item or batch")),
    item(AmountBasis::investment_budget, "investment_budget", text("投资预算", "investment budget")),
};
inline constexpr std::array works_kind_items{
    item(WorksKind::construction, "construction", text("施工", "construction")),
    item(WorksKind::equipment_and_materials, "equipment_and_materials",
         text("与工程建设有关的重要设备、材料", "important equipment and materials of works")),
    item(WorksKind::survey_design_supervision, "survey_design_supervision",
         text("勘察、设计、监理等服务", "survey, design and supervision")),
};
inline constexpr std::array method_items{
    item(Method::open_tender, "open_tender", text("公开招标", "open tender")),
    item(Method::invited_tender, "invited_tender", text("邀请招标", "invited tender")),
    item(Method::competitive_negotiation, "competitive_negotiation", text("竞争性谈判", "competitive negotiation")),
    item(Method::competitive_consultation, "competitive_consultation", text("竞争性磋商", "competitive consultation")),
    item(Method::inquiry, "inquiry", text("询价", "inquiry")),
    item(Method::single_source, "single_source", text("单一来源采购", "single source")),
    item(Method::framework_agreement, "framework_agreement", text("框架协议采购", "framework agreement")),
    item(Method::cooperative_innovation, "cooperative_innovation", text("合作创新采购", "cooperative innovation")),
    item(Method::emergency, "emergency", text("紧急采购", "emergency procurement")),
    item(Method::works_tender, "works_tender", text("工程招标", "tender of works")),
};
}  // namespace detail

}  // namespace procurement

template <>
struct EnumerationOf<procurement::Category> {
    static constexpr EnumerationView view{"procurement_category", text("采购品类", "category"),
                                          procurement::detail::category_items};
};
template <>
struct EnumerationOf<procurement::CatalogueScope> {
    static constexpr EnumerationView view{"catalogue_scope", text("适用范围", "scope of the catalogue"),
                                          procurement::detail::catalogue_scope_items};
};
template <>
struct EnumerationOf<procurement::AmountBasis> {
    static constexpr EnumerationView view{"amount_basis", text("金额口径", "basis of the amount"),
                                          procurement::detail::amount_basis_items};
};
template <>
struct EnumerationOf<procurement::WorksKind> {
    static constexpr EnumerationView view{"works_kind", text("工程采购种类", "kind of works purchase"),
                                          procurement::detail::works_kind_items};
};
template <>
struct EnumerationOf<procurement::EnterpriseSize> {
    static constexpr EnumerationView view{"enterprise_size", text("企业规模", "enterprise size"),
                                          procurement::detail::enterprise_size_items};
};
template <>
struct EnumerationOf<procurement::Method> {
    static constexpr EnumerationView view{"procurement_method", text("采购方式", "method"),
                                          procurement::detail::method_items};
};

}  // namespace steward
