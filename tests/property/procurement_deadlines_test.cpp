// Deadlines against a plain reading of the table of periods: every period counted day by day over a calendar that was read
// from other data sets than the rules.
#include <cstdlib>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

#include "../cases/table.hpp"

namespace {

using namespace steward;
using table::Facts;
using table::Value;

enum class Unit { calendar_day, working_day, year };
/// least, most: so long after the start; before: so long before it at the latest; not_earlier: so long before it at the earliest.
enum class Kind { least, most, exact, before, not_earlier };

struct Period {
    const char *rule, *method, *category, *start, *end;
    int length;
    Unit unit;
    Kind kind;
    const char* from;  ///< first day of the rule, or of the calendar
};

// The periods of the laws and orders, article by article; rates and minutes are none.
constexpr Period periods[] = {
    {"intention_publicity_period", "open_tender", "goods", "intention_published", "procurement_started", 30, Unit::calendar_day, Kind::least, "2020-07-01"},
    {"tender_period", "open_tender", "goods", "tender_documents_issued", "bids_due", 20, Unit::calendar_day, Kind::least, "2004-01-01"},
    {"tender_notice_period", "open_tender", "goods", "tender_notice_published", "notice_period_ended", 5, Unit::working_day, Kind::exact, "2017-10-01"},
    {"prequalification_notice_period", "open_tender", "goods", "prequalification_notice_published", "prequalification_notice_period_ended", 5, Unit::working_day, Kind::exact, "2017-10-01"},
    {"document_supply_after_notice_period", "open_tender", "goods", "tender_notice_published", "document_supply_ended", 5, Unit::working_day, Kind::least, "2017-10-01"},
    {"prequalification_document_supply_period", "open_tender", "goods", "prequalification_notice_published", "prequalification_document_supply_ended", 5, Unit::working_day, Kind::least, "2017-10-01"},
    {"document_supply_period", "open_tender", "goods", "tender_documents_issued", "document_supply_ended", 5, Unit::working_day, Kind::least, "2015-03-01"},
    {"tender_clarification_period", "open_tender", "goods", "clarification_notified", "bids_due", 15, Unit::calendar_day, Kind::least, "2015-03-01"},
    {"prequalification_clarification_period", "open_tender", "goods", "prequalification_clarification_notified", "applications_due", 3, Unit::calendar_day, Kind::least, "2017-10-01"},
    {"prequalification_application_period", "open_tender", "goods", "prequalification_notice_published", "applications_due", 5, Unit::working_day, Kind::least, "2015-03-01"},
    {"bid_opening_time", "open_tender", "goods", "bids_due", "bids_opened", 0, Unit::calendar_day, Kind::exact, "2017-10-01"},
    {"cancelled_tender_refund_period", "open_tender", "services", "tender_ended", "ended_tender_refunded", 5, Unit::working_day, Kind::most, "2017-10-01"},
    {"withdrawn_bid_bond_refund_period", "open_tender", "services", "bid_withdrawal_received", "withdrawn_bid_bond_refunded", 5, Unit::working_day, Kind::most, "2017-10-01"},
    {"losing_bid_bond_refund_period", "open_tender", "services", "award_notice_issued", "losing_deposits_refunded", 5, Unit::working_day, Kind::most, "2015-03-01"},
    {"winning_bid_bond_refund_period", "open_tender", "services", "contract_signed", "winning_deposit_settled", 5, Unit::working_day, Kind::most, "2015-03-01"},
    {"evaluation_report_period", "open_tender", "goods", "evaluation_ended", "evaluation_report_received", 2, Unit::working_day, Kind::most, "2015-03-01"},
    {"award_confirmation_period", "open_tender", "goods", "evaluation_report_received", "winner_confirmed", 5, Unit::working_day, Kind::most, "2015-03-01"},
    {"own_tender_confirmation_period", "open_tender", "goods", "own_evaluation_ended", "winner_confirmed", 5, Unit::working_day, Kind::most, "2017-10-01"},
    {"result_publication_period", "open_tender", "goods", "winner_confirmed", "result_published", 2, Unit::working_day, Kind::most, "2015-03-01"},
    {"award_notice_period", "open_tender", "goods", "winner_confirmed", "award_notice_issued", 2, Unit::working_day, Kind::most, "2015-03-01"},
    {"result_notice_period", "open_tender", "goods", "result_published", "result_notice_period_ended", 1, Unit::working_day, Kind::exact, "2017-10-01"},
    {"contract_signing_period", "open_tender", "goods", "award_notice_issued", "contract_signed", 30, Unit::calendar_day, Kind::most, "2004-01-01"},
    {"contract_publication_period", "open_tender", "goods", "contract_signed", "contract_published", 2, Unit::working_day, Kind::most, "2015-03-01"},
    {"contract_filing_period", "open_tender", "goods", "contract_signed", "contract_filed", 7, Unit::working_day, Kind::most, "2004-01-01"},
    {"record_keeping_period", "open_tender", "goods", "procurement_ended", "records_keeping_ended", 15, Unit::year, Kind::least, "2004-01-01"},
    {"negotiation_response_period", "competitive_negotiation", "services", "negotiation_document_issued", "responses_due", 3, Unit::working_day, Kind::least, "2014-02-01"},
    {"negotiation_clarification_period", "competitive_negotiation", "services", "clarification_notified", "responses_due", 3, Unit::working_day, Kind::least, "2014-02-01"},
    {"inquiry_response_period", "inquiry", "goods", "inquiry_notice_issued", "responses_due", 3, Unit::working_day, Kind::least, "2014-02-01"},
    {"inquiry_clarification_period", "inquiry", "goods", "clarification_notified", "responses_due", 3, Unit::working_day, Kind::least, "2014-02-01"},
    {"review_report_period", "competitive_negotiation", "goods", "evaluation_ended", "evaluation_report_received", 2, Unit::working_day, Kind::most, "2014-02-01"},
    {"supplier_confirmation_period", "competitive_negotiation", "goods", "evaluation_report_received", "winner_confirmed", 5, Unit::working_day, Kind::most, "2014-02-01"},
    {"deal_publication_period", "single_source", "goods", "winner_confirmed", "result_published", 2, Unit::working_day, Kind::most, "2014-02-01"},
    {"deal_notice_period", "single_source", "goods", "winner_confirmed", "award_notice_issued", 2, Unit::working_day, Kind::most, "2014-02-01"},
    {"losing_supplier_deposit_refund_period", "inquiry", "goods", "award_notice_issued", "losing_deposits_refunded", 5, Unit::working_day, Kind::most, "2014-02-01"},
    {"winning_supplier_deposit_refund_period", "inquiry", "goods", "contract_signed", "winning_deposit_settled", 5, Unit::working_day, Kind::most, "2014-02-01"},
    {"single_source_publicity_period", "single_source", "services", "single_source_notice_published", "single_source_publicity_ended", 5, Unit::working_day, Kind::least, "2014-02-01"},
    {"single_source_objection_period", "single_source", "services", "objected_publicity_ended", "supplementary_argument_held", 5, Unit::working_day, Kind::most, "2014-02-01"},
    {"consultation_response_period", "competitive_consultation", "services", "consultation_document_issued", "responses_due", 10, Unit::calendar_day, Kind::least, "2014-12-31"},
    {"consultation_document_supply_period", "competitive_consultation", "services", "consultation_document_issued", "document_supply_ended", 5, Unit::working_day, Kind::least, "2014-12-31"},
    {"consultation_clarification_period", "competitive_consultation", "services", "clarification_notified", "responses_due", 5, Unit::calendar_day, Kind::least, "2014-12-31"},
    {"consultation_report_period", "competitive_consultation", "services", "evaluation_ended", "evaluation_report_received", 2, Unit::working_day, Kind::most, "2014-12-31"},
    {"consultation_confirmation_period", "competitive_consultation", "services", "evaluation_report_received", "winner_confirmed", 5, Unit::working_day, Kind::most, "2014-12-31"},
    {"consultation_publication_period", "competitive_consultation", "services", "winner_confirmed", "result_published", 2, Unit::working_day, Kind::most, "2014-12-31"},
    {"consultation_notice_period", "competitive_consultation", "services", "winner_confirmed", "award_notice_issued", 2, Unit::working_day, Kind::most, "2014-12-31"},
    {"framework_signing_period", "framework_agreement", "goods", "entry_notice_issued", "framework_signed", 30, Unit::calendar_day, Kind::most, "2022-03-01"},
    {"framework_filing_period", "framework_agreement", "goods", "framework_signed", "framework_filed", 7, Unit::working_day, Kind::most, "2022-03-01"},
    {"framework_entry_information_period", "framework_agreement", "goods", "framework_signed", "entry_information_sent", 3, Unit::working_day, Kind::most, "2022-03-01"},
    {"framework_single_result_period", "framework_agreement", "goods", "second_stage_supplier_confirmed", "single_result_published", 2, Unit::working_day, Kind::most, "2022-03-01"},
    {"framework_summary_result_period", "framework_agreement", "goods", "framework_expired", "summary_result_published", 10, Unit::working_day, Kind::most, "2022-03-01"},
    {"framework_outside_award_period", "framework_agreement", "goods", "outside_supplier_confirmed", "outside_result_copied", 1, Unit::working_day, Kind::most, "2022-03-01"},
    {"framework_application_review_period", "framework_agreement", "goods", "framework_application_received", "framework_application_reviewed", 7, Unit::working_day, Kind::most, "2022-03-01"},
    {"framework_entry_notice_period", "framework_agreement", "goods", "framework_application_approved", "entry_result_published", 2, Unit::working_day, Kind::most, "2022-03-01"},
    {"framework_withdrawal_notice_period", "framework_agreement", "goods", "framework_withdrawal_received", "framework_withdrawal_published", 2, Unit::working_day, Kind::most, "2022-03-01"},
    {"framework_goods_term", "framework_agreement", "goods", "framework_started", "framework_expired", 1, Unit::year, Kind::most, "2022-03-01"},
    {"framework_services_term", "framework_agreement", "services", "framework_started", "framework_expired", 2, Unit::year, Kind::most, "2022-03-01"},
    {"enquiry_reply_period", "open_tender", "goods", "enquiry_received", "enquiry_answered", 3, Unit::working_day, Kind::most, "2015-03-01"},
    {"question_filing_period", "open_tender", "goods", "grievance_known", "question_filed", 7, Unit::working_day, Kind::most, "2004-01-01"},
    {"question_reply_period", "open_tender", "goods", "question_received", "question_answered", 7, Unit::working_day, Kind::most, "2004-01-01"},
    {"complaint_filing_period", "open_tender", "goods", "question_reply_period_ended", "complaint_filed", 15, Unit::working_day, Kind::most, "2004-01-01"},
    {"complaint_review_period", "open_tender", "goods", "complaint_received", "complaint_reviewed", 5, Unit::working_day, Kind::most, "2018-03-01"},
    {"complaint_rejection_notice_period", "open_tender", "goods", "complaint_found_inadmissible", "complaint_rejection_notified", 3, Unit::working_day, Kind::most, "2018-03-01"},
    {"complaint_service_period", "open_tender", "goods", "complaint_received", "reply_notice_issued", 8, Unit::working_day, Kind::most, "2018-03-01"},
    {"complaint_statement_period", "open_tender", "goods", "reply_notice_received", "statement_made", 5, Unit::working_day, Kind::most, "2018-03-01"},
    {"complaint_decision_period", "open_tender", "goods", "complaint_received", "complaint_decided", 30, Unit::working_day, Kind::most, "2004-01-01"},
    {"complaint_suspension_period", "open_tender", "goods", "suspension_notified", "suspension_ended", 30, Unit::calendar_day, Kind::most, "2004-01-01"},
    {"sme_identification_period", "open_tender", "goods", "identification_requested", "identification_answered", 10, Unit::working_day, Kind::most, "2021-01-01"},
    {"payment_after_invoice_period", "open_tender", "goods", "payment_conditions_met", "paid", 30, Unit::calendar_day, Kind::most, "2019-09-01"},
    {"sme_payment_period", "open_tender", "goods", "sme_delivered", "paid", 30, Unit::calendar_day, Kind::most, "2020-09-01"},
    {"sme_payment_agreed_period", "open_tender", "goods", "sme_delivered_on_agreed_term", "paid", 60, Unit::calendar_day, Kind::most, "2020-09-01"},
    {"expert_draw_period", "open_tender", "goods", "evaluation_started", "experts_drawn", 2, Unit::working_day, Kind::not_earlier, "2017-01-01"},
    {"innovation_response_period", "cooperative_innovation", "goods", "innovation_document_issued", "responses_due", 20, Unit::working_day, Kind::least, "2024-06-01"},
    {"works_tender_period", "works_tender", "works", "tender_documents_issued", "bids_due", 20, Unit::calendar_day, Kind::least, "2004-01-01"},
    {"works_bid_opening_time", "works_tender", "works", "bids_due", "bids_opened", 0, Unit::calendar_day, Kind::exact, "2004-01-01"},
    {"works_clarification_period", "works_tender", "works", "clarification_notified", "bids_due", 15, Unit::calendar_day, Kind::least, "2004-01-01"},
    {"works_prequalification_clarification_period", "works_tender", "works", "prequalification_clarification_notified", "applications_due", 3, Unit::calendar_day, Kind::least, "2012-02-01"},
    {"works_document_sale_period", "works_tender", "works", "document_sale_started", "document_sale_ended", 5, Unit::calendar_day, Kind::least, "2012-02-01"},
    {"works_prequalification_sale_period", "works_tender", "works", "prequalification_sale_started", "prequalification_sale_ended", 5, Unit::calendar_day, Kind::least, "2012-02-01"},
    {"works_prequalification_application_period", "works_tender", "works", "prequalification_sale_ended", "applications_due", 5, Unit::calendar_day, Kind::least, "2012-02-01"},
    {"works_document_objection_period", "works_tender", "works", "bids_due", "objection_filed", 10, Unit::calendar_day, Kind::before, "2012-02-01"},
    {"works_prequalification_objection_period", "works_tender", "works", "applications_due", "prequalification_objection_filed", 2, Unit::calendar_day, Kind::before, "2012-02-01"},
    {"works_objection_reply_period", "works_tender", "works", "objection_received", "objection_answered", 3, Unit::calendar_day, Kind::most, "2012-02-01"},
    {"works_candidate_publication_period", "works_tender", "works", "evaluation_report_received", "candidates_published", 3, Unit::calendar_day, Kind::most, "2012-02-01"},
    {"works_candidate_publicity_period", "works_tender", "works", "candidates_published", "candidate_publicity_ended", 3, Unit::calendar_day, Kind::least, "2012-02-01"},
    {"works_report_period", "works_tender", "works", "winner_confirmed", "tender_report_submitted", 15, Unit::calendar_day, Kind::most, "2004-01-01"},
    {"works_contract_signing_period", "works_tender", "works", "award_notice_issued", "contract_signed", 30, Unit::calendar_day, Kind::most, "2004-01-01"},
    {"works_bid_bond_refund_period", "works_tender", "works", "contract_signed", "works_bid_bonds_refunded", 5, Unit::calendar_day, Kind::most, "2012-02-01"},
    {"works_withdrawn_bid_bond_refund_period", "works_tender", "works", "bid_withdrawal_received", "withdrawn_bid_bond_refunded", 5, Unit::calendar_day, Kind::most, "2012-02-01"},
    {"works_complaint_filing_period", "works_tender", "works", "grievance_known", "complaint_filed", 10, Unit::calendar_day, Kind::most, "2012-02-01"},
    {"works_complaint_acceptance_period", "works_tender", "works", "complaint_received", "complaint_acceptance_decided", 3, Unit::working_day, Kind::most, "2012-02-01"},
    {"works_complaint_decision_period", "works_tender", "works", "complaint_accepted", "complaint_decided", 30, Unit::working_day, Kind::most, "2012-02-01"},
};

/// Whether a day is worked, from the exceptions to the plain week.
class PlainCalendar {
public:
    explicit PlainCalendar(const std::string& file) {
        std::ifstream in(file);
        std::string line;
        for (std::getline(in, line); std::getline(in, line);) {
            std::istringstream cells(line);
            std::string date, week_day, status;
            std::getline(cells, date, ',');
            std::getline(cells, week_day, ',');
            std::getline(cells, status, ',');
            exceptions_[parse_date(date).value()] = status == "work";
        }
    }
    [[nodiscard]] bool empty() const { return exceptions_.empty(); }
    [[nodiscard]] bool works(Date date) const {
        const auto found = exceptions_.find(date);
        return found == exceptions_.end() ? weekday(date) < Weekday::saturday : found->second;
    }

private:
    std::map<Date, bool> exceptions_;
};

Date day(std::string_view text) { return parse_date(text).value(); }
Date moved(Date date, int by) { return Date::from_days(date.days() + by); }
const Date end_of_calendar = day("2027-01-01");
const Date counting_rule = day("2017-10-01");

struct Reckoned {
    std::optional<Date> unrolled, deadline;
};

/// The start day is not counted; from 2017-10-01 on a last day that rests moves on, or back where it was counted back. Empty:
/// the calendar of the year is not known.
Reckoned reckon(const Period& period, const PlainCalendar& calendar, Date start) {
    const int step = period.kind == Kind::before || period.kind == Kind::not_earlier ? -1 : 1;
    Reckoned found;
    if (period.unit == Unit::year) {
        const auto parts = year_month_day(start);
        const auto year = static_cast<int>(parts.year()) + period.length;
        const auto month = static_cast<int>(static_cast<unsigned>(parts.month()));
        int number = static_cast<int>(static_cast<unsigned>(parts.day()));
        while (!make_date(year, month, number)) --number;
        found.unrolled = found.deadline = make_date(year, month, number).value();
        return found;
    }
    Date last = start;
    for (int left = period.length; left > 0;) {
        last = moved(last, step);
        if (period.unit == Unit::working_day && last >= end_of_calendar) return found;
        if (period.unit == Unit::calendar_day || calendar.works(last)) --left;
    }
    found.unrolled = last;
    if (period.unit == Unit::calendar_day && period.length > 0 && start >= counting_rule) {
        if (last >= end_of_calendar) return found;
        while (!calendar.works(last)) {
            last = moved(last, step);
            if (last >= end_of_calendar) return found;
        }
    }
    found.deadline = last;
    return found;
}

bool keeps(Kind kind, Date done, Date deadline) {
    switch (kind) {
        case Kind::least:
        case Kind::not_earlier: return done >= deadline;
        case Kind::most:
        case Kind::before: return done <= deadline;
        case Kind::exact: break;
    }
    return done == deadline;
}

std::int64_t code(std::string_view list, std::string_view id) { return table::book()->list(list)->by_name.find(id)->second; }

TEST(ProcurementDeadlines, AsAPlainReadingOfTheLawCountsThem) {
    const char* folder = std::getenv("STEWARD_DATA");
    if (!folder || !*folder) GTEST_SKIP() << "STEWARD_DATA does not name the folder of the reference data: deadlines are not compared";
    const PlainCalendar calendar(std::string(folder) + "/calendars/workday_exceptions_2004_2026.csv");
    ASSERT_FALSE(calendar.empty()) << "no calendars/workday_exceptions_2004_2026.csv below STEWARD_DATA";
    const auto deadlines = table::prepared("procurement.deadlines", "CN/central");
    ASSERT_TRUE(deadlines);
    std::mt19937_64 random(20261125);
    std::int64_t compared = 0, states = 0, unknown = 0;
    for (const Period& period : periods) {
        const Date first = day(period.from);
        std::vector<Facts> files;
        std::vector<std::pair<Date, std::optional<Date>>> days;
        for (int round = 0; round < 300; ++round) {
            const Date start = moved(first, static_cast<int>(random() % static_cast<std::uint64_t>(end_of_calendar - first)));
            std::optional<Date> done;
            if (round % 4 != 0) {
                const int far = static_cast<int>(random() % (2 * static_cast<std::uint64_t>(period.length) + 4));
                done = moved(start, period.kind == Kind::before || period.kind == Kind::not_earlier ? -far : far);
            }
            days.emplace_back(start, done);
            Facts file;
            file.root = {{"method", code("procurement_method", period.method)}, {"category", code("procurement_category", period.category)},
                         {"as_of_on", day("2026-11-25").days()}, {"must_tender", 1}, {"deposits_taken", 1}};
            auto& events = file.lists["events"];
            events.push_back({{"event", code("procurement_event", period.start)}, {"on_date", start.days()}, {"minute", 600}});
            if (done) events.push_back({{"event", code("procurement_event", period.end)}, {"on_date", done->days()}, {"minute", 600}});
            files.push_back(std::move(file));
        }
        const auto answers = table::run(*deadlines, files);
        for (std::size_t i = 0; i < files.size(); ++i) {
            const auto& [start, done] = days[i];
            const std::string what = std::string(period.rule) + " from " + to_text(start) + (done ? " to " + to_text(*done) : "");
            ASSERT_EQ(answers[i].at("row_status"), Value(0)) << what;
            const auto& found = answers[i].lists.at("found");
            const auto limit = Value(code("time_limit", "procurement." + std::string(period.rule)));
            const auto row = std::find_if(found.begin(), found.end(), [&](const table::Values& one) { return one.at("time_limit") == limit; });
            ASSERT_NE(row, found.end()) << what;
            const Reckoned wanted = reckon(period, calendar, start);
            const auto number = [](std::optional<Date> date) { return date ? Value(date->days()) : std::nullopt; };
            ASSERT_EQ(row->at("unrolled_on"), number(wanted.unrolled)) << what;
            ASSERT_EQ(row->at("deadline_on"), number(wanted.deadline)) << what;
            ++compared;
            if (!wanted.deadline) {
                ASSERT_EQ(row->at("missing_year"), Value(2027)) << what;
                ASSERT_EQ(row->at("state"), Value(code("deadline_state", "unknown"))) << what;
                ++unknown;
            } else if (done) {
                const bool kept = keeps(period.kind, *done, *wanted.deadline);
                ASSERT_EQ(row->at("ended_on"), number(done)) << what;
                ASSERT_EQ(row->at("state"), Value(code("deadline_state", kept ? "kept" : "broken"))) << what;
                ASSERT_EQ(row->at("breach_days"), kept ? std::nullopt : Value(*done - *wanted.deadline)) << what;
                ++states;
            }
        }
    }
    EXPECT_EQ(compared, static_cast<std::int64_t>(300 * std::size(periods)));
    EXPECT_GT(states, 15000);
    EXPECT_GT(unknown, 20);
}

// The counts of the file are those of its rows, and an event's outcome is the worst of the limits that it starts.
TEST(ProcurementDeadlines, CountsAreThoseOfTheRows) {
    const auto deadlines = table::prepared("procurement.deadlines", "CN/central");
    ASSERT_TRUE(deadlines);
    std::mt19937_64 random(20261126);
    const auto& events = table::book()->list("procurement_event")->items;
    std::vector<Facts> files;
    for (int round = 0; round < 3000; ++round) {
        Facts file;
        file.root = {{"method", 1 + static_cast<std::int64_t>(random() % 10)}, {"category", 1 + static_cast<std::int64_t>(random() % 3)},
                     {"as_of_on", day("2026-06-30").days()}};
        if (random() % 2) file.root["must_tender"] = static_cast<std::int64_t>(random() % 2);
        if (random() % 2) file.root["deposits_taken"] = static_cast<std::int64_t>(random() % 2);
        for (std::uint64_t left = random() % 12; left > 0; --left)
            file.lists["events"].push_back({{"event", events[random() % events.size()].code},
                                            {"on_date", day("2025-10-01").days() + static_cast<std::int64_t>(random() % 500)}});
        files.push_back(std::move(file));
    }
    std::int64_t refused = 0, rows = 0;
    for (const table::Answer& answer : table::run(*deadlines, files)) {
        if (answer.at("row_status") != Value(0)) {
            ++refused;
            EXPECT_TRUE(answer.lists.at("found").empty());
            continue;
        }
        std::map<std::string, std::int64_t> counts;
        for (const auto& row : answer.lists.at("found")) {
            const CodeItem* state = table::book()->list("deadline_state")->find(*row.at("state"));
            ++counts[state->id];
            ++rows;
            EXPECT_EQ(row.at("breach_days").has_value(), state->id == "broken" || state->id == "overdue");
            EXPECT_FALSE(state->id == "unknown" && row.at("deadline_on") && row.at("unrolled_on") != row.at("deadline_on"));
        }
        const auto found = static_cast<std::int64_t>(answer.lists.at("found").size());
        EXPECT_EQ(answer.at("deadlines"), Value(found));
        for (const char* name : {"broken", "overdue", "pending", "unknown"}) EXPECT_EQ(answer.at(name), Value(counts[name])) << name;
        const std::int64_t breaches = counts["broken"] + counts["overdue"];
        const Outcome wanted = breaches > 0            ? Outcome::violation
                               : counts["unknown"] > 0 ? Outcome::indeterminate
                               : found > 0             ? Outcome::pass
                                                       : Outcome::not_applicable;
        EXPECT_EQ(answer.at("outcome"), Value(static_cast<std::int64_t>(wanted)));
        std::int64_t started = 0;
        for (const auto& event : answer.lists.at("events")) started += *event.at("deadlines");
        EXPECT_EQ(started, found);
    }
    EXPECT_GT(refused, 50);
    EXPECT_GT(rows, 3000);
}

}  // namespace
