// The difference of two books explains every difference of decisions: the rows of all cases, decided and explained on the
// embedded rules and on rules in which one place was changed at random.
#include <random>

#include "case_file.hpp"

namespace {

using namespace steward;
using cases::Case;

std::vector<PackSource> embedded() {
    std::vector<PackSource> packs;
    for (const EmbeddedPack& pack : embedded_packs())
        packs.push_back({std::string(pack.path), std::string(pack.content)});
    return packs;
}

/// All places of a text.
std::vector<std::size_t> places_of(const std::string& content, std::string_view needle) {
    std::vector<std::size_t> places;
    for (std::size_t at = content.find(needle); at != std::string::npos; at = content.find(needle, at + 1))
        places.push_back(at);
    return places;
}

/// Changes one place of a pack; the result may be no pack any more.
std::string changed(std::string content, std::mt19937_64& random) {
    const auto pick = [&](std::string_view needle) -> std::optional<std::size_t> {
        const auto places = places_of(content, needle);
        if (places.empty()) return std::nullopt;
        return places[random() % places.size()] + needle.size();
    };
    std::optional<std::size_t> at;
    switch (random() % 6) {
        case 0:  // a value: its first digit
            if ((at = pick("value = \"")) || (at = pick("cap = \"")) || (at = pick("min_years = \"")))
                content[*at] = content[*at] == '9' ? '1' : static_cast<char>(content[*at] + 1);
            break;
        case 1:  // a confidence
            if ((at = pick("confidence = \"verified"))) content.insert(*at - 8, "un");
            break;
        case 2:  // an article
            if ((at = pick("cite = [\"")))
                if (const std::size_t end = content.find('"', *at); end != std::string::npos)
                    content.insert(end, content.find(' ', *at) < end ? "x" : " x");
            break;
        case 3:  // a row, or a version
            if ((at = pick("\n    {")))
                if (const std::size_t end = content.find('\n', *at); end != std::string::npos)
                    content.erase(*at - 6, end - (*at - 6));
            break;
        case 4: {  // the day between two versions, or the first of one
            if (!(at = pick("from = "))) break;
            const std::string day = content.substr(*at, 10);
            const auto parsed = parse_date(day);
            if (!parsed.ok()) break;
            const std::string later =
                to_text(Date::from_days(parsed->days() + static_cast<std::int32_t>(random() % 400) - 200));
            for (const std::size_t place : places_of(content, day)) content.replace(place, 10, later);
            break;
        }
        case 5:  // a length
            if ((at = pick("length = "))) content.insert(*at, "1");
            break;
    }
    return content;
}

/// The explanation without the digest of its book, and without the last days of versions: that a version ends on another
/// day decides nothing before that day, and the difference tells of it from there on.
std::string explained(const Rulebook& book, const Case& one) {
    auto prepared = book.prepare(one.operation, one.jurisdiction,
                                 one.known_at.empty() ? std::nullopt : std::optional(parse_date(one.known_at).value()));
    if (!prepared.ok()) return prepared.error().message.en;
    std::string text;
    table::run(**prepared, std::span(&one.facts, 1), {},
               [&] { text = (*prepared)->explain(0, Language::en, ExplanationFormat::text).value(); });
    text = text.substr(0, text.find("digest of the rules"));
    static constexpr std::string_view until = ", until ";
    for (std::size_t at; (at = text.find(until)) != std::string::npos;) text.erase(at, until.size() + 10);
    return text;
}

/// Whether a change may touch the row: its operation, its jurisdiction and its day.
bool touches(const RuleChange& change, const Rulebook& book, const Case& one) {
    if (std::find(change.operations.begin(), change.operations.end(), one.operation) == change.operations.end())
        return false;
    const auto number = one.facts.root.find("jurisdiction");
    const std::string jurisdiction = number != one.facts.root.end() && number->second
                                         ? book.jurisdiction_code(static_cast<std::int32_t>(*number->second))
                                         : one.jurisdiction;
    const std::vector<std::string> chain = book.chain(jurisdiction);
    if (std::find(chain.begin(), chain.end(), change.jurisdiction) == chain.end()) return false;
    if (change.id == "calendar.working_days") return true;  // a period may reach into any year
    const OperationInfo& info = book.catalogue().find(one.operation)->info;
    const auto anchor = one.facts.root.find(info.anchor);
    if (anchor == one.facts.root.end() || !anchor->second) return true;  // refused, with the same words
    const Date day = Date::from_days(static_cast<std::int32_t>(*anchor->second));
    // By what was known earlier, a version goes on until the next was issued.
    return change.from <= day && (!change.until || day < *change.until || !one.known_at.empty());
}

TEST(Diff, ExplainsEveryChangeOfDecisions) {
    std::mt19937_64 random(20261125);
    const std::vector<PackSource> packs = embedded();
    const auto before = table::book();
    std::vector<std::pair<const Case*, std::string>> rows;
    for (const cases::CaseFile& file : cases::all_files())
        for (const Case& one : file.cases) rows.emplace_back(&one, explained(*before, one));
    int books = 0, rows_changed = 0, books_with_changes = 0;
    for (int round = 0; round < 400 && books < 30; ++round) {
        std::vector<PackSource> other = packs;
        std::string& content = other[random() % other.size()].content;
        content = changed(content, random);
        const auto after = Rulebook::open(catalogue(), other);
        if (!after.ok()) continue;
        ++books;
        const std::vector<RuleChange> changes = diff_books(*before, **after);
        EXPECT_EQ(changes.empty(), (*after)->digest() == before->digest()) << "round " << round;
        if (books % 4 == 0) {
            EXPECT_EQ(diff_books(**after, *before).size(), changes.size());
        }
        const int changed_before = rows_changed;
        // Every third row, other ones for each book: all of them would take minutes.
        for (std::size_t row = static_cast<std::size_t>(round) % 3; row < rows.size(); row += 3) {
            const auto& [one, text] = rows[row];
            if (explained(**after, *one) == text) continue;
            ++rows_changed;
            ASSERT_TRUE(std::any_of(changes.begin(), changes.end(),
                                    [&, &seen = *one](const RuleChange& c) { return touches(c, *before, seen); }))
                << "round " << round << ", " << one->file << ":" << one->line << "\n"
                << text << "\n"
                << explained(**after, *one) << "\n"
                << diff_text(changes, Language::en);
        }
        books_with_changes += rows_changed > changed_before;
    }
    std::cout << books << " books, " << books_with_changes << " with changed decisions, " << rows_changed
              << " rows changed\n";
    EXPECT_EQ(books, 30);
    EXPECT_GE(books_with_changes, 6);
    EXPECT_GE(rows_changed, 40);
}

}  // namespace
