#include "steward/procurement/procurement.hpp"

#include "steward/rules/engine.hpp"

namespace steward::procurement {

void describe_supplier_qualification(Catalogue& catalogue) {
    catalogue.add(EnumerationOf<PenaltyKind>::view);
    catalogue.add(catalogue_entry<supplier_qualification>());
    catalogue.add(catalogue_entry<consortium_grade>());
}

}  // namespace steward::procurement
