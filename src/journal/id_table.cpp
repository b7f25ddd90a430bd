#include "id_table.hpp"

#include <algorithm>
#include <bit>

namespace steward {

void IdTable::reserve(std::size_t count) {
    if (count <= room_) return;
    // At most five slots of eight are taken.
    const std::size_t capacity = std::bit_ceil(std::max<std::size_t>(64, count + count / 2 + count / 10 + 1));
    std::vector<Slot> old(capacity);
    slots_.swap(old);
    mask_ = capacity - 1;
    room_ = capacity / 8 * 5;
    for (const Slot& slot : old) {
        if (slot.seq != 0) put(slot);
    }
}

void IdTable::put(Slot slot) noexcept {
    std::size_t i = slot.hash & mask_;
    while (slots_[i].seq != 0) i = (i + 1) & mask_;
    slots_[i] = slot;
}

void IdTable::insert(std::uint32_t hash, std::uint32_t seq) noexcept {
    put({hash, seq});
    ++size_;
}

void IdTable::erase(std::uint32_t hash, std::uint32_t seq) noexcept {
    std::size_t hole = hash & mask_;
    while (slots_[hole].seq != seq) hole = (hole + 1) & mask_;
    // Whatever follows moves up as long as it does not pass its own first place, so that no search ends too early.
    for (std::size_t i = (hole + 1) & mask_; slots_[i].seq != 0; i = (i + 1) & mask_) {
        if (((i - slots_[i].hash) & mask_) < ((i - hole) & mask_)) continue;
        slots_[hole] = slots_[i];
        hole = i;
    }
    slots_[hole] = {};
    --size_;
}

}  // namespace steward
