#include "steward/procurement/bid_correction.hpp"
#include "steward/procurement/evaluation_method.hpp"
#include "steward/procurement/price_deduction.hpp"
#include "steward/procurement/procurement.hpp"
#include "steward/procurement/sme_reservation.hpp"
#include "steward/rules/engine.hpp"

namespace steward::procurement {

void describe_preferences(Catalogue& catalogue) {
    catalogue.add(catalogue_entry<evaluation_method>());
    catalogue.add(catalogue_entry<bid_correction>());
    catalogue.add(catalogue_entry<price_deduction>());
    catalogue.add(catalogue_entry<sme_reservation>());
}

}  // namespace steward::procurement
