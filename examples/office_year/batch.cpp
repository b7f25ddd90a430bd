#include "batch.hpp"

#include <algorithm>

#include "citation.hpp"
#include "failure.hpp"

namespace office_year {

using namespace steward;

namespace {

/// The header of an input column in our files: money is in yuan and loses its `_fen`.
std::string_view header_of(const ColumnInfo& column) {
    std::string_view name = column.name;
    if (column.kind == Kind::money && name.ends_with("_fen")) name.remove_suffix(4);
    return name;
}

constexpr std::int64_t chunk = 65'536;

}  // namespace

Batch::Batch(const Rulebook& book, std::string_view operation, const std::string& jurisdiction, Progress& progress)
    : Batch(book, must(book.prepare(operation, jurisdiction)), progress) {}

Batch::Batch(const Rulebook& book, std::unique_ptr<PreparedOperation> operation, Progress& progress)
    : book_(book), progress_(progress), operation_(std::move(operation)) {}

void Batch::bind(const Table& table, std::span<const ColumnInfo> columns, const std::string& prefix) {
    for (const ColumnInfo& info : columns) {
        const auto source = table.find(header_of(info));
        if (!source) continue;  // a fact that the table does not know
        const std::string name = prefix + std::string(info.name);
        Column& column = inputs_[name] = Column(info);
        progress_.start(name, table.size());
        for (std::int64_t row = 0; row < table.size(); ++row) {
            progress_.update(row);
            const std::string_view text = table.cell(row, *source);
            if (info.kind == Kind::text) {
                column.push_text(text);
                continue;
            }
            const auto value = parse(book_, info, text);
            if (!value) {
                const std::string header(header_of(info)), found(text);
                table.refuse(row, {"列 " + header + " 的值“" + found + "”：" + value.error().message.zh,
                                   "column " + header + ", value '" + found + "': " + value.error().message.en});
            }
            column.push(*value);
        }
        progress_.finish();
        must(operation_->bind_input(name, column.input()));
    }
}

Batch& Batch::rows(const Table& table) {
    table_ = &table;
    bind(table, operation_->info().inputs, "");
    if (operation_->info().kind == OperationKind::command) bind(table, standard_inputs(OperationKind::command), "");
    return *this;
}

Batch& Batch::list(std::string_view name, const Table& children, const std::vector<std::string>& keys) {
    const auto& lists = operation_->info().lists;
    const auto info = std::find_if(lists.begin(), lists.end(), [&](const ListInfo& list) { return list.name == name; });
    if (info == lists.end()) throw Failure{{"没有列表 " + std::string(name), "no list " + std::string(name)}};
    const std::size_t dot = name.rfind('.');
    const Table& parents = dot == std::string_view::npos ? *table_ : *children_.find(name.substr(0, dot))->second;

    std::vector<std::int64_t>& offsets = offsets_[std::string(name)] = {0};
    std::int64_t child = 0;
    for (std::int64_t row = 0; row < parents.size(); ++row) {
        const auto belongs = [&](const std::string& key) { return children.cell(child, key) == parents.cell(row, key); };
        while (child < children.size() && std::all_of(keys.begin(), keys.end(), belongs)) ++child;
        offsets.push_back(child);
    }
    if (child < children.size())
        children.refuse(child,
                        {"所属的主记录不存在或顺序不同", "its parent does not exist or stands in another order"});
    children_[std::string(name)] = &children;
    must(operation_->bind_list(name, offsets.data(), offsets.size()));
    bind(children, info->inputs, std::string(name) + ".");
    require(children, info->inputs, std::string(name) + ".");
    return *this;
}

Batch& Batch::constant(std::string_view name, std::int64_t value) {
    for (const ColumnInfo& info : operation_->info().inputs) {
        if (info.name != name) continue;
        Column& column = inputs_[std::string(name)] = Column(info);
        column.push(value);
        must(operation_->bind_input(name, column.input(0)));
    }
    return *this;
}

void Batch::require(const Table& table, const std::vector<ColumnInfo>& columns, const std::string& prefix) const {
    for (const ColumnInfo& info : columns)
        if (!info.nullable && !inputs_.contains(prefix + std::string(info.name))) {
            const std::string name(header_of(info));
            throw Failure{{table.path() + "：缺少列 " + name, table.path() + ": the column " + name + " is missing"}};
        }
}

void Batch::bind_outputs() {
    const auto bind_output = [&](const std::string& name, const ColumnInfo& info, std::int64_t rows) {
        Column& column = outputs_[name] = Column(info);
        column.resize(rows);
        must(operation_->bind_output(name, column.output()));
    };
    for (const ColumnInfo& info : operation_->info().outputs) bind_output(std::string(info.name), info, size());
    for (const ColumnInfo& info : standard_outputs(operation_->info().kind))
        bind_output(std::string(info.name), info, size());
    for (const ListInfo& list : operation_->info().lists)
        if (const auto children = children_.find(list.name); children != children_.end())
            for (const ColumnInfo& info : list.outputs)
                bind_output(std::string(list.name) + "." + std::string(info.name), info, children->second->size());
}

void Batch::run(const AfterChunk& after_chunk) {
    require(*table_, operation_->info().inputs, "");
    bind_outputs();
    progress_.start(operation_->info().name, size());
    for (std::int64_t first = 0; first < size(); first += chunk) {
        const std::int64_t count = std::min(chunk, size() - first);
        const std::int64_t bad = must(operation_->run(first, count));
        for (std::int64_t row = first; bad > 0 && row < first + count; ++row)
            if (value("row_status", row).value_or(0) != 0)
                table_->refuse(row, {must(operation_->row_error(row, Language::zh)),
                                     must(operation_->row_error(row, Language::en))});
        if (after_chunk) after_chunk(first, count);
        progress_.update(first + count);
    }
    progress_.finish();
}

std::optional<std::int64_t> Batch::value(std::string_view column, std::int64_t row) const {
    return outputs_.find(column)->second[row];
}

std::optional<Money> Batch::money(std::string_view column, std::int64_t row) const {
    const auto fen = value(column, row);
    return fen ? std::optional(Money::fen(*fen)) : std::nullopt;
}

Outcome Batch::outcome(std::int64_t row) const { return static_cast<Outcome>(value("outcome", row).value_or(0)); }

std::string Batch::text(std::string_view column, std::int64_t row, Language language) const {
    const Column& found = outputs_.find(column)->second;
    return value_text(book_, found.info(), found[row], language);
}

std::string Batch::input_text(std::string_view column, std::int64_t row, Language language) const {
    const Column& found = inputs_.find(column)->second;
    return value_text(book_, found.info(), found[row], language);
}

std::optional<Money> Batch::input_money(std::string_view column, std::int64_t row) const {
    const auto fen = inputs_.find(column)->second[row];
    return fen ? std::optional(Money::fen(*fen)) : std::nullopt;
}

std::optional<Date> Batch::input_date(std::string_view column, std::int64_t row) const {
    const auto days = inputs_.find(column)->second[row];
    return days ? std::optional(Date::from_days(static_cast<std::int32_t>(*days))) : std::nullopt;
}

std::string Batch::rule(std::int64_t row) const {
    const auto version = value("rule", row);
    return version ? rule_id(book_, static_cast<std::int32_t>(*version)) : std::string();
}

std::string Batch::citation(std::int64_t row, Language language) const {
    const auto version = value("rule", row);
    return version ? citations(book_, static_cast<std::int32_t>(*version), language) : std::string();
}

std::string Batch::explain(std::int64_t row, Language language) {
    return must(operation_->explain(row, language, ExplanationFormat::text));
}

}  // namespace office_year
