/// @file
/// Carbon dioxide of a unit's energy (碳排放) by factor year: fuels burnt (scope 1), purchased electricity and heat
/// (scope 2).
#pragma once

#include <optional>

#include "steward/energy/enumerations.hpp"
#include "steward/rules/operation.hpp"

namespace steward::energy {

struct CarbonFacts {
    EmissionFactorSet factor_set;             ///< set of the fuel and heat factors
    FactorYear factor_year;                   ///< data year of the grid factor
    GridRegion grid_region;                   ///< 全国, region or province of the grid factor
    Date period_start;
    Date period_end;                          ///< last day of the period, the date whose rules govern
    std::optional<FloorArea> floor_area;      ///< 建筑面积, more than 0
    std::span<const CarrierUse> carriers;
};

struct CarbonLine {
    Outcome outcome = Outcome::indeterminate;
    std::optional<CarbonDioxide> kg_co2;
    std::int64_t scope = 0;  ///< 1 fuel, 2 purchased, 0 none
    std::int64_t path = 0;
};

struct CarbonRows {
    std::span<CarbonLine> carriers;
};

struct CarbonRules {
    Table<Carrier> emission_source;
    Factor<EmissionFactorSet, Carrier> fuel;
    Factor<EmissionFactorSet, Carrier> heat;
    Factor<FactorYear, GridRegion> grid;
    Provision carbon_scope;
};

struct CarbonResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<CarbonDioxide> scope1;
    std::optional<CarbonDioxide> scope2;
    std::optional<CarbonDioxide> total;
    std::optional<Quantity<unit::kg_co2_per_square_metre>> per_area;
};

namespace detail {

/// Value columns of energy.emission_source.
enum EmissionSource : std::int32_t { is_fuel, is_electricity, is_heat };

template <class Trace>
CarbonLine carbon_line(const CarbonRules& rules, const CarbonFacts& facts, const CarrierUse& use, std::int32_t row, WideSum& scope1,
                       WideSum& scope2, Trace& trace) {
    CarbonLine line;
    if (use.quantity.scaled() < 0) {
        trace.reject(Status::out_of_range, "carriers.quantity", text("消费量不能为负", "the quantity must not be negative"), row);
        return line;
    }
    const auto fuel = rules.emission_source.template find<bool>(trace, is_fuel, text("燃料燃烧", "fuel burnt"), use.carrier);
    const auto electricity = rules.emission_source.template find<bool>(trace, is_electricity, text("购入电力", "purchased electricity"), use.carrier);
    const auto heat = rules.emission_source.template find<bool>(trace, is_heat, text("购入热力", "purchased heat"), use.carrier);
    if (!fuel || !electricity || !heat) return line;
    std::optional<Decimal> factor;
    if (trace.branch(*fuel)) {
        factor = rules.fuel.get(trace, text("燃料排放因子", "fuel factor"), facts.factor_set, use.carrier);
        line.scope = 1;
    } else if (trace.branch(*electricity)) {
        factor = rules.grid.get(trace, text("电力排放因子", "grid factor"), facts.factor_year, facts.grid_region);
        line.scope = 2;
    } else if (trace.branch(*heat)) {
        factor = rules.heat.get(trace, text("热力排放因子", "heat factor"), facts.factor_set, use.carrier);
        line.scope = 2;
    } else {
        trace.note(text("该品种不直接计算排放", "no emission is computed for this carrier"));
        line.outcome = Outcome::not_applicable;
        return line;
    }
    if (!factor) return line;
    WideSum product;
    CarbonDioxide rounded;
    if (!add_exact(product, use.quantity, *factor) || !round_exact(product, rounded)) {
        trace.reject(Status::overflow, "carriers.quantity", text("消费量过大", "the quantity is too large"), row);
        return line;
    }
    (line.scope == 1 ? scope1 : scope2).add(product);
    line.kg_co2 = rounded;
    line.outcome = Outcome::pass;
    trace.computed(text("排放量 = 消费量 × 因子", "emission = quantity x factor"), operand(text("消费量", "quantity"), use.quantity),
                   operand(text("排放量", "emission"), rounded));
    return line;
}

}  // namespace detail

/// Source: GB/T 32150 (scopes); the announcements of the grid factors. Pure; never throws for any facts.
template <class Trace>
CarbonResult decide(const CarbonRules& rules, const CarbonFacts& facts, CarbonRows& rows, Trace& trace) {
    CarbonResult result;
    if (facts.period_end < facts.period_start) {
        trace.reject(Status::contradiction, "period_end", text("期末应不早于期初", "the end must not be before the start"));
        return result;
    }
    if (facts.floor_area && facts.floor_area->scaled() <= 0) {
        trace.reject(Status::out_of_range, "floor_area_m2", text("建筑面积应大于 0", "the floor area must be more than 0"));
        return result;
    }
    WideSum scope1, scope2;
    Outcome outcome = Outcome::not_applicable;
    for (std::size_t i = 0; i < facts.carriers.size(); ++i) {
        const auto row = static_cast<std::int32_t>(i);
        trace.begin_row(row);
        rows.carriers[i] = detail::carbon_line(rules, facts, facts.carriers[i], row, scope1, scope2, trace);
        rows.carriers[i].path = trace.end_row();
        if (trace.rejected()) return result;
        outcome = combine(outcome, rows.carriers[i].outcome);
    }
    result.outcome = outcome;
    if (outcome == Outcome::indeterminate) return result;
    if (!rules.carbon_scope.apply(trace, text("燃料燃烧为直接排放，购入的电力、热力为间接排放",
                                              "fuel burnt is a direct emission, purchased electricity and heat an indirect one"))) {
        result.outcome = Outcome::indeterminate;
        return result;
    }
    trace.control(rules.carbon_scope.use());
    WideSum total = scope1;
    total.add(scope2);
    CarbonDioxide direct, indirect, all;
    const bool fits = round_exact(scope1, direct) && round_exact(scope2, indirect) && round_exact(total, all);
    bool per_area = true;
    if (fits && facts.floor_area) {
        std::int64_t lifted = 0, scaled = 0;
        constexpr std::int32_t lift = exact_scale - FloorArea::unit_type::scale - unit::kg_co2_per_square_metre::scale;
        per_area = checked_mul(facts.floor_area->scaled(), power_of_ten(lift), lifted) &&
                   total.round_to(lifted, Rounding::half_away_from_zero, scaled);
        if (per_area) result.per_area = Quantity<unit::kg_co2_per_square_metre>::scaled(scaled);
    }
    if (!fits || !per_area) {
        trace.reject(Status::overflow, "carriers.quantity", text("合计超出可表示的范围", "the total does not fit"));
        return result;
    }
    result.scope1 = direct;
    result.scope2 = indirect;
    result.total = all;
    trace.computed(text("排放合计（先求和，后修约）", "totals (summed exactly, then rounded)"), operand(text("直接排放", "scope 1"), direct),
                   operand(text("间接排放", "scope 2"), indirect), operand(text("合计", "total"), all));
    return result;
}

inline constexpr auto carbon = operation<CarbonFacts, CarbonRules, CarbonResult, CarbonRows>(
    "energy.carbon", text("能源消费碳排放", "carbon dioxide of energy use"), "GB/T 32150; 生态环境部 国家统计局各年公告",
    anchor("period_end", &CarbonFacts::period_end),
    inputs(column("factor_set", &CarbonFacts::factor_set, text("燃料和热力因子集", "set of fuel and heat factors")),
           column("factor_year", &CarbonFacts::factor_year, text("电力因子年度", "year of the grid factor")),
           column("grid_region", &CarbonFacts::grid_region, text("电网区域", "grid region")),
           column("period_start", &CarbonFacts::period_start, text("期初", "first day of the period")),
           column("period_end", &CarbonFacts::period_end, text("期末", "last day of the period")),
           column("floor_area_m2", &CarbonFacts::floor_area, text("建筑面积", "floor area"))),
    uses(rule("energy.emission_source", &CarbonRules::emission_source, value<bool>("fuel"),
              value<bool>("electricity"), value<bool>("heat")),
         rule("energy.fuel_emission_factor", &CarbonRules::fuel),
         rule("energy.heat_emission_factor", &CarbonRules::heat),
         rule("energy.grid_emission_factor", &CarbonRules::grid),
         rule("energy.carbon_scope", &CarbonRules::carbon_scope)),
    outputs(column("outcome", &CarbonResult::outcome, text("结论", "outcome")),
            column("scope1_kg", &CarbonResult::scope1, text("直接排放", "scope 1")),
            column("scope2_kg", &CarbonResult::scope2, text("间接排放", "scope 2")),
            column("total_kg", &CarbonResult::total, text("排放合计", "total")),
            column("kg_per_m2", &CarbonResult::per_area, text("单位建筑面积碳排放", "emission per floor area"))),
    list("carriers", text("能源消费", "carrier"), &CarbonFacts::carriers,
         inputs(column("carrier", &CarrierUse::carrier, text("能源品种", "energy carrier")),
                column("quantity", &CarrierUse::quantity, text("消费量", "quantity"))),
         &CarbonRows::carriers,
         outputs(column("outcome", &CarbonLine::outcome, text("结论", "outcome")),
                 column("kg_co2", &CarbonLine::kg_co2, text("排放量", "emission")),
                 column("scope", &CarbonLine::scope, text("范围", "scope")),
                 column("path", &CarbonLine::path, text("判断路径", "path through the decision")))));

}  // namespace steward::energy
