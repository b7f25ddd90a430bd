#include "steward/journal/store.hpp"

#include <string>

namespace steward {

Result<void> JournalStore::check_find_all(std::span<const std::string_view> event_ids, std::span<std::int64_t> seqs) {
    if (event_ids.size() == seqs.size()) return {};
    const std::string ids = std::to_string(event_ids.size());
    const std::string places = std::to_string(seqs.size());
    return Error{Status::wrong_length,
                 {"有 " + ids + " 个事件编号、" + places + " 个序号位置；两者应相等",
                  "there are " + ids + " ids and places for " + places + " seqs; give as many"}};
}

Result<void> JournalStore::find_all(std::span<const std::string_view> event_ids, std::span<std::int64_t> seqs) {
    if (auto checked = check_find_all(event_ids, seqs); !checked.ok()) return checked;
    for (std::size_t i = 0; i < event_ids.size(); ++i) {
        const auto found = find(event_ids[i]);
        if (!found.ok()) return found.error();
        seqs[i] = found->value_or(0);
    }
    return {};
}

}  // namespace steward
