/// @file
/// Errors as values. No function of Steward's public interface throws for bad input; `std::bad_alloc` is the only
/// exception that a C++ caller can see, and the C ABI turns that one into a status as well.
#pragma once

#include <cassert>
#include <cstdint>
#include <utility>
#include <variant>

#include "steward/kernel/text.hpp"

namespace steward {

/// What went wrong, stable for ever: the low 8 bits are the category, the upper bits the detail. Numbers are never
/// given a second meaning.
enum class Status : std::int32_t {
    ok = 0,

    // Category 1: an argument of the call itself.
    argument = 1,
    null_pointer = 1 | 1 << 8,
    bad_range = 1 | 2 << 8,         ///< first/count outside the bound length, negative count, bad stride
    buffer_too_small = 1 | 3 << 8,  ///< caller's buffer; `needed` says how much
    invalid_utf8 = 1 | 4 << 8,
    overlapping_memory = 1 | 5 << 8,

    // Category 2: a name that the library does not know.
    unknown_name = 2,
    unknown_operation = 2 | 1 << 8,
    unknown_column = 2 | 2 << 8,
    unknown_jurisdiction = 2 | 3 << 8,
    unknown_list = 2 | 4 << 8,
    unknown_language = 2 | 5 << 8,
    unknown_rule = 2 | 6 << 8,
    unknown_encoding = 2 | 7 << 8,

    // Category 3: type, length or shape of what is bound.
    binding = 3,
    wrong_type = 3 | 1 << 8,
    wrong_length = 3 | 2 << 8,
    not_bound = 3 | 3 << 8,          ///< a required column has no binding
    validity_required = 3 | 4 << 8,  ///< a nullable output is bound without a validity bitmap
    bad_offsets = 3 | 5 << 8,        ///< list offsets that decrease, start below 0 or pass the child columns
    row_limit = 3 | 6 << 8,          ///< an output of unknown length reached its stated bound

    // Category 4: the data of one row.
    data = 4,
    missing_value = 4 | 1 << 8,
    unknown_code = 4 | 2 << 8,  ///< a code that the column's enumeration does not have
    bad_date = 4 | 3 << 8,
    out_of_range = 4 | 4 << 8,  ///< a value that cannot be, such as a negative price or zero months
    overflow = 4 | 5 << 8,
    contradiction = 4 | 6 << 8,  ///< facts of one row that exclude each other
    bad_child = 4 | 7 << 8,      ///< a row of one of its lists is at fault
    malformed = 4 | 8 << 8,      ///< text that is no number, date or code

    // Category 5: rule packs.
    pack = 5,
    pack_syntax = 5 | 1 << 8,
    pack_content = 5 | 2 << 8,
    pack_layout = 5 | 3 << 8,  ///< a layout version this library cannot read
    digest_mismatch = 5 | 4 << 8,  ///< the rules have another digest than the one asked for

    // Category 6: an object asked for something it cannot give now.
    state = 6,
    stale = 6 | 1 << 8,    ///< bound data changed since the run that the question is about
    not_run = 6 | 2 << 8,  ///< results asked for before a run
    conflict = 6 | 3 << 8,         ///< the journal has moved on since it was read: read its tail and decide again
    duplicate_event = 6 | 4 << 8,  ///< an event of this id is in the journal already
    not_built = 6 | 5 << 8,        ///< a part that was left out when the library was built
    transaction = 6 | 6 << 8,      ///< begin, commit or rollback out of turn

    // Category 7: files and encodings.
    io = 7,
    file_not_found = 7 | 1 << 8,
    file_read = 7 | 2 << 8,
    file_write = 7 | 3 << 8,
    csv_syntax = 7 | 4 << 8,
    bad_encoding = 7 | 5 << 8,
    not_a_journal = 7 | 6 << 8,  ///< a file of another kind
    newer_version = 7 | 7 << 8,  ///< written by a later version of the format
    store_locked = 7 | 8 << 8,   ///< another process holds the store for longer than we were told to wait
    disk_full = 7 | 9 << 8,
    corrupt = 7 | 10 << 8,    ///< pages of the file are damaged or missing
    altered = 7 | 11 << 8,    ///< readable, but not what was written
    read_only = 7 | 12 << 8,  ///< no permission to write
    file_exists = 7 | 13 << 8,
    json_syntax = 7 | 14 << 8,

    // Category 8: resources.  Category 9: a fault of the library itself.
    out_of_memory = 8,
    internal = 9,
};

/// The category of a status (its low 8 bits).
[[nodiscard]] constexpr std::int32_t category(Status status) noexcept { return static_cast<std::int32_t>(status) & 0xff; }

/// The fixed identifier of a status, e.g. "unknown_column"; static storage.
[[nodiscard]] const char* status_name(Status status) noexcept;

/// An error: its status, and a message that names the field, the value, and what would be right.
struct Error {
    Status status = Status::internal;
    BilingualText message;
    std::int64_t row = -1;  ///< row at fault, -1 when the error is not about a row
};

/// A value or an error. `[[nodiscard]]`: an ignored result is a compile-time warning.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT: implicit by design
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT

    [[nodiscard]] bool ok() const noexcept { return state_.index() == 0; }
    explicit operator bool() const noexcept { return ok(); }

    [[nodiscard]] T& value() & noexcept { assert(ok()); return *std::get_if<0>(&state_); }
    [[nodiscard]] const T& value() const& noexcept { assert(ok()); return *std::get_if<0>(&state_); }
    [[nodiscard]] T&& value() && noexcept { assert(ok()); return std::move(*std::get_if<0>(&state_)); }
    [[nodiscard]] const Error& error() const& noexcept { assert(!ok()); return *std::get_if<1>(&state_); }
    [[nodiscard]] Error&& error() && noexcept { assert(!ok()); return std::move(*std::get_if<1>(&state_)); }

    T& operator*() & noexcept { return value(); }
    const T& operator*() const& noexcept { return value(); }
    T* operator->() noexcept { return &value(); }
    const T* operator->() const noexcept { return &value(); }

private:
    std::variant<T, Error> state_;
};

/// Success without a value, or an error.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)), ok_(false) {}  // NOLINT

    [[nodiscard]] bool ok() const noexcept { return ok_; }
    explicit operator bool() const noexcept { return ok_; }
    [[nodiscard]] const Error& error() const& noexcept { assert(!ok_); return error_; }
    [[nodiscard]] Error&& error() && noexcept { assert(!ok_); return std::move(error_); }

private:
    Error error_;
    bool ok_ = true;
};

}  // namespace steward
