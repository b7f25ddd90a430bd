/// @file
/// Procurement in an office (采购项目办理): what touches the budget or counts days. A plan lies within its indicator, an award
/// reserves the budget in the same event, and the contract follows in time.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "steward/calendar/period.hpp"
#include "steward/funds/commitment.hpp"
#include "steward/office/state.hpp"
#include "steward/procurement/open_tender.hpp"
#include "steward/procurement/process.hpp"
#include "steward/rules/operation.hpp"

namespace steward::office {

using procurement::Process;
using procurement::ProcessResult;
using procurement::Stage;

namespace detail {

/// The day of a moment in Beijing time (北京时间), the legal time of China: eight hours before UTC.
[[nodiscard]] constexpr Date beijing_day(Timestamp at) noexcept {
    using std::chrono::days, std::chrono::hours, std::chrono::microseconds;
    return Date::from_days(static_cast<std::int32_t>(
        std::chrono::floor<days>(microseconds(at.microseconds) + microseconds(hours(8))).count()));
}

/// Whether an act was done within a period that began before it.
template <class Trace>
Outcome in_period(const TimeLimit& limit, const WorkingDays& working_days, Date from, Date done, Trace& trace) {
    if (!limit.in_force()) {
        limit.report_absent(trace);
        return Outcome::indeterminate;
    }
    if (done < from) {
        trace.reject(Status::contradiction, "on_date", text("应不早于起始日", "it must not be before the start"));
        return Outcome::indeterminate;
    }
    trace.provision(limit.use(), text("适用该期限", "this period applies"));
    const PeriodEnd end = calendar::period_end(limit.use(), limit.terms(), working_days, from, trace);
    if (!end.deadline) return Outcome::indeterminate;
    trace.control(limit.use());
    return trace.branch(limit.keeps(done, *end.deadline)) ? Outcome::pass : Outcome::violation;
}

}  // namespace detail

// --- plan ------------------------------------------------------------------------------------------------------

struct PlanFacts {
    Date on;
    std::int64_t process;
    std::int64_t indicator;
    procurement::Category category;
    std::string_view title;
    Money budget;
    // Read from the books.
    std::int64_t unit = 0;
    std::int64_t tightest_indicator = 0;
    Money tightest_room;
};

struct PlanRules {
    Provision within_budget;  ///< 政府采购严格按照批准的预算执行 (政府采购法 art. 6, 33)
};

template <class Trace>
void look_up(const OfficeState& state, const CommandContext&, PlanFacts& facts, Trace& trace) {
    const funds::Indicator* indicator = funds::detail::indicator_of(state.budget, facts.indicator, facts.on, "indicator", trace);
    if (!indicator) return;
    procurement::detail::fresh(facts.process, state.procurement.processes.find(facts.process) != nullptr, "process", trace);
    facts.unit = indicator->unit;
    const funds::Tightest least = funds::tightest(state.budget, *indicator);
    facts.tightest_indicator = least.indicator;
    facts.tightest_room = least.room;
}
[[nodiscard]] inline std::int64_t unit_of(const OfficeState&, const PlanFacts& facts) noexcept { return facts.unit; }

/// Source: 政府采购法 art. 6, 33. A plan does not bind the money; the award does.
template <class Trace>
ProcessResult decide(const PlanRules& rules, const PlanFacts& facts, Trace& trace) {
    ProcessResult result;
    if (!procurement::detail::words(facts.title, "title", trace)) return result;
    if (facts.budget <= Money::fen(0)) {
        trace.reject(Status::out_of_range, "budget_fen", text("预算金额应大于 0", "the budget must be more than 0"));
        return result;
    }
    trace.computed(text("采购预算与可用额", "budget of the purchase and what is available"), operand(text("采购预算", "budget"), facts.budget),
                   operand(text("最紧的指标", "tightest indicator"), facts.tightest_indicator),
                   operand(text("其余额", "its room"), facts.tightest_room));
    result.outcome = procurement::detail::judged(rules.within_budget, trace, facts.budget <= facts.tightest_room,
                                                 text("采购预算在批准的预算之内", "the purchase lies within the approved budget"),
                                                 text("无预算、超预算不得采购", "nothing may be bought without or beyond a budget"));
    return result;
}

inline void apply(OfficeState& state, const CommandContext& context, const PlanFacts& facts, const ProcessResult&) {
    Process process;
    process.id = facts.process;
    process.unit = facts.unit;
    process.indicator = facts.indicator;
    process.category = facts.category;
    process.title = state.procurement.texts.keep(facts.title);
    process.budget = facts.budget;
    process.planned_on = facts.on;
    process.seq = context.seq;
    state.procurement.processes.add(process);
}

inline constexpr auto plan = command<OfficeState>(
    operation<PlanFacts, PlanRules, ProcessResult>(
        "procurement.plan", text("列入采购计划", "plan a purchase"), "政府采购法 6, 33", anchor("on_date", &PlanFacts::on),
        inputs(column("on_date", &PlanFacts::on, text("业务日期", "business day")),
               column("process", &PlanFacts::process, text("采购项目", "process")),
               column("indicator", &PlanFacts::indicator, text("预算指标", "indicator")),
               column("category", &PlanFacts::category, text("采购品类", "category")),
               column("title", &PlanFacts::title, text("项目名称", "title")),
               column("budget_fen", &PlanFacts::budget, text("采购预算", "budget"))),
        uses(rule("procurement.planned_within_budget", &PlanRules::within_budget)), procurement::detail::process_outputs),
    Duty::define_needs,
    reads(column("unit", &PlanFacts::unit, text("采购人", "purchaser")),
          column("tightest_indicator", &PlanFacts::tightest_indicator, text("各级中余额最少的指标", "indicator with the least room")),
          column("tightest_room_fen", &PlanFacts::tightest_room, text("其余额", "its room"))));

// --- publish the notice ----------------------------------------------------------------------------------------

struct PublishNoticeFacts {
    Date announced_on;
    std::int64_t process;
    procurement::Method method;
    Timestamp deadline;                 ///< 投标（响应）截止时间
    std::optional<bool> ground_holds;   ///< a ground of 政府采购法 art. 29-32 holds for the method
    std::optional<bool> approved;       ///< 采购活动开始前获得批准 (art. 27)
    // Read from the books.
    std::int64_t unit = 0;
    procurement::Category category{};
    Money budget;
};

struct PublishNoticeRules {
    Table<procurement::Method, procurement::Category> conditions;
    TimeLimit tender_period;
    WorkingDays working_days;
    Threshold<procurement::Category> open_tender_amount;
    DecisionTable<bool, procurement::Method, bool> open_tender_duty;
};

struct PublishNoticeResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<std::int64_t> min_suppliers;
};

template <class Trace>
void look_up(const OfficeState& state, const CommandContext&, PublishNoticeFacts& facts, Trace& trace) {
    const Process* process =
        procurement::detail::process_at(state.procurement, facts.process, Stage::planned, Stage::planned, trace);
    if (!process) return;
    facts.unit = process->unit;
    facts.category = process->category;
    facts.budget = process->budget;
    if (facts.announced_on < process->planned_on)
        trace.reject(Status::contradiction, "announced_on", text("应不早于列入计划之日", "it must not be before the plan"));
}
[[nodiscard]] inline std::int64_t unit_of(const OfficeState&, const PublishNoticeFacts& facts) noexcept { return facts.unit; }

/// Source: 政府采购法 art. 26-27 (method), 35 (time to prepare bids of an open tender); least numbers as in
/// `procurement.method_conditions`. Whether works must be tendered is not decided here.
template <class Trace>
PublishNoticeResult decide(const PublishNoticeRules& rules, const PublishNoticeFacts& facts, Trace& trace) {
    enum Condition : std::int32_t { allowed, min_suppliers };
    PublishNoticeResult result;
    const Date deadline_on = detail::beijing_day(facts.deadline);
    if (deadline_on <= facts.announced_on) {
        trace.reject(Status::contradiction, "deadline_at", text("应晚于公告日", "it must be after the day of the notice"));
        return result;
    }
    const auto may = rules.conditions.template find<bool>(trace, allowed, text("该品类可用该方式", "the method exists for the category"),
                                                          facts.method, facts.category);
    result.min_suppliers = rules.conditions.template find<std::int64_t>(
        trace, min_suppliers, text("最少供应商家数", "least number of suppliers"), facts.method, facts.category);
    if (!may || (*may && !result.min_suppliers)) return result;
    trace.control(rules.conditions.use());
    if (!trace.branch(*may)) {
        result.outcome = Outcome::violation;
        return result;
    }
    result.outcome = Outcome::pass;
    if (facts.category != procurement::Category::works) {
        const procurement::OpenTenderRules duty{rules.open_tender_amount, rules.open_tender_duty};
        result.outcome = decide(duty, procurement::OpenTenderFacts{facts.category, facts.budget, facts.announced_on, facts.method, facts.ground_holds},
                                trace)
                             .outcome;
        if (result.outcome == Outcome::not_applicable) result.outcome = Outcome::pass;
        if (result.outcome == Outcome::needs_approval && facts.approved) {
            trace.note(*facts.approved ? text("采购活动开始前已获批准", "it was approved before the start") : text("未获批准", "it was not approved"));
            result.outcome = trace.branch(*facts.approved) ? Outcome::pass : Outcome::violation;
        }
    }
    if (result.outcome == Outcome::pass && trace.branch(facts.method == procurement::Method::open_tender))
        result.outcome = detail::in_period(rules.tender_period, rules.working_days, facts.announced_on, deadline_on, trace);
    return result;
}

inline void apply(OfficeState& state, const CommandContext& context, const PublishNoticeFacts& facts, const PublishNoticeResult& result) {
    auto& processes = state.procurement.processes;
    Process& process = processes.touch(processes.place(facts.process));
    process.stage = Stage::announced;
    process.method = facts.method;
    process.announced_on = facts.announced_on;
    process.deadline = facts.deadline;
    process.min_suppliers = *result.min_suppliers;
    process.notice_seq = context.seq;
}

inline constexpr auto publish_notice = command<OfficeState>(
    operation<PublishNoticeFacts, PublishNoticeRules, PublishNoticeResult>(
        "procurement.publish_notice", text("发布采购公告", "publish the notice"), "政府采购法 26-27, 35; 政府采购法实施条例 23",
        anchor("announced_on", &PublishNoticeFacts::announced_on),
        inputs(column("announced_on", &PublishNoticeFacts::announced_on, text("采购公告日", "day of announcement")),
               column("process", &PublishNoticeFacts::process, text("采购项目", "process")),
               column("method", &PublishNoticeFacts::method, text("采购方式", "method")),
               column("deadline_at", &PublishNoticeFacts::deadline, text("截止时间", "deadline")),
               column("ground_holds", &PublishNoticeFacts::ground_holds, text("是否具备法定情形", "a statutory ground holds")),
               column("approved", &PublishNoticeFacts::approved, text("是否已获批准", "approved"))),
        uses(rule("procurement.method_conditions", &PublishNoticeRules::conditions, value<bool>("allowed"), value<std::int64_t>("min_suppliers")),
             rule("procurement.tender_period", &PublishNoticeRules::tender_period).anchored("tender_documents_issued_on"),
             rule("calendar.working_days", &PublishNoticeRules::working_days),
             rule("procurement.open_tender_amount", &PublishNoticeRules::open_tender_amount),
             rule("procurement.open_tender_duty", &PublishNoticeRules::open_tender_duty, input("reaches_amount"), input("method"), input("ground_holds"))),
        outputs(column("outcome", &PublishNoticeResult::outcome, text("结论", "outcome")),
                column("min_suppliers", &PublishNoticeResult::min_suppliers, text("最少供应商家数", "least number of suppliers")))),
    Duty::prepare_tender_documents,
    reads(column("unit", &PublishNoticeFacts::unit, text("采购人", "purchaser")),
          column("category", &PublishNoticeFacts::category, text("采购品类", "category")),
          column("budget_fen", &PublishNoticeFacts::budget, text("采购预算", "budget"))));

// --- award -----------------------------------------------------------------------------------------------------

struct AwardFacts {
    Date on;  ///< 中标、成交通知书发出日
    std::int64_t process;
    std::int64_t bid;
    std::int64_t award;       ///< id chosen by the caller
    std::int64_t commitment;  ///< id chosen by the caller, of the budget that is reserved with it
    // Read from the books.
    Money amount;  ///< of the bid
    Money budget;
    std::optional<bool> valid;
    std::int64_t unexamined = 0, valid_bids = 0, min_suppliers = 0;
    std::int64_t indicator = 0;
    std::int64_t unit = 0;
    std::int32_t year = 0;
    Money available;
    std::int64_t tightest_indicator = 0;
    Money tightest_room;
};

struct AwardRules : funds::CommitmentRules {
    Provision to_valid_bid;  ///< 中标人从合格的候选人中确定 (财政部令第87号 art. 56, 57, 68)
    Provision failed;        ///< 废标 (政府采购法 art. 36)
};

struct AwardResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<Money> available_after;
};

namespace detail {

[[nodiscard]] inline funds::ReserveFacts reservation_of(const AwardFacts& facts, std::string_view title = {}) noexcept {
    return {facts.on,   facts.commitment, facts.indicator, facts.amount,             std::nullopt,       title,
            facts.unit, facts.year,       facts.available, facts.tightest_indicator, facts.tightest_room};
}

}  // namespace detail

template <class Trace>
void look_up(const OfficeState& state, const CommandContext& context, AwardFacts& facts, Trace& trace) {
    const Process* process =
        procurement::detail::process_at(state.procurement, facts.process, Stage::opened, Stage::opened, trace);
    if (!process) return;
    procurement::detail::not_before(facts.on, process->opened_on, trace);
    const procurement::ReceivedBid* bid = procurement::bid_of(state.procurement, facts.process, facts.bid, trace);
    if (!bid) return;
    if (facts.award <= 0) trace.reject(Status::out_of_range, "award", text("编号应大于 0", "an id must be more than 0"));
    facts.amount = bid->amount;
    facts.budget = process->budget;
    facts.valid = bid->valid;
    facts.unexamined = process->bids - process->examined_bids;
    facts.valid_bids = process->valid_bids;
    facts.min_suppliers = process->min_suppliers;
    facts.indicator = process->indicator;
    funds::ReserveFacts reservation = detail::reservation_of(facts);
    look_up(state.budget, context, reservation, trace);
    facts.unit = reservation.unit;
    facts.year = reservation.year;
    facts.available = reservation.available;
    facts.tightest_indicator = reservation.tightest_indicator;
    facts.tightest_room = reservation.tightest_room;
}
[[nodiscard]] inline std::int64_t unit_of(const OfficeState&, const AwardFacts& facts) noexcept { return facts.unit; }

/// Source: 财政部令第87号 art. 56-57, 68; 政府采购法 art. 6, 36 (too few valid bids, price above the budget); 预算法 art. 13 as for
/// `funds.reserve`. That the best of the valid bids wins is not decided here.
template <class Trace>
AwardResult decide(const AwardRules& rules, const AwardFacts& facts, Trace& trace) {
    using procurement::detail::judged;
    AwardResult result;
    if (facts.unexamined > 0) {
        trace.missing_fact("bid", text("各投标的审查结果", "the examination of every bid"));
        return result;
    }
    result.outcome = judged(rules.to_valid_bid, trace, facts.valid == true, text("中标、成交供应商的投标有效", "the bid is valid"),
                            text("无效投标不得中标、成交", "a bid that is not valid cannot win"));
    if (result.outcome != Outcome::pass) return result;
    trace.computed(text("有效投标家数", "number of valid bids"), operand(text("有效", "valid"), facts.valid_bids),
                   operand(text("该方式至少", "least number of the method"), facts.min_suppliers));
    result.outcome = judged(rules.failed, trace, facts.valid_bids >= facts.min_suppliers && facts.amount <= facts.budget,
                            text("家数足够，报价未超过采购预算", "there are enough, and the price is within the budget"),
                            text("实质响应的供应商不足，或者报价超过采购预算", "too few valid bids, or the price is above the budget"));
    if (result.outcome != Outcome::pass) return result;
    const funds::ReserveResult reserved =
        decide(static_cast<const funds::CommitmentRules&>(rules), detail::reservation_of(facts), trace);
    result.outcome = reserved.outcome;
    result.available_after = reserved.available_after;
    return result;
}

inline void apply(OfficeState& state, const CommandContext& context, const AwardFacts& facts, const AwardResult& result) {
    auto& processes = state.procurement.processes;
    Process& process = processes.touch(processes.place(facts.process));
    process.stage = Stage::awarded;
    process.winner = facts.bid;
    process.award = facts.award;
    process.commitment = facts.commitment;
    process.amount = facts.amount;
    process.awarded_on = facts.on;
    process.award_seq = context.seq;
    state.procurement.commitments.add({facts.commitment, facts.process});
    apply(state.budget, context, detail::reservation_of(facts, process.title),
          funds::ReserveResult{result.outcome, result.available_after});
}

inline constexpr auto award = command<OfficeState>(
    operation<AwardFacts, AwardRules, AwardResult>(
        "procurement.award", text("确定中标（成交）供应商并占用预算", "award, and reserve the budget"),
        "政府采购法 6, 36; 财政部令第87号 56, 57, 68; 预算法 13", anchor("on_date", &AwardFacts::on),
        inputs(column("on_date", &AwardFacts::on, text("中标、成交通知书发出日", "day of the notice of award")),
               column("process", &AwardFacts::process, text("采购项目", "process")),
               column("bid", &AwardFacts::bid, text("投标编号", "bid")),
               column("award", &AwardFacts::award, text("中标、成交编号", "award")),
               column("commitment", &AwardFacts::commitment, text("承诺编号", "commitment"))),
        funds::detail::commitment_rules + uses(rule("procurement.award_to_valid_bid", &AwardRules::to_valid_bid),
                                               rule("procurement.failed_tender", &AwardRules::failed)),
        outputs(column("outcome", &AwardResult::outcome, text("结论", "outcome")),
                column("available_after_fen", &AwardResult::available_after, text("占用后可用额", "available afterwards")))),
    Duty::approve_needs,
    reads(column("amount_fen", &AwardFacts::amount, text("报价", "price")),
          column("budget_fen", &AwardFacts::budget, text("采购预算", "budget")),
          column("valid", &AwardFacts::valid, text("投标是否有效", "valid")),
          column("unexamined", &AwardFacts::unexamined, text("未审查的投标", "bids not examined")),
          column("valid_bids", &AwardFacts::valid_bids, text("有效投标", "valid bids")),
          column("min_suppliers", &AwardFacts::min_suppliers, text("该方式的最少家数", "least number of the method")),
          column("indicator", &AwardFacts::indicator, text("预算指标", "indicator")),
          column("unit", &AwardFacts::unit, text("采购人", "purchaser")),
          column("year", &AwardFacts::year, text("预算年度", "budget year")),
          column("available_fen", &AwardFacts::available, text("本指标可用额", "available on the indicator")),
          column("tightest_indicator", &AwardFacts::tightest_indicator, text("各级中余额最少的指标", "indicator with the least room")),
          column("tightest_room_fen", &AwardFacts::tightest_room, text("其余额", "its room"))));

// --- sign the contract -----------------------------------------------------------------------------------------

struct SignContractFacts {
    Date on;
    std::int64_t process;
    std::int64_t contract;  ///< id chosen by the caller
    Money amount;
    // Read from the books.
    std::int64_t unit = 0;
    Money awarded;
    Date awarded_on;
};

struct SignContractRules {
    Provision follows_award;  ///< 按照采购文件和投标文件签订，不作实质性修改 (政府采购法 art. 46; 财政部令第87号 art. 71)
    TimeLimit signing_period;
    WorkingDays working_days;
};

template <class Trace>
void look_up(const OfficeState& state, const CommandContext&, SignContractFacts& facts, Trace& trace) {
    const Process* process =
        procurement::detail::process_at(state.procurement, facts.process, Stage::awarded, Stage::awarded, trace);
    if (!process) return;
    if (facts.contract <= 0) trace.reject(Status::out_of_range, "contract", text("编号应大于 0", "an id must be more than 0"));
    facts.unit = process->unit;
    facts.awarded = process->amount;
    facts.awarded_on = process->awarded_on;
    procurement::detail::not_before(facts.on, process->awarded_on, trace);
}
[[nodiscard]] inline std::int64_t unit_of(const OfficeState&, const SignContractFacts& facts) noexcept { return facts.unit; }

/// Source: 政府采购法 art. 46 (thirty days from the notice of award; by the procurement documents); 财政部令第87号 art. 71. A
/// contract that comes too late is signed all the same: it is for review, and the breach stands in the books.
template <class Trace>
ProcessResult decide(const SignContractRules& rules, const SignContractFacts& facts, Trace& trace) {
    ProcessResult result;
    trace.computed(text("合同金额与中标金额", "amount of the contract and of the award"), operand(text("合同金额", "contract"), facts.amount),
                   operand(text("中标、成交金额", "award"), facts.awarded));
    result.outcome = procurement::detail::judged(rules.follows_award, trace, facts.amount == facts.awarded,
                                                 text("合同与中标、成交结果一致", "the contract follows the award"),
                                                 text("合同不得对中标、成交结果作实质性修改", "the contract must not change the award"));
    if (result.outcome != Outcome::pass) return result;
    const Outcome in_time = detail::in_period(rules.signing_period, rules.working_days, facts.awarded_on, facts.on, trace);
    result.outcome = in_time == Outcome::violation ? Outcome::needs_review : in_time;
    return result;
}

inline void apply(OfficeState& state, const CommandContext& context, const SignContractFacts& facts, const ProcessResult&) {
    auto& processes = state.procurement.processes;
    Process& process = processes.touch(processes.place(facts.process));
    process.stage = Stage::contracted;
    process.contract = facts.contract;
    process.signed_on = facts.on;
    process.contract_seq = context.seq;
}

inline constexpr auto sign_contract = command<OfficeState>(
    operation<SignContractFacts, SignContractRules, ProcessResult>(
        "procurement.sign_contract", text("签订采购合同", "sign the contract"), "政府采购法 46; 财政部令第87号 71",
        anchor("on_date", &SignContractFacts::on),
        inputs(column("on_date", &SignContractFacts::on, text("签订日期", "day of signing")),
               column("process", &SignContractFacts::process, text("采购项目", "process")),
               column("contract", &SignContractFacts::contract, text("合同编号", "contract")),
               column("amount_fen", &SignContractFacts::amount, text("合同金额", "amount"))),
        uses(rule("procurement.contract_follows_award", &SignContractRules::follows_award),
             rule("procurement.contract_signing_period", &SignContractRules::signing_period).anchored("award_notice_issued_on"),
             rule("calendar.working_days", &SignContractRules::working_days)),
        procurement::detail::process_outputs),
    Duty::sign_contract,
    reads(column("unit", &SignContractFacts::unit, text("采购人", "purchaser")),
          column("awarded_fen", &SignContractFacts::awarded, text("中标、成交金额", "amount of the award")),
          column("awarded_on", &SignContractFacts::awarded_on, text("中标、成交通知书发出日", "day of the notice of award"))));

}  // namespace steward::office
