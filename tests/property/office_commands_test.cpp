// Random sequences of commands: each is decided as a naive bookkeeper would, every law of the books holds after each, and
// it makes no difference how they are grouped, where they are kept, or when they are read.
//
// STEWARD_SEED=<n> starts from another seed.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <set>

#include "../unit/office_model.hpp"

namespace {

using namespace steward;
using namespace steward::office_test;

constexpr std::int64_t authority = 400'000;

std::uint32_t first_seed() {
    const char* given = std::getenv("STEWARD_SEED");
    return given ? static_cast<std::uint32_t>(std::atoi(given)) : 1;
}

std::shared_ptr<const Rulebook> book() {
    static const auto opened = open_rulebook().value();
    return opened;
}

std::shared_ptr<Office> in_memory() {
    auto office = Office::create(book(), create_memory_store({"property"}).value()).value();
    EXPECT_TRUE(found(*office, authority).ok());
    return office;
}

/// The events of a journal, in memory again, a batch each.
std::unique_ptr<JournalStore> copy_of(JournalStore& journal) {
    auto copy = create_memory_store({"property"}).value();
    std::int64_t seq = 0;
    EXPECT_TRUE(journal.read(0, [&](const Event& event) { return copy->append(seq++, {&event, 1}).ok(); }).ok());
    return copy;
}

/// Everything about every event but the sequence number and the chain.
std::string events_of(JournalStore& journal, std::int64_t after = 0) {
    std::ostringstream out;
    EXPECT_TRUE(journal.read(after, [&](const Event& event) {
        out << event.seq << ' ' << event.stream << ' ' << event.type << ' ' << event.event_id << ' ' << event.event_date.days() << ' ' << event.recorded_at << ' ' << event.actor << ' '
            << static_cast<int>(event.outcome) << ' ' << event.body << '\n';
        return true;
    }).ok());
    return out.str();
}

// --- the naive bookkeeper's decision ---------------------------------------------------------------------------

enum class Expected { fault, refused, applied, already_done, duplicate };

std::optional<std::int64_t> number(const Given& given, std::string_view column) {
    for (const auto& [name, value] : given.values)
        if (name == column) return std::get<std::int64_t>(value);
    return std::nullopt;
}

Expected decide_naively(const Model& model, const Given& given) {
    const std::string& op = given.operation;
    const std::int64_t on = number(given, "on_date").value(), amount = number(given, "amount_fen").value_or(0);
    const auto limit = [](bool holds) { return holds ? Expected::applied : Expected::refused; };
    const auto entitled = [&](Person person) { return given.actor == person; };
    // Units 1 to 4 are there from the first day, and so are the five people.
    const bool people_there = on >= 20'458 && given.actor >= 1 && given.actor <= 5;
    const auto unit_there = [&](std::int64_t unit) { return unit >= 1 && unit <= 4; };
    if (op == "funds.issue") {
        const std::int64_t id = number(given, "indicator").value();
        std::string document;
        for (const auto& [name, value] : given.values)
            if (name == "document") document = std::get<std::string>(value);
        if (!people_there || !unit_there(number(given, "unit").value())) return Expected::fault;
        if (!entitled(head)) return Expected::refused;
        return amount <= 0 || document.empty() || model.indicators.contains(id) ? Expected::fault : Expected::applied;
    }
    if (op == "funds.distribute" || op == "funds.adjust" || op == "funds.freeze" || op == "funds.reserve") {
        const std::int64_t id = number(given, op == "funds.distribute" ? "parent" : "indicator").value();
        if (!model.indicators.contains(id) || !people_there) return Expected::fault;
        const Model::Indicator& indicator = model.indicators.at(id);
        if (on < indicator.issued_on) return Expected::fault;
        const std::int64_t own = std::min(model.available(id), model.room(id));
        if (op == "funds.distribute") {
            if (!unit_there(number(given, "unit").value())) return Expected::fault;
            if (!entitled(planner)) return Expected::refused;
            if (amount <= 0 || model.indicators.contains(number(given, "indicator").value())) return Expected::fault;
            return limit(amount <= model.least(id));
        }
        if (op == "funds.adjust") {
            if (!entitled(head)) return Expected::refused;
            if (amount == 0) return Expected::fault;
            if (amount < 0) return limit(-(own + 1) < amount);  // own + amount >= 0, without overflow
            return limit(indicator.parent == 0 || amount <= std::min(model.available(indicator.parent), model.least(indicator.parent)));
        }
        if (op == "funds.freeze") {
            if (!entitled(head)) return Expected::refused;
            if (amount == 0 || amount == std::numeric_limits<std::int64_t>::min()) return Expected::fault;
            return limit(amount > 0 ? amount <= own : -amount <= indicator.frozen);
        }
        const std::int64_t commitment = number(given, "commitment").value();
        if (commitment <= 0 || model.commitments.contains(commitment)) return Expected::fault;
        if (!entitled(applicant)) return Expected::refused;
        const auto expires = number(given, "expires_on");
        const bool in_year = on >= 20'454 && on <= 20'818;  // 2026
        if (amount <= 0 || (expires && *expires <= on) || !(in_year && indicator.year == 2026)) return Expected::fault;
        return limit(amount <= model.least(id));
    }
    const std::int64_t id = number(given, "commitment").value();
    if (!model.commitments.contains(id) || !people_there) return Expected::fault;
    const Model::Commitment& commitment = model.commitments.at(id);
    const std::int64_t open = model.open_of(id);
    if (op == "funds.expire") {
        if (!entitled(applicant)) return Expected::refused;
        return limit(commitment.expires_on && on >= *commitment.expires_on && open > 0);
    }
    if (on < commitment.on) return Expected::fault;
    if (op == "funds.pay") {
        const std::int64_t payment = number(given, "payment").value();
        if (payment <= 0 || model.payments.contains(payment)) return Expected::fault;
        if (!entitled(payer)) return Expected::refused;
        return amount <= 0 ? Expected::fault : limit(amount <= open);
    }
    if (!entitled(applicant)) return Expected::refused;
    if (!number(given, "amount_fen")) return limit(open > 0);
    return amount <= 0 ? Expected::fault : limit(amount <= open);
}

bool same_command(const Given& a, const Given& b) { return a.operation == b.operation && a.actor == b.actor && a.values == b.values; }

TEST(OfficeCommands, AreDecidedAsANaiveBookkeeperWould) {
    std::map<Expected, int> counts;
    for (std::uint32_t seed = first_seed(); seed < first_seed() + 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        auto office = in_memory();
        RandomCommands commands(seed);
        Model model = model_of(office->journal());
        std::map<std::string, Given> recorded;
        std::int64_t read_to = office->state().seq;
        for (int step = 0; step < 120; ++step)
            for (const Given& given : commands.some(4, false)) {
                Expected expected{};
                if (const auto found = recorded.find(given.event_id); found != recorded.end())
                    expected = same_command(found->second, given) ? Expected::already_done : Expected::duplicate;
                else
                    expected = decide_naively(model, given);
                ++counts[expected];
                const auto answer = run_one(*office, given);
                ASSERT_TRUE(answer.ok()) << answer.error().message.en;
                const std::string name = given.operation + " " + given.event_id;
                switch (expected) {
                    case Expected::fault: ASSERT_NE(answer->status, Status::ok) << name; break;
                    case Expected::duplicate: ASSERT_EQ(answer->status, Status::duplicate_event) << name; break;
                    case Expected::refused: ASSERT_EQ(answer->disposition, Disposition::refused) << name; break;
                    case Expected::applied: ASSERT_EQ(answer->disposition, Disposition::applied) << name; break;
                    case Expected::already_done: ASSERT_EQ(answer->disposition, Disposition::already_done) << name; break;
                }
                const std::int64_t before = read_to;
                ASSERT_TRUE(office->journal().read(before, [&](const Event& event) {
                    EXPECT_TRUE(model.fold(event));
                    read_to = event.seq;
                    return true;
                }).ok());
                const bool is_recorded = expected == Expected::applied || expected == Expected::refused;
                ASSERT_EQ(read_to, before + (is_recorded ? 1 : 0)) << name;
                if (is_recorded) recorded[given.event_id] = given;
                ASSERT_EQ(model.broken_law(), "") << name;
                ASSERT_EQ(budget_rows(office->state()), budget_rows(model)) << name;
            }
    }
    std::printf("commands: %d applied, %d refused, %d at fault, %d already done, %d with the id of another\n", counts[Expected::applied], counts[Expected::refused],
                counts[Expected::fault], counts[Expected::already_done], counts[Expected::duplicate]);
    for (const Expected expected : {Expected::fault, Expected::refused, Expected::applied, Expected::already_done, Expected::duplicate}) EXPECT_GT(counts[expected], 50);
}

TEST(OfficeCommands, InAnyChunksGiveTheSame) {
    int runs = 0;
    std::size_t rows = 0;
    for (std::uint32_t seed = first_seed(); seed < first_seed() + 30; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        auto one = in_memory(), many = in_memory(), whole = in_memory();
        RandomCommands commands(seed);
        for (int step = 0; step < 12; ++step, ++runs) {
            const auto given = commands.some(300, true);  // more than a block
            rows += given.size();
            const auto singly = run(*one, given, CommandMode::each, 1);
            const auto chunked = run(*many, given, CommandMode::each, static_cast<std::size_t>(commands.number(2, 200)));
            const auto at_once = run(*whole, given);
            ASSERT_TRUE(singly.ok() && chunked.ok() && at_once.ok());
            for (std::size_t i = 0; i < given.size(); ++i) {
                ASSERT_EQ((*singly)[i], (*chunked)[i]) << given[i].operation << " row " << i;
                ASSERT_EQ((*singly)[i], (*at_once)[i]) << given[i].operation << " row " << i;
            }
        }
        ASSERT_EQ(events_of(one->journal()), events_of(many->journal()));
        ASSERT_EQ(events_of(one->journal()), events_of(whole->journal()));
        ASSERT_EQ(all_rows(one->state()), all_rows(many->state()));
        ASSERT_EQ(all_rows(one->state()), all_rows(whole->state()));
    }
    std::printf("%d runs of %zu rows, singly, in chunks and at once\n", runs, rows);
}

TEST(OfficeCommands, OfABatchAreDoneTogetherOrNotAtAll) {
    int done = 0, withdrawn = 0, recorded = 0;
    for (std::uint32_t seed = first_seed(); seed < first_seed() + 30; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        auto office = in_memory();
        RandomCommands commands(seed);
        for (int step = 0; step < 40; ++step) {
            // Some batches are longer than a block, most are short enough to have a chance.
            const auto given = commands.some(commands.one_in(10) ? 300 : 3, commands.one_in(2));
            const std::int64_t seq = office->state().seq;
            const std::string before = all_rows(office->state());
            // What would happen one after another, on the same books.
            auto other = Office::open(book(), copy_of(office->journal())).value();
            const auto singly = run(*other, given).value();
            const bool all_good = std::all_of(singly.begin(), singly.end(), [&](const Answer& answer) {
                if (answer.status != Status::ok) return false;
                if (answer.disposition == Disposition::already_done) return is_accepted(static_cast<Outcome>(answer.results[0].value()));
                return answer.disposition == Disposition::applied;
            });
            const auto answers = run(*office, given, CommandMode::all);
            ASSERT_TRUE(answers.ok()) << answers.error().message.en;
            std::vector<std::string> events;
            ASSERT_TRUE(office->journal().read(seq, [&](const Event& event) {
                events.emplace_back(event.event_id);
                return true;
            }).ok());
            if (all_good) {
                ++done;
                ASSERT_EQ(*answers, singly);
                ASSERT_EQ(all_rows(office->state()), all_rows(other->state()));
                continue;
            }
            ++withdrawn;
            ASSERT_EQ(all_rows(office->state()), before);
            std::set<std::string> refused;
            for (std::size_t i = 0; i < given.size(); ++i) {
                const Answer& answer = (*answers)[i];
                ASSERT_EQ(answer.status, singly[i].status) << i;
                if (answer.status != Status::ok) continue;
                ASSERT_NE(answer.disposition, Disposition::applied) << i;
                if (answer.disposition == Disposition::withdrawn) {
                    ASSERT_EQ(answer.seq, std::nullopt);
                    continue;
                }
                // The event that the answer names is there, and is this command's.
                ASSERT_TRUE(answer.seq.has_value());
                std::string id;
                ASSERT_TRUE(office->journal().read(*answer.seq - 1, [&](const Event& event) {
                    id = event.event_id;
                    return false;
                }).ok());
                ASSERT_EQ(id, given[i].event_id) << i;
                if (answer.disposition == Disposition::refused) refused.insert(id);
            }
            recorded += static_cast<int>(events.size());
            ASSERT_EQ(std::set<std::string>(events.begin(), events.end()), refused);
            ASSERT_EQ(events.size(), refused.size());
        }
        ASSERT_EQ(model_of(office->journal()).broken_law(), "");
        ASSERT_EQ(budget_rows(office->state()), budget_rows(model_of(office->journal())));
        ASSERT_EQ(all_rows(Office::open(book(), copy_of(office->journal())).value()->state()), all_rows(office->state()));
    }
    std::printf("%d batches done, %d withdrawn with %d refusals recorded\n", done, withdrawn, recorded);
    EXPECT_GT(done, 100);
    EXPECT_GT(withdrawn, 100);
}

/// An office in a file, with its folder.
struct OnDisk {
    OnDisk() {
        std::filesystem::create_directories(folder);
        auto store = create_sqlite_store((folder / "office.db").string(), {"property"});
        if (store.ok()) office = Office::create(book(), std::move(store).value()).value();
        if (!office) return;
        EXPECT_TRUE(found(*office, authority).ok());
    }
    ~OnDisk() {
        office.reset();
        std::filesystem::remove_all(folder);
    }
    std::filesystem::path folder = std::filesystem::temp_directory_path() / ("steward_office_property_" + std::to_string(::getpid()));
    std::shared_ptr<Office> office;
};

TEST(OfficeCommands, AreTheSameInMemoryInAFileAndReadAgain) {
    int compared = 0;
    for (std::uint32_t seed = first_seed(); seed < first_seed() + 6; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        auto memory = in_memory();
        OnDisk disk;
        if (!disk.office) GTEST_SKIP() << "built without SQLite";
        RandomCommands commands(seed);
        for (int step = 0; step < 60; ++step, ++compared) {
            const auto given = commands.some(20, true);
            const CommandMode mode = commands.one_in(4) ? CommandMode::all : CommandMode::each;
            const auto a = run(*memory, given, mode), b = run(*disk.office, given, mode);
            ASSERT_TRUE(a.ok() && b.ok());
            ASSERT_EQ(*a, *b);
            ASSERT_EQ(all_rows(memory->state()), all_rows(disk.office->state()));
        }
        ASSERT_EQ(events_of(memory->journal()), events_of(disk.office->journal()));
        ASSERT_EQ(all_rows(Office::open(book(), copy_of(memory->journal())).value()->state()), all_rows(memory->state()));
        const std::string live = all_rows(disk.office->state());
        disk.office.reset();
        disk.office = Office::open(book(), open_sqlite_store((disk.folder / "office.db").string()).value()).value();
        ASSERT_EQ(all_rows(disk.office->state()), live);
    }
    std::printf("%d runs compared\n", compared);
}

TEST(OfficeCommands, AreSeenAsOfAnyMoment) {
    int moments = 0;
    for (std::uint32_t seed = first_seed(); seed < first_seed() + 12; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        auto office = in_memory();
        RandomCommands commands(seed);
        std::map<std::int64_t, std::string> remembered;
        for (int step = 0; step < 60; ++step) {
            ASSERT_TRUE(run(*office, commands.some(6, true)).ok());
            remembered[office->state().seq] = all_rows(office->state());
        }
        for (int k = 0; k < 40; ++k, ++moments) {
            auto at = remembered.begin();
            std::advance(at, commands.number(0, static_cast<std::int64_t>(remembered.size()) - 1));
            const auto then = office->as_of(std::nullopt, at->first);
            ASSERT_TRUE(then.ok()) << then.error().message.en;
            ASSERT_EQ(all_rows(**then), at->second) << "seq " << at->first;
            const Date day = Date::from_days(static_cast<std::int32_t>(commands.number(20'450, 20'620)));
            const auto by_day = office->as_of(day, std::nullopt);
            ASSERT_TRUE(by_day.ok()) << by_day.error().message.en;
            ASSERT_EQ(budget_rows(**by_day), budget_rows(model_of(office->journal(), std::nullopt, day))) << to_text(day);
            const auto both = office->as_of(day, at->first);
            ASSERT_TRUE(both.ok());
            ASSERT_EQ(budget_rows(**both), budget_rows(model_of(office->journal(), at->first, day)));
        }
        // Looking back changes nothing.
        ASSERT_EQ(all_rows(office->state()), remembered.rbegin()->second);
    }
    std::printf("%d moments, by seq, by day and by both\n", moments);
}

TEST(OfficeCommands, AreDecidedAgainTheSame) {
    std::int64_t events = 0;
    for (std::uint32_t seed = first_seed(); seed < first_seed() + 10; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        auto office = in_memory();
        RandomCommands commands(seed);
        for (int step = 0; step < 30; ++step) ASSERT_TRUE(run(*office, commands.some(20, true)).ok());
        const auto differences = office->readjudicate(book());
        ASSERT_TRUE(differences.ok()) << differences.error().message.en;
        ASSERT_TRUE(differences->empty()) << (*differences)[0].event_id << ' ' << (*differences)[0].column << ": " << (*differences)[0].then << " / " << (*differences)[0].now;
        events += office->state().seq;
    }
    std::printf("%lld events decided again by the same book, none differently\n", static_cast<long long>(events));
}

}  // namespace
