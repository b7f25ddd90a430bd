/// @file
/// The budget of a body (预算指标账): a tree of indicators, and commitments in two phases on them. A pure fold: commands in
/// indicator.hpp and commitment.hpp decide, `apply` only writes down.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "steward/kernel/date.hpp"
#include "steward/kernel/entity_table.hpp"
#include "steward/kernel/money.hpp"
#include "steward/kernel/text_arena.hpp"

namespace steward::funds {

/// A budget indicator (预算指标): authority to spend, received from its parent or, at the root, by a document.
///
/// Distribution moves authority, it never copies it: what a child received is in the parent's `distributed`. Commitments
/// are booked on one indicator and summed in every one above it.
struct Indicator {
    std::int64_t id = 0;
    std::int64_t parent = 0;      ///< 0 for a root
    std::uint32_t parent_place = IdIndex::none;
    std::int64_t unit = 0;        ///< whose it is
    std::int32_t year = 0;        ///< budget year (预算年度)
    std::string_view document;    ///< number of the issuing document (指标文号)
    Money amount;                 ///< authority: received, with all adjustments
    Money distributed;            ///< passed on to its children (已分解)
    Money frozen;                 ///< 冻结
    Money reserved;               ///< open reservations of its own (占用)
    Money paid;                   ///< paid out of its own commitments (已支付)
    Money reserved_below;         ///< open reservations of its own and of all below
    Money paid_below;
    Date issued_on;               ///< first day on which anything can be done with it
    std::int64_t seq = 0;         ///< event that made it

    /// What can still be committed, distributed, frozen or taken back here.
    [[nodiscard]] constexpr std::int64_t available_fen() const noexcept {
        return amount.fen() - distributed.fen() - frozen.fen() - reserved.fen() - paid.fen();
    }
    /// What all commitments in this part of the tree may still grow by.
    [[nodiscard]] constexpr std::int64_t room_fen() const noexcept {
        return amount.fen() - frozen.fen() - reserved_below.fen() - paid_below.fen();
    }
};

/// A commitment (支出承诺): reserved first, then paid in parts or released.
struct Commitment {
    std::int64_t id = 0;
    std::int64_t indicator = 0;
    std::uint32_t indicator_place = IdIndex::none;
    Money amount;       ///< reserved at first
    Money paid;
    Money released;
    Date reserved_on;
    std::optional<Date> expires_on;  ///< first day on which it can be expired
    std::int64_t reserved_by = 0;    ///< actor
    std::string_view purpose;
    std::int64_t seq = 0;

    [[nodiscard]] constexpr Money open() const noexcept { return Money::fen(amount.fen() - paid.fen() - released.fen()); }
};

/// One payment of a commitment (支付).
struct Payment {
    std::int64_t id = 0;
    std::int64_t commitment = 0;
    Money amount;
    Date paid_on;
    std::int64_t seq = 0;
};

struct BudgetState {
    EntityTable<Indicator> indicators;
    EntityTable<Commitment> commitments;
    EntityTable<Payment> payments;
    TextArena texts;

    /// Changes the open reservations and payments of an indicator, and their sums in all above it.
    void commit(std::uint32_t place, Money reserved, Money paid) {
        Indicator* at = &indicators.touch(place);
        at->reserved = Money::fen(at->reserved.fen() + reserved.fen());
        at->paid = Money::fen(at->paid.fen() + paid.fen());
        for (;;) {
            at->reserved_below = Money::fen(at->reserved_below.fen() + reserved.fen());
            at->paid_below = Money::fen(at->paid_below.fen() + paid.fen());
            if (at->parent_place == IdIndex::none) return;
            at = &indicators.touch(at->parent_place);
        }
    }
};

}  // namespace steward::funds
