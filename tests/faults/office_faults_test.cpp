// An office on a failing disk, in two processes, under a clock that goes back, and on files that were altered or are of
// another kind.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../unit/journal_fixture.hpp"
#include "../unit/office_model.hpp"
#include "fault_vfs.hpp"
#include "raw_sqlite.hpp"

namespace {

using namespace steward;
using namespace steward::office_test;
using namespace steward::test;

std::shared_ptr<const Rulebook> book() {
    static const auto opened = open_rulebook().value();
    return opened;
}

/// A file with an office of `foundation`.
void make_office(const std::string& path, std::int64_t fen = 400'000) {
    auto office = Office::create(book(), create_sqlite_store(path, {"faults"}).value()).value();
    ASSERT_OK(found(*office, fen));
}

Result<std::shared_ptr<Office>> open_office(const std::string& path, const SqliteOptions& options = {}) {
    auto store = open_sqlite_store(path, options);
    if (!store.ok()) return std::move(store).error();
    return Office::open(book(), std::move(store).value());
}

/// State, tables and events of the file agree, and the books keep their laws.
void expect_right(Office& office, const std::string& path) {
    const Model model = model_of(office.journal());
    EXPECT_EQ(model.broken_law(), "");
    EXPECT_EQ(budget_rows(office.state()), budget_rows(model));
    EXPECT_EQ(sql(path, all_rows_sql), all_rows(office.state()));
    const auto report = verify(office.journal());
    ASSERT_OK(report);
    EXPECT_TRUE(report->sound()) << report->findings[0].text.en;
}

// --- a failing disk --------------------------------------------------------------------------------------------

class OfficeFaults : public testing::TestWithParam<std::pair<const char*, Fault>> {};

INSTANTIATE_TEST_SUITE_P(Disk, OfficeFaults,
                         testing::Values(std::pair{"DiskFull", Fault::disk_full}, std::pair{"WriteError", Fault::write_error}, std::pair{"ShortWrite", Fault::short_write},
                                         std::pair{"SyncError", Fault::sync_error}, std::pair{"ReadError", Fault::read_error}, std::pair{"PowerCut", Fault::power_cut}),
                         [](const auto& kind) { return std::string(kind.param.first); });

TEST_P(OfficeFaults, LeaveTheBooksAsTheJournalHasThem) {
    SqliteOptions options;
    options.vfs = fault_vfs_name();
    const TemporaryPath first;
    make_office(first.text());
    int points = 0, errors = 0, went_on = 0;
    for (int at = 1; !HasFailure(); ++at) {
        SCOPED_TRACE("operation " + std::to_string(at));
        const TemporaryPath path;
        write_file(path.text(), read_file(first.text()));
        fault_plan = {GetParam().second, at, 0, false};
        RandomCommands commands(7);
        auto opened = open_office(path.text(), options);
        for (int step = 0; step < 5; ++step) {
            const auto given = commands.some(25, true);
            const CommandMode mode = step % 2 == 0 ? CommandMode::each : CommandMode::all;
            if (!opened.ok()) {
                EXPECT_TRUE(fault_plan.happened) << opened.error().message.en;
                opened = open_office(path.text(), options);
                ++errors;
            }
            if (!opened.ok()) continue;
            Office& office = **opened;
            const std::string before = all_rows(office.state());
            auto ran = run(office, given, mode);
            if (ran.ok()) continue;
            ++errors;
            EXPECT_TRUE(fault_plan.happened) << ran.error().message.en;
            EXPECT_FALSE(ran.error().message.zh.empty());
            // All or nothing: what it holds is what it held, and once the disk works it goes on, or another does.
            EXPECT_EQ(all_rows(office.state()), before);
            ran = run(office, given, mode);
            if (ran.ok()) {
                ++went_on;
            } else {
                EXPECT_EQ(all_rows(office.state()), before);
            }
        }
        const bool happened = fault_plan.happened;
        const std::string live = opened.ok() ? all_rows((*opened)->state()) : "";
        const std::int64_t seq = opened.ok() ? (*opened)->state().seq : 0;
        fault_plan = {};
        opened = Error{};
        auto again = open_office(path.text());
        ASSERT_OK(again);
        if (seq == (*again)->state().seq) {
            EXPECT_EQ(all_rows((*again)->state()), live);
        }
        expect_right(**again, path.text());
        ASSERT_TRUE(run(**again, commands.some(5, true)).ok());
        expect_right(**again, path.text());
        if (!happened) break;
        ++points;
    }
    std::printf("%s: %d operations failed in turn, %d errors, %d runs went on in the same office\n", GetParam().first, points, errors, went_on);
    EXPECT_GE(points, 3);
}

TEST(OfficeFile, OneWhoOnlyReadsIsRefusedByName) {
    const TemporaryPath path;
    make_office(path.text());
    SqliteOptions options;
    options.read_only = true;
    auto reader = open_office(path.text(), options);
    ASSERT_OK(reader);
    const std::string before = all_rows((*reader)->state());
    RandomCommands commands(1);
    const auto refused = run(**reader, commands.some(3, false));
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().status, Status::read_only);
    EXPECT_EQ(all_rows((*reader)->state()), before);
    // And sees what a writer does meanwhile.
    auto writer = open_office(path.text()).value();
    for (int i = 0; i < 10; ++i) ASSERT_TRUE(run(*writer, commands.some(5, false)).ok());
    ASSERT_OK((*reader)->catch_up());
    EXPECT_EQ(all_rows((*reader)->state()), all_rows(writer->state()));
}

// --- more than one writer --------------------------------------------------------------------------------------

TEST(OfficeWriters, OnOneFileSeeEachOther) {
    const TemporaryPath path;
    make_office(path.text());
    std::shared_ptr<Office> offices[] = {open_office(path.text()).value(), open_office(path.text()).value(), open_office(path.text()).value()};
    RandomCommands commands(11);
    for (int step = 0; step < 200; ++step) {
        Office& office = *offices[commands.number(0, 2)];
        ASSERT_TRUE(run(office, commands.some(6, true), commands.one_in(3) ? CommandMode::all : CommandMode::each).ok());
        if (step % 20 != 0) continue;
        for (const auto& each : offices) ASSERT_OK(each->catch_up());
        EXPECT_EQ(all_rows(offices[0]->state()), all_rows(offices[1]->state()));
        EXPECT_EQ(all_rows(offices[0]->state()), all_rows(offices[2]->state()));
        expect_right(*offices[0], path.text());
    }
}

TEST(OfficeWriters, InTwoProcessesNeverSpendTheSameFenTwice) {
    const TemporaryPath path;
    make_office(path.text(), 4'000);  // 1,000 on the lowest level: two writers ask for more than twice of it
    const auto spend = [&](int writer) {
        auto office = open_office(path.text());
        if (!office.ok()) return 1;
        for (std::int64_t n = 0; n < 40; ++n) {
            const Given given{"funds.reserve", "w" + std::to_string(writer) + "-" + std::to_string(n), applicant, 1'767'700'000'000'000,
                              {{"on_date", 20'500}, {"commitment", 1'000 * writer + n + 1}, {"indicator", 23}, {"amount_fen", 29}}};
            const auto answer = run_one(**office, given);
            if (!answer.ok() || answer->status != Status::ok) return 2;
        }
        return 0;
    };
    std::vector<pid_t> children;
    for (int writer = 1; writer <= 2; ++writer) {
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) std::_Exit(spend(writer));
        children.push_back(child);
    }
    for (const pid_t child : children) {
        int how = 0;
        waitpid(child, &how, 0);
        EXPECT_TRUE(WIFEXITED(how) && WEXITSTATUS(how) == 0) << how;
    }
    auto office = open_office(path.text()).value();
    expect_right(*office, path.text());
    EXPECT_EQ(office->state().budget.commitments.size(), 34U);  // 34 x 29 = 986, and 35 would be 1,015
    EXPECT_EQ(office->state().budget.indicators.find(23)->reserved.fen(), 986);
    EXPECT_EQ(sql(path.text(), "SELECT count(*), count(DISTINCT event_id) FROM journal_event WHERE event_id LIKE 'w%'"), "80|80\n");
}

// --- the clock, and other hands --------------------------------------------------------------------------------

TEST(OfficeClock, ThatGoesBackIsNotedAndChangesNothing) {
    const TemporaryPath path;
    make_office(path.text());
    auto office = open_office(path.text()).value();
    for (std::int64_t n = 1; n <= 5; ++n) {
        const Given given{"funds.reserve", "c" + std::to_string(n), applicant, 1'767'700'000'000'000 - n * 1'000'000, {{"on_date", 20'500 - n}, {"commitment", n}, {"indicator", 23}, {"amount_fen", 100}}};
        EXPECT_EQ(run_one(*office, given)->disposition, Disposition::applied);
    }
    expect_right(*office, path.text());
    const auto report = verify(office->journal()).value();
    EXPECT_EQ(std::count_if(report.findings.begin(), report.findings.end(), [](const Finding& finding) { return finding.kind == FindingKind::clock_went_back; }), 4);
    EXPECT_TRUE(report.sound());
}

TEST(OfficeFile, AlteredAnywhereIsFoundByVerifyingAndNeverBringsItDown) {
    const TemporaryPath first;
    make_office(first.text());
    {
        auto office = open_office(first.text()).value();
        RandomCommands commands(5);
        for (int step = 0; step < 40; ++step) ASSERT_TRUE(run(*office, commands.some(5, true)).ok());
    }
    const std::string whole = read_file(first.text());
    std::mt19937 random(3);
    const auto events = std::stoll(sql(first.text(), "SELECT count(*) FROM journal_event"));
    int altered = 0, by_opening = 0;
    for (int trial = 0; trial < 400; ++trial, ++altered) {
        const TemporaryPath path;
        write_file(path.text(), whole);
        const std::string seq = std::to_string(1 + random() % static_cast<unsigned>(events));
        // One byte of the body, or one of the columns beside it.
        const std::string changes[] = {
            "body = CAST(substr(body, 1, " + std::to_string(random() % 40) + ") || x'" + (random() % 2 ? "03" : "c8") + "' || substr(body, " + std::to_string(2 + random() % 40) + ") AS BLOB)",
            "body = x''", "actor = actor + 1", "outcome = (outcome + 1) % 6", "event_date = '2026-01-04'", "type = 'funds.pay'", "schema = 2"};
        sql(path.text(), "UPDATE journal_event SET " + changes[trial % 14 < 8 ? 0 : trial % 7] + " WHERE seq = " + seq);
        SCOPED_TRACE(changes[trial % 14 < 8 ? 0 : trial % 7] + " of " + seq);
        auto store = open_sqlite_store(path.text()).value();
        const auto report = verify(*store).value();
        if (report.sound()) {
            // The change was none.
            --altered;
            continue;
        }
        const auto finding = std::find_if(report.findings.begin(), report.findings.end(), [](const Finding& one) { return one.kind != FindingKind::clock_went_back; });
        EXPECT_EQ(std::to_string(finding->first_seq), seq);
        const auto opened = Office::open(book(), std::move(store));
        if (opened.ok()) continue;
        ++by_opening;
        const Status status = opened.error().status;
        EXPECT_TRUE(status == Status::altered || status == Status::malformed || status == Status::newer_version) << status_name(status);
    }
    std::printf("%d alterations, all located by verify; %d of them met by opening as well\n", altered, by_opening);
    EXPECT_GT(altered, 300);
    EXPECT_GT(by_opening, 50);
}

TEST(OfficeFile, WithEventsTakenOutDoesNotOpen) {
    const TemporaryPath first;
    make_office(first.text());
    const std::string whole = read_file(first.text());
    const auto events = std::stoll(sql(first.text(), "SELECT count(*) FROM journal_event"));
    for (std::int64_t seq = 1; seq <= events; ++seq) {
        const TemporaryPath path;
        write_file(path.text(), whole);
        sql(path.text(), "DELETE FROM journal_event WHERE seq = " + std::to_string(seq));
        const auto opened = open_office(path.text());
        ASSERT_FALSE(opened.ok()) << seq;
        EXPECT_EQ(opened.error().status, Status::altered);
        EXPECT_NE(opened.error().message.en.find("event " + std::to_string(seq)), std::string::npos) << opened.error().message.en;
    }
}

TEST(OfficeFile, CutOffIsNeverReadAsAWholeOne) {
    const TemporaryPath first;
    make_office(first.text());
    std::string head;
    {
        auto office = open_office(first.text()).value();
        RandomCommands commands(5);
        for (int step = 0; step < 60; ++step) ASSERT_TRUE(run(*office, commands.some(5, true)).ok());
        head = to_text(office->journal().head().value());
    }
    const std::string whole = read_file(first.text());
    for (std::size_t size = 0; size < whole.size(); size += 1024) {
        SCOPED_TRACE(size);
        const TemporaryPath path;
        write_file(path.text(), whole.substr(0, size));
        auto opened = open_office(path.text());
        if (!opened.ok()) {
            const Status status = opened.error().status;
            EXPECT_TRUE(status == Status::not_a_journal || status == Status::corrupt || status == Status::altered) << status_name(status);
            continue;
        }
        VerifyOptions options;
        options.anchor = parse_head(head).value();
        const auto report = verify((*opened)->journal(), options);
        EXPECT_TRUE(!report.ok() || !report->sound());
    }
}

TEST(OfficeFile, OfAnotherKindOrANewerVersionIsNamed) {
    const TemporaryPath text;
    write_file(text.text(), std::string(5'000, 'x'));
    EXPECT_EQ(open_office(text.text()).error().status, Status::not_a_journal);
    EXPECT_EQ(open_office(text.text() + ".not").error().status, Status::file_not_found);

    // A journal, but of another program.
    const TemporaryPath other;
    {
        auto store = create_sqlite_store(other.text(), {"other"}).value();
        ASSERT_OK(append(*store, 1, 3));
    }
    const auto foreign = open_office(other.text());
    ASSERT_FALSE(foreign.ok());
    EXPECT_TRUE(foreign.error().status == Status::newer_version || foreign.error().status == Status::malformed) << status_name(foreign.error().status);

    const TemporaryPath newer;
    make_office(newer.text());
    sql(newer.text(), "PRAGMA user_version = 2");
    EXPECT_EQ(open_office(newer.text()).error().status, Status::newer_version);
    sql(newer.text(), "PRAGMA user_version = 1; UPDATE journal_event SET schema = 9 WHERE seq = 4");
    const auto opened = open_office(newer.text());
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.error().status, Status::newer_version);
    EXPECT_NE(opened.error().message.en.find("event 4"), std::string::npos);
    // And it may not be made anew over what is there.
    sql(newer.text(), "UPDATE journal_event SET schema = 1 WHERE seq = 4");
    auto again = Office::create(book(), open_sqlite_store(newer.text()).value());
    ASSERT_FALSE(again.ok());
    EXPECT_EQ(again.error().status, Status::conflict);
}

}  // namespace
