#include "steward/procurement/international_threshold.hpp"

#include "steward/procurement/procurement.hpp"
#include "steward/rules/engine.hpp"

namespace steward::procurement {

void describe_international_threshold(Catalogue& catalogue) { catalogue.add(catalogue_entry<international_threshold>()); }

}  // namespace steward::procurement
