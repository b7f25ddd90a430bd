/// @file
/// Rows on their way through an operation, a block at a time: the memory of their results, and why rows were refused.
/// What reads and writes tables of any format works through it. Internal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "values.hpp"

namespace steward::detail {

/// Output columns of an operation or of one of its lists, with the memory that they are decided into. Personal columns
/// are among them only when the operation shows them.
class ResultColumns {
public:
    struct Entry {
        ColumnInfo column;
        const CodeList* codes;
        std::string name;  ///< as the operation binds it
        ValueColumn values;

        [[nodiscard]] std::optional<Cell> at(std::size_t row) const noexcept {
            return values.present(row) ? std::optional(values.cell(row)) : std::nullopt;
        }
    };

    /// `list`: empty for the operation's own columns.
    ResultColumns(std::span<const ColumnInfo> columns, std::string_view list, const PreparedOperation& operation);

    void reset(std::size_t rows);
    [[nodiscard]] Result<void> bind(PreparedOperation& operation);
    /// Row `at` becomes row `from` of the others, which have the same columns.
    void copy(std::size_t at, const ResultColumns& others, std::size_t from);

    [[nodiscard]] const std::vector<Entry>& entries() const noexcept { return entries_; }

private:
    std::vector<Entry> entries_;
};

/// A result of unknown length.
struct Emission {
    const ListInfo* info = nullptr;
    std::vector<ColumnInfo> columns;  ///< those that are shown
    std::vector<const CodeList*> codes;
    std::span<const std::int64_t> offsets;  ///< of the block
    std::vector<ResultColumn> values;       ///< of the block, by `columns`

    [[nodiscard]] std::optional<Cell> at(std::size_t column, std::size_t row) const noexcept;
};

class Block {
public:
    Block(PreparedOperation& operation, Language language);

    /// Decides rows whose inputs are bound.
    [[nodiscard]] Result<void> run(std::int64_t rows);

    [[nodiscard]] const ResultColumns& results() const noexcept { return results_; }
    [[nodiscard]] const std::vector<Emission>& emissions() const noexcept { return emissions_; }
    [[nodiscard]] bool refused(std::size_t row) const noexcept { return status_.value(row) != 0; }
    /// Whether it was refused for a row of one of its lists.
    [[nodiscard]] bool refused_for_child(std::size_t row) const noexcept;
    /// The input column that a refused row was refused for; null for none.
    [[nodiscard]] const PreparedOperation::InputSlot* column_at_fault(std::size_t row) const noexcept;
    /// Why a row was refused: `row_error` without its place, which counts the rows of the block.
    [[nodiscard]] std::string reason(std::size_t row);

    /// The controlling rule and the first day of its version, such as procurement.open_tender_amount@2020-01-01; empty
    /// when there is none.
    [[nodiscard]] std::string_view rule(std::size_t row) const noexcept;
    /// The id of the weakest confidence.
    [[nodiscard]] std::string_view confidence(std::size_t row) const noexcept;

private:
    PreparedOperation& operation_;
    Language language_;
    ResultColumns results_;
    std::vector<Emission> emissions_;
    ValueColumn rule_;
    ValueColumn confidence_;
    ValueColumn status_;
    ValueColumn column_;
    std::vector<std::string> versions_;  ///< rule and first day, by code
    const CodeList* confidence_codes_;
};

/// The operation's own input columns and the standard ones, such as the jurisdiction: what a row of the main table may
/// have.
[[nodiscard]] std::vector<ColumnInfo> root_columns(const OperationInfo& info);

}  // namespace steward::detail
