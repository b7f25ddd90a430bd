#include "steward/io/csv.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>
#include <utility>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "steward/io/encoding.hpp"

namespace steward {
namespace {

constexpr std::uint64_t ones = 0x0101010101010101U;
constexpr std::uint64_t high_bits = 0x8080808080808080U;

constexpr std::uint64_t repeated(char c) noexcept { return ones * static_cast<unsigned char>(c); }

/// The high bit of every zero byte. Bytes above a zero byte may be marked falsely, the lowest mark is always true.
constexpr std::uint64_t zero_bytes(std::uint64_t word) noexcept { return (word - ones) & ~word & high_bits; }

/// The first separator, quote, CR or LF at or after `at`, or `end`.
inline const char* find_special(const char* at, const char* end, char separator) noexcept {
#if defined(__SSE2__)  // part of every x86-64; the loop after it is for other processors, and for the last bytes
    while (end - at >= 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
        const auto are = [bytes](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
        const __m128i any = _mm_or_si128(_mm_or_si128(are(separator), are('"')), _mm_or_si128(are('\n'), are('\r')));
        const auto found = static_cast<unsigned>(_mm_movemask_epi8(any));
        if (found != 0) return at + std::countr_zero(found);
        at += 16;
    }
#endif
    const std::uint64_t separators = repeated(separator);
    while (end - at >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, sizeof word);
        if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
        const std::uint64_t found = zero_bytes(word ^ separators) | zero_bytes(word ^ repeated('"')) |
                                    zero_bytes(word ^ repeated('\n')) | zero_bytes(word ^ repeated('\r'));
        if (found != 0) return at + std::countr_zero(found) / 8;
        at += 8;
    }
    while (at != end && *at != separator && *at != '"' && *at != '\n' && *at != '\r') ++at;
    return at;
}

const char* find(char c, const char* at, const char* end) noexcept {
    if (at == end) return nullptr;
    return static_cast<const char*>(std::memchr(at, c, static_cast<std::size_t>(end - at)));
}

std::int64_t lines_in(const char* at, const char* end) noexcept {
    std::int64_t count = 0;
    for (; (at = find('\n', at, end)) != nullptr; ++at) ++count;
    return count;
}

std::string_view between(const char* begin, const char* end) noexcept {
    return {begin, static_cast<std::size_t>(end - begin)};
}

bool usable_separator(char c) noexcept {
    const auto byte = static_cast<unsigned char>(c);
    return byte != 0 && byte < 0x80 && c != '"' && c != '#' && c != '\r' && c != '\n';
}

}  // namespace

CsvReader::CsvReader(std::string_view utf8_text, char separator)
    : text_(strip_bom(utf8_text)), cursor_(text_.data()), separator_(separator) {
    if (usable_separator(separator)) return;
    const std::string code = std::to_string(static_cast<unsigned char>(separator));
    const std::string shown = printable({&separator, 1}) + " (" + code + ")";
    error_ = Error{Status::argument,
                   {"不能用作分隔符的字符：" + shown + "；可用逗号、分号、制表符或竖线",
                    "a character that cannot separate fields: " + shown + "; use a comma, semicolon, tab or bar"}};
}

/// The message for what stands at `where`. Line and column are counted from the start of the text: errors are rare.
Error CsvReader::fault(const char* where, Text what, Text remedy, std::string_view value) const {
    const char* begin = text_.data();
    const char* line_start = where;
    while (line_start != begin && line_start[-1] != '\n') --line_start;
    const std::string line = std::to_string(1 + lines_in(begin, where));
    const std::string column = std::to_string(
        1 + std::count_if(line_start, where, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    const std::string shown = printable(value);
    return Error{Status::csv_syntax,
                 {"第 " + line + " 行第 " + column + " 列：" + std::string(what.zh) + "：“" + shown + "”；" +
                      std::string(remedy.zh),
                  "line " + line + ", column " + column + ": " + std::string(what.en) + ": \"" + shown + "\"; " +
                      std::string(remedy.en)}};
}

Error CsvReader::fail(Error error) {
    error_ = error;
    return error;
}

/// Skips blank lines, and comments as long as no record was read.
void CsvReader::skip_to_record() {
    const char* end = text_.data() + text_.size();
    while (cursor_ != end) {
        if (*cursor_ == '\n') {
            ++cursor_;
        } else if (*cursor_ == '\r' && end - cursor_ >= 2 && cursor_[1] == '\n') {
            cursor_ += 2;
        } else if (*cursor_ == '#' && !started_) {
            const char* line_end = find('\n', cursor_, end);
            const char* next_line = line_end == nullptr ? end : line_end + 1;
            std::string_view comment = between(cursor_ + 1, line_end == nullptr ? end : line_end);
            if (comment.ends_with('\r')) comment.remove_suffix(1);
            if (comment.starts_with(' ')) comment.remove_prefix(1);
            comments_.push_back(comment);
            cursor_ = next_line;
        } else {
            return;
        }
        ++line_;
    }
}

/// Adds the quoted field that opens at `open`; gives the position after its closing quote, null if there is none.
const char* CsvReader::quoted_field(const char* open, CsvRecord& record) {
    const char* end = text_.data() + text_.size();
    const std::size_t scratch_begin = scratch_.size();
    const char* segment = open + 1;
    for (const char* quote = segment;;) {
        quote = find('"', quote, end);
        if (quote == nullptr) return nullptr;
        if (end - quote >= 2 && quote[1] == '"') {
            scratch_.insert(scratch_.end(), segment, quote + 1);
            quote += 2;
            segment = quote;
            continue;
        }
        if (segment == open + 1) {
            record.fields.push_back(between(segment, quote));
        } else {
            scratch_.insert(scratch_.end(), segment, quote);
            unescaped_.push_back({record.fields.size(), scratch_begin, scratch_.size() - scratch_begin});
            record.fields.emplace_back();
        }
        line_ += lines_in(open, quote);
        return quote + 1;
    }
}

Result<bool> CsvReader::next(CsvRecord& record) {
    record.fields.clear();
    if (error_) return *error_;
    skip_to_record();
    record.line = line_;
    const char* const end = text_.data() + text_.size();
    if (cursor_ == end) return false;
    started_ = true;
    scratch_.clear();
    unescaped_.clear();

    const char* at = cursor_;
    for (;;) {
        const char* field = at;
        if (at != end && *at == '"') {
            at = quoted_field(field, record);
            if (at == nullptr) {
                return fail(fault(field, text("引号没有闭合", "a quote that is never closed"),
                                  text("请在字段末尾补上引号", "close the field with a quote"),
                                  between(field, find_special(field + 1, end, '\n'))));
            }
            const bool line_ends = at == end || *at == '\n' || (*at == '\r' && end - at >= 2 && at[1] == '\n');
            if (!line_ends && *at != separator_) {
                return fail(fault(at, text("闭合引号之后还有文字", "text after a closing quote"),
                                  text("字段内的引号应写成两个", "inside a quoted field a quote is written twice"),
                                  between(field, find_special(at, end, separator_))));
            }
        } else {
            at = find_special(at, end, separator_);
            record.fields.push_back(between(field, at));
        }

        if (at == end) break;
        if (*at == separator_) {
            ++at;
            continue;
        }
        if (*at == '\n') {
            ++at;
            ++line_;
            break;
        }
        if (*at == '\r' && end - at >= 2 && at[1] == '\n') {
            at += 2;
            ++line_;
            break;
        }
        if (*at == '\r') {
            return fail(fault(at, text("回车后没有换行", "a carriage return without a line feed"),
                              text("行末应为 CRLF 或 LF；字段内的回车须放在引号中",
                                   "lines end with CRLF or LF; a carriage return inside a field needs quotes"),
                              between(field, at)));
        }
        return fail(fault(at, text("未加引号的字段中有引号", "a quote inside an unquoted field"),
                          text("整个字段应加引号，其中的引号写成两个", "quote the whole field and write the quote in it twice"),
                          between(field, find_special(at + 1, end, separator_))));
    }
    cursor_ = at;
    for (const Unescaped& part : unescaped_) {
        record.fields[part.field] = {scratch_.data() + part.begin, part.size};
    }
    return true;
}

std::optional<std::size_t> CsvHeader::find(std::string_view name) const noexcept {
    const auto found = std::find(names_.begin(), names_.end(), name);
    if (found == names_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names_.begin());
}

Result<void> CsvHeader::check(const CsvRecord& record) const {
    if (record.size() == size()) return {};
    const std::string line = std::to_string(record.line);
    const std::string found = std::to_string(record.size());
    const std::string wanted = std::to_string(size());
    return Error{Status::csv_syntax,
                 {"第 " + line + " 行有 " + found + " 个字段；应与表头一致，为 " + wanted + " 个",
                  "line " + line + " has " + found + " field(s); as in the header there should be " + wanted}};
}

Result<CsvHeader> read_header(CsvReader& reader) {
    CsvRecord record;
    Result<bool> read = reader.next(record);
    if (!read) return std::move(read).error();
    if (!*read) {
        return Error{Status::csv_syntax,
                     {"没有表头：文本中没有任何记录；首条记录应为列名",
                      "no header: the text has no records; the first should name the columns"}};
    }

    const std::string line = std::to_string(record.line);
    for (std::size_t i = 0; i < record.size(); ++i) {
        if (record[i].find_first_not_of(" \t") != std::string_view::npos) continue;
        const std::string position = std::to_string(i + 1);
        const std::string name = printable(record[i]);
        return Error{Status::csv_syntax,
                     {"表头（第 " + line + " 行）的第 " + position + " 个列名“" + name + "”为空；每一列都应有列名",
                      "the name of column " + position + " in the header (line " + line + "), \"" + name +
                          "\", is empty; every column needs a name"}};
    }

    std::vector<std::size_t> order(record.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return record[a] != record[b] ? record[a] < record[b] : a < b;
    });
    const auto twice = std::adjacent_find(order.begin(), order.end(),
                                          [&](std::size_t a, std::size_t b) { return record[a] == record[b]; });
    if (twice != order.end()) {
        const std::string first = std::to_string(twice[0] + 1);
        const std::string second = std::to_string(twice[1] + 1);
        const std::string name = printable(record[*twice]);
        return Error{Status::csv_syntax,
                     {"表头（第 " + line + " 行）的列名“" + name + "”重复：第 " + first + " 列和第 " + second +
                          " 列；列名应各不相同",
                      "the header (line " + line + ") has the name \"" + name + "\" twice, in columns " + first +
                          " and " + second + "; names of columns must differ"}};
    }

    CsvHeader header;
    header.names_.assign(record.fields.begin(), record.fields.end());
    header.line_ = record.line;
    return header;
}

CsvWriter::CsvWriter(std::string& out, CsvBom bom) : out_(&out) {
    if (bom == CsvBom::write) out += "\xEF\xBB\xBF";
}

void CsvWriter::field(std::string_view value) {
    std::string& out = *out_;
    if (fields_ != 0) out += ',';
    const char* end = value.data() + value.size();
    const bool first = fields_ == 0;
    const bool special = find_special(value.data(), end, ',') != end;
    const bool misread = first && (value.starts_with('#') || strip_bom(value).size() != value.size());
    if (!special && !misread) {
        out += value;
    } else {
        out += '"';
        const char* segment = value.data();
        while (const char* quote = steward::find('"', segment, end)) {
            out.append(segment, quote + 1);
            out += '"';
            segment = quote + 1;
        }
        out.append(segment, end);
        out += '"';
    }
    alone_and_empty_ = first && value.empty();
    ++fields_;
}

void CsvWriter::end_record() {
    if (fields_ == 0) return;
    if (fields_ == 1 && alone_and_empty_) *out_ += "\"\"";
    *out_ += "\r\n";
    fields_ = 0;
}

void CsvWriter::record(std::span<const std::string_view> fields) {
    for (const std::string_view value : fields) field(value);
    end_record();
}

}  // namespace steward
