/// @file
/// Fixed assets (固定资产): what this module adds to the catalogue.
#pragma once

#include "steward/assets/depreciation.hpp"
#include "steward/assets/disposal_authority.hpp"
#include "steward/assets/meeting_table.hpp"
#include "steward/rules/catalogue.hpp"

namespace steward::assets {

/// Adds the module's enumerations and operations.
void describe(Catalogue& catalogue);

}  // namespace steward::assets
