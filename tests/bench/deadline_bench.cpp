// The deadlines of a million event files of ten events against a loop that has the limits of one method written into it:
// the same files, the same breaches, the same rows.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "paired.hpp"
#include "steward/steward.hpp"

namespace {

using steward::Date;
using steward::bench::run_pairs;

constexpr std::size_t files = 1'000'000;
constexpr std::size_t events_per_file = 10;
constexpr std::int64_t slice = 10'000;  ///< files a run: their rows stay in the cache, as in a server that hands them on

[[noreturn]] void fail(const char* what) {
    std::fprintf(stderr, "%s\n", what);
    std::exit(1);
}

template <class T>
void require(const steward::Result<T>& result) {
    if (!result) fail(result.error().message.en.c_str());
}

std::int32_t day(int year, int month, int day_of_month) { return steward::make_date(year, month, day_of_month).value().days(); }

constexpr std::array names{"tender_documents_issued", "clarification_notified", "bids_due", "bids_opened", "evaluation_ended",
                           "evaluation_report_received", "winner_confirmed", "award_notice_issued", "contract_signed", "contract_published"};

struct Files {
    std::vector<std::int64_t> offsets;
    std::vector<std::int32_t> event, on;
    std::vector<std::int64_t> minute;
    std::int32_t as_of = day(2026, 10, 31);
};

Files any_files(const steward::Rulebook& book) {
    const steward::CodeList& list = *book.list("procurement_event");
    std::mt19937_64 random(20261125);
    Files made;
    made.offsets.push_back(0);
    const std::int32_t first = day(2021, 1, 4);
    // Most steps are in time, some are not.
    constexpr std::array least{0, 2, 14, 0, 0, 0, 1, 1, 20, 1};
    constexpr std::array spread{1, 4, 8, 1, 2, 4, 8, 4, 13, 4};
    for (std::size_t file = 0; file < files; ++file) {
        std::int32_t at = first + static_cast<std::int32_t>(random() % 1'900);
        for (std::size_t i = 0; i < events_per_file; ++i) {
            at += least[i] + static_cast<std::int32_t>(random() % static_cast<std::uint64_t>(spread[i]));
            made.event.push_back(list.by_name.at(names[i]));
            made.on.push_back(at);
            made.minute.push_back(570);
        }
        made.offsets.push_back(static_cast<std::int64_t>(made.event.size()));
    }
    return made;
}

/// By hand: the limits of an open tender of goods since 2021, deposits taken, and the working days as two arrays.
class HandWritten {
public:
    explicit HandWritten(const steward::Rulebook& book) : first_(day(2021, 1, 1)), last_(day(2027, 1, 1)) {
        const auto calendar = book.calendar("calendar.working_days", book.chain("CN"));
        for (std::int32_t d = first_; d < last_; ++d) {
            rank_.push_back(static_cast<std::int32_t>(working_.size()));
            if (calendar->on(Date::from_days(d)).status == steward::DayStatus::working) working_.push_back(d);
        }
        rank_.push_back(static_cast<std::int32_t>(working_.size()));
        const steward::CodeList& events = *book.list("procurement_event");
        const auto code = [&](const char* name) { return events.by_name.at(name); };
        const auto add = [&](const char* start, const char* end, int length, bool work_days, char bound) {
            limits_[static_cast<std::size_t>(code(start))].push_back({code(end), length, work_days, bound});
        };
        add("tender_documents_issued", "document_supply_ended", 5, true, '>');
        add("tender_documents_issued", "bids_due", 20, false, '>');
        add("clarification_notified", "bids_due", 15, false, '>');
        add("bids_due", "bids_opened", 0, false, '=');
        add("evaluation_ended", "evaluation_report_received", 2, true, '<');
        add("evaluation_report_received", "winner_confirmed", 5, true, '<');
        add("winner_confirmed", "award_notice_issued", 2, true, '<');
        add("winner_confirmed", "result_published", 2, true, '<');
        add("award_notice_issued", "contract_signed", 30, false, '<');
        add("award_notice_issued", "losing_deposits_refunded", 5, true, '<');
        add("contract_signed", "contract_filed", 7, true, '<');
        add("contract_signed", "contract_published", 2, true, '<');
        add("contract_signed", "winning_deposit_settled", 5, true, '<');
    }

    struct Row {
        std::int32_t start, end, started, deadline, ended;
        char state;
        std::int64_t breach;
    };

    void run(const Files& all, std::vector<std::int64_t>& broken, std::vector<std::int64_t>& overdue) {
        for (std::size_t file = 0; file < files; ++file) {
            if (file % static_cast<std::size_t>(slice) == 0) rows_.clear();
            std::int64_t breaks = 0, misses = 0;
            const auto begin = static_cast<std::size_t>(all.offsets[file]), end = static_cast<std::size_t>(all.offsets[file + 1]);
            for (std::size_t i = begin; i < end; ++i) {
                for (const Limit& limit : limits_[static_cast<std::size_t>(all.event[i])]) {
                    const std::int32_t deadline = last_day(limit, all.on[i]);
                    std::int32_t ended = 0;
                    for (std::size_t k = begin; k < end; ++k)
                        if (all.event[k] == limit.end && all.on[k] >= all.on[i] && (ended == 0 || all.on[k] < ended)) ended = all.on[k];
                    Row row{all.event[i], limit.end, all.on[i], deadline, ended, 'k', 0};
                    if (deadline == 0) {
                        row.state = 'u';
                    } else if (ended == 0) {
                        if (limit.bound != '>' && all.as_of > deadline) row.state = 'o', ++misses, row.breach = all.as_of - deadline;
                    } else {
                        const bool kept = limit.bound == '>' ? ended >= deadline : limit.bound == '<' ? ended <= deadline : ended == deadline;
                        if (!kept) row.state = 'b', ++breaks, row.breach = ended - deadline;
                    }
                    rows_.push_back(row);
                }
            }
            broken[file] = breaks;
            overdue[file] = misses;
        }
    }

private:
    struct Limit {
        std::int32_t end;
        int length;
        bool working;
        char bound;
    };

    [[nodiscard]] std::int32_t last_day(const Limit& limit, std::int32_t start) const {
        const auto at = static_cast<std::size_t>(start - first_);
        if (limit.working) {
            const auto rank = static_cast<std::size_t>(rank_[at + 1] + limit.length - 1);
            return rank < working_.size() ? working_[rank] : 0;
        }
        if (limit.length == 0) return start;
        const std::size_t end = at + static_cast<std::size_t>(limit.length);
        if (end + 1 >= rank_.size()) return 0;
        const auto rank = static_cast<std::size_t>(rank_[end]);
        return rank < working_.size() ? working_[rank] : 0;
    }

    std::int32_t first_, last_;
    std::vector<std::int32_t> rank_;     ///< working days before a day
    std::vector<std::int32_t> working_;
    std::array<std::vector<Limit>, 128> limits_;
    std::vector<Row> rows_;
};

void deadlines(const steward::Rulebook& book) {
    const Files all = any_files(book);
    const std::vector<std::int32_t> method{1}, category{1}, as_of{all.as_of};
    const std::vector<std::uint8_t> taken{1};
    std::vector<std::int32_t> outcome(files);
    std::vector<std::int64_t> broken(files), overdue(files), broken_by_hand(files), overdue_by_hand(files);
    auto prepared = book.prepare("procurement.deadlines", "CN");
    require(prepared);
    steward::PreparedOperation& op = **prepared;
    using steward::Storage;
    require(op.bind_input("method", {method.data(), 1, nullptr, 0, Storage::i32}));
    require(op.bind_input("category", {category.data(), 1, nullptr, 0, Storage::i32}));
    require(op.bind_input("as_of_on", {as_of.data(), 1, nullptr, 0, Storage::i32}));
    require(op.bind_input("deposits_taken", {taken.data(), 1, nullptr, 0, Storage::u8}));
    require(op.bind_list("events", all.offsets.data(), all.offsets.size()));
    require(op.bind_input("events.event", {all.event.data(), all.event.size(), nullptr, 1, Storage::i32}));
    require(op.bind_input("events.on_date", {all.on.data(), all.on.size(), nullptr, 1, Storage::i32}));
    require(op.bind_input("events.minute", {all.minute.data(), all.minute.size(), nullptr, 1, Storage::i64}));
    require(op.bind_output("outcome", {outcome.data(), files, nullptr, 1, Storage::i32}));
    require(op.bind_output("broken", {broken.data(), files, nullptr, 1, Storage::i64}));
    require(op.bind_output("overdue", {overdue.data(), files, nullptr, 1, Storage::i64}));
    HandWritten by_hand(book);
    const auto result = run_pairs(
        "deadlines of ten events / loop by hand", files, [&] { by_hand.run(all, broken_by_hand, overdue_by_hand); },
        [&] {
            for (std::int64_t first = 0; first < static_cast<std::int64_t>(files); first += slice) {
                const auto refused = op.run(first, slice);
                require(refused);
                if (*refused != 0) fail("a file was refused");
            }
        },
        7);
    std::int64_t breaches = 0;
    for (std::size_t i = 0; i < files; ++i) {
        if (broken[i] != broken_by_hand[i] || overdue[i] != overdue_by_hand[i]) fail("the two loops differ");
        breaches += broken[i] + overdue[i];
    }
    std::printf("%zu files, %lld breaches, %.3f s\n", files, static_cast<long long>(breaches), result.subject * static_cast<double>(files) / 1e9);
}

}  // namespace

int main() {
    const auto book = steward::open_rulebook();
    require(book);
    deadlines(**book);
}
