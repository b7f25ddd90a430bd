#include "emitted.hpp"

#include "failure.hpp"

namespace office_year {

using namespace steward;

Emitted::Emitted(const PreparedOperation& operation, std::string_view list) : operation_(&operation), list_(list) {}

std::int64_t Emitted::begin(std::int64_t row) const {
    return must(operation_->result_list(list_))[static_cast<std::size_t>(row)];
}

ResultColumn Emitted::column(std::string_view name) const {
    return must(operation_->result_column(list_ + "." + std::string(name)));
}

std::optional<std::int64_t> Emitted::number(std::string_view name, std::int64_t at) const {
    const ResultColumn cells = column(name);
    if (cells.validity && (cells.validity[at / 8] >> at % 8 & 1) == 0) return std::nullopt;
    switch (cells.storage) {
        case Storage::i64: return static_cast<const std::int64_t*>(cells.data)[at];
        case Storage::i32: return static_cast<const std::int32_t*>(cells.data)[at];
        case Storage::u8: return static_cast<const std::uint8_t*>(cells.data)[at];
        case Storage::text: break;  // has no number
    }
    return std::nullopt;
}

std::string Emitted::text(std::string_view name, std::int64_t at, Language language) const {
    const ResultColumn cells = column(name);
    if (cells.storage == Storage::text) {
        const std::int64_t begin = cells.offsets[at], end = cells.offsets[at + 1];
        return {static_cast<const char*>(cells.data) + begin, static_cast<std::size_t>(end - begin)};
    }
    for (const ListInfo& list : operation_->info().lists)
        if (list.name == list_)
            for (const ColumnInfo& info : list.outputs)
                if (info.name == name) return value_text(operation_->book(), info, number(name, at), language);
    return {};
}

}  // namespace office_year
