/// @file
/// The typed half of a prepared operation: columns to facts on the stack, day index, kernel, results to columns. One
/// instance a decision, made in the domain's .cpp; everything else goes through `PreparedOperation`.
#pragma once

#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "steward/rules/prepared.hpp"

namespace steward {
namespace detail {

[[nodiscard]] inline bool bit(const std::uint8_t* bitmap, std::int64_t i) noexcept {
    return (bitmap[i >> 3] >> (i & 7)) & 1;
}

inline void set_bit(std::uint8_t* bitmap, std::int64_t i, bool value) noexcept {
    const auto mask = static_cast<std::uint8_t>(1U << (i & 7));
    bitmap[i >> 3] = static_cast<std::uint8_t>(value ? bitmap[i >> 3] | mask : bitmap[i >> 3] & ~mask);
}

/// The raw number at a row. The slot is bound and long enough.
template <Storage storage, bool is_date>
[[nodiscard]] std::int64_t raw_value(const InputBinding& binding, std::int64_t row) noexcept {
    const std::int64_t at = row * binding.stride;
    if constexpr (storage == Storage::i64) return static_cast<const std::int64_t*>(binding.data)[at];
    if constexpr (storage == Storage::u8) return static_cast<const std::uint8_t*>(binding.data)[at];
    if constexpr (is_date)
        if (binding.storage == Storage::i64) return static_cast<const std::int64_t*>(binding.data)[at];
    return static_cast<const std::int32_t*>(binding.data)[at];
}

/// Loads one value into its member and checks it. Status::ok, or what is wrong with it.
template <class Struct, class Member>
[[nodiscard]] Status load(const Column<Struct, Member>& column, const PreparedOperation::InputSlot& slot,
                          std::int64_t row, Struct& facts) noexcept {
    using Value = typename Column<Struct, Member>::Value;
    using Traits = ColumnTraits<Value>;
    constexpr bool nullable = Column<Struct, Member>::nullable;
    constexpr bool is_date = Traits::kind == Kind::date;
    if (slot.binding.data == nullptr) return nullable ? Status::ok : Status::missing_value;
    if (slot.binding.validity && !bit(slot.binding.validity, row)) return nullable ? Status::ok : Status::missing_value;

    const std::int64_t raw = raw_value<Traits::storage, is_date>(slot.binding, row);
    if constexpr (is_date) {
        if (raw < Date::min_days || raw > Date::max_days) {
            if (raw == not_a_time) return nullable ? Status::ok : Status::missing_value;
            return Status::bad_date;
        }
    } else if constexpr (Traits::kind == Kind::code) {
        if constexpr (requires { Traits::mask; }) {
            if (raw < 0 || raw > 63 || !((Traits::mask >> raw) & 1)) return Status::unknown_code;
        } else {
            if (!slot.codes || !slot.codes->find(raw)) return Status::unknown_code;
        }
    } else if constexpr (Traits::kind == Kind::set) {
        if (static_cast<std::uint64_t>(raw) & ~Traits::mask) return Status::unknown_code;
    } else if constexpr (Traits::kind == Kind::boolean) {
        if (raw > 1) return Status::out_of_range;
    }
    facts.*column.member = Traits::load(raw);
    return Status::ok;
}

/// The stored number of a result member; empty for a missing value.
template <class Struct, class Member>
[[nodiscard]] std::optional<std::int64_t> stored(const Column<Struct, Member>& column, const Struct& row) noexcept {
    using Traits = ColumnTraits<typename Column<Struct, Member>::Value>;
    if constexpr (Column<Struct, Member>::nullable) {
        const Member& value = row.*column.member;
        return value ? std::optional<std::int64_t>(Traits::store(*value)) : std::nullopt;
    } else {
        return Traits::store(row.*column.member);
    }
}

inline void write(const OutputBinding& binding, Storage storage, std::int64_t row, std::int64_t value) noexcept {
    const std::int64_t at = row * binding.stride;
    switch (storage) {
        case Storage::i64: static_cast<std::int64_t*>(binding.data)[at] = value; break;
        case Storage::i32:
            if (binding.storage == Storage::i64)
                static_cast<std::int64_t*>(binding.data)[at] = value;  // a date column bound as int64 days
            else
                static_cast<std::int32_t*>(binding.data)[at] = static_cast<std::int32_t>(value);
            break;
        case Storage::u8: static_cast<std::uint8_t*>(binding.data)[at] = static_cast<std::uint8_t>(value); break;
    }
}

/// Writes a value, or 0 with its validity bit cleared.
inline void write(const PreparedOperation::OutputSlot& slot, Storage storage, std::int64_t row,
                  std::optional<std::int64_t> value) noexcept {
    if (slot.binding.data == nullptr) return;
    write(slot.binding, storage, row, value.value_or(0));
    if (slot.binding.validity) set_bit(slot.binding.validity, row, value.has_value());
}

template <class Handle>
void resolve_handle(Handle& handle, std::string_view id, const EpochTable::InForce& found,
                    std::span<const std::string_view> values) {
    handle.resolve(id, found.rule, found.version);
    if constexpr (requires { handle.bind_values(values); }) handle.bind_values(values);
}

}  // namespace detail

/// A prepared operation of known types.
template <const auto& description>
class Prepared final : public PreparedOperation {
public:
    using Description = std::remove_cvref_t<decltype(description)>;
    using Facts = typename Description::Facts;
    using Rules = typename Description::Rules;
    using ResultRow = typename Description::ResultRow;
    using Rows = typename Description::Rows;

    Prepared(std::shared_ptr<const Rulebook> book, std::string jurisdiction)
        : PreparedOperation(std::move(book), operation_info(description), std::move(jurisdiction)) {
        table_ = book_->epochs(info_, jurisdiction_);
        const std::vector<std::string> chain = book_->chain(jurisdiction_);
        rules_.resize(table_->versions.size());
        for (std::size_t epoch = 0; epoch < rules_.size(); ++epoch) {
            std::size_t need = 0;
            std::apply(
                [&](const auto&... rules) { (resolve(rules, rules_[epoch], epoch, need, chain), ...); },
                description.uses.rules);
        }
    }

    /// The rules as they stand on a day.
    [[nodiscard]] const Rules& rules_on(Date day) const noexcept {
        return rules_[static_cast<std::size_t>(table_->epoch_of(day))];
    }

private:
    static constexpr std::size_t list_count = std::tuple_size_v<decltype(description.lists)>;
    static constexpr bool has_rows = list_count > 0;
    static constexpr std::size_t input_count = decltype(description.inputs)::size;
    static constexpr std::size_t output_count = decltype(description.outputs)::size;

    template <std::size_t i>
    using ListType = std::tuple_element_t<i, decltype(description.lists)>;

    /// Working memory of one list: child facts and results of the row at hand.
    template <class List, bool emitted>
    struct ScratchOf {
        std::vector<typename List::ChildType> facts;
        std::vector<typename List::ResultType> results;
    };
    template <class List>
    struct ScratchOf<List, true> {};

    template <class Sequence>
    struct ScratchTuple;
    template <std::size_t... i>
    struct ScratchTuple<std::index_sequence<i...>> {
        using type = std::tuple<ScratchOf<ListType<i>, ListType<i>::emitted>...>;
    };
    using Scratch = typename ScratchTuple<std::make_index_sequence<list_count>>::type;

    struct LoadFailure {
        Status status = Status::ok;
        std::int32_t column = -1;  ///< index in inputs_
        std::int32_t child = -1;
    };

    template <class RuleDescription>
    void resolve(const RuleDescription& rule, Rules& rules, std::size_t epoch, std::size_t& need,
                 const std::vector<std::string>& chain) {
        auto& handle = rules.*rule.member;
        using Handle = std::remove_reference_t<decltype(handle)>;
        if constexpr (std::is_same_v<Handle, WorkingDays>) {
            handle.resolve(rule.id, book_->calendar(rule.id, chain));
            ++need;
        } else if constexpr (std::is_same_v<Handle, TimeLimits>) {
            for (const std::string& id : book_->time_limit_ids()) {
                const EpochTable::InForce& found = table_->versions[epoch][need++];
                handle.limits.emplace_back().resolve(id, found.rule, found.version);
            }
        } else {
            detail::resolve_handle(handle, rule.id, table_->versions[epoch][need++],
                                   std::span(rule.values.data(), static_cast<std::size_t>(rule.value_count)));
        }
    }

    /// Loads root columns; short-circuits at the first failure.
    [[nodiscard]] Status load_root(std::int64_t row, Facts& facts, std::int32_t& column_at_fault) const noexcept {
        Status status = Status::ok;
        std::size_t i = 0;
        const auto one = [&](const auto& column) noexcept {
            if (status != Status::ok) return;
            status = detail::load(column, inputs_[i], row, facts);
            if (status != Status::ok) column_at_fault = static_cast<std::int32_t>(i);
            ++i;
        };
        std::apply([&](const auto&... columns) { (one(columns), ...); }, description.inputs.columns);
        return status;
    }

    /// Loads the child rows of one list into scratch memory. Writes the children's own row_status.
    template <std::size_t i>
    void load_list(std::int64_t row, Facts& facts, Rows& rows, LoadFailure& failure, bool batch) {
        constexpr const auto& list = std::get<i>(description.lists);
        if constexpr (!ListType<i>::emitted) {
            auto& scratch = std::get<i>(scratch_);
            const std::int64_t* offsets = lists_[i].offsets;
            const std::int64_t begin = offsets[row];
            const auto count = static_cast<std::size_t>(offsets[row + 1] - begin);
            scratch.facts.clear();
            scratch.results.clear();
            scratch.facts.resize(count);
            scratch.results.resize(count);
            const std::size_t first_input = list_first_input_[i];
            OutputSlot& status_slot = outputs_[list_first_output_[i] + std::tuple_size_v<decltype(list.outputs.columns)>];
            for (std::size_t child = 0; child < count; ++child) {
                Status status = Status::ok;
                std::int32_t at = -1;
                std::size_t k = first_input;
                const auto one = [&](const auto& column) noexcept {
                    if (status != Status::ok) return;
                    status = detail::load(column, inputs_[k], begin + static_cast<std::int64_t>(child), scratch.facts[child]);
                    if (status != Status::ok) at = static_cast<std::int32_t>(k);
                    ++k;
                };
                std::apply([&](const auto&... columns) { (one(columns), ...); }, list.inputs.columns);
                if (status != Status::ok && failure.status == Status::ok)
                    failure = {status, at, static_cast<std::int32_t>(child)};
                if (batch)
                    detail::write(status_slot, Storage::i32, begin + static_cast<std::int64_t>(child),
                                  static_cast<std::int64_t>(status));
            }
            facts.*list.in = scratch.facts;
            rows.*list.out = scratch.results;
        }
    }

    template <class Trace>
    [[nodiscard]] static ResultRow call(const Rules& rules, const Facts& facts, Rows& rows, Trace& trace) {
        if constexpr (has_rows)
            return decide(rules, facts, rows, trace);
        else
            return decide(rules, facts, trace);
    }

    /// Column index, in catalogue order, of the name a kernel gave with a rejection.
    [[nodiscard]] std::int32_t column_index(std::string_view name) const noexcept {
        for (std::size_t i = 0; i < inputs_.size(); ++i)
            if (inputs_[i].name == name) return static_cast<std::int32_t>(i);
        return -1;
    }

    template <std::size_t i>
    void write_children(std::int64_t row, bool failed) {
        constexpr const auto& list = std::get<i>(description.lists);
        if constexpr (!ListType<i>::emitted) {
            const auto& scratch = std::get<i>(scratch_);
            const std::int64_t begin = lists_[i].offsets[row];
            for (std::size_t child = 0; child < scratch.results.size(); ++child) {
                std::size_t k = list_first_output_[i];
                const auto one = [&](const auto& column) {
                    const OutputSlot& slot = outputs_[k++];
                    if (!slot.binding.data) return;
                    using ColumnType = std::remove_cvref_t<decltype(column)>;
                    detail::write(slot, ColumnType::Traits::storage, begin + static_cast<std::int64_t>(child),
                                  failed ? std::nullopt : detail::stored(column, scratch.results[child]));
                };
                std::apply([&](const auto&... columns) { (one(columns), ...); }, list.outputs.columns);
            }
        }
    }

    template <std::size_t... i>
    void write_all_children([[maybe_unused]] std::int64_t row, [[maybe_unused]] bool failed, std::index_sequence<i...>) {
        (write_children<i>(row, failed), ...);
    }

    template <std::size_t... i>
    void load_all_lists(std::int64_t row, Facts& facts, Rows& rows, LoadFailure& failure, bool batch,
                        std::index_sequence<i...>) {
        (load_list<i>(row, facts, rows, failure, batch), ...);
    }

    template <std::size_t i>
    [[nodiscard]] std::size_t emitted_size() const noexcept {
        if constexpr (ListType<i>::emitted) return (rows_.*std::get<i>(description.lists).sink).rows().size();
        return 0;
    }

    template <std::size_t i>
    void begin_emission(std::int64_t count) {
        if constexpr (ListType<i>::emitted) {
            constexpr const auto& list = std::get<i>(description.lists);
            std::int64_t limit = 0;
            if (!checked_mul(list.max_rows_per_row, count, limit)) limit = std::numeric_limits<std::int64_t>::max();
            (rows_.*list.sink).clear(limit);
            result_offsets_[i].clear();
            result_offsets_[i].push_back(0);
        }
    }

    /// Closes the emitted rows of an input row; a failed row has none.
    template <std::size_t i>
    void end_emission(bool failed) {
        if constexpr (ListType<i>::emitted) {
            auto& sink = rows_.*std::get<i>(description.lists).sink;
            if (failed) sink.shrink(static_cast<std::size_t>(result_offsets_[i].back()));
            result_offsets_[i].push_back(static_cast<std::int64_t>(sink.rows().size()));
        }
    }

    template <std::size_t... i>
    void begin_emissions([[maybe_unused]] std::int64_t count, std::index_sequence<i...>) {
        (begin_emission<i>(count), ...);
    }
    template <std::size_t... i>
    void end_emissions([[maybe_unused]] bool failed, std::index_sequence<i...>) {
        (end_emission<i>(failed), ...);
    }

    /// Writes a failed row: zeros with cleared validity, and the status.
    void fail_row(std::int64_t row, Status status, std::int32_t column) noexcept {
        for (std::size_t i = 0; i < output_count + standard_output_count; ++i)
            detail::write(outputs_[i], outputs_[i].column.storage, row, std::nullopt);
        detail::write(standard(StandardOutput::row_status), Storage::i32, row, static_cast<std::int64_t>(status));
        detail::write(standard(StandardOutput::row_column), Storage::i32, row, column);
    }

    std::int64_t run_rows(std::int64_t first, std::int64_t count) override {
        using Sequence = std::make_index_sequence<list_count>;
        std::int64_t failed = 0;
        begin_emissions(count, Sequence{});
        const EpochTable& table = *table_;
        const OutputSlot rule_slot = standard(StandardOutput::rule);
        const OutputSlot epoch_slot = standard(StandardOutput::epoch);
        const OutputSlot path_slot = standard(StandardOutput::path);
        const OutputSlot confidence_slot = standard(StandardOutput::confidence);
        const OutputSlot status_slot = standard(StandardOutput::row_status);
        const OutputSlot column_slot = standard(StandardOutput::row_column);

        for (std::int64_t row = first; row < first + count; ++row) {
            Facts facts{};
            std::int32_t column_at_fault = -1;
            Status status = load_root(row, facts, column_at_fault);
            if constexpr (has_rows) {
                LoadFailure failure;
                load_all_lists(row, facts, rows_, failure, true, Sequence{});
                if (status == Status::ok && failure.status != Status::ok) {
                    status = Status::bad_child;
                    column_at_fault = failure.column;
                }
            }
            if (status != Status::ok) [[unlikely]] {
                ++failed;
                fail_row(row, status, column_at_fault);
                write_all_children(row, true, Sequence{});
                end_emissions(true, Sequence{});
                continue;
            }
            const std::int32_t epoch = table.epoch_of(facts.*description.anchor.member);
            CoordinateTrace trace;
            const ResultRow result = call(rules_[static_cast<std::size_t>(epoch)], facts, rows_, trace);
            if (trace.rejected()) [[unlikely]] {
                ++failed;
                const Rejection& rejection = trace.rejection();
                fail_row(row, rejection.child >= 0 ? Status::bad_child : rejection.status,
                         column_index(rejection.column));
                write_all_children(row, true, Sequence{});
                write_child_rejection(row, rejection);
                end_emissions(true, Sequence{});
                continue;
            }
            std::size_t i = 0;
            const auto one = [&](const auto& column) noexcept {
                const OutputSlot& slot = outputs_[i++];
                if (!slot.binding.data) return;
                using ColumnType = std::remove_cvref_t<decltype(column)>;
                detail::write(slot, ColumnType::Traits::storage, row, detail::stored(column, result));
            };
            std::apply([&](const auto&... columns) { (one(columns), ...); }, description.outputs.columns);
            if (rule_slot.binding.data)
                detail::write(rule_slot, Storage::i32, row,
                              trace.controlling() < 0 ? std::nullopt
                                                      : std::optional<std::int64_t>(trace.controlling()));
            if (epoch_slot.binding.data) detail::write(epoch_slot, Storage::i32, row, epoch);
            if (path_slot.binding.data) detail::write(path_slot, Storage::i64, row, trace.path());
            if (confidence_slot.binding.data)
                detail::write(confidence_slot, Storage::i32, row, static_cast<std::int64_t>(trace.confidence()));
            if (status_slot.binding.data) detail::write(status_slot, Storage::i32, row, 0);
            if (column_slot.binding.data) detail::write(column_slot, Storage::i32, row, -1);
            if constexpr (has_rows) {
                write_all_children(row, false, Sequence{});
                end_emissions(false, Sequence{});
            }
        }
        return failed;
    }

    /// The row_status of the child row that a kernel refused.
    void write_child_rejection(std::int64_t row, const Rejection& rejection) {
        if (rejection.child < 0) return;
        for (std::size_t i = 0; i < info_.lists.size(); ++i) {
            const ListInfo& list = info_.lists[i];
            if (list.emitted || !rejection.column.starts_with(list.name)) continue;
            detail::write(outputs_[list_first_output_[i] + list.outputs.size()], Storage::i32,
                          lists_[i].offsets[row] + rejection.child, static_cast<std::int64_t>(rejection.status));
        }
    }

    void record(std::int64_t row, RowRecord& record) override {
        using Sequence = std::make_index_sequence<list_count>;
        record.facts.clear();
        record.results.clear();
        record.lists.clear();
        record.anchor.reset();
        record.trace.clear();
        record.status = Status::ok;
        record.column = record.child = -1;
        record.bad_value.reset();

        Facts facts{};
        Rows rows{};
        record.status = load_root(row, facts, record.column);
        if constexpr (has_rows) {
            limit_emissions(rows, Sequence{});
            LoadFailure failure;
            load_all_lists(row, facts, rows, failure, false, Sequence{});
            if (record.status == Status::ok && failure.status != Status::ok) {
                record.status = failure.status;
                record.column = failure.column;
                record.child = failure.child;
            }
        }
        if (record.status != Status::ok) {
            record.bad_value = raw_input(row, record.column, record.child);
            return;
        }
        std::apply(
            [&](const auto&... columns) {
                std::size_t i = 0;
                ((record.facts.push_back({&inputs_[i++].column, detail::stored(columns, facts)})), ...);
            },
            description.inputs.columns);
        record.anchor = facts.*description.anchor.member;
        record.epoch = table_->epoch_of(*record.anchor);
        const ResultRow result = call(rules_[static_cast<std::size_t>(record.epoch)], facts, rows, record.trace);
        if (record.trace.rejected()) {
            const Rejection& rejection = record.trace.coordinates().rejection();
            record.status = rejection.status;
            record.column = column_index(rejection.column);
            record.child = rejection.child;
            record.bad_value = raw_input(row, record.column, record.child);
            return;
        }
        std::apply(
            [&](const auto&... columns) {
                std::size_t i = 0;
                ((record.results.push_back({&outputs_[i++].column, detail::stored(columns, result)})), ...);
            },
            description.outputs.columns);
        record_lists(rows, record, Sequence{});
    }

    template <std::size_t... i>
    void limit_emissions(Rows& rows, std::index_sequence<i...>) const {
        (limit_emission<i>(rows), ...);
    }
    template <std::size_t i>
    void limit_emission(Rows& rows) const {
        if constexpr (ListType<i>::emitted) {
            constexpr const auto& list = std::get<i>(description.lists);
            (rows.*list.sink).clear(list.max_rows_per_row);
        }
    }

    template <std::size_t... i>
    void record_lists(const Rows& rows, RowRecord& record, std::index_sequence<i...>) const {
        (record_list<i>(rows, record), ...);
    }
    template <std::size_t i>
    void record_list(const Rows& rows, RowRecord& record) const {
        constexpr const auto& list = std::get<i>(description.lists);
        RecordedList& recorded = record.lists.emplace_back();
        recorded.list = &info_.lists[i];
        const auto values = [](const auto& columns, const std::vector<ColumnInfo>& infos, const auto& source) {
            std::vector<RecordedValue> row_values;
            std::size_t k = 0;
            std::apply([&](const auto&... column) { ((row_values.push_back({&infos[k++], detail::stored(column, source)})), ...); },
                       columns);
            return row_values;
        };
        if constexpr (ListType<i>::emitted) {
            for (const auto& row : (rows.*list.sink).rows())
                recorded.results.push_back(values(list.outputs.columns, recorded.list->outputs, row));
        } else {
            const auto& scratch = std::get<i>(scratch_);
            for (const auto& child : scratch.facts)
                recorded.facts.push_back(values(list.inputs.columns, recorded.list->inputs, child));
            for (const auto& child : scratch.results)
                recorded.results.push_back(values(list.outputs.columns, recorded.list->outputs, child));
        }
    }

    /// The bound number at fault, for a message; empty when it is missing.
    [[nodiscard]] std::optional<std::int64_t> raw_input(std::int64_t row, std::int32_t column, std::int32_t child) const {
        if (column < 0) return std::nullopt;
        const InputSlot& slot = inputs_[static_cast<std::size_t>(column)];
        if (!slot.binding.data) return std::nullopt;
        if (slot.list >= 0) {
            if (child < 0) return std::nullopt;
            row = lists_[static_cast<std::size_t>(slot.list)].offsets[row] + child;
        }
        if (slot.binding.validity && !detail::bit(slot.binding.validity, row)) return std::nullopt;
        switch (slot.binding.storage) {
            case Storage::i64: return detail::raw_value<Storage::i64, false>(slot.binding, row);
            case Storage::i32: return detail::raw_value<Storage::i32, false>(slot.binding, row);
            case Storage::u8: return detail::raw_value<Storage::u8, false>(slot.binding, row);
        }
        return std::nullopt;
    }

    [[nodiscard]] const ListInfo* full_list() const noexcept override {
        return full_list(std::make_index_sequence<list_count>{});
    }
    template <std::size_t... i>
    [[nodiscard]] const ListInfo* full_list(std::index_sequence<i...>) const noexcept {
        const ListInfo* full = nullptr;
        (check_full<i>(full), ...);
        return full;
    }
    template <std::size_t i>
    void check_full(const ListInfo*& full) const noexcept {
        if constexpr (ListType<i>::emitted)
            if ((rows_.*std::get<i>(description.lists).sink).full()) full = &info_.lists[i];
    }

    void collect(std::int32_t list) const override { collect(list, std::make_index_sequence<list_count>{}); }
    template <std::size_t... i>
    void collect([[maybe_unused]] std::int32_t list, std::index_sequence<i...>) const {
        ((static_cast<std::size_t>(list) == i ? collect_list<i>() : void()), ...);
    }
    template <std::size_t i>
    void collect_list() const {
        if constexpr (ListType<i>::emitted) {
            constexpr const auto& list = std::get<i>(description.lists);
            for (const auto& row : (rows_.*list.sink).rows()) {
                std::size_t k = 0;
                std::apply([&](const auto&... columns) { ((result_columns_[i][k++].push(detail::stored(columns, row))), ...); },
                           list.outputs.columns);
            }
        }
    }

    std::shared_ptr<const EpochTable> table_;
    std::vector<Rules> rules_;  ///< by epoch
    Rows rows_{};
    Scratch scratch_;
};

/// The catalogue entry of a description.
template <const auto& description>
[[nodiscard]] CatalogueEntry catalogue_entry() {
    return {operation_info(description),
            [](std::shared_ptr<const Rulebook> book, std::string jurisdiction)
                -> Result<std::unique_ptr<PreparedOperation>> {
                if (Result<void> checked = book->check_needs(operation_info(description)); !checked)
                    return std::move(checked).error();
                return std::unique_ptr<PreparedOperation>(
                    std::make_unique<Prepared<description>>(std::move(book), std::move(jurisdiction)));
            }};
}

}  // namespace steward
