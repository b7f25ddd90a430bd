/// @file
/// How a decision describes itself: one constexpr list of columns, rules and texts beside its facts struct. The C ABI,
/// the Python package, CSV, the reference pages and the explanation are all derived from it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "steward/kernel/column.hpp"
#include "steward/rules/duty.hpp"
#include "steward/rules/forms.hpp"

namespace steward {

/// Rows that a kernel emits when their number is not known before (an output of unknown length). Owned by the prepared
/// operation; a kernel only pushes. Reaching the limit is an error of the run, never a cut.
template <class Row>
class RowSink {
public:
    void push(const Row& row) {
        if (static_cast<std::int64_t>(rows_.size() - begin_) >= limit_) {
            full_ = true;
            return;
        }
        rows_.push_back(row);
    }
    /// Starts the rows of the next input row; the limit is for each.
    void begin_row() noexcept { begin_ = rows_.size(); }
    [[nodiscard]] bool full() const noexcept { return full_; }
    [[nodiscard]] const std::vector<Row>& rows() const noexcept { return rows_; }
    /// The rows of the input row at hand.
    [[nodiscard]] std::span<const Row> row() const noexcept { return std::span(rows_).subspan(begin_); }
    void clear(std::int64_t limit) noexcept {
        rows_.clear();
        begin_ = 0;
        limit_ = limit;
        full_ = false;
    }
    /// Drops what a row emitted before it was refused.
    void shrink(std::size_t size) noexcept { rows_.resize(size); }

private:
    std::vector<Row> rows_;
    std::size_t begin_ = 0;
    std::int64_t limit_ = 0;
    bool full_ = false;
};

/// For operations without nested results.
struct NoRows {};

template <class... Columns>
struct ColumnSet {
    std::tuple<Columns...> columns;
    static constexpr std::size_t size = sizeof...(Columns);
};

template <class... Columns>
[[nodiscard]] constexpr ColumnSet<Columns...> inputs(Columns... columns) noexcept {
    return {{columns...}};
}
template <class... Columns>
[[nodiscard]] constexpr ColumnSet<Columns...> outputs(Columns... columns) noexcept {
    return {{columns...}};
}

/// The fact column whose date governs which version of every rule applies.
template <class Facts>
struct Anchor {
    std::string_view column;
    Date Facts::*member;
};
template <class Facts>
[[nodiscard]] constexpr Anchor<Facts> anchor(std::string_view column, Date Facts::*member) noexcept {
    return {column, member};
}

/// A value column of a table and what a kernel reads it as: a pack with another kind of unit does not fit.
struct ValueNeed {
    std::string_view name;
    UnitKind kind = UnitKind::decimal;
    friend constexpr bool operator==(const ValueNeed&, const ValueNeed&) = default;
};
template <class V>
[[nodiscard]] constexpr ValueNeed value(std::string_view name) noexcept {
    return {name, unit_kind_of<V>};
}

/// An input of a decision table by its name: two inputs of one type can only be told apart by it.
[[nodiscard]] constexpr ValueNeed input(std::string_view name) noexcept { return {name, UnitKind::flag}; }

/// A rule that the operation uses, and the member that holds its handle. `values` lists the value columns of a
/// table, or the inputs of a decision table.
template <class Rules, class Handle>
struct RuleDescription {
    static constexpr std::size_t max_values = 6;
    std::string_view id;
    Handle Rules::*member;
    std::array<ValueNeed, max_values> values{};
    std::int32_t value_count = 0;
    std::string_view anchor{};  ///< of the rule, where it is not the operation's own

    /// The same rule, whose packs name another date: for an operation whose own date is that date under another name.
    [[nodiscard]] constexpr RuleDescription anchored(std::string_view column) const noexcept {
        RuleDescription named = *this;
        named.anchor = column;
        return named;
    }
};
template <class Rules, class Handle, class... Values>
[[nodiscard]] constexpr RuleDescription<Rules, Handle> rule(std::string_view id, Handle Rules::*member,
                                                            Values... values) noexcept {
    static_assert(sizeof...(Values) <= RuleDescription<Rules, Handle>::max_values);
    return {id, member, {values...}, static_cast<std::int32_t>(sizeof...(Values)), {}};
}

template <class... Descriptions>
struct RuleSet {
    std::tuple<Descriptions...> rules;
};
/// The rules of both: for an operation that decides by the kernels of two others.
template <class... A, class... B>
[[nodiscard]] constexpr RuleSet<A..., B...> operator+(const RuleSet<A...>& a, const RuleSet<B...>& b) noexcept {
    return {std::tuple_cat(a.rules, b.rules)};
}
template <class... Descriptions>
[[nodiscard]] constexpr RuleSet<Descriptions...> uses(Descriptions... descriptions) noexcept {
    return {{descriptions...}};
}

/// A nested list: child rows in, and one result row for each of them out. Its rows may have lists of their own, whose facts
/// are a member of the child and whose results are one of the child's result: a kernel fills such a result member by
/// member, because an assignment of the whole would lose the results inside.
template <class FactsT, class RowsT, class Child, class ChildResult, class In, class Out, class... Inner>
struct ListDescription {
    static constexpr bool emitted = false;
    static constexpr std::size_t inner_count = sizeof...(Inner);
    using Facts = FactsT;
    using Rows = RowsT;
    using ChildType = Child;
    using ResultType = ChildResult;
    using InnerLists = std::tuple<Inner...>;
    std::string_view name;
    Text text;
    std::span<const Child> FactsT::*in;
    std::span<ChildResult> RowsT::*out;
    In inputs;
    Out outputs;
    InnerLists lists;  ///< those that every row has
};
template <class Facts, class Child, class Rows, class ChildResult, class In, class Out, class... Inner>
[[nodiscard]] constexpr ListDescription<Facts, Rows, Child, ChildResult, In, Out, Inner...> list(
    std::string_view name, Text text, std::span<const Child> Facts::*in, In inputs, std::span<ChildResult> Rows::*out,
    Out outputs, Inner... inner) noexcept {
    static_assert((!Inner::emitted && ...), "only the row itself emits rows");
    static_assert(((Inner::inner_count == 0) && ...), "lists go two deep");
    static_assert((std::is_same_v<typename Inner::Facts, Child> && ...) && (std::is_same_v<typename Inner::Rows, ChildResult> && ...),
                  "a list in a list is a member of the row of that list");
    return {name, text, in, out, inputs, outputs, {inner...}};
}

/// An output of unknown length, with the largest number of rows that one input row may emit.
template <class Rows, class Row, class Out>
struct EmissionDescription {
    static constexpr bool emitted = true;
    static constexpr std::size_t inner_count = 0;
    using ResultType = Row;
    std::string_view name;
    Text text;
    RowSink<Row> Rows::*sink;
    Out outputs;
    std::int64_t max_rows_per_row;
};
template <class Rows, class Row, class Out>
[[nodiscard]] constexpr EmissionDescription<Rows, Row, Out> emits(std::string_view name, Text text,
                                                                  RowSink<Row> Rows::*sink, Out outputs,
                                                                  std::int64_t max_rows_per_row) noexcept {
    return {name, text, sink, outputs, max_rows_per_row};
}

template <class FactsT, class RulesT, class ResultT, class RowsT, class In, class Uses, class Out, class... Lists>
struct OperationDescription {
    using Facts = FactsT;
    using Rules = RulesT;
    using ResultRow = ResultT;
    using Rows = RowsT;

    std::string_view name;
    Text text;
    std::string_view source;  ///< articles that the logic follows
    Anchor<FactsT> anchor;
    In inputs;
    Uses uses;
    Out outputs;
    std::tuple<Lists...> lists;
};

/// Describes an operation. Its kernel is found by overload: `decide(rules, facts, trace)`, or, when it has nested rows,
/// `decide(rules, facts, rows, trace)`; it must be pure and must not throw for any facts.
template <class Facts, class Rules, class ResultRow, class Rows = NoRows, class In, class Uses, class Out,
          class... Lists>
[[nodiscard]] constexpr auto operation(std::string_view name, Text text, std::string_view source, Anchor<Facts> anchor,
                                       In inputs, Uses uses, Out outputs, Lists... lists) noexcept {
    return OperationDescription<Facts, Rules, ResultRow, Rows, In, Uses, Out, Lists...>{
        name, text, source, anchor, inputs, uses, outputs, {lists...}};
}

/// What an operation does: a decision needs facts alone, a command changes the books of an office, a query asks them.
enum class OperationKind : std::int8_t { decision, command, query };

/// Facts that the caller does not give but the books do. They stay in the command's event, so that it can be explained
/// later on what it was decided on.
template <class... Columns>
[[nodiscard]] constexpr ColumnSet<Columns...> reads(Columns... columns) noexcept {
    return {{columns...}};
}

/// Who gives a command, and where its event will stand.
struct CommandContext {
    std::string_view event_id;
    std::int64_t actor = 0;
    std::int64_t recorded_at = 0;  ///< microseconds since 1970-01-01T00:00:00Z
    std::int64_t seq = 0;          ///< of its event in the journal
};

/// A command (指令): an operation that is decided on facts given and facts read, and then changes the state.
///
/// Found by overload, all of them pure but `apply`:
/// - `look_up(const State&, const CommandContext&, Facts&, Trace&)` fills the facts that are read; it rejects what names
///   nothing that exists;
/// - `unit_of(const State&, const Facts&)`, asked after `look_up`: the unit that the command is about, whose jurisdiction
///   decides; 0 for none;
/// - optionally `receiving_unit(const Facts&)`: a second unit, which must exist on the day;
/// - optionally `prefetch(const State&, const Facts&)`, called some rows before: asks for the memory of what is looked up;
/// - `decide(...)`, as of any operation;
/// - optionally `recall(Facts&, const Rows&)`: where `look_up` reads rows of unknown number, the emitted rows hold all that was
///   read, and `recall` takes the facts from them when a recorded command is decided again;
/// - `apply(State&, const CommandContext&, const Facts&, const ResultRow&)`, with `Rows&` before the results where there are
///   lists; called for accepted commands only, when they are made and when they are replayed. It cannot fail.
template <class Operation, class StateT, class Reads>
struct CommandDescription : Operation {
    using State = StateT;
    Duty duty;    ///< what an actor must be entrusted with
    Reads reads;
    std::int64_t schema;  ///< version of the event's body: grows when columns are added
};
template <class State, class Operation, class Reads>
[[nodiscard]] constexpr CommandDescription<Operation, State, Reads> command(Operation operation, Duty duty, Reads reads,
                                                                            std::int64_t schema = 1) noexcept {
    return {operation, duty, reads, schema};
}

/// A query (查询): an operation whose facts have a member `const Books* books`, through which it sees the state.
template <class Operation>
struct QueryDescription : Operation {
    static constexpr bool is_query = true;
};
template <class Operation>
[[nodiscard]] constexpr QueryDescription<Operation> query(Operation operation) noexcept {
    return {operation};
}

/// @name What the catalogue keeps of a description at run time
/// @{
struct RuleNeed {
    std::string_view id;  ///< empty for all rules of the form
    Form form = Form::provision;
    std::vector<std::string_view> keys;  ///< enumerations of the keys
    std::vector<ValueNeed> values;       ///< value columns; of a decision table the inputs
    std::vector<std::string_view> lists; ///< lists that values are taken from
    Scale scale = Scale::step;           ///< of brackets
    std::string_view anchor;             ///< of the rule; empty for that of the operation
};

struct ListInfo {
    std::string name;          ///< with that of the list that it is in: bids, bids.scores
    Text text;
    bool emitted = false;      ///< an output of unknown length; otherwise a nested input
    std::int32_t parent = -1;  ///< the list that it is in, by its place in `OperationInfo::lists`; -1 for the row itself
    std::vector<ColumnInfo> inputs;
    std::vector<ColumnInfo> outputs;
    std::int64_t max_rows_per_row = 0;

    /// The name without that of the list that it is in.
    [[nodiscard]] std::string_view own_name() const noexcept {
        return std::string_view(name).substr(name.rfind('.') + 1);  // no dot: npos + 1 is 0
    }
};

struct OperationInfo {
    OperationKind kind = OperationKind::decision;
    std::string_view name;
    Text text;
    std::string_view source;
    std::string_view anchor;
    std::vector<ColumnInfo> inputs;
    std::vector<ColumnInfo> outputs;  ///< without the standard outputs
    std::vector<ListInfo> lists;      ///< those of the row itself, then those inside them
    std::vector<RuleNeed> rules;
    std::vector<ColumnInfo> reads;  ///< of a command
    Duty duty = Duty::none;         ///< of a command
    std::int64_t schema = 1;        ///< of a command
};
/// @}

/// Inputs that every operation of a kind has after its own: the jurisdiction of a decision; id, actor and time of a
/// command; the point in time that a query asks about.
[[nodiscard]] std::span<const ColumnInfo> standard_inputs(OperationKind kind) noexcept;
enum class DecisionInput : std::int8_t { jurisdiction };
enum class CommandInput : std::int8_t { event_id, actor, recorded_at };
enum class QueryInput : std::int8_t { as_of_on, as_of_seq };

/// Outputs that every operation has besides its own; the last two are of commands.
enum class StandardOutput : std::int8_t { rule, epoch, path, confidence, row_status, row_column, disposition, seq };
[[nodiscard]] std::span<const ColumnInfo> standard_outputs(OperationKind kind) noexcept;

namespace detail {

template <class Set>
[[nodiscard]] std::vector<ColumnInfo> column_infos(const Set& set) {
    std::vector<ColumnInfo> infos;
    std::apply([&](const auto&... columns) { (infos.push_back(columns.info()), ...); }, set.columns);
    return infos;
}

template <class Rules, class Handle>
[[nodiscard]] RuleNeed rule_need(const RuleDescription<Rules, Handle>& description) {
    RuleNeed need;
    need.id = description.id;
    need.form = Handle::form;
    need.anchor = description.anchor;
    if constexpr (requires { Handle::key_lists(); }) {
        constexpr auto lists = Handle::key_lists();
        need.keys.assign(lists.begin(), lists.end());
    }
    need.values.assign(description.values.begin(), description.values.begin() + description.value_count);
    if constexpr (requires { Handle::single_value; })
        if (need.values.empty()) need.values.push_back({"value", Handle::single_value});
    if constexpr (requires { Handle::over_kind; }) need.values.push_back({"over", Handle::over_kind});
    if constexpr (requires { Handle::scale; }) need.scale = Handle::scale;
    if constexpr (requires { Handle::value_lists(); }) {
        constexpr auto lists = Handle::value_lists();
        need.lists.assign(lists.begin(), lists.end());
    }
    return need;
}

template <class List>
[[nodiscard]] ListInfo list_info(const List& list) {
    ListInfo info;
    info.name = list.name;
    info.text = list.text;
    info.emitted = List::emitted;
    info.outputs = column_infos(list.outputs);
    if constexpr (List::emitted)
        info.max_rows_per_row = list.max_rows_per_row;
    else
        info.inputs = column_infos(list.inputs);
    return info;
}

/// Adds what is inside list `parent` of the operation.
template <class List>
void add_inner_lists(const List& list, std::int32_t parent, std::vector<ListInfo>& infos) {
    if constexpr (List::inner_count > 0) {
        const auto one = [&](const auto& inner) {
            ListInfo info = list_info(inner);
            info.name.insert(0, std::string(list.name) + ".");
            info.parent = parent;
            infos.push_back(std::move(info));
        };
        std::apply([&](const auto&... inner) { (one(inner), ...); }, list.lists);
    }
}

}  // namespace detail

/// The run-time view of a description.
template <class Description>
[[nodiscard]] OperationInfo operation_info(const Description& description) {
    OperationInfo info;
    info.name = description.name;
    info.text = description.text;
    info.source = description.source;
    info.anchor = description.anchor.column;
    info.inputs = detail::column_infos(description.inputs);
    info.outputs = detail::column_infos(description.outputs);
    std::apply([&](const auto&... rules) { (info.rules.push_back(detail::rule_need(rules)), ...); },
               description.uses.rules);
    std::apply([&](const auto&... lists) { (info.lists.push_back(detail::list_info(lists)), ...); }, description.lists);
    std::int32_t parent = 0;
    std::apply([&](const auto&... lists) { (detail::add_inner_lists(lists, parent++, info.lists), ...); }, description.lists);
    if constexpr (requires { description.reads; }) {
        info.kind = OperationKind::command;
        info.reads = detail::column_infos(description.reads);
        info.duty = description.duty;
        info.schema = description.schema;
    }
    if constexpr (requires { Description::is_query; }) info.kind = OperationKind::query;
    return info;
}

}  // namespace steward
