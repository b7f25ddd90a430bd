// OCDS files of every shape, whole and broken.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "steward/ocds/reader.hpp"

namespace {

using namespace steward;
using namespace steward::ocds;

struct Seen {
    std::vector<std::string> ocids;
    std::vector<std::string> issues;  ///< line and pointer
    std::size_t largest_block = 0;
};

Seen read(BlockReader blocks) {
    Seen seen;
    ProcessReader reader;
    Block block;
    std::vector<ReadIssue> issues;
    for (;;) {
        const Result<bool> more = blocks.next(block);
        EXPECT_TRUE(more.ok());
        if (!more.ok() || !*more) break;
        seen.largest_block = std::max(seen.largest_block, block.bytes.size());
        for (const Element& element : block.elements)
            reader.read(block, element, [&](const Process& process) { seen.ocids.emplace_back(process.ocid); }, issues);
        issues.insert(issues.end(), block.issues.begin(), block.issues.end());
    }
    for (const ReadIssue& issue : issues) {
        EXPECT_FALSE(issue.message.zh.empty());
        seen.issues.push_back(std::to_string(issue.line) + issue.pointer);
    }
    return seen;
}

using Texts = std::vector<std::string>;

/// What a text gives, the same for every size of block.
Seen read(const std::string& text, Layout layout = Layout::detect) {
    const Seen whole = read(BlockReader("text", text, layout, 1 << 20));
    for (const std::size_t size : {16U, 17U, 40U, 100U}) {
        // What the layout is shows in the beginning: with tiny blocks it is said.
        const bool lines = layout == Layout::lines || (layout == Layout::detect && text.starts_with("{\"ocid"));
        const Seen cut = read(BlockReader("text", text, lines ? Layout::lines : Layout::document, size));
        EXPECT_EQ(cut.ocids, whole.ocids) << size << "\n" << text;
        EXPECT_EQ(cut.issues, whole.issues) << size << "\n" << text;
    }
    return whole;
}

TEST(OcdsReader, JsonLines) {
    const Seen seen = read("{\"ocid\":\"a\"}\n\n  {\"ocid\":\"b\"} \r\n{\"ocid\":\"c\"}");
    EXPECT_EQ(seen.ocids, (Texts{"a", "b", "c"}));
    EXPECT_TRUE(seen.issues.empty());
}

TEST(OcdsReader, BadLinesAreToldAndTheRestGoesOn) {
    const Seen seen = read("{\"ocid\":\"a\"}\n{\"ocid\":\"b\"\n\n{\"ocid\":\"c\"} x\n{\"ocid\":\"d\",\"x\":01}\n[1,{\"ocid\":\"e\"}]\n{\"id\":\"f\"}\n\"g\"\n{\"ocid\":\"h\"}\n");
    EXPECT_EQ(seen.ocids, (Texts{"a", "e", "h"}));
    EXPECT_EQ(seen.issues, (Texts{"2", "4", "5", "6/0", "7", "8"}));
}

TEST(OcdsReader, WhatIsNotNeededMustBeJsonToo) {
    for (const std::string bad : {"tru", "nul", "1.", ".5", "-", "1e", "+1", "\"\\x\"", "\"\\ud800\"", "[1,]", "{\"a\"}", "{\"a\":1,}", "[1 2]", "\"a\"\"b\"", "[}", "'a'", "NaN"}) {
        const Seen seen = read("{\"ocid\":\"a\",\"planning\":" + bad + "}\n{\"ocid\":\"b\"}\n", Layout::lines);
        EXPECT_EQ(seen.ocids, Texts{"b"}) << bad;
        EXPECT_EQ(seen.issues, Texts{"1"}) << bad;
    }
    EXPECT_EQ(read(std::string("{\"ocid\":\"a\",\"title\":\"\xff\"}\n{\"ocid\":\"b\"}\n")).ocids, Texts{"b"});
    std::string deep = "1";
    for (int i = 0; i < 10'000; ++i) deep = "[" + deep + "]";
    EXPECT_EQ(read(BlockReader("text", "{\"ocid\":\"a\",\"x\":" + deep + "}\n{\"ocid\":\"b\"}\n", Layout::lines, 1 << 20)).ocids, Texts{"b"});
}

TEST(OcdsReader, LinesCutOffAnywhere) {
    const std::string whole = R"({"ocid":"a","buyer":{"id":"B"},"tender":{"numberOfTenderers":2,"tenderPeriod":{"endDate":"e"}},"bids":{"details":[{"status":"valid","value":{"amount":1.5}}]},"parties":[{"id":"x","n":[true,null,-1]}],"awards":[{"suppliers":[{"id":"x"}]}],"z":"\n"})";
    for (std::size_t size = 1; size < whole.size(); ++size) {
        // In a block of its own, so that what follows is padding, and before another line.
        const Seen alone = read(BlockReader("text", std::string_view(whole).substr(0, size), Layout::lines, 1 << 20));
        EXPECT_EQ(alone.ocids, Texts{}) << size;
        EXPECT_EQ(alone.issues, Texts{"1"}) << size;
        const Seen before = read(BlockReader("text", whole.substr(0, size) + "\n" + whole + "\n", Layout::lines, 1 << 20));
        EXPECT_EQ(before.ocids, Texts{"a"}) << size;
        EXPECT_EQ(before.issues, Texts{"1"}) << size;
    }
}

TEST(OcdsReader, PackagesOfReleasesAndRecords) {
    EXPECT_EQ(read("{\n \"uri\": \"x\",\n \"releases\": [\n  {\"ocid\": \"a\"},\n  {\"ocid\": \"b\"}\n ],\n \"version\": \"1.1\"\n}\n").ocids, (Texts{"a", "b"}));
    const Seen records = read(R"({"packages":["x"],"records":[
        {"ocid":"a","releases":[{"url":"x"}],"compiledRelease":{"ocid":"a","tag":["compiled"]}},
        {"ocid":"b","releases":[{"url":"y"}]},
        {"releases":[],"compiledRelease":{"ocid":"c"}}, 7]})");
    EXPECT_EQ(records.ocids, (Texts{"a", "c"}));
    EXPECT_EQ(records.issues, (Texts{"3/records/1", "4/records/3"}));
    // Packages as lines, and in an array.
    const std::string package = R"({"releases":[{"ocid":"a"},{"id":"no ocid"}]})";
    const Seen lines = read(package + "\n" + R"({"records":[{"compiledRelease":{"ocid":"b"}}]})" + "\n", Layout::lines);
    EXPECT_EQ(lines.ocids, (Texts{"a", "b"}));
    EXPECT_EQ(lines.issues, Texts{"1/releases/1"});
    EXPECT_EQ(read("[" + package + ",\n" + package + "]").ocids, (Texts{"a", "a"}));
    EXPECT_EQ(read("[" + package + "]\n", Layout::lines).ocids, Texts{"a"});
    EXPECT_EQ(read("[]").ocids, Texts{});
    EXPECT_EQ(read("{\"releases\":[]}").ocids, Texts{});
}

TEST(OcdsReader, BareReleasesOverSeveralLines) {
    EXPECT_EQ(read("{\n  \"ocid\": \"a\",\n  \"tender\": {\"title\": \"] } \\\" [\"}\n}\n{ \"id\": \"1\", \"ocid\": \"b\" }\n").ocids, (Texts{"a", "b"}));
    EXPECT_EQ(read("\xef\xbb\xbf[{\"ocid\":\"a\"},\n{\"ocid\":\"b\"}]").ocids, (Texts{"a", "b"}));
    EXPECT_EQ(read("").ocids, Texts{});
    EXPECT_EQ(read(" \n\n").ocids, Texts{});
}

TEST(OcdsReader, DocumentsThatBreakOff) {
    const Seen cut = read("{\"releases\":[{\"ocid\":\"a\"},\n{\"ocid\":\"b\"", Layout::document);
    EXPECT_EQ(cut.ocids, Texts{"a"});
    EXPECT_EQ(cut.issues, Texts{"2"});
    const Seen wrong = read("{\"releases\":[{\"ocid\":\"a\"}\n{\"ocid\":\"b\"}]}", Layout::document);
    EXPECT_EQ(wrong.ocids, Texts{"a"});
    EXPECT_EQ(wrong.issues, Texts{"2"});
    const Seen inside = read("{\"releases\":[{\"ocid\":\"a\",\"x\":tru},\n{\"ocid\":\"b\"}]}", Layout::document);
    EXPECT_EQ(inside.ocids, Texts{"b"});
    EXPECT_EQ(inside.issues, Texts{"1/releases/0"});
    EXPECT_EQ(read("nonsense").issues, Texts{"1"});
}

TEST(OcdsReader, SkippedMembersMayEndAnywhere) {
    // The number ends a block for one of the sizes.
    for (std::size_t space = 0; space < 120; ++space) {
        const Seen seen = read("{\"releases\":[{\"ocid\":\"a\"}]," + std::string(space, ' ') + "\"n\":12,\"releases\":[{\"ocid\":\"b\"}]}", Layout::document);
        EXPECT_EQ(seen.ocids, (Texts{"a", "b"})) << space;
        EXPECT_TRUE(seen.issues.empty()) << space;
    }
}

TEST(OcdsReader, LayoutIsSeenFromTheBeginning) {
    EXPECT_EQ(read(BlockReader("text", "{\"ocid\":\"a\",\"ten\n{\"ocid\":\"b\"}\n", Layout::detect, 1 << 20)).ocids, Texts{"b"});  // a first line cut off
    EXPECT_EQ(read(BlockReader("text", "{\"releases\":[\n{\"ocid\":\"b\"}\n]}", Layout::detect, 1 << 20)).ocids, Texts{"b"});
    EXPECT_EQ(read(BlockReader("text", "{\"releases\":\n[{\"ocid\":\"b\"}]}", Layout::detect, 1 << 20)).ocids, Texts{"b"});
}

TEST(OcdsReader, MemoryIsThatOfTheLongestRelease) {
    std::string package = "{\"releases\":[";
    for (int i = 0; i < 5000; ++i) package += (i ? ",{\"ocid\":\"" : "{\"ocid\":\"") + std::to_string(i) + "\",\"title\":\"" + std::string(500, 'x') + "\"}";
    package += "],\"extensions\":[" + std::string(1'000'000, ' ') + "1]}";
    const Seen seen = read(BlockReader("text", package, Layout::document, 10'000));
    EXPECT_EQ(seen.ocids.size(), 5000U);
    EXPECT_TRUE(seen.issues.empty());
    EXPECT_LT(seen.largest_block, 25'000U);
}

TEST(OcdsReader, FieldsOfAProcess) {
    const std::string text = R"({"ocid":"\u0061\n","buyer":{"id":"B"},"tender":{"status":"active","procurementMethod":"open","value":{"amount":1.50,"currency":"CNY"},
        "numberOfTenderers":2,"procuringEntity":{"id":"P","name":"x"},"tenderPeriod":{"startDate":"s","endDate":"e"}},
        "bids":{"details":[{"status":"valid","date":"d","tenderers":[{"id":"A"},{"name":"no id"}],"value":{"amount":"7","currency":5}},{"status":"new"},{}]},
        "awards":[{"id":"1","status":"active","suppliers":[{"id":"A"}],"items":[{"classification":{"id":"C1"}},{}]}],
        "contracts":[{"awardID":"1","dateSigned":"x","status":"cancelled"}],"parties":[{"id":"A","address":{"streetAddress":"S"},"contactPoint":{"email":"m"}}]})";
    BlockReader blocks("text", text, Layout::document, 1 << 20);
    Block block;
    ASSERT_TRUE(blocks.next(block).value());
    std::vector<ReadIssue> issues;
    int times = 0;
    ProcessReader().read(block, block.elements.at(0), [&](const Process& process) {
        ++times;
        EXPECT_EQ(process.ocid, "a\n");
        EXPECT_EQ(process.buyer, "B");
        EXPECT_EQ(process.tender.procuring_entity, "P");
        EXPECT_EQ(process.tender.method, "open");
        EXPECT_EQ(process.tender.end_date, "e");
        EXPECT_EQ(process.tender.value.amount->text(), "1.50");
        EXPECT_EQ(process.tender.value.amount, Amount::read("1.5"));
        ASSERT_EQ(process.bids.size(), 3U);
        EXPECT_EQ(process.bids[0].tenderers.size(), 2U);
        EXPECT_EQ(process.organizations[process.bids[0].tenderers.first], "A");
        EXPECT_FALSE(process.organizations[process.bids[0].tenderers.first + 1]);
        EXPECT_FALSE(process.bids[0].value.amount);    // a text is no number
        EXPECT_FALSE(process.bids[0].value.currency);  // and a number no text
        EXPECT_EQ(process.bids[1].status, BidStatus::other);
        EXPECT_EQ(process.bids[2].status, BidStatus::none);
        ASSERT_EQ(process.awards.size(), 1U);
        EXPECT_EQ(process.awards[0].status, AwardStatus::active);
        EXPECT_EQ(process.classifications.at(process.awards[0].classifications.first), "C1");
        EXPECT_TRUE(process.contracts.at(0).cancelled);
        EXPECT_EQ(process.parties.at(0).street, "S");
        EXPECT_EQ(process.parties.at(0).email, "m");
    }, issues);
    EXPECT_EQ(times, 1);
    EXPECT_TRUE(issues.empty());
}

TEST(OcdsAmount, ComparesByValue) {
    const auto order = [](std::string_view a, std::string_view b) { return *Amount::read(a) <=> *Amount::read(b); };
    // Ascending: every pair of them is compared.
    const std::vector<std::string_view> ascending{"-1e400", "-12345678901234567890123", "-2", "-1.5", "-1e-400", "0", "1e-400", "0.1", "0.10000000000000000000001", "1",
                                                  "1.0000000000000000000001", "9.99", "10", "99999999999999999999", "1e20", "1.00000000000000000000001e20", "1e400", "1e99999999999"};
    for (std::size_t i = 0; i < ascending.size(); ++i)
        for (std::size_t j = 0; j < ascending.size(); ++j) EXPECT_EQ(order(ascending[i], ascending[j]), i <=> j) << ascending[i] << " " << ascending[j];
    for (const auto& [a, b] : std::vector<std::pair<std::string_view, std::string_view>>{{"0", "-0"}, {"0e5", "0.00"}, {"100", "1e2"}, {"1.50", "15E-1"}, {"0.00000000000000000000000123", "1.23e-24"},
                                                                                      {"123456789012345678901", "1.23456789012345678901e20"}, {"1", "1.0000000000000000000000"}}) {
        EXPECT_EQ(order(a, b), std::weak_ordering::equivalent) << a << " " << b;
        EXPECT_EQ(order(b, a), std::weak_ordering::equivalent) << a << " " << b;
    }
    for (const std::string_view bad : {"", "-", "01", "1.", ".1", "1e", "1e+", "+1", "1x", "0x1", " 1", "--1", "1.2.3", "Infinity"}) EXPECT_FALSE(Amount::read(bad)) << bad;
    EXPECT_EQ(Amount::read("1234.50")->decimal(), (Decimal{123450, 2}));
    EXPECT_EQ(Amount::read("12e3")->decimal(), (Decimal{12000, 0}));
    EXPECT_FALSE(Amount::read("1e30")->decimal());
    EXPECT_EQ(Amount::read("0.1")->nearest(), 0.1);
}

TEST(OcdsReader, FilesOfPublishers) {
    const char* folder = std::getenv("STEWARD_DATA");
    if (!folder || !*folder) GTEST_SKIP() << "STEWARD_DATA does not name the folder of the reference data: no publisher's file is read";
    std::size_t files = 0, processes = 0;
    for (const char* publisher : {"uk_contracts_finder", "paraguay_dncp", "australia_nsw", "ocds_fictional"}) {
        for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(folder) / "procurement" / publisher)) {
            if (entry.path().extension() != ".json") continue;
            const Seen seen = read(BlockReader({entry.path().string()}, Layout::detect, 1000));
            EXPECT_TRUE(seen.issues.empty()) << entry.path() << " " << seen.issues.front();
            processes += seen.ocids.size();
            ++files;
        }
    }
    std::printf("%zu files, %zu processes\n", files, processes);
    EXPECT_GT(processes, 100U);
}

}  // namespace
