#include "steward/procurement/procurement.hpp"

#include "steward/rules/engine.hpp"

namespace steward::procurement {

void describe_supplier_payment(Catalogue& catalogue) {
    catalogue.add(EnumerationOf<PayerKind>::view);
    catalogue.add(EnumerationOf<RatePeriod>::view);
    catalogue.add(catalogue_entry<supplier_payment>());
}

}  // namespace steward::procurement
