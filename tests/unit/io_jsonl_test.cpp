#include "steward/io/jsonl.hpp"

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "steward/io/file.hpp"
#include "steward/steward.hpp"

namespace jsonl_test {

using namespace steward;

const Rulebook& book() {
    static const auto opened = open_rulebook().value();
    return *opened;
}

JsonlTextResult run(std::string_view operation, std::string_view input, JsonlOptions options = {}, std::string_view where = "CN/central") {
    options.language = Language::en;
    auto result = run_jsonl_text(book(), operation, where, input, options);
    EXPECT_TRUE(result.ok()) << result.error().message.en;
    return result ? std::move(result).value() : JsonlTextResult{};
}

/// The output read back by another reader, which keeps numbers as they are.
std::vector<rapidjson::Document> lines(const std::string& text) {
    std::vector<rapidjson::Document> all;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        EXPECT_NE(end, std::string::npos) << "a line without its end";
        rapidjson::Document& line = all.emplace_back();
        line.Parse<rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseValidateEncodingFlag>(text.data() + at, end - at);
        EXPECT_FALSE(line.HasParseError()) << text.substr(at, end - at);
        EXPECT_TRUE(line.IsObject());
        at = end + 1;
    }
    return all;
}

std::string at(const rapidjson::Value& object, const char* name) {
    if (!object.HasMember(name)) return std::string("(no member ") + name + ")";
    const rapidjson::Value& value = object[name];
    return value.IsNull() ? "null" : value.IsBool() ? (value.GetBool() ? "true" : "false") : value.IsString() ? value.GetString() : "(parts)";
}

#define EXPECT_HAS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)

constexpr std::string_view claim =
    R"({"id":7,"rank":"other","出发日":"2026-03-03","ended_on":"2026-03-04","claimant":"张三","lines":[)"
    R"({"expense":"lodging","place":"jiangsu_nanjing_suzhou_wuxi_changzhou_zhenjiang","on_date":"2026-03-03","quantity":1,"amount":"450.00","note":"x"},)"
    R"({"费用种类":"伙食补助费","place":"jiangsu_nanjing_suzhou_wuxi_changzhou_zhenjiang","on_date":"2026-03-03","quantity":"2","amount_fen":20000}]})";

// 江苏 南京: other staff, 380 yuan a night; meals 100 yuan a day (财行〔2016〕71号).
TEST(IoJsonl, AClaimWithItsLinesInside) {
    const JsonlTextResult result = run("funds.travel_claim", std::string(claim) + "\n");
    EXPECT_EQ(result.report.rows, 1);
    EXPECT_EQ(result.report.bad, 0);
    const auto out = lines(result.output);
    ASSERT_EQ(out.size(), 1U);
    EXPECT_EQ(at(out[0], "id"), "7");
    EXPECT_EQ(at(out[0], "出发日"), "2026-03-03");
    EXPECT_EQ(at(out[0], "outcome"), "violation") << at(out[0], "error");
    EXPECT_EQ(at(out[0], "claimed"), "650.00");
    EXPECT_EQ(at(out[0], "payable"), "580.00");
    EXPECT_EQ(at(out[0], "trip_days"), "2");
    EXPECT_EQ(at(out[0], "rule"), "funds.lodging_cap@2016-04-01");
    EXPECT_EQ(at(out[0], "confidence"), "verified");
    EXPECT_FALSE(out[0].HasMember("error"));
    const auto& children = out[0]["lines"];
    ASSERT_EQ(children.Size(), 2U);
    EXPECT_EQ(at(children[0], "note"), "x");
    EXPECT_EQ(at(children[0], "excess"), "70.00");
    EXPECT_EQ(at(children[1], "outcome"), "pass");
    EXPECT_EQ(at(children[1], "payable"), "200.00");
    EXPECT_EQ(at(children[1], "amount_fen"), "20000");
}

TEST(IoJsonl, PersonalDataStaysOutUnlessAskedFor) {
    EXPECT_EQ(run("funds.travel_claim", claim).output.find("张三"), std::string::npos);
    JsonlOptions options;
    options.show_personal = true;
    EXPECT_EQ(at(lines(run("funds.travel_claim", claim, options).output).at(0), "claimant"), "张三");
    // A value that is refused is not named either.
    std::string wrong(claim);
    wrong.replace(wrong.find("\"张三\""), std::string("\"张三\"").size(), "4411");
    const JsonlTextResult hidden = run("funds.travel_claim", wrong);
    EXPECT_EQ(hidden.report.bad, 1);
    EXPECT_EQ(hidden.output.find("4411"), std::string::npos) << hidden.output;
    EXPECT_HAS(hidden.output, "claimant");
    EXPECT_HAS(run("funds.travel_claim", wrong, options).output, "value '4411'");
}

TEST(IoJsonl, MembersThatAreNotKnownComeBackToTheCharacter) {
    const std::string line =
        R"({"category":"goods","budget_fen":200000000,"announced_on":"2024-05-06","big":12345678901234567890.10,"small":1e-7,)"
        R"("deep":{"a":[1,{"b":null,"c":[true,false,[]]},{}],"引号":"\"\\\n"},"outcome":"mine"})";
    const auto result = run("procurement.open_tender", line);
    EXPECT_HAS(result.output, R"("big":12345678901234567890.10,"small":1e-7,)");
    EXPECT_HAS(result.output, R"("deep":{"a":[1,{"b":null,"c":[true,false,[]]},{}],"引号":"\"\\\n"},"outcome":"mine")");
    const auto out = lines(result.output);
    EXPECT_EQ(at(out.at(0), "outcome_result"), "indeterminate") << at(out[0], "error");
    EXPECT_EQ(at(out[0], "reaches_amount"), "true");
}

TEST(IoJsonl, ABadLineDoesNotStopTheFile) {
    const std::string good = R"({"category":"goods","budget":"1999999.99","announced_on":"2024-05-06"})";
    const std::string input = "\xEF\xBB\xBF" + good + "\n\n  \r\n" +
                              R"({"category":"goods","budget":1.005,"announced_on":"2024-05-06"})" "\r\n"   // 4
                              R"({"category":"good","budget":1,"announced_on":"2024-05-06"})" "\n"          // 5
                              R"({"category":"goods","announced_on":"2024-05-06"})" "\n"                    // 6
                              R"({"category":"goods","budget":1,"budget_fen":100,"announced_on":"2024-05-06"})" "\n"  // 7
                              R"({"category":"goods","budget":1e3,"announced_on":"2024-05-06"})" "\n"       // 8
                              R"({"category":"goods","budget":-1,"announced_on":"2024-05-06"})" "\n"        // 9: by the kernel
                              R"([1,2])" "\n"                                                               // 10
                              R"({"category":"goods")" "\n"                                                 // 11
                              R"({"a":1,"a":2})" "\n"                                                       // 12
                              "{\"a\":\"\xff\"}\n" +                                                        // 13
                              good;
    for (const std::int64_t block : {1, 2, 1024}) {
        JsonlOptions options;
        options.block_rows = block;
        const JsonlTextResult result = run("procurement.open_tender", input, options);
        EXPECT_EQ(result.report.rows, 12);
        EXPECT_EQ(result.report.bad, 10);
        const auto out = lines(result.output);
        ASSERT_EQ(out.size(), 12U);
        EXPECT_EQ(at(out[0], "reaches_amount"), "false");
        EXPECT_EQ(at(out[11], "reaches_amount"), "false");
        EXPECT_EQ(at(out[1], "error"), "input, line 4, column 'budget', value '1.005': it must be an amount in yuan with at most 2 decimals and no separators, such as 1234.50");
        EXPECT_FALSE(out[1].HasMember("outcome"));
        EXPECT_EQ(at(out[1], "category"), "goods");
        EXPECT_HAS(at(out[2], "error"), "line 5, column 'category', value 'good': it must be one of goods (goods)");
        EXPECT_HAS(at(out[3], "error"), "line 6, column 'budget_fen': a required value is missing");
        EXPECT_HAS(at(out[4], "error"), "line 7, column 'budget_fen': it is the same column as 'budget'");
        EXPECT_HAS(at(out[5], "error"), "line 8, column 'budget', value '1e3'");
        EXPECT_HAS(at(out[6], "error"), "line 9, column 'budget', value '-1': ");
        EXPECT_HAS(at(out[7], "error"), "line 10: it must be one JSON object");
        EXPECT_EQ(at(out[7], "line"), "10");
        EXPECT_HAS(at(out[8], "error"), "line 11: no JSON at byte 20");
        EXPECT_HAS(at(out[9], "error"), "the member 'a' is there twice");
        EXPECT_HAS(at(out[10], "error"), "line 13: no JSON at byte 7: it must be UTF-8");
    }
}

TEST(IoJsonl, FaultsOfLinesInsideNameThem) {
    std::string wrong(claim);
    wrong.replace(wrong.find("\"quantity\":\"2\""), 14, "\"quantity\":\"9\"");
    EXPECT_HAS(at(lines(run("funds.travel_claim", wrong).output).at(0), "error"), "line 1, lines[1], column 'quantity', value '9': ");
    wrong = claim;
    wrong.replace(wrong.find("lodging"), 7, "lodgign");
    EXPECT_HAS(at(lines(run("funds.travel_claim", wrong).output).at(0), "error"), "line 1, lines[0], column 'expense', value 'lodgign': it must be one of lodging");
    for (const std::string_view list : {R"("lines":{})", R"("lines":[1])", R"("line":[])", R"("lines":null)"}) {
        const std::string line = R"({"rank":"other","started_on":"2026-03-03","ended_on":"2026-03-04",)" + std::string(list) + "}";
        EXPECT_HAS(at(lines(run("funds.travel_claim", line).output).at(0), "error"), "must be an") << list;
    }
    const std::string none = R"({"rank":"other","started_on":"2026-03-03","ended_on":"2026-03-04","费用明细":[]})";
    EXPECT_EQ(at(lines(run("funds.travel_claim", none).output).at(0), "outcome"), "not_applicable");
}

TEST(IoJsonl, ListsOfUnknownLengthAreArrays) {
    // 1200 yuan over 72 months: 16.67 a month, and nothing is left at the end.
    const auto result = run("assets.depreciation_schedule", R"({"asset_class":"computer_equipment","cost":1200,"acquired_on":"2024-01-15","life_months":72})");
    const auto out = lines(result.output);
    ASSERT_TRUE(out.at(0).HasMember("schedule")) << result.output;
    ASSERT_EQ(out[0]["schedule"].Size(), 72U) << at(out[0], "error");
    EXPECT_EQ(at(out[0]["schedule"][0], "amount"), "16.67");
    EXPECT_EQ(at(out[0]["schedule"][71], "net"), "0.00");
}

TEST(IoJsonl, SetsAreArraysAndJurisdictionsAreCodesOrNumbers) {
    const std::string line = R"({"category":"goods","budget":"1500000","announced_on":"2024-05-06","method":"inquiry","ground_holds":true,"jurisdiction":)";
    const auto out = lines(run("procurement.method", line + "\"CN/22/2208\"}\n" + line + "220800}\n" + line + "\"CN/99\"}\n").output);
    ASSERT_EQ(out.size(), 3U);
    ASSERT_TRUE(out[0].HasMember("allowed_methods")) << at(out[0], "error");
    ASSERT_TRUE(out[0]["allowed_methods"].IsArray());
    EXPECT_TRUE(out[0]["approval_methods"].IsArray());
    EXPECT_EQ(at(out[1], "outcome"), at(out[0], "outcome"));
    EXPECT_HAS(at(out[2], "error"), "column 'jurisdiction', value 'CN/99'");
}

TEST(IoJsonl, FilesStreamAndAppearWhenTheyAreWhole) {
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / ("steward_jsonl_" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) + std::to_string(reinterpret_cast<std::uintptr_t>(&book())));
    std::filesystem::create_directories(folder);
    const std::string in = folder / "in.jsonl", to = folder / "out.jsonl";
    std::string text;
    for (int i = 0; i < 5000; ++i) text += R"({"row":)" + std::to_string(i) + R"(,"category":"goods","budget":"2000000","announced_on":"2024-05-06"})" + "\n";
    ASSERT_TRUE(write_file_atomically(in, text).ok());
    const auto report = run_jsonl(book(), "procurement.open_tender", "CN/central", in, to);
    ASSERT_TRUE(report.ok()) << report.error().message.en;
    EXPECT_EQ(report->rows, 5000);
    EXPECT_EQ(report->bad, 0);
    EXPECT_EQ(read_file(to).value(), run("procurement.open_tender", text).output);
    EXPECT_EQ(run_jsonl(book(), "procurement.open_tender", "CN/central", in, in).error().status, Status::argument);
    EXPECT_EQ(run_jsonl(book(), "procurement.open_tender", "CN/central", in + ".no", to).error().status, Status::file_not_found);
    EXPECT_EQ(run_jsonl(book(), "no.such", "CN/central", in, to).error().status, Status::unknown_operation);
    JsonlOptions none;
    none.block_rows = 0;
    EXPECT_EQ(run_jsonl(book(), "procurement.open_tender", "CN/central", in, to, none).error().status, Status::argument);
    EXPECT_EQ(read_file(in).value(), text);
    std::filesystem::remove_all(folder);
}

TEST(IoJsonl, DeepTextsAndLongLinesUseNoStack) {
    const std::string deep = "{\"a\":" + std::string(500'000, '[') + std::string(500'000, ']') + ",\"category\":\"goods\",\"budget\":1,\"announced_on\":\"2024-05-06\"}";
    const auto result = run("procurement.open_tender", deep);
    EXPECT_EQ(result.report.bad, 0);
    EXPECT_HAS(result.output, "\"reaches_amount\":false");
}

}  // namespace jsonl_test
