/// @file
/// Readable tables (可读表) beside the journal: registers and balances that an auditor reads with SQL.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "steward/kernel/date.hpp"
#include "steward/kernel/result.hpp"

namespace steward {

/// Money is int64 in fen, a date is kept as the text YYYY-MM-DD.
enum class CellType { int64, text, date };

struct TableColumn {
    std::string name;  ///< lower-case letters, digits and underscores; the unit as suffix, such as balance_fen
    CellType type = CellType::int64;
    std::string comment;  ///< for the reader of the table; one line
};

struct TableSchema {
    std::string name;  ///< as a column's; not beginning with journal_ or sqlite_
    std::vector<TableColumn> columns;
    std::size_t key_columns = 1;  ///< so many of the first columns are the key, and never empty
    std::string comment;
};

/// One value; nothing, or a value of the column's type. Borrows its text.
using TableCell = std::variant<std::monostate, std::int64_t, std::string_view, Date>;

/// One row to be put in place of the row with its key, or to be erased. Borrows its cells.
struct RowChange {
    std::size_t table = 0;  ///< place among the schemas that were declared
    bool erase = false;
    std::span<const TableCell> cells;  ///< all columns; of a row to be erased, the key columns
};

/// Whether the tables can be declared together.
/// @return `malformed` for a name that cannot be, `contradiction` for a name given twice or a key of no or too many
///         columns
[[nodiscard]] Result<void> check_tables(std::span<const TableSchema> schemas);

/// Whether the change fits the schemas: its table exists, and it has as many cells, of the types, as it should.
/// @return `bad_range`, `wrong_length`, `wrong_type`, `missing_value`, `bad_date` or `invalid_utf8`
[[nodiscard]] Result<void> check_change(std::span<const TableSchema> schemas, const RowChange& change);

}  // namespace steward
