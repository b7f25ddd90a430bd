#include "steward/steward.hpp"

#include <algorithm>

#include "steward/kernel/utf8.hpp"

namespace steward {

const Catalogue& catalogue() {
    static const Catalogue all = [] {
        Catalogue catalogue;
        calendar::describe(catalogue);
        procurement::describe(catalogue);
        assets::describe(catalogue);
        funds::describe(catalogue);
        energy::describe(catalogue);
        ocds::describe(catalogue);
        add_office_operations(catalogue);
        return catalogue;
    }();
    return all;
}

namespace {

std::vector<PackSource> over_embedded(std::span<const PackSource> packs) {
    std::vector<PackSource> sources;
    for (const EmbeddedPack& pack : embedded_packs())
        sources.push_back({std::string(pack.path), std::string(pack.content)});
    sources.insert(sources.end(), packs.begin(), packs.end());
    return sources;
}

}  // namespace

Result<std::shared_ptr<const Rulebook>> open_rulebook(std::span<const PackSource> packs, std::string_view digest) {
    Result<std::shared_ptr<const Rulebook>> book = Rulebook::open(catalogue(), over_embedded(packs));
    if (book && !digest.empty() && (*book)->digest() != digest)
        return Error{Status::digest_mismatch,
                     BilingualText("规则摘要是 " + (*book)->digest() + "，不是所要求的 " + printable(digest, 64) +
                                       "；规则或者程序库已经变化，核对变化后再改用新的摘要",
                                   "the digest of the rules is " + (*book)->digest() + ", not " + printable(digest, 64) +
                                       " as asked for; rules or library have changed: look at the changes, then take the new digest")};
    return book;
}

std::vector<Diagnostic> lint_over_embedded(std::span<const PackSource> packs) {
    std::vector<Diagnostic> found = lint_packs(catalogue(), over_embedded(packs));
    if (packs.empty()) return found;
    std::erase_if(found, [&](const Diagnostic& diagnostic) {
        return diagnostic.severity == Severity::warning &&
               std::none_of(packs.begin(), packs.end(), [&](const PackSource& pack) { return pack.file == diagnostic.place.file; });
    });
    return found;
}

}  // namespace steward
