// A writer is killed at random moments, again and again: what it acknowledged is there once, nothing is half there.
//
//     journal_kills [--kills N] [--seed S] [--writers N] [--folder F]
//
// Each round starts writers of one file, each a process of its own that appends a batch, says so through a pipe, and
// goes on. They are killed after a random time. The journal is then opened, verified, and compared with what was said.
// Every 25 rounds begin a new journal, since all of it is read each time.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "kill_run.hpp"
#include "raw_sqlite.hpp"
#include "steward/journal/sqlite_store.hpp"
#include "steward/journal/verify.hpp"

namespace {

using namespace steward;
using namespace steward::test;

const TableSchema schema[] = {
    {"tally",
     {{"writer", CellType::int64, ""}, {"events", CellType::int64, ""}, {"last_event", CellType::text, ""}},
     1,
     ""}};

/// Appends batches of 1 to 20 events until it is killed. `events`: how many events this writer has in the journal.
void write_until_killed(const std::string& path, int writer, std::int64_t events, unsigned seed, int acknowledge) {
    auto store = value(open_sqlite_store(path));
    if (!value(store->declare_tables(schema))) fail("the tables have lost their shape");
    std::mt19937 random(seed);
    for (;;) {
        const auto count = static_cast<std::int64_t>(1 + random() % 20);
        std::vector<std::string> ids;
        for (std::int64_t i = 1; i <= count; ++i) {
            ids.push_back("w" + std::to_string(writer) + "-" + std::to_string(events + i));
        }
        std::vector<Event> batch;
        const std::string body(random() % 3000, 'x');
        for (const std::string& id : ids) {
            Event event;
            event.stream = "kills";
            event.type = "test.kill";
            event.event_id = id;
            event.body = body;
            event.actor = writer;
            event.outcome = Outcome::pass;
            batch.push_back(event);
        }
        const std::vector<TableCell> cells = {std::int64_t{writer}, events + count, std::string_view(ids.back())};
        const RowChange change[] = {{0, false, cells}};
        for (;;) {
            const auto appended = store->append(value(store->last_seq()), batch, change);
            if (appended.ok()) break;
            // Another writer was faster: read and decide again.
            if (appended.error().status != Status::conflict && appended.error().status != Status::store_locked) {
                fail(appended.error().message.en);
            }
        }
        events += count;
        if (write(acknowledge, &events, sizeof events) != sizeof events) std::exit(2);
    }
}

struct Writer {
    pid_t process = 0;
    int pipe = -1;
};

Writer start(const std::string& path, int number, std::int64_t events, unsigned seed) {
    int ends[2];
    if (pipe(ends) != 0) fail("pipe");
    const pid_t process = fork();
    if (process < 0) fail("fork");
    if (process == 0) {
        close(ends[0]);
        write_until_killed(path, number, events, seed, ends[1]);
        std::_Exit(0);
    }
    close(ends[1]);
    return {process, ends[0]};
}

/// The last acknowledgement of a writer that was killed; `events` when there was none.
std::int64_t last_acknowledged(const Writer& writer, std::int64_t events) {
    for (std::int64_t said = 0; read(writer.pipe, &said, sizeof said) == sizeof said;) events = said;
    close(writer.pipe);
    return events;
}

}  // namespace

int main(int argc, char** argv) {
    const KillRun options("journal-kills", 25, argc, argv);
    const int kills = options.kills, writers = options.writers;
    const unsigned seed = options.seed;
    const std::string& path = options.path;
    constexpr int rounds_of_a_journal = 25;

    std::mt19937 random(seed);
    std::map<int, std::int64_t> counts;
    std::int64_t events = 0;
    int unsaid = 0;
    for (int round = 1; round <= kills; ++round) {
        if (round % rounds_of_a_journal == 1) {
            options.remove_files();
            counts.clear();
            auto store = value(create_sqlite_store(path, {"kills"}));
            if (!value(store->declare_tables(schema))) fail("a new journal needs no rebuilding of its tables");
        }
        std::int64_t before = 0;
        for (const auto& [number, count] : counts) before += count;
        std::vector<Writer> running;
        for (int number = 1; number <= writers; ++number) {
            running.push_back(start(path, number, counts[number], static_cast<unsigned>(random())));
        }
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 150'000));
        for (const Writer& writer : running) kill(writer.process, SIGKILL);
        for (const Writer& writer : running) {
            int how = 0;
            waitpid(writer.process, &how, 0);
            if (!WIFSIGNALED(how)) fail("round " + std::to_string(round) + ": a writer ended by itself");
        }

        auto store = value(open_sqlite_store(path));
        const auto report = value(verify(*store));
        if (!report.findings.empty()) fail("round " + std::to_string(round) + ": " + report.findings[0].text.en);
        // Each writer's events are numbered: they must be there once, in order, without a gap.
        std::map<int, std::int64_t> found;
        const auto read = store->read(0, [&](const Event& event) {
            const int writer = static_cast<int>(event.actor);
            const std::string wanted = "w" + std::to_string(writer) + "-" + std::to_string(++found[writer]);
            if (event.event_id != wanted)
                fail(std::string(event.event_id) + " is there where " + wanted + " should be");
            return true;
        });
        if (!read.ok()) fail(read.error().message.en);
        std::string table;
        for (int number = 1; number <= writers; ++number) {
            const std::int64_t said = last_acknowledged(running[static_cast<std::size_t>(number - 1)], counts[number]);
            if (found[number] < said || found[number] > said + 20) {
                fail("round " + std::to_string(round) + ": writer " + std::to_string(number) + " said " +
                     std::to_string(said) + ", found are " + std::to_string(found[number]));
            }
            unsaid += found[number] > said ? 1 : 0;
            counts[number] = found[number];
            if (found[number] > 0) {
                const std::string shown = std::to_string(found[number]);
                table += std::to_string(number) + "|" + shown + "|w" + std::to_string(number) + "-" + shown + "\n";
            }
        }
        if (test::sql(path, "SELECT * FROM tally ORDER BY writer") != table) {
            fail("round " + std::to_string(round) + ": the table is not what the events say");
        }
        events += report.events - before;
    }
    options.remove_files();
    if (events == 0) fail("nothing was ever written: the writers are killed too early");
    std::printf("tests: %d passed, 0 failed (%d writers, seed %u: %lld events, %d batches whole but unsaid)\n", kills,
                writers, seed, static_cast<long long>(events), unsaid);
}
