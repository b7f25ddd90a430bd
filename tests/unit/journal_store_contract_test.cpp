// What every store must do, whatever it keeps the journal in.
#include <gtest/gtest.h>

#include <string>

#include "journal_fixture.hpp"
#include "steward/journal/verify.hpp"

namespace {

using namespace steward;
using namespace steward::test;

/// A kind of store, with one journal of its own.
class BackEnd {
public:
    virtual ~BackEnd() = default;
    virtual Result<std::unique_ptr<JournalStore>> create(const JournalSettings& settings) = 0;
    /// The same journal once more; nothing where a journal is in one store only.
    virtual std::unique_ptr<JournalStore> open() { return nullptr; }
};

class Memory final : public BackEnd {
    Result<std::unique_ptr<JournalStore>> create(const JournalSettings& settings) override {
        return create_memory_store(settings);
    }
};

class Sqlite final : public BackEnd {
    Result<std::unique_ptr<JournalStore>> create(const JournalSettings& settings) override {
        return create_sqlite_store(path_.text(), settings);
    }
    std::unique_ptr<JournalStore> open() override {
        SqliteOptions options;
        options.busy_timeout = std::chrono::milliseconds(20);
        auto store = open_sqlite_store(path_.text(), options);
        EXPECT_OK(store);
        return store.ok() ? std::move(store).value() : nullptr;
    }

    TemporaryPath path_;
};

struct BackEndKind {
    const char* name;
    std::unique_ptr<BackEnd> (*make)();
};

template <class Kind>
std::unique_ptr<BackEnd> make() {
    return std::make_unique<Kind>();
}

constexpr BackEndKind back_ends[] = {
    {"Memory", &make<Memory>},
    {"Sqlite", &make<Sqlite>},
};

class JournalStoreContract : public testing::TestWithParam<BackEndKind> {
protected:
    void SetUp() override {
        back_end_ = GetParam().make();
        auto made = back_end_->create({"机关一 2026", DigestAlgorithm::sm3});
        if (!made.ok() && made.error().status == Status::not_built) GTEST_SKIP() << made.error().message.en;
        ASSERT_OK(made);
        store_ = std::move(made).value();
    }

    std::unique_ptr<BackEnd> back_end_;
    std::unique_ptr<JournalStore> store_;
};

INSTANTIATE_TEST_SUITE_P(Stores, JournalStoreContract, testing::ValuesIn(back_ends),
                         [](const auto& kind) { return std::string(kind.param.name); });

TEST_P(JournalStoreContract, IsEmptyWhenMade) {
    EXPECT_EQ(store_->settings().name, "机关一 2026");
    EXPECT_EQ(store_->settings().algorithm, DigestAlgorithm::sm3);
    EXPECT_EQ(store_->last_seq().value(), 0);
    EXPECT_EQ(store_->head().value().batch, 0);
    EXPECT_TRUE(read_all(*store_).empty());
    EXPECT_EQ(store_->find("event-1").value(), std::nullopt);
    EXPECT_TRUE(verify(*store_).value().findings.empty());
    EXPECT_OK(check_head(*store_, store_->head().value()));
}

TEST_P(JournalStoreContract, RefusesNamesThatCannotBe) {
    for (const char* name : {"", "two\nlines", "\xff"}) EXPECT_FALSE(GetParam().make()->create({name}).ok()) << name;
    EXPECT_STATUS(GetParam().make()->create({std::string(201, 'x')}), Status::out_of_range);
}

TEST_P(JournalStoreContract, GivesBackWhatWasAppended) {
    ASSERT_OK(append(*store_, 1, 1));
    ASSERT_OK(append(*store_, 2, 7));
    EXPECT_EQ(store_->last_seq().value(), 7);
    EXPECT_EQ(read_all(*store_), expected_lines(1, 7));
    EXPECT_EQ(read_all(*store_, 5), expected_lines(6, 7));
    EXPECT_TRUE(read_all(*store_, 7).empty());
    EXPECT_EQ(store_->find("event-4").value(), 4);
    EXPECT_EQ(store_->find("event-8").value(), std::nullopt);
    EXPECT_EQ(store_->find("").value(), std::nullopt);
    const auto head = store_->head().value();
    EXPECT_EQ(head.seq, 7);
    EXPECT_EQ(head.batch, 2);
    const auto report = verify(*store_).value();
    EXPECT_TRUE(report.findings.empty());
    EXPECT_EQ(report.events, 7);
    EXPECT_EQ(report.batches, 2);
}

TEST_P(JournalStoreContract, StopsReadingWhenTold) {
    ASSERT_OK(append(*store_, 1, 5));
    int seen = 0;
    ASSERT_OK(store_->read(0, [&](const Event&) { return ++seen < 2; }));
    EXPECT_EQ(seen, 2);
    ASSERT_OK(append(*store_, 6, 6));
}

TEST_P(JournalStoreContract, RefusesAWriterThatIsBehind) {
    ASSERT_OK(append(*store_, 1, 2));
    EXPECT_STATUS(store_->append(1, Events(3, 3).all()), Status::conflict);
    EXPECT_STATUS(store_->append(3, Events(3, 3).all()), Status::conflict);
    EXPECT_EQ(store_->last_seq().value(), 2);
    ASSERT_OK(append(*store_, 3, 3));
}

TEST_P(JournalStoreContract, TakesAnIdOnce) {
    ASSERT_OK(append(*store_, 1, 3));
    const OwnedEvent again = make_event(2);
    const OwnedEvent fresh = make_event(4);
    const Event against_store[] = {fresh.view(), again.view()};
    const auto refused = store_->append(3, against_store);
    EXPECT_STATUS(refused, Status::duplicate_event);
    EXPECT_EQ(refused.error().row, 1);
    const Event against_itself[] = {fresh.view(), fresh.view()};
    EXPECT_STATUS(store_->append(3, against_itself), Status::duplicate_event);
    // Nothing of the refused batches is there, and the id is still free.
    EXPECT_EQ(read_all(*store_), expected_lines(1, 3));
    EXPECT_EQ(store_->find("event-4").value(), std::nullopt);
    ASSERT_OK(append(*store_, 4, 4));
    EXPECT_TRUE(verify(*store_).value().findings.empty());
}

TEST_P(JournalStoreContract, RefusesEventsThatCannotBe) {
    const auto refuse = [&](Status status, auto&& change) {
        OwnedEvent event = make_event(2);
        change(event);
        const OwnedEvent good = make_event(1);
        const Event both[] = {good.view(), event.view()};
        const auto refused = store_->append(0, both);
        EXPECT_STATUS(refused, status);
        ASSERT_FALSE(refused.ok());
        EXPECT_EQ(refused.error().row, 1);
    };
    refuse(Status::missing_value, [](OwnedEvent& e) { e.event_id.clear(); });
    refuse(Status::missing_value, [](OwnedEvent& e) { e.stream.clear(); });
    refuse(Status::missing_value, [](OwnedEvent& e) { e.type.clear(); });
    refuse(Status::out_of_range, [](OwnedEvent& e) { e.event_id.assign(65, 'x'); });
    refuse(Status::invalid_utf8, [](OwnedEvent& e) { e.event_id = "\xff"; });
    refuse(Status::invalid_utf8, [](OwnedEvent& e) { e.stream = std::string("a\0b", 3); });
    refuse(Status::out_of_range, [](OwnedEvent& e) { e.fields.schema = 0; });
    refuse(Status::bad_date, [](OwnedEvent& e) { e.fields.event_date = Date::from_days(Date::max_days + 1); });
    refuse(Status::out_of_range, [](OwnedEvent& e) { e.fields.recorded_at = INT64_MAX; });
    refuse(Status::out_of_range, [](OwnedEvent& e) { e.fields.outcome = static_cast<Outcome>(6); });
    refuse(Status::out_of_range, [](OwnedEvent& e) { e.body.assign(max_body_bytes + 1, 'x'); });
    EXPECT_STATUS(store_->append(0, {}), Status::missing_value);
    EXPECT_EQ(store_->last_seq().value(), 0);
}

TEST_P(JournalStoreContract, KeepsValuesAtTheirLimits) {
    OwnedEvent event = make_event(1);
    event.event_id.assign(64, 'x');
    event.stream = "单";
    event.body.assign(100'000, '\0');
    event.fields.schema = INT64_MAX;
    event.fields.actor = INT64_MIN;
    event.fields.event_date = Date::from_days(Date::min_days);
    event.fields.recorded_at = std::int64_t{Date::min_days} * 86'400'000'000;
    OwnedEvent second = make_event(2);
    second.body.clear();
    second.fields.event_date = Date::from_days(Date::max_days);
    second.fields.recorded_at = (std::int64_t{Date::max_days} + 1) * 86'400'000'000 - 1;
    const Event events[] = {event.view(), second.view()};
    ASSERT_OK(store_->append(0, events));
    int seen = 0;
    ASSERT_OK(store_->read(0, [&](const Event& read) {
        const Event& wanted = events[seen++];
        EXPECT_EQ(read.event_id, wanted.event_id);
        EXPECT_EQ(read.stream, wanted.stream);
        EXPECT_EQ(read.body, wanted.body);
        EXPECT_EQ(read.schema, wanted.schema);
        EXPECT_EQ(read.actor, wanted.actor);
        EXPECT_EQ(read.event_date, wanted.event_date);
        EXPECT_EQ(read.recorded_at, wanted.recorded_at);
        return true;
    }));
    EXPECT_EQ(seen, 2);
    EXPECT_TRUE(verify(*store_).value().findings.empty());
}

TEST_P(JournalStoreContract, TellsOfAClockThatWentBack) {
    OwnedEvent late = make_event(1);
    OwnedEvent early = make_event(2);
    early.fields.recorded_at = late.fields.recorded_at - 1;
    const Event events[] = {late.view(), early.view()};
    ASSERT_OK(store_->append(0, events));
    const auto report = verify(*store_).value();
    ASSERT_EQ(report.findings.size(), 1U);
    EXPECT_EQ(report.findings[0].kind, FindingKind::clock_went_back);
    EXPECT_EQ(report.findings[0].first_seq, 2);
    EXPECT_TRUE(report.sound());
}

TEST_P(JournalStoreContract, TransactionsAreAllOrNothing) {
    ASSERT_OK(append(*store_, 1, 2));
    const auto head = to_text(store_->head().value());
    EXPECT_STATUS(store_->commit(), Status::transaction);
    EXPECT_STATUS(store_->rollback(), Status::transaction);

    ASSERT_OK(store_->begin());
    EXPECT_STATUS(store_->begin(), Status::transaction);
    ASSERT_OK(append(*store_, 3, 4));
    ASSERT_OK(append(*store_, 5, 5));
    EXPECT_EQ(store_->last_seq().value(), 5);
    EXPECT_EQ(store_->find("event-5").value(), 5);
    ASSERT_OK(store_->rollback());
    EXPECT_EQ(to_text(store_->head().value()), head);
    EXPECT_EQ(store_->find("event-5").value(), std::nullopt);

    ASSERT_OK(store_->begin());
    ASSERT_OK(append(*store_, 3, 4));
    EXPECT_STATUS(append(*store_, 4, 4), Status::conflict);
    EXPECT_STATUS(append(*store_, 5, 5), Status::transaction);
    EXPECT_STATUS(store_->commit(), Status::transaction);
    EXPECT_EQ(to_text(store_->head().value()), head);

    ASSERT_OK(store_->begin());
    ASSERT_OK(append(*store_, 3, 4));
    ASSERT_OK(append(*store_, 5, 5));
    ASSERT_OK(store_->commit());
    EXPECT_EQ(read_all(*store_), expected_lines(1, 5));
    EXPECT_EQ(store_->head().value().batch, 3);
    EXPECT_TRUE(verify(*store_).value().findings.empty());
}

TEST_P(JournalStoreContract, ManyIdsAndRollbacksLeaveTheIdsRight) {
    std::int64_t last = 0;
    for (std::int64_t round = 1; round <= 40; ++round) {
        ASSERT_OK(store_->begin());
        ASSERT_OK(append(*store_, last + 1, last + round));
        if (round % 3 == 0) {
            ASSERT_OK(store_->rollback());
        } else {
            ASSERT_OK(store_->commit());
            last += round;
        }
    }
    for (std::int64_t n = 1; n <= last + 40; ++n) {
        const auto found = store_->find("event-" + std::to_string(n)).value();
        EXPECT_EQ(found, n <= last ? std::optional(n) : std::nullopt) << n;
    }
    std::vector<std::string> ids;
    for (std::int64_t n = 1; n <= last + 40; ++n) ids.push_back("event-" + std::to_string(n));
    const std::vector<std::string_view> views(ids.begin(), ids.end());
    std::vector<std::int64_t> seqs(ids.size(), -1);
    ASSERT_OK(store_->find_all(views, seqs));
    for (std::int64_t n = 1; n <= last + 40; ++n) EXPECT_EQ(seqs[static_cast<std::size_t>(n - 1)], n <= last ? n : 0);
    EXPECT_STATUS(store_->find_all(views, std::span(seqs).subspan(1)), Status::wrong_length);
    EXPECT_TRUE(verify(*store_).value().findings.empty());
}

TEST_P(JournalStoreContract, HeadsAreProofs) {
    const auto empty = store_->head().value();
    ASSERT_OK(append(*store_, 1, 3));
    const auto middle = store_->head().value();
    ASSERT_OK(append(*store_, 4, 4));
    const auto end = store_->head().value();
    for (const JournalHead& head : {empty, middle, end}) {
        EXPECT_OK(check_head(*store_, parse_head(to_text(head)).value()));
        VerifyOptions options;
        options.anchor = head;
        EXPECT_TRUE(verify(*store_, options).value().findings.empty());
    }
    const auto differs = [&](auto&& change, FindingKind kind) {
        JournalHead head = middle;
        change(head);
        EXPECT_STATUS(check_head(*store_, head), Status::altered);
        VerifyOptions options;
        options.anchor = head;
        const auto report = verify(*store_, options).value();
        ASSERT_EQ(report.findings.size(), 1U);
        EXPECT_EQ(report.findings[0].kind, kind);
        EXPECT_FALSE(report.sound());
    };
    differs([](JournalHead& h) { h.hash[0] ^= 1; }, FindingKind::head_differs);
    differs([](JournalHead& h) { h.seq = 2; }, FindingKind::head_differs);
    differs([](JournalHead& h) { h.settings.name = "机关二"; }, FindingKind::head_differs);
    differs([](JournalHead& h) { h.settings.algorithm = DigestAlgorithm::sha256; }, FindingKind::head_differs);
    differs([](JournalHead& h) { h.batch = 9, h.seq = 90; }, FindingKind::tail_missing);
}

TEST_P(JournalStoreContract, EveryStoreHasTheSameChain) {
    auto memory = create_memory_store(store_->settings()).value();
    for (JournalStore* store : {store_.get(), memory.get()}) {
        ASSERT_OK(append(*store, 1, 1));
        ASSERT_OK(append(*store, 2, 300));
        ASSERT_OK(append(*store, 301, 301));
    }
    EXPECT_EQ(to_text(store_->head().value()), to_text(memory->head().value()));
}

TEST_P(JournalStoreContract, TablesAreCheckedEverywhere) {
    const auto declare = [&](std::string table, std::string column, std::size_t keys) {
        const TableSchema schema[] = {{std::move(table), {{std::move(column), CellType::int64, ""}}, keys, ""}};
        return store_->declare_tables(schema);
    };
    EXPECT_STATUS(declare("journal_x", "a", 1), Status::malformed);
    EXPECT_STATUS(declare("Balance", "a", 1), Status::malformed);
    EXPECT_STATUS(declare("balance", "a b", 1), Status::malformed);
    EXPECT_STATUS(declare("balance", "a\"", 1), Status::malformed);
    EXPECT_STATUS(declare("balance", "a", 0), Status::contradiction);
    EXPECT_STATUS(declare("balance", "a", 2), Status::contradiction);

    const TableSchema schemas[] = {{"balance",
                                    {{"unit", CellType::text, "预算单位"},
                                     {"year", CellType::int64, "年度"},
                                     {"balance_fen", CellType::int64, "余额，分"},
                                     {"changed_on", CellType::date, "日期"}},
                                    2,
                                    "经费余额"}};
    EXPECT_TRUE(store_->declare_tables(schemas).value());
    const auto refuse = [&](Status status, std::size_t table, bool erase, std::vector<TableCell> cells) {
        const RowChange change[] = {{table, erase, cells}};
        EXPECT_STATUS(store_->append(0, Events(1, 1).all(), change), status);
        EXPECT_EQ(store_->last_seq().value(), 0);
    };
    const TableCell unit = std::string_view("u1");
    const TableCell number = std::int64_t{1};
    refuse(Status::bad_range, 1, false, {unit});
    refuse(Status::wrong_length, 0, false, {unit, number, number});
    refuse(Status::wrong_length, 0, true, {unit});
    refuse(Status::wrong_type, 0, false, {number, number, number, TableCell()});
    refuse(Status::missing_value, 0, false, {TableCell(), number, number, TableCell()});
    refuse(Status::bad_date, 0, false, {unit, number, number, Date::from_days(INT32_MAX)});
    refuse(Status::invalid_utf8, 0, true, {TableCell(std::string_view("\xff")), number});

    const std::vector<TableCell> row = {unit, number, TableCell(), Date::from_days(20'000)};
    const RowChange change[] = {{0, false, row}};
    EXPECT_OK(store_->append(0, Events(1, 1).all(), change));
    EXPECT_OK(store_->replace_tables(change));
}

TEST_P(JournalStoreContract, IsTheSameWhenOpenedAgain) {
    if (back_end_->open() == nullptr) GTEST_SKIP() << "a journal of this kind is in one store only";
    ASSERT_OK(append(*store_, 1, 3));
    const auto head = to_text(store_->head().value());
    store_ = back_end_->open();
    EXPECT_EQ(store_->settings().algorithm, DigestAlgorithm::sm3);
    EXPECT_EQ(to_text(store_->head().value()), head);
    EXPECT_EQ(read_all(*store_), expected_lines(1, 3));
    ASSERT_OK(append(*store_, 4, 4));
    EXPECT_TRUE(verify(*store_).value().findings.empty());
}

TEST_P(JournalStoreContract, TwoStoresOnOneJournalSeeEachOther) {
    const auto other = back_end_->open();
    if (other == nullptr) GTEST_SKIP() << "a journal of this kind is in one store only";
    ASSERT_OK(append(*store_, 1, 2));
    EXPECT_EQ(other->last_seq().value(), 2);
    // The race is lost: read the tail, decide again.
    ASSERT_OK(append(*other, 3, 3));
    EXPECT_STATUS(append(*store_, 3, 3), Status::conflict);
    EXPECT_EQ(read_all(*store_, 2), expected_lines(3, 3));
    EXPECT_STATUS(store_->append(3, Events(3, 3).all()), Status::duplicate_event);
    // While one decides, the other waits, and then gives up.
    ASSERT_OK(store_->begin());
    EXPECT_STATUS(append(*other, 4, 4), Status::store_locked);
    EXPECT_STATUS(other->begin(), Status::store_locked);
    ASSERT_OK(append(*store_, 4, 4));
    EXPECT_EQ(other->last_seq().value(), 3);
    ASSERT_OK(store_->commit());
    ASSERT_OK(append(*other, 5, 5));
    EXPECT_EQ(read_all(*store_), expected_lines(1, 5));
}

}  // namespace
