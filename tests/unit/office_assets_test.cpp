// The asset register: cards, months, disposals, and the purchase that pays and books in one.
#include <gtest/gtest.h>

#include "office_assets_fixture.hpp"

namespace {

using namespace steward;
using office_test::AssetFixture;
using office_test::day;
using office_test::Lists;
using office_test::Values;

constexpr auto applied = Disposition::applied;
constexpr auto refused = Disposition::refused;

class AssetsOn : public testing::TestWithParam<bool> {
protected:
    void SetUp() override { f.set_up_assets(); }
    bool says(std::string_view words) const { return f.last_explanation.find(words) != std::string::npos; }

    AssetFixture f{GetParam()};
};

// 财会〔2017〕4号 应用指南 二: charged from the month of addition. C2: 1,000.00 over 36 months is 27.78, the last month takes
// 1000.00 - 35 * 27.78 = 27.70. 准则第3号 art. 21: nothing after that.
TEST_P(AssetsOn, EveryMonthIsChargedFromAdditionAndTheLastTakesTheRemainder) {
    ASSERT_EQ(
        f.acquire(1, 2, 100'000, "2026-01-31", {{"asset_class", AssetFixture::police_equipment}, {"life_months", 36}}),
        applied)
        << f.last_error;
    for (int month = 1; month <= 37; ++month) {
        const Date end = Date::from_days(make_date(2026 + month / 12, month % 12 + 1, 1).value().days() - 1);
        ASSERT_EQ(f.run_month(2, to_text(end)), applied) << f.last_error << f.last_explanation;
        ASSERT_EQ(f.card(1).accumulated.fen(), month < 36 ? month * 2'778 : 100'000) << month;
        ASSERT_EQ(f.card(1).months, std::min(month, 36));
    }
    EXPECT_EQ(f.office->state().assets.runs.find(36)->total.fen(), 2'770);
    EXPECT_EQ(f.office->state().assets.runs.find(37)->cards, 0);
}

// 准则第3号 art. 20: every month once.
TEST_P(AssetsOn, AMonthIsRunOnceAndInOrderAndTheMissingOneIsNamed) {
    ASSERT_EQ(f.acquire(1, 2, 720'000, "2026-02-10"), applied);
    EXPECT_EQ(f.run_month(2, "2026-04-30"), refused);
    EXPECT_TRUE(says("2026-02-01")) << f.last_explanation;
    ASSERT_EQ(f.run_month(2, "2026-02-28"), applied);
    EXPECT_EQ(f.run_month(2, "2026-02-28"), refused);
    EXPECT_TRUE(says("run already")) << f.last_explanation;
    EXPECT_EQ(f.run_month(2, "2026-04-30"), refused);
    EXPECT_TRUE(says("2026-03-01")) << f.last_explanation;
    EXPECT_EQ(f.card(1).accumulated.fen(), 10'000);
    // What is added to a month that was run would never be charged for it.
    EXPECT_EQ(f.acquire(2, 2, 720'000, "2026-02-28"), refused);
    EXPECT_EQ(f.acquire(2, 2, 720'000, "2026-03-01"), applied);
    // A run is not dated before the additions that it charges.
    EXPECT_EQ(f.acquire(3, 2, 720'000, "2026-03-20"), applied);
    EXPECT_EQ(f.run_month(2, "2026-03-19"), std::nullopt);
    EXPECT_EQ(f.run_month(2, "2026-03-20"), applied);
    EXPECT_EQ(f.office->state().assets.runs.find(f.runs)->cards, 3);
}

// C4, 准则第3号 art. 22: 1,200.00 over 72 months is 16.67; three months leave 1,149.99. With 300.00 more and a life of 84 months
// it is (1500.00 - 50.01) / 81 = 17.90.
TEST_P(AssetsOn, AnImprovementIsChargedOverWhatIsLeft) {
    ASSERT_EQ(f.acquire(1, 2, 120'000, "2026-01-15"), applied);
    for (const char* month : {"2026-01-31", "2026-02-28", "2026-03-31"}) ASSERT_EQ(f.run_month(2, month), applied);
    ASSERT_EQ(f.card(1).accumulated.fen(), 5'001);
    const Values change{{"card", 1}, {"amount_fen", 30'000}, {"life_months", 84}};
    EXPECT_EQ(f.as(AssetFixture::buyer, "assets.improve", "2026-03-31", change), refused);  // the month is charged
    EXPECT_EQ(f.as(AssetFixture::buyer, "assets.improve", "2026-05-02", change), refused);  // April is not
    EXPECT_TRUE(says("2026-04-01")) << f.last_explanation;
    ASSERT_EQ(f.as(AssetFixture::buyer, "assets.improve", "2026-04-02", change), applied) << f.last_explanation;
    EXPECT_EQ(f.card(1).cost.fen(), 150'000);
    ASSERT_EQ(f.run_month(2, "2026-04-30"), applied);
    EXPECT_EQ(f.card(1).accumulated.fen(), 5'001 + 1'790);
    EXPECT_EQ(
        f.as(AssetFixture::buyer, "assets.improve", "2026-05-02", {{"card", 1}, {"amount_fen", 1}, {"life_months", 4}}),
        std::nullopt);
    EXPECT_NE(f.last_error.find("life_months"), std::string::npos) << f.last_error;
    // 准则第3号 art. 19: a life once set is not changed at will.
    EXPECT_EQ(f.as(AssetFixture::buyer, "assets.improve", "2026-05-02",
                   {{"card", 1}, {"amount_fen", 1}, {"life_months", 80}}),
              applied);
    EXPECT_EQ(f.last_outcome, Outcome::needs_review);
}

// 行政事业性国有资产管理条例 art. 15, 22; C3: the month of removal is not charged, the month of addition is.
TEST_P(AssetsOn, AnAssetHandedOverIsChargedByTheUnitThatReceivesIt) {
    ASSERT_EQ(f.acquire(1, 2, 720'000, "2026-01-15"), applied);
    ASSERT_EQ(f.run_month(2, "2026-01-31"), applied);
    const Values over{{"card", 1}, {"unit", 3}, {"document", "交接单1"}};
    EXPECT_EQ(f.as(AssetFixture::keeper, "assets.hand_over", "2026-01-31", over), refused);
    EXPECT_EQ(f.as(AssetFixture::buyer, "assets.hand_over", "2026-02-10", over), refused);  // not entrusted
    EXPECT_EQ(f.as(AssetFixture::keeper, "assets.hand_over", "2026-02-10",
                   {{"card", 1}, {"unit", 9}, {"document", "交接单1"}}),
              std::nullopt);
    EXPECT_EQ(f.as(AssetFixture::keeper, "assets.hand_over", "2026-02-10",
                   {{"card", 1}, {"unit", 2}, {"document", "交接单1"}}),
              std::nullopt);
    ASSERT_EQ(f.as(AssetFixture::keeper, "assets.hand_over", "2026-02-10", over), applied) << f.last_explanation;
    EXPECT_TRUE(says("国务院令第738号")) << f.last_explanation;
    ASSERT_EQ(f.run_month(2, "2026-02-28"), applied);
    EXPECT_EQ(f.card(1).months, 1);
    ASSERT_EQ(f.run_month(3, "2026-02-28"), applied);
    EXPECT_EQ(f.card(1).months, 2);
    // Back again, and charged once a month by whoever has it.
    ASSERT_EQ(f.as(AssetFixture::keeper, "assets.hand_over", "2026-03-01",
                   {{"card", 1}, {"unit", 2}, {"document", "交接单2"}}),
              applied);
    ASSERT_EQ(f.run_month(3, "2026-03-31"), applied);
    ASSERT_EQ(f.run_month(2, "2026-03-31"), applied);
    EXPECT_EQ(f.card(1).months, 3);
    EXPECT_EQ(f.card(1).accumulated.fen(), 30'000);
    ASSERT_EQ(f.office->state().assets.holdings.size(), 3U);
    EXPECT_EQ(f.office->state().assets.holdings[1].unit, 3);
}

TEST_P(AssetsOn, AMoveChangesPlaceAndKeeperAndNothingElse) {
    ASSERT_EQ(f.acquire(1, 2, 720'000, "2026-01-15", {{"location", "101"}, {"keeper", "李四"}}), applied);
    ASSERT_EQ(f.as(AssetFixture::keeper, "assets.move", "2026-01-20", {{"card", 1}, {"location", "202"}}), applied);
    EXPECT_EQ(f.card(1).location, "202");
    EXPECT_EQ(f.card(1).keeper, "李四");
    EXPECT_EQ(f.as(AssetFixture::keeper, "assets.move", "2026-01-19", {{"card", 1}, {"location", "303"}}),
              std::nullopt);  // before the last move
    EXPECT_EQ(f.as(AssetFixture::keeper, "assets.move", "2026-01-21", {{"card", 1}}), std::nullopt);
    EXPECT_EQ(f.as(AssetFixture::keeper, "assets.move", "2026-01-21", {{"card", 5}, {"location", "303"}}),
              std::nullopt);
    EXPECT_EQ(f.last_status, Status::unknown_code);
}

// 行政事业性国有资产管理条例 art. 19, 21, 35, 36.
TEST_P(AssetsOn, ADisposalTakesAnApplicationADecisionAndAnApproval) {
    ASSERT_EQ(f.acquire(1, 2, 720'000, "2026-01-15"), applied);
    ASSERT_EQ(f.run_month(2, "2026-01-31"), applied);
    const Values approved{{"card", 1}, {"approval", "国管资〔2026〕8号"}, {"decided_together", 1}};
    EXPECT_EQ(f.as(AssetFixture::approver, "assets.dispose", "2026-02-20", approved), refused);
    EXPECT_TRUE(says("nobody applied")) << f.last_explanation;
    const auto scrapping = static_cast<std::int64_t>(assets::DisposalMethod::scrapping);
    EXPECT_EQ(
        f.as(AssetFixture::requester, "assets.apply_disposal", "2026-02-10", {{"card", 1}, {"method", scrapping}}),
        refused);
    EXPECT_EQ(f.last_outcome, Outcome::indeterminate);
    EXPECT_EQ(f.as(AssetFixture::requester, "assets.apply_disposal", "2026-02-10",
                   {{"card", 1},
                    {"method", scrapping},
                    {"ground", static_cast<std::int64_t>(assets::DisposalGround::worn_out)}}),
              applied);
    EXPECT_EQ(f.last_outcome, Outcome::needs_review);  // 已超过使用年限: after a month it is not
    EXPECT_EQ(f.as(AssetFixture::requester, "assets.apply_disposal", "2026-02-10",
                   {{"card", 1},
                    {"method", scrapping},
                    {"ground", static_cast<std::int64_t>(assets::DisposalGround::obsolete)}}),
              applied);
    EXPECT_EQ(f.as(AssetFixture::approver, "assets.dispose", "2026-02-20",
                   {{"card", 1}, {"approval", "x"}, {"decided_together", 0}}),
              refused);
    EXPECT_EQ(f.as(AssetFixture::approver, "assets.dispose", "2026-01-31", approved),
              std::nullopt);  // before the application
    ASSERT_EQ(f.as(AssetFixture::approver, "assets.dispose", "2026-02-20", approved), applied) << f.last_explanation;
    ASSERT_EQ(f.run_month(2, "2026-02-28"), applied);
    EXPECT_EQ(f.card(1).months, 1);  // the month of removal books nothing
    EXPECT_EQ(f.as(AssetFixture::keeper, "assets.move", "2026-03-01", {{"card", 1}, {"location", "1"}}), std::nullopt);
    EXPECT_NE(f.last_error.find("disposed"), std::string::npos) << f.last_error;
}

// 内部控制规范 art. 40: who applied may not approve, even when the duties came to one hand one after the other.
TEST_P(AssetsOn, WhoAppliedMayNotApprove) {
    f.actor = AssetFixture::administrator;
    const auto until = std::int64_t{day("2026-03-01").days()};
    Set<Duty> apply, approve;
    apply.add(Duty::apply_disposal), approve.add(Duty::approve_disposal);
    ASSERT_EQ(f.give("office.enrol", "e20", {{"person", 20}, {"unit", 1}, {"name", "人员"}}), applied);
    ASSERT_EQ(f.give("office.entrust", "t20",
                     {{"trust", 20},
                      {"person", 20},
                      {"unit", 1},
                      {"duties", static_cast<std::int64_t>(apply.bits)},
                      {"until_on", until}}),
              applied);
    ASSERT_EQ(f.give("office.entrust", "t21",
                     {{"trust", 21},
                      {"person", 20},
                      {"unit", 1},
                      {"duties", static_cast<std::int64_t>(approve.bits)},
                      {"on_date", until}}),
              applied);
    ASSERT_EQ(f.acquire(1, 2, 720'000, "2026-02-15"), applied);
    const auto transfer = static_cast<std::int64_t>(assets::DisposalMethod::transfer);
    ASSERT_EQ(f.as(20, "assets.apply_disposal", "2026-02-20", {{"card", 1}, {"method", transfer}}), applied);
    ASSERT_EQ(f.run_month(2, "2026-02-28"), applied);
    Values facts{{"card", 1}, {"approval", "批复1"}, {"decided_together", 1}};
    EXPECT_EQ(f.as(20, "assets.dispose", "2026-03-02", facts), refused);
    EXPECT_TRUE(says("财会〔2012〕21号")) << f.last_explanation;
    // art. 36: a transfer takes an appraisal; unknown is not none.
    EXPECT_EQ(f.as(AssetFixture::approver, "assets.dispose", "2026-03-02", facts), refused);
    EXPECT_EQ(f.last_outcome, Outcome::indeterminate);
    facts["appraised"] = 1;
    EXPECT_EQ(f.as(AssetFixture::approver, "assets.dispose", "2026-03-02", facts), applied);
    EXPECT_EQ(f.last_outcome, Outcome::pass);
}

TEST_P(AssetsOn, LivesKeepToTheTableAndSomeAssetsAreNeverDepreciated) {
    EXPECT_EQ(f.acquire(1, 2, 720'000, "2026-01-15", {{"life_months", 71}}), refused);
    EXPECT_TRUE(says("财会〔2017〕4号")) << f.last_explanation;
    EXPECT_EQ(f.acquire(1, 2, 720'000, "2026-01-15", {{"life_months", 72}}), applied);
    EXPECT_EQ(f.acquire(2, 2, 100, "2026-01-15", {{"never_depreciated", 1}}), applied);  // 名义金额 1 yuan
    EXPECT_EQ(f.acquire(3, 2, 720'000, "2026-01-15", {{"never_depreciated", 0}}), refused);
    EXPECT_EQ(f.last_outcome, Outcome::indeterminate);
    EXPECT_EQ(f.acquire(1, 2, 720'000, "2026-01-15"), std::nullopt);
    EXPECT_EQ(f.acquire(0, 2, 720'000, "2026-01-15"), std::nullopt);
    EXPECT_EQ(f.acquire(4, 2, 0, "2026-01-15"), std::nullopt);
    EXPECT_EQ(f.acquire(4, 2, -1, "2026-01-15"), std::nullopt);
    EXPECT_EQ(f.acquire(4, 2, 720'000, "2026-01-04"), std::nullopt);  // the unit is of 2026-01-05
    EXPECT_EQ(f.acquire(4, 99, 720'000, "2026-01-15"), std::nullopt);
    ASSERT_EQ(f.run_month(2, "2026-01-31"), applied);
    EXPECT_EQ(f.card(2).accumulated.fen(), 0);
    EXPECT_EQ(f.office->state().assets.runs.find(f.runs)->cards, 1);
}

// 1,000.00 yuan and above; large batches of like goods whatever they cost (准则第3号 art. 2, 财政部令第108号 art. 41).
TEST_P(AssetsOn, BelowTheThresholdOnlyLargeBatchesAreFixedAssets) {
    EXPECT_EQ(f.acquire(1, 2, 100'000, "2026-01-15"), applied);
    EXPECT_EQ(f.last_outcome, Outcome::pass);
    EXPECT_EQ(f.acquire(2, 2, 99'999, "2026-01-15"), applied);
    EXPECT_EQ(f.last_outcome, Outcome::needs_review);
    EXPECT_EQ(f.acquire(3, 2, 99'999, "2026-01-15", {{"bulk", 1}}), applied);
    EXPECT_EQ(f.last_outcome, Outcome::pass);
    EXPECT_EQ(f.acquire(4, 2, 99'999, "2026-01-15", {{"bulk", 0}}), refused);
    EXPECT_EQ(f.office->state().assets.cards.size(), 3U);
}

// Special-purpose equipment: 1,500.00 under 令第71号 art. 30 until 2023-02-28, 1,000.00 under 令第108号 since 2022-03-01.
TEST(AssetThreshold, FollowsTheKindOfBodyAndTheDayOfAddition) {
    AssetFixture f(false);
    f.on = day("2018-01-01");
    f.actor = AssetFixture::administrator;
    ASSERT_EQ(f.give("office.found", "f",
                     {{"unit", 1}, {"unit_name", "部"}, {"jurisdiction", 100'001}, {"actor_name", "张三"}}),
              applied);
    ASSERT_EQ(f.give("office.enrol", "e", {{"person", AssetFixture::buyer}, {"unit", 1}, {"name", "人员"}}), applied);
    ASSERT_EQ(f.entrust("t", 1, AssetFixture::buyer, {Duty::purchase}), applied);
    const auto administrative = static_cast<std::int64_t>(assets::BodyKind::administrative),
               institution = static_cast<std::int64_t>(assets::BodyKind::institution);
    struct Row {
        std::string_view date;
        std::optional<std::int64_t> kind;
        std::int64_t fen;
        Outcome outcome;
    };
    std::int64_t card = 0;
    for (const Row& row : {Row{"2022-02-28", institution, 149'999, Outcome::needs_review},
                           Row{"2022-02-28", institution, 150'000, Outcome::pass},
                           Row{"2022-03-01", institution, 149'999, Outcome::pass},
                           Row{"2023-02-28", administrative, 149'999, Outcome::needs_review},
                           Row{"2023-03-01", administrative, 149'999, Outcome::pass},
                           Row{"2022-06-01", std::nullopt, 120'000, Outcome::indeterminate},
                           Row{"2022-06-01", std::nullopt, 150'000, Outcome::pass},
                           Row{"2022-06-01", std::nullopt, 99'999, Outcome::needs_review}}) {
        Values more{{"asset_class", AssetFixture::police_equipment}};
        if (row.kind) more["body_kind"] = *row.kind;
        f.acquire(++card, 1, row.fen, row.date, more);
        EXPECT_EQ(f.last_outcome, row.outcome) << card << f.last_error << f.last_explanation;
    }
}

Values delivered(std::int64_t card, std::int64_t fen, std::int64_t life = 72) {
    return {{"card", card},        {"name", "计算机"}, {"cost_fen", fen}, {"asset_class", AssetFixture::computers},
            {"life_months", life}, {"location", "101"}};
}

// 预算法 art. 13; 条例 art. 24, 30: paid from the commitment and entered in the ledger, or neither.
TEST_P(AssetsOn, AcceptingAPurchasePaysAndMakesTheCardsOrDoesNothing) {
    f.actor = AssetFixture::applicant;
    f.on = day("2026-03-02");
    ASSERT_EQ(f.reserve("r", 1, 22, 90'000), applied);
    f.actor = AssetFixture::planner;
    const auto accept = [&](std::int64_t person, std::int64_t fen, std::vector<Values> cards, std::int64_t last = 0) {
        return f.as(person, "office.accept_purchase", "2026-03-20",
                    {{"commitment", 1}, {"payment", 7}, {"amount_fen", fen}, {"last", last}},
                    Lists{{"cards", std::move(cards)}});
    };
    const std::int64_t before = f.office->journal().last_seq().value();
    EXPECT_EQ(accept(AssetFixture::acceptor, 80'001, {delivered(1, 40'000), delivered(2, 40'000)}), std::nullopt);
    EXPECT_NE(f.last_error.find("amount_fen"), std::string::npos) << f.last_error;
    EXPECT_EQ(accept(AssetFixture::acceptor, 80'000, {delivered(1, 40'000), delivered(1, 40'000)}), std::nullopt);
    EXPECT_EQ(f.last_status, Status::bad_child);
    EXPECT_NE(f.last_error.find("cards"), std::string::npos) << f.last_error;
    EXPECT_EQ(accept(AssetFixture::acceptor, 40'000, {delivered(1, 60'000), delivered(2, -20'000)}), std::nullopt);
    EXPECT_EQ(f.office->journal().last_seq().value(), before);
    EXPECT_EQ(accept(AssetFixture::acceptor, 90'001, {delivered(1, 90'001)}), refused);
    EXPECT_EQ(accept(AssetFixture::acceptor, 80'000, {delivered(1, 40'000), delivered(2, 40'000, 71)}),
              refused);  // one life is too short
    EXPECT_EQ(accept(AssetFixture::buyer, 80'000, {delivered(1, 40'000), delivered(2, 40'000)}),
              refused);  // not entrusted
    EXPECT_EQ(f.office->state().assets.cards.size(), 0U);
    EXPECT_EQ(f.office->state().budget.payments.size(), 0U);
    EXPECT_EQ(f.office->state().budget.commitments.find(1)->open().fen(), 90'000);
    ASSERT_EQ(accept(AssetFixture::acceptor, 80'000, {delivered(1, 50'000), delivered(2, 30'000)}, 1), applied)
        << f.last_error << f.last_explanation;
    EXPECT_EQ(f.last_outcome, Outcome::needs_review);  // both are below 1,000.00
    const OfficeState& state = f.office->state();
    EXPECT_EQ(state.budget.payments.find(7)->amount.fen(), 80'000);
    EXPECT_EQ(state.budget.payments.find(7)->seq, f.last_seq);
    EXPECT_EQ(state.budget.commitments.find(1)->open().fen(), 0);
    EXPECT_EQ(state.budget.indicators.find(22)->paid.fen(), 80'000);
    EXPECT_EQ(f.card(1).commitment, 1);
    EXPECT_EQ(f.card(1).unit, 2);
    EXPECT_EQ(f.card(2).cost.fen(), 30'000);
    EXPECT_EQ(f.card(2).seq, f.last_seq);
    f.reopen();
    EXPECT_EQ(f.card(1).location, "101");
    EXPECT_EQ(f.office->state().budget.indicators.find(20)->paid_below.fen(), 80'000);
}

TEST_P(AssetsOn, WhoAppliedForThePurchaseMayNotAcceptIt) {
    // accept_delivery and apply_expense are no incompatible pair of the code, but accepting pays (内部控制规范 art. 29).
    ASSERT_EQ(f.entrust("t30", 30, AssetFixture::applicant, {Duty::accept_delivery}), applied);
    f.actor = AssetFixture::applicant;
    f.on = day("2026-03-02");
    ASSERT_EQ(f.reserve("r", 1, 22, 100'000), applied);
    const Values facts{{"commitment", 1}, {"payment", 7}, {"amount_fen", 100'000}, {"last", 0}};
    EXPECT_EQ(f.as(AssetFixture::applicant, "office.accept_purchase", "2026-03-20", facts,
                   Lists{{"cards", {delivered(1, 100'000)}}}),
              refused);
    EXPECT_TRUE(says("财会〔2012〕21号")) << f.last_explanation;
    EXPECT_EQ(f.as(AssetFixture::acceptor, "office.accept_purchase", "2026-03-20", facts,
                   Lists{{"cards", {delivered(1, 100'000)}}}),
              applied);
}

TEST_P(AssetsOn, ARecordedRunIsDecidedAgainOnItsOwnCharges) {
    ASSERT_EQ(f.acquire(1, 2, 720'000, "2026-01-15"), applied);
    ASSERT_EQ(f.acquire(2, 2, 144'000, "2026-01-20"), applied);
    ASSERT_EQ(f.run_month(2, "2026-01-31"), applied);
    const std::int64_t seq = f.last_seq;
    ASSERT_EQ(f.run_month(2, "2026-02-28"), applied);
    EXPECT_EQ(f.office->readjudicate(f.book).value().size(), 0U);
    const std::string text = f.office->explain_event(seq, Language::en, ExplanationFormat::text).value();
    EXPECT_NE(text.find("120.00"), std::string::npos) << text;  // 7200 / 72 + 1440 / 72, without what came later
    const auto past = f.office->as_of(day("2026-02-27"), std::nullopt).value();
    EXPECT_EQ(past->assets.cards.find(1)->accumulated.fen(), 10'000);
    f.reopen();
    EXPECT_EQ(f.card(1).accumulated.fen(), 20'000);
    EXPECT_EQ(f.run_month(2, "2026-02-28"), refused);
    EXPECT_TRUE(verify(f.office->journal()).value().sound());
}

// Several units in one run of the operation: every event holds its own charges only.
TEST_P(AssetsOn, RunsOfSeveralUnitsAtOnceChargeEachCardOnce) {
    ASSERT_EQ(f.acquire(1, 2, 720'000, "2026-01-15"), applied);
    ASSERT_EQ(f.acquire(2, 3, 144'000, "2026-01-20"), applied);
    auto op = f.office->prepare("assets.depreciation_run").value();
    const std::int32_t on = day("2026-01-31").days();
    const std::int64_t run[] = {1, 2}, unit[] = {2, 3}, actor = AssetFixture::bookkeeper, recorded = f.clock;
    const std::int64_t offsets[] = {0, 1, 2};
    ASSERT_TRUE(op->bind_input("on_date", {&on, 1, nullptr, 0, Storage::i32}).ok());
    ASSERT_TRUE(op->bind_input("run", {run, 2, nullptr, 1, Storage::i64}).ok());
    ASSERT_TRUE(op->bind_input("unit", {unit, 2, nullptr, 1, Storage::i64}).ok());
    ASSERT_TRUE(op->bind_input("event_id", {"xy", 2, nullptr, 1, Storage::text, offsets, 2}).ok());
    ASSERT_TRUE(op->bind_input("actor", {&actor, 1, nullptr, 0, Storage::i64}).ok());
    ASSERT_TRUE(op->bind_input("recorded_at", {&recorded, 1, nullptr, 0, Storage::i64}).ok());
    ASSERT_EQ(op->run(0, 2).value(), 0);
    const auto ends = op->result_list("charges").value();
    EXPECT_EQ(std::vector<std::int64_t>(ends.begin(), ends.end()), (std::vector<std::int64_t>{0, 1, 2}));
    EXPECT_EQ(f.card(1).accumulated.fen(), 10'000);
    EXPECT_EQ(f.card(2).accumulated.fen(), 2'000);
    f.reopen();
    EXPECT_EQ(f.card(1).accumulated.fen(), 10'000);
    EXPECT_EQ(f.card(2).accumulated.fen(), 2'000);
}

INSTANTIATE_TEST_SUITE_P(Stores, AssetsOn, testing::Bool(),
                         [](const auto& info) { return info.param ? "sqlite" : "memory"; });

}  // namespace
