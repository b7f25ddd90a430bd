// The size of an enterprise against the wording of 工信部联企业〔2011〕300号, class by class; where an indicator is unknown, against
// every value that it could have.
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <set>

#include "../cases/table.hpp"

namespace {

using namespace steward;
using table::Facts;
using table::Value;

constexpr std::int64_t wan = 1'000'000;  // 10,000 yuan in fen

/// Lower limits of large, medium and small, of employees, revenue and total assets; zeros where there is no such indicator.
struct Industry {
    std::string_view id;
    std::array<std::array<std::int64_t, 3>, 3> limits;
};
constexpr std::array industries{
    Industry{"industry", {{{1000, 300, 20}, {40000 * wan, 2000 * wan, 300 * wan}, {0, 0, 0}}}},
    Industry{"construction", {{{0, 0, 0}, {80000 * wan, 6000 * wan, 300 * wan}, {80000 * wan, 5000 * wan, 300 * wan}}}},
    Industry{"agriculture", {{{0, 0, 0}, {20000 * wan, 500 * wan, 50 * wan}, {0, 0, 0}}}},
    Industry{"leasing_and_business", {{{300, 100, 10}, {0, 0, 0}, {120000 * wan, 8000 * wan, 100 * wan}}}},
};
constexpr std::array columns{"employees", "revenue_fen", "total_assets_fen"};

/// The first class whose every limit is reached, else micro (4).
std::int64_t size_of(const Industry& industry, const std::array<std::int64_t, 3>& values) {
    for (std::size_t size = 0; size < 3; ++size) {
        bool all = true;
        for (std::size_t i = 0; i < 3; ++i)
            if (industry.limits[i][size] != 0 && values[i] < industry.limits[i][size]) all = false;
        if (all) return static_cast<std::int64_t>(size) + 1;
    }
    return 4;
}

TEST(ProcurementSize, IsTheFirstClassWhoseLimitsAreAllReached) {
    const auto size = table::prepared("procurement.enterprise_size", "CN/central");
    ASSERT_TRUE(size);
    std::mt19937_64 random(515);
    std::size_t open = 0;
    for (int round = 0; round < 6000; ++round) {
        const Industry& industry = industries[random() % industries.size()];
        std::array<std::optional<std::int64_t>, 3> given;
        std::set<std::int64_t> possible;
        std::array<std::vector<std::int64_t>, 3> choices;
        for (std::size_t i = 0; i < 3; ++i) {
            const auto& limits = industry.limits[i];
            const std::int64_t limit = limits[random() % 3];
            const std::int64_t value = std::max<std::int64_t>(0, limit + static_cast<std::int64_t>(random() % 3) - 1);
            if (random() % 3 != 0) given[i] = value;
            choices[i] =
                given[i] ? std::vector{*given[i]} : std::vector<std::int64_t>{0, limits[2], limits[1], limits[0]};
        }
        for (const std::int64_t a : choices[0])
            for (const std::int64_t b : choices[1])
                for (const std::int64_t c : choices[2]) possible.insert(size_of(industry, {a, b, c}));
        Facts facts;
        const auto& items = table::book()->list("enterprise_industry")->items;
        const auto item =
            std::find_if(items.begin(), items.end(), [&](const auto& one) { return one.id == industry.id; });
        ASSERT_NE(item, items.end());
        facts.root = {{"industry", item->code}, {"on_date", 20514}};
        for (std::size_t i = 0; i < 3; ++i)
            if (given[i]) facts.root[columns[i]] = given[i];
        const auto answer = table::run_one(*size, facts);
        const std::string what = std::string(industry.id) + ", round " + std::to_string(round);
        ASSERT_EQ(answer.at("size"), possible.size() == 1 ? Value(*possible.begin()) : std::nullopt) << what;
        // All possible sizes on one side of a border: then it is known on which.
        const auto known = [&](std::int64_t from) {
            const bool low = *possible.begin() >= from, high = *possible.rbegin() < from;
            return low || high ? Value(low ? 1 : 0) : std::nullopt;
        };
        ASSERT_EQ(answer.at("sme"), known(2)) << what;
        ASSERT_EQ(answer.at("small_or_micro"), known(3)) << what;
        open += possible.size() > 1;
    }
    EXPECT_GT(open, 500U);
}

}  // namespace
