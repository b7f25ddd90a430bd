#include "steward/steward.hpp"

namespace steward {

const Catalogue& catalogue() {
    static const Catalogue all = [] {
        Catalogue catalogue;
        calendar::describe(catalogue);
        procurement::describe(catalogue);
        assets::describe(catalogue);
        funds::describe(catalogue);
        energy::describe(catalogue);
        add_office_operations(catalogue);
        return catalogue;
    }();
    return all;
}

Result<std::shared_ptr<const Rulebook>> open_rulebook(std::span<const PackSource> packs) {
    std::vector<PackSource> sources;
    for (const EmbeddedPack& pack : embedded_packs())
        sources.push_back({std::string(pack.path), std::string(pack.content)});
    sources.insert(sources.end(), packs.begin(), packs.end());
    return Rulebook::open(catalogue(), sources);
}

}  // namespace steward
