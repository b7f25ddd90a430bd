// Rows of the nested operation as people think of them, bound as columns with offsets; and what was decided, a line for each
// row of each list.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "nested.hpp"

namespace steward::nested {

struct GivenScore {
    std::int64_t points = 60;
    std::optional<std::string> remark{};
    std::optional<std::int32_t> on{};
};
struct GivenBid {
    std::int64_t price = 1000;
    std::optional<std::int64_t> weight{};
    std::vector<GivenScore> scores{};
    std::vector<std::int32_t> terms{};
};
struct Given {
    std::vector<GivenBid> bids{};
    std::vector<std::int64_t> shares{};
    std::optional<std::int64_t> most{};
    std::int32_t on = 18628;  // 2021-01-01
};

/// Input memory of one column; texts have offsets of their own.
struct Memory {
    std::vector<std::int64_t> numbers;
    std::vector<std::int32_t> small;
    std::string bytes;
    std::vector<std::int64_t> offsets{0};
    std::vector<std::uint8_t> valid;
    std::size_t size = 0;

    template <class V>
    void push(const std::optional<V>& value) {
        if (size % 8 == 0) valid.push_back(0);
        if (value) valid[size / 8] = static_cast<std::uint8_t>(valid[size / 8] | 1U << (size % 8));
        ++size;
        if constexpr (std::is_same_v<V, std::string>) {
            bytes += value.value_or("");
            offsets.push_back(static_cast<std::int64_t>(bytes.size()));
        } else if constexpr (std::is_same_v<V, std::int32_t>) {
            small.push_back(value.value_or(0));
        } else {
            numbers.push_back(value.value_or(0));
        }
    }
};

struct Bound {
    std::shared_ptr<const Rulebook> rules = book();
    std::unique_ptr<PreparedOperation> operation = rules->prepare("test.bids", "CN").value();

    Memory on, most, share, price, weight, points, remark, score_on, size;
    std::vector<std::int64_t> experts{0}, bids{0}, scores{0}, terms{0};

    struct Output {
        std::string name;
        std::vector<std::int64_t> numbers;
        std::vector<std::int32_t> small;
        std::vector<std::uint8_t> valid;

        [[nodiscard]] std::string at(std::size_t row) const {
            if (!((valid[row / 8] >> (row % 8)) & 1)) return "-";
            return std::to_string(numbers.empty() ? small[row] : numbers[row]);
        }
    };
    std::vector<Output> outputs;

    static void must(const Result<void>& result) {
        if (!result) throw std::runtime_error(result.error().message.en);
    }

    explicit Bound(const std::vector<Given>& rows) {
        for (const Given& row : rows) {
            on.push(std::optional(row.on));
            most.push(row.most);
            for (const std::int64_t one : row.shares) share.push(std::optional(one));
            for (const GivenBid& bid : row.bids) {
                price.push(std::optional(bid.price));
                weight.push(bid.weight);
                for (const GivenScore& score : bid.scores) {
                    points.push(std::optional(score.points));
                    remark.push(score.remark);
                    score_on.push(score.on);
                }
                for (const std::int32_t one : bid.terms) size.push(std::optional(one));
                scores.push_back(static_cast<std::int64_t>(points.size));
                terms.push_back(static_cast<std::int64_t>(size.size));
            }
            experts.push_back(static_cast<std::int64_t>(share.size));
            bids.push_back(static_cast<std::int64_t>(price.size));
        }
        bind();
    }

    void bind_lists() {
        must(operation->bind_list("experts", experts.data(), experts.size()));
        must(operation->bind_list("bids", bids.data(), bids.size()));
        must(operation->bind_list("bids.scores", scores.data(), scores.size()));
        must(operation->bind_list("bids.terms", terms.data(), terms.size()));
    }

    void bind() {
        const auto input = [&](std::string_view name, const Memory& memory, Storage storage) {
            InputBinding binding{memory.numbers.data(), memory.size, memory.valid.data(), 1, storage};
            if (storage == Storage::i32) binding.data = memory.small.data();
            if (storage == Storage::text) {
                binding.data = memory.bytes.data();
                binding.offsets = memory.offsets.data();
                binding.bytes = memory.bytes.size();
            }
            must(operation->bind_input(name, binding));
        };
        input("on_date", on, Storage::i32);
        input("most", most, Storage::i64);
        input("experts.share", share, Storage::i64);
        input("bids.price_fen", price, Storage::i64);
        input("bids.weight", weight, Storage::i64);
        input("bids.scores.points", points, Storage::i64);
        input("bids.scores.remark", remark, Storage::text);
        input("bids.scores.on_date", score_on, Storage::i32);
        input("bids.terms.size", size, Storage::i32);
        bind_lists();
        outputs.clear();
        for (const PreparedOperation::OutputSlot& slot : operation->output_slots()) {
            const std::string list = slot.list < 0 ? "" : operation->info().lists[static_cast<std::size_t>(slot.list)].name;
            const std::size_t rows = list.empty() ? on.size : list == "experts" ? share.size : list == "bids" ? price.size : list == "bids.scores" ? points.size : size.size;
            Output& made = outputs.emplace_back();
            made.name = slot.name;
            if (slot.column.storage == Storage::i64) made.numbers.assign(rows, 77);
            if (slot.column.storage == Storage::i32) made.small.assign(rows, 77);
            made.valid.assign(rows / 8 + 1, 0xff);
        }
        for (Output& made : outputs) {
            OutputBinding binding{made.small.data(), made.small.size(), made.valid.data(), 1, Storage::i32};
            if (made.small.empty()) binding = {made.numbers.data(), made.numbers.size(), made.valid.data(), 1, Storage::i64};
            const auto slot = std::find_if(operation->output_slots().begin(), operation->output_slots().end(), [&](const auto& one) { return one.name == made.name; });
            binding.storage = slot->column.storage;
            must(operation->bind_output(made.name, binding));
        }
    }

    [[nodiscard]] std::string at(std::string_view output, std::size_t row) const {
        for (const Output& one : outputs)
            if (one.name == output) return one.at(row);
        throw std::runtime_error("no output " + std::string(output));
    }

    /// Everything that was decided of a row: of the row itself, then of each of its children.
    [[nodiscard]] std::string told(std::size_t row) const {
        std::string out;
        const auto line = [&](std::string_view list, std::size_t at) {
            out += std::string(list) + ":";
            for (const Output& one : outputs) {
                const std::string_view name(one.name);
                const std::size_t dot = name.rfind('.');
                if ((dot == std::string_view::npos ? std::string_view() : name.substr(0, dot)) != list) continue;
                out += " " + std::string(name.substr(dot + 1)) + "=" + one.at(at);
            }
            out += "\n";
        };
        const auto number = [](std::int64_t value) { return static_cast<std::size_t>(value); };
        line("", row);
        for (std::size_t i = number(experts[row]); i < number(experts[row + 1]); ++i) line("experts", i);
        for (std::size_t i = number(bids[row]); i < number(bids[row + 1]); ++i) {
            line("bids", i);
            for (std::size_t k = number(scores[i]); k < number(scores[i + 1]); ++k) line("bids.scores", k);
            for (std::size_t k = number(terms[i]); k < number(terms[i + 1]); ++k) line("bids.terms", k);
        }
        return out;
    }

    /// The ranking of a row of the run that began at row `first`.
    [[nodiscard]] std::string ranking(std::size_t row, std::size_t first) const {
        const auto offsets = operation->result_list("ranking").value();
        const auto bid = operation->result_column("ranking.bid").value(), got = operation->result_column("ranking.points").value();
        std::string out;
        for (std::int64_t k = offsets[row - first]; k < offsets[row - first + 1]; ++k)
            out += std::to_string(static_cast<const std::int64_t*>(bid.data)[k]) + "/" + std::to_string(static_cast<const std::int64_t*>(got.data)[k]) + " ";
        return out;
    }
};

}  // namespace steward::nested
