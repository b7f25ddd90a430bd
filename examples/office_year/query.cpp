#include "query.hpp"

#include <optional>

#include "failure.hpp"

namespace office_year {

using namespace steward;

namespace {

/// The stored number; empty when it is missing.
std::optional<std::int64_t> value(const ResultColumn& column, std::int64_t row) {
    if (column.validity && (column.validity[row / 8] >> row % 8 & 1) == 0) return std::nullopt;
    switch (column.storage) {
        case Storage::i64: return static_cast<const std::int64_t*>(column.data)[row];
        case Storage::i32: return static_cast<const std::int32_t*>(column.data)[row];
        case Storage::u8: return static_cast<const std::uint8_t*>(column.data)[row];
        case Storage::text: break;  // has no number
    }
    return std::nullopt;
}

}  // namespace

Query::Query(Office& office, std::string_view name, const Filters& filters) : operation_(must(office.prepare(name))) {
    for (const auto& [filter, wanted] : filters)
        for (const ColumnInfo& info : operation_->info().inputs) {
            if (info.name != filter) continue;
            Column& column = filters_[filter] = Column(info);
            column.push(wanted);
            must(operation_->bind_input(filter, column.input()));
        }
    if (must(operation_->run(0, 1)) > 0) {
        const std::string zh = must(operation_->row_error(0, Language::zh)),
                          en = must(operation_->row_error(0, Language::en));
        throw Failure{{zh, en}};
    }
    size_ = must(operation_->result_list("rows"))[1];
}

std::string Query::text(std::string_view name, std::int64_t row, Language language) const {
    const ResultColumn column = must(operation_->result_column("rows." + std::string(name)));
    if (column.storage == Storage::text) {
        const std::int64_t begin = column.offsets[row], end = column.offsets[row + 1];
        return {static_cast<const char*>(column.data) + begin, static_cast<std::size_t>(end - begin)};
    }
    const auto stored = value(column, row);
    if (!stored) return {};
    for (const ListInfo& list : operation_->info().lists)
        for (const ColumnInfo& info : list.outputs)
            if (info.name == name) return value_text(operation_->book(), info, stored, language);
    return {};
}

std::int64_t Query::number(std::string_view name, std::int64_t row) const {
    return value(must(operation_->result_column("rows." + std::string(name))), row).value_or(0);
}

Money Query::money(std::string_view name, std::int64_t row) const { return Money::fen(number(name, row)); }

}  // namespace office_year
