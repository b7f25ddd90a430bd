/// @file
/// Bid and performance bonds (投标保证金、履约保证金): their caps and forms, and the refund of bid bonds.
#pragma once

#include <array>
#include <optional>

#include "steward/procurement/enumerations.hpp"
#include "steward/procurement/interest.hpp"
#include "steward/procurement/timely.hpp"
#include "steward/rules/operation.hpp"

namespace steward {
namespace procurement {

/// 保证金形式.
enum class BondForm : std::int32_t {
    cheque = 1,
    draft = 2,
    promissory_note = 3,
    guarantee = 4,
    transfer = 5,
    other_non_cash = 6,
    cash = 7
};

/// 保证金退还事由: what gives a bid bond back.
enum class RefundEvent : std::int32_t { withdrawn = 1, lost = 2, won = 3, ended = 4 };

namespace detail {
inline constexpr std::array bond_form_items{
    item(BondForm::cheque, "cheque", text("支票", "cheque")),
    item(BondForm::draft, "draft", text("汇票", "bank draft")),
    item(BondForm::promissory_note, "promissory_note", text("本票", "promissory note")),
    item(BondForm::guarantee, "guarantee", text("保函", "letter of guarantee")),
    item(BondForm::transfer, "transfer", text("网上银行支付、转账", "bank transfer")),
    item(BondForm::other_non_cash, "other_non_cash", text("其他非现金形式", "another form that is not cash")),
    item(BondForm::cash, "cash", text("现金", "cash")),
};
inline constexpr std::array refund_event_items{
    item(RefundEvent::withdrawn, "withdrawn", text("截止前撤回投标", "bid withdrawn before the deadline")),
    item(RefundEvent::lost, "lost", text("未中标、未成交", "another supplier won")),
    item(RefundEvent::won, "won", text("中标、成交并签订合同", "won, and the contract was signed")),
    item(RefundEvent::ended, "ended", text("终止采购活动", "the procurement was ended")),
};
}  // namespace detail

}  // namespace procurement

template <>
struct EnumerationOf<procurement::BondForm> {
    static constexpr EnumerationView view{"bond_form", text("保证金形式", "form of a bond"),
                                          procurement::detail::bond_form_items};
};
template <>
struct EnumerationOf<procurement::RefundEvent> {
    static constexpr EnumerationView view{"bond_refund_event", text("保证金退还事由", "what gives a bid bond back"),
                                          procurement::detail::refund_event_items};
};

namespace procurement {

// --- cap and form ----------------------------------------------------------------------------------------------

struct BidBondFacts {
    Method method{};    ///< 采购方式
    Money base;         ///< 采购项目预算金额, of a works tender 招标项目估算价; fen, more than 0
    Money bond;         ///< 要求的投标（响应）保证金, fen, not negative
    Date announced_on;  ///< 采购公告日, the date whose rules govern
    std::optional<BondForm> form;            ///< 提交形式
    std::optional<bool> must_tender;         ///< works: 依法必须招标的项目
    std::optional<bool> from_basic_account;  ///< works: cash or cheque came from the bidder's basic account (基本账户)
    std::optional<bool> cash_only;           ///< 限定为现金; empty: not judged
    std::optional<bool> guarantee_refused;  ///< 拒绝接受保函; empty: not judged
    std::optional<bool> supplier_sme;       ///< the supplier is a small or medium enterprise
};

struct BondRules {
    Table<Method> cap;
    Table<Method, BondForm> form;
    Provision basic_account;
    Provision guarantee_accepted;
};

struct BondResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<Money> cap;  ///< 上限, rounded down to whole fen
    std::optional<bool> within_cap;
    std::optional<Outcome> form_outcome;  ///< of the form and of what was demanded of it
};

struct PerformanceBondFacts {
    Method method{};                        ///< 采购方式
    Money contract_amount;                  ///< 合同金额, fen, more than 0
    Money bond;                             ///< 要求的履约保证金, fen, not negative
    Date contract_signed_on;                ///< 合同签订日, the date whose rules govern
    std::optional<BondForm> form;           ///< 提交形式
    std::optional<bool> cash_only;          ///< 限定为现金; empty: not judged
    std::optional<bool> guarantee_refused;  ///< 拒绝接受保函; empty: not judged
    std::optional<bool> supplier_sme;       ///< the supplier is a small or medium enterprise
};

struct PerformanceBondRules {
    Table<Method> cap;
    Table<Method, BondForm> form;
    Provision guarantee_accepted;
};

namespace detail {

/// The largest bond: the share of the base, rounded down since a bond is whole fen.
template <class Trace>
std::optional<Money> bond_cap(const Table<Method>& rule, Method method, Money base, std::string_view base_column,
                              Trace& trace) {
    const auto share = rule.template find<Decimal>(trace, 0, text("比例上限", "largest share"), method);
    trace.control(rule.use());
    if (!share) return std::nullopt;
    std::int64_t fen = 0;
    if (!multiply_scale(base.fen(), share->unscaled, -share->scale - 2, Rounding::floor, fen)) {
        trace.reject(Status::overflow, base_column, text("金额过大", "the amount is too large"));
        return std::nullopt;
    }
    return Money::fen(fen);
}

/// Whether the form is one that the rule admits.
template <class Trace>
Outcome form_admitted(const Table<Method, BondForm>& rule, Method method, std::optional<BondForm> form, Trace& trace) {
    if (!form) {
        trace.missing_fact("form", text("保证金形式", "form of the bond"));
        return Outcome::indeterminate;
    }
    const auto admitted = rule.template find<bool>(trace, 0, text("可以采用", "admitted"), method, *form);
    if (!admitted) return Outcome::indeterminate;
    if (!*admitted) trace.control(rule.use());
    return trace.branch(*admitted) ? Outcome::pass : Outcome::violation;
}

/// What may not be demanded: cash and nothing else, or no letter of guarantee of a small or medium enterprise.
template <class Trace>
Outcome fair_demand(const Provision& rule, std::optional<bool> cash_only, std::optional<bool> guarantee_refused,
                    std::optional<bool> supplier_sme, Trace& trace) {
    if (!rule.in_force()) return Outcome::pass;
    if (cash_only.value_or(false)) {
        rule.apply(trace, text("不得将保证金限定为现金", "a bond must not be limited to cash"));
        trace.control(rule.use());
        return Outcome::violation;
    }
    if (!guarantee_refused.value_or(false)) return Outcome::pass;
    if (!supplier_sme) {
        trace.missing_fact("supplier_sme", text("供应商是否中小企业", "the supplier is a small or medium enterprise"));
        return Outcome::indeterminate;
    }
    if (!*supplier_sme) return Outcome::pass;
    rule.apply(trace, text("中小企业以保函提供保证的，应当接受",
                           "a letter of guarantee of a small or medium enterprise must be accepted"));
    trace.control(rule.use());
    return Outcome::violation;
}

template <class Trace>
bool check_bond(Money base, std::string_view base_column, Money bond, Trace& trace) {
    if (base <= Money::fen(0)) {
        trace.reject(Status::out_of_range, base_column, text("金额应大于 0", "the amount must be more than 0"));
        return false;
    }
    if (bond < Money::fen(0)) {
        trace.reject(Status::out_of_range, "bond_fen", text("保证金不能为负", "the bond must not be negative"));
        return false;
    }
    return true;
}

template <class Trace>
void compare_with_cap(Money bond, BondResult& result, Trace& trace) {
    if (!result.cap) return;
    result.within_cap = trace.branch(bond <= *result.cap);
    trace.computed(*result.within_cap ? text("保证金未超过上限", "the bond does not exceed the cap")
                                      : text("保证金超过上限", "the bond exceeds the cap"),
                   operand(text("保证金", "bond"), bond), operand(text("上限", "cap"), *result.cap));
}

/// The outcome of both questions.
inline Outcome of_both(const BondResult& result) noexcept {
    const Outcome cap = !result.within_cap   ? Outcome::indeterminate
                        : *result.within_cap ? Outcome::pass
                                             : Outcome::violation;
    return combine(cap, result.form_outcome.value_or(Outcome::indeterminate));
}

}  // namespace detail

/// Source: 政府采购法实施条例 art. 33; 财政部令第74号 art. 14; 招标投标法实施条例 art. 26; 保障中小企业款项支付条例 art. 13 (2020: art. 12).
/// Pure; never throws for any facts.
template <class Trace>
BondResult decide(const BondRules& rules, const BidBondFacts& facts, Trace& trace) {
    BondResult result;
    if (!detail::check_bond(facts.base, "base_fen", facts.bond, trace)) return result;
    result.cap = detail::bond_cap(rules.cap, facts.method, facts.base, "base_fen", trace);
    detail::compare_with_cap(facts.bond, result, trace);
    Outcome form = detail::form_admitted(rules.form, facts.method, facts.form, trace);
    // 招标投标法实施条例 26: cash and cheques of a domestic bidder come from its basic account.
    const bool account_matters = facts.method == Method::works_tender && facts.form &&
                                 (*facts.form == BondForm::cash || *facts.form == BondForm::cheque);
    if (account_matters && facts.must_tender != false && facts.from_basic_account != true &&
        rules.basic_account.apply(trace, text("现金或者支票形式的保证金应当从基本账户转出",
                                              "cash and cheques must come from the basic account"))) {
        if (!facts.must_tender)
            trace.missing_fact("must_tender", text("是否依法必须招标的项目", "works that must be tendered"));
        if (!facts.from_basic_account)
            trace.missing_fact("from_basic_account", text("是否从基本账户转出", "from the basic account"));
        const bool known = facts.must_tender && facts.from_basic_account;
        if (known) trace.control(rules.basic_account.use());
        form = combine(form, known ? Outcome::violation : Outcome::indeterminate);
    }
    result.form_outcome = combine(form, detail::fair_demand(rules.guarantee_accepted, facts.cash_only,
                                                            facts.guarantee_refused, facts.supplier_sme, trace));
    result.outcome = detail::of_both(result);
    return result;
}

/// Source: 政府采购法实施条例 art. 48; 招标投标法实施条例 art. 58; 保障中小企业款项支付条例 art. 13 (2020: art. 12).
/// Pure; never throws for any facts.
template <class Trace>
BondResult decide(const PerformanceBondRules& rules, const PerformanceBondFacts& facts, Trace& trace) {
    BondResult result;
    if (!detail::check_bond(facts.contract_amount, "contract_amount_fen", facts.bond, trace)) return result;
    result.cap = detail::bond_cap(rules.cap, facts.method, facts.contract_amount, "contract_amount_fen", trace);
    detail::compare_with_cap(facts.bond, result, trace);
    result.form_outcome = combine(detail::form_admitted(rules.form, facts.method, facts.form, trace),
                                  detail::fair_demand(rules.guarantee_accepted, facts.cash_only,
                                                      facts.guarantee_refused, facts.supplier_sme, trace));
    result.outcome = detail::of_both(result);
    return result;
}

// --- refund ----------------------------------------------------------------------------------------------------

struct BondRefundFacts {
    Method method{};      ///< 采购方式
    RefundEvent event{};  ///< 退还事由
    Date event_on;  ///< its day: 收到撤回通知, 中标（成交）通知书发出, 合同签订, 终止; of works tenders the
                    ///< signing of the contract for all bidders; the date whose rules govern
    Money bond;                             ///< 保证金本金, fen, not negative
    std::optional<Date> refunded_on;        ///< 退还日, or the day it became a performance bond; empty: not refunded
    std::optional<Date> as_of;              ///< 核查日, for a bond that is not refunded
    std::optional<bool> supplier_caused;    ///< 因供应商自身原因无法及时退还
    std::optional<InterestRate> benchmark;  ///< 中国人民银行同期贷款基准利率, percent a year
    std::optional<std::int64_t> days_in_year;  ///< days that a year of the benchmark rate has, 360 to 366
};

struct BondRefundRules {
    TimeLimit withdrawn;
    TimeLimit ended;
    TimeLimit losing;
    TimeLimit winning;
    TimeLimit losing_supplier;
    TimeLimit winning_supplier;
    TimeLimit works;
    TimeLimit works_withdrawn;
    Provision promptly;
    Provision supplier_caused;
    Parameter<Decimal> markup;
    WorkingDays working_days;
};

struct BondRefundResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<Date> due;  ///< last day for the refund
    std::optional<std::int64_t> late_days;
    std::optional<Money> charge;  ///< 超期资金占用费, up to the refund or the day looked at
};

namespace detail {

/// The methods of 财政部令第87号.
[[nodiscard]] constexpr bool is_order87(Method method) noexcept {
    return method == Method::open_tender || method == Method::invited_tender;
}
/// The methods of 财政部令第74号.
[[nodiscard]] constexpr bool is_order74(Method method) noexcept {
    return method == Method::competitive_negotiation || method == Method::inquiry || method == Method::single_source;
}

/// The period that the event starts; null where the texts give no number of days.
inline const TimeLimit* refund_limit(const BondRefundRules& rules, Method method, RefundEvent event) noexcept {
    if (is_order87(method)) switch (event) {
            case RefundEvent::withdrawn: return &rules.withdrawn;
            case RefundEvent::lost: return &rules.losing;
            case RefundEvent::won: return &rules.winning;
            case RefundEvent::ended: return &rules.ended;
        }
    if (is_order74(method))
        return event == RefundEvent::lost  ? &rules.losing_supplier
               : event == RefundEvent::won ? &rules.winning_supplier
                                           : nullptr;
    if (method == Method::works_tender)
        return event == RefundEvent::withdrawn ? &rules.works_withdrawn
               : event == RefundEvent::ended   ? nullptr
                                               : &rules.works;
    return nullptr;
}

/// 财政部令第87号 art. 38: the benchmark rate plus a fifth of it, for every day of delay.
template <class Trace>
std::optional<Money> refund_charge(const BondRefundRules& rules, const BondRefundFacts& facts, std::int64_t late_days,
                                   Trace& trace) {
    if (!is_order87(facts.method) || !rules.markup.in_force()) return std::nullopt;
    if (late_days == 0 || facts.supplier_caused.value_or(false)) return Money::fen(0);
    if (!facts.supplier_caused)
        trace.missing_fact("supplier_caused", text("是否因供应商自身原因", "caused by the supplier"));
    if (!facts.benchmark) trace.missing_fact("benchmark_rate", text("同期贷款基准利率", "benchmark lending rate"));
    if (!facts.days_in_year) trace.missing_fact("days_in_year", text("计息年度天数", "days in a year"));
    const auto markup = rules.markup.get(trace, text("上浮", "markup"));
    if (!facts.supplier_caused || !facts.benchmark || !facts.days_in_year || !markup) return std::nullopt;
    Decimal rate;
    Money charge;
    if (!marked_up(facts.benchmark->decimal(), *markup, rate) ||
        !simple_interest(facts.bond, rate, late_days, *facts.days_in_year, charge)) {
        trace.reject(Status::overflow, "bond_fen", text("金额过大", "the amount is too large"));
        return std::nullopt;
    }
    trace.computed(text("超期资金占用费：本金×利率×(1+上浮)×逾期天数÷计息年度天数，四舍五入到分",
                        "charge: principal, raised rate, days late; rounded half up to fen"),
                   operand(text("本金", "principal"), facts.bond), operand(text("利率", "rate"), *facts.benchmark),
                   operand(text("逾期天数", "days late"), late_days),
                   operand(text("计息年度天数", "days in a year"), *facts.days_in_year),
                   operand(text("占用费", "charge"), charge));
    return charge;
}

}  // namespace detail

/// Source: 政府采购法实施条例 art. 33; 财政部令第87号 art. 29, 38; 财政部令第74号 art. 20; 招标投标法实施条例 art. 31, 35, 57. Pure; never
/// throws for any facts.
template <class Trace>
BondRefundResult decide(const BondRefundRules& rules, const BondRefundFacts& facts, Trace& trace) {
    BondRefundResult result;
    if (facts.bond < Money::fen(0)) {
        trace.reject(Status::out_of_range, "bond_fen", text("保证金不能为负", "the bond must not be negative"));
        return result;
    }
    if (facts.benchmark && *facts.benchmark < InterestRate::scaled(0)) {
        trace.reject(Status::out_of_range, "benchmark_rate", text("利率不能为负", "the rate must not be negative"));
        return result;
    }
    if (facts.days_in_year &&
        (*facts.days_in_year < shortest_interest_year || *facts.days_in_year > longest_interest_year)) {
        trace.reject(Status::out_of_range, "days_in_year",
                     text("计息年度天数应为 360 至 366", "the days in a year must be 360 to 366"));
        return result;
    }
    const TimeLimit* limit = detail::refund_limit(rules, facts.method, facts.event);
    if (!limit) {
        if (!detail::is_order74(facts.method) && facts.method != Method::works_tender) {
            trace.note(text("该采购方式的保证金退还规定未收录", "the refund rules of this method are not recorded"));
            return result;
        }
        if (!rules.promptly.apply(
                trace, text("应当及时退还，未规定天数", "to be refunded promptly; no number of days is given")))
            return result;
        trace.control(rules.promptly.use());
        result.outcome = Outcome::needs_review;
        return result;
    }
    const auto duty =
        detail::judge_within(*limit, rules.working_days,
                             detail::Duty{"event_on", "refunded_on", text("退还保证金", "refund of the bond"),
                                          facts.event_on, facts.refunded_on, facts.as_of},
                             trace);
    trace.control(limit->use());
    result.due = duty.due;
    result.outcome = duty.outcome;
    if (duty.outcome == Outcome::indeterminate) return result;
    result.late_days = duty.late_days;
    const bool excusable =
        detail::is_order74(facts.method) || (detail::is_order87(facts.method) && facts.event == RefundEvent::withdrawn);
    if (duty.late_days > 0 && excusable && facts.supplier_caused != false && rules.supplier_caused.in_force()) {
        if (facts.supplier_caused) {
            rules.supplier_caused.apply(
                trace, text("因供应商自身原因无法及时退还的除外", "unless the supplier itself was the cause"));
            trace.control(rules.supplier_caused.use());
            result.outcome = Outcome::pass;
        } else {
            trace.missing_fact("supplier_caused", text("是否因供应商自身原因", "caused by the supplier"));
            result.outcome = Outcome::indeterminate;
        }
    }
    result.charge = detail::refund_charge(rules, facts, duty.late_days, trace);
    return result;
}

// --- descriptions ----------------------------------------------------------------------------------------------

inline constexpr auto bid_bond = operation<BidBondFacts, BondRules, BondResult>(
    "procurement.bid_bond", text("投标保证金", "bid bond"),
    "政府采购法实施条例 33; 财政部令第74号 14; 招标投标法实施条例 26; 保障中小企业款项支付条例 13",
    anchor("announced_on", &BidBondFacts::announced_on),
    inputs(column("method", &BidBondFacts::method, text("采购方式", "method")),
           column("base_fen", &BidBondFacts::base,
                  text("预算金额（工程招标为估算价）", "budget, or estimated price of a works tender")),
           column("bond_fen", &BidBondFacts::bond, text("投标保证金", "bid bond")),
           column("announced_on", &BidBondFacts::announced_on, text("采购公告日", "day of announcement")),
           column("form", &BidBondFacts::form, text("保证金形式", "form of the bond")),
           column("must_tender", &BidBondFacts::must_tender,
                  text("是否依法必须招标的项目", "works that must be tendered")),
           column("from_basic_account", &BidBondFacts::from_basic_account,
                  text("是否从基本账户转出", "from the basic account")),
           column("cash_only", &BidBondFacts::cash_only, text("是否限定为现金", "limited to cash")),
           column("guarantee_refused", &BidBondFacts::guarantee_refused,
                  text("是否拒绝保函", "letter of guarantee refused")),
           column("supplier_sme", &BidBondFacts::supplier_sme,
                  text("供应商是否中小企业", "supplier is a small or medium enterprise"))),
    uses(rule("procurement.bid_bond_cap", &BondRules::cap, value<Decimal>("max_percent")),
         rule("procurement.bid_bond_form", &BondRules::form, value<bool>("admitted")),
         rule("procurement.bid_bond_basic_account", &BondRules::basic_account),
         rule("procurement.bond_guarantee_accepted", &BondRules::guarantee_accepted)),
    outputs(column("outcome", &BondResult::outcome, text("结论", "outcome")),
            column("cap_fen", &BondResult::cap, text("上限", "cap")),
            column("within_cap", &BondResult::within_cap, text("是否未超过上限", "within the cap")),
            column("form_outcome", &BondResult::form_outcome, text("形式的结论", "outcome of the form"))));

inline constexpr auto performance_bond = operation<PerformanceBondFacts, PerformanceBondRules, BondResult>(
    "procurement.performance_bond", text("履约保证金", "performance bond"),
    "政府采购法实施条例 48; 招标投标法实施条例 58; 保障中小企业款项支付条例 13",
    anchor("contract_signed_on", &PerformanceBondFacts::contract_signed_on),
    inputs(column("method", &PerformanceBondFacts::method, text("采购方式", "method")),
           column("contract_amount_fen", &PerformanceBondFacts::contract_amount, text("合同金额", "contract amount")),
           column("bond_fen", &PerformanceBondFacts::bond, text("履约保证金", "performance bond")),
           column("contract_signed_on", &PerformanceBondFacts::contract_signed_on,
                  text("合同签订日", "day of the contract")),
           column("form", &PerformanceBondFacts::form, text("保证金形式", "form of the bond")),
           column("cash_only", &PerformanceBondFacts::cash_only, text("是否限定为现金", "limited to cash")),
           column("guarantee_refused", &PerformanceBondFacts::guarantee_refused,
                  text("是否拒绝保函", "letter of guarantee refused")),
           column("supplier_sme", &PerformanceBondFacts::supplier_sme,
                  text("供应商是否中小企业", "supplier is a small or medium enterprise"))),
    uses(rule("procurement.performance_bond_cap", &PerformanceBondRules::cap, value<Decimal>("max_percent")),
         rule("procurement.performance_bond_form", &PerformanceBondRules::form, value<bool>("admitted")),
         rule("procurement.bond_guarantee_accepted", &PerformanceBondRules::guarantee_accepted)
             .anchored("announced_on")),
    outputs(column("outcome", &BondResult::outcome, text("结论", "outcome")),
            column("cap_fen", &BondResult::cap, text("上限", "cap")),
            column("within_cap", &BondResult::within_cap, text("是否未超过上限", "within the cap")),
            column("form_outcome", &BondResult::form_outcome, text("形式的结论", "outcome of the form"))));

inline constexpr auto bid_bond_refund = operation<BondRefundFacts, BondRefundRules, BondRefundResult>(
    "procurement.bid_bond_refund", text("投标保证金退还", "refund of a bid bond"),
    "政府采购法实施条例 33; 财政部令第87号 29, 38; 财政部令第74号 20; 招标投标法实施条例 31, 35, 57",
    anchor("event_on", &BondRefundFacts::event_on),
    inputs(column("method", &BondRefundFacts::method, text("采购方式", "method")),
           column("event", &BondRefundFacts::event, text("退还事由", "what gives it back")),
           column("event_on", &BondRefundFacts::event_on, text("事由发生日", "day of the event")),
           column("bond_fen", &BondRefundFacts::bond, text("保证金", "bond")),
           column("refunded_on", &BondRefundFacts::refunded_on, text("退还日", "day of the refund")),
           column("as_of_on", &BondRefundFacts::as_of, text("核查日", "as of")),
           column("supplier_caused", &BondRefundFacts::supplier_caused,
                  text("是否因供应商自身原因", "caused by the supplier")),
           column("benchmark_rate", &BondRefundFacts::benchmark,
                  text("同期贷款基准利率（年）", "benchmark lending rate a year")),
           column("days_in_year", &BondRefundFacts::days_in_year, text("计息年度天数", "days in a year"))),
    uses(rule("procurement.withdrawn_bid_bond_refund_period", &BondRefundRules::withdrawn)
             .anchored("withdrawal_received_on"),
         rule("procurement.cancelled_tender_refund_period", &BondRefundRules::ended).anchored("tender_ended_on"),
         rule("procurement.losing_bid_bond_refund_period", &BondRefundRules::losing).anchored("award_notice_issued_on"),
         rule("procurement.winning_bid_bond_refund_period", &BondRefundRules::winning).anchored("contract_signed_on"),
         rule("procurement.losing_supplier_deposit_refund_period", &BondRefundRules::losing_supplier)
             .anchored("award_notice_issued_on"),
         rule("procurement.winning_supplier_deposit_refund_period", &BondRefundRules::winning_supplier)
             .anchored("contract_signed_on"),
         rule("procurement.works_bid_bond_refund_period", &BondRefundRules::works).anchored("contract_signed_on"),
         rule("procurement.works_withdrawn_bid_bond_refund_period", &BondRefundRules::works_withdrawn)
             .anchored("withdrawal_received_on"),
         rule("procurement.prompt_bond_refund", &BondRefundRules::promptly),
         rule("procurement.refund_delay_by_supplier", &BondRefundRules::supplier_caused),
         rule("procurement.late_refund_markup", &BondRefundRules::markup),
         rule("calendar.working_days", &BondRefundRules::working_days)),
    outputs(column("outcome", &BondRefundResult::outcome, text("结论", "outcome")),
            column("due_on", &BondRefundResult::due, text("最迟退还日", "due on")),
            column("late_days", &BondRefundResult::late_days, text("逾期天数", "days late")),
            column("charge_fen", &BondRefundResult::charge, text("超期资金占用费", "charge for the delay"))));

}  // namespace procurement
}  // namespace steward
