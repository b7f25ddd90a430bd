// Assets: depreciation of the year by class, tied out exactly, and the check of the lives.
#include <map>

#include "failure.hpp"
#include "office.hpp"
#include "print.hpp"

namespace office_year {

using namespace steward;

namespace {

/// Cost and accumulated depreciation of one class through the year.
struct Movement {
    std::int64_t cards = 0;
    Money cost_opening, added, removed;
    Money opening, charge, written_off;  ///< accumulated depreciation
    Money cost_closing, closing, net;    ///< summed from the cards, to compare with the movement
};

void move(Movement& total, const Movement& of) {
    total.cards += of.cards;
    for (Money Movement::*member :
         {&Movement::cost_opening, &Movement::added, &Movement::removed, &Movement::opening, &Movement::charge,
          &Movement::written_off, &Movement::cost_closing, &Movement::closing, &Movement::net})
        add(total.*member, of.*member);
}

/// opening + increase - decrease = closing, and cost - accumulated = net.
bool ties_out(const Movement& m) {
    Money cost = m.cost_opening, accumulated = m.opening;
    add(cost, m.added);
    add(accumulated, m.charge);
    return difference(cost, m.removed) == m.cost_closing && difference(accumulated, m.written_off) == m.closing &&
           difference(m.cost_closing, m.closing) == m.net;
}

/// One card, from its states at the end of the year before and of this year.
Movement movement_of(const Batch& before, const Batch& after, std::int64_t row, Date first_day) {
    const Money cost = after.input_money("cost_fen", row).value_or(Money());
    const Money opening = before.money("accumulated_fen", row).value_or(Money());
    const Money closing = after.money("accumulated_fen", row).value_or(Money());
    Movement card;
    card.cards = 1;
    (after.input_date("acquired_on", row) < first_day ? card.cost_opening : card.added) = cost;
    card.opening = opening;
    card.charge = difference(closing, opening);
    if (after.input_date("disposed_on", row)) {
        card.removed = cost;
        card.written_off = closing;
    } else {
        card.cost_closing = cost;
        card.closing = closing;
        card.net = after.money("net_fen", row).value_or(Money());
    }
    return card;
}

/// The year's charge a second way: the months of every card's schedule that lie in the year.
Money charge_by_schedule(Year& year, const Table& cards, const Batch& states) {
    Batch schedules = year.batch("assets.depreciation_schedule", year.office.jurisdiction);
    Money total;
    schedules.rows(cards).run([&](std::int64_t first, std::int64_t count) {
        const auto offsets = must(schedules.operation().result_list("schedule"));
        const auto months = must(schedules.operation().result_column("schedule.month_on"));
        const auto amounts = must(schedules.operation().result_column("schedule.amount_fen"));
        for (std::int64_t i = 0; i < count; ++i) {
            if (!states.money("monthly_fen", first + i)) continue;  // an asset that is never depreciated
            for (std::int64_t k = offsets[static_cast<std::size_t>(i)]; k < offsets[static_cast<std::size_t>(i) + 1];
                 ++k) {
                const Date month = Date::from_days(static_cast<const std::int32_t*>(months.data)[k]);
                if (month >= year.office.first_day() && month <= year.office.last_day())
                    add(total, Money::fen(static_cast<const std::int64_t*>(amounts.data)[k]));
            }
        }
    });
    return total;
}

}  // namespace

void show_assets(Year& year) {
    year.chapter(text("八、资产：全年折旧", "8. Assets: depreciation of the year"), Origin::synthetic);
    const Table cards = year.read("asset_cards.csv");
    const Date first_day = year.office.first_day();
    Batch before = year.batch("assets.depreciation", year.office.jurisdiction);
    before.rows(cards).constant("as_of", first_day.days() - 1).run();
    Batch after = year.batch("assets.depreciation", year.office.jurisdiction);
    after.rows(cards).constant("as_of", year.office.last_day().days()).run();

    Sheet sheet(year.with_basis(
        {year.say("卡片", "card"), year.say("类别", "class"), year.say("原值（元）", "cost, yuan"),
         year.say("入账日", "acquired on"), year.say("处置日", "disposed on"), year.say("年限（月）", "life, months"),
         year.say("年初累计折旧", "accumulated, opening"), year.say("本年折旧", "charge of the year"),
         year.say("累计折旧", "accumulated, closing"), year.say("净值", "net"), year.say("年限检查", "life check")}));
    Grid faults({{year.say("卡片", "card")},
                 {year.say("类别", "class")},
                 {year.say("入账日", "acquired on")},
                 {year.say("采用年限（月）", "life used, months"), Align::right},
                 {year.say("结论", "outcome")},
                 {year.say("依据", "source")}});
    std::map<std::string, Movement> classes;
    Movement total;
    std::int64_t without_result = 0;
    year.progress.start(year.say("写出卡片", "writing cards"), cards.size());
    for (std::int64_t row = 0; row < cards.size(); ++row) {
        year.progress.update(row);
        const auto result = [&](std::string_view column) { return after.text(column, row, year.language); };
        const std::string card(cards.cell(row, "card")), name = after.input_text("asset_class", row, year.language);
        const std::string acquired = after.input_text("acquired_on", row, year.language);
        const auto charged = after.money("accumulated_fen", row);
        if (charged) {
            const Movement movement = movement_of(before, after, row, first_day);
            move(classes[name], movement);
            move(total, movement);
        } else {
            ++without_result;
        }
        const std::string charge =
            charged ? to_text(difference(*charged, before.money("accumulated_fen", row).value_or(Money()))) : "";
        sheet.row(year.with_basis({card, name, after.input_text("cost_fen", row, year.language), acquired,
                                   after.input_text("disposed_on", row, year.language), result("life_used_months"),
                                   before.text("accumulated_fen", row, year.language), charge,
                                   result("accumulated_fen"), result("net_fen"), result("outcome")},
                                  after, row));
        if (after.outcome(row) == Outcome::violation || after.outcome(row) == Outcome::indeterminate)
            faults.row({card, name, acquired, result("life_used_months"), result("outcome"),
                        after.citation(row, year.language)});
    }
    year.progress.finish();

    Grid grid({{year.say("类别", "class")},
               {year.say("卡片", "cards"), Align::right},
               {year.say("年末原值", "cost, closing"), Align::right},
               {year.say("年初累计", "opening"), Align::right},
               {year.say("本年折旧", "charge"), Align::right},
               {year.say("处置转出", "written off"), Align::right},
               {year.say("年末累计", "closing"), Align::right},
               {year.say("年末净值", "net"), Align::right}});
    const auto print_class = [&](const std::string& name, const Movement& m) {
        grid.row({shortened(name, 30), std::to_string(m.cards), yuan(m.cost_closing), yuan(m.opening), yuan(m.charge),
                  yuan(m.written_off), yuan(m.closing), yuan(m.net)});
    };
    for (const auto& [name, movement] : classes) print_class(name, movement);
    print_class(year.say("合计", "total"), total);
    grid.print(year.language);

    bool exact = ties_out(total);
    for (const auto& [name, movement] : classes) exact = exact && ties_out(movement);
    const Money by_schedule = charge_by_schedule(year, cards, after);
    print_line(year.say("勾稽：年初 + 增加 − 减少 = 年末，原值 − 累计折旧 = 净值，逐类到分：",
                        "Opening + increase - decrease = closing, cost - accumulated = net, each class to the fen: ") +
               (exact ? year.say("相符", "agrees") : year.say("不符", "DIFFERS")));
    print_line(year.say("本年折旧与各卡片折旧计划 12 个月之和比较：",
                        "The charge against the twelve months of every card's schedule: ") +
               (by_schedule == total.charge ? year.say("相符", "agrees") : year.say("不符", "DIFFERS")));
    if (without_result > 0)
        print_line(year.say("未列入合计的卡片（该日没有规则且未给出年限）：",
                            "Cards without a result, not in the totals (no rule on the day and no life given): ") +
                   std::to_string(without_result));
    print_line(year.say("年限检查：", "Check of the lives:"));
    year.count_outcomes(after, Origin::synthetic);
    faults.print(year.language);
    year.explain(after, first_with(after, Outcome::violation));
    year.summarize(text("本年折旧（元）", "charge of the year, yuan"), to_text(total.charge), Origin::synthetic);
    year.summarize(text("年末净值（元）", "net at the end, yuan"), to_text(total.net), Origin::synthetic);
    year.write("depreciation.csv", sheet);
}

}  // namespace office_year
