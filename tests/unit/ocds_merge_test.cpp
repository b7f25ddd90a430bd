// Merging releases: each case of the merge routine of OCDS 1.1 by itself, and the records of the standard.
#include "ocds_fixture.hpp"

namespace steward::ocds::test {
namespace {

/// A release of the process P with fields of its own.
std::string release(const std::string& id, const std::string& date, const std::string& fields) {
    return json("{'ocid':'P','id':'" + id + "','date':'" + date + "','tag':['tender']" + (fields.empty() ? "" : "," + fields) + "}");
}

std::string compiled(const std::string& date, const std::string& fields) {
    return json("{'ocid':'P','id':'P-" + date + "','date':'" + date + "','tag':['compiled']" + (fields.empty() ? "" : "," + fields) + "}");
}

/// A value of a versioned release, of the releases of `release`.
std::string version(const std::string& id, const std::string& date, const std::string& value) {
    return "{'releaseID':'" + id + "','releaseDate':'" + date + "','releaseTag':['tender'],'value':" + value + "}";
}

TEST(OcdsMerge, TheLastValueStands) {
    const Merged result = merged({release("1", "2026-01-01", "'tender':{'id':'T','title':'a','value':{'amount':10}}") + "\n" +
                                  release("2", "2026-01-02", "'tender':{'id':'T','title':'b'}")});
    ASSERT_EQ(result.records.size(), 1U);
    EXPECT_EQ(result.report.releases, 2);
    EXPECT_TRUE(same(result.part(0, "compiledRelease"),
                     compiled("2026-01-02", "'tender':{'id':'T','title':'b','value':{'amount':10}}")));
    EXPECT_TRUE(same(result.part(0, "versionedRelease"),
                     json("{'ocid':'P','tender':{'id':[" + version("1", "2026-01-01", "'T'") + "],'title':[" +
                          version("1", "2026-01-01", "'a'") + "," + version("2", "2026-01-02", "'b'") +
                          "],'value':{'amount':[" + version("1", "2026-01-01", "10") + "]}}}")));
}

TEST(OcdsMerge, ArraysOfObjectsMergeById) {
    const Merged result = merged({release("1", "2026-01-01", "'awards':[{'id':'A','title':'x','status':'pending'},{'id':'B'}]") +
                                  release("2", "2026-01-02", "'awards':[{'id':'C'},{'id':'A','status':'active'}]")});
    EXPECT_TRUE(same(result.part(0, "compiledRelease"),
                     compiled("2026-01-02", "'awards':[{'id':'A','title':'x','status':'active'},{'id':'B'},{'id':'C'}]")));
    EXPECT_TRUE(same(result.part(0, "versionedRelease"),
                     json("{'ocid':'P','awards':[{'id':'A','title':[" + version("1", "2026-01-01", "'x'") + "],'status':[" +
                          version("1", "2026-01-01", "'pending'") + "," + version("2", "2026-01-02", "'active'") +
                          "]},{'id':'B'},{'id':'C'}]}")));
}

TEST(OcdsMerge, ANumberIsNoTextOfItself) {
    const Merged result = merged({release("1", "2026-01-01", "'awards':[{'id':1}]") + release("2", "2026-01-02", "'awards':[{'id':'1'},{'id':1}]")});
    EXPECT_TRUE(same(result.part(0, "compiledRelease"), compiled("2026-01-02", "'awards':[{'id':1},{'id':'1'}]")));
}

TEST(OcdsMerge, ObjectsWithoutIdAreAllKept) {
    const Merged result = merged({release("1", "2026-01-01", "'awards':[{'title':'x'},{'id':null,'title':'y'}]") +
                                  release("2", "2026-01-02", "'awards':[{'title':'x'}]")});
    EXPECT_TRUE(same(result.part(0, "compiledRelease"), compiled("2026-01-02", "'awards':[{'title':'x'},{'title':'y'},{'title':'x'}]")));
}

TEST(OcdsMerge, ListsOfValuesAndWholeListsAreReplaced) {
    const std::string first = "'tender':{'submissionMethod':['written','inPerson'],'items':[{'id':'1','additionalClassifications':[{'id':'a'},{'id':'b'}]}]}";
    const std::string second = "'tender':{'submissionMethod':['written'],'items':[{'id':'1','additionalClassifications':[{'id':'b'}]}]}";
    const Merged result = merged({release("1", "2026-01-01", first) + release("2", "2026-01-02", second)});
    EXPECT_TRUE(same(result.part(0, "compiledRelease"), compiled("2026-01-02", second)));
    EXPECT_TRUE(same(result.part(0, "versionedRelease"),
                     json("{'ocid':'P','tender':{'submissionMethod':[" + version("1", "2026-01-01", "['written','inPerson']") + "," +
                          version("2", "2026-01-02", "['written']") + "],'items':[{'id':'1','additionalClassifications':[" +
                          version("1", "2026-01-01", "[{'id':'a'},{'id':'b'}]") + "," + version("2", "2026-01-02", "[{'id':'b'}]") + "]}]}}")));
}

TEST(OcdsMerge, EmptyOnesChangeNothingButWholeListsDo) {
    const Merged result = merged({release("1", "2026-01-01", "'planning':{'rationale':'r'},'awards':[{'id':'A'}],'tender':{'submissionMethod':['written']}") +
                                  release("2", "2026-01-02", "'planning':{},'awards':[],'tender':{'submissionMethod':[]},'buyer':{'x':{}},'contracts':[{}],"
                                                             "'language':null,'contractPeriod':{'startDate':null}")});
    EXPECT_TRUE(same(result.part(0, "compiledRelease"),
                     compiled("2026-01-02", "'planning':{'rationale':'r'},'awards':[{'id':'A'}],'tender':{'submissionMethod':[]},'contractPeriod':{}")));
}

TEST(OcdsMerge, NullRemoves) {
    const Merged result = merged({release("1", "2026-01-01", "'tender':{'title':'t','description':null,'value':{'amount':1}},'buyer':{'name':'b'}") +
                                  release("2", "2026-01-02", "'tender':{'title':null},'buyer':null") +
                                  release("3", "2026-01-03", "'buyer':{'name':'c'}")});
    EXPECT_TRUE(same(result.part(0, "compiledRelease"), compiled("2026-01-03", "'tender':{'value':{'amount':1}},'buyer':{'name':'c'}")));
    EXPECT_TRUE(same(result.part(0, "versionedRelease"),
                     json("{'ocid':'P','tender':{'title':[" + version("1", "2026-01-01", "'t'") + "," + version("2", "2026-01-02", "null") +
                          "],'description':[" + version("1", "2026-01-01", "null") + "],'value':{'amount':[" + version("1", "2026-01-01", "1") +
                          "]}},'buyer':{'name':[" + version("1", "2026-01-01", "'b'") + "," + version("2", "2026-01-02", "null") + "," +
                          version("3", "2026-01-03", "'c'") + "]}}")));
}

TEST(OcdsMerge, OrderIsThatOfTheMomentsAndOfTheFile) {
    // 08:00+08:00 is midnight in UTC; the second and the third are the same moment, so the later in the file wins.
    const std::string texts = release("3", "2026-01-02T00:00:00Z", "'language':'third'") + release("2", "2026-01-02T08:00:00+08:00", "'language':'second'") +
                              release("1", "2026-01-01T23:59:59.999999Z", "'language':'first'");
    EXPECT_TRUE(same(merged({texts}).part(0, "compiledRelease"), compiled("2026-01-02T08:00:00+08:00", "'language':'second'")));
    const std::string dates[] = {"2026-01-01", "2026-01-01T00:00:01Z", "2026-01-01T00:01", "2026-01-01T02:00:00.5", "2026-01-01T00:00:00-05:00",
                                 "2026-01-01T00:00:00-0530", "2026-01-01T00:00:00-06", "2026-01-01 07:00:00Z"};
    std::string reversed, wanted;
    for (const std::string& date : dates) {
        reversed.insert(0, release(date, date, "'tender':{'title':'" + date + "'}"));
        wanted += (wanted.empty() ? "" : ",") + version(date, date, "'" + date + "'");
    }
    EXPECT_TRUE(same(merged({reversed}).part(0, "versionedRelease"), json("{'ocid':'P','tender':{'title':[" + wanted + "]}}")));
}

TEST(OcdsMerge, NumbersStayAsTheyAreWritten) {
    const Merged result = merged({release("1", "2026-01-01", "'tender':{'value':{'amount':123456789012345678.10}}") +
                                  release("2", "2026-01-02", "'tender':{'value':{'amount':1234567890123456781e-1}}")});
    // The same number, written otherwise: no new version of it, and the compiled one is the later text.
    EXPECT_NE(result.records[0].find("\"value\":123456789012345678.10}]"), std::string::npos) << result.records[0];
    EXPECT_NE(result.records[0].find("\"amount\":1234567890123456781e-1}}"), std::string::npos) << result.records[0];
    const Merged off = merged({release("1", "2026-01-01", "'tender':{'value':{'amount':0.1}}") + release("2", "2026-01-02", "'tender':{'value':{'amount':0.1000000000000000001}}")});
    EXPECT_NE(off.records[0].find("0.1000000000000000001}]"), std::string::npos) << off.records[0];
}

TEST(OcdsMerge, EveryProcessIsARecordWhateverItLiesIn) {
    const std::string a = json("{'ocid':'A','id':'1','date':'2026-01-01','tag':['tender']}");
    const std::string b = json("{'ocid':'B','id':'1','date':'2026-01-01','tag':['tender']}");
    const std::string a2 = json("{'ocid':'A','id':'2','date':'2026-01-02','tag':['award']}");
    const std::string package = json("{'uri':'u','releases':[") + a + "," + b + "]}";
    const std::string records = json("{'records':[{'ocid':'A','releases':[") + a2 + json(",{'url':'http://x','date':'2026-01-03'}],'compiledRelease':") + a + "}]}";
    const Merged result = merged({package, "\xEF\xBB\xBF" + records, "[" + b + "]\n\n" + a2 + "\n" + b + "\n"});
    ASSERT_EQ(result.records.size(), 2U);
    EXPECT_EQ(result.report.releases, 6);
    EXPECT_EQ(result.report.linked, 1);
    EXPECT_NE(result.records[0].find("\"ocid\":\"A\""), std::string::npos);
    EXPECT_TRUE(same(result.part(1, "releases"), "[" + b + "," + b + "," + b + "]"));
}

TEST(OcdsMerge, OptionsLeaveOut) {
    MergeOptions options;
    options.releases = options.versioned = false;
    EXPECT_EQ(merged({release("1", "2026-01-01", "")}, options).records[0],
              json("{'ocid':'P','compiledRelease':{'ocid':'P','id':'P-2026-01-01','date':'2026-01-01','tag':['compiled']}}"));
}

TEST(OcdsMerge, WhatIsWrongIsNamedAndTheRestGoesOn) {
    const Merged result = merged({json("{'ocid':'P','id':'1','date':'2026-01-01','tag':['tender']}\n"
                                       "{'id':'no ocid','date':'2026-01-01'}\n"
                                       "{'ocid':'P','id':'no date'}\n"
                                       "{'ocid':'P','date':'2026-02-30'}\n"
                                       "{'ocid':'P',\n"
                                       "{'ocid':'P','id':'2','date':'2026-01-02','tag':['tender']}\n"),
                                  json("{'releases':[\n{'ocid':'P','id':'3','date':'2026-01-03'},\n{'ocid':'P' 'id'")});
    ASSERT_EQ(result.faults.size(), 5U);
    std::vector<std::string> found;
    for (const Fault& fault : result.faults) {
        found.push_back(std::to_string(fault.file) + ":" + std::to_string(fault.line) + " " + fault.pointer + " " + fault.keyword);
        EXPECT_FALSE(fault.message.zh.empty());
        EXPECT_FALSE(fault.message.en.empty());
    }
    EXPECT_EQ(found, (std::vector<std::string>{"0:2  ocid", "0:3 /date date", "0:4 /date date", "0:6  json_syntax", "1:3  json_syntax"}));
    ASSERT_EQ(result.records.size(), 1U);
    EXPECT_EQ(result.report.releases, 2) << "the last of the first text is eaten by the fault before it";
}

TEST(OcdsMerge, AFieldThatChangesItsKindIsAConflict) {
    const Merged result = merged({release("1", "2026-01-01", "'x':{'a':1},'y':'text'") + release("2", "2026-01-02", "'x':'text','y':{'a':1}")});
    ASSERT_EQ(result.faults.size(), 2U);
    EXPECT_EQ(result.faults[0].keyword, "conflict");
    EXPECT_EQ(result.faults[0].pointer, "/x");
    EXPECT_TRUE(same(result.part(0, "compiledRelease"), compiled("2026-01-02", "'x':'text','y':{'a':1}")));
    EXPECT_TRUE(same(result.part(0, "versionedRelease"), json("{'ocid':'P','x':{'a':[" + version("1", "2026-01-01", "1") + "]},'y':[" +
                                                             version("1", "2026-01-01", "'text'") + "]}")));
}

TEST(OcdsMerge, DeepAndWideInputIsAFault) {
    const std::string deep = release("1", "2026-01-01", "'x':" + std::string(100'000, '[') + std::string(100'000, ']'));
    EXPECT_EQ(merged({deep}).faults.at(0).keyword, "json_syntax");
    std::string wide;
    for (int i = 0; i < 10'001; ++i) wide += (i ? ",'f" : "'f") + std::to_string(i) + "':1";
    EXPECT_EQ(merged({release("1", "2026-01-01", wide)}).faults.at(0).keyword, "json_syntax");
}

TEST(OcdsMerge, ASinkMayEndIt) {
    const std::string text = release("1", "2026-01-01", "");
    const std::string_view view = text;
    const Result<MergeReport> report = merge({&view, 1}, {}, [](std::string_view) -> Result<void> { return Error{Status::disk_full, {}}; }, [](const Fault&) {});
    ASSERT_FALSE(report.ok());
    EXPECT_EQ(report.error().status, Status::disk_full);
}

TEST(OcdsMergeRules, ComeFromASchema) {
    const Result<MergeRules> rules = MergeRules::from_schema(json(R"({'properties':{
        'ocid':{'type':'string'}, 'id':{'type':'string','omitWhenMerged':true}, 'note':{'omitWhenMerged':false,'type':'string'},
        'strings':{'type':['array','null'],'items':{'type':'string'}},
        'mixed':{'type':'array','items':{'type':['object','string'],'properties':{'id':{}}}},
        'nameless':{'type':'array','items':{'$ref':'#/definitions/Nameless'}},
        'named':{'type':'array','items':{'$ref':'#/definitions/Named'}},
        'open':{'type':'array','items':{'type':'object'}}},
        'definitions':{'Nameless':{'type':'object','properties':{'x':{}}},
                       'Named':{'type':'object','properties':{'id':{},'self':{'type':'array','items':{'$ref':'#/definitions/Named'}},
                                'whole':{'type':'array','wholeListMerge':true,'items':{'$ref':'#/definitions/Named'}}}}}})"));
    ASSERT_TRUE(rules.ok());
    EXPECT_EQ(rules->omitted, (std::set<std::string, std::less<>>{"id"}));
    for (const char* path : {"strings", "mixed", "nameless", "named/whole", "named/self/whole"}) EXPECT_TRUE(rules->whole_lists.contains(path)) << path;
    for (const char* path : {"named", "open", "named/self"}) EXPECT_FALSE(rules->whole_lists.contains(path)) << path;
    EXPECT_EQ(MergeRules::from_schema("{").error().status, Status::json_syntax);
    EXPECT_EQ(MergeRules::from_schema("{}").error().status, Status::malformed);

    // An extension's list that is replaced as a whole.
    MergeOptions options;
    options.rules = &*rules;
    const Merged result = merged({json("{'ocid':'P','id':'1','date':'2026-01-01','nameless':[{'x':1}]}{'ocid':'P','id':'2','date':'2026-01-02','nameless':[{'x':2}]}")}, options);
    EXPECT_NE(result.part(0, "compiledRelease").find("\"nameless\":[{\"x\":2}]"), std::string::npos);
}

TEST(OcdsMergeRules, TheTableIsThatOfTheSchema) {
    if (data_folder().empty()) GTEST_SKIP() << "STEWARD_DATA is not set";
    const Result<MergeRules> rules = MergeRules::from_schema(content(data_folder() / "schema/release-schema.json"));
    ASSERT_TRUE(rules.ok());
    EXPECT_EQ(rules->omitted, MergeRules::standard().omitted);
    EXPECT_EQ(rules->whole_lists, MergeRules::standard().whole_lists);
    EXPECT_EQ(rules->whole_lists.size(), 52U);
}

TEST(OcdsMergeData, RecordsOfTheStandardComeOutAsPublished) {
    if (data_folder().empty()) GTEST_SKIP() << "STEWARD_DATA is not set";
    int compiled_ones = 0, versioned_ones = 0, releases = 0;
    const auto compare = [&](const std::string& input, const std::string& record_package) {
        const rapidjson::Document wanted = parsed(record_package);
        const rapidjson::Value& record = wanted["records"][0];
        const Merged result = merged({input});
        ASSERT_EQ(result.records.size(), 1U);
        EXPECT_TRUE(result.faults.empty());
        releases += static_cast<int>(result.report.releases);
        EXPECT_TRUE(parsed(result.part(0, "compiledRelease")) == record["compiledRelease"]) << result.part(0, "compiledRelease");
        ++compiled_ones;
        if (!record.HasMember("versionedRelease")) return;
        EXPECT_TRUE(parsed(result.part(0, "versionedRelease")) == record["versionedRelease"]) << result.part(0, "versionedRelease");
        ++versioned_ones;
    };
    for (const auto& file : std::filesystem::directory_iterator(data_folder() / "ocds_standard_examples"))
        if (file.path().filename().string().find("record") != std::string::npos) {
            SCOPED_TRACE(file.path());
            compare(content(file.path()), content(file.path()));
        }
    const auto fictional = data_folder() / "ocds_fictional";
    compare(content(fictional / "ocds-213czf-000-00001.json"), content(fictional / "record-ocds-213czf-000-00001-withversions.json"));
    EXPECT_EQ(compiled_ones, 6);
    EXPECT_EQ(versioned_ones, 6);
    EXPECT_EQ(releases, 21);
}

TEST(OcdsMergeData, LinkedReleasesAreCountedAndNothingIsMade) {
    if (data_folder().empty()) GTEST_SKIP() << "STEWARD_DATA is not set";
    int linked = 0;
    for (const auto& file : std::filesystem::directory_iterator(data_folder() / "paraguay_dncp")) {
        const Merged result = merged({content(file.path())});
        EXPECT_TRUE(result.records.empty() && result.faults.empty()) << file.path();
        linked += static_cast<int>(result.report.linked);
    }
    EXPECT_EQ(linked, 29);
}

}  // namespace
}  // namespace steward::ocds::test
