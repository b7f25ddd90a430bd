// The planted faults of tests/lint: each file says on the line of its fault what lint must find there, and lint must find
// nothing else in it. `# fault: <code> <rule or -> <key or ->`.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>

#include "steward/steward.hpp"

namespace {

using namespace steward;

struct Wanted {
    std::string code, rule, key;
    std::int32_t line = 0;
};

struct Score {
    int planted = 0, found = 0, falsely = 0;
};

std::string named(const std::string& word) { return word == "-" ? std::string() : word; }

std::vector<Wanted> planted_in(const std::string& content) {
    std::vector<Wanted> all;
    std::istringstream lines(content);
    std::int32_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        const std::size_t mark = line.find("# fault: ");
        if (mark == std::string::npos) continue;
        std::istringstream words(line.substr(mark + 9));
        Wanted wanted;
        words >> wanted.code >> wanted.rule >> wanted.key;
        wanted.rule = named(wanted.rule);
        wanted.key = named(wanted.key);
        wanted.line = number;
        all.push_back(wanted);
    }
    return all;
}

/// Scores one file; `report` receives what was missed and what was found without being planted.
Score score(const std::string& file, const std::string& content, std::string& report) {
    std::vector<Wanted> open = planted_in(content);
    Score result;
    result.planted = static_cast<int>(open.size());
    const std::vector<PackSource> packs{{file, content}};
    for (const Diagnostic& found : lint_packs(catalogue(), packs)) {
        const auto match = std::find_if(open.begin(), open.end(), [&](const Wanted& wanted) {
            return wanted.code == found.code && wanted.rule == found.rule && wanted.key == found.key &&
                   wanted.line == found.place.line;
        });
        if (match == open.end() || found.place.file != file) {
            ++result.falsely;
            report += "false: " + found.to_text(Language::en) + "\n";
            continue;
        }
        ++result.found;
        open.erase(match);
    }
    for (const Wanted& wanted : open)
        report += "missed: " + file + ":" + std::to_string(wanted.line) + " [" + wanted.code + "] " + wanted.rule +
                  "." + wanted.key + "\n";
    return result;
}

TEST(LintCorpus, EveryPlantedFaultAndNothingElse) {
    Score all;
    std::string report;
    for (const auto& entry : std::filesystem::directory_iterator("tests/lint")) {
        if (entry.path().extension() != ".toml") continue;
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string content{std::istreambuf_iterator<char>(in), {}};
        const std::string name = entry.path().filename().string();
        const Score one = score(name, content, report);
        EXPECT_EQ(one.planted, name == "good.toml" ? 0 : 1) << name;
        all.planted += one.planted;
        all.found += one.found;
        all.falsely += one.falsely;
    }
    std::cout << "found " << all.found << " of " << all.planted << ", " << all.falsely << " false\n";
    EXPECT_GE(all.planted, 50);
    EXPECT_EQ(all.found, all.planted) << report;
    EXPECT_EQ(all.falsely, 0) << report;
}

TEST(LintCorpus, TheScorerCountsMissesAndFalseFindings) {
    const std::string pack = "[pack]\nlayout = \"1.0\"\nid = \"x\"\ndata_version = 2026-01-01\n";
    std::string report;
    Score one = score("a.toml", pack + "# fault: gap a.b until\n", report);
    EXPECT_EQ(one.planted, 1);
    EXPECT_EQ(one.found, 0);
    EXPECT_NE(report.find("missed: a.toml:5 [gap] a.b.until"), std::string::npos);
    one = score("a.toml", pack + "extra = 1\n", report);
    EXPECT_EQ(one.falsely, 1);
    one = score("a.toml", pack + "extra = 1  # fault: unknown_key - other\n", report);
    EXPECT_EQ(one.found, 0);
    one = score("a.toml", pack + "extra = 1  # fault: unknown_key - extra\n", report);
    EXPECT_EQ(one.found, 1);
    EXPECT_EQ(one.falsely, 0);
}

/// Warnings of the embedded packs that are true and stay. A warning that is not here fails the test, and so does an entry
/// that no longer warns.
TEST(LintEmbedded, OnlyWarningsThatAreAccepted) {
    const std::map<std::string, std::string> accepted{
        {"dead_rule energy.water_excluded", "recorded for Shandong's report of water, which no operation makes yet"},
        {"retroactive assets.depreciation_life",
         "the guide of February 2017 follows the standard in force from 1 January"},
        {"retroactive assets.first_month", "the same guide"},
        {"retroactive energy.grid_emission_factor",
         "a factor is announced after its data year; one version holds all years"},
        {"uncovered_key energy.grid_emission_factor", "no announcement before that of 2021 was read"},
        {"uncovered_key energy.fuel_emission_factor", "a set has the fuels that its guideline lists"},
        {"uncovered_key energy.heat_emission_factor", "only heat carriers have a heat factor"},
        {"uncovered_key energy.standard_coal_factor",
         "a set has the carriers that its standard lists, and holds while it is in force"},
        {"uncovered_key funds.lodging_cap", "the caps of other places in Qinghai were not read"},
        {"uncovered_key funds.peak_months", "the same, and May is peak in Luoyang only in part"},
        {"uncovered_key procurement.collusion_signs",
         "rules began in different years; single source has one bidder, and emergencies are outside the law"},
        {"uncovered_key procurement.committee_size", "the same; single source has no committee"},
        {"uncovered_key procurement.committee_terms", "the same"},
        {"uncovered_key procurement.method_conditions",
         "methods that came with a later rule, and emergencies, which have none"},
        {"uncovered_key procurement.open_tender_amount",
         "no amount for works was read after the edition of 2011; works go by the amounts of the tendering law"},
        {"uncovered_key procurement.limit_standard",
         "the limit for services of Shandong has two values, which the category does not tell apart"},
        {"uncovered_key procurement.least_suppliers", "a stage that a method has not, or of which no number is known"},
        {"uncovered_key procurement.shortage_measures", "the same"},
        {"uncovered_key procurement.fewer_suppliers", "only negotiation and consultation have exceptions"},
        {"uncovered_key procurement.negotiation_with_two", "two are counted at the deadline and after the review alone"},
        {"uncovered_key procurement.international_threshold", "a jurisdiction has its own instruments alone"},
        {"uncovered_key procurement.evaluation_methods", "methods that are not evaluated by either, or came with a later rule"},
        {"uncovered_key procurement.price_weight", "works have no weight in these rules, and only what is scored has one"},
        {"uncovered_key procurement.price_formula", "only what is scored has a formula, and consultation came later"},
        {"uncovered_key procurement.invalid_bids", "a ground without a row was not read for that method"},
        {"uncovered_key procurement.competition_after_review", "methods without competition, or that came with a later rule"},
        {"uncovered_key procurement.score_recheck", "only what is scored is checked again"},
        {"uncovered_key procurement.abnormally_low_price", "a doubt of the committee has no number"},
        {"uncovered_key procurement.domestic_deduction", "the preference is for products, not for works"},
        {"uncovered_key procurement.sme_reserved_share", "whether the share of works goes on after 2026 is not known"},
        {"gap assets.disposal_authority", "the day in 2009 on which the amounts changed was not read"},
        {"retroactive assets.monthly_depreciation", "the guide of February 2017 follows the standard in force from 1 January"},
        {"retroactive assets.re_estimation", "the same guide"},
        {"uncovered_key assets.recognition_threshold", "the rules for the two kinds of body began in different years"},
        {"uncovered_key procurement.bid_bond_cap",
         "framework agreements, cooperative innovation and emergencies have none; other methods began later"},
        {"uncovered_key procurement.bid_bond_form", "the same"},
        {"uncovered_key procurement.performance_bond_cap", "the regulation of 2015 brought all but works; emergencies have none"},
        {"uncovered_key procurement.performance_bond_form", "the same"},
        {"uncovered_key procurement.size_by_employees", "an industry has the indicators that the standard gives it"},
        {"uncovered_key procurement.size_by_revenue", "the same"},
        {"uncovered_key procurement.size_by_total_assets", "the same"},
        {"uncovered_key office.incompatible_duties", "a pair stands under one of its two duties, and some are in none"},
    };
    std::map<std::string, int> used;
    for (const Diagnostic& found : lint_over_embedded()) {
        EXPECT_EQ(found.severity, Severity::warning) << found.to_text(Language::en);
        const std::string key = found.code + " " + found.rule;
        ++used[key];
        EXPECT_TRUE(accepted.contains(key)) << found.to_text(Language::en);
    }
    for (const auto& [key, reason] : accepted) EXPECT_TRUE(used.contains(key)) << key << ": no longer warned of";
}

TEST(LintEmbedded, FilesAreLintedOverThemWithoutTheirWarnings) {
    const std::string broken = "[pack]\nlayout = \"1.0\"\nid = \"x\"\ndata_version = 2026-01-01\nextra = 1\n";
    const std::vector<PackSource> packs{{"x.toml", broken}};
    const std::vector<Diagnostic> found = lint_over_embedded(packs);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].code, "unknown_key");
    EXPECT_EQ(found[0].place.line, 5);
    // An error that shows in an embedded file is told too.
    const EmbeddedPack& embedded =
        *std::find_if(embedded_packs().begin(), embedded_packs().end(),
                      [](const EmbeddedPack& pack) { return pack.path.ends_with("methods.toml"); });
    std::string copy(embedded.content);
    copy.replace(copy.find("id = \""), 6, "id = \"a.");
    const std::vector<PackSource> twice{{"z.toml", copy}};
    const std::vector<Diagnostic> clash = lint_over_embedded(twice);
    EXPECT_TRUE(std::any_of(clash.begin(), clash.end(),
                            [](const Diagnostic& d) { return d.code == "duplicate" && d.place.file != "z.toml"; }));
}

}  // namespace
