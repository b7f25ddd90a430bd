#include "decision_compiler.hpp"

#include <algorithm>

namespace steward {
namespace {

/// The cells of a grid in ascending order of their index, by odometer.
class Odometer {
public:
    explicit Odometer(std::span<const NamedKey> inputs) : inputs_(inputs), digits_(inputs.size(), 0) {}
    [[nodiscard]] const std::vector<std::int64_t>& digits() const noexcept { return digits_; }
    void next() noexcept {
        for (std::size_t i = digits_.size(); i-- > 0;) {
            if (++digits_[i] < inputs_[i].size) return;
            digits_[i] = 0;
        }
    }

private:
    std::span<const NamedKey> inputs_;
    std::vector<std::int64_t> digits_;
};

bool has(const std::vector<std::int64_t>& all, std::int64_t one) { return std::find(all.begin(), all.end(), one) != all.end(); }

bool fits(const DecisionRow& row, const std::vector<std::int64_t>& digits) {
    for (std::size_t i = 0; i < digits.size(); ++i)
        if (!has(row.offsets[i], digits[i])) return false;
    return true;
}

}  // namespace

CompiledDecision compile_decision(std::span<const NamedKey> inputs, std::span<const std::vector<std::int64_t>> offsets,
                                  std::span<const DecisionRow> rows) {
    CompiledDecision result;
    std::int64_t size = 1;
    std::vector<std::int64_t> strides(inputs.size(), 1);
    for (std::size_t i = inputs.size(); i-- > 0;) {
        strides[i] = size;
        size *= inputs[i].size;
    }
    result.cells.assign(static_cast<std::size_t>(size), Cell{});
    std::vector<bool> wins(rows.size(), false);

    // A combination with an unknown fact follows from those in which the fact has each of its values. These have smaller
    // indices, since unknown is the last state: one pass in ascending order finds them done.
    Odometer at(inputs);
    for (std::int64_t index = 0; index < size; ++index, at.next()) {
        const std::vector<std::int64_t>& digits = at.digits();
        Cell& cell = result.cells[static_cast<std::size_t>(index)];
        bool exists = true;
        std::vector<std::size_t> unknown;
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            if (digits[i] == inputs[i].size - 1)
                unknown.push_back(i);
            else
                exists = exists && has(offsets[i], digits[i]);
        }
        if (!exists) continue;
        if (unknown.empty()) {
            const auto row = std::find_if(rows.begin(), rows.end(), [&](const DecisionRow& one) { return fits(one, digits); });
            if (row == rows.end()) {
                result.unreached.push_back(index);
                continue;
            }
            const auto number = static_cast<std::size_t>(row - rows.begin());
            wins[number] = true;
            cell = {static_cast<std::int64_t>(row->outcome), -1, static_cast<std::uint16_t>(number), CellState::value, row->verified};
            continue;
        }
        // An input matters when two combinations that differ in it alone have different outcomes. With several unknown, it
        // does when it matters after one of the others has become known; with one unknown, when its values differ.
        std::int64_t matters = 0;
        bool first = true;
        for (const std::size_t input : unknown) {
            for (const std::int64_t value : offsets[input]) {
                const std::int64_t known = index + (value - (inputs[input].size - 1)) * strides[input];
                const Cell& one = result.cells[static_cast<std::size_t>(known)];
                if (one.state == CellState::none) continue;  // unreached: reported
                if (one.state == CellState::missing_fact) {
                    matters |= one.value;
                    cell.verified = (first || cell.verified) && one.verified;
                } else if (first) {
                    cell = one;
                } else {
                    if (one.value != cell.value && unknown.size() == 1) matters |= std::int64_t{1} << input;
                    // Different rows that agree: the version speaks, with the weakest of them.
                    if (one.row != cell.row) cell.row = no_row;
                    cell.verified = cell.verified && one.verified;
                }
                first = false;
            }
        }
        if (matters != 0) {
            cell.value = matters;
            cell.row = no_row;
            cell.state = CellState::missing_fact;
        }
    }
    // A code between those of a list tells as little as none.
    for (std::int64_t index = 0; index < size; ++index, at.next()) {
        std::int64_t unknown = index;
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            const std::int64_t last = inputs[i].size - 1;
            if (at.digits()[i] != last && !has(offsets[i], at.digits()[i])) unknown += (last - at.digits()[i]) * strides[i];
        }
        if (unknown != index) result.cells[static_cast<std::size_t>(index)] = result.cells[static_cast<std::size_t>(unknown)];
    }
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (!wins[row]) result.dead.push_back(row);
    return result;
}

}  // namespace steward
