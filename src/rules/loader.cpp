#include "loader.hpp"

// Not 0: without exceptions its parser is noexcept, and memory that runs out would end the program.
#define TOML_EXCEPTIONS 1
#define TOML_ENABLE_FORMATTERS 0
// Some of its assertions are false for broken input that the code behind them then refuses properly ("[ " at the end of a
// line): they must neither end the program nor, without asserts, be assumed by the optimiser.
#define TOML_ASSERT(expr) static_assert(true)
#pragma push_macro("NDEBUG")
#undef NDEBUG
#include <toml++/toml.h>
#pragma pop_macro("NDEBUG")

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <set>

#include "decision_compiler.hpp"
#include "steward/kernel/decimal.hpp"
#include "steward/rules/approvals.hpp"
#include "steward/rules/units.hpp"

namespace steward {
namespace {

constexpr std::string_view layout_supported = "1.0";

std::string join(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

bool is_identifier(std::string_view id, bool dotted) {
    if (id.empty() || id.front() == '.' || id.back() == '.' || id.find("..") != std::string_view::npos) return false;
    return std::all_of(id.begin(), id.end(), [dotted](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || (dotted && c == '.');
    });
}

/// Two capital letters of the country, then levels of lower-case letters and digits.
bool is_jurisdiction(std::string_view code) {
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (code.size() < 2 || !capital(code[0]) || !capital(code[1])) return false;
    for (code.remove_prefix(2); !code.empty();) {
        if (code[0] != '/') return false;
        const std::size_t end = std::min(code.find('/', 1), code.size());
        if (!is_identifier(code.substr(1, end - 1), false)) return false;
        code.remove_prefix(end);
    }
    return true;
}

std::optional<Form> form_named(std::string_view name) {
    for (std::int32_t i = 0; i < form_count; ++i)
        if (form_name(static_cast<Form>(i)) == name) return static_cast<Form>(i);
    return std::nullopt;
}

}  // namespace

// Reads one set of packs. Every helper reports and returns nothing on a fault, so that one run finds all faults.
class PackLoader::Reader {
public:
    Reader(PackLoader& loader, Rulebook& book) : loader_(loader), book_(book) {}

    void read(std::span<const PackSource> packs) {
        std::vector<Pack> parsed;
        for (const PackSource& source : packs) parse(source, parsed);
        // A later pack takes the place of an earlier one with its id.
        std::vector<Pack> kept;
        for (Pack& pack : parsed) {
            const auto same = std::find_if(kept.begin(), kept.end(), [&](const Pack& other) { return other.id == pack.id; });
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

private:
    struct Pack {
        std::string file;
        std::string id;
        toml::table root;
        std::map<std::string, std::int32_t, std::less<>> documents;
        std::set<std::string> cited;
        bool has_unread_rule = false;  ///< a rule so broken that its citations are not known
    };

    // --- diagnostics -------------------------------------------------------------------------------------------

    void report(Status status, std::string code, const toml::node* at, std::string key, std::string zh, std::string en,
                Severity severity = Severity::error) {
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
    void fault(std::string code, const toml::node* at, std::string key, std::string zh, std::string en) {
        report(Status::pack_content, std::move(code), at, std::move(key), std::move(zh), std::move(en));
    }

    void enter(const Pack& pack) {
        file_ = pack.file;
        rule_.clear();
        line_ = 1;
    }

    // --- reading one value -------------------------------------------------------------------------------------

    void check_keys(const toml::table& table, std::initializer_list<std::string_view> allowed) {
        check_keys(table, std::vector<std::string_view>(allowed));
    }
    void check_keys(const toml::table& table, const std::vector<std::string_view>& allowed) {
        for (const auto& [key, node] : table) {
            if (std::find(allowed.begin(), allowed.end(), key.str()) != allowed.end()) continue;
            std::string list;
            for (const std::string_view name : allowed) list += (list.empty() ? "" : ", ") + std::string(name);
            fault("unknown_key", &node, std::string(key.str()), "不认识的键“" + std::string(key.str()) + "”，此处可用：" + list,
                  "unknown key '" + std::string(key.str()) + "'; known here: " + list);
        }
    }

    const toml::node* need(const toml::table& table, std::string_view key) {
        const toml::node* node = table.get(key);
        if (!node)
            fault("missing_key", &table, std::string(key), "缺少键“" + std::string(key) + "”",
                  "key '" + std::string(key) + "' is missing");
        return node;
    }

    void wrong_type(const toml::node& node, std::string_view key, const char* zh, const char* en) {
        if (node.is_floating_point()) {
            fault("float", &node, std::string(key), "“" + std::string(key) + "”是二进制浮点数；数值应写成字符串，如 \"0.7143\"",
                  "'" + std::string(key) + "' is a binary float; write the number as a string, such as \"0.7143\"");
            return;
        }
        fault("wrong_type", &node, std::string(key), "“" + std::string(key) + "”应为" + zh,
              "'" + std::string(key) + "' must be " + en);
    }

    std::optional<std::string> string_of(const toml::node& node, std::string_view key) {
        if (const auto value = node.value_exact<std::string>()) return *value;
        wrong_type(node, key, "字符串", "a string");
        return std::nullopt;
    }
    std::optional<std::string> need_string(const toml::table& table, std::string_view key) {
        const toml::node* node = need(table, key);
        return node ? string_of(*node, key) : std::nullopt;
    }
    std::optional<std::int64_t> need_integer(const toml::table& table, std::string_view key) {
        const toml::node* node = need(table, key);
        if (!node) return std::nullopt;
        if (const auto value = node->value_exact<std::int64_t>()) return *value;
        wrong_type(*node, key, "整数", "an integer");
        return std::nullopt;
    }
    std::optional<Date> date_of(const toml::node& node, std::string_view key) {
        const auto value = node.value_exact<toml::date>();
        if (!value) {
            wrong_type(node, key, "日期（如 2020-01-01，不加引号）", "a local date such as 2020-01-01, without quotes");
            return std::nullopt;
        }
        return checked_date(value->year, value->month, value->day, node, key);
    }
    std::optional<Date> checked_date(int year, int month, int day, const toml::node& node, std::string_view key) {
        const Result<Date> date = make_date(year, month, day);
        if (date) return *date;
        fault("bad_date", &node, std::string(key), date.error().message.zh, date.error().message.en);
        return std::nullopt;
    }
    std::optional<BilingualText> text_of(const toml::node& node, std::string_view key) {
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
    std::optional<BilingualText> need_text(const toml::table& table, std::string_view key) {
        const toml::node* node = need(table, key);
        return node ? text_of(*node, key) : std::nullopt;
    }
    std::optional<Confidence> confidence_of(const toml::node& node, std::string_view key) {
        const auto name = string_of(node, key);
        if (!name) return std::nullopt;
        if (*name == "verified") return Confidence::verified;
        if (*name == "unverified") return Confidence::unverified;
        fault("unknown_item", &node, std::string(key), "“" + *name + "”不是核实状态，应为 verified 或 unverified",
              "'" + *name + "' is no confidence; it must be verified or unverified");
        return std::nullopt;
    }
    template <class E>
    std::optional<E> need_choice(const toml::table& table, std::string_view key,
                                 std::initializer_list<std::pair<std::string_view, E>> choices) {
        const auto name = need_string(table, key);
        if (!name) return std::nullopt;
        std::string list;
        for (const auto& [choice, value] : choices) {
            if (choice == *name) return value;
            list += (list.empty() ? "" : ", ") + std::string(choice);
        }
        fault("unknown_item", table.get(key), std::string(key), "“" + *name + "”不是“" + std::string(key) + "”的可用值：" + list,
              "'" + *name + "' is no '" + std::string(key) + "'; it must be one of " + list);
        return std::nullopt;
    }
    const toml::array* array_of(const toml::table& table, std::string_view key, bool required) {
        const toml::node* node = required ? need(table, key) : table.get(key);
        if (!node) return nullptr;
        const toml::array* array = node->as_array();
        if (!array) wrong_type(*node, key, "数组", "an array");
        return array;
    }

    // --- whole packs -------------------------------------------------------------------------------------------

    void parse(const PackSource& source, std::vector<Pack>& packs) {
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
                   "本库读不了版式“" + *layout + "”，可读版式为 1.0", "layout '" + *layout + "' cannot be read; this library reads 1.0");
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

    void bad_identifier(const toml::node* at, std::string_view key, const std::string& id) {
        fault("bad_identifier", at, std::string(key), "标识“" + id + "”只能用小写字母、数字、下划线（规则与规则包可用点）",
              "identifier '" + id + "' may only have lower-case letters, digits and underscores (dots in rules and packs)");
    }

    void add_enumeration(const EnumerationView& view) {
        CodeList list;
        list.id = std::string(view.name);
        list.title = BilingualText(view.text);
        for (const EnumerationItem& entry : view.items)
            list.items.push_back({entry.code, std::string(entry.id), BilingualText(entry.text), {}});
        add_list(std::move(list));
    }

    void add_list(CodeList list) {
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

    void read_lists(Pack& pack) {
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
                fault("duplicate", table->get("id"), "id", "代码表“" + *id + "”已有", "code list '" + *id + "' exists already");
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
                    fault("bad_code", item_table->get("code"), "code", "代码 " + std::to_string(*code) + " 不在 1 至 65535 之间",
                          "code " + std::to_string(*code) + " is not between 1 and 65535");
                    continue;
                }
                if (!codes.insert(*code).second)
                    fault("duplicate", item_table->get("code"), "code", "代码 " + std::to_string(*code) + " 重复",
                          "code " + std::to_string(*code) + " is given twice");
                if (!names.insert(*item_id).second)
                    fault("duplicate", item_table->get("id"), "id", "标识“" + *item_id + "”重复", "id '" + *item_id + "' is given twice");
                if (!names.insert("zh:" + *zh).second)
                    fault("duplicate", item_table->get("zh"), "zh", "名称“" + *zh + "”重复", "name '" + *zh + "' is given twice");
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

    bool known_unit(const toml::node& node, std::string_view key, const std::string& name) {
        if (find_unit(name)) return true;
        fault("unknown_unit", &node, std::string(key), "不认识的单位“" + name + "”，可用：" + unit_names(),
              "unknown unit '" + name + "'; known: " + unit_names());
        return false;
    }

    void read_jurisdictions(Pack& pack) {
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
                fault("bad_code", table->get("number"), "number", "地区编号 " + std::to_string(*number) + " 不在 1 至 999999 之间",
                      "number " + std::to_string(*number) + " is not between 1 and 999999");
                continue;
            }
            if (!is_jurisdiction(*code)) {
                fault("bad_identifier", table->get("code"), "code", "地区代码“" + *code + "”应如 CN、CN/central、CN/22",
                      "jurisdiction '" + *code + "' must be like CN, CN/central or CN/22");
                continue;
            }
            const auto taken = [&](auto same) { return std::any_of(book_.jurisdictions_.begin(), book_.jurisdictions_.end(), same); };
            if (taken([&](const Jurisdiction& other) { return other.code == *code; }))
                fault("duplicate", table->get("code"), "code", "地区“" + *code + "”重复", "jurisdiction '" + *code + "' is given twice");
            else if (taken([&](const Jurisdiction& other) { return other.number == *number; }))
                fault("duplicate", table->get("number"), "number", "地区编号 " + std::to_string(*number) + " 重复",
                      "number " + std::to_string(*number) + " is given twice");
            else
                book_.jurisdictions_.push_back({*code, static_cast<std::int32_t>(*number), *title});
        }
    }

    void check_jurisdictions() {
        for (const Jurisdiction& entry : book_.jurisdictions_) {
            const std::size_t slash = entry.code.rfind('/');
            if (slash == std::string::npos) continue;
            const std::string above = entry.code.substr(0, slash);
            const bool listed = std::any_of(book_.jurisdictions_.begin(), book_.jurisdictions_.end(),
                                            [&](const Jurisdiction& other) { return other.code == above; });
            if (!listed)
                fault("unknown_jurisdiction", nullptr, "jurisdiction", "地区“" + entry.code + "”的上级“" + above + "”未列出",
                      "the jurisdiction above '" + entry.code + "', '" + above + "', is not listed");
        }
    }

    void read_documents(Pack& pack) {
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
                report(Status::ok, "missing_number", &entry, "number", "文件“" + name + "”没有文号；确实没有的，写 number = \"\"",
                       "document '" + name + "' has no number; for one that has none, write number = \"\"", Severity::warning);
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
                report(Status::ok, "duplicate_document", here ? &entry : &there, second, "文件“" + second + "”与“" + first + "”是同一文件",
                       "document '" + second + "' is the same as '" + first + "'", Severity::warning);
            }
            pack.documents.emplace(name, static_cast<std::int32_t>(book_.documents_.size()));
            book_.documents_.push_back(std::move(document));
        }
    }

    // --- rules -------------------------------------------------------------------------------------------------

    std::vector<Citation> citations(Pack& pack, const toml::table& table, std::string_view key_of_table, bool required) {
        std::vector<Citation> cites;
        const toml::node* node = table.get(key_of_table);
        const std::string cite(key_of_table);
        if (!node) {
            if (required)
                fault("missing_citation", &table, cite, "没有依据：每个版本都要有 cite", "no citation: every version needs a cite");
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
                fault("malformed_citation", &entry, cite, "依据“" + *text + "”的条款为空或者多了空格；引用整个文件时只写“" + key + "”",
                      "citation '" + *text + "' has an empty article or a space too many; the whole document is cited as '" + key + "'");
            const bool twice = std::any_of(cites.begin(), cites.end(), [&](const Citation& other) {
                return other.document == document->second && other.article == article;
            });
            if (twice)
                fault("duplicate_citation", &entry, cite, "依据“" + *text + "”重复", "citation '" + *text + "' is given twice");
            cites.push_back({document->second, article});
        }
        return cites;
    }

    void read_rules(Pack& pack) {
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
                       "文件“" + key + "”未被任何规则引用", "document '" + key + "' is cited by no rule", Severity::warning);
    }

    /// False when the rule was given up before its citations.
    bool read_rule(Pack& pack, const toml::table& table) {
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
            fault("unknown_form", table.get("form"), "form", "不认识的规则形式“" + *form_text + "”", "unknown rule form '" + *form_text + "'");
            return false;
        }
        rule.form = *form;
        std::vector<std::string_view> known{"id", "form", "title", "jurisdiction", "relation", "anchor", "renewed", "version"};
        switch (rule.form) {
            case Form::provision:
            case Form::calendar: break;
            case Form::parameter: known.insert(known.end(), {"unit"}); break;
            case Form::threshold: known.insert(known.end(), {"keys", "unit", "compare"}); break;
            case Form::table: known.insert(known.end(), {"keys", "values"}); break;
            case Form::factor: known.insert(known.end(), {"keys", "to"}); break;
            case Form::time_limit: known.insert(known.end(), {"events", "bound"}); break;
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
                fault("unknown_jurisdiction", table.get("jurisdiction"), "jurisdiction", "不认识的地区“" + *jurisdiction + "”",
                      "unknown jurisdiction '" + *jurisdiction + "'");
        }
        if (table.contains("relation")) {
            if (const auto relation = need_choice<Relation>(table, "relation", {{"fills", Relation::fills}, {"replaces", Relation::replaces}}))
                rule.relation = *relation;
            if (rule.jurisdiction.find('/') == std::string::npos)
                fault("bad_relation", table.get("relation"), "relation", "“" + rule.jurisdiction + "”没有上级地区，不能写 relation",
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
        if (versions->empty())
            fault("no_version", versions, "version", "规则没有版本", "the rule has no version");
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

    static bool banded(const Rule& rule) noexcept { return rule.form == Form::brackets || rule.form == Form::approvals; }
    static bool keyed(const Rule& rule) noexcept {
        return rule.form == Form::threshold || rule.form == Form::table || rule.form == Form::factor || rule.form == Form::catalogue || banded(rule);
    }

    void read_keys(const toml::table& table, Rule& rule) {
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
            fault("no_keys", node, name, "规则没有键；没有键的数值应写成 parameter", "the rule has no key; a value without key is a parameter");
        const std::size_t most = decision ? Step::max_operands - 1 : rule.form == Form::catalogue ? 1 : banded(rule) ? 2 : keys->size();
        if (keys->size() > most)
            fault("too_many_keys", node, name, "这种形式最多 " + std::to_string(most) + " 个键", "this form has at most " + std::to_string(most) + " keys");
    }

    /// A list by its name; of a decision table also bool.
    std::optional<NamedKey> key_of(const toml::node& entry, std::string_view name, bool flags) {
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

    /// The list that a value is taken from.
    void read_list(const toml::table& table, std::string_view name, Rule& rule) {
        const toml::node* node = need(table, name);
        if (!node) return;
        if (auto list = key_of(*node, name, false)) rule.lists.push_back(std::move(*list));
    }

    void read_bound(const toml::table& table, Rule& rule) {
        if (const auto bound = need_choice<Compare>(table, "bound", {{"from_at_least", Compare::at_least}, {"above", Compare::more_than}}))
            rule.compare = *bound;
        if (rule.form != Form::brackets) return;
        if (const auto scale = need_choice<Scale>(table, "scale", {{"step", Scale::step}, {"progressive", Scale::progressive}}))
            rule.scale = *scale;
    }

    void read_values(const toml::table& table, Rule& rule) {
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
                    const bool taken = name == "cite" || name == "confidence" ||
                                       std::any_of(rule.keys.begin(), rule.keys.end(), [&](auto& k) { return k.name == name; });
                    if (taken)
                        fault("duplicate", &entry, name, "数值列“" + name + "”与键或保留名相同", "value column '" + name + "' has the name of a key or a reserved one");
                    else if (unit && known_unit(entry, name, *unit))
                        rule.values.push_back({name, *unit});
                }
                if (values->empty()) fault("no_values", node, "values", "规则没有数值列", "the rule has no value column");
                break;
            }
            default: break;
        }
    }

    /// "yearly", or the name of a key whose codes are years.
    void read_renewed(const toml::node& node, Rule& rule) {
        const auto name = string_of(node, "renewed");
        if (!name) return;
        rule.renewed = *name;
        if (*name == "yearly") return;
        const auto key = std::find_if(rule.keys.begin(), rule.keys.end(), [&](const NamedKey& k) { return k.name == *name; });
        // Years of the calendar: no other list of codes looks like them.
        if (key == rule.keys.end() || key->first < 1400 || key->first + key->size > 9999)
            fault("unknown_item", &node, "renewed", "renewed 应为 yearly，或者一个以年份为代码的键，而不是“" + *name + "”",
                  "renewed must be yearly, or a key whose codes are years, not '" + *name + "'");
    }

    void read_time_limit(const toml::table& table, Rule& rule) {
        if (const toml::node* node = need(table, "events")) {
            const toml::table* events = node->as_table();
            if (!events) {
                wrong_type(*node, "events", "表", "a table");
            } else {
                check_keys(*events, {"start", "end"});
                if (const auto start = need_text(*events, "start")) rule.start_event = *start;
                if (const auto end = need_text(*events, "end")) rule.end_event = *end;
            }
        }
        if (const auto bound = need_choice<Bound>(
                table, "bound", {{"min", Bound::min}, {"max", Bound::max}, {"exact", Bound::exact}}))
            rule.bound = *bound;
    }

    void read_version(Pack& pack, const toml::table& table, Rule& rule) {
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
            case Form::time_limit: known.insert(known.end(), {"length", "unit", "start_day", "roll", "roll_confidence"}); break;
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
        if (rule.form == Form::time_limit) read_terms(table, version);
        if (rule.form == Form::threshold || rule.form == Form::table || rule.form == Form::factor)
            read_rows(pack, table, rule, version);
        if (rule.form == Form::decision_table) read_decision(pack, table, rule, version);
        if (rule.form == Form::catalogue) read_catalogue(pack, table, rule, version);
        if (banded(rule)) read_bands(pack, table, rule, version);
        if (table.contains("elsewhere")) read_elsewhere(pack, table, rule, version);
        rule.versions.push_back(std::move(version));
    }

    bool read_notice(const toml::table& table, Version& version) {
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

    void read_days(const toml::table& table, std::string_view key, std::vector<Date>& days, Date from, Date until) {
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

    void read_terms(const toml::table& table, Version& version) {
        const auto length = need_integer(table, "length");
        if (length && (*length < 1 || *length > 100'000))
            fault("bad_length", table.get("length"), "length", "期限长度 " + std::to_string(*length) + " 不合理",
                  "length " + std::to_string(*length) + " is not between 1 and 100000");
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

    /// A value in the document's unit, as the integer that is stored, with its decimal places.
    std::optional<Decimal> value_of(const toml::node& node, std::string_view key, const std::string& unit_name) {
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

    void read_parameter(const toml::table& table, const Rule& rule, Version& version) {
        const toml::node* node = need(table, "value");
        if (!node || rule.values.empty()) return;
        const auto value = value_of(*node, "value", rule.values[0].unit);
        if (!value) return;
        version.grid.push_back({value->unscaled, -1, 0, CellState::value, version.confidence == Confidence::verified});
        version.scales.push_back(value->scale);
        version.rows.push_back({{}, version.confidence, {}, {}});
    }

    void read_rows(Pack& pack, const toml::table& table, const Rule& rule, Version& version) {
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
                Cell& target = version.grid[entry.column * static_cast<std::size_t>(block) + static_cast<std::size_t>(cell)];
                if (target.state != CellState::none) covered_twice(*rows, rule, cell);
                target = {value.unscaled, -1, static_cast<std::uint16_t>(entry.row), CellState::value, entry.confidence == Confidence::verified};
            }
        }
    }

    /// Whether the grid and the rows stay within their bounds.
    bool fits(const toml::array& rows, const Rule& rule, std::size_t columns, std::int64_t largest = Rule::largest_grid) {
        const std::int64_t block = rule.grid_size();
        cells_ += block * static_cast<std::int64_t>(columns);
        if (block > largest || cells_ > largest_book) {
            fault("too_large", &rows, "rows", "各键的代码范围相乘过大", "the codes of the keys, multiplied, make too large a grid");
            return false;
        }
        if (rows.size() >= no_row) {
            fault("too_large", &rows, "rows", "一个版本最多 65534 行", "a version has at most 65534 rows");
            return false;
        }
        return true;
    }

    VersionRow row_of(Pack& pack, const toml::table& row, const Version& version) {
        VersionRow kept;
        kept.cites = citations(pack, row, "cite", false);
        kept.confidence = version.confidence;
        if (const toml::node* confidence = row.get("confidence"))
            if (const auto value = confidence_of(*confidence, "confidence")) kept.confidence = *value;
        if (const toml::node* note = row.get("note"))
            if (const auto text = text_of(*note, "note")) kept.note = *text;
        return kept;
    }

    /// The keys of a row beside those of the rule.
    void check_keys_and(const toml::table& row, const Rule& rule, std::initializer_list<std::string_view> more) {
        std::vector<std::string_view> known(more);
        known.insert(known.end(), {"cite", "confidence"});
        for (const NamedKey& key : rule.keys) known.push_back(key.name);
        check_keys(row, known);
    }

    // --- decision tables -----------------------------------------------------------------------------------------

    void read_decision(Pack& pack, const toml::table& table, const Rule& rule, Version& version) {
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
                if (const toml::node* condition = conditions->get(rule.keys[i].name)) one.offsets[i] = condition_of(*condition, rule.keys[i]);
            decided.push_back(std::move(one));
            places.push_back(&node);
            version.rows.push_back(std::move(kept));
        }
        CompiledDecision compiled = compile_decision(rule.keys, offsets, decided);
        if (!compiled.unreached.empty())
            fault("unreached", rows, "rows",
                  std::to_string(compiled.unreached.size()) + " 种情形没有结论，如：" + cell_text(rule, compiled.unreached.front()) + "；可用 when = {} 收尾",
                  std::to_string(compiled.unreached.size()) + " combinations have no outcome, such as " + cell_text(rule, compiled.unreached.front()) + "; when = {} is the rest");
        for (const std::size_t dead : compiled.dead)
            report(Status::ok, "dead_row", places[dead], "rows", "此行从不起作用：前面的行已全部涵盖", "this row never decides: the rows before it cover all of it",
                   Severity::warning);
        version.scales.push_back(0);
        version.grid = std::move(compiled.cells);
    }

    /// What a row asks of an input, as offsets.
    std::vector<std::int64_t> condition_of(const toml::node& node, const NamedKey& input) {
        if (input.list != flag_list) return codes_of(node, input);
        if (const auto flag = node.value_exact<bool>()) return {*flag ? 1 : 0};
        wrong_type(node, input.name, "true 或 false", "true or false");
        return {};
    }

    /// The code of the item that a key names.
    std::optional<std::int32_t> item_of(const toml::table& table, std::string_view key, std::string_view list_name) {
        const auto id = need_string(table, key);
        if (!id) return std::nullopt;
        for (const CodeItem& entry : book_.list(list_name)->items)
            if (entry.id == *id) return entry.code;
        unknown_item(*table.get(key), key, *id, list_name);
        return std::nullopt;
    }
    void unknown_item(const toml::node& node, std::string_view key, const std::string& id, std::string_view list) {
        fault("unknown_item", &node, std::string(key), "代码表“" + std::string(list) + "”中没有“" + id + "”",
              "'" + id + "' is no item of '" + std::string(list) + "'");
    }

    // --- catalogues ----------------------------------------------------------------------------------------------

    void read_catalogue(Pack& pack, const toml::table& table, const Rule& rule, Version& version) {
        using Grid = CatalogueGrid;
        const toml::array* rows = array_of(table, "rows", true);
        if (const auto complete = flag_of(table, "complete", true)) version.complete = *complete;
        if (!rows || rule.keys.size() != 1 || rule.values.empty() || rule.lists.size() != 2 || !fits(*rows, rule, Grid::columns)) return;
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
            const auto scope = listed ? item_of(*row, "scope", rule.lists[0].list) : std::optional<std::int32_t>(Grid::not_listed);
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
                    version.grid[static_cast<std::size_t>(column) * block + static_cast<std::size_t>(cell)] = {value, -1, index, CellState::value, verified};
                };
                if (version.grid[static_cast<std::size_t>(cell)].state != CellState::none) covered_twice(*rows, rule, cell);
                put(Grid::scope, *scope);
                if (amount && basis) put(Grid::amount, amount->unscaled), put(Grid::basis, *basis);
            }
        }
    }

    std::optional<bool> flag_of(const toml::table& table, std::string_view key, bool required) {
        const toml::node* node = required ? need(table, key) : table.get(key);
        if (!node) return std::nullopt;
        if (const auto value = node->value_exact<bool>()) return *value;
        wrong_type(*node, key, "true 或 false", "true or false");
        return std::nullopt;
    }

    void covered_twice(const toml::array& rows, const Rule& rule, std::int64_t cell) {
        fault("overlap", &rows, "rows", "两行覆盖同一键值：" + cell_text(rule, cell), "two rows cover the same key: " + cell_text(rule, cell));
    }

    // --- brackets and approvals ----------------------------------------------------------------------------------

    void read_bands(Pack& pack, const toml::table& table, const Rule& rule, Version& version) {
        const toml::array* rows = array_of(table, "rows", true);
        const bool approvals = rule.form == Form::approvals;
        if (!rows || rule.values.size() != (approvals ? 1 : 2) || (approvals && rule.lists.empty()) || !fits(*rows, rule, 1)) return;
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
                const auto filed = row->contains("filed_with") ? item_of(*row, "filed_with", rule.lists[0].list) : std::optional<std::int32_t>(0);
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
                    fault("overlap", bands[i].second, "from", "两行的起点相同：" + band_place(rule, cell), "two rows begin at the same bound" + band_place(rule, cell));
                else if (bands[i].first.from < before)
                    fault("not_ascending", bands[i].second, "from", "起点应逐行升高" + band_place(rule, cell), "the bounds of the rows must ascend" + band_place(rule, cell));
            }
            if (bands.front().first.from != 0)
                report(Status::ok, "gap", bands.front().second, "from", "第一档的起点以下没有规定" + band_place(rule, cell),
                       "nothing is said below the first bound" + band_place(rule, cell), Severity::warning);
            const auto first = static_cast<std::int64_t>(version.bands.size());
            for (const auto& [band, place] : bands) version.bands.push_back(band);
            const Band& lowest = bands.front().first;
            version.grid[static_cast<std::size_t>(cell)] = {BandRange::pack(first, static_cast<std::int64_t>(bands.size())), -1, lowest.row, CellState::value, lowest.verified};
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

    std::string band_place(const Rule& rule, std::int64_t cell) const { return rule.keys.empty() ? std::string() : " (" + cell_text(rule, cell) + ")"; }

    // --- keys that another rule decides --------------------------------------------------------------------------

    void read_elsewhere(Pack& pack, const toml::table& table, const Rule& rule, Version& version) {
        const toml::array* rows = array_of(table, "elsewhere", true);
        if (!rows || version.grid.empty()) return;
        if (rule.keys.empty()) {
            fault("no_keys", rows, "elsewhere", "没有键的规则不能有 elsewhere", "a rule without keys leaves nothing to another rule");
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
            pointers_.push_back({*target, rule.id, {file_, static_cast<std::int32_t>(row->get("rule")->source().begin.line)}});
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

    void check_row_keys(const toml::table& row, const Rule& rule) {
        for (const auto& [key, node] : row) {
            const std::string name(key.str());
            const bool known = name == "cite" || name == "confidence" ||
                               std::any_of(rule.keys.begin(), rule.keys.end(), [&](auto& k) { return k.name == name; }) ||
                               std::any_of(rule.values.begin(), rule.values.end(), [&](auto& v) { return v.name == name; });
            if (!known)
                fault("unknown_key", &node, name, "行中有不认识的键“" + name + "”", "unknown key '" + name + "' in a row");
        }
    }

    /// Indices of the grid cells that a row's keys cover.
    std::vector<std::int64_t> row_cells(const toml::table& row, const Rule& rule) {
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

    /// The offsets of the items that a key names, one or a list of them.
    std::vector<std::int64_t> codes_of(const toml::node& node, const NamedKey& key) {
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
            fault("empty_list", &node, key.name, "键“" + key.name + "”的列表没有可用的项", "the list of key '" + key.name + "' names no item");
        std::sort(codes.begin(), codes.end());
        if (std::adjacent_find(codes.begin(), codes.end()) != codes.end()) {
            fault("duplicate", &node, key.name, "键“" + key.name + "”的列表有重复的项", "the list of key '" + key.name + "' names an item twice");
            codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
        }
        return codes;
    }

    std::string cell_text(const Rule& rule, std::int64_t cell) const {
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

    void check_time(Rule& rule) {
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
                      "版本重叠：" + to_text(before.from) + " 起的版本" + (before.until ? "到 " : "") + (before.until ? to_text(*before.until) + " 才失效" : std::string("未设失效日")) +
                          "，而下一版本从 " + to_text(after.from) + " 起",
                      "versions overlap: the one from " + to_text(before.from) + " ends " +
                          (before.until ? "on " + to_text(*before.until) : std::string("never")) +
                          ", the next begins on " + to_text(after.from));
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

    void check_rules() {
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
                fault("duplicate", nullptr, "id", "规则“" + b.id + "”在地区“" + b.jurisdiction + "”重复（另见 " + a.place.file + "）",
                      "rule '" + b.id + "' is given twice for '" + b.jurisdiction + "' (see also " + a.place.file + ")");
            const bool same_shape =
                a.form == b.form &&
                a.scale == b.scale &&
                std::equal(a.keys.begin(), a.keys.end(), b.keys.begin(), b.keys.end(), [&](auto& x, auto& y) { return x.list == y.list && (a.form != Form::decision_table || x.name == y.name); }) &&
                std::equal(a.lists.begin(), a.lists.end(), b.lists.begin(), b.lists.end(), [](auto& x, auto& y) { return x.list == y.list; }) &&
                std::equal(a.values.begin(), a.values.end(), b.values.begin(), b.values.end(),
                           [](auto& x, auto& y) { return x.name == y.name && find_unit(x.unit)->kind == find_unit(y.unit)->kind; });
            if (!same_shape)
                fault("shape", nullptr, "form", "规则“" + b.id + "”在各地区的形式、键或值不一致",
                      "rule '" + b.id + "' has another form, keys or values in another jurisdiction");
        }
    }

    /// A rule may be left to a pack that is loaded beside this one, so an unknown one keeps nothing from loading.
    void check_pointers() {
        for (const Pointer& pointer : pointers_) {
            if (std::any_of(book_.rules_.begin(), book_.rules_.end(), [&](const Rule& rule) { return rule.id == pointer.target; })) continue;
            file_ = pointer.place.file;
            line_ = pointer.place.line;
            rule_ = pointer.rule;
            report(Status::ok, "unknown_rule", nullptr, "rule", "所指的规则“" + pointer.target + "”不在规则库中", "the rule '" + pointer.target + "' is not in the book", Severity::warning);
        }
    }

    /// A row that leaves its keys to another rule.
    struct Pointer {
        std::string target;
        std::string rule;
        SourcePlace place;
    };

    PackLoader& loader_;
    Rulebook& book_;
    static constexpr std::int64_t largest_decision = 100'000;  // combinations of a decision table, unknown facts included
    static constexpr std::size_t largest_decision_rows = 1'000;
    static constexpr std::int64_t largest_book = 16'000'000;  // cells of all grids, 16 bytes each

    std::string file_;
    std::string rule_;
    std::int32_t line_ = 1;
    std::int64_t cells_ = 0;
    std::vector<Pointer> pointers_;
    std::map<std::string, std::int64_t> elsewhere_;  // what cells call the rules that others are left to
};

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
