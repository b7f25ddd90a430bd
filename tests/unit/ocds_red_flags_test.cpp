// Red flags: against the results of Cardinal, and on processes made for one rule each.
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "steward/ocds/red_flags.hpp"
#include "steward/steward.hpp"

namespace {

using namespace steward;
using namespace steward::ocds;
namespace fs = std::filesystem;

const Rulebook& book() {
    static const std::shared_ptr<const Rulebook> opened = open_rulebook().value();
    return *opened;
}

RedFlagSettings settings(std::string_view ini = {}) {
    RedFlagSettings all = RedFlagSettings::of(book()).value();
    const Result<void> applied = all.apply(ini);
    EXPECT_TRUE(applied.ok()) << applied.error().message.en;
    return all;
}

RedFlagTexts run(std::string_view text, std::string_view ini = {}, RedFlagOptions options = {}) {
    Result<RedFlagTexts> done = run_red_flags_text(settings(ini), text, options);
    EXPECT_TRUE(done.ok());
    return std::move(done).value();
}

std::string file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    EXPECT_TRUE(in) << path;
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Group, id, indicator, value: the form of Cardinal's results.
using Flags = std::map<std::string, std::map<std::string, std::map<std::string, double>>>;

bool of_cardinal(const std::string& indicator) {
    return !info(*indicator_named(indicator)).own_reading && indicator != "R044";
}

void each_line(const std::string& text, const auto& see) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        rapidjson::Document line;
        line.Parse<rapidjson::kParseFullPrecisionFlag>(text.data() + at, end - at);
        ASSERT_FALSE(line.HasParseError()) << text.substr(at, end - at);
        see(line);
        at = end + 1;
    }
}

Flags flags_of(const RedFlagTexts& texts) {
    Flags flags;
    // Of these Cardinal flags organizations; that a process is flagged for them is Steward's addition.
    const auto by_organization = [](std::string_view id) { return id == "R025" || id == "R038" || id == "R048"; };
    each_line(texts.processes, [&](const rapidjson::Document& line) {
        for (const auto& [name, value] : line["indicators"].GetObject())
            if (of_cardinal(name.GetString()) && !by_organization(name.GetString()) && value.IsObject())
                flags["OCID"][line["ocid"].GetString()][name.GetString()] = value["value"].GetDouble();
    });
    const std::map<std::string, std::string> groups{{"buyer", "Buyer"}, {"procuring_entity", "ProcuringEntity"}, {"tenderer", "Tenderer"}};
    each_line(texts.organizations, [&](const rapidjson::Document& line) {
        for (const auto& [name, value] : line.GetObject())
            if (indicator_named(name.GetString()) && of_cardinal(name.GetString()))
                flags[groups.at(line["group"].GetString())][line["id"].GetString()][name.GetString()] = value.GetDouble();
    });
    return flags;
}

Flags flags_of(const rapidjson::Value& expected) {
    Flags flags;
    for (const auto& [group, ids] : expected.GetObject()) {
        if (group == "Meta" || group == "Maps") continue;
        for (const auto& [id, values] : ids.GetObject())
            for (const auto& [indicator, value] : values.GetObject()) flags[group.GetString()][id.GetString()][indicator.GetString()] = value.GetDouble();
    }
    return flags;
}

/// Outcome, or reason, of an indicator for the only process of a text.
std::string verdict(const std::string& text, const std::string& indicator, std::string_view ini = {}) {
    const RedFlagTexts texts = run(text, ini);
    rapidjson::Document line;
    line.Parse(texts.processes.data(), texts.processes.find('\n'));
    if (line.HasParseError()) return "no process";
    const auto& found = line["indicators"][indicator.c_str()];
    if (found.IsString()) return found.GetString();
    return found.IsObject() ? "flagged" : found.IsFalse() ? "not_flagged" : "neither";
}

std::size_t count(const Flags& flags) {
    std::size_t n = 0;
    for (const auto& [group, ids] : flags)
        for (const auto& [id, values] : ids) n += values.size();
    return n;
}

const char* data_folder() {
    const char* folder = std::getenv("STEWARD_DATA");
    return folder && *folder ? folder : nullptr;
}

TEST(OcdsRedFlags, EveryFixtureAsCardinalHasIt) {
    if (!data_folder()) GTEST_SKIP() << "STEWARD_DATA does not name the folder of the reference data: Cardinal's fixtures are not compared";
    int pairs = 0;
    for (const auto& entry : fs::directory_iterator(fs::path(data_folder()) / "procurement/redflag_fixtures")) {
        if (entry.path().extension() != ".expected") continue;
        const std::string stem = entry.path().stem();
        std::string ini = "no_price_comparison_procurement_methods = NPC\nindicators = " + stem.substr(0, 4) +
                          "\n[exclusions]\nprocurement_method_details = EXC\n[" + stem.substr(0, 4) + "]\n";
        if (stem.size() > 4) {  // R003-procurement_methods-open+selective
            const std::size_t dash = stem.rfind('-');
            std::string value = stem.substr(dash + 1);
            std::replace(value.begin(), value.end(), '+', '|');
            ini += stem.substr(5, dash - 5) + " = " + value + "\n";
        }
        rapidjson::Document expected;
        expected.Parse<rapidjson::kParseFullPrecisionFlag>(file(entry.path()).c_str());
        ASSERT_FALSE(expected.HasParseError()) << stem;
        const RedFlagTexts found = run(file(fs::path(entry.path()).replace_extension(".jsonl")), ini);
        EXPECT_EQ(flags_of(found), flags_of(expected)) << stem;
        EXPECT_EQ(found.report.bad, 0) << stem;
        std::printf("%s: %zu of %zu results equal\n", stem.c_str(), count(flags_of(expected)), count(flags_of(expected)));
        ++pairs;
    }
    EXPECT_EQ(pairs, 7);
}

TEST(OcdsRedFlags, EveryExampleOfTheDocumentation) {
    if (!data_folder()) GTEST_SKIP() << "STEWARD_DATA does not name the folder of the reference data: the examples are not read";
    // What each example is there to show, by the text of its page.
    const std::map<std::string, Flags> shown{
        {"003", {{"OCID", {{"F", {{"R003", 1}}}}}}},
        {"018", {{"OCID", {{"F", {{"R018", 1}}}}}}},
        {"024", {{"OCID", {{"F", {{"R024", 1}}}}}, {"Tenderer", {{"W", {{"R024", 0}}}, {"L", {{"R024", 0}}}}}}},
        {"025", {{"Tenderer", {{"F", {{"R025", 1.0 / 6}}}}}}},
        {"028", {{"OCID", {{"F", {{"R028", 1}}}}}, {"Tenderer", {{"V", {{"R028", 1}}}, {"D", {{"R028", 1}}}}}}},
        {"030", {{"OCID", {{"F", {{"R030", 1}}}}}, {"Tenderer", {{"W", {{"R030", 1}}}}}}},
        {"035", {{"OCID", {{"F", {{"R035", 1}}}}}, {"Tenderer", {{"V", {{"R035", 0}}}}}}},
        {"036", {{"OCID", {{"F", {{"R036", 1}}}}}}},
        {"038", {{"Buyer", {{"B", {{"R038", 0.5}}}}}}},
        {"048", {{"Tenderer", {{"F", {{"R048", 2}}}}}}},
        {"058", {{"OCID", {{"F", {{"R058", 99}}}}}, {"Tenderer", {{"W", {{"R058", 0}}}}}}},
    };
    int examples = 0;
    for (const auto& [name, flags] : shown) {
        const fs::path path = fs::path(data_folder()) / "procurement/redflag_examples" / name;
        std::string ini = "indicators = R" + name + "\n";
        if (fs::exists(path.string() + ".ini")) ini += file(path.string() + ".ini");
        EXPECT_EQ(flags_of(run(file(path.string() + ".jsonl"), ini)), flags) << name;
        ++examples;
    }
    std::printf("%d examples equal\n", examples);
}

TEST(OcdsRedFlags, TenThousandProcessesAsCardinalHasThem) {
    if (!data_folder()) GTEST_SKIP() << "STEWARD_DATA does not name the folder of the reference data: Cardinal's result is not compared";
    const fs::path folder = fs::path(data_folder()) / "procurement";
    std::string made = (fs::temp_directory_path() / "steward_ocds_XXXXXX").string();
    ASSERT_NE(mkdtemp(made.data()), nullptr);
    const std::string input = made + "/made.jsonl";
    ASSERT_EQ(std::system(("python3 '" + (folder / "gen_ocds.py").string() + "' 10000 20261123 > '" + input + "'").c_str()), 0);
    rapidjson::Document expected;
    expected.Parse<rapidjson::kParseFullPrecisionFlag>(file(folder / "redflag_synth/expected_n10000_seed20261123.json").c_str());
    ASSERT_FALSE(expected.HasParseError());
    const Flags wanted = flags_of(expected["result"]);

    std::string once;
    for (const std::int32_t threads : {1, 2, 3}) {
        RedFlagOptions options;
        options.inputs = {input};
        options.output = made + "/out.jsonl";
        options.threads = threads;
        const Result<RedFlagReport> report = run_red_flags(settings(), options);
        ASSERT_TRUE(report.ok()) << report.error().message.en;
        EXPECT_EQ(report->processes, 10000);
        EXPECT_EQ(report->bad, 0);
        const RedFlagTexts texts{*report, file(options.output), file(options.output + ".organizations.jsonl")};
        EXPECT_TRUE(flags_of(texts) == wanted) << "results differ from Cardinal's";
        const std::string all = texts.processes + texts.organizations + report->to_json(book(), Language::en);
        if (threads == 1) once = all;
        EXPECT_EQ(all, once) << threads;

        // Fences, rounded as Cardinal reports them.
        const auto& meta = expected["result"]["Meta"];
        int fences = 0;
        const auto same = [&](const std::optional<double>& found, const rapidjson::Value& of, const std::string& name) {
            if (!of.HasMember(name.c_str())) return;
            const auto& value = of[name.c_str()];
            ASSERT_EQ(found.has_value(), !value.IsNull()) << name;
            EXPECT_EQ(std::round(found.value_or(0) * 10000) / 10000, value.IsNull() ? 0 : value.GetDouble()) << name;
            ++fences;
        };
        for (const auto& [indicator, fence] : report->fences) {
            const std::string id(info(indicator).id);
            const std::string group = fence.group == "buyer" ? "Buyer_" : fence.group == "tenderer" ? "Tenderer_" : fence.group.empty() ? "" : "ProcuringEntity_";
            for (const auto& [name, found] : {std::pair{"q1", fence.q1}, {"q3", fence.q3}, {"lower_fence", fence.lower}, {"upper_fence", fence.upper}})
                same(found, meta[id.c_str()], group + name);
        }
        EXPECT_EQ(fences, 22);
    }
    std::printf("%zu of %zu results equal\n", count(wanted), count(wanted));
    fs::remove_all(made);
}

std::string process(const std::string& tender, const std::string& rest = {}) {
    return R"({"ocid":"a","tender":{)" + tender + "}" + (rest.empty() ? "" : "," + rest) + "}\n";
}

TEST(OcdsRedFlags, PeriodCountsWholeDays) {
    const auto period = [](const std::string& start, const std::string& end) {
        return process(R"("tenderPeriod":{"startDate":")" + start + R"(","endDate":")" + end + "\"}");
    };
    EXPECT_EQ(verdict(period("2024-03-01T09:00:00+08:00", "2024-03-16T09:00:00+08:00"), "R003"), "not_flagged");  // 15 days to the second
    EXPECT_EQ(verdict(period("2024-03-01T09:00:00+08:00", "2024-03-16T08:59:59.999+08:00"), "R003"), "flagged");
    EXPECT_EQ(verdict(period("2024-03-01T09:00:00+08:00", "2024-03-16T01:00:00Z"), "R003"), "not_flagged");  // the same moment
    EXPECT_EQ(verdict(period("2024-02-15T00:00:00Z", "2024-03-01T00:00:00Z"), "R003"), "not_flagged");      // 2024 has a 29 February
    EXPECT_EQ(verdict(period("2023-02-15T00:00:00Z", "2023-03-01T00:00:00Z"), "R003"), "flagged");
    EXPECT_EQ(verdict(period("2023-02-29T00:00:00Z", "2023-04-01T00:00:00Z"), "R003"), "unreadable_date");
    EXPECT_EQ(verdict(period("2023-02-15", "2023-04-01T00:00:00Z"), "R003"), "unreadable_date");
    EXPECT_EQ(verdict(process(R"("status":"active")"), "R003"), "no_start_date");
    EXPECT_EQ(verdict(process(R"("tenderPeriod":{"startDate":"2023-02-15T00:00:00Z"})"), "R003"), "no_end_date");
    EXPECT_EQ(verdict(process(R"("status":"cancelled")"), "R003"), "cancelled");
    const std::string three = R"("procurementMethodDetails":"emergency","procurementMethod":"limited","tenderPeriod":{"startDate":"2024-03-01T00:00:00Z","endDate":"2024-03-04T00:00:00Z"})";
    EXPECT_EQ(verdict(process(three), "R003", "[R003.procurement_method_details]\nemergency = 3\n"), "not_flagged");
    EXPECT_EQ(verdict(process(three), "R003", "[R003.procurement_method_details]\nemergency = 4\n"), "flagged");
    EXPECT_EQ(verdict(process(three), "R003", "[R003]\nprocurement_methods = open|selective\n"), "other_method");
    EXPECT_EQ(verdict(process(three), "R003", "[exclusions]\nprocurement_method_details = emergency\n"), "excluded_method");
}

std::string bid(const std::string& tenderer, const std::string& status, const std::string& amount, const std::string& more = {}) {
    return R"({"status":")" + status + R"(","tenderers":[{"id":")" + tenderer + R"("}],"value":{"amount":)" + amount + R"(,"currency":"CNY"})" + more + "}";
}
std::string bids(const std::string& details) { return R"("bids":{"details":[)" + details + "]}"; }
std::string award(const std::string& supplier, const std::string& more = {}) {
    return R"("awards":[{"id":"1","status":"active","suppliers":[{"id":")" + supplier + "\"}]" + more + "}]";
}

TEST(OcdsRedFlags, AmountsAreComparedExactly) {
    // The two differ in the 20th digit: the same binary number.
    EXPECT_EQ(verdict(process("", bids(bid("A", "valid", "10000000000000000.001") + "," + bid("B", "valid", "10000000000000000.002"))), "R028"), "not_flagged");
    EXPECT_EQ(verdict(process("", bids(bid("A", "valid", "10000000000000000.0010") + "," + bid("B", "valid", "1.0000000000000000001e16"))), "R028"), "flagged");
    EXPECT_EQ(verdict(process("", bids(bid("A", "valid", "100") + "," + bid("B", "pending", "1e2"))), "R028"), "flagged");
    EXPECT_EQ(verdict(process("", bids(bid("A", "valid", "100") + "," + bid("A", "valid", "100.00"))), "R028"), "not_flagged");  // one tenderer
    EXPECT_EQ(verdict(process("", bids(bid("A", "valid", "100") + "," + bid("B", "withdrawn", "100"))), "R028"), "not_flagged");
    EXPECT_EQ(verdict(process("", bids("")), "R028"), "no_price");
}

TEST(OcdsRedFlags, LowestBidDisqualified) {
    const auto with = [](const std::string& a, const std::string& b, const std::string& awards) { return verdict(process("", bids(a + "," + b) + awards), "R036"); };
    const std::string won = "," + award("B");
    EXPECT_EQ(with(bid("A", "disqualified", "99.99"), bid("B", "valid", "100"), won), "flagged");
    EXPECT_EQ(with(bid("A", "disqualified", "100.01"), bid("B", "valid", "100"), won), "not_flagged");
    EXPECT_EQ(with(bid("A", "disqualified", "1"), bid("B", "pending", "2"), won), "no_valid_price");
    EXPECT_EQ(with(bid("A", "disqualified", "1"), bid("B", "valid", "2"), ""), "no_awards");
    EXPECT_EQ(with(bid("A", "disqualified", "1"), bid("B", "valid", "2"), R"(,"awards":[{"status":"pending"}])"), "no_active_award");
}

TEST(OcdsRedFlags, WhyThePriceGapCannotTell) {
    const auto with = [](const std::string& details, const std::string& awards) { return verdict(process("", bids(details) + awards), "R024"); };
    const std::string two = bid("W", "valid", "100") + "," + bid("L", "valid", "101");
    EXPECT_EQ(with(two, ""), "no_awards");
    EXPECT_EQ(with(two, R"(,"awards":[])"), "no_active_award");
    EXPECT_EQ(with(two, R"(,"awards":[{"status":"pending"}])"), "award_not_final");
    EXPECT_EQ(with(two, R"(,"awards":[{"status":"active"}])"), "no_supplier");
    EXPECT_EQ(with(two, R"(,"awards":[{"status":"active","suppliers":[{"id":"W"},{"id":"L"}]}])"), "several_suppliers");
    EXPECT_EQ(with(two, R"(,"awards":[{"status":"active"},{"status":"active"}])"), "several_awards");
    EXPECT_EQ(with(two, "," + award("L")), "lowest_lost");
    EXPECT_EQ(with(two, "," + award("X")), "no_winning_price");
    EXPECT_EQ(with(bid("W", "valid", "100"), "," + award("W")), "no_other_price");
    EXPECT_EQ(with(bid("W", "valid", "0") + "," + bid("L", "valid", "1"), "," + award("W")), "price_not_positive");
    EXPECT_EQ(with(bid("W", "valid", "-5") + "," + bid("L", "valid", "1"), "," + award("W")), "price_not_positive");
    EXPECT_EQ(with(two, "," + award("W")), "flagged");  // alone it is its own fence
    EXPECT_EQ(verdict(process("", bids(two) + "," + award("W")), "R024", "[R024]\nthreshold = 0.01\n"), "flagged");
    EXPECT_EQ(verdict(process("", bids(two) + "," + award("W")), "R024", "[R024]\nthreshold = 0.0099\n"), "not_flagged");
    EXPECT_EQ(verdict(process("", bids(two) + "," + award("W")), "R024", "currency = USD\n"), "no_winning_price");
    EXPECT_EQ(verdict(process(R"("procurementMethodDetails":"draw")", bids(two) + "," + award("W")), "R024", "no_price_comparison_procurement_methods = lot|draw\n"), "no_price_comparison");
    EXPECT_EQ(verdict(process("", bids(two) + "," + award("W")), "R024", "price_comparison_procurement_methods = auction\n"), "no_price_comparison");
}

TEST(OcdsRedFlags, LateBidsByTheMomentAndNotByTheText) {
    const auto with = [](const std::string& end, const std::string& date) {
        return verdict(process(R"("tenderPeriod":{"endDate":")" + end + "\"}", bids(bid("W", "valid", "1", date.empty() ? "" : R"(,"date":")" + date + "\"")) + "," + award("W")), "R030");
    };
    EXPECT_EQ(with("2024-03-15T09:00:00+08:00", "2024-03-15T09:00:00+08:00"), "not_flagged");
    EXPECT_EQ(with("2024-03-15T09:00:00+08:00", "2024-03-15T09:00:01+08:00"), "flagged");
    EXPECT_EQ(with("2024-03-15T09:00:00+08:00", "2024-03-15T00:59:59Z"), "not_flagged");
    EXPECT_EQ(with("2024-03-15T09:00:00+08:00", "2024-03-15T01:00:01Z"), "flagged");
    EXPECT_EQ(with("2024-03-15T09:00:00+08:00", ""), "no_bid_date");
    EXPECT_EQ(with("2024-03-15", "2024-03-15T01:00:01Z"), "unreadable_date");
}

TEST(OcdsRedFlags, IndicatorsOfStewardsOwnReading) {
    EXPECT_EQ(verdict(process(R"("procurementMethod":"direct")"), "R010"), "flagged");
    EXPECT_EQ(verdict(process(R"("procurementMethod":"direct","procurementMethodRationale":"只有一家")"), "R010"), "not_flagged");
    EXPECT_EQ(verdict(process(R"("procurementMethod":"open")"), "R010"), "not_flagged");
    EXPECT_EQ(verdict(process(""), "R010"), "no_method");

    EXPECT_EQ(verdict(process(R"("procurementMethod":"open","numberOfTenderers":2)"), "R019"), "flagged");
    EXPECT_EQ(verdict(process(R"("procurementMethod":"open","numberOfTenderers":3)"), "R019"), "not_flagged");
    // Counted from the bids when the number is missing; R018 as well.
    const std::string alone = bids(bid("A", "valid", "1") + "," + bid("A", "valid", "2"));
    EXPECT_EQ(verdict(process(R"("procurementMethod":"open")", alone), "R018"), "flagged");
    EXPECT_EQ(verdict(process(R"("procurementMethod":"open")"), "R018"), "no_number_of_tenderers");
    EXPECT_EQ(verdict(process(R"("procurementMethod":"limited","numberOfTenderers":1)"), "R018"), "other_method");

    const auto prices = [](const std::string& a, const std::string& b, const std::string& c) {
        return process("", bids(bid("A", "valid", a) + "," + bid("B", "valid", b) + "," + bid("C", "valid", c)));
    };
    EXPECT_EQ(verdict(prices("100", "150", "200"), "R022"), "not_flagged");  // twice the lowest, not above
    EXPECT_EQ(verdict(prices("100", "150", "200.01"), "R022"), "flagged");
    EXPECT_EQ(verdict(prices("100", "110", "121"), "R023"), "flagged");  // 1.1 times each
    EXPECT_EQ(verdict(prices("121", "100", "110"), "R023"), "flagged");
    EXPECT_EQ(verdict(prices("100", "110", "121.01"), "R023"), "not_flagged");
    EXPECT_EQ(verdict(prices("100", "100", "100"), "R023"), "not_flagged");  // R028 says that
    EXPECT_EQ(verdict(process("", alone), "R023"), "too_few_prices");

    const auto estimate = [](const std::string& won, const std::string& currency) {
        return process(R"("value":{"amount":1000,"currency":"CNY"})", bids("") + "," + award("W", R"(,"value":{"amount":)" + won + R"(,"currency":")" + currency + "\"}"));
    };
    EXPECT_EQ(verdict(estimate("990", "CNY"), "R031"), "flagged");
    EXPECT_EQ(verdict(estimate("989.99", "CNY"), "R031"), "not_flagged");
    EXPECT_EQ(verdict(estimate("1001", "CNY"), "R031"), "flagged");
    EXPECT_EQ(verdict(estimate("1001", "USD"), "R031"), "several_currencies");

    const auto contract = [](const std::string& contracts) {
        return process("", bids("") + "," + award("W", R"(,"date":"2024-03-01T00:00:00Z","value":{"amount":1000,"currency":"CNY"})") + R"(,"contracts":[)" + contracts + "]");
    };
    EXPECT_EQ(verdict(contract(R"({"awardID":"1","value":{"amount":1100,"currency":"CNY"}})"), "R059"), "not_flagged");
    EXPECT_EQ(verdict(contract(R"({"awardID":"1","value":{"amount":1100.01,"currency":"CNY"}})"), "R059"), "flagged");
    EXPECT_EQ(verdict(contract(R"({"awardID":"1","value":{"amount":899,"currency":"CNY"}})"), "R059"), "flagged");
    EXPECT_EQ(verdict(contract(R"({"awardID":"1","value":{"amount":600,"currency":"CNY"}},{"awardID":"1","value":{"amount":400,"currency":"CNY"}})"), "R059"), "not_flagged");
    EXPECT_EQ(verdict(contract(""), "R059"), "no_contract_value");
    EXPECT_EQ(verdict(contract(R"({"awardID":"1","dateSigned":"2024-03-31T23:59:59Z"})"), "R060"), "not_flagged");  // 30 whole days
    EXPECT_EQ(verdict(contract(R"({"awardID":"1","dateSigned":"2024-04-01T00:00:00Z"})"), "R060"), "flagged");
    EXPECT_EQ(verdict(contract(R"({"awardID":"2","dateSigned":"2024-04-01T00:00:00Z"})"), "R060"), "no_dates");
}

TEST(OcdsRedFlags, TenderersThatAreAlike) {
    const auto parties = [](const std::string& a, const std::string& b) {
        return process("", bids(bid("A", "valid", "1") + "," + bid("B", "valid", "2")) + R"(,"parties":[{"id":"A",)" + a + R"(},{"id":"B",)" + b + R"(},{"id":"buyer",)" + a + "}]");
    };
    const std::string street = R"("address":{"streetAddress":"人民路1号","locality":"白城"})";
    EXPECT_EQ(verdict(parties(street, street), "R044"), "flagged");
    EXPECT_EQ(verdict(parties(street, R"("address":{"streetAddress":"人民路1号","locality":"长春"})"), "R044"), "not_flagged");
    EXPECT_EQ(verdict(parties(R"("contactPoint":{"telephone":"0436-1"})", R"("contactPoint":{"telephone":"0436-1","email":"b@b"})"), "R044"), "flagged");
    EXPECT_EQ(verdict(parties(R"("contactPoint":{"telephone":""})", R"("contactPoint":{"telephone":""})"), "R044"), "not_flagged");
    EXPECT_EQ(verdict(parties(R"("name":"A")", R"("name":"B")"), "R044"), "no_parties");  // only the buyer is left
}

TEST(OcdsRedFlags, ProcessesAreFlaggedForTheirOrganizations) {
    // F is valid in six processes and wins one; each other tenderer wins the one it is in.
    std::string text;
    for (int i = 0; i < 6; ++i) {
        const std::string n = std::to_string(i), other = i == 0 ? "" : "," + bid("T" + n, "valid", "5");
        text += R"({"ocid":")" + n + R"(",)" + bids(bid("F", "valid", "6") + other) + "," + award(i == 0 ? "F" : "T" + n) + "}\n";
    }
    text += R"({"ocid":"apart",)" + bids(bid("Z", "valid", "6")) + "," + award("Z") + "}\n";
    const RedFlagTexts found = run(text, "indicators = R025\n[R025]\nthreshold = 0.5\n");
    std::map<std::string, bool> flagged;
    each_line(found.processes, [&](const rapidjson::Document& line) { flagged[line["ocid"].GetString()] = line["indicators"]["R025"].IsObject(); });
    for (int i = 0; i < 6; ++i) EXPECT_TRUE(flagged[std::to_string(i)]);
    EXPECT_FALSE(flagged["apart"]);
    EXPECT_EQ(found.organizations, "{\"group\":\"tenderer\",\"id\":\"F\",\"R025\":0.16666666666666666}\n");
    EXPECT_EQ(found.report.counts[static_cast<std::size_t>(Indicator::r025)][0], 6);
}

TEST(OcdsRedFlags, SettingsThatAreWrongNameTheirLine) {
    for (const auto& [ini, line] : std::map<std::string, std::string>{{"[R999]", "line 1"}, {"; a\n[R024]\nthreshold = many", "line 3"},
                                                                      {"indicators = R003|R1", "line 1"}, {"[R003]\nthreshold = 1.5", "line 2"},
                                                                      {"[R003]\nthreshold = -1", "line 2"}, {"colour = red", "line 1"},
                                                                      {"\n\n[R025]\npercentile = 101", "line 4"}, {"[R003", "line 1"}, {"[R018]\nword", "line 2"}}) {
        RedFlagSettings all = RedFlagSettings::of(book()).value();
        const Result<void> applied = all.apply(ini);
        ASSERT_FALSE(applied.ok()) << ini;
        EXPECT_EQ(applied.error().status, Status::malformed);
        EXPECT_NE(applied.error().message.en.find(line), std::string::npos) << applied.error().message.en;
    }
}

TEST(OcdsRedFlags, BlocksAndThreadsChangeNothing) {
    std::string text;
    for (int i = 0; i < 400; ++i) {
        const std::string n = std::to_string(i);
        text += R"({"ocid":")" + n + R"(","buyer":{"id":"B)" + std::to_string(i % 7) + R"("},"tender":{"procurementMethod":"open","procuringEntity":{"id":"P"}},)" +
                bids(bid("S" + std::to_string(i % 13), "valid", std::to_string(100 + i % 5)) + "," + bid("S" + std::to_string(i % 11 + 13), i % 3 ? "valid" : "disqualified", std::to_string(103 + i % 17))) +
                "," + award("S" + std::to_string(i % 13), R"(,"items":[{"classification":{"id":")" + std::to_string(10 + i % 29) + R"(00"}}])") + "}\n";
        if (i % 50 == 0) text += "{broken\n";
    }
    const RedFlagTexts whole = run(text);
    EXPECT_EQ(whole.report.processes, 400);
    EXPECT_EQ(whole.report.bad, 8);
    EXPECT_EQ(whole.report.issues.at(1).line, 53);
    EXPECT_GT(whole.organizations.size(), 0U);
    for (const std::int32_t threads : {1, 2, 5}) {
        for (const std::size_t size : {16U, 1000U, 50'000U}) {
            RedFlagOptions options;
            options.threads = threads;
            options.block_size = size;
            options.layout = Layout::lines;
            const RedFlagTexts found = run(text, {}, options);
            EXPECT_EQ(found.processes, whole.processes) << threads << " " << size;
            EXPECT_EQ(found.organizations, whole.organizations) << threads << " " << size;
            EXPECT_EQ(found.report.to_json(book(), Language::zh), whole.report.to_json(book(), Language::zh));
        }
    }
}

}  // namespace
