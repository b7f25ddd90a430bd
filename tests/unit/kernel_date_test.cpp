#include "steward/kernel/date.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <tuple>

namespace {

using namespace steward;

Date day(const char* text) {
    const auto date = parse_date(text);
    EXPECT_TRUE(date.ok()) << text;
    return date.ok() ? date.value() : Date::from_days(std::numeric_limits<std::int32_t>::min());
}

TEST(KernelDate, ParseAndText) {
    EXPECT_EQ(day("1970-01-01").days(), 0);
    // 56 years of 365 days, 14 leap days from 1972 to 2024, 304 days to the end of October, 22 more.
    EXPECT_EQ(day("2026-11-23").days(), 56 * 365 + 14 + 304 + 22);
    EXPECT_EQ(day("1400-01-01").days(), Date::min_days);
    EXPECT_EQ(day("9999-12-31").days(), Date::max_days);
    EXPECT_EQ(to_text(Date::from_days(-1)), "1969-12-31");
    EXPECT_EQ(to_text(day("2024-02-29")), "2024-02-29");
    EXPECT_EQ(to_text(Date::from_days(Date::max_days + 1)), "day 2932897");
}

TEST(KernelDate, ParseRefusesOtherShapes) {
    for (const char* text : {"", "20261123", "2026-11-3", "2026/11/23", "2026-Nov-23", "2026-11-23 ", " 2026-11-23",
                             "26-11-23", "2026-11-23T00:00", "2026年11月23日", "+026-11-23", "2026-11--3"})
        EXPECT_EQ(parse_date(text).error().status, Status::malformed) << text;
    for (const char* text : {"2026-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-04-31", "1399-12-31",
                             "0000-01-01", "1900-02-29", "2026-01-99"})
        EXPECT_EQ(parse_date(text).error().status, Status::bad_date) << text;
    EXPECT_NE(parse_date("2026-02-29").error().message.zh.find("2026-02-29"), std::string::npos);
}

TEST(KernelDate, MakeDate) {
    EXPECT_EQ(make_date(2026, 11, 23).value(), day("2026-11-23"));
    for (const auto& [y, m, d] : {std::tuple{2026, 2, 29}, {2026, 13, 1}, {10000, 1, 1}, {1399, 1, 1}, {2026, 1, 32},
                                  {2026, 1, -1}, {2026 + 65536, 1, 1}, {2026, 1 + 65536, 1}, {-1, 1, 1}})
        EXPECT_EQ(make_date(y, m, d).error().status, Status::bad_date) << y << ' ' << m << ' ' << d;
}

// Two implementations of the calendar, Boost's and the standard library's, agree on every supported day.
TEST(KernelDate, EveryDayGoesThroughItsParts) {
    for (std::int32_t days = Date::min_days; days <= Date::max_days; ++days) {
        const Date date = Date::from_days(days);
        const auto parts = year_month_day(date);
        const auto made = make_date(static_cast<int>(parts.year()), static_cast<int>(unsigned{parts.month()}),
                                    static_cast<int>(unsigned{parts.day()}));
        ASSERT_TRUE(made.ok() && made.value() == date) << days;
        ASSERT_TRUE(days % 31 != 0 || parse_date(to_text(date)).value() == date) << days;
    }
}

TEST(KernelDate, AddDays) {
    Date out = day("2000-01-01");
    EXPECT_TRUE(add_days(day("2026-12-31"), 1, out));
    EXPECT_EQ(to_text(out), "2027-01-01");
    EXPECT_TRUE(subtract_days(day("2024-03-01"), 1, out));
    EXPECT_EQ(to_text(out), "2024-02-29");
    EXPECT_FALSE(add_days(day("9999-12-31"), 1, out));
    EXPECT_FALSE(subtract_days(day("1400-01-01"), 1, out));
    EXPECT_FALSE(add_days(day("2026-01-01"), std::numeric_limits<std::int64_t>::max(), out));
    EXPECT_FALSE(subtract_days(day("2026-01-01"), std::numeric_limits<std::int64_t>::min(), out));
    EXPECT_FALSE(add_days(Date::from_days(Date::max_days + 5), -5, out));
    EXPECT_EQ(to_text(out), "2024-02-29");
    EXPECT_EQ(day("2026-03-01") - day("2026-02-01"), 28);
}

TEST(KernelDate, AddMonths) {
    const auto later = [](const char* text, std::int32_t months) {
        Date out;
        return add_months(day(text), months, out) ? to_text(out) : "none";
    };
    EXPECT_EQ(later("2026-01-31", 1), "2026-02-28");
    EXPECT_EQ(later("2024-01-31", 1), "2024-02-29");
    EXPECT_EQ(later("2026-02-28", 1), "2026-03-28");  // not the 31st
    EXPECT_EQ(later("2026-08-31", 6), "2027-02-28");
    EXPECT_EQ(later("2026-03-31", -1), "2026-02-28");
    EXPECT_EQ(later("2026-01-15", -1), "2025-12-15");
    EXPECT_EQ(later("2026-11-23", 0), "2026-11-23");
    EXPECT_EQ(later("2026-12-31", 24), "2028-12-31");
    EXPECT_EQ(later("9999-11-30", 1), "9999-12-30");
    EXPECT_EQ(later("9999-12-01", 1), "none");
    EXPECT_EQ(later("1400-01-31", -1), "none");
    EXPECT_EQ(later("2026-01-01", std::numeric_limits<std::int32_t>::max()), "none");
    EXPECT_EQ(later("2026-01-01", std::numeric_limits<std::int32_t>::min()), "none");
    Date out;
    EXPECT_FALSE(add_months(Date::from_days(Date::min_days - 1), 1, out));
}

TEST(KernelDate, AddMonthsEqualsTheStandardCalendar) {
    for (std::int32_t days = 10957; days < 10957 + 1500; ++days)  // from 2000-01-01
        for (int step = -30; step <= 30; ++step) {
            const auto parts = year_month_day(Date::from_days(days));
            auto expected = parts + std::chrono::months(step);
            if (!expected.ok()) expected = expected.year() / expected.month() / std::chrono::last;
            Date out;
            ASSERT_TRUE(add_months(Date::from_days(days), step, out));
            ASSERT_EQ(out.days(), std::chrono::sys_days(expected).time_since_epoch().count());
        }
}

TEST(KernelDate, Anniversary) {
    Date out;
    EXPECT_TRUE(anniversary(day("2024-02-29"), 1, out));
    EXPECT_EQ(to_text(out), "2025-02-28");
    EXPECT_TRUE(anniversary(day("2024-02-29"), 4, out));
    EXPECT_EQ(to_text(out), "2028-02-29");
    EXPECT_TRUE(anniversary(day("2026-11-23"), -26, out));
    EXPECT_EQ(to_text(out), "2000-11-23");
    EXPECT_FALSE(anniversary(day("2026-11-23"), std::numeric_limits<std::int32_t>::max(), out));
    EXPECT_FALSE(anniversary(day("2026-11-23"), 7974, out));
}

TEST(KernelDate, MonthsBetween) {
    EXPECT_EQ(months_between(day("2026-01-01"), day("2026-01-31")), 0);
    EXPECT_EQ(months_between(day("2026-01-31"), day("2026-02-01")), 1);
    EXPECT_EQ(months_between(day("2025-12-31"), day("2026-01-01")), 1);
    EXPECT_EQ(months_between(day("2026-03-15"), day("2027-03-14")), 12);
    EXPECT_EQ(months_between(day("2026-02-01"), day("2026-01-31")), -1);
}

TEST(KernelDate, Weekday) {
    EXPECT_EQ(weekday(day("1970-01-01")), Weekday::thursday);
    EXPECT_EQ(weekday(day("2026-11-23")), Weekday::monday);
    EXPECT_EQ(weekday(day("2000-01-01")), Weekday::saturday);
    EXPECT_EQ(weekday(day("1949-10-01")), Weekday::saturday);
}

TEST(KernelPeriod, HalfOpen) {
    const Period year = Period::between(day("2026-01-01"), day("2027-01-01"));
    EXPECT_TRUE(year.contains(day("2026-01-01")));
    EXPECT_TRUE(year.contains(day("2026-12-31")));
    EXPECT_FALSE(year.contains(day("2027-01-01")));
    EXPECT_FALSE(year.contains(day("2025-12-31")));
    EXPECT_EQ(year.until(), day("2027-01-01"));

    const Period open = Period::since(day("2026-07-01"));
    EXPECT_TRUE(open.open());
    EXPECT_TRUE(open.contains(Date::from_days(Date::max_days)));
    EXPECT_FALSE(open.until().has_value());

    EXPECT_EQ(year.intersect(open), Period::between(day("2026-07-01"), day("2027-01-01")));
    EXPECT_EQ(open.intersect(year), year.intersect(open));
    EXPECT_TRUE(year.overlaps(open));
    const Period next = Period::since(day("2027-01-01"));
    EXPECT_FALSE(year.overlaps(next));  // adjacent periods share no day
    EXPECT_TRUE(year.intersect(next).empty());
    EXPECT_TRUE(open.intersect(next).open());
    EXPECT_TRUE(Period::between(day("2026-01-01"), day("2026-01-01")).empty());
}

TEST(KernelPeriod, MakePeriodChecksItsBounds) {
    EXPECT_TRUE(make_period(day("2026-01-01"), day("2026-01-02")).ok());
    EXPECT_TRUE(make_period(day("2026-01-01"), std::nullopt).value().open());
    EXPECT_EQ(make_period(day("2026-01-01"), day("2026-01-01")).error().status, Status::contradiction);
    EXPECT_EQ(make_period(Date::from_days(Date::max_days + 1), std::nullopt).error().status, Status::bad_date);
    EXPECT_EQ(make_period(Date(), Date::from_days(Date::min_days - 1)).error().status, Status::bad_date);
}

}  // namespace
