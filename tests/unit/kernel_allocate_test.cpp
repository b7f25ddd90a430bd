#include "steward/kernel/allocate.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace {

using namespace steward;

std::vector<std::int64_t> split(std::int64_t total, const std::vector<std::int64_t>& weights) {
    std::vector<std::int64_t> fen;
    const auto parts = allocate(Money::fen(total), weights);
    for (const Money part : parts.value()) fen.push_back(part.fen());
    return fen;
}

using Fen = std::vector<std::int64_t>;

TEST(KernelAllocate, LargestRemainder) {
    // 1000 * 3/7 = 428 + 4/7; 1000 * 2/7 = 285 + 5/7: the two fen left go to the second and third.
    EXPECT_EQ(split(1000, {3, 2, 2}), (Fen{428, 286, 286}));
    EXPECT_EQ(split(1000, {2, 3, 2}), (Fen{286, 428, 286}));
}

TEST(KernelAllocate, TiesGoToTheLowerIndex) {
    EXPECT_EQ(split(100, {1, 1, 1}), (Fen{34, 33, 33}));
    EXPECT_EQ(split(101, {1, 1, 1}), (Fen{34, 34, 33}));
    EXPECT_EQ(split(1, {5, 5}), (Fen{1, 0}));
}

TEST(KernelAllocate, NegativeTotalsMirrorPositiveOnes) {
    EXPECT_EQ(split(-100, {1, 1, 1}), (Fen{-34, -33, -33}));
    EXPECT_EQ(split(-1000, {3, 2, 2}), (Fen{-428, -286, -286}));
}

TEST(KernelAllocate, ZeroWeightsAndTotals) {
    EXPECT_EQ(split(100, {0, 3, 0}), (Fen{0, 100, 0}));
    EXPECT_EQ(split(0, {1, 2}), (Fen{0, 0}));
    EXPECT_EQ(split(1, {0, 1, 1}), (Fen{0, 1, 0}));
}

TEST(KernelAllocate, Extremes) {
    constexpr std::int64_t max = std::numeric_limits<std::int64_t>::max();
    constexpr std::int64_t min = std::numeric_limits<std::int64_t>::min();
    EXPECT_EQ(split(max, {max}), (Fen{max}));
    EXPECT_EQ(split(min, {max}), (Fen{min}));
    EXPECT_EQ(split(min, {1, 1}), (Fen{min / 2, min / 2}));
    EXPECT_EQ(split(max, {1, max - 1}), (Fen{1, max - 1}));
}

TEST(KernelAllocate, Errors) {
    const auto status = [](const std::vector<std::int64_t>& weights) {
        return allocate(Money::fen(100), weights).error().status;
    };
    EXPECT_EQ(status({}), Status::data);
    EXPECT_EQ(status({0, 0}), Status::out_of_range);
    EXPECT_EQ(status({1, -2}), Status::out_of_range);
    EXPECT_EQ(status({std::numeric_limits<std::int64_t>::max(), 1}), Status::overflow);
    const std::vector<std::int64_t> weights = {1, -2};
    EXPECT_NE(allocate(Money::fen(1), weights).error().message.en.find("weight 1 (counted from 0) is -2"),
              std::string::npos);
}

}  // namespace
