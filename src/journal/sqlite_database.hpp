#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "steward/journal/sqlite_store.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace steward::sqlite {

struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept;
};

struct Close {
    void operator()(sqlite3* connection) const noexcept;
};

enum class Step { row, done, failed };

/// A prepared statement, used again and again. Bound texts and blobs are borrowed until `reset`.
class Statement {
public:
    Statement() = default;
    explicit Statement(sqlite3_stmt* statement) noexcept : statement_(statement) {}

    void bind(int index, std::int64_t value) noexcept;
    void bind_text(int index, std::string_view value) noexcept;
    void bind_blob(int index, std::string_view value) noexcept;
    void bind_null(int index) noexcept;

    [[nodiscard]] Step step() noexcept;
    void reset() noexcept;

    [[nodiscard]] std::int64_t int64(int column) const noexcept;
    /// Text or blob; valid until the next step or reset.
    [[nodiscard]] std::string_view bytes(int column) const noexcept;

private:
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// Resets a statement at the end of a scope, so that no read transaction stays open.
class Reset {
public:
    explicit Reset(Statement& statement) noexcept : statement_(statement) {}
    ~Reset() { statement_.reset(); }
    Reset(const Reset&) = delete;
    Reset& operator=(const Reset&) = delete;

private:
    Statement& statement_;
};

/// One connection.
class Database {
public:
    /// `create`: makes the file if it is not there.
    [[nodiscard]] static Result<Database> open(const std::string& path, const SqliteOptions& options, bool create);

    /// Runs statements that give no rows.
    [[nodiscard]] Result<void> run(const std::string& sql);
    [[nodiscard]] Result<Statement> prepare(const std::string& sql);
    /// The first column of the first row as a number; an error when there is no row.
    [[nodiscard]] Result<std::int64_t> number(const std::string& sql);

    [[nodiscard]] bool read_only() const noexcept;
    [[nodiscard]] bool in_transaction() const noexcept;

    /// What went wrong in the last call on this connection. Throws bad_alloc when that was memory.
    [[nodiscard]] Error error() const;
    /// Whether that was a value which may be there only once, and of which column: the primary key or another.
    [[nodiscard]] bool is_repeated_key() const noexcept;
    [[nodiscard]] bool is_repeated_value() const noexcept;

private:
    Database(std::string path, sqlite3* connection) noexcept : path_(std::move(path)), connection_(connection) {}

    std::string path_;
    std::unique_ptr<sqlite3, Close> connection_;
};

}  // namespace steward::sqlite
