// Deadlines: what the dated events of every procurement start, by when, and whether it was kept.
#include "emitted.hpp"
#include "office.hpp"
#include "print.hpp"

namespace office_year {

using namespace steward;

void show_deadlines(Year& year) {
    year.chapter(text("四、期限：采购活动的法定期限", "4. Deadlines: statutory periods of the purchases"),
                 Origin::synthetic);
    const Table procurements = year.read("procurements.csv"), events = year.read("events.csv");
    Batch deadlines = year.batch("procurement.deadlines", year.office.jurisdiction);

    Grid grid({{year.say("采购项目", "purchase")},
               {year.say("期限", "period")},
               {year.say("起始日", "starts")},
               {year.say("届满日", "deadline")},
               {year.say("实际", "done")},
               {year.say("状态", "state")},
               {year.say("相差（日）", "days off"), Align::right}});
    Sheet sheet({year.say("采购项目", "purchase"), year.say("事项", "matter"), year.say("期限", "period"),
                 year.say("起始日", "starts on"), year.say("移动前的届满日", "last day before rolling"),
                 year.say("届满日", "deadline"), year.say("实际完成日", "done on"), year.say("状态", "state"),
                 year.say("相差（日）", "days off"), year.say("核实状态", "confidence")});
    const std::string name = year.language == Language::zh ? "purchase_zh" : "purchase_en";
    std::int64_t kept = 0, found = 0;
    deadlines.rows(procurements).list("events", events, {"purchase"}).run([&](std::int64_t first, std::int64_t count) {
        const Emitted rows(deadlines.operation(), "found");
        const auto cell = [&](std::string_view column, std::int64_t at) { return rows.text(column, at, year.language); };
        for (std::int64_t i = 0; i < count; ++i) {
            const std::string purchase(procurements.cell(first + i, name));
            for (std::int64_t at = rows.begin(i); at < rows.end(i); ++at, ++found) {
                const std::string done = cell("ended_on", at);
                const bool is_kept = rows.number("state", at) == static_cast<std::int64_t>(procurement::DeadlineState::kept);
                kept += is_kept;
                // What was kept stands in the file; here, what calls for somebody.
                if (!is_kept)
                    grid.row({shortened(purchase, 24), shortened(cell("time_limit", at), 36), cell("started_on", at),
                              cell("deadline_on", at), done.empty() ? year.say("未见", "none") : done,
                              cell("state", at), cell("breach_days", at)});
                sheet.row({purchase, cell("matter", at), cell("time_limit", at), cell("started_on", at),
                           cell("unrolled_on", at), cell("deadline_on", at), done, cell("state", at),
                           cell("breach_days", at), cell("confidence", at)});
            }
        }
    });
    print_line(year.say("共 ", "Deadlines: ") + std::to_string(found) + year.say(" 个期限，按期 ", ", kept ") +
               std::to_string(kept) + year.say(" 个；其余：", "; the others:"));
    grid.print(year.language);
    year.summarize(text("期限", "deadlines"), found, Origin::synthetic);
    year.summarize(text("按期", "kept"), kept, Origin::synthetic);
    year.count_outcomes(deadlines, Origin::synthetic);
    year.explain(deadlines, deadlines.size() > 3 ? 3 : 0);
    year.write("deadlines.csv", sheet);
}

}  // namespace office_year
