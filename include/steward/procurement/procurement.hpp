/// @file
/// Government procurement (政府采购): what this module adds to the catalogue.
#pragma once

#include "steward/procurement/central_catalogue.hpp"
#include "steward/procurement/international_threshold.hpp"
#include "steward/procurement/method.hpp"
#include "steward/procurement/open_tender.hpp"
#include "steward/procurement/splitting.hpp"
#include "steward/procurement/supplier_shortage.hpp"
#include "steward/rules/catalogue.hpp"

namespace steward::procurement {

/// Adds the module's enumerations and operations.
void describe(Catalogue& catalogue);

/// @name Parts of it, each in a source of its own
/// @{
void describe_method(Catalogue& catalogue);
void describe_supplier_shortage(Catalogue& catalogue);
void describe_splitting(Catalogue& catalogue);
void describe_international_threshold(Catalogue& catalogue);
/// @}

}  // namespace steward::procurement
