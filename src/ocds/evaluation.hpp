/// @file
/// The indicators over one process, and what is counted of organizations. Internal.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "steward/ocds/red_flags.hpp"
#include "text_table.hpp"

namespace steward::ocds::detail {

/// How an organization takes part in a process, and by what it was flagged there.
namespace role {
inline constexpr std::uint16_t valid_bidder = 1 << 0;  ///< counted by R025
inline constexpr std::uint16_t disqualified = 1 << 1;
inline constexpr std::uint16_t buyer = 1 << 2;
inline constexpr std::uint16_t procuring_entity = 1 << 3;
inline constexpr std::uint16_t classified_supplier = 1 << 4;  ///< counted by R048
inline constexpr std::uint16_t r028 = 1 << 5;
inline constexpr std::uint16_t r030 = 1 << 6;
inline constexpr std::uint16_t r035 = 1 << 7;
inline constexpr std::uint16_t r044 = 1 << 8;
inline constexpr std::uint16_t winner = 1 << 9;      ///< of R024 and R058
inline constexpr std::uint16_t second = 1 << 10;     ///< of R024
}  // namespace role

/// What is counted of an organization over all processes, as tenderer: a line of the cache, since every bid comes here.
struct alignas(64) Tally {
    std::uint64_t wins = 0, bids = 0;               ///< R025: processes
    std::uint64_t disqualified = 0, submitted = 0;  ///< R038: bids
    std::uint64_t classified = 0;                   ///< R048: processes
    std::uint32_t flags = 0;                        ///< bits of Indicator

    /// Where it stands in the list of the process that it was last met in.
    std::uint32_t place = 0;
    std::uint64_t process = 0;

    void add(const Tally& other);
};

/// The same as buyer and procuring entity, and the classes of what was supplied.
struct Purchases {
    std::uint64_t buyer_disqualified = 0, buyer_submitted = 0;
    std::uint64_t entity_disqualified = 0, entity_submitted = 0;
    std::vector<std::uint32_t> classes;  ///< R048: sorted

    void add(const Purchases& other);  ///< without the classes
};

/// Organizations that one thread has met.
struct Organizations {
    TextTable ids;
    std::vector<Tally> tallies;
    std::vector<Purchases> purchases;
    TextTable classes;

    [[nodiscard]] std::uint32_t number(std::string_view id) { return number(id, TextTable::hash(id)); }
    [[nodiscard]] std::uint32_t number(std::string_view id, std::uint64_t hash) {
        const std::uint32_t number = ids.number(id, hash);
        if (number == tallies.size()) {
            tallies.emplace_back();
            purchases.emplace_back();
        }
        return number;
    }
};

/// What is known of one process before the fences are.
struct Evaluation {
    std::array<Finding, indicator_count> findings{};
    std::vector<std::pair<Indicator, double>> values;  ///< of flags whose value is not 1
    std::optional<double> ratio;                       ///< R024, R058
    std::vector<std::pair<std::uint32_t, std::uint16_t>> organizations;  ///< number and roles

    void clear() {
        values.clear();
        ratio.reset();
        organizations.clear();
    }
};

class Evaluator {
public:
    explicit Evaluator(const RedFlagSettings& settings);

    void evaluate(const Process& process, Evaluation& out);

    [[nodiscard]] Organizations& organizations() noexcept { return organizations_; }
    /// The currency of comparisons, once it is known.
    [[nodiscard]] const std::optional<std::string>& currency() const noexcept { return currency_; }
    void set_currency(std::optional<std::string> currency) { currency_ = std::move(currency); }

private:
    struct SingleAward {
        Finding shape = Finding::not_flagged;  ///< not_flagged: there is one, with one supplier
        const Award* award = nullptr;
        std::uint32_t supplier = 0;
    };
    static constexpr std::uint32_t nobody = 0xffff'ffff;

    [[nodiscard]] Finding excluded(const Process& process) const;
    [[nodiscard]] bool compares_prices(const Process& process) const;
    [[nodiscard]] bool in_currency(std::string_view currency);
    [[nodiscard]] Finding all_awards_final(const Process& process);
    [[nodiscard]] SingleAward single_award(Finding final) const;
    [[nodiscard]] std::optional<Amount> number_of_tenderers(const Process& process);

    [[nodiscard]] Finding short_period(const Process& process) const;
    [[nodiscard]] Finding method_fits(const Process& process, const std::vector<std::string>& methods) const;
    [[nodiscard]] Finding price_gap(const Process& process, const SingleAward& single);
    [[nodiscard]] Finding unsuccessful(const Process& process, const SingleAward& single);
    [[nodiscard]] Finding identical_prices(const Process& process);
    [[nodiscard]] Finding late_bid(const Process& process);
    [[nodiscard]] Finding others_disqualified(const Process& process, Finding final);
    [[nodiscard]] Finding lowest_disqualified(const Process& process);
    [[nodiscard]] Finding disqualified_bids(const Process& process);
    [[nodiscard]] Finding heterogeneous(const Process& process);
    [[nodiscard]] Finding no_competition(const Process& process) const;
    [[nodiscard]] Finding few_tenderers(const Process& process);
    void price_patterns(const Process& process);
    [[nodiscard]] Finding near_estimate(const Process& process, const SingleAward& single) const;
    [[nodiscard]] Finding similar_tenderers(const Process& process);
    [[nodiscard]] Finding contract_differs(const Process& process, const SingleAward& single) const;
    [[nodiscard]] Finding late_signature(const Process& process);

    /// Numbers the organizations of a process: from here on they are compared as numbers.
    void number_organizations(const Process& process);
    [[nodiscard]] std::span<const std::uint32_t> those(Range range) const noexcept { return std::span(numbers_).subspan(range.first, range.size()); }
    /// The only one of a list, when it has just one and that has an id; nobody otherwise.
    [[nodiscard]] std::uint32_t only(Range range) const noexcept { return range.size() == 1 ? numbers_[range.first] : nobody; }
    /// Notes the roles of an organization in this process; true when one of them is new.
    bool take_part(std::uint32_t number, std::uint16_t roles);
    [[nodiscard]] Tally& tally_of(std::uint32_t number) noexcept { return organizations_.tallies[number]; }
    [[nodiscard]] Finding& finding(Indicator indicator) noexcept { return out_->findings[static_cast<std::size_t>(indicator)]; }
    [[nodiscard]] bool enabled(Indicator indicator) const noexcept { return settings_.enabled[static_cast<std::size_t>(indicator)]; }

    const RedFlagSettings& settings_;
    Organizations organizations_;
    std::optional<std::string> currency_;
    Evaluation* out_ = nullptr;

    std::uint64_t process_ = 0;

    // Memory that is used again.
    std::string number_;
    std::vector<const Award*> complete_, awards_;
    std::vector<std::uint32_t> numbers_;  ///< of Process::organizations
    std::vector<std::uint64_t> hashes_;
    std::uint32_t buyer_ = nobody, entity_ = nobody;
    std::vector<std::uint32_t> ids_, other_ids_, third_ids_;
    std::vector<const Bid*> priced_;
    std::vector<const Party*> parties_;
};

}  // namespace steward::ocds::detail
