/// @file
/// Exact integer arithmetic that reports overflow. Every `bool` below is true on success; on failure `out` keeps its
/// value. Nothing throws, and no floating point takes part.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "steward/kernel/rounding.hpp"

namespace steward {

/// out = a + b; false on overflow. `out` may be one of the operands.
[[nodiscard]] constexpr bool checked_add(std::int64_t a, std::int64_t b, std::int64_t& out) noexcept {
    std::int64_t result = 0;
    if (__builtin_add_overflow(a, b, &result)) [[unlikely]] return false;
    out = result;
    return true;
}

/// out = a - b; false on overflow.
[[nodiscard]] constexpr bool checked_sub(std::int64_t a, std::int64_t b, std::int64_t& out) noexcept {
    std::int64_t result = 0;
    if (__builtin_sub_overflow(a, b, &result)) [[unlikely]] return false;
    out = result;
    return true;
}

/// out = a * b; false on overflow.
[[nodiscard]] constexpr bool checked_mul(std::int64_t a, std::int64_t b, std::int64_t& out) noexcept {
    std::int64_t result = 0;
    if (__builtin_mul_overflow(a, b, &result)) [[unlikely]] return false;
    out = result;
    return true;
}

namespace detail {

inline constexpr std::array<std::int64_t, 19> powers_of_ten = [] {
    std::array<std::int64_t, 19> powers{};
    std::int64_t power = 1;
    for (std::size_t i = 0; i < powers.size(); ++i) {
        powers[i] = power;
        if (i + 1 < powers.size()) power *= 10;
    }
    return powers;
}();

/// |value| without overflow at the smallest int64.
[[nodiscard]] constexpr std::uint64_t magnitude(std::int64_t value) noexcept {
    const auto bits = static_cast<std::uint64_t>(value);
    return value < 0 ? 0 - bits : bits;
}

// The slow paths, on 128 bits, in wide.cpp.
[[nodiscard]] bool multiply_divide_wide(std::int64_t a, std::int64_t b, std::int64_t divisor, Rounding rounding,
                                        std::int64_t& out) noexcept;
[[nodiscard]] bool multiply_scale_wide(std::int64_t a, std::int64_t b, int exponent, Rounding rounding,
                                       std::int64_t& out) noexcept;
[[nodiscard]] bool divide_wide(std::int64_t high, std::uint64_t low, std::int64_t divisor, Rounding rounding,
                               std::int64_t& out) noexcept;
void multiply_wide(std::int64_t a, std::int64_t b, std::int64_t& high, std::uint64_t& low) noexcept;

}  // namespace detail

/// 10^exponent for 0..18, else 0, which every division here refuses.
[[nodiscard]] constexpr std::int64_t power_of_ten(int exponent) noexcept {
    return static_cast<unsigned>(exponent) < detail::powers_of_ten.size()
               ? detail::powers_of_ten[static_cast<std::size_t>(exponent)]
               : 0;
}

/// out = dividend / divisor, rounded; false for a zero divisor and for the smallest int64 divided by -1.
[[nodiscard]] constexpr bool divide(std::int64_t dividend, std::int64_t divisor, Rounding rounding,
                                    std::int64_t& out) noexcept {
    if (rounding == Rounding::half_away_from_zero && divisor > 0) [[likely]] {
        // Half a divisor away from zero, then cut: the usual case, and twice as fast as looking at the remainder.
        const std::int64_t sign = dividend >> 63;  // 0 or -1
        std::int64_t moved = 0;
        if (!__builtin_add_overflow(dividend, ((divisor >> 1) ^ sign) - sign, &moved)) [[likely]] {
            out = moved / divisor;
            return true;
        }
    }
    if (divisor == 0) [[unlikely]] return false;
    if (divisor == -1) [[unlikely]] return checked_sub(0, dividend, out);
    const std::int64_t quotient = dividend / divisor;
    const std::int64_t remainder = dividend % divisor;
    const bool negative = (dividend ^ divisor) < 0;
    const auto grow = static_cast<std::int64_t>(detail::grows(rounding, negative, (quotient & 1) != 0,
                                                              detail::magnitude(remainder),
                                                              detail::magnitude(divisor)));
    // Cannot overflow: a remainder needs |divisor| >= 2, hence |quotient| <= 2^62.
    out = quotient + (negative ? -grow : grow);
    return true;
}

/// out = a * b / divisor, rounded once from the exact value; false for a zero divisor, or when the result does not fit.
[[nodiscard]] constexpr bool multiply_divide(std::int64_t a, std::int64_t b, std::int64_t divisor, Rounding rounding,
                                             std::int64_t& out) noexcept {
    std::int64_t product = 0;
    if (checked_mul(a, b, product)) [[likely]] return divide(product, divisor, rounding, out);
    // A variable of its own: were the address of `out` to leave, the fast path would go through memory as well.
    std::int64_t result = 0;
    if (!detail::multiply_divide_wide(a, b, divisor, rounding, result)) return false;
    out = result;
    return true;
}

/// out = a * b * 10^exponent, rounded once from the exact value; exponent -38..18, else false.
[[nodiscard]] constexpr bool multiply_scale(std::int64_t a, std::int64_t b, int exponent, Rounding rounding,
                                            std::int64_t& out) noexcept {
    if (exponent <= 0 && exponent >= -18) [[likely]]
        return multiply_divide(a, b, power_of_ten(-exponent), rounding, out);
    std::int64_t result = 0;
    if (!detail::multiply_scale_wide(a, b, exponent, rounding, result)) return false;
    out = result;
    return true;
}

/// An exact sum of int64 values and of products of two, in 128 bits, rounded only when it is read. The order of
/// additions does not matter while every partial sum stays in [-2^127, 2^127), which 2^63 plain values cannot leave;
/// leaving it is remembered, and every later read fails.
class WideSum {
public:
    constexpr void add(std::int64_t value) noexcept {
        add_pair(value < 0 ? -1 : 0, static_cast<std::uint64_t>(value));
    }

    constexpr void add_product(std::int64_t a, std::int64_t b) noexcept {
        std::int64_t product = 0;
        if (checked_mul(a, b, product)) [[likely]] {
            add(product);
            return;
        }
        std::int64_t high = 0;
        std::uint64_t low = 0;
        detail::multiply_wide(a, b, high, low);
        add_pair(high, low);
    }

    /// Adds another sum, for columns that are summed in chunks.
    constexpr void add(const WideSum& other) noexcept {
        failed_ |= other.failed_;
        add_pair(other.high_, other.low_);
    }

    /// True once a partial sum has left 128 bits.
    [[nodiscard]] constexpr bool failed() const noexcept { return failed_; }

    /// -1, 0 or 1; meaningless once `failed`.
    [[nodiscard]] constexpr int sign() const noexcept { return high_ < 0 ? -1 : high_ == 0 && low_ == 0 ? 0 : 1; }

    /// out = the sum; false when it does not fit.
    [[nodiscard]] constexpr bool value(std::int64_t& out) const noexcept {
        if (failed_ || !narrow()) return false;
        out = static_cast<std::int64_t>(low_);
        return true;
    }

    /// out = sum / divisor, rounded; false for a zero divisor, or when the result does not fit.
    [[nodiscard]] constexpr bool round_to(std::int64_t divisor, Rounding rounding, std::int64_t& out) const noexcept {
        if (failed_) return false;
        if (narrow()) [[likely]] return divide(static_cast<std::int64_t>(low_), divisor, rounding, out);
        return detail::divide_wide(high_, low_, divisor, rounding, out);
    }

private:
    /// Whether the sum is an int64: the high half is only the sign of the low half.
    [[nodiscard]] constexpr bool narrow() const noexcept {
        return high_ == (static_cast<std::int64_t>(low_) < 0 ? -1 : 0);
    }

    constexpr void add_pair(std::int64_t high, std::uint64_t low) noexcept {
        low_ += low;
        const std::uint64_t carry = low_ < low ? 1 : 0;
        const auto total = static_cast<std::int64_t>(static_cast<std::uint64_t>(high_) +
                                                     static_cast<std::uint64_t>(high) + carry);
        // Two's complement overflows exactly when both operands have a sign that the total has not.
        failed_ |= ((high_ ^ total) & (high ^ total)) < 0;
        high_ = total;
    }

    std::int64_t high_ = 0;  ///< two's complement, the upper 64 bits
    std::uint64_t low_ = 0;
    bool failed_ = false;
};

}  // namespace steward
