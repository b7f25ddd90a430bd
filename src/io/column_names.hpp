/// @file
/// How the headers of a table and the members of an object name the columns of an operation. Internal.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "steward/rules/prepared.hpp"

namespace steward::detail {

/// A column as a name found it.
struct NamedColumn {
    std::size_t column = 0;  ///< index in the columns that were searched
    bool yuan = false;       ///< of money: the name is one that means yuan
};

/// The column of a name: the column's own (money in fen), the same without `_fen`, or the Chinese text. The plainer of
/// these wins. Nothing for a name of no column; a text that two columns
/// share is an error (Status::csv_syntax).
[[nodiscard]] Result<std::optional<NamedColumn>> find_column(std::span<const ColumnInfo> columns, std::string_view name);

/// The names that find a column, for a message.
[[nodiscard]] BilingualText accepted_names(const ColumnInfo& column);

/// The name of a money column without its unit; other columns keep theirs.
[[nodiscard]] std::string_view name_without_unit(const ColumnInfo& column) noexcept;

}  // namespace steward::detail
