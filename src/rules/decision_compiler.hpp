// Rows of a decision table to one cell for every combination of inputs, known and unknown.
#pragma once

#include <span>
#include <vector>

#include "steward/rules/model.hpp"

namespace steward {

/// A row as it is written: for each input the offsets from its smallest code that it names, all of them when it names none.
struct DecisionRow {
    std::vector<std::vector<std::int64_t>> offsets;
    Outcome outcome = Outcome::indeterminate;
    bool verified = false;
};

struct CompiledDecision {
    std::vector<Cell> cells;              ///< by mixed-radix key; the last state of every input is an unknown fact
    std::vector<std::int64_t> unreached;  ///< combinations of known facts that no row fits
    std::vector<std::size_t> dead;        ///< rows that never win
};

/// `offsets` has the codes that exist, for each input: a list of codes may have holes.
[[nodiscard]] CompiledDecision compile_decision(std::span<const NamedKey> inputs, std::span<const std::vector<std::int64_t>> offsets,
                                                std::span<const DecisionRow> rows);

}  // namespace steward
