#include "steward/journal/event.hpp"

#include <algorithm>

#include "steward/kernel/timestamp.hpp"
#include "steward/kernel/utf8.hpp"
#include "text_check.hpp"

namespace steward {

Result<void> check_text(const char* field, std::string_view value, std::size_t most) {
    const std::string name(field);
    if (value.empty()) {
        return Error{Status::missing_value,
                     {name + " 为空；应给出 1 至 " + std::to_string(most) + " 字节的文本",
                      name + " is empty; give a text of 1 to " + std::to_string(most) + " bytes"}};
    }
    if (value.size() > most) {
        const std::string size = std::to_string(value.size());
        return Error{Status::out_of_range,
                     {name + "“" + printable(value) + "”有 " + size + " 字节；最多 " + std::to_string(most) + " 字节",
                      name + " \"" + printable(value) + "\" has " + size + " bytes; at most " + std::to_string(most) +
                          " are possible"}};
    }
    const bool control = std::any_of(value.begin(), value.end(),
                                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    if (control || !valid_utf8(value)) {
        return Error{Status::invalid_utf8,
                     {name + "“" + printable(value) + "”不是有效的 UTF-8，或者含有控制字符；应为单行文本",
                      name + " \"" + printable(value) +
                          "\" is not valid UTF-8 or has control characters; "
                          "give one line of text"}};
    }
    return {};
}

namespace {

/// Whether it is a name of printable ASCII, as most are: no more need be asked then.
bool is_plain_name(std::string_view value) noexcept {
    if (value.empty() || value.size() > max_name_bytes) return false;
    bool plain = true;
    for (const char c : value) plain &= c >= 0x20 && c < 0x7F;
    return plain;
}

Error out_of_range(const std::string& field, std::int64_t value, const std::string& zh, const std::string& en) {
    return {Status::out_of_range,
            {field + " 为 " + std::to_string(value) + "；应为" + zh,
             field + " is " + std::to_string(value) + "; it must be " + en}};
}

}  // namespace

Result<void> check_event(const Event& event) {
    for (const auto& [name, value] :
         {std::pair{"stream", event.stream}, std::pair{"type", event.type}, std::pair{"event_id", event.event_id}}) {
        if (is_plain_name(value)) continue;
        if (auto checked = check_text(name, value, max_name_bytes); !checked.ok()) return checked;
    }
    if (event.schema < 1) return out_of_range("schema", event.schema, "正数", "positive");
    if (!event.event_date.valid()) {
        return Error{Status::bad_date,
                     {"event_date 为" + to_text(event.event_date) + "；应为 1400-01-01 至 9999-12-31 之间的日期",
                      "event_date is " + to_text(event.event_date) + "; it must be from 1400-01-01 to 9999-12-31"}};
    }
    if (event.recorded_at < iso::min_timestamp || event.recorded_at > iso::max_timestamp) {
        return out_of_range("recorded_at", event.recorded_at, "1400 至 9999 年之间的 UTC 微秒数",
                            "in microseconds UTC, in the years 1400 to 9999");
    }
    const auto outcome = static_cast<std::int32_t>(event.outcome);
    if (outcome < 0 || outcome > static_cast<std::int32_t>(Outcome::not_applicable)) {
        return out_of_range("outcome", outcome, "结论代码 0 至 5", "the code of an outcome, 0 to 5");
    }
    if (event.body.size() > max_body_bytes) {
        return out_of_range("body", static_cast<std::int64_t>(event.body.size()),
                            "最多 " + std::to_string(max_body_bytes) + " 字节",
                            "of at most " + std::to_string(max_body_bytes) + " bytes");
    }
    return {};
}

void write_event(WireWriter& out, const Event& event) {
    out.int64(1, event.seq);
    out.text(2, event.stream);
    out.text(3, event.type);
    out.int64(4, event.schema);
    out.text(5, event.event_id);
    out.int64(6, event.event_date.days());
    out.int64(7, event.recorded_at);
    out.int64(8, event.actor);
    out.int64(9, static_cast<std::int64_t>(event.outcome));
    out.text(10, event.body);
}

Result<Event> read_event(std::string_view message) {
    WireReader in(message);
    Event event;
    event.seq = in.int64(1);
    event.stream = in.bytes(2);  // texts are checked by check_event
    event.type = in.bytes(3);
    event.schema = in.int64(4);
    event.event_id = in.bytes(5);
    const std::int64_t days = in.int64(6);
    event.recorded_at = in.int64(7);
    event.actor = in.int64(8);
    const std::int64_t outcome = in.int64(9);
    event.body = in.bytes(10);
    if (auto finished = in.finish(); !finished.ok()) return std::move(finished).error();
    // Narrowed before they are checked: a value that does not survive it is none that a journal takes.
    event.event_date = Date::from_days(static_cast<std::int32_t>(days));
    event.outcome = static_cast<Outcome>(outcome);
    if (event.event_date.days() != days) return out_of_range("event_date", days, "日期", "a date");
    if (static_cast<std::int64_t>(event.outcome) != outcome) {
        return out_of_range("outcome", outcome, "结论代码 0 至 5", "the code of an outcome, 0 to 5");
    }
    if (auto checked = check_event(event); !checked.ok()) return std::move(checked).error();
    return event;
}

}  // namespace steward
