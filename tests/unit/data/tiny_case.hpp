// A prepared tiny operation with rows that are right, and memory for every output.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tiny.hpp"

namespace steward::tiny {

struct Case {
    std::vector<std::int32_t> on, size, vehicle, part_size, part_due;
    std::vector<std::int64_t> amount, notes, sizes, paid, price, offsets;
    std::vector<std::uint8_t> urgent, notes_valid, sizes_valid, paid_valid, due_valid;

    std::vector<std::int32_t> outcome, rule, epoch, confidence, row_status, row_column, part_outcome, part_status;
    std::vector<std::int64_t> total, min_years, out_sizes, path, over;
    std::vector<std::uint8_t> out_urgent, outcome_valid, total_valid, min_years_valid, rule_valid, over_valid,
        part_outcome_valid;

    std::shared_ptr<const Rulebook> rules = book();
    std::unique_ptr<PreparedOperation> operation;

    /// `rows` rows, row i with i % 3 parts; on 2021-01-01, small sedans of 50 yuan (limit 200, cap 12).
    explicit Case(std::int64_t rows, const char* where = "CN") : operation(rules->prepare("test.tiny", where).value()) {
        const auto n = static_cast<std::size_t>(rows);
        on.assign(n, 18628);
        size.assign(n, 1);
        vehicle.assign(n, 1);
        amount.assign(n, 5000);
        urgent.assign(n, 0);
        notes.assign(n, 1);
        sizes.assign(n, 2);
        paid.assign(n, 18700);
        offsets.assign(1, 0);
        for (std::int64_t i = 0; i < rows; ++i) offsets.push_back(offsets.back() + i % 3);
        const auto children = static_cast<std::size_t>(offsets.back());
        part_size.assign(children, 2);
        price.assign(children, 1000);
        part_due.assign(children, 18640);
        const std::size_t bytes = n / 8 + 1, child_bytes = children / 8 + 1;
        notes_valid.assign(bytes, 0xff);
        sizes_valid.assign(bytes, 0xff);
        paid_valid.assign(bytes, 0xff);
        due_valid.assign(child_bytes, 0xff);
        for (auto* column : {&outcome, &rule, &epoch, &confidence, &row_status, &row_column}) column->assign(n, 77);
        for (auto* column : {&total, &min_years, &out_sizes, &path}) column->assign(n, 77);
        for (auto* bitmap : {&outcome_valid, &total_valid, &min_years_valid, &rule_valid}) bitmap->assign(bytes, 0);
        out_urgent.assign(n, 77);
        part_outcome.assign(children, 77);
        part_status.assign(children, 77);
        over.assign(children, 77);
        over_valid.assign(child_bytes, 0);
        part_outcome_valid.assign(child_bytes, 0);
    }

    [[nodiscard]] static InputBinding in(const std::vector<std::int64_t>& v, const std::uint8_t* valid = nullptr) {
        return {v.data(), v.size(), valid, 1, Storage::i64};
    }
    [[nodiscard]] static InputBinding in(const std::vector<std::int32_t>& v, const std::uint8_t* valid = nullptr) {
        return {v.data(), v.size(), valid, 1, Storage::i32};
    }
    [[nodiscard]] static InputBinding in(const std::vector<std::uint8_t>& v, const std::uint8_t* valid = nullptr) {
        return {v.data(), v.size(), valid, 1, Storage::u8};
    }
    [[nodiscard]] static OutputBinding out(std::vector<std::int64_t>& v, std::uint8_t* valid = nullptr) {
        return {v.data(), v.size(), valid, 1, Storage::i64};
    }
    [[nodiscard]] static OutputBinding out(std::vector<std::int32_t>& v, std::uint8_t* valid = nullptr) {
        return {v.data(), v.size(), valid, 1, Storage::i32};
    }
    [[nodiscard]] static OutputBinding out(std::vector<std::uint8_t>& v, std::uint8_t* valid = nullptr) {
        return {v.data(), v.size(), valid, 1, Storage::u8};
    }

    template <class V>
    void bind(std::string_view column, V& values, const std::uint8_t* valid = nullptr) {
        must(operation->bind_input(column, in(values, valid)));
    }
    template <class V>
    void bind_out(std::string_view column, V& values, std::uint8_t* valid = nullptr) {
        must(operation->bind_output(column, out(values, valid)));
    }
    static void must(const Result<void>& result) {
        if (!result) throw std::runtime_error(result.error().message.en);
    }

    void bind_inputs() {
        bind("on_date", on);
        bind("size", size);
        bind("amount_fen", amount);
        bind("vehicle", vehicle);
        bind("urgent", urgent);
        bind("notes", notes, notes_valid.data());
        bind("sizes", sizes, sizes_valid.data());
        must(operation->bind_input("paid_on", in(paid, paid_valid.data())));
        must(operation->bind_list("parts", offsets.data(), offsets.size()));
        bind("parts.size", part_size);
        bind("parts.price_fen", price);
        bind("parts.due_on", part_due, due_valid.data());
    }
    void bind_outputs() {
        bind_out("outcome", outcome, outcome_valid.data());
        bind_out("total_fen", total, total_valid.data());
        bind_out("min_years", min_years, min_years_valid.data());
        bind_out("sizes", out_sizes);
        bind_out("urgent", out_urgent);
        bind_out("rule", rule, rule_valid.data());
        bind_out("epoch", epoch);
        bind_out("path", path);
        bind_out("confidence", confidence);
        bind_out("row_status", row_status);
        bind_out("row_column", row_column);
        bind_out("parts.outcome", part_outcome, part_outcome_valid.data());
        bind_out("parts.over_fen", over, over_valid.data());
        bind_out("parts.row_status", part_status);
    }
    Case& bound() {
        bind_inputs();
        bind_outputs();
        return *this;
    }

    [[nodiscard]] Result<std::int64_t> run() { return operation->run(0, static_cast<std::int64_t>(on.size())); }
    [[nodiscard]] static bool bit(const std::vector<std::uint8_t>& bitmap, std::size_t i) {
        return (bitmap[i / 8] >> (i % 8)) & 1;
    }
    [[nodiscard]] static std::string told(const Error& error) { return error.message.en; }
};

}  // namespace steward::tiny
