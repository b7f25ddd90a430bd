#include "csv_table.hpp"

#include "column_names.hpp"
#include "steward/io/encoding.hpp"

namespace steward::detail {

std::string row_key_of(const OperationInfo& operation, const ListInfo& list) {
    if (list.parent >= 0) return operation.lists[static_cast<std::size_t>(list.parent)].name + ".key";
    const bool has_lists = std::any_of(operation.lists.begin(), operation.lists.end(), [&](const ListInfo& inner) {
        return inner.parent >= 0 && &operation.lists[static_cast<std::size_t>(inner.parent)] == &list;
    });
    return has_lists ? list.name + ".key" : std::string();
}

Result<Table> Table::open(TableName name, std::string_view utf8_text, std::span<const ColumnInfo> columns,
                          const Rulebook& book, const TableOptions& options) {
    Table table;
    table.name_ = std::move(name);
    table.text_ = utf8_text;
    CsvReader reader(utf8_text);
    Result<CsvHeader> header = read_header(reader);
    if (!header) return table.in_table(std::move(header).error());
    table.header_ = std::move(header).value();
    if (Result<void> found = table.find_columns(columns, book, options); !found) return table.in_table(std::move(found).error());
    return table;
}

Result<void> Table::find_columns(std::span<const ColumnInfo> columns, const Rulebook& book, const TableOptions& options) {
    const std::vector<std::string>& headers = header_.names();
    std::vector<std::optional<std::size_t>> fields(columns.size());
    std::vector<bool> yuan(columns.size());
    hidden_.assign(headers.size(), false);
    for (std::size_t field = 0; field < headers.size(); ++field) {
        const std::string_view header = trimmed(headers[field]);
        const auto taken_twice = [&](std::size_t other, const std::string& what) {
            return Error{Status::csv_syntax,
                         {"表头“" + printable(headers[other]) + "”与“" + printable(headers[field]) + "”都是列 " + what + "，只应有一个",
                          "the headers '" + printable(headers[other]) + "' and '" + printable(headers[field]) +
                              "' both name the column " + what + "; there must be one"}};
        };
        if (header == "key") {
            if (key_) return taken_twice(*key_, "key");
            key_ = field;
        }
        if (!options.row_key.empty() && header == options.row_key) {
            if (row_key_) return taken_twice(*row_key_, options.row_key);
            row_key_ = field;
        }
        Result<std::optional<NamedColumn>> found = find_column(columns, header);
        if (!found) return std::move(found).error();
        if (!*found) continue;
        const auto [column, in_yuan] = **found;
        if (fields[column]) return taken_twice(*fields[column], std::string(columns[column].name));
        fields[column] = field;
        yuan[column] = in_yuan;
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (fields[i]) {
            columns_.push_back({columns[i], *fields[i], CellReader(columns[i], book, yuan[i])});
            hidden_[*fields[i]] = columns[i].personal && !options.show_personal;
        } else if (!columns[i].nullable && options.allow_missing) {
            missing_.push_back(columns[i]);
        } else if (!columns[i].nullable) {
            const BilingualText names = accepted_names(columns[i]);
            const std::string name(columns[i].name);
            return Error{Status::not_bound,
                         {"缺少必需的列 " + name + "；表头可以是 " + names.zh,
                          "the required column " + name + " is missing; its header may be " + names.en}};
        }
    }
    return {};
}

std::string_view Table::at(std::optional<std::size_t> field, const CsvRecord& record) noexcept {
    return field && *field < record.size() ? trimmed(record[*field]) : std::string_view();
}

std::optional<RowFault> Table::read(const CsvRecord& record, RowValues& row) const {
    row.values.assign(columns_.size(), {});
    row.present.assign(columns_.size(), 0);
    if (record.size() != header_.size()) return RowFault{RowFault::Kind::fields, 0};
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        switch (columns_[i].reader.read(record[columns_[i].field], row.values[i])) {
            case CellReader::Answer::value: row.present[i] = 1; break;
            case CellReader::Answer::missing:
                if (!columns_[i].column.nullable) return RowFault{RowFault::Kind::missing, i};
                break;
            case CellReader::Answer::malformed: return RowFault{RowFault::Kind::malformed, i};
        }
    }
    return std::nullopt;
}

std::string Table::place(std::int64_t line, Language language) const {
    const std::string number = std::to_string(line);
    return language == Language::zh ? name_.zh + " 第 " + number + " 行" : name_.en + ", line " + number;
}

std::string Table::place_of_field(std::size_t field, std::string_view cell, std::int64_t line, Language language) const {
    const std::string header = printable(headers()[field]);
    const std::string value = printable(cell);
    const bool zh = language == Language::zh;
    std::string out = place(line, language) + (zh ? "，列“" + header + "”" : ", column '" + header + "'");
    if (value.empty()) return out;
    if (hidden_[field]) return out + (zh ? "，值" : ", value ") + std::string(not_shown(language));
    return out + (zh ? "，值“" + value + "”" : ", value '" + value + "'");
}

std::string Table::place_of_value(const ColumnInfo& column, const CsvRecord& record, Language language) const {
    for (const TableColumn& known : columns_)
        if (known.column.name == column.name && known.field < record.size())
            return place_of_field(known.field, record[known.field], record.line, language);
    const std::string name(column.name);
    return place(record.line, language) + (language == Language::zh ? "，列“" + name + "”" : ", column '" + name + "'");
}

std::string Table::describe(const RowFault& fault, const CsvRecord& record, Language language) const {
    const bool zh = language == Language::zh;
    if (fault.kind == RowFault::Kind::fields) {
        const std::string found = std::to_string(record.size());
        const std::string wanted = std::to_string(header_.size());
        return place(record.line, language) +
               (zh ? "：有 " + found + " 个字段，应与表头一致，为 " + wanted + " 个"
                   : ": it has " + found + " field(s); as in the header there must be " + wanted);
    }
    const TableColumn& column = columns_[fault.column];
    const std::string missing = fault.kind != RowFault::Kind::missing ? "" : zh ? "缺少必需的值；" : "a required value is missing; ";
    return place_of_field(column.field, trimmed(record[column.field]), record.line, language) + (zh ? "：" : ": ") + missing +
           column.reader.expected(language);
}

Error Table::in_table(Error error) const {
    error.message.zh.insert(0, name_.zh + "：");
    error.message.en.insert(0, name_.en + ": ");
    return error;
}

TableRows::TableRows(const Table& table) : table_(&table), reader_(table.text_) {}

Result<bool> TableRows::next(CsvRecord& record) {
    Result<bool> more = reader_.next(record);
    if (more && !begun_) {  // the header
        begun_ = true;
        more = reader_.next(record);
    }
    if (!more) return table_->in_table(std::move(more).error());
    return more;
}

}  // namespace steward::detail
