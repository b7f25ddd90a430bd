// Binding: every wrong name, type, pointer, length and overlap is refused before any row, with nothing changed.
#include <gtest/gtest.h>

#include "data/tiny_case.hpp"

namespace {

using namespace steward;
using tiny::Case;

TEST(RulesBind, UnknownColumnsAreNamedWithThoseThatExist) {
    Case c(2);
    for (const char* name :
         {"", "amount", "parts", "parts.", "parts.amount_fen", "notes.number", "outcome", "row_status"}) {
        const auto bound = c.operation->bind_input(name, Case::in(c.amount));
        ASSERT_FALSE(bound.ok()) << name;
        EXPECT_EQ(bound.error().status, Status::unknown_column);
        EXPECT_NE(bound.error().message.en.find("'" + std::string(name) + "'"), std::string::npos);
        EXPECT_NE(bound.error().message.zh.find("parts.price_fen"), std::string::npos);
    }
    for (const char* name : {"amount_fen", "notes.number", "parts.price_fen", "parts", "status"}) {
        const auto bound = c.operation->bind_output(name, Case::out(c.total));
        ASSERT_FALSE(bound.ok()) << name;
        EXPECT_EQ(bound.error().status, Status::unknown_column);
    }
}

TEST(RulesBind, TheTypeMustBeThatOfTheColumn) {
    Case c(2);
    const std::pair<const char*, InputBinding> wrong[] = {
        {"amount_fen", Case::in(c.on)},  {"amount_fen", Case::in(c.urgent)}, {"size", Case::in(c.amount)},
        {"urgent", Case::in(c.on)},      {"vehicle", Case::in(c.amount)},    {"sizes", Case::in(c.on)},
        {"on_date", Case::in(c.urgent)}, {"parts.price_fen", Case::in(c.on)}};
    for (const auto& [name, binding] : wrong) {
        const auto bound = c.operation->bind_input(name, binding);
        ASSERT_FALSE(bound.ok()) << name;
        EXPECT_EQ(bound.error().status, Status::wrong_type);
        EXPECT_NE(bound.error().message.en.find(name), std::string::npos);
        EXPECT_NE(bound.error().message.en.find("int"), std::string::npos);
    }
    EXPECT_TRUE(c.operation->bind_input("on_date", Case::in(c.paid)).ok());  // dates also as int64
    EXPECT_TRUE(c.operation->bind_input("parts.due_on", Case::in(c.paid)).ok());
    EXPECT_EQ(c.operation->bind_output("total_fen", Case::out(c.outcome)).error().status, Status::wrong_type);
    EXPECT_EQ(c.operation->bind_output("outcome", Case::out(c.total)).error().status, Status::wrong_type);
}

TEST(RulesBind, NullNeedsAnEmptyLength) {
    Case c(2);
    const auto bound = c.operation->bind_input("amount_fen", {nullptr, 2, nullptr, 1, Storage::i64});
    ASSERT_FALSE(bound.ok());
    EXPECT_EQ(bound.error().status, Status::null_pointer);
    EXPECT_NE(bound.error().message.en.find("amount_fen"), std::string::npos);
    EXPECT_TRUE(c.operation->bind_input("amount_fen", {nullptr, 0, nullptr, 1, Storage::i64}).ok());
    EXPECT_EQ(c.operation->bind_output("total_fen", {nullptr, 2, nullptr, 1, Storage::i64}).error().status,
              Status::null_pointer);
    EXPECT_EQ(c.operation->bind_list("parts", nullptr, 1).error().status, Status::null_pointer);
    EXPECT_EQ(c.operation->bind_list("parts", nullptr, 0).error().status, Status::null_pointer);
}

TEST(RulesBind, Strides) {
    Case c(2);
    EXPECT_EQ(c.operation->bind_input("amount_fen", {c.amount.data(), 2, nullptr, -1, Storage::i64}).error().status,
              Status::bad_range);
    EXPECT_TRUE(c.operation->bind_input("amount_fen", {c.amount.data(), 1, nullptr, 0, Storage::i64}).ok());
    for (const std::int64_t stride : {std::int64_t{0}, std::int64_t{-1}, std::numeric_limits<std::int64_t>::min()})
        EXPECT_EQ(
            c.operation->bind_output("total_fen", {c.total.data(), 2, nullptr, stride, Storage::i64}).error().status,
            Status::bad_range);
}

TEST(RulesBind, ANullableOutputNeedsAValidityBitmap) {
    Case c(2);
    for (const char* name : {"min_years", "parts.over_fen"}) {
        const auto bound = c.operation->bind_output(name, Case::out(c.total));
        ASSERT_FALSE(bound.ok());
        EXPECT_EQ(bound.error().status, Status::validity_required);
        EXPECT_NE(bound.error().message.en.find(name), std::string::npos);
    }
    EXPECT_EQ(c.operation->bind_output("rule", Case::out(c.rule)).error().status, Status::validity_required);
}

TEST(RulesBind, UnknownLists) {
    Case c(2);
    for (const char* name : {"", "part", "notes", "parts.size"}) {
        const auto bound = c.operation->bind_list(name, c.offsets.data(), c.offsets.size());
        ASSERT_FALSE(bound.ok()) << name;
        EXPECT_EQ(bound.error().status, Status::unknown_list);
    }
    for (const char* name : {"", "parts", "note"})
        EXPECT_EQ(c.operation->result_list(name).error().status, Status::unknown_list) << name;
    for (const char* name : {"", "notes", "notes.", "notes.text", "number", "parts.outcome"})
        EXPECT_EQ(c.operation->result_column(name).error().status, Status::unknown_column) << name;
}

TEST(RulesBind, RequiredColumnsAndLists) {
    for (const char* left_out : {"on_date", "amount_fen", "vehicle", "urgent", "parts.size", "parts.price_fen"}) {
        Case c(3);
        c.bind_inputs();
        c.operation->unbind_all();
        for (const auto& slot : c.operation->input_slots()) {
            if (slot.name == left_out) continue;
            const InputBinding binding = slot.column.storage == Storage::i64   ? Case::in(c.amount)
                                         : slot.column.storage == Storage::i32 ? Case::in(c.on)
                                                                               : Case::in(c.urgent);
            ASSERT_TRUE(c.operation->bind_input(slot.name, binding).ok());
        }
        ASSERT_TRUE(c.operation->bind_list("parts", c.offsets.data(), c.offsets.size()).ok());
        const auto ran = c.run();
        ASSERT_FALSE(ran.ok()) << left_out;
        EXPECT_EQ(ran.error().status, Status::not_bound);
        EXPECT_NE(ran.error().message.en.find("'" + std::string(left_out) + "'"), std::string::npos);
    }
    Case c(3);
    c.bind("on_date", c.on);
    const auto ran = c.run();
    ASSERT_FALSE(ran.ok());
    EXPECT_EQ(ran.error().status, Status::not_bound);
    EXPECT_NE(ran.error().message.en.find("'parts'"), std::string::npos);
}

TEST(RulesBind, Offsets) {
    Case c(3);
    c.bind_inputs();
    EXPECT_EQ(c.operation->bind_list("parts", c.offsets.data(), 0).error().status, Status::wrong_length);
    const auto run_with = [&](std::vector<std::int64_t> offsets) {
        EXPECT_TRUE(c.operation->bind_list("parts", offsets.data(), offsets.size()).ok());
        const auto ran = c.operation->run(0, 3);
        return ran ? Status::ok : ran.error().status;
    };
    EXPECT_EQ(run_with({0, 0, 1, 3}), Status::ok);
    EXPECT_EQ(run_with({0, 0, 0, 0}), Status::ok);
    EXPECT_EQ(run_with({1, 1, 2, 3}), Status::ok);  // they need not start at 0
    EXPECT_EQ(run_with({0, 1, 0, 3}), Status::bad_offsets);
    EXPECT_EQ(run_with({-1, 0, 1, 3}), Status::bad_offsets);
    EXPECT_EQ(run_with({0, 1, 2, 4}), Status::bad_offsets);
    EXPECT_EQ(run_with({0, 1, 2, std::numeric_limits<std::int64_t>::max()}), Status::bad_offsets);
    EXPECT_EQ(run_with({std::numeric_limits<std::int64_t>::min(), 1, 2, 3}), Status::bad_offsets);
    EXPECT_EQ(run_with({0, 1, 2}), Status::wrong_length);
    EXPECT_EQ(run_with({0, 0, 1, 3, 3, 3}), Status::ok);  // more than is run
}

TEST(RulesBind, OffsetsThatChangedBetweenTwoRunsAreCheckedAgain) {
    Case c(3);
    c.bound();
    ASSERT_TRUE(c.run().ok());
    const std::vector<std::int64_t> right = c.offsets;
    c.offsets = right;  // same memory
    c.offsets[3] = 1'000;
    EXPECT_EQ(c.run().error().status, Status::bad_offsets);
    c.offsets[3] = -5;
    EXPECT_EQ(c.run().error().status, Status::bad_offsets);
    EXPECT_EQ(c.operation->explain(2, Language::en, ExplanationFormat::text).error().status, Status::bad_offsets);
    EXPECT_EQ(c.operation->row_error(2, Language::en).error().status, Status::bad_offsets);
    std::copy(right.begin(), right.end(), c.offsets.begin());
    EXPECT_TRUE(c.run().ok());
}

TEST(RulesBind, ChildRowsWithoutEnd) {
    // Constants have no length of their own: offsets that no memory can hold must still be an error.
    Case c(1);
    c.bind_inputs();
    const std::int64_t price = 1000;
    const std::int32_t size = 1;
    ASSERT_TRUE(c.operation->bind_input("parts.price_fen", {&price, 1, nullptr, 0, Storage::i64}).ok());
    ASSERT_TRUE(c.operation->bind_input("parts.size", {&size, 1, nullptr, 0, Storage::i32}).ok());
    ASSERT_TRUE(c.operation->bind_input("parts.due_on", {&size, 1, nullptr, 0, Storage::i32}).ok());
    const std::int64_t offsets[] = {0, std::numeric_limits<std::int64_t>::max()};
    ASSERT_TRUE(c.operation->bind_list("parts", offsets, 2).ok());
    try {
        const auto ran = c.run();
        ASSERT_FALSE(ran.ok());
        EXPECT_NE(ran.error().status, Status::internal);
    } catch (const std::bad_alloc&) {
    }
}

TEST(RulesBind, OverlappingMemory) {
    const auto overlap = [](const char* what, auto change) {
        Case c(8);
        c.bound();
        change(c);
        const auto ran = c.run();
        ASSERT_FALSE(ran.ok()) << what;
        EXPECT_EQ(ran.error().status, Status::overlapping_memory) << what;
        EXPECT_EQ(c.row_status[0], 77) << "rows were run";
    };
    overlap("an output over an input", [](Case& c) { c.bind_out("total_fen", c.amount); });
    overlap("one output twice", [](Case& c) { c.bind_out("outcome", c.epoch); });
    overlap("a part of it", [](Case& c) {
        c.amount.resize(16);
        c.bind("amount_fen", c.amount);
        EXPECT_TRUE(c.operation->bind_output("total_fen", {c.amount.data() + 15, 8, nullptr, 1, Storage::i64}).ok());
    });
    overlap("an output over a child column", [](Case& c) {
        c.price.resize(20);
        c.bind("parts.price_fen", c.price);
        c.bind_out("total_fen", c.price);
    });
    overlap("an output over the offsets", [](Case& c) { c.bind_out("total_fen", c.offsets); });
    overlap("an output over the validity of an input", [](Case& c) {
        EXPECT_TRUE(c.operation->bind_input("notes", Case::in(c.notes, c.out_urgent.data())).ok());
    });
    overlap("an output over the validity of an output", [](Case& c) {
        EXPECT_TRUE(c.operation->bind_output("min_years", Case::out(c.min_years, c.out_urgent.data())).ok());
    });
    overlap("one bitmap twice", [](Case& c) {
        EXPECT_TRUE(c.operation->bind_output("total_fen", Case::out(c.total, c.rule_valid.data())).ok());
    });
}

TEST(RulesBind, InputsMayShareMemory) {
    Case c(8);
    c.bound();
    c.bind("paid_on", c.on);
    c.bind("vehicle", c.size);
    EXPECT_TRUE(c.run().ok());
}

TEST(RulesBind, ColumnsOfAnArrayOfStructs) {
    struct Record {
        std::int64_t amount = 5000;
        std::int64_t total = 77;
        std::int32_t size = 1;
        std::int32_t outcome = 77;
    };
    std::vector<Record> records(8);
    Case c(8);
    c.bound();
    ASSERT_TRUE(c.operation->bind_input("amount_fen", {&records[0].amount, 8 * 3, nullptr, 3, Storage::i64}).ok());
    ASSERT_TRUE(c.operation->bind_output("total_fen", {&records[0].total, 8 * 3 - 1, nullptr, 3, Storage::i64}).ok());
    ASSERT_TRUE(c.operation->bind_input("size", {&records[0].size, 8 * 6 - 4, nullptr, 6, Storage::i32}).ok());
    ASSERT_TRUE(c.operation->bind_output("outcome", {&records[0].outcome, 8 * 6 - 5, nullptr, 6, Storage::i32}).ok());
    const auto ran = c.run();
    ASSERT_TRUE(ran.ok()) << ran.error().message.en;
    EXPECT_EQ(records[0].total, 0);
    EXPECT_EQ(records[7].total, 1000);
    EXPECT_EQ(records[7].outcome, static_cast<std::int32_t>(Outcome::pass));
    EXPECT_EQ(records[7].amount, 5000);

    // Side by side is right, over each other is not.
    ASSERT_TRUE(c.operation->bind_output("total_fen", {&records[0].amount, 8 * 3, nullptr, 3, Storage::i64}).ok());
    EXPECT_EQ(c.run().error().status, Status::overlapping_memory);
}

TEST(RulesBind, AFailedBindChangesNothing) {
    Case c(3);
    c.bound();
    ASSERT_TRUE(c.run().ok());
    const auto before = c.outcome;
    EXPECT_FALSE(c.operation->bind_input("amount_fen", Case::in(c.on)).ok());
    EXPECT_FALSE(c.operation->bind_output("outcome", Case::out(c.total)).ok());
    EXPECT_FALSE(c.operation->bind_list("parts", nullptr, 3).ok());
    c.outcome.assign(3, 77);
    ASSERT_TRUE(c.run().ok());
    EXPECT_EQ(c.outcome, before);
}

}  // namespace
