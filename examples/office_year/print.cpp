#include "print.hpp"

#include <algorithm>
#include <cstdint>
#include <iostream>

namespace office_year {

namespace {

constexpr std::size_t page_width = 116;

struct Character {
    std::size_t bytes;
    std::size_t width;
};

/// The first character of a text, which must be valid UTF-8 and not empty.
Character first_character(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
    if (byte(0) < 0x80) return {1, 1};
    if (byte(0) < 0xe0) return {2, 1};
    if (byte(0) >= 0xf0) return {4, 2};
    const std::uint32_t code = (byte(0) & 0xf) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f);
    const bool wide = (code >= 0x2e80 && code <= 0xd7a3) || (code >= 0xf900 && code <= 0xfaff) ||
                      (code >= 0xfe30 && code <= 0xfe4f) || (code >= 0xff00 && code <= 0xff60) ||
                      (code >= 0xffe0 && code <= 0xffe6);
    return {3, wide ? std::size_t{2} : std::size_t{1}};
}

/// Punctuation that must not begin a line.
bool closes(std::string_view text) {
    for (const std::string_view mark : {"，", "。", "；", "：", "、", "】", "）", "》", "”", "〕"})
        if (text.starts_with(mark)) return true;
    return false;
}

/// Punctuation that must not end a line.
bool opens(std::string_view line) {
    for (const std::string_view mark : {"（", "【", "《", "“", "〔"})
        if (line.ends_with(mark)) return true;
    return false;
}

/// Bytes of the longest beginning that fits; an English word is not cut when the line has a blank before it.
std::size_t line_bytes(std::string_view text, std::size_t width) {
    std::size_t bytes = 0, used = 0, after_blank = 0;
    while (bytes < text.size()) {
        const Character next = first_character(text.substr(bytes));
        if (used + next.width > width) break;
        used += next.width;
        bytes += next.bytes;
        if (next.width == 2 || text[bytes - 1] == ' ') after_blank = bytes;
    }
    while (closes(text.substr(bytes))) bytes += 3;  // stands out a little instead
    const bool inside_word =
        bytes < text.size() && text[bytes] != ' ' && first_character(text.substr(bytes)).width == 1;
    if (inside_word && after_blank > 0) bytes = after_blank;
    while (bytes > 3 && bytes < text.size() && opens(text.substr(0, bytes))) bytes -= 3;
    return bytes;
}

}  // namespace

std::size_t display_width(std::string_view utf8) {
    std::size_t width = 0;
    while (!utf8.empty()) {
        const Character next = first_character(utf8);
        width += next.width;
        utf8.remove_prefix(next.bytes);
    }
    return width;
}

std::string shortened(std::string_view utf8, std::size_t width) {
    if (display_width(utf8) <= width) return std::string(utf8);
    std::size_t bytes = 0, used = 0;
    for (;;) {
        const Character next = first_character(utf8.substr(bytes));
        if (used + next.width > width - 1) return std::string(utf8.substr(0, bytes)) + "…";
        used += next.width;
        bytes += next.bytes;
    }
}

std::string yuan(steward::Money amount) {
    std::string text = steward::to_text(amount);
    const std::size_t digits_from = text.front() == '-' ? 1 : 0;
    for (std::size_t at = text.size() - 3; at > digits_from + 3;) text.insert(at -= 3, ",");
    return text;
}

void Grid::print(steward::Language language, std::size_t most) const {
    std::vector<std::size_t> widths;
    for (const Heading& heading : headings_) widths.push_back(display_width(heading.text));
    const std::size_t shown = std::min(most, rows_.size());
    for (std::size_t r = 0; r < shown; ++r)
        for (std::size_t c = 0; c < widths.size(); ++c) widths[c] = std::max(widths[c], display_width(rows_[r][c]));

    const auto print_row = [&](const auto& cell) {
        std::string line = " ";
        for (std::size_t c = 0; c < widths.size(); ++c) {
            const std::string& text = cell(c);
            const std::string blanks(widths[c] - display_width(text), ' ');
            line += " " + (headings_[c].align == Align::right ? blanks + text : text + blanks) + " ";
        }
        line.erase(line.find_last_not_of(' ') + 1);
        std::cout << line << "\n";
    };
    print_row([&](std::size_t c) -> const std::string& { return headings_[c].text; });
    std::size_t total = 0;
    for (const std::size_t width : widths) total += width + 2;
    std::cout << "  " << std::string(total - 2, '-') << "\n";
    for (std::size_t r = 0; r < shown; ++r) print_row([&](std::size_t c) -> const std::string& { return rows_[r][c]; });
    if (shown < rows_.size()) {
        const std::string left = std::to_string(rows_.size() - shown);
        print_line(language == steward::Language::zh ? "… 另有 " + left + " 行，见 CSV 文件"
                                                     : "… and " + left + " more rows, see the CSV file");
    }
}

void print_line(std::string_view text) { std::cout << "  " << text << "\n"; }

void print_title(std::string_view text) {
    std::cout << "\n" << text << "\n" << std::string(display_width(text), '=') << "\n";
}

void print_quote(std::string_view text) {
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
        const std::string hanging(indent + 2, ' ');
        for (bool first = true; first || !line.empty(); first = false) {
            const std::size_t taken = line_bytes(line, page_width - 4 - (first ? 0 : hanging.size()));
            const std::string_view part = line.substr(0, taken);
            std::cout << "  | " << (first ? "" : hanging) << part.substr(0, part.find_last_not_of(' ') + 1) << "\n";
            line.remove_prefix(taken);
            while (line.starts_with(' ')) line.remove_prefix(1);
        }
    }
}

}  // namespace office_year
