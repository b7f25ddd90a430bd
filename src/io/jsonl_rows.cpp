#include "jsonl_rows.hpp"

#include <algorithm>
#include <utility>

#include "block.hpp"
#include "column_names.hpp"
#include "steward/kernel/utf8.hpp"

namespace steward::detail {
namespace {

using Answer = CellReader::Answer;
using What = Members::Target::What;

/// Names of members that lines may have by the thousand are not kept.
constexpr std::size_t most_names = 1024;

}  // namespace

Members::Members(std::vector<ColumnInfo> columns, const std::vector<ListInfo>& lists, std::int32_t of, const Rulebook& book)
    : columns_(std::move(columns)), lists_(&lists), of_(of) {
    for (const ColumnInfo& column : columns_) {
        in_fen_.emplace_back(column, book, false);
        in_yuan_.emplace_back(column, book, true);
    }
}

Members::Target Members::find(std::string_view name) {
    if (const auto known = found_.find(name); known != found_.end()) return known->second;
    Target target;
    const std::string_view wanted = trimmed(name);
    const Result<std::optional<NamedColumn>> column = find_column(columns_, wanted);
    if (!column) {
        target.what = What::ambiguous;
    } else if (*column) {
        target = {What::column, (*column)->column, (*column)->yuan};
    } else {
        for (std::size_t i = 0; i < lists_->size(); ++i) {
            const ListInfo& list = (*lists_)[i];
            if (!list.emitted && list.parent == of_ && (wanted == list.own_name() || wanted == list.text.zh)) target = {What::list, i, false};
        }
    }
    if (found_.size() < most_names) found_.emplace(name, target);
    return target;
}

Answer Members::read(const Target& target, const JsonDocument& document, std::size_t node, Cell& value) {
    const Kind kind = columns_[target.index].kind;
    const CellReader& reader = (target.yuan ? in_yuan_ : in_fen_)[target.index];
    const JsonNode& given = document[node];
    switch (given.kind) {
        case JsonNode::Kind::null: return Answer::missing;
        case JsonNode::Kind::no:
        case JsonNode::Kind::yes:
            value.number = given.kind == JsonNode::Kind::yes ? 1 : 0;
            return kind == Kind::boolean ? Answer::value : Answer::malformed;
        case JsonNode::Kind::text: return reader.read(given.text, value);
        case JsonNode::Kind::number:
            // A number is no text, no date, no time and no yes or no; as a code it is the code's number.
            if (kind == Kind::text || kind == Kind::date || kind == Kind::timestamp || kind == Kind::boolean) return Answer::malformed;
            return reader.read(given.text, value);
        case JsonNode::Kind::array:
            if (kind != Kind::set) return Answer::malformed;
            if (given.end == node + 1) return value.number = 0, Answer::value;
            items_.clear();
            for (std::size_t i = document.first_in(node); i < given.end; i = document[i].end) {
                if (document[i].kind != JsonNode::Kind::text && document[i].kind != JsonNode::Kind::number) return Answer::malformed;
                if (!items_.empty()) items_ += ';';
                items_ += document[i].text;
            }
            return reader.read(items_, value) == Answer::value ? Answer::value : Answer::malformed;
        case JsonNode::Kind::object: return Answer::malformed;
    }
    return Answer::malformed;
}

std::string Members::expected(const Target& target, Language language) const {
    return (target.yuan ? in_yuan_ : in_fen_)[target.index].expected(language);
}

std::string_view shown(const JsonNode& node) noexcept {
    if (node.kind == JsonNode::Kind::yes) return "true";
    if (node.kind == JsonNode::Kind::no) return "false";
    return node.text;
}

JsonRows::JsonRows(const PreparedOperation& operation, Language language)
    : operation_(operation),
      language_(language),
      zh_(language == Language::zh),
      root_(root_columns(operation.info()), operation.info().lists, -1, operation.book()) {
    for (const ColumnInfo& column : root_.columns()) values_.emplace_back(column.storage);
    for (const ListInfo& info : operation.info().lists) {
        const auto of = static_cast<std::int32_t>(lists_.size());
        List& list = lists_.emplace_back(List{Members(info.inputs, operation.info().lists, of, operation.book()), {}, {0}, {}, 0, {}});
        for (const ColumnInfo& column : info.inputs) list.values.emplace_back(column.storage);
    }
}

void JsonRows::clear() {
    for (ValueColumn& column : values_) column.clear();
    for (List& list : lists_) {
        for (ValueColumn& column : list.values) column.clear();
        list.offsets.assign(1, 0);
    }
    rows_ = 0;
}

std::string JsonRows::column_place(std::string_view name, const ColumnInfo* column, const JsonNode* value) const {
    std::string out = zh_ ? "，列“" + printable(name) + "”" : ", column '" + printable(name) + "'";
    const std::string_view text = value ? shown(*value) : std::string_view();
    if (text.empty()) return out;
    if (column && column->personal && !operation_.shows_personal())
        return out + (zh_ ? "，值" : ", value ") + std::string(not_shown(language_));
    return out + (zh_ ? "，值“" + printable(text) + "”" : ", value '" + printable(text) + "'");
}

std::string JsonRows::place_of_value(Members& members, const ColumnInfo& column, const JsonDocument& document, std::size_t object) const {
    for (std::size_t i = document.first_in(object); i < document[object].end; i = document[i].end) {
        const Members::Target target = members.find(document[i].name);
        if (target.what == What::column && members.columns()[target.index].name == column.name)
            return column_place(document[i].name, &column, &document[i]);
    }
    return column_place(column.name, &column, nullptr);
}

std::optional<std::string> JsonRows::read(Members& members, const JsonDocument& document, std::size_t object, Row& row) {
    const std::vector<ColumnInfo>& columns = members.columns();
    const std::string colon = zh_ ? "：" : ": ";
    row.values.assign(columns.size(), {});
    row.present.assign(columns.size(), 0);
    row.given.assign(columns.size(), {});
    for (std::size_t i = document.first_in(object); i < document[object].end; i = document[i].end) {
        const std::string_view name = document[i].name;
        const Members::Target target = members.find(name);
        if (target.what == What::ambiguous)
            return column_place(name, nullptr, nullptr) + colon + (zh_ ? "可指多列，请改用列名" : "it may be one of several columns; use the name of the column");
        if (target.what != What::column) continue;
        const ColumnInfo& column = columns[target.index];
        std::string_view& first = row.given[target.index];
        if (!first.empty())
            return column_place(name, nullptr, nullptr) + colon +
                   (zh_ ? "与“" + printable(first) + "”是同一列，只应有一个" : "it is the same column as '" + printable(first) + "'; there must be one");
        first = name;
        switch (members.read(target, document, i, row.values[target.index])) {
            case Answer::value: row.present[target.index] = 1; break;
            case Answer::missing: break;
            case Answer::malformed: return column_place(name, &column, &document[i]) + colon + members.expected(target, language_);
        }
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (row.present[i] || columns[i].nullable) continue;
        const BilingualText names = accepted_names(columns[i]);
        return column_place(columns[i].name, nullptr, nullptr) + colon +
               (zh_ ? "缺少必需的值；成员可以是 " + names.zh : "a required value is missing; its member may be " + names.en);
    }
    return std::nullopt;
}

// NOLINTBEGIN(misc-no-recursion): as deep as lists are
std::optional<std::string> JsonRows::read_lists(std::int32_t of, const JsonDocument& document, std::size_t object, const std::string& path) {
    const std::vector<ListInfo>& infos = operation_.info().lists;
    for (std::size_t i = 0; i < infos.size(); ++i) {
        if (infos[i].emitted || infos[i].parent != of) continue;
        if (std::optional<std::string> fault = read_list(i, document, object, path)) return fault;
    }
    return std::nullopt;
}

std::optional<std::string> JsonRows::read_list(std::size_t list, const JsonDocument& document, std::size_t object, const std::string& path) {
    const ListInfo& info = operation_.info().lists[list];
    const std::string name(info.own_name());
    const std::string colon = zh_ ? "：" : ": ";
    const auto place = [&](const std::string& of) { return of.empty() ? of : (zh_ ? "，" : ", ") + of; };
    List& into = lists_[list];
    std::size_t found = 0;
    for (std::size_t i = document.first_in(object); i < document[object].end; i = document[i].end) {
        const Members::Target target = members_of(info.parent).find(document[i].name);
        if (target.what != What::list || target.index != list) continue;
        if (found != 0)
            return place(path) + column_place(document[i].name, nullptr, nullptr) + colon +
                   (zh_ ? "列表出现两次，应只有一个" : "the list is there twice; it must be there once");
        found = i;
    }
    if (found == 0 || document[found].kind != JsonNode::Kind::array)
        return place(path) + column_place(name, nullptr, nullptr) + colon +
               (zh_ ? "应为对象的数组，没有明细时写 []" : "it must be an array of objects, [] when there are none");
    std::size_t count = 0;
    for (std::size_t i = document.first_in(found); i < document[found].end; i = document[i].end, ++count) {
        const std::string child = (path.empty() ? name : path + "." + name) + "[" + std::to_string(count) + "]";
        if (document[i].kind != JsonNode::Kind::object) return place(child) + colon + (zh_ ? "应为对象" : "it must be an object");
        if (into.rows == into.row.size()) into.row.emplace_back();
        if (const std::optional<std::string> fault = read(into.members, document, i, into.row[into.rows])) return place(child) + *fault;
        ++into.rows;
        if (std::optional<std::string> fault = read_lists(static_cast<std::int32_t>(list), document, i, child)) return fault;
    }
    into.counts.push_back(count);
    return std::nullopt;
}
// NOLINTEND(misc-no-recursion)

std::optional<std::string> JsonRows::add(const JsonDocument& document) {
    if (std::optional<std::string> fault = read(root_, document, 0, row_)) return fault;
    for (List& list : lists_) {
        list.rows = 0;
        list.counts.clear();
    }
    if (std::optional<std::string> fault = read_lists(-1, document, 0, {})) return fault;
    for (std::size_t k = 0; k < values_.size(); ++k) values_[k].push(row_.values[k], row_.present[k] != 0);
    for (List& list : lists_) {
        for (std::size_t child = 0; child < list.rows; ++child)
            for (std::size_t k = 0; k < list.values.size(); ++k) list.values[k].push(list.row[child].values[k], list.row[child].present[k] != 0);
        for (const std::size_t count : list.counts) list.offsets.push_back(list.offsets.back() + static_cast<std::int64_t>(count));
    }
    ++rows_;
    return std::nullopt;
}

Result<void> JsonRows::bind(PreparedOperation& operation) const {
    const OperationInfo& info = operation_.info();
    for (std::size_t k = 0; k < values_.size(); ++k)
        if (Result<void> bound = operation.bind_input(root_.columns()[k].name, values_[k].input()); !bound) return bound;
    for (std::size_t i = 0; i < info.lists.size(); ++i) {
        if (info.lists[i].emitted) continue;
        const List& list = lists_[i];
        for (std::size_t k = 0; k < list.values.size(); ++k) {
            const std::string name = std::string(info.lists[i].name) + "." + std::string(list.members.columns()[k].name);
            if (Result<void> bound = operation.bind_input(name, list.values[k].input()); !bound) return bound;
        }
        if (Result<void> bound = operation.bind_list(info.lists[i].name, list.offsets.data(), list.offsets.size()); !bound) return bound;
    }
    return {};
}

}  // namespace steward::detail
