/// @file
/// Steward's umbrella header: every domain, and the rulebook that is compiled into the library.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "steward/assets/assets.hpp"
#include "steward/calendar/calendar.hpp"
#include "steward/energy/energy.hpp"
#include "steward/funds/funds.hpp"
#include "steward/journal/memory_store.hpp"
#include "steward/journal/sqlite_store.hpp"
#include "steward/kernel/result.hpp"
#include "steward/ocds/red_flags.hpp"
#include "steward/office/office.hpp"
#include "steward/procurement/procurement.hpp"
#include "steward/rules/diff.hpp"
#include "steward/rules/embedded.hpp"
#include "steward/rules/prepared.hpp"
#include "steward/rules/rulebook.hpp"
#include "steward/rules/year_roll.hpp"
#include "steward/version.hpp"

namespace steward {

/// The catalogue of all operations of the library. Built at the first call; immutable; lives as long as the program.
[[nodiscard]] const Catalogue& catalogue();

/// The embedded rule packs, with `packs` over them: one with the id of an embedded pack takes its place.
/// With a `digest`, 64 hexadecimal digits, the book is opened only when it has that digest; the error is then
/// digest_mismatch. Pin the digest where a decision must not change unseen.
[[nodiscard]] Result<std::shared_ptr<const Rulebook>> open_rulebook(std::span<const PackSource> packs = {},
                                                                    std::string_view digest = {});

/// Lints `packs` over the embedded ones, whether or not they would load: every error, and the warnings of `packs`.
/// Without packs, the warnings of the embedded ones.
[[nodiscard]] std::vector<Diagnostic> lint_over_embedded(std::span<const PackSource> packs = {});

}  // namespace steward
