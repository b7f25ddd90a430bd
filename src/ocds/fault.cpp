#include "steward/ocds/fault.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace steward::ocds {

std::string to_json(const Fault& fault, Language language) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    const auto text = [&](const char* name, const std::string& value) {
        writer.Key(name);
        writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    };
    writer.StartObject();
    writer.Key("file");
    writer.Uint64(fault.file);
    writer.Key("line");
    writer.Int64(fault.line);
    text("pointer", fault.pointer);
    text("keyword", fault.keyword);
    text("message", fault.message.in(language));
    writer.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace steward::ocds
