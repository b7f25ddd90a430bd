/// @file
/// What every prepared operation does with one row: its rules by jurisdiction and day, its lists in and out, its record for
/// an explanation. `Prepared` in engine.hpp decides blocks of rows with it; commands of an office decide one after another.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "steward/rules/column_memory.hpp"
#include "steward/rules/list_memory.hpp"

namespace steward {

/// The typed half of an operation, a row at a time.
template <const auto& description>
class RowMachine : public PreparedOperation {
public:
    using Description = std::remove_cvref_t<decltype(description)>;
    using Facts = typename Description::Facts;
    using Rules = typename Description::Rules;
    using ResultRow = typename Description::ResultRow;
    using Rows = typename Description::Rows;

    /// The rules as they stand on a day in the jurisdiction of rows that name none.
    [[nodiscard]] const Rules& rules_on(Date day) const noexcept { return home_->on(home_->table->epoch_of(day)); }

protected:
    RowMachine(std::shared_ptr<const Rulebook> book, Standpoint standpoint)
        : PreparedOperation(std::move(book), operation_info(description), std::move(standpoint)),
          home_(resolved(standpoint_.jurisdiction)) {}

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
                [&](const auto&... rules) { (resolve(rules, *scope, epoch, need, chain), ...); },
                description.uses.rules);
            if constexpr (requires(Rules& rules) { rules.derive(); }) scope->rules[epoch].derive();
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
        const InputBinding& binding = this->standard_input(DecisionInput::jurisdiction).binding;
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

    /// Place in info_.lists of the first list inside list i; the others follow.
    template <std::size_t i>
    static constexpr std::size_t first_inner = [] {
        std::size_t at = list_count;
        [&]<std::size_t... k>(std::index_sequence<k...>) { ((at += ListType<k>::inner_count), ...); }(std::make_index_sequence<i>{});
        return at;
    }();

    /// Working memory of the lists: facts and results of the row at hand.
    using Scratch = typename detail::ListMemories<std::remove_cvref_t<decltype(description.lists)>>::type;

    struct LoadFailure {
        Status status = Status::ok;
        std::int32_t column = -1;  ///< index in inputs_
        RowPlace at;
    };

    template <class RuleDescription>
    void resolve(const RuleDescription& rule, Scope& scope, std::size_t epoch, std::size_t& need,
                 const std::vector<std::string>& chain) const {
        const std::vector<RuleInForce>& in_force = scope.table->versions[epoch];
        auto& handle = scope.rules[epoch].*rule.member;
        using Handle = std::remove_reference_t<decltype(handle)>;
        if constexpr (std::is_same_v<Handle, WorkingDays>) {
            handle.resolve(rule.id, book_->calendar(rule.id, chain, standpoint_.known_at));
            ++need;
        } else if constexpr (std::is_same_v<Handle, TimeLimits>) {
            for (const std::string& id : book_->time_limit_ids()) handle.limits.emplace_back().resolve(id, in_force[need++]);
        } else if constexpr (requires { handle.started_by(0, Date()); }) {
            // The same for every epoch: it has the limits of all days.
            if (epoch == 0)
                handle.resolve(book_->time_limit_ids(), scope.table, need);
            else
                handle = scope.rules[0].*rule.member;
            need += book_->time_limit_ids().size();
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

    /// What is wrong with a row of a list.
    struct RowFault {
        Status status = Status::ok;
        std::int32_t column = -1;
    };

    /// Loads rows of a list from row `first` on; its place in info_.lists is `index`. `faults` has an element for each row, or
    /// none when all are right.
    template <class List>
    void load_rows(const List& list, detail::ListMemory<List, false>& memory, std::size_t index, std::int64_t first, std::int64_t count,
                   std::vector<RowFault>& faults) {
        const auto size = static_cast<std::size_t>(count);
        memory.facts.resize(size);  // every column is loaded, so what stood there before is gone
        memory.results.clear();
        memory.results.resize(size);
        faults.clear();
        std::size_t input = list_first_input_[index];
        const auto one = [&](const auto& column) {
            detail::load_rows(column, detail::InputView(inputs_[input]), first, size, memory.facts.data(), [&](std::size_t row, Status status) {
                if (faults.empty()) faults.resize(size);
                if (faults[row].status == Status::ok) faults[row] = {status, static_cast<std::int32_t>(input)};
            });
            ++input;
        };
        std::apply([&](const auto&... columns) { (one(columns), ...); }, list.inputs.columns);
    }

    /// Loads the rows of one list, and of the lists inside it, into scratch memory. Writes the rows' own row_status.
    template <std::size_t i>
    void load_list(std::int64_t row, Facts& facts, Rows& rows, LoadFailure& failure, bool batch) {
        if constexpr (!ListType<i>::emitted) {
            constexpr const auto& list = std::get<i>(description.lists);
            auto& memory = std::get<i>(scratch_);
            const RowRange range = this->rows_of(static_cast<std::int32_t>(i), row, row + 1);
            load_rows(list, memory, i, range.first, range.end - range.first, faults_);
            const auto note = [&](const RowFault& fault, RowPlace at) {
                if (failure.status == Status::ok) failure = {fault.status, fault.column, at};
            };
            for (std::size_t child = 0; child < faults_.size(); ++child)
                if (faults_[child].status != Status::ok) note(faults_[child], static_cast<std::int32_t>(child));
            detail::each_inner(list, [&](const auto& inner, std::size_t n, auto& inside) {
                const std::size_t index = first_inner<i> + n;
                const std::int64_t* offsets = lists_[index].offsets;
                const std::int64_t begin = offsets[range.first];
                load_rows(inner, inside, index, begin, offsets[range.end] - begin, inner_faults_);
                inside.begins.clear();
                for (std::int64_t parent = range.first; parent <= range.end; ++parent)
                    inside.begins.push_back(static_cast<std::size_t>(offsets[parent] - begin));
                if (batch) write_statuses(index, begin, inside.facts.size(), inner_faults_);
                if (inner_faults_.empty()) return;
                if (faults_.empty()) faults_.resize(memory.facts.size());
                for (std::size_t parent = 0; parent < faults_.size(); ++parent)
                    for (std::size_t k = inside.begins[parent]; k < inside.begins[parent + 1]; ++k) {
                        if (inner_faults_[k].status == Status::ok) continue;
                        note(inner_faults_[k], {static_cast<std::int32_t>(parent), static_cast<std::int32_t>(k - inside.begins[parent])});
                        if (faults_[parent].status == Status::ok) faults_[parent] = {Status::bad_child, inner_faults_[k].column};
                    }
            }, memory);
            if (batch) write_statuses(i, range.first, memory.facts.size(), faults_);
            detail::connect(list, memory);
            facts.*list.in = memory.facts;
            rows.*list.out = memory.results;
        }
    }

    [[nodiscard]] const OutputBinding& status_of(std::size_t list) const noexcept {
        return outputs_[list_first_output_[list] + info_.lists[list].outputs.size()].binding;
    }

    /// Writes the row_status of rows of a list.
    void write_statuses(std::size_t list, std::int64_t first, std::size_t count, const std::vector<RowFault>& faults) const noexcept {
        const OutputBinding& binding = status_of(list);
        if (!binding.data) return;
        for (std::size_t k = 0; k < count; ++k)
            detail::write(binding, Storage::i32, first + static_cast<std::int64_t>(k),
                          static_cast<std::int64_t>(faults.empty() ? Status::ok : faults[k].status));
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

    /// Writes the results of one list and of the lists inside it; empty ones for a row that failed, which may never have been
    /// loaded.
    template <std::size_t i>
    void write_children(std::int64_t row, bool failed) {
        if constexpr (!ListType<i>::emitted) {
            constexpr const auto& list = std::get<i>(description.lists);
            const auto& memory = std::get<i>(scratch_);
            write_rows(list, memory.results, i, row, failed);
            detail::each_inner(list, [&](const auto& inner, std::size_t n, const auto& inside) {
                write_rows(inner, inside.results, first_inner<i> + n, row, failed);
            }, memory);
        }
    }

    template <class List>
    void write_rows(const List& list, const std::vector<typename List::ResultType>& results, std::size_t index, std::int64_t row, bool failed) {
        const RowRange range = this->rows_of(static_cast<std::int32_t>(index), row, row + 1);
        std::size_t output = list_first_output_[index];
        const auto one = [&](const auto& column) {
            using ColumnType = std::remove_cvref_t<decltype(column)>;
            const OutputBinding& binding = outputs_[output++].binding;
            if (!binding.data) return;
            for (std::int64_t at = range.first; at < range.end; ++at)
                detail::write(binding, ColumnType::Traits::storage, at,
                              failed ? std::nullopt : detail::stored(column, results[static_cast<std::size_t>(at - range.first)]));
        };
        std::apply([&](const auto&... columns) { (one(columns), ...); }, list.outputs.columns);
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

    /// The row_status of the row of a list that a kernel refused, and of the row that this one is in.
    void write_child_rejection(std::int64_t row, const Rejection& rejection) {
        if (rejection.at.is_root()) return;
        const std::string_view name = rejection.column.substr(0, std::min(rejection.column.rfind('.'), rejection.column.size()));
        for (std::size_t i = 0; i < info_.lists.size(); ++i) {
            const ListInfo& list = info_.lists[i];
            if (list.emitted || list.name != name) continue;
            if (list.parent >= 0) {
                write_status(list.parent, row, rejection.at, rejection.at.grandchild < 0 ? rejection.status : Status::bad_child);
                if (rejection.at.grandchild < 0) return;  // about the lists of that row as a whole
            }
            write_status(static_cast<std::int32_t>(i), row, rejection.at, rejection.status);
        }
    }
    void write_status(std::int32_t list, std::int64_t row, RowPlace at, Status status) const noexcept {
        detail::write(status_of(static_cast<std::size_t>(list)), Storage::i32, this->row_at(list, row, at), static_cast<std::int64_t>(status));
    }

    /// Loads a row for an explanation. False when it cannot be decided; the record then says why.
    bool record_facts(std::int64_t row, RowRecord& record, Facts& facts, Rows& rows) {
        using Sequence = std::make_index_sequence<list_count>;
        begin_record(record);
        record.status = load_root(root_views(), row, facts, record.column);
        if constexpr (has_rows) {
            limit_emissions(rows, Sequence{});
            LoadFailure failure;
            load_all_lists(row, facts, rows, failure, false, Sequence{});
            if (record.status == Status::ok && failure.status != Status::ok) {
                record.status = failure.status;
                record.column = failure.column;
                record.at = failure.at;
            }
        }
        if (record.status == Status::ok) return true;
        set_bad_value(row, record);
        return false;
    }

    static void begin_record(RowRecord& record) {
        record.facts.clear();
        record.results.clear();
        record.lists.clear();
        record.anchor.reset();
        record.jurisdiction = {};
        record.trace.clear();
        record.status = Status::ok;
        record.column = -1;
        record.at = {};
        record.bad_value.reset();
        record.bad_text = {};
    }

    /// Decides loaded facts with `decide(rules, facts, rows, trace)` and takes everything down. `row` is -1 for facts that
    /// are in no column.
    template <class Decide>
    void record_decision(std::int64_t row, RowRecord& record, Facts& facts, Rows& rows, const Scope& scope, Decide decide) {
        using Sequence = std::make_index_sequence<list_count>;
        record.jurisdiction = scope.jurisdiction;
        record.anchor = facts.*description.anchor.member;
        record.epoch = scope.table->epoch_of(*record.anchor);
        const ResultRow result = decide(scope.on(record.epoch), facts, rows, record.trace);
        std::apply(
            [&](const auto&... columns) {
                std::size_t i = 0;
                ((record.facts.push_back(detail::recorded(inputs_[i++].column, columns, facts))), ...);
            },
            description.inputs.columns);
        if constexpr (requires { description.reads; })
            std::apply(
                [&](const auto&... columns) {
                    std::size_t i = 0;
                    ((record.facts.push_back(detail::recorded(info_.reads[i++], columns, facts))), ...);
                },
                description.reads.columns);
        if (record.trace.rejected()) {
            const Rejection rejection = record.trace.coordinates().rejection();
            record.status = rejection.status;
            record.column = column_index(rejection.column);
            record.at = rejection.at;
            if (row >= 0) set_bad_value(row, record);
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
        record.lists.resize(info_.lists.size());
        (record_list<i>(rows, record), ...);
    }
    template <std::size_t i>
    void record_list(const Rows& rows, RowRecord& record) const {
        constexpr const auto& list = std::get<i>(description.lists);
        RecordedList& recorded = record.lists[i];
        recorded.list = &info_.lists[i];
        if constexpr (ListType<i>::emitted) {
            record_rows(list.outputs.columns, recorded.list->outputs, (rows.*list.sink).rows(), recorded.results);
        } else {
            const auto& memory = std::get<i>(scratch_);
            record_rows_of(list, memory, recorded);
            detail::each_inner(list, [&](const auto& inner, std::size_t n, const auto& inside) {
                RecordedList& recorded_inside = record.lists[first_inner<i> + n];
                recorded_inside.list = &info_.lists[first_inner<i> + n];
                recorded_inside.begins = inside.begins;
                record_rows_of(inner, inside, recorded_inside);
            }, memory);
        }
    }
    template <class List>
    static void record_rows_of(const List& list, const detail::ListMemory<List, false>& memory, RecordedList& recorded) {
        record_rows(list.inputs.columns, recorded.list->inputs, memory.facts, recorded.facts);
        record_rows(list.outputs.columns, recorded.list->outputs, memory.results, recorded.results);
    }
    template <class Columns, class Struct>
    static void record_rows(const Columns& columns, const std::vector<ColumnInfo>& infos, const std::vector<Struct>& rows,
                            std::vector<std::vector<RecordedValue>>& recorded) {
        for (const Struct& row : rows) {
            std::vector<RecordedValue>& values = recorded.emplace_back();
            std::size_t k = 0;
            std::apply([&](const auto&... column) { ((values.push_back(detail::recorded(infos[k++], column, row))), ...); }, columns);
        }
    }

    /// The bound value at fault, for a message; nothing when it is missing.
    void set_bad_value(std::int64_t row, RowRecord& record) const {
        if (record.column < 0) return;
        const InputSlot& slot = inputs_[static_cast<std::size_t>(record.column)];
        if (!slot.binding.data) return;
        if (slot.list >= 0) {
            const bool inner = info_.lists[static_cast<std::size_t>(slot.list)].parent >= 0;
            if ((inner ? record.at.grandchild : record.at.child) < 0) return;
            row = this->row_at(slot.list, row, record.at);
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
    Rows rows_{};
    Scratch scratch_;
    std::vector<RowFault> faults_;        ///< of the list that is loaded
    std::vector<RowFault> inner_faults_;  ///< of a list inside it
};

}  // namespace steward
