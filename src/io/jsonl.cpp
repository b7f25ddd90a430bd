#include "steward/io/jsonl.hpp"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include "block.hpp"
#include "column_names.hpp"
#include "jsonl_lines.hpp"
#include "jsonl_rows.hpp"
#include "jsonl_run.hpp"
#include "steward/io/file.hpp"
#include "steward/kernel/money.hpp"
#include "steward/kernel/utf8.hpp"

namespace steward {
namespace detail {
namespace {

constexpr std::size_t piece = std::size_t{1} << 20U;

/// A value as a member of an output.
void write_value(JsonOut& out, const ColumnInfo& column, const CodeList* codes, const std::optional<Cell>& value, std::string& scratch) {
    if (!value) {
        out.null();
        return;
    }
    if (column.kind == Kind::boolean) {
        out.flag(value->number != 0);
        return;
    }
    if (column.kind == Kind::integer && column.scale == 0) {
        out.number(value->number);
        return;
    }
    if (column.kind == Kind::set) {
        out.begin_array();
        for (std::int64_t code = 0; code < 63; ++code) {
            if (!((static_cast<std::uint64_t>(value->number) >> code) & 1)) continue;
            const CodeItem* item = codes ? codes->find(code) : nullptr;
            if (item)
                out.text(item->id);
            else
                out.number(code);
        }
        out.end_array();
        return;
    }
    scratch.clear();
    append_value(scratch, column, codes, *value);
    out.text(scratch);
}

/// Names of an object that is written: those of the input stand as they are, a result takes another one.
class Names {
public:
    void clear() {
        taken_.clear();
        made_.clear();
    }
    /// The name must outlive the object.
    void take(std::string_view name) { taken_.push_back(name); }
    [[nodiscard]] std::string_view free(std::string_view name) {
        while (std::find(taken_.begin(), taken_.end(), name) != taken_.end()) name = made_.emplace_back(std::string(name) + "_result");
        taken_.push_back(name);
        return name;
    }

private:
    std::vector<std::string_view> taken_;
    std::deque<std::string> made_;
};

class JsonlRun {
public:
    JsonlRun(PreparedOperation& operation, const std::string& name_zh, const std::string& name_en, const JsonlOptions& options,
             const std::function<void(const std::string&)>& on_error)
        : operation_(operation),
          name_(options.language == Language::zh ? name_zh : name_en),
          zh_(options.language == Language::zh),
          options_(options),
          on_error_(on_error),
          rows_(operation, options.language),
          block_(operation, options.language) {
        for (const ListInfo& list : operation.info().lists) {
            lists_.push_back({ResultColumns(list.emitted ? std::span<const ColumnInfo>() : list.outputs, list.name, operation), ValueColumn(Storage::i32), {}});
        }
    }

    [[nodiscard]] Result<JsonlRunReport> run(ReadBytes read, const WriteLines& write) {
        if (options_.block_rows < 1)
            return Error{Status::argument, {"block_rows 为 " + std::to_string(options_.block_rows) + "，应不小于 1",
                                            "block_rows is " + std::to_string(options_.block_rows) + "; it must be at least 1"}};
        LineReader lines(std::move(read));
        for (bool more = true; more;) {
            Result<bool> filled = fill(lines);
            if (!filled) return std::move(filled).error();
            more = *filled;
            if (rows_.size() > 0)
                if (Result<void> decided = decide(); !decided) return std::move(decided).error();
            for (std::size_t i = 0; i < count_; ++i) {
                write_line(lines_[i]);
                if (out_.view().size() < piece) continue;
                if (Result<void> sent = write(out_.view()); !sent) return std::move(sent).error();
                out_.clear();
            }
            if (options_.progress && count_ > 0) options_.progress(report_.rows);
        }
        if (Result<void> sent = write(out_.view()); !sent) return std::move(sent).error();
        return report_;
    }

private:
    struct Line {
        JsonDocument document;
        std::int64_t number = 0;
        std::int64_t row = -1;  ///< of the block; -1 when it is not decided
        bool object = false;
        std::string error;
    };
    struct List {
        ResultColumns results;
        ValueColumn status;
        Names names;  ///< of the object that is written
    };
    /// A row of a list: its place, such as bids[2].scores[0], and its object.
    struct Place {
        std::string path;
        std::size_t node = 0;
    };

    [[nodiscard]] std::string place(std::int64_t number) const {
        return zh_ ? name_ + " 第 " + std::to_string(number) + " 行" : name_ + ", line " + std::to_string(number);
    }

    /// Reads the lines of a block; false when they are the last.
    [[nodiscard]] Result<bool> fill(LineReader& lines) {
        rows_.clear();
        count_ = 0;
        std::string_view text;
        while (static_cast<std::int64_t>(count_) < options_.block_rows) {
            Result<bool> more = lines.next(text);
            if (!more || !*more) return more;
            if (count_ == lines_.size()) lines_.emplace_back();
            Line& line = lines_[count_++];
            line.number = lines.line();
            line.row = -1;
            line.error.clear();
            ++report_.rows;
            Result<void> read = line.document.read(text);
            line.object = read && line.document.root().kind == JsonNode::Kind::object;
            if (!read)
                line.error = place(line.number) + (zh_ ? "：" : ": ") + read.error().message.in(options_.language);
            else if (!line.object)
                line.error = place(line.number) + (zh_ ? "：应为一个 JSON 对象" : ": it must be one JSON object");
            else if (std::optional<std::string> fault = rows_.add(line.document))
                line.error = place(line.number) + *fault;
            else
                line.row = rows_.size() - 1;
        }
        return true;
    }

    [[nodiscard]] Result<void> decide() {
        if (Result<void> bound = rows_.bind(operation_); !bound) return bound;
        const std::vector<ListInfo>& infos = operation_.info().lists;
        for (std::size_t i = 0; i < infos.size(); ++i) {
            if (infos[i].emitted) continue;
            List& list = lists_[i];
            list.results.reset(rows_.children(i));
            if (Result<void> bound = list.results.bind(operation_); !bound) return bound;
            list.status.reset(rows_.children(i));
            if (Result<void> bound = operation_.bind_output(std::string(infos[i].name) + ".row_status", list.status.output()); !bound) return bound;
        }
        return block_.run(rows_.size());
    }

    /// The message for a row that the kernel refused.
    [[nodiscard]] std::string refusal(const Line& line) {
        const auto row = static_cast<std::size_t>(line.row);
        const PreparedOperation::InputSlot* slot = block_.column_at_fault(row);
        std::string out = place(line.number);
        if (block_.refused_for_child(row)) {
            // The innermost row that was refused: those that it is in are refused for it.
            for (std::size_t i = operation_.info().lists.size(); i-- > 0;) {
                const std::optional<Place> place = refused_row(i, row, line.document);
                if (!place) continue;
                out += (zh_ ? "，" : ", ") + place->path;
                if (slot) out += rows_.place_of_value(rows_.list(i), slot->column, line.document, place->node);
                return out + (zh_ ? "：" : ": ") + block_.reason(row);
            }
        }
        if (slot && slot->list < 0) out += rows_.place_of_value(rows_.root(), slot->column, line.document, 0);
        return out + (zh_ ? "：" : ": ") + block_.reason(row);
    }

    /// The first row of a list that was refused under a row of the block.
    [[nodiscard]] std::optional<Place> refused_row(std::size_t list, std::size_t row, const JsonDocument& document) {
        const ListInfo& info = operation_.info().lists[list];
        if (info.emitted) return std::nullopt;
        const auto in = [&](std::size_t of, std::size_t parent) -> std::optional<std::size_t> {
            for (std::size_t child = rows_.first_child(of, parent); child < rows_.first_child(of, parent + 1); ++child)
                if (lists_[of].status.value(child) != 0) return child - rows_.first_child(of, parent);
            return std::nullopt;
        };
        if (info.parent < 0) {
            const auto index = in(list, row);
            if (!index) return std::nullopt;
            return Place{info.name + "[" + std::to_string(*index) + "]", child_node(document, rows_.root(), 0, list, *index)};
        }
        const auto outer = static_cast<std::size_t>(info.parent);
        const std::size_t first = rows_.first_child(outer, row);
        for (std::size_t parent = first; parent < rows_.first_child(outer, row + 1); ++parent) {
            const auto index = in(list, parent);
            if (!index) continue;
            const std::size_t node = child_node(document, rows_.root(), 0, outer, parent - first);
            return Place{operation_.info().lists[outer].name + "[" + std::to_string(parent - first) + "]." + std::string(info.own_name()) + "[" + std::to_string(*index) + "]",
                         child_node(document, rows_.list(outer), node, list, *index)};
        }
        return std::nullopt;
    }

    /// Row `index` of a list that an object has.
    [[nodiscard]] static std::size_t child_node(const JsonDocument& document, Members& members, std::size_t object, std::size_t list, std::size_t index) {
        for (std::size_t i = document.first_in(object); i < document[object].end; i = document[i].end) {
            const Members::Target target = members.find(document[i].name);
            if (target.what != Members::Target::What::list || target.index != list) continue;
            std::size_t child = document.first_in(i);
            while (index-- > 0) child = document[child].end;
            return child;
        }
        return 0;
    }

    void write_line(Line& line) {
        if (line.row >= 0 && block_.refused(static_cast<std::size_t>(line.row))) {
            line.error = refusal(line);
            line.row = -1;
        }
        if (!line.error.empty()) ++report_.bad;
        if (!line.error.empty() && on_error_) on_error_(line.error);
        out_.begin_object();
        names_.clear();
        if (line.object)
            write_members(line);
        else
            out_.member("line", line.number);
        if (line.row < 0)
            out_.member(names_.free("error"), line.error);
        else
            write_results(static_cast<std::size_t>(line.row));
        out_.end_object();
        out_.end_line();
    }

    /// The members of a line as they were, with the results of nested rows inside them.
    void write_members(const Line& line) {
        const JsonDocument& document = line.document;
        for (std::size_t i = document.first_in(0); i < document.root().end; i = document[i].end) {
            names_.take(document[i].name);
            const Members::Target target = rows_.root().find(document[i].name);
            if (target.what == Members::Target::What::list)
                write_children(line, i, target.index, static_cast<std::size_t>(line.row));
            else
                write_member(rows_.root(), target, document, i);
        }
    }

    void write_member(const Members& members, const Members::Target& target, const JsonDocument& document, std::size_t node) {
        if (target.what == Members::Target::What::column && members.columns()[target.index].personal && !operation_.shows_personal()) return;
        out_.key(document[node].name);
        out_.copy(document, node);
    }

    /// `parent` is the row that they belong to, when the line was decided.
    void write_children(const Line& line, std::size_t node, std::size_t list, std::size_t parent) {  // NOLINT(misc-no-recursion): as deep as lists are
        const JsonDocument& document = line.document;
        out_.key(document[node].name);
        if (document[node].kind != JsonNode::Kind::array) {
            out_.null();  // it was refused, and may hold anything
            return;
        }
        Names& names = lists_[list].names;
        std::size_t child = line.row < 0 ? 0 : rows_.first_child(list, parent);
        out_.begin_array();
        for (std::size_t i = document.first_in(node); i < document[node].end; i = document[i].end) {
            if (document[i].kind != JsonNode::Kind::object) {
                out_.null();
                continue;
            }
            out_.begin_object();
            names.clear();
            for (std::size_t k = document.first_in(i); k < document[i].end; k = document[k].end) {
                names.take(document[k].name);
                const Members::Target target = rows_.list(list).find(document[k].name);
                if (target.what == Members::Target::What::list)
                    write_children(line, k, target.index, child);
                else
                    write_member(rows_.list(list), target, document, k);
            }
            if (line.row >= 0)
                for (const ResultColumns::Entry& entry : lists_[list].results.entries()) {
                    out_.key(names.free(name_without_unit(entry.column)));
                    write_value(out_, entry.column, entry.codes, entry.at(child), scratch_);
                }
            ++child;
            out_.end_object();
        }
        out_.end_array();
    }

    void write_results(std::size_t row) {
        for (const ResultColumns::Entry& entry : block_.results().entries()) {
            out_.key(names_.free(name_without_unit(entry.column)));
            write_value(out_, entry.column, entry.codes, entry.at(row), scratch_);
        }
        for (const Emission& emission : block_.emissions()) {
            out_.key(names_.free(emission.info->name));
            out_.begin_array();
            for (auto k = static_cast<std::size_t>(emission.offsets[row]); k < static_cast<std::size_t>(emission.offsets[row + 1]); ++k) {
                out_.begin_object();
                for (std::size_t c = 0; c < emission.columns.size(); ++c) {
                    out_.key(name_without_unit(emission.columns[c]));
                    write_value(out_, emission.columns[c], emission.codes[c], emission.at(c, k), scratch_);
                }
                out_.end_object();
            }
            out_.end_array();
        }
        out_.key(names_.free("rule"));
        if (const std::string_view rule = block_.rule(row); !rule.empty())
            out_.text(rule);
        else
            out_.null();
        out_.member(names_.free("confidence"), block_.confidence(row));
    }

    PreparedOperation& operation_;
    std::string name_;
    bool zh_;
    const JsonlOptions& options_;
    const std::function<void(const std::string&)>& on_error_;
    JsonRows rows_;
    Block block_;
    std::vector<List> lists_;  ///< by info().lists
    std::deque<Line> lines_;   ///< a deque: documents hold views into themselves and may not move
    std::size_t count_ = 0;    ///< lines of the block
    JsonlRunReport report_;
    JsonOut out_;
    Names names_;
    std::string scratch_;
};

}  // namespace

Result<JsonlRunReport> decide_jsonl(PreparedOperation& operation, const std::string& name_zh, const std::string& name_en,
                                    ReadBytes read, const WriteLines& write, const JsonlOptions& options,
                                    const std::function<void(const std::string&)>& on_error) {
    operation.show_personal(options.show_personal);
    return JsonlRun(operation, name_zh, name_en, options, on_error).run(std::move(read), write);
}

}  // namespace detail

Result<JsonlTextResult> run_jsonl_text(const Rulebook& book, std::string_view operation, std::string_view jurisdiction,
                                       std::string_view input, const JsonlOptions& options) {
    Result<std::unique_ptr<PreparedOperation>> prepared = book.prepare(operation, jurisdiction, options.known_at);
    if (!prepared) return std::move(prepared).error();
    JsonlTextResult result;
    const detail::WriteLines write = [&result](std::string_view text) -> Result<void> {
        result.output += text;
        return {};
    };
    Result<JsonlRunReport> report = detail::decide_jsonl(**prepared, "输入", "input", detail::bytes_of(input), write, options);
    if (!report) return std::move(report).error();
    result.report = *report;
    return result;
}

Result<JsonlRunReport> run_jsonl(const Rulebook& book, std::string_view operation, std::string_view jurisdiction,
                                 const std::string& input_path, const std::string& output_path, const JsonlOptions& options) {
    Result<std::unique_ptr<PreparedOperation>> prepared = book.prepare(operation, jurisdiction, options.known_at);
    if (!prepared) return std::move(prepared).error();
    Result<FileSource> source = FileSource::open(input_path);
    if (!source) return std::move(source).error();
    std::error_code ignored;
    if (input_path == output_path || std::filesystem::equivalent(input_path, output_path, ignored))
        return Error{Status::argument, {"输出“" + printable(output_path, 200) + "”会覆盖输入文件，请另取名称",
                                        "the output '" + printable(output_path, 200) + "' would replace the input; give it another name"}};
    Result<FileSink> sink = FileSink::create(output_path);
    if (!sink) return std::move(sink).error();
    const std::string name = printable(input_path.substr(input_path.rfind('/') + 1));
    Result<JsonlRunReport> report = detail::decide_jsonl(
        **prepared, name, name, [&](char* data, std::size_t size) { return source->read(data, size); },
        [&](std::string_view text) { return sink->write(text); }, options);
    if (!report) return report;
    if (Result<void> committed = sink->commit(); !committed) return std::move(committed).error();
    return report;
}

}  // namespace steward
