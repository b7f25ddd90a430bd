/// @file
/// The chain of a journal (哈希链): events have a hash, batches of events are chained, the head stands for all of them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "steward/journal/wire.hpp"
#include "steward/kernel/digest.hpp"

namespace steward {

struct Event;

/// What a journal is created with, for its whole life.
struct JournalSettings {
    std::string
        name;  ///< chosen by the caller, 1 to 200 bytes of UTF-8; part of the chain, so journals cannot be swapped
    DigestAlgorithm algorithm = DigestAlgorithm::sha256;
};

/// @return `missing_value`, `out_of_range` or `invalid_utf8` for a name that cannot be
[[nodiscard]] Result<void> check_settings(const JournalSettings& settings);

/// Events that were appended together, all or none.
struct Batch {
    std::int64_t number = 0;  ///< from 1, without gaps
    std::int64_t first_seq = 0;
    std::int64_t count = 0;
    Digest previous{};  ///< hash of the batch before; of the first batch, the hash of the settings
    Digest hash{};
};

/// Where a journal ends. Kept or published elsewhere (锚定) it proves later that nothing before it was changed.
struct JournalHead {
    JournalSettings settings;
    std::int64_t seq = 0;    ///< of the last event; 0 in an empty journal
    std::int64_t batch = 0;  ///< number of the last batch; 0 in an empty journal
    Digest hash{};           ///< of the last batch; of an empty journal, the hash of the settings
};

/// One line without an end of line: "steward-journal 1 sha256 <seq> <batch> <hash in hexadecimal> <name>".
[[nodiscard]] std::string to_text(const JournalHead& head);

/// Reads what `to_text` writes. @return `malformed` for anything else
[[nodiscard]] Result<JournalHead> parse_head(std::string_view line);

/// Hash of the settings, from which the chain starts: of the message {1: "steward-journal", 2: 1, 3: algorithm's name,
/// 4: journal's name}.
[[nodiscard]] Digest first_hash(Hasher& hasher, WireWriter& scratch, const JournalSettings& settings);

/// Hash of an event: of its canonical message.
[[nodiscard]] Digest event_hash(Hasher& hasher, WireWriter& scratch, const Event& event);

/// Hash of a batch: of the message {1: number, 2: first_seq, 3: count, 4: previous, 5: the events' hashes, one after
/// the other}. `batch.count` is the number of hashes; `batch.hash` is not read.
[[nodiscard]] Digest batch_hash(Hasher& hasher, WireWriter& scratch, const Batch& batch,
                                std::span<const Digest> events);

}  // namespace steward
