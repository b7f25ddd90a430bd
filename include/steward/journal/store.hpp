/// @file
/// The port through which a journal is kept (账簿存储): append-only events in hash-chained batches, and readable tables.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "steward/journal/chain.hpp"
#include "steward/journal/event.hpp"
#include "steward/journal/table.hpp"

namespace steward {

/// Takes one event; false ends the reading. The event is valid inside the call. The store must not be used in it.
using EventSink = std::function<bool(const Event&)>;

/// An event as it is kept, for `verify`.
struct StoredEvent {
    Event event;                   ///< its seq is always known
    Digest hash{};                 ///< as it is kept, not computed again
    const Error* fault = nullptr;  ///< why some of its fields, its hash or both cannot be read; the others are there
};

using StoredEventSink = std::function<bool(const StoredEvent&)>;
/// Takes one batch; `fault` is why the record cannot be read, then only its number is known. False ends the reading.
using BatchSink = std::function<bool(const Batch&, const Error* fault)>;
/// Takes what is wrong with the files themselves.
using FaultSink = std::function<void(const Error&)>;

/// A journal. Used by one thread at a time; where the back end allows it, several stores, also of several processes,
/// may be open on the same journal.
///
/// A writer that decides on what the journal says does so between `begin` and `commit`, where nobody else appends:
/// begin, read the events after the last it knows, decide, append, commit. Or it appends with the seq that it decided
/// on, and after `conflict` reads the tail and decides again.
///
/// Errors that every call may give, beside its own: `store_locked`, `disk_full`, `read_only`, `file_read`,
/// `file_write`, `corrupt`. After any error nothing of the call has happened.
class JournalStore {
public:
    virtual ~JournalStore() = default;
    JournalStore(const JournalStore&) = delete;
    JournalStore& operator=(const JournalStore&) = delete;

    /// Name and algorithm; valid as long as the store.
    [[nodiscard]] virtual const JournalSettings& settings() const noexcept = 0;

    /// Seq of the last event, 0 when there is none.
    [[nodiscard]] virtual Result<std::int64_t> last_seq() = 0;

    /// Where the journal ends.
    [[nodiscard]] virtual Result<JournalHead> head() = 0;

    /// Takes the write lock and begins a transaction. @return `transaction` when one is under way
    [[nodiscard]] virtual Result<void> begin() = 0;

    /// Makes all since `begin` permanent. @return `transaction` when none is under way, or an append in it failed; what
    /// was done is then undone
    [[nodiscard]] virtual Result<void> commit() = 0;

    /// Undoes all since `begin`. @return `transaction` when none is under way
    [[nodiscard]] virtual Result<void> rollback() = 0;

    /// Appends the events as one batch, with seqs from `expected_seq` + 1, and changes the rows of the tables that were
    /// declared. Outside of a transaction it is one of its own, and permanent on return. After an error inside of one,
    /// the transaction can only be undone.
    /// @return `conflict` when the last seq is not `expected_seq`, `duplicate_event`, `missing_value` when there is no
    ///         event, and what `check_event` and `check_change` give; the error's row is the event's place in `events`
    [[nodiscard]] virtual Result<void> append(std::int64_t expected_seq, std::span<const Event> events,
                                              std::span<const RowChange> changes = {}) = 0;

    /// Gives the events after `after_seq` to `sink`, in order. @return `altered` for an event that cannot be read
    [[nodiscard]] virtual Result<void> read(std::int64_t after_seq, const EventSink& sink) = 0;

    /// Seq of the event with this id, or nothing.
    [[nodiscard]] virtual Result<std::optional<std::int64_t>> find(std::string_view event_id) = 0;

    /// The same for many ids at once, which is faster where memory is waited for: seqs[i] is the seq of event_ids[i],
    /// or 0. @return `wrong_length` when the two are not of one length
    [[nodiscard]] virtual Result<void> find_all(std::span<const std::string_view> event_ids,
                                                std::span<std::int64_t> seqs);

    /// Whether tables are kept. If not, the changes of `append` are checked and dropped.
    [[nodiscard]] virtual bool keeps_tables() const noexcept = 0;

    /// Says which tables the changes are about; once, before them. Tables that are not there are made, empty.
    /// @return true when every table was there with this shape; false when `replace_tables` is due; what `check_tables`
    ///         gives
    [[nodiscard]] virtual Result<bool> declare_tables(std::span<const TableSchema> schemas) = 0;

    /// Changes rows of the declared tables inside of a transaction, apart from any append.
    /// @return `transaction` when none is under way, and what `check_change` gives
    [[nodiscard]] virtual Result<void> change_tables(std::span<const RowChange> changes) = 0;

    /// Empties and fills the declared tables; all rows at once, one transaction (or the one under way).
    /// @return what `check_change` gives
    [[nodiscard]] virtual Result<void> replace_tables(std::span<const RowChange> rows) = 0;

    // What `verify` needs.

    /// Gives the events after `after_seq` as they are kept. Unlike `read` it goes on after what cannot be read.
    [[nodiscard]] virtual Result<void> read_stored(std::int64_t after_seq, const StoredEventSink& sink) = 0;

    /// Gives the batches after number `after`, in order.
    [[nodiscard]] virtual Result<void> read_batches(std::int64_t after, const BatchSink& sink) = 0;

    /// Looks at the files apart from their meaning: damaged pages, an index that differs from what it is of.
    [[nodiscard]] virtual Result<void> check_files(const FaultSink& sink) = 0;

protected:
    JournalStore() = default;

    [[nodiscard]] static Result<void> check_find_all(std::span<const std::string_view> event_ids,
                                                     std::span<std::int64_t> seqs);
};

}  // namespace steward
