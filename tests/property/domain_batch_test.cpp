// Every operation of the catalogue on random rows: however rows lie in memory and in whatever pieces they are run, each
// gets the answer that it gets alone.
#include <gtest/gtest.h>

#include <numeric>
#include <random>

#include "../cases/table.hpp"

namespace {

using namespace steward;
using table::Facts;
using table::Value;

/// Draws values for columns: mostly right, and unless they are to be complete some missing, some wrong.
class Rows {
public:
    explicit Rows(std::uint64_t seed, bool complete = false) : random_(seed), complete_(complete) {}

    Facts row(const OperationInfo& info) {
        base_ = chance(20) ? any(Date::min_days, Date::max_days) : any(12000, 21000);  // 2002 to 2027
        // Half of the rows tell things in the order in which they happened, and half name many different texts.
        ascending_ = chance(2);
        many_texts_ = chance(2);
        Facts facts;
        for (const ColumnInfo& column : info.inputs) facts.root[std::string(column.name)] = value(column);
        for (const ListInfo& list : info.lists) {
            if (list.emitted) continue;
            const bool inner = list.parent >= 0;
            const std::size_t parents = inner ? facts.lists[info.lists[static_cast<std::size_t>(list.parent)].name].size() : 1;
            auto& rows = facts.lists[list.name];
            for (std::size_t parent = 0; parent < parents; ++parent)
                for (std::int64_t i = any(0, list.name == "pool" ? 8 : 3); i > 0; --i) {
                    table::Values child;
                    for (const ColumnInfo& column : list.inputs) child[std::string(column.name)] = value(column);
                    rows.push_back(child);
                    if (inner) facts.parents[list.name].push_back(parent);
                }
        }
        return facts;
    }

    std::mt19937_64& engine() { return random_; }

private:
    std::int64_t any(std::int64_t low, std::int64_t high) {
        return low + static_cast<std::int64_t>(random_() % (static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) + 1));
    }
    bool chance(int one_in) { return random_() % static_cast<std::uint64_t>(one_in) == 0; }

    Value value(const ColumnInfo& column) {
        if (!complete_ && chance(column.nullable ? 3 : 60)) return std::nullopt;
        if (!complete_ && chance(60)) return wrong(column);
        switch (column.kind) {
            case Kind::date:
                if (ascending_) return std::clamp<std::int64_t>(base_ += any(0, 4), Date::min_days, Date::max_days);
                return std::clamp<std::int64_t>(base_ + (chance(10) ? any(-500, 500) : any(0, chance(2) ? 3 : 40)), Date::min_days, Date::max_days);
            case Kind::boolean: return any(0, 1);
            case Kind::code: {
                // The first item oftener than the others: it is the usual one.
                const auto& items = table::book()->list(column.enumeration)->items;
                return items[chance(3) ? 0 : random_() % items.size()].code;
            }
            case Kind::set: {
                std::int64_t bits = 0;
                for (const CodeItem& item : table::book()->list(column.enumeration)->items)
                    if (chance(2)) bits |= std::int64_t{1} << item.code;
                return bits;
            }
            case Kind::integer: return chance(2) ? any(1, 3) : chance(3) ? any(1, 12) : chance(50) ? any(-5, 5000) : any(1, 200);
            case Kind::money:
            case Kind::quantity: {
                if (chance(8)) return std::numeric_limits<std::int64_t>::max() - any(0, 1000);
                if (column.unit == unit::percent::symbol) return chance(2) ? 1000 * any(0, 10) : any(0, 10'000);
                if (column.unit == unit::point::symbol) return 10'000'000 * any(chance(9) ? 0 : 1, chance(2) ? 3 : 7);
                // Amounts of the rules in yuan, and the fen beside them.
                static constexpr std::int64_t amounts[] = {100, 350, 500000, 600000, 1000000, 1200000, 2000000, 4000000, 30000000};
                if (chance(2)) return amounts[random_() % std::size(amounts)] * 100 + any(-1, 1);
                return any(1, chance(2) ? 1000 : 1'000'000'000);
            }
            case Kind::text:
                if (column.name.ends_with("_digest")) return table::interned(std::string(64, static_cast<char>('a' + any(0, 5))));
                return table::interned(many_texts_ ? std::to_string(any(0, 9999)) : std::string(1, static_cast<char>('a' + any(0, 7))));
            case Kind::timestamp:
            case Kind::jurisdiction: break;  // drawn by nobody here
        }
        return 0;
    }

    Value wrong(const ColumnInfo& column) {
        switch (column.kind) {
            case Kind::date: return chance(2) ? Date::min_days - 1 : Date::max_days + 1;
            case Kind::boolean: return 2;
            case Kind::code: {
                static constexpr std::int64_t codes[] = {0, -1, 64, 40000, std::numeric_limits<std::int32_t>::max(), std::numeric_limits<std::int32_t>::min()};
                return codes[random_() % std::size(codes)];
            }
            case Kind::set: return -1;
            case Kind::integer:
            case Kind::money:
            case Kind::quantity: return chance(2) ? 0 : -any(1, 1'000'000'000);
            case Kind::text: return table::interned("");
            case Kind::timestamp:
        case Kind::jurisdiction: break;
        }
        return 0;
    }

    std::mt19937_64 random_;
    bool complete_;
    std::int64_t base_ = 0;
    bool ascending_ = false;
    bool many_texts_ = false;
};

std::vector<std::string> operations() {
    std::vector<std::string> names;
    for (const CatalogueEntry& entry : catalogue().entries())
        if (entry.info.kind == OperationKind::decision) names.emplace_back(entry.info.name);
    return names;
}

bool emits(const OperationInfo& info) {
    return std::any_of(info.lists.begin(), info.lists.end(), [](const ListInfo& list) { return list.emitted; });
}

class EveryOperation : public testing::TestWithParam<std::string> {};

TEST_P(EveryOperation, AnswersARowAsItDoesAlone) {
    std::uint64_t seed = 1000;
    for (const char* jurisdiction : {"CN/central", "CN", "CN/37/3701"}) {
        const auto operation = table::prepared(GetParam(), jurisdiction);
        ASSERT_TRUE(operation);
        Rows draw(++seed);
        std::vector<Facts> rows;
        for (int i = emits(operation->info()) ? 130 : 400; i > 0; --i) rows.push_back(draw.row(operation->info()));
        std::vector<table::Answer> alone;
        std::int64_t refused = 0;
        for (const Facts& row : rows) {
            alone.push_back(table::run_one(*operation, row));
            refused += alone.back().at("row_status") != Value(0);
        }
        // Both kinds of row are there. Days that must follow each other, rows of lists that name each other, and a pool that must
        // be as large as the draw: drawn at random, few of them fit together.
        EXPECT_GT(refused, 0) << jurisdiction << ", seed " << seed;
        const std::vector<ListInfo>& lists = operation->info().lists;
        const bool inner = std::any_of(lists.begin(), lists.end(), [](const ListInfo& list) { return list.parent >= 0; });
        const std::size_t percent = GetParam() == "procurement.expert_draw" ? 100 : inner ? 98 : 95;
        EXPECT_LT(refused, static_cast<std::int64_t>(rows.size() * percent / 100)) << jurisdiction << ", seed " << seed;

        for (const table::Layout& layout : table::layouts()) {
            const auto batch = table::run(*operation, rows, layout);
            for (std::size_t i = 0; i < rows.size(); ++i)
                ASSERT_EQ(table::difference(alone[i], batch[i]), "") << jurisdiction << ", " << layout.name << ", seed " << seed << ", row " << i;
        }
        table::Layout values;
        values.name = "values only";
        values.values_only = true;
        const auto unjudged = table::run(*operation, rows, values);
        for (std::size_t i = 0; i < rows.size(); ++i)
            ASSERT_EQ(table::difference(unjudged[i], table::values_of(*operation, alone[i])), "")
                << jurisdiction << ", values only, seed " << seed << ", row " << i;

        // In another order.
        std::vector<std::size_t> order(rows.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::shuffle(order.begin(), order.end(), draw.engine());
        std::vector<Facts> shuffled;
        for (const std::size_t i : order) shuffled.push_back(rows[i]);
        const auto batch = table::run(*operation, shuffled);
        for (std::size_t i = 0; i < order.size(); ++i)
            ASSERT_EQ(table::difference(alone[order[i]], batch[i]), "") << jurisdiction << ", shuffled, seed " << seed << ", row " << order[i];
    }
}

// Without gaps no column needs a validity bitmap.
TEST_P(EveryOperation, AnswersACompleteRowAsItDoesAlone) {
    const auto operation = table::prepared(GetParam(), "CN/central");
    ASSERT_TRUE(operation);
    Rows draw(3000, true);
    std::vector<Facts> rows;
    for (int i = emits(operation->info()) ? 130 : 400; i > 0; --i) rows.push_back(draw.row(operation->info()));
    std::vector<table::Answer> alone;
    for (const Facts& row : rows) alone.push_back(table::run_one(*operation, row));
    for (const table::Layout& layout : table::layouts()) {
        const auto batch = table::run(*operation, rows, layout);
        for (std::size_t i = 0; i < rows.size(); ++i) ASSERT_EQ(table::difference(alone[i], batch[i]), "") << layout.name << ", row " << i;
    }
}

// One column has the same value in every row, all others vary: a constant stands for it.
TEST_P(EveryOperation, TakesAConstantForAColumn) {
    const auto operation = table::prepared(GetParam(), "CN/central");
    ASSERT_TRUE(operation);
    std::uint64_t seed = 5000;
    for (const ColumnInfo& column : operation->info().inputs) {
        Rows draw(++seed);
        std::vector<Facts> rows;
        for (int i = emits(operation->info()) ? 20 : 60; i > 0; --i) rows.push_back(draw.row(operation->info()));
        Value constant;
        for (const Facts& row : rows)
            if (!constant) constant = row.root.at(std::string(column.name));
        for (Facts& row : rows) row.root[std::string(column.name)] = constant;
        table::Layout layout;
        layout.name = "constant";
        layout.constants = true;
        const auto batch = table::run(*operation, rows, layout);
        for (std::size_t i = 0; i < rows.size(); ++i)
            ASSERT_EQ(table::difference(table::run_one(*operation, rows[i]), batch[i]), "") << column.name << ", seed " << seed << ", row " << i;
    }
}

// A refused row says why: an explanation of the error exists, and its outputs are all missing.
TEST_P(EveryOperation, LeavesNothingInARefusedRow) {
    const auto operation = table::prepared(GetParam(), "CN/central");
    ASSERT_TRUE(operation);
    Rows draw(9000);
    int refused = 0;
    for (int i = 0; i < 300; ++i) {
        const Facts row = draw.row(operation->info());
        std::string why;
        const auto answer = table::run(*operation, std::span(&row, 1), {}, [&] {
            const auto text = operation->row_error(0, Language::en);
            ASSERT_TRUE(text.ok()) << text.error().message.en;
            why = *text;
        }).front();
        const bool bad = answer.at("row_status") != Value(0);
        EXPECT_EQ(why.empty(), !bad) << "row " << i << ": " << why;
        if (!bad) continue;
        ++refused;
        for (const auto& [name, value] : answer.root)
            EXPECT_EQ(value.has_value(), name == "row_status" || name == "row_column") << name << ", row " << i;
        for (const auto& [list, children] : answer.lists)
            for (const auto& child : children)
                for (const auto& [name, value] : child)
                    EXPECT_EQ(value.has_value(), name == "row_status") << list << "." << name << ", row " << i;
    }
    EXPECT_GT(refused, 0);
}

// Zeroed memory is no fact: 0 is no code.
TEST_P(EveryOperation, NeverPassesZeroedMemory) {
    for (const char* jurisdiction : {"CN/central", "CN"}) {
        const auto operation = table::prepared(GetParam(), jurisdiction);
        ASSERT_TRUE(operation);
        const OperationInfo& info = operation->info();
        const auto coded = [](const ColumnInfo& column) { return column.kind == Kind::code && !column.nullable; };
        if (std::none_of(info.inputs.begin(), info.inputs.end(), coded)) return;  // a day and a count: 0 is one
        for (const bool optional : {true, false}) {
            for (const std::size_t children : {std::size_t{0}, std::size_t{2}}) {
                Facts zero;
                for (const ColumnInfo& column : info.inputs)
                    if (optional || !column.nullable) zero.root[std::string(column.name)] = 0;
                for (const ListInfo& list : info.lists) {
                    if (list.emitted) continue;
                    table::Values child;
                    for (const ColumnInfo& column : list.inputs) child[std::string(column.name)] = 0;
                    const bool inner = list.parent >= 0;
                    const std::size_t parents = inner ? zero.lists[info.lists[static_cast<std::size_t>(list.parent)].name].size() : 1;
                    zero.lists[list.name].assign(parents * children, child);
                    for (std::size_t i = 0; inner && i < parents * children; ++i) zero.parents[list.name].push_back(i / children);
                }
                const table::Answer answer = table::run_one(*operation, zero);
                EXPECT_NE(answer.at("row_status"), Value(0));
                EXPECT_EQ(answer.at("outcome"), std::nullopt);
            }
        }
        // Any single coded column at 0 refuses a row that is right otherwise.
        Rows draw(77);
        for (int i = 0; i < 100; ++i) {
            const Facts right = draw.row(info);
            if (table::run_one(*operation, right).at("row_status") != Value(0)) continue;
            for (const ColumnInfo& column : info.inputs) {
                if (column.kind != Kind::code) continue;
                Facts wrong = right;
                wrong.root[std::string(column.name)] = 0;
                const table::Answer answer = table::run_one(*operation, wrong);
                EXPECT_EQ(answer.at("row_status"), Value(static_cast<std::int64_t>(Status::unknown_code))) << column.name;
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Catalogue, EveryOperation, testing::ValuesIn(operations()), [](const auto& info) {
    std::string name = info.param;
    std::replace(name.begin(), name.end(), '.', '_');
    return name;
});

}  // namespace
