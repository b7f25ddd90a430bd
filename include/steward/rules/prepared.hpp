/// @file
/// A prepared operation without its types: bind columns, run rows, explain one. The C ABI, Python and CSV use this;
/// `Prepared` in engine.hpp fills in the typed part.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "steward/kernel/result.hpp"
#include "steward/kernel/trace.hpp"
#include "steward/rules/rulebook.hpp"

namespace steward {

struct Event;

/// Memory of the caller for an input column; see capi/steward.h for the rules.
struct InputBinding {
    const void* data = nullptr;
    std::size_t size = 0;  ///< elements; of texts, one less than there are offsets
    const std::uint8_t* validity = nullptr;
    std::int64_t stride = 1;
    Storage storage = Storage::i64;
    const std::int64_t* offsets = nullptr;  ///< of texts: text i is the bytes offsets[i] to offsets[i + 1] of `data`
    std::size_t bytes = 0;                  ///< of texts: size of `data`
};

/// Memory of the caller for an output column.
struct OutputBinding {
    void* data = nullptr;
    std::size_t size = 0;
    std::uint8_t* validity = nullptr;
    std::int64_t stride = 1;
    Storage storage = Storage::i64;
};

/// A result column of unknown length; valid until the next run, bind or destruction.
struct ResultColumn {
    const void* data = nullptr;
    const std::uint8_t* validity = nullptr;  ///< null when every value is present
    std::size_t size = 0;
    Storage storage = Storage::i64;
    const std::int64_t* offsets = nullptr;  ///< of texts, size + 1 of them
};

/// A value beside its column, for an explanation.
struct RecordedValue {
    const ColumnInfo* column = nullptr;
    std::optional<std::int64_t> value;  ///< of a text: its length
    std::string_view text;
};

struct RecordedList {
    const ListInfo* list = nullptr;
    std::vector<std::vector<RecordedValue>> facts;    ///< by child row; empty for an emitted list
    std::vector<std::vector<RecordedValue>> results;  ///< by child or emitted row
    std::vector<std::size_t> begins;  ///< of a list in a list: the first row of each row of that list, and the end
};

/// Everything an explanation needs of one row.
struct RowRecord {
    std::vector<RecordedValue> facts;
    std::vector<RecordedValue> results;
    std::vector<RecordedValue> stored_results;  ///< of a recorded event: the results that it holds
    std::vector<RecordedList> lists;
    std::string_view jurisdiction;  ///< whose rules decided
    std::optional<Date> anchor;
    std::int32_t epoch = 0;
    RecordingTrace trace;

    /// Failure before or inside the kernel; ok when the row was decided.
    Status status = Status::ok;
    std::int32_t column = -1;       ///< input column at fault, in catalogue order (root, lists, standard)
    RowPlace at;                    ///< row of the column's list
    std::optional<std::int64_t> bad_value;
    std::string_view bad_text;      ///< of a text column; may be no UTF-8
};

enum class ExplanationFormat : std::int8_t { text, json };

class PreparedOperation {
public:
    virtual ~PreparedOperation() = default;
    PreparedOperation(const PreparedOperation&) = delete;
    PreparedOperation& operator=(const PreparedOperation&) = delete;

    [[nodiscard]] const OperationInfo& info() const noexcept { return info_; }
    [[nodiscard]] const Rulebook& book() const noexcept { return *book_; }
    /// The jurisdiction of rows that name none.
    [[nodiscard]] const std::string& jurisdiction() const noexcept { return standpoint_.jurisdiction; }
    [[nodiscard]] std::optional<Date> known_at() const noexcept { return standpoint_.known_at; }

    /// Whether explanations show columns of personal data. Off at first.
    void show_personal(bool show) noexcept { show_personal_ = show; }
    [[nodiscard]] bool shows_personal() const noexcept { return show_personal_; }

    [[nodiscard]] Result<void> bind_input(std::string_view column, const InputBinding& binding);
    [[nodiscard]] Result<void> bind_list(std::string_view list, const std::int64_t* offsets, std::size_t size);
    [[nodiscard]] Result<void> bind_output(std::string_view column, const OutputBinding& binding);
    void unbind_all() noexcept;

    /// Decides rows; returns the number of rows whose status is not ok.
    [[nodiscard]] Result<std::int64_t> run(std::int64_t first, std::int64_t count);

    [[nodiscard]] Result<std::span<const std::int64_t>> result_list(std::string_view list) const;
    [[nodiscard]] Result<ResultColumn> result_column(std::string_view column) const;

    /// Explains a row from what is bound now.
    [[nodiscard]] Result<std::string> explain(std::int64_t row, Language language, ExplanationFormat format);
    /// As `explain`, into memory that is used again: no allocation once it has grown.
    [[nodiscard]] Result<std::string_view> explain_view(std::int64_t row, Language language, ExplanationFormat format);
    /// Explains a recorded event of this command, on the facts in it. @return `unknown_operation` for anything but a command
    [[nodiscard]] Result<std::string> explain_event(const Event& event, Language language, ExplanationFormat format);
    /// Decides a recorded event again; `record.stored_results` is what it says of itself.
    [[nodiscard]] virtual Result<void> record_event(const Event& event, RowRecord& record);
    /// Why a row failed; empty for a row that is right.
    [[nodiscard]] Result<std::string> row_error(std::int64_t row, Language language);

    /// Decides a row from what is bound now and keeps everything of it; valid until the next question, bind or run. The
    /// record says itself when the row could not be decided. Errors are those of `explain`.
    [[nodiscard]] Result<const RowRecord*> record_row(std::int64_t row);

    struct InputSlot {
        InputBinding binding;
        ColumnInfo column;
        std::string name;               ///< with the list's name in front for a nested column
        std::int32_t list = -1;         ///< index in info().lists, -1 for the root
        const CodeList* codes = nullptr;  ///< code list to check against; null for enumerations
    };
    struct OutputSlot {
        OutputBinding binding;
        ColumnInfo column;
        std::string name;
        std::int32_t list = -1;
    };
    struct ListSlot {
        const std::int64_t* offsets = nullptr;
        std::size_t size = 0;
    };

    [[nodiscard]] const std::vector<InputSlot>& input_slots() const noexcept { return inputs_; }
    [[nodiscard]] const std::vector<OutputSlot>& output_slots() const noexcept { return outputs_; }

protected:
    PreparedOperation(std::shared_ptr<const Rulebook> book, OperationInfo info, Standpoint standpoint);

    /// Runs rows whose bindings are checked; returns the number of failed rows. Only what changes or reads books can fail.
    [[nodiscard]] virtual Result<std::int64_t> run_rows(std::int64_t first, std::int64_t count) = 0;
    /// Decides one row with the recording sink.
    virtual void record(std::int64_t row, RowRecord& record) = 0;
    /// Status of the emitted lists after run_rows: the first that is full, or null.
    [[nodiscard]] virtual const ListInfo* full_list() const noexcept = 0;
    /// Fills `result_columns_` of an emitted list.
    virtual void collect(std::int32_t list) const = 0;

    struct Buffer {
        Storage storage = Storage::i64;
        bool any_missing = false;
        std::vector<std::int64_t> i64;
        std::vector<std::int32_t> i32;
        std::vector<std::uint8_t> u8;
        std::string text;
        std::vector<std::int64_t> offsets;  ///< of texts
        std::vector<std::uint8_t> validity;
        std::size_t size = 0;
        void push(std::optional<std::int64_t> value);
        void push(std::optional<std::string_view> value);
        void clear() noexcept;

    private:
        void push_validity(bool present);
    };

    /// A standard input by its place; the operation must be of the kind that has it.
    template <class Which>
    [[nodiscard]] const InputSlot& standard_input(Which which) const noexcept {
        return inputs_[inputs_.size() - standard_inputs(info_.kind).size() + static_cast<std::size_t>(which)];
    }

    /// Rows of a list that belong to the root rows from `first` on; the offsets are bound.
    struct RowRange {
        std::int64_t first = 0;
        std::int64_t end = 0;
    };
    [[nodiscard]] RowRange rows_of(std::int32_t list, std::int64_t first, std::int64_t end) const noexcept {
        if (list < 0) return {first, end};
        const RowRange parents = rows_of(info_.lists[static_cast<std::size_t>(list)].parent, first, end);
        const std::int64_t* offsets = lists_[static_cast<std::size_t>(list)].offsets;
        return {offsets[parents.first], offsets[parents.end]};
    }
    /// A row of a list by its place under a root row.
    [[nodiscard]] std::int64_t row_at(std::int32_t list, std::int64_t row, RowPlace at) const noexcept {
        const auto index = static_cast<std::size_t>(list);
        if (info_.lists[index].parent < 0) return lists_[index].offsets[row] + at.child;
        return lists_[index].offsets[row_at(info_.lists[index].parent, row, at)] + at.grandchild;
    }

    /// Index of the first output slot of a group: 0 the operation's own, then the standard ones, then lists.
    [[nodiscard]] OutputSlot& standard(StandardOutput which) noexcept {
        return outputs_[info_.outputs.size() + static_cast<std::size_t>(which)];
    }

    std::shared_ptr<const Rulebook> book_;
    OperationInfo info_;
    Standpoint standpoint_;
    bool show_personal_ = false;
    std::vector<InputSlot> inputs_;    ///< root columns, the columns of each nested list, then the standard ones
    std::vector<OutputSlot> outputs_;  ///< own, standard, then for each nested list: its outputs and its row_status
    std::vector<ListSlot> lists_;      ///< by info().lists; the offsets of a list in a list count the rows of that list
    std::vector<std::size_t> list_first_input_;   ///< by list
    std::vector<std::size_t> list_first_output_;  ///< by list; the list's row_status follows its outputs

    mutable std::vector<std::vector<Buffer>> result_columns_;       ///< by list, by column
    mutable std::vector<bool> collected_;                           ///< by list
    std::vector<std::vector<std::int64_t>> result_offsets_;         ///< by list
    bool has_run_ = false;

private:
    [[nodiscard]] Result<void> check_bindings(std::int64_t first, std::int64_t count);
    [[nodiscard]] Result<void> check_row(std::int64_t row);
    [[nodiscard]] Result<void> check_lists(std::int64_t first, std::int64_t end) const;
    [[nodiscard]] Result<void> check_offsets(std::size_t list, RowRange parents) const;
    [[nodiscard]] Result<void> check_sizes(std::size_t list, std::int64_t first, std::int64_t end) const;
    [[nodiscard]] Result<void> check_texts(std::int64_t first, std::int64_t end) const;
    [[nodiscard]] Result<void> check_overlaps() const;
    [[nodiscard]] bool is_stale(std::int64_t row, const RowRecord& record) const noexcept;
    [[nodiscard]] Error unknown_column(std::string_view column, bool input) const;

    bool checked_ = false;           ///< the bindings' shape was checked since the last bind
    std::int64_t checked_rows_ = 0;  ///< and is right for this many root rows
    std::int64_t ran_from_ = 0;      ///< rows that the bound outputs hold: [ran_from_, ran_until_)
    std::int64_t ran_until_ = 0;
    RowRecord record_;
    std::string rendered_;
};

/// Renders a record. `out` is replaced.
void render_explanation(const PreparedOperation& operation, std::int64_t row, const RowRecord& record, Language language,
                        ExplanationFormat format, std::string& out);

/// Renders why a record failed: column, value, remedy.
[[nodiscard]] std::string render_row_error(const PreparedOperation& operation, std::int64_t row, const RowRecord& record,
                                           Language language);

/// The citations of a rule as a decision met it: those of the row that spoke, or of the whole version.
[[nodiscard]] const std::vector<Citation>& citations_of(const Rulebook& book, const RuleUse& use) noexcept;

/// A stored value as people read it: yuan, dates, item names.
[[nodiscard]] std::string value_text(const Rulebook& book, const ColumnInfo& column, std::optional<std::int64_t> value,
                                     Language language);

}  // namespace steward
