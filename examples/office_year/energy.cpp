// Energy: comprehensive consumption of every building under several calibers (口径), and carbon by factor year.
#include <map>

#include "office.hpp"
#include "print.hpp"

namespace office_year {

using namespace steward;

namespace {

/// The readings of a building added up by carrier. `gas` is the item that stands for natural gas: a coefficient set may
/// know gas only as a range.
Table totals_by_carrier(const Table& readings, std::string_view gas) {
    Table totals(readings, {"building", "carrier", "quantity"});
    std::map<std::string_view, Decimal> sums;
    for (std::int64_t row = 0; row < readings.size(); ++row) {
        const std::string_view building = readings.cell(row, "building");
        const auto quantity = parse_decimal(readings.cell(row, "quantity"));
        if (!quantity) readings.refuse(row, quantity.error().message);
        Decimal& sum = sums[readings.cell(row, "carrier")];
        if (!checked_add(sum, *quantity, sum)) readings.refuse(row, {"合计过大", "the total is too large"});
        if (row + 1 < readings.size() && readings.cell(row + 1, "building") == building) continue;
        for (const auto& [carrier, total] : sums) {
            const std::string text = to_text(total);
            totals.add(std::vector<std::string_view>{building, carrier == "natural_gas" ? gas : carrier, text},
                       readings.line(row));
        }
        sums.clear();
    }
    return totals;
}

std::string building_name(const Year& year, const Table& buildings, std::int64_t row) {
    return std::string(buildings.cell(row, year.language == Language::zh ? "name_zh" : "name_en"));
}

}  // namespace

void show_energy(Year& year) {
    year.chapter(text("十、能源：综合能耗", "10. Energy: comprehensive consumption"), Origin::synthetic);
    print_line(year.say("同一组读数，口径不同，合计不同；定额只能用其自身标准的口径判断。水是耗能工质，单列，不计入。",
                        "The same readings give different totals by caliber; a quota is judged by its own. Water is "
                        "reported apart and not added."));
    const Table buildings = year.read("buildings.csv"), readings = year.read("meter_readings.csv"),
                calibers = year.read("energy_calibers.csv");

    Grid grid({{year.say("建筑", "building")},
               {year.say("口径", "caliber")},
               {year.say("综合能耗 kgce", "total, kgce"), Align::right},
               {"kgce/m2", Align::right},
               {year.say("kgce/人", "kgce/person"), Align::right},
               {year.say("结论", "outcome")},
               {year.say("依据", "source")}});
    Sheet sheet(year.with_basis({year.say("建筑", "building"), year.say("口径", "caliber"),
                                 year.say("系数集", "coefficient set"), year.say("综合能耗 kgce", "total, kgce"),
                                 "kgce/m2", year.say("kgce/人", "kgce/person"), year.say("结论", "outcome")}));
    std::vector<Batch> batches;
    for (std::int64_t c = 0; c < calibers.size(); ++c) {
        const std::string caliber(calibers.cell(c, year.language == Language::zh ? "zh" : "en")),
            set(calibers.cell(c, "coefficient_set"));
        const Table carriers = totals_by_carrier(readings, calibers.cell(c, "natural_gas_as"));
        Batch& batch = batches.emplace_back(year.batch("energy.comprehensive_consumption", year.office.jurisdiction));
        batch.rows(buildings)
            .constant("coefficient_set", code_of(year, "coefficient_set", set))
            .list("carriers", carriers, {"building"});
        batch.run();
        for (std::int64_t row = 0; row < buildings.size(); ++row) {
            const auto result = [&](std::string_view column) { return batch.text(column, row, year.language); };
            const std::string name = building_name(year, buildings, row);
            grid.row({name, caliber, result("kgce"), result("kgce_per_m2"), result("kgce_per_person"),
                      result("outcome"), shortened(batch.citation(row, year.language), 26)});
            sheet.row(year.with_basis({name, caliber, set, result("kgce"), result("kgce_per_m2"),
                                       result("kgce_per_person"), result("outcome")},
                                      batch, row));
        }
    }
    grid.print(year.language);
    for (std::size_t c = 0; c < batches.size(); ++c)
        year.count_outcomes(
            batches[c], Origin::synthetic,
            std::string(calibers.cell(static_cast<std::int64_t>(c), year.language == Language::zh ? "zh" : "en")));
    if (!batches.empty() && buildings.size() > 0) year.explain(batches.back(), 0);
    year.write("energy.csv", sheet);
}

void show_carbon(Year& year) {
    year.chapter(text("十一、碳排放：按因子年度", "11. Carbon: by factor year"), Origin::synthetic);
    print_line(year.say(
        "外购电力的因子按数据年度公布，公布较晚；用了哪一年的因子，必须写明。",
        "The factor of purchased electricity is announced by data year, and late: which year was used must be said."));
    const Table buildings = year.read("buildings.csv"),
                carriers = totals_by_carrier(year.read("meter_readings.csv"), "natural_gas");
    Grid grid({{year.say("建筑", "building")},
               {year.say("因子年度", "factor year")},
               {year.say("直接排放 kgCO2", "scope 1, kgCO2"), Align::right},
               {year.say("间接排放 kgCO2", "scope 2, kgCO2"), Align::right},
               {year.say("合计 kgCO2", "total, kgCO2"), Align::right},
               {"kgCO2/m2", Align::right},
               {year.say("结论", "outcome")},
               {year.say("核实状态", "confidence")}});
    Sheet sheet(
        year.with_basis({year.say("建筑", "building"), year.say("因子年度", "factor year"),
                         year.say("直接排放 kgCO2", "scope 1, kgCO2"), year.say("间接排放 kgCO2", "scope 2, kgCO2"),
                         year.say("合计 kgCO2", "total, kgCO2"), "kgCO2/m2", year.say("结论", "outcome")}));
    std::vector<Batch> batches;
    for (int factor_year = year.office.year - 3; factor_year <= year.office.year; ++factor_year) {
        Batch& batch = batches.emplace_back(year.batch("energy.carbon", year.office.jurisdiction));
        batch.rows(buildings)
            .constant("factor_year", factor_year)
            .constant("grid_region", code_of(year, "grid_region", year.office.grid_region))
            .constant("factor_set", code_of(year, "emission_factor_set", year.office.factor_set))
            .list("carriers", carriers, {"building"});
        batch.run();
        for (std::int64_t row = 0; row < buildings.size(); ++row) {
            const auto result = [&](std::string_view column) { return batch.text(column, row, year.language); };
            const std::string name = building_name(year, buildings, row), factor = std::to_string(factor_year);
            grid.row({name, factor, result("scope1_kg"), result("scope2_kg"), result("total_kg"), result("kg_per_m2"),
                      result("outcome"), result("confidence")});
            sheet.row(year.with_basis({name, factor, result("scope1_kg"), result("scope2_kg"), result("total_kg"),
                                       result("kg_per_m2"), result("outcome")},
                                      batch, row));
        }
    }
    grid.print(year.language);
    for (std::size_t i = 0; i < batches.size(); ++i)
        year.count_outcomes(batches[i], Origin::synthetic, std::to_string(year.office.year - 3 + static_cast<int>(i)));
    if (buildings.size() > 0 && batches.back().outcome(0) == Outcome::indeterminate)
        print_line(year.say(
            "本年度的电力因子尚未公布：无法判定，不以其他年度的因子代替。",
            "The factor of the year itself is not announced: indeterminate, and no other year's stands in for it."));
    year.write("carbon.csv", sheet);
}

}  // namespace office_year
