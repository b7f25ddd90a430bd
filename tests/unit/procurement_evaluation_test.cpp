// The evaluation of bids against plain rational arithmetic, on lots that no case file would write.
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <limits>
#include <map>
#include <random>

#include "procurement_lot.hpp"

namespace steward::procurement {
namespace {

using Rational = boost::multiprecision::cpp_rational;
using Integer = boost::multiprecision::cpp_int;

detail::Natural natural(const Integer& value) {
    return static_cast<detail::Natural>(static_cast<std::uint64_t>(value >> 64)) << 64 |
           static_cast<std::uint64_t>(value & std::numeric_limits<std::uint64_t>::max());
}

TEST(ProcurementScoreFraction, ComparesLikeRationals) {
    std::mt19937_64 random(20261125);
    int equal = 0;
    for (int round = 0; round < 20'000; ++round) {
        // Of every size, often nearly equal, sometimes the same fraction in other terms.
        const auto any = [&](int bits) { return ((Integer(random()) << 64) | random()) >> (128 - bits); };
        Integer a = any(1 + static_cast<int>(random() % 120)), b = any(1 + static_cast<int>(random() % 120)) + 1;
        const Integer k = 1 + random() % 200;
        const bool wide = a > 0 && ((a * k) >> 127) == 0 && ((b * k) >> 127) == 0;
        Integer c = wide ? Integer(a * k) : Integer(any(100)), d = wide ? Integer(b * k) : Integer(any(100) + 1);
        if (random() % 3 == 0) c += 1;
        const Rational left(a, b), right(c, d);
        const auto compared = detail::compare_fractions(natural(a), natural(b), natural(c), natural(d));
        ASSERT_EQ(compared < 0, left < right) << a << '/' << b << ' ' << c << '/' << d;
        ASSERT_EQ(compared > 0, left > right) << a << '/' << b << ' ' << c << '/' << d;
        equal += left == right ? 1 : 0;
    }
    EXPECT_GT(equal, 3'000);
}

TEST(ProcurementScoreFraction, RoundsHalfUp) {
    EXPECT_TRUE(detail::divide_half_up(5, 2) == 3);
    EXPECT_TRUE(detail::divide_half_up(4, 3) == 1);
    EXPECT_TRUE(detail::divide_half_up(5, 3) == 2);
    const detail::Natural wide = static_cast<detail::Natural>(1) << 100;
    EXPECT_TRUE(detail::divide_half_up(wide * 3, wide * 2) == 2);
    EXPECT_TRUE(detail::divide_half_up(wide * 3 - 1, wide * 2) == 1);
}

Rational rounded(const Rational& value, std::int64_t decimals) {
    const Integer ten = boost::multiprecision::pow(Integer(10), static_cast<unsigned>(decimals));
    const Rational moved = value * ten + Rational(1, 2);
    return Rational(Integer(numerator(moved) / denominator(moved)), ten);
}
Rational value_of(Points points) { return Rational(points.scaled(), power_of_ten(unit::point::scale)); }

Date day(int year, int month, int number) { return make_date(year, month, number).value(); }

/// A lot of services in 2024: no preference for domestic products, no numbers for low prices.
Lot random_lot(std::mt19937_64& random) {
    const auto up_to = [&](std::int64_t most) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most + 1));
    };
    Lot lot;
    EvaluationFacts& facts = lot.facts;
    facts.category = Category::services;
    facts.method = Method::open_tender;
    facts.evaluation_method = EvaluationMethod::comprehensive_scoring;
    facts.announced_on = day(2024, 3, 1);
    facts.budget = Money::fen(std::numeric_limits<std::int64_t>::max());
    facts.small_rate = Percent::scaled(1000 + up_to(1000));
    facts.tie_price = random() % 2 == 0 ? TiePrice::adjusted : TiePrice::offered;
    if (random() % 3 != 0) facts.score_decimals = up_to(6);
    const std::int64_t experts = 1 + up_to(8);
    facts.expert_count = experts;

    const std::int64_t weight = 10 + up_to(50);
    lot.criteria.push_back({1, CriterionKind::price, points(weight), {}});
    std::int64_t left = 100 - weight;
    for (std::int64_t c = 2; left > 0; ++c) {
        const std::int64_t some = c == 5 ? left : 1 + up_to(left - 1);
        lot.criteria.push_back({c, static_cast<CriterionKind>(2 + c % 3), points(some), {}});
        left -= some;
    }
    std::shuffle(lot.criteria.begin(), lot.criteria.end(), random);

    // Few prices and points, so that there are ties, or prices at the end of what an int64 holds.
    const bool huge = random() % 4 == 0;
    const std::int64_t count = 3 + up_to(7);
    std::vector<std::int64_t> lots;
    for (std::int64_t i = 0; i < count; ++i) lots.push_back(i);
    std::shuffle(lots.begin(), lots.end(), random);
    for (std::int64_t i = 0; i < count; ++i) {
        Bid bid;
        bid.bidder = 100 - i;
        bid.price = Money::fen(huge ? std::numeric_limits<std::int64_t>::max() - up_to(3) : 900 + 10 * up_to(10));
        if (random() % 3 == 0) bid.size = EnterpriseSize::micro;
        if (random() % 2 == 0) bid.brand = up_to(2);
        bid.lot_order = lots[static_cast<std::size_t>(i)];
        lot.bids.push_back(bid);
        std::vector<Score>& scores = lot.scores.emplace_back();
        const bool fine = random() % 4 == 0;
        for (std::int64_t e = 0; e < experts; ++e)
            for (const Criterion& criterion : lot.criteria)
                if (criterion.kind != CriterionKind::price)
                    scores.push_back(
                        {e, criterion.criterion,
                         fine ? Points::scaled(up_to(criterion.max_points.scaled()))
                              : points(up_to(std::min<std::int64_t>(3, criterion.max_points.scaled() / 1'000'000)))});
        std::shuffle(scores.begin(), scores.end(), random);
    }
    if (random() % 3 == 0) {  // twins, so that there are ties at every place
        lot.bids[1].price = lot.bids[0].price;
        lot.bids[1].size = lot.bids[0].size;
        lot.scores[1] = lot.scores[0];
    }
    return lot;
}

/// What the articles say, in rationals, without a thought for speed.
struct Expected {
    std::vector<Rational> total;
    std::vector<std::optional<std::int64_t>> rank;
    std::int64_t first_bidder = 0;
    bool enough = false;
};

Expected expected_of(const Lot& lot) {
    Expected expected;
    const std::size_t count = lot.bids.size();
    std::vector<Rational> adjusted, price;
    for (const Bid& bid : lot.bids) {
        const Rational rate(bid.size ? lot.facts.small_rate->scaled() : 0, 10'000);
        price.emplace_back(bid.price->fen());
        adjusted.emplace_back(price.back() * (1 - rate));
    }
    const Rational base = *std::min_element(adjusted.begin(), adjusted.end());
    Rational weight;
    for (const Criterion& criterion : lot.criteria)
        if (criterion.kind == CriterionKind::price) weight = value_of(criterion.max_points);
    for (std::size_t i = 0; i < count; ++i) {
        Rational sum;
        for (const Score& score : lot.scores[i]) sum += value_of(score.points);
        const Rational price_score = base / adjusted[i] * weight, mean = sum / *lot.facts.expert_count;
        const auto& decimals = lot.facts.score_decimals;
        expected.total.push_back(decimals ? Rational(rounded(price_score, *decimals) + rounded(mean, *decimals))
                                          : Rational(price_score + mean));
    }
    const auto lot_order = [&](std::size_t i) { return *lot.bids[i].lot_order; };
    const auto candidate = [&](std::size_t i) {
        for (std::size_t j = 0; lot.bids[i].brand && j < count; ++j) {
            if (j == i || lot.bids[j].brand != lot.bids[i].brand) continue;
            if (expected.total[j] > expected.total[i] ||
                (expected.total[j] == expected.total[i] && lot_order(j) < lot_order(i)))
                return false;
        }
        return true;
    };
    const std::vector<Rational>& tie = lot.facts.tie_price == TiePrice::adjusted ? adjusted : price;
    const auto better = [&](std::size_t i, std::size_t j) {
        return expected.total[i] > expected.total[j] || (expected.total[i] == expected.total[j] && tie[i] < tie[j]);
    };
    std::size_t first = count;
    std::size_t candidates = 0;
    for (std::size_t i = 0; i < count; ++i) {
        expected.rank.emplace_back();
        if (!candidate(i)) continue;
        ++candidates;
        std::int64_t rank = 1;
        for (std::size_t j = 0; j < count; ++j)
            if (candidate(j) && better(j, i)) ++rank;
        expected.rank.back() = rank;
        if (rank == 1 && (first == count || lot_order(i) < lot_order(first))) first = i;
    }
    expected.first_bidder = lot.bids[first].bidder;
    expected.enough = candidates >= 3;
    return expected;
}

TEST(ProcurementEvaluation, AgreesWithRationalArithmetic) {
    std::mt19937_64 random(20261123);
    int ranked = 0, tied = 0, exact = 0;
    for (int round = 0; round < 4'000; ++round) {
        Lot lot = random_lot(random);
        const Expected expected = expected_of(lot);
        const EvaluationResult result = lot.evaluate();
        ASSERT_EQ(lot.rejection.status, Status::ok) << lot.rejection.column;
        if (!expected.enough) {
            ASSERT_EQ(result.conclusion, EvaluationConclusion::too_few) << round;
            continue;
        }
        ASSERT_EQ(result.outcome, Outcome::pass) << round;
        ASSERT_EQ(result.conclusion, EvaluationConclusion::ranked) << round;
        EXPECT_EQ(result.first_bidder, expected.first_bidder) << round;
        for (std::size_t i = 0; i < lot.bids.size(); ++i) {
            ASSERT_EQ(lot.bid_results[i].rank, expected.rank[i]) << round << " bid " << i;
            ASSERT_EQ(value_of(*lot.bid_results[i].total), rounded(expected.total[i], unit::point::scale))
                << round << " bid " << i;
        }
        // The mean of the experts' own totals is the total, but for rounding; so is the sum of the criteria's means.
        const Rational experts(*lot.facts.expert_count),
            step = Rational(1, boost::multiprecision::pow(Integer(10),
                                                          static_cast<unsigned>(lot.facts.score_decimals.value_or(6))));
        ASSERT_EQ(lot.expert_totals.size(), lot.bids.size() * static_cast<std::size_t>(*lot.facts.expert_count));
        for (std::size_t i = 0; i < lot.bids.size(); ++i) {
            Rational of_experts, of_criteria = value_of(*lot.bid_results[i].price_score);
            for (const ExpertTotal& one : lot.expert_totals)
                if (one.bidder == lot.bids[i].bidder) of_experts += value_of(one.total);
            for (const CriterionMean& one : lot.criterion_means)
                if (one.bidder == lot.bids[i].bidder) of_criteria += value_of(one.mean);
            const Rational total = value_of(*lot.bid_results[i].total);
            ASSERT_LE(abs(of_experts / experts - total), step) << round;
            ASSERT_LE(abs(of_criteria - total), 4 * step) << round;
        }
        ++ranked;
        exact += lot.facts.score_decimals ? 0 : 1;
        tied += std::count(expected.rank.begin(), expected.rank.end(), std::optional<std::int64_t>(1)) > 1 ? 1 : 0;
    }
    EXPECT_GT(ranked, 2'000);
    EXPECT_GT(exact, 500);
    EXPECT_GT(tied, 50);
}

TEST(ProcurementEvaluation, TheOrderOfBidsAndScoresDoesNotMatter) {
    std::mt19937_64 random(7);
    for (int round = 0; round < 300; ++round) {
        Lot lot = random_lot(random);
        Lot other = lot;
        std::vector<std::size_t> order(lot.bids.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::shuffle(order.begin(), order.end(), random);
        for (std::size_t i = 0; i < order.size(); ++i) {
            other.bids[i] = lot.bids[order[i]];
            other.scores[i] = lot.scores[order[i]];
        }
        const EvaluationResult a = lot.evaluate(), b = other.evaluate();
        ASSERT_EQ(a.first_bidder, b.first_bidder);
        ASSERT_EQ(a.outcome, b.outcome);
        for (std::size_t i = 0; i < order.size(); ++i) {
            ASSERT_EQ(other.bid_results[i].rank, lot.bid_results[order[i]].rank);
            ASSERT_EQ(other.bid_results[i].total, lot.bid_results[order[i]].total);
        }
    }
}

TEST(ProcurementEvaluation, ALargerPriceIsNeverBetter) {
    std::mt19937_64 random(11);
    for (int round = 0; round < 300; ++round) {
        Lot lot = random_lot(random);
        for (Bid& bid : lot.bids) bid.brand.reset();
        lot.facts.tie_price = TiePrice::adjusted;
        static_cast<void>(lot.evaluate());
        const std::int64_t before = *lot.bid_results[0].rank;
        if (lot.bids[0].price->fen() > std::numeric_limits<std::int64_t>::max() - 50) continue;
        lot.bids[0].price = Money::fen(lot.bids[0].price->fen() + 50);
        static_cast<void>(lot.evaluate());
        // Of the bid itself only: when it gave the base price, all others gain by it.
        ASSERT_GE(*lot.bid_results[0].rank, before) << round;
    }
}

/// Facts as they come: methods, days, findings, rates and prices that fit together or do not.
void disturb(Lot& lot, std::mt19937_64& random) {
    const auto up_to = [&](std::int64_t most) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most + 1));
    };
    const auto rate = [&] {
        return Percent::scaled(random() % 40 == 0 ? 10'001 - 10'002 * up_to(1)
                                                  : up_to(random() % 3 == 0 ? 10'000 : 2'000));
    };
    const auto bid = [&]() -> Bid& { return lot.bids[random() % lot.bids.size()]; };
    const auto score = [&]() -> Score& { return lot.scores[0][random() % lot.scores[0].size()]; };
    EvaluationFacts& facts = lot.facts;
    switch (random() % 24) {
        case 0: facts.category = static_cast<Category>(1 + up_to(2)); break;
        case 1: facts.method = static_cast<Method>(1 + up_to(9)); break;
        case 2: facts.announced_on = Date::from_days(static_cast<std::int32_t>(11'000 + up_to(10'000))); break;
        case 3: facts.budget = Money::fen(up_to(2'000)); break;
        case 4: facts.ceiling = Money::fen(up_to(1'100)); break;
        case 5: facts.fixed_price = !facts.fixed_price; break;
        case 6: facts.expert_count = up_to(9); break;
        case 7: facts.low_average_rate = rate(); break;
        case 8: facts.small_rate = rate(); break;
        case 9: facts.tie_price.reset(); break;
        case 10:
            facts.evaluation_method = EvaluationMethod::lowest_price;
            lot.criteria.clear();
            break;
        case 11: lot.criteria[lot.criteria.empty() ? 0 : random() % lot.criteria.size()].objective = true; break;
        case 12: bid().price = Money::fen(up_to(1'200) - 10); break;
        case 13: bid().price.reset(); break;
        case 14: bid().defects.bits |= std::uint64_t{1} << (1 + up_to(random() % 9 == 0 ? 10 : 6)); break;
        case 15:
            bid().total_in_words = Money::fen(900 + up_to(200));
            bid().correction_confirmed = up_to(1) == 1;
            break;
        case 16:
            bid().sum_of_unit_prices = Money::fen(900 + up_to(200));
            bid().unit_price_misplaced = up_to(1) == 1;
            break;
        case 17: bid().traits = Set<BidderTrait>{static_cast<std::uint64_t>(2 * up_to(31))}; break;
        case 18:
            for (Bid& one : lot.bids) one.domestic_share = rate();
            break;
        case 19: bid().low_price_judgement = static_cast<LowPriceJudgement>(1 + up_to(1)); break;
        case 20: bid().lot_order.reset(); break;
        case 21: bid().doubted = true; break;
        case 22: score().points = points(up_to(20)); break;
        case 23: score().expert += up_to(1); break;
        default: break;
    }
}

TEST(ProcurementEvaluation, WhateverIsGivenTheSheetAgreesWithItself) {
    std::mt19937_64 random(20261126);
    std::map<Outcome, int> outcomes;
    int refused = 0;
    for (int round = 0; round < 20'000; ++round) {
        Lot lot = random_lot(random);
        if (lot.criteria.empty()) continue;
        for (std::uint64_t times = random() % 6; times > 0 && !lot.criteria.empty(); --times) disturb(lot, random);
        const EvaluationResult result = lot.evaluate();
        if (lot.rejection.status != Status::ok) {
            EXPECT_EQ(static_cast<int>(lot.rejection.status) & 0xff, static_cast<int>(Status::data)) << round;
            ++refused;
            continue;
        }
        ++outcomes[result.outcome];
        const bool ranked =
            result.conclusion == EvaluationConclusion::ranked || result.conclusion == EvaluationConclusion::tied;
        if (result.outcome == Outcome::pass) {
            EXPECT_EQ(result.conclusion, EvaluationConclusion::ranked) << round;
        }
        EXPECT_EQ(result.first_bidder.has_value(), result.conclusion == EvaluationConclusion::ranked) << round;
        std::int64_t firsts = 0, valid = 0;
        for (std::size_t i = 0; i < lot.bids.size(); ++i) {
            const BidResult& bid = lot.bid_results[i];
            EXPECT_EQ(bid.outcome == Outcome::violation, bid.grounds.bits != 0) << round;
            valid += bid.outcome == Outcome::pass || bid.outcome == Outcome::needs_review ? 1 : 0;
            firsts += bid.rank == 1 ? 1 : 0;
            if (bid.grounds.bits != 0) {
                EXPECT_FALSE(bid.rank) << round;
            }
            if (!ranked) {
                EXPECT_FALSE(bid.rank) << round;
            }
            if (bid.rank == 1 && firsts == 1 && result.conclusion == EvaluationConclusion::ranked &&
                !lot.bids[i].lot_order) {
                EXPECT_EQ(result.first_bidder, lot.bids[i].bidder) << round;
            }
            if (bid.total) {
                EXPECT_LE(*bid.total, points(100)) << round;
                EXPECT_GE(*bid.total, Points{}) << round;
            }
        }
        EXPECT_EQ(firsts > 0, ranked) << round;
        EXPECT_EQ(firsts > 1 && !result.first_bidder, result.conclusion == EvaluationConclusion::tied) << round;
        if (result.valid_bids) {
            EXPECT_EQ(*result.valid_bids, valid) << round;
        }
    }
    EXPECT_GT(refused, 500);
    for (const Outcome outcome : {Outcome::pass, Outcome::violation, Outcome::indeterminate, Outcome::needs_review})
        EXPECT_GT(outcomes[outcome], 100) << static_cast<int>(outcome);
}

TEST(ProcurementEvaluation, MoreCriteriaThanBitsAreRefused) {
    Lot lot;
    lot.facts.category = Category::services;
    lot.facts.method = Method::open_tender;
    lot.facts.evaluation_method = EvaluationMethod::comprehensive_scoring;
    lot.facts.announced_on = day(2024, 3, 1);
    lot.facts.budget = Money::fen(1);
    lot.facts.expert_count = 1;
    for (std::int64_t c = 0; c < 65; ++c) lot.criteria.push_back({c, CriterionKind::technical, points(1), {}});
    static_cast<void>(lot.evaluate());
    EXPECT_EQ(lot.rejection.status, Status::out_of_range);
    EXPECT_EQ(lot.rejection.column, "criteria.criterion");
    EXPECT_EQ(lot.rejection.at, RowPlace(64));
}

}  // namespace
}  // namespace steward::procurement
