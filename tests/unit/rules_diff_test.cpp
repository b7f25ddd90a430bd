// What changes from one book to another, and between two days of one book.
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <tuple>

#include "data/tiny.hpp"
#include "steward/rules/diff.hpp"
#include "steward/steward.hpp"

namespace {

using namespace steward;

Date day(std::string_view text) { return parse_date(text).value(); }

std::vector<RuleChange> diff(std::string_view from, std::string_view to) {
    const auto after = tiny::open(tiny::changed(from, to));
    EXPECT_TRUE(after.ok()) << after.error().message.en;
    return after.ok() ? diff_books(*tiny::book(), **after) : std::vector<RuleChange>();
}

TEST(RulesDiff, ABookAgainstItselfIsEmpty) {
    const auto tiny = tiny::book();
    EXPECT_TRUE(diff_books(*tiny, *tiny).empty());
    const auto book = open_rulebook().value(), again = open_rulebook().value();
    EXPECT_TRUE(diff_books(*book, *again).empty());
    EXPECT_EQ(diff_text({}, Language::zh), "");
    EXPECT_EQ(diff_json({}, Language::en), "[]");
}

TEST(RulesDiff, OneValue) {
    const auto changes = diff("{ size = \"small\", value = \"200\" }", "{ size = \"small\", value = \"250.5\" }");
    ASSERT_EQ(changes.size(), 1U);
    const RuleChange& change = changes[0];
    EXPECT_EQ(change.kind, ChangeKind::value);
    EXPECT_EQ(change.id, "test.limit");
    EXPECT_EQ(change.jurisdiction, "CN");
    ASSERT_EQ(change.keys.size(), 1U);
    EXPECT_EQ(change.keys[0].key, "size");
    EXPECT_EQ(change.keys[0].item, "small");
    EXPECT_EQ(change.part, "value");
    EXPECT_EQ(change.from, day("2020-01-01"));
    EXPECT_FALSE(change.until);
    EXPECT_EQ(change.before->value, "200.00");
    EXPECT_EQ(change.after->value, "250.50");
    EXPECT_EQ(change.after->unit, "yuan");
    EXPECT_EQ(change.operations, std::vector<std::string>{"test.tiny"});
    ASSERT_EQ(change.before->cites.size(), 1U);
    EXPECT_EQ(change.before->cites[0].number, "令第1号");
    EXPECT_EQ(change.before->cites[0].article, "3");
    EXPECT_EQ(diff_text(changes, Language::en),
              "limit test.limit (CN; used by test.tiny)\n"
              "  from 2020-01-01: size small, value: 200.00 yuan becomes 250.50 yuan [before: 《测试法》令第1号 art. "
              "3; 2020-01-01 on]"
              " [after: 《测试法》令第1号 art. 3; 2020-01-01 on]\n");
}

TEST(RulesDiff, AValueThatEndsIsChangedUntilThen) {
    const auto changes = diff("value = \"10.50\"", "value = \"10.60\"");
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].from, day("2010-01-01"));
    EXPECT_EQ(changes[0].until, day("2015-01-01"));
}

TEST(RulesDiff, ARowAddedOrRemoved) {
    const auto removed = diff("    { vehicle = \"bus\", size = \"large\", min_years = \"15\" },\n", "");
    ASSERT_EQ(removed.size(), 1U);
    EXPECT_EQ(removed[0].kind, ChangeKind::removed);
    EXPECT_EQ(removed[0].part, "min_years");
    EXPECT_EQ(removed[0].keys.size(), 2U);
    EXPECT_FALSE(removed[0].after);
    const auto added = diff("vehicle = \"bus\", size = \"large\"", "vehicle = \"bus\", size = [\"small\", \"large\"]");
    ASSERT_EQ(added.size(), 1U);
    EXPECT_EQ(added[0].kind, ChangeKind::added);
    EXPECT_EQ(added[0].after->value, "15");
}

TEST(RulesDiff, AnotherArticleOrConfidenceIsAnotherSource) {
    const auto article =
        diff("cite = [\"law 2\"], confidence = \"verified\"", "cite = [\"law 22\"], confidence = \"verified\"");
    ASSERT_FALSE(article.empty());
    for (const RuleChange& change : article) EXPECT_EQ(change.kind, ChangeKind::source);
    const auto confidence =
        diff("cite = [\"law 1\"], confidence = \"verified\"", "cite = [\"law 1\"], confidence = \"unverified\"");
    ASSERT_EQ(confidence.size(), 1U);
    EXPECT_EQ(confidence[0].part, "in_force");
    // The issue day counts: it decides what could be known when.
    EXPECT_FALSE(diff("issued = 2010-01-01", "issued = 2010-01-02").empty());
}

TEST(RulesDiff, AVersionMovedInTime) {
    std::string content = tiny::file("rules_full.toml");
    for (std::size_t at; (at = content.find("2015-01-01")) != std::string::npos;) content.replace(at, 10, "2016-01-01");
    const auto changes = diff_books(*tiny::book(), *tiny::open(content).value());
    const auto moved = std::find_if(changes.begin(), changes.end(), [](auto& c) {
        return c.id == "test.cap" && c.part == "value" && c.from == day("2015-01-01");
    });
    ASSERT_NE(moved, changes.end());
    EXPECT_EQ(moved->until, day("2016-01-01"));
    EXPECT_EQ(moved->before->value, "12.00");
    EXPECT_EQ(moved->after->value, "10.50");
    // Afterwards only the version's first day is another.
    for (const RuleChange& change : changes)
        if (change.from >= day("2016-01-01")) {
            EXPECT_EQ(change.kind, ChangeKind::source);
        }
}

TEST(RulesDiff, EveryPartOfARule) {
    const struct {
        const char *from, *to, *part;
    } changed[] = {
        {"length = 7", "length = 8", "length"},
        {"unit = \"working_day\"", "unit = \"calendar_day\"", "unit"},
        {"start_day = \"excluded\"", "start_day = \"included\"", "start_day"},
        {"roll = \"none\"", "roll = \"next_working_day\"", "roll"},
        {"roll_confidence = \"verified\"", "roll_confidence = \"unverified\"", "roll"},
        {"bound = \"max\"", "bound = \"min\"", "bound"},
        {"bound = \"max\"", "bound = \"max\"\ncounts = \"backward\"", "counts"},
        {"bound = \"max\"", "bound = \"max\"\nduty = false", "duty"},
        {"bound = \"max\"", "bound = \"max\"\nscope = { list = \"vehicle\", item = \"bus\" }", "scope"},
        {tiny::texts_of_reply, tiny::items_of_reply, "start"},
        {tiny::texts_of_reply, tiny::items_of_reply, "end"},
        {"compare = \"at_least\"", "compare = \"more_than\"", "compare"},
        {"work = [\"2026-01-04\"]", "work = [\"2026-01-10\"]", "work"},
        {"\"2026-05-01\"]", "\"2026-05-04\"]", "off"},
        {"code = 3, id = \"bus\"", "code = 4, id = \"bus\"", "code"},
        {"number = 220000", "number = 210000", "number"},
        {"to = \"kgce\"", "to = \"kg_co2\"", "value"},
    };
    for (const auto& one : changed) {
        const auto changes = diff(one.from, one.to);
        EXPECT_TRUE(std::any_of(changes.begin(), changes.end(), [&](auto& c) { return c.part == one.part; })) << one.to;
        EXPECT_NE(diff_text(changes, Language::zh), "");
    }
    const auto ended = diff("{ from = 2010-01-01, cite = [\"law 1\"]",
                            "{ from = 2010-01-01, until = 2030-01-01, until_cite = [\"law 9\"], cite = [\"law 1\"]");
    EXPECT_TRUE(std::any_of(ended.begin(), ended.end(), [](auto& c) { return c.part == "end"; }));
    EXPECT_TRUE(std::any_of(ended.begin(), ended.end(), [](auto& c) {
        return c.part == "in_force" && c.kind == ChangeKind::removed && c.from == day("2030-01-01");
    }));
}

TEST(RulesDiff, ACalendarChangesInItsYear) {
    const auto changes = diff("{ year = 2026,",
                              "{ year = 2027, cite = [\"law 6\"], confidence = \"verified\", off = [\"2027-01-01\"], "
                              "work = [] },\n  { year = 2026,");
    ASSERT_FALSE(changes.empty());
    for (const RuleChange& change : changes) {
        EXPECT_EQ(change.kind, ChangeKind::added);
        EXPECT_EQ(change.keys.at(0).item, "2027");
        EXPECT_EQ(change.from, day("2027-01-01"));
        EXPECT_EQ(change.until, day("2028-01-01"));
    }
}

TEST(RulesDiff, Json) {
    for (const Language language : {Language::zh, Language::en}) {
        rapidjson::Document json;
        json.Parse(diff_json(diff("value = \"10.50\"", "value = \"10.60\""), language).c_str());
        ASSERT_FALSE(json.HasParseError());
        ASSERT_EQ(json.Size(), 1U);
        EXPECT_STREQ(json[0]["kind"].GetString(), "value");
        EXPECT_STREQ(json[0]["id"].GetString(), "test.cap");
        EXPECT_STREQ(json[0]["from"].GetString(), "2010-01-01");
        EXPECT_STREQ(json[0]["until"].GetString(), "2015-01-01");
        EXPECT_STREQ(json[0]["before"]["value"].GetString(), "10.50");
        EXPECT_STREQ(json[0]["after"]["citations"][0]["article"].GetString(), "2");
        EXPECT_STREQ(json[0]["operations"][0].GetString(), "test.tiny");
        EXPECT_NE(std::string(json[0]["text"].GetString()).find("10.60"), std::string::npos);
    }
}

// The central catalogue of 2017 (国办发〔2016〕96号) raised the amounts of that of 2015 (国办发〔2014〕53号): the limit of
// decentralised purchases from 500,000 to 1,000,000 yuan, of works from 600,000 to 1,200,000, and open tender from 1,200,000
// to 2,000,000. That of 2020 (国办发〔2019〕55号) keeps them all: another source, no other value.
TEST(RulesDiffDays, TheCentralCataloguesOf2015And2017And2020) {
    const auto book = open_rulebook().value();
    using Row = std::tuple<std::string, std::string, std::string, std::string>;
    const auto of_the_catalogue = [&](std::string_view before, std::string_view after, const char* old, const char* now,
                                      ChangeKind kind) {
        std::vector<Row> rows;
        for (const RuleChange& change : diff_days(*book, day(before), day(after))) {
            if (change.id != "procurement.limit_standard" && change.id != "procurement.open_tender_amount") continue;
            if (change.jurisdiction != "CN/central") continue;
            if (!change.before) {  // works: the edition of 2020 sends them to the rules of the State Council
                EXPECT_EQ(change.id, "procurement.open_tender_amount");
                EXPECT_EQ(change.keys.at(0).item, "works");
                EXPECT_EQ(change.after->value, "procurement.must_tender_amount");
                continue;
            }
            EXPECT_EQ(change.before->cites.at(0).number, old);
            EXPECT_EQ(change.after->cites.at(0).number, now);
            EXPECT_EQ(change.from, day(after));
            EXPECT_EQ(std::count(change.operations.begin(), change.operations.end(), "procurement.method"), 1);
            if (change.part == "value") {
                EXPECT_EQ(change.kind, kind);
                rows.emplace_back(change.id.substr(12), change.keys.at(0).item, change.before->value,
                                  change.after->value);
            }
        }
        std::sort(rows.begin(), rows.end());
        return rows;
    };
    EXPECT_EQ(
        of_the_catalogue("2016-12-31", "2017-01-01", "国办发〔2014〕53号", "国办发〔2016〕96号", ChangeKind::value),
        (std::vector<Row>{{"limit_standard", "goods", "500000.00", "1000000.00"},
                          {"limit_standard", "services", "500000.00", "1000000.00"},
                          {"limit_standard", "works", "600000.00", "1200000.00"},
                          {"open_tender_amount", "goods", "1200000.00", "2000000.00"},
                          {"open_tender_amount", "services", "1200000.00", "2000000.00"}}));
    EXPECT_EQ(
        of_the_catalogue("2019-12-31", "2020-01-01", "国办发〔2016〕96号", "国办发〔2019〕55号", ChangeKind::source)
            .size(),
        5U);
    EXPECT_TRUE(diff_days(*book, day("2020-01-01"), day("2020-01-01")).empty());
    EXPECT_TRUE(diff_days(*book, day("2020-02-01"), day("2020-02-28")).empty());
}

TEST(RulesDiffDays, TheItemsOfTheCentralCatalogues) {
    const auto book = open_rulebook().value();
    const auto items = [&](std::string_view before, std::string_view after, ChangeKind kind, std::string_view part) {
        std::vector<std::string> names;
        for (const RuleChange& change : diff_days(*book, day(before), day(after)))
            if (change.id == "procurement.central_catalogue" && change.kind == kind && change.part == part && !change.keys.empty())
                names.push_back(change.keys[0].item + "=" + (change.after ? change.after->value : change.before->value));
        return names;
    };
    const auto has = [](const std::vector<std::string>& names, std::string_view name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    // 国办发〔2016〕96号: network equipment from 10,000 yuan on; televisions and fax machines are taken out.
    const auto least = items("2016-12-31", "2017-01-01", ChangeKind::added, "min_amount");
    EXPECT_TRUE(has(least, "network_equipment=10000.00")) << testing::PrintToString(least);
    const auto out = items("2016-12-31", "2017-01-01", ChangeKind::added, "scope");
    EXPECT_TRUE(has(out, "television=not listed") && has(out, "fax_machine=not listed")) << testing::PrintToString(out);
    // 国办发〔2019〕55号: items that were not read for 2016 come in with it.
    const auto in = items("2019-12-31", "2020-01-01", ChangeKind::added, "scope");
    EXPECT_TRUE(has(in, "multifunction_device=all_central_units") || in.size() > 5) << testing::PrintToString(in);
}

TEST(RulesDiffDays, ARuleThatEndsAndOneThatBegins) {
    const auto book = tiny::book();
    const auto began = diff_days(*book, day("2009-12-31"), day("2010-01-01"));
    EXPECT_TRUE(std::any_of(began.begin(), began.end(),
                            [](auto& c) { return c.id == "test.duty" && c.kind == ChangeKind::added; }));
    const auto ended = diff_days(*book, day("2010-01-01"), day("2009-12-31"));
    EXPECT_EQ(began.size(), ended.size());
    for (const RuleChange& change : ended) {
        EXPECT_EQ(change.kind, ChangeKind::removed);
        EXPECT_EQ(change.from, day("2010-01-01")) << change.id;
    }
}

}  // namespace
