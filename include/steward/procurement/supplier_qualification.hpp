/// @file
/// Whether a supplier may take part (供应商资格): the conditions of the law on the day, its record of the years before, its
/// ties to other bidders and to the project, its consortium, and the certificates that the project asks for.
///
/// One row is one supplier; of a consortium every member is a row of its own (政府采购法 art. 24).
#pragma once

#include <array>
#include <optional>

#include "steward/procurement/enumerations.hpp"
#include "steward/rules/operation.hpp"

namespace steward {
namespace procurement {

/// 处罚种类, as 政府采购法实施条例 art. 19 tells them apart.
enum class PenaltyKind : std::int32_t { criminal = 1, closure = 2, licence = 3, fine = 4, other = 5 };

namespace detail {
inline constexpr std::array penalty_kind_items{
    item(PenaltyKind::criminal, "criminal", text("刑事处罚", "criminal penalty")),
    item(PenaltyKind::closure, "closure", text("责令停产停业", "order to stop the business")),
    item(PenaltyKind::licence, "licence", text("吊销许可证或者执照", "licence revoked")),
    item(PenaltyKind::fine, "fine", text("罚款", "fine")),
    item(PenaltyKind::other, "other", text("其他行政处罚", "another administrative penalty")),
};
}  // namespace detail

}  // namespace procurement

template <>
struct EnumerationOf<procurement::PenaltyKind> {
    static constexpr EnumerationView view{"penalty_kind", text("处罚种类", "kind of penalty"),
                                          procurement::detail::penalty_kind_items};
};

namespace procurement {

/// A penalty for unlawful business (因违法经营受到的处罚).
struct Penalty {
    PenaltyKind kind{};
    Date decided_on;            ///< 处罚决定日
    std::optional<Money> fine;  ///< 罚款金额, fen, not negative
    std::optional<Money>
        field_threshold;  ///< 相关领域规定的较大数额罚款标准, fen; empty: the field has none of its own
    std::optional<Date> banned_until;  ///< last day of a ban from procurement for the same act; empty: no ban
};

struct PenaltyResult {
    Outcome outcome = Outcome::indeterminate;  ///< violation when it keeps the supplier out
    std::int64_t path = 0;
};

/// A certificate that the project asks for (资质证明).
struct Certificate {
    std::optional<Date> valid_from;   ///< first day; empty: valid since before
    std::optional<Date> valid_until;  ///< last day on which it is valid; empty: without end
};

struct CertificateResult {
    Outcome outcome = Outcome::indeterminate;  ///< pass when it is valid on the day
    std::int64_t path = 0;
};

struct QualificationFacts {
    Method method{};                       ///< 采购方式
    Date participates_on;                  ///< 参加采购活动之日, the date whose rules govern
    std::optional<bool> civil_capacity;    ///< 具有独立承担民事责任的能力
    std::optional<bool> sound_reputation;  ///< 商业信誉良好、财务会计制度健全
    std::optional<bool> able_to_perform;   ///< 具有必需的设备和专业技术能力
    std::optional<bool> pays_taxes;        ///< 依法缴纳税收和社会保障资金
    std::optional<bool> other_conditions;  ///< 法律、行政法规规定的其他条件
    std::optional<bool> same_head;         ///< 与同一合同项下其他供应商负责人为同一人
    std::optional<bool> direct_tie;        ///< 与其存在直接控股、管理关系
    std::optional<bool> indirect_tie;      ///< works tenders: 与其存在间接控股关系
    std::optional<bool> advised_on_project;  ///< 为本项目提供过设计、规范编制、项目管理、监理、检测等服务
    std::optional<bool> consortium;             ///< 以联合体形式参加
    std::optional<bool> agreement_submitted;    ///< 已提交联合协议
    std::optional<bool> bids_apart;             ///< 联合体成员另外单独或者与他人组成联合体参加
    std::span<const Penalty> penalties;         ///< all of them; none: no penalty
    std::span<const Certificate> certificates;  ///< those that the project asks for
};

struct QualificationRules {
    Provision general_conditions;
    Provision specific_conditions;
    Parameter<std::int64_t> lookback_years;
    Provision serious_record;
    Parameter<Money> large_fine;
    Provision ban;
    Provision expired_ban;
    Provision related_bidders;
    Provision works_related_bidders;
    Provision project_advisers;
    Provision consortium_agreement;
    Provision consortium_exclusive;
    Provision works_consortium;
};

struct QualificationResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<Outcome> conditions;  ///< 政府采购法 art. 22 (1)-(4), (6)
    std::optional<Outcome> record;      ///< 政府采购法 art. 22 (5), bans
    std::optional<Outcome> ties;        ///< other bidders and the project
    std::optional<Outcome> consortium;
    std::optional<Outcome> certificates;
    std::optional<Date> record_from;  ///< first day of the years that are looked at
};

struct QualificationRows {
    std::span<PenaltyResult> penalties;
    std::span<CertificateResult> certificates;
};

namespace detail {

/// A condition that must be as `wanted`: pass, violation, or indeterminate with the fact named.
template <class Trace>
Outcome must_be(std::optional<bool> fact, bool wanted, std::string_view column, Text name, Trace& trace) {
    if (!fact) {
        trace.missing_fact(column, name);
        return Outcome::indeterminate;
    }
    const bool kept = trace.branch(*fact == wanted);
    if (!kept)
        trace.computed(wanted ? text("不具备该条件", "the condition does not hold") : text("存在该情形", "this is so"),
                       operand(name, *fact));
    return kept ? Outcome::pass : Outcome::violation;
}

/// Whether the provision holds its ground: an outcome under a rule that is not in force is not known.
template <class Trace>
Outcome under(const Provision& rule, Outcome outcome, Text what, Trace& trace) {
    if (!rule.apply(trace, what)) return Outcome::indeterminate;
    if (outcome == Outcome::violation) trace.control(rule.use());
    return outcome;
}

/// Whether a fine is large (较大数额罚款): 2,000,000 yuan, or the higher standard of its field; 以上 includes the amount.
template <class Trace>
std::optional<bool> is_large(const QualificationRules& rules, const Penalty& penalty, Trace& trace) {
    if (!penalty.fine) {
        trace.missing_fact("penalties.fine_fen", text("罚款金额", "fine"));
        return std::nullopt;
    }
    std::optional<Money> limit = penalty.field_threshold;
    if (rules.large_fine.in_force() || !limit) {
        const auto general = rules.large_fine.get(trace, text("较大数额罚款", "large fine"));
        if (!general) return std::nullopt;
        limit = limit ? std::max(*limit, *general) : *general;
    }
    const bool large = trace.branch(*penalty.fine >= *limit);
    trace.computed(large ? text("属于较大数额罚款", "a large fine") : text("不属于较大数额罚款", "not a large fine"),
                   operand(text("罚款", "fine"), *penalty.fine), operand(text("标准", "standard"), *limit));
    return large;
}

template <class Trace>
Outcome judge_penalty(const QualificationRules& rules, const Penalty& penalty, Date on, Date from, std::int32_t row,
                      Trace& trace) {
    for (const auto& [amount, column] : {std::pair{penalty.fine, "penalties.fine_fen"},
                                         std::pair{penalty.field_threshold, "penalties.field_threshold_fen"}})
        if (amount && *amount < Money::fen(0)) {
            trace.reject(Status::out_of_range, column, text("金额不能为负", "the amount must not be negative"), row);
            return Outcome::indeterminate;
        }
    if (penalty.banned_until && *penalty.banned_until < penalty.decided_on) {
        trace.reject(Status::contradiction, "penalties.banned_until_on",
                     text("应不早于处罚决定日", "it must not be before the decision"), row);
        return Outcome::indeterminate;
    }
    if (trace.branch(penalty.decided_on > on)) return Outcome::not_applicable;
    if (penalty.banned_until) {
        if (trace.branch(*penalty.banned_until >= on))
            return under(rules.ban, Outcome::violation,
                         text("禁止参加政府采购活动的期限尚未届满", "the ban from procurement has not ended"), trace);
        if (rules.expired_ban.in_force())
            return under(rules.expired_ban, Outcome::pass,
                         text("禁止期限届满的，可以参加", "a supplier may take part once its ban has ended"), trace);
    }
    if (trace.branch(penalty.decided_on < from)) return Outcome::pass;
    const Text serious = text("参加前三年内的重大违法记录", "a serious offence in the years before");
    switch (penalty.kind) {
        case PenaltyKind::criminal:
        case PenaltyKind::closure:
        case PenaltyKind::licence: return under(rules.serious_record, Outcome::violation, serious, trace);
        case PenaltyKind::fine: {
            if (!rules.serious_record.in_force())
                return under(rules.serious_record, Outcome::violation, serious, trace);
            const auto large = is_large(rules, penalty, trace);
            if (!large) return Outcome::indeterminate;
            return *large ? under(rules.serious_record, Outcome::violation, serious, trace) : Outcome::pass;
        }
        case PenaltyKind::other:
            // "等行政处罚" leaves room for others as heavy as those named.
            return under(
                rules.serious_record, Outcome::needs_review,
                text("是否属于同等的行政处罚，需复核", "whether it is as heavy as those named is to be reviewed"),
                trace);
    }
    return Outcome::indeterminate;
}

template <class Trace>
Outcome judge_ties(const QualificationRules& rules, const QualificationFacts& facts, Trace& trace) {
    const bool works = facts.method == Method::works_tender;
    Outcome bidders =
        combine(must_be(facts.same_head, false, "same_head",
                        text("与其他供应商负责人为同一人", "same head as another bidder"), trace),
                must_be(facts.direct_tie, false, "direct_tie",
                        text("与其他供应商存在直接控股、管理关系", "directly tied to another bidder"), trace));
    if (works)
        bidders = combine(
            bidders, must_be(facts.indirect_tie, false, "indirect_tie",
                             text("与其他投标人存在间接控股关系", "indirectly controlled with another bidder"), trace));
    const Outcome related =
        under(works ? rules.works_related_bidders : rules.related_bidders, bidders,
              works ? text("负责人为同一人或者存在控股、管理关系的，不得参加同一标段投标",
                           "same head, control or management: not in the same lot")
                    : text("负责人为同一人或者存在直接控股、管理关系的，不得参加同一合同项下的采购活动",
                           "same head, direct control or management: not under the same contract"),
              trace);
    // The exclusion of who designed or advised is of the procurement regulation, and not of single source.
    if (works || trace.branch(facts.method == Method::single_source)) return related;
    const Outcome advised = must_be(facts.advised_on_project, false, "advised_on_project",
                                    text("为本项目提供过设计、监理等服务", "advised on the project"), trace);
    return combine(related, under(rules.project_advisers, advised,
                                  text("为项目提供整体设计、规范编制或者项目管理、监理、检测等服务的，不得再参加",
                                       "who designed, managed, supervised or tested for the project may not take part"),
                                  trace));
}

template <class Trace>
Outcome judge_consortium(const QualificationRules& rules, const QualificationFacts& facts, Trace& trace) {
    if (!facts.consortium) {
        trace.missing_fact("consortium", text("是否以联合体形式参加", "in a consortium"));
        return Outcome::indeterminate;
    }
    if (!trace.branch(*facts.consortium)) return Outcome::not_applicable;
    const bool works = facts.method == Method::works_tender;
    const Outcome agreement = must_be(facts.agreement_submitted, true, "agreement_submitted",
                                      text("已提交联合协议", "consortium agreement submitted"), trace);
    const Outcome apart = must_be(facts.bids_apart, false, "bids_apart",
                                  text("另外单独或者与他人组成联合体参加", "takes part a second time"), trace);
    const Text agreement_text = text("联合体应当提交联合协议", "a consortium submits its agreement");
    const Text apart_text =
        text("联合体各方不得再单独参加或者与他人另外组成联合体", "a member may not take part a second time");
    if (works)
        return combine(under(rules.works_consortium, agreement, agreement_text, trace),
                       under(rules.works_consortium, apart, apart_text, trace));
    return combine(under(rules.consortium_agreement, agreement, agreement_text, trace),
                   under(rules.consortium_exclusive, apart, apart_text, trace));
}

/// What 政府采购法 art. 22 asks of every supplier, but its record.
template <class Trace>
Outcome judge_conditions(const QualificationRules& rules, const QualificationFacts& facts, Trace& trace) {
    Outcome all =
        must_be(facts.civil_capacity, true, "civil_capacity", text("独立承担民事责任的能力", "civil capacity"), trace);
    all = combine(all, must_be(facts.sound_reputation, true, "sound_reputation",
                               text("商业信誉和财务会计制度", "reputation and accounts"), trace));
    all = combine(all, must_be(facts.able_to_perform, true, "able_to_perform",
                               text("设备和专业技术能力", "equipment and skills"), trace));
    all = combine(all, must_be(facts.pays_taxes, true, "pays_taxes",
                               text("缴纳税收和社会保障资金", "taxes and social security"), trace));
    all = combine(all, must_be(facts.other_conditions, true, "other_conditions",
                               text("法律、行政法规规定的其他条件", "other conditions of laws"), trace));
    return under(rules.general_conditions, all, text("供应商应当具备法定条件", "the conditions of the law"), trace);
}

template <class Trace>
Outcome judge_certificate(const QualificationRules& rules, const Certificate& certificate, Date on, std::int32_t row,
                          Trace& trace) {
    if (certificate.valid_from && certificate.valid_until && *certificate.valid_until < *certificate.valid_from) {
        trace.reject(Status::contradiction, "certificates.valid_until_on",
                     text("应不早于有效期起始日", "it must not be before the first day"), row);
        return Outcome::indeterminate;
    }
    const bool begun = !certificate.valid_from || *certificate.valid_from <= on;
    const bool valid = trace.branch(begun && (!certificate.valid_until || on <= *certificate.valid_until));
    return under(rules.specific_conditions, valid ? Outcome::pass : Outcome::violation,
                 valid ? text("资质在有效期内", "the certificate is valid")
                       : text("资质不在有效期内", "the certificate is not valid"),
                 trace);
}

}  // namespace detail

/// Source: 政府采购法 art. 22-24, 77; 政府采购法实施条例 art. 17-19, 22; 财库〔2022〕3号; 招标投标法 art. 31; 招标投标法实施条例 art. 34, 37.
/// Pure; never throws for any facts.
template <class Trace>
QualificationResult decide(const QualificationRules& rules, const QualificationFacts& facts, QualificationRows& rows,
                           Trace& trace) {
    QualificationResult result;
    trace.control(rules.general_conditions.use());
    if (trace.branch(facts.method == Method::works_tender)) {
        trace.note(
            text("招标的工程适用招标投标法，不判断政府采购法第二十二条的条件",
                 "works that are tendered are under the tendering law: art. 22 of the procurement law is not judged"));
        result.conditions = Outcome::not_applicable;
        result.record = Outcome::not_applicable;
    } else {
        result.conditions = detail::judge_conditions(rules, facts, trace);
        const auto years = rules.lookback_years.get(trace, text("回溯年限", "years looked back"));
        Date from;
        if (years && anniversary(facts.participates_on, -static_cast<std::int32_t>(*years), from))
            result.record_from = from;
        result.record = result.record_from ? Outcome::pass : Outcome::indeterminate;
    }
    for (std::size_t i = 0; i < facts.penalties.size(); ++i) {
        trace.begin_row(static_cast<std::int32_t>(i));
        PenaltyResult& judged = rows.penalties[i];
        judged.outcome = facts.method == Method::works_tender ? Outcome::not_applicable
                         : result.record_from
                             ? detail::judge_penalty(rules, facts.penalties[i], facts.participates_on,
                                                     *result.record_from, static_cast<std::int32_t>(i), trace)
                             : Outcome::indeterminate;
        judged.path = trace.end_row();
        if (trace.rejected()) return result;
        result.record = combine(*result.record, judged.outcome);
    }
    result.ties = detail::judge_ties(rules, facts, trace);
    result.consortium = detail::judge_consortium(rules, facts, trace);
    result.certificates = Outcome::not_applicable;
    for (std::size_t i = 0; i < facts.certificates.size(); ++i) {
        trace.begin_row(static_cast<std::int32_t>(i));
        CertificateResult& judged = rows.certificates[i];
        judged.outcome = detail::judge_certificate(rules, facts.certificates[i], facts.participates_on,
                                                   static_cast<std::int32_t>(i), trace);
        judged.path = trace.end_row();
        if (trace.rejected()) return result;
        result.certificates = combine(*result.certificates, judged.outcome);
    }
    result.outcome =
        combine(combine(combine(*result.conditions, *result.record), combine(*result.ties, *result.consortium)),
                *result.certificates);
    return result;
}

inline constexpr auto supplier_qualification =
    operation<QualificationFacts, QualificationRules, QualificationResult, QualificationRows>(
        "procurement.supplier_qualification", text("供应商资格", "qualification of a supplier"),
        "政府采购法 22-24, 77; 政府采购法实施条例 17-19, 22; 财库〔2022〕3号; 招标投标法 31; 招标投标法实施条例 34, 37",
        anchor("participates_on", &QualificationFacts::participates_on),
        inputs(column("method", &QualificationFacts::method, text("采购方式", "method")),
               column("participates_on", &QualificationFacts::participates_on,
                      text("参加采购活动之日", "day of taking part")),
               column("civil_capacity", &QualificationFacts::civil_capacity,
                      text("独立承担民事责任的能力", "civil capacity")),
               column("sound_reputation", &QualificationFacts::sound_reputation,
                      text("商业信誉和财务会计制度", "reputation and accounts")),
               column("able_to_perform", &QualificationFacts::able_to_perform,
                      text("设备和专业技术能力", "equipment and skills")),
               column("pays_taxes", &QualificationFacts::pays_taxes,
                      text("缴纳税收和社会保障资金", "taxes and social security")),
               column("other_conditions", &QualificationFacts::other_conditions,
                      text("法律、行政法规规定的其他条件", "other conditions of laws")),
               column("same_head", &QualificationFacts::same_head,
                      text("与其他供应商负责人为同一人", "same head as another bidder")),
               column("direct_tie", &QualificationFacts::direct_tie,
                      text("与其他供应商存在直接控股、管理关系", "directly tied to another bidder")),
               column("indirect_tie", &QualificationFacts::indirect_tie,
                      text("与其他投标人存在间接控股关系", "indirectly controlled with another bidder")),
               column("advised_on_project", &QualificationFacts::advised_on_project,
                      text("为本项目提供过设计、监理等服务", "advised on the project")),
               column("consortium", &QualificationFacts::consortium, text("是否以联合体形式参加", "in a consortium")),
               column("agreement_submitted", &QualificationFacts::agreement_submitted,
                      text("是否已提交联合协议", "consortium agreement submitted")),
               column("bids_apart", &QualificationFacts::bids_apart, text("是否另外参加", "takes part a second time"))),
        uses(rule("procurement.supplier_conditions", &QualificationRules::general_conditions),
             rule("procurement.specific_conditions", &QualificationRules::specific_conditions),
             rule("procurement.record_lookback_years", &QualificationRules::lookback_years),
             rule("procurement.serious_record", &QualificationRules::serious_record),
             rule("procurement.large_fine", &QualificationRules::large_fine),
             rule("procurement.procurement_ban", &QualificationRules::ban),
             rule("procurement.expired_ban", &QualificationRules::expired_ban),
             rule("procurement.related_bidders", &QualificationRules::related_bidders),
             rule("procurement.works_related_bidders", &QualificationRules::works_related_bidders),
             rule("procurement.project_advisers", &QualificationRules::project_advisers),
             rule("procurement.consortium_agreement", &QualificationRules::consortium_agreement),
             rule("procurement.consortium_exclusive", &QualificationRules::consortium_exclusive),
             rule("procurement.works_consortium", &QualificationRules::works_consortium)),
        outputs(column("outcome", &QualificationResult::outcome, text("结论", "outcome")),
                column("conditions", &QualificationResult::conditions, text("法定条件", "conditions of the law")),
                column("record", &QualificationResult::record, text("违法记录", "record")),
                column("ties", &QualificationResult::ties, text("关联关系", "ties")),
                column("consortium", &QualificationResult::consortium, text("联合体", "consortium")),
                column("certificate", &QualificationResult::certificates, text("资质", "certificates")),
                column("record_from_on", &QualificationResult::record_from,
                       text("记录回溯起始日", "record looked at from"))),
        list("penalties", text("处罚", "penalties"), &QualificationFacts::penalties,
             inputs(column("kind", &Penalty::kind, text("处罚种类", "kind of penalty")),
                    column("decided_on", &Penalty::decided_on, text("处罚决定日", "day of the decision")),
                    column("fine_fen", &Penalty::fine, text("罚款金额", "fine")),
                    column("field_threshold_fen", &Penalty::field_threshold,
                           text("该领域较大数额罚款标准", "large fine of the field")),
                    column("banned_until_on", &Penalty::banned_until,
                           text("禁止参加政府采购的最后一日", "last day of a ban"))),
             &QualificationRows::penalties,
             outputs(column("outcome", &PenaltyResult::outcome, text("结论", "outcome")),
                     column("path", &PenaltyResult::path, text("判断路径", "path")))),
        list("certificates", text("资质证明", "certificates"), &QualificationFacts::certificates,
             inputs(column("valid_from_on", &Certificate::valid_from, text("有效期起始日", "valid from")),
                    column("valid_until_on", &Certificate::valid_until, text("有效期最后一日", "last valid day"))),
             &QualificationRows::certificates,
             outputs(column("outcome", &CertificateResult::outcome, text("结论", "outcome")),
                     column("path", &CertificateResult::path, text("判断路径", "path")))));

}  // namespace procurement
}  // namespace steward
