// Interest on what is paid late, and the charge for a bond that is refunded late, against exact fractions.
#include <gtest/gtest.h>

#include <limits>
#include <random>

#include "../cases/table.hpp"
#include "rational_oracle.hpp"

namespace {

using namespace steward;
using procurement::InterestRate;
using table::Facts;
using table::Value;

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

/// amount * percent / 100 * days / period, half up.
std::optional<std::int64_t> exact(std::int64_t amount, const oracle::cpp_rational& percent, std::int64_t days,
                                  std::int64_t period) {
    const oracle::cpp_rational interest = oracle::cpp_rational(amount) * percent * days / (100 * period);
    return oracle::fit(oracle::round(oracle::neighbours(interest), Rounding::half_away_from_zero));
}

std::int64_t any_amount(std::mt19937_64& random) {
    switch (random() % 4) {
        case 0: return static_cast<std::int64_t>(random() % 3000);
        case 1: return largest - static_cast<std::int64_t>(random() % 1000);
        case 2: return static_cast<std::int64_t>(random() >> 1);
        default: return static_cast<std::int64_t>(random() % 1'000'000'000'000);
    }
}

TEST(ProcurementInterest, IsTheExactFractionRoundedOnce) {
    std::mt19937_64 random(512);
    for (int round = 0; round < 20000; ++round) {
        const std::int64_t amount = any_amount(random);
        const auto rate = static_cast<std::int64_t>(random() % 400'000);
        const auto days = static_cast<std::int64_t>(random() % 3000);
        const std::int64_t period = random() % 2 ? 1 : 360 + static_cast<std::int64_t>(random() % 7);
        const auto expected = exact(amount, oracle::cpp_rational(rate, 10'000), days, period);
        Money interest;
        const bool fits = procurement::simple_interest(Money::fen(amount), InterestRate::scaled(rate).decimal(), days,
                                                       period, interest);
        ASSERT_EQ(fits, expected.has_value()) << amount << " at " << rate << " for " << days << " of " << period;
        if (!fits) continue;
        ASSERT_EQ(interest.fen(), *expected) << amount << " at " << rate << " for " << days << " of " << period;
    }
}

/// Delivered on 2026-03-02 without an agreed term: due on 2026-04-01, day 20544.
TEST(ProcurementInterest, OfALatePaymentIsThatOfItsRate) {
    constexpr std::int64_t delivered = 20514, due = 20544;
    const auto payment = table::prepared("procurement.supplier_payment", "CN/central");
    ASSERT_TRUE(payment);
    std::mt19937_64 random(513);
    std::vector<Facts> rows;
    std::vector<std::optional<std::int64_t>> expected;
    for (int round = 0; round < 4000; ++round) {
        const std::int64_t amount = any_amount(random);
        const auto late = static_cast<std::int64_t>(random() % 2000);
        const std::int64_t year = 360 + static_cast<std::int64_t>(random() % 7);
        const auto lpr = static_cast<std::int64_t>(random() % 60'000);
        const bool daily = random() % 2;
        const bool agreed = random() % 3 != 0;
        // Around the floor as often as not.
        const std::int64_t about = daily ? lpr / year : lpr;
        const std::int64_t rate = random() % 2
                                      ? std::max<std::int64_t>(0, about + static_cast<std::int64_t>(random() % 5) - 2)
                                      : static_cast<std::int64_t>(random() % 80'000);
        Facts facts;
        facts.root = {{"payer", 1},
                      {"delivered_on", delivered},
                      {"amount_fen", amount},
                      {"supplier_size", 3},
                      {"settlement_agreed", 0},
                      {"acceptance_agreed", 0},
                      {"paid_on", due + late},
                      {"lpr", lpr},
                      {"days_in_year", year}};
        if (agreed) facts.root.insert({{"agreed_rate", rate}, {"agreed_rate_period", daily ? 2 : 1}});
        const bool holds = agreed && (daily ? rate * year >= lpr : rate >= lpr);
        rows.push_back(facts);
        expected.push_back(holds ? exact(amount, oracle::cpp_rational(rate, 10'000), late, daily ? 1 : year)
                                 : exact(amount, oracle::cpp_rational(5, 100), late, 1));
    }
    const auto answers = table::run(*payment, rows);
    std::size_t refused = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!expected[i]) {
            ASSERT_EQ(answers[i].at("row_status"), Value(static_cast<std::int64_t>(Status::overflow))) << "row " << i;
            ++refused;
            continue;
        }
        ASSERT_EQ(answers[i].at("row_status"), Value(0)) << "row " << i;
        ASSERT_EQ(answers[i].at("due_on"), Value(due)) << "row " << i;
        ASSERT_EQ(answers[i].at("interest_fen"), Value(*expected[i])) << "row " << i;
    }
    EXPECT_GT(refused, 0U);
    EXPECT_LT(refused, rows.size() / 2);
}

/// The award notice of Monday 2026-03-02 makes the refund due on 2026-03-09, day 20521.
TEST(ProcurementInterest, OfALateRefundIsAFifthAboveTheBenchmark) {
    const auto refund = table::prepared("procurement.bid_bond_refund", "CN/central");
    ASSERT_TRUE(refund);
    std::mt19937_64 random(514);
    for (int round = 0; round < 1000; ++round) {
        const std::int64_t bond = static_cast<std::int64_t>(random() % 1'000'000'000'000);
        const auto late = static_cast<std::int64_t>(random() % 1000);
        const auto benchmark = static_cast<std::int64_t>(random() % 100'000);
        const std::int64_t year = 360 + static_cast<std::int64_t>(random() % 7);
        Facts facts;
        facts.root = {{"method", 1},
                      {"event", 2},
                      {"event_on", 20514},
                      {"bond_fen", bond},
                      {"refunded_on", 20521 + late},
                      {"supplier_caused", 0},
                      {"benchmark_rate", benchmark},
                      {"days_in_year", year}};
        const auto answer = table::run_one(*refund, facts);
        ASSERT_EQ(answer.at("late_days"), Value(late));
        ASSERT_EQ(answer.at("charge_fen"),
                  Value(exact(bond, oracle::cpp_rational(benchmark * 12, 100'000), late, year)))
            << "round " << round;
    }
}

}  // namespace
