// Lints rule packs over the embedded ones; without files, the embedded ones themselves. The build runs it so over src/packs.
//
//     lint_packs [--lang zh|en] [--errors] [pack.toml ...]
//
// One line for each finding, then their number; with --errors nothing but errors. Exit code 0: no error (warnings do not count), 1: an error, 2: wrong use.
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "steward/io/file.hpp"
#include "steward/steward.hpp"

int main(int argc, char** argv) {
    steward::Language language = steward::Language::en;
    bool errors_only = false;
    std::vector<steward::PackSource> packs;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--lang") {
            const std::string_view tag = i + 1 < argc ? argv[++i] : "";
            if (tag != "zh" && tag != "en") {
                std::cerr << "--lang: zh or en\n";
                return 2;
            }
            language = tag == "zh" ? steward::Language::zh : steward::Language::en;
            continue;
        }
        if (argument == "--errors") {
            errors_only = true;
            continue;
        }
        steward::Result<std::string> content = steward::read_file(argument);
        if (!content) {
            std::cerr << content.error().message.in(language) << '\n';
            return 2;
        }
        packs.push_back({argument, std::move(content).value()});
    }
    int errors = 0, warnings = 0;
    for (const steward::Diagnostic& diagnostic : steward::lint_over_embedded(packs)) {
        const bool error = diagnostic.severity == steward::Severity::error;
        ++(error ? errors : warnings);
        if (error || !errors_only) std::cout << diagnostic.to_text(language) << '\n';
    }
    if (!errors_only) std::cout << errors << " errors, " << warnings << " warnings\n";
    return errors > 0 ? 1 : 0;
}
