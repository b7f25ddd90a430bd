// A small operation with one column of every kind, a nested list and an emitted list, on the rules of rules_full.toml;
// and what tests need to load packs.
#pragma once

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "steward/rules/operation.hpp"
#include "steward/rules/prepared.hpp"
#include "steward/rules/rulebook.hpp"

namespace steward {
namespace tiny {

enum class Size : std::int32_t { small = 1, large = 2 };

struct VehicleList {
    static constexpr std::string_view name = "vehicle";
    static constexpr Text text = steward::text("车辆", "vehicle");
};

inline constexpr std::array size_items{
    item(Size::small, "small", text("小", "small")),
    item(Size::large, "large", text("大", "large")),
};

}  // namespace tiny

template <>
struct EnumerationOf<tiny::Size> {
    static constexpr EnumerationView view{"test_size", text("大小", "size"), tiny::size_items};
};

namespace tiny {

/// The events of test.reply in rules_full.toml, and the same as items of a list.
inline constexpr const char* texts_of_reply =
    R"(events = { start = { zh = "收到", en = "received" }, end = { zh = "答复", en = "answered" } })";
inline constexpr const char* items_of_reply = R"(events = { list = "vehicle", start = "sedan", end = "bus" })";

struct Part {
    Size size{};
    Money price;
    std::optional<Date> due;
};
struct PartResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<Money> over;
};
struct Note {
    std::int64_t number = 0;
    std::optional<Money> amount;
    bool last = false;
    Date on;
};

struct Facts {
    Date on;
    Size size{};
    Money amount;
    Code<VehicleList> vehicle;
    bool urgent = false;
    std::optional<std::int64_t> notes;
    std::optional<Set<Size>> sizes;
    std::optional<Date> paid_on;
    std::span<const Part> parts;
};
struct Rules {
    Threshold<Size> limit;
    Table<Code<VehicleList>, Size> lives;
    Parameter<Money> cap;
    Provision duty;
};
struct ResultRow {
    Outcome outcome = Outcome::indeterminate;
    Money total;
    std::optional<std::int64_t> min_years;
    Set<Size> sizes;
    bool urgent = false;
    std::optional<Date> paid_on;
};
struct Rows {
    std::span<PartResult> parts;
    RowSink<Note> notes;
};

template <class Trace>
ResultRow decide(const Rules& rules, const Facts& facts, Rows& rows, Trace& trace) {
    ResultRow result;
    if (facts.amount < Money::fen(0)) {
        trace.reject(Status::out_of_range, "amount_fen", text("金额不能为负", "the amount must not be negative"));
        return result;
    }
    rules.duty.apply(trace, text("须审核", "it is checked"));
    const auto reaches = rules.limit.test(trace, text("金额", "amount"), facts.amount, facts.size);
    const auto cap = rules.cap.get(trace, text("上限", "cap"));
    result.min_years =
        rules.lives.template find<std::int64_t>(trace, 0, text("最低年限", "least years"), facts.vehicle, facts.size);
    Outcome outcome = !reaches ? Outcome::indeterminate : *reaches ? Outcome::violation : Outcome::pass;
    trace.control(rules.limit.use());
    if (!facts.paid_on) trace.missing_fact("paid_on", text("付款日", "day of payment"));
    for (std::size_t i = 0; i < facts.parts.size(); ++i) {
        const Part& part = facts.parts[i];
        trace.begin_row(static_cast<std::int32_t>(i));
        if (part.price < Money::fen(0))
            trace.reject(Status::out_of_range, "parts.price_fen",
                         text("价格不能为负", "the price must not be negative"), static_cast<std::int32_t>(i));
        rows.parts[i].outcome = cap && trace.branch(part.price > *cap) ? Outcome::needs_approval : Outcome::pass;
        if (cap && part.price > *cap) rows.parts[i].over = Money::fen(part.price.fen() - cap->fen());
        outcome = combine(outcome, rows.parts[i].outcome);
        if (!checked_add(result.total, part.price, result.total))
            trace.reject(Status::overflow, "parts.price_fen", text("合计过大", "the total is too large"),
                         static_cast<std::int32_t>(i));
        trace.end_row();
        if (trace.rejected()) return result;
    }
    for (std::int64_t i = 1; facts.notes && i <= *facts.notes; ++i) {
        Note note{i, std::nullopt, i == *facts.notes, facts.on};
        if (i % 2 == 1) note.amount = Money::fen(i * 100);
        rows.notes.push(note);
    }
    // Refused after rows were emitted: they must not be kept.
    if (facts.notes && *facts.notes == 2 && facts.urgent)
        trace.reject(Status::contradiction, "urgent", text("两条时不能紧急", "two notes are never urgent"));
    trace.computed(text("合计", "total"), operand(text("合计", "total"), result.total));
    trace.note(text("测试", "a test"));
    if (facts.sizes) result.sizes = *facts.sizes;
    result.urgent = facts.urgent;
    result.paid_on = facts.paid_on;
    result.outcome = outcome;
    return result;
}

inline constexpr std::int64_t notes_at_most = 3;

inline constexpr auto description = operation<Facts, Rules, ResultRow, Rows>(
    "test.tiny", text("小测试", "tiny test"), "测试法 1-4", anchor("on_date", &Facts::on),
    inputs(column("on_date", &Facts::on, text("日期", "date")), column("size", &Facts::size, text("大小", "size")),
           column("amount_fen", &Facts::amount, text("金额", "amount")),
           column("vehicle", &Facts::vehicle, text("车辆", "vehicle")),
           column("urgent", &Facts::urgent, text("是否紧急", "urgent")),
           column("notes", &Facts::notes, text("条数", "notes")),
           column("sizes", &Facts::sizes, text("各种大小", "sizes")),
           column("paid_on", &Facts::paid_on, text("付款日", "day of payment"))),
    uses(rule("test.limit", &Rules::limit),
         rule("test.lives", &Rules::lives, value<std::int64_t>("min_years"), value<std::int64_t>("max_years")),
         rule("test.cap", &Rules::cap), rule("test.duty", &Rules::duty)),
    outputs(column("outcome", &ResultRow::outcome, text("结论", "outcome")),
            column("total_fen", &ResultRow::total, text("合计", "total")),
            column("min_years", &ResultRow::min_years, text("最低年限", "least years")),
            column("sizes", &ResultRow::sizes, text("各种大小", "sizes")),
            column("urgent", &ResultRow::urgent, text("是否紧急", "urgent")),
            column("paid_on", &ResultRow::paid_on, text("付款日", "day of payment"))),
    list("parts", text("部分", "part"), &Facts::parts,
         inputs(column("size", &Part::size, text("大小", "size")),
                column("price_fen", &Part::price, text("价格", "price")),
                column("due_on", &Part::due, text("到期日", "due day"))),
         &Rows::parts,
         outputs(column("outcome", &PartResult::outcome, text("结论", "outcome")),
                 column("over_fen", &PartResult::over, text("超出", "above the cap")))),
    emits(
        "notes", text("记录", "note"), &Rows::notes,
        outputs(column("number", &Note::number, text("序号", "number")),
                column("amount_fen", &Note::amount, text("金额", "amount")),
                column("last", &Note::last, text("末条", "last")), column("on_date", &Note::on, text("日期", "date"))),
        notes_at_most));

/// The tiny operation and its enumeration; made once, in rules_prepare_test.cpp.
[[nodiscard]] const Catalogue& catalogue();

[[nodiscard]] inline std::string file(const std::string& name) {
    std::ifstream in("tests/unit/data/" + name, std::ios::binary);
    if (!in) throw std::runtime_error("tests run in the root of the repository; no tests/unit/data/" + name);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The full pack with one piece of text replaced by another, which must be there.
[[nodiscard]] inline std::string changed(std::string_view from, std::string_view to) {
    std::string content = file("rules_full.toml");
    const std::size_t at = content.find(from);
    if (at == std::string::npos) throw std::runtime_error("not in rules_full.toml: " + std::string(from));
    return content.replace(at, from.size(), to);
}

/// Line of the first place where `needle` stands.
[[nodiscard]] inline std::int32_t line_of(std::string_view content, std::string_view needle) {
    const std::size_t at = content.find(needle);
    if (at == std::string_view::npos) throw std::runtime_error("not in the pack: " + std::string(needle));
    std::int32_t line = 1;
    for (const char c : content.substr(0, at)) line += c == '\n';
    return line;
}

[[nodiscard]] inline std::vector<Diagnostic> lint(std::string content, std::string name = "full.toml") {
    const PackSource sources[]{{std::move(name), std::move(content)}};
    return lint_packs(catalogue(), sources);
}

[[nodiscard]] inline auto open(std::string content) {
    const PackSource sources[]{{"full.toml", std::move(content)}};
    return Rulebook::open(catalogue(), sources);
}

/// What differs between two answers to which rule holds; empty when nothing does. Overlays are compared by what they say.
[[nodiscard]] inline std::string difference(const RuleInForce& a, const RuleInForce& b) {
    if (a.rule != b.rule) return "another rule";
    if (!a.version != !b.version) return "a version on one side only";
    if (!a.version) return a.absence == b.absence && a.blamed == b.blamed && a.rival == b.rival ? "" : "another reason";
    if (a.version->code != b.version->code || a.version->scales != b.version->scales) return "another version";
    const auto same = [](const Cell& x, const Cell& y) {
        return x.value == y.value && x.version == y.version && x.row == y.row && x.state == y.state && x.verified == y.verified;
    };
    if (!std::equal(a.version->grid.begin(), a.version->grid.end(), b.version->grid.begin(), b.version->grid.end(), same)) return "another grid";
    return "";
}

/// The book of the full pack.
[[nodiscard]] inline std::shared_ptr<const Rulebook> book() { return open(file("rules_full.toml")).value(); }

}  // namespace tiny
}  // namespace steward
