// Comparing coal equivalent with carbon dioxide, both in thousandths of a kilogram.
#include "steward/kernel/quantity.hpp"

using namespace steward;

int main() {
    Quantity<unit::kilogram_coal_equivalent> coal;
    Quantity<unit::kilogram_co2> carbon;
#ifdef MUST_FAIL
    return coal < carbon ? 0 : 1;
#else
    return coal < coal && carbon == carbon ? 0 : 1;
#endif
}
