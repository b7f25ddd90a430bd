// Evaluation: the bids for every lot reviewed, corrected, scored and ranked, with the experts' scores behind.
#include "office.hpp"
#include "print.hpp"

namespace office_year {

using namespace steward;

void show_evaluation(Year& year) {
    year.chapter(text("五、评审：投标的评分与排序", "5. Evaluation: bids scored and ranked"), Origin::synthetic);
    const Table lots = year.read("lots.csv"), criteria = year.read("criteria.csv"), bids = year.read("bids.csv"),
                scores = year.read("scores.csv");
    Batch evaluation = year.batch("procurement.evaluation", year.office.jurisdiction);
    evaluation.rows(lots)
        .list("criteria", criteria, {"lot"})
        .list("bids", bids, {"lot"})
        .list("bids.scores", scores, {"lot", "bidder"})
        .run();

    Grid grid({{year.say("项目", "lot")},
               {year.say("投标人", "bidder"), Align::right},
               {year.say("报价（元）", "price, yuan"), Align::right},
               {year.say("评审价（元）", "evaluated, yuan"), Align::right},
               {year.say("价格分", "price score"), Align::right},
               {year.say("其他分", "other scores"), Align::right},
               {year.say("总分", "total"), Align::right},
               {year.say("排名", "rank"), Align::right},
               {year.say("结论", "outcome")}});
    Sheet sheet({year.say("项目", "lot"), year.say("投标人", "bidder"), year.say("报价（元）", "price, yuan"),
                 year.say("修正后的报价（元）", "corrected price, yuan"), year.say("扣除", "deduction"),
                 year.say("评审价（元）", "evaluated price, yuan"), year.say("价格分", "price score"),
                 year.say("其他因素平均分", "mean of the rest"), year.say("总得分", "total"), year.say("排名", "rank"),
                 year.say("结论", "outcome"), year.say("无效情形", "grounds of invalidity")});
    const std::string name = year.language == Language::zh ? "lot_zh" : "lot_en";
    std::int64_t lot = 0;
    for (std::int64_t row = 0; row < bids.size(); ++row) {
        while (bids.cell(row, "lot") != lots.cell(lot, "lot")) ++lot;
        const auto result = [&](std::string_view column) {
            return evaluation.text("bids." + std::string(column), row, year.language);
        };
        const std::string bidder(bids.cell(row, "bidder")), item(lots.cell(lot, name));
        const std::string price = evaluation.input_text("bids.price_fen", row, year.language);
        const std::string grounds = result("grounds");
        grid.row({shortened(item, 24), bidder, price, result("adjusted_price_fen"), result("price_score"),
                  result("other_score"), result("total"), result("rank"), grounds.empty() ? result("outcome") : grounds});
        sheet.row({item, bidder, price, result("corrected_price_fen"), result("small_deduction_percent"),
                   result("adjusted_price_fen"), result("price_score"), result("other_score"), result("total"),
                   result("rank"), result("outcome"), grounds});
    }
    grid.print(year.language);
    year.count_outcomes(evaluation, Origin::synthetic);
    year.explain(evaluation, 0);
    year.write("evaluation.csv", sheet);
}

}  // namespace office_year
