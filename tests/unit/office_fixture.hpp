// An office with a tree of units, people with duties and a budget, on either store.
#pragma once

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "steward/steward.hpp"

namespace steward::office_test {

[[nodiscard]] inline Date day(std::string_view text) { return parse_date(text).value(); }

using Value = std::variant<std::int64_t, std::string>;
using Values = std::map<std::string, Value>;
/// Child rows by list. A column that one row of a list names must be named by all of them.
using Lists = std::map<std::string, std::vector<Values>>;

/// One row of a command, bound by name.
class Command {
public:
    Command(Office& office, std::string_view operation, CommandMode mode = CommandMode::each) : op_(office.prepare(operation, mode).value()) {}

    /// Runs one row; the columns that are not named stay unbound.
    [[nodiscard]] Result<std::int64_t> run(const Values& values, const Lists& lists = {}) {
        op_->unbind_all();
        for (const auto& [name, value] : values) bind(name, value);
        for (const auto& [list, rows] : lists) bind_rows(list, rows);
        for (const auto& slot : op_->output_slots())
            if (slot.list < 0) {
                EXPECT_TRUE(op_->bind_output(slot.name, memory(slot)).ok()) << slot.name;
            }
        return op_->run(0, 1);
    }
    [[nodiscard]] std::optional<std::int64_t> output(std::string_view name) {
        const Kept& cell = outputs_.at(std::string(name));
        if (!(cell.validity & 1)) return std::nullopt;
        return cell.storage == Storage::i64 ? cell.i64 : cell.storage == Storage::i32 ? cell.i32 : cell.u8;
    }
    [[nodiscard]] bool takes(std::string_view input) const {
        for (const auto& slot : op_->input_slots())
            if (slot.name == input) return true;
        return false;
    }
    [[nodiscard]] PreparedOperation& operation() noexcept { return *op_; }

private:
    struct Kept {
        Storage storage = Storage::i64;
        std::int64_t i64 = 0;
        std::int32_t i32 = 0;
        std::uint8_t u8 = 0;
        std::uint8_t validity = 0;
        std::string text;
        std::int64_t offsets[2]{};
    };

    void bind(const std::string& name, const Value& value) {
        Kept& cell = inputs_[name];
        for (const auto& slot : op_->input_slots()) {
            if (slot.name != name) continue;
            cell.storage = slot.column.storage;
            if (const auto* text = std::get_if<std::string>(&value)) {
                cell.text = *text;
                cell.offsets[1] = static_cast<std::int64_t>(text->size());
                EXPECT_TRUE(op_->bind_input(name, {cell.text.data(), 1, nullptr, 1, Storage::text, cell.offsets, cell.text.size()}).ok()) << name;
                return;
            }
            const std::int64_t number = std::get<std::int64_t>(value);
            cell.i64 = number;
            cell.i32 = static_cast<std::int32_t>(number);
            cell.u8 = static_cast<std::uint8_t>(number);
            EXPECT_TRUE(op_->bind_input(name, {data(cell), 1, nullptr, 1, cell.storage}).ok()) << name;
            return;
        }
        ADD_FAILURE() << "no column " << name;
    }
    void bind_rows(const std::string& list, const std::vector<Values>& rows) {
        std::vector<std::int64_t>& ends = list_ends_[list];
        ends = {0, static_cast<std::int64_t>(rows.size())};
        EXPECT_TRUE(op_->bind_list(list, ends.data(), ends.size()).ok()) << list;
        if (rows.empty()) return;
        for (const auto& [name, first] : rows[0]) {
            KeptColumn& kept = columns_[list + "." + name];
            kept = {};
            kept.offsets = {0};
            for (const Values& row : rows) {
                if (const auto* text = std::get_if<std::string>(&row.at(name))) {
                    kept.text += *text;
                    kept.offsets.push_back(static_cast<std::int64_t>(kept.text.size()));
                    continue;
                }
                const std::int64_t number = std::get<std::int64_t>(row.at(name));
                kept.i64.push_back(number);
                kept.i32.push_back(static_cast<std::int32_t>(number));
                kept.u8.push_back(static_cast<std::uint8_t>(number));
            }
            for (const auto& slot : op_->input_slots()) {
                if (slot.name != list + "." + name) continue;
                const Storage storage = slot.column.storage;
                const void* data = storage == Storage::text  ? static_cast<const void*>(kept.text.data())
                                   : storage == Storage::i64 ? static_cast<const void*>(kept.i64.data())
                                   : storage == Storage::i32 ? static_cast<const void*>(kept.i32.data())
                                                             : kept.u8.data();
                const bool text = storage == Storage::text;
                EXPECT_TRUE(op_->bind_input(slot.name, {data, rows.size(), nullptr, 1, storage, text ? kept.offsets.data() : nullptr,
                                                        text ? kept.text.size() : 0}).ok())
                    << slot.name;
            }
        }
    }
    OutputBinding memory(const PreparedOperation::OutputSlot& slot) {
        Kept& cell = outputs_[slot.name];
        cell.storage = slot.column.storage;
        return {data(cell), 1, &cell.validity, 1, cell.storage};
    }
    static void* data(Kept& cell) noexcept {
        switch (cell.storage) {
            case Storage::i64: return &cell.i64;
            case Storage::i32: return &cell.i32;
            default: return &cell.u8;
        }
    }

    std::unique_ptr<PreparedOperation> op_;
    struct KeptColumn {
        std::vector<std::int64_t> i64;
        std::vector<std::int32_t> i32;
        std::vector<std::uint8_t> u8;
        std::string text;
        std::vector<std::int64_t> offsets;
    };
    std::map<std::string, Kept> inputs_, outputs_;
    std::map<std::string, KeptColumn> columns_;
    std::map<std::string, std::vector<std::int64_t>> list_ends_;
};

/// Ministry 1 with bureaus 2 and 3; indicator 20 of 300,000 fen at the ministry, 22 of 100,000 at bureau 2.
struct Fixture {
    static constexpr std::int64_t administrator = 1, planner = 2, applicant = 3, payer = 4, head = 5;

    explicit Fixture(bool sqlite) {
        if (sqlite) {
            folder = std::filesystem::temp_directory_path() / ("steward_office_" + std::to_string(::getpid()) + "_" + std::to_string(count++));
            std::filesystem::create_directories(folder);
            path = (folder / "office.db").string();
        }
        book = open_rulebook().value();
        office = Office::create(book, sqlite ? create_sqlite_store(path, {"test"}).value() : create_memory_store({"test"}).value()).value();
    }
    ~Fixture() {
        office.reset();
        if (!folder.empty()) std::filesystem::remove_all(folder);
    }
    Fixture(const Fixture&) = delete;
    Fixture& operator=(const Fixture&) = delete;

    /// From the journal again; the events of one in memory are copied to another one.
    void reopen() {
        if (!path.empty()) {
            office.reset();
            office = Office::open(book, open_sqlite_store(path).value()).value();
            return;
        }
        auto copy = create_memory_store({"test"}).value();
        std::int64_t seq = 0;
        ASSERT_TRUE(office->journal().read(0, [&](const Event& event) { return copy->append(seq++, {&event, 1}).ok(); }).ok());
        office = Office::open(book, std::move(copy)).value();
    }

    std::optional<Disposition> give(std::string_view operation, std::string id, Values values, const Lists& lists = {}) {
        Command command(*office, operation);
        values["event_id"] = std::move(id);
        values["actor"] = actor;
        values["recorded_at"] = clock += 1'000'000;
        if (command.takes("on_date") && !values.contains("on_date")) values["on_date"] = std::int64_t{on.days()};
        const auto failed = command.run(values, lists);
        last_error.clear();
        if (!failed) {
            ADD_FAILURE() << failed.error().message.en;
            return std::nullopt;
        }
        last_status = static_cast<Status>(command.output("row_status").value());
        last_explanation = command.operation().explain(0, Language::en, ExplanationFormat::text).value();
        if (*failed > 0) {
            last_error = command.operation().row_error(0, Language::en).value();
            return std::nullopt;
        }
        last_seq = command.output("seq").value();
        last_outcome = static_cast<Outcome>(command.output("outcome").value());
        return static_cast<Disposition>(command.output("disposition").value());
    }

    void must(std::optional<Disposition> got) { ASSERT_EQ(got, Disposition::applied) << last_error << last_explanation; }

    void set_up() {
        on = day("2026-01-05");
        actor = administrator;
        must(give("office.found", "f", {{"unit", 1}, {"unit_name", "部"}, {"jurisdiction", 100'001}, {"actor_name", "张三"}}));
        must(give("office.open_unit", "u2", {{"unit", 2}, {"parent", 1}, {"name", "一局"}, {"level", 2}}));
        must(give("office.open_unit", "u3", {{"unit", 3}, {"parent", 1}, {"name", "二局"}, {"level", 2}}));
        for (const std::int64_t person : {planner, applicant, payer, head})
            must(give("office.enrol", "e" + std::to_string(person), {{"person", person}, {"unit", 1}, {"name", "人员" + std::to_string(person)}}));
        must(entrust("t1", 1, head, {Duty::approve_budget}));
        must(entrust("t2", 2, planner, {Duty::execute_budget}));
        must(entrust("t3", 3, applicant, {Duty::apply_expense}));
        must(entrust("t4", 4, payer, {Duty::execute_payment}));
        on = day("2026-02-01");
        actor = head;
        must(give("funds.issue", "i20", {{"indicator", 20}, {"unit", 1}, {"year", 2026}, {"amount_fen", 300'000}, {"document", "财预〔2026〕1号"}}));
        actor = planner;
        must(give("funds.distribute", "i22", {{"parent", 20}, {"indicator", 22}, {"unit", 2}, {"amount_fen", 100'000}, {"document", "部预〔2026〕2号"}}));
        actor = applicant;
        on = day("2026-03-02");
    }

    std::optional<Disposition> entrust(std::string id, std::int64_t trust, std::int64_t person, std::vector<Duty> list) {
        Set<Duty> duties;
        for (const Duty duty : list) duties.add(duty);
        const std::int64_t before = actor;
        actor = administrator;
        const auto got = give("office.entrust", std::move(id), {{"trust", trust}, {"person", person}, {"unit", 1}, {"duties", static_cast<std::int64_t>(duties.bits)}});
        actor = before;
        return got;
    }
    std::optional<Disposition> reserve(std::string id, std::int64_t commitment, std::int64_t indicator, std::int64_t fen) {
        return give("funds.reserve", std::move(id), {{"commitment", commitment}, {"indicator", indicator}, {"amount_fen", fen}});
    }
    std::optional<Disposition> pay(std::string id, std::int64_t payment, std::int64_t commitment, std::int64_t fen, bool last = false) {
        const std::int64_t before = actor;
        actor = payer;
        const auto got = give("funds.pay", std::move(id), {{"payment", payment}, {"commitment", commitment}, {"amount_fen", fen}, {"last", last ? 1 : 0}});
        actor = before;
        return got;
    }

    struct Asked {
        std::string id;
        std::int64_t commitment;
        std::int64_t fen;
    };
    /// Reservations on indicator 22 as one run.
    std::vector<Disposition> reserve_many(CommandMode mode, const std::vector<Asked>& asked) {
        auto op = office->prepare("funds.reserve", mode).value();
        const std::size_t n = asked.size();
        std::vector<std::int64_t> commitment, fen, offsets{0}, recorded(n, clock);
        std::string ids;
        for (const Asked& one : asked) {
            commitment.push_back(one.commitment);
            fen.push_back(one.fen);
            ids += one.id;
            offsets.push_back(static_cast<std::int64_t>(ids.size()));
        }
        const std::int32_t on_day = on.days();
        const std::int64_t indicator = 22;
        std::vector<std::int32_t> disposition(n);
        std::vector<std::uint8_t> validity(n / 8 + 1);
        EXPECT_TRUE(op->bind_input("on_date", {&on_day, 1, nullptr, 0, Storage::i32}).ok());
        EXPECT_TRUE(op->bind_input("commitment", {commitment.data(), n, nullptr, 1, Storage::i64}).ok());
        EXPECT_TRUE(op->bind_input("indicator", {&indicator, 1, nullptr, 0, Storage::i64}).ok());
        EXPECT_TRUE(op->bind_input("amount_fen", {fen.data(), n, nullptr, 1, Storage::i64}).ok());
        EXPECT_TRUE(op->bind_input("event_id", {ids.data(), n, nullptr, 1, Storage::text, offsets.data(), ids.size()}).ok());
        EXPECT_TRUE(op->bind_input("actor", {&actor, 1, nullptr, 0, Storage::i64}).ok());
        EXPECT_TRUE(op->bind_input("recorded_at", {recorded.data(), n, nullptr, 1, Storage::i64}).ok());
        EXPECT_TRUE(op->bind_output("disposition", {disposition.data(), n, validity.data(), 1, Storage::i32}).ok());
        const auto ran = op->run(0, static_cast<std::int64_t>(n));
        EXPECT_TRUE(ran.ok()) << (ran.ok() ? "" : ran.error().message.en);
        std::vector<Disposition> done;
        for (const std::int32_t code : disposition) done.push_back(static_cast<Disposition>(code));
        return done;
    }

    static inline int count = 0;
    std::filesystem::path folder;
    std::string path;
    std::shared_ptr<const Rulebook> book;
    std::shared_ptr<Office> office;
    std::int64_t actor = administrator;
    std::int64_t clock = 1'767'600'000'000'000;
    Date on;
    std::int64_t last_seq = 0;
    Outcome last_outcome{};
    Status last_status = Status::ok;
    std::string last_error, last_explanation;
};

}  // namespace steward::office_test
