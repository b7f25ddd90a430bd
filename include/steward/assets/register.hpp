/// @file
/// The register of assets (资产台账): one card for each asset, and the monthly depreciation runs. A pure fold: the commands in
/// card.hpp and depreciation_run.hpp decide, `apply` only writes down.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "steward/assets/depreciation.hpp"
#include "steward/kernel/date.hpp"
#include "steward/kernel/entity_table.hpp"
#include "steward/kernel/money.hpp"
#include "steward/kernel/text_arena.hpp"

namespace steward::assets {

/// How an asset leaves the books (资产处置方式): 财资〔2021〕127号.
enum class DisposalMethod : std::int32_t {
    allocation = 1,  ///< 无偿划转, to a body outside the office
    donation = 2,    ///< 对外捐赠
    transfer = 3,    ///< 转让, for a price
    exchange = 4,    ///< 置换
    scrapping = 5,   ///< 报废
    write_off = 6,   ///< 损失核销
};

/// Why an asset is scrapped or written off: 行政事业性国有资产管理条例 art. 21 (1)-(4).
enum class DisposalGround : std::int32_t {
    obsolete = 1,       ///< 因技术原因确需淘汰或者无法维修、无维修价值
    lost = 2,           ///< 盘亏、坏账以及非正常损失
    worn_out = 3,       ///< 已超过使用年限且无法满足现有工作需要
    force_majeure = 4,  ///< 自然灾害等不可抗力造成毁损、灭失
};

/// First day of the month of a day.
[[nodiscard]] constexpr Date month_of(Date day) noexcept {
    return Date::from_days(day.days() -
                           (static_cast<std::int32_t>(static_cast<unsigned>(year_month_day(day).day())) - 1));
}
/// First day of the month after that of a day.
[[nodiscard]] constexpr Date month_after(Date day) noexcept {
    const auto parts = year_month_day(day);
    const std::chrono::sys_days first{(parts.year() / parts.month() + std::chrono::months(1)) / 1};
    return Date::from_days(static_cast<std::int32_t>(first.time_since_epoch().count()));
}

/// An asset card (资产卡片).
struct Card {
    std::int64_t id = 0;
    std::int64_t unit = 0;                  ///< that has it
    std::uint32_t holding = IdIndex::none;  ///< place of the holding by which the unit has it
    std::optional<AssetClass> asset_class;  ///< none for an asset that is never depreciated
    std::string_view name;
    Money cost;                    ///< 原值, with improvements
    Money accumulated;             ///< 累计折旧 booked so far
    std::int64_t life_months = 0;  ///< total life as last set; 0 for an asset that is never depreciated
    std::int64_t months = 0;       ///< months booked so far
    Date acquired_on;              ///< 入账日期
    Date changed_on;               ///< business day of the last command on the card
    Date due_from;  ///< day of addition, hand-over or improvement from whose month on its unit charges it
    std::optional<Date> charged_on;  ///< first day of the last month that was charged
    std::optional<Date> disposed_on;
    std::string_view location;                      ///< 存放地点
    std::string_view keeper;                        ///< 保管人, personal data
    std::int64_t commitment = 0;                    ///< that paid for it, 0 for none
    std::int64_t applicant = 0;                     ///< actor who applied for its disposal, 0 for none
    DisposalMethod disposal_method{};               ///< applied for
    std::optional<DisposalGround> disposal_ground;  ///< applied for
    /// Where the straight line starts anew after an improvement (convention C4).
    Money base_accumulated;
    std::int64_t base_months = 0;
    std::int64_t seq = 0;  ///< event that made it

    [[nodiscard]] constexpr Money net() const noexcept { return Money::fen(cost.fen() - accumulated.fen()); }
    /// Whether months are still to be charged.
    [[nodiscard]] constexpr bool is_due() const noexcept { return !disposed_on && months < life_months; }
    /// First day of the month that is charged next.
    [[nodiscard]] constexpr Date next_charge_on() const noexcept {
        const Date first = month_of(due_from);
        return charged_on && *charged_on >= first ? month_after(*charged_on) : first;
    }
};

/// That a unit has a card, from a day on (资产持有). The newest holding of a card is the one in force; those before it say who
/// had it earlier.
struct Holding {
    std::int64_t id = 0;
    std::int64_t card = 0;
    std::int64_t unit = 0;
    Date from;
    std::uint32_t before = IdIndex::none;  ///< the unit's holding before this one
    std::int64_t seq = 0;
};

/// What the register keeps of a unit; its id is the unit's.
struct UnitBook {
    std::int64_t id = 0;
    std::uint32_t last_holding = IdIndex::none;
    std::optional<Date> last_run;  ///< first day of the last month that was run
};

/// The depreciation of one unit's cards for one month (计提折旧).
struct DepreciationRun {
    std::int64_t id = 0;
    std::int64_t unit = 0;
    Date month;              ///< its first day
    std::int64_t cards = 0;  ///< cards that were charged
    Money total;
    std::int64_t seq = 0;
};

struct RegisterState {
    EntityTable<Card> cards;
    EntityTable<Holding> holdings;
    EntityTable<UnitBook> units;
    EntityTable<DepreciationRun> runs;
    TextArena texts;

    /// The last month that a unit was run for; its first day.
    [[nodiscard]] std::optional<Date> last_run_of(std::int64_t unit) const noexcept {
        const UnitBook* book = units.find(unit);
        return book ? book->last_run : std::nullopt;
    }
    /// The unit's book, to be changed; made when it is not there.
    UnitBook& touch_unit(std::int64_t unit) {
        const std::uint32_t place = units.place(unit);
        return place == IdIndex::none ? units.add({unit, IdIndex::none, std::nullopt}) : units.touch(place);
    }
    /// Notes that the card is its unit's from a day on.
    void hold(Card& card, std::int64_t unit, Date from, std::int64_t seq) {
        UnitBook& book = touch_unit(unit);
        const auto place = static_cast<std::uint32_t>(holdings.size());
        holdings.add({static_cast<std::int64_t>(place) + 1, card.id, unit, from, book.last_holding, seq});
        book.last_holding = place;
        card.unit = unit;
        card.holding = place;
    }
    /// Calls `work` with every card that the unit has, the newest first.
    template <class Work>
    void for_each_card_of(std::int64_t unit, Work work) const {
        const UnitBook* book = units.find(unit);
        for (std::uint32_t at = book ? book->last_holding : IdIndex::none; at != IdIndex::none;
             at = holdings[at].before)
            if (const Card& card = *cards.find(holdings[at].card); card.holding == at) work(card);
    }
};

}  // namespace steward::assets

namespace steward {

template <>
struct EnumerationOf<assets::DisposalMethod> {
    static constexpr std::array items{
        item(assets::DisposalMethod::allocation, "allocation", text("无偿划转", "allocation without payment")),
        item(assets::DisposalMethod::donation, "donation", text("对外捐赠", "donation")),
        item(assets::DisposalMethod::transfer, "transfer", text("转让", "transfer for a price")),
        item(assets::DisposalMethod::exchange, "exchange", text("置换", "exchange")),
        item(assets::DisposalMethod::scrapping, "scrapping", text("报废", "scrapping")),
        item(assets::DisposalMethod::write_off, "write_off", text("损失核销", "writing off a loss")),
    };
    static constexpr EnumerationView view{"disposal_method", text("资产处置方式", "way of disposal"), items};
};

template <>
struct EnumerationOf<assets::DisposalGround> {
    static constexpr std::array items{
        item(assets::DisposalGround::obsolete, "obsolete",
             text("技术淘汰或者无法维修", "technically obsolete or beyond repair")),
        item(assets::DisposalGround::lost, "lost",
             text("盘亏、坏账或者非正常损失", "missing at a stock-take, or an abnormal loss")),
        item(assets::DisposalGround::worn_out, "worn_out",
             text("超过使用年限且无法满足工作需要", "past its service life and no longer fit")),
        item(assets::DisposalGround::force_majeure, "force_majeure",
             text("不可抗力造成毁损、灭失", "destroyed by force majeure")),
    };
    static constexpr EnumerationView view{"disposal_ground",
                                          text("报废、报损事由", "ground of scrapping or writing off"), items};
};

}  // namespace steward
