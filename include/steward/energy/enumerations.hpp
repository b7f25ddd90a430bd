/// @file
/// Code lists and derived units of energy accounting (公共机构节能).
#pragma once

#include "steward/kernel/column.hpp"

namespace steward::energy {

/// 能源和耗能工质
struct CarrierList {
    static constexpr std::string_view name = "energy_carrier";
    static constexpr Text text = steward::text("能源品种", "energy carrier");
};
using Carrier = Code<CarrierList>;

/// 折标准煤系数集 (口径): the set is a fact of the case, never a constant.
struct CoefficientSetList {
    static constexpr std::string_view name = "coefficient_set";
    static constexpr Text text = steward::text("系数集（口径）", "coefficient set");
};
using CoefficientSet = Code<CoefficientSetList>;

/// 燃料排放因子集
struct EmissionFactorSetList {
    static constexpr std::string_view name = "emission_factor_set";
    static constexpr Text text = steward::text("排放因子集", "emission factor set");
};
using EmissionFactorSet = Code<EmissionFactorSetList>;

/// 电网区域
struct GridRegionList {
    static constexpr std::string_view name = "grid_region";
    static constexpr Text text = steward::text("电网区域", "grid region");
};
using GridRegion = Code<GridRegionList>;

/// 因子数据年度
struct FactorYearList {
    static constexpr std::string_view name = "factor_year";
    static constexpr Text text = steward::text("因子年度", "factor year");
};
using FactorYear = Code<FactorYearList>;

namespace unit {
struct kgce_per_square_metre {
    static constexpr int scale = 4;
    static constexpr std::string_view symbol = "kgce/m2";
    static constexpr Text name = steward::text("千克标准煤每平方米", "kgce per square metre");
};
struct kgce_per_person {
    static constexpr int scale = 4;
    static constexpr std::string_view symbol = "kgce/p";
    static constexpr Text name = steward::text("千克标准煤每人", "kgce per person");
};
struct kg_co2_per_square_metre {
    static constexpr int scale = 4;
    static constexpr std::string_view symbol = "kgCO2/m2";
    static constexpr Text name = steward::text("千克二氧化碳每平方米", "kgCO2 per square metre");
};
}  // namespace unit

/// A quantity in the carrier's own unit (kWh, m3, kg, MJ), three decimals.
using CarrierQuantity = Quantity<steward::unit::carrier_unit>;
using CoalEquivalent = Quantity<steward::unit::kilogram_coal_equivalent>;
using CarbonDioxide = Quantity<steward::unit::kilogram_co2>;
using FloorArea = Quantity<steward::unit::square_metre>;

/// Consumption of one carrier in the period (one meter, bill or ledger line).
struct CarrierUse {
    Carrier carrier;
    CarrierQuantity quantity;  ///< not negative
};

/// Scale at which products of quantities and factors are summed: nothing is rounded before the total.
inline constexpr std::int32_t exact_scale = 15;

/// Adds quantity * factor at `exact_scale`; false when the factor is finer than that allows.
[[nodiscard]] inline bool add_exact(WideSum& sum, CarrierQuantity quantity, Decimal factor) noexcept {
    const std::int32_t lift = exact_scale - CarrierQuantity::unit_type::scale - factor.scale;
    std::int64_t lifted = 0;
    if (lift < 0 || !checked_mul(factor.unscaled, power_of_ten(lift), lifted)) return false;
    sum.add_product(quantity.scaled(), lifted);
    return !sum.failed();
}

/// Rounds an exact sum to a quantity, half away from zero: rounding is for display, comparisons use the exact value.
template <class Unit>
[[nodiscard]] bool round_exact(const WideSum& sum, Quantity<Unit>& out) noexcept {
    std::int64_t scaled = 0;
    if (!sum.round_to(power_of_ten(exact_scale - Unit::scale), Rounding::half_away_from_zero, scaled)) return false;
    out = Quantity<Unit>::scaled(scaled);
    return true;
}

}  // namespace steward::energy
