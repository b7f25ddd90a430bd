#include "steward/io/quality.hpp"

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <string>

#include "steward/steward.hpp"

namespace quality_test {

using namespace steward;

const Rulebook& book() {
    static const auto opened = open_rulebook().value();
    return *opened;
}

QualityOptions english() {
    QualityOptions options;
    options.language = Language::en;
    return options;
}

const ColumnQuality& column(const QualityReport& report, std::string_view name, std::size_t table = 0) {
    for (const ColumnQuality& one : report.tables.at(table).columns)
        if (one.name == name) return one;
    throw std::runtime_error("no column " + std::string(name));
}

#define EXPECT_HAS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)

constexpr const char* purchases =
    "key,采购品类,budget,announced_on,method,备注\n"
    "a,goods,100.50,2024-05-06,open_tender,x\n"
    "b,good,7,2024-13-01,open_tender,x\n"
    "b,货物,-20,2023-01-01,,x\n"
    "c,good,many,2025-01-01,inquiry,x\n"
    "d,services,1,2024-05-06\n"
    "e,furniture,,2024-05-06,,x\n";

TEST(IoQuality, CountsWhatACsvFileHolds) {
    const auto result = csv_quality_text(book(), "procurement.open_tender", "CN/central", {purchases, {}}, english());
    ASSERT_TRUE(result.ok()) << result.error().message.en;
    const QualityReport& report = *result;
    EXPECT_EQ(report.rows, 6);
    // Of the six rows only the first can be decided; the third has a budget that no kernel takes.
    EXPECT_EQ(report.failing, 5);
    ASSERT_EQ(report.failures.size(), 5U);
    EXPECT_HAS(report.failures[1], "line 4, column 'budget', value '-20'");
    ASSERT_EQ(report.tables.size(), 1U);
    EXPECT_EQ(report.tables[0].unreadable, 1);
    EXPECT_EQ(report.tables[0].unknown, std::vector<std::string>{"备注"});
    EXPECT_EQ(report.tables[0].duplicates, 1);
    ASSERT_EQ(report.tables[0].duplicate_examples.size(), 1U);
    EXPECT_EQ(report.tables[0].duplicate_examples[0].key, "b");
    EXPECT_EQ(report.tables[0].duplicate_examples[0].line, 4);
    EXPECT_EQ(report.tables[0].duplicate_examples[0].first_line, 3);

    const ColumnQuality& category = column(report, "category");
    EXPECT_EQ(category.found_as, "采购品类");
    EXPECT_TRUE(category.required);
    EXPECT_EQ(category.values, 2);
    EXPECT_EQ(category.invalid, 3);
    ASSERT_EQ(category.unmatched.size(), 2U);
    EXPECT_EQ(category.unmatched[0].value, "good");
    EXPECT_EQ(category.unmatched[0].count, 2);
    EXPECT_EQ(category.unmatched[1].value, "furniture");
    EXPECT_EQ(category.examples.at(0).line, 3);
    const ColumnQuality& budget = column(report, "budget_fen");
    EXPECT_EQ(budget.smallest, "-20.00");
    EXPECT_EQ(budget.largest, "100.50");
    EXPECT_EQ(budget.missing, 1);
    EXPECT_EQ(budget.invalid, 1);
    EXPECT_EQ(budget.examples.at(0).value, "many");
    const ColumnQuality& announced = column(report, "announced_on");
    EXPECT_EQ(announced.smallest, "2023-01-01");
    EXPECT_EQ(announced.largest, "2025-01-01");
    EXPECT_EQ(announced.invalid, 1);
    EXPECT_TRUE(column(report, "ground_holds").found_as.empty());

    const std::string text = report.to_text();
    EXPECT_HAS(text, "procurement.open_tender: 6 rows, of which 5 would fail");
    EXPECT_HAS(text, "3 invalid (60.0%)");
    EXPECT_HAS(text, "not in the list: good × 2");
    rapidjson::Document json;
    const std::string told = report.to_json();
    json.Parse(told.data(), told.size());
    ASSERT_FALSE(json.HasParseError());
    EXPECT_EQ(json["failing"].GetInt64(), 5);
    EXPECT_STREQ(json["tables"][0]["columns"][0]["invalid_share"].GetString(), "60.0%");
}

TEST(IoQuality, RequiredColumnsThatAreMissingAreReportedAndNotAnError) {
    const auto report = csv_quality_text(book(), "procurement.open_tender", "CN/central", {"category\ngoods\nservices\n", {}}, english());
    ASSERT_TRUE(report.ok()) << report.error().message.en;
    EXPECT_EQ(report->failing, 2);
    EXPECT_EQ(column(*report, "budget_fen").missing, 2);
    EXPECT_HAS(report->to_text(), "budget_fen (budget): missing, required");
}

TEST(IoQuality, NeverShowsPersonalData) {
    const std::string claims = "key,人员级别,出发日,返回日,报销人\nA,其他人员,2026-03-03,2026-03-02,张三\nB,其他人员,2026-03-03,2026-03-03,李四\n";
    const std::string rows = "key,费用种类,地点,起始日,天（晚）数,金额\nA,住宿费,nowhere,2026-03-03,1,4\n";
    const auto report = csv_quality_text(book(), "funds.travel_claim", "CN/central", {claims, {{"lines", rows}}});
    ASSERT_TRUE(report.ok()) << report.error().message.zh;
    ASSERT_EQ(report->tables.size(), 2U);
    EXPECT_TRUE(column(*report, "claimant").personal);
    EXPECT_EQ(column(*report, "claimant").values, 2);
    EXPECT_EQ(column(*report, "place", 1).unmatched.at(0).value, "nowhere");
    const std::string lines =
        R"({"rank":"other","started_on":"2026-03-03","ended_on":"2026-03-02","claimant":"张三","lines":[]})" "\n"
        R"({"rank":"other","started_on":"2026-03-03","ended_on":"2026-03-04","claimant":4411,"lines":[{"place":"nowhere"}]})" "\n";
    const auto told = jsonl_quality_text(book(), "funds.travel_claim", "CN/central", lines);
    ASSERT_TRUE(told.ok()) << told.error().message.zh;
    EXPECT_EQ(told->failing, 2);
    EXPECT_EQ(column(*told, "claimant").invalid, 1);
    for (const std::string& text : {report->to_text(), told->to_text()}) {
        for (const char* secret : {"张三", "李四", "4411"}) EXPECT_EQ(text.find(secret), std::string::npos) << text;
        EXPECT_HAS(text, "个人信息");
    }
    for (const std::string& text : {report->to_json(), told->to_json()})
        for (const char* secret : {"张三", "李四", "4411"}) EXPECT_EQ(text.find(secret), std::string::npos) << text;
}

TEST(IoQuality, LinesOfJsonAreCountedTheSame) {
    const std::string lines =
        R"({"key":"a","采购品类":"goods","budget":"100.50","announced_on":"2024-05-06","备注":1})" "\n"
        R"({"key":"a","category":"good","budget":7,"announced_on":"2024-13-01"})" "\n"
        "{\n"
        R"({"key":"b","category":"goods","announced_on":"2024-05-06"})" "\n";
    const auto report = jsonl_quality_text(book(), "procurement.open_tender", "CN/central", lines, english());
    ASSERT_TRUE(report.ok()) << report.error().message.en;
    EXPECT_EQ(report->rows, 4);
    EXPECT_EQ(report->failing, 3);
    EXPECT_EQ(report->tables[0].unreadable, 1);
    EXPECT_EQ(report->tables[0].duplicates, 1);
    EXPECT_EQ(report->tables[0].unknown, std::vector<std::string>{"备注"});
    EXPECT_EQ(column(*report, "category").unmatched.at(0).value, "good");
    EXPECT_EQ(column(*report, "budget_fen").missing, 1);
    EXPECT_EQ(column(*report, "budget_fen").largest, "100.50");
    EXPECT_EQ(column(*report, "announced_on").invalid, 1);
}

TEST(IoQuality, CodesBeyondTheCountAreCountedTogether) {
    std::string table = "category,budget,announced_on\n";
    for (int i = 0; i < 150; ++i) table += "c" + std::to_string(i) + ",1,2024-05-06\n";
    const auto report = csv_quality_text(book(), "procurement.open_tender", "CN/central", {table, {}}, english());
    ASSERT_TRUE(report.ok());
    EXPECT_EQ(column(*report, "category").unmatched.size(), quality_codes);
    EXPECT_EQ(column(*report, "category").unmatched_more, 50);
    EXPECT_EQ(column(*report, "category").examples.size(), quality_examples);
}

}  // namespace quality_test
