#include "steward/calendar/calendar.hpp"

#include "steward/rules/engine.hpp"

namespace steward::calendar {

void describe(Catalogue& catalogue) {
    catalogue.add(catalogue_entry<is_working_day>());
    catalogue.add(catalogue_entry<add_working_days>());
    catalogue.add(catalogue_entry<count_working_days>());
    catalogue.add(catalogue_entry<deadline>());
}

}  // namespace steward::calendar
