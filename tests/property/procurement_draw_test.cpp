// The draw of experts: what may change it, and whether everybody has the same chance. Statistics are floating point here;
// seeds are fixed, so that the test says the same on every run.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "steward/procurement/expert_draw.hpp"

namespace {

using namespace steward;
using namespace steward::procurement;

struct Pool {
    std::vector<std::string> ids;
    std::vector<PoolExpert> experts;

    explicit Pool(int size) {
        for (int i = 0; i < size; ++i) ids.push_back("expert " + std::to_string(i));
        for (const std::string& id : ids) experts.push_back({id, DrawStanding::eligible});
    }
};

std::vector<std::string> drawn(std::string_view seed, const std::vector<PoolExpert>& pool, std::size_t count) {
    const DrawOrder order = draw_order(seed, pool);
    EXPECT_EQ(order.status, Status::ok);
    EXPECT_EQ(order.duplicate, -1);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(count, order.order.size()); ++i)
        names.emplace_back(pool[static_cast<std::size_t>(order.order[i])].expert);
    return names;
}

TEST(ProcurementDraw, TheOrderOfThePoolChangesNothing) {
    std::mt19937_64 random(20261125);
    for (int round = 0; round < 500; ++round) {
        Pool pool(1 + static_cast<int>(random() % 40));
        const std::string seed = std::to_string(random());
        const auto before = drawn(seed, pool.experts, pool.experts.size());
        const Digest digest = draw_order(seed, pool.experts).pool;
        std::shuffle(pool.experts.begin(), pool.experts.end(), random);
        EXPECT_EQ(drawn(seed, pool.experts, pool.experts.size()), before);
        EXPECT_EQ(draw_order(seed, pool.experts).pool, digest);
    }
}

TEST(ProcurementDraw, WhoIsExcludedLeavesTheOthersInTheirOrder) {
    std::mt19937_64 random(7);
    for (int round = 0; round < 500; ++round) {
        Pool pool(2 + static_cast<int>(random() % 30));
        const std::string seed = std::to_string(random());
        auto expected = drawn(seed, pool.experts, pool.experts.size());
        const Digest digest = draw_order(seed, pool.experts).pool;
        PoolExpert& out = pool.experts[random() % pool.experts.size()];
        out.standing = DrawStanding::conflict_of_interest;
        std::erase(expected, std::string(out.expert));
        EXPECT_EQ(drawn(seed, pool.experts, pool.experts.size()), expected);
        EXPECT_NE(draw_order(seed, pool.experts).pool, digest);
    }
}

TEST(ProcurementDraw, AnIdTwiceIsFoundWhereverItStands) {
    std::mt19937_64 random(11);
    for (int round = 0; round < 200; ++round) {
        Pool pool(2 + static_cast<int>(random() % 30));
        const std::size_t first = random() % (pool.experts.size() - 1);
        const std::size_t second = first + 1 + random() % (pool.experts.size() - first - 1);
        pool.experts[second].expert = pool.experts[first].expert;
        EXPECT_EQ(draw_order("s", pool.experts).duplicate, static_cast<std::int32_t>(second));
    }
}

/// Chi-square of how often each of `size` experts is among the `count` drawn, over `draws` seeds. Drawn without putting back,
/// so that the sum over the experts is fixed: (n - 1) / n times the sum of squares over N p (1 - p) has n - 1 degrees.
double inclusion_chi_square(int size, std::size_t count, int draws) {
    const Pool pool(size);
    std::vector<int> seen(static_cast<std::size_t>(size));
    for (int i = 0; i < draws; ++i) {
        const DrawOrder order = draw_order("lot " + std::to_string(i), pool.experts);
        for (std::size_t k = 0; k < count; ++k) ++seen[static_cast<std::size_t>(order.order[k])];
    }
    const double share = static_cast<double>(count) / size;
    double sum = 0;
    for (const int times : seen)
        sum += (times - draws * share) * (times - draws * share) / (draws * share * (1 - share));
    return sum * (size - 1) / size;
}

// 11 degrees of freedom: 31.3 is passed by chance once in a thousand draws, 1.6 is missed as rarely.
TEST(ProcurementDraw, EverybodyIsDrawnAsOftenAsAnybody) {
    const double first = inclusion_chi_square(12, 1, 30'000);
    EXPECT_LT(first, 31.3);
    EXPECT_GT(first, 1.6);
    const double five = inclusion_chi_square(12, 5, 30'000);
    EXPECT_LT(five, 31.3);
    EXPECT_GT(five, 1.6);
}

// All 20 sets of three out of six: 19 degrees of freedom, one in a thousand at 43.8 and 5.4.
TEST(ProcurementDraw, EverySetIsDrawnAsOftenAsAnyOther) {
    const Pool pool(6);
    std::vector<int> seen(64);
    constexpr int draws = 40'000;
    for (int i = 0; i < draws; ++i) {
        const DrawOrder order = draw_order(std::to_string(i), pool.experts);
        unsigned set = 0;
        for (std::size_t k = 0; k < 3; ++k) set |= 1U << order.order[k];
        ++seen[set];
    }
    double sum = 0;
    int sets = 0;
    for (const int times : seen) {
        if (times == 0) continue;
        ++sets;
        sum += (times - draws / 20.0) * (times - draws / 20.0) / (draws / 20.0);
    }
    EXPECT_EQ(sets, 20);
    EXPECT_LT(sum, 43.8);
    EXPECT_GT(sum, 5.4);
}

}  // namespace
