/// multiply_divide against exact fractions, in bulk, by hand: oracle_arithmetic [cases = 100000000] [seed = 1].
/// Prints the number of differences; exit code 1 when there is one.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include "../property/arithmetic_cases.hpp"
#include "../property/rational_oracle.hpp"
#include "steward/kernel/arithmetic.hpp"

int main(int argc, char** argv) {
    using namespace steward;
    const long long count = argc > 1 ? std::atoll(argv[1]) : 100'000'000;
    const auto seed = static_cast<std::uint64_t>(argc > 2 ? std::atoll(argv[2]) : 1);
    oracle::Cases cases(seed);
    long long differences = 0;
    long long ties = 0;
    long long refused = 0;
    for (long long i = 0; i < count; ++i) {
        const auto [a, b, divisor] = cases.next();
        const Rounding mode = oracle::all_modes[i % 6];
        std::optional<std::int64_t> expected;
        if (divisor != 0) {
            const auto at = oracle::neighbours(oracle::cpp_rational(oracle::cpp_int(a) * b, divisor));
            expected = oracle::fit(oracle::round(at, mode));
            ties += at.half == 0;
        }
        refused += !expected;
        std::int64_t out = 0;
        const bool ok = multiply_divide(a, b, divisor, mode, out);
        if (ok == expected.has_value() && (!ok || out == *expected)) continue;
        if (++differences <= 10)
            std::printf("differs: %lld * %lld / %lld, mode %d\n", static_cast<long long>(a), static_cast<long long>(b),
                        static_cast<long long>(divisor), static_cast<int>(mode));
    }
    std::printf("%lld cases, seed %llu: %lld ties, %lld refused (overflow or zero divisor), %lld differences\n", count,
                static_cast<unsigned long long>(seed), ties, refused, differences);
    return differences == 0 ? 0 : 1;
}
