// Money and counted things do not add.
#include "steward/kernel/money.hpp"
#include "steward/kernel/quantity.hpp"

using namespace steward;

int main() {
    Money price;
    Quantity<unit::one> count;
#ifdef MUST_FAIL
    return checked_add(price, count, price) ? 0 : 1;
#else
    return checked_add(price, price, price) && checked_add(count, count, count) ? 0 : 1;
#endif
}
