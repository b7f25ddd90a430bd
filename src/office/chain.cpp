#include "steward/office/chain.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "event_content.hpp"
#include "steward/rules/cited.hpp"
#include "steward/rules/prepared.hpp"

namespace steward::office {
namespace {

/// Up to this distance the next record is read on to; beyond it is looked up.
constexpr std::int64_t near = 1000;

struct Link {
    Subject subject;
    std::int64_t id;
    std::int64_t level;
};

class Chain {
public:
    Chain(const ChainFacts& facts, ListedRows<ChainRow>& rows)
        : books_(*facts.books),
          state_(books_.state()),
          book_(books_.office().book()),
          journal_(books_.office().journal()),
          rows_(rows) {}

    Listed trace(Subject subject, std::int64_t id) {
        if (subject == Subject::event) {
            trace_event(id);
        } else if (const auto references = books_.office().references()) {
            index_ = *references;
            if (exists(subject, id)) push({subject, id, 0});
        } else {
            books_.fail(references.error());
        }
        for (std::size_t at = 0; at < links_.size() && books_.failure(); ++at) {
            const Link link = links_[at];
            events_of(link);
            above(link);
        }
        return listed_;
    }

private:
    // --- what rests on what ----------------------------------------------------------------------------------------

    [[nodiscard]] bool exists(Subject subject, std::int64_t id) const noexcept {
        switch (subject) {
            case Subject::payment: return state_.budget.payments.find(id);
            case Subject::commitment: return state_.budget.commitments.find(id);
            case Subject::indicator: return state_.budget.indicators.find(id);
            case Subject::card: return state_.assets.cards.find(id);
            case Subject::unit: return state_.people.units.find(id);
            case Subject::event: return id >= 1;
            case Subject::process: return state_.procurement.processes.find(id);
        }
        return false;
    }

    void push(Link link) {
        if (link.id != 0 && exists(link.subject, link.id) && linked_.emplace(link.subject, link.id).second)
            links_.push_back(link);
    }

    void above(const Link& link) {
        const std::int64_t level = link.level + 1;
        switch (link.subject) {
            case Subject::payment:
                return push({Subject::commitment, state_.budget.payments.find(link.id)->commitment, level});
            case Subject::commitment:
                if (const auto* bought = state_.procurement.commitments.find(link.id))
                    push({Subject::process, bought->process, level});
                return push({Subject::indicator, state_.budget.commitments.find(link.id)->indicator, level});
            case Subject::indicator:
                return push({Subject::indicator, state_.budget.indicators.find(link.id)->parent, level});
            case Subject::card:
                return push({Subject::commitment, state_.assets.cards.find(link.id)->commitment, level});
            case Subject::unit: return push({Subject::unit, state_.people.units.find(link.id)->parent, level});
            case Subject::event: return;
            case Subject::process:
                return push({Subject::indicator, state_.procurement.processes.find(link.id)->indicator, level});
        }
    }

    // --- events ----------------------------------------------------------------------------------------------------

    /// The event itself, and then what it is about.
    void trace_event(std::int64_t seq) {
        if (seq < 1) return;
        rows_for({Subject::event, seq, 0}, {seq}, false);
        if (listed_.count == 0) return;
        const auto references = books_.office().references();
        if (!references) return books_.fail(references.error());
        index_ = *references;
        Result<void> read = journal_.read(seq - 1, [&](const Event& event) {
            const auto named = references_of(event, book_.catalogue());
            if (!named) {
                books_.fail(named.error());
                return false;
            }
            for (const Reference& reference : *named)
                if (reference.own) push({reference.subject, reference.id, 1});
            return false;
        });
        if (!read) books_.fail(std::move(read).error());
    }

    void events_of(const Link& link) {
        std::vector<std::int64_t> seqs;
        for (const Reference& reference : index_->of(link.subject, link.id))
            if (link.level == 0 || reference.own) seqs.push_back(reference.seq);
        rows_for(link, seqs, link.level > 0);
    }

    /// Rows of the events with these numbers, which ascend; none twice.
    void rows_for(const Link& link, const std::vector<std::int64_t>& seqs, bool accepted_only) {
        std::vector<ChainRow> found;
        for (std::size_t i = 0; i < seqs.size() && books_.failure();) {
            std::size_t next = i;
            Result<void> read = journal_.read_stored(seqs[i] - 1, [&](const StoredEvent& stored) {
                if (stored.event.seq > seqs[next]) return false;  // it is not there
                if (stored.event.seq < seqs[next]) return true;
                ++next;
                if (stored.fault) {
                    books_.fail(*stored.fault);
                    return false;
                }
                if (books_.moment().covers(stored.event) && (!accepted_only || is_accepted(stored.event.outcome)) &&
                    shown_.insert(stored.event.seq).second)
                    found.push_back(row_of(link, stored));
                return next < seqs.size() && seqs[next] - stored.event.seq <= near;
            });
            if (!read) return books_.fail(std::move(read).error());
            i = std::max(next, i + 1);
        }
        add_batches(found);
        for (const ChainRow& row : found) rows_.rows.push(row);
        listed_.count += static_cast<std::int64_t>(found.size());
    }

    ChainRow row_of(const Link& link, const StoredEvent& stored) {
        const Event& event = stored.event;
        ChainRow row;
        row.level = link.level;
        row.subject = link.subject;
        row.subject_id = link.id;
        row.seq = event.seq;
        row.event_type = books_.keep(event.type);
        row.event_id = books_.keep(event.event_id);
        row.on = event.event_date;
        row.recorded_at = {event.recorded_at};
        row.actor = event.actor;
        if (const Actor* actor = state_.people.actors.find(event.actor)) row.actor_name = actor->name;
        row.outcome = event.outcome;
        row.disposition = is_accepted(event.outcome) ? Disposition::applied : Disposition::refused;
        row.event_hash = books_.keep(to_hex(bytes_of(stored.hash)));
        const CatalogueEntry* entry = book_.catalogue().find(event.type);
        if (!entry) return row;  // the office would not have opened
        if (Result<void> read = read_content(entry->info, event.body, content_); !read) {
            books_.fail(std::move(read).error());
            return row;
        }
        row.what_zh = books_.keep(words(entry->info, Language::zh));
        row.what_en = books_.keep(words(entry->info, Language::en));
        for (const EventValue& value : content_.given)
            if (value.column->name == "document") row.basis = books_.keep(value.text);
        if (content_.rule) cite(row, *content_.rule);
        return row;
    }

    [[nodiscard]] std::string text_of(const EventValue& value, Language language) const {
        const bool zh = language == Language::zh;
        switch (value.column->kind) {
            case Kind::text: return std::string(value.text);
            case Kind::boolean: return value.number != 0 ? (zh ? "是" : "yes") : (zh ? "否" : "no");
            case Kind::money: return value_text(book_, *value.column, value.number, language) + (zh ? " 元" : " yuan");
            default: return value_text(book_, *value.column, value.number, language);
        }
    }

    /// What the command does, and the facts given with it; personal ones stay out.
    [[nodiscard]] std::string words(const OperationInfo& command, Language language) const {
        const bool zh = language == Language::zh;
        std::string out(command.text.in(language));
        bool first = true;
        const auto add = [&](std::string_view name, const std::string& value) {
            out += first ? (zh ? "：" : ": ") : (zh ? "；" : "; ");
            first = false;
            out += name;
            out += ' ';
            out += value;
        };
        for (const EventValue& value : content_.given) {
            if (value.column->personal || value.column->name == command.anchor) continue;
            add(value.column->text.in(language), text_of(value, language));
        }
        for (const ListInfo& list : command.lists) {
            const auto count = std::count_if(content_.rows.begin(), content_.rows.end(),
                                             [&](const EventListRow& row) { return row.list == &list; });
            if (count > 0) add(list.text.in(language), std::to_string(count) + (zh ? " 行" : " rows"));
        }
        return out;
    }

    /// The rule and what it cites, if the book of the office still has this version.
    void cite(ChainRow& row, std::string_view rule) {
        row.rule = books_.keep(rule);
        const std::size_t at = rule.rfind('@');
        if (at == std::string_view::npos) return;
        for (const Rule& candidate : book_.rules_of(rule.substr(0, at))) {
            for (const Version& version : candidate.versions) {
                if (to_text(version.from) != rule.substr(at + 1)) continue;
                std::string titles, numbers, articles;
                const CitedPlace* last = nullptr;
                const std::vector<CitedPlace> places = cited_places(book_, version.cites);
                for (const CitedPlace& place : places) {
                    if (last && last->title == place.title && last->number == place.number) {
                        articles += ", " + place.article;
                        continue;
                    }
                    const char* const between = last ? "; " : "";
                    titles += between + place.title;
                    numbers += between + place.number;
                    articles += between + place.article;
                    last = &place;
                }
                row.document = books_.keep(titles);
                row.document_number = books_.keep(numbers);
                row.article = books_.keep(articles);
                return;
            }
        }
    }

    // --- batches ---------------------------------------------------------------------------------------------------

    /// Number of the batch that an event lies in, by halving: batches and events ascend together.
    [[nodiscard]] std::int64_t batch_number(std::int64_t seq, std::int64_t last) {
        std::int64_t low = 1, high = last;
        while (low < high) {
            const std::int64_t middle = low + (high - low + 1) / 2;
            std::int64_t first_seq = 0;
            Result<void> read = journal_.read_batches(middle - 1, [&](const Batch& batch, const Error* fault) {
                if (fault) books_.fail(*fault);
                first_seq = batch.first_seq;
                return false;
            });
            if (!read) books_.fail(std::move(read).error());
            if (!books_.failure()) return low;
            (first_seq <= seq ? low : high) = first_seq <= seq ? middle : middle - 1;
        }
        return low;
    }

    void add_batches(std::vector<ChainRow>& found) {
        if (found.empty()) return;
        const Result<JournalHead> head = journal_.head();
        if (!head) return books_.fail(head.error());
        std::size_t next = 0;
        while (next < found.size() && books_.failure()) {
            const std::size_t begin = next;
            Result<void> read = journal_.read_batches(
                batch_number(found[next].seq, head->batch) - 1, [&](const Batch& batch, const Error* fault) {
                    if (fault) {
                        books_.fail(*fault);
                        return false;
                    }
                    const std::string_view hash = batch.first_seq + batch.count > found[next].seq
                                                      ? books_.keep(to_hex(bytes_of(batch.hash)))
                                                      : std::string_view();
                    for (; next < found.size() && found[next].seq < batch.first_seq + batch.count; ++next) {
                        found[next].batch = batch.number;
                        found[next].batch_hash = hash;
                    }
                    return next < found.size() && found[next].seq - (batch.first_seq + batch.count) <= near;
                });
            if (!read) return books_.fail(std::move(read).error());
            if (next == begin && books_.failure())
                books_.fail(
                    {Status::altered, BilingualText("事件 " + std::to_string(found[next].seq) + " 不在任何批次中",
                                                    "event " + std::to_string(found[next].seq) + " is in no batch")});
        }
    }

    const Books& books_;
    const OfficeState& state_;
    const Rulebook& book_;
    JournalStore& journal_;
    const References* index_ = nullptr;
    ListedRows<ChainRow>& rows_;
    Listed listed_;
    EventContent content_;
    std::vector<Link> links_;
    std::set<std::pair<Subject, std::int64_t>> linked_;
    std::set<std::int64_t> shown_;
};

}  // namespace

Listed trace_chain(const ChainFacts& facts, ListedRows<ChainRow>& rows) {
    return Chain(facts, rows).trace(facts.subject, facts.id);
}

}  // namespace steward::office
