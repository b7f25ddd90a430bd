// Lists in lists in the bodies of events. No command has any yet, so this looks at the body alone.
#include <gtest/gtest.h>

#include "../../src/office/event_body.hpp"
#include "../../src/office/event_content.hpp"
#include "data/nested.hpp"

namespace office_nested_test {

using namespace steward;
using namespace steward::office;

constexpr auto as_command = command<int>(nested::description, Duty::none, reads());

using Lists = typename steward::detail::ListMemories<std::remove_cvref_t<decltype(as_command.lists)>>::type;

/// Experts, two bids with scores, and a rank.
std::string body(std::vector<std::size_t> begins = {0, 2, 3}) {
    Lists lists;
    std::get<0>(lists).facts = {{40}};
    std::get<0>(lists).results = {{80}};
    auto& bids = std::get<1>(lists);
    bids.facts = {{Money::fen(1300), 2, {}, {}}, {Money::fen(100), std::nullopt, {}, {}}};
    bids.results = {{Outcome::pass, 220, 21, {}, {}}, {Outcome::violation, std::nullopt, 16, {}, {}}};
    auto& scores = std::get<0>(bids.lists);
    scores.facts = {{80, "好", Date::from_days(18700)}, {30, std::nullopt, std::nullopt}, {59, "", Date::from_days(18701)}};
    scores.results = {{Outcome::pass, 160, 5}, {Outcome::violation, std::nullopt, 4}, {Outcome::violation, 59, 4}};
    scores.begins = std::move(begins);
    auto& terms = std::get<1>(bids.lists);
    terms.facts = {{tiny::Size::large}};
    terms.results = {{101}};
    terms.begins = {0, 0, 1};
    WireWriter out;
    nested::Facts facts;
    facts.on = Date::from_days(18628);
    write_body<as_command>(out, facts, nested::ResultRow{Outcome::pass, 279, 3}, Judgement{true, std::nullopt, 0, true}, [&](WireWriter& writer) {
        write_list_rows(writer, first_list_field, std::get<0>(as_command.lists), std::get<0>(lists), 0, 1);
        write_list_rows(writer, first_list_field + 1, std::get<1>(as_command.lists), bids, 0, bids.facts.size());
    });
    return std::string(out.bytes());
}

TEST(OfficeNested, ABodyIsReadAsItWasWritten) {
    const std::string bytes = body();
    Decoded<as_command> read;
    const Result<void> done = read.read(bytes);
    ASSERT_TRUE(done.ok()) << done.error().message.en;
    ASSERT_EQ(read.facts.experts.size(), 1U);
    EXPECT_EQ(read.facts.experts[0].share, 40);
    ASSERT_EQ(read.facts.bids.size(), 2U);
    const nested::Bid& first = read.facts.bids[0];
    EXPECT_EQ(first.weight, 2);
    ASSERT_EQ(first.scores.size(), 2U);
    EXPECT_EQ(first.scores[0].remark, "好");
    EXPECT_EQ(first.scores[1].points, 30);
    EXPECT_FALSE(first.scores[1].on);
    EXPECT_TRUE(first.terms.empty());
    ASSERT_EQ(read.facts.bids[1].scores.size(), 1U);
    EXPECT_EQ(read.facts.bids[1].scores[0].on, Date::from_days(18701));
    ASSERT_EQ(read.facts.bids[1].terms.size(), 1U);
    EXPECT_EQ(read.facts.bids[1].terms[0].size, tiny::Size::large);
    const auto& results = std::get<1>(read.lists).results;
    EXPECT_EQ(results[0].scores[0].weighted, 160);
    EXPECT_EQ(results[1].scores[0].outcome, Outcome::violation);
    EXPECT_EQ(results[1].terms[0].number, 101);
}

TEST(OfficeNested, TheContentHoldsEveryRow) {
    const OperationInfo info = operation_info(as_command);
    const std::string bytes = body();
    EventContent content;
    const Result<void> done = read_content(info, bytes, content);
    ASSERT_TRUE(done.ok()) << done.error().message.en;
    std::string lists;
    for (const EventListRow& row : content.rows) lists += row.list->name + " ";
    EXPECT_EQ(lists, "experts bids bids.scores bids.scores bids bids.scores bids.terms ");
    EXPECT_EQ(content.rows[2].values[1].text, "好");
    EXPECT_EQ(content.rows[5].values[0].number, 59);
}

TEST(OfficeNested, ABodyThatWasCutIsRefusedAndNeverReadPastItsRows) {
    const std::string bytes = body();
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        Decoded<as_command> read;
        if (!read.read(std::string_view(bytes).substr(0, size))) continue;
        for (const nested::Bid& bid : read.facts.bids)
            for (const nested::Score& score : bid.scores) EXPECT_LE(score.points, 80);
    }
    for (std::size_t at = 0; at < bytes.size(); ++at)
        for (const unsigned flip : {1U, 8U, 128U}) {
            std::string changed = bytes;
            changed[at] = static_cast<char>(static_cast<unsigned char>(changed[at]) ^ flip);
            Decoded<as_command> read;
            if (!read.read(changed)) continue;
            std::size_t rows = 0;
            for (const nested::Bid& bid : read.facts.bids) rows += bid.scores.size() + bid.terms.size();
            for (const nested::BidResult& bid : std::get<1>(read.lists).results) rows -= bid.scores.size() + bid.terms.size();
            EXPECT_EQ(rows, 0U);
        }
}

}  // namespace office_nested_test
