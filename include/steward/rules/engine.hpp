/// @file
/// The typed half of a prepared operation: columns to facts on the stack, day index, kernel, results to columns. One
/// instance a decision, made in the domain's .cpp; everything else goes through `PreparedOperation`.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <memory>
#include <string>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "steward/kernel/utf8.hpp"
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

/// What a loop needs of an input slot. A copy on the stack: outputs that are written cannot alias it, so that it stays
/// in registers.
struct InputView {
    InputBinding binding;
    const std::int32_t* code_positions = nullptr;  ///< of the code list; see CodeList::position
    std::int64_t code_count = 0;

    InputView() = default;
    explicit InputView(const PreparedOperation::InputSlot& slot) noexcept : binding(slot.binding) {
        if (!slot.codes) return;
        code_positions = slot.codes->position.data();
        code_count = static_cast<std::int64_t>(slot.codes->position.size());
    }
};

template <std::size_t count>
using InputViews = std::array<InputView, count>;

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

/// Whether a raw number can be a value of the column. `view` is needed for code lists only.
template <class Traits>
[[nodiscard]] Status check_value(std::int64_t raw, [[maybe_unused]] const InputView& view) noexcept {
    if constexpr (Traits::kind == Kind::date) {
        if (raw < Date::min_days || raw > Date::max_days) return Status::bad_date;
    } else if constexpr (Traits::kind == Kind::code) {
        if constexpr (requires { Traits::mask; }) {
            if (raw < 0 || raw > 63 || !((Traits::mask >> raw) & 1)) return Status::unknown_code;
        } else {
            if (raw < 0 || raw >= view.code_count || view.code_positions[raw] < 0) return Status::unknown_code;
        }
    } else if constexpr (Traits::kind == Kind::set) {
        if (static_cast<std::uint64_t>(raw) & ~Traits::mask) return Status::unknown_code;
    } else if constexpr (Traits::kind == Kind::boolean) {
        if (raw > 1) return Status::out_of_range;
    }
    return Status::ok;
}

/// Loads one text into its member: the caller's bytes, checked to be UTF-8.
template <class Struct, class Member>
[[nodiscard]] Status load_text(const Column<Struct, Member>& column, const InputBinding& binding, std::int64_t row,
                               Struct& facts) noexcept {
    const std::int64_t at = row * binding.stride;
    const std::int64_t begin = binding.offsets[at];
    const std::string_view value(static_cast<const char*>(binding.data) + begin,
                                 static_cast<std::size_t>(binding.offsets[at + 1] - begin));
    if (!valid_utf8(value)) return Status::malformed;
    facts.*column.member = value;
    return Status::ok;
}

/// Loads one value into its member and checks it. Status::ok, or what is wrong with it.
template <class Struct, class Member>
[[nodiscard]] Status load(const Column<Struct, Member>& column, const InputView& view, std::int64_t row,
                          Struct& facts) noexcept {
    using Traits = typename Column<Struct, Member>::Traits;
    constexpr bool nullable = Column<Struct, Member>::nullable;
    constexpr bool is_date = Traits::kind == Kind::date;
    if constexpr (nullable) facts.*column.member = std::nullopt;
    constexpr Status missing = nullable ? Status::ok : Status::missing_value;
    if (view.binding.data == nullptr) return missing;
    if (view.binding.validity && !bit(view.binding.validity, view.binding.stride == 0 ? 0 : row)) return missing;
    if constexpr (Traits::kind == Kind::text) {
        return load_text(column, view.binding, row, facts);
    } else {
        const std::int64_t raw = raw_value<Traits::storage, is_date>(view.binding, row);
        if (is_date && raw == not_a_time) return missing;
        const Status status = check_value<Traits>(raw, view);
        if (status == Status::ok) facts.*column.member = Traits::load(raw);
        return status;
    }
}

/// What became of the rows of a block.
template <std::size_t size>
struct BlockStatus {
    std::array<Status, size> status;        ///< ok, or why the row failed
    std::array<std::int32_t, size> column;  ///< input column at fault
    bool any_failed = false;

    void clear(std::size_t rows) noexcept {
        std::fill_n(status.begin(), rows, Status::ok);
        any_failed = false;
    }
    /// The first fault of a row stands.
    void fail(std::size_t row, Status why, std::int32_t at) noexcept {
        if (status[row] != Status::ok) return;
        status[row] = why;
        column[row] = at;
        any_failed = true;
    }
};

/// Loads a column for a block of rows. A column at a time, so that what a binding looks like is asked once a block and
/// not once a row.
template <class Struct, class Member, std::size_t size>
void load_block(const Column<Struct, Member>& column, const InputView& view, std::int32_t index, std::int64_t first,
                std::size_t rows, std::array<Struct, size>& facts, BlockStatus<size>& block) noexcept {
    using Traits = typename Column<Struct, Member>::Traits;
    if (Column<Struct, Member>::nullable && view.binding.data == nullptr) return;  // cleared once a run
    using Native = std::conditional_t<Traits::storage == Storage::i64, std::int64_t,
                                      std::conditional_t<Traits::storage == Storage::i32, std::int32_t, std::uint8_t>>;
    const bool plain = view.binding.data && !view.binding.validity && view.binding.storage == Traits::storage;
    if constexpr (Traits::kind != Kind::text) if (plain) {
        const std::int64_t stride = view.binding.stride;
        const Native* values = static_cast<const Native*>(view.binding.data) + first * stride;
        bool good = true;
        const auto fill = [&](auto step) noexcept {
            for (std::size_t i = 0; i < rows; ++i) {
                const std::int64_t raw = values[static_cast<std::int64_t>(i) * step];
                good &= check_value<Traits>(raw, view) == Status::ok;
                facts[i].*column.member = Traits::load(raw);
            }
        };
        if (stride == 1)
            fill(std::integral_constant<std::int64_t, 1>{});
        else
            fill(stride);
        if (good) return;
    }
    for (std::size_t i = 0; i < rows; ++i) {
        const Status status = load(column, view, first + static_cast<std::int64_t>(i), facts[i]);
        if (status != Status::ok) block.fail(i, status, index);
    }
}

/// What of a column is kept: a number, or a text.
template <class Struct, class Member>
using Stored = std::conditional_t<Column<Struct, Member>::Traits::kind == Kind::text, std::string_view, std::int64_t>;

/// The stored value of a member; empty for a missing one.
template <class Struct, class Member>
[[nodiscard]] std::optional<Stored<Struct, Member>> stored(const Column<Struct, Member>& column, const Struct& row) noexcept {
    using Traits = typename Column<Struct, Member>::Traits;
    const Member& value = row.*column.member;
    if constexpr (Traits::kind == Kind::text) {
        return value;
    } else if constexpr (Column<Struct, Member>::nullable) {
        return value ? std::optional<std::int64_t>(Traits::store(*value)) : std::nullopt;
    } else {
        return Traits::store(value);
    }
}

/// A member beside its column, for an explanation.
template <class Struct, class Member>
[[nodiscard]] RecordedValue recorded(const ColumnInfo& info, const Column<Struct, Member>& column, const Struct& row) noexcept {
    const auto value = stored(column, row);
    if constexpr (Column<Struct, Member>::Traits::kind == Kind::text) {
        if (!value) return {&info, std::nullopt, {}};
        return {&info, static_cast<std::int64_t>(value->size()), *value};
    } else {
        return {&info, value, {}};
    }
}

inline void write_raw(const OutputBinding& binding, Storage storage, std::int64_t row, std::int64_t value) noexcept {
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
        case Storage::text: break;  // texts come out in result lists only
    }
}

/// Writes a value, or 0 with its validity bit cleared.
inline void write(const OutputBinding& binding, Storage storage, std::int64_t row,
                  std::optional<std::int64_t> value) noexcept {
    if (binding.data == nullptr) return;
    write_raw(binding, storage, row, value.value_or(0));
    if (binding.validity) set_bit(binding.validity, row, value.has_value());
}

/// Packs one flag byte (0 or 1) a row into validity bits.
inline void pack_validity(const std::uint8_t* flags, std::uint8_t* bitmap, std::int64_t first, std::size_t rows) noexcept {
    std::size_t i = 0;
    while (i < rows && ((first + static_cast<std::int64_t>(i)) & 7) != 0) {
        set_bit(bitmap, first + static_cast<std::int64_t>(i), flags[i] != 0);
        ++i;
    }
    static_assert(std::endian::native == std::endian::little);
    for (; i + 8 <= rows; i += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, flags + i, 8);
        // Each product term moves one flag to its own bit of the top byte.
        bitmap[(first + static_cast<std::int64_t>(i)) >> 3] = static_cast<std::uint8_t>((eight * 0x0102040810204080ULL) >> 56);
    }
    for (; i < rows; ++i) set_bit(bitmap, first + static_cast<std::int64_t>(i), flags[i] != 0);
}

/// Writes a column for a block of rows. `value(i)` gives the stored number, empty when it is missing.
template <Storage storage, bool nullable, std::size_t size, class Value>
void store_block(const OutputBinding& binding, std::int64_t first, std::size_t rows, const BlockStatus<size>& block,
                 Value value) noexcept {
    if (binding.data == nullptr) return;
    using Native = std::conditional_t<storage == Storage::i64, std::int64_t,
                                      std::conditional_t<storage == Storage::i32, std::int32_t, std::uint8_t>>;
    if (block.any_failed || binding.storage != storage || binding.stride != 1) {
        for (std::size_t i = 0; i < rows; ++i)
            write(binding, storage, first + static_cast<std::int64_t>(i),
                  block.status[i] == Status::ok ? value(i) : std::optional<std::int64_t>());
        return;
    }
    Native* target = static_cast<Native*>(binding.data) + first;
    if (!binding.validity) {
        for (std::size_t i = 0; i < rows; ++i) target[i] = static_cast<Native>(value(i).value_or(0));
        return;
    }
    std::array<std::uint8_t, size> present;
    for (std::size_t i = 0; i < rows; ++i) {
        const std::optional<std::int64_t> stored_value = value(i);
        target[i] = static_cast<Native>(stored_value.value_or(0));
        present[i] = !nullable || stored_value.has_value();
    }
    pack_validity(present.data(), binding.validity, first, rows);
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

    Prepared(std::shared_ptr<const Rulebook> book, Standpoint standpoint)
        : PreparedOperation(std::move(book), operation_info(description), std::move(standpoint)),
          home_(resolved(standpoint_.jurisdiction)) {}

    /// The rules as they stand on a day in the jurisdiction of rows that name none.
    [[nodiscard]] const Rules& rules_on(Date day) const noexcept { return home_->on(home_->table->epoch_of(day)); }

private:
    /// The rules of one jurisdiction, by epoch.
    struct Scope {
        std::string jurisdiction;
        std::shared_ptr<const EpochTable> table;
        std::vector<Rules> rules;

        [[nodiscard]] const Rules& on(std::int32_t epoch) const noexcept { return rules[static_cast<std::size_t>(epoch)]; }
    };

    [[nodiscard]] std::unique_ptr<const Scope> resolved(const std::string& jurisdiction) const {
        auto scope = std::make_unique<Scope>();
        scope->jurisdiction = jurisdiction;
        scope->table = book_->epochs(info_, {jurisdiction, standpoint_.known_at});
        const std::vector<std::string> chain = book_->chain(jurisdiction);
        scope->rules.resize(scope->table->versions.size());
        for (std::size_t epoch = 0; epoch < scope->rules.size(); ++epoch) {
            std::size_t need = 0;
            std::apply(
                [&](const auto&... rules) { (resolve(rules, scope->rules[epoch], scope->table->versions[epoch], need, chain), ...); },
                description.uses.rules);
        }
        return scope;
    }

    /// The scope of a jurisdiction column's value; null when there is no such jurisdiction. Made at its first row.
    [[nodiscard]] const Scope* scope_of(std::int32_t number) {
        if (number == last_number_) return last_scope_;
        auto& scope = scopes_[number];
        if (!scope) {
            const std::string code = book_->jurisdiction_code(number);
            if (!code.empty()) scope = resolved(code);
        }
        last_number_ = number;
        return last_scope_ = scope.get();
    }

    /// The scope of a row: the one that it names, or that of the operation.
    [[nodiscard]] const Scope* scope_of_row(std::int64_t row) {
        const InputBinding& binding = jurisdiction_slot().binding;
        if (!binding.data) return home_.get();
        if (binding.validity && !detail::bit(binding.validity, binding.stride == 0 ? 0 : row)) return home_.get();
        return scope_of(static_cast<std::int32_t>(detail::raw_value<Storage::i32, false>(binding, row)));
    }

    static constexpr std::size_t list_count = std::tuple_size_v<decltype(description.lists)>;
    static constexpr bool has_rows = list_count > 0;
    static constexpr std::size_t input_count = decltype(description.inputs)::size;
    static_assert(std::apply([](const auto&... columns) { return ((columns.info().storage != Storage::text) && ...); }, description.outputs.columns),
                  "texts come out in result lists only");

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
    void resolve(const RuleDescription& rule, Rules& rules, const std::vector<RuleInForce>& in_force, std::size_t& need,
                 const std::vector<std::string>& chain) const {
        auto& handle = rules.*rule.member;
        using Handle = std::remove_reference_t<decltype(handle)>;
        if constexpr (std::is_same_v<Handle, WorkingDays>) {
            handle.resolve(rule.id, book_->calendar(rule.id, chain, standpoint_.known_at));
            ++need;
        } else if constexpr (std::is_same_v<Handle, TimeLimits>) {
            for (const std::string& id : book_->time_limit_ids()) handle.limits.emplace_back().resolve(id, in_force[need++]);
        } else {
            handle.resolve(rule.id, in_force[need++]);
            if constexpr (requires { handle.bind_value(0, ""); })
                for (std::int32_t i = 0; i < rule.value_count; ++i)
                    handle.bind_value(i, rule.values[static_cast<std::size_t>(i)].name);
        }
    }

    [[nodiscard]] detail::InputViews<input_count> root_views() const noexcept {
        detail::InputViews<input_count> views;
        for (std::size_t i = 0; i < input_count; ++i) views[i] = detail::InputView(inputs_[i]);
        return views;
    }

    /// Loads root columns; short-circuits at the first failure.
    [[nodiscard]] static Status load_root(const detail::InputViews<input_count>& views, std::int64_t row, Facts& facts,
                                          std::int32_t& column_at_fault) noexcept {
        Status status = Status::ok;
        std::size_t i = 0;
        const auto one = [&](const auto& column) noexcept {
            if (status != Status::ok) return;
            status = detail::load(column, views[i], row, facts);
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
                    status = detail::load(column, detail::InputView(inputs_[k]), begin + static_cast<std::int64_t>(child), scratch.facts[child]);
                    if (status != Status::ok) at = static_cast<std::int32_t>(k);
                    ++k;
                };
                std::apply([&](const auto&... columns) { (one(columns), ...); }, list.inputs.columns);
                if (status != Status::ok && failure.status == Status::ok)
                    failure = {status, at, static_cast<std::int32_t>(child)};
                if (batch)
                    detail::write(status_slot.binding, Storage::i32, begin + static_cast<std::int64_t>(child),
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
                    detail::write(slot.binding, ColumnType::Traits::storage, begin + static_cast<std::int64_t>(child),
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
    void begin_emission() {
        if constexpr (ListType<i>::emitted) {
            constexpr const auto& list = std::get<i>(description.lists);
            (rows_.*list.sink).clear(list.max_rows_per_row);
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
    void begin_emissions(std::index_sequence<i...>) {
        (begin_emission<i>(), ...);
    }
    template <std::size_t... i>
    void begin_emitted_row(std::index_sequence<i...>) noexcept {
        (begin_emitted_row<i>(), ...);
    }
    template <std::size_t i>
    void begin_emitted_row() noexcept {
        if constexpr (ListType<i>::emitted) (rows_.*std::get<i>(description.lists).sink).begin_row();
    }
    template <std::size_t... i>
    void end_emissions([[maybe_unused]] bool failed, std::index_sequence<i...>) {
        (end_emission<i>(failed), ...);
    }

    /// Rows are taken in blocks: inputs column by column, then the kernel row by row, then outputs column by column. A
    /// block's facts and results stay in the first-level cache.
    static constexpr std::size_t block_size = 128;

    struct Block {
        std::array<Facts, block_size> facts{};
        std::array<ResultRow, block_size> results{};
        std::array<std::int32_t, block_size> rule{};
        std::array<std::int32_t, block_size> epoch{};
        std::array<std::int64_t, block_size> path{};
        std::array<Confidence, block_size> confidence{};
        std::array<const Scope*, block_size> scope{};
        detail::BlockStatus<block_size> status;
    };

    std::int64_t run_rows(std::int64_t first, std::int64_t count) override {
        begin_emissions(std::make_index_sequence<list_count>{});
        clear_unbound(std::min<std::size_t>(block_size, static_cast<std::size_t>(count)));
        const detail::InputViews<input_count> views = root_views();
        const bool judged = outcome_bound();
        block_->scope.fill(home_.get());
        std::int64_t failed = 0;
        for (std::int64_t done = 0; done < count;) {
            const auto rows = static_cast<std::size_t>(std::min<std::int64_t>(count - done, block_size));
            failed += judged ? run_block<CoordinateTrace>(views, first + done, rows)
                             : run_block<ValueTrace>(views, first + done, rows);
            done += static_cast<std::int64_t>(rows);
        }
        return failed;
    }

    /// Whether an output that tells of the judgement is bound: an outcome, or a coordinate.
    [[nodiscard]] bool outcome_bound() const noexcept {
        return std::any_of(outputs_.begin(), outputs_.end(), [](const OutputSlot& slot) {
            const std::string_view name = slot.column.name;
            return slot.binding.data && (slot.column.enumeration == EnumerationOf<Outcome>::view.name || name == "rule" ||
                                         name == "path" || name == "confidence");
        });
    }

    /// Optional facts that no column fills are empty for the whole run.
    void clear_unbound(std::size_t rows) noexcept {
        std::size_t i = 0;
        const auto one = [&](const auto& column) noexcept {
            using ColumnType = std::remove_cvref_t<decltype(column)>;
            if constexpr (ColumnType::nullable)
                if (!inputs_[i].binding.data)
                    for (std::size_t row = 0; row < rows; ++row) block_->facts[row].*column.member = std::nullopt;
            ++i;
        };
        std::apply([&](const auto&... columns) { (one(columns), ...); }, description.inputs.columns);
    }

    template <class Trace>
    std::int64_t run_block(const detail::InputViews<input_count>& views, std::int64_t first, std::size_t rows) {
        Block& block = *block_;
        block.status.clear(rows);
        std::size_t input = 0;
        std::apply(
            [&](const auto&... columns) {
                ((detail::load_block(columns, views[input], static_cast<std::int32_t>(input), first, rows, block.facts, block.status),
                  ++input),
                 ...);
            },
            description.inputs.columns);
        const auto set_epochs = [&](const auto& table_of) noexcept {
            for (std::size_t i = 0; i < rows; ++i)
                block.epoch[i] = table_of(i).epoch_of(block.facts[i].*description.anchor.member);
        };
        if (jurisdiction_slot().binding.data) {
            for (std::size_t i = 0; i < rows; ++i) {
                const Scope* scope = scope_of_row(first + static_cast<std::int64_t>(i));
                if (!scope) block.status.fail(i, Status::unknown_code, static_cast<std::int32_t>(inputs_.size()) - 1);
                block.scope[i] = scope ? scope : home_.get();
            }
            set_epochs([&](std::size_t i) noexcept -> const EpochTable& { return *block.scope[i]->table; });
        } else {
            set_epochs([&table = *home_->table](std::size_t) noexcept -> const EpochTable& { return table; });
        }
        for (std::size_t i = 0; i < rows; ++i) decide_row<Trace>(first + static_cast<std::int64_t>(i), i);
        return store_results(first, rows);
    }

    template <class Trace>
    void decide_row(std::int64_t row, std::size_t i) {
        using Sequence = std::make_index_sequence<list_count>;
        Block& block = *block_;
        if constexpr (has_rows) {
            LoadFailure failure;
            load_all_lists(row, block.facts[i], rows_, failure, true, Sequence{});
            if (failure.status != Status::ok) block.status.fail(i, Status::bad_child, failure.column);
        }
        if (block.status.any_failed && block.status.status[i] != Status::ok) [[unlikely]] {
            write_all_children(row, true, Sequence{});
            end_emissions(true, Sequence{});
            return;
        }
        Trace trace;
        if constexpr (has_rows) begin_emitted_row(Sequence{});
        static_assert(std::is_trivially_destructible_v<ResultRow>);
        // Built in place: an assignment would copy what was just stored in small pieces with wide loads, which stalls.
        ::new (static_cast<void*>(&block.results[i]))
            ResultRow(call(block.scope[i]->on(block.epoch[i]), block.facts[i], rows_, trace));
        if (trace.rejected()) [[unlikely]] {
            const Rejection rejection = trace.rejection();
            block.status.fail(i, rejection.child >= 0 ? Status::bad_child : rejection.status, column_index(rejection.column));
            write_all_children(row, true, Sequence{});
            write_child_rejection(row, rejection);
            end_emissions(true, Sequence{});
            return;
        }
        if constexpr (Trace::judging) {
            block.rule[i] = trace.controlling();
            block.path[i] = trace.path();
            block.confidence[i] = trace.confidence();
        }
        if constexpr (has_rows) {
            write_all_children(row, false, Sequence{});
            end_emissions(false, Sequence{});
        }
    }

    /// Writes what is bound; returns the number of failed rows.
    std::int64_t store_results(std::int64_t first, std::size_t rows) noexcept {
        const Block& block = *block_;
        std::size_t output = 0;
        const auto one = [&](const auto& column) noexcept {
            using ColumnType = std::remove_cvref_t<decltype(column)>;
            detail::store_block<ColumnType::Traits::storage, ColumnType::nullable>(
                outputs_[output++].binding, first, rows, block.status,
                [&](std::size_t i) noexcept { return detail::stored(column, block.results[i]); });
        };
        std::apply([&](const auto&... columns) { (one(columns), ...); }, description.outputs.columns);
        const auto number = [](std::int64_t value) { return std::optional<std::int64_t>(value); };
        detail::store_block<Storage::i32, true>(standard(StandardOutput::rule).binding, first, rows, block.status, [&](std::size_t i) noexcept {
            return block.rule[i] < 0 ? std::nullopt : number(block.rule[i]);
        });
        detail::store_block<Storage::i32, false>(standard(StandardOutput::epoch).binding, first, rows, block.status,
                                                 [&](std::size_t i) noexcept { return number(block.epoch[i]); });
        detail::store_block<Storage::i64, false>(standard(StandardOutput::path).binding, first, rows, block.status,
                                                 [&](std::size_t i) noexcept { return number(block.path[i]); });
        detail::store_block<Storage::i32, false>(standard(StandardOutput::confidence).binding, first, rows, block.status,
                                                 [&](std::size_t i) noexcept { return number(static_cast<std::int64_t>(block.confidence[i])); });
        std::int64_t failed = 0;
        if (block.status.any_failed)
            for (std::size_t i = 0; i < rows; ++i) failed += block.status.status[i] != Status::ok;
        const OutputBinding& status = standard(StandardOutput::row_status).binding;
        const OutputBinding& column = standard(StandardOutput::row_column).binding;
        for (std::size_t i = 0; (status.data || column.data) && i < rows; ++i) {
            const std::int64_t row = first + static_cast<std::int64_t>(i);
            const bool good = block.status.status[i] == Status::ok;
            detail::write(status, Storage::i32, row, static_cast<std::int64_t>(block.status.status[i]));
            detail::write(column, Storage::i32, row, good ? -1 : block.status.column[i]);
        }
        return failed;
    }

    /// The row_status of the child row that a kernel refused.
    void write_child_rejection(std::int64_t row, const Rejection& rejection) {
        if (rejection.child < 0) return;
        for (std::size_t i = 0; i < info_.lists.size(); ++i) {
            const ListInfo& list = info_.lists[i];
            const bool own = rejection.column.starts_with(list.name) && rejection.column.size() > list.name.size() &&
                             rejection.column[list.name.size()] == '.';
            if (list.emitted || !own) continue;
            detail::write(outputs_[list_first_output_[i] + list.outputs.size()].binding, Storage::i32,
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
        record.bad_text = {};

        Facts facts{};
        Rows rows{};
        record.status = load_root(root_views(), row, facts, record.column);
        const Scope* scope = scope_of_row(row);
        if (!scope && record.status == Status::ok) {
            record.status = Status::unknown_code;
            record.column = static_cast<std::int32_t>(inputs_.size()) - 1;
        }
        record.jurisdiction = scope ? std::string_view(scope->jurisdiction) : std::string_view();
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
            set_bad_value(row, record);
            return;
        }
        std::apply(
            [&](const auto&... columns) {
                std::size_t i = 0;
                ((record.facts.push_back(detail::recorded(inputs_[i++].column, columns, facts))), ...);
            },
            description.inputs.columns);
        record.anchor = facts.*description.anchor.member;
        record.epoch = scope->table->epoch_of(*record.anchor);
        const ResultRow result = call(scope->on(record.epoch), facts, rows, record.trace);
        if (record.trace.rejected()) {
            const Rejection rejection = record.trace.coordinates().rejection();
            record.status = rejection.status;
            record.column = column_index(rejection.column);
            record.child = rejection.child;
            set_bad_value(row, record);
            return;
        }
        if (any_full(rows, Sequence{})) {
            record.status = Status::row_limit;
            return;
        }
        std::apply(
            [&](const auto&... columns) {
                std::size_t i = 0;
                ((record.results.push_back(detail::recorded(outputs_[i++].column, columns, result))), ...);
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
    [[nodiscard]] static bool any_full([[maybe_unused]] const Rows& rows, std::index_sequence<i...>) noexcept {
        return (is_full<i>(rows) || ...);
    }
    template <std::size_t i>
    [[nodiscard]] static bool is_full([[maybe_unused]] const Rows& rows) noexcept {
        if constexpr (ListType<i>::emitted) return (rows.*std::get<i>(description.lists).sink).full();
        return false;
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
            std::apply([&](const auto&... column) { ((row_values.push_back(detail::recorded(infos[k++], column, source))), ...); },
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

    /// The bound value at fault, for a message; nothing when it is missing.
    void set_bad_value(std::int64_t row, RowRecord& record) const {
        if (record.column < 0) return;
        const InputSlot& slot = inputs_[static_cast<std::size_t>(record.column)];
        if (!slot.binding.data) return;
        if (slot.list >= 0) {
            if (record.child < 0) return;
            row = lists_[static_cast<std::size_t>(slot.list)].offsets[row] + record.child;
        }
        if (slot.binding.validity && !detail::bit(slot.binding.validity, slot.binding.stride == 0 ? 0 : row)) return;
        switch (slot.binding.storage) {
            case Storage::i64: record.bad_value = detail::raw_value<Storage::i64, false>(slot.binding, row); return;
            case Storage::i32: record.bad_value = detail::raw_value<Storage::i32, false>(slot.binding, row); return;
            case Storage::u8: record.bad_value = detail::raw_value<Storage::u8, false>(slot.binding, row); return;
            case Storage::text: {
                const std::int64_t* offset = slot.binding.offsets + row * slot.binding.stride;
                record.bad_text = {static_cast<const char*>(slot.binding.data) + offset[0], static_cast<std::size_t>(offset[1] - offset[0])};
                return;
            }
        }
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
        if (is_full<i>(rows_)) full = &info_.lists[i];
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

    std::unique_ptr<const Scope> home_;  ///< of rows that name no jurisdiction
    std::unordered_map<std::int32_t, std::unique_ptr<const Scope>> scopes_;  ///< of those that rows name
    std::int32_t last_number_ = -1;
    const Scope* last_scope_ = nullptr;
    std::unique_ptr<Block> block_ = std::make_unique<Block>();
    Rows rows_{};
    Scratch scratch_;
};

/// The catalogue entry of a description.
template <const auto& description>
[[nodiscard]] CatalogueEntry catalogue_entry() {
    return {operation_info(description),
            [](std::shared_ptr<const Rulebook> book, Standpoint standpoint)
                -> Result<std::unique_ptr<PreparedOperation>> {
                if (Result<void> checked = book->check_needs(operation_info(description)); !checked)
                    return std::move(checked).error();
                return std::unique_ptr<PreparedOperation>(
                    std::make_unique<Prepared<description>>(std::move(book), std::move(standpoint)));
            }};
}

}  // namespace steward
