#include "steward/kernel/decimal.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>

namespace {

using namespace steward;

constexpr std::int64_t max = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t min = std::numeric_limits<std::int64_t>::min();

TEST(KernelDecimal, ParseAndText) {
    const auto coal = parse_decimal("0.7143");
    EXPECT_EQ(coal.value().unscaled, 7143);
    EXPECT_EQ(coal.value().scale, 4);
    for (const char* text : {"0", "0.7143", "-0.50", "12", "0.000000000000000001", "9223372036854775807",
                             "-9.223372036854775808", "-1.00"})
        EXPECT_EQ(to_text(parse_decimal(text).value()), text);
    EXPECT_EQ(to_text(parse_decimal("+007.0").value()), "7.0");
    EXPECT_EQ(to_text(parse_decimal("-0.0").value()), "0.0");
}

TEST(KernelDecimal, ParseRefuses) {
    for (const char* text : {"", "-", "1.", ".1", "1e-3", " 1", "1_000", "0.0000000000000000001", "inf", "50%"})
        EXPECT_EQ(parse_decimal(text).error().status, Status::malformed) << text;
    for (const char* text : {"9223372036854775808", "-9223372036854775809", "10.000000000000000000"})
        EXPECT_EQ(parse_decimal(text).error().status, Status::overflow) << text;
    EXPECT_NE(parse_decimal("50%").error().message.zh.find("“50%”"), std::string::npos);
}

TEST(KernelDecimal, ComparisonIsByValueAndNeverOverflows) {
    EXPECT_EQ((Decimal{10, 1}), (Decimal{100, 2}));
    EXPECT_LT((Decimal{99, 2}), (Decimal{1, 0}));
    EXPECT_GT((Decimal{-99, 2}), (Decimal{-1, 0}));
    EXPECT_LT((Decimal{max, 18}), (Decimal{max, 0}));
    EXPECT_GT((Decimal{max, 18}), (Decimal{min, 0}));
    EXPECT_LT((Decimal{min, 0}), (Decimal{min, 1}));
    EXPECT_GT((Decimal{10, 0}), (Decimal{max, 18}));
    EXPECT_LT((Decimal{9, 0}), (Decimal{max, 18}));  // 9.223...
    EXPECT_EQ((Decimal{0, 18}), (Decimal{0, 0}));
}

TEST(KernelDecimal, Rescale) {
    Decimal out;
    EXPECT_TRUE(rescale({12345, 4}, 2, Rounding::half_away_from_zero, out));  // 1.2345 -> 1.23
    EXPECT_EQ(out.unscaled, 123);
    EXPECT_TRUE(rescale({125, 2}, 1, Rounding::half_to_even, out));  // 1.25 -> 1.2
    EXPECT_EQ(out.unscaled, 12);
    EXPECT_TRUE(rescale({125, 2}, 5, Rounding::floor, out));
    EXPECT_EQ(out.unscaled, 125000);
    EXPECT_EQ(out.scale, 5);
    EXPECT_FALSE(rescale({max, 0}, 1, Rounding::floor, out));
    EXPECT_FALSE(rescale({1, 0}, 19, Rounding::floor, out));
    EXPECT_FALSE(rescale({1, -1}, 0, Rounding::floor, out));
}

TEST(KernelDecimal, AddSubtractMultiply) {
    Decimal out;
    EXPECT_TRUE(checked_add(Decimal{15, 1}, Decimal{25, 2}, out));  // 1.5 + 0.25
    EXPECT_EQ(to_text(out), "1.75");
    EXPECT_TRUE(checked_sub(Decimal{1, 0}, Decimal{1, 18}, out));
    EXPECT_EQ(to_text(out), "0.999999999999999999");
    EXPECT_TRUE(checked_mul(Decimal{12, 1}, Decimal{-25, 2}, out));  // 1.2 * -0.25
    EXPECT_EQ(to_text(out), "-0.300");
    EXPECT_FALSE(checked_add(Decimal{max, 0}, Decimal{1, 0}, out));
    EXPECT_FALSE(checked_add(Decimal{10, 0}, Decimal{1, 18}, out));
    EXPECT_FALSE(checked_mul(Decimal{1, 10}, Decimal{1, 9}, out));
    EXPECT_FALSE(checked_mul(Decimal{max, 0}, Decimal{2, 0}, out));
    EXPECT_EQ(to_text(out), "-0.300");
    // 0.123456789012345678 squared is 0.01524157875323883652...: 36 decimals in between.
    const Decimal fine{123456789012345678, 18};
    EXPECT_TRUE(multiply(fine, fine, 18, Rounding::half_away_from_zero, out));
    EXPECT_EQ(to_text(out), "0.015241578753238837");
    EXPECT_TRUE(multiply(Decimal{3, 0}, Decimal{5, 1}, 4, Rounding::floor, out));
    EXPECT_EQ(to_text(out), "1.5000");
}

}  // namespace
