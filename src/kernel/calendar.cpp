#include "steward/kernel/calendar.hpp"

#include <algorithm>
#include <utility>

namespace steward {
namespace {

std::int32_t year_of(Date day) noexcept { return static_cast<std::int32_t>(static_cast<int>(year_month_day(day).year())); }

std::int32_t first_day_of(std::int32_t year) noexcept {
    return static_cast<std::int32_t>(
        std::chrono::sys_days{std::chrono::year{year} / std::chrono::January / 1}.time_since_epoch().count());
}

bool is_weekend(std::int32_t days) noexcept {
    const std::chrono::weekday weekday{std::chrono::sys_days{std::chrono::days{days}}};
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

// The notices of 2006, 2007, 2008, 2012 and 2019 moved days of the December before, none earlier than the 29th; a week
// is the widest that shifting one weekend around New Year's Day can reach.
constexpr std::int32_t reach_of_next_notice = 7;

}  // namespace

WorkingDayCalendar::WorkingDayCalendar(const std::vector<CalendarNotice>& notices) {
    if (notices.empty()) return;
    std::vector<const CalendarNotice*> by_year;
    for (const CalendarNotice& notice : notices) by_year.push_back(&notice);
    std::stable_sort(by_year.begin(), by_year.end(),
                     [](auto* a, auto* b) { return std::pair(a->year, a->amends) < std::pair(b->year, b->amends); });

    std::int32_t last = first_day_of(by_year.back()->year + 1);
    first_ = first_day_of(by_year.front()->year);
    for (const CalendarNotice* notice : by_year) {
        for (const auto* days : {&notice->off, &notice->work}) {
            for (Date day : *days) {
                first_ = std::min(first_, day.days());
                last = std::max(last, day.days() + 1);
            }
        }
    }
    days_.resize(static_cast<std::size_t>(last - first_));

    for (std::size_t n = 0; n < by_year.size(); ++n) {
        notices_.push_back({by_year[n]->year, by_year[n]->version, by_year[n]->confidence});
        if (by_year[n]->amends) continue;
        const std::int32_t end = first_day_of(by_year[n]->year + 1);
        for (std::int32_t day = first_day_of(by_year[n]->year); day < end; ++day) {
            Day& entry = days_[static_cast<std::size_t>(day - first_)];
            entry = {is_weekend(day) ? DayStatus::off : DayStatus::working, false, false, static_cast<std::int16_t>(n)};
        }
    }
    // In order of years, amendments last, so that a later notice's word stands, also on a December day of the year before.
    for (std::size_t n = 0; n < by_year.size(); ++n) {
        for (Date day : by_year[n]->off)
            days_[static_cast<std::size_t>(index(day))] = {DayStatus::off, true, false, static_cast<std::int16_t>(n)};
        for (Date day : by_year[n]->work)
            days_[static_cast<std::size_t>(index(day))] = {DayStatus::working, false, false, static_cast<std::int16_t>(n)};
    }
    for (const Notice& notice : notices_) {
        if (notice.confidence != Confidence::verified) unverified_.emplace_back(first_day_of(notice.year), first_day_of(notice.year + 1));
        if (has_notice(notice.year + 1)) continue;
        const std::int32_t end = first_day_of(notice.year + 1);
        for (std::int32_t day = end - reach_of_next_notice; day < end; ++day)
            days_[static_cast<std::size_t>(day - first_)].next_notice_open = true;
    }

    working_.resize(days_.size() + 1);
    unknown_.resize(days_.size() + 1);
    for (std::size_t i = 0; i < days_.size(); ++i) {
        const bool works = days_[i].status == DayStatus::working;
        if (works) position_.push_back(static_cast<std::int32_t>(i));
        working_[i + 1] = working_[i] + (works ? 1 : 0);
        unknown_[i + 1] = unknown_[i] + (days_[i].status == DayStatus::unknown ? 1 : 0);
    }
}

bool WorkingDayCalendar::has_notice(std::int32_t year) const noexcept {
    return std::any_of(notices_.begin(), notices_.end(), [year](const Notice& notice) { return notice.year == year; });
}

CalendarDay WorkingDayCalendar::on(Date day) const noexcept {
    const std::int64_t i = index(day);
    if (i < 0 || i >= static_cast<std::int64_t>(days_.size()) ||
        days_[static_cast<std::size_t>(i)].status == DayStatus::unknown)
        return {DayStatus::unknown, -1, year_of(day), Confidence::unverified, false, false};
    const Day& entry = days_[static_cast<std::size_t>(i)];
    const Notice& notice = notices_[static_cast<std::size_t>(entry.notice)];
    const Confidence confidence = entry.next_notice_open ? Confidence::unverified : notice.confidence;
    return {entry.status, notice.version, 0, confidence, entry.next_notice_open, entry.listed};
}

Confidence WorkingDayCalendar::confidence_between(Date from, Date until) const noexcept {
    for (const auto& [first, end] : unverified_)
        if (first < until.days() && end > from.days()) return Confidence::unverified;
    if (until > from && on(until.days() > from.days() ? Date::from_days(until.days() - 1) : from).next_notice_open)
        return Confidence::unverified;
    return Confidence::verified;
}

// Only asked for a walk that failed, so a plain search will do.
std::int32_t WorkingDayCalendar::missing_year(std::int64_t start, bool forward) const noexcept {
    const auto size = static_cast<std::int64_t>(days_.size());
    std::int64_t i = start;
    while (i >= 0 && i < size && days_[static_cast<std::size_t>(i)].status != DayStatus::unknown) i += forward ? 1 : -1;
    return year_of(Date::from_days(static_cast<std::int32_t>(first_ + i)));
}

CalendarWalk WorkingDayCalendar::count(Date from, Date until) const noexcept {
    CalendarWalk walk;
    if (until <= from) return walk;
    const std::int64_t first = index(from);
    const std::int64_t last = index(until);
    const auto size = static_cast<std::int64_t>(days_.size());
    if (first < 0 || last > size || unknown_[static_cast<std::size_t>(last)] != unknown_[static_cast<std::size_t>(first)]) {
        walk.missing_year = missing_year(first, true);
        return walk;
    }
    walk.day = until;
    walk.count = working_[static_cast<std::size_t>(last)] - working_[static_cast<std::size_t>(first)];
    walk.confidence = confidence_between(from, until);
    return walk;
}

CalendarWalk WorkingDayCalendar::add(Date from, std::int64_t n) const noexcept {
    CalendarWalk walk;
    if (n == 0) {
        walk.day = from;
        return walk;
    }
    const bool forward = n > 0;
    const auto size = static_cast<std::int64_t>(days_.size());
    // Counting begins the day after (or ends the day before), so the day itself may lie just outside the known days.
    const std::int64_t start = index(from);
    const std::int64_t next = forward ? start + 1 : start - 1;
    const auto known = static_cast<std::int64_t>(position_.size());
    if (next < 0 || next >= size || n > known || n < -known) {
        walk.missing_year = missing_year(next, forward);
        return walk;
    }
    const std::int64_t before = working_[static_cast<std::size_t>(forward ? next : start)];
    const std::int64_t rank = forward ? before + n - 1 : before + n;
    const std::int64_t end = rank < 0 || rank >= known ? -1 : position_[static_cast<std::size_t>(rank)];
    // A hole between the two ends must not be stepped over in silence.
    const auto low = static_cast<std::size_t>(forward ? next : end);
    const auto high = static_cast<std::size_t>(forward ? end + 1 : start);
    if (end < 0 || unknown_[high] != unknown_[low]) {
        walk.missing_year = missing_year(next, forward);
        return walk;
    }
    const Date day = Date::from_days(static_cast<std::int32_t>(first_ + end));
    walk.day = day;
    walk.confidence = forward ? confidence_between(Date::from_days(from.days() + 1), Date::from_days(day.days() + 1))
                              : confidence_between(day, from);
    return walk;
}

CalendarWalk WorkingDayCalendar::roll(Date day, bool forward) const noexcept {
    const CalendarDay here = on(day);
    CalendarWalk walk;
    if (here.status == DayStatus::unknown) {
        walk.missing_year = here.missing_year;
        return walk;
    }
    if (here.status == DayStatus::working) {
        walk.day = day;
        walk.confidence = here.confidence;
        return walk;
    }
    walk = add(day, forward ? 1 : -1);
    walk.confidence = weakest(walk.confidence, here.confidence);
    return walk;
}

CalendarWalk WorkingDayCalendar::roll_listed(Date day, bool forward) const noexcept {
    CalendarWalk walk;
    for (std::int32_t days = day.days();; days += forward ? 1 : -1) {
        const CalendarDay here = on(Date::from_days(days));
        if (here.status == DayStatus::unknown) {
            walk.missing_year = here.missing_year;
            return walk;
        }
        walk.confidence = weakest(walk.confidence, here.confidence);
        if (here.listed) continue;
        walk.day = Date::from_days(days);
        return walk;
    }
}

}  // namespace steward
