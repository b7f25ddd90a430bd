#include "query.hpp"

#include "emitted.hpp"
#include "failure.hpp"

namespace office_year {

using namespace steward;

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
    size_ = Emitted(*operation_, "rows").end(0);
}

std::string Query::text(std::string_view name, std::int64_t row, Language language) const {
    return Emitted(*operation_, "rows").text(name, row, language);
}

std::int64_t Query::number(std::string_view name, std::int64_t row) const {
    return Emitted(*operation_, "rows").number(name, row).value_or(0);
}

Money Query::money(std::string_view name, std::int64_t row) const { return Money::fen(number(name, row)); }

}  // namespace office_year
