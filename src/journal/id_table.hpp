#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace steward {

/// Finds the events of a journal in memory by their ids. One flat table with linear probing; a slot holds 32 bits of
/// the id's hash and the event's seq, so a look-up of a new id costs one line of memory, and growing reads no ids. The
/// ids themselves stay where the events are: the caller compares them.
class IdTable {
public:
    static constexpr std::uint32_t max_seq = 0xFFFFFFFE;

    /// Room for so many ids in all.
    void reserve(std::size_t count);

    [[nodiscard]] static std::uint32_t hash_of(std::string_view id) noexcept {
        const std::uint64_t hash = std::hash<std::string_view>{}(id);
        return static_cast<std::uint32_t>(hash ^ hash >> 32);
    }

    /// The seq for which `same(seq)` holds among those with this hash, or 0.
    template <class Same>
    [[nodiscard]] std::uint32_t find(std::uint32_t hash, Same&& same) const {
        if (size_ == 0) return 0;
        for (std::size_t i = hash & mask_; slots_[i].seq != 0; i = (i + 1) & mask_) {
            if (slots_[i].hash == hash && same(slots_[i].seq)) return slots_[i].seq;
        }
        return 0;
    }

    /// Asks for the memory where a look-up of this hash will begin.
    void prefetch(std::uint32_t hash) const noexcept {
#ifdef __GNUC__
        if (size_ != 0) __builtin_prefetch(&slots_[hash & mask_], 1);
#else
        static_cast<void>(hash);
#endif
    }

    /// Adds an id that is not there; there must be room for it.
    void insert(std::uint32_t hash, std::uint32_t seq) noexcept;

    /// Takes away an id that is there.
    void erase(std::uint32_t hash, std::uint32_t seq) noexcept;

private:
    struct Slot {
        std::uint32_t hash;
        std::uint32_t seq;  ///< 0 in an empty slot
    };

    void put(Slot slot) noexcept;

    std::vector<Slot> slots_;
    std::size_t mask_ = 0;
    std::size_t size_ = 0;
    std::size_t room_ = 0;
};

}  // namespace steward
