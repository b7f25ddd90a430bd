#include "json_tree.hpp"

#include <rapidjson/error/en.h>

#include <algorithm>

namespace steward::ocds {

namespace {

using Kind = JsonTree::Kind;

/// Puts what RapidJSON reads into a tree.
class TreeHandler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, TreeHandler> {
public:
    TreeHandler(JsonTree& root, const rapidjson::MemoryStream& stream) : root_(root), stream_(stream) {}

    bool Null() { return leaf(Kind::null, {}); }
    bool Bool(bool value) { return leaf(value ? Kind::yes : Kind::no, {}); }
    bool RawNumber(const char* text, rapidjson::SizeType size, bool) { return leaf(Kind::number, {text, size}); }
    bool String(const char* text, rapidjson::SizeType size, bool) { return leaf(Kind::text, {text, size}); }
    bool Key(const char* text, rapidjson::SizeType size, bool) {
        name_.assign(text, size);
        return true;
    }
    bool StartObject() { return begin(Kind::object); }
    bool StartArray() { return begin(Kind::array); }
    bool EndObject(rapidjson::SizeType) { return open_.pop_back(), true; }
    bool EndArray(rapidjson::SizeType) { return open_.pop_back(), true; }

private:
    /// Where the next value goes; null when its object has too many already.
    JsonTree* next() {
        if (open_.empty()) return &root_;
        JsonTree& parent = *open_.back();
        if (parent.is(Kind::array)) return &parent.items.emplace_back();
        // Of two members of one name the last one counts, as with nearly every reader of JSON.
        if (JsonTree* old = parent.find(name_)) return &(*old = JsonTree());
        if (parent.members.size() >= max_members) return nullptr;
        parent.members.push_back({name_, JsonTree()});
        return &parent.members.back().value;
    }
    JsonTree* put(Kind kind) {
        JsonTree* value = next();
        if (!value) return nullptr;
        value->kind = kind;
        value->offset = stream_.Tell();
        return value;
    }
    bool leaf(Kind kind, std::string_view text) {
        JsonTree* value = put(kind);
        if (value) value->text = text;
        return value != nullptr;
    }
    bool begin(Kind kind) {
        JsonTree* value = open_.size() < max_depth ? put(kind) : nullptr;
        if (value) open_.push_back(value);
        return value != nullptr;
    }

    JsonTree& root_;
    const rapidjson::MemoryStream& stream_;
    std::vector<JsonTree*> open_;  // of a container only the last item grows, so these stay where they are
    std::string name_;
};

/// A number as digits without zeros at their ends, and the power of ten of the last one.
struct Decimal {
    bool negative = false;
    std::string digits;
    std::int64_t exponent = 0;
    friend bool operator==(const Decimal&, const Decimal&) = default;
};

Decimal decimal(std::string_view text) {
    Decimal number;
    bool fraction = false;
    std::size_t i = 0;
    if (i < text.size() && text[i] == '-') number.negative = true, ++i;
    for (; i < text.size() && text[i] != 'e' && text[i] != 'E'; ++i) {
        if (text[i] == '.') {
            fraction = true;
            continue;
        }
        number.digits += text[i];
        if (fraction) --number.exponent;
    }
    if (i < text.size()) {
        const bool below = text[++i] == '-';
        std::int64_t power = 0;
        for (; i < text.size(); ++i)
            if (text[i] >= '0' && text[i] <= '9') power = std::min(power * 10 + (text[i] - '0'), std::int64_t{1} << 40);
        number.exponent += below ? -power : power;
    }
    number.digits.erase(0, std::min(number.digits.find_first_not_of('0'), number.digits.size()));
    while (!number.digits.empty() && number.digits.back() == '0') {
        number.digits.pop_back();
        ++number.exponent;
    }
    return number.digits.empty() ? Decimal{} : number;
}

}  // namespace

bool equal(const JsonTree& a, const JsonTree& b) {
    if (a.kind != b.kind) return false;
    switch (a.kind) {
        case Kind::number: return a.text == b.text || decimal(a.text) == decimal(b.text);
        case Kind::text: return a.text == b.text;
        case Kind::array: return std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), equal);
        case Kind::object:
            return a.members.size() == b.members.size() && std::all_of(a.members.begin(), a.members.end(), [&](const JsonMember& member) {
                       const JsonTree* other = b.find(member.name);
                       return other && equal(member.value, *other);
                   });
        default: return true;
    }
}

Result<JsonTree> read_tree(std::string_view text) {
    JsonTree root;
    rapidjson::MemoryStream stream(text.data(), text.size());
    rapidjson::Reader reader;
    TreeHandler handler(root, stream);
    const rapidjson::ParseResult result = reader.Parse<read_flags>(stream, handler);
    if (result.IsError()) {
        const std::string byte = std::to_string(result.Offset() + 1);
        return Error{Status::json_syntax,
                     {"第 " + byte + " 个字节处不是 JSON，或嵌套超过 " + std::to_string(max_depth) + " 层，或一个对象的成员超过 " +
                          std::to_string(max_members) + " 个",
                      "no JSON at byte " + byte + ", or nested deeper than " + std::to_string(max_depth) +
                          ", or more than " + std::to_string(max_members) + " members of one object: " +
                          rapidjson::GetParseError_En(result.Code())}};
    }
    return root;
}

void write_tree(TreeWriter& writer, const JsonTree& tree) {
    const auto size = [](const std::string& text) { return static_cast<rapidjson::SizeType>(text.size()); };
    switch (tree.kind) {
        case Kind::null: writer.Null(); break;
        case Kind::no: writer.Bool(false); break;
        case Kind::yes: writer.Bool(true); break;
        case Kind::number: writer.RawValue(tree.text.data(), tree.text.size(), rapidjson::kNumberType); break;
        case Kind::text: writer.String(tree.text.data(), size(tree.text)); break;
        case Kind::array:
            writer.StartArray();
            for (const JsonTree& item : tree.items) write_tree(writer, item);
            writer.EndArray();
            break;
        case Kind::object:
            writer.StartObject();
            for (const auto& [name, value] : tree.members) {
                writer.Key(name.data(), size(name));
                write_tree(writer, value);
            }
            writer.EndObject();
            break;
    }
}

void append_step(std::string& pointer, std::string_view name) {
    pointer += '/';
    for (const char c : name) {
        if (c == '~')
            pointer += "~0";
        else if (c == '/')
            pointer += "~1";
        else
            pointer += c;
    }
}

std::int64_t Lines::at(std::size_t offset) {
    offset = std::min(offset, text_.size());
    if (offset < offset_) offset_ = 0, line_ = 1;
    line_ += std::count(text_.begin() + static_cast<std::ptrdiff_t>(offset_), text_.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
    offset_ = offset;
    return line_;
}

}  // namespace steward::ocds
