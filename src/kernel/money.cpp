#include "steward/kernel/money.hpp"

#include <algorithm>
#include <cstddef>

#include "number_text.hpp"

namespace steward {

bool sum(std::span<const std::int64_t> fen, std::int64_t& out) noexcept {
    // In a block of 1,024 values in [-2^52, 2^52), 45 trillion yuan either way, no partial sum passes 2^62. Such a
    // value plus 2^52 has no bit above 52, and so has the OR of all of them: one addition and one OR a value replace
    // the overflow checks, and the loop vectorises. A block with a larger value is summed value by value.
    constexpr std::size_t block_size = 1024;
    constexpr std::uint64_t bias = std::uint64_t{1} << 52;
    constexpr std::uint64_t too_large = ~((bias << 1) - 1);

    WideSum total;
    const std::int64_t* at = fen.data();
    for (std::size_t left = fen.size(); left > 0;) {
        const std::size_t count = std::min(left, block_size);
        std::uint64_t block = 0;
        std::uint64_t seen = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const auto value = static_cast<std::uint64_t>(at[i]);
            block += value;
            seen |= value + bias;
        }
        if ((seen & too_large) == 0) [[likely]] {
            total.add(static_cast<std::int64_t>(block));
        } else {
            for (std::size_t i = 0; i < count; ++i) total.add(at[i]);
        }
        at += count;
        left -= count;
    }
    return total.value(out);
}

std::string to_text(Money amount) { return detail::number_text(amount.fen(), 2); }

Result<Money> parse_yuan(std::string_view text) {
    std::int64_t fen = 0;
    int decimals = 0;
    auto scan = detail::scan_number(text, 2, fen, decimals);
    if (scan == detail::Scan::ok) {
        if (checked_mul(fen, power_of_ten(2 - decimals), fen)) return Money::fen(fen);
        scan = detail::Scan::overflow;
    }
    const std::string shown = detail::quotable(text);
    if (scan == detail::Scan::overflow)
        return Error{Status::overflow,
                     {"金额“" + shown + "”超出范围；应在 ±92233720368547758.07 元以内",
                      "the amount \"" + shown + "\" is out of range; it must lie within +-92233720368547758.07 yuan"}};
    return Error{Status::malformed,
                 {"“" + shown + "”不是金额；应以元为单位，可带正负号，至多两位小数，如 1234.50，不含空格和千位分隔符",
                  "\"" + shown + "\" is not an amount; write yuan with an optional sign and at most two decimals, such "
                  "as 1234.50, without blanks or thousands separators"}};
}

}  // namespace steward
