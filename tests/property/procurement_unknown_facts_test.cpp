// An unknown fact is never taken for an answer: what is decided without it is what every value of it would have led to.
#include <gtest/gtest.h>

#include <random>

#include "../cases/table.hpp"

namespace {

using namespace steward;
using table::Facts;
using table::Value;

constexpr std::int64_t indeterminate = 0;

/// Every way to fill the blanks, each with one of its values.
template <class Set>
std::vector<Facts> completions(const Facts& facts, const std::vector<std::vector<std::int64_t>>& values, Set set) {
    std::vector<Facts> all{facts};
    for (std::size_t blank = 0; blank < values.size(); ++blank) {
        std::vector<Facts> longer;
        for (const Facts& one : all)
            for (const std::int64_t value : values[blank]) set(longer.emplace_back(one), blank, value);
        all = std::move(longer);
    }
    return all;
}

class Draw {
public:
    explicit Draw(std::uint64_t seed) : random_(seed) {}
    std::int64_t any(std::int64_t low, std::int64_t high) {
        return low + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(high - low + 1));
    }
    std::int64_t one_of(std::initializer_list<std::int64_t> values) {
        return values.begin()[random_() % values.size()];
    }
    bool half() { return (random_() & 1) != 0; }

private:
    std::mt19937_64 random_;
};

/// The code of an item by its id.
std::int64_t code(std::string_view list, std::string_view id) {
    for (const CodeItem& item : table::book()->list(list)->items)
        if (item.id == id) return item.code;
    ADD_FAILURE() << list << " has no " << id;
    return 0;
}

TEST(ProcurementUnknownFacts, AMethodIsDecidedWithoutAFactOnlyWhereTheFactDoesNotMatter) {
    auto operation = table::book()->prepare("procurement.method", "CN/central").value();
    Draw draw(20261125);
    const std::vector<std::string> facts{
        "in_catalogue",   "ground_holds",    "finance_approved", "department_consented",
        "publicity_held", "in_tender_scope", "plan_cleared",     "can_be_bundled",
        "organiser",      "works_kind"};
    const std::int64_t framework = code("procurement_method", "framework_agreement");
    int decided = 0;
    for (int round = 0; round < 4'000; ++round) {
        Facts row;
        row.root["category"] = draw.any(1, 3);
        row.root["budget_fen"] =
            draw.one_of({99'999'999, 100'000'000, 150'000'000, 199'999'999, 200'000'000, 400'000'000});
        row.root["announced_on"] = parse_date(draw.half() ? "2023-05-08" : "2015-03-02").value().days();
        row.root["method"] = draw.half() ? draw.any(1, 10) : framework;
        row.root["ground"] = draw.any(1, 21);
        std::vector<std::string> blank;
        std::vector<std::vector<std::int64_t>> values;
        for (const std::string& fact : facts) {
            if (fact == "works_kind" && row.root["category"] != 3) continue;
            const std::int64_t last = fact == "organiser" || fact == "works_kind" ? 3 : 1;
            if (draw.any(1, 3) != 1 || blank.size() == 4) {
                row.root[fact] = last == 3 ? draw.any(1, 3) : draw.any(0, 1);
                continue;
            }
            blank.push_back(fact);
            values.push_back(last == 3 ? std::vector<std::int64_t>{1, 2, 3} : std::vector<std::int64_t>{0, 1});
        }
        const Value outcome = table::run(*operation, std::vector{row})[0].at("outcome");
        ASSERT_TRUE(outcome);
        if (*outcome == indeterminate) continue;
        ++decided;
        const std::vector<Facts> all = completions(
            row, values, [&](Facts& one, std::size_t i, std::int64_t value) { one.root[blank[i]] = value; });
        for (const table::Answer& answer : table::run(*operation, all))
            ASSERT_EQ(answer.at("outcome"), outcome) << "round " << round;
    }
    EXPECT_GT(decided, 1'000);
}

TEST(ProcurementUnknownFacts, SplittingIsKnownExactlyWhereEveryCompletionAgrees) {
    auto operation = table::book()->prepare("procurement.splitting", "CN/central").value();
    Draw draw(20261126);
    const std::int64_t open_tender = code("procurement_method", "open_tender"),
                       inquiry = code("procurement_method", "inquiry");
    constexpr std::int64_t amount = 200'000'000;
    int unknown = 0, split = 0;
    for (int round = 0; round < 4'000; ++round) {
        Facts row;
        row.root["category"] = draw.any(1, 2);
        row.root["as_of"] = parse_date("2023-12-31").value().days();
        auto& purchases = row.lists["purchases"];
        struct Blank {
            std::size_t purchase;
            const char* fact;
        };
        std::vector<Blank> blanks;
        for (std::int64_t i = draw.any(0, 4); i > 0; --i) {
            table::Values one;
            one["announced_on"] = parse_date("2023-03-01").value().days();
            one["amount_fen"] = draw.one_of({1, 66'666'667, 99'999'999, 100'000'000, 100'000'001, amount});
            one["method"] = draw.any(1, 4) == 1 ? open_tender : inquiry;
            for (const char* fact : {"budget_adjusted", "approved"}) {
                if (draw.any(1, 4) == 1)
                    blanks.push_back({purchases.size(), fact});
                else
                    one[fact] = draw.any(1, 4) == 1 ? 1 : 0;
            }
            purchases.push_back(one);
        }
        // By hand, in the plainest way: 多次, and 累计 above the amount.
        const auto by_hand = [&](const Facts& complete) {
            std::int64_t sum = 0, count = 0;
            for (const table::Values& one : complete.lists.at("purchases")) {
                if (*one.at("method") == open_tender || *one.at("budget_adjusted") == 1 || *one.at("approved") == 1)
                    continue;
                sum += *one.at("amount_fen");
                ++count;
            }
            return count >= 2 && sum > amount;
        };
        bool any = false, all = true;
        for (const Facts& one : completions(row, std::vector<std::vector<std::int64_t>>(blanks.size(), {0, 1}),
                                            [&](Facts&f, std::size_t i, std::int64_t value) {
                                                f.lists["purchases"][blanks[i].purchase][blanks[i].fact] = value;
                                            })) {
            const bool splits = by_hand(one);
            any = any || splits;
            all = all && splits;
        }
        const Value answer = table::run(*operation, std::vector{row})[0].at("splitting");
        unknown += !answer;
        split += answer == 1;
        if (any == all)
            ASSERT_EQ(answer, std::optional<std::int64_t>(any)) << "round " << round;
        else
            ASSERT_FALSE(answer) << "round " << round;
    }
    EXPECT_GT(unknown, 100);
    EXPECT_GT(split, 100);
}

}  // namespace
