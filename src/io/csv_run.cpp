#include "steward/io/csv_run.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>

#include "column_names.hpp"
#include "csv_children.hpp"
#include "csv_sources.hpp"
#include "steward/io/file.hpp"

namespace steward {
namespace {

using detail::Block;
using detail::ChildTable;
using detail::CsvSettings;
using detail::Emission;
using detail::OpenOutput;
using detail::ParentKey;
using detail::ParentKeys;
using detail::Refusal;
using detail::RowFault;
using detail::RowValues;
using detail::Source;
using detail::Sources;
using detail::Table;
using detail::TableColumn;
using detail::TableName;
using detail::TableRows;
using detail::TableWriter;
using detail::ValueColumn;
using detail::WriteText;

/// One run over tables in memory. Every table is read twice, row by row: once to decide, and again to write what was
/// decided beside it. So no row has to be kept.
class Run {
public:
    Run(PreparedOperation& operation, const CsvSettings& settings)
        : operation_(operation),
          book_(operation.book()),
          settings_(settings),
          zh_(settings.language == Language::zh),
          block_(operation, settings.language) {}

    [[nodiscard]] Result<CsvRunReport> run(const Sources& sources, const OpenOutput& open) {
        if (settings_.chunk_rows < 1)
            return Error{Status::argument, {"chunk_rows 为 " + std::to_string(settings_.chunk_rows) + "，应不小于 1",
                                            "chunk_rows is " + std::to_string(settings_.chunk_rows) + "; it must be at least 1"}};
        if (Result<void> opened = open_inputs(sources); !opened) return std::move(opened).error();
        if (keyed_ || settings_.progress)
            if (Result<void> scanned = scan(); !scanned) return std::move(scanned).error();
        for (ChildTable& child : children_) {
            const ChildTable* outer = outer_of(child);
            Result<std::int64_t> without_parent = outer ? child.read(outer->keys(), outer->rows()) : child.read(keys_, total_);
            if (!without_parent) return std::move(without_parent).error();
            report_.bad += *without_parent;
        }
        if (Result<void> opened = open_outputs(open); !opened) return std::move(opened).error();
        if (Result<void> decided = decide_all(); !decided) return std::move(decided).error();
        if (Result<void> flushed = out_->flush(); !flushed) return std::move(flushed).error();
        for (const std::unique_ptr<TableWriter>& out : emission_outs_)
            if (Result<void> flushed = out->flush(); !flushed) return std::move(flushed).error();
        for (std::size_t i = 0; i < children_.size(); ++i)
            if (Result<void> written = children_[i].write(*child_outs_[i], settings_.language); !written)
                return std::move(written).error();
        return report_;
    }

private:
    // --- before any row ----------------------------------------------------------------------------------------

    [[nodiscard]] Result<void> open_inputs(const Sources& sources) {
        const OperationInfo& info = operation_.info();
        const std::string operation(info.name);
        Result<Table> main = Table::open(sources.main.name, sources.main.text, detail::root_columns(info), book_, table_options());
        if (!main) return std::move(main).error();
        main_.emplace(std::move(main).value());
        for (const TableColumn& column : main_->columns()) values_.emplace_back(column.column.storage);

        std::string nested;
        for (const ListInfo& list : info.lists)
            if (!list.emitted) nested += (nested.empty() ? "" : ", ") + std::string(list.name);
        for (const auto& given : sources.lists) {
            const std::string& name = given.first;
            const auto has_name = [&](const auto& entry) { return entry.first == name; };
            if (std::count_if(sources.lists.begin(), sources.lists.end(), has_name) > 1)
                return Error{Status::argument,
                             {"列表“" + name + "”给出了两次，应只给一次", "list '" + name + "' is given twice; give it once"}};
            const auto known = [&](const ListInfo& list) { return !list.emitted && list.name == name; };
            if (std::none_of(info.lists.begin(), info.lists.end(), known))
                return Error{Status::unknown_list,
                             {operation + " 没有输入列表“" + name + "”" + (nested.empty() ? "" : "，可用：" + nested),
                              operation + " has no input list '" + name + "'" + (nested.empty() ? "" : "; it has " + nested)}};
        }
        for (const ListInfo& list : info.lists) {
            if (list.emitted) continue;
            Result<const Source*> source = detail::source_of(sources, info, list);
            if (!source) return std::move(source).error();
            const std::string row_key = detail::row_key_of(info, list);
            Result<Table> table = Table::open((*source)->name, (*source)->text, list.inputs, book_, table_options(row_key));
            if (!table) return std::move(table).error();
            if (!table->key()) return no_key(*table);
            if (!main_->key()) return no_key(*main_);
            if (!row_key.empty() && !table->row_key()) return no_row_key(*table, row_key);
            children_.emplace_back(std::move(table).value(), list, operation_);
        }
        keyed_ = !info.lists.empty() && main_->key();
        return {};
    }

    [[nodiscard]] detail::TableOptions table_options(std::string row_key = {}) const { return {operation_.shows_personal(), false, std::move(row_key)}; }

    /// The table of the list that a list is in; null for a list of the main table. It stands before it.
    [[nodiscard]] const ChildTable* outer_of(const ChildTable& child) const noexcept {
        if (child.info().parent < 0) return nullptr;
        const ListInfo* outer = &operation_.info().lists[static_cast<std::size_t>(child.info().parent)];
        return &*std::find_if(children_.begin(), children_.end(), [&](const ChildTable& other) { return &other.info() == outer; });
    }

    static Error no_key(const Table& table) {
        return table.in_table({Status::not_bound,
                               {"缺少列 key；主表与列表的各行以 key 相连",
                                "the column key is missing; it ties the rows of a list to the main table"}});
    }
    static Error no_row_key(const Table& table, const std::string& row_key) {
        const std::string list = row_key.substr(0, row_key.rfind('.'));
        return table.in_table({Status::not_bound,
                               {"缺少列 " + row_key + "；列表 " + list + " 的行以它相区别，行内的列表以它与之相连",
                                "the column " + row_key + " is missing; it names the rows of list " + list + " and ties the lists inside to them"}});
    }

    /// Counts the rows of the main table, and notes their keys.
    [[nodiscard]] Result<void> scan() {
        TableRows rows(*main_);
        CsvRecord record;
        for (;; ++total_) {
            Result<bool> more = rows.next(record);
            if (!more) return std::move(more).error();
            if (!*more) return {};
            const std::string_view key = main_->key_of(record);
            if (!keyed_ || key.empty()) continue;
            const auto found = keys_.find(key);
            if (found == keys_.end())
                keys_.emplace(key, ParentKey{total_, record.line, 0});
            else if (found->second.second_line == 0)
                found->second.second_line = record.line;
        }
    }

    [[nodiscard]] Result<void> open_outputs(const OpenOutput& open) {
        Result<WriteText> main = open({});
        if (!main) return std::move(main).error();
        out_ = std::make_unique<TableWriter>(std::move(main).value());
        out_->carried_headers(*main_);
        write_headers(*out_, block_.results());
        for (const std::string_view name : {"rule", "confidence", "error"}) out_->header(name);
        out_->end_record();
        for (const ListInfo& list : operation_.info().lists) {
            Result<WriteText> write = open(list.name);
            if (!write) return std::move(write).error();
            (list.emitted ? emission_outs_ : child_outs_).push_back(std::make_unique<TableWriter>(std::move(write).value()));
        }
        for (std::size_t i = 0; i < emission_outs_.size(); ++i) {
            TableWriter& out = *emission_outs_[i];
            out.header(main_->key() ? "key" : "row");
            for (const ColumnInfo& column : block_.emissions()[i].columns) out.header(detail::name_without_unit(column));
            out.end_record();
        }
        return {};
    }

    // --- rows --------------------------------------------------------------------------------------------------

    /// What keeps a row of the main table from being decided, as a message when `message` is not null.
    [[nodiscard]] bool faulty(const CsvRecord& record, std::int64_t row, std::string* message) {
        const Language language = settings_.language;
        if (const std::optional<RowFault> fault = main_->read(record, row_)) {
            if (message) *message = main_->describe(*fault, record, language);
            return true;
        }
        if (keyed_) {
            const std::string_view key = main_->key_of(record);
            const std::string place = message ? main_->place(record.line, language) : std::string();
            if (key.empty()) {
                if (message) *message = place + (zh_ ? "，列“key”：缺少必需的值" : ", column 'key': a required value is missing");
                return true;
            }
            const ParentKey& entry = keys_.find(key)->second;
            if (entry.second_line != 0) {
                if (message) {
                    const std::string other = std::to_string(entry.row == row ? entry.second_line : entry.line);
                    *message = place + (zh_ ? "，列“key”，值“" + printable(key) + "”：与第 " + other + " 行相同，应各不相同"
                                            : ", column 'key', value '" + printable(key) + "': line " + other + " has the same; keys must differ");
                }
                return true;
            }
        }
        for (const ChildTable& child : children_) {
            const std::int64_t line = bad_line(child, row);
            if (line == 0) continue;
            if (message)
                *message = child.table().place(line, settings_.language) +
                           (zh_ ? "有误，见该表输出的 error 列" : " is wrong; see the column error in the output of that table");
            return true;
        }
        return false;
    }

    /// The line of the first row of a list under a row of the main table that cannot be read, 0 when there is none.
    [[nodiscard]] std::int64_t bad_line(const ChildTable& child, std::int64_t row) const noexcept {
        const ChildTable* outer = outer_of(child);
        if (!outer) return child.bad_line(row);
        for (const std::int64_t parent : outer->rows_of(row))
            if (const std::int64_t line = child.bad_line(parent); line != 0) return line;
        return 0;
    }

    /// Adds the rows of all lists under a row of the main table.
    void add_children(std::int64_t row) {
        for (ChildTable& child : children_) {
            const ChildTable* outer = outer_of(child);
            if (!outer)
                child.add_parent(row);
            else
                for (const std::int64_t parent : outer->rows_of(row)) child.add_parent(parent);
        }
    }

    /// Calls `action(place)` with the places in the chunk of the parents of a list's rows under row `at` of the chunk, until it
    /// is true.
    template <class Action>
    void each_parent(const ChildTable& child, std::size_t at, Action action) const {
        const ChildTable* outer = outer_of(child);
        const auto [begin, end] = outer ? outer->chunk_rows(at) : std::pair(at, at + 1);
        for (std::size_t parent = begin; parent < end; ++parent)
            if (action(parent)) return;
    }

    [[nodiscard]] Result<void> decide_all() {
        TableRows ahead(*main_);
        TableRows behind(*main_);
        CsvRecord record;
        for (bool more = true; more;) {
            const std::int64_t first = report_.rows;
            Result<bool> read = read_chunk(ahead, record);
            if (!read) return std::move(read).error();
            more = *read;
            if (decided_.empty()) return {};
            if (Result<void> ran = run_chunk(); !ran) {
                Error error = std::move(ran).error();
                const std::string rows = std::to_string(first + 1) + "–" + std::to_string(report_.rows);
                error.message.zh.insert(0, "数据行 " + rows + "：");
                error.message.en.insert(0, "data rows " + rows + ": ");
                return error;
            }
            for (std::size_t i = 0; i < decided_.size(); ++i) {
                Result<bool> again = behind.next(record);
                if (!again) return std::move(again).error();
                write_row(record, first + static_cast<std::int64_t>(i), decided_[i]);
            }
            if (settings_.progress) settings_.progress(report_.rows, total_);
        }
        return {};
    }

    /// Reads the rows of a chunk; false when they are the last.
    [[nodiscard]] Result<bool> read_chunk(TableRows& rows, CsvRecord& record) {
        for (ValueColumn& column : values_) column.clear();
        for (ChildTable& child : children_) child.begin_chunk();
        decided_.clear();
        run_rows_ = 0;
        while (static_cast<std::int64_t>(decided_.size()) < settings_.chunk_rows) {
            Result<bool> more = rows.next(record);
            if (!more) return more;
            if (!*more) return false;
            const std::int64_t row = report_.rows++;
            if (faulty(record, row, nullptr)) {
                decided_.push_back(-1);
                continue;
            }
            for (std::size_t i = 0; i < values_.size(); ++i) values_[i].push(row_.values[i], row_.present[i] != 0);
            add_children(row);
            decided_.push_back(run_rows_++);
        }
        return true;
    }

    [[nodiscard]] Result<void> run_chunk() {
        if (run_rows_ == 0) return {};
        for (std::size_t i = 0; i < values_.size(); ++i)
            if (Result<void> bound = operation_.bind_input(main_->columns()[i].column.name, values_[i].input()); !bound) return bound;
        for (ChildTable& child : children_)
            if (Result<void> bound = child.bind(operation_); !bound) return bound;
        return block_.run(run_rows_);
    }

    /// Writes a row; `at` is its place in what was run, -1 when it was not.
    void write_row(const CsvRecord& record, std::int64_t row, std::int64_t at) {
        out_->carried(*main_, record);
        std::string message;
        const auto i = static_cast<std::size_t>(at);
        if (at < 0) {
            // Another pass over the fields, for the message: bad rows are few.
            if (!faulty(record, row, &message)) message = main_->place(record.line, settings_.language);
        } else if (block_.refused(i)) {
            message = refusal(record, i);
        }
        if (at < 0 || block_.refused(i)) {
            ++report_.bad;
            if (settings_.on_error) settings_.on_error(message);
            write_nothing(*out_, block_.results());
            out_->field({});
            out_->field({});
            out_->field(message);
            out_->end_record();
            return;
        }
        write_results(*out_, block_.results(), i);
        out_->field(block_.rule(i));
        out_->field(block_.confidence(i));
        out_->field({});
        out_->end_record();
        for (ChildTable& child : children_) each_parent(child, i, [&](std::size_t parent) { return child.keep_results(parent), false; });
        for (std::size_t k = 0; k < emission_outs_.size(); ++k)
            write_emitted(block_.emissions()[k], *emission_outs_[k], record, row, i);
    }

    void write_emitted(const Emission& emission, TableWriter& out, const CsvRecord& record, std::int64_t row, std::size_t at) const {
        const std::string parent = main_->key() ? std::string(main_->key_of(record)) : std::to_string(row + 1);
        for (auto k = static_cast<std::size_t>(emission.offsets[at]); k < static_cast<std::size_t>(emission.offsets[at + 1]); ++k) {
            out.field(parent);
            for (std::size_t c = 0; c < emission.columns.size(); ++c)
                out.value(emission.columns[c], emission.codes[c], emission.at(c, k));
            out.end_record();
        }
    }

    /// The message for a row that the kernel refused.
    [[nodiscard]] std::string refusal(const CsvRecord& record, std::size_t at) {
        const PreparedOperation::InputSlot* slot = block_.column_at_fault(at);
        const Refusal refused{slot ? &slot->column : nullptr, block_.reason(at)};
        const std::string colon = zh_ ? "：" : ": ";
        if (block_.refused_for_child(at)) {
            // The innermost row that was refused: those that it is in are refused for it.
            for (std::size_t k = children_.size(); k-- > 0;) {
                ChildTable& child = children_[k];
                std::int64_t line = 0;
                each_parent(child, at, [&](std::size_t parent) { return (line = child.refuse(parent, refused)) != 0; });
                if (line == 0) continue;
                const std::string column = slot ? std::string(slot->column.name) : std::string();
                return child.table().place(line, settings_.language) +
                       (!slot ? "" : zh_ ? "，列“" + column + "”" : ", column '" + column + "'") + colon + refused.reason;
            }
        }
        const bool own = slot && slot->list < 0;
        return (own ? main_->place_of_value(slot->column, record, settings_.language) : main_->place(record.line, settings_.language)) +
               colon + refused.reason;
    }

    PreparedOperation& operation_;
    const Rulebook& book_;
    const CsvSettings& settings_;
    bool zh_;
    bool keyed_ = false;  ///< rows have a key that matters

    std::optional<Table> main_;
    std::vector<ChildTable> children_;
    ParentKeys keys_;
    std::int64_t total_ = 0;
    CsvRunReport report_;
    std::unique_ptr<TableWriter> out_;
    std::vector<std::unique_ptr<TableWriter>> child_outs_;  ///< as children_
    std::vector<std::unique_ptr<TableWriter>> emission_outs_;  ///< as the emissions of block_

    // Of the chunk.
    RowValues row_;
    std::vector<ValueColumn> values_;
    std::vector<std::int64_t> decided_;  ///< by row: its place in what is run, -1 when it is not
    std::int64_t run_rows_ = 0;
    Block block_;
};

/// The text in UTF-8; `storage` keeps it when it had to be converted.
Result<std::string_view> utf8_view(std::string_view bytes, Encoding encoding, const TableName& name, std::string& storage) {
    if (encoding == Encoding::utf8 && valid_utf8(bytes)) return strip_bom(bytes);
    Result<std::string> converted = to_utf8(bytes, encoding);
    if (!converted) {
        Error error = std::move(converted).error();
        error.message.zh.insert(0, name.zh + "：");
        error.message.en.insert(0, name.en + ": ");
        return error;
    }
    storage = std::move(converted).value();
    return std::string_view(storage);
}

std::string file_name(const std::string& path) { return printable(path.substr(path.rfind('/') + 1)); }

bool same_file(const std::string& a, const std::string& b) {
    std::error_code ignored;
    return a == b || std::filesystem::equivalent(a, b, ignored);
}

}  // namespace

namespace detail {

Result<const Source*> source_of(const Sources& sources, const OperationInfo& operation, const ListInfo& list) {
    for (const auto& [name, source] : sources.lists)
        if (name == list.name) return &source;
    const std::string what(operation.name);
    const std::string name(list.name);
    return Error{Status::not_bound,
                 {what + " 需要列表“" + name + "”的表，请一并给出", what + " needs the table of list '" + name + "'; give it too"}};
}

Result<Sources> view_sources(const CsvTexts& texts, Encoding encoding) {
    Sources sources;
    sources.storage.resize(texts.lists.size() + 1);
    sources.main.name = {"主表", "main table"};
    Result<std::string_view> main = utf8_view(texts.main, encoding, sources.main.name, sources.storage[0]);
    if (!main) return std::move(main).error();
    sources.main.text = *main;
    std::size_t i = 0;
    for (const auto& [name, bytes] : texts.lists) {
        Source source{{"列表 " + name, "list " + name}, {}};
        Result<std::string_view> text = utf8_view(bytes, encoding, source.name, sources.storage[++i]);
        if (!text) return std::move(text).error();
        source.text = *text;
        sources.lists.emplace_back(name, std::move(source));
    }
    return sources;
}

Result<Sources> read_sources(const std::string& main_path, const std::vector<std::pair<std::string, std::string>>& lists, Encoding encoding) {
    Sources sources;
    sources.storage.resize(lists.size() + 1);
    const auto load = [&](const std::string& path, std::string& text) -> Result<Source> {
        Result<std::string> bytes = read_file(path);
        if (!bytes) return std::move(bytes).error();
        text = std::move(bytes).value();
        const std::string name = file_name(path);
        Source source{{name, name}, {}};
        std::string converted;
        Result<std::string_view> view = utf8_view(text, encoding, source.name, converted);
        if (!view) return std::move(view).error();
        source.text = *view;
        if (view->data() == converted.data()) {  // the bytes as they were are of no more use
            text = std::move(converted);
            source.text = text;
        }
        return source;
    };
    Result<Source> main = load(main_path, sources.storage[0]);
    if (!main) return std::move(main).error();
    sources.main = std::move(main).value();
    for (std::size_t i = 0; i < lists.size(); ++i) {
        Result<Source> list = load(lists[i].second, sources.storage[i + 1]);
        if (!list) return std::move(list).error();
        sources.lists.emplace_back(lists[i].first, std::move(list).value());
    }
    return sources;
}

Result<CsvRunReport> run_tables(PreparedOperation& operation, const Sources& sources, const CsvSettings& settings, const OpenOutput& open) {
    return Run(operation, settings).run(sources, open);
}

}  // namespace detail

Result<CsvTextResult> run_csv_text(const Rulebook& book, std::string_view operation, std::string_view jurisdiction,
                                   const CsvTexts& inputs, const CsvTextOptions& options) {
    Result<std::unique_ptr<PreparedOperation>> prepared = book.prepare(operation, jurisdiction, options.known_at);
    if (!prepared) return std::move(prepared).error();
    (*prepared)->show_personal(options.show_personal);
    Result<Sources> sources = detail::view_sources(inputs, options.encoding);
    if (!sources) return std::move(sources).error();

    CsvTextResult result;
    const OpenOutput open = [&result](std::string_view list) -> Result<WriteText> {
        std::string* text = list.empty() ? &result.outputs.main : &result.outputs.lists[std::string(list)];
        return WriteText([text](std::string_view piece) -> Result<void> {
            *text += piece;
            return {};
        });
    };
    Result<CsvRunReport> report = detail::run_tables(**prepared, *sources, {options.language, options.progress, options.chunk_rows, {}}, open);
    if (!report) return std::move(report).error();
    result.report = *report;
    return result;
}

Result<CsvRunReport> run_csv(const Rulebook& book, std::string_view operation, std::string_view jurisdiction,
                             const CsvRunOptions& options) {
    Result<std::unique_ptr<PreparedOperation>> prepared = book.prepare(operation, jurisdiction, options.known_at);
    if (!prepared) return std::move(prepared).error();
    (*prepared)->show_personal(options.show_personal);

    Result<Sources> sources = detail::read_sources(options.input_path, options.lists, options.encoding);
    if (!sources) return std::move(sources).error();

    std::vector<std::unique_ptr<FileSink>> sinks;  // the main output first
    const OpenOutput open = [&](std::string_view list) -> Result<WriteText> {
        const std::string path = options.output_path + (list.empty() ? "" : "." + std::string(list) + ".csv");
        bool replaces = same_file(path, options.input_path);
        for (const auto& entry : options.lists) replaces = replaces || same_file(path, entry.second);
        if (replaces)
            return Error{Status::argument, {"输出“" + printable(path, 200) + "”会覆盖输入文件，请另取名称",
                                            "the output '" + printable(path, 200) + "' would replace an input; give it another name"}};
        Result<FileSink> created = FileSink::create(path);
        if (!created) return std::move(created).error();
        FileSink* sink = sinks.emplace_back(std::make_unique<FileSink>(std::move(created).value())).get();
        return WriteText([sink](std::string_view piece) { return sink->write(piece); });
    };
    Result<CsvRunReport> report = detail::run_tables(**prepared, *sources, {options.language, options.progress, options.chunk_rows, {}}, open);
    if (!report) return report;

    std::string placed;
    for (auto sink = sinks.rbegin(); sink != sinks.rend(); ++sink) {
        if (Result<void> committed = (*sink)->commit(); !committed) {
            Error error = std::move(committed).error();
            if (!placed.empty()) {
                error.message.zh += "；已写出的文件：" + placed;
                error.message.en += "; the files that are written: " + placed;
            }
            return error;
        }
        placed += (placed.empty() ? "" : ", ") + printable((*sink)->path(), 200);
    }
    return report;
}

}  // namespace steward
