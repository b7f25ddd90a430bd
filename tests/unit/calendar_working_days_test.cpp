// WorkingDayCalendar against a loop over days.
#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <string>

#include "steward/kernel/calendar.hpp"

namespace {

using namespace steward;

Date day(int year, int month, int number) { return make_date(year, month, number).value(); }
Date next(Date date, int step = 1) { return Date::from_days(date.days() + step); }
int year_of(Date date) { return static_cast<int>(year_month_day(date).year()); }

CalendarNotice notice(int year, std::vector<Date> off, std::vector<Date> work, std::int32_t version = -1,
                      Confidence confidence = Confidence::verified) {
    return {year, std::move(off), std::move(work), false, version, confidence};
}

// 2020 to 2022 with a few holidays, and 2024: the year between is not published.
std::vector<CalendarNotice> with_a_hole() {
    return {
        notice(2024, {day(2024, 1, 1), day(2024, 5, 1)}, {day(2024, 5, 11)}, 14),
        notice(2020, {day(2020, 1, 1), day(2020, 10, 1), day(2020, 10, 2)}, {day(2020, 9, 27)}, 10, Confidence::unverified),
        notice(2022, {day(2022, 1, 3)}, {}, 12),
        notice(2021, {day(2021, 1, 1), day(2020, 12, 31)}, {day(2020, 12, 27)}, 11),
    };
}

struct Walk {
    std::optional<Date> day;
    std::int64_t count = 0;
    int missing_year = 0;
};

/// What `add` promises, one day at a time.
Walk naive_add(const WorkingDayCalendar& calendar, Date from, std::int64_t n) {
    Walk walk;
    const int step = n > 0 ? 1 : -1;
    for (std::int64_t left = n > 0 ? n : -n; left > 0;) {
        from = next(from, step);
        const DayStatus status = calendar.on(from).status;
        if (status == DayStatus::unknown) {
            walk.missing_year = year_of(from);
            return walk;
        }
        if (status == DayStatus::working) --left;
    }
    walk.day = from;
    return walk;
}

Walk naive_count(const WorkingDayCalendar& calendar, Date from, Date until) {
    Walk walk;
    for (; from < until; from = next(from)) {
        const DayStatus status = calendar.on(from).status;
        if (status == DayStatus::unknown) {
            walk.missing_year = year_of(from);
            return walk;
        }
        walk.count += status == DayStatus::working;
    }
    return walk;
}

Walk naive_roll(const WorkingDayCalendar& calendar, Date date, bool forward) {
    Walk walk;
    for (;; date = next(date, forward ? 1 : -1)) {
        const DayStatus status = calendar.on(date).status;
        if (status == DayStatus::unknown) {
            walk.missing_year = year_of(date);
            return walk;
        }
        if (status == DayStatus::working) {
            walk.day = date;
            return walk;
        }
    }
}

/// Where several notices are missing on the way any of them may be named, and none where none is.
void expect_missing(const WorkingDayCalendar& calendar, int named, int nearest, const std::string& what) {
    EXPECT_EQ(named != 0, nearest != 0) << what;
    if (named == 0 || named == nearest) return;
    bool unknown = false;
    for (Date date = day(named, 1, 1); date < day(named + 1, 1, 1); date = next(date))
        unknown = unknown || calendar.on(date).status == DayStatus::unknown;
    EXPECT_TRUE(unknown) << what << ": " << named << " is known";
}

TEST(WorkingDayCalendar, AWeekWithoutExceptions) {
    const WorkingDayCalendar calendar({notice(2021, {}, {})});
    EXPECT_EQ(calendar.on(day(2021, 3, 5)).status, DayStatus::working);  // Friday
    EXPECT_EQ(calendar.on(day(2021, 3, 6)).status, DayStatus::off);
    EXPECT_EQ(calendar.on(day(2021, 3, 7)).status, DayStatus::off);
    EXPECT_EQ(calendar.add(day(2021, 3, 5), 1).day, day(2021, 3, 8));
    EXPECT_EQ(calendar.add(day(2021, 3, 8), -1).day, day(2021, 3, 5));
    EXPECT_EQ(calendar.count(day(2021, 3, 1), day(2021, 3, 8)).count, 5);
    EXPECT_EQ(calendar.roll(day(2021, 3, 6), true).day, day(2021, 3, 8));
    EXPECT_EQ(calendar.roll(day(2021, 3, 6), false).day, day(2021, 3, 5));
    EXPECT_EQ(calendar.roll(day(2021, 3, 5), true).day, day(2021, 3, 5));
    EXPECT_EQ(calendar.count(day(2021, 1, 1), day(2022, 1, 1)).count, 261);
}

TEST(WorkingDayCalendar, WithoutNoticesNothingIsKnown) {
    for (const WorkingDayCalendar& calendar : {WorkingDayCalendar(), WorkingDayCalendar(std::vector<CalendarNotice>())}) {
        EXPECT_EQ(calendar.on(day(2021, 3, 5)).status, DayStatus::unknown);
        EXPECT_EQ(calendar.on(day(2021, 3, 5)).missing_year, 2021);
        EXPECT_EQ(calendar.add(day(2021, 3, 5), 1).missing_year, 2021);
        EXPECT_FALSE(calendar.add(day(2021, 3, 5), 1).day);
        EXPECT_FALSE(calendar.add(day(2021, 3, 5), -1).day);
        EXPECT_EQ(calendar.add(day(2021, 3, 5), 0).day, day(2021, 3, 5));
        EXPECT_EQ(calendar.count(day(2021, 3, 5), day(2021, 3, 6)).missing_year, 2021);
        EXPECT_EQ(calendar.roll(day(2021, 3, 5), true).missing_year, 2021);
    }
}

TEST(WorkingDayCalendar, ALaterNoticeHasTheLastWordOnDecember) {
    const WorkingDayCalendar calendar(with_a_hole());
    EXPECT_EQ(calendar.on(day(2020, 12, 31)).status, DayStatus::off);
    EXPECT_EQ(calendar.on(day(2020, 12, 31)).version, 11);
    EXPECT_EQ(calendar.on(day(2020, 12, 27)).status, DayStatus::working);
    EXPECT_EQ(calendar.on(day(2020, 12, 27)).version, 11);
    EXPECT_EQ(calendar.on(day(2020, 12, 30)).version, 10);
    // Both notices name the day: that of its own year loses to the later one, in whatever order they come.
    for (const bool turned : {false, true}) {
        std::vector<CalendarNotice> two{notice(2020, {day(2020, 12, 30)}, {}), notice(2021, {}, {day(2020, 12, 30)})};
        if (turned) std::swap(two[0], two[1]);
        EXPECT_EQ(WorkingDayCalendar(two).on(day(2020, 12, 30)).status, DayStatus::working);
    }
}

TEST(WorkingDayCalendar, ADayOfTheYearBeforeTheFirstNotice) {
    const WorkingDayCalendar calendar({notice(2019, {day(2018, 12, 31)}, {day(2018, 12, 29)})});
    EXPECT_EQ(calendar.on(day(2018, 12, 29)).status, DayStatus::working);
    EXPECT_EQ(calendar.on(day(2018, 12, 31)).status, DayStatus::off);
    // A Sunday, but of a year whose own notice is not known.
    EXPECT_EQ(calendar.on(day(2018, 12, 30)).status, DayStatus::unknown);
    EXPECT_EQ(calendar.on(day(2018, 12, 28)).status, DayStatus::unknown);
    EXPECT_EQ(calendar.add(day(2018, 12, 29), 1).missing_year, 2018);
    EXPECT_EQ(calendar.add(day(2018, 12, 30), 1).day, day(2019, 1, 1));
}

TEST(WorkingDayCalendar, TheEndOfDecemberWaitsForTheNextNotice) {
    const WorkingDayCalendar calendar(with_a_hole());
    EXPECT_FALSE(calendar.on(day(2022, 12, 24)).next_notice_open);
    EXPECT_EQ(calendar.on(day(2022, 12, 24)).confidence, Confidence::verified);
    for (int number = 25; number <= 31; ++number) {
        EXPECT_TRUE(calendar.on(day(2022, 12, number)).next_notice_open) << number;
        EXPECT_EQ(calendar.on(day(2022, 12, number)).confidence, Confidence::unverified) << number;
    }
    EXPECT_FALSE(calendar.on(day(2021, 12, 31)).next_notice_open);
    EXPECT_EQ(calendar.count(day(2022, 12, 1), day(2022, 12, 25)).confidence, Confidence::verified);
    EXPECT_EQ(calendar.count(day(2022, 12, 1), day(2022, 12, 26)).confidence, Confidence::unverified);
    EXPECT_EQ(calendar.add(day(2022, 12, 22), 1).confidence, Confidence::verified);
    EXPECT_EQ(calendar.add(day(2022, 12, 23), 1).confidence, Confidence::unverified);
}

TEST(WorkingDayCalendar, TheWeakestNoticeOfAWalkCounts) {
    const WorkingDayCalendar calendar(with_a_hole());
    EXPECT_EQ(calendar.count(day(2021, 1, 1), day(2021, 2, 1)).confidence, Confidence::verified);
    EXPECT_EQ(calendar.count(day(2020, 12, 1), day(2021, 2, 1)).confidence, Confidence::unverified);
    EXPECT_EQ(calendar.add(day(2020, 12, 25), 30).confidence, Confidence::unverified);
    EXPECT_EQ(calendar.add(day(2021, 1, 4), 30).confidence, Confidence::verified);
}

TEST(WorkingDayCalendar, AHoleIsNeverSteppedOver) {
    const WorkingDayCalendar calendar(with_a_hole());
    EXPECT_EQ(calendar.on(day(2023, 6, 1)).status, DayStatus::unknown);
    EXPECT_EQ(calendar.on(day(2023, 6, 1)).missing_year, 2023);
    EXPECT_EQ(calendar.add(day(2022, 12, 30), 1).missing_year, 2023);
    EXPECT_EQ(calendar.add(day(2024, 1, 1), -1).missing_year, 2023);
    EXPECT_EQ(calendar.add(day(2023, 12, 31), 1).day, day(2024, 1, 2));
    EXPECT_EQ(calendar.add(day(2023, 1, 1), -1).day, day(2022, 12, 30));
    EXPECT_EQ(calendar.count(day(2022, 1, 1), day(2024, 2, 1)).missing_year, 2023);
    EXPECT_EQ(calendar.roll(day(2022, 12, 31), true).missing_year, 2023);
    EXPECT_EQ(calendar.roll(day(2024, 1, 1), false).missing_year, 2023);
}

TEST(WorkingDayCalendar, NumbersAtTheEndOfTheRange) {
    const WorkingDayCalendar calendar(with_a_hole());
    constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
    const Date first = Date::from_days(Date::min_days);
    const Date last = Date::from_days(Date::max_days);
    // The hole of 2023 is the first year without a notice on the way.
    for (const std::int64_t n : {largest, largest - 1, std::int64_t{1} << 40, std::int64_t{100000}}) {
        EXPECT_FALSE(calendar.add(day(2021, 5, 6), n).day) << n;
        EXPECT_FALSE(calendar.add(day(2021, 5, 6), -n).day) << n;
        EXPECT_NE(calendar.add(day(2021, 5, 6), n).missing_year, 0) << n;
        EXPECT_EQ(calendar.add(day(2021, 5, 6), -n).missing_year, 2019) << n;
    }
    EXPECT_FALSE(calendar.add(day(2021, 5, 6), std::numeric_limits<std::int64_t>::min()).day);
    EXPECT_EQ(calendar.add(first, 1).missing_year, 1400);
    EXPECT_FALSE(calendar.add(first, -1).day);
    EXPECT_FALSE(calendar.add(last, 1).day);
    EXPECT_EQ(calendar.add(last, -1).missing_year, 9999);
    EXPECT_EQ(calendar.count(first, last).missing_year, 1400);
    EXPECT_NE(calendar.count(day(2021, 1, 1), last).missing_year, 0);
}

TEST(WorkingDayCalendar, LikeALoopOverDays) {
    const WorkingDayCalendar calendar(with_a_hole());
    std::mt19937_64 random(20260301);
    const std::int32_t low = day(2019, 11, 1).days(), high = day(2025, 3, 1).days();
    const auto any_day = [&] { return Date::from_days(low + static_cast<std::int32_t>(random() % static_cast<std::uint64_t>(high - low))); };
    for (int i = 0; i < 20000; ++i) {
        const Date from = any_day();
        const std::int64_t n = static_cast<std::int64_t>(random() % 400) - 200;
        const CalendarWalk added = calendar.add(from, n);
        const Walk wanted = naive_add(calendar, from, n);
        ASSERT_EQ(added.day, wanted.day) << to_text(from) << " + " << n;
        expect_missing(calendar, added.missing_year, wanted.missing_year, to_text(from) + " + " + std::to_string(n));

        Date a = from, b = any_day();
        if (b < a) std::swap(a, b);
        const CalendarWalk counted = calendar.count(a, b);
        const Walk counts = naive_count(calendar, a, b);
        expect_missing(calendar, counted.missing_year, counts.missing_year, to_text(a) + " to " + to_text(b));
        ASSERT_EQ(counted.count, counts.missing_year == 0 ? counts.count : 0) << to_text(a) << " to " << to_text(b);

        for (const bool forward : {true, false}) {
            const CalendarWalk rolled = calendar.roll(from, forward);
            const Walk rolls = naive_roll(calendar, from, forward);
            ASSERT_EQ(rolled.day, rolls.day) << to_text(from);
            ASSERT_EQ(rolled.missing_year, rolls.missing_year) << to_text(from);
        }
    }
}

// Random notices: holidays, make-up days, holes, days in the December before.
TEST(WorkingDayCalendar, LikeALoopOverDaysForAnyNotices) {
    std::mt19937_64 random(97);
    for (int round = 0; round < 200; ++round) {
        std::vector<CalendarNotice> notices;
        for (int year = 2020; year < 2025; ++year) {
            if (random() % 4 == 0) continue;
            CalendarNotice one = notice(year, {}, {});
            const std::int32_t start = day(year, 1, 1).days();
            for (int i = 0; i < 30; ++i)
                (random() % 2 ? one.off : one.work).push_back(Date::from_days(start - 5 + static_cast<std::int32_t>(random() % 370)));
            notices.push_back(one);
        }
        const WorkingDayCalendar calendar(notices);
        for (int i = 0; i < 100; ++i) {
            const Date from = Date::from_days(day(2019, 12, 1).days() + static_cast<std::int32_t>(random() % 2000));
            const std::int64_t n = static_cast<std::int64_t>(random() % 60) - 30;
            const CalendarWalk added = calendar.add(from, n);
            const Walk wanted = naive_add(calendar, from, n);
            ASSERT_EQ(added.day, wanted.day) << "round " << round << ": " << to_text(from) << " + " << n;
            expect_missing(calendar, added.missing_year, wanted.missing_year, to_text(from) + " + " + std::to_string(n));
            const Date until = Date::from_days(from.days() + static_cast<std::int32_t>(random() % 60));
            const CalendarWalk counted = calendar.count(from, until);
            const Walk counts = naive_count(calendar, from, until);
            expect_missing(calendar, counted.missing_year, counts.missing_year, to_text(from) + " to " + to_text(until));
            ASSERT_EQ(counted.count, counts.missing_year == 0 ? counts.count : 0) << "round " << round << ": " << to_text(from);
        }
    }
}

// A day that a notice lists is left behind, a plain weekend is not.
TEST(WorkingDays, RollsPastListedDaysOnly) {
    const WorkingDayCalendar calendar(with_a_hole());
    for (const bool forward : {true, false})
        for (Date date = day(2020, 1, 8); date < day(2022, 12, 24); date = next(date)) {
            Date naive = date;
            bool moved = false;
            const auto listed = [](Date d) {
                return d == day(2020, 10, 1) || d == day(2020, 10, 2) || d == day(2021, 1, 1) || d == day(2020, 12, 31) || d == day(2022, 1, 3);
            };
            while (listed(naive)) naive = next(naive, forward ? 1 : -1), moved = true;
            EXPECT_EQ(calendar.roll_listed(date, forward).day, naive) << to_text(date);
            EXPECT_EQ(calendar.on(date).listed, moved) << to_text(date);
        }
    // Saturday 2021-01-02: the reading decides.
    EXPECT_EQ(calendar.roll_listed(day(2021, 1, 1), true).day, day(2021, 1, 2));
    EXPECT_EQ(calendar.roll(day(2021, 1, 1), true).day, day(2021, 1, 4));
    EXPECT_EQ(calendar.roll_listed(day(2023, 6, 1), true).missing_year, 2023);
    EXPECT_EQ(calendar.roll_listed(day(2020, 1, 1), false).missing_year, 2019);
    EXPECT_EQ(calendar.roll_listed(day(2020, 10, 1), true).confidence, Confidence::unverified);
}

}  // namespace
