// JSON writing with RapidJSON's streaming writer: one growing buffer, no tree of values.
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <string_view>

#include "steward/rules/rulebook.hpp"

namespace steward {

/// A stream for rapidjson::Writer over a caller's string, so that its memory is used again.
class StringStream {
public:
    using Ch = char;
    explicit StringStream(std::string& out) noexcept : out_(out) {}
    void Put(char c) { out_.push_back(c); }
    void Flush() noexcept {}

private:
    std::string& out_;
};

/// The writer with the conventions that all of Steward's JSON shares.
class JsonWriter {
public:
    explicit JsonWriter(std::string& out) : stream_(out), writer_(stream_) {}

    void begin_object() { writer_.StartObject(); }
    void end_object() { writer_.EndObject(); }
    void begin_array() { writer_.StartArray(); }
    void end_array() { writer_.EndArray(); }
    void key(std::string_view name) { writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
    void value(std::string_view text) { writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }
    void value(std::int64_t number) { writer_.Int64(number); }
    void value(bool flag) { writer_.Bool(flag); }
    void null() { writer_.Null(); }

    void member(std::string_view name, std::string_view text) { key(name), value(text); }
    void member(std::string_view name, const char* text) { key(name), value(std::string_view(text)); }
    void member(std::string_view name, std::int64_t number) { key(name), value(number); }
    void member(std::string_view name, std::int32_t number) { key(name), value(std::int64_t{number}); }
    void member(std::string_view name, bool flag) { key(name), value(flag); }

private:
    StringStream stream_;
    rapidjson::Writer<StringStream> writer_;
};

/// `[{"document": …, "number": …, "article": …}, …]`
void write_citations(JsonWriter& json, const Rulebook& book, const std::vector<Citation>& cites);

}  // namespace steward
