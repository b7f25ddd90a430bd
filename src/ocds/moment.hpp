/// @file
/// Moments of RFC 3339, as OCDS writes dates. Internal.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace steward::ocds::detail {

struct Moment {
    std::int64_t seconds = 0;  ///< since 1970-01-01T00:00:00Z
    std::int32_t nanoseconds = 0;

    friend auto operator<=>(const Moment&, const Moment&) = default;

    /// Date, time and offset; empty for a date alone, a time without offset, and a day that there is not.
    [[nodiscard]] static std::optional<Moment> read(std::string_view text) noexcept;
};

/// Whole days from one moment to a later one; of an earlier one, the negative of the way back.
[[nodiscard]] std::int64_t whole_days(const Moment& from, const Moment& to) noexcept;

}  // namespace steward::ocds::detail
