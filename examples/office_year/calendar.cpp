// Calendar: the working days of the year, from the State Council's notice.
#include <array>

#include "citation.hpp"
#include "failure.hpp"
#include "office.hpp"
#include "print.hpp"

namespace office_year {

using namespace steward;

namespace {

struct Month {
    std::int64_t days = 0, working = 0, holidays = 0;
    std::string made_up;  ///< weekend days that are worked (调休)
};

std::size_t month_of(Date day) { return static_cast<unsigned>(year_month_day(day).month()) - 1; }

}  // namespace

void show_calendar(Year& year) {
    year.chapter(text("二、日历：工作日", "2. Calendar: working days"), Origin::published);
    // No table here: an operation takes any memory of the caller's, and writes into it.
    const std::int32_t first = year.office.first_day().days();
    std::vector<std::int32_t> days;
    for (std::int32_t day = first; day <= year.office.last_day().days(); ++day) days.push_back(day);
    std::vector<std::uint8_t> working(days.size());
    std::vector<std::int32_t> notices(days.size());
    std::vector<std::uint8_t> known((days.size() + 7) / 8),
        cited((days.size() + 7) / 8);  // one bit a row: is there a value

    auto operation = must(year.book.prepare("calendar.is_working_day", year.office.jurisdiction));
    must(operation->bind_input("on_date", {days.data(), days.size(), nullptr, 1, Storage::i32}));
    must(operation->bind_output("working", {working.data(), working.size(), known.data(), 1, Storage::u8}));
    must(operation->bind_output("rule", {notices.data(), notices.size(), cited.data(), 1, Storage::i32}));
    must(operation->run(0, static_cast<std::int64_t>(days.size())));

    std::array<Month, 12> months{};
    Sheet sheet({year.say("日期", "date"), year.say("工作日", "working day"), year.say("规则", "rule"),
                 year.say("文号", "document")});
    for (std::size_t i = 0; i < days.size(); ++i) {
        const Date day = Date::from_days(days[i]);
        if ((known[i / 8] >> i % 8 & 1) == 0)
            throw Failure{{"该年度尚无节假日安排通知", "the year has no holiday notice yet"}};
        const bool weekend = weekday(day) >= Weekday::saturday, works = working[i] != 0;
        Month& month = months[month_of(day)];
        ++month.days;
        month.working += works;
        month.holidays += !works && !weekend;
        if (works && weekend) month.made_up += (month.made_up.empty() ? "" : " ") + to_text(day).substr(5);
        sheet.row({to_text(day), works ? year.say("是", "yes") : year.say("否", "no"), rule_id(year.book, notices[i]),
                   citations(year.book, notices[i], year.language)});
    }

    Grid grid({{year.say("月", "month"), Align::right},
               {year.say("天数", "days"), Align::right},
               {year.say("工作日", "working days"), Align::right},
               {year.say("逢工作日放假", "weekdays off"), Align::right},
               {year.say("周末调休上班", "weekend days worked")}});
    std::int64_t total = 0, holidays = 0;
    for (std::size_t i = 0; i < months.size(); ++i) {
        const Month& month = months[i];
        grid.row({std::to_string(i + 1), std::to_string(month.days), std::to_string(month.working),
                  std::to_string(month.holidays), month.made_up});
        total += month.working;
        holidays += month.holidays;
    }
    grid.row(
        {year.say("全年", "year"), std::to_string(days.size()), std::to_string(total), std::to_string(holidays), ""});
    grid.print(year.language);

    const Version& notice = year.book.version(notices.front());
    const Document& document = year.book.documents()[static_cast<std::size_t>(notice.cites.front().document)];
    print_line(year.say("依据：《", "Source: 《") + document.title + "》" + document.number);
    year.summarize(text("全年工作日", "working days of the year"), total, Origin::published);
    year.write("working_days.csv", sheet);
}

}  // namespace office_year
