// Integer arithmetic against exact fractions: zero differences.
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <vector>

#include "arithmetic_cases.hpp"
#include "rational_oracle.hpp"
#include "steward/kernel/allocate.hpp"
#include "steward/kernel/arithmetic.hpp"
#include "steward/kernel/money.hpp"
#include "steward/kernel/wide.hpp"

namespace {

using namespace steward;
using namespace steward::oracle;

constexpr std::int64_t max = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t min = std::numeric_limits<std::int64_t>::min();

template <class Function>
std::optional<std::int64_t> call(Function function) {
    std::int64_t out = 0;
    if (!function(out)) return std::nullopt;
    return out;
}

TEST(Arithmetic, MultiplyDivideEqualsExactFractions) {
    Cases cases(20261123);
    for (int i = 0; i < 300'000; ++i) {
        const Operands operands = cases.next();
        const std::int64_t a = operands.a, b = operands.b, divisor = operands.divisor;
        if (divisor == 0) {
            for (const Rounding mode : all_modes)
                ASSERT_FALSE(call([&](auto& out) { return multiply_divide(a, b, divisor, mode, out); }));
            continue;
        }
        const Neighbours at = neighbours(cpp_rational(cpp_int(a) * b, divisor));
        WideSum sum;
        sum.add_product(a, b);
        for (const Rounding mode : all_modes) {
            const auto expected = fit(oracle::round(at, mode));
            ASSERT_EQ(expected, call([&](auto& out) { return multiply_divide(a, b, divisor, mode, out); }))
                << a << " * " << b << " / " << divisor << " mode " << static_cast<int>(mode);
            // The slow path must agree where the fast one answers, too.
            ASSERT_EQ(expected, call([&](auto& out) { return detail::multiply_divide_wide(a, b, divisor, mode, out); }))
                << a << " * " << b << " / " << divisor << " mode " << static_cast<int>(mode);
            ASSERT_EQ(expected, call([&](auto& out) { return sum.round_to(divisor, mode, out); }))
                << a << " * " << b << " / " << divisor << " mode " << static_cast<int>(mode);
        }
    }
}

TEST(Arithmetic, DivideEqualsExactFractionsOnAllSmallPairs) {
    for (std::int64_t a = -130; a <= 130; ++a)
        for (std::int64_t d = -65; d <= 65; ++d) {
            if (d == 0) continue;
            const Neighbours at = neighbours(cpp_rational(a, d));
            for (const Rounding mode : all_modes)
                ASSERT_EQ(fit(oracle::round(at, mode)), call([&](auto& out) { return divide(a, d, mode, out); }))
                    << a << " / " << d << " mode " << static_cast<int>(mode);
        }
}

TEST(Arithmetic, DivideEqualsExactFractionsAtTheEdges) {
    const std::array<std::int64_t, 16> values = {
        min, min + 1, min + 2, min / 2, min / 2 - 1, -3, -2, -1, 1, 2, 3, max / 2, max / 2 + 1, max - 2, max - 1, max};
    for (const std::int64_t a : values)
        for (const std::int64_t d : values) {
            const Neighbours at = neighbours(cpp_rational(a, d));
            for (const Rounding mode : all_modes)
                ASSERT_EQ(fit(oracle::round(at, mode)), call([&](auto& out) { return divide(a, d, mode, out); }))
                    << a << " / " << d << " mode " << static_cast<int>(mode);
        }
}

TEST(Arithmetic, RoundingIsSymmetricInSign) {
    Cases cases(7);
    for (int i = 0; i < 50'000; ++i) {
        const Operands operands = cases.next();
        const std::int64_t a = operands.a, b = operands.b, divisor = operands.divisor;
        if (a == min) continue;
        for (const Rounding mode : {Rounding::half_away_from_zero, Rounding::half_to_even, Rounding::toward_zero,
                                    Rounding::away_from_zero}) {
            const auto plus = call([&](auto& out) { return multiply_divide(a, b, divisor, mode, out); });
            const auto minus = call([&](auto& out) { return multiply_divide(-a, b, divisor, mode, out); });
            if (!plus || !minus) continue;
            ASSERT_EQ(*plus, -*minus) << a << " * " << b << " / " << divisor;
        }
    }
}

TEST(Arithmetic, MultiplyScaleEqualsExactFractions) {
    Cases cases(11);
    for (int i = 0; i < 20'000; ++i) {
        const auto operands = cases.next();
        for (const int exponent : {-38, -37, -36, -21, -19, -18, -5, 0, 1, 3, 18}) {
            cpp_int power = 1;
            for (int k = 0; k < (exponent < 0 ? -exponent : exponent); ++k) power *= 10;
            const cpp_int product = cpp_int(operands.a) * operands.b;
            const cpp_rational exact = exponent < 0 ? cpp_rational(product, power) : cpp_rational(product * power);
            const Neighbours at = neighbours(exact);
            const Rounding mode = all_modes[i % 6];
            ASSERT_EQ(fit(oracle::round(at, mode)),
                      call([&](auto& out) { return multiply_scale(operands.a, operands.b, exponent, mode, out); }))
                << operands.a << " * " << operands.b << " * 10^" << exponent << " mode " << static_cast<int>(mode);
        }
    }
}

TEST(Arithmetic, WideSumEqualsExactSums) {
    const cpp_int limit = cpp_int(1) << 127;
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        Cases cases(seed);
        WideSum sum;
        WideSum halves[2];
        cpp_int exact = 0;
        bool left_range = false;
        for (int i = 0; i < 12; ++i) {
            const Operands operands = cases.next();
            const std::int64_t a = operands.a, b = operands.b, divisor = operands.divisor;
            sum.add_product(a, b);
            sum.add(divisor);
            halves[i % 2].add_product(a, b);
            halves[i % 2].add(divisor);
            for (const cpp_int& term : {cpp_int(cpp_int(a) * b), cpp_int(divisor)}) {
                exact += term;
                left_range |= exact >= limit || exact < -limit;
            }
            ASSERT_EQ(left_range, sum.failed());
            if (left_range) continue;
            ASSERT_EQ(fit(exact), call([&](auto& out) { return sum.value(out); }));
            if (divisor == 0) continue;
            const Rounding mode = all_modes[static_cast<std::size_t>(i) % 6];
            ASSERT_EQ(fit(oracle::round(neighbours(cpp_rational(exact, divisor)), mode)),
                      call([&](auto& out) { return sum.round_to(divisor, mode, out); }));
        }
        halves[0].add(halves[1]);
        if (left_range || halves[0].failed()) continue;
        ASSERT_EQ(fit(exact), call([&](auto& out) { return halves[0].value(out); }));
    }
}

TEST(Arithmetic, ColumnSumEqualsExactSums) {
    std::mt19937_64 random(3);
    for (int i = 0; i < 3000; ++i) {
        std::vector<std::int64_t> column(random() % 2600);
        const int shift = static_cast<int>(random() % 24);  // from columns that overflow to ones that cannot
        cpp_int exact = 0;
        for (auto& value : column) value = static_cast<std::int64_t>(random()) >> shift;
        if (i % 3 == 0)  // a few large values that cancel
            for (std::size_t k = 1; k < column.size(); k += 2) column[k] = column[k - 1] == min ? 0 : -column[k - 1];
        for (const auto value : column) exact += value;
        ASSERT_EQ(fit(exact), call([&](auto& out) { return sum(column, out); })) << column.size();
    }
}

TEST(Arithmetic, ColumnSumAroundTheBoundOfTheFastBlocks) {
    constexpr std::int64_t bound = std::int64_t{1} << 52;
    for (const std::int64_t value : {bound, bound - 1, -bound, -bound - 1, max, min})
        for (const std::size_t size : {1, 2, 1023, 1024, 1025, 2048, 2049, 4096}) {
            const std::vector<std::int64_t> column(size, value);
            ASSERT_EQ(fit(cpp_int(value) * size), call([&](auto& out) { return sum(column, out); }));
        }
}

TEST(Arithmetic, WideNeverThrows) {
    const Wide largest = std::numeric_limits<Wide>::max();
    Wide out = 5;
    EXPECT_FALSE(checked_add(largest, largest, out));
    EXPECT_FALSE(checked_mul(largest, largest, out));
    EXPECT_FALSE(checked_sub(Wide(-largest), largest, out));
    EXPECT_FALSE(divide(largest, Wide(0), Rounding::floor, out));
    EXPECT_EQ(out, 5);
    EXPECT_TRUE(divide(largest, Wide(-1), Rounding::floor, out));
    EXPECT_EQ(out, -largest);
}

TEST(Allocation, PartsAddUpAndStayWithinOneFen) {
    std::mt19937_64 random(5);
    for (int i = 0; i < 20'000; ++i) {
        std::vector<std::int64_t> weights(1 + random() % 9);
        cpp_int whole = 0;
        for (auto& weight : weights) {
            weight = static_cast<std::int64_t>(random() >> (5 + random() % 59));
            whole += weight;
        }
        const std::int64_t total = static_cast<std::int64_t>(random()) >> (random() % 64);
        const auto parts = allocate(Money::fen(total), weights);
        if (whole == 0) {
            ASSERT_FALSE(parts.ok());
            continue;
        }
        ASSERT_TRUE(parts.ok());
        cpp_int exact = 0;
        for (std::size_t k = 0; k < weights.size(); ++k) {
            const std::int64_t part = parts.value()[k].fen();
            exact += part;
            const cpp_rational distance = cpp_rational(part) - cpp_rational(cpp_int(total) * weights[k], whole);
            ASSERT_TRUE(distance < 1 && distance > -1);
            ASSERT_TRUE(weights[k] != 0 || part == 0);
        }
        ASSERT_EQ(exact, total);
        if (total == min) continue;
        const auto negated = allocate(Money::fen(-total), weights);
        for (std::size_t k = 0; k < weights.size(); ++k)
            ASSERT_EQ(negated.value()[k].fen(), -parts.value()[k].fen());
    }
}

}  // namespace
