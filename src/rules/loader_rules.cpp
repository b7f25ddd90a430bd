// Reads rules, their versions and the rows of their grids; see pack_reader.hpp.
#include <algorithm>
#include <limits>

#include "pack_reader.hpp"
#include "steward/kernel/decimal.hpp"
#include "steward/rules/approvals.hpp"
#include "steward/rules/units.hpp"

namespace steward {

namespace {

std::string join(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

std::optional<Form> form_named(std::string_view name) {
    for (std::int32_t i = 0; i < form_count; ++i)
        if (form_name(static_cast<Form>(i)) == name) return static_cast<Form>(i);
    return std::nullopt;
}

}  // namespace

std::vector<Citation> PackLoader::Reader::citations(Pack& pack, const toml::table& table, std::string_view key_of_table,
                                                    bool required) {
    std::vector<Citation> cites;
    const toml::node* node = table.get(key_of_table);
    const std::string cite(key_of_table);
    if (!node) {
        if (required)
            fault("missing_citation", &table, cite, "没有依据：每个版本都要有 cite",
                  "no citation: every version needs a cite");
        return cites;
    }
    const toml::array* array = node->as_array();
    if (!array) {
        wrong_type(*node, cite, "字符串数组", "an array of strings");
        return cites;
    }
    if (array->empty())
        fault("missing_citation", node, cite, "依据为空：至少一条", "the citation is empty: at least one is needed");
    for (const toml::node& entry : *array) {
        const auto text = string_of(entry, cite);
        if (!text) continue;
        const std::size_t space = text->find(' ');
        const std::string key = text->substr(0, space);
        const auto document = pack.documents.find(key);
        if (document == pack.documents.end()) {
            fault("unknown_document", &entry, cite, "依据“" + *text + "”引用了未声明的文件“" + key + "”",
                  "citation '" + *text + "' names the document '" + key + "', which [document] does not declare");
            continue;
        }
        pack.cited.insert(key);
        const std::string article = space == std::string::npos ? std::string() : text->substr(space + 1);
        if (space != std::string::npos && (article.empty() || article.front() == ' ' || article.back() == ' '))
            fault("malformed_citation", &entry, cite,
                  "依据“" + *text + "”的条款为空或者多了空格；引用整个文件时只写“" + key + "”",
                  "citation '" + *text +
                      "' has an empty article or a space too many; the whole document is cited as '" + key + "'");
        const bool twice = std::any_of(cites.begin(), cites.end(), [&](const Citation& other) {
            return other.document == document->second && other.article == article;
        });
        if (twice)
            fault("duplicate_citation", &entry, cite, "依据“" + *text + "”重复",
                  "citation '" + *text + "' is given twice");
        cites.push_back({document->second, article});
    }
    return cites;
}

void PackLoader::Reader::read_rules(Pack& pack) {
    const toml::array* rules = array_of(pack.root, "rule", false);
    if (rules) {
        for (const toml::node& node : *rules) {
            rule_.clear();
            const toml::table* table = node.as_table();
            if (!table) wrong_type(node, "rule", "表", "a table");
            if (!table || !read_rule(pack, *table)) pack.has_unread_rule = true;
        }
    }
    rule_.clear();
    if (pack.has_unread_rule) return;
    for (const auto& [key, index] : pack.documents)
        if (!pack.cited.contains(key))
            report(Status::ok, "unused_document", pack.root.get("document")->as_table()->get(key), key,
                   "文件“" + key + "”未被任何规则引用", "document '" + key + "' is cited by no rule",
                   Severity::warning);
}

bool PackLoader::Reader::read_rule(Pack& pack, const toml::table& table) {
    Rule rule;
    const auto id = need_string(table, "id");
    if (!id) return false;
    rule_ = *id;
    rule.id = *id;
    rule.pack = pack.id;
    rule.place = {file_, static_cast<std::int32_t>(table.source().begin.line)};
    if (!is_identifier(*id, true) || id->find('.') == std::string::npos) bad_identifier(table.get("id"), "id", *id);
    const auto form_text = need_string(table, "form");
    if (!form_text) return false;
    const auto form = form_named(*form_text);
    if (!form) {
        fault("unknown_form", table.get("form"), "form", "不认识的规则形式“" + *form_text + "”",
              "unknown rule form '" + *form_text + "'");
        return false;
    }
    rule.form = *form;
    std::vector<std::string_view> known{"id",       "form",   "title",   "jurisdiction",
                                        "relation", "anchor", "renewed", "version"};
    switch (rule.form) {
        case Form::provision:
        case Form::calendar: break;
        case Form::parameter: known.insert(known.end(), {"unit"}); break;
        case Form::threshold: known.insert(known.end(), {"keys", "unit", "compare"}); break;
        case Form::table: known.insert(known.end(), {"keys", "values"}); break;
        case Form::factor: known.insert(known.end(), {"keys", "to"}); break;
        case Form::time_limit: known.insert(known.end(), {"events", "scope", "bound", "counts", "duty"}); break;
        case Form::decision_table: known.insert(known.end(), {"inputs"}); break;
        case Form::brackets: known.insert(known.end(), {"keys", "over", "unit", "bound", "scale"}); break;
        case Form::catalogue: known.insert(known.end(), {"keys", "scope", "basis", "unit", "compare"}); break;
        case Form::approvals: known.insert(known.end(), {"keys", "over", "bound", "authority"}); break;
    }
    check_keys(table, known);
    if (const auto title = need_text(table, "title")) rule.title = *title;
    if (const auto jurisdiction = need_string(table, "jurisdiction")) {
        rule.jurisdiction = *jurisdiction;
        if (book_.chain(*jurisdiction).empty())
            fault("unknown_jurisdiction", table.get("jurisdiction"), "jurisdiction",
                  "不认识的地区“" + *jurisdiction + "”", "unknown jurisdiction '" + *jurisdiction + "'");
    }
    if (table.contains("relation")) {
        if (const auto relation = need_choice<Relation>(table, "relation",
                                                        {{"fills", Relation::fills}, {"replaces", Relation::replaces}}))
            rule.relation = *relation;
        if (rule.jurisdiction.find('/') == std::string::npos)
            fault("bad_relation", table.get("relation"), "relation",
                  "“" + rule.jurisdiction + "”没有上级地区，不能写 relation",
                  "there is no jurisdiction above '" + rule.jurisdiction + "', so it cannot have a relation");
    }
    if (const auto anchor = need_string(table, "anchor")) rule.anchor = *anchor;
    read_keys(table, rule);
    read_values(table, rule);
    if (const toml::node* renewed = table.get("renewed")) read_renewed(*renewed, rule);
    if (rule.form == Form::catalogue) {
        read_list(table, "scope", rule);
        read_list(table, "basis", rule);
    }
    if (rule.form == Form::approvals) read_list(table, "authority", rule);
    if (banded(rule)) read_bound(table, rule);
    if (rule.form == Form::threshold || rule.form == Form::catalogue) {
        if (const auto compare = need_choice<Compare>(table, "compare",
                                                      {{"at_least", Compare::at_least},
                                                       {"more_than", Compare::more_than},
                                                       {"at_most", Compare::at_most},
                                                       {"less_than", Compare::less_than}}))
            rule.compare = *compare;
    }
    if (rule.form == Form::time_limit) read_time_limit(table, rule);

    const toml::array* versions = array_of(table, "version", true);
    if (!versions) return false;
    if (versions->empty()) fault("no_version", versions, "version", "规则没有版本", "the rule has no version");
    for (const toml::node& node : *versions) {
        if (const toml::table* version = node.as_table())
            read_version(pack, *version, rule);
        else
            wrong_type(node, "version", "表", "a table");
    }
    check_time(rule);
    book_.rules_.push_back(std::move(rule));
    return true;
}

bool PackLoader::Reader::keyed(const Rule& rule) noexcept {
    return rule.form == Form::threshold || rule.form == Form::table || rule.form == Form::factor ||
           rule.form == Form::catalogue || banded(rule);
}

void PackLoader::Reader::read_keys(const toml::table& table, Rule& rule) {
    const bool decision = rule.form == Form::decision_table;
    if (!keyed(rule) && !decision) return;
    const char* name = decision ? "inputs" : "keys";
    if (banded(rule) && !table.contains(name)) return;  // one scale for all
    const toml::node* node = need(table, name);
    const toml::table* keys = node ? node->as_table() : nullptr;
    if (node && !keys) wrong_type(*node, name, "表", "a table");
    if (!keys) return;
    // In the order of the file: TOML tables are sorted by name, so take the order of the source positions.
    std::vector<std::pair<toml::source_position, NamedKey>> ordered;
    for (const auto& [key, entry] : *keys) {
        auto named = key_of(entry, key.str(), decision);
        if (!named) continue;
        named->size += decision ? 1 : 0;
        ordered.emplace_back(entry.source().begin, std::move(*named));
    }
    std::sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first.line, a.first.column) < std::pair(b.first.line, b.first.column);
    });
    for (auto& [position, key] : ordered) rule.keys.push_back(std::move(key));
    if (keys->empty())
        fault("no_keys", node, name, "规则没有键；没有键的数值应写成 parameter",
              "the rule has no key; a value without key is a parameter");
    const std::size_t most = decision                       ? Step::max_operands - 1
                             : rule.form == Form::catalogue ? 1
                             : banded(rule)                 ? 2
                                                            : keys->size();
    if (keys->size() > most)
        fault("too_many_keys", node, name, "这种形式最多 " + std::to_string(most) + " 个键",
              "this form has at most " + std::to_string(most) + " keys");
}

std::optional<NamedKey> PackLoader::Reader::key_of(const toml::node& entry, std::string_view name, bool flags) {
    const auto list_name = string_of(entry, name);
    if (!list_name) return std::nullopt;
    if (flags && *list_name == flag_list) return NamedKey{std::string(name), *list_name, 0, 2};
    const CodeList* list = book_.list(*list_name);
    if (!list || list->items.empty()) {
        fault("unknown_list", &entry, std::string(name), "不认识的代码表“" + *list_name + "”",
              "unknown enumeration or code list '" + *list_name + "'");
        return std::nullopt;
    }
    NamedKey named{std::string(name), *list_name, list->items.front().code, 0};
    named.size = list->items.back().code - named.first + 1;
    return named;
}

void PackLoader::Reader::read_list(const toml::table& table, std::string_view name, Rule& rule) {
    const toml::node* node = need(table, name);
    if (!node) return;
    if (auto list = key_of(*node, name, false)) rule.lists.push_back(std::move(*list));
}

void PackLoader::Reader::read_bound(const toml::table& table, Rule& rule) {
    if (const auto bound =
            need_choice<Compare>(table, "bound", {{"from_at_least", Compare::at_least}, {"above", Compare::more_than}}))
        rule.compare = *bound;
    if (rule.form != Form::brackets) return;
    if (const auto scale =
            need_choice<Scale>(table, "scale", {{"step", Scale::step}, {"progressive", Scale::progressive}}))
        rule.scale = *scale;
}

void PackLoader::Reader::read_values(const toml::table& table, Rule& rule) {
    const auto one = [&](const char* key, const char* name = "value") {
        const auto unit = need_string(table, key);
        if (unit && known_unit(*table.get(key), key, *unit)) rule.values.push_back({name, *unit});
    };
    switch (rule.form) {
        case Form::parameter:
        case Form::threshold: one("unit"); break;
        case Form::factor: one("to"); break;
        case Form::catalogue: one("unit"); break;
        case Form::brackets: one("unit"), one("over", "over"); break;
        case Form::approvals: one("over", "over"); break;
        case Form::table: {
            const toml::node* node = need(table, "values");
            const toml::table* values = node ? node->as_table() : nullptr;
            if (node && !values) wrong_type(*node, "values", "表", "a table");
            if (!values) break;
            for (const auto& [key, entry] : *values) {
                const auto unit = string_of(entry, key.str());
                const std::string name(key.str());
                const bool taken =
                    name == "cite" || name == "confidence" ||
                    std::any_of(rule.keys.begin(), rule.keys.end(), [&](auto& k) { return k.name == name; });
                if (taken)
                    fault("duplicate", &entry, name, "数值列“" + name + "”与键或保留名相同",
                          "value column '" + name + "' has the name of a key or a reserved one");
                else if (unit && known_unit(entry, name, *unit))
                    rule.values.push_back({name, *unit});
            }
            if (values->empty()) fault("no_values", node, "values", "规则没有数值列", "the rule has no value column");
            break;
        }
        default: break;
    }
}

void PackLoader::Reader::read_renewed(const toml::node& node, Rule& rule) {
    const auto name = string_of(node, "renewed");
    if (!name) return;
    rule.renewed = *name;
    if (*name == "yearly") return;
    const auto key =
        std::find_if(rule.keys.begin(), rule.keys.end(), [&](const NamedKey& k) { return k.name == *name; });
    // Years of the calendar: no other list of codes looks like them.
    if (key == rule.keys.end() || key->first < 1400 || key->first + key->size > 9999)
        fault("unknown_item", &node, "renewed", "renewed 应为 yearly，或者一个以年份为代码的键，而不是“" + *name + "”",
              "renewed must be yearly, or a key whose codes are years, not '" + *name + "'");
}

void PackLoader::Reader::read_time_limit(const toml::table& table, Rule& rule) {
    if (const toml::node* node = need(table, "events")) {
        const toml::table* events = node->as_table();
        if (!events)
            wrong_type(*node, "events", "表", "a table");
        else
            read_events(*events, rule);
    }
    if (const toml::node* node = table.get("scope")) {
        const toml::table* scope = node->as_table();
        if (!scope) {
            wrong_type(*node, "scope", "表", "a table");
        } else {
            check_keys(*scope, {"list", "item"});
            const toml::node* list = need(*scope, "list");
            if (const auto named = list ? key_of(*list, "scope", false) : std::nullopt) {
                rule.scope = item_of(*scope, "item", named->list).value_or(0);
                rule.lists.push_back(*named);
            }
        }
    }
    if (const auto bound =
            need_choice<Bound>(table, "bound", {{"min", Bound::min}, {"max", Bound::max}, {"exact", Bound::exact}}))
        rule.bound = *bound;
    if (table.contains("counts"))
        rule.backward = need_choice<bool>(table, "counts", {{"forward", false}, {"backward", true}}).value_or(false);
    if (const toml::node* node = table.get("duty")) {
        if (const auto duty = node->value_exact<bool>())
            rule.duty = *duty;
        else
            wrong_type(*node, "duty", "true 或 false", "true or false");
    }
}

void PackLoader::Reader::read_events(const toml::table& events, Rule& rule) {
    check_keys(events, {"list", "start", "end"});
    if (const toml::node* list = events.get("list")) {
        const auto named = key_of(*list, "events", false);
        if (!named) return;
        rule.start_code = item_of(events, "start", named->list).value_or(0);
        rule.end_code = item_of(events, "end", named->list).value_or(0);
        const CodeList& known = *book_.list(named->list);
        if (const CodeItem* start = known.find(rule.start_code)) rule.start_event = start->text;
        if (const CodeItem* end = known.find(rule.end_code)) rule.end_event = end->text;
        rule.lists.push_back(*named);
        return;
    }
    if (const auto start = need_text(events, "start")) rule.start_event = *start;
    if (const auto end = need_text(events, "end")) rule.end_event = *end;
}

void PackLoader::Reader::read_version(Pack& pack, const toml::table& table, Rule& rule) {
    Version version;
    version.place = {file_, static_cast<std::int32_t>(table.source().begin.line)};
    std::vector<std::string_view> known{"cite", "confidence"};
    if (rule.form == Form::calendar)
        known.insert(known.end(), {"year", "amends", "off", "work"});
    else
        known.insert(known.end(), {"from", "until", "until_cite"});
    switch (rule.form) {
        case Form::provision:
        case Form::calendar: break;
        case Form::parameter: known.insert(known.end(), {"value"}); break;
        case Form::threshold:
        case Form::table:
        case Form::factor:
        case Form::approvals: known.insert(known.end(), {"rows", "elsewhere"}); break;
        case Form::brackets: known.insert(known.end(), {"rows", "elsewhere", "rounding", "rounding_cite"}); break;
        case Form::decision_table: known.insert(known.end(), {"rows"}); break;
        case Form::catalogue: known.insert(known.end(), {"rows", "complete"}); break;
        case Form::time_limit:
            known.insert(known.end(), {"length", "unit", "start_day", "roll", "roll_confidence"});
            break;
    }
    check_keys(table, known);
    version.cites = citations(pack, table, "cite", true);
    version.until_cites = citations(pack, table, "until_cite", false);
    if (!version.until_cites.empty() && !table.contains("until"))
        fault("missing_key", &table, "until", "有 until_cite 而没有 until", "until_cite stands without until");
    if (const toml::node* node = need(table, "confidence"))
        if (const auto confidence = confidence_of(*node, "confidence")) version.confidence = *confidence;

    if (rule.form == Form::calendar) {
        if (!read_notice(table, version)) return;
    } else {
        const toml::node* from_node = need(table, "from");
        const auto from = from_node ? date_of(*from_node, "from") : std::nullopt;
        if (!from) return;
        version.from = *from;
        if (const toml::node* until_node = table.get("until")) {
            const auto until = date_of(*until_node, "until");
            if (!until) return;
            if (*until <= *from)
                fault("empty_interval", until_node, "until",
                      "until（" + to_text(*until) + "）应晚于 from（" + to_text(*from) + "）；until 是失效的第一天",
                      "until (" + to_text(*until) + ") must be after from (" + to_text(*from) +
                          "); it is the first day no longer in force");
            version.until = *until;
        }
    }
    if (rule.form == Form::parameter) read_parameter(table, rule, version);
    if (rule.form == Form::time_limit) read_terms(table, rule, version);
    if (rule.form == Form::threshold || rule.form == Form::table || rule.form == Form::factor)
        read_rows(pack, table, rule, version);
    if (rule.form == Form::decision_table) read_decision(pack, table, rule, version);
    if (rule.form == Form::catalogue) read_catalogue(pack, table, rule, version);
    if (banded(rule)) read_bands(pack, table, rule, version);
    if (table.contains("elsewhere")) read_elsewhere(pack, table, rule, version);
    rule.versions.push_back(std::move(version));
}

bool PackLoader::Reader::read_notice(const toml::table& table, Version& version) {
    const auto year = need_integer(table, "year");
    if (!year) return false;
    if (*year < 1401 || *year > 9998) {
        fault("bad_date", table.get("year"), "year", "年度 " + std::to_string(*year) + " 应在 1401 至 9998 之间",
              "year " + std::to_string(*year) + " is not between 1401 and 9998");
        return false;
    }
    const auto from = checked_date(static_cast<int>(*year), 1, 1, *table.get("year"), "year");
    const auto until = checked_date(static_cast<int>(*year) + 1, 1, 1, *table.get("year"), "year");
    if (!from || !until) return false;
    version.from = *from;
    version.until = *until;
    version.notice.year = static_cast<std::int32_t>(*year);
    version.notice.confidence = version.confidence;
    if (const toml::node* amends = table.get("amends")) {
        if (const auto value = amends->value_exact<bool>())
            version.notice.amends = *value;
        else
            wrong_type(*amends, "amends", "true 或 false", "true or false");
    }
    read_days(table, "off", version.notice.off, *from, *until);
    read_days(table, "work", version.notice.work, *from, *until);
    for (const Date day : version.notice.work)
        if (std::find(version.notice.off.begin(), version.notice.off.end(), day) != version.notice.off.end())
            fault("contradiction", table.get("work"), "work", to_text(day) + " 既放假又上班",
                  to_text(day) + " is both off and a workday");
    return true;
}

void PackLoader::Reader::read_days(const toml::table& table, std::string_view key, std::vector<Date>& days, Date from,
                                   Date until) {
    const toml::array* array = array_of(table, key, true);
    if (!array) return;
    for (const toml::node& node : *array) {
        const auto text = string_of(node, key);
        if (!text) continue;
        const std::size_t slash = text->find('/');
        const Result<Date> first = parse_date(std::string_view(*text).substr(0, slash));
        const Result<Date> last =
            slash == std::string::npos ? first : parse_date(std::string_view(*text).substr(slash + 1));
        if (!first || !last || *last < *first) {
            fault("bad_date", &node, std::string(key), "“" + *text + "”不是日期或日期区间（如 2026-01-01/2026-01-03）",
                  "'" + *text + "' is no date or range of dates such as 2026-01-01/2026-01-03");
            continue;
        }
        // A notice speaks of its year and, for make-up days, of the weeks around it.
        if (first->days() < from.days() - 31 || last->days() >= until.days() + 31) {
            fault("bad_date", &node, std::string(key), "“" + *text + "”不在该通知年度前后一个月内",
                  "'" + *text + "' lies more than a month outside the year of the notice");
            continue;
        }
        for (std::int32_t day = first->days(); day <= last->days(); ++day) days.push_back(Date::from_days(day));
    }
}

void PackLoader::Reader::read_terms(const toml::table& table, const Rule& rule, Version& version) {
    const auto length = need_integer(table, "length");
    // Of no length is only what must happen at the same moment (同一时间).
    const std::int64_t least = rule.bound == Bound::exact ? 0 : 1;
    if (length && (*length < least || *length > 100'000))
        fault("bad_length", table.get("length"), "length", "期限长度 " + std::to_string(*length) + " 不合理",
              "length " + std::to_string(*length) + " is not between " + std::to_string(least) + " and 100000");
    else if (length)
        version.time_limit.length = static_cast<std::int32_t>(*length);
    if (const auto unit = need_choice<LengthUnit>(table, "unit",
                                                  {{"calendar_day", LengthUnit::calendar_day},
                                                   {"working_day", LengthUnit::working_day},
                                                   {"month", LengthUnit::month},
                                                   {"year", LengthUnit::year}}))
        version.time_limit.unit = *unit;
    if (const auto start = need_choice<bool>(table, "start_day", {{"excluded", false}, {"included", true}}))
        version.time_limit.start_day_included = *start;
    if (const auto roll = need_choice<RollPolicy>(table, "roll",
                                                  {{"none", RollPolicy::none},
                                                   {"next_working_day", RollPolicy::next_working_day},
                                                   {"previous_working_day", RollPolicy::previous_working_day}}))
        version.time_limit.roll = *roll;
    if (const toml::node* node = need(table, "roll_confidence"))
        if (const auto confidence = confidence_of(*node, "roll_confidence"))
            version.time_limit.roll_confidence = *confidence;
}

std::optional<Decimal> PackLoader::Reader::value_of(const toml::node& node, std::string_view key,
                                                    const std::string& unit_name) {
    const auto text = string_of(node, key);
    if (!text) return std::nullopt;
    const UnitInfo* unit = find_unit(unit_name);
    if (unit->kind == UnitKind::flag) {
        if (*text == "true" || *text == "false") return Decimal{*text == "true" ? 1 : 0, 0};
        fault("bad_number", &node, std::string(key), "“" + *text + "”应为 \"true\" 或 \"false\"",
              "'" + *text + "' must be \"true\" or \"false\"");
        return std::nullopt;
    }
    const Result<Decimal> parsed = parse_decimal(*text);
    if (!parsed) {
        fault("bad_number", &node, std::string(key), parsed.error().message.zh, parsed.error().message.en);
        return std::nullopt;
    }
    Decimal value = *parsed;
    const std::int32_t places = unit->kind == UnitKind::money ? 2 : 0;
    if (unit->kind != UnitKind::decimal) {
        Decimal exact;
        if (!rescale(value, places, Rounding::toward_zero, exact) || exact != value) {
            fault("bad_number", &node, std::string(key), "“" + *text + "”的小数位超过单位“" + unit_name + "”所能表示",
                  "'" + *text + "' has more decimals than the unit '" + unit_name + "' can hold");
            return std::nullopt;
        }
        value = {exact.unscaled, 0};  // fen, or a whole count
    }
    return value;
}

void PackLoader::Reader::read_parameter(const toml::table& table, const Rule& rule, Version& version) {
    const toml::node* node = need(table, "value");
    if (!node || rule.values.empty()) return;
    const auto value = value_of(*node, "value", rule.values[0].unit);
    if (!value) return;
    version.grid.push_back({value->unscaled, -1, 0, CellState::value, version.confidence == Confidence::verified});
    version.scales.push_back(value->scale);
    version.rows.push_back({{}, version.confidence, {}, {}});
}

void PackLoader::Reader::read_rows(Pack& pack, const toml::table& table, const Rule& rule, Version& version) {
    const toml::array* rows = array_of(table, "rows", true);
    if (!rows || rule.keys.empty() || rule.values.empty() || !fits(*rows, rule, rule.values.size())) return;
    const std::int64_t block = rule.grid_size();
    struct Entry {
        std::size_t column;
        std::vector<std::int64_t> cells;
        Decimal value;
        std::int32_t row;
        Confidence confidence;
    };
    std::vector<Entry> entries;
    version.scales.assign(rule.values.size(), 0);
    for (const toml::node& node : *rows) {
        const toml::table* row = node.as_table();
        if (!row) {
            wrong_type(node, "rows", "表", "a table");
            continue;
        }
        check_row_keys(*row, rule);
        VersionRow kept = row_of(pack, *row, version);
        const auto cells = row_cells(*row, rule);
        const auto index = static_cast<std::int32_t>(version.rows.size());
        for (std::size_t column = 0; column < rule.values.size(); ++column) {
            const std::string& name = rule.values[column].name;
            const toml::node* value_node = row->get(name);
            if (!value_node) continue;
            const auto value = value_of(*value_node, name, rule.values[column].unit);
            if (!value) continue;
            version.scales[column] = std::max(version.scales[column], value->scale);
            entries.push_back({column, cells, *value, index, kept.confidence});
        }
        version.rows.push_back(std::move(kept));
    }
    version.grid.assign(static_cast<std::size_t>(block) * rule.values.size(), Cell{});
    for (const Entry& entry : entries) {
        Decimal value;
        if (!rescale(entry.value, version.scales[entry.column], Rounding::toward_zero, value)) {
            fault("bad_number", rows, rule.values[entry.column].name, "数值过大", "a value is too large");
            continue;
        }
        for (const std::int64_t cell : entry.cells) {
            Cell& target =
                version.grid[entry.column * static_cast<std::size_t>(block) + static_cast<std::size_t>(cell)];
            if (target.state != CellState::none) covered_twice(*rows, rule, cell);
            target = {value.unscaled, -1, static_cast<std::uint16_t>(entry.row), CellState::value,
                      entry.confidence == Confidence::verified};
        }
    }
}

bool PackLoader::Reader::fits(const toml::array& rows, const Rule& rule, std::size_t columns, std::int64_t largest) {
    const std::int64_t block = rule.grid_size();
    cells_ += block * static_cast<std::int64_t>(columns);
    if (block > largest || cells_ > largest_book) {
        fault("too_large", &rows, "rows", "各键的代码范围相乘过大",
              "the codes of the keys, multiplied, make too large a grid");
        return false;
    }
    if (rows.size() >= no_row) {
        fault("too_large", &rows, "rows", "一个版本最多 65534 行", "a version has at most 65534 rows");
        return false;
    }
    return true;
}

VersionRow PackLoader::Reader::row_of(Pack& pack, const toml::table& row, const Version& version) {
    VersionRow kept;
    kept.cites = citations(pack, row, "cite", false);
    kept.confidence = version.confidence;
    if (const toml::node* confidence = row.get("confidence"))
        if (const auto value = confidence_of(*confidence, "confidence")) kept.confidence = *value;
    if (const toml::node* note = row.get("note"))
        if (const auto text = text_of(*note, "note")) kept.note = *text;
    return kept;
}

void PackLoader::Reader::check_keys_and(const toml::table& row, const Rule& rule,
                                        std::initializer_list<std::string_view> more) {
    std::vector<std::string_view> known(more);
    known.insert(known.end(), {"cite", "confidence"});
    for (const NamedKey& key : rule.keys) known.push_back(key.name);
    check_keys(row, known);
}

void PackLoader::Reader::check_row_keys(const toml::table& row, const Rule& rule) {
    for (const auto& [key, node] : row) {
        const std::string name(key.str());
        const bool known = name == "cite" || name == "confidence" ||
                           std::any_of(rule.keys.begin(), rule.keys.end(), [&](auto& k) { return k.name == name; }) ||
                           std::any_of(rule.values.begin(), rule.values.end(), [&](auto& v) { return v.name == name; });
        if (!known)
            fault("unknown_key", &node, name, "行中有不认识的键“" + name + "”", "unknown key '" + name + "' in a row");
    }
}

std::vector<std::int64_t> PackLoader::Reader::row_cells(const toml::table& row, const Rule& rule) {
    std::vector<std::int64_t> cells{0};
    for (const NamedKey& key : rule.keys) {
        const toml::node* node = need(row, key.name);
        if (!node) return {};
        const std::vector<std::int64_t> codes = codes_of(*node, key);
        std::vector<std::int64_t> next;
        for (const std::int64_t cell : cells)
            for (const std::int64_t code : codes) next.push_back(cell * key.size + code);
        cells = std::move(next);
    }
    return cells;
}

std::vector<std::int64_t> PackLoader::Reader::codes_of(const toml::node& node, const NamedKey& key) {
    std::vector<std::int64_t> codes;
    const CodeList& list = *book_.list(key.list);
    const auto add = [&](const toml::node& entry) {
        const auto id = string_of(entry, key.name);
        if (!id) return;
        const auto found = std::find_if(list.items.begin(), list.items.end(), [&](auto& i) { return i.id == *id; });
        if (found == list.items.end())
            unknown_item(entry, key.name, *id, key.list);
        else
            codes.push_back(found->code - key.first);
    };
    if (const toml::array* several = node.as_array()) {
        for (const toml::node& entry : *several) add(entry);
    } else {
        add(node);
    }
    if (node.is_array() && codes.empty())
        fault("empty_list", &node, key.name, "键“" + key.name + "”的列表没有可用的项",
              "the list of key '" + key.name + "' names no item");
    std::sort(codes.begin(), codes.end());
    if (std::adjacent_find(codes.begin(), codes.end()) != codes.end()) {
        fault("duplicate", &node, key.name, "键“" + key.name + "”的列表有重复的项",
              "the list of key '" + key.name + "' names an item twice");
        codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    }
    return codes;
}

std::string PackLoader::Reader::cell_text(const Rule& rule, std::int64_t cell) const {
    std::vector<std::string> names;
    for (auto key = rule.keys.rbegin(); key != rule.keys.rend(); ++key) {
        const std::int64_t code = cell % key->size + key->first;
        if (key->list == flag_list) {
            names.insert(names.begin(), key->name + "=" + (code != 0 ? "true" : "false"));
        } else {
            const CodeItem* found = book_.list(key->list)->find(code);
            names.insert(names.begin(), key->name + "=" + (found ? found->id : "?"));
        }
        cell /= key->size;
    }
    return join(names);
}

void PackLoader::Reader::check_time(Rule& rule) {
    std::stable_sort(rule.versions.begin(), rule.versions.end(), [](const Version& a, const Version& b) {
        return std::pair(a.from, a.notice.amends) < std::pair(b.from, b.notice.amends);
    });
    for (std::size_t i = 0; i < rule.versions.size(); ++i) {
        const Version& after = rule.versions[i];
        line_ = after.place.line;
        if (after.notice.amends && (i == 0 || rule.versions[i - 1].from != after.from))
            fault("unknown_item", nullptr, "amends", "没有可供调整的 " + std::to_string(after.notice.year) + " 年通知",
                  "there is no notice of " + std::to_string(after.notice.year) + " to amend");
        if (after.notice.amends || i == 0) continue;
        const Version& before = rule.versions[i - 1];
        if (!before.until || *before.until > after.from) {
            fault("overlap", nullptr, "from",
                  "版本重叠：" + to_text(before.from) + " 起的版本" + (before.until ? "到 " : "") +
                      (before.until ? to_text(*before.until) + " 才失效" : std::string("未设失效日")) +
                      "，而下一版本从 " + to_text(after.from) + " 起",
                  "versions overlap: the one from " + to_text(before.from) + " ends " +
                      (before.until ? "on " + to_text(*before.until) : std::string("never")) + ", the next begins on " +
                      to_text(after.from));
        } else if (*before.until < after.from) {
            const bool one_day = after.from - *before.until == 1;
            report(Status::ok, one_day ? "inclusive_date_slip" : "gap", nullptr, "until",
                   "时间空档：" + to_text(*before.until) + " 至 " + to_text(after.from) +
                       (one_day ? "（until 应为失效的第一天）" : ""),
                   "gap in time: from " + to_text(*before.until) + " until " + to_text(after.from) +
                       (one_day ? " (until is the first day no longer in force)" : ""),
                   Severity::warning);
        }
    }
}

void PackLoader::Reader::check_rules() {
    std::sort(book_.rules_.begin(), book_.rules_.end(), [](const Rule& a, const Rule& b) {
        return std::pair(a.id, a.jurisdiction) < std::pair(b.id, b.jurisdiction);
    });
    for (std::size_t i = 1; i < book_.rules_.size(); ++i) {
        const Rule& a = book_.rules_[i - 1];
        const Rule& b = book_.rules_[i];
        if (a.id != b.id) continue;
        file_ = b.place.file;
        line_ = b.place.line;
        rule_ = b.id;
        if (a.jurisdiction == b.jurisdiction)
            fault("duplicate", nullptr, "id",
                  "规则“" + b.id + "”在地区“" + b.jurisdiction + "”重复（另见 " + a.place.file + "）",
                  "rule '" + b.id + "' is given twice for '" + b.jurisdiction + "' (see also " + a.place.file + ")");
        const bool same_shape =
            a.form == b.form && a.scale == b.scale &&
            std::equal(a.keys.begin(), a.keys.end(), b.keys.begin(), b.keys.end(),
                       [&](auto& x, auto& y) {
                           return x.list == y.list && (a.form != Form::decision_table || x.name == y.name);
                       }) &&
            std::equal(a.lists.begin(), a.lists.end(), b.lists.begin(), b.lists.end(),
                       [](auto& x, auto& y) { return x.list == y.list; }) &&
            std::equal(a.values.begin(), a.values.end(), b.values.begin(), b.values.end(), [](auto& x, auto& y) {
                return x.name == y.name && find_unit(x.unit)->kind == find_unit(y.unit)->kind;
            });
        if (!same_shape)
            fault("shape", nullptr, "form", "规则“" + b.id + "”在各地区的形式、键或值不一致",
                  "rule '" + b.id + "' has another form, keys or values in another jurisdiction");
    }
}

void PackLoader::Reader::check_pointers() {
    for (const Pointer& pointer : pointers_) {
        if (std::any_of(book_.rules_.begin(), book_.rules_.end(),
                        [&](const Rule& rule) { return rule.id == pointer.target; }))
            continue;
        file_ = pointer.place.file;
        line_ = pointer.place.line;
        rule_ = pointer.rule;
        report(Status::ok, "unknown_rule", nullptr, "rule", "所指的规则“" + pointer.target + "”不在规则库中",
               "the rule '" + pointer.target + "' is not in the book", Severity::warning);
    }
}

}  // namespace steward
