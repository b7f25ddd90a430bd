/// @file
/// What a rule stands on: a document (文件) with its number (文号), and a place in it (条款).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "steward/kernel/date.hpp"

namespace steward {

/// A cited document. Owned by the rule pack that declares it.
struct Document {
    std::string key;             ///< short name inside the pack
    std::string title;           ///< official title, in the language of the document
    std::string number;          ///< document number (文号) or designation of a standard; may be empty
    std::optional<Date> issued;  ///< day of issue (印发日期) where known
    std::string url;             ///< where it was read; may be empty
};

/// A place in a document. `document` indexes the rulebook's documents.
struct Citation {
    std::int32_t document = -1;
    std::string article;  ///< article, clause or part as the document writes it; empty for the whole document
};

}  // namespace steward
