/// @file
/// Signs that bidders collude (串通投标) or are related: who shares what with whom, and prices that look arranged.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "steward/procurement/enumerations.hpp"
#include "steward/rules/operation.hpp"

namespace steward {
namespace procurement {

/// A sign. 1 to 7 stand in 财政部令第87号 art. 37 (regular_prices and alike_contents are its item 4), 8, 9 and 13 in
/// 政府采购法实施条例 art. 18, 10 in its art. 74; 11 and 12 are measures of Steward's that stand in no article.
enum class CollusionSign : std::int32_t {
    same_preparer = 1,
    same_agent = 2,
    same_person = 3,
    alike_contents = 4,
    regular_prices = 5,
    mixed_documents = 6,
    same_bond_payer = 7,
    same_head = 8,
    direct_control = 9,
    proven_conduct = 10,
    identical_price = 11,
    close_price = 12,
    prior_services = 13,
};

/// 恶意串通的情形: 政府采购法实施条例 art. 74; 招标投标法实施条例 art. 39, 41.
enum class CollusiveConduct : std::int32_t {
    others_information = 1,
    changed_as_told = 2,
    agreed_contents = 3,
    group_coordination = 4,
    agreed_winner = 5,
    agreed_withdrawal = 6,
    other = 7,
};

namespace detail {
inline constexpr std::array collusion_sign_items{
    item(CollusionSign::same_preparer, "same_preparer",
         text("投标文件由同一单位或者个人编制", "prepared by the same unit or person")),
    item(CollusionSign::same_agent, "same_agent",
         text("委托同一单位或者个人办理投标", "handled by the same unit or person")),
    item(CollusionSign::same_person, "same_person",
         text("项目管理成员或者联系人员为同一人", "the same project manager or contact")),
    item(CollusionSign::alike_contents, "alike_contents", text("投标文件异常一致", "contents abnormally alike")),
    item(CollusionSign::regular_prices, "regular_prices", text("报价呈规律性差异", "prices that differ by a rule")),
    item(CollusionSign::mixed_documents, "mixed_documents",
         text("投标文件相互混装", "documents mixed up with each other")),
    item(CollusionSign::same_bond_payer, "same_bond_payer",
         text("保证金从同一账户转出", "bonds from the same account")),
    item(CollusionSign::same_head, "same_head", text("单位负责人为同一人", "the same head")),
    item(CollusionSign::direct_control, "direct_control",
         text("直接控股、管理关系", "direct shareholding or management")),
    item(CollusionSign::proven_conduct, "proven_conduct", text("查实的串通行为", "conduct that was proved")),
    item(CollusionSign::identical_price, "identical_price", text("报价相同", "identical prices")),
    item(CollusionSign::close_price, "close_price", text("报价过于接近", "prices too close")),
    item(CollusionSign::prior_services, "prior_services",
         text("为该项目提供过设计、规范编制、管理、监理、检测等服务",
              "designed, specified, managed or supervised the project")),
};
inline constexpr std::array collusive_conduct_items{
    item(CollusiveConduct::others_information, "others_information",
         text("获取其他供应商情况并修改文件", "learned of the others and changed its bid")),
    item(CollusiveConduct::changed_as_told, "changed_as_told", text("按授意撤换、修改文件", "changed its bid as told")),
    item(CollusiveConduct::agreed_contents, "agreed_contents",
         text("协商报价、技术方案等", "agreed on prices or contents")),
    item(CollusiveConduct::group_coordination, "group_coordination",
         text("按组织要求协同参加", "acted together as its group asked")),
    item(CollusiveConduct::agreed_winner, "agreed_winner", text("事先约定中标、成交供应商", "agreed on the winner")),
    item(CollusiveConduct::agreed_withdrawal, "agreed_withdrawal",
         text("商定放弃参加或者中标、成交", "agreed that some withdraw")),
    item(CollusiveConduct::other, "other", text("其他串通行为", "other collusion")),
};
}  // namespace detail

}  // namespace procurement

template <>
struct EnumerationOf<procurement::CollusionSign> {
    static constexpr EnumerationView view{"collusion_sign", text("串通、关联迹象", "sign of collusion or relation"),
                                          procurement::detail::collusion_sign_items};
};
template <>
struct EnumerationOf<procurement::CollusiveConduct> {
    static constexpr EnumerationView view{"collusive_conduct", text("恶意串通情形", "collusive conduct"),
                                          procurement::detail::collusive_conduct_items};
};

namespace procurement {

/// One bid. Units, persons and accounts are given by any text that names one of them and no other (a credit code, a number
/// of an account): equal texts are the same party. Where a sign was examined, an empty cell says that there is none.
struct ComparedBid {
    std::string_view bidder;                      ///< once in a list, not empty
    std::optional<Money> price;                   ///< 报价, fen, more than 0
    std::optional<std::string_view> preparer;     ///< 编制投标文件的单位或者个人
    std::optional<std::string_view> agent;        ///< 办理投标事宜的单位或者个人
    std::optional<std::string_view> manager;      ///< 项目管理成员
    std::optional<std::string_view> contact;      ///< 联系人员
    std::optional<std::string_view> bond_payer;   ///< 转出投标保证金的账户
    std::optional<std::string_view> head;         ///< 单位负责人
    std::optional<std::string_view> controller;   ///< bidder that directly holds or manages it; works: in any way
    std::optional<std::string_view> alike_group;  ///< mark shared by bids that were found abnormally alike
    std::optional<std::string_view>
        mixed_with;  ///< bidder whose documents were found in this bid, or the other way round
    std::optional<Set<CollusiveConduct>> conduct;  ///< what was proved against the bidder
    std::optional<bool> prior_services;  ///< 为采购项目提供整体设计、规范编制或者项目管理、监理、检测等服务
};

struct ComparedBidResult {
    Outcome outcome = Outcome::indeterminate;
    Set<CollusionSign> signs;
    std::optional<bool> invalid;  ///< true where an article says so; empty while that is open
    std::int64_t others = 0;      ///< other bids with which it shares a sign
    std::int64_t path = 0;
};

/// A sign that two bids share; bids by their number in the list, from 1.
struct CollusionPair {
    CollusionSign sign{};
    std::int64_t first = 0;
    std::int64_t second = 0;
};

struct CollusionFacts {
    Method method{};
    Date opened_on;                              ///< 开标（响应截止）日, the date whose rules govern
    std::optional<Set<CollusionSign>> examined;  ///< signs that were looked for; prices need no mark
    std::span<const ComparedBid> bids;
};

struct CollusionRules {
    Table<Method, CollusionSign> signs;
    Parameter<std::int64_t> pattern_bids;
    Parameter<Decimal> close_share;
    Provision report;
};

struct CollusionResult {
    Outcome outcome = Outcome::indeterminate;
    Set<CollusionSign> signs;       ///< of any bid
    Set<CollusionSign> unexamined;  ///< could not be excluded for want of facts
    std::int64_t invalid_bids = 0;
    std::int64_t other_bids = 0;     ///< bids that no article makes invalid
    std::optional<bool> report_due;  ///< the finance department must be told
};

struct CollusionRows {
    std::span<ComparedBidResult> bids;
    RowSink<CollusionPair> pairs;
};

namespace detail {

/// Value columns of procurement.collusion_signs, in the order of the description below.
enum CollusionValue : std::int32_t { sign_deemed, sign_invalid, sign_contacts };

[[nodiscard]] inline bool has_text(const std::optional<std::string_view>& text) noexcept {
    return text && !text->empty();
}
[[nodiscard]] inline bool same_text(const std::optional<std::string_view>& a,
                                    const std::optional<std::string_view>& b) noexcept {
    return has_text(a) && has_text(b) && *a == *b;
}

/// Finds the signs of a list of bids. All of it is comparison: what a sign means is said by the rules afterwards.
class SignFinder {
public:
    SignFinder(std::span<const ComparedBid> bids, std::span<ComparedBidResult> results, RowSink<CollusionPair>& pairs)
        : bids_(bids), results_(results), pairs_(pairs), linked_(bids.size() * bids.size()) {}

    /// Every pair of bids. `contacts`: contact persons count as project managers do.
    void compare(bool contacts) {
        for (std::size_t a = 0; a < bids_.size(); ++a)
            for (std::size_t b = a + 1; b < bids_.size(); ++b) compare(a, b, contacts);
    }

    /// Prices, in ascending order: equal ones, ones too close, and progressions of at least `least` different prices.
    /// False when the arithmetic does not fit.
    bool compare_prices(std::int64_t least, Decimal close_percent) {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < bids_.size(); ++i)
            if (bids_[i].price) order.push_back(i);
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return *bids_[a].price < *bids_[b].price; });
        for (std::size_t i = 0; i < order.size(); ++i)
            for (std::size_t j = i + 1; j < order.size(); ++j) {
                const std::int64_t low = price(order[i]), high = price(order[j]);
                if (low == high) {
                    link(CollusionSign::identical_price, order[i], order[j]);
                    continue;
                }
                // (high - low) / low <= percent / 100, cross-multiplied so that nothing is rounded
                WideSum distance;
                distance.add_product(high - low, 100 * power_of_ten(close_percent.scale));
                distance.add_product(low, -close_percent.unscaled);
                if (distance.failed()) return false;
                if (distance.sign() > 0) break;  // those that follow are higher still
                link(CollusionSign::close_price, order[i], order[j]);
            }
        std::vector<std::size_t> starts;  // places in `order` where a new price begins
        for (std::size_t i = 0; i < order.size(); ++i)
            if (i == 0 || price(order[i]) != price(order[i - 1])) starts.push_back(i);
        const auto value = [&](std::size_t k) { return price(order[starts[k]]); };
        const auto arithmetic = [&](std::size_t k) { return value(k) - value(k - 1) == value(k + 1) - value(k); };
        const auto geometric = [&](std::size_t k) {
            WideSum difference;
            difference.add_product(value(k), value(k));
            difference.add_product(value(k - 1), -value(k + 1));
            return !difference.failed() && difference.sign() == 0;
        };
        std::vector<bool> regular(order.size());  // regular[i]: order[i] and the price after it stand in a progression
        find_runs(starts, order.size(), least, arithmetic, regular);
        find_runs(starts, order.size(), least, geometric, regular);
        for (std::size_t i = 0; i + 1 < order.size(); ++i)
            if (regular[i]) link(CollusionSign::regular_prices, order[i], order[i + 1]);
        return true;
    }

private:
    [[nodiscard]] std::int64_t price(std::size_t i) const noexcept { return bids_[i].price->fen(); }

    void compare(std::size_t a, std::size_t b, bool contacts) {
        const ComparedBid& x = bids_[a];
        const ComparedBid& y = bids_[b];
        const auto when = [&](bool holds, CollusionSign sign) {
            if (holds) link(sign, a, b);
        };
        when(same_text(x.preparer, y.preparer), CollusionSign::same_preparer);
        when(same_text(x.agent, y.agent), CollusionSign::same_agent);
        when(same_text(x.manager, y.manager) ||
                 (contacts && (same_text(x.contact, y.contact) || same_text(x.manager, y.contact) ||
                               same_text(x.contact, y.manager))),
             CollusionSign::same_person);
        when(same_text(x.alike_group, y.alike_group), CollusionSign::alike_contents);
        when(same_text(x.mixed_with, y.bidder) || same_text(x.bidder, y.mixed_with), CollusionSign::mixed_documents);
        when(same_text(x.bond_payer, y.bond_payer), CollusionSign::same_bond_payer);
        when(same_text(x.head, y.head), CollusionSign::same_head);
        when(same_text(x.controller, y.bidder) || same_text(x.bidder, y.controller), CollusionSign::direct_control);
    }

    /// Marks the longest runs of different prices in which every inner one `fits` its neighbours. Three are the fewest that
    /// can show a progression at all.
    template <class Fits>
    static void find_runs(const std::vector<std::size_t>& starts, std::size_t size, std::int64_t least, Fits fits,
                          std::vector<bool>& regular) {
        for (std::size_t first = 0; first + 2 < starts.size();) {
            std::size_t last = first + 1;
            while (last + 1 < starts.size() && fits(last)) ++last;
            if (static_cast<std::int64_t>(last - first + 1) >= std::max<std::int64_t>(least, 3)) {
                const std::size_t end = last + 1 < starts.size() ? starts[last + 1] : size;
                for (std::size_t i = starts[first]; i + 1 < end; ++i) regular[i] = true;
            }
            first = last;
        }
    }

    void link(CollusionSign sign, std::size_t a, std::size_t b) {
        results_[a].signs.add(sign);
        results_[b].signs.add(sign);
        pairs_.push(
            {sign, static_cast<std::int64_t>(std::min(a, b)) + 1, static_cast<std::int64_t>(std::max(a, b)) + 1});
        const std::size_t place = std::min(a, b) * bids_.size() + std::max(a, b);
        if (linked_[place]) return;
        linked_[place] = true;
        ++results_[a].others;
        ++results_[b].others;
    }

    std::span<const ComparedBid> bids_;
    std::span<ComparedBidResult> results_;
    RowSink<CollusionPair>& pairs_;
    std::vector<bool> linked_;
};

/// Signs that cannot be excluded: not examined, and a bid says nothing of them.
[[nodiscard]] inline Set<CollusionSign> unexamined_signs(const CollusionFacts& facts) {
    Set<CollusionSign> open;
    for (const ComparedBid& bid : facts.bids) {
        const auto need = [&](CollusionSign sign, bool known) {
            if (!known && !(facts.examined && facts.examined->has(sign))) open.add(sign);
        };
        need(CollusionSign::proven_conduct, bid.conduct.has_value());
        need(CollusionSign::prior_services, bid.prior_services.has_value());
        if (facts.bids.size() < 2) continue;  // one bid shares nothing with another
        need(CollusionSign::same_preparer, has_text(bid.preparer));
        need(CollusionSign::same_agent, has_text(bid.agent));
        need(CollusionSign::same_person, has_text(bid.manager) && has_text(bid.contact));
        need(CollusionSign::alike_contents, has_text(bid.alike_group));
        need(CollusionSign::mixed_documents, has_text(bid.mixed_with));
        need(CollusionSign::same_bond_payer, has_text(bid.bond_payer));
        need(CollusionSign::same_head, has_text(bid.head));
        need(CollusionSign::direct_control, has_text(bid.controller));
        if (bid.price) continue;
        open.add(CollusionSign::regular_prices);
        open.add(CollusionSign::identical_price);
        open.add(CollusionSign::close_price);
    }
    return open;
}

/// Names for an explanation the columns that leave a sign open.
template <class Trace>
void report_unexamined(const Set<CollusionSign>& open, Trace& trace) {
    for (const EnumerationItem& sign : EnumerationOf<CollusionSign>::view.items)
        if (open.has(static_cast<CollusionSign>(sign.code))) trace.missing_fact("examined", sign.text);
}

/// What the signs of one bid mean.
template <class Trace>
void judge_bid(const CollusionRules& rules, Method method, bool open, ComparedBidResult& bid, Trace& trace) {
    Outcome outcome = Outcome::not_applicable;
    std::optional<bool> invalid = false;
    for (const EnumerationItem& entry : EnumerationOf<CollusionSign>::view.items) {
        const auto sign = static_cast<CollusionSign>(entry.code);
        if (!bid.signs.has(sign)) continue;
        const auto deemed = rules.signs.template find<bool>(
            trace, sign_deemed, text("条款认定为串通或者予以禁止", "collusion, or forbidden, by an article"), method,
            sign);
        const Outcome meaning = !deemed ? Outcome::indeterminate : *deemed ? Outcome::violation : Outcome::needs_review;
        const auto makes_invalid = rules.signs.template quiet<bool>(sign_invalid, method, sign);
        if (makes_invalid.value_or(false))
            invalid = true;
        else if (!makes_invalid && !invalid.value_or(false))
            invalid = std::nullopt;
        if (deemed && severity(meaning) > severity(outcome))
            trace.control(rules.signs.use_at(sign_deemed, method, sign));
        outcome = combine(outcome, meaning);
    }
    if (open) {
        outcome = combine(outcome, Outcome::indeterminate);
        if (!invalid.value_or(false)) invalid = std::nullopt;
    }
    bid.outcome = outcome == Outcome::not_applicable ? Outcome::pass : outcome;
    bid.invalid = invalid;
    trace.branch(bid.signs.bits != 0);
}

}  // namespace detail

/// Source: 财政部令第87号 art. 36, 37; 政府采购法实施条例 art. 18, 40, 74; 招标投标法实施条例 art. 34, 39-41, 51. How prices are measured is
/// Steward's convention, so that they call for a review and never for more. Pure; never throws for any facts.
template <class Trace>
CollusionResult decide(const CollusionRules& rules, const CollusionFacts& facts, CollusionRows& rows, Trace& trace) {
    CollusionResult result;
    const auto find_bidder = [&](std::string_view bidder) {
        return std::any_of(facts.bids.begin(), facts.bids.end(),
                           [&](const ComparedBid& bid) { return bid.bidder == bidder; });
    };
    for (std::size_t i = 0; i < facts.bids.size(); ++i) {
        const ComparedBid& bid = facts.bids[i];
        const auto row = static_cast<std::int32_t>(i);
        if (bid.bidder.empty()) {
            trace.reject(Status::malformed, "bids.bidder", text("投标人不能为空", "the bidder must not be empty"), row);
            return result;
        }
        if (std::any_of(facts.bids.begin(), facts.bids.begin() + static_cast<std::ptrdiff_t>(i),
                        [&](const ComparedBid& other) { return other.bidder == bid.bidder; })) {
            trace.reject(Status::contradiction, "bids.bidder",
                         text("同一投标人只能出现一次", "a bidder stands in the list once"), row);
            return result;
        }
        if (bid.price && *bid.price <= Money::fen(0)) {
            trace.reject(Status::out_of_range, "bids.price_fen", text("报价应大于 0", "a price must be more than 0"),
                         row);
            return result;
        }
        if (detail::has_text(bid.mixed_with) && (*bid.mixed_with == bid.bidder || !find_bidder(*bid.mixed_with))) {
            trace.reject(Status::contradiction, "bids.mixed_with",
                         text("应为名单中的另一投标人", "it must be another bidder of the list"), row);
            return result;
        }
        if (detail::has_text(bid.controller) && *bid.controller == bid.bidder) {
            trace.reject(Status::contradiction, "bids.controller",
                         text("不能为投标人自己", "it must not be the bidder itself"), row);
            return result;
        }
    }
    detail::SignFinder finder(facts.bids, rows.bids, rows.pairs);
    finder.compare(rules.signs.template quiet<bool>(detail::sign_contacts, facts.method, CollusionSign::same_person)
                       .value_or(false));
    for (std::size_t i = 0; i < facts.bids.size(); ++i) {
        const ComparedBid& bid = facts.bids[i];
        if (bid.conduct && bid.conduct->bits != 0) rows.bids[i].signs.add(CollusionSign::proven_conduct);
        if (bid.prior_services.value_or(false)) rows.bids[i].signs.add(CollusionSign::prior_services);
    }
    bool unknown = false;
    if (facts.bids.size() >= 2) {
        const auto least = rules.pattern_bids.get(trace, text("成规律的报价数", "prices that make a pattern"));
        const auto close = rules.close_share.get(trace, text("过于接近的比例", "share that is too close"));
        if (!least || !close || close->scale > 16) {
            unknown = true;
        } else if (!finder.compare_prices(*least, *close)) {
            trace.reject(Status::overflow, "bids.price_fen", text("报价过大", "a price is too large"), 0);
            return result;
        }
    }
    result.unexamined = detail::unexamined_signs(facts);
    detail::report_unexamined(result.unexamined, trace);
    Outcome outcome = Outcome::not_applicable;
    if (rules.signs.in_force()) trace.control(rules.signs.use());
    for (std::size_t i = 0; i < facts.bids.size(); ++i) {
        trace.begin_row(static_cast<std::int32_t>(i));
        ComparedBidResult& bid = rows.bids[i];
        detail::judge_bid(rules, facts.method, unknown || result.unexamined.bits != 0, bid, trace);
        bid.path = trace.end_row();
        result.signs.bits |= bid.signs.bits;
        ++(bid.invalid.value_or(false) ? result.invalid_bids : result.other_bids);
        outcome = combine(outcome, bid.outcome);
    }
    result.outcome = outcome;
    if (outcome == Outcome::violation && rules.report.in_force())
        result.report_due =
            rules.report.apply(trace, text("发现串通的，应当及时向财政部门报告",
                                           "collusion that is found is reported to the finance department"));
    return result;
}

inline constexpr auto collusion_signs = operation<CollusionFacts, CollusionRules, CollusionResult, CollusionRows>(
    "procurement.collusion_signs", text("串通投标和关联投标人的迹象", "signs of collusion and of related bidders"),
    "财政部令第87号 36, 37; 政府采购法实施条例 18, 40, 74; 招标投标法实施条例 34, 39-41, 51",
    anchor("opened_on", &CollusionFacts::opened_on),
    inputs(column("method", &CollusionFacts::method, text("采购方式", "method")),
           column("opened_on", &CollusionFacts::opened_on, text("开标（响应截止）日", "opening of the bids")),
           column("examined", &CollusionFacts::examined, text("已检查的迹象", "signs that were looked for"))),
    uses(rule("procurement.collusion_signs", &CollusionRules::signs, value<bool>("deemed"), value<bool>("invalid"),
              value<bool>("contacts")),
         rule("procurement.price_pattern_bids", &CollusionRules::pattern_bids),
         rule("procurement.price_close_share", &CollusionRules::close_share),
         rule("procurement.collusion_report", &CollusionRules::report)),
    outputs(column("outcome", &CollusionResult::outcome, text("结论", "outcome")),
            column("signs", &CollusionResult::signs, text("发现的迹象", "signs")),
            column("unexamined", &CollusionResult::unexamined, text("不能排除的迹象", "signs that cannot be excluded")),
            column("invalid_bids", &CollusionResult::invalid_bids, text("无效投标数", "invalid bids")),
            column("other_bids", &CollusionResult::other_bids, text("其余投标数", "other bids")),
            column("report_due", &CollusionResult::report_due,
                   text("是否应当报告财政部门", "the finance department must be told"))),
    list("bids", text("投标", "bid"), &CollusionFacts::bids,
         inputs(
             column("bidder", &ComparedBid::bidder, text("投标人", "bidder")),
             column("price_fen", &ComparedBid::price, text("报价", "price")),
             column("preparer", &ComparedBid::preparer, text("文件编制人", "who prepared it")),
             column("agent", &ComparedBid::agent, text("投标经办人", "who handled it")),
             column("manager", &ComparedBid::manager, text("项目管理成员", "project manager")),
             column("contact", &ComparedBid::contact, text("联系人员", "contact")),
             column("bond_payer", &ComparedBid::bond_payer, text("保证金转出账户", "account of the bond")),
             column("head", &ComparedBid::head, text("单位负责人", "head")),
             column("controller", &ComparedBid::controller, text("直接控股、管理的投标人", "bidder that controls it")),
             column("alike_group", &ComparedBid::alike_group, text("异常一致的组别", "group of like contents")),
             column("mixed_with", &ComparedBid::mixed_with, text("文件混装的投标人", "mixed up with")),
             column("conduct", &ComparedBid::conduct, text("查实的串通行为", "conduct that was proved")),
             column("prior_services", &ComparedBid::prior_services,
                    text("是否为该项目提供过设计等服务", "prior services for the project"))),
         &CollusionRows::bids,
         outputs(column("outcome", &ComparedBidResult::outcome, text("结论", "outcome")),
                 column("signs", &ComparedBidResult::signs, text("迹象", "signs")),
                 column("invalid", &ComparedBidResult::invalid, text("投标是否无效", "bid invalid")),
                 column("others", &ComparedBidResult::others, text("有共同迹象的投标数", "bids that share a sign")),
                 column("path", &ComparedBidResult::path, text("判断路径", "path through the decision")))),
    emits("pairs", text("共同迹象", "shared sign"), &CollusionRows::pairs,
          outputs(column("sign", &CollusionPair::sign, text("迹象", "sign")),
                  column("first", &CollusionPair::first, text("第一个投标", "first bid")),
                  column("second", &CollusionPair::second, text("第二个投标", "second bid"))),
          100'000));

}  // namespace procurement
}  // namespace steward
