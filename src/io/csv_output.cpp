#include "csv_output.hpp"

#include <utility>

#include "column_names.hpp"

namespace steward::detail {
namespace {

constexpr std::size_t piece = std::size_t{1} << 20U;

}  // namespace

TableWriter::TableWriter(WriteText write) : write_(std::move(write)), writer_(buffer_, CsvBom::write) {}

void TableWriter::value(const ColumnInfo& column, const CodeList* codes, const std::optional<Cell>& value) {
    scratch_.clear();
    if (value) append_value(scratch_, column, codes, *value);
    writer_.field(scratch_);
}

void TableWriter::carried_headers(const Table& table) {
    for (std::size_t i = 0; i < table.headers().size(); ++i)
        if (!table.hidden(i)) header(table.headers()[i]);
}

void TableWriter::carried(const Table& table, const CsvRecord& record) {
    for (std::size_t i = 0; i < table.headers().size(); ++i)
        if (!table.hidden(i)) writer_.field(i < record.size() ? record[i] : std::string_view());
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

void write_headers(TableWriter& out, const ResultColumns& results) {
    for (const ResultColumns::Entry& entry : results.entries()) out.header(name_without_unit(entry.column));
}

void write_results(TableWriter& out, const ResultColumns& results, std::size_t row) {
    for (const ResultColumns::Entry& entry : results.entries()) out.value(entry.column, entry.codes, entry.at(row));
}

void write_nothing(TableWriter& out, const ResultColumns& results) {
    for (std::size_t i = 0; i < results.entries().size(); ++i) out.field({});
}

}  // namespace steward::detail
