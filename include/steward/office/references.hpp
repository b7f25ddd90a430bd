/// @file
/// Which events name which payments, commitments, indicators, cards and units (事件索引).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "steward/journal/store.hpp"
#include "steward/office/subject.hpp"
#include "steward/rules/catalogue.hpp"

namespace steward::office {

/// One mention. It is the event's own when the event is about the thing itself and not about something narrower: a
/// reservation names its indicator, but it is the commitment's own.
struct Reference {
    Subject subject = Subject::event;
    bool own = false;
    std::int64_t id = 0;
    std::int64_t seq = 0;
};

/// An index over a journal, made when it is first needed and then carried on: 24 bytes for each mention. It follows from
/// the names of the commands' columns, so that a new command needs nothing here.
class References {
public:
    /// Takes in the events after those that it has. @return what the store gives, `malformed`
    [[nodiscard]] Result<void> catch_up(JournalStore& store, const Catalogue& catalogue);

    /// The mentions of a thing, by seq; holds until the next `catch_up`.
    [[nodiscard]] std::span<const Reference> of(Subject subject, std::int64_t id) const noexcept;

private:
    std::vector<Reference> references_;  ///< by subject, id, seq
    std::int64_t read_to_ = 0;
};

/// The things that an event names, each once.
/// @return `malformed` for a body that is none of its command's, `newer_version` for a command that is not known
[[nodiscard]] Result<std::vector<Reference>> references_of(const Event& event, const Catalogue& catalogue);

}  // namespace steward::office
