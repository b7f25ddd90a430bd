/// @file
/// Reading OCDS 1.1 (开放合同数据标准): release packages, record packages, compiled releases, arrays of them, and JSON
/// Lines of any of these. Files are read in blocks; of a package only one release or record is in memory at a time, so that
/// memory is bounded by the longest line, release or record, whatever the size of the file.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "steward/kernel/result.hpp"
#include "steward/ocds/process.hpp"

namespace steward::ocds {

/// One thing in a file that could not be read.
struct ReadIssue {
    std::string path;
    std::int64_t line = 0;  ///< on which the line, release or record begins
    std::string pointer;    ///< JSON Pointer of the element inside the line, or inside the file when it is one document
    BilingualText message;
};

/// How a file is laid out.
enum class Layout : std::int8_t {
    detect,
    lines,     ///< JSON Lines: every line a text by itself
    document,  ///< JSON texts, one after another; of a package each release or record is read by itself
};

/// A text in a block: a line, or a release or record of a package.
struct Element {
    std::size_t offset = 0;
    std::size_t size = 0;
    std::int64_t line = 0;
    std::int64_t index = -1;    ///< of an element of an array: its place
    std::string_view array;     ///< "releases", "records", or empty for a text that stands alone or in an array
};

/// Elements of a file with the bytes that they are in.
struct Block {
    std::string path;
    std::string bytes;  ///< what a parser may read beyond an element is in it
    std::vector<Element> elements;
    std::vector<ReadIssue> issues;  ///< places at which the file itself is broken
};

/// Cuts files into blocks of whole elements. Files are taken one after another.
class BlockReader {
public:
    /// `block_size`: how many bytes are read at a time; a longer element makes a block of its own. The default
    /// stays in the cache.
    explicit BlockReader(std::vector<std::string> paths, Layout layout = Layout::detect, std::size_t block_size = 1 << 19);
    /// A text in memory, as if it were a file of this name.
    BlockReader(std::string name, std::string_view text, Layout layout, std::size_t block_size);
    ~BlockReader();
    BlockReader(BlockReader&&) noexcept;
    BlockReader& operator=(BlockReader&&) noexcept;

    /// The next block, or false at the end. `block` is filled anew, its memory used again. Status::file_not_found,
    /// Status::file_read.
    [[nodiscard]] Result<bool> next(Block& block);

private:
    class Source;
    std::unique_ptr<Source> source_;
};

/// Reads elements into processes. One thread at a time.
class ProcessReader {
public:
    ProcessReader();
    ~ProcessReader();

    /// Calls `found` with every process of an element: a release, the compiled release of a record, each of a package or
    /// an array. Views of the process hold inside the call. What cannot be read goes to `issues`, and the rest goes on.
    void read(const Block& block, const Element& element, const std::function<void(const Process&)>& found,
              std::vector<ReadIssue>& issues);

private:
    class Parser;
    std::unique_ptr<Parser> parser_;
};

}  // namespace steward::ocds
