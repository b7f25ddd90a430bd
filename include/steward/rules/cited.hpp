/// @file
/// Citations that stand by themselves (依据), for answers that outlive their rulebook or compare two of them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "steward/kernel/text.hpp"
#include "steward/rules/rulebook.hpp"

namespace steward {

/// A place in a document, with the document's name in full.
struct CitedPlace {
    std::string title;
    std::string number;          ///< document number (文号); may be empty
    std::string article;         ///< empty for the whole document
    std::optional<Date> issued;  ///< day of issue of the document, where known

    friend bool operator==(const CitedPlace&, const CitedPlace&) = default;
};

/// The citations of a book, resolved.
[[nodiscard]] std::vector<CitedPlace> cited_places(const Rulebook& book, std::span<const Citation> cites);

/// `《title》number art. 26, art. 27; 《title》…`: articles of one document share its title.
[[nodiscard]] std::string to_text(std::span<const CitedPlace> places, Language language);

/// Appends an article. A bare number is an article; anything else is written as the document writes it.
void append_article(std::string& out, std::string_view article, Language language);

}  // namespace steward
