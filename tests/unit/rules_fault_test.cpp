// Every fault of a pack: the right code, file, line, rule and key, in both languages.
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>

#include "data/tiny.hpp"

namespace {

using namespace steward;

struct Fault {
    const char* code;
    const char* rule;
    const char* key;
    std::string_view from;     ///< text of rules_full.toml
    std::string_view to;       ///< what stands in its place
    std::string_view at = {};  ///< text on the line that is named; `to` when empty
    Status status = Status::pack_content;
};

void PrintTo(const Fault& fault, std::ostream* out) { *out << fault.code << " at " << fault.to; }

constexpr std::string_view cap = R"(cite = ["law 2"], confidence = "verified", value = "10.50" })";

const Fault faults[] = {
    // The file and its head.
    {"syntax", "", "", "[document]", "[document", {}, Status::pack_syntax},
    {"syntax", "", "", "until = 2015-01-01", "until = 2015-13-01", {}, Status::pack_syntax},
    {"syntax", "", "", "code = 1,", "code = 1, code = 1,", {}, Status::pack_syntax},
    {"syntax", "", "", "title = \"测试法\"", "title = \"\xff\"", {}, Status::pack_syntax},
    {"syntax", "", "", "[document]", "[ \ndocument]", {}, Status::pack_syntax},
    {"syntax", "", "", "[document]", "[[[document]]]", {}, Status::pack_syntax},
    {"syntax", "", "", "url = ", "链接 = ", {}, Status::pack_syntax},
    {"syntax", "", "", "issued = 2010-01-01,", "issued = 2010-01-01、", {}, Status::pack_syntax},
    {"layout", "", "layout", "layout = \"1.0\"", "layout = \"2.0\"", {}, Status::pack_layout},
    {"missing_key", "", "layout", "layout = \"1.0\"\n", "", "[pack]"},
    {"missing_key", "", "id", "id = \"test.full\"\n", "", "[pack]"},
    {"missing_key", "", "data_version", "data_version = 2026-01-02\n", "", "[pack]"},
    {"wrong_type", "", "data_version", "data_version = 2026-01-02", "data_version = \"2026-01-02\""},
    {"wrong_type", "", "data_version", "data_version = 2026-01-02", "data_version = 2026-01-02T00:00:00"},
    {"bad_date", "", "data_version", "data_version = 2026-01-02", "data_version = 1399-12-31"},
    {"bad_identifier", "", "id", "id = \"test.full\"", "id = \"Test.Full\""},
    {"unknown_key", "", "author", "data_version = 2026-01-02", "data_version = 2026-01-02\nauthor = \"x\"", "author"},
    {"unknown_key", "", "rules", "[[rule]]\nid = \"test.duty\"", "[[rules]]\n[[rule]]\nid = \"test.duty\"",
     "[[rules]]"},
    // Documents.
    {"unknown_key", "", "name", "std = { title", "std = { name = \"x\", title"},
    {"missing_key", "", "title", "std = { title = \"测试标准\", ", "std = { "},
    {"wrong_type", "", "number", "number = \"GB/T 1\"", "number = 1"},
    {"wrong_type", "", "issued", "issued = 2010-01-01", "issued = \"2010-01-01\""},
    // Code lists.
    {"unknown_key", "", "name", "id = \"vehicle\"", "id = \"vehicle\"\nname = \"x\"", "name = \"x\""},
    {"bad_identifier", "", "id", "id = \"sedan\"", "id = \"Sedan\""},
    {"unknown_key", "", "colour", "code = 1,", "code = 1, colour = \"x\","},
    {"missing_key", "", "zh", "id = \"sedan\", zh = \"轿车\"", "id = \"sedan\""},
    {"bad_code", "", "code", "code = 1,", "code = 0,"},
    {"bad_code", "", "code", "code = 1,", "code = 65536,"},
    {"bad_code", "", "code", "code = 1,", "code = 4294967297,"},
    {"float", "", "code", "code = 1,", "code = 1.0,"},
    {"wrong_type", "", "code", "code = 1,", "code = \"1\","},
    {"duplicate", "", "code", "code = 1,", "code = 3,", "id = \"bus\""},
    {"duplicate", "", "id", "id = \"bus\"", "id = \"sedan\"", "en = \"bus\""},
    {"duplicate", "", "zh", "zh = \"客车\"", "zh = \"轿车\"", "en = \"bus\""},
    {"unknown_unit", "", "unit", "unit = \"litre\"", "unit = \"gallon\""},
    {"missing_key", "", "en", "title = { zh = \"车辆\", en = \"vehicle\" }", "title = { zh = \"车辆\" }"},
    {"unknown_key", "", "fr", "title = { zh = \"车辆\"", "title = { fr = \"x\", zh = \"车辆\""},
    {"wrong_type", "", "title", "title = { zh = \"车辆\", en = \"vehicle\" }", "title = \"车辆\""},
    // Jurisdictions.
    {"duplicate", "", "code", "code = \"CN/22\"", "code = \"CN\"", "code = \"CN\"\nnumber = 220000"},
    {"duplicate", "", "number", "number = 220000", "number = 100000", "number = 100000\ntitle = { zh = \"吉林\""},
    {"bad_code", "", "number", "number = 220000", "number = 0", "number = 0"},
    {"missing_key", "", "number", "number = 220000\n", "", "[[jurisdiction]]\ncode = \"CN/22\""},
    {"bad_identifier", "", "code", "code = \"CN/22\"", "code = \"cn 22\""},
    {"bad_identifier", "", "code", "code = \"CN/22\"", "code = \"CN/\""},
    {"bad_identifier", "", "code", "code = \"CN/22\"", "code = \"\""},
    {"duplicate", "", "id", "id = \"vehicle\"", "id = \"time_limit\""},
    {"unknown_key", "", "parent", "code = \"CN/22\"", "code = \"CN/22\"\nparent = \"CN\"", "parent"},
    // Rules.
    {"missing_key", "", "id", "id = \"test.duty\"\n", "", "[[rule]]"},
    {"bad_identifier", "duty", "id", "id = \"test.duty\"", "id = \"duty\""},
    {"bad_identifier", "test..duty", "id", "id = \"test.duty\"", "id = \"test..duty\""},
    {"bad_identifier", "test.Duty", "id", "id = \"test.duty\"", "id = \"test.Duty\""},
    {"unknown_form", "test.duty", "form", "form = \"provision\"", "form = \"article\""},
    {"missing_key", "test.duty", "form", "form = \"provision\"\n", "", "[[rule]]"},
    {"missing_key", "test.duty", "title", "title = { zh = \"义务\", en = \"duty\" }\n", "", "[[rule]]"},
    {"unknown_jurisdiction", "test.duty", "jurisdiction", "jurisdiction = \"CN\"", "jurisdiction = \"CN/99\""},
    {"unknown_jurisdiction", "test.duty", "jurisdiction", "jurisdiction = \"CN\"", "jurisdiction = \"\""},
    {"unknown_key", "test.duty", "unit", "form = \"provision\"", "form = \"provision\"\nunit = \"yuan\"",
     "unit = \"yuan\""},
    {"unknown_key", "test.cap", "compare", "form = \"parameter\"", "form = \"parameter\"\ncompare = \"at_most\"",
     "compare"},
    {"unknown_key", "test.cap", "rows", "value = \"12\"", "value = \"12\", rows = []"},
    {"unknown_unit", "test.cap", "unit", "unit = \"yuan\"", "unit = \"dollar\""},
    {"unknown_list", "test.limit", "size", "size = \"test_size\"", "size = \"test_sizes\""},
    {"wrong_type", "test.limit", "keys", "keys = { size = \"test_size\" }", "keys = [\"test_size\"]"},
    {"missing_key", "test.limit", "compare", "compare = \"at_least\"\n", "", "[[rule]]\nid = \"test.limit\""},
    {"unknown_item", "test.limit", "compare", "compare = \"at_least\"", "compare = \"above\""},
    {"unknown_unit", "test.lives", "min_years", "min_years = \"year\"", "min_years = \"years\""},
    {"missing_key", "test.factor", "to", "to = \"kgce\"\n", "", "[[rule]]\nid = \"test.factor\""},
    {"missing_key", "test.reply", "end", ", end = { zh = \"答复\", en = \"answered\" } }", " }", "events = "},
    {"unknown_item", "test.reply", "bound", "bound = \"max\"", "bound = \"most\""},
    {"bad_relation", "test.cap", "relation", "unit = \"yuan\"\nversion = [\n  { from = 2010-01-01, until = 2015-01-01", "relation = \"fills\"\nunit = \"yuan\"\nversion = [\n  { from = 2010-01-01, until = 2015-01-01", "relation = "},
    {"unknown_item", "test.cap", "relation", "unit = \"yuan\"\nversion = [\n  { from = 2010-01-01, until = 2015-01-01", "relation = \"stricter\"\nunit = \"yuan\"\nversion = [\n  { from = 2010-01-01, until = 2015-01-01", "relation = "},
    {"missing_key", "test.duty", "until", "cite = [\"law 1\"]", "until_cite = [\"law 1\"], cite = [\"law 1\"]"},
    {"unknown_item", "calendar.working_days", "amends", "{ year = 2026,", "{ year = 2025, amends = true, cite = [\"law 6\"], confidence = \"verified\", off = [], work = [] },\n  { year = 2026,", "{ year = 2025"},
    {"wrong_type", "calendar.working_days", "amends", "{ year = 2026,", "{ year = 2026, amends = \"yes\","},
    // Versions.
    {"no_version", "test.duty", "version", "{ from = 2010-01-01, cite = [\"law 1\"], confidence = \"verified\" },", "",
     "version = ["},
    {"missing_key", "test.duty", "from", "from = 2010-01-01, cite = [\"law 1\"]", "cite = [\"law 1\"]"},
    {"wrong_type", "test.duty", "from", "from = 2010-01-01, cite = [\"law 1\"]", "from = 2010, cite = [\"law 1\"]"},
    {"bad_date", "test.duty", "from", "from = 2010-01-01, cite = [\"law 1\"]", "from = 1399-01-01, cite = [\"law 1\"]"},
    {"empty_interval", "test.cap", "until", "until = 2015-01-01", "until = 2010-01-01"},
    {"empty_interval", "test.cap", "until", "until = 2015-01-01", "until = 2009-12-31"},
    {"overlap", "test.cap", "from", "until = 2015-01-01", "until = 2015-01-02", "value = \"12\""},
    {"overlap", "test.cap", "from", "until = 2015-01-01, ", "", "value = \"12\""},
    {"missing_citation", "test.duty", "cite", "cite = [\"law 1\"], ", "", "confidence = \"verified\" },"},
    {"missing_citation", "test.duty", "cite", "cite = [\"law 1\"]", "cite = []"},
    {"wrong_type", "test.duty", "cite", "cite = [\"law 1\"]", "cite = \"law 1\""},
    {"wrong_type", "test.duty", "cite", "cite = [\"law 1\"]", "cite = [\"law 1\", 2]"},
    {"unknown_document", "test.duty", "cite", "cite = [\"law 1\"]", "cite = [\"lex 1\"]"},
    {"missing_key", "test.duty", "confidence", "cite = [\"law 1\"], confidence = \"verified\"", "cite = [\"law 1\"]"},
    {"unknown_item", "test.duty", "confidence", "cite = [\"law 1\"], confidence = \"verified\"",
     "cite = [\"law 1\"], confidence = \"sure\""},
    {"unknown_key", "test.duty", "to", "cite = [\"law 1\"], ", "cite = [\"law 1\"], to = 2011-01-01, "},
    // Values.
    {"float", "test.cap", "value", "value = \"10.50\"", "value = 10.50"},
    {"wrong_type", "test.cap", "value", "value = \"10.50\"", "value = 10"},
    {"bad_number", "test.cap", "value", "value = \"10.50\"", "value = \"10.505\""},
    {"bad_number", "test.cap", "value", "value = \"10.50\"", "value = \"1e3\""},
    {"bad_number", "test.cap", "value", "value = \"10.50\"", "value = \"\""},
    {"bad_number", "test.cap", "value", "value = \"10.50\"", "value = \"99999999999999999999\""},
    {"bad_number", "test.lives", "min_years", "min_years = \"15\"", "min_years = \"15.5\""},
    {"missing_key", "test.cap", "value", cap, R"(cite = ["law 2"], confidence = "verified" })"},
    {"missing_key", "test.limit", "size", "{ size = \"small\", value = \"200\" }", "{ value = \"200\" }"},
    {"unknown_item", "test.limit", "size", "{ size = \"small\", value = \"200\" }",
     "{ size = \"tiny\", value = \"200\" }"},
    {"unknown_item", "test.lives", "vehicle", "vehicle = \"bus\", size", "vehicle = [\"bus\", \"coach\"], size"},
    {"unknown_key", "test.limit", "amount", "{ size = \"small\", value = \"200\" }",
     "{ size = \"small\", value = \"200\", amount = \"1\" }"},
    {"unknown_item", "test.limit", "confidence", "cite = [\"std 表1\"], confidence = \"unverified\"",
     "cite = [\"std 表1\"], confidence = \"maybe\""},
    {"missing_citation", "test.limit", "cite", "cite = [\"std 表1\"]", "cite = []"},
    {"overlap", "test.limit", "rows", "{ size = \"small\", value = \"200\" }", "{ size = \"large\", value = \"200\" }",
     "{ from = 2020-01-01, cite = [\"law 3\"]"},
    {"duplicate", "test.limit", "size", "size = [\"small\", \"large\"]", "size = [\"small\", \"small\"]"},
    {"empty_list", "test.limit", "size", "size = [\"small\", \"large\"]", "size = []"},
    {"no_keys", "test.limit", "keys", "keys = { size = \"test_size\" }", "keys = {}"},
    {"no_values", "test.lives", "values", "values = { min_years = \"year\", max_years = \"year\" }", "values = {}"},
    {"duplicate", "test.lives", "size", "values = { min_years = \"year\", max_years",
     "values = { size = \"year\", max_years"},
    {"duplicate", "test.lives", "cite", "values = { min_years = \"year\", max_years",
     "values = { cite = \"year\", max_years"},
    {"wrong_type", "test.limit", "rows", "{ size = \"small\", value = \"200\" }", "\"small\"", "    \"small\",\n"},
    // Time limits.
    {"bad_length", "test.reply", "length", "length = 7", "length = 0"},
    {"bad_length", "test.reply", "length", "length = 7", "length = 100001"},
    {"wrong_type", "test.reply", "length", "length = 7", "length = \"7\""},
    {"unknown_item", "test.reply", "unit", "unit = \"working_day\"", "unit = \"week\""},
    {"unknown_item", "test.reply", "start_day", "start_day = \"excluded\"", "start_day = \"no\""},
    {"unknown_item", "test.reply", "roll", "roll = \"none\"", "roll = \"next\""},
    {"missing_key", "test.reply", "roll_confidence", ", roll_confidence = \"verified\"", "", "length = 7"},
    // Calendars.
    {"missing_key", "calendar.working_days", "year", "year = 2026, ", "", "work = [\"2026-01-04\"]"},
    {"bad_date", "calendar.working_days", "year", "year = 2026", "year = 1399"},
    {"bad_date", "calendar.working_days", "year", "year = 2026", "year = 9999"},
    {"bad_date", "calendar.working_days", "off", "\"2026-05-01\"", "\"2026-05-32\""},
    {"bad_date", "calendar.working_days", "off", "\"2026-05-01\"", "\"2026-05-03/2026-05-01\""},
    {"bad_date", "calendar.working_days", "off", "\"2026-05-01\"", "\"2028-05-01\""},
    {"wrong_type", "calendar.working_days", "work", "work = [\"2026-01-04\"]", "work = [2026-01-04]"},
    {"missing_key", "calendar.working_days", "work", ", work = [\"2026-01-04\"]", "",
     "off = [\"2026-01-01/2026-01-03\""},
    {"contradiction", "calendar.working_days", "work", "work = [\"2026-01-04\"]", "work = [\"2026-01-02\"]"},
    {"unknown_key", "calendar.working_days", "from", "year = 2026, ", "year = 2026, from = 2026-01-01, "},
    // Decision tables.
    {"missing_key", "test.choice", "inputs", "inputs = { urgent = \"bool\", vehicle = \"vehicle\", approved = \"bool\" }\n", "", "[[rule]]\nid = \"test.choice\""},
    {"unknown_list", "test.choice", "vehicle", "inputs = { urgent = \"bool\", vehicle = \"vehicle\"", "inputs = { urgent = \"bool\", vehicle = \"vehicles\""},
    {"no_keys", "test.choice", "inputs", "inputs = { urgent = \"bool\", vehicle = \"vehicle\", approved = \"bool\" }", "inputs = {}"},
    {"too_many_keys", "test.choice", "inputs", "inputs = { urgent = \"bool\",", "inputs = { a = \"bool\", b = \"bool\", c = \"bool\", urgent = \"bool\","},
    {"unreached", "test.choice", "rows", "{ when = {}, outcome = \"needs_approval\" },", "", "{ from = 2010-01-01, cite = [\"law 7\"]"},
    {"missing_key", "test.choice", "when", "{ when = {}, outcome", "{ outcome"},
    {"missing_key", "test.choice", "outcome", "{ when = {}, outcome = \"needs_approval\" }", "{ when = {} }"},
    {"unknown_item", "test.choice", "outcome", "{ when = {}, outcome = \"needs_approval\" }", "{ when = {}, outcome = \"maybe\" }"},
    {"wrong_type", "test.choice", "when", "{ when = {}, outcome", "{ when = \"else\", outcome"},
    {"wrong_type", "test.choice", "approved", "when = { approved = true }", "when = { approved = \"true\" }"},
    {"unknown_key", "test.choice", "colour", "when = { approved = true }", "when = { approved = true, colour = \"red\" }"},
    {"unknown_key", "test.choice", "value", "{ when = {}, outcome", "{ when = {}, value = \"1\", outcome"},
    {"unknown_item", "test.choice", "vehicle", "when = { vehicle = [\"bus\"] }", "when = { vehicle = [\"coach\"] }"},
    {"wrong_type", "test.choice", "note", "note = { zh = \"紧急的客车\", en = \"an urgent bus\" }", "note = \"an urgent bus\""},
    {"unknown_key", "test.choice", "elsewhere", "cite = [\"law 7\"], ", "cite = [\"law 7\"], elsewhere = [], "},
    {"duplicate", "", "id", "id = \"vehicle\"\ntitle", "id = \"bool\"\ntitle", "id = \"bool\""},
    // Brackets.
    {"missing_key", "test.fee", "over", "over = \"yuan\"\nbound = \"from_at_least\"", "bound = \"from_at_least\"", "[[rule]]\nid = \"test.fee\""},
    {"unknown_unit", "test.fee", "over", "over = \"yuan\"\nbound = \"from_at_least\"", "over = \"pound\"\nbound = \"from_at_least\"", "over = \"pound\""},
    {"unknown_item", "test.fee", "bound", "bound = \"from_at_least\"", "bound = \"at_least\""},
    {"unknown_item", "test.fee", "scale", "scale = \"step\"", "scale = \"steps\""},
    {"missing_key", "test.fee", "from", "{ size = \"small\", from = \"0\", value = \"1.5\" }", "{ size = \"small\", value = \"1.5\" }"},
    {"missing_key", "test.fee", "value", "{ size = \"small\", from = \"0\", value = \"1.5\" }", "{ size = \"small\", from = \"0\" }"},
    {"overlap", "test.fee", "from", "from = \"5000.50\"", "from = \"1000.00\""},
    {"not_ascending", "test.fee", "from", "from = \"5000.50\"", "from = \"999\""},
    {"bad_number", "test.fee", "from", "{ size = \"small\", from = \"0\", value = \"1.5\" }", "{ size = \"small\", from = \"-1\", value = \"1.5\" }"},
    {"float", "test.fee", "from", "from = \"5000.50\"", "from = 5000.50"},
    {"unknown_key", "test.fee", "to", "from = \"5000.50\"", "to = \"9\", from = \"5000.50\""},
    {"unknown_key", "test.fee", "rounding", "cite = [\"law 8\"], ", "cite = [\"law 8\"], rounding = \"toward_zero\", "},
    {"overlap", "test.fee", "rows", "{ size = \"large\", rule = \"test.tax\"", "{ size = \"small\", rule = \"test.tax\"", "], elsewhere = ["},
    {"missing_key", "test.fee", "rule", "{ size = \"large\", rule = \"test.tax\", ", "{ size = \"large\", ", "cite = [\"law 8-1\"]"},
    {"unknown_rule", "test.fee", "rule", "rule = \"test.tax\"", "rule = \"test.fee\""},
    {"unknown_item", "test.fee", "size", "{ size = \"large\", rule", "{ size = \"huge\", rule"},
    {"unknown_document", "test.fee", "cite", "cite = [\"law 8-1\"]", "cite = [\"lex 8\"]"},
    {"missing_key", "test.tax", "rounding", "rounding = \"half_away_from_zero\", ", "", "{ from = 2010-01-01, cite = [\"law 9\"]"},
    {"unknown_item", "test.tax", "rounding", "rounding = \"half_away_from_zero\"", "rounding = \"up\""},
    {"missing_citation", "test.tax", "rounding_cite", "rounding_cite = [\"law 10\"], ", "", "{ from = 2010-01-01, cite = [\"law 9\"]"},
    {"bad_scale", "test.tax", "scale", "over = \"yuan\"\nbound = \"above\"\nscale = \"progressive\"", "over = \"m2\"\nbound = \"above\"\nscale = \"progressive\"", "{ from = 2010-01-01, cite = [\"law 9\"]"},
    {"no_keys", "test.tax", "elsewhere", "rounding = \"half_away_from_zero\"", "elsewhere = [], rounding = \"half_away_from_zero\""},
    // Catalogues.
    {"missing_key", "test.list", "scope", "scope = \"test_size\"\n", "", "[[rule]]\nid = \"test.list\""},
    {"unknown_list", "test.list", "basis", "basis = \"test_size\"", "basis = \"test_sizes\""},
    {"too_many_keys", "test.list", "keys", "keys = { vehicle = \"vehicle\" }\nscope", "keys = { vehicle = \"vehicle\", size = \"test_size\" }\nscope", "keys = { vehicle = \"vehicle\", size = \"test_size\" }\nscope"},
    {"missing_key", "test.list", "complete", "complete = true, ", "", "{ from = 2020-01-01, cite = [\"law 12\"]"},
    {"wrong_type", "test.list", "complete", "complete = true", "complete = \"yes\""},
    {"missing_key", "test.list", "scope", "{ vehicle = \"sedan\", scope = \"small\", ", "{ vehicle = \"sedan\", ", "min_amount = \"100\""},
    {"unknown_item", "test.list", "scope", "{ vehicle = \"sedan\", scope = \"small\"", "{ vehicle = \"sedan\", scope = \"all\""},
    {"missing_key", "test.list", "basis", "min_amount = \"100\", basis = \"large\"", "min_amount = \"100\""},
    {"missing_key", "test.list", "min_amount", "min_amount = \"100\", basis", "basis", "basis = \"large\""},
    {"unknown_key", "test.list", "scope", "listed = false", "listed = false, scope = \"small\""},
    {"overlap", "test.list", "rows", "{ vehicle = \"sedan\", listed = false, cite = [\"std\"] },", "{ vehicle = \"sedan\", listed = false, cite = [\"std\"] }, { vehicle = \"sedan\", listed = false },", "{ from = 2020-01-01, cite = [\"law 12\"]"},
    // Approvals.
    {"missing_key", "test.power", "authority", "authority = \"vehicle\"\n", "", "[[rule]]\nid = \"test.power\""},
    {"unknown_item", "test.power", "authority", "authority = \"bus\"", "authority = \"tram\""},
    {"missing_key", "test.power", "act", "authority = \"bus\", act = \"approve\"", "authority = \"bus\""},
    {"unknown_item", "test.power", "act", "act = \"approve\"", "act = \"allow\""},
    {"unknown_item", "test.power", "filed_with", "filed_with = \"sedan\"", "filed_with = \"tram\""},
    {"unknown_key", "test.power", "unit", "authority = \"vehicle\"\n", "authority = \"vehicle\"\nunit = \"yuan\"\n", "unit = \"yuan\"\nversion = [\n  { from = 2010-01-01, cite = [\"law 13\"]"},
};

class RulesFault : public testing::TestWithParam<Fault> {};

TEST_P(RulesFault, IsReportedWithItsPlace) {
    const Fault& fault = GetParam();
    const std::string content = tiny::changed(fault.from, fault.to);
    const std::string_view at = !fault.at.empty() ? fault.at : fault.to.empty() ? fault.from : fault.to;
    const std::int32_t line = tiny::line_of(content, at);
    bool found = false;
    std::string all;
    for (const Diagnostic& diagnostic : tiny::lint(content)) {
        all += diagnostic.to_text(Language::en) + "\n";
        EXPECT_EQ(diagnostic.place.file, "full.toml");
        EXPECT_FALSE(diagnostic.message.zh.empty());
        EXPECT_FALSE(diagnostic.message.en.empty());
        found =
            found || (diagnostic.severity == Severity::error && diagnostic.code == fault.code &&
                      diagnostic.rule == fault.rule && diagnostic.key == fault.key && diagnostic.place.line == line);
    }
    EXPECT_TRUE(found) << "expected [" << fault.code << "] of " << fault.rule << "." << fault.key << " on line " << line
                       << ", got:\n"
                       << all;

    const auto book = tiny::open(content);
    ASSERT_FALSE(book.ok()) << "it was loaded";
    EXPECT_EQ(book.error().status, fault.status);
    EXPECT_NE(book.error().message.en.find(std::string("[") + fault.code + "]"), std::string::npos)
        << book.error().message.en;
    EXPECT_NE(book.error().message.zh.find("full.toml:"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(All, RulesFault, testing::ValuesIn(faults));

/// The file with one more piece at its end.
std::string with(std::string_view more) { return tiny::file("rules_full.toml") + "\n" + std::string(more); }

std::vector<std::string> codes(const std::vector<Diagnostic>& diagnostics) {
    std::vector<std::string> all;
    for (const Diagnostic& diagnostic : diagnostics) all.push_back(diagnostic.code);
    return all;
}

TEST(RulesFaults, ARuleTwice) {
    const auto found = tiny::lint(with(R"([[rule]]
id = "test.duty"
form = "provision"
title = { zh = "义务", en = "duty" }
jurisdiction = "CN"
anchor = "on_date"
version = [ { from = 2010-01-01, cite = ["law 1"], confidence = "verified" } ]
)"));
    ASSERT_EQ(codes(found), std::vector<std::string>{"duplicate"});
    EXPECT_EQ(found[0].rule, "test.duty");
}

TEST(RulesFaults, AnotherShapeInAnotherJurisdiction) {
    const auto found = tiny::lint(with(R"([[rule]]
id = "test.duty"
form = "parameter"
title = { zh = "义务", en = "duty" }
jurisdiction = "CN/22"
anchor = "on_date"
unit = "yuan"
version = [ { from = 2010-01-01, cite = ["law 1"], confidence = "verified", value = "1" } ]
)"));
    ASSERT_EQ(codes(found), std::vector<std::string>{"shape"});
    EXPECT_EQ(found[0].rule, "test.duty");
}

TEST(RulesFaults, AnotherUnitInAnotherJurisdictionIsAnotherShape) {
    const auto found = tiny::lint(with(R"([[rule]]
id = "test.cap"
form = "parameter"
title = { zh = "上限", en = "cap" }
jurisdiction = "CN/22"
anchor = "on_date"
unit = "percent"
version = [ { from = 2010-01-01, cite = ["law 1"], confidence = "verified", value = "1" } ]
)"));
    EXPECT_EQ(codes(found), std::vector<std::string>{"shape"});
}

TEST(RulesFaults, AJurisdictionWithoutTheOneAbove) {
    const auto found =
        tiny::lint(with("[[jurisdiction]]\ncode = \"CN/33/3301\"\nnumber = 330100\ntitle = { zh = \"杭州\", en = \"Hangzhou\" }\n"));
    ASSERT_EQ(codes(found), std::vector<std::string>{"unknown_jurisdiction"});
    EXPECT_NE(found[0].message.en.find("'CN/33'"), std::string::npos);
}

TEST(RulesFaults, ACodeListTwice) {
    const auto found = tiny::lint(with(R"([[codelist]]
id = "vehicle"
title = { zh = "车", en = "car" }
items = [ { code = 1, id = "x", zh = "某", en = "some" } ]
[[codelist]]
id = "test_size"
title = { zh = "大小", en = "size" }
items = [ { code = 1, id = "x", zh = "某", en = "some" } ]
)"));
    EXPECT_EQ(codes(found), (std::vector<std::string>{"duplicate", "duplicate"}));
}

TEST(RulesFaults, AllAreReportedAtOnce) {
    std::string content = tiny::changed("form = \"provision\"", "form = \"article\"");
    content.replace(content.find("value = \"10.50\""), 15, "value = 10.50");
    content.replace(content.find("unit = \"litre\""), 14, "unit = \"pint!\"");
    const PackSource sources[]{{"full.toml", content}, {"broken.toml", "[pack"}};
    const auto found = codes(lint_packs(tiny::catalogue(), sources));
    for (const char* code : {"unknown_form", "float", "unknown_unit", "syntax"})
        EXPECT_NE(std::find(found.begin(), found.end(), code), found.end()) << code;
    const auto book = Rulebook::open(tiny::catalogue(), sources);
    ASSERT_FALSE(book.ok());
    for (const char* code : {"[unknown_form]", "[float]", "[unknown_unit]", "[syntax]"})
        EXPECT_NE(book.error().message.zh.find(code), std::string::npos) << code;
}

TEST(RulesFaults, NothingIsLoadedWhenOneOfThePacksHasAnError) {
    const PackSource sources[]{{"full.toml", tiny::file("rules_full.toml")},
                               {"other.toml", "[pack]\nlayout = \"1.0\"\n"}};
    EXPECT_FALSE(Rulebook::open(tiny::catalogue(), sources).ok());
}

TEST(RulesFaults, HundredsOfErrorsAreCounted) {
    std::string content = tiny::file("rules_full.toml");
    content.insert(content.find("[document]"), [] {
        std::string keys;
        for (int i = 0; i < 300; ++i) keys += "wrong" + std::to_string(i) + " = 1\n";
        return keys;
    }());
    const auto book = tiny::open(content);
    ASSERT_FALSE(book.ok());
    EXPECT_NE(book.error().message.en.find("300 errors"), std::string::npos);
    EXPECT_LT(book.error().message.en.size(), 6000U);
}

TEST(RulesFaults, KeysWhoseGridWouldBeTooLarge) {
    // 32768^5 does not fit 64 bits: the size of a grid must be bounded before it is multiplied.
    for (const int keys : {2, 4, 5, 9}) {
        std::string content = tiny::file("rules_full.toml") + R"(
[[codelist]]
id = "wide"
title = { zh = "宽", en = "wide" }
items = [ { code = 1, id = "a", zh = "甲", en = "A" }, { code = 32768, id = "b", zh = "乙", en = "B" } ]
[[rule]]
id = "test.wide"
form = "table"
title = { zh = "宽", en = "wide" }
jurisdiction = "CN"
anchor = "on_date"
values = { v = "one" }
)";
        std::string names, row;
        for (int i = 0; i < keys; ++i) {
            names += std::string(i ? ", " : "") + "k" + std::to_string(i) + " = \"wide\"";
            row += "k" + std::to_string(i) + " = \"a\", ";
        }
        content += "keys = { " + names +
                   " }\nversion = [ { from = 2010-01-01, cite = [\"law 1\"], confidence = \"verified\", rows = [ { " +
                   row + "v = \"1\" } ] } ]\n";
        const auto found = tiny::lint(content);
        ASSERT_EQ(codes(found), std::vector<std::string>{"too_large"}) << keys;
        EXPECT_EQ(found[0].rule, "test.wide");
    }
}

TEST(RulesFaults, AYearBeyondAllCalendars) {
    for (const char* year : {"2147483647", "4294969322", "9223372036854775807", "-9223372036854775808", "9999"}) {
        const auto found = tiny::lint(tiny::changed("year = 2026", std::string("year = ") + year));
        ASSERT_FALSE(found.empty()) << year;
        EXPECT_EQ(found[0].code, "bad_date") << year;
        EXPECT_EQ(found[0].key, "year") << year;
    }
}

}  // namespace
