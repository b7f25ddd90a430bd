/// @file
/// The writing side of a CSV run: output tables and the columns of results in them. Internal.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "block.hpp"
#include "csv_table.hpp"

namespace steward::detail {

/// Takes text of an output, piece by piece.
using WriteText = std::function<Result<void>(std::string_view)>;

/// A table on its way out. Text leaves in pieces of some size; an error is kept until `flush` tells it.
class TableWriter {
public:
    explicit TableWriter(WriteText write);
    TableWriter(const TableWriter&) = delete;
    TableWriter& operator=(const TableWriter&) = delete;

    void field(std::string_view value) { writer_.field(value); }
    void value(const ColumnInfo& column, const CodeList* codes, const std::optional<Cell>& value);
    /// The headers of the input that are carried over.
    void carried_headers(const Table& table);
    /// The fields of the input under them; a record that is too short is padded.
    void carried(const Table& table, const CsvRecord& record);
    /// A field of the header, renamed with `_result` while a column of that name is there.
    void header(std::string_view name);
    void end_record();
    [[nodiscard]] Result<void> flush();

private:
    void send();

    WriteText write_;
    std::string buffer_;
    CsvWriter writer_;
    std::string scratch_;
    std::set<std::string, std::less<>> names_;
    std::optional<Error> error_;
};

/// @name Results as fields of a table
/// @{
void write_headers(TableWriter& out, const ResultColumns& results);
void write_results(TableWriter& out, const ResultColumns& results, std::size_t row);
void write_nothing(TableWriter& out, const ResultColumns& results);
/// @}

}  // namespace steward::detail
