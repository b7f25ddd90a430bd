/// @file
/// Physical and counted quantities as scaled integers. Units do not mix: what is not declared below does not compile.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "steward/kernel/arithmetic.hpp"
#include "steward/kernel/decimal.hpp"
#include "steward/kernel/text.hpp"

namespace steward {

/// Units. `scale` is the number of decimals kept: a scaled value of 1 is 10^-scale of the unit.
namespace unit {

struct one {  ///< people, items, visits
    static constexpr int scale = 0;
    static constexpr std::string_view symbol = "1";
    static constexpr Text name = text("个", "one");
};
struct percent {
    static constexpr int scale = 2;
    static constexpr std::string_view symbol = "%";
    static constexpr Text name = text("百分比", "percent");
};
struct square_metre {
    static constexpr int scale = 2;
    static constexpr std::string_view symbol = "m2";
    static constexpr Text name = text("平方米", "square metre");
};
struct kilometre {
    static constexpr int scale = 1;
    static constexpr std::string_view symbol = "km";
    static constexpr Text name = text("公里", "kilometre");
};
struct kilowatt_hour {  ///< scaled in Wh
    static constexpr int scale = 3;
    static constexpr std::string_view symbol = "kWh";
    static constexpr Text name = text("千瓦时", "kilowatt hour");
};
struct kilogram_coal_equivalent {
    static constexpr int scale = 3;
    static constexpr std::string_view symbol = "kgce";
    static constexpr Text name = text("千克标准煤", "kilogram of coal equivalent");
};
struct kilogram_co2 {
    static constexpr int scale = 3;
    static constexpr std::string_view symbol = "kgCO2";
    static constexpr Text name = text("千克二氧化碳", "kilogram of carbon dioxide");
};
struct carrier_unit {  ///< what an energy carrier is metered in (kWh, m3, kg, L): the carrier's code says which
    static constexpr int scale = 3;
    static constexpr std::string_view symbol = "unit of the carrier";
    static constexpr Text name = text("载体自身计量单位", "unit of the carrier");
};
struct currency_unit {  ///< of money that is not yuan, in hundredths: its rule says which currency
    static constexpr int scale = 2;
    static constexpr std::string_view symbol = "currency unit";
    static constexpr Text name = text("货币单位", "currency unit");
};

}  // namespace unit

/// An amount of `Unit`, held as `scaled / 10^scale`.
template <class Unit>
class Quantity {
public:
    using unit_type = Unit;

    constexpr Quantity() noexcept = default;

    [[nodiscard]] static constexpr Quantity scaled(std::int64_t scaled) noexcept { return Quantity(scaled); }
    [[nodiscard]] constexpr std::int64_t scaled() const noexcept { return scaled_; }
    [[nodiscard]] constexpr Decimal decimal() const noexcept { return {scaled_, Unit::scale}; }

    friend constexpr auto operator<=>(Quantity, Quantity) noexcept = default;

private:
    explicit constexpr Quantity(std::int64_t scaled) noexcept : scaled_(scaled) {}

    std::int64_t scaled_ = 0;
};

/// out = a + b; false on overflow, and then `out` keeps its value, as everywhere below.
template <class Unit>
[[nodiscard]] constexpr bool checked_add(Quantity<Unit> a, Quantity<Unit> b, Quantity<Unit>& out) noexcept {
    std::int64_t scaled = 0;
    if (!checked_add(a.scaled(), b.scaled(), scaled)) return false;
    out = Quantity<Unit>::scaled(scaled);
    return true;
}

/// out = a - b; false on overflow.
template <class Unit>
[[nodiscard]] constexpr bool checked_sub(Quantity<Unit> a, Quantity<Unit> b, Quantity<Unit>& out) noexcept {
    std::int64_t scaled = 0;
    if (!checked_sub(a.scaled(), b.scaled(), scaled)) return false;
    out = Quantity<Unit>::scaled(scaled);
    return true;
}

/// out = quantity * factor, rounded once; `factor` is in units of To for each unit of From and comes from a cited rule.
/// False when the result does not fit or the factor's scale is not 0..18.
template <class To, class From>
[[nodiscard]] constexpr bool convert(Quantity<From> quantity, Decimal factor, Rounding rounding,
                                     Quantity<To>& out) noexcept {
    std::int64_t scaled = 0;
    if (power_of_ten(factor.scale) == 0) return false;
    if (!multiply_scale(quantity.scaled(), factor.unscaled, To::scale - From::scale - factor.scale, rounding, scaled))
        return false;
    out = Quantity<To>::scaled(scaled);
    return true;
}

/// Number and symbol, e.g. "12.500 kgce".
template <class Unit>
[[nodiscard]] std::string to_text(Quantity<Unit> quantity) {
    std::string result = to_text(quantity.decimal());
    result += ' ';
    result += Unit::symbol;
    return result;
}

}  // namespace steward
