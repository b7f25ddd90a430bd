/// @file
/// Red flags of procurement (采购预警信号) over OCDS files: the eleven indicators of Cardinal with its results, and further
/// indicators of the guide "Red Flags in Public Procurement" of which only the title was read, as Steward reads it. A flag
/// is a reason to look, not a finding of wrongdoing.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "steward/kernel/decimal.hpp"
#include "steward/kernel/text.hpp"
#include "steward/ocds/reader.hpp"
#include "steward/rules/catalogue.hpp"
#include "steward/rules/rulebook.hpp"

namespace steward::ocds {

/// The indicators, by their numbers in the guide.
enum class Indicator : std::int8_t {
    r003, r010, r018, r019, r022, r023, r024, r025, r028, r030, r031, r035, r036, r038, r044, r048, r058, r059, r060,
};
inline constexpr std::size_t indicator_count = 19;

struct IndicatorInfo {
    std::string_view id;  ///< such as "R003"
    Text title;
    bool own_reading;     ///< only the title was read: the definition is Steward's
};
[[nodiscard]] const IndicatorInfo& info(Indicator indicator) noexcept;
[[nodiscard]] std::optional<Indicator> indicator_named(std::string_view id) noexcept;

/// What an indicator says of a process: the flag, or why it cannot say.
enum class Finding : std::uint8_t {
    flagged, not_flagged,
    cancelled, excluded_method, other_method, no_method, no_price_comparison,
    no_start_date, no_end_date, unreadable_date, no_number_of_tenderers,
    no_bids, no_awards, no_active_award, award_not_final, several_awards, no_supplier, several_suppliers,
    no_winning_price, no_other_price, lowest_lost, price_not_positive, no_price, no_valid_price, no_valid_bid,
    winner_without_bid, no_bid_date, no_organization, below_minimum, no_fence, no_tender_value, no_award_value,
    no_contract_value, no_dates, several_currencies, number_too_long, too_few_prices, no_parties, no_classification,
};
inline constexpr std::size_t finding_count = 39;

struct FindingInfo {
    std::string_view id;
    std::string_view field;  ///< JSON Pointer of what is missing or decides; empty when it is not one field
    Text text;
};
[[nodiscard]] const FindingInfo& info(Finding finding) noexcept;

/// A threshold in use: from a rule, or from the settings.
struct Threshold {
    std::string_view rule;  ///< id in the rulebook
    Decimal value;
    bool from_settings = false;
    const Rule* source = nullptr;
    const Version* version = nullptr;
};

/// What is looked for. `of` takes the numbers from the rules; `apply` lays settings over them.
struct RedFlagSettings {
    /// Status::unknown_rule when the book lacks a threshold.
    [[nodiscard]] static Result<RedFlagSettings> of(const Rulebook& book);
    /// Text in the form of Cardinal's settings files: `key = value` lines in sections. Status::malformed names the line.
    [[nodiscard]] Result<void> apply(std::string_view ini);

    std::array<bool, indicator_count> enabled{};
    std::optional<std::string> currency;  ///< of comparisons between processes; empty: the first that is met
    std::vector<std::string> excluded_method_details;
    std::vector<std::string> price_comparison_methods, no_price_comparison_methods;

    std::vector<std::string> r003_methods, r018_methods{"open", "selective"};
    std::map<std::string, std::int64_t, std::less<>> r003_days_by_details;
    std::optional<double> r024_threshold, r025_threshold, r038_threshold, r058_threshold;  ///< instead of a fence
    std::optional<std::int64_t> r048_threshold;

    std::int64_t r003_days = 0, r019_tenderers = 0, r025_percentile = 0, r035_disqualified = 0, r038_bids = 0, r038_processes = 0;
    std::int64_t r048_digits = 0, r048_processes = 0, r060_days = 0;
    Decimal r022_percent, r031_percent, r059_percent, fence_percent;

    std::vector<Threshold> thresholds;  ///< all of these, with their sources
};

/// The rules that the thresholds stand in.
void describe(Catalogue& catalogue);

struct RedFlagOptions {
    std::vector<std::string> inputs;  ///< files, read one after another
    std::string output;               ///< one JSON object a process; organizations go to `output` + ".organizations.jsonl"
    Layout layout = Layout::detect;
    std::int32_t threads = 1;
    std::size_t block_size = 1 << 19;
    std::size_t issue_limit = 100;  ///< how many issues the report tells; all are counted
};

/// Quartiles and the fence that follows; empty where there was nothing to measure or a threshold was set.
struct Fence {
    std::string group;  ///< of R038: buyer, procuring_entity, tenderer
    std::optional<double> q1, q3, lower, upper;
};

struct RedFlagReport {
    std::int64_t processes = 0;
    std::int64_t bad = 0;  ///< lines, releases and records that could not be read
    std::vector<ReadIssue> issues;
    std::array<std::array<std::int64_t, finding_count>, indicator_count> counts{};
    std::array<std::int64_t, indicator_count> organizations{};  ///< flagged, by indicator
    std::vector<std::pair<Indicator, Fence>> fences;
    std::optional<std::string> currency;
    RedFlagSettings settings;

    [[nodiscard]] std::string to_json(const Rulebook& book, Language language) const;
};

/// Runs the enabled indicators over files. Memory holds a block for each thread and what is counted for each distinct
/// organization; what is kept of each process waits in a temporary file. The same result for any number of threads.
/// Errors: those of files, Status::out_of_range for the options; faults inside a file are in the report.
[[nodiscard]] Result<RedFlagReport> run_red_flags(const RedFlagSettings& settings, const RedFlagOptions& options);
/// The same of a text in memory, with the two outputs as texts.
struct RedFlagTexts {
    RedFlagReport report;
    std::string processes, organizations;
};
[[nodiscard]] Result<RedFlagTexts> run_red_flags_text(const RedFlagSettings& settings, std::string_view text, const RedFlagOptions& options);

}  // namespace steward::ocds
