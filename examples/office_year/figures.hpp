// The published figures of an account, exact in fen, and sums of them written as "T1/a + T1/b - T2/c".
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "steward/kernel/money.hpp"
#include "table.hpp"

namespace office_year {

struct Figure {
    std::string table;  ///< "T3 支出决算表"
    std::string code;   ///< classification code, "TOTAL", or empty
    std::string item;
    std::string measure;  ///< "basic", "total" ...; may be empty
    steward::Money amount;
};

/// An expression's value; every addend can be half a unit of the last printed digit off.
struct Sum {
    steward::Money amount;
    std::int64_t addends = 0;
};

class Figures {
public:
    explicit Figures(const Table& table);

    [[nodiscard]] const std::vector<Figure>& all() const noexcept { return figures_; }
    /// By name, "T3/201/total" or "T1/收入总计"; null when it is not published.
    [[nodiscard]] const Figure* find(const std::string& name) const;
    /// The value of an expression in a cell of `source`.
    [[nodiscard]] Sum sum(const Table& source, std::int64_t row, std::string_view column) const;

private:
    std::vector<Figure> figures_;
    std::map<std::string, std::size_t> by_name_;
};

/// "T3" of "T3 支出决算表".
[[nodiscard]] std::string short_name(const Figure& figure);

}  // namespace office_year
