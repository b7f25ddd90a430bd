/// @file
/// Texts numbered in the order in which they came. Internal.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace steward::ocds::detail {

/// Open addressing; the texts lie one after another.
class TextTable {
public:
    [[nodiscard]] std::uint32_t number(std::string_view text) {
        if ((ends_.size() + 1) * 2 > slots_.size()) grow();
        const std::uint64_t hash = hash_of(text);
        for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
            Slot& slot = slots_[at];
            if (slot.number == none) {
                slot = {static_cast<std::uint32_t>(hash >> 32), static_cast<std::uint32_t>(ends_.size())};
                bytes_.append(text);
                ends_.push_back(bytes_.size());
                return slot.number;
            }
            if (slot.hash == static_cast<std::uint32_t>(hash >> 32) && (*this)[slot.number] == text) return slot.number;
        }
    }

    [[nodiscard]] std::string_view operator[](std::uint32_t number) const noexcept {
        const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
        return std::string_view(bytes_).substr(begin, ends_[number] - begin);
    }
    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(ends_.size()); }

private:
    static constexpr std::uint32_t none = 0xffff'ffff;
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = none;
    };

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
        for (std::uint32_t number = 0; number < size(); ++number) {
            const std::uint64_t hash = hash_of((*this)[number]);
            std::size_t at = hash & (larger.size() - 1);
            while (larger[at].number != none) at = (at + 1) & (larger.size() - 1);
            larger[at] = {static_cast<std::uint32_t>(hash >> 32), number};
        }
        slots_ = std::move(larger);
    }

    std::vector<Slot> slots_;
    std::string bytes_;
    std::vector<std::size_t> ends_;
};

}  // namespace steward::ocds::detail
