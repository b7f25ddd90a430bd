#include "steward/kernel/money.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace {

using namespace steward;

constexpr std::int64_t max = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t min = std::numeric_limits<std::int64_t>::min();

TEST(KernelMoney, AddSubtractNegate) {
    Money out;
    EXPECT_TRUE(checked_add(Money::fen(1050), Money::fen(-50), out));
    EXPECT_EQ(out, Money::fen(1000));
    EXPECT_TRUE(checked_sub(Money::fen(0), Money::fen(7), out));
    EXPECT_EQ(out.fen(), -7);
    EXPECT_TRUE(checked_negate(Money::fen(-7), out));
    EXPECT_EQ(out.fen(), 7);
    EXPECT_FALSE(checked_add(Money::fen(max), Money::fen(1), out));
    EXPECT_FALSE(checked_negate(Money::fen(min), out));
    EXPECT_EQ(out.fen(), 7);
    EXPECT_LT(Money::fen(-1), Money::fen(0));
}

TEST(KernelMoney, MultiplyByRate) {
    Money out;
    // 1234.56 yuan at 6% is 74.0736 yuan.
    EXPECT_TRUE(multiply(Money::fen(123456), Rate{6, 2}, Rounding::half_away_from_zero, out));
    EXPECT_EQ(out.fen(), 7407);
    // 2.50 yuan at 1% is 2.5 fen: a tie.
    EXPECT_TRUE(multiply(Money::fen(250), Rate{1, 2}, Rounding::half_away_from_zero, out));
    EXPECT_EQ(out.fen(), 3);
    EXPECT_TRUE(multiply(Money::fen(-250), Rate{1, 2}, Rounding::half_away_from_zero, out));
    EXPECT_EQ(out.fen(), -3);
    EXPECT_TRUE(multiply(Money::fen(250), Rate{1, 2}, Rounding::half_to_even, out));
    EXPECT_EQ(out.fen(), 2);
    // 9e16 yuan less one fen at 50%: the product passes 64 bits, the result does not.
    EXPECT_TRUE(multiply(Money::fen(8999999999999999999), Rate{50, 2}, Rounding::half_away_from_zero, out));
    EXPECT_EQ(out.fen(), 4500000000000000000);
    EXPECT_FALSE(multiply(Money::fen(max), Rate{2, 0}, Rounding::half_away_from_zero, out));
    EXPECT_FALSE(multiply(Money::fen(1), Rate{1, 19}, Rounding::half_away_from_zero, out));
    EXPECT_FALSE(multiply(Money::fen(1), Rate{1, -1}, Rounding::half_away_from_zero, out));
}

TEST(KernelMoney, DivideByInteger) {
    Money out;
    // 10000.00 yuan over 36 months is 277.777... yuan a month.
    EXPECT_TRUE(divide(Money::fen(1000000), 36, Rounding::half_away_from_zero, out));
    EXPECT_EQ(out.fen(), 27778);
    EXPECT_TRUE(divide(Money::fen(1000000), 36, Rounding::toward_zero, out));
    EXPECT_EQ(out.fen(), 27777);
    EXPECT_FALSE(divide(Money::fen(1), 0, Rounding::toward_zero, out));
}

TEST(KernelMoney, SumOfAColumn) {
    std::int64_t out = 42;
    EXPECT_TRUE(sum({}, out));
    EXPECT_EQ(out, 0);
    std::vector<std::int64_t> column(5000);
    for (std::size_t i = 0; i < column.size(); ++i) column[i] = static_cast<std::int64_t>(i) - 1000;
    EXPECT_TRUE(sum(column, out));
    EXPECT_EQ(out, 4999 * 5000 / 2 - 1000 * 5000);
    column[17] = max;
    EXPECT_FALSE(sum(column, out));
    column[4900] = -max;  // the order of rows does not matter: the total fits again
    EXPECT_TRUE(sum(column, out));
    EXPECT_EQ(out, 4999 * 5000 / 2 - 1000 * 5000 - (17 - 1000) - (4900 - 1000));
}

TEST(KernelMoney, Text) {
    EXPECT_EQ(to_text(Money::fen(123450)), "1234.50");
    EXPECT_EQ(to_text(Money::fen(0)), "0.00");
    EXPECT_EQ(to_text(Money::fen(5)), "0.05");
    EXPECT_EQ(to_text(Money::fen(-5)), "-0.05");
    EXPECT_EQ(to_text(Money::fen(-100)), "-1.00");
    EXPECT_EQ(to_text(Money::fen(max)), "92233720368547758.07");
    EXPECT_EQ(to_text(Money::fen(min)), "-92233720368547758.08");
}

TEST(KernelMoney, ParseYuan) {
    const auto fen = [](const char* text) { return parse_yuan(text).value().fen(); };
    EXPECT_EQ(fen("1234.50"), 123450);
    EXPECT_EQ(fen("1234.5"), 123450);
    EXPECT_EQ(fen("1234"), 123400);
    EXPECT_EQ(fen("-0.05"), -5);
    EXPECT_EQ(fen("+7"), 700);
    EXPECT_EQ(fen("-0"), 0);
    EXPECT_EQ(fen("007.10"), 710);
    EXPECT_EQ(fen("92233720368547758.07"), max);
    EXPECT_EQ(fen("-92233720368547758.08"), min);
}

TEST(KernelMoney, ParseYuanRefuses) {
    for (const char* text : {"", "-", ".", ".5", "5.", "1.234", "1.500", "1,234.00", " 1", "1 ", "1e3", "--1", "+-1",
                             "１", "1.5.0", "0x10", "nan", "1元"})
        EXPECT_EQ(parse_yuan(text).error().status, Status::malformed) << text;
    for (const char* text : {"92233720368547758.08", "-92233720368547758.09", "92233720368547759",
                             "99999999999999999999999999", "922337203685477581"})
        EXPECT_EQ(parse_yuan(text).error().status, Status::overflow) << text;
}

TEST(KernelMoney, ErrorNamesTheTextInBothLanguages) {
    const auto result = parse_yuan("12.345元");
    EXPECT_NE(result.error().message.zh.find("“12.345元”"), std::string::npos);
    EXPECT_NE(result.error().message.en.find("\"12.345元\""), std::string::npos);
    // A long text is cut, and bytes that are no UTF-8 never reach a message.
    const auto broken = parse_yuan("\xff\xe5\x85" + std::string(500, 'x'));
    EXPECT_LT(broken.error().message.en.size(), 300u);
    EXPECT_EQ(broken.error().message.en.find('\xff'), std::string::npos);
    EXPECT_NE(broken.error().message.en.find("\"???xxx"), std::string::npos);
}

}  // namespace
