#include "steward/procurement/expert_draw.hpp"

#include <algorithm>
#include <numeric>
#include <string>

#include "steward/procurement/procurement.hpp"
#include "steward/rules/engine.hpp"

namespace steward::procurement {

DrawOrder draw_order(std::string_view seed, std::span<const PoolExpert> pool) {
    DrawOrder result;
    Result<Hasher> hasher = Hasher::create(DigestAlgorithm::sha256);
    if (!hasher) {
        result.status = hasher.error().status;
        return result;
    }
    std::vector<std::int32_t> by_id(pool.size());
    std::iota(by_id.begin(), by_id.end(), 0);
    const auto expert = [&](std::int32_t i) -> const PoolExpert& { return pool[static_cast<std::size_t>(i)]; };
    std::sort(by_id.begin(), by_id.end(), [&](std::int32_t a, std::int32_t b) {
        const int order = expert(a).expert.compare(expert(b).expert);
        return order != 0 ? order < 0 : a < b;
    });
    for (std::size_t i = 1; i < by_id.size(); ++i) {
        if (expert(by_id[i - 1]).expert != expert(by_id[i]).expert) continue;
        result.duplicate = by_id[i];
        return result;
    }
    std::erase_if(by_id, [&](std::int32_t i) { return expert(i).standing != DrawStanding::eligible; });
    for (const std::int32_t i : by_id) {
        hasher->update(expert(i).expert);
        hasher->update("\n");
    }
    result.pool = hasher->finish();
    result.seed = hasher->hash(seed);
    std::vector<std::pair<Digest, std::int32_t>> ranked;
    ranked.reserve(by_id.size());
    for (const std::int32_t i : by_id) {
        hasher->update(seed);
        hasher->update("\n");
        ranked.emplace_back(hasher->hash(expert(i).expert), i);
    }
    std::sort(ranked.begin(), ranked.end());
    result.order.reserve(ranked.size());
    for (const auto& [digest, i] : ranked) result.order.push_back(i);
    return result;
}

void describe_expert_draw(Catalogue& catalogue) {
    catalogue.add(EnumerationOf<DrawStanding>::view);
    catalogue.add(EnumerationOf<DrawSelection>::view);
    catalogue.add(catalogue_entry<expert_draw>());
}

}  // namespace steward::procurement
