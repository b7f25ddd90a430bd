/// @file
/// The table of a nested list: its rows as columns, found by their parent. Internal.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "csv_output.hpp"

namespace steward::detail {

/// Where a key of the main table stands.
struct ParentKey {
    std::int64_t row = 0;
    std::int64_t line = 0;
    std::int64_t second_line = 0;  ///< 0: the key stands once
};

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>()(text); }
};

using ParentKeys = std::unordered_map<std::string, ParentKey, TextHash, std::equal_to<>>;

/// What a kernel said of a row that it refused.
struct Refusal {
    const ColumnInfo* column = nullptr;  ///< may be null
    std::string reason;
};

/// A parent is a row of the main table, or, of a list in a list, a row of the table of that list.
class ChildTable {
public:
    /// `info` must outlive it.
    ChildTable(Table table, const ListInfo& info, const PreparedOperation& operation);

    /// Reads every row and groups the rows by parent; gives the number of rows without one.
    [[nodiscard]] Result<std::int64_t> read(const ParentKeys& parents, std::int64_t parent_rows);
    /// Of a list whose rows have lists: its rows as parents.
    [[nodiscard]] const ParentKeys& keys() const noexcept { return keys_; }
    [[nodiscard]] std::int64_t rows() const noexcept { return static_cast<std::int64_t>(states_.size()); }

    /// The rows of a parent.
    [[nodiscard]] std::span<const std::int64_t> rows_of(std::int64_t parent) const noexcept;
    /// The line of the first row of this parent that cannot be read, 0 when there is none.
    [[nodiscard]] std::int64_t bad_line(std::int64_t parent) const noexcept;

    /// A chunk: the children of the parents that are decided, one parent after the other.
    void begin_chunk();
    void add_parent(std::int64_t parent);
    /// Places in the chunk of the rows of parent `at` of the chunk: from the first to before the second.
    [[nodiscard]] std::pair<std::size_t, std::size_t> chunk_rows(std::size_t at) const noexcept {
        return {static_cast<std::size_t>(chunk_offsets_[at]), static_cast<std::size_t>(chunk_offsets_[at + 1])};
    }
    [[nodiscard]] Result<void> bind(PreparedOperation& operation);
    /// Keeps the results of the children of parent `at` of the chunk.
    void keep_results(std::size_t at);
    /// Notes the refusal with the child that it is about; gives that child's line, 0 when it is about none.
    [[nodiscard]] std::int64_t refuse(std::size_t at, const Refusal& refusal);

    [[nodiscard]] const Table& table() const noexcept { return table_; }
    [[nodiscard]] const ListInfo& info() const noexcept { return *info_; }

    /// Writes the table with its results; after all chunks.
    [[nodiscard]] Result<void> write(TableWriter& out, Language language) const;

private:
    enum class State : std::int8_t { malformed, no_key, same_key, no_parent, two_parents, undecided, decided, refused };

    [[nodiscard]] bool is_inner() const noexcept { return info_->parent >= 0; }
    /// Both keys of a row as one.
    [[nodiscard]] std::string full_key(const CsvRecord& record) const;
    /// Notes the key of a row that may be a parent; what is wrong with it.
    [[nodiscard]] State take_key(const CsvRecord& record);
    [[nodiscard]] std::string error(std::int64_t child, const CsvRecord& record, Language language) const;

    Table table_;
    const ListInfo* info_;
    std::string row_key_;  ///< see `row_key_of`
    ParentKeys keys_;
    std::vector<ValueColumn> values_;  ///< by column of the table, by child
    std::vector<std::int64_t> lines_;
    std::vector<State> states_;
    std::vector<std::int64_t> first_;      ///< by parent row, one more: where its children begin in by_parent_
    std::vector<std::int64_t> by_parent_;  ///< children
    ResultColumns results_;
    std::map<std::int64_t, Refusal> refusals_;  ///< by child

    std::vector<ValueColumn> chunk_values_;
    std::vector<std::int64_t> chunk_offsets_;
    std::vector<std::int64_t> chunk_children_;
    ResultColumns chunk_results_;
    ValueColumn chunk_status_;
};

}  // namespace steward::detail
