/// @file
/// What must be brought up to date for a coming year (年度更新清单).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "steward/rules/cited.hpp"
#include "steward/rules/rulebook.hpp"

namespace steward {

enum class RollReason : std::int8_t {
    notice_missing,  ///< a calendar has no notice for the year
    version_due,     ///< a rule that is set every year has no version that begins in it
    year_missing,    ///< a rule with a key of years has no value for it
    expires,         ///< the last version of a rule ends by the end of the year, and nothing follows it
};

/// One thing to do before a year begins, or in it.
struct RollItem {
    RollReason reason = RollReason::notice_missing;
    std::string rule;
    std::string jurisdiction;
    BilingualText title;
    Date due;          ///< first day that the book cannot answer, or answers with an old value
    std::string last;  ///< newest year that there is; empty when there is none, or it is no matter of years
    std::vector<CitedPlace> documents;    ///< of the newest version: what the coming one takes the place of
    std::vector<std::string> operations;  ///< that use the rule
    std::string pack;                     ///< id of the pack to change
};

/// The list for a year, by rule and jurisdiction. Rules that were repealed (`until_cite`) are not on it. Error:
/// out_of_range for a year outside 1401 to 9998.
[[nodiscard]] Result<std::vector<RollItem>> year_roll(const Rulebook& book, std::int32_t year);

/// For people: a line for each item.
[[nodiscard]] std::string year_roll_text(std::span<const RollItem> items, Language language);

/// A JSON array with an object for each item, `text` being its line of `year_roll_text`.
[[nodiscard]] std::string year_roll_json(std::span<const RollItem> items, Language language);

}  // namespace steward
