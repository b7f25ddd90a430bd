/// @file
/// Catalogues of items as a kernel uses them (目录): whether an item is listed, for whom, and from which amount on.
#pragma once

#include "steward/rules/forms.hpp"

namespace steward {

/// Items of the list Item. Scope is an enumeration of whom a listing binds, Basis one of what its amount is compared with.
template <class Item, class Scope, class Basis>
class ItemCatalogue : public KeyedRule<Item> {
public:
    static constexpr Form form = Form::catalogue;
    static constexpr UnitKind single_value = UnitKind::money;

    /// What a version says of an item.
    struct Entry {
        bool listed = false;
        Scope scope{};        ///< meaningful when listed
        bool limited = false; ///< listed from a least amount on
        Money min_amount;     ///< the least amount; 0 without one
        Basis basis{};        ///< meaningful when limited
        RuleUse use;
    };

    void resolve(std::string_view id, const RuleInForce& found) noexcept {
        KeyedRule<Item>::resolve(id, found);
        if (!found.rule) return;
        block_ = found.rule->keys[0].size;
        first_ = found.rule->keys[0].first;
        compare_ = found.rule->compare;
    }

    [[nodiscard]] static constexpr std::array<std::string_view, 2> value_lists() noexcept {
        return {ColumnTraits<Scope>::enumeration, ColumnTraits<Basis>::enumeration};
    }

    /// What is said of the item; empty when no version is in force, or when the version was not read as a whole and has no
    /// row for the item. Either is reported to the trace. The note of the row is shown with it: it delimits the item.
    template <class Trace>
    std::optional<Entry> find(Trace& trace, Item item) const {
        // Filled in place, and returned from one variable: a copy of what was just stored in small pieces stalls.
        std::optional<Entry> found;
        const Cell* cell = this->cell(CatalogueGrid::scope, item);
        if (!cell && !(this->in_force() && this->version_->complete)) {
            this->report_missing(trace, 0, item);
            return found;
        }
        Entry& entry = found.emplace();
        entry.use = this->use_;
        if (cell) {
            entry.use.version = cell->version;
            entry.use.row = cell->row;
            entry.use.confidence = cell->confidence();
        }
        entry.listed = cell && cell->value != CatalogueGrid::not_listed;
        if (entry.listed) {
            entry.scope = ColumnTraits<Scope>::load(cell->value);
            const std::int64_t at = ColumnTraits<Item>::store(item) - first_;
            const Cell& amount = this->cells_[CatalogueGrid::amount * block_ + at];
            // A mask and no jump: which items have a least amount is no pattern that could be guessed.
            entry.limited = amount.state == CellState::value;
            entry.min_amount = Money::fen(amount.value & -static_cast<std::int64_t>(entry.limited));
            entry.basis = ColumnTraits<Basis>::load(this->cells_[CatalogueGrid::basis * block_ + at].value);
        }
        if constexpr (Trace::recording)
            show(trace, item, entry);
        else
            trace.use(entry.use);
        return found;
    }

    /// Whether the amount is one that the listing covers; an entry without a least amount covers every one.
    [[nodiscard]] bool reaches(const Entry& entry, Money amount) const noexcept {
        const bool reached = holds(compare_, amount.fen(), entry.min_amount.fen());
        return !entry.limited | reached;
    }

private:
    template <class Trace>
    void show(Trace& trace, Item item, const Entry& entry) const {
        std::array<Operand, Step::max_operands> shown{};
        std::size_t count = 0;
        shown[count++] = operand(KeyedRule<Item>::template EnumerationText<Item>::text(), item);
        shown[count++] = operand(text("列入目录", "listed"), entry.listed);
        if (entry.listed) shown[count++] = operand(text("适用范围", "binds"), entry.scope);
        if (entry.limited) {
            shown[count++] = operand(text("起点金额", "least amount"), entry.min_amount);
            shown[count++] = operand(text("金额口径", "amount of"), entry.basis);
        }
        trace.applied(entry.use, std::span<const Operand>(shown.data(), count), this->note_of(entry.use));
    }

    std::int64_t block_ = 0;
    std::int64_t first_ = 0;
    Compare compare_ = Compare::at_least;
};

}  // namespace steward
