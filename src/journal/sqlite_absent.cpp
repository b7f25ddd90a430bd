// In place of the SQLite store when the library is built with STEWARD_SQLITE=OFF.
#include "steward/journal/sqlite_store.hpp"

namespace steward {

namespace {

Error not_built() {
    return {Status::not_built,
            {"本程序库未编入 SQLite 存储；请以 STEWARD_SQLITE=ON 重新构建",
             "the SQLite store is not in this library; build it with STEWARD_SQLITE=ON"}};
}

}  // namespace

Result<std::unique_ptr<JournalStore>> create_sqlite_store(const std::string&, const JournalSettings&,
                                                          const SqliteOptions&) {
    return not_built();
}

Result<std::unique_ptr<JournalStore>> open_sqlite_store(const std::string&, const SqliteOptions&) {
    return not_built();
}

}  // namespace steward
