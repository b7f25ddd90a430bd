#include "steward/kernel/outcome.hpp"

#include <gtest/gtest.h>

namespace {

using namespace steward;

constexpr Outcome all[] = {Outcome::indeterminate,  Outcome::pass,      Outcome::needs_review,
                           Outcome::needs_approval, Outcome::violation, Outcome::not_applicable};

TEST(KernelOutcome, CombineIsAssociativeCommutativeAndIdempotent) {
    for (const Outcome a : all) {
        EXPECT_EQ(combine(a, a), a);
        EXPECT_EQ(combine(a, Outcome::not_applicable), a);
        for (const Outcome b : all) {
            EXPECT_EQ(combine(a, b), combine(b, a));
            for (const Outcome c : all) EXPECT_EQ(combine(combine(a, b), c), combine(a, combine(b, c)));
        }
    }
}

TEST(KernelOutcome, TheHeavierOutcomeWins) {
    const Outcome order[] = {Outcome::not_applicable, Outcome::pass,          Outcome::needs_review,
                             Outcome::needs_approval, Outcome::indeterminate, Outcome::violation};
    for (int light = 0; light < 6; ++light)
        for (int heavy = light; heavy < 6; ++heavy) EXPECT_EQ(combine(order[light], order[heavy]), order[heavy]);
}

TEST(KernelOutcome, CodesAreFixed) {
    EXPECT_EQ(static_cast<int>(Outcome{}), 0);
    EXPECT_EQ(Outcome{}, Outcome::indeterminate);
    EXPECT_EQ(static_cast<int>(Outcome::pass), 1);
    EXPECT_EQ(static_cast<int>(Outcome::needs_review), 2);
    EXPECT_EQ(static_cast<int>(Outcome::needs_approval), 3);
    EXPECT_EQ(static_cast<int>(Outcome::violation), 4);
    EXPECT_EQ(static_cast<int>(Outcome::not_applicable), 5);
}

TEST(KernelOutcome, TheWeakestConfidenceWins) {
    EXPECT_EQ(weakest(Confidence::verified, Confidence::verified), Confidence::verified);
    EXPECT_EQ(weakest(Confidence::verified, Confidence::unverified), Confidence::unverified);
    EXPECT_EQ(weakest(Confidence::unverified, Confidence::verified), Confidence::unverified);
}

}  // namespace
