// The digest stands for the meaning of the rules: not for files, their order or their layout.
#include <gtest/gtest.h>

#include <set>

#include "data/tiny.hpp"

namespace {

using namespace steward;

std::string digest(std::string content) {
    const auto book = tiny::open(std::move(content));
    if (!book) throw std::runtime_error(book.error().message.en);
    return (*book)->digest();
}

std::string replaced(std::string content, std::string_view from, std::string_view to) {
    for (std::size_t at = content.find(from); at != std::string::npos; at = content.find(from, at + to.size()))
        content.replace(at, from.size(), to);
    return content;
}

TEST(RulesDigest, IsSixtyFourHexadecimalDigitsAndStable) {
    const std::string first = digest(tiny::file("rules_full.toml"));
    EXPECT_EQ(first.size(), 64U);
    EXPECT_EQ(first.find_first_not_of("0123456789abcdef"), std::string::npos);
    EXPECT_EQ(digest(tiny::file("rules_full.toml")), first);
}

TEST(RulesDigest, DoesNotDependOnCommentsAndLayout) {
    const std::string content = tiny::file("rules_full.toml");
    const std::string plain = digest(content);
    EXPECT_EQ(digest(replaced(content, "\n", "\n# 注释\n")), plain);
    EXPECT_EQ(digest(replaced(content, "\n", "\r\n")), plain);
    EXPECT_EQ(digest(replaced(content, " = ", "   =\t")), plain);
    EXPECT_EQ(digest(tiny::changed("data_version = 2026-01-02", "data_version = 2026-03-04")), plain);
    EXPECT_EQ(digest(tiny::changed("{ size = \"small\", value = \"200\" }", "{ value = \"200\", size = [\"small\"] }")),
              plain);
}

TEST(RulesDigest, DoesNotDependOnTheOrderOfRulesVersionsAndRows) {
    const std::string content = tiny::file("rules_full.toml");
    const std::string plain = digest(content);

    const std::size_t first = content.find("[[rule]]");
    std::string turned = content.substr(0, first);
    for (std::size_t end = content.size(); end > first;) {
        const std::size_t at = content.rfind("[[rule]]", end - 1);
        turned += content.substr(at, end - at) + "\n";
        end = at;
    }
    EXPECT_NE(turned, content);
    EXPECT_EQ(digest(turned), plain);

    const std::string_view a =
        R"(  { from = 2010-01-01, until = 2015-01-01, cite = ["law 2"], confidence = "verified", value = "10.50" },
)";
    const std::string_view b =
        R"(  { from = 2015-01-01, cite = ["law 2", "std"], confidence = "unverified", value = "12" },
)";
    EXPECT_EQ(digest(tiny::changed(std::string(a) + std::string(b), std::string(b) + std::string(a))), plain);

    const std::string_view c = R"(    { vehicle = "sedan", value = "0.7143" },
)";
    const std::string_view d = R"(    { vehicle = "bus", value = "1.4" },
)";
    EXPECT_EQ(digest(tiny::changed(std::string(c) + std::string(d), std::string(d) + std::string(c))), plain);
}

TEST(RulesDigest, DoesNotDependOnTheOrderOfFiles) {
    const std::string head = tiny::file("rules_full.toml");
    const std::string other = R"([pack]
layout = "1.0"
id = "test.other"
data_version = 2026-01-01
[document]
doc = { title = "另法", number = "令第2号" }
[[rule]]
id = "test.other"
form = "provision"
title = { zh = "另", en = "other" }
jurisdiction = "CN"
anchor = "on_date"
version = [ { from = 2010-01-01, cite = ["doc 1"], confidence = "verified" } ]
)";
    const PackSource one[]{{"a.toml", head}, {"b.toml", other}};
    const PackSource two[]{{"z.toml", other}, {"y.toml", head}};
    const auto first = Rulebook::open(tiny::catalogue(), one);
    const auto second = Rulebook::open(tiny::catalogue(), two);
    ASSERT_TRUE(first.ok() && second.ok());
    EXPECT_EQ((*first)->digest(), (*second)->digest());
    EXPECT_NE((*first)->digest(), tiny::book()->digest());
}

TEST(RulesDigest, ChangesWithEveryValueDateAndCitation) {
    const std::pair<std::string_view, std::string_view> changes[] = {
        {"value = \"10.50\"", "value = \"10.51\""},
        {"value = \"0.7143\"", "value = \"0.7144\""},
        {"min_years = \"15\"", "min_years = \"16\""},
        {"min_years = \"15\"", "max_years = \"15\""},
        {", max_years = \"10\"", ""},
        {"{ vehicle = \"bus\", size = \"large\"", "{ vehicle = \"bus\", size = \"small\""},
        {"until = 2015-01-01", "until = 2014-12-01"},
        {"{ from = 2010-01-01, cite = [\"law 1\"]", "{ from = 2010-01-02, cite = [\"law 1\"]"},
        {"{ from = 2010-01-01, cite = [\"law 1\"]", "{ from = 2010-01-01, until = 2050-01-01, cite = [\"law 1\"]"},
        {"cite = [\"law 1\"]", "cite = [\"law 1之一\"]"},
        {"cite = [\"law 1\"]", "cite = [\"std 1\"]"},
        {"cite = [\"law 1\"]", "cite = [\"law 1\", \"std\"]"},
        {"cite = [\"std 表1\"]", "cite = [\"std 表2\"]"},
        {"title = \"测试法\"", "title = \"测试法（修订）\""},
        {"number = \"令第1号\"", "number = \"令第2号\""},
        {"cite = [\"law 1\"], confidence = \"verified\"", "cite = [\"law 1\"], confidence = \"unverified\""},
        {"compare = \"at_least\"", "compare = \"more_than\""},
        {"bound = \"max\"", "bound = \"min\""},
        {"length = 7", "length = 8"},
        {"unit = \"working_day\"", "unit = \"calendar_day\""},
        {"start_day = \"excluded\"", "start_day = \"included\""},
        {"roll = \"none\"", "roll = \"next_working_day\""},
        {"roll_confidence = \"verified\"", "roll_confidence = \"unverified\""},
        {"\"2026-05-01\"", "\"2026-05-04\""},
        {"work = [\"2026-01-04\"]", "work = []"},
        {"work = [\"2026-01-04\"]", "work = [\"2026-01-10\"]"},
        {"code = 3, id = \"bus\"", "code = 4, id = \"bus\""},
        {"unit = \"litre\"", "unit = \"kg\""},
        {"to = \"kgce\"", "to = \"kg\""},
        {"anchor = \"on_date\"", "anchor = \"paid_on\""},
        {"form = \"provision\"\ntitle = { zh = \"义务\", en = \"duty\" }\njurisdiction = \"CN\"",
         "form = \"provision\"\ntitle = { zh = \"义务\", en = \"duty\" }\njurisdiction = \"CN/22\""},
        {"id = \"test.duty\"", "id = \"test.duties\""},
    };
    std::set<std::string> seen{digest(tiny::file("rules_full.toml"))};
    for (const auto& [from, to] : changes)
        EXPECT_TRUE(seen.insert(digest(tiny::changed(from, to))).second) << from << " -> " << to;
}

}  // namespace
