#include "steward/kernel/arithmetic.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

namespace {

using namespace steward;

constexpr std::int64_t max = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t min = std::numeric_limits<std::int64_t>::min();

std::int64_t divided(std::int64_t a, std::int64_t d, Rounding mode) {
    std::int64_t out = 0;
    EXPECT_TRUE(divide(a, d, mode, out));
    return out;
}

TEST(KernelArithmetic, CheckedOperationsReportOverflowAndKeepTheirOutput) {
    std::int64_t out = 42;
    EXPECT_FALSE(checked_add(max, 1, out));
    EXPECT_FALSE(checked_sub(min, 1, out));
    EXPECT_FALSE(checked_mul(min, -1, out));
    EXPECT_EQ(out, 42);
    EXPECT_TRUE(checked_add(max, min, out));
    EXPECT_EQ(out, -1);
    EXPECT_TRUE(checked_sub(-1, max, out));
    EXPECT_EQ(out, min);
    EXPECT_TRUE(checked_mul(3037000499, 3037000499, out));
    EXPECT_EQ(out, 9223372030926249001);
}

TEST(KernelArithmetic, CheckedOperationsWorkAtCompileTime) {
    static_assert([] {
        std::int64_t out = 0;
        return checked_add(2, 3, out) && multiply_divide(out, 7, 2, Rounding::half_to_even, out) && out == 18;
    }());
    SUCCEED();
}

// Each row: x / 10 for x = 25, 35, 24, 26, 20 and their negatives, from the definition of the mode.
TEST(KernelArithmetic, RoundingModes) {
    struct Row {
        Rounding mode;
        std::int64_t expected[10];
    };
    const std::int64_t values[10] = {25, 35, 24, 26, 20, -25, -35, -24, -26, -20};
    const Row rows[] = {
        {Rounding::half_away_from_zero, {3, 4, 2, 3, 2, -3, -4, -2, -3, -2}},
        {Rounding::half_to_even, {2, 4, 2, 3, 2, -2, -4, -2, -3, -2}},
        {Rounding::toward_zero, {2, 3, 2, 2, 2, -2, -3, -2, -2, -2}},
        {Rounding::away_from_zero, {3, 4, 3, 3, 2, -3, -4, -3, -3, -2}},
        {Rounding::floor, {2, 3, 2, 2, 2, -3, -4, -3, -3, -2}},
        {Rounding::ceiling, {3, 4, 3, 3, 2, -2, -3, -2, -2, -2}},
    };
    for (const Row& row : rows)
        for (int i = 0; i < 10; ++i) {
            EXPECT_EQ(divided(values[i], 10, row.mode), row.expected[i])
                << values[i] << " mode " << static_cast<int>(row.mode);
            EXPECT_EQ(divided(-values[i], -10, row.mode), row.expected[i]);
        }
}

TEST(KernelArithmetic, DivisionRefusesZeroAndOverflow) {
    std::int64_t out = 42;
    EXPECT_FALSE(divide(1, 0, Rounding::half_away_from_zero, out));
    EXPECT_FALSE(divide(min, -1, Rounding::half_away_from_zero, out));
    EXPECT_FALSE(multiply_divide(1, 1, 0, Rounding::half_away_from_zero, out));
    EXPECT_FALSE(multiply_divide(max, max, 0, Rounding::half_away_from_zero, out));
    EXPECT_FALSE(multiply_divide(max, 2, 1, Rounding::half_away_from_zero, out));
    EXPECT_EQ(out, 42);
    EXPECT_EQ(divided(max, 1, Rounding::half_away_from_zero), max);
    EXPECT_EQ(divided(min, 1, Rounding::half_away_from_zero), min);
    EXPECT_EQ(divided(max, 2, Rounding::half_away_from_zero), 4611686018427387904);
}

TEST(KernelArithmetic, ProductsBeyond64Bits) {
    std::int64_t out = 0;
    EXPECT_TRUE(multiply_divide(max, max, max, Rounding::floor, out));
    EXPECT_EQ(out, max);
    // 10^18 * 10^18 / (2 * 10^18) is exact; one more in the first factor leaves a tie: (10^18 + 1) / 2.
    EXPECT_TRUE(multiply_divide(1'000'000'000'000'000'001, 1'000'000'000'000'000'000, 2'000'000'000'000'000'000,
                                Rounding::half_away_from_zero, out));
    EXPECT_EQ(out, 500'000'000'000'000'001);
    EXPECT_TRUE(multiply_divide(1'000'000'000'000'000'001, 1'000'000'000'000'000'000, 2'000'000'000'000'000'000,
                                Rounding::half_to_even, out));
    EXPECT_EQ(out, 500'000'000'000'000'000);
}

TEST(KernelArithmetic, PowersOfTen) {
    static_assert(power_of_ten(0) == 1 && power_of_ten(18) == 1'000'000'000'000'000'000);
    EXPECT_EQ(power_of_ten(-1), 0);
    EXPECT_EQ(power_of_ten(19), 0);
}

TEST(KernelArithmetic, WideSumPassesThrough64Bits) {
    WideSum sum;
    sum.add(max);
    sum.add(max);
    std::int64_t out = 42;
    EXPECT_FALSE(sum.value(out));
    EXPECT_EQ(out, 42);
    EXPECT_TRUE(sum.round_to(2, Rounding::floor, out));
    EXPECT_EQ(out, max);
    sum.add(-max);
    EXPECT_TRUE(sum.value(out));
    EXPECT_EQ(out, max);
    EXPECT_FALSE(sum.round_to(0, Rounding::floor, out));
}

TEST(KernelArithmetic, WideSumRemembersThatItLeftItsRange) {
    WideSum sum;
    sum.add_product(min, min);  // 2^126
    EXPECT_FALSE(sum.failed());
    sum.add_product(min, min);  // 2^127
    EXPECT_TRUE(sum.failed());
    sum.add_product(min, max);
    std::int64_t out = 0;
    EXPECT_FALSE(sum.value(out));
    EXPECT_FALSE(sum.round_to(max, Rounding::floor, out));

    WideSum lowest;  // -2^127 is the lowest value in range
    lowest.add_product(min, max);
    lowest.add(min);
    lowest.add_product(min, max);
    lowest.add(min);
    EXPECT_FALSE(lowest.failed());
    EXPECT_FALSE(lowest.round_to(min, Rounding::floor, out));  // 2^64
    lowest.add(-1);
    EXPECT_TRUE(lowest.failed());
}

}  // namespace
