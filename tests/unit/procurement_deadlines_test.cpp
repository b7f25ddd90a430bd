// What no case of procurement.deadlines shows: codes that no list has, and the words of an explanation.
#include "../cases/table.hpp"

namespace {

using namespace steward;
using table::Facts;
using table::Value;

std::int64_t code(std::string_view list, std::string_view id) { return table::book()->list(list)->by_name.find(id)->second; }
std::int64_t day(std::string_view text) { return parse_date(text).value().days(); }

Facts file(std::string_view as_of, std::vector<std::pair<const char*, const char*>> events) {
    Facts made;
    made.root = {{"method", code("procurement_method", "open_tender")}, {"category", code("procurement_category", "goods")},
                 {"as_of_on", day(as_of)}, {"deposits_taken", 0}};
    for (const auto& [event, on] : events)
        made.lists["events"].push_back({{"event", code("procurement_event", event)}, {"on_date", day(on)}});
    return made;
}

std::string told(const Facts& facts, Language language) {
    const auto operation = table::prepared("procurement.deadlines", "CN/central");
    std::string text;
    table::run(*operation, std::span(&facts, 1), {}, [&] { text = operation->explain(0, language, ExplanationFormat::text).value(); });
    return text;
}

TEST(ProcurementDeadlines, UnknownEventsAreRefused) {
    const auto operation = table::prepared("procurement.deadlines", "CN/central");
    ASSERT_TRUE(operation);
    for (const std::int64_t unknown : {std::int64_t{0}, std::int64_t{99}, std::int64_t{1000}, std::int64_t{-1}}) {
        Facts facts = file("2026-06-30", {{"contract_signed", "2026-05-06"}});
        facts.lists["events"].push_back({{"event", unknown}, {"on_date", day("2026-05-07")}});
        const table::Answer answer = table::run_one(*operation, facts);
        EXPECT_EQ(answer.at("row_status"), Value(static_cast<std::int64_t>(Status::bad_child))) << unknown;
        EXPECT_EQ(answer.lists.at("events")[1].at("row_status"), Value(static_cast<std::int64_t>(Status::unknown_code))) << unknown;
        EXPECT_TRUE(answer.lists.at("found").empty()) << unknown;
    }
}

TEST(ProcurementDeadlines, AContradictionNamesTheEventAndWhatWouldBeRight) {
    const Facts facts = file("2026-06-30", {{"bids_opened", "2026-05-06"}, {"award_notice_issued", "2026-05-05"}});
    const std::string zh = told(facts, Language::zh), en = told(facts, Language::en);
    for (const char* piece : {"events[1]", "2026-05-05", "应不早于它所依赖的事件"}) EXPECT_NE(zh.find(piece), std::string::npos) << piece << "\n" << zh;
    for (const char* piece : {"events[1]", "2026-05-05", "it must not be before the event that it follows from"})
        EXPECT_NE(en.find(piece), std::string::npos) << piece << "\n" << en;
}

TEST(ProcurementDeadlines, TheExplanationShowsReadingPeriodAndArticle) {
    Facts facts = file("2026-06-30", {{"award_notice_issued", "2026-05-06"}, {"contract_signed", "2026-06-08"}});
    facts.root["rest_day_reading"] = code("rest_day_reading", "statutory_holidays");
    const std::string en = told(facts, Language::en), zh = told(facts, Language::zh);
    for (const char* piece : {"festival days of the holiday regulation, art. 2", "2026-06-05", "broken", "主席令第68号"})
        EXPECT_NE(en.find(piece), std::string::npos) << piece << "\n" << en;
    for (const char* piece : {"放假办法第二条的节日", "违反期限", "签订政府采购合同的期间"}) EXPECT_NE(zh.find(piece), std::string::npos) << piece << "\n" << zh;
    const std::string open = told(file("2026-12-30", {{"award_notice_issued", "2026-12-21"}}), Language::en);
    EXPECT_NE(open.find("2027"), std::string::npos) << open;
}

}  // namespace
