// Arguments that many calls share: names and language tags.
#pragma once

#include "guard.hpp"
#include "steward/kernel/utf8.hpp"
#include "steward/rules/prepared.hpp"

namespace steward::capi {

/// A NUL-terminated name: not NULL, valid UTF-8.
[[nodiscard]] inline Result<std::string_view> name(const char* text, const char* argument) {
    if (!text) return null_argument(argument);
    const std::string_view view(text);
    if (!valid_utf8(view))
        return Error{Status::invalid_utf8, BilingualText("参数 " + std::string(argument) + " 不是 UTF-8：“" + printable(view) + "”",
                                                         "argument " + std::string(argument) + " is not UTF-8: '" + printable(view) + "'")};
    return view;
}

[[nodiscard]] inline Result<Language> language(const char* lang) {
    const Result<std::string_view> tag = name(lang, "lang");
    if (!tag) return tag.error();
    if (*tag == "zh") return Language::zh;
    if (*tag == "en") return Language::en;
    return Error{Status::unknown_language, BilingualText("不认识的语言“" + printable(*tag) + "”，应为 zh 或 en",
                                                         "unknown language '" + printable(*tag) + "'; it must be zh or en")};
}

[[nodiscard]] inline Result<ExplanationFormat> format(const char* format) {
    const Result<std::string_view> tag = name(format, "format");
    if (!tag) return tag.error();
    if (*tag == "text") return ExplanationFormat::text;
    if (*tag == "json") return ExplanationFormat::json;
    return Error{Status::unknown_language, BilingualText("不认识的格式“" + printable(*tag) + "”，应为 text 或 json",
                                                         "unknown format '" + printable(*tag) + "'; it must be text or json")};
}

}  // namespace steward::capi
