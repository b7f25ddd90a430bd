/// @file
/// The writing side of a run: output tables and the columns of results in them. Internal.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "csv_values.hpp"
#include "steward/io/csv.hpp"

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
    void value(const ColumnInfo& column, const CodeList* codes, std::optional<std::int64_t> value);
    /// Fields of the input, padded or cut to `count`.
    void carried(const CsvRecord& record, std::size_t count);
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

/// Output columns of an operation or of one of its lists, with the memory that they are decided into.
class ResultColumns {
public:
    /// `list`: empty for the operation's own columns.
    ResultColumns(std::span<const ColumnInfo> columns, std::string_view list, const Rulebook& book);

    void reset(std::size_t rows);
    [[nodiscard]] Result<void> bind(PreparedOperation& operation);
    /// Row `at` becomes row `from` of the others, which have the same columns.
    void copy(std::size_t at, const ResultColumns& others, std::size_t from);

    void write_headers(TableWriter& out) const;
    void write(TableWriter& out, std::size_t row) const;
    void write_nothing(TableWriter& out) const;

private:
    struct Entry {
        ColumnInfo column;
        const CodeList* codes;
        std::string name;  ///< as the operation binds it
        ValueColumn values;
    };
    std::vector<Entry> entries_;
};

/// The code list of a column, null when it has none.
[[nodiscard]] const CodeList* codes_of(const ColumnInfo& column, const Rulebook& book);

}  // namespace steward::detail
