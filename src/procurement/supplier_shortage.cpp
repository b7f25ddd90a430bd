#include "steward/procurement/supplier_shortage.hpp"

#include "steward/procurement/procurement.hpp"
#include "steward/rules/engine.hpp"

namespace steward::procurement {

void describe_supplier_shortage(Catalogue& catalogue) {
    catalogue.add(EnumerationOf<SupplierStage>::view);
    catalogue.add(EnumerationOf<SupplierException>::view);
    catalogue.add(EnumerationOf<ShortageMeasure>::view);
    catalogue.add(catalogue_entry<supplier_shortage>());
}

}  // namespace steward::procurement
