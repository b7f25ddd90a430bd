// The library of the C ABI with another catalogue: the operation of tests/unit/data/nested.hpp alone, and no embedded packs.
#include "../../unit/data/nested.hpp"
#include "steward/rules/engine.hpp"
#include "steward/steward.hpp"

namespace steward {

const Catalogue& catalogue() {
    static const Catalogue made = [] {
        Catalogue one;
        one.add(EnumerationOf<tiny::Size>::view);
        one.add(catalogue_entry<nested::description>());
        return one;
    }();
    return made;
}

Result<std::shared_ptr<const Rulebook>> open_rulebook(std::span<const PackSource> packs, std::string_view) {
    return Rulebook::open(catalogue(), packs);
}

std::vector<Diagnostic> lint_over_embedded(std::span<const PackSource> packs) { return lint_packs(catalogue(), packs); }

}  // namespace steward
