/// @file
/// Energy of public institutions (公共机构节能): what this module adds to the catalogue.
#pragma once

#include "steward/energy/carbon.hpp"
#include "steward/energy/consumption.hpp"
#include "steward/rules/catalogue.hpp"

namespace steward::energy {

/// Adds the module's enumerations and operations.
void describe(Catalogue& catalogue);

}  // namespace steward::energy
