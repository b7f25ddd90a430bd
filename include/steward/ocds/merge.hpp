/// @file
/// Merging releases into records (合并发布) by the rules of the Open Contracting Data Standard 1.1.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "steward/kernel/result.hpp"
#include "steward/ocds/fault.hpp"

namespace steward::ocds {

/// How fields merge, by their path without positions in arrays ("tender/items/deliveryLocations"). Fields that are not
/// named merge by what they hold: objects field by field, arrays of objects by `id`, everything else as one value.
struct MergeRules {
    std::set<std::string, std::less<>> omitted;     ///< `omitWhenMerged`: metadata of a release
    std::set<std::string, std::less<>> whole_lists; ///< arrays that are replaced as one value

    /// Those of the release schema of OCDS 1.1.5, as our own table.
    [[nodiscard]] static const MergeRules& standard();
    /// Those of a release schema (its text), for instance one that extensions have been added to. Status::json_syntax;
    /// Status::malformed when it is no release schema.
    [[nodiscard]] static Result<MergeRules> from_schema(std::string_view schema);
};

struct MergeOptions {
    bool releases = true;   ///< the releases themselves are put into the record, in order
    bool versioned = true;  ///< the record has a versioned release too
    const MergeRules* rules = nullptr;  ///< `MergeRules::standard()` when it is null
};

struct MergeReport {
    std::int64_t releases = 0;  ///< that were merged
    std::int64_t linked = 0;    ///< releases of record packages that are only named by their URL
    std::int64_t records = 0;   ///< one for every `ocid`
    std::int64_t faults = 0;
};

/// Is given one record, a JSON object on one line; an error ends the merge and is its result.
using RecordSink = std::function<Result<void>(std::string_view record)>;

/// Merges all releases in the texts, one record for each `ocid`, in the order in which their `ocid` first comes.
///
/// A text is JSON or JSON Lines of releases, arrays of releases, release packages, or records and record packages whose
/// releases are embedded. The releases of an `ocid` are ordered by `date` as a moment in time, whatever its offset (a date
/// without a time is its first moment, a time without an offset is UTC); of equal moments, as they come. The compiled
/// release has `id` "<ocid>-<date of the last release>", that `date`, and the tag "compiled".
///
/// Source: OCDS 1.1, Merging, "Merge routine". Where it leaves a case open: an object that a later release sets to null is
/// removed from the compiled release, and in the versioned release each of its fields gets null; an object with nothing
/// but nulls stays as an empty one, while empty objects and lists make nothing; a field that is an object in one release and a value in another keeps, in the
/// versioned release, what it was first ("conflict"). Numbers are compared as exact decimals, and are written as they came.
///
/// Faults ("json_syntax", "ocid" or "date" missing or malformed, "conflict") leave out what they name; the rest goes on.
/// After a fault of syntax, reading goes on at the next line that begins with "{".
[[nodiscard]] Result<MergeReport> merge(std::span<const std::string_view> texts, const MergeOptions& options,
                                        const RecordSink& records, const FaultSink& faults);

}  // namespace steward::ocds
