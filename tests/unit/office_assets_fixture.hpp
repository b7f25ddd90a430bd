// The office of office_fixture.hpp with people who look after its assets.
#pragma once

#include "office_fixture.hpp"

namespace steward::office_test {

struct AssetFixture : Fixture {
    static constexpr std::int64_t buyer = 6, keeper = 7, bookkeeper = 8, requester = 9, approver = 10, acceptor = 11;
    // Codes of asset classes in the pack: lives of at least 6 years, at least 15, and 3 to 10.
    static constexpr std::int64_t computers = 8, furniture = 54, police_equipment = 44;

    using Fixture::Fixture;

    void set_up_assets() {
        set_up();
        on = day("2026-01-05");
        const std::map<std::int64_t, Duty> duties{
            {buyer, Duty::purchase},           {keeper, Duty::keep_assets},        {bookkeeper, Duty::keep_accounts},
            {requester, Duty::apply_disposal}, {approver, Duty::approve_disposal}, {acceptor, Duty::accept_delivery}};
        for (const auto& [person, duty] : duties) {
            actor = administrator;
            must(give("office.enrol", "e" + std::to_string(person),
                      {{"person", person}, {"unit", 1}, {"name", "人员"}}));
            must(entrust("t" + std::to_string(person), person, person, {duty}));
        }
    }

    std::optional<Disposition> as(std::int64_t person, std::string_view operation, std::string_view date, Values values,
                                  const Lists& lists = {}) {
        actor = person;
        if (operation == "assets.acquire")
            values["acquired_on"] = std::int64_t{day(date).days()};
        else
            on = day(date);
        return give(operation, "a" + std::to_string(++ids), std::move(values), lists);
    }
    std::optional<Disposition> acquire(std::int64_t card, std::int64_t unit, std::int64_t fen, std::string_view date,
                                       Values more = {}) {
        more.insert({{"card", card}, {"unit", unit}, {"name", "资产"}, {"cost_fen", fen}});
        if (!more.contains("never_depreciated")) more.insert({"asset_class", computers});
        return as(buyer, "assets.acquire", date, std::move(more));
    }
    std::optional<Disposition> run_month(std::int64_t unit, std::string_view date) {
        return as(bookkeeper, "assets.depreciation_run", date, {{"run", ++runs}, {"unit", unit}});
    }
    [[nodiscard]] const assets::Card& card(std::int64_t id) const { return *office->state().assets.cards.find(id); }

    std::int64_t ids = 0, runs = 0;
};

}  // namespace steward::office_test
