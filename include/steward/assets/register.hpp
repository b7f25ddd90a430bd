/// @file
/// The register of assets (资产台账): one card for each asset, and the monthly depreciation runs. A pure fold: the commands in
/// card.hpp and depreciation_run.hpp decide, `apply` only writes down.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "steward/assets/depreciation.hpp"
#include "steward/kernel/date.hpp"
#include "steward/kernel/entity_table.hpp"
#include "steward/kernel/money.hpp"
#include "steward/kernel/text_arena.hpp"

namespace steward::assets {

/// An asset card (资产卡片).
struct Card {
    std::int64_t id = 0;
    std::int64_t unit = 0;            ///< that has it
    AssetClass asset_class;
    std::string_view name;
    Money cost;                       ///< 原值, with improvements
    Money accumulated;                ///< 累计折旧 booked so far
    std::int64_t life_months = 0;     ///< total life as last set; 0 for an asset that is never depreciated
    std::int64_t months = 0;          ///< months booked so far
    Date acquired_on;                 ///< 入账日期
    std::optional<Date> disposed_on;
    std::string_view location;        ///< 存放地点
    std::string_view keeper;          ///< 保管人, personal data
    std::int64_t commitment = 0;      ///< that paid for it, 0 for none
    /// Where the straight line starts anew after an improvement (convention C4).
    Money base_accumulated;
    std::int64_t base_months = 0;
    std::int64_t seq = 0;             ///< event that made it

    [[nodiscard]] constexpr Money net() const noexcept { return Money::fen(cost.fen() - accumulated.fen()); }
};

/// The depreciation of one unit's cards for one month (计提折旧).
struct DepreciationRun {
    std::int64_t id = 0;
    std::int64_t unit = 0;
    Date month;                       ///< its first day
    std::int64_t cards = 0;           ///< cards that were charged
    Money total;
    std::int64_t seq = 0;
};

struct RegisterState {
    EntityTable<Card> cards;
    EntityTable<DepreciationRun> runs;
    TextArena texts;
};

}  // namespace steward::assets
