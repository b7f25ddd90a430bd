/// @file
/// What is wrong in a file of OCDS, and where: the rest of the file is still read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "steward/kernel/text.hpp"

namespace steward::ocds {

/// A fault of one place in a file.
struct Fault {
    std::size_t file = 0;     ///< index of the text among those of the call
    std::int64_t line = 0;    ///< from 1
    std::string pointer;      ///< JSON pointer (RFC 6901) inside the value that the line belongs to; empty for all of it
    std::string keyword;      ///< keyword of the schema that is broken, or "json_syntax", "ocid", "date", "conflict"
    BilingualText message;    ///< what is wrong, and what would be right
};

/// `{"file": 0, "line": 12, "pointer": "/releases/0/tag", "keyword": "minItems", "message": "..."}`
[[nodiscard]] std::string to_json(const Fault& fault, Language language);

/// Is given every fault, in the order in which they are found.
using FaultSink = std::function<void(const Fault&)>;

}  // namespace steward::ocds
