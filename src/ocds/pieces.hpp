// The releases or records inside a text, found without keeping more than their places. Internal.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "steward/ocds/fault.hpp"

namespace steward::ocds {

/// A release, a record, or a whole value of a text.
struct Piece {
    std::size_t begin = 0, end = 0;  ///< bytes of the text
    std::string pointer;             ///< inside the value of the text that it lies in
    std::optional<std::string> ocid, date;
    bool has_url = false;
};

/// What is looked for.
enum class PieceKind { release, release_or_compiled, record, whole };

/// Gives every piece of a text to `pieces`, and every fault of syntax to `faults`.
void find_pieces(std::string_view text, PieceKind kind, const std::function<void(const Piece&)>& pieces,
                 const FaultSink& faults);

}  // namespace steward::ocds
