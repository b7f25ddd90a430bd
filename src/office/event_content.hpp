/// @file
/// The body of any event, read by the catalogue's description of its command: for supervision, which asks all commands the
/// same. `event_body.hpp` has the layout. Internal.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "steward/journal/event.hpp"
#include "steward/rules/operation.hpp"

namespace steward::office {

/// A value of an event; its text borrows from the body.
struct EventValue {
    const ColumnInfo* column = nullptr;
    std::int64_t number = 0;
    std::string_view text;
};

struct EventListRow {
    const ListInfo* list = nullptr;
    std::vector<EventValue> values;  ///< given and decided
};

struct EventContent {
    std::vector<EventValue> given;
    std::vector<EventValue> results;
    std::vector<EventListRow> rows;
    std::optional<std::string_view> rule;  ///< "id@first day"
};

/// Replaces `content`. Columns without a value are left out. @return `malformed` for a body that is none of this command
[[nodiscard]] Result<void> read_content(const OperationInfo& command, std::string_view body, EventContent& content);

}  // namespace steward::office
