// Lint: what is wrong or doubtful in rule packs, whether or not they would load.
#include "steward/rules/rulebook.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "loader.hpp"

namespace steward {

std::vector<Diagnostic> lint_packs(const Catalogue& catalogue, std::span<const PackSource> packs) {
    PackLoader loader(catalogue);
    // The loader looks for everything that lint reports; the book itself is not wanted.
    static_cast<void>(loader.load(packs));
    return loader.diagnostics();
}

std::string diagnostics_json(std::span<const Diagnostic> diagnostics, Language language) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer writer(buffer);
    const auto text = [&](const char* key, std::string_view value) {
        writer.Key(key);
        writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    };
    writer.StartArray();
    for (const Diagnostic& diagnostic : diagnostics) {
        writer.StartObject();
        text("severity", diagnostic.severity == Severity::error ? "error" : "warning");
        text("code", diagnostic.code);
        text("file", diagnostic.place.file);
        writer.Key("line");
        writer.Int(diagnostic.place.line);
        text("rule", diagnostic.rule);
        text("key", diagnostic.key);
        text("message", diagnostic.message.in(language));
        writer.EndObject();
    }
    writer.EndArray();
    return buffer.GetString();
}

}  // namespace steward
