// The public body, and what every chapter is given.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "batch.hpp"
#include "progress.hpp"
#include "sheet.hpp"
#include "steward/steward.hpp"
#include "table.hpp"

namespace office_year {

struct Office {
    steward::BilingualText name;
    int year = 0;
    std::string jurisdiction;  ///< whose rules bind the body
    std::string compare_with;  ///< whose rules do not, shown for comparison
    std::string grid_region;
    std::string factor_set;

    static Office read(const std::string& path);
    [[nodiscard]] steward::Date first_day() const;
    [[nodiscard]] steward::Date last_day() const;
};

enum class Origin { published, synthetic, third_party };

class Year {
public:
    Year(const steward::Rulebook& rulebook, std::string data_folder, std::string out_folder, steward::Language in);

    const steward::Rulebook& book;
    const steward::Language language;
    Office office;
    Progress progress;

    [[nodiscard]] std::string path(const std::string& file) const { return data_ + "/" + file; }
    [[nodiscard]] Table read(const std::string& file) const { return Table::read(path(file)); }
    /// Where a file of the output stands.
    [[nodiscard]] std::string output(const std::string& file) const { return out_ + "/" + file; }
    void write(const std::string& file, const Sheet& sheet);

    /// An operation under the rules of a jurisdiction.
    [[nodiscard]] Batch batch(std::string_view operation, const std::string& jurisdiction) {
        return Batch(book, operation, jurisdiction, progress);
    }

    [[nodiscard]] std::string say(steward::Text text) const { return std::string(text.in(language)); }
    [[nodiscard]] std::string say(std::string_view zh, std::string_view en) const { return say(steward::text(zh, en)); }

    /// Prints the chapter's title, with where its data come from.
    void chapter(steward::Text title, Origin origin);
    /// Keeps a line of summary.csv.
    void summarize(steward::Text what, const std::string& value, Origin origin);
    void summarize(steward::Text what, std::int64_t value, Origin origin) {
        summarize(what, std::to_string(value), origin);
    }
    [[nodiscard]] std::string name(Origin origin) const;

    /// "CN/central 中央"; a jurisdiction that does not bind the body says so.
    [[nodiscard]] std::string name_of(const std::string& jurisdiction) const;

    /// Headings and cells that say what a row rests on, for every CSV of decisions.
    [[nodiscard]] std::vector<std::string> with_basis(std::vector<std::string> headings) const;
    [[nodiscard]] std::vector<std::string> with_basis(std::vector<std::string> cells, const Batch& batch,
                                                      std::int64_t row) const;

    /// "符合 5 · 不符合 2", printed and kept in the summary; labelled with the jurisdiction unless a label is given.
    void count_outcomes(const Batch& batch, Origin origin, const std::string& label = {});
    /// Prints the full explanation of a row.
    void explain(Batch& batch, std::int64_t row);

    [[nodiscard]] const std::vector<std::string>& written() const noexcept { return written_; }
    /// Writes summary.csv.
    void finish();

private:
    std::string data_, out_;
    std::string chapter_;
    Sheet summary_;
    std::vector<std::string> written_;
};

/// The name of an enumeration's item, such as an outcome.
template <class E>
[[nodiscard]] std::string name_of(E value, steward::Language language) {
    for (const steward::EnumerationItem& item : steward::EnumerationOf<E>::view.items)
        if (item.code == static_cast<std::int32_t>(value)) return std::string(item.text.in(language));
    return {};
}

/// The first row with this outcome, or the first row of all.
[[nodiscard]] std::int64_t first_with(const Batch& batch, steward::Outcome outcome);

/// The code of an item of a code list, such as the coefficient set of a caliber.
[[nodiscard]] std::int64_t code_of(const Year& year, const std::string& list, std::string_view item);

/// An amount for a cell; empty when it is unknown.
[[nodiscard]] std::string cell(std::optional<steward::Money> amount);

/// total += amount; an overflow ends the program.
void add(steward::Money& total, steward::Money amount);
[[nodiscard]] steward::Money difference(steward::Money a, steward::Money b);

/// @name The chapters
/// @{
void show_accounts(Year& year);
void show_calendar(Year& year);
void show_procurement(Year& year);
void show_deadlines(Year& year);
void show_evaluation(Year& year);
void show_tender_weights(Year& year);
void show_red_flags(Year& year);
void show_assets(Year& year);
void show_travel(Year& year);
void show_energy(Year& year);
void show_carbon(Year& year);
/// @}

}  // namespace office_year
