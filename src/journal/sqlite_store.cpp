#include "steward/journal/sqlite_store.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "errors.hpp"
#include "steward/kernel/timestamp.hpp"
#include "sqlite_database.hpp"
#include "sqlite_tables.hpp"
#include "steward/kernel/utf8.hpp"

namespace steward {

namespace {

using sqlite::Database;
using sqlite::Reset;
using sqlite::Statement;
using sqlite::Step;

constexpr std::int64_t application_id = 0x5374774A;  // "StwJ"
constexpr std::int64_t format_version = 1;

// What an auditor sees with .schema. docs/reference/journal.md describes it for those who have only the file.
constexpr const char* schema_sql = R"(
CREATE TABLE journal_settings (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  name TEXT NOT NULL, /* of the journal */
  algorithm TEXT NOT NULL /* sha256 or sm3 */
) STRICT;
CREATE TABLE journal_event (
  seq INTEGER PRIMARY KEY, /* 1, 2, 3, ... */
  stream TEXT NOT NULL, /* ledger */
  type TEXT NOT NULL,
  schema INTEGER NOT NULL, /* version of the body of this type */
  event_id TEXT NOT NULL UNIQUE, /* chosen by the one who sent it */
  event_date TEXT NOT NULL,
  recorded_at TEXT NOT NULL, /* UTC */
  actor INTEGER NOT NULL,
  outcome INTEGER NOT NULL, /* 0 indeterminate, 1 pass, 2 needs review, 3 needs approval, 4 violation,
    5 not applicable */
  body BLOB NOT NULL, /* protobuf wire format */
  hash BLOB NOT NULL /* of the canonical message of this event */
) STRICT;
CREATE TABLE journal_batch (
  number INTEGER PRIMARY KEY, /* 1, 2, 3, ... */
  first_seq INTEGER NOT NULL,
  count INTEGER NOT NULL,
  previous BLOB NOT NULL, /* hash of the batch before */
  hash BLOB NOT NULL /* of number, first_seq, count, previous and the hashes of its events */
) STRICT;
)";

constexpr const char* last_batch_sql =
    "SELECT number, first_seq, count, previous, hash FROM journal_batch ORDER BY number DESC LIMIT 1";
constexpr const char* event_columns =
    "SELECT seq, stream, type, schema, event_id, event_date, recorded_at, actor, outcome, body, hash FROM "
    "journal_event "
    "WHERE seq > ? ORDER BY seq";

Error altered(const std::string& what_zh, const std::string& what_en) {
    return {Status::altered, {what_zh + "的内容不可读，已被改动", what_en + " cannot be read: it was altered"}};
}

bool take_digest(std::string_view bytes, Digest& digest) noexcept {
    if (bytes.size() != digest.size()) return false;
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(digest.data()));
    return true;
}

class SqliteStore final : public JournalStore {
public:
    SqliteStore(Database database, JournalSettings settings, Hasher hasher)
        : database_(std::move(database)), settings_(std::move(settings)), hasher_(std::move(hasher)) {
        first_hash_ = first_hash(hasher_, scratch_, settings_);
    }

    Result<void> prepare() {
        const std::pair<Statement*, const char*> statements[] = {
            {&begin_, "BEGIN IMMEDIATE"},
            {&commit_, "COMMIT"},
            {&rollback_, "ROLLBACK"},
            {&insert_event_, "INSERT INTO journal_event VALUES(?,?,?,?,?,?,?,?,?,?,?)"},
            {&insert_batch_, "INSERT INTO journal_batch VALUES(?,?,?,?,?)"},
            {&last_batch_, last_batch_sql},
            {&find_, "SELECT seq FROM journal_event WHERE event_id = ?"},
            {&events_, event_columns},
            {&batches_,
             "SELECT number, first_seq, count, previous, hash FROM journal_batch WHERE number > ? "
             "ORDER BY number"},
        };
        for (const auto& [statement, sql] : statements) {
            auto prepared = database_.prepare(sql);
            if (!prepared.ok()) return std::move(prepared).error();
            *statement = std::move(prepared).value();
        }
        return {};
    }

    const JournalSettings& settings() const noexcept override { return settings_; }

    Result<std::int64_t> last_seq() override {
        const auto last = last_batch();
        if (!last.ok()) return last.error();
        return last->first_seq + last->count - 1;
    }

    Result<JournalHead> head() override {
        const auto last = last_batch();
        if (!last.ok()) return last.error();
        return JournalHead{settings_, last->first_seq + last->count - 1, last->number, last->hash};
    }

    Result<void> begin() override {
        if (begun_) return journal_errors::already_begun();
        if (auto begun = run(begin_); !begun.ok()) return begun;
        begun_ = true;
        failed_ = false;
        return {};
    }

    Result<void> commit() override {
        if (!begun_) return journal_errors::not_begun();
        begun_ = false;
        if (!failed_) return finish(run(commit_));
        undo();
        return journal_errors::must_roll_back();
    }

    Result<void> rollback() override {
        if (!begun_) return journal_errors::not_begun();
        begun_ = false;
        undo();
        return {};
    }

    Result<void> append(std::int64_t expected_seq, std::span<const Event> events,
                        std::span<const RowChange> changes) override {
        return in_transaction([&] { return try_append(expected_seq, events, changes); });
    }

    Result<void> read(std::int64_t after_seq, const EventSink& sink) override {
        std::optional<Error> fault;
        auto done = read_stored(after_seq, [&](const StoredEvent& stored) {
            if (stored.fault == nullptr) return sink(stored.event);
            fault = *stored.fault;
            return false;
        });
        if (done.ok() && fault) return *std::move(fault);
        return done;
    }

    Result<std::optional<std::int64_t>> find(std::string_view event_id) override {
        const Reset reset(find_);
        find_.bind_text(1, event_id);
        switch (find_.step()) {
            case Step::row: return std::optional(find_.int64(0));
            case Step::done: return std::optional<std::int64_t>();
            case Step::failed: break;
        }
        return database_.error();
    }

    bool keeps_tables() const noexcept override { return true; }

    Result<bool> declare_tables(std::span<const TableSchema> schemas) override {
        if (auto checked = check_tables(schemas); !checked.ok()) return std::move(checked).error();
        bool fit = false;
        const auto declare = [&]() -> Result<void> {
            const auto last = last_seq();
            if (!last.ok()) return last.error();
            auto declared = tables_.declare(database_, schemas, *last == 0);
            if (!declared.ok()) return std::move(declared).error();
            fit = *declared;
            return {};
        };
        // A reader only looks.
        auto declared = database_.read_only() ? declare() : in_transaction(declare);
        if (!declared.ok()) return std::move(declared).error();
        return fit;
    }

    Result<void> change_tables(std::span<const RowChange> changes) override {
        if (!begun_) return journal_errors::not_begun();
        return in_transaction([&] { return tables_.apply(database_, changes); });
    }

    Result<void> replace_tables(std::span<const RowChange> rows) override {
        return in_transaction([&] { return tables_.replace(database_, rows); });
    }

    Result<void> read_stored(std::int64_t after_seq, const StoredEventSink& sink) override {
        const Reset reset(events_);
        events_.bind(1, after_seq);
        for (;;) {
            const Step step = events_.step();
            if (step == Step::done) return {};
            if (step == Step::failed) return database_.error();
            StoredEvent stored;
            std::optional<Error> fault;
            if (!take_event(stored)) {
                const std::string seq = std::to_string(stored.event.seq);
                fault = altered("事件 " + seq, "the event " + seq);
                stored.fault = &*fault;
            }
            if (!sink(stored)) return {};
        }
    }

    Result<void> read_batches(std::int64_t after, const BatchSink& sink) override {
        const Reset reset(batches_);
        batches_.bind(1, after);
        for (;;) {
            const Step step = batches_.step();
            if (step == Step::done) return {};
            if (step == Step::failed) return database_.error();
            Batch batch;
            std::optional<Error> fault;
            if (!take_batch(batches_, batch)) fault = batch_altered(batch);
            if (!sink(batch, fault ? &*fault : nullptr)) return {};
        }
    }

    Result<void> check_files(const FaultSink& sink) override {
        auto check = database_.prepare("PRAGMA integrity_check");
        if (!check.ok()) return std::move(check).error();
        for (;;) {
            const Step step = check->step();
            if (step == Step::done) return {};
            if (step == Step::failed) return database_.error();
            const std::string line = printable(check->bytes(0), 300);
            if (line != "ok") sink({Status::corrupt, {"文件损坏：" + line, "the file is damaged: " + line}});
        }
    }

private:
    Result<void> run(Statement& statement) {
        const Reset reset(statement);
        if (statement.step() != Step::done) return database_.error();
        return {};
    }

    /// Ends the transaction, also one that SQLite has ended itself after an error.
    void undo() noexcept {
        if (database_.in_transaction()) {
            static_cast<void>(rollback_.step());
            rollback_.reset();
        }
        tables_.look_again();
    }

    /// After a commit: what did not succeed is undone.
    Result<void> finish(Result<void> committed) {
        if (!committed.ok()) undo();
        return committed;
    }

    /// Does the work in the transaction under way, or in one of its own. Undoes it also when memory runs out.
    template <class Work>
    Result<void> in_transaction(Work&& work) {
        const bool own = !begun_;
        if (!own && failed_) return journal_errors::must_roll_back();
        if (own) {
            if (auto begun = run(begin_); !begun.ok()) return begun;
        }
        failed_ = true;
        try {
            auto done = work();
            if (done.ok() && own) done = run(commit_);
            failed_ = !done.ok();
            if (failed_ && own) undo();
            return done;
        } catch (...) {
            if (own) undo();
            throw;
        }
    }

    Result<void> try_append(std::int64_t expected_seq, std::span<const Event> events,
                            std::span<const RowChange> changes) {
        const auto last = last_batch();
        if (!last.ok()) return last.error();
        const std::int64_t last_seq = last->first_seq + last->count - 1;
        if (expected_seq != last_seq) return journal_errors::conflict(expected_seq, last_seq);
        if (events.empty()) return journal_errors::no_events();

        Batch batch{last->number + 1, last_seq + 1, static_cast<std::int64_t>(events.size()), last->hash, {}};
        hashes_.clear();
        hashes_.reserve(events.size());
        for (std::size_t i = 0; i < events.size(); ++i) {
            Event event = events[i];
            event.seq = batch.first_seq + static_cast<std::int64_t>(i);
            if (auto inserted = insert(event, i); !inserted.ok()) return inserted;
        }
        batch.hash = batch_hash(hasher_, scratch_, batch, hashes_);
        insert_batch_.bind(1, batch.number);
        insert_batch_.bind(2, batch.first_seq);
        insert_batch_.bind(3, batch.count);
        insert_batch_.bind_blob(4, bytes_of(batch.previous));
        insert_batch_.bind_blob(5, bytes_of(batch.hash));
        if (auto inserted = run(insert_batch_); !inserted.ok()) return inserted;
        return tables_.apply(database_, changes);
    }

    Result<void> insert(const Event& event, std::size_t row) {
        if (auto checked = check_event(event); !checked.ok()) {
            Error error = std::move(checked).error();
            error.row = static_cast<std::int64_t>(row);
            return error;
        }
        const Digest hash = event_hash(hasher_, scratch_, event);
        hashes_.push_back(hash);
        char date[iso::date_size];
        char time[iso::timestamp_size];
        iso::write_date(event.event_date, date);
        iso::write_timestamp(event.recorded_at, time);

        const Reset reset(insert_event_);
        insert_event_.bind(1, event.seq);
        insert_event_.bind_text(2, event.stream);
        insert_event_.bind_text(3, event.type);
        insert_event_.bind(4, event.schema);
        insert_event_.bind_text(5, event.event_id);
        insert_event_.bind_text(6, {date, sizeof date});
        insert_event_.bind_text(7, {time, sizeof time});
        insert_event_.bind(8, event.actor);
        insert_event_.bind(9, static_cast<std::int64_t>(event.outcome));
        insert_event_.bind_blob(10, event.body);
        insert_event_.bind_blob(11, bytes_of(hash));
        if (insert_event_.step() == Step::done) return {};
        if (database_.is_repeated_value()) return journal_errors::duplicate_event(event.event_id, row);
        if (database_.is_repeated_key()) {
            const std::string seq = std::to_string(event.seq);
            return Error{Status::altered,
                         {"事件 " + seq + " 不属于任何批次，已被外部写入；请运行校验",
                          "the event " + seq + " is in no batch: it was put there by others; verify"}};
        }
        return database_.error();
    }

    static Error batch_altered(const Batch& batch) {
        const std::string number = std::to_string(batch.number);
        return altered("批次 " + number, "the batch " + number);
    }

    /// The last batch; of an empty journal the one before the first, which ends with seq 0.
    Result<Batch> last_batch() {
        const Reset reset(last_batch_);
        const Step step = last_batch_.step();
        if (step == Step::done) return Batch{0, 1, 0, {}, first_hash_};
        if (step == Step::failed) return database_.error();
        Batch batch;
        if (!take_batch(last_batch_, batch)) return batch_altered(batch);
        return batch;
    }

    /// False for a record that no journal writes.
    static bool take_batch(const Statement& row, Batch& batch) noexcept {
        constexpr std::int64_t most = std::int64_t{1} << 62;
        batch.number = row.int64(0);
        batch.first_seq = row.int64(1);
        batch.count = row.int64(2);
        return batch.number >= 1 && batch.first_seq >= 1 && batch.first_seq < most && batch.count >= 1 &&
               batch.count < most && take_digest(row.bytes(3), batch.previous) && take_digest(row.bytes(4), batch.hash);
    }

    /// Takes what can be read of a row; false for a row that no journal writes.
    bool take_event(StoredEvent& stored) const noexcept {
        Event& event = stored.event;
        event.seq = events_.int64(0);
        event.stream = events_.bytes(1);
        event.type = events_.bytes(2);
        event.schema = events_.int64(3);
        event.event_id = events_.bytes(4);
        const auto date = iso::read_date(events_.bytes(5));
        const auto time = iso::read_timestamp(events_.bytes(6));
        event.actor = events_.int64(7);
        const std::int64_t outcome = events_.int64(8);
        event.body = events_.bytes(9);
        const bool has_hash = take_digest(events_.bytes(10), stored.hash);
        const bool has_outcome = outcome >= 0 && outcome <= static_cast<std::int64_t>(Outcome::not_applicable);
        event.event_date = date.value_or(Date());
        event.recorded_at = time.value_or(0);
        event.outcome = has_outcome ? static_cast<Outcome>(outcome) : Outcome::indeterminate;
        return date && time && has_outcome && has_hash;
    }

    // First, because the statements must go before the connection does.
    Database database_;
    JournalSettings settings_;
    Hasher hasher_;
    WireWriter scratch_;
    Digest first_hash_{};
    std::vector<Digest> hashes_;  // of the batch under way
    Statement begin_, commit_, rollback_, insert_event_, insert_batch_, last_batch_, find_, events_, batches_;
    sqlite::Tables tables_;
    bool begun_ = false;
    bool failed_ = false;
};

/// Settings of the connection that a journal needs.
Result<void> set_up(Database& database, bool read_only) {
    // Cells are checked when a page is read. The cache holds the upper levels of the index of ids.
    std::string sql = "PRAGMA cell_size_check=ON; PRAGMA cache_size=-65536;";
    if (!read_only) sql += "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";
    return database.run(sql);
}

Result<std::unique_ptr<JournalStore>> make_store(Database database, JournalSettings settings) {
    auto hasher = Hasher::create(settings.algorithm);
    if (!hasher.ok()) return std::move(hasher).error();
    auto store = std::make_unique<SqliteStore>(std::move(database), std::move(settings), std::move(hasher).value());
    if (auto prepared = store->prepare(); !prepared.ok()) return std::move(prepared).error();
    return std::unique_ptr<JournalStore>(std::move(store));
}

Error file_error(Status status, const std::string& path, const char* zh, const char* en) {
    const std::string shown = printable(path, 200);
    return {status, {"账簿文件“" + shown + "”：" + zh, "the journal \"" + shown + "\": " + en}};
}

Error exists(const std::string& path) {
    return file_error(Status::file_exists, path, "文件已存在；请换一个路径，或者打开它",
                      "there is a file already; choose another path, or open it");
}

}  // namespace

Result<std::unique_ptr<JournalStore>> create_sqlite_store(const std::string& path, const JournalSettings& settings,
                                                          const SqliteOptions& options) {
    if (auto checked = check_settings(settings); !checked.ok()) return std::move(checked).error();
    if (options.read_only) {
        return file_error(Status::read_only, path, "不能以只读方式新建", "it cannot be made by one who only reads");
    }
    auto opened = Database::open(path, options, true);
    if (!opened.ok()) {
        Error error = std::move(opened).error();
        if (error.status == Status::file_not_found) error.status = Status::file_write;  // the folder, in fact
        return error;
    }
    Database database = std::move(opened).value();
    // An empty file is what a creation leaves that was cut short.
    const auto is_empty = [&]() -> Result<bool> {
        const auto pages = database.number("PRAGMA page_count");
        if (pages.ok() && *pages == 0) return true;
        if (!pages.ok() && pages.error().status != Status::not_a_journal) return pages.error();
        if (!pages.ok()) return false;
        const auto objects = database.number("SELECT count(*) FROM sqlite_schema");
        if (!objects.ok() && objects.error().status != Status::not_a_journal) return objects.error();
        const auto id = database.number("PRAGMA application_id");
        return objects.ok() && *objects == 0 && id.ok() && *id == 0;
    };
    auto empty = is_empty();
    if (!empty.ok()) return std::move(empty).error();
    if (!*empty) return exists(path);
    if (database.read_only()) return file_error(Status::read_only, path, "没有写权限", "it may not be written");
    if (auto done = set_up(database, false); !done.ok()) return std::move(done).error();
    if (auto begun = database.run("BEGIN IMMEDIATE"); !begun.ok()) return std::move(begun).error();
    empty = is_empty();  // another process may have come first
    if (!empty.ok()) return std::move(empty).error();
    if (!*empty) return exists(path);
    auto made = database.run(schema_sql + ("PRAGMA application_id=" + std::to_string(application_id)) +
                             ";PRAGMA user_version=" + std::to_string(format_version));
    if (!made.ok()) return std::move(made).error();
    {
        auto insert = database.prepare("INSERT INTO journal_settings VALUES(1,?,?)");
        if (!insert.ok()) return std::move(insert).error();
        insert->bind_text(1, settings.name);
        insert->bind_text(2, digest_name(settings.algorithm));
        if (insert->step() != Step::done) return database.error();
    }
    if (auto committed = database.run("COMMIT"); !committed.ok()) return std::move(committed).error();
    return make_store(std::move(database), settings);
}

Result<std::unique_ptr<JournalStore>> open_sqlite_store(const std::string& path, const SqliteOptions& options) {
    auto opened = Database::open(path, options, false);
    if (!opened.ok()) return std::move(opened).error();
    Database database = std::move(opened).value();
    const auto id = database.number("PRAGMA application_id");
    if (!id.ok()) return id.error();
    if (*id != application_id) {
        return file_error(Status::not_a_journal, path, "不是 Steward 账簿文件", "it is no journal of Steward");
    }
    const auto version = database.number("PRAGMA user_version");
    if (!version.ok()) return version.error();
    if (*version != format_version) {
        const std::string shown = std::to_string(*version);
        return file_error(*version > format_version ? Status::newer_version : Status::not_a_journal, path,
                          ("格式版本为 " + shown + "，本程序支持 1；请升级").c_str(),
                          ("its format is of version " + shown + ", this library knows 1; use a later one").c_str());
    }
    if (database.read_only() && !options.read_only) {
        return file_error(Status::read_only, path, "没有写权限；请检查权限，或以只读方式打开",
                          "it may not be written; look at the permissions, or open it to read only");
    }
    if (auto done = set_up(database, options.read_only); !done.ok()) return std::move(done).error();

    JournalSettings settings;
    {
        auto query = database.prepare("SELECT name, algorithm FROM journal_settings");
        if (!query.ok()) return std::move(query).error();
        const Step step = query->step();
        if (step == Step::failed) return database.error();
        const auto algorithm = step == Step::row ? digest_named(query->bytes(1)) : std::nullopt;
        if (!algorithm) return altered("设置", "the record of its settings");
        settings = {std::string(query->bytes(0)), *algorithm};
    }
    if (auto checked = check_settings(settings); !checked.ok()) return altered("设置", "the record of its settings");
    return make_store(std::move(database), std::move(settings));
}

}  // namespace steward
