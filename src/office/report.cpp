#include "steward/office/report.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <array>

namespace steward {
namespace {

constexpr std::array finding_names{"clock_went_back",  "event_altered", "event_missing",
                                   "event_unexpected", "batch_altered", "batch_missing",
                                   "tail_missing",     "head_differs",  "file_damaged"};
static_assert(finding_names.size() == static_cast<std::size_t>(FindingKind::file_damaged) + 1);

class Report {
public:
    [[nodiscard]] std::string finish() const { return {buffer_.GetString(), buffer_.GetSize()}; }
    rapidjson::Writer<rapidjson::StringBuffer>& writer() noexcept { return writer_; }
    void member(const char* name, std::string_view text) {
        writer_.Key(name);
        writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
    }
    void member(const char* name, std::int64_t number) {
        writer_.Key(name);
        writer_.Int64(number);
    }
    void flag(const char* name, bool value) {
        writer_.Key(name);
        writer_.Bool(value);
    }

private:
    rapidjson::StringBuffer buffer_;
    rapidjson::Writer<rapidjson::StringBuffer> writer_{buffer_};
};

}  // namespace

std::string verify_json(const VerifyReport& report, Language language) {
    Report json;
    json.writer().StartObject();
    json.flag("sound", report.sound());
    json.member("events", report.events);
    json.member("batches", report.batches);
    json.flag("ended_early", report.ended_early);
    json.writer().Key("findings");
    json.writer().StartArray();
    for (const Finding& finding : report.findings) {
        json.writer().StartObject();
        json.member("kind", std::string_view(finding_names[static_cast<std::size_t>(finding.kind)]));
        json.member("first_seq", finding.first_seq);
        json.member("last_seq", finding.last_seq);
        json.member("batch", finding.batch);
        json.member("text", std::string_view(finding.text.in(language)));
        json.writer().EndObject();
    }
    json.writer().EndArray();
    json.writer().EndObject();
    return json.finish();
}

std::string redecisions_json(std::span<const Redecision> differences) {
    Report json;
    json.writer().StartArray();
    for (const Redecision& difference : differences) {
        json.writer().StartObject();
        json.member("seq", difference.seq);
        json.member("event_id", std::string_view(difference.event_id));
        json.member("type", std::string_view(difference.type));
        json.member("column", std::string_view(difference.column));
        json.member("then", std::string_view(difference.then));
        json.member("now", std::string_view(difference.now));
        json.writer().EndObject();
    }
    json.writer().EndArray();
    return json.finish();
}

}  // namespace steward
