// Lint: what is wrong or doubtful in rule packs, whether or not they would load.
#include "steward/rules/rulebook.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <set>

#include "loader.hpp"
#include "steward/kernel/decimal.hpp"

namespace steward {
namespace {

/// What is doubtful in rules that loaded: of each by itself, against the rules above it, and against the catalogue.
class RuleLint {
public:
    RuleLint(const Rulebook& book, std::vector<Diagnostic>& found) : book_(book), found_(found) {
        for (const Diagnostic& diagnostic : found)
            if (diagnostic.severity == Severity::error) broken_.insert(diagnostic.place.file);
    }

    void run() {
        for (const Rule& rule : book_.rules()) {
            if (broken_.contains(rule.place.file)) continue;
            check_use(rule);
            const bool stands_alone = !find_above(rule);
            if (!stands_alone && rule.relation == Relation::none)
                warn("undeclared_overlay", rule, rule.place, "relation",
                     "上级地区有同名规则，而没有写 relation：两者不同时互相冲突，结论为无法判定",
                     "a jurisdiction above has a rule of this id and no relation is declared: where the two differ they "
                     "conflict, and decisions are indeterminate");
            for (const Version& version : rule.versions) {
                check_issue(rule, version);
                check_ranges(rule, version);
                // A local rule keeps what the rule above says on keys that it does not name.
                if (stands_alone && rule.relation == Relation::none) check_coverage(rule, version);
            }
        }
    }

private:
    void warn(const char* code, const Rule& rule, const SourcePlace& place, std::string key, std::string zh, std::string en) {
        found_.push_back({Severity::warning, code, place, rule.id, std::move(key), BilingualText(std::move(zh), std::move(en))});
    }

    /// Whether any operation reads the rule, and reads it as it is.
    void check_use(const Rule& rule) {
        const bool named = std::any_of(book_.rules().begin(), book_.rules().end(), [&](const Rule& other) {
            return std::any_of(other.versions.begin(), other.versions.end(), [&](const Version& version) {
                return std::any_of(version.rows.begin(), version.rows.end(), [&](const VersionRow& row) { return row.elsewhere == rule.id; });
            });
        });
        if (!named && book_.operations_using(rule).empty())
            warn("dead_rule", rule, rule.place, "id", "没有任何操作使用这条规则", "no operation uses this rule");
        for (const CatalogueEntry& entry : book_.catalogue().entries()) {
            for (const RuleNeed& need : entry.info.rules) {
                if (need.id != rule.id) continue;
                const Result<void> fits = Rulebook::check_need(entry.info, need, rule);
                if (fits) continue;
                warn("unfit_rule", rule, rule.place, "form", fits.error().message.zh, fits.error().message.en);
                return;  // of other operations the same would be said again
            }
        }
    }

    [[nodiscard]] const Rule* find_above(const Rule& rule) const {
        const auto above = std::find_if(book_.rules().begin(), book_.rules().end(), [&](const Rule& other) {
            return other.id == rule.id && rule.jurisdiction.starts_with(other.jurisdiction + "/");
        });
        return above == book_.rules().end() ? nullptr : &*above;
    }

    void check_issue(const Rule& rule, const Version& version) {
        if (version.notice.amends) return;  // it changes days of a year that has begun
        for (const Citation& cite : version.cites) {
            const Document& document = book_.documents()[static_cast<std::size_t>(cite.document)];
            if (!document.issued || *document.issued <= version.from) continue;
            const std::string from = to_text(version.from), issued = to_text(*document.issued);
            warn("retroactive", rule, version.place, rule.form == Form::calendar ? "year" : "from",
                 "版本从 " + from + " 起，早于文件“" + document.key + "”的印发日期 " + issued,
                 "the version begins on " + from + ", before its document '" + document.key + "' was issued on " + issued);
            return;
        }
    }

    /// `min_x` above `max_x` in one cell.
    void check_ranges(const Rule& rule, const Version& version) {
        if (rule.form != Form::table || version.grid.empty()) return;
        const std::size_t block = version.grid.size() / rule.values.size();
        for (std::size_t low = 0; low < rule.values.size(); ++low) {
            if (!rule.values[low].name.starts_with("min_")) continue;
            const std::string upper = "max_" + rule.values[low].name.substr(4);
            for (std::size_t high = 0; high < rule.values.size(); ++high) {
                if (rule.values[high].name != upper || rule.values[high].unit != rule.values[low].unit) continue;
                for (std::size_t i = 0; i < block; ++i) {
                    const Cell &least = version.grid[low * block + i], &most = version.grid[high * block + i];
                    if (least.state == CellState::none || most.state == CellState::none) continue;
                    if (!(Decimal{most.value, version.scales[high]} < Decimal{least.value, version.scales[low]})) continue;
                    warn("inverted_range", rule, version.place, upper, "上限 " + upper + " 小于下限 " + rule.values[low].name,
                         upper + " is below " + rule.values[low].name);
                    return;
                }
            }
        }
    }

    /// Items of a key that no row of a version names, and single holes in a grid that is otherwise full.
    void check_coverage(const Rule& rule, const Version& version) {
        if (version.grid.empty() || (rule.form != Form::threshold && rule.form != Form::table && rule.form != Form::factor)) return;
        const auto block = static_cast<std::size_t>(rule.grid_size());
        std::vector<std::set<std::int32_t>> named(rule.keys.size());  // codes that have a value, by key
        std::vector<bool> spoken(block, false);
        for (std::size_t i = 0; i < version.grid.size(); ++i) {
            if (version.grid[i].state == CellState::none || spoken[i % block]) continue;
            spoken[i % block] = true;
            const std::vector<std::int32_t> codes = codes_of(rule, i % block);
            for (std::size_t k = 0; k < codes.size(); ++k) named[k].insert(codes[k]);
        }
        std::size_t combinations = 1;
        for (std::size_t k = 0; k < rule.keys.size(); ++k) {
            combinations *= named[k].size();
            report_items(rule, version, rule.keys[k], named[k]);
        }
        // Of tables that are sparse by nature nothing can be said; a few holes among many rows are rows forgotten.
        constexpr std::size_t one_hole_in = 8;
        const auto spoken_count = static_cast<std::size_t>(std::count(spoken.begin(), spoken.end(), true));
        const std::size_t holes = combinations - spoken_count;
        if (holes == 0 || holes * one_hole_in > combinations) return;
        std::string list;
        for (std::size_t cell = 0; cell < block; ++cell) {
            if (spoken[cell]) continue;
            const std::vector<std::int32_t> codes = codes_of(rule, cell);
            std::string names;
            bool all_named = true;
            for (std::size_t k = 0; k < codes.size() && all_named; ++k) {
                all_named = named[k].contains(codes[k]);
                if (all_named) names += (k ? " " : "") + rule.keys[k].name + "=" + book_.list(rule.keys[k].list)->find(codes[k])->id;
            }
            if (all_named) list += (list.empty() ? "" : "; ") + names;
        }
        warn("uncovered_key", rule, version.place, "rows", "没有数值的键值组合：" + list, "combinations of keys without a value: " + list);
    }

    void report_items(const Rule& rule, const Version& version, const NamedKey& key, const std::set<std::int32_t>& named) {
        std::string list;
        for (const CodeItem& item : book_.list(key.list)->items) {
            // Years that are still to come are what the year roll tells of.
            const bool to_come = key.name == rule.renewed && !named.empty() && item.code > *named.rbegin();
            if (!named.contains(item.code) && !to_come) list += (list.empty() ? "" : ", ") + item.id;
        }
        if (!list.empty())
            warn("uncovered_key", rule, version.place, key.name, "键“" + key.name + "”的下列项没有数值：" + list,
                 "items of key '" + key.name + "' without a value: " + list);
    }

    /// The codes of the keys of a cell.
    [[nodiscard]] static std::vector<std::int32_t> codes_of(const Rule& rule, std::size_t cell) {
        std::vector<std::int32_t> codes(rule.keys.size());
        for (std::size_t k = rule.keys.size(); k-- > 0;) {
            const auto size = static_cast<std::size_t>(rule.keys[k].size);
            codes[k] = static_cast<std::int32_t>(cell % size) + rule.keys[k].first;
            cell /= size;
        }
        return codes;
    }

    const Rulebook& book_;
    std::vector<Diagnostic>& found_;
    std::set<std::string, std::less<>> broken_;
};

}  // namespace

void lint_rules(const Rulebook& book, std::vector<Diagnostic>& found) { RuleLint(book, found).run(); }

std::vector<Diagnostic> lint_packs(const Catalogue& catalogue, std::span<const PackSource> packs) {
    PackLoader loader(catalogue);
    // The loader looks for everything that lint reports; the book itself is not wanted.
    static_cast<void>(loader.load(packs));
    return loader.diagnostics();
}

std::string diagnostics_json(std::span<const Diagnostic> diagnostics, Language language) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer writer(buffer);
    const auto text = [&](const char* key, std::string_view value) {
        writer.Key(key);
        writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    };
    writer.StartArray();
    for (const Diagnostic& diagnostic : diagnostics) {
        writer.StartObject();
        text("severity", diagnostic.severity == Severity::error ? "error" : "warning");
        text("code", diagnostic.code);
        text("file", diagnostic.place.file);
        writer.Key("line");
        writer.Int(diagnostic.place.line);
        text("rule", diagnostic.rule);
        text("key", diagnostic.key);
        text("message", diagnostic.message.in(language));
        writer.EndObject();
    }
    writer.EndArray();
    return buffer.GetString();
}

}  // namespace steward
