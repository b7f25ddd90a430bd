/// @file
/// What a chain of evidence can be asked about (追溯对象).
#pragma once

#include <array>

#include "steward/kernel/enumeration.hpp"

namespace steward {

/// A thing in the books that has an id.
enum class Subject : std::int32_t { payment = 1, commitment = 2, indicator = 3, card = 4, unit = 5, event = 6, process = 7 };

template <>
struct EnumerationOf<Subject> {
    static constexpr std::array items{
        item(Subject::payment, "payment", text("支付", "payment")),
        item(Subject::commitment, "commitment", text("支出承诺", "commitment")),
        item(Subject::indicator, "indicator", text("预算指标", "budget indicator")),
        item(Subject::card, "card", text("资产卡片", "asset card")),
        item(Subject::unit, "unit", text("单位", "unit")),
        item(Subject::event, "event", text("事件", "event")),
        item(Subject::process, "process", text("采购项目", "procurement process")),
    };
    static constexpr EnumerationView view{"subject", text("追溯对象", "subject"), items};
};

}  // namespace steward
