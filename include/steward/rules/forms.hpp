/// @file
/// Rule forms as a kernel uses them: typed handles on one version, filled by the rulebook once per epoch. Every query
/// goes through the trace sink, so that what a decision used is what its explanation shows.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "steward/kernel/calendar.hpp"
#include "steward/kernel/trace.hpp"
#include "steward/rules/model.hpp"
#include "steward/rules/units.hpp"

namespace steward {

/// What every handle knows: which rule it is, and which version is in force (none in a gap).
class RuleHandle {
public:
    /// Called by the rulebook.
    void resolve(std::string_view id, const RuleInForce& found) noexcept {
        use_.id = id;
        rule_ = found.rule;
        version_ = found.version;
        absence_ = found.absence;
        const Version* named = found.version ? found.version : found.blamed;
        use_.version = named ? named->code : -1;
        use_.confidence = found.version ? found.version->confidence : Confidence::unverified;
        rival_ = found.rival ? found.rival->code : -1;
    }

    [[nodiscard]] bool in_force() const noexcept { return version_ != nullptr; }
    /// Whether it is known that no version holds on the day.
    [[nodiscard]] bool silent() const noexcept { return !version_ && absence_ == Absence::no_version; }
    [[nodiscard]] const RuleUse& use() const noexcept { return use_; }

    /// Tells the trace why the rule is not in force.
    template <class Trace>
    void report_absent(Trace& trace) const {
        switch (absence_) {
            case Absence::no_version: trace.missing_rule(use_); return;
            case Absence::issue_unknown: trace.unknown_issue(use_); return;
            case Absence::conflict: trace.conflict(use_, {use_.id, rival_, -1, Confidence::unverified}); return;
        }
    }

protected:
    /// What the row adds in words; the version must be in force, and the row one of its own.
    [[nodiscard]] Text note_of(const RuleUse& use) const noexcept {
        if (use.row < 0 || use.row >= static_cast<std::int32_t>(version_->rows.size())) return {};
        const BilingualText& note = version_->rows[static_cast<std::size_t>(use.row)].note;
        return {note.zh, note.en};
    }

    RuleUse use_;
    const Rule* rule_ = nullptr;
    const Version* version_ = nullptr;
    std::int32_t rival_ = -1;
    Absence absence_ = Absence::no_version;
};

/// An article whose content is logic (条款): what is data is when it holds and where it stands.
class Provision : public RuleHandle {
public:
    static constexpr Form form = Form::provision;

    /// True when the provision is in force; `what_follows` says what it means for this row.
    template <class Trace>
    bool apply(Trace& trace, Text what_follows) const {
        if (!in_force()) {
            report_absent(trace);
            return false;
        }
        trace.provision(use_, what_follows);
        return true;
    }
};

/// The kind of unit that a C++ type is read from.
template <class V>
inline constexpr UnitKind unit_kind_of = UnitKind::decimal;
template <>
inline constexpr UnitKind unit_kind_of<Money> = UnitKind::money;
template <>
inline constexpr UnitKind unit_kind_of<std::int64_t> = UnitKind::count;
template <>
inline constexpr UnitKind unit_kind_of<bool> = UnitKind::flag;

namespace detail {

/// How a stored cell becomes a kernel's value.
template <class V>
struct CellValue;
template <>
struct CellValue<Money> {
    static Money of(std::int64_t value, std::int32_t) noexcept { return Money::fen(value); }
    static Operand operand(Text name, Money value, std::string_view) noexcept { return steward::operand(name, value); }
};
template <>
struct CellValue<std::int64_t> {
    static std::int64_t of(std::int64_t value, std::int32_t) noexcept { return value; }
    static Operand operand(Text name, std::int64_t value, std::string_view unit) noexcept {
        Operand result = steward::operand(name, value);
        result.unit = unit;
        return result;
    }
};
template <>
struct CellValue<bool> {
    static bool of(std::int64_t value, std::int32_t) noexcept { return value != 0; }
    static Operand operand(Text name, bool value, std::string_view) noexcept { return steward::operand(name, value); }
};
template <>
struct CellValue<Decimal> {
    static Decimal of(std::int64_t value, std::int32_t scale) noexcept { return Decimal{value, scale}; }
    static Operand operand(Text name, Decimal value, std::string_view unit) noexcept {
        return steward::operand(name, value, unit);
    }
};

inline constexpr Text value_name = text("标准", "standard");

}  // namespace detail

/// Values keyed by enumerations or code lists. Shared by thresholds, tables and factors.
template <class... Keys>
class KeyedRule : public RuleHandle {
public:
    void resolve(std::string_view id, const RuleInForce& found) noexcept {
        RuleHandle::resolve(id, found);
        cells_ = version_ ? version_->grid.data() : nullptr;
        std::size_t i = 0;
        if (rule_)
            for (const NamedKey& key : rule_->keys)
                if (i < ranges_.size()) ranges_[i++] = {key.first, key.size};
    }

    /// Maps a value column that the operation names, by its order, to that of the pack.
    void bind_value(std::int32_t column, std::string_view name) noexcept {
        for (std::size_t j = 0; rule_ && j < rule_->values.size(); ++j)
            if (rule_->values[j].name == name) columns_[static_cast<std::size_t>(column)] = static_cast<std::int32_t>(j);
    }

    /// Names of the enumerations of the keys, checked against the pack when an operation is prepared.
    [[nodiscard]] static constexpr std::array<std::string_view, sizeof...(Keys)> key_lists() noexcept {
        return {ColumnTraits<Keys>::enumeration...};
    }

protected:
    /// The cell for the keys in value column `column`; null when the keys have no value.
    [[nodiscard]] const Cell* cell(std::int32_t column, Keys... keys) const noexcept {
        const Cell* found = in_force() ? at(column, keys...) : nullptr;
        return found && found->state == CellState::value ? found : nullptr;
    }

    /// The cell in any state; null for keys outside the grid. The rule must be in force.
    [[nodiscard]] const Cell* at(std::int32_t column, Keys... keys) const noexcept {
        std::int64_t index = 0;
        std::int64_t block = 1;
        std::size_t i = 0;
        bool inside = true;
        [[maybe_unused]] const auto step = [&](std::int64_t code) noexcept {
            const Range range = ranges_[i++];
            const std::int64_t at = code - range.first;
            inside = inside && at >= 0 && at < range.size;
            index = index * range.size + at;
            block *= range.size;
        };
        (step(ColumnTraits<Keys>::store(keys)), ...);
        return inside ? cells_ + (column * block + index) : nullptr;
    }

    [[nodiscard]] RuleUse use_of(const Cell& found) const noexcept {
        return {use_.id, found.version, found.row, found.confidence()};
    }

    /// Tells the trace why the keys have no value in a column.
    template <class Trace>
    void report_missing(Trace& trace, std::int32_t column, Keys... keys) const {
        if (!in_force()) {
            report_absent(trace);
            return;
        }
        const Cell* found = at(column, keys...);
        if (found && found->state == CellState::conflict)
            trace.conflict(use_of(*found), {use_.id, found->rival_version(), found->rival_row(), Confidence::unverified});
        else if (found && found->state == CellState::elsewhere)
            trace.elsewhere(use_of(*found), operand(EnumerationText<Keys>::text(), keys)...);
        else
            trace.missing_key(use_, operand(EnumerationText<Keys>::text(), keys)...);
    }

    template <class Key>
    struct EnumerationText {
        static constexpr Text text() noexcept {
            if constexpr (requires { EnumerationOf<Key>::view; })
                return EnumerationOf<Key>::view.text;
            else
                return ListText<Key>::text();
        }
    };
    template <class Key>
    struct ListText;
    template <class List>
    struct ListText<Code<List>> {
        static constexpr Text text() noexcept { return List::text; }
    };

    static constexpr std::size_t max_values = 6;

    struct Range {
        std::int32_t first = 0;
        std::int32_t size = 0;
    };

    const Cell* cells_ = nullptr;
    std::array<Range, sizeof...(Keys)> ranges_{};
    std::array<std::int32_t, max_values> columns_{};
};

/// An amount keyed by enumerations, with the comparison of its wording (限额, 数额标准).
template <class... Keys>
class Threshold : public KeyedRule<Keys...> {
public:
    static constexpr Form form = Form::threshold;
    static constexpr UnitKind single_value = UnitKind::money;

    void resolve(std::string_view id, const RuleInForce& found) noexcept {
        KeyedRule<Keys...>::resolve(id, found);
        if (found.rule) compare_ = found.rule->compare;
    }

    /// Whether the amount reaches the threshold; empty when there is no rule or no value for the keys.
    template <class Trace>
    std::optional<bool> test(Trace& trace, Text what, Money amount, Keys... keys) const {
        return test_as(compare_, trace, what, amount, keys...);
    }

    /// As `test`, with the comparison of another article that speaks of the same amount (超过 where the amount's own rule
    /// says 达到).
    template <class Trace>
    std::optional<bool> test_as(Compare compare, Trace& trace, Text what, Money amount, Keys... keys) const {
        const Cell* found = this->cell(0, keys...);
        if (!found) {
            this->report_missing(trace, 0, keys...);
            return std::nullopt;
        }
        const bool result = holds(compare, amount.fen(), found->value);
        trace.test(this->use_of(*found), compare, operand(what, amount),
                   operand(detail::value_name, Money::fen(found->value)), result);
        return result;
    }

    /// Tells the trace why there is no amount for the keys.
    template <class Trace>
    void missing(Trace& trace, Keys... keys) const {
        this->report_missing(trace, 0, keys...);
    }

    /// As `test`, without a word to the trace.
    [[nodiscard]] std::optional<bool> quiet(Money amount, Keys... keys) const noexcept {
        return quiet_as(compare_, amount, keys...);
    }
    [[nodiscard]] std::optional<bool> quiet_as(Compare compare, Money amount, Keys... keys) const noexcept {
        const Cell* found = this->cell(0, keys...);
        return found ? std::optional<bool>(holds(compare, amount.fen(), found->value)) : std::nullopt;
    }

private:
    Compare compare_ = Compare::at_least;
};

/// Values by keys. `column` counts the value columns in the order in which the operation names them.
template <class... Keys>
class Table : public KeyedRule<Keys...> {
public:
    static constexpr Form form = Form::table;

    /// The value, or empty: no rule in force, or no value for the keys. Reports either to the trace.
    template <class V, class Trace>
    std::optional<V> find(Trace& trace, std::int32_t column, Text what, Keys... keys) const {
        const std::optional<V> value = peek<V>(trace, column, what, keys...);
        if (!value) missing(trace, column, keys...);
        return value;
    }

    /// The value without a word to the trace, for a kernel that shows several values of a row as one step (`cite`).
    template <class V>
    [[nodiscard]] std::optional<V> quiet(std::int32_t column, Keys... keys) const noexcept {
        const std::int32_t stored = this->columns_[static_cast<std::size_t>(column)];
        const Cell* found = this->cell(stored, keys...);
        if (!found) return std::nullopt;
        return detail::CellValue<V>::of(found->value, this->version_->scales[static_cast<std::size_t>(stored)]);
    }

    /// The rule as used for one row: its citations and confidence. `column` must have a value for the keys.
    [[nodiscard]] RuleUse use_at(std::int32_t column, Keys... keys) const noexcept {
        const Cell* found = this->cell(this->columns_[static_cast<std::size_t>(column)], keys...);
        return found ? this->use_of(*found) : this->use_;
    }

    /// Tells the trace why there is no value for the keys.
    template <class Trace>
    void missing(Trace& trace, std::int32_t column, Keys... keys) const {
        this->report_missing(trace, this->columns_[static_cast<std::size_t>(column)], keys...);
    }

    /// As `find`, but an absent value is an answer (no upper bound, say) and is not reported as missing.
    template <class V, class Trace>
    std::optional<V> peek(Trace& trace, std::int32_t column, Text what, Keys... keys) const {
        const std::int32_t stored = this->columns_[static_cast<std::size_t>(column)];
        const Cell* found = this->cell(stored, keys...);
        if (!found) return std::nullopt;
        const auto at = static_cast<std::size_t>(stored);
        const V value = detail::CellValue<V>::of(found->value, this->version_->scales[at]);
        if constexpr (Trace::recording)
            trace.lookup(this->use_of(*found), operand(KeyedRule<Keys...>::template EnumerationText<Keys>::text(), keys)...,
                         detail::CellValue<V>::operand(what, value, this->rule_->values[at].unit));
        else
            trace.use(this->use_of(*found));
        return value;
    }
};

/// A cited conversion between units, by keys (换算系数). The only way from one unit to another.
template <class... Keys>
class Factor : public Table<Keys...> {
public:
    static constexpr Form form = Form::factor;
    static constexpr UnitKind single_value = UnitKind::decimal;

    template <class Trace>
    std::optional<Decimal> get(Trace& trace, Text what, Keys... keys) const {
        return this->template find<Decimal>(trace, 0, what, keys...);
    }
};

/// One value.
template <class V>
class Parameter : public KeyedRule<> {
public:
    static constexpr Form form = Form::parameter;
    static constexpr UnitKind single_value = unit_kind_of<V>;
    using Value = V;

    template <class Trace>
    std::optional<V> get(Trace& trace, Text what) const {
        const Cell* found = cell(0);
        if (!found) {
            report_missing(trace, 0);
            return std::nullopt;
        }
        const V value = detail::CellValue<V>::of(found->value, version_->scales[0]);
        if constexpr (Trace::recording)
            trace.lookup(use_of(*found), detail::CellValue<V>::operand(what, value, rule_->values[0].unit));
        else
            trace.use(use_of(*found));
        return value;
    }
};

/// A statutory period (期限).
class TimeLimit : public RuleHandle {
public:
    static constexpr Form form = Form::time_limit;

    [[nodiscard]] const TimeLimitTerms& terms() const noexcept { return version_->time_limit; }
    [[nodiscard]] Bound bound() const noexcept { return rule_->bound; }
    /// Counted back from the start event: so long before it (前若干日).
    [[nodiscard]] bool backward() const noexcept { return rule_->backward; }
    /// False for a right: letting it pass breaks nothing.
    [[nodiscard]] bool duty() const noexcept { return rule_->duty; }
    [[nodiscard]] std::int32_t start_event() const noexcept { return rule_ ? rule_->start_code : 0; }
    [[nodiscard]] std::int32_t end_event() const noexcept { return rule_->end_code; }
    [[nodiscard]] std::int32_t scope() const noexcept { return rule_->scope; }
    /// The list that the codes of the events are of; empty when the rule names none, or when there is no rule.
    [[nodiscard]] std::string_view events_list() const noexcept { return list_of("events"); }
    [[nodiscard]] std::string_view scope_list() const noexcept { return list_of("scope"); }

    /// Whether an act on `done` keeps a limit that falls on `deadline`.
    [[nodiscard]] bool keeps(Date done, Date deadline) const noexcept {
        switch (rule_->bound) {
            case Bound::min: return rule_->backward ? done <= deadline : done >= deadline;
            case Bound::max: return rule_->backward ? done >= deadline : done <= deadline;
            case Bound::exact: break;
        }
        return done == deadline;
    }

private:
    [[nodiscard]] std::string_view list_of(std::string_view name) const noexcept {
        if (!rule_) return {};
        for (const NamedKey& list : rule_->lists)
            if (list.name == name) return list.list;
        return {};
    }
};

/// All time limits of the book, by the codes of the list `time_limit`.
class TimeLimits {
public:
    static constexpr Form form = Form::time_limit;

    [[nodiscard]] const TimeLimit* find(std::int32_t code) const noexcept {
        return code > 0 && code <= static_cast<std::int32_t>(limits.size()) ? &limits[static_cast<std::size_t>(code - 1)]
                                                                           : nullptr;
    }

    std::vector<TimeLimit> limits;  ///< limits[code - 1]
};

/// The working-day calendar of the jurisdiction: not one version, but all years, since a period may span them.
class WorkingDays {
public:
    static constexpr Form form = Form::calendar;

    void resolve(std::string_view id, std::shared_ptr<const WorkingDayCalendar> calendar) noexcept {
        id_ = id;
        calendar_ = std::move(calendar);
    }

    [[nodiscard]] bool in_force() const noexcept { return calendar_ != nullptr; }
    [[nodiscard]] const WorkingDayCalendar& calendar() const noexcept { return *calendar_; }
    /// The rule as used on a day that the notice `version` decides; -1 for a year without notice.
    [[nodiscard]] RuleUse use(std::int32_t version, Confidence confidence) const noexcept {
        return {id_, version, -1, confidence};
    }

private:
    std::string_view id_;
    std::shared_ptr<const WorkingDayCalendar> calendar_;
};

}  // namespace steward
