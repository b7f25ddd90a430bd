/// @file
/// What the purchaser does when it answers a question (质疑答复的处理).
#pragma once

#include <array>
#include <optional>

#include "steward/procurement/question.hpp"

namespace steward {
namespace procurement {

/// What follows from a question: 财政部令第94号 art. 16.
enum class QuestionMeasure : std::int32_t {
    carry_on = 1,
    amend_and_carry_on = 2,
    amend_and_start_again = 3,
    choose_another = 4,
    start_again = 5,
};

namespace detail {
inline constexpr std::array question_measure_items{
    item(QuestionMeasure::carry_on, "carry_on", text("继续开展采购活动", "the procurement goes on")),
    item(QuestionMeasure::amend_and_carry_on, "amend_and_carry_on",
         text("澄清或者修改采购文件后继续开展采购活动", "it goes on with the document clarified or amended")),
    item(QuestionMeasure::amend_and_start_again, "amend_and_start_again",
         text("修改采购文件后重新开展采购活动", "it starts again with the document amended")),
    item(QuestionMeasure::choose_another, "choose_another",
         text("另行确定中标、成交供应商", "another winner is chosen")),
    item(QuestionMeasure::start_again, "start_again", text("重新开展采购活动", "the procurement starts again")),
};
}  // namespace detail

}  // namespace procurement

template <>
struct EnumerationOf<procurement::QuestionMeasure> {
    static constexpr EnumerationView view{"question_measure", text("质疑处理", "what follows from a question"),
                                          procurement::detail::question_measure_items};
};

namespace procurement {

struct QuestionAnswerFacts {
    QuestionMatter matter{};
    Date answered_on;                    ///< 答复之日, the date whose rules govern
    bool founded = false;                ///< 质疑成立
    std::optional<bool> affects_result;  ///< 影响或者可能影响中标、成交结果; of a founded question
    std::optional<bool> can_amend;  ///< 依法通过澄清或者修改可以继续开展采购活动; about the document
    std::optional<bool> another_candidate;  ///< 合格供应商符合法定数量，可以从合格的候选人中另行确定
    std::optional<bool> winner_chosen;  ///< 已确定中标、成交供应商
};

struct QuestionAnswerRules {
    Provision measures;
};

struct QuestionAnswerResult {
    Outcome outcome = Outcome::indeterminate;  ///< pass: what to do is settled
    std::optional<QuestionMeasure> measure;
    std::optional<bool> report_due;  ///< the result changes, and the finance department is told in writing
};

/// Source: 财政部令第94号 art. 16. Pure; never throws for any facts.
template <class Trace>
QuestionAnswerResult decide(const QuestionAnswerRules& rules, const QuestionAnswerFacts& facts, Trace& trace) {
    QuestionAnswerResult result;
    if (!rules.measures.apply(trace, text("按质疑是否成立、是否影响结果处理",
                                          "it depends on whether the question is founded and affects the result")))
        return result;
    trace.control(rules.measures.use());
    const auto settle = [&](QuestionMeasure measure) {
        result.measure = measure;
        result.outcome = Outcome::pass;
        const bool changes = measure != QuestionMeasure::carry_on && measure != QuestionMeasure::amend_and_carry_on;
        if (!changes)
            result.report_due = false;
        else if (measure == QuestionMeasure::choose_another)
            result.report_due = true;
        else
            result.report_due = facts.winner_chosen;  // started again: a result changes where there was one
        return result;
    };
    const auto missing = [&](std::string_view column, Text what) {
        trace.missing_fact(column, what);
        return result;
    };
    if (!trace.branch(facts.founded)) return settle(QuestionMeasure::carry_on);
    if (!facts.affects_result)
        return missing("affects_result", text("是否影响或者可能影响结果", "whether it may affect the result"));
    if (!trace.branch(*facts.affects_result)) return settle(QuestionMeasure::carry_on);
    if (facts.matter == QuestionMatter::document) {
        if (!facts.can_amend)
            return missing("can_amend", text("通过澄清或者修改能否继续", "whether it can go on after a clarification"));
        return settle(trace.branch(*facts.can_amend) ? QuestionMeasure::amend_and_carry_on
                                                     : QuestionMeasure::amend_and_start_again);
    }
    if (!facts.another_candidate)
        return missing("another_candidate",
                       text("能否从合格候选人中另行确定", "whether another candidate can be chosen"));
    return settle(trace.branch(*facts.another_candidate) ? QuestionMeasure::choose_another
                                                         : QuestionMeasure::start_again);
}

inline constexpr auto question_answer = operation<QuestionAnswerFacts, QuestionAnswerRules, QuestionAnswerResult>(
    "procurement.question_answer", text("质疑答复后的处理", "what follows from a question"), "财政部令第94号 16",
    anchor("answered_on", &QuestionAnswerFacts::answered_on),
    inputs(column("matter", &QuestionAnswerFacts::matter, text("质疑事项", "matter")),
           column("answered_on", &QuestionAnswerFacts::answered_on, text("答复日", "answered")),
           column("founded", &QuestionAnswerFacts::founded, text("质疑是否成立", "founded")),
           column("affects_result", &QuestionAnswerFacts::affects_result,
                  text("是否影响或者可能影响结果", "may affect the result")),
           column("can_amend", &QuestionAnswerFacts::can_amend,
                  text("通过澄清或者修改能否继续", "can go on after a clarification")),
           column("another_candidate", &QuestionAnswerFacts::another_candidate,
                  text("能否另行确定供应商", "another candidate can be chosen")),
           column("winner_chosen", &QuestionAnswerFacts::winner_chosen, text("是否已确定供应商", "winner chosen"))),
    uses(rule("procurement.question_measures", &QuestionAnswerRules::measures)),
    outputs(column("outcome", &QuestionAnswerResult::outcome, text("结论", "outcome")),
            column("measure", &QuestionAnswerResult::measure, text("处理", "what follows")),
            column("report_due", &QuestionAnswerResult::report_due,
                   text("是否应当书面报告财政部门", "the finance department must be told"))));

}  // namespace procurement
}  // namespace steward
