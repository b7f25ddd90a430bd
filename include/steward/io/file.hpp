/// @file
/// Files, read and written whole or streamed (文件). Paths are UTF-8 and are passed to the system as they are.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "steward/kernel/result.hpp"

namespace steward {

/// The bytes of a file. Status::file_not_found or Status::file_read; the message names the path and the system's
/// reason.
[[nodiscard]] Result<std::string> read_file(const std::string& path);

/// A file that is read piece by piece, from its beginning to its end.
class FileSource {
public:
    /// Status::file_not_found or Status::file_read.
    [[nodiscard]] static Result<FileSource> open(const std::string& path);

    FileSource(FileSource&& other) noexcept;
    FileSource& operator=(FileSource&& other) noexcept;
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;
    ~FileSource();

    /// Fills up to `size` bytes and gives their number; 0 at the end. Status::file_read.
    [[nodiscard]] Result<std::size_t> read(char* data, std::size_t size);

private:
    FileSource() = default;

    std::string path_;
    int descriptor_ = -1;
};

/// Puts `content` where `path` is, all of it or nothing: see `FileSink`.
[[nodiscard]] Result<void> write_file_atomically(const std::string& path, std::string_view content);

/// A file that appears only when it is complete.
///
/// What is written goes to a temporary file in the same folder; `commit` syncs it to the disk and renames it to the
/// path, so that a reader sees the old file or the whole new one. Without `commit`, or after any error, the temporary
/// file is removed and the old file stays as it was. (A process that is killed can leave a ".steward-*.tmp" behind.)
///
/// A file that is replaced keeps its permissions; a symbolic link keeps pointing to the file, which is replaced.
/// Refused are a path that names something other than a regular file, and a file that the caller may not write.
/// All errors are Status::file_write, but for calls on a sink that was committed or moved from: Status::state.
class FileSink {
public:
    [[nodiscard]] static Result<FileSink> create(const std::string& path);

    FileSink(FileSink&& other) noexcept;
    FileSink& operator=(FileSink&& other) noexcept;
    FileSink(const FileSink&) = delete;
    FileSink& operator=(const FileSink&) = delete;
    ~FileSink();

    /// Appends. After an error the sink is lost: every later call gives the same error.
    [[nodiscard]] Result<void> write(std::string_view data);

    [[nodiscard]] Result<void> commit();

    /// The path as it was given to `create`.
    [[nodiscard]] const std::string& path() const noexcept { return path_; }

private:
    FileSink() = default;

    [[nodiscard]] Result<void> usable() const;
    [[nodiscard]] Result<void> flush(std::string_view data);
    [[nodiscard]] Error fail(int code);
    void discard() noexcept;

    std::string path_;
    std::string target_;     // path_, with symbolic links resolved
    std::string folder_;
    std::string temporary_;  // exists and is ours while active_
    std::string buffer_;
    int descriptor_ = -1;
    bool active_ = false;
    std::optional<Error> error_;
};

}  // namespace steward
