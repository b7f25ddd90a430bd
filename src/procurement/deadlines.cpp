#include "steward/procurement/deadlines.hpp"

#include "steward/procurement/procurement.hpp"
#include "steward/rules/engine.hpp"

namespace steward::procurement {

void describe_deadlines(Catalogue& catalogue) {
    catalogue.add(EnumerationOf<DeadlineState>::view);
    catalogue.add(catalogue_entry<deadlines>());
}

}  // namespace steward::procurement
