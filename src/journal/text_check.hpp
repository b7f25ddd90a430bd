#pragma once

#include <cstddef>
#include <string_view>

#include "steward/kernel/result.hpp"

namespace steward {

/// A text of 1 to `most` bytes of UTF-8 on one line: `missing_value`, `out_of_range` or `invalid_utf8` otherwise.
[[nodiscard]] Result<void> check_text(const char* field, std::string_view value, std::size_t most);

}  // namespace steward
