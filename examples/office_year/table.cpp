#include "table.hpp"

#include <algorithm>

#include "failure.hpp"
#include "steward/io/csv.hpp"
#include "steward/io/encoding.hpp"
#include "steward/io/file.hpp"

namespace office_year {

using steward::BilingualText;

Table Table::read(const std::string& path) {
    const std::string text = must(steward::read_file(path));
    if (!steward::valid_utf8(text)) throw Failure{{path + "：不是 UTF-8 文本", path + ": not UTF-8 text"}};

    const auto at_path = [&](const steward::Error& error) {
        return Failure{{path + "：" + error.message.zh, path + ": " + error.message.en}};
    };
    steward::CsvReader reader(text);
    const auto header = steward::read_header(reader);
    if (!header) throw at_path(header.error());

    Table table;
    table.path_ = path;
    table.names_ = header->names();
    table.synthetic_ = !reader.comments().empty() && reader.comments().front().starts_with("SYNTHETIC");
    for (steward::CsvRecord record;;) {
        const auto more = reader.next(record);
        if (!more) throw at_path(more.error());
        if (!*more) return table;
        if (const auto checked = header->check(record); !checked) throw at_path(checked.error());
        table.add(record.fields, record.line);
    }
}

Table::Table(const Table& source, std::vector<std::string> names)
    : path_(source.path_), names_(std::move(names)), synthetic_(source.synthetic_) {}

void Table::add(std::span<const std::string_view> cells, std::int64_t line) {
    for (const std::string_view cell : cells) {
        text_ += cell;
        ends_.push_back(text_.size());
    }
    lines_.push_back(line);
}

std::optional<std::size_t> Table::find(std::string_view column) const noexcept {
    const auto found = std::find(names_.begin(), names_.end(), column);
    if (found == names_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names_.begin());
}

std::string_view Table::cell(std::int64_t row, std::size_t column) const noexcept {
    const std::size_t i = static_cast<std::size_t>(row) * names_.size() + column;
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(text_).substr(begin, ends_[i] - begin);
}

std::string_view Table::cell(std::int64_t row, std::string_view column) const {
    const auto found = find(column);
    const std::string name(column);
    if (!found) throw Failure{{path_ + "：缺少列 " + name, path_ + ": the column " + name + " is missing"}};
    return cell(row, *found);
}

BilingualText Table::place(std::int64_t row) const {
    const std::string number = std::to_string(line(row));
    return {path_ + " 第 " + number + " 行", path_ + ", line " + number};
}

void Table::refuse(std::int64_t row, const BilingualText& what) const {
    const BilingualText where = place(row);
    throw Failure{{where.zh + "：" + what.zh, where.en + ": " + what.en}};
}

}  // namespace office_year
