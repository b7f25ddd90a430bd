/// @file
/// Counting what cells hold, for a report of quality. Internal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "steward/io/quality.hpp"
#include "steward/kernel/utf8.hpp"
#include "values.hpp"

namespace steward::detail {

/// One column, cell by cell.
class ColumnStats {
public:
    explicit ColumnStats(const ColumnInfo& column);

    void found_as(std::string_view name) {
        if (quality_.found_as.empty()) quality_.found_as = printable(name, 200);
    }
    void missing() noexcept { ++quality_.missing; }
    void value(const Cell& cell);
    /// `expected`: what the value must be.
    void invalid(std::string_view text, std::int64_t line, const std::string& expected);

    [[nodiscard]] ColumnQuality result() const;

private:
    ColumnInfo column_;
    ColumnQuality quality_;
    std::map<std::string, std::int64_t, std::less<>> unmatched_;
    std::optional<std::int64_t> smallest_;
    std::int64_t largest_ = 0;
};

/// A table: its columns, names that are no column, keys that come back.
class TableStats {
public:
    TableStats(std::string_view list, const std::vector<ColumnInfo>& columns);

    void row() noexcept { ++quality_.rows; }
    void unreadable() noexcept { ++quality_.unreadable; }
    void unknown(std::string_view name);
    void key(std::string_view key, std::int64_t line);
    [[nodiscard]] ColumnStats& column(std::size_t column) noexcept { return columns_[column]; }
    [[nodiscard]] std::size_t size() const noexcept { return columns_.size(); }

    [[nodiscard]] TableQuality result() const;

private:
    TableQuality quality_;
    std::vector<ColumnStats> columns_;
    std::unordered_map<std::string, std::int64_t> keys_;  ///< the line where each stands first
};

}  // namespace steward::detail
