// What the tests of the ocds module share.
#pragma once

#include <gtest/gtest.h>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "steward/ocds/merge.hpp"
#include "steward/ocds/validate.hpp"

namespace steward::ocds::test {

/// JSON with ' for ", so that it can be read in a test.
inline std::string json(std::string text) {
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

inline rapidjson::Document parsed(std::string_view text) {
    rapidjson::Document document;
    document.Parse(text.data(), text.size());
    EXPECT_FALSE(document.HasParseError()) << text;
    return document;
}

/// Equal as values; members in any order.
inline ::testing::AssertionResult same(std::string_view text, std::string_view wanted) {
    const rapidjson::Document a = parsed(text), b = parsed(wanted);
    if (a == b) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << text << "\n is not \n" << wanted;
}

struct Merged {
    MergeReport report;
    std::vector<std::string> records;
    std::vector<Fault> faults;

    /// A member of a record, as text of its own.
    [[nodiscard]] std::string part(std::size_t record, const char* name) const {
        const rapidjson::Document document = parsed(records.at(record));
        rapidjson::StringBuffer buffer;
        rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
        document[name].Accept(writer);
        return {buffer.GetString(), buffer.GetSize()};
    }
};

inline Merged merged(std::vector<std::string> texts, const MergeOptions& options = {}) {
    Merged result;
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    const Result<MergeReport> report = merge(
        views, options,
        [&](std::string_view record) -> Result<void> {
            result.records.emplace_back(record);
            return {};
        },
        [&](const Fault& fault) { result.faults.push_back(fault); });
    EXPECT_TRUE(report.ok());
    if (report) result.report = *report;
    EXPECT_EQ(result.report.records, static_cast<std::int64_t>(result.records.size()));
    EXPECT_EQ(result.report.faults, static_cast<std::int64_t>(result.faults.size()));
    return result;
}

/// The folder of third-party OCDS data, or nothing.
inline std::filesystem::path data_folder() {
    const char* folder = std::getenv("STEWARD_DATA");
    return folder && *folder ? std::filesystem::path(folder) / "procurement" : std::filesystem::path();
}

inline std::string content(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    EXPECT_TRUE(in) << path;
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace steward::ocds::test
