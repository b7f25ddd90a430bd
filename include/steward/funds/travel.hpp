/// @file
/// A travel claim (差旅费报销) against the standard: lodging within the cap of place, rank and season; meal and local
/// transport allowances as lump sums by calendar day.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "steward/rules/operation.hpp"

namespace steward {
namespace funds {

/// 出差人员级别: 财行〔2013〕531号, 财行〔2016〕71号.
enum class TravelRank : std::int32_t { minister = 1, bureau = 2, other = 3 };

/// 淡旺季.
enum class TravelSeason : std::int32_t { ordinary = 1, peak = 2 };

/// 月份.
enum class MonthOfYear : std::int32_t {};

/// 费用种类.
enum class TravelExpense : std::int32_t { lodging = 1, meal_allowance = 2, local_transport = 3, intercity_fare = 4 };

/// Places with a lodging cap (出差地点), a code list of the rule packs.
struct TravelPlaceList {
    static constexpr std::string_view name = "travel_place";
    static constexpr Text text = steward::text("出差地点", "place");
};
using TravelPlace = Code<TravelPlaceList>;

namespace detail {
inline constexpr std::array rank_items{
    item(TravelRank::minister, "minister", text("部级及相当职务人员", "minister level")),
    item(TravelRank::bureau, "bureau", text("司局级及相当职务人员", "bureau level")),
    item(TravelRank::other, "other", text("其他人员", "other staff")),
};
inline constexpr std::array season_items{
    item(TravelSeason::ordinary, "ordinary", text("平季", "ordinary season")),
    item(TravelSeason::peak, "peak", text("旺季", "peak season")),
};
inline constexpr std::array month_items{
    EnumerationItem{1, "m01", text("1月", "January")},    EnumerationItem{2, "m02", text("2月", "February")},
    EnumerationItem{3, "m03", text("3月", "March")},      EnumerationItem{4, "m04", text("4月", "April")},
    EnumerationItem{5, "m05", text("5月", "May")},        EnumerationItem{6, "m06", text("6月", "June")},
    EnumerationItem{7, "m07", text("7月", "July")},       EnumerationItem{8, "m08", text("8月", "August")},
    EnumerationItem{9, "m09", text("9月", "September")},  EnumerationItem{10, "m10", text("10月", "October")},
    EnumerationItem{11, "m11", text("11月", "November")}, EnumerationItem{12, "m12", text("12月", "December")},
};
inline constexpr std::array expense_items{
    item(TravelExpense::lodging, "lodging", text("住宿费", "lodging")),
    item(TravelExpense::meal_allowance, "meal_allowance", text("伙食补助费", "meal allowance")),
    item(TravelExpense::local_transport, "local_transport", text("市内交通费", "local transport")),
    item(TravelExpense::intercity_fare, "intercity_fare", text("城市间交通费", "intercity fare")),
};
}  // namespace detail

}  // namespace funds

template <>
struct EnumerationOf<funds::TravelRank> {
    static constexpr EnumerationView view{"travel_rank", text("人员级别", "rank"), funds::detail::rank_items};
};
template <>
struct EnumerationOf<funds::TravelSeason> {
    static constexpr EnumerationView view{"travel_season", text("季节", "season"), funds::detail::season_items};
};
template <>
struct EnumerationOf<funds::MonthOfYear> {
    static constexpr EnumerationView view{"month_of_year", text("月份", "month"), funds::detail::month_items};
};
template <>
struct EnumerationOf<funds::TravelExpense> {
    static constexpr EnumerationView view{"travel_expense", text("费用种类", "kind of expense"), funds::detail::expense_items};
};

namespace funds {

/// One line of a claim.
struct TravelLine {
    TravelExpense expense{};
    TravelPlace place;
    Date on_date;               ///< first night or day of the line, within the trip
    std::int64_t quantity = 0;  ///< nights of lodging or days of an allowance; 1 for a fare
    Money amount;               ///< claimed, fen, not negative
};

struct TravelLineResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<Money> standard;  ///< cap or lump sum of the line; empty for a fare
    std::optional<Money> payable;   ///< min(claimed, standard)
    std::optional<Money> excess;    ///< claimed - payable
    std::int64_t path = 0;
};

struct TravelClaimFacts {
    TravelRank rank{};
    Date started_on;  ///< first day of the trip, the date whose rules govern
    Date ended_on;    ///< last day of the trip
    std::optional<std::string_view> claimant;  ///< who is paid back, for the record: no rule asks for it
    std::span<const TravelLine> lines;
};

struct TravelClaimRules {
    Table<TravelPlace, TravelRank, TravelSeason> lodging_cap;
    Table<TravelPlace, MonthOfYear> peak_months;
    Table<TravelPlace> meal_allowance;
    Parameter<Money> local_transport;
    Provision lodging_within_cap;
    Provision allowance_lump_sum;
};

struct TravelClaimResult {
    Outcome outcome = Outcome::indeterminate;
    Money claimed;
    std::optional<Money> payable;
    std::optional<Money> excess;
    std::int64_t trip_days = 0;
};

struct TravelClaimRows {
    std::span<TravelLineResult> lines;
};

namespace detail {

/// Cap of all nights of a line, night by night in its month; empty when a cap is unknown.
template <class Trace>
std::optional<Money> lodging_standard(const TravelClaimRules& rules, const TravelLine& line, TravelRank rank, std::int32_t row,
                                      Trace& trace) {
    Money total;
    Date night = line.on_date;
    for (std::int64_t left = line.quantity; left > 0;) {
        const auto parts = year_month_day(night);
        const auto month = static_cast<MonthOfYear>(static_cast<unsigned>(parts.month()));
        const std::chrono::sys_days next_month{(parts.year() / parts.month() + std::chrono::months(1)) / 1};
        const std::int64_t in_month = std::min<std::int64_t>(left, next_month.time_since_epoch().count() - night.days());
        const auto peak = rules.peak_months.template find<bool>(trace, 0, text("旺季", "peak season"), line.place, month);
        if (!peak) return std::nullopt;
        const auto season = trace.branch(*peak) ? TravelSeason::peak : TravelSeason::ordinary;
        const auto cap = rules.lodging_cap.template find<Money>(trace, 0, text("每晚限额", "cap a night"), line.place, rank, season);
        if (!cap) return std::nullopt;
        std::int64_t nights = 0;
        if (!checked_mul(cap->fen(), in_month, nights) || !checked_add(total, Money::fen(nights), total)) {
            trace.reject(Status::overflow, "lines.quantity", text("数量过大", "the quantity is too large"), row);
            return std::nullopt;
        }
        left -= in_month;
        night = Date::from_days(night.days() + static_cast<std::int32_t>(in_month));
    }
    return total;
}

template <class Trace>
std::optional<Money> per_day(std::optional<Money> rate, std::int64_t days, std::int32_t row, Trace& trace) {
    if (!rate) return std::nullopt;
    std::int64_t total = 0;
    if (!checked_mul(rate->fen(), days, total)) {
        trace.reject(Status::overflow, "lines.quantity", text("数量过大", "the quantity is too large"), row);
        return std::nullopt;
    }
    return Money::fen(total);
}

/// Refuses what a line cannot be; true when it is right.
template <class Trace>
bool check(const TravelClaimFacts& facts, const TravelLine& line, std::int32_t row, Trace& trace) {
    if (line.amount < Money::fen(0)) {
        trace.reject(Status::out_of_range, "lines.amount_fen", text("金额不能为负", "the amount must not be negative"), row);
        return false;
    }
    if (line.quantity < 1) {
        trace.reject(Status::out_of_range, "lines.quantity", text("数量应不小于 1", "the quantity must be at least 1"), row);
        return false;
    }
    if (line.on_date < facts.started_on || line.on_date > facts.ended_on) {
        trace.reject(Status::contradiction, "lines.on_date", text("应在出差起止日之间", "it must lie within the trip"), row);
        return false;
    }
    if (line.quantity > facts.ended_on - line.on_date + 1) {
        trace.reject(Status::contradiction, "lines.quantity", text("天数超出出差结束日", "its days pass the end of the trip"), row);
        return false;
    }
    return true;
}

template <class Trace>
TravelLineResult judge_line(const TravelClaimRules& rules, const TravelClaimFacts& facts, const TravelLine& line, std::int32_t row,
                            bool violated, Trace& trace) {
    TravelLineResult result;
    if (!check(facts, line, row, trace)) return result;
    RuleUse rule;
    switch (line.expense) {
        case TravelExpense::lodging:
            result.standard = lodging_standard(rules, line, facts.rank, row, trace);
            if (result.standard)
                rules.lodging_within_cap.apply(trace, text("在限额内据实报销，超出部分自理", "actual cost within the cap; what is above is borne by the traveller"));
            rule = rules.lodging_cap.use();
            break;
        case TravelExpense::meal_allowance:
            result.standard = per_day(rules.meal_allowance.template find<Money>(trace, 0, text("每日标准", "a day"), line.place),
                                      line.quantity, row, trace);
            if (result.standard && rules.allowance_lump_sum.in_force())
                rules.allowance_lump_sum.apply(trace, text("按自然天数包干使用", "a lump sum by calendar day"));
            rule = rules.meal_allowance.use();
            break;
        case TravelExpense::local_transport:
            result.standard = per_day(rules.local_transport.get(trace, text("每日标准", "a day")), line.quantity, row, trace);
            if (result.standard && rules.allowance_lump_sum.in_force())
                rules.allowance_lump_sum.apply(trace, text("按自然天数包干使用", "a lump sum by calendar day"));
            rule = rules.local_transport.use();
            break;
        case TravelExpense::intercity_fare:
            trace.note(text("城市间交通费按乘坐等级凭据报销，本操作不判断等级", "a fare is paid by class against the ticket; its class is not judged here"));
            result.outcome = Outcome::not_applicable;
            result.payable = line.amount;
            result.excess = Money::fen(0);
            return result;
    }
    if (!result.standard) return result;
    result.payable = std::min(line.amount, *result.standard);
    result.excess = Money::fen(line.amount.fen() - result.payable->fen());
    const bool within = *result.excess == Money::fen(0);
    if (!within || !violated) trace.control(rule);  // the last line's rule, until one is broken
    result.outcome = trace.branch(within) ? Outcome::pass : Outcome::violation;
    trace.computed(within ? text("在标准以内", "within the standard") : text("超过标准", "above the standard"),
                   operand(text("报销金额", "claimed"), line.amount), operand(text("标准合计", "standard"), *result.standard),
                   operand(text("超出", "excess"), *result.excess));
    return result;
}

}  // namespace detail

/// Source: 财行〔2013〕531号; 财行〔2016〕71号. Pure; never throws for any facts.
template <class Trace>
TravelClaimResult decide(const TravelClaimRules& rules, const TravelClaimFacts& facts, TravelClaimRows& rows, Trace& trace) {
    TravelClaimResult result;
    if (facts.ended_on < facts.started_on) {
        trace.reject(Status::contradiction, "ended_on", text("结束日应不早于出发日", "the end must not be before the start"));
        return result;
    }
    result.trip_days = facts.ended_on - facts.started_on + 1;
    Outcome outcome = Outcome::not_applicable;
    Money payable, excess;
    bool known = true;
    std::int64_t nights = 0, meal_days = 0, transport_days = 0;
    for (std::size_t i = 0; i < facts.lines.size(); ++i) {
        const TravelLine& line = facts.lines[i];
        const auto row = static_cast<std::int32_t>(i);
        trace.begin_row(row);
        TravelLineResult& judged = rows.lines[i];
        judged = detail::judge_line(rules, facts, line, row, outcome == Outcome::violation, trace);
        judged.path = trace.end_row();
        if (trace.rejected()) return result;
        std::int64_t& days = line.expense == TravelExpense::lodging          ? nights
                             : line.expense == TravelExpense::meal_allowance ? meal_days
                                                                             : transport_days;
        if (line.expense != TravelExpense::intercity_fare) days += line.quantity;
        bool fits = checked_add(result.claimed, line.amount, result.claimed);
        if (judged.payable)
            fits = fits && checked_add(payable, *judged.payable, payable) && checked_add(excess, *judged.excess, excess);
        else
            known = false;
        if (!fits) {
            trace.reject(Status::overflow, "lines.amount_fen", text("合计超出可表示的范围", "the total does not fit"), row);
            return result;
        }
        outcome = combine(outcome, judged.outcome);
    }
    if (known) {
        result.payable = payable;
        result.excess = excess;
    }
    // 财行〔2013〕531号: allowances by calendar days of the trip; more days than the trip has are claimed twice.
    for (const auto& [days, rule] : {std::pair{nights, &rules.lodging_within_cap}, std::pair{meal_days, &rules.allowance_lump_sum},
                                     std::pair{transport_days, &rules.allowance_lump_sum}}) {
        if (!trace.branch(days > result.trip_days)) continue;
        if (!rule->apply(trace, text("报销天数合计超过出差自然天数", "more days are claimed than the trip has"))) continue;
        trace.control(rule->use());
        outcome = combine(outcome, Outcome::violation);
    }
    result.outcome = outcome;
    return result;
}

inline constexpr auto travel_claim = operation<TravelClaimFacts, TravelClaimRules, TravelClaimResult, TravelClaimRows>(
    "funds.travel_claim", text("差旅费报销审核", "travel claim against the standard"), "财行〔2013〕531号; 财行〔2016〕71号",
    anchor("started_on", &TravelClaimFacts::started_on),
    inputs(column("rank", &TravelClaimFacts::rank, text("人员级别", "rank")),
           column("started_on", &TravelClaimFacts::started_on, text("出发日", "first day")),
           column("ended_on", &TravelClaimFacts::ended_on, text("返回日", "last day")),
           column("claimant", &TravelClaimFacts::claimant, text("报销人", "claimant")).personal()),
    uses(rule("funds.lodging_cap", &TravelClaimRules::lodging_cap, value<Money>("cap")),
         rule("funds.peak_months", &TravelClaimRules::peak_months, value<bool>("peak")),
         rule("funds.meal_allowance", &TravelClaimRules::meal_allowance, value<Money>("allowance")),
         rule("funds.local_transport_allowance", &TravelClaimRules::local_transport),
         rule("funds.lodging_within_cap", &TravelClaimRules::lodging_within_cap),
         rule("funds.allowance_lump_sum", &TravelClaimRules::allowance_lump_sum)),
    outputs(column("outcome", &TravelClaimResult::outcome, text("结论", "outcome")),
            column("claimed_fen", &TravelClaimResult::claimed, text("报销合计", "claimed")),
            column("payable_fen", &TravelClaimResult::payable, text("可报合计", "payable")),
            column("excess_fen", &TravelClaimResult::excess, text("超标合计", "above the standard")),
            column("trip_days", &TravelClaimResult::trip_days, text("出差自然天数", "calendar days of the trip"))),
    list("lines", text("费用明细", "line"), &TravelClaimFacts::lines,
         inputs(column("expense", &TravelLine::expense, text("费用种类", "kind of expense")),
                column("place", &TravelLine::place, text("地点", "place")),
                column("on_date", &TravelLine::on_date, text("起始日", "first night or day")),
                column("quantity", &TravelLine::quantity, text("天（晚）数", "days or nights")),
                column("amount_fen", &TravelLine::amount, text("金额", "amount"))),
         &TravelClaimRows::lines,
         outputs(column("outcome", &TravelLineResult::outcome, text("结论", "outcome")),
                 column("standard_fen", &TravelLineResult::standard, text("标准合计", "standard")),
                 column("payable_fen", &TravelLineResult::payable, text("可报金额", "payable")),
                 column("excess_fen", &TravelLineResult::excess, text("超标金额", "above the standard")),
                 column("path", &TravelLineResult::path, text("判断路径", "path through the decision")))));

}  // namespace funds
}  // namespace steward
