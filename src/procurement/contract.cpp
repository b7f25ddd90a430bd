#include "steward/procurement/procurement.hpp"

#include "steward/rules/engine.hpp"

namespace steward::procurement {

void describe_contract(Catalogue& catalogue) {
    catalogue.add(catalogue_entry<contract>());
}

}  // namespace steward::procurement
