#include "steward/io/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <utility>

#include "steward/io/encoding.hpp"

namespace steward {
namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 16U;
constexpr std::size_t largest_call = std::size_t{1} << 30U;  // below the kernel's limit for one read or write

struct Reason {
    int code;
    const char* name;
    Text text;
};

constexpr Reason reasons[] = {
    {ENOENT, "ENOENT", {"没有这个文件或文件夹，请核对路径", "no such file or folder, check the path"}},
    {ENOTDIR, "ENOTDIR", {"路径中有一段不是文件夹", "a part of the path is not a folder"}},
    {EISDIR, "EISDIR", {"这是文件夹，应给出文件的路径", "this is a folder, give the path of a file"}},
    {EACCES, "EACCES", {"没有权限，请核对文件和文件夹的权限", "permission denied, check the rights to the file and its folder"}},
    {EPERM, "EPERM", {"系统不允许此操作", "the system does not permit it"}},
    {EROFS, "EROFS", {"文件系统只读", "the file system is read-only"}},
    {ENOSPC, "ENOSPC", {"磁盘空间不足", "no space left on the disk"}},
    {EDQUOT, "EDQUOT", {"超出磁盘配额", "the disk quota is exceeded"}},
    {EFBIG, "EFBIG", {"文件超过允许的大小", "the file is larger than allowed"}},
    {EIO, "EIO", {"磁盘读写出错", "the disk failed to read or write"}},
    {EMFILE, "EMFILE", {"打开的文件过多", "too many open files"}},
    {ENAMETOOLONG, "ENAMETOOLONG", {"路径或文件名过长", "the path or the name is too long"}},
    {ELOOP, "ELOOP", {"符号链接过多或成环", "too many symbolic links, or a loop of them"}},
    {EINVAL, "EINVAL", {"不是普通文件的路径", "not a path of a regular file"}},
};

Error file_error(Status status, Text action, const std::string& path, int code) {
    const std::string shown = printable(path, 400);
    BilingualText reason;
    for (const Reason& known : reasons) {
        if (known.code != code) continue;
        reason = BilingualText(known.text);
        reason.zh += "（" + std::string(known.name) + "）";
        reason.en += " (" + std::string(known.name) + ")";
    }
    if (reason.zh.empty()) {
        const std::string number = std::to_string(code);
        const char* description = strerrordesc_np(code);  // in static storage, whatever the locale and the thread
        reason.en = std::string(description == nullptr ? "unknown error" : description) + " (errno " + number + ")";
        reason.zh = "系统报告：" + reason.en;
    }
    return Error{status,
                 {std::string(action.zh) + "“" + shown + "”：" + reason.zh,
                  std::string(action.en) + " \"" + shown + "\": " + reason.en}};
}

Error read_error(const std::string& path, int code) {
    const Status status = code == ENOENT || code == ENOTDIR ? Status::file_not_found : Status::file_read;
    return file_error(status, text("无法读取文件", "cannot read file"), path, code);
}

Error write_error(const std::string& path, int code) {
    return file_error(Status::file_write, text("无法写入文件", "cannot write file"), path, code);
}

bool has_nul(const std::string& path) noexcept { return path.find('\0') != std::string::npos; }

class Descriptor {
public:
    explicit Descriptor(int descriptor) noexcept : descriptor_(descriptor) {}
    ~Descriptor() {
        if (descriptor_ >= 0) close(descriptor_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const noexcept { return descriptor_; }

private:
    int descriptor_;
};

/// A name that no other writer uses; O_EXCL is what guarantees it.
std::string temporary_name() {
    static std::atomic<std::uint64_t> counter{0};
    const auto ticks = static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count());
    return ".steward-" + std::to_string(getpid()) + "-" + std::to_string(ticks) + "-" +
           std::to_string(counter.fetch_add(1, std::memory_order_relaxed)) + ".tmp";
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
    if (has_nul(path)) return read_error(path, EINVAL);
    const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0) return read_error(path, errno);
    struct stat status {};
    if (fstat(file.get(), &status) != 0) return read_error(path, errno);
    if (S_ISDIR(status.st_mode)) return read_error(path, EISDIR);

    // The size is where to begin only: a file can grow, and pipes and the like tell none. The byte more lets one read
    // beyond the last byte see the end.
    std::string content;
    const std::uint64_t stated = status.st_size > 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
    if (stated >= content.max_size()) return read_error(path, EFBIG);
    content.resize(stated == 0 ? buffer_size : static_cast<std::size_t>(stated) + 1);
    std::size_t filled = 0;
    for (;;) {
        if (filled == content.size()) content.resize(content.size() + content.size() / 2);
        const std::size_t room = std::min(content.size() - filled, largest_call);
        const ssize_t got = ::read(file.get(), content.data() + filled, room);
        if (got == 0) break;
        if (got > 0) {
            filled += static_cast<std::size_t>(got);
        } else if (errno != EINTR) {
            return read_error(path, errno);
        }
    }
    content.resize(filled);
    return content;
}

Result<FileSource> FileSource::open(const std::string& path) {
    if (has_nul(path)) return read_error(path, EINVAL);
    FileSource source;
    source.path_ = path;
    source.descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (source.descriptor_ < 0) return read_error(path, errno);
    struct stat status {};
    if (fstat(source.descriptor_, &status) != 0) return read_error(path, errno);
    if (S_ISDIR(status.st_mode)) return read_error(path, EISDIR);
    return source;
}

FileSource::FileSource(FileSource&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

FileSource& FileSource::operator=(FileSource&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

FileSource::~FileSource() {
    if (descriptor_ >= 0) close(descriptor_);
}

Result<std::size_t> FileSource::read(char* data, std::size_t size) {
    for (;;) {
        const ssize_t got = ::read(descriptor_, data, std::min(size, largest_call));
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR) return read_error(path_, errno);
    }
}

Result<void> write_file_atomically(const std::string& path, std::string_view content) {
    Result<FileSink> sink = FileSink::create(path);
    if (!sink) return std::move(sink).error();
    if (Result<void> written = sink->write(content); !written) return written;
    return sink->commit();
}

Result<FileSink> FileSink::create(const std::string& path) {
    if (has_nul(path)) return write_error(path, EINVAL);
    FileSink sink;
    sink.path_ = path;
    sink.target_ = path;

    struct stat existing {};
    bool exists = lstat(path.c_str(), &existing) == 0;
    if (!exists && errno != ENOENT) return write_error(path, errno);
    if (exists && S_ISLNK(existing.st_mode)) {
        const std::unique_ptr<char, decltype(&std::free)> resolved(realpath(path.c_str(), nullptr), &std::free);
        if (resolved == nullptr || stat(resolved.get(), &existing) != 0) return write_error(path, errno);
        sink.target_ = resolved.get();
    }
    if (exists) {
        if (S_ISDIR(existing.st_mode)) return write_error(path, EISDIR);
        if (!S_ISREG(existing.st_mode)) return write_error(path, EINVAL);  // never put a file where a device was
        if (faccessat(AT_FDCWD, sink.target_.c_str(), W_OK, AT_EACCESS) != 0) return write_error(path, errno);
    }
    if (sink.target_.empty()) return write_error(path, ENOENT);
    if (sink.target_.back() == '/') return write_error(path, EISDIR);

    const std::size_t slash = sink.target_.rfind('/');
    sink.folder_ = slash == std::string::npos ? "./" : sink.target_.substr(0, slash + 1);
    sink.buffer_.reserve(buffer_size);

    // A replaced file may be secret: until its permissions are copied nobody else may open the new one.
    const mode_t mode = exists ? S_IRUSR | S_IWUSR : S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH;
    for (int attempt = 0; attempt < 100; ++attempt) {
        sink.temporary_ = sink.folder_ + temporary_name();
        sink.descriptor_ = open(sink.temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
        if (sink.descriptor_ >= 0 || errno != EEXIST) break;
    }
    if (sink.descriptor_ < 0) return write_error(path, errno);
    sink.active_ = true;
    if (exists) {
        // Another owner can be kept by the superuser only; then the file belongs to whoever replaces it.
        const bool same_owner = existing.st_uid == geteuid() && existing.st_gid == getegid();
        if (!same_owner && fchown(sink.descriptor_, existing.st_uid, existing.st_gid) != 0) errno = 0;
        if (fchmod(sink.descriptor_, existing.st_mode & 0777U) != 0) return sink.fail(errno);
    }
    return sink;
}

FileSink::FileSink(FileSink&& other) noexcept
    : path_(std::move(other.path_)),
      target_(std::move(other.target_)),
      folder_(std::move(other.folder_)),
      temporary_(std::move(other.temporary_)),
      buffer_(std::move(other.buffer_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      active_(std::exchange(other.active_, false)),
      error_(std::exchange(other.error_, std::nullopt)) {}

FileSink& FileSink::operator=(FileSink&& other) noexcept {
    if (this == &other) return *this;
    discard();
    path_ = std::move(other.path_);
    target_ = std::move(other.target_);
    folder_ = std::move(other.folder_);
    temporary_ = std::move(other.temporary_);
    buffer_ = std::move(other.buffer_);
    descriptor_ = std::exchange(other.descriptor_, -1);
    active_ = std::exchange(other.active_, false);
    error_ = std::exchange(other.error_, std::nullopt);
    return *this;
}

FileSink::~FileSink() { discard(); }

void FileSink::discard() noexcept {
    if (descriptor_ >= 0) close(std::exchange(descriptor_, -1));
    if (std::exchange(active_, false)) unlink(temporary_.c_str());
}

Error FileSink::fail(int code) {
    discard();
    error_ = write_error(path_, code);
    return *error_;
}

Result<void> FileSink::usable() const {
    if (error_) return *error_;
    if (active_) return {};
    const std::string shown = printable(path_, 400);
    return Error{Status::state,
                 {"文件“" + shown + "”已提交或已移交，不能再写入；请另建 FileSink",
                  "file \"" + shown + "\" was committed or moved from and takes no data; create another FileSink"}};
}

Result<void> FileSink::flush(std::string_view data) {
    while (!data.empty()) {
        const ssize_t put = ::write(descriptor_, data.data(), std::min(data.size(), largest_call));
        if (put >= 0) {
            data.remove_prefix(static_cast<std::size_t>(put));
        } else if (errno != EINTR) {
            return fail(errno);
        }
    }
    return {};
}

Result<void> FileSink::write(std::string_view data) {
    if (Result<void> ready = usable(); !ready) return ready;
    if (data.size() > buffer_size - buffer_.size()) {
        if (Result<void> flushed = flush(buffer_); !flushed) return flushed;
        buffer_.clear();
        if (data.size() >= buffer_size) return flush(data);
    }
    buffer_.append(data);
    return {};
}

Result<void> FileSink::commit() {
    if (Result<void> ready = usable(); !ready) return ready;
    if (Result<void> flushed = flush(buffer_); !flushed) return flushed;
    buffer_.clear();
    if (fsync(descriptor_) != 0) return fail(errno);
    if (close(std::exchange(descriptor_, -1)) != 0 && errno != EINTR) return fail(errno);
    if (std::rename(temporary_.c_str(), target_.c_str()) != 0) return fail(errno);
    active_ = false;

    // The new name is in the folder, which has to reach the disk too. Some file systems cannot sync folders, and some
    // folders cannot be opened; only a disk that fails is an error.
    const Descriptor folder(open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() >= 0 && fsync(folder.get()) != 0 && errno == EIO) return fail(EIO);
    return {};
}

}  // namespace steward
