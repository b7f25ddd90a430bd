/// @file
/// Units that a rule pack may name, and how their numbers are stored.
#pragma once

#include <string>
#include <string_view>

#include "steward/kernel/text.hpp"

namespace steward {

enum class UnitKind : std::int8_t {
    money,    ///< yuan in the document, fen in memory
    count,    ///< whole numbers
    decimal,  ///< exact decimals
    flag,     ///< "true" or "false"
};

struct UnitInfo {
    std::string_view name;
    UnitKind kind;
    Text text;
};

/// Null for an unknown unit. Static storage.
[[nodiscard]] const UnitInfo* find_unit(std::string_view name) noexcept;
/// All names, for messages.
[[nodiscard]] std::string unit_names();
/// Name of a unit for people: of a pack's unit or of a column's ("fen" is shown in yuan).
[[nodiscard]] Text unit_text(std::string_view name) noexcept;

}  // namespace steward
