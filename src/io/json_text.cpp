#include "json_text.hpp"

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <utility>

#include "steward/kernel/utf8.hpp"

namespace steward::detail {

/// Puts what RapidJSON reads into a document.
class JsonHandler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, JsonHandler> {
public:
    explicit JsonHandler(JsonDocument& document) : document_(document) {}

    bool Null() { return leaf(JsonNode::Kind::null, {}); }
    bool Bool(bool value) { return leaf(value ? JsonNode::Kind::yes : JsonNode::Kind::no, {}); }
    bool RawNumber(const char* text, rapidjson::SizeType size, bool) { return leaf(JsonNode::Kind::number, kept(text, size)); }
    bool String(const char* text, rapidjson::SizeType size, bool) { return leaf(JsonNode::Kind::text, kept(text, size)); }
    bool Key(const char* text, rapidjson::SizeType size, bool) {
        name_ = kept(text, size);
        return true;
    }
    bool StartObject() { return begin(JsonNode::Kind::object); }
    bool StartArray() { return begin(JsonNode::Kind::array); }
    bool EndObject(rapidjson::SizeType) { return end(); }
    bool EndArray(rapidjson::SizeType) { return end(); }

private:
    /// A text without escapes is no longer than it was with them, so all of them fit into the length of the whole.
    std::string_view kept(const char* text, std::size_t size) {
        const std::size_t at = document_.characters_.size();
        document_.characters_.append(text, size);
        return std::string_view(document_.characters_).substr(at);
    }
    bool leaf(JsonNode::Kind kind, std::string_view text) {
        document_.nodes_.push_back({kind, document_.nodes_.size() + 1, std::exchange(name_, {}), text});
        return true;
    }
    bool begin(JsonNode::Kind kind) {
        document_.open_.push_back(document_.nodes_.size());
        return leaf(kind, {});
    }
    bool end() {
        document_.nodes_[document_.open_.back()].end = document_.nodes_.size();
        document_.open_.pop_back();
        return true;
    }

    JsonDocument& document_;
    std::string_view name_;
};

Result<void> JsonDocument::read(std::string_view text) {
    const auto fault = [](std::size_t byte, std::string_view why_zh, std::string_view why_en) {
        const std::string number = std::to_string(byte + 1);
        return Error{Status::json_syntax, {"第 " + number + " 个字节处不是 JSON：" + std::string(why_zh),
                                           "no JSON at byte " + number + ": " + std::string(why_en)}};
    };
    nodes_.clear(), open_.clear(), characters_.clear();
    characters_.reserve(text.size());
    if (const std::size_t valid = valid_utf8_prefix(text); valid != text.size())
        return fault(valid, "应为 UTF-8", "it must be UTF-8");
    rapidjson::MemoryStream bytes(text.data(), text.size());
    rapidjson::Reader reader;
    JsonHandler handler(*this);
    // Iterative: a text of a million brackets must not use up the stack.
    constexpr unsigned flags = rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag;
    const rapidjson::ParseResult result = reader.Parse<flags>(bytes, handler);
    if (result.IsError())
        return fault(result.Offset(), "请核对引号、逗号和括号，文本是否完整", rapidjson::GetParseError_En(result.Code()));
    return check_names();
}

Result<void> JsonDocument::check_names() {
    for (std::size_t object = 0; object < nodes_.size(); ++object) {
        if (nodes_[object].kind != JsonNode::Kind::object) continue;
        names_.clear();
        for (std::size_t i = first_in(object); i < nodes_[object].end; i = nodes_[i].end) names_.push_back(nodes_[i].name);
        std::sort(names_.begin(), names_.end());
        const auto twice = std::adjacent_find(names_.begin(), names_.end());
        if (twice == names_.end()) continue;
        const std::string name = printable(*twice);
        return Error{Status::json_syntax, {"成员“" + name + "”出现两次，应只有一个", "the member '" + name + "' is there twice; it must be there once"}};
    }
    return {};
}

std::size_t JsonDocument::member(std::size_t object, std::string_view name) const noexcept {
    for (std::size_t i = first_in(object); i < nodes_[object].end; i = nodes_[i].end)
        if (nodes_[i].name == name) return i;
    return 0;
}

void JsonOut::copy(const JsonDocument& document, std::size_t node) {
    // Containers that are open: where each ends. Not recursive, for the same reason as the reader.
    std::vector<std::size_t> open;
    const auto close = [&](std::size_t at) {
        while (!open.empty() && document[open.back()].end == at) {
            if (document[open.back()].kind == JsonNode::Kind::object)
                end_object();
            else
                end_array();
            open.pop_back();
        }
    };
    for (std::size_t i = node; i < document[node].end; ++i) {
        close(i);
        const JsonNode& value = document[i];
        if (!open.empty() && document[open.back()].kind == JsonNode::Kind::object) key(value.name);
        switch (value.kind) {
            case JsonNode::Kind::null: null(); break;
            case JsonNode::Kind::no: flag(false); break;
            case JsonNode::Kind::yes: flag(true); break;
            case JsonNode::Kind::text: text(value.text); break;
            case JsonNode::Kind::number: writer_.RawValue(value.text.data(), value.text.size(), rapidjson::kNumberType); break;
            case JsonNode::Kind::object:
                begin_object();
                open.push_back(i);
                break;
            case JsonNode::Kind::array:
                begin_array();
                open.push_back(i);
                break;
        }
    }
    close(document[node].end);
}

}  // namespace steward::detail
