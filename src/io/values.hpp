/// @file
/// Cells of a table: text to the numbers that an operation binds, and back. Internal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "steward/rules/prepared.hpp"

namespace steward::detail {

/// What a cell says: a number, or in a text column a text. The text is of the memory that was read.
struct Cell {
    std::int64_t number = 0;
    std::string_view text;
};

/// A column of numbers or texts with a bitmap of those that are there, in the memory that `PreparedOperation` binds.
class ValueColumn {
public:
    explicit ValueColumn(Storage storage) : storage_(storage) {}

    void clear() noexcept;
    void push(const Cell& value, bool present);
    /// Makes it `size` missing numbers.
    void reset(std::size_t size);
    void set(std::size_t at, std::int64_t value, bool present) noexcept;

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] std::int64_t value(std::size_t at) const noexcept;
    [[nodiscard]] Cell cell(std::size_t at) const noexcept;
    [[nodiscard]] bool present(std::size_t at) const noexcept { return (validity_[at / 8] >> (at % 8)) & 1; }

    [[nodiscard]] InputBinding input() const noexcept;
    [[nodiscard]] OutputBinding output() noexcept;

private:
    [[nodiscard]] const void* data() const noexcept;

    Storage storage_;
    std::size_t size_ = 0;
    std::vector<std::int64_t> i64_;
    std::vector<std::int32_t> i32_;
    std::vector<std::uint8_t> u8_;
    std::string text_;
    std::vector<std::int64_t> offsets_{0};  ///< of texts, one more than there are
    std::vector<std::uint8_t> validity_;
};

/// Without blanks at either end.
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;

/// Reads a whole number without separators; false when it is none or more than the memory type holds.
[[nodiscard]] bool read_integer(std::string_view text, Storage storage, std::int64_t& value) noexcept;

/// How the cells of one column are read.
class CellReader {
public:
    enum class Answer { value, missing, malformed };

    /// `yuan`: money is written in yuan, not in fen.
    CellReader(const ColumnInfo& column, const Rulebook& book, bool yuan);

    /// Blanks at either end do not count; nothing else is a missing value.
    [[nodiscard]] Answer read(std::string_view cell, Cell& value) const;

    /// What a cell must be, as a sentence.
    [[nodiscard]] std::string expected(Language language) const;

private:
    [[nodiscard]] bool code(std::string_view cell, std::int64_t& value) const noexcept;
    [[nodiscard]] bool set(std::string_view cell, std::int64_t& value) const noexcept;
    [[nodiscard]] bool jurisdiction(std::string_view cell, std::int64_t& value) const;
    [[nodiscard]] std::string items(Language language) const;

    ColumnInfo column_;
    const Rulebook& book_;
    const CodeList* codes_ = nullptr;
    std::int32_t decimals_ = 0;  ///< how many a number may have
};

/// The code list of a column, null when it has none.
[[nodiscard]] const CodeList* codes_of(const ColumnInfo& column, const Rulebook& book);

/// Appends a value as outputs show it: money in yuan, codes and sets by id.
void append_value(std::string& out, const ColumnInfo& column, const CodeList* codes, const Cell& value);

/// Stands in messages for a value of a personal column.
[[nodiscard]] std::string_view not_shown(Language language) noexcept;

}  // namespace steward::detail
