/// @file
/// CSV as RFC 4180 has it: a splitter over a whole text in memory, its header, and a writer (表格文件).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "steward/kernel/result.hpp"

namespace steward {

/// One record. Views point into the reader's text or into the reader; they hold until the next call of
/// `CsvReader::next` with any record, and no longer than the text and the reader.
struct CsvRecord {
    std::vector<std::string_view> fields;
    std::int64_t line = 0;  ///< line where the record starts, from 1

    [[nodiscard]] std::size_t size() const noexcept { return fields.size(); }
    [[nodiscard]] std::string_view operator[](std::size_t i) const noexcept { return fields[i]; }
};

/// Splits a text into records.
///
/// - Lines end with CRLF or LF; the last one may have no end. Blank lines are skipped; a line of spaces is not blank.
/// - Fields are exactly what is written: spaces are kept, nothing is trimmed or converted.
/// - A field that begins with a quote ends with one; inside it a doubled quote is one quote, and separators and line
///   ends are data.
/// - Before the first record, lines beginning with '#' are comments. After it '#' is data like any other.
/// - A byte order mark at the start is skipped.
///
/// Refused with Status::csv_syntax, naming line and column (in characters, from 1): a quote inside an unquoted field,
/// text after a closing quote, a quote that is never closed, and a carriage return without a line feed outside quotes.
/// A separator that is a quote, '#', a line end, NUL or not ASCII is Status::argument at the first call of `next`.
///
/// Speed: each byte is looked at once, 16 or 8 at a step. The physical limit is memory bandwidth, some 10 GB/s for one
/// core; long fields come to about half of it. Tables of numbers have fields of about six bytes, whose ends no branch
/// predictor can foresee: a mispredicted branch or two, some 8 ns a field, make 0.5 to 1 GB/s.
class CsvReader {
public:
    /// `utf8_text` must outlive the reader and must not change.
    explicit CsvReader(std::string_view utf8_text, char separator = ',');
    CsvReader(CsvReader&&) noexcept = default;
    CsvReader& operator=(CsvReader&&) noexcept = default;
    CsvReader(const CsvReader&) = delete;
    CsvReader& operator=(const CsvReader&) = delete;
    ~CsvReader() = default;

    /// True with the next record, false after the last one. After an error the same error again.
    [[nodiscard]] Result<bool> next(CsvRecord& record);

    /// Comments before the first record, without '#' and one space after it; complete once `next` was called.
    [[nodiscard]] std::span<const std::string_view> comments() const noexcept { return comments_; }

private:
    struct Unescaped {
        std::size_t field;
        std::size_t begin;
        std::size_t size;
    };

    void skip_to_record();
    [[nodiscard]] const char* quoted_field(const char* open, CsvRecord& record);
    [[nodiscard]] Error fault(const char* where, Text what, Text remedy, std::string_view value) const;
    [[nodiscard]] Error fail(Error error);

    std::string_view text_;
    const char* cursor_ = nullptr;
    std::int64_t line_ = 1;
    char separator_ = ',';
    bool started_ = false;
    std::vector<std::string_view> comments_;
    std::vector<char> scratch_;         // the unescaped fields of the current record
    std::vector<Unescaped> unescaped_;  // where in scratch_ they are, until it no longer grows
    std::optional<Error> error_;
};

/// The names of a table's columns: all different, none empty.
class CsvHeader {
public:
    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }
    [[nodiscard]] std::size_t size() const noexcept { return names_.size(); }
    [[nodiscard]] std::int64_t line() const noexcept { return line_; }

    /// Position of the column with exactly this name.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const noexcept;

    /// Status::csv_syntax unless the record has as many fields as the header has columns.
    [[nodiscard]] Result<void> check(const CsvRecord& record) const;

private:
    friend Result<CsvHeader> read_header(CsvReader& reader);

    std::vector<std::string> names_;
    std::int64_t line_ = 0;
};

/// Reads the first record as the header. Status::csv_syntax for a text without records, an empty name (or one of
/// spaces only), and a name that occurs twice.
[[nodiscard]] Result<CsvHeader> read_header(CsvReader& reader);

/// Whether the written text starts with a byte order mark; some spreadsheet programs need it to recognise UTF-8.
enum class CsvBom { none, write };

/// Appends records to a string: commas, CRLF, quotes only where needed. Data are never changed; what `CsvReader` reads
/// back is what was written. For that the first field of a record is also quoted when it begins with '#' or a byte
/// order mark, and an empty field that is alone in its record is written as "".
///
/// Between records the caller may take the text out of the string and clear it, e.g. into a `FileSink`.
class CsvWriter {
public:
    /// `out` must outlive the writer.
    explicit CsvWriter(std::string& out, CsvBom bom = CsvBom::none);

    void field(std::string_view value);

    /// Ends the record. Without any field since the last record it writes nothing.
    void end_record();

    void record(std::span<const std::string_view> fields);

private:
    std::string* out_;
    std::size_t fields_ = 0;
    bool alone_and_empty_ = false;
};

}  // namespace steward
