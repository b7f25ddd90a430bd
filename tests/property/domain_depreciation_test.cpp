// Depreciation against convention C2 booked month by month, and the schedule against the figure at a date.
#include <gtest/gtest.h>

#include <limits>
#include <random>

#include "../cases/table.hpp"

namespace {

using namespace steward;
using table::Facts;
using table::Value;

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

/// Accumulated after every month, index 0 for none: months 1 to n - 1 book min(m, what remains), month n the remainder.
std::vector<std::int64_t> book(std::int64_t cost, std::int64_t life) {
    const std::int64_t monthly = cost / life + (2 * (cost % life) >= life ? 1 : 0);
    std::vector<std::int64_t> accumulated{0};
    for (std::int64_t month = 1; month <= life; ++month) {
        const std::int64_t remains = cost - accumulated.back();
        accumulated.push_back(accumulated.back() + (month == life ? remains : std::min(monthly, remains)));
    }
    return accumulated;
}

struct Asset {
    Facts facts;
    std::int64_t cost = 0, life = 0, acquired = 0;
    std::optional<std::int64_t> disposed;

    [[nodiscard]] std::int64_t charged() const {
        if (!disposed) return life;
        const auto day = [](std::int64_t days) { return Date::from_days(static_cast<std::int32_t>(days)); };
        return std::min<std::int64_t>(life, months_between(day(acquired), day(*disposed)));
    }
};

Asset any_asset(std::mt19937_64& random) {
    const auto& classes = table::book()->list("asset_class")->items;
    Asset asset;
    switch (random() % 5) {
        case 0: asset.cost = static_cast<std::int64_t>(random() % 2000); break;
        case 1: asset.cost = largest - static_cast<std::int64_t>(random() % 100000); break;
        case 2: asset.cost = static_cast<std::int64_t>(random() >> 1); break;
        default: asset.cost = static_cast<std::int64_t>(random() % 1'000'000'000'000); break;
    }
    asset.life = random() % 4 == 0 ? static_cast<std::int64_t>(random() % 6) + 1 : static_cast<std::int64_t>(random() % 300) + 1;
    asset.acquired = 17167 + static_cast<std::int64_t>(random() % 4000);  // from 2017
    if (random() % 3 == 0) asset.disposed = asset.acquired + static_cast<std::int64_t>(random() % 6000);
    asset.facts.root = {{"asset_class", classes[random() % classes.size()].code}, {"cost_fen", asset.cost},
                        {"acquired_on", asset.acquired}, {"life_months", asset.life}, {"disposed_on", asset.disposed}};
    return asset;
}

TEST(DomainDepreciation, BooksConventionC2MonthByMonth) {
    const auto depreciation = table::prepared("assets.depreciation", "CN");
    const auto schedule = table::prepared("assets.depreciation_schedule", "CN");
    ASSERT_TRUE(depreciation && schedule);
    std::mt19937_64 random(310);
    for (int round = 0; round < 120; ++round) {
        const Asset asset = any_asset(random);
        const std::vector<std::int64_t> booked = book(asset.cost, asset.life);
        const std::int64_t charged = asset.charged();
        const std::string what = "round " + std::to_string(round) + ": " + std::to_string(asset.cost) + " over " + std::to_string(asset.life);

        const table::Answer plan = table::run_one(*schedule, asset.facts);
        ASSERT_EQ(plan.at("row_status"), Value(0)) << what;
        const auto& months = plan.lists.at("schedule");
        ASSERT_EQ(static_cast<std::int64_t>(months.size()), charged) << what;

        // The figure at a day of every month, from the month before addition to two months after the end.
        std::vector<Facts> at;
        const Date acquired = Date::from_days(static_cast<std::int32_t>(asset.acquired));
        for (std::int64_t month = 0; month <= asset.life + 2; ++month) {
            const auto parts = year_month_day(acquired);
            const std::chrono::year_month there = parts.year() / parts.month() + std::chrono::months(month - 1);
            const std::chrono::sys_days first{there / 1}, last{there / std::chrono::last};
            const auto day = static_cast<std::int64_t>((random() % 2 ? first : last).time_since_epoch().count());
            Facts facts = asset.facts;
            facts.root["as_of"] = day;
            at.push_back(facts);
        }
        const auto figures = table::run(*depreciation, at);
        std::int64_t before = 0, sum = 0;
        for (std::size_t month = 0; month < figures.size(); ++month) {
            const std::int64_t counted = std::min(static_cast<std::int64_t>(month), charged);
            const std::int64_t accumulated = figures[month].at("accumulated_fen").value_or(-1);
            ASSERT_EQ(figures[month].at("months"), Value(counted)) << what << ", month " << month;
            ASSERT_EQ(accumulated, booked[static_cast<std::size_t>(counted)]) << what << ", month " << month;
            ASSERT_EQ(figures[month].at("net_fen"), Value(asset.cost - accumulated)) << what << ", month " << month;
            ASSERT_GE(accumulated, before) << what << ", month " << month;
            ASSERT_LE(accumulated, asset.cost) << what << ", month " << month;
            ASSERT_EQ(figures[month].at("monthly_fen"), plan.at("monthly_fen")) << what;
            ASSERT_EQ(figures[month].at("outcome"), plan.at("outcome")) << what;
            before = accumulated;
            if (month == 0 || static_cast<std::int64_t>(month) > charged) continue;
            const table::Values& row = months[month - 1];
            ASSERT_EQ(row.at("month"), Value(static_cast<std::int64_t>(month))) << what;
            ASSERT_EQ(row.at("accumulated_fen"), Value(accumulated)) << what << ", month " << month;
            ASSERT_EQ(row.at("net_fen"), figures[month].at("net_fen")) << what << ", month " << month;
            ASSERT_GE(row.at("amount_fen").value_or(-1), 0) << what << ", month " << month;
            sum += row.at("amount_fen").value_or(0);
            ASSERT_EQ(sum, accumulated) << what << ", month " << month;
            const auto first = year_month_day(Date::from_days(static_cast<std::int32_t>(row.at("month_on").value_or(0))));
            ASSERT_EQ(static_cast<unsigned>(first.day()), 1U) << what;
            ASSERT_EQ(months_between(acquired, Date::from_days(static_cast<std::int32_t>(row.at("month_on").value_or(0)))) + 1,
                      static_cast<std::int32_t>(month)) << what;
        }
        ASSERT_EQ(sum, booked[static_cast<std::size_t>(charged)]) << what;
        ASSERT_EQ(booked.back(), asset.cost) << what;
    }
}

TEST(DomainDepreciation, AccumulatedAfterIsConventionC2) {
    std::mt19937_64 random(311);
    for (int round = 0; round < 3000; ++round) {
        const Asset asset = any_asset(random);
        const std::vector<std::int64_t> booked = book(asset.cost, asset.life);
        Money monthly;
        ASSERT_TRUE(divide(Money::fen(asset.cost), asset.life, Rounding::half_away_from_zero, monthly));
        for (std::int64_t month = 0; month <= asset.life; month += 1 + static_cast<std::int64_t>(random() % 7))
            ASSERT_EQ(assets::accumulated_after(Money::fen(asset.cost), monthly, month, asset.life).fen(), booked[static_cast<std::size_t>(month)])
                << asset.cost << " over " << asset.life << ", month " << month;
    }
}

}  // namespace
