/// @file
/// A complaint to the finance department (投诉): whether it is admissible, every period of its handling, and what follows
/// from the decision.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "steward/procurement/question.hpp"
#include "steward/procurement/unknown.hpp"

namespace steward {
namespace procurement {

/// What a complaint must contain: 财政部令第94号 art. 18.
enum class ComplaintContent : std::int32_t {
    parties = 1,
    question_and_reply = 2,
    matters_and_requests = 3,
    facts = 4,
    legal_basis = 5,
    date = 6,
    signature = 7,
    copies = 8,
};

/// Why a complaint is not accepted.
enum class ComplaintFault : std::int32_t {
    not_questioned = 1,
    premature = 2,
    late = 3,
    beyond_question = 4,
    contents_incomplete = 5,
    no_evidence = 6,
    no_authority = 7,
    consortium_incomplete = 8,
    decided_before = 9,
    wrong_authority = 10,
};

/// What the finance department does after its review: 财政部令第94号 art. 21.
enum class ComplaintAction : std::int32_t { accept = 1, request_correction = 2, reject = 3, refer = 4 };

/// Which finance department is competent: 财政部令第94号 art. 6.
enum class ComplaintAuthority : std::int32_t { own_level = 1, agreed = 2, first_received = 3, highest_level = 4 };

/// Steps that have a period: 财政部令第94号 art. 21, 22, 26, 28.
enum class ComplaintStep : std::int32_t {
    review = 1,
    rejection_notice = 2,
    service = 3,
    statement = 4,
    decision = 5,
    suspension = 6
};

/// What the handling found: 财政部令第94号 art. 29-32.
enum class ComplaintFinding : std::int32_t {
    founded = 1,
    unfounded = 2,
    false_or_malicious = 3,
    withdrawn = 4,
    inadmissible = 5,
};

/// How far the procurement was when the decision is made: 财政部令第94号 art. 31, 32.
enum class ProcurementPhase : std::int32_t {
    winner_not_chosen = 1,
    winner_chosen = 2,
    contract_signed = 3,
    contract_performed = 4
};

/// What the decision orders, or what follows from it.
enum class ComplaintMeasure : std::int32_t {
    dismiss = 1,
    terminate = 2,
    carry_on = 3,
    start_again = 4,
    result_void = 5,
    rescind_contract = 6,
    choose_another = 7,
    damages_by_action = 8,
    cancellation_void = 9,
    record_of_misconduct = 10,
    ban = 11,
};

namespace detail {
inline constexpr std::array complaint_content_items{
    item(ComplaintContent::parties, "parties", text("投诉人和被投诉人", "complainant and respondent")),
    item(ComplaintContent::question_and_reply, "question_and_reply",
         text("质疑和质疑答复情况说明", "the question and its reply")),
    item(ComplaintContent::matters_and_requests, "matters_and_requests",
         text("投诉事项和请求", "matters and requests")),
    item(ComplaintContent::facts, "facts", text("事实依据", "facts")),
    item(ComplaintContent::legal_basis, "legal_basis", text("法律依据", "legal basis")),
    item(ComplaintContent::date, "date", text("提起日期", "date")),
    item(ComplaintContent::signature, "signature", text("签字或者盖章", "signature or seal")),
    item(ComplaintContent::copies, "copies", text("投诉书副本", "copies for the others")),
};
inline constexpr std::array complaint_fault_items{
    item(ComplaintFault::not_questioned, "not_questioned", text("未依法质疑", "no lawful question before")),
    item(ComplaintFault::premature, "premature",
         text("答复期未满且未答复", "before the reply and the end of its period")),
    item(ComplaintFault::late, "late", text("超过投诉有效期限", "late")),
    item(ComplaintFault::beyond_question, "beyond_question",
         text("超出已质疑事项的范围", "beyond what was questioned")),
    item(ComplaintFault::contents_incomplete, "contents_incomplete",
         text("投诉书内容不符合规定", "contents incomplete")),
    item(ComplaintFault::no_evidence, "no_evidence", text("没有必要的证明材料", "no evidence")),
    item(ComplaintFault::no_authority, "no_authority", text("代理人没有授权委托书", "agent without authority")),
    item(ComplaintFault::consortium_incomplete, "consortium_incomplete",
         text("联合体成员未共同提出", "not by all of the consortium")),
    item(ComplaintFault::decided_before, "decided_before", text("同一投诉事项已经处理", "decided before")),
    item(ComplaintFault::wrong_authority, "wrong_authority",
         text("不属于本部门管辖", "another authority is competent")),
};
inline constexpr std::array complaint_action_items{
    item(ComplaintAction::accept, "accept", text("受理", "accept")),
    item(ComplaintAction::request_correction, "request_correction", text("通知补正", "ask to correct it")),
    item(ComplaintAction::reject, "reject", text("不予受理", "do not accept")),
    item(ComplaintAction::refer, "refer", text("告知向有管辖权的部门提起", "name the competent authority")),
};
inline constexpr std::array complaint_authority_items{
    item(ComplaintAuthority::own_level, "own_level",
         text("采购人所属预算级次的财政部门", "the finance department of the purchaser's budget level")),
    item(ComplaintAuthority::agreed, "agreed",
         text("采购文件事先约定的财政部门", "the one that the procurement document names")),
    item(ComplaintAuthority::first_received, "first_received",
         text("最先收到投诉的财政部门", "the one that received the complaint first")),
    item(ComplaintAuthority::highest_level, "highest_level",
         text("预算级次最高的财政部门", "the one of the highest budget level")),
};
inline constexpr std::array complaint_step_items{
    item(ComplaintStep::review, "review", text("审查投诉书", "review")),
    item(ComplaintStep::rejection_notice, "rejection_notice", text("告知不予受理", "notice of rejection")),
    item(ComplaintStep::service, "service", text("发出投诉答复通知书", "notice to reply")),
    item(ComplaintStep::statement, "statement", text("被投诉人说明", "statement of the respondent")),
    item(ComplaintStep::decision, "decision", text("处理决定", "decision")),
    item(ComplaintStep::suspension, "suspension", text("暂停采购活动", "suspension")),
};
inline constexpr std::array complaint_finding_items{
    item(ComplaintFinding::founded, "founded", text("投诉事项成立", "founded")),
    item(ComplaintFinding::unfounded, "unfounded", text("投诉事项不成立", "unfounded")),
    item(ComplaintFinding::false_or_malicious, "false_or_malicious",
         text("捏造事实、提供虚假材料或者以非法手段取得证明材料",
              "invented facts, false material or evidence got unlawfully")),
    item(ComplaintFinding::withdrawn, "withdrawn", text("书面撤回投诉", "withdrawn in writing")),
    item(ComplaintFinding::inadmissible, "inadmissible",
         text("受理后发现不符合受理条件", "found inadmissible after acceptance")),
};
inline constexpr std::array procurement_phase_items{
    item(ProcurementPhase::winner_not_chosen, "winner_not_chosen", text("未确定中标或者成交供应商", "no winner yet")),
    item(ProcurementPhase::winner_chosen, "winner_chosen",
         text("已确定供应商但未签订合同", "winner chosen, no contract")),
    item(ProcurementPhase::contract_signed, "contract_signed",
         text("合同已签订但尚未履行", "contract signed, not performed")),
    item(ProcurementPhase::contract_performed, "contract_performed", text("合同已经履行", "contract performed")),
};
inline constexpr std::array complaint_measure_items{
    item(ComplaintMeasure::dismiss, "dismiss", text("驳回投诉", "dismiss")),
    item(ComplaintMeasure::terminate, "terminate", text("终止投诉处理程序", "end the handling")),
    item(ComplaintMeasure::carry_on, "carry_on", text("继续开展采购活动", "the procurement goes on")),
    item(ComplaintMeasure::start_again, "start_again", text("责令重新开展采购活动", "the procurement starts again")),
    item(ComplaintMeasure::result_void, "result_void", text("认定中标或者成交结果无效", "the result is void")),
    item(ComplaintMeasure::rescind_contract, "rescind_contract", text("撤销合同", "the contract is rescinded")),
    item(ComplaintMeasure::choose_another, "choose_another",
         text("另行确定中标或者成交供应商", "another winner is chosen")),
    item(ComplaintMeasure::damages_by_action, "damages_by_action",
         text("可依法提起诉讼、由责任人赔偿", "damages by action in court")),
    item(ComplaintMeasure::cancellation_void, "cancellation_void",
         text("认定废标行为无效", "the cancellation is void")),
    item(ComplaintMeasure::record_of_misconduct, "record_of_misconduct",
         text("列入不良行为记录名单", "record of misconduct")),
    item(ComplaintMeasure::ban, "ban", text("禁止参加政府采购活动", "ban from government procurement")),
};
}  // namespace detail

}  // namespace procurement

template <>
struct EnumerationOf<procurement::ComplaintContent> {
    static constexpr EnumerationView view{"complaint_content", text("投诉书内容", "contents of a complaint"),
                                          procurement::detail::complaint_content_items};
};
template <>
struct EnumerationOf<procurement::ComplaintFault> {
    static constexpr EnumerationView view{"complaint_fault", text("投诉不予受理的原因", "fault of a complaint"),
                                          procurement::detail::complaint_fault_items};
};
template <>
struct EnumerationOf<procurement::ComplaintAction> {
    static constexpr EnumerationView view{"complaint_action", text("审查后的处理", "action after the review"),
                                          procurement::detail::complaint_action_items};
};
template <>
struct EnumerationOf<procurement::ComplaintAuthority> {
    static constexpr EnumerationView view{"complaint_authority", text("有管辖权的财政部门", "competent authority"),
                                          procurement::detail::complaint_authority_items};
};
template <>
struct EnumerationOf<procurement::ComplaintStep> {
    static constexpr EnumerationView view{"complaint_step", text("投诉处理环节", "step of the handling"),
                                          procurement::detail::complaint_step_items};
};
template <>
struct EnumerationOf<procurement::ComplaintFinding> {
    static constexpr EnumerationView view{"complaint_finding", text("处理结论", "finding"),
                                          procurement::detail::complaint_finding_items};
};
template <>
struct EnumerationOf<procurement::ProcurementPhase> {
    static constexpr EnumerationView view{"procurement_phase", text("采购阶段", "phase"),
                                          procurement::detail::procurement_phase_items};
};
template <>
struct EnumerationOf<procurement::ComplaintMeasure> {
    static constexpr EnumerationView view{"complaint_measure", text("处理措施", "measure"),
                                          procurement::detail::complaint_measure_items};
};

namespace procurement {

// --- admission and periods -------------------------------------------------------------------------------------

/// Time that is not counted: tests, expert review, correction (财政部令第94号 art. 27).
struct ComplaintPause {
    Date issued_on;                   ///< 发出相关文书、补正通知之日
    std::optional<Date> returned_on;  ///< 收到反馈文书或者材料之日; empty: not yet
};

struct ComplaintPauseResult {
    std::optional<std::int64_t> excluded_days;  ///< working days not counted, those of earlier pauses left out
};

struct ComplaintFacts {
    Date filed_on;                                  ///< handed in or posted; the date whose rules govern
    std::optional<Date> received_on;                ///< 收到投诉书之日
    std::optional<bool> questioned;                 ///< 提起投诉前已依法进行质疑
    std::optional<Date> question_received_on;       ///< 采购人收到质疑函之日
    std::optional<Date> answered_on;                ///< 质疑答复之日
    std::optional<bool> within_question;            ///< 投诉事项未超出已质疑事项的范围
    std::optional<bool> from_reply;                 ///< 基于质疑答复内容提出
    std::optional<Set<ComplaintContent>> contents;  ///< what the complaint contains, after a correction
    std::optional<bool>
        corrected;                 ///< the complaint was to be corrected and was, in the time set: true; was not: false
    std::optional<bool> evidence;  ///< 有必要的证明材料
    std::optional<bool> by_agent;  ///< 由代理人提起
    std::optional<bool> authorised;          ///< 提交授权委托书
    std::optional<bool> consortium;          ///< 以联合体形式参加
    std::optional<bool> all_members;         ///< 联合体所有供应商共同提出
    std::optional<bool> decided_before;      ///< 同一投诉事项已经财政部门处理
    std::optional<bool> competent;           ///< 属于本部门管辖: the purchaser's own budget level, art. 6
    std::optional<bool> joint;               ///< 跨区域联合采购; asked for the competent authority alone
    std::optional<bool> same_level;          ///< the joint purchasers are of one budget level
    std::optional<bool> agreed;              ///< the procurement document names the authority of a joint purchase
    std::optional<Date> reviewed_on;         ///< day of the review or of the request to correct
    std::optional<Date> rejected_on;         ///< 书面告知不予受理之日
    std::optional<Date> served_on;           ///< 发出投诉答复通知书之日
    std::optional<Date> notice_received_on;  ///< 被投诉人收到投诉答复通知书之日
    std::optional<Date> stated_on;           ///< 被投诉人作出说明之日
    std::optional<Date> decided_on;          ///< 作出处理决定之日
    std::optional<Date> suspended_on;        ///< 书面通知暂停采购活动之日
    std::optional<Date> resumed_on;          ///< last day of the suspension
    std::span<const ComplaintPause> pauses;  ///< in the order of issued_on
};

struct ComplaintRules {
    Provision conditions;
    Provision contents;
    Provision scope;
    Provision jurisdiction;
    Provision consortium;
    Provision agents;
    Provision evidence;
    Provision review;
    Provision excluded_time;
    TimeLimit reply_period;
    TimeLimit filing_period;
    TimeLimit review_period;
    TimeLimit rejection_period;
    TimeLimit service_period;
    TimeLimit statement_period;
    TimeLimit decision_period;
    TimeLimit suspension_period;
    WorkingDays working_days;
};

struct ComplaintResult {
    Outcome outcome = Outcome::indeterminate;     ///< pass: admissible
    std::optional<ComplaintAction> action;        ///< empty while the outcome is open
    std::optional<ComplaintAuthority> authority;  ///< which one decides; empty while that is open
    Set<ComplaintFault> faults;
    Set<ComplaintContent> missing_contents;
    std::optional<Date> filing_due;
    std::optional<Date> review_due;
    std::optional<Date> rejection_due;
    std::optional<Date> service_due;
    std::optional<Date> statement_due;
    std::optional<Date> decision_due;  ///< with the time that is not counted; empty while a pause is open
    std::optional<Date> suspension_due;
    std::optional<std::int64_t> excluded_days;  ///< working days not counted for the decision
    Set<ComplaintStep> late_steps;
    std::optional<Outcome> procedure;  ///< of the steps that were taken; empty: none was
};

struct ComplaintRows {
    std::span<ComplaintPauseResult> pauses;
};

namespace detail {

/// One step of the handling: its last day, and whether it was kept.
template <class Trace>
std::optional<Date> judge_step(const TimeLimit& limit, const ComplaintRules& rules, std::optional<Date> start,
                               std::optional<Date> done, ComplaintStep step, ComplaintResult& result, Trace& trace) {
    if (!start) return std::nullopt;
    const auto due = last_day(limit, rules.working_days, *start, trace);
    if (!done) return due;
    Outcome outcome = Outcome::indeterminate;
    if (due) {
        const bool kept = trace.branch(*done <= *due);
        outcome = kept ? Outcome::pass : Outcome::violation;
        if (!kept) result.late_steps.add(step);
    }
    result.procedure = combine(result.procedure.value_or(Outcome::not_applicable), outcome);
    return due;
}

/// The last day of the decision. A pause counts when it begins before the period has run out, and moves the end by the
/// working days after the day of issue up to and with the day of return; days in two pauses are left out once.
template <class Trace>
std::optional<Date> decision_end(const ComplaintRules& rules, const ComplaintFacts& facts, ComplaintRows& rows,
                                 ComplaintResult& result, Trace& trace) {
    const auto plain = last_day(rules.decision_period, rules.working_days, *facts.received_on, trace);
    if (!plain || facts.pauses.empty()) {
        if (plain) result.excluded_days = 0;
        return plain;
    }
    if (!rules.excluded_time.apply(trace, text("检验、检测、鉴定、专家评审和补正所需时间不计算在处理期限内",
                                               "the time of tests, expert review and correction is not counted")))
        return std::nullopt;
    const WorkingDayCalendar& calendar = rules.working_days.calendar();
    Date end = *plain;
    Date covered = *facts.received_on;  // up to here days are left out already
    std::int64_t excluded = 0;
    for (std::size_t i = 0; i < facts.pauses.size(); ++i) {
        const ComplaintPause& pause = facts.pauses[i];
        if (!trace.branch(pause.issued_on < end)) {
            rows.pauses[i].excluded_days = 0;
            continue;
        }
        if (!pause.returned_on) {
            trace.note(text("检验、评审或者补正尚未结束，届满日未定",
                            "a test, review or correction is still open: the end is not known yet"));
            return std::nullopt;
        }
        rows.pauses[i].excluded_days = 0;
        const Date from = std::max(pause.issued_on, covered);
        if (*pause.returned_on <= from) continue;
        Date first, last;
        if (!add_days(from, 1, first) || !add_days(*pause.returned_on, 1, last)) return std::nullopt;
        const CalendarWalk days = calendar.count(first, last);
        const CalendarWalk moved = days.missing_year == 0 ? calendar.add(end, days.count) : days;
        if (days.missing_year != 0 || !moved.day) {
            calendar::detail::missing_notice(rules.working_days, moved.missing_year, trace);
            return std::nullopt;
        }
        trace.use(rules.working_days.use(-1, weakest(days.confidence, moved.confidence)));
        rows.pauses[i].excluded_days = days.count;
        excluded += days.count;
        end = *moved.day;
        covered = *pause.returned_on;
    }
    result.excluded_days = excluded;
    trace.computed(text("扣除不计算的时间后的届满日", "end with the time that is not counted"),
                   operand(text("原届满日", "plain end"), *plain),
                   operand(text("不计算的工作日", "working days not counted"), excluded),
                   operand(text("届满日", "end"), end));
    return end;
}

/// Dates that exclude each other; false when the row was refused.
template <class Trace>
bool check_dates(const ComplaintFacts& facts, Trace& trace) {
    const auto ordered = [&](std::optional<Date> first, std::optional<Date> second, std::string_view column,
                             Text remedy) {
        if (!first || !second || *first <= *second) return true;
        trace.reject(Status::contradiction, column, remedy);
        return false;
    };
    constexpr Text after_receipt = text("应不早于收到投诉书之日", "it must not be before the receipt of the complaint");
    if (!ordered(facts.filed_on, facts.received_on, "received_on",
                 text("应不早于提起之日", "it must not be before the filing")))
        return false;
    if (!ordered(facts.question_received_on, facts.filed_on, "question_received_on",
                 text("应不晚于提起投诉之日", "it must not be after the complaint")))
        return false;
    if (!ordered(facts.question_received_on, facts.answered_on, "answered_on",
                 text("应不早于收到质疑之日", "it must not be before the question")))
        return false;
    if (!ordered(facts.received_on, facts.reviewed_on, "reviewed_on", after_receipt)) return false;
    if (!ordered(facts.received_on, facts.served_on, "served_on", after_receipt)) return false;
    if (!ordered(facts.received_on, facts.decided_on, "decided_on", after_receipt)) return false;
    if (!ordered(facts.received_on, facts.suspended_on, "suspended_on", after_receipt)) return false;
    if (!ordered(facts.reviewed_on, facts.rejected_on, "rejected_on",
                 text("应不早于审查之日", "it must not be before the review")))
        return false;
    if (!ordered(facts.served_on, facts.notice_received_on, "notice_received_on",
                 text("应不早于发出之日", "it must not be before the notice was sent")))
        return false;
    if (!ordered(facts.notice_received_on, facts.stated_on, "stated_on",
                 text("应不早于收到通知书之日", "it must not be before the notice")))
        return false;
    if (!ordered(facts.suspended_on, facts.resumed_on, "resumed_on",
                 text("应不早于通知暂停之日", "it must not be before the suspension")))
        return false;
    for (std::size_t i = 0; i < facts.pauses.size(); ++i) {
        const ComplaintPause& pause = facts.pauses[i];
        const auto row = static_cast<std::int32_t>(i);
        if (facts.received_on && pause.issued_on < *facts.received_on) {
            trace.reject(Status::contradiction, "pauses.issued_on", after_receipt, row);
            return false;
        }
        if (i > 0 && pause.issued_on < facts.pauses[i - 1].issued_on) {
            trace.reject(Status::contradiction, "pauses.issued_on",
                         text("应按发出日先后排列", "they stand in the order of their days of issue"), row);
            return false;
        }
        if (pause.returned_on && *pause.returned_on < pause.issued_on) {
            trace.reject(Status::contradiction, "pauses.returned_on",
                         text("应不早于发出之日", "it must not be before the day of issue"), row);
            return false;
        }
    }
    return true;
}

/// In time: after the reply, or after the end of the reply's period, and not after the filing period.
template <class Trace>
void judge_complaint_filing(const ComplaintRules& rules, const ComplaintFacts& facts,
                            Admission<ComplaintFault, Trace>& admission, ComplaintResult& result, Trace& trace) {
    if (!facts.question_received_on) {
        admission.missing("question_received_on",
                          text("采购人收到质疑函之日", "day on which the question was received"));
        return;
    }
    const auto reply_due = last_day(rules.reply_period, rules.working_days, *facts.question_received_on, trace);
    if (reply_due) result.filing_due = last_day(rules.filing_period, rules.working_days, *reply_due, trace);
    if (!reply_due || !result.filing_due) admission.unknown() = true;
    if (!reply_due) return;
    if (trace.branch(facts.filed_on <= *reply_due)) {
        // Before the period for the reply has run out only a reply opens the way.
        if (!facts.answered_on)
            admission.missing("answered_on", text("质疑答复之日", "day of the reply"));
        else if (trace.branch(*facts.answered_on > facts.filed_on))
            admission.fault(ComplaintFault::premature, rules.filing_period.use());
        return;
    }
    if (result.filing_due && trace.branch(facts.filed_on > *result.filing_due))
        admission.fault(ComplaintFault::late, rules.filing_period.use());
}

/// 财政部令第94号 art. 6.
template <class Trace>
std::optional<ComplaintAuthority> competent_authority(const ComplaintRules& rules, const ComplaintFacts& facts,
                                                      Trace& trace) {
    if (!facts.joint || !rules.conditions.in_force()) return std::nullopt;
    if (!trace.branch(*facts.joint)) return ComplaintAuthority::own_level;
    if (!facts.same_level) return std::nullopt;
    if (!trace.branch(*facts.same_level)) return ComplaintAuthority::highest_level;
    if (!facts.agreed) return std::nullopt;
    return trace.branch(*facts.agreed) ? ComplaintAuthority::agreed : ComplaintAuthority::first_received;
}

/// 财政部令第94号 art. 6, 8, 9, 18-20.
template <class Trace>
void judge_complaint(const ComplaintRules& rules, const ComplaintFacts& facts,
                     Admission<ComplaintFault, Trace>& admission, ComplaintResult& result, Trace& trace) {
    constexpr Text conditions = text("提起投诉应当符合规定的条件", "a complaint meets the conditions that are set");
    const auto negated = [](std::optional<bool> value) { return value ? std::optional(!*value) : value; };
    admission.require(
        rules.jurisdiction, facts.competent, "competent",
        text("是否属于本部门管辖", "whether this authority is competent"), ComplaintFault::wrong_authority,
        text("由采购人所属预算级次的财政部门处理", "the finance department of the purchaser's budget level decides"));
    admission.require(rules.conditions, facts.questioned, "questioned",
                      text("是否已依法质疑", "a lawful question before"), ComplaintFault::not_questioned, conditions);
    admission.require(rules.conditions, negated(facts.decided_before), "decided_before",
                      text("同一事项是否已经处理", "decided before"), ComplaintFault::decided_before, conditions);
    if (facts.questioned.value_or(true)) {
        judge_complaint_filing(rules, facts, admission, result, trace);
        // art. 20: what the reply itself gave rise to need not have been questioned. Before order 94 there was no such exception.
        std::optional<bool> inside = facts.within_question;
        if (!inside.value_or(false) && rules.conditions.in_force()) inside = either(inside, facts.from_reply);
        if (!inside && facts.within_question && !facts.from_reply)
            admission.missing("from_reply", text("是否基于质疑答复内容提出", "whether the reply gave rise to it"));
        else
            admission.require(
                rules.scope, inside, "within_question",
                text("是否未超出已质疑事项的范围", "within what was questioned"), ComplaintFault::beyond_question,
                text("投诉的事项不得超出已质疑事项的范围", "a complaint stays within what was questioned"));
    }
    admission.require(rules.evidence, facts.evidence, "evidence", text("是否有必要的证明材料", "evidence"),
                      ComplaintFault::no_evidence,
                      text("投诉应当有必要的证明材料", "a complaint comes with the evidence it needs"));
    if (!facts.by_agent)
        admission.missing("by_agent", text("是否由代理人提起", "whether an agent complains"));
    else if (*facts.by_agent)
        admission.require(rules.agents, facts.authorised, "authorised",
                          text("是否提交授权委托书", "authority of the agent"), ComplaintFault::no_authority,
                          text("代理人应当提交授权委托书", "an agent presents the supplier's authority"));
    if (!facts.consortium)
        admission.missing("consortium", text("是否以联合体形式参加", "whether a consortium takes part"));
    else if (*facts.consortium)
        admission.require(rules.consortium, facts.all_members, "all_members",
                          text("是否由所有成员共同提出", "by all members"), ComplaintFault::consortium_incomplete,
                          text("联合体的投诉由所有供应商共同提出", "all suppliers of a consortium complain together"));
    if (!rules.contents.apply(trace,
                              text("投诉书应当包括规定内容", "a complaint has the contents that are prescribed"))) {
        admission.unknown() = true;
    } else if (!facts.contents) {
        admission.missing("contents", text("投诉书包括的内容", "contents of the complaint"));
    } else {
        result.missing_contents.bits = all_items<ComplaintContent>().bits & ~facts.contents->bits;
        if (trace.branch(result.missing_contents.bits != 0))
            admission.fault(ComplaintFault::contents_incomplete, rules.contents.use());
    }
}

}  // namespace detail

/// Source: 政府采购法 art. 55-57; 政府采购法实施条例 art. 55, 58; 财政部令第94号 art. 6, 8, 9, 13, 17-22, 26-28, 42. All periods are those in
/// force on the day of filing. Pure; never throws for any facts.
template <class Trace>
ComplaintResult decide(const ComplaintRules& rules, const ComplaintFacts& facts, ComplaintRows& rows, Trace& trace) {
    ComplaintResult result;
    if (!detail::check_dates(facts, trace)) return result;
    const auto step = [&](const TimeLimit& limit, std::optional<Date> start, std::optional<Date> done,
                          ComplaintStep which) {
        return detail::judge_step(limit, rules, start, done, which, result, trace);
    };
    result.review_due = step(rules.review_period, facts.received_on, facts.reviewed_on, ComplaintStep::review);
    result.rejection_due =
        step(rules.rejection_period, facts.reviewed_on, facts.rejected_on, ComplaintStep::rejection_notice);
    result.service_due = step(rules.service_period, facts.received_on, facts.served_on, ComplaintStep::service);
    result.statement_due =
        step(rules.statement_period, facts.notice_received_on, facts.stated_on, ComplaintStep::statement);
    result.suspension_due =
        step(rules.suspension_period, facts.suspended_on, facts.resumed_on, ComplaintStep::suspension);
    if (facts.received_on) {
        result.decision_due = detail::decision_end(rules, facts, rows, result, trace);
        if (facts.decided_on) {
            Outcome outcome = Outcome::indeterminate;
            if (result.decision_due)
                outcome = trace.branch(*facts.decided_on <= *result.decision_due) ? Outcome::pass : Outcome::violation;
            if (outcome == Outcome::violation) result.late_steps.add(ComplaintStep::decision);
            result.procedure = combine(result.procedure.value_or(Outcome::not_applicable), outcome);
        }
    }

    result.authority = detail::competent_authority(rules, facts, trace);
    detail::Admission<ComplaintFault, Trace> admission(trace);
    detail::judge_complaint(rules, facts, admission, result, trace);
    result.faults = admission.faults();
    result.outcome = admission.settle(rules.conditions.use());
    if (result.outcome == Outcome::indeterminate) return result;
    if (!rules.review.apply(trace, text("审查后按情形处理", "what follows from the review"))) return result;
    Set<ComplaintFault> contents;
    contents.add(ComplaintFault::contents_incomplete);
    if (result.outcome == Outcome::pass)
        result.action = ComplaintAction::accept;
    else if (result.faults.has(ComplaintFault::wrong_authority))
        result.action = ComplaintAction::refer;
    else if (result.faults == contents && !facts.corrected)
        result.action = ComplaintAction::request_correction;
    else
        result.action = ComplaintAction::reject;
    return result;
}

inline constexpr auto complaint = operation<ComplaintFacts, ComplaintRules, ComplaintResult, ComplaintRows>(
    "procurement.complaint", text("投诉的受理和处理期限", "admissibility and periods of a complaint"),
    "政府采购法 55-57; 政府采购法实施条例 55, 58; 财政部令第94号 6, 8, 9, 13, 17-22, 26-28, 42",
    anchor("filed_on", &ComplaintFacts::filed_on),
    inputs(
        column("questioned", &ComplaintFacts::questioned, text("是否已依法质疑", "a lawful question before")),
        column("question_received_on", &ComplaintFacts::question_received_on,
               text("采购人收到质疑函日", "receipt of the question")),
        column("answered_on", &ComplaintFacts::answered_on, text("质疑答复日", "reply to the question")),
        column("filed_on", &ComplaintFacts::filed_on, text("提起（交邮）日", "filed or posted")),
        column("received_on", &ComplaintFacts::received_on, text("收到投诉书日", "received")),
        column("within_question", &ComplaintFacts::within_question,
               text("是否在已质疑事项范围内", "within what was questioned")),
        column("from_reply", &ComplaintFacts::from_reply, text("是否基于质疑答复内容", "the reply gave rise to it")),
        column("contents", &ComplaintFacts::contents, text("投诉书内容", "contents")),
        column("corrected", &ComplaintFacts::corrected, text("是否按期补正", "corrected in time")),
        column("evidence", &ComplaintFacts::evidence, text("是否有必要的证明材料", "evidence")),
        column("by_agent", &ComplaintFacts::by_agent, text("是否由代理人提起", "by an agent")),
        column("authorised", &ComplaintFacts::authorised, text("是否提交授权委托书", "authority of the agent")),
        column("consortium", &ComplaintFacts::consortium, text("是否以联合体参加", "a consortium")),
        column("all_members", &ComplaintFacts::all_members, text("是否由所有成员共同提出", "by all its members")),
        column("decided_before", &ComplaintFacts::decided_before, text("同一事项是否已经处理", "decided before")),
        column("competent", &ComplaintFacts::competent, text("是否属于本部门管辖", "this authority is competent")),
        column("joint", &ComplaintFacts::joint, text("是否跨区域联合采购", "a joint purchase of several regions")),
        column("same_level", &ComplaintFacts::same_level, text("采购人预算级次是否相同", "purchasers of one level")),
        column("agreed", &ComplaintFacts::agreed, text("采购文件是否约定财政部门", "the document names the authority")),
        column("reviewed_on", &ComplaintFacts::reviewed_on,
               text("审查（通知补正）日", "reviewed, or correction asked for")),
        column("rejected_on", &ComplaintFacts::rejected_on, text("告知不予受理日", "rejection notified")),
        column("served_on", &ComplaintFacts::served_on, text("发出投诉答复通知书日", "notice to reply sent")),
        column("notice_received_on", &ComplaintFacts::notice_received_on,
               text("收到投诉答复通知书日", "notice to reply received")),
        column("stated_on", &ComplaintFacts::stated_on, text("被投诉人说明日", "statement of the respondent")),
        column("decided_on", &ComplaintFacts::decided_on, text("处理决定日", "decided")),
        column("suspended_on", &ComplaintFacts::suspended_on, text("通知暂停采购活动日", "suspension notified")),
        column("resumed_on", &ComplaintFacts::resumed_on, text("暂停的最后一日", "last day of the suspension"))),
    uses(
        rule("procurement.complaint_conditions", &ComplaintRules::conditions),
        rule("procurement.complaint_contents", &ComplaintRules::contents),
        rule("procurement.complaint_scope", &ComplaintRules::scope),
        rule("procurement.complaint_jurisdiction", &ComplaintRules::jurisdiction),
        rule("procurement.complaint_consortium", &ComplaintRules::consortium),
        rule("procurement.question_agents", &ComplaintRules::agents),
        rule("procurement.question_evidence", &ComplaintRules::evidence),
        rule("procurement.complaint_review", &ComplaintRules::review),
        rule("procurement.complaint_excluded_time", &ComplaintRules::excluded_time),
        rule("procurement.question_reply_period", &ComplaintRules::reply_period).anchored("question_received_on"),
        rule("procurement.complaint_filing_period", &ComplaintRules::filing_period)
            .anchored("question_reply_period_ended_on"),
        rule("procurement.complaint_review_period", &ComplaintRules::review_period).anchored("complaint_received_on"),
        rule("procurement.complaint_rejection_notice_period", &ComplaintRules::rejection_period)
            .anchored("complaint_reviewed_on"),
        rule("procurement.complaint_service_period", &ComplaintRules::service_period).anchored("complaint_received_on"),
        rule("procurement.complaint_statement_period", &ComplaintRules::statement_period)
            .anchored("reply_notice_received_on"),
        rule("procurement.complaint_decision_period", &ComplaintRules::decision_period)
            .anchored("complaint_received_on"),
        rule("procurement.complaint_suspension_period", &ComplaintRules::suspension_period)
            .anchored("suspension_notified_on"),
        rule("calendar.working_days", &ComplaintRules::working_days)),
    outputs(
        column("outcome", &ComplaintResult::outcome, text("结论", "outcome")),
        column("action", &ComplaintResult::action, text("审查后的处理", "action")),
        column("authority", &ComplaintResult::authority, text("有管辖权的财政部门", "competent authority")),
        column("faults", &ComplaintResult::faults, text("不予受理的原因", "faults")),
        column("missing_contents", &ComplaintResult::missing_contents, text("缺少的内容", "contents that are missing")),
        column("filing_due_on", &ComplaintResult::filing_due, text("投诉期限届满日", "last day to complain")),
        column("review_due_on", &ComplaintResult::review_due, text("审查期限届满日", "last day of the review")),
        column("rejection_due_on", &ComplaintResult::rejection_due,
               text("告知不予受理期限届满日", "last day to notify a rejection")),
        column("service_due_on", &ComplaintResult::service_due,
               text("发出答复通知书期限届满日", "last day of the notice to reply")),
        column("statement_due_on", &ComplaintResult::statement_due,
               text("被投诉人说明期限届满日", "last day of the statement")),
        column("decision_due_on", &ComplaintResult::decision_due,
               text("处理决定期限届满日", "last day of the decision")),
        column("suspension_due_on", &ComplaintResult::suspension_due,
               text("暂停期限届满日", "last day of a suspension")),
        column("excluded_days", &ComplaintResult::excluded_days, text("不计算的工作日", "working days not counted")),
        column("late_steps", &ComplaintResult::late_steps, text("逾期的环节", "steps that were late")),
        column("procedure", &ComplaintResult::procedure, text("处理程序是否按期", "handling in time"))),
    list("pauses", text("不计算的时间", "time that is not counted"), &ComplaintFacts::pauses,
         inputs(column("issued_on", &ComplaintPause::issued_on, text("发出文书日", "issued")),
                column("returned_on", &ComplaintPause::returned_on, text("收到反馈日", "returned"))),
         &ComplaintRows::pauses,
         outputs(column("excluded_days", &ComplaintPauseResult::excluded_days,
                        text("不计算的工作日", "working days not counted")))));

// --- what follows from the decision ------------------------------------------------------------------------------

struct ComplaintDecisionFacts {
    QuestionMatter matter{};
    ComplaintFinding finding{};
    Date decided_on;                     ///< 作出处理决定之日, the date whose rules govern
    std::optional<bool> affects_result;  ///< 影响或者可能影响采购结果; of a founded complaint
    std::optional<ProcurementPhase> phase;
    std::optional<bool> another_candidate;  ///< 合格供应商符合法定数量，可以从合格的候选人中另行确定
    std::optional<bool> about_cancellation;           ///< 对废标行为提起
    std::optional<std::int64_t> unfounded_in_a_year;  ///< 全国范围 12 个月内查无实据的投诉次数, this one counted
};

struct ComplaintDecisionRules {
    Provision dismissal;
    Provision withdrawal;
    Provision document_measures;
    Provision process_measures;
    Provision false_complaint;
    Provision frequent_complaints;
    Parameter<std::int64_t> frequent_count;
    Parameter<std::int64_t> ban_least;
    Parameter<std::int64_t> ban_most;
};

struct ComplaintDecisionResult {
    Outcome outcome = Outcome::indeterminate;  ///< pass: the measures are settled
    Set<ComplaintMeasure> measures;
    std::optional<std::int64_t> ban_least_years;
    std::optional<std::int64_t> ban_most_years;
};

namespace detail {

/// 财政部令第94号 art. 31, 32. False when a fact is missing.
template <class Trace>
bool measures_of_founded(const ComplaintDecisionRules& rules, const ComplaintDecisionFacts& facts,
                         ComplaintDecisionResult& result, Trace& trace) {
    const bool document = facts.matter == QuestionMatter::document;
    const Provision& rule = document ? rules.document_measures : rules.process_measures;
    if (!rule.apply(trace, text("投诉事项成立的，按采购阶段处理", "a founded complaint is dealt with by the phase")))
        return false;
    trace.control(rule.use());
    const auto missing = [&](std::string_view column, Text what) {
        trace.missing_fact(column, what);
        return false;
    };
    if (!document) {
        if (!facts.about_cancellation)
            return missing("about_cancellation", text("是否对废标行为提起", "whether it is about a cancellation"));
        if (trace.branch(*facts.about_cancellation)) {
            result.measures.add(ComplaintMeasure::cancellation_void);
            return true;
        }
    }
    if (!facts.affects_result)
        return missing("affects_result", text("是否影响或者可能影响采购结果", "whether it may affect the result"));
    if (!trace.branch(*facts.affects_result)) {
        result.measures.add(ComplaintMeasure::carry_on);
        return true;
    }
    if (!facts.phase) return missing("phase", text("采购阶段", "phase"));
    switch (*facts.phase) {
        case ProcurementPhase::winner_not_chosen: result.measures.add(ComplaintMeasure::start_again); return true;
        case ProcurementPhase::contract_performed:
            result.measures.add(ComplaintMeasure::damages_by_action);
            return true;
        case ProcurementPhase::winner_chosen: result.measures.add(ComplaintMeasure::result_void); break;
        case ProcurementPhase::contract_signed: result.measures.add(ComplaintMeasure::rescind_contract); break;
    }
    if (document) {
        result.measures.add(ComplaintMeasure::start_again);
        return true;
    }
    if (!facts.another_candidate)
        return missing("another_candidate",
                       text("是否可以从合格候选人中另行确定", "whether another candidate can be chosen"));
    result.measures.add(trace.branch(*facts.another_candidate) ? ComplaintMeasure::choose_another
                                                               : ComplaintMeasure::start_again);
    return true;
}

}  // namespace detail

/// Source: 财政部令第94号 art. 29-32, 37; 政府采购法实施条例 art. 57, 73. Pure; never throws for any facts.
template <class Trace>
ComplaintDecisionResult decide(const ComplaintDecisionRules& rules, const ComplaintDecisionFacts& facts, Trace& trace) {
    ComplaintDecisionResult result;
    if (facts.unfounded_in_a_year && *facts.unfounded_in_a_year < 0) {
        trace.reject(Status::out_of_range, "unfounded_in_a_year",
                     text("次数不能为负", "the number must not be negative"));
        return result;
    }
    switch (facts.finding) {
        case ComplaintFinding::founded:
            if (detail::measures_of_founded(rules, facts, result, trace)) result.outcome = Outcome::pass;
            return result;
        case ComplaintFinding::withdrawn:
            if (!rules.withdrawal.apply(
                    trace, text("书面撤回的，终止投诉处理程序", "withdrawn in writing: the handling ends")))
                return result;
            trace.control(rules.withdrawal.use());
            result.measures.add(ComplaintMeasure::terminate);
            result.outcome = Outcome::pass;
            return result;
        case ComplaintFinding::unfounded:
        case ComplaintFinding::false_or_malicious:
        case ComplaintFinding::inadmissible: break;
    }
    // 政府采购法实施条例 art. 57 dismisses false complaints since 2015, order 94 the others since 2018.
    const bool is_false = facts.finding == ComplaintFinding::false_or_malicious;
    const Provision& dismissal = is_false && !rules.dismissal.in_force() ? rules.false_complaint : rules.dismissal;
    if (!dismissal.apply(trace, text("应当驳回投诉", "the complaint is dismissed"))) return result;
    trace.control(dismissal.use());
    result.measures.add(ComplaintMeasure::dismiss);
    result.outcome = Outcome::pass;
    if (is_false) {
        if (!rules.false_complaint.apply(
                trace, text("列入不良行为记录名单，禁止参加政府采购活动", "recorded as misconduct, and banned"))) {
            result.outcome = Outcome::indeterminate;
            return result;
        }
        trace.control(rules.false_complaint.use());
        result.measures.add(ComplaintMeasure::record_of_misconduct);
        result.measures.add(ComplaintMeasure::ban);
        result.ban_least_years = rules.ban_least.get(trace, text("禁止年数下限", "least years of the ban"));
        result.ban_most_years = rules.ban_most.get(trace, text("禁止年数上限", "most years of the ban"));
    } else if (facts.finding == ComplaintFinding::unfounded) {
        const auto count = rules.frequent_count.get(trace, text("查无实据的次数", "number of unfounded complaints"));
        if (!count || !facts.unfounded_in_a_year) {
            if (!facts.unfounded_in_a_year)
                trace.missing_fact("unfounded_in_a_year",
                                   text("12 个月内查无实据的投诉次数", "unfounded complaints in twelve months"));
            result.outcome = Outcome::indeterminate;
            return result;
        }
        if (trace.branch(*facts.unfounded_in_a_year >= *count) &&
            rules.frequent_complaints.apply(trace, text("12 个月内多次投诉查无实据的，列入不良行为记录名单",
                                                        "often unfounded in twelve months: recorded as misconduct"))) {
            trace.control(rules.frequent_complaints.use());
            result.measures.add(ComplaintMeasure::record_of_misconduct);
        }
    }
    return result;
}

inline constexpr auto complaint_decision =
    operation<ComplaintDecisionFacts, ComplaintDecisionRules, ComplaintDecisionResult>(
        "procurement.complaint_decision", text("投诉处理决定的后果", "what follows from the decision on a complaint"),
        "财政部令第94号 29-32, 37; 政府采购法实施条例 57, 73",
        anchor("decided_on", &ComplaintDecisionFacts::decided_on),
        inputs(column("matter", &ComplaintDecisionFacts::matter, text("投诉事项", "matter")),
               column("finding", &ComplaintDecisionFacts::finding, text("处理结论", "finding")),
               column("decided_on", &ComplaintDecisionFacts::decided_on, text("处理决定日", "decided")),
               column("affects_result", &ComplaintDecisionFacts::affects_result,
                      text("是否影响或者可能影响采购结果", "may affect the result")),
               column("phase", &ComplaintDecisionFacts::phase, text("采购阶段", "phase")),
               column("another_candidate", &ComplaintDecisionFacts::another_candidate,
                      text("是否可以另行确定", "another candidate can be chosen")),
               column("about_cancellation", &ComplaintDecisionFacts::about_cancellation,
                      text("是否对废标行为提起", "about a cancellation")),
               column("unfounded_in_a_year", &ComplaintDecisionFacts::unfounded_in_a_year,
                      text("12 个月内查无实据的投诉次数", "unfounded complaints in twelve months"))),
        uses(rule("procurement.complaint_dismissal", &ComplaintDecisionRules::dismissal),
             rule("procurement.complaint_withdrawal", &ComplaintDecisionRules::withdrawal),
             rule("procurement.complaint_document_measures", &ComplaintDecisionRules::document_measures),
             rule("procurement.complaint_process_measures", &ComplaintDecisionRules::process_measures),
             rule("procurement.false_complaint", &ComplaintDecisionRules::false_complaint),
             rule("procurement.frequent_complaints", &ComplaintDecisionRules::frequent_complaints),
             rule("procurement.frequent_complaint_count", &ComplaintDecisionRules::frequent_count),
             rule("procurement.complaint_ban_least", &ComplaintDecisionRules::ban_least),
             rule("procurement.complaint_ban_most", &ComplaintDecisionRules::ban_most)),
        outputs(column("outcome", &ComplaintDecisionResult::outcome, text("结论", "outcome")),
                column("measures", &ComplaintDecisionResult::measures, text("处理措施", "measures")),
                column("ban_least_years", &ComplaintDecisionResult::ban_least_years,
                       text("禁止年数下限", "least years of the ban")),
                column("ban_most_years", &ComplaintDecisionResult::ban_most_years,
                       text("禁止年数上限", "most years of the ban"))));

}  // namespace procurement
}  // namespace steward
