// Which rule holds: versions along time and along knowledge, jurisdictions laid over each other, and the epochs made of it.
#include <algorithm>
#include <map>
#include <set>

#include "steward/kernel/decimal.hpp"
#include "steward/rules/rulebook.hpp"

namespace steward {
namespace {

/// The version of one rule that holds on a day.
struct Found {
    const Version* version = nullptr;
    const Version* unknowable = nullptr;  ///< no answer: this version's issue day is not recorded
};

/// What could be known on `known_at`. A version ends with the one that follows it, so before that one was issued it was
/// taken to go on; an end of its own is known from its own document, or from the one that repealed it.
Found as_known(const Rule& rule, Date day, Date known_at) noexcept {
    Found found;
    for (const Version& version : rule.versions) {
        if (version.from > day) break;
        if (!version.issued)
            found = {nullptr, &version};
        else if (*version.issued <= known_at)
            found = {&version, nullptr};
    }
    const Version* last = found.version;
    if (!last || !last->until || day < *last->until) return found;
    const bool followed = std::any_of(rule.versions.begin(), rule.versions.end(),
                                      [&](const Version& next) { return next.from == *last->until; });
    if (followed) return found;
    if (last->until_cites.empty()) return {};
    if (!last->end_issued) return {nullptr, last};
    return *last->end_issued <= known_at ? Found{} : found;
}

/// Lays versions over each other and keeps what it made, so that epochs in which nothing changed share it.
class Overlay {
public:
    RuleInForce resolve(std::span<const Rule> rules, std::span<const std::string> chain, Date day,
                        std::optional<Date> known_at) {
        RuleInForce held;
        for (auto level = chain.rbegin(); level != chain.rend(); ++level) {  // from the widest to the nearest
            const auto rule = std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return r.jurisdiction == *level; });
            if (rule == rules.end()) continue;
            const Found found = known_at ? as_known(*rule, day, *known_at) : Found{rule->on(day)};
            lay(held, *rule, found);
        }
        return held;
    }

private:
    void lay(RuleInForce& held, const Rule& rule, const Found& found) {
        held.rule = &rule;  // the nearest, for its shape, even where no version of it is in force
        if (found.unknowable) {
            held.version = nullptr;
            held.absence = Absence::issue_unknown;
            held.blamed = found.unknowable;
            return;
        }
        if (!found.version) return;
        // Above, nothing holds, or nothing that would matter to a rule that takes its place wholly.
        const bool whole = !rule.by_cell();
        if (!held.version && (held.absence == Absence::no_version || (whole && rule.relation == Relation::replaces))) {
            held.version = found.version;
            held.absence = Absence::no_version;
            return;
        }
        if (!held.version) return;  // a conflict or an unknown day above stands
        if (!whole) {
            held.merged = merged(*held.version, *found.version, rule.relation, held.merged);
            held.version = held.merged.get();
            return;
        }
        switch (rule.relation) {
            case Relation::fills: return;
            case Relation::replaces: held.version = found.version; return;
            case Relation::none:
                held.blamed = found.version;
                held.rival = held.version;
                held.version = nullptr;
                held.absence = Absence::conflict;
                return;
        }
    }

    std::shared_ptr<const Version> merged(const Version& above, const Version& local, Relation relation,
                                          const std::shared_ptr<const Version>& keeps_above) {
        auto& kept = made_[{&above, &local}];
        if (!kept.version) kept = {merge(above, local, relation), keeps_above};
        return kept.version;
    }

    /// One grid of two. The cells say which version each came from.
    static std::shared_ptr<const Version> merge(const Version& above, const Version& local, Relation relation) {
        auto result = std::make_shared<Version>(local);
        const std::size_t block = local.grid.size() / local.scales.size();
        for (std::size_t column = 0; column < local.scales.size(); ++column) {
            const std::int32_t scale = std::max(above.scales[column], local.scales[column]);
            result->scales[column] = scale;
            for (std::size_t i = column * block; i < (column + 1) * block; ++i)
                result->grid[i] = chosen(scaled(above.grid[i], above.scales[column], scale),
                                         scaled(local.grid[i], local.scales[column], scale), relation);
        }
        return result;
    }

    static Cell chosen(const Cell& above, const Cell& local, Relation relation) noexcept {
        if (local.state == CellState::none) return above;
        if (above.state == CellState::none || relation == Relation::replaces) return local;
        // Equal values do not contradict each other: the nearer rule is cited.
        if (relation == Relation::none && above.state == local.state && above.state != CellState::conflict && above.value == local.value) return local;
        if (relation == Relation::fills || above.state == CellState::conflict) return above;
        Cell cell = local;
        cell.state = CellState::conflict;
        cell.verified = false;
        cell.value = (std::int64_t{above.version} << 16) | above.row;
        return cell;
    }

    /// The cell with its value in more decimal places. A value that would not fit them is no value: what cannot be
    /// compared is not decided.
    static Cell scaled(Cell cell, std::int32_t from, std::int32_t to) noexcept {
        Decimal value;
        if (cell.state != CellState::value || from == to) return cell;
        if (!rescale({cell.value, from}, to, Rounding::toward_zero, value)) return {};
        cell.value = value.unscaled;
        return cell;
    }

    struct Made {
        std::shared_ptr<const Version> version;
        std::shared_ptr<const Version> above;  ///< its address is part of the key, so it stays
    };
    std::map<std::pair<const Version*, const Version*>, Made> made_;
};

}  // namespace

RuleInForce Rulebook::in_force(std::string_view id, std::span<const std::string> chain, Date day,
                               std::optional<Date> known_at) const {
    return Overlay().resolve(rules_of(id), chain, day, known_at);
}

std::shared_ptr<const WorkingDayCalendar> Rulebook::calendar(std::string_view id, std::span<const std::string> chain,
                                                             std::optional<Date> known_at) const {
    const std::span<const Rule> rules = rules_of(id);
    for (const std::string& jurisdiction : chain) {
        const auto rule = std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return r.form == Form::calendar && r.jurisdiction == jurisdiction; });
        if (rule == rules.end()) continue;
        const std::scoped_lock lock(mutex_);
        auto& calendar = calendar_cache_[{&*rule, known_at}];
        if (!calendar) {
            std::vector<CalendarNotice> notices;
            for (const Version& version : rule->versions)
                if (!known_at || (version.issued && *version.issued <= *known_at)) notices.push_back(version.notice);
            calendar = std::make_shared<const WorkingDayCalendar>(notices);
        }
        return calendar;
    }
    return nullptr;
}

std::shared_ptr<const EpochTable> Rulebook::epochs(const OperationInfo& operation, const Standpoint& standpoint) const {
    const std::scoped_lock lock(mutex_);
    auto& cached = epoch_cache_[{std::string(operation.name), standpoint}];
    if (cached) return cached;

    const std::vector<std::string> levels = chain(standpoint.jurisdiction);
    std::vector<std::string_view> ids;  // empty for a calendar, which has no epochs of its own
    for (const RuleNeed& need : operation.rules) {
        if (need.form == Form::calendar)
            ids.emplace_back();
        else if (need.id.empty())
            ids.insert(ids.end(), time_limit_ids_.begin(), time_limit_ids_.end());
        else
            ids.push_back(need.id);
    }
    std::set<Date> starts;
    for (const std::string_view id : ids) {
        for (const Rule& rule : rules_of(id)) {
            if (std::find(levels.begin(), levels.end(), rule.jurisdiction) == levels.end()) continue;
            for (const Version& version : rule.versions) {
                starts.insert(version.from);
                if (version.until) starts.insert(*version.until);
            }
        }
    }
    auto table = std::make_shared<EpochTable>();
    table->starts.assign(starts.begin(), starts.end());
    Overlay overlay;
    const auto resolve = [&](Date day) {
        auto& epoch = table->versions.emplace_back();
        for (const std::string_view id : ids)
            epoch.push_back(id.empty() ? RuleInForce{} : overlay.resolve(rules_of(id), levels, day, standpoint.known_at));
    };
    resolve(Date::from_days(Date::min_days));
    for (const Date start : table->starts) resolve(start);
    if (!table->starts.empty()) {
        table->first_day = table->starts.front().days() - 1;
        const std::int32_t last = table->starts.back().days();
        std::size_t epoch = 0;
        for (std::int32_t day = table->first_day + 1; day <= last; ++day) {
            while (epoch < table->starts.size() && table->starts[epoch].days() <= day) ++epoch;
            table->index.push_back(static_cast<std::uint16_t>(epoch));
        }
    }
    cached = std::move(table);
    return cached;
}

}  // namespace steward
