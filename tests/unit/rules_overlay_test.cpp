// Rules of several jurisdictions laid over each other, and what could be known of them on a day.
#include <gtest/gtest.h>

#include "data/tiny.hpp"

namespace {

using namespace steward;

Date day(std::string_view text) { return parse_date(text).value(); }

/// The full pack and one local rule. `head` is its relation line, `rows` those of its one version, open from 2021-01-01.
std::string with_local_limit(const std::string& head, const std::string& rows) {
    return tiny::file("rules_full.toml") + R"(
[[rule]]
id = "test.limit"
form = "threshold"
title = { zh = "吉林限额", en = "Jilin limit" }
jurisdiction = "CN/22"
)" + head + R"(
anchor = "on_date"
keys = { size = "test_size" }
unit = "yuan"
compare = "at_least"
version = [ { from = 2021-01-01, cite = ["law 9"], confidence = "verified", rows = [ )" + rows + R"( ] } ]
)";
}

/// State and value of a cell of test.limit in CN/22 on 2022-02-02; -1 for none, -2 for a conflict.
std::int64_t value(const Rulebook& book, std::size_t size) {
    const RuleInForce found = book.in_force("test.limit", book.chain("CN/22"), day("2022-02-02"));
    const Cell& cell = found.version->grid.at(size);
    return cell.state == CellState::value ? cell.value : cell.state == CellState::none ? -1 : -2;
}

constexpr const char* only_small = R"({ size = "small", value = "250" })";
// The general rule has 200 yuan for small and 300 for large ones.

TEST(RulesOverlay, ReplacesTakesThePlaceOfWhatItNamesAndLeavesTheRest) {
    const auto book = tiny::open(with_local_limit("relation = \"replaces\"", only_small));
    ASSERT_TRUE(book.ok()) << book.error().message.en;
    EXPECT_EQ(value(**book, 0), 25'000);
    EXPECT_EQ(value(**book, 1), 30'000);
}

TEST(RulesOverlay, FillsSpeaksOnlyWhereTheGeneralRuleIsSilent) {
    const auto all = tiny::open(with_local_limit("relation = \"fills\"", R"({ size = ["small", "large"], value = "250" })"));
    ASSERT_TRUE(all.ok()) << all.error().message.en;
    EXPECT_EQ(value(**all, 0), 20'000);
    EXPECT_EQ(value(**all, 1), 30'000);

    std::string silent = with_local_limit("relation = \"fills\"", R"({ size = ["small", "large"], value = "250" })");
    const std::string general = R"({ size = "small", value = "200" },)";
    silent.erase(silent.find(general), general.size());
    const auto book = tiny::open(silent);
    ASSERT_TRUE(book.ok()) << book.error().message.en;
    EXPECT_EQ(value(**book, 0), 25'000);
    EXPECT_EQ(value(**book, 1), 30'000);
}

TEST(RulesOverlay, WithoutARelationTwoAnswersConflictAndTheSameAnswerDoesNot) {
    const auto other = tiny::open(with_local_limit("", only_small));
    ASSERT_TRUE(other.ok()) << other.error().message.en;
    EXPECT_EQ(value(**other, 0), -2);
    EXPECT_EQ(value(**other, 1), 30'000);
    const auto same = tiny::open(with_local_limit("", R"({ size = "small", value = "200" })"));
    ASSERT_TRUE(same.ok());
    EXPECT_EQ(value(**same, 0), 20'000);
}

TEST(RulesOverlay, ValuesWithDifferentDecimalsAreComparedExactly) {
    std::string content = tiny::file("rules_full.toml");
    const auto at = content.find("[[rule]]\nid = \"test.factor\"");
    std::string local = content.substr(at, content.find("[[rule]]\nid = \"test.reply\"") - at);
    local.replace(local.find("jurisdiction = \"CN\""), 19, "jurisdiction = \"CN/22\"");
    local.replace(local.find("\"0.7143\""), 8, "\"0.71430\"");
    local.replace(local.find("\"1.4\""), 5, "\"1.45678\"");
    const auto book = tiny::open(content + local);
    ASSERT_TRUE(book.ok()) << book.error().message.en;
    const RuleInForce found = (*book)->in_force("test.factor", (*book)->chain("CN/22"), day("2022-02-02"));
    EXPECT_EQ(found.version->scales.at(0), 5);
    EXPECT_EQ(found.version->grid.at(0).state, CellState::value);
    EXPECT_EQ(found.version->grid.at(0).value, 71'430);
    EXPECT_EQ(found.version->grid.at(2).state, CellState::conflict);
}

/// One row of the tiny operation, explained.
struct Question {
    std::int32_t size = 1;
    std::optional<std::int32_t> number;  ///< the row's own jurisdiction

    [[nodiscard]] std::string ask(const Rulebook& book, const char* jurisdiction, std::string_view column, std::int64_t& answer) const {
        auto op = book.prepare("test.tiny", jurisdiction).value();
        const std::int32_t on = day("2022-02-02").days(), vehicle = 1;
        const std::int64_t amount = 22'000, offsets[]{0, 0};
        const std::uint8_t urgent = 0;
        std::int32_t found = -9;
        EXPECT_TRUE(op->bind_input("on_date", {&on, 1, nullptr, 1, Storage::i32}).ok());
        EXPECT_TRUE(op->bind_input("size", {&size, 1, nullptr, 1, Storage::i32}).ok());
        EXPECT_TRUE(op->bind_input("amount_fen", {&amount, 1, nullptr, 1, Storage::i64}).ok());
        EXPECT_TRUE(op->bind_input("vehicle", {&vehicle, 1, nullptr, 1, Storage::i32}).ok());
        EXPECT_TRUE(op->bind_input("urgent", {&urgent, 1, nullptr, 1, Storage::u8}).ok());
        EXPECT_TRUE(op->bind_list("parts", offsets, 2).ok());
        EXPECT_TRUE(op->bind_input("parts.size", {&size, 1, nullptr, 1, Storage::i32}).ok());
        EXPECT_TRUE(op->bind_input("parts.price_fen", {&amount, 1, nullptr, 1, Storage::i64}).ok());
        if (number) {
            EXPECT_TRUE(op->bind_input("jurisdiction", {&*number, 1, nullptr, 1, Storage::i32}).ok());
        }
        std::uint8_t validity = 0;
        EXPECT_TRUE(op->bind_output(column, {&found, 1, &validity, 1, Storage::i32}).ok());
        EXPECT_TRUE(op->run(0, 1).ok());
        answer = found;
        return op->explain(0, Language::en, ExplanationFormat::text).value();
    }
};

TEST(RulesOverlay, AnExplanationShowsWhoseRuleItIsAndWhatItStandsInThePlaceOf) {
    const auto book = tiny::open(with_local_limit("relation = \"replaces\"", only_small)).value();
    std::int64_t outcome = -1;
    const std::string text = Question{}.ask(*book, "CN/22", "outcome", outcome);
    EXPECT_EQ(outcome, static_cast<int>(Outcome::pass));  // 220 yuan: below 250, but not below the general 200
    EXPECT_NE(text.find("CN/22 rule, in the place of CN@2020-01-01 令第1号 art. 3"), std::string::npos) << text;
}

TEST(RulesOverlay, AConflictIsIndeterminateAndCitesBothSides) {
    const auto book = tiny::open(with_local_limit("", only_small)).value();
    std::int64_t outcome = -1;
    const std::string text = Question{}.ask(*book, "CN/22", "outcome", outcome);
    EXPECT_EQ(outcome, static_cast<int>(Outcome::indeterminate));
    EXPECT_NE(text.find("One is CN/22@2021-01-01, the other CN@2020-01-01 [《测试法》令第1号 art. 3"), std::string::npos) << text;
    EXPECT_NE(text.find("令第1号 art. 9"), std::string::npos) << text;
}

TEST(RulesOverlay, EachRowMayNameItsJurisdiction) {
    const auto book = tiny::open(with_local_limit("relation = \"replaces\"", only_small)).value();
    std::int64_t outcome = -1;
    EXPECT_NE((Question{1, 220'802}.ask(*book, "CN", "outcome", outcome).find("jurisdiction: CN/22/2208/220802 Jilin")), std::string::npos);
    EXPECT_EQ(outcome, static_cast<int>(Outcome::pass));
    static_cast<void>(Question{1, 100'000}.ask(*book, "CN/22", "outcome", outcome));
    EXPECT_EQ(outcome, static_cast<int>(Outcome::violation));
    std::int64_t status = 0;
    const std::string text = Question{1, 330'000}.ask(*book, "CN", "row_status", status);
    EXPECT_EQ(status, static_cast<int>(Status::unknown_code));
    EXPECT_NE(text.find("column 'jurisdiction'"), std::string::npos) << text;
    EXPECT_NE(text.find("330000"), std::string::npos) << text;
}

TEST(RulesOverlay, NumbersOfJurisdictionsGoBothWays) {
    const auto book = tiny::book();
    for (const char* code : {"CN", "CN/22", "CN/22/2208", "CN/22/2208/220802"})
        EXPECT_EQ(book->jurisdiction_code(book->jurisdiction_number(code).value()), code);
    EXPECT_EQ(book->jurisdiction_number("CN/22/2208"), 220'800);
    for (const std::int32_t none : {0, -1, 22, 330'000, 2'208}) EXPECT_EQ(book->jurisdiction_code(none), "") << none;
    EXPECT_EQ(book->jurisdiction_number("CN/33"), std::nullopt);
}

/// The full pack with the law issued in 2010, the change of 2015 cited to a document issued on the given day, or on none.
std::string change_issued(const std::string& issued) {
    std::string content = tiny::file("rules_full.toml");
    const std::string document = "std = { title = \"测试标准\", number = \"GB/T 1\"";
    return content.replace(content.find(document), document.size(), document + (issued.empty() ? "" : ", issued = " + issued));
}

std::int64_t cap_known(const std::string& content, const char* on, const char* known_at) {
    const auto book = tiny::open(content).value();
    const RuleInForce found = book->in_force("test.cap", book->chain("CN"), day(on), day(known_at));
    if (found.version) return found.version->grid.at(0).value;
    return found.absence == Absence::issue_unknown ? -2 : -1;
}

TEST(RulesKnowledge, ARuleAnnouncedBeforeItTakesEffectIsKnownFromItsIssueDay) {
    const std::string content = change_issued("2014-11-20");
    EXPECT_EQ(cap_known(content, "2015-06-01", "2014-11-19"), 1050);  // the old version was taken to go on
    EXPECT_EQ(cap_known(content, "2015-06-01", "2014-11-20"), 1200);
    EXPECT_EQ(cap_known(content, "2014-12-31", "2014-11-20"), 1050);
    EXPECT_EQ(cap_known(content, "2015-06-01", "2009-12-31"), -1);    // before the law itself
}

TEST(RulesKnowledge, AnUnrecordedIssueDayIsNotGuessed) {
    const std::string content = change_issued("");
    EXPECT_EQ(cap_known(content, "2014-12-31", "2016-01-01"), 1050);
    EXPECT_EQ(cap_known(content, "2015-06-01", "2016-01-01"), -2);
}

TEST(RulesKnowledge, ARepealIsKnownFromItsOwnDocument) {
    const auto pack = [](const std::string& end) {
        return tiny::changed("{ from = 2010-01-01, cite = [\"law 1\"], confidence = \"verified\" },",
                             "{ from = 2010-01-01, until = 2018-01-01, " + end + "cite = [\"law 1\"], confidence = \"verified\" },");
    };
    const auto plain = tiny::open(pack("")).value();  // its own end was in it from the first day
    EXPECT_EQ(plain->in_force("test.duty", plain->chain("CN"), day("2018-06-01"), day("2015-01-01")).version, nullptr);
    std::string content = pack("until_cite = [\"end 1\"], ");
    content.replace(content.find("std = {"), 7, "end = { title = \"废止决定\", issued = 2017-12-01 }\nstd = {");
    const auto book = tiny::open(content).value();
    EXPECT_NE(book->in_force("test.duty", book->chain("CN"), day("2018-06-01"), day("2017-11-30")).version, nullptr);
    EXPECT_EQ(book->in_force("test.duty", book->chain("CN"), day("2018-06-01"), day("2017-12-01")).version, nullptr);
}

TEST(RulesKnowledge, AnAmendedCalendarIsReadAsItWasKnown) {
    std::string content = tiny::file("rules_full.toml");
    const std::string notice = "{ year = 2026, cite = [\"law 6\"]";
    content.insert(content.find(notice),
                   "{ year = 2026, amends = true, cite = [\"change\"], confidence = \"verified\", off = [\"2026-01-05\"], work = [\"2026-01-03\"] },\n  ");
    content.replace(content.find("std = {"), 7, "change = { title = \"调整通知\", issued = 2025-12-30 }\nstd = {");
    const auto book = tiny::open(content);
    ASSERT_TRUE(book.ok()) << book.error().message.en;
    const auto status = [&](const char* on, std::optional<Date> known_at) {
        return (*book)->calendar("calendar.working_days", (*book)->chain("CN"), known_at)->on(day(on)).status;
    };
    EXPECT_EQ(status("2026-01-05", std::nullopt), DayStatus::off);
    EXPECT_EQ(status("2026-01-03", std::nullopt), DayStatus::working);
    EXPECT_EQ(status("2026-01-05", day("2025-12-29")), DayStatus::working);
    EXPECT_EQ(status("2026-01-03", day("2025-12-29")), DayStatus::off);
    EXPECT_EQ(status("2026-01-05", day("2025-12-30")), DayStatus::off);
    EXPECT_EQ(status("2026-01-05", day("2009-12-31")), DayStatus::unknown);
}

}  // namespace
