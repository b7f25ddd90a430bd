/// @file
/// An input table of a run: which of its headers are columns of the operation, and what is wrong with a row. Internal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "steward/io/csv.hpp"
#include "values.hpp"

namespace steward::detail {

/// What messages call a table: a file's name, or what it is in each language.
struct TableName {
    std::string zh;
    std::string en;
};

/// A column of the operation, and the field that holds it.
struct TableColumn {
    ColumnInfo column;
    std::size_t field = 0;
    CellReader reader;
};

/// The place and kind of the first fault of a row.
struct RowFault {
    enum class Kind { fields, missing, malformed };
    Kind kind = Kind::malformed;
    std::size_t column = 0;  ///< index in `Table::columns`
};

/// The values of one row, by `Table::columns`.
struct RowValues {
    std::vector<Cell> values;  ///< texts are of the record
    std::vector<char> present;
};

struct TableOptions {
    bool show_personal = false;  ///< in messages and in what is carried over
    bool allow_missing = false;  ///< a required column that is not there is listed and no error
    std::string row_key = {};    ///< header of a second key, of lists in lists; empty for none
};

/// The header of the second key in the table of a list: a list whose rows have lists names its rows with it, and the lists
/// inside say with it which row they belong to. Empty for a list that is neither. Such as bids.key.
[[nodiscard]] std::string row_key_of(const OperationInfo& operation, const ListInfo& list);

class Table {
public:
    /// Finds the columns in the header. `utf8_text` must outlive the table.
    [[nodiscard]] static Result<Table> open(TableName name, std::string_view utf8_text, std::span<const ColumnInfo> columns,
                                            const Rulebook& book, const TableOptions& options);

    [[nodiscard]] const TableName& name() const noexcept { return name_; }
    [[nodiscard]] const std::vector<std::string>& headers() const noexcept { return header_.names(); }
    /// Columns of the operation that the table has, in the operation's order.
    [[nodiscard]] const std::vector<TableColumn>& columns() const noexcept { return columns_; }
    /// Required columns that the table does not have.
    [[nodiscard]] const std::vector<ColumnInfo>& missing() const noexcept { return missing_; }
    /// Whether a field is personal data that is not shown.
    [[nodiscard]] bool hidden(std::size_t field) const noexcept { return hidden_[field]; }
    /// The field with the header `key`.
    [[nodiscard]] std::optional<std::size_t> key() const noexcept { return key_; }
    /// The key of a row; empty when the row has none.
    [[nodiscard]] std::string_view key_of(const CsvRecord& record) const noexcept { return at(key_, record); }
    /// The field with the header of the second key, and the second key of a row.
    [[nodiscard]] std::optional<std::size_t> row_key() const noexcept { return row_key_; }
    [[nodiscard]] std::string_view row_key_of(const CsvRecord& record) const noexcept { return at(row_key_, record); }

    /// Reads the values of a row up to the first fault; of the values after it nothing is said.
    [[nodiscard]] std::optional<RowFault> read(const CsvRecord& record, RowValues& row) const;

    /// "file, line 7".
    [[nodiscard]] std::string place(std::int64_t line, Language language) const;
    [[nodiscard]] std::string describe(const RowFault& fault, const CsvRecord& record, Language language) const;
    /// "file, line 7, column 'budget', value '5'"; the column may be one that the table does not have.
    [[nodiscard]] std::string place_of_value(const ColumnInfo& column, const CsvRecord& record, Language language) const;

    [[nodiscard]] Error in_table(Error error) const;

private:
    Table() = default;
    [[nodiscard]] static std::string_view at(std::optional<std::size_t> field, const CsvRecord& record) noexcept;
    [[nodiscard]] Result<void> find_columns(std::span<const ColumnInfo> columns, const Rulebook& book, const TableOptions& options);
    [[nodiscard]] std::string place_of_field(std::size_t field, std::string_view cell, std::int64_t line,
                                             Language language) const;

    TableName name_;
    std::string_view text_;
    CsvHeader header_;
    std::vector<TableColumn> columns_;
    std::vector<ColumnInfo> missing_;
    std::vector<bool> hidden_;  ///< by field
    std::optional<std::size_t> key_;
    std::optional<std::size_t> row_key_;

    friend class TableRows;
};

/// The rows of a table, one after the other; several may be on the way at a time.
class TableRows {
public:
    explicit TableRows(const Table& table);

    [[nodiscard]] Result<bool> next(CsvRecord& record);

private:
    const Table* table_;
    CsvReader reader_;
    bool begun_ = false;
};

}  // namespace steward::detail
