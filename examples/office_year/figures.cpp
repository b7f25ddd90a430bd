#include "figures.hpp"

#include <algorithm>

#include "office.hpp"

namespace office_year {

using namespace steward;

namespace {

/// Wan yuan as printed, in fen: 1 wan yuan is 10^6 fen, so the number at scale 6.
Money parse_wan_yuan(const Table& table, std::int64_t row) {
    const auto number = parse_decimal(table.cell(row, "wan_yuan"));
    if (!number) table.refuse(row, number.error().message);
    Decimal fen;
    if (number->scale > 2 || !rescale(*number, 6, Rounding::half_away_from_zero, fen))
        table.refuse(row, {"应为至多两位小数的万元数", "it must be wan yuan with at most two decimals"});
    return Money::fen(fen.unscaled);
}

}  // namespace

std::string short_name(const Figure& figure) { return figure.table.substr(0, figure.table.find(' ')); }

Figures::Figures(const Table& table) {
    for (std::int64_t row = 0; row < table.size(); ++row) {
        const auto cell = [&](std::string_view column) { return std::string(table.cell(row, column)); };
        const Figure& figure = figures_.emplace_back(
            Figure{cell("table"), cell("code"), cell("item"), cell("measure"), parse_wan_yuan(table, row)});
        std::string name = short_name(figure) + "/" + (figure.code.empty() ? figure.item : figure.code);
        if (!figure.measure.empty()) name += "/" + figure.measure;
        if (!by_name_.emplace(name, figures_.size() - 1).second)
            table.refuse(row, {"数据重复：" + name, "this figure stands twice: " + name});
    }
}

const Figure* Figures::find(const std::string& name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : &figures_[found->second];
}

Sum Figures::sum(const Table& source, std::int64_t row, std::string_view column) const {
    Sum sum;
    std::string_view rest = source.cell(row, column);
    bool minus = false;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(" + "), rest.find(" - "));
        const std::string name(rest.substr(0, end));
        const Figure* figure = find(name);
        if (!figure) source.refuse(row, {"没有公布的数据：" + name, "no published figure " + name});
        if (minus)
            sum.amount = difference(sum.amount, figure->amount);
        else
            add(sum.amount, figure->amount);
        ++sum.addends;
        if (end == std::string_view::npos) break;
        minus = rest[end + 1] == '-';
        rest.remove_prefix(end + 3);
    }
    return sum;
}

}  // namespace office_year
