/// @file
/// Rows of a state by their id: dense, with undo to the last mark and a list of what changed. The registers and balances of
/// an office are made of them.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace steward {

/// From an int64 to a place. Open addressing with linear probing.
class IdIndex {
public:
    static constexpr std::uint32_t none = 0xffffffffU;

    [[nodiscard]] std::uint32_t find(std::int64_t id) const noexcept {
        if (slots_.empty()) return none;
        for (std::size_t at = home(id);; at = (at + 1) & mask_) {
            const Slot& slot = slots_[at];
            if (slot.place == none || slot.id == id) return slot.place;
        }
    }

    /// Asks for the memory where a look-up of this id will begin. Always inline: gcc takes a function that only prefetches
    /// for one without effect, and drops the call.
    [[gnu::always_inline]] void prefetch(std::int64_t id) const noexcept {
#ifdef __GNUC__
        if (!slots_.empty()) __builtin_prefetch(&slots_[home(id)], 1);
#else
        static_cast<void>(id);
#endif
    }

    /// `id` must not be there yet.
    void insert(std::int64_t id, std::uint32_t place) {
        if ((count_ + 1) * 4 > slots_.size() * 3) grow();
        put({id, place});
        ++count_;
    }

    /// `id` must be there. What lies behind it in its run moves up, so that every search still ends where it should.
    void erase(std::int64_t id) noexcept {
        std::size_t hole = home(id);
        while (slots_[hole].place == none || slots_[hole].id != id) hole = (hole + 1) & mask_;
        for (std::size_t at = (hole + 1) & mask_; slots_[at].place != none; at = (at + 1) & mask_) {
            // It may move into the hole unless its home lies between the two.
            if (((at - home(slots_[at].id)) & mask_) < ((at - hole) & mask_)) continue;
            slots_[hole] = slots_[at];
            hole = at;
        }
        slots_[hole] = {};
        --count_;
    }

private:
    struct Slot {
        std::int64_t id = 0;
        std::uint32_t place = none;
    };

    [[nodiscard]] std::size_t home(std::int64_t id) const noexcept {
        // Fibonacci hashing: the high bits of the product, which depend on every bit of the id.
        return static_cast<std::size_t>((static_cast<std::uint64_t>(id) * 0x9E3779B97F4A7C15ULL) >> shift_);
    }
    void put(Slot slot) noexcept {
        std::size_t at = home(slot.id);
        while (slots_[at].place != none) at = (at + 1) & mask_;
        slots_[at] = slot;
    }
    void grow() {
        std::vector<Slot> old(slots_.empty() ? 16 : slots_.size() * 2);
        old.swap(slots_);
        mask_ = slots_.size() - 1;
        shift_ = 64;
        for (std::size_t size = slots_.size(); size > 1; size /= 2) --shift_;
        for (const Slot& slot : old)
            if (slot.place != none) put(slot);
    }

    std::vector<Slot> slots_;
    std::size_t mask_ = 0;  ///< size of slots_, a power of two, less one
    std::size_t count_ = 0;
    int shift_ = 64;
};

/// Rows of `Value` by id, in the order in which they came. `Value` has a member `std::int64_t id`.
///
/// Changes go through `add` and `touch`. They are kept apart since the last `mark`, so that `undo` takes them back and
/// `changed` tells which rows the tables beside a journal have to write again.
template <class Value>
class EntityTable {
public:
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] const Value& operator[](std::size_t place) const noexcept { return row(place).value; }

    /// Place of an id, IdIndex::none when there is no such row.
    [[nodiscard]] std::uint32_t place(std::int64_t id) const noexcept { return index_.find(id); }
    [[nodiscard]] const Value* find(std::int64_t id) const noexcept {
        const std::uint32_t at = index_.find(id);
        return at == IdIndex::none ? nullptr : &row(at).value;
    }

    /// Asks for the memory where a look-up of this id will begin.
    [[gnu::always_inline]] void prefetch(std::int64_t id) const noexcept { index_.prefetch(id); }

    /// A new row; its id must not be there yet. Rows do not move.
    Value& add(Value value) {
        const auto at = static_cast<std::uint32_t>(size_);
        if (size_ == blocks_.size() * block_size) blocks_.push_back(std::make_unique<Row[]>(block_size));
        changed_.push_back(at);  // first: should memory run out between the two, `undo` forgets it
        index_.insert(value.id, at);
        ++size_;
        Row& added = row(at);
        added = {std::move(value), generation_};
        return added.value;
    }

    /// A row to be changed.
    Value& touch(std::uint32_t at) {
        Row& touched = row(at);
        if (touched.generation != generation_) {
            before_.push_back(touched.value);
            restored_.push_back(at);
            changed_.push_back(at);
            touched.generation = generation_;
        }
        return touched.value;
    }

    /// Makes what happened final, and starts to keep changes apart.
    void mark() noexcept {
        ++generation_;
        kept_ = size_;
        before_.clear();
        restored_.clear();
        changed_.clear();
    }

    /// Takes back all changes since the mark.
    void undo() {
        for (; size_ > kept_; --size_) index_.erase(row(size_ - 1).value.id);
        for (std::size_t i = restored_.size(); i-- > 0;) row(restored_[i]).value = std::move(before_[i]);
        mark();
    }

    /// Places of the rows that were added or changed since the mark, each once.
    [[nodiscard]] std::span<const std::uint32_t> changed() const noexcept { return changed_; }

private:
    struct Row {
        Value value;
        std::uint64_t generation = 0;
    };

    /// Rows lie in blocks: a table grows without being copied.
    static constexpr std::size_t block_size = 256;
    [[nodiscard]] Row& row(std::size_t at) const noexcept { return blocks_[at / block_size][at % block_size]; }

    std::vector<std::unique_ptr<Row[]>> blocks_;
    std::size_t size_ = 0;
    IdIndex index_;
    std::uint64_t generation_ = 1;
    std::size_t kept_ = 0;
    std::vector<Value> before_;             ///< values as they were at the mark
    std::vector<std::uint32_t> restored_;   ///< their places
    std::vector<std::uint32_t> changed_;
};

}  // namespace steward
