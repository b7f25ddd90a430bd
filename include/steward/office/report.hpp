/// @file
/// What verification and re-adjudication found, as JSON (校验与复核报告).
#pragma once

#include <span>
#include <string>

#include "steward/kernel/text.hpp"
#include "steward/office/office.hpp"

namespace steward {

/// `{"sound": …, "events": …, "batches": …, "ended_early": …, "findings": [{"kind", "first_seq", "last_seq", "batch",
/// "text"}, …]}`; kinds are the names of `FindingKind`, 0 means "about none".
[[nodiscard]] std::string verify_json(const VerifyReport& report, Language language);

/// `[{"seq", "event_id", "type", "column", "then", "now"}, …]`
[[nodiscard]] std::string redecisions_json(std::span<const Redecision> differences);

}  // namespace steward
