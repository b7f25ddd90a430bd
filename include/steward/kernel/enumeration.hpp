/// @file
/// Enumerations whose meaning logic depends on: fixed codes, identifiers, and names in both languages. Lists that are
/// only data (places, energy carriers, asset classes) are code lists of the rule packs instead, see `Code`.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "steward/kernel/outcome.hpp"
#include "steward/kernel/text.hpp"

namespace steward {

/// One item of an enumeration. Codes are stable for ever; 0 is no item unless the enumeration says so, so that zeroed
/// memory is never taken for a fact.
struct EnumerationItem {
    std::int32_t code = 0;
    std::string_view id;
    Text text;
};

/// A view of a described enumeration; static storage.
struct EnumerationView {
    std::string_view name;
    Text text;
    std::span<const EnumerationItem> items;
};

/// Specialise with `static constexpr EnumerationView view` to make an enum usable as a column or a rule key.
template <class E>
struct EnumerationOf;

template <class E>
[[nodiscard]] constexpr EnumerationItem item(E code, std::string_view id, Text text) noexcept {
    return {static_cast<std::int32_t>(code), id, text};
}

/// Bits of the codes that exist, for codes 0 to 63.
[[nodiscard]] constexpr std::uint64_t code_mask(const EnumerationView& view) noexcept {
    std::uint64_t mask = 0;
    for (const EnumerationItem& entry : view.items) mask |= std::uint64_t{1} << (entry.code & 63);
    return mask;
}

/// A code of a code list that lives in the rule packs. `List::name` is the list's id, `List::text` its title.
template <class List>
struct Code {
    std::int32_t value = 0;
    friend constexpr bool operator==(Code, Code) = default;
};

/// A set of items of an enumeration, one bit per code (codes 0 to 62).
template <class E>
struct Set {
    std::uint64_t bits = 0;
    constexpr void add(E entry) noexcept { bits |= std::uint64_t{1} << static_cast<int>(entry); }
    [[nodiscard]] constexpr bool has(E entry) const noexcept { return (bits >> static_cast<int>(entry)) & 1; }
    friend constexpr bool operator==(Set, Set) = default;
};

namespace detail {
inline constexpr std::array outcome_items{
    item(Outcome::indeterminate, "indeterminate", text("无法判定", "indeterminate")),
    item(Outcome::pass, "pass", text("符合", "pass")),
    item(Outcome::needs_review, "needs_review", text("需复核", "needs review")),
    item(Outcome::needs_approval, "needs_approval", text("需批准", "needs approval")),
    item(Outcome::violation, "violation", text("不符合", "violation")),
    item(Outcome::not_applicable, "not_applicable", text("不适用", "not applicable")),
};
inline constexpr std::array confidence_items{
    item(Confidence::unverified, "unverified", text("未核实", "unverified")),
    item(Confidence::verified, "verified", text("已核实", "verified")),
};
}  // namespace detail

template <>
struct EnumerationOf<Outcome> {
    static constexpr EnumerationView view{"outcome", text("结论", "outcome"), detail::outcome_items};
};

template <>
struct EnumerationOf<Confidence> {
    static constexpr EnumerationView view{"confidence", text("核实状态", "confidence"), detail::confidence_items};
};

}  // namespace steward
