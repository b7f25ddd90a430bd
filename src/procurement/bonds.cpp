#include "steward/procurement/procurement.hpp"

#include "steward/rules/engine.hpp"

namespace steward::procurement {

void describe_bonds(Catalogue& catalogue) {
    catalogue.add(EnumerationOf<BondForm>::view);
    catalogue.add(EnumerationOf<RefundEvent>::view);
    catalogue.add(catalogue_entry<bid_bond>());
    catalogue.add(catalogue_entry<performance_bond>());
    catalogue.add(catalogue_entry<bid_bond_refund>());
}

}  // namespace steward::procurement
