// A pack of one's own over the embedded rules: lint it, see what it changes, decide with it, pin it.
//
//     own_pack [pack.toml]
#include <iostream>
#include <string>

#include "steward/io/file.hpp"
#include "steward/steward.hpp"

using namespace steward;

namespace {

/// Straight-line depreciation of a car of a body in Jilin, bought in March 2027, over 96 months.
Result<std::string> car(const Rulebook& book) {
    auto operation = book.prepare("assets.depreciation", "CN/22");
    if (!operation) return operation.error();
    const std::int32_t asset_class = book.list("asset_class")->by_name.at("vehicles");
    const std::int64_t cost = 18'000'000, months = 96;  // fen
    const std::int32_t acquired = parse_date("2027-03-01").value().days(),
                       as_of = parse_date("2027-12-31").value().days();
    const auto bind = [&](std::string_view column, const void* value, Storage storage) {
        return (*operation)->bind_input(column, {value, 1, nullptr, 1, storage});
    };
    for (const Result<void>& bound :
         {bind("asset_class", &asset_class, Storage::i32), bind("cost_fen", &cost, Storage::i64),
          bind("life_months", &months, Storage::i64), bind("acquired_on", &acquired, Storage::i32),
          bind("as_of", &as_of, Storage::i32)})
        if (!bound) return bound.error();
    return (*operation)->explain(0, Language::en, ExplanationFormat::text);
}

int fail(const Error& error) {
    std::cerr << error.message.en << "\n";
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string file = argc > 1 ? argv[1] : "examples/own_pack/jilin.toml";
    auto content = read_file(file);
    if (!content) return fail(content.error());
    const std::vector<PackSource> packs{{file, *content}};

    std::cout << "1. lint\n";
    const std::vector<Diagnostic> found = lint_over_embedded(packs);
    for (const Diagnostic& diagnostic : found) std::cout << diagnostic.to_text(Language::en) << "\n";
    std::cout << found.size() << " findings\n\n";

    const auto embedded = open_rulebook();
    const auto own = open_rulebook(packs);
    if (!embedded) return fail(embedded.error());
    if (!own) return fail(own.error());

    std::cout << "2. what it changes\n" << diff_text(diff_books(**embedded, **own), Language::en) << "\n";

    std::cout << "3. a decision without it and with it\n";
    for (const auto& book : {*embedded, *own}) {
        const Result<std::string> explained = car(*book);
        if (!explained) return fail(explained.error());
        std::cout << *explained << "\n";
    }

    // Kept beside the decisions; the next start asks for the same rules.
    const std::string pinned = (*own)->digest();
    std::cout << "4. pinned to " << pinned << "\n";
    if (const auto again = open_rulebook(packs, pinned); !again) return fail(again.error());
    const auto other = open_rulebook({}, pinned);  // the pack was forgotten
    if (other || other.error().status != Status::digest_mismatch) return 1;
    std::cout << other.error().message.en << "\n";
    return found.empty() ? 0 : 1;
}
