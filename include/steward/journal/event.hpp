/// @file
/// An event (事件): one thing that happened in a body's books, and how it is encoded.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "steward/journal/wire.hpp"
#include "steward/kernel/date.hpp"
#include "steward/kernel/outcome.hpp"
#include "steward/kernel/result.hpp"

namespace steward {

/// One event. Borrows its texts and its body: an event that a store hands out is valid inside the call that hands it
/// out, one that is handed to a store is copied.
struct Event {
    std::int64_t seq = 0;          ///< place in the journal, from 1; given by the journal, ignored in append
    std::string_view stream;       ///< the ledger it belongs to, such as a unit and its year (账套)
    std::string_view type;         ///< short name, such as "funds.reserve"
    std::int64_t schema = 1;       ///< version of the type's body, from 1
    std::string_view event_id;     ///< chosen by the caller; one of a kind in the whole journal (幂等键)
    Date event_date;               ///< day to which the event belongs in the books (业务日期)
    std::int64_t recorded_at = 0;  ///< when it was recorded: microseconds since 1970-01-01T00:00:00Z (UTC)
    std::int64_t actor = 0;        ///< who is answerable for it (经办人)
    Outcome outcome = Outcome::indeterminate;  ///< what was decided; refusals are events as well
    std::string_view body;                     ///< a message of `WireWriter`, laid out by type and schema
};

/// Longest stream, type and event_id, in bytes; each has at least one.
inline constexpr std::size_t max_name_bytes = 64;
/// Longest body, in bytes.
inline constexpr std::size_t max_body_bytes = std::size_t{16} << 20;

/// Whether a journal can take the event.
/// @return `missing_value` for an empty text, `out_of_range` for a text or body that is too long, a schema below 1, a
///         time outside the years 1400 to 9999 or an unknown outcome, `invalid_utf8` also for control characters,
///         `bad_date`
[[nodiscard]] Result<void> check_event(const Event& event);

/// Writes the event into a cleared writer: fields 1 to 10 in the order of the struct, the body as bytes.
void write_event(WireWriter& out, const Event& event);

/// The event of a message that `write_event` wrote; borrows from it. The body is not looked into.
/// @return `malformed` for bytes that are no canonical event
[[nodiscard]] Result<Event> read_event(std::string_view message);

}  // namespace steward
