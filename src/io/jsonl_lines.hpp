/// @file
/// A text as lines, read piece by piece. Internal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "steward/kernel/result.hpp"

namespace steward::detail {

/// Fills memory with the next bytes and gives their number; 0 at the end.
using ReadBytes = std::function<Result<std::size_t>(char*, std::size_t)>;

/// The bytes of a text in memory, which must outlive what is given back.
[[nodiscard]] ReadBytes bytes_of(std::string_view text);

/// Its memory is that of the longest line and one piece.
class LineReader {
public:
    explicit LineReader(ReadBytes read) : read_(std::move(read)) {}

    /// True with the next line that is not empty, without its end; the view holds until the next call. Blanks count as
    /// nothing. A byte order mark before the first line is skipped.
    [[nodiscard]] Result<bool> next(std::string_view& line);
    /// Number of the line that `next` gave, from 1.
    [[nodiscard]] std::int64_t line() const noexcept { return line_; }

private:
    [[nodiscard]] Result<bool> next_raw(std::string_view& line);

    ReadBytes read_;
    std::string buffer_;
    std::size_t begin_ = 0;  ///< of what is not given yet
    std::size_t end_ = 0;    ///< of what was read
    std::int64_t line_ = 0;
    bool at_end_ = false;
};

}  // namespace steward::detail
