// One operation of the library over tables of the data folder: prepare, bind, run in chunks, read, explain.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "column.hpp"
#include "progress.hpp"
#include "steward/steward.hpp"
#include "table.hpp"

namespace office_year {

class Batch {
public:
    /// Prepares the operation for the rules of a jurisdiction.
    Batch(const steward::Rulebook& book, std::string_view operation, const std::string& jurisdiction,
          Progress& progress);
    /// The same of an operation that is prepared already, such as a command of an office.
    Batch(const steward::Rulebook& book, std::unique_ptr<steward::PreparedOperation> operation, Progress& progress);

    /// Reads every input column of the operation that the table has. Money columns go by their name without `_fen`, in
    /// yuan. The table must outlive the batch.
    Batch& rows(const Table& table);
    /// The same for a nested list, or for a list in one, such as "bids.scores". A child belongs to the row, of the table or
    /// of the outer list, with the same values in the columns `keys`, and stands in the same order.
    Batch& list(std::string_view name, const Table& children, const std::vector<std::string>& keys);
    /// One value for all rows.
    Batch& constant(std::string_view column, std::int64_t value);

    /// Decides all rows. `after_chunk(first, count)` may read results of unknown length, which belong to one chunk.
    using AfterChunk = std::function<void(std::int64_t first, std::int64_t count)>;
    void run(const AfterChunk& after_chunk = {});

    [[nodiscard]] std::int64_t size() const noexcept { return table_->size(); }
    [[nodiscard]] const Table& table() const noexcept { return *table_; }
    [[nodiscard]] const std::string& jurisdiction() const noexcept { return operation_->jurisdiction(); }
    [[nodiscard]] const steward::PreparedOperation& operation() const noexcept { return *operation_; }

    /// A result: empty when it is unknown. Columns of a list are named "list.column".
    [[nodiscard]] std::optional<std::int64_t> value(std::string_view column, std::int64_t row) const;
    [[nodiscard]] std::optional<steward::Money> money(std::string_view column, std::int64_t row) const;
    [[nodiscard]] steward::Outcome outcome(std::int64_t row) const;
    /// A result as people read it.
    [[nodiscard]] std::string text(std::string_view column, std::int64_t row, steward::Language language) const;
    /// An input as people read it: the item's name instead of its id.
    [[nodiscard]] std::string input_text(std::string_view column, std::int64_t row, steward::Language language) const;
    [[nodiscard]] std::optional<steward::Money> input_money(std::string_view column, std::int64_t row) const;
    [[nodiscard]] std::optional<steward::Date> input_date(std::string_view column, std::int64_t row) const;

    /// "procurement.open_tender_duty@2015-03-01"; empty when no rule controls the row.
    [[nodiscard]] std::string rule(std::int64_t row) const;
    /// Document number and article of the controlling rule.
    [[nodiscard]] std::string citation(std::int64_t row, steward::Language language) const;
    /// The whole way to the result, with every source.
    [[nodiscard]] std::string explain(std::int64_t row, steward::Language language);

private:
    void bind(const Table& table, std::span<const steward::ColumnInfo> columns, const std::string& prefix);
    void require(const Table& table, const std::vector<steward::ColumnInfo>& columns, const std::string& prefix) const;
    void bind_outputs();

    const steward::Rulebook& book_;
    Progress& progress_;
    std::unique_ptr<steward::PreparedOperation> operation_;
    const Table* table_ = nullptr;
    // A map keeps its elements where they are, as bound memory must be.
    std::map<std::string, Column, std::less<>> inputs_;
    std::map<std::string, Column, std::less<>> outputs_;
    std::map<std::string, std::vector<std::int64_t>, std::less<>> offsets_;
    std::map<std::string, const Table*, std::less<>> children_;
};

}  // namespace office_year
