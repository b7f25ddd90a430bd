#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "steward/kernel/date.hpp"

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
