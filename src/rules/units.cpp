#include "steward/rules/units.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "steward/kernel/quantity.hpp"

namespace steward {
namespace {

constexpr std::array units{
    UnitInfo{"yuan", UnitKind::money, text("元", "yuan")},
    UnitInfo{"one", UnitKind::count, text("", "")},
    UnitInfo{"year", UnitKind::count, text("年", "years")},
    UnitInfo{"month", UnitKind::count, text("个月", "months")},
    UnitInfo{"day", UnitKind::count, text("天", "days")},
    UnitInfo{"flag", UnitKind::flag, text("", "")},
    UnitInfo{"percent", UnitKind::decimal, text("%", "%")},
    UnitInfo{"kgce", UnitKind::decimal, text("千克标准煤", "kgce")},
    UnitInfo{"kg_co2", UnitKind::decimal, text("千克二氧化碳", "kgCO2")},
    UnitInfo{"t_co2", UnitKind::decimal, text("吨二氧化碳", "tCO2")},
    UnitInfo{"kwh", UnitKind::decimal, text("千瓦时", "kWh")},
    UnitInfo{"mj", UnitKind::decimal, text("兆焦", "MJ")},
    UnitInfo{"gj", UnitKind::decimal, text("吉焦", "GJ")},
    UnitInfo{"kg", UnitKind::decimal, text("千克", "kg")},
    UnitInfo{"t", UnitKind::decimal, text("吨", "t")},
    UnitInfo{"m2", UnitKind::decimal, text("平方米", "m2")},
    UnitInfo{"m3", UnitKind::decimal, text("立方米", "m3")},
    UnitInfo{"litre", UnitKind::decimal, text("升", "litres")},
    UnitInfo{"currency_unit", UnitKind::decimal, text("（该文件的货币）", "(the instrument's currency)")},
};

/// Symbols of columns' units as people read them.
constexpr std::array column_units{
    std::pair{std::string_view("kgCO2"), text("千克二氧化碳", "kgCO2")},
    std::pair{std::string_view("kWh"), text("千瓦时", "kWh")},
    std::pair{std::string_view("m2"), text("平方米", "m2")},
    std::pair{std::string_view("kgce/m2"), text("千克标准煤/平方米", "kgce/m2")},
    std::pair{std::string_view("kgce/p"), text("千克标准煤/人", "kgce/person")},
    std::pair{std::string_view("kgCO2/m2"), text("千克二氧化碳/平方米", "kgCO2/m2")},
    std::pair{unit::carrier_unit::symbol, text("（该品种的计量单位）", "(the carrier's own unit)")},
    std::pair{unit::currency_unit::symbol, text("（该文件的货币）", "(the instrument's currency)")},
};

}  // namespace

const UnitInfo* find_unit(std::string_view name) noexcept {
    const auto found = std::find_if(units.begin(), units.end(), [name](const UnitInfo& unit) { return unit.name == name; });
    return found == units.end() ? nullptr : &*found;
}

std::string unit_names() {
    std::string names;
    for (const UnitInfo& unit : units) names += (names.empty() ? "" : ", ") + std::string(unit.name);
    return names;
}

Text unit_text(std::string_view name) noexcept {
    if (const UnitInfo* unit = find_unit(name)) return unit->text;
    for (const auto& [symbol, shown] : column_units)
        if (symbol == name) return shown;
    return {name, name};
}

}  // namespace steward
