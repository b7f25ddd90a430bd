/// @file
/// The rulebook (规则库): an immutable snapshot of rule packs with a digest.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "steward/kernel/result.hpp"
#include "steward/rules/catalogue.hpp"
#include "steward/rules/model.hpp"

namespace steward {

/// A pack to load: its file name, for messages, and its content.
struct PackSource {
    std::string file;
    std::string content;
};

enum class Severity : std::int8_t { error, warning };

/// One finding of the loader or of lint: where, what, and how to put it right.
struct Diagnostic {
    Severity severity = Severity::error;
    std::string code;  ///< stable identifier, such as "missing_citation", "overlap", "gap"
    SourcePlace place;
    std::string rule;  ///< rule id, empty when not about a rule
    std::string key;   ///< key in the file
    BilingualText message;

    [[nodiscard]] std::string to_text(Language language) const;
};

struct PackInfo {
    std::string id;
    Date data_version;
    std::string file;
};

struct Jurisdiction {
    std::string code;
    std::int32_t number = 0;  ///< its value in a jurisdiction column; of China's divisions, the code of GB/T 2260
    BilingualText title;
};

/// Where and when the rules are looked at from.
struct Standpoint {
    std::string jurisdiction;       ///< of the deciding body, such as "CN/central" or "CN/22/2208/220802"
    std::optional<Date> known_at;   ///< what could be known on that day counts; empty: all that the book knows

    friend bool operator<(const Standpoint& a, const Standpoint& b) noexcept {
        return std::tie(a.jurisdiction, a.known_at) < std::tie(b.jurisdiction, b.known_at);
    }
};

/// The rules that hold for one operation from one standpoint, in intervals in which nothing changes.
struct EpochTable {
    std::vector<Date> starts;  ///< first day of every epoch but the first, ascending
    std::vector<std::vector<RuleInForce>> versions;  ///< versions[epoch][need]

    /// Day index: epoch of `first_day + i`, from the last day of the first epoch to the first day of the last one, so
    /// that a day outside takes the nearest entry. Never empty.
    std::int32_t first_day = 0;
    std::vector<std::uint16_t> index{0};

    [[nodiscard]] std::int32_t epoch_of(Date day) const noexcept {
        const std::int64_t last = static_cast<std::int64_t>(index.size()) - 1;
        const std::int64_t at = std::int64_t{day.days()} - first_day;
        return index[static_cast<std::size_t>(at < 0 ? 0 : at > last ? last : at)];
    }
};

/// Immutable after `open`; safe to share between threads.
class Rulebook : public std::enable_shared_from_this<Rulebook> {
public:
    /// Loads packs, later ones over earlier ones of the same pack id. All or nothing: an error carries every diagnostic.
    /// The catalogue must outlive the book.
    [[nodiscard]] static Result<std::shared_ptr<const Rulebook>> open(const Catalogue& catalogue,
                                                                      std::span<const PackSource> packs);

    [[nodiscard]] const Catalogue& catalogue() const noexcept { return *catalogue_; }
    /// SHA-256 over the meaning of all rules, independent of file order and layout; 64 hexadecimal digits.
    [[nodiscard]] const std::string& digest() const noexcept { return digest_; }
    [[nodiscard]] const std::vector<PackInfo>& packs() const noexcept { return packs_; }
    [[nodiscard]] const std::vector<Rule>& rules() const noexcept { return rules_; }
    [[nodiscard]] const std::vector<Document>& documents() const noexcept { return documents_; }
    [[nodiscard]] const std::vector<CodeList>& lists() const noexcept { return lists_; }
    [[nodiscard]] const std::vector<Jurisdiction>& jurisdictions() const noexcept { return jurisdictions_; }

    [[nodiscard]] const CodeList* list(std::string_view id) const noexcept;

    /// The rules of an id, one for each jurisdiction that has one.
    [[nodiscard]] std::span<const Rule> rules_of(std::string_view id) const noexcept;

    /// A version by its code, with its rule. The code must be one of this book.
    [[nodiscard]] const Version& version(std::int32_t code) const noexcept { return *versions_[static_cast<std::size_t>(code)].version; }
    [[nodiscard]] const Rule& rule_of(std::int32_t version) const noexcept { return *versions_[static_cast<std::size_t>(version)].rule; }
    [[nodiscard]] std::int32_t version_count() const noexcept { return static_cast<std::int32_t>(versions_.size()); }

    /// The jurisdiction and those above it, nearest first; empty when it is not known.
    [[nodiscard]] std::vector<std::string> chain(std::string_view jurisdiction) const;
    [[nodiscard]] BilingualText jurisdiction_title(std::string_view code) const;
    /// The number of a known jurisdiction, as a jurisdiction column has it; empty when it is not known.
    [[nodiscard]] std::optional<std::int32_t> jurisdiction_number(std::string_view code) const;
    /// The jurisdiction of a number; empty when there is none.
    [[nodiscard]] std::string jurisdiction_code(std::int32_t number) const;

    /// The rule that decides on a day: the rules of the chain laid over each other, from the widest jurisdiction to the
    /// nearest, as their relations say. This is the plain search that the epochs are tested against.
    [[nodiscard]] RuleInForce in_force(std::string_view id, std::span<const std::string> chain, Date day,
                                       std::optional<Date> known_at = std::nullopt) const;

    /// The calendar of the nearest jurisdiction that has one; null when none has.
    [[nodiscard]] std::shared_ptr<const WorkingDayCalendar> calendar(std::string_view id, std::span<const std::string> chain,
                                                                     std::optional<Date> known_at = std::nullopt) const;

    /// Ids of the rules of the list `time_limit`, by code - 1.
    [[nodiscard]] const std::vector<std::string>& time_limit_ids() const noexcept { return time_limit_ids_; }

    /// Epochs of an operation from a standpoint; made once and kept.
    [[nodiscard]] std::shared_ptr<const EpochTable> epochs(const OperationInfo& operation, const Standpoint& standpoint) const;

    /// Prepares an operation by name. `jurisdiction` is the one of rows that name none; `known_at` asks what could be known
    /// on that day. Errors: unknown_operation, unknown_jurisdiction, bad_date, unknown_rule (a rule that the operation
    /// needs is not in the book, or has another form, keys or values).
    [[nodiscard]] Result<std::unique_ptr<PreparedOperation>> prepare(std::string_view operation, std::string_view jurisdiction,
                                                                     std::optional<Date> known_at = std::nullopt) const;

    /// Checks that a book has what the operation's description expects of its rules.
    [[nodiscard]] Result<void> check_needs(const OperationInfo& operation) const;
    /// The same of one rule: whether it is of the form, keys, values and anchor that the operation reads it with.
    [[nodiscard]] static Result<void> check_need(const OperationInfo& operation, const RuleNeed& need, const Rule& rule);

    /// The operations of the catalogue that use rules of this id and form, and what else reads them, by name.
    [[nodiscard]] std::vector<std::string> operations_using(const Rule& rule) const;

    /// Findings that did not keep the book from loading: warnings, as `lint_packs` gives them.
    [[nodiscard]] const std::vector<Diagnostic>& lint() const noexcept { return lint_; }

    /// Everything that can be asked, as JSON.
    [[nodiscard]] std::string catalogue_json(Language language) const;

private:
    Rulebook() = default;
    friend class PackLoader;

    struct VersionEntry {
        const Rule* rule;
        const Version* version;
    };
    struct RuleRange {
        std::int32_t first;
        std::int32_t count;
    };

    void finish();
    [[nodiscard]] std::string canonical_text() const;

    const Catalogue* catalogue_ = nullptr;
    std::string digest_;
    std::vector<Diagnostic> lint_;
    std::vector<PackInfo> packs_;
    std::vector<Document> documents_;
    std::vector<CodeList> lists_;
    std::map<std::string, std::int32_t, std::less<>> list_by_id_;
    std::vector<Jurisdiction> jurisdictions_;
    std::vector<Rule> rules_;  ///< by id, then jurisdiction
    std::map<std::string, RuleRange, std::less<>> rules_by_id_;
    std::vector<VersionEntry> versions_;
    std::vector<std::string> time_limit_ids_;

    mutable std::mutex mutex_;
    mutable std::map<std::pair<std::string, Standpoint>, std::shared_ptr<const EpochTable>> epoch_cache_;
    mutable std::map<std::pair<const Rule*, std::optional<Date>>, std::shared_ptr<const WorkingDayCalendar>> calendar_cache_;
};

/// Every diagnostic of a set of packs, errors and warnings, whether or not they would load.
[[nodiscard]] std::vector<Diagnostic> lint_packs(const Catalogue& catalogue, std::span<const PackSource> packs);

/// Diagnostics as a JSON array.
[[nodiscard]] std::string diagnostics_json(std::span<const Diagnostic> diagnostics, Language language);

}  // namespace steward
