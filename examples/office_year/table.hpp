// A CSV table of the data folder, in memory, that knows where every row came from.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "steward/kernel/text.hpp"

namespace office_year {

class Table {
public:
    /// Reads UTF-8 CSV with a header line; lines that begin with '#' before it are comments.
    static Table read(const std::string& path);

    /// A table made from another one: messages about its rows name the lines of that one.
    Table(const Table& source, std::vector<std::string> names);
    void add(std::span<const std::string_view> cells, std::int64_t line);

    [[nodiscard]] std::int64_t size() const noexcept { return static_cast<std::int64_t>(lines_.size()); }
    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }
    [[nodiscard]] std::optional<std::size_t> find(std::string_view column) const noexcept;

    [[nodiscard]] std::string_view cell(std::int64_t row, std::size_t column) const noexcept;
    /// By name; a column that is not there is a failure that names the file.
    [[nodiscard]] std::string_view cell(std::int64_t row, std::string_view column) const;

    /// Whether the file says in its first line that it is made up.
    [[nodiscard]] bool synthetic() const noexcept { return synthetic_; }

    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    /// "file, line 12", for messages.
    [[nodiscard]] steward::BilingualText place(std::int64_t row) const;
    /// Stops the program: what is wrong in this row.
    [[noreturn]] void refuse(std::int64_t row, const steward::BilingualText& what) const;

    [[nodiscard]] std::int64_t line(std::int64_t row) const noexcept { return lines_[static_cast<std::size_t>(row)]; }

private:
    Table() = default;

    std::string path_;
    std::vector<std::string> names_;
    std::vector<std::int64_t> lines_;
    std::string text_;               // all cells, one behind the other
    std::vector<std::size_t> ends_;  // where each cell ends in text_
    bool synthetic_ = false;
};

}  // namespace office_year
