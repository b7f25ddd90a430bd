/// @file
/// Duties (岗位职责): what a person can be entrusted with. Which of them may not be in one hand (不相容岗位) is a rule.
#pragma once

#include <array>
#include <cstdint>

#include "steward/kernel/enumeration.hpp"

namespace steward {

/// One duty of a business. Codes are fixed for ever.
enum class Duty : std::int32_t {
    none = 0,
    administer = 1,          ///< units, actors and what they are entrusted with
    compile_budget = 2,
    approve_budget = 3,
    execute_budget = 4,
    evaluate_budget = 5,
    receive_revenue = 6,
    issue_invoice = 7,
    apply_expense = 8,
    approve_expense = 9,
    approve_payment = 10,
    execute_payment = 11,
    handle_business = 12,
    keep_accounts = 13,
    cashier = 14,
    audit = 15,
    keep_archives = 16,
    assess_debt = 17,
    decide_debt = 18,
    borrow = 19,
    define_needs = 20,
    approve_needs = 21,
    prepare_tender_documents = 22,
    review_tender_documents = 23,
    sign_contract = 24,
    accept_delivery = 25,
    purchase = 26,
    keep_assets = 27,
    apply_disposal = 28,
    approve_disposal = 29,
    take_stock = 30,
    study_investment = 31,
    decide_investment = 32,
    execute_investment = 33,
    propose_construction = 34,
    decide_construction = 35,
    prepare_estimate = 36,
    review_estimate = 37,
    execute_construction = 38,
    draft_contract = 39,
    review_contract = 40,
    authorise_contract = 41,
    supervise_contract = 42,
    keep_contract_seal = 43,
};

namespace detail {
inline constexpr std::array duty_items{
    item(Duty::administer, "administer", text("系统管理", "administration")),
    item(Duty::compile_budget, "compile_budget", text("预算编制", "compiling the budget")),
    item(Duty::approve_budget, "approve_budget", text("预算审批", "approving the budget")),
    item(Duty::execute_budget, "execute_budget", text("预算执行", "executing the budget")),
    item(Duty::evaluate_budget, "evaluate_budget", text("预算评价", "evaluating the budget")),
    item(Duty::receive_revenue, "receive_revenue", text("收款", "receiving revenue")),
    item(Duty::issue_invoice, "issue_invoice", text("开票", "issuing invoices")),
    item(Duty::apply_expense, "apply_expense", text("支出申请", "applying for an expense")),
    item(Duty::approve_expense, "approve_expense", text("支出内部审批", "approving an expense")),
    item(Duty::approve_payment, "approve_payment", text("付款审批", "approving a payment")),
    item(Duty::execute_payment, "execute_payment", text("付款执行", "executing a payment")),
    item(Duty::handle_business, "handle_business", text("业务经办", "handling the business")),
    item(Duty::keep_accounts, "keep_accounts", text("会计核算", "keeping the accounts")),
    item(Duty::cashier, "cashier", text("出纳", "cashier")),
    item(Duty::audit, "audit", text("稽核", "internal audit of vouchers")),
    item(Duty::keep_archives, "keep_archives", text("会计档案保管", "keeping the accounting archives")),
    item(Duty::assess_debt, "assess_debt", text("债务可行性研究与评估", "assessing a debt")),
    item(Duty::decide_debt, "decide_debt", text("债务决策", "deciding a debt")),
    item(Duty::borrow, "borrow", text("债务举借", "borrowing")),
    item(Duty::define_needs, "define_needs", text("采购需求制定", "defining procurement needs")),
    item(Duty::approve_needs, "approve_needs", text("采购内部审批", "approving procurement needs")),
    item(Duty::prepare_tender_documents, "prepare_tender_documents", text("招标文件准备", "preparing tender documents")),
    item(Duty::review_tender_documents, "review_tender_documents", text("招标文件复核", "reviewing tender documents")),
    item(Duty::sign_contract, "sign_contract", text("合同签订", "signing contracts")),
    item(Duty::accept_delivery, "accept_delivery", text("验收", "accepting deliveries")),
    item(Duty::purchase, "purchase", text("资产购置", "purchasing assets")),
    item(Duty::keep_assets, "keep_assets", text("资产保管", "keeping assets")),
    item(Duty::apply_disposal, "apply_disposal", text("资产处置申请", "applying for a disposal")),
    item(Duty::approve_disposal, "approve_disposal", text("资产处置审批", "approving a disposal")),
    item(Duty::take_stock, "take_stock", text("资产盘点", "taking stock")),
    item(Duty::study_investment, "study_investment", text("对外投资可行性研究", "studying an investment")),
    item(Duty::decide_investment, "decide_investment", text("对外投资决策", "deciding an investment")),
    item(Duty::execute_investment, "execute_investment", text("对外投资执行", "executing an investment")),
    item(Duty::propose_construction, "propose_construction", text("项目建议与可行性研究", "proposing construction")),
    item(Duty::decide_construction, "decide_construction", text("项目决策", "deciding construction")),
    item(Duty::prepare_estimate, "prepare_estimate", text("概预算编制", "preparing estimates")),
    item(Duty::review_estimate, "review_estimate", text("概预算审核", "reviewing estimates")),
    item(Duty::execute_construction, "execute_construction", text("项目实施", "executing construction")),
    item(Duty::draft_contract, "draft_contract", text("合同拟订", "drafting contracts")),
    item(Duty::review_contract, "review_contract", text("合同审核", "reviewing contracts")),
    item(Duty::authorise_contract, "authorise_contract", text("合同签署授权", "authorising signatures")),
    item(Duty::supervise_contract, "supervise_contract", text("合同履行监督", "supervising performance")),
    item(Duty::keep_contract_seal, "keep_contract_seal", text("合同专用章保管", "keeping the contract seal")),
};
}  // namespace detail

template <>
struct EnumerationOf<Duty> {
    static constexpr EnumerationView view{"duty", text("岗位职责", "duty"), detail::duty_items};
};

}  // namespace steward
