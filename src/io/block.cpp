#include "block.hpp"

#include <utility>

namespace steward::detail {
namespace {

const ColumnInfo& standard(StandardOutput which) { return standard_outputs(OperationKind::decision)[static_cast<std::size_t>(which)]; }

}  // namespace

ResultColumns::ResultColumns(std::span<const ColumnInfo> columns, std::string_view list, const PreparedOperation& operation) {
    for (const ColumnInfo& column : columns) {
        if (column.personal && !operation.shows_personal()) continue;
        std::string name(list);
        if (!name.empty()) name += '.';
        name += column.name;
        entries_.push_back({column, codes_of(column, operation.book()), std::move(name), ValueColumn(column.storage)});
    }
}

void ResultColumns::reset(std::size_t rows) {
    for (Entry& entry : entries_) entry.values.reset(rows);
}

Result<void> ResultColumns::bind(PreparedOperation& operation) {
    for (Entry& entry : entries_)
        if (Result<void> bound = operation.bind_output(entry.name, entry.values.output()); !bound) return bound;
    return {};
}

void ResultColumns::copy(std::size_t at, const ResultColumns& others, std::size_t from) {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const ValueColumn& source = others.entries_[i].values;
        entries_[i].values.set(at, source.value(from), source.present(from));
    }
}

std::optional<Cell> Emission::at(std::size_t column, std::size_t row) const noexcept {
    const ResultColumn& from = values[column];
    if (from.validity && !((from.validity[row / 8] >> (row % 8)) & 1)) return std::nullopt;
    switch (from.storage) {
        case Storage::i64: return Cell{static_cast<const std::int64_t*>(from.data)[row], {}};
        case Storage::i32: return Cell{static_cast<const std::int32_t*>(from.data)[row], {}};
        case Storage::u8: return Cell{static_cast<const std::uint8_t*>(from.data)[row], {}};
        case Storage::text: {
            const auto begin = static_cast<std::size_t>(from.offsets[row]);
            const auto size = static_cast<std::size_t>(from.offsets[row + 1]) - begin;
            return Cell{0, {static_cast<const char*>(from.data) + begin, size}};
        }
    }
    return std::nullopt;
}

Block::Block(PreparedOperation& operation, Language language)
    : operation_(operation),
      language_(language),
      results_(operation.info().outputs, {}, operation),
      rule_(Storage::i32),
      confidence_(Storage::i32),
      status_(Storage::i32),
      column_(Storage::i32),
      confidence_codes_(operation.book().list("confidence")) {
    const Rulebook& book = operation.book();
    for (const ListInfo& list : operation.info().lists) {
        if (!list.emitted) continue;
        Emission& emission = emissions_.emplace_back();
        emission.info = &list;
        for (const ColumnInfo& column : list.outputs) {
            if (column.personal && !operation.shows_personal()) continue;
            emission.columns.push_back(column);
            emission.codes.push_back(codes_of(column, book));
        }
    }
    for (std::int32_t code = 0; code < book.version_count(); ++code)
        versions_.push_back(book.rule_of(code).id + "@" + to_text(book.version(code).from));
}

Result<void> Block::run(std::int64_t count) {
    const auto rows = static_cast<std::size_t>(count);
    results_.reset(rows);
    if (Result<void> bound = results_.bind(operation_); !bound) return bound;
    const std::pair<StandardOutput, ValueColumn*> columns[] = {{StandardOutput::rule, &rule_},
                                                               {StandardOutput::confidence, &confidence_},
                                                               {StandardOutput::row_status, &status_},
                                                               {StandardOutput::row_column, &column_}};
    for (const auto& [which, values] : columns) {
        values->reset(rows);
        if (Result<void> bound = operation_.bind_output(standard(which).name, values->output()); !bound) return bound;
    }
    if (Result<std::int64_t> ran = operation_.run(0, count); !ran) return std::move(ran).error();
    for (Emission& emission : emissions_) {
        Result<std::span<const std::int64_t>> offsets = operation_.result_list(emission.info->name);
        if (!offsets) return std::move(offsets).error();
        emission.offsets = *offsets;
        emission.values.clear();
        for (const ColumnInfo& column : emission.columns) {
            Result<ResultColumn> found = operation_.result_column(std::string(emission.info->name) + "." + std::string(column.name));
            if (!found) return std::move(found).error();
            emission.values.push_back(*found);
        }
    }
    return {};
}

bool Block::refused_for_child(std::size_t row) const noexcept {
    return status_.value(row) == static_cast<std::int64_t>(Status::bad_child);
}

const PreparedOperation::InputSlot* Block::column_at_fault(std::size_t row) const noexcept {
    const std::int64_t number = column_.value(row);
    return number < 0 ? nullptr : &operation_.input_slots()[static_cast<std::size_t>(number)];
}

std::string Block::reason(std::size_t row) {
    const bool zh = language_ == Language::zh;
    Result<std::string> told = operation_.row_error(static_cast<std::int64_t>(row), language_);
    if (!told) return told.error().message.in(language_);
    const std::string& text = *told;
    std::size_t begin = 0;
    if (const PreparedOperation::InputSlot* slot = column_at_fault(row)) {
        const std::string column = zh ? "“" + slot->name + "”（" + std::string(slot->column.text.zh) + "）"
                                      : "'" + slot->name + "' (" + std::string(slot->column.text.en) + ")";
        const std::size_t found = text.find(column);
        if (found != std::string::npos) begin = found + column.size();
    }
    const std::string_view colon = zh ? "：" : ": ";
    const std::size_t end = text.find(colon, begin);
    return end == std::string::npos ? text : text.substr(end + colon.size());
}

std::string_view Block::rule(std::size_t row) const noexcept {
    return rule_.present(row) ? std::string_view(versions_[static_cast<std::size_t>(rule_.value(row))]) : std::string_view();
}

std::string_view Block::confidence(std::size_t row) const noexcept {
    const CodeItem* item = confidence_codes_ ? confidence_codes_->find(confidence_.value(row)) : nullptr;
    return item ? std::string_view(item->id) : std::string_view();
}

std::vector<ColumnInfo> root_columns(const OperationInfo& info) {
    std::vector<ColumnInfo> columns = info.inputs;
    for (const ColumnInfo& column : standard_inputs(info.kind)) columns.push_back(column);
    return columns;
}

}  // namespace steward::detail
