// An office from its foundation: commands, refusals, duplicates, replay, the past, explanations.
#include <gtest/gtest.h>

#include "office_fixture.hpp"

namespace {

using namespace steward;
using office_test::Command;
using office_test::day;
using office_test::Fixture;

class OfficeOn : public testing::TestWithParam<bool> {};

TEST_P(OfficeOn, ReservesAndPaysAtEveryLevel) {
    Fixture fixture(GetParam());
    fixture.set_up();
    Office& office = *fixture.office;
    EXPECT_EQ(fixture.reserve("r1", 1, 22, 40'000), Disposition::applied);
    const auto& indicators = office.state().budget.indicators;
    EXPECT_EQ(indicators.find(22)->reserved.fen(), 40'000);
    EXPECT_EQ(indicators.find(20)->reserved_below.fen(), 40'000);
    EXPECT_EQ(fixture.reserve("r2", 2, 22, 60'001), Disposition::refused);
    EXPECT_EQ(fixture.pay("p1", 1, 1, 15'000), Disposition::applied);
    EXPECT_EQ(fixture.pay("p2", 2, 1, 25'001), Disposition::refused);
    EXPECT_EQ(fixture.pay("p3", 3, 1, 5'000, true), Disposition::applied);
    EXPECT_EQ(indicators.find(22)->reserved.fen(), 0);
    EXPECT_EQ(indicators.find(22)->paid.fen(), 20'000);
    EXPECT_EQ(indicators.find(20)->paid_below.fen(), 20'000);
    EXPECT_EQ(indicators.find(22)->available_fen(), 80'000);
}

TEST_P(OfficeOn, TheSameCommandAgainIsAlreadyDoneAndAnotherWithItsIdIsAnError) {
    Fixture fixture(GetParam());
    fixture.set_up();
    EXPECT_EQ(fixture.reserve("r1", 1, 22, 40'000), Disposition::applied);
    const std::int64_t seq = fixture.last_seq;
    EXPECT_EQ(fixture.reserve("r1", 1, 22, 40'000), Disposition::already_done);
    EXPECT_EQ(fixture.last_seq, seq);
    EXPECT_EQ(fixture.office->state().budget.indicators.find(22)->reserved.fen(), 40'000);
    EXPECT_EQ(fixture.reserve("r1", 1, 22, 40'001), std::nullopt);
    EXPECT_EQ(fixture.last_status, Status::duplicate_event);
    EXPECT_EQ(fixture.office->journal().last_seq().value(), seq);
}

TEST_P(OfficeOn, WhatCannotBeIsNamedAndNothingIsWritten) {
    Fixture fixture(GetParam());
    fixture.set_up();
    const std::int64_t before = fixture.office->journal().last_seq().value();
    EXPECT_EQ(fixture.reserve("x1", 1, 99, 100), std::nullopt);
    EXPECT_EQ(fixture.last_status, Status::unknown_code);
    EXPECT_NE(fixture.last_error.find("column 'indicator'"), std::string::npos) << fixture.last_error;
    EXPECT_EQ(fixture.reserve("x2", 1, 22, 0), std::nullopt);
    EXPECT_EQ(fixture.reserve("x3", 1, 22, -5), std::nullopt);
    EXPECT_EQ(fixture.last_status, Status::out_of_range);
    fixture.actor = 77;
    EXPECT_EQ(fixture.reserve("x4", 1, 22, 100), std::nullopt);
    EXPECT_NE(fixture.last_error.find("column 'actor'"), std::string::npos) << fixture.last_error;
    fixture.actor = Fixture::applicant;
    fixture.on = day("2025-06-01");
    EXPECT_EQ(fixture.reserve("x5", 1, 22, 100), std::nullopt);
    EXPECT_EQ(fixture.reserve("", 1, 22, 100), std::nullopt);
    EXPECT_EQ(fixture.office->journal().last_seq().value(), before);
}

// A unit that does not exist is no way around the question who may.
TEST_P(OfficeOn, NobodyActsInAUnitThatDoesNotExist) {
    Fixture fixture(GetParam());
    fixture.set_up();
    const std::int64_t before = fixture.office->journal().last_seq().value();
    for (const std::int64_t actor : {std::int64_t{999}, fixture.administrator}) {
        fixture.actor = actor;
        EXPECT_EQ(fixture.give("office.enrol", "z1", {{"person", 77}, {"unit", 0}, {"name", "外人"}}), std::nullopt);
        EXPECT_NE(fixture.last_error.find("column 'unit'"), std::string::npos) << fixture.last_error;
        EXPECT_EQ(fixture.last_error.find("one of ;"), std::string::npos) << fixture.last_error;
        EXPECT_EQ(fixture.give("office.entrust", "z2", {{"trust", 90}, {"person", Fixture::payer}, {"unit", 0}, {"duties", 1}}), std::nullopt);
        EXPECT_EQ(fixture.give("funds.issue", "z3", {{"indicator", 90}, {"unit", 0}, {"year", 2026}, {"amount_fen", 5}, {"document", "财预〔2026〕9号"}}), std::nullopt);
        EXPECT_EQ(fixture.give("assets.depreciation_run", "z4", {{"run", 1}, {"unit", 0}}), std::nullopt);
    }
    EXPECT_EQ(fixture.office->journal().last_seq().value(), before);
}

// Earlier than its end a trust may be ended; later it would come back to life, past the look at incompatible duties.
TEST_P(OfficeOn, AnEndedTrustStaysEnded) {
    Fixture fixture(GetParam());
    fixture.set_up();
    fixture.actor = fixture.administrator;
    fixture.on = day("2026-06-01");
    ASSERT_EQ(fixture.give("office.revoke", "v1", {{"trust", 3}}), Disposition::applied);
    for (const char* later : {"2026-06-01", "2027-01-01"}) {
        fixture.on = day(later);
        EXPECT_EQ(fixture.give("office.revoke", std::string("v2") + later, {{"trust", 3}}), std::nullopt);
        EXPECT_EQ(fixture.last_status, Status::contradiction);
        EXPECT_NE(fixture.last_error.find("column 'on_date'"), std::string::npos) << fixture.last_error;
    }
    fixture.on = day("2026-05-31");
    EXPECT_EQ(fixture.give("office.revoke", "v3", {{"trust", 3}}), Disposition::applied);
    EXPECT_EQ(fixture.office->state().people.trusts.find(3)->until, day("2026-05-31"));
}

// A unit whose rules no book can name would be judged by those of another place.
TEST_P(OfficeOn, AUnitBelongsToAJurisdictionOfTheRulebook) {
    Fixture fixture(GetParam());
    fixture.set_up();
    fixture.actor = fixture.administrator;
    for (const std::int64_t unknown : {std::int64_t{7}, std::int64_t{990'000}, std::int64_t{-1}}) {
        EXPECT_EQ(fixture.give("office.open_unit", "j" + std::to_string(unknown), {{"unit", 9}, {"parent", 1}, {"name", "三局"}, {"level", 2}, {"jurisdiction", unknown}}), std::nullopt);
        EXPECT_EQ(fixture.last_status, Status::unknown_code);
        EXPECT_NE(fixture.last_error.find("column 'jurisdiction'"), std::string::npos) << fixture.last_error;
    }
    EXPECT_EQ(fixture.give("office.open_unit", "j1", {{"unit", 9}, {"parent", 1}, {"name", "三局"}, {"level", 2}, {"jurisdiction", 220'802}}), Disposition::applied);
}

TEST_P(OfficeOn, AUnitIsNotClosedAboveOneThatOpensLater) {
    Fixture fixture(GetParam());
    fixture.set_up();
    fixture.actor = fixture.administrator;
    fixture.on = day("2026-09-01");
    ASSERT_EQ(fixture.give("office.open_unit", "o9", {{"unit", 9}, {"parent", 2}, {"name", "处"}, {"level", 3}}), Disposition::applied);
    fixture.on = day("2026-05-01");
    EXPECT_EQ(fixture.give("office.close_unit", "c1", {{"unit", 2}}), Disposition::refused);
    fixture.on = day("2026-10-01");
    ASSERT_EQ(fixture.give("office.close_unit", "c2", {{"unit", 9}}), Disposition::applied);
    EXPECT_EQ(fixture.give("office.close_unit", "c3", {{"unit", 2}}), Disposition::applied);
}

TEST_P(OfficeOn, AnActorWithoutTheDutyIsRefusedAndThatIsRecorded) {
    Fixture fixture(GetParam());
    fixture.set_up();
    fixture.actor = Fixture::payer;
    EXPECT_EQ(fixture.reserve("r1", 1, 22, 100), Disposition::refused);
    EXPECT_NE(fixture.last_explanation.find("not entrusted"), std::string::npos) << fixture.last_explanation;
    EXPECT_EQ(fixture.office->state().budget.commitments.size(), 0U);
    const std::string later = fixture.office->explain_event(fixture.last_seq, Language::zh, ExplanationFormat::text).value();
    EXPECT_NE(later.find("没有所需的职责"), std::string::npos) << later;
}

TEST_P(OfficeOn, WhoAppliedMayNotPay) {
    Fixture fixture(GetParam());
    fixture.set_up();
    EXPECT_EQ(fixture.entrust("t9", 9, Fixture::applicant, {Duty::execute_payment}), Disposition::refused);
    EXPECT_NE(fixture.last_explanation.find("财会〔2012〕21号"), std::string::npos) << fixture.last_explanation;
    EXPECT_EQ(fixture.entrust("t10", 10, Fixture::payer, {Duty::cashier}), Disposition::applied);
    EXPECT_EQ(fixture.entrust("t11", 11, Fixture::payer, {Duty::keep_archives}), Disposition::refused);
}

TEST_P(OfficeOn, ModeAllTakesNothingWhenOneIsRefused) {
    Fixture fixture(GetParam());
    fixture.set_up();
    const auto done = fixture.reserve_many(CommandMode::all, {{"a", 1, 30'000}, {"b", 2, 50'000}, {"c", 3, 30'000}});
    EXPECT_EQ(done, (std::vector<Disposition>{Disposition::withdrawn, Disposition::withdrawn, Disposition::refused}));
    EXPECT_EQ(fixture.office->state().budget.commitments.size(), 0U);
    EXPECT_EQ(fixture.office->state().budget.indicators.find(22)->available_fen(), 100'000);
    const auto each = fixture.reserve_many(CommandMode::each, {{"a", 1, 30'000}, {"b", 2, 50'000}, {"d", 4, 30'000}, {"e", 5, 20'000}});
    EXPECT_EQ(each, (std::vector<Disposition>{Disposition::applied, Disposition::applied, Disposition::refused, Disposition::applied}));
    EXPECT_EQ(fixture.office->state().budget.indicators.find(22)->available_fen(), 0);
    // The same id twice in one batch: the second one is a repetition.
    const auto twice = fixture.reserve_many(CommandMode::each, {{"e", 5, 20'000}, {"e", 5, 20'000}});
    EXPECT_EQ(twice, (std::vector<Disposition>{Disposition::already_done, Disposition::already_done}));
}

TEST_P(OfficeOn, ReplayGivesTheSameStateAndThePastIsAsItWas) {
    Fixture fixture(GetParam());
    fixture.set_up();
    ASSERT_EQ(fixture.reserve("r1", 1, 22, 40'000), Disposition::applied);
    const std::int64_t then = fixture.last_seq;
    fixture.on = day("2026-05-01");
    ASSERT_EQ(fixture.reserve("r2", 2, 22, 10'000), Disposition::applied);
    const auto past = fixture.office->as_of(std::nullopt, then).value();
    EXPECT_EQ(past->budget.indicators.find(22)->reserved.fen(), 40'000);
    EXPECT_EQ(fixture.office->as_of(day("2026-04-30"), std::nullopt).value()->budget.commitments.size(), 1U);
    EXPECT_EQ(fixture.office->as_of(day("2026-05-01"), std::nullopt).value()->budget.commitments.size(), 2U);
    fixture.reopen();
    EXPECT_EQ(fixture.office->state().budget.indicators.find(22)->reserved.fen(), 50'000);
    EXPECT_EQ(fixture.office->state().people.units.size(), 3U);
    EXPECT_EQ(fixture.office->state().seq, fixture.office->journal().last_seq().value());
    EXPECT_TRUE(verify(fixture.office->journal()).value().sound());
}

TEST_P(OfficeOn, ReadjudicationByTheSameBookFindsNothing) {
    Fixture fixture(GetParam());
    fixture.set_up();
    ASSERT_EQ(fixture.reserve("r1", 1, 22, 40'000), Disposition::applied);
    ASSERT_EQ(fixture.reserve("r2", 2, 22, 90'000), Disposition::refused);
    EXPECT_EQ(fixture.office->readjudicate(fixture.book).value().size(), 0U);
    // A book in which the duty to stay within the budget has ended before: what passed is indeterminate by it.
    std::string pack;
    for (const EmbeddedPack& embedded : embedded_packs())
        if (embedded.path == "cn/funds/budget.toml") pack = std::string(embedded.content);
    const std::string version = "{ from = 2015-01-01, cite = [\"bl 13\", \"bl 57\"]";
    pack.replace(pack.find(version), version.size(), "{ from = 2015-01-01, until = 2020-01-01, cite = [\"bl 13\", \"bl 57\"]");
    const auto other = open_rulebook(std::vector<PackSource>{{"other.toml", pack}}).value();
    const auto differences = fixture.office->readjudicate(other).value();
    ASSERT_GE(differences.size(), 2U);
    EXPECT_EQ(differences[0].event_id, "r1");
    EXPECT_EQ(differences[0].column, "outcome");
    EXPECT_EQ(differences[0].then, "pass");
    EXPECT_EQ(differences[0].now, "indeterminate");
}

TEST_P(OfficeOn, PersonalNamesStayOutOfExplanations) {
    Fixture fixture(GetParam());
    fixture.set_up();
    const std::string hidden = fixture.office->explain_event(1, Language::en, ExplanationFormat::text).value();
    EXPECT_EQ(hidden.find("张三"), std::string::npos) << hidden;
    const std::string shown = fixture.office->explain_event(1, Language::en, ExplanationFormat::text, true).value();
    EXPECT_NE(shown.find("张三"), std::string::npos) << shown;
}

INSTANTIATE_TEST_SUITE_P(Stores, OfficeOn, testing::Bool(), [](const auto& info) { return info.param ? "sqlite" : "memory"; });

}  // namespace
