/// @file
/// Commitments on budget indicators (支出承诺): reserve, pay in parts, release, expire.
#pragma once

#include <optional>
#include <string_view>

#include "steward/funds/budget.hpp"
#include "steward/rules/operation.hpp"

namespace steward::funds {

/// The articles that commitment control stands on; what they say is in the kernels.
struct CommitmentRules {
    Provision within_budget;   ///< 无预算、超预算不得支出 (预算法 art. 13)
    Provision separate_duties; ///< 申请与付款执行不相容
};

/// The level above, or the indicator itself, that leaves the least room.
struct Tightest {
    std::int64_t indicator = 0;
    Money room;
};

[[nodiscard]] inline Tightest tightest(const BudgetState& state, const Indicator& from) noexcept {
    Tightest found{from.id, Money::fen(from.available_fen())};
    for (std::uint32_t at = from.parent_place; at != IdIndex::none; at = state.indicators[at].parent_place) {
        const Indicator& above = state.indicators[at];
        if (above.room_fen() < found.room.fen()) found = {above.id, Money::fen(above.room_fen())};
    }
    return found;
}

// --- reserve ---------------------------------------------------------------------------------------------------

struct ReserveFacts {
    Date on;                   ///< business day
    std::int64_t commitment;   ///< id chosen by the caller
    std::int64_t indicator;
    Money amount;
    std::optional<Date> expires_on;
    std::optional<std::string_view> purpose;
    // Read from the books.
    std::int64_t unit = 0;     ///< of the indicator
    std::int32_t year = 0;     ///< of the indicator
    Money available;           ///< of the indicator itself
    std::int64_t tightest_indicator = 0;
    Money tightest_room;       ///< least room of the indicator and all above it
};

struct ReserveResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<Money> available_after;  ///< what is left on the indicator
};

namespace detail {

/// Refuses an amount that is nothing.
template <class Trace>
bool positive(Money amount, std::string_view column, Trace& trace) {
    if (amount > Money::fen(0)) return true;
    trace.reject(Status::out_of_range, column, text("金额应大于 0", "the amount must be more than 0"));
    return false;
}

/// The indicator as it can be used on the day; null after a rejection.
template <class Trace>
const Indicator* indicator_of(const BudgetState& state, std::int64_t id, Date on, std::string_view column, Trace& trace) {
    const Indicator* found = state.indicators.find(id);
    if (!found)
        trace.reject(Status::unknown_code, column, text("应为已下达的预算指标", "it must be an indicator that was issued"));
    else if (on < found->issued_on)
        trace.reject(Status::contradiction, "on_date", text("应不早于指标下达日", "it must not be before the indicator was issued"));
    else
        return found;
    return nullptr;
}

/// Refuses an id that is taken, or that means none.
template <class Trace>
void fresh(std::int64_t id, bool taken, std::string_view column, Text already, Trace& trace) {
    if (id <= 0) trace.reject(Status::out_of_range, column, text("编号应大于 0", "an id must be more than 0"));
    if (taken) trace.reject(Status::contradiction, column, already);
}

template <class Trace>
const Commitment* commitment_of(const BudgetState& state, std::int64_t id, Trace& trace) {
    const Commitment* found = state.commitments.find(id);
    if (!found) trace.reject(Status::unknown_code, "commitment", text("应为已占用的承诺", "it must be a commitment that was reserved"));
    return found;
}

}  // namespace detail

template <class Trace>
void look_up(const BudgetState& state, const CommandContext&, ReserveFacts& facts, Trace& trace) {
    const Indicator* indicator = detail::indicator_of(state, facts.indicator, facts.on, "indicator", trace);
    if (!indicator) return;
    detail::fresh(facts.commitment, state.commitments.find(facts.commitment) != nullptr, "commitment", text("该承诺编号已使用", "this commitment exists already"), trace);
    facts.unit = indicator->unit;
    facts.year = indicator->year;
    facts.available = Money::fen(indicator->available_fen());
    const Tightest least = tightest(state, *indicator);
    facts.tightest_indicator = least.indicator;
    facts.tightest_room = least.room;
}
[[gnu::always_inline]] inline void prefetch(const BudgetState& state, const ReserveFacts& facts) noexcept { state.commitments.prefetch(facts.commitment); }
[[nodiscard]] inline std::int64_t unit_of(const BudgetState&, const ReserveFacts& facts) noexcept { return facts.unit; }

/// Source: 预算法 art. 13; availability at every level by convention of commitment accounting (docs/law/conventions.md).
template <class Trace>
ReserveResult decide(const CommitmentRules& rules, const ReserveFacts& facts, Trace& trace) {
    ReserveResult result;
    if (!detail::positive(facts.amount, "amount_fen", trace)) return result;
    if (facts.expires_on && *facts.expires_on <= facts.on) {
        trace.reject(Status::contradiction, "expires_on", text("应晚于占用日", "it must be after the day of reservation"));
        return result;
    }
    if (static_cast<std::int32_t>(static_cast<int>(year_month_day(facts.on).year())) != facts.year) {
        trace.reject(Status::contradiction, "on_date", text("应在指标的预算年度内", "it must lie in the budget year of the indicator"));
        return result;
    }
    if (!rules.within_budget.apply(trace, text("支出以批准的预算为依据，不得超出", "spending rests on the approved budget and must not exceed it")))
        return result;
    trace.control(rules.within_budget.use());
    const bool enough = facts.amount <= facts.tightest_room;
    trace.computed(enough ? text("各级可用额均足够", "every level has enough room") : text("可用额不足", "the room is not enough"),
                   operand(text("申请金额", "amount asked for"), facts.amount), operand(text("本指标可用额", "available on the indicator"), facts.available),
                   operand(text("最紧的指标", "tightest indicator"), facts.tightest_indicator), operand(text("其余额", "its room"), facts.tightest_room));
    if (!trace.branch(enough)) {
        result.outcome = Outcome::violation;
        return result;
    }
    result.available_after = Money::fen(facts.available.fen() - facts.amount.fen());
    result.outcome = Outcome::pass;
    return result;
}

inline void apply(BudgetState& state, const CommandContext& context, const ReserveFacts& facts, const ReserveResult&) {
    Commitment commitment;
    commitment.id = facts.commitment;
    commitment.indicator = facts.indicator;
    commitment.indicator_place = state.indicators.place(facts.indicator);
    commitment.amount = facts.amount;
    commitment.reserved_on = facts.on;
    commitment.expires_on = facts.expires_on;
    commitment.reserved_by = context.actor;
    if (facts.purpose) commitment.purpose = state.texts.keep(*facts.purpose);
    commitment.seq = context.seq;
    state.commit(commitment.indicator_place, facts.amount, Money::fen(0));
    state.commitments.add(commitment);
}

namespace detail {
inline constexpr auto commitment_rules = uses(rule("funds.within_budget", &CommitmentRules::within_budget),
                                              rule("funds.separate_payment_duties", &CommitmentRules::separate_duties));
}  // namespace detail

inline constexpr auto reserve = command<BudgetState>(
    operation<ReserveFacts, CommitmentRules, ReserveResult>(
        "funds.reserve", text("占用预算指标", "reserve budget for a commitment"), "预算法 13",
        anchor("on_date", &ReserveFacts::on),
        inputs(column("on_date", &ReserveFacts::on, text("业务日期", "business day")),
               column("commitment", &ReserveFacts::commitment, text("承诺编号", "commitment")),
               column("indicator", &ReserveFacts::indicator, text("预算指标", "indicator")),
               column("amount_fen", &ReserveFacts::amount, text("金额", "amount")),
               column("expires_on", &ReserveFacts::expires_on, text("到期日", "expires on")),
               column("purpose", &ReserveFacts::purpose, text("用途", "purpose"))),
        detail::commitment_rules,
        outputs(column("outcome", &ReserveResult::outcome, text("结论", "outcome")),
                column("available_after_fen", &ReserveResult::available_after, text("占用后可用额", "available afterwards")))),
    Duty::apply_expense,
    reads(column("unit", &ReserveFacts::unit, text("指标所属单位", "unit of the indicator")),
          column("year", &ReserveFacts::year, text("预算年度", "budget year")),
          column("available_fen", &ReserveFacts::available, text("本指标可用额", "available on the indicator")),
          column("tightest_indicator", &ReserveFacts::tightest_indicator, text("各级中余额最少的指标", "indicator with the least room")),
          column("tightest_room_fen", &ReserveFacts::tightest_room, text("其余额", "its room"))));

// --- pay -------------------------------------------------------------------------------------------------------

struct PayFacts {
    Date on;
    std::int64_t payment;      ///< id chosen by the caller
    std::int64_t commitment;
    Money amount;
    bool last = false;         ///< the rest of the commitment is released with it
    // Read from the books.
    std::int64_t unit = 0;
    Money open;
    bool same_person = false;  ///< the actor is the one who reserved it
};

struct PayResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<Money> open_after;
    std::optional<Money> released;
};

template <class Trace>
void look_up(const BudgetState& state, const CommandContext& context, PayFacts& facts, Trace& trace) {
    const Commitment* commitment = detail::commitment_of(state, facts.commitment, trace);
    if (!commitment) return;
    detail::fresh(facts.payment, state.payments.find(facts.payment) != nullptr, "payment", text("该支付编号已使用", "this payment exists already"), trace);
    facts.unit = state.indicators[commitment->indicator_place].unit;
    facts.open = commitment->open();
    facts.same_person = commitment->reserved_by == context.actor;
    if (facts.on < commitment->reserved_on)
        trace.reject(Status::contradiction, "on_date", text("应不早于占用日", "it must not be before the reservation"));
}
[[gnu::always_inline]] inline void prefetch(const BudgetState& state, const PayFacts& facts) noexcept {
    state.commitments.prefetch(facts.commitment);
    state.payments.prefetch(facts.payment);
}
[[nodiscard]] inline std::int64_t unit_of(const BudgetState&, const PayFacts& facts) noexcept { return facts.unit; }

/// Source: 预算法 art. 13, 57; 行政事业单位内部控制规范 art. 29.
template <class Trace>
PayResult decide(const CommitmentRules& rules, const PayFacts& facts, Trace& trace) {
    PayResult result;
    if (!detail::positive(facts.amount, "amount_fen", trace)) return result;
    if (facts.same_person && !rules.separate_duties.apply(trace, text("申请与付款执行应由不同的人办理", "applying and paying must be in different hands")))
        return result;
    if (trace.branch(facts.same_person)) {
        trace.control(rules.separate_duties.use());
        result.outcome = Outcome::violation;
        return result;
    }
    if (!rules.within_budget.apply(trace, text("支付不超过已占用的金额", "a payment must not exceed what is reserved"))) return result;
    trace.control(rules.within_budget.use());
    const bool enough = facts.amount <= facts.open;
    trace.computed(enough ? text("承诺余额足够", "the commitment is enough") : text("超过承诺余额", "more than the commitment has left"),
                   operand(text("支付金额", "payment"), facts.amount), operand(text("承诺余额", "open on the commitment"), facts.open));
    if (!trace.branch(enough)) {
        result.outcome = Outcome::violation;
        return result;
    }
    const Money left = Money::fen(facts.open.fen() - facts.amount.fen());
    result.released = facts.last ? left : Money::fen(0);
    result.open_after = facts.last ? Money::fen(0) : left;
    result.outcome = Outcome::pass;
    return result;
}

inline void apply(BudgetState& state, const CommandContext& context, const PayFacts& facts, const PayResult& result) {
    Commitment& commitment = state.commitments.touch(state.commitments.place(facts.commitment));
    commitment.paid = Money::fen(commitment.paid.fen() + facts.amount.fen());
    commitment.released = Money::fen(commitment.released.fen() + result.released->fen());
    state.commit(commitment.indicator_place, Money::fen(-facts.amount.fen() - result.released->fen()), facts.amount);
    state.payments.add({facts.payment, facts.commitment, facts.amount, facts.on, context.seq});
}

inline constexpr auto pay = command<BudgetState>(
    operation<PayFacts, CommitmentRules, PayResult>(
        "funds.pay", text("支付承诺", "pay a commitment"), "预算法 13, 57; 行政事业单位内部控制规范 29", anchor("on_date", &PayFacts::on),
        inputs(column("on_date", &PayFacts::on, text("支付日期", "day of payment")),
               column("payment", &PayFacts::payment, text("支付编号", "payment")),
               column("commitment", &PayFacts::commitment, text("承诺编号", "commitment")),
               column("amount_fen", &PayFacts::amount, text("金额", "amount")),
               column("last", &PayFacts::last, text("是否最后一笔", "last payment"))),
        detail::commitment_rules,
        outputs(column("outcome", &PayResult::outcome, text("结论", "outcome")),
                column("open_after_fen", &PayResult::open_after, text("支付后承诺余额", "open afterwards")),
                column("released_fen", &PayResult::released, text("随之释放", "released with it")))),
    Duty::execute_payment,
    reads(column("unit", &PayFacts::unit, text("指标所属单位", "unit of the indicator")),
          column("open_fen", &PayFacts::open, text("承诺余额", "open on the commitment")),
          column("same_person", &PayFacts::same_person, text("经办人即占用申请人", "the actor reserved it"))));

// --- release and expire ----------------------------------------------------------------------------------------

struct ReleaseFacts {
    Date on;
    std::int64_t commitment;
    std::optional<Money> amount;  ///< all that is open when it is missing
    // Read from the books.
    std::int64_t unit = 0;
    Money open;
};

struct ReleaseResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<Money> released;
};

template <class Trace>
void look_up(const BudgetState& state, const CommandContext&, ReleaseFacts& facts, Trace& trace) {
    const Commitment* commitment = detail::commitment_of(state, facts.commitment, trace);
    if (!commitment) return;
    facts.unit = state.indicators[commitment->indicator_place].unit;
    facts.open = commitment->open();
    if (facts.on < commitment->reserved_on)
        trace.reject(Status::contradiction, "on_date", text("应不早于占用日", "it must not be before the reservation"));
}
[[nodiscard]] inline std::int64_t unit_of(const BudgetState&, const ReleaseFacts& facts) noexcept { return facts.unit; }

template <class Trace>
ReleaseResult decide(const CommitmentRules& rules, const ReleaseFacts& facts, Trace& trace) {
    ReleaseResult result;
    if (facts.amount && !detail::positive(*facts.amount, "amount_fen", trace)) return result;
    if (!rules.within_budget.apply(trace, text("未支付的占用可以释放", "what is not paid may be released"))) return result;
    trace.control(rules.within_budget.use());
    const Money asked = facts.amount.value_or(facts.open);
    const bool possible = asked <= facts.open && asked > Money::fen(0);
    trace.computed(possible ? text("释放", "released") : text("没有这么多可以释放", "there is not so much to release"),
                   operand(text("释放金额", "to be released"), asked), operand(text("承诺余额", "open on the commitment"), facts.open));
    if (!trace.branch(possible)) {
        result.outcome = Outcome::violation;
        return result;
    }
    result.released = asked;
    result.outcome = Outcome::pass;
    return result;
}

inline void apply(BudgetState& state, const CommandContext&, const ReleaseFacts& facts, const ReleaseResult& result) {
    Commitment& commitment = state.commitments.touch(state.commitments.place(facts.commitment));
    commitment.released = Money::fen(commitment.released.fen() + result.released->fen());
    state.commit(commitment.indicator_place, Money::fen(-result.released->fen()), Money::fen(0));
}

inline constexpr auto release = command<BudgetState>(
    operation<ReleaseFacts, CommitmentRules, ReleaseResult>(
        "funds.release", text("释放占用", "release a reservation"), "预算法 13", anchor("on_date", &ReleaseFacts::on),
        inputs(column("on_date", &ReleaseFacts::on, text("业务日期", "business day")),
               column("commitment", &ReleaseFacts::commitment, text("承诺编号", "commitment")),
               column("amount_fen", &ReleaseFacts::amount, text("金额（未给出时为全部余额）", "amount; all that is open when missing"))),
        detail::commitment_rules,
        outputs(column("outcome", &ReleaseResult::outcome, text("结论", "outcome")),
                column("released_fen", &ReleaseResult::released, text("释放金额", "released")))),
    Duty::apply_expense,
    reads(column("unit", &ReleaseFacts::unit, text("指标所属单位", "unit of the indicator")),
          column("open_fen", &ReleaseFacts::open, text("承诺余额", "open on the commitment"))));

struct ExpireFacts {
    Date on;
    std::int64_t commitment;
    // Read from the books.
    std::int64_t unit = 0;
    Money open;
    std::optional<Date> expires_on;
};

template <class Trace>
void look_up(const BudgetState& state, const CommandContext&, ExpireFacts& facts, Trace& trace) {
    const Commitment* commitment = detail::commitment_of(state, facts.commitment, trace);
    if (!commitment) return;
    facts.unit = state.indicators[commitment->indicator_place].unit;
    facts.open = commitment->open();
    facts.expires_on = commitment->expires_on;
}
[[nodiscard]] inline std::int64_t unit_of(const BudgetState&, const ExpireFacts& facts) noexcept { return facts.unit; }

template <class Trace>
ReleaseResult decide(const CommitmentRules& rules, const ExpireFacts& facts, Trace& trace) {
    ReleaseResult result;
    if (!rules.within_budget.apply(trace, text("到期未支付的占用予以释放", "what is not paid when it expires is released"))) return result;
    trace.control(rules.within_budget.use());
    const bool due = facts.expires_on && facts.on >= *facts.expires_on;
    if (!trace.branch(due)) {
        trace.note(text("该承诺没有到期日或者尚未到期", "the commitment has no day of expiry, or has not reached it"));
        result.outcome = Outcome::violation;
        return result;
    }
    if (!trace.branch(facts.open > Money::fen(0))) {
        trace.note(text("没有余额可以释放", "nothing is open"));
        result.outcome = Outcome::not_applicable;
        return result;
    }
    result.released = facts.open;
    result.outcome = Outcome::pass;
    return result;
}

inline void apply(BudgetState& state, const CommandContext& context, const ExpireFacts& facts, const ReleaseResult& result) {
    apply(state, context, ReleaseFacts{facts.on, facts.commitment, result.released, facts.unit, facts.open}, result);
}

inline constexpr auto expire = command<BudgetState>(
    operation<ExpireFacts, CommitmentRules, ReleaseResult>(
        "funds.expire", text("占用到期", "expire a reservation"), "预算法 13", anchor("on_date", &ExpireFacts::on),
        inputs(column("on_date", &ExpireFacts::on, text("业务日期", "business day")),
               column("commitment", &ExpireFacts::commitment, text("承诺编号", "commitment"))),
        detail::commitment_rules,
        outputs(column("outcome", &ReleaseResult::outcome, text("结论", "outcome")),
                column("released_fen", &ReleaseResult::released, text("释放金额", "released")))),
    Duty::apply_expense,
    reads(column("unit", &ExpireFacts::unit, text("指标所属单位", "unit of the indicator")),
          column("open_fen", &ExpireFacts::open, text("承诺余额", "open on the commitment")),
          column("expires_on", &ExpireFacts::expires_on, text("到期日", "expires on"))));

}  // namespace steward::funds
