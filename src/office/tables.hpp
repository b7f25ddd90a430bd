/// @file
/// The readable tables beside the journal: what an auditor sees with SQL. Internal.
#pragma once

#include <functional>
#include <span>

#include "steward/journal/table.hpp"
#include "steward/office/state.hpp"

namespace steward::office {

[[nodiscard]] std::span<const TableSchema> table_schemas();

/// Gives every row of the state, or only those changed since the mark, to `sink`. A row is valid inside the call.
void write_rows(OfficeState& state, bool changed_only, const std::function<void(const RowChange&)>& sink);

}  // namespace steward::office
