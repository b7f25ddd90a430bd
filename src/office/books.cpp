#include "steward/office/books.hpp"

#include "steward/office/office.hpp"

namespace steward {

void Books::read(std::int64_t after_seq, const EventSink& sink) const {
    Result<void> read = office_.journal().read(after_seq, [&](const Event& event) {
        if (moment_.seq && event.seq > *moment_.seq) return false;
        return !moment_.covers(event) || sink(event);
    });
    if (!read) fail(std::move(read).error());
}

}  // namespace steward
