/// @file
/// Lines of JSON as rows of an operation: which members are columns, what they say, and the memory they are bound from.
/// Internal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json_text.hpp"
#include "values.hpp"

namespace steward::detail {

/// The members that an object may have: columns and lists.
class Members {
public:
    /// `lists` are all those of the operation; the object is a row of list `of`, -1 for a line.
    Members(std::vector<ColumnInfo> columns, const std::vector<ListInfo>& lists, std::int32_t of, const Rulebook& book);

    struct Target {
        enum class What : std::int8_t { unknown, column, list, ambiguous };
        What what = What::unknown;
        std::size_t index = 0;  ///< of the column, or of the list in the operation
        bool yuan = false;
    };
    [[nodiscard]] Target find(std::string_view name);

    [[nodiscard]] const std::vector<ColumnInfo>& columns() const noexcept { return columns_; }

    /// What a member says as a value of its column. `array` keeps the items of a set.
    [[nodiscard]] CellReader::Answer read(const Target& target, const JsonDocument& document, std::size_t node, Cell& value);
    /// What it must be, as a sentence.
    [[nodiscard]] std::string expected(const Target& target, Language language) const;

private:
    std::vector<ColumnInfo> columns_;
    const std::vector<ListInfo>* lists_;
    std::int32_t of_;
    std::vector<CellReader> in_fen_;   ///< by column
    std::vector<CellReader> in_yuan_;  ///< by column
    std::map<std::string, Target, std::less<>> found_;  ///< names that were asked for; lines share them
    std::string items_;
};

/// A value as a message shows it: a text or number as it is, nothing for what has parts.
[[nodiscard]] std::string_view shown(const JsonNode& node) noexcept;

/// The rows of a block, read from lines and bound.
class JsonRows {
public:
    JsonRows(const PreparedOperation& operation, Language language);

    void clear();
    /// Adds the row of a line whose root is an object, or says what is wrong with it, to stand behind the line's place.
    [[nodiscard]] std::optional<std::string> add(const JsonDocument& document);
    [[nodiscard]] std::int64_t size() const noexcept { return rows_; }
    [[nodiscard]] Result<void> bind(PreparedOperation& operation) const;

    /// Rows of a nested list of the operation, in all, and where those of a row begin: of a line, or of the list that it is in.
    [[nodiscard]] std::size_t children(std::size_t list) const noexcept { return static_cast<std::size_t>(lists_[list].offsets.back()); }
    [[nodiscard]] std::size_t first_child(std::size_t list, std::size_t row) const noexcept { return static_cast<std::size_t>(lists_[list].offsets[row]); }

    [[nodiscard]] Members& root() noexcept { return root_; }
    /// Of a nested list of the operation.
    [[nodiscard]] Members& list(std::size_t list) noexcept { return lists_[list].members; }

    /// ", column 'budget', value '5'" of an object; the column may be one that it does not have.
    [[nodiscard]] std::string place_of_value(Members& members, const ColumnInfo& column, const JsonDocument& document, std::size_t object) const;

private:
    struct Row {
        std::vector<Cell> values;
        std::vector<char> present;
        std::vector<std::string_view> given;  ///< the member that named each column
    };
    struct List {
        Members members;
        std::vector<ValueColumn> values;
        std::vector<std::int64_t> offsets;
        std::vector<Row> row;             ///< of the line that is read
        std::size_t rows = 0;             ///< of these in use
        std::vector<std::size_t> counts;  ///< how many of them each row has that the list is in
    };

    [[nodiscard]] std::optional<std::string> read(Members& members, const JsonDocument& document, std::size_t object, Row& row);
    /// Reads the lists that a row of list `of` has, or the line with -1; `path` is its place, such as bids[2].
    [[nodiscard]] std::optional<std::string> read_lists(std::int32_t of, const JsonDocument& document, std::size_t object, const std::string& path);
    [[nodiscard]] std::optional<std::string> read_list(std::size_t list, const JsonDocument& document, std::size_t object, const std::string& path);
    [[nodiscard]] Members& members_of(std::int32_t list) noexcept { return list < 0 ? root_ : lists_[static_cast<std::size_t>(list)].members; }
    [[nodiscard]] std::string column_place(std::string_view name, const ColumnInfo* column, const JsonNode* value) const;

    const PreparedOperation& operation_;
    Language language_;
    bool zh_;
    Members root_;
    std::vector<ValueColumn> values_;
    Row row_;
    std::vector<List> lists_;  ///< by info().lists; those that are emitted have no columns
    std::int64_t rows_ = 0;
};

}  // namespace steward::detail
