#include "steward/kernel/result.hpp"

namespace steward {

const char* status_name(Status status) noexcept {
    switch (status) {  // no default: the compiler names an enumerator that is missing
        case Status::ok: return "ok";
        case Status::argument: return "argument";
        case Status::null_pointer: return "null_pointer";
        case Status::bad_range: return "bad_range";
        case Status::buffer_too_small: return "buffer_too_small";
        case Status::invalid_utf8: return "invalid_utf8";
        case Status::overlapping_memory: return "overlapping_memory";
        case Status::unknown_name: return "unknown_name";
        case Status::unknown_operation: return "unknown_operation";
        case Status::unknown_column: return "unknown_column";
        case Status::unknown_jurisdiction: return "unknown_jurisdiction";
        case Status::unknown_list: return "unknown_list";
        case Status::unknown_language: return "unknown_language";
        case Status::unknown_rule: return "unknown_rule";
        case Status::unknown_encoding: return "unknown_encoding";
        case Status::binding: return "binding";
        case Status::wrong_type: return "wrong_type";
        case Status::wrong_length: return "wrong_length";
        case Status::not_bound: return "not_bound";
        case Status::validity_required: return "validity_required";
        case Status::bad_offsets: return "bad_offsets";
        case Status::row_limit: return "row_limit";
        case Status::data: return "data";
        case Status::missing_value: return "missing_value";
        case Status::unknown_code: return "unknown_code";
        case Status::bad_date: return "bad_date";
        case Status::out_of_range: return "out_of_range";
        case Status::overflow: return "overflow";
        case Status::contradiction: return "contradiction";
        case Status::bad_child: return "bad_child";
        case Status::malformed: return "malformed";
        case Status::pack: return "pack";
        case Status::pack_syntax: return "pack_syntax";
        case Status::pack_content: return "pack_content";
        case Status::pack_layout: return "pack_layout";
        case Status::digest_mismatch: return "digest_mismatch";
        case Status::state: return "state";
        case Status::stale: return "stale";
        case Status::not_run: return "not_run";
        case Status::conflict: return "conflict";
        case Status::duplicate_event: return "duplicate_event";
        case Status::not_built: return "not_built";
        case Status::transaction: return "transaction";
        case Status::io: return "io";
        case Status::file_not_found: return "file_not_found";
        case Status::file_read: return "file_read";
        case Status::file_write: return "file_write";
        case Status::csv_syntax: return "csv_syntax";
        case Status::bad_encoding: return "bad_encoding";
        case Status::not_a_journal: return "not_a_journal";
        case Status::newer_version: return "newer_version";
        case Status::store_locked: return "store_locked";
        case Status::disk_full: return "disk_full";
        case Status::corrupt: return "corrupt";
        case Status::altered: return "altered";
        case Status::read_only: return "read_only";
        case Status::file_exists: return "file_exists";
        case Status::json_syntax: return "json_syntax";
        case Status::out_of_memory: return "out_of_memory";
        case Status::internal: return "internal";
    }
    return "unknown_status";
}

}  // namespace steward
