// JSON as a tree that can be changed: numbers stay the texts that they are, members keep their order. Internal.
#pragma once

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "steward/kernel/result.hpp"

namespace steward::ocds {

/// Values may lie this deep inside each other: what works on a tree calls itself.
constexpr std::size_t max_depth = 100;
/// So many members one object may have: they are looked for one after the other.
constexpr std::size_t max_members = 10'000;

struct JsonMember;

struct JsonTree {
    enum class Kind : std::int8_t { null, no, yes, number, text, array, object };
    Kind kind = Kind::null;
    bool versions = false;   ///< of an array: a list of versioned values
    bool hidden = false;     ///< the validation has reported it
    std::size_t offset = 0;  ///< in the text, on the value's (first) line
    std::string text;        ///< of a number, as it is written, or of a text
    std::vector<JsonTree> items;
    std::vector<JsonMember> members;

    [[nodiscard]] static JsonTree of_kind(Kind kind);
    [[nodiscard]] static JsonTree of_text(std::string_view text);

    [[nodiscard]] bool is(Kind other) const noexcept { return kind == other; }
    /// A member of an object, or null.
    [[nodiscard]] const JsonTree* find(std::string_view name) const noexcept;
    [[nodiscard]] JsonTree* find(std::string_view name) noexcept;
    void set(std::string_view name, JsonTree value);
    void erase(std::string_view name);
};

struct JsonMember {
    std::string name;
    JsonTree value;
};

inline JsonTree JsonTree::of_kind(Kind kind) {
    JsonTree tree;
    tree.kind = kind;
    return tree;
}
inline JsonTree JsonTree::of_text(std::string_view text) {
    JsonTree tree = of_kind(Kind::text);
    tree.text = text;
    return tree;
}
inline const JsonTree* JsonTree::find(std::string_view name) const noexcept {
    for (const JsonMember& member : members)
        if (member.name == name) return &member.value;
    return nullptr;
}
inline JsonTree* JsonTree::find(std::string_view name) noexcept {
    return const_cast<JsonTree*>(std::as_const(*this).find(name));  // NOLINT: the object itself may be changed
}
inline void JsonTree::set(std::string_view name, JsonTree value) {
    if (JsonTree* old = find(name))
        *old = std::move(value);
    else
        members.push_back({std::string(name), std::move(value)});
}
inline void JsonTree::erase(std::string_view name) {
    std::erase_if(members, [&](const JsonMember& member) { return member.name == name; });
}

/// Equal as values: members in any order, numbers as exact decimals.
[[nodiscard]] bool equal(const JsonTree& a, const JsonTree& b);

/// Reads one value that fills the text. Status::json_syntax.
[[nodiscard]] Result<JsonTree> read_tree(std::string_view text);

using TreeWriter = rapidjson::Writer<rapidjson::StringBuffer>;
void write_tree(TreeWriter& writer, const JsonTree& tree);

/// A step of a JSON pointer, with its slash.
void append_step(std::string& pointer, std::string_view name);

/// The line of an offset, from 1; asked for ascending offsets it reads the text once.
class Lines {
public:
    explicit Lines(std::string_view text) : text_(text) {}
    [[nodiscard]] std::int64_t at(std::size_t offset);

private:
    std::string_view text_;
    std::size_t offset_ = 0;
    std::int64_t line_ = 1;
};

constexpr unsigned read_flags = rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseValidateEncodingFlag |
                                rapidjson::kParseIterativeFlag;

}  // namespace steward::ocds
