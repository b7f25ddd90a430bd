#include "steward/ocds/validate.hpp"

#include <rapidjson/document.h>
#include <rapidjson/schema.h>

#include <algorithm>
#include <optional>

#include "json_tree.hpp"
#include "pieces.hpp"
#include "steward/kernel/utf8.hpp"

namespace steward::ocds {

namespace {

using Kind = JsonTree::Kind;

constexpr std::string_view others = "steward_schemas";

/// A regular expression of a schema (ECMA 262) as RapidJSON's engine reads it: it knows no classes of characters.
std::string plain_pattern(std::string_view pattern) {
    std::string plain;
    bool in_class = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '\\' || i + 1 == pattern.size()) {
            if (pattern[i] == '[') in_class = true;
            if (pattern[i] == ']') in_class = false;
            plain += pattern[i];
            continue;
        }
        const char escaped = pattern[++i];
        // The beginning of a range that would end in a class means nothing: it stays as it is, and is refused.
        const bool in_range = in_class && plain.ends_with('-') && !plain.ends_with("[-");
        const std::string_view members = in_range         ? ""
                                         : escaped == 'd' ? "0-9"
                                         : escaped == 'w' ? "A-Za-z0-9_"
                                         : escaped == 's' ? " \\t\\n\\r\\f\\v"
                                                          : "";
        if (members.empty() && escaped == '/') {
            plain += '/';
        } else if (members.empty()) {
            plain += '\\';
            plain += escaped;
        } else {
            plain += in_class ? std::string(members) : "[" + std::string(members) + "]";
        }
    }
    return plain;
}

/// Whether RapidJSON's engine, which trusts its expressions, reads a pattern as ECMA 262 means it: groups and repetitions
/// are whole, anchors stand only around everything, and it is not too large.
class PatternCheck {
public:
    explicit PatternCheck(std::string_view pattern) : rest_(pattern) {}

    [[nodiscard]] bool sound() {
        const bool begins = take('^');
        const bool ends = rest_.ends_with('$') && !rest_.ends_with("\\$");
        if (ends) rest_.remove_suffix(1);
        // "^a|b$" would anchor both sides of the bar.
        return alternatives(0, !begins && !ends) > 0 && rest_.empty();
    }

private:
    static constexpr std::size_t most = 20'000;

    bool take(char c) {
        if (rest_.empty() || rest_[0] != c) return false;
        rest_.remove_prefix(1);
        return true;
    }

    /// States of the engine; 0 when something is wrong, as with the next four.
    std::size_t alternatives(int depth, bool several) {
        std::size_t size = sequence(depth);
        while (size > 0 && several && take('|')) {
            const std::size_t next = sequence(depth);
            size = next == 0 ? 0 : checked(size + next);
        }
        return size;
    }
    std::size_t sequence(int depth) {
        std::size_t size = 0;
        do {
            const std::size_t next = repeated(depth);
            if (next == 0) return 0;
            size = checked(size + next);
        } while (size > 0 && !rest_.empty() && rest_[0] != '|' && rest_[0] != ')');
        return size;
    }
    std::size_t repeated(int depth) {
        const std::size_t size = atom(depth);
        if (size == 0 || take('*') || take('+') || take('?')) return size;
        if (!take('{')) return size;
        std::size_t times = 0;
        if (!number(times)) return 0;
        if (take(',') && !rest_.empty() && rest_[0] != '}') {
            std::size_t upper = 0;
            if (!number(upper) || upper < times) return 0;
            times = upper;
        }
        return take('}') ? checked(size * std::max<std::size_t>(times, 1)) : 0;
    }
    std::size_t atom(int depth) {
        if (rest_.empty() || depth > 50) return 0;
        if (take('(')) {
            const std::size_t size = alternatives(depth + 1, true);
            return size > 0 && take(')') ? size : 0;
        }
        if (take('[')) return members() ? 1 : 0;
        if (take('\\')) return escape() ? 1 : 0;
        if (std::string_view("^$|)*+?{}]").find(rest_[0]) != std::string_view::npos) return 0;
        rest_.remove_prefix(1);
        return 1;
    }
    bool members() {
        take('^');
        for (bool any = false;; any = true) {
            if (rest_.empty()) return false;
            if (take(']')) return any;
            if (take('\\') ? !escape() : (rest_.remove_prefix(1), false)) return false;
        }
    }
    bool escape() {
        if (rest_.empty() || std::string_view("^$|()?*+.[]{}\\fnrtv").find(rest_[0]) == std::string_view::npos) return false;
        rest_.remove_prefix(1);
        return true;
    }
    bool number(std::size_t& value) {
        const std::size_t before = rest_.size();
        while (!rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9' && value <= most) {
            value = value * 10 + static_cast<std::size_t>(rest_[0] - '0');
            rest_.remove_prefix(1);
        }
        return rest_.size() < before && value <= most;
    }
    static std::size_t checked(std::size_t size) { return size <= most ? size : 0; }

    std::string_view rest_;
};

/// Makes one schema of several: the others lie inside the first, and every `$ref` says where.
class Bundle {
public:
    explicit Bundle(std::vector<JsonTree> schemas) : schemas_(std::move(schemas)) {
        for (const JsonTree& schema : schemas_) {
            const JsonTree* id = schema.find("id");
            ids_.push_back(id && id->is(Kind::text) ? without_hash(id->text) : "");
        }
    }

    Result<JsonTree> make() {
        for (std::size_t i = 0; i < schemas_.size(); ++i)
            if (Result<void> done = adapt(schemas_[i], i); !done) return std::move(done).error();
        JsonTree rest = JsonTree::of_kind(Kind::object);
        for (std::size_t i = 1; i < schemas_.size(); ++i) rest.set(name_of(i), std::move(schemas_[i]));
        JsonTree root = std::move(schemas_.front());
        root.set(others, std::move(rest));
        if (Result<void> done = check_references(root, root); !done) return std::move(done).error();
        return root;
    }

    /// What a pointer ("#/definitions/Value") names.
    static const JsonTree* at(const JsonTree& root, std::string_view pointer) {
        const rapidjson::Pointer steps(pointer.data(), pointer.size());
        if (!steps.IsValid()) return nullptr;
        const JsonTree* value = &root;
        for (std::size_t i = 0; value && i < steps.GetTokenCount(); ++i) {
            const auto& token = steps.GetTokens()[i];
            const std::string_view name(token.name, token.length);
            // RapidJSON finds no schema by a name that is a number.
            const bool number = token.index != rapidjson::kPointerInvalidIndex;
            if (value->is(Kind::array))
                value = number && token.index < value->items.size() ? &value->items[token.index] : nullptr;
            else
                value = number ? nullptr : value->find(name);
        }
        return value;
    }

private:
    static std::string without_hash(std::string_view id) { return std::string(id.substr(0, id.find('#'))); }

    [[nodiscard]] static std::string name_of(std::size_t schema) { return "schema" + std::to_string(schema); }
    [[nodiscard]] static std::string place_of(std::size_t schema) {
        return schema == 0 ? "#" : "#/" + std::string(others) + "/" + name_of(schema);
    }

    Result<void> adapt(JsonTree& value, std::size_t schema) {
        for (JsonTree& item : value.items)
            if (Result<void> done = adapt(item, schema); !done) return done;
        for (JsonMember& member : value.members) {
            const std::string& name = member.name;
            JsonTree& inner = member.value;
            if (name == "$ref" && inner.is(Kind::text)) {
                if (Result<void> done = refer(inner.text, schema); !done) return done;
            } else if (name == "pattern" && inner.is(Kind::text)) {
                if (Result<void> done = simplify(inner.text); !done) return done;
            } else if (name == "patternProperties" && inner.is(Kind::object)) {
                for (JsonMember& pattern : inner.members)
                    if (Result<void> done = simplify(pattern.name); !done) return done;
            }
            if (Result<void> done = adapt(inner, schema); !done) return done;
        }
        return {};
    }

    Result<void> refer(std::string& reference, std::size_t schema) const {
        const std::size_t hash = std::min(reference.find('#'), reference.size());
        const std::string document = reference.substr(0, hash);
        const std::string place = hash < reference.size() ? reference.substr(hash + 1) : "";
        if (!document.empty()) {
            const auto found = std::find(ids_.begin(), ids_.end(), document);
            if (found == ids_.end())
                return Error{Status::malformed, {"模式引用了“" + printable(document, 200) + "”，未给出 id 为它的模式",
                                            "the schema refers to '" + printable(document, 200) + "', and no schema with that id is given"}};
            schema = static_cast<std::size_t>(found - ids_.begin());
        }
        reference = place_of(schema) + place;
        return {};
    }

    static Result<void> simplify(std::string& pattern) {
        std::string plain = plain_pattern(pattern);
        if (!PatternCheck(plain).sound() || !rapidjson::internal::GenericRegex<rapidjson::UTF8<>>(plain.c_str()).IsValid())
            return Error{Status::malformed, {"无法理解模式中的正则表达式“" + printable(pattern) + "”",
                                        "the pattern '" + printable(pattern) + "' of the schema cannot be understood"}};
        pattern = std::move(plain);
        return {};
    }

    /// A `$ref` must lead to a schema, and not in a circle.
    static Result<void> check_references(const JsonTree& value, const JsonTree& root) {
        for (const JsonTree& item : value.items)
            if (Result<void> done = check_references(item, root); !done) return done;
        const JsonTree* at_value = &value;
        for (int steps = 0; const JsonTree* reference = at_value->find("$ref"); ++steps) {
            if (!reference->is(Kind::text)) break;
            at_value = at(root, reference->text);
            if (!at_value || !at_value->is(Kind::object) || steps > 20)
                return Error{Status::malformed, {"模式中的 $ref “" + printable(reference->text, 200) + "”没有指向任何模式",
                                            "the $ref '" + printable(reference->text, 200) + "' of the schema leads to no schema"}};
        }
        for (const JsonMember& member : value.members)
            if (Result<void> done = check_references(member.value, root); !done) return done;
        return {};
    }

    std::vector<JsonTree> schemas_;
    std::vector<std::string> ids_;
};

PieceKind described_by(const JsonTree& schema) {
    const JsonTree* properties = schema.find("properties");
    const auto has = [&](std::string_view name) { return properties && properties->find(name); };
    if (has("compiledRelease") && has("releases")) return PieceKind::record;
    if (has("ocid") && has("tag")) return PieceKind::release_or_compiled;
    return PieceKind::whole;
}

/// What is left to see of a tree, told to a validator. Numbers go through RapidJSON's own reader of numbers.
bool tell(const JsonTree& tree, rapidjson::SchemaValidator& validator) {
    const auto size = [](const std::string& text) { return static_cast<rapidjson::SizeType>(text.size()); };
    switch (tree.kind) {
        case Kind::null: return validator.Null();
        case Kind::no: return validator.Bool(false);
        case Kind::yes: return validator.Bool(true);
        case Kind::text: return validator.String(tree.text.data(), size(tree.text), true);
        case Kind::number: {
            rapidjson::MemoryStream stream(tree.text.data(), tree.text.size());
            rapidjson::Reader reader;
            return !reader.Parse(stream, validator).IsError();
        }
        case Kind::array: {
            if (!validator.StartArray()) return false;
            rapidjson::SizeType count = 0;
            for (const JsonTree& item : tree.items) {
                if (item.hidden) continue;
                if (!tell(item, validator)) return false;
                ++count;
            }
            return validator.EndArray(count);
        }
        case Kind::object: {
            if (!validator.StartObject()) return false;
            rapidjson::SizeType count = 0;
            for (const auto& [name, value] : tree.members) {
                if (value.hidden) continue;
                if (!validator.Key(name.data(), size(name), true) || !tell(value, validator)) return false;
                ++count;
            }
            return validator.EndObject(count);
        }
    }
    return false;
}

/// The value that a validator points to, and its pointer with what is hidden counted in.
struct Place {
    JsonTree* value = nullptr;
    std::string pointer;
};

Place place_of(JsonTree& root, const rapidjson::Pointer& pointer) {
    Place place{&root, {}};
    for (std::size_t i = 0; i < pointer.GetTokenCount(); ++i) {
        const auto& token = pointer.GetTokens()[i];
        const std::string_view name(token.name, token.length);
        JsonTree* next = nullptr;
        if (place.value->is(Kind::array)) {
            std::size_t left = token.index;
            for (std::size_t at = 0; at < place.value->items.size() && !next; ++at) {
                if (place.value->items[at].hidden || left-- > 0) continue;
                next = &place.value->items[at];
                append_step(place.pointer, std::to_string(at));
            }
        } else if ((next = place.value->find(name))) {
            append_step(place.pointer, name);
        }
        if (!next) break;  // the breach is of what lies around it
        place.value = next;
    }
    return place;
}

bool hides_something(const JsonTree& value) {
    return std::any_of(value.items.begin(), value.items.end(), [](const JsonTree& item) { return item.hidden; }) ||
           std::any_of(value.members.begin(), value.members.end(), [](const JsonMember& member) { return member.value.hidden; });
}

BilingualText message_of(std::string_view keyword, const JsonTree& value) {
    const std::string shown = value.is(Kind::text)     ? "“" + printable(value.text) + "”"
                              : value.is(Kind::number) ? printable(value.text)
                              : value.is(Kind::null)   ? "null"
                              : value.is(Kind::array)  ? "数组"
                              : value.is(Kind::object) ? "对象"
                                                       : (value.is(Kind::yes) ? "true" : "false");
    const std::string shown_en = value.is(Kind::text)     ? "'" + printable(value.text) + "'"
                                 : value.is(Kind::array)  ? "an array"
                                 : value.is(Kind::object) ? "an object"
                                                          : shown;
    const std::string word(keyword);
    return {"值" + shown + "不符合模式的 " + word, shown_en + " breaks '" + word + "' of the schema"};
}

}  // namespace

struct Validator::Schema {
    explicit Schema(JsonTree bundled) : tree(std::move(bundled)), kind(described_by(tree)) {
        rapidjson::StringBuffer buffer;
        TreeWriter writer(buffer);
        write_tree(writer, tree);
        rapidjson::Document document;
        document.Parse(buffer.GetString(), buffer.GetSize());
        compiled.emplace(document);
    }

    JsonTree tree;
    PieceKind kind;
    std::optional<rapidjson::SchemaDocument> compiled;
};

namespace {

/// The names that a schema requires, where the validator found them missing.
std::vector<std::string> missing_names(const JsonTree& schema, const rapidjson::Pointer& place, const JsonTree& object) {
    rapidjson::StringBuffer buffer;
    place.Stringify(buffer);
    const JsonTree* at = Bundle::at(schema, {buffer.GetString(), buffer.GetSize()});
    const JsonTree* required = at ? at->find("required") : nullptr;
    std::vector<std::string> names;
    if (required)
        for (const JsonTree& name : required->items)
            if (!object.find(name.text)) names.push_back(name.text);
    return names;
}

}  // namespace

Validator::Validator(std::unique_ptr<Schema> schema) : schema_(std::move(schema)) {}
Validator::Validator(Validator&&) noexcept = default;
Validator& Validator::operator=(Validator&&) noexcept = default;
Validator::~Validator() = default;

Result<Validator> Validator::open(std::span<const std::string_view> schemas) {
    if (schemas.empty()) return Error{Status::argument, {"未给出模式", "no schema is given"}};
    std::vector<JsonTree> trees;
    for (const std::string_view text : schemas) {
        Result<JsonTree> tree = read_tree(text);
        if (!tree) return std::move(tree).error();
        if (!tree->is(Kind::object)) return Error{Status::malformed, {"模式应为一个 JSON 对象", "a schema must be a JSON object"}};
        trees.push_back(std::move(*tree));
    }
    Result<JsonTree> bundled = Bundle(std::move(trees)).make();
    if (!bundled) return std::move(bundled).error();
    return Validator(std::make_unique<Schema>(std::move(*bundled)));
}

ValidationReport Validator::validate(std::string_view text, const FaultSink& faults, std::int64_t limit) const {
    ValidationReport report;
    rapidjson::SchemaValidator validator(*schema_->compiled);

    const auto all_breaches = [&](const Piece& piece, JsonTree& root) {
        std::vector<std::pair<std::size_t, Fault>> found;
        const auto add = [&](const Place& place, std::string_view keyword, BilingualText message) {
            Fault fault;
            fault.pointer = piece.pointer + place.pointer;
            fault.keyword = keyword;
            fault.message = std::move(message);
            found.emplace_back(piece.begin + place.value->offset, std::move(fault));
        };
        while (static_cast<std::int64_t>(found.size()) < limit) {
            validator.Reset();
            if (tell(root, validator)) break;
            const char* word = validator.GetInvalidSchemaKeyword();
            const std::string keyword = word ? word : "schema";
            const Place place = place_of(root, validator.GetInvalidDocumentPointer());
            if (keyword == "required") {
                // What is missing only because it is hidden has been reported.
                const auto names = missing_names(schema_->tree, validator.GetInvalidSchemaPointer(), *place.value);
                for (const std::string& name : names)
                    add(place, keyword, {"缺少必填的“" + printable(name) + "”", "'" + printable(name) + "' is required, and is not there"});
                if (names.empty() && !hides_something(*place.value)) add(place, keyword, message_of(keyword, *place.value));
            } else if ((keyword != "minItems" && keyword != "minProperties") || !hides_something(*place.value)) {
                add(place, keyword, message_of(keyword, *place.value));
            }
            place.value->hidden = true;
            if (place.value == &root) break;
        }
        std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        Lines lines(text);
        for (auto& [offset, fault] : found) {
            fault.line = lines.at(offset);
            ++report.faults;
            faults(fault);
        }
    };

    const auto check = [&](const Piece& piece) {
        if (schema_->kind == PieceKind::release_or_compiled && !piece.ocid && piece.has_url) return;  // only a link
        ++report.checked;
        const std::string_view own = text.substr(piece.begin, piece.end - piece.begin);
        rapidjson::MemoryStream stream(own.data(), own.size());
        rapidjson::Reader reader;
        validator.Reset();
        if (!reader.Parse<rapidjson::kParseIterativeFlag>(stream, validator).IsError()) return;
        ++report.invalid;
        Result<JsonTree> tree = read_tree(own);
        if (tree) return all_breaches(piece, *tree);
        ++report.faults;
        faults({0, Lines(text).at(piece.begin), piece.pointer, "json_syntax", tree.error().message});
    };

    find_pieces(text, schema_->kind, check, [&](const Fault& syntax) {
        ++report.faults;
        faults(syntax);
    });
    return report;
}

}  // namespace steward::ocds
