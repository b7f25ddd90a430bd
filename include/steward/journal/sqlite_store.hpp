/// @file
/// A journal in one SQLite file, which auditors can read with the sqlite3 shell.
///
/// The build option STEWARD_SQLITE decides whether it is in the library; without it every function here answers
/// `not_built`. The file is in WAL mode with synchronous=FULL: what was appended survives a crash and a power cut. Any
/// number of stores, of any number of processes of one machine, may be open on one file; not over a network file
/// system.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "steward/journal/store.hpp"

namespace steward {

struct SqliteOptions {
    /// How long to wait for another process that writes, before `store_locked`.
    std::chrono::milliseconds busy_timeout{5000};
    /// Only reads. SQLite still wants to write to the folder, unless a writer has the file open.
    bool read_only = false;
    /// Name of the SQLite VFS to use; empty for the default one.
    std::string vfs;
};

/// Makes the file with an empty journal in it.
/// @return what `check_settings` gives, `file_exists` when there is a file that is not empty, `file_write`
[[nodiscard]] Result<std::unique_ptr<JournalStore>> create_sqlite_store(const std::string& path,
                                                                        const JournalSettings& settings,
                                                                        const SqliteOptions& options = {});

/// Opens a journal that is there.
/// @return `file_not_found`, `not_a_journal`, `newer_version`, `read_only` for a file that may not be written,
///         `store_locked`, `corrupt`
[[nodiscard]] Result<std::unique_ptr<JournalStore>> open_sqlite_store(const std::string& path,
                                                                      const SqliteOptions& options = {});

}  // namespace steward
