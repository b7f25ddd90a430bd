#include "steward/kernel/utf8.hpp"

#include <bit>
#include <cstdint>
#include <cstring>

namespace steward {
namespace {

constexpr std::uint64_t high_bits = 0x8080808080808080U;

std::uint64_t load_word(const unsigned char* bytes) noexcept {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

bool is_continuation(unsigned char byte) noexcept { return (byte & 0xC0U) == 0x80U; }

/// The first position at or after `at` that is no ASCII character, or `end`.
const unsigned char* skip_ascii(const unsigned char* at, const unsigned char* end) noexcept {
    while (end - at >= 32) {
        const std::uint64_t any = load_word(at) | load_word(at + 8) | load_word(at + 16) | load_word(at + 24);
        if ((any & high_bits) != 0) break;
        at += 32;
    }
    while (end - at >= 8) {
        const std::uint64_t high = load_word(at) & high_bits;
        if (high != 0) {
            constexpr bool little = std::endian::native == std::endian::little;
            return at + (little ? std::countr_zero(high) : std::countl_zero(high)) / 8;
        }
        at += 8;
    }
    while (at != end && *at < 0x80) ++at;
    return at;
}

/// Length of the valid sequence of two to four bytes at `at`, 0 when there is none (Unicode 15.0, table 3-7).
int sequence_length(const unsigned char* at, const unsigned char* end) noexcept {
    const std::ptrdiff_t left = end - at;
    const unsigned lead = at[0];
    if (lead >= 0xE0 && lead <= 0xEF) {  // first, because Chinese lives here
        if (left < 3 || !is_continuation(at[1]) || !is_continuation(at[2])) return 0;
        if (lead == 0xE0 && at[1] < 0xA0) return 0;  // overlong
        if (lead == 0xED && at[1] > 0x9F) return 0;  // surrogates
        return 3;
    }
    if (lead >= 0xC2 && lead <= 0xDF) return left >= 2 && is_continuation(at[1]) ? 2 : 0;
    if (lead >= 0xF0 && lead <= 0xF4) {
        if (left < 4 || !is_continuation(at[1]) || !is_continuation(at[2]) || !is_continuation(at[3])) return 0;
        if (lead == 0xF0 && at[1] < 0x90) return 0;  // overlong
        if (lead == 0xF4 && at[1] > 0x8F) return 0;  // above U+10FFFF
        return 4;
    }
    return 0;
}

}  // namespace

bool is_ascii(std::string_view bytes) noexcept {
    const auto* begin = reinterpret_cast<const unsigned char*>(bytes.data());
    return skip_ascii(begin, begin + bytes.size()) == begin + bytes.size();
}

std::size_t valid_utf8_prefix(std::string_view text) noexcept {
    const auto* begin = reinterpret_cast<const unsigned char*>(text.data());
    const unsigned char* end = begin + text.size();
    const unsigned char* at = begin;
    while ((at = skip_ascii(at, end)) != end) {
        do {
            const int length = sequence_length(at, end);
            if (length == 0) return static_cast<std::size_t>(at - begin);
            at += length;
        } while (at != end && *at >= 0x80);
    }
    return text.size();
}

bool valid_utf8(std::string_view bytes) noexcept { return valid_utf8_prefix(bytes) == bytes.size(); }

std::string printable(std::string_view value, std::size_t limit) {
    constexpr std::string_view replacement = "\xEF\xBF\xBD";
    const auto* at = reinterpret_cast<const unsigned char*>(value.data());
    const unsigned char* end = at + value.size();
    std::string out;
    while (at != end) {
        if (out.size() >= limit) {
            out += "…";
            break;
        }
        const int length = *at >= 0x80 ? sequence_length(at, end) : 1;
        if (length == 0 || *at < 0x20 || *at == 0x7F) {
            out += replacement;
            ++at;
        } else {
            out.append(reinterpret_cast<const char*>(at), static_cast<std::size_t>(length));
            at += length;
        }
    }
    return out;
}

}  // namespace steward
