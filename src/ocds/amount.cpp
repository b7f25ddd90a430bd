#include "steward/ocds/amount.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace steward::ocds {
namespace {

constexpr std::int32_t short_digits = 18;
constexpr std::int64_t largest_exponent = 1'000'000'000;  // beyond it exponents are equal for all that anyone can see

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// A number as sign, significant digits and the power of ten of the first one, straight from its text.
struct Digits {
    explicit Digits(std::string_view text) noexcept {
        std::size_t at = 0;
        if (text[at] == '-') negative = true, ++at;
        const std::size_t mantissa = at;
        while (at < text.size() && text[at] != 'e' && text[at] != 'E') ++at;
        digits = text.substr(mantissa, at - mantissa);
        std::int64_t exponent = 0;
        if (at < text.size()) {
            const bool minus = text[at + 1] == '-';
            for (++at; at < text.size(); ++at)
                if (is_digit(text[at])) exponent = std::min(exponent * 10 + (text[at] - '0'), largest_exponent);
            if (minus) exponent = -exponent;
        }
        const std::size_t point = std::min(digits.find('.'), digits.size());
        first = 0;
        while (first < digits.size() && (digits[first] == '0' || digits[first] == '.')) ++first;
        zero = first == digits.size();
        // Power of ten of the first significant digit: places before the point count up, after it down.
        const auto place = static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first);
        magnitude = exponent + (place > 0 ? place - 1 : place);
    }

    bool negative = false;
    bool zero = false;
    std::string_view digits;  ///< with the point in it
    std::size_t first = 0;
    std::int64_t magnitude = 0;
};

/// Compares what follows the first significant digits, of two numbers of the same magnitude.
std::weak_ordering compare_digits(const Digits& a, const Digits& b) noexcept {
    std::size_t i = a.first, j = b.first;
    for (;;) {
        if (i < a.digits.size() && a.digits[i] == '.') ++i;
        if (j < b.digits.size() && b.digits[j] == '.') ++j;
        const bool left = i < a.digits.size(), right = j < b.digits.size();
        if (!left && !right) return std::weak_ordering::equivalent;
        const char x = left ? a.digits[i++] : '0', y = right ? b.digits[j++] : '0';
        if (x != y) return x < y ? std::weak_ordering::less : std::weak_ordering::greater;
    }
}

std::weak_ordering compare_texts(std::string_view left, std::string_view right) noexcept {
    const Digits a(left), b(right);
    const int sign_a = a.zero ? 0 : a.negative ? -1 : 1, sign_b = b.zero ? 0 : b.negative ? -1 : 1;
    if (sign_a != sign_b || sign_a == 0) return sign_a <=> sign_b;
    std::weak_ordering size = a.magnitude <=> b.magnitude;
    if (size == 0) size = compare_digits(a, b);
    return sign_a > 0 ? size : 0 <=> size;
}

}  // namespace

std::optional<Amount> Amount::read(std::string_view token) noexcept {
    Amount amount;
    std::size_t at = 0;
    const bool negative = !token.empty() && token[0] == '-';
    if (negative) ++at;
    const std::size_t integer = at;
    std::int64_t digits = 0;
    std::int32_t count = 0;  // significant digits
    const auto take = [&](char c) {
        if (count > 0 || c != '0') ++count;
        if (count <= short_digits) digits = digits * 10 + (c - '0');
    };
    while (at < token.size() && is_digit(token[at])) take(token[at++]);
    if (at == integer || (token[integer] == '0' && at - integer > 1)) return std::nullopt;
    std::int64_t exponent = 0;
    if (at < token.size() && token[at] == '.') {
        const std::size_t fraction = ++at;
        while (at < token.size() && is_digit(token[at])) take(token[at++]);
        if (at == fraction) return std::nullopt;
        exponent = -static_cast<std::int64_t>(at - fraction);
    }
    if (at < token.size() && (token[at] == 'e' || token[at] == 'E')) {
        ++at;
        const bool minus = at < token.size() && token[at] == '-';
        if (at < token.size() && (token[at] == '-' || token[at] == '+')) ++at;
        const std::size_t power = at;
        std::int64_t value = 0;
        while (at < token.size() && is_digit(token[at])) value = std::min(value * 10 + (token[at++] - '0'), largest_exponent);
        if (at == power) return std::nullopt;
        exponent += minus ? -value : value;
    }
    if (at != token.size()) return std::nullopt;
    amount.text_ = token;
    amount.short_ = count <= short_digits && exponent >= -largest_exponent && exponent <= largest_exponent;
    amount.digits_ = amount.short_ ? (negative ? -digits : digits) : 0;
    amount.exponent_ = amount.short_ ? static_cast<std::int32_t>(exponent) : 0;
    return amount;
}

std::weak_ordering operator<=>(const Amount& a, const Amount& b) noexcept {
    if (a.short_ && b.short_) {
        if (a.exponent_ == b.exponent_) return a.digits_ <=> b.digits_;
        const bool finer = a.exponent_ < b.exponent_;  // the finer one keeps its digits
        const Amount &fine = finer ? a : b, &coarse = finer ? b : a;
        const std::int64_t apart = std::int64_t{coarse.exponent_} - fine.exponent_;
        std::int64_t scaled = 0;
        if (apart <= short_digits && checked_mul(coarse.digits_, power_of_ten(static_cast<std::int32_t>(apart)), scaled))
            return finer ? fine.digits_ <=> scaled : scaled <=> fine.digits_;
    }
    return compare_texts(a.text_, b.text_);
}

bool Amount::positive() const noexcept {
    if (short_) return digits_ > 0;
    const Digits digits(text_);
    return !digits.negative && !digits.zero;
}

std::optional<Decimal> Amount::decimal() const noexcept {
    if (!short_) return std::nullopt;
    if (digits_ == 0) return Decimal{};
    if (exponent_ <= 0) {
        if (exponent_ < -Decimal::max_scale) return std::nullopt;
        return Decimal{digits_, -exponent_};
    }
    Decimal value{0, 0};
    if (exponent_ > Decimal::max_scale || !checked_mul(digits_, power_of_ten(exponent_), value.unscaled)) return std::nullopt;
    return value;
}

double Amount::nearest() const noexcept {
    double value = 0;
    const auto [end, status] = std::from_chars(text_.data(), text_.data() + text_.size(), value);
    if (status != std::errc::result_out_of_range) return value;
    const Digits digits(text_);
    if (digits.magnitude < 0) return 0;
    return digits.negative ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
}

}  // namespace steward::ocds
