// Decisions in batch against plain loops that do the same by hand: same inputs, same columns written, same flags.
#include <array>
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

/// The whole decision on a method by hand, for goods and services of central units since 2020: every table written out.
class HandWrittenMethod {
public:
    struct Columns {
        std::vector<std::int32_t> category, announced, method, purchaser, funds, item, ground, approver;
        std::vector<std::int64_t> budget;
        std::vector<std::uint8_t> in_beijing, holds, consented, publicised, empowered;
    };

    HandWrittenMethod() {
        for (const int item : {1, 2, 3, 4, 6, 9, 10, 14, 15}) items[item] = {1, true};
        for (const int item : {12, 13, 17, 23, 24}) items[item] = {1, false};
        const auto from = [this](std::int64_t yuan, bool everywhere, std::initializer_list<int> of) {
            for (const int item : of) items[item] = {yuan * 100, everywhere};
        };
        from(10'000, true, {5});
        from(200'000, true, {7});
        from(50'000, true, {8, 11});
        from(1'000'000, true, {29});
        from(1'000'000, false, {16, 28});
        from(200'000, false, {18, 25, 26, 27, 30});
        from(1'200'000, false, {19, 20, 21, 22});
        // Grounds: bits of the methods that have them, at any amount; a policy only from the amount on.
        const auto allow = [this](int method, std::initializer_list<int> of) {
            for (const int ground : of) grounds[ground] |= 1U << method;
        };
        allow(2, {1, 2});
        allow(3, {3, 4, 5, 6, 12, 15});
        allow(4, {4, 6, 13, 14, 15});
        allow(5, {10});
        allow(6, {7, 8, 15});
    }

    /// Outcome and controlling rule; of a few rules it only matters that they are told apart.
    void run(const Columns& in, std::vector<std::int32_t>& outcome, std::vector<std::int32_t>& rule) const {
        using steward::Outcome;
        const auto write = [&](std::size_t i, Outcome what, std::int32_t by) {
            outcome[i] = static_cast<std::int32_t>(what);
            rule[i] = by;
        };
        for (std::size_t i = 0; i < outcome.size(); ++i) {
            if (in.purchaser[i] == 4 || in.funds[i] == 5) {
                write(i, Outcome::not_applicable, 0);
                continue;
            }
            const std::int64_t budget = in.budget[i];
            const Item item = items[in.item[i]];
            const bool listed = item.from != 0 && (item.everywhere || in.in_beijing[i]) && budget >= item.from;
            if (!listed && budget < 100'000'000) {
                write(i, Outcome::not_applicable, 1);
                continue;
            }
            const bool reaches = budget >= 200'000'000;
            const int method = in.method[i];
            if (method == 5 && in.category[i] != 1) {
                write(i, Outcome::violation, 2);
            } else if (method == 1) {
                write(i, Outcome::pass, 2);
            } else if (const int ground = in.ground[i]; !(((ground == 11 && reaches) ? 0x7CU : grounds[ground]) >> method & 1U)) {
                write(i, Outcome::violation, 3);
            } else if (!in.holds[i]) {
                write(i, Outcome::violation, reaches ? 4 : 2);
            } else if (!reaches) {
                write(i, Outcome::pass, 2);
            } else if (!(in.approver[i] == 1 || (in.approver[i] == 2 && in.empowered[i]))) {
                write(i, Outcome::needs_approval, 4);
            } else if ((method == 6 && ground == 7 && !in.publicised[i]) || (method != 2 && !in.consented[i])) {
                write(i, Outcome::violation, 5);
            } else {
                write(i, Outcome::pass, 4);
            }
        }
    }

private:
    struct Item {
        std::int64_t from = 0;  ///< fen; 0: not listed
        bool everywhere = false;
    };
    std::array<Item, 36> items{};
    std::array<std::uint32_t, 22> grounds{};
};

/// Scope, catalogue, amount, ground, approval: purchases as an audit finds them. Half lie below the limit standard, most of
/// what reaches the open-tender amount is tendered, and forty-nine of fifty are in order in each respect.
void whole_method_batch(const steward::Rulebook& book) {
    std::mt19937_64 random(20261125);
    const auto below = [&](std::uint64_t n) { return static_cast<std::int32_t>(random() % n); };
    const auto mostly = [&](std::int32_t usual, std::int32_t other) { return below(50) != 0 ? usual : other; };
    constexpr std::int32_t usual_ground[] = {0, 1, 1, 5, 13, 10, 7};
    HandWrittenMethod::Columns facts;
    const std::int32_t first = day(2020, 1, 1);
    for (std::size_t i = 0; i < rows; ++i) {
        const std::int32_t category = 1 + below(2);
        const std::int64_t budget = (below(2) == 0 ? 10 + below(990) : 1'000 + below(4'000)) * std::int64_t{100'000};
        const bool tendered = below(5) != 0;
        const std::int32_t method = budget >= 200'000'000 && tendered ? 1 : category == 1 && below(2) == 0 ? 5 : 2 + below(3);
        facts.category.push_back(category);
        facts.announced.push_back(first + below(2'400));
        facts.budget.push_back(budget);
        facts.method.push_back(below(20) == 0 ? 6 : method);
        facts.purchaser.push_back(mostly(1 + below(3), 4));
        facts.funds.push_back(mostly(1, below(2) == 0 ? 2 : 5));
        facts.item.push_back(1 + below(30));
        facts.in_beijing.push_back(static_cast<std::uint8_t>(below(2)));
        facts.ground.push_back(mostly(usual_ground[facts.method.back()], 1 + below(8)));
        facts.holds.push_back(static_cast<std::uint8_t>(mostly(1, 0)));
        facts.approver.push_back(mostly(1, 2));
        facts.empowered.push_back(static_cast<std::uint8_t>(below(2)));
        facts.consented.push_back(static_cast<std::uint8_t>(mostly(1, 0)));
        facts.publicised.push_back(static_cast<std::uint8_t>(mostly(1, 0)));
    }
    std::vector<std::int32_t> outcome(rows, 1), rule(rows, 1), outcome_by_hand(rows, 1), rule_by_hand(rows, 1);
    std::vector<std::uint8_t> rule_validity(rows / 8 + 1);
    auto prepared = book.prepare("procurement.method", "CN/central");
    require(prepared);
    steward::PreparedOperation& op = **prepared;
    const auto flags = [](const std::vector<std::uint8_t>& v) { return steward::InputBinding{v.data(), v.size(), nullptr, 1, steward::Storage::u8}; };
    require(op.bind_input("category", in(facts.category)));
    require(op.bind_input("budget_fen", in(facts.budget)));
    require(op.bind_input("announced_on", in(facts.announced)));
    require(op.bind_input("method", in(facts.method)));
    require(op.bind_input("purchaser", in(facts.purchaser)));
    require(op.bind_input("funds", in(facts.funds)));
    require(op.bind_input("item", in(facts.item)));
    require(op.bind_input("unit_in_beijing", flags(facts.in_beijing)));
    require(op.bind_input("ground", in(facts.ground)));
    require(op.bind_input("ground_holds", flags(facts.holds)));
    require(op.bind_input("department_consented", flags(facts.consented)));
    require(op.bind_input("publicity_held", flags(facts.publicised)));
    require(op.bind_input("approved_by", in(facts.approver)));
    require(op.bind_input("county_empowered", flags(facts.empowered)));
    require(op.bind_output("outcome", out(outcome)));
    require(op.bind_output("rule", out(rule, rule_validity.data())));
    const HandWrittenMethod by_hand;
    run_pairs(
        "the whole method decision / by hand", rows, [&] { by_hand.run(facts, outcome_by_hand, rule_by_hand); },
        [&] { require(op.run(0, static_cast<std::int64_t>(rows))); }, 15);
    std::array<std::size_t, 6> counts{};
    for (std::size_t i = 0; i < rows; ++i) {
        if (outcome[i] != outcome_by_hand[i]) fail("the two loops differ");
        ++counts[static_cast<std::size_t>(outcome[i])];
    }
    std::printf("%-44s %zu pass, %zu violations, %zu need an approval, %zu outside\n", "its outcomes", counts[1], counts[4], counts[3], counts[5]);
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
    std::size_t decisions = 0;
    for (int round = 0; round < 9; ++round) {
        const auto start = std::chrono::steady_clock::now();
        auto book = steward::open_rulebook();
        require(book);
        const auto middle = std::chrono::steady_clock::now();
        decisions = 0;
        for (const steward::CatalogueEntry& entry : steward::catalogue().entries()) {
            if (entry.info.kind != steward::OperationKind::decision) continue;  // commands and queries need an office
            require((*book)->prepare(entry.info.name, "CN/central"));
            ++decisions;
        }
        const auto end = std::chrono::steady_clock::now();
        opened.push_back(std::chrono::duration<double, std::milli>(middle - start).count());
        prepared.push_back(std::chrono::duration<double, std::milli>(end - middle).count());
    }
    std::printf("%-44s %.1f ms; all %zu decisions prepared in %.2f ms\n", "rulebook opened", steward::bench::median(opened), decisions,
                steward::bench::median(prepared));
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
    whole_method_batch(**book);
    depreciation_batch(**book);
    single_calls();
}
