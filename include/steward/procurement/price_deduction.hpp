/// @file
/// Deductions from a price for the evaluation alone (价格扣除): small and micro enterprises, and who is treated as one;
/// consortia and subcontracts with them; domestic products. Both are taken from the price offered, and add up.
#pragma once

#include <optional>

#include "steward/procurement/enumerations.hpp"
#include "steward/procurement/evaluation_enumerations.hpp"
#include "steward/rules/operation.hpp"

namespace steward::procurement {

/// What is known of one bid. A supplier that declares nothing has no preference (财库〔2020〕46号 art. 11): what stands here
/// as unknown of its size, traits and partners is not declared.
struct PriceDeductionFacts {
    Category category{};                  ///< 采购品类
    Date announced_on;                    ///< 采购公告日, the date whose rules govern
    Money price;                          ///< 投标（响应）报价, corrected, fen, more than 0
    bool reserved = false;                ///< 专门面向中小企业采购: no deduction for size
    std::optional<Percent> small_rate;    ///< 采购文件规定的小微企业扣除比例
    std::optional<Percent> partial_rate;  ///< 采购文件规定的联合体或分包扣除比例
    std::optional<EnterpriseSize> size;   ///< 中小企业声明函: of the maker of the goods, the builder, who serves
    std::optional<Set<BidderTrait>> traits;
    std::optional<Percent> small_share;  ///< 联合协议或分包意向协议中小微企业的合同份额
    std::optional<Percent> domestic_share;  ///< 本国产品成本占全部产品成本的比例: 100 or 0 of a single product
    std::optional<bool> meets_foreign_products;  ///< 有非本国产品参与竞争
};

struct PriceDeductionRules {
    Table<Category> small_deduction;
    Provision mixed_makers;
    Provision disabled_welfare;
    Provision prison;
    Table<Category> domestic_deduction;
};

struct PriceDeductionResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<Percent> small_rate;     ///< for small and micro enterprises, or for a share of them
    std::optional<Percent> domestic_rate;  ///< for domestic products
    std::optional<Money> adjusted;  ///< 扣除后的价格, rounded half up to the fen; evaluations go on with the exact one
};

namespace detail {

/// Value columns of procurement.small_supplier_deduction.
enum SmallColumn : std::int32_t { small_least, small_greatest, partial_least, partial_greatest, partial_share };
/// Value columns of procurement.domestic_deduction.
enum DomesticColumn : std::int32_t { domestic_rate, domestic_least_share };

/// A share or rate that cannot be.
[[nodiscard]] constexpr bool bad_percent(const std::optional<Percent>& percent) noexcept {
    return percent && (percent->scaled() < 0 || percent->decimal() > Decimal{100, 0});
}

/// A rate and how it stands to the law; without a rate what was needed is unknown, and was named.
struct Deduction {
    Outcome outcome = Outcome::indeterminate;
    std::optional<Percent> rate;
    RuleUse rule;
};

[[nodiscard]] inline Deduction no_deduction() noexcept { return {Outcome::pass, Percent{}, {}}; }

/// The rate that the document states, where a benefit is due; outside the range it is applied as stated, and a violation.
template <class Trace>
Deduction stated_rate(const PriceDeductionRules& rules, Category category, const std::optional<Percent>& stated,
                      std::string_view fact, SmallColumn least_column, SmallColumn greatest_column, Trace& trace) {
    const auto least =
        rules.small_deduction.template find<Decimal>(trace, least_column, text("扣除比例下限", "least rate"), category);
    const auto greatest = rules.small_deduction.template find<Decimal>(trace, greatest_column,
                                                                       text("扣除比例上限", "greatest rate"), category);
    if (!least || !greatest) return {};
    if (!stated) {
        trace.missing_fact(fact, text("采购文件规定的扣除比例", "rate of the document"));
        return {};
    }
    const bool inside = stated->decimal() >= *least && stated->decimal() <= *greatest;
    return {trace.branch(inside) ? Outcome::pass : Outcome::violation, *stated,
            rules.small_deduction.use_at(least_column, category)};
}

/// Who has a deduction for size, and which. `Lot` has category, reserved and the two rates, `Bidder` size, traits and share.
/// 财库〔2020〕46号 art. 2, 4, 9; 财库〔2017〕141号; 财库〔2014〕68号. One benefit at most.
template <class Lot, class Bidder, class Trace>
Deduction small_deduction(const PriceDeductionRules& rules, const Lot& lot, const Bidder& bidder, Trace& trace) {
    const Set<BidderTrait> traits = bidder.traits.value_or(Set<BidderTrait>{});
    const bool sized = bidder.size == EnterpriseSize::small || bidder.size == EnterpriseSize::micro;
    const bool treated = traits.has(BidderTrait::disabled_welfare) || traits.has(BidderTrait::prison);
    if (lot.reserved || (!sized && !treated && !bidder.small_share)) return no_deduction();
    // Goods of a large maker among the goods: no benefit. Not a question of works and services.
    if (lot.category == Category::goods && traits.has(BidderTrait::goods_of_large_maker)) {
        if (!rules.mixed_makers.apply(trace, text("既有中小企业制造货物，也有大型企业制造货物的，不享受扶持政策",
                                                  "goods of small and of large makers together have no benefit")))
            return {};
        return no_deduction();
    }
    bool small = sized && !traits.has(BidderTrait::under_large_enterprise);
    if (!small && treated) {
        const Provision& provision = traits.has(BidderTrait::disabled_welfare) ? rules.disabled_welfare : rules.prison;
        if (!provision.apply(trace, text("视同小型、微型企业", "treated as a small or micro enterprise"))) return {};
        small = true;
    }
    if (trace.branch(small))
        return stated_rate(rules, lot.category, lot.small_rate, "small_rate_percent", small_least, small_greatest,
                           trace);
    if (!bidder.small_share || traits.has(BidderTrait::linked_partners)) return no_deduction();
    const auto share = rules.small_deduction.template find<Decimal>(
        trace, partial_share, text("小微企业合同份额", "share of small and micro enterprises"), lot.category);
    if (!share) return {};
    if (!trace.branch(bidder.small_share->decimal() >= *share)) return no_deduction();
    return stated_rate(rules, lot.category, lot.partial_rate, "partial_rate_percent", partial_least, partial_greatest,
                       trace);
}

/// Whether the products of a bid count as domestic; empty when that is unknown, and was named. 国办发〔2025〕34号.
template <class Trace>
std::optional<bool> is_domestic(const PriceDeductionRules& rules, Category category,
                                const std::optional<Percent>& share, Trace& trace) {
    const auto least = rules.domestic_deduction.template find<Decimal>(
        trace, domestic_least_share, text("本国产品成本占比", "least share of domestic products"), category);
    if (!least) return std::nullopt;
    if (!share) {
        trace.missing_fact("domestic_share_percent", text("本国产品成本占比", "share of domestic products"));
        return std::nullopt;
    }
    return trace.branch(share->decimal() >= *least);
}

/// The deduction for domestic products that meet foreign ones. 国办发〔2025〕34号.
template <class Trace>
Deduction domestic_preference(const PriceDeductionRules& rules, Category category, Trace& trace) {
    const auto rate = rules.domestic_deduction.template find<Decimal>(
        trace, domestic_rate, text("本国产品扣除比例", "rate for domestic products"), category);
    Decimal scaled;
    if (!rate || !rescale(*rate, unit::percent::scale, Rounding::half_away_from_zero, scaled)) return {};
    return {Outcome::pass, Percent::scaled(scaled.unscaled), rules.domestic_deduction.use_at(domestic_rate, category)};
}

/// Whether the preference for domestic products asks anything of this purchase: it is in force, and products are bought. A
/// service without products names no share.
[[nodiscard]] inline bool domestic_asked(const PriceDeductionRules& rules, Category category,
                                         bool share_known) noexcept {
    return rules.domestic_deduction.in_force() &&
           (category == Category::goods || (category == Category::services && share_known));
}

/// All of a price, in the ten-thousandths that a rate of two decimals leaves of it.
inline constexpr std::int64_t whole_price = 100 * power_of_ten(unit::percent::scale);

inline constexpr auto price_deduction_rules =
    uses(rule("procurement.small_supplier_deduction", &PriceDeductionRules::small_deduction,
              value<Decimal>("small_min"), value<Decimal>("small_max"), value<Decimal>("partial_min"),
              value<Decimal>("partial_max"), value<Decimal>("partial_share")),
         rule("procurement.mixed_makers", &PriceDeductionRules::mixed_makers),
         rule("procurement.disabled_welfare_as_small", &PriceDeductionRules::disabled_welfare),
         rule("procurement.prison_as_small", &PriceDeductionRules::prison),
         rule("procurement.domestic_deduction", &PriceDeductionRules::domestic_deduction, value<Decimal>("rate"),
              value<Decimal>("min_share")));

inline constexpr Text percent_range = text("应在 0 到 100% 之间", "it must lie between 0 and 100 %");

}  // namespace detail

/// Source: 财库〔2020〕46号 art. 2, 4, 9, 11; 财库〔2022〕19号; 财库〔2017〕141号; 国办发〔2025〕34号. Pure; never throws for any facts.
template <class Trace>
PriceDeductionResult decide(const PriceDeductionRules& rules, const PriceDeductionFacts& facts, Trace& trace) {
    PriceDeductionResult result;
    if (facts.price <= Money::fen(0)) {
        trace.reject(Status::out_of_range, "price_fen", text("报价应大于 0", "the price must be more than 0"));
        return result;
    }
    for (const auto& [percent, name] :
         {std::pair{&facts.small_rate, "small_rate_percent"}, std::pair{&facts.partial_rate, "partial_rate_percent"},
          std::pair{&facts.small_share, "small_share_percent"},
          std::pair{&facts.domestic_share, "domestic_share_percent"}})
        if (detail::bad_percent(*percent)) {
            trace.reject(Status::out_of_range, name, detail::percent_range);
            return result;
        }
    const detail::Deduction small = detail::small_deduction(rules, facts, facts, trace);
    detail::Deduction domestic = detail::no_deduction();
    if (detail::domestic_asked(rules, facts.category, facts.domestic_share.has_value())) {
        domestic = {};
        const auto own = detail::is_domestic(rules, facts.category, facts.domestic_share, trace);
        if (own && *own && !facts.meets_foreign_products)
            trace.missing_fact("meets_foreign_products", text("有非本国产品参与竞争", "foreign products compete"));
        else if (own && !(*own && *facts.meets_foreign_products))
            domestic = detail::no_deduction();
        else if (own)
            domestic = detail::domestic_preference(rules, facts.category, trace);
    }
    result.small_rate = small.rate;
    result.domestic_rate = domestic.rate;
    result.outcome = combine(small.outcome, domestic.outcome);
    const RuleUse& control = small.rule.version >= 0 ? small.rule : domestic.rule;
    if (control.version >= 0) trace.control(control);
    if (!small.rate || !domestic.rate) return result;
    const std::int64_t left = detail::whole_price - small.rate->scaled() - domestic.rate->scaled();
    if (left <= 0) {
        trace.reject(Status::contradiction, "small_rate_percent",
                     text("扣除合计应小于 100%", "the deductions must stay below 100 %"));
        return result;
    }
    std::int64_t adjusted = 0;
    // left <= 10,000: the result is not above the price.
    if (multiply_divide(facts.price.fen(), left, detail::whole_price, Rounding::half_away_from_zero, adjusted))
        result.adjusted = Money::fen(adjusted);
    trace.computed(
        text("扣除后的价格 = 报价 ×（1 － 扣除比例之和）", "price after deductions = price x (1 - sum of the rates)"),
        operand(text("报价", "price"), facts.price),
        operand(text("小微企业扣除", "for small enterprises"), *small.rate),
        operand(text("本国产品扣除", "for domestic products"), *domestic.rate),
        operand(text("扣除后的价格", "price after deductions"), *result.adjusted));
    return result;
}

inline constexpr auto price_deduction = operation<PriceDeductionFacts, PriceDeductionRules, PriceDeductionResult>(
    "procurement.price_deduction", text("评审价格扣除", "deductions from a price for the evaluation"),
    "财库〔2020〕46号 2, 4, 9, 11; 财库〔2022〕19号; 财库〔2017〕141号; 财库〔2014〕68号; 国办发〔2025〕34号",
    anchor("announced_on", &PriceDeductionFacts::announced_on),
    inputs(column("category", &PriceDeductionFacts::category, text("采购品类", "category")),
           column("announced_on", &PriceDeductionFacts::announced_on, text("采购公告日", "day of announcement")),
           column("price_fen", &PriceDeductionFacts::price, text("报价", "price")),
           column("reserved", &PriceDeductionFacts::reserved,
                  text("是否专门面向中小企业", "reserved for small and medium enterprises")),
           column("small_rate_percent", &PriceDeductionFacts::small_rate,
                  text("小微企业扣除比例", "rate for small enterprises")),
           column("partial_rate_percent", &PriceDeductionFacts::partial_rate,
                  text("联合体或分包扣除比例", "rate for consortia and subcontracts")),
           column("size", &PriceDeductionFacts::size, text("企业规模", "size of the enterprise")),
           column("traits", &PriceDeductionFacts::traits, text("供应商情形", "traits of the supplier")),
           column("small_share_percent", &PriceDeductionFacts::small_share,
                  text("小微企业合同份额", "share of small enterprises")),
           column("domestic_share_percent", &PriceDeductionFacts::domestic_share,
                  text("本国产品成本占比", "share of domestic products")),
           column("meets_foreign_products", &PriceDeductionFacts::meets_foreign_products,
                  text("是否有非本国产品参与竞争", "foreign products compete"))),
    detail::price_deduction_rules,
    outputs(
        column("outcome", &PriceDeductionResult::outcome, text("结论", "outcome")),
        column("small_deduction_percent", &PriceDeductionResult::small_rate,
               text("小微企业扣除", "deduction for small enterprises")),
        column("domestic_deduction_percent", &PriceDeductionResult::domestic_rate,
               text("本国产品扣除", "deduction for domestic products")),
        column("adjusted_price_fen", &PriceDeductionResult::adjusted, text("扣除后的价格", "price after deductions"))));

}  // namespace steward::procurement
