#include "sqlite_database.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <limits>
#include <new>

#include "steward/kernel/utf8.hpp"

namespace steward::sqlite {

namespace {

struct Reason {
    Status status;
    Text text;
};

/// The status of a result code of SQLite, and what to do.
Reason reason_of(int code) noexcept {
    switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_PROTOCOL:
            return {Status::store_locked,
                    text("另一进程占用该文件，等待超时；请稍后重试",
                         "another process holds the file for longer than the wait allows; try again")};
        case SQLITE_FULL:
            return {Status::disk_full, text("磁盘已满；请腾出空间后重试", "the disk is full; make room and try again")};
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return {Status::read_only, text("没有写权限；请检查文件和目录的权限",
                                            "it may not be written; look at the permissions of file and folder")};
        case SQLITE_NOTADB:
            return {Status::not_a_journal, text("不是 Steward 账簿文件", "it is no journal of Steward")};
        case SQLITE_CORRUPT:
            return {Status::corrupt,
                    text("文件损坏或不完整；请从备份恢复", "the file is damaged or cut off; restore a backup")};
        case SQLITE_CANTOPEN:
            return {Status::file_not_found,
                    text("无法打开；请检查路径和权限", "it cannot be opened; look at path and permissions")};
        case SQLITE_IOERR:
            if (code == SQLITE_IOERR_READ || code == SQLITE_IOERR_SHORT_READ || code == SQLITE_IOERR_FSTAT) {
                return {Status::file_read, text("读取失败；请检查磁盘", "reading failed; look at the disk")};
            }
            return {Status::file_write, text("写入失败；请检查磁盘", "writing failed; look at the disk")};
        case SQLITE_ERROR:
        case SQLITE_SCHEMA:
        case SQLITE_CONSTRAINT:
        case SQLITE_MISMATCH:
            return {Status::altered,
                    text("表的结构或内容与账簿格式不符", "its tables or rows are not what a journal has")};
        default: return {Status::internal, text("SQLite 出错", "SQLite failed")};
    }
}

}  // namespace

void Finalize::operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
void Close::operator()(sqlite3* connection) const noexcept { sqlite3_close_v2(connection); }

// A failed bind leaves NULL, which the tables refuse; texts and bodies are far below SQLite's limits.
void Statement::bind(int index, std::int64_t value) noexcept { sqlite3_bind_int64(statement_.get(), index, value); }

void Statement::bind_text(int index, std::string_view value) noexcept {
    // A text that is empty is not NULL, and so needs an address.
    sqlite3_bind_text(statement_.get(), index, value.empty() ? "" : value.data(), static_cast<int>(value.size()),
                      SQLITE_STATIC);
}

void Statement::bind_blob(int index, std::string_view value) noexcept {
    sqlite3_bind_blob(statement_.get(), index, value.empty() ? "" : value.data(), static_cast<int>(value.size()),
                      SQLITE_STATIC);
}

void Statement::bind_null(int index) noexcept { sqlite3_bind_null(statement_.get(), index); }

Step Statement::step() noexcept {
    switch (sqlite3_step(statement_.get())) {
        case SQLITE_ROW: return Step::row;
        case SQLITE_DONE: return Step::done;
        default: return Step::failed;
    }
}

void Statement::reset() noexcept { sqlite3_reset(statement_.get()); }

std::int64_t Statement::int64(int column) const noexcept { return sqlite3_column_int64(statement_.get(), column); }

std::string_view Statement::bytes(int column) const noexcept {
    const void* const data = sqlite3_column_blob(statement_.get(), column);
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return {static_cast<const char*>(data), data == nullptr ? 0 : static_cast<std::size_t>(size)};
}

Result<Database> Database::open(const std::string& path, const SqliteOptions& options, bool create) {
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    flags |= options.read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (create) flags |= SQLITE_OPEN_CREATE;
    sqlite3* connection = nullptr;
    const int code =
        sqlite3_open_v2(path.c_str(), &connection, flags, options.vfs.empty() ? nullptr : options.vfs.c_str());
    if (connection == nullptr) throw std::bad_alloc();
    Database database(path, connection);
    if (code != SQLITE_OK) return database.error();
    const auto wait = std::clamp<std::int64_t>(options.busy_timeout.count(), 0, std::numeric_limits<int>::max());
    sqlite3_busy_timeout(connection, static_cast<int>(wait));
    // SQL from the file itself (views, triggers) gets no chance to do more than SQL.
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    return database;
}

Result<void> Database::run(const std::string& sql) {
    if (sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return error();
    return {};
}

Result<Statement> Database::prepare(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                           &statement, nullptr) != SQLITE_OK) {
        return error();
    }
    return Statement(statement);
}

Result<std::int64_t> Database::number(const std::string& sql) {
    auto statement = prepare(sql);
    if (!statement.ok()) return std::move(statement).error();
    const Step step = statement->step();
    if (step == Step::row) return statement->int64(0);
    return step == Step::failed
               ? error()
               : Error{Status::altered, {"缺少必要的行：" + sql, "a row that must be there is missing: " + sql}};
}

bool Database::read_only() const noexcept { return sqlite3_db_readonly(connection_.get(), "main") == 1; }
bool Database::in_transaction() const noexcept { return sqlite3_get_autocommit(connection_.get()) == 0; }

Error Database::error() const {
    const int code = sqlite3_extended_errcode(connection_.get());
    if ((code & 0xff) == SQLITE_NOMEM) throw std::bad_alloc();
    const Reason reason = reason_of(code);
    const std::string detail = printable(sqlite3_errmsg(connection_.get()), 200) + ", " + std::to_string(code);
    return {reason.status,
            {"账簿文件“" + printable(path_, 200) + "”：" + std::string(reason.text.zh) + "（SQLite：" + detail + "）",
             "the journal \"" + printable(path_, 200) + "\": " + std::string(reason.text.en) + " (SQLite: " + detail +
                 ")"}};
}

bool Database::is_repeated_key() const noexcept {
    const int code = sqlite3_extended_errcode(connection_.get());
    return code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_ROWID;
}

bool Database::is_repeated_value() const noexcept {
    return sqlite3_extended_errcode(connection_.get()) == SQLITE_CONSTRAINT_UNIQUE;
}

}  // namespace steward::sqlite
