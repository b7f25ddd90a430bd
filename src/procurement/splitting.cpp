#include "steward/procurement/splitting.hpp"

#include "steward/procurement/procurement.hpp"
#include "steward/rules/engine.hpp"

namespace steward::procurement {

void describe_splitting(Catalogue& catalogue) {
    catalogue.add(catalogue_entry<splitting>());
    catalogue.add(catalogue_entry<tender_splitting>());
}

}  // namespace steward::procurement
