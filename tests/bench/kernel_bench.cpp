/// Cost of the checked kernel arithmetic against plain int64 code written by hand. Exit code 1 when a median misses
/// its goal by more than the spread.
#include <cstdint>
#include <cstdio>
#include <random>
#include <vector>

#include "paired.hpp"
#include "steward/kernel/money.hpp"

namespace {

using steward::Decimal;
using steward::Money;
using steward::Rounding;

/// Makes every addition wait for the one before, and keeps the loop from being vectorised, on both sides alike.
inline void depend(std::int64_t& value) { asm volatile("" : "+r"(value)); }

[[gnu::noinline]] bool raw_dependent_add(const std::vector<std::int64_t>& values, std::int64_t& out) {
    std::int64_t total = 0;
    for (const std::int64_t value : values) {
        total += value;
        depend(total);
    }
    out = total;
    return true;
}

[[gnu::noinline]] bool checked_dependent_add(const std::vector<std::int64_t>& values, std::int64_t& out) {
    std::int64_t total = 0;
    for (const std::int64_t value : values) {
        if (!steward::checked_add(total, value, total)) return false;
        depend(total);
    }
    out = total;
    return true;
}

[[gnu::noinline]] bool raw_sum(const std::vector<std::int64_t>& values, std::int64_t& out) {
    std::int64_t total = 0;
    for (const std::int64_t value : values) total += value;
    out = total;
    return true;
}

/// Half away from zero by hand, for a positive divisor and a value that half a divisor does not overflow. Without a
/// branch on the sign, which random amounts would make twice as slow.
inline std::int64_t divide_by_hand(std::int64_t value, std::int64_t divisor) {
    const std::int64_t sign = value >> 63;
    return (value + ((divisor / 2) ^ sign) - sign) / divisor;
}

constexpr std::int64_t powers[] = {1, 10, 100, 1000, 10000, 100000, 1000000};

[[gnu::noinline]] bool multiply_by_hand(const std::vector<std::int64_t>& values, const std::vector<Decimal>& rates,
                                        std::vector<std::int64_t>& out) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::int64_t product = 0;
        if (__builtin_mul_overflow(values[i], rates[i].unscaled, &product)) return false;
        out[i] = divide_by_hand(product, powers[rates[i].scale]);
    }
    return true;
}

[[gnu::noinline]] bool multiply_checked(const std::vector<std::int64_t>& values, const std::vector<Decimal>& rates,
                                        std::vector<std::int64_t>& out) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        Money result;
        if (!multiply(Money::fen(values[i]), rates[i], Rounding::half_away_from_zero, result)) return false;
        out[i] = result.fen();
    }
    return true;
}

[[gnu::noinline]] bool multiply_by_hand(const std::vector<std::int64_t>& values, Decimal rate,
                                        std::vector<std::int64_t>& out) {
    const std::int64_t divisor = powers[rate.scale];
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::int64_t product = 0;
        if (__builtin_mul_overflow(values[i], rate.unscaled, &product)) return false;
        out[i] = divide_by_hand(product, divisor);
    }
    return true;
}

[[gnu::noinline]] bool multiply_checked(const std::vector<std::int64_t>& values, Decimal rate,
                                        std::vector<std::int64_t>& out) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        Money result;
        if (!multiply(Money::fen(values[i]), rate, Rounding::half_away_from_zero, result)) return false;
        out[i] = result.fen();
    }
    return true;
}

[[gnu::noinline]] bool divide_each_by_hand(const std::vector<std::int64_t>& values,
                                           const std::vector<std::int64_t>& divisors, std::vector<std::int64_t>& out) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (divisors[i] == 0) return false;
        out[i] = divide_by_hand(values[i], divisors[i]);
    }
    return true;
}

[[gnu::noinline]] bool divide_checked(const std::vector<std::int64_t>& values,
                                      const std::vector<std::int64_t>& divisors, std::vector<std::int64_t>& out) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        Money result;
        if (!divide(Money::fen(values[i]), divisors[i], Rounding::half_away_from_zero, result)) return false;
        out[i] = result.fen();
    }
    return true;
}

struct Goal {
    const char* name;
    steward::bench::PairedResult result;
    double limit;
};

}  // namespace

int main() {
    using steward::bench::keep;
    using steward::bench::run_pairs;

    constexpr std::size_t count = 1 << 16;  // 512 KiB a column
    constexpr int repeats = 200;
    constexpr std::size_t items = count * repeats;
    std::mt19937_64 random(20261123);
    std::uniform_int_distribution<std::int64_t> amount(-100'000'000'00, 100'000'000'00);
    std::uniform_int_distribution<std::int64_t> rate(1, 20000);
    std::uniform_int_distribution<std::int64_t> divisor(2, 365);
    std::vector<std::int64_t> amounts(count), divisors(count), out_a(count), out_b(count);
    std::vector<Decimal> rates(count);
    for (std::size_t i = 0; i < count; ++i) {
        amounts[i] = amount(random);
        divisors[i] = divisor(random);
        rates[i] = {rate(random), 4};
    }
    bool ok = true;
    const auto repeat = [&](auto work) {
        return [&ok, work]() mutable {
            for (int i = 0; i < repeats; ++i) ok &= work();
        };
    };
    std::int64_t a = 0;
    std::int64_t b = 0;
    std::vector<Goal> goals;

    goals.push_back({"checked add, dependent",
                     run_pairs("checked add, dependent / raw add", items, repeat([&] {
                                   const bool done = raw_dependent_add(amounts, a);
                                   keep(a);
                                   return done;
                               }),
                               repeat([&] {
                                   const bool done = checked_dependent_add(amounts, b);
                                   keep(b);
                                   return done;
                               })),
                     1.15});
    ok &= a == b;
    goals.push_back({"column sum", run_pairs("column sum / raw vectorised loop", items, repeat([&] {
                                                 const bool done = raw_sum(amounts, a);
                                                 keep(a);
                                                 return done;
                                             }),
                                             repeat([&] {
                                                 const bool done = steward::sum(amounts, b);
                                                 keep(b);
                                                 return done;
                                             })),
                     1.5});
    ok &= a == b;
    goals.push_back({"money * rate, a rate a row",
                     run_pairs("money * rate, a rate a row / by hand", items,
                               repeat([&] { return multiply_by_hand(amounts, rates, out_a); }),
                               repeat([&] { return multiply_checked(amounts, rates, out_b); })),
                     1.3});
    ok &= out_a == out_b;
    goals.push_back({"money * rate, one rate",
                     run_pairs("money * rate, one rate / by hand", items,
                               repeat([&] { return multiply_by_hand(amounts, rates[0], out_a); }),
                               repeat([&] { return multiply_checked(amounts, rates[0], out_b); })),
                     1.3});
    ok &= out_a == out_b;
    goals.push_back({"money / int", run_pairs("money / int / by hand", items,
                                              repeat([&] { return divide_each_by_hand(amounts, divisors, out_a); }),
                                              repeat([&] { return divide_checked(amounts, divisors, out_b); })),
                     1.3});
    ok &= out_a == out_b;

    if (!ok) std::puts("FAILED: the two sides differ");
    for (const Goal& goal : goals) {
        if (goal.result.ratio > goal.limit)
            std::printf("%s: %s, goal %.2f\n", goal.name, goal.result.ratio_min > goal.limit ? "MISSED" : "tie",
                        goal.limit);
        ok &= goal.result.ratio_min <= goal.limit;
    }
    return ok ? 0 : 1;
}
