/// @file
/// What a public body is at one moment (账簿状态): its units and people, and the state of every domain. A fold of the journal.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "steward/assets/register.hpp"
#include "steward/funds/budget.hpp"
#include "steward/kernel/date.hpp"
#include "steward/kernel/entity_table.hpp"
#include "steward/kernel/enumeration.hpp"
#include "steward/kernel/text_arena.hpp"
#include "steward/procurement/process.hpp"
#include "steward/rules/duty.hpp"

namespace steward {

namespace office {

/// Place of a unit in the budget hierarchy (预算单位级次).
enum class UnitLevel : std::int32_t {
    department = 1,  ///< 主管预算单位 (一级)
    secondary = 2,   ///< 二级预算单位
    basic = 3,       ///< 基层预算单位
};

/// A unit of the body (单位): a node of the tree.
struct Unit {
    std::int64_t id = 0;
    std::int64_t parent = 0;  ///< 0 for the root
    std::string_view name;
    UnitLevel level = UnitLevel::basic;
    std::int32_t jurisdiction = 0;  ///< number, see Rulebook::jurisdiction_number
    Date from;
    std::optional<Date> until;      ///< first day on which it is no more
    std::int64_t seq = 0;           ///< event that made it

    [[nodiscard]] bool exists_on(Date day) const noexcept { return from <= day && (!until || day < *until); }
};

/// A person who acts (经办人). The name is personal data.
struct Actor {
    std::int64_t id = 0;
    std::string_view name;
    Date from;
    std::optional<Date> until;
    std::uint32_t last_trust = IdIndex::none;  ///< the newest of the actor's trusts; each names the one before
    std::int64_t seq = 0;
};

/// What an actor is entrusted with, in a unit and those below it (授权).
struct Trust {
    std::int64_t id = 0;
    std::int64_t actor = 0;
    std::int64_t unit = 0;
    Set<Duty> duties;
    Date from;
    std::optional<Date> until;
    std::uint32_t before = IdIndex::none;  ///< the actor's trust before this one
    std::int64_t seq = 0;

    [[nodiscard]] bool holds_on(Date day) const noexcept { return from <= day && (!until || day < *until); }
};

/// Units, actors and trusts.
struct People {
    EntityTable<Unit> units;
    EntityTable<Actor> actors;
    EntityTable<Trust> trusts;
    TextArena texts;

    /// Whether `unit` is `above` or lies below it.
    [[nodiscard]] bool is_within(std::int64_t unit, std::int64_t above) const noexcept;
    /// Duties that the actor has in the unit on the day, by trusts for it or for a unit above it.
    /// `days` is narrowed to those around the day on which they are the same.
    [[nodiscard]] Set<Duty> duties_of(std::int64_t actor, std::int64_t unit, Date day, Period* days = nullptr) const noexcept;
};

}  // namespace office

template <>
struct EnumerationOf<office::UnitLevel> {
    static constexpr std::array items{
        item(office::UnitLevel::department, "department", text("主管预算单位", "department")),
        item(office::UnitLevel::secondary, "secondary", text("二级预算单位", "secondary budget unit")),
        item(office::UnitLevel::basic, "basic", text("基层预算单位", "basic budget unit")),
    };
    static constexpr EnumerationView view{"unit_level", text("预算单位级次", "level of a budget unit"), items};
};

/// The whole state. Every part is changed by the commands that name it, and by nothing else.
struct OfficeState {
    office::People people;
    funds::BudgetState budget;
    assets::RegisterState assets;
    procurement::ProcessState procurement;
    std::int64_t seq = 0;  ///< of the last event folded in

    /// The part that a command works on.
    template <class State>
    [[nodiscard]] State& part() noexcept {
        if constexpr (std::is_same_v<State, OfficeState>) return *this;
        else if constexpr (std::is_same_v<State, office::People>) return people;
        else if constexpr (std::is_same_v<State, funds::BudgetState>) return budget;
        else if constexpr (std::is_same_v<State, procurement::ProcessState>) return procurement;
        else return assets;
    }
    template <class State>
    [[nodiscard]] const State& part() const noexcept {
        return const_cast<OfficeState&>(*this).part<State>();  // NOLINT: nothing is changed through it
    }

    /// Calls `work` with every table, in a fixed order.
    template <class Work>
    void for_each_table(Work work) {
        work(people.units), work(people.actors), work(people.trusts);
        work(budget.indicators), work(budget.commitments), work(budget.payments);
        work(assets.cards), work(assets.holdings), work(assets.units), work(assets.runs);
        work(procurement.processes), work(procurement.bids), work(procurement.commitments);
    }
    void mark() {
        for_each_table([](auto& table) { table.mark(); });
    }
    void undo() {
        for_each_table([](auto& table) { table.undo(); });
    }
};

}  // namespace steward
