/// @file
/// Any operation of the catalogue over JSON Lines (逐行 JSON): one object a line, decided and written out with its results.
///
/// Members name the columns as the headers of a CSV file do (csv_run.hpp): by the name in the catalogue (`budget_fen`), by
/// the Chinese text, and money by the name without `_fen`, then in yuan. A nested list is a member of its name whose value
/// is an array of objects; `[]` for a list without rows. Members that the operation does not know are carried over.
///
/// Values are texts, written as in CSV, or JSON's own: numbers for numbers (exact, to the last digit: 0.1 is a tenth),
/// true and false, an array of items for a set, null or "" for a missing value. A number with an exponent is refused.
///
/// Outputs, UTF-8, one object a line in the order of the input: the members as they were, with the results of a nested row
/// inside it, then the results by name (money in yuan as a text under the name without `_fen`, codes by id, sets as arrays,
/// dates and other decimals as texts, null for a missing one), each emitted list as an array of objects, `rule` and
/// `confidence`. A name that the line has already gets `_result` behind it.
///
/// A line that cannot be decided has `error` in the place of results: file, line, column, value and what would be right. A
/// line that is no JSON object comes back as `{"line": n, "error": ...}`. The other lines go on. Empty lines are left out.
///
/// Personal data is read and not written, as in csv_run.hpp.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "steward/kernel/result.hpp"
#include "steward/rules/rulebook.hpp"

namespace steward {

struct JsonlRunReport {
    std::int64_t rows = 0;  ///< lines that are not empty
    std::int64_t bad = 0;   ///< lines with an error
};

struct JsonlOptions {
    Language language = Language::zh;              ///< of the messages in `error`
    std::optional<Date> known_at = {};             ///< decide from what could be known on that day
    bool show_personal = false;                    ///< write members of personal data, name their values in messages
    std::function<void(std::int64_t)> progress = {};  ///< called now and then with the lines that are done
    std::int64_t block_rows = 1024;                ///< lines decided at a time; at least 1
};

/// Decides the lines of a file. Memory holds one block of lines, whatever the size of the file. The output appears when it
/// is complete; after an error there is none. It may not replace the input.
[[nodiscard]] Result<JsonlRunReport> run_jsonl(const Rulebook& book, std::string_view operation, std::string_view jurisdiction,
                                               const std::string& input_path, const std::string& output_path,
                                               const JsonlOptions& options = {});

struct JsonlTextResult {
    std::string output;
    JsonlRunReport report;
};

/// The same on a text in memory.
[[nodiscard]] Result<JsonlTextResult> run_jsonl_text(const Rulebook& book, std::string_view operation,
                                                     std::string_view jurisdiction, std::string_view input,
                                                     const JsonlOptions& options = {});

}  // namespace steward
