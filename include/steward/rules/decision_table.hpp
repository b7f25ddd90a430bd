/// @file
/// Decision tables as a kernel uses them (决策表): facts in, one outcome out, by one look-up.
#pragma once

#include <algorithm>

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
        for (std::size_t i = 0; rule_ && i < sizeof...(Inputs); ++i) ranges_[i] = {rule_->keys[i].first, rule_->keys[i].size - 1};
        stride(ranges_);
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
        const Cell& cell = at(std::index_sequence_for<Inputs...>(), facts...);
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
        std::int64_t first = 0;
        std::int64_t unknown = 0;  ///< the state of an unknown fact, after those of the codes
        std::int64_t stride = 1;
    };

    template <class T>
    [[nodiscard]] static constexpr std::string_view list_of() noexcept {
        if constexpr (std::is_same_v<T, bool>)
            return flag_list;
        else
            return ColumnTraits<T>::enumeration;
    }

    using Ranges = std::array<Range, sizeof...(Inputs)>;

    static constexpr void stride(Ranges& ranges) noexcept {
        std::int64_t stride = 1;
        for (std::size_t i = ranges.size(); i-- > 0;) {
            ranges[i].stride = stride;
            stride *= ranges[i].unknown + 1;
        }
    }

    /// Whether the codes of all inputs are known to the compiler: the place of a cell is then nearly free.
    template <class T>
    static constexpr bool is_fixed = std::is_same_v<T, bool> || std::is_enum_v<T>;
    static constexpr bool fixed = (is_fixed<Inputs> && ...);

    template <class T>
    [[nodiscard]] static constexpr Range range_of() noexcept {
        if constexpr (std::is_same_v<T, bool>) {
            return {0, 2};
        } else if constexpr (std::is_enum_v<T>) {
            const auto codes = [](const EnumerationItem& a, const EnumerationItem& b) { return a.code < b.code; };
            const auto [low, high] = std::minmax_element(EnumerationOf<T>::view.items.begin(), EnumerationOf<T>::view.items.end(), codes);
            return {low->code, high->code - low->code + 1};
        } else {
            return {};
        }
    }
    [[nodiscard]] static constexpr Ranges fixed_ranges() noexcept {
        Ranges ranges{range_of<Inputs>()...};
        stride(ranges);
        return ranges;
    }

    /// What an input adds to the index. A code that is no item of its list is as good as unknown.
    template <std::size_t I, class T>
    [[nodiscard]] std::int64_t offset(const Fact<T>& fact) const noexcept {
        static constexpr Ranges known_ranges = fixed_ranges();
        const Range range = fixed ? known_ranges[I] : ranges_[I];
        const std::int64_t code = fact.value ? ColumnTraits<T>::store(*fact.value) - range.first : range.unknown;
        const bool known = static_cast<std::uint64_t>(code) < static_cast<std::uint64_t>(range.unknown);
        return (known ? code : range.unknown) * range.stride;
    }
    template <std::size_t... I>
    [[nodiscard]] const Cell& at(std::index_sequence<I...>, const Fact<Inputs>&... facts) const noexcept {
        // Where the first fact leads to one row whatever the others are, they need not be looked at.
        static constexpr Ranges known_ranges = fixed_ranges();
        const Range first = fixed ? known_ranges[0] : ranges_[0];
        const std::array places{offset<I>(facts)...};
        const Cell& alone = cells_[places[0] + first.stride - 1];
        if (alone.state == CellState::value && alone.row != no_row) return alone;
        return cells_[(places[I] + ...)];
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
        trace.applied(use, std::span<const Operand>(shown.data(), count), note_of(use));
    }

    const Cell* cells_ = nullptr;
    Ranges ranges_{};
};

}  // namespace steward
