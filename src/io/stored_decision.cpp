#include "steward/io/stored_decision.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <memory>
#include <optional>
#include <tuple>
#include <utility>

#include "json_text.hpp"
#include "steward/kernel/money.hpp"
#include "steward/kernel/utf8.hpp"
#include "steward/version.hpp"
#include "values.hpp"

namespace steward {
namespace {

using detail::Cell;
using detail::CellReader;
using detail::JsonDocument;
using detail::JsonNode;
using detail::JsonOut;
using detail::ValueColumn;
using Part = DecisionDifference::Part;

/// A rule as a decision used it, in words that mean the same with any book.
struct UsedRule {
    struct Source {
        std::string document;
        std::string number;
        std::string article;
        friend bool operator==(const Source&, const Source&) = default;
    };
    std::string id;
    std::string jurisdiction;  ///< empty: there is no such rule in force
    std::string version;       ///< its first day; empty likewise
    std::string confidence;
    std::vector<Source> citations;
    friend bool operator==(const UsedRule&, const UsedRule&) = default;
};

std::string_view confidence_name(Confidence confidence) noexcept {
    return confidence == Confidence::verified ? "verified" : "unverified";
}

UsedRule used_rule(const Rulebook& book, const RuleUse& use) {
    UsedRule rule;
    rule.id = use.id;
    rule.confidence = confidence_name(use.confidence);
    if (use.version < 0) return rule;
    rule.id = book.rule_of(use.version).id;
    rule.jurisdiction = book.rule_of(use.version).jurisdiction;
    rule.version = to_text(book.version(use.version).from);
    for (const Citation& cite : citations_of(book, use)) {
        const Document& document = book.documents()[static_cast<std::size_t>(cite.document)];
        rule.citations.push_back({document.title, document.number, cite.article});
    }
    return rule;
}

/// Rules in the order of their first use, each once.
std::vector<UsedRule> used_rules(const Rulebook& book, const RowRecord& record) {
    std::vector<UsedRule> rules;
    const auto add = [&](const RuleUse& use) {
        UsedRule rule = used_rule(book, use);
        if (std::find(rules.begin(), rules.end(), rule) == rules.end()) rules.push_back(std::move(rule));
    };
    for (const Step& step : record.trace.steps()) {
        // A missing fact has the name of its column where the others have a rule.
        if (step.kind != StepKind::missing_fact && !step.rule.id.empty()) add(step.rule);
        if (step.kind == StepKind::conflict) add(step.other);
    }
    return rules;
}

/// The rule that the outcome rests on, empty for none.
UsedRule controlling_rule(const Rulebook& book, const RowRecord& record) {
    UsedRule rule;
    const std::int32_t version = record.trace.coordinates().controlling();
    if (version < 0) return rule;
    rule.id = book.rule_of(version).id;
    rule.jurisdiction = book.rule_of(version).jurisdiction;
    rule.version = to_text(book.version(version).from);
    return rule;
}

Error not_of_facts(std::string_view operation) {
    const std::string name(operation);
    return {Status::argument, {name + " 依据账簿，其结果由账簿日志保存，不作决定存档",
                               name + " rests on books, whose journal keeps what came of it; only decisions are stored"}};
}

// --- writing --------------------------------------------------------------------------------------------------------

void write_optional(JsonOut& out, std::string_view name, std::string_view value) {
    out.key(name);
    if (value.empty())
        out.null();
    else
        out.text(value);
}

void write_rule_name(JsonOut& out, const UsedRule& rule) {
    out.member("id", rule.id);
    write_optional(out, "jurisdiction", rule.jurisdiction);
    write_optional(out, "version", rule.version);
}

void write_rule(JsonOut& out, const UsedRule& rule) {
    out.begin_object();
    write_rule_name(out, rule);
    out.member("confidence", rule.confidence);
    out.key("citations");
    out.begin_array();
    for (const UsedRule::Source& source : rule.citations) {
        out.begin_object();
        out.member("document", source.document);
        out.member("number", source.number);
        out.member("article", source.article);
        out.end_object();
    }
    out.end_array();
    out.end_object();
}

void write_controlling(JsonOut& out, const UsedRule& rule) {
    if (rule.id.empty()) {
        out.null();
        return;
    }
    out.begin_object();
    write_rule_name(out, rule);
    out.end_object();
}

void write_code(JsonOut& out, const CodeList* codes, std::int64_t code) {
    const CodeItem* item = codes ? codes->find(code) : nullptr;
    out.begin_object();
    out.member("id", item ? std::string_view(item->id) : std::string_view());
    out.member("code", code);
    out.end_object();
}

void write_value(JsonOut& out, const Rulebook& book, const ColumnInfo& column, const std::optional<Cell>& value) {
    if (!value) {
        out.null();
        return;
    }
    const CodeList* codes = detail::codes_of(column, book);
    switch (column.kind) {
        case Kind::code: write_code(out, codes, value->number); return;
        case Kind::set:
            out.begin_array();
            for (std::int64_t code = 0; code < 63; ++code)
                if ((static_cast<std::uint64_t>(value->number) >> code) & 1) write_code(out, codes, code);
            out.end_array();
            return;
        case Kind::boolean: out.flag(value->number != 0); return;
        case Kind::integer:
        case Kind::money: out.number(value->number); return;
        case Kind::jurisdiction: out.text(book.jurisdiction_code(static_cast<std::int32_t>(value->number))); return;
        case Kind::text: out.text(value->text); return;
        case Kind::date:
        case Kind::timestamp:
        case Kind::quantity: {
            std::string text;
            detail::append_value(text, column, codes, *value);
            out.text(text);
            return;
        }
    }
}

std::optional<Cell> cell_of(const RecordedValue& recorded) {
    if (!recorded.value) return std::nullopt;
    return recorded.column->kind == Kind::text ? Cell{0, recorded.text} : Cell{*recorded.value, {}};
}

void write_members(JsonOut& out, const PreparedOperation& operation, const std::vector<RecordedValue>& values) {
    for (const RecordedValue& recorded : values) {
        out.key(recorded.column->name);
        if (recorded.value && recorded.column->personal && !operation.shows_personal()) {
            out.begin_object();
            out.key("withheld");
            out.flag(true);
            out.end_object();
        } else {
            write_value(out, operation.book(), *recorded.column, cell_of(recorded));
        }
    }
}

void write_values(JsonOut& out, const PreparedOperation& operation, const std::vector<RecordedValue>& values) {
    out.begin_object();
    write_members(out, operation, values);
    out.end_object();
}

/// The lists that are in list `of`, -1 for those of the row itself, as members: their rows from those that belong to row
/// `parent` of it, each with the lists inside it.
void write_lists_in(JsonOut& out, const PreparedOperation& operation, const RowRecord& record, std::int32_t of, std::size_t parent, bool facts) {  // NOLINT(misc-no-recursion): as deep as lists are
    for (std::size_t i = 0; i < record.lists.size(); ++i) {
        const RecordedList& list = record.lists[i];
        if (list.list->parent != of || (facts && list.list->emitted)) continue;
        const std::vector<std::vector<RecordedValue>>& rows = facts ? list.facts : list.results;
        out.key(list.list->own_name());
        out.begin_array();
        for (std::size_t k = of < 0 ? 0 : list.begins[parent]; k < (of < 0 ? rows.size() : list.begins[parent + 1]); ++k) {
            out.begin_object();
            write_members(out, operation, rows[k]);
            write_lists_in(out, operation, record, static_cast<std::int32_t>(i), k, facts);
            out.end_object();
        }
        out.end_array();
    }
}

void write_lists(JsonOut& out, const PreparedOperation& operation, const RowRecord& record, bool facts) {
    out.begin_object();
    write_lists_in(out, operation, record, -1, 0, facts);
    out.end_object();
}

std::string explanation(const PreparedOperation& operation, std::int64_t row, const RowRecord& record, Language language) {
    std::string text;
    render_explanation(operation, row, record, language, ExplanationFormat::text, text);
    return text;
}

// --- reading --------------------------------------------------------------------------------------------------------

/// What keeps a stored decision from being decided again: no fault of the file.
struct Gone {
    BilingualText reason;
};

Error malformed(std::string zh, std::string en) { return {Status::malformed, {std::move(zh), std::move(en)}}; }

Error wrong_type(std::string_view where, std::string_view zh, std::string_view en) {
    const std::string name = printable(where, 200);
    return malformed("成员“" + name + "”应为" + std::string(zh), "the member '" + name + "' must be " + std::string(en));
}

std::string path_of(std::string_view in, std::string_view name) {
    return in.empty() ? std::string(name) : std::string(in) + "." + std::string(name);
}

/// A document, with the checks that every member goes through.
class StoredReader {
public:
    explicit StoredReader(const JsonDocument& document) : document_(document) {}

    /// The object has these members and no other.
    [[nodiscard]] Result<void> members(std::size_t object, std::string_view where, std::initializer_list<std::string_view> names) const {
        if (document_[object].kind != JsonNode::Kind::object) return wrong_type(where.empty() ? "(root)" : where, "对象", "an object");
        for (std::size_t i = document_.first_in(object); i < document_[object].end; i = document_[i].end) {
            if (std::find(names.begin(), names.end(), document_[i].name) != names.end()) continue;
            const std::string name = printable(path_of(where, document_[i].name), 200);
            return malformed("不认识的成员“" + name + "”，决定存档不含它", "unknown member '" + name + "': a stored decision has none of this name");
        }
        for (const std::string_view name : names) {
            if (document_.member(object, name) != 0) continue;
            const std::string missing = path_of(where, name);
            return malformed("缺少成员“" + missing + "”", "the member '" + missing + "' is missing");
        }
        return {};
    }

    [[nodiscard]] Result<std::string_view> text(std::size_t object, std::string_view where, std::string_view name) const {
        const JsonNode& node = document_[document_.member(object, name)];
        if (node.kind != JsonNode::Kind::text) return wrong_type(path_of(where, name), "文本", "a text");
        return node.text;
    }

    /// A text, or nothing for null.
    [[nodiscard]] Result<std::string_view> optional_text(std::size_t object, std::string_view where, std::string_view name) const {
        if (document_[document_.member(object, name)].kind == JsonNode::Kind::null) return std::string_view();
        return text(object, where, name);
    }

    [[nodiscard]] Result<std::int64_t> integer(std::size_t node, std::string_view where) const {
        std::int64_t value = 0;
        if (document_[node].kind != JsonNode::Kind::number || !detail::read_integer(document_[node].text, Storage::i64, value))
            return wrong_type(where, "64 位整数", "a 64-bit integer");
        return value;
    }

    [[nodiscard]] Result<Date> date(std::string_view value, std::string_view where) const {
        Result<Date> parsed = parse_date(value);
        if (!parsed) return wrong_type(where, "日期 YYYY-MM-DD", "a date, YYYY-MM-DD");
        return parsed;
    }

    [[nodiscard]] Result<void> container(std::size_t node, std::string_view where, JsonNode::Kind kind) const {
        if (document_[node].kind == kind) return {};
        return kind == JsonNode::Kind::array ? wrong_type(where, "数组", "an array") : wrong_type(where, "对象", "an object");
    }

    /// A value of a column; nothing for a missing one. `gone` receives what is no longer known.
    [[nodiscard]] Result<std::optional<Cell>> value(std::size_t node, std::string_view where, const ColumnInfo& column,
                                                    const Rulebook& book, std::optional<Gone>& gone) const {
        const JsonNode& given = document_[node];
        if (given.kind == JsonNode::Kind::null) return std::optional<Cell>();
        Cell cell;
        switch (column.kind) {
            case Kind::boolean:
                if (given.kind != JsonNode::Kind::yes && given.kind != JsonNode::Kind::no) return wrong_type(where, " true 或 false", "true or false");
                cell.number = given.kind == JsonNode::Kind::yes ? 1 : 0;
                return std::optional(cell);
            case Kind::text:
                if (given.kind != JsonNode::Kind::text) return wrong_type(where, "文本", "a text");
                return std::optional(Cell{0, given.text});
            case Kind::code: return code(node, where, column, book, gone);
            case Kind::set: {
                if (Result<void> array = container(node, where, JsonNode::Kind::array); !array) return std::move(array).error();
                std::uint64_t bits = 0;
                for (std::size_t i = document_.first_in(node); i < given.end; i = document_[i].end) {
                    Result<std::optional<Cell>> item = code(i, where, column, book, gone);
                    if (!item || !*item) return item;
                    if ((*item)->number < 0 || (*item)->number > 62) return wrong_type(where, "0 至 62 的代码", "codes from 0 to 62");
                    bits |= std::uint64_t{1} << (*item)->number;
                }
                return std::optional(Cell{static_cast<std::int64_t>(bits), {}});
            }
            case Kind::integer:
            case Kind::money:
                if (given.kind != JsonNode::Kind::number || !detail::read_integer(given.text, column.storage, cell.number))
                    return wrong_type(where, "整数", "an integer that the column can hold");
                return std::optional(cell);
            case Kind::date:
            case Kind::timestamp:
            case Kind::quantity:
            case Kind::jurisdiction:
                if (given.kind != JsonNode::Kind::text || CellReader(column, book, false).read(given.text, cell) != CellReader::Answer::value)
                    return wrong_type(where, "文本：" + CellReader(column, book, false).expected(Language::zh),
                                      "a text: " + CellReader(column, book, false).expected(Language::en));
                return std::optional(cell);
        }
        return std::optional<Cell>();
    }

    [[nodiscard]] Result<UsedRule> rule(std::size_t node, const std::string& where) const {
        if (Result<void> checked = members(node, where, {"id", "jurisdiction", "version", "confidence", "citations"}); !checked) return std::move(checked).error();
        Result<UsedRule> rule = rule_name(node, where);
        if (!rule) return rule;
        Result<std::string_view> confidence = text(node, where, "confidence");
        if (!confidence) return std::move(confidence).error();
        rule->confidence = *confidence;
        const std::size_t citations = document_.member(node, "citations");
        if (Result<void> array = container(citations, where + ".citations", JsonNode::Kind::array); !array) return std::move(array).error();
        for (std::size_t i = document_.first_in(citations); i < document_[citations].end; i = document_[i].end) {
            const std::string at = where + ".citations";
            if (Result<void> checked = members(i, at, {"document", "number", "article"}); !checked) return std::move(checked).error();
            UsedRule::Source& source = rule->citations.emplace_back();
            const std::pair<std::string_view, std::string*> parts[] = {{"document", &source.document}, {"number", &source.number}, {"article", &source.article}};
            for (const auto& [name, into] : parts) {
                Result<std::string_view> part = text(i, at, name);
                if (!part) return std::move(part).error();
                *into = *part;
            }
        }
        return rule;
    }

    /// The id, jurisdiction and version of a rule.
    [[nodiscard]] Result<UsedRule> rule_name(std::size_t node, const std::string& where) const {
        UsedRule rule;
        Result<std::string_view> id = text(node, where, "id");
        if (!id) return std::move(id).error();
        rule.id = *id;
        const std::pair<std::string_view, std::string*> parts[] = {{"jurisdiction", &rule.jurisdiction}, {"version", &rule.version}};
        for (const auto& [name, into] : parts) {
            Result<std::string_view> part = optional_text(node, where, name);
            if (!part) return std::move(part).error();
            *into = *part;
        }
        return rule;
    }

private:
    [[nodiscard]] Result<std::optional<Cell>> code(std::size_t node, std::string_view where, const ColumnInfo& column, const Rulebook& book,
                                                   std::optional<Gone>& gone) const {
        if (Result<void> checked = members(node, where, {"id", "code"}); !checked) return std::move(checked).error();
        Result<std::string_view> id = text(node, where, "id");
        if (!id) return std::move(id).error();
        Result<std::int64_t> number = integer(document_.member(node, "code"), path_of(where, "code"));
        if (!number) return std::move(number).error();
        const CodeList* codes = detail::codes_of(column, book);
        const CodeItem* item = codes ? codes->find(*number) : nullptr;
        if (item && item->id == *id) return std::optional(Cell{*number, {}});
        if (!gone) {
            const std::string name = printable(where, 200);
            const std::string was = "'" + printable(*id) + "' (" + std::to_string(*number) + ")";
            gone = Gone{{"“" + name + "”的代码 " + was + " 已不在代码表 " + std::string(column.enumeration) + " 中",
                         "the code " + was + " of '" + name + "' is no longer in the list " + std::string(column.enumeration)}};
        }
        return std::optional<Cell>();
    }

    const JsonDocument& document_;
};

// --- deciding again -------------------------------------------------------------------------------------------------

class Checker {
public:
    Checker(const Rulebook& book, const JsonDocument& document) : book_(book), document_(document), reader_(document) {}

    [[nodiscard]] Result<DecisionCheck> check() {
        if (Result<void> head = read_head(); !head) return std::move(head).error();
        if (Result<void> rules = read_rules(); !rules) return std::move(rules).error();
        Result<std::unique_ptr<PreparedOperation>> prepared = book_.prepare(check_.operation, jurisdiction_, known_at_);
        if (!prepared) return cannot(prepared.error().message);
        operation_ = std::move(prepared).value();
        if (operation_->info().kind != OperationKind::decision) return cannot(not_of_facts(check_.operation).message);
        if (Result<void> bound = bind_facts(); !bound) return std::move(bound).error();
        if (gone_) return cannot(gone_->reason);
        operation_->show_personal(!withheld_);
        Result<const RowRecord*> record = operation_->record_row(0);
        if (!record) return cannot(record.error().message);
        record_ = *record;
        if (record_->status != Status::ok)
            return cannot({render_row_error(*operation_, 0, *record_, Language::zh), render_row_error(*operation_, 0, *record_, Language::en)});
        if (Result<void> compared = compare(); !compared) return std::move(compared).error();
        check_.verdict = check_.differences.empty() ? DecisionVerdict::same : DecisionVerdict::differs;
        return std::move(check_);
    }

private:
    [[nodiscard]] Result<DecisionCheck> cannot(BilingualText reason) {
        check_.verdict = DecisionVerdict::undecidable;
        check_.reason = std::move(reason);
        return std::move(check_);
    }

    [[nodiscard]] Result<void> read_head() {
        if (document_.root().kind != JsonNode::Kind::object) return wrong_type("(root)", "对象", "an object");
        // The version first: what a later one calls its members is not ours to say.
        const std::size_t version = document_.member(0, "steward_decision");
        if (version == 0) return malformed("缺少成员“steward_decision”：这不是决定存档", "the member 'steward_decision' is missing: this is no stored decision");
        const Result<std::int64_t> number = reader_.integer(version, "steward_decision");
        if (!number) return number.error();
        if (*number != stored_decision_version) {
            const std::string shown = std::to_string(*number);
            return Error{Status::newer_version, {"决定存档的格式版本为 " + shown + "，本库只读 1", "the stored decision has the format version " + shown + "; this library reads 1"}};
        }
        if (Result<void> checked = reader_.members(0, "", {"steward_decision", "library", "digest", "packs", "operation", "jurisdiction", "known_at", "anchor", "facts", "fact_lists", "rules", "results", "result_lists", "controlling_rule", "path", "confidence", "explanation"}); !checked)
            return checked;
        const std::pair<std::string_view, std::string*> texts[] = {{"library", &check_.library_then}, {"digest", &check_.digest_then}, {"operation", &check_.operation}, {"jurisdiction", &jurisdiction_}, {"confidence", &confidence_}};
        for (const auto& [name, into] : texts) {
            Result<std::string_view> value = reader_.text(0, "", name);
            if (!value) return std::move(value).error();
            *into = *value;
        }
        check_.digest_now = book_.digest();
        Result<std::string_view> known = reader_.optional_text(0, "", "known_at");
        if (!known) return std::move(known).error();
        if (!known->empty()) {
            Result<Date> day = reader_.date(*known, "known_at");
            if (!day) return std::move(day).error();
            known_at_ = *day;
        }
        const std::size_t packs = document_.member(0, "packs");
        if (Result<void> array = reader_.container(packs, "packs", JsonNode::Kind::array); !array) return array;
        for (std::size_t i = document_.first_in(packs); i < document_[packs].end; i = document_[i].end) {
            if (Result<void> checked = reader_.members(i, "packs", {"id", "data_version"}); !checked) return checked;
            for (const std::string_view name : {"id", "data_version"})
                if (Result<std::string_view> value = reader_.text(i, "packs", name); !value) return std::move(value).error();
        }
        const std::size_t anchor = document_.member(0, "anchor");
        if (Result<void> checked = reader_.members(anchor, "anchor", {"column", "date"}); !checked) return checked;
        const std::size_t explanation = document_.member(0, "explanation");
        if (Result<void> checked = reader_.members(explanation, "explanation", {"zh", "en"}); !checked) return checked;
        const std::tuple<std::size_t, std::string_view, std::string_view, std::string*> parts[] = {
            {anchor, "anchor", "column", &anchor_column_}, {anchor, "anchor", "date", &anchor_date_},
            {explanation, "explanation", "zh", &explanation_.zh}, {explanation, "explanation", "en", &explanation_.en}};
        for (const auto& [object, where, name, into] : parts) {
            Result<std::string_view> value = reader_.text(object, where, name);
            if (!value) return std::move(value).error();
            *into = *value;
        }
        Result<std::int64_t> path = reader_.integer(document_.member(0, "path"), "path");
        if (!path) return std::move(path).error();
        path_ = *path;
        for (const std::string_view name : {"facts", "fact_lists", "results", "result_lists"})
            if (Result<void> object = reader_.container(document_.member(0, name), name, JsonNode::Kind::object); !object) return object;
        return {};
    }

    [[nodiscard]] Result<void> read_rules() {
        const std::size_t rules = document_.member(0, "rules");
        if (Result<void> array = reader_.container(rules, "rules", JsonNode::Kind::array); !array) return array;
        for (std::size_t i = document_.first_in(rules); i < document_[rules].end; i = document_[i].end) {
            Result<UsedRule> rule = reader_.rule(i, "rules[" + std::to_string(rules_.size()) + "]");
            if (!rule) return std::move(rule).error();
            rules_.push_back(std::move(rule).value());
        }
        const std::size_t controlling = document_.member(0, "controlling_rule");
        if (document_[controlling].kind == JsonNode::Kind::null) return {};
        if (Result<void> checked = reader_.members(controlling, "controlling_rule", {"id", "jurisdiction", "version"}); !checked) return checked;
        Result<UsedRule> rule = reader_.rule_name(controlling, "controlling_rule");
        if (!rule) return std::move(rule).error();
        controlling_ = std::move(rule).value();
        return {};
    }

    // --- facts ---

    [[nodiscard]] Result<void> bind_facts() {
        const OperationInfo& info = operation_->info();
        const std::size_t facts = document_.member(0, "facts");
        root_ = columns_of(info.inputs);
        if (Result<void> row = read_row(facts, "facts", info.inputs, root_); !row) return row;
        if (Result<void> bound = bind(info.inputs, "", root_); !bound) return bound;
        const std::size_t lists = document_.member(0, "fact_lists");
        for (std::size_t i = document_.first_in(lists); i < document_[lists].end; i = document_[i].end)
            if (!has_list(-1, document_[i].name)) lose(path_of("fact_lists", document_[i].name));
        for (const ListInfo& list : info.lists) lists_.push_back(columns_of(list.inputs));
        offsets_.assign(info.lists.size(), {0});
        if (Result<void> read = read_lists(-1, lists, "fact_lists"); !read || gone_) return read;
        for (std::size_t k = 0; k < info.lists.size(); ++k) {
            const ListInfo& list = info.lists[k];
            if (list.emitted) continue;
            if (Result<void> bound = bind(list.inputs, std::string(list.name) + ".", lists_[k]); !bound) return bound;
            if (Result<void> bound = operation_->bind_list(list.name, offsets_[k].data(), offsets_[k].size()); !bound) return bound;
        }
        return {};
    }

    /// Whether list `of`, or with -1 the operation itself, has an input list of this name.
    [[nodiscard]] bool has_list(std::int32_t of, std::string_view name) const {
        const std::vector<ListInfo>& lists = operation_->info().lists;
        return std::any_of(lists.begin(), lists.end(), [&](const ListInfo& list) { return !list.emitted && list.parent == of && list.own_name() == name; });
    }

    /// Reads the lists that are members of an object, behind the rows that are there.
    [[nodiscard]] Result<void> read_lists(std::int32_t of, std::size_t object, const std::string& in) {  // NOLINT(misc-no-recursion): as deep as lists are
        const std::vector<ListInfo>& infos = operation_->info().lists;
        for (std::size_t k = 0; k < infos.size(); ++k) {
            const ListInfo& list = infos[k];
            if (list.emitted || list.parent != of) continue;
            const std::string where = path_of(in, list.own_name());
            const std::size_t rows = document_.member(object, list.own_name());
            if (rows == 0) {
                lose_required(where);
                return {};
            }
            if (Result<void> array = reader_.container(rows, where, JsonNode::Kind::array); !array) return array;
            std::int64_t count = 0;
            for (std::size_t i = document_.first_in(rows); i < document_[rows].end; i = document_[i].end) {
                const std::string at = where + "[" + std::to_string(count++) + "]";
                if (Result<void> row = reader_.container(i, at, JsonNode::Kind::object); !row) return row;
                if (Result<void> row = read_row(i, at, list.inputs, lists_[k], static_cast<std::int32_t>(k)); !row) return row;
                if (Result<void> inner = read_lists(static_cast<std::int32_t>(k), i, at); !inner) return inner;
            }
            offsets_[k].push_back(offsets_[k].back() + count);
        }
        return {};
    }

    static std::vector<ValueColumn> columns_of(const std::vector<ColumnInfo>& columns) {
        std::vector<ValueColumn> values;
        for (const ColumnInfo& column : columns) values.emplace_back(column.storage);
        return values;
    }

    [[nodiscard]] Result<void> bind(const std::vector<ColumnInfo>& columns, const std::string& prefix, const std::vector<ValueColumn>& values) {
        for (std::size_t k = 0; k < columns.size(); ++k)
            if (Result<void> bound = operation_->bind_input(prefix + std::string(columns[k].name), values[k].input()); !bound) return bound;
        return {};
    }

    /// Reads a row of facts behind those that the columns have. It is a row of list `of`, which may have lists; -1 for the facts
    /// themselves, whose lists stand elsewhere.
    [[nodiscard]] Result<void> read_row(std::size_t object, const std::string& where, const std::vector<ColumnInfo>& columns, std::vector<ValueColumn>& values,
                                        std::int32_t of = -1) {
        for (std::size_t i = document_.first_in(object); i < document_[object].end; i = document_[i].end) {
            const auto known = std::find_if(columns.begin(), columns.end(), [&](const ColumnInfo& column) { return column.name == document_[i].name; });
            if (known == columns.end() && (of < 0 || !has_list(of, document_[i].name))) lose(path_of(where, document_[i].name));
        }
        for (std::size_t k = 0; k < columns.size(); ++k) {
            const std::string at = path_of(where, columns[k].name);
            const std::size_t node = document_.member(object, columns[k].name);
            std::optional<Cell> cell;
            if (node != 0 && is_withheld(node)) {
                withheld_ = true;
            } else if (node != 0) {
                Result<std::optional<Cell>> value = reader_.value(node, at, columns[k], book_, gone_);
                if (!value) return std::move(value).error();
                cell = *value;
            }
            if (!cell && !columns[k].nullable) lose_required(at);
            values[k].push(cell.value_or(Cell{}), cell.has_value());
        }
        return {};
    }

    [[nodiscard]] bool is_withheld(std::size_t node) const {
        return document_[node].kind == JsonNode::Kind::object && document_[node].end == node + 2 && document_[node + 1].name == "withheld" &&
               document_[node + 1].kind == JsonNode::Kind::yes;
    }

    void lose(const std::string& where) {
        if (gone_) return;
        const std::string name = printable(where, 200);
        gone_ = Gone{{check_.operation + " 已没有“" + name + "”", check_.operation + " no longer has '" + name + "'"}};
    }
    void lose_required(const std::string& where) {
        if (gone_) return;
        const std::string name = printable(where, 200);
        gone_ = Gone{{"存档中没有 " + check_.operation + " 必需的“" + name + "”", "the file has no '" + name + "', which " + check_.operation + " requires"}};
    }

    // --- comparison ---

    template <class Write>
    [[nodiscard]] static std::string json(Write write) {
        JsonOut out;
        write(out);
        return std::string(out.view());
    }
    [[nodiscard]] std::string stored(std::size_t node) const {
        return json([&](JsonOut& out) { out.copy(document_, node); });
    }
    void differ(Part part, std::string name, std::string before, std::string after) {
        check_.differences.push_back({part, std::move(name), std::move(before), std::move(after)});
    }
    void differ_texts(Part part, std::string name, std::string_view before, std::string_view after) {
        if (before == after) return;
        differ(part, std::move(name), json([&](JsonOut& out) { out.text(before); }), json([&](JsonOut& out) { out.text(after); }));
    }

    [[nodiscard]] Result<void> compare() {
        differ_texts(Part::anchor, "anchor.column", anchor_column_, operation_->info().anchor);
        differ_texts(Part::anchor, "anchor.date", anchor_date_, to_text(*record_->anchor));
        if (Result<void> row = compare_row(document_.member(0, "results"), "", record_->results); !row) return row;
        if (Result<void> lists = compare_lists(); !lists) return lists;
        compare_rules();
        differ_texts(Part::confidence, "confidence", confidence_, confidence_name(record_->trace.coordinates().confidence()));
        // The way of a decision and its wording may change with the library or the rules. When neither did, the file did.
        const bool same_source = check_.library_then == version && check_.digest_then == check_.digest_now && !withheld_;
        if (!same_source || !check_.differences.empty()) return {};
        const std::int64_t path = record_->trace.coordinates().path();
        if (path != path_) differ(Part::explanation, "path", std::to_string(path_), std::to_string(path));
        differ_texts(Part::explanation, "explanation.zh", explanation_.zh, explanation(*operation_, 0, *record_, Language::zh));
        differ_texts(Part::explanation, "explanation.en", explanation_.en, explanation(*operation_, 0, *record_, Language::en));
        return {};
    }

    /// Results of a row of list `of`. A column that has come since then is no difference; one that has gone is.
    [[nodiscard]] Result<void> compare_row(std::size_t object, const std::string& prefix, const std::vector<RecordedValue>& now, std::int32_t of = -1) {
        for (std::size_t i = document_.first_in(object); i < document_[object].end; i = document_[i].end) {
            if (of >= 0 && has_list(of, document_[i].name)) continue;
            const std::string name = prefix + std::string(document_[i].name);
            const auto found = std::find_if(now.begin(), now.end(), [&](const RecordedValue& value) { return value.column->name == document_[i].name; });
            if (is_withheld(i)) continue;
            if (found == now.end()) {
                differ(Part::result, name, stored(i), {});
                continue;
            }
            std::optional<Gone> gone;
            Result<std::optional<Cell>> before = reader_.value(i, name, *found->column, book_, gone);
            if (!before) return std::move(before).error();
            const std::optional<Cell> after = cell_of(*found);
            const bool same = !gone && before->has_value() == after.has_value() && (!after || ((*before)->number == after->number && (*before)->text == after->text));
            if (same) continue;
            const bool outcome = name == "outcome";
            differ(outcome ? Part::outcome : Part::result, name, stored(i), json([&](JsonOut& out) { write_value(out, book_, *found->column, after); }));
        }
        return {};
    }

    [[nodiscard]] Result<void> compare_lists() {
        const std::size_t lists = document_.member(0, "result_lists");
        for (std::size_t i = document_.first_in(lists); i < document_[lists].end; i = document_[i].end)
            if (const std::string name(document_[i].name); std::none_of(record_->lists.begin(), record_->lists.end(), [&](const RecordedList& list) { return list.list->name == name; })) {
                if (Result<void> array = reader_.container(i, path_of("result_lists", name), JsonNode::Kind::array); !array) return array;
                differ(Part::result, name, stored(i), {});
            }
        return compare_lists_in(-1, 0, lists, {});
    }

    /// The lists that are members of an object with those of row `parent` of list `of`.
    [[nodiscard]] Result<void> compare_lists_in(std::int32_t of, std::size_t parent, std::size_t object, const std::string& prefix) {  // NOLINT(misc-no-recursion): as deep as lists are
        for (std::size_t l = 0; l < record_->lists.size(); ++l) {
            const RecordedList& list = record_->lists[l];
            if (list.list->parent != of) continue;
            const std::string name = prefix + std::string(list.list->own_name());
            const std::size_t begin = of < 0 ? 0 : list.begins[parent], size = (of < 0 ? list.results.size() : list.begins[parent + 1]) - begin;
            const std::size_t rows = document_.member(object, list.list->own_name());
            if (rows == 0) {
                if (size != 0) differ(Part::result, name + ".length", {}, std::to_string(size));
                continue;
            }
            if (Result<void> array = reader_.container(rows, path_of("result_lists", name), JsonNode::Kind::array); !array) return array;
            std::size_t count = 0;
            for (std::size_t k = document_.first_in(rows); k < document_[rows].end; k = document_[k].end, ++count) {
                const std::string at = name + "[" + std::to_string(count) + "]";
                if (Result<void> row = reader_.container(k, "result_lists." + at, JsonNode::Kind::object); !row) return row;
                if (count >= size) continue;
                if (Result<void> row = compare_row(k, at + ".", list.results[begin + count], static_cast<std::int32_t>(l)); !row) return row;
                if (Result<void> inner = compare_lists_in(static_cast<std::int32_t>(l), begin + count, k, at + "."); !inner) return inner;
            }
            if (count != size) differ(Part::result, name + ".length", std::to_string(count), std::to_string(size));
        }
        return {};
    }

    void compare_rules() {
        std::vector<UsedRule> now = used_rules(book_, *record_);
        std::vector<UsedRule> before;
        // What is on one side only; of these, rules of one id belong together.
        for (const UsedRule& rule : rules_) {
            const auto same = std::find(now.begin(), now.end(), rule);
            if (same == now.end())
                before.push_back(rule);
            else
                now.erase(same);
        }
        const auto text = [](const UsedRule& rule) { return json([&](JsonOut& out) { write_rule(out, rule); }); };
        for (const UsedRule& rule : before) {
            const auto other = std::find_if(now.begin(), now.end(), [&](const UsedRule& candidate) { return candidate.id == rule.id; });
            differ(Part::rule, rule.id, text(rule), other == now.end() ? std::string() : text(*other));
            if (other != now.end()) now.erase(other);
        }
        for (const UsedRule& rule : now) differ(Part::rule, rule.id, {}, text(rule));
        const UsedRule controlling = controlling_rule(book_, *record_);
        if (controlling == controlling_) return;
        differ(Part::controlling, "controlling_rule", json([&](JsonOut& out) { write_controlling(out, controlling_); }),
               json([&](JsonOut& out) { write_controlling(out, controlling); }));
    }

    const Rulebook& book_;
    const JsonDocument& document_;
    StoredReader reader_;
    DecisionCheck check_;

    // As stored.
    std::string jurisdiction_;
    std::optional<Date> known_at_;
    std::string anchor_column_;
    std::string anchor_date_;
    std::string confidence_;
    std::int64_t path_ = 0;
    BilingualText explanation_;
    std::vector<UsedRule> rules_;
    UsedRule controlling_;

    // As decided now.
    std::unique_ptr<PreparedOperation> operation_;
    std::vector<ValueColumn> root_;
    std::vector<std::vector<ValueColumn>> lists_;
    std::vector<std::vector<std::int64_t>> offsets_;  ///< by list
    std::optional<Gone> gone_;
    bool withheld_ = false;  ///< a personal fact is not in the file
    const RowRecord* record_ = nullptr;
};

std::string_view verdict_name(DecisionVerdict verdict) noexcept {
    switch (verdict) {
        case DecisionVerdict::same: return "same";
        case DecisionVerdict::differs: return "differs";
        case DecisionVerdict::undecidable: return "undecidable";
    }
    return "";
}

Text part_text(Part part) noexcept {
    switch (part) {
        case Part::outcome: return text("结论", "outcome");
        case Part::result: return text("结果", "result");
        case Part::rule: return text("规则", "rule");
        case Part::controlling: return text("决定性规则", "controlling rule");
        case Part::confidence: return text("核实状态", "confidence");
        case Part::anchor: return text("适用日期", "day that governs");
        case Part::explanation: return text("说明（存档被改动）", "explanation (the file was changed)");
    }
    return {};
}

}  // namespace

std::string_view part_name(Part part) noexcept {
    switch (part) {
        case Part::outcome: return "outcome";
        case Part::result: return "result";
        case Part::rule: return "rule";
        case Part::controlling: return "controlling_rule";
        case Part::confidence: return "confidence";
        case Part::anchor: return "anchor";
        case Part::explanation: return "explanation";
    }
    return "";
}

Result<std::string> decision_json(PreparedOperation& operation, std::int64_t row) {
    if (operation.info().kind != OperationKind::decision) return not_of_facts(operation.info().name);
    const Result<const RowRecord*> recorded = operation.record_row(row);
    if (!recorded) return recorded.error();
    const RowRecord& record = **recorded;
    if (record.status != Status::ok)
        return Error{record.status,
                     {render_row_error(operation, row, record, Language::zh), render_row_error(operation, row, record, Language::en)}, row};
    const Rulebook& book = operation.book();
    const CoordinateTrace& trace = record.trace.coordinates();
    JsonOut out;
    out.begin_object();
    out.member("steward_decision", stored_decision_version);
    out.member("library", version);
    out.member("digest", book.digest());
    out.key("packs");
    out.begin_array();
    for (const PackInfo& pack : book.packs()) {
        out.begin_object();
        out.member("id", pack.id);
        out.member("data_version", to_text(pack.data_version));
        out.end_object();
    }
    out.end_array();
    out.member("operation", operation.info().name);
    out.member("jurisdiction", record.jurisdiction);
    write_optional(out, "known_at", operation.known_at() ? to_text(*operation.known_at()) : std::string());
    out.key("anchor");
    out.begin_object();
    out.member("column", operation.info().anchor);
    out.member("date", to_text(*record.anchor));
    out.end_object();
    out.key("facts");
    write_values(out, operation, record.facts);
    out.key("fact_lists");
    write_lists(out, operation, record, true);
    out.key("rules");
    out.begin_array();
    for (const UsedRule& rule : used_rules(book, record)) write_rule(out, rule);
    out.end_array();
    out.key("results");
    write_values(out, operation, record.results);
    out.key("result_lists");
    write_lists(out, operation, record, false);
    out.key("controlling_rule");
    write_controlling(out, controlling_rule(book, record));
    out.member("path", trace.path());
    out.member("confidence", confidence_name(trace.confidence()));
    out.key("explanation");
    out.begin_object();
    out.member("zh", explanation(operation, row, record, Language::zh));
    out.member("en", explanation(operation, row, record, Language::en));
    out.end_object();
    out.end_object();
    return std::string(out.view());
}

Result<DecisionCheck> check_decision(const Rulebook& book, std::string_view json) {
    JsonDocument document;
    if (Result<void> read = document.read(json); !read) return std::move(read).error();
    return Checker(book, document).check();
}

std::string DecisionCheck::to_text(Language language) const {
    const bool zh = language == Language::zh;
    std::string out;
    switch (verdict) {
        case DecisionVerdict::same: out = zh ? "一致" : "same"; break;
        case DecisionVerdict::differs: out = zh ? "不一致" : "differs"; break;
        case DecisionVerdict::undecidable: out = (zh ? "现已无法判定：" : "cannot be decided now: ") + reason.in(language); break;
    }
    out += zh ? "（" : " (";
    out += operation;
    out += zh ? "）\n规则库摘要" : ")\ndigest of the rules ";
    if (digest_then == digest_now)
        out += zh ? "相同：" + digest_now : "the same: " + digest_now;
    else
        out += zh ? "不同：存档时 " + digest_then + "，现在 " + digest_now : "differs: then " + digest_then + ", now " + digest_now;
    out += '\n';
    for (const DecisionDifference& difference : differences) {
        out += part_text(difference.part).in(language);
        out += " " + difference.name + (zh ? "：存档 " : ": then ") + (difference.before.empty() ? (zh ? "（无）" : "(none)") : difference.before);
        out += (zh ? "，现在 " : ", now ") + (difference.after.empty() ? (zh ? "（无）" : "(none)") : difference.after) + "\n";
    }
    return out;
}

std::string DecisionCheck::to_json(Language language) const {
    JsonOut out;
    out.begin_object();
    out.member("verdict", verdict_name(verdict));
    out.member("operation", operation);
    out.member("digest_then", digest_then);
    out.member("digest_now", digest_now);
    out.member("library_then", library_then);
    out.key("differences");
    out.begin_array();
    for (const DecisionDifference& difference : differences) {
        out.begin_object();
        out.member("part", part_name(difference.part));
        out.member("name", difference.name);
        write_optional(out, "before", difference.before);
        write_optional(out, "after", difference.after);
        out.end_object();
    }
    out.end_array();
    write_optional(out, "reason", reason.in(language));
    out.end_object();
    return std::string(out.view());
}

}  // namespace steward
