/// @file
/// The committee that evaluates (评标委员会, 竞争性谈判小组, 询价小组, 磋商小组): its size, the experts' share, who may sit on it.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "steward/procurement/enumerations.hpp"
#include "steward/procurement/unknown.hpp"
#include "steward/rules/operation.hpp"

namespace steward {
namespace procurement {

/// 成员身份: 财政部令第87号 art. 47.
enum class CommitteeRole : std::int32_t { purchaser_representative = 1, expert = 2 };

/// Which of two least numbers of members holds: 财政部令第87号 art. 47; 财政部令第74号 art. 7.
enum class CommitteeGrade : std::int32_t { ordinary = 1, enlarged = 2 };

/// 评审专家产生方式: 财政部令第87号 art. 48.
enum class ExpertSelection : std::int32_t { drawn = 1, chosen = 2 };

/// 利害关系: 政府采购法实施条例 art. 9.
enum class SupplierTie : std::int32_t { employment = 1, directorship = 2, control = 3, kinship = 4, other = 5 };

/// Why a member may not sit on the committee, or not in this place.
enum class MemberFault : std::int32_t {
    conflict_of_interest = 1,
    purchaser_staff = 2,
    agency_staff = 3,
    supervisor_staff = 4,
    representative_chairs = 5,
    not_drawn = 6,
    too_few_years = 7,
    no_senior_title = 8,
};

/// What is wrong with the committee as a whole.
enum class CommitteeFault : std::int32_t {
    too_few_members = 1,
    even_number = 2,
    too_few_experts = 3,
    no_legal_expert = 4,
    unfit_member = 5,
};

namespace detail {
inline constexpr std::array committee_role_items{
    item(CommitteeRole::purchaser_representative, "purchaser_representative",
         text("采购人代表", "representative of the purchaser")),
    item(CommitteeRole::expert, "expert", text("评审专家", "expert")),
};
inline constexpr std::array committee_grade_items{
    item(CommitteeGrade::ordinary, "ordinary", text("一般项目", "ordinary")),
    item(CommitteeGrade::enlarged, "enlarged", text("须增加成员的项目", "enlarged")),
};
inline constexpr std::array expert_selection_items{
    item(ExpertSelection::drawn, "drawn", text("随机抽取", "drawn at random")),
    item(ExpertSelection::chosen, "chosen", text("自行选定", "chosen")),
};
inline constexpr std::array supplier_tie_items{
    item(SupplierTie::employment, "employment", text("劳动关系", "employment")),
    item(SupplierTie::directorship, "directorship", text("担任董事、监事", "director or supervisor")),
    item(SupplierTie::control, "control",
         text("控股股东或者实际控制人", "controlling shareholder or actual controller")),
    item(SupplierTie::kinship, "kinship",
         text("与法定代表人或者负责人有亲属关系", "relative of its legal representative or head")),
    item(SupplierTie::other, "other", text("其他可能影响公平、公正的关系", "another tie that may affect fairness")),
};
inline constexpr std::array member_fault_items{
    item(MemberFault::conflict_of_interest, "conflict_of_interest", text("与供应商有利害关系", "conflict of interest")),
    item(MemberFault::purchaser_staff, "purchaser_staff",
         text("本单位人员以专家身份评审", "the purchaser's own staff as an expert")),
    item(MemberFault::agency_staff, "agency_staff", text("代理机构工作人员", "staff of the agency")),
    item(MemberFault::supervisor_staff, "supervisor_staff",
         text("监督部门工作人员", "staff of the supervising department")),
    item(MemberFault::representative_chairs, "representative_chairs",
         text("采购人代表担任组长", "the representative chairs")),
    item(MemberFault::not_drawn, "not_drawn", text("未依法随机抽取", "not drawn at random")),
    item(MemberFault::too_few_years, "too_few_years", text("从事相关领域工作年限不足", "too few years in the field")),
    item(MemberFault::no_senior_title, "no_senior_title",
         text("无高级职称或者同等专业水平", "no senior title or equal level")),
};
inline constexpr std::array committee_fault_items{
    item(CommitteeFault::too_few_members, "too_few_members", text("成员人数不足", "too few members")),
    item(CommitteeFault::even_number, "even_number", text("成员人数不是单数", "an even number of members")),
    item(CommitteeFault::too_few_experts, "too_few_experts", text("评审专家比例不足", "too few experts")),
    item(CommitteeFault::no_legal_expert, "no_legal_expert", text("缺少法律专家", "no legal expert")),
    item(CommitteeFault::unfit_member, "unfit_member", text("有成员不得参加", "a member may not take part")),
};
}  // namespace detail

}  // namespace procurement

template <>
struct EnumerationOf<procurement::CommitteeRole> {
    static constexpr EnumerationView view{"committee_role", text("成员身份", "role"),
                                          procurement::detail::committee_role_items};
};
template <>
struct EnumerationOf<procurement::CommitteeGrade> {
    static constexpr EnumerationView view{"committee_grade", text("项目类别", "grade"),
                                          procurement::detail::committee_grade_items};
};
template <>
struct EnumerationOf<procurement::ExpertSelection> {
    static constexpr EnumerationView view{"expert_selection", text("专家产生方式", "how the expert was found"),
                                          procurement::detail::expert_selection_items};
};
template <>
struct EnumerationOf<procurement::SupplierTie> {
    static constexpr EnumerationView view{"supplier_tie", text("利害关系", "tie with a supplier"),
                                          procurement::detail::supplier_tie_items};
};
template <>
struct EnumerationOf<procurement::MemberFault> {
    static constexpr EnumerationView view{"member_fault", text("成员问题", "fault of a member"),
                                          procurement::detail::member_fault_items};
};
template <>
struct EnumerationOf<procurement::CommitteeFault> {
    static constexpr EnumerationView view{"committee_fault", text("组成问题", "fault of the committee"),
                                          procurement::detail::committee_fault_items};
};

namespace procurement {

/// One member. A fact that may be unknown is optional; unknown is never false.
struct CommitteeMember {
    CommitteeRole role{};
    std::optional<std::string_view> member;    ///< who it is, for the record: no rule asks for it
    std::optional<bool> chairs;                ///< 担任组长
    std::optional<ExpertSelection> selection;  ///< of an expert
    std::optional<Set<SupplierTie>> ties;      ///< with a supplier that takes part; the empty set: none
    std::optional<Date>
        ties_ended_on;  ///< last day of the latest employment, directorship or control; empty: it goes on
    std::optional<bool> of_purchaser;   ///< 采购人本单位（本部门）人员
    std::optional<bool> of_agency;      ///< 本项目采购代理机构工作人员
    std::optional<bool> of_supervisor;  ///< 负责监督本项目的行政监督部门工作人员; tender of works
    std::optional<bool> legal_expert;   ///< 法律专家
    std::optional<std::int64_t> years_in_field;  ///< full years; tender of works
    std::optional<bool> senior_title;            ///< 高级职称或者同等专业水平; tender of works
    std::optional<bool> misconduct;  ///< an act of 财政部令第87号 art. 62(1)-(5); asked for the opinion alone
};

struct CommitteeMemberResult {
    Outcome outcome = Outcome::indeterminate;
    Set<MemberFault> faults;
    std::optional<bool>
        opinion_valid;  ///< 评审意见是否有效: void for a conflict of interest or for misconduct; empty: unknown
    std::int64_t path = 0;
};

struct CommitteeFacts {
    Method method{};
    Date announced_on;                 ///< 采购公告日, the date whose rules govern
    std::optional<Date> evaluated_on;  ///< day on which the members take part; the three years before it count
    std::optional<Category> category;
    std::optional<Money> budget;  ///< 采购预算金额, fen, more than 0
    std::optional<bool> reaches_amount;  ///< 达到公开招标数额标准, of works 招标规模标准; empty: asked of the rules
    std::optional<bool> technically_complex;  ///< 技术复杂
    std::optional<bool> specialised;          ///< 专业性强
    std::optional<bool> socially_important;   ///< 社会影响较大
    std::optional<bool> special_requirement;  ///< 国家有特殊要求; tender of works
    std::optional<bool> draw_unsuitable;      ///< 通过随机方式难以确定合适的评审专家
    std::optional<bool> own_choice_approved;  ///< 主管预算单位同意自行选定
    std::optional<bool> must_tender;          ///< 依法必须进行招标的项目; tender of works
    std::span<const CommitteeMember> members;
};

struct CommitteeRules {
    Table<Method, CommitteeGrade> size;
    Table<Method> terms;
    Parameter<Money> enlarged_budget;
    Threshold<Category> open_tender_amount;
    Provision conflicts;
    Parameter<std::int64_t> conflict_years;
    Provision void_opinion;
    Provision misconduct;
    Provision own_staff;
    Provision random_draw;
    Provision works_draw;
    Provision chair;
    Parameter<std::int64_t> works_expert_years;
    Provision works_conflicts;
    Provision works_supervisors;
};

struct CommitteeResult {
    Outcome outcome = Outcome::indeterminate;
    Set<CommitteeFault> faults;
    std::optional<std::int64_t> min_members;  ///< empty while it is unknown which of two numbers holds
    std::optional<std::int64_t> min_experts;  ///< of as many members as there are
    std::int64_t member_count = 0;
    std::int64_t expert_count = 0;
};

struct CommitteeRows {
    std::span<CommitteeMemberResult> members;
};

namespace detail {

/// Value columns of procurement.committee_size and procurement.committee_terms, in the order of the description below.
enum CommitteeSizeValue : std::int32_t { least_members, expert_part, expert_whole };
enum CommitteeTerm : std::int32_t {
    enlarged_by_budget,
    enlarged_by_amount,
    own_choice,
    legal_expert,
    representative_may_chair,
    own_staff_exception
};

/// Judges one member; faults and what is unknown are gathered, so that all of them are seen at once.
template <class Trace>
class MemberJudge {
public:
    MemberJudge(const CommitteeRules& rules, const CommitteeFacts& facts, const CommitteeMember& member, Trace& trace)
        : rules_(rules), facts_(facts), member_(member), works_(facts.method == Method::works_tender), trace_(trace) {}

    CommitteeMemberResult judge() {
        judge_ties();
        if (trace_.rejected()) return {};
        if (member_.role == CommitteeRole::expert) {
            judge_draw();
            if (works_) judge_experience();
        } else {
            judge_chair();
        }
        if (works_)
            judge_supervisor();
        else
            judge_staff();
        CommitteeMemberResult result;
        result.faults = faults_;
        result.outcome = faults_.bits != 0 ? Outcome::violation
                         : unknown_        ? Outcome::indeterminate
                         : review_         ? Outcome::needs_review
                                           : Outcome::pass;
        result.opinion_valid = opinion();
        return result;
    }

private:
    void fault(MemberFault which, const RuleUse& rule) {
        faults_.add(which);
        trace_.control(rule);
    }
    void missing(std::string_view column, Text what) {
        trace_.missing_fact(column, what);
        unknown_ = true;
    }

    /// 政府采购法实施条例 art. 75; 财政部令第87号 art. 62. The tender of works has no such article.
    [[nodiscard]] std::optional<bool> opinion() {
        if (works_) return std::nullopt;
        if (faults_.has(MemberFault::conflict_of_interest) && member_.role == CommitteeRole::expert &&
            rules_.void_opinion.in_force()) {
            rules_.void_opinion.apply(trace_, text("有利害关系未回避的，其评审意见无效",
                                                   "the opinion of an expert who did not stand back is void"));
            return false;
        }
        const bool tender = facts_.method == Method::open_tender || facts_.method == Method::invited_tender;
        if (!tender || !rules_.misconduct.in_force()) return std::nullopt;
        if (member_.misconduct.value_or(false)) {
            rules_.misconduct.apply(trace_, text("有违反评标纪律的行为，其评审意见无效",
                                                 "the opinion of a member who broke the discipline is void"));
            return false;
        }
        if (!member_.misconduct || !ties_known_ || faults_.has(MemberFault::conflict_of_interest)) return std::nullopt;
        return true;
    }

    void judge_ties() {
        if (!member_.ties) {
            missing("members.ties", text("与供应商的利害关系", "ties with suppliers"));
            return;
        }
        if (member_.ties->bits == 0) {
            ties_known_ = true;
            return;
        }
        const Provision& rule = works_ ? rules_.works_conflicts : rules_.conflicts;
        if (!rule.apply(trace_,
                        text("与供应商有利害关系的，应当回避", "whoever has a tie with a supplier stands back"))) {
            unknown_ = true;
            return;
        }
        if (member_.ties->has(SupplierTie::kinship) || member_.ties->has(SupplierTie::other) ||
            !member_.ties_ended_on) {
            trace_.branch(true);
            fault(MemberFault::conflict_of_interest, rule.use());
            return;
        }
        if (works_) {
            trace_.note(text("招标投标法未规定已终止的关系何时不再构成利害关系",
                             "the Tendering Law does not say how long a tie that has ended counts"));
            trace_.control(rule.use());
            review_ = true;
            return;
        }
        if (!facts_.evaluated_on) {
            missing("evaluated_on", text("参加评审日", "day of the evaluation"));
            return;
        }
        const auto years = rules_.conflict_years.get(trace_, text("参加采购活动前的年数", "years before taking part"));
        if (!years) {
            unknown_ = true;
            return;
        }
        Date first;
        if (*years < 0 || *years > 100 ||
            !anniversary(*facts_.evaluated_on, -static_cast<std::int32_t>(*years), first)) {
            trace_.reject(Status::out_of_range, "evaluated_on",
                          text("应在可用日期范围内", "it must lie in the range of dates"));
            return;
        }
        const bool counts = trace_.branch(*member_.ties_ended_on >= first);
        trace_.computed(text("关系终止日与期间起始日", "end of the tie and first day that counts"),
                        operand(text("终止日", "ended"), *member_.ties_ended_on),
                        operand(text("期间起始日", "first day"), first));
        ties_known_ = true;
        if (counts) fault(MemberFault::conflict_of_interest, rules_.conflict_years.use());
    }

    /// Whether the purchaser may choose experts: 财政部令第87号 art. 48; 财政部令第74号 art. 7; 招标投标法 art. 37.
    [[nodiscard]] std::optional<bool> choice_allowed(bool report) {
        const auto listed = rules_.terms.template quiet<bool>(own_choice, facts_.method);
        if (!listed) {
            if (report) rules_.terms.missing(trace_, own_choice, facts_.method);
            return std::nullopt;
        }
        if (!*listed) return false;
        const auto special = both(facts_.technically_complex, facts_.specialised);
        const auto ground = works_ ? either(special, facts_.special_requirement) : special;
        const auto needed = both(ground, facts_.draw_unsuitable);
        const auto allowed = works_ ? needed : both(needed, facts_.own_choice_approved);
        if (!allowed && report) {
            if (!special && !(works_ && facts_.special_requirement.value_or(false))) {
                if (!facts_.technically_complex)
                    missing("technically_complex", text("是否技术复杂", "technically complex"));
                if (!facts_.specialised) missing("specialised", text("是否专业性强", "specialised"));
            }
            if (works_ && !ground && !facts_.special_requirement)
                missing("special_requirement", text("国家是否有特殊要求", "a special requirement of the state"));
            if (!facts_.draw_unsuitable)
                missing("draw_unsuitable", text("随机方式是否难以确定合适专家", "a draw cannot find fit experts"));
            if (!works_ && !facts_.own_choice_approved)
                missing("own_choice_approved", text("主管预算单位是否同意自行选定", "own choice approved"));
        }
        return allowed;
    }

    void judge_draw() {
        if (!member_.selection) {
            missing("members.selection", text("评审专家如何产生", "how the expert was found"));
            return;
        }
        const Provision& draw = works_ ? rules_.works_draw : rules_.random_draw;
        if (!draw.apply(trace_, text("评审专家应当随机抽取", "experts are drawn at random"))) {
            unknown_ = true;
            return;
        }
        if (*member_.selection == ExpertSelection::drawn) return;
        const auto allowed = choice_allowed(true);
        if (!allowed) {
            unknown_ = true;
            return;
        }
        trace_.provision(rules_.terms.use_at(own_choice, facts_.method),
                         trace_.branch(*allowed)
                             ? text("可以自行选定该专家", "the expert may be chosen")
                             : text("不具备自行选定的条件", "the conditions of an own choice do not hold"));
        if (!*allowed) fault(MemberFault::not_drawn, rules_.terms.use_at(own_choice, facts_.method));
    }

    void judge_chair() {
        if (!member_.chairs) {
            const auto may = rules_.terms.template quiet<bool>(representative_may_chair, facts_.method);
            if (may && !*may) missing("members.chairs", text("是否担任组长", "whether the member chairs"));
            return;
        }
        if (!*member_.chairs) return;
        const auto may =
            rules_.terms.template find<bool>(trace_, representative_may_chair,
                                             text("采购人代表可任组长", "the representative may chair"), facts_.method);
        if (!may) {
            unknown_ = true;
            return;
        }
        if (trace_.branch(*may)) return;
        rules_.chair.apply(trace_, text("采购人代表不得担任组长", "the representative must not chair"));
        fault(MemberFault::representative_chairs, rules_.chair.in_force()
                                                      ? rules_.chair.use()
                                                      : rules_.terms.use_at(representative_may_chair, facts_.method));
    }

    /// 财政部令第87号 art. 47; 财政部令第74号 art. 7.
    void judge_staff() {
        const bool expert = member_.role == CommitteeRole::expert;
        if (!rules_.own_staff.in_force()) return;
        if (!member_.of_agency) missing("members.of_agency", text("是否本项目代理机构工作人员", "staff of the agency"));
        if (expert && !member_.of_purchaser)
            missing("members.of_purchaser", text("是否采购人本单位人员", "staff of the purchaser"));
        if (member_.of_agency.value_or(false)) {
            rules_.own_staff.apply(trace_, text("代理机构人员不得参加本机构代理项目的评审",
                                                "staff of the agency must not evaluate what it runs"));
            fault(MemberFault::agency_staff, rules_.own_staff.use());
        }
        if (!expert || !member_.of_purchaser.value_or(false)) return;
        rules_.own_staff.apply(trace_, text("采购人人员不得以评审专家身份参加本单位项目的评审",
                                            "the purchaser's staff must not sit as experts"));
        const bool excepted = rules_.terms.template quiet<bool>(own_staff_exception, facts_.method).value_or(false) &&
                              member_.selection == ExpertSelection::chosen;
        const auto allowed = excepted ? choice_allowed(false) : std::optional(false);
        if (!allowed)
            unknown_ = true;  // what is missing was named with the draw
        else if (!trace_.branch(*allowed))
            fault(MemberFault::purchaser_staff, rules_.own_staff.use());
    }

    /// 招标投标法实施条例 art. 46.
    void judge_supervisor() {
        if (!rules_.works_supervisors.in_force()) return;
        if (!member_.of_supervisor) {
            missing("members.of_supervisor", text("是否监督部门工作人员", "staff of the supervising department"));
            return;
        }
        if (!trace_.branch(*member_.of_supervisor)) return;
        rules_.works_supervisors.apply(trace_, text("监督部门的工作人员不得担任评标委员会成员",
                                                    "staff of the supervising department must not be members"));
        fault(MemberFault::supervisor_staff, rules_.works_supervisors.use());
    }

    /// 招标投标法 art. 37.
    void judge_experience() {
        const auto years = rules_.works_expert_years.get(trace_, text("从事相关领域工作年限", "years in the field"));
        if (!years) {
            unknown_ = true;
            return;
        }
        if (!member_.years_in_field)
            missing("members.years_in_field", text("从事相关领域工作年数", "years in the field"));
        else if (trace_.branch(*member_.years_in_field < *years))
            fault(MemberFault::too_few_years, rules_.works_expert_years.use());
        if (!member_.senior_title)
            missing("members.senior_title", text("是否具有高级职称或者同等专业水平", "senior title or equal level"));
        else if (trace_.branch(!*member_.senior_title))
            fault(MemberFault::no_senior_title, rules_.works_expert_years.use());
    }

    const CommitteeRules& rules_;
    const CommitteeFacts& facts_;
    const CommitteeMember& member_;
    bool works_;
    Trace& trace_;
    Set<MemberFault> faults_;
    bool unknown_ = false;
    bool review_ = false;
    bool ties_known_ = false;
};

/// Whether the larger number of members holds; empty when that turns on a fact or rule that is missing.
template <class Trace>
std::optional<bool> is_enlarged(const CommitteeRules& rules, const CommitteeFacts& facts, Trace& trace) {
    const auto by_budget = rules.terms.template find<bool>(
        trace, enlarged_by_budget, text("按预算金额等增加成员", "enlarged by budget"), facts.method);
    const auto by_amount = rules.terms.template find<bool>(
        trace, enlarged_by_amount, text("按数额标准增加成员", "enlarged by amount"), facts.method);
    std::optional<bool> enlarged = false;
    if (by_budget.value_or(false)) {
        std::optional<bool> reaches;
        if (facts.budget) {
            const auto limit = rules.enlarged_budget.get(trace, text("预算金额界限", "limit of the budget"));
            if (limit) reaches = trace.branch(*facts.budget >= *limit);
        }
        enlarged = either(reaches, either(facts.technically_complex, facts.socially_important));
    }
    if (by_amount.value_or(false)) {
        std::optional<bool> reaches = facts.reaches_amount;
        if (!reaches && facts.budget && facts.category && *facts.category != Category::works)
            reaches = rules.open_tender_amount.test(trace, text("预算金额", "budget"), *facts.budget, *facts.category);
        enlarged = either(enlarged, reaches);
    }
    if (!by_budget || !by_amount) return std::nullopt;
    return enlarged;
}

/// Names the facts on which the number of members turns.
template <class Trace>
void report_grade_facts(const CommitteeRules& rules, const CommitteeFacts& facts, Trace& trace) {
    if (rules.terms.template quiet<bool>(enlarged_by_budget, facts.method).value_or(false)) {
        if (!facts.budget) trace.missing_fact("budget_fen", text("预算金额", "budget"));
        if (!facts.technically_complex)
            trace.missing_fact("technically_complex", text("是否技术复杂", "technically complex"));
        if (!facts.socially_important)
            trace.missing_fact("socially_important", text("是否社会影响较大", "socially important"));
    }
    if (rules.terms.template quiet<bool>(enlarged_by_amount, facts.method).value_or(false) && !facts.reaches_amount)
        trace.missing_fact("reaches_amount", text("是否达到公开招标数额标准或者招标规模标准",
                                                  "whether it reaches the amount from which tendering is due"));
}

/// Size, odd number and the experts' share. Returns whether something is unknown.
template <class Trace>
bool judge_size(const CommitteeRules& rules, const CommitteeFacts& facts, CommitteeResult& result, Trace& trace) {
    const auto low = rules.size.template find<std::int64_t>(trace, least_members, text("成员人数下限", "least members"),
                                                            facts.method, CommitteeGrade::ordinary);
    if (!low) return true;
    const auto high = rules.size.template find<std::int64_t>(
        trace, least_members, text("成员人数下限", "least members"), facts.method, CommitteeGrade::enlarged);
    const auto part = rules.size.template find<std::int64_t>(
        trace, expert_part, text("专家比例分子", "experts' share, numerator"), facts.method, CommitteeGrade::ordinary);
    const auto whole =
        rules.size.template find<std::int64_t>(trace, expert_whole, text("专家比例分母", "experts' share, denominator"),
                                               facts.method, CommitteeGrade::ordinary);
    if (!high || !part || !whole) return true;
    bool unknown = false;
    const RuleUse rule = rules.size.use_at(least_members, facts.method, CommitteeGrade::ordinary);
    trace.control(rule);
    const auto enlarged = *low == *high ? std::optional(false) : is_enlarged(rules, facts, trace);
    if (enlarged) result.min_members = *enlarged ? *high : *low;
    const std::int64_t count = result.member_count;
    const auto fault = [&](CommitteeFault which) {
        result.faults.add(which);
        trace.control(rule);
    };
    if (trace.branch(count < (enlarged ? *result.min_members : *low))) {
        fault(CommitteeFault::too_few_members);
    } else if (!enlarged && count < *high) {
        report_grade_facts(rules, facts, trace);
        unknown = true;
    }
    if (trace.branch(count % 2 == 0)) fault(CommitteeFault::even_number);
    std::int64_t needed = 0;
    if (multiply_divide(count, *part, *whole, Rounding::away_from_zero, needed)) {
        // The least whole number of experts not below the share: exact, nothing is rounded to a percentage.
        result.min_experts = needed;
        if (trace.branch(result.expert_count < needed)) fault(CommitteeFault::too_few_experts);
        trace.computed(text("评审专家人数", "experts"), operand(text("成员", "members"), count),
                       operand(text("应有专家", "experts needed"), needed),
                       operand(text("实有专家", "experts there"), result.expert_count));
    } else {
        unknown = true;
    }
    return unknown;
}

/// 财政部令第74号 art. 7: a complex negotiation needs a legal expert. Returns whether something is unknown.
template <class Trace>
bool judge_legal_expert(const CommitteeRules& rules, const CommitteeFacts& facts, CommitteeResult& result,
                        Trace& trace) {
    const auto asked = rules.terms.template quiet<bool>(legal_expert, facts.method);
    if (!asked || !*asked) return false;
    std::optional<bool> present = false;
    for (const CommitteeMember& member : facts.members)
        if (member.role == CommitteeRole::expert) present = either(present, member.legal_expert);
    const auto needed = both(facts.technically_complex, facts.specialised);
    if ((needed && !*needed) || present.value_or(false)) return false;
    const RuleUse rule = rules.terms.use_at(legal_expert, facts.method);
    trace.provision(rule, text("技术复杂、专业性强的，评审专家中应当包含法律专家",
                               "complex and specialised: one of the experts must be a legal expert"));
    if (!needed) {
        if (!facts.technically_complex)
            trace.missing_fact("technically_complex", text("是否技术复杂", "technically complex"));
        if (!facts.specialised) trace.missing_fact("specialised", text("是否专业性强", "specialised"));
        return true;
    }
    if (!present) {
        trace.missing_fact("members.legal_expert", text("是否法律专家", "legal expert"));
        return true;
    }
    trace.control(rule);
    result.faults.add(CommitteeFault::no_legal_expert);
    return false;
}

}  // namespace detail

/// Source: 政府采购法 art. 12, 38, 40; 政府采购法实施条例 art. 9, 39, 75; 财政部令第87号 art. 45, 47, 48; 财政部令第74号 art. 7;
/// 招标投标法 art. 37; 招标投标法实施条例 art. 46, 47. Pure; never throws for any facts.
template <class Trace>
CommitteeResult decide(const CommitteeRules& rules, const CommitteeFacts& facts, CommitteeRows& rows, Trace& trace) {
    CommitteeResult result;
    if (facts.budget && *facts.budget <= Money::fen(0)) {
        trace.reject(Status::out_of_range, "budget_fen", text("预算金额应大于 0", "the budget must be more than 0"));
        return result;
    }
    if (facts.evaluated_on && *facts.evaluated_on < facts.announced_on) {
        trace.reject(Status::contradiction, "evaluated_on",
                     text("应不早于公告日", "it must not be before the announcement"));
        return result;
    }
    bool chaired = false;
    for (std::size_t i = 0; i < facts.members.size(); ++i) {
        const CommitteeMember& member = facts.members[i];
        if (member.years_in_field && *member.years_in_field < 0) {
            trace.reject(Status::out_of_range, "members.years_in_field",
                         text("年数不能为负", "years must not be negative"), static_cast<std::int32_t>(i));
            return result;
        }
        if (member.ties_ended_on && member.ties && member.ties->bits == 0) {
            trace.reject(Status::contradiction, "members.ties_ended_on",
                         text("没有利害关系的不应有终止日", "without a tie there is no end of one"),
                         static_cast<std::int32_t>(i));
            return result;
        }
        if (!member.chairs.value_or(false)) continue;
        if (chaired) {
            trace.reject(Status::contradiction, "members.chairs", text("组长只能有一人", "only one member chairs"),
                         static_cast<std::int32_t>(i));
            return result;
        }
        chaired = true;
    }
    result.member_count = static_cast<std::int64_t>(facts.members.size());
    for (const CommitteeMember& member : facts.members) result.expert_count += member.role == CommitteeRole::expert;

    if (facts.method == Method::works_tender) {
        if (!facts.must_tender) {
            trace.missing_fact("must_tender",
                               text("是否依法必须进行招标的项目", "whether the project must be tendered"));
            return result;
        }
        if (!trace.branch(*facts.must_tender)) {
            trace.note(text("招标投标法第三十七条第二款只约束依法必须进行招标的项目",
                            "art. 37(2) of the Tendering Law binds projects that must be tendered alone"));
            for (CommitteeMemberResult& member : rows.members) member.outcome = Outcome::not_applicable;
            result.outcome = Outcome::not_applicable;
            return result;
        }
    }
    bool unknown = detail::judge_size(rules, facts, result, trace);
    unknown = detail::judge_legal_expert(rules, facts, result, trace) || unknown;
    Outcome members = Outcome::not_applicable;
    for (std::size_t i = 0; i < facts.members.size(); ++i) {
        const auto row = static_cast<std::int32_t>(i);
        trace.begin_row(row);
        rows.members[i] = detail::MemberJudge<Trace>(rules, facts, facts.members[i], trace).judge();
        rows.members[i].path = trace.end_row();
        if (trace.rejected()) return result;
        members = combine(members, rows.members[i].outcome);
    }
    if (members == Outcome::violation) result.faults.add(CommitteeFault::unfit_member);
    const Outcome whole = result.faults.bits != 0 ? Outcome::violation
                          : unknown               ? Outcome::indeterminate
                                                  : Outcome::pass;
    result.outcome = combine(whole, members);
    return result;
}

inline constexpr auto committee = operation<CommitteeFacts, CommitteeRules, CommitteeResult, CommitteeRows>(
    "procurement.committee", text("评审委员会（小组）的组成", "composition of the evaluation committee"),
    "政府采购法 12, 38, 40; 政府采购法实施条例 9, 39, 75; 财政部令第87号 45, 47, 48; 财政部令第74号 7; 招标投标法 37; "
    "招标投标法实施条例 46, 47",
    anchor("announced_on", &CommitteeFacts::announced_on),
    inputs(column("method", &CommitteeFacts::method, text("采购方式", "method")),
           column("announced_on", &CommitteeFacts::announced_on, text("采购公告日", "day of announcement")),
           column("evaluated_on", &CommitteeFacts::evaluated_on, text("评审日", "day of the evaluation")),
           column("category", &CommitteeFacts::category, text("采购品类", "category")),
           column("budget_fen", &CommitteeFacts::budget, text("预算金额", "budget")),
           column("reaches_amount", &CommitteeFacts::reaches_amount,
                  text("是否达到公开招标数额标准或者招标规模标准", "reaches the amount from which tendering is due")),
           column("technically_complex", &CommitteeFacts::technically_complex,
                  text("是否技术复杂", "technically complex")),
           column("specialised", &CommitteeFacts::specialised, text("是否专业性强", "specialised")),
           column("socially_important", &CommitteeFacts::socially_important,
                  text("是否社会影响较大", "socially important")),
           column("special_requirement", &CommitteeFacts::special_requirement,
                  text("国家是否有特殊要求", "special requirement of the state")),
           column("draw_unsuitable", &CommitteeFacts::draw_unsuitable,
                  text("随机方式是否难以确定合适专家", "a draw cannot find fit experts")),
           column("own_choice_approved", &CommitteeFacts::own_choice_approved,
                  text("主管预算单位是否同意自行选定", "own choice approved")),
           column("must_tender", &CommitteeFacts::must_tender, text("是否依法必须进行招标", "must be tendered"))),
    uses(rule("procurement.committee_size", &CommitteeRules::size, value<std::int64_t>("min_members"),
              value<std::int64_t>("expert_part"), value<std::int64_t>("expert_whole")),
         rule("procurement.committee_terms", &CommitteeRules::terms, value<bool>("enlarged_by_budget"),
              value<bool>("enlarged_by_amount"), value<bool>("own_choice"), value<bool>("legal_expert"),
              value<bool>("representative_may_chair"), value<bool>("own_staff_exception")),
         rule("procurement.committee_enlarged_budget", &CommitteeRules::enlarged_budget),
         rule("procurement.open_tender_amount", &CommitteeRules::open_tender_amount),
         rule("procurement.conflict_of_interest", &CommitteeRules::conflicts),
         rule("procurement.conflict_years", &CommitteeRules::conflict_years),
         rule("procurement.void_expert_opinion", &CommitteeRules::void_opinion),
         rule("procurement.evaluation_misconduct", &CommitteeRules::misconduct),
         rule("procurement.committee_own_staff", &CommitteeRules::own_staff),
         rule("procurement.random_draw", &CommitteeRules::random_draw),
         rule("procurement.works_random_draw", &CommitteeRules::works_draw),
         rule("procurement.committee_chair", &CommitteeRules::chair),
         rule("procurement.works_expert_years", &CommitteeRules::works_expert_years),
         rule("procurement.works_conflict_of_interest", &CommitteeRules::works_conflicts),
         rule("procurement.works_supervisors", &CommitteeRules::works_supervisors)),
    outputs(column("outcome", &CommitteeResult::outcome, text("结论", "outcome")),
            column("faults", &CommitteeResult::faults, text("组成问题", "faults")),
            column("min_members", &CommitteeResult::min_members, text("成员人数下限", "least number of members")),
            column("min_experts", &CommitteeResult::min_experts, text("专家人数下限", "least number of experts")),
            column("member_count", &CommitteeResult::member_count, text("成员人数", "members")),
            column("expert_count", &CommitteeResult::expert_count, text("专家人数", "experts"))),
    list(
        "members", text("成员", "member"), &CommitteeFacts::members,
        inputs(column("role", &CommitteeMember::role, text("成员身份", "role")),
               column("member", &CommitteeMember::member, text("成员", "member")).personal(),
               column("chairs", &CommitteeMember::chairs, text("是否组长", "chairs")),
               column("selection", &CommitteeMember::selection, text("专家产生方式", "how the expert was found")),
               column("ties", &CommitteeMember::ties, text("与供应商的利害关系", "ties with suppliers")),
               column("ties_ended_on", &CommitteeMember::ties_ended_on, text("关系终止日", "end of the tie")),
               column("of_purchaser", &CommitteeMember::of_purchaser, text("是否采购人人员", "staff of the purchaser")),
               column("of_agency", &CommitteeMember::of_agency, text("是否代理机构人员", "staff of the agency")),
               column("of_supervisor", &CommitteeMember::of_supervisor,
                      text("是否监督部门人员", "staff of the supervising department")),
               column("legal_expert", &CommitteeMember::legal_expert, text("是否法律专家", "legal expert")),
               column("years_in_field", &CommitteeMember::years_in_field,
                      text("从事相关领域工作年数", "years in the field")),
               column("senior_title", &CommitteeMember::senior_title,
                      text("是否有高级职称或者同等水平", "senior title or equal level")),
               column("misconduct", &CommitteeMember::misconduct,
                      text("是否违反评标纪律", "broke the discipline of the evaluation"))),
        &CommitteeRows::members,
        outputs(
            column("outcome", &CommitteeMemberResult::outcome, text("结论", "outcome")),
            column("faults", &CommitteeMemberResult::faults, text("成员问题", "faults")),
            column("opinion_valid", &CommitteeMemberResult::opinion_valid, text("评审意见是否有效", "opinion valid")),
            column("path", &CommitteeMemberResult::path, text("判断路径", "path through the decision")))));

}  // namespace procurement
}  // namespace steward
