// Validation: every breach with its line, pointer and keyword, and what real files are.
#include "ocds_fixture.hpp"

namespace steward::ocds::test {
namespace {

using Found = std::vector<std::string>;  // "line pointer keyword"

Found faults_of(const Validator& validator, const std::string& text, ValidationReport* report = nullptr, std::int64_t limit = 1000) {
    Found found;
    const ValidationReport own = validator.validate(
        text, [&](const Fault& fault) { found.push_back(std::to_string(fault.line) + " " + fault.pointer + " " + fault.keyword); }, limit);
    EXPECT_EQ(own.faults, static_cast<std::int64_t>(found.size()));
    if (report) *report = own;
    return found;
}

Validator validator_of(const std::vector<std::string>& schemas) {
    const std::vector<std::string_view> views(schemas.begin(), schemas.end());
    Result<Validator> validator = Validator::open(views);
    EXPECT_TRUE(validator.ok()) << (validator ? "" : validator.error().message.en);
    return std::move(*validator);
}

Error error_of(const std::vector<std::string>& schemas) {
    const std::vector<std::string_view> views(schemas.begin(), schemas.end());
    Result<Validator> validator = Validator::open(views);
    EXPECT_FALSE(validator.ok());
    return validator ? Error{} : std::move(validator).error();
}

/// A small schema of our own, with every keyword that the schemas of OCDS use.
const std::string release_schema = json(R"({'id':'http://example.org/release.json','type':'object','required':['ocid','tag'],'properties':{
    'ocid':{'type':'string','minLength':1},
    'tag':{'type':'array','minItems':1,'items':{'type':'string','enum':['planning','tender','award']}},
    'buyer':{'$ref':'#/definitions/Party'},
    'parties':{'type':'array','uniqueItems':true,'items':{'$ref':'#/definitions/Party'}},
    'days':{'type':['integer','null'],'minimum':0},
    'range':{'type':'string','pattern':'^[([\\]][0-9]+,([0-9]+|INF)[)[\\]]$'},
    'either':{'oneOf':[{'type':'string'},{'type':'object','required':['a']}]},
    'some':{'type':'object','minProperties':1}},
    'patternProperties':{'^name_(\\w\\w)$':{'type':'string'}},
    'definitions':{'Party':{'type':'object','required':['id','name'],'properties':{'id':{'type':['string','integer']},'name':{'type':['string','null']}}}}})");

const std::string package_schema = json(R"({'id':'http://example.org/package.json#','type':'object','required':['version','releases'],'properties':{
    'version':{'type':'string','pattern':'^(\\d+\\.)(\\d+)$'},
    'releases':{'type':'array','items':{'$ref':'http://example.org/release.json'}},
    'buyer':{'$ref':'http://example.org/release.json#/definitions/Party'}}})");

TEST(OcdsValidate, EveryBreachHasItsPlace) {
    const Validator validator = validator_of({release_schema});
    ValidationReport report;
    const std::string text = json(R"({'releases':[
{'ocid':'A','tag':['tender'],'name_zh':'x','days':3},
{'ocid':'',
 'tag':['tender','tendr'],
 'name_zh':4,
 'days':-1,
 'range':'[1,2)x',
 'either':{'b':1},
 'some':{},
 'buyer':{'id':1.5},
 'parties':[{'id':'1','name':null},
            {'id':'2'},
            7,
            {'id':'1','name':null}]},
{'tag':[]}]})");
    EXPECT_EQ(faults_of(validator, text, &report),
              (Found{"3 /releases/1/ocid minLength", "4 /releases/1/tag/1 enum", "5 /releases/1/name_zh patternProperties", "6 /releases/1/days minimum",
                     "7 /releases/1/range pattern", "8 /releases/1/either oneOf", "9 /releases/1/some minProperties", "10 /releases/1/buyer required",
                     "10 /releases/1/buyer/id type", "12 /releases/1/parties/1 required", "13 /releases/1/parties/2 type",
                     "14 /releases/1/parties/3 uniqueItems", "15 /releases/2 required", "15 /releases/2/tag minItems"}));
    EXPECT_EQ(report.checked, 3);
    EXPECT_EQ(report.invalid, 2);
    EXPECT_EQ(faults_of(validator, text, nullptr, 1), (Found{"3 /releases/1/ocid minLength", "15 /releases/2/tag minItems"}));
}

TEST(OcdsValidate, MissingNamesAreNamed) {
    const Validator validator = validator_of({release_schema});
    std::vector<std::string> messages;
    (void)validator.validate("{}", [&](const Fault& fault) { messages.push_back(fault.message.en); });
    EXPECT_EQ(messages, (std::vector<std::string>{"'ocid' is required, and is not there", "'tag' is required, and is not there"}));
}

TEST(OcdsValidate, WhatTheSchemaDescribesIsLookedFor) {
    const std::string good = json("{'ocid':'A','tag':['tender']}"), bad = json("{'ocid':1,'tag':['tender']}");
    const Validator releases = validator_of({release_schema});
    EXPECT_EQ(faults_of(releases, good + "\n" + bad + "\n[" + bad + "]"), (Found{"2 /ocid type", "3 /0/ocid type"}));
    EXPECT_EQ(faults_of(releases, json("{'records':[{'ocid':'A','releases':[") + bad + json(",{'url':'http://x'}],'compiledRelease':") + bad + "}]}"),
              (Found{"1 /records/0/releases/0/ocid type", "1 /records/0/compiledRelease/ocid type"}));

    const Validator packages = validator_of({package_schema, release_schema});
    EXPECT_EQ(faults_of(packages, json("{'version':'1.1','releases':[") + good + "]}"), Found{});
    EXPECT_EQ(faults_of(packages, json("{'version':'1.x','buyer':{},\n'releases':[") + good + ",\n" + bad + json(",{'ocid':'B'}]}\n[]")),
              (Found{"1 /version pattern", "1 /buyer required", "1 /buyer required", "3 /releases/1/ocid type", "3 /releases/2 required", "4  type"}));

    const std::string record_schema = json("{'properties':{'ocid':{'type':'string'},'releases':{},'compiledRelease':{'$ref':'http://example.org/release.json'}}}");
    const Validator records = validator_of({record_schema, release_schema});
    EXPECT_EQ(faults_of(records, json("{'records':[{'ocid':'A','compiledRelease':") + bad + "}]}"), Found{"1 /records/0/compiledRelease/ocid type"});
}

TEST(OcdsValidate, SyntaxIsReportedAndTheRestGoesOn) {
    const Validator validator = validator_of({release_schema});
    ValidationReport report;
    EXPECT_EQ(faults_of(validator, json("{'ocid':'A','tag':['tender'],}\n{'ocid':1,'tag':['tender']}\n{'ocid':'A'"), &report),
              (Found{"1  json_syntax", "2 /ocid type", "3  json_syntax"}));
    EXPECT_EQ(faults_of(validator, "\n4 \"x\"\nnull"), (Found{"2  json_syntax", "2  json_syntax", "3  json_syntax"}));
    EXPECT_EQ(report.checked, 1);
}

TEST(OcdsValidate, SchemasThatCannotBeUsed) {
    EXPECT_EQ(error_of({}).status, Status::argument);
    EXPECT_EQ(error_of({"{"}).status, Status::json_syntax);
    EXPECT_EQ(error_of({"[]"}).status, Status::malformed);
    EXPECT_NE(error_of({package_schema}).message.en.find("http://example.org/release.json"), std::string::npos);
    EXPECT_NE(error_of({json("{'properties':{'a':{'$ref':'#/definitions/gone'}}}")}).message.en.find("leads to no schema"), std::string::npos);
    EXPECT_NE(error_of({json("{'definitions':{'a':{'$ref':'#/definitions/a'}}}")}).message.en.find("leads to no schema"), std::string::npos);
    EXPECT_NE(error_of({json("{'properties':{'a':{'$ref':'#/definitions/1'}},'definitions':{'1':{}}}")}).message.en.find("leads to no schema"), std::string::npos);
    for (const std::string pattern : {"(?=x)", "", "(", "a)", "[=\\\\d]+(", "a**", "+", "a{2,1}", "(a{1000}){1000}", "a{999999999999999999999}", "[]", "[a", "\\\\b", "^a|b$", "a^b", "[a-\\\\d]", "a|", "()"})
        EXPECT_NE(error_of({json("{'properties':{'a':{'pattern':'" + pattern + "'}}}")}).message.en.find("cannot be understood"), std::string::npos) << pattern;
    for (const std::string pattern : {"a", "^(a|b)+$", "a|b", "[^-]x{2,}", "[-a\\\\w]{3}$", "(a(b|c)*)?", "\\\\$", "^[a\\\\]]$"})
        (void)validator_of({json("{'properties':{'a':{'pattern':'" + pattern + "'}}}")});
}

TEST(OcdsValidateData, RealReleasesAreValid) {
    if (data_folder().empty()) GTEST_SKIP() << "STEWARD_DATA is not set";
    const Validator validator = validator_of({content(data_folder() / "schema/release-schema.json")});
    std::int64_t checked = 0;
    for (const char* folder : {"uk_contracts_finder", "australia_nsw"})
        for (const auto& file : std::filesystem::directory_iterator(data_folder() / folder)) {
            ValidationReport report;
            EXPECT_EQ(faults_of(validator, content(file.path()), &report), Found{}) << file.path();
            checked += report.checked;
        }
    EXPECT_EQ(checked, 101 + 5);
}

TEST(OcdsValidateData, PackagesAreValidWithTheSchemasTheyReferTo) {
    if (data_folder().empty()) GTEST_SKIP() << "STEWARD_DATA is not set";
    const auto schema = [](const char* name) { return content(data_folder() / "schema" / name); };
    const Validator releases = validator_of({schema("release-package-schema.json"), schema("release-schema.json")});
    EXPECT_EQ(faults_of(releases, content(data_folder() / "uk_contracts_finder/release-package-2022-2.json")), Found{});
    const Validator records = validator_of({schema("record-package-schema.json"), schema("record-schema.json"), schema("release-schema.json"),
                                            schema("versioned-release-validation-schema.json")});
    EXPECT_EQ(faults_of(records, content(data_folder() / "ocds_fictional/record-ocds-213czf-000-00001-withversions.json")), Found{});
    // One contract of this record has no awardID: the publisher's own fault, in its compiled release.
    const Validator release = validator_of({schema("release-schema.json")});
    EXPECT_EQ(faults_of(release, content(data_folder() / "paraguay_dncp/273637.json")), Found{"2935 /records/0/compiledRelease/contracts/1/awardID type"});
}

TEST(OcdsValidateData, PlantedFaultsAreFoundOnTheirLines) {
    if (data_folder().empty()) GTEST_SKIP() << "STEWARD_DATA is not set";
    const Validator validator = validator_of({content(data_folder() / "schema/release-schema.json")});
    const std::string whole = content(data_folder() / "uk_contracts_finder/release-package-2022-2.json");
    const struct {
        const char *from, *to, *keyword;
    } plants[] = {
        {"\"initiationType\": \"tender\"", "\"initiationType\": \"tend\"", "enum"},
        {"\"currency\": \"GBP\"", "\"currency\": 826", "type"},
        {"\"initiationType\":", "\"initiation\":", "required"},
        {"\"procurementMethod\": \"open\"", "\"procurementMethod\": [\"open\"]", "type"},
    };
    int found = 0;
    for (const auto& plant : plants) {
        std::string text = whole;
        // Somewhere in the middle of the file, so that lines and positions count.
        const std::size_t at = text.find(plant.from, text.size() / 2);
        ASSERT_NE(at, std::string::npos) << plant.from;
        text.replace(at, std::string_view(plant.from).size(), plant.to);
        const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        const Found faults = faults_of(validator, text);
        ASSERT_EQ(faults.size(), 1U) << plant.to;
        EXPECT_EQ(faults[0].substr(faults[0].rfind(' ') + 1), plant.keyword);
        if (std::string_view(plant.keyword) != "required") {
            EXPECT_EQ(std::stoll(faults[0]), line) << faults[0];
            ++found;
        }
    }
    EXPECT_EQ(found, 3);
}

}  // namespace
}  // namespace steward::ocds::test
