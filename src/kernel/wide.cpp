#include "steward/kernel/wide.hpp"

#include <limits>
#include <stdexcept>

#include "steward/kernel/arithmetic.hpp"

namespace steward {

namespace {

/// Runs an operation of a checked number. `checked_int128_t` lives in place and allocates nothing, so that every
/// exception it throws means that the result does not fit.
template <class Operation>
bool guarded(Wide& out, Operation operation) noexcept {
    try {
        Wide result = operation();
        out = result;
        return true;
    } catch (const std::exception&) {
        return false;
    }
}

Wide product(std::int64_t a, std::int64_t b) { return Wide(a) * b; }  // at most 2^126

Wide power(int exponent) {  // 0..38, and 10^38 < 2^127
    Wide result = power_of_ten(exponent < 18 ? exponent : 18);
    if (exponent > 18) result *= power_of_ten(exponent < 36 ? exponent - 18 : 18);
    if (exponent > 36) result *= power_of_ten(exponent - 36);
    return result;
}

bool divide_and_narrow(const Wide& dividend, const Wide& divisor, Rounding rounding, std::int64_t& out) noexcept {
    Wide quotient;
    return divide(dividend, divisor, rounding, quotient) && narrow(quotient, out);
}

}  // namespace

bool checked_add(const Wide& a, const Wide& b, Wide& out) noexcept {
    return guarded(out, [&] { return Wide(a + b); });
}

bool checked_sub(const Wide& a, const Wide& b, Wide& out) noexcept {
    return guarded(out, [&] { return Wide(a - b); });
}

bool checked_mul(const Wide& a, const Wide& b, Wide& out) noexcept {
    return guarded(out, [&] { return Wide(a * b); });
}

bool divide(const Wide& dividend, const Wide& divisor, Rounding rounding, Wide& out) noexcept {
    if (divisor == 0) return false;
    return guarded(out, [&] {
        Wide quotient;
        Wide remainder;
        boost::multiprecision::divide_qr(dividend, divisor, quotient, remainder);
        const bool negative = (dividend < 0) != (divisor < 0);
        const bool odd = boost::multiprecision::bit_test(Wide(abs(quotient)), 0);
        if (detail::grows<Wide>(rounding, negative, odd, abs(remainder), abs(divisor))) quotient += negative ? -1 : 1;
        return quotient;
    });
}

bool narrow(const Wide& value, std::int64_t& out) noexcept {
    if (value < std::numeric_limits<std::int64_t>::min() || value > std::numeric_limits<std::int64_t>::max())
        return false;
    out = static_cast<std::int64_t>(value);
    return true;
}

namespace detail {

bool multiply_divide_wide(std::int64_t a, std::int64_t b, std::int64_t divisor, Rounding rounding,
                          std::int64_t& out) noexcept {
    return divide_and_narrow(product(a, b), divisor, rounding, out);
}

bool multiply_scale_wide(std::int64_t a, std::int64_t b, int exponent, Rounding rounding,
                         std::int64_t& out) noexcept {
    if (exponent < -38 || exponent > 18) return false;
    if (exponent <= 0) return divide_and_narrow(product(a, b), power(-exponent), rounding, out);
    Wide scaled;
    return checked_mul(product(a, b), power(exponent), scaled) && narrow(scaled, out);
}

bool divide_wide(std::int64_t high, std::uint64_t low, std::int64_t divisor, Rounding rounding,
                 std::int64_t& out) noexcept {
    // |high| * 2^64 is at most 2^127, and the low half moves it towards zero when high is negative.
    return divide_and_narrow(Wide(high) * (Wide(1) << 64) + low, divisor, rounding, out);
}

void multiply_wide(std::int64_t a, std::int64_t b, std::int64_t& high, std::uint64_t& low) noexcept {
    const Wide magnitude = abs(product(a, b));
    low = static_cast<std::uint64_t>(Wide(magnitude & std::numeric_limits<std::uint64_t>::max()));
    high = static_cast<std::int64_t>(Wide(magnitude >> 64));
    if ((a < 0) != (b < 0)) {  // two's complement: not, then plus one
        low = ~low + 1;
        high = ~high + (low == 0 ? 1 : 0);
    }
}

}  // namespace detail
}  // namespace steward
