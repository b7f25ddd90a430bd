// Files that are no journal, of another version, cut off or not to be written; and the tables as an auditor sees them.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "../unit/journal_fixture.hpp"
#include "raw_sqlite.hpp"
#include "steward/journal/verify.hpp"

namespace {

using namespace steward;
using namespace steward::test;

TEST(JournalFile, AFileThatIsNotThere) {
    const TemporaryPath path;
    EXPECT_STATUS(open_sqlite_store(path.text()), Status::file_not_found);
    EXPECT_FALSE(std::filesystem::exists(path.text()));
    EXPECT_STATUS(create_sqlite_store("/no such folder/journal.db", {"x"}), Status::file_write);
}

TEST(JournalFile, FilesOfAnotherKind) {
    const TemporaryPath path;
    write_file(path.text(), "");
    EXPECT_STATUS(open_sqlite_store(path.text()), Status::not_a_journal);
    EXPECT_OK(create_sqlite_store(path.text(), {"x"}));  // what a creation that was cut short leaves
    EXPECT_OK(open_sqlite_store(path.text()));
    EXPECT_STATUS(create_sqlite_store(path.text(), {"x"}), Status::file_exists);

    const std::string text(5000, 'x');
    const TemporaryPath other;
    write_file(other.text(), text);
    EXPECT_STATUS(open_sqlite_store(other.text()), Status::not_a_journal);
    EXPECT_STATUS(create_sqlite_store(other.text(), {"x"}), Status::file_exists);
    EXPECT_EQ(read_file(other.text()), text);

    const TemporaryPath foreign;
    sql(foreign.text(), "CREATE TABLE t(a)");
    const std::string before = read_file(foreign.text());
    EXPECT_STATUS(open_sqlite_store(foreign.text()), Status::not_a_journal);
    EXPECT_STATUS(create_sqlite_store(foreign.text(), {"x"}), Status::file_exists);
    EXPECT_EQ(read_file(foreign.text()), before);
}

TEST(JournalFile, ALaterVersionIsNamed) {
    const TemporaryPath path;
    { ASSERT_OK(create_sqlite_store(path.text(), {"x"})); }
    sql(path.text(), "PRAGMA user_version = 2");
    const auto opened = open_sqlite_store(path.text());
    EXPECT_STATUS(opened, Status::newer_version);
    EXPECT_NE(opened.error().message.en.find("version 2"), std::string::npos);
    sql(path.text(), "PRAGMA user_version = 1; UPDATE journal_settings SET algorithm = 'md5'");
    EXPECT_STATUS(open_sqlite_store(path.text()), Status::altered);
    sql(path.text(), "DELETE FROM journal_settings");
    EXPECT_STATUS(open_sqlite_store(path.text()), Status::altered);
    sql(path.text(), "DROP TABLE journal_settings");
    EXPECT_STATUS(open_sqlite_store(path.text()), Status::altered);
}

TEST(JournalFile, ATruncatedFileIsNeverReadAsAWholeOne) {
    const TemporaryPath path;
    std::string head;
    {
        auto store = create_sqlite_store(path.text(), {"x"}).value();
        for (std::int64_t n = 1; n <= 400; n += 40) ASSERT_OK(append(*store, n, n + 39));
        head = to_text(store->head().value());
    }
    const std::string whole = read_file(path.text());
    ASSERT_GT(whole.size(), 40'000U);
    for (std::size_t size = 0; size < whole.size(); size += 1024) {
        SCOPED_TRACE(size);
        write_file(path.text(), whole.substr(0, size));
        auto store = open_sqlite_store(path.text());
        if (!store.ok()) {
            const Status status = store.error().status;
            EXPECT_TRUE(status == Status::not_a_journal || status == Status::corrupt) << status_name(status);
            continue;
        }
        VerifyOptions options;
        options.anchor = parse_head(head).value();
        const auto report = verify(**store, options);
        if (report.ok())
            EXPECT_FALSE(report->sound());
        else
            EXPECT_EQ(report.error().status, Status::corrupt);
    }
}

TEST(JournalFile, AWalThatIsCutOffEndsWithAWholeBatch) {
    const TemporaryPath path;
    const TemporaryPath copy;
    auto store = create_sqlite_store(path.text(), {"x"}).value();
    for (std::int64_t n = 1; n <= 50; n += 5) ASSERT_OK(append(*store, n, n + 4));
    // As a crash leaves it: the file as it is, and the log.
    const std::string main_file = read_file(path.text());
    const std::string log = read_file(path.text() + "-wal");
    ASSERT_GT(log.size(), 40'000U);
    std::int64_t longest = 0;
    for (std::size_t size = 0; size <= log.size(); size += 517) {
        SCOPED_TRACE(size);
        write_file(copy.text(), main_file);
        write_file(copy.text() + "-wal", log.substr(0, size));
        std::filesystem::remove(copy.text() + "-shm");
        auto cut = open_sqlite_store(copy.text());
        if (!cut.ok()) {
            EXPECT_STREQ(status_name(cut.error().status), "not_a_journal");  // not even the creation is in it
            EXPECT_EQ(longest, 0);
            continue;
        }
        const std::int64_t last = (*cut)->last_seq().value();
        EXPECT_EQ(last % 5, 0);
        EXPECT_GE(last, longest);
        longest = last;
        EXPECT_EQ(read_all(**cut), expected_lines(1, last));
        EXPECT_TRUE(verify(**cut).value().findings.empty());
    }
    EXPECT_GE(longest, 45);
}

TEST(JournalFile, OneWhoOnlyReadsCannotWrite) {
    const TemporaryPath path;
    SqliteOptions options;
    options.read_only = true;
    EXPECT_STATUS(create_sqlite_store(path.text(), {"x"}, options), Status::read_only);
    auto writer = create_sqlite_store(path.text(), {"x"}).value();
    ASSERT_OK(append(*writer, 1, 2));
    auto reader = open_sqlite_store(path.text(), options).value();
    EXPECT_EQ(read_all(*reader), expected_lines(1, 2));
    EXPECT_STATUS(append(*reader, 3, 3), Status::read_only);
    const TableSchema schema[] = {{"t", {{"a", CellType::int64, ""}}, 1, ""}};
    EXPECT_FALSE(reader->declare_tables(schema).value());
    EXPECT_TRUE(verify(*reader).value().findings.empty());
    // And sees what is appended meanwhile.
    ASSERT_OK(append(*writer, 3, 3));
    EXPECT_EQ(reader->last_seq().value(), 3);
}

TEST(JournalFile, AFileWithoutWritePermission) {
    if (geteuid() == 0) GTEST_SKIP() << "root may write everything";
    const TemporaryPath path;
    { ASSERT_OK(create_sqlite_store(path.text(), {"x"})); }
    ASSERT_EQ(chmod(path.text().c_str(), 0400), 0);
    EXPECT_STATUS(open_sqlite_store(path.text()), Status::read_only);
}

TEST(JournalFile, AuditorsReadItWithTheShell) {
    const TemporaryPath path;
    auto store = create_sqlite_store(path.text(), {"机关一 2026", DigestAlgorithm::sm3}).value();
    const TableSchema schemas[] = {{"fund_balance",
                                    {{"unit", CellType::text, "预算单位"},
                                     {"order", CellType::int64, "顺序"},
                                     {"balance_fen", CellType::int64, "余额（分）"},
                                     {"changed_on", CellType::date, "最近变动日期"},
                                     {"note", CellType::text, ""}},
                                    2,
                                    "经费余额"},
                                   {"seen", {{"event_id", CellType::text, ""}}, 1, ""}};
    ASSERT_TRUE(store->declare_tables(schemas).value());
    const Date day = make_date(2026, 11, 23).value();
    const std::vector<TableCell> first = {std::string_view("u1"), std::int64_t{1}, std::int64_t{12'345}, day,
                                          std::string_view("甲")};
    const std::vector<TableCell> second = {std::string_view("u2"), std::int64_t{1}, std::int64_t{-5}, TableCell(),
                                           TableCell()};
    const std::vector<TableCell> id = {std::string_view("event-1")};
    const RowChange rows[] = {{0, false, first}, {0, false, second}, {1, false, id}, {1, false, id}};
    ASSERT_OK(store->append(0, Events(1, 1).all(), rows));
    EXPECT_EQ(sql(path.text(), "SELECT * FROM fund_balance; SELECT * FROM seen"),
              "u1|1|12345|2026-11-23|甲\nu2|1|-5|NULL|NULL\nevent-1\n");
    // A row is replaced whole, and one is erased.
    const std::vector<TableCell> changed = {std::string_view("u1"), std::int64_t{1}, std::int64_t{0}, TableCell(),
                                            TableCell()};
    const std::vector<TableCell> key = {std::string_view("u2"), std::int64_t{1}};
    const RowChange more[] = {{0, false, changed}, {0, true, key}, {0, true, key}};
    ASSERT_OK(store->append(1, Events(2, 2).all(), more));
    EXPECT_EQ(sql(path.text(), "SELECT * FROM fund_balance"), "u1|1|0|NULL|NULL\n");
    // A refused batch leaves the tables as they were.
    const RowChange refused[] = {{0, true, std::span(key)}, {0, false, std::span(first)}};
    EXPECT_STATUS(store->append(1, Events(2, 2).all(), refused), Status::conflict);
    ASSERT_OK(store->begin());
    ASSERT_OK(store->append(2, Events(3, 3).all(), refused));
    ASSERT_OK(store->replace_tables({}));
    ASSERT_OK(store->rollback());
    EXPECT_EQ(sql(path.text(), "SELECT * FROM fund_balance; SELECT * FROM seen"), "u1|1|0|NULL|NULL\nevent-1\n");

    ASSERT_OK(store->replace_tables(rows));
    EXPECT_EQ(sql(path.text(), "SELECT unit, balance_fen FROM fund_balance"), "u1|12345\nu2|-5\n");
    const std::string schema = sql(path.text(), "SELECT sql FROM sqlite_schema WHERE name = 'fund_balance'");
    EXPECT_NE(schema.find("/* 余额（分） */"), std::string::npos) << schema;
    EXPECT_EQ(
        sql(path.text(),
            "SELECT seq, stream, type, event_id, event_date, recorded_at, actor, outcome, hex(body) FROM "
            "journal_event"),
        "1|unit-1/"
        "2026|funds.reserve|event-1|2024-10-05|2026-01-01T00:00:01.000003Z|1|1|08C8011208E7BB8FE8B4B920311A020801\n"
        "2|unit-1/2026|funds.reserve|event-2|2024-10-06|2026-01-01T00:00:02.000006Z|2|2|"
        "0890031208E7BB8FE8B4B920321A0208031A020801"
        "\n");
}

TEST(JournalFile, TablesOfAnotherShapeWaitToBeReplaced) {
    const TemporaryPath path;
    const TableSchema old_schema[] = {{"t", {{"a", CellType::int64, ""}}, 1, ""}};
    const TableSchema new_schema[] = {{"t", {{"a", CellType::int64, ""}, {"b", CellType::text, ""}}, 1, ""}};
    const std::vector<TableCell> old_row = {std::int64_t{1}};
    const std::vector<TableCell> new_row = {std::int64_t{1}, std::string_view("x")};
    const RowChange old_change[] = {{0, false, old_row}};
    const RowChange new_change[] = {{0, false, new_row}};
    auto store = create_sqlite_store(path.text(), {"x"}).value();
    EXPECT_TRUE(store->declare_tables(old_schema).value());
    ASSERT_OK(store->append(0, Events(1, 1).all(), old_change));

    store = open_sqlite_store(path.text()).value();
    EXPECT_TRUE(store->declare_tables(old_schema).value());
    EXPECT_FALSE(store->declare_tables(new_schema).value());
    EXPECT_STATUS(store->append(1, Events(2, 2).all(), new_change), Status::stale);
    EXPECT_EQ(sql(path.text(), "SELECT * FROM t"), "1\n");
    ASSERT_OK(store->begin());
    ASSERT_OK(store->replace_tables(new_change));
    ASSERT_OK(store->rollback());
    EXPECT_STATUS(store->append(1, Events(2, 2).all(), new_change), Status::stale);
    ASSERT_OK(store->replace_tables(new_change));
    ASSERT_OK(store->append(1, Events(2, 2).all(), new_change));
    EXPECT_EQ(sql(path.text(), "SELECT * FROM t"), "1|x\n");
    EXPECT_TRUE(store->declare_tables(new_schema).value());
}

}  // namespace
