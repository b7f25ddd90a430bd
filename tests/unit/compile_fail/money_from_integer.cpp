// A bare number is neither fen nor yuan.
#include "steward/kernel/money.hpp"

using namespace steward;

int main() {
    Money price = Money::fen(100);
#ifdef MUST_FAIL
    return checked_add(price, 1, price) ? 0 : 1;
#else
    return checked_add(price, Money::fen(1), price) ? 0 : 1;
#endif
}
