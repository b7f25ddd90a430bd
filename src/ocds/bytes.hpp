/// @file
/// Bytes of JSON, eight at a time. Internal.
#pragma once

#include <cstdint>
#include <cstring>

namespace steward::ocds::detail {

/// Not zero when one of eight bytes is a quote or a backslash; the lowest bit that is set is in the first of them.
[[nodiscard]] inline std::uint64_t special(const char* eight) noexcept {
    constexpr std::uint64_t ones = 0x0101010101010101, tops = 0x8080808080808080;
    std::uint64_t word = 0;
    std::memcpy(&word, eight, 8);
    const std::uint64_t quote = word ^ (ones * '"'), backslash = word ^ (ones * '\\');
    return (((quote - ones) & ~quote) | ((backslash - ones) & ~backslash)) & tops;
}

}  // namespace steward::ocds::detail
