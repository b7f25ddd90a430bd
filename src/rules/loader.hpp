// The pack loader: TOML to rules, strictly, with file, line and key in every diagnostic.
#pragma once

#include <span>
#include <vector>

#include "steward/rules/rulebook.hpp"

namespace steward {

/// Adds what is doubtful in the rules as they stand together. Rules of a file with an error are left out: what they would
/// say is not known.
void lint_rules(const Rulebook& book, std::vector<Diagnostic>& found);

class PackLoader {
public:
    explicit PackLoader(const Catalogue& catalogue) : catalogue_(catalogue) {}

    /// Loads into a new book. The book is only complete when no diagnostic is an error.
    [[nodiscard]] std::shared_ptr<Rulebook> load(std::span<const PackSource> packs);

    [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const noexcept { return diagnostics_; }
    [[nodiscard]] bool failed() const noexcept;
    /// Status of the worst diagnostic: syntax, layout or content.
    [[nodiscard]] Status status() const noexcept { return status_; }

private:
    class Reader;

    const Catalogue& catalogue_;
    std::vector<Diagnostic> diagnostics_;
    Status status_ = Status::ok;
};

}  // namespace steward
