#include "steward/energy/energy.hpp"

#include "steward/rules/engine.hpp"

namespace steward::energy {

void describe(Catalogue& catalogue) {
    catalogue.add(catalogue_entry<comprehensive_consumption>());
    catalogue.add(catalogue_entry<carbon>());
}

}  // namespace steward::energy
