/// @file
/// The table of a nested list: its rows as columns, found by their parent. Internal.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
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

class ChildTable {
public:
    /// `info` must outlive it.
    ChildTable(Table table, const ListInfo& info, const PreparedOperation& operation);

    /// Reads every row and groups the rows by parent; gives the number of rows without one.
    [[nodiscard]] Result<std::int64_t> read(const ParentKeys& parents, std::int64_t parent_rows);

    /// The line of the first row of this parent that cannot be read, 0 when there is none.
    [[nodiscard]] std::int64_t bad_line(std::int64_t parent) const noexcept;

    /// A chunk: the children of the parents that are decided, one parent after the other.
    void begin_chunk();
    void add_parent(std::int64_t parent);
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
    enum class State : std::int8_t { malformed, no_parent, two_parents, undecided, decided, refused };

    [[nodiscard]] std::string error(std::int64_t child, const CsvRecord& record, Language language) const;

    Table table_;
    const ListInfo* info_;
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
