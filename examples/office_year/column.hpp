// Memory of one column of an operation: what the caller of a batch owns and binds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "steward/kernel/column.hpp"
#include "steward/rules/prepared.hpp"

namespace office_year {

class Column {
public:
    Column() = default;
    explicit Column(const steward::ColumnInfo& info) : info_(info) {}

    [[nodiscard]] const steward::ColumnInfo& info() const noexcept { return info_; }
    void push(std::optional<std::int64_t> value);
    /// Of a text column; an empty text is a missing value.
    void push_text(std::string_view value);
    /// Makes room for outputs.
    void resize(std::int64_t rows);
    [[nodiscard]] std::optional<std::int64_t> operator[](std::int64_t row) const noexcept;

    /// For bind_input; stride 0 makes the first value hold for every row.
    [[nodiscard]] steward::InputBinding input(std::int64_t stride = 1) const noexcept;
    [[nodiscard]] steward::OutputBinding output() noexcept;

private:
    [[nodiscard]] const void* data() const noexcept;
    void count(bool present);

    steward::ColumnInfo info_;
    std::size_t size_ = 0;
    // Only the vector of the column's type is used.
    std::vector<std::int64_t> i64_;
    std::vector<std::int32_t> i32_;
    std::vector<std::uint8_t> u8_;
    std::string text_;                         // texts, one behind the other
    std::vector<std::int64_t> offsets_ = {0};  // where each begins, and the end
    std::vector<std::uint8_t> validity_;       // one bit a row
};

/// The stored integer of a text: yuan with two decimals, YYYY-MM-DD, a time, an item's id or name, such items with ';'
/// between them, a jurisdiction, true or false, a number with no more decimals than the column keeps. An empty text is a
/// missing value.
[[nodiscard]] steward::Result<std::optional<std::int64_t>> parse(const steward::Rulebook& book,
                                                                 const steward::ColumnInfo& column,
                                                                 std::string_view text);

}  // namespace office_year
