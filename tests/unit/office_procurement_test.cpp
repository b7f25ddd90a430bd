// Procurement in an office: each step on both sides of its rules, the budget with the award, and OCDS written from it.
#include <gtest/gtest.h>

#include "ocds_fixture.hpp"
#include "office_procurement_fixture.hpp"

namespace {

using namespace steward;
using office_test::beijing;
using office_test::day;
using office_test::ProcurementFixture;
using procurement::Stage;

constexpr auto applied = Disposition::applied;
constexpr auto refused = Disposition::refused;

class ProcurementOn : public testing::TestWithParam<bool> {
protected:
    ProcurementOn() : f(GetParam()) { f.set_up_procurement(); }

    /// The last refusal rests on this rule.
    void rests_on(const std::string& rule) const { EXPECT_NE(f.last_explanation.find(rule), std::string::npos) << f.last_explanation; }

    ProcurementFixture f;
};

TEST_P(ProcurementOn, APlanLiesWithinTheBudget) {
    // 政府采购法 6, 33: ten million yuan are there, and not a fen more.
    EXPECT_EQ(f.plan(1, ProcurementFixture::authority + 1), refused);
    rests_on("procurement.planned_within_budget");
    EXPECT_EQ(f.plan(1, ProcurementFixture::authority), applied);
    EXPECT_EQ(f.plan(1, 100), std::nullopt) << "the id is taken";
    EXPECT_EQ(f.plan(2, 0), std::nullopt);
    EXPECT_EQ(f.plan(2, 100, {{"indicator", 31}}), std::nullopt);
    EXPECT_EQ(f.as(ProcurementFixture::clerk, "procurement.plan", "2026-02-10",
                   {{"process", 2}, {"indicator", 30}, {"category", 1}, {"title", "x"}, {"budget_fen", 1}}),
              refused)
        << "a clerk does not define needs";
    EXPECT_EQ(f.indicator().reserved.fen(), 0) << "a plan reserves nothing";
}

TEST_P(ProcurementOn, TheMethodAndTheTimeToBidAreLawful) {
    // 3,000,000 yuan of goods reach the open-tender amount of 2,000,000 (国办发〔2019〕55号 四).
    f.must(f.plan(1, 300'000'000));
    EXPECT_EQ(f.publish(1, 3, "2026-03-23 09:30", {{"ground_holds", 0}}), refused);
    rests_on("procurement.open_tender_duty");
    EXPECT_EQ(f.publish(1, 3, "2026-03-23 09:30", {{"ground_holds", 1}}), refused);
    EXPECT_EQ(f.last_outcome, Outcome::needs_approval);
    EXPECT_EQ(f.publish(1, 3, "2026-03-23 09:30", {{"ground_holds", 1}, {"approved", 0}}), refused);
    // 政府采购法 35: 20 days after 2026-03-02 is Sunday 2026-03-22, and the period ends on Monday.
    EXPECT_EQ(f.publish(1, 1, "2026-03-22 23:59"), refused);
    rests_on("procurement.tender_period");
    EXPECT_EQ(f.publish(1, 1, "2026-03-01 09:30"), std::nullopt);
    EXPECT_EQ(f.publish(1, 1, "2026-03-23 00:00"), applied);
    EXPECT_EQ(f.process(1).min_suppliers, 3);
    EXPECT_EQ(f.publish(1, 1, "2026-03-23 00:00"), std::nullopt) << "once";
    // With a ground and an approval; below the amount without; inquiry is for goods only.
    f.must(f.plan(2, 300'000'000));
    EXPECT_EQ(f.publish(2, 3, "2026-03-06 09:30", {{"ground_holds", 1}, {"approved", 1}}), applied);
    f.must(f.plan(3, 199'999'999));
    EXPECT_EQ(f.publish(3, 5, "2026-03-06 09:30"), applied);
    f.must(f.plan(4, 199'999'999, {{"category", 2}}));
    EXPECT_EQ(f.publish(4, 5, "2026-03-06 09:30"), refused);
    rests_on("procurement.method_conditions");
    f.must(f.plan(5, 100'000'000, {{"category", 1}}));
    EXPECT_EQ(f.publish(5, 6, "2026-03-06 09:30"), applied);
    EXPECT_EQ(f.process(5).min_suppliers, 1) << "single source";
}

TEST_P(ProcurementOn, LateBidsAreRefused) {
    f.must(f.plan(1, 300'000'000));
    EXPECT_EQ(f.receive(1, 11, 1, "2026-03-20 10:00"), std::nullopt) << "no notice yet";
    f.must(f.publish(1, 1, "2026-03-23 09:30"));
    EXPECT_EQ(f.receive(1, 11, 290'000'000, "2026-03-23 09:31"), refused);  // 财政部令第87号 33
    rests_on("procurement.late_bids");
    EXPECT_EQ(f.receive(1, 11, 290'000'000, "2026-03-23 09:30"), applied);
    EXPECT_EQ(f.receive(1, 11, 290'000'000, "2026-03-23 09:30"), std::nullopt) << "the id is taken";
    EXPECT_EQ(f.receive(1, 12, 0, "2026-03-23 09:30"), std::nullopt);
    EXPECT_EQ(f.as(ProcurementFixture::clerk, "procurement.receive_bid", "2026-03-23",
                   {{"process", 1}, {"bid", 15}, {"supplier", "911101080000011"}, {"supplier_name", "供应商11"}, {"amount_fen", 5}, {"received_at", beijing("2026-03-22 10:00")}}),
              std::nullopt)
        << "the same supplier twice";
    EXPECT_EQ(f.process(1).bids, 1);
}

TEST_P(ProcurementOn, NothingIsOpenedEarlyOrWithTwoBids) {
    f.must(f.plan(1, 300'000'000));
    f.must(f.publish(1, 1, "2026-03-23 09:30"));
    f.must(f.receive(1, 11, 290'000'000, "2026-03-20 10:00"));
    f.must(f.receive(1, 12, 280'000'000, "2026-03-20 10:00"));
    EXPECT_EQ(f.open(1, "2026-03-23 09:29"), refused);
    rests_on("procurement.bid_opening");
    EXPECT_EQ(f.open(1, "2026-03-23 09:30"), refused);
    rests_on("procurement.too_few_bidders");
    // 政府采购法 36 (一), (三): two are too few, their prices are not too high.
    EXPECT_EQ(f.cancel(1, 3), refused);
    EXPECT_EQ(f.cancel(1, 1), applied);
    EXPECT_EQ(f.process(1).stage, Stage::cancelled);
    EXPECT_EQ(f.cancel(1, 4), std::nullopt) << "once";
    EXPECT_EQ(f.open(1, "2026-03-23 09:30"), std::nullopt);
}

TEST_P(ProcurementOn, AnAwardTakesAValidBidAndTheBudget) {
    f.up_to_opening();
    EXPECT_EQ(f.award(1, 12, 900), refused) << "not examined yet";
    EXPECT_EQ(f.last_outcome, Outcome::indeterminate);
    for (const std::int64_t bid : {11, 12}) f.must(f.examine(1, bid, true));
    EXPECT_EQ(f.as(ProcurementFixture::clerk, "procurement.examine_bid", "2026-03-24", {{"process", 1}, {"bid", 13}, {"valid", 0}}), refused)
        << "a reason is missing";
    f.must(f.examine(1, 13, true));
    EXPECT_EQ(f.examine(1, 13, true), std::nullopt) << "once";
    EXPECT_EQ(f.award(1, 13, 900), refused) << "3,100,000 is above the budget of 3,000,000";
    rests_on("procurement.failed_tender");
    EXPECT_EQ(f.award(1, 14, 900), std::nullopt) << "no such bid";
    EXPECT_EQ(f.award(1, 12, 900, "2026-03-22"), std::nullopt) << "before the opening";
    EXPECT_EQ(f.award(1, 12, 900), applied);
    EXPECT_EQ(f.indicator().reserved.fen(), 280'000'050);
    EXPECT_EQ(f.office->state().budget.commitments.find(900)->purpose, "服务器采购");
    EXPECT_EQ(f.process(1).stage, Stage::awarded);
    EXPECT_EQ(f.cancel(1, 4), refused);  // 财政部令第87号 70
    EXPECT_EQ(f.cancel(1, 4, "2026-03-01"), std::nullopt);
}

TEST_P(ProcurementOn, AnInvalidBidCannotWinAndTwoValidOnesAreTooFew) {
    f.up_to_opening();
    f.must(f.examine(1, 11, true));
    f.must(f.examine(1, 12, false));
    f.must(f.examine(1, 13, true));
    EXPECT_EQ(f.award(1, 12, 900), refused);
    rests_on("procurement.award_to_valid_bid");
    EXPECT_EQ(f.award(1, 11, 900), refused);  // 政府采购法 36 (一)
    rests_on("procurement.failed_tender");
    EXPECT_EQ(f.indicator().reserved.fen(), 0);
    EXPECT_EQ(f.cancel(1, 1), applied);
    EXPECT_EQ(f.office->state().procurement.bids.find(12)->reason, "未按招标文件要求签署");
}

TEST_P(ProcurementOn, AnAwardIsRefusedWhenTheMoneyIsGone) {
    f.up_to_opening();
    for (const std::int64_t bid : {11, 12, 13}) f.must(f.examine(1, bid, true));
    f.actor = ProcurementFixture::applicant;
    f.must(f.reserve("gone", 1, 30, ProcurementFixture::authority - 280'000'049));
    EXPECT_EQ(f.award(1, 12, 900), refused);
    rests_on("funds.within_budget");
    EXPECT_EQ(f.process(1).stage, Stage::opened);
    EXPECT_EQ(f.office->state().procurement.commitments.size(), 0U);
}

TEST_P(ProcurementOn, TheContractFollowsTheAwardInThirtyDays) {
    f.up_to_opening();
    for (const std::int64_t bid : {11, 12, 13}) f.must(f.examine(1, bid, true));
    f.must(f.award(1, 12, 900));
    EXPECT_EQ(f.sign(1, 280'000'000, "2026-04-20"), refused);  // 财政部令第87号 71: not even by 50 fen
    rests_on("procurement.contract_follows_award");
    EXPECT_EQ(f.sign(1, 280'000'050, "2026-03-31"), std::nullopt);
    // 政府采购法 46: 30 days after 2026-04-01 is the holiday of 1 May, which lasts until the 5th.
    EXPECT_EQ(f.sign(1, 280'000'050, "2026-05-07"), applied);
    EXPECT_EQ(f.last_outcome, Outcome::needs_review);
    rests_on("procurement.contract_signing_period");
    EXPECT_EQ(f.process(1).stage, Stage::contracted);

    ProcurementFixture in_time(GetParam());
    in_time.set_up_procurement();
    in_time.up_to_opening();
    for (const std::int64_t bid : {11, 12, 13}) in_time.must(in_time.examine(1, bid, true));
    in_time.must(in_time.award(1, 12, 900));
    EXPECT_EQ(in_time.sign(1, 280'000'050, "2026-05-06"), applied);
    EXPECT_EQ(in_time.last_outcome, Outcome::pass);
}

TEST_P(ProcurementOn, APaymentLeadsBackToThePlan) {
    f.up_to_opening();
    for (const std::int64_t bid : {11, 12, 13}) f.must(f.examine(1, bid, true));
    f.must(f.award(1, 12, 900));
    f.must(f.sign(1, 280'000'050, "2026-04-20"));
    f.on = day("2026-06-01");
    f.must(f.pay("pay", 77, 900, 100'000'000));
    office_test::Command chain(*f.office, "office.chain");
    const auto ran = chain.run({{"subject", static_cast<std::int64_t>(Subject::payment)}, {"id", 77}});
    ASSERT_TRUE(ran.ok());
    const Result<ResultColumn> types = chain.operation().result_column("rows.event_type");
    ASSERT_TRUE(types.ok());
    std::set<std::string> found;
    for (std::size_t i = 0; i < types->size; ++i)
        found.emplace(static_cast<const char*>(types->data) + types->offsets[i], static_cast<std::size_t>(types->offsets[i + 1] - types->offsets[i]));
    for (const char* type : {"funds.pay", "procurement.award", "procurement.plan", "procurement.publish_notice", "procurement.receive_bid",
                             "procurement.open_bids", "procurement.examine_bid", "procurement.sign_contract", "funds.issue"})
        EXPECT_TRUE(found.contains(type)) << type;
}

TEST_P(ProcurementOn, ReplayAndReadjudicationFindTheSame) {
    f.up_to_opening();
    for (const std::int64_t bid : {11, 12, 13}) f.must(f.examine(1, bid, bid != 13));
    EXPECT_EQ(f.award(1, 12, 900), refused);
    f.must(f.cancel(1, 1));
    const procurement::Process before = f.process(1);
    f.reopen();
    EXPECT_EQ(f.process(1).stage, before.stage);
    EXPECT_EQ(f.process(1).valid_bids, 2);
    EXPECT_EQ(f.process(1).reason, "理由");
    EXPECT_EQ(f.office->state().procurement.bids.find(13)->valid, false);
    EXPECT_EQ(f.office->readjudicate(f.book).value().size(), 0U);
}

// --- OCDS ------------------------------------------------------------------------------------------------------

class ProcurementOcds : public testing::Test {
protected:
    ProcurementOcds() : f(false) { f.set_up_procurement(); }

    [[nodiscard]] ocds::WriteOptions options() const {
        return {"ocds-test01", [](std::int64_t unit) { return "单位" + std::to_string(unit); }};
    }
    [[nodiscard]] std::vector<std::string> releases(std::int64_t id = 1) const {
        return write_releases(f.office->state().procurement, f.process(id), options());
    }
    /// Merging the releases gives the compiled release; both keep to the schema, where it is at hand.
    void hold_together(std::int64_t id = 1) const {
        const std::vector<std::string> written = releases(id);
        const ocds::test::Merged merged = ocds::test::merged(written);
        ASSERT_EQ(merged.records.size(), 1U);
        EXPECT_TRUE(merged.faults.empty());
        const std::string compiled = write_compiled(f.office->state().procurement, f.process(id), options());
        EXPECT_TRUE(ocds::test::same(merged.part(0, "compiledRelease"), compiled));
        if (ocds::test::data_folder().empty()) return;
        const std::string schema = ocds::test::content(ocds::test::data_folder() / "schema/release-schema.json");
        const std::string_view view = schema;
        const ocds::Validator validator = ocds::Validator::open({&view, 1}).value();
        std::string all = compiled;
        for (const std::string& release : written) all += "\n" + release;
        const auto report = validator.validate(all, [](const ocds::Fault& fault) { ADD_FAILURE() << fault.pointer << ' ' << fault.message.en; });
        EXPECT_EQ(report.checked, static_cast<std::int64_t>(written.size()) + 1);
    }
    ProcurementFixture f;
};

TEST_F(ProcurementOcds, EveryStepIsARelease) {
    f.must(f.plan(1, 300'000'000));
    hold_together();
    f.must(f.publish(1, 1, "2026-03-23 09:30"));
    hold_together();
    f.must(f.receive(1, 11, 290'000'000, "2026-03-20 10:00"));
    f.must(f.receive(1, 12, 280'000'050, "2026-03-22 16:00"));
    f.must(f.receive(1, 13, 310'000'000, "2026-03-23 09:30"));
    EXPECT_EQ(releases().size(), 2U) << "bids are secret until they are opened";
    EXPECT_EQ(releases()[1].find("供应商"), std::string::npos);
    f.must(f.open(1, "2026-03-23 09:30"));
    hold_together();
    for (const std::int64_t bid : {11, 12, 13}) f.must(f.examine(1, bid, true));
    hold_together();
    f.must(f.award(1, 12, 900));
    hold_together();
    f.must(f.sign(1, 280'000'050, "2026-04-20"));
    hold_together();

    const std::vector<std::string> all = releases();
    ASSERT_EQ(all.size(), 5U);
    const char* tags[] = {"planning", "tender", "tenderUpdate", "award", "contract"};
    for (std::size_t i = 0; i < all.size(); ++i) {
        const rapidjson::Document release = ocds::test::parsed(all[i]);
        EXPECT_STREQ(release["tag"][0].GetString(), tags[i]);
        EXPECT_STREQ(release["ocid"].GetString(), "ocds-test01-1");
    }
    EXPECT_EQ(ocds::test::parsed(all[0])["id"].GetString(), "ocds-test01-1-" + std::to_string(f.process(1).seq));
    const rapidjson::Document tender = ocds::test::parsed(all[1]);
    EXPECT_STREQ(tender["tender"]["procurementMethod"].GetString(), "open");
    EXPECT_STREQ(tender["tender"]["procurementMethodDetails"].GetString(), "公开招标");
    EXPECT_STREQ(tender["tender"]["tenderPeriod"]["endDate"].GetString(), "2026-03-23T01:30:00.000000Z");
    EXPECT_NE(all[3].find("\"value\":{\"amount\":2800000.50,\"currency\":\"CNY\"}"), std::string::npos) << all[3];
}

TEST_F(ProcurementOcds, ACancellationSaysHowItEnded) {
    f.up_to_opening();
    f.must(f.examine(1, 11, false));
    f.must(f.cancel(1, 1));
    hold_together();
    EXPECT_NE(releases().back().find("\"status\":\"unsuccessful\""), std::string::npos);
    EXPECT_NE(releases().back().find("\"status\":\"disqualified\""), std::string::npos);
    f.must(f.plan(2, 100));
    f.must(f.cancel(2, 4));
    hold_together(2);
    EXPECT_NE(releases(2).back().find("\"status\":\"cancelled\""), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Stores, ProcurementOn, testing::Bool(), [](const auto& info) { return info.param ? "sqlite" : "memory"; });

}  // namespace
