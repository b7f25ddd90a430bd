// Decision tables, brackets, catalogues, approvals and keys that another rule decides, as a kernel meets them.
#include <gtest/gtest.h>

#include <random>

#include "data/tiny_case.hpp"
#include "steward/rules/approvals.hpp"
#include "steward/rules/decision_table.hpp"
#include "steward/rules/item_catalogue.hpp"

namespace {

using namespace steward;
using tiny::Size;
using Vehicle = Code<tiny::VehicleList>;

constexpr Text any = text("数", "figure");
constexpr Vehicle sedan{1}, bus{3};

/// A handle on a rule of a book as it stands on a day.
template <class Handle>
Handle handle(const Rulebook& book, const char* id, const char* day = "2021-01-01", const char* where = "CN") {
    Handle result;
    result.resolve(id, book.in_force(id, book.chain(where), parse_date(day).value()));
    return result;
}

std::vector<std::string> findings(const std::string& content) {
    std::vector<std::string> all;
    for (const Diagnostic& found : tiny::lint(content)) all.push_back(found.code + " " + found.rule + "." + found.key);
    return all;
}

// --- decision tables ---------------------------------------------------------------------------------------------

using Choice = DecisionTable<bool, Vehicle, bool>;

/// The rows of test.choice, read by hand.
Outcome choose(bool urgent, Vehicle vehicle, bool approved) {
    if (vehicle == bus) return urgent ? Outcome::pass : Outcome::violation;
    return approved ? Outcome::pass : Outcome::needs_approval;
}

struct Asked {
    Outcome outcome;
    std::set<std::string> missing;
    Confidence confidence;
    std::vector<Step> steps;
};

Asked ask(const Choice& table, std::optional<bool> urgent, std::optional<Vehicle> vehicle, std::optional<bool> approved) {
    RecordingTrace trace;
    Asked asked;
    asked.outcome = table.decide(trace, fact("urgent", any, urgent), fact("vehicle", any, vehicle), fact("approved", any, approved));
    for (const Step& step : trace.steps())
        if (step.kind == StepKind::missing_fact) asked.missing.insert(std::string(step.rule.id));
    asked.confidence = trace.coordinates().confidence();
    asked.steps = trace.steps();
    CoordinateTrace quick;
    EXPECT_EQ(table.decide(quick, fact("urgent", any, urgent), fact("vehicle", any, vehicle), fact("approved", any, approved)), asked.outcome);
    EXPECT_EQ(quick.path(), trace.coordinates().path());
    EXPECT_EQ(quick.confidence(), asked.confidence);
    return asked;
}

TEST(RulesDecisionTable, AnUnknownFactCountsOnlyWhereItsValuesLeadToDifferentOutcomes) {
    const auto book = tiny::book();
    const auto table = handle<Choice>(*book, "test.choice");
    const std::array<std::optional<bool>, 3> flags{false, true, std::nullopt};
    const std::array<std::optional<Vehicle>, 3> vehicles{sedan, bus, std::nullopt};
    // The oracle tries every value of what is unknown, and, fact by fact, whether changing it alone changes the outcome.
    for (const auto urgent : flags)
        for (const auto vehicle : vehicles)
            for (const auto approved : flags) {
                std::set<Outcome> possible;
                std::set<std::string> matters;
                const auto tried = [](auto fact, auto one, auto other) { return fact ? std::vector{*fact} : std::vector{one, other}; };
                for (const bool u : tried(urgent, false, true))
                    for (const Vehicle v : tried(vehicle, sedan, bus))
                        for (const bool a : tried(approved, false, true)) {
                            possible.insert(choose(u, v, a));
                            if (!urgent && choose(!u, v, a) != choose(u, v, a)) matters.insert("urgent");
                            if (!vehicle && choose(u, v == bus ? sedan : bus, a) != choose(u, v, a)) matters.insert("vehicle");
                            if (!approved && choose(u, v, !a) != choose(u, v, a)) matters.insert("approved");
                        }
                const Asked asked = ask(table, urgent, vehicle, approved);
                EXPECT_EQ(asked.outcome, possible.size() == 1 ? *possible.begin() : Outcome::indeterminate);
                EXPECT_EQ(asked.missing, matters);
            }
}

TEST(RulesDecisionTable, TheRowThatWonIsCitedAndAnAgreementOfRowsIsAsWeakAsTheWeakest) {
    const auto book = tiny::book();
    const auto table = handle<Choice>(*book, "test.choice");
    const Asked won = ask(table, true, bus, std::nullopt);
    EXPECT_EQ(won.outcome, Outcome::pass);
    EXPECT_EQ(won.confidence, Confidence::unverified);
    EXPECT_EQ(won.steps.at(0).rule.row, 0);
    EXPECT_EQ(won.steps.at(0).text.en, "an urgent bus");
    EXPECT_EQ(won.steps.at(0).text.zh, "紧急的客车");
    // Urgent and approved: a bus passes by the first row, a sedan by the third.
    const Asked either = ask(table, true, std::nullopt, true);
    EXPECT_EQ(either.outcome, Outcome::pass);
    EXPECT_EQ(either.confidence, Confidence::unverified);
    EXPECT_EQ(either.steps.at(0).rule.row, no_row);
    EXPECT_EQ(ask(table, false, bus, true).confidence, Confidence::verified);
    // A code that is no item of the list tells as little as none.
    EXPECT_EQ(ask(table, true, Vehicle{2}, false).missing, std::set<std::string>{"vehicle"});
    EXPECT_EQ(ask(table, true, Vehicle{99}, false).missing, std::set<std::string>{"vehicle"});
    EXPECT_EQ(ask(table, true, Vehicle{99}, true).outcome, Outcome::pass);
}

TEST(RulesDecisionTable, IsAbsentBeforeItsFirstDay) {
    const auto book = tiny::book();
    const Asked asked = ask(handle<Choice>(*book, "test.choice", "2009-12-31"), true, bus, true);
    EXPECT_EQ(asked.outcome, Outcome::indeterminate);
    ASSERT_EQ(asked.steps.size(), 1U);
    EXPECT_EQ(asked.steps[0].kind, StepKind::missing_rule);
}

TEST(RulesDecisionTable, ACombinationWithoutARowIsAnErrorAndARowThatNeverWinsAWarning) {
    const std::string rest = "    { when = {}, outcome = \"needs_approval\" },\n";
    const auto unreached = tiny::lint(tiny::changed(rest, ""));
    ASSERT_EQ(unreached.size(), 1U);
    EXPECT_EQ(unreached[0].code, "unreached");
    EXPECT_EQ(unreached[0].severity, Severity::error);
    // A sedan without approval, urgent or not.
    EXPECT_NE(unreached[0].message.en.find("2 combinations"), std::string::npos) << unreached[0].message.en;
    EXPECT_NE(unreached[0].message.en.find("urgent=false, vehicle=sedan, approved=false"), std::string::npos) << unreached[0].message.en;

    const std::string content = tiny::changed(rest, "    { when = { vehicle = \"bus\", approved = true }, outcome = \"pass\" },\n" + rest);
    const auto dead = tiny::lint(content);
    ASSERT_EQ(dead.size(), 1U);
    EXPECT_EQ(dead[0].code, "dead_row");
    EXPECT_EQ(dead[0].severity, Severity::warning);
    EXPECT_EQ(dead[0].place.line, tiny::line_of(content, "vehicle = \"bus\", approved = true"));
    EXPECT_TRUE(tiny::open(content).ok());
}

TEST(RulesDecisionTable, IsBoundedInSize) {
    std::string wide = tiny::file("rules_full.toml") + R"(
[[codelist]]
id = "wide"
title = { zh = "宽", en = "wide" }
items = [ { code = 1, id = "a", zh = "甲", en = "A" }, { code = 1000, id = "b", zh = "乙", en = "B" } ]
[[rule]]
id = "test.wide"
form = "decision_table"
title = { zh = "宽", en = "wide" }
jurisdiction = "CN"
anchor = "on_date"
inputs = { a = "wide", b = "wide" }
version = [ { from = 2010-01-01, cite = ["law 1"], confidence = "verified", rows = [ { when = {}, outcome = "pass" } ] } ]
)";
    EXPECT_EQ(findings(wide), std::vector<std::string>{"too_large test.wide.rows"});
}

TEST(RulesDecisionTable, OfALowerJurisdictionIsTakenWhole) {
    const auto local = [](const std::string& relation) {
        return tiny::file("rules_full.toml") + R"(
[[rule]]
id = "test.choice"
form = "decision_table"
title = { zh = "吉林选择", en = "Jilin choice" }
jurisdiction = "CN/22"
)" + relation + R"(anchor = "on_date"
inputs = { urgent = "bool", vehicle = "vehicle", approved = "bool" }
version = [ { from = 2010-01-01, cite = ["law 1"], confidence = "verified", rows = [ { when = {}, outcome = "needs_review" } ] } ]
)";
    };
    const auto replaces = tiny::open(local("relation = \"replaces\"\n")).value();
    EXPECT_EQ(ask(handle<Choice>(*replaces, "test.choice", "2021-01-01", "CN/22"), true, bus, true).outcome, Outcome::needs_review);
    EXPECT_EQ(ask(handle<Choice>(*replaces, "test.choice"), true, bus, true).outcome, Outcome::pass);
    const auto conflict = tiny::open(local("")).value();
    const Asked asked = ask(handle<Choice>(*conflict, "test.choice", "2021-01-01", "CN/22"), true, bus, true);
    EXPECT_EQ(asked.outcome, Outcome::indeterminate);
    EXPECT_EQ(asked.steps.at(0).kind, StepKind::conflict);
    // The same facts under other names are another shape.
    std::string other = local("relation = \"replaces\"\n");
    other.replace(other.rfind("approved = \"bool\""), 8, "accepted");
    EXPECT_EQ(findings(other), std::vector<std::string>{"shape test.choice.form"});
}

// --- brackets ----------------------------------------------------------------------------------------------------

using Fee = Brackets<Decimal, Money, Size>;

TEST(RulesBrackets, TheValueIsThatOfTheBracketTheAmountFallsInto) {
    const auto book = tiny::book();
    const auto fee = handle<Fee>(*book, "test.fee");
    const auto at = [&](std::int64_t fen) {
        CoordinateTrace trace;
        return fee.find(trace, any, Money::fen(fen), any, Size::small);
    };
    // from_at_least: a bound belongs to the bracket that it opens.
    EXPECT_EQ(at(0), (Decimal{15, 1}));
    EXPECT_EQ(at(99'999), (Decimal{15, 1}));
    EXPECT_EQ(at(100'000), (Decimal{1, 0}));
    EXPECT_EQ(at(500'049), (Decimal{1, 0}));
    EXPECT_EQ(at(500'050), (Decimal{25, 2}));
    EXPECT_EQ(at(std::numeric_limits<std::int64_t>::max()), (Decimal{25, 2}));
    EXPECT_EQ(at(-1), std::nullopt);

    const auto above = tiny::open(tiny::changed("bound = \"from_at_least\"\nscale", "bound = \"above\"\nscale")).value();
    const auto other = handle<Fee>(*above, "test.fee");
    CoordinateTrace trace;
    EXPECT_EQ(other.find(trace, any, Money::fen(100'000), any, Size::small), (Decimal{15, 1}));
    EXPECT_EQ(other.find(trace, any, Money::fen(100'001), any, Size::small), (Decimal{1, 0}));
    EXPECT_EQ(other.find(trace, any, Money::fen(0), any, Size::small), std::nullopt);
}

TEST(RulesBrackets, TheTraceShowsTheBracketAndWhyThereIsNone) {
    const auto book = tiny::book();
    const auto fee = handle<Fee>(*book, "test.fee");
    RecordingTrace trace;
    EXPECT_TRUE(fee.find(trace, any, Money::fen(200'000), any, Size::small).has_value());
    EXPECT_FALSE(fee.find(trace, any, Money::fen(-1), any, Size::small).has_value());
    EXPECT_FALSE(fee.find(trace, any, Money::fen(1), any, Size::large).has_value());
    ASSERT_EQ(trace.steps().size(), 3U);
    EXPECT_EQ(trace.steps()[0].kind, StepKind::lookup);
    EXPECT_EQ(trace.steps()[0].operands[2].value, 100'000);  // where the bracket begins
    EXPECT_EQ(trace.steps()[0].rule.confidence, Confidence::unverified);
    EXPECT_EQ(trace.steps()[1].kind, StepKind::missing_key);
    EXPECT_EQ(trace.steps()[2].kind, StepKind::elsewhere);
}

using Tax = ProgressiveRate<>;

std::optional<std::int64_t> tax(const Rulebook& book, std::int64_t fen) {
    CoordinateTrace trace;
    RecordingTrace recorded;
    const auto rates = handle<Tax>(book, "test.tax");
    const auto sum = rates.sum(trace, "amount_fen", any, Money::fen(fen), any);
    EXPECT_EQ(rates.sum(recorded, "amount_fen", any, Money::fen(fen), any), sum);
    return sum ? std::optional(sum->fen()) : std::nullopt;
}

TEST(RulesBrackets, ProgressivelyEachPartIsChargedAtItsOwnRate) {
    const auto book = tiny::book();
    EXPECT_EQ(tax(*book, 0), 0);
    EXPECT_EQ(tax(*book, -100), 0);
    EXPECT_EQ(tax(*book, 3'600'000), 108'000);   // 36000 x 3 %
    EXPECT_EQ(tax(*book, 10'000'000), 748'000);  // 1080 + 64000 x 10 %
    EXPECT_EQ(tax(*book, 20'000'000), 2'336'000);  // 1080 + 10800 + 56000 x 20.5 %
    // The same by quick deduction (速算扣除数): amount x rate - deduction, with 0, 2520 and 2520 + 144000 x 10.5 % = 17640 yuan.
    std::mt19937_64 random(20261125);
    for (int i = 0; i < 2'000; ++i) {
        const auto fen = static_cast<std::int64_t>(random() % 40'000'000);
        const std::int64_t rate = fen <= 3'600'000 ? 30 : fen <= 14'400'000 ? 100 : 205;  // per mille
        const std::int64_t deduction = fen <= 3'600'000 ? 0 : fen <= 14'400'000 ? 252'000 : 1'764'000;
        EXPECT_EQ(tax(*book, fen), (fen * rate + 500) / 1000 - deduction) << fen;
    }
}

TEST(RulesBrackets, TheSumIsRoundedOnceAndTheRoundingIsCited) {
    // Two parts of 0.4 fen each: 0.8 fen are 1 fen; rounded one by one they would be nothing.
    const auto pack = [](const char* mode) {
        std::string content = tiny::changed("{ from = \"0\", value = \"3\" },", "{ from = \"0\", value = \"4\" },");
        content.replace(content.find("{ from = \"36000\", value = \"10\" }"), 32, "{ from = \"0.10\", value = \"4\"   }");
        const std::string rounding = "rounding = \"half_away_from_zero\"";
        return content.replace(content.find(rounding), rounding.size(), std::string("rounding = \"") + mode + "\"");
    };
    const auto nearest = tiny::open(pack("half_away_from_zero")).value();
    EXPECT_EQ(tax(*nearest, 20), 1);
    EXPECT_EQ(tax(*nearest, 10), 0);
    const auto cut = tiny::open(pack("toward_zero")).value();
    EXPECT_EQ(tax(*cut, 20), 0);
    EXPECT_NE(nearest->digest(), cut->digest());

    RecordingTrace trace;
    EXPECT_TRUE(handle<Tax>(*nearest, "test.tax").sum(trace, "amount_fen", any, Money::fen(20), any).has_value());
    ASSERT_EQ(trace.steps().size(), 3U);
    const RuleUse& rounding = trace.steps()[2].rule;
    const Version& version = nearest->version(rounding.version);
    EXPECT_EQ(version.rows.at(static_cast<std::size_t>(rounding.row)).cites.at(0).article, "10");
}

TEST(RulesBrackets, ASumThatDoesNotFitRefusesTheRow) {
    const auto book = tiny::open(tiny::changed("value = \"20.5\"", "value = \"300\"")).value();
    CoordinateTrace trace;
    const auto largest = Money::fen(std::numeric_limits<std::int64_t>::max());
    EXPECT_FALSE(handle<Tax>(*book, "test.tax").sum(trace, "amount_fen", any, largest, any).has_value());
    ASSERT_TRUE(trace.rejected());
    EXPECT_EQ(trace.rejection().status, Status::overflow);
    EXPECT_EQ(trace.rejection().column, "amount_fen");
}

TEST(RulesBrackets, NothingBelowTheFirstBoundIsAWarning) {
    EXPECT_EQ(findings(tiny::changed("{ size = \"small\", from = \"0\", value = \"1.5\" },", "{ size = \"small\", from = \"10\", value = \"1.5\" },")),
              std::vector<std::string>{"gap test.fee.from"});
}

TEST(RulesBrackets, OverAQuantityAreComparedExactly) {
    const auto book = tiny::open(tiny::file("rules_full.toml") + R"(
[[rule]]
id = "test.area"
form = "brackets"
title = { zh = "面积", en = "area" }
jurisdiction = "CN"
anchor = "on_date"
over = "m2"
bound = "above"
scale = "step"
unit = "yuan"
version = [ { from = 2010-01-01, cite = ["law 1"], confidence = "verified", rows = [ { from = "0", value = "5" }, { from = "50.0049", value = "4" } ] } ]
)").value();
    using Area = Quantity<unit::square_metre>;
    const auto area = handle<Brackets<Money, Area>>(*book, "test.area");
    CoordinateTrace trace;
    EXPECT_EQ(area.find(trace, any, Area::scaled(5000), any), Money::fen(500));
    EXPECT_EQ(area.find(trace, any, Area::scaled(5001), any), Money::fen(400));
}

// --- catalogues --------------------------------------------------------------------------------------------------

using List = ItemCatalogue<Vehicle, Size, Size>;

TEST(RulesCatalogue, SaysWhomAnItemBindsAndFromWhichAmountOn) {
    const auto book = tiny::book();
    const auto list = handle<List>(*book, "test.list", "2019-12-31");
    RecordingTrace trace;
    const auto entry = list.find(trace, sedan);
    ASSERT_TRUE(entry.has_value());
    EXPECT_TRUE(entry->listed);
    EXPECT_EQ(entry->scope, Size::small);
    EXPECT_TRUE(entry->limited);
    EXPECT_EQ(entry->min_amount, Money::fen(10'000));
    EXPECT_EQ(entry->basis, Size::large);
    EXPECT_EQ(trace.steps().at(0).text.en, "new ones");
    EXPECT_TRUE(list.reaches(*entry, Money::fen(10'000)));
    EXPECT_FALSE(list.reaches(*entry, Money::fen(9'999)));
}

TEST(RulesCatalogue, AnItemWithoutARowIsUnlistedOnlyInACatalogueThatIsComplete) {
    const auto book = tiny::book();
    RecordingTrace part;
    EXPECT_FALSE(handle<List>(*book, "test.list", "2019-12-31").find(part, bus).has_value());
    EXPECT_EQ(part.steps().at(0).kind, StepKind::missing_key);
    CoordinateTrace whole;
    const auto list = handle<List>(*book, "test.list", "2020-01-01");
    const auto without_row = list.find(whole, bus);
    ASSERT_TRUE(without_row.has_value());
    EXPECT_FALSE(without_row->listed);
    const auto unlisted = list.find(whole, sedan);
    ASSERT_TRUE(unlisted.has_value());
    EXPECT_FALSE(unlisted->listed);
    EXPECT_EQ(unlisted->use.row, 0);
}

// --- approvals ---------------------------------------------------------------------------------------------------

TEST(RulesApprovals, SayWhoDecidesByWhichActAndWithWhomItIsFiled) {
    const auto book = tiny::book();
    const auto power = handle<Approvals<Vehicle, Size>>(*book, "test.power");
    CoordinateTrace trace;
    const auto at = [&](std::int64_t fen, Size size) { return power.find(trace, any, Money::fen(fen), size); };
    EXPECT_EQ(at(10'000, Size::small)->authority, sedan);
    EXPECT_EQ(at(10'000, Size::small)->act, ApprovalAct::decide);
    EXPECT_EQ(at(10'000, Size::small)->filed_with, std::nullopt);
    EXPECT_EQ(trace.confidence(), Confidence::verified);
    EXPECT_EQ(at(10'001, Size::small)->authority, bus);
    EXPECT_EQ(at(10'001, Size::small)->act, ApprovalAct::approve);
    EXPECT_EQ(at(10'001, Size::small)->filed_with, sedan);
    EXPECT_EQ(trace.confidence(), Confidence::unverified);
    EXPECT_EQ(at(10'001, Size::large)->authority, sedan);
    EXPECT_FALSE(at(0, Size::large).has_value());
}

// --- keys that another rule decides ------------------------------------------------------------------------------

std::string large_elsewhere(const char* rule) {
    return tiny::changed("    { size = \"large\", value = \"300\", cite = [\"std 表1\"], confidence = \"unverified\" },\n  ] },",
                         std::string("  ], elsewhere = [ { size = \"large\", rule = \"") + rule + "\", cite = [\"std 表2\"] } ] },");
}

TEST(RulesElsewhere, IsNeitherAValueNorASilentGap) {
    tiny::Case c(1);
    c.rules = tiny::open(large_elsewhere("test.fee")).value();
    c.operation = c.rules->prepare("test.tiny", "CN").value();
    c.bound();
    c.size[0] = 2;
    ASSERT_EQ(c.run().value(), 0);
    EXPECT_EQ(c.outcome[0], static_cast<int>(Outcome::indeterminate));
    const std::string en = c.operation->explain(0, Language::en, ExplanationFormat::text).value();
    EXPECT_NE(en.find("limit: it leaves to another rule large, decided by fee (test.fee). [《测试标准》GB/T 1 表2"), std::string::npos) << en;
    const std::string zh = c.operation->explain(0, Language::zh, ExplanationFormat::text).value();
    EXPECT_NE(zh.find("限额：下列情形由其他规则决定：大，见 收费（test.fee）"), std::string::npos) << zh;
    const std::string json = c.operation->explain(0, Language::en, ExplanationFormat::json).value();
    EXPECT_NE(json.find("\"kind\":\"elsewhere\""), std::string::npos) << json;
    EXPECT_NE(json.find("\"decided_by\":\"test.fee\""), std::string::npos) << json;
    EXPECT_NE(c.rules->catalogue_json(Language::en).find("\"elsewhere\":[\"test.fee\"]"), std::string::npos);
}

TEST(RulesElsewhere, ARuleThatIsNotInTheBookIsAWarningAndAnotherMeaning) {
    EXPECT_EQ(findings(large_elsewhere("test.fees")), std::vector<std::string>{"unknown_rule test.limit.rule"});
    EXPECT_EQ(findings(large_elsewhere("test.limit")), std::vector<std::string>{"unknown_rule test.limit.rule"});
    EXPECT_FALSE(tiny::open(large_elsewhere("test.limit")).ok());
    EXPECT_NE(tiny::open(large_elsewhere("test.fees")).value()->digest(), tiny::open(large_elsewhere("test.fee")).value()->digest());
}

TEST(RulesElsewhere, IsLaidOverTheRulesAboveLikeAValue) {
    const auto state = [](const std::string& relation, const char* target) {
        const auto book = tiny::open(large_elsewhere("test.fee") + R"(
[[rule]]
id = "test.limit"
form = "threshold"
title = { zh = "吉林限额", en = "Jilin limit" }
jurisdiction = "CN/22"
)" + relation + R"(anchor = "on_date"
keys = { size = "test_size" }
unit = "yuan"
compare = "at_least"
version = [ { from = 2020-01-01, cite = ["law 1"], confidence = "verified", rows = [], elsewhere = [ { size = ["small", "large"], rule = ")" + target + R"(" } ] } ]
)").value();
        const RuleInForce found = book->in_force("test.limit", book->chain("CN/22"), parse_date("2021-01-01").value());
        return std::pair(found.version->grid.at(0).state, found.version->grid.at(1).state);
    };
    using enum CellState;
    EXPECT_EQ(state("relation = \"replaces\"\n", "test.fee"), std::pair(elsewhere, elsewhere));
    EXPECT_EQ(state("relation = \"fills\"\n", "test.fee"), std::pair(value, elsewhere));
    EXPECT_EQ(state("", "test.fee"), std::pair(conflict, elsewhere));  // both leave large to the same rule
    EXPECT_EQ(state("", "test.tax"), std::pair(conflict, conflict));
}

}  // namespace
