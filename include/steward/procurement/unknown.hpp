/// @file
/// Conditions of facts that may be unknown: an unknown fact is neither true nor false.
#pragma once

#include <optional>

namespace steward::procurement::detail {

/// A conjunction of facts that may be unknown: false as soon as one is false.
[[nodiscard]] constexpr std::optional<bool> both(std::optional<bool> a, std::optional<bool> b) noexcept {
    if ((a && !*a) || (b && !*b)) return false;
    if (a && b) return true;
    return std::nullopt;
}
/// A disjunction: true as soon as one is true.
[[nodiscard]] constexpr std::optional<bool> either(std::optional<bool> a, std::optional<bool> b) noexcept {
    if ((a && *a) || (b && *b)) return true;
    if (a && b) return false;
    return std::nullopt;
}

}  // namespace steward::procurement::detail
