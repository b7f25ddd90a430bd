/// @file
/// The baseline of durable commits: SQLite by hand with the settings of the journal's store, one row a commit.
#pragma once

#include <sqlite3.h>

#include <string>
#include <string_view>

#include "calls.hpp"

namespace steward::bench {

class BareSqlite {
public:
    explicit BareSqlite(const std::string& path) {
        require(sqlite3_open(path.c_str(), &connection_) == SQLITE_OK, "opening");
        run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;"
            "CREATE TABLE entry(id INTEGER PRIMARY KEY, body BLOB NOT NULL)");
        sqlite3_prepare_v2(connection_, "BEGIN IMMEDIATE", -1, &begin_, nullptr);
        sqlite3_prepare_v2(connection_, "INSERT INTO entry(body) VALUES(?)", -1, &insert_, nullptr);
        sqlite3_prepare_v2(connection_, "COMMIT", -1, &commit_, nullptr);
    }
    BareSqlite(const BareSqlite&) = delete;
    BareSqlite& operator=(const BareSqlite&) = delete;
    ~BareSqlite() {
        for (sqlite3_stmt* statement : {begin_, insert_, commit_}) sqlite3_finalize(statement);
        sqlite3_close(connection_);
    }

    void add(std::string_view body) {
        step(begin_);
        sqlite3_bind_blob(insert_, 1, body.data(), static_cast<int>(body.size()), SQLITE_STATIC);
        step(insert_);
        step(commit_);
    }

private:
    void run(const char* sql) { require(sqlite3_exec(connection_, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql); }
    static void step(sqlite3_stmt* statement) {
        require(sqlite3_step(statement) != SQLITE_ERROR && sqlite3_reset(statement) == SQLITE_OK, "a statement");
    }

    sqlite3* connection_ = nullptr;
    sqlite3_stmt* begin_ = nullptr;
    sqlite3_stmt* insert_ = nullptr;
    sqlite3_stmt* commit_ = nullptr;
};

}  // namespace steward::bench
