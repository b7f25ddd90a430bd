#include "steward/io/stored_decision.hpp"

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <string>
#include <vector>

#include "steward/steward.hpp"

namespace stored_decision_test {

using namespace steward;

const Rulebook& book() {
    static const auto opened = open_rulebook().value();
    return *opened;
}

/// The embedded pack of travel with one piece of text in the place of another, everywhere.
std::shared_ptr<const Rulebook> changed(std::string_view from, std::string_view to) {
    for (const EmbeddedPack& pack : embedded_packs()) {
        if (pack.path != "cn/funds/travel.toml") continue;
        std::string content(pack.content);
        std::size_t count = 0;
        for (std::size_t at = content.find(from); at != std::string::npos; at = content.find(from, at + to.size()), ++count) content.replace(at, from.size(), to);
        EXPECT_GT(count, 0U) << from;
        auto opened = open_rulebook(std::vector<PackSource>{{"own.toml", content}});
        EXPECT_TRUE(opened.ok()) << opened.error().message.en;
        return opened.ok() ? *opened : nullptr;
    }
    ADD_FAILURE() << "no pack of travel";
    return nullptr;
}

struct Texts {
    std::string bytes;
    std::int64_t offsets[2];
};

/// A claim of one night in Nanjing: cap 380 yuan, claimed 450 (财行〔2016〕71号).
struct Claim {
    std::unique_ptr<PreparedOperation> operation = book().prepare("funds.travel_claim", "CN/central").value();
    std::int32_t rank = 3, day = parse_date("2026-03-03").value().days(), expense = 1;
    std::int32_t place = book().list("travel_place")->by_name.find("jiangsu_nanjing_suzhou_wuxi_changzhou_zhenjiang")->second;
    std::int64_t quantity = 1, amount = 45000, lines[2] = {0, 1};
    Texts claimant{"张三", {0, 6}};

    Claim() {
        const auto must = [](const Result<void>& bound) { ASSERT_TRUE(bound.ok()) << bound.error().message.en; };
        for (const char* column : {"started_on", "ended_on", "lines.on_date"}) must(operation->bind_input(column, {&day, 1, nullptr, 1, Storage::i32}));
        must(operation->bind_input("rank", {&rank, 1, nullptr, 1, Storage::i32}));
        must(operation->bind_input("lines.expense", {&expense, 1, nullptr, 1, Storage::i32}));
        must(operation->bind_input("lines.place", {&place, 1, nullptr, 1, Storage::i32}));
        must(operation->bind_input("lines.quantity", {&quantity, 1, nullptr, 1, Storage::i64}));
        must(operation->bind_input("lines.amount_fen", {&amount, 1, nullptr, 1, Storage::i64}));
        must(operation->bind_input("claimant", {claimant.bytes.data(), 1, nullptr, 1, Storage::text, claimant.offsets, 6}));
        must(operation->bind_list("lines", lines, 2));
    }
    std::string stored() {
        auto json = decision_json(*operation, 0);
        EXPECT_TRUE(json.ok()) << json.error().message.en;
        return json.value();
    }
};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from << " in " << text;
    return text.replace(at, from.size(), to);
}

DecisionCheck check(const Rulebook& with, std::string_view json) {
    auto result = check_decision(with, json);
    EXPECT_TRUE(result.ok()) << result.error().message.en;
    return result ? std::move(result).value() : DecisionCheck{};
}

const DecisionDifference* find(const DecisionCheck& check, DecisionDifference::Part part, std::string_view name) {
    const auto found = std::find_if(check.differences.begin(), check.differences.end(), [&](const auto& one) { return one.part == part && one.name == name; });
    return found == check.differences.end() ? nullptr : &*found;
}

using Part = DecisionDifference::Part;

#define EXPECT_HAS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)

TEST(IoStoredDecision, StandsByItself) {
    Claim claim;
    const std::string stored = claim.stored();
    rapidjson::Document json;
    json.Parse<rapidjson::kParseValidateEncodingFlag>(stored.data(), stored.size());
    ASSERT_FALSE(json.HasParseError()) << stored;
    EXPECT_EQ(json["steward_decision"].GetInt64(), 1);
    EXPECT_STREQ(json["operation"].GetString(), "funds.travel_claim");
    EXPECT_STREQ(json["jurisdiction"].GetString(), "CN/central");
    EXPECT_TRUE(json["known_at"].IsNull());
    EXPECT_EQ(json["digest"].GetString(), book().digest());
    EXPECT_STREQ(json["anchor"]["date"].GetString(), "2026-03-03");
    EXPECT_STREQ(json["facts"]["rank"]["id"].GetString(), "other");
    EXPECT_EQ(json["facts"]["rank"]["code"].GetInt64(), 3);
    EXPECT_TRUE(json["facts"]["claimant"]["withheld"].GetBool());
    EXPECT_EQ(json["fact_lists"]["lines"][0]["amount_fen"].GetInt64(), 45000);
    EXPECT_STREQ(json["results"]["outcome"]["id"].GetString(), "violation");
    EXPECT_EQ(json["result_lists"]["lines"][0]["excess_fen"].GetInt64(), 7000);
    EXPECT_STREQ(json["controlling_rule"]["id"].GetString(), "funds.lodging_cap");
    EXPECT_STREQ(json["controlling_rule"]["version"].GetString(), "2016-04-01");
    bool cited = false;
    for (const auto& rule : json["rules"].GetArray())
        for (const auto& source : rule["citations"].GetArray()) cited = cited || std::string_view(source["number"].GetString()) == "财行〔2016〕71号";
    EXPECT_TRUE(cited) << stored;
    EXPECT_HAS(std::string(json["explanation"]["zh"].GetString()), "过程");
    EXPECT_HAS(std::string(json["explanation"]["en"].GetString()), "steps:");
    EXPECT_EQ(check(book(), stored).verdict, DecisionVerdict::same) << check(book(), stored).to_text(Language::en);
}

TEST(IoStoredDecision, KeepsPersonalDataOnlyWhenItIsShown) {
    Claim claim;
    EXPECT_EQ(claim.stored().find("张三"), std::string::npos);
    claim.operation->show_personal(true);
    const std::string stored = claim.stored();
    EXPECT_HAS(stored, R"("claimant":"张三")");
    EXPECT_EQ(check(book(), stored).verdict, DecisionVerdict::same);
    // With the name in the file the explanation is compared too.
    const DecisionCheck edited = check(book(), replaced(stored, R"("claimant":"张三")", R"("claimant":"李四")"));
    EXPECT_EQ(edited.verdict, DecisionVerdict::differs);
    EXPECT_NE(find(edited, Part::explanation, "explanation.zh"), nullptr);
}

TEST(IoStoredDecision, KnowsWhatCouldBeKnown) {
    Claim claim;
    claim.operation = book().prepare("funds.travel_claim", "CN/central", parse_date("2026-05-01").value()).value();
    Claim fresh;
    // Another claim's bindings: those of `claim` went with its first operation.
    auto& operation = *claim.operation;
    for (const auto& slot : fresh.operation->input_slots()) {
        if (!slot.binding.data) continue;
        ASSERT_TRUE(operation.bind_input(slot.name, slot.binding).ok());
    }
    ASSERT_TRUE(operation.bind_list("lines", fresh.lines, 2).ok());
    const std::string stored = decision_json(operation, 0).value();
    EXPECT_HAS(stored, R"("known_at":"2026-05-01")");
    EXPECT_EQ(check(book(), stored).verdict, DecisionVerdict::same);
}

TEST(IoStoredDecision, AnotherBookDiffersByWhatChanged) {
    const std::string stored = Claim().stored();
    // Only a title: another digest, the same decision.
    const auto retitled = changed("财行〔2016〕71号", "财行〔2016〕999号");
    ASSERT_TRUE(retitled);
    DecisionCheck result = check(*retitled, stored);
    EXPECT_NE(result.digest_then, result.digest_now);
    EXPECT_EQ(result.verdict, DecisionVerdict::differs);
    for (const DecisionDifference& difference : result.differences) EXPECT_EQ(difference.part, Part::rule) << difference.name;
    const DecisionDifference* rule = find(result, Part::rule, "funds.lodging_cap");
    ASSERT_NE(rule, nullptr) << result.to_text(Language::en);
    EXPECT_HAS(rule->before, "71号");
    EXPECT_HAS(rule->after, "999号");

    // All caps of 380 yuan are 500: what was a violation is none.
    const auto raised = changed("\"380\"", "\"500\"");
    ASSERT_TRUE(raised);
    result = check(*raised, stored);
    EXPECT_EQ(result.verdict, DecisionVerdict::differs);
    const DecisionDifference* outcome = find(result, Part::outcome, "outcome");
    ASSERT_NE(outcome, nullptr) << result.to_text(Language::en);
    EXPECT_EQ(outcome->before, R"({"id":"violation","code":4})");
    EXPECT_EQ(outcome->after, R"({"id":"pass","code":1})");
    const DecisionDifference* excess = find(result, Part::result, "lines[0].excess_fen");
    ASSERT_NE(excess, nullptr);
    EXPECT_EQ(excess->before, "7000");
    EXPECT_EQ(excess->after, "0");
    EXPECT_HAS(result.to_text(Language::zh), "不一致");
    rapidjson::Document json;
    const std::string told = result.to_json(Language::en);
    json.Parse(told.data(), told.size());
    ASSERT_FALSE(json.HasParseError()) << told;
    EXPECT_STREQ(json["verdict"].GetString(), "differs");
}

TEST(IoStoredDecision, WhatIsNoLongerKnownCannotBeDecided) {
    const std::string stored = Claim().stored();
    const auto renamed = changed("jiangsu_nanjing_suzhou_wuxi_changzhou_zhenjiang", "jiangsu_south");
    ASSERT_TRUE(renamed);
    DecisionCheck result = check(*renamed, stored);
    EXPECT_EQ(result.verdict, DecisionVerdict::undecidable);
    EXPECT_HAS(result.reason.en, "'fact_lists.lines[0].place'");
    EXPECT_HAS(result.reason.en, "jiangsu_nanjing");
    EXPECT_HAS(result.to_text(Language::zh), "现已无法判定");

    const std::pair<std::string_view, std::string_view> gone[] = {
        {R"("operation":"funds.travel_claim")", R"("operation":"funds.journey")"},
        {R"("jurisdiction":"CN/central")", R"("jurisdiction":"CN/99")"},
        {R"("ended_on":)", R"("until_on":)"},
        {R"("fact_lists":{"lines":)", R"("fact_lists":{"rows":)"},
        {R"("id":"other","code":3)", R"("id":"other","code":2)"},
        {R"("id":"other","code":3)", R"("id":"others","code":3)"},
        {R"("quantity":1,)", ""},
        {R"("quantity":1,)", R"("quantity":0,)"},  // no kernel takes it
    };
    for (const auto& [from, to] : gone) EXPECT_EQ(check(book(), replaced(stored, from, to)).verdict, DecisionVerdict::undecidable) << to;
}

TEST(IoStoredDecision, AnEditedFileShows) {
    const std::string stored = Claim().stored();
    const std::pair<std::string_view, std::string_view> edits[] = {
        {R"("amount_fen":45000)", R"("amount_fen":44000)"},
        {R"("payable_fen":38000)", R"("payable_fen":45000)"},
        {R"("id":"violation","code":4)", R"("id":"pass","code":1)"},
        {R"("id":"violation","code":4)", R"("id":"pass","code":4)"},
        {R"("date":"2026-03-03")", R"("date":"2026-03-02")"},
        {R"("version":"2016-04-01")", R"("version":"2014-01-01")"},
        {R"("confidence":"verified","explanation")", R"("confidence":"unverified","explanation")"},
        {R"("results":{)", R"("results":{"bonus_fen":7,)"},
    };
    for (const auto& [from, to] : edits) {
        const DecisionCheck result = check(book(), replaced(stored, from, to));
        EXPECT_EQ(result.verdict, DecisionVerdict::differs) << to;
        EXPECT_FALSE(result.differences.empty());
    }
    Claim shown;
    shown.operation->show_personal(true);
    const DecisionCheck result = check(book(), replaced(shown.stored(), "steps:", "stairs:"));
    ASSERT_EQ(result.differences.size(), 1U);
    EXPECT_EQ(result.differences[0].part, Part::explanation);
    // Order and layout of the members are nobody's business.
    std::string spaced = replaced(stored, R"("id":"violation","code":4)", "\n\"code\" : 4, \"id\" : \"violation\"");
    EXPECT_EQ(check(book(), spaced).verdict, DecisionVerdict::same);
}

TEST(IoStoredDecision, WhatIsNoStoredDecisionIsAnError) {
    const std::string stored = Claim().stored();
    for (std::size_t size = 0; size < stored.size(); size += size < 40 ? 1 : 131) {
        const auto result = check_decision(book(), std::string_view(stored).substr(0, size));
        ASSERT_FALSE(result.ok());
        EXPECT_EQ(result.error().status, Status::json_syntax);
    }
    struct Wrong {
        std::string_view from, to;
        Status status;
        std::string_view said;
    };
    const Wrong wrong[] = {
        {R"("steward_decision":1)", R"("steward_decision":2)", Status::newer_version, "format version 2"},
        {R"("steward_decision":1)", R"("steward":1)", Status::malformed, "steward_decision"},
        {R"("steward_decision":1)", R"("steward_decision":1,"signed":true)", Status::malformed, "unknown member 'signed'"},
        {R"("anchor":{)", R"("anchor":{"hour":1,)", Status::malformed, "'anchor.hour'"},
        {R"("rules":[{)", R"("rules":[{"title":"",)", Status::malformed, "'rules[0].title'"},
        {R"("known_at":null,)", "", Status::malformed, "'known_at' is missing"},
        {R"("known_at":null)", R"("known_at":"yesterday")", Status::malformed, "'known_at' must be a date"},
        {R"(,"confidence":"verified","explanation")", R"(,"path_was":1,"confidence":"verified","explanation")", Status::malformed, "'path_was'"},
        {R"("amount_fen":45000)", R"("amount_fen":"45000")", Status::malformed, "'fact_lists.lines[0].amount_fen' must be an integer"},
        {R"("amount_fen":45000)", R"("amount_fen":45000.0)", Status::malformed, "amount_fen"},
        {R"("amount_fen":45000)", R"("amount_fen":99999999999999999999)", Status::malformed, "amount_fen"},
        {R"("quantity":1)", R"("quantity":1,"quantity":1)", Status::json_syntax, "'quantity' is there twice"},
        {R"("started_on":"2026-03-03")", R"("started_on":"2026-02-30")", Status::malformed, "facts.started_on"},
        {R"({"id":"other","code":3})", R"(3)", Status::malformed, "'facts.rank' must be an object"},
        {R"({"id":"other","code":3})", R"({"id":"other"})", Status::malformed, "'facts.rank.code' is missing"},
    };
    for (const Wrong& one : wrong) {
        const auto result = check_decision(book(), replaced(stored, one.from, one.to));
        ASSERT_FALSE(result.ok()) << one.to;
        EXPECT_EQ(result.error().status, one.status) << one.to << ": " << result.error().message.en;
        EXPECT_HAS(result.error().message.en, one.said);
    }
    EXPECT_EQ(check_decision(book(), "[]").error().status, Status::malformed);
}

TEST(IoStoredDecision, ARowThatWasNotDecidedIsNotStored) {
    Claim claim;
    claim.quantity = 0;
    const auto refused = decision_json(*claim.operation, 0);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().status, Status::out_of_range);
    EXPECT_HAS(refused.error().message.en, "lines.quantity");
    EXPECT_EQ(decision_json(*claim.operation, -1).error().status, Status::bad_range);
    EXPECT_EQ(decision_json(*claim.operation, 5).error().status, Status::wrong_length);
}

}  // namespace stored_decision_test
