#include "errors.hpp"

#include "steward/kernel/utf8.hpp"

namespace steward::journal_errors {

Error conflict(std::int64_t expected_seq, std::int64_t last_seq) {
    const std::string expected = std::to_string(expected_seq);
    const std::string last = std::to_string(last_seq);
    return {Status::conflict,
            {"账簿末尾序号为 " + last + "，而非预期的 " + expected + "；请读取其后的事件，重新判断后再追加",
             "the journal ends with seq " + last + ", not " + expected +
                 " as expected; read the events after it, decide again, and append then"}};
}

Error duplicate_event(std::string_view event_id, std::size_t row) {
    return {
        Status::duplicate_event,
        {"事件编号 event_id“" + printable(event_id) + "”已在账簿中；新事件须用新编号",
         "the event_id \"" + printable(event_id) + "\" is in the journal already; a new event needs an id of its own"},
        static_cast<std::int64_t>(row)};
}

Error no_events() {
    return {Status::missing_value,
            {"没有要追加的事件；至少应有一个", "there is no event to append; give at least one"}};
}

Error already_begun() {
    return {Status::transaction,
            {"事务已经开始；请先提交或者撤销", "a transaction is under way; commit it or roll it back"}};
}

Error not_begun() {
    return {Status::transaction,
            {"没有进行中的事务；请先调用 begin", "no transaction is under way; call begin before"}};
}

Error must_roll_back() {
    return {Status::transaction,
            {"本事务中有操作失败，已全部撤销；请重新开始",
             "a call in this transaction failed; all of it was undone, begin again"}};
}

}  // namespace steward::journal_errors
