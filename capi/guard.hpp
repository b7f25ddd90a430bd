// The one place where the C ABI turns C++ results and exceptions into statuses. Argument checks belong inside it.
#pragma once

#include <cstring>
#include <new>
#include <string_view>

#include "steward.h"
#include "steward/kernel/result.hpp"

namespace steward::capi {

/// Cuts a UTF-8 text to `limit` bytes without splitting a character.
[[nodiscard]] inline std::size_t cut(std::string_view text, std::size_t limit) noexcept {
    if (text.size() <= limit) return text.size();
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xc0) == 0x80) --limit;
    return limit;
}

/// Fills the caller's error struct, as far as its `struct_size` says it reaches.
inline void fill(stw_error* err, Status status, std::string_view message, std::int64_t row) noexcept {
    if (!err) return;
    constexpr std::size_t head = offsetof(stw_error, message);
    const std::size_t size = err->struct_size;
    if (size >= offsetof(stw_error, status) + sizeof(err->status)) err->status = static_cast<std::int32_t>(status);
    if (size >= offsetof(stw_error, row) + sizeof(err->row)) err->row = row;
    if (size <= head + 1) return;
    const std::size_t room = (size < sizeof(stw_error) ? size : sizeof(stw_error)) - head - 1;
    const std::size_t length = cut(message, room);
    std::memcpy(err->message, message.data(), length);
    err->message[length] = '\0';
}

/// Both languages in one message: whoever reads it finds his own.
inline void fill(stw_error* err, const Error& error) {
    fill(err, error.status, error.message.zh + " / " + error.message.en, error.row);
}

inline Error null_argument(const char* name) {
    return {Status::null_pointer, BilingualText("参数 " + std::string(name) + " 为空指针", "argument " + std::string(name) + " is NULL")};
}

/// Runs a body that returns Result<void> and lets nothing escape.
template <class Body>
std::int32_t guard(stw_error* err, Body body) noexcept {
    try {
        const Result<void> result = body();
        if (result) return STW_OK;
        fill(err, result.error());
        return static_cast<std::int32_t>(result.error().status);
    } catch (const std::bad_alloc&) {
        fill(err, Status::out_of_memory, "内存不足 / out of memory", -1);
        return STW_E_OUT_OF_MEMORY;
    } catch (const std::exception& exception) {
        fill(err, Status::internal, exception.what(), -1);
        return STW_E_INTERNAL;
    } catch (...) {
        fill(err, Status::internal, "未知的内部错误 / unknown internal fault", -1);
        return STW_E_INTERNAL;
    }
}

/// Copies a text with its NUL to the caller's buffer; too small a buffer is left untouched.
[[nodiscard]] inline Result<void> copy_out(std::string_view text, char* buf, std::size_t cap, std::size_t* needed) {
    if (needed) *needed = text.size() + 1;
    if (cap < text.size() + 1) {
        const std::string size = std::to_string(text.size() + 1);
        return Error{Status::buffer_too_small, BilingualText("缓冲区太小，需要 " + size + " 字节", "the buffer is too small: " + size + " bytes are needed")};
    }
    if (!buf) return null_argument("buf");
    std::memcpy(buf, text.data(), text.size());
    buf[text.size()] = '\0';
    return {};
}

}  // namespace steward::capi
