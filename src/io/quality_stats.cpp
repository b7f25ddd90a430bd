#include "quality_stats.hpp"

#include <algorithm>

namespace steward::detail {
namespace {

constexpr std::size_t most_unknown = 100;

bool has_order(Kind kind) noexcept {
    return kind == Kind::integer || kind == Kind::money || kind == Kind::quantity || kind == Kind::date;
}

bool has_codes(Kind kind) noexcept { return kind == Kind::code || kind == Kind::set || kind == Kind::jurisdiction; }

}  // namespace

ColumnStats::ColumnStats(const ColumnInfo& column) : column_(column) {
    quality_.name = column.name;
    quality_.text = BilingualText(column.text);
    quality_.required = !column.nullable;
    quality_.personal = column.personal;
}

void ColumnStats::value(const Cell& cell) {
    ++quality_.values;
    if (!has_order(column_.kind) || column_.personal) return;
    if (!smallest_) {
        smallest_ = largest_ = cell.number;
        return;
    }
    smallest_ = std::min(*smallest_, cell.number);
    largest_ = std::max(largest_, cell.number);
}

void ColumnStats::invalid(std::string_view text, std::int64_t line, const std::string& expected) {
    ++quality_.invalid;
    quality_.expected = expected;
    if (quality_.examples.size() < quality_examples) quality_.examples.push_back({line, column_.personal ? std::string() : printable(text)});
    if (!has_codes(column_.kind) || column_.personal) return;
    const std::string code = printable(trimmed(text));
    const auto known = unmatched_.find(code);
    if (known != unmatched_.end())
        ++known->second;
    else if (unmatched_.size() < quality_codes)
        unmatched_.emplace(code, 1);
    else
        ++quality_.unmatched_more;
}

ColumnQuality ColumnStats::result() const {
    ColumnQuality result = quality_;
    for (const auto& [value, count] : unmatched_) result.unmatched.push_back({value, count});
    std::stable_sort(result.unmatched.begin(), result.unmatched.end(),
                     [](const UnmatchedCode& a, const UnmatchedCode& b) { return a.count > b.count; });
    if (smallest_) {
        append_value(result.smallest, column_, nullptr, {*smallest_, {}});
        append_value(result.largest, column_, nullptr, {largest_, {}});
    }
    return result;
}

TableStats::TableStats(std::string_view list, const std::vector<ColumnInfo>& columns) {
    quality_.list = list;
    for (const ColumnInfo& column : columns) columns_.emplace_back(column);
}

void TableStats::unknown(std::string_view name) {
    const std::string shown = printable(name, 200);
    if (quality_.unknown.size() < most_unknown && std::find(quality_.unknown.begin(), quality_.unknown.end(), shown) == quality_.unknown.end())
        quality_.unknown.push_back(shown);
}

void TableStats::key(std::string_view key, std::int64_t line) {
    if (key.empty()) return;
    const auto [first, is_new] = keys_.emplace(std::string(key), line);
    if (is_new) return;
    ++quality_.duplicates;
    if (quality_.duplicate_examples.size() < quality_examples) quality_.duplicate_examples.push_back({printable(key), line, first->second});
}

TableQuality TableStats::result() const {
    TableQuality result = quality_;
    for (const ColumnStats& column : columns_) result.columns.push_back(column.result());
    return result;
}

}  // namespace steward::detail
