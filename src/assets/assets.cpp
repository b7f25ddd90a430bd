#include "steward/assets/assets.hpp"

#include "steward/rules/engine.hpp"

namespace steward::assets {

void describe(Catalogue& catalogue) {
    catalogue.add(catalogue_entry<depreciation>());
    catalogue.add(catalogue_entry<depreciation_schedule>());
    catalogue.add(catalogue_entry<disposal_authority>());
    catalogue.add(catalogue_entry<meeting_table>());
}

}  // namespace steward::assets
