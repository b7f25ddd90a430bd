#include "steward/io/file.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

using steward::FileSink;
using steward::Status;
using steward::read_file;
using steward::write_file_atomically;

namespace {

namespace fs = std::filesystem;

class IoFile : public ::testing::Test {
protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "steward_io_XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        folder_ = name;
    }
    void TearDown() override { fs::remove_all(folder_); }

    [[nodiscard]] std::string path(std::string_view name) const { return folder_ + "/" + std::string(name); }

    /// How many entries the folder has: one too many would be a temporary file left behind.
    [[nodiscard]] long entries() const {
        return std::distance(fs::directory_iterator(folder_), fs::directory_iterator());
    }

    std::string folder_;
};

void expect_contains(const std::string& whole, std::string_view part) {
    EXPECT_NE(whole.find(part), std::string::npos) << whole << " lacks " << part;
}

mode_t mode_of(const std::string& path) {
    struct stat status {};
    EXPECT_EQ(stat(path.c_str(), &status), 0);
    return status.st_mode & 0777U;
}

TEST_F(IoFile, WritesAndReadsBack) {
    const std::string file = path("资产.csv");
    const std::string contents[] = {"", "x", std::string("a\0b\r\n", 5), std::string(1000003, 'z')};
    for (const std::string& content : contents) {
        ASSERT_TRUE(write_file_atomically(file, content).ok());
        const auto read = read_file(file);
        ASSERT_TRUE(read.ok());
        EXPECT_EQ(*read, content);
        EXPECT_EQ(entries(), 1);
    }
}

TEST_F(IoFile, ReadsFilesWhoseSizeIsNotStated) {
    const auto read = read_file("/proc/self/maps");
    ASSERT_TRUE(read.ok());
    EXPECT_FALSE(read->empty());
}

TEST_F(IoFile, ReadErrorsNameThePathAndTheReason) {
    const auto missing = read_file(path("没有.csv"));
    ASSERT_FALSE(missing.ok());
    EXPECT_EQ(missing.error().status, Status::file_not_found);
    expect_contains(missing.error().message.zh, path("没有.csv"));
    expect_contains(missing.error().message.zh, "没有这个文件或文件夹");
    expect_contains(missing.error().message.en, "no such file or folder, check the path (ENOENT)");

    ASSERT_TRUE(write_file_atomically(path("f"), "x").ok());
    EXPECT_EQ(read_file(path("f/g")).error().status, Status::file_not_found);
    const auto folder = read_file(folder_);
    ASSERT_FALSE(folder.ok());
    EXPECT_EQ(folder.error().status, Status::file_read);
    expect_contains(folder.error().message.en, "EISDIR");
    EXPECT_EQ(read_file("").error().status, Status::file_not_found);
    EXPECT_EQ(read_file(std::string("/dev/null\0x", 11)).error().status, Status::file_read);
    EXPECT_EQ(read_file(path(std::string(300, 'n'))).error().status, Status::file_read);
}

TEST_F(IoFile, WriteErrorsNameThePathAndTheReason) {
    const auto no_folder = write_file_atomically(path("无/x"), "x");
    ASSERT_FALSE(no_folder.ok());
    EXPECT_EQ(no_folder.error().status, Status::file_write);
    expect_contains(no_folder.error().message.zh, path("无/x"));
    expect_contains(no_folder.error().message.en, "ENOENT");

    for (const std::string& bad : {std::string(), folder_, folder_ + "/", path("new/"), path(std::string(300, 'n')),
                                   path(std::string("a\0b", 3))}) {
        const auto result = write_file_atomically(bad, "x");
        ASSERT_FALSE(result.ok()) << bad;
        EXPECT_EQ(result.error().status, Status::file_write);
    }
    EXPECT_EQ(entries(), 0);
}

TEST_F(IoFile, NeverReplacesWhatIsNotARegularFile) {
    EXPECT_FALSE(write_file_atomically("/dev/null", "x").ok());
    struct stat status {};
    ASSERT_EQ(stat("/dev/null", &status), 0);
    EXPECT_TRUE(S_ISCHR(status.st_mode));

    ASSERT_EQ(mkfifo(path("pipe").c_str(), 0600), 0);
    EXPECT_FALSE(write_file_atomically(path("pipe"), "x").ok());
    EXPECT_EQ(entries(), 1);
}

TEST_F(IoFile, LongestNameCanBeWritten) {
    EXPECT_TRUE(write_file_atomically(path(std::string(255, 'n')), "x").ok());
    EXPECT_EQ(entries(), 1);
}

TEST_F(IoFile, RelativePath) {
    const fs::path before = fs::current_path();
    fs::current_path(folder_);
    EXPECT_TRUE(write_file_atomically("relative.txt", "x").ok());
    fs::current_path(before);
    EXPECT_EQ(*read_file(path("relative.txt")), "x");
}

TEST_F(IoFile, KeepsPermissionsAndFollowsSymbolicLinks) {
    const std::string file = path("secret");
    ASSERT_TRUE(write_file_atomically(file, "old").ok());
    ASSERT_EQ(chmod(file.c_str(), 0640), 0);
    ASSERT_EQ(symlink("secret", path("link").c_str()), 0);
    ASSERT_TRUE(write_file_atomically(path("link"), "new").ok());
    EXPECT_TRUE(fs::is_symlink(path("link")));
    EXPECT_EQ(*read_file(file), "new");
    EXPECT_EQ(mode_of(file), 0640U);

    const mode_t mask = umask(027);
    EXPECT_TRUE(write_file_atomically(path("fresh"), "x").ok());
    umask(mask);
    EXPECT_EQ(mode_of(path("fresh")), 0640U);

    ASSERT_EQ(symlink("nowhere", path("dangling").c_str()), 0);
    EXPECT_FALSE(write_file_atomically(path("dangling"), "x").ok());
}

TEST_F(IoFile, DoesNotReplaceAFileThatMayNotBeWritten) {
    if (geteuid() == 0) GTEST_SKIP() << "the superuser may write everything";
    ASSERT_TRUE(write_file_atomically(path("kept"), "old").ok());
    ASSERT_EQ(chmod(path("kept").c_str(), 0444), 0);
    const auto result = write_file_atomically(path("kept"), "new");
    ASSERT_FALSE(result.ok());
    expect_contains(result.error().message.en, "EACCES");
    EXPECT_EQ(*read_file(path("kept")), "old");
}

TEST_F(IoFile, SinkAppearsOnlyWhenCommitted) {
    const std::string file = path("out.csv");
    ASSERT_TRUE(write_file_atomically(file, "old").ok());
    {
        auto sink = FileSink::create(file);
        ASSERT_TRUE(sink.ok());
        EXPECT_EQ(sink->path(), file);
        ASSERT_TRUE(sink->write("new").ok());
        EXPECT_EQ(*read_file(file), "old");
        EXPECT_EQ(entries(), 2);
    }
    EXPECT_EQ(*read_file(file), "old");
    EXPECT_EQ(entries(), 1);

    auto sink = FileSink::create(file);
    ASSERT_TRUE(sink.ok());
    std::string expected;
    for (const std::size_t size : {1U, 65535U, 2U, 0U, 65536U, 200000U, 7U}) {
        const std::string part(size, static_cast<char>('a' + size % 26));
        ASSERT_TRUE(sink->write(part).ok());
        expected += part;
    }
    ASSERT_TRUE(sink->commit().ok());
    EXPECT_EQ(*read_file(file), expected);
    EXPECT_EQ(entries(), 1);

    const auto late = sink->write("x");
    ASSERT_FALSE(late.ok());
    EXPECT_EQ(late.error().status, Status::state);
    expect_contains(late.error().message.zh, "已提交");
    EXPECT_EQ(sink->commit().error().status, Status::state);
}

TEST_F(IoFile, SinkCanBeMoved) {
    auto first = FileSink::create(path("a"));
    auto second = FileSink::create(path("b"));
    ASSERT_TRUE(first.ok() && second.ok());
    ASSERT_TRUE(first->write("A").ok());
    ASSERT_TRUE(second->write("B").ok());
    EXPECT_EQ(entries(), 2);
    *second = std::move(*first);  // b is given up
    EXPECT_EQ(entries(), 1);
    EXPECT_EQ(first->write("x").error().status, Status::state);  // NOLINT(bugprone-use-after-move)
    std::optional<FileSink> third(std::move(*second));
    ASSERT_TRUE(third->commit().ok());
    EXPECT_EQ(*read_file(path("a")), "A");
    EXPECT_EQ(entries(), 1);
}

TEST_F(IoFile, NothingIsLeftWhenTheDiskRefuses) {
    const std::string file = path("big");
    ASSERT_TRUE(write_file_atomically(file, "old").ok());
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
    auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = before;
    small.rlim_cur = 100000;
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
    auto sink = FileSink::create(file);
    ASSERT_TRUE(sink.ok());
    const auto refused = sink->write(std::string(300000, 'x'));
    const auto again = sink->commit();
    const auto whole = write_file_atomically(file, std::string(300000, 'x'));
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);

    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().status, Status::file_write);
    expect_contains(refused.error().message.en, "EFBIG");
    ASSERT_FALSE(again.ok());
    EXPECT_EQ(again.error().message.en, refused.error().message.en);
    EXPECT_FALSE(whole.ok());
    EXPECT_EQ(*read_file(file), "old");
    EXPECT_EQ(entries(), 1);
}

}  // namespace
