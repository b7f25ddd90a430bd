/// @file
/// A procurement contract (政府采购合同): signed, published and filed in time, as awarded, subcontracted with consent, and
/// supplemented by no more than a share of it.
#pragma once

#include <optional>

#include "steward/procurement/enterprise_size.hpp"
#include "steward/procurement/enumerations.hpp"
#include "steward/procurement/timely.hpp"
#include "steward/rules/operation.hpp"

namespace steward::procurement {

/// A supplementary contract (补充合同), in the order of signing.
struct Supplement {
    Date signed_on;                       ///< 签订日, not before the contract
    Money amount;                         ///< 追加金额, fen, not negative
    std::optional<bool> same_subject;     ///< 追加与合同标的相同的货物、工程或者服务
    std::optional<bool> terms_unchanged;  ///< 不改变合同其他条款
};

struct SupplementResult {
    Outcome outcome = Outcome::indeterminate;
    Money total;  ///< of this supplement and all before it
    std::int64_t path = 0;
};

struct ContractFacts {
    Method method{};                                   ///< 采购方式
    Date contract_signed_on;                           ///< 合同签订日, the date whose rules govern
    Money contract_amount;                             ///< 合同金额, fen, more than 0
    std::optional<Money> award_amount;                 ///< 中标、成交金额, fen, more than 0
    std::optional<Date> award_notice_issued_on;        ///< 中标、成交通知书发出日
    std::optional<bool> written;                       ///< 采用书面形式
    std::optional<Date> published_on;                  ///< 合同公告日; empty: not published
    std::optional<bool> publication_excepted;          ///< 内容涉及国家秘密、商业秘密而不公告
    std::optional<Date> filed_on;                      ///< 合同副本备案日; empty: not filed
    std::optional<Date> as_of;                         ///< 核查日, for what is not done yet
    std::optional<bool> subcontracted;                 ///< 分包
    std::optional<bool> consented;                     ///< 采购人同意分包, in works tenders also by the contract
    std::optional<bool> core_subcontracted;            ///< works tenders: 分包主体、关键性工作
    std::optional<bool> preference_used;               ///< 享受中小企业扶持政策获得合同
    std::optional<EnterpriseSize> supplier_size;       ///< 供应商的企业规模
    std::optional<EnterpriseSize> subcontractor_size;  ///< 分包供应商的企业规模
    std::span<const Supplement> supplements;
};

struct ContractRules {
    TimeLimit signing;
    TimeLimit works_signing;
    TimeLimit publication;
    TimeLimit filing;
    Provision written;
    Provision as_awarded;
    Provision subcontract;
    Provision works_subcontract;
    Provision sme_subcontract;
    Parameter<Decimal> supplement_share;
    Provision supplement;
    WorkingDays working_days;
};

struct ContractResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<Outcome> form;
    std::optional<Outcome> signing;
    std::optional<Date> signing_due;
    std::optional<Outcome> publication;
    std::optional<Date> publication_due;
    std::optional<Outcome> filing;
    std::optional<Date> filing_due;
    std::optional<Outcome> amount;
    std::optional<Outcome> subcontract;
    std::optional<Outcome> supplements;
    std::optional<Money> supplements_total;
    std::optional<Money> supplements_cap;  ///< rounded down to whole fen
};

struct ContractRows {
    std::span<SupplementResult> supplements;
};

namespace detail {

/// A fact that must be true: pass, violation with the rule in control, or indeterminate with the fact named.
template <class Trace>
Outcome required(const Provision& rule, std::optional<bool> fact, std::string_view column, Text name, Text what,
                 Trace& trace) {
    if (!rule.apply(trace, what)) return Outcome::indeterminate;
    if (!fact) {
        trace.missing_fact(column, name);
        return Outcome::indeterminate;
    }
    if (trace.branch(*fact)) return Outcome::pass;
    trace.control(rule.use());
    return Outcome::violation;
}

/// Whether the contract is signed for what was awarded.
template <class Trace>
Outcome judge_amount(const ContractRules& rules, const ContractFacts& facts, Trace& trace) {
    if (!rules.as_awarded.apply(trace,
                                text("按照采购文件和中标、成交结果签订合同", "the contract is signed as awarded")))
        return Outcome::indeterminate;
    if (!facts.award_amount) {
        trace.missing_fact("award_amount_fen", text("中标、成交金额", "award amount"));
        return Outcome::indeterminate;
    }
    const bool above = trace.branch(facts.contract_amount > *facts.award_amount);
    const bool below = trace.branch(facts.contract_amount < *facts.award_amount);
    trace.computed(above ? text("合同金额高于中标、成交金额", "the contract is above the award")
                   : below
                       ? text("合同金额低于中标、成交金额，需复核是否实质性修改",
                              "the contract is below the award: whether it was changed in substance is to be reviewed")
                       : text("合同金额与中标、成交金额一致", "the contract is as awarded"),
                   operand(text("合同金额", "contract"), facts.contract_amount),
                   operand(text("中标、成交金额", "award"), *facts.award_amount));
    if (above || below) trace.control(rules.as_awarded.use());
    return above ? Outcome::violation : below ? Outcome::needs_review : Outcome::pass;
}

/// 财库〔2020〕46号 art. 12: who won by the preference does not subcontract to larger enterprises.
template <class Trace>
Outcome judge_sme_subcontract(const ContractRules& rules, const ContractFacts& facts, Trace& trace) {
    if (!rules.sme_subcontract.in_force() || facts.preference_used == false) return Outcome::pass;
    // A large enterprise has no larger one; a small or micro one is large to nobody.
    if (facts.supplier_size == EnterpriseSize::large ||
        (facts.subcontractor_size && *facts.subcontractor_size >= EnterpriseSize::small))
        return Outcome::pass;
    const bool both = facts.supplier_size && facts.subcontractor_size;
    const auto rank = [](EnterpriseSize size) { return size == EnterpriseSize::micro ? EnterpriseSize::small : size; };
    if (both && rank(*facts.subcontractor_size) >= rank(*facts.supplier_size)) return Outcome::pass;
    rules.sme_subcontract.apply(
        trace,
        text("小微企业不得分包给大中型企业，中型企业不得分包给大型企业",
             "a small enterprise does not subcontract to a medium or large one, a medium one not to a large one"));
    if (!facts.preference_used)
        trace.missing_fact("preference_used", text("是否享受中小企业扶持政策", "won by the preference"));
    if (!facts.supplier_size) trace.missing_fact("supplier_size", text("供应商的企业规模", "size of the supplier"));
    if (!facts.subcontractor_size)
        trace.missing_fact("subcontractor_size", text("分包供应商的企业规模", "size of the subcontractor"));
    if (!facts.preference_used || !both) return Outcome::indeterminate;
    trace.control(rules.sme_subcontract.use());
    return Outcome::violation;
}

template <class Trace>
Outcome judge_subcontract(const ContractRules& rules, const ContractFacts& facts, Trace& trace) {
    if (!facts.subcontracted) {
        trace.missing_fact("subcontracted", text("是否分包", "subcontracted"));
        return Outcome::indeterminate;
    }
    if (!trace.branch(*facts.subcontracted)) return Outcome::not_applicable;
    const bool works = facts.method == Method::works_tender;
    Outcome outcome = required(works ? rules.works_subcontract : rules.subcontract, facts.consented, "consented",
                               text("采购人同意分包", "consent to subcontract"),
                               text("经采购人同意方可分包", "subcontracting needs consent"), trace);
    if (works) {
        const std::optional<bool> minor =
            facts.core_subcontracted ? std::optional(!*facts.core_subcontracted) : std::nullopt;
        outcome = combine(outcome, required(rules.works_subcontract, minor, "core_subcontracted",
                                            text("是否分包主体、关键性工作", "core work subcontracted"),
                                            text("仅可分包非主体、非关键性工作",
                                                 "only work that is not at the core may be subcontracted"),
                                            trace));
    }
    return combine(outcome, judge_sme_subcontract(rules, facts, trace));
}

/// Each supplement on its own, and the total against the cap.
template <class Trace>
Outcome judge_supplements(const ContractRules& rules, const ContractFacts& facts, ContractRows& rows,
                          ContractResult& result, Trace& trace) {
    if (facts.supplements.empty()) return Outcome::not_applicable;
    const auto share = rules.supplement_share.get(trace, text("补充合同金额比例上限", "largest share of supplements"));
    if (share) {
        std::int64_t fen = 0;
        if (!multiply_scale(facts.contract_amount.fen(), share->unscaled, -share->scale - 2, Rounding::floor, fen)) {
            trace.reject(Status::overflow, "contract_amount_fen", text("金额过大", "the amount is too large"));
            return Outcome::indeterminate;
        }
        result.supplements_cap = Money::fen(fen);
    }
    Outcome outcome = Outcome::not_applicable;
    Money total;
    Date before = facts.contract_signed_on;
    for (std::size_t i = 0; i < facts.supplements.size(); ++i) {
        const Supplement& one = facts.supplements[i];
        const auto row = static_cast<std::int32_t>(i);
        if (one.amount < Money::fen(0))
            trace.reject(Status::out_of_range, "supplements.amount_fen",
                         text("追加金额不能为负", "the amount must not be negative"), row);
        else if (one.signed_on < before)
            trace.reject(Status::contradiction, "supplements.signed_on",
                         text("应按签订先后排列，且不早于合同", "in the order of signing, not before the contract"),
                         row);
        else if (!checked_add(total, one.amount, total))
            trace.reject(Status::overflow, "supplements.amount_fen",
                         text("合计超出可表示的范围", "the total does not fit"), row);
        if (trace.rejected()) return Outcome::indeterminate;
        before = one.signed_on;
        trace.begin_row(row);
        SupplementResult& judged = rows.supplements[i];
        judged.total = total;
        judged.outcome = combine(
            required(rules.supplement, one.same_subject, "supplements.same_subject", text("标的相同", "same subject"),
                     text("追加与合同标的相同的货物、工程或者服务", "more of the same goods, works or services"),
                     trace),
            required(rules.supplement, one.terms_unchanged, "supplements.terms_unchanged",
                     text("其他条款不变", "other terms unchanged"), text("不改变合同其他条款", "the other terms stay"),
                     trace));
        Outcome amount = Outcome::indeterminate;
        if (result.supplements_cap) {
            const bool within = trace.branch(total <= *result.supplements_cap);
            amount = within ? Outcome::pass : Outcome::violation;
            trace.computed(within ? text("补充合同合计未超过上限", "all supplements are within the cap")
                                  : text("补充合同合计超过上限", "all supplements exceed the cap"),
                           operand(text("合计", "total"), total),
                           operand(text("上限", "cap"), *result.supplements_cap));
            if (!within) trace.control(rules.supplement_share.use());
        }
        judged.outcome = combine(judged.outcome, amount);
        judged.path = trace.end_row();
        outcome = combine(outcome, judged.outcome);
    }
    result.supplements_total = total;
    return outcome;
}

}  // namespace detail

/// Source: 政府采购法 art. 44, 46-49; 政府采购法实施条例 art. 50; 财政部令第87号 art. 71; 招标投标法 art. 46; 招标投标法实施条例 art. 59; 财库〔2020〕46号
/// art. 12. Pure; never throws for any facts.
template <class Trace>
ContractResult decide(const ContractRules& rules, const ContractFacts& facts, ContractRows& rows, Trace& trace) {
    ContractResult result;
    if (facts.contract_amount <= Money::fen(0)) {
        trace.reject(Status::out_of_range, "contract_amount_fen",
                     text("合同金额应大于 0", "the contract amount must be more than 0"));
        return result;
    }
    if (facts.award_amount && *facts.award_amount <= Money::fen(0)) {
        trace.reject(Status::out_of_range, "award_amount_fen",
                     text("中标、成交金额应大于 0", "the award amount must be more than 0"));
        return result;
    }
    const TimeLimit& signing = facts.method == Method::works_tender ? rules.works_signing : rules.signing;
    if (facts.award_notice_issued_on) {
        const auto duty = detail::judge_within(
            signing, rules.working_days,
            detail::Duty{"award_notice_issued_on", "contract_signed_on", text("签订合同", "signing of the contract"),
                         *facts.award_notice_issued_on, facts.contract_signed_on, std::nullopt},
            trace);
        result.signing_due = duty.due;
        result.signing = duty.outcome;
    } else {
        trace.missing_fact("award_notice_issued_on", text("中标、成交通知书发出日", "day of the award notice"));
        result.signing = Outcome::indeterminate;
    }

    const auto publication = detail::judge_within(
        rules.publication, rules.working_days,
        detail::Duty{"contract_signed_on", "published_on", text("公告合同", "publication of the contract"),
                     facts.contract_signed_on, facts.published_on, facts.as_of},
        trace);
    result.publication_due = publication.due;
    result.publication = publication.outcome;
    if (!facts.published_on && publication.outcome != Outcome::pass) {
        if (facts.publication_excepted.value_or(false)) {
            trace.note(text("合同内容涉及国家秘密、商业秘密，不公告", "state or business secrets are not published"));
            result.publication = Outcome::not_applicable;
        } else if (!facts.publication_excepted) {
            trace.missing_fact("publication_excepted", text("是否涉及国家秘密、商业秘密", "state or business secrets"));
            result.publication = Outcome::indeterminate;
        }
    }

    const auto filing = detail::judge_within(
        rules.filing, rules.working_days,
        detail::Duty{"contract_signed_on", "filed_on", text("合同副本备案", "filing of a copy of the contract"),
                     facts.contract_signed_on, facts.filed_on, facts.as_of},
        trace);
    result.filing_due = filing.due;
    result.filing = filing.outcome;
    if (trace.rejected()) return result;

    // Counting days names the calendar as the rule in control: from here on it is the rule that is broken.
    trace.control(rules.as_awarded.use());
    for (const auto& [limit, outcome] :
         {std::pair{&signing, result.signing}, std::pair{&rules.publication, result.publication},
          std::pair{&rules.filing, result.filing}})
        if (outcome == Outcome::violation) trace.control(limit->use());
    result.form = detail::required(rules.written, facts.written, "written", text("书面形式", "written"),
                                   text("合同应当采用书面形式", "the contract is written"), trace);

    result.amount = detail::judge_amount(rules, facts, trace);
    result.subcontract = detail::judge_subcontract(rules, facts, trace);
    result.supplements = detail::judge_supplements(rules, facts, rows, result, trace);
    result.outcome = Outcome::not_applicable;
    for (const auto& part : {result.form, result.signing, result.publication, result.filing, result.amount,
                             result.subcontract, result.supplements})
        result.outcome = combine(result.outcome, *part);
    return result;
}

inline constexpr auto contract = operation<ContractFacts, ContractRules, ContractResult, ContractRows>(
    "procurement.contract", text("政府采购合同检查", "checks of a procurement contract"),
    "政府采购法 44, 46-49; 政府采购法实施条例 50; 财政部令第87号 71; 招标投标法 46; 招标投标法实施条例 59; "
    "财库〔2020〕46号 12",
    anchor("contract_signed_on", &ContractFacts::contract_signed_on),
    inputs(column("method", &ContractFacts::method, text("采购方式", "method")),
           column("contract_signed_on", &ContractFacts::contract_signed_on, text("合同签订日", "day of the contract")),
           column("contract_amount_fen", &ContractFacts::contract_amount, text("合同金额", "contract amount")),
           column("award_amount_fen", &ContractFacts::award_amount, text("中标、成交金额", "award amount")),
           column("award_notice_issued_on", &ContractFacts::award_notice_issued_on,
                  text("中标、成交通知书发出日", "day of the award notice")),
           column("written", &ContractFacts::written, text("是否书面形式", "written")),
           column("published_on", &ContractFacts::published_on, text("合同公告日", "day of publication")),
           column("publication_excepted", &ContractFacts::publication_excepted,
                  text("是否涉及国家秘密、商业秘密", "state or business secrets")),
           column("filed_on", &ContractFacts::filed_on, text("合同副本备案日", "day of filing")),
           column("as_of_on", &ContractFacts::as_of, text("核查日", "as of")),
           column("subcontracted", &ContractFacts::subcontracted, text("是否分包", "subcontracted")),
           column("consented", &ContractFacts::consented, text("采购人是否同意分包", "consent to subcontract")),
           column("core_subcontracted", &ContractFacts::core_subcontracted,
                  text("是否分包主体、关键性工作", "core work subcontracted")),
           column("preference_used", &ContractFacts::preference_used,
                  text("是否享受中小企业扶持政策", "won by the preference")),
           column("supplier_size", &ContractFacts::supplier_size, text("供应商的企业规模", "size of the supplier")),
           column("subcontractor_size", &ContractFacts::subcontractor_size,
                  text("分包供应商的企业规模", "size of the subcontractor"))),
    uses(rule("procurement.contract_signing_period", &ContractRules::signing).anchored("award_notice_issued_on"),
         rule("procurement.works_contract_signing_period", &ContractRules::works_signing)
             .anchored("award_notice_issued_on"),
         rule("procurement.contract_publication_period", &ContractRules::publication),
         rule("procurement.contract_filing_period", &ContractRules::filing),
         rule("procurement.contract_in_writing", &ContractRules::written),
         rule("procurement.contract_as_awarded", &ContractRules::as_awarded),
         rule("procurement.subcontract_consent", &ContractRules::subcontract),
         rule("procurement.works_subcontract", &ContractRules::works_subcontract),
         rule("procurement.sme_subcontract", &ContractRules::sme_subcontract),
         rule("procurement.supplement_share", &ContractRules::supplement_share),
         rule("procurement.supplement", &ContractRules::supplement),
         rule("calendar.working_days", &ContractRules::working_days)),
    outputs(
        column("outcome", &ContractResult::outcome, text("结论", "outcome")),
        column("form", &ContractResult::form, text("合同形式", "form")),
        column("signing", &ContractResult::signing, text("签订", "signing")),
        column("signing_due_on", &ContractResult::signing_due, text("最迟签订日", "to be signed by")),
        column("publication", &ContractResult::publication, text("公告", "publication")),
        column("publication_due_on", &ContractResult::publication_due, text("最迟公告日", "to be published by")),
        column("filing", &ContractResult::filing, text("备案", "filing")),
        column("filing_due_on", &ContractResult::filing_due, text("最迟备案日", "to be filed by")),
        column("amount", &ContractResult::amount, text("金额", "amount")),
        column("subcontract", &ContractResult::subcontract, text("分包", "subcontract")),
        column("supplement", &ContractResult::supplements, text("补充合同", "supplements")),
        column("supplements_total_fen", &ContractResult::supplements_total,
               text("补充合同合计", "total of supplements")),
        column("supplements_cap_fen", &ContractResult::supplements_cap, text("补充合同上限", "cap of supplements"))),
    list("supplements", text("补充合同", "supplements"), &ContractFacts::supplements,
         inputs(column("signed_on", &Supplement::signed_on, text("签订日", "day of signing")),
                column("amount_fen", &Supplement::amount, text("追加金额", "amount")),
                column("same_subject", &Supplement::same_subject, text("是否标的相同", "same subject")),
                column("terms_unchanged", &Supplement::terms_unchanged,
                       text("是否不改变其他条款", "other terms unchanged"))),
         &ContractRows::supplements,
         outputs(column("outcome", &SupplementResult::outcome, text("结论", "outcome")),
                 column("total_fen", &SupplementResult::total, text("累计金额", "total so far")),
                 column("path", &SupplementResult::path, text("判断路径", "path")))));

}  // namespace steward::procurement
