/// @file
/// Working days and deadlines (工作日与期限): what this module adds to the catalogue. The calendar itself is
/// kernel/calendar.hpp, which other domains use directly.
#pragma once

#include "steward/calendar/deadline.hpp"
#include "steward/calendar/working_day.hpp"
#include "steward/rules/catalogue.hpp"

namespace steward::calendar {

/// Adds the module's enumerations and operations.
void describe(Catalogue& catalogue);

}  // namespace steward::calendar
