#include "csv_results.hpp"

#include <utility>

#include "csv_table.hpp"

namespace steward::detail {
namespace {

constexpr std::size_t piece = std::size_t{1} << 20U;

}  // namespace

TableWriter::TableWriter(WriteText write) : write_(std::move(write)), writer_(buffer_, CsvBom::write) {}

void TableWriter::value(const ColumnInfo& column, const CodeList* codes, std::optional<std::int64_t> value) {
    scratch_.clear();
    if (value) append_value(scratch_, column, codes, *value);
    writer_.field(scratch_);
}

void TableWriter::carried(const CsvRecord& record, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) writer_.field(i < record.size() ? record[i] : std::string_view());
}

void TableWriter::header(std::string_view name) {
    std::string unused(name);
    while (!names_.insert(unused).second) unused += "_result";
    writer_.field(unused);
}

void TableWriter::end_record() {
    writer_.end_record();
    if (buffer_.size() >= piece) send();
}

void TableWriter::send() {
    if (!error_)
        if (Result<void> sent = write_(buffer_); !sent) error_ = std::move(sent).error();
    buffer_.clear();
}

Result<void> TableWriter::flush() {
    send();
    if (error_) return *error_;
    return {};
}

const CodeList* codes_of(const ColumnInfo& column, const Rulebook& book) {
    return column.kind == Kind::code || column.kind == Kind::set ? book.list(column.enumeration) : nullptr;
}

ResultColumns::ResultColumns(std::span<const ColumnInfo> columns, std::string_view list, const Rulebook& book) {
    for (const ColumnInfo& column : columns) {
        std::string name(list);
        if (!name.empty()) name += '.';
        name += column.name;
        entries_.push_back({column, codes_of(column, book), std::move(name), ValueColumn(column.storage)});
    }
}

void ResultColumns::reset(std::size_t rows) {
    for (Entry& entry : entries_) entry.values.reset(rows);
}

Result<void> ResultColumns::bind(PreparedOperation& operation) {
    for (Entry& entry : entries_)
        if (Result<void> bound = operation.bind_output(entry.name, entry.values.output()); !bound) return bound;
    return {};
}

void ResultColumns::copy(std::size_t at, const ResultColumns& others, std::size_t from) {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const ValueColumn& source = others.entries_[i].values;
        entries_[i].values.set(at, source.value(from), source.present(from));
    }
}

void ResultColumns::write_headers(TableWriter& out) const {
    for (const Entry& entry : entries_) out.header(name_without_unit(entry.column));
}

void ResultColumns::write(TableWriter& out, std::size_t row) const {
    for (const Entry& entry : entries_)
        out.value(entry.column, entry.codes,
                  entry.values.present(row) ? std::optional(entry.values.value(row)) : std::nullopt);
}

void ResultColumns::write_nothing(TableWriter& out) const {
    for (std::size_t i = 0; i < entries_.size(); ++i) out.field({});
}

}  // namespace steward::detail
