// The rows of a result list of unknown length, as the last run of an operation left them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "steward/steward.hpp"

namespace office_year {

class Emitted {
public:
    /// The operation must outlive this.
    Emitted(const steward::PreparedOperation& operation, std::string_view list);

    /// The rows of an input row, counted from the first one of the run: begin(row) to end(row), without the last.
    [[nodiscard]] std::int64_t begin(std::int64_t row) const;
    [[nodiscard]] std::int64_t end(std::int64_t row) const { return begin(row + 1); }

    /// A cell as people read it; empty when it is missing.
    [[nodiscard]] std::string text(std::string_view column, std::int64_t at, steward::Language language) const;
    /// The stored number; empty when it is missing.
    [[nodiscard]] std::optional<std::int64_t> number(std::string_view column, std::int64_t at) const;

private:
    [[nodiscard]] steward::ResultColumn column(std::string_view name) const;

    const steward::PreparedOperation* operation_;
    std::string list_;
};

}  // namespace office_year
