// What a rule version stands on, as people cite it.
#pragma once

#include <cstdint>
#include <string>

#include "steward/rules/rulebook.hpp"

namespace office_year {

/// "funds.lodging_cap@2016-04-01": the rule and the first day of its version.
[[nodiscard]] std::string rule_id(const steward::Rulebook& book, std::int32_t version);

/// "主席令第68号 第26条、第27条；国务院令第658号 第23条"
[[nodiscard]] std::string citations(const steward::Rulebook& book, std::int32_t version, steward::Language language);

}  // namespace office_year
