/// @file
/// A question to the purchaser (质疑): who may ask, until when, in which form, and when it must be answered.
#pragma once

#include <algorithm>
#include <array>
#include <optional>

#include "steward/procurement/last_day.hpp"
#include "steward/rules/operation.hpp"

namespace steward {
namespace procurement {

/// What a question or complaint is about: 政府采购法 art. 52; 政府采购法实施条例 art. 53.
enum class QuestionMatter : std::int32_t { document = 1, process = 2, result = 3 };

/// What a question must contain: 财政部令第94号 art. 12.
enum class QuestionContent : std::int32_t {
    supplier = 1,
    project = 2,
    matters_and_requests = 3,
    facts = 4,
    legal_basis = 5,
    date = 6,
    signature = 7,
};

/// Why a question need not be taken up.
enum class QuestionFault : std::int32_t {
    not_entitled = 1,
    late = 2,
    not_written = 3,
    contents_incomplete = 4,
    no_evidence = 5,
    no_authority = 6,
    repeated = 7,
};

namespace detail {
inline constexpr std::array question_matter_items{
    item(QuestionMatter::document, "document", text("采购文件", "procurement document")),
    item(QuestionMatter::process, "process", text("采购过程", "process")),
    item(QuestionMatter::result, "result", text("中标或者成交结果", "result")),
};
inline constexpr std::array question_content_items{
    item(QuestionContent::supplier, "supplier", text("供应商名称、地址、联系人", "the supplier and how to reach it")),
    item(QuestionContent::project, "project", text("项目名称、编号", "name and number of the project")),
    item(QuestionContent::matters_and_requests, "matters_and_requests", text("质疑事项和请求", "matters and requests")),
    item(QuestionContent::facts, "facts", text("事实依据", "facts")),
    item(QuestionContent::legal_basis, "legal_basis", text("必要的法律依据", "legal basis as needed")),
    item(QuestionContent::date, "date", text("提出日期", "date")),
    item(QuestionContent::signature, "signature", text("签字或者盖章", "signature or seal")),
};
inline constexpr std::array question_fault_items{
    item(QuestionFault::not_entitled, "not_entitled", text("无权就该事项质疑", "not entitled to ask")),
    item(QuestionFault::late, "late", text("超过质疑期限", "late")),
    item(QuestionFault::not_written, "not_written", text("不是书面形式", "not in writing")),
    item(QuestionFault::contents_incomplete, "contents_incomplete", text("质疑函内容不全", "contents incomplete")),
    item(QuestionFault::no_evidence, "no_evidence", text("没有必要的证明材料", "no evidence")),
    item(QuestionFault::no_authority, "no_authority", text("代理人没有授权委托书", "agent without authority")),
    item(QuestionFault::repeated, "repeated", text("未一次性提出", "not raised at once")),
};
}  // namespace detail

}  // namespace procurement

template <>
struct EnumerationOf<procurement::QuestionMatter> {
    static constexpr EnumerationView view{"question_matter", text("质疑、投诉事项", "matter"),
                                          procurement::detail::question_matter_items};
};
template <>
struct EnumerationOf<procurement::QuestionContent> {
    static constexpr EnumerationView view{"question_content", text("质疑函内容", "contents of a question"),
                                          procurement::detail::question_content_items};
};
template <>
struct EnumerationOf<procurement::QuestionFault> {
    static constexpr EnumerationView view{"question_fault", text("质疑不予受理的原因", "fault of a question"),
                                          procurement::detail::question_fault_items};
};

namespace procurement {

/// What is known of one question. A fact that may be unknown is optional; unknown is never false.
struct QuestionFacts {
    QuestionMatter matter{};
    Date filed_on;                                 ///< handed in or posted; the date whose rules govern
    std::optional<Date> document_received_on;      ///< 收到（获取）采购文件之日
    std::optional<Date> document_notice_ended_on;  ///< 采购文件公告期限届满之日
    std::optional<Date> step_ended_on;             ///< 采购程序环节结束之日
    std::optional<Date> result_notice_ended_on;    ///< 中标、成交结果公告期限届满之日
    std::optional<Date> known_on;                  ///< 知道或者应知之日, where no article names the day
    std::optional<bool> took_part;                 ///< 参与所质疑项目采购活动
    std::optional<bool> obtained_document;         ///< 依法获取采购文件
    std::optional<bool> written;                   ///< 书面形式
    std::optional<Set<QuestionContent>> contents;  ///< what the question contains
    std::optional<bool> evidence;                  ///< 有必要的证明材料
    std::optional<bool> by_agent;                  ///< 由代理人提出
    std::optional<bool> authorised;                ///< 提交授权委托书
    std::optional<bool> once_required;             ///< the document asks for all questions on one step at once
    std::optional<bool> asked_before;              ///< the supplier has asked about the same step before
    std::optional<Date> received_on;               ///< 收到质疑函之日
    std::optional<Date> answered_on;               ///< 书面答复之日
    std::optional<bool> may_affect_result;         ///< 质疑事项可能影响中标、成交结果
};

struct QuestionRules {
    Provision trigger;
    Provision standing;
    Provision contents;
    Provision evidence;
    Provision written;
    Provision agents;
    Provision once;
    Provision contract_waits;
    TimeLimit filing_period;
    TimeLimit reply_period;
    TimeLimit complaint_period;
    WorkingDays working_days;
};

struct QuestionResult {
    Outcome outcome = Outcome::indeterminate;  ///< pass: it must be taken up and answered
    Set<QuestionFault> faults;
    Set<QuestionContent> missing_contents;
    std::optional<Date> filing_due;  ///< last day to ask; of two the later one
    std::optional<Date> reply_due;
    std::optional<Outcome> reply_outcome;  ///< empty while there is no reply
    std::optional<Date> complaint_due;     ///< last day of a complaint that follows
    std::optional<bool> contract_waits;    ///< signing, or performance, must wait
};

namespace detail {

/// All items of an enumeration.
template <class E>
[[nodiscard]] constexpr Set<E> all_items() noexcept {
    Set<E> all;
    for (const EnumerationItem& entry : EnumerationOf<E>::view.items) all.add(static_cast<E>(entry.code));
    return all;
}

/// Faults and open facts of a paper that is judged point by point.
template <class Fault, class Trace>
class Admission {
public:
    explicit Admission(Trace& trace) : trace_(trace) {}

    /// A fault, and the rule that it breaks; the first one decides.
    void fault(Fault which, const RuleUse& rule) {
        if (faults_.bits == 0) rule_ = rule;
        faults_.add(which);
    }
    void missing(std::string_view column, Text what) {
        trace_.missing_fact(column, what);
        unknown_ = true;
    }
    /// A fact that must be so, by a provision that says it.
    void require(const Provision& rule, std::optional<bool> fact, std::string_view column, Text what, Fault which,
                 Text what_follows) {
        if (!rule.apply(trace_, what_follows)) {
            unknown_ = true;
            return;
        }
        if (!fact)
            missing(column, what);
        else if (!trace_.branch(*fact))
            fault(which, rule.use());
    }
    void review(const RuleUse& rule) {
        if (faults_.bits == 0) rule_ = rule;
        review_ = true;
    }
    bool& unknown() { return unknown_; }
    [[nodiscard]] const Set<Fault>& faults() const { return faults_; }
    /// The outcome, and to the trace the rule that it rests on: `usual` where nothing is wrong.
    Outcome settle(const RuleUse& usual) {
        const Outcome outcome = faults_.bits != 0 ? Outcome::violation
                                : unknown_        ? Outcome::indeterminate
                                : review_         ? Outcome::needs_review
                                                  : Outcome::pass;
        if (outcome != Outcome::indeterminate) trace_.control(outcome == Outcome::pass ? usual : rule_);
        return outcome;
    }

private:
    Trace& trace_;
    Set<Fault> faults_;
    RuleUse rule_;
    bool unknown_ = false;
    bool review_ = false;
};

/// Whether the question is in time. 政府采购法实施条例 art. 53 names the day by the matter; before it there is only 知道或者应知.
template <class Trace>
void judge_filing(const QuestionRules& rules, const QuestionFacts& facts, Admission<QuestionFault, Trace>& admission,
                  QuestionResult& result, Trace& trace) {
    const auto end = [&](Date start) {
        const auto last = last_day(rules.filing_period, rules.working_days, start, trace);
        if (!last) admission.unknown() = true;
        return last;
    };
    const auto single = [&](std::optional<Date> start, std::string_view column, Text what) {
        if (!start) return admission.missing(column, what);
        result.filing_due = end(*start);
        if (result.filing_due && trace.branch(facts.filed_on > *result.filing_due))
            admission.fault(QuestionFault::late, rules.filing_period.use());
    };
    if (!rules.trigger.in_force())
        return single(facts.known_on, "known_on", text("知道或者应知之日", "day of knowing"));
    rules.trigger.apply(trace,
                        text("应知权益受到损害之日按质疑事项确定", "the day of knowing follows from the matter"));
    switch (facts.matter) {
        case QuestionMatter::process:
            return single(facts.step_ended_on, "step_ended_on", text("程序环节结束之日", "end of the step"));
        case QuestionMatter::result:
            return single(facts.result_notice_ended_on, "result_notice_ended_on",
                          text("结果公告期限届满之日", "end of the result notice"));
        case QuestionMatter::document: break;
    }
    // Two days are named, joined by 或者. Within the period from the receipt the question is in time; within the other alone
    // it is in time by one reading, so somebody must look at it.
    std::optional<Date> by_receipt, by_notice;
    if (facts.document_received_on) by_receipt = end(*facts.document_received_on);
    if (facts.document_notice_ended_on) by_notice = end(*facts.document_notice_ended_on);
    if (facts.document_received_on && !by_receipt) return;
    if (facts.document_notice_ended_on && !by_notice) return;
    if (by_receipt || by_notice)
        result.filing_due = by_receipt && by_notice ? std::max(*by_receipt, *by_notice)
                            : by_receipt            ? by_receipt
                                                    : by_notice;
    if (by_receipt && trace.branch(facts.filed_on <= *by_receipt)) return;
    if (by_notice && trace.branch(facts.filed_on <= *by_notice)) {
        trace.note(text("只在采购文件公告期限届满起的期限内，是否逾期有不同理解",
                        "in time only when counted from the end of the document's notice period: readings differ"));
        admission.review(rules.trigger.use());
        return;
    }
    if (!facts.document_received_on)
        return admission.missing("document_received_on", text("收到采购文件之日", "day of receipt of the document"));
    if (!facts.document_notice_ended_on)
        return admission.missing("document_notice_ended_on",
                                 text("采购文件公告期限届满之日", "end of the document's notice period"));
    admission.fault(QuestionFault::late, rules.filing_period.use());
}

/// 财政部令第94号 art. 11.
template <class Trace>
void judge_standing(const QuestionRules& rules, const QuestionFacts& facts, Admission<QuestionFault, Trace>& admission,
                    Trace& trace) {
    if (!rules.standing.apply(trace,
                              text("质疑供应商应当是参与采购活动的供应商；已获取采购文件的潜在供应商可以对文件质疑",
                                   "those who take part may ask; who has obtained the document may ask about it"))) {
        admission.unknown() = true;
        return;
    }
    const bool document = facts.matter == QuestionMatter::document;
    if (facts.took_part.value_or(false) || (document && facts.obtained_document.value_or(false))) {
        trace.branch(true);
        return;
    }
    if (!facts.took_part) return admission.missing("took_part", text("是否参与采购活动", "whether it takes part"));
    if (document && !facts.obtained_document)
        return admission.missing("obtained_document", text("是否依法获取采购文件", "whether it obtained the document"));
    trace.branch(false);
    admission.fault(QuestionFault::not_entitled, rules.standing.use());
}

}  // namespace detail

/// Source: 政府采购法 art. 52, 53; 政府采购法实施条例 art. 53-55; 财政部令第94号 art. 8, 10-13, 17, 42. All periods are those in force on the
/// day of filing. Pure; never throws for any facts.
template <class Trace>
QuestionResult decide(const QuestionRules& rules, const QuestionFacts& facts, Trace& trace) {
    QuestionResult result;
    if (facts.received_on && *facts.received_on < facts.filed_on) {
        trace.reject(Status::contradiction, "received_on",
                     text("应不早于提出之日", "it must not be before the day of filing"));
        return result;
    }
    if (facts.answered_on && *facts.answered_on < facts.received_on.value_or(facts.filed_on)) {
        trace.reject(Status::contradiction, "answered_on",
                     text("应不早于收到之日", "it must not be before the day of receipt"));
        return result;
    }
    // What is unknown of the reply leaves the admission as it is.
    if (facts.received_on) {
        result.reply_due = detail::last_day(rules.reply_period, rules.working_days, *facts.received_on, trace);
        if (result.reply_due && facts.answered_on)
            result.reply_outcome =
                trace.branch(*facts.answered_on <= *result.reply_due) ? Outcome::pass : Outcome::violation;
        if (result.reply_due)
            result.complaint_due =
                detail::last_day(rules.complaint_period, rules.working_days, *result.reply_due, trace);
    }
    if (facts.may_affect_result && rules.contract_waits.in_force()) {
        result.contract_waits = trace.branch(*facts.may_affect_result);
        if (*result.contract_waits)
            rules.contract_waits.apply(trace, text("采购人应当暂停签订合同，已签订的中止履行",
                                                   "the purchaser must not sign, or must halt the performance"));
    }

    detail::Admission<QuestionFault, Trace> admission(trace);
    detail::judge_standing(rules, facts, admission, trace);
    detail::judge_filing(rules, facts, admission, result, trace);
    admission.require(rules.written, facts.written, "written", text("是否书面形式", "in writing"),
                      QuestionFault::not_written, text("质疑以书面形式提出", "a question is made in writing"));
    if (!rules.contents.apply(trace,
                              text("质疑函应当包括规定内容", "a question has the contents that are prescribed"))) {
        admission.unknown() = true;
    } else if (!facts.contents) {
        admission.missing("contents", text("质疑函包括的内容", "contents of the question"));
    } else {
        result.missing_contents.bits = detail::all_items<QuestionContent>().bits & ~facts.contents->bits;
        if (trace.branch(result.missing_contents.bits != 0))
            admission.fault(QuestionFault::contents_incomplete, rules.contents.use());
    }
    admission.require(rules.evidence, facts.evidence, "evidence", text("是否有必要的证明材料", "evidence"),
                      QuestionFault::no_evidence,
                      text("质疑应当有必要的证明材料", "a question comes with the evidence it needs"));
    if (!facts.by_agent)
        admission.missing("by_agent", text("是否由代理人提出", "whether an agent asks"));
    else if (*facts.by_agent)
        admission.require(rules.agents, facts.authorised, "authorised",
                          text("是否提交授权委托书", "authority of the agent"), QuestionFault::no_authority,
                          text("代理人应当提交授权委托书", "an agent presents the supplier's authority"));
    if (facts.asked_before.value_or(true) && facts.once_required.value_or(true)) {
        if (!facts.asked_before)
            admission.missing("asked_before", text("是否已就同一环节提出过质疑", "asked about the same step before"));
        else if (!facts.once_required)
            admission.missing("once_required", text("采购文件是否要求一次性提出", "the document asks for all at once"));
        else if (rules.once.apply(trace, text("采购文件可以要求一次性提出针对同一环节的质疑",
                                              "the document may ask for all questions on a step at once")))
            admission.fault(QuestionFault::repeated, rules.once.use());
        else
            admission.unknown() = true;
    }
    result.faults = admission.faults();
    result.outcome = admission.settle(rules.filing_period.use());
    return result;
}

inline constexpr auto question = operation<QuestionFacts, QuestionRules, QuestionResult>(
    "procurement.question", text("质疑的受理和答复", "admissibility of and reply to a question"),
    "政府采购法 52, 53; 政府采购法实施条例 53-55; 财政部令第94号 8, 10-13, 17, 42",
    anchor("filed_on", &QuestionFacts::filed_on),
    inputs(column("matter", &QuestionFacts::matter, text("质疑事项", "matter")),
           column("filed_on", &QuestionFacts::filed_on, text("提出（交邮）日", "filed or posted")),
           column("document_received_on", &QuestionFacts::document_received_on,
                  text("收到采购文件日", "receipt of the document")),
           column("document_notice_ended_on", &QuestionFacts::document_notice_ended_on,
                  text("采购文件公告期限届满日", "end of the document's notice period")),
           column("step_ended_on", &QuestionFacts::step_ended_on, text("程序环节结束日", "end of the step")),
           column("result_notice_ended_on", &QuestionFacts::result_notice_ended_on,
                  text("结果公告期限届满日", "end of the result notice")),
           column("known_on", &QuestionFacts::known_on, text("知道或者应知之日", "day of knowing")),
           column("took_part", &QuestionFacts::took_part, text("是否参与采购活动", "takes part")),
           column("obtained_document", &QuestionFacts::obtained_document,
                  text("是否依法获取采购文件", "obtained the document")),
           column("written", &QuestionFacts::written, text("是否书面形式", "in writing")),
           column("contents", &QuestionFacts::contents, text("质疑函内容", "contents")),
           column("evidence", &QuestionFacts::evidence, text("是否有必要的证明材料", "evidence")),
           column("by_agent", &QuestionFacts::by_agent, text("是否由代理人提出", "by an agent")),
           column("authorised", &QuestionFacts::authorised, text("是否提交授权委托书", "authority of the agent")),
           column("once_required", &QuestionFacts::once_required,
                  text("采购文件是否要求一次性提出", "all at once required")),
           column("asked_before", &QuestionFacts::asked_before,
                  text("是否已就同一环节提出过质疑", "asked about the same step before")),
           column("received_on", &QuestionFacts::received_on, text("收到质疑函日", "received")),
           column("answered_on", &QuestionFacts::answered_on, text("书面答复日", "answered")),
           column("may_affect_result", &QuestionFacts::may_affect_result,
                  text("是否可能影响中标、成交结果", "may affect the result"))),
    uses(rule("procurement.question_trigger", &QuestionRules::trigger),
         rule("procurement.question_standing", &QuestionRules::standing),
         rule("procurement.question_contents", &QuestionRules::contents),
         rule("procurement.question_evidence", &QuestionRules::evidence),
         rule("procurement.question_written", &QuestionRules::written),
         rule("procurement.question_agents", &QuestionRules::agents),
         rule("procurement.question_once", &QuestionRules::once),
         rule("procurement.contract_waits_for_question", &QuestionRules::contract_waits),
         rule("procurement.question_filing_period", &QuestionRules::filing_period).anchored("grievance_known_on"),
         rule("procurement.question_reply_period", &QuestionRules::reply_period).anchored("question_received_on"),
         rule("procurement.complaint_filing_period", &QuestionRules::complaint_period)
             .anchored("question_reply_period_ended_on"),
         rule("calendar.working_days", &QuestionRules::working_days)),
    outputs(
        column("outcome", &QuestionResult::outcome, text("结论", "outcome")),
        column("faults", &QuestionResult::faults, text("不予受理的原因", "faults")),
        column("missing_contents", &QuestionResult::missing_contents, text("缺少的内容", "contents that are missing")),
        column("filing_due_on", &QuestionResult::filing_due, text("质疑期限届满日", "last day to ask")),
        column("reply_due_on", &QuestionResult::reply_due, text("答复期限届满日", "last day to reply")),
        column("reply_outcome", &QuestionResult::reply_outcome, text("答复是否按期", "reply in time")),
        column("complaint_due_on", &QuestionResult::complaint_due, text("投诉期限届满日", "last day to complain")),
        column("contract_waits", &QuestionResult::contract_waits,
               text("是否应当暂停签订或者中止履行合同", "the contract must wait"))));

}  // namespace procurement
}  // namespace steward
