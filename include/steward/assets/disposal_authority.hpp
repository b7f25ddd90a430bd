/// @file
/// Who approves a disposal of assets (资产处置审批权限).
#pragma once

#include <optional>

#include "steward/rules/approvals.hpp"
#include "steward/rules/operation.hpp"

namespace steward::assets {

/// Whose asset it is, as the rules on disposal tell bodies apart; a code list of the rule packs.
struct DisposingBodyList {
    static constexpr std::string_view name = "disposing_body";
    static constexpr Text text = steward::text("处置单位", "disposing body");
};
/// What is disposed of, as the same rules tell it apart.
struct DisposalKindList {
    static constexpr std::string_view name = "disposal_kind";
    static constexpr Text text = steward::text("处置对象", "kind of disposal");
};
struct ApprovingAuthorityList {
    static constexpr std::string_view name = "approving_authority";
    static constexpr Text text = steward::text("审批机关", "approving authority");
};
using DisposingBody = Code<DisposingBodyList>;
using DisposalKind = Code<DisposalKindList>;
using ApprovingAuthority = Code<ApprovingAuthorityList>;

struct DisposalAuthorityFacts {
    DisposingBody body;
    DisposalKind kind;
    Money original_value;          ///< 账面原值 of the batch, fen, not negative: all items of one application (convention C10)
    Date applied_on;               ///< 申请日, the date whose rules govern (convention C12)
    std::optional<bool> approved;  ///< 已获有权机关批准
};

struct DisposalAuthorityRules {
    Approvals<ApprovingAuthority, DisposingBody, DisposalKind> authority;
};

struct DisposalAuthorityResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<ApprovingAuthority> authority;
    std::optional<ApprovalAct> act;
    std::optional<ApprovingAuthority> filed_with;
};

/// Source: 国管财〔2004〕196号 art. 7; 国管资〔2009〕167号 art. 37; 国管资〔2023〕266号; 财资〔2021〕127号.
/// Pure; never throws for any facts.
template <class Trace>
DisposalAuthorityResult decide(const DisposalAuthorityRules& rules, const DisposalAuthorityFacts& facts, Trace& trace) {
    DisposalAuthorityResult result;
    if (facts.original_value < Money::fen(0)) {
        trace.reject(Status::out_of_range, "original_value_fen", text("账面原值不能为负", "the original value must not be negative"));
        return result;
    }
    const auto approval = rules.authority.find(trace, text("批量账面原值", "original value of the batch"), facts.original_value, facts.body, facts.kind);
    trace.control(rules.authority.use());
    if (!approval) return result;
    result.authority = approval->authority;
    result.act = approval->act;
    result.filed_with = approval->filed_with;
    // Whether or not it is known that there is one: an approval is what it takes.
    const bool lawful = approval->act != ApprovalAct::approve || facts.approved.value_or(false);
    result.outcome = trace.branch(lawful) ? Outcome::pass : Outcome::needs_approval;
    return result;
}

inline constexpr auto disposal_authority = operation<DisposalAuthorityFacts, DisposalAuthorityRules, DisposalAuthorityResult>(
    "assets.disposal_authority", text("资产处置审批权限", "who approves a disposal of assets"),
    "国管财〔2004〕196号 7; 国管资〔2009〕167号 37; 国管资〔2023〕266号; 财资〔2021〕127号",
    anchor("applied_on", &DisposalAuthorityFacts::applied_on),
    inputs(column("body", &DisposalAuthorityFacts::body, text("处置单位", "disposing body")),
           column("kind", &DisposalAuthorityFacts::kind, text("处置对象", "kind of disposal")),
           column("original_value_fen", &DisposalAuthorityFacts::original_value, text("批量账面原值", "original value of the batch")),
           column("applied_on", &DisposalAuthorityFacts::applied_on, text("申请日", "day of the application")),
           column("approved", &DisposalAuthorityFacts::approved, text("是否已获批准", "approved"))),
    uses(rule("assets.disposal_authority", &DisposalAuthorityRules::authority)),
    outputs(column("outcome", &DisposalAuthorityResult::outcome, text("结论", "outcome")),
            column("authority", &DisposalAuthorityResult::authority, text("审批机关", "approving authority")),
            column("act", &DisposalAuthorityResult::act, text("审批方式", "act of approval")),
            column("filed_with", &DisposalAuthorityResult::filed_with, text("备案机关", "filed with"))));

}  // namespace steward::assets
