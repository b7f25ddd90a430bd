/// @file
/// Depreciation of fixed assets (固定资产折旧): at a date, and as a schedule, with the statutory life check.
///
/// Straight line by convention C2: with m = round(base / n), months 1 to n - 1 book min(m, what remains), month n books
/// the whole remainder. Accumulated after k < n months is therefore min(base, k * m), after n months the base.
/// The month of addition is charged, the month of removal is not (财会〔2017〕4号 guide, the opposite of the enterprise
/// rule); there is no residual value.
#pragma once

#include <algorithm>
#include <optional>

#include "steward/rules/operation.hpp"

namespace steward::assets {

/// The asset classes of 财会〔2017〕4号 table 1 (固定资产类别), a code list of the rule packs.
struct AssetClassList {
    static constexpr std::string_view name = "asset_class";
    static constexpr Text text = steward::text("资产类别", "asset class");
};
using AssetClass = Code<AssetClassList>;

/// A plausibility bound, not a rule: no life of table 1 is longer than 50 years, and a schedule must end.
inline constexpr std::int64_t longest_life_months = 1'200;

struct DepreciationFacts {
    AssetClass asset_class;
    Money cost;                              ///< 原值, fen, not negative
    Date acquired_on;                        ///< 入账日 (month of addition), the date whose rules govern
    Date as_of;                              ///< 计算日: what is booked up to the end of its month
    std::optional<std::int64_t> life_months; ///< 折旧年限 in months; empty: the statutory minimum
    std::optional<Date> disposed_on;         ///< 处置日; its month books nothing
    std::optional<bool> never_depreciated;   ///< 文物, 动植物, 图书档案, 单独计价的土地, 名义金额计量
};

struct DepreciationRules {
    Table<AssetClass> life;
    Provision straight_line;
    Provision first_month;
    Provision no_residual_value;
    Provision last_month_remainder;
    Provision never_depreciated;
};

struct DepreciationResult {
    Outcome outcome = Outcome::indeterminate;  ///< of the life check
    std::optional<std::int64_t> life_months;   ///< the life used
    std::optional<std::int64_t> months;        ///< months charged
    std::optional<Money> monthly;              ///< 月折旧额
    std::optional<Money> accumulated;          ///< 累计折旧
    std::optional<Money> net;                  ///< 净值

    // Not constexpr: a constexpr constructor makes gcc clear all 88 bytes with one string instruction, which costs more
    // than the decision.
    DepreciationResult() noexcept {}  // NOLINT(modernize-use-equals-default)
};

/// One month of a schedule.
struct ScheduleRow {
    std::int64_t month = 0;  ///< 1 for the month of addition
    Date month_on;           ///< first day of the month
    Money amount;
    Money accumulated;
    Money net;
};

struct ScheduleRows {
    RowSink<ScheduleRow> schedule;
};

struct ScheduleFacts {
    AssetClass asset_class;
    Money cost;
    Date acquired_on;
    std::optional<std::int64_t> life_months;
    std::optional<Date> disposed_on;
};

struct ScheduleResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<std::int64_t> life_months;
    std::optional<Money> monthly;
};

/// Convention C2. `months` from 0 to `life_months`, `monthly` = round(cost / life_months).
[[nodiscard]] constexpr Money accumulated_after(Money cost, Money monthly, std::int64_t months, std::int64_t life_months) noexcept {
    std::int64_t product = 0;
    // k * m passes the base only by rounding; where it leaves int64 it has passed the base. A mask and not a branch: whether
    // an asset is fully depreciated is a coin toss to the processor.
    const bool fits = checked_mul(monthly.fen(), months, product);
    const std::int64_t partial = fits && product < cost.fen() ? product : cost.fen();
    const auto all_months = -static_cast<std::int64_t>(months >= life_months);
    return Money::fen(partial + ((cost.fen() - partial) & all_months));
}

namespace detail {

inline constexpr std::int64_t months_per_year = 12;

enum LifeColumn : std::int32_t { min_years, max_years };

/// Checks what the row cannot be; true when it is right.
template <class Facts, class Trace>
bool check(const Facts& facts, Trace& trace) {
    if (facts.cost < Money::fen(0)) {
        trace.reject(Status::out_of_range, "cost_fen", text("原值不能为负", "the cost must not be negative"));
        return false;
    }
    if (facts.life_months && (*facts.life_months < 1 || *facts.life_months > longest_life_months)) {
        trace.reject(Status::out_of_range, "life_months", text("折旧年限应为 1 至 1200 个月", "the life must be 1 to 1200 months"));
        return false;
    }
    if (facts.disposed_on && *facts.disposed_on < facts.acquired_on) {
        trace.reject(Status::contradiction, "disposed_on", text("处置日应不早于入账日", "disposal must not be before acquisition"));
        return false;
    }
    return true;
}

/// The life used, and whether it keeps to table 1 (财会〔2017〕4号 应用指南 一).
template <class Trace>
std::optional<std::int64_t> life_of(const DepreciationRules& rules, AssetClass asset_class, std::optional<std::int64_t> chosen,
                                    Outcome& outcome, Trace& trace) {
    const auto lowest = rules.life.template find<std::int64_t>(trace, min_years, text("最低年限", "minimum life"), asset_class);
    const auto highest = rules.life.template peek<std::int64_t>(trace, max_years, text("最高年限", "maximum life"), asset_class);
    if (!lowest) return chosen;
    trace.control(rules.life.use());
    if (!chosen) {
        trace.note(text("未给出折旧年限，取法定最低年限", "no life is given: the statutory minimum is used"));
        outcome = Outcome::pass;
        return *lowest * months_per_year;
    }
    const bool kept = *chosen >= *lowest * months_per_year && (!highest || *chosen <= *highest * months_per_year);
    outcome = trace.branch(kept) ? Outcome::pass : Outcome::violation;
    trace.computed(kept ? text("折旧年限符合规定", "the life keeps to the table")
                        : text("折旧年限不在规定范围内", "the life is outside the table"),
                   operand(text("采用的月数", "months used"), *chosen),
                   operand(text("最低月数", "minimum months"), *lowest * months_per_year));
    return chosen;
}

template <class Trace>
void cite_method(const DepreciationRules& rules, Trace& trace) {
    if constexpr (Trace::recording) {
        for (const auto& [provision, what] :
             {std::pair{&rules.straight_line, text("采用年限平均法", "straight line")},
              std::pair{&rules.first_month, text("当月增加的当月计提，当月减少的当月不计提",
                                                 "charged from the month of addition; the month of removal is not charged")},
              std::pair{&rules.no_residual_value, text("不考虑预计残值", "no residual value")},
              std::pair{&rules.last_month_remainder, text("最后一个月计提全部余额", "the last month books the whole remainder")}})
            provision->apply(trace, what);
    } else {
        for (const Provision* provision : {&rules.straight_line, &rules.first_month, &rules.no_residual_value, &rules.last_month_remainder})
            provision->apply(trace, {});
    }
}

/// Months charged in all before removal; the life when the asset is not removed.
[[nodiscard]] constexpr std::int64_t chargeable(Date acquired_on, std::optional<Date> disposed_on, std::int64_t life_months) noexcept {
    if (!disposed_on) return life_months;
    return std::min<std::int64_t>(life_months, months_between(acquired_on, *disposed_on));
}

}  // namespace detail

/// Source: 政府会计准则第3号 art. 16-21; 财会〔2017〕4号 应用指南. Pure; never throws for any facts.
template <class Trace>
DepreciationResult decide(const DepreciationRules& rules, const DepreciationFacts& facts, Trace& trace) {
    DepreciationResult result;
    if (!detail::check(facts, trace)) return result;
    if (facts.never_depreciated && trace.branch(*facts.never_depreciated)) {
        if (!rules.never_depreciated.apply(trace, text("该资产不计提折旧", "the asset is not depreciated"))) return result;
        trace.control(rules.never_depreciated.use());
        result.outcome = Outcome::not_applicable;
        result.accumulated = Money::fen(0);
        result.net = facts.cost;
        return result;
    }
    std::optional<std::int64_t> life = facts.life_months;
    // The table says whether the life keeps to it, or which life to take; a value alone needs neither when one is given.
    if (Trace::judging || !life) life = detail::life_of(rules, facts.asset_class, facts.life_months, result.outcome, trace);
    if (!life) return result;
    if constexpr (Trace::judging) detail::cite_method(rules, trace);
    const std::int64_t charged = detail::chargeable(facts.acquired_on, facts.disposed_on, *life);
    const std::int64_t elapsed = std::int64_t{months_between(facts.acquired_on, facts.as_of)} + 1;
    const std::int64_t months = std::clamp<std::int64_t>(elapsed, 0, charged);
    Money monthly;
    if (!divide(facts.cost, *life, Rounding::half_away_from_zero, monthly)) {
        trace.reject(Status::overflow, "cost_fen", text("原值过大", "the cost is too large"));
        return result;
    }
    result.life_months = *life;  // the value: an optional copied whole waits for the bytes that were just stored
    result.months = months;
    result.monthly = monthly;
    result.accumulated = accumulated_after(facts.cost, monthly, months, *life);
    result.net = Money::fen(facts.cost.fen() - result.accumulated->fen());
    trace.computed(text("月折旧额 = 原值 ÷ 月数，四舍五入到分（约定 C1、C2）", "monthly = cost / months, rounded half up to the fen (C1, C2)"),
                   operand(text("原值", "cost"), facts.cost), operand(text("月数", "months"), *life),
                   operand(text("月折旧额", "monthly"), monthly));
    trace.computed(text("累计折旧 = min(原值, 已提月数 × 月折旧额)，提足月数时等于原值",
                        "accumulated = min(cost, months charged x monthly); the cost once all months are charged"),
                   operand(text("已提月数", "months charged"), months),
                   operand(text("累计折旧", "accumulated"), *result.accumulated));
    return result;
}

/// Source: as for `DepreciationFacts`. Emits one row for every month charged.
template <class Trace>
ScheduleResult decide(const DepreciationRules& rules, const ScheduleFacts& facts, ScheduleRows& rows, Trace& trace) {
    ScheduleResult result;
    if (!detail::check(facts, trace)) return result;
    const auto life = detail::life_of(rules, facts.asset_class, facts.life_months, result.outcome, trace);
    if (!life) return result;
    detail::cite_method(rules, trace);
    Money monthly;
    if (!divide(facts.cost, *life, Rounding::half_away_from_zero, monthly)) {
        trace.reject(Status::overflow, "cost_fen", text("原值过大", "the cost is too large"));
        return result;
    }
    const auto start = year_month_day(facts.acquired_on);
    const std::chrono::year_month first = start.year() / start.month();
    const std::int64_t charged = detail::chargeable(facts.acquired_on, facts.disposed_on, *life);
    if (Date::max_days - facts.acquired_on.days() < static_cast<std::int32_t>(charged + 1) * 31) {
        trace.reject(Status::out_of_range, "acquired_on", text("折旧期超出可用日期范围", "the schedule leaves the range of dates"));
        return result;
    }
    Money before;
    for (std::int64_t month = 1; month <= charged; ++month) {
        const Money after = accumulated_after(facts.cost, monthly, month, *life);
        const std::chrono::sys_days first_day{(first + std::chrono::months(month - 1)) / 1};
        rows.schedule.push({month, Date::from_days(static_cast<std::int32_t>(first_day.time_since_epoch().count())),
                            Money::fen(after.fen() - before.fen()), after, Money::fen(facts.cost.fen() - after.fen())});
        before = after;
    }
    result.life_months = life;
    result.monthly = monthly;
    trace.computed(text("月折旧额 = 原值 ÷ 月数，四舍五入到分（约定 C1、C2）", "monthly = cost / months, rounded half up to the fen (C1, C2)"),
                   operand(text("原值", "cost"), facts.cost), operand(text("月数", "months"), *life),
                   operand(text("月折旧额", "monthly"), monthly));
    return result;
}

namespace detail {
inline constexpr auto depreciation_rules =
    uses(rule("assets.depreciation_life", &DepreciationRules::life, value<std::int64_t>("min_years"),
              value<std::int64_t>("max_years")),
         rule("assets.straight_line", &DepreciationRules::straight_line),
         rule("assets.first_month", &DepreciationRules::first_month),
         rule("assets.no_residual_value", &DepreciationRules::no_residual_value),
         rule("assets.last_month_remainder", &DepreciationRules::last_month_remainder),
         rule("assets.never_depreciated", &DepreciationRules::never_depreciated));
}  // namespace detail

inline constexpr auto depreciation = operation<DepreciationFacts, DepreciationRules, DepreciationResult>(
    "assets.depreciation", text("固定资产折旧", "depreciation of a fixed asset"), "政府会计准则第3号 16-21; 财会〔2017〕4号 应用指南",
    anchor("acquired_on", &DepreciationFacts::acquired_on),
    inputs(column("asset_class", &DepreciationFacts::asset_class, text("资产类别", "asset class")),
           column("cost_fen", &DepreciationFacts::cost, text("原值", "cost")),
           column("acquired_on", &DepreciationFacts::acquired_on, text("入账日期", "day of addition")),
           column("as_of", &DepreciationFacts::as_of, text("计算日期", "as of")),
           column("life_months", &DepreciationFacts::life_months, text("折旧年限（月）", "life in months")),
           column("disposed_on", &DepreciationFacts::disposed_on, text("处置日期", "day of disposal")),
           column("never_depreciated", &DepreciationFacts::never_depreciated, text("是否不提折旧的资产", "an asset that is never depreciated"))),
    detail::depreciation_rules,
    outputs(column("outcome", &DepreciationResult::outcome, text("年限检查结论", "outcome of the life check")),
            column("life_used_months", &DepreciationResult::life_months, text("采用的年限（月）", "life used, months")),
            column("months", &DepreciationResult::months, text("已提月数", "months charged")),
            column("monthly_fen", &DepreciationResult::monthly, text("月折旧额", "monthly depreciation")),
            column("accumulated_fen", &DepreciationResult::accumulated, text("累计折旧", "accumulated depreciation")),
            column("net_fen", &DepreciationResult::net, text("净值", "net book value"))));

inline constexpr auto depreciation_schedule = operation<ScheduleFacts, DepreciationRules, ScheduleResult, ScheduleRows>(
    "assets.depreciation_schedule", text("固定资产折旧计划", "depreciation schedule of a fixed asset"),
    "政府会计准则第3号 16-21; 财会〔2017〕4号 应用指南", anchor("acquired_on", &ScheduleFacts::acquired_on),
    inputs(column("asset_class", &ScheduleFacts::asset_class, text("资产类别", "asset class")),
           column("cost_fen", &ScheduleFacts::cost, text("原值", "cost")),
           column("acquired_on", &ScheduleFacts::acquired_on, text("入账日期", "day of addition")),
           column("life_months", &ScheduleFacts::life_months, text("折旧年限（月）", "life in months")),
           column("disposed_on", &ScheduleFacts::disposed_on, text("处置日期", "day of disposal"))),
    detail::depreciation_rules,
    outputs(column("outcome", &ScheduleResult::outcome, text("年限检查结论", "outcome of the life check")),
            column("life_used_months", &ScheduleResult::life_months, text("采用的年限（月）", "life used, months")),
            column("monthly_fen", &ScheduleResult::monthly, text("月折旧额", "monthly depreciation"))),
    emits("schedule", text("折旧月份", "month"), &ScheduleRows::schedule,
          outputs(column("month", &ScheduleRow::month, text("第几月", "month number")),
                  column("month_on", &ScheduleRow::month_on, text("月份首日", "first day of the month")),
                  column("amount_fen", &ScheduleRow::amount, text("本月折旧", "depreciation of the month")),
                  column("accumulated_fen", &ScheduleRow::accumulated, text("累计折旧", "accumulated depreciation")),
                  column("net_fen", &ScheduleRow::net, text("净值", "net book value"))),
          longest_life_months));

}  // namespace steward::assets
