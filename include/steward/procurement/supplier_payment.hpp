/// @file
/// Payment of a supplier (支付供应商款项): when it is due, whether it is late, and the interest on what is paid late to a small
/// or medium enterprise.
///
/// Neither the regulation of 2020 nor its revision of 2025 says which of them governs a contract that spans the change. Here
/// it is the one in force on the day of delivery, when the duty to pay arises; the size of the supplier is always that of
/// the day of the contract (art. 3 of both).
#pragma once

#include <algorithm>
#include <array>
#include <optional>

#include "steward/procurement/enterprise_size.hpp"
#include "steward/procurement/interest.hpp"
#include "steward/procurement/timely.hpp"
#include "steward/rules/operation.hpp"

namespace steward {
namespace procurement {

/// 付款方. Bodies that are paid by the budget in part count as public bodies (参照执行).
enum class PayerKind : std::int32_t { public_body = 1, large_enterprise = 2 };

/// 利率期间: what the agreed rate is for.
enum class RatePeriod : std::int32_t { year = 1, day = 2 };

namespace detail {
inline constexpr std::array payer_kind_items{
    item(PayerKind::public_body, "public_body", text("机关、事业单位（含参照执行的团体组织）", "public body")),
    item(PayerKind::large_enterprise, "large_enterprise", text("大型企业", "large enterprise")),
};
inline constexpr std::array rate_period_items{
    item(RatePeriod::year, "year", text("年利率", "a year")),
    item(RatePeriod::day, "day", text("日利率", "a day")),
};
}  // namespace detail

}  // namespace procurement

template <>
struct EnumerationOf<procurement::PayerKind> {
    static constexpr EnumerationView view{"payer_kind", text("付款方", "payer"), procurement::detail::payer_kind_items};
};
template <>
struct EnumerationOf<procurement::RatePeriod> {
    static constexpr EnumerationView view{"rate_period", text("利率期间", "period of a rate"),
                                          procurement::detail::rate_period_items};
};

namespace procurement {

/// A plausibility bound, not a rule: ten years.
inline constexpr std::int64_t longest_agreed_days = 3'650;

struct SupplierPaymentFacts {
    PayerKind payer{};  ///< 付款方
    Date delivered_on;  ///< 货物、工程、服务交付日, the date whose rules govern
    Money amount;       ///< 应付金额: what is not in dispute (2025 art. 15), fen, not negative
    std::optional<EnterpriseSize> supplier_size;   ///< 供应商的企业规模 on the day of the contract
    std::optional<std::int64_t> agreed_days;       ///< 约定的付款期限, days; empty: none was agreed
    std::optional<bool> settlement_agreed;         ///< 约定履行进度结算、定期结算
    std::optional<Date> settled_on;                ///< 双方确认结算金额之日
    std::optional<bool> acceptance_agreed;         ///< 约定以检验或者验收合格作为付款条件
    std::optional<Date> accepted_on;               ///< 检验或者验收合格之日
    std::optional<Date> acceptance_due_on;         ///< 约定的检验或者验收期限届满之日
    std::optional<bool> acceptance_delayed;        ///< 付款方拖延检验或者验收
    std::optional<bool> pay_when_paid;             ///< 约定以收到第三方付款为条件; empty: not judged
    std::optional<Date> paid_on;                   ///< 付款日; empty: not paid
    std::optional<Date> as_of;                     ///< 核查日, for what is not paid
    std::optional<InterestRate> agreed_rate;       ///< 约定的逾期利率, percent; empty: none was agreed
    std::optional<RatePeriod> agreed_rate_period;  ///< 年利率 or 日利率
    std::optional<InterestRate> lpr;               ///< 合同订立时1年期贷款市场报价利率, percent a year
    std::optional<std::int64_t> days_in_year;      ///< days that a year of a yearly rate has, 360 to 366
    std::optional<Date> invoice_on;                ///< 收到发票之日
    std::optional<Date> conditions_met_on;         ///< 满足合同约定支付条件之日
};

struct SupplierPaymentRules {
    TimeLimit public_body;
    TimeLimit public_body_agreed;
    TimeLimit large_enterprise;
    Provision reasonable_term;
    Provision no_pay_when_paid;
    Provision acceptance;
    Provision settlement;
    Parameter<Decimal> daily_rate;
    Provision rate_floor;
    Provision rate_below_floor;
    TimeLimit after_invoice;
    WorkingDays working_days;
};

struct SupplierPaymentResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<Outcome> term;     ///< of what was agreed on the term
    std::optional<Outcome> payment;  ///< of the payment to a small or medium enterprise
    std::optional<Date> starts_on;   ///< the day from which the term runs
    std::optional<Date> due;         ///< 最迟付款日
    std::optional<std::int64_t> overdue_days;
    std::optional<Outcome> rate;     ///< of the agreed rate
    std::optional<Money> interest;   ///< 逾期利息, up to the payment or the day looked at
    std::optional<Outcome> invoice;  ///< of the payment after the invoice (财库〔2019〕38号)
    std::optional<Date> invoice_due;
};

namespace detail {

/// The day from which the term runs, and the fact that it is.
struct TermStart {
    Date on;
    std::string_view column;
};

/// From which day the term runs; empty when it is not known, with the fact named.
template <class Trace>
std::optional<TermStart> term_start(const SupplierPaymentRules& rules, const SupplierPaymentFacts& facts,
                                    Trace& trace) {
    if (!facts.settlement_agreed) {
        trace.missing_fact("settlement_agreed",
                           text("是否约定进度结算、定期结算", "settlement by progress or period agreed"));
        return std::nullopt;
    }
    if (trace.branch(*facts.settlement_agreed)) {
        if (!rules.settlement.apply(
                trace, text("自双方确认结算金额之日起算", "from the day on which both confirm the amount")))
            return std::nullopt;
        if (!facts.settled_on)
            trace.missing_fact("settled_on", text("双方确认结算金额之日", "day on which the amount was confirmed"));
        return facts.settled_on ? std::optional(TermStart{*facts.settled_on, "settled_on"}) : std::nullopt;
    }
    if (!facts.acceptance_agreed) {
        trace.missing_fact("acceptance_agreed",
                           text("是否约定以检验、验收合格为付款条件", "payment on acceptance agreed"));
        return std::nullopt;
    }
    if (!trace.branch(*facts.acceptance_agreed)) return TermStart{facts.delivered_on, "delivered_on"};
    const std::optional<Date> known_until = facts.accepted_on ? facts.accepted_on
                                            : facts.paid_on   ? facts.paid_on
                                                              : facts.as_of;
    const bool overrun = facts.acceptance_due_on && known_until && *known_until > *facts.acceptance_due_on;
    if (trace.branch(overrun)) {
        if (!facts.acceptance_delayed) {
            trace.missing_fact("acceptance_delayed",
                               text("付款方是否拖延检验、验收", "acceptance delayed by the payer"));
            return std::nullopt;
        }
        if (trace.branch(*facts.acceptance_delayed)) {
            if (!rules.acceptance.apply(trace,
                                        text("拖延检验、验收的，自约定期限届满之日起算",
                                             "a payer that delays acceptance: from the end of the agreed period")))
                return std::nullopt;
            return TermStart{*facts.acceptance_due_on, "acceptance_due_on"};
        }
    }
    if (!rules.acceptance.apply(trace, text("自检验、验收合格之日起算", "from the day of acceptance")))
        return std::nullopt;
    if (!facts.accepted_on) {
        trace.missing_fact("accepted_on", text("检验、验收合格之日", "day of acceptance"));
        return std::nullopt;
    }
    return TermStart{*facts.accepted_on, "accepted_on"};
}

/// The last day to pay, and what is to be said of the agreed term.
template <class Trace>
std::optional<Date> payment_due(const SupplierPaymentRules& rules, const SupplierPaymentFacts& facts,
                                const TermStart& start, Outcome& term, RuleUse& control, Trace& trace) {
    const bool public_body = facts.payer == PayerKind::public_body;
    const TimeLimit& cap = public_body ? rules.public_body_agreed : rules.large_enterprise;
    term = Outcome::indeterminate;
    if (!facts.agreed_days) {
        const TimeLimit& limit = public_body ? rules.public_body : rules.large_enterprise;
        if (!limit.in_force() && !public_body) {
            // 2020: no number for large enterprises.
            term = rules.reasonable_term.apply(trace, text("按照行业规范、交易习惯合理约定付款期限并及时支付",
                                                           "a reasonable term, and prompt payment"))
                       ? Outcome::needs_review
                       : Outcome::indeterminate;
            control = rules.reasonable_term.use();
            return std::nullopt;
        }
        if (!limit.in_force()) {
            limit.report_absent(trace);
            return std::nullopt;
        }
        trace.provision(limit.use(),
                        text("未约定付款期限，适用法定期限", "no term was agreed: the one of the regulation"));
        control = limit.use();
        term = Outcome::pass;
        return due_by(limit.use(), limit.terms(), rules.working_days, start.column, start.on, trace);
    }
    // Counted as the regulation's own terms are; 民法典 201, 203.
    if (!rules.public_body_agreed.in_force()) {
        rules.public_body_agreed.report_absent(trace);
        return std::nullopt;
    }
    TimeLimitTerms terms = rules.public_body_agreed.terms();
    term = Outcome::pass;
    terms.length = static_cast<std::int32_t>(*facts.agreed_days);
    RuleUse use = public_body ? cap.use() : rules.reasonable_term.use();
    if (cap.in_force()) {
        const std::int32_t longest = cap.terms().length;
        const bool within = trace.branch(terms.length <= longest);
        trace.computed(
            within ? text("约定的付款期限未超过上限", "the agreed term is within the limit")
                   : text("约定的付款期限超过规定天数", "the agreed term is longer than the days of the regulation"),
            operand(text("约定天数", "days agreed"), *facts.agreed_days),
            operand(text("规定天数", "days of the regulation"), std::int64_t{longest}));
        if (public_body) {
            if (!within) {
                term = Outcome::violation;
                terms.length = longest;
            }
        } else if (!within) {
            term = Outcome::needs_review;
        }
    } else {
        term = Outcome::needs_review;
    }
    if (!public_body && !rules.reasonable_term.apply(
                            trace, text("从其约定，但应当按照行业规范、交易习惯合理约定", "as agreed, but reasonably")))
        return std::nullopt;
    trace.provision(use, text("适用约定的付款期限", "the agreed term applies"));
    control = use;
    return due_by(use, terms, rules.working_days, start.column, start.on, trace);
}

/// The rate that interest runs at: the agreed one when it reaches the loan prime rate, otherwise that of the regulation.
struct InterestTerms {
    Decimal percent;
    std::int64_t days_in_period = 1;
};

template <class Trace>
std::optional<InterestTerms> regulation_rate(const SupplierPaymentRules& rules, Trace& trace) {
    const auto daily = rules.daily_rate.get(trace, text("逾期利率（日）", "late interest a day"));
    if (!daily) return std::nullopt;
    return InterestTerms{*daily, 1};
}

template <class Trace>
std::optional<InterestTerms> interest_terms(const SupplierPaymentRules& rules, const SupplierPaymentFacts& facts,
                                            std::optional<Outcome>& outcome, RuleUse& control, Trace& trace) {
    if (!facts.agreed_rate) {
        trace.note(text("未约定逾期利率", "no late interest was agreed"));
        return regulation_rate(rules, trace);
    }
    outcome = Outcome::indeterminate;
    if (!rules.rate_floor.apply(trace,
                                text("约定利率不得低于合同订立时1年期贷款市场报价利率",
                                     "an agreed rate is not below the one-year loan prime rate of the contract's day")))
        return std::nullopt;
    if (!facts.agreed_rate_period)
        trace.missing_fact("agreed_rate_period", text("约定利率是年利率还是日利率", "period of the agreed rate"));
    if (!facts.lpr)
        trace.missing_fact(
            "lpr", text("合同订立时1年期贷款市场报价利率", "one-year loan prime rate on the day of the contract"));
    if (!facts.days_in_year) trace.missing_fact("days_in_year", text("计息年度天数", "days in a year"));
    if (!facts.agreed_rate_period || !facts.lpr || !facts.days_in_year) return std::nullopt;
    const bool daily = *facts.agreed_rate_period == RatePeriod::day;
    std::int64_t yearly = facts.agreed_rate->scaled();
    if (daily && !checked_mul(yearly, *facts.days_in_year, yearly)) {
        trace.reject(Status::overflow, "agreed_rate", text("利率过大", "the rate is too large"));
        return std::nullopt;
    }
    const bool reaches = trace.branch(yearly >= facts.lpr->scaled());
    trace.computed(reaches ? text("约定利率不低于贷款市场报价利率", "the agreed rate reaches the loan prime rate")
                           : text("约定利率低于贷款市场报价利率", "the agreed rate is below the loan prime rate"),
                   operand(text("约定利率", "agreed rate"), *facts.agreed_rate),
                   operand(text("折合年利率", "a year"), InterestRate::scaled(yearly)),
                   operand(text("1年期贷款市场报价利率", "one-year loan prime rate"), *facts.lpr));
    if (reaches) {
        outcome = Outcome::pass;
        return InterestTerms{facts.agreed_rate->decimal(), daily ? 1 : *facts.days_in_year};
    }
    outcome = Outcome::violation;
    control = rules.rate_floor.use();
    // The texts do not say what then holds: read as if nothing were agreed.
    if (!rules.rate_below_floor.apply(
            trace, text("低于下限的约定视同未作约定", "what is agreed below the floor counts as not agreed")))
        return std::nullopt;
    return regulation_rate(rules, trace);
}

template <class Trace>
void judge_sme_payment(const SupplierPaymentRules& rules, const SupplierPaymentFacts& facts,
                       SupplierPaymentResult& result, RuleUse& control, Trace& trace) {
    result.payment = Outcome::indeterminate;
    Outcome term = Outcome::indeterminate;
    const std::optional<TermStart> start = term_start(rules, facts, trace);
    if (start) {
        result.starts_on = start->on;
        result.due = payment_due(rules, facts, *start, term, control, trace);
        if (trace.rejected()) return;
        result.term = term;
    }
    if (facts.pay_when_paid.value_or(false) && facts.payer == PayerKind::large_enterprise &&
        rules.no_pay_when_paid.in_force()) {
        rules.no_pay_when_paid.apply(
            trace, text("不得约定以收到第三方付款作为付款条件", "payment must not wait for that of a third party"));
        control = rules.no_pay_when_paid.use();
        result.term = Outcome::violation;
    }
    if (result.due) {
        const auto duty = judge_by(
            *result.due,
            Duty{"delivered_on", "paid_on", text("付款日", "day of payment"), start->on, facts.paid_on, facts.as_of},
            trace);
        result.payment = duty.outcome;
        if (duty.outcome != Outcome::indeterminate) result.overdue_days = duty.late_days;
    } else if (result.term == Outcome::needs_review) {
        result.payment = Outcome::needs_review;
    }
    const auto rate = interest_terms(rules, facts, result.rate, control, trace);
    if (trace.rejected() || !result.overdue_days) return;
    if (*result.overdue_days == 0) {
        result.interest = Money::fen(0);
        return;
    }
    if (!rate) return;
    Money interest;
    if (!simple_interest(facts.amount, rate->percent, *result.overdue_days, rate->days_in_period, interest)) {
        trace.reject(Status::overflow, "amount_fen", text("金额过大", "the amount is too large"));
        return;
    }
    trace.computed(text("逾期利息：金额×利率×逾期天数，四舍五入到分",
                        "late interest: amount, rate, days late; rounded half up to fen"),
                   operand(text("金额", "amount"), facts.amount),
                   operand(text("利率", "rate"), rate->percent, "percent"),
                   operand(text("逾期天数", "days late"), *result.overdue_days),
                   operand(text("利率期间天数", "days of the rate's period"), rate->days_in_period),
                   operand(text("利息", "interest"), interest));
    result.interest = interest;
}

/// 财库〔2019〕38号 三: a purchaser pays 30 days after the invoice once the conditions of the contract are met.
template <class Trace>
void judge_invoice(const SupplierPaymentRules& rules, const SupplierPaymentFacts& facts, bool needed,
                   SupplierPaymentResult& result, RuleUse& control, Trace& trace) {
    if (!facts.invoice_on || !facts.conditions_met_on) {
        if (!needed) return;
        if (!facts.invoice_on) trace.missing_fact("invoice_on", text("收到发票之日", "day of the invoice"));
        if (!facts.conditions_met_on)
            trace.missing_fact("conditions_met_on", text("满足支付条件之日", "day on which the conditions were met"));
        result.invoice = Outcome::indeterminate;
        return;
    }
    if (!rules.after_invoice.in_force()) {
        if (needed) rules.after_invoice.report_absent(trace);
        if (needed) result.invoice = Outcome::indeterminate;
        return;
    }
    const bool invoice_last = *facts.invoice_on > *facts.conditions_met_on;
    const Date start = invoice_last ? *facts.invoice_on : *facts.conditions_met_on;
    trace.provision(rules.after_invoice.use(), text("满足支付条件的，自收到发票后规定天数内付款",
                                                    "once the conditions are met, within the days after the invoice"));
    result.invoice_due = due_by(rules.after_invoice.use(), rules.after_invoice.terms(), rules.working_days,
                                invoice_last ? "invoice_on" : "conditions_met_on", start, trace);
    if (!result.invoice_due) {
        result.invoice = Outcome::indeterminate;
        return;
    }
    result.invoice =
        judge_by(*result.invoice_due,
                 Duty{"invoice_on", "paid_on", text("付款日", "day of payment"), start, facts.paid_on, facts.as_of},
                 trace)
            .outcome;
    if (needed || *result.invoice == Outcome::violation) control = rules.after_invoice.use();
}

template <class Trace>
bool check_payment(const SupplierPaymentFacts& facts, Trace& trace) {
    if (facts.amount < Money::fen(0)) {
        trace.reject(Status::out_of_range, "amount_fen", text("金额不能为负", "the amount must not be negative"));
        return false;
    }
    if (facts.agreed_days && (*facts.agreed_days < 0 || *facts.agreed_days > longest_agreed_days)) {
        trace.reject(Status::out_of_range, "agreed_days",
                     text("约定的付款期限应为 0 至 3650 天", "the agreed term must be 0 to 3650 days"));
        return false;
    }
    if (facts.days_in_year &&
        (*facts.days_in_year < shortest_interest_year || *facts.days_in_year > longest_interest_year)) {
        trace.reject(Status::out_of_range, "days_in_year",
                     text("计息年度天数应为 360 至 366", "the days in a year must be 360 to 366"));
        return false;
    }
    for (const auto& [rate, column] : {std::pair{facts.agreed_rate, "agreed_rate"}, std::pair{facts.lpr, "lpr"}})
        if (rate && *rate < InterestRate::scaled(0)) {
            trace.reject(Status::out_of_range, column, text("利率不能为负", "the rate must not be negative"));
            return false;
        }
    for (const auto& [day, column] :
         {std::pair{facts.accepted_on, "accepted_on"}, std::pair{facts.acceptance_due_on, "acceptance_due_on"}})
        if (day && *day < facts.delivered_on) {
            trace.reject(Status::contradiction, column, text("应不早于交付日", "it must not be before the delivery"));
            return false;
        }
    if (!facts.paid_on && facts.as_of && *facts.as_of < facts.delivered_on) {
        trace.reject(Status::contradiction, "as_of_on", text("应不早于交付日", "it must not be before the delivery"));
        return false;
    }
    return true;
}

}  // namespace detail

/// Source: 保障中小企业款项支付条例 art. 3, 8, 9, 15 (2020), art. 3, 9, 10, 15, 17 (2025); 财库〔2019〕38号 三. Pure; never throws for any facts.
template <class Trace>
SupplierPaymentResult decide(const SupplierPaymentRules& rules, const SupplierPaymentFacts& facts, Trace& trace) {
    SupplierPaymentResult result;
    if (!detail::check_payment(facts, trace)) return result;
    if (!facts.supplier_size) trace.missing_fact("supplier_size", text("供应商的企业规模", "size of the supplier"));
    // Counting days names the calendar as the rule in control; which rule the outcome rests on is said at the end.
    RuleUse control;
    const bool sme = facts.supplier_size && *facts.supplier_size != EnterpriseSize::large;
    if (trace.branch(sme)) detail::judge_sme_payment(rules, facts, result, control, trace);
    if (trace.rejected()) return result;
    if (facts.payer == PayerKind::public_body) detail::judge_invoice(rules, facts, !sme, result, control, trace);
    if (trace.rejected()) return result;
    result.outcome = facts.supplier_size ? Outcome::not_applicable : Outcome::indeterminate;
    for (const auto& part : {result.term, result.payment, result.rate, result.invoice})
        if (part) result.outcome = combine(result.outcome, *part);
    trace.control(control);
    return result;
}

inline constexpr auto supplier_payment = operation<SupplierPaymentFacts, SupplierPaymentRules, SupplierPaymentResult>(
    "procurement.supplier_payment", text("支付供应商款项", "payment of a supplier"),
    "国务院令第728号 3, 8, 9, 15; 国务院令第802号 3, 9, 10, 15, 17; 财库〔2019〕38号 三",
    anchor("delivered_on", &SupplierPaymentFacts::delivered_on),
    inputs(column("payer", &SupplierPaymentFacts::payer, text("付款方", "payer")),
           column("delivered_on", &SupplierPaymentFacts::delivered_on, text("交付日", "day of delivery")),
           column("amount_fen", &SupplierPaymentFacts::amount,
                  text("应付金额（无争议部分）", "amount payable, the part not in dispute")),
           column("supplier_size", &SupplierPaymentFacts::supplier_size,
                  text("合同订立时的企业规模", "size of the supplier on the day of the contract")),
           column("agreed_days", &SupplierPaymentFacts::agreed_days, text("约定的付款期限（日）", "days agreed")),
           column("settlement_agreed", &SupplierPaymentFacts::settlement_agreed,
                  text("是否约定进度结算、定期结算", "settlement by progress or period agreed")),
           column("settled_on", &SupplierPaymentFacts::settled_on,
                  text("确认结算金额之日", "day on which the amount was confirmed")),
           column("acceptance_agreed", &SupplierPaymentFacts::acceptance_agreed,
                  text("是否约定以检验、验收合格为付款条件", "payment on acceptance agreed")),
           column("accepted_on", &SupplierPaymentFacts::accepted_on, text("检验、验收合格之日", "day of acceptance")),
           column("acceptance_due_on", &SupplierPaymentFacts::acceptance_due_on,
                  text("约定的检验、验收期限届满之日", "end of the agreed acceptance period")),
           column("acceptance_delayed", &SupplierPaymentFacts::acceptance_delayed,
                  text("付款方是否拖延检验、验收", "acceptance delayed by the payer")),
           column("pay_when_paid", &SupplierPaymentFacts::pay_when_paid,
                  text("是否约定以收到第三方付款为条件", "payment waits for that of a third party")),
           column("paid_on", &SupplierPaymentFacts::paid_on, text("付款日", "day of payment")),
           column("as_of_on", &SupplierPaymentFacts::as_of, text("核查日", "as of")),
           column("agreed_rate", &SupplierPaymentFacts::agreed_rate, text("约定的逾期利率", "agreed late interest")),
           column("agreed_rate_period", &SupplierPaymentFacts::agreed_rate_period,
                  text("约定利率的期间", "period of the agreed rate")),
           column("lpr", &SupplierPaymentFacts::lpr,
                  text("合同订立时1年期贷款市场报价利率", "one-year loan prime rate on the day of the contract")),
           column("days_in_year", &SupplierPaymentFacts::days_in_year, text("计息年度天数", "days in a year")),
           column("invoice_on", &SupplierPaymentFacts::invoice_on, text("收到发票之日", "day of the invoice")),
           column("conditions_met_on", &SupplierPaymentFacts::conditions_met_on,
                  text("满足支付条件之日", "day on which the conditions were met"))),
    uses(rule("procurement.sme_payment_period", &SupplierPaymentRules::public_body),
         rule("procurement.sme_payment_agreed_period", &SupplierPaymentRules::public_body_agreed),
         rule("procurement.sme_payment_by_large_enterprise_period", &SupplierPaymentRules::large_enterprise),
         rule("procurement.reasonable_payment_term", &SupplierPaymentRules::reasonable_term),
         rule("procurement.no_pay_when_paid", &SupplierPaymentRules::no_pay_when_paid),
         rule("procurement.payment_from_acceptance", &SupplierPaymentRules::acceptance),
         rule("procurement.payment_from_settlement", &SupplierPaymentRules::settlement),
         rule("procurement.late_payment_daily_rate", &SupplierPaymentRules::daily_rate),
         rule("procurement.late_payment_rate_floor", &SupplierPaymentRules::rate_floor),
         rule("procurement.late_payment_rate_below_floor", &SupplierPaymentRules::rate_below_floor),
         rule("procurement.payment_after_invoice_period", &SupplierPaymentRules::after_invoice)
             .anchored("payment_conditions_met_on"),
         rule("calendar.working_days", &SupplierPaymentRules::working_days)),
    outputs(column("outcome", &SupplierPaymentResult::outcome, text("结论", "outcome")),
            column("term", &SupplierPaymentResult::term, text("付款期限约定", "agreed term")),
            column("payment", &SupplierPaymentResult::payment,
                   text("对中小企业的付款", "payment to a small or medium enterprise")),
            column("starts_on", &SupplierPaymentResult::starts_on, text("付款期限起算日", "term runs from")),
            column("due_on", &SupplierPaymentResult::due, text("最迟付款日", "due on")),
            column("overdue_days", &SupplierPaymentResult::overdue_days, text("逾期天数", "days late")),
            column("rate", &SupplierPaymentResult::rate, text("利率约定", "agreed rate")),
            column("interest_fen", &SupplierPaymentResult::interest, text("逾期利息", "late interest")),
            column("invoice", &SupplierPaymentResult::invoice, text("收到发票后的付款", "payment after the invoice")),
            column("invoice_due_on", &SupplierPaymentResult::invoice_due,
                   text("收到发票后的最迟付款日", "due after the invoice"))));

}  // namespace procurement
}  // namespace steward
