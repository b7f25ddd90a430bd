// The epochs of an operation against the plain search for the rule in force, on every boundary and on random days.
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>
#include <vector>

#include "../unit/data/tiny.hpp"
#include "steward/steward.hpp"

namespace {

using namespace steward;

/// Rule ids by position in EpochTable::versions; empty for a calendar, which is not resolved by day.
std::vector<std::string> needed(const Rulebook& book, const OperationInfo& operation) {
    std::vector<std::string> ids;
    for (const RuleNeed& need : operation.rules) {
        if (need.form == Form::calendar)
            ids.emplace_back();
        else if (need.id.empty())
            ids.insert(ids.end(), book.time_limit_ids().begin(), book.time_limit_ids().end());
        else
            ids.emplace_back(need.id);
    }
    return ids;
}

/// Every first day and first day no longer in force, with its neighbours, and both ends of the range of dates.
std::set<Date> boundaries(const Rulebook& book) {
    std::set<Date> days;
    const auto add = [&](Date day) {
        for (const std::int32_t step : {-1, 0, 1})
            if (const Date near = Date::from_days(day.days() + step); near.valid()) days.insert(near);
    };
    add(Date::from_days(Date::min_days));
    add(Date::from_days(Date::max_days));
    for (const Rule& rule : book.rules())
        for (const Version& version : rule.versions) {
            add(version.from);
            if (version.until) add(*version.until);
        }
    return days;
}

/// Compares one day; says what differs.
std::string difference(const Rulebook& book, const EpochTable& table, const std::vector<std::string>& ids,
                       const std::vector<std::string>& chain, Date day, std::optional<Date> known_at = std::nullopt) {
    const auto epoch = static_cast<std::size_t>(table.epoch_of(day));
    if (epoch >= table.versions.size()) return "no such epoch";
    const auto& resolved = table.versions[epoch];
    if (resolved.size() != ids.size()) return "another number of rules";
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (ids[i].empty()) continue;
        const std::string found = tiny::difference(book.in_force(ids[i], chain, day, known_at), resolved[i]);
        if (!found.empty()) return ids[i] + ": " + found;
    }
    return {};
}

void compare(const Rulebook& book, const std::vector<std::string>& jurisdictions, std::mt19937_64& random, int random_days) {
    std::set<Date> days = boundaries(book);
    for (int i = 0; i < random_days; ++i) {
        const std::uint64_t span = static_cast<std::uint64_t>(Date::max_days) - static_cast<std::int64_t>(Date::min_days) + 1;
        days.insert(Date::from_days(Date::min_days + static_cast<std::int32_t>(random() % span)));
        days.insert(Date::from_days(static_cast<std::int32_t>(random() % 22000)));  // 1970 to 2030
    }
    for (const CatalogueEntry& entry : catalogue().entries()) {
        const std::vector<std::string> ids = needed(book, entry.info);
        for (const std::string& jurisdiction : jurisdictions) {
            const std::vector<std::string> chain = book.chain(jurisdiction);
            ASSERT_FALSE(chain.empty()) << jurisdiction;
            const auto table = book.epochs(entry.info, {jurisdiction, std::nullopt});
            ASSERT_EQ(table->versions.size(), table->starts.size() + 1);
            for (const Date day : days)
                ASSERT_EQ(difference(book, *table, ids, chain, day), "")
                    << entry.info.name << " in " << jurisdiction << " on " << to_text(day);
        }
    }
}

TEST(RulesEpochs, AsThePlainSearchOnTheEmbeddedPacks) {
    const auto book = open_rulebook();
    ASSERT_TRUE(book.ok()) << book.error().message.en;
    std::mt19937_64 random(20260117);
    compare(**book, {"CN", "CN/central", "CN/22", "CN/37", "CN/22/2208", "CN/22/2208/220802"}, random, 1500);
}

/// A pack in which rules of three levels begin, end, leave gaps and lie over one another at random.
std::string random_pack(std::mt19937_64& random) {
    std::string pack = R"([pack]
layout = "1.0"
id = "test.epochs"
data_version = 2026-01-01
[document]
law = { title = "law", number = "1" }
early = { title = "early", number = "2", issued = 1997-03-01 }
late = { title = "late", number = "3", issued = 1997-07-01 }
[[jurisdiction]]
code = "CN"
number = 100000
title = { zh = "国", en = "country" }
[[jurisdiction]]
code = "CN/22"
number = 220000
title = { zh = "省", en = "province" }
[[jurisdiction]]
code = "CN/22/2208"
number = 220800
title = { zh = "市", en = "city" }
)";
    for (const char* id : {"procurement.coverage", "procurement.open_tender_duty", "procurement.works_by_tender_law"}) {
        for (const char* jurisdiction : {"CN", "CN/22", "CN/22/2208"}) {
            if (random() % 4 == 0) continue;
            std::string versions;
            std::int32_t day = 10000 + static_cast<std::int32_t>(random() % 40);
            for (int i = static_cast<int>(random() % 5) + 1; i > 0; --i) {
                const std::int32_t from = day;
                day += 1 + static_cast<std::int32_t>(random() % 30);
                versions += "  { from = " + to_text(Date::from_days(from));
                const bool open = i == 1 && random() % 2 == 0;
                if (!open) versions += ", until = " + to_text(Date::from_days(day));
                static constexpr const char* documents[]{"law", "early", "late"};
                if (!open && random() % 4 == 0) versions += std::string(", until_cite = [\"") + documents[random() % 3] + "\"]";
                versions += std::string(", cite = [\"") + documents[random() % 3] + " 1\"], confidence = \"verified\" },\n";
                if (random() % 2 == 0) day += static_cast<std::int32_t>(random() % 10);  // a gap
            }
            static constexpr const char* relations[]{"", "relation = \"fills\"\n", "relation = \"replaces\"\n"};
            const char* relation = std::string_view(jurisdiction) == "CN" ? "" : relations[random() % 3];
            pack += std::string("[[rule]]\nid = \"") + id + "\"\nform = \"provision\"\ntitle = { zh = \"条\", en = \"rule\" }\njurisdiction = \"" +
                    jurisdiction + "\"\n" + relation + "anchor = \"announced_on\"\nversion = [\n" + versions + "]\n";
        }
    }
    return pack;
}

TEST(RulesEpochs, AsThePlainSearchOnRandomOverlays) {
    std::mt19937_64 random(41);
    for (int round = 0; round < 60; ++round) {
        const std::vector<PackSource> packs{{"random.toml", random_pack(random)}};
        const auto book = Rulebook::open(catalogue(), packs);
        ASSERT_TRUE(book.ok()) << book.error().message.en << "\n" << packs[0].content;
        std::vector<std::string> jurisdictions;
        for (const char* one : {"CN", "CN/22", "CN/22/2208", "CN/22/2208/220802", "CN/22/2201"}) jurisdictions.emplace_back(one);
        ASSERT_NO_FATAL_FAILURE(compare(**book, jurisdictions, random, 20)) << "round " << round << "\n" << packs[0].content;
        // Every day of the span in which anything changes.
        const CatalogueEntry& entry = *catalogue().find("procurement.method");
        for (const std::string& jurisdiction : jurisdictions) {
            for (const auto known_at : {std::optional<Date>(), std::optional(Date::from_days(9900)), std::optional(Date::from_days(10'000))}) {
                const auto table = (*book)->epochs(entry.info, {jurisdiction, known_at});
                for (std::int32_t day = 9990; day < 10300; ++day)
                    ASSERT_EQ(difference(**book, *table, needed(**book, entry.info), (*book)->chain(jurisdiction), Date::from_days(day), known_at), "")
                        << "round " << round << ", " << jurisdiction << ", " << to_text(Date::from_days(day));
            }
        }
    }
}

}  // namespace
