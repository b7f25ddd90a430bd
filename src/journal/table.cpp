#include "steward/journal/table.hpp"

#include <algorithm>
#include <set>

#include "steward/kernel/utf8.hpp"
#include "text_check.hpp"

namespace steward {

namespace {

constexpr std::size_t max_comment_bytes = 1000;

bool is_name(std::string_view name) noexcept {
    return !name.empty() && name.size() <= 64 && name.front() >= 'a' && name.front() <= 'z' &&
           std::all_of(name.begin(), name.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

Error bad_name(std::string_view name) {
    return {Status::malformed,
            {"名称“" + printable(name) +
                 "”不可用；应为 1 至 64 个小写字母、数字和下划线，以字母开头，表名不得以 journal_ 或 sqlite_ 开头",
             "the name \"" + printable(name) +
                 "\" cannot be used; it must be 1 to 64 lower-case letters, digits and "
                 "underscores, begin with a letter, and for a table not with journal_ or sqlite_"}};
}

Error named_twice(const std::string& name) {
    return {Status::contradiction, {"名称“" + name + "”重复", "the name \"" + name + "\" is given twice"}};
}

/// A comment is written into SQL between /* and */.
Result<void> check_comment(const std::string& name, const std::string& comment) {
    if (comment.empty()) return {};
    if (auto checked = check_text("comment", comment, max_comment_bytes); !checked.ok()) return checked;
    if (comment.find("*/") == std::string::npos) return {};
    return Error{Status::malformed, {name + " 的注释含有 */", "the comment of " + name + " has */ in it"}};
}

bool fits(CellType type, const TableCell& cell) noexcept {
    switch (type) {
        case CellType::int64: return std::holds_alternative<std::int64_t>(cell);
        case CellType::text: return std::holds_alternative<std::string_view>(cell);
        case CellType::date: return std::holds_alternative<Date>(cell);
    }
    return false;
}

}  // namespace

Result<void> check_tables(std::span<const TableSchema> schemas) {
    std::set<std::string_view> tables;
    for (const TableSchema& schema : schemas) {
        if (!is_name(schema.name) || schema.name.starts_with("journal_") || schema.name.starts_with("sqlite_")) {
            return bad_name(schema.name);
        }
        if (!tables.insert(schema.name).second) return named_twice(schema.name);
        if (auto checked = check_comment(schema.name, schema.comment); !checked.ok()) return checked;
        if (schema.key_columns < 1 || schema.key_columns > schema.columns.size()) {
            const std::string key = std::to_string(schema.key_columns);
            const std::string columns = std::to_string(schema.columns.size());
            return Error{Status::contradiction,
                         {"表 " + schema.name + " 的主键列数为 " + key + "；应为 1 至 " + columns,
                          "the key of the table " + schema.name + " has " + key + " columns; it must have from 1 to " +
                              columns}};
        }
        std::set<std::string_view> columns;
        for (const TableColumn& column : schema.columns) {
            if (!is_name(column.name)) return bad_name(column.name);
            if (!columns.insert(column.name).second) return named_twice(schema.name + "." + column.name);
            if (auto checked = check_comment(column.name, column.comment); !checked.ok()) return checked;
        }
    }
    return {};
}

Result<void> check_change(std::span<const TableSchema> schemas, const RowChange& change) {
    if (change.table >= schemas.size()) {
        const std::string table = std::to_string(change.table);
        const std::string count = std::to_string(schemas.size());
        return Error{Status::bad_range,
                     {"行变更指向第 " + table + " 个表；只声明了 " + count + " 个表（从 0 数起）",
                      "a row is of table " + table + "; only " + count + " are declared, counted from 0"}};
    }
    const TableSchema& schema = schemas[change.table];
    const std::size_t wanted = change.erase ? schema.key_columns : schema.columns.size();
    if (change.cells.size() != wanted) {
        const std::string has = std::to_string(change.cells.size());
        return Error{
            Status::wrong_length,
            {"表 " + schema.name + " 的行有 " + has + " 个值；应为 " + std::to_string(wanted) + " 个",
             "a row of the table " + schema.name + " has " + has + " values; it must have " + std::to_string(wanted)}};
    }
    for (std::size_t i = 0; i < wanted; ++i) {
        const TableCell& cell = change.cells[i];
        const auto name = [&] { return schema.name + "." + schema.columns[i].name; };
        if (std::holds_alternative<std::monostate>(cell)) {
            if (i >= schema.key_columns) continue;
            return Error{Status::missing_value,
                         {"主键列 " + name() + " 为空", "the key column " + name() + " has no value"}};
        }
        if (!fits(schema.columns[i].type, cell)) {
            return Error{Status::wrong_type,
                         {name() + " 的值与列的类型不符", "the value of " + name() + " is not of its type"}};
        }
        const auto* date = std::get_if<Date>(&cell);
        if (date != nullptr && !date->valid()) {
            return Error{Status::bad_date,
                         {name() + " 的日期无效：" + to_text(*date), name() + " is no date: " + to_text(*date)}};
        }
        const auto* value = std::get_if<std::string_view>(&cell);
        if (value != nullptr && (!valid_utf8(*value) || value->find('\0') != std::string_view::npos)) {
            return Error{
                Status::invalid_utf8,
                {name() + " 不是有效的 UTF-8，或者含有空字符", name() + " is not valid UTF-8 or has a NUL in it"}};
        }
    }
    return {};
}

}  // namespace steward
