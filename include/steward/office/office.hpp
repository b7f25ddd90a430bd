/// @file
/// The office (机关账簿): one public body, or a tree of units, with a journal behind it. The one place where state lives.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "steward/journal/store.hpp"
#include "steward/journal/verify.hpp"
#include "steward/office/references.hpp"
#include "steward/office/state.hpp"
#include "steward/rules/prepared.hpp"

namespace steward {

/// What became of a command (处理结果).
enum class Disposition : std::int32_t {
    applied = 1,       ///< accepted; the books are changed
    refused = 2,       ///< decided against; recorded, the books are as they were
    already_done = 3,  ///< the same command with the same id was decided before; its answer is given again
    withdrawn = 4,     ///< would have been accepted, but another command of its batch was not (mode all)
};

template <>
struct EnumerationOf<Disposition> {
    static constexpr std::array items{
        item(Disposition::applied, "applied", text("已入账", "applied")),
        item(Disposition::refused, "refused", text("已拒绝", "refused")),
        item(Disposition::already_done, "already_done", text("此前已处理", "already done")),
        item(Disposition::withdrawn, "withdrawn", text("随批撤回", "withdrawn with its batch")),
    };
    static constexpr EnumerationView view{"disposition", text("处理结果", "disposition"), items};
};

/// Whether a command with this outcome changes the books.
[[nodiscard]] constexpr bool is_accepted(Outcome outcome) noexcept {
    return outcome == Outcome::pass || outcome == Outcome::needs_review;
}

/// A difference that re-adjudication found: what an event was decided then, and what another book says of the same facts.
struct Redecision {
    std::int64_t seq = 0;
    std::string event_id;
    std::string type;
    std::string column;  ///< result that differs
    std::string then;
    std::string now;
};

/// What the events of a type do; made from the description of its command.
struct EventType {
    std::int64_t schema = 1;  ///< the newest that this library writes
    /// Folds an accepted event into the state. `malformed` for a body that is none of this type.
    Result<void> (*replay)(OfficeState&, const Event&) = nullptr;
    /// Prepares the command to decide recorded events by a book, which may be another one than the office's.
    std::unique_ptr<PreparedOperation> (*prepare)(std::shared_ptr<Office>, std::shared_ptr<const Rulebook>) = nullptr;
};

/// An office. Used by one thread at a time; several offices, of several processes, may be open on one journal.
class Office : public std::enable_shared_from_this<Office> {
public:
    /// Takes an empty journal. The first command must be `office.found`.
    [[nodiscard]] static Result<std::shared_ptr<Office>> create(std::shared_ptr<const Rulebook> book,
                                                                std::unique_ptr<JournalStore> store);
    /// Reads a journal from its beginning.
    /// @return what the store gives, `newer_version` for events of a schema or type that this library does not know
    [[nodiscard]] static Result<std::shared_ptr<Office>> open(std::shared_ptr<const Rulebook> book,
                                                              std::unique_ptr<JournalStore> store);

    [[nodiscard]] const Rulebook& book() const noexcept { return *book_; }
    [[nodiscard]] std::shared_ptr<const Rulebook> shared_book() const noexcept { return book_; }
    [[nodiscard]] const OfficeState& state() const noexcept { return state_; }
    [[nodiscard]] JournalStore& journal() noexcept { return *store_; }

    /// Prepares a command or a query of the catalogue. @return `unknown_operation`, also for a decision
    [[nodiscard]] Result<std::unique_ptr<PreparedOperation>> prepare(std::string_view operation, CommandMode mode = CommandMode::each);

    /// Folds in what others appended since.
    [[nodiscard]] Result<void> catch_up();

    /// The state as it was after an event, or by the events of business days up to one (both may be given). The present
    /// state when neither is; kept until the next change.
    [[nodiscard]] Result<std::shared_ptr<const OfficeState>> as_of(std::optional<Date> day, std::optional<std::int64_t> seq);

    /// One event as an explanation: what it was decided on and by which rules, whether it was accepted or refused.
    [[nodiscard]] Result<std::string> explain_event(std::int64_t seq, Language language, ExplanationFormat format, bool show_personal = false);

    /// Which events name what, up to the last event; holds until the next call.
    [[nodiscard]] Result<const office::References*> references();

    /// Decides every recorded command again, on its own recorded facts, by another book (or by the same).
    [[nodiscard]] Result<std::vector<Redecision>> readjudicate(const std::shared_ptr<const Rulebook>& book);

    /// Writes the readable tables anew from the journal.
    [[nodiscard]] Result<void> rebuild_tables();

    // What commands use.

    /// Between `begin` and `commit` or `rollback` nobody else appends; the state is that of the journal's end.
    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> commit();
    void rollback() noexcept;
    [[nodiscard]] OfficeState& changing() noexcept { return state_; }
    /// Appends events whose effects are folded in already.
    [[nodiscard]] Result<void> append(std::span<const Event> events);

private:
    Office(std::shared_ptr<const Rulebook> book, std::unique_ptr<JournalStore> store)
        : book_(std::move(book)), store_(std::move(store)) {}

    [[nodiscard]] Result<void> declare_tables();
    [[nodiscard]] Result<void> write_tables();
    [[nodiscard]] Result<void> replay(OfficeState& state, const Event& event) const;

    std::shared_ptr<const Rulebook> book_;
    std::unique_ptr<JournalStore> store_;
    OfficeState state_;
    bool in_transaction_ = false;
    std::int64_t began_at_ = 0;  ///< seq of the state at `begin`
    struct Past {
        std::optional<Date> day;
        std::optional<std::int64_t> seq;
        std::int64_t read_to = 0;
        std::shared_ptr<const OfficeState> state;
    };
    std::vector<Past> past_;  ///< states of the past that were asked for
    office::References references_;
};

/// Event types by name: one for each command of the catalogue.
[[nodiscard]] const std::map<std::string, EventType, std::less<>>& event_types();

/// Adds commands and queries of every domain.
void add_office_operations(Catalogue& catalogue);

}  // namespace steward
