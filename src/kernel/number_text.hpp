/// @file
/// Reading and writing scaled integers, shared by the number types. Internal.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace steward::detail {

enum class Scan { ok, malformed, overflow };

/// Reads [+-]digits[.digits] with at most `max_decimals` decimals: `unscaled` holds all digits, `decimals` says how
/// many of them follow the point.
[[nodiscard]] Scan scan_number(std::string_view text, int max_decimals, std::int64_t& unscaled, int& decimals) noexcept;

/// unscaled / 10^decimals with exactly `decimals` decimals.
[[nodiscard]] std::string number_text(std::int64_t unscaled, int decimals);

/// A caller's text made fit for a message: cut after 64 bytes, and what is not printable UTF-8 replaced by '?'.
[[nodiscard]] std::string quotable(std::string_view text);

}  // namespace steward::detail
