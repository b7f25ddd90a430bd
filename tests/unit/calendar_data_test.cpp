// The embedded working days against a table that was made from other data sets.
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "steward/steward.hpp"

namespace {

using namespace steward;

const WorkingDayCalendar& calendar() {
    static const std::shared_ptr<const Rulebook> book = open_rulebook().value();
    static const std::shared_ptr<const WorkingDayCalendar> found = book->calendar("calendar.working_days", book->chain("CN"));
    return *found;
}

Date day(int year, int month, int number) { return make_date(year, month, number).value(); }

// Working days per year 2004 to 2026 as six independent calendar data sets have them, after the amendments of 2015, 2019
// and 2020 (LKI/chinese-calendar, NateScarlet/holiday-cn, 6tail/lunar-python, vacanza/holidays and two that were only
// compared), with 2005-12-31 by the text of the notice for 2006.
constexpr std::array working_days_per_year{252, 251, 251, 249, 251, 250, 250, 250, 249, 250, 250, 249,
                                           250, 249, 250, 250, 249, 250, 249, 249, 251, 248, 248};

TEST(CalendarData, WorkingDaysPerYear) {
    for (std::size_t i = 0; i < working_days_per_year.size(); ++i) {
        const int year = 2004 + static_cast<int>(i);
        const CalendarWalk walk = calendar().count(day(year, 1, 1), day(year + 1, 1, 1));
        EXPECT_EQ(walk.missing_year, 0) << year;
        EXPECT_EQ(walk.count, working_days_per_year[i]) << year;
    }
}

TEST(CalendarData, KnownFromTheFirstNoticeToTheLast) {
    EXPECT_EQ(calendar().on(day(2003, 12, 31)).status, DayStatus::unknown);
    EXPECT_EQ(calendar().on(day(2003, 12, 31)).missing_year, 2003);
    EXPECT_EQ(calendar().on(day(2027, 1, 1)).status, DayStatus::unknown);
    EXPECT_EQ(calendar().on(day(2027, 1, 1)).missing_year, 2027);
    for (Date date = day(2004, 1, 1); date < day(2027, 1, 1); date = Date::from_days(date.days() + 1))
        ASSERT_NE(calendar().on(date).status, DayStatus::unknown) << to_text(date);
}

TEST(CalendarData, EveryDayAsTheComparedDataSetsHaveIt) {
    const char* folder = std::getenv("STEWARD_DATA");
    if (!folder || !*folder) GTEST_SKIP() << "STEWARD_DATA does not name the folder of the reference data: every day is not compared";
    std::ifstream in(std::string(folder) + "/calendars/workday_exceptions_2004_2026.csv");
    ASSERT_TRUE(in) << "no calendars/workday_exceptions_2004_2026.csv below STEWARD_DATA";
    std::string line;
    std::getline(in, line);
    ASSERT_EQ(line.substr(0, line.find_last_not_of('\r') + 1), "date,weekday,status,sources_agree,sources_total,sources_disagree");
    std::map<Date, bool> exceptions;
    while (std::getline(in, line)) {
        std::istringstream cells(line);
        std::string date, weekday, status;
        std::getline(cells, date, ',');
        std::getline(cells, weekday, ',');
        std::getline(cells, status, ',');
        const Result<Date> parsed = parse_date(date);
        ASSERT_TRUE(parsed.ok()) << line;
        ASSERT_TRUE(status == "work" || status == "off") << line;
        exceptions[*parsed] = status == "work";
    }
    ASSERT_GT(exceptions.size(), 500U);
    int compared = 0;
    for (Date date = day(2004, 1, 1); date < day(2027, 1, 1); date = Date::from_days(date.days() + 1)) {
        const auto exception = exceptions.find(date);
        const bool works = exception == exceptions.end() ? weekday(date) < Weekday::saturday : exception->second;
        EXPECT_EQ(calendar().on(date).status, works ? DayStatus::working : DayStatus::off) << to_text(date);
        ++compared;
    }
    EXPECT_EQ(compared, 8401);  // 23 years, 6 of them leap years
}

}  // namespace
