/// @file
/// The time limits of a list of events (期限), of every day: what an event starts is governed by the day of that event, so
/// a file of events needs the rules of many days at once.
#pragma once

#include <algorithm>
#include <memory>
#include <span>
#include <vector>

#include "steward/rules/forms.hpp"
#include "steward/rules/rulebook.hpp"

namespace steward {

/// A time limit as an event finds it.
struct StartedLimit {
    std::int32_t code = 0;  ///< in the list `time_limit`
    TimeLimit limit;
};

/// The time limits whose events are of `Events` and whose scope is of `Scopes`, by start event. Not one version, but all
/// days, as `WorkingDays` has all years.
template <class Events, class Scopes>
class DatedTimeLimits {
public:
    static constexpr Form form = Form::time_limit;

    /// Takes the limits of every epoch. `first` is the place of the first time limit among the needs.
    void resolve(const std::vector<std::string>& ids, std::shared_ptr<const EpochTable> table, std::size_t first) {
        auto days = std::make_shared<Days>();
        days->table = std::move(table);
        for (const std::vector<RuleInForce>& in_force : days->table->versions) {
            std::vector<StartedLimit> limits;
            for (std::size_t i = 0; i < ids.size(); ++i) {
                StartedLimit one{static_cast<std::int32_t>(i) + 1, {}};
                one.limit.resolve(ids[i], in_force[first + i]);
                if (!one.limit.silent() && one.limit.events_list() == Events::name && one.limit.scope_list() == Scopes::name) limits.push_back(one);
            }
            Epoch& epoch = days->epochs.emplace_back();
            std::stable_sort(limits.begin(), limits.end(),
                             [](auto& a, auto& b) { return a.limit.start_event() < b.limit.start_event(); });
            for (const StartedLimit& one : limits) {
                const auto start = static_cast<std::size_t>(one.limit.start_event());
                if (epoch.first.size() <= start + 1) epoch.first.resize(start + 2, static_cast<std::uint32_t>(epoch.limits.size()));
                epoch.limits.push_back(one);
                epoch.first[start + 1] = static_cast<std::uint32_t>(epoch.limits.size());
            }
        }
        days_ = std::move(days);
    }

    /// The limits that an event of the day starts. One without a version on the day is not among them, unless what holds
    /// cannot be told: then it is not in force and says why.
    [[nodiscard]] std::span<const StartedLimit> started_by(std::int32_t event, Date day) const noexcept {
        const Epoch& epoch = days_->epochs[static_cast<std::size_t>(days_->table->epoch_of(day))];
        if (event < 0 || static_cast<std::size_t>(event) + 1 >= epoch.first.size()) return {};
        const std::uint32_t begin = epoch.first[static_cast<std::size_t>(event)];
        return std::span(epoch.limits).subspan(begin, epoch.first[static_cast<std::size_t>(event) + 1] - begin);
    }

private:
    struct Epoch {
        std::vector<StartedLimit> limits;   ///< by start event
        std::vector<std::uint32_t> first;   ///< first[event]: place of its limits
    };
    struct Days {
        std::shared_ptr<const EpochTable> table;
        std::vector<Epoch> epochs;
    };
    std::shared_ptr<const Days> days_;
};

}  // namespace steward
