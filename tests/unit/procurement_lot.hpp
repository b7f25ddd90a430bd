// A lot with its criteria, bids and scores in memory, evaluated by the kernel with the rules of the library.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "steward/rules/engine.hpp"
#include "steward/steward.hpp"

namespace steward::procurement {

inline Points points(std::int64_t whole) { return Points::scaled(whole * power_of_ten(unit::point::scale)); }

/// The rules of a decision on a day, in all of China.
template <const auto& description>
const auto& rules_on(Date day) {
    static const std::shared_ptr<const Rulebook> book = open_rulebook().value();
    static const std::unique_ptr<PreparedOperation> prepared = book->prepare(description.name, "CN").value();
    return dynamic_cast<const RowMachine<description>&>(*prepared).rules_on(day);
}

struct Lot {
    EvaluationFacts facts;
    std::vector<Criterion> criteria;
    std::vector<Bid> bids;
    std::vector<std::vector<Score>> scores;  ///< by bid

    std::vector<CriterionResult> criterion_results;
    std::vector<BidResult> bid_results;
    std::vector<std::vector<ScoreResult>> score_results;
    std::vector<ExpertTotal> expert_totals;
    std::vector<CriterionMean> criterion_means;
    Rejection rejection;

    EvaluationResult evaluate() {
        facts.criteria = criteria;
        criterion_results.assign(criteria.size(), {});
        bid_results.clear();
        bid_results.resize(bids.size());
        score_results.assign(bids.size(), {});
        scores.resize(bids.size());
        for (std::size_t i = 0; i < bids.size(); ++i) {
            bids[i].scores = scores[i];
            score_results[i].resize(scores[i].size());
            bid_results[i].scores = score_results[i];
        }
        facts.bids = bids;
        EvaluationRows rows{criterion_results, bid_results, {}, {}};
        rows.expert_totals.clear(1'000'000);
        rows.criterion_means.clear(1'000'000);
        CoordinateTrace trace;
        const EvaluationResult result = decide(rules_on<evaluation>(facts.announced_on), facts, rows, trace);
        expert_totals = rows.expert_totals.rows();
        criterion_means = rows.criterion_means.rows();
        rejection = trace.rejected() ? trace.rejection() : Rejection{};
        return result;
    }
};

}  // namespace steward::procurement
