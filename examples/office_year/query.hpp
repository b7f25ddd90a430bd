// One query of an office, asked once: its rows as texts.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "column.hpp"
#include "steward/steward.hpp"

namespace office_year {

class Query {
public:
    using Filters = std::vector<std::pair<std::string_view, std::int64_t>>;

    Query(steward::Office& office, std::string_view name, const Filters& filters = {});

    [[nodiscard]] std::int64_t size() const noexcept { return size_; }
    /// As people read it; empty when it is missing.
    [[nodiscard]] std::string text(std::string_view column, std::int64_t row, steward::Language language) const;
    /// Of a money column.
    [[nodiscard]] steward::Money money(std::string_view column, std::int64_t row) const;
    [[nodiscard]] std::int64_t number(std::string_view column, std::int64_t row) const;

private:
    std::unique_ptr<steward::PreparedOperation> operation_;
    std::map<std::string_view, Column> filters_;  // bound memory; a map keeps its elements where they are
    std::int64_t size_ = 0;
};

}  // namespace office_year
