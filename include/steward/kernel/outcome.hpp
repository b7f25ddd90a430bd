/// @file
/// The legal outcome of a decision (结论): a value, never an error.
#pragma once

#include <cstdint>

#include "steward/kernel/text.hpp"

namespace steward {

/// Codes are fixed for ever. Zeroed memory reads as `indeterminate`, never as a pass.
enum class Outcome : std::int32_t {
    indeterminate = 0,   ///< 无法判定: a fact, calendar or rule is missing, or rules conflict
    pass = 1,            ///< 符合
    needs_review = 2,    ///< 需复核: discretionary wording (原则上)
    needs_approval = 3,  ///< 需批准: lawful only with an approval (经批准)
    violation = 4,       ///< 不符合
    not_applicable = 5,  ///< 不适用
};

/// Weight in a combination; the heavier outcome wins.
[[nodiscard]] constexpr int severity(Outcome outcome) noexcept {
    switch (outcome) {
        case Outcome::not_applicable: return 0;
        case Outcome::pass: return 1;
        case Outcome::needs_review: return 2;
        case Outcome::needs_approval: return 3;
        case Outcome::indeterminate: return 4;
        case Outcome::violation: return 5;
    }
    return 4;
}

/// violation > indeterminate > needs_approval > needs_review > pass; not_applicable is neutral.
/// Associative and commutative, so children combine in any order.
[[nodiscard]] constexpr Outcome combine(Outcome a, Outcome b) noexcept { return severity(a) >= severity(b) ? a : b; }

/// How well a rule's text is established (核实状态). The weakest rule used is an output of every operation.
enum class Confidence : std::int32_t {
    unverified = 0,  ///< 未核实: from memory or a secondary source
    verified = 1,    ///< 已核实
};

[[nodiscard]] constexpr Confidence weakest(Confidence a, Confidence b) noexcept {
    return a == Confidence::unverified ? a : b;
}

}  // namespace steward
