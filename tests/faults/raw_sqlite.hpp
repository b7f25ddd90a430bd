/// @file
/// A journal's file as others see and change it: with SQL, and as bytes.
#pragma once

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <fstream>
#include <iterator>
#include <string>

namespace steward::test {

/// Runs SQL on a file; the values of all rows, with | between columns and a line for each row.
inline std::string sql(const std::string& path, const std::string& statements) {
    sqlite3* connection = nullptr;
    std::string rows;
    char* message = nullptr;
    EXPECT_EQ(sqlite3_open(path.c_str(), &connection), SQLITE_OK);
    const int code = sqlite3_exec(
        connection, statements.c_str(),
        [](void* out, int count, char** values, char**) {
            auto& text = *static_cast<std::string*>(out);
            for (int i = 0; i < count; ++i)
                text += (i == 0 ? "" : "|") + std::string(values[i] == nullptr ? "NULL" : values[i]);
            text += '\n';
            return 0;
        },
        &rows, &message);
    EXPECT_EQ(code, SQLITE_OK) << (message == nullptr ? "" : message) << ": " << statements;
    sqlite3_free(message);
    sqlite3_close(connection);
    return rows;
}

inline std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    EXPECT_TRUE(in) << path;
    return {std::istreambuf_iterator<char>(in), {}};
}

inline void write_file(const std::string& path, const std::string& bytes) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out << bytes;
    EXPECT_TRUE(out.good()) << path;
}

}  // namespace steward::test
