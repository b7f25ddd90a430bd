#include "csv_children.hpp"

#include <utility>

#include "steward/io/encoding.hpp"

namespace steward::detail {

ChildTable::ChildTable(Table table, const ListInfo& info, const PreparedOperation& operation)
    : table_(std::move(table)),
      info_(&info),
      row_key_(row_key_of(operation.info(), info)),
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
        const auto parent = is_inner() ? parents.find(full_key(record)) : parents.find(table_.key_of(record));
        const bool found = parent != parents.end();
        const bool unique = found && parent->second.second_line == 0;
        State state = !found ? State::no_parent : unique ? State::undecided : State::two_parents;
        if (!is_inner() && !row_key_.empty())
            if (const State key = take_key(record); unique && key != State::undecided) state = key;
        if (table_.read(record, row)) state = State::malformed;
        without_parent += found ? 0 : 1;
        for (std::size_t i = 0; i < values_.size(); ++i) values_[i].push(row.values[i], row.present[i] != 0);
        lines_.push_back(record.line);
        states_.push_back(state);
        parent_of.push_back(unique ? parent->second.row : -1);
        if (unique) ++first_[static_cast<std::size_t>(parent->second.row) + 1];
    }
    // Of rows with the same key the first is as wrong as the others.
    for (const auto& [key, entry] : keys_)
        if (State& state = states_[static_cast<std::size_t>(entry.row)]; entry.second_line != 0 && state == State::undecided) state = State::same_key;
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

std::string ChildTable::full_key(const CsvRecord& record) const {
    std::string key(table_.key_of(record));
    key += '\n';  // no trimmed key begins or ends with it
    key += table_.row_key_of(record);
    return key;
}

ChildTable::State ChildTable::take_key(const CsvRecord& record) {
    if (table_.row_key_of(record).empty()) return State::no_key;
    const auto [found, taken] = keys_.emplace(full_key(record), ParentKey{rows(), record.line, 0});
    if (taken) return State::undecided;
    if (found->second.second_line == 0) found->second.second_line = record.line;
    return State::same_key;
}

std::span<const std::int64_t> ChildTable::rows_of(std::int64_t parent) const noexcept {
    const auto row = static_cast<std::size_t>(parent);
    const auto begin = static_cast<std::size_t>(first_[row]);
    return std::span(by_parent_).subspan(begin, static_cast<std::size_t>(first_[row + 1]) - begin);
}

std::int64_t ChildTable::bad_line(std::int64_t parent) const noexcept {
    for (const std::int64_t row : rows_of(parent)) {
        const State state = states_[static_cast<std::size_t>(row)];
        if (state == State::malformed || state == State::no_key || state == State::same_key) return lines_[static_cast<std::size_t>(row)];
    }
    return 0;
}

void ChildTable::begin_chunk() {
    for (ValueColumn& column : chunk_values_) column.clear();
    chunk_children_.clear();
    chunk_offsets_.assign(1, 0);
}

void ChildTable::add_parent(std::int64_t parent) {
    for (const std::int64_t child : rows_of(parent)) {
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
    const auto [begin, end] = chunk_rows(at);
    for (std::size_t i = begin; i < end; ++i) {
        const auto child = static_cast<std::size_t>(chunk_children_[i]);
        results_.copy(child, chunk_results_, i);
        states_[child] = State::decided;
    }
}

std::int64_t ChildTable::refuse(std::size_t at, const Refusal& refusal) {
    const auto [begin, end] = chunk_rows(at);
    for (std::size_t i = begin; i < end; ++i) {
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
    const std::string row_key = printable(table_.row_key_of(record));
    const std::string place = table_.place(record.line, language);
    const std::string of = row_key_.substr(0, row_key_.rfind('.'));  // the list whose rows the second key names
    const std::string both = zh ? "，列“key”，值“" + key + "”，列“" + row_key_ + "”，值“" + row_key + "”"
                                : ", column 'key', value '" + key + "', column '" + row_key_ + "', value '" + row_key + "'";
    switch (states_[static_cast<std::size_t>(child)]) {
        case State::decided: return {};
        case State::malformed: {
            RowValues row;
            const std::optional<RowFault> fault = table_.read(record, row);
            return fault ? table_.describe(*fault, record, language) : place;
        }
        case State::no_key:
            return place + (zh ? "，列“" + row_key_ + "”：缺少必需的值" : ", column '" + row_key_ + "': a required value is missing");
        case State::same_key: {
            const ParentKey& entry = keys_.find(full_key(record))->second;
            const std::string other = std::to_string(entry.line == record.line ? entry.second_line : entry.line);
            return place + both + (zh ? "：与第 " + other + " 行相同，同一 key 下应各不相同" : ": line " + other + " has the same; under one key they must differ");
        }
        case State::no_parent:
            if (is_inner())
                return place + both + (zh ? "：列表 " + of + " 的表中没有这一行" : ": the table of list " + of + " has no such row");
            return place + (zh ? "，列“key”，值“" + key + "”：主表中没有这个 key，应为主表某一行的 key"
                               : ", column 'key', value '" + key +
                                     "': the main table has no such key; it must be the key of one of its rows");
        case State::two_parents:
            if (is_inner())
                return place + both + (zh ? "：列表 " + of + " 的表中有多行如此，应各不相同" : ": several rows of the table of list " + of + " have these keys; they must differ");
            return place + (zh ? "，列“key”，值“" + key + "”：主表中有多行使用这个 key，应各不相同"
                               : ", column 'key', value '" + key + 
                                     "': several rows of the main table have this key; keys must differ");
        case State::undecided:
            if (is_inner())
                return place + both + (zh ? "：列表 " + of + " 的这一行未作判定" : ": this row of list " + of + " was not decided");
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
