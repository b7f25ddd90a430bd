// Decisions in batch against plain loops that do the same by hand: same inputs, same columns written, same flags.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <vector>

#include "paired.hpp"
#include "steward.h"
#include "steward/steward.hpp"

namespace {

using steward::Date;
using steward::bench::PairedResult;
using steward::bench::run_pairs;

constexpr std::size_t rows = 1'000'000;

[[noreturn]] void fail(const char* what) {
    std::fprintf(stderr, "%s\n", what);
    std::exit(1);
}

std::int32_t day(int year, int month, int day_of_month) {
    return steward::make_date(year, month, day_of_month).value().days();
}

template <class T>
void require(const steward::Result<T>& result) {
    if (!result) fail(result.error().message.en.c_str());
}

steward::InputBinding in(const std::vector<std::int64_t>& v) { return {v.data(), v.size(), nullptr, 1, steward::Storage::i64}; }
steward::InputBinding in(const std::vector<std::int32_t>& v) { return {v.data(), v.size(), nullptr, 1, steward::Storage::i32}; }
steward::OutputBinding out(std::vector<std::int64_t>& v, std::uint8_t* validity = nullptr) { return {v.data(), v.size(), validity, 1, steward::Storage::i64}; }
steward::OutputBinding out(std::vector<std::int32_t>& v, std::uint8_t* validity = nullptr) { return {v.data(), v.size(), validity, 1, steward::Storage::i32}; }

/// The open-tender decision by hand: an edition by day index, one comparison, outcome and controlling edition written.
struct HandWrittenThreshold {
    struct Edition {
        std::int32_t from;
        std::int64_t amount[4];
    };
    std::vector<Edition> editions;
    std::int32_t first_day = 0;
    std::vector<std::uint8_t> index;

    HandWrittenThreshold() {
        for (const int year : {2011, 2013, 2015}) editions.push_back({day(year, 1, 1), {0, 120'000'000, 120'000'000, 0}});
        for (const int year : {2017, 2020}) editions.push_back({day(year, 1, 1), {0, 200'000'000, 200'000'000, 0}});
        first_day = editions.front().from;
        std::size_t edition = 0;
        for (std::int32_t d = first_day; d <= editions.back().from; ++d) {
            while (edition + 1 < editions.size() && editions[edition + 1].from <= d) ++edition;
            index.push_back(static_cast<std::uint8_t>(edition));
        }
    }

    void run(const std::vector<std::int32_t>& category, const std::vector<std::int64_t>& budget, const std::vector<std::int32_t>& announced,
             std::vector<std::int32_t>& outcome, std::vector<std::int32_t>& rule) const {
        for (std::size_t i = 0; i < outcome.size(); ++i) {
            const std::int64_t at = announced[i] - first_day;
            const std::size_t edition = at < 0 ? 0 : at < static_cast<std::int64_t>(index.size()) ? index[static_cast<std::size_t>(at)] : index.back();
            const bool reaches = budget[i] >= editions[edition].amount[category[i]];
            outcome[i] = reaches ? 0 : 5;
            rule[i] = static_cast<std::int32_t>(edition);
        }
    }
};

void threshold_batch(const steward::Rulebook& book) {
    std::mt19937_64 random(20261123);
    std::vector<std::int32_t> category(rows), announced(rows), outcome(rows, 1), rule(rows, 1), outcome_by_hand(rows, 1), rule_by_hand(rows, 1);
    std::vector<std::int64_t> budget(rows);
    std::vector<std::uint8_t> rule_validity(rows / 8 + 1);
    const std::int32_t first = day(2011, 1, 1);
    const std::int32_t last = day(2026, 11, 23);
    for (std::size_t i = 0; i < rows; ++i) {
        category[i] = 1 + static_cast<std::int32_t>(random() % 2);
        announced[i] = first + static_cast<std::int32_t>(random() % static_cast<std::uint64_t>(last - first));
        budget[i] = 1 + static_cast<std::int64_t>(random() % 400'000'000);
    }
    auto prepared = book.prepare("procurement.open_tender", "CN/central");
    require(prepared);
    steward::PreparedOperation& op = **prepared;
    require(op.bind_input("category", in(category)));
    require(op.bind_input("announced_on", in(announced)));
    require(op.bind_input("budget_fen", in(budget)));
    require(op.bind_output("outcome", out(outcome)));
    require(op.bind_output("rule", out(rule, rule_validity.data())));
    const HandWrittenThreshold by_hand;
    const auto count = static_cast<std::int64_t>(rows);
    run_pairs(
        "dated threshold / loop by hand", rows, [&] { by_hand.run(category, budget, announced, outcome_by_hand, rule_by_hand); },
        [&] { require(op.run(0, count)); }, 15);
    for (std::size_t i = 0; i < rows; ++i)
        if (outcome[i] != outcome_by_hand[i]) fail("the two loops differ");
}

/// Accumulated depreciation by convention C2, by hand.
void depreciation_by_hand(const std::vector<std::int64_t>& cost, const std::vector<std::int32_t>& acquired, std::int32_t as_of,
                          const std::vector<std::int64_t>& life, std::vector<std::int64_t>& accumulated) {
    const auto month_of = [](std::int32_t days) {
        const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days}}};
        return static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month()));
    };
    const int now = month_of(as_of);
    for (std::size_t i = 0; i < cost.size(); ++i) {
        const std::int64_t n = life[i];
        std::int64_t k = now - month_of(acquired[i]) + 1;
        k = k < 0 ? 0 : k > n ? n : k;
        const std::int64_t monthly = (cost[i] + n / 2) / n;  // costs are positive: half up
        const std::int64_t booked = k * monthly;
        accumulated[i] = k == n ? cost[i] : booked < cost[i] ? booked : cost[i];
    }
}

void depreciation_batch(const steward::Rulebook& book) {
    constexpr std::size_t cards = 10'000'000;
    std::mt19937_64 random(20261124);
    std::vector<std::int32_t> asset_class(cards), acquired(cards);
    std::vector<std::int64_t> cost(cards), life(cards), accumulated(cards, 1), by_hand(cards, 1);
    const std::vector<std::int32_t> as_of{day(2026, 10, 31)};
    const std::int32_t first = day(2017, 1, 1);
    for (std::size_t i = 0; i < cards; ++i) {
        asset_class[i] = 1 + static_cast<std::int32_t>(random() % 55);
        acquired[i] = first + static_cast<std::int32_t>(random() % 3'500);
        cost[i] = 100'000 + static_cast<std::int64_t>(random() % 1'000'000'000);
        life[i] = 12 * (5 + static_cast<std::int64_t>(random() % 26));
    }
    auto prepared = book.prepare("assets.depreciation", "CN/central");
    require(prepared);
    steward::PreparedOperation& op = **prepared;
    std::vector<std::uint8_t> validity(cards / 8 + 1);
    require(op.bind_input("asset_class", in(asset_class)));
    require(op.bind_input("cost_fen", in(cost)));
    require(op.bind_input("acquired_on", in(acquired)));
    require(op.bind_input("life_months", in(life)));
    require(op.bind_input("as_of", {as_of.data(), 1, nullptr, 0, steward::Storage::i32}));
    require(op.bind_output("accumulated_fen", out(accumulated, validity.data())));
    run_pairs(
        "10 million depreciation rows / loop by hand", cards, [&] { depreciation_by_hand(cost, acquired, as_of[0], life, by_hand); },
        [&] { require(op.run(0, static_cast<std::int64_t>(cards))); }, 7);
    if (std::memcmp(accumulated.data(), by_hand.data(), cards * 8) != 0) fail("the two loops differ");
}

/// The batch that tests/bench/python_batch.py times from Python: the same columns, the same ranges, outputs allocated in
/// every run. Prints what that script divides by.
void method_batch_json(const steward::Rulebook& book) {
    std::mt19937_64 random(1);
    std::vector<std::int32_t> category(rows), announced(rows), method(rows);
    std::vector<std::int64_t> budget(rows);
    std::vector<std::uint8_t> in_catalogue(rows, 1), ground(rows), approved(rows);
    const std::int32_t first = day(2012, 1, 1);
    for (std::size_t i = 0; i < rows; ++i) {
        category[i] = 1 + static_cast<std::int32_t>(random() % 2);
        budget[i] = (1 + static_cast<std::int64_t>(random() % 399)) * 1'000'000;
        announced[i] = first + static_cast<std::int32_t>(random() % 5000);
        method[i] = 1 + static_cast<std::int32_t>(random() % 6);
        ground[i] = random() % 2;
        approved[i] = random() % 2;
    }
    auto prepared = book.prepare("procurement.method", "CN/central");
    require(prepared);
    steward::PreparedOperation& op = **prepared;
    const auto flags = [](const std::vector<std::uint8_t>& v) { return steward::InputBinding{v.data(), v.size(), nullptr, 1, steward::Storage::u8}; };
    require(op.bind_input("category", in(category)));
    require(op.bind_input("budget_fen", in(budget)));
    require(op.bind_input("announced_on", in(announced)));
    require(op.bind_input("method", in(method)));
    require(op.bind_input("in_catalogue", flags(in_catalogue)));
    require(op.bind_input("ground_holds", flags(ground)));
    require(op.bind_input("finance_approved", flags(approved)));
    std::vector<double> spent;
    for (int round = 0; round < 10; ++round) {
        const auto start = std::chrono::steady_clock::now();
        std::vector<std::int32_t> outcome(rows), rule(rows);
        std::vector<std::uint8_t> rule_validity(rows / 8 + 1);
        require(op.bind_output("outcome", out(outcome)));
        require(op.bind_output("rule", out(rule, rule_validity.data())));
        require(op.run(0, static_cast<std::int64_t>(rows)));
        const std::chrono::duration<double, std::nano> time = std::chrono::steady_clock::now() - start;
        if (round > 0) spent.push_back(time.count() / static_cast<double>(rows));
    }
    std::printf("[{\"name\": \"procurement.method\", \"ns_per_row\": %.3f}]\n", steward::bench::median(spent));
}

/// One prepared op through the C ABI, count 1, inputs changed in place.
void single_calls() {
    stw_error err;
    stw_error_init(&err);
    const auto must = [&](std::int32_t status) {
        if (status != STW_OK) fail(err.message);
    };
    stw_rulebook* book = nullptr;
    stw_op* op = nullptr;
    must(stw_rulebook_open(nullptr, 0, &book, &err));
    must(stw_op_prepare(book, "procurement.open_tender", "CN/central", &op, &err));
    std::int32_t category = 1, announced = day(2020, 3, 1), method = 4, outcome = 0;
    std::int64_t budget = 0;
    std::uint8_t ground = 0;
    must(stw_op_bind_i32(op, "category", &category, 1, nullptr, 1, &err));
    must(stw_op_bind_i32(op, "announced_on", &announced, 1, nullptr, 1, &err));
    must(stw_op_bind_i64(op, "budget_fen", &budget, 1, nullptr, 1, &err));
    must(stw_op_bind_i32(op, "method", &method, 1, nullptr, 1, &err));
    must(stw_op_bind_u8(op, "ground_holds", &ground, 1, nullptr, 1, &err));
    must(stw_op_out_i32(op, "outcome", &outcome, 1, nullptr, 1, &err));

    constexpr std::size_t calls = 1'000'000;
    constexpr std::size_t explained = 100'000;
    std::vector<char> text(65536);
    const auto per_second = [&](const char* name, std::size_t n, double goal, auto work) {
        std::vector<double> rates;
        work();
        for (int round = 0; round < 9; ++round) {
            const auto start = std::chrono::steady_clock::now();
            work();
            const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
            rates.push_back(static_cast<double>(n) / spent.count());
        }
        const auto [low, high] = std::minmax_element(rates.begin(), rates.end());
        std::printf("%-44s %.0f a second (%.0f .. %.0f), goal %.0f\n", name, steward::bench::median(rates), *low, *high, goal);
    };
    per_second("one prepared op from C, count 1", calls, 2e6, [&] {
        for (std::size_t i = 0; i < calls; ++i) {
            budget = 1 + static_cast<std::int64_t>(i * 400 % 400'000'000);
            must(stw_op_run(op, 0, 1, nullptr, &err));
        }
    });
    std::size_t needed = 0;
    per_second("the same with its JSON explanation", explained, 3e5, [&] {
        for (std::size_t i = 0; i < explained; ++i) {
            budget = 1 + static_cast<std::int64_t>(i * 4000 % 400'000'000);
            must(stw_op_run(op, 0, 1, nullptr, &err));
            must(stw_op_explain(op, 0, "zh", "json", text.data(), text.size(), &needed, &err));
        }
    });
    std::printf("%-44s %zu bytes\n", "size of the last explanation", needed);
    stw_op_free(op);
    stw_rulebook_free(book);
}

void loading() {
    std::vector<double> opened, prepared;
    for (int round = 0; round < 9; ++round) {
        const auto start = std::chrono::steady_clock::now();
        auto book = steward::open_rulebook();
        require(book);
        const auto middle = std::chrono::steady_clock::now();
        for (const steward::CatalogueEntry& entry : steward::catalogue().entries()) require((*book)->prepare(entry.info.name, "CN/central"));
        const auto end = std::chrono::steady_clock::now();
        opened.push_back(std::chrono::duration<double, std::milli>(middle - start).count());
        prepared.push_back(std::chrono::duration<double, std::milli>(end - middle).count());
    }
    std::printf("%-44s %.1f ms; all %zu operations prepared in %.2f ms\n", "rulebook opened", steward::bench::median(opened),
                steward::catalogue().entries().size(), steward::bench::median(prepared));
}

}  // namespace

int main(int argc, char** argv) {
    const auto book = steward::open_rulebook();
    require(book);
    if (argc > 1 && std::strcmp(argv[1], "--json") == 0) {
        method_batch_json(**book);
        return 0;
    }
    loading();
    threshold_batch(**book);
    depreciation_batch(**book);
    single_calls();
}
