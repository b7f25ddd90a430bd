/// @file
/// Columns: how a member of a facts or results struct looks from outside (type, unit, scale, enumeration, null rule).
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <type_traits>

#include "steward/kernel/date.hpp"
#include "steward/kernel/enumeration.hpp"
#include "steward/kernel/money.hpp"
#include "steward/kernel/quantity.hpp"
#include "steward/kernel/text.hpp"
#include "steward/kernel/timestamp.hpp"

namespace steward {

/// Memory type of a column.
enum class Storage : std::int8_t { i64, i32, u8, text };

/// Meaning of a column's numbers.
enum class Kind : std::int8_t { integer, money, date, code, set, boolean, quantity, text, jurisdiction, timestamp };

/// A column as the outside sees it. Static storage.
struct ColumnInfo {
    std::string_view name;
    Text text;
    Storage storage = Storage::i64;
    Kind kind = Kind::integer;
    std::string_view unit;         ///< "fen", "day", "kWh", ...; empty for codes and booleans
    std::int32_t scale = 0;        ///< decimal places of the stored integer, in `unit`
    std::string_view enumeration;  ///< name of the enumeration or code list; empty otherwise
    bool nullable = false;
    bool personal = false;  ///< personal data (个人信息): stays out of explanations and exports unless asked for
};

/// How a C++ type crosses the boundary. Specialised for every type a column may have.
template <class T>
struct ColumnTraits;

template <>
struct ColumnTraits<Money> {
    static constexpr Storage storage = Storage::i64;
    static constexpr Kind kind = Kind::money;
    static constexpr std::string_view unit = "fen", enumeration = {};
    static constexpr std::int32_t scale = 0;
    static constexpr Money load(std::int64_t v) noexcept { return Money::fen(v); }
    static constexpr std::int64_t store(Money v) noexcept { return v.fen(); }
};

template <>
struct ColumnTraits<std::int64_t> {
    static constexpr Storage storage = Storage::i64;
    static constexpr Kind kind = Kind::integer;
    static constexpr std::string_view unit = "one", enumeration = {};
    static constexpr std::int32_t scale = 0;
    static constexpr std::int64_t load(std::int64_t v) noexcept { return v; }
    static constexpr std::int64_t store(std::int64_t v) noexcept { return v; }
};

template <>
struct ColumnTraits<std::int32_t> {
    static constexpr Storage storage = Storage::i32;
    static constexpr Kind kind = Kind::integer;
    static constexpr std::string_view unit = "one", enumeration = {};
    static constexpr std::int32_t scale = 0;
    static constexpr std::int32_t load(std::int64_t v) noexcept { return static_cast<std::int32_t>(v); }
    static constexpr std::int64_t store(std::int32_t v) noexcept { return v; }
};

template <>
struct ColumnTraits<bool> {
    static constexpr Storage storage = Storage::u8;
    static constexpr Kind kind = Kind::boolean;
    static constexpr std::string_view unit = {}, enumeration = {};
    static constexpr std::int32_t scale = 0;
    static constexpr bool load(std::int64_t v) noexcept { return v != 0; }
    static constexpr std::int64_t store(bool v) noexcept { return v ? 1 : 0; }
};

template <>
struct ColumnTraits<Date> {
    static constexpr Storage storage = Storage::i32;
    static constexpr Kind kind = Kind::date;
    static constexpr std::string_view unit = "day", enumeration = {};
    static constexpr std::int32_t scale = 0;
    static constexpr Date load(std::int64_t v) noexcept { return Date::from_days(static_cast<std::int32_t>(v)); }
    static constexpr std::int64_t store(Date v) noexcept { return v.days(); }
};

template <>
struct ColumnTraits<Timestamp> {
    static constexpr Storage storage = Storage::i64;
    static constexpr Kind kind = Kind::timestamp;
    static constexpr std::string_view unit = "us", enumeration = {};
    static constexpr std::int32_t scale = 0;
    static constexpr Timestamp load(std::int64_t v) noexcept { return {v}; }
    static constexpr std::int64_t store(Timestamp v) noexcept { return v.microseconds; }
};

template <class E>
    requires std::is_enum_v<E>
struct ColumnTraits<E> {
    static constexpr Storage storage = Storage::i32;
    static constexpr Kind kind = Kind::code;
    static constexpr std::string_view unit = {}, enumeration = EnumerationOf<E>::view.name;
    static constexpr std::int32_t scale = 0;
    static constexpr std::uint64_t mask = code_mask(EnumerationOf<E>::view);
    static constexpr E load(std::int64_t v) noexcept { return static_cast<E>(v); }
    static constexpr std::int64_t store(E v) noexcept { return static_cast<std::int64_t>(v); }
};

template <class List>
struct ColumnTraits<Code<List>> {
    static constexpr Storage storage = Storage::i32;
    static constexpr Kind kind = Kind::code;
    static constexpr std::string_view unit = {}, enumeration = List::name;
    static constexpr std::int32_t scale = 0;
    static constexpr Code<List> load(std::int64_t v) noexcept { return {static_cast<std::int32_t>(v)}; }
    static constexpr std::int64_t store(Code<List> v) noexcept { return v.value; }
};

template <class E>
struct ColumnTraits<Set<E>> {
    static constexpr Storage storage = Storage::i64;
    static constexpr Kind kind = Kind::set;
    static constexpr std::string_view unit = {}, enumeration = EnumerationOf<E>::view.name;
    static constexpr std::int32_t scale = 0;
    static constexpr std::uint64_t mask = code_mask(EnumerationOf<E>::view);
    static constexpr Set<E> load(std::int64_t v) noexcept { return {static_cast<std::uint64_t>(v)}; }
    static constexpr std::int64_t store(Set<E> v) noexcept { return static_cast<std::int64_t>(v.bits); }
};

template <class Unit>
struct ColumnTraits<Quantity<Unit>> {
    static constexpr Storage storage = Storage::i64;
    static constexpr Kind kind = Kind::quantity;
    static constexpr std::string_view unit = Unit::symbol, enumeration = {};
    static constexpr std::int32_t scale = Unit::scale;
    static constexpr Quantity<Unit> load(std::int64_t v) noexcept { return Quantity<Unit>::scaled(v); }
    static constexpr std::int64_t store(Quantity<Unit> v) noexcept { return v.scaled(); }
};

/// UTF-8. The view is of the caller's memory, or of the state that emitted it.
template <>
struct ColumnTraits<std::string_view> {
    static constexpr Storage storage = Storage::text;
    static constexpr Kind kind = Kind::text;
    static constexpr std::string_view unit = {}, enumeration = {};
    static constexpr std::int32_t scale = 0;
};

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

/// The type inside an optional, or the type itself.
template <class T>
struct Required {
    using type = T;
};
template <class T>
struct Required<std::optional<T>> {
    using type = T;
};
template <class T>
using RequiredType = typename Required<T>::type;

/// A described member of a struct: written once, beside the struct.
template <class Struct, class Member>
struct Column {
    std::string_view name;
    Member Struct::*member;
    Text text;
    bool is_personal = false;
    bool is_jurisdiction = false;

    using Value = RequiredType<Member>;
    using Traits = ColumnTraits<Value>;
    static constexpr bool nullable = IsOptional<Member>::value;

    [[nodiscard]] constexpr ColumnInfo info() const noexcept {
        return {name,         text,          Traits::storage,     is_jurisdiction ? Kind::jurisdiction : Traits::kind, Traits::unit,
                Traits::scale, Traits::enumeration, nullable,     is_personal};
    }
    /// The same column, marked as the number of a jurisdiction (see Rulebook::jurisdiction_number).
    [[nodiscard]] constexpr Column jurisdiction() const noexcept {
        static_assert(std::is_same_v<Value, std::int32_t>);
        Column marked = *this;
        marked.is_jurisdiction = true;
        return marked;
    }
    /// The same column, marked as personal data (个人信息保护法 art. 4).
    [[nodiscard]] constexpr Column personal() const noexcept {
        Column marked = *this;
        marked.is_personal = true;
        return marked;
    }
};

/// Describes a column: its name (with the unit as suffix, `_fen`, `_on`), the member it fills, and its texts.
template <class Struct, class Member>
[[nodiscard]] constexpr Column<Struct, Member> column(std::string_view name, Member Struct::*member, Text text) noexcept {
    return {name, member, text, false, false};
}

/// int64 that reads as a missing date: numpy's NaT.
inline constexpr std::int64_t not_a_time = std::numeric_limits<std::int64_t>::min();

}  // namespace steward
