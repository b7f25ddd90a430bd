#include "steward/rules/cited.hpp"

#include <algorithm>

#include "json.hpp"

namespace steward {

std::vector<CitedPlace> cited_places(const Rulebook& book, std::span<const Citation> cites) {
    std::vector<CitedPlace> places;
    for (const Citation& cite : cites) {
        const Document& document = book.documents()[static_cast<std::size_t>(cite.document)];
        places.push_back({document.title, document.number, cite.article, document.issued});
    }
    return places;
}

std::string to_text(std::span<const CitedPlace> places, Language language) {
    const bool zh = language == Language::zh;
    std::string out;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const CitedPlace& place = places[i];
        if (i > 0 && places[i - 1].title == place.title && places[i - 1].number == place.number) {
            out += zh ? "、" : ", ";
        } else {
            if (i > 0) out += zh ? "；" : "; ";
            out += "《" + place.title + "》" + place.number;
            if (!place.article.empty()) out += ' ';
        }
        append_article(out, place.article, language);
    }
    return out;
}

namespace {

void write_citation(JsonWriter& json, const std::string& title, const std::string& number, const std::string& article) {
    json.begin_object();
    json.member("document", title);
    json.member("number", number);
    json.member("article", article);
    json.end_object();
}

}  // namespace

void write_citations(JsonWriter& json, std::span<const CitedPlace> places) {
    json.begin_array();
    for (const CitedPlace& place : places) write_citation(json, place.title, place.number, place.article);
    json.end_array();
}

void write_citations(JsonWriter& json, const Rulebook& book, std::span<const Citation> cites) {
    json.begin_array();
    for (const Citation& cite : cites) {
        const Document& document = book.documents()[static_cast<std::size_t>(cite.document)];
        write_citation(json, document.title, document.number, cite.article);
    }
    json.end_array();
}

void append_article(std::string& out, std::string_view article, Language language) {
    const bool number =
        !article.empty() && std::all_of(article.begin(), article.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!number)
        out += article;
    else if (language == Language::zh)
        out.append("第").append(article).append("条");
    else
        out.append("art. ").append(article);
}

}  // namespace steward
