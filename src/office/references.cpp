#include "steward/office/references.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "event_content.hpp"

namespace steward::office {
namespace {

/// Things without a chain of their own: an event that names one is about it, and not about its unit.
constexpr std::array<std::string_view, 3> narrower_than_a_unit{"person", "trust", "run"};

struct Named {
    Subject subject;
    bool itself;  ///< the column is named as the thing is, such as `unit` and not `from_unit`
};

/// What a column names. A `parent` is of the kind of its domain.
std::optional<Named> named(std::string_view command, const ColumnInfo& column) noexcept {
    if (column.kind != Kind::integer) return std::nullopt;
    if (column.name == "parent")
        return Named{command.starts_with("funds.") ? Subject::indicator : Subject::unit, false};
    for (const EnumerationItem& entry : EnumerationOf<Subject>::view.items) {
        if (column.name == entry.id) return Named{static_cast<Subject>(entry.code), true};
        if (column.name.ends_with(entry.id) && column.name[column.name.size() - entry.id.size() - 1] == '_')
            return Named{static_cast<Subject>(entry.code), false};
    }
    return std::nullopt;
}

auto key(const Reference& reference) noexcept { return std::tuple(reference.subject, reference.id, reference.seq); }

/// Adds what an event names; `content` is memory that is used again.
Result<void> add(const Event& event, const Catalogue& catalogue, EventContent& content, std::vector<Reference>& out) {
    const CatalogueEntry* entry = catalogue.find(event.type);
    if (!entry || entry->info.kind != OperationKind::command)
        return Error{Status::newer_version, BilingualText("没有指令“" + std::string(event.type) + "”",
                                                          "there is no command '" + std::string(event.type) + "'")};
    if (Result<void> read = read_content(entry->info, event.body, content); !read) return read;
    const std::size_t first = out.size();
    const auto take = [&](const std::vector<EventValue>& values) {
        for (const EventValue& value : values)
            if (const auto found = named(event.type, *value.column))
                out.push_back({found->subject, found->itself, value.number, event.seq});
    };
    take(content.given);
    for (const EventListRow& row : content.rows) take(row.values);

    // An event is about the narrowest things that it names.
    const auto names = [&](Subject subject) {
        return std::any_of(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
                           [&](const Reference& r) { return r.subject == subject && r.own; });
    };
    const bool payment = names(Subject::payment), card = names(Subject::card);
    const bool commitment = payment || card || names(Subject::commitment);
    const bool process = names(Subject::process);
    const bool indicator = commitment || process || names(Subject::indicator);
    const bool other = std::any_of(content.given.begin(), content.given.end(), [](const EventValue& value) {
        return std::find(narrower_than_a_unit.begin(), narrower_than_a_unit.end(), value.column->name) !=
               narrower_than_a_unit.end();
    });
    for (auto at = out.begin() + static_cast<std::ptrdiff_t>(first); at != out.end(); ++at) {
        if (at->subject == Subject::commitment && (payment || card)) at->own = false;
        if (at->subject == Subject::indicator && (commitment || process)) at->own = false;
        if (at->subject == Subject::unit && (indicator || other)) at->own = false;
    }
    // Once each; a thing that is named twice is the event's own if one of the columns says so.
    const auto begin = out.begin() + static_cast<std::ptrdiff_t>(first);
    std::sort(begin, out.end(), [](const Reference& a, const Reference& b) {
        return std::tuple(key(a), !a.own) < std::tuple(key(b), !b.own);
    });
    out.erase(std::unique(begin, out.end(), [](const Reference& a, const Reference& b) { return key(a) == key(b); }),
              out.end());
    return {};
}

}  // namespace

Result<void> References::catch_up(JournalStore& store, const Catalogue& catalogue) {
    // Beside the index until all of it is there: an error, or memory that runs out, leaves the index as it was.
    EventContent content;
    std::vector<Reference> added;
    std::int64_t last = read_to_;
    Result<void> understood;
    Result<void> read = store.read(read_to_, [&](const Event& event) {
        understood = add(event, catalogue, content, added);
        last = event.seq;
        return understood.ok();
    });
    if (!read) return read;
    if (!understood) return understood;
    const auto less = [](const Reference& a, const Reference& b) { return key(a) < key(b); };
    std::sort(added.begin(), added.end(), less);
    const auto known = static_cast<std::ptrdiff_t>(references_.size());
    references_.insert(references_.end(), added.begin(), added.end());
    std::inplace_merge(references_.begin(), references_.begin() + known, references_.end(), less);
    read_to_ = last;
    return {};
}

std::span<const Reference> References::of(Subject subject, std::int64_t id) const noexcept {
    struct Less {
        bool operator()(const Reference& a, const std::pair<Subject, std::int64_t>& b) const noexcept {
            return std::pair(a.subject, a.id) < b;
        }
        bool operator()(const std::pair<Subject, std::int64_t>& a, const Reference& b) const noexcept {
            return a < std::pair(b.subject, b.id);
        }
    };
    const auto [begin, end] = std::equal_range(references_.begin(), references_.end(), std::pair(subject, id), Less{});
    return {begin, end};
}

Result<std::vector<Reference>> references_of(const Event& event, const Catalogue& catalogue) {
    EventContent content;
    std::vector<Reference> references;
    if (Result<void> added = add(event, catalogue, content, references); !added) return std::move(added).error();
    return references;
}

}  // namespace steward::office
