/// @file
/// What is read of an OCDS 1.1 release: the fields that decisions need, as views into the document. A field that is
/// absent, null, or of another type than the standard's is empty.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "steward/ocds/amount.hpp"

namespace steward::ocds {

/// Places of a list that several elements share: of bid i, say, its tenderers among those of all bids.
struct Range {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    bool present = false;  ///< whether there was an array, be it empty

    [[nodiscard]] std::uint32_t size() const noexcept { return last - first; }
};

/// A text, or nothing; the empty text is a text.
using OptionalText = std::optional<std::string_view>;

struct Value {
    std::optional<Amount> amount;
    OptionalText currency;

    [[nodiscard]] bool complete() const noexcept { return amount && currency; }
};

/// Code list bidStatus of the extension for bids; `none` when there is no text.
enum class BidStatus : std::int8_t { none, invited, pending, valid, disqualified, withdrawn, other };

/// Code list awardStatus.
enum class AwardStatus : std::int8_t { none, pending, active, cancelled, unsuccessful, other };

struct Bid {
    BidStatus status = BidStatus::none;
    OptionalText date;
    Value value;
    Range tenderers;  ///< in Process::organizations

    /// Received and not taken back: neither invited nor withdrawn (已递交的投标).
    [[nodiscard]] bool submitted() const noexcept {
        return status != BidStatus::none && status != BidStatus::invited && status != BidStatus::withdrawn;
    }
};

struct Award {
    OptionalText id;
    AwardStatus status = AwardStatus::none;
    OptionalText date;
    Value value;
    Range suppliers;        ///< in Process::organizations
    Range classifications;  ///< in Process::classifications: of its items
};

struct Contract {
    OptionalText award;
    bool cancelled = false;
    OptionalText signed_on;
    Value value;
};

struct Party {
    OptionalText id;
    /// Postal address: street, locality, region, postal code, country.
    OptionalText street, locality, region, postal_code, country;
    /// Contact point: name, e-mail, telephone, fax, page.
    OptionalText contact, email, telephone, fax, page;
};

struct Tender {
    bool present = false;
    bool cancelled = false;
    OptionalText method, method_details, method_rationale;
    OptionalText start_date, end_date;
    std::optional<Amount> number_of_tenderers;
    Value value;
    OptionalText procuring_entity;
};

/// One contracting process (采购过程), as one release tells it. Views live as long as the document.
struct Process {
    std::string_view ocid;
    Tender tender;
    OptionalText buyer;
    bool has_bids = false;    ///< bids.details is an array
    bool has_awards = false;  ///< awards is an array
    std::vector<Bid> bids;
    std::vector<Award> awards;
    std::vector<Contract> contracts;
    std::vector<Party> parties;
    std::vector<OptionalText> organizations;    ///< ids
    std::vector<std::string_view> classifications;  ///< ids

    /// Empty, with the memory kept.
    void clear() noexcept;
};

}  // namespace steward::ocds
