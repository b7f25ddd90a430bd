// What the loader makes of a right pack of every form.
#include <gtest/gtest.h>

#include <algorithm>

#include "data/tiny.hpp"

namespace {

using namespace steward;

const Rule& rule(const Rulebook& book, std::string_view id) {
    const auto found =
        std::find_if(book.rules().begin(), book.rules().end(), [&](const Rule& r) { return r.id == id; });
    if (found == book.rules().end()) throw std::runtime_error("no rule " + std::string(id));
    return *found;
}

Date day(std::string_view text) { return parse_date(text).value(); }

TEST(RulesLoader, AFullPackHasNoFindings) {
    for (const Diagnostic& diagnostic : tiny::lint(tiny::file("rules_full.toml")))
        ADD_FAILURE() << diagnostic.to_text(Language::en);
    const auto book = tiny::book();
    EXPECT_EQ(book->rules().size(), 12U);
    EXPECT_EQ(book->documents().size(), 2U);
    ASSERT_EQ(book->packs().size(), 1U);
    EXPECT_EQ(book->packs()[0].id, "test.full");
    EXPECT_EQ(to_text(book->packs()[0].data_version), "2026-01-02");
    EXPECT_TRUE(book->lint().empty());
}

TEST(RulesLoader, EveryFormLoadsAlone) {
    const std::string whole = tiny::file("rules_full.toml");
    const std::size_t first = whole.find("[[rule]]");
    for (std::size_t at = first; at != std::string::npos;) {
        const std::size_t next = whole.find("[[rule]]", at + 1);
        const std::string one = whole.substr(0, first) + whole.substr(at, next == std::string::npos ? next : next - at);
        const auto book = tiny::open(one);
        ASSERT_TRUE(book.ok()) << book.error().message.en;
        EXPECT_EQ((*book)->rules().size(), 1U);
        at = next;
    }
}

TEST(RulesLoader, VersionsRunFromTheFirstDayToTheDayBeforeUntil) {
    const auto book = tiny::book();
    const Rule& cap = rule(*book, "test.cap");
    ASSERT_EQ(cap.versions.size(), 2U);
    EXPECT_EQ(cap.on(day("2009-12-31")), nullptr);
    EXPECT_EQ(cap.on(day("2010-01-01")), &cap.versions[0]);
    EXPECT_EQ(cap.on(day("2014-12-31")), &cap.versions[0]);
    EXPECT_EQ(cap.on(day("2015-01-01")), &cap.versions[1]);
    EXPECT_EQ(cap.on(day("9999-12-31")), &cap.versions[1]);
    EXPECT_EQ(cap.place.file, "full.toml");
    EXPECT_GT(cap.versions[1].place.line, cap.versions[0].place.line);
}

TEST(RulesLoader, MoneyIsKeptAsFenAndDecimalsExactly) {
    const auto book = tiny::book();
    const Rule& cap = rule(*book, "test.cap");
    EXPECT_EQ(cap.versions[0].grid.at(0).value, 1050);
    EXPECT_EQ(cap.versions[0].scales.at(0), 0);
    EXPECT_EQ(cap.versions[1].grid.at(0).value, 1200);
    EXPECT_EQ(cap.versions[1].grid.at(0).confidence(), Confidence::unverified);

    // Rows of one column are brought to one scale: 0.7143 and 1.4000; code 2 has no item and no cell.
    const Version& factor = rule(*book, "test.factor").versions[0];
    ASSERT_EQ(factor.grid.size(), 3U);
    EXPECT_EQ(factor.scales.at(0), 4);
    EXPECT_EQ(factor.grid[0].value, 7143);
    EXPECT_EQ(factor.grid[1].state, CellState::none);
    EXPECT_EQ(factor.grid[2].value, 14000);
}

TEST(RulesLoader, ARowMayHaveItsOwnCitationAndConfidence) {
    const auto book = tiny::book();
    const Version& version = rule(*book, "test.limit").versions[1];
    ASSERT_EQ(version.grid.size(), 2U);
    EXPECT_EQ(version.grid[0].confidence(), Confidence::verified);
    EXPECT_EQ(version.grid[1].confidence(), Confidence::unverified);
    ASSERT_EQ(version.rows.size(), 2U);
    EXPECT_TRUE(version.rows[0].cites.empty());
    ASSERT_EQ(version.rows[1].cites.size(), 1U);
    EXPECT_EQ(version.rows[1].cites[0].article, "表1");
    EXPECT_EQ(book->documents()[static_cast<std::size_t>(version.rows[1].cites[0].document)].title, "测试标准");
}

TEST(RulesLoader, ACitationOfAWholeDocumentHasNoArticle) {
    const auto book = tiny::book();
    const auto& cites = rule(*book, "test.cap").versions[1].cites;
    ASSERT_EQ(cites.size(), 2U);
    EXPECT_EQ(cites[0].article, "2");
    EXPECT_EQ(cites[1].article, "");
    const Document& law = book->documents()[static_cast<std::size_t>(cites[0].document)];
    EXPECT_EQ(law.number, "令第1号");
    ASSERT_TRUE(law.issued.has_value());
    EXPECT_EQ(to_text(*law.issued), "2010-01-01");
    EXPECT_EQ(law.url, "https://example.org/law");
}

TEST(RulesLoader, AValueLeftOutIsAbsent) {
    const auto book = tiny::book();
    const Rule& lives = rule(*book, "test.lives");
    // Keys in the order of the file, vehicle before size; values by name, max before min.
    ASSERT_EQ(lives.keys.size(), 2U);
    EXPECT_EQ(lives.keys[0].name, "vehicle");
    EXPECT_EQ(lives.keys[0].size, 3);
    EXPECT_EQ(lives.keys[1].name, "size");
    ASSERT_EQ(lives.values.size(), 2U);
    EXPECT_EQ(lives.values[0].name, "max_years");
    ASSERT_EQ(lives.grid_size(), 6);
    const auto& grid = lives.versions[0].grid;
    ASSERT_EQ(grid.size(), 12U);
    EXPECT_EQ(grid[0].value, 10);      // sedan, small: max
    EXPECT_EQ(grid[5].state, CellState::none);        // bus, large: no max
    EXPECT_EQ(grid[6 + 5].value, 15);  // bus, large: min
    EXPECT_EQ(grid[6 + 4].state, CellState::none);    // bus, small: nothing
}

TEST(RulesLoader, TimeLimitsBecomeAListOfCodes) {
    const auto book = tiny::book();
    EXPECT_EQ(book->time_limit_ids(), std::vector<std::string>{"test.reply"});
    const CodeList* list = book->list("time_limit");
    ASSERT_NE(list, nullptr);
    ASSERT_NE(list->find(1), nullptr);
    EXPECT_EQ(list->find(1)->id, "test.reply");
    EXPECT_EQ(list->find(0), nullptr);
    EXPECT_EQ(list->find(2), nullptr);
    const Rule& reply = rule(*book, "test.reply");
    EXPECT_EQ(reply.bound, Bound::max);
    EXPECT_EQ(reply.start_event.zh, "收到");
    EXPECT_EQ(reply.versions[0].time_limit.length, 7);
    EXPECT_EQ(reply.versions[0].time_limit.unit, LengthUnit::working_day);
    EXPECT_FALSE(reply.versions[0].time_limit.start_day_included);
}

TEST(RulesLoader, ATimeLimitNamesItsEventsAndItsScopeAsItems) {
    const auto book = tiny::book();
    const Rule& words = rule(*book, "test.reply");
    EXPECT_EQ(words.start_code, 0);
    EXPECT_EQ(words.scope, 0);
    EXPECT_FALSE(words.backward);
    EXPECT_TRUE(words.duty);
    std::string content = tiny::changed(tiny::texts_of_reply, std::string(tiny::items_of_reply) +
                                                                  "\nscope = { list = \"vehicle\", item = \"bus\" }\n"
                                                                  "counts = \"backward\"\nduty = false");
    const auto opened = tiny::open(content);
    ASSERT_TRUE(opened.ok()) << opened.error().message.en;
    const Rule& items = rule(**opened, "test.reply");
    EXPECT_EQ(items.start_code, 1);
    EXPECT_EQ(items.end_code, 3);
    EXPECT_EQ(items.scope, 3);
    EXPECT_EQ(items.start_event.zh, "轿车");
    EXPECT_EQ(items.end_event.en, "bus");
    EXPECT_TRUE(items.backward);
    EXPECT_FALSE(items.duty);
    EXPECT_NE((*opened)->digest(), book->digest());
}

TEST(RulesLoader, OnlyWhatMustCoincideHasNoLength) {
    EXPECT_FALSE(tiny::open(tiny::changed("length = 7", "length = 0")).ok());
    std::string exact = tiny::changed("length = 7", "length = 0");
    exact.replace(exact.find("bound = \"max\""), 13, "bound = \"exact\"");
    EXPECT_TRUE(tiny::open(exact).ok());
}

TEST(RulesLoader, ACalendarKnowsTheYearsOfItsNotices) {
    const auto book = tiny::book();
    const std::vector<std::string> chain{"CN"};
    const std::shared_ptr<const WorkingDayCalendar> calendar = book->calendar("calendar.working_days", chain);
    ASSERT_NE(calendar, nullptr);
    EXPECT_EQ(calendar->on(day("2026-01-01")).status, DayStatus::off);
    EXPECT_EQ(calendar->on(day("2026-01-04")).status, DayStatus::working);  // a Sunday made up
    EXPECT_EQ(calendar->on(day("2026-05-01")).status, DayStatus::off);
    EXPECT_EQ(calendar->on(day("2027-05-03")).status, DayStatus::unknown);
    EXPECT_EQ(book->calendar("calendar.working_days", {}), nullptr);
    EXPECT_EQ(book->calendar("test.cap", chain), nullptr);
}

TEST(RulesLoader, CodeListsAreFoundByIdAndName) {
    const auto book = tiny::book();
    const CodeList* list = book->list("vehicle");
    ASSERT_NE(list, nullptr);
    EXPECT_EQ(list->by_name.at("sedan"), 1);
    EXPECT_EQ(list->by_name.at("客车"), 3);
    EXPECT_EQ(list->find(2), nullptr);
    EXPECT_EQ(list->find(3)->unit, "litre");
    EXPECT_EQ(list->find(-1), nullptr);
    EXPECT_EQ(list->find(1'000'000), nullptr);
    EXPECT_EQ(book->list("nothing"), nullptr);
    ASSERT_NE(book->list("test_size"), nullptr);  // a described enumeration stands beside them
    EXPECT_EQ(book->list("test_size")->by_name.at("大"), 2);
}

}  // namespace
