#include "steward/io/quality.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "csv_sources.hpp"
#include "json_text.hpp"
#include "jsonl_lines.hpp"
#include "jsonl_rows.hpp"
#include "jsonl_run.hpp"
#include "quality_stats.hpp"
#include "steward/io/file.hpp"

namespace steward {
namespace {

using detail::Cell;
using detail::CellReader;
using detail::CsvSettings;
using detail::JsonDocument;
using detail::JsonNode;
using detail::JsonOut;
using detail::JsonRows;
using detail::Members;
using detail::Source;
using detail::Sources;
using detail::Table;
using detail::TableColumn;
using detail::TableRows;
using detail::TableStats;
using detail::WriteText;
using Answer = CellReader::Answer;

/// Keeps the first messages of a dry run.
std::function<void(const std::string&)> keep_first(std::vector<std::string>& failures) {
    return [&failures](const std::string& message) {
        if (failures.size() < quality_examples) failures.push_back(message);
    };
}

// --- CSV ------------------------------------------------------------------------------------------------------------

/// Counts a table. `missing` tells whether a required column is not there.
Result<TableQuality> look_through(const Source& source, std::string_view list, const std::vector<ColumnInfo>& columns,
                                  std::string row_key, const Rulebook& book, Language language, bool& missing) {
    Result<Table> table = Table::open(source.name, source.text, columns, book, {false, true, std::move(row_key)});
    if (!table) return std::move(table).error();
    TableStats stats(list, columns);
    std::vector<bool> known(table->headers().size());
    std::vector<std::size_t> at;  // of a column of the table: its place in `columns`
    for (const TableColumn& column : table->columns()) {
        const auto found = std::find_if(columns.begin(), columns.end(), [&](const ColumnInfo& c) { return c.name == column.column.name; });
        at.push_back(static_cast<std::size_t>(found - columns.begin()));
        stats.column(at.back()).found_as(table->headers()[column.field]);
        known[column.field] = true;
    }
    for (std::size_t i = 0; i < known.size(); ++i)
        if (!known[i] && i != table->key() && i != table->row_key()) stats.unknown(table->headers()[i]);
    if (!table->missing().empty()) missing = true;

    TableRows rows(*table);
    CsvRecord record;
    for (;;) {
        Result<bool> more = rows.next(record);
        if (!more) return std::move(more).error();
        if (!*more) break;
        stats.row();
        if (list.empty()) stats.key(table->key_of(record), record.line);
        if (record.size() != table->headers().size()) {
            stats.unreadable();
            continue;
        }
        for (std::size_t i = 0; i < at.size(); ++i) {
            const TableColumn& column = table->columns()[i];
            Cell cell;
            switch (column.reader.read(record[column.field], cell)) {
                case Answer::value: stats.column(at[i]).value(cell); break;
                case Answer::missing: stats.column(at[i]).missing(); break;
                case Answer::malformed: stats.column(at[i]).invalid(record[column.field], record.line, column.reader.expected(language)); break;
            }
        }
    }
    TableQuality result = stats.result();
    for (ColumnQuality& column : result.columns)
        if (column.found_as.empty()) column.missing = result.rows;
    return result;
}

Result<QualityReport> csv_report(PreparedOperation& operation, const Sources& sources, const QualityOptions& options) {
    const OperationInfo& info = operation.info();
    QualityReport report;
    report.operation = info.name;
    report.language = options.language;
    bool missing = false;
    Result<TableQuality> main = look_through(sources.main, {}, detail::root_columns(info), {}, operation.book(), options.language, missing);
    if (!main) return std::move(main).error();
    report.rows = main->rows;
    report.tables.push_back(std::move(main).value());
    for (const ListInfo& list : info.lists) {
        if (list.emitted) continue;
        Result<const Source*> source = detail::source_of(sources, info, list);
        if (!source) return std::move(source).error();
        Result<TableQuality> table = look_through(**source, list.name, list.inputs, detail::row_key_of(info, list), operation.book(), options.language, missing);
        if (!table) return std::move(table).error();
        report.tables.push_back(std::move(table).value());
    }
    if (missing) {
        report.failing = report.rows;
        return report;
    }
    // Which rows a kernel refuses only the kernel knows: a run whose outputs go nowhere.
    const detail::OpenOutput nowhere = [](std::string_view) -> Result<WriteText> {
        return WriteText([](std::string_view) -> Result<void> { return {}; });
    };
    CsvSettings settings;
    settings.language = options.language;
    settings.on_error = keep_first(report.failures);
    Result<CsvRunReport> ran = detail::run_tables(operation, sources, settings, nowhere);
    if (!ran) return std::move(ran).error();
    report.failing = ran->bad;
    return report;
}

// --- JSON Lines -----------------------------------------------------------------------------------------------------

/// Counts the lines of a text.
class LineStats {
public:
    LineStats(const PreparedOperation& operation, Language language)
        : language_(language), rows_(operation, language) {
        const OperationInfo& info = operation.info();
        root_ = std::make_unique<TableStats>(std::string_view(), rows_.root().columns());
        for (const ListInfo& list : info.lists)
            lists_.push_back(list.emitted ? nullptr : std::make_unique<TableStats>(list.name, list.inputs));
    }

    [[nodiscard]] Result<void> read(detail::ReadBytes bytes) {
        detail::LineReader lines(std::move(bytes));
        std::string_view text;
        for (;;) {
            Result<bool> more = lines.next(text);
            if (!more) return std::move(more).error();
            if (!*more) return {};
            root_->row();
            if (!document_.read(text) || document_.root().kind != JsonNode::Kind::object)
                root_->unreadable();
            else
                object(rows_.root(), *root_, 0, lines.line());
        }
    }

    [[nodiscard]] std::vector<TableQuality> result() const {
        std::vector<TableQuality> tables{root_->result()};
        for (const std::unique_ptr<TableStats>& list : lists_)
            if (list) tables.push_back(list->result());
        return tables;
    }

private:
    void object(Members& members, TableStats& stats, std::size_t object, std::int64_t line) {
        std::vector<char> given(stats.size());
        for (std::size_t i = document_.first_in(object); i < document_[object].end; i = document_[i].end) {
            const std::string_view name = document_[i].name;
            const Members::Target target = members.find(name);
            switch (target.what) {
                case Members::Target::What::column: {
                    stats.column(target.index).found_as(name);
                    Cell cell;
                    const Answer answer = members.read(target, document_, i, cell);
                    if (answer == Answer::missing || given[target.index]) break;
                    given[target.index] = 1;
                    if (answer == Answer::value)
                        stats.column(target.index).value(cell);
                    else
                        stats.column(target.index).invalid(detail::shown(document_[i]), line, members.expected(target, language_));
                    break;
                }
                case Members::Target::What::list: children(target.index, i, line); break;
                case Members::Target::What::ambiguous:
                case Members::Target::What::unknown:
                    if (&stats == root_.get() && detail::trimmed(name) == "key")
                        stats.key(detail::trimmed(detail::shown(document_[i])), line);
                    else
                        stats.unknown(name);
                    break;
            }
        }
        for (std::size_t i = 0; i < given.size(); ++i)
            if (!given[i]) stats.column(i).missing();
    }

    void children(std::size_t list, std::size_t node, std::int64_t line) {
        if (document_[node].kind != JsonNode::Kind::array) return;
        for (std::size_t i = document_.first_in(node); i < document_[node].end; i = document_[i].end) {
            lists_[list]->row();
            if (document_[i].kind == JsonNode::Kind::object)
                object(rows_.list(list), *lists_[list], i, line);
            else
                lists_[list]->unreadable();
        }
    }

    Language language_;
    JsonRows rows_;
    JsonDocument document_;
    std::unique_ptr<TableStats> root_;
    std::vector<std::unique_ptr<TableStats>> lists_;  ///< by info().lists; null for one that is emitted
};

/// Where the bytes come from; asked twice.
using OpenInput = std::function<Result<detail::ReadBytes>()>;

Result<QualityReport> jsonl_report(PreparedOperation& operation, const std::string& name_zh, const std::string& name_en,
                                   const OpenInput& open, const QualityOptions& options) {
    QualityReport report;
    report.operation = operation.info().name;
    report.language = options.language;
    Result<detail::ReadBytes> bytes = open();
    if (!bytes) return std::move(bytes).error();
    LineStats stats(operation, options.language);
    if (Result<void> read = stats.read(std::move(bytes).value()); !read) return std::move(read).error();
    report.tables = stats.result();
    bytes = open();
    if (!bytes) return std::move(bytes).error();
    JsonlOptions run;
    run.language = options.language;
    Result<JsonlRunReport> ran = detail::decide_jsonl(operation, name_zh, name_en, std::move(bytes).value(),
                                                      [](std::string_view) -> Result<void> { return {}; }, run, keep_first(report.failures));
    if (!ran) return std::move(ran).error();
    report.rows = ran->rows;
    report.failing = ran->bad;
    return report;
}

// --- telling --------------------------------------------------------------------------------------------------------

/// "2.5%", of whole numbers and rounded half up.
std::string percent(std::int64_t part, std::int64_t whole) {
    if (whole == 0) return "0.0%";
    const std::int64_t tenths = (part / whole) * 1000 + ((part % whole) * 1000 + whole / 2) / whole;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
}

class Teller {
public:
    explicit Teller(const QualityReport& report) : report_(report), zh_(report.language == Language::zh) {}

    [[nodiscard]] std::string text() {
        line(report_.operation + say("：", ": ") + std::to_string(report_.rows) + say(" 行，其中 ", " rows, of which ") +
             std::to_string(report_.failing) + say(" 行不能判定", " would fail"));
        for (const TableQuality& table : report_.tables) tell(table);
        if (!report_.failures.empty()) line(say("不能判定的前几行：", "the first that would fail:"));
        for (const std::string& failure : report_.failures) line("  " + failure);
        return std::move(out_);
    }

private:
    [[nodiscard]] const char* say(const char* zh, const char* en) const noexcept { return zh_ ? zh : en; }
    void line(const std::string& text) { out_ += text + "\n"; }

    void tell(const TableQuality& table) {
        line((table.list.empty() ? std::string(say("主表", "main table")) : say("列表 ", "list ") + table.list) + say("，", ", ") +
             std::to_string(table.rows) + say(" 行", " rows"));
        if (table.unreadable > 0)
            line("  " + std::to_string(table.unreadable) + say(" 行无法读取：字段数与表头不同，或不是 JSON 对象", " rows cannot be read: another number of fields than the header, or no JSON object"));
        for (const ColumnQuality& column : table.columns) tell(column);
        if (!table.unknown.empty()) {
            std::string names;
            for (const std::string& name : table.unknown) names += (names.empty() ? "" : say("、", ", ")) + name;
            line(std::string(say("  不属于本操作的列，原样保留：", "  not columns of the operation, carried over: ")) + names);
        }
        if (table.duplicates > 0) {
            line("  " + std::to_string(table.duplicates) + say(" 行的 key 重复：", " rows repeat a key:"));
            for (const DuplicateKey& duplicate : table.duplicate_examples)
                line("    " + duplicate.key + say("，第 ", ", line ") + std::to_string(duplicate.line) + say(" 行与第 ", " as line ") + std::to_string(duplicate.first_line) + say(" 行相同", ""));
        }
    }

    void tell(const ColumnQuality& column) {
        const bool found = !column.found_as.empty();
        if (!found && !column.required) return;
        std::string out = "  " + column.name + say("（", " (") + column.text.in(report_.language) + say("）", ")");
        if (column.personal) out += say("，个人信息", ", personal");
        if (!found) {
            line(out + say("：缺少，必需", ": missing, required"));
            return;
        }
        out += say("：值 ", ": ") + std::to_string(column.values) + say("", " values");
        out += say("，缺值 ", ", ") + std::to_string(column.missing) + say("", " missing");
        if (column.missing > 0 && column.required) out += say("（必需）", " (required)");
        if (!column.smallest.empty()) out += say("，由 ", ", from ") + column.smallest + say(" 至 ", " to ") + column.largest;
        line(out);
        if (column.invalid == 0) return;
        line("    " + std::to_string(column.invalid) + say(" 个值无效（", " invalid (") + percent(column.invalid, column.invalid + column.values) + say("）；", "); ") + column.expected);
        for (const InvalidValue& example : column.examples)
            line(std::string(say("    第 ", "    line ")) + std::to_string(example.line) + say(" 行", "") +
                 (column.personal ? say("（未显示）", " (not shown)") : say("：", ": ") + example.value));
        for (const UnmatchedCode& code : column.unmatched) line(std::string(say("    代码表中没有：", "    not in the list: ")) + code.value + " × " + std::to_string(code.count));
        if (column.unmatched_more > 0) line(std::string(say("    其他不在代码表中的值 × ", "    other values not in the list × ")) + std::to_string(column.unmatched_more));
    }

    const QualityReport& report_;
    bool zh_;
    std::string out_;
};

void write_json(JsonOut& out, const ColumnQuality& column, Language language) {
    const auto flag = [&](std::string_view name, bool value) {
        out.key(name);
        out.flag(value);
    };
    const auto optional = [&](std::string_view name, const std::string& value) {
        out.key(name);
        if (value.empty())
            out.null();
        else
            out.text(value);
    };
    out.begin_object();
    out.member("column", column.name);
    out.member("name", column.text.in(language));
    optional("found_as", column.found_as);
    flag("required", column.required);
    flag("personal", column.personal);
    out.member("values", column.values);
    out.member("missing", column.missing);
    out.member("invalid", column.invalid);
    out.member("invalid_share", percent(column.invalid, column.invalid + column.values));
    optional("smallest", column.smallest);
    optional("largest", column.largest);
    optional("expected", column.expected);
    out.key("examples");
    out.begin_array();
    for (const InvalidValue& example : column.examples) {
        out.begin_object();
        out.member("line", example.line);
        optional("value", example.value);
        out.end_object();
    }
    out.end_array();
    out.key("unmatched");
    out.begin_array();
    for (const UnmatchedCode& code : column.unmatched) {
        out.begin_object();
        out.member("value", code.value);
        out.member("count", code.count);
        out.end_object();
    }
    out.end_array();
    out.member("unmatched_more", column.unmatched_more);
    out.end_object();
}

void write_json(JsonOut& out, const TableQuality& table, Language language) {
    out.begin_object();
    out.key("list");
    if (table.list.empty())
        out.null();
    else
        out.text(table.list);
    out.member("rows", table.rows);
    out.member("unreadable", table.unreadable);
    out.key("columns");
    out.begin_array();
    for (const ColumnQuality& column : table.columns) write_json(out, column, language);
    out.end_array();
    out.key("unknown");
    out.begin_array();
    for (const std::string& name : table.unknown) out.text(name);
    out.end_array();
    out.member("duplicates", table.duplicates);
    out.key("duplicate_examples");
    out.begin_array();
    for (const DuplicateKey& duplicate : table.duplicate_examples) {
        out.begin_object();
        out.member("key", duplicate.key);
        out.member("line", duplicate.line);
        out.member("first_line", duplicate.first_line);
        out.end_object();
    }
    out.end_array();
    out.end_object();
}

}  // namespace

Result<QualityReport> csv_quality(const Rulebook& book, std::string_view operation, std::string_view jurisdiction,
                                  const std::string& input_path, const QualityOptions& options) {
    Result<std::unique_ptr<PreparedOperation>> prepared = book.prepare(operation, jurisdiction, options.known_at);
    if (!prepared) return std::move(prepared).error();
    Result<Sources> sources = detail::read_sources(input_path, options.lists, options.encoding);
    if (!sources) return std::move(sources).error();
    return csv_report(**prepared, *sources, options);
}

Result<QualityReport> csv_quality_text(const Rulebook& book, std::string_view operation, std::string_view jurisdiction,
                                       const CsvTexts& inputs, const QualityOptions& options) {
    Result<std::unique_ptr<PreparedOperation>> prepared = book.prepare(operation, jurisdiction, options.known_at);
    if (!prepared) return std::move(prepared).error();
    Result<Sources> sources = detail::view_sources(inputs, options.encoding);
    if (!sources) return std::move(sources).error();
    return csv_report(**prepared, *sources, options);
}

Result<QualityReport> jsonl_quality(const Rulebook& book, std::string_view operation, std::string_view jurisdiction,
                                    const std::string& input_path, const QualityOptions& options) {
    Result<std::unique_ptr<PreparedOperation>> prepared = book.prepare(operation, jurisdiction, options.known_at);
    if (!prepared) return std::move(prepared).error();
    std::optional<FileSource> source;
    const OpenInput open = [&]() -> Result<detail::ReadBytes> {
        Result<FileSource> opened = FileSource::open(input_path);
        if (!opened) return std::move(opened).error();
        source = std::move(opened).value();
        return detail::ReadBytes([&source](char* data, std::size_t size) { return source->read(data, size); });
    };
    const std::string name = printable(input_path.substr(input_path.rfind('/') + 1));
    return jsonl_report(**prepared, name, name, open, options);
}

Result<QualityReport> jsonl_quality_text(const Rulebook& book, std::string_view operation, std::string_view jurisdiction,
                                         std::string_view input, const QualityOptions& options) {
    Result<std::unique_ptr<PreparedOperation>> prepared = book.prepare(operation, jurisdiction, options.known_at);
    if (!prepared) return std::move(prepared).error();
    return jsonl_report(**prepared, "输入", "input", [input]() -> Result<detail::ReadBytes> { return detail::bytes_of(input); }, options);
}

std::string QualityReport::to_text() const { return Teller(*this).text(); }

std::string QualityReport::to_json() const {
    JsonOut out;
    out.begin_object();
    out.member("operation", operation);
    out.member("rows", rows);
    out.member("failing", failing);
    out.key("failures");
    out.begin_array();
    for (const std::string& failure : failures) out.text(failure);
    out.end_array();
    out.key("tables");
    out.begin_array();
    for (const TableQuality& table : tables) write_json(out, table, language);
    out.end_array();
    out.end_object();
    return std::string(out.view());
}

}  // namespace steward
