/// @file
/// What changes from one rulebook to another, or from one day to another in one rulebook (规则变化).
///
/// A rulebook is read as statements: at one place (a rule, keys, a part such as `value` or `length`) a version says one
/// value, with its citations, its confidence and the first day of its version. Two books differ where their statements
/// of a day differ; days on which they differ alike are one change.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "steward/kernel/outcome.hpp"
#include "steward/rules/cited.hpp"
#include "steward/rules/rulebook.hpp"

namespace steward {

/// What a rulebook says at one place.
struct Statement {
    std::string value;            ///< as a pack writes it: a number in `unit`, an item, a word
    std::string unit;             ///< unit of the pack; empty for what has none
    std::optional<Date> version;  ///< first day of the version that says it; empty for what belongs to no version
    std::vector<CitedPlace> cites;
    Confidence confidence = Confidence::verified;

    friend bool operator==(const Statement&, const Statement&) = default;
};

/// One key of a place: `category = goods`.
struct KeyChoice {
    std::string key;
    std::string item;
    BilingualText text;  ///< of the item
};

enum class ChangeKind : std::int8_t {
    added,    ///< said only after
    removed,  ///< said only before
    value,    ///< another value or unit
    source,   ///< the same value from another version, with other citations or another confidence
};

enum class ChangeSubject : std::int8_t { rule, code_list, jurisdiction };

/// One change at one place, over an unbroken run of days.
struct RuleChange {
    ChangeKind kind = ChangeKind::value;
    ChangeSubject subject = ChangeSubject::rule;
    std::string id;            ///< of the rule, the code list or the jurisdiction
    std::string jurisdiction;  ///< of the rule; empty for other subjects
    BilingualText title;
    std::vector<KeyChoice> keys;  ///< of a cell; of a code list, the item
    /// A value column, or one of `in_force`, `end`, `length`, `unit`, `start_day`, `roll`, `off`, `work`, `form`, `keys`,
    /// `anchor`, `compare`, `relation`, `bound`, `code`, `number`.
    std::string part;
    std::optional<Date> from;   ///< first day of the change; empty: on all days (code lists, jurisdictions)
    std::optional<Date> until;  ///< first day no longer changed; empty: open
    std::optional<Statement> before;
    std::optional<Statement> after;
    std::vector<std::string> operations;  ///< that use the rule, in the catalogue of either book
};

/// Everything that differs, by subject, id, jurisdiction, day and place; empty when the two books decide alike and say so
/// with the same sources. Titles and file layout do not count, as for the digest.
[[nodiscard]] std::vector<RuleChange> diff_books(const Rulebook& before, const Rulebook& after);

/// What the book says otherwise on day `after` than on day `before`. A new version that says the same with the same
/// citations is no difference. Calendars are left out: a notice speaks of its year, whatever the day.
[[nodiscard]] std::vector<RuleChange> diff_days(const Rulebook& book, Date before, Date after);

/// For people: a heading for each rule with the operations that use it, a line for each change, with both citations.
[[nodiscard]] std::string diff_text(std::span<const RuleChange> changes, Language language);

/// A JSON array with an object for each change, `text` being its line of `diff_text`.
[[nodiscard]] std::string diff_json(std::span<const RuleChange> changes, Language language);

}  // namespace steward
