/// @file
/// What the decision on the method of a purchase is made of: facts, rules, result.
#pragma once

#include <array>
#include <optional>

#include "steward/procurement/central_catalogue.hpp"
#include "steward/procurement/enumerations.hpp"
#include "steward/procurement/method_enumerations.hpp"
#include "steward/rules/approvals.hpp"
#include "steward/rules/decision_table.hpp"

namespace steward::procurement {

/// What is known of one purchase. A fact that may be unknown is optional; unknown is never false. What is claimed (an
/// exception, an exemption, a ground) is not claimed while it is empty.
///
/// `ground_holds` and `finance_approved` alone are the caller's own summary. A file that names its `ground` is judged in
/// full: whether the method has that ground, the limit of an add-on, consent, publicity, and who approved.
struct MethodFacts {
    Category category{};                        ///< 采购品类
    Money budget;                               ///< 采购预算金额, fen, more than 0; merged where the law merges
    Date announced_on;                          ///< 采购公告日, the date whose rules govern
    std::optional<Method> method;               ///< 拟采用的采购方式; empty: only ask what is allowed
    std::optional<bool> in_catalogue;           ///< 属于集中采购目录
    std::optional<bool> ground_holds;           ///< the statutory ground of the intended method holds
    std::optional<bool> finance_approved;       ///< 采购活动开始前获财政部门批准
    std::optional<WorksKind> works_kind;        ///< 工程采购种类
    std::optional<bool> in_tender_scope;        ///< 属于招标投标法 art. 3 的工程建设项目
    std::optional<Money> project_budget_funds;  ///< 项目使用的预算资金, fen
    std::optional<Money> project_investment;    ///< 项目总投资额, fen

    std::optional<PurchaserKind> purchaser;           ///< 采购主体; empty with funds and exception: not in question
    std::optional<FundsKind> funds;                   ///< 采购资金
    std::optional<Money> fiscal_part;                 ///< 财政性资金部分, fen; of separable mixed funds
    std::optional<ScopeException> scope_exception;    ///< 政府采购法 art. 84-86 的情形
    std::optional<CatalogueItem> item;                ///< 目录项目, from which in_catalogue follows
    std::optional<bool> unit_in_beijing;              ///< 采购单位是京内单位
    std::optional<TenderExemption> tender_exemption;  ///< 依法可以不进行招标的情形
    std::optional<Ground> ground;                     ///< 所依据的法定情形
    std::optional<Money> original_contract;           ///< 原合同采购金额, fen; of an add-on
    std::optional<Money> prior_add_ons;               ///< 此前已添购金额, fen; of an add-on
    std::optional<bool> department_consented;         ///< 报经主管预算单位同意
    std::optional<bool> publicity_held;               ///< 已按规定公示唯一供应商
    std::optional<Approver> approved_by;              ///< 实际批准单位
    std::optional<bool> county_empowered;             ///< 省直管县经省级政府批准行使批准权
    std::optional<FrameworkOrganiser> organiser;      ///< 框架协议征集人
    std::optional<bool> plan_cleared;                 ///< 框架协议采购方案已经财政部门审核或者备案
    std::optional<bool> can_be_bundled;               ///< 能够归集需求形成单一项目采购
};

/// The methods of a category, with what each needs.
struct MethodList {
    Set<Method> allowed;        ///< lawful, given ground and approval
    Set<Method> with_ground;    ///< of those, the ones that need a statutory ground
    Set<Method> with_approval;  ///< of those, the ones that need an approval from the open-tender amount on
    Set<Method> unverified;     ///< of those, the ones whose rules are not verified
};

/// What the rules say of one method for one category. Empty is unknown.
struct MethodTerms {
    std::optional<bool> allowed, needs_ground, needs_approval;
    std::optional<std::int64_t> min_suppliers;
    RuleUse use;  ///< the row that says so
};

struct MethodRules {
    /// Value columns of `conditions`, in the order of the description.
    enum Condition : std::int32_t { allowed, needs_ground, needs_finance_approval, min_suppliers };

    Provision coverage;
    Threshold<Category> limit_standard;
    Threshold<Category> open_tender_amount;
    Provision departure_from_open_tender;
    Provision method_free_below_amount;
    Table<Method, Category> conditions;
    Provision works_by_tender_law;
    Provision works_not_tendered;
    Threshold<WorksKind> must_tender_amount;
    Parameter<Money> must_tender_total_investment;
    Parameter<Money> must_tender_budget_funds;
    Parameter<Decimal> must_tender_budget_share;
    DecisionTable<PurchaserKind, FundsKind, ScopeException> scope;
    CentralCatalogue catalogue;
    DecisionTable<TenderExemption> tender_exemption;
    DecisionTable<Method, Ground, bool, bool> grounds;
    Parameter<Decimal> add_on_share;
    Approvals<ApprovalAuthority, Method> approval_authority;
    DecisionTable<Approver, bool> approval_power;
    DecisionTable<Method, Ground, bool, bool, bool> departure_approval;
    Approvals<ApprovalAuthority, FrameworkOrganiser> framework_authority;
    DecisionTable<Ground, FrameworkOrganiser, bool, bool, bool> framework_plan;

    /// @name Read from `conditions` once: they do not depend on the purchase
    /// @{
    static constexpr std::size_t methods = EnumerationOf<Method>::view.items.size();
    static constexpr std::size_t categories = EnumerationOf<Category>::view.items.size();
    std::array<MethodList, categories> lists{};
    std::array<std::array<MethodTerms, methods>, categories> terms{};
    /// @}

    [[nodiscard]] const MethodList& list_of(Category category) const noexcept {
        return lists[static_cast<std::size_t>(category) - 1];
    }
    [[nodiscard]] const MethodTerms& terms_of(Method method, Category category) const noexcept {
        return terms[static_cast<std::size_t>(category) - 1][static_cast<std::size_t>(method) - 1];
    }

    void derive() noexcept {
        for (std::size_t c = 0; c < categories; ++c)
            for (std::size_t m = 0; m < methods; ++m) {
                const auto category = static_cast<Category>(c + 1);
                const auto method = static_cast<Method>(m + 1);
                MethodTerms& one = terms[c][m];
                one.allowed = conditions.quiet<bool>(allowed, method, category);
                one.needs_ground = conditions.quiet<bool>(needs_ground, method, category);
                one.needs_approval = conditions.quiet<bool>(needs_finance_approval, method, category);
                one.min_suppliers = conditions.quiet<std::int64_t>(min_suppliers, method, category);
                one.use = conditions.use_at(allowed, method, category);
                if (!one.allowed.value_or(false)) continue;
                MethodList& list = lists[c];
                list.allowed.add(method);
                if (one.needs_ground.value_or(false)) list.with_ground.add(method);
                if (one.needs_approval.value_or(false)) list.with_approval.add(method);
                if (one.use.confidence == Confidence::unverified) list.unverified.add(method);
            }
    }
};

struct MethodResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<bool> covered;                           ///< within government procurement
    std::optional<bool> reaches_open_tender;               ///< reaches the open-tender amount
    std::optional<bool> must_tender;                       ///< works that must be tendered under 招标投标法
    std::optional<bool> in_catalogue;                      ///< given, or worked out from the item
    std::optional<ApprovalAuthority> approving_authority;  ///< whose approval or record the intended method needs
    std::optional<ApprovalAct> approval_act;               ///< which of the two
    Set<Method> allowed_methods;                           ///< lawful, given their ground and approval
    Set<Method> ground_methods;                            ///< of those, the ones that need a statutory ground
    Set<Method> approval_methods;               ///< of those, the ones that need the finance department's approval
    Set<Method> unverified_methods;             ///< of those, the ones whose rules are not verified
    std::optional<std::int64_t> min_suppliers;  ///< suppliers that the intended method needs at least
};

}  // namespace steward::procurement
