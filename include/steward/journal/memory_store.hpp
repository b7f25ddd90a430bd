/// @file
/// A journal in memory: for tests, for trying out, and for runs whose result alone is kept.
#pragma once

#include <memory>

#include "steward/journal/store.hpp"

namespace steward {

/// An empty journal in memory. Its chain is the same bytes as that of any other store, computed when it is asked for
/// (`head`, `read_batches`, `read_stored`). It keeps no tables, and takes at most 4,294,967,294 events (`row_limit`).
/// @return what `check_settings` gives, and `not_built` for an algorithm that this libcrypto does not offer
[[nodiscard]] Result<std::unique_ptr<JournalStore>> create_memory_store(const JournalSettings& settings);

}  // namespace steward
