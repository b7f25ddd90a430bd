// Cuts files into whole lines, or into the releases and records of packages, without reading more of them than that.
#include <algorithm>
#include <cstring>

#include "bytes.hpp"
#include "steward/io/file.hpp"
#include "steward/kernel/utf8.hpp"
#include "steward/ocds/reader.hpp"

namespace steward::ocds {
namespace {

/// What SIMD parsers may read beyond the end of a text.
constexpr std::size_t padding = 64;
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_blank(std::string_view text) noexcept { return std::all_of(text.begin(), text.end(), is_space); }

/// Finds the end of one JSON value by its brackets and quotes; the parser checks the rest. Goes on where it stopped when
/// more bytes have come.
class ValueScan {
public:
    void begin() noexcept { *this = ValueScan{}; }

    /// Moves `at` over the value. True when its end was found.
    bool advance(std::string_view bytes, std::size_t& at) noexcept {
        ValueScan scan = *this;  // in registers
        std::size_t place = at;
        const bool ended = scan.step(bytes, place);
        *this = scan;
        at = place;
        return ended;
    }

    /// Whether there is a value at all.
    [[nodiscard]] bool started() const noexcept { return started_; }

private:
    bool step(std::string_view bytes, std::size_t& at) noexcept {
        while (at < bytes.size()) {
            const char c = bytes[at];
            if (in_string_) {
                if (!escaped_ && bytes.size() - at >= 8 && detail::special(bytes.data() + at) == 0) {
                    at += 8;
                    continue;
                }
                ++at;
                if (escaped_) escaped_ = false;
                else if (c == '\\') escaped_ = true;
                else if (c == '"' && (in_string_ = false, depth_ == 0)) return true;
                continue;
            }
            switch (c) {
                case '"': in_string_ = started_ = true; break;
                case '{': case '[': ++depth_, started_ = true; break;
                case '}': case ']':
                    if (depth_ == 0) return true;  // the end of a bare word, and of what it is in
                    if (--depth_ == 0) return ++at, true;
                    break;
                case ',': case ' ': case '\t': case '\n': case '\r':
                    if (depth_ == 0 && started_) return true;
                    break;
                default: started_ = true;
            }
            ++at;
        }
        return false;
    }

    std::int64_t depth_ = 0;
    bool in_string_ = false, escaped_ = false, started_ = false;
};

/// Whether a file that begins like this is JSON Lines: its first line is one object. A first line that is cut off is still
/// one when the second line begins an object where no JSON text could go on with one.
Layout layout_of(std::string_view head, bool whole_file) {
    std::size_t at = 0;
    while (at < head.size() && is_space(head[at])) ++at;
    if (at == head.size() || head[at] != '{') return Layout::document;
    const std::size_t end = head.find('\n', at);
    if (end == std::string_view::npos && !whole_file) return Layout::document;  // one long line: perhaps a package of gigabytes
    const std::string_view line = head.substr(at, std::min(end, head.size()) - at);
    ValueScan scan;
    std::size_t stop = 0;
    if (scan.advance(line, stop)) return is_blank(line.substr(stop)) ? Layout::lines : Layout::document;
    if (end == std::string_view::npos) return Layout::document;
    std::size_t next = end;
    while (next < head.size() && is_space(head[next])) ++next;
    std::size_t last = line.size();
    while (last > 0 && is_space(line[last - 1])) --last;
    const char before = line[last - 1];
    const bool goes_on = before == ':' || before == ',' || before == '[' || before == '{';
    return next < head.size() && head[next] == '{' && head[next - 1] == '\n' && !goes_on ? Layout::lines : Layout::document;
}

}  // namespace

class BlockReader::Source {
public:
    Source(std::vector<std::string> paths, std::optional<std::string_view> text, Layout layout, std::size_t block_size)
        : paths_(std::move(paths)), text_(text), asked_(layout), block_size_(std::max<std::size_t>(block_size, 16)) {}

    Result<bool> next(Block& block) {
        block.elements.clear();
        block.issues.clear();
        for (;;) {
            if (!open_) {
                if (path_ == paths_.size()) return false;
                if (Result<void> opened = open(); !opened) return std::move(opened).error();
            }
            const Result<void> read = layout_ == Layout::lines ? next_lines(block) : next_document(block);
            if (!read) return read.error();
            if (open_ || !block.elements.empty() || !block.issues.empty()) {
                block.path = paths_[path_];
                if (!open_) ++path_;
                return true;
            }
            ++path_;
        }
    }

private:
    Result<void> open() {
        bytes_.clear();
        ended_ = false;
        at_ = counted_ = 0;
        line_ = 1;
        state_ = State::top;
        if (!text_) {
            Result<FileSource> file = FileSource::open(paths_[path_]);
            if (!file) return std::move(file).error();
            file_ = std::move(*file);
        }
        open_ = true;
        if (Result<void> filled = fill(); !filled) return filled;
        if (std::string_view(bytes_).starts_with(byte_order_mark)) bytes_.erase(0, byte_order_mark.size());
        layout_ = asked_ == Layout::detect ? layout_of(bytes_, ended_) : asked_;
        return {};
    }

    /// Reads until a block's worth has been added, or the file ends.
    Result<void> fill() {
        const std::size_t begin = bytes_.size();
        if (text_) {
            const std::size_t size = std::min(block_size_, text_->size());
            bytes_.append(text_->substr(0, size));
            text_->remove_prefix(size);
            ended_ = text_->empty();
            return {};
        }
        bytes_.resize(begin + block_size_);
        std::size_t filled = begin;
        while (filled < bytes_.size()) {
            const Result<std::size_t> got = file_->read(bytes_.data() + filled, bytes_.size() - filled);
            if (!got) return got.error();
            if (*got == 0) {
                ended_ = true;
                break;
            }
            filled += *got;
        }
        bytes_.resize(filled);
        return {};
    }

    /// Gives the bytes up to `end`, on line `line_`, to the block and keeps the rest.
    void hand_over(Block& block, std::size_t end) {
        counted_ = 0;
        block.bytes.swap(bytes_);
        bytes_.assign(block.bytes, end);
        block.bytes.resize(end);
        block.bytes.append(padding, ' ');
    }

    Result<void> next_lines(Block& block) {
        std::size_t searched = 0;
        std::size_t end = std::string::npos;
        for (;;) {
            const std::size_t last = std::string_view(bytes_).substr(searched).rfind('\n');
            if (last != std::string_view::npos) {
                end = searched + last + 1;
                break;
            }
            if (ended_) break;
            searched = bytes_.size();
            if (Result<void> filled = fill(); !filled) return filled;
        }
        if (ended_) end = bytes_.size();
        for (std::size_t at = 0; at < end; ++line_) {
            const void* found = std::memchr(bytes_.data() + at, '\n', end - at);
            const std::size_t stop = found ? static_cast<std::size_t>(static_cast<const char*>(found) - bytes_.data()) : end;
            std::size_t size = stop - at;
            while (size > 0 && is_space(bytes_[at + size - 1])) --size;
            if (size > 0) block.elements.push_back({at, size, line_, -1, {}});
            at = stop + 1;
        }
        hand_over(block, end);
        if (ended_) return close();
        return fill();
    }

    enum class State : std::int8_t {
        top,             ///< between the texts of a file
        array_first,     ///< after the bracket of an array that is a text
        array_value,     ///< before an element of it
        array_in,        ///< inside an element
        array_after,     ///< after one
        object_first,    ///< after the brace of an object that is a text
        object_key,      ///< before a name
        object_in_key,
        object_colon,
        object_value,    ///< before the value of a member
        object_in_value,
        object_after,    ///< after it
        package_first,   ///< after the bracket of releases or records
        package_value,
        package_in,
        package_after,
    };

    /// The line of an offset at or after the last one that was asked for.
    std::int64_t line_at(std::size_t offset) noexcept {
        line_ += std::count(bytes_.begin() + static_cast<std::ptrdiff_t>(counted_), bytes_.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
        counted_ = offset;
        return line_;
    }

    void emit(Block& block, std::size_t from, std::string_view array, std::int64_t index) {
        block.elements.push_back({from, at_ - from, line_at(from), index, array});
    }

    void begin_value(State state) {
        start_ = at_;
        scan_.begin();
        state_ = state;
    }

    /// What is needed of the bytes when more come: the object that may be a release, the element or name that is not over.
    [[nodiscard]] std::size_t needed() const noexcept {
        switch (state_) {
            case State::array_in: case State::package_in: return start_;
            case State::object_first: case State::object_key: case State::object_in_key: case State::object_colon:
            case State::object_value: case State::object_in_value: case State::object_after:
                return package_ ? (state_ == State::object_in_key ? start_ : at_) : object_;
            default: return at_;
        }
    }

    Result<void> next_document(Block& block) {
        for (;;) {
            const bool sound = run(block);
            const bool over = ended_ && sound && at_ == bytes_.size();
            if (over && state_ != State::top) broken(block, text("文件在一个值的中间结束", "the file ends inside a value"));
            if (!sound || over) {
                line_at(bytes_.size());
                hand_over(block, bytes_.size());
                return close();
            }
            const std::size_t keep = needed();
            if (!block.elements.empty() && bytes_.size() >= block_size_) {
                shift(keep);
                hand_over(block, keep);
                return fill();
            }
            if (block.elements.empty() && keep > block_size_) {  // of what was skipped nothing is kept
                shift(keep);
                Block skipped;
                hand_over(skipped, keep);
            }
            if (Result<void> filled = fill(); !filled) return filled;
        }
    }

    /// Counts places from `by` on.
    void shift(std::size_t by) noexcept {
        line_at(by);
        at_ -= by;
        start_ -= std::min(start_, by);
        object_ -= std::min(object_, by);
    }

    void broken(Block& block, Text what) {
        block.issues.push_back({paths_[path_], line_at(std::max(counted_, std::min(at_, bytes_.size()))), {},
                                BilingualText(std::string(what.zh) + "；此后不再读取", std::string(what.en) + "; nothing after it was read")});
    }

    bool fail(Block& block) {
        const std::string found = printable(std::string_view(bytes_).substr(at_, 1));  // what follows may not be there yet
        const BilingualText what("不是 JSON：“" + found + "”", "this is not JSON: '" + found + "'");
        broken(block, {what.zh, what.en});
        return false;
    }

    /// Goes through the bytes there are. False when they are no JSON texts.
    bool run(Block& block) {
        const std::string_view bytes = bytes_;
        while (at_ < bytes.size()) {
            const char c = bytes[at_];
            const bool inside = state_ == State::array_in || state_ == State::package_in || state_ == State::object_in_key ||
                                state_ == State::object_in_value;
            if (!inside && is_space(c)) {
                ++at_;
                continue;
            }
            switch (state_) {
                case State::top:
                    if (c == '[') state_ = State::array_first, index_ = 0;
                    else if (c == '{') state_ = State::object_first, object_ = at_, package_ = has_ocid_ = false;
                    else return fail(block);
                    ++at_;
                    break;
                case State::array_first:
                case State::package_first:
                    if (c == ']') {
                        state_ = state_ == State::array_first ? State::top : State::object_after;
                        ++at_;
                        break;
                    }
                    state_ = state_ == State::array_first ? State::array_value : State::package_value;
                    break;
                case State::array_value: begin_value(State::array_in); break;
                case State::package_value: begin_value(State::package_in); break;
                case State::array_in:
                case State::package_in: {
                    if (!scan_.advance(bytes, at_)) return true;
                    if (!scan_.started()) return fail(block);
                    const bool of_package = state_ == State::package_in;
                    emit(block, start_, of_package ? array_ : std::string_view{}, index_++);
                    state_ = of_package ? State::package_after : State::array_after;
                    break;
                }
                case State::array_after:
                case State::package_after: {
                    const bool of_package = state_ == State::package_after;
                    if (c == ',') state_ = of_package ? State::package_value : State::array_value;
                    else if (c == ']') state_ = of_package ? State::object_after : State::top;
                    else return fail(block);
                    ++at_;
                    break;
                }
                case State::object_first:
                    if (c == '}') {
                        end_object(block);
                        break;
                    }
                    state_ = State::object_key;
                    break;
                case State::object_key:
                    if (c != '"') return fail(block);
                    begin_value(State::object_in_key);
                    break;
                case State::object_in_key:
                    if (!scan_.advance(bytes, at_)) return true;
                    note_key(bytes.substr(start_, at_ - start_));
                    state_ = State::object_colon;
                    break;
                case State::object_colon:
                    if (c != ':') return fail(block);
                    ++at_;
                    state_ = State::object_value;
                    break;
                case State::object_value:
                    if (c == '[' && !array_.empty() && !has_ocid_) {
                        package_ = true;
                        index_ = 0;
                        ++at_;
                        state_ = State::package_first;
                        break;
                    }
                    begin_value(State::object_in_value);
                    break;
                case State::object_in_value:
                    if (!scan_.advance(bytes, at_)) return true;
                    if (!scan_.started()) return fail(block);
                    state_ = State::object_after;
                    break;
                case State::object_after:
                    if (c == '}') {
                        end_object(block);
                        break;
                    }
                    if (c != ',') return fail(block);
                    ++at_;
                    state_ = State::object_key;
                    break;
            }
        }
        return true;
    }

    void note_key(std::string_view key) noexcept {
        array_ = key == "\"releases\"" ? "releases" : key == "\"records\"" ? "records" : std::string_view{};
        if (key == "\"ocid\"") has_ocid_ = true;  // a release or a record, of which the releases are a part
    }

    void end_object(Block& block) {
        ++at_;
        if (!package_) emit(block, object_, {}, -1);
        state_ = State::top;
    }

    Result<void> close() {
        open_ = false;
        file_.reset();
        return {};
    }

    std::vector<std::string> paths_;
    std::optional<std::string_view> text_;
    Layout asked_;
    std::size_t block_size_;

    std::size_t path_ = 0;
    std::optional<FileSource> file_;
    bool open_ = false;
    bool ended_ = false;
    Layout layout_ = Layout::lines;
    std::string bytes_;        ///< read, and not handed over
    std::int64_t line_ = 1;    ///< of the byte `counted_`
    std::size_t counted_ = 0;

    // Of documents.
    std::size_t at_ = 0;
    State state_ = State::top;
    ValueScan scan_;
    std::size_t start_ = 0;      ///< of the value that is being scanned
    std::size_t object_ = 0;     ///< of the object that is a text
    std::string_view array_;     ///< the name of the member, when it is one of a package
    std::int64_t index_ = 0;
    bool package_ = false, has_ocid_ = false;
};

BlockReader::BlockReader(std::vector<std::string> paths, Layout layout, std::size_t block_size)
    : source_(std::make_unique<Source>(std::move(paths), std::nullopt, layout, block_size)) {}
BlockReader::BlockReader(std::string name, std::string_view text, Layout layout, std::size_t block_size)
    : source_(std::make_unique<Source>(std::vector{std::move(name)}, text, layout, block_size)) {}
BlockReader::~BlockReader() = default;
BlockReader::BlockReader(BlockReader&&) noexcept = default;
BlockReader& BlockReader::operator=(BlockReader&&) noexcept = default;

Result<bool> BlockReader::next(Block& block) { return source_->next(block); }

}  // namespace steward::ocds
