/// @file
/// The grade of a consortium (联合体资质等级): of members with the same kind of qualification the lower grade counts.
#pragma once

#include <algorithm>
#include <optional>

#include "steward/procurement/enumerations.hpp"
#include "steward/rules/operation.hpp"

namespace steward::procurement {

/// A member with one of its qualifications.
struct ConsortiumMember {
    std::int64_t qualification = 0;  ///< 同类资质: members of one kind bear one number of the caller
    std::int64_t work = 0;           ///< 联合体分工: members that do the same work bear one number of the caller
    std::int64_t grade = 0;          ///< 资质等级, 1 for the highest
    std::optional<std::int64_t> required_grade;  ///< the lowest grade that the project admits; empty: it asks for none
};

struct ConsortiumMemberResult {
    Outcome outcome = Outcome::indeterminate;   ///< of the grade that counts
    std::optional<std::int64_t> counted_grade;  ///< of all members that are taken together with this one
    std::int64_t path = 0;
};

struct ConsortiumGradeFacts {
    Method method{};       ///< 采购方式
    Date participates_on;  ///< 参加采购活动之日, the date whose rules govern
    std::span<const ConsortiumMember> members;
};

struct ConsortiumGradeRules {
    Provision same_work;
    Provision same_profession;
};

struct ConsortiumGradeResult {
    Outcome outcome = Outcome::indeterminate;
};

struct ConsortiumGradeRows {
    std::span<ConsortiumMemberResult> members;
};

/// Source: 政府采购法实施条例 art. 22 (of members that do the same work); 招标投标法 art. 31 (of all of one profession). Pure; never
/// throws for any facts.
template <class Trace>
ConsortiumGradeResult decide(const ConsortiumGradeRules& rules, const ConsortiumGradeFacts& facts,
                             ConsortiumGradeRows& rows, Trace& trace) {
    ConsortiumGradeResult result;
    for (std::size_t i = 0; i < facts.members.size(); ++i) {
        const ConsortiumMember& member = facts.members[i];
        if (member.grade < 1)
            trace.reject(Status::out_of_range, "members.grade",
                         text("资质等级应不小于 1", "the grade must be at least 1"), static_cast<std::int32_t>(i));
        else if (member.required_grade && *member.required_grade < 1)
            trace.reject(Status::out_of_range, "members.required_grade",
                         text("要求的等级应不小于 1", "the grade asked for must be at least 1"),
                         static_cast<std::int32_t>(i));
        if (trace.rejected()) return result;
    }
    const bool works = trace.branch(facts.method == Method::works_tender);
    const Provision& rule = works ? rules.same_profession : rules.same_work;
    const bool holds = rule.apply(
        trace, works ? text("同一专业的单位，按照资质等级较低的单位确定资质等级",
                            "of one profession: the grade of the lower one counts")
                     : text("同类资质的供应商承担相同工作的，按照资质等级较低的供应商确定资质等级",
                            "the same kind of qualification for the same work: the grade of the lower one counts"));
    trace.control(rule.use());
    result.outcome = Outcome::not_applicable;
    for (std::size_t i = 0; i < facts.members.size(); ++i) {
        const ConsortiumMember& member = facts.members[i];
        ConsortiumMemberResult& judged = rows.members[i];
        trace.begin_row(static_cast<std::int32_t>(i));
        if (holds) {
            std::int64_t counted = member.grade;
            for (const ConsortiumMember& other : facts.members)
                if (other.qualification == member.qualification && (works || other.work == member.work))
                    counted = std::max(counted, other.grade);
            judged.counted_grade = counted;
            const bool admitted = trace.branch(!member.required_grade || counted <= *member.required_grade);
            judged.outcome = admitted ? Outcome::pass : Outcome::violation;
            trace.computed(admitted ? text("等级符合要求", "the grade is admitted")
                                    : text("等级低于要求", "the grade is below what is asked for"),
                           operand(text("自身等级", "own grade"), member.grade),
                           operand(text("计取的等级", "grade that counts"), counted));
        }
        judged.path = trace.end_row();
        result.outcome = combine(result.outcome, judged.outcome);
    }
    return result;
}

inline constexpr auto consortium_grade =
    operation<ConsortiumGradeFacts, ConsortiumGradeRules, ConsortiumGradeResult, ConsortiumGradeRows>(
        "procurement.consortium_grade", text("联合体资质等级", "grade of a consortium"),
        "政府采购法实施条例 22; 招标投标法 31", anchor("participates_on", &ConsortiumGradeFacts::participates_on),
        inputs(column("method", &ConsortiumGradeFacts::method, text("采购方式", "method")),
               column("participates_on", &ConsortiumGradeFacts::participates_on,
                      text("参加采购活动之日", "day of taking part"))),
        uses(rule("procurement.consortium_lower_grade", &ConsortiumGradeRules::same_work),
             rule("procurement.works_consortium_lower_grade", &ConsortiumGradeRules::same_profession)),
        outputs(column("outcome", &ConsortiumGradeResult::outcome, text("结论", "outcome"))),
        list("members", text("联合体成员", "members"), &ConsortiumGradeFacts::members,
             inputs(column("qualification", &ConsortiumMember::qualification,
                           text("资质类别编号", "number of the kind of qualification")),
                    column("work", &ConsortiumMember::work, text("承担工作编号", "number of the part of the work")),
                    column("grade", &ConsortiumMember::grade, text("资质等级（1 最高）", "grade, 1 for the highest")),
                    column("required_grade", &ConsortiumMember::required_grade,
                           text("要求的最低等级", "lowest grade admitted"))),
             &ConsortiumGradeRows::members,
             outputs(column("outcome", &ConsortiumMemberResult::outcome, text("结论", "outcome")),
                     column("counted_grade", &ConsortiumMemberResult::counted_grade,
                            text("计取的等级", "grade that counts")),
                     column("path", &ConsortiumMemberResult::path, text("判断路径", "path")))));

}  // namespace steward::procurement
