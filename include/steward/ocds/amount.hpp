/// @file
/// Amounts of OCDS documents (金额): the number exactly as it is written, of any length and with any exponent.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

#include "steward/kernel/decimal.hpp"

namespace steward::ocds {

/// A JSON number as it stands in the document. Nothing is rounded: numbers of up to 18 digits are compared as integers,
/// longer ones digit by digit. Looks into the document.
class Amount {
public:
    Amount() = default;

    /// Empty when `token` is no number of RFC 8259.
    [[nodiscard]] static std::optional<Amount> read(std::string_view token) noexcept;

    /// Exact comparison by value: 1, 1.0 and 10e-1 are equivalent.
    friend std::weak_ordering operator<=>(const Amount& a, const Amount& b) noexcept;
    friend bool operator==(const Amount& a, const Amount& b) noexcept { return (a <=> b) == 0; }

    [[nodiscard]] bool positive() const noexcept;
    /// The same value with at most 18 decimal places; empty when it does not fit a Decimal.
    [[nodiscard]] std::optional<Decimal> decimal() const noexcept;
    /// The nearest binary number, for statistics only. Infinite when there is none.
    [[nodiscard]] double nearest() const noexcept;
    [[nodiscard]] std::string_view text() const noexcept { return text_; }

private:
    std::string_view text_ = "0";
    std::int64_t digits_ = 0;     ///< of a short number: value = digits * 10^exponent
    std::int32_t exponent_ = 0;
    bool short_ = true;
};

}  // namespace steward::ocds
