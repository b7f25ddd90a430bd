#include "citation.hpp"

#include <algorithm>

namespace office_year {

using namespace steward;

namespace {

bool is_number(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string article_text(const std::string& article, Language language) {
    if (!is_number(article)) return article;
    return language == Language::zh ? "第" + article + "条" : "art. " + article;
}

}  // namespace

std::string rule_id(const Rulebook& book, std::int32_t version) {
    return book.rule_of(version).id + "@" + to_text(book.version(version).from);
}

std::string citations(const Rulebook& book, std::int32_t version, Language language) {
    const bool zh = language == Language::zh;
    std::string text;
    std::int32_t document = -1;
    for (const Citation& cite : book.version(version).cites) {
        const std::string article = article_text(cite.article, language);
        if (cite.document == document) {
            text += (zh ? "、" : ", ") + article;
            continue;
        }
        if (!text.empty()) text += zh ? "；" : "; ";
        document = cite.document;
        text += book.documents()[static_cast<std::size_t>(document)].number;
        if (!article.empty()) text += " " + article;
    }
    return text;
}

}  // namespace office_year
