/// @file
/// Text for people, always in Chinese and English (双语文本).
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace steward {

/// Language of a message. Chinese is the default everywhere.
enum class Language { zh, en };

/// A constant text in both languages. Views into static storage; free to copy, safe to share.
struct Text {
    std::string_view zh;
    std::string_view en;

    [[nodiscard]] constexpr std::string_view in(Language language) const noexcept {
        return language == Language::zh ? zh : en;
    }
};

[[nodiscard]] constexpr Text text(std::string_view zh, std::string_view en) noexcept { return {zh, en}; }

/// An owned text in both languages: a composed message, or a title read from a rule pack.
struct BilingualText {
    std::string zh;
    std::string en;

    BilingualText() = default;
    BilingualText(std::string zh_text, std::string en_text) : zh(std::move(zh_text)), en(std::move(en_text)) {}
    explicit BilingualText(Text constant) : zh(constant.zh), en(constant.en) {}

    [[nodiscard]] const std::string& in(Language language) const noexcept {
        return language == Language::zh ? zh : en;
    }
};

}  // namespace steward
