/// @file
/// Any operation of the catalogue over CSV tables (批量文件): the rows of a file are decided and written out with their
/// results beside them.
///
/// Headers name the columns: by the name in the catalogue (`budget_fen`), by the Chinese text (预算金额), and for money by
/// the name without `_fen` (`budget`); money is in fen under its full name and in yuan under the other two. Blanks around
/// a header or a value do not count. Columns that the operation does not know are carried over.
///
/// Values: dates YYYY-MM-DD; codes by id, Chinese or English name, or number; sets as such items with ';' between them;
/// booleans as true/false, yes/no, 1/0 or 是/否; numbers without separators and with no more decimals than the column
/// keeps; texts as they are; a jurisdiction by code or number (column `jurisdiction` of the main table: whose rules decide
/// the row). An empty field is a missing value.
///
/// A row with a field that cannot be read, or without a required value, is never decided: its outputs are empty and the
/// column `error` names file, line, column, value and what would be right. The other rows go on. What stops the whole run
/// is a text that is no CSV, a required column that is not there (Status::not_bound), and two headers for one column.
///
/// Nested lists are tables of their own, tied to the main table by the column `key`: the keys of the main table must be
/// there and differ. A row with a faulty child is not decided; a child without a parent is an error of its own. The table of
/// a list whose rows have lists has a second key, such as `bids.key`, which differs among the rows of one `key`; the tables
/// inside it (`bids.scores`) say with both which row they belong to.
///
/// Personal data (columns that the catalogue marks so) is read and not written: such a column is left out of the outputs,
/// and messages name its place without its value, unless `show_personal` asks for it. Columns that the operation does not
/// know are not judged; what they hold is carried over.
///
/// Outputs, UTF-8 with a byte order mark: every input column as it was, then the results by name (money in yuan under the
/// name without `_fen`, codes and sets by id), `rule` (the controlling rule and the first day of its version,
/// `procurement.open_tender_amount@2020-01-01`), `confidence` and `error`. A name that the input has already gets
/// `_result` behind it. A nested list comes back in its own order with its results and `error`; an emitted list has
/// `key`, or `row` (counted from 1) when the main table has no such column, and its columns.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "steward/io/encoding.hpp"
#include "steward/kernel/result.hpp"
#include "steward/rules/rulebook.hpp"

namespace steward {

/// Called now and then with the rows that are done and the rows of the main table.
using CsvProgress = std::function<void(std::int64_t done, std::int64_t total)>;

struct CsvRunReport {
    std::int64_t rows = 0;  ///< rows of the main table
    std::int64_t bad = 0;   ///< rows of the main table with an error, and children without a parent
};

struct CsvRunOptions {
    std::string input_path;
    std::vector<std::pair<std::string, std::string>> lists;  ///< nested lists: name and path
    Encoding encoding = Encoding::utf8;                      ///< of all inputs
    Language language = Language::zh;                        ///< of the messages in `error`
    std::string output_path;                                 ///< a list L goes to this with ".L.csv" appended
    CsvProgress progress = {};
    std::int64_t chunk_rows = 65536;                         ///< rows decided at a time; at least 1
    std::optional<Date> known_at = {};                       ///< decide from what could be known on that day
    bool show_personal = false;                              ///< carry columns of personal data over, name their values
};

struct CsvTexts {
    std::string main;
    std::map<std::string, std::string, std::less<>> lists;  ///< by name
};

struct CsvTextOptions {
    Encoding encoding = Encoding::utf8;
    Language language = Language::zh;
    CsvProgress progress = {};
    std::int64_t chunk_rows = 65536;
    std::optional<Date> known_at = {};
    bool show_personal = false;
};

struct CsvTextResult {
    CsvTexts outputs;  ///< lists: every nested and every emitted list of the operation
    CsvRunReport report;
};

/// Decides the rows of files. The inputs are held in memory, nested lists also as columns; the main table is decided in
/// chunks. All outputs appear at the end, the main one last; after an error none does, unless putting one of several in
/// place fails, and then the message names those that are. An output may not replace an input.
[[nodiscard]] Result<CsvRunReport> run_csv(const Rulebook& book, std::string_view operation,
                                           std::string_view jurisdiction, const CsvRunOptions& options);

/// The same on texts in memory.
[[nodiscard]] Result<CsvTextResult> run_csv_text(const Rulebook& book, std::string_view operation,
                                                 std::string_view jurisdiction, const CsvTexts& inputs,
                                                 const CsvTextOptions& options = {});

}  // namespace steward
