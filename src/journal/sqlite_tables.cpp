#include "sqlite_tables.hpp"

#include <algorithm>
#include <array>

#include "steward/kernel/timestamp.hpp"

namespace steward::sqlite {

namespace {

// Names are checked by `check_tables`; quoted, since a column may have the name of a keyword.
std::string quoted(const std::string& name) { return '"' + name + '"'; }

std::string comment_of(const std::string& comment) { return comment.empty() ? "" : " /* " + comment + " */"; }

/// CREATE TABLE with the comments, which the shell shows with .schema.
std::string create_sql(const TableSchema& schema) {
    std::string sql = "CREATE TABLE " + quoted(schema.name) + " (" + comment_of(schema.comment) + "\n";
    for (std::size_t i = 0; i < schema.columns.size(); ++i) {
        const TableColumn& column = schema.columns[i];
        sql += "  " + quoted(column.name) + (column.type == CellType::int64 ? " INTEGER" : " TEXT");
        if (i < schema.key_columns) sql += " NOT NULL";
        sql += ',' + comment_of(column.comment) + '\n';
    }
    sql += "  PRIMARY KEY (";
    for (std::size_t i = 0; i < schema.key_columns; ++i) sql += (i == 0 ? "" : ", ") + quoted(schema.columns[i].name);
    return sql + ")\n) STRICT, WITHOUT ROWID";
}

std::string upsert_sql(const TableSchema& schema) {
    std::string names;
    std::string places;
    std::string keys;
    std::string updates;
    for (std::size_t i = 0; i < schema.columns.size(); ++i) {
        const std::string name = quoted(schema.columns[i].name);
        names += (i == 0 ? "" : ",") + name;
        places += i == 0 ? "?" : ",?";
        if (i < schema.key_columns)
            keys += (i == 0 ? "" : ",") + name;
        else
            updates += (updates.empty() ? "" : ",") + name + "=excluded." + name;
    }
    return "INSERT INTO " + quoted(schema.name) + '(' + names + ") VALUES(" + places + ") ON CONFLICT(" + keys +
           ") DO " + (updates.empty() ? "NOTHING" : "UPDATE SET " + updates);
}

std::string erase_sql(const TableSchema& schema) {
    std::string where;
    for (std::size_t i = 0; i < schema.key_columns; ++i) {
        where += (i == 0 ? "" : " AND ") + quoted(schema.columns[i].name) + "=?";
    }
    return "DELETE FROM " + quoted(schema.name) + " WHERE " + where;
}

}  // namespace

Result<bool> Tables::declare(Database& database, std::span<const TableSchema> schemas, bool journal_empty) {
    tables_.clear();
    schemas_.assign(schemas.begin(), schemas.end());
    for (const TableSchema& schema : schemas) {
        tables_.emplace_back();
        tables_.back().schema = schema;
        tables_.back().create = create_sql(schema);
    }
    looked_ = false;
    if (auto looked = look(database); !looked.ok()) return std::move(looked).error();
    const bool fit = std::all_of(tables_.begin(), tables_.end(), [](const Table& table) { return table.fits; });
    if (fit || !journal_empty || database.read_only()) return fit;
    if (auto replaced = replace(database, {}); !replaced.ok()) return std::move(replaced).error();
    return true;
}

Result<void> Tables::look(Database& database) {
    if (looked_) return {};
    auto query = database.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?");
    if (!query.ok()) return std::move(query).error();
    for (Table& table : tables_) {
        query->bind_text(1, table.schema.name);
        const Step step = query->step();
        if (step == Step::failed) return database.error();
        table.fits = step == Step::row && query->bytes(0) == table.create;
        query->reset();
        if (!table.fits) continue;
        auto upsert = database.prepare(upsert_sql(table.schema));
        if (!upsert.ok()) return std::move(upsert).error();
        auto erase = database.prepare(erase_sql(table.schema));
        if (!erase.ok()) return std::move(erase).error();
        table.upsert = std::move(upsert).value();
        table.erase = std::move(erase).value();
    }
    looked_ = true;
    return {};
}

Result<void> Tables::apply(Database& database, std::span<const RowChange> changes) {
    if (changes.empty()) return {};
    if (auto looked = look(database); !looked.ok()) return looked;
    for (const RowChange& change : changes) {
        if (auto checked = check_change(schemas_, change); !checked.ok()) return checked;
        if (auto applied = apply_one(database, change); !applied.ok()) return applied;
    }
    return {};
}

Result<void> Tables::apply_one(Database& database, const RowChange& change) {
    Table& table = tables_[change.table];
    if (!table.fits) {
        return Error{
            Status::stale,
            {"表 " + table.schema.name + " 的结构与声明不符；请先用 replace_tables 重建",
             "the table " + table.schema.name + " has not the shape that was declared; call replace_tables before"}};
    }
    Statement& statement = change.erase ? table.erase : table.upsert;
    const Reset reset(statement);
    // Dates as text, kept until the statement has run.
    constexpr std::size_t most_dates = 64;
    std::array<std::array<char, iso::date_size>, most_dates> dates;
    std::vector<std::array<char, iso::date_size>> more_dates(change.cells.size() > most_dates ? change.cells.size()
                                                                                              : 0);
    for (std::size_t i = 0; i < change.cells.size(); ++i) {
        const int index = static_cast<int>(i) + 1;
        const TableCell& cell = change.cells[i];
        if (const auto* number = std::get_if<std::int64_t>(&cell)) {
            statement.bind(index, *number);
        } else if (const auto* value = std::get_if<std::string_view>(&cell)) {
            statement.bind_text(index, *value);
        } else if (const auto* date = std::get_if<Date>(&cell)) {
            auto& place = more_dates.empty() ? dates[i] : more_dates[i];
            iso::write_date(*date, place.data());
            statement.bind_text(index, {place.data(), place.size()});
        } else {
            statement.bind_null(index);
        }
    }
    if (statement.step() != Step::done) return database.error();
    return {};
}

Result<void> Tables::replace(Database& database, std::span<const RowChange> rows) {
    for (const Table& table : tables_) {
        const std::string name = quoted(table.schema.name);
        auto done = table.fits && looked_ ? database.run("DELETE FROM " + name)
                                          : database.run("DROP TABLE IF EXISTS " + name + ";" + table.create);
        if (!done.ok()) return done;
    }
    looked_ = false;
    if (auto looked = look(database); !looked.ok()) return looked;
    return apply(database, rows);
}

}  // namespace steward::sqlite
