/// @file
/// Rules as they are loaded: documents, code lists, jurisdictions, and effective-dated versions compiled into grids.
/// Immutable once a rulebook is open.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "steward/kernel/calendar.hpp"
#include "steward/kernel/citation.hpp"
#include "steward/kernel/date.hpp"
#include "steward/kernel/outcome.hpp"
#include "steward/kernel/rounding.hpp"
#include "steward/kernel/text.hpp"
#include "steward/kernel/trace.hpp"

namespace steward {

/// The closed set of rule forms. See src/packs/schema.md for what each is filled with.
enum class Form : std::int8_t {
    provision,
    parameter,
    threshold,
    table,
    factor,
    time_limit,
    calendar,
    decision_table,
    brackets,
    catalogue,
    approvals,
};
inline constexpr std::int32_t form_count = 11;

[[nodiscard]] std::string_view form_name(Form form) noexcept;

/// Where a diagnostic or a rule comes from.
struct SourcePlace {
    std::string file;
    std::int32_t line = 0;
};

/// One item of a code list or of a described enumeration.
struct CodeItem {
    std::int32_t code = 0;
    std::string id;
    BilingualText text;
    std::string unit;  ///< of a quantity counted in this item; may be empty
};

/// A list of codes: from a pack, or a described C++ enumeration, side by side.
struct CodeList {
    std::string id;
    BilingualText title;
    std::vector<CodeItem> items;               ///< by code
    std::vector<std::int32_t> position;        ///< position[code]: index in items, -1 when there is no such code
    std::map<std::string, std::int32_t, std::less<>> by_name;  ///< code by id, Chinese and English name

    [[nodiscard]] const CodeItem* find(std::int64_t code) const noexcept {
        if (code < 0 || code >= static_cast<std::int64_t>(position.size())) return nullptr;
        const std::int32_t at = position[static_cast<std::size_t>(code)];
        return at < 0 ? nullptr : &items[static_cast<std::size_t>(at)];
    }
};

/// What a version says for one combination of keys.
enum class CellState : std::int8_t {
    none,          ///< nothing
    value,         ///< the value of the cell
    conflict,      ///< two rules speak and neither is declared to give way; see Cell::rival_version
    elsewhere,     ///< another rule decides: the one that the row names; `value` counts such rules of the book
    missing_fact,  ///< of a decision table: the answer turns on the missing inputs whose bits `value` has
};

/// One cell of a version's grid. 16 bytes, so that a look-up touches one cache line. It names the version that speaks,
/// because the grid of an overlay has cells of several versions.
struct Cell {
    std::int64_t value = 0;
    std::int32_t version = -1;
    std::uint16_t row = 0;  ///< row of that version
    CellState state = CellState::none;
    bool verified = false;

    [[nodiscard]] Confidence confidence() const noexcept { return verified ? Confidence::verified : Confidence::unverified; }
    /// Of a conflict: the version and row that this cell's own stand against.
    [[nodiscard]] std::int32_t rival_version() const noexcept { return static_cast<std::int32_t>(value >> 16); }
    [[nodiscard]] std::uint16_t rival_row() const noexcept { return static_cast<std::uint16_t>(value & 0xffff); }
};
static_assert(sizeof(Cell) == 16);

/// A row of a version, kept for its citations and words. Values and keys are in the grid.
struct VersionRow {
    std::vector<Citation> cites;  ///< empty: those of the version
    Confidence confidence = Confidence::unverified;
    BilingualText note;     ///< what the document adds in words; may be empty
    std::string elsewhere;  ///< id of the rule that decides instead; empty for a row with an answer of its own
};

/// The row of a cell that rests on several rows: the citations are those of the version.
inline constexpr std::uint16_t no_row = 0xffff;

/// From which amount on a value, or an authority, applies (forms brackets and approvals).
struct Band {
    std::int64_t from = 0;    ///< in the decimals of Version::scales[over_column]
    std::int64_t value = 0;   ///< in the decimals of scales[0]; of approvals: the authority
    std::int32_t act = 0;     ///< of approvals: ApprovalAct
    std::int32_t record = 0;  ///< of approvals: the authority with which it is filed, 0 for none
    std::uint16_t row = 0;
    bool verified = false;

    [[nodiscard]] Confidence confidence() const noexcept { return verified ? Confidence::verified : Confidence::unverified; }
};
/// Place of the bounds in Version::scales, after the values.
inline constexpr std::size_t over_column = 1;

/// The bands of one combination of keys as a cell holds them: the first one, and how many there are.
struct BandRange {
    static constexpr std::int32_t bits = 16;
    std::int64_t first = 0;
    std::int64_t count = 0;
    [[nodiscard]] static constexpr std::int64_t pack(std::int64_t first, std::int64_t count) noexcept { return (first << bits) | count; }
    [[nodiscard]] static constexpr BandRange unpack(std::int64_t value) noexcept { return {value >> bits, value & ((1 << bits) - 1)}; }
};

/// How a rule stands to the rule of the same id in a jurisdiction above it (与上级规则的关系).
enum class Relation : std::int8_t {
    none,      ///< not declared: where both speak and differ, they conflict
    fills,     ///< speaks only where the rule above is silent
    replaces,  ///< where it speaks, the rule above does not
};

enum class LengthUnit : std::int8_t { calendar_day, working_day, month, year };
enum class RollPolicy : std::int8_t { none, next_working_day, previous_working_day };
enum class Bound : std::int8_t { min, max, exact };

/// Value columns of a catalogue's grid.
struct CatalogueGrid {
    static constexpr std::int32_t scope = 0, amount = 1, basis = 2, columns = 3;
    static constexpr std::int64_t not_listed = 0;  ///< as scope: the row says that the item is not listed
};

/// What a version of a time limit says, and how days are counted.
struct TimeLimitTerms {
    std::int32_t length = 0;
    LengthUnit unit = LengthUnit::calendar_day;
    bool start_day_included = false;
    RollPolicy roll = RollPolicy::none;
    Confidence roll_confidence = Confidence::unverified;
};

/// One version of a rule: what held from `from` until `until`.
struct Version {
    std::int32_t code = -1;  ///< index in the rulebook; means something only with the book's digest
    Date from;
    std::optional<Date> until;
    std::vector<Citation> cites;
    Confidence confidence = Confidence::unverified;
    std::vector<Citation> until_cites;  ///< what ended it, when no later version did (废止)
    std::optional<Date> issued;         ///< day from which it could be known; empty: a cited document has no issue day
    std::optional<Date> end_issued;     ///< the same of `until_cites`
    std::vector<VersionRow> rows;

    /// Cells by mixed-radix key, one block for every value column; see Rule::key_sizes.
    std::vector<Cell> grid;
    std::vector<std::int32_t> scales;  ///< decimal places of every value column
    std::vector<Band> bands;           ///< forms brackets and approvals: by cell, then by bound
    bool complete = true;              ///< form catalogue: whether an item without a row is known not to be listed
    Rounding rounding = Rounding::half_away_from_zero;  ///< form brackets, progressive: of the sum, once
    TimeLimitTerms time_limit;         ///< form time_limit
    CalendarNotice notice;             ///< form calendar
    SourcePlace place;
};

struct NamedUnit {
    std::string name;
    std::string unit;
};

struct NamedKey {
    std::string name;
    std::string list;        ///< enumeration or code list
    std::int32_t first = 0;  ///< smallest code
    std::int32_t size = 0;   ///< codes from the smallest to the largest; of a decision table one more, for a missing fact
};

/// How the bands of a scale make a result (级距): by the band that the amount falls into, or each part of it by its own
/// band (超额累进).
enum class Scale : std::int8_t { step, progressive };

/// What a bool is called among the lists that keys are of.
inline constexpr std::string_view flag_list = "bool";

/// A rule: an id, a jurisdiction, and its versions by time.
struct Rule {
    std::string id;
    Form form = Form::provision;
    BilingualText title;
    std::string jurisdiction;
    Relation relation = Relation::none;
    std::string anchor;  ///< the fact column whose date governs
    std::string renewed;  ///< "yearly", or the key whose codes are the years it is set for; empty: changed when it is changed
    std::vector<NamedKey> keys;
    std::vector<NamedUnit> values;
    std::vector<NamedKey> lists;  ///< code lists that values are taken from: authorities, scopes, events
    Compare compare = Compare::at_least;
    BilingualText start_event, end_event;  ///< form time_limit
    std::int32_t start_code = 0, end_code = 0;  ///< form time_limit: the events in their list; 0 for texts alone
    std::int32_t scope = 0;                ///< form time_limit: to what it applies, in its list; 0 when it does not say
    Bound bound = Bound::exact;            ///< form time_limit
    bool backward = false;                 ///< form time_limit: counted back from the start event (前若干日)
    bool duty = true;                      ///< form time_limit: false for a right, which need not be used
    Scale scale = Scale::step;             ///< form brackets
    std::vector<Version> versions;         ///< by `from`, not overlapping
    std::string pack;
    SourcePlace place;

    /// Cells of one value column; more than `largest_grid` reads as one more than that.
    static constexpr std::int64_t largest_grid = 1'000'000;
    [[nodiscard]] std::int64_t grid_size() const noexcept {
        std::int64_t size = 1;
        for (const NamedKey& key : keys) {
            size *= key.size;  // both are at most a million: no overflow
            if (size > largest_grid) return largest_grid + 1;
        }
        return size;
    }
    /// Whether a rule of a narrower jurisdiction is laid over this one cell by cell; other forms are taken whole.
    [[nodiscard]] bool by_cell() const noexcept {
        return form == Form::parameter || form == Form::threshold || form == Form::table || form == Form::factor;
    }
    /// The version in force on the day, whatever was known of it when.
    [[nodiscard]] const Version* on(Date day) const noexcept {
        for (const Version& version : versions)
            if (version.from <= day && (!version.until || day < *version.until)) return &version;
        return nullptr;
    }
};

/// Why a rule has no version that holds.
enum class Absence : std::int8_t {
    no_version,     ///< none is in force on the day
    issue_unknown,  ///< whether it could be known on the day of knowledge cannot be told: its issue day is not recorded
    conflict,       ///< two jurisdictions speak and neither gives way
};

/// The rule that holds for a jurisdiction on a day: one version, or several laid over each other.
struct RuleInForce {
    const Rule* rule = nullptr;        ///< the nearest rule of the id, for its shape; null when there is none
    const Version* version = nullptr;  ///< null: none, see `absence`
    Absence absence = Absence::no_version;
    const Version* blamed = nullptr;   ///< of issue_unknown and conflict
    const Version* rival = nullptr;    ///< of conflict: the one that `blamed` stands against
    std::shared_ptr<const Version> merged;  ///< keeps the version of an overlay alive; null for one of the book
};

}  // namespace steward
