/// @file
/// Any bytes as an event, as a body and as the line of a head: what is taken must be what would be written again, byte
/// for byte, since one meaning has one encoding.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "steward/kernel/timestamp.hpp"
#include "steward/journal/chain.hpp"
#include "steward/journal/event.hpp"
#include "steward/journal/wire.hpp"
#include "steward/kernel/utf8.hpp"

namespace {

#define REQUIRE(condition)                                               \
    do {                                                                 \
        if (!(condition)) {                                              \
            std::fprintf(stderr, "line %d: %s\n", __LINE__, #condition); \
            std::abort();                                                \
        }                                                                \
    } while (false)

using namespace steward;

void check_error(const Error& error) {
    REQUIRE(valid_utf8(error.message.zh) && !error.message.zh.empty());
    REQUIRE(valid_utf8(error.message.en) && !error.message.en.empty());
}

/// Reads a body of a fixed layout, rows within rows, and writes what it reads.
void copy_row(WireReader& in, WireWriter& out, int depth) {
    out.optional_int64(1, in.optional_int64(1));
    out.optional_boolean(2, in.optional_boolean(2));
    out.optional_text(3, in.optional_text(3));
    if (depth < 4) {
        const auto copy = [&](std::uint32_t field) {
            while (in.row(field, [&] { out.row(field, [&] { copy_row(in, out, depth + 1); }); })) {
            }
        };
        copy(4);
        copy(1000);
    }
    out.optional_text(536'870'911, in.optional_bytes(536'870'911));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    WireWriter out;
    if (const auto event = read_event(input); event.ok()) {
        write_event(out, *event);
        REQUIRE(out.bytes() == input);
        REQUIRE(parse_timestamp(timestamp_text(event->recorded_at)).value() == event->recorded_at);
    } else {
        check_error(event.error());
    }

    out.clear();
    WireReader in(input);
    copy_row(in, out, 0);
    if (const auto finished = in.finish(); finished.ok())
        REQUIRE(out.bytes() == input);
    else
        check_error(finished.error());

    if (const auto head = parse_head(input); head.ok())
        REQUIRE(to_text(*head) == input);
    else
        check_error(head.error());
    if (const auto time = parse_timestamp(input); time.ok()) REQUIRE(timestamp_text(*time) == input);
    return 0;
}
