/// @file
/// Units, actors and what they are entrusted with (单位、经办人与授权).
#pragma once

#include <optional>
#include <string_view>

#include "steward/office/duties.hpp"
#include "steward/office/state.hpp"
#include "steward/rules/operation.hpp"

namespace steward::office {

struct PeopleRules {
    Provision founded;               ///< 建立健全内部控制 (行政事业单位内部控制规范 art. 7)
    IncompatibleDuties incompatible; ///< 不相容岗位相互分离
};

struct PeopleResult {
    Outcome outcome = Outcome::indeterminate;
};

namespace detail {

template <class Trace>
bool named(std::string_view name, std::string_view column, Trace& trace) {
    if (!name.empty() && name.size() <= 200) return true;
    trace.reject(Status::out_of_range, column, text("名称应有 1 至 200 个字节", "a name has 1 to 200 bytes"));
    return false;
}

template <class Trace>
bool fresh_id(std::int64_t id, bool taken, std::string_view column, Trace& trace) {
    if (id > 0 && !taken) return true;
    trace.reject(taken ? Status::contradiction : Status::out_of_range, column,
                 taken ? text("该编号已使用", "this id exists already") : text("编号应大于 0", "an id must be more than 0"));
    return false;
}

template <class Trace>
PeopleResult accepted(const PeopleRules& rules, Trace& trace, Text what) {
    PeopleResult result;
    if (!rules.founded.apply(trace, what)) return result;
    trace.control(rules.founded.use());
    result.outcome = Outcome::pass;
    return result;
}

inline constexpr auto people_rules = uses(rule("office.internal_control", &PeopleRules::founded),
                                          rule("office.incompatible_duties", &PeopleRules::incompatible, value<bool>("incompatible")));

}  // namespace detail

// --- found -----------------------------------------------------------------------------------------------------

/// The first command of every office: its root unit, and the person who administers it.
struct FoundFacts {
    Date on;
    std::int64_t unit;
    std::string_view unit_name;
    std::int32_t jurisdiction;     ///< number
    std::string_view actor_name;
    bool founded = false;          ///< read: the office has units already
    std::int64_t administrator = 0;
};

template <class Trace>
void look_up(const People& people, const CommandContext& context, FoundFacts& facts, Trace&) {
    facts.founded = people.units.size() > 0;
    facts.administrator = context.actor;
}
[[nodiscard]] inline std::int64_t unit_of(const People&, const FoundFacts&) noexcept { return 0; }

template <class Trace>
PeopleResult decide(const PeopleRules& rules, const FoundFacts& facts, Trace& trace) {
    if (!detail::named(facts.unit_name, "unit_name", trace) || !detail::named(facts.actor_name, "actor_name", trace) ||
        !detail::fresh_id(facts.unit, false, "unit", trace) || !detail::fresh_id(facts.administrator, false, "actor", trace))
        return {};
    if (trace.branch(facts.founded)) {
        trace.note(text("账簿已经建立", "the office is founded already"));
        PeopleResult result;
        result.outcome = Outcome::violation;
        return result;
    }
    return detail::accepted(rules, trace, text("建立账簿，指定系统管理人", "the office is founded and its administrator named"));
}

inline void apply(People& people, const CommandContext& context, const FoundFacts& facts, const PeopleResult&) {
    Unit unit;
    unit.id = facts.unit;
    unit.name = people.texts.keep(facts.unit_name);
    unit.level = UnitLevel::department;
    unit.jurisdiction = facts.jurisdiction;
    unit.from = facts.on;
    unit.seq = context.seq;
    people.units.add(unit);
    people.actors.add({context.actor, people.texts.keep(facts.actor_name), facts.on, std::nullopt, 0, context.seq});
    Trust trust;
    trust.id = 0;
    trust.actor = context.actor;
    trust.unit = facts.unit;
    trust.duties.add(Duty::administer);
    trust.from = facts.on;
    trust.seq = context.seq;
    people.trusts.add(trust);
}

inline constexpr auto found = command<People>(
    operation<FoundFacts, PeopleRules, PeopleResult>(
        "office.found", text("建立账簿", "found an office"), "行政事业单位内部控制规范 7", anchor("on_date", &FoundFacts::on),
        inputs(column("on_date", &FoundFacts::on, text("业务日期", "business day")),
               column("unit", &FoundFacts::unit, text("单位编号", "unit")),
               column("unit_name", &FoundFacts::unit_name, text("单位名称", "name of the unit")),
               column("jurisdiction", &FoundFacts::jurisdiction, text("地区", "jurisdiction")).jurisdiction(),
               column("actor_name", &FoundFacts::actor_name, text("管理人姓名", "name of the administrator")).personal()),
        detail::people_rules, outputs(column("outcome", &PeopleResult::outcome, text("结论", "outcome")))),
    Duty::none,
    reads(column("founded", &FoundFacts::founded, text("已经建立", "founded already")),
          column("administrator", &FoundFacts::administrator, text("管理人", "administrator"))));

// --- units -----------------------------------------------------------------------------------------------------

struct OpenUnitFacts {
    Date on;
    std::int64_t unit;
    std::int64_t parent;
    std::string_view name;
    UnitLevel level;
    std::optional<std::int32_t> jurisdiction;  ///< that of the parent when missing
    bool taken = false;
    std::int32_t parent_jurisdiction = 0;
};

template <class Trace>
void look_up(const People& people, const CommandContext&, OpenUnitFacts& facts, Trace& trace) {
    const Unit* parent = people.units.find(facts.parent);
    if (!parent) {
        trace.reject(Status::unknown_code, "parent", text("应为已设立的单位", "it must be a unit that was opened"));
        return;
    }
    facts.taken = people.units.find(facts.unit) != nullptr;
    facts.parent_jurisdiction = parent->jurisdiction;
}
[[nodiscard]] inline std::int64_t unit_of(const People&, const OpenUnitFacts& facts) noexcept { return facts.parent; }

template <class Trace>
PeopleResult decide(const PeopleRules& rules, const OpenUnitFacts& facts, Trace& trace) {
    if (!detail::named(facts.name, "name", trace) || !detail::fresh_id(facts.unit, facts.taken, "unit", trace)) return {};
    return detail::accepted(rules, trace, text("在上级单位之下设立单位", "a unit is opened below its parent"));
}

inline void apply(People& people, const CommandContext& context, const OpenUnitFacts& facts, const PeopleResult&) {
    people.units.add({facts.unit, facts.parent, people.texts.keep(facts.name), facts.level,
                      facts.jurisdiction.value_or(facts.parent_jurisdiction), facts.on, std::nullopt, context.seq});
}

inline constexpr auto open_unit = command<People>(
    operation<OpenUnitFacts, PeopleRules, PeopleResult>(
        "office.open_unit", text("设立单位", "open a unit"), "行政事业单位内部控制规范 7", anchor("on_date", &OpenUnitFacts::on),
        inputs(column("on_date", &OpenUnitFacts::on, text("设立日期", "first day")),
               column("unit", &OpenUnitFacts::unit, text("单位编号", "unit")),
               column("parent", &OpenUnitFacts::parent, text("上级单位", "parent")),
               column("name", &OpenUnitFacts::name, text("名称", "name")),
               column("level", &OpenUnitFacts::level, text("预算单位级次", "level")),
               column("jurisdiction", &OpenUnitFacts::jurisdiction, text("地区", "jurisdiction")).jurisdiction()),
        detail::people_rules, outputs(column("outcome", &PeopleResult::outcome, text("结论", "outcome")))),
    Duty::administer,
    reads(column("taken", &OpenUnitFacts::taken, text("编号已使用", "the id is taken")),
          column("parent_jurisdiction", &OpenUnitFacts::parent_jurisdiction, text("上级的地区", "jurisdiction of the parent")).jurisdiction()));

struct CloseUnitFacts {
    Date on;             ///< first day on which it is no more
    std::int64_t unit;
    bool has_units = false;  ///< read: units below it exist on that day or later
};

template <class Trace>
void look_up(const People& people, const CommandContext&, CloseUnitFacts& facts, Trace& trace) {
    if (!people.units.find(facts.unit)) {
        trace.reject(Status::unknown_code, "unit", text("应为已设立的单位", "it must be a unit that was opened"));
        return;
    }
    for (std::size_t i = 0; i < people.units.size(); ++i)
        facts.has_units = facts.has_units || (people.units[i].parent == facts.unit && (!people.units[i].until || facts.on < *people.units[i].until));
}
[[nodiscard]] inline std::int64_t unit_of(const People&, const CloseUnitFacts& facts) noexcept { return facts.unit; }

template <class Trace>
PeopleResult decide(const PeopleRules& rules, const CloseUnitFacts& facts, Trace& trace) {
    if (trace.branch(facts.has_units)) {
        trace.note(text("尚有下级单位", "there are units below it"));
        PeopleResult result;
        result.outcome = Outcome::violation;
        return result;
    }
    return detail::accepted(rules, trace, text("撤销单位", "the unit is closed"));
}

inline void apply(People& people, const CommandContext&, const CloseUnitFacts& facts, const PeopleResult&) {
    people.units.touch(people.units.place(facts.unit)).until = facts.on;
}

inline constexpr auto close_unit = command<People>(
    operation<CloseUnitFacts, PeopleRules, PeopleResult>(
        "office.close_unit", text("撤销单位", "close a unit"), "行政事业单位内部控制规范 7", anchor("on_date", &CloseUnitFacts::on),
        inputs(column("on_date", &CloseUnitFacts::on, text("撤销日期", "first day on which it is no more")),
               column("unit", &CloseUnitFacts::unit, text("单位编号", "unit"))),
        detail::people_rules, outputs(column("outcome", &PeopleResult::outcome, text("结论", "outcome")))),
    Duty::administer, reads(column("has_units", &CloseUnitFacts::has_units, text("尚有下级单位", "has units below it"))));

// --- actors ----------------------------------------------------------------------------------------------------

struct EnrolFacts {
    Date on;
    std::int64_t person;     ///< id of the actor
    std::int64_t unit;       ///< whose administrator enrols
    std::string_view name;
    bool taken = false;
};

template <class Trace>
void look_up(const People& people, const CommandContext&, EnrolFacts& facts, Trace&) {
    facts.taken = people.actors.find(facts.person) != nullptr;
}
[[nodiscard]] inline std::int64_t unit_of(const People&, const EnrolFacts& facts) noexcept { return facts.unit; }

template <class Trace>
PeopleResult decide(const PeopleRules& rules, const EnrolFacts& facts, Trace& trace) {
    if (!detail::named(facts.name, "name", trace) || !detail::fresh_id(facts.person, facts.taken, "person", trace)) return {};
    return detail::accepted(rules, trace, text("登记经办人", "the actor is enrolled"));
}

inline void apply(People& people, const CommandContext& context, const EnrolFacts& facts, const PeopleResult&) {
    people.actors.add({facts.person, people.texts.keep(facts.name), facts.on, std::nullopt, IdIndex::none, context.seq});
}

inline constexpr auto enrol = command<People>(
    operation<EnrolFacts, PeopleRules, PeopleResult>(
        "office.enrol", text("登记经办人", "enrol an actor"), "行政事业单位内部控制规范 7", anchor("on_date", &EnrolFacts::on),
        inputs(column("on_date", &EnrolFacts::on, text("登记日期", "first day")),
               column("person", &EnrolFacts::person, text("人员编号", "person")),
               column("unit", &EnrolFacts::unit, text("单位", "unit")),
               column("name", &EnrolFacts::name, text("姓名", "name")).personal()),
        detail::people_rules, outputs(column("outcome", &PeopleResult::outcome, text("结论", "outcome")))),
    Duty::administer, reads(column("taken", &EnrolFacts::taken, text("编号已使用", "the id is taken"))));

// --- trusts ----------------------------------------------------------------------------------------------------

struct EntrustFacts {
    Date on;
    std::int64_t trust;
    std::int64_t person;
    std::int64_t unit;
    Set<Duty> duties;
    std::optional<Date> until;
    bool taken = false;
    Set<Duty> held;      ///< read: duties that the person has there, in a unit above it or in one below it
};

template <class Trace>
void look_up(const People& people, const CommandContext&, EntrustFacts& facts, Trace& trace) {
    const Actor* person = people.actors.find(facts.person);
    if (!person) {
        trace.reject(Status::unknown_code, "person", text("应为已登记的经办人", "it must be an actor who was enrolled"));
        return;
    }
    if (facts.on < person->from) {
        trace.reject(Status::contradiction, "on_date", text("应不早于该人员登记日", "it must not be before the person was enrolled"));
        return;
    }
    facts.taken = people.trusts.find(facts.trust) != nullptr;
    for (std::uint32_t at = person->last_trust; at != IdIndex::none; at = people.trusts[at].before) {
        const Trust& trust = people.trusts[at];
        const bool meets = people.is_within(facts.unit, trust.unit) || people.is_within(trust.unit, facts.unit);
        const bool overlaps = (!trust.until || facts.on < *trust.until) && (!facts.until || trust.from < *facts.until);
        if (meets && overlaps) facts.held.bits |= trust.duties.bits;
    }
}
[[nodiscard]] inline std::int64_t unit_of(const People&, const EntrustFacts& facts) noexcept { return facts.unit; }

/// Source: 行政事业单位内部控制规范 (财会〔2012〕21号) art. 14 and the articles of each pair; 会计法 art. 25, 35.
template <class Trace>
PeopleResult decide(const PeopleRules& rules, const EntrustFacts& facts, Trace& trace) {
    PeopleResult result;
    if (!detail::fresh_id(facts.trust, facts.taken, "trust", trace)) return result;
    if (facts.duties.bits == 0) {
        trace.reject(Status::out_of_range, "duties", text("至少一项职责", "at least one duty"));
        return result;
    }
    if (facts.until && *facts.until <= facts.on) {
        trace.reject(Status::contradiction, "until_on", text("应晚于起始日", "it must be after the first day"));
        return result;
    }
    if (!rules.incompatible.in_force()) {
        rules.incompatible.report_absent(trace);
        return result;
    }
    if (trace.branch(rules.incompatible.conflict(trace, facts.duties, facts.held))) {
        result.outcome = Outcome::violation;
        return result;
    }
    return detail::accepted(rules, trace, text("授权不含不相容岗位", "no incompatible duties come together"));
}

inline void apply(People& people, const CommandContext& context, const EntrustFacts& facts, const PeopleResult&) {
    Actor& person = people.actors.touch(people.actors.place(facts.person));
    const auto place = static_cast<std::uint32_t>(people.trusts.size());
    people.trusts.add({facts.trust, facts.person, facts.unit, facts.duties, facts.on, facts.until, person.last_trust, context.seq});
    person.last_trust = place;
}

inline constexpr auto entrust = command<People>(
    operation<EntrustFacts, PeopleRules, PeopleResult>(
        "office.entrust", text("授予职责", "entrust duties"), "行政事业单位内部控制规范 14; 会计法 25, 35", anchor("on_date", &EntrustFacts::on),
        inputs(column("on_date", &EntrustFacts::on, text("起始日期", "first day")),
               column("trust", &EntrustFacts::trust, text("授权编号", "trust")),
               column("person", &EntrustFacts::person, text("人员", "person")),
               column("unit", &EntrustFacts::unit, text("单位", "unit")),
               column("duties", &EntrustFacts::duties, text("职责", "duties")),
               column("until_on", &EntrustFacts::until, text("失效日期", "first day on which it ends"))),
        detail::people_rules, outputs(column("outcome", &PeopleResult::outcome, text("结论", "outcome")))),
    Duty::administer,
    reads(column("taken", &EntrustFacts::taken, text("编号已使用", "the id is taken")),
          column("held", &EntrustFacts::held, text("已有职责", "duties held"))));

struct RevokeFacts {
    Date on;              ///< first day on which it ends
    std::int64_t trust;
    std::int64_t unit = 0;
    Date from;
};

template <class Trace>
void look_up(const People& people, const CommandContext&, RevokeFacts& facts, Trace& trace) {
    const Trust* trust = people.trusts.find(facts.trust);
    if (!trust) {
        trace.reject(Status::unknown_code, "trust", text("应为已授予的授权", "it must be a trust that was given"));
        return;
    }
    facts.unit = trust->unit;
    facts.from = trust->from;
    if (trust->until && facts.on >= *trust->until)
        trace.reject(Status::contradiction, "on_date", text("该授权在该日已经失效", "the trust has ended by that day"));
}
[[nodiscard]] inline std::int64_t unit_of(const People&, const RevokeFacts& facts) noexcept { return facts.unit; }

template <class Trace>
PeopleResult decide(const PeopleRules& rules, const RevokeFacts& facts, Trace& trace) {
    if (facts.on <= facts.from) {
        trace.reject(Status::contradiction, "on_date", text("应晚于授权起始日", "it must be after the first day of the trust"));
        return {};
    }
    return detail::accepted(rules, trace, text("收回授权", "the trust ends"));
}

inline void apply(People& people, const CommandContext&, const RevokeFacts& facts, const PeopleResult&) {
    people.trusts.touch(people.trusts.place(facts.trust)).until = facts.on;
}

inline constexpr auto revoke = command<People>(
    operation<RevokeFacts, PeopleRules, PeopleResult>(
        "office.revoke", text("收回授权", "revoke a trust"), "行政事业单位内部控制规范 14", anchor("on_date", &RevokeFacts::on),
        inputs(column("on_date", &RevokeFacts::on, text("失效日期", "first day on which it ends")),
               column("trust", &RevokeFacts::trust, text("授权编号", "trust"))),
        detail::people_rules, outputs(column("outcome", &PeopleResult::outcome, text("结论", "outcome")))),
    Duty::administer,
    reads(column("unit", &RevokeFacts::unit, text("单位", "unit")), column("from_on", &RevokeFacts::from, text("授权起始日", "first day of the trust"))));

}  // namespace steward::office
