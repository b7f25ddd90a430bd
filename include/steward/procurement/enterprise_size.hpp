/// @file
/// The size of an enterprise (企业规模划型), and whether it counts as small or medium in government procurement.
///
/// An enterprise is large, medium or small when it reaches the lower limits of all indicators of its industry; otherwise it
/// falls to the next class, and below the small one it is micro. Its class is therefore the lowest that any indicator gives.
#pragma once

#include <algorithm>
#include <optional>

#include "steward/procurement/enumerations.hpp"
#include "steward/rules/operation.hpp"

namespace steward::procurement {

/// Industries of 工信部联企业〔2011〕300号 (划型行业), a code list of the rule packs.
struct EnterpriseIndustryList {
    static constexpr std::string_view name = "enterprise_industry";
    static constexpr Text text = steward::text("划型行业", "industry");
};
using EnterpriseIndustry = Code<EnterpriseIndustryList>;

struct EnterpriseSizeFacts {
    EnterpriseIndustry industry;
    Date on_date;  ///< 划型日 (of a contract its day of signing), the date whose rules govern
    std::optional<std::int64_t> employees;  ///< 从业人员 of the year before, not negative
    std::optional<Money> revenue;           ///< 营业收入 of the year before, fen, not negative
    std::optional<Money> total_assets;      ///< 资产总额 of the year before, fen, not negative
    std::optional<bool> same_head;          ///< its head (负责人) is also that of a large enterprise
    std::optional<bool> tied_to_large;      ///< directly controlled or managed by, or branch of, a large enterprise
    std::optional<bool> sole_trader;        ///< 个体工商户; empty: not asked, it is classed like an enterprise
};

struct EnterpriseSizeRules {
    Table<EnterpriseIndustry> employees;
    Table<EnterpriseIndustry> revenue;
    Table<EnterpriseIndustry> total_assets;
    Provision all_limits;
    Provision tied_to_large;
    Provision sole_trader;
};

struct EnterpriseSizeResult {
    Outcome outcome = Outcome::indeterminate;  ///< pass when the size is known
    std::optional<EnterpriseSize> size;
    std::optional<bool> sme;  ///< medium, small or micro by the size standard; may be known when the size is not
    std::optional<bool> small_or_micro;   ///< small or micro by the size standard
    std::optional<bool> procurement_sme;  ///< counts as small or medium under 财库〔2020〕46号; empty before that
};

namespace detail {

enum SizeLimit : std::int32_t { large_from, medium_from, small_from };

/// What one indicator says.
struct SizeByIndicator {
    bool used = false;                   ///< the industry has this indicator
    std::optional<EnterpriseSize> size;  ///< empty when its value is unknown
};

template <class Value, class Trace>
SizeByIndicator size_by(const Table<EnterpriseIndustry>& limits, EnterpriseIndustry industry, Text name,
                        std::optional<Value> value, Trace& trace) {
    const auto large = limits.template peek<Value>(trace, large_from, text("大型下限", "large from"), industry);
    if (!large) return {};
    const auto medium = limits.template find<Value>(trace, medium_from, text("中型下限", "medium from"), industry);
    const auto small = limits.template find<Value>(trace, small_from, text("小型下限", "small from"), industry);
    if (!medium || !small || !value) return {true, std::nullopt};
    // 以上 includes the number, 以下 does not.
    const auto size = *value >= *large    ? EnterpriseSize::large
                      : *value >= *medium ? EnterpriseSize::medium
                      : *value >= *small  ? EnterpriseSize::small
                                          : EnterpriseSize::micro;
    trace.computed(text("按该指标所达到的规模", "class that this indicator reaches"), operand(name, *value),
                   operand(text("规模", "class"), size));
    return {true, size};
}

/// Whether it counts as small or medium in government procurement, given that it does or does not by its size.
template <class Trace>
std::optional<bool> sme_in_procurement(const EnterpriseSizeRules& rules, const EnterpriseSizeFacts& facts,
                                       std::optional<bool> sme, Trace& trace) {
    if (!rules.tied_to_large.in_force()) {
        trace.note(text("2021年以前的认定口径未收录", "how this was told before 2021 is not recorded"));
        return std::nullopt;
    }
    if (sme && !*sme) return false;
    if (facts.same_head.value_or(false) || facts.tied_to_large.value_or(false)) {
        rules.tied_to_large.apply(trace,
                                  text("与大企业负责人为同一人或者存在直接控股、管理关系，不作为中小企业",
                                       "same head as, or tied to, a large enterprise: not a small or medium one"));
        return false;
    }
    if (!facts.same_head)
        trace.missing_fact("same_head", text("与大企业负责人是否为同一人", "same head as a large enterprise"));
    if (!facts.tied_to_large)
        trace.missing_fact("tied_to_large", text("是否与大企业存在直接控股、管理关系", "tied to a large enterprise"));
    if (!facts.same_head || !facts.tied_to_large) return std::nullopt;
    if (sme && facts.sole_trader.value_or(false))
        rules.sole_trader.apply(trace,
                                text("个体工商户视同中小企业", "a sole trader counts as a small or medium enterprise"));
    return sme;
}

}  // namespace detail

/// Source: 工信部联企业〔2011〕300号 四; 财库〔2020〕46号 art. 2. Pure; never throws for any facts.
template <class Trace>
EnterpriseSizeResult decide(const EnterpriseSizeRules& rules, const EnterpriseSizeFacts& facts, Trace& trace) {
    EnterpriseSizeResult result;
    if (facts.employees && *facts.employees < 0) {
        trace.reject(Status::out_of_range, "employees",
                     text("从业人员不能为负", "the number of employees must not be negative"));
        return result;
    }
    if (facts.revenue && *facts.revenue < Money::fen(0)) {
        trace.reject(Status::out_of_range, "revenue_fen", text("营业收入不能为负", "the revenue must not be negative"));
        return result;
    }
    if (facts.total_assets && *facts.total_assets < Money::fen(0)) {
        trace.reject(Status::out_of_range, "total_assets_fen",
                     text("资产总额不能为负", "the total assets must not be negative"));
        return result;
    }
    if (!rules.all_limits.apply(trace, text("须同时满足各项指标的下限，否则下划一档",
                                            "all lower limits must be reached, or it falls to the next class")))
        return result;
    const Text employees_name = text("从业人员", "employees");
    const Text revenue_name = text("营业收入", "revenue");
    const Text assets_name = text("资产总额", "total assets");
    const auto employees = detail::size_by(rules.employees, facts.industry, employees_name, facts.employees, trace);
    const auto revenue = detail::size_by(rules.revenue, facts.industry, revenue_name, facts.revenue, trace);
    const auto assets = detail::size_by(rules.total_assets, facts.industry, assets_name, facts.total_assets, trace);
    if (!employees.used && !revenue.used && !assets.used) {
        rules.employees.missing(trace, detail::large_from, facts.industry);
        return result;
    }
    // The lowest class of the known indicators is the highest that the enterprise can have.
    std::optional<EnterpriseSize> highest;
    bool complete = true;
    for (const auto& one : {employees, revenue, assets}) {
        if (one.size) highest = std::max(highest.value_or(*one.size), *one.size);
        complete = complete && (!one.used || one.size);
    }
    const bool decided = highest && (complete || *highest == EnterpriseSize::micro);
    if (!decided) {
        if (employees.used && !employees.size) trace.missing_fact("employees", employees_name);
        if (revenue.used && !revenue.size) trace.missing_fact("revenue_fen", revenue_name);
        if (assets.used && !assets.size) trace.missing_fact("total_assets_fen", assets_name);
    }
    trace.control(rules.all_limits.use());
    if (decided) {
        result.size = highest;
        result.outcome = Outcome::pass;
    }
    if (highest && (decided || *highest >= EnterpriseSize::medium)) result.sme = *highest >= EnterpriseSize::medium;
    if (highest && (decided || *highest >= EnterpriseSize::small))
        result.small_or_micro = *highest >= EnterpriseSize::small;
    if (result.sme) trace.branch(*result.sme);
    result.procurement_sme = detail::sme_in_procurement(rules, facts, result.sme, trace);
    return result;
}

inline constexpr auto enterprise_size = operation<EnterpriseSizeFacts, EnterpriseSizeRules, EnterpriseSizeResult>(
    "procurement.enterprise_size", text("企业规模划型", "size of an enterprise"),
    "工信部联企业〔2011〕300号 四; 财库〔2020〕46号 2", anchor("on_date", &EnterpriseSizeFacts::on_date),
    inputs(column("industry", &EnterpriseSizeFacts::industry, text("划型行业", "industry")),
           column("on_date", &EnterpriseSizeFacts::on_date, text("划型日", "day of the classification")),
           column("employees", &EnterpriseSizeFacts::employees, text("从业人员", "employees")),
           column("revenue_fen", &EnterpriseSizeFacts::revenue, text("营业收入", "revenue")),
           column("total_assets_fen", &EnterpriseSizeFacts::total_assets, text("资产总额", "total assets")),
           column("same_head", &EnterpriseSizeFacts::same_head,
                  text("与大企业负责人是否为同一人", "same head as a large enterprise")),
           column("tied_to_large", &EnterpriseSizeFacts::tied_to_large,
                  text("是否与大企业存在直接控股、管理关系", "directly controlled or managed by a large enterprise")),
           column("sole_trader", &EnterpriseSizeFacts::sole_trader, text("是否个体工商户", "sole trader"))),
    uses(rule("procurement.size_by_employees", &EnterpriseSizeRules::employees, value<std::int64_t>("large_from"),
              value<std::int64_t>("medium_from"), value<std::int64_t>("small_from")),
         rule("procurement.size_by_revenue", &EnterpriseSizeRules::revenue, value<Money>("large_from"),
              value<Money>("medium_from"), value<Money>("small_from")),
         rule("procurement.size_by_total_assets", &EnterpriseSizeRules::total_assets, value<Money>("large_from"),
              value<Money>("medium_from"), value<Money>("small_from")),
         rule("procurement.size_needs_all_limits", &EnterpriseSizeRules::all_limits),
         rule("procurement.size_tied_to_large", &EnterpriseSizeRules::tied_to_large),
         rule("procurement.sole_trader_as_sme", &EnterpriseSizeRules::sole_trader)),
    outputs(column("outcome", &EnterpriseSizeResult::outcome, text("结论", "outcome")),
            column("size", &EnterpriseSizeResult::size, text("企业规模", "size")),
            column("sme", &EnterpriseSizeResult::sme,
                   text("是否中小企业（划型标准）", "small or medium by the size standard")),
            column("small_or_micro", &EnterpriseSizeResult::small_or_micro,
                   text("是否小微企业（划型标准）", "small or micro by the size standard")),
            column("procurement_sme", &EnterpriseSizeResult::procurement_sme,
                   text("政府采购中是否属于中小企业", "small or medium in government procurement"))));

}  // namespace steward::procurement
