/// @file
/// Procurement processes (采购项目) of a body: plan, notice, bids, award, contract. A pure fold; here are the commands that need
/// nothing but the process itself. Those that touch the budget or count days stand in office/procurement.hpp.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "steward/kernel/entity_table.hpp"
#include "steward/kernel/text_arena.hpp"
#include "steward/procurement/enumerations.hpp"
#include "steward/rules/operation.hpp"

namespace steward::procurement {

/// How far a process has come (采购阶段).
enum class Stage : std::int32_t {
    planned = 1,     ///< 已列入计划
    announced = 2,   ///< 已发布公告
    opened = 3,      ///< 已开标（开启响应文件）
    awarded = 4,     ///< 已确定中标、成交供应商
    contracted = 5,  ///< 已签订合同
    cancelled = 6,   ///< 已废标或者终止
};

/// Why a process ends without an award (废标情形): 政府采购法 art. 36.
enum class CancellationGround : std::int32_t {
    too_few_suppliers = 1,  ///< (一) 实质响应的供应商不足
    unlawful_acts = 2,      ///< (二) 影响采购公正的违法、违规行为
    over_budget = 3,        ///< (三) 报价均超过采购预算，不能支付
    task_cancelled = 4,     ///< (四) 因重大变故，采购任务取消
};

/// A process of one lot: at most one award and one contract come of it.
struct Process {
    std::int64_t id = 0;
    std::int64_t unit = 0;       ///< of the indicator: the purchaser (采购人)
    std::int64_t indicator = 0;  ///< that pays for it
    Category category{};
    std::string_view title;
    Money budget;                ///< 采购预算
    Date planned_on;
    Stage stage = Stage::planned;
    std::optional<Method> method;
    Date announced_on;
    Timestamp deadline;              ///< 投标截止时间
    std::int64_t min_suppliers = 0;  ///< of the method, by the rules of the day of the notice
    std::int64_t bids = 0, valid_bids = 0, examined_bids = 0;
    std::uint32_t last_bid = IdIndex::none;  ///< the newest of its bids; each names the one before
    Date opened_on;
    std::int64_t winner = 0;      ///< bid
    std::int64_t award = 0;       ///< id chosen by the caller, as the next
    std::int64_t commitment = 0;
    Money amount;                 ///< of the award
    Date awarded_on;              ///< day of the notice of award (中标、成交通知书发出日)
    std::int64_t contract = 0;
    Date signed_on;
    std::optional<CancellationGround> ground;
    std::string_view reason;      ///< of the cancellation
    Date cancelled_on;
    std::int64_t seq = 0;         ///< event that planned it
    /// Events of the later steps, 0 where there was none.
    std::int64_t notice_seq = 0, opening_seq = 0, award_seq = 0, contract_seq = 0, cancellation_seq = 0;
};

/// A bid or first response (投标文件、响应文件).
struct ReceivedBid {
    std::int64_t id = 0;
    std::int64_t process = 0;
    std::string_view supplier;       ///< 统一社会信用代码
    std::string_view supplier_name;
    Money amount;                    ///< 报价
    Timestamp received_at;
    std::optional<bool> valid;       ///< 资格性、符合性审查 passed; empty before the examination
    std::string_view reason;         ///< why it is not valid
    std::uint32_t before = IdIndex::none;
    std::int64_t seq = 0;
};

/// Which process a commitment belongs to; its id is the commitment's.
struct ProcessOfCommitment {
    std::int64_t id = 0;
    std::int64_t process = 0;
};

struct ProcessState {
    EntityTable<Process> processes;
    EntityTable<ReceivedBid> bids;
    EntityTable<ProcessOfCommitment> commitments;
    TextArena texts;

    /// Calls `work` with each bid of a process, the newest first.
    template <class Work>
    void for_each_bid(const Process& process, Work work) const {
        for (std::uint32_t at = process.last_bid; at != IdIndex::none; at = bids[at].before) work(bids[at]);
    }
};

/// The articles that a process stands on; what they say is in the kernels.
struct ProcessRules {
    Provision late;          ///< 逾期送达的投标文件拒收 (财政部令第87号 art. 33)
    Provision opening_time;  ///< 开标在截止时间进行 (art. 39)
    Provision few_bidders;   ///< 投标人不足的，不得开标 (art. 41)
    Provision examination;   ///< 资格审查、符合性审查 (art. 44, 50)
    Provision failed;        ///< 废标 (政府采购法 art. 36)
    Provision award_stands;  ///< 中标通知书发出后不得改变中标结果 (财政部令第87号 art. 70)
};

struct ProcessResult {
    Outcome outcome = Outcome::indeterminate;
};

namespace detail {

inline constexpr auto process_rules =
    uses(rule("procurement.late_bids", &ProcessRules::late), rule("procurement.bid_opening", &ProcessRules::opening_time),
         rule("procurement.too_few_bidders", &ProcessRules::few_bidders),
         rule("procurement.bid_examination", &ProcessRules::examination),
         rule("procurement.failed_tender", &ProcessRules::failed), rule("procurement.award_stands", &ProcessRules::award_stands));
inline constexpr auto process_outputs = outputs(column("outcome", &ProcessResult::outcome, text("结论", "outcome")));

template <class Trace>
bool words(std::string_view value, std::string_view column, Trace& trace) {
    if (!value.empty() && value.size() <= 500) return true;
    trace.reject(Status::out_of_range, column, text("应有 1 至 500 个字节", "it has 1 to 500 bytes"));
    return false;
}

template <class Trace>
bool fresh(std::int64_t id, bool taken, std::string_view column, Trace& trace) {
    if (id > 0 && !taken) return true;
    trace.reject(taken ? Status::contradiction : Status::out_of_range, column,
                 taken ? text("该编号已使用", "this id exists already") : text("编号应大于 0", "an id must be more than 0"));
    return false;
}

/// The process, at one of two stages; null after a rejection.
template <class Trace>
const Process* process_at(const ProcessState& state, std::int64_t id, Stage one, Stage other, Trace& trace) {
    const Process* found = state.processes.find(id);
    if (!found) {
        trace.reject(Status::unknown_code, "process", text("应为已列入计划的采购项目", "it must be a process that was planned"));
        return nullptr;
    }
    if (found->stage == one || found->stage == other) return found;
    trace.reject(Status::contradiction, "process",
                 text("采购项目不在可以办理该事项的阶段", "the process is not at the stage at which this can be done"));
    return nullptr;
}

/// A day that may not lie before another one.
template <class Trace>
void not_before(Date on, Date earlier, Trace& trace) {
    if (on < earlier)
        trace.reject(Status::contradiction, "on_date", text("应不早于前一环节的日期", "it must not be before the step before it"));
}

/// The outcome of a provision that holds or is broken.
template <class Trace>
Outcome judged(const Provision& provision, Trace& trace, bool kept, Text holds, Text broken) {
    if (!provision.apply(trace, kept ? holds : broken)) return Outcome::indeterminate;
    trace.control(provision.use());
    return trace.branch(kept) ? Outcome::pass : Outcome::violation;
}

}  // namespace detail

// --- receive a bid ---------------------------------------------------------------------------------------------

struct ReceiveBidFacts {
    Date on;
    std::int64_t process;
    std::int64_t bid;
    std::string_view supplier;
    std::string_view supplier_name;
    Money amount;
    Timestamp received_at;
    // Read from the books.
    std::int64_t unit = 0;
    Timestamp deadline;
};

template <class Trace>
void look_up(const ProcessState& state, const CommandContext&, ReceiveBidFacts& facts, Trace& trace) {
    const Process* process = detail::process_at(state, facts.process, Stage::announced, Stage::announced, trace);
    if (!process) return;
    facts.unit = process->unit;
    facts.deadline = process->deadline;
    detail::not_before(facts.on, process->announced_on, trace);
    detail::fresh(facts.bid, state.bids.find(facts.bid) != nullptr, "bid", trace);
    bool twice = false;
    state.for_each_bid(*process, [&](const ReceivedBid& other) { twice = twice || other.supplier == facts.supplier; });
    if (twice)
        trace.reject(Status::contradiction, "supplier",
                     text("该供应商已提交，同一项目只能提交一份", "this supplier has one already; there is one of each in a process"));
}
[[nodiscard]] inline std::int64_t unit_of(const ProcessState&, const ReceiveBidFacts& facts) noexcept { return facts.unit; }

/// Source: 财政部令第87号 art. 33; 财政部令第74号 art. 15: what comes after the deadline is refused.
template <class Trace>
ProcessResult decide(const ProcessRules& rules, const ReceiveBidFacts& facts, Trace& trace) {
    ProcessResult result;
    if (!detail::words(facts.supplier, "supplier", trace) || !detail::words(facts.supplier_name, "supplier_name", trace)) return result;
    if (facts.amount <= Money::fen(0)) {
        trace.reject(Status::out_of_range, "amount_fen", text("报价应大于 0", "the price must be more than 0"));
        return result;
    }
    result.outcome = detail::judged(rules.late, trace, facts.received_at.microseconds <= facts.deadline.microseconds,
                                    text("在截止时间前送达", "it came before the deadline"),
                                    text("逾期送达，应当拒收", "it came after the deadline and must be refused"));
    return result;
}

inline void apply(ProcessState& state, const CommandContext& context, const ReceiveBidFacts& facts, const ProcessResult&) {
    Process& process = state.processes.touch(state.processes.place(facts.process));
    ReceivedBid bid;
    bid.id = facts.bid;
    bid.process = facts.process;
    bid.supplier = state.texts.keep(facts.supplier);
    bid.supplier_name = state.texts.keep(facts.supplier_name);
    bid.amount = facts.amount;
    bid.received_at = facts.received_at;
    bid.before = process.last_bid;
    bid.seq = context.seq;
    process.last_bid = static_cast<std::uint32_t>(state.bids.size());
    ++process.bids;
    state.bids.add(bid);
}

inline constexpr auto receive_bid = command<ProcessState>(
    operation<ReceiveBidFacts, ProcessRules, ProcessResult>(
        "procurement.receive_bid", text("接收投标（响应）文件", "receive a bid"), "财政部令第87号 33; 财政部令第74号 15",
        anchor("on_date", &ReceiveBidFacts::on),
        inputs(column("on_date", &ReceiveBidFacts::on, text("业务日期", "business day")),
               column("process", &ReceiveBidFacts::process, text("采购项目", "process")),
               column("bid", &ReceiveBidFacts::bid, text("投标编号", "bid")),
               column("supplier", &ReceiveBidFacts::supplier, text("供应商统一社会信用代码", "code of the supplier")),
               column("supplier_name", &ReceiveBidFacts::supplier_name, text("供应商名称", "name of the supplier")),
               column("amount_fen", &ReceiveBidFacts::amount, text("报价", "price")),
               column("received_at", &ReceiveBidFacts::received_at, text("送达时间", "received at"))),
        detail::process_rules, detail::process_outputs),
    Duty::handle_business,
    reads(column("unit", &ReceiveBidFacts::unit, text("采购人", "purchaser")),
          column("deadline_at", &ReceiveBidFacts::deadline, text("截止时间", "deadline"))));

// --- open the bids ---------------------------------------------------------------------------------------------

struct OpenBidsFacts {
    Date on;
    std::int64_t process;
    Timestamp opened_at;
    // Read from the books.
    std::int64_t unit = 0;
    Timestamp deadline;
    std::int64_t bids = 0;
    std::int64_t min_suppliers = 0;
};

template <class Trace>
void look_up(const ProcessState& state, const CommandContext&, OpenBidsFacts& facts, Trace& trace) {
    const Process* process = detail::process_at(state, facts.process, Stage::announced, Stage::announced, trace);
    if (!process) return;
    facts.unit = process->unit;
    facts.deadline = process->deadline;
    facts.bids = process->bids;
    facts.min_suppliers = process->min_suppliers;
    detail::not_before(facts.on, process->announced_on, trace);
}
[[nodiscard]] inline std::int64_t unit_of(const ProcessState&, const OpenBidsFacts& facts) noexcept { return facts.unit; }

/// Source: 财政部令第87号 art. 39 (not before the deadline), 41 (not with too few bidders). The least number is that of the
/// method: 政府采购法 art. 36, 38, 40.
template <class Trace>
ProcessResult decide(const ProcessRules& rules, const OpenBidsFacts& facts, Trace& trace) {
    ProcessResult result;
    result.outcome = detail::judged(rules.opening_time, trace, facts.opened_at.microseconds >= facts.deadline.microseconds,
                                    text("截止后开启", "opened at the deadline"),
                                    text("截止时间之前不得开启", "nothing may be opened before the deadline"));
    if (result.outcome != Outcome::pass) return result;
    trace.computed(text("供应商家数", "number of suppliers"), operand(text("已提交", "have submitted"), facts.bids),
                   operand(text("该方式至少", "least number of the method"), facts.min_suppliers));
    result.outcome = detail::judged(rules.few_bidders, trace, facts.bids >= facts.min_suppliers,
                                    text("供应商家数足够", "there are enough suppliers"),
                                    text("供应商家数不足，不得开标", "with too few suppliers nothing may be opened"));
    return result;
}

inline void apply(ProcessState& state, const CommandContext& context, const OpenBidsFacts& facts, const ProcessResult&) {
    Process& process = state.processes.touch(state.processes.place(facts.process));
    process.stage = Stage::opened;
    process.opened_on = facts.on;
    process.opening_seq = context.seq;
}

inline constexpr auto open_bids = command<ProcessState>(
    operation<OpenBidsFacts, ProcessRules, ProcessResult>(
        "procurement.open_bids", text("开标（开启响应文件）", "open the bids"), "财政部令第87号 39, 41; 政府采购法 36, 38, 40",
        anchor("on_date", &OpenBidsFacts::on),
        inputs(column("on_date", &OpenBidsFacts::on, text("开标日期", "day of opening")),
               column("process", &OpenBidsFacts::process, text("采购项目", "process")),
               column("opened_at", &OpenBidsFacts::opened_at, text("开标时间", "opened at"))),
        detail::process_rules, detail::process_outputs),
    Duty::handle_business,
    reads(column("unit", &OpenBidsFacts::unit, text("采购人", "purchaser")),
          column("deadline_at", &OpenBidsFacts::deadline, text("截止时间", "deadline")),
          column("bids", &OpenBidsFacts::bids, text("已提交家数", "bids")),
          column("min_suppliers", &OpenBidsFacts::min_suppliers, text("该方式的最少家数", "least number of the method"))));

// --- examine a bid ---------------------------------------------------------------------------------------------

struct ExamineBidFacts {
    Date on;
    std::int64_t process;
    std::int64_t bid;
    bool valid;
    std::optional<std::string_view> reason;  ///< needed when it is not valid
    // Read from the books.
    std::int64_t unit = 0;
};

/// The bid as one of the process; null after a rejection.
template <class Trace>
const ReceivedBid* bid_of(const ProcessState& state, std::int64_t process, std::int64_t id, Trace& trace) {
    const ReceivedBid* bid = state.bids.find(id);
    if (bid && bid->process == process) return bid;
    trace.reject(Status::unknown_code, "bid", text("应为该项目收到的投标", "it must be a bid of this process"));
    return nullptr;
}

template <class Trace>
void look_up(const ProcessState& state, const CommandContext&, ExamineBidFacts& facts, Trace& trace) {
    const Process* process = detail::process_at(state, facts.process, Stage::opened, Stage::opened, trace);
    if (!process) return;
    facts.unit = process->unit;
    detail::not_before(facts.on, process->opened_on, trace);
    const ReceivedBid* bid = bid_of(state, facts.process, facts.bid, trace);
    if (bid && bid->valid)
        trace.reject(Status::contradiction, "bid", text("该投标已审查", "this bid was examined already"));
}
[[nodiscard]] inline std::int64_t unit_of(const ProcessState&, const ExamineBidFacts& facts) noexcept { return facts.unit; }

/// Source: 财政部令第87号 art. 44, 50, 63: the qualification and the response are examined; what fails has a reason.
template <class Trace>
ProcessResult decide(const ProcessRules& rules, const ExamineBidFacts& facts, Trace& trace) {
    ProcessResult result;
    if (!facts.valid && !facts.reason) {
        trace.missing_fact("reason", text("无效理由", "reason for which it is not valid"));
        return result;
    }
    if (facts.reason && !detail::words(*facts.reason, "reason", trace)) return result;
    if (!rules.examination.apply(trace, facts.valid ? text("通过资格性、符合性审查", "qualified and responsive") : text("投标无效", "the bid is not valid")))
        return result;
    trace.control(rules.examination.use());
    result.outcome = Outcome::pass;
    return result;
}

inline void apply(ProcessState& state, const CommandContext&, const ExamineBidFacts& facts, const ProcessResult&) {
    ReceivedBid& bid = state.bids.touch(state.bids.place(facts.bid));
    bid.valid = facts.valid;
    if (facts.reason) bid.reason = state.texts.keep(*facts.reason);
    Process& process = state.processes.touch(state.processes.place(facts.process));
    ++process.examined_bids;
    if (facts.valid) ++process.valid_bids;
}

inline constexpr auto examine_bid = command<ProcessState>(
    operation<ExamineBidFacts, ProcessRules, ProcessResult>(
        "procurement.examine_bid", text("资格性与符合性审查", "examine a bid"), "财政部令第87号 44, 50, 63",
        anchor("on_date", &ExamineBidFacts::on),
        inputs(column("on_date", &ExamineBidFacts::on, text("审查日期", "day of the examination")),
               column("process", &ExamineBidFacts::process, text("采购项目", "process")),
               column("bid", &ExamineBidFacts::bid, text("投标编号", "bid")),
               column("valid", &ExamineBidFacts::valid, text("是否有效", "valid")),
               column("reason", &ExamineBidFacts::reason, text("无效理由", "reason for which it is not valid"))),
        detail::process_rules, detail::process_outputs),
    Duty::handle_business, reads(column("unit", &ExamineBidFacts::unit, text("采购人", "purchaser"))));

// --- cancel ----------------------------------------------------------------------------------------------------

struct CancelFacts {
    Date on;
    std::int64_t process;
    CancellationGround ground;
    std::string_view reason;
    // Read from the books.
    std::int64_t unit = 0;
    bool awarded = false;
    std::int64_t suppliers = 0;      ///< that have submitted, or after the opening those that can still be valid
    std::int64_t min_suppliers = 0;
    Money budget;
    std::optional<Money> lowest;     ///< of the bids that can still be valid
};

template <class Trace>
void look_up(const ProcessState& state, const CommandContext&, CancelFacts& facts, Trace& trace) {
    const Process* process = state.processes.find(facts.process);
    if (!process) {
        trace.reject(Status::unknown_code, "process", text("应为已列入计划的采购项目", "it must be a process that was planned"));
        return;
    }
    if (process->stage == Stage::cancelled) {
        trace.reject(Status::contradiction, "process", text("该项目已废标或者终止", "the process was cancelled already"));
        return;
    }
    facts.unit = process->unit;
    facts.awarded = process->stage == Stage::awarded || process->stage == Stage::contracted;
    facts.min_suppliers = process->min_suppliers;
    facts.budget = process->budget;
    state.for_each_bid(*process, [&](const ReceivedBid& bid) {
        if (bid.valid == false) return;
        ++facts.suppliers;
        facts.lowest = facts.lowest ? std::min(*facts.lowest, bid.amount) : bid.amount;
    });
    detail::not_before(facts.on, std::max({process->planned_on, process->announced_on, process->opened_on}), trace);
}
[[nodiscard]] inline std::int64_t unit_of(const ProcessState&, const CancelFacts& facts) noexcept { return facts.unit; }

/// Source: 政府采购法 art. 36 (the four cases); 财政部令第87号 art. 29, 70 (no ending without one, none after the notice of award).
template <class Trace>
ProcessResult decide(const ProcessRules& rules, const CancelFacts& facts, Trace& trace) {
    ProcessResult result;
    if (!detail::words(facts.reason, "reason", trace)) return result;
    if (facts.awarded) {
        result.outcome = detail::judged(rules.award_stands, trace, false, text("", ""),
                                        text("中标、成交通知书已发出，不得改变结果", "the notice of award was sent: its result stands"));
        return result;
    }
    bool holds = true;
    if (facts.ground == CancellationGround::too_few_suppliers) {
        trace.computed(text("供应商家数", "number of suppliers"), operand(text("尚有", "left"), facts.suppliers),
                       operand(text("该方式至少", "least number of the method"), facts.min_suppliers));
        holds = facts.suppliers < facts.min_suppliers;
    } else if (facts.ground == CancellationGround::over_budget) {
        holds = facts.lowest && *facts.lowest > facts.budget;
        trace.computed(text("最低报价与预算", "lowest price and budget"), operand(text("最低报价", "lowest price"), facts.lowest.value_or(Money())),
                       operand(text("采购预算", "budget"), facts.budget));
    }
    result.outcome = detail::judged(rules.failed, trace, holds, text("具备废标情形", "the ground holds"),
                                    text("所称废标情形不成立", "the ground that is named does not hold"));
    return result;
}

inline void apply(ProcessState& state, const CommandContext& context, const CancelFacts& facts, const ProcessResult&) {
    Process& process = state.processes.touch(state.processes.place(facts.process));
    process.stage = Stage::cancelled;
    process.ground = facts.ground;
    process.reason = state.texts.keep(facts.reason);
    process.cancelled_on = facts.on;
    process.cancellation_seq = context.seq;
}

inline constexpr auto cancel = command<ProcessState>(
    operation<CancelFacts, ProcessRules, ProcessResult>(
        "procurement.cancel", text("废标或者终止采购", "cancel a process"), "政府采购法 36; 财政部令第87号 29, 70",
        anchor("on_date", &CancelFacts::on),
        inputs(column("on_date", &CancelFacts::on, text("业务日期", "business day")),
               column("process", &CancelFacts::process, text("采购项目", "process")),
               column("ground", &CancelFacts::ground, text("废标情形", "ground")),
               column("reason", &CancelFacts::reason, text("理由", "reason"))),
        detail::process_rules, detail::process_outputs),
    Duty::approve_needs,
    reads(column("unit", &CancelFacts::unit, text("采购人", "purchaser")),
          column("awarded", &CancelFacts::awarded, text("已确定中标、成交供应商", "awarded already")),
          column("suppliers", &CancelFacts::suppliers, text("尚有家数", "suppliers left")),
          column("min_suppliers", &CancelFacts::min_suppliers, text("该方式的最少家数", "least number of the method")),
          column("budget_fen", &CancelFacts::budget, text("采购预算", "budget")),
          column("lowest_fen", &CancelFacts::lowest, text("最低报价", "lowest price"))));

}  // namespace steward::procurement

namespace steward {

template <>
struct EnumerationOf<procurement::Stage> {
    static constexpr std::array items{
        item(procurement::Stage::planned, "planned", text("已列入计划", "planned")),
        item(procurement::Stage::announced, "announced", text("已发布公告", "announced")),
        item(procurement::Stage::opened, "opened", text("已开标", "opened")),
        item(procurement::Stage::awarded, "awarded", text("已确定供应商", "awarded")),
        item(procurement::Stage::contracted, "contracted", text("已签订合同", "contracted")),
        item(procurement::Stage::cancelled, "cancelled", text("已废标或者终止", "cancelled")),
    };
    static constexpr EnumerationView view{"procurement_stage", text("采购阶段", "stage of a process"), items};
};

template <>
struct EnumerationOf<procurement::CancellationGround> {
    static constexpr std::array items{
        item(procurement::CancellationGround::too_few_suppliers, "too_few_suppliers",
             text("实质响应的供应商不足", "too few suppliers respond")),
        item(procurement::CancellationGround::unlawful_acts, "unlawful_acts",
             text("影响采购公正的违法、违规行为", "unlawful acts that affect fairness")),
        item(procurement::CancellationGround::over_budget, "over_budget", text("报价均超过采购预算", "all prices are above the budget")),
        item(procurement::CancellationGround::task_cancelled, "task_cancelled", text("采购任务取消", "the task is cancelled")),
    };
    static constexpr EnumerationView view{"cancellation_ground", text("废标情形", "ground of a cancellation"), items};
};

}  // namespace steward
