#include "loader.hpp"

#include <algorithm>

#include "pack_reader.hpp"
#include "steward/rules/units.hpp"

namespace steward {

namespace {

constexpr std::string_view layout_supported = "1.0";

/// Two or three capital letters of a country, union or organisation, then levels of lower-case letters and digits.
bool is_jurisdiction(std::string_view code) {
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (code.size() < 2 || !capital(code[0]) || !capital(code[1])) return false;
    for (code.remove_prefix(code.size() > 2 && capital(code[2]) ? 3 : 2); !code.empty();) {
        if (code[0] != '/') return false;
        const std::size_t end = std::min(code.find('/', 1), code.size());
        if (!is_identifier(code.substr(1, end - 1), false)) return false;
        code.remove_prefix(end);
    }
    return true;
}

}  // namespace

bool is_identifier(std::string_view id, bool dotted) {
    if (id.empty() || id.front() == '.' || id.back() == '.' || id.find("..") != std::string_view::npos) return false;
    return std::all_of(id.begin(), id.end(), [dotted](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || (dotted && c == '.');
    });
}

void PackLoader::Reader::read(std::span<const PackSource> packs) {
    std::vector<Pack> parsed;
    for (const PackSource& source : packs) parse(source, parsed);
    // A later pack takes the place of an earlier one with its id.
    std::vector<Pack> kept;
    for (Pack& pack : parsed) {
        const auto same =
            std::find_if(kept.begin(), kept.end(), [&](const Pack& other) { return other.id == pack.id; });
        if (same != kept.end())
            *same = std::move(pack);
        else
            kept.push_back(std::move(pack));
    }
    std::sort(kept.begin(), kept.end(), [](const Pack& a, const Pack& b) { return a.id < b.id; });

    for (const EnumerationView& view : loader_.catalogue_.enumerations()) add_enumeration(view);
    for (Pack& pack : kept) enter(pack), read_lists(pack);
    for (Pack& pack : kept) enter(pack), read_jurisdictions(pack);
    check_jurisdictions();
    for (Pack& pack : kept) enter(pack), read_documents(pack);
    for (Pack& pack : kept) enter(pack), read_rules(pack);
    check_rules();
    check_pointers();
}

void PackLoader::Reader::report(Status status, std::string code, const toml::node* at, std::string key, std::string zh,
                                std::string en, Severity severity) {
    Diagnostic diagnostic;
    diagnostic.severity = severity;
    diagnostic.code = std::move(code);
    diagnostic.place = {file_, at ? static_cast<std::int32_t>(at->source().begin.line) : line_};
    diagnostic.rule = rule_;
    diagnostic.key = std::move(key);
    diagnostic.message = BilingualText(std::move(zh), std::move(en));
    loader_.diagnostics_.push_back(std::move(diagnostic));
    if (severity == Severity::error && loader_.status_ == Status::ok) loader_.status_ = status;
}

void PackLoader::Reader::enter(const Pack& pack) {
    file_ = pack.file;
    rule_.clear();
    line_ = 1;
}

void PackLoader::Reader::check_keys(const toml::table& table, const std::vector<std::string_view>& allowed) {
    for (const auto& [key, node] : table) {
        if (std::find(allowed.begin(), allowed.end(), key.str()) != allowed.end()) continue;
        std::string list;
        for (const std::string_view name : allowed) list += (list.empty() ? "" : ", ") + std::string(name);
        fault("unknown_key", &node, std::string(key.str()),
              "不认识的键“" + std::string(key.str()) + "”，此处可用：" + list,
              "unknown key '" + std::string(key.str()) + "'; known here: " + list);
    }
}

const toml::node* PackLoader::Reader::need(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (!node)
        fault("missing_key", &table, std::string(key), "缺少键“" + std::string(key) + "”",
              "key '" + std::string(key) + "' is missing");
    return node;
}

void PackLoader::Reader::wrong_type(const toml::node& node, std::string_view key, const char* zh, const char* en) {
    if (node.is_floating_point()) {
        fault("float", &node, std::string(key),
              "“" + std::string(key) + "”是二进制浮点数；数值应写成字符串，如 \"0.7143\"",
              "'" + std::string(key) + "' is a binary float; write the number as a string, such as \"0.7143\"");
        return;
    }
    fault("wrong_type", &node, std::string(key), "“" + std::string(key) + "”应为" + zh,
          "'" + std::string(key) + "' must be " + en);
}

std::optional<std::string> PackLoader::Reader::string_of(const toml::node& node, std::string_view key) {
    if (const auto value = node.value_exact<std::string>()) return *value;
    wrong_type(node, key, "字符串", "a string");
    return std::nullopt;
}

std::optional<std::string> PackLoader::Reader::need_string(const toml::table& table, std::string_view key) {
    const toml::node* node = need(table, key);
    return node ? string_of(*node, key) : std::nullopt;
}

std::optional<std::int64_t> PackLoader::Reader::need_integer(const toml::table& table, std::string_view key) {
    const toml::node* node = need(table, key);
    if (!node) return std::nullopt;
    if (const auto value = node->value_exact<std::int64_t>()) return *value;
    wrong_type(*node, key, "整数", "an integer");
    return std::nullopt;
}

std::optional<Date> PackLoader::Reader::date_of(const toml::node& node, std::string_view key) {
    const auto value = node.value_exact<toml::date>();
    if (!value) {
        wrong_type(node, key, "日期（如 2020-01-01，不加引号）", "a local date such as 2020-01-01, without quotes");
        return std::nullopt;
    }
    return checked_date(value->year, value->month, value->day, node, key);
}

std::optional<Date> PackLoader::Reader::checked_date(int year, int month, int day, const toml::node& node,
                                                     std::string_view key) {
    const Result<Date> date = make_date(year, month, day);
    if (date) return *date;
    fault("bad_date", &node, std::string(key), date.error().message.zh, date.error().message.en);
    return std::nullopt;
}

std::optional<BilingualText> PackLoader::Reader::text_of(const toml::node& node, std::string_view key) {
    const toml::table* table = node.as_table();
    if (!table) {
        wrong_type(node, key, "双语文本 { zh = \"…\", en = \"…\" }", "a text { zh = \"…\", en = \"…\" }");
        return std::nullopt;
    }
    check_keys(*table, {"zh", "en"});
    const auto zh = need_string(*table, "zh");
    const auto en = need_string(*table, "en");
    if (!zh || !en) return std::nullopt;
    return BilingualText(*zh, *en);
}

std::optional<BilingualText> PackLoader::Reader::need_text(const toml::table& table, std::string_view key) {
    const toml::node* node = need(table, key);
    return node ? text_of(*node, key) : std::nullopt;
}

std::optional<Confidence> PackLoader::Reader::confidence_of(const toml::node& node, std::string_view key) {
    const auto name = string_of(node, key);
    if (!name) return std::nullopt;
    if (*name == "verified") return Confidence::verified;
    if (*name == "unverified") return Confidence::unverified;
    fault("unknown_item", &node, std::string(key), "“" + *name + "”不是核实状态，应为 verified 或 unverified",
          "'" + *name + "' is no confidence; it must be verified or unverified");
    return std::nullopt;
}

const toml::array* PackLoader::Reader::array_of(const toml::table& table, std::string_view key, bool required) {
    const toml::node* node = required ? need(table, key) : table.get(key);
    if (!node) return nullptr;
    const toml::array* array = node->as_array();
    if (!array) wrong_type(*node, key, "数组", "an array");
    return array;
}

void PackLoader::Reader::parse(const PackSource& source, std::vector<Pack>& packs) {
    file_ = source.file;
    rule_.clear();
    line_ = 1;
    Pack pack;
    pack.file = source.file;
    try {
        // Without the path, which toml++ would copy in a constructor that may not throw.
        pack.root = toml::parse(std::string_view(source.content));
    } catch (const toml::parse_error& error) {
        line_ = static_cast<std::int32_t>(error.source().begin.line);
        const std::string why(error.description());
        report(Status::pack_syntax, "syntax", nullptr, "", "不是有效的 TOML：" + why, "not valid TOML: " + why);
        return;
    }
    check_keys(pack.root, {"pack", "document", "codelist", "jurisdiction", "rule"});
    const toml::node* header = need(pack.root, "pack");
    const toml::table* table = header ? header->as_table() : nullptr;
    if (header && !table) wrong_type(*header, "pack", "表", "a table");
    if (!table) return;
    check_keys(*table, {"layout", "id", "data_version"});
    const auto layout = need_string(*table, "layout");
    if (layout && *layout != layout_supported) {
        report(Status::pack_layout, "layout", table->get("layout"), "layout",
               "本库读不了版式“" + *layout + "”，可读版式为 1.0",
               "layout '" + *layout + "' cannot be read; this library reads 1.0");
        return;
    }
    const auto id = need_string(*table, "id");
    const toml::node* version = need(*table, "data_version");
    const auto data_version = version ? date_of(*version, "data_version") : std::nullopt;
    if (!layout || !id || !data_version) return;
    if (!is_identifier(*id, true)) bad_identifier(table->get("id"), "id", *id);
    pack.id = *id;
    std::erase_if(book_.packs_, [&](const PackInfo& other) { return other.id == *id; });
    book_.packs_.push_back({*id, *data_version, source.file});
    packs.push_back(std::move(pack));
}

void PackLoader::Reader::bad_identifier(const toml::node* at, std::string_view key, const std::string& id) {
    fault("bad_identifier", at, std::string(key), "标识“" + id + "”只能用小写字母、数字、下划线（规则与规则包可用点）",
          "identifier '" + id + "' may only have lower-case letters, digits and underscores (dots in rules and packs)");
}

void PackLoader::Reader::add_enumeration(const EnumerationView& view) {
    CodeList list;
    list.id = std::string(view.name);
    list.title = BilingualText(view.text);
    for (const EnumerationItem& entry : view.items)
        list.items.push_back({entry.code, std::string(entry.id), BilingualText(entry.text), {}});
    add_list(std::move(list));
}

void PackLoader::Reader::add_list(CodeList list) {
    std::sort(list.items.begin(), list.items.end(), [](auto& a, auto& b) { return a.code < b.code; });
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const CodeItem& entry = list.items[i];
        if (list.position.size() <= static_cast<std::size_t>(entry.code))
            list.position.resize(static_cast<std::size_t>(entry.code) + 1, -1);
        list.position[static_cast<std::size_t>(entry.code)] = static_cast<std::int32_t>(i);
        // The id first: a name never hides another item's id.
        list.by_name.emplace(entry.id, entry.code);
    }
    for (const CodeItem& entry : list.items) {
        list.by_name.emplace(entry.text.zh, entry.code);
        list.by_name.emplace(entry.text.en, entry.code);
    }
    book_.list_by_id_.emplace(list.id, static_cast<std::int32_t>(book_.lists_.size()));
    book_.lists_.push_back(std::move(list));
}

void PackLoader::Reader::read_lists(Pack& pack) {
    const toml::array* lists = array_of(pack.root, "codelist", false);
    if (!lists) return;
    for (const toml::node& node : *lists) {
        const toml::table* table = node.as_table();
        if (!table) {
            wrong_type(node, "codelist", "表", "a table");
            continue;
        }
        check_keys(*table, {"id", "title", "items"});
        CodeList list;
        const auto id = need_string(*table, "id");
        const auto title = need_text(*table, "title");
        const toml::array* items = array_of(*table, "items", true);
        if (!id || !title || !items) continue;
        if (!is_identifier(*id, false)) bad_identifier(table->get("id"), "id", *id);
        if (book_.list_by_id_.contains(*id) || *id == "time_limit" || *id == flag_list) {
            fault("duplicate", table->get("id"), "id", "代码表“" + *id + "”已有",
                  "code list '" + *id + "' exists already");
            continue;
        }
        list.id = *id;
        list.title = *title;
        std::set<std::int64_t> codes;
        std::set<std::string> names;
        for (const toml::node& item_node : *items) {
            const toml::table* item_table = item_node.as_table();
            if (!item_table) {
                wrong_type(item_node, "items", "表", "a table");
                continue;
            }
            check_keys(*item_table, {"code", "id", "zh", "en", "unit"});
            const auto code = need_integer(*item_table, "code");
            const auto item_id = need_string(*item_table, "id");
            const auto zh = need_string(*item_table, "zh");
            const auto en = need_string(*item_table, "en");
            if (!code || !item_id || !zh || !en) continue;
            CodeItem entry{static_cast<std::int32_t>(*code), *item_id, BilingualText(*zh, *en), {}};
            if (*code < 1 || *code > 65535) {
                fault("bad_code", item_table->get("code"), "code",
                      "代码 " + std::to_string(*code) + " 不在 1 至 65535 之间",
                      "code " + std::to_string(*code) + " is not between 1 and 65535");
                continue;
            }
            if (!codes.insert(*code).second)
                fault("duplicate", item_table->get("code"), "code", "代码 " + std::to_string(*code) + " 重复",
                      "code " + std::to_string(*code) + " is given twice");
            if (!names.insert(*item_id).second)
                fault("duplicate", item_table->get("id"), "id", "标识“" + *item_id + "”重复",
                      "id '" + *item_id + "' is given twice");
            if (!names.insert("zh:" + *zh).second)
                fault("duplicate", item_table->get("zh"), "zh", "名称“" + *zh + "”重复",
                      "name '" + *zh + "' is given twice");
            if (!is_identifier(*item_id, false)) bad_identifier(item_table->get("id"), "id", *item_id);
            if (const toml::node* unit = item_table->get("unit")) {
                const auto name = string_of(*unit, "unit");
                if (name && known_unit(*unit, "unit", *name)) entry.unit = *name;
            }
            list.items.push_back(std::move(entry));
        }
        add_list(std::move(list));
    }
}

bool PackLoader::Reader::known_unit(const toml::node& node, std::string_view key, const std::string& name) {
    if (find_unit(name)) return true;
    fault("unknown_unit", &node, std::string(key), "不认识的单位“" + name + "”，可用：" + unit_names(),
          "unknown unit '" + name + "'; known: " + unit_names());
    return false;
}

void PackLoader::Reader::read_jurisdictions(Pack& pack) {
    const toml::array* entries = array_of(pack.root, "jurisdiction", false);
    if (!entries) return;
    for (const toml::node& node : *entries) {
        const toml::table* table = node.as_table();
        if (!table) {
            wrong_type(node, "jurisdiction", "表", "a table");
            continue;
        }
        check_keys(*table, {"code", "number", "title"});
        const auto code = need_string(*table, "code");
        const auto number = need_integer(*table, "number");
        const auto title = need_text(*table, "title");
        if (!code || !number || !title) continue;
        if (*number < 1 || *number > 999'999) {
            fault("bad_code", table->get("number"), "number",
                  "地区编号 " + std::to_string(*number) + " 不在 1 至 999999 之间",
                  "number " + std::to_string(*number) + " is not between 1 and 999999");
            continue;
        }
        if (!is_jurisdiction(*code)) {
            fault("bad_identifier", table->get("code"), "code", "地区代码“" + *code + "”应如 CN、CN/central、CN/22",
                  "jurisdiction '" + *code + "' must be like CN, CN/central or CN/22");
            continue;
        }
        const auto taken = [&](auto same) {
            return std::any_of(book_.jurisdictions_.begin(), book_.jurisdictions_.end(), same);
        };
        if (taken([&](const Jurisdiction& other) { return other.code == *code; }))
            fault("duplicate", table->get("code"), "code", "地区“" + *code + "”重复",
                  "jurisdiction '" + *code + "' is given twice");
        else if (taken([&](const Jurisdiction& other) { return other.number == *number; }))
            fault("duplicate", table->get("number"), "number", "地区编号 " + std::to_string(*number) + " 重复",
                  "number " + std::to_string(*number) + " is given twice");
        else
            book_.jurisdictions_.push_back({*code, static_cast<std::int32_t>(*number), *title});
    }
}

void PackLoader::Reader::check_jurisdictions() {
    for (const Jurisdiction& entry : book_.jurisdictions_) {
        const std::size_t slash = entry.code.rfind('/');
        if (slash == std::string::npos) continue;
        const std::string above = entry.code.substr(0, slash);
        const bool listed = std::any_of(book_.jurisdictions_.begin(), book_.jurisdictions_.end(),
                                        [&](const Jurisdiction& other) { return other.code == above; });
        if (!listed)
            fault("unknown_jurisdiction", nullptr, "jurisdiction",
                  "地区“" + entry.code + "”的上级“" + above + "”未列出",
                  "the jurisdiction above '" + entry.code + "', '" + above + "', is not listed");
    }
}

void PackLoader::Reader::read_documents(Pack& pack) {
    const toml::node* node = pack.root.get("document");
    if (!node) return;
    const toml::table* documents = node->as_table();
    if (!documents) {
        wrong_type(*node, "document", "表", "a table");
        return;
    }
    for (const auto& [key, entry] : *documents) {
        const toml::table* table = entry.as_table();
        const std::string name(key.str());
        if (!table) {
            wrong_type(entry, name, "表", "a table");
            continue;
        }
        check_keys(*table, {"title", "number", "issued", "url"});
        Document document;
        document.key = name;
        if (const auto title = need_string(*table, "title")) document.title = *title;
        if (const toml::node* number = table->get("number")) {
            if (const auto text = string_of(*number, "number")) document.number = *text;
        } else {
            report(Status::ok, "missing_number", &entry, "number",
                   "文件“" + name + "”没有文号；确实没有的，写 number = \"\"",
                   "document '" + name + "' has no number; for one that has none, write number = \"\"",
                   Severity::warning);
        }
        if (const toml::node* issued = table->get("issued")) document.issued = date_of(*issued, "issued");
        if (const toml::node* url = table->get("url"))
            if (const auto text = string_of(*url, "url")) document.url = *text;
        for (const auto& [other, index] : pack.documents) {
            const Document& same = book_.documents_[static_cast<std::size_t>(index)];
            if (same.title != document.title || same.number != document.number) continue;
            // TOML tables are sorted by name: the second of the two is the one further down.
            const toml::node& there = *documents->get(other);
            const bool here = there.source().begin.line <= entry.source().begin.line;
            const std::string &second = here ? name : other, &first = here ? other : name;
            report(Status::ok, "duplicate_document", here ? &entry : &there, second,
                   "文件“" + second + "”与“" + first + "”是同一文件",
                   "document '" + second + "' is the same as '" + first + "'", Severity::warning);
        }
        pack.documents.emplace(name, static_cast<std::int32_t>(book_.documents_.size()));
        book_.documents_.push_back(std::move(document));
    }
}

std::shared_ptr<Rulebook> PackLoader::load(std::span<const PackSource> packs) {
    std::shared_ptr<Rulebook> book(new Rulebook());
    book->catalogue_ = &catalogue_;
    Reader(*this, *book).read(packs);
    lint_rules(*book, diagnostics_);
    return book;
}

bool PackLoader::failed() const noexcept {
    return std::any_of(diagnostics_.begin(), diagnostics_.end(),
                       [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::error; });
}

}  // namespace steward
