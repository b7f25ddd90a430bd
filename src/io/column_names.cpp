#include "column_names.hpp"

#include <string>

#include "steward/kernel/utf8.hpp"

namespace steward::detail {
namespace {

constexpr std::string_view fen_suffix = "_fen";

/// How a name is one of a column; the lower one is the plainer.
enum class Match { name, name_without_unit, chinese, none };

Match match(const ColumnInfo& column, std::string_view name) noexcept {
    if (name == column.name) return Match::name;
    if (name == name_without_unit(column)) return Match::name_without_unit;
    return name == column.text.zh ? Match::chinese : Match::none;
}

}  // namespace

std::string_view name_without_unit(const ColumnInfo& column) noexcept {
    const bool has_unit = column.kind == Kind::money && column.name.ends_with(fen_suffix);
    return column.name.substr(0, column.name.size() - (has_unit ? fen_suffix.size() : 0));
}

BilingualText accepted_names(const ColumnInfo& column) {
    const std::string name(column.name);
    const std::string chinese(column.text.zh);
    const std::string short_name(name_without_unit(column));
    if (column.kind != Kind::money) return {name + "、" + chinese, name + ", " + chinese};
    if (short_name == name) return {name + "（分）、" + chinese + "（元）", name + " (fen), " + chinese + " (yuan)"};
    return {name + "（分）、" + short_name + "（元）、" + chinese + "（元）",
            name + " (fen), " + short_name + " (yuan), " + chinese + " (yuan)"};
}

Result<std::optional<NamedColumn>> find_column(std::span<const ColumnInfo> columns, std::string_view name) {
    std::size_t best = columns.size();
    Match how = Match::none;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Match found = match(columns[i], name);
        if (found == Match::none || found > how) continue;
        if (found == how && best < columns.size()) {
            const std::string first(columns[best].name);
            const std::string second(columns[i].name);
            return Error{Status::csv_syntax,
                         {"表头“" + printable(name) + "”可指列 " + first + " 或 " + second + "，请改用列名",
                          "the header '" + printable(name) + "' may be the column " + first + " or " + second +
                              "; use the name of the column"}};
        }
        best = i;
        how = found;
    }
    if (best == columns.size()) return std::optional<NamedColumn>();
    return std::optional(NamedColumn{best, how != Match::name});
}

}  // namespace steward::detail
