// From a description and a book to a prepared operation: what must fit, and what is said when it does not.
#include <gtest/gtest.h>

#include "data/tiny.hpp"
#include "steward/rules/approvals.hpp"
#include "steward/rules/brackets.hpp"
#include "steward/rules/decision_table.hpp"
#include "steward/rules/engine.hpp"
#include "steward/rules/item_catalogue.hpp"
#include "steward/steward.hpp"

namespace steward::tiny {
namespace {

/// Uses the rules of rules_full.toml that the tiny operation does not, so that lint has nothing to say of them.
struct RestFacts {
    Date on;
};
struct RestRules {
    Factor<Code<VehicleList>> factor;
    DecisionTable<bool, Code<VehicleList>, bool> choice;
    Brackets<Decimal, Money, Size> fee;
    ProgressiveRate<> tax;
    ItemCatalogue<Code<VehicleList>, Size, Size> list;
    Approvals<Code<VehicleList>, Size> power;
    TimeLimits limits;
    WorkingDays days;
};
struct RestResult {
    Outcome outcome = Outcome::indeterminate;
};

template <class Trace>
RestResult decide(const RestRules&, const RestFacts&, Trace&) {
    return {Outcome::not_applicable};
}

constexpr auto rest = operation<RestFacts, RestRules, RestResult>(
    "test.rest", text("其余规则", "the other rules"), "测试法 5-6", anchor("on_date", &RestFacts::on),
    inputs(column("on_date", &RestFacts::on, text("日期", "date"))),
    uses(rule("test.factor", &RestRules::factor),
         rule("test.choice", &RestRules::choice, input("urgent"), input("vehicle"), input("approved")), rule("test.fee", &RestRules::fee),
         rule("test.tax", &RestRules::tax), rule("test.list", &RestRules::list), rule("test.power", &RestRules::power), rule("", &RestRules::limits), rule("calendar.working_days", &RestRules::days)),
    outputs(column("outcome", &RestResult::outcome, text("结论", "outcome"))));

}  // namespace

const Catalogue& catalogue() {
    static const Catalogue made = [] {
        Catalogue catalogue;
        catalogue.add(EnumerationOf<Size>::view);
        catalogue.add(catalogue_entry<description>());
        catalogue.add(catalogue_entry<rest>());
        return catalogue;
    }();
    return made;
}

}  // namespace steward::tiny

namespace {

using namespace steward;

TEST(RulesPrepare, TheDescriptionReachesTheCatalogue) {
    const CatalogueEntry* entry = tiny::catalogue().find("test.tiny");
    ASSERT_NE(entry, nullptr);
    const OperationInfo& info = entry->info;
    EXPECT_EQ(info.anchor, "on_date");
    ASSERT_EQ(info.inputs.size(), 8U);
    EXPECT_EQ(info.inputs[1].enumeration, "test_size");
    EXPECT_FALSE(info.inputs[1].nullable);
    EXPECT_EQ(info.inputs[3].enumeration, "vehicle");
    EXPECT_EQ(info.inputs[4].storage, Storage::u8);
    EXPECT_TRUE(info.inputs[5].nullable);
    EXPECT_EQ(info.inputs[6].kind, Kind::set);
    ASSERT_EQ(info.rules.size(), 4U);
    EXPECT_EQ(info.rules[1].keys, (std::vector<std::string_view>{"vehicle", "test_size"}));
    EXPECT_EQ(info.rules[1].values,
              (std::vector<ValueNeed>{value<std::int64_t>("min_years"), value<std::int64_t>("max_years")}));
    ASSERT_EQ(info.lists.size(), 2U);
    EXPECT_FALSE(info.lists[0].emitted);
    EXPECT_TRUE(info.lists[1].emitted);
    EXPECT_EQ(info.lists[1].max_rows_per_row, tiny::notes_at_most);
}

TEST(RulesPrepare, AnOperationKeepsItsBookAlive) {
    auto book = tiny::book();
    const std::string digest = book->digest();
    auto operation = book->prepare("test.tiny", "CN");
    ASSERT_TRUE(operation.ok());
    book.reset();
    EXPECT_EQ((*operation)->book().digest(), digest);
    EXPECT_EQ((*operation)->jurisdiction(), "CN");
}

TEST(RulesPrepare, UnknownNames) {
    const auto book = tiny::book();
    for (const char* name : {"", "test.tin", "test.tiny2", "Test.tiny"}) {
        const auto operation = book->prepare(name, "CN");
        ASSERT_FALSE(operation.ok()) << name;
        EXPECT_EQ(operation.error().status, Status::unknown_operation);
        EXPECT_NE(operation.error().message.en.find(std::string("'") + name + "'"), std::string::npos);
    }
    for (const char* where : {"", "CN/22/2308", "CN/99"}) {
        const auto operation = book->prepare("test.tiny", where);
        ASSERT_FALSE(operation.ok()) << where;
        EXPECT_EQ(operation.error().status, Status::unknown_jurisdiction);
        EXPECT_NE(operation.error().message.zh.find(std::string("“") + where + "”"), std::string::npos);
    }
}

/// Prepares on a changed pack and gives the message; empty when it could be prepared.
std::string refusal(std::string_view from, std::string_view to) {
    const auto book = tiny::open(tiny::changed(from, to));
    if (!book) return "the pack is wrong: " + book.error().message.en;
    const auto operation = (*book)->prepare("test.tiny", "CN");
    if (operation) return "";
    EXPECT_EQ(operation.error().status, Status::unknown_rule);
    EXPECT_FALSE(operation.error().message.zh.empty());
    return operation.error().message.en;
}

TEST(RulesPrepare, ARuleOfAnotherForm) {
    const std::string message = refusal(R"(id = "test.duty"
form = "provision"
title = { zh = "义务", en = "duty" }
jurisdiction = "CN"
anchor = "on_date"
version = [
  { from = 2010-01-01, cite = ["law 1"], confidence = "verified" },)",
                                        R"(id = "test.duty"
form = "parameter"
title = { zh = "义务", en = "duty" }
jurisdiction = "CN"
anchor = "on_date"
unit = "yuan"
version = [
  { from = 2010-01-01, cite = ["law 1"], confidence = "verified", value = "1" },)");
    EXPECT_NE(message.find("'test.duty' (full.toml)"), std::string::npos) << message;
    EXPECT_NE(message.find("form must be provision"), std::string::npos) << message;
}

TEST(RulesPrepare, OtherKeys) {
    std::string content = tiny::changed("keys = { size = \"test_size\" }", "keys = { size = \"outcome\" }");
    for (const char* name : {"\"small\"", "\"large\""})
        for (std::size_t at = content.find("id = \"test.limit\"");
             (at = content.find(name, at)) < content.find("id = \"test.lives\"");)
            content.replace(at, 7, name[1] == 's' ? "\"pass\"" : "\"violation\"");
    const auto book = tiny::open(content);
    ASSERT_TRUE(book.ok()) << book.error().message.en;
    const auto operation = (*book)->prepare("test.tiny", "CN");
    ASSERT_FALSE(operation.ok());
    EXPECT_EQ(operation.error().status, Status::unknown_rule);
    EXPECT_NE(operation.error().message.en.find("key 1 must be of 'test_size'"), std::string::npos)
        << operation.error().message.en;
}

TEST(RulesPrepare, AKeyTooFew) {
    const std::string message = refusal(R"(keys = { vehicle = "vehicle", size = "test_size" }
values = { min_years = "year", max_years = "year" }
version = [
  { from = 2010-01-01, cite = ["law 4"], confidence = "verified", rows = [
    { vehicle = "sedan", size = ["small", "large"], min_years = "8", max_years = "10" },
    { vehicle = "bus", size = "large", min_years = "15" },)",
                                        R"(keys = { vehicle = "vehicle" }
values = { min_years = "year", max_years = "year" }
version = [
  { from = 2010-01-01, cite = ["law 4"], confidence = "verified", rows = [
    { vehicle = "sedan", min_years = "8", max_years = "10" },)");
    EXPECT_NE(message.find("number of keys"), std::string::npos) << message;
}

TEST(RulesPrepare, AValueColumnThatIsNotThere) {
    const std::string message = refusal(R"(values = { min_years = "year", max_years = "year" }
version = [
  { from = 2010-01-01, cite = ["law 4"], confidence = "verified", rows = [
    { vehicle = "sedan", size = ["small", "large"], min_years = "8", max_years = "10" },)",
                                        R"(values = { min_years = "year" }
version = [
  { from = 2010-01-01, cite = ["law 4"], confidence = "verified", rows = [
    { vehicle = "sedan", size = ["small", "large"], min_years = "8" },)");
    EXPECT_NE(message.find("'max_years' is missing"), std::string::npos) << message;
}

TEST(RulesPrepare, AnotherAnchor) {
    const std::string message = refusal("anchor = \"on_date\"", "anchor = \"paid_on\"");
    EXPECT_NE(message.find("anchor must be 'on_date'"), std::string::npos) << message;
}

TEST(RulesPrepare, AnotherAnchorInTheLocalRuleOnly) {
    const auto book = tiny::open(tiny::file("rules_full.toml") + R"(
[[rule]]
id = "test.cap"
form = "parameter"
title = { zh = "上限", en = "cap" }
jurisdiction = "CN/22"
anchor = "paid_on"
unit = "yuan"
version = [ { from = 2010-01-01, cite = ["law 2"], confidence = "verified", value = "1" } ]
)");
    if (!book) return;  // refused as a whole is as good
    EXPECT_FALSE((*book)->prepare("test.tiny", "CN/22").ok());
}

TEST(RulesPrepare, AUnitThatIsNotMoney) {
    // The operation reads the cap as fen: any other unit would silently mean something else.
    const auto refused = [](std::string_view from, std::string_view to) {
        const auto book = tiny::open(tiny::changed(from, to));
        return !book || !(*book)->prepare("test.tiny", "CN").ok();
    };
    EXPECT_TRUE(refused(R"(unit = "yuan"
version = [
  { from = 2010-01-01, until = 2015-01-01, cite = ["law 2"])",
                        R"(unit = "percent"
version = [
  { from = 2010-01-01, until = 2015-01-01, cite = ["law 2"])"));
    EXPECT_TRUE(refused("unit = \"yuan\"\ncompare", "unit = \"kg\"\ncompare"));
}

TEST(RulesPrepare, ARuleThatIsNotThereOnlyMakesRowsIndeterminate) {
    const std::string whole = tiny::file("rules_full.toml");
    const std::size_t first = whole.find("[[rule]]");
    const auto book = tiny::open(whole.substr(0, first));
    ASSERT_TRUE(book.ok());
    EXPECT_TRUE((*book)->prepare("test.tiny", "CN").ok());
}

TEST(RulesPrepare, AnOwnVersionOfAnEmbeddedPackChangesADecision) {
    const std::span<const EmbeddedPack> packs = embedded_packs();
    const auto pack = std::find_if(packs.begin(), packs.end(),
                                   [](const EmbeddedPack& p) { return p.path == "cn/procurement/thresholds.toml"; });
    ASSERT_NE(pack, packs.end());
    std::string content(pack->content);
    const std::size_t rule = content.find("id = \"procurement.open_tender_amount\"");
    const std::size_t end = content.find("[[rule]]", rule);
    std::size_t changes = 0;
    for (std::size_t at = rule; (at = content.find("value = \"", at)) < end; ++changes) {
        const std::size_t close = content.find('"', at + 9);
        content.replace(at + 9, close - at - 9, "99000000");
        at += 9;
    }
    ASSERT_GT(changes, 0U);

    const auto outcome = [](const Rulebook& book) {
        auto operation = book.prepare("procurement.open_tender", "CN/central").value();
        const std::int64_t amount = 300'000'000;
        const std::int32_t day = parse_date("2021-05-01").value().days(), one = 1;
        const std::uint8_t yes = 1;
        for (const auto& slot : operation->input_slots()) {
            InputBinding binding{&one, 1, nullptr, 0, slot.column.storage};
            if (slot.column.kind == Kind::date) binding.data = &day;
            if (slot.column.storage == Storage::i64) binding.data = &amount;
            if (slot.column.storage == Storage::u8) binding.data = &yes;
            if (slot.column.kind == Kind::jurisdiction) continue;
            EXPECT_TRUE(operation->bind_input(slot.name, binding).ok());
        }
        EXPECT_EQ(operation->run(0, 1).value(), 0);
        return operation->explain(0, Language::zh, ExplanationFormat::text).value();
    };
    const auto before = open_rulebook();
    const auto after = open_rulebook(std::vector<PackSource>{{"own.toml", content}});
    ASSERT_TRUE(before.ok() && after.ok());
    EXPECT_NE((*before)->digest(), (*after)->digest());
    EXPECT_EQ((*before)->packs().size(), (*after)->packs().size());
    const std::string told_before = outcome(**before), told_after = outcome(**after);
    EXPECT_NE(told_before, told_after);
    EXPECT_EQ(told_before.find("99000000.00"), std::string::npos) << told_before;
    EXPECT_NE(told_after.find("99000000.00"), std::string::npos) << told_after;
}

}  // namespace
