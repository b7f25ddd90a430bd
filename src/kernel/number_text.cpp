#include "number_text.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <limits>

#include "steward/kernel/arithmetic.hpp"

namespace steward::detail {

namespace {

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// Length of the UTF-8 sequence that starts `text`, 0 when it is none. Overlong forms, surrogates and code points past
/// U+10FFFF are none (RFC 3629).
std::size_t utf8_length(std::string_view text) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    std::size_t length = 0;
    if (lead < 0x80) length = 1;
    else if (lead >= 0xc2 && lead <= 0xdf) length = 2;
    else if (lead >= 0xe0 && lead <= 0xef) length = 3;
    else if (lead >= 0xf0 && lead <= 0xf4) length = 4;
    if (length == 0 || length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xc0) != 0x80) return 0;
    if ((lead == 0xe0 && byte(1) < 0xa0) || (lead == 0xed && byte(1) > 0x9f)) return 0;
    if ((lead == 0xf0 && byte(1) < 0x90) || (lead == 0xf4 && byte(1) > 0x8f)) return 0;
    return length;
}

}  // namespace

Scan scan_number(std::string_view text, int max_decimals, std::int64_t& unscaled, int& decimals) noexcept {
    std::size_t at = 0;
    bool negative = false;
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
        negative = text[0] == '-';
        at = 1;
    }
    if (at == text.size() || !is_digit(text[at])) return Scan::malformed;

    std::int64_t value = 0;
    bool overflow = false;
    const auto digit = [&](char c) {
        // Collected below zero, where the smallest int64 fits.
        overflow |= !checked_mul(value, 10, value) || !checked_sub(value, c - '0', value);
    };
    for (; at < text.size() && is_digit(text[at]); ++at) digit(text[at]);
    std::size_t fraction = 0;
    if (at < text.size()) {
        if (text[at] != '.') return Scan::malformed;
        for (++at; at < text.size() && is_digit(text[at]); ++at, ++fraction) digit(text[at]);
        if (at < text.size() || fraction == 0 || fraction > static_cast<std::size_t>(max_decimals))
            return Scan::malformed;
    }
    if (overflow || (!negative && !checked_sub(0, value, value))) return Scan::overflow;
    unscaled = value;
    decimals = static_cast<int>(fraction);
    return Scan::ok;
}

std::string number_text(std::int64_t unscaled, int decimals) {
    char digits[20];
    const auto end = std::to_chars(digits, digits + sizeof digits, magnitude(unscaled)).ptr;
    const auto count = static_cast<int>(end - digits);
    std::string result;
    if (unscaled < 0) result += '-';
    if (count > decimals) {
        result.append(digits, static_cast<std::size_t>(count - decimals));
    } else {
        result += '0';
    }
    if (decimals > 0) {
        result += '.';
        result.append(static_cast<std::size_t>(std::max(0, decimals - count)), '0');
        result.append(end - std::min(count, decimals), end);
    }
    return result;
}

std::string quotable(std::string_view text) {
    constexpr std::size_t limit = 64;
    std::string result;
    while (!text.empty()) {
        const std::size_t length = utf8_length(text);
        if (result.size() + std::max<std::size_t>(length, 1) > limit) return result + "...";
        const auto first = static_cast<unsigned char>(text[0]);
        if (length == 0 || first < 0x20 || first == 0x7f) {
            result += '?';
        } else {
            result.append(text.substr(0, length));
        }
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return result;
}

}  // namespace steward::detail
