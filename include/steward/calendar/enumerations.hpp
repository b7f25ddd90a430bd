/// @file
/// Enumerations of the calendar operations, which they share with every operation on periods.
#pragma once

#include "steward/rules/period.hpp"

namespace steward::calendar {

using steward::BoundCode;
using steward::LengthUnitCode;
using steward::RestDayReading;
using steward::RollCode;
using steward::TimeLimitList;

}  // namespace steward::calendar
