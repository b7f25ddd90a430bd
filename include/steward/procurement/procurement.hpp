/// @file
/// Government procurement (政府采购): what this module adds to the catalogue.
#pragma once

#include "steward/procurement/bonds.hpp"
#include "steward/procurement/central_catalogue.hpp"
#include "steward/procurement/consortium_grade.hpp"
#include "steward/procurement/contract.hpp"
#include "steward/procurement/enterprise_size.hpp"
#include "steward/procurement/method.hpp"
#include "steward/procurement/open_tender.hpp"
#include "steward/procurement/supplier_payment.hpp"
#include "steward/procurement/supplier_qualification.hpp"
#include "steward/rules/catalogue.hpp"

namespace steward::procurement {

/// Adds the module's enumerations and operations.
void describe(Catalogue& catalogue);

/// @name Parts of it, each instantiated in a source of its own
/// @{
void describe_enterprise_size(Catalogue& catalogue);
void describe_bonds(Catalogue& catalogue);
void describe_supplier_qualification(Catalogue& catalogue);
void describe_contract(Catalogue& catalogue);
void describe_supplier_payment(Catalogue& catalogue);
/// @}

}  // namespace steward::procurement
