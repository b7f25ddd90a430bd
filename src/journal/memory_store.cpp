#include "steward/journal/memory_store.hpp"

#ifdef __linux__
#include <sys/mman.h>
#endif

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <new>
#include <string>
#include <vector>

#include "errors.hpp"
#include "id_table.hpp"

namespace steward {

namespace {

/// Memory that is only added to; what is in it does not move. All blocks but the first are huge pages where the system has
/// them: a journal that grows fast otherwise spends a third of its time on page faults.
class Arena {
public:
    char* take(std::size_t size) {
        if (left_ < size) {
            left_ = blocks_.empty() && size <= first_block ? first_block : (size + huge_page - 1) / huge_page * huge_page;
            void* const block = std::aligned_alloc(left_ < huge_page ? 64 : huge_page, left_);
            if (block == nullptr) throw std::bad_alloc();
            blocks_.emplace_back(static_cast<char*>(block));
            at_ = blocks_.back().get();
#ifdef MADV_HUGEPAGE
            if (left_ >= huge_page) static_cast<void>(madvise(at_, left_, MADV_HUGEPAGE));
#endif
        }
        left_ -= size;
        return std::exchange(at_, at_ + size);
    }

private:
    static constexpr std::size_t first_block = std::size_t{1} << 16;
    static constexpr std::size_t huge_page = std::size_t{1} << 21;

    struct Free {
        void operator()(char* block) const noexcept { std::free(block); }
    };
    std::vector<std::unique_ptr<char[], Free>> blocks_;
    char* at_ = nullptr;
    std::size_t left_ = 0;
};

class MemoryStore final : public JournalStore {
    /// An event's canonical message, and where its id is in it.
    struct Place {
        const char* message;
        std::uint32_t size;
        std::uint16_t id_at;
        std::uint16_t id_size;
    };

    struct SameId {
        const MemoryStore* store;
        std::string_view event_id;

        bool operator()(std::uint32_t seq) const noexcept {
            const Place& place = store->events_[seq - 1];
            return std::string_view(place.message + place.id_at, place.id_size) == event_id;
        }
    };

    /// So many ids ahead memory is asked for: what is waited for is the table's, which is larger than the caches.
    static constexpr std::size_t ahead = 32;

    /// Hashes of the ids that come next; each is computed once, and its memory asked for then.
    class HashesAhead {
    public:
        explicit HashesAhead(const IdTable& table) : table_(table) {}
        void add(std::size_t i, std::string_view event_id) noexcept {
            hashes_[i % ahead] = IdTable::hash_of(event_id);
            table_.prefetch(hashes_[i % ahead]);
        }
        [[nodiscard]] std::uint32_t operator[](std::size_t i) const noexcept { return hashes_[i % ahead]; }

    private:
        const IdTable& table_;
        std::array<std::uint32_t, ahead> hashes_{};
    };

public:
    MemoryStore(const JournalSettings& settings, Hasher hasher) : settings_(settings), hasher_(std::move(hasher)) {}

    const JournalSettings& settings() const noexcept override { return settings_; }

    Result<std::int64_t> last_seq() override { return seq(); }

    Result<JournalHead> head() override {
        catch_up();
        return JournalHead{settings_, seq(), static_cast<std::int64_t>(ends_.size()), last_hash()};
    }

    Result<void> begin() override {
        if (begun_) return journal_errors::already_begun();
        begun_ = true;
        failed_ = false;
        mark_ = ends_.size();
        return {};
    }

    Result<void> commit() override {
        if (!begun_) return journal_errors::not_begun();
        begun_ = false;
        if (!failed_) return {};
        cut(mark_);
        return journal_errors::must_roll_back();
    }

    Result<void> rollback() override {
        if (!begun_) return journal_errors::not_begun();
        begun_ = false;
        cut(mark_);
        return {};
    }

    Result<void> append(std::int64_t expected_seq, std::span<const Event> events,
                        std::span<const RowChange> changes) override {
        if (failed_ && begun_) return journal_errors::must_roll_back();
        auto appended = try_append(expected_seq, events, changes);
        failed_ = !appended.ok();
        return appended;
    }

    Result<void> read(std::int64_t after_seq, const EventSink& sink) override {
        for (auto i = static_cast<std::size_t>(std::max<std::int64_t>(after_seq, 0)); i < events_.size(); ++i) {
            const auto event = read_event(message(i));
            if (!event.ok()) return event.error();
            if (!sink(*event)) break;
        }
        return {};
    }

    Result<std::optional<std::int64_t>> find(std::string_view event_id) override {
        const std::uint32_t found = ids_.find(IdTable::hash_of(event_id), SameId{this, event_id});
        return found == 0 ? std::nullopt : std::optional<std::int64_t>(found);
    }

    Result<void> find_all(std::span<const std::string_view> event_ids, std::span<std::int64_t> seqs) override {
        if (auto checked = check_find_all(event_ids, seqs); !checked.ok()) return checked;
        HashesAhead hashes(ids_);
        for (std::size_t i = 0; i < std::min(ahead, event_ids.size()); ++i) hashes.add(i, event_ids[i]);
        for (std::size_t i = 0; i < event_ids.size(); ++i) {
            const std::uint32_t hash = hashes[i];
            if (i + ahead < event_ids.size()) hashes.add(i + ahead, event_ids[i + ahead]);
            seqs[i] = ids_.find(hash, SameId{this, event_ids[i]});
        }
        return {};
    }

    bool keeps_tables() const noexcept override { return false; }

    Result<bool> declare_tables(std::span<const TableSchema> schemas) override {
        if (auto checked = check_tables(schemas); !checked.ok()) return std::move(checked).error();
        schemas_.assign(schemas.begin(), schemas.end());
        return true;
    }

    Result<void> change_tables(std::span<const RowChange> changes) override { return check_changes(changes); }

    Result<void> replace_tables(std::span<const RowChange> rows) override { return check_changes(rows); }

    Result<void> read_stored(std::int64_t after_seq, const StoredEventSink& sink) override {
        catch_up();
        for (auto i = static_cast<std::size_t>(std::max<std::int64_t>(after_seq, 0)); i < events_.size(); ++i) {
            const auto event = read_event(message(i));
            StoredEvent stored;
            stored.hash = hashes_[i];
            if (event.ok())
                stored.event = *event;
            else
                stored.fault = &event.error();
            stored.event.seq = static_cast<std::int64_t>(i) + 1;
            if (!sink(stored)) break;
        }
        return {};
    }

    Result<void> read_batches(std::int64_t after, const BatchSink& sink) override {
        catch_up();
        for (auto i = static_cast<std::size_t>(std::max<std::int64_t>(after, 0)); i < ends_.size(); ++i) {
            Batch batch = batch_at(i);
            batch.hash = batch_hashes_[i];
            if (!sink(batch, nullptr)) break;
        }
        return {};
    }

    Result<void> check_files(const FaultSink&) override { return {}; }

private:
    std::int64_t seq() const noexcept { return static_cast<std::int64_t>(events_.size()); }
    std::string_view message(std::size_t i) const noexcept { return {events_[i].message, events_[i].size}; }

    Result<void> check_changes(std::span<const RowChange> changes) const {
        for (const RowChange& change : changes) {
            if (auto checked = check_change(schemas_, change); !checked.ok()) return checked;
        }
        return {};
    }

    Result<void> try_append(std::int64_t expected_seq, std::span<const Event> events,
                            std::span<const RowChange> changes) {
        if (expected_seq != seq()) return journal_errors::conflict(expected_seq, seq());
        if (events.empty()) return journal_errors::no_events();
        if (events.size() > IdTable::max_seq - events_.size()) {
            return Error{
                Status::row_limit,
                {"内存账簿已满，最多 4294967294 个事件", "a journal in memory takes no more than 4294967294 events"}};
        }
        if (auto checked = check_changes(changes); !checked.ok()) return checked;
        const std::size_t before = ends_.size();
        try {
            ids_.reserve(events_.size() + events.size());
            ends_.push_back(events_.size());  // moved on with each event, so that `cut` undoes just these
            HashesAhead hashes(ids_);
            for (std::size_t i = 0; i < std::min(ahead, events.size()); ++i) hashes.add(i, events[i].event_id);
            for (std::size_t i = 0; i < events.size(); ++i) {
                const std::uint32_t hash = hashes[i];
                if (i + ahead < events.size()) hashes.add(i + ahead, events[i + ahead].event_id);
                if (auto added = add(events[i], hash, i); !added.ok()) {
                    cut(before);
                    return added;
                }
            }
        } catch (...) {
            cut(before);
            throw;
        }
        return {};
    }

    Result<void> add(const Event& event, std::uint32_t hash, std::size_t row) {
        if (auto checked = check_event(event); !checked.ok()) {
            Error error = std::move(checked).error();
            error.row = static_cast<std::int64_t>(row);
            return error;
        }
        if (ids_.find(hash, SameId{this, event.event_id}) != 0)
            return journal_errors::duplicate_event(event.event_id, row);

        Event numbered = event;
        numbered.seq = seq() + 1;
        scratch_.clear();
        write_event(scratch_, numbered);
        const std::string_view bytes = scratch_.bytes();
        char* const copy = arena_.take(bytes.size());
        std::memcpy(copy, bytes.data(), bytes.size());
        events_.push_back({copy, static_cast<std::uint32_t>(bytes.size()), id_offset(numbered),
                           static_cast<std::uint16_t>(event.event_id.size())});
        ids_.insert(hash, static_cast<std::uint32_t>(numbered.seq));
        ends_.back() = events_.size();
        return {};
    }

    /// Where the id begins in the message of an event: after its tag and length, which take a byte each.
    static std::uint16_t id_offset(const Event& event) noexcept {
        const auto varint_size = [](std::int64_t value) {
            auto rest = static_cast<std::uint64_t>(value) << 1;  // of a positive number
            std::size_t size = 1;
            while ((rest >>= 7) != 0) ++size;
            return size;
        };
        return static_cast<std::uint16_t>(1 + varint_size(event.seq) + 2 + event.stream.size() + 2 + event.type.size() +
                                          1 + varint_size(event.schema) + 2);
    }

    /// Drops all batches but the first `batches`.
    void cut(std::size_t batches) noexcept {
        const std::size_t keep = batches == 0 ? 0 : ends_[batches - 1];
        while (events_.size() > keep) {
            const Place& place = events_.back();
            ids_.erase(IdTable::hash_of({place.message + place.id_at, place.id_size}),
                       static_cast<std::uint32_t>(events_.size()));
            events_.pop_back();
        }
        ends_.resize(std::min(ends_.size(), batches));
        hashes_.resize(std::min(hashes_.size(), keep));
        batch_hashes_.resize(std::min(batch_hashes_.size(), batches));
    }

    Digest last_hash() {
        return batch_hashes_.empty() ? first_hash(hasher_, scratch_, settings_) : batch_hashes_.back();
    }

    Batch batch_at(std::size_t i) {
        const std::size_t first = i == 0 ? 0 : ends_[i - 1];
        return {static_cast<std::int64_t>(i) + 1,
                static_cast<std::int64_t>(first) + 1,
                static_cast<std::int64_t>(ends_[i] - first),
                i == 0 ? first_hash(hasher_, scratch_, settings_) : batch_hashes_[i - 1],
                {}};
    }

    /// Computes the chain as far as there are events.
    void catch_up() {
        hashes_.reserve(events_.size());
        batch_hashes_.reserve(ends_.size());
        while (hashes_.size() < events_.size()) hashes_.push_back(hasher_.hash(message(hashes_.size())));
        while (batch_hashes_.size() < ends_.size()) {
            const Batch batch = batch_at(batch_hashes_.size());
            batch_hashes_.push_back(batch_hash(hasher_, scratch_, batch,
                                               std::span(hashes_).subspan(static_cast<std::size_t>(batch.first_seq) - 1,
                                                                          static_cast<std::size_t>(batch.count))));
        }
    }

    JournalSettings settings_;
    Hasher hasher_;
    WireWriter scratch_;
    Arena arena_;
    IdTable ids_;
    std::vector<Place> events_;      // of seq i + 1
    std::vector<std::size_t> ends_;  // events up to and with batch i + 1
    std::vector<Digest> hashes_;     // of events, as far as computed
    std::vector<Digest> batch_hashes_;
    std::vector<TableSchema> schemas_;
    bool begun_ = false;
    bool failed_ = false;
    std::size_t mark_ = 0;  // batches when the transaction began
};

}  // namespace

Result<std::unique_ptr<JournalStore>> create_memory_store(const JournalSettings& settings) {
    if (auto checked = check_settings(settings); !checked.ok()) return std::move(checked).error();
    auto hasher = Hasher::create(settings.algorithm);
    if (!hasher.ok()) return std::move(hasher).error();
    return std::unique_ptr<JournalStore>(std::make_unique<MemoryStore>(settings, std::move(hasher).value()));
}

}  // namespace steward
