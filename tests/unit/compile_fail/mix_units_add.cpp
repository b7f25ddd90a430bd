// Adding an area to a mass.
#include "steward/kernel/quantity.hpp"

using namespace steward;

int main() {
    Quantity<unit::square_metre> area;
    Quantity<unit::kilogram_co2> mass;
#ifdef MUST_FAIL
    return checked_add(area, mass, area) ? 0 : 1;
#else
    return checked_add(area, area, area) ? 0 : 1;
#endif
}
