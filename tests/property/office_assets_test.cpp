// Random lives of cards against a register kept by hand: identities after every command, replay, both stores, and the figures
// of assets.depreciation.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <tuple>

#include "../cases/table.hpp"
#include "../unit/office_assets_fixture.hpp"

namespace {

using namespace steward;
using office_test::AssetFixture;
using office_test::day;
using office_test::Lists;
using office_test::Values;

/// A card as an auditor would keep it: one entry for each event.
struct Kept {
    std::int64_t unit = 0, cost = 0, life = 0, accumulated = 0, months = 0;
    std::int64_t base = 0, base_months = 0;  ///< what the straight line spreads, and from which month on
    std::int64_t booked_since = 0;           ///< booked of the base
    std::int64_t first = 0;                  ///< month number from which its unit charges it
    std::int64_t acquired = 0;               ///< days
    std::optional<std::int64_t> disposed;
    bool improved = false;

    [[nodiscard]] bool due(std::int64_t month) const { return !disposed && months < life && first <= month; }
    /// Convention C2, a month at a time.
    void charge() {
        const std::int64_t length = life - base_months;
        const std::int64_t monthly = base / length + (2 * (base % length) >= length ? 1 : 0);
        const std::int64_t left = base - booked_since;
        const std::int64_t amount = months + 1 == life ? left : std::min(monthly, left);
        booked_since += amount;
        accumulated += amount;
        ++months;
    }
};

constexpr int first_year = 2026;
Date day_of(std::int64_t month, int day) {
    return make_date(first_year + static_cast<int>(month / 12), static_cast<int>(month % 12) + 1, day).value();
}

struct Sequence {
    AssetFixture f;
    std::mt19937_64 random;
    std::map<std::int64_t, Kept> cards;
    std::map<std::int64_t, std::int64_t> next_month{{2, 0}, {3, 0}};  ///< to be run, by unit
    std::map<std::int64_t, bool> ran;
    std::int64_t now = 0;  ///< month
    int today = 6;
    std::int64_t paid = 0;
    int applied = 0, refused = 0;

    Sequence(bool sqlite, std::uint64_t seed) : f(sqlite), random(seed) {}

    std::int64_t any(std::int64_t bound) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(bound));
    }
    std::int64_t a_card() {
        return cards.empty() ? 1 : std::next(cards.begin(), any(static_cast<std::int64_t>(cards.size())))->first;
    }
    std::string date() { return to_text(day_of(now, today)); }

    void expect(std::optional<Disposition> got, bool should) {
        ASSERT_EQ(got == Disposition::applied, should) << f.last_error << f.last_explanation;
        ++(should ? applied : refused);
    }
    /// Whether a change of the card in the present month finds its books where they should be.
    bool open(const Kept& card) {
        return !(card.months < card.life) || std::max(card.first, next_month[card.unit]) >= now || card.first >= now;
    }

    void step() {
        const std::int64_t unit = 2 + any(2);
        switch (any(10)) {
            case 0:
            case 1: {  // acquire
                const std::int64_t id = static_cast<std::int64_t>(cards.size()) + 1, life = 36 + any(20),
                                   cost = 100'000 + any(1'000'000);
                const bool should = !ran[unit] || next_month[unit] <= now;
                expect(f.acquire(id, unit, cost, date(),
                                 {{"asset_class", AssetFixture::police_equipment}, {"life_months", life}}),
                       should);
                if (should) add(id, unit, cost, life);
                break;
            }
            case 2: {  // accept a purchase, which brings one or two cards to unit 2
                const std::int64_t id = static_cast<std::int64_t>(cards.size()) + 1;
                std::vector<Values> rows;
                std::int64_t sum = 0;
                for (std::int64_t i = 0; i <= any(2); ++i) {
                    rows.push_back({{"card", id + i},
                                    {"name", "设备"},
                                    {"cost_fen", 100 + any(50)},
                                    {"asset_class", AssetFixture::police_equipment},
                                    {"life_months", 40}});
                    sum += std::get<std::int64_t>(rows.back().at("cost_fen"));
                }
                const bool should = (!ran[2] || next_month[2] <= now) && paid + sum <= 50'000;
                expect(f.as(AssetFixture::acceptor, "office.accept_purchase", date(),
                            {{"commitment", 1}, {"payment", ++payments}, {"amount_fen", sum}, {"last", 0}},
                            Lists{{"cards", rows}}),
                       should);
                if (!should) break;
                paid += sum;
                for (const Values& row : rows)
                    add(std::get<std::int64_t>(row.at("card")), 2, std::get<std::int64_t>(row.at("cost_fen")), 40);
                break;
            }
            case 3: {  // improve
                const std::int64_t id = a_card();
                if (!cards.contains(id) || cards[id].disposed) break;
                Kept& card = cards[id];
                const std::int64_t amount = 1 + any(90'000), life = std::max(card.life, card.months + 1) + any(12);
                const bool should = open(card) && (!ran[card.unit] || next_month[card.unit] <= now);
                expect(f.as(AssetFixture::buyer, "assets.improve", date(),
                            {{"card", id}, {"amount_fen", amount}, {"life_months", life}}),
                       should);
                if (!should) break;
                card.cost += amount;
                card.life = life;
                card.base = card.cost - card.accumulated;
                card.base_months = card.months;
                card.booked_since = 0;
                card.first = now;
                card.improved = true;
                break;
            }
            case 4: {  // hand over
                const std::int64_t id = a_card();
                if (!cards.contains(id) || cards[id].disposed) break;
                Kept& card = cards[id];
                const std::int64_t to = 5 - card.unit;
                const bool due = card.months < card.life;
                const bool should = open(card) && !charged_now(card) && (!due || !ran[to] || next_month[to] <= now);
                expect(f.as(AssetFixture::keeper, "assets.hand_over", date(),
                            {{"card", id}, {"unit", to}, {"document", "单"}}),
                       should);
                if (!should) break;
                card.unit = to;
                card.first = now;
                break;
            }
            case 5: {  // dispose
                const std::int64_t id = a_card();
                if (!cards.contains(id) || cards[id].disposed || any(3) != 0) break;
                Kept& card = cards[id];
                expect(f.as(AssetFixture::requester, "assets.apply_disposal", date(),
                            {{"card", id}, {"method", static_cast<std::int64_t>(assets::DisposalMethod::donation)}}),
                       true);
                const bool should = open(card) && !charged_now(card);
                expect(f.as(AssetFixture::approver, "assets.dispose", date(),
                            {{"card", id}, {"approval", "批"}, {"decided_together", 1}}),
                       should);
                if (should) card.disposed = day_of(now, today).days();
                break;
            }
            case 6: {  // move
                const std::int64_t id = a_card();
                if (!cards.contains(id)) break;
                expect(f.as(AssetFixture::keeper, "assets.move", date(),
                            {{"card", id}, {"location", std::to_string(any(100))}}),
                       !cards[id].disposed);
                break;
            }
            case 7: today = std::min(today + 1 + static_cast<int>(any(9)), 28); break;
            default: run_some(unit);
        }
    }

    /// Runs the present month or an earlier one of a unit; then perhaps the next month begins.
    void run_some(std::int64_t unit) {
        const std::int64_t month = std::max<std::int64_t>(0, now - any(3));
        std::int64_t expected = next_month[unit];
        if (!ran[unit]) {
            expected = month;
            for (const auto& [id, card] : cards)
                if (card.unit == unit && !card.disposed && card.months < card.life)
                    expected = std::min(expected, card.first);
        }
        const bool should = month == expected;
        // The last day of the month, that no addition is after.
        const Date last = Date::from_days(day_of(month + 1, 1).days() - 1);
        expect(f.run_month(unit, to_text(last)), should);
        if (should) {
            ran[unit] = true;
            next_month[unit] = month + 1;
            std::int64_t total = 0;
            for (auto& [id, card] : cards) {
                if (card.unit != unit || !card.due(month)) continue;
                total -= card.accumulated;
                card.charge();
                total += card.accumulated;
                last_charge[id] = month;
            }
            ASSERT_EQ(f.office->state().assets.runs.find(f.runs)->total.fen(), total);
        }
        if (any(2) == 0) ++now, today = 1;
    }
    bool charged_now(const Kept& card) {
        for (const auto& [id, kept] : cards)
            if (&kept == &card) return last_charge.contains(id) && last_charge[id] >= now;
        return false;
    }
    void add(std::int64_t id, std::int64_t unit, std::int64_t cost, std::int64_t life) {
        Kept card;
        card.unit = unit, card.cost = card.base = cost, card.life = life, card.first = now,
        card.acquired = day_of(now, today).days();
        cards[id] = card;
    }

    void check() {
        const assets::RegisterState& state = f.office->state().assets;
        ASSERT_EQ(state.cards.size(), cards.size());
        for (const auto& [id, kept] : cards) {
            const assets::Card& card = *state.cards.find(id);
            ASSERT_EQ(
                std::tuple(card.unit, card.cost.fen(), card.life_months, card.accumulated.fen(), card.months,
                           card.disposed_on.has_value()),
                std::tuple(kept.unit, kept.cost, kept.life, kept.accumulated, kept.months, kept.disposed.has_value()))
                << "card " << id;
            ASSERT_LE(card.accumulated, card.cost);
        }
        const funds::Indicator& indicator = *f.office->state().budget.indicators.find(22);
        ASSERT_EQ(indicator.paid.fen(), paid);
        ASSERT_EQ(indicator.reserved.fen(), 50'000 - paid);
    }
    /// Cards without improvements have what assets.depreciation says for the last month that was run.
    void check_against_decision() {
        const auto decision = table::prepared("assets.depreciation", "CN");
        for (const auto& [id, card] : cards) {
            if (card.improved || card.months == 0) continue;
            table::Facts facts;
            const std::int64_t as_of = day_of(last_charge.at(id), 1).days();
            facts.root = {{"asset_class", AssetFixture::police_equipment},
                          {"cost_fen", card.cost},
                          {"acquired_on", card.acquired},
                          {"as_of", as_of},
                          {"life_months", card.life},
                          {"disposed_on", card.disposed}};
            const table::Answer answer = table::run_one(*decision, facts);
            ASSERT_EQ(answer.at("accumulated_fen"), table::Value(f.card(id).accumulated.fen())) << "card " << id;
            ASSERT_EQ(answer.at("months"), table::Value(f.card(id).months)) << "card " << id;
            ++compared;
        }
    }

    std::vector<std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::string>> figures() const {
        std::vector<std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::string>> all;
        const assets::RegisterState& state = f.office->state().assets;
        for (std::size_t i = 0; i < state.cards.size(); ++i) {
            const assets::Card& c = state.cards[i];
            all.emplace_back(c.id, c.cost.fen(), c.accumulated.fen(), c.unit, std::string(c.location));
        }
        for (std::size_t i = 0; i < state.runs.size(); ++i)
            all.emplace_back(state.runs[i].id, state.runs[i].total.fen(), state.runs[i].cards, state.runs[i].unit,
                             to_text(state.runs[i].month));
        return all;
    }

    void set_up() {
        f.set_up_assets();
        f.actor = AssetFixture::applicant;
        f.on = day("2026-02-01");
        ASSERT_EQ(f.reserve("r", 1, 22, 50'000), Disposition::applied);
        now = 1;  // February: the commitment is of its first day
        today = 1;
    }
    std::int64_t payments = 0;
    std::map<std::int64_t, std::int64_t> last_charge;
    int compared = 0;
};

/// One sequence: every command as the hand-kept register foresees it, then replay and re-adjudication.
void play(Sequence& sequence, int steps) {
    ASSERT_NO_FATAL_FAILURE(sequence.set_up());
    for (int i = 0; i < steps; ++i) {
        ASSERT_NO_FATAL_FAILURE(sequence.step()) << "step " << i;
        ASSERT_NO_FATAL_FAILURE(sequence.check()) << "step " << i;
    }
    ASSERT_NO_FATAL_FAILURE(sequence.check_against_decision());
    const auto live = sequence.figures();
    sequence.f.reopen();
    ASSERT_EQ(sequence.figures(), live);
    ASSERT_NO_FATAL_FAILURE(sequence.check());
    ASSERT_EQ(sequence.f.office->readjudicate(sequence.f.book).value().size(), 0U);
}

TEST(OfficeAssets, AnySequenceOfCommandsKeepsTheCardsEqualToTheirEvents) {
    int applied = 0, refused = 0, compared = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        Sequence sequence(false, seed);
        ASSERT_NO_FATAL_FAILURE(play(sequence, 250)) << "seed " << seed;
        applied += sequence.applied, refused += sequence.refused, compared += sequence.compared;
    }
    // The sequences do both, and reach the decision.
    EXPECT_GT(applied, 3'000);
    EXPECT_GT(refused, 500);
    EXPECT_GT(compared, 150);
    RecordProperty("applied", applied), RecordProperty("refused", refused), RecordProperty("compared", compared);
}

/// The run of a month is the sum, over the unit's cards, of what assets.depreciation says more than a month before.
TEST(OfficeAssets, ARunIsTheSumOfTheDifferencesOfTheDecision) {
    AssetFixture f(false);
    f.set_up_assets();
    std::mt19937_64 random(77);
    std::vector<table::Facts> facts;
    for (std::int64_t id = 1; id <= 40; ++id) {
        const Date on = day_of(static_cast<std::int64_t>(random() % 6), 6 + static_cast<int>(random() % 20));
        const auto cost = static_cast<std::int64_t>(100'000 + random() % 5'000'000),
                   life = static_cast<std::int64_t>(36 + random() % 25);
        ASSERT_EQ(f.acquire(id, 2, cost, to_text(on),
                            {{"asset_class", AssetFixture::police_equipment}, {"life_months", life}}),
                  Disposition::applied);
        table::Facts one;
        one.root = {{"asset_class", AssetFixture::police_equipment},
                    {"cost_fen", cost},
                    {"acquired_on", on.days()},
                    {"life_months", life}};
        facts.push_back(one);
    }
    const auto decision = table::prepared("assets.depreciation", "CN");
    const auto sum_on = [&](Date on) {
        std::int64_t sum = 0;
        for (table::Facts& one : facts) one.root["as_of"] = on.days();
        for (const table::Answer& answer : table::run(*decision, facts)) sum += answer.at("accumulated_fen").value();
        return sum;
    };
    std::int64_t before = 0, all = 0;
    for (std::int64_t month = 0; month < 70; ++month) {
        const Date last = Date::from_days(day_of(month + 1, 1).days() - 1);
        if (f.run_month(2, to_text(last)) != Disposition::applied) {
            // Nothing was acquired in the first months: the register starts with the first card.
            ASSERT_EQ(sum_on(last), 0) << f.last_explanation;
            continue;
        }
        const std::int64_t now = sum_on(last), total = f.office->state().assets.runs.find(f.runs)->total.fen();
        ASSERT_EQ(total, now - before) << "month " << month;
        before = now;
        all += total;
    }
    std::int64_t costs = 0;
    for (const table::Facts& one : facts) costs += one.root.at("cost_fen").value();
    EXPECT_EQ(all, costs);  // every life has ended
}

TEST(OfficeAssets, MemoryAndSqliteGiveTheSameRegister) {
    for (std::uint64_t seed = 101; seed <= 102; ++seed) {
        Sequence memory(false, seed), sqlite(true, seed);
        ASSERT_NO_FATAL_FAILURE(play(memory, 120)) << "seed " << seed;
        ASSERT_NO_FATAL_FAILURE(play(sqlite, 120)) << "seed " << seed;
        ASSERT_EQ(memory.figures(), sqlite.figures()) << "seed " << seed;
    }
}

}  // namespace
