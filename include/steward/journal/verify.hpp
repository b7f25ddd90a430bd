/// @file
/// Verification (校验): whether a journal still is what was written, and if not, where.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "steward/journal/store.hpp"

namespace steward {

enum class FindingKind {
    clock_went_back,  ///< a note: an event was recorded at an earlier time than the one before
    event_altered,    ///< the event, or the hash beside it
    event_missing,
    event_unexpected,  ///< an event after the last batch, which no append has put there
    batch_altered,     ///< the batch record, or events of it together with their hashes
    batch_missing,
    tail_missing,  ///< the journal ends before the head that was kept elsewhere
    head_differs,  ///< the journal is another one than that of the head, or was written anew
    file_damaged,
};

/// One thing that is wrong, or a note.
struct Finding {
    FindingKind kind = FindingKind::event_altered;
    std::int64_t first_seq = 0;  ///< the events it is about; 0 when it is about none
    std::int64_t last_seq = 0;
    std::int64_t batch = 0;  ///< 0 when it is about none
    BilingualText text;
};

struct VerifyOptions {
    /// A head that was kept elsewhere. Without one, whoever can write the store can also write it anew.
    std::optional<JournalHead> anchor;
    /// Also looks for damaged pages and indexes, which takes longer.
    bool files = true;
    /// The verification ends after so many findings.
    std::size_t max_findings = 1000;
};

struct VerifyReport {
    std::int64_t events = 0;  ///< that were read
    std::int64_t batches = 0;
    std::vector<Finding> findings;
    bool ended_early = false;  ///< there were as many findings as allowed; there may be more

    /// Nothing but notes.
    [[nodiscard]] bool sound() const noexcept;
};

/// Computes every hash of the journal again. Holds no lock; events that are appended meanwhile may be in the report.
/// @return errors of the store; what is wrong with the journal is in the report
[[nodiscard]] Result<VerifyReport> verify(JournalStore& store, const VerifyOptions& options = {});

/// Whether the journal contains what the head stands for, by looking at that batch alone: quick, and enough when the
/// rest was verified.
/// @return `altered` when it does not
[[nodiscard]] Result<void> check_head(JournalStore& store, const JournalHead& anchor);

}  // namespace steward
