/// @file
/// Checks on UTF-8, the encoding of every text inside Steward.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace steward {

/// Whether all bytes are ASCII.
[[nodiscard]] bool is_ascii(std::string_view bytes) noexcept;

/// Offset of the first byte that begins no strictly valid sequence, or the size of the text.
[[nodiscard]] std::size_t valid_utf8_prefix(std::string_view bytes) noexcept;

/// Whether the bytes are strictly valid UTF-8; the empty text is. One pass: ASCII at 32 and 8 bytes a step.
[[nodiscard]] bool valid_utf8(std::string_view bytes) noexcept;

/// A value made fit for a message: always valid UTF-8 on one line (invalid bytes and control characters become
/// U+FFFD), and cut with "…" after about `limit` bytes, never inside a character.
[[nodiscard]] std::string printable(std::string_view value, std::size_t limit = 60);

}  // namespace steward
