// What others do to a journal's file is found, and said where.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "../unit/journal_fixture.hpp"
#include "raw_sqlite.hpp"
#include "steward/journal/verify.hpp"

namespace {

using namespace steward;
using namespace steward::test;

/// A journal of 4 batches: events 1-3, 4, 5-8, 9-10.
class JournalAlteration : public testing::Test {
protected:
    void SetUp() override {
        auto store = create_sqlite_store(path_.text(), {"审计", DigestAlgorithm::sm3}).value();
        ASSERT_OK(append(*store, 1, 3));
        ASSERT_OK(append(*store, 4, 4));
        ASSERT_OK(append(*store, 5, 8));
        middle_ = store->head().value();
        ASSERT_OK(append(*store, 9, 10));
        end_ = store->head().value();
    }

    std::unique_ptr<JournalStore> open() { return open_sqlite_store(path_.text()).value(); }

    /// The findings after the SQL was run: "kind first-last batch", sorted.
    std::vector<std::string> findings(const std::string& statements, bool with_anchor = false) {
        sql(path_.text(), statements);
        VerifyOptions options;
        if (with_anchor) options.anchor = end_;
        const auto report = verify(*open(), options);
        EXPECT_OK(report);
        std::vector<std::string> lines;
        constexpr const char* names[] = {"clock",    "altered", "missing", "unexpected", "batch",
                                         "no batch", "tail",    "head",    "file"};
        for (const Finding& finding : report->findings) {
            lines.push_back(std::string(names[static_cast<int>(finding.kind)]) + " " +
                            std::to_string(finding.first_seq) + "-" + std::to_string(finding.last_seq) + " " +
                            std::to_string(finding.batch));
            EXPECT_FALSE(finding.text.zh.empty());
            EXPECT_FALSE(finding.text.en.empty());
        }
        std::sort(lines.begin(), lines.end());
        return lines;
    }

    TemporaryPath path_;
    JournalHead middle_;
    JournalHead end_;
};

using Lines = std::vector<std::string>;

TEST_F(JournalAlteration, NothingIsFoundInASoundJournal) { EXPECT_EQ(findings("", true), Lines{}); }

TEST_F(JournalAlteration, EveryColumnOfAnEventIsCovered) {
    const char* changes[] = {
        "stream = 'unit-2/2026'",
        "type = 'funds.pay'",
        "schema = 2",
        "event_id = 'event-x'",
        "event_date = '2026-01-01'",
        "event_date = 'soon'",
        "recorded_at = '2026-01-01T00:00:09.000000Z'",
        "recorded_at = '2026-01-01'",
        "actor = 99",
        "outcome = 2",
        "outcome = 7",
        "body = x'0802'",
        "body = x''",
        "hash = zeroblob(32)",
        "hash = x'00'",
    };
    const std::string original = read_file(path_.text());
    for (const char* change : changes) {
        SCOPED_TRACE(change);
        write_file(path_.text(), original);
        EXPECT_EQ(findings("UPDATE journal_event SET " + std::string(change) + " WHERE seq = 6"),
                  Lines{"altered 6-6 3"});
    }
}

TEST_F(JournalAlteration, EventsThatWereTakenAwayAreNamed) {
    EXPECT_EQ(findings("DELETE FROM journal_event WHERE seq IN (5, 6, 10)"),
              (Lines{"missing 10-10 4", "missing 5-6 3"}));
}

TEST_F(JournalAlteration, EventsThatChangedPlacesAreBothNamed) {
    EXPECT_EQ(
        findings("UPDATE journal_event SET seq = 99 WHERE seq = 6; UPDATE journal_event SET seq = 6 WHERE seq = 7;"
                 "UPDATE journal_event SET seq = 7 WHERE seq = 99"),
        (Lines{"altered 6-6 3", "altered 7-7 3", "batch 0-0 3"}));
}

TEST_F(JournalAlteration, AnEventThatWasAddedIsNamed) {
    EXPECT_EQ(
        findings("INSERT INTO journal_event SELECT 11, stream, type, schema, 'more', event_date, recorded_at, actor, "
                 "outcome, body, hash FROM journal_event WHERE seq = 10"),
        Lines{"unexpected 11-11 0"});
    EXPECT_STATUS(append(*open(), 11, 11), Status::altered);
}

TEST_F(JournalAlteration, AnEventWithItsHashIsFoundByItsBatch) {
    // Whoever computes the event's hash as well is found by the batch.
    auto other = create_memory_store({"审计", DigestAlgorithm::sm3}).value();
    OwnedEvent forged = make_event(6);
    forged.body = "forged";
    ASSERT_OK(append(*other, 1, 5));
    const Event event = forged.view();
    ASSERT_OK(other->append(5, {&event, 1}));
    std::string hash;
    ASSERT_OK(other->read_stored(5, [&](const StoredEvent& stored) {
        hash = to_hex(bytes_of(stored.hash));
        return true;
    }));
    EXPECT_EQ(findings("UPDATE journal_event SET body = CAST('forged' AS BLOB), hash = x'" + hash + "' WHERE seq = 6"),
              Lines{"batch 0-0 3"});
}

TEST_F(JournalAlteration, AJournalWrittenAnewIsFoundByTheAnchor) {
    const std::string forged_path = path_.text() + "-forged.db";
    std::filesystem::remove(forged_path);
    {
        auto forged = create_sqlite_store(forged_path, {"审计", DigestAlgorithm::sm3}).value();
        OwnedEvent event = make_event(1);
        event.body = "forged";
        const Event view = event.view();
        ASSERT_OK(forged->append(0, {&view, 1}));
        ASSERT_OK(append(*forged, 2, 3));
        ASSERT_OK(append(*forged, 4, 8));
        ASSERT_OK(append(*forged, 9, 10));
        EXPECT_TRUE(verify(*forged).value().sound());
        VerifyOptions options;
        options.anchor = middle_;
        EXPECT_FALSE(verify(*forged, options).value().sound());
        EXPECT_STATUS(check_head(*forged, middle_), Status::altered);
        EXPECT_STATUS(check_head(*forged, end_), Status::altered);
    }
    std::filesystem::remove(forged_path);
}

TEST_F(JournalAlteration, BatchRecordsAreCovered) {
    const std::string original = read_file(path_.text());
    const auto of = [&](const char* statements) {
        write_file(path_.text(), original);
        return findings(statements);
    };
    EXPECT_EQ(of("UPDATE journal_batch SET hash = zeroblob(32) WHERE number = 2"),
              (Lines{"batch 0-0 2", "batch 0-0 3"}));
    EXPECT_EQ(of("UPDATE journal_batch SET previous = zeroblob(32) WHERE number = 3"),
              (Lines{"batch 0-0 3", "batch 0-0 3"}));
    EXPECT_EQ(of("UPDATE journal_batch SET previous = zeroblob(32) WHERE number = 1"),
              (Lines{"batch 0-0 1", "batch 0-0 1"}));
    EXPECT_EQ(of("UPDATE journal_batch SET hash = x'00' WHERE number = 3"), Lines{"batch 0-0 3"});
    EXPECT_EQ(of("UPDATE journal_batch SET count = 5 WHERE number = 3"), Lines{"batch 0-0 3"});
    EXPECT_EQ(of("DELETE FROM journal_batch WHERE number IN (2, 3)"), Lines{"no batch 0-0 2"});
    EXPECT_EQ(of("UPDATE journal_settings SET name = 'x'"), Lines{"batch 0-0 1"});
}

TEST_F(JournalAlteration, ATailThatWasCutOffIsFoundByTheAnchor) {
    EXPECT_EQ(findings("DELETE FROM journal_event WHERE seq > 8; DELETE FROM journal_batch WHERE number > 3"), Lines{});
    EXPECT_EQ(findings("", true), Lines{"tail 9-10 4"});
    EXPECT_STATUS(check_head(*open(), end_), Status::altered);
    EXPECT_OK(check_head(*open(), middle_));
}

TEST_F(JournalAlteration, TooManyFindingsEndTheSearch) {
    sql(path_.text(), "UPDATE journal_event SET actor = 1000");
    VerifyOptions options;
    options.max_findings = 4;
    const auto report = verify(*open(), options).value();
    EXPECT_TRUE(report.ended_early);
    EXPECT_EQ(report.findings.size(), 4U);
    EXPECT_FALSE(report.sound());
}

TEST_F(JournalAlteration, AnIndexThatDiffersFromItsTableIsFound) {
    // The index of ids, emptied behind SQLite's back by pointing it at a page of no entries.
    sql(path_.text(), "CREATE TABLE spare(id TEXT UNIQUE)");
    const std::string page =
        sql(path_.text(), "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_spare_1'");
    sqlite3* connection = nullptr;
    ASSERT_EQ(sqlite3_open(path_.text().c_str(), &connection), SQLITE_OK);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    const std::string change = "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = " + page +
                               " WHERE name = 'sqlite_autoindex_journal_event_1'";
    ASSERT_EQ(sqlite3_exec(connection, change.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(connection);
    auto store = open();
    VerifyOptions options;
    options.files = false;
    EXPECT_TRUE(verify(*store, options).value().sound());
    const auto report = verify(*store).value();
    EXPECT_FALSE(report.sound());
    ASSERT_FALSE(report.findings.empty());
    EXPECT_EQ(report.findings[0].kind, FindingKind::file_damaged);
}

TEST_F(JournalAlteration, NoByteOfTheFileCanBeFlippedUnseen) {
    // Bytes that SQLite does not use (free space, counters in the header) may differ; then the journal reads as before.
    const std::string original = read_file(path_.text());
    int noticed = 0;
    int tried = 0;
    for (std::size_t at = 0; at < original.size(); at += 23) {
        std::string damaged = original;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x40);
        write_file(path_.text(), damaged);
        ++tried;
        auto store = open_sqlite_store(path_.text());
        if (!store.ok()) {
            ++noticed;
            continue;
        }
        const auto report = verify(**store);
        if (!report.ok() || !report->sound()) {
            ++noticed;
            continue;
        }
        EXPECT_EQ(read_all(**store), expected_lines(1, 10)) << "byte " << at;
        EXPECT_EQ(to_text((*store)->head().value()), to_text(end_)) << "byte " << at;
    }
    EXPECT_GT(noticed, 50);
    EXPECT_GT(tried, 500);
}

TEST_F(JournalAlteration, TheFileNeedsNoLibraryOfOursToBeVerified) {
    const auto run = [&](const std::string& more) {
        const std::string command =
            STEWARD_PYTHON " docs/reference/verify_journal.py " + path_.text() + " " + more + " 2>&1";
        std::string output;
        FILE* const pipe = popen(command.c_str(), "r");
        char part[256];
        while (std::fgets(part, sizeof part, pipe) != nullptr) output += part;
        const int code = pclose(pipe);
        return std::pair(code, output);
    };
    EXPECT_EQ(run(""), std::pair(0, to_text(end_) + "\n"));
    EXPECT_EQ(run("'" + to_text(middle_) + "'").first, 0);
    JournalHead wrong = middle_;
    wrong.hash[0] ^= 1;
    EXPECT_NE(run("'" + to_text(wrong) + "'").first, 0);
    sql(path_.text(), "UPDATE journal_event SET actor = 1000 WHERE seq = 6");
    const auto [code, output] = run("");
    EXPECT_NE(code, 0);
    EXPECT_NE(output.find("event 6"), std::string::npos) << output;
}

}  // namespace
