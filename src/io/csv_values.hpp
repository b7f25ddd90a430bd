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

/// A column of numbers with a bitmap of those that are there, in the memory that `PreparedOperation` binds.
class ValueColumn {
public:
    explicit ValueColumn(Storage storage) : storage_(storage) {}

    void clear() noexcept;
    void push(std::int64_t value, bool present);
    /// Makes it `size` missing values.
    void reset(std::size_t size);
    void set(std::size_t at, std::int64_t value, bool present) noexcept;

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] std::int64_t value(std::size_t at) const noexcept;
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
    std::vector<std::uint8_t> validity_;
};

/// Without blanks at either end.
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;

/// How the cells of one column are read.
class CellReader {
public:
    enum class Answer { value, missing, malformed };

    /// `yuan`: money is written in yuan, not in fen.
    CellReader(const ColumnInfo& column, const Rulebook& book, bool yuan);

    [[nodiscard]] Answer read(std::string_view cell, std::int64_t& value) const;

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

/// Appends a value as outputs show it: money in yuan, codes and sets by id.
void append_value(std::string& out, const ColumnInfo& column, const CodeList* codes, std::int64_t value);

}  // namespace steward::detail
