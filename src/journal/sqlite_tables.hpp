#pragma once

#include <span>
#include <vector>

#include "sqlite_database.hpp"
#include "steward/journal/table.hpp"

namespace steward::sqlite {

/// The readable tables of a file, as they were declared. All calls but `declare` are made inside a transaction.
class Tables {
public:
    /// See JournalStore::declare_tables. `journal_empty`: there is nothing that new tables could lack.
    [[nodiscard]] Result<bool> declare(Database& database, std::span<const TableSchema> schemas, bool journal_empty);

    [[nodiscard]] Result<void> apply(Database& database, std::span<const RowChange> changes);

    [[nodiscard]] Result<void> replace(Database& database, std::span<const RowChange> rows);

    /// Looks again which tables have their shape, after a transaction was undone.
    void look_again() noexcept { looked_ = false; }

private:
    struct Table {
        TableSchema schema;
        std::string create;  ///< the statement that makes it; kept by SQLite as written, so it tells the shape
        bool fits = false;   ///< the file has it in this shape
        Statement upsert;
        Statement erase;
    };

    [[nodiscard]] Result<void> look(Database& database);
    [[nodiscard]] Result<void> apply_one(Database& database, const RowChange& change);

    std::vector<TableSchema> schemas_;
    std::vector<Table> tables_;
    bool looked_ = false;
};

}  // namespace steward::sqlite
