#include "statements.hpp"

#include <algorithm>

#include "steward/kernel/decimal.hpp"
#include "steward/kernel/money.hpp"
#include "steward/rules/approvals.hpp"
#include "steward/rules/units.hpp"

namespace steward {
namespace {

/// A stored value as a pack would write it. Zeros at the end are those of another row of its column.
std::string value_text(std::int64_t value, std::int32_t scale, UnitKind kind) {
    if (kind == UnitKind::money) return to_text(Money::fen(value));
    if (kind == UnitKind::flag) return value ? "true" : "false";
    while (scale > 0 && value % 10 == 0) value /= 10, --scale;
    return to_text(Decimal{value, scale});
}

const char* word(Compare compare) {
    switch (compare) {
        case Compare::at_least: return "at_least";
        case Compare::more_than: return "more_than";
        case Compare::at_most: return "at_most";
        case Compare::less_than: return "less_than";
    }
    return "";
}

const char* word(LengthUnit unit) {
    switch (unit) {
        case LengthUnit::calendar_day: return "calendar_day";
        case LengthUnit::working_day: return "working_day";
        case LengthUnit::month: return "month";
        case LengthUnit::year: return "year";
    }
    return "";
}

const char* word(RollPolicy roll) {
    switch (roll) {
        case RollPolicy::none: return "none";
        case RollPolicy::next_working_day: return "next_working_day";
        case RollPolicy::previous_working_day: return "previous_working_day";
    }
    return "";
}

const char* word(Bound bound) { return bound == Bound::min ? "min" : bound == Bound::max ? "max" : "exact"; }

/// Days as a pack writes them: `2026-01-01/2026-01-03 2026-04-04`.
std::string days_text(std::vector<Date> days) {
    std::sort(days.begin(), days.end());
    std::string out;
    for (std::size_t i = 0; i < days.size();) {
        std::size_t last = i;
        while (last + 1 < days.size() && days[last + 1] - days[last] <= 1) ++last;
        if (!out.empty()) out += ' ';
        out += to_text(days[i]);
        if (days[last] != days[i]) out += "/" + to_text(days[last]);
        i = last + 1;
    }
    return out;
}

class Reader {
public:
    Reader(const Rulebook& book, const Rule& rule, const Version& version)
        : book_(book), rule_(rule), version_(version), cites_(cited_places(book, version.cites)) {}

    Statements read() {
        say({}, "in_force", "true");
        if (!version_.until_cites.empty() && version_.until) {
            Statement& end = say({}, "end", to_text(*version_.until));
            end.cites = cited_places(book_, version_.until_cites);
        }
        read_shape();
        switch (rule_.form) {
            case Form::provision: break;
            case Form::parameter:
            case Form::threshold:
            case Form::table:
            case Form::factor: read_grid(); break;
            case Form::time_limit: read_time_limit(); break;
            case Form::calendar: read_notice(); break;
            case Form::decision_table: read_decisions(); break;
            case Form::brackets:
            case Form::approvals: read_bands(); break;
            case Form::catalogue: read_items(); break;
        }
        return std::move(found_);
    }

private:
    Statement& say(std::vector<KeyChoice> keys, std::string part, std::string value) {
        Statement statement{std::move(value), {}, version_.from, cites_, version_.confidence};
        return found_.insert_or_assign(Place{std::move(keys), std::move(part)}, std::move(statement)).first->second;
    }
    /// What is of the rule and not of the version: without version and citation, so that it does not change with them.
    void read_shape() {
        const auto shape = [&](const char* part, std::string value) {
            found_.insert_or_assign(Place{{}, part},
                                    Statement{std::move(value), {}, std::nullopt, {}, Confidence::verified});
        };
        shape("form", std::string(form_name(rule_.form)));
        shape("anchor", rule_.anchor);
        if (rule_.relation != Relation::none)
            shape("relation", rule_.relation == Relation::fills ? "fills" : "replaces");
        if (rule_.form == Form::threshold || rule_.form == Form::catalogue) shape("compare", word(rule_.compare));
        if (rule_.form == Form::brackets) shape("scale", rule_.scale == Scale::step ? "step" : "progressive");
        if (rule_.form == Form::time_limit) {
            shape("bound", word(rule_.bound));
            if (rule_.backward) shape("counts", "backward");
            if (!rule_.duty) shape("duty", "false");
            const auto coded = [&](const char* part, std::string_view name, std::int32_t code) {
                const auto list = std::find_if(rule_.lists.begin(), rule_.lists.end(), [name](const NamedKey& l) { return l.name == name; });
                if (code != 0 && list != rule_.lists.end()) shape(part, item_id(list->list, code));
            };
            coded("start", "events", rule_.start_code);
            coded("end", "events", rule_.end_code);
            coded("scope", "scope", rule_.scope);
        }
        std::string keys;
        for (const NamedKey& key : rule_.keys) keys += (keys.empty() ? "" : ", ") + key.name + " = " + key.list;
        if (!keys.empty()) shape("keys", keys);
    }

    void read_grid() {
        const std::size_t block = version_.grid.size() / std::max<std::size_t>(rule_.values.size(), 1);
        for (std::size_t i = 0; i < version_.grid.size(); ++i) {
            const Cell& cell = version_.grid[i];
            if (cell.state == CellState::none) continue;
            const std::size_t column = i / block;
            const NamedUnit& value = rule_.values[column];
            if (cell.state == CellState::elsewhere) {
                cite(say(keys_of(i % block), value.name, version_.rows[cell.row].elsewhere), cell.row, cell.verified);
                continue;
            }
            Statement& said = say(keys_of(i % block), value.name,
                                  value_text(cell.value, version_.scales[column], find_unit(value.unit)->kind));
            said.unit = value.unit;
            cite(said, cell.row, cell.verified);
        }
    }

    /// Confidence and, where the row has its own, citations.
    void cite(Statement& said, std::uint16_t row, bool verified) const {
        said.confidence = verified ? Confidence::verified : Confidence::unverified;
        if (row == no_row) return;
        const VersionRow& own = version_.rows[row];
        if (!own.cites.empty()) said.cites = cited_places(book_, own.cites);
    }

    /// The answer of every combination of known and unknown facts.
    void read_decisions() {
        for (std::size_t i = 0; i < version_.grid.size(); ++i) {
            const Cell& cell = version_.grid[i];
            const bool open = cell.state == CellState::missing_fact;
            if (!open && cell.state != CellState::value) continue;
            cite(say(keys_of(i), "outcome", open ? "indeterminate" : item_id(EnumerationOf<Outcome>::view.name, cell.value)), cell.row,
                 cell.verified);
        }
    }

    /// One statement for each band: from which amount on, and what holds there.
    void read_bands() {
        for (std::size_t i = 0; i < version_.grid.size(); ++i) {
            if (version_.grid[i].state != CellState::value) continue;
            const BandRange range = BandRange::unpack(version_.grid[i].value);
            for (std::int64_t k = range.first; k < range.first + range.count; ++k) {
                const Band& band = version_.bands[static_cast<std::size_t>(k)];
                const NamedUnit& over = rule_.values.back();
                const std::string from = "from " + value_text(band.from, version_.scales[over_column], find_unit(over.unit)->kind);
                std::string value;
                if (rule_.form == Form::approvals) {
                    const std::string_view authority = rule_.lists[0].list;
                    value = item_id(authority, band.value) + " " + item_id(EnumerationOf<ApprovalAct>::view.name, band.act);
                    if (band.record != 0) value += ", filed with " + item_id(authority, band.record);
                } else {
                    value = value_text(band.value, version_.scales[0], find_unit(rule_.values[0].unit)->kind);
                }
                Statement& said = say(keys_of(i), from, std::move(value));
                if (rule_.form == Form::brackets) said.unit = rule_.values[0].unit;
                cite(said, band.row, band.verified);
            }
        }
    }

    /// Of every item: whom its listing binds, and from which amount on.
    void read_items() {
        say({}, "complete", version_.complete ? "true" : "false");
        const std::size_t block = version_.grid.size() / CatalogueGrid::columns;
        for (std::size_t i = 0; i < block; ++i) {
            const Cell& scope = version_.grid[CatalogueGrid::scope * block + i];
            if (scope.state != CellState::value) continue;
            const bool listed = scope.value != CatalogueGrid::not_listed;
            cite(say(keys_of(i), "scope", listed ? item_id(rule_.lists[0].list, scope.value) : "not listed"), scope.row, scope.verified);
            const Cell& amount = version_.grid[CatalogueGrid::amount * block + i];
            if (amount.state != CellState::value) continue;
            Statement& least = say(keys_of(i), "min_amount", value_text(amount.value, 0, UnitKind::money));
            least.unit = rule_.values[0].unit;
            cite(least, amount.row, amount.verified);
        }
    }

    [[nodiscard]] std::string item_id(std::string_view list, std::int64_t code) const {
        const CodeItem* found = book_.list(list) ? book_.list(list)->find(code) : nullptr;
        return found ? found->id : std::to_string(code);
    }

    [[nodiscard]] std::vector<KeyChoice> keys_of(std::size_t cell) const {
        std::vector<KeyChoice> keys(rule_.keys.size());
        for (std::size_t k = rule_.keys.size(); k-- > 0;) {
            const NamedKey& key = rule_.keys[k];
            const auto size = static_cast<std::size_t>(key.size);
            const auto code = static_cast<std::int32_t>(cell % size) + key.first;
            const CodeItem* item = key.list == flag_list ? nullptr : book_.list(key.list)->find(code);
            if (item)
                keys[k] = {key.name, item->id, item->text};
            else if (key.list == flag_list && code < 2)
                keys[k] = {key.name, code != 0 ? "true" : "false", code != 0 ? BilingualText("是", "yes") : BilingualText("否", "no")};
            else
                keys[k] = {key.name, "unknown", BilingualText("未知", "unknown")};  // a missing fact of a decision table
            cell /= size;
        }
        return keys;
    }

    void read_time_limit() {
        const TimeLimitTerms& terms = version_.time_limit;
        say({}, "length", std::to_string(terms.length));
        say({}, "unit", word(terms.unit));
        say({}, "start_day", terms.start_day_included ? "included" : "excluded");
        say({}, "roll", word(terms.roll)).confidence = terms.roll_confidence;
    }

    void read_notice() {
        // An amendment stands beside the notice that it amends; several in a year are told apart by their number.
        std::string year = std::to_string(version_.notice.year);
        std::int32_t amendment = 0;
        for (const Version& other : rule_.versions) {
            if (&other == &version_) break;
            if (other.notice.amends && other.notice.year == version_.notice.year) ++amendment;
        }
        if (version_.notice.amends) year += "+" + std::to_string(amendment + 1);
        const std::vector<KeyChoice> keys{{"year", year, BilingualText(year, year)}};
        // In force by its year, not for the whole rule.
        Statement said = found_.extract(Place{{}, "in_force"}).mapped();
        found_.emplace(Place{keys, "in_force"}, std::move(said));
        say(keys, "off", days_text(version_.notice.off));
        say(keys, "work", days_text(version_.notice.work));
    }

    const Rulebook& book_;
    const Rule& rule_;
    const Version& version_;
    std::vector<CitedPlace> cites_;
    Statements found_;
};

}  // namespace

Statements statements_of(const Rulebook& book, const Rule& rule, const Version& version) {
    return Reader(book, rule, version).read();
}

}  // namespace steward
