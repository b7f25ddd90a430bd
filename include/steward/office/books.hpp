/// @file
/// What a query sees of an office (查询所见的账簿): the state at the moment that it asks about, and the journal up to it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "steward/journal/store.hpp"
#include "steward/office/state.hpp"
#include "steward/rules/rulebook.hpp"

namespace steward {

class Office;

/// The moment that a query asks about (查询时点): the events of business days up to one, or up to a sequence number, or
/// both; the present when neither is given.
struct Moment {
    std::optional<Date> on;
    std::optional<std::int64_t> seq;

    [[nodiscard]] bool covers(const Event& event) const noexcept {
        return (!on || event.event_date <= *on) && (!seq || event.seq <= *seq);
    }
};

/// The books as one query sees them. Kernels of queries are given it by the pointer in their facts, and are pure but for
/// what they take from it: errors of the store end the query and need not be looked at by the kernel.
class Books {
public:
    Books(Office& office, std::shared_ptr<const OfficeState> state, Moment moment, TextArena& texts) noexcept
        : office_(office), state_(std::move(state)), moment_(moment), texts_(texts) {}

    [[nodiscard]] const OfficeState& state() const noexcept { return *state_; }
    [[nodiscard]] Office& office() const noexcept { return office_; }
    [[nodiscard]] const Moment& moment() const noexcept { return moment_; }

    /// Gives the events of the moment after `after_seq` to `sink`, in order; false ends the reading.
    void read(std::int64_t after_seq, const EventSink& sink) const;

    /// Keeps a text as long as the results of the query live. Texts of the state need not be kept.
    [[nodiscard]] std::string_view keep(std::string_view text) const { return texts_.keep(text); }

    /// Takes down an error: the first one is that of the query.
    void fail(Error error) const {
        if (failure_) failure_ = std::move(error);
    }
    [[nodiscard]] const Result<void>& failure() const noexcept { return failure_; }

private:
    Office& office_;
    std::shared_ptr<const OfficeState> state_;
    Moment moment_;
    TextArena& texts_;
    mutable Result<void> failure_;
};

}  // namespace steward
