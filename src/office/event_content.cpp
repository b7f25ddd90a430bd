#include "event_content.hpp"

#include "event_body.hpp"

namespace steward::office {
namespace {

void read_values(WireReader& in, const std::vector<ColumnInfo>& columns, std::vector<EventValue>& values) {
    std::uint32_t field = 0;
    for (const ColumnInfo& column : columns) {
        ++field;
        if (column.kind == Kind::text) {
            if (const auto text = in.optional_text(field)) values.push_back({&column, 0, *text});
        } else if (const auto number = in.optional_int64(field)) {
            values.push_back({&column, *number, {}});
        }
    }
}

/// Rows of the lists that are in list `parent`, each followed by the rows inside it.
void read_lists(WireReader& in, const OperationInfo& command, std::int32_t parent, std::uint32_t field, EventContent& content) {  // NOLINT(misc-no-recursion): as deep as lists are
    for (std::size_t i = 0; i < command.lists.size(); ++i) {
        const ListInfo& list = command.lists[i];
        if (list.parent != parent) continue;
        in.rows(field++, [&] {
            EventListRow& row = content.rows.emplace_back();
            row.list = &list;
            if (!list.emitted) in.row(1, [&] { read_values(in, list.inputs, row.values); });
            in.row(2, [&] { read_values(in, list.outputs, row.values); });
            read_lists(in, command, static_cast<std::int32_t>(i), first_inner_field, content);
        });
    }
}

}  // namespace

Result<void> read_content(const OperationInfo& command, std::string_view body, EventContent& content) {
    content.given.clear(), content.results.clear(), content.rows.clear();
    WireReader in(body);
    std::vector<EventValue> read;
    in.row(1, [&] { read_values(in, command.inputs, content.given); });
    in.row(2, [&] { read_values(in, command.reads, read); });
    in.row(3, [&] { read_values(in, command.outputs, content.results); });
    static_cast<void>(in.boolean(4));
    content.rule = in.optional_text(5);
    static_cast<void>(in.int64(6));
    static_cast<void>(in.boolean(7));
    read_lists(in, command, -1, first_list_field, content);
    return in.finish();
}

}  // namespace steward::office
