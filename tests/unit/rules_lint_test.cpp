// Findings that do not keep a book from loading, and how diagnostics are told.
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include "data/tiny.hpp"

namespace {

using namespace steward;

TEST(RulesLint, AGapInTimeIsAWarning) {
    const std::string content = tiny::changed("until = 2015-01-01", "until = 2014-06-01");
    const auto found = tiny::lint(content);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].severity, Severity::warning);
    EXPECT_EQ(found[0].code, "gap");
    EXPECT_EQ(found[0].rule, "test.cap");
    EXPECT_EQ(found[0].key, "until");
    EXPECT_EQ(found[0].place.line, tiny::line_of(content, "value = \"12\""));
    const auto book = tiny::open(content);
    ASSERT_TRUE(book.ok());
    ASSERT_EQ((*book)->lint().size(), 1U);
    EXPECT_EQ((*book)->lint()[0].code, "gap");
}

TEST(RulesLint, AGapOfOneDayLooksLikeALastDayTakenForUntil) {
    const auto found = tiny::lint(tiny::changed("until = 2015-01-01", "until = 2014-12-31"));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].severity, Severity::warning);
    EXPECT_EQ(found[0].code, "inclusive_date_slip");
    EXPECT_NE(found[0].message.en.find("first day no longer in force"), std::string::npos);
}

TEST(RulesLint, ADocumentThatNoRuleCites) {
    const std::string content = tiny::changed("std = { title", "spare = { title = \"备用\", number = \"\" }\nstd = { title");
    const auto found = tiny::lint(content);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].code, "unused_document");
    EXPECT_EQ(found[0].severity, Severity::warning);
    EXPECT_EQ(found[0].key, "spare");
    EXPECT_EQ(found[0].place.line, tiny::line_of(content, "spare"));
}

TEST(RulesLint, WarningsStandBesideErrors) {
    std::string content = tiny::changed("until = 2015-01-01", "until = 2014-06-01");
    content.replace(content.find("form = \"provision\""), 18, "form = \"article\"  ");
    int errors = 0, warnings = 0;
    for (const Diagnostic& diagnostic : tiny::lint(content))
        ++(diagnostic.severity == Severity::error ? errors : warnings);
    EXPECT_EQ(errors, 1);
    EXPECT_EQ(warnings, 1);
}

TEST(RulesLint, ATextNamesFileLineCodeRuleAndKey) {
    Diagnostic diagnostic{Severity::error, "overlap", {"a.toml", 7},
                          "x.y",           "from",    BilingualText("重叠", "they overlap")};
    EXPECT_EQ(diagnostic.to_text(Language::en), "a.toml:7: error [overlap] x.y.from: they overlap");
    EXPECT_EQ(diagnostic.to_text(Language::zh), "a.toml:7: error [overlap] x.y.from: 重叠");
    diagnostic.rule.clear();
    diagnostic.severity = Severity::warning;
    EXPECT_EQ(diagnostic.to_text(Language::en), "a.toml:7: warning [overlap] from: they overlap");
}

TEST(RulesLint, DiagnosticsAsJson) {
    std::vector<Diagnostic> diagnostics = tiny::lint(tiny::changed("until = 2015-01-01", "until = 2014-06-01"));
    diagnostics.push_back(
        {Severity::error, "syntax", {"引号\".toml", 3}, "", "", BilingualText("一\n二", "one\n\"two\"")});
    for (const Language language : {Language::zh, Language::en}) {
        rapidjson::Document json;
        json.Parse(diagnostics_json(diagnostics, language).c_str());
        ASSERT_FALSE(json.HasParseError());
        ASSERT_TRUE(json.IsArray());
        ASSERT_EQ(json.Size(), 2U);
        EXPECT_STREQ(json[0]["severity"].GetString(), "warning");
        EXPECT_STREQ(json[0]["code"].GetString(), "gap");
        EXPECT_STREQ(json[0]["file"].GetString(), "full.toml");
        EXPECT_GT(json[0]["line"].GetInt(), 1);
        EXPECT_STREQ(json[0]["rule"].GetString(), "test.cap");
        EXPECT_STREQ(json[0]["key"].GetString(), "until");
        EXPECT_STREQ(json[1]["severity"].GetString(), "error");
        EXPECT_STREQ(json[1]["file"].GetString(), "引号\".toml");
        EXPECT_STREQ(json[1]["message"].GetString(), language == Language::zh ? "一\n二" : "one\n\"two\"");
    }
    EXPECT_EQ(diagnostics_json({}, Language::zh), "[]");
}

}  // namespace
