#include "steward/io/csv_run.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <system_error>

#include "csv_children.hpp"
#include "steward/io/file.hpp"

namespace steward {
namespace {

using detail::ChildTable;
using detail::ParentKey;
using detail::ParentKeys;
using detail::Refusal;
using detail::ResultColumns;
using detail::RowFault;
using detail::RowValues;
using detail::Table;
using detail::TableColumn;
using detail::TableName;
using detail::TableRows;
using detail::TableWriter;
using detail::ValueColumn;
using detail::WriteText;

/// An input table: what messages call it, and its text in UTF-8.
struct Source {
    TableName name;
    std::string_view text;
};

struct Sources {
    Source main;
    std::vector<std::pair<std::string, Source>> lists;
};

struct Settings {
    Language language = Language::zh;
    const CsvProgress& progress;  ///< of the options, which outlive the run
    std::int64_t chunk_rows = 0;
};

/// Opens the output of a list, or, without a name, the main output.
using OpenOutput = std::function<Result<WriteText>(std::string_view list)>;

ColumnInfo standard(StandardOutput which) { return standard_outputs(OperationKind::decision)[static_cast<std::size_t>(which)]; }

/// A result of unknown length on its way out.
struct Emission {
    const ListInfo* info;
    std::vector<const CodeList*> codes;
    std::unique_ptr<TableWriter> out;
    std::span<const std::int64_t> offsets;  ///< of the chunk
    std::vector<ResultColumn> columns;      ///< of the chunk
};

std::optional<std::int64_t> value_at(const ResultColumn& column, std::size_t at) noexcept {
    if (column.validity && !((column.validity[at / 8] >> (at % 8)) & 1)) return std::nullopt;
    switch (column.storage) {
        case Storage::i64: return static_cast<const std::int64_t*>(column.data)[at];
        case Storage::i32: return static_cast<const std::int32_t*>(column.data)[at];
        case Storage::u8: return static_cast<const std::uint8_t*>(column.data)[at];
        case Storage::text: break;
    }
    return std::nullopt;
}

/// One run over tables in memory. Every table is read twice, row by row: once to decide, and again to write what was
/// decided beside it. So no row has to be kept.
class Run {
public:
    Run(PreparedOperation& operation, const Settings& settings)
        : operation_(operation),
          book_(operation.book()),
          settings_(settings),
          zh_(settings.language == Language::zh),
          results_(operation.info().outputs, {}, operation.book()),
          rule_(Storage::i32),
          confidence_(Storage::i32),
          status_(Storage::i32),
          column_(Storage::i32) {}

    [[nodiscard]] Result<CsvRunReport> run(const Sources& sources, const OpenOutput& open) {
        if (settings_.chunk_rows < 1)
            return Error{Status::argument, {"chunk_rows 为 " + std::to_string(settings_.chunk_rows) + "，应不小于 1",
                                            "chunk_rows is " + std::to_string(settings_.chunk_rows) + "; it must be at least 1"}};
        if (Result<void> opened = open_inputs(sources); !opened) return std::move(opened).error();
        if (keyed_ || settings_.progress)
            if (Result<void> scanned = scan(); !scanned) return std::move(scanned).error();
        for (ChildTable& child : children_) {
            Result<std::int64_t> without_parent = child.read(keys_, total_);
            if (!without_parent) return std::move(without_parent).error();
            report_.bad += *without_parent;
        }
        if (Result<void> opened = open_outputs(open); !opened) return std::move(opened).error();
        if (Result<void> decided = decide_all(); !decided) return std::move(decided).error();
        if (Result<void> flushed = out_->flush(); !flushed) return std::move(flushed).error();
        for (Emission& emission : emissions_)
            if (Result<void> flushed = emission.out->flush(); !flushed) return std::move(flushed).error();
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
        Result<Table> main = Table::open(sources.main.name, sources.main.text, info.inputs, book_);
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
            const std::string name(list.name);
            const auto source = std::find_if(sources.lists.begin(), sources.lists.end(),
                                             [&](const auto& entry) { return entry.first == list.name; });
            if (source == sources.lists.end())
                return Error{Status::not_bound,
                             {operation + " 需要列表“" + name + "”的表，请一并给出",
                              operation + " needs the table of list '" + name + "'; give it too"}};
            Result<Table> table = Table::open(source->second.name, source->second.text, list.inputs, book_);
            if (!table) return std::move(table).error();
            if (!table->key()) return no_key(*table);
            if (!main_->key()) return no_key(*main_);
            children_.emplace_back(std::move(table).value(), list, book_);
        }
        keyed_ = !info.lists.empty() && main_->key();
        return {};
    }

    static Error no_key(const Table& table) {
        return table.in_table({Status::not_bound,
                               {"缺少列 key；主表与列表的各行以 key 相连",
                                "the column key is missing; it ties the rows of a list to the main table"}});
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
        for (const std::string& name : main_->headers()) out_->header(name);
        results_.write_headers(*out_);
        for (const std::string_view name : {"rule", "confidence", "error"}) out_->header(name);
        out_->end_record();
        for (const ListInfo& list : operation_.info().lists) {
            Result<WriteText> write = open(list.name);
            if (!write) return std::move(write).error();
            if (!list.emitted) {
                child_outs_.push_back(std::make_unique<TableWriter>(std::move(write).value()));
                continue;
            }
            Emission& emission = emissions_.emplace_back();
            emission.info = &list;
            emission.out = std::make_unique<TableWriter>(std::move(write).value());
            emission.out->header(main_->key() ? "key" : "row");
            for (const ColumnInfo& column : list.outputs) {
                emission.codes.push_back(detail::codes_of(column, book_));
                emission.out->header(detail::name_without_unit(column));
            }
            emission.out->end_record();
        }
        for (std::int32_t code = 0; code < book_.version_count(); ++code)
            versions_.push_back(book_.rule_of(code).id + "@" + to_text(book_.version(code).from));
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
            const std::int64_t line = child.bad_line(row);
            if (line == 0) continue;
            if (message)
                *message = child.table().place(line, settings_.language) +
                           (zh_ ? "有误，见该表输出的 error 列" : " is wrong; see the column error in the output of that table");
            return true;
        }
        return false;
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
            for (ChildTable& child : children_) child.add_parent(row);
            decided_.push_back(run_rows_++);
        }
        return true;
    }

    [[nodiscard]] Result<void> run_chunk() {
        if (run_rows_ == 0) return {};
        const auto rows = static_cast<std::size_t>(run_rows_);
        for (std::size_t i = 0; i < values_.size(); ++i)
            if (Result<void> bound = operation_.bind_input(main_->columns()[i].column.name, values_[i].input()); !bound) return bound;
        for (ChildTable& child : children_)
            if (Result<void> bound = child.bind(operation_); !bound) return bound;
        results_.reset(rows);
        if (Result<void> bound = results_.bind(operation_); !bound) return bound;
        const std::pair<StandardOutput, ValueColumn*> columns[] = {{StandardOutput::rule, &rule_},
                                                                   {StandardOutput::confidence, &confidence_},
                                                                   {StandardOutput::row_status, &status_},
                                                                   {StandardOutput::row_column, &column_}};
        for (const auto& [which, values] : columns) {
            values->reset(rows);
            if (Result<void> bound = operation_.bind_output(standard(which).name, values->output()); !bound) return bound;
        }
        if (Result<std::int64_t> ran = operation_.run(0, run_rows_); !ran) return std::move(ran).error();
        for (Emission& emission : emissions_) {
            Result<std::span<const std::int64_t>> offsets = operation_.result_list(emission.info->name);
            if (!offsets) return std::move(offsets).error();
            emission.offsets = *offsets;
            emission.columns.clear();
            for (const ColumnInfo& column : emission.info->outputs) {
                Result<ResultColumn> found = operation_.result_column(std::string(emission.info->name) + "." + std::string(column.name));
                if (!found) return std::move(found).error();
                emission.columns.push_back(*found);
            }
        }
        return {};
    }

    /// Writes a row; `at` is its place in what was run, -1 when it was not.
    void write_row(const CsvRecord& record, std::int64_t row, std::int64_t at) {
        out_->carried(record, main_->headers().size());
        std::string message;
        const auto i = static_cast<std::size_t>(at);
        if (at < 0) {
            // Another pass over the fields, for the message: bad rows are few.
            if (!faulty(record, row, &message)) message = main_->place(record.line, settings_.language);
        } else if (status_.value(i) != 0) {
            message = refusal(record, i);
        }
        if (at < 0 || status_.value(i) != 0) {
            ++report_.bad;
            results_.write_nothing(*out_);
            out_->field({});
            out_->field({});
            out_->field(message);
            out_->end_record();
            return;
        }
        results_.write(*out_, i);
        out_->field(rule_.present(i) ? std::string_view(versions_[static_cast<std::size_t>(rule_.value(i))]) : std::string_view());
        static const ColumnInfo confidence = standard(StandardOutput::confidence);
        out_->value(confidence, confidence_codes_, confidence_.value(i));
        out_->field({});
        out_->end_record();
        for (ChildTable& child : children_) child.keep_results(i);
        for (Emission& emission : emissions_) write_emitted(emission, record, row, i);
    }

    void write_emitted(Emission& emission, const CsvRecord& record, std::int64_t row, std::size_t at) const {
        const std::string parent = main_->key() ? std::string(main_->key_of(record)) : std::to_string(row + 1);
        for (auto k = static_cast<std::size_t>(emission.offsets[at]); k < static_cast<std::size_t>(emission.offsets[at + 1]); ++k) {
            emission.out->field(parent);
            for (std::size_t c = 0; c < emission.columns.size(); ++c)
                emission.out->value(emission.info->outputs[c], emission.codes[c], value_at(emission.columns[c], k));
            emission.out->end_record();
        }
    }

    /// The message for a row that the kernel refused.
    [[nodiscard]] std::string refusal(const CsvRecord& record, std::size_t at) {
        const std::int64_t number = column_.value(at);
        const PreparedOperation::InputSlot* slot = number < 0 ? nullptr : &operation_.input_slots()[static_cast<std::size_t>(number)];
        const Refusal refused{slot ? &slot->column : nullptr, reason(at, slot)};
        const std::string colon = zh_ ? "：" : ": ";
        if (status_.value(at) == static_cast<std::int64_t>(Status::bad_child)) {
            for (ChildTable& child : children_) {
                const std::int64_t line = child.refuse(at, refused);
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

    /// Why the kernel refused a row: `row_error` without its place, which counts the rows of the chunk.
    [[nodiscard]] std::string reason(std::size_t at, const PreparedOperation::InputSlot* slot) {
        Result<std::string> told = operation_.row_error(static_cast<std::int64_t>(at), settings_.language);
        if (!told) return told.error().message.in(settings_.language);
        const std::string& text = *told;
        std::size_t begin = 0;
        if (slot) {
            const std::string column = zh_ ? "“" + slot->name + "”（" + std::string(slot->column.text.zh) + "）"
                                           : "'" + slot->name + "' (" + std::string(slot->column.text.en) + ")";
            const std::size_t found = text.find(column);
            if (found != std::string::npos) begin = found + column.size();
        }
        const std::string_view colon = zh_ ? "：" : ": ";
        const std::size_t end = text.find(colon, begin);
        return end == std::string::npos ? text : text.substr(end + colon.size());
    }

    PreparedOperation& operation_;
    const Rulebook& book_;
    const Settings settings_;
    bool zh_;
    bool keyed_ = false;  ///< rows have a key that matters

    std::optional<Table> main_;
    std::vector<ChildTable> children_;
    ParentKeys keys_;
    std::int64_t total_ = 0;
    CsvRunReport report_;
    std::unique_ptr<TableWriter> out_;
    std::vector<std::unique_ptr<TableWriter>> child_outs_;  ///< as children_
    std::vector<Emission> emissions_;
    std::vector<std::string> versions_;  ///< rule and first day, by code
    const CodeList* confidence_codes_ = book_.list("confidence");

    // Of the chunk.
    RowValues row_;
    std::vector<ValueColumn> values_;
    std::vector<std::int64_t> decided_;  ///< by row: its place in what is run, -1 when it is not
    std::int64_t run_rows_ = 0;
    ResultColumns results_;
    ValueColumn rule_;
    ValueColumn confidence_;
    ValueColumn status_;
    ValueColumn column_;
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

Result<CsvTextResult> run_csv_text(const Rulebook& book, std::string_view operation, std::string_view jurisdiction,
                                   const CsvTexts& inputs, const CsvTextOptions& options) {
    Result<std::unique_ptr<PreparedOperation>> prepared = book.prepare(operation, jurisdiction);
    if (!prepared) return std::move(prepared).error();

    std::vector<std::string> storage(inputs.lists.size() + 1);
    Sources sources;
    sources.main.name = {"主表", "main table"};
    Result<std::string_view> main = utf8_view(inputs.main, options.encoding, sources.main.name, storage[0]);
    if (!main) return std::move(main).error();
    sources.main.text = *main;
    std::size_t i = 0;
    for (const auto& [name, bytes] : inputs.lists) {
        Source source{{"列表 " + name, "list " + name}, {}};
        Result<std::string_view> text = utf8_view(bytes, options.encoding, source.name, storage[++i]);
        if (!text) return std::move(text).error();
        source.text = *text;
        sources.lists.emplace_back(name, std::move(source));
    }

    CsvTextResult result;
    const OpenOutput open = [&result](std::string_view list) -> Result<WriteText> {
        std::string* text = list.empty() ? &result.outputs.main : &result.outputs.lists[std::string(list)];
        return WriteText([text](std::string_view piece) -> Result<void> {
            *text += piece;
            return {};
        });
    };
    Run run(**prepared, Settings{options.language, options.progress, options.chunk_rows});
    Result<CsvRunReport> report = run.run(sources, open);
    if (!report) return std::move(report).error();
    result.report = *report;
    return result;
}

Result<CsvRunReport> run_csv(const Rulebook& book, std::string_view operation, std::string_view jurisdiction,
                             const CsvRunOptions& options) {
    Result<std::unique_ptr<PreparedOperation>> prepared = book.prepare(operation, jurisdiction);
    if (!prepared) return std::move(prepared).error();

    std::vector<std::string> storage(options.lists.size() + 1);
    const auto load = [&](const std::string& path, std::string& text) -> Result<Source> {
        Result<std::string> bytes = read_file(path);
        if (!bytes) return std::move(bytes).error();
        text = std::move(bytes).value();
        const std::string name = file_name(path);
        Source source{{name, name}, {}};
        std::string converted;
        Result<std::string_view> view = utf8_view(text, options.encoding, source.name, converted);
        if (!view) return std::move(view).error();
        source.text = *view;
        if (view->data() == converted.data()) {  // the bytes as they were are of no more use
            text = std::move(converted);
            source.text = text;
        }
        return source;
    };
    Sources sources;
    Result<Source> main = load(options.input_path, storage[0]);
    if (!main) return std::move(main).error();
    sources.main = std::move(main).value();
    for (std::size_t i = 0; i < options.lists.size(); ++i) {
        Result<Source> list = load(options.lists[i].second, storage[i + 1]);
        if (!list) return std::move(list).error();
        sources.lists.emplace_back(options.lists[i].first, std::move(list).value());
    }

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
    Run run(**prepared, Settings{options.language, options.progress, options.chunk_rows});
    Result<CsvRunReport> report = run.run(sources, open);
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
