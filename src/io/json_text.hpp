/// @file
/// JSON in and out for the io module: read with RapidJSON's reader, written with its writer. Numbers stay the texts that
/// they are; none passes through binary floating point. Internal.
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "steward/kernel/result.hpp"

namespace steward::detail {

/// A value of a text that was read. What is inside it follows it, up to `end`.
struct JsonNode {
    enum class Kind : std::int8_t { null, no, yes, number, text, array, object };
    Kind kind = Kind::null;
    std::size_t end = 0;    ///< index of the first node that is not inside
    std::string_view name;  ///< of a member of an object
    std::string_view text;  ///< of a number, as it is written, or of a text, without escapes
};

/// A text that was read, as its nodes in the order of the text. Reading another one uses the memory again.
class JsonDocument {
public:
    /// Status::json_syntax for what RFC 8259 does not allow, for bytes that are no UTF-8, and for two members of one name in
    /// an object. The message names the byte.
    [[nodiscard]] Result<void> read(std::string_view text);

    [[nodiscard]] const JsonNode& operator[](std::size_t node) const noexcept { return nodes_[node]; }
    [[nodiscard]] const JsonNode& root() const noexcept { return nodes_.front(); }
    /// The first node inside a node; the ones beside it begin at each other's `end`.
    [[nodiscard]] std::size_t first_in(std::size_t node) const noexcept { return node + 1; }
    /// A member of an object, or 0 when there is none.
    [[nodiscard]] std::size_t member(std::size_t object, std::string_view name) const noexcept;

private:
    [[nodiscard]] Result<void> check_names();

    friend class JsonHandler;
    std::vector<JsonNode> nodes_;
    std::vector<std::size_t> open_;
    std::string characters_;  ///< of names and texts; never grows while it is read into
    std::vector<std::string_view> names_;
};

/// The writer, with calls for the types of Steward.
class JsonOut {
public:
    void begin_object() { writer_.StartObject(); }
    void end_object() { writer_.EndObject(); }
    void begin_array() { writer_.StartArray(); }
    void end_array() { writer_.EndArray(); }
    void key(std::string_view name) { writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
    void text(std::string_view value) { writer_.String(value.data(), static_cast<rapidjson::SizeType>(value.size())); }
    void number(std::int64_t value) { writer_.Int64(value); }
    void flag(bool value) { writer_.Bool(value); }
    void null() { writer_.Null(); }
    /// A value that was read, with all that is inside it; the same value, numbers to the character.
    void copy(const JsonDocument& document, std::size_t node);

    void member(std::string_view name, std::string_view value) { key(name), text(value); }
    void member(std::string_view name, std::int64_t value) { key(name), number(value); }

    [[nodiscard]] std::string_view view() const noexcept { return {buffer_.GetString(), buffer_.GetSize()}; }
    /// Ends a text and begins the next one, on a line of its own.
    void end_line() {
        buffer_.Put('\n');
        writer_.Reset(buffer_);
    }
    void clear() {
        buffer_.Clear();
        writer_.Reset(buffer_);
    }

private:
    rapidjson::StringBuffer buffer_;
    rapidjson::Writer<rapidjson::StringBuffer> writer_{buffer_};
};

}  // namespace steward::detail
