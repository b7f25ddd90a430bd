#include "steward/kernel/date.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <new>
#include <stdexcept>

#include <boost/date_time/gregorian/gregorian_types.hpp>
#include <boost/date_time/gregorian/parsers.hpp>

#include "number_text.hpp"

namespace steward {

namespace {

namespace gregorian = boost::gregorian;

Date from_boost(const gregorian::date& date) {
    static const gregorian::date epoch(1970, 1, 1);
    return Date::from_days(static_cast<std::int32_t>((date - epoch).days()));
}

/// YYYY-MM-DD. Boost's reader alone would also take 2026-Nov-23, 2026/11/23 and 2026-1-2.
bool has_iso_shape(std::string_view text) noexcept {
    if (text.size() != 10) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 4 || i == 7;
        if (dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
    }
    return true;
}

Error no_such_day(const std::string& shown) {
    return {Status::bad_date,
            {"日期“" + shown + "”不存在或超出范围；应为 1400-01-01 至 9999-12-31 之间的公历日期",
             "the date \"" + shown + "\" does not exist or is out of range; it must be a Gregorian date from "
             "1400-01-01 to 9999-12-31"}};
}

void append_padded(std::string& out, unsigned value, std::size_t width) {
    char digits[10];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    const auto count = static_cast<std::size_t>(end - digits);
    out.append(width > count ? width - count : 0, '0').append(digits, count);
}

}  // namespace

bool add_months(Date date, std::int32_t months, Date& out) noexcept {
    if (!date.valid()) return false;
    // Boost's own `months` keeps the last day of a month the last (28 February + 1 month = 31 March); time limits run
    // to the corresponding day instead, and end on the last day only where there is none (Civil Code, art. 202).
    const auto parts = year_month_day(date);
    const std::int64_t month = static_cast<int>(parts.year()) * std::int64_t{12} +
                               static_cast<unsigned>(parts.month()) - 1 + months;
    if (month < 1400 * 12 || month >= 10000 * 12) return false;
    const auto year_number = static_cast<unsigned short>(month / 12);
    const auto month_number = static_cast<unsigned short>(month % 12 + 1);
    const auto last = gregorian::gregorian_calendar::end_of_month_day(year_number, month_number);
    const auto day = std::min(static_cast<unsigned short>(static_cast<unsigned>(parts.day())), last);
    try {
        out = from_boost(gregorian::date(year_number, month_number, day));
        return true;
    } catch (const std::exception&) {  // not reached: year, month and day are in range
        return false;
    }
}

bool anniversary(Date date, std::int32_t years, Date& out) noexcept {
    // More years than the supported range has would overflow the months.
    return years > -10000 && years < 10000 && add_months(date, years * 12, out);
}

Result<Date> make_date(int year, int month, int day) {
    // Within these bounds Boost's narrow types hold the numbers as they are; it then checks them against the calendar.
    if (year >= 1400 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31) {
        try {
            return from_boost(gregorian::date(static_cast<unsigned short>(year), static_cast<unsigned short>(month),
                                              static_cast<unsigned short>(day)));
        } catch (const std::out_of_range&) {  // boost::gregorian::bad_day_of_month
        }
    }
    return no_such_day(std::to_string(year) + '-' + std::to_string(month) + '-' + std::to_string(day));
}

Result<Date> parse_date(std::string_view text) {
    if (!has_iso_shape(text)) {
        const std::string shown = detail::quotable(text);
        return Error{Status::malformed,
                     {"“" + shown + "”不是日期；应写作 年-月-日，如 2026-11-23",
                      "\"" + shown + "\" is not a date; write YYYY-MM-DD, such as 2026-11-23"}};
    }
    try {
        return from_boost(gregorian::from_simple_string(std::string(text)));
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception&) {  // boost::gregorian::bad_year, bad_month, bad_day_of_month
        return no_such_day(std::string(text));
    }
}

std::string to_text(Date date) {
    if (!date.valid()) return "day " + std::to_string(date.days());
    const auto parts = year_month_day(date);
    std::string result;
    append_padded(result, static_cast<unsigned>(static_cast<int>(parts.year())), 4);
    result += '-';
    append_padded(result, static_cast<unsigned>(parts.month()), 2);
    result += '-';
    append_padded(result, static_cast<unsigned>(parts.day()), 2);
    return result;
}

Result<Period> make_period(Date from, std::optional<Date> until) {
    if (!from.valid()) return no_such_day(to_text(from));
    if (!until) return Period::since(from);
    if (!until->valid()) return no_such_day(to_text(*until));
    if (*until <= from)
        return Error{Status::contradiction,
                     {"期间的终止日 " + to_text(*until) + " 不晚于起始日 " + to_text(from) + "；终止日（不含）应晚于起始日",
                      "the period ends on " + to_text(*until) + ", not after its start " + to_text(from) +
                          "; the end, not included, must be later"}};
    return Period::between(from, *until);
}

}  // namespace steward
