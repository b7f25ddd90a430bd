/// @file
/// A decision as a file of its own (决定存档): one decided row with everything that it rests on, as JSON that people can
/// read and any later version of the library can check. The format is in docs/reference/stored-decision.md.
///
/// It is here and not in rules because it is read as well as written: only this module has a JSON parser.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "steward/kernel/result.hpp"
#include "steward/rules/prepared.hpp"

namespace steward {

/// The version of the format that is written, and the only one that is read.
inline constexpr std::int64_t stored_decision_version = 1;

/// Stores a row as it is bound now, whether or not it was run: operation, versions and digest, jurisdiction, the day of
/// knowledge and the day that governs, facts, rules with citations, results, path and explanation in both languages.
///
/// Personal facts are stored only when the operation shows them (`show_personal`); a fact that is withheld says so.
/// Errors: those of `explain`; a row that cannot be decided is an error with the row's status: there is nothing to store.
[[nodiscard]] Result<std::string> decision_json(PreparedOperation& operation, std::int64_t row);

/// What came of deciding a stored row again.
enum class DecisionVerdict : std::int8_t {
    same,         ///< everything that was stored comes out again
    differs,      ///< see `DecisionCheck::differences`
    undecidable,  ///< it cannot be decided with this book; see `DecisionCheck::reason`
};

/// One thing that is not as it was stored.
struct DecisionDifference {
    enum class Part : std::int8_t {
        outcome,      ///< the column outcome
        result,       ///< another result, of the row or of a list
        rule,         ///< a rule that was used: its version, confidence or citations
        controlling,  ///< the rule that the outcome rests on
        confidence,   ///< the weakest confidence
        anchor,       ///< the day that governs
        explanation,  ///< path or explanation, though library and rules are those of then: the file was changed
    };
    Part part = Part::result;
    std::string name;    ///< column ("lines[2].payable_fen"), rule, or member of the file
    std::string before;  ///< as stored, as JSON; empty when it was not there
    std::string after;   ///< as it comes out now; empty when it does not
};

/// The identifier of a part of a decision, such as "outcome".
[[nodiscard]] std::string_view part_name(DecisionDifference::Part part) noexcept;

struct DecisionCheck {
    DecisionVerdict verdict = DecisionVerdict::undecidable;
    std::string operation;
    std::string digest_then;   ///< of the rules that the decision was stored with
    std::string digest_now;    ///< of the book that it was checked with
    std::string library_then;  ///< version of the library that stored it
    std::vector<DecisionDifference> differences;
    BilingualText reason;  ///< of undecidable: the operation, column, code or jurisdiction that is no longer known

    [[nodiscard]] std::string to_text(Language language) const;
    /// `{"verdict", "operation", "digest_then", "digest_now", "library_then", "differences": [{"part", "name", "before",
    /// "after"}], "reason"}`
    [[nodiscard]] std::string to_json(Language language) const;
};

/// Decides a stored row again with a book, from the facts in the file alone, and compares. A file that is no stored
/// decision is an error: Status::json_syntax when it is no JSON, Status::newer_version of a later format,
/// Status::malformed for members that are missing, unknown or of another type; the message names them.
[[nodiscard]] Result<DecisionCheck> check_decision(const Rulebook& book, std::string_view json);

}  // namespace steward
