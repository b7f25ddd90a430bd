#include "steward/journal/wire.hpp"

#include <algorithm>
#include <cassert>
#include <string>

#include "steward/kernel/utf8.hpp"

namespace steward {

namespace {

/// The number as a varint; its length.
std::size_t encode(std::uint64_t value, char* out) noexcept {
    std::size_t size = 0;
    while (value >= 0x80) {
        out[size++] = static_cast<char>(value | 0x80);
        value >>= 7;
    }
    out[size++] = static_cast<char>(value);
    return size;
}

}  // namespace

void WireWriter::grow(std::size_t more) {
    const std::size_t capacity = std::max<std::size_t>({256, capacity_ * 2, size_ + more});
    std::unique_ptr<char[]> larger(new char[capacity]);
    if (size_ != 0) std::memcpy(larger.get(), buffer_.get(), size_);
    buffer_ = std::move(larger);
    capacity_ = capacity;
}

void WireWriter::close_row(std::size_t begin) {
    char length[longest_varint];
    const std::size_t row_size = size_ - begin;
    const std::size_t length_size = encode(row_size, length);
    if (length_size > 1) {  // the row makes room for a longer length
        reserve(length_size);
        std::memmove(buffer_.get() + begin - 1 + length_size, buffer_.get() + begin, row_size);
        size_ += length_size - 1;
    }
    std::memcpy(buffer_.get() + begin - 1, length, length_size);
}

void WireWriter::check_order([[maybe_unused]] std::uint32_t field, [[maybe_unused]] std::uint32_t type) noexcept {
    assert(field >= 1 && field <= 536'870'911);
    assert(field > last_field_ || (field == last_field_ && type == length_type));
    last_field_ = field;
}

void WireReader::fail(Fault fault, std::uint32_t field) noexcept {
    if (fault_ == Fault::none) {
        fault_ = fault;
        fault_field_ = field;
        fault_offset_ = static_cast<std::size_t>(at_ - begin_);
    }
    at_ = end_;  // nothing more is read
}

bool WireReader::enter_long(std::uint32_t field, std::uint32_t type) noexcept {
    // The only canonical bytes of this tag; any others are met by nobody and found as a rest.
    char wanted[10];
    const std::size_t size = encode(std::uint64_t{field} << 3 | type, wanted);
    if (static_cast<std::size_t>(end_ - at_) < size || std::memcmp(at_, wanted, size) != 0) return false;
    at_ += size;
    return true;
}

bool WireReader::varint_long(std::uint64_t& value, std::uint32_t field) noexcept {
    std::uint64_t result = 0;
    for (unsigned shift = 0; shift < 70; shift += 7) {
        if (at_ == end_) {
            fail(Fault::cut_off, field);
            return false;
        }
        const auto byte = static_cast<unsigned char>(*at_++);
        if (shift == 63 && byte > 1) break;
        result |= std::uint64_t{byte & 0x7FU} << shift;
        if (byte < 0x80) {
            if (byte == 0 && shift != 0) {
                fail(Fault::long_varint, field);
                return false;
            }
            value = result;
            return true;
        }
    }
    fail(Fault::wide_varint, field);
    return false;
}

std::optional<bool> WireReader::optional_boolean(std::uint32_t field) noexcept {
    std::uint64_t value = 0;
    if (!enter(field, varint_type) || !varint(value, field)) return std::nullopt;
    if (value > 1) {
        fail(Fault::no_boolean, field);
        return std::nullopt;
    }
    return value == 1;
}

std::optional<std::string_view> WireReader::optional_text(std::uint32_t field) noexcept {
    const auto value = optional_bytes(field);
    if (value && !valid_utf8(*value)) {
        fail(Fault::no_utf8, field);
        return std::nullopt;
    }
    return value;
}

void WireReader::expect_end() noexcept {
    if (fault_ != Fault::none || at_ == end_) return;
    const char* const here = at_;
    std::uint64_t tag = 0;
    if (!varint(tag, 0)) return;
    at_ = here;
    fail(Fault::unexpected, static_cast<std::uint32_t>(std::min<std::uint64_t>(tag >> 3, 0xFFFFFFFFU)));
}

Result<void> WireReader::finish() {
    expect_end();
    Text what;
    switch (fault_) {
        case Fault::none: return {};
        case Fault::missing: what = steward::text("缺少该字段", "is missing"); break;
        case Fault::unexpected: what = steward::text("不应出现在此处", "is not expected here"); break;
        case Fault::cut_off: what = steward::text("数据不完整", "is cut off"); break;
        case Fault::long_varint:
            what = steward::text("整数编码过长", "has a varint that is longer than it need be");
            break;
        case Fault::wide_varint: what = steward::text("整数超过 64 位", "has a varint of more than 64 bits"); break;
        case Fault::no_boolean: what = steward::text("应为 0 或 1", "must be 0 or 1"); break;
        case Fault::no_utf8: what = steward::text("不是有效的 UTF-8", "is not valid UTF-8"); break;
    }
    const std::string field = std::to_string(fault_field_);
    const std::string offset = std::to_string(fault_offset_);
    return Error{
        Status::malformed,
        {"编码不规范：字段 " + field + "（第 " + offset + " 字节处）" + std::string(what.zh),
         "the encoding is not canonical: field " + field + " (at byte " + offset + ") " + std::string(what.en)}};
}

}  // namespace steward
