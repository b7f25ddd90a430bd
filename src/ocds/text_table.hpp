/// @file
/// Texts numbered in the order in which they came. Internal.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace steward::ocds::detail {

/// Open addressing; the texts lie one after another, each behind its size. With many texts every look-up waits for memory
/// twice: `hash`, `fetch_slot` and `fetch_text` of several texts in turn let the waits overlap.
class TextTable {
public:
    [[nodiscard]] std::uint32_t number(std::string_view text) { return number(text, hash(text)); }

    [[nodiscard]] std::uint32_t number(std::string_view text, std::uint64_t hash) {
        if ((begins_.size() + 1) * 2 > slots_.size()) grow();
        for (std::size_t at = place(hash);; at = (at + 1) & (slots_.size() - 1)) {
            Slot& slot = slots_[at];
            if (slot.number == none) {
                slot = {tag(hash), static_cast<std::uint32_t>(begins_.size()), bytes_.size()};
                const auto size = static_cast<std::uint32_t>(text.size());
                begins_.push_back(bytes_.size());
                bytes_.append(reinterpret_cast<const char*>(&size), sizeof size).append(text);
                return slot.number;
            }
            if (slot.tag == tag(hash) && text_at(slot.begin) == text) return slot.number;
        }
    }

    [[nodiscard]] std::string_view operator[](std::uint32_t number) const noexcept { return text_at(begins_[number]); }
    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(begins_.size()); }

    [[nodiscard]] static std::uint64_t hash(std::string_view text) noexcept { return hash_of(text); }
    void fetch_slot(std::uint64_t hash) const noexcept {
        if (!slots_.empty()) __builtin_prefetch(&slots_[place(hash)]);
    }
    /// Brings the text that the first slot of a hash names, and gives its number; 0 without one.
    std::uint32_t fetch_text(std::uint64_t hash) const noexcept {
        if (slots_.empty()) return 0;
        const Slot& slot = slots_[place(hash)];
        if (slot.number == none) return 0;
        __builtin_prefetch(bytes_.data() + slot.begin);
        return slot.number;
    }

private:
    static constexpr std::uint32_t none = 0xffff'ffff;
    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t number = none;
        std::uint64_t begin = 0;
    };

    [[nodiscard]] static std::uint32_t tag(std::uint64_t hash) noexcept { return static_cast<std::uint32_t>(hash >> 32); }
    [[nodiscard]] std::size_t place(std::uint64_t hash) const noexcept { return hash & (slots_.size() - 1); }
    [[nodiscard]] std::string_view text_at(std::uint64_t begin) const noexcept {
        std::uint32_t size = 0;
        std::memcpy(&size, bytes_.data() + begin, sizeof size);
        return {bytes_.data() + begin + sizeof size, size};
    }

    static std::uint64_t hash_of(std::string_view text) noexcept {
        std::uint64_t hash = text.size() * 0x9e37'79b9'7f4a'7c15U;
        const auto mix = [&](std::uint64_t word) {
            hash = (hash ^ word) * 0xff51'afd7'ed55'8ccdU;
            hash ^= hash >> 32;
        };
        std::size_t at = 0;
        for (; at + 8 <= text.size(); at += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, text.data() + at, 8);
            mix(word);
        }
        std::uint64_t rest = 0;
        if (at < text.size()) std::memcpy(&rest, text.data() + at, text.size() - at);
        mix(rest);
        return hash * 0xc4ce'b9fe'1a85'ec53U;
    }

    void grow() {
        std::vector<Slot> larger(slots_.empty() ? 1024 : slots_.size() * 2);
        slots_.swap(larger);
        for (std::uint32_t number = 0; number < size(); ++number) {
            const std::uint64_t hash = hash_of((*this)[number]);
            std::size_t at = place(hash);
            while (slots_[at].number != none) at = (at + 1) & (slots_.size() - 1);
            slots_[at] = {tag(hash), number, begins_[number]};
        }
    }

    std::vector<Slot> slots_;
    std::string bytes_;
    std::vector<std::uint64_t> begins_;
};

}  // namespace steward::ocds::detail
