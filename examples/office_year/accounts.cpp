// Accounts: do the published figures agree with one another, exactly in fen?
#include <array>
#include <cstdlib>
#include <utility>

#include "figures.hpp"
#include "office.hpp"
#include "print.hpp"

namespace office_year {

using namespace steward;

namespace {

/// One comparison of the account with itself.
struct Check {
    std::string what;
    std::string tables;
    std::string left, right, gap;  ///< as printed
    Outcome outcome = Outcome::indeterminate;
};

enum class Rule { exact, rounded, at_most };

/// Printed to 0.01 wan yuan, so that every figure is up to 0.005 wan yuan = 50 yuan off.
constexpr std::int64_t half_a_digit_fen = 5'000;

std::string wan_yuan(Money amount) {
    Decimal value;
    return rescale({amount.fen(), 6}, 2, Rounding::half_away_from_zero, value) ? to_text(value) : std::string();
}

/// A figure as people call it: "201 合计".
std::string label(const Year& year, const Figure& figure) {
    static constexpr std::array<std::pair<std::string_view, Text>, 10> measures{{
        {"total", text("合计", "total")},
        {"basic", text("基本支出", "basic")},
        {"project", text("项目支出", "project")},
        {"fiscal_appropriation", text("财政拨款", "fiscal appropriation")},
        {"other_revenue", text("其他收入", "other revenue")},
        {"personnel", text("人员经费", "personnel")},
        {"public", text("公用经费", "public funds")},
        {"initial_budget", text("年初预算", "initial budget")},
        {"budget", text("预算", "budget")},
        {"final", text("决算", "final")},
    }};
    const std::string code = figure.code == "TOTAL" ? year.say("合计行", "TOTAL") : figure.code;
    for (const auto& [measure, name] : measures)
        if (measure == figure.measure) return code + " " + year.say(name);
    return code + " " + figure.measure;
}

Check compare(std::string what, std::string tables, Rule rule, Sum left, Sum right) {
    const Money gap = difference(left.amount, right.amount);
    const bool within_rounding = std::abs(gap.fen()) <= half_a_digit_fen * (left.addends + 1);
    Outcome outcome = Outcome::violation;
    if (gap == Money() || (rule == Rule::at_most && gap < Money()))
        outcome = Outcome::pass;
    else if (rule == Rule::rounded && within_rounding)
        outcome = Outcome::needs_review;
    return {std::move(what), std::move(tables), wan_yuan(left.amount), wan_yuan(right.amount), wan_yuan(gap), outcome};
}

void check_identities(const Year& year, const Figures& figures, std::vector<Check>& checks) {
    const Table table = year.read("accounts/identities.csv");
    for (std::int64_t row = 0; row < table.size(); ++row) {
        const std::string_view kind = table.cell(row, "kind");
        if (kind != "exact" && kind != "rounded" && kind != "at_most")
            table.refuse(row, {"kind 应为 exact、rounded 或 at_most", "kind must be exact, rounded or at_most"});
        const Rule rule = kind == "exact" ? Rule::exact : kind == "rounded" ? Rule::rounded : Rule::at_most;
        const std::string left(table.cell(row, "left")), right(table.cell(row, "right"));
        const std::string left_table = left.substr(0, left.find('/')), right_table = right.substr(0, right.find('/'));
        checks.push_back(compare(year.say(table.cell(row, "zh"), table.cell(row, "en")),
                                 left_table == right_table ? left_table : left_table + ", " + right_table, rule,
                                 figures.sum(table, row, "left"), figures.sum(table, row, "right")));
    }
}

/// 201 = 20101 + 20106 ..., TOTAL = 201 + 208 ...: a figure is the sum of those one step below it.
void check_codes(const Year& year, const Figures& figures, std::vector<Check>& checks) {
    const auto below = [](const Figure& parent, const Figure& child) {
        if (child.table != parent.table || child.measure != parent.measure || child.code == "TOTAL") return false;
        const std::string_view prefix = parent.code == "TOTAL" ? "" : std::string_view(parent.code);
        return child.code.size() > prefix.size() && child.code.starts_with(prefix);
    };
    for (const Figure& parent : figures.all()) {
        if (parent.code.empty()) continue;
        std::size_t step = 0;  // the shortest codes below are the next step
        for (const Figure& child : figures.all())
            if (below(parent, child) && (step == 0 || child.code.size() < step)) step = child.code.size();
        Sum sum;
        for (const Figure& child : figures.all())
            if (below(parent, child) && child.code.size() == step) {
                add(sum.amount, child.amount);
                ++sum.addends;
            }
        if (sum.addends > 0)
            checks.push_back(compare(label(year, parent) + year.say("：下级之和", ": sum of what is below"),
                                     short_name(parent), Rule::rounded, sum, {parent.amount, 1}));
    }
}

/// basic + project = total, in every row that has a total.
void check_rows(const Year& year, const Figures& figures, std::vector<Check>& checks) {
    for (const Figure& total : figures.all()) {
        if (total.measure != "total") continue;
        Sum sum;
        for (const Figure& part : figures.all())
            if (part.table == total.table && part.code == total.code && part.measure != "total") {
                add(sum.amount, part.amount);
                ++sum.addends;
            }
        checks.push_back(compare(label(year, total) + year.say("：各栏之和", ": sum of the columns"), short_name(total),
                                 Rule::rounded, sum, {total.amount, 1}));
    }
}

/// A printed percentage is its quotient, rounded half up to two decimals.
void check_percentages(const Year& year, const Figures& figures, std::vector<Check>& checks) {
    const Table table = year.read("accounts/percentages.csv");
    for (std::int64_t row = 0; row < table.size(); ++row) {
        const Sum part = figures.sum(table, row, "part"), whole = figures.sum(table, row, "whole");
        const auto printed = parse_decimal(table.cell(row, "printed_percent"));
        if (!printed) table.refuse(row, printed.error().message);
        Decimal exact{0, 2}, gap;
        if (!multiply_divide(part.amount.fen(), 10'000, whole.amount.fen(), Rounding::half_away_from_zero,
                             exact.unscaled) ||
            !checked_sub(*printed, exact, gap))
            table.refuse(row, {"不能计算该百分比", "this percentage cannot be computed"});
        checks.push_back({year.say(table.cell(row, "zh"), table.cell(row, "en")), "%", to_text(*printed),
                          to_text(exact), to_text(gap), gap.unscaled == 0 ? Outcome::pass : Outcome::violation});
    }
}

std::string verdict(const Year& year, Outcome outcome) {
    if (outcome == Outcome::needs_review) return year.say("提示：舍入差", "hint: rounding");
    return outcome == Outcome::pass ? year.say("相符", "agrees") : year.say("不符", "DIFFERS");
}

void show_execution(Year& year, const Figures& figures) {
    Grid grid({{year.say("科目", "item")},
               {year.say("年初预算（万元）", "initial budget, wan yuan"), Align::right},
               {year.say("决算（万元）", "final, wan yuan"), Align::right},
               {year.say("完成率 %", "executed %"), Align::right}});
    Sheet sheet({year.say("科目编码", "code"), year.say("科目", "item"),
                 year.say("年初预算（元）", "initial budget, yuan"), year.say("决算（元）", "final, yuan"),
                 year.say("完成率 %", "executed %")});
    for (const Figure& budget : figures.all()) {
        if (budget.measure != "initial_budget") continue;
        const Figure* final = figures.find(short_name(budget) + "/" + budget.code + "/final");
        if (!final) continue;
        Decimal rate{0, 2};
        const bool known = multiply_divide(final->amount.fen(), 10'000, budget.amount.fen(),
                                           Rounding::half_away_from_zero, rate.unscaled);
        const std::string percent = known ? to_text(rate) : std::string();
        grid.row({budget.code + " " + budget.item, wan_yuan(budget.amount), wan_yuan(final->amount), percent});
        sheet.row({budget.code, budget.item, to_text(budget.amount), to_text(final->amount), percent});
    }
    print_line(year.say("预算执行（一般公共预算财政拨款）", "Execution of the budget (general public budget)"));
    grid.print(year.language);
    year.write("budget_execution.csv", sheet);
}

}  // namespace

void show_accounts(Year& year) {
    year.chapter(text("一、决算：公布的数字是否相符", "1. Accounts: do the published figures agree"),
                 Origin::published);
    const Figures figures(year.read("accounts/figures.csv"));
    std::vector<Check> checks;
    check_identities(year, figures, checks);
    check_codes(year, figures, checks);
    check_rows(year, figures, checks);
    check_percentages(year, figures, checks);

    Grid grid({{year.say("核对", "check")},
               {year.say("表", "table")},
               {year.say("左", "left"), Align::right},
               {year.say("右", "right"), Align::right},
               {year.say("差", "difference"), Align::right},
               {year.say("结论", "result")}});
    Sheet sheet({year.say("核对", "check"), year.say("公布的表", "published table"),
                 year.say("左（万元或 %）", "left, wan yuan or %"), year.say("右（万元或 %）", "right, wan yuan or %"),
                 year.say("差", "difference"), year.say("结论", "result")});
    std::array<std::int64_t, EnumerationOf<Outcome>::view.items.size()> counts{};
    for (const Check& check : checks) {
        sheet.row({check.what, check.tables, check.left, check.right, check.gap, verdict(year, check.outcome)});
        ++counts[static_cast<std::size_t>(check.outcome)];
    }
    for (const Outcome outcome : {Outcome::violation, Outcome::needs_review})  // the telling ones first
        for (const Check& check : checks)
            if (check.outcome == outcome)
                grid.row({check.what, check.tables, check.left, check.right, check.gap, verdict(year, outcome)});

    for (const Outcome outcome : {Outcome::pass, Outcome::needs_review, Outcome::violation}) {
        const std::int64_t count = counts[static_cast<std::size_t>(outcome)];
        print_line(verdict(year, outcome) + " " + std::to_string(count));
        year.summarize(outcome == Outcome::pass        ? text("相符", "agrees")
                       : outcome == Outcome::violation ? text("不符", "differs")
                                                       : text("舍入差", "rounding"),
                       count, Origin::published);
    }
    print_line(year.say("各数印到 0.01 万元：n 个数之和与合计相差不超过 0.005×(n+1) 万元，只提示，不算错误。",
                        "Figures are printed to 0.01 wan yuan: a sum of n of them may be 0.005 x (n + 1) off; that is "
                        "a hint, not an error."));
    grid.print(year.language);
    for (const Check& check : checks) {
        if (check.outcome != Outcome::violation) continue;
        print_line(year.say("逐条说明：", "In full: ") + check.what);
        print_quote(year.say("公布的两处数字应当相同：一处为 ", "Two published figures must be the same: one is ") +
                    check.left + year.say("，另一处为 ", ", the other ") + check.right +
                    year.say("，相差 ", ", apart by ") + check.gap +
                    year.say("；超出舍入可以解释的范围。", "; rounding does not explain it."));
        break;
    }
    year.write("accounts_checks.csv", sheet);
    show_execution(year, figures);
}

}  // namespace office_year
