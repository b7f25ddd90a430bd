// Periods and signs against the plainest way to find them: day by day, and pair by pair.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <random>

#include "../cases/table.hpp"

namespace {

using namespace steward;
using table::Facts;
using table::Value;

std::int64_t code(std::string_view list, std::string_view id) {
    for (const CodeItem& item : table::book()->list(list)->items)
        if (item.id == id) return item.code;
    ADD_FAILURE() << list << " has no " << id;
    return 0;
}

/// Whether a day from 2024-01-01 on is a working day, for two years.
class Days {
public:
    Days() : first_(parse_date("2024-01-01").value().days()) {
        const auto operation = table::prepared("calendar.is_working_day", "CN");
        std::vector<Facts> rows(731);
        for (std::size_t i = 0; i < rows.size(); ++i) rows[i].root["on_date"] = first_ + static_cast<std::int64_t>(i);
        for (const table::Answer& answer : table::run(*operation, rows))
            working_.push_back(answer.at("working") == Value(1));
    }
    [[nodiscard]] bool working(std::int64_t day) const { return working_.at(static_cast<std::size_t>(day - first_)); }
    [[nodiscard]] std::int64_t first() const { return first_; }

private:
    std::int64_t first_;
    std::vector<bool> working_;
};

TEST(ProcurementComplaint, TheDecisionIsDueWhenThirtyDaysHaveCounted) {
    const Days days;
    const auto operation = table::prepared("procurement.complaint", "CN/central");
    ASSERT_TRUE(operation);
    std::mt19937_64 random(20261125);
    std::vector<Facts> rows(3000);
    std::vector<std::int64_t> due(rows.size()), excluded(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::int64_t received = days.first() + static_cast<std::int64_t>(random() % 300);
        rows[row].root["filed_on"] = received;
        rows[row].root["received_on"] = received;
        std::vector<std::pair<std::int64_t, std::int64_t>> pauses(random() % 5);
        for (auto& [from, until] : pauses) {
            from = received + static_cast<std::int64_t>(random() % 70);
            until = from + static_cast<std::int64_t>(random() % 25);
        }
        std::sort(pauses.begin(), pauses.end(), [](auto& a, auto& b) { return a.first < b.first; });
        for (const auto& [from, until] : pauses)
            rows[row].lists["pauses"].push_back({{"issued_on", from}, {"returned_on", until}});
        std::int64_t day = received, left = 30;
        while (left > 0) {
            if (!days.working(++day)) continue;
            const bool paused = std::any_of(pauses.begin(), pauses.end(),
                                            [&](auto& pause) { return pause.first < day && day <= pause.second; });
            (paused ? excluded[row] : left) += paused ? 1 : -1;
        }
        due[row] = day;
    }
    const std::vector<table::Answer> answers = table::run(*operation, rows);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        EXPECT_EQ(answers[row].at("row_status"), Value(0));
        EXPECT_EQ(answers[row].at("decision_due_on"), Value(due[row])) << row;
        EXPECT_EQ(answers[row].at("excluded_days"), Value(excluded[row])) << row;
    }
}

/// Bids with few different parties and prices, so that many are shared.
Facts bids(std::mt19937_64& random) {
    Facts facts;
    facts.root["method"] = code("procurement_method", "open_tender");
    facts.root["opened_on"] = parse_date("2024-05-10").value().days();
    const std::size_t count = random() % 9;
    for (std::size_t i = 0; i < count; ++i) {
        table::Values bid;
        bid["bidder"] = table::interned("bidder " + std::to_string(i));
        for (const char* party : {"preparer", "agent", "bond_payer", "head", "alike_group"})
            if (random() % 3 != 0) bid[party] = table::interned(std::string(1, static_cast<char>('a' + random() % 6)));
        static constexpr std::int64_t prices[] = {80, 100, 120, 125, 140, 144, 150, 160, 175, 200, 320, 640, 641};
        bid["price_fen"] = prices[random() % std::size(prices)] * 1000;
        facts.lists["bids"].push_back(bid);
    }
    return facts;
}

bool shares(const table::Values& a, const table::Values& b, const char* party) {
    const auto x = a.find(party), y = b.find(party);
    return x != a.end() && y != b.end() && x->second == y->second;
}

TEST(ProcurementCollusion, EverySharedPartyAndPatternIsFoundAndNothingElse) {
    const auto operation = table::prepared("procurement.collusion_signs", "CN/central");
    ASSERT_TRUE(operation);
    std::mt19937_64 random(20261125);
    std::vector<Facts> rows(3000);
    for (Facts& row : rows) row = bids(random);
    const std::vector<table::Answer> answers = table::run(*operation, rows);
    const std::pair<const char*, const char*> parties[] = {{"preparer", "same_preparer"},
                                                           {"agent", "same_agent"},
                                                           {"bond_payer", "same_bond_payer"},
                                                           {"head", "same_head"},
                                                           {"alike_group", "alike_contents"}};
    const auto bit = [](std::string_view sign) { return std::int64_t{1} << code("collusion_sign", sign); };
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::vector<table::Values> list = rows[row].lists["bids"];
        std::vector<std::int64_t> wanted(list.size());
        std::vector<std::int64_t> prices;
        for (const table::Values& bid : list) prices.push_back(*bid.at("price_fen"));
        std::vector<std::int64_t> different = prices;
        std::sort(different.begin(), different.end());
        different.erase(std::unique(different.begin(), different.end()), different.end());
        for (std::size_t k = 1; k + 1 < different.size(); ++k) {
            const std::int64_t a = different[k - 1], b = different[k], c = different[k + 1];
            if (b - a != c - b && b * b != a * c) continue;
            for (std::size_t i = 0; i < list.size(); ++i)
                if (prices[i] >= a && prices[i] <= c) wanted[i] |= bit("regular_prices");
        }
        for (std::size_t i = 0; i < list.size(); ++i) {
            for (std::size_t j = 0; j < list.size(); ++j) {
                if (i == j) continue;
                for (const auto& [party, sign] : parties)
                    if (shares(list[i], list[j], party)) wanted[i] |= bit(sign);
                if (prices[i] == prices[j])
                    wanted[i] |= bit("identical_price");
                else if (std::abs(prices[i] - prices[j]) * 1000 <= std::min(prices[i], prices[j]))
                    wanted[i] |= bit("close_price");
            }
        }
        const auto found = answers[row].lists.find("bids");
        ASSERT_EQ(found == answers[row].lists.end() ? 0 : found->second.size(), list.size());
        for (std::size_t i = 0; i < list.size(); ++i)
            EXPECT_EQ(found->second[i].at("signs"), Value(wanted[i])) << row << " #" << i;
        // Every pair is told once for each sign, and only of bids that have it.
        std::vector<std::array<std::int64_t, 3>> told;
        const auto pairs = answers[row].lists.find("pairs");
        if (pairs == answers[row].lists.end()) continue;
        for (const table::Values& pair : pairs->second) {
            told.push_back({*pair.at("sign"), *pair.at("first"), *pair.at("second")});
            EXPECT_LT(told.back()[1], told.back()[2]);
            for (const std::size_t place : {1U, 2U})
                EXPECT_NE(
                    wanted[static_cast<std::size_t>(told.back()[place]) - 1] & (std::int64_t{1} << told.back()[0]), 0);
        }
        std::sort(told.begin(), told.end());
        EXPECT_EQ(std::adjacent_find(told.begin(), told.end()), told.end()) << row;
    }
}

}  // namespace
