/// @file
/// What a meeting table may cost (会议桌价格上限), by the area of the room.
#pragma once

#include <optional>

#include "steward/kernel/quantity.hpp"
#include "steward/rules/brackets.hpp"
#include "steward/rules/operation.hpp"

namespace steward::assets {

struct MeetingTableFacts {
    Quantity<unit::square_metre> room_area;  ///< 会议室使用面积, more than 0
    Date purchased_on;                       ///< 购置日, the date whose rules govern (convention C12)
    std::optional<Money> price;              ///< 价格, fen, not negative; empty: only ask for the cap
};

struct MeetingTableRules {
    Brackets<Money, Quantity<unit::square_metre>> cap_per_square_metre;
};

struct MeetingTableResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<Money> rate;  ///< for a square metre of the room
    std::optional<Money> cap;   ///< for the table
};

/// Source: 中央行政单位通用办公设备家具配置标准 (财资〔2016〕27号). The rate of the whole area's bracket holds for the whole
/// area, as the table reads: 50 m2 allow more than 50.01 m2. Pure; never throws for any facts.
template <class Trace>
MeetingTableResult decide(const MeetingTableRules& rules, const MeetingTableFacts& facts, Trace& trace) {
    MeetingTableResult result;
    if (facts.room_area.scaled() <= 0) {
        trace.reject(Status::out_of_range, "room_area_m2", text("使用面积应大于 0", "the area must be more than 0"));
        return result;
    }
    if (facts.price && *facts.price < Money::fen(0)) {
        trace.reject(Status::out_of_range, "price_fen", text("价格不能为负", "the price must not be negative"));
        return result;
    }
    result.rate = rules.cap_per_square_metre.find(trace, text("使用面积", "area"), facts.room_area, text("每平方米上限", "cap for a square metre"));
    trace.control(rules.cap_per_square_metre.use());
    if (!result.rate) return result;
    Money cap;
    if (!multiply(*result.rate, facts.room_area.decimal(), Rounding::half_away_from_zero, cap)) {
        trace.reject(Status::overflow, "room_area_m2", text("面积过大", "the area is too large"));
        return result;
    }
    result.cap = cap;
    trace.computed(text("上限 = 每平方米上限 × 使用面积", "cap = cap for a square metre x area"), operand(text("上限", "cap"), cap));
    if (!facts.price) {
        trace.missing_fact("price_fen", text("价格", "price"));
        return result;
    }
    result.outcome = trace.branch(*facts.price <= cap) ? Outcome::pass : Outcome::violation;
    return result;
}

inline constexpr auto meeting_table = operation<MeetingTableFacts, MeetingTableRules, MeetingTableResult>(
    "assets.meeting_table", text("会议桌价格上限", "what a meeting table may cost"), "财资〔2016〕27号",
    anchor("purchased_on", &MeetingTableFacts::purchased_on),
    inputs(column("room_area_m2", &MeetingTableFacts::room_area, text("会议室使用面积", "area of the room")),
           column("purchased_on", &MeetingTableFacts::purchased_on, text("购置日", "day of purchase")),
           column("price_fen", &MeetingTableFacts::price, text("价格", "price"))),
    uses(rule("assets.meeting_table_cap", &MeetingTableRules::cap_per_square_metre)),
    outputs(column("outcome", &MeetingTableResult::outcome, text("结论", "outcome")),
            column("rate_fen", &MeetingTableResult::rate, text("每平方米上限", "cap for a square metre")),
            column("cap_fen", &MeetingTableResult::cap, text("上限", "cap"))));

}  // namespace steward::assets
