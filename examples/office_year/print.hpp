// Text for a screen whose Chinese characters are two columns wide.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "steward/kernel/money.hpp"
#include "steward/kernel/text.hpp"

namespace office_year {

/// Columns that a UTF-8 text takes on the screen.
[[nodiscard]] std::size_t display_width(std::string_view utf8);

/// The beginning of a text that fits into so many columns, with "…" when something was cut off.
[[nodiscard]] std::string shortened(std::string_view utf8, std::size_t width);

/// "2,464,700.00"
[[nodiscard]] std::string yuan(steward::Money amount);

enum class Align { left, right };

/// A small table: widths follow from the content.
class Grid {
public:
    struct Heading {
        std::string text;
        Align align = Align::left;
    };
    explicit Grid(std::vector<Heading> headings) : headings_(std::move(headings)) {}

    void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
    /// Prints the first `most` rows, and how many are left out.
    void print(steward::Language language, std::size_t most = 16) const;

private:
    std::vector<Heading> headings_;
    std::vector<std::vector<std::string>> rows_;
};

void print_line(std::string_view text);
/// A chapter's title, underlined.
void print_title(std::string_view text);
/// Lines of any length, wrapped and set off by a bar.
void print_quote(std::string_view text);

}  // namespace office_year
