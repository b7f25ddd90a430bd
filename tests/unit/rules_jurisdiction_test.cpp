// Jurisdictions: chains from GB/T 2260, and the nearest rule of a chain.
#include <gtest/gtest.h>

#include "data/tiny.hpp"
#include "steward/steward.hpp"

namespace {

using namespace steward;

using Chain = std::vector<std::string>;

TEST(RulesJurisdiction, CodesBelowAKnownProvinceFollow) {
    const auto book = tiny::book();
    EXPECT_EQ(book->chain("CN"), Chain{"CN"});
    EXPECT_EQ(book->chain("CN/22"), (Chain{"CN/22", "CN"}));
    EXPECT_EQ(book->chain("CN/22/2208"), (Chain{"CN/22/2208", "CN/22", "CN"}));
    EXPECT_EQ(book->chain("CN/22/2208/220802"), (Chain{"CN/22/2208/220802", "CN/22/2208", "CN/22", "CN"}));
}

TEST(RulesJurisdiction, OthersAreRefused) {
    const auto book = tiny::book();
    for (const char* code : {"CN/22/2308",
                             "CN/22/2208/220902",
                             "CN/22/2208/230802",
                             "CN/99",
                             "CN/99/9901",
                             "CN/2208",
                             "CN/22/22",
                             "CN/22/220",
                             "CN/22/22080",
                             "CN/22/2208/220802/22080201",
                             "CN/22/",
                             "CN/22//",
                             "CN/",
                             "/",
                             "",
                             "cn",
                             "US",
                             "CN/22/22ab",
                             "CN/central",
                             "CN/22/2208/",
                             "CN/22 ",
                             "CN\\22",
                             "CN/22/２２０８"})
        EXPECT_TRUE(book->chain(code).empty()) << code;
}

TEST(RulesJurisdiction, TheEmbeddedBookKnowsProvincesAndTheCentralLevel) {
    const auto book = open_rulebook();
    ASSERT_TRUE(book.ok()) << book.error().message.en;
    EXPECT_EQ((*book)->chain("CN/central"), (Chain{"CN/central", "CN"}));
    EXPECT_EQ((*book)->chain("CN/22/2208/220802").size(), 4U);
    EXPECT_TRUE((*book)->chain("CN/22/2308").empty());
    EXPECT_TRUE((*book)->chain("CN/99").empty());
    EXPECT_TRUE((*book)->chain("CN/central/1101").empty());
    EXPECT_FALSE((*book)->jurisdiction_title("CN/22").zh.empty());
    EXPECT_TRUE((*book)->jurisdiction_title("CN/22/2208").zh.empty());
    EXPECT_TRUE((*book)->lint().empty() || !(*book)->lint()[0].message.zh.empty());
}

constexpr std::string_view local = R"(
[[rule]]
id = "test.cap"
form = "parameter"
title = { zh = "吉林上限", en = "Jilin cap" }
jurisdiction = "CN/22"
relation = "replaces"
anchor = "on_date"
unit = "yuan"
version = [ { from = 2012-01-01, until = 2018-01-01, cite = ["law 2"], confidence = "verified", value = "99" } ]
)";

Date day(std::string_view text) { return parse_date(text).value(); }

TEST(RulesJurisdiction, TheNearestRuleInForceDecides) {
    const auto opened = tiny::open(tiny::file("rules_full.toml") + std::string(local));
    ASSERT_TRUE(opened.ok()) << opened.error().message.en;
    const Rulebook& book = **opened;
    const auto value = [&](const char* where, const char* when) {
        const auto found = book.in_force("test.cap", book.chain(where), day(when));
        return found.version ? found.version->grid.at(0).value : -1;
    };
    EXPECT_EQ(value("CN/22/2208", "2012-01-01"), 9900);
    EXPECT_EQ(value("CN/22", "2011-12-31"), 1050);
    EXPECT_EQ(value("CN/22", "2017-12-31"), 9900);
    EXPECT_EQ(value("CN/22", "2018-01-01"), 1200);  // in a gap of the local rule the general one holds
    EXPECT_EQ(value("CN", "2012-01-01"), 1050);
    EXPECT_EQ(value("CN/22", "2009-12-31"), -1);
}

TEST(RulesJurisdiction, EpochsAgreeWithThePlainSearchOnEveryDay) {
    const auto opened = tiny::open(tiny::file("rules_full.toml") + std::string(local));
    ASSERT_TRUE(opened.ok());
    const Rulebook& book = **opened;
    const OperationInfo& info = tiny::catalogue().find("test.tiny")->info;
    for (const char* where : {"CN", "CN/22/2208"}) {
        const auto table = book.epochs(info, {where, std::nullopt});
        EXPECT_EQ(book.epochs(info, {where, std::nullopt}), table);  // made once
        const auto chain = book.chain(where);
        for (std::int32_t d = day("2009-06-01").days(); d < day("2021-06-01").days(); ++d) {
            const Date date = Date::from_days(d);
            const auto& epoch = table->versions.at(static_cast<std::size_t>(table->epoch_of(date)));
            for (std::size_t need = 0; need < info.rules.size(); ++need)
                ASSERT_EQ(tiny::difference(epoch.at(need), book.in_force(info.rules[need].id, chain, date)), "")
                    << info.rules[need].id << " on " << to_text(date);
        }
        EXPECT_EQ(table->epoch_of(Date::from_days(Date::min_days)), 0);
        EXPECT_EQ(table->epoch_of(Date::from_days(Date::max_days)), static_cast<std::int32_t>(table->starts.size()));
    }
}

}  // namespace
