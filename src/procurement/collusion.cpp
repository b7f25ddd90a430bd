#include "steward/procurement/collusion.hpp"

#include "steward/procurement/procurement.hpp"
#include "steward/rules/engine.hpp"

namespace steward::procurement {

void describe_collusion(Catalogue& catalogue) {
    catalogue.add(EnumerationOf<CollusionSign>::view);
    catalogue.add(EnumerationOf<CollusiveConduct>::view);
    catalogue.add(catalogue_entry<collusion_signs>());
}

}  // namespace steward::procurement
