/// @file
/// Times in UTC (时间戳): microseconds since 1970-01-01T00:00:00Z, and their text of ISO 8601.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "steward/kernel/date.hpp"
#include "steward/kernel/result.hpp"

namespace steward {

/// A moment as columns have it: microseconds since 1970-01-01T00:00:00Z.
struct Timestamp {
    std::int64_t microseconds = 0;
    friend constexpr bool operator==(const Timestamp&, const Timestamp&) = default;
};

/// Microseconds since 1970-01-01T00:00:00Z as "2026-11-23T08:30:00.000001Z", always 27 characters; a time outside the
/// years 1400 to 9999 gives its number.
[[nodiscard]] std::string timestamp_text(std::int64_t microseconds);

/// Reads exactly what `timestamp_text` writes for a time inside the range.
/// @return `malformed` for any other shape or a time that does not exist
[[nodiscard]] Result<std::int64_t> parse_timestamp(std::string_view text);

}  // namespace steward

namespace steward::iso {

// Dates and times as the event table shows them, without allocating: one text for each value, in both directions.

constexpr std::size_t date_size = 10;       // 2026-11-23
constexpr std::size_t timestamp_size = 27;  // 2026-11-23T08:30:00.000001Z

constexpr std::int64_t day_us = std::int64_t{86'400} * 1'000'000;
constexpr std::int64_t min_timestamp = std::int64_t{Date::min_days} * day_us;
constexpr std::int64_t max_timestamp = (std::int64_t{Date::max_days} + 1) * day_us - 1;

/// Writes a valid date; `out` has room for `date_size`.
void write_date(Date date, char* out) noexcept;
[[nodiscard]] std::optional<Date> read_date(std::string_view text) noexcept;

/// Writes a time from `min_timestamp` to `max_timestamp`; `out` has room for `timestamp_size`.
void write_timestamp(std::int64_t microseconds, char* out) noexcept;
[[nodiscard]] std::optional<std::int64_t> read_timestamp(std::string_view text) noexcept;

}  // namespace steward::iso
