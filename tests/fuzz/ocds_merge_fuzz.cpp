// Any bytes: merging and validation find faults, and what was merged merges again to itself.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "steward/ocds/merge.hpp"
#include "steward/ocds/validate.hpp"

namespace {

using namespace steward;
using namespace steward::ocds;

constexpr std::string_view schema = R"({"type":"object","required":["ocid","id"],"properties":{
    "ocid":{"type":"string","minLength":1},"tag":{"type":"array","minItems":1,"items":{"type":"string","enum":["tender","award"]}},
    "tender":{"$ref":"#/definitions/Tender"},
    "awards":{"type":"array","uniqueItems":true,"items":{"$ref":"#/definitions/Tender"}}},
    "patternProperties":{"^(title_(\\w+))$":{"type":"string"}},
    "definitions":{"Tender":{"type":"object","required":["id"],"properties":{"id":{"type":["string","integer"]},
        "value":{"type":"object","minProperties":1,"properties":{"amount":{"type":["number","null"],"minimum":0}}}}}}})";

std::vector<std::string> compiled(std::string_view text) {
    std::vector<std::string> records;
    MergeOptions options;
    options.releases = options.versioned = false;
    (void)merge({&text, 1}, options, [&](std::string_view record) -> Result<void> { return records.emplace_back(record), Result<void>(); }, [](const Fault&) {});
    return records;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static const Validator validator = Validator::open({&schema, 1}).value();
    std::int64_t faults = 0;
    if (validator.validate(text, [&](const Fault&) { ++faults; }).faults != faults) std::abort();
    (void)MergeRules::from_schema(text);
    (void)Validator::open({&text, 1});
    (void)merge({&text, 1}, {}, [](std::string_view) -> Result<void> { return {}; }, [](const Fault&) {});

    // The compiled release of a compiled release is itself, once it has lost the objects that nulls have left empty.
    const auto again = [](const std::string& record) {
        constexpr std::string_view before = "\"compiledRelease\":";
        const std::size_t at = record.find(before) + before.size();
        const std::vector<std::string> records = compiled(std::string_view(record).substr(at, record.size() - 1 - at));
        if (records.size() != 1) std::abort();
        return records[0];
    };
    for (const std::string& record : compiled(text)) {
        const std::string once = again(record);
        if (again(once) != once) std::abort();
    }
    return 0;
}
