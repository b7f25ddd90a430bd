// Reads the forms that are more than a grid: decision tables, catalogues, brackets and approvals, and keys that another rule
// decides; see pack_reader.hpp.
#include <algorithm>
#include <limits>

#include "decision_compiler.hpp"
#include "pack_reader.hpp"
#include "steward/kernel/decimal.hpp"
#include "steward/rules/approvals.hpp"
#include "steward/rules/units.hpp"

namespace steward {

void PackLoader::Reader::read_decision(Pack& pack, const toml::table& table, const Rule& rule, Version& version) {
    const toml::array* rows = array_of(table, "rows", true);
    if (!rows || rule.keys.empty() || !fits(*rows, rule, 1, largest_decision)) return;
    if (rows->size() > largest_decision_rows) {
        fault("too_large", rows, "rows", "决策表最多 " + std::to_string(largest_decision_rows) + " 行",
              "a decision table has at most " + std::to_string(largest_decision_rows) + " rows");
        return;
    }
    std::vector<std::vector<std::int64_t>> offsets;
    for (const NamedKey& input : rule.keys) {
        auto& all = offsets.emplace_back();
        if (input.list == flag_list)
            all = {0, 1};
        else
            for (const CodeItem& entry : book_.list(input.list)->items) all.push_back(entry.code - input.first);
    }
    std::vector<DecisionRow> decided;
    std::vector<const toml::node*> places;
    for (const toml::node& node : *rows) {
        const toml::table* row = node.as_table();
        if (!row) {
            wrong_type(node, "rows", "表", "a table");
            continue;
        }
        check_keys(*row, {"when", "outcome", "cite", "confidence", "note"});
        VersionRow kept = row_of(pack, *row, version);
        const auto outcome = item_of(*row, "outcome", EnumerationOf<Outcome>::view.name);
        const toml::node* when = need(*row, "when");
        const toml::table* conditions = when ? when->as_table() : nullptr;
        if (when && !conditions) wrong_type(*when, "when", "表", "a table");
        if (!conditions) continue;
        std::vector<std::string_view> names;
        for (const NamedKey& input : rule.keys) names.push_back(input.name);
        check_keys(*conditions, names);
        DecisionRow one{offsets, static_cast<Outcome>(outcome.value_or(0)), kept.confidence == Confidence::verified};
        for (std::size_t i = 0; i < rule.keys.size(); ++i)
            if (const toml::node* condition = conditions->get(rule.keys[i].name))
                one.offsets[i] = condition_of(*condition, rule.keys[i]);
        decided.push_back(std::move(one));
        places.push_back(&node);
        version.rows.push_back(std::move(kept));
    }
    CompiledDecision compiled = compile_decision(rule.keys, offsets, decided);
    if (!compiled.unreached.empty())
        fault("unreached", rows, "rows",
              std::to_string(compiled.unreached.size()) + " 种情形没有结论，如：" +
                  cell_text(rule, compiled.unreached.front()) + "；可用 when = {} 收尾",
              std::to_string(compiled.unreached.size()) + " combinations have no outcome, such as " +
                  cell_text(rule, compiled.unreached.front()) + "; when = {} is the rest");
    for (const std::size_t dead : compiled.dead)
        report(Status::ok, "dead_row", places[dead], "rows", "此行从不起作用：前面的行已全部涵盖",
               "this row never decides: the rows before it cover all of it", Severity::warning);
    version.scales.push_back(0);
    version.grid = std::move(compiled.cells);
}

std::vector<std::int64_t> PackLoader::Reader::condition_of(const toml::node& node, const NamedKey& input) {
    if (input.list != flag_list) return codes_of(node, input);
    if (const auto flag = node.value_exact<bool>()) return {*flag ? 1 : 0};
    wrong_type(node, input.name, "true 或 false", "true or false");
    return {};
}

std::optional<std::int32_t> PackLoader::Reader::item_of(const toml::table& table, std::string_view key,
                                                        std::string_view list_name) {
    const auto id = need_string(table, key);
    if (!id) return std::nullopt;
    for (const CodeItem& entry : book_.list(list_name)->items)
        if (entry.id == *id) return entry.code;
    unknown_item(*table.get(key), key, *id, list_name);
    return std::nullopt;
}

void PackLoader::Reader::unknown_item(const toml::node& node, std::string_view key, const std::string& id,
                                      std::string_view list) {
    fault("unknown_item", &node, std::string(key), "代码表“" + std::string(list) + "”中没有“" + id + "”",
          "'" + id + "' is no item of '" + std::string(list) + "'");
}

void PackLoader::Reader::read_catalogue(Pack& pack, const toml::table& table, const Rule& rule, Version& version) {
    using Grid = CatalogueGrid;
    const toml::array* rows = array_of(table, "rows", true);
    if (const auto complete = flag_of(table, "complete", true)) version.complete = *complete;
    if (!rows || rule.keys.size() != 1 || rule.values.empty() || rule.lists.size() != 2 ||
        !fits(*rows, rule, Grid::columns))
        return;
    const auto block = static_cast<std::size_t>(rule.grid_size());
    version.scales.assign(Grid::columns, 0);
    version.grid.assign(block * Grid::columns, Cell{});
    for (const toml::node& node : *rows) {
        const toml::table* row = node.as_table();
        if (!row) {
            wrong_type(node, "rows", "表", "a table");
            continue;
        }
        const bool listed = flag_of(*row, "listed", false).value_or(true);
        if (listed)
            check_keys_and(*row, rule, {"listed", "scope", "min_amount", "basis", "note"});
        else
            check_keys_and(*row, rule, {"listed", "note"});
        VersionRow kept = row_of(pack, *row, version);
        const auto index = static_cast<std::uint16_t>(version.rows.size());
        const bool verified = kept.confidence == Confidence::verified;
        const auto scope =
            listed ? item_of(*row, "scope", rule.lists[0].list) : std::optional<std::int32_t>(Grid::not_listed);
        std::optional<Decimal> amount;
        std::optional<std::int32_t> basis;
        if (const toml::node* least = listed ? row->get("min_amount") : nullptr) {
            amount = value_of(*least, "min_amount", rule.values[0].unit);
            basis = item_of(*row, "basis", rule.lists[1].list);
        } else if (listed && row->contains("basis")) {
            fault("missing_key", row, "min_amount", "有 basis 而没有 min_amount", "basis stands without min_amount");
        }
        version.rows.push_back(std::move(kept));
        if (!scope) continue;
        for (const std::int64_t cell : row_cells(*row, rule)) {
            const auto put = [&](std::int32_t column, std::int64_t value) {
                version.grid[static_cast<std::size_t>(column) * block + static_cast<std::size_t>(cell)] = {
                    value, -1, index, CellState::value, verified};
            };
            if (version.grid[static_cast<std::size_t>(cell)].state != CellState::none) covered_twice(*rows, rule, cell);
            put(Grid::scope, *scope);
            if (amount && basis) put(Grid::amount, amount->unscaled), put(Grid::basis, *basis);
        }
    }
}

std::optional<bool> PackLoader::Reader::flag_of(const toml::table& table, std::string_view key, bool required) {
    const toml::node* node = required ? need(table, key) : table.get(key);
    if (!node) return std::nullopt;
    if (const auto value = node->value_exact<bool>()) return *value;
    wrong_type(*node, key, "true 或 false", "true or false");
    return std::nullopt;
}

void PackLoader::Reader::covered_twice(const toml::array& rows, const Rule& rule, std::int64_t cell) {
    fault("overlap", &rows, "rows", "两行覆盖同一键值：" + cell_text(rule, cell),
          "two rows cover the same key: " + cell_text(rule, cell));
}

void PackLoader::Reader::read_bands(Pack& pack, const toml::table& table, const Rule& rule, Version& version) {
    const toml::array* rows = array_of(table, "rows", true);
    const bool approvals = rule.form == Form::approvals;
    if (!rows || rule.values.size() != (approvals ? 1 : 2) || (approvals && rule.lists.empty()) ||
        !fits(*rows, rule, 1))
        return;
    struct Entry {
        std::vector<std::int64_t> cells;
        Decimal from, value;
        Band band;
        const toml::node* place;
    };
    std::vector<Entry> entries;
    version.scales.assign(over_column + 1, 0);
    for (const toml::node& node : *rows) {
        const toml::table* row = node.as_table();
        if (!row) {
            wrong_type(node, "rows", "表", "a table");
            continue;
        }
        if (approvals)
            check_keys_and(*row, rule, {"from", "authority", "act", "filed_with", "note"});
        else
            check_keys_and(*row, rule, {"from", "value"});
        VersionRow kept = row_of(pack, *row, version);
        Entry entry{row_cells(*row, rule), {}, {}, {}, &node};
        entry.band.row = static_cast<std::uint16_t>(version.rows.size());
        entry.band.verified = kept.confidence == Confidence::verified;
        version.rows.push_back(std::move(kept));
        const toml::node* from_node = need(*row, "from");
        const auto from = from_node ? value_of(*from_node, "from", rule.values.back().unit) : std::nullopt;
        if (from && from->unscaled < 0)
            fault("bad_number", from_node, "from", "起点不能为负", "a bound must not be negative");
        bool whole = from.has_value();
        if (approvals) {
            const auto authority = item_of(*row, "authority", rule.lists[0].list);
            const auto act = item_of(*row, "act", EnumerationOf<ApprovalAct>::view.name);
            const auto filed = row->contains("filed_with") ? item_of(*row, "filed_with", rule.lists[0].list)
                                                           : std::optional<std::int32_t>(0);
            whole = whole && authority && act && filed;
            if (whole) entry.band.value = *authority, entry.band.act = *act, entry.band.record = *filed;
        } else {
            const toml::node* value_node = need(*row, "value");
            const auto value = value_node ? value_of(*value_node, "value", rule.values[0].unit) : std::nullopt;
            whole = whole && value;
            if (whole) entry.value = *value;
        }
        if (!whole) continue;
        entry.from = *from;
        version.scales[0] = std::max(version.scales[0], entry.value.scale);
        version.scales[over_column] = std::max(version.scales[over_column], entry.from.scale);
        cells_ += static_cast<std::int64_t>(entry.cells.size());
        if (cells_ > largest_book) {
            fault("too_large", rows, "rows", "级距过多", "there are too many bands");
            return;
        }
        entries.push_back(std::move(entry));
    }
    std::map<std::int64_t, std::vector<std::pair<Band, const toml::node*>>> by_cell;
    for (Entry& entry : entries) {
        Decimal from, value;
        if (!rescale(entry.from, version.scales[over_column], Rounding::toward_zero, from) ||
            !rescale(entry.value, version.scales[0], Rounding::toward_zero, value)) {
            fault("bad_number", entry.place, "from", "数值过大", "a value is too large");
            continue;
        }
        entry.band.from = from.unscaled;
        if (!approvals) entry.band.value = value.unscaled;
        for (const std::int64_t cell : entry.cells) by_cell[cell].emplace_back(entry.band, entry.place);
    }
    version.grid.assign(static_cast<std::size_t>(rule.grid_size()), Cell{});
    for (const auto& [cell, bands] : by_cell) {
        for (std::size_t i = 1; i < bands.size(); ++i) {
            const std::int64_t before = bands[i - 1].first.from;
            if (bands[i].first.from == before)
                fault("overlap", bands[i].second, "from", "两行的起点相同：" + band_place(rule, cell),
                      "two rows begin at the same bound" + band_place(rule, cell));
            else if (bands[i].first.from < before)
                fault("not_ascending", bands[i].second, "from", "起点应逐行升高" + band_place(rule, cell),
                      "the bounds of the rows must ascend" + band_place(rule, cell));
        }
        if (bands.front().first.from != 0)
            report(Status::ok, "gap", bands.front().second, "from", "第一档的起点以下没有规定" + band_place(rule, cell),
                   "nothing is said below the first bound" + band_place(rule, cell), Severity::warning);
        const auto first = static_cast<std::int64_t>(version.bands.size());
        for (const auto& [band, place] : bands) version.bands.push_back(band);
        const Band& lowest = bands.front().first;
        version.grid[static_cast<std::size_t>(cell)] = {BandRange::pack(first, static_cast<std::int64_t>(bands.size())),
                                                        -1, lowest.row, CellState::value, lowest.verified};
    }
    if (rule.scale == Scale::progressive) {
        // The citation of the rounding is the last row.
        if (const auto rounding = need_choice<Rounding>(table, "rounding",
                                                        {{"half_away_from_zero", Rounding::half_away_from_zero},
                                                         {"half_to_even", Rounding::half_to_even},
                                                         {"toward_zero", Rounding::toward_zero},
                                                         {"away_from_zero", Rounding::away_from_zero}}))
            version.rounding = *rounding;
        VersionRow& rounded = version.rows.emplace_back();
        rounded.cites = citations(pack, table, "rounding_cite", true);
        rounded.confidence = version.confidence;
        if (find_unit(rule.values.back().unit)->kind != UnitKind::money)
            fault("bad_scale", &table, "scale", "超额累进只能按金额", "a progressive scale is over money");
    } else if (table.contains("rounding") || table.contains("rounding_cite")) {
        fault("unknown_key", &table, "rounding", "只有超额累进才舍入", "only a progressive scale rounds");
    }
}

void PackLoader::Reader::read_elsewhere(Pack& pack, const toml::table& table, const Rule& rule, Version& version) {
    const toml::array* rows = array_of(table, "elsewhere", true);
    if (!rows || version.grid.empty()) return;
    if (rule.keys.empty()) {
        fault("no_keys", rows, "elsewhere", "没有键的规则不能有 elsewhere",
              "a rule without keys leaves nothing to another rule");
        return;
    }
    if (version.rows.size() + rows->size() >= no_row) {
        fault("too_large", rows, "elsewhere", "一个版本最多 65534 行", "a version has at most 65534 rows");
        return;
    }
    const auto block = static_cast<std::size_t>(rule.grid_size());
    for (const toml::node& node : *rows) {
        const toml::table* row = node.as_table();
        if (!row) {
            wrong_type(node, "elsewhere", "表", "a table");
            continue;
        }
        check_keys_and(*row, rule, {"rule"});
        VersionRow kept = row_of(pack, *row, version);
        const auto target = need_string(*row, "rule");
        if (!target) continue;
        if (*target == rule.id) {
            fault("unknown_rule", row->get("rule"), "rule", "规则不能指向自身", "a rule does not leave keys to itself");
            continue;
        }
        kept.elsewhere = *target;
        const bool verified = kept.confidence == Confidence::verified;
        const auto [number, added] = elsewhere_.try_emplace(*target, static_cast<std::int64_t>(elsewhere_.size()));
        pointers_.push_back(
            {*target, rule.id, {file_, static_cast<std::int32_t>(row->get("rule")->source().begin.line)}});
        const auto index = static_cast<std::uint16_t>(version.rows.size());
        version.rows.push_back(std::move(kept));
        for (const std::int64_t cell : row_cells(*row, rule)) {
            for (std::size_t at = static_cast<std::size_t>(cell); at < version.grid.size(); at += block) {
                if (version.grid[at].state != CellState::none) {
                    covered_twice(*rows, rule, cell);
                    break;
                }
                version.grid[at] = {number->second, -1, index, CellState::elsewhere, verified};
            }
        }
    }
}

}  // namespace steward
