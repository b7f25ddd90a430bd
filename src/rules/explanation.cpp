// Explanations: one record of a row, rendered in Chinese or English, as text or JSON.
#include <algorithm>

#include "json.hpp"
#include "steward/kernel/decimal.hpp"
#include "steward/kernel/money.hpp"
#include "steward/kernel/timestamp.hpp"
#include "steward/kernel/utf8.hpp"
#include "steward/rules/cited.hpp"
#include "steward/rules/prepared.hpp"
#include "steward/rules/units.hpp"

namespace steward {
namespace {

using Values = std::vector<RecordedValue>;

/// Such as lines[2], bids[0].scores[3].
std::string place_text(std::string_view list, RowPlace at) {
    const std::size_t dot = std::min(list.find('.'), list.size());
    std::string out = std::string(list.substr(0, dot)) + "[" + std::to_string(at.child) + "]";
    if (dot == list.size()) return out;
    out += list.substr(dot);
    return at.grandchild < 0 ? out : out + "[" + std::to_string(at.grandchild) + "]";
}

class Renderer {
public:
    Renderer(const PreparedOperation& operation, std::int64_t row, const RowRecord& record, Language language)
        : operation_(operation), book_(operation.book()), row_(row), record_(record), language_(language) {}

    // --- values ------------------------------------------------------------------------------------------------

    void append(std::string& out, Kind kind, std::int64_t value, std::int32_t scale, std::string_view unit,
                std::string_view enumeration) const {
        switch (kind) {
            case Kind::money: out += to_text(Money::fen(value)) + pick(" 元", " yuan"); return;
            case Kind::date: {
                const Date date = Date::from_days(static_cast<std::int32_t>(value));
                out += date.valid() ? to_text(date) : std::to_string(value);
                return;
            }
            case Kind::boolean: out += value ? pick("是", "yes") : pick("否", "no"); return;
            case Kind::code: append_code(out, value, enumeration); return;
            case Kind::set: {
                bool first = true;
                for (std::int64_t code = 0; code < 63; ++code) {
                    if (!((static_cast<std::uint64_t>(value) >> code) & 1)) continue;
                    if (!first) out += pick("、", ", ");
                    append_code(out, code, enumeration);
                    first = false;
                }
                if (first) out += pick("（无）", "(none)");
                return;
            }
            case Kind::jurisdiction: out += book_.jurisdiction_code(static_cast<std::int32_t>(value)); return;
            case Kind::text: return;  // has no number
            case Kind::timestamp: out += timestamp_text(value); return;
            case Kind::integer:
            case Kind::quantity: {
                out += to_text(Decimal{value, scale});
                const Text name = unit_text(unit);
                if (unit != "one" && !unit.empty()) {
                    if (!name.in(language_).empty() && name.in(language_) != "%") out += ' ';
                    out += name.in(language_);
                }
                return;
            }
        }
    }

    void append_code(std::string& out, std::int64_t code, std::string_view enumeration) const {
        const CodeList* list = book_.list(enumeration);
        const CodeItem* found = list ? list->find(code) : nullptr;
        if (found)
            out += found->text.in(language_);
        else
            out += std::to_string(code);
    }

    [[nodiscard]] bool hidden(const ColumnInfo& column) const noexcept { return column.personal && !operation_.shows_personal(); }

    void append(std::string& out, const RecordedValue& recorded) const {
        const ColumnInfo& column = *recorded.column;
        if (!recorded.value)
            out += pick("（未知）", "(unknown)");
        else if (hidden(column))
            out += pick("（个人信息，未显示）", "(personal, not shown)");
        else if (column.kind == Kind::text)
            out += recorded.text;
        else
            append(out, column.kind, *recorded.value, column.scale, column.unit, column.enumeration);
    }
    void append(std::string& out, const Operand& operand) const {
        append(out, operand.kind, operand.value, operand.scale, operand.unit, operand.enumeration);
    }

    // --- sentences ---------------------------------------------------------------------------------------------

    /// What a step says, in one sentence without its citation.
    void append_sentence(std::string& out, const Step& step) const {
        switch (step.kind) {
            case StepKind::test:
                append_rule_title(out, step.rule);
                out += pick("：", ": ");
                out += step.operands[0].name.in(language_);
                out += ' ';
                append(out, step.operands[0]);
                out += compare_text(step.compare, step.result);
                append(out, step.operands[1]);
                return;
            case StepKind::lookup:
                append_rule_title(out, step.rule);
                out += pick("：", ": ");
                for (std::int32_t i = 0; i < step.count; ++i) {
                    if (i > 0) out += pick("，", ", ");
                    out += step.operands[static_cast<std::size_t>(i)].name.in(language_);
                    out += ' ';
                    append(out, step.operands[static_cast<std::size_t>(i)]);
                }
                if (!step.text.in(language_).empty()) {
                    out += pick("；", "; ");
                    out += step.text.in(language_);
                }
                return;
            case StepKind::missing_rule:
                out += pick("该地区该日没有生效的规则：", "no rule is in force for this jurisdiction on that day: ");
                append_rule_title(out, step.rule);
                return;
            case StepKind::missing_key:
                append_rule_title(out, step.rule);
                out += pick("：没有下列情形的数值：", ": it has no value for ");
                for (std::int32_t i = 0; i < step.count; ++i) {
                    if (i > 0) out += pick("，", ", ");
                    append(out, step.operands[static_cast<std::size_t>(i)]);
                }
                return;
            case StepKind::elsewhere:
                append_rule_title(out, step.rule);
                out += pick("：下列情形由其他规则决定：", ": it leaves to another rule ");
                for (std::int32_t i = 0; i < step.count; ++i) {
                    if (i > 0) out += pick("，", ", ");
                    append(out, step.operands[static_cast<std::size_t>(i)]);
                }
                out += pick("，见 ", ", decided by ");
                append_rule_title(out, {elsewhere_of(step.rule), -1, -1, Confidence::unverified});
                return;
            case StepKind::missing_fact:
                out += pick("缺少事实：", "a fact is missing: ");
                out += step.text.in(language_);
                return;
            case StepKind::provision:
                append_rule_title(out, step.rule);
                out += pick("：", ": ");
                out += step.text.in(language_);
                return;
            case StepKind::computed:
                out += step.text.in(language_);
                out += pick("：", ": ");
                for (std::int32_t i = 0; i < step.count; ++i) {
                    if (i > 0) out += pick("，", ", ");
                    out += step.operands[static_cast<std::size_t>(i)].name.in(language_);
                    out += " = ";
                    append(out, step.operands[static_cast<std::size_t>(i)]);
                }
                return;
            case StepKind::note: out += step.text.in(language_); return;
            case StepKind::unknown_issue:
                append_rule_title(out, step.rule);
                out += pick("：所依据文件的印发日期未载明，无法判断知悉日当时是否已知", ": the issue day of its document is not recorded, so whether it was known on the day of knowledge cannot be told");
                return;
            case StepKind::conflict:
                append_rule_title(out, step.rule);
                out += pick("：两级规则都有规定而未声明关系，发生冲突。一为 ", ": rules of two levels decide and neither is declared to give way. One is ");
                append_level(out, step.rule);
                out += pick("，一为 ", ", the other ");
                append_level(out, step.other);
                append_source(out, step.other);
                return;
        }
    }

    /// The rule that the row leaves its keys to.
    [[nodiscard]] std::string_view elsewhere_of(const RuleUse& use) const {
        return book_.version(use.version).rows[static_cast<std::size_t>(use.row)].elsewhere;
    }

    /// Whose rule a version is, and of when.
    void append_level(std::string& out, const RuleUse& use) const {
        out += book_.rule_of(use.version).jurisdiction + "@" + to_text(book_.version(use.version).from);
    }

    void append_rule_title(std::string& out, const RuleUse& use) const {
        if (use.version >= 0) {
            out += book_.rule_of(use.version).title.in(language_);
            return;
        }
        const auto& rules = book_.rules();
        const auto known = std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.id == use.id; });
        if (known != rules.end()) {
            out += known->title.in(language_);
            out += pick("（", " (");
        }
        out += use.id;
        if (known != rules.end()) out += pick("）", ")");
    }

    [[nodiscard]] std::string_view compare_text(Compare compare, bool result) const {
        switch (compare) {
            case Compare::at_least: return result ? pick("，达到 ", " reaches ") : pick("，未达到 ", " does not reach ");
            case Compare::more_than: return result ? pick("，超过 ", " exceeds ") : pick("，未超过 ", " does not exceed ");
            case Compare::at_most: return result ? pick("，不超过 ", " is at most ") : pick("，超过了 ", " is more than ");
            case Compare::less_than: return result ? pick("，低于 ", " is below ") : pick("，不低于 ", " is not below ");
        }
        return "";
    }

    // --- text --------------------------------------------------------------------------------------------------

    void text(std::string& out) const {
        const OperationInfo& info = operation_.info();
        out += info.text.in(language_);
        out += pick("（", " (");
        out += info.name;
        out += pick("）\n", ")\n");
        const std::string_view jurisdiction = record_.jurisdiction.empty() ? std::string_view(operation_.jurisdiction()) : record_.jurisdiction;
        out += pick("地区：", "jurisdiction: ") + std::string(jurisdiction);
        // Below a province the nearest listed title says where it is.
        for (const std::string& level : book_.chain(jurisdiction)) {
            const BilingualText title = book_.jurisdiction_title(level);
            if (title.in(language_).empty()) continue;
            out += " " + title.in(language_);
            break;
        }
        if (record_.anchor) {
            out += pick("；适用日期：", "; date that governs: ") + to_text(*record_.anchor) + pick("（", " (");
            out += anchor_text().in(language_);
            out += pick("）", ")");
        }
        if (operation_.known_at()) out += pick("；知悉日：", "; known at: ") + to_text(*operation_.known_at());
        out += '\n';
        if (record_.status != Status::ok) {
            out += pick("无法判断：", "not decided: ");
            out += render_row_error(operation_, row_, record_, language_);
            out += '\n';
            return;
        }
        out += pick("事实：", "facts: ");
        append_values(out, record_.facts, true);
        out += '\n';
        append_lists(out, true);
        out += pick("过程：\n", "steps:\n");
        std::size_t number = 0;
        for (const Step& step : record_.trace.steps()) {
            out += "  " + std::to_string(++number) + ". ";
            if (!step.at.is_root()) out += pick("〔", "[") + place_text(list_of(step), step.at) + pick("〕", "] ");
            append_sentence(out, step);
            out += pick("。", ".");
            if (step.rule.version >= 0) append_source(out, step.rule);
            out += '\n';
        }
        out += pick("结果：", "results: ");
        append_values(out, record_.results);
        out += '\n';
        append_lists(out, false);
        const CoordinateTrace& trace = record_.trace.coordinates();
        if (trace.controlling() >= 0) {
            const Rule& rule = book_.rule_of(trace.controlling());
            out += pick("决定性规则：", "controlling rule: ") + rule.title.in(language_) + " " + rule.id + "@" +
                   to_text(book_.version(trace.controlling()).from) + "\n";
        }
        out += pick("核实状态：", "confidence: ");
        append_code(out, static_cast<std::int64_t>(trace.confidence()), "confidence");
        out += pick("；规则库摘要：", "; digest of the rules: ") + book_.digest() + "\n";
    }

    /// Rows of the lists, each followed by the rows inside it.
    void append_lists(std::string& out, bool facts) const {
        for (const RecordedList& list : record_.lists) {
            if (list.list->parent >= 0) continue;
            const std::vector<Values>& rows = facts ? list.facts : list.results;
            for (std::size_t i = 0; i < rows.size(); ++i) {
                append_row(out, "  ", *list.list, static_cast<std::int32_t>(i), rows[i], facts);
                for (const RecordedList& inner : record_.lists) {
                    if (!is_inside(inner, list)) continue;
                    for (std::size_t k = inner.begins[i]; k < inner.begins[i + 1]; ++k)
                        append_row(out, "    ", *inner.list, {static_cast<std::int32_t>(i), static_cast<std::int32_t>(k - inner.begins[i])},
                                   (facts ? inner.facts : inner.results)[k], facts);
                }
            }
        }
    }
    void append_row(std::string& out, const char* indent, const ListInfo& list, RowPlace at, const Values& values, bool facts) const {
        out += indent;
        out += list.text.in(language_);
        out += " " + place_text(list.name, at) + pick("：", ": ");
        append_values(out, values, facts);
        out += '\n';
    }
    [[nodiscard]] bool is_inside(const RecordedList& inner, const RecordedList& list) const noexcept {
        return inner.list->parent >= 0 && &record_.lists[static_cast<std::size_t>(inner.list->parent)] == &list;
    }

    /// `known_only` leaves out facts that were not given; the steps say which of them mattered.
    void append_values(std::string& out, const Values& values, bool known_only = false) const {
        bool first = true;
        for (const RecordedValue& value : values) {
            if (known_only && !value.value) continue;
            if (!first) out += pick("；", "; ");
            out += value.column->text.in(language_);
            out += ' ';
            append(out, value);
            first = false;
        }
    }

    void append_source(std::string& out, const RuleUse& use) const {
        const Version& version = book_.version(use.version);
        out += pick("【", " [");
        // Articles of one document share its title.
        std::int32_t last = -1;
        for (const Citation& cite : citations_of(book_, use)) {
            const Document& document = book_.documents()[static_cast<std::size_t>(cite.document)];
            if (cite.document != last) {
                if (last >= 0) out += pick("；", "; ");
                out += "《" + document.title + "》" + document.number;
                if (!cite.article.empty()) out += ' ';
            } else {
                out += pick("、", ", ");
            }
            append_article(out, cite.article, language_);
            last = cite.document;
        }
        out += pick("；", "; ") + to_text(version.from) + pick(" 起", " on");
        if (version.until) out += pick("，至 ", ", until ") + to_text(*version.until) + pick(" 前", "");
        append_relation(out, use);
        if (use.confidence == Confidence::unverified) out += pick("；未核实", "; unverified");
        out += pick("】", "]");
    }

    /// Of a local rule over a general one: whose rule it is and what it stands in the place of.
    void append_relation(std::string& out, const RuleUse& use) const {
        const Rule& rule = book_.rule_of(use.version);
        if (rule.relation == Relation::none || !record_.anchor) return;
        out += pick("；", "; ") + rule.jurisdiction + (rule.relation == Relation::fills ? pick(" 规则，补充 ", " rule, fills a gap of ") : pick(" 规则，替代 ", " rule, in the place of "));
        const std::vector<std::string> chain = book_.chain(rule.jurisdiction);
        const RuleInForce above = book_.in_force(rule.id, std::span(chain).subspan(1), *record_.anchor, operation_.known_at());
        if (!above.version) {
            out += pick("上级（无规定）", "the level above, which has none");
            return;
        }
        const Version& version = book_.version(above.version->code);
        out += book_.rule_of(version.code).jurisdiction + "@" + to_text(version.from);
        for (const Citation& cite : version.cites) {
            const Document& document = book_.documents()[static_cast<std::size_t>(cite.document)];
            out += " " + document.number + (cite.article.empty() ? "" : " ");
            append_article(out, cite.article, language_);
        }
    }

    /// Name of the list that a step belongs to.
    [[nodiscard]] std::string_view list_of(const Step& step) const {
        if (!step.list.empty()) return step.list;
        for (const RecordedList& list : record_.lists)
            if (!list.list->emitted && (list.list->parent >= 0) == (step.at.grandchild >= 0)) return list.list->name;
        return {};
    }

    [[nodiscard]] Text anchor_text() const {
        for (const ColumnInfo& column : operation_.info().inputs)
            if (column.name == operation_.info().anchor) return column.text;
        return {operation_.info().anchor, operation_.info().anchor};
    }

    // --- JSON --------------------------------------------------------------------------------------------------

    void json(std::string& out) {
        JsonWriter json(out);
        const OperationInfo& info = operation_.info();
        json.begin_object();
        json.member("operation", info.name);
        json.member("title", info.text.in(language_));
        json.member("jurisdiction", record_.jurisdiction.empty() ? std::string_view(operation_.jurisdiction()) : record_.jurisdiction);
        if (operation_.known_at()) json.member("known_at", to_text(*operation_.known_at()));
        json.member("row", row_);
        json.member("digest", book_.digest());
        if (record_.status != Status::ok) {
            json.key("error");
            json.begin_object();
            json.member("status", status_name(record_.status));
            if (record_.column >= 0)
                json.member("column", operation_.input_slots()[static_cast<std::size_t>(record_.column)].name);
            json.member("message", render_row_error(operation_, row_, record_, language_));
            json.end_object();
            json.end_object();
            return;
        }
        json.key("anchor");
        json.begin_object();
        json.member("column", info.anchor);
        json.date("date", record_.anchor);  // null for a query of the present
        json.end_object();
        json.key("facts");
        write_values(json, record_.facts);
        write_lists(json, "fact_lists", true);
        json.key("steps");
        json.begin_array();
        for (const Step& step : record_.trace.steps()) write_step(json, step);
        json.end_array();
        json.key("results");
        write_values(json, record_.results);
        write_lists(json, "result_lists", false);
        const CoordinateTrace& trace = record_.trace.coordinates();
        json.key("controlling_rule");
        if (trace.controlling() >= 0) {
            json.begin_object();
            json.member("id", book_.rule_of(trace.controlling()).id);
            json.member("version", to_text(book_.version(trace.controlling()).from));
            json.end_object();
        } else {
            json.null();
        }
        json.member("path", trace.path());
        json.member("confidence", trace.confidence() == Confidence::verified ? "verified" : "unverified");
        json.end_object();
    }

    void write_values(JsonWriter& json, const Values& values) {
        json.begin_array();
        write_each(json, values);
        json.end_array();
    }
    void write_each(JsonWriter& json, const Values& values) {
        for (const RecordedValue& value : values) {
            json.begin_object();
            json.member("column", value.column->name);
            json.member("name", value.column->text.in(language_));
            if (value.column->personal) json.member("personal", true);
            json.key("value");
            if (!value.value || hidden(*value.column))
                json.null();
            else if (value.column->kind == Kind::text)
                json.value(value.text);
            else
                json.value(*value.value);
            scratch_.clear();
            append(scratch_, value);
            json.member("text", scratch_);
            json.end_object();
        }
    }

    void write_lists(JsonWriter& json, std::string_view name, bool facts) {
        if (record_.lists.empty()) return;
        json.key(name);
        json.begin_object();
        for (const RecordedList& list : record_.lists) {
            if (list.list->parent >= 0) continue;
            json.key(list.list->name);
            json.begin_array();
            const std::vector<Values>& rows = facts ? list.facts : list.results;
            for (std::size_t i = 0; i < rows.size(); ++i) {
                json.begin_array();
                write_each(json, rows[i]);
                for (const RecordedList& inner : record_.lists)
                    if (is_inside(inner, list)) write_inner(json, inner, i, facts);
                json.end_array();
            }
            json.end_array();
        }
        json.end_object();
    }

    /// The rows of a list inside a row, behind the row's own values.
    void write_inner(JsonWriter& json, const RecordedList& inner, std::size_t parent, bool facts) {
        json.begin_object();
        json.member("list", inner.list->name);
        json.member("name", inner.list->text.in(language_));
        json.key("rows");
        json.begin_array();
        for (std::size_t k = inner.begins[parent]; k < inner.begins[parent + 1]; ++k) write_values(json, (facts ? inner.facts : inner.results)[k]);
        json.end_array();
        json.end_object();
    }

    void write_step(JsonWriter& json, const Step& step) {
        static constexpr std::array names{"test",      "lookup",   "missing_rule", "missing_key",   "missing_fact",
                                          "provision", "computed", "note",         "unknown_issue", "conflict", "elsewhere"};
        json.begin_object();
        json.member("kind", names[static_cast<std::size_t>(step.kind)]);
        if (!step.at.is_root()) json.member("child", step.at.child);
        if (step.at.grandchild >= 0) json.member("grandchild", step.at.grandchild);
        if (!step.at.is_root()) json.member("list", list_of(step));
        scratch_.clear();
        append_sentence(scratch_, step);
        json.member("text", scratch_);
        if (step.kind == StepKind::test) json.member("result", step.result);
        if (!step.rule.id.empty()) {
            json.key(step.kind == StepKind::missing_fact ? "fact" : "rule");
            if (step.rule.version >= 0)
                write_rule(json, step.rule);
            else
                json.value(step.rule.id);
        }
        if (step.kind == StepKind::elsewhere) json.member("decided_by", elsewhere_of(step.rule));
        if (step.kind == StepKind::conflict) {
            json.key("other_rule");
            write_rule(json, step.other);
        }
        if (step.count > 0) {
            json.key("operands");
            json.begin_array();
            for (std::int32_t i = 0; i < step.count; ++i) {
                const Operand& operand = step.operands[static_cast<std::size_t>(i)];
                json.begin_object();
                json.member("name", operand.name.in(language_));
                json.member("value", operand.value);
                if (operand.scale != 0) json.member("scale", operand.scale);
                scratch_.clear();
                append(scratch_, operand);
                json.member("text", scratch_);
                json.end_object();
            }
            json.end_array();
        }
        json.end_object();
    }

    void write_rule(JsonWriter& json, const RuleUse& use) const {
        const Rule& rule = book_.rule_of(use.version);
        json.begin_object();
        json.member("id", rule.id);
        json.member("version", to_text(book_.version(use.version).from));
        json.member("jurisdiction", rule.jurisdiction);
        if (rule.relation != Relation::none) json.member("relation", rule.relation == Relation::fills ? "fills" : "replaces");
        json.member("confidence", use.confidence == Confidence::verified ? "verified" : "unverified");
        json.key("citations");
        write_citations(json, book_, citations_of(book_, use));
        json.end_object();
    }

private:
    [[nodiscard]] const char* pick(const char* zh, const char* en) const noexcept {
        return language_ == Language::zh ? zh : en;
    }

    const PreparedOperation& operation_;
    const Rulebook& book_;
    std::int64_t row_;
    const RowRecord& record_;
    Language language_;
    std::string scratch_;
};

Text reason(Status status) noexcept {
    switch (status) {
        case Status::missing_value: return text("缺少必需的值", "a required value is missing");
        case Status::unknown_code: return text("代码不在代码表中", "the code is not in its list");
        case Status::bad_date: return text("不是 1400-01-01 至 9999-12-31 之间的日期", "no date from 1400-01-01 to 9999-12-31");
        case Status::out_of_range: return text("数值不合理", "the value cannot be");
        case Status::overflow: return text("计算结果超出可表示的范围", "a result does not fit");
        case Status::duplicate_event: return text("该事件标识已用于其他内容", "the id was used for other content");
        case Status::contradiction: return text("与其他事实矛盾", "it contradicts another fact");
        default: return text("数据有误", "the data is wrong");
    }
}

/// The first items of a list with their codes, for a message.
std::string items_text(const Rulebook& book, std::string_view list_name) {
    constexpr std::size_t shown = 12;
    std::string out;
    const CodeList* list = book.list(list_name);
    if (!list) return out;
    for (std::size_t i = 0; i < list->items.size() && i < shown; ++i)
        out += (i ? ", " : "") + list->items[i].id + " (" + std::to_string(list->items[i].code) + ")";
    return list->items.size() > shown ? out + ", ..." : out;
}

}  // namespace

void render_explanation(const PreparedOperation& operation, std::int64_t row, const RowRecord& record, Language language,
                        ExplanationFormat format, std::string& out) {
    out.clear();
    Renderer renderer(operation, row, record, language);
    if (format == ExplanationFormat::text)
        renderer.text(out);
    else
        renderer.json(out);
}

const std::vector<Citation>& citations_of(const Rulebook& book, const RuleUse& use) noexcept {
    const Version& version = book.version(use.version);
    if (use.row >= 0 && use.row < static_cast<std::int32_t>(version.rows.size())) {
        const auto& own = version.rows[static_cast<std::size_t>(use.row)].cites;
        if (!own.empty()) return own;
    }
    return version.cites;
}

std::string render_row_error(const PreparedOperation& operation, std::int64_t row, const RowRecord& record,
                             Language language) {
    const bool zh = language == Language::zh;
    std::string out = zh ? "第 " + std::to_string(row) + " 行" : "row " + std::to_string(row);
    if (record.column >= 0) {
        const PreparedOperation::InputSlot& slot = operation.input_slots()[static_cast<std::size_t>(record.column)];
        if (!record.at.is_root() && slot.list >= 0)
            out += (zh ? "，" : ", ") + place_text(operation.info().lists[static_cast<std::size_t>(slot.list)].name, record.at);
        out += zh ? "，列“" + slot.name + "”（" + std::string(slot.column.text.zh) + "）"
                  : ", column '" + slot.name + "' (" + std::string(slot.column.text.en) + ")";
        const bool hidden = slot.column.personal && !operation.shows_personal();
        if (hidden && (record.bad_value || !record.bad_text.empty())) {
            out += zh ? "，值（个人信息，未显示）" : ", value (personal, not shown)";
        } else if (!record.bad_text.empty()) {
            out += (zh ? "，值“" : ", value '") + printable(record.bad_text) + (zh ? "”" : "'");
        } else if (record.bad_value) {
            // A date that can be one is shown as people write it; anything else as the number that was bound.
            const bool date = slot.column.kind == Kind::date && *record.bad_value >= Date::min_days && *record.bad_value <= Date::max_days;
            out += (zh ? "，值 " : ", value ") +
                   (date ? to_text(Date::from_days(static_cast<std::int32_t>(*record.bad_value))) : std::to_string(*record.bad_value));
        }
    }
    out += zh ? "：" : ": ";
    out += reason(record.status).in(language);
    if (record.status == Status::unknown_code && record.column >= 0) {
        const ColumnInfo& column = operation.input_slots()[static_cast<std::size_t>(record.column)].column;
        if (column.kind == Kind::jurisdiction)
            out += zh ? "；应为地区编号，如 100001（中央）、220000（吉林省）、220802" : "; it must be the number of a jurisdiction, such as 100001 (central), 220000 (Jilin) or 220802";
        else if (!column.enumeration.empty())
            out += (zh ? "；应为 " : "; it must be one of ") + items_text(operation.book(), column.enumeration);
    }
    const Text remedy = record.trace.remedy();
    if (record.trace.rejected() && !remedy.in(language).empty()) {
        out += zh ? "；" : "; ";
        out += remedy.in(language);
    }
    return out;
}

std::string value_text(const Rulebook& book, const ColumnInfo& column, std::optional<std::int64_t> value,
                       Language language) {
    if (!value) return {};
    if (column.kind == Kind::code) {
        const CodeList* list = book.list(column.enumeration);
        const CodeItem* found = list ? list->find(*value) : nullptr;
        return found ? found->text.in(language) : std::to_string(*value);
    }
    if (column.kind == Kind::set) {
        std::string out;
        const CodeList* list = book.list(column.enumeration);
        for (const CodeItem& entry : list ? list->items : std::vector<CodeItem>{})
            if ((static_cast<std::uint64_t>(*value) >> entry.code) & 1)
                out += (out.empty() ? "" : ";") + entry.text.in(language);
        return out;
    }
    if (column.kind == Kind::money) return to_text(Money::fen(*value));
    if (column.kind == Kind::date) {
        const Date date = Date::from_days(static_cast<std::int32_t>(*value));
        return date.valid() ? to_text(date) : std::string();
    }
    if (column.kind == Kind::boolean) return *value ? "true" : "false";
    if (column.kind == Kind::jurisdiction) return book.jurisdiction_code(static_cast<std::int32_t>(*value));
    if (column.kind == Kind::timestamp) return timestamp_text(*value);
    return to_text(Decimal{*value, column.scale});
}

}  // namespace steward
