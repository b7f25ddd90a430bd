// Deadlines: when the statutory periods of the dated events end, and whether they were kept.
#include "office.hpp"
#include "print.hpp"

namespace office_year {

using namespace steward;

void show_deadlines(Year& year) {
    year.chapter(text("四、期限：采购活动的法定期限", "4. Deadlines: statutory periods of the purchases"),
                 Origin::synthetic);
    const Table events = year.read("events.csv");
    Batch deadlines = year.batch("calendar.deadline", year.office.jurisdiction);
    deadlines.rows(events).run();

    Grid grid({{year.say("期限", "period")},
               {year.say("起始日", "starts")},
               {year.say("长度", "length")},
               {year.say("届满日", "deadline")},
               {year.say("实际", "done")},
               {year.say("结论", "outcome")},
               {year.say("依据", "source")}});
    Sheet sheet(
        year.with_basis({year.say("采购项目", "purchase"), year.say("期限", "period"), year.say("起始日", "starts on"),
                         year.say("移动前的届满日", "last day before rolling"), year.say("届满日", "deadline"),
                         year.say("实际完成日", "done on"), year.say("结论", "outcome")}));
    std::int64_t telling = 0, longest_move = 0;
    year.progress.start(year.say("写出期限", "writing deadlines"), events.size());
    for (std::int64_t row = 0; row < events.size(); ++row) {
        year.progress.update(row);
        const auto result = [&](std::string_view column) { return deadlines.text(column, row, year.language); };
        const std::string period = deadlines.input_text("time_limit", row, year.language);
        const std::string start = deadlines.input_text("starts_on", row, year.language),
                          end = deadlines.input_text("ended_on", row, year.language);
        grid.row({shortened(period, 28), start, result("bound") + " " + result("length") + " " + result("length_unit"),
                  result("deadline_on"), end.empty() ? year.say("未填", "open") : end, result("outcome"),
                  shortened(deadlines.citation(row, year.language), 26)});
        sheet.row(year.with_basis(
            {std::string(events.cell(row, year.language == Language::zh ? "purchase_zh" : "purchase_en")), period,
             start, result("unrolled_on"), result("deadline_on"), end, result("outcome")},
            deadlines, row));
        // The most telling: the last day that was moved furthest, off a holiday.
        const std::int64_t move =
            deadlines.value("deadline_on", row).value_or(0) - deadlines.value("unrolled_on", row).value_or(0);
        if (move > longest_move) {
            longest_move = move;
            telling = row;
        }
    }
    year.progress.finish();
    grid.print(year.language);
    year.count_outcomes(deadlines, Origin::synthetic);
    year.explain(deadlines, telling);
    year.write("deadlines.csv", sheet);
}

}  // namespace office_year
