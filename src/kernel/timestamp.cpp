#include "steward/kernel/timestamp.hpp"

#include <chrono>

#include "steward/kernel/utf8.hpp"

namespace steward::iso {

namespace {

void write_number(std::uint32_t value, char* out, std::size_t digits) noexcept {
    for (std::size_t i = digits; i-- > 0; value /= 10) out[i] = static_cast<char>('0' + value % 10);
}

/// False for anything but digits.
bool read_number(std::string_view digits, std::uint32_t& value) noexcept {
    value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return false;
        value = value * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return true;
}

}  // namespace

void write_date(Date date, char* out) noexcept {
    const auto parts = year_month_day(date);
    write_number(static_cast<std::uint32_t>(static_cast<int>(parts.year())), out, 4);
    out[4] = '-';
    write_number(static_cast<unsigned>(parts.month()), out + 5, 2);
    out[7] = '-';
    write_number(static_cast<unsigned>(parts.day()), out + 8, 2);
}

std::optional<Date> read_date(std::string_view text) noexcept {
    if (text.size() != date_size || text[4] != '-' || text[7] != '-') return std::nullopt;
    std::uint32_t year = 0;
    std::uint32_t month = 0;
    std::uint32_t day = 0;
    if (!read_number(text.substr(0, 4), year) || !read_number(text.substr(5, 2), month) ||
        !read_number(text.substr(8, 2), day))
        return std::nullopt;
    const std::chrono::year_month_day parts(std::chrono::year(static_cast<int>(year)), std::chrono::month(month),
                                            std::chrono::day(day));
    if (!parts.ok()) return std::nullopt;
    const Date date =
        Date::from_days(static_cast<std::int32_t>(std::chrono::sys_days(parts).time_since_epoch().count()));
    return date.valid() ? std::optional(date) : std::nullopt;
}

void write_timestamp(std::int64_t microseconds, char* out) noexcept {
    std::int64_t day = microseconds / day_us;
    std::int64_t in_day = microseconds % day_us;
    if (in_day < 0) {
        in_day += day_us;
        --day;
    }
    write_date(Date::from_days(static_cast<std::int32_t>(day)), out);
    const auto seconds = static_cast<std::uint32_t>(in_day / 1'000'000);
    out[10] = 'T';
    write_number(seconds / 3600, out + 11, 2);
    out[13] = ':';
    write_number(seconds / 60 % 60, out + 14, 2);
    out[16] = ':';
    write_number(seconds % 60, out + 17, 2);
    out[19] = '.';
    write_number(static_cast<std::uint32_t>(in_day % 1'000'000), out + 20, 6);
    out[26] = 'Z';
}

std::optional<std::int64_t> read_timestamp(std::string_view text) noexcept {
    if (text.size() != timestamp_size || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' ||
        text[26] != 'Z')
        return std::nullopt;
    const auto date = read_date(text.substr(0, date_size));
    std::uint32_t hour = 0;
    std::uint32_t minute = 0;
    std::uint32_t second = 0;
    std::uint32_t fraction = 0;
    if (!date || !read_number(text.substr(11, 2), hour) || !read_number(text.substr(14, 2), minute) ||
        !read_number(text.substr(17, 2), second) || !read_number(text.substr(20, 6), fraction) || hour > 23 ||
        minute > 59 || second > 59)
        return std::nullopt;
    return date->days() * day_us + (std::int64_t{hour} * 3600 + minute * 60 + second) * 1'000'000 + fraction;
}

}  // namespace steward::iso

namespace steward {

std::string timestamp_text(std::int64_t microseconds) {
    if (microseconds < iso::min_timestamp || microseconds > iso::max_timestamp) return std::to_string(microseconds);
    char text[iso::timestamp_size];
    iso::write_timestamp(microseconds, text);
    return {text, sizeof text};
}

Result<std::int64_t> parse_timestamp(std::string_view text) {
    if (const auto time = iso::read_timestamp(text)) return *time;
    return Error{Status::malformed,
                 {"时间“" + printable(text) + "”无效；应为 2026-11-23T08:30:00.000001Z 的形式",
                  "the time \"" + printable(text) + "\" is none; it must look like 2026-11-23T08:30:00.000001Z"}};
}

}  // namespace steward
