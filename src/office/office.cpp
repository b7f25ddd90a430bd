#include "steward/office/office.hpp"

#include <algorithm>

#include "steward/rules/catalogue.hpp"
#include "tables.hpp"

namespace steward {
namespace {

/// States of the past that are kept for the next question.
constexpr std::size_t past_at_most = 4;

Error unknown_event(const Event& event) {
    return {Status::newer_version,
            BilingualText("事件 " + std::to_string(event.seq) + " 的类型“" + std::string(event.type) + "”（版本 " + std::to_string(event.schema) + "）本库不认识，可能由更新的版本写入",
                          "event " + std::to_string(event.seq) + " is of type '" + std::string(event.type) + "', schema " + std::to_string(event.schema) +
                              ", which this library does not know; a newer one may have written it")};
}

Error missing_event(std::int64_t seq) {
    return {Status::altered, BilingualText("缺少事件 " + std::to_string(seq) + "，账簿已被改动；请运行校验",
                                           "the event " + std::to_string(seq) + " is missing: the journal was altered; verify")};
}

}  // namespace

Result<std::shared_ptr<Office>> Office::create(std::shared_ptr<const Rulebook> book, std::unique_ptr<JournalStore> store) {
    const Result<std::int64_t> last = store->last_seq();
    if (!last) return last.error();
    if (*last != 0)
        return Error{Status::conflict, BilingualText("账簿已有 " + std::to_string(*last) + " 个事件，请打开而不是新建",
                                                     "the journal has " + std::to_string(*last) + " events already: open it instead of creating one")};
    return open(std::move(book), std::move(store));
}

Result<std::shared_ptr<Office>> Office::open(std::shared_ptr<const Rulebook> book, std::unique_ptr<JournalStore> store) {
    std::shared_ptr<Office> office(new Office(std::move(book), std::move(store)));
    const Result<std::int64_t> last = office->store_->last_seq();
    if (!last) return last.error();
    if (Result<void> read = office->catch_up(); !read) return std::move(read).error();
    if (office->state_.seq < *last) return missing_event(office->state_.seq + 1);
    if (Result<void> declared = office->declare_tables(); !declared) return std::move(declared).error();
    return office;
}

Result<void> Office::declare_tables() {
    const Result<bool> there = store_->declare_tables(office::table_schemas());
    if (!there) return there.error();
    return *there ? Result<void>() : rebuild_tables();
}

Result<void> Office::replay(OfficeState& state, const Event& event) const {
    const auto type = event_types().find(event.type);
    if (type == event_types().end() || event.schema > type->second.schema) return unknown_event(event);
    if (is_accepted(event.outcome))
        if (Result<void> done = type->second.replay(state, event); !done) return done;
    state.seq = event.seq;
    return {};
}

Result<void> Office::catch_up() {
    Result<void> replayed;
    Result<void> read = store_->read(state_.seq, [&](const Event& event) {
        if (event.seq == state_.seq + 1)
            replayed = replay(state_, event);
        else
            replayed = missing_event(state_.seq + 1);
        return replayed.ok();
    });
    if (!read) return read;
    if (replayed && !in_transaction_) state_.mark();
    return replayed;
}

Result<void> Office::begin() {
    if (Result<void> begun = store_->begin(); !begun) return begun;
    const std::int64_t before = state_.seq;
    if (Result<void> read = catch_up(); !read) {
        static_cast<void>(store_->rollback());
        return read;
    }
    if (state_.seq != before) past_.clear();
    state_.mark();
    began_at_ = state_.seq;
    in_transaction_ = true;
    return {};
}

Result<void> Office::append(std::span<const Event> events) {
    if (Result<void> appended = store_->append(state_.seq, events); !appended) return appended;
    state_.seq += static_cast<std::int64_t>(events.size());
    return {};
}

Result<void> Office::commit() {
    Result<void> done;
    if (store_->keeps_tables()) done = write_tables();
    if (done) done = store_->commit();
    if (!done) return done;
    in_transaction_ = false;
    state_.mark();
    past_.clear();
    return {};
}

void Office::rollback() noexcept {
    static_cast<void>(store_->rollback());
    in_transaction_ = false;
    // What was folded in since `begin` is taken back. If a commit that failed is on the disk all the same, its events are
    // read with those of others.
    state_.undo();
    state_.seq = began_at_;
}

Result<void> Office::write_tables() {
    // Rows borrow their cells, so that they are handed over a table's row at a time.
    Result<void> done;
    office::write_rows(state_, true, [&](const RowChange& change) {
        if (done) done = store_->change_tables({&change, 1});
    });
    return done;
}

Result<void> Office::rebuild_tables() {
    if (!store_->keeps_tables()) return {};
    std::vector<std::vector<TableCell>> cells;
    std::vector<std::string> texts;
    std::vector<RowChange> rows;
    TextArena arena;
    office::write_rows(state_, false, [&](const RowChange& change) {
        std::vector<TableCell>& kept = cells.emplace_back(change.cells.begin(), change.cells.end());
        for (TableCell& cell : kept)
            if (auto* text = std::get_if<std::string_view>(&cell)) *text = arena.keep(*text);
        rows.push_back({change.table, false, {}});
    });
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].cells = cells[i];
    return store_->replace_tables(rows);
}

Result<std::unique_ptr<PreparedOperation>> Office::prepare(std::string_view operation, CommandMode mode) {
    const CatalogueEntry* entry = book_->catalogue().find(operation);
    if (!entry || !entry->prepare_on)
        return Error{Status::unknown_operation,
                     BilingualText(entry ? "“" + std::string(operation) + "”是判断，应在规则库上准备" : "没有指令或查询“" + std::string(operation) + "”",
                                   entry ? "'" + std::string(operation) + "' is a decision: prepare it on a rulebook"
                                         : "no command or query '" + std::string(operation) + "'; the catalogue lists those that exist")};
    return entry->prepare_on(shared_from_this(), mode);
}

Result<std::shared_ptr<const OfficeState>> Office::as_of(std::optional<Date> day, std::optional<std::int64_t> seq) {
    if (Result<void> read = catch_up(); !read) return std::move(read).error();
    if (!day && (!seq || *seq >= state_.seq)) return std::shared_ptr<const OfficeState>(shared_from_this(), &state_);
    for (const Past& past : past_)
        if (past.day == day && past.seq == seq && past.read_to == state_.seq) return past.state;
    auto state = std::make_shared<OfficeState>();
    Result<void> replayed;
    Result<void> read = store_->read(0, [&](const Event& event) {
        if (seq && event.seq > *seq) return false;
        if (!day || event.event_date <= *day) replayed = replay(*state, event);
        return replayed.ok();
    });
    if (!read) return std::move(read).error();
    if (!replayed) return std::move(replayed).error();
    if (past_.size() == past_at_most) past_.erase(past_.begin());
    past_.push_back({day, seq, state_.seq, state});
    return std::shared_ptr<const OfficeState>(std::move(state));
}

Result<std::string> Office::explain_event(std::int64_t seq, Language language, ExplanationFormat format, bool show_personal) {
    Result<std::string> explained = Error{Status::bad_range, BilingualText("没有事件 " + std::to_string(seq), "there is no event " + std::to_string(seq))};
    if (seq < 1) return explained;
    Result<void> read = store_->read(seq - 1, [&](const Event& event) {
        const auto type = event_types().find(event.type);
        if (type == event_types().end()) {
            explained = unknown_event(event);
            return false;
        }
        const auto operation = type->second.prepare(shared_from_this(), book_);
        operation->show_personal(show_personal);
        explained = operation->explain_event(event, language, format);
        return false;
    });
    if (!read) return std::move(read).error();
    return explained;
}

Result<const office::References*> Office::references() {
    if (Result<void> read = references_.catch_up(*store_, book_->catalogue()); !read) return std::move(read).error();
    return static_cast<const office::References*>(&references_);
}

Result<std::vector<Redecision>> Office::readjudicate(const std::shared_ptr<const Rulebook>& book) {
    std::vector<Redecision> differences;
    std::map<std::string, std::unique_ptr<PreparedOperation>, std::less<>> prepared;
    RowRecord record;
    Result<void> decided;
    Result<void> read = store_->read(0, [&](const Event& event) {
        auto found = prepared.find(event.type);
        if (found == prepared.end()) {
            const auto type = event_types().find(event.type);
            if (type == event_types().end()) {
                decided = unknown_event(event);
                return false;
            }
            found = prepared.emplace(std::string(event.type), type->second.prepare(shared_from_this(), book)).first;
        }
        decided = found->second->record_event(event, record);
        if (!decided) return false;
        const auto differ = [&](std::string_view column, std::string then, std::string now) {
            differences.push_back({event.seq, std::string(event.event_id), std::string(event.type), std::string(column), std::move(then), std::move(now)});
        };
        if (record.status != Status::ok) {
            differ("row_status", "ok", status_name(record.status));
            return true;
        }
        for (std::size_t i = 0; i < record.results.size(); ++i) {
            const RecordedValue& now = record.results[i];
            const RecordedValue& then = record.stored_results[i];
            if (now.value != then.value)
                differ(now.column->name, value_text(*book, *then.column, then.value, Language::en), value_text(*book, *now.column, now.value, Language::en));
        }
        return true;
    });
    if (!read) return std::move(read).error();
    if (!decided) return std::move(decided).error();
    return differences;
}

}  // namespace steward
