/// @file
/// Between the caller's columns and the members of a struct: loading, checking, storing. Used by the engine.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <optional>
#include <type_traits>

#include "steward/kernel/utf8.hpp"
#include "steward/rules/prepared.hpp"

namespace steward {
namespace detail {

[[nodiscard]] inline bool bit(const std::uint8_t* bitmap, std::int64_t i) noexcept {
    return (bitmap[i >> 3] >> (i & 7)) & 1;
}

inline void set_bit(std::uint8_t* bitmap, std::int64_t i, bool value) noexcept {
    const auto mask = static_cast<std::uint8_t>(1U << (i & 7));
    bitmap[i >> 3] = static_cast<std::uint8_t>(value ? bitmap[i >> 3] | mask : bitmap[i >> 3] & ~mask);
}

/// What a loop needs of an input slot. A copy on the stack: outputs that are written cannot alias it, so that it stays
/// in registers.
struct InputView {
    InputBinding binding;
    const std::int32_t* code_positions = nullptr;  ///< of the code list; see CodeList::position
    std::int64_t code_count = 0;

    InputView() = default;
    explicit InputView(const PreparedOperation::InputSlot& slot) noexcept : binding(slot.binding) {
        if (!slot.codes) return;
        code_positions = slot.codes->position.data();
        code_count = static_cast<std::int64_t>(slot.codes->position.size());
    }
};

template <std::size_t count>
using InputViews = std::array<InputView, count>;

/// The raw number at a row. The slot is bound and long enough.
template <Storage storage, bool is_date>
[[nodiscard]] std::int64_t raw_value(const InputBinding& binding, std::int64_t row) noexcept {
    const std::int64_t at = row * binding.stride;
    if constexpr (storage == Storage::i64) return static_cast<const std::int64_t*>(binding.data)[at];
    if constexpr (storage == Storage::u8) return static_cast<const std::uint8_t*>(binding.data)[at];
    if constexpr (is_date)
        if (binding.storage == Storage::i64) return static_cast<const std::int64_t*>(binding.data)[at];
    return static_cast<const std::int32_t*>(binding.data)[at];
}

/// Whether a raw number can be a value of the column. `view` is needed for code lists only.
template <class Traits>
[[nodiscard]] Status check_value(std::int64_t raw, [[maybe_unused]] const InputView& view) noexcept {
    if constexpr (Traits::kind == Kind::date) {
        if (raw < Date::min_days || raw > Date::max_days) return Status::bad_date;
    } else if constexpr (Traits::kind == Kind::code) {
        if constexpr (requires { Traits::mask; }) {
            // Codes without a gap are one comparison.
            constexpr int first = std::countr_zero(Traits::mask);
            constexpr std::uint64_t from_zero = Traits::mask >> first;
            if constexpr ((from_zero & (from_zero + 1)) == 0) {
                if (static_cast<std::uint64_t>(raw - first) >= static_cast<std::uint64_t>(std::popcount(from_zero))) return Status::unknown_code;
            } else {
                if (raw < 0 || raw > 63 || !((Traits::mask >> raw) & 1)) return Status::unknown_code;
            }
        } else {
            if (raw < 0 || raw >= view.code_count || view.code_positions[raw] < 0) return Status::unknown_code;
        }
    } else if constexpr (Traits::kind == Kind::set) {
        if (static_cast<std::uint64_t>(raw) & ~Traits::mask) return Status::unknown_code;
    } else if constexpr (Traits::kind == Kind::boolean) {
        if (raw > 1) return Status::out_of_range;
    }
    return Status::ok;
}

/// Loads one text into its member: the caller's bytes, checked to be UTF-8.
template <class Struct, class Member>
[[nodiscard]] Status load_text(const Column<Struct, Member>& column, const InputBinding& binding, std::int64_t row,
                               Struct& facts) noexcept {
    const std::int64_t at = row * binding.stride;
    const std::int64_t begin = binding.offsets[at];
    const std::string_view value(static_cast<const char*>(binding.data) + begin,
                                 static_cast<std::size_t>(binding.offsets[at + 1] - begin));
    if (!valid_utf8(value)) return Status::malformed;
    facts.*column.member = value;
    return Status::ok;
}

/// Loads one value into its member and checks it. Status::ok, or what is wrong with it.
template <class Struct, class Member>
[[nodiscard]] Status load(const Column<Struct, Member>& column, const InputView& view, std::int64_t row,
                          Struct& facts) noexcept {
    using Traits = typename Column<Struct, Member>::Traits;
    constexpr bool nullable = Column<Struct, Member>::nullable;
    constexpr bool is_date = Traits::kind == Kind::date;
    if constexpr (nullable) facts.*column.member = std::nullopt;
    constexpr Status missing = nullable ? Status::ok : Status::missing_value;
    if (view.binding.data == nullptr) return missing;
    if (view.binding.validity && !bit(view.binding.validity, view.binding.stride == 0 ? 0 : row)) return missing;
    if constexpr (Traits::kind == Kind::text) {
        return load_text(column, view.binding, row, facts);
    } else {
        const std::int64_t raw = raw_value<Traits::storage, is_date>(view.binding, row);
        if (is_date && raw == not_a_time) return missing;
        const Status status = check_value<Traits>(raw, view);
        if (status == Status::ok) facts.*column.member = Traits::load(raw);
        return status;
    }
}

/// What became of the rows of a block.
template <std::size_t size>
struct BlockStatus {
    std::array<Status, size> status;        ///< ok, or why the row failed
    std::array<std::int32_t, size> column;  ///< input column at fault
    bool any_failed = false;

    void clear(std::size_t rows) noexcept {
        std::fill_n(status.begin(), rows, Status::ok);
        any_failed = false;
    }
    /// The first fault of a row stands.
    void fail(std::size_t row, Status why, std::int32_t at) noexcept {
        if (status[row] != Status::ok) return;
        status[row] = why;
        column[row] = at;
        any_failed = true;
    }
};

/// Loads a column for rows from `first` on. A column at a time, so that what a binding looks like is asked once for many rows.
/// `fail(i, status)` is told of every value that cannot be.
template <class Struct, class Member, class Fail>
void load_rows(const Column<Struct, Member>& column, const InputView& view, std::int64_t first, std::size_t rows, Struct* facts,
               Fail fail) {
    using Traits = typename Column<Struct, Member>::Traits;
    using Native = std::conditional_t<Traits::storage == Storage::i64, std::int64_t,
                                      std::conditional_t<Traits::storage == Storage::i32, std::int32_t, std::uint8_t>>;
    const bool plain = view.binding.data && !view.binding.validity && view.binding.storage == Traits::storage;
    if constexpr (Traits::kind != Kind::text) if (plain) {
        const std::int64_t stride = view.binding.stride;
        const Native* values = static_cast<const Native*>(view.binding.data) + first * stride;
        bool good = true;
        const auto fill = [&](auto step) noexcept {
            for (std::size_t i = 0; i < rows; ++i) {
                const std::int64_t raw = values[static_cast<std::int64_t>(i) * step];
                good &= check_value<Traits>(raw, view) == Status::ok;
                facts[i].*column.member = Traits::load(raw);
            }
        };
        if (stride == 1)
            fill(std::integral_constant<std::int64_t, 1>{});
        else
            fill(stride);
        if (good) return;
    }
    for (std::size_t i = 0; i < rows; ++i) {
        const Status status = load(column, view, first + static_cast<std::int64_t>(i), facts[i]);
        if (status != Status::ok) fail(i, status);
    }
}

/// Loads a column for a block of rows.
template <class Struct, class Member, std::size_t size>
void load_block(const Column<Struct, Member>& column, const InputView& view, std::int32_t index, std::int64_t first,
                std::size_t rows, std::array<Struct, size>& facts, BlockStatus<size>& block) noexcept {
    if (Column<Struct, Member>::nullable && view.binding.data == nullptr) return;  // cleared once a run
    load_rows(column, view, first, rows, facts.data(), [&](std::size_t i, Status status) noexcept { block.fail(i, status, index); });
}

/// What of a column is kept: a number, or a text.
template <class Struct, class Member>
using Stored = std::conditional_t<Column<Struct, Member>::Traits::kind == Kind::text, std::string_view, std::int64_t>;

/// The stored value of a member; empty for a missing one.
template <class Struct, class Member>
[[nodiscard]] std::optional<Stored<Struct, Member>> stored(const Column<Struct, Member>& column, const Struct& row) noexcept {
    using Traits = typename Column<Struct, Member>::Traits;
    const Member& value = row.*column.member;
    if constexpr (Traits::kind == Kind::text) {
        return value;
    } else if constexpr (Column<Struct, Member>::nullable) {
        return value ? std::optional<std::int64_t>(Traits::store(*value)) : std::nullopt;
    } else {
        return Traits::store(value);
    }
}

/// A member beside its column, for an explanation.
template <class Struct, class Member>
[[nodiscard]] RecordedValue recorded(const ColumnInfo& info, const Column<Struct, Member>& column, const Struct& row) noexcept {
    const auto value = stored(column, row);
    if constexpr (Column<Struct, Member>::Traits::kind == Kind::text) {
        if (!value) return {&info, std::nullopt, {}};
        return {&info, static_cast<std::int64_t>(value->size()), *value};
    } else {
        return {&info, value, {}};
    }
}

inline void write_raw(const OutputBinding& binding, Storage storage, std::int64_t row, std::int64_t value) noexcept {
    const std::int64_t at = row * binding.stride;
    switch (storage) {
        case Storage::i64: static_cast<std::int64_t*>(binding.data)[at] = value; break;
        case Storage::i32:
            if (binding.storage == Storage::i64)
                static_cast<std::int64_t*>(binding.data)[at] = value;  // a date column bound as int64 days
            else
                static_cast<std::int32_t*>(binding.data)[at] = static_cast<std::int32_t>(value);
            break;
        case Storage::u8: static_cast<std::uint8_t*>(binding.data)[at] = static_cast<std::uint8_t>(value); break;
        case Storage::text: break;  // texts come out in result lists only
    }
}

/// Writes a value, or 0 with its validity bit cleared.
inline void write(const OutputBinding& binding, Storage storage, std::int64_t row,
                  std::optional<std::int64_t> value) noexcept {
    if (binding.data == nullptr) return;
    write_raw(binding, storage, row, value.value_or(0));
    if (binding.validity) set_bit(binding.validity, row, value.has_value());
}

/// Packs one flag byte (0 or 1) a row into validity bits.
inline void pack_validity(const std::uint8_t* flags, std::uint8_t* bitmap, std::int64_t first, std::size_t rows) noexcept {
    std::size_t i = 0;
    while (i < rows && ((first + static_cast<std::int64_t>(i)) & 7) != 0) {
        set_bit(bitmap, first + static_cast<std::int64_t>(i), flags[i] != 0);
        ++i;
    }
    static_assert(std::endian::native == std::endian::little);
    for (; i + 8 <= rows; i += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, flags + i, 8);
        // Each product term moves one flag to its own bit of the top byte.
        bitmap[(first + static_cast<std::int64_t>(i)) >> 3] = static_cast<std::uint8_t>((eight * 0x0102040810204080ULL) >> 56);
    }
    for (; i < rows; ++i) set_bit(bitmap, first + static_cast<std::int64_t>(i), flags[i] != 0);
}

/// Writes a column for a block of rows. `value(i)` gives the stored number, empty when it is missing.
template <Storage storage, bool nullable, std::size_t size, class Value>
void store_block(const OutputBinding& binding, std::int64_t first, std::size_t rows, const BlockStatus<size>& block,
                 Value value) noexcept {
    if (binding.data == nullptr) return;
    using Native = std::conditional_t<storage == Storage::i64, std::int64_t,
                                      std::conditional_t<storage == Storage::i32, std::int32_t, std::uint8_t>>;
    if (block.any_failed || binding.storage != storage || binding.stride != 1) {
        for (std::size_t i = 0; i < rows; ++i)
            write(binding, storage, first + static_cast<std::int64_t>(i),
                  block.status[i] == Status::ok ? value(i) : std::optional<std::int64_t>());
        return;
    }
    Native* target = static_cast<Native*>(binding.data) + first;
    if (!binding.validity) {
        for (std::size_t i = 0; i < rows; ++i) target[i] = static_cast<Native>(value(i).value_or(0));
        return;
    }
    std::array<std::uint8_t, size> present;
    for (std::size_t i = 0; i < rows; ++i) {
        const std::optional<std::int64_t> stored_value = value(i);
        target[i] = static_cast<Native>(stored_value.value_or(0));
        present[i] = !nullable || stored_value.has_value();
    }
    pack_validity(present.data(), binding.validity, first, rows);
}

}  // namespace detail
}  // namespace steward
