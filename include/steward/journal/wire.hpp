/// @file
/// The canonical encoding (规范编码) of events: the protobuf wire format, restricted so that one meaning has one byte
/// string.
///
/// The restrictions: fields ascend by number, and only rows of a list repeat one; varints are as short as they can be;
/// every integer is zigzag (protobuf's sint64); a truth value is 0 or 1; texts are valid UTF-8; what is absent is not
/// written, and what is written is present, zero and the empty text included. docs/reference/journal.md describes the
/// format for those who read a journal without this library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "steward/kernel/result.hpp"

namespace steward {

/// Writes one message after another into a buffer of its own, which grows to the largest and stays. Fields are written
/// by ascending number, from 1 to 536,870,911; a caller that breaks this writes what no reader accepts (an assert in
/// debug builds). Used by one thread at a time.
class WireWriter {
public:
    WireWriter() = default;
    WireWriter(const WireWriter&) = delete;
    WireWriter& operator=(const WireWriter&) = delete;

    /// Starts a new message; the memory stays.
    void clear() noexcept {
        size_ = 0;
        last_field_ = 0;
    }

    /// What was written since `clear`; valid until the next call that writes, or the writer's end.
    [[nodiscard]] std::string_view bytes() const noexcept { return {buffer_.get(), size_}; }

    void int64(std::uint32_t field, std::int64_t value) {
        reserve(2 * longest_varint);
        tag(field, varint_type);
        // Zigzag: 0, -1, 1, -2 become 0, 1, 2, 3.
        varint(static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63));
    }

    void boolean(std::uint32_t field, bool value) {
        reserve(2 * longest_varint);
        tag(field, varint_type);
        varint(value ? 1 : 0);
    }

    /// Text in UTF-8, or any bytes that are read back with `WireReader::bytes`.
    void text(std::uint32_t field, std::string_view value) {
        reserve(2 * longest_varint + value.size());
        tag(field, length_type);
        varint(value.size());
        if (!value.empty()) std::memcpy(buffer_.get() + size_, value.data(), value.size());
        size_ += value.size();
    }

    // Values that may be absent: nothing is written then.
    void optional_int64(std::uint32_t field, const std::optional<std::int64_t>& value) {
        if (value) int64(field, *value);
    }
    void optional_boolean(std::uint32_t field, const std::optional<bool>& value) {
        if (value) boolean(field, *value);
    }
    void optional_text(std::uint32_t field, const std::optional<std::string_view>& value) {
        if (value) text(field, *value);
    }

    /// A nested row; called again with the same field it adds to a list. `write` writes the row's own fields, numbered
    /// from 1, with this writer.
    template <class Write>
    void row(std::uint32_t field, Write&& write) {
        reserve(2 * longest_varint);
        tag(field, length_type);
        const std::uint32_t outer = last_field_;
        last_field_ = 0;
        ++size_;  // the length, of one byte as long as the row has no more than 127
        const std::size_t begin = size_;
        write();
        close_row(begin);
        last_field_ = outer;
    }

private:
    static constexpr std::uint32_t varint_type = 0;
    static constexpr std::uint32_t length_type = 2;
    static constexpr std::size_t longest_varint = 10;

    void reserve(std::size_t more) {
        if (capacity_ - size_ < more) grow(more);
    }
    void grow(std::size_t more);
    void close_row(std::size_t begin);
    void check_order(std::uint32_t field, std::uint32_t type) noexcept;

    void tag(std::uint32_t field, std::uint32_t type) noexcept {
#ifndef NDEBUG
        check_order(field, type);
#endif
        varint(std::uint64_t{field} << 3 | type);
    }

    void varint(std::uint64_t value) noexcept {
        char* at = buffer_.get() + size_;
        while (value >= 0x80) {
            *at++ = static_cast<char>(value | 0x80);
            value >>= 7;
        }
        *at++ = static_cast<char>(value);
        size_ = static_cast<std::size_t>(at - buffer_.get());
    }

    std::unique_ptr<char[]> buffer_;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
    std::uint32_t last_field_ = 0;
};

/// Reads a message field by field, in ascending order, and checks that it is canonical. Never reads past its end. The
/// first fault sticks: from then on every value is 0, empty or absent, and `finish` tells of it. Borrows the bytes, and
/// so do the texts that it gives.
class WireReader {
public:
    explicit WireReader(std::string_view message) noexcept
        : begin_(message.data()), at_(begin_), end_(begin_ + message.size()) {}

    // Required values; a missing one is a fault.
    [[nodiscard]] std::int64_t int64(std::uint32_t field) noexcept { return required(field, optional_int64(field)); }
    [[nodiscard]] bool boolean(std::uint32_t field) noexcept { return required(field, optional_boolean(field)); }
    [[nodiscard]] std::string_view text(std::uint32_t field) noexcept { return required(field, optional_text(field)); }
    [[nodiscard]] std::string_view bytes(std::uint32_t field) noexcept {
        return required(field, optional_bytes(field));
    }

    // Values that may be absent.
    [[nodiscard]] std::optional<std::int64_t> optional_int64(std::uint32_t field) noexcept {
        std::uint64_t value = 0;
        if (!enter(field, varint_type) || !varint(value, field)) return std::nullopt;
        return static_cast<std::int64_t>(value >> 1 ^ (~(value & 1) + 1));
    }
    [[nodiscard]] std::optional<bool> optional_boolean(std::uint32_t field) noexcept;
    [[nodiscard]] std::optional<std::string_view> optional_text(std::uint32_t field) noexcept;
    [[nodiscard]] std::optional<std::string_view> optional_bytes(std::uint32_t field) noexcept {
        std::uint64_t size = 0;
        if (!enter(field, length_type) || !varint(size, field)) return std::nullopt;
        if (size > static_cast<std::uint64_t>(end_ - at_)) {
            fail(Fault::cut_off, field);
            return std::nullopt;
        }
        return std::string_view(std::exchange(at_, at_ + size), size);
    }

    /// Calls `read` for each row of a list, in order, possibly never; it reads the row's fields with this reader. A
    /// field of the row that is not read is a fault.
    template <class Read>
    void rows(std::uint32_t field, Read&& read) {
        while (row(field, read)) {
        }
    }

    /// Reads one nested row if it is there; true when it was.
    template <class Read>
    bool row(std::uint32_t field, Read&& read) {
        const auto row = optional_bytes(field);
        if (!row) return false;
        const char* const outer = end_;
        at_ = row->data();
        end_ = at_ + row->size();
        read();
        expect_end();
        if (!ok()) return false;  // the end stays where the fault was met, so that nothing more is read
        end_ = outer;
        return true;
    }

    /// Whether no fault was found so far.
    [[nodiscard]] bool ok() const noexcept { return fault_ == Fault::none; }

    /// To be called last: `malformed` for any fault, or for fields that were not read. The message names the field's
    /// number and the byte.
    [[nodiscard]] Result<void> finish();

private:
    static constexpr std::uint32_t varint_type = 0;
    static constexpr std::uint32_t length_type = 2;

    enum class Fault : std::uint8_t {
        none,
        missing,
        unexpected,
        cut_off,
        long_varint,
        wide_varint,
        no_boolean,
        no_utf8
    };

    void fail(Fault fault, std::uint32_t field) noexcept;
    /// A fault if the message, or the row under way, has more fields.
    void expect_end() noexcept;
    /// Passes the tag of a field if it comes next.
    bool enter(std::uint32_t field, std::uint32_t type) noexcept {
        if (field > 15) return enter_long(field, type);
        if (at_ == end_ || static_cast<unsigned char>(*at_) != (field << 3 | type)) return false;
        ++at_;
        return true;
    }
    bool enter_long(std::uint32_t field, std::uint32_t type) noexcept;

    bool varint(std::uint64_t& value, std::uint32_t field) noexcept {
        if (at_ == end_ || static_cast<unsigned char>(*at_) >= 0x80) return varint_long(value, field);
        value = static_cast<unsigned char>(*at_++);
        return true;
    }
    bool varint_long(std::uint64_t& value, std::uint32_t field) noexcept;

    template <class T>
    T required(std::uint32_t field, std::optional<T> value) noexcept {
        if (value) return *value;
        fail(Fault::missing, field);
        return T{};
    }

    const char* begin_;
    const char* at_;
    const char* end_;
    Fault fault_ = Fault::none;
    std::uint32_t fault_field_ = 0;
    std::size_t fault_offset_ = 0;
};

}  // namespace steward
