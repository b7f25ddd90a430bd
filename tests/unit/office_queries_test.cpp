// Queries of an office, as of any moment, and the chain of evidence.
#include <gtest/gtest.h>

#include <map>

#include "office_fixture.hpp"

namespace {

using namespace steward;
using office_test::Command;
using office_test::day;
using office_test::Fixture;
using office_test::Value;

/// The rows of a query, as texts by column; "-" for what is missing.
class Query {
public:
    Query(Office& office, std::string_view name) : command_(office, name) {}

    Result<std::int64_t> run(const std::map<std::string, Value>& values) { return command_.run(values); }
    [[nodiscard]] std::vector<std::string> column(const std::string& name) {
        const Result<ResultColumn> got = command_.operation().result_column("rows." + name);
        EXPECT_TRUE(got.ok()) << name;
        std::vector<std::string> cells;
        for (std::size_t i = 0; got && i < got->size; ++i) {
            if (got->validity && !((got->validity[i / 8] >> (i % 8)) & 1))
                cells.emplace_back("-");
            else if (got->storage == Storage::text)
                cells.emplace_back(static_cast<const char*>(got->data) + got->offsets[i],
                                   static_cast<std::size_t>(got->offsets[i + 1] - got->offsets[i]));
            else
                cells.push_back(std::to_string(got->storage == Storage::i64
                                                   ? static_cast<const std::int64_t*>(got->data)[i]
                                                   : static_cast<const std::int32_t*>(got->data)[i]));
        }
        return cells;
    }
    [[nodiscard]] std::optional<std::int64_t> output(std::string_view name) { return command_.output(name); }
    [[nodiscard]] PreparedOperation& operation() noexcept { return command_.operation(); }

private:
    Command command_;
};

using Cells = std::vector<std::string>;

class QueryOn : public testing::TestWithParam<bool> {
protected:
    void SetUp() override {
        fixture = std::make_unique<Fixture>(GetParam());
        fixture->set_up();
        // Commitment 1 of 40,000 on indicator 22: 15,000 and 5,000 paid, the rest released; 2 refused; 3 open.
        fixture->must(fixture->reserve("r1", 1, 22, 40'000));
        reserved_seq = fixture->last_seq;
        ASSERT_EQ(fixture->reserve("r2", 2, 22, 60'001), Disposition::refused);
        fixture->on = day("2026-04-01");
        fixture->must(fixture->pay("p1", 11, 1, 15'000));
        fixture->on = day("2026-05-01");
        fixture->must(fixture->pay("p2", 12, 1, 5'000, true));
        paid_seq = fixture->last_seq;
        fixture->must(fixture->reserve("r3", 3, 22, 7'000));
    }
    Cells rows(std::string_view query, const std::string& column, const std::map<std::string, Value>& values = {}) {
        Query asked(*fixture->office, query);
        const auto ran = asked.run(values);
        EXPECT_TRUE(ran.ok() && *ran == 0) << query;
        return asked.column(column);
    }

    std::unique_ptr<Fixture> fixture;
    std::int64_t reserved_seq = 0, paid_seq = 0;
};

TEST_P(QueryOn, BalancesAreThoseOfTheCommands) {
    EXPECT_EQ(rows("funds.indicators", "indicator"), (Cells{"20", "22"}));
    EXPECT_EQ(rows("funds.indicators", "parent"), (Cells{"-", "20"}));
    EXPECT_EQ(rows("funds.indicators", "document"), (Cells{"财预〔2026〕1号", "部预〔2026〕2号"}));
    EXPECT_EQ(rows("funds.indicators", "paid_below_fen"), (Cells{"20000", "20000"}));
    EXPECT_EQ(rows("funds.indicators", "available_fen", {{"indicator", 22}}), (Cells{"73000"}));
    EXPECT_EQ(rows("funds.indicators", "indicator", {{"unit", 1}, {"year", 2026}}), (Cells{"20"}));
    EXPECT_EQ(rows("funds.indicators", "indicator", {{"year", 2025}}), (Cells{}));
    EXPECT_EQ(rows("funds.commitments", "open_fen"), (Cells{"0", "7000"}));
    EXPECT_EQ(rows("funds.commitments", "released_fen", {{"commitment", 1}}), (Cells{"20000"}));
    EXPECT_EQ(rows("funds.commitments", "commitment", {{"unit", 3}}), (Cells{}));
    EXPECT_EQ(rows("funds.payments", "payment", {{"indicator", 22}}), (Cells{"11", "12"}));
    EXPECT_EQ(rows("funds.payments", "amount_fen", {{"payment", 12}}), (Cells{"5000"}));
    EXPECT_EQ(rows("office.units", "name"), (Cells{"部", "一局", "二局"}));
    EXPECT_EQ(rows("office.units", "unit", {{"unit", 2}}), (Cells{"2"}));
    EXPECT_EQ(rows("office.actors", "name", {{"actor", 1}}), (Cells{"张三"}));
    EXPECT_EQ(rows("assets.cards", "card"), (Cells{}));
    EXPECT_EQ(rows("assets.depreciation_runs", "run"), (Cells{}));
}

TEST_P(QueryOn, ThePastIsAnsweredByDayAndBySequenceNumber) {
    const std::int64_t april = day("2026-04-30").days();
    EXPECT_EQ(rows("funds.payments", "payment", {{"as_of_on", april}}), (Cells{"11"}));
    EXPECT_EQ(rows("funds.commitments", "open_fen", {{"as_of_on", april}}), (Cells{"25000"}));
    EXPECT_EQ(rows("funds.commitments", "open_fen", {{"as_of_seq", reserved_seq}}), (Cells{"40000"}));
    EXPECT_EQ(rows("funds.commitments", "open_fen", {{"as_of_seq", reserved_seq - 1}}), (Cells{}));
    EXPECT_EQ(rows("funds.indicators", "indicator", {{"as_of_seq", 0}}), (Cells{}));
    // Both: later by number, but not by day.
    EXPECT_EQ(rows("funds.payments", "payment", {{"as_of_seq", paid_seq}, {"as_of_on", april}}), (Cells{"11"}));
    Query asked(*fixture->office, "funds.payments");
    EXPECT_EQ(asked.run({{"as_of_seq", -1}}).value(), 1);
    EXPECT_EQ(static_cast<Status>(*asked.output("row_status")), Status::out_of_range);
    EXPECT_NE(asked.operation().row_error(0, Language::en).value().find("as_of_seq"), std::string::npos);
    EXPECT_EQ(asked.run({{"as_of_on", 10'000'000}}).value(), 1);
    EXPECT_EQ(static_cast<Status>(*asked.output("row_status")), Status::bad_date);
}

TEST_P(QueryOn, ManyMomentsInOneRunAndResultsThatStay) {
    auto op = fixture->office->prepare("funds.commitments").value();
    const std::vector<std::int64_t> seqs{reserved_seq, paid_seq, 0};
    ASSERT_TRUE(op->bind_input("as_of_seq", {seqs.data(), 3, nullptr, 1, Storage::i64}).ok());
    ASSERT_EQ(op->run(0, 3).value(), 0);
    // Results are copies: what happens afterwards does not reach them.
    fixture->must(fixture->reserve("r9", 9, 22, 1));
    const auto offsets = op->result_list("rows").value();
    EXPECT_EQ(std::vector<std::int64_t>(offsets.begin(), offsets.end()), (std::vector<std::int64_t>{0, 1, 2, 2}));
    const auto open = op->result_column("rows.open_fen").value();
    EXPECT_EQ(static_cast<const std::int64_t*>(open.data)[0], 40'000);
    EXPECT_EQ(static_cast<const std::int64_t*>(open.data)[1], 0);
}

TEST_P(QueryOn, EventsTellWhatWasRefused) {
    EXPECT_EQ(rows("office.events", "event_id", {{"event_type", "funds.reserve"}}), (Cells{"r1", "r2", "r3"}));
    EXPECT_EQ(rows("office.events", "disposition", {{"event_type", "funds.reserve"}}), (Cells{"1", "2", "1"}));
    EXPECT_EQ(rows("office.events", "outcome", {{"event_id", "r2"}}),
              (Cells{std::to_string(static_cast<int>(Outcome::violation))}));
    EXPECT_EQ(rows("office.events", "event_id", {{"after_seq", reserved_seq}, {"at_most", 2}}), (Cells{"r2", "p1"}));
    EXPECT_EQ(rows("office.events", "seq", {{"as_of_seq", 2}}), (Cells{"1", "2"}));
    EXPECT_EQ(rows("office.events", "event_id", {{"event_type", "funds.pay"}, {"as_of_on", day("2026-04-30").days()}}),
              (Cells{"p1"}));
    EXPECT_EQ(static_cast<std::int64_t>(rows("office.events", "seq").size()),
              fixture->office->journal().last_seq().value());
    Query asked(*fixture->office, "office.events");
    EXPECT_EQ(asked.run({{"at_most", 0}}).value(), 1);
    EXPECT_NE(asked.operation().row_error(0, Language::en).value().find("at_most"), std::string::npos);
}

TEST_P(QueryOn, TheChainOfAPaymentEndsAtTheIssuingDocument) {
    const std::map<std::string, Value> asked{{"subject", std::int64_t{1}}, {"id", 12}};
    EXPECT_EQ(rows("office.chain", "event_id", asked), (Cells{"p2", "r1", "i22", "i20"}));
    EXPECT_EQ(rows("office.chain", "level", asked), (Cells{"0", "1", "2", "3"}));
    EXPECT_EQ(rows("office.chain", "subject_id", asked), (Cells{"12", "1", "22", "20"}));
    EXPECT_EQ(rows("office.chain", "actor", asked), (Cells{"4", "3", "2", "5"}));
    EXPECT_EQ(rows("office.chain", "actor_name", asked), (Cells{"人员4", "人员3", "人员2", "人员5"}));
    EXPECT_EQ(rows("office.chain", "basis", asked), (Cells{"-", "-", "部预〔2026〕2号", "财预〔2026〕1号"}));
    EXPECT_EQ(rows("office.chain", "rule", asked)[1].substr(0, 20), "funds.within_budget@");
    EXPECT_EQ(rows("office.chain", "document", asked)[1], "中华人民共和国预算法");
    EXPECT_EQ(rows("office.chain", "article", asked)[1], "13, 57");
    const Cells zh = rows("office.chain", "what_zh", asked), en = rows("office.chain", "what_en", asked);
    EXPECT_EQ(zh[0], "支付承诺：支付编号 12；承诺编号 1；金额 50.00 元；是否最后一笔 是");
    EXPECT_EQ(en[3],
              "issue a budget indicator: indicator 20; unit 1; budget year 2026; amount 3000.00 yuan; number of the "
              "document 财预〔2026〕1号");
    // What is shown of hashes is what the journal keeps.
    const Cells hashes = rows("office.chain", "event_hash", asked), seqs = rows("office.chain", "seq", asked),
                batches = rows("office.chain", "batch_hash", asked);
    for (std::size_t i = 0; i < seqs.size(); ++i) {
        Digest kept{};
        ASSERT_TRUE(fixture->office->journal()
                        .read_stored(std::stoll(seqs[i]) - 1,
                                     [&](const StoredEvent& event) { return kept = event.hash, false; })
                        .ok());
        EXPECT_EQ(hashes[i], to_hex(bytes_of(kept)));
        bool found = false;
        ASSERT_TRUE(fixture->office->journal()
                        .read_batches(0,
                                      [&](const Batch& batch, const Error*) {
                                          const std::int64_t seq = std::stoll(seqs[i]);
                                          if (seq < batch.first_seq || seq >= batch.first_seq + batch.count)
                                              return true;
                                          EXPECT_EQ(batches[i], to_hex(bytes_of(batch.hash)));
                                          found = true;
                                          return false;
                                      })
                        .ok());
        EXPECT_TRUE(found) << seqs[i];
    }
}

TEST_P(QueryOn, TheChainOfACommitmentShowsAllThatNamedIt) {
    EXPECT_EQ(rows("office.chain", "event_id", {{"subject", std::int64_t{2}}, {"id", 1}}),
              (Cells{"r1", "p1", "p2", "i22", "i20"}));
    EXPECT_EQ(rows("office.chain", "event_id", {{"subject", std::int64_t{3}}, {"id", 22}}),
              (Cells{"i22", "r1", "r2", "r3", "i20"}));
    EXPECT_EQ(rows("office.chain", "event_id",
                   {{"subject", std::int64_t{2}}, {"id", 1}, {"as_of_on", day("2026-04-30").days()}}),
              (Cells{"r1", "p1", "i22", "i20"}));
    EXPECT_EQ(rows("office.chain", "event_id", {{"subject", std::int64_t{5}}, {"id", 2}}), (Cells{"u2", "i22", "f"}));
    EXPECT_EQ(rows("office.chain", "event_id", {{"subject", std::int64_t{6}}, {"id", paid_seq}}),
              (Cells{"p2", "r1", "i22", "i20"}));
    // The index goes on where it ended.
    fixture->must(fixture->reserve("r4", 4, 22, 100));
    EXPECT_EQ(rows("office.chain", "event_id", {{"subject", std::int64_t{3}}, {"id", 22}}),
              (Cells{"i22", "r1", "r2", "r3", "r4", "i20"}));
    fixture->reopen();
    EXPECT_EQ(rows("office.chain", "event_id", {{"subject", std::int64_t{3}}, {"id", 22}}),
              (Cells{"i22", "r1", "r2", "r3", "r4", "i20"}));
}

TEST_P(QueryOn, AChainOfNothingIsRefusedByName) {
    for (const auto& [subject, id] : std::vector<std::pair<std::int64_t, std::int64_t>>{
             {1, 99}, {2, 2}, {3, 0}, {4, 1}, {5, -1}, {6, 0}, {6, 9999}}) {
        Query asked(*fixture->office, "office.chain");
        ASSERT_EQ(asked.run({{"subject", subject}, {"id", id}}).value(), 1) << subject << ' ' << id;
        EXPECT_EQ(static_cast<Status>(*asked.output("row_status")), Status::unknown_code);
        EXPECT_NE(asked.operation().row_error(0, Language::en).value().find("column 'id'"), std::string::npos);
    }
    Query early(*fixture->office, "office.chain");
    EXPECT_EQ(early.run({{"subject", std::int64_t{1}}, {"id", 12}, {"as_of_on", day("2026-04-30").days()}}).value(), 1);
}

TEST_P(QueryOn, AQueryIsExplainedWithoutPersonalData) {
    Query asked(*fixture->office, "office.actors");
    ASSERT_EQ(asked.run({}).value(), 0);
    const std::string hidden = asked.operation().explain(0, Language::zh, ExplanationFormat::text).value();
    EXPECT_EQ(hidden.find("张三"), std::string::npos) << hidden;
    asked.operation().show_personal(true);
    EXPECT_NE(asked.operation().explain(0, Language::zh, ExplanationFormat::json).value().find("张三"),
              std::string::npos);
}

TEST_P(QueryOn, QueriesWriteNothing) {
    const std::string before = to_text(fixture->office->journal().head().value());
    for (const CatalogueEntry& entry : fixture->book->catalogue().entries()) {
        if (entry.info.kind != OperationKind::query) continue;
        auto op = fixture->office->prepare(entry.info.name).value();
        const std::int32_t subject = 3;
        const std::int64_t id = 22;
        if (entry.info.name == "office.chain") {
            ASSERT_TRUE(op->bind_input("subject", {&subject, 1, nullptr, 0, Storage::i32}).ok());
            ASSERT_TRUE(op->bind_input("id", {&id, 1, nullptr, 0, Storage::i64}).ok());
        }
        EXPECT_EQ(op->run(0, 1).value(), 0) << entry.info.name;
    }
    EXPECT_EQ(to_text(fixture->office->journal().head().value()), before);
}

INSTANTIATE_TEST_SUITE_P(Stores, QueryOn, testing::Bool(),
                         [](const auto& info) { return info.param ? "sqlite" : "memory"; });

}  // namespace
