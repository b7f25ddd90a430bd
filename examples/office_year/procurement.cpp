// Procurement: which methods are allowed for every purchase of the plan, and whether the intended one is.
#include "office.hpp"
#include "print.hpp"

namespace office_year {

using namespace steward;

void show_procurement(Year& year) {
    year.chapter(text("三、采购：采购方式", "3. Procurement: methods"), Origin::synthetic);
    print_line(year.say("货物、服务的全年合同额为公开数据，按一个项目试算；其余各行为合成数据。",
                        "The year's totals of goods and of services are published and tried as if each were one "
                        "purchase; the other rows are synthetic."));
    print_line(year.say("规则库没有本级的限额标准和公开招标数额标准时，结论为“无法判定”，不以中央标准代替。",
                        "Where the rulebook has no amounts for this jurisdiction the outcome is indeterminate; central "
                        "amounts do not stand in."));
    print_line(year.say("对照栏只说明：假如适用中央预算单位标准，结论如何。",
                        "The comparison only says what would follow if the central amounts applied."));

    const Table plan = year.read("purchases.csv");
    Batch own = year.batch("procurement.method", year.office.jurisdiction);
    own.rows(plan).run();
    Batch compared = year.batch("procurement.method", year.office.compare_with);
    compared.rows(plan).run();

    const std::string item = year.language == Language::zh ? "item_zh" : "item_en";
    Grid grid({{year.say("采购项目", "purchase")},
               {year.say("来源", "origin")},
               {year.say("预算（元）", "budget, yuan"), Align::right},
               {year.say("拟采用方式", "intended method")},
               {year.say("本级结论", "outcome")},
               {year.say("对照：中央标准", "if central")},
               {year.say("对照的依据", "source of that")}});
    Sheet sheet(year.with_basis({year.say("采购项目", "purchase"), year.say("来源", "origin"),
                                 year.say("品类", "category"), year.say("预算（元）", "budget, yuan"),
                                 year.say("公告日", "announced on"), year.say("拟采用方式", "intended method"),
                                 year.say("结论", "outcome"), year.say("可用方式", "methods allowed"),
                                 year.say("须经批准的方式", "methods that need approval")}));
    year.progress.start(year.say("写出采购", "writing purchases"), plan.size());
    for (std::int64_t row = 0; row < plan.size(); ++row) {
        year.progress.update(row);
        const std::string name(plan.cell(row, item));
        const std::string origin =
            year.name(plan.cell(row, "origin") == "published" ? Origin::published : Origin::synthetic);
        const std::string method = own.input_text("method", row, year.language);
        const std::string budget = own.input_text("budget_fen", row, year.language);
        grid.row({shortened(name, 27), origin, yuan(own.input_money("budget_fen", row).value_or(Money())),
                  shortened(method, 16), own.text("outcome", row, year.language),
                  compared.text("outcome", row, year.language), shortened(compared.citation(row, year.language), 22)});
        for (const Batch* batch : {&own, &compared})
            sheet.row(year.with_basis(
                {name, origin, batch->input_text("category", row, year.language), budget,
                 batch->input_text("announced_on", row, year.language), method,
                 batch->text("outcome", row, year.language), batch->text("allowed_methods", row, year.language),
                 batch->text("approval_methods", row, year.language)},
                *batch, row));
    }
    year.progress.finish();
    grid.print(year.language);
    year.count_outcomes(own, Origin::synthetic);
    year.count_outcomes(compared, Origin::synthetic);
    const std::int64_t telling = first_with(compared, Outcome::needs_approval);
    year.explain(own, telling);
    year.explain(compared, telling);
    year.write("procurement.csv", sheet);
}

}  // namespace office_year
