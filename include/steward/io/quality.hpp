/// @file
/// What a file is worth before it is decided (数据质量): which columns it has, what in them cannot be read, and which rows
/// would fail. Nothing is written, and no value of a personal column is ever shown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "steward/io/csv_run.hpp"
#include "steward/io/encoding.hpp"
#include "steward/kernel/result.hpp"
#include "steward/rules/rulebook.hpp"

namespace steward {

/// Examples of a report: the first ones, no more than this of a kind.
inline constexpr std::size_t quality_examples = 5;
/// Different codes that no list has, by which they are counted; more are counted together.
inline constexpr std::size_t quality_codes = 100;

/// A value that cannot be read.
struct InvalidValue {
    std::int64_t line = 0;
    std::string value;  ///< cut when it is long; empty in a personal column
};

/// A code that is not in its list.
struct UnmatchedCode {
    std::string value;
    std::int64_t count = 0;
};

/// One column of the operation, in a file.
struct ColumnQuality {
    std::string name;
    BilingualText text;
    std::string found_as;  ///< header or member, as the file has it; empty when the column is not there
    bool required = false;
    bool personal = false;
    std::int64_t values = 0;   ///< that can be read
    std::int64_t missing = 0;  ///< rows without a value
    std::int64_t invalid = 0;  ///< values that cannot be read
    std::vector<InvalidValue> examples;
    std::vector<UnmatchedCode> unmatched;  ///< of codes, sets and jurisdictions; the most frequent first
    std::int64_t unmatched_more = 0;       ///< values with codes beyond those that are counted
    std::string smallest;                  ///< of numbers and dates, as they are written; empty for none
    std::string largest;
    std::string expected;  ///< what a value must be, when some are invalid
};

struct DuplicateKey {
    std::string key;
    std::int64_t line = 0;
    std::int64_t first_line = 0;
};

/// The main table, or that of a nested list.
struct TableQuality {
    std::string list;  ///< empty for the main table
    std::int64_t rows = 0;
    std::int64_t unreadable = 0;  ///< rows with another number of fields than the header, lines that are no JSON object
    std::vector<ColumnQuality> columns;  ///< every input column, in the order of the operation
    std::vector<std::string> unknown;    ///< headers or members that are no column: carried over, not judged
    std::int64_t duplicates = 0;         ///< rows of the main table whose `key` an earlier row has
    std::vector<DuplicateKey> duplicate_examples;
};

struct QualityReport {
    std::string operation;
    Language language = Language::zh;  ///< of the messages in it
    std::vector<TableQuality> tables;  ///< the main one first
    std::int64_t rows = 0;
    std::int64_t failing = 0;           ///< rows that would not be decided, and children without a parent
    std::vector<std::string> failures;  ///< why, of the first ones

    [[nodiscard]] std::string to_text() const;
    [[nodiscard]] std::string to_json() const;
};

struct QualityOptions {
    Language language = Language::zh;
    Encoding encoding = Encoding::utf8;                      ///< of CSV
    std::vector<std::pair<std::string, std::string>> lists = {};  ///< of CSV: nested lists, name and path
    std::optional<Date> known_at = {};
};

/// Looks through CSV files. What stops a run stops this too, but for required columns that are missing: they are what the
/// report is for, and then every row is failing. All is read twice; the inputs are held in memory.
[[nodiscard]] Result<QualityReport> csv_quality(const Rulebook& book, std::string_view operation, std::string_view jurisdiction,
                                                const std::string& input_path, const QualityOptions& options = {});
/// The same of texts in memory; the lists are those of the texts.
[[nodiscard]] Result<QualityReport> csv_quality_text(const Rulebook& book, std::string_view operation, std::string_view jurisdiction,
                                                     const CsvTexts& inputs, const QualityOptions& options = {});

/// Looks through a file of JSON Lines, twice; memory holds one block of lines and the keys.
[[nodiscard]] Result<QualityReport> jsonl_quality(const Rulebook& book, std::string_view operation, std::string_view jurisdiction,
                                                  const std::string& input_path, const QualityOptions& options = {});
/// The same of a text in memory.
[[nodiscard]] Result<QualityReport> jsonl_quality_text(const Rulebook& book, std::string_view operation, std::string_view jurisdiction,
                                                       std::string_view input, const QualityOptions& options = {});

}  // namespace steward
