/// @file
/// Trace sinks. A kernel is one template over its sink: `CoordinateTrace` keeps what a batch needs (a few machine words
/// a row), `RecordingTrace` keeps every step for an explanation (说明), `ValueTrace` keeps nothing. All take the same
/// calls, so an explanation can never tell another story than the decision.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "steward/kernel/column.hpp"
#include "steward/kernel/outcome.hpp"
#include "steward/kernel/result.hpp"
#include "steward/kernel/rounding.hpp"

namespace steward {

/// Comparison of a threshold, as its wording says: 达到/以上, 超过, 以下/不超过, 不足/低于.
enum class Compare : std::int8_t { at_least, more_than, at_most, less_than };

[[nodiscard]] constexpr bool holds(Compare compare, std::int64_t value, std::int64_t limit) noexcept {
    switch (compare) {
        case Compare::at_least: return value >= limit;
        case Compare::more_than: return value > limit;
        case Compare::at_most: return value <= limit;
        case Compare::less_than: return value < limit;
    }
    return false;
}

/// A rule as a decision met it: its id, the version in force (-1: none), the row of that version (-1: none or no rows).
struct RuleUse {
    std::string_view id;
    std::int32_t version = -1;
    std::int32_t row = -1;
    Confidence confidence = Confidence::unverified;
};

/// A named value inside a step, kept raw and rendered only when an explanation is asked for.
struct Operand {
    Text name;
    Kind kind = Kind::integer;
    std::int64_t value = 0;
    std::int32_t scale = 0;
    std::string_view unit;
    std::string_view enumeration;
};

template <class T>
[[nodiscard]] constexpr Operand operand(Text name, T value) noexcept {
    using Traits = ColumnTraits<T>;
    return {name, Traits::kind, Traits::store(value), Traits::scale, Traits::unit, Traits::enumeration};
}

/// An exact decimal as an operand; `unit` as the rule pack names it.
[[nodiscard]] constexpr Operand operand(Text name, Decimal value, std::string_view unit) noexcept {
    return {name, Kind::quantity, value.unscaled, value.scale, unit, {}};
}

enum class StepKind : std::int8_t {
    test,          ///< operands[0] compared with operands[1], `result` says whether it holds
    lookup,        ///< keys operands[0..], value last
    missing_rule,  ///< no version of the rule is in force on the day
    missing_key,   ///< the version in force has no value for these keys
    missing_fact,  ///< a fact that the decision needs is unknown
    provision,     ///< an article applied as it stands; `text` says what follows from it
    computed,      ///< operands, the last one being the result
    note,          ///< a statement without a rule
    unknown_issue, ///< the issue day of the rule is not recorded, so what was known of it cannot be told
    conflict,      ///< `rule` and `other` both decide, and neither is declared to give way
    elsewhere,     ///< the version in force leaves these keys to another rule, which its row names
};

/// The row of a list that something is about: its place among the rows of its list under the root row, and, of a list in
/// a list, also the place among the rows inside that one.
struct RowPlace {
    std::int32_t child = -1;       ///< -1 for the root row
    std::int32_t grandchild = -1;  ///< -1 for a row that is in no list of another

    constexpr RowPlace() noexcept = default;
    // Mostly it is one number, and then it is written as one.
    constexpr RowPlace(std::int32_t in_list, std::int32_t in_inner_list = -1) noexcept  // NOLINT(google-explicit-constructor)
        : child(in_list), grandchild(in_inner_list) {}

    [[nodiscard]] constexpr bool is_root() const noexcept { return child < 0; }
    friend constexpr bool operator==(const RowPlace&, const RowPlace&) = default;
};

/// One recorded step.
struct Step {
    static constexpr std::size_t max_operands = 6;

    StepKind kind = StepKind::note;
    RuleUse rule;
    RuleUse other;
    Text text;
    Compare compare = Compare::at_least;
    bool result = false;
    RowPlace at;              ///< row of a nested list the step belongs to
    std::string_view list;    ///< that list; empty for the first one
    std::int32_t count = 0;
    std::array<Operand, max_operands> operands{};
};

/// Why a row cannot be decided, and at which column.
struct Rejection {
    Status status = Status::ok;
    std::string_view column;  ///< with the name of its list in front: bids.scores.points
    RowPlace at;
};

/// The sink of a batch in which nobody asked for an outcome, a rule or a path: only values are wanted. A kernel may leave
/// out what serves the outcome alone: `if constexpr (Trace::judging)`.
class ValueTrace {
public:
    static constexpr bool recording = false;
    static constexpr bool judging = false;

    void use(const RuleUse&) noexcept {}
    void test(const RuleUse&, Compare, const Operand&, const Operand&, bool) noexcept {}
    template <class... Operands>
    void lookup(const RuleUse&, const Operands&...) noexcept {}
    void applied(const RuleUse&, std::span<const Operand>, Text) noexcept {}
    template <class... Operands>
    void missing_key(const RuleUse&, const Operands&...) noexcept {}
    template <class... Operands>
    void elsewhere(const RuleUse&, const Operands&...) noexcept {}
    void missing_rule(const RuleUse&) noexcept {}
    void unknown_issue(const RuleUse&) noexcept {}
    void conflict(const RuleUse&, const RuleUse&) noexcept {}
    void missing_fact(std::string_view, Text) noexcept {}
    void provision(const RuleUse&, Text) noexcept {}
    template <class... Operands>
    void computed(Text, const Operands&...) noexcept {}
    void note(Text) noexcept {}
    bool branch(bool taken) noexcept { return taken; }
    void control(const RuleUse&) noexcept {}
    void reject(Status status, std::string_view column, Text /*remedy*/, RowPlace at = {}) noexcept {
        if (rejected()) return;
        status_ = status;
        rejected_column_ = column;
        rejected_at_ = at;
    }
    void begin_row(RowPlace, std::string_view /*list*/ = {}) noexcept {}
    std::int64_t end_row() noexcept { return 0; }

    [[nodiscard]] bool rejected() const noexcept { return status_ != Status::ok; }
    [[nodiscard]] Rejection rejection() const noexcept { return {status_, rejected_column_, rejected_at_}; }
    [[nodiscard]] std::int64_t path() const noexcept { return 0; }
    [[nodiscard]] std::int32_t controlling() const noexcept { return -1; }
    [[nodiscard]] Confidence confidence() const noexcept { return Confidence::unverified; }

private:
    Status status_ = Status::ok;
    std::string_view rejected_column_{};
    RowPlace rejected_at_;
};

/// The sink of a batch: path bits, the controlling rule, the weakest confidence, a rejection. No allocation, no text.
/// Two path bits an event (0 no, 1 yes, 2 missing) under a leading one; the last 31 events are kept.
class CoordinateTrace {
public:
    static constexpr bool recording = false;
    static constexpr bool judging = true;

    void use(const RuleUse& rule) noexcept { weak_ |= rule.confidence == Confidence::unverified; }
    void test(const RuleUse& rule, Compare, const Operand&, const Operand&, bool result) noexcept {
        use(rule);
        push(result ? 1 : 0);
    }
    template <class... Operands>
    void lookup(const RuleUse& rule, const Operands&...) noexcept {
        use(rule);
    }
    void applied(const RuleUse& rule, std::span<const Operand>, Text) noexcept { use(rule); }
    template <class... Operands>
    void elsewhere(const RuleUse& rule, const Operands&...) noexcept {
        missing_key(rule);
    }
    template <class... Operands>
    void missing_key(const RuleUse& rule, const Operands&...) noexcept {
        use(rule);
        control(rule);
        push(2);
    }
    void missing_rule(const RuleUse& rule) noexcept {
        control(rule);
        weak_ = true;
        push(2);
    }
    void unknown_issue(const RuleUse& rule) noexcept { missing_rule(rule); }
    void conflict(const RuleUse& rule, const RuleUse&) noexcept { missing_rule(rule); }
    void missing_fact(std::string_view, Text) noexcept { push(2); }
    void provision(const RuleUse& rule, Text) noexcept { use(rule); }
    template <class... Operands>
    void computed(Text, const Operands&...) noexcept {}
    void note(Text) noexcept {}
    /// Records a branch that the path must show.
    bool branch(bool taken) noexcept {
        push(taken ? 1 : 0);
        return taken;
    }
    /// The rule that the outcome rests on.
    void control(const RuleUse& rule) noexcept { controlling_ = rule.version; }
    /// Refuses the row: bad data, not a legal outcome. The first rejection stands. Of a row of a list `column` has the
    /// list's name in front and `at` says which: reject(status, "bids.scores.points", remedy, {bid, score}).
    void reject(Status status, std::string_view column, Text /*remedy*/, RowPlace at = {}) noexcept {
        if (rejected()) return;
        status_ = status;
        rejected_column_ = column;
        rejected_child_ = at.child;
        rejected_grandchild_ = at.grandchild;
    }
    /// What follows belongs to a row of a list, inside which rows of its own lists may begin and end. The list must be
    /// named where the row has several.
    void begin_row(RowPlace at, std::string_view /*list*/ = {}) noexcept {
        inner_ = at.grandchild >= 0;
        (inner_ ? child_path_ : root_path_) = path_;
        path_ = 1;
    }
    /// Ends a row of a list and gives its path.
    std::int64_t end_row() noexcept {
        const std::uint64_t ended = path_;
        path_ = inner_ ? child_path_ : root_path_;
        inner_ = false;
        return static_cast<std::int64_t>(ended);
    }

    [[nodiscard]] std::int64_t path() const noexcept { return static_cast<std::int64_t>(path_); }
    [[nodiscard]] std::int32_t controlling() const noexcept { return controlling_; }
    [[nodiscard]] Confidence confidence() const noexcept { return weak_ ? Confidence::unverified : Confidence::verified; }
    [[nodiscard]] bool rejected() const noexcept { return status_ != Status::ok; }
    /// Why the row was refused; only for a rejected row.
    [[nodiscard]] Rejection rejection() const noexcept {
        return {status_, rejected_column_, {rejected_child_, rejected_grandchild_}};
    }

    // The members that are set only with a rejection or a child row are left alone here: a sink is made for every row.
    CoordinateTrace() noexcept {}  // NOLINT(modernize-use-equals-default)

private:
    void push(std::uint64_t bits) noexcept { path_ = (path_ << 2) | bits; }

    std::uint64_t path_ = 1;
    std::int32_t controlling_ = -1;
    bool weak_ = false;
    bool inner_;
    Status status_ = Status::ok;
    std::uint64_t root_path_;
    std::uint64_t child_path_;
    std::string_view rejected_column_{};
    std::int32_t rejected_child_;
    std::int32_t rejected_grandchild_;
};

/// The sink of an explanation: every step, in order, besides the coordinates.
class RecordingTrace {
public:
    static constexpr bool recording = true;
    static constexpr bool judging = true;

    void use(const RuleUse& rule) { coordinates_.use(rule); }
    void test(const RuleUse& rule, Compare compare, const Operand& value, const Operand& limit, bool result) {
        coordinates_.test(rule, compare, value, limit, result);
        Step& step = add(StepKind::test, value, limit);
        step.rule = rule;
        step.compare = compare;
        step.result = result;
    }
    template <class... Operands>
    void lookup(const RuleUse& rule, const Operands&... operands) {
        coordinates_.use(rule);
        add(StepKind::lookup, operands...).rule = rule;
    }
    /// A lookup of as many operands as there are, at most `Step::max_operands`, and what follows from them.
    void applied(const RuleUse& rule, std::span<const Operand> operands, Text what_follows) {
        coordinates_.use(rule);
        Step& step = add(StepKind::lookup);
        step.rule = rule;
        step.text = what_follows;
        for (const Operand& one : operands) step.operands[static_cast<std::size_t>(step.count++)] = one;
    }
    template <class... Operands>
    void elsewhere(const RuleUse& rule, const Operands&... keys) {
        coordinates_.elsewhere(rule);
        add(StepKind::elsewhere, keys...).rule = rule;
    }
    template <class... Operands>
    void missing_key(const RuleUse& rule, const Operands&... keys) {
        coordinates_.missing_key(rule);
        add(StepKind::missing_key, keys...).rule = rule;
    }
    void missing_rule(const RuleUse& rule) {
        coordinates_.missing_rule(rule);
        add(StepKind::missing_rule).rule = rule;
    }
    void unknown_issue(const RuleUse& rule) {
        coordinates_.unknown_issue(rule);
        add(StepKind::unknown_issue).rule = rule;
    }
    void conflict(const RuleUse& rule, const RuleUse& other) {
        coordinates_.conflict(rule, other);
        Step& step = add(StepKind::conflict);
        step.rule = rule;
        step.other = other;
    }
    void missing_fact(std::string_view column, Text name) {
        coordinates_.missing_fact(column, name);
        Step& step = add(StepKind::missing_fact);
        step.text = name;
        step.rule.id = column;
    }
    void provision(const RuleUse& rule, Text what_follows) {
        coordinates_.use(rule);
        Step& step = add(StepKind::provision);
        step.rule = rule;
        step.text = what_follows;
    }
    template <class... Operands>
    void computed(Text formula, const Operands&... operands) {
        add(StepKind::computed, operands...).text = formula;
    }
    void note(Text statement) { add(StepKind::note).text = statement; }
    bool branch(bool taken) { return coordinates_.branch(taken); }
    void control(const RuleUse& rule) { coordinates_.control(rule); }
    void reject(Status status, std::string_view column, Text remedy, RowPlace at = {}) {
        if (!coordinates_.rejected()) remedy_ = remedy;
        coordinates_.reject(status, column, remedy, at);
    }
    void begin_row(RowPlace at, std::string_view list = {}) {
        coordinates_.begin_row(at, list);
        (at.grandchild >= 0 ? inner_ : outer_) = {at, list};
    }
    std::int64_t end_row() {
        (inner_.at.is_root() ? outer_ : inner_) = {};
        return coordinates_.end_row();
    }

    [[nodiscard]] const CoordinateTrace& coordinates() const noexcept { return coordinates_; }
    [[nodiscard]] bool rejected() const noexcept { return coordinates_.rejected(); }
    /// What would be right, for a rejected row.
    [[nodiscard]] Text remedy() const noexcept { return remedy_; }
    [[nodiscard]] const std::vector<Step>& steps() const noexcept { return steps_; }

    /// Forgets everything but the memory, so that explaining row after row does not allocate.
    void clear() noexcept {
        coordinates_ = {};
        steps_.clear();
        outer_ = inner_ = {};
    }

private:
    template <class... Operands>
    Step& add(StepKind kind, const Operands&... operands) {
        static_assert(sizeof...(Operands) <= Step::max_operands);
        Step& step = steps_.emplace_back();
        step.kind = kind;
        const Begun& begun = inner_.at.is_root() ? outer_ : inner_;
        step.at = begun.at;
        step.list = begun.list;
        step.count = static_cast<std::int32_t>(sizeof...(Operands));
        std::size_t i = 0;
        ((step.operands[i++] = operands), ...);
        return step;
    }

    CoordinateTrace coordinates_;
    /// A row of a list that has begun.
    struct Begun {
        RowPlace at;
        std::string_view list;
    };

    Text remedy_;
    std::vector<Step> steps_;
    Begun outer_;
    Begun inner_;
};

}  // namespace steward
