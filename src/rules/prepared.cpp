#include "steward/rules/prepared.hpp"

#include <algorithm>
#include <array>

#include "steward/rules/engine.hpp"

namespace steward {
namespace {

constexpr std::array standard_columns{
    ColumnInfo{"rule", text("起决定作用的规则版本", "version of the controlling rule"), Storage::i32, Kind::integer, "", 0,
               "rule_version", true},
    ColumnInfo{"epoch", text("规则时段", "epoch of the rules"), Storage::i32, Kind::integer, "", 0, "", false},
    ColumnInfo{"path", text("判断路径", "path through the decision"), Storage::i64, Kind::integer, "", 0, "", false},
    ColumnInfo{"confidence", text("所用规则的最低核实状态", "weakest confidence of the rules used"), Storage::i32, Kind::code,
               "", 0, "confidence", false},
    ColumnInfo{"row_status", text("行状态，0 为正常", "status of the row, 0 when it is right"), Storage::i32, Kind::integer, "", 0,
               "", false},
    ColumnInfo{"row_column", text("出错的输入列，-1 为无", "input column at fault, -1 for none"), Storage::i32, Kind::integer, "", 0,
               "", false},
    ColumnInfo{"disposition", text("处理结果", "what became of the command"), Storage::i32, Kind::code, "", 0, "disposition", true},
    ColumnInfo{"seq", text("事件序号", "sequence number of the event"), Storage::i64, Kind::integer, "", 0, "", true},
};
constexpr std::size_t command_outputs = 2;  // the last of them

constexpr std::array decision_inputs{
    ColumnInfo{"jurisdiction", text("地区（预算级次）", "jurisdiction"), Storage::i32, Kind::jurisdiction, "", 0, "", true},
};
constexpr std::array command_inputs{
    ColumnInfo{"event_id", text("事件标识", "event id"), Storage::text, Kind::text, "", 0, "", false},
    ColumnInfo{"actor", text("经办人", "actor"), Storage::i64, Kind::integer, "", 0, "", false},
    ColumnInfo{"recorded_at", text("记录时间", "recorded at"), Storage::i64, Kind::timestamp, "us", 0, "", false},
};
constexpr std::array query_inputs{
    ColumnInfo{"as_of_on", text("截至业务日期", "as of the business day"), Storage::i32, Kind::date, "", 0, "", true},
    ColumnInfo{"as_of_seq", text("截至事件序号", "as of the sequence number"), Storage::i64, Kind::integer, "", 0, "", true},
};

constexpr ColumnInfo child_status{"row_status", text("行状态，0 为正常", "status of the row, 0 when it is right"),
                                  Storage::i32, Kind::integer, "", 0, "", false};

std::size_t size_of(Storage storage) noexcept {
    return storage == Storage::i64 ? 8 : storage == Storage::i32 ? 4 : 1;  // texts are counted in bytes
}

const char* type_name(Storage storage) noexcept {
    switch (storage) {
        case Storage::i64: return "int64";
        case Storage::i32: return "int32";
        case Storage::u8: return "uint8";
        case Storage::text: return "text";
    }
    return "";
}

Error error(Status status, std::string zh, std::string en) {
    return {status, BilingualText(std::move(zh), std::move(en))};
}

std::string quoted(std::string_view name) { return "'" + std::string(name) + "'"; }

/// Rows of one list under one root row: they are loaded together, and constant columns bound no memory that would limit
/// them.
constexpr std::int64_t most_children = (std::int64_t{1} << 24) - 1;

/// Whether `size` elements reach row `last` with that stride.
bool reaches(std::size_t size, std::int64_t stride, std::int64_t last) noexcept {
    std::int64_t at = 0;
    return checked_mul(last, stride, at) && at < static_cast<std::int64_t>(size);
}

Error too_short(Status status, const std::string& name, std::size_t size, std::int64_t stride, std::int64_t rows) {
    return error(status, "列“" + name + "”有 " + std::to_string(size) + " 个元素（步长 " + std::to_string(stride) + "），不足 " + std::to_string(rows) + " 行",
                 "column " + quoted(name) + " has " + std::to_string(size) + " elements at stride " + std::to_string(stride) + ", fewer than its " + std::to_string(rows) + " rows");
}

bool accepts(const ColumnInfo& column, Storage storage) noexcept {
    return storage == column.storage || (column.kind == Kind::date && storage == Storage::i64);
}

}  // namespace

std::span<const ColumnInfo> standard_outputs(OperationKind kind) noexcept {
    return std::span(standard_columns).first(standard_columns.size() - (kind == OperationKind::command ? 0 : command_outputs));
}

std::span<const ColumnInfo> standard_inputs(OperationKind kind) noexcept {
    switch (kind) {
        case OperationKind::decision: return decision_inputs;
        case OperationKind::command: return command_inputs;
        case OperationKind::query: return query_inputs;
    }
    return {};
}

PreparedOperation::PreparedOperation(std::shared_ptr<const Rulebook> book, OperationInfo info, Standpoint standpoint)
    : book_(std::move(book)), info_(std::move(info)), standpoint_(std::move(standpoint)) {
    const auto add_input = [&](const ColumnInfo& column, std::int32_t list, std::string prefix) {
        InputSlot slot;
        slot.column = column;
        slot.name = prefix + std::string(column.name);
        slot.list = list;
        if (column.kind == Kind::code) slot.codes = book_->list(column.enumeration);
        inputs_.push_back(std::move(slot));
    };
    const auto add_output = [&](const ColumnInfo& column, std::int32_t list, std::string prefix) {
        outputs_.push_back({{}, column, prefix + std::string(column.name), list});
    };
    for (const ColumnInfo& column : info_.inputs) add_input(column, -1, "");
    for (const ColumnInfo& column : info_.outputs) add_output(column, -1, "");
    for (const ColumnInfo& column : standard_outputs(info_.kind)) add_output(column, -1, "");
    lists_.resize(info_.lists.size());
    list_first_input_.resize(info_.lists.size());
    list_first_output_.resize(info_.lists.size());
    result_columns_.resize(info_.lists.size());
    result_offsets_.resize(info_.lists.size());
    collected_.resize(info_.lists.size());
    for (std::size_t i = 0; i < info_.lists.size(); ++i) {
        const ListInfo& list = info_.lists[i];
        list_first_input_[i] = inputs_.size();
        list_first_output_[i] = outputs_.size();
        const std::string prefix = std::string(list.name) + ".";
        if (list.emitted) {
            for (const ColumnInfo& column : list.outputs) result_columns_[i].emplace_back().storage = column.storage;
            continue;
        }
        for (const ColumnInfo& column : list.inputs) add_input(column, static_cast<std::int32_t>(i), prefix);
        for (const ColumnInfo& column : list.outputs) add_output(column, static_cast<std::int32_t>(i), prefix);
        add_output(child_status, static_cast<std::int32_t>(i), prefix);
    }
    for (const ColumnInfo& column : standard_inputs(info_.kind)) add_input(column, -1, "");
}

Error PreparedOperation::unknown_column(std::string_view column, bool input) const {
    std::string known;
    if (input)
        for (const InputSlot& slot : inputs_) known += (known.empty() ? "" : ", ") + slot.name;
    else
        for (const OutputSlot& slot : outputs_) known += (known.empty() ? "" : ", ") + slot.name;
    const std::string operation(info_.name);
    return error(Status::unknown_column,
                 operation + " 没有" + (input ? "输入" : "输出") + "列“" + std::string(column) + "”，可用：" + known,
                 operation + " has no " + (input ? "input" : "output") + " column " + quoted(column) + "; it has " + known);
}

Result<void> PreparedOperation::bind_input(std::string_view column, const InputBinding& binding) {
    const auto slot = std::find_if(inputs_.begin(), inputs_.end(), [&](const InputSlot& s) { return s.name == column; });
    if (slot == inputs_.end()) return unknown_column(column, true);
    if (!accepts(slot->column, binding.storage))
        return error(Status::wrong_type,
                     "列“" + slot->name + "”的类型是 " + type_name(slot->column.storage) + "，不是 " + type_name(binding.storage),
                     "column " + quoted(slot->name) + " is " + type_name(slot->column.storage) + ", not " + type_name(binding.storage));
    if (!binding.data && binding.size > 0)
        return error(Status::null_pointer, "列“" + slot->name + "”的数据指针为空", "the data of column " + quoted(slot->name) + " is NULL");
    if (binding.storage == Storage::text && !binding.offsets)
        return error(Status::null_pointer, "列“" + slot->name + "”的偏移指针为空", "the offsets of column " + quoted(slot->name) + " are NULL");
    if (binding.storage == Storage::text && binding.stride > 1)
        return error(Status::bad_range, "文本列“" + slot->name + "”的步长 " + std::to_string(binding.stride) + " 应为 0 或 1",
                     "the stride " + std::to_string(binding.stride) + " of text column " + quoted(slot->name) + " must be 0 or 1");
    if (binding.stride < 0)
        return error(Status::bad_range, "列“" + slot->name + "”的步长 " + std::to_string(binding.stride) + " 应不小于 0",
                     "the stride " + std::to_string(binding.stride) + " of column " + quoted(slot->name) + " must not be negative");
    static constexpr std::int64_t nothing = 0;
    slot->binding = binding;
    // An empty column is bound all the same: its length is checked against the rows that are run.
    if (!slot->binding.data) slot->binding.data = &nothing;
    checked_ = false;
    return {};
}

Result<void> PreparedOperation::bind_output(std::string_view column, const OutputBinding& binding) {
    const auto slot = std::find_if(outputs_.begin(), outputs_.end(), [&](const OutputSlot& s) { return s.name == column; });
    if (slot == outputs_.end()) return unknown_column(column, false);
    if (!accepts(slot->column, binding.storage))
        return error(Status::wrong_type,
                     "列“" + slot->name + "”的类型是 " + type_name(slot->column.storage) + "，不是 " + type_name(binding.storage),
                     "column " + quoted(slot->name) + " is " + type_name(slot->column.storage) + ", not " + type_name(binding.storage));
    if (!binding.data && binding.size > 0)
        return error(Status::null_pointer, "列“" + slot->name + "”的数据指针为空", "the data of column " + quoted(slot->name) + " is NULL");
    if (binding.stride < 1)
        return error(Status::bad_range, "输出列“" + slot->name + "”的步长应不小于 1",
                     "the stride of output column " + quoted(slot->name) + " must be at least 1");
    if (slot->column.nullable && !binding.validity)
        return error(Status::validity_required, "列“" + slot->name + "”可能缺值，须同时给出有效位图",
                     "column " + quoted(slot->name) + " may be missing: bind it with a validity bitmap");
    slot->binding = binding;
    checked_ = false;
    ran_from_ = ran_until_ = 0;  // the new memory holds nothing yet
    return {};
}

Result<void> PreparedOperation::bind_list(std::string_view list, const std::int64_t* offsets, std::size_t size) {
    for (std::size_t i = 0; i < info_.lists.size(); ++i) {
        if (info_.lists[i].name != list || info_.lists[i].emitted) continue;
        if (!offsets)
            return error(Status::null_pointer, "列表“" + std::string(list) + "”的偏移指针为空", "the offsets of list " + quoted(list) + " are NULL");
        if (size == 0)
            return error(Status::wrong_length, "列表“" + std::string(list) + "”的偏移至少要有 1 个（父行数加 1）",
                         "list " + quoted(list) + " needs at least 1 offset (parent rows + 1)");
        lists_[i] = {offsets, size};
        checked_ = false;
        return {};
    }
    return error(Status::unknown_list, std::string(info_.name) + " 没有输入列表“" + std::string(list) + "”",
                 std::string(info_.name) + " has no input list " + quoted(list));
}

void PreparedOperation::unbind_all() noexcept {
    for (InputSlot& slot : inputs_) slot.binding = {};
    for (OutputSlot& slot : outputs_) slot.binding = {};
    for (ListSlot& slot : lists_) slot = {};
    for (auto& columns : result_columns_)
        for (Buffer& buffer : columns) buffer.clear();
    for (auto& offsets : result_offsets_) offsets.clear();
    has_run_ = false;
    checked_ = false;
    ran_from_ = ran_until_ = 0;
}

Result<void> PreparedOperation::check_bindings(std::int64_t first, std::int64_t count) {
    std::int64_t end = 0;
    if (first < 0 || count < 0 || !checked_add(first, count, end))
        return error(Status::bad_range, "first 与 count 应不为负", "first and count must not be negative");
    if (Result<void> lists = check_lists(first, end); !lists) return lists;
    if (checked_ && end <= checked_rows_) return check_texts(first, end);

    for (const InputSlot& slot : inputs_) {
        if (!slot.binding.data) {
            if (!slot.column.nullable)
                return error(Status::not_bound, "必需的列“" + slot.name + "”未绑定", "the required column " + quoted(slot.name) + " is not bound");
            continue;
        }
        if (slot.list < 0 && end > 0 && !reaches(slot.binding.size, slot.binding.stride, end - 1))
            return too_short(Status::wrong_length, slot.name, slot.binding.size, slot.binding.stride, end);
    }
    for (const OutputSlot& slot : outputs_)
        if (slot.list < 0 && slot.binding.data && end > 0 && !reaches(slot.binding.size, slot.binding.stride, end - 1))
            return too_short(Status::wrong_length, slot.name, slot.binding.size, slot.binding.stride, end);
    if (Result<void> overlaps = check_overlaps(); !overlaps) return overlaps;
    checked_ = true;
    checked_rows_ = end;
    return check_texts(first, end);
}

// As with lists: the offsets may have been changed in place since the last run.
Result<void> PreparedOperation::check_texts(std::int64_t first, std::int64_t end) const {
    for (const InputSlot& slot : inputs_) {
        const InputBinding& binding = slot.binding;
        if (!binding.data || binding.storage != Storage::text || first == end) continue;
        auto [from, until] = rows_of(slot.list, first, end);
        if (from == until) continue;
        if (binding.stride == 0) from = 0, until = 1;
        for (std::int64_t k = from; k < until; ++k) {
            const std::int64_t begin = binding.offsets[k];
            const std::int64_t stop = binding.offsets[k + 1];
            if (begin >= 0 && begin <= stop && stop <= static_cast<std::int64_t>(binding.bytes)) continue;
            return error(Status::bad_offsets,
                         "文本列“" + slot.name + "”第 " + std::to_string(k) + " 个值的偏移 " + std::to_string(begin) + " 至 " + std::to_string(stop) + " 应逐个不减，且不超过 " + std::to_string(binding.bytes) + " 字节",
                         "offsets " + std::to_string(begin) + " to " + std::to_string(stop) + " of value " + std::to_string(k) + " of text column " + quoted(slot.name) + " must not decrease, nor pass its " + std::to_string(binding.bytes) + " bytes");
        }
    }
    return {};
}

// Offsets may be changed in place between runs, so the ones that a run reads are looked at every time.
Result<void> PreparedOperation::check_lists(std::int64_t first, std::int64_t end) const {
    for (std::size_t i = 0; i < lists_.size(); ++i) {
        if (info_.lists[i].emitted) continue;
        // A list stands behind the one that it is in, whose offsets are right by now.
        if (Result<void> offsets = check_offsets(i, rows_of(info_.lists[i].parent, first, end)); !offsets) return offsets;
        if (Result<void> sizes = check_sizes(i, first, end); !sizes) return sizes;
        const std::int64_t rows = rows_of(static_cast<std::int32_t>(i), first, end).end;
        if (rows == 0) continue;
        const auto short_column = [&](const auto& slots) -> const auto* {
            const auto found = std::find_if(slots.begin(), slots.end(), [&](const auto& slot) {
                return slot.list == static_cast<std::int32_t>(i) && slot.binding.data && !reaches(slot.binding.size, slot.binding.stride, rows - 1);
            });
            return found == slots.end() ? nullptr : &*found;
        };
        if (const InputSlot* slot = short_column(inputs_))
            return too_short(Status::bad_offsets, slot->name, slot->binding.size, slot->binding.stride, rows);
        if (const OutputSlot* slot = short_column(outputs_))
            return too_short(Status::bad_offsets, slot->name, slot->binding.size, slot->binding.stride, rows);
    }
    return {};
}

Result<void> PreparedOperation::check_offsets(std::size_t index, RowRange parents) const {
    const std::string& name = info_.lists[index].name;
    const ListSlot& list = lists_[index];
    if (!list.offsets) return error(Status::not_bound, "列表“" + name + "”未绑定", "list " + quoted(name) + " is not bound");
    if (static_cast<std::int64_t>(list.size) - 1 < parents.end) {
        const std::string needed = std::to_string(static_cast<std::uint64_t>(parents.end) + 1);  // the largest int64 is no overflow
        return error(Status::wrong_length,
                     "列表“" + name + "”的偏移有 " + std::to_string(list.size) + " 个，运行到第 " + std::to_string(parents.end) + " 行须 " + needed + " 个",
                     "list " + quoted(name) + " has " + std::to_string(list.size) + " offsets; " + std::to_string(parents.end) + " rows need " + needed);
    }
    for (std::int64_t k = parents.first; k <= parents.end; ++k) {
        const std::int64_t before = k == parents.first ? 0 : list.offsets[k - 1];
        const std::int64_t here = list.offsets[k];
        if (here >= before && (k == parents.first || here - before <= most_children)) continue;
        return error(Status::bad_offsets,
                     "列表“" + name + "”的第 " + std::to_string(k) + " 个偏移 " + std::to_string(here) + " 应从不小于 0 起、逐个不减，且每个父行不超过 " + std::to_string(most_children) + " 个子行",
                     "offset " + std::to_string(k) + " of list " + quoted(name) + " is " + std::to_string(here) + "; offsets start at 0 or more, never decrease, and give a parent at most " + std::to_string(most_children) + " rows");
    }
    return {};
}

/// Of a list in a list: the rows of all parents under one root row are loaded together.
Result<void> PreparedOperation::check_sizes(std::size_t list, std::int64_t first, std::int64_t end) const {
    if (info_.lists[list].parent < 0) return {};
    for (std::int64_t row = first; row < end; ++row) {
        const RowRange rows = rows_of(static_cast<std::int32_t>(list), row, row + 1);
        if (rows.end - rows.first <= most_children) continue;
        const std::string &name = info_.lists[list].name, count = std::to_string(rows.end - rows.first), most = std::to_string(most_children);
        return error(Status::bad_offsets, "列表“" + name + "”在第 " + std::to_string(row) + " 行下有 " + count + " 行，不应超过 " + most + " 行",
                     "list " + quoted(name) + " has " + count + " rows under row " + std::to_string(row) + "; it may have at most " + most);
    }
    return {};
}

Result<void> PreparedOperation::check_overlaps() const {
    struct Range {
        const std::string* name;
        std::uintptr_t begin;
        std::uintptr_t end;
        std::size_t step;     // bytes from one element to the next
        std::size_t element;  // bytes of one element
        bool output;
    };
    std::vector<Range> ranges;
    const auto add = [&](const std::string& name, const void* data, std::size_t size, std::int64_t stride, Storage storage, bool output) {
        if (!data || size == 0) return;
        const auto begin = reinterpret_cast<std::uintptr_t>(data);
        const std::size_t width = size_of(storage);
        ranges.push_back({&name, begin, begin + size * width, static_cast<std::size_t>(stride) * width, width, output});
    };
    // A bitmap has one bit for every row that the column reaches.
    const auto add_bitmap = [&](const std::string& name, const std::uint8_t* bitmap, std::size_t size, std::int64_t stride, bool output) {
        if (!bitmap || size == 0 || stride < 1) return;
        add(name, bitmap, ((size - 1) / static_cast<std::size_t>(stride)) / 8 + 1, 1, Storage::u8, output);
    };
    for (const InputSlot& slot : inputs_) {
        const bool text = slot.binding.storage == Storage::text;
        add(slot.name, slot.binding.data, text ? slot.binding.bytes : slot.binding.size, text ? 1 : std::max<std::int64_t>(slot.binding.stride, 1), slot.binding.storage, false);
        if (text) add(slot.name, slot.binding.offsets, slot.binding.size + 1, 1, Storage::i64, false);
        add_bitmap(slot.name, slot.binding.validity, slot.binding.size, slot.binding.stride, false);
    }
    for (const OutputSlot& slot : outputs_) {
        add(slot.name, slot.binding.data, slot.binding.size, slot.binding.stride, slot.binding.storage, true);
        add_bitmap(slot.name, slot.binding.validity, slot.binding.size, slot.binding.stride, true);
    }
    std::vector<std::string> names(lists_.size());
    for (std::size_t i = 0; i < lists_.size(); ++i) {
        names[i] = info_.lists[i].name;
        add(names[i], lists_[i].offsets, lists_[i].size, 1, Storage::i64, false);
    }
    for (std::size_t a = 0; a < ranges.size(); ++a) {
        for (std::size_t b = a + 1; b < ranges.size(); ++b) {
            const Range& x = ranges[a];
            const Range& y = ranges[b];
            if ((!x.output && !y.output) || x.end <= y.begin || y.end <= x.begin) continue;
            // Columns of one array of structs share a step and lie side by side within it.
            if (x.step == y.step && x.step > x.element) {
                const std::size_t offset = (x.begin > y.begin ? x.begin - y.begin : y.begin - x.begin) % x.step;
                const std::size_t lower = x.begin > y.begin ? y.element : x.element;
                const std::size_t upper = x.begin > y.begin ? x.element : y.element;
                if (offset >= lower && offset + upper <= x.step) continue;
            }
            return error(Status::overlapping_memory, "列“" + *x.name + "”与“" + *y.name + "”的内存重叠",
                         "columns " + quoted(*x.name) + " and " + quoted(*y.name) + " share memory");
        }
    }
    return {};
}

Result<std::int64_t> PreparedOperation::run(std::int64_t first, std::int64_t count) {
    if (Result<void> checked = check_bindings(first, count); !checked) return std::move(checked).error();
    for (std::size_t i = 0; i < info_.lists.size(); ++i) {
        collected_[i] = false;
        for (Buffer& buffer : result_columns_[i]) buffer.clear();
    }
    has_run_ = false;  // until every row is done: memory may run out between
    const Result<std::int64_t> ran = run_rows(first, count);
    if (!ran) {
        ran_from_ = ran_until_ = 0;
        return ran.error();
    }
    has_run_ = true;
    // A chunk beside or inside the rows that the outputs hold adds to them; any other starts anew.
    const bool joins = first <= ran_until_ && first + count >= ran_from_;
    ran_from_ = joins ? std::min(ran_from_, first) : first;
    ran_until_ = joins ? std::max(ran_until_, first + count) : first + count;
    if (const ListInfo* full = full_list()) {
        has_run_ = false;
        ran_from_ = ran_until_ = 0;
        const std::string limit = std::to_string(full->max_rows_per_row);
        return error(Status::row_limit, "结果列表“" + std::string(full->name) + "”超过每行 " + limit + " 行的上限",
                     "result list " + quoted(full->name) + " passed its bound of " + limit + " rows a row");
    }
    return *ran;
}

void PreparedOperation::Buffer::clear() noexcept {
    i64.clear(), i32.clear(), u8.clear(), text.clear(), offsets.clear(), validity.clear();
    size = 0;
    any_missing = false;
}

void PreparedOperation::Buffer::push(std::optional<std::int64_t> value) {
    const std::int64_t stored = value.value_or(0);
    switch (storage) {
        case Storage::i64: i64.push_back(stored); break;
        case Storage::i32: i32.push_back(static_cast<std::int32_t>(stored)); break;
        case Storage::u8: u8.push_back(static_cast<std::uint8_t>(stored)); break;
        case Storage::text: break;  // the other push
    }
    push_validity(value.has_value());
}

void PreparedOperation::Buffer::push(std::optional<std::string_view> value) {
    if (offsets.empty()) offsets.push_back(0);
    text += value.value_or(std::string_view());
    offsets.push_back(static_cast<std::int64_t>(text.size()));
    push_validity(value.has_value());
}

void PreparedOperation::Buffer::push_validity(bool present) {
    if (size % 8 == 0) validity.push_back(0);
    detail::set_bit(validity.data(), static_cast<std::int64_t>(size), present);
    any_missing = any_missing || !present;
    ++size;
}

Result<std::span<const std::int64_t>> PreparedOperation::result_list(std::string_view list) const {
    for (std::size_t i = 0; i < info_.lists.size(); ++i) {
        if (!info_.lists[i].emitted || info_.lists[i].name != list) continue;
        if (!has_run_) return error(Status::not_run, "尚未运行", "the operation has not been run");
        return std::span<const std::int64_t>(result_offsets_[i]);
    }
    return error(Status::unknown_list, std::string(info_.name) + " 没有结果列表“" + std::string(list) + "”",
                 std::string(info_.name) + " has no result list " + quoted(list));
}

Result<ResultColumn> PreparedOperation::result_column(std::string_view column) const {
    for (std::size_t i = 0; i < info_.lists.size(); ++i) {
        const ListInfo& list = info_.lists[i];
        if (!list.emitted || !column.starts_with(list.name) || column.size() <= list.name.size() || column[list.name.size()] != '.') continue;
        for (std::size_t k = 0; k < list.outputs.size(); ++k) {
            if (list.outputs[k].name != column.substr(list.name.size() + 1)) continue;
            if (!has_run_) return error(Status::not_run, "尚未运行", "the operation has not been run");
            if (!collected_[i]) {
                for (Buffer& buffer : result_columns_[i]) buffer.clear();  // of an attempt that ran out of memory
                collect(static_cast<std::int32_t>(i));
                collected_[i] = true;
            }
            const Buffer& buffer = result_columns_[i][k];
            static constexpr std::int64_t no_texts = 0;
            if (buffer.storage == Storage::text)
                return ResultColumn{buffer.text.data(), buffer.any_missing ? buffer.validity.data() : nullptr, buffer.size, Storage::text,
                                    buffer.offsets.empty() ? &no_texts : buffer.offsets.data()};
            const void* data = buffer.storage == Storage::i64   ? static_cast<const void*>(buffer.i64.data())
                               : buffer.storage == Storage::i32 ? static_cast<const void*>(buffer.i32.data())
                                                                : static_cast<const void*>(buffer.u8.data());
            return ResultColumn{data, buffer.any_missing ? buffer.validity.data() : nullptr, buffer.size, buffer.storage, nullptr};
        }
    }
    return error(Status::unknown_column, std::string(info_.name) + " 没有结果列“" + std::string(column) + "”",
                 std::string(info_.name) + " has no result column " + quoted(column));
}

Result<void> PreparedOperation::check_row(std::int64_t row) {
    if (row < 0)
        return error(Status::bad_range, "行号 " + std::to_string(row) + " 不能为负", "row " + std::to_string(row) + " must not be negative");
    if (row == std::numeric_limits<std::int64_t>::max())
        return error(Status::bad_range, "行号过大", "the row is too large");
    return check_bindings(row, 1);
}

bool PreparedOperation::is_stale(std::int64_t row, const RowRecord& record) const noexcept {
    if (row < ran_from_ || row >= ran_until_) return false;
    const auto differs = [&](const OutputSlot& slot, std::optional<std::int64_t> now) {
        if (!slot.binding.data) return false;
        if (slot.binding.validity && detail::bit(slot.binding.validity, row) != now.has_value()) return true;
        const std::int64_t at = row * slot.binding.stride;
        std::int64_t then = 0;
        switch (slot.binding.storage) {
            case Storage::i64: then = static_cast<const std::int64_t*>(slot.binding.data)[at]; break;
            case Storage::i32: then = static_cast<const std::int32_t*>(slot.binding.data)[at]; break;
            case Storage::u8: then = static_cast<const std::uint8_t*>(slot.binding.data)[at]; break;
            case Storage::text: return false;  // texts come out in result lists only
        }
        return then != now.value_or(0);
    };
    const bool failed = record.status != Status::ok;
    const CoordinateTrace& trace = record.trace.coordinates();
    const auto slot = [&](StandardOutput which) -> const OutputSlot& {
        return outputs_[info_.outputs.size() + static_cast<std::size_t>(which)];
    };
    const auto value = [failed](std::int64_t v) { return failed ? std::nullopt : std::optional<std::int64_t>(v); };
    if (differs(slot(StandardOutput::epoch), value(record.epoch)) || differs(slot(StandardOutput::path), value(trace.path())) ||
        differs(slot(StandardOutput::rule), trace.controlling() < 0 ? std::nullopt : value(trace.controlling())))
        return true;
    for (std::size_t i = 0; i < info_.outputs.size(); ++i)
        if (differs(outputs_[i], failed ? std::nullopt : record.results[i].value)) return true;
    return false;
}

Result<const RowRecord*> PreparedOperation::record_row(std::int64_t row) {
    if (Result<void> checked = check_row(row); !checked) return std::move(checked).error();
    record(row, record_);
    // A command is explained on the facts in its event, which no change of bound data touches.
    if (info_.kind == OperationKind::decision && is_stale(row, record_))
        return error(Status::stale, "第 " + std::to_string(row) + " 行的数据在运行之后改变了，请先重新运行",
                     "the data of row " + std::to_string(row) + " changed after the run; run it again first");
    return &record_;
}

Result<std::string_view> PreparedOperation::explain_view(std::int64_t row, Language language, ExplanationFormat format) {
    if (Result<const RowRecord*> recorded = record_row(row); !recorded) return std::move(recorded).error();
    render_explanation(*this, row, record_, language, format, rendered_);
    return std::string_view(rendered_);
}

Result<std::string> PreparedOperation::explain(std::int64_t row, Language language, ExplanationFormat format) {
    Result<std::string_view> view = explain_view(row, language, format);
    if (!view) return std::move(view).error();
    return std::string(*view);
}

Result<void> PreparedOperation::record_event(const Event&, RowRecord&) {
    return error(Status::unknown_operation, "“" + std::string(info_.name) + "”不是指令", quoted(info_.name) + " is no command");
}

Result<std::string> PreparedOperation::explain_event(const Event& event, Language language, ExplanationFormat format) {
    if (Result<void> recorded = record_event(event, record_); !recorded) return std::move(recorded).error();
    std::string out;
    render_explanation(*this, 0, record_, language, format, out);
    return out;
}

Result<std::string> PreparedOperation::row_error(std::int64_t row, Language language) {
    if (Result<void> checked = check_row(row); !checked) return std::move(checked).error();
    record(row, record_);
    if (record_.status == Status::ok) return std::string();
    return render_row_error(*this, row, record_, language);
}

}  // namespace steward
