// Taking one unit for another without a factor.
#include "steward/kernel/quantity.hpp"

using namespace steward;

int main() {
    Quantity<unit::carrier_unit> metered;
    Quantity<unit::kilowatt_hour> energy;
#ifdef MUST_FAIL
    return (energy = metered, true) ? 0 : 1;
#else
    return convert(metered, Decimal{1, 0}, Rounding::half_away_from_zero, energy) ? 0 : 1;
#endif
}
