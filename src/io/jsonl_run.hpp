/// @file
/// A run over JSON Lines from anywhere to anywhere. Internal.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "jsonl_lines.hpp"
#include "steward/io/jsonl.hpp"
#include "steward/rules/prepared.hpp"

namespace steward::detail {

/// Takes whole lines of the output.
using WriteLines = std::function<Result<void>(std::string_view)>;

/// Decides lines with an operation that is prepared. The names are what messages call the input in each language;
/// `on_error` is called with the message of every bad line.
[[nodiscard]] Result<JsonlRunReport> decide_jsonl(PreparedOperation& operation, const std::string& name_zh,
                                                  const std::string& name_en, ReadBytes read, const WriteLines& write,
                                                  const JsonlOptions& options,
                                                  const std::function<void(const std::string&)>& on_error = {});

}  // namespace steward::detail
