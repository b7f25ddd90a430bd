#include "steward/office/state.hpp"

namespace steward::office {

bool People::is_within(std::int64_t unit, std::int64_t above) const noexcept {
    while (unit != 0) {
        if (unit == above) return true;
        const Unit* found = units.find(unit);
        unit = found ? found->parent : 0;
    }
    return false;
}

Set<Duty> People::duties_of(std::int64_t actor, std::int64_t unit, Date day, Period* days) const noexcept {
    Set<Duty> duties;
    const Actor* person = actors.find(actor);
    for (std::uint32_t at = person ? person->last_trust : IdIndex::none; at != IdIndex::none; at = trusts[at].before) {
        const Trust& trust = trusts[at];
        if (!is_within(unit, trust.unit)) continue;
        const bool holds = trust.holds_on(day);
        if (holds) duties.bits |= trust.duties.bits;
        if (!days) continue;
        if (day < trust.from)
            *days = days->intersect(Period::between(Date::from_days(Date::min_days), trust.from));
        else if (!holds)
            *days = days->intersect(Period::since(*trust.until));
        else
            *days = days->intersect(trust.until ? Period::between(trust.from, *trust.until) : Period::since(trust.from));
    }
    return duties;
}

}  // namespace steward::office
