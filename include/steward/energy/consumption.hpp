/// @file
/// Comprehensive energy consumption of a unit (综合能耗): E = sum of quantity times standard-coal coefficient, with the
/// coefficient set (口径) as an explicit input.
#pragma once

#include <optional>

#include "steward/energy/enumerations.hpp"
#include "steward/rules/operation.hpp"

namespace steward::energy {

struct ConsumptionFacts {
    CoefficientSet coefficient_set;
    Date period_start;                        ///< first day of the period
    Date period_end;                          ///< last day of the period, the date whose rules govern
    std::optional<FloorArea> floor_area;      ///< 建筑面积, more than 0
    std::optional<std::int64_t> headcount;    ///< 用能人数, more than 0
    std::span<const CarrierUse> carriers;
};

struct ConsumptionLine {
    Outcome outcome = Outcome::indeterminate;  ///< not_applicable for a medium that is not added (water)
    std::optional<CoalEquivalent> kgce;
    std::int64_t path = 0;
};

struct ConsumptionRows {
    std::span<ConsumptionLine> carriers;
};

struct ConsumptionRules {
    Factor<CoefficientSet, Carrier> standard_coal;
    Table<Carrier> counts_as_energy;
    Provision comprehensive_consumption;
};

struct ConsumptionResult {
    Outcome outcome = Outcome::indeterminate;  ///< pass when every carrier has its coefficient
    std::optional<CoalEquivalent> kgce;
    std::optional<Quantity<unit::kgce_per_square_metre>> per_area;
    std::optional<Quantity<unit::kgce_per_person>> per_person;
};

namespace detail {

/// total / divisor at the scale of the unit. The total is exact, so the ratio is rounded once.
template <class Unit>
[[nodiscard]] bool intensity(const WideSum& total, std::int64_t divisor, std::int32_t divisor_scale, std::optional<Quantity<Unit>>& out) noexcept {
    // total / 10^exact_scale / (divisor / 10^divisor_scale), at Unit::scale: the divisor takes up the power of ten.
    std::int64_t lifted = 0;
    if (!checked_mul(divisor, power_of_ten(exact_scale - divisor_scale - Unit::scale), lifted)) return false;
    std::int64_t scaled = 0;
    if (!total.round_to(lifted, Rounding::half_away_from_zero, scaled)) return false;
    out = Quantity<Unit>::scaled(scaled);
    return true;
}

template <class Trace>
ConsumptionLine consumption_line(const ConsumptionRules& rules, const ConsumptionFacts& facts, const CarrierUse& use, std::int32_t row,
                                 WideSum& total, Trace& trace) {
    ConsumptionLine line;
    if (use.quantity.scaled() < 0) {
        trace.reject(Status::out_of_range, "carriers.quantity", text("消费量不能为负", "the quantity must not be negative"), row);
        return line;
    }
    const auto counts = rules.counts_as_energy.template find<bool>(trace, 0, text("计入综合能耗", "added to energy"), use.carrier);
    if (!counts) return line;
    if (!trace.branch(*counts)) {
        trace.note(text("耗能工质单独统计，不计入综合能耗", "an energy-consuming medium is reported separately and not added"));
        line.outcome = Outcome::not_applicable;
        return line;
    }
    const auto factor = rules.standard_coal.get(trace, text("折标准煤系数", "coefficient"), facts.coefficient_set, use.carrier);
    if (!factor) return line;
    WideSum product;
    CoalEquivalent rounded;
    if (!add_exact(product, use.quantity, *factor) || !round_exact(product, rounded)) {
        trace.reject(Status::overflow, "carriers.quantity", text("消费量过大", "the quantity is too large"), row);
        return line;
    }
    total.add(product);
    line.kgce = rounded;
    line.outcome = Outcome::pass;
    trace.computed(text("折标准煤量 = 消费量 × 系数", "coal equivalent = quantity x coefficient"),
                   operand(text("消费量", "quantity"), use.quantity), operand(text("折标准煤量", "coal equivalent"), rounded));
    return line;
}

}  // namespace detail

/// Source: GB/T 2589 (E = sum e_i k_i); 公共机构节能条例 art. 14, 23. Pure; never throws for any facts.
template <class Trace>
ConsumptionResult decide(const ConsumptionRules& rules, const ConsumptionFacts& facts, ConsumptionRows& rows, Trace& trace) {
    ConsumptionResult result;
    if (facts.period_end < facts.period_start) {
        trace.reject(Status::contradiction, "period_end", text("期末应不早于期初", "the end must not be before the start"));
        return result;
    }
    if (facts.floor_area && facts.floor_area->scaled() <= 0) {
        trace.reject(Status::out_of_range, "floor_area_m2", text("建筑面积应大于 0", "the floor area must be more than 0"));
        return result;
    }
    if (facts.headcount && *facts.headcount <= 0) {
        trace.reject(Status::out_of_range, "headcount", text("用能人数应大于 0", "the headcount must be more than 0"));
        return result;
    }
    WideSum total;
    Outcome outcome = Outcome::not_applicable;
    for (std::size_t i = 0; i < facts.carriers.size(); ++i) {
        const auto row = static_cast<std::int32_t>(i);
        trace.begin_row(row);
        rows.carriers[i] = detail::consumption_line(rules, facts, facts.carriers[i], row, total, trace);
        rows.carriers[i].path = trace.end_row();
        if (trace.rejected()) return result;
        outcome = combine(outcome, rows.carriers[i].outcome);
    }
    result.outcome = outcome;
    if (outcome == Outcome::indeterminate) return result;
    if (!rules.comprehensive_consumption.apply(trace, text("综合能耗为各种能源消费量与折标准煤系数乘积之和",
                                                           "comprehensive consumption is the sum of quantities times coefficients"))) {
        result.outcome = Outcome::indeterminate;
        return result;
    }
    trace.control(rules.comprehensive_consumption.use());
    CoalEquivalent kgce;
    const bool fits = round_exact(total, kgce) &&
                      (!facts.floor_area || detail::intensity(total, facts.floor_area->scaled(), FloorArea::unit_type::scale, result.per_area)) &&
                      (!facts.headcount || detail::intensity(total, *facts.headcount, 0, result.per_person));
    if (!fits) {
        trace.reject(Status::overflow, "carriers.quantity", text("合计超出可表示的范围", "the total does not fit"));
        return result;
    }
    result.kgce = kgce;
    trace.computed(text("综合能耗合计（先求和，后修约）", "total (summed exactly, then rounded)"), operand(text("综合能耗", "total"), kgce));
    return result;
}

inline constexpr auto comprehensive_consumption = operation<ConsumptionFacts, ConsumptionRules, ConsumptionResult, ConsumptionRows>(
    "energy.comprehensive_consumption", text("综合能耗", "comprehensive energy consumption"), "GB/T 2589; 公共机构节能条例 14, 23",
    anchor("period_end", &ConsumptionFacts::period_end),
    inputs(column("coefficient_set", &ConsumptionFacts::coefficient_set, text("系数集（口径）", "coefficient set")),
           column("period_start", &ConsumptionFacts::period_start, text("期初", "first day of the period")),
           column("period_end", &ConsumptionFacts::period_end, text("期末", "last day of the period")),
           column("floor_area_m2", &ConsumptionFacts::floor_area, text("建筑面积", "floor area")),
           column("headcount", &ConsumptionFacts::headcount, text("用能人数", "headcount"))),
    uses(rule("energy.standard_coal_factor", &ConsumptionRules::standard_coal),
         rule("energy.counts_as_energy", &ConsumptionRules::counts_as_energy, value<bool>("counts")),
         rule("energy.comprehensive_consumption", &ConsumptionRules::comprehensive_consumption)),
    outputs(column("outcome", &ConsumptionResult::outcome, text("结论", "outcome")),
            column("kgce", &ConsumptionResult::kgce, text("综合能耗", "comprehensive consumption")),
            column("kgce_per_m2", &ConsumptionResult::per_area, text("单位建筑面积能耗", "consumption per floor area")),
            column("kgce_per_person", &ConsumptionResult::per_person, text("人均综合能耗", "consumption per person"))),
    list("carriers", text("能源消费", "carrier"), &ConsumptionFacts::carriers,
         inputs(column("carrier", &CarrierUse::carrier, text("能源品种", "energy carrier")),
                column("quantity", &CarrierUse::quantity, text("消费量", "quantity"))),
         &ConsumptionRows::carriers,
         outputs(column("outcome", &ConsumptionLine::outcome, text("结论", "outcome")),
                 column("kgce", &ConsumptionLine::kgce, text("折标准煤量", "coal equivalent")),
                 column("path", &ConsumptionLine::path, text("判断路径", "path through the decision")))));

}  // namespace steward::energy
