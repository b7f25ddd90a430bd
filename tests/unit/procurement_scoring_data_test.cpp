// What published tender documents and one consultation say, decided by the library. Third-party data, read only where
// STEWARD_DATA is set; how much was compared is printed.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "procurement_lot.hpp"

namespace steward::procurement {
namespace {

using Record = std::map<std::string, std::string>;

/// The cells of a line; a quoted one may have commas.
std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            cells.emplace_back();
        else if (c != '\r')
            cells.back() += c;
    }
    return cells;
}

/// The records of a file of procurement_scoring; empty when the data is not there.
std::vector<Record> records(const std::string& file) {
    std::vector<Record> all;
    const char* folder = std::getenv("STEWARD_DATA");
    if (!folder || !*folder) return all;
    std::ifstream in(std::string(folder) + "/procurement_scoring/" + file);
    EXPECT_TRUE(in) << "no procurement_scoring/" << file << " below STEWARD_DATA";
    std::string line;
    std::getline(in, line);
    const std::vector<std::string> names = cells_of(line);
    while (std::getline(in, line)) {
        const std::vector<std::string> cells = cells_of(line);
        EXPECT_EQ(cells.size(), names.size()) << line;
        Record& record = all.emplace_back();
        for (std::size_t i = 0; i < std::min(names.size(), cells.size()); ++i) record[names[i]] = cells[i];
    }
    return all;
}

#define RECORDS_OR_SKIP(name, file)                 \
    const std::vector<Record> name = records(file); \
    if (name.empty()) GTEST_SKIP() << "STEWARD_DATA does not name the folder of the reference data"

/// A number of at most `scale` decimals as an integer of that scale.
std::int64_t scaled(const std::string& text, std::int32_t scale) {
    Decimal value;
    EXPECT_TRUE(rescale(parse_decimal(text).value(), scale, Rounding::half_away_from_zero, value)) << text;
    return value.unscaled;
}

Date day(int year, int month, int number) { return make_date(year, month, number).value(); }

EvaluationMethodResult judge(Category category, Date announced_on, const std::string& weight, PriceFormula formula) {
    EvaluationMethodFacts facts;
    facts.category = category;
    facts.method = Method::open_tender;
    facts.evaluation_method = EvaluationMethod::comprehensive_scoring;
    facts.announced_on = announced_on;
    facts.uniform_standards = false;  // the documents chose scoring
    facts.price_weight = Percent::scaled(scaled(weight, unit::percent::scale));
    facts.price_formula = formula;
    CoordinateTrace trace;
    const EvaluationMethodResult result = decide(rules_on<evaluation_method>(announced_on), facts, trace);
    EXPECT_FALSE(trace.rejected());
    return result;
}

// Shenzhen, 2019 to 2025: all under order 87, whatever the day.
TEST(ProcurementScoringData, WeightsOfTenderDocuments) {
    RECORDS_OR_SKIP(documents, "tender_weights_shenzhen.csv");
    int complete = 0, incomplete = 0, lawful = 0, unlawful = 0, undetermined = 0;
    for (const Record& document : documents) {
        Lot lot;
        lot.facts.category = document.at("project_type") == "货物类" ? Category::goods : Category::services;
        lot.facts.method = Method::open_tender;
        lot.facts.evaluation_method = EvaluationMethod::comprehensive_scoring;
        lot.facts.announced_on = day(2024, 3, 1);
        lot.facts.budget = Money::fen(100);
        lot.facts.expert_count = 5;
        std::istringstream list(document.at("top_level_weights"));
        for (std::string one; std::getline(list, one, ';');) {
            const std::string weight = one.substr(one.find('=') + 1);
            const bool price = one.find("价格") != std::string::npos;
            lot.criteria.push_back({static_cast<std::int64_t>(lot.criteria.size()),
                                    price ? CriterionKind::price : CriterionKind::other,
                                    Points::scaled(scaled(weight, unit::point::scale)),
                                    {}});
        }
        const EvaluationResult result = lot.evaluate();
        // Without bids nothing is ranked; the weights are read before.
        if (document.at("sum_is_complete") == "yes") {
            EXPECT_EQ(lot.rejection.status, Status::ok) << document.at("project_title") << ' ' << lot.rejection.column;
            ASSERT_TRUE(result.price_weight) << document.at("project_title");
            EXPECT_EQ(result.price_weight->scaled(), scaled(document.at("price_weight"), unit::percent::scale));
            ++complete;
        } else {
            EXPECT_EQ(lot.rejection.status, Status::contradiction) << document.at("project_title");
            EXPECT_EQ(lot.rejection.column, "criteria.max_points");
            ++incomplete;
        }
        const std::string& verdict = document.at("article55_expected");
        const std::string& type = document.at("project_type");
        if (type.empty()) {
            EXPECT_EQ(verdict, "undetermined");
            ++undetermined;
            continue;
        }
        const auto judged = judge(lot.facts.category, lot.facts.announced_on, document.at("price_weight"),
                                  PriceFormula::low_price_priority);
        EXPECT_EQ(judged.outcome, verdict == "ok" ? Outcome::pass : Outcome::violation) << document.at("project_title");
        EXPECT_EQ(judged.weight_in_range, verdict == "ok") << document.at("project_title");
        ++(verdict == "ok" ? lawful : unlawful);
    }
    std::cout << "tender documents: " << documents.size() << "; sums of 100 accepted: " << complete
              << ", other sums refused: " << incomplete << "; art. 55 kept: " << lawful << ", broken: " << unlawful
              << ", kind not printed: " << undetermined << '\n';
    EXPECT_EQ(documents.size(), 101U);
    EXPECT_EQ(complete, 68);
    EXPECT_EQ(incomplete, 33);
    EXPECT_EQ(lawful, 91);
    EXPECT_EQ(unlawful, 1);
    EXPECT_EQ(undetermined, 9);
}

TEST(ProcurementScoringData, PriceFormulaClauses) {
    RECORDS_OR_SKIP(clauses, "price_formula_clauses.csv");
    int conforming = 0, broken = 0;
    for (const Record& clause : clauses) {
        const std::string& formula = clause.at("formula_in_own_words");
        const bool relative =
            formula.find("/ bid") != std::string::npos || formula.find("/ evaluated price") != std::string::npos;
        // The day stands at the end of the case's name: 2020-11-24.
        const std::string& name = clause.at("case");
        const Date date = parse_date(name.substr(name.size() - 10)).value();
        const auto judged = judge(Category::goods, date, clause.at("price_weight"),
                                  relative ? PriceFormula::low_price_priority : PriceFormula::other);
        const bool conforms = clause.at("expected_verdict").find("conforms") != std::string::npos;
        EXPECT_EQ(judged.formula_conforms, conforms) << name;
        EXPECT_EQ(judged.outcome, conforms ? Outcome::pass : Outcome::violation) << name;
        ++(conforms ? conforming : broken);
    }
    std::cout << "price formulas: " << clauses.size() << "; conforming: " << conforming << ", broken: " << broken
              << '\n';
    EXPECT_EQ(conforming, 3);
    EXPECT_EQ(broken, 1);
}

// One consultation: final prices and totals were published, the price scores follow, and what is left of a total is a mean
// of three experts, that is, a multiple of one third.
TEST(ProcurementScoringData, AConsultation) {
    RECORDS_OR_SKIP(bidders, "consultation_training_materials_2025.csv");
    Lot lot;
    lot.facts.category = Category::goods;
    lot.facts.method = Method::competitive_consultation;
    lot.facts.evaluation_method = EvaluationMethod::comprehensive_scoring;
    lot.facts.announced_on =
        day(2025, 4, 10);  // the day of opening; that of the announcement is not known, the rules are the same
    lot.facts.budget = Money::fen(25'000'000);
    lot.facts.score_decimals = 2;
    lot.facts.expert_count = 3;
    const std::int64_t weight = scaled(bidders[0].at("price_weight"), 0);
    lot.criteria = {{1, CriterionKind::price, points(weight), {}}, {2, CriterionKind::other, points(100 - weight), {}}};
    Money lowest = Money::fen(std::numeric_limits<std::int64_t>::max());
    for (const Record& bidder : bidders)
        lowest = std::min(lowest, Money::fen(scaled(bidder.at("final_price_yuan"), 2)));
    for (const Record& bidder : bidders) {
        Bid& bid = lot.bids.emplace_back();
        bid.bidder = scaled(bidder.at("rank_published"), 0);
        bid.price = Money::fen(scaled(bidder.at("final_price_yuan"), 2));
        // Hundredths: the total less base / price x weight, and the sum of three experts nearest to it.
        std::int64_t price_score = 0;
        ASSERT_TRUE(
            multiply_divide(lowest.fen(), weight * 100, bid.price->fen(), Rounding::half_away_from_zero, price_score));
        const std::int64_t rest = scaled(bidder.at("total_score_published"), 2) - price_score;
        const std::int64_t sum = (3 * rest + 50) / 100;
        EXPECT_LE(std::abs(3 * rest - 100 * sum), 2) << "no mean of three whole scores: " << rest;
        for (std::int64_t expert = 0; expert < 3; ++expert) {
            if (expert == 0) lot.scores.emplace_back();
            lot.scores.back().push_back({expert, 2, points((sum + expert) / 3)});
        }
    }
    const EvaluationResult result = lot.evaluate();
    EXPECT_EQ(result.outcome, Outcome::pass);
    EXPECT_EQ(result.base_price, lowest);
    EXPECT_EQ(result.first_bidder, 1);
    int matching = 0;
    for (std::size_t i = 0; i < bidders.size(); ++i) {
        const BidResult& bid = lot.bid_results[i];
        EXPECT_EQ(bid.price_score, Points::scaled(scaled(bidders[i].at("recomputed_price_score_half_up_2"), 6)));
        EXPECT_EQ(bid.other_score, Points::scaled(scaled(bidders[i].at("recomputed_non_price_score"), 6)));
        EXPECT_EQ(bid.total, Points::scaled(scaled(bidders[i].at("total_score_published"), 6)));
        EXPECT_EQ(bid.rank, scaled(bidders[i].at("rank_published"), 0));
        matching += bid.total == Points::scaled(scaled(bidders[i].at("total_score_published"), 6)) ? 1 : 0;
    }
    std::cout << "consultation: " << bidders.size() << " bidders, totals matched: " << matching << '\n';
    EXPECT_EQ(matching, 3);
}

}  // namespace
}  // namespace steward::procurement
