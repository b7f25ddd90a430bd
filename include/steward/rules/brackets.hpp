/// @file
/// Scales over an amount as a kernel uses them (级距): the value of the bracket that the amount falls into, or the sum of
/// its parts, each by its own bracket (超额累进).
#pragma once

#include <algorithm>

#include "steward/rules/forms.hpp"

namespace steward {

/// Bands over one amount by keys. Shared by brackets and approvals.
template <class Amount, class... Keys>
class BandedRule : public KeyedRule<Keys...> {
public:
    static constexpr UnitKind over_kind = unit_kind_of<Amount>;
    static_assert(sizeof...(Keys) + 3 <= Step::max_operands);

    void resolve(std::string_view id, const RuleInForce& found) noexcept {
        KeyedRule<Keys...>::resolve(id, found);
        if (found.rule) compare_ = found.rule->compare;
    }

protected:
    using Base = KeyedRule<Keys...>;

    /// The bands of the keys; empty when they have none.
    [[nodiscard]] std::span<const Band> bands(Keys... keys) const noexcept {
        const Cell* cell = this->cell(0, keys...);
        if (!cell) return {};
        const BandRange range = BandRange::unpack(cell->value);
        return std::span(this->version_->bands).subspan(static_cast<std::size_t>(range.first), static_cast<std::size_t>(range.count));
    }

    /// The band that the amount falls into; null below the first one.
    [[nodiscard]] const Band* band(std::span<const Band> bands, Amount amount) const noexcept {
        const std::int32_t scale = this->version_ ? this->version_->scales[over_column] : 0;
        const auto beyond = std::find_if(bands.begin(), bands.end(), [&](const Band& one) { return !reaches(amount, one.from, scale); });
        return beyond == bands.begin() ? nullptr : &*(beyond - 1);
    }

    [[nodiscard]] RuleUse use_of(const Band& band) const noexcept {
        return {this->use_.id, this->use_.version, band.row, band.confidence()};
    }

    /// Tells the trace why the amount has no band.
    template <class Trace>
    void report_no_band(Trace& trace, Text what, Amount amount, Keys... keys) const {
        if (this->cell(0, keys...))
            trace.missing_key(this->use_, operand(Base::template EnumerationText<Keys>::text(), keys)..., operand(what, amount));
        else
            this->report_missing(trace, 0, keys...);
    }

    /// A bound as people read it.
    [[nodiscard]] Operand bound(Text name, const Band& band) const noexcept {
        if constexpr (std::is_same_v<Amount, Money>)
            return operand(name, Money::fen(band.from));
        else
            return operand(name, Decimal{band.from, this->version_->scales[over_column]}, this->rule_->values.back().unit);
    }

private:
    [[nodiscard]] bool reaches(Amount amount, std::int64_t from, std::int32_t scale) const noexcept {
        if constexpr (std::is_same_v<Amount, Money>) {
            return holds(compare_, amount.fen(), from);
        } else {
            Decimal value;
            if constexpr (std::is_same_v<Amount, std::int64_t>)
                value = {amount, 0};
            else
                value = amount.decimal();
            const auto order = value <=> Decimal{from, scale};
            return compare_ == Compare::more_than ? order > 0 : order >= 0;
        }
    }

    Compare compare_ = Compare::at_least;
};

/// Values of type V over amounts of type Amount (Money, int64 or a quantity), by keys.
template <class V, class Amount, class... Keys>
class Brackets : public BandedRule<Amount, Keys...> {
public:
    static constexpr Form form = Form::brackets;
    static constexpr Scale scale = Scale::step;
    static constexpr UnitKind single_value = unit_kind_of<V>;

    /// The value of the bracket; empty when no rule is in force, the keys have no scale, or the amount lies below it. `what`
    /// names the amount, `result` the value.
    template <class Trace>
    std::optional<V> find(Trace& trace, Text what, Amount amount, Text result, Keys... keys) const {
        const Band* band = this->band(this->bands(keys...), amount);
        if (!band) {
            this->report_no_band(trace, what, amount, keys...);
            return std::nullopt;
        }
        const V value = detail::CellValue<V>::of(band->value, this->version_->scales[0]);
        if constexpr (Trace::recording)
            trace.lookup(this->use_of(*band), operand(KeyedRule<Keys...>::template EnumerationText<Keys>::text(), keys)..., operand(what, amount),
                         this->bound(text("本档起点", "bracket from"), *band), detail::CellValue<V>::operand(result, value, this->rule_->values[0].unit));
        else
            trace.use(this->use_of(*band));
        return value;
    }
};

/// Rates over money by parts (超额累进): what lies in a bracket is charged at its own rate, the exact sum is rounded once.
template <class... Keys>
class ProgressiveRate : public BandedRule<Money, Keys...> {
public:
    static constexpr Form form = Form::brackets;
    static constexpr Scale scale = Scale::progressive;
    static constexpr UnitKind single_value = UnitKind::decimal;

    /// The sum for a whole amount, fen; empty when no rule is in force or the keys have no scale. A sum that does not fit
    /// refuses the row at `column`, the amount's column. `what` names the amount, `result` the sum.
    template <class Trace>
    std::optional<Money> sum(Trace& trace, std::string_view column, Text what, Money amount, Text result, Keys... keys) const {
        const std::span<const Band> bands = this->bands(keys...);
        if (bands.empty()) {
            this->report_no_band(trace, what, amount, keys...);
            return std::nullopt;
        }
        WideSum exact;
        for (std::size_t i = 0; i < bands.size() && amount > Money::fen(bands[i].from); ++i) {
            // Bounds are not negative and the amount lies above this one: no overflow.
            const std::int64_t end = i + 1 < bands.size() ? std::min(bands[i + 1].from, amount.fen()) : amount.fen();
            const Money part = Money::fen(end - bands[i].from);
            exact.add_product(part.fen(), bands[i].value);
            if constexpr (Trace::recording)
                trace.lookup(this->use_of(bands[i]), this->bound(text("本级起点", "bracket from"), bands[i]), operand(text("落入本级的部分", "part in the bracket"), part),
                             operand(text("比率", "rate"), Decimal{bands[i].value, this->version_->scales[0]}, this->rule_->values[0].unit));
            else
                trace.use(this->use_of(bands[i]));
        }
        const std::int32_t places = this->version_->scales[0] + (this->rule_->values[0].unit == "percent" ? 2 : 0);
        std::int64_t fen = 0;
        if (!exact.round_to(power_of_ten(places), this->version_->rounding, fen)) {
            trace.reject(Status::overflow, column, text("金额过大", "the amount is too large"));
            return std::nullopt;
        }
        // The last row of a progressive version is the citation of its rounding.
        const RuleUse rounding{this->use_.id, this->use_.version, static_cast<std::int32_t>(this->version_->rows.size()) - 1, this->version_->confidence};
        const std::array shown{operand(what, amount), operand(result, Money::fen(fen))};
        trace.applied(rounding, shown, text("各级相加，只舍入一次", "the brackets are added up and rounded once"));
        return Money::fen(fen);
    }
};

}  // namespace steward
