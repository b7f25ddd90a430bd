/// @file
/// Any bytes, decoded in both encodings, split, written and split again: the fields must come back as they were.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "steward/io/csv.hpp"
#include "steward/io/encoding.hpp"

namespace {

#define REQUIRE(condition)                                                   \
    do {                                                                     \
        if (!(condition)) {                                                  \
            std::fprintf(stderr, "line %d: %s\n", __LINE__, #condition);     \
            std::abort();                                                    \
        }                                                                    \
    } while (false)

using Rows = std::vector<std::vector<std::string>>;

/// UTF-8 by the book, one byte at a time: decode, then ask whether the code point was allowed in that length.
bool plainly_valid(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const unsigned lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : lead >> 3 == 30 ? 4 : 0;
        if (length == 0 || length > text.size() - i) return false;
        unsigned code = length == 1 ? lead : lead & (0xFFU >> (length + 1));
        for (std::size_t k = 1; k < length; ++k) {
            const unsigned byte = static_cast<unsigned char>(text[i + k]);
            if (byte >> 6 != 2) return false;
            code = code << 6 | (byte & 0x3F);
        }
        constexpr unsigned least[] = {0, 0, 0x80, 0x800, 0x10000};
        if (code < least[length] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return false;
        i += length;
    }
    return true;
}

void check_error(const steward::Error& error) {
    REQUIRE(steward::category(error.status) == steward::category(steward::Status::io));
    REQUIRE(steward::valid_utf8(error.message.zh) && !error.message.zh.empty());
    REQUIRE(steward::valid_utf8(error.message.en) && !error.message.en.empty());
}

/// All records; false after an error.
bool split(std::string_view text, char separator, Rows& rows, std::size_t& comments) {
    steward::CsvReader reader(text, separator);
    steward::CsvRecord record;
    std::int64_t last_line = 0;
    for (;;) {
        const auto more = reader.next(record);
        comments = reader.comments().size();
        if (!more) {
            check_error(more.error());
            REQUIRE(!reader.next(record).ok());
            return false;
        }
        if (!*more) return true;
        REQUIRE(record.size() > 0);
        REQUIRE(record.line > last_line);
        last_line = record.line;
        rows.emplace_back(record.fields.begin(), record.fields.end());
    }
}

void check_text(std::string_view text, char separator) {
    Rows rows;
    std::size_t comments = 0;
    const bool whole = split(text, separator, rows, comments);

    // What came before an error is as good as any other record.
    std::string written;
    steward::CsvWriter writer(written, whole ? steward::CsvBom::none : steward::CsvBom::write);
    for (const auto& row : rows) {
        for (const auto& field : row) writer.field(field);
        writer.end_record();
    }
    Rows again;
    REQUIRE(split(written, ',', again, comments));
    REQUIRE(comments == 0);
    REQUIRE(again == rows);

    steward::CsvReader reader(text, separator);
    const auto header = steward::read_header(reader);
    if (header) {
        REQUIRE(!rows.empty() && header->names() == rows.front());
        for (std::size_t i = 0; i < header->size(); ++i) REQUIRE(header->find(header->names()[i]) == i);
    } else {
        check_error(header.error());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    REQUIRE(steward::valid_utf8(bytes) == plainly_valid(bytes));
    for (const auto encoding : {steward::Encoding::utf8, steward::Encoding::gb18030}) {
        const auto text = steward::to_utf8(bytes, encoding);
        if (!text) {
            check_error(text.error());
            continue;
        }
        REQUIRE(plainly_valid(*text));
        if (encoding == steward::Encoding::utf8) REQUIRE(*text == steward::strip_bom(bytes));
        check_text(*text, ',');
        check_text(*text, ';');
    }
    check_text(bytes, ',');  // the splitter must stand what is not UTF-8, too
    return 0;
}
