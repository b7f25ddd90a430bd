#include "steward/kernel/allocate.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

namespace steward {

namespace {

struct Remainder {
    std::uint64_t fraction;  // of a fen, times the sum of weights
    std::size_t index;
};

}  // namespace

Result<std::vector<Money>> allocate(Money total, std::span<const std::int64_t> weights) {
    if (weights.empty())
        return Error{Status::data, {"分摊没有权重；应至少给出一个", "there are no weights to split by; give at least one"}};
    std::int64_t sum_of_weights = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] < 0) {
            const std::string place = std::to_string(i);
            const std::string value = std::to_string(weights[i]);
            return Error{Status::out_of_range,
                         {"第 " + place + " 个权重（从 0 起数）为 " + value + "；权重应为 0 或正数",
                          "weight " + place + " (counted from 0) is " + value + "; a weight must be 0 or more"}};
        }
        if (!checked_add(sum_of_weights, weights[i], sum_of_weights))
            return Error{Status::overflow,
                         {"权重之和超出 9223372036854775807；应按比例缩小权重",
                          "the weights add up to more than 9223372036854775807; scale them down"}};
    }
    if (sum_of_weights == 0)
        return Error{Status::out_of_range, {"权重全部为 0；应至少有一个正数", "all weights are 0; at least one must be positive"}};

    const std::uint64_t whole = static_cast<std::uint64_t>(sum_of_weights);
    std::vector<Money> parts(weights.size());
    std::vector<Remainder> remainders(weights.size());
    std::uint64_t left = detail::magnitude(total.fen());
    for (std::size_t i = 0; i < weights.size(); ++i) {
        std::int64_t fen = 0;
        // A part is never larger than the total, so it fits.
        if (!multiply_divide(total.fen(), weights[i], sum_of_weights, Rounding::toward_zero, fen))
            return Error{Status::internal, {"分摊计算失败", "the split failed"}};
        parts[i] = Money::fen(fen);
        const std::uint64_t part = detail::magnitude(fen);
        left -= part;
        // The remainder is below 2^63, so the low 64 bits of both products are enough for it.
        remainders[i] = {detail::magnitude(total.fen()) * static_cast<std::uint64_t>(weights[i]) - part * whole, i};
    }
    // The remainders add up to `left` times the sum of weights and each is below it: more than `left` of them are
    // positive, so a part of weight 0 receives nothing.
    const auto by_size = [](const Remainder& a, const Remainder& b) {
        return a.fraction != b.fraction ? a.fraction > b.fraction : a.index < b.index;
    };
    const auto last = remainders.begin() + static_cast<std::ptrdiff_t>(left);
    if (left > 0) std::nth_element(remainders.begin(), last, remainders.end(), by_size);
    const std::int64_t step = total.fen() < 0 ? -1 : 1;
    for (auto at = remainders.begin(); at != last; ++at)
        parts[at->index] = Money::fen(parts[at->index].fen() + step);
    return parts;
}

}  // namespace steward
