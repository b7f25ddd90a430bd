#include "steward/kernel/quantity.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

namespace {

using namespace steward;

using Energy = Quantity<unit::kilowatt_hour>;
using Coal = Quantity<unit::kilogram_coal_equivalent>;
using Area = Quantity<unit::square_metre>;

constexpr std::int64_t max = std::numeric_limits<std::int64_t>::max();

TEST(KernelQuantity, AddAndCompareWithinOneUnit) {
    Area out;
    EXPECT_TRUE(checked_add(Area::scaled(1250), Area::scaled(50), out));
    EXPECT_EQ(out.scaled(), 1300);
    EXPECT_TRUE(checked_sub(Area::scaled(0), Area::scaled(1), out));
    EXPECT_LT(out, Area());
    EXPECT_FALSE(checked_add(Area::scaled(max), Area::scaled(1), out));
    EXPECT_EQ(out.scaled(), -1);
}

TEST(KernelQuantity, ConvertByFactor) {
    Coal coal;
    // 1000 kWh at 0.1229 kgce/kWh (GB/T 2589-2020, calorific value) is 122.9 kgce.
    EXPECT_TRUE(convert(Energy::scaled(1'000'000), Decimal{1229, 4}, Rounding::half_away_from_zero, coal));
    EXPECT_EQ(coal.scaled(), 122'900);
    // From 3 decimals to 2 and to 0: 12.345 -> 12.35 (tie away) and 12.
    Area area;
    EXPECT_TRUE(convert(Energy::scaled(12345), Decimal{1, 0}, Rounding::half_away_from_zero, area));
    EXPECT_EQ(area.scaled(), 1235);
    Quantity<unit::one> count;
    EXPECT_TRUE(convert(Energy::scaled(12345), Decimal{1, 0}, Rounding::half_away_from_zero, count));
    EXPECT_EQ(count.scaled(), 12);
    // From 0 decimals to 3.
    EXPECT_TRUE(convert(count, Decimal{15, 1}, Rounding::half_away_from_zero, coal));
    EXPECT_EQ(coal.scaled(), 18'000);
    // A factor with 18 decimals on top of 3: 21 decimals are cut at once.
    EXPECT_TRUE(convert(Energy::scaled(2'000), Decimal{250'000'000'000'000'000, 18}, Rounding::half_to_even, count));
    EXPECT_EQ(count.scaled(), 0);
    EXPECT_TRUE(convert(Energy::scaled(2'000), Decimal{250'000'000'000'000'001, 18}, Rounding::half_to_even, count));
    EXPECT_EQ(count.scaled(), 1);
    EXPECT_FALSE(convert(Energy::scaled(max), Decimal{2, 0}, Rounding::half_away_from_zero, coal));
    EXPECT_FALSE(convert(Energy::scaled(1), Decimal{1, 19}, Rounding::half_away_from_zero, coal));
}

TEST(KernelQuantity, Text) {
    EXPECT_EQ(to_text(Coal::scaled(12500)), "12.500 kgce");
    EXPECT_EQ(to_text(Quantity<unit::kilometre>::scaled(-5)), "-0.5 km");
    EXPECT_EQ(to_text(Quantity<unit::one>::scaled(7)), "7 1");
    EXPECT_EQ(unit::carrier_unit::name.zh, "载体自身计量单位");
}

}  // namespace
