/// @file
/// Enumerations of the calendar operations.
#pragma once

#include <array>

#include "steward/kernel/enumeration.hpp"
#include "steward/rules/model.hpp"

namespace steward {

namespace detail {
inline constexpr std::array length_unit_items{
    EnumerationItem{1, "calendar_day", text("日（自然日）", "calendar days")},
    EnumerationItem{2, "working_day", text("工作日", "working days")},
    EnumerationItem{3, "month", text("个月", "months")},
    EnumerationItem{4, "year", text("年", "years")},
};
inline constexpr std::array bound_items{
    EnumerationItem{1, "min", text("不少于", "at least")},
    EnumerationItem{2, "max", text("不超过", "at most")},
    EnumerationItem{3, "exact", text("为", "exactly")},
};
inline constexpr std::array roll_items{
    EnumerationItem{1, "none", text("不顺延", "does not roll")},
    EnumerationItem{2, "next_working_day", text("顺延至下一工作日", "rolls to the next working day")},
    EnumerationItem{3, "previous_working_day", text("提前至上一工作日", "rolls to the working day before")},
};
}  // namespace detail

namespace calendar {
/// The enums of a rule version start at 0 inside the library; outside, 0 is no item.
enum class LengthUnitCode : std::int32_t {};
enum class BoundCode : std::int32_t {};
enum class RollCode : std::int32_t {};

template <class To, class From>
[[nodiscard]] constexpr To code_of(From value) noexcept {
    return static_cast<To>(static_cast<std::int32_t>(value) + 1);
}

/// The list of the book's time limits, by rule id.
struct TimeLimitList {
    static constexpr std::string_view name = "time_limit";
    static constexpr Text text = steward::text("期限规则", "time limit");
};
}  // namespace calendar

template <>
struct EnumerationOf<calendar::LengthUnitCode> {
    static constexpr EnumerationView view{"length_unit", text("期限单位", "unit of a period"), detail::length_unit_items};
};
template <>
struct EnumerationOf<calendar::BoundCode> {
    static constexpr EnumerationView view{"time_limit_bound", text("期限性质", "kind of period"), detail::bound_items};
};
template <>
struct EnumerationOf<calendar::RollCode> {
    static constexpr EnumerationView view{"roll_policy", text("届满日遇休息日的处理", "when the last day is a rest day"),
                                          detail::roll_items};
};

}  // namespace steward
