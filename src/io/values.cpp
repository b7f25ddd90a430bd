#include "values.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <limits>
#include <optional>

#include "steward/kernel/arithmetic.hpp"
#include "steward/kernel/date.hpp"
#include "steward/kernel/money.hpp"
#include "steward/kernel/timestamp.hpp"

namespace steward::detail {
namespace {

constexpr std::string_view wide_semicolon = "；";

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

bool only_digits(std::string_view text) noexcept { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

/// Reads [+-]digits[.digits] with at most `decimals` decimals, as an integer of that scale.
bool read_number(std::string_view text, std::int32_t decimals, std::int64_t& value) noexcept {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point);
    const std::string_view fraction = point == text.size() ? std::string_view() : text.substr(point + 1);
    if (!only_digits(whole)) return false;
    if (point != text.size() && (!only_digits(fraction) || fraction.size() > static_cast<std::size_t>(decimals))) return false;

    std::int64_t sum = 0;  // collected below zero, where the smallest int64 fits
    const auto digit = [&sum](int d) { return checked_mul(sum, 10, sum) && checked_sub(sum, d, sum); };
    for (const char c : whole)
        if (!digit(c - '0')) return false;
    for (const char c : fraction)
        if (!digit(c - '0')) return false;
    for (auto i = static_cast<std::int32_t>(fraction.size()); i < decimals; ++i)
        if (!digit(0)) return false;
    if (!negative && !checked_sub(0, sum, sum)) return false;
    value = sum;
    return true;
}

bool fits(Storage storage, std::int64_t value) noexcept {
    return storage != Storage::i32 ||
           (value >= std::numeric_limits<std::int32_t>::min() && value <= std::numeric_limits<std::int32_t>::max());
}

/// Reads YYYY-MM-DD. `parse_date` says the same in some twenty times the time: it goes through Boost.
bool read_date(std::string_view text, std::int64_t& value) noexcept {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    const auto number = [text](std::size_t at, std::size_t size) {
        int result = 0;
        for (std::size_t i = at; i < at + size; ++i) {
            if (!is_digit(text[i])) return -1;
            result = result * 10 + (text[i] - '0');
        }
        return result;
    };
    const int year = number(0, 4);
    const int month = number(5, 2);
    const int day = number(8, 2);
    if (year < 0 || month < 0 || day < 0) return false;
    const std::chrono::year_month_day parts{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                            std::chrono::day(static_cast<unsigned>(day))};
    if (!parts.ok()) return false;
    const auto days = std::chrono::sys_days(parts).time_since_epoch().count();
    if (days < Date::min_days || days > Date::max_days) return false;
    value = days;
    return true;
}

bool equal_ignoring_case(std::string_view text, std::string_view lower) noexcept {
    return std::equal(text.begin(), text.end(), lower.begin(), lower.end(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b; });
}

bool read_boolean(std::string_view text, std::int64_t& value) noexcept {
    for (const std::string_view yes : {"true", "1", "是", "yes"})
        if (equal_ignoring_case(text, yes)) return value = 1, true;
    for (const std::string_view no : {"false", "0", "否", "no"})
        if (equal_ignoring_case(text, no)) return value = 0, true;
    return false;
}

void append_number(std::string& out, std::int64_t value) {
    char digits[24];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

void append_code(std::string& out, const CodeList* codes, std::int64_t code) {
    const CodeItem* item = codes ? codes->find(code) : nullptr;
    if (item)
        out += item->id;
    else
        append_number(out, code);
}

}  // namespace

void ValueColumn::clear() noexcept {
    i64_.clear(), i32_.clear(), u8_.clear(), text_.clear(), validity_.clear();
    offsets_.assign(1, 0);
    size_ = 0;
}

void ValueColumn::push(const Cell& value, bool present) {
    switch (storage_) {
        case Storage::i64: i64_.push_back(0); break;
        case Storage::i32: i32_.push_back(0); break;
        case Storage::u8: u8_.push_back(0); break;
        case Storage::text:
            if (present) text_ += value.text;
            offsets_.push_back(static_cast<std::int64_t>(text_.size()));
            break;
    }
    if (size_ % 8 == 0) validity_.push_back(0);
    set(size_++, value.number, present);
}

void ValueColumn::reset(std::size_t size) {
    switch (storage_) {
        case Storage::i64: i64_.assign(size, 0); break;
        case Storage::i32: i32_.assign(size, 0); break;
        case Storage::u8: u8_.assign(size, 0); break;
        case Storage::text: break;
    }
    validity_.assign(size / 8 + 1, 0);  // a bitmap even of no rows
    size_ = size;
}

void ValueColumn::set(std::size_t at, std::int64_t value, bool present) noexcept {
    switch (storage_) {
        case Storage::i64: i64_[at] = value; break;
        case Storage::i32: i32_[at] = static_cast<std::int32_t>(value); break;
        case Storage::u8: u8_[at] = static_cast<std::uint8_t>(value); break;
        case Storage::text: break;
    }
    const auto mask = static_cast<std::uint8_t>(1U << (at % 8));
    std::uint8_t& byte = validity_[at / 8];
    byte = static_cast<std::uint8_t>(present ? byte | mask : byte & ~mask);
}

std::int64_t ValueColumn::value(std::size_t at) const noexcept {
    switch (storage_) {
        case Storage::i64: return i64_[at];
        case Storage::i32: return i32_[at];
        case Storage::u8: return u8_[at];
        case Storage::text: break;
    }
    return 0;
}

Cell ValueColumn::cell(std::size_t at) const noexcept {
    if (storage_ != Storage::text) return {value(at), {}};
    const auto begin = static_cast<std::size_t>(offsets_[at]);
    return {0, std::string_view(text_).substr(begin, static_cast<std::size_t>(offsets_[at + 1]) - begin)};
}

const void* ValueColumn::data() const noexcept {
    switch (storage_) {
        case Storage::i64: return i64_.data();
        case Storage::i32: return i32_.data();
        case Storage::u8: return u8_.data();
        case Storage::text: return text_.data();
    }
    return nullptr;
}

InputBinding ValueColumn::input() const noexcept {
    if (storage_ == Storage::text) return {data(), size_, validity_.data(), 1, storage_, offsets_.data(), text_.size()};
    return {data(), size_, validity_.data(), 1, storage_};
}

OutputBinding ValueColumn::output() noexcept { return {const_cast<void*>(data()), size_, validity_.data(), 1, storage_}; }

std::string_view trimmed(std::string_view text) noexcept {
    while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    return text;
}

bool read_integer(std::string_view text, Storage storage, std::int64_t& value) noexcept {
    return read_number(text, 0, value) && fits(storage, value);
}

CellReader::CellReader(const ColumnInfo& column, const Rulebook& book, bool yuan)
    : column_(column), book_(book), decimals_(column.kind == Kind::money ? (yuan ? 2 : 0) : column.scale) {
    codes_ = codes_of(column, book);
}

bool CellReader::code(std::string_view cell, std::int64_t& value) const noexcept {
    if (!codes_) return false;
    if (const auto named = codes_->by_name.find(cell); named != codes_->by_name.end()) {
        value = named->second;
        return true;
    }
    std::int64_t number = 0;
    if (!only_digits(cell) || !read_number(cell, 0, number) || !codes_->find(number)) return false;
    value = number;
    return true;
}

bool CellReader::set(std::string_view cell, std::int64_t& value) const noexcept {
    std::uint64_t bits = 0;
    for (bool more = true; more;) {
        const std::size_t narrow = cell.find(';');
        const std::size_t wide = cell.find(wide_semicolon);
        const std::size_t end = std::min(narrow, wide);
        more = end != std::string_view::npos;
        std::int64_t item = 0;
        if (!code(trimmed(cell.substr(0, end)), item) || item > 62) return false;
        bits |= std::uint64_t{1} << item;
        if (more) cell.remove_prefix(end + (narrow < wide ? 1 : wide_semicolon.size()));
    }
    value = static_cast<std::int64_t>(bits);
    return true;
}

bool CellReader::jurisdiction(std::string_view cell, std::int64_t& value) const {
    if (const auto number = book_.jurisdiction_number(cell)) {
        value = *number;
        return true;
    }
    return only_digits(cell) && read_number(cell, 0, value) && value <= 999'999 &&
           !book_.jurisdiction_code(static_cast<std::int32_t>(value)).empty();
}

CellReader::Answer CellReader::read(std::string_view cell, Cell& read) const {
    cell = trimmed(cell);
    std::int64_t& value = read.number;
    if (cell.empty()) {
        // Of a set that must be there, an empty cell is the empty set: a bid without defects.
        if (column_.kind != Kind::set || column_.nullable) return Answer::missing;
        value = 0;
        return Answer::value;
    }
    bool ok = false;
    switch (column_.kind) {
        case Kind::integer:
        case Kind::money:
        case Kind::quantity: ok = read_number(cell, decimals_, value); break;
        case Kind::date: ok = read_date(cell, value); break;
        case Kind::code: ok = code(cell, value); break;
        case Kind::set: ok = set(cell, value); break;
        case Kind::boolean: ok = read_boolean(cell, value); break;
        case Kind::jurisdiction: ok = jurisdiction(cell, value); break;
        case Kind::text:
            read.text = cell;
            ok = true;
            break;
        case Kind::timestamp:
            if (const auto time = parse_timestamp(cell)) ok = true, value = *time;
            break;
    }
    return ok && fits(column_.storage, value) ? Answer::value : Answer::malformed;
}

/// The first items of the list: id and name.
std::string CellReader::items(Language language) const {
    constexpr std::size_t shown = 12;
    const bool zh = language == Language::zh;
    std::string out;
    if (!codes_) return out;
    for (std::size_t i = 0; i < codes_->items.size() && i < shown; ++i) {
        const CodeItem& item = codes_->items[i];
        if (i > 0) out += zh ? "、" : ", ";
        out += item.id;
        out += (zh ? "（" : " (") + item.text.in(language) + (zh ? "）" : ")");
    }
    if (codes_->items.size() > shown) {
        const std::string count = std::to_string(codes_->items.size());
        out += zh ? "等 " + count + " 项" : ", ... (" + count + " items)";
    }
    return out;
}

std::string CellReader::expected(Language language) const {
    const bool zh = language == Language::zh;
    const std::string decimals = std::to_string(decimals_);
    switch (column_.kind) {
        case Kind::money:
            if (decimals_ == 0)
                return zh ? "应为以分计的整数，不含分隔符，如 123450" : "it must be whole fen without separators, such as 123450";
            return zh ? "应为以元计的金额，最多 2 位小数，不含分隔符，如 1234.50"
                      : "it must be an amount in yuan with at most 2 decimals and no separators, such as 1234.50";
        case Kind::date:
            return zh ? "应为 1400-01-01 至 9999-12-31 之间的公历日期，写作 YYYY-MM-DD"
                      : "it must be a Gregorian date from 1400-01-01 to 9999-12-31, written YYYY-MM-DD";
        case Kind::code: return (zh ? "应为下列代码之一：" : "it must be one of ") + items(language);
        case Kind::set:
            return (zh ? "应为下列代码，用“;”分隔：" : "it must be items with ';' between them, of ") + items(language);
        case Kind::boolean: return zh ? "应为 是/否、true/false、yes/no 或 1/0" : "it must be true/false, yes/no, 1/0 or 是/否";
        case Kind::jurisdiction:
            return zh ? "应为地区，如 CN/central、CN/22/2208/220802 或 220802" : "it must be a jurisdiction such as CN/central, CN/22/2208/220802 or 220802";
        case Kind::text: return zh ? "应为文本" : "it must be a text";
        case Kind::timestamp:
            return zh ? "应为世界时，如 2026-11-23T08:30:00.000001Z" : "it must be a time in UTC such as 2026-11-23T08:30:00.000001Z";
        case Kind::integer:
        case Kind::quantity:
            if (decimals_ == 0) {
                if (column_.storage == Storage::i32)
                    return zh ? "应为不含分隔符的 32 位整数" : "it must be a 32-bit integer without separators";
                return zh ? "应为不含分隔符的 64 位整数" : "it must be a 64-bit integer without separators";
            }
            return zh ? "应为数，最多 " + decimals + " 位小数，不含分隔符，单位 " + std::string(column_.unit)
                      : "it must be a number of " + std::string(column_.unit) + " with at most " + decimals +
                            " decimals and no separators";
    }
    return {};
}

const CodeList* codes_of(const ColumnInfo& column, const Rulebook& book) {
    return column.kind == Kind::code || column.kind == Kind::set ? book.list(column.enumeration) : nullptr;
}

std::string_view not_shown(Language language) noexcept {
    return language == Language::zh ? "（个人信息，未显示）" : "(personal, not shown)";
}

void append_value(std::string& out, const ColumnInfo& column, const CodeList* codes, const Cell& cell) {
    const std::int64_t value = cell.number;
    switch (column.kind) {
        case Kind::money: out += to_text(Money::fen(value)); return;
        case Kind::date: out += to_text(Date::from_days(static_cast<std::int32_t>(value))); return;
        case Kind::code: append_code(out, codes, value); return;
        case Kind::set: {
            bool first = true;
            for (std::int64_t code = 0; code < 63; ++code) {
                if (!((static_cast<std::uint64_t>(value) >> code) & 1)) continue;
                if (!first) out += ';';
                append_code(out, codes, code);
                first = false;
            }
            return;
        }
        case Kind::boolean: out += value ? "true" : "false"; return;
        case Kind::text: out += cell.text; return;
        case Kind::timestamp: out += timestamp_text(value); return;
        case Kind::jurisdiction:
        case Kind::integer:
        case Kind::quantity:
            if (column.scale == 0)
                append_number(out, value);
            else
                out += to_text(Decimal{value, column.scale});
            return;
    }
}

}  // namespace steward::detail
