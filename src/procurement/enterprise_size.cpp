#include "steward/procurement/procurement.hpp"

#include "steward/rules/engine.hpp"

namespace steward::procurement {

void describe_enterprise_size(Catalogue& catalogue) {
    catalogue.add(catalogue_entry<enterprise_size>());
}

}  // namespace steward::procurement
