// Every disk operation of a journal fails once, each in every way: nothing that was acknowledged is lost, nothing is
// half there, and the caller gets an error by name.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "../unit/journal_fixture.hpp"
#include "fault_vfs.hpp"
#include "raw_sqlite.hpp"
#include "steward/journal/verify.hpp"

namespace {

using namespace steward;
using namespace steward::test;

const TableSchema tally_schema[] = {
    {"tally", {{"actor", CellType::int64, ""}, {"last_event", CellType::text, ""}}, 1, ""}};

/// Appends the events n = first ... last, and keeps the last event of each actor in a table.
Result<void> append_with_table(JournalStore& store, std::int64_t first, std::int64_t last) {
    std::vector<std::string> ids;
    std::vector<TableCell> cells;
    for (std::int64_t n = first; n <= last; ++n) ids.push_back("event-" + std::to_string(n));
    for (std::int64_t n = first; n <= last; ++n) {
        cells.emplace_back(n % 7);
        cells.emplace_back(std::string_view(ids[static_cast<std::size_t>(n - first)]));
    }
    std::vector<RowChange> changes;
    for (std::size_t i = 0; i < ids.size(); ++i) changes.push_back({0, false, std::span(cells).subspan(2 * i, 2)});
    return store.append(first - 1, Events(first, last).all(), changes);
}

/// The table that the events up to `last` should have left.
std::string expected_table(std::int64_t last) {
    std::string rows;
    for (std::int64_t actor = 0; actor < 7; ++actor) {
        for (std::int64_t n = last; n >= 1; --n) {
            if (n % 7 != actor) continue;
            rows += std::to_string(actor) + "|event-" + std::to_string(n) + "\n";
            break;
        }
    }
    return rows;
}

bool is_store_error(Status status) {
    for (const Status wanted :
         {Status::disk_full, Status::file_read, Status::file_write, Status::corrupt, Status::transaction,
          Status::file_not_found, Status::store_locked, Status::not_a_journal, Status::read_only}) {
        if (status == wanted) return true;
    }
    return false;
}

class JournalFaults : public testing::TestWithParam<std::pair<const char*, Fault>> {};

INSTANTIATE_TEST_SUITE_P(
    Disk, JournalFaults,
    testing::Values(std::pair{"DiskFull", Fault::disk_full}, std::pair{"WriteError", Fault::write_error},
                    std::pair{"ShortWrite", Fault::short_write}, std::pair{"SyncError", Fault::sync_error},
                    std::pair{"ReadError", Fault::read_error}, std::pair{"TruncateError", Fault::truncate_error},
                    std::pair{"PowerCut", Fault::power_cut}),
    [](const auto& kind) { return std::string(kind.param.first); });

TEST_P(JournalFaults, LoseNothingAndLeaveNothingHalfDone) {
    constexpr std::int64_t batch_size = 60;
    constexpr std::int64_t batches = 6;
    SqliteOptions options;
    options.vfs = fault_vfs_name();
    int points = 0;
    for (int at = 1;; ++at) {
        SCOPED_TRACE("operation " + std::to_string(at));
        const TemporaryPath path;
        {
            auto store = create_sqlite_store(path.text(), {"faults"}).value();
            ASSERT_TRUE(store->declare_tables(tally_schema).value());
            ASSERT_OK(append_with_table(*store, 1, 10));
        }
        std::int64_t acknowledged = 10;
        fault_plan = {GetParam().second, at, 0, false};
        // Opened, written, closed; whatever fails, a caller who goes on does so with a new store.
        while (acknowledged < 10 + batches * batch_size) {
            auto opened = open_sqlite_store(path.text(), options);
            Result<void> done;
            if (!opened.ok()) {
                done = opened.error();
            } else if (auto declared = (*opened)->declare_tables(tally_schema); !declared.ok()) {
                done = declared.error();
            } else {
                EXPECT_TRUE(*declared);
                while (done.ok() && acknowledged < 10 + batches * batch_size) {
                    done = append_with_table(**opened, acknowledged + 1, acknowledged + batch_size);
                    if (done.ok()) acknowledged += batch_size;
                }
            }
            if (done.ok()) continue;
            EXPECT_TRUE(fault_plan.happened) << done.error().message.en;
            EXPECT_TRUE(is_store_error(done.error().status))
                << status_name(done.error().status) << done.error().message.en;
            break;
        }
        const bool happened = fault_plan.happened;
        fault_plan = {};

        auto store = open_sqlite_store(path.text());
        ASSERT_OK(store);
        const std::int64_t last = (*store)->last_seq().value();
        // A commit that failed may still have reached the disk, whole.
        EXPECT_TRUE(last == acknowledged || last == acknowledged + batch_size) << last << " after " << acknowledged;
        EXPECT_EQ(read_all(**store), expected_lines(1, last));
        EXPECT_EQ(sql(path.text(), "SELECT * FROM tally ORDER BY actor"), expected_table(last));
        const auto report = verify(**store);
        ASSERT_OK(report);
        EXPECT_TRUE(report->findings.empty()) << report->findings[0].text.en;
        ASSERT_TRUE((*store)->declare_tables(tally_schema).value());
        EXPECT_OK(append_with_table(**store, last + 1, last + 1));
        if (!happened) break;
        ++points;
        if (HasFailure()) break;
    }
    std::printf("%s: %d operations failed in turn\n", GetParam().first, points);
    EXPECT_GE(points, GetParam().second == Fault::truncate_error ? 1 : 5);
}

TEST(JournalFaultsWhileOpen, AStoreWorksAgainWhenTheDiskDoes) {
    const TemporaryPath path;
    SqliteOptions options;
    options.vfs = fault_vfs_name();
    fault_plan = {};
    auto store = create_sqlite_store(path.text(), {"faults"}, options).value();
    ASSERT_OK(append(*store, 1, 3));
    for (int at = 1; at <= 4; ++at) {
        fault_plan = {Fault::disk_full, at, 0, false};
        const std::int64_t last = store->last_seq().value();
        ASSERT_OK(store->begin());
        ASSERT_OK(append(*store, last + 1, last + 5));
        const auto refused = store->commit();
        fault_plan = {};
        if (refused.ok()) continue;
        EXPECT_STATUS(refused, Status::disk_full);
        EXPECT_EQ(store->last_seq().value(), last);
        ASSERT_OK(append(*store, last + 1, last + 5));
    }
    EXPECT_TRUE(verify(*store).value().findings.empty());
    EXPECT_EQ(read_all(*store), expected_lines(1, store->last_seq().value()));
}

}  // namespace
