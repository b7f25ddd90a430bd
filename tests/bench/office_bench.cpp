/// @file
/// The office: commands decided on the books in memory and on disk, opening, verifying.
///
/// office_bench [folder]: the files are made in the folder (the temporary one if none is given). Commits are as fast as
/// its disk.
#include <sqlite3.h>
#include <time.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "../unit/office_batch.hpp"
#include "bare_sqlite.hpp"
#include "calls.hpp"
#include "paired.hpp"

namespace {

using namespace steward;
using bench::done;
using bench::require;
using bench::value;

std::string folder;

std::string new_path(const char* name) {
    const std::string path = folder + "/office_bench_" + name;
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
    return path;
}

/// Time of the processor: what is computed in memory is measured for one core, whatever else the machine does.
double core_seconds_of(const auto& work) {
    const auto now = [] {
        timespec at{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
        return static_cast<double>(at.tv_sec) + 1e-9 * static_cast<double>(at.tv_nsec);
    };
    const double start = now();
    work();
    return now() - start;
}

double seconds_of(const auto& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void report(const char* name, std::size_t count, double seconds) {
    std::printf("%-44s %12.0f a second  %10.1f ns each\n", name, static_cast<double>(count) / seconds,
                seconds * 1e9 / static_cast<double>(count));
    std::fflush(stdout);
}

/// Texts end to end, as a column has them.
struct Texts {
    std::string bytes;
    std::vector<std::int64_t> offsets{0};
    void add(std::string_view text) {
        bytes += text;
        offsets.push_back(static_cast<std::int64_t>(bytes.size()));
    }
    [[nodiscard]] InputBinding binding() const {
        return {bytes.data(), offsets.size() - 1, nullptr, 1, Storage::text, offsets.data(), bytes.size()};
    }
};

/// Reservations on the lowest of four levels, and a payment of each.
class Work {
public:
    explicit Work(std::size_t pairs) {
        char id[32];
        for (std::size_t i = 0; i < pairs; ++i) {
            commitment.push_back(static_cast<std::int64_t>(i) + 1);
            amount.push_back(100'000 + static_cast<std::int64_t>(i % 977));
            recorded.push_back(1'767'700'000'000'000 + static_cast<std::int64_t>(i));
            day.push_back(20'480 + static_cast<std::int32_t>(i % 300));
            std::snprintf(id, sizeof id, "RSV-2026-%08zu", i);
            reserve_id.add(id);
            std::snprintf(id, sizeof id, "PAY-2026-%08zu", i);
            pay_id.add(id);
        }
        rule.resize(pairs);
        outcome.resize(pairs);
        validity.resize(pairs / 8 + 1);
    }
    [[nodiscard]] std::size_t pairs() const noexcept { return amount.size(); }

    /// The two commands, bound. `judged`: with the outcome and the controlling rule of each row.
    struct Bound {
        std::unique_ptr<PreparedOperation> reserve, pay;
        /// Rows in turn: `chunk` reservations, then their payments.
        void run(std::size_t first, std::size_t count, std::size_t chunk) {
            for (std::size_t at = first; at < first + count; at += chunk) {
                const auto rows = static_cast<std::int64_t>(std::min(chunk, first + count - at));
                require(value(reserve->run(static_cast<std::int64_t>(at), rows)) == 0, "reserving");
                require(value(pay->run(static_cast<std::int64_t>(at), rows)) == 0, "paying");
            }
        }
    };
    [[nodiscard]] Bound bind(Office& office, bool judged) {
        Bound bound{value(office.prepare("funds.reserve")), value(office.prepare("funds.pay"))};
        const std::size_t n = pairs();
        const auto both = [&](const char* name, const void* data, std::int64_t stride, Storage storage) {
            for (PreparedOperation* op : {bound.reserve.get(), bound.pay.get()})
                done(op->bind_input(name, {data, stride == 0 ? 1 : n, nullptr, stride, storage}));
        };
        both("on_date", day.data(), 1, Storage::i32);
        both("commitment", commitment.data(), 1, Storage::i64);
        both("amount_fen", amount.data(), 1, Storage::i64);
        both("recorded_at", recorded.data(), 1, Storage::i64);
        done(bound.reserve->bind_input("indicator", {&indicator, 1, nullptr, 0, Storage::i64}));
        done(bound.reserve->bind_input("actor", {&applicant, 1, nullptr, 0, Storage::i64}));
        done(bound.reserve->bind_input("event_id", reserve_id.binding()));
        done(bound.pay->bind_input("payment", {commitment.data(), n, nullptr, 1, Storage::i64}));
        done(bound.pay->bind_input("last", {&last, 1, nullptr, 0, Storage::u8}));
        done(bound.pay->bind_input("actor", {&payer, 1, nullptr, 0, Storage::i64}));
        done(bound.pay->bind_input("event_id", pay_id.binding()));
        for (PreparedOperation* op : {bound.reserve.get(), bound.pay.get()}) {
            done(op->bind_output("outcome", {outcome.data(), n, nullptr, 1, Storage::i32}));
            if (judged) done(op->bind_output("rule", {rule.data(), n, validity.data(), 1, Storage::i32}));
        }
        return bound;
    }

    std::vector<std::int64_t> commitment, amount, recorded;
    std::vector<std::int32_t> day, rule, outcome;
    std::vector<std::uint8_t> validity;
    Texts reserve_id, pay_id;
    std::int64_t indicator = 23, applicant = office_test::applicant, payer = office_test::payer;
    std::uint8_t last = 0;
};

constexpr std::int64_t authority = 4'000'000'000'000'000;

std::shared_ptr<Office> new_office(const std::shared_ptr<const Rulebook>& book, std::unique_ptr<JournalStore> store) {
    auto office = value(Office::create(book, std::move(store)));
    done(office_test::found(*office, authority));
    return office;
}

/// The same bookkeeping without event ids, rules, people or a journal: an indicator and the three above it.
void bare_loop(Work& work) {
    struct Level {
        std::int64_t amount = authority / 4, reserved = 0, paid = 0;
        int parent = -1;
    };
    struct Open {
        std::int64_t amount, paid;
        int level;
    };
    std::vector<double> times;
    for (int round = 0; round < 5; ++round) {
        // 16 trees of four levels; rows fall on their lowest in turn.
        std::vector<Level> levels(64);
        for (std::size_t i = 0; i < levels.size(); ++i) levels[i].parent = i % 4 == 0 ? -1 : static_cast<int>(i) - 1;
        std::vector<Open> open;
        open.reserve(work.pairs());
        bench::keep(levels);
        times.push_back(core_seconds_of([&] {
            for (std::size_t i = 0; i < work.pairs(); ++i) {
                const std::int64_t amount = work.amount[i];
                const int lowest = static_cast<int>(static_cast<std::uint64_t>(amount) % 16 * 4 + 3);
                bool enough = true;
                for (int at = lowest; at >= 0; at = levels[static_cast<std::size_t>(at)].parent) {
                    const Level& level = levels[static_cast<std::size_t>(at)];
                    enough = enough && level.amount - level.reserved - level.paid >= amount;
                }
                require(enough, "bare loop");
                for (int at = lowest; at >= 0; at = levels[static_cast<std::size_t>(at)].parent) levels[static_cast<std::size_t>(at)].reserved += amount;
                open.push_back({amount, 0, lowest});
            }
            for (std::size_t i = 0; i < work.pairs(); ++i) {
                Open& one = open[i];
                require(one.amount - one.paid >= work.amount[i], "bare loop");
                one.paid += work.amount[i];
                for (int at = one.level; at >= 0; at = levels[static_cast<std::size_t>(at)].parent) {
                    levels[static_cast<std::size_t>(at)].reserved -= work.amount[i];
                    levels[static_cast<std::size_t>(at)].paid += work.amount[i];
                }
            }
        }));
        bench::keep(levels);
    }
    report("bare loop, four levels, no event ids", 2 * work.pairs(), bench::median(times));
}

/// The same in SQLite in memory: a look-up of the id, four levels, the commitment, the event.
void sqlite_in_memory(Work& work) {
    sqlite3* db = nullptr;
    require(sqlite3_open(":memory:", &db) == SQLITE_OK, "SQLite");
    const auto run = [&](const char* sql) { require(sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql); };
    run("CREATE TABLE level(id INTEGER PRIMARY KEY, amount INT, reserved INT, paid INT);"
        "CREATE TABLE commitment(id INTEGER PRIMARY KEY, amount INT, paid INT);"
        "CREATE TABLE event(seq INTEGER PRIMARY KEY, id TEXT UNIQUE, amount INT);"
        "INSERT INTO level VALUES(1,1000000000000000,0,0),(2,1000000000000000,0,0),(3,1000000000000000,0,0),(4,1000000000000000,0,0)");
    const auto prepare = [&](const char* sql) {
        sqlite3_stmt* statement = nullptr;
        require(sqlite3_prepare_v2(db, sql, -1, &statement, nullptr) == SQLITE_OK, sql);
        return statement;
    };
    sqlite3_stmt* const event = prepare("INSERT INTO event(id, amount) VALUES(?,?)");
    sqlite3_stmt* const room = prepare("SELECT min(amount - reserved - paid) FROM level");
    sqlite3_stmt* const reserve = prepare("UPDATE level SET reserved = reserved + ?");
    sqlite3_stmt* const add = prepare("INSERT INTO commitment VALUES(?,?,0)");
    sqlite3_stmt* const open = prepare("SELECT amount - paid FROM commitment WHERE id = ?");
    sqlite3_stmt* const pay = prepare("UPDATE level SET reserved = reserved - ?1, paid = paid + ?1");
    sqlite3_stmt* const paid = prepare("UPDATE commitment SET paid = paid + ?2 WHERE id = ?1");
    const auto step = [](sqlite3_stmt* statement, std::initializer_list<std::int64_t> values) {
        int at = 0;
        for (const std::int64_t v : values) sqlite3_bind_int64(statement, ++at, v);
        const int code = sqlite3_step(statement);
        require(code == SQLITE_ROW || code == SQLITE_DONE, "SQLite");
        const std::int64_t found = code == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
        sqlite3_reset(statement);
        return found;
    };
    const auto note = [&](const Texts& ids, std::size_t i) {
        sqlite3_bind_text(event, 1, ids.bytes.data() + ids.offsets[i], static_cast<int>(ids.offsets[i + 1] - ids.offsets[i]), SQLITE_STATIC);
        sqlite3_bind_int64(event, 2, work.amount[i]);
        require(sqlite3_step(event) == SQLITE_DONE && sqlite3_reset(event) == SQLITE_OK, "SQLite");
    };
    const std::size_t pairs = std::min<std::size_t>(work.pairs(), 100'000);
    const double time = core_seconds_of([&] {
        run("BEGIN");
        for (std::size_t i = 0; i < pairs; ++i) {
            note(work.reserve_id, i);
            require(step(room, {}) >= work.amount[i], "room");
            step(reserve, {work.amount[i]}), step(add, {work.commitment[i], work.amount[i]});
        }
        for (std::size_t i = 0; i < pairs; ++i) {
            note(work.pay_id, i);
            require(step(open, {work.commitment[i]}) >= work.amount[i], "open");
            step(pay, {work.amount[i]}), step(paid, {work.commitment[i], work.amount[i]});
        }
        run("COMMIT");
    });
    report("SQLite in memory, the same", 2 * pairs, time);
    for (sqlite3_stmt* statement : {event, room, reserve, add, open, pay, paid}) sqlite3_finalize(statement);
    sqlite3_close(db);
}

void in_memory(const std::shared_ptr<const Rulebook>& book, Work& work, std::size_t chunk) {
    std::vector<double> plain, judged;
    for (int round = 0; round < 5; ++round)
        for (const bool with_rule : {false, true}) {
            auto office = new_office(book, value(create_memory_store({"bench"})));
            auto bound = work.bind(*office, with_rule);
            (with_rule ? judged : plain).push_back(core_seconds_of([&] { bound.run(0, work.pairs(), chunk); }));
            require(office->state().budget.indicators.find(20)->paid_below.fen() > 0, "paying");
        }
    report(("reserve and pay in memory, " + std::to_string(chunk) + " a run").c_str(), 2 * work.pairs(), bench::median(plain));
    report("  with the controlling rule", 2 * work.pairs(), bench::median(judged));
    std::printf("%-44s %12.3f of the speed without\n", "", bench::median(plain) / bench::median(judged));
}

void durable_single(const std::shared_ptr<const Rulebook>& book, Work& work) {
    constexpr std::size_t pairs = 100;
    bench::BareSqlite bare(new_path("bare"));
    auto office = new_office(book, value(create_sqlite_store(new_path("single"), {"bench"})));
    auto bound = work.bind(*office, true);
    const std::string row(200, 'x');
    std::size_t next = 0;
    const auto result = bench::run_pairs(
        "one command a commit / bare SQLite, one row", 2 * pairs,
        [&] {
            for (std::size_t i = 0; i < 2 * pairs; ++i) bare.add(row);
        },
        [&] {
            bound.run(next, pairs, 1);
            next += pairs;
        },
        15);
    std::printf("%-44s %12.3f of its speed\n", "", 1 / result.ratio);
}

void durable_batches(const std::shared_ptr<const Rulebook>& book, Work& work, std::size_t chunk) {
    std::vector<double> times, core_times;
    const std::size_t pairs = std::min<std::size_t>(work.pairs(), 250'000);
    for (int round = 0; round < 3; ++round) {
        auto office = new_office(book, value(create_sqlite_store(new_path("batches"), {"bench"})));
        auto bound = work.bind(*office, true);
        times.push_back(seconds_of([&] { core_times.push_back(core_seconds_of([&] { bound.run(0, pairs, chunk); })); }));
    }
    report(("durable, " + std::to_string(chunk) + " commands a run").c_str(), 2 * pairs, bench::median(times));
    report("  by time of the processor", 2 * pairs, bench::median(core_times));
}

void open_and_verify(const std::shared_ptr<const Rulebook>& book, Work& work) {
    const std::string path = new_path("open");
    std::vector<std::string> messages;
    {
        auto office = new_office(book, value(create_sqlite_store(path, {"bench"})));
        work.bind(*office, true).run(0, work.pairs(), 10'000);
        WireWriter out;
        done(office->journal().read(0, [&](const Event& event) {
            out.clear();
            write_event(out, event);
            messages.emplace_back(out.bytes());
            return true;
        }));
    }
    std::vector<double> times, core_times;
    for (int round = 0; round < 3; ++round) times.push_back(seconds_of([&] { core_times.push_back(core_seconds_of([&] { value(Office::open(book, value(open_sqlite_store(path)))); })); }));
    std::printf("open %zu events                             %10.3f s\n", messages.size(), bench::median(times));
    report("  by time of the processor", messages.size(), bench::median(core_times));
    auto store = value(open_sqlite_store(path));
    Hasher hasher = value(Hasher::create(DigestAlgorithm::sha256));
    std::printf("an event's message has about %zu bytes\n", messages.back().size());
    for (const bool files : {false, true}) {
        const auto result = bench::run_pairs(
            files ? "verify with files / sha256 alone" : "verify / sha256 alone", messages.size(),
            [&] {
                for (const auto& message : messages) bench::keep(hasher.hash(message));
            },
            [&] {
                VerifyOptions options;
                options.files = files;
                require(value(verify(*store, options)).sound(), "verifying");
            },
            7);
        std::printf("%-44s %12.3f of its speed\n", "", 1 / result.ratio);
    }
}

}  // namespace

int main(int argc, char** argv) {
    folder = argc > 1 ? argv[1] : std::filesystem::temp_directory_path().string();
    const bool memory_only = argc > 2;  // any second argument: for a profile
    const auto book = value(open_rulebook());
    Work work(500'000);
    if (!memory_only) {
        bare_loop(work);
        sqlite_in_memory(work);
    }
    in_memory(book, work, 10'000);
    if (memory_only) return 0;
    in_memory(book, work, 1'000);
    durable_single(book, work);
    durable_batches(book, work, 1'000);
    durable_batches(book, work, 10'000);
    open_and_verify(book, work);
    for (const char* name : {"bare", "single", "batches", "open"}) new_path(name);
}
