/// @file
/// Funds (经费): what this module adds to the catalogue.
#pragma once

#include "steward/funds/travel.hpp"
#include "steward/rules/catalogue.hpp"

namespace steward::funds {

/// Adds the module's enumerations and operations.
void describe(Catalogue& catalogue);

}  // namespace steward::funds
