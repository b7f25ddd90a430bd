// Rows of any operation by column name: bound in several layouts, run, and read back as numbers.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "steward/steward.hpp"

namespace steward::table {

/// The stored number of a column, of a text the number that `interned` gave it; empty for a missing value.
using Value = std::optional<std::int64_t>;
using Values = std::map<std::string, Value, std::less<>>;
using Lists = std::map<std::string, std::vector<Values>, std::less<>>;

/// Texts of facts by number, so that every fact here is a number.
class Texts {
public:
    std::int64_t number_of(std::string_view text) {
        const auto known = numbers_.find(text);
        if (known != numbers_.end()) return known->second;
        const auto number = static_cast<std::int64_t>(texts_.size());
        texts_.emplace_back(text);
        numbers_.emplace(text, number);
        return number;
    }
    [[nodiscard]] const std::string& at(std::int64_t number) const { return texts_.at(static_cast<std::size_t>(number)); }

private:
    std::vector<std::string> texts_;
    std::map<std::string, std::int64_t, std::less<>> numbers_;
};

inline Texts& texts() {
    static Texts all;
    return all;
}

/// The number that stands for a text.
inline std::int64_t interned(std::string_view text) { return texts().number_of(text); }

/// Facts of one row; what is not named is missing.
struct Facts {
    Values root;
    Lists lists;
    /// Of a list in a list: the row of that list that each of its rows belongs to. They ascend.
    std::map<std::string, std::vector<std::size_t>, std::less<>> parents;
};

/// Everything that an operation says of one row, standard outputs and row_status of the child rows included.
struct Answer {
    Values root;
    Lists lists;
    friend bool operator==(const Answer&, const Answer&) = default;

    [[nodiscard]] Value at(std::string_view name) const {
        const auto found = root.find(name);
        return found == root.end() ? std::nullopt : found->second;
    }
};

inline std::string shown(const Value& value) { return value ? std::to_string(*value) : "none"; }

/// The first difference of two answers, for a message; empty when there is none.
inline std::string difference(const Answer& a, const Answer& b) {
    for (const auto& [name, value] : a.root)
        if (b.at(name) != value) return name + ": " + shown(value) + " against " + shown(b.at(name));
    for (const auto& [name, rows] : a.lists) {
        const auto other = b.lists.find(name);
        const std::size_t size = other == b.lists.end() ? 0 : other->second.size();
        if (size != rows.size()) return name + ": " + std::to_string(rows.size()) + " rows against " + std::to_string(size);
        for (std::size_t i = 0; i < size; ++i)
            for (const auto& [column, value] : rows[i])
                if (other->second[i].at(column) != value)
                    return name + " #" + std::to_string(i + 1) + " " + column + ": " + shown(value) + " against " +
                           shown(other->second[i].at(column));
    }
    return a == b ? "" : "columns differ";
}

/// How the same rows lie in memory. None of it may change an answer.
struct Layout {
    std::string_view name = "dense";
    std::int64_t stride = 1;       ///< of every column, in and out
    bool long_dates = false;       ///< date columns as int64, a missing date as not_a_time
    bool constants = false;        ///< a root column whose values are all alike is bound as a constant
    bool leave_out = false;        ///< a nullable column without any value is not bound, nor a validity without any gap
    bool values_only = false;      ///< no outcome, rule, path or confidence is bound
    std::int64_t chunk = 0;        ///< rows of one run; 0: all at once
    std::int64_t lead = 0;         ///< child rows before the first offset
};

namespace detail {

inline bool bit(const std::uint8_t* bitmap, std::size_t i) { return (bitmap[i / 8] >> (i % 8)) & 1; }

inline std::size_t width(Storage storage) { return storage == Storage::i64 ? 8 : storage == Storage::i32 ? 4 : 1; }

/// A column in memory, with guard bytes between its elements.
class Memory {
public:
    static constexpr unsigned char guard = 0xA5;

    Memory(Storage storage, std::size_t rows, std::int64_t stride)
        : storage_(storage), rows_(rows), stride_(stride),
          elements_(rows == 0 ? 0 : (rows - 1) * static_cast<std::size_t>(stride) + 1) {
        bytes_.assign(std::max<std::size_t>(elements_, 1) * width(storage), guard);
        validity_.assign(rows / 8 + 1, guard);
    }

    void set(std::size_t row, Value value) {
        const std::int64_t number = value.value_or(0);
        unsigned char* at = bytes_.data() + position(row);
        switch (storage_) {
            case Storage::i64: std::memcpy(at, &number, 8); break;
            case Storage::i32: {
                const auto narrow = static_cast<std::int32_t>(number);
                std::memcpy(at, &narrow, 4);
                break;
            }
            case Storage::u8: *at = static_cast<unsigned char>(number); break;
            case Storage::text: break;
        }
        const auto mask = static_cast<std::uint8_t>(1U << (row % 8));
        validity_[row / 8] = static_cast<std::uint8_t>(value ? validity_[row / 8] | mask : validity_[row / 8] & ~mask);
    }
    void number(std::size_t row, std::int64_t value) { std::memcpy(bytes_.data() + position(row), &value, 8); }

    [[nodiscard]] Value get(std::size_t row) const {
        if (!bit(validity_.data(), row)) return std::nullopt;
        return read(bytes_.data() + position(row), storage_);
    }
    [[nodiscard]] static std::int64_t read(const void* data, Storage storage) {
        std::int64_t wide = 0;
        std::int32_t narrow = 0;
        switch (storage) {
            case Storage::i64: std::memcpy(&wide, data, 8); return wide;
            case Storage::i32: std::memcpy(&narrow, data, 4); return narrow;
            case Storage::u8: return *static_cast<const unsigned char*>(data);
            case Storage::text: break;
        }
        return 0;
    }

    /// Whether the bytes between the elements are as they were.
    [[nodiscard]] bool intact() const {
        const std::size_t element = width(storage_);
        for (std::size_t row = 0; row + 1 < rows_; ++row)
            for (std::size_t i = position(row) + element; i < position(row + 1); ++i)
                if (bytes_[i] != guard) return false;
        return true;
    }

    [[nodiscard]] void* data() { return bytes_.data(); }
    [[nodiscard]] std::uint8_t* validity() { return validity_.data(); }
    [[nodiscard]] std::size_t elements() const { return elements_; }
    [[nodiscard]] Storage storage() const { return storage_; }

private:
    [[nodiscard]] std::size_t position(std::size_t row) const {
        return row * static_cast<std::size_t>(stride_) * width(storage_);
    }

    Storage storage_;
    std::size_t rows_;
    std::int64_t stride_;
    std::size_t elements_;
    std::vector<unsigned char> bytes_;
    std::vector<std::uint8_t> validity_;
};

/// A text column in memory: bytes and offsets, which know no stride.
struct TextMemory {
    std::string bytes;
    std::vector<std::int64_t> offsets{0};
    std::vector<std::uint8_t> validity;

    explicit TextMemory(std::size_t rows) : validity(rows / 8 + 1, Memory::guard) {}
    void push(Value value) {
        if (value) bytes += texts().at(*value);
        const std::size_t row = offsets.size() - 1;
        const auto mask = static_cast<std::uint8_t>(1U << (row % 8));
        validity[row / 8] = static_cast<std::uint8_t>(value ? validity[row / 8] | mask : validity[row / 8] & ~mask);
        offsets.push_back(static_cast<std::int64_t>(bytes.size()));
    }
};

inline Value value_of(const Values& values, std::string_view name) {
    const auto found = values.find(name);
    return found == values.end() ? std::nullopt : found->second;
}

}  // namespace detail

/// The outputs that `Layout::values_only` leaves out.
inline bool tells_judgement(const ColumnInfo& column) {
    return column.enumeration == "outcome" || column.name == "rule" || column.name == "path" || column.name == "confidence";
}

/// The answer without what `Layout::values_only` leaves out.
inline Answer values_of(const PreparedOperation& operation, const Answer& answer) {
    Answer values = answer;
    const std::vector<ListInfo>& lists = operation.info().lists;
    for (const auto& slot : operation.output_slots()) {
        if (!tells_judgement(slot.column)) continue;
        if (slot.list < 0) {
            values.root.erase(std::string(slot.column.name));
            continue;
        }
        for (Values& row : values.lists[std::string(lists[static_cast<std::size_t>(slot.list)].name)])
            row.erase(std::string(slot.column.name));
    }
    return values;
}

/// Binds the rows, runs them and reads the answers; `while_bound` is called before the memory is given back. A call that
/// fails is a failure of the test.
inline std::vector<Answer> run(PreparedOperation& operation, std::span<const Facts> rows, const Layout& layout = {},
                               const std::function<void()>& while_bound = {}) {
    using detail::Memory;
    const OperationInfo& info = operation.info();
    const std::size_t count = rows.size();
    std::vector<Answer> answers(count);
    operation.unbind_all();
    bool good = true;
    const auto check = [&](const auto& result) {
        if (result.ok()) return;
        good = false;
        ADD_FAILURE() << info.name << ", " << layout.name << ": " << status_name(result.error().status) << ": "
                      << result.error().message.en;
    };

    // Child rows of every list, one after another, after `lead` rows that belong to nobody.
    const auto lead = static_cast<std::size_t>(layout.lead);
    static const Values nothing;
    std::vector<std::vector<const Values*>> children(info.lists.size());
    std::vector<std::vector<std::int64_t>> offsets(info.lists.size());
    for (std::size_t l = 0; l < info.lists.size(); ++l) {
        if (info.lists[l].emitted) continue;
        const std::int32_t outer = info.lists[l].parent;
        children[l].assign(lead, &nothing);
        offsets[l].push_back(static_cast<std::int64_t>(lead));
        // Rows that belong to nobody have none.
        if (outer >= 0) offsets[l].resize(lead + 1, static_cast<std::int64_t>(lead));
        for (const Facts& row : rows) {
            const auto found = row.lists.find(info.lists[l].name);
            std::span<const Values> own;
            if (found != row.lists.end()) own = found->second;
            if (outer < 0) {
                for (const Values& child : own) children[l].push_back(&child);
                offsets[l].push_back(static_cast<std::int64_t>(children[l].size()));
                continue;
            }
            const auto in = row.lists.find(info.lists[static_cast<std::size_t>(outer)].name);
            std::size_t child = 0;
            for (std::size_t parent = 0; in != row.lists.end() && parent < in->second.size(); ++parent) {
                for (; child < own.size() && row.parents.find(info.lists[l].name)->second[child] == parent; ++child) children[l].push_back(&own[child]);
                offsets[l].push_back(static_cast<std::int64_t>(children[l].size()));
            }
            if (child != own.size()) ADD_FAILURE() << info.lists[l].name << ": rows in no row";
        }
        check(operation.bind_list(info.lists[l].name, offsets[l].data(), offsets[l].size()));
    }
    // Where the rows of a list begin that belong to a row.
    const std::function<std::size_t(std::size_t, std::size_t)> begin_of = [&](std::size_t list, std::size_t row) {
        const std::int32_t outer = info.lists[list].parent;
        return static_cast<std::size_t>(offsets[list][outer < 0 ? row : begin_of(static_cast<std::size_t>(outer), row)]);
    };

    std::vector<Memory> inputs;
    inputs.reserve(operation.input_slots().size());
    std::vector<detail::TextMemory> texts;
    texts.reserve(operation.input_slots().size());
    for (const auto& slot : operation.input_slots()) {
        const bool root = slot.list < 0;
        const auto list = static_cast<std::size_t>(root ? 0 : slot.list);
        const std::size_t size = root ? count : children[list].size();
        const auto value = [&](std::size_t row) {
            return detail::value_of(root ? rows[row].root : *children[list][row], slot.column.name);
        };
        bool any = false, all = true, alike = true;
        for (std::size_t row = 0; row < size; ++row) {
            const Value one = value(row);
            any = any || one;
            all = all && one;
            alike = alike && one == value(0);
        }
        if (layout.leave_out && slot.column.nullable && !any) continue;
        const bool constant = layout.constants && root && size > 0 && alike && any;
        if (slot.column.kind == Kind::text) {
            detail::TextMemory& memory = texts.emplace_back(size);
            for (std::size_t row = 0; row < (constant ? 1 : size); ++row) memory.push(value(row));
            const bool whole = constant || (layout.leave_out && all);
            check(operation.bind_input(slot.name, {memory.bytes.c_str(), memory.offsets.size() - 1, whole ? nullptr : memory.validity.data(),
                                                   constant ? 0 : 1, Storage::text, memory.offsets.data(), memory.bytes.size()}));
            continue;
        }
        const bool long_date = layout.long_dates && slot.column.kind == Kind::date;
        const std::int64_t stride = constant ? 0 : layout.stride;
        Memory& memory = inputs.emplace_back(long_date ? Storage::i64 : slot.column.storage, size, constant ? 1 : layout.stride);
        // Of a constant only the first element is written: what lies behind it is never to be read.
        for (std::size_t row = 0; row < (constant ? 1 : size); ++row) {
            if (long_date)
                memory.number(row, value(row).value_or(not_a_time));
            else
                memory.set(row, value(row));
        }
        const bool plain = constant || long_date || (layout.leave_out && all);
        check(operation.bind_input(slot.name, {memory.data(), constant ? 1 : memory.elements(), plain ? nullptr : memory.validity(),
                                               stride, memory.storage()}));
    }

    std::vector<Memory> outputs;
    std::vector<const PreparedOperation::OutputSlot*> slots;
    outputs.reserve(operation.output_slots().size());
    for (const auto& slot : operation.output_slots()) {
        if (layout.values_only && tells_judgement(slot.column)) continue;
        const std::size_t size = slot.list < 0 ? count : children[static_cast<std::size_t>(slot.list)].size();
        const bool long_date = layout.long_dates && slot.column.kind == Kind::date;
        Memory& memory = outputs.emplace_back(long_date ? Storage::i64 : slot.column.storage, size, layout.stride);
        slots.push_back(&slot);
        check(operation.bind_output(slot.name, {memory.data(), memory.elements(), memory.validity(), layout.stride, memory.storage()}));
    }
    const struct Unbind {
        PreparedOperation& operation;
        ~Unbind() { operation.unbind_all(); }
    } unbind{operation};
    if (!good) return answers;

    const std::size_t step = layout.chunk > 0 ? static_cast<std::size_t>(layout.chunk) : std::max<std::size_t>(count, 1);
    std::int64_t failed = 0;
    for (std::size_t first = 0; first < count; first += step) {
        const std::size_t chunk = std::min(step, count - first);
        const auto ran = operation.run(static_cast<std::int64_t>(first), static_cast<std::int64_t>(chunk));
        check(ran);
        if (!ran.ok()) return answers;
        failed += *ran;
        for (const ListInfo& list : info.lists) {
            if (!list.emitted) continue;
            const auto bounds = operation.result_list(list.name);
            check(bounds);
            if (!bounds.ok()) return answers;
            for (std::size_t row = 0; row < chunk; ++row)
                answers[first + row].lists[std::string(list.name)].resize(static_cast<std::size_t>((*bounds)[row + 1] - (*bounds)[row]));
            for (const ColumnInfo& column : list.outputs) {
                const auto result = operation.result_column(std::string(list.name) + "." + std::string(column.name));
                check(result);
                if (!result.ok()) return answers;
                for (std::size_t row = 0; row < chunk; ++row)
                    for (std::int64_t i = (*bounds)[row]; i < (*bounds)[row + 1]; ++i) {
                        const bool valid = !result->validity || detail::bit(result->validity, static_cast<std::size_t>(i));
                        const auto* at = static_cast<const unsigned char*>(result->data) +
                                         static_cast<std::size_t>(i) * detail::width(result->storage);
                        answers[first + row].lists[std::string(list.name)][static_cast<std::size_t>(i - (*bounds)[row])]
                            [std::string(column.name)] = valid ? Value(Memory::read(at, result->storage)) : std::nullopt;
                    }
            }
        }
    }

    for (std::size_t k = 0; k < slots.size(); ++k) {
        const auto& slot = *slots[k];
        EXPECT_TRUE(outputs[k].intact()) << slot.name << ", " << layout.name << ": written between its elements";
        const std::string name(slot.column.name);
        if (slot.list < 0) {
            for (std::size_t row = 0; row < count; ++row) answers[row].root[name] = outputs[k].get(row);
            continue;
        }
        const auto list = static_cast<std::size_t>(slot.list);
        for (std::size_t row = 0; row < count; ++row) {
            auto& found = answers[row].lists[std::string(info.lists[list].name)];
            const std::size_t begin = begin_of(list, row);
            found.resize(begin_of(list, row + 1) - begin);
            for (std::size_t child = 0; child < found.size(); ++child) found[child][name] = outputs[k].get(begin + child);
        }
    }
    if (while_bound) while_bound();
    std::int64_t bad = 0;
    for (const Answer& answer : answers) bad += answer.at("row_status") != Value(0);
    EXPECT_EQ(failed, bad) << info.name << ", " << layout.name << ": run() miscounts the failed rows";
    return answers;
}

/// One row by itself.
inline Answer run_one(PreparedOperation& operation, const Facts& row, const Layout& layout = {}) {
    return run(operation, std::span(&row, 1), layout).front();
}

/// Layouts that every batch test goes through.
inline std::span<const Layout> layouts() {
    static const std::vector<Layout> all = [] {
        std::vector<Layout> list(9);
        list[0].name = "dense";
        list[1] = {.name = "strided, dates as int64", .stride = 3, .long_dates = true};
        list[2] = {.name = "constants", .constants = true, .leave_out = true};
        list[3] = {.name = "chunks of 1", .leave_out = true, .chunk = 1};
        list[4] = {.name = "chunks of 7, strided", .stride = 2, .chunk = 7};
        list[5] = {.name = "chunks of 100, constants, dates as int64", .long_dates = true, .constants = true, .chunk = 100};
        list[6] = {.name = "child rows that belong to nobody", .leave_out = true, .lead = 3};
        list[7] = {.name = "as little as there may be", .leave_out = true};
        list[8] = {.name = "as little as there may be, chunks of 50, strided", .stride = 2, .leave_out = true, .chunk = 50};
        return list;
    }();
    return all;
}

/// The rulebook of the library, opened once.
inline std::shared_ptr<const Rulebook> book() {
    static const std::shared_ptr<const Rulebook> opened = [] {
        auto result = open_rulebook();
        if (!result.ok()) ADD_FAILURE() << result.error().message.en;
        return result.ok() ? *result : nullptr;
    }();
    return opened;
}

/// Prepares an operation; a failure is a failure of the test.
inline std::unique_ptr<PreparedOperation> prepared(std::string_view name, std::string_view jurisdiction, std::string_view known_at = {}) {
    if (!book()) return nullptr;
    auto result = book()->prepare(name, jurisdiction, known_at.empty() ? std::nullopt : std::optional(parse_date(known_at).value()));
    if (!result.ok()) {
        ADD_FAILURE() << name << " in " << jurisdiction << ": " << result.error().message.en;
        return nullptr;
    }
    return std::move(*result);
}

}  // namespace steward::table
