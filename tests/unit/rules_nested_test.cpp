// Lists in lists: what is written at every level, what is refused, and that rows get in a batch what they get alone.
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <random>

#include "data/nested_case.hpp"
#include "steward/rules/engine.hpp"

namespace steward::nested {

std::shared_ptr<const Rulebook> book() {
    static const Catalogue catalogue = [] {
        Catalogue made;
        made.add(EnumerationOf<tiny::Size>::view);
        made.add(catalogue_entry<description>());
        return made;
    }();
    const PackSource sources[]{{"full.toml", tiny::file("rules_full.toml")}};
    return Rulebook::open(catalogue, sources).value();
}

namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
const std::string bad_child = std::to_string(static_cast<int>(Status::bad_child));
const std::string out_of_range = std::to_string(static_cast<int>(Status::out_of_range));

bool has(const std::string& text, std::string_view piece) { return text.find(piece) != std::string::npos; }

std::string column_of(const Bound& bound, std::size_t row) {
    const std::string at = bound.at("row_column", row);
    return at == "-1" ? "" : bound.operation->input_slots()[std::stoul(at)].name;
}

/// Two bids with scores and terms; a row without a bid; a bid without anything.
std::vector<Given> example() {
    return {
        {.bids = {{.price = 1300, .weight = 2, .scores = {{80, "好", 18700}, {30, std::nullopt, std::nullopt}}, .terms = {1, 2}},
                  {.price = 100, .weight = std::nullopt, .scores = {{59, std::nullopt, 18701}}}},
         .shares = {40, 60}},
        {},
        {.bids = {{}, {.scores = {{60, std::nullopt, std::nullopt}}, .terms = {2}}}, .shares = {1}},
    };
}

TEST(RulesNested, TheCatalogueNamesThePath) {
    const OperationInfo info = operation_info(description);
    ASSERT_EQ(info.lists.size(), 5U);
    const std::pair<std::string_view, std::int32_t> lists[] = {{"experts", -1}, {"bids", -1}, {"ranking", -1}, {"bids.scores", 1}, {"bids.terms", 1}};
    for (std::size_t i = 0; i < 5; ++i) {
        EXPECT_EQ(info.lists[i].name, lists[i].first);
        EXPECT_EQ(info.lists[i].parent, lists[i].second);
    }
    EXPECT_EQ(info.lists[3].own_name(), "scores");
    EXPECT_EQ(info.lists[1].own_name(), "bids");
    EXPECT_EQ(info.lists[3].inputs.size(), 3U);
    std::vector<std::string> inputs, outputs;
    const Bound bound({});
    for (const auto& slot : bound.operation->input_slots()) inputs.push_back(slot.name);
    for (const auto& slot : bound.operation->output_slots()) outputs.push_back(slot.name);
    EXPECT_EQ(inputs, (std::vector<std::string>{"on_date", "most", "experts.share", "bids.price_fen", "bids.weight", "bids.scores.points",
                                                "bids.scores.remark", "bids.scores.on_date", "bids.terms.size", "jurisdiction"}));
    EXPECT_EQ((std::vector<std::string>(outputs.begin() + 9, outputs.end())),
              (std::vector<std::string>{"experts.doubled", "experts.row_status", "bids.outcome", "bids.points", "bids.path", "bids.row_status",
                                        "bids.scores.outcome", "bids.scores.weighted", "bids.scores.path", "bids.scores.row_status",
                                        "bids.terms.number", "bids.terms.row_status"}));
}

TEST(RulesNested, RowsThatAreRight) {
    Bound bound(example());
    const auto ran = bound.operation->run(0, 3);
    ASSERT_TRUE(ran.ok()) << ran.error().message.en;
    EXPECT_EQ(*ran, 0);
    // 80 and 30 weigh 2, 59 weighs 1; paths: a leading one, then two bits an event. The cap is 12 yuan.
    EXPECT_TRUE(has(bound.told(0), ": outcome=1 points=279 scores=3 ")) << bound.told(0);
    EXPECT_TRUE(has(bound.told(0),
                    "row_status=0 row_column=-1\n"
                    "experts: doubled=80 row_status=0\n"
                    "experts: doubled=120 row_status=0\n"
                    "bids: outcome=1 points=220 path=21 row_status=0\n"
                    "bids.scores: outcome=1 weighted=160 path=5 row_status=0\n"
                    "bids.scores: outcome=4 weighted=- path=4 row_status=0\n"
                    "bids.terms: number=0 row_status=0\n"
                    "bids.terms: number=101 row_status=0\n"
                    "bids: outcome=4 points=- path=16 row_status=0\n"
                    "bids.scores: outcome=4 weighted=59 path=4 row_status=0\n")) << bound.told(0);
    EXPECT_TRUE(has(bound.told(1), "outcome=1 points=0 scores=0 ")) << bound.told(1);
    EXPECT_TRUE(has(bound.told(2),
                    "experts: doubled=2 row_status=0\n"
                    "bids: outcome=4 points=- path=16 row_status=0\n"
                    "bids: outcome=1 points=- path=17 row_status=0\n"
                    "bids.scores: outcome=1 weighted=- path=5 row_status=0\n"
                    "bids.terms: number=110 row_status=0\n")) << bound.told(2);
    EXPECT_EQ(bound.ranking(0, 0), "0/220 1/59 ");
    EXPECT_EQ(bound.ranking(1, 0), "");
    EXPECT_EQ(bound.ranking(2, 0), "1/60 ");
}

TEST(RulesNested, ARefusedGrandchildIsNamedAtEveryLevel) {
    std::vector<Given> rows = example();
    rows[0].bids[1].scores.push_back({101, std::nullopt, std::nullopt});
    Bound bound(rows);
    ASSERT_EQ(bound.operation->run(0, 3).value(), 1);
    EXPECT_EQ(bound.at("row_status", 0), bad_child);
    EXPECT_EQ(column_of(bound, 0), "bids.scores.points");
    EXPECT_EQ(bound.at("bids.row_status", 0), "0");
    EXPECT_EQ(bound.at("bids.row_status", 1), bad_child);
    EXPECT_EQ(bound.at("bids.scores.row_status", 2), "0");
    EXPECT_EQ(bound.at("bids.scores.row_status", 3), out_of_range);
    // A parent is never decided from a part of its children, nor are the other children.
    for (const char* column : {"outcome", "points"}) EXPECT_EQ(bound.at(column, 0), "-") << column;
    for (std::size_t bid = 0; bid < 2; ++bid) EXPECT_EQ(bound.at("bids.points", bid), "-");
    for (std::size_t score = 0; score < 4; ++score) EXPECT_EQ(bound.at("bids.scores.outcome", score), "-");
    EXPECT_EQ(bound.at("bids.terms.number", 1), "-");
    EXPECT_EQ(bound.at("experts.doubled", 0), "-");
    EXPECT_EQ(bound.ranking(0, 0), "");
    EXPECT_EQ(bound.at("outcome", 2), "1");
    EXPECT_EQ(bound.operation->row_error(0, Language::en).value(),
              "row 0, bids[1].scores[1], column 'bids.scores.points' (points), value 101: the value cannot be; it must be 0 to 100");
    EXPECT_TRUE(has(bound.operation->row_error(0, Language::zh).value(), "第 0 行，bids[1].scores[1]，列“bids.scores.points”（得分），值 101"));

    // The second list of a bid, and a bid itself.
    rows = example();
    rows[2].bids[1].price = 7;
    rows[0].bids[1].price = -1;
    Bound other(rows);
    ASSERT_EQ(other.operation->run(0, 3).value(), 2);
    EXPECT_EQ(column_of(other, 0), "bids.price_fen");
    EXPECT_EQ(other.at("bids.row_status", 1), out_of_range);
    EXPECT_EQ(other.at("bids.scores.row_status", 2), "0");
    EXPECT_EQ(column_of(other, 2), "bids.terms.size");
    EXPECT_EQ(other.at("bids.row_status", 3), bad_child);
    EXPECT_EQ(other.at("bids.terms.row_status", 2), std::to_string(static_cast<int>(Status::contradiction)));
    EXPECT_EQ(other.at("bids.scores.row_status", 3), "0");
    EXPECT_TRUE(has(other.operation->row_error(2, Language::en).value(), "bids[1].terms[0], column 'bids.terms.size'"));
    EXPECT_TRUE(has(other.operation->row_error(0, Language::en).value(), "row 0, bids[1], column 'bids.price_fen' (price), value -1: "));
}

TEST(RulesNested, WhatCannotBeReadIsNotedAtItsOwnRow) {
    std::vector<Given> rows = example();
    rows[0].bids[0].scores[1].on = 9'000'000;            // no date
    rows[0].bids[1].scores[0].remark = "\xff";           // no UTF-8
    rows[2].bids[1].terms[0] = 9;                        // no code
    Bound bound(rows);
    ASSERT_EQ(bound.operation->run(0, 3).value(), 2);
    // The first row at fault, in the order of the columns.
    EXPECT_EQ(column_of(bound, 0), "bids.scores.on_date");
    EXPECT_EQ(column_of(bound, 2), "bids.terms.size");
    for (const std::size_t row : {0U, 2U}) EXPECT_EQ(bound.at("row_status", row), bad_child);
    EXPECT_EQ(bound.at("bids.row_status", 0), bad_child);
    EXPECT_EQ(bound.at("bids.row_status", 1), bad_child);
    EXPECT_EQ(bound.at("bids.row_status", 2), "0");
    EXPECT_EQ(bound.at("bids.row_status", 3), bad_child);
    EXPECT_EQ(bound.at("bids.scores.row_status", 0), "0");
    EXPECT_EQ(bound.at("bids.scores.row_status", 1), std::to_string(static_cast<int>(Status::bad_date)));
    EXPECT_EQ(bound.at("bids.scores.row_status", 2), std::to_string(static_cast<int>(Status::malformed)));
    EXPECT_EQ(bound.at("bids.terms.row_status", 2), std::to_string(static_cast<int>(Status::unknown_code)));
    EXPECT_TRUE(has(bound.operation->row_error(0, Language::en).value(), "row 0, bids[0].scores[1], column 'bids.scores.on_date' (day), value 9000000: "));
    EXPECT_TRUE(has(bound.operation->row_error(2, Language::en).value(), "row 2, bids[1].terms[0], column 'bids.terms.size' (size), value 9: "));

    // A personal text stays out of the message, unless it is asked for.
    rows = example();
    rows[0].bids[1].scores[0].remark = "a\xff";
    Bound personal(rows);
    const std::string hidden = personal.operation->row_error(0, Language::en).value();
    EXPECT_TRUE(has(hidden, "bids[1].scores[0], column 'bids.scores.remark' (remark), value (personal, not shown)")) << hidden;
    personal.operation->show_personal(true);
    EXPECT_TRUE(has(personal.operation->row_error(0, Language::en).value(), "value 'a"));
}

TEST(RulesNested, OffsetsAreCheckedBeforeAnyRow) {
    const auto refused = [](auto change) {
        Bound bound(example());
        change(bound);
        const auto ran = bound.operation->run(0, 3);
        EXPECT_EQ(bound.outputs[0].small[0], 77) << "a row was decided";
        return ran ? std::string() : std::string(status_name(ran.error().status)) + " " + ran.error().message.en;
    };
    EXPECT_EQ(refused([](Bound& b) { Bound::must(b.operation->bind_list("bids.scores", b.scores.data(), 4)); }),
              "wrong_length list 'bids.scores' has 4 offsets; 4 rows need 5");
    EXPECT_TRUE(has(refused([](Bound& b) { b.scores[2] = 1; }), "bad_offsets offset 2 of list 'bids.scores' is 1"));
    EXPECT_TRUE(has(refused([](Bound& b) { b.scores[0] = -1; }), "bad_offsets offset 0 of list 'bids.scores' is -1"));
    EXPECT_TRUE(has(refused([](Bound& b) { b.scores[4] = largest; }), "bad_offsets offset 4 of list 'bids.scores'"));
    EXPECT_TRUE(has(refused([](Bound& b) { b.terms[4] = 4; }), "bad_offsets column 'bids.terms.size' has 3 elements"));
    EXPECT_TRUE(has(refused([](Bound& b) { b.bids[3] = 5; }), "bad_offsets column 'bids.price_fen' has 4 elements"));
    EXPECT_TRUE(has(refused([](Bound& b) { b.remark.offsets[1] = 99; }), "offsets 0 to 99 of value 0 of text column 'bids.scores.remark'"));
    EXPECT_TRUE(has(refused([](Bound& b) { b.remark.offsets[3] = 1, b.remark.offsets[2] = 2; }), "of value 1 of text column"));
    EXPECT_TRUE(has(refused([](Bound& b) {
                        b.operation->unbind_all();
                        b.bind();
                        Bound::must(b.operation->bind_list("bids", b.bids.data(), 1));
                    }),
                    "wrong_length list 'bids' has 1 offsets"));
    Bound bound(example());
    EXPECT_EQ(bound.operation->bind_list("scores", bound.scores.data(), 5).error().status, Status::unknown_list);
    EXPECT_EQ(bound.operation->bind_list("bids.scores", nullptr, 5).error().status, Status::null_pointer);
    EXPECT_EQ(bound.operation->bind_list("bids.scores", bound.scores.data(), 0).error().status, Status::wrong_length);
    bound.operation->unbind_all();
    EXPECT_EQ(bound.operation->run(0, 0).error().status, Status::not_bound);

    // Constant columns bound no memory, so the number of rows under one row is bounded itself.
    const std::int64_t most = (std::int64_t{1} << 24) - 1;
    EXPECT_TRUE(has(refused([&](Bound& b) {
                        b.scores = {0, most, most + 1, most + 1, most + 2};
                        b.bind_lists();
                        for (const char* column : {"points", "on_date"}) {
                            const Memory& memory = column[0] == 'p' ? b.points : b.score_on;
                            const bool wide = column[0] == 'p';
                            Bound::must(b.operation->bind_input(std::string("bids.scores.") + column,
                                                                {wide ? static_cast<const void*>(memory.numbers.data()) : memory.small.data(), 1, nullptr, 0, wide ? Storage::i64 : Storage::i32}));
                        }
                    }),
                    "list 'bids.scores' has 16777216 rows under row 0; it may have at most 16777215"));
    // What outputs share memory with is looked at for the offsets inside as well.
    Bound shared(example());
    Bound::must(shared.operation->bind_output("bids.scores.path", {shared.scores.data(), 4, shared.outputs[0].valid.data(), 1, Storage::i64}));
    EXPECT_EQ(shared.operation->run(0, 3).error().status, Status::overlapping_memory);
}

TEST(RulesNested, AnExplanationShowsRowsUnderTheirParent) {
    Bound bound(example());
    bound.operation->show_personal(true);
    ASSERT_EQ(bound.operation->run(0, 3).value(), 0);
    const std::string told = bound.operation->explain(0, Language::en, ExplanationFormat::text).value();
    EXPECT_TRUE(has(told,
                    "  expert experts[0]: share 40\n"
                    "  expert experts[1]: share 60\n"
                    "  bid bids[0]: price 13.00 yuan; weight 2\n"
                    "    score bids[0].scores[0]: points 80; remark 好; day 2021-03-14\n"
                    "    score bids[0].scores[1]: points 30\n"
                    "    term bids[0].terms[0]: size small\n"
                    "    term bids[0].terms[1]: size large\n"
                    "  bid bids[1]: price 1.00 yuan\n"
                    "    score bids[1].scores[0]: points 59; day 2021-03-15\n"
                    "steps:\n")) << told;
    EXPECT_TRUE(has(told, "[experts[1]] share: share = 60")) << told;
    EXPECT_TRUE(has(told, "[bids[0].scores[1]] points: points = 30")) << told;
    EXPECT_TRUE(has(told, "[bids[1].scores[0]] points: points = 59")) << told;
    EXPECT_TRUE(has(told,
                    "  bid bids[0]: outcome pass; points 220; path 21\n"
                    "    score bids[0].scores[0]: outcome pass; weighted 160; path 5\n")) << told;
    EXPECT_TRUE(has(bound.operation->explain(0, Language::zh, ExplanationFormat::text).value(), "    评分 bids[0].scores[1]：得分 30\n"));

    rapidjson::Document json;
    json.Parse(bound.operation->explain(0, Language::en, ExplanationFormat::json).value().c_str());
    ASSERT_FALSE(json.HasParseError());
    const auto& bid = json["fact_lists"]["bids"][0];
    ASSERT_EQ(bid.Size(), 4U);
    EXPECT_STREQ(bid[0]["column"].GetString(), "price_fen");
    EXPECT_STREQ(bid[2]["list"].GetString(), "bids.scores");
    ASSERT_EQ(bid[2]["rows"].Size(), 2U);
    EXPECT_EQ(bid[2]["rows"][1][0]["value"].GetInt64(), 30);
    EXPECT_STREQ(bid[3]["list"].GetString(), "bids.terms");
    EXPECT_FALSE(json["fact_lists"].HasMember("bids.scores"));
    EXPECT_EQ(json["result_lists"]["bids"][1][3]["rows"][0][1]["value"].GetInt64(), 59);
    bool found = false;
    for (const auto& step : json["steps"].GetArray())
        if (step.HasMember("grandchild")) {
            found = true;
            EXPECT_STREQ(step["list"].GetString(), "bids.scores");
        }
    EXPECT_TRUE(found);
}

/// Rows at random, some of them wrong somewhere.
std::vector<Given> some_rows(std::mt19937_64& random, std::size_t count) {
    const auto any = [&](std::int64_t low, std::int64_t high) { return std::uniform_int_distribution<std::int64_t>(low, high)(random); };
    const auto chance = [&](std::int64_t in) { return any(1, in) == 1; };
    std::vector<Given> rows(count);
    for (Given& row : rows) {
        if (chance(5)) row.most = any(0, 2000);
        for (std::int64_t i = any(0, 2); i > 0; --i) row.shares.push_back(any(0, chance(30) ? 200 : 100));
        for (std::int64_t i = any(0, 4); i > 0; --i) {
            GivenBid& bid = row.bids.emplace_back();
            bid.price = chance(30) ? -1 : chance(10) ? 7 : any(0, 3000);
            if (chance(2)) bid.weight = any(1, 5);
            for (std::int64_t k = any(0, 5); k > 0; --k) {
                GivenScore& score = bid.scores.emplace_back();
                score.points = any(0, chance(60) ? 200 : 100);
                if (chance(2)) score.remark = chance(60) ? "\xff" : "备注";
                if (chance(2)) score.on = static_cast<std::int32_t>(chance(60) ? 9'000'000 : any(10000, 20000));
            }
            for (std::int64_t k = any(0, 2); k > 0; --k) bid.terms.push_back(static_cast<std::int32_t>(any(1, chance(60) ? 9 : 2)));
        }
    }
    return rows;
}

TEST(RulesNested, ABatchGivesWhatRowsGetAloneInAnyPieces) {
    std::mt19937_64 random(20261125);
    std::int64_t bad = 0;
    for (int round = 0; round < 20; ++round) {
        const std::size_t count = round < 3 ? static_cast<std::size_t>(round) : 100 + random() % 300;
        const std::vector<Given> rows = some_rows(random, count);
        std::vector<std::string> alone;
        for (const Given& row : rows) {
            Bound one({row});
            bad += one.operation->run(0, 1).value();
            alone.push_back(one.told(0) + one.ranking(0, 0));
            // What is recorded is what was decided.
            const auto told = one.operation->explain(0, Language::en, ExplanationFormat::text);
            ASSERT_TRUE(told.ok()) << told.error().message.en;
        }
        Bound whole(rows);
        ASSERT_TRUE(whole.operation->run(0, static_cast<std::int64_t>(count)).ok());
        for (std::size_t row = 0; row < count; ++row) ASSERT_EQ(whole.told(row) + whole.ranking(row, 0), alone[row]) << row;
        Bound pieces(rows);
        for (std::size_t first = 0; first < count;) {
            const std::size_t size = std::min<std::size_t>(count - first, 1 + random() % 200);
            ASSERT_TRUE(pieces.operation->run(static_cast<std::int64_t>(first), static_cast<std::int64_t>(size)).ok());
            for (std::size_t row = first; row < first + size; ++row) ASSERT_EQ(pieces.told(row) + pieces.ranking(row, first), alone[row]) << row;
            first += size;
        }
    }
    EXPECT_GT(bad, 500);
}

}  // namespace
}  // namespace steward::nested
