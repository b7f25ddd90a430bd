#pragma once

#include <cstdint>
#include <string_view>

#include "steward/kernel/result.hpp"

namespace steward::journal_errors {

// What the stores say alike.

[[nodiscard]] Error conflict(std::int64_t expected_seq, std::int64_t last_seq);
[[nodiscard]] Error duplicate_event(std::string_view event_id, std::size_t row);
[[nodiscard]] Error no_events();
[[nodiscard]] Error already_begun();
[[nodiscard]] Error not_begun();
/// An append inside of the transaction failed.
[[nodiscard]] Error must_roll_back();

}  // namespace steward::journal_errors
