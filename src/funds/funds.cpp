#include "steward/funds/funds.hpp"

#include "steward/rules/engine.hpp"

namespace steward::funds {

void describe(Catalogue& catalogue) {
    catalogue.add(EnumerationOf<TravelRank>::view);
    catalogue.add(EnumerationOf<TravelSeason>::view);
    catalogue.add(EnumerationOf<MonthOfYear>::view);
    catalogue.add(EnumerationOf<TravelExpense>::view);
    catalogue.add(catalogue_entry<travel_claim>());
}

}  // namespace steward::funds
