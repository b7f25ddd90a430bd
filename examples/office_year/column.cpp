#include "column.hpp"

#include <algorithm>
#include <string>

#include "steward/kernel/decimal.hpp"
#include "steward/kernel/timestamp.hpp"

namespace office_year {

using namespace steward;

void Column::push(std::optional<std::int64_t> value) {
    const std::int64_t stored = value.value_or(0);
    switch (info_.storage) {
        case Storage::i64: i64_.push_back(stored); break;
        case Storage::i32: i32_.push_back(static_cast<std::int32_t>(stored)); break;
        case Storage::u8: u8_.push_back(static_cast<std::uint8_t>(stored)); break;
        case Storage::text: break;  // push_text
    }
    count(value.has_value());
}

void Column::push_text(std::string_view value) {
    text_ += value;
    offsets_.push_back(static_cast<std::int64_t>(text_.size()));
    count(!value.empty());
}

void Column::count(bool present) {
    if (size_ % 8 == 0) validity_.push_back(0);
    if (present) validity_[size_ / 8] |= static_cast<std::uint8_t>(1 << size_ % 8);
    ++size_;
}

void Column::resize(std::int64_t rows) {
    size_ = static_cast<std::size_t>(rows);
    switch (info_.storage) {
        case Storage::i64: i64_.resize(size_); break;
        case Storage::i32: i32_.resize(size_); break;
        case Storage::u8: u8_.resize(size_); break;
        case Storage::text: break;  // texts come out of lists, not of these columns
    }
    validity_.resize((size_ + 7) / 8);
}

std::optional<std::int64_t> Column::operator[](std::int64_t row) const noexcept {
    const auto i = static_cast<std::size_t>(row);
    if ((validity_[i / 8] >> i % 8 & 1) == 0) return std::nullopt;
    switch (info_.storage) {
        case Storage::i64: return i64_[i];
        case Storage::i32: return i32_[i];
        case Storage::u8: return u8_[i];
        case Storage::text: break;  // texts come out of lists, not of these columns
    }
    return std::nullopt;
}

const void* Column::data() const noexcept {
    switch (info_.storage) {
        case Storage::i64: return i64_.data();
        case Storage::i32: return i32_.data();
        case Storage::u8: return u8_.data();
        case Storage::text: return text_.data();
    }
    return nullptr;
}

InputBinding Column::input(std::int64_t stride) const noexcept {
    // A bitmap has a bit for every row, so a constant goes without one.
    const bool text = info_.storage == Storage::text;
    return {data(),      size_,         stride == 0 ? nullptr : validity_.data(),
            stride,      info_.storage, text ? offsets_.data() : nullptr,
            text_.size()};
}

OutputBinding Column::output() noexcept {
    return {const_cast<void*>(data()), size_, validity_.data(), 1, info_.storage};
}

namespace {

Result<std::optional<std::int64_t>> parse_number(const ColumnInfo& column, std::string_view text) {
    const auto number = parse_decimal(text);
    if (!number) return number.error();
    Decimal scaled;
    if (number->scale > column.scale || !rescale(*number, column.scale, Rounding::half_away_from_zero, scaled))
        return Error{Status::malformed, {"小数位数过多或数值过大", "too many decimals, or too large"}};
    return std::optional(scaled.unscaled);
}

Result<std::optional<std::int64_t>> parse_code(const Rulebook& book, const ColumnInfo& column, std::string_view text) {
    const CodeList* list = book.list(column.enumeration);
    if (const auto found = list->by_name.find(text); found != list->by_name.end())
        return std::optional<std::int64_t>(found->second);
    return Error{Status::unknown_code,
                 {"“" + list->title.zh + "”中没有该项", "no such item of the list '" + list->title.en + "'"}};
}

Result<std::optional<std::int64_t>> parse_set(const Rulebook& book, const ColumnInfo& column, std::string_view text) {
    std::int64_t bits = 0;
    while (!text.empty()) {
        const std::string_view item = text.substr(0, text.find(';'));
        text.remove_prefix(std::min(text.size(), item.size() + 1));
        const auto code = parse_code(book, column, item);
        if (!code) return code.error();
        bits |= std::int64_t{1} << **code;
    }
    return std::optional(bits);
}

}  // namespace

Result<std::optional<std::int64_t>> parse(const Rulebook& book, const ColumnInfo& column, std::string_view text) {
    // Of a set that must be there, an empty cell is the empty set.
    if (text.empty()) return column.kind == Kind::set && !column.nullable ? std::optional<std::int64_t>(0) : std::nullopt;
    switch (column.kind) {
        case Kind::money: {
            const auto amount = parse_yuan(text);
            if (!amount) return amount.error();
            return std::optional(amount->fen());
        }
        case Kind::date: {
            const auto date = parse_date(text);
            if (!date) return date.error();
            return std::optional<std::int64_t>(date->days());
        }
        case Kind::boolean:
            if (text == "true" || text == "false") return std::optional<std::int64_t>(text == "true");
            return Error{Status::malformed, {"应为 true 或 false", "it must be true or false"}};
        case Kind::code: return parse_code(book, column, text);
        case Kind::integer:
        case Kind::quantity: return parse_number(column, text);
        case Kind::set: return parse_set(book, column, text);
        case Kind::timestamp: {
            const auto time = parse_timestamp(text);
            if (!time) return time.error();
            return std::optional(*time);
        }
        case Kind::jurisdiction:
            if (const auto number = book.jurisdiction_number(text)) return std::optional<std::int64_t>(*number);
            return Error{Status::unknown_jurisdiction, {"没有该地区", "no such jurisdiction"}};
        case Kind::text: break;  // stays a text
    }
    return Error{Status::wrong_type, {"本程序不读取该类列", "this program does not read columns of this kind"}};
}

}  // namespace office_year
