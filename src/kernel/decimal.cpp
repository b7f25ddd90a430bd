#include "steward/kernel/decimal.hpp"

#include "number_text.hpp"

namespace steward {

Result<Decimal> parse_decimal(std::string_view text) {
    std::int64_t unscaled = 0;
    int decimals = 0;
    const detail::Scan scan = detail::scan_number(text, Decimal::max_scale, unscaled, decimals);
    if (scan == detail::Scan::ok) return Decimal{unscaled, decimals};
    const std::string shown = detail::quotable(text);
    if (scan == detail::Scan::overflow)
        return Error{Status::overflow,
                     {"小数“" + shown + "”的数字过多；去掉小数点后应在 ±9223372036854775807 以内",
                      "the decimal \"" + shown +
                          "\" has too many digits; without its point it must lie within +-9223372036854775807"}};
    return Error{Status::malformed,
                 {"“" + shown + "”不是小数；应为可带正负号的数字，小数点后 1 至 18 位，如 0.7143，不含空格和千位分隔符",
                  "\"" + shown + "\" is not a decimal; write an optional sign and digits, with 1 to 18 digits after a "
                  "point, such as 0.7143, without blanks or thousands separators"}};
}

std::string to_text(Decimal value) { return detail::number_text(value.unscaled, value.scale); }

}  // namespace steward
