/// @file
/// What to do when a procurement has too few suppliers at a stage (供应商不足).
#pragma once

#include <array>
#include <optional>

#include "steward/procurement/enumerations.hpp"
#include "steward/rules/decision_table.hpp"
#include "steward/rules/operation.hpp"

namespace steward {
namespace procurement {

/// Stages at which suppliers are counted (环节).
enum class SupplierStage : std::int32_t {
    prequalified = 1,  ///< 通过资格预审
    candidates = 2,    ///< 随机抽取时备选的合格供应商
    invited = 3,       ///< 受邀请、被询价
    responded = 4,     ///< 投标截止、提交响应文件
    qualified = 5,     ///< 通过资格审查
    conforming = 6,    ///< 通过符合性审查、对采购文件作实质响应
    final_offers = 7,  ///< 提交最后报价
};

/// Why fewer suppliers may be enough (最低数量的例外).
enum class SupplierException : std::int32_t {
    none = 1,
    two_left_of_open_tender = 2,      ///< 财政部令第74号 art. 27(2); needs the approval of the switch
    research_or_transfer = 3,         ///< 财库〔2014〕214号 art. 21
    government_service_purchase = 4,  ///< 财库〔2015〕124号
};

/// What a shortage leads to, or opens the way to (处理).
enum class ShortageMeasure : std::int32_t {
    do_not_open = 1,
    do_not_evaluate = 2,
    void_tender = 3,
    terminate = 4,
    start_again = 5,
    correct_documents = 6,
    ask_other_method = 7,
    ask_negotiation_with_two = 8,
};

namespace detail {
inline constexpr std::array supplier_stage_items{
    item(SupplierStage::prequalified, "prequalified", text("通过资格预审", "prequalified")),
    item(SupplierStage::candidates, "candidates", text("随机抽取的备选供应商", "candidates of a random draw")),
    item(SupplierStage::invited, "invited", text("受邀请或者被询价", "invited")),
    item(SupplierStage::responded, "responded", text("提交投标或者响应文件", "bids or responses received")),
    item(SupplierStage::qualified, "qualified", text("通过资格审查", "qualified")),
    item(SupplierStage::conforming, "conforming", text("通过符合性审查", "conforming")),
    item(SupplierStage::final_offers, "final_offers", text("提交最后报价", "final offers")),
};
inline constexpr std::array supplier_exception_items{
    item(SupplierException::none, "none", text("无", "none")),
    item(SupplierException::two_left_of_open_tender, "two_left_of_open_tender",
         text("公开招标只剩两家，经批准转为竞争性谈判", "two left of an open tender, switch approved")),
    item(SupplierException::research_or_transfer, "research_or_transfer",
         text("竞争不充分的科研项目、科技成果转化项目", "research with little competition, technology transfer")),
    item(SupplierException::government_service_purchase, "government_service_purchase",
         text("政府购买服务项目", "services bought by government")),
};
inline constexpr std::array shortage_measure_items{
    item(ShortageMeasure::do_not_open, "do_not_open", text("不得开标", "do not open")),
    item(ShortageMeasure::do_not_evaluate, "do_not_evaluate", text("不得评标", "do not evaluate")),
    item(ShortageMeasure::void_tender, "void_tender", text("废标", "declare the tender void")),
    item(ShortageMeasure::terminate, "terminate", text("终止采购活动并公告", "terminate and publish")),
    item(ShortageMeasure::start_again, "start_again", text("重新开展采购", "start again")),
    item(ShortageMeasure::correct_documents, "correct_documents",
         text("改正文件或者程序", "correct documents or procedure")),
    item(ShortageMeasure::ask_other_method, "ask_other_method",
         text("报批采用其他方式", "ask approval for another method")),
    item(ShortageMeasure::ask_negotiation_with_two, "ask_negotiation_with_two",
         text("报批与两家供应商竞争性谈判", "ask approval to negotiate with the two")),
};
}  // namespace detail

}  // namespace procurement

template <>
struct EnumerationOf<procurement::SupplierStage> {
    static constexpr EnumerationView view{"supplier_stage", text("环节", "stage"),
                                          procurement::detail::supplier_stage_items};
};
template <>
struct EnumerationOf<procurement::SupplierException> {
    static constexpr EnumerationView view{"supplier_exception", text("最低数量的例外", "exception from the number"),
                                          procurement::detail::supplier_exception_items};
};
template <>
struct EnumerationOf<procurement::ShortageMeasure> {
    static constexpr EnumerationView view{"shortage_measure", text("处理", "measure"),
                                          procurement::detail::shortage_measure_items};
};

namespace procurement {

/// An exception is not claimed while it is empty.
struct SupplierShortageFacts {
    Method method{};
    SupplierStage stage{};
    Date announced_on;                           ///< 采购公告日, the date whose rules govern
    std::int64_t suppliers = 0;                  ///< at the stage, not negative
    std::optional<std::int64_t> drawn;           ///< 拟随机抽取的供应商数; of the stage `candidates`
    std::optional<SupplierException> exception;  ///< claimed
    std::optional<bool> switch_approved;         ///< 变更为竞争性谈判已获批准
    std::optional<bool> reaches_open_tender;     ///< 达到公开招标数额标准
    std::optional<bool> documents_faulty;        ///< 招标文件存在不合理条款或者招标程序不符合规定
    std::optional<bool> task_cancelled;          ///< 采购任务取消
};

struct SupplierShortageRules {
    /// Value columns of `numbers` and `measures`, in the order of the description.
    enum Number : std::int32_t { min_suppliers, times_drawn };
    enum Measure : std::int32_t { do_not_open, do_not_evaluate, void_tender, terminate, start_again };

    Table<Method, SupplierStage> numbers;
    Table<Method, SupplierStage> measures;
    Table<Method, SupplierException> exceptions;
    DecisionTable<Method, SupplierStage, bool, bool> after_failed_tender;
    Table<SupplierStage> negotiation_with_two;
};

struct SupplierShortageResult {
    Outcome outcome = Outcome::indeterminate;   ///< pass: enough to go on; violation: not
    std::optional<std::int64_t> min_suppliers;  ///< needed at the stage
    Set<ShortageMeasure> measures;              ///< of a shortage: due, or open to the purchaser
};

namespace detail {

/// The number that the stage needs, exceptions applied; empty when it is not known.
template <class Trace>
std::optional<std::int64_t> needed_suppliers(const SupplierShortageRules& rules, const SupplierShortageFacts& facts,
                                             Trace& trace) {
    using Rules = SupplierShortageRules;
    // 财政部令第87号 art. 14: the candidates of a draw are a multiple of the number drawn.
    if (const auto times = rules.numbers.template quiet<std::int64_t>(Rules::times_drawn, facts.method, facts.stage)) {
        rules.numbers.template find<std::int64_t>(
            trace, Rules::times_drawn, text("备选与抽取之比", "candidates for each drawn"), facts.method, facts.stage);
        if (!facts.drawn) {
            trace.missing_fact("drawn", text("拟随机抽取的供应商数", "suppliers to be drawn"));
            return std::nullopt;
        }
        std::int64_t needed = 0;
        if (!checked_mul(*times, *facts.drawn, needed)) {
            trace.reject(Status::overflow, "drawn", text("数量过大", "the number is too large"));
            return std::nullopt;
        }
        return needed;
    }
    const auto general = rules.numbers.template find<std::int64_t>(
        trace, Rules::min_suppliers, text("供应商最低数量", "least number of suppliers"), facts.method, facts.stage);
    if (!general || !facts.exception || *facts.exception == SupplierException::none) return general;
    const auto fewer = rules.exceptions.template peek<std::int64_t>(
        trace, 0, text("例外时的最低数量", "least number of the exception"), facts.method, *facts.exception);
    if (!fewer) {
        trace.note(text("该方式没有这一例外", "the method has no such exception"));
        return general;
    }
    const auto conditional = rules.exceptions.template quiet<bool>(1, facts.method, *facts.exception);
    if (conditional.value_or(false)) {
        if (!facts.switch_approved) {
            // Where both numbers say the same of the suppliers that there are, the approval changes nothing.
            if ((facts.suppliers >= *general) == (facts.suppliers >= *fewer)) return general;
            trace.missing_fact("switch_approved", text("变更采购方式是否已获批准", "whether the switch was approved"));
            return std::nullopt;
        }
        if (!trace.branch(*facts.switch_approved)) return general;
    }
    return fewer;
}

/// What a shortage leads to: what the stage says, and of a failed tender the ways that remain (政府采购法 art. 37;
/// 财政部令第87号 art. 43; 财政部令第74号 art. 27).
template <class Trace>
void list_measures(const SupplierShortageRules& rules, const SupplierShortageFacts& facts,
                   SupplierShortageResult& result, Trace& trace) {
    using Rules = SupplierShortageRules;
    constexpr std::array<std::pair<Rules::Measure, ShortageMeasure>, 5> columns{
        {{Rules::do_not_open, ShortageMeasure::do_not_open},
         {Rules::do_not_evaluate, ShortageMeasure::do_not_evaluate},
         {Rules::void_tender, ShortageMeasure::void_tender},
         {Rules::terminate, ShortageMeasure::terminate},
         {Rules::start_again, ShortageMeasure::start_again}}};
    for (const auto& [column, measure] : columns)
        if (rules.measures.template quiet<bool>(column, facts.method, facts.stage).value_or(false)) {
            result.measures.add(measure);
            trace.use(rules.measures.use_at(column, facts.method, facts.stage));
            trace.control(rules.measures.use_at(column, facts.method, facts.stage));
        }
    if (facts.task_cancelled.value_or(false)) {
        result.measures = {result.measures.bits &
                           ~(std::uint64_t{1} << static_cast<int>(ShortageMeasure::start_again))};
        trace.note(text("采购任务取消，不再重新采购", "the task is cancelled: nothing is started again"));
        return;
    }
    if (rules.measures.in_force() && result.measures.bits != 0)
        trace.lookup(rules.measures.use(), operand(text("环节", "stage"), facts.stage),
                     operand(text("处理", "measures"), result.measures));
    const Outcome ways = rules.after_failed_tender.decide(
        trace, fact("method", text("采购方式", "method"), std::optional(facts.method)),
        fact("stage", text("环节", "stage"), std::optional(facts.stage)),
        fact("reaches_open_tender", text("达到公开招标数额标准", "reaches the open-tender amount"),
             facts.reaches_open_tender),
        fact("documents_faulty", text("招标文件或者程序有问题", "documents or procedure faulty"),
             facts.documents_faulty));
    if (ways == Outcome::violation) result.measures.add(ShortageMeasure::correct_documents);
    if (ways != Outcome::needs_approval) return;
    result.measures.add(ShortageMeasure::ask_other_method);
    const auto two = rules.negotiation_with_two.template quiet<std::int64_t>(0, facts.stage);
    if (facts.method != Method::open_tender || !two || *two != facts.suppliers) return;
    rules.negotiation_with_two.template find<std::int64_t>(
        trace, 0, text("可转为谈判的家数", "number with whom to negotiate"), facts.stage);
    result.measures.add(ShortageMeasure::ask_negotiation_with_two);
}

}  // namespace detail

/// Source: 政府采购法 art. 34, 36-38, 40; 财政部令第87号 art. 14, 41, 43, 44; 财政部令第74号 art. 12, 27, 33, 37, 50;
/// 财政部令第110号 art. 27; 招标投标法 art. 28; 招标投标法实施条例 art. 19, 44. Pure; never throws for any facts.
template <class Trace>
SupplierShortageResult decide(const SupplierShortageRules& rules, const SupplierShortageFacts& facts, Trace& trace) {
    SupplierShortageResult result;
    if (facts.suppliers < 0) {
        trace.reject(Status::out_of_range, "suppliers",
                     text("供应商数量不能为负", "the number of suppliers must not be negative"));
        return result;
    }
    if (facts.drawn && *facts.drawn < 1) {
        trace.reject(Status::out_of_range, "drawn", text("抽取数量应不小于 1", "at least one supplier is drawn"));
        return result;
    }
    result.min_suppliers = detail::needed_suppliers(rules, facts, trace);
    if (!result.min_suppliers) return result;
    trace.control(rules.numbers.use_at(SupplierShortageRules::min_suppliers, facts.method, facts.stage));
    const bool enough = trace.branch(facts.suppliers >= *result.min_suppliers);
    trace.computed(enough ? text("供应商数量足够", "enough suppliers") : text("供应商不足", "too few suppliers"),
                   operand(text("供应商数量", "suppliers"), facts.suppliers),
                   operand(text("最低数量", "least number"), *result.min_suppliers));
    result.outcome = enough ? Outcome::pass : Outcome::violation;
    if (!enough) detail::list_measures(rules, facts, result, trace);
    return result;
}

inline constexpr auto supplier_shortage =
    operation<SupplierShortageFacts, SupplierShortageRules, SupplierShortageResult>(
        "procurement.supplier_shortage", text("供应商不足的处理", "too few suppliers at a stage"),
        "政府采购法 34, 36-38, 40; 财政部令第87号 14, 41, 43, 44; 财政部令第74号 12, 27, 33, 37, 50; 财政部令第110号 "
        "27; 招标投标法 28; "
        "招标投标法实施条例 19, 44",
        anchor("announced_on", &SupplierShortageFacts::announced_on),
        inputs(
            column("method", &SupplierShortageFacts::method, text("采购方式", "method")),
            column("stage", &SupplierShortageFacts::stage, text("环节", "stage")),
            column("announced_on", &SupplierShortageFacts::announced_on, text("采购公告日", "day of announcement")),
            column("suppliers", &SupplierShortageFacts::suppliers, text("供应商数量", "suppliers")),
            column("drawn", &SupplierShortageFacts::drawn, text("拟随机抽取的供应商数", "suppliers to be drawn")),
            column("exception", &SupplierShortageFacts::exception, text("最低数量的例外", "exception from the number")),
            column("switch_approved", &SupplierShortageFacts::switch_approved,
                   text("变更采购方式是否已获批准", "the switch was approved")),
            column("reaches_open_tender", &SupplierShortageFacts::reaches_open_tender,
                   text("是否达到公开招标数额标准", "reaches the open-tender amount")),
            column("documents_faulty", &SupplierShortageFacts::documents_faulty,
                   text("招标文件或者程序是否有问题", "the tender documents or procedure are faulty")),
            column("task_cancelled", &SupplierShortageFacts::task_cancelled,
                   text("采购任务是否取消", "the task is cancelled"))),
        uses(rule("procurement.least_suppliers", &SupplierShortageRules::numbers, value<std::int64_t>("min_suppliers"),
                  value<std::int64_t>("times_drawn")),
             rule("procurement.shortage_measures", &SupplierShortageRules::measures, value<bool>("do_not_open"),
                  value<bool>("do_not_evaluate"), value<bool>("void_tender"), value<bool>("terminate"),
                  value<bool>("start_again")),
             rule("procurement.fewer_suppliers", &SupplierShortageRules::exceptions,
                  value<std::int64_t>("min_suppliers"), value<bool>("needs_approval")),
             rule("procurement.after_failed_tender", &SupplierShortageRules::after_failed_tender, input("method"),
                  input("stage"), input("reaches_open_tender"), input("documents_faulty")),
             rule("procurement.negotiation_with_two", &SupplierShortageRules::negotiation_with_two,
                  value<std::int64_t>("suppliers"))),
        outputs(column("outcome", &SupplierShortageResult::outcome, text("结论", "outcome")),
                column("min_suppliers", &SupplierShortageResult::min_suppliers,
                       text("供应商最低数量", "least number of suppliers")),
                column("measures", &SupplierShortageResult::measures, text("处理", "measures"))));

}  // namespace procurement
}  // namespace steward
