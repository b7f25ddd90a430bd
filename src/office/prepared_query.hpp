/// @file
/// A prepared query: rows decided one after another on the books as of their moment. Internal.
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "steward/office/books.hpp"
#include "steward/office/office.hpp"
#include "steward/rules/row_machine.hpp"

namespace steward::office {

template <const auto& description>
class PreparedQuery final : public RowMachine<description> {
    using Base = RowMachine<description>;
    using typename Base::Facts;
    using typename Base::ResultRow;
    using typename Base::Rows;
    using typename Base::Rules;
    using Lists = std::make_index_sequence<Base::list_count>;

public:
    explicit PreparedQuery(std::shared_ptr<Office> office)
        : Base(office->shared_book(), {"CN", std::nullopt}), office_(std::move(office)) {}

private:
    Result<std::int64_t> run_rows(std::int64_t first, std::int64_t count) override {
        this->begin_emissions(Lists{});
        texts_ = {};
        // States of the past, for the texts that rows borrow; `collect` copies them.
        std::vector<std::shared_ptr<const OfficeState>> states;
        std::int64_t failed = 0;
        for (std::int64_t row = first; row < first + count; ++row) {
            Facts facts{};
            Moment moment;
            std::int32_t column = -1;
            Status status = load(row, facts, moment, column);
            if (status == Status::ok) {
                Result<std::shared_ptr<const OfficeState>> state = office_->as_of(moment.on, moment.seq);
                if (!state) return std::move(state).error();
                states.push_back(std::move(state).value());
                const Books books(*office_, states.back(), moment, texts_);
                set_books(facts, books);
                CoordinateTrace trace;
                this->begin_emitted_row(Lists{});
                const ResultRow result = Base::call(this->home_->on(0), facts, this->rows_, trace);
                if (!books.failure()) return books.failure().error();
                if (trace.rejected()) {
                    status = trace.rejection().status;
                    column = this->column_index(trace.rejection().column);
                } else {
                    write_results(row, result);
                }
            }
            if (status != Status::ok) {
                write_failure(row, status, column);
                ++failed;
            }
            this->end_emissions(status != Status::ok, Lists{});
        }
        // Now, and not when they are asked for: commands may change the books in between.
        for (std::size_t i = 0; i < Base::list_count; ++i) {
            this->collect(static_cast<std::int32_t>(i));
            this->collected_[i] = true;
        }
        return failed;
    }

    [[nodiscard]] Status load(std::int64_t row, Facts& facts, Moment& moment, std::int32_t& column) const noexcept {
        if (const Status status = this->load_root(this->root_views(), row, facts, column); status != Status::ok)
            return status;
        const auto number = [&](QueryInput which) -> std::optional<std::int64_t> {
            const InputBinding& binding = this->standard_input(which).binding;
            if (!binding.data || (binding.validity && !detail::bit(binding.validity, binding.stride == 0 ? 0 : row)))
                return std::nullopt;
            const std::int64_t raw = which == QueryInput::as_of_on
                                         ? detail::raw_value<Storage::i32, true>(binding, row)
                                         : detail::raw_value<Storage::i64, false>(binding, row);
            if (which == QueryInput::as_of_on && raw == not_a_time) return std::nullopt;
            return raw;
        };
        const auto first =
            static_cast<std::int32_t>(this->inputs_.size() - standard_inputs(OperationKind::query).size());
        if (const auto day = number(QueryInput::as_of_on)) {
            column = first + static_cast<std::int32_t>(QueryInput::as_of_on);
            if (*day < Date::min_days || *day > Date::max_days) return Status::bad_date;
            moment.on = Date::from_days(static_cast<std::int32_t>(*day));
        }
        moment.seq = number(QueryInput::as_of_seq);
        if (moment.seq && *moment.seq < 0) {
            column = first + static_cast<std::int32_t>(QueryInput::as_of_seq);
            return Status::out_of_range;
        }
        return Status::ok;
    }

    static void set_books(Facts& facts, const Books& books) {
        facts.books = &books;
        facts.on = books.moment().on.value_or(Date::from_days(Date::max_days));
    }

    void write_results(std::int64_t row, const ResultRow& result) {
        std::size_t k = 0;
        std::apply(
            [&](const auto&... columns) {
                ((detail::write(this->outputs_[k].binding, this->outputs_[k].column.storage, row,
                                detail::stored(columns, result)),
                  ++k),
                 ...);
            },
            description.outputs.columns);
        write_standard(row, std::nullopt, 0, Status::ok, -1);
    }

    void write_failure(std::int64_t row, Status status, std::int32_t column) {
        for (std::size_t k = 0; k < this->info_.outputs.size(); ++k)
            detail::write(this->outputs_[k].binding, this->outputs_[k].column.storage, row, std::nullopt);
        write_standard(row, std::nullopt, std::nullopt, status, column);
    }

    /// No rule decides a query, so what tells of rules is empty; what the books say is as verified as the books.
    void write_standard(std::int64_t row, std::optional<std::int64_t> rule, std::optional<std::int64_t> epoch,
                        Status status, std::int32_t column) {
        const auto put = [&](StandardOutput which, std::optional<std::int64_t> value) {
            const auto& slot = this->standard(which);
            detail::write(slot.binding, slot.column.storage, row, value);
        };
        put(StandardOutput::rule, rule);
        put(StandardOutput::epoch, epoch);
        put(StandardOutput::path, epoch);
        put(StandardOutput::confidence,
            epoch ? std::optional(static_cast<std::int64_t>(Confidence::verified)) : std::nullopt);
        put(StandardOutput::row_status, static_cast<std::int64_t>(status));
        put(StandardOutput::row_column, column);
    }

    void record(std::int64_t row, RowRecord& record) override {
        Facts facts{};
        Rows rows{};
        Base::begin_record(record);
        this->limit_emissions(rows, Lists{});
        Moment moment;
        std::int32_t column = -1;
        const auto fail = [&](Status status) {
            record.status = status;
            record.column = column;
            this->set_bad_value(row, record);
        };
        if (const Status status = load(row, facts, moment, column); status != Status::ok) return fail(status);
        // Kept until the next explanation: the record borrows from it.
        Result<std::shared_ptr<const OfficeState>> state = office_->as_of(moment.on, moment.seq);
        if (!state) return fail(state.error().status);
        explained_ = std::move(state).value();
        explained_texts_ = {};
        const Books books(*office_, explained_, moment, explained_texts_);
        set_books(facts, books);
        this->record_decision(row, record, facts, rows, *this->home_,
                              [](const Rules& rules, Facts& f, Rows& r, RecordingTrace& trace) {
                                  return Base::call(rules, f, r, trace);
                              });
        if (!books.failure()) fail(books.failure().error().status);
        record.anchor = moment.on;
    }

    std::shared_ptr<Office> office_;
    TextArena texts_;
    std::shared_ptr<const OfficeState> explained_;
    TextArena explained_texts_;
};

/// A query's entry in the catalogue.
template <const auto& description>
void add_query(Catalogue& catalogue) {
    catalogue.add({operation_info(description), nullptr,
                   [](std::shared_ptr<Office> office, CommandMode) -> Result<std::unique_ptr<PreparedOperation>> {
                       return std::unique_ptr<PreparedOperation>(
                           std::make_unique<PreparedQuery<description>>(std::move(office)));
                   }});
}

}  // namespace steward::office
