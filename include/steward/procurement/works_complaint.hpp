/// @file
/// A complaint in a tender of works (工程招标投诉): the objection that goes before it, its period, acceptance and decision.
#pragma once

#include <array>
#include <optional>

#include "steward/procurement/question.hpp"

namespace steward {
namespace procurement {

/// 投诉事项: 招标投标法实施条例 art. 22, 44, 54, 60.
enum class WorksMatter : std::int32_t {
    prequalification_document = 1,
    tender_document = 2,
    opening = 3,
    evaluation_result = 4,
    other = 5,
};

/// Why a complaint in a tender of works is not accepted.
enum class WorksComplaintFault : std::int32_t {
    not_interested = 1,
    late = 2,
    no_objection = 3,
    objection_late = 4,
    no_clear_request = 5,
    no_evidence = 6,
    false_complaint = 7,
};

/// Steps that have a period: 招标投标法实施条例 art. 22, 54, 61.
enum class WorksComplaintStep : std::int32_t { objection_reply = 1, acceptance = 2, decision = 3 };

namespace detail {
inline constexpr std::array works_matter_items{
    item(WorksMatter::prequalification_document, "prequalification_document",
         text("资格预审文件", "prequalification document")),
    item(WorksMatter::tender_document, "tender_document", text("招标文件", "tender document")),
    item(WorksMatter::opening, "opening", text("开标", "opening of the bids")),
    item(WorksMatter::evaluation_result, "evaluation_result", text("评标结果", "result of the evaluation")),
    item(WorksMatter::other, "other", text("其他招标投标活动", "anything else in the tender")),
};
inline constexpr std::array works_complaint_fault_items{
    item(WorksComplaintFault::not_interested, "not_interested",
         text("不是投标人或者其他利害关系人", "neither bidder nor interested")),
    item(WorksComplaintFault::late, "late", text("超过投诉期限", "late")),
    item(WorksComplaintFault::no_objection, "no_objection", text("未先提出异议", "no objection before")),
    item(WorksComplaintFault::objection_late, "objection_late",
         text("异议未在公示期间提出", "objection after the publicity")),
    item(WorksComplaintFault::no_clear_request, "no_clear_request", text("没有明确的请求", "no clear request")),
    item(WorksComplaintFault::no_evidence, "no_evidence", text("没有必要的证明材料", "no evidence")),
    item(WorksComplaintFault::false_complaint, "false_complaint",
         text("捏造事实、伪造材料或者以非法手段取得证明材料",
              "invented facts, forged material or evidence got unlawfully")),
};
inline constexpr std::array works_complaint_step_items{
    item(WorksComplaintStep::objection_reply, "objection_reply", text("答复异议", "reply to the objection")),
    item(WorksComplaintStep::acceptance, "acceptance", text("决定是否受理", "decision whether to accept")),
    item(WorksComplaintStep::decision, "decision", text("处理决定", "decision")),
};
}  // namespace detail

}  // namespace procurement

template <>
struct EnumerationOf<procurement::WorksMatter> {
    static constexpr EnumerationView view{"works_matter", text("工程招标投诉事项", "matter in a tender of works"),
                                          procurement::detail::works_matter_items};
};
template <>
struct EnumerationOf<procurement::WorksComplaintFault> {
    static constexpr EnumerationView view{
        "works_complaint_fault", text("工程招标投诉不予受理的原因", "fault of a complaint in a tender of works"),
        procurement::detail::works_complaint_fault_items};
};
template <>
struct EnumerationOf<procurement::WorksComplaintStep> {
    static constexpr EnumerationView view{"works_complaint_step",
                                          text("工程招标投诉处理环节", "step of a complaint in a tender of works"),
                                          procurement::detail::works_complaint_step_items};
};

namespace procurement {

struct WorksComplaintFacts {
    WorksMatter matter{};
    Date filed_on;                    ///< day of the complaint, the date whose rules govern
    std::optional<Date> known_on;     ///< 知道或者应当知道之日
    std::optional<bool> interested;   ///< 投标人或者其他利害关系人
    std::optional<bool> must_tender;  ///< 依法必须进行招标的项目; asked of a complaint about the result alone
    std::optional<bool> objected;     ///< 先向招标人提出异议
    std::optional<Date> objected_on;            ///< 招标人收到异议之日
    std::optional<Date> objection_answered_on;  ///< 招标人答复异议之日; empty: not answered
    std::optional<Date> publicity_ended_on;     ///< 中标候选人公示期满之日, its last day
    std::optional<bool> clear_request;          ///< 有明确的请求
    std::optional<bool> evidence;               ///< 有必要的证明材料
    std::optional<bool> false_complaint;        ///< 捏造事实、伪造材料或者以非法手段取得证明材料
    std::optional<Date> received_on;            ///< 行政监督部门收到投诉之日
    std::optional<Date> acceptance_decided_on;  ///< 决定是否受理之日, from which an accepted complaint is counted
    std::optional<Date> decided_on;             ///< 作出书面处理决定之日
    std::optional<std::int64_t> excluded_days;  ///< working days of tests and expert review; empty: none
};

struct WorksComplaintRules {
    Provision conditions;
    Provision objection_first;
    Provision objection_in_publicity;
    Provision dismissal;
    Provision excluded_time;
    TimeLimit reply_period;
    TimeLimit filing_period;
    TimeLimit acceptance_period;
    TimeLimit decision_period;
    WorkingDays working_days;
};

struct WorksComplaintResult {
    Outcome outcome = Outcome::indeterminate;  ///< pass: to be accepted
    Set<WorksComplaintFault> faults;
    std::optional<Date> reply_due;   ///< last day of the reply to the objection; the tender stops until it is given
    std::optional<Date> filing_due;  ///< last day of the complaint, the time of the reply left out
    std::optional<Date> acceptance_due;
    std::optional<Date> decision_due;
    Set<WorksComplaintStep> late_steps;
    std::optional<Outcome> procedure;  ///< of the steps that were taken; empty: none was
};

namespace detail {

/// Whether an objection to the tenderer goes before the complaint: 招标投标法实施条例 art. 60. Art. 54, on the result, is about
/// projects that must be tendered.
[[nodiscard]] constexpr std::optional<bool> needs_objection(const WorksComplaintFacts& facts) noexcept {
    if (facts.matter == WorksMatter::evaluation_result) return facts.must_tender;
    return facts.matter != WorksMatter::other;
}

/// Takes down whether a step was done by its last day.
template <class Trace>
void judge_works_step(std::optional<Date> due, std::optional<Date> done, WorksComplaintStep step,
                      WorksComplaintResult& result, Trace& trace) {
    if (!done) return;
    Outcome outcome = Outcome::indeterminate;
    if (due) outcome = trace.branch(*done <= *due) ? Outcome::pass : Outcome::violation;
    if (outcome == Outcome::violation) result.late_steps.add(step);
    result.procedure = combine(result.procedure.value_or(Outcome::not_applicable), outcome);
}

/// The objection: made, and of the result within the publicity of the candidates.
template <class Trace>
void judge_objection(const WorksComplaintRules& rules, const WorksComplaintFacts& facts,
                     Admission<WorksComplaintFault, Trace>& admission) {
    admission.require(rules.objection_first, facts.objected, "objected", text("是否先提出异议", "an objection before"),
                      WorksComplaintFault::no_objection,
                      text("应当先向招标人提出异议", "an objection to the tenderer goes before"));
    if (!facts.objected.value_or(false) || facts.matter != WorksMatter::evaluation_result) return;
    std::optional<bool> in_time;
    if (facts.objected_on && facts.publicity_ended_on) in_time = *facts.objected_on <= *facts.publicity_ended_on;
    admission.require(
        rules.objection_in_publicity, in_time, facts.objected_on ? "publicity_ended_on" : "objected_on",
        text("异议日和公示期满日", "days of the objection and of the end of the publicity"),
        WorksComplaintFault::objection_late,
        text("对评标结果的异议在公示期间提出", "an objection to the result is made during the publicity"));
}

/// In time: ten days from knowing, in which the time between objection and reply is not counted. An objection that was not
/// answered leaves out the period of the reply.
template <class Trace>
void judge_works_filing(const WorksComplaintRules& rules, const WorksComplaintFacts& facts,
                        Admission<WorksComplaintFault, Trace>& admission, WorksComplaintResult& result, Trace& trace) {
    if (!facts.known_on) return admission.missing("known_on", text("知道或者应当知道之日", "day of knowing"));
    Date start = *facts.known_on;
    if (needs_objection(facts).value_or(true) && facts.objected.value_or(true)) {
        if (!facts.objected_on) return admission.missing("objected_on", text("收到异议之日", "day of the objection"));
        const std::optional<Date> end = facts.objection_answered_on ? facts.objection_answered_on : result.reply_due;
        if (!end || !add_days(start, *end - *facts.objected_on, start)) {
            admission.unknown() = true;
            return;
        }
        trace.computed(text("异议答复期间不计算", "the time of the reply is not counted"),
                       operand(text("异议", "objection"), *facts.objected_on), operand(text("答复", "reply"), *end),
                       operand(text("视为起始日", "start as moved"), start));
    }
    result.filing_due = last_day(rules.filing_period, rules.working_days, start, trace);
    if (!result.filing_due)
        admission.unknown() = true;
    else if (trace.branch(facts.filed_on > *result.filing_due))
        admission.fault(WorksComplaintFault::late, rules.filing_period.use());
}

/// The last day of the decision, with the working days that are not counted.
template <class Trace>
std::optional<Date> works_decision_end(const WorksComplaintRules& rules, const WorksComplaintFacts& facts,
                                       Trace& trace) {
    const auto plain = last_day(rules.decision_period, rules.working_days, *facts.acceptance_decided_on, trace);
    if (!plain || facts.excluded_days.value_or(0) == 0) return plain;
    if (!rules.excluded_time.apply(trace, text("检验、检测、鉴定、专家评审所需时间不计算在内",
                                               "the time of tests and expert review is not counted")))
        return std::nullopt;
    const CalendarWalk moved = rules.working_days.calendar().add(*plain, *facts.excluded_days);
    if (!moved.day) calendar::detail::missing_notice(rules.working_days, moved.missing_year, trace);
    return moved.day;
}

}  // namespace detail

/// Source: 招标投标法实施条例 art. 22, 44, 54, 60, 61. All periods are those in force on the day of the complaint. Pure; never throws
/// for any facts.
template <class Trace>
WorksComplaintResult decide(const WorksComplaintRules& rules, const WorksComplaintFacts& facts, Trace& trace) {
    WorksComplaintResult result;
    if (facts.objected_on && facts.objection_answered_on && *facts.objection_answered_on < *facts.objected_on) {
        trace.reject(Status::contradiction, "objection_answered_on",
                     text("应不早于收到异议之日", "it must not be before the objection"));
        return result;
    }
    if (facts.objected_on && *facts.objected_on > facts.filed_on) {
        trace.reject(Status::contradiction, "objected_on",
                     text("应不晚于投诉之日", "it must not be after the complaint"));
        return result;
    }
    if (facts.received_on && *facts.received_on < facts.filed_on) {
        trace.reject(Status::contradiction, "received_on",
                     text("应不早于投诉之日", "it must not be before the complaint"));
        return result;
    }
    if (facts.acceptance_decided_on && *facts.acceptance_decided_on < facts.received_on.value_or(facts.filed_on)) {
        trace.reject(Status::contradiction, "acceptance_decided_on",
                     text("应不早于收到投诉之日", "it must not be before the receipt"));
        return result;
    }
    if (facts.decided_on && *facts.decided_on < facts.acceptance_decided_on.value_or(facts.filed_on)) {
        trace.reject(Status::contradiction, "decided_on",
                     text("应不早于受理之日", "it must not be before the acceptance"));
        return result;
    }
    if (facts.excluded_days && (*facts.excluded_days < 0 || *facts.excluded_days > 100'000)) {
        trace.reject(Status::out_of_range, "excluded_days",
                     text("天数应在 0 至 100000 之间", "write 0 to 100,000 days"));
        return result;
    }
    if (facts.objected_on) {
        result.reply_due = detail::last_day(rules.reply_period, rules.working_days, *facts.objected_on, trace);
        // What is said at the opening is answered there (art. 44): that has no period in days.
        if (facts.matter == WorksMatter::opening) result.reply_due = facts.objected_on;
        detail::judge_works_step(result.reply_due, facts.objection_answered_on, WorksComplaintStep::objection_reply,
                                 result, trace);
    }
    if (facts.received_on) {
        result.acceptance_due =
            detail::last_day(rules.acceptance_period, rules.working_days, *facts.received_on, trace);
        detail::judge_works_step(result.acceptance_due, facts.acceptance_decided_on, WorksComplaintStep::acceptance,
                                 result, trace);
    }
    if (facts.acceptance_decided_on) {
        result.decision_due = detail::works_decision_end(rules, facts, trace);
        detail::judge_works_step(result.decision_due, facts.decided_on, WorksComplaintStep::decision, result, trace);
    }

    detail::Admission<WorksComplaintFault, Trace> admission(trace);
    constexpr Text conditions =
        text("投诉应当有明确的请求和必要的证明材料", "a complaint has a clear request and the evidence it needs");
    admission.require(rules.conditions, facts.interested, "interested",
                      text("是否投标人或者其他利害关系人", "bidder or interested"), WorksComplaintFault::not_interested,
                      text("投标人或者其他利害关系人可以投诉", "bidders and others who are interested may complain"));
    const std::optional<bool> objection = detail::needs_objection(facts);
    if (!objection)
        admission.missing("must_tender", text("是否依法必须进行招标", "whether the project must be tendered"));
    else if (*objection)
        detail::judge_objection(rules, facts, admission);
    detail::judge_works_filing(rules, facts, admission, result, trace);
    admission.require(rules.conditions, facts.clear_request, "clear_request",
                      text("是否有明确的请求", "a clear request"), WorksComplaintFault::no_clear_request, conditions);
    admission.require(rules.conditions, facts.evidence, "evidence", text("是否有必要的证明材料", "evidence"),
                      WorksComplaintFault::no_evidence, conditions);
    if (facts.false_complaint.value_or(false) &&
        rules.dismissal.apply(trace, text("捏造事实、伪造材料的投诉，应当驳回",
                                          "a complaint of invented facts or forged material is dismissed")))
        admission.fault(WorksComplaintFault::false_complaint, rules.dismissal.use());
    result.faults = admission.faults();
    result.outcome = admission.settle(rules.conditions.use());
    return result;
}

inline constexpr auto works_complaint = operation<WorksComplaintFacts, WorksComplaintRules, WorksComplaintResult>(
    "procurement.works_complaint",
    text("工程招标投诉的受理和处理期限", "admissibility and periods of a complaint in a tender of works"),
    "招标投标法实施条例 22, 44, 54, 60, 61", anchor("filed_on", &WorksComplaintFacts::filed_on),
    inputs(column("matter", &WorksComplaintFacts::matter, text("投诉事项", "matter")),
           column("known_on", &WorksComplaintFacts::known_on, text("知道或者应当知道之日", "day of knowing")),
           column("interested", &WorksComplaintFacts::interested,
                  text("是否投标人或者其他利害关系人", "bidder or interested")),
           column("must_tender", &WorksComplaintFacts::must_tender, text("是否依法必须进行招标", "must be tendered")),
           column("objected", &WorksComplaintFacts::objected, text("是否先提出异议", "objected before")),
           column("objected_on", &WorksComplaintFacts::objected_on, text("收到异议日", "objection received")),
           column("objection_answered_on", &WorksComplaintFacts::objection_answered_on,
                  text("答复异议日", "objection answered")),
           column("publicity_ended_on", &WorksComplaintFacts::publicity_ended_on,
                  text("公示期满日", "last day of the publicity")),
           column("clear_request", &WorksComplaintFacts::clear_request, text("是否有明确的请求", "a clear request")),
           column("evidence", &WorksComplaintFacts::evidence, text("是否有必要的证明材料", "evidence")),
           column("false_complaint", &WorksComplaintFacts::false_complaint, text("是否虚假投诉", "false")),
           column("filed_on", &WorksComplaintFacts::filed_on, text("投诉日", "filed")),
           column("received_on", &WorksComplaintFacts::received_on, text("收到投诉日", "received")),
           column("acceptance_decided_on", &WorksComplaintFacts::acceptance_decided_on,
                  text("决定受理日", "acceptance decided")),
           column("decided_on", &WorksComplaintFacts::decided_on, text("处理决定日", "decided")),
           column("excluded_days", &WorksComplaintFacts::excluded_days,
                  text("不计算的工作日", "working days not counted"))),
    uses(rule("procurement.works_complaint_conditions", &WorksComplaintRules::conditions),
         rule("procurement.works_objection_first", &WorksComplaintRules::objection_first),
         rule("procurement.works_objection_in_publicity", &WorksComplaintRules::objection_in_publicity),
         rule("procurement.works_complaint_dismissal", &WorksComplaintRules::dismissal),
         rule("procurement.works_complaint_excluded_time", &WorksComplaintRules::excluded_time),
         rule("procurement.works_objection_reply_period", &WorksComplaintRules::reply_period)
             .anchored("objection_received_on"),
         rule("procurement.works_complaint_filing_period", &WorksComplaintRules::filing_period)
             .anchored("grievance_known_on"),
         rule("procurement.works_complaint_acceptance_period", &WorksComplaintRules::acceptance_period)
             .anchored("complaint_received_on"),
         rule("procurement.works_complaint_decision_period", &WorksComplaintRules::decision_period)
             .anchored("complaint_accepted_on"),
         rule("calendar.working_days", &WorksComplaintRules::working_days)),
    outputs(column("outcome", &WorksComplaintResult::outcome, text("结论", "outcome")),
            column("faults", &WorksComplaintResult::faults, text("不予受理的原因", "faults")),
            column("reply_due_on", &WorksComplaintResult::reply_due,
                   text("答复异议期限届满日", "last day to answer the objection")),
            column("filing_due_on", &WorksComplaintResult::filing_due, text("投诉期限届满日", "last day to complain")),
            column("acceptance_due_on", &WorksComplaintResult::acceptance_due,
                   text("决定受理期限届满日", "last day to decide on acceptance")),
            column("decision_due_on", &WorksComplaintResult::decision_due,
                   text("处理决定期限届满日", "last day of the decision")),
            column("late_steps", &WorksComplaintResult::late_steps, text("逾期的环节", "steps that were late")),
            column("procedure", &WorksComplaintResult::procedure, text("处理程序是否按期", "handling in time"))));

}  // namespace procurement
}  // namespace steward
