// Explanations: both languages, both formats, from what is bound now; row errors; stale results.
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include "data/tiny_case.hpp"

namespace {

using namespace steward;
using tiny::Case;

rapidjson::Document json_of(Case& c, std::int64_t row, Language language) {
    const auto told = c.operation->explain(row, language, ExplanationFormat::json);
    if (!told) throw std::runtime_error(told.error().message.en);
    rapidjson::Document json;
    json.Parse<rapidjson::kParseValidateEncodingFlag>(told->c_str());
    if (json.HasParseError()) throw std::runtime_error("no JSON: " + *told);
    return json;
}

std::string text_of(Case& c, std::int64_t row, Language language) {
    const auto told = c.operation->explain(row, language, ExplanationFormat::text);
    if (!told) throw std::runtime_error(told.error().message.en);
    return *told;
}

bool has(const std::string& text, std::string_view piece) { return text.find(piece) != std::string::npos; }

TEST(RulesExplain, Json) {
    for (const Language language : {Language::zh, Language::en}) {
        const bool zh = language == Language::zh;
        Case c(3, "CN/22");
        c.bound();
        c.size[2] = 2;
        c.amount[2] = 30000;
        c.price[1] = 1300;
        ASSERT_EQ(c.run().value(), 0);
        const auto json = json_of(c, 2, language);
        EXPECT_STREQ(json["operation"].GetString(), "test.tiny");
        EXPECT_STREQ(json["title"].GetString(), zh ? "小测试" : "tiny test");
        EXPECT_STREQ(json["jurisdiction"].GetString(), "CN/22");
        EXPECT_EQ(json["row"].GetInt64(), 2);
        EXPECT_EQ(json["digest"].GetString(), c.rules->digest());
        EXPECT_STREQ(json["anchor"]["column"].GetString(), "on_date");
        EXPECT_STREQ(json["anchor"]["date"].GetString(), "2021-01-01");
        EXPECT_EQ(json["path"].GetInt64(), c.path[2]);
        EXPECT_STREQ(json["confidence"].GetString(), "unverified");
        EXPECT_STREQ(json["controlling_rule"]["id"].GetString(), "test.limit");
        EXPECT_STREQ(json["controlling_rule"]["version"].GetString(), "2020-01-01");

        const auto& facts = json["facts"];
        ASSERT_EQ(facts.Size(), 8U);
        EXPECT_STREQ(facts[2]["column"].GetString(), "amount_fen");
        EXPECT_EQ(facts[2]["value"].GetInt64(), 30000);
        EXPECT_EQ(std::string(facts[2]["text"].GetString()).find("300.00"), 0U);
        EXPECT_STREQ(facts[3]["text"].GetString(), zh ? "轿车" : "sedan");
        EXPECT_STREQ(facts[4]["text"].GetString(), zh ? "否" : "no");
        EXPECT_STREQ(facts[6]["text"].GetString(), zh ? "小" : "small");
        EXPECT_STREQ(facts[7]["text"].GetString(), "2021-03-14");
        ASSERT_EQ(json["fact_lists"]["parts"].Size(), 2U);
        EXPECT_EQ(json["fact_lists"]["parts"][0][1]["value"].GetInt64(), 1300);

        const auto& steps = json["steps"];
        ASSERT_EQ(steps.Size(), 6U);
        EXPECT_STREQ(steps[0]["kind"].GetString(), "provision");
        EXPECT_STREQ(steps[0]["rule"]["id"].GetString(), "test.duty");
        EXPECT_STREQ(steps[1]["kind"].GetString(), "test");
        EXPECT_TRUE(steps[1]["result"].GetBool());
        EXPECT_EQ(steps[1]["operands"][0]["value"].GetInt64(), 30000);
        EXPECT_EQ(steps[1]["operands"][1]["value"].GetInt64(), 30000);
        // The row's own citation stands in place of the version's.
        const auto& rule = steps[1]["rule"];
        EXPECT_STREQ(rule["id"].GetString(), "test.limit");
        EXPECT_STREQ(rule["version"].GetString(), "2020-01-01");
        EXPECT_STREQ(rule["jurisdiction"].GetString(), "CN");
        EXPECT_STREQ(rule["confidence"].GetString(), "unverified");
        ASSERT_EQ(rule["citations"].Size(), 1U);
        EXPECT_STREQ(rule["citations"][0]["document"].GetString(), "测试标准");
        EXPECT_STREQ(rule["citations"][0]["number"].GetString(), "GB/T 1");
        EXPECT_STREQ(rule["citations"][0]["article"].GetString(), "表1");
        EXPECT_STREQ(steps[2]["kind"].GetString(), "lookup");
        ASSERT_EQ(steps[2]["rule"]["citations"].Size(), 2U);
        EXPECT_STREQ(steps[3]["kind"].GetString(), "lookup");
        EXPECT_EQ(steps[3]["operands"].Size(), 3U);
        EXPECT_STREQ(steps[3]["operands"][0]["text"].GetString(), zh ? "轿车" : "sedan");
        EXPECT_EQ(steps[3]["operands"][2]["value"].GetInt64(), 8);
        EXPECT_STREQ(steps[4]["kind"].GetString(), "computed");
        EXPECT_EQ(steps[4]["operands"][0]["value"].GetInt64(), 2300);
        EXPECT_STREQ(steps[5]["kind"].GetString(), "note");
        EXPECT_FALSE(steps[5].HasMember("rule"));

        const auto& results = json["results"];
        EXPECT_STREQ(results[0]["column"].GetString(), "outcome");
        EXPECT_EQ(results[0]["value"].GetInt64(), 4);
        EXPECT_STREQ(results[0]["text"].GetString(), zh ? "不符合" : "violation");
        const auto& lists = json["result_lists"];
        EXPECT_EQ(lists["parts"][0][1]["value"].GetInt64(), 100);
        EXPECT_TRUE(lists["parts"][1][1]["value"].IsNull());
        ASSERT_EQ(lists["notes"].Size(), 1U);
        EXPECT_EQ(lists["notes"][0][1]["value"].GetInt64(), 100);
    }
}

TEST(RulesExplain, TextNamesRulesDocumentsArticlesAndVersions) {
    Case c(3);
    c.bound();
    const std::string zh = text_of(c, 2, Language::zh);
    for (const char* piece :
         {"小测试（test.tiny）", "CN 中国", "2021-01-01", "限额", "《测试法》令第1号 第3条", "2020-01-01 起", "未达到",
          "50.00", "200.00", "未核实", "符合", "部分 parts[1]", "记录 notes[0]", "test.limit@2020-01-01"})
        EXPECT_TRUE(has(zh, piece)) << piece << "\n" << zh;
    EXPECT_TRUE(has(zh, c.rules->digest()));
    const std::string en = text_of(c, 2, Language::en);
    for (const char* piece : {"tiny test (test.tiny)", "CN China", "does not reach", "50.00", "2020-01-01 on",
                              "unverified", "pass", "part parts[1]"})
        EXPECT_TRUE(has(en, piece)) << piece << "\n" << en;
}

TEST(RulesExplain, WhatIsMissingIsNamed) {
    Case c(1);
    c.bound();
    c.on[0] = 14000;  // 2008: no rule is in force
    c.paid_valid[0] = 0;
    ASSERT_EQ(c.run().value(), 0);
    const auto json = json_of(c, 0, Language::en);
    std::vector<std::string> kinds;
    for (const auto& step : json["steps"].GetArray()) kinds.emplace_back(step["kind"].GetString());
    EXPECT_EQ(kinds, (std::vector<std::string>{"missing_rule", "missing_rule", "missing_rule", "missing_rule",
                                               "missing_fact", "computed", "note"}));
    EXPECT_STREQ(json["steps"][1]["rule"].GetString(), "test.limit");
    EXPECT_STREQ(json["steps"][4]["fact"].GetString(), "paid_on");
    EXPECT_TRUE(json["controlling_rule"].IsNull());
    EXPECT_TRUE(has(text_of(c, 0, Language::zh), "限额（test.limit）"));

    c.on[0] = 18628;
    c.vehicle[0] = 3;
    ASSERT_EQ(c.run().value(), 0);
    const auto again = json_of(c, 0, Language::zh);
    bool key = false;
    for (const auto& step : again["steps"].GetArray())
        if (std::string_view(step["kind"].GetString()) == "missing_key") {
            key = true;
            EXPECT_STREQ(step["operands"][0]["text"].GetString(), "客车");
            EXPECT_STREQ(step["operands"][1]["text"].GetString(), "小");
        }
    EXPECT_TRUE(key);
}

TEST(RulesExplain, NoRunIsNeeded) {
    Case c(2);
    c.bind_inputs();
    EXPECT_TRUE(has(text_of(c, 1, Language::en), "pass"));
}

TEST(RulesExplain, RowsOutsideAreRefused) {
    Case c(2);
    c.bound();
    for (const std::int64_t row :
         {std::int64_t{-1}, std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()}) {
        EXPECT_EQ(c.operation->explain(row, Language::zh, ExplanationFormat::text).error().status, Status::bad_range)
            << row;
        EXPECT_EQ(c.operation->row_error(row, Language::zh).error().status, Status::bad_range) << row;
    }
    EXPECT_EQ(c.operation->explain(2, Language::zh, ExplanationFormat::text).error().status, Status::wrong_length);
    Case d(1);
    EXPECT_EQ(d.operation->explain(0, Language::zh, ExplanationFormat::text).error().status, Status::not_bound);
}

TEST(RulesExplain, AFailedRowSaysColumnValueAndRemedy) {
    Case c(3);
    c.bound();
    c.amount[0] = -250;
    c.size[1] = 9;
    c.price[2] = -3;  // the second part of row 2
    ASSERT_EQ(c.run().value(), 3);
    const std::string zh = c.operation->row_error(0, Language::zh).value();
    for (const char* piece : {"第 0 行", "amount_fen", "金额", "-250", "金额不能为负"})
        EXPECT_TRUE(has(zh, piece)) << zh;
    const std::string en = c.operation->row_error(0, Language::en).value();
    for (const char* piece : {"row 0", "'amount_fen'", "-250", "must not be negative"})
        EXPECT_TRUE(has(en, piece)) << en;
    const std::string code = c.operation->row_error(1, Language::en).value();
    for (const char* piece : {"row 1", "'size'", "9"}) EXPECT_TRUE(has(code, piece)) << code;
    EXPECT_TRUE(has(code, "small") && has(code, "large")) << "it does not say which codes there are: " << code;
    const std::string child = c.operation->row_error(2, Language::en).value();
    for (const char* piece : {"row 2", "parts[1]", "'parts.price_fen'", "-3", "price must not be negative"})
        EXPECT_TRUE(has(child, piece)) << child;

    const auto json = json_of(c, 0, Language::en);
    EXPECT_STREQ(json["error"]["status"].GetString(), "out_of_range");
    EXPECT_STREQ(json["error"]["column"].GetString(), "amount_fen");
    EXPECT_EQ(json["error"]["message"].GetString(), en);
    EXPECT_FALSE(json.HasMember("steps"));
    EXPECT_TRUE(has(text_of(c, 0, Language::en), en));
    // What failed before does not stick to the next row.
    c.amount[0] = 1;
    EXPECT_EQ(c.operation->row_error(0, Language::en).value(), "");
    EXPECT_TRUE(has(c.operation->row_error(1, Language::en).value(), "'size'"));
    EXPECT_FALSE(has(c.operation->row_error(1, Language::en).value(), "negative"));
}

TEST(RulesExplain, DataThatChangedAfterTheRunIsStale) {
    Case c(3);
    c.bound();
    ASSERT_EQ(c.run().value(), 0);
    c.amount[1] = 25000;
    const auto told = c.operation->explain(1, Language::en, ExplanationFormat::text);
    ASSERT_FALSE(told.ok());
    EXPECT_EQ(told.error().status, Status::stale);
    EXPECT_TRUE(has(told.error().message.zh, "1"));
    EXPECT_TRUE(c.operation->explain(0, Language::en, ExplanationFormat::text).ok());
    ASSERT_EQ(c.operation->run(1, 1).value(), 0);
    EXPECT_TRUE(c.operation->explain(1, Language::en, ExplanationFormat::text).ok());

    c.on[2] = 14000;  // another epoch
    EXPECT_EQ(c.operation->explain(2, Language::en, ExplanationFormat::text).error().status, Status::stale);
    c.on[2] = 18628;
    c.price[1] = 1001;  // a child of row 2: another total
    ASSERT_TRUE(c.run().ok());
    c.price[1] = 1002;
    EXPECT_EQ(c.operation->explain(2, Language::en, ExplanationFormat::json).error().status, Status::stale);
    c.amount[0] = -1;  // was right, fails now
    EXPECT_EQ(c.operation->explain(0, Language::en, ExplanationFormat::json).error().status, Status::stale);
    ASSERT_EQ(c.run().value(), 1);
    EXPECT_TRUE(c.operation->explain(0, Language::en, ExplanationFormat::json).ok());
    c.amount[0] = 1;  // failed, is right now
    EXPECT_EQ(c.operation->explain(0, Language::en, ExplanationFormat::json).error().status, Status::stale);
}

TEST(RulesExplain, NewMemoryOrARowThatWasNotRunIsNotStale) {
    Case c(4);
    c.bound();
    ASSERT_EQ(c.operation->run(0, 2).value(), 0);
    c.amount.assign(4, 25000);
    EXPECT_FALSE(c.operation->explain(0, Language::en, ExplanationFormat::text).ok());
    EXPECT_TRUE(c.operation->explain(2, Language::en, ExplanationFormat::text).ok());
    std::vector<std::int32_t> fresh(4, 77);
    c.bind_out("outcome", fresh);
    EXPECT_TRUE(c.operation->explain(0, Language::en, ExplanationFormat::text).ok());
}

TEST(RulesExplain, ARowWithMoreResultsThanItsBoundIsNotCutInSilence) {
    Case c(1);
    c.bind_inputs();
    c.notes[0] = tiny::notes_at_most + 2;
    const auto told = c.operation->explain(0, Language::en, ExplanationFormat::json);
    ASSERT_TRUE(told.ok());
    rapidjson::Document json;
    json.Parse(told->c_str());
    ASSERT_TRUE(json.HasMember("error")) << "explained with " << tiny::notes_at_most << " of " << c.notes[0] << " rows";
    EXPECT_STREQ(json["error"]["status"].GetString(), "row_limit");
    EXPECT_FALSE(json.HasMember("results"));
}

TEST(RulesExplain, TheCatalogueIsJsonInBothLanguages) {
    const auto book = tiny::book();
    for (const Language language : {Language::zh, Language::en}) {
        rapidjson::Document json;
        json.Parse<rapidjson::kParseValidateEncodingFlag>(book->catalogue_json(language).c_str());
        ASSERT_FALSE(json.HasParseError());
        EXPECT_EQ(json["digest"].GetString(), book->digest());
        ASSERT_EQ(json["operations"].Size(), 2U);
        const auto& operation = json["operations"][0];
        EXPECT_STREQ(operation["name"].GetString(), "test.tiny");
        EXPECT_EQ(operation["inputs"].Size(), 12U);
        EXPECT_STREQ(operation["inputs"][11]["name"].GetString(), "jurisdiction");
        EXPECT_STREQ(operation["inputs"][10]["name"].GetString(), "parts.due_on");
        EXPECT_STREQ(operation["inputs"][10]["list"].GetString(), "parts");
        EXPECT_TRUE(operation["inputs"][10]["nullable"].GetBool());
        EXPECT_EQ(operation["outputs"].Size(), 6U + 6U + 3U + 4U);
        ASSERT_EQ(operation["lists"].Size(), 2U);
        EXPECT_STREQ(operation["lists"][1]["direction"].GetString(), "out");
        EXPECT_EQ(operation["lists"][1]["max_rows_per_row"].GetInt64(), 3);
        EXPECT_EQ(json["rules"].Size(), 12U);
        EXPECT_EQ(json["documents"].Size(), 2U);
        EXPECT_EQ(json["jurisdictions"].Size(), 2U);
        EXPECT_EQ(json["packs"].Size(), 1U);
        bool sizes = false;
        for (const auto& list : json["enumerations"].GetArray())
            if (std::string_view(list["name"].GetString()) == "test_size") {
                sizes = true;
                EXPECT_STREQ(list["items"][0]["text"].GetString(), language == Language::zh ? "小" : "small");
            }
        EXPECT_TRUE(sizes);
    }
}

}  // namespace
