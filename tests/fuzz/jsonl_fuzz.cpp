/// @file
/// Any bytes as JSON Lines of every operation: each line comes back as one line of JSON, whatever the size of the blocks,
/// and the report of quality counts as many that fail. Any bytes as a stored decision, too.

#include <rapidjson/document.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "steward/io/jsonl.hpp"
#include "steward/io/quality.hpp"
#include "steward/io/stored_decision.hpp"
#include "steward/steward.hpp"

namespace {

#define REQUIRE(condition)                                                   \
    do {                                                                     \
        if (!(condition)) {                                                  \
            std::fprintf(stderr, "line %d: %s\n", __LINE__, #condition);     \
            std::abort();                                                    \
        }                                                                    \
    } while (false)

const steward::Rulebook& book() {
    static const auto opened = steward::open_rulebook().value();
    return *opened;
}

void check_message(const steward::Error& error) {
    REQUIRE(steward::valid_utf8(error.message.zh) && !error.message.zh.empty());
    REQUIRE(steward::valid_utf8(error.message.en) && !error.message.en.empty());
}

void check_lines(std::string_view operation, std::string_view text) {
    steward::JsonlOptions options;
    options.language = steward::Language::en;
    const auto result = steward::run_jsonl_text(book(), operation, "CN/central", text, options);
    if (!result) {
        check_message(result.error());
        return;
    }
    options.block_rows = 1;
    const auto one_by_one = steward::run_jsonl_text(book(), operation, "CN/central", text, options);
    REQUIRE(one_by_one.ok() && one_by_one->output == result->output);
    REQUIRE(steward::valid_utf8(result->output));
    REQUIRE(std::count(result->output.begin(), result->output.end(), '\n') == result->report.rows);
    std::int64_t bad = 0;
    for (std::size_t at = 0; at < result->output.size();) {
        const std::size_t end = result->output.find('\n', at);
        rapidjson::Document line;
        line.Parse<rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseIterativeFlag>(result->output.data() + at, end - at);
        REQUIRE(!line.HasParseError() && line.IsObject());
        if (!line.HasMember("confidence") && !line.HasMember("confidence_result")) ++bad;
        at = end + 1;
    }
    REQUIRE(bad <= result->report.bad);

    steward::QualityOptions look;
    const auto report = steward::jsonl_quality_text(book(), operation, "CN/central", text, look);
    REQUIRE(report.ok());
    REQUIRE(report->rows == result->report.rows && report->failing == result->report.bad);
    REQUIRE(steward::valid_utf8(report->to_text()) && steward::valid_utf8(report->to_json()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // The first line names the operation, or says that the rest is a stored decision.
    const std::string_view all(reinterpret_cast<const char*>(data), size);
    const std::size_t end = std::min(all.find('\n'), all.size());
    const std::string_view name = all.substr(0, end);
    const std::string_view text = all.substr(std::min(end + 1, all.size()));
    if (name != "decision") {
        const auto& operations = steward::catalogue().entries();
        const std::size_t any = name.empty() ? 0 : static_cast<unsigned char>(name[0]) % operations.size();
        check_lines(steward::catalogue().find(name) ? name : operations[any].info.name, text);
        return 0;
    }
    const auto check = steward::check_decision(book(), text);
    if (!check) {
        check_message(check.error());
        return 0;
    }
    REQUIRE(check->verdict != steward::DecisionVerdict::differs || !check->differences.empty());
    REQUIRE(check->verdict != steward::DecisionVerdict::undecidable || !check->reason.en.empty());
    REQUIRE(steward::valid_utf8(check->to_text(steward::Language::zh)) && steward::valid_utf8(check->to_json(steward::Language::en)));
    return 0;
}
