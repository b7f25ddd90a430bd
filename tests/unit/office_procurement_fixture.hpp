// The office of office_fixture.hpp with people who buy, and indicator 30 of 10,000,000 yuan at the ministry.
#pragma once

#include "office_fixture.hpp"
#include "steward/ocds/write.hpp"

namespace steward::office_test {

/// A moment of Beijing time, "2026-03-23 09:30", in microseconds of UTC.
[[nodiscard]] inline std::int64_t beijing(const std::string& text) {
    const std::int64_t minutes = std::stoll(text.substr(11, 2)) * 60 + std::stoll(text.substr(14, 2)) - 8 * 60;
    return std::int64_t{day(text.substr(0, 10)).days()} * 86'400'000'000 + minutes * 60'000'000;
}

struct ProcurementFixture : Fixture {
    static constexpr std::int64_t planner_of_needs = 6, drafter = 7, clerk = 8, approver = 9, signer = 10;
    static constexpr std::int64_t authority = 1'000'000'000;

    using Fixture::Fixture;

    void set_up_procurement() {
        set_up();
        on = day("2026-01-05");
        const std::map<std::int64_t, Duty> duties{{planner_of_needs, Duty::define_needs},
                                                  {drafter, Duty::prepare_tender_documents},
                                                  {clerk, Duty::handle_business},
                                                  {approver, Duty::approve_needs},
                                                  {signer, Duty::sign_contract}};
        for (const auto& [person, duty] : duties) {
            actor = administrator;
            must(give("office.enrol", "e" + std::to_string(person), {{"person", person}, {"unit", 1}, {"name", "人员"}}));
            must(entrust("t" + std::to_string(person), person, person, {duty}));
        }
        on = day("2026-02-01");
        actor = head;
        must(give("funds.issue", "i30",
                  {{"indicator", 30}, {"unit", 1}, {"year", 2026}, {"amount_fen", authority}, {"document", "财预〔2026〕3号"}}));
    }

    std::optional<Disposition> as(std::int64_t person, std::string_view operation, std::string_view date, Values values) {
        actor = person;
        on = day(date);
        if (operation == "procurement.publish_notice") values["announced_on"] = std::int64_t{on.days()};
        return give(operation, "q" + std::to_string(++ids), std::move(values));
    }
    std::optional<Disposition> plan(std::int64_t process, std::int64_t fen, Values more = {}) {
        more.insert({{"process", process}, {"indicator", 30}, {"category", 1}, {"title", "服务器采购"}, {"budget_fen", fen}});
        return as(planner_of_needs, "procurement.plan", "2026-02-10", std::move(more));
    }
    std::optional<Disposition> publish(std::int64_t process, std::int64_t method, const std::string& deadline, Values more = {}) {
        more.insert({{"process", process}, {"method", method}, {"deadline_at", beijing(deadline)}});
        return as(drafter, "procurement.publish_notice", "2026-03-02", std::move(more));
    }
    std::optional<Disposition> receive(std::int64_t process, std::int64_t bid, std::int64_t fen, const std::string& at) {
        const std::string number = std::to_string(bid);
        return as(clerk, "procurement.receive_bid", at.substr(0, 10),
                  {{"process", process}, {"bid", bid}, {"supplier", "9111010800000" + number}, {"supplier_name", "供应商" + number},
                   {"amount_fen", fen}, {"received_at", beijing(at)}});
    }
    std::optional<Disposition> open(std::int64_t process, const std::string& at) {
        return as(clerk, "procurement.open_bids", at.substr(0, 10), {{"process", process}, {"opened_at", beijing(at)}});
    }
    std::optional<Disposition> examine(std::int64_t process, std::int64_t bid, bool valid) {
        Values values{{"process", process}, {"bid", bid}, {"valid", valid ? 1 : 0}};
        if (!valid) values["reason"] = "未按招标文件要求签署";
        return as(clerk, "procurement.examine_bid", "2026-03-24", std::move(values));
    }
    std::optional<Disposition> award(std::int64_t process, std::int64_t bid, std::int64_t commitment, std::string_view date = "2026-04-01") {
        return as(approver, "procurement.award", date, {{"process", process}, {"bid", bid}, {"award", 500 + process}, {"commitment", commitment}});
    }
    std::optional<Disposition> sign(std::int64_t process, std::int64_t fen, std::string_view date) {
        return as(signer, "procurement.sign_contract", date, {{"process", process}, {"contract", 700 + process}, {"amount_fen", fen}});
    }
    std::optional<Disposition> cancel(std::int64_t process, std::int64_t ground, std::string_view date = "2026-03-25") {
        return as(approver, "procurement.cancel", date, {{"process", process}, {"ground", ground}, {"reason", "理由"}});
    }
    /// Process 1, an open tender of 3,000,000 yuan, up to the opening of bids 11, 12 and 13.
    void up_to_opening() {
        must(plan(1, 300'000'000));
        must(publish(1, 1, "2026-03-23 09:30"));
        must(receive(1, 11, 290'000'000, "2026-03-20 10:00"));
        must(receive(1, 12, 280'000'050, "2026-03-22 16:00"));
        must(receive(1, 13, 310'000'000, "2026-03-23 09:30"));
        must(open(1, "2026-03-23 09:30"));
    }
    [[nodiscard]] const procurement::Process& process(std::int64_t id) const { return *office->state().procurement.processes.find(id); }
    [[nodiscard]] const funds::Indicator& indicator() const { return *office->state().budget.indicators.find(30); }

    std::int64_t ids = 0;
};

}  // namespace steward::office_test
