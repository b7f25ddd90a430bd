// Lists in lists as CSV tables, as JSON lines, in the quality of data and in stored decisions.
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include "data/nested_case.hpp"
#include "steward/io/csv_run.hpp"
#include "steward/io/jsonl.hpp"
#include "steward/io/quality.hpp"
#include "steward/io/stored_decision.hpp"

namespace io_nested_test {

using namespace steward;

#define EXPECT_HAS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)

// --- CSV ---------------------------------------------------------------------------------------------------------

/// Two tenders; the rows of the lists stand in no order.
CsvTexts tables() {
    CsvTexts texts;
    texts.main = "key,on_date\nA,2021-01-01\nB,2021-01-01\n";
    texts.lists["experts"] = "key,share\nB,40\nA,1\n";
    texts.lists["bids"] = "key,bids.key,price,weight\nB,1,13,\nA,2,1.00,\nA,1,13.00,2\n";
    texts.lists["bids.scores"] =
        "key,bids.key,points,remark,on_date\nA,1,80,好,2021-03-14\nA,2,59,,2021-03-15\nB,1,60,,\nA,1,30,,\n";
    texts.lists["bids.terms"] = "bids.key,key,size\n1,A,small\n1,A,大\n1,B,2\n";
    return texts;
}

CsvTextResult run(const CsvTexts& texts, std::int64_t chunk_rows = 65536) {
    CsvTextOptions options;
    options.language = Language::en;
    options.chunk_rows = chunk_rows;
    auto result = run_csv_text(*nested::book(), "test.bids", "CN", texts, options);
    EXPECT_TRUE(result.ok()) << result.error().message.en;
    CsvTextResult plain = result ? std::move(result).value() : CsvTextResult{};
    // Without the mark and the line ends of spreadsheets.
    const auto strip = [](std::string& text) {
        EXPECT_TRUE(text.starts_with("\xef\xbb\xbf"));
        text.erase(0, 3);
        std::erase(text, '\r');
    };
    strip(plain.outputs.main);
    for (auto& list : plain.outputs.lists) strip(list.second);
    return plain;
}

TEST(IoNested, CsvTablesForEachLevel) {
    for (const std::int64_t chunk : {1, 2, 65536}) {
        const CsvTextResult result = run(tables(), chunk);
        EXPECT_EQ(result.report.rows, 2);
        EXPECT_EQ(result.report.bad, 0);
        EXPECT_EQ(result.outputs.main,
                  "key,on_date,outcome,points,scores,rule,confidence,error\n"
                  "A,2021-01-01,pass,279,3,,unverified,\n"
                  "B,2021-01-01,pass,60,1,,unverified,\n");
        EXPECT_EQ(result.outputs.lists.at("bids"),
                  "key,bids.key,price,weight,outcome,points,path,error\n"
                  "B,1,13,,pass,,21,\n"
                  "A,2,1.00,,violation,,16,\n"
                  "A,1,13.00,2,pass,220,21,\n");
        // Personal data stays out of what is carried over.
        EXPECT_EQ(result.outputs.lists.at("bids.scores"),
                  "key,bids.key,points,on_date,outcome,weighted,path,error\n"
                  "A,1,80,2021-03-14,pass,160,5,\n"
                  "A,2,59,2021-03-15,violation,59,4,\n"
                  "B,1,60,,pass,,5,\n"
                  "A,1,30,,violation,,4,\n");
        EXPECT_EQ(result.outputs.lists.at("bids.terms"),
                  "bids.key,key,size,number,error\n1,A,small,10,\n1,A,大,111,\n1,B,2,100,\n");
        EXPECT_EQ(result.outputs.lists.at("ranking"), "key,bid,points\nA,0,59\nA,1,220\nB,0,60\n");
    }
}

TEST(IoNested, CsvRowsWithoutAParentAreReported) {
    CsvTexts texts = tables();
    texts.lists["bids.scores"] += "A,3,1,,\n";
    texts.lists["bids"] += "C,1,1,\n";
    texts.lists["bids.terms"] += "1,C,1\n";
    const CsvTextResult result = run(texts);
    EXPECT_EQ(result.report.bad, 2);  // a score without a bid, and a bid without a tender with what it has
    EXPECT_HAS(result.outputs.main, "A,2021-01-01,pass,279,3,,unverified,\n");
    EXPECT_HAS(result.outputs.lists.at("bids.scores"),
               "A,3,1,,,,,\"list bids.scores, line 6, column 'key', value 'A', column 'bids.key', value '3': the table of list bids has no such row\"\n");
    EXPECT_HAS(result.outputs.lists.at("bids"), "C,1,1,,,,,\"list bids, line 5, column 'key', value 'C': the main table has no such key");
    EXPECT_HAS(result.outputs.lists.at("bids.terms"),
               "1,C,1,,\"list bids.terms, line 5, column 'key', value 'C', column 'bids.key', value '1': this row of list bids was not decided\"\n");
}

TEST(IoNested, CsvKeysOfRowsMustDiffer) {
    CsvTexts texts = tables();
    texts.lists["bids"] += "A,2,5,\n";
    CsvTextResult result = run(texts);
    EXPECT_EQ(result.report.bad, 1);
    EXPECT_HAS(result.outputs.main, "A,2021-01-01,,,,,,\"list bids, line 3 is wrong; see the column error in the output of that table\"\n");
    EXPECT_HAS(result.outputs.main, "B,2021-01-01,pass");
    EXPECT_HAS(result.outputs.lists.at("bids"),
               "A,2,1.00,,,,,\"list bids, line 3, column 'key', value 'A', column 'bids.key', value '2': line 5 has the same; under one key they must differ\"\n");
    EXPECT_HAS(result.outputs.lists.at("bids"), "line 5, column 'key', value 'A', column 'bids.key', value '2': line 3 has the same");
    EXPECT_HAS(result.outputs.lists.at("bids.scores"), "value '2': several rows of the table of list bids have these keys; they must differ");
    EXPECT_HAS(result.outputs.lists.at("bids.scores"), "value '1': this row of list bids was not decided");

    texts = tables();
    texts.lists["bids"] += "B,,5,\n";
    result = run(texts);
    EXPECT_EQ(result.report.bad, 1);
    EXPECT_HAS(result.outputs.lists.at("bids"), "B,,5,,,,,\"list bids, line 5, column 'bids.key': a required value is missing\"\n");
    // A key of another level is no such key.
    texts = tables();
    for (const char* list : {"bids", "bids.scores"}) {
        CsvTexts wrong = texts;
        std::string& text = wrong.lists[list];
        text.replace(text.find("bids.key"), 8, "bid");
        const auto refused = run_csv_text(*nested::book(), "test.bids", "CN", wrong);
        ASSERT_FALSE(refused.ok());
        EXPECT_EQ(refused.error().status, Status::not_bound);
        EXPECT_HAS(refused.error().message.en, "the column bids.key is missing; it names the rows of list bids and ties the lists inside to them");
    }
    texts.lists.erase("bids.scores");
    EXPECT_EQ(run_csv_text(*nested::book(), "test.bids", "CN", texts).error().status, Status::not_bound);
    texts.lists["scores"] = "";
    EXPECT_HAS(run_csv_text(*nested::book(), "test.bids", "CN", texts).error().message.en, "it has experts, bids, bids.scores, bids.terms");
}

TEST(IoNested, CsvABadGrandchildKeepsItsTenderFromBeingDecided) {
    CsvTexts texts = tables();
    texts.lists["bids.scores"].replace(texts.lists["bids.scores"].find("30,"), 3, "x,");
    CsvTextResult result = run(texts);
    EXPECT_EQ(result.report.bad, 1);
    EXPECT_HAS(result.outputs.main, "A,2021-01-01,,,,,,\"list bids.scores, line 5 is wrong; see the column error in the output of that table\"\n");
    EXPECT_HAS(result.outputs.lists.at("bids.scores"), "A,1,x,,,,,\"list bids.scores, line 5, column 'points', value 'x': ");

    texts = tables();
    texts.lists["bids.scores"].replace(texts.lists["bids.scores"].find("30,"), 3, "101,");  // the kernel refuses it
    result = run(texts);
    EXPECT_EQ(result.report.bad, 1);
    EXPECT_HAS(result.outputs.main, "A,2021-01-01,,,,,,\"list bids.scores, line 5, column 'points': the value cannot be; it must be 0 to 100\"\n");
    EXPECT_HAS(result.outputs.lists.at("bids.scores"), "A,1,101,,,,,\"list bids.scores, line 5, column 'points', value '101': the value cannot be; it must be 0 to 100\"\n");
    EXPECT_HAS(result.outputs.lists.at("bids"), "A,1,13.00,2,,,,\"list bids, line 4: the row of the main table with the key 'A' is wrong and was not decided\"\n");

    texts = tables();
    texts.lists["bids"].replace(texts.lists["bids"].find("1.00"), 4, "-1");
    result = run(texts);
    EXPECT_HAS(result.outputs.main, "\"list bids, line 3, column 'price_fen': the value cannot be; it must not be negative\"");
}

TEST(IoNested, CsvQuality) {
    QualityOptions options;
    options.language = Language::en;
    CsvTexts texts = tables();
    texts.lists["bids.scores"] += "A,3,1,,\n";
    const auto report = csv_quality_text(*nested::book(), "test.bids", "CN", texts, options);
    ASSERT_TRUE(report.ok()) << report.error().message.en;
    EXPECT_EQ(report->rows, 2);
    EXPECT_EQ(report->failing, 1);
    ASSERT_EQ(report->tables.size(), 5U);
    EXPECT_EQ(report->tables[3].list, "bids.scores");
    EXPECT_EQ(report->tables[3].rows, 5);
    for (const TableQuality& table : report->tables) EXPECT_TRUE(table.unknown.empty()) << table.list;
}

// --- JSON Lines --------------------------------------------------------------------------------------------------

const std::string tender =
    R"({"on_date":"2021-01-01","experts":[],"投标":[{"price":13,"weight":2,"scores":[{"points":80,"on_date":"2021-03-14","remark":"好","x":1},{"points":30}],"terms":[{"size":"small"},{"size":2}]},)"
    R"({"bidder":"乙","price_fen":100,"条件":[],"评分":[{"points":59,"on_date":"2021-03-15"}]}]})";

JsonlTextResult lines(const std::string& input, std::int64_t block_rows = 1024) {
    JsonlOptions options;
    options.language = Language::en;
    options.block_rows = block_rows;
    auto result = run_jsonl_text(*nested::book(), "test.bids", "CN", input, options);
    EXPECT_TRUE(result.ok()) << result.error().message.en;
    return result ? std::move(result).value() : JsonlTextResult{};
}

const std::string decided =
    R"({"on_date":"2021-01-01","experts":[],"投标":[{"price":13,"weight":2,"scores":[{"points":80,"on_date":"2021-03-14","x":1,"outcome":"pass","weighted":160,"path":5},)"
    R"({"points":30,"outcome":"violation","weighted":null,"path":4}],"terms":[{"size":"small","number":0},{"size":2,"number":101}],"outcome":"pass","points":220,"path":21},)"
    R"({"bidder":"乙","price_fen":100,"条件":[],"评分":[{"points":59,"on_date":"2021-03-15","outcome":"violation","weighted":59,"path":4}],"outcome":"violation","points":null,"path":16}],)"
    R"("outcome":"pass","points":279,"scores":3,"ranking":[{"bid":0,"points":220},{"bid":1,"points":59}],"rule":null,"confidence":"unverified"})";

TEST(IoNested, JsonArraysInArrays) {
    const std::string empty = R"({"on_date":"2021-01-01","experts":[],"bids":[]})";
    for (const std::int64_t block : {1, 3, 1024}) {
        const JsonlTextResult result = lines(tender + "\n" + empty + "\n" + tender + "\n", block);
        EXPECT_EQ(result.report.rows, 3);
        EXPECT_EQ(result.report.bad, 0);
        const std::string& out = result.output;
        EXPECT_EQ(out.substr(0, out.find('\n')), decided);
        EXPECT_EQ(out.substr(out.size() - decided.size() - 1), decided + "\n");
    }
}

TEST(IoNested, JsonFaultsNameTheirPlace) {
    const auto told = [](const char* from, const char* to) {
        std::string line = tender;
        line.replace(line.find(from), std::string(from).size(), to);
        const JsonlTextResult result = lines(tender + "\n" + line + "\n" + tender + "\n");
        EXPECT_EQ(result.report.bad, 1) << line;
        EXPECT_TRUE(result.output.starts_with(decided)) << result.output;
        EXPECT_TRUE(result.output.ends_with(decided + "\n")) << result.output;
        return result.output.substr(decided.size() + 1, result.output.size() - 2 * decided.size() - 2);
    };
    EXPECT_HAS(told("\"points\":30", "\"points\":101"),
               R"("error":"input, line 2, bids[0].scores[1], column 'points', value '101': the value cannot be; it must be 0 to 100"})");
    EXPECT_HAS(told("\"points\":59", "\"points\":-1"), "line 2, bids[1].scores[0], column 'points', value '-1': ");
    EXPECT_HAS(told("\"points\":59", "\"points\":\"x\""), "line 2, bids[1].scores[0], column 'points', value 'x': ");
    EXPECT_HAS(told("{\"points\":30}", "3"), "line 2, bids[0].scores[1]: it must be an object");
    EXPECT_HAS(told("\"条件\":[]", "\"条件\":{}"), "line 2, bids[1], column 'terms': it must be an array of objects");
    EXPECT_HAS(told("\"条件\":[],", ""), "line 2, bids[1], column 'terms': it must be an array of objects");
    EXPECT_HAS(told("\"条件\":[]", "\"条件\":[],\"terms\":[]"), "line 2, bids[1], column 'terms': the list is there twice");
    EXPECT_HAS(told("\"price_fen\":100", "\"price_fen\":-7"), "line 2, bids[1], column 'price_fen', value '-7': ");
    EXPECT_HAS(told("\"size\":2", "\"size\":9"), "line 2, bids[0].terms[1], column 'size', value '9'");
    EXPECT_HAS(told("\"price\":13", "\"price_fen\":7"), "line 2, bids[0].terms[1], column 'size', value '2': ");
    // A list of another level is a member like any other.
    EXPECT_HAS(told("\"on_date\":\"2021-01-01\",", "\"on_date\":\"x\",\"scores\":5,"), R"("scores":5)");
}

TEST(IoNested, JsonQuality) {
    QualityOptions options;
    options.language = Language::en;
    const auto report = jsonl_quality_text(*nested::book(), "test.bids", "CN", tender + "\n", options);
    ASSERT_TRUE(report.ok()) << report.error().message.en;
    EXPECT_EQ(report->failing, 0);
    ASSERT_EQ(report->tables.size(), 5U);
    EXPECT_EQ(report->tables[2].list, "bids");
    EXPECT_EQ(report->tables[2].unknown, std::vector<std::string>{"bidder"});
    EXPECT_EQ(report->tables[3].list, "bids.scores");
    EXPECT_EQ(report->tables[3].rows, 3);
    EXPECT_EQ(report->tables[3].columns[0].largest, "80");
    EXPECT_EQ(report->tables[3].unknown, std::vector<std::string>{"x"});
}

// --- stored decisions --------------------------------------------------------------------------------------------

std::string stored(bool personal) {
    nested::Bound bound({{.bids = {{.price = 1300, .weight = 2, .scores = {{80, "好", 18700}, {30, std::nullopt, std::nullopt}}, .terms = {1, 2}},
                                   {.price = 100, .weight = std::nullopt, .scores = {{59, std::nullopt, 18701}}}},
                          .shares = {40}}});
    bound.operation->show_personal(personal);
    auto json = decision_json(*bound.operation, 0);
    EXPECT_TRUE(json.ok()) << json.error().message.en;
    return json.ok() ? *json : std::string();
}

DecisionCheck check(const std::string& json) {
    auto checked = check_decision(*nested::book(), json);
    EXPECT_TRUE(checked.ok()) << checked.error().message.en;
    return checked.ok() ? *checked : DecisionCheck{};
}

std::string changed(std::string json, std::string_view from, std::string_view to) {
    const std::size_t at = json.find(from);
    EXPECT_NE(at, std::string::npos) << from << json;
    return at == std::string::npos ? json : json.replace(at, from.size(), to);
}

TEST(IoNested, StoredDecisionsHoldRowsInsideRows) {
    const std::string json = stored(true);
    EXPECT_HAS(json, R"("fact_lists":{"experts":[{"share":40}],"bids":[{"price_fen":1300,"weight":2,"scores":[{"points":80,"remark":"好","on_date":"2021-03-14"},)"
                     R"({"points":30,"remark":null,"on_date":null}],"terms":[{"size":{"id":"small","code":1}},{"size":{"id":"large","code":2}}]},)");
    EXPECT_HAS(json, R"("result_lists":{"experts":[{"doubled":80}],"bids":[{"outcome":{"id":"pass","code":1},"points":220,"path":21,"scores":[{"outcome":{"id":"pass","code":1},"weighted":160,"path":5})");
    EXPECT_EQ(check(json).verdict, DecisionVerdict::same);

    // Results that were changed are named by their place.
    const auto differs = [&](std::string_view from, std::string_view to) {
        const DecisionCheck checked = check(changed(json, from, to));
        EXPECT_EQ(checked.verdict, DecisionVerdict::differs);
        std::string names;
        for (const DecisionDifference& difference : checked.differences)
            if (difference.part != DecisionDifference::Part::explanation) names += difference.name + " " + difference.before + " " + difference.after + ";";
        return names;
    };
    EXPECT_EQ(differs("\"weighted\":160", "\"weighted\":161"), "bids[0].scores[0].weighted 161 160;");
    EXPECT_EQ(differs("\"number\":101", "\"number\":1"), "bids[0].terms[1].number 1 101;");
    EXPECT_EQ(differs(R"("scores":[{"outcome":{"id":"violation","code":4},"weighted":59,"path":4}])", R"("scores":[])"), "bids[1].scores.length 0 1;");
    EXPECT_EQ(differs(R"(,"scores":[{"outcome":{"id":"violation","code":4},"weighted":59,"path":4}])", ""), "bids[1].scores.length  1;");
    // Facts that were changed give other results.
    EXPECT_HAS(differs("\"points\":30,\"remark\"", "\"points\":31,\"remark\""), "points 279 281;");

    const auto undecidable = [&](std::string_view from, std::string_view to) {
        const DecisionCheck checked = check(changed(json, from, to));
        EXPECT_EQ(checked.verdict, DecisionVerdict::undecidable);
        return checked.reason.en;
    };
    EXPECT_HAS(undecidable(R"(,"terms":[])", ""), "the file has no 'fact_lists.bids[1].terms', which test.bids requires");
    EXPECT_HAS(undecidable("{\"points\":30,", "{\"pints\":30,"), "test.bids no longer has 'fact_lists.bids[0].scores[1].pints'");
    EXPECT_HAS(undecidable("{\"points\":30,", "{\"points\":101,"), "bids[0].scores[1], column 'bids.scores.points'");
    const auto malformed = check_decision(*nested::book(), changed(json, R"("terms":[])", R"("terms":{})"));
    ASSERT_FALSE(malformed.ok());
    EXPECT_HAS(malformed.error().message.en, "'fact_lists.bids[1].terms' must be an array");

    // Personal data inside stays out, and then the decision is still the same.
    const std::string withheld = stored(false);
    EXPECT_HAS(withheld, R"("remark":{"withheld":true})");
    EXPECT_EQ(check(withheld).verdict, DecisionVerdict::same);
}

}  // namespace io_nested_test
