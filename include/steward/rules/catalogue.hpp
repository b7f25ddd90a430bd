/// @file
/// The catalogue of operations (业务操作目录): everything that can be asked of the library, described once.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "steward/kernel/enumeration.hpp"
#include "steward/kernel/result.hpp"
#include "steward/rules/operation.hpp"

namespace steward {

class Rulebook;
class PreparedOperation;
struct Standpoint;

class Office;

/// What happens to the commands of one run when one of them is refused.
enum class CommandMode : std::int8_t {
    each,  ///< every command by itself; the accepted ones are appended in one transaction
    all,   ///< one refusal, and none is accepted
};

/// An operation and the function that prepares it: a decision on a book, a command or query on an office.
struct CatalogueEntry {
    OperationInfo info;
    Result<std::unique_ptr<PreparedOperation>> (*prepare)(std::shared_ptr<const Rulebook>, Standpoint) = nullptr;
    Result<std::unique_ptr<PreparedOperation>> (*prepare_on)(std::shared_ptr<Office>, CommandMode) = nullptr;
};

/// A part of the library that reads rules and is no operation.
struct RuleReader {
    std::string_view name;
    std::vector<std::string_view> rules;  ///< ids
};

/// Built once by the modules; immutable and shared afterwards. A book keeps a pointer to its catalogue, which must
/// outlive it.
class Catalogue {
public:
    Catalogue();

    void add(CatalogueEntry entry) { entries_.push_back(std::move(entry)); }
    void add(const EnumerationView& enumeration) { enumerations_.push_back(enumeration); }
    void add(RuleReader reader) { readers_.push_back(std::move(reader)); }

    [[nodiscard]] const CatalogueEntry* find(std::string_view name) const noexcept;
    [[nodiscard]] const std::vector<CatalogueEntry>& entries() const noexcept { return entries_; }
    [[nodiscard]] const std::vector<EnumerationView>& enumerations() const noexcept { return enumerations_; }
    [[nodiscard]] const std::vector<RuleReader>& readers() const noexcept { return readers_; }

private:
    std::vector<CatalogueEntry> entries_;
    std::vector<EnumerationView> enumerations_;
    std::vector<RuleReader> readers_;
};

}  // namespace steward
