// JSON writing with RapidJSON's streaming writer: one growing buffer, no tree of values.
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>

#include "steward/rules/cited.hpp"

namespace steward {

/// A stream for rapidjson::Writer over a caller's string, so that its memory is used again. The string has its text only
/// after `finish`.
class StringStream {
public:
    using Ch = char;
    explicit StringStream(std::string& out) : out_(out) {
        out_.resize(out_.capacity());
        at_ = out_.data();
        end_ = at_ + out_.size();
    }
    void Put(char c) {
        if (at_ == end_) [[unlikely]] grow(1);
        *at_++ = c;
    }
    void Flush() noexcept {}
    /// A text between quotes, as it is.
    void put_quoted(std::string_view text) {
        if (static_cast<std::size_t>(end_ - at_) < text.size() + 2) [[unlikely]] grow(text.size() + 2);
        *at_++ = '"';
        at_ = std::copy(text.begin(), text.end(), at_);
        *at_++ = '"';
    }
    void finish() { out_.resize(static_cast<std::size_t>(at_ - out_.data())); }

private:
    void grow(std::size_t more) {
        const auto size = static_cast<std::size_t>(at_ - out_.data());
        out_.resize(std::max(size + more, 2 * size + 512));
        at_ = out_.data() + size;
        end_ = out_.data() + out_.size();
    }

    std::string& out_;
    char* at_ = nullptr;
    char* end_ = nullptr;
};

/// Whether JSON must escape anything in the text: a control character, a quote or a backslash. Eight bytes at a time.
[[nodiscard]] inline bool needs_escape(std::string_view text) noexcept {
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t high = 0x8080808080808080U;
    const auto zero_byte = [](std::uint64_t x) { return (x - ones) & ~x & high; };
    const auto special = [&](std::uint64_t x) {
        return ((x - ones * 0x20) & ~x & high) | zero_byte(x ^ (ones * '"')) | zero_byte(x ^ (ones * '\\'));
    };
    std::uint64_t found = 0;
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data() + i, 8);
        found |= special(eight);
    }
    std::uint64_t rest = ones * ' ';
    if (i < text.size()) std::memcpy(&rest, text.data() + i, text.size() - i);
    return (found | special(rest)) != 0;
}

/// RapidJSON's writer, but a text without anything to escape, as nearly all are, is appended in one piece.
class PlainTextWriter : public rapidjson::Writer<StringStream> {
public:
    using rapidjson::Writer<StringStream>::Writer;

    void text(std::string_view value) {
        if (needs_escape(value)) {
            String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
            return;
        }
        Prefix(rapidjson::kStringType);
        os_->put_quoted(value);
        EndValue(true);
    }
};

/// The writer with the conventions that all of Steward's JSON shares. It replaces what `out` held, and `out` has its text
/// when the writer is destroyed.
class JsonWriter {
public:
    explicit JsonWriter(std::string& out) : stream_(out), writer_(stream_) {}
    ~JsonWriter() { stream_.finish(); }
    JsonWriter(const JsonWriter&) = delete;
    JsonWriter& operator=(const JsonWriter&) = delete;

    void begin_object() { writer_.StartObject(); }
    void end_object() { writer_.EndObject(); }
    void begin_array() { writer_.StartArray(); }
    void end_array() { writer_.EndArray(); }
    void key(std::string_view name) { writer_.text(name); }
    void value(std::string_view text) { writer_.text(text); }
    void value(std::int64_t number) { writer_.Int64(number); }
    void value(bool flag) { writer_.Bool(flag); }
    void null() { writer_.Null(); }

    void member(std::string_view name, std::string_view text) { key(name), value(text); }
    void member(std::string_view name, const char* text) { key(name), value(std::string_view(text)); }
    void member(std::string_view name, std::int64_t number) { key(name), value(number); }
    void member(std::string_view name, std::int32_t number) { key(name), value(std::int64_t{number}); }
    void member(std::string_view name, bool flag) { key(name), value(flag); }
    void date(std::string_view name, std::optional<Date> date) {
        key(name);
        if (date)
            value(to_text(*date));
        else
            null();
    }
    void texts(std::string_view name, const std::vector<std::string>& list) {
        key(name);
        begin_array();
        for (const std::string& text : list) value(std::string_view(text));
        end_array();
    }

private:
    StringStream stream_;
    PlainTextWriter writer_;
};

/// `[{"document": …, "number": …, "article": …}, …]`
void write_citations(JsonWriter& json, std::span<const CitedPlace> places);
/// The same straight from a book, without a copy: explanations are made by the hundred thousand.
void write_citations(JsonWriter& json, const Rulebook& book, std::span<const Citation> cites);

}  // namespace steward
