/// @file
/// A prepared decision of known types: columns to facts on the stack, day index, kernel, results to columns. One instance
/// a decision, made in the domain's .cpp; everything else goes through `PreparedOperation`.
#pragma once

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

#include "steward/rules/row_machine.hpp"

namespace steward {

/// A prepared operation of known types.
template <const auto& description>
class Prepared final : public RowMachine<description> {
    using Base = RowMachine<description>;
    using typename Base::Facts;
    using typename Base::LoadFailure;
    using typename Base::ResultRow;
    using typename Base::Rules;
    using typename Base::Scope;
    using typename PreparedOperation::OutputSlot;
    using Base::call;
    using Base::column_index;
    using Base::has_rows;
    using Base::input_count;
    using Base::list_count;
    using Base::scope_of_row;

public:
    Prepared(std::shared_ptr<const Rulebook> book, Standpoint standpoint) : Base(std::move(book), std::move(standpoint)) {}

private:
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

    Result<std::int64_t> run_rows(std::int64_t first, std::int64_t count) override {
        this->begin_emissions(std::make_index_sequence<list_count>{});
        clear_unbound(std::min<std::size_t>(block_size, static_cast<std::size_t>(count)));
        const detail::InputViews<input_count> views = this->root_views();
        const bool judged = outcome_bound();
        block_->scope.fill(this->home_.get());
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
        return std::any_of(this->outputs_.begin(), this->outputs_.end(), [](const OutputSlot& slot) {
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
                if (!this->inputs_[i].binding.data)
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
        if (this->standard_input(DecisionInput::jurisdiction).binding.data) {
            for (std::size_t i = 0; i < rows; ++i) {
                const Scope* scope = scope_of_row(first + static_cast<std::int64_t>(i));
                if (!scope) block.status.fail(i, Status::unknown_code, static_cast<std::int32_t>(this->inputs_.size()) - 1);
                block.scope[i] = scope ? scope : this->home_.get();
            }
            set_epochs([&](std::size_t i) noexcept -> const EpochTable& { return *block.scope[i]->table; });
        } else {
            set_epochs([&table = *this->home_->table](std::size_t) noexcept -> const EpochTable& { return table; });
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
            this->load_all_lists(row, block.facts[i], this->rows_, failure, true, Sequence{});
            if (failure.status != Status::ok) block.status.fail(i, Status::bad_child, failure.column);
        }
        if (block.status.any_failed && block.status.status[i] != Status::ok) [[unlikely]] {
            this->write_all_children(row, true, Sequence{});
            this->end_emissions(true, Sequence{});
            return;
        }
        Trace trace;
        if constexpr (has_rows) this->begin_emitted_row(Sequence{});
        static_assert(std::is_trivially_destructible_v<ResultRow>);
        // Built in place: an assignment would copy what was just stored in small pieces with wide loads, which stalls.
        ::new (static_cast<void*>(&block.results[i]))
            ResultRow(call(block.scope[i]->on(block.epoch[i]), block.facts[i], this->rows_, trace));
        if (trace.rejected()) [[unlikely]] {
            const Rejection rejection = trace.rejection();
            block.status.fail(i, !rejection.at.is_root() ? Status::bad_child : rejection.status, column_index(rejection.column));
            this->write_all_children(row, true, Sequence{});
            this->write_child_rejection(row, rejection);
            this->end_emissions(true, Sequence{});
            return;
        }
        if constexpr (Trace::judging) {
            block.rule[i] = trace.controlling();
            block.path[i] = trace.path();
            block.confidence[i] = trace.confidence();
        }
        if constexpr (has_rows) {
            this->write_all_children(row, false, Sequence{});
            this->end_emissions(false, Sequence{});
        }
    }

    /// Writes what is bound; returns the number of failed rows.
    std::int64_t store_results(std::int64_t first, std::size_t rows) noexcept {
        const Block& block = *block_;
        std::size_t output = 0;
        const auto one = [&](const auto& column) noexcept {
            using ColumnType = std::remove_cvref_t<decltype(column)>;
            detail::store_block<ColumnType::Traits::storage, ColumnType::nullable>(
                this->outputs_[output++].binding, first, rows, block.status,
                [&](std::size_t i) noexcept { return detail::stored(column, block.results[i]); });
        };
        std::apply([&](const auto&... columns) { (one(columns), ...); }, description.outputs.columns);
        const auto number = [](std::int64_t value) { return std::optional<std::int64_t>(value); };
        detail::store_block<Storage::i32, true>(this->standard(StandardOutput::rule).binding, first, rows, block.status, [&](std::size_t i) noexcept {
            return block.rule[i] < 0 ? std::nullopt : number(block.rule[i]);
        });
        detail::store_block<Storage::i32, false>(this->standard(StandardOutput::epoch).binding, first, rows, block.status,
                                                 [&](std::size_t i) noexcept { return number(block.epoch[i]); });
        detail::store_block<Storage::i64, false>(this->standard(StandardOutput::path).binding, first, rows, block.status,
                                                 [&](std::size_t i) noexcept { return number(block.path[i]); });
        detail::store_block<Storage::i32, false>(this->standard(StandardOutput::confidence).binding, first, rows, block.status,
                                                 [&](std::size_t i) noexcept { return number(static_cast<std::int64_t>(block.confidence[i])); });
        std::int64_t failed = 0;
        if (block.status.any_failed)
            for (std::size_t i = 0; i < rows; ++i) failed += block.status.status[i] != Status::ok;
        const OutputBinding& status = this->standard(StandardOutput::row_status).binding;
        const OutputBinding& column = this->standard(StandardOutput::row_column).binding;
        for (std::size_t i = 0; (status.data || column.data) && i < rows; ++i) {
            const std::int64_t row = first + static_cast<std::int64_t>(i);
            const bool good = block.status.status[i] == Status::ok;
            detail::write(status, Storage::i32, row, static_cast<std::int64_t>(block.status.status[i]));
            detail::write(column, Storage::i32, row, good ? -1 : block.status.column[i]);
        }
        return failed;
    }

    void record(std::int64_t row, RowRecord& record) override {
        Facts facts{};
        typename Base::Rows rows{};
        if (!this->record_facts(row, record, facts, rows)) return;
        const Scope* scope = scope_of_row(row);
        if (!scope) {
            record.status = Status::unknown_code;
            record.column = static_cast<std::int32_t>(this->inputs_.size()) - 1;
            this->set_bad_value(row, record);
            return;
        }
        this->record_decision(row, record, facts, rows, *scope, [](const Rules& rules, Facts& f, typename Base::Rows& r, RecordingTrace& trace) {
            return call(rules, f, r, trace);
        });
    }

    std::unique_ptr<Block> block_ = std::make_unique<Block>();
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
            },
            nullptr};
}

}  // namespace steward
