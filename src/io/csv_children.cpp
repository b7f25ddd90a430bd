#include "csv_children.hpp"

#include <utility>

#include "steward/io/encoding.hpp"

namespace steward::detail {

ChildTable::ChildTable(Table table, const ListInfo& info, const PreparedOperation& operation)
    : table_(std::move(table)),
      info_(&info),
      results_(info.outputs, info.name, operation),
      chunk_results_(info.outputs, info.name, operation),
      chunk_status_(Storage::i32) {
    for (const TableColumn& column : table_.columns()) values_.emplace_back(column.column.storage);
    chunk_values_ = values_;
}

Result<std::int64_t> ChildTable::read(const ParentKeys& parents, std::int64_t parent_rows) {
    TableRows rows(table_);
    CsvRecord record;
    RowValues row;
    std::vector<std::int64_t> parent_of;
    std::int64_t without_parent = 0;
    first_.assign(static_cast<std::size_t>(parent_rows) + 1, 0);
    for (;;) {
        Result<bool> more = rows.next(record);
        if (!more) return std::move(more).error();
        if (!*more) break;
        const auto parent = parents.find(table_.key_of(record));
        const bool found = parent != parents.end();
        const bool unique = found && parent->second.second_line == 0;
        State state = !found ? State::no_parent : unique ? State::undecided : State::two_parents;
        if (table_.read(record, row)) state = State::malformed;
        without_parent += found ? 0 : 1;
        for (std::size_t i = 0; i < values_.size(); ++i) values_[i].push(row.values[i], row.present[i] != 0);
        lines_.push_back(record.line);
        states_.push_back(state);
        parent_of.push_back(unique ? parent->second.row : -1);
        if (unique) ++first_[static_cast<std::size_t>(parent->second.row) + 1];
    }
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
    by_parent_.resize(static_cast<std::size_t>(first_.back()));
    std::vector<std::int64_t> next = first_;
    for (std::size_t child = 0; child < parent_of.size(); ++child) {
        if (parent_of[child] < 0) continue;
        std::int64_t& at = next[static_cast<std::size_t>(parent_of[child])];
        by_parent_[static_cast<std::size_t>(at++)] = static_cast<std::int64_t>(child);
    }
    results_.reset(states_.size());
    return without_parent;
}

std::int64_t ChildTable::bad_line(std::int64_t parent) const noexcept {
    const auto row = static_cast<std::size_t>(parent);
    for (std::int64_t i = first_[row]; i < first_[row + 1]; ++i) {
        const auto child = static_cast<std::size_t>(by_parent_[static_cast<std::size_t>(i)]);
        if (states_[child] == State::malformed) return lines_[child];
    }
    return 0;
}

void ChildTable::begin_chunk() {
    for (ValueColumn& column : chunk_values_) column.clear();
    chunk_children_.clear();
    chunk_offsets_.assign(1, 0);
}

void ChildTable::add_parent(std::int64_t parent) {
    const auto row = static_cast<std::size_t>(parent);
    for (std::int64_t i = first_[row]; i < first_[row + 1]; ++i) {
        const std::int64_t child = by_parent_[static_cast<std::size_t>(i)];
        chunk_children_.push_back(child);
        for (std::size_t k = 0; k < values_.size(); ++k)
            chunk_values_[k].push(values_[k].cell(static_cast<std::size_t>(child)), values_[k].present(static_cast<std::size_t>(child)));
    }
    chunk_offsets_.push_back(static_cast<std::int64_t>(chunk_children_.size()));
}

Result<void> ChildTable::bind(PreparedOperation& operation) {
    const std::string prefix = std::string(info_->name) + ".";
    for (std::size_t i = 0; i < chunk_values_.size(); ++i) {
        const std::string name = prefix + std::string(table_.columns()[i].column.name);
        if (Result<void> bound = operation.bind_input(name, chunk_values_[i].input()); !bound) return bound;
    }
    if (Result<void> bound = operation.bind_list(info_->name, chunk_offsets_.data(), chunk_offsets_.size()); !bound) return bound;
    chunk_results_.reset(chunk_children_.size());
    if (Result<void> bound = chunk_results_.bind(operation); !bound) return bound;
    chunk_status_.reset(chunk_children_.size());
    return operation.bind_output(prefix + "row_status", chunk_status_.output());
}

void ChildTable::keep_results(std::size_t at) {
    for (auto i = static_cast<std::size_t>(chunk_offsets_[at]); i < static_cast<std::size_t>(chunk_offsets_[at + 1]); ++i) {
        const auto child = static_cast<std::size_t>(chunk_children_[i]);
        results_.copy(child, chunk_results_, i);
        states_[child] = State::decided;
    }
}

std::int64_t ChildTable::refuse(std::size_t at, const Refusal& refusal) {
    for (auto i = static_cast<std::size_t>(chunk_offsets_[at]); i < static_cast<std::size_t>(chunk_offsets_[at + 1]); ++i) {
        if (chunk_status_.value(i) == 0) continue;
        const std::int64_t child = chunk_children_[i];
        refusals_.emplace(child, refusal);
        states_[static_cast<std::size_t>(child)] = State::refused;
        return lines_[static_cast<std::size_t>(child)];
    }
    return 0;
}

std::string ChildTable::error(std::int64_t child, const CsvRecord& record, Language language) const {
    const bool zh = language == Language::zh;
    const std::string key = printable(table_.key_of(record));
    const std::string place = table_.place(record.line, language);
    switch (states_[static_cast<std::size_t>(child)]) {
        case State::decided: return {};
        case State::malformed: {
            RowValues row;
            const std::optional<RowFault> fault = table_.read(record, row);
            return fault ? table_.describe(*fault, record, language) : place;
        }
        case State::no_parent:
            return place + (zh ? "，列“key”，值“" + key + "”：主表中没有这个 key，应为主表某一行的 key"
                               : ", column 'key', value '" + key +
                                     "': the main table has no such key; it must be the key of one of its rows");
        case State::two_parents:
            return place + (zh ? "，列“key”，值“" + key + "”：主表中有多行使用这个 key，应各不相同"
                               : ", column 'key', value '" + key + 
                                     "': several rows of the main table have this key; keys must differ");
        case State::undecided:
            return place + (zh ? "：主表中 key 为“" + key + "”的行有误，未作判定"
                               : ": the row of the main table with the key '" + key + "' is wrong and was not decided");
        case State::refused: {
            const Refusal& refusal = refusals_.at(child);
            return (refusal.column ? table_.place_of_value(*refusal.column, record, language) : place) + (zh ? "：" : ": ") +
                   refusal.reason;
        }
    }
    return {};
}

Result<void> ChildTable::write(TableWriter& out, Language language) const {
    out.carried_headers(table_);
    write_headers(out, results_);
    out.header("error");
    out.end_record();
    TableRows rows(table_);
    CsvRecord record;
    for (std::int64_t child = 0;; ++child) {
        Result<bool> more = rows.next(record);
        if (!more) return std::move(more).error();
        if (!*more) break;
        out.carried(table_, record);
        write_results(out, results_, static_cast<std::size_t>(child));
        out.field(error(child, record, language));
        out.end_record();
    }
    return out.flush();
}

}  // namespace steward::detail
