// Memory that runs out: the first, the second, the third ... allocation of a call fails. The call must answer
// STW_E_OUT_OF_MEMORY, leak nothing, and leave behind a library that works.
//
// operator new of this program stands in for that of libsteward.so as well: libstdc++'s is the one symbol that every
// library looks up in the program first.
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <string>
#include <vector>

#include "steward.h"

namespace {

std::int64_t countdown = -1;  // allocations until one fails; negative: none fails
std::int64_t living = 0;      // blocks that are not freed
std::int64_t made = 0;

void* take(std::size_t size) {
    if (countdown >= 0 && countdown-- == 0) return nullptr;
    void* memory = std::malloc(size ? size : 1);
    if (memory) ++living, ++made;
    return memory;
}

void give(void* memory) noexcept {
    if (!memory) return;
    --living;
    std::free(memory);
}

void* take_or_throw(std::size_t size) {
    void* memory = take(size);
    if (!memory) throw std::bad_alloc();
    return memory;
}

}  // namespace

void* operator new(std::size_t size) { return take_or_throw(size); }
void* operator new[](std::size_t size) { return take_or_throw(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return take(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return take(size); }
void operator delete(void* memory) noexcept { give(memory); }
void operator delete[](void* memory) noexcept { give(memory); }
void operator delete(void* memory, std::size_t) noexcept { give(memory); }
void operator delete[](void* memory, std::size_t) noexcept { give(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { give(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { give(memory); }

namespace {

enum class Keeps { nothing, its_own };  ///< whether a call that failed may keep memory, such as a buffer that has grown

/// Calls with every `step`-th allocation failing in turn until a call succeeds; returns the number of failures.
template <class Call, class Undo>
std::int64_t exhaust(std::int64_t step, Keeps keeps, Call call, Undo undo) {
    std::int64_t failures = 0;
    for (std::int64_t fail_at = 0;; fail_at += step) {
        const std::int64_t before = living;
        stw_error err;
        stw_error_init(&err);
        countdown = fail_at;
        const std::int32_t status = call(&err);
        const bool ran_out = countdown < 0;
        countdown = -1;
        if (status == STW_OK && !ran_out) {
            undo();
            return failures;
        }
        if (status == STW_OK) {
            // An allocation that failed without harm: something that can be done without.
            undo();
            continue;
        }
        ++failures;
        EXPECT_EQ(status, STW_E_OUT_OF_MEMORY)
            << "allocation " << fail_at << ": " << stw_status_name(status) << " " << err.message;
        EXPECT_EQ(err.status, status);
        EXPECT_NE(err.message[0], '\0');
        if (status != STW_E_OUT_OF_MEMORY) return failures;
        undo();
        if (keeps == Keeps::nothing && living > before) {
            ADD_FAILURE() << "allocation " << fail_at << " leaves " << living - before << " blocks";
            return failures;
        }
    }
}

class AbiOutOfMemory : public testing::Test {
protected:
    void SetUp() override {
        // What lives as long as the program is made by the first call.
        ASSERT_EQ(stw_rulebook_open(nullptr, 0, &book_, nullptr), STW_OK);
        stw_rulebook_free(book_);
        living_before_ = living;
        ASSERT_EQ(stw_rulebook_open(nullptr, 0, &book_, nullptr), STW_OK);
        const std::int64_t before = made;
        ASSERT_EQ(stw_op_prepare(book_, "funds.travel_claim", "CN/central", &op_, nullptr), STW_OK);
        ASSERT_GT(made, before) << "operator new of this program is not that of the library";
    }
    void TearDown() override {
        stw_op_free(op_);
        stw_rulebook_free(book_);
        if (!HasFailure()) {
            EXPECT_EQ(living, living_before_);
        }
    }

    void bind() {
        ASSERT_EQ(stw_op_bind_i32(op_, "rank", rank.data(), 2, nullptr, 1, nullptr), STW_OK);
        ASSERT_EQ(stw_op_bind_i32(op_, "started_on", started.data(), 2, nullptr, 1, nullptr), STW_OK);
        ASSERT_EQ(stw_op_bind_i32(op_, "ended_on", ended.data(), 2, nullptr, 1, nullptr), STW_OK);
        ASSERT_EQ(stw_op_bind_list(op_, "lines", offsets.data(), 3, nullptr), STW_OK);
        ASSERT_EQ(stw_op_bind_i32(op_, "lines.expense", expense.data(), 3, nullptr, 1, nullptr), STW_OK);
        ASSERT_EQ(stw_op_bind_i32(op_, "lines.place", place.data(), 3, nullptr, 1, nullptr), STW_OK);
        ASSERT_EQ(stw_op_bind_i32(op_, "lines.on_date", started.data(), 3, nullptr, 0, nullptr), STW_OK);
        ASSERT_EQ(stw_op_bind_i64(op_, "lines.quantity", quantity.data(), 3, nullptr, 1, nullptr), STW_OK);
        ASSERT_EQ(stw_op_bind_i64(op_, "lines.amount_fen", amount.data(), 3, nullptr, 1, nullptr), STW_OK);
        ASSERT_EQ(stw_op_out_i32(op_, "outcome", outcome.data(), 2, nullptr, 1, nullptr), STW_OK);
    }

    stw_rulebook* book_ = nullptr;
    stw_op* op_ = nullptr;
    std::int64_t living_before_ = 0;
    std::array<std::int32_t, 2> rank{3, 3}, started{18700, 18700}, ended{18702, 18702}, outcome{9, 9};
    std::array<std::int64_t, 3> offsets{0, 2, 3};
    std::array<std::int32_t, 3> expense{1, 2, 3}, place{1, 1, 1};
    std::array<std::int64_t, 3> quantity{2, 3, 3}, amount{80000, 30000, 24000};
};

TEST_F(AbiOutOfMemory, Prepare) {
    for (const char* name : {"procurement.method", "funds.travel_claim", "calendar.deadline"}) {
        stw_op* op = nullptr;
        // The first round fills the book's epochs, the second finds them there.
        for (const Keeps keeps : {Keeps::its_own, Keeps::nothing}) {
            const auto failures = exhaust(
                1, keeps, [&](stw_error* err) { return stw_op_prepare(book_, name, "CN/22/2208/220802", &op, err); },
                [&] {
                    stw_op_free(op);
                    op = nullptr;
                });
            EXPECT_GT(failures, 10) << name;
        }
    }
}

TEST_F(AbiOutOfMemory, BindAndItsErrors) {
    bind();
    EXPECT_EQ(exhaust(
                  1, Keeps::nothing,
                  [&](stw_error* err) { return stw_op_bind_i32(op_, "rank", rank.data(), 2, nullptr, 1, err); }, [] {}),
              0);
    // The message of an error needs memory, too.
    for (std::int64_t fail_at = 0; fail_at < 100; ++fail_at) {
        stw_error err;
        stw_error_init(&err);
        const std::int64_t before = living;
        countdown = fail_at;
        const std::int32_t status = stw_op_bind_i64(op_, "a column whose name is long enough to be on the heap",
                                                    quantity.data(), 3, nullptr, 1, &err);
        countdown = -1;
        EXPECT_EQ(living, before);
        EXPECT_TRUE(status == STW_E_OUT_OF_MEMORY || status == STW_E_UNKNOWN_COLUMN) << stw_status_name(status);
        if (status == STW_E_UNKNOWN_COLUMN) break;
        EXPECT_LT(fail_at, 99);
    }
}

TEST_F(AbiOutOfMemory, Run) {
    bind();
    std::int64_t n_bad = -1;
    const auto failures = exhaust(
        1, Keeps::its_own, [&](stw_error* err) { return stw_op_run(op_, 0, 2, &n_bad, err); }, [] {});
    EXPECT_GT(failures, 0);
    EXPECT_EQ(n_bad, 0);
    const std::int32_t first = outcome[0];
    outcome = {9, 9};
    ASSERT_EQ(stw_op_run(op_, 0, 2, &n_bad, nullptr), STW_OK);
    EXPECT_EQ(outcome[0], first);
}

TEST_F(AbiOutOfMemory, ResultsOfARunThatRanOutAreNotThoseOfTheRunBefore) {
    stw_op* op = nullptr;
    ASSERT_EQ(stw_op_prepare(book_, "assets.depreciation_schedule", "CN", &op, nullptr), STW_OK);
    const std::int32_t asset_class = 8, acquired = 18700;
    std::array<std::int64_t, 2> cost{600000, 600000};
    const std::int64_t life = 72;
    ASSERT_EQ(stw_op_bind_i32(op, "asset_class", &asset_class, 1, nullptr, 0, nullptr), STW_OK);
    ASSERT_EQ(stw_op_bind_i32(op, "acquired_on", &acquired, 1, nullptr, 0, nullptr), STW_OK);
    ASSERT_EQ(stw_op_bind_i64(op, "life_months", &life, 1, nullptr, 0, nullptr), STW_OK);
    ASSERT_EQ(stw_op_bind_i64(op, "cost_fen", cost.data(), 2, nullptr, 1, nullptr), STW_OK);
    ASSERT_EQ(stw_op_run(op, 0, 1, nullptr, nullptr), STW_OK);
    for (std::int64_t fail_at = 0; fail_at < 200; ++fail_at) {
        countdown = fail_at;
        const std::int32_t status = stw_op_run(op, 0, 2, nullptr, nullptr);
        countdown = -1;
        const std::int64_t* offsets = nullptr;
        const std::int64_t* net = nullptr;
        std::size_t n = 0, n_net = 0;
        const std::int32_t listed = stw_op_result_list(op, "schedule", &offsets, &n, nullptr);
        if (status == STW_OK) {
            ASSERT_EQ(listed, STW_OK);
            ASSERT_EQ(n, 3U);
            EXPECT_EQ(offsets[2], 144);
            break;
        }
        EXPECT_EQ(status, STW_E_OUT_OF_MEMORY);
        if (listed == STW_OK) {
            // Whatever is given must fit together.
            ASSERT_EQ(stw_op_result_i64(op, "schedule.net_fen", &net, nullptr, &n_net, nullptr), STW_OK);
            ASSERT_GE(n, 1U) << "allocation " << fail_at;
            EXPECT_EQ(static_cast<std::size_t>(offsets[n - 1]), n_net) << "allocation " << fail_at;
        }
    }
    // Columns are collected when they are asked for.
    const std::int64_t* net = nullptr;
    std::size_t n_net = 0;
    const auto failures = exhaust(
        1, Keeps::its_own,
        [&](stw_error* err) { return stw_op_result_i64(op, "schedule.net_fen", &net, nullptr, &n_net, err); }, [] {});
    EXPECT_GT(failures, 0);
    EXPECT_EQ(n_net, 144U) << "rows that were collected before the memory ran out are there twice";
    stw_op_free(op);
}

TEST_F(AbiOutOfMemory, Explain) {
    bind();
    ASSERT_EQ(stw_op_run(op_, 0, 2, nullptr, nullptr), STW_OK);
    for (const char* format : {"text", "json"}) {
        std::vector<char> buffer(100000);
        std::size_t needed = 0;
        exhaust(
            1, Keeps::its_own,
            [&](stw_error* err) {
                return stw_op_explain(op_, 0, "zh", format, buffer.data(), buffer.size(), &needed, err);
            },
            [] {});
        EXPECT_GT(needed, 500U) << format;
    }
    std::array<char, 4000> buffer{};
    std::size_t needed = 0;
    amount[1] = -1;
    const auto failures = exhaust(
        1, Keeps::its_own,
        [&](stw_error* err) { return stw_op_row_error(op_, 0, "en", buffer.data(), buffer.size(), &needed, err); },
        [] {});
    EXPECT_GT(failures, 0);
    EXPECT_NE(std::string(buffer.data()).find("lines.amount_fen"), std::string::npos);
}

TEST_F(AbiOutOfMemory, Catalogue) {
    std::vector<char> buffer(4'000'000);
    std::size_t needed = 0;
    EXPECT_GT(
        exhaust(
            1, Keeps::nothing,
            [&](stw_error* err) { return stw_catalogue_json(book_, "zh", buffer.data(), buffer.size(), &needed, err); },
            [] {}),
        0);
    EXPECT_GT(needed, 1000U);
}

TEST_F(AbiOutOfMemory, LintDiffAndYearRoll) {
    std::vector<char> buffer(4'000'000);
    std::size_t needed = 0;
    const auto held = [&](auto call, std::int64_t step) {
        needed = 0;
        EXPECT_GT(exhaust(step, Keeps::nothing, call, [] {}), 0);
        EXPECT_GT(needed, 100U);
    };
    held([&](stw_error* err) { return stw_rulebook_diff_days_json(book_, 17166, 17167, "zh", buffer.data(), buffer.size(), &needed, err); }, 97);
    held([&](stw_error* err) { return stw_rulebook_year_roll_json(book_, 2027, "en", buffer.data(), buffer.size(), &needed, err); }, 1);
    held([&](stw_error* err) { return stw_lint_json(nullptr, 0, "en", buffer.data(), buffer.size(), &needed, err); }, 1999);
}

/// A unit is in the books, and questions about it may run out of memory.
TEST_F(AbiOutOfMemory, AnOfficeAndItsQueries) {
    stw_office* office = nullptr;
    // What lives as long as the program is made by the first office.
    const std::int64_t before = living;
    ASSERT_EQ(stw_office_create(book_, nullptr, "test", "sha256", &office, nullptr), STW_OK);
    stw_office_free(office);
    living_before_ += living - before;
    EXPECT_GT(exhaust(1, Keeps::nothing, [&](stw_error* err) { return stw_office_create(book_, nullptr, "test", "sha256", &office, err); },
                      [&] { stw_office_free(office), office = nullptr; }),
              0);
    ASSERT_EQ(stw_office_create(book_, nullptr, "test", "sha256", &office, nullptr), STW_OK);
    stw_op* op = nullptr;
    ASSERT_EQ(stw_op_prepare_on(office, "office.found", "each", &op, nullptr), STW_OK);
    const std::int32_t day = 20489, china = 100'001;
    const std::int64_t one = 1;
    const std::array<std::int64_t, 2> offsets{0, 5};
    for (const char* column : {"unit", "actor", "recorded_at"}) ASSERT_EQ(stw_op_bind_i64(op, column, &one, 1, nullptr, 1, nullptr), STW_OK);
    ASSERT_EQ(stw_op_bind_i32(op, "on_date", &day, 1, nullptr, 1, nullptr), STW_OK);
    ASSERT_EQ(stw_op_bind_i32(op, "jurisdiction", &china, 1, nullptr, 1, nullptr), STW_OK);
    for (const char* column : {"unit_name", "actor_name", "event_id"})
        ASSERT_EQ(stw_op_bind_text(op, column, offsets.data(), 2, "first", 5, nullptr, 1, nullptr), STW_OK);
    std::int64_t n_bad = -1;
    ASSERT_EQ(stw_op_run(op, 0, 1, &n_bad, nullptr), STW_OK);
    ASSERT_EQ(n_bad, 0);
    stw_op_free(op);

    const std::int32_t unit = 5;  // the subject
    for (const char* query : {"office.units", "office.chain"}) {
        ASSERT_EQ(stw_op_prepare_on(office, query, "each", &op, nullptr), STW_OK);
        if (std::string(query) == "office.chain") {
            ASSERT_EQ(stw_op_bind_i32(op, "subject", &unit, 1, nullptr, 1, nullptr), STW_OK);
            ASSERT_EQ(stw_op_bind_i64(op, "id", &one, 1, nullptr, 1, nullptr), STW_OK);
        }
        EXPECT_GT(exhaust(1, Keeps::its_own, [&](stw_error* err) { return stw_op_run(op, 0, 1, &n_bad, err); }, [] {}), 0) << query;
        std::size_t n = 0;
        const std::int64_t* seq = nullptr;
        ASSERT_EQ(stw_op_result_i64(op, "rows.seq", &seq, nullptr, &n, nullptr), STW_OK);
        ASSERT_EQ(n, 1U);
        EXPECT_EQ(seq[0], 1);
        stw_op_free(op);
    }
    stw_office_free(office);
}

TEST_F(AbiOutOfMemory, Open) {
    // A book takes some ten thousand allocations: the first hundreds one by one, the rest in leaps.
    stw_rulebook* book = nullptr;
    const auto undo = [&] {
        stw_rulebook_free(book);
        book = nullptr;
    };
    const auto open = [&](stw_error* err) { return stw_rulebook_open(nullptr, 0, &book, err); };
    for (std::int64_t fail_at = 0; fail_at < 300; ++fail_at) {
        const std::int64_t before = living;
        countdown = fail_at;
        const std::int32_t status = open(nullptr);
        countdown = -1;
        ASSERT_EQ(status, STW_E_OUT_OF_MEMORY) << "allocation " << fail_at;
        ASSERT_EQ(book, nullptr);
        ASSERT_EQ(living, before) << "allocation " << fail_at;
    }
    EXPECT_GT(exhaust(1999, Keeps::nothing, open, undo), 3);
}

}  // namespace
