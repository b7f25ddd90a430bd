// Offices are killed at random moments, again and again: what they acknowledged is there once, the books keep their laws,
// and what was not acknowledged can be given again without being done twice.
//
//     office_kills [--kills N] [--seed S] [--writers N] [--folder F]
//
// Each round starts writers on one file, each a process of its own that gives random commands, says what each got through a
// pipe, and goes on. They are killed after a random time. The file is then opened, verified, and compared with what was
// said; its tables and its state are compared with what a second bookkeeper makes of the events. Then every command of the
// round is given again, up to and with the run that was under way. Every 10 rounds begin a new file.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <thread>

#include "../unit/office_model.hpp"
#include "kill_run.hpp"
#include "raw_sqlite.hpp"

namespace {

using namespace steward;
using namespace steward::test;
using namespace steward::office_test;

/// The runs of a writer: the same for the writer and for the one who checks.
class Runs {
public:
    Runs(unsigned seed, int writer, int round)
        : commands_(seed, "w" + std::to_string(writer) + "-" + std::to_string(round) + "-", round * 1'000'000 + writer * 100'000) {}
    struct Run {
        std::vector<Given> given;
        CommandMode mode = CommandMode::each;
    };
    [[nodiscard]] Run next() {
        Run run{commands_.some(commands_.one_in(20) ? 200 : 8, true), CommandMode::each};
        if (commands_.one_in(4)) run.mode = CommandMode::all;
        return run;
    }

private:
    RandomCommands commands_;
};

/// What a row got, as it goes through the pipe.
struct Said {
    std::int64_t run;
    std::int64_t row;
    std::int64_t seq;  ///< 0 for none
};

[[noreturn]] void give_until_killed(const std::shared_ptr<const Rulebook>& book, const std::string& path, Runs runs, int acknowledge) {
    auto office = value(Office::open(book, value(open_sqlite_store(path))));
    for (std::int64_t number = 0;; ++number) {
        const Runs::Run next = runs.next();
        std::vector<Answer> answers;
        for (;;) {
            auto ran = run(*office, next.given, next.mode);
            if (ran.ok()) {
                answers = std::move(ran).value();
                break;
            }
            if (ran.error().status != Status::store_locked) fail(ran.error().message.en);
        }
        for (std::size_t row = 0; row < answers.size(); ++row) {
            const Said said{number, static_cast<std::int64_t>(row), answers[row].seq.value_or(0)};
            if (write(acknowledge, &said, sizeof said) != sizeof said) std::_Exit(2);
        }
    }
}

struct Writer {
    pid_t process = 0;
    int pipe = -1;
    unsigned seed = 0;
};

}  // namespace

int main(int argc, char** argv) {
    const KillRun options("office-kills", 20, argc, argv);
    const int kills = options.kills, writers = options.writers;
    const unsigned seed = options.seed;
    const std::string& path = options.path;
    constexpr int rounds_of_a_file = 10;
    const auto book = value(open_rulebook());

    std::mt19937 random(seed);
    long long events = 0, acknowledged = 0, again = 0, fresh = 0;
    for (int round = 1; round <= kills; ++round) {
        const std::string where = "round " + std::to_string(round) + ": ";
        if (round % rounds_of_a_file == 1) {
            options.remove_files();
            auto office = value(Office::create(book, value(create_sqlite_store(path, {"kills"}))));
            if (auto set_up = found(*office, 4'000'000); !set_up.ok()) fail(set_up.error().message.en);
        }
        std::vector<Writer> running;
        for (int number = 1; number <= writers; ++number) {
            Writer writer;
            writer.seed = static_cast<unsigned>(random());
            int ends[2];
            if (pipe(ends) != 0) fail("pipe");
            writer.process = fork();
            if (writer.process < 0) fail("fork");
            if (writer.process == 0) {
                close(ends[0]);
                for (const Writer& other : running) close(other.pipe);
                give_until_killed(book, path, Runs(writer.seed, number, round), ends[1]);
            }
            close(ends[1]);
            writer.pipe = ends[0];
            running.push_back(writer);
        }
        // Read while they write, so that the pipe never fills; until the moment of the kill.
        const auto end = std::chrono::steady_clock::now() + std::chrono::microseconds(random() % 200'000);
        std::vector<std::vector<Said>> said(running.size());
        std::vector<std::thread> readers;
        for (std::size_t i = 0; i < running.size(); ++i)
            readers.emplace_back([&, i] {
                for (Said one{}; read(running[i].pipe, &one, sizeof one) == sizeof one;) said[i].push_back(one);
            });
        std::this_thread::sleep_until(end);
        for (const Writer& writer : running) kill(writer.process, SIGKILL);
        for (std::thread& reader : readers) reader.join();
        for (const Writer& writer : running) {
            int how = 0;
            waitpid(writer.process, &how, 0);
            close(writer.pipe);
            if (!WIFSIGNALED(how)) fail(where + "a writer ended by itself");
        }

        auto office = value(Office::open(book, value(open_sqlite_store(path))));
        const auto check = [&] {
            const Model model = model_of(office->journal());
            if (const std::string broken = model.broken_law(); !broken.empty()) fail(where + broken);
            if (budget_rows(model) != budget_rows(office->state())) fail(where + "the state is not what the events say");
            if (test::sql(path, all_rows_sql) != all_rows(office->state())) fail(where + "the tables are not what the state says");
        };
        const auto report = value(verify(office->journal()));
        if (!report.sound()) fail(where + report.findings[0].text.en);
        check();
        std::map<std::string, std::int64_t> places;
        value(Result<bool>([&]() -> Result<bool> {
            auto done = office->journal().read(0, [&](const Event& event) {
                if (!places.emplace(event.event_id, event.seq).second) fail(where + std::string(event.event_id) + " is there twice");
                return true;
            });
            return done.ok() ? Result<bool>(true) : Result<bool>(done.error());
        }()));
        for (std::size_t i = 0; i < running.size(); ++i) {
            Runs runs(running[i].seed, static_cast<int>(i) + 1, round);
            std::size_t at = 0;
            for (std::int64_t number = 0; number == 0 || at < said[i].size() || number <= (said[i].empty() ? 0 : said[i].back().run + 1); ++number) {
                const Runs::Run given = runs.next();
                std::vector<std::int64_t> seqs(given.given.size());
                for (; at < said[i].size() && said[i][at].run == number; ++at) {
                    const Said& one = said[i][at];
                    const std::string& id = given.given[static_cast<std::size_t>(one.row)].event_id;
                    seqs[static_cast<std::size_t>(one.row)] = one.seq;
                    if (one.seq == 0) continue;
                    ++acknowledged;
                    const auto found = places.find(id);
                    if (found == places.end() || found->second != one.seq) fail(where + id + " was acknowledged and is not there");
                }
                const auto answers = value(run(*office, given.given, given.mode));
                for (std::size_t row = 0; row < answers.size(); ++row) {
                    const Answer& answer = answers[row];
                    const std::string& id = given.given[row].event_id;
                    const auto found = places.find(id);
                    if (found != places.end()) {
                        // It happened: the same again is only answered; other content under its id is refused.
                        const bool same = answer.disposition == Disposition::already_done && answer.seq == found->second;
                        if (!same && answer.status != Status::duplicate_event) fail(where + id + " was given again and is not already done");
                        ++again;
                        continue;
                    }
                    if (seqs[row] != 0) fail(where + id + " is lost");
                    if (answer.seq && *answer.seq > 0) {
                        ++fresh;
                        places.emplace(id, *answer.seq);
                    }
                }
            }
        }
        check();
        if (!value(verify(office->journal())).sound()) fail(where + "not sound after giving all again");
        events += office->state().seq * (round % rounds_of_a_file == 0 || round == kills);
    }
    options.remove_files();
    if (acknowledged == 0) fail("nothing was ever acknowledged: the writers are killed too early");
    std::printf("tests: %d passed, 0 failed (%d writers, seed %u: %lld events, %lld acknowledged, %lld given again and already done, %lld done at the second time)\n", kills, writers,
                seed, events, acknowledged, again, fresh);
}
