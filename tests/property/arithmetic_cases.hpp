/// @file
/// Seeded operands for a * b / divisor that dwell on ties, signs and the edges of int64.
#pragma once

#include <cstdint>
#include <limits>
#include <random>

namespace steward::oracle {

struct Operands {
    std::int64_t a;
    std::int64_t b;
    std::int64_t divisor;
};

class Cases {
public:
    explicit Cases(std::uint64_t seed) : random_(seed) {}

    Operands next() {
        switch (random_() % 8) {
            case 0: return {any(), any(), any()};
            case 1: return {amount(), below(20001), power()};         // an amount and a rate
            case 2: return {any(), below(20001), power()};            // the product often passes 64 bits
            case 3: return {edge(), edge(), edge()};
            case 4: return {edge(), small(), small()};
            case 5: {                                                 // a tie: odd * d / 2d
                const std::int64_t d = 1 + below(1'000'000'000);
                return {sign((below(2'000'000'000) * 2) | 1), sign(d), sign(2 * d)};
            }
            case 6: {                                                 // one off a tie
                const std::int64_t d = 1 + below(1'000'000'000);
                return {sign(below(1'000'000'000) * d + d / 2 + below(3) - 1), sign(1), sign(d)};
            }
            default: {                                                // the result lies around the end of int64
                const std::int64_t d = 2 + below(1'000'000);
                return {sign(std::numeric_limits<std::int64_t>::max() - below(4)), sign(d + below(3) - 1), sign(d)};
            }
        }
    }

private:
    std::int64_t any() {
        // Every length of bits is as likely as every other.
        return static_cast<std::int64_t>(random_()) >> (random_() % 64);
    }
    std::int64_t below(std::int64_t limit) {
        return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(limit));
    }
    std::int64_t sign(std::int64_t value) { return (random_() & 1) != 0 ? -value : value; }
    std::int64_t amount() { return sign(below(10'000'000'000'000)); }
    std::int64_t small() { return below(11) - 5; }
    std::int64_t power() {
        std::int64_t result = 1;
        for (std::int64_t i = below(19); i > 0; --i) result *= 10;
        return result;
    }
    std::int64_t edge() {
        const std::int64_t offset = below(3);
        switch (random_() % 6) {
            case 0: return std::numeric_limits<std::int64_t>::max() - offset;
            case 1: return std::numeric_limits<std::int64_t>::min() + offset;
            case 2: return sign((std::int64_t{1} << 62) + offset - 1);
            case 3: return sign((std::int64_t{1} << 32) + offset - 1);
            case 4: return sign(3037000499 + offset);  // around the root of 2^63
            default: return offset - 1;
        }
    }

    std::mt19937_64 random_;
};

}  // namespace steward::oracle
