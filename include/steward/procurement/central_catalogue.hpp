/// @file
/// Whether a purchase is an item of the central catalogue (集中采购目录) and so goes to a central purchasing agency.
#pragma once

#include <optional>

#include "steward/procurement/enumerations.hpp"
#include "steward/rules/item_catalogue.hpp"
#include "steward/rules/operation.hpp"

namespace steward::procurement {

/// Items of the catalogues of all editions (目录项目), a code list of the rule packs. An item is meant as the note of the
/// edition delimits it: a graphics workstation is no desktop computer.
struct CatalogueItemList {
    static constexpr std::string_view name = "catalogue_item";
    static constexpr Text text = steward::text("目录项目", "catalogue item");
};
using CatalogueItem = Code<CatalogueItemList>;

struct CentralCatalogueFacts {
    CatalogueItem item;
    Date announced_on;                    ///< 采购公告日, the date whose rules govern
    std::optional<Money> amount;          ///< 单项或批量金额; of works the 投资预算; fen, more than 0
    std::optional<bool> unit_in_beijing;  ///< 采购单位是京内单位
    std::optional<bool> through_agency;   ///< 委托集中采购机构代理采购
};

using CentralCatalogue = ItemCatalogue<CatalogueItem, CatalogueScope, AmountBasis>;

struct CentralCatalogueRules {
    CentralCatalogue catalogue;
    Provision central_purchasing_duty;
};

struct CentralCatalogueResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<bool> in_catalogue;
};

namespace detail {

/// Whether the listing covers the unit and the amount. Either of them that does not fit decides, whatever the other is.
/// What fits and what does not is worked out without a jump: over many purchases no guess at either would be good.
template <class Trace>
std::optional<bool> covers(const CentralCatalogue& catalogue, const CentralCatalogue::Entry& entry, std::optional<Money> of_item,
                           std::optional<bool> unit_in_beijing, Trace& trace) {
    const bool everywhere = entry.scope == CatalogueScope::all_units;
    const bool any_amount = !entry.limited;
    const bool unit_known = unit_in_beijing.has_value(), in_beijing = unit_in_beijing.value_or(false);
    const bool amount_known = of_item.has_value(), reaches = catalogue.reaches(entry, of_item.value_or(Money::fen(0)));
    const bool other_unit = trace.branch(!everywhere & unit_known & !in_beijing);
    const bool too_small = trace.branch(!any_amount & amount_known & !reaches);
    if constexpr (Trace::recording) {
        if (other_unit) trace.note(text("该项目只适用于京内单位", "the item binds only units in Beijing"));
        if (!any_amount && of_item)
            trace.computed(too_small ? text("未达到起点金额", "below the least amount") : text("达到起点金额", "reaches the least amount"),
                           operand(text("采购金额", "amount"), *of_item), operand(text("起点金额", "least amount"), entry.min_amount));
    }
    const bool fits = (everywhere | in_beijing) & (any_amount | (amount_known & reaches));
    if (!(other_unit | too_small | fits)) {
        if (!everywhere && !unit_known) trace.missing_fact("unit_in_beijing", text("是否京内单位", "whether the unit is in Beijing"));
        if (!any_amount && !amount_known) trace.missing_fact("amount_fen", text("采购金额", "amount"));
        return std::nullopt;
    }
    return fits;
}

}  // namespace detail

/// Source: 政府采购法 art. 7, 18; the catalogue in force. Pure; never throws for any facts.
template <class Trace>
CentralCatalogueResult decide(const CentralCatalogueRules& rules, const CentralCatalogueFacts& facts, Trace& trace) {
    CentralCatalogueResult result;
    if (facts.amount && *facts.amount <= Money::fen(0)) {
        trace.reject(Status::out_of_range, "amount_fen", text("采购金额应大于 0", "the amount must be more than 0"));
        return result;
    }
    const auto entry = rules.catalogue.find(trace, facts.item);
    if (!entry) return result;
    trace.control(entry->use);
    result.in_catalogue = trace.branch(entry->listed) ? detail::covers(rules.catalogue, *entry, facts.amount, facts.unit_in_beijing, trace)
                                                    : std::optional(false);
    if (!result.in_catalogue) return result;
    if (!*result.in_catalogue) {
        result.outcome = Outcome::not_applicable;
        return result;
    }
    if (!rules.central_purchasing_duty.apply(trace, text("列入目录的通用项目，应当委托集中采购机构代理采购",
                                                         "general items of the catalogue go through a central purchasing agency")))
        return result;
    if (!facts.through_agency) {
        trace.missing_fact("through_agency", text("是否委托集中采购机构", "whether it goes through a central purchasing agency"));
        return result;
    }
    if (!*facts.through_agency) trace.control(rules.central_purchasing_duty.use());
    result.outcome = trace.branch(*facts.through_agency) ? Outcome::pass : Outcome::violation;
    return result;
}

inline constexpr auto central_catalogue = operation<CentralCatalogueFacts, CentralCatalogueRules, CentralCatalogueResult>(
    "procurement.central_catalogue", text("是否属于集中采购目录", "whether a purchase is in the central catalogue"),
    "政府采购法 7, 18", anchor("announced_on", &CentralCatalogueFacts::announced_on),
    inputs(column("item", &CentralCatalogueFacts::item, text("目录项目", "catalogue item")),
           column("announced_on", &CentralCatalogueFacts::announced_on, text("采购公告日", "day of announcement")),
           column("amount_fen", &CentralCatalogueFacts::amount, text("采购金额", "amount")),
           column("unit_in_beijing", &CentralCatalogueFacts::unit_in_beijing, text("是否京内单位", "the unit is in Beijing")),
           column("through_agency", &CentralCatalogueFacts::through_agency,
                  text("是否委托集中采购机构", "it goes through a central purchasing agency"))),
    uses(rule("procurement.central_catalogue", &CentralCatalogueRules::catalogue),
         rule("procurement.central_purchasing_duty", &CentralCatalogueRules::central_purchasing_duty)),
    outputs(column("outcome", &CentralCatalogueResult::outcome, text("结论", "outcome")),
            column("in_catalogue", &CentralCatalogueResult::in_catalogue, text("是否属于目录", "in the catalogue"))));

}  // namespace steward::procurement
