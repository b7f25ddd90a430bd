// Commands as rows, run many at once: what the benchmarks, the properties and the faults of the office share.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "steward/steward.hpp"

namespace steward::office_test {

/// A command as a caller gives it.
struct Given {
    std::string operation;
    std::string event_id;
    std::int64_t actor = 0;
    std::int64_t recorded_at = 0;
    std::vector<std::pair<std::string, std::variant<std::int64_t, std::string>>> values;  ///< by column; others are missing
};

/// What it got.
struct Answer {
    Status status = Status::ok;
    std::optional<Disposition> disposition;
    std::optional<std::int64_t> seq;
    std::vector<std::optional<std::int64_t>> results;  ///< own outputs of the operation

    friend bool operator==(const Answer&, const Answer&) = default;
};

/// Runs commands of one operation, in runs of `chunk` rows.
[[nodiscard]] inline Result<std::vector<Answer>> run(Office& office, std::span<const Given> given, CommandMode mode = CommandMode::each,
                                                     std::size_t chunk = 0) {
    const std::size_t n = given.size();
    std::vector<Answer> answers(n);
    if (n == 0) return answers;
    auto prepared = office.prepare(given[0].operation, mode);
    if (!prepared) return std::move(prepared).error();
    PreparedOperation& op = **prepared;

    struct Column {
        std::vector<std::int64_t> i64;
        std::vector<std::int32_t> i32;
        std::vector<std::uint8_t> u8, validity;
        std::string text;
        std::vector<std::int64_t> offsets{0};

        void add(std::size_t row, const std::variant<std::int64_t, std::string>* value) {
            const auto* words = value ? std::get_if<std::string>(value) : nullptr;
            const std::int64_t number = value && !words ? std::get<std::int64_t>(*value) : 0;
            i64.push_back(number), i32.push_back(static_cast<std::int32_t>(number)), u8.push_back(static_cast<std::uint8_t>(number));
            if (words) text += *words;
            offsets.push_back(static_cast<std::int64_t>(text.size()));
            if (row % 8 == 0) validity.push_back(0);
            if (value) validity.back() = static_cast<std::uint8_t>(validity.back() | 1U << row % 8);
        }
        void size(std::size_t rows) { i64.resize(rows), i32.resize(rows), u8.resize(rows), validity.resize(rows / 8 + 1); }
        void* data(Storage storage) noexcept {
            switch (storage) {
                case Storage::i64: return i64.data();
                case Storage::i32: return i32.data();
                case Storage::u8: return u8.data();
                case Storage::text: return text.data();
            }
            return nullptr;
        }
    };
    std::vector<Column> in(op.input_slots().size()), out(op.output_slots().size());
    for (std::size_t k = 0; k < in.size(); ++k) {
        const auto& slot = op.input_slots()[k];
        for (std::size_t row = 0; row < n; ++row) {
            std::optional<std::variant<std::int64_t, std::string>> value;
            if (slot.name == "event_id") value = given[row].event_id;
            if (slot.name == "actor") value = given[row].actor;
            if (slot.name == "recorded_at") value = given[row].recorded_at;
            for (const auto& [name, held] : given[row].values)
                if (name == slot.name) value = held;
            in[k].add(row, value ? &*value : nullptr);
        }
        const Storage storage = slot.column.storage;
        const InputBinding binding{in[k].data(storage), n, in[k].validity.data(), 1, storage, storage == Storage::text ? in[k].offsets.data() : nullptr, in[k].text.size()};
        if (auto bound = op.bind_input(slot.name, binding); !bound) return std::move(bound).error();
    }
    for (std::size_t k = 0; k < out.size(); ++k) {
        const auto& slot = op.output_slots()[k];
        out[k].size(n);
        if (auto bound = op.bind_output(slot.name, {out[k].data(slot.column.storage), n, out[k].validity.data(), 1, slot.column.storage}); !bound)
            return std::move(bound).error();
    }
    for (std::size_t first = 0; first < n;) {
        const std::size_t count = std::min(chunk == 0 ? n : chunk, n - first);
        auto ran = op.run(static_cast<std::int64_t>(first), static_cast<std::int64_t>(count));
        if (!ran) return std::move(ran).error();
        first += count;
    }
    for (std::size_t k = 0; k < out.size(); ++k) {
        const auto& slot = op.output_slots()[k];
        for (std::size_t row = 0; row < n; ++row) {
            std::optional<std::int64_t> value;
            if (out[k].validity[row / 8] >> row % 8 & 1)
                value = slot.column.storage == Storage::i64 ? out[k].i64[row] : slot.column.storage == Storage::i32 ? out[k].i32[row] : out[k].u8[row];
            Answer& answer = answers[row];
            if (slot.name == "row_status")
                answer.status = static_cast<Status>(value.value_or(0));
            else if (slot.name == "disposition")
                answer.disposition = value ? std::optional(static_cast<Disposition>(*value)) : std::nullopt;
            else if (slot.name == "seq")
                answer.seq = value;
            else if (k < op.info().outputs.size())
                answer.results.push_back(value);
        }
    }
    return answers;
}

[[nodiscard]] inline Result<Answer> run_one(Office& office, const Given& given, CommandMode mode = CommandMode::each) {
    auto answers = run(office, {&given, 1}, mode);
    if (!answers) return std::move(answers).error();
    return (*answers)[0];
}

/// People of the office that `foundation` sets up.
enum Person : std::int64_t { administrator = 1, planner = 2, applicant = 3, payer = 4, head = 5 };

/// The commands that found an office: units 1 (root), 2 and 3 below it, 4 below 2; the people above with their duties at the
/// root; indicators 20 (unit 1, `fen` of authority) above 21 (2) above 22 (4) above 23 (4), and 24 (unit 3) under 20. Each
/// child of 20 has a quarter of it, 22 and 23 all of what is above them.
[[nodiscard]] inline std::vector<Given> foundation(std::int64_t fen) {
    std::vector<Given> all;
    const std::int64_t first_day = 20'458;  // 2026-01-05
    const auto add = [&](std::string operation, std::int64_t actor, std::vector<std::pair<std::string, std::variant<std::int64_t, std::string>>> values) {
        values.emplace_back("on_date", first_day);
        const auto n = static_cast<std::int64_t>(all.size());
        all.push_back({std::move(operation), "setup-" + std::to_string(n), actor, 1'767'600'000'000'000 + n, std::move(values)});
    };
    add("office.found", administrator, {{"unit", 1}, {"unit_name", "部"}, {"jurisdiction", 100'001}, {"actor_name", "张三"}});
    add("office.open_unit", administrator, {{"unit", 2}, {"parent", 1}, {"name", "一局"}, {"level", 2}});
    add("office.open_unit", administrator, {{"unit", 3}, {"parent", 1}, {"name", "二局"}, {"level", 2}});
    add("office.open_unit", administrator, {{"unit", 4}, {"parent", 2}, {"name", "一处"}, {"level", 3}});
    const std::pair<Person, Duty> trusts[] = {{head, Duty::approve_budget}, {planner, Duty::execute_budget}, {applicant, Duty::apply_expense}, {payer, Duty::execute_payment}};
    for (const auto& [person, duty] : trusts) {
        add("office.enrol", administrator, {{"person", person}, {"unit", 1}, {"name", "人员" + std::to_string(person)}});
        add("office.entrust", administrator, {{"trust", person}, {"person", person}, {"unit", 1}, {"duties", std::int64_t{1} << static_cast<int>(duty)}});
    }
    add("funds.issue", head, {{"indicator", 20}, {"unit", 1}, {"year", 2026}, {"amount_fen", fen}, {"document", "财预〔2026〕1号"}});
    const auto distribute = [&](std::int64_t parent, std::int64_t indicator, std::int64_t unit) {
        add("funds.distribute", planner, {{"parent", parent}, {"indicator", indicator}, {"unit", unit}, {"amount_fen", fen / 4}, {"document", "部预〔2026〕2号"}});
    };
    distribute(20, 21, 2);
    distribute(20, 24, 3);
    distribute(21, 22, 4);
    distribute(22, 23, 4);
    return all;
}

/// Gives the foundation; the first error or refusal, if any.
[[nodiscard]] inline Result<void> found(Office& office, std::int64_t fen) {
    for (const Given& given : foundation(fen)) {
        const auto answer = run_one(office, given);
        if (!answer) return answer.error();
        if (answer->disposition != Disposition::applied && answer->disposition != Disposition::already_done)
            return Error{Status::internal, BilingualText(given.operation, given.operation + " " + given.event_id + " was not applied")};
    }
    return {};
}

}  // namespace steward::office_test
