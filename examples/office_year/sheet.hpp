// A CSV file to be written: UTF-8 with a byte order mark, so that office programs recognise it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "steward/io/csv.hpp"

namespace office_year {

class Sheet {
public:
    explicit Sheet(const std::vector<std::string>& headings) { row(headings); }
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    void row(const std::vector<std::string>& cells) {
        for (const std::string& cell : cells) writer_.field(cell);
        writer_.end_record();
    }
    [[nodiscard]] const std::string& text() const noexcept { return text_; }

private:
    std::string text_;
    steward::CsvWriter writer_{text_, steward::CsvBom::write};
};

}  // namespace office_year
