// Travel: what of every claim is payable, line by line.
#include "office.hpp"
#include "print.hpp"

namespace office_year {

using namespace steward;

void show_travel(Year& year) {
    year.chapter(text("九、差旅：报销审核", "9. Travel: claims against the standard"), Origin::synthetic);
    print_line(year.say("规则库没有本级的差旅标准时，结论为“无法判定”；对照栏为假如适用中央标准的结果。",
                        "Where the rulebook has no standards for this jurisdiction the outcome is indeterminate; the "
                        "comparison is what central ones would pay."));
    const Table claims = year.read("travel_claims.csv"), lines = year.read("travel_lines.csv");
    Batch own = year.batch("funds.travel_claim", year.office.jurisdiction);
    own.rows(claims).list("lines", lines, {"claim"}).run();
    Batch compared = year.batch("funds.travel_claim", year.office.compare_with);
    compared.rows(claims).list("lines", lines, {"claim"}).run();

    Grid grid({{year.say("报销单", "claim")},
               {year.say("级别", "rank")},
               {year.say("出发日", "started")},
               {year.say("天数", "days"), Align::right},
               {year.say("报销", "claimed"), Align::right},
               {year.say("本级结论", "outcome")},
               {year.say("对照：可报", "if central: payable"), Align::right},
               {year.say("超标", "excess"), Align::right},
               {year.say("对照结论", "outcome")},
               {year.say("依据", "source")}});
    Sheet sheet(
        year.with_basis({year.say("报销单", "claim"), year.say("报销合计", "claimed"), year.say("可报合计", "payable"),
                         year.say("超标合计", "excess"), year.say("结论", "outcome")}));
    Money claimed, payable, largest;
    std::int64_t telling = 0;
    year.progress.start(year.say("写出报销单", "writing claims"), claims.size());
    for (std::int64_t row = 0; row < claims.size(); ++row) {
        year.progress.update(row);
        const std::string claim(claims.cell(row, "claim"));
        const Money total = compared.money("claimed_fen", row).value_or(Money());
        const auto paid = compared.money("payable_fen", row), excess = compared.money("excess_fen", row);
        add(claimed, total);
        add(payable, paid.value_or(Money()));
        if (excess && *excess > largest) {
            largest = *excess;
            telling = row;
        }
        grid.row({claim, shortened(own.input_text("rank", row, year.language), 14),
                  own.input_text("started_on", row, year.language), compared.text("trip_days", row, year.language),
                  yuan(total), own.text("outcome", row, year.language), paid ? yuan(*paid) : "",
                  excess ? yuan(*excess) : "", compared.text("outcome", row, year.language),
                  compared.citation(row, year.language)});
        for (const Batch* batch : {&own, &compared})
            sheet.row(
                year.with_basis({claim, cell(batch->money("claimed_fen", row)), cell(batch->money("payable_fen", row)),
                                 cell(batch->money("excess_fen", row)), batch->text("outcome", row, year.language)},
                                *batch, row));
    }
    year.progress.finish();
    grid.print(year.language);
    print_line(year.say("报销合计 ", "Claimed ") + yuan(claimed) +
               year.say(" 元；对照可报 ", " yuan; payable if central ") + yuan(payable) + year.say(" 元", " yuan"));
    year.count_outcomes(own, Origin::synthetic);
    year.count_outcomes(compared, Origin::synthetic);
    year.explain(compared, telling);

    Sheet line_sheet({year.say("报销单", "claim"), year.say("费用种类", "kind of expense"), year.say("地点", "place"),
                      year.say("报销金额", "claimed"), year.say("标准合计", "standard"),
                      year.say("可报金额", "payable"), year.say("超标金额", "excess"), year.say("结论", "outcome"),
                      year.say("适用地区", "jurisdiction")});
    year.progress.start(year.say("写出明细", "writing lines"), lines.size());
    for (std::int64_t row = 0; row < lines.size(); ++row) {
        year.progress.update(row);
        const auto result = [&](std::string_view column) { return compared.text(column, row, year.language); };
        line_sheet.row({std::string(lines.cell(row, "claim")), compared.input_text("lines.expense", row, year.language),
                        compared.input_text("lines.place", row, year.language),
                        compared.input_text("lines.amount_fen", row, year.language), result("lines.standard_fen"),
                        result("lines.payable_fen"), result("lines.excess_fen"), result("lines.outcome"),
                        year.name_of(compared.jurisdiction())});
    }
    year.progress.finish();
    year.summarize(text("报销合计（元）", "claimed, yuan"), to_text(claimed), Origin::synthetic);
    year.summarize(text("可报合计，假如适用中央标准（元）", "payable if the central standards applied, yuan"),
                   to_text(payable), Origin::synthetic);
    year.write("travel_claims.csv", sheet);
    year.write("travel_lines.csv", line_sheet);
}

}  // namespace office_year
