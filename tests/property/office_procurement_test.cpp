// Random procurement: every command is decided as a naive clerk would, the budget holds what was awarded, and the releases
// written of each process merge into its compiled release.
//
// STEWARD_SEED=<n> starts from another seed.
#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <set>

#include "../unit/ocds_fixture.hpp"
#include "../unit/office_procurement_fixture.hpp"

namespace {

using namespace steward;
using namespace steward::office_test;

enum class Expected { fault, refused, applied };

/// What the clerk remembers of a process: only what was accepted.
struct Remembered {
    enum { planned, announced, opened, awarded, contracted, cancelled } stage = planned;
    std::int64_t budget = 0, planned_on = 0, announced_on = 0, deadline = 0, least = 0, opened_on = 0, awarded_on = 0, amount = 0;
    struct Bid {
        std::string supplier;
        std::int64_t amount = 0;
        std::optional<bool> valid;
    };
    std::map<std::int64_t, Bid> bids;
};

class Clerk {
public:
    explicit Clerk(std::uint32_t seed) : random_(seed), f_(false) { f_.set_up_procurement(); }

    void step() {
        static constexpr const char* operations[] = {"plan", "publish_notice", "receive_bid", "open_bids", "examine_bid", "award", "sign_contract", "cancel"};
        on_ = std::max<std::int64_t>(on_, 20'494) + number(0, 1);  // from 2026-02-10
        if (on_ > 20'690) on_ = 20'494;                            // 2026-08-25
        // Mostly one of the last processes and what comes next in it, so that some come to their end.
        const auto known = static_cast<std::int64_t>(processes_.size());
        Values values{{"process", one_in(40) ? number(-1, 0) : one_in(10) ? known + 1 : number(std::max<std::int64_t>(1, known - 2), std::max<std::int64_t>(1, known))}};
        std::string name = operations[number(0, std::size(operations) - 1)];
        if (const auto found = processes_.find(integer(values, "process")); found == processes_.end()) {
            if (!one_in(4)) name = "plan";
        } else if (!one_in(6)) {
            const Remembered& process = found->second;
            if (process.stage == Remembered::planned) name = "publish_notice";
            if (process.stage == Remembered::announced) name = process.bids.size() < 4 || one_in(4) ? "receive_bid" : "open_bids";
            if (process.stage == Remembered::opened) name = one_in(4) ? "award" : "examine_bid";
            if (process.stage == Remembered::awarded) name = "sign_contract";
        }
        const auto process = processes_.find(integer(values, "process"));
        const Expected expected = name == "plan"             ? plan(values)
                                  : process == processes_.end() ? unknown(name, values)
                                  : name == "publish_notice" ? publish(values, process->second)
                                  : name == "receive_bid"    ? receive(values, process->second)
                                  : name == "open_bids"      ? open(values, process->second)
                                  : name == "examine_bid"    ? examine(values, process->second)
                                  : name == "award"          ? award(values, process->second)
                                  : name == "sign_contract"  ? sign(values, process->second)
                                                             : cancel(values, process->second);
        values[name == "publish_notice" ? "announced_on" : "on_date"] = on_;
        const auto got = f_.give("procurement." + name, "c" + std::to_string(++given_), values);
        const Expected found = !got ? Expected::fault : *got == Disposition::applied ? Expected::applied : Expected::refused;
        ASSERT_EQ(static_cast<int>(found), static_cast<int>(expected)) << name << ' ' << f_.last_error << f_.last_explanation;
        if (expected == Expected::applied) accept_();
        ++counts[{name, expected}];
        ASSERT_EQ(f_.indicator().reserved.fen(), reserved_);
    }

    /// What is written of every process holds together, and is the same after the journal was read again.
    void finish(std::map<std::string, int>& tags) {
        const ocds::WriteOptions options{"ocds-test01", [](std::int64_t) { return std::string("部"); }};
        std::vector<std::string> all;
        for (const auto& [id, process] : processes_) {
            const auto& state = f_.office->state().procurement;
            const std::vector<std::string> releases = write_releases(state, f_.process(id), options);
            const std::string compiled = write_compiled(state, f_.process(id), options);
            const ocds::test::Merged merged = ocds::test::merged(releases);
            ASSERT_EQ(merged.records.size(), 1U);
            ASSERT_TRUE(merged.faults.empty());
            ASSERT_TRUE(ocds::test::same(merged.part(0, "compiledRelease"), compiled));
            for (const std::string& release : releases) ++tags[ocds::test::parsed(release)["tag"][0].GetString()];
            all.push_back(compiled);
        }
        f_.reopen();
        std::size_t i = 0;
        for (const auto& [id, process] : processes_) ASSERT_EQ(write_compiled(f_.office->state().procurement, f_.process(id), options), all[i++]);
        ASSERT_EQ(f_.office->readjudicate(f_.book).value().size(), 0U);
    }

    static inline std::map<std::pair<std::string, Expected>, int> counts;

private:
    static constexpr std::int64_t day_us = 86'400'000'000, beijing_us = 8 * 3'600'000'000LL;

    [[nodiscard]] std::int64_t number(std::int64_t from, std::int64_t to) { return std::uniform_int_distribution<std::int64_t>(from, to)(random_); }
    [[nodiscard]] bool one_in(std::int64_t n) { return number(1, n) == 1; }
    static std::int64_t integer(const Values& values, const char* name) { return std::get<std::int64_t>(values.at(name)); }
    /// The actor who may, or now and then another one; whether he may.
    bool entitled(std::int64_t person) {
        f_.actor = one_in(25) ? number(2, 10) : person;
        return f_.actor == person;
    }
    [[nodiscard]] std::int64_t bid_id(const Remembered& process) {
        if (process.bids.empty() || one_in(12)) return number(1, 60);
        auto at = process.bids.begin();
        std::advance(at, number(0, static_cast<std::int64_t>(process.bids.size()) - 1));
        return at->first;
    }
    Expected given(bool fault, bool may, bool later_fault, bool holds) {
        if (fault) return Expected::fault;
        if (!may) return Expected::refused;
        if (later_fault) return Expected::fault;
        return holds ? Expected::applied : Expected::refused;
    }

    Expected unknown(const std::string& name, Values& values) {
        static Remembered none;
        if (name == "publish_notice") return static_cast<void>(publish(values, none)), Expected::fault;
        if (name == "receive_bid") return static_cast<void>(receive(values, none)), Expected::fault;
        if (name == "open_bids") return static_cast<void>(open(values, none)), Expected::fault;
        if (name == "examine_bid") return static_cast<void>(examine(values, none)), Expected::fault;
        if (name == "award") return static_cast<void>(award(values, none)), Expected::fault;
        if (name == "sign_contract") return static_cast<void>(sign(values, none)), Expected::fault;
        return static_cast<void>(cancel(values, none)), Expected::fault;
    }

    Expected plan(Values& values) {
        const std::int64_t id = integer(values, "process"), indicator = one_in(20) ? 31 : 30;
        const std::int64_t budget = one_in(20) ? number(-1, 0) : one_in(15) ? ProcurementFixture::authority - reserved_ + number(0, 1) : number(1, 40) * 10'000'000;
        values.insert({{"indicator", indicator}, {"category", 1}, {"title", "项目" + std::to_string(id)}, {"budget_fen", budget}});
        accept_ = [this, id, budget, on = on_] { processes_[id] = {Remembered::planned, budget, on, 0, 0, 0, 0, 0, 0, {}}; };
        return given(indicator != 30 || id <= 0 || processes_.contains(id), entitled(ProcurementFixture::planner_of_needs), budget <= 0,
                     budget <= ProcurementFixture::authority - reserved_);
    }
    Expected publish(Values& values, Remembered& process) {
        static constexpr std::int64_t methods[] = {1, 1, 1, 3, 5, 6};
        const std::int64_t method = methods[number(0, 5)];
        // Well within twenty days, or well beyond them with every holiday.
        const std::int64_t days = one_in(20) ? 0 : one_in(6) ? number(1, 19) : number(35, 60);
        const std::int64_t deadline = (on_ + days) * day_us + 9 * 3'600'000'000LL - beijing_us;
        values.insert({{"method", method}, {"deadline_at", deadline}});
        const std::int64_t ground = number(-1, 3), approved = number(-1, 3);
        if (ground >= 0) values["ground_holds"] = std::int64_t{ground > 0};
        if (approved >= 0) values["approved"] = std::int64_t{approved > 0};
        const bool lawful = method == 1 ? days > 19 : process.budget < 200'000'000 || (ground > 0 && approved > 0);
        accept_ = [&process, deadline, method, on = on_] {
            process.stage = Remembered::announced, process.announced_on = on, process.deadline = deadline, process.least = method == 6 ? 1 : 3;
        };
        return given(process.stage != Remembered::planned || on_ < process.planned_on, entitled(ProcurementFixture::drafter), days == 0, lawful);
    }
    Expected receive(Values& values, Remembered& process) {
        const std::int64_t bid = one_in(30) ? 0 : number(1, 60), amount = one_in(30) ? 0 : std::max<std::int64_t>(1, process.budget + number(-9, 2) * 1'000'001);
        const std::string supplier = std::to_string(number(1, 12));
        const std::int64_t at = process.deadline + (one_in(5) ? number(1, 3) : -number(0, 3) * day_us);
        values.insert({{"bid", bid}, {"supplier", supplier}, {"supplier_name", "公司" + supplier}, {"amount_fen", amount}, {"received_at", at}});
        bool twice = false;
        for (const auto& [id, other] : process.bids) twice = twice || other.supplier == supplier;
        accept_ = [this, &process, bid, supplier, amount] { process.bids[bid] = {supplier, amount, std::nullopt}, bids_.insert(bid); };
        return given(process.stage != Remembered::announced || on_ < process.announced_on || bid <= 0 || bids_.contains(bid) || twice,
                     entitled(ProcurementFixture::clerk), amount <= 0, at <= process.deadline);
    }
    Expected open(Values& values, Remembered& process) {
        const std::int64_t at = process.deadline + (one_in(6) ? -1 : number(0, 5));
        values.insert({{"opened_at", at}});
        accept_ = [&process, on = on_] { process.stage = Remembered::opened, process.opened_on = on; };
        return given(process.stage != Remembered::announced || on_ < process.announced_on, entitled(ProcurementFixture::clerk), false,
                     at >= process.deadline && static_cast<std::int64_t>(process.bids.size()) >= process.least);
    }
    Expected examine(Values& values, Remembered& process) {
        const std::int64_t bid = bid_id(process);
        const bool valid = !one_in(6), reason = !valid && !one_in(5);
        values.insert({{"bid", bid}, {"valid", valid ? 1 : 0}});
        if (reason) values["reason"] = "理由";
        const bool there = process.bids.contains(bid);
        accept_ = [&process, bid, valid] { process.bids.at(bid).valid = valid; };
        return given(process.stage != Remembered::opened || on_ < process.opened_on || !there || process.bids.at(bid).valid.has_value(),
                     entitled(ProcurementFixture::clerk), false, valid || reason);
    }
    Expected award(Values& values, Remembered& process) {
        const std::int64_t bid = bid_id(process), award = one_in(40) ? 0 : number(1, 1'000'000), commitment = one_in(40) ? 0 : number(1, 40);
        values.insert({{"bid", bid}, {"award", award}, {"commitment", commitment}});
        const auto found = process.bids.find(bid);
        const bool there = found != process.bids.end();
        std::int64_t valid = 0, unexamined = 0;
        for (const auto& [id, other] : process.bids) valid += other.valid == true, unexamined += !other.valid.has_value();
        const std::int64_t amount = there ? found->second.amount : 0;
        accept_ = [this, &process, amount, commitment, on = on_] {
            process.stage = Remembered::awarded, process.amount = amount, process.awarded_on = on;
            reserved_ += amount, commitments_.insert(commitment);
        };
        return given(process.stage != Remembered::opened || on_ < process.opened_on || !there || award <= 0 || commitment <= 0 || commitments_.contains(commitment),
                     entitled(ProcurementFixture::approver), false,
                     there && unexamined == 0 && found->second.valid == true && valid >= process.least && amount <= process.budget &&
                         amount <= ProcurementFixture::authority - reserved_);
    }
    Expected sign(Values& values, Remembered& process) {
        const std::int64_t amount = process.amount + (one_in(4) ? number(-1, 1) : 0), contract = one_in(30) ? 0 : number(1, 1'000'000);
        values.insert({{"contract", contract}, {"amount_fen", amount}});
        accept_ = [&process] { process.stage = Remembered::contracted; };
        return given(process.stage != Remembered::awarded || contract <= 0 || on_ < process.awarded_on, entitled(ProcurementFixture::signer), false, amount == process.amount);
    }
    Expected cancel(Values& values, Remembered& process) {
        const std::int64_t ground = one_in(4) ? number(2, 4) : number(0, 1) * 2 + 1;
        values.insert({{"ground", ground}, {"reason", "理由"}});
        std::int64_t left = 0;
        std::optional<std::int64_t> lowest;
        for (const auto& [id, bid] : process.bids) {
            if (bid.valid == false) continue;
            ++left;
            lowest = std::min(lowest.value_or(bid.amount), bid.amount);
        }
        const bool holds = ground == 1 ? left < process.least : ground == 3 ? lowest && *lowest > process.budget : true;
        const bool early = process.stage == Remembered::planned || process.stage == Remembered::announced || process.stage == Remembered::opened;
        const bool before = on_ < process.planned_on || on_ < process.announced_on || on_ < process.opened_on;
        accept_ = [&process] { process.stage = Remembered::cancelled; };
        return given(process.stage == Remembered::cancelled || before, entitled(ProcurementFixture::approver), false, early && holds);
    }

    std::mt19937 random_;
    ProcurementFixture f_;
    std::map<std::int64_t, Remembered> processes_;
    std::set<std::int64_t> bids_, commitments_;
    std::int64_t reserved_ = 0, on_ = 0, given_ = 0;
    std::function<void()> accept_;
};

TEST(OfficeProcurement, IsDecidedAsANaiveClerkWould) {
    const char* given = std::getenv("STEWARD_SEED");
    const std::uint32_t first = given ? static_cast<std::uint32_t>(std::atoi(given)) : 1;
    std::map<std::string, int> tags;
    for (std::uint32_t seed = first; seed < first + 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Clerk clerk(seed);
        for (int i = 0; i < 600 && !testing::Test::HasFatalFailure(); ++i) clerk.step();
        if (testing::Test::HasFatalFailure()) return;
        clerk.finish(tags);
        if (testing::Test::HasFatalFailure()) return;
    }
    // Every command was accepted, refused and at fault, and every kind of release was written.
    for (const char* name : {"plan", "publish_notice", "receive_bid", "open_bids", "examine_bid", "award", "sign_contract", "cancel"})
        for (const Expected expected : {Expected::fault, Expected::refused, Expected::applied})
            EXPECT_GT((Clerk::counts[{name, expected}]), 0) << name << ' ' << static_cast<int>(expected);
    for (const char* tag : {"planning", "tender", "tenderUpdate", "award", "contract", "tenderCancellation"}) EXPECT_GT(tags[tag], 0) << tag;
}

}  // namespace
