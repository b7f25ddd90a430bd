/// @file
/// Asset cards (资产卡片): acquire, improve, move, hand over to another unit.
#pragma once

#include <optional>
#include <string_view>

#include "steward/assets/depreciation.hpp"
#include "steward/assets/register.hpp"
#include "steward/rules/operation.hpp"

namespace steward {
namespace assets {

/// What the owner is (单位性质): the financial rules of the two set the threshold of a fixed asset.
enum class BodyKind : std::int32_t {
    administrative = 1,  ///< 行政单位
    institution = 2,     ///< 事业单位
};

}  // namespace assets

template <>
struct EnumerationOf<assets::BodyKind> {
    static constexpr std::array items{
        item(assets::BodyKind::administrative, "administrative", text("行政单位", "administrative unit")),
        item(assets::BodyKind::institution, "institution", text("事业单位", "public institution")),
    };
    static constexpr EnumerationView view{"body_kind", text("单位性质", "kind of body"), items};
};

namespace assets {

/// The articles that changes of a card stand on; what they say is in the kernels.
struct CardRules {
    Provision monthly;      ///< 按月计提; 当月增加的当月计提，当月减少的当月不计提
    Provision re_estimate;  ///< 后续支出计入成本，按新的成本和年限计提
    Provision hand_over;    ///< 使用人、管理人变化或者单位调整时办理划转、交接手续
};

namespace detail {

/// Refuses a text that is empty or too long.
template <class Trace>
bool worded(std::string_view words, std::string_view column, Trace& trace, std::int32_t child = -1) {
    if (!words.empty() && words.size() <= 200) return true;
    trace.reject(Status::out_of_range, column, text("应有 1 至 200 个字节", "it has 1 to 200 bytes"), child);
    return false;
}

/// A card that is not disposed of and on which nothing later was done; null after a rejection.
template <class Trace>
const Card* card_of(const RegisterState& state, std::int64_t id, Date on, Trace& trace) {
    const Card* card = state.cards.find(id);
    if (!card)
        trace.reject(Status::unknown_code, "card", text("应为已入账的资产卡片", "it must be a card that was acquired"));
    else if (card->disposed_on)
        trace.reject(Status::contradiction, "card", text("该资产已处置", "this asset was disposed of"));
    else if (on < card->changed_on)
        trace.reject(Status::contradiction, "on_date",
                     text("应不早于该卡片上一次变动的日期", "it must not be before the last change of the card"));
    else
        return card;
    return nullptr;
}

/// What was charged of a card, as it matters on a business day: the months before must have been charged, the month itself not.
struct Charged {
    std::optional<Date> last;     ///< first day of the last month charged
    std::optional<Date> missing;  ///< first day of the first month before that was not charged
};
[[nodiscard]] inline Charged charged_by(const Card& card, Date on) noexcept {
    const Date next = card.next_charge_on();
    return {card.charged_on, card.is_due() && next < month_of(on) ? std::optional<Date>(next) : std::nullopt};
}

/// Whether a change on a day meets the books at the right month. Convention C3: what happens in a month takes effect before its
/// charge.
template <class Trace>
bool timely(const Provision& monthly, Date on, std::optional<Date> closed, std::optional<Date> missing, Trace& trace) {
    if (!monthly.apply(trace, text("按月计提，当月增加的当月计提，当月减少的当月不计提",
                                   "charged monthly: from the month of addition, not in the month of removal")))
        return false;
    trace.control(monthly.use());
    const bool open = !closed || *closed < month_of(on);
    if (!open)
        trace.computed(text("该月已计提折旧", "the month was charged already"),
                       operand(text("业务日期", "business day"), on),
                       operand(text("已计提至", "charged to the month of"), *closed));
    if (missing)
        trace.computed(text("以前月份尚未计提折旧", "a month before was not charged yet"),
                       operand(text("业务日期", "business day"), on),
                       operand(text("未计提的首月", "first month not charged"), *missing));
    return trace.branch(open && !missing);
}

}  // namespace detail

// --- acquire ---------------------------------------------------------------------------------------------------

struct AcquireFacts {
    Date acquired_on;   ///< 入账日期; its month is the first that is charged
    std::int64_t card;  ///< id chosen by the caller
    std::int64_t unit;
    std::string_view name;
    Money cost;  ///< 原值
    std::optional<AssetClass> asset_class;
    std::optional<std::int64_t> life_months;  ///< the statutory minimum when it is missing
    std::optional<bool> never_depreciated;  ///< 文物, 动植物, 图书档案, 单独计价的土地, 名义金额计量
    std::optional<BodyKind> body_kind;      ///< needed where the thresholds of the two differ
    std::optional<bool> bulk;               ///< 大批同类物资: a fixed asset whatever its unit value
    std::optional<std::string_view> location;
    std::optional<std::string_view> keeper;
    // Read from the books.
    bool taken = false;
    std::optional<Date> last_run;  ///< first day of the last month that was run for the unit
};

/// With the rules of depreciation, by which the life is checked.
struct AcquireRules : DepreciationRules {
    Threshold<BodyKind, AssetClass> recognition;  ///< 单位价值标准
    Provision bulk;                               ///< 大批同类物资
    Provision ledger;                             ///< 设置台账，不得形成账外资产
};

struct AcquireResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<std::int64_t> life_months;  ///< the life used; 0 for an asset that is never depreciated
    std::optional<Money> monthly;             ///< 月折旧额
};

/// Columns of a card where it stands: in a command of its own, or in a list.
struct CardColumns {
    std::string_view card = "card", name = "name", cost = "cost_fen", life = "life_months", asset_class = "asset_class",
                     never_depreciated = "never_depreciated", body_kind = "body_kind";
    std::int32_t child = -1;
};

namespace detail {

template <class Trace>
bool fresh_card(const RegisterState& state, std::int64_t id, const CardColumns& at, Trace& trace) {
    const bool taken = state.cards.find(id) != nullptr;
    if (id > 0 && !taken) return true;
    trace.reject(taken ? Status::contradiction : Status::out_of_range, at.card,
                 taken ? text("该卡片编号已使用", "this card exists already")
                       : text("编号应大于 0", "an id must be more than 0"),
                 at.child);
    return false;
}

/// Whether the cost reaches the threshold of a fixed asset. The kind of body is asked for only where it matters.
template <class Trace>
std::optional<bool> recognised(const AcquireRules& rules, const AcquireFacts& facts, const CardColumns& at,
                               Trace& trace) {
    const auto test = [&](BodyKind kind) {
        return rules.recognition.test(trace, text("原值", "cost"), facts.cost, kind, *facts.asset_class);
    };
    if (facts.body_kind) return test(*facts.body_kind);
    const auto administrative = rules.recognition.quiet(facts.cost, BodyKind::administrative, *facts.asset_class);
    const auto institution = rules.recognition.quiet(facts.cost, BodyKind::institution, *facts.asset_class);
    if (administrative != institution) {
        trace.missing_fact(at.body_kind, text("单位性质", "kind of body"));
        return std::nullopt;
    }
    static_cast<void>(test(BodyKind::administrative));
    return test(BodyKind::institution);
}

/// The card by itself, without the month it comes in.
template <class Trace>
AcquireResult judge_card(const AcquireRules& rules, const AcquireFacts& facts, const CardColumns& at, Trace& trace) {
    AcquireResult result;
    if (!worded(facts.name, at.name, trace, at.child)) return result;
    if (facts.cost <= Money::fen(0)) {
        trace.reject(Status::out_of_range, at.cost, text("原值应大于 0", "the cost must be more than 0"), at.child);
        return result;
    }
    if (facts.life_months && (*facts.life_months < 1 || *facts.life_months > longest_life_months)) {
        trace.reject(Status::out_of_range, at.life,
                     text("折旧年限应为 1 至 1200 个月", "the life must be 1 to 1200 months"), at.child);
        return result;
    }
    if (trace.branch(facts.never_depreciated.value_or(false))) {
        if (facts.life_months) {
            trace.reject(Status::contradiction, at.life,
                         text("不计提折旧的资产没有折旧年限", "an asset that is never depreciated has no life"),
                         at.child);
            return result;
        }
        if (!rules.never_depreciated.apply(trace, text("该资产不计提折旧", "the asset is not depreciated")))
            return result;
        trace.control(rules.never_depreciated.use());
        result.life_months = 0;
        result.monthly = Money::fen(0);
        result.outcome = Outcome::pass;
        return result;
    }
    if (!facts.asset_class) {
        trace.missing_fact(at.asset_class, text("资产类别", "asset class"));
        return result;
    }
    const auto reaches = recognised(rules, facts, at, trace);
    if (!reaches) return result;
    Outcome recognition = Outcome::pass;
    RuleUse below = rules.recognition.use();
    if (!trace.branch(*reaches)) {
        if (facts.bulk &&
            !rules.bulk.apply(trace,
                              text("大批同类物资按固定资产管理，其他不足标准的不作固定资产",
                                   "large batches of like goods are fixed assets; others below the threshold are not")))
            return result;
        if (!facts.bulk)
            trace.note(
                text("低于单位价值标准；大批同类物资除外，未说明是否属于",
                     "below the threshold, which spares large batches of like goods; whether it is one was not said"));
        else
            below = rules.bulk.use();
        recognition = !facts.bulk ? Outcome::needs_review : *facts.bulk ? Outcome::pass : Outcome::violation;
    }
    const auto life = life_of(rules, *facts.asset_class, facts.life_months, result.outcome, trace);
    if (!life || result.outcome == Outcome::indeterminate) return result;
    if (severity(recognition) > severity(result.outcome)) {
        result.outcome = recognition;
        trace.control(below);
    }
    Money monthly;
    if (!divide(facts.cost, *life, Rounding::half_away_from_zero, monthly)) {
        trace.reject(Status::overflow, at.cost, text("原值过大", "the cost is too large"), at.child);
        return result;
    }
    result.life_months = *life;
    result.monthly = monthly;
    return result;
}

/// A unit that was run for the month takes no more cards in it: they would never be charged for it.
template <class Trace>
bool month_is_open(const Provision& first_month, Date on, std::optional<Date> last_run, Trace& trace) {
    if (!last_run || *last_run < month_of(on)) return trace.branch(true);
    if (first_month.apply(
            trace,
            text(
                "当月增加的资产当月计提，而该月已计提完毕，应在以后月份入账",
                "what is added is charged from its month on, and that month is done: it can be booked in a later one")))
        trace.control(first_month.use());
    trace.computed(text("该单位该月已计提折旧", "the unit's month was run already"),
                   operand(text("入账日期", "day of addition"), on),
                   operand(text("已计提至", "run to the month of"), *last_run));
    return trace.branch(false);
}

}  // namespace detail

template <class Trace>
void look_up(const RegisterState& state, const CommandContext&, AcquireFacts& facts, Trace& trace) {
    detail::fresh_card(state, facts.card, {}, trace);
    facts.taken = trace.rejected();
    facts.last_run = state.last_run_of(facts.unit);
}
[[nodiscard]] inline std::int64_t unit_of(const RegisterState&, const AcquireFacts& facts) noexcept {
    return facts.unit;
}

/// Source: 行政事业性国有资产管理条例 art. 30; 政府会计准则第3号 art. 2, 16-21; 财会〔2017〕4号 应用指南; the financial rules of the body.
template <class Trace>
AcquireResult decide(const AcquireRules& rules, const AcquireFacts& facts, Trace& trace) {
    AcquireResult result = detail::judge_card(rules, facts, {}, trace);
    if (trace.rejected() || result.outcome == Outcome::indeterminate) return result;
    if (!detail::month_is_open(rules.first_month, facts.acquired_on, facts.last_run, trace))
        result.outcome = Outcome::violation;
    // From 2021-04-01 the ledger is a duty by regulation; before it, by the bodies' own rules, which are not here.
    if (rules.ledger.in_force())
        rules.ledger.apply(
            trace, text("登记台账，不形成账外资产", "it is entered in the ledger, so that nothing is off the books"));
    return result;
}

/// Makes the card; for every command that does.
inline void add_card(RegisterState& state, const CommandContext& context, const AcquireFacts& facts,
                     std::int64_t life_months, std::int64_t commitment) {
    Card card;
    card.id = facts.card;
    card.asset_class = facts.asset_class;
    card.name = state.texts.keep(facts.name);
    card.cost = facts.cost;
    card.life_months = life_months;
    card.acquired_on = card.changed_on = card.due_from = facts.acquired_on;
    if (facts.location) card.location = state.texts.keep(*facts.location);
    if (facts.keeper) card.keeper = state.texts.keep(*facts.keeper);
    card.commitment = commitment;
    card.seq = context.seq;
    state.hold(card, facts.unit, facts.acquired_on, context.seq);
    state.cards.add(card);
}

inline void apply(RegisterState& state, const CommandContext& context, const AcquireFacts& facts,
                  const AcquireResult& result) {
    add_card(state, context, facts, *result.life_months, 0);
}

namespace detail {
// All of them go by the day of addition, whatever the command calls it.
inline constexpr auto acquire_rules =
    uses(rule("assets.depreciation_life", &AcquireRules::life, value<std::int64_t>("min_years"),
              value<std::int64_t>("max_years"))
             .anchored("acquired_on"),
         rule("assets.first_month", &AcquireRules::first_month).anchored("acquired_on"),
         rule("assets.never_depreciated", &AcquireRules::never_depreciated).anchored("acquired_on"),
         rule("assets.recognition_threshold", &AcquireRules::recognition).anchored("acquired_on"),
         rule("assets.bulk_goods", &AcquireRules::bulk).anchored("acquired_on"),
         rule("assets.ledger", &AcquireRules::ledger).anchored("acquired_on"));
}  // namespace detail

inline constexpr auto acquire = command<RegisterState>(
    operation<AcquireFacts, AcquireRules, AcquireResult>(
        "assets.acquire", text("资产入账", "acquire an asset"),
        "行政事业性国有资产管理条例 30; 政府会计准则第3号 2, 16-21", anchor("acquired_on", &AcquireFacts::acquired_on),
        inputs(column("acquired_on", &AcquireFacts::acquired_on, text("入账日期", "day of addition")),
               column("card", &AcquireFacts::card, text("卡片编号", "card")),
               column("unit", &AcquireFacts::unit, text("单位", "unit")),
               column("name", &AcquireFacts::name, text("资产名称", "name")),
               column("cost_fen", &AcquireFacts::cost, text("原值", "cost")),
               column("asset_class", &AcquireFacts::asset_class, text("资产类别", "asset class")),
               column("life_months", &AcquireFacts::life_months, text("折旧年限（月）", "life in months")),
               column("never_depreciated", &AcquireFacts::never_depreciated,
                      text("是否不提折旧的资产", "an asset that is never depreciated")),
               column("body_kind", &AcquireFacts::body_kind, text("单位性质", "kind of body")),
               column("bulk", &AcquireFacts::bulk, text("是否大批同类物资", "one of a large batch of like goods")),
               column("location", &AcquireFacts::location, text("存放地点", "location")),
               column("keeper", &AcquireFacts::keeper, text("保管人", "keeper")).personal()),
        detail::acquire_rules,
        outputs(column("outcome", &AcquireResult::outcome, text("结论", "outcome")),
                column("life_used_months", &AcquireResult::life_months, text("采用的年限（月）", "life used, months")),
                column("monthly_fen", &AcquireResult::monthly, text("月折旧额", "monthly depreciation")))),
    Duty::purchase,
    reads(column("taken", &AcquireFacts::taken, text("编号已使用", "the id is taken")),
          column("last_run_on", &AcquireFacts::last_run,
                 text("单位已计提至（月份首日）", "the unit was run to the month from"))));

// --- improve ---------------------------------------------------------------------------------------------------

struct ImproveFacts {
    Date on;
    std::int64_t card;
    Money amount;                             ///< 计入成本的后续支出
    std::optional<std::int64_t> life_months;  ///< new total life, from the month of addition; as before when missing
    // Read from the books.
    std::int64_t unit = 0;
    Money cost;
    Money accumulated;
    std::int64_t months = 0;
    std::int64_t life = 0;
    std::optional<Date> last_run;  ///< of the unit
    std::optional<Date> missing;
};

struct ImproveResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<Money> cost_after;
    std::optional<std::int64_t> life_months;
    std::optional<Money> monthly;  ///< from this month on
};

template <class Trace>
void look_up(const RegisterState& state, const CommandContext&, ImproveFacts& facts, Trace& trace) {
    const Card* card = detail::card_of(state, facts.card, facts.on, trace);
    if (!card) return;
    facts.unit = card->unit;
    facts.cost = card->cost;
    facts.accumulated = card->accumulated;
    facts.months = card->months;
    facts.life = card->life_months;
    // Of an asset that is never depreciated no month is ever closed.
    if (facts.life > 0) facts.last_run = state.last_run_of(card->unit);
    facts.missing = detail::charged_by(*card, facts.on).missing;
}
[[nodiscard]] inline std::int64_t unit_of(const RegisterState&, const ImproveFacts& facts) noexcept {
    return facts.unit;
}

/// Source: 政府会计准则第3号 art. 7, 19, 22; 财会〔2017〕4号 应用指南 一（五）; convention C4.
template <class Trace>
ImproveResult decide(const CardRules& rules, const ImproveFacts& facts, Trace& trace) {
    ImproveResult result;
    if (facts.amount <= Money::fen(0)) {
        trace.reject(Status::out_of_range, "amount_fen", text("金额应大于 0", "the amount must be more than 0"));
        return result;
    }
    Money cost;
    if (!checked_add(facts.cost, facts.amount, cost)) {
        trace.reject(Status::overflow, "amount_fen", text("金额过大", "the amount is too large"));
        return result;
    }
    const std::int64_t life = facts.life_months.value_or(facts.life);
    if (facts.life == 0 && facts.life_months) {
        trace.reject(Status::contradiction, "life_months",
                     text("不计提折旧的资产没有折旧年限", "an asset that is never depreciated has no life"));
        return result;
    }
    if (facts.life > 0 && (life <= facts.months || life > longest_life_months)) {
        trace.reject(Status::out_of_range, "life_months",
                     text("新的折旧年限应多于已提月数，且不超过 1200 个月",
                          "the new life must be longer than the months charged, and 1200 months at most"));
        return result;
    }
    if (!detail::timely(rules.monthly, facts.on, facts.last_run, facts.missing, trace)) {
        result.outcome = rules.monthly.in_force() ? Outcome::violation : Outcome::indeterminate;
        return result;
    }
    if (!rules.re_estimate.apply(trace, text("后续支出计入成本，按新的成本和年限计提，以前月份不调整",
                                             "the expenditure goes into the cost, which is charged over the new life; "
                                             "months before stay as they are")))
        return result;
    trace.control(rules.re_estimate.use());
    Money monthly;
    if (facts.life > 0) {
        const Money base = Money::fen(cost.fen() - facts.accumulated.fen());
        if (!divide(base, life - facts.months, Rounding::half_away_from_zero, monthly)) {
            trace.reject(Status::overflow, "amount_fen", text("金额过大", "the amount is too large"));
            return result;
        }
        trace.computed(
            text("月折旧额 = (新原值 - 累计折旧) ÷ (新年限 - 已提月数)（约定 C4）",
                 "monthly = (new cost - accumulated) / (new life - months charged) (C4)"),
            operand(text("新原值", "new cost"), cost), operand(text("累计折旧", "accumulated"), facts.accumulated),
            operand(text("新年限（月）", "new life, months"), life),
            operand(text("已提月数", "months charged"), facts.months), operand(text("月折旧额", "monthly"), monthly));
    }
    result.cost_after = cost;
    result.life_months = life;
    result.monthly = monthly;
    const bool shorter = life < facts.life;
    if (trace.branch(shorter))
        trace.note(text("年限缩短：折旧年限一经确定，不得随意变更",
                        "the life becomes shorter, and a life once set is not changed at will"));
    result.outcome = shorter ? Outcome::needs_review : Outcome::pass;
    return result;
}

inline void apply(RegisterState& state, const CommandContext&, const ImproveFacts& facts, const ImproveResult& result) {
    Card& card = state.cards.touch(state.cards.place(facts.card));
    card.cost = *result.cost_after;
    card.life_months = *result.life_months;
    card.base_accumulated = card.accumulated;
    card.base_months = card.months;
    card.due_from = card.changed_on = facts.on;
}

namespace detail {
inline constexpr auto card_rules =
    uses(rule("assets.monthly_depreciation", &CardRules::monthly),
         rule("assets.re_estimation", &CardRules::re_estimate), rule("assets.hand_over", &CardRules::hand_over));
}  // namespace detail

inline constexpr auto improve = command<RegisterState>(
    operation<ImproveFacts, CardRules, ImproveResult>(
        "assets.improve", text("资产改良", "improve an asset"),
        "政府会计准则第3号 7, 19, 22; 财会〔2017〕4号 应用指南 一（五）", anchor("on_date", &ImproveFacts::on),
        inputs(
            column("on_date", &ImproveFacts::on, text("业务日期", "business day")),
            column("card", &ImproveFacts::card, text("卡片编号", "card")),
            column("amount_fen", &ImproveFacts::amount,
                   text("计入成本的后续支出", "expenditure that goes into the cost")),
            column("life_months", &ImproveFacts::life_months, text("新的折旧年限（月）", "new total life in months"))),
        detail::card_rules,
        outputs(column("outcome", &ImproveResult::outcome, text("结论", "outcome")),
                column("cost_after_fen", &ImproveResult::cost_after, text("改良后原值", "cost afterwards")),
                column("life_used_months", &ImproveResult::life_months, text("采用的年限（月）", "life used, months")),
                column("monthly_fen", &ImproveResult::monthly, text("月折旧额", "monthly depreciation")))),
    Duty::purchase,
    reads(column("unit", &ImproveFacts::unit, text("所属单位", "unit of the card")),
          column("cost_fen", &ImproveFacts::cost, text("原值", "cost")),
          column("accumulated_fen", &ImproveFacts::accumulated, text("累计折旧", "accumulated depreciation")),
          column("months", &ImproveFacts::months, text("已提月数", "months charged")),
          column("life_before_months", &ImproveFacts::life, text("原折旧年限（月）", "life before, months")),
          column("last_run_on", &ImproveFacts::last_run,
                 text("单位已计提至（月份首日）", "the unit was run to the month from")),
          column("first_missing_on", &ImproveFacts::missing, text("未计提的首月", "first month not charged"))));

// --- move ------------------------------------------------------------------------------------------------------

struct MoveFacts {
    Date on;
    std::int64_t card;
    std::optional<std::string_view> location;
    std::optional<std::string_view> keeper;
    std::int64_t unit = 0;  ///< read
};

struct CardResult {
    Outcome outcome = Outcome::indeterminate;
};

template <class Trace>
void look_up(const RegisterState& state, const CommandContext&, MoveFacts& facts, Trace& trace) {
    if (const Card* card = detail::card_of(state, facts.card, facts.on, trace)) facts.unit = card->unit;
}
[[nodiscard]] inline std::int64_t unit_of(const RegisterState&, const MoveFacts& facts) noexcept { return facts.unit; }

/// Source: 行政事业性国有资产管理条例 art. 15.
template <class Trace>
CardResult decide(const CardRules& rules, const MoveFacts& facts, Trace& trace) {
    CardResult result;
    if (!facts.location && !facts.keeper) {
        trace.reject(Status::missing_value, "location",
                     text("应给出新的存放地点或者保管人", "a new location or a new keeper must be given"));
        return result;
    }
    if ((facts.location && !detail::worded(*facts.location, "location", trace)) ||
        (facts.keeper && !detail::worded(*facts.keeper, "keeper", trace)))
        return result;
    if (!rules.hand_over.apply(trace, text("明确使用人、管理人，变化时办理交接",
                                           "user and keeper are known, and a change is handed over")))
        return result;
    trace.control(rules.hand_over.use());
    result.outcome = Outcome::pass;
    return result;
}

inline void apply(RegisterState& state, const CommandContext&, const MoveFacts& facts, const CardResult&) {
    Card& card = state.cards.touch(state.cards.place(facts.card));
    if (facts.location) card.location = state.texts.keep(*facts.location);
    if (facts.keeper) card.keeper = state.texts.keep(*facts.keeper);
    card.changed_on = facts.on;
}

inline constexpr auto move_card = command<RegisterState>(
    operation<MoveFacts, CardRules, CardResult>(
        "assets.move", text("资产移动", "move an asset"), "行政事业性国有资产管理条例 15",
        anchor("on_date", &MoveFacts::on),
        inputs(column("on_date", &MoveFacts::on, text("业务日期", "business day")),
               column("card", &MoveFacts::card, text("卡片编号", "card")),
               column("location", &MoveFacts::location, text("存放地点", "location")),
               column("keeper", &MoveFacts::keeper, text("保管人", "keeper")).personal()),
        detail::card_rules, outputs(column("outcome", &CardResult::outcome, text("结论", "outcome")))),
    Duty::keep_assets, reads(column("unit", &MoveFacts::unit, text("所属单位", "unit of the card"))));

// --- hand over -------------------------------------------------------------------------------------------------

struct HandOverFacts {
    Date on;
    std::int64_t card;
    std::int64_t unit;          ///< that receives it
    std::string_view document;  ///< 划转、交接文件
    std::optional<std::string_view> location;
    std::optional<std::string_view> keeper;
    // Read from the books.
    std::int64_t from_unit = 0;
    std::optional<Date>
        closed;  ///< last month charged by the giving unit, or run for the receiving one while the asset is due
    std::optional<Date> missing;
};

template <class Trace>
void look_up(const RegisterState& state, const CommandContext&, HandOverFacts& facts, Trace& trace) {
    const Card* card = detail::card_of(state, facts.card, facts.on, trace);
    if (!card) return;
    facts.from_unit = card->unit;
    const detail::Charged charged = detail::charged_by(*card, facts.on);
    facts.closed = charged.last;
    if (card->is_due())
        facts.closed = std::max(facts.closed, state.last_run_of(facts.unit));  // none is before all days
    facts.missing = charged.missing;
}
[[nodiscard]] inline std::int64_t unit_of(const RegisterState&, const HandOverFacts& facts) noexcept {
    return facts.from_unit;
}
[[nodiscard]] inline std::int64_t receiving_unit(const HandOverFacts& facts) noexcept { return facts.unit; }

/// Source: 行政事业性国有资产管理条例 art. 15, 22; the month of the hand-over is charged by the unit that receives (C3).
template <class Trace>
CardResult decide(const CardRules& rules, const HandOverFacts& facts, Trace& trace) {
    CardResult result;
    if (!detail::worded(facts.document, "document", trace)) return result;
    if (facts.unit == facts.from_unit) {
        trace.reject(Status::contradiction, "unit",
                     text("接收单位应不同于原单位", "the receiving unit must be another one"));
        return result;
    }
    if (!detail::timely(rules.monthly, facts.on, facts.closed, facts.missing, trace)) {
        result.outcome = rules.monthly.in_force() ? Outcome::violation : Outcome::indeterminate;
        return result;
    }
    if (!rules.hand_over.apply(trace, text("办理划转、交接手续", "the transfer and hand-over are formal acts")))
        return result;
    trace.control(rules.hand_over.use());
    result.outcome = Outcome::pass;
    return result;
}

inline void apply(RegisterState& state, const CommandContext& context, const HandOverFacts& facts, const CardResult&) {
    Card& card = state.cards.touch(state.cards.place(facts.card));
    state.hold(card, facts.unit, facts.on, context.seq);
    if (facts.location) card.location = state.texts.keep(*facts.location);
    if (facts.keeper) card.keeper = state.texts.keep(*facts.keeper);
    card.due_from = card.changed_on = facts.on;
    card.applicant = 0;  // another unit decides anew whether it is disposed of
}

inline constexpr auto hand_over = command<RegisterState>(
    operation<HandOverFacts, CardRules, CardResult>(
        "assets.hand_over", text("资产划转交接", "hand an asset over to another unit"),
        "行政事业性国有资产管理条例 15, 22", anchor("on_date", &HandOverFacts::on),
        inputs(column("on_date", &HandOverFacts::on, text("业务日期", "business day")),
               column("card", &HandOverFacts::card, text("卡片编号", "card")),
               column("unit", &HandOverFacts::unit, text("接收单位", "unit that receives it")),
               column("document", &HandOverFacts::document, text("划转、交接文件", "document of the transfer")),
               column("location", &HandOverFacts::location, text("存放地点", "location")),
               column("keeper", &HandOverFacts::keeper, text("保管人", "keeper")).personal()),
        detail::card_rules, outputs(column("outcome", &CardResult::outcome, text("结论", "outcome")))),
    Duty::keep_assets,
    reads(column("from_unit", &HandOverFacts::from_unit, text("原单位", "unit that gives it")),
          column("closed_on", &HandOverFacts::closed, text("已计提至（月份首日）", "charged to the month from")),
          column("first_missing_on", &HandOverFacts::missing, text("未计提的首月", "first month not charged"))));

}  // namespace assets
}  // namespace steward
