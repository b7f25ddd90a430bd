// Runs: what is written, what is left alone, and how a bad row looks.
#include <gtest/gtest.h>

#include "data/tiny_case.hpp"

namespace {

using namespace steward;
using tiny::Case;

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

TEST(RulesRun, RowsThatAreRight) {
    Case c(6);
    c.bound();
    c.amount[1] = 20000;  // reaches the limit of 200 yuan
    c.amount[2] = 19999;
    c.size[3] = 2;  // a large sedan: limit 300
    c.amount[3] = 29999;
    c.price[1] = 1201;  // row 2 has parts 1 and 2; the cap is 12 yuan
    c.vehicle[5] = 3;   // a small bus has no life
    const auto ran = c.run();
    ASSERT_TRUE(ran.ok()) << ran.error().message.en;
    EXPECT_EQ(*ran, 0);
    EXPECT_EQ(c.outcome, (std::vector<std::int32_t>{1, 4, 3, 1, 1, 1}));
    EXPECT_EQ(c.total, (std::vector<std::int64_t>{0, 1000, 2201, 0, 1000, 2000}));
    EXPECT_EQ(c.min_years, (std::vector<std::int64_t>{8, 8, 8, 8, 8, 0}));
    EXPECT_EQ(c.min_years_valid[0] & 0x3f, 0x1f);
    EXPECT_EQ(c.out_sizes, std::vector<std::int64_t>(6, 2));
    EXPECT_EQ(c.out_urgent, std::vector<std::uint8_t>(6, 0));
    EXPECT_EQ(c.row_status, std::vector<std::int32_t>(6, 0));
    EXPECT_EQ(c.row_column, std::vector<std::int32_t>(6, -1));
    EXPECT_EQ(c.part_outcome, (std::vector<std::int32_t>{1, 3, 1, 1, 1, 1}));
    EXPECT_EQ(c.over, (std::vector<std::int64_t>{0, 1, 0, 0, 0, 0}));
    EXPECT_EQ(c.over_valid[0] & 0x3f, 0x02);
    EXPECT_EQ(c.part_status, std::vector<std::int32_t>(6, 0));
    // The cap of 2015 is unverified, and so is whatever used it.
    EXPECT_EQ(c.confidence, std::vector<std::int32_t>(6, 0));
    for (std::size_t row = 0; row < 6; ++row) {
        EXPECT_TRUE(Case::bit(c.rule_valid, row));
        EXPECT_EQ(c.rules->rule_of(c.rule[row]).id, row == 5 ? "test.limit" : "test.limit");
        EXPECT_GT(c.path[row], 0);
    }
    EXPECT_EQ(c.epoch[0], c.epoch[5]);
}

TEST(RulesRun, TheDateDecidesTheVersion) {
    Case c(3);
    c.bound();
    c.on = {14609, 14610, 18262};  // 2009-12-31, 2010-01-01, 2020-01-01
    c.amount.assign(3, 15000);
    ASSERT_EQ(c.run().value(), 0);
    EXPECT_EQ(c.outcome, (std::vector<std::int32_t>{0, 4, 1}));
    EXPECT_FALSE(Case::bit(c.rule_valid, 0));
    EXPECT_EQ(c.rule[0], 0);
    EXPECT_LT(c.epoch[0], c.epoch[1]);
    EXPECT_LT(c.epoch[1], c.epoch[2]);
}

TEST(RulesRun, RangesOutsideAreRefused) {
    Case c(4);
    c.bound();
    const std::pair<std::int64_t, std::int64_t> wrong[] = {
        {-1, 1}, {0, -1}, {1, largest}, {largest, 1}, {std::numeric_limits<std::int64_t>::min(), 0}};
    for (const auto& [first, count] : wrong)
        EXPECT_EQ(c.operation->run(first, count).error().status, Status::bad_range) << first << " " << count;
    for (const auto& [first, count] :
         {std::pair<std::int64_t, std::int64_t>{0, 5}, {4, 1}, {5, 0}, {0, largest}, {largest, 0}}) {
        const auto ran = c.operation->run(first, count);
        ASSERT_FALSE(ran.ok()) << first << " " << count;
        EXPECT_EQ(ran.error().status, Status::wrong_length) << first << " " << count;
    }
    EXPECT_EQ(c.row_status, std::vector<std::int32_t>(4, 77));
    EXPECT_EQ(c.operation->run(4, 0).value(), 0);
    EXPECT_EQ(c.operation->run(0, 0).value(), 0);
    EXPECT_EQ(c.row_status, std::vector<std::int32_t>(4, 77));
}

TEST(RulesRun, ShortColumns) {
    const auto status = [](auto change) {
        Case c(4);
        c.bound();
        change(c);
        const auto ran = c.run();
        EXPECT_EQ(c.row_status[0], 77);
        return ran ? Status::ok : ran.error().status;
    };
    EXPECT_EQ(
        status([](Case& c) {
            EXPECT_TRUE(c.operation->bind_input("amount_fen", {c.amount.data(), 3, nullptr, 1, Storage::i64}).ok());
        }),
        Status::wrong_length);
    EXPECT_EQ(
        status([](Case& c) {
            EXPECT_TRUE(c.operation->bind_input("amount_fen", {c.amount.data(), 4, nullptr, 2, Storage::i64}).ok());
        }),
        Status::wrong_length);
    EXPECT_EQ(status([](Case& c) {
                  EXPECT_TRUE(
                      c.operation->bind_input("amount_fen", {c.amount.data(), 4, nullptr, largest, Storage::i64}).ok());
              }),
              Status::wrong_length);
    EXPECT_EQ(status([](Case& c) {
                  EXPECT_TRUE(c.operation->bind_input("amount_fen", {nullptr, 0, nullptr, 0, Storage::i64}).ok());
              }),
              Status::wrong_length);
    EXPECT_EQ(
        status([](Case& c) {
            EXPECT_TRUE(c.operation->bind_output("outcome", {c.outcome.data(), 3, nullptr, 1, Storage::i32}).ok());
        }),
        Status::wrong_length);
    EXPECT_EQ(
        status([](Case& c) {
            EXPECT_TRUE(
                c.operation->bind_output("parts.row_status", {c.part_status.data(), 2, nullptr, 1, Storage::i32}).ok());
        }),
        Status::bad_offsets);
    EXPECT_EQ(
        status([](Case& c) {
            EXPECT_TRUE(c.operation->bind_input("parts.price_fen", {c.price.data(), 2, nullptr, 1, Storage::i64}).ok());
        }),
        Status::bad_offsets);
}

TEST(RulesRun, ALastElementAtItsStrideIsEnough) {
    Case c(4);
    c.bound();
    c.amount = {5000, 1, 1, 5000, 1, 1, 5000, 1, 1, 20000};
    ASSERT_TRUE(
        c.operation->bind_input("amount_fen", {c.amount.data(), c.amount.size(), nullptr, 3, Storage::i64}).ok());
    ASSERT_TRUE(c.run().ok());
    EXPECT_EQ(c.outcome[3], 4);
    ASSERT_TRUE(
        c.operation->bind_input("amount_fen", {c.amount.data(), c.amount.size() - 1, nullptr, 3, Storage::i64}).ok());
    EXPECT_FALSE(c.run().ok());
}

TEST(RulesRun, AConstantStandsForEveryRow) {
    Case c(5);
    c.bound();
    const std::int64_t amount = 20000;
    const std::int32_t day = 18628;
    ASSERT_TRUE(c.operation->bind_input("amount_fen", {&amount, 1, nullptr, 0, Storage::i64}).ok());
    ASSERT_TRUE(c.operation->bind_input("on_date", {&day, 1, nullptr, 0, Storage::i32}).ok());
    ASSERT_EQ(c.run().value(), 0);
    EXPECT_EQ(c.outcome, std::vector<std::int32_t>(5, 4));
}

TEST(RulesRun, DatesAsInt64WithNotATime) {
    Case c(3);
    c.bound();
    std::vector<std::int64_t> days{18628, not_a_time, 18628};
    c.paid[2] = not_a_time;
    ASSERT_TRUE(c.operation->bind_input("on_date", Case::in(days)).ok());
    ASSERT_EQ(c.run().value(), 1);
    EXPECT_EQ(c.row_status, (std::vector<std::int32_t>{0, static_cast<std::int32_t>(Status::missing_value), 0}));
    EXPECT_EQ(c.row_column[1], 0);
    std::vector<std::int64_t> paid(3, 77);
    std::vector<std::uint8_t> valid(1, 0);
    c.bind_out("paid_on", paid, valid.data());  // an output date as int64, too
    ASSERT_EQ(c.run().value(), 1);
    EXPECT_EQ(paid, (std::vector<std::int64_t>{18700, 0, 0}));
    EXPECT_EQ(valid[0] & 7, 1);
}

TEST(RulesRun, ValuesThatCannotBe) {
    struct Bad {
        const char* column;
        void (*change)(Case&);
        Status status;
    };
    const Bad bad[] = {
        {"on_date", [](Case& c) { c.on[1] = Date::min_days - 1; }, Status::bad_date},
        {"on_date", [](Case& c) { c.on[1] = Date::max_days + 1; }, Status::bad_date},
        {"size", [](Case& c) { c.size[1] = 0; }, Status::unknown_code},
        {"size", [](Case& c) { c.size[1] = 3; }, Status::unknown_code},
        {"size", [](Case& c) { c.size[1] = -1; }, Status::unknown_code},
        {"size", [](Case& c) { c.size[1] = 65; }, Status::unknown_code},
        {"vehicle", [](Case& c) { c.vehicle[1] = 2; }, Status::unknown_code},
        {"vehicle", [](Case& c) { c.vehicle[1] = std::numeric_limits<std::int32_t>::max(); }, Status::unknown_code},
        {"urgent", [](Case& c) { c.urgent[1] = 2; }, Status::out_of_range},
        {"sizes", [](Case& c) { c.sizes[1] = 1; }, Status::unknown_code},
        {"sizes", [](Case& c) { c.sizes[1] = -1; }, Status::unknown_code},
        {"paid_on", [](Case& c) { c.paid[1] = 3'000'000; }, Status::bad_date},
        {"amount_fen", [](Case& c) { c.amount[1] = -1; }, Status::out_of_range},
        {"urgent", [](Case& c) { c.notes[1] = 2, c.urgent[1] = 1; }, Status::contradiction},
    };
    for (const Bad& fault : bad) {
        Case c(3);
        c.bound();
        fault.change(c);
        c.price.assign(c.price.size(), 5);
        ASSERT_EQ(c.run().value(), 1) << fault.column;
        EXPECT_EQ(c.row_status[0], 0);
        EXPECT_EQ(c.row_status[2], 0);
        ASSERT_EQ(static_cast<Status>(c.row_status[1]), fault.status) << fault.column;
        EXPECT_EQ(c.operation->input_slots().at(static_cast<std::size_t>(c.row_column[1])).name, fault.column);
        // 0, and the bit cleared; the neighbours keep theirs.
        EXPECT_EQ(c.outcome[1], 0);
        EXPECT_EQ(c.total[1], 0);
        EXPECT_EQ(c.min_years[1], 0);
        EXPECT_EQ(c.rule[1], 0);
        EXPECT_EQ(c.path[1], 0);
        EXPECT_EQ(c.outcome_valid[0] & 7, 5);
        EXPECT_EQ(c.total_valid[0] & 7, 5);
        EXPECT_EQ(c.rule_valid[0] & 7, 5);
        EXPECT_EQ(c.part_outcome_valid[0] & 1, 0);  // the only part of row 1
        EXPECT_EQ(c.part_outcome[0], 0);
        EXPECT_EQ(c.operation->result_list("notes").value().size(), 4U);
        EXPECT_EQ(c.operation->result_list("notes").value()[1], c.operation->result_list("notes").value()[2]);
    }
}

TEST(RulesRun, MissingValues) {
    Case c(3);
    c.bound();
    std::uint8_t bits = 0b101;
    for (const char* required : {"on_date", "size", "amount_fen", "vehicle", "urgent"}) {
        Case d(3);
        d.bound();
        const InputBinding binding = std::string_view(required) == "amount_fen" ? Case::in(d.amount, &bits)
                                     : std::string_view(required) == "urgent"   ? Case::in(d.urgent, &bits)
                                                                                : Case::in(d.on, &bits);
        if (std::string_view(required) == "size") d.on.assign(3, 1);
        ASSERT_TRUE(d.operation->bind_input(required, binding).ok());
        ASSERT_TRUE(d.run().ok());
        EXPECT_EQ(static_cast<Status>(d.row_status[1]), Status::missing_value) << required;
    }
    c.notes_valid[0] = 0b110;
    c.sizes_valid[0] = 0b101;
    ASSERT_EQ(c.run().value(), 0);
    EXPECT_EQ(c.out_sizes, (std::vector<std::int64_t>{2, 0, 2}));
    EXPECT_EQ(c.operation->result_list("notes").value()[1], 0);
}

TEST(RulesRun, UnboundOutputsAreUntouchedAndOptionalInputsMayStayUnbound) {
    Case c(3);
    c.bind_inputs();
    c.bind_out("outcome", c.outcome);
    ASSERT_EQ(c.run().value(), 0);
    EXPECT_EQ(c.outcome, std::vector<std::int32_t>(3, 1));
    for (const auto* column : {&c.rule, &c.epoch, &c.row_status, &c.row_column, &c.confidence})
        EXPECT_EQ(*column, std::vector<std::int32_t>(3, 77));
    for (const auto* column : {&c.total, &c.min_years, &c.out_sizes, &c.path})
        EXPECT_EQ(*column, std::vector<std::int64_t>(3, 77));
    EXPECT_EQ(c.part_status, std::vector<std::int32_t>(c.price.size(), 77));

    Case d(3);
    d.bind("on_date", d.on);
    d.bind("size", d.size);
    d.bind("amount_fen", d.amount);
    d.bind("vehicle", d.vehicle);
    d.bind("urgent", d.urgent);
    Case::must(d.operation->bind_list("parts", d.offsets.data(), d.offsets.size()));
    d.bind("parts.size", d.part_size);
    d.bind("parts.price_fen", d.price);
    EXPECT_EQ(d.run().value(), 0);
}

TEST(RulesRun, AParentIsNeverDecidedFromAPartOfItsChildren) {
    for (const bool by_kernel : {false, true}) {
        Case c(6);
        c.bound();
        if (by_kernel)
            c.price[2] = -1;  // the second part of row 2
        else
            c.part_size[2] = 9;
        ASSERT_EQ(c.run().value(), 1);
        EXPECT_EQ(static_cast<Status>(c.row_status[2]), Status::bad_child);
        EXPECT_EQ(c.operation->input_slots().at(static_cast<std::size_t>(c.row_column[2])).name,
                  by_kernel ? "parts.price_fen" : "parts.size");
        EXPECT_EQ(c.outcome[2], 0);
        EXPECT_FALSE(Case::bit(c.outcome_valid, 2));
        EXPECT_EQ(c.total[2], 0);
        // Only the child at fault has a status; none of the parent's children has a result.
        EXPECT_EQ(c.part_status[1], 0);
        EXPECT_EQ(static_cast<Status>(c.part_status[2]), by_kernel ? Status::out_of_range : Status::unknown_code);
        EXPECT_EQ(c.part_outcome[1], 0);
        EXPECT_FALSE(Case::bit(c.part_outcome_valid, 1));
        EXPECT_FALSE(Case::bit(c.part_outcome_valid, 2));
        EXPECT_TRUE(Case::bit(c.part_outcome_valid, 0));
        EXPECT_TRUE(Case::bit(c.part_outcome_valid, 3));
        EXPECT_EQ(c.outcome[3], 1);
    }
}

TEST(RulesRun, ATotalThatDoesNotFitIsARowsFault) {
    Case c(3);
    c.bound();
    c.price.assign(c.price.size(), largest);
    ASSERT_EQ(c.run().value(), 1);
    EXPECT_EQ(static_cast<Status>(c.row_status[2]), Status::bad_child);
    EXPECT_EQ(static_cast<Status>(c.part_status[2]), Status::overflow);
    EXPECT_EQ(c.total[1], largest);
}

TEST(RulesRun, ChunksGiveWhatOneRunGives) {
    Case whole(50), parts(50);
    for (Case* c : {&whole, &parts}) {
        c->bound();
        for (std::size_t i = 0; i < 50; ++i) {
            c->amount[i] = static_cast<std::int64_t>(i) * 700 - 700;
            c->notes[i] = static_cast<std::int64_t>(i % 4) % 4;
            c->on[i] = 14000 + static_cast<std::int32_t>(i) * 120;
        }
        for (std::size_t i = 0; i < c->price.size(); ++i) c->price[i] = static_cast<std::int64_t>(i % 30) * 100 - 100;
    }
    const std::int64_t bad = whole.run().value();
    std::int64_t bad_parts = 0;
    for (std::int64_t first = 0; first < 50; first += 7)
        bad_parts += parts.operation->run(first, std::min<std::int64_t>(7, 50 - first)).value();
    EXPECT_EQ(bad, bad_parts);
    EXPECT_EQ(whole.outcome, parts.outcome);
    EXPECT_EQ(whole.outcome_valid, parts.outcome_valid);
    EXPECT_EQ(whole.total, parts.total);
    EXPECT_EQ(whole.path, parts.path);
    EXPECT_EQ(whole.row_status, parts.row_status);
    EXPECT_EQ(whole.row_column, parts.row_column);
    EXPECT_EQ(whole.part_status, parts.part_status);
    EXPECT_EQ(whole.over, parts.over);
    EXPECT_EQ(whole.over_valid, parts.over_valid);
    EXPECT_EQ(parts.operation->result_list("notes").value().size(), 2U);  // those of the last call
}

TEST(RulesRun, EmittedRows) {
    Case c(4);
    c.bound();
    c.notes = {2, 0, 3, 1};
    ASSERT_EQ(c.run().value(), 0);
    const auto offsets = c.operation->result_list("notes").value();
    EXPECT_EQ((std::vector<std::int64_t>(offsets.begin(), offsets.end())), (std::vector<std::int64_t>{0, 2, 2, 5, 6}));
    const ResultColumn number = c.operation->result_column("notes.number").value();
    ASSERT_EQ(number.size, 6U);
    EXPECT_EQ(number.storage, Storage::i64);
    EXPECT_EQ(number.validity, nullptr);
    const auto* numbers = static_cast<const std::int64_t*>(number.data);
    EXPECT_EQ((std::vector<std::int64_t>(numbers, numbers + 6)), (std::vector<std::int64_t>{1, 2, 1, 2, 3, 1}));
    const ResultColumn amount = c.operation->result_column("notes.amount_fen").value();
    ASSERT_NE(amount.validity, nullptr);
    EXPECT_EQ(amount.validity[0] & 0x3f, 0b110101);
    EXPECT_EQ(static_cast<const std::int64_t*>(amount.data)[1], 0);
    const ResultColumn last = c.operation->result_column("notes.last").value();
    EXPECT_EQ(last.storage, Storage::u8);
    EXPECT_EQ(static_cast<const std::uint8_t*>(last.data)[4], 1);
    const ResultColumn on = c.operation->result_column("notes.on_date").value();
    EXPECT_EQ(on.storage, Storage::i32);
    EXPECT_EQ(static_cast<const std::int32_t*>(on.data)[5], 18628);

    ASSERT_EQ(c.operation->run(2, 1).value(), 0);  // counted from the first row of the last run
    const auto again = c.operation->result_list("notes").value();
    EXPECT_EQ((std::vector<std::int64_t>(again.begin(), again.end())), (std::vector<std::int64_t>{0, 3}));
    EXPECT_EQ(c.operation->result_column("notes.number").value().size, 3U);
    ASSERT_EQ(c.operation->run(0, 0).value(), 0);
    EXPECT_EQ(c.operation->result_list("notes").value().size(), 1U);
    EXPECT_EQ(c.operation->result_column("notes.number").value().size, 0U);
}

TEST(RulesRun, TheBoundOfEmittedRowsIsAnError) {
    Case c(1);
    c.bound();
    c.notes = {tiny::notes_at_most};
    EXPECT_TRUE(c.run().ok());
    c.notes = {tiny::notes_at_most + 1};
    const auto ran = c.run();
    ASSERT_FALSE(ran.ok());
    EXPECT_EQ(ran.error().status, Status::row_limit);
    EXPECT_NE(ran.error().message.en.find("'notes'"), std::string::npos);
    EXPECT_EQ(c.operation->result_list("notes").error().status, Status::not_run);
}

TEST(RulesRun, TheBoundIsThatOfEveryRowWhateverTheBatch) {
    Case c(2);
    c.bound();
    c.notes = {tiny::notes_at_most + 1, 0};
    EXPECT_FALSE(c.operation->run(0, 1).ok());
    EXPECT_FALSE(c.operation->run(0, 2).ok());
}

TEST(RulesRun, ResultsBeforeARun) {
    Case c(2);
    c.bound();
    EXPECT_EQ(c.operation->result_list("notes").error().status, Status::not_run);
    EXPECT_EQ(c.operation->result_column("notes.number").error().status, Status::not_run);
    ASSERT_TRUE(c.run().ok());
    EXPECT_TRUE(c.operation->result_list("notes").ok());
    c.operation->unbind_all();
    EXPECT_EQ(c.operation->result_list("notes").error().status, Status::not_run);
    EXPECT_EQ(c.run().error().status, Status::not_bound);
}

TEST(RulesRun, RowsAfterARefusalAreNotTouchedByIt) {
    Case c(20);
    c.bound();
    for (std::size_t i = 0; i < 20; i += 2) c.amount[i] = -1;
    ASSERT_EQ(c.run().value(), 10);
    for (std::size_t i = 0; i < 20; ++i) {
        EXPECT_EQ(c.row_status[i] == 0, i % 2 == 1);
        EXPECT_EQ(Case::bit(c.outcome_valid, i), i % 2 == 1);
        EXPECT_EQ(c.outcome[i], i % 2 == 1 ? 1 : 0);
    }
}

}  // namespace
