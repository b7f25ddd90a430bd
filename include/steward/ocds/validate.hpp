/// @file
/// Validating OCDS against a JSON Schema of Draft 4 (模式校验), with a line for every breach.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "steward/kernel/result.hpp"
#include "steward/ocds/fault.hpp"

namespace steward::ocds {

struct ValidationReport {
    std::int64_t checked = 0;  ///< releases, records or packages, whichever the schema describes
    std::int64_t invalid = 0;  ///< those with a breach
    std::int64_t faults = 0;   ///< breaches and faults of syntax
};

/// A schema, ready to validate any number of texts; from several threads at once too.
class Validator {
public:
    /// The first text is the schema; the others are those that its `$ref` name, found by their `id`.
    ///
    /// Status::json_syntax; Status::malformed for a `$ref` to a schema that is not given, and for a `pattern` that cannot be
    /// understood. `format` is not checked: a date that looks wrong is not a breach.
    [[nodiscard]] static Result<Validator> open(std::span<const std::string_view> schemas);

    Validator(Validator&&) noexcept;
    Validator& operator=(Validator&&) noexcept;
    ~Validator();

    /// Validates what the schema describes in a text (JSON or JSON Lines). A release schema is held against every release
    /// of a package and the compiled releases of records, a record schema against every record, a package schema (one
    /// with `releases` or `records`) against every value of the text.
    ///
    /// Every breach is reported, at most `limit` for one value: a breach hides the value that it is about, and what is left
    /// is validated again. Keywords are those of the schema ("type", "required", "enum", ...).
    [[nodiscard]] ValidationReport validate(std::string_view text, const FaultSink& faults, std::int64_t limit = 1000) const;

private:
    struct Schema;
    explicit Validator(std::unique_ptr<Schema> schema);
    std::unique_ptr<Schema> schema_;
};

}  // namespace steward::ocds
