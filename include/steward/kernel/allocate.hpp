/// @file
/// Splitting an amount so that the parts add up to it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "steward/kernel/money.hpp"
#include "steward/kernel/result.hpp"

namespace steward {

/// Splits `total` in proportion to `weights` by the largest remainder (最大余额法): each part is first cut to whole fen,
/// then the fen left over go one each to the largest remainders, of equal remainders to the lower index. The parts add
/// up to the total exactly; the parts of -total are the negated parts of total; a weight of 0 receives 0.
/// @return one part for each weight, in order; `data` for no weights, `out_of_range` for a negative weight or only
///         zeros, `overflow` when the weights do not add up within an int64.
[[nodiscard]] Result<std::vector<Money>> allocate(Money total, std::span<const std::int64_t> weights);

}  // namespace steward
