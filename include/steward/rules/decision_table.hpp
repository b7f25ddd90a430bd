/// @file
/// Decision tables as a kernel uses them (决策表): facts in, one outcome out, by one look-up.
#pragma once

#include "steward/rules/forms.hpp"

namespace steward {

/// A fact as a decision table takes it: its column and name, for the explanation, and its value, which may be unknown.
template <class T>
struct Fact {
    std::string_view column;
    Text text;
    std::optional<T> value;
};
template <class T>
[[nodiscard]] constexpr Fact<T> fact(std::string_view column, Text text, std::optional<T> value) noexcept {
    return {column, text, value};
}

/// The outcome of facts, each a bool, an enumeration or a code of a list. The first row of the version that fits wins;
/// which it is was worked out when the book was opened, for every combination and every set of unknown facts. An unknown
/// fact makes the outcome indeterminate only where its values lead to different outcomes.
template <class... Inputs>
class DecisionTable : public RuleHandle {
public:
    static constexpr Form form = Form::decision_table;
    static_assert(sizeof...(Inputs) >= 1 && sizeof...(Inputs) < Step::max_operands);

    void resolve(std::string_view id, const RuleInForce& found) noexcept {
        RuleHandle::resolve(id, found);
        cells_ = version_ ? version_->grid.data() : nullptr;
        for (std::size_t i = 0; rule_ && i < sizeof...(Inputs); ++i) ranges_[i] = {rule_->keys[i].first, rule_->keys[i].size};
    }

    /// What each input is, checked against the pack when an operation is prepared.
    [[nodiscard]] static constexpr std::array<std::string_view, sizeof...(Inputs)> key_lists() noexcept {
        return {list_of<Inputs>()...};
    }

    /// The outcome; indeterminate when no version is in force, or when a fact that matters is unknown. Either is reported
    /// to the trace.
    template <class Trace>
    [[nodiscard]] Outcome decide(Trace& trace, const Fact<Inputs>&... facts) const {
        if (!in_force()) {
            report_absent(trace);
            return Outcome::indeterminate;
        }
        const Cell& cell = at(facts...);
        const RuleUse use{use_.id, cell.version, cell.row, cell.confidence()};
        if (cell.state == CellState::value) {
            const auto outcome = static_cast<Outcome>(cell.value);
            if constexpr (Trace::recording)
                show(trace, use, outcome, facts...);
            else
                trace.use(use);
            return outcome;
        }
        if constexpr (Trace::recording)
            show(trace, use, std::nullopt, facts...);
        else
            trace.use(use);
        std::int64_t bit = 0;
        const auto name_missing = [&](std::string_view column, Text text) {
            if ((cell.value >> bit++) & 1) trace.missing_fact(column, text);
        };
        (name_missing(facts.column, facts.text), ...);
        return Outcome::indeterminate;
    }

private:
    struct Range {
        std::int32_t first = 0;
        std::int32_t size = 0;  ///< with one state for an unknown fact, the last
    };

    template <class T>
    [[nodiscard]] static constexpr std::string_view list_of() noexcept {
        if constexpr (std::is_same_v<T, bool>)
            return flag_list;
        else
            return ColumnTraits<T>::enumeration;
    }

    /// A code that is no item of its list is as good as unknown.
    [[nodiscard]] const Cell& at(const Fact<Inputs>&... facts) const noexcept {
        std::int64_t index = 0;
        std::size_t i = 0;
        const auto step = [&](const auto& fact) noexcept {
            using T = typename std::decay_t<decltype(fact.value)>::value_type;
            const Range range = ranges_[i++];
            std::int64_t at = range.size - 1;
            if (fact.value) {
                const std::int64_t code = ColumnTraits<T>::store(*fact.value) - range.first;
                if (code >= 0 && code < at) at = code;
            }
            index = index * range.size + at;
        };
        (step(facts), ...);
        return cells_[index];
    }

    template <class Trace>
    void show(Trace& trace, const RuleUse& use, std::optional<Outcome> outcome, const Fact<Inputs>&... facts) const {
        std::array<Operand, Step::max_operands> shown{};
        std::size_t count = 0;
        const auto add = [&](const auto& fact) {
            if (fact.value) shown[count++] = operand(fact.text, *fact.value);
        };
        (add(facts), ...);
        if (outcome) shown[count++] = operand(text("结论", "outcome"), *outcome);
        trace.lookup(use, std::span<const Operand>(shown.data(), count), note_of(use));
    }

    const Cell* cells_ = nullptr;
    std::array<Range, sizeof...(Inputs)> ranges_{};
};

}  // namespace steward
