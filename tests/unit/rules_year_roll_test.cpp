// The list of what a coming year needs.
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>

#include "data/tiny.hpp"
#include "steward/rules/year_roll.hpp"
#include "steward/steward.hpp"

namespace {

using namespace steward;

const RollItem* find(const std::vector<RollItem>& items, std::string_view rule) {
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const RollItem& item) { return item.rule == rule; });
    return found == items.end() ? nullptr : &*found;
}

std::vector<RollItem> roll(const std::string& content, std::int32_t year) {
    return year_roll(*tiny::open(content).value(), year).value();
}

// The notice for 2027 comes in autumn 2026; the newest announcement of grid factors is of 2025, for the data of 2023.
TEST(YearRoll, OfTheEmbeddedRulesFor2027) {
    const auto items = year_roll(*open_rulebook().value(), 2027).value();
    const RollItem* notice = find(items, "calendar.working_days");
    ASSERT_NE(notice, nullptr);
    EXPECT_EQ(notice->reason, RollReason::notice_missing);
    EXPECT_EQ(notice->last, "2026");
    EXPECT_EQ(to_text(notice->due), "2027-01-01");
    EXPECT_EQ(notice->documents.at(0).number, "国办发明电〔2025〕7号");
    EXPECT_FALSE(notice->operations.empty());
    const RollItem* factor = find(items, "energy.grid_emission_factor");
    ASSERT_NE(factor, nullptr);
    EXPECT_EQ(factor->reason, RollReason::year_missing);
    EXPECT_EQ(factor->last, "2023");
    ASSERT_EQ(factor->documents.size(), 1U);
    EXPECT_EQ(factor->documents[0].number, "公告2025年第47号");
    EXPECT_EQ(factor->operations, std::vector<std::string>{"energy.carbon"});
    EXPECT_EQ(factor->pack, "cn.energy.emission");
    // Repealed in 2018, so there is nothing to renew.
    EXPECT_EQ(find(items, "procurement.must_tender_total_investment"), nullptr);
    EXPECT_EQ(find(year_roll(*open_rulebook().value(), 2026).value(), "calendar.working_days"), nullptr);
}

TEST(YearRoll, AVersionThatEndsAndNothingFollows) {
    const std::string open = R"({ from = 2015-01-01, cite = ["law 2", "std"])";
    const std::string ends = tiny::changed(open, R"({ from = 2015-01-01, until = 2028-01-01, cite = ["law 2", "std"])");
    const RollItem* item = nullptr;
    const auto items = roll(ends, 2027);
    item = find(items, "test.cap");
    ASSERT_NE(item, nullptr);
    EXPECT_EQ(item->reason, RollReason::expires);
    EXPECT_EQ(to_text(item->due), "2028-01-01");
    EXPECT_EQ(find(roll(ends, 2026), "test.cap"), nullptr);
    EXPECT_NE(find(roll(ends, 2030), "test.cap"), nullptr) << "it ended before the year";
    const std::string repealed = tiny::changed(
        open, R"({ from = 2015-01-01, until = 2028-01-01, until_cite = ["law 9"], cite = ["law 2", "std"])");
    EXPECT_EQ(find(roll(repealed, 2027), "test.cap"), nullptr);
}

TEST(YearRoll, ARuleThatIsSetEveryYear) {
    const std::string yearly = tiny::changed("form = \"parameter\"", "form = \"parameter\"\nrenewed = \"yearly\"");
    const auto items = roll(yearly, 2016);
    const RollItem* item = find(items, "test.cap");
    ASSERT_NE(item, nullptr);
    EXPECT_EQ(item->reason, RollReason::version_due);
    EXPECT_EQ(item->last, "2015");
    EXPECT_EQ(find(roll(yearly, 2015), "test.cap"), nullptr);
    EXPECT_EQ(find(roll(tiny::file("rules_full.toml"), 2016), "test.cap"), nullptr) << "not said to be yearly";
}

TEST(YearRoll, YearsOutsideTheCalendar) {
    const auto book = tiny::book();
    for (const std::int32_t year : {-1, 0, 1400, 9999, 2'147'483'647})
        EXPECT_EQ(year_roll(*book, year).error().status, Status::out_of_range) << year;
    EXPECT_TRUE(year_roll(*book, 1401).ok());
    EXPECT_TRUE(year_roll(*book, 9998).ok());
}

TEST(YearRoll, TextAndJson) {
    const auto items = year_roll(*tiny::book(), 2027).value();
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(year_roll_text(items, Language::en),
              "working days calendar.working_days (CN): no notice for the year from 2027-01-01, the last is for 2026; "
              "last document "
              "《测试法》令第1号 art. 6; pack test.full\n");
    EXPECT_EQ(year_roll_text(items, Language::zh),
              "工作日 calendar.working_days（CN）：2027-01-01 起的年度没有放假通知，最近一年是 2026；最近依据 "
              "《测试法》令第1号 第6条；规则包 test.full\n");
    rapidjson::Document json;
    json.Parse(year_roll_json(items, Language::en).c_str());
    ASSERT_FALSE(json.HasParseError());
    EXPECT_STREQ(json[0]["reason"].GetString(), "notice_missing");
    EXPECT_STREQ(json[0]["due"].GetString(), "2027-01-01");
    EXPECT_STREQ(json[0]["citations"][0]["article"].GetString(), "6");
}

}  // namespace
