#include "jsonl_lines.hpp"

#include <algorithm>
#include <utility>

#include "steward/io/encoding.hpp"

namespace steward::detail {
namespace {

constexpr std::size_t piece = std::size_t{1} << 16U;

bool blank(std::string_view line) noexcept { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

}  // namespace

ReadBytes bytes_of(std::string_view text) {
    return [text](char* data, std::size_t size) mutable -> Result<std::size_t> {
        const std::size_t given = std::min(size, text.size());
        text.copy(data, given);
        text.remove_prefix(given);
        return given;
    };
}

Result<bool> LineReader::next_raw(std::string_view& line) {
    for (std::size_t searched = begin_;;) {
        const std::string_view unread = std::string_view(buffer_).substr(searched, end_ - searched);
        const std::size_t found = unread.find('\n');
        if (found != std::string_view::npos || (at_end_ && end_ > begin_)) {
            const std::size_t stop = found == std::string_view::npos ? end_ : searched + found;
            line = std::string_view(buffer_).substr(begin_, stop - begin_);
            begin_ = std::min(stop + 1, end_);
            ++line_;
            return true;
        }
        if (at_end_) return false;
        // What is left moves to the front; the memory grows for a line that does not fit.
        buffer_.erase(0, begin_);
        end_ -= begin_;
        begin_ = 0;
        searched = end_;
        if (buffer_.size() - end_ < piece) buffer_.resize(std::max(end_ + piece, end_ * 2));
        Result<std::size_t> got = read_(buffer_.data() + end_, buffer_.size() - end_);
        if (!got) return std::move(got).error();
        end_ += *got;
        at_end_ = *got == 0;
    }
}

Result<bool> LineReader::next(std::string_view& line) {
    for (;;) {
        Result<bool> more = next_raw(line);
        if (!more || !*more) return more;
        if (line_ == 1) line = strip_bom(line);
        if (!blank(line)) return true;
    }
}

}  // namespace steward::detail
