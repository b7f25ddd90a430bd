// The evaluation of bids in batch against a loop by hand that trusts its input: 100,000 tenders of five bids, five experts
// and five criteria. The goal is one second on one core.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <vector>

#include "paired.hpp"
#include "steward/steward.hpp"

namespace {

using namespace steward;

constexpr std::size_t lots = 20'000;  // run five times: 100,000 tenders in a fifth of the memory
constexpr std::size_t repeats = 5;
constexpr std::size_t bids_a_lot = 5;
constexpr std::size_t experts = 5;
constexpr std::array<std::int64_t, 5> max_points{30, 25, 20, 15, 10};  // the first is the price
constexpr std::size_t scores_a_bid = experts * (max_points.size() - 1);
constexpr std::int64_t point = 1'000'000;
constexpr std::int64_t step = 10'000;  // two decimals

[[noreturn]] void fail(const char* what) {
    std::fprintf(stderr, "%s\n", what);
    std::exit(1);
}
template <class T>
void require(const Result<T>& result) {
    if (!result) fail(result.error().message.en.c_str());
}

/// The tables as the operation binds them.
struct Tables {
    std::vector<std::int64_t> criterion, criterion_points, bidder, price, defects, expert, scored, points;
    std::vector<std::int32_t> kind, size;
    std::vector<std::int64_t> criteria_offsets{0}, bid_offsets{0}, score_offsets{0};

    Tables() {
        std::mt19937_64 random(20261125);
        for (std::size_t lot = 0; lot < lots; ++lot) {
            for (std::size_t c = 0; c < max_points.size(); ++c) {
                criterion.push_back(static_cast<std::int64_t>(c) + 1);
                criterion_points.push_back(max_points[c] * point);
                kind.push_back(c == 0 ? 1 : c < 3 ? 2 : 3);
            }
            criteria_offsets.push_back(static_cast<std::int64_t>(criterion.size()));
            for (std::size_t bid = 0; bid < bids_a_lot; ++bid) {
                bidder.push_back(static_cast<std::int64_t>(bid) + 1);
                price.push_back(70'000'000 + static_cast<std::int64_t>(random() % 30'000'000));
                defects.push_back(0);
                size.push_back(1 + static_cast<std::int32_t>(random() % 4));
                for (std::size_t e = 0; e < experts; ++e)
                    for (std::size_t c = 1; c < max_points.size(); ++c) {
                        expert.push_back(static_cast<std::int64_t>(e) + 1);
                        scored.push_back(static_cast<std::int64_t>(c) + 1);
                        points.push_back(
                            static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(max_points[c] * 2 + 1)) *
                            (point / 2));
                    }
                score_offsets.push_back(static_cast<std::int64_t>(points.size()));
            }
            bid_offsets.push_back(static_cast<std::int64_t>(bidder.size()));
        }
    }
};

struct Sheet {
    std::vector<std::int64_t> total = std::vector<std::int64_t>(lots * bids_a_lot, 1), rank = total,
                              first = std::vector<std::int64_t>(lots, 1);
};

/// Deduction, base price, price score, mean, total and rank; nothing is checked, and no reason is kept.
void by_hand(const Tables& tables, Sheet& sheet) {
    const auto half_up = [](std::int64_t dividend, std::int64_t divisor) { return (dividend + divisor / 2) / divisor; };
    for (std::size_t lot = 0; lot < lots; ++lot) {
        std::array<std::int64_t, bids_a_lot> adjusted{};
        std::int64_t base = INT64_MAX;
        for (std::size_t b = 0; b < bids_a_lot; ++b) {
            const std::size_t bid = lot * bids_a_lot + b;
            adjusted[b] = tables.price[bid] * (tables.size[bid] >= 3 ? 90 : 100);
            base = std::min(base, adjusted[b]);
        }
        for (std::size_t b = 0; b < bids_a_lot; ++b) {
            const std::size_t bid = lot * bids_a_lot + b;
            std::int64_t sum = 0;
            for (std::size_t s = 0; s < scores_a_bid; ++s) sum += tables.points[bid * scores_a_bid + s];
            // In hundredths: the weight of 30 points is 3000.
            sheet.total[bid] = (half_up(base * max_points[0] * 100, adjusted[b]) +
                                half_up(sum, static_cast<std::int64_t>(experts) * step)) *
                               step;
        }
        for (std::size_t a = 0; a < bids_a_lot; ++a) {
            std::int64_t rank = 1;
            const std::int64_t own = sheet.total[lot * bids_a_lot + a];
            for (std::size_t b = 0; b < bids_a_lot; ++b) {
                const std::int64_t other = sheet.total[lot * bids_a_lot + b];
                rank += other > own || (other == own && adjusted[b] < adjusted[a]) ? 1 : 0;
            }
            sheet.rank[lot * bids_a_lot + a] = rank;
            if (rank == 1) sheet.first[lot] = static_cast<std::int64_t>(a) + 1;
        }
    }
}

}  // namespace

int main() {
    const auto book = open_rulebook();
    require(book);
    auto prepared = (*book)->prepare("procurement.evaluation", "CN");
    require(prepared);
    PreparedOperation& op = **prepared;
    const Tables tables;
    Sheet sheet, expected;

    const auto in64 = [&](const char* name, const std::vector<std::int64_t>& v, std::int64_t stride = 1) {
        require(op.bind_input(name, {v.data(), v.size(), nullptr, stride, Storage::i64}));
    };
    const auto in32 = [&](const char* name, const std::vector<std::int32_t>& v, std::int64_t stride = 1) {
        require(op.bind_input(name, {v.data(), v.size(), nullptr, stride, Storage::i32}));
    };
    const std::vector<std::int32_t> category{2}, method{1}, evaluation{2}, day{make_date(2024, 3, 1).value().days()},
        tie_price{1};
    const std::vector<std::int64_t> budget{100'000'000}, decimals{2}, count{static_cast<std::int64_t>(experts)},
        rate{1000};
    const std::uint8_t no = 0;
    in32("category", category, 0);
    in32("method", method, 0);
    in32("evaluation_method", evaluation, 0);
    in32("announced_on", day, 0);
    in32("tie_price", tie_price, 0);
    in64("budget_fen", budget, 0);
    in64("score_decimals", decimals, 0);
    in64("expert_count", count, 0);
    in64("small_rate_percent", rate, 0);
    require(op.bind_input("reserved", {&no, 1, nullptr, 0, Storage::u8}));
    require(op.bind_input("fixed_price", {&no, 1, nullptr, 0, Storage::u8}));
    require(op.bind_list("criteria", tables.criteria_offsets.data(), tables.criteria_offsets.size()));
    require(op.bind_list("bids", tables.bid_offsets.data(), tables.bid_offsets.size()));
    require(op.bind_list("bids.scores", tables.score_offsets.data(), tables.score_offsets.size()));
    in64("criteria.criterion", tables.criterion);
    in32("criteria.kind", tables.kind);
    in64("criteria.max_points", tables.criterion_points);
    in64("bids.bidder", tables.bidder);
    in64("bids.price_fen", tables.price);
    in64("bids.defects", tables.defects);
    in32("bids.size", tables.size);
    in64("bids.scores.expert", tables.expert);
    in64("bids.scores.criterion", tables.scored);
    in64("bids.scores.points", tables.points);

    std::vector<std::int32_t> outcome(lots);
    std::vector<std::uint8_t> validity(lots * bids_a_lot / 8 + 1), total_validity = validity, first_validity = validity;
    require(op.bind_output("outcome", {outcome.data(), outcome.size(), nullptr, 1, Storage::i32}));
    require(op.bind_output("first_bidder",
                           {sheet.first.data(), sheet.first.size(), first_validity.data(), 1, Storage::i64}));
    require(
        op.bind_output("bids.total", {sheet.total.data(), sheet.total.size(), total_validity.data(), 1, Storage::i64}));
    require(op.bind_output("bids.rank", {sheet.rank.data(), sheet.rank.size(), validity.data(), 1, Storage::i64}));

    const bench::PairedResult result = bench::run_pairs(
        "a tender of 5 bids, 5 experts / loop by hand", lots * repeats,
        [&] {
            for (std::size_t i = 0; i < repeats; ++i) {
                by_hand(tables, expected);
                bench::keep(expected);
            }
        },
        [&] {
            for (std::size_t i = 0; i < repeats; ++i) require(op.run(0, static_cast<std::int64_t>(lots)));
        });
    std::printf("%-44s %.3f s, goal 1 s\n", "100,000 tenders, 10 million scores", result.subject * 1e-9 * 100'000);
    std::size_t passed = 0, tied = 0;
    for (std::size_t lot = 0; lot < lots; ++lot) {
        passed += outcome[lot] == static_cast<std::int32_t>(Outcome::pass) ? 1 : 0;
        tied += outcome[lot] == static_cast<std::int32_t>(Outcome::needs_review) ? 1 : 0;
        if (outcome[lot] == static_cast<std::int32_t>(Outcome::pass) && sheet.first[lot] != expected.first[lot])
            fail("another bidder is first");
    }
    if (passed + tied != lots) fail("a tender was not ranked");
    if (sheet.total != expected.total || sheet.rank != expected.rank) fail("the two sheets differ");
}
