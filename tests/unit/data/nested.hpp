// A small operation with lists in a list, beside a plain list and an emitted one, on the rules of rules_full.toml.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "tiny.hpp"

namespace steward::nested {

struct Expert {
    std::int64_t share = 0;  ///< percent
};
struct ExpertResult {
    std::int64_t doubled = 0;
};
struct Score {
    std::int64_t points = 0;  ///< 0 to 100
    std::optional<std::string_view> remark;
    std::optional<Date> on;
};
struct ScoreResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<std::int64_t> weighted;  ///< of a score with a day
    std::int64_t path = 0;
};
struct Term {
    tiny::Size size{};
};
struct TermResult {
    std::int64_t number = 0;
};
struct Bid {
    Money price;
    std::optional<std::int64_t> weight;
    std::span<const Score> scores;
    std::span<const Term> terms;
};
struct BidResult {
    Outcome outcome = Outcome::indeterminate;
    std::optional<std::int64_t> points;
    std::int64_t path = 0;
    std::span<ScoreResult> scores;
    std::span<TermResult> terms;
};
static_assert(std::is_trivially_copyable_v<BidResult> && std::is_trivially_destructible_v<BidResult>);
struct Rank {
    std::int64_t bid = 0;
    std::int64_t points = 0;
};

struct Facts {
    Date on;
    std::optional<std::int64_t> most;  ///< points of all bids that are allowed
    std::span<const Expert> experts;
    std::span<const Bid> bids;
};
struct Rules {
    Parameter<Money> cap;
};
struct ResultRow {
    Outcome outcome = Outcome::indeterminate;
    std::int64_t points = 0;
    std::int64_t scores = 0;
};
struct Rows {
    std::span<ExpertResult> experts;
    std::span<BidResult> bids;
    RowSink<Rank> ranking;
};

template <class Trace>
ResultRow decide(const Rules& rules, const Facts& facts, Rows& rows, Trace& trace) {
    ResultRow result;
    const auto cap = rules.cap.get(trace, text("上限", "cap"));
    for (std::size_t i = 0; i < facts.experts.size(); ++i) {
        const auto expert = static_cast<std::int32_t>(i);
        trace.begin_row(expert, "experts");
        trace.computed(text("份额", "share"), operand(text("份额", "share"), facts.experts[i].share));
        if (facts.experts[i].share > 100)
            trace.reject(Status::out_of_range, "experts.share", text("不超过 100", "at most 100"), expert);
        rows.experts[i].doubled = facts.experts[i].share * 2;
        trace.end_row();
    }
    result.outcome = Outcome::pass;
    for (std::size_t i = 0; i < facts.bids.size(); ++i) {
        const auto bid = static_cast<std::int32_t>(i);
        const Bid& given = facts.bids[i];
        BidResult& judged = rows.bids[i];
        trace.begin_row(bid, "bids");
        if (given.price < Money::fen(0))
            trace.reject(Status::out_of_range, "bids.price_fen", text("不能为负", "it must not be negative"), bid);
        trace.branch(cap && given.price > *cap);
        std::int64_t points = 0;
        for (std::size_t k = 0; k < given.scores.size(); ++k) {
            const auto score = static_cast<std::int32_t>(k);
            trace.begin_row({bid, score}, "bids.scores");
            if (given.scores[k].points < 0 || given.scores[k].points > 100)
                trace.reject(Status::out_of_range, "bids.scores.points", text("应为 0 至 100", "it must be 0 to 100"), {bid, score});
            judged.scores[k].outcome = trace.branch(given.scores[k].points >= 60) ? Outcome::pass : Outcome::violation;
            if (given.scores[k].on) judged.scores[k].weighted = given.scores[k].points * given.weight.value_or(1);
            trace.computed(text("得分", "points"), operand(text("得分", "points"), given.scores[k].points));
            points += given.scores[k].points * given.weight.value_or(1);
            ++result.scores;
            judged.scores[k].path = trace.end_row();
        }
        for (std::size_t k = 0; k < given.terms.size(); ++k) {
            if (given.terms[k].size == tiny::Size::large && given.price == Money::fen(7))
                trace.reject(Status::contradiction, "bids.terms.size", text("应为小", "it must be small"), {bid, static_cast<std::int32_t>(k)});
            judged.terms[k].number = bid * 10 + static_cast<std::int64_t>(k) + (given.terms[k].size == tiny::Size::large ? 100 : 0);
        }
        if (given.weight) judged.points = points;
        judged.outcome = trace.branch(points >= 60) ? Outcome::pass : Outcome::violation;
        result.points += points;
        judged.path = trace.end_row();
        if (points > 0) rows.ranking.push({bid, points});
        if (trace.rejected()) return result;
    }
    if (facts.most && result.points > *facts.most)
        trace.reject(Status::contradiction, "most", text("合计不应超过它", "the total must not be more"));
    return result;
}

inline constexpr auto description = operation<Facts, Rules, ResultRow, Rows>(
    "test.bids", text("评分测试", "scores"), "测试法 1", anchor("on_date", &Facts::on),
    inputs(column("on_date", &Facts::on, text("日期", "date")), column("most", &Facts::most, text("上限", "most"))),
    uses(rule("test.cap", &Rules::cap)),
    outputs(column("outcome", &ResultRow::outcome, text("结论", "outcome")),
            column("points", &ResultRow::points, text("得分", "points")),
            column("scores", &ResultRow::scores, text("个数", "scores"))),
    list("experts", text("专家", "expert"), &Facts::experts,
         inputs(column("share", &Expert::share, text("份额", "share"))), &Rows::experts,
         outputs(column("doubled", &ExpertResult::doubled, text("两倍", "doubled")))),
    list("bids", text("投标", "bid"), &Facts::bids,
         inputs(column("price_fen", &Bid::price, text("报价", "price")), column("weight", &Bid::weight, text("权重", "weight"))),
         &Rows::bids,
         outputs(column("outcome", &BidResult::outcome, text("结论", "outcome")),
                 column("points", &BidResult::points, text("得分", "points")),
                 column("path", &BidResult::path, text("路径", "path"))),
         list("scores", text("评分", "score"), &Bid::scores,
              inputs(column("points", &Score::points, text("得分", "points")),
                     column("remark", &Score::remark, text("备注", "remark")).personal(),
                     column("on_date", &Score::on, text("评分日", "day"))),
              &BidResult::scores,
              outputs(column("outcome", &ScoreResult::outcome, text("结论", "outcome")),
                      column("weighted", &ScoreResult::weighted, text("加权", "weighted")),
                      column("path", &ScoreResult::path, text("路径", "path")))),
         list("terms", text("条件", "term"), &Bid::terms, inputs(column("size", &Term::size, text("大小", "size"))),
              &BidResult::terms, outputs(column("number", &TermResult::number, text("编号", "number"))))),
    emits("ranking", text("排名", "rank"), &Rows::ranking,
          outputs(column("bid", &Rank::bid, text("投标", "bid")), column("points", &Rank::points, text("得分", "points"))), 1000));

/// The operation on its rules; made once, in rules_nested_test.cpp.
[[nodiscard]] std::shared_ptr<const Rulebook> book();

}  // namespace steward::nested
