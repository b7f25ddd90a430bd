#include "moment.hpp"

#include <chrono>

namespace steward::ocds::detail {
namespace {

constexpr std::int64_t day_seconds = 86'400;

/// The number in `count` digits at `at`; -1 when they are not digits.
std::int32_t digits(std::string_view text, std::size_t at, std::size_t count) noexcept {
    std::int32_t value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

}  // namespace

std::optional<Moment> Moment::read(std::string_view text) noexcept {
    // 2026-11-23T08:30:00[.123][Z or +08:00]
    constexpr std::size_t shortest = 20;
    if (text.size() < shortest || text[4] != '-' || text[7] != '-' || text[13] != ':' || text[16] != ':') return std::nullopt;
    if (text[10] != 'T' && text[10] != 't' && text[10] != ' ') return std::nullopt;
    const std::int32_t year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
    const std::int32_t hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
    if (year < 0 || month < 1 || month > 12 || day < 1 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;

    Moment moment;
    std::size_t at = 19;
    if (text[at] == '.') {
        std::int32_t scale = 100'000'000;
        const std::size_t first = ++at;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, scale /= 10) moment.nanoseconds += (text[at] - '0') * scale;
        if (at == first) return std::nullopt;
    }
    if (at == text.size()) return std::nullopt;
    std::int64_t offset = 0;
    if (text[at] == 'Z' || text[at] == 'z') {
        ++at;
    } else {
        if ((text[at] != '+' && text[at] != '-') || text.size() != at + 6 || text[at + 3] != ':') return std::nullopt;
        const std::int32_t hours = digits(text, at + 1, 2), minutes = digits(text, at + 4, 2);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
        offset = (hours * 60 + minutes) * 60 * (text[at] == '-' ? -1 : 1);
        at += 6;
    }
    if (at != text.size()) return std::nullopt;
    const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
    moment.seconds = days * day_seconds + (hour * 60 + minute) * 60 + second - offset;
    return moment;
}

std::int64_t whole_days(const Moment& from, const Moment& to) noexcept {
    if (to < from) return -whole_days(to, from);
    const std::int64_t seconds = to.seconds - from.seconds - (to.nanoseconds < from.nanoseconds ? 1 : 0);
    return seconds / day_seconds;
}

}  // namespace steward::ocds::detail
