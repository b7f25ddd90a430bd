// A version taken apart into single statements: the one place that knows how each rule form is compared.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "steward/rules/diff.hpp"

namespace steward {

/// Where a statement stands inside its rule.
struct Place {
    std::vector<KeyChoice> keys;
    std::string part;

    friend bool operator<(const Place& a, const Place& b) noexcept {
        const auto less = [](const KeyChoice& x, const KeyChoice& y) {
            return std::tie(x.key, x.item) < std::tie(y.key, y.item);
        };
        if (std::lexicographical_compare(a.keys.begin(), a.keys.end(), b.keys.begin(), b.keys.end(), less)) return true;
        if (std::lexicographical_compare(b.keys.begin(), b.keys.end(), a.keys.begin(), a.keys.end(), less))
            return false;
        return a.part < b.part;
    }
};

using Statements = std::map<Place, Statement>;

/// Everything that a version of a rule says, the shape of its rule included.
[[nodiscard]] Statements statements_of(const Rulebook& book, const Rule& rule, const Version& version);

}  // namespace steward
