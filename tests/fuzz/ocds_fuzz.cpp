/// @file
/// Any bytes as an OCDS file: whatever the blocks and threads, the same lines come out, all of them JSON; every process is
/// counted once for every indicator. Any bytes as settings, and as numbers, too.

#include <rapidjson/document.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "steward/kernel/utf8.hpp"
#include "steward/ocds/red_flags.hpp"
#include "steward/steward.hpp"

namespace {

#define REQUIRE(condition)                                                   \
    do {                                                                     \
        if (!(condition)) {                                                  \
            std::fprintf(stderr, "line %d: %s\n", __LINE__, #condition);     \
            std::abort();                                                    \
        }                                                                    \
    } while (false)

using namespace steward;
using namespace steward::ocds;

const Rulebook& book() {
    static const auto opened = open_rulebook().value();
    return *opened;
}

/// Lines of JSON objects; their number.
std::int64_t check_lines(const std::string& text) {
    std::int64_t lines = 0;
    REQUIRE(valid_utf8(text));
    for (std::size_t at = 0; at < text.size(); ++lines) {
        const std::size_t end = text.find('\n', at);
        REQUIRE(end != std::string::npos);
        rapidjson::Document line;
        line.Parse(text.data() + at, end - at);
        REQUIRE(!line.HasParseError() && line.IsObject());
        at = end + 1;
    }
    return lines;
}

void check_file(const RedFlagSettings& settings, std::string_view text, Layout layout) {
    RedFlagOptions options;
    options.layout = layout;
    const auto whole = run_red_flags_text(settings, text, options);
    REQUIRE(whole.ok());
    REQUIRE(check_lines(whole->processes) == whole->report.processes);
    check_lines(whole->organizations);
    for (std::size_t i = 0; i < indicator_count; ++i) {
        std::int64_t sum = 0;
        for (const std::int64_t count : whole->report.counts[i]) sum += count;
        REQUIRE(sum == (settings.enabled[i] ? whole->report.processes : 0));
    }
    const std::string report = whole->report.to_json(book(), Language::en);
    check_lines(report + "\n");
    check_lines(whole->report.to_json(book(), Language::zh) + "\n");
    // What a layout is shows in the first block; for other blocks it must be said.
    if (layout == Layout::detect) return;
    for (const std::size_t size : {16U, 61U}) {
        options.block_size = size;
        options.threads = size == 61 ? 2 : 1;
        const auto cut = run_red_flags_text(settings, text, options);
        REQUIRE(cut.ok());
        REQUIRE(cut->processes == whole->processes);
        REQUIRE(cut->organizations == whole->organizations);
        REQUIRE(cut->report.to_json(book(), Language::en) == report);
    }
}

void check_amounts(std::string_view text) {
    const std::size_t middle = text.find(' ');
    if (middle == std::string_view::npos) return;
    const auto a = Amount::read(text.substr(0, middle)), b = Amount::read(text.substr(middle + 1));
    if (!a || !b) return;
    REQUIRE(*a == *a && *b == *b);
    REQUIRE((*a <=> *b) == (0 <=> (*b <=> *a)));
    const double x = a->nearest(), y = b->nearest();
    REQUIRE(!std::isnan(x) && !std::isnan(y));
    if (x < y) REQUIRE(*a < *b);
    if (x > y) REQUIRE(*a > *b);
    const auto c = a->decimal(), d = b->decimal();
    if (c && d) REQUIRE((*c <=> *d) == (*a <=> *b));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const RedFlagSettings standard = RedFlagSettings::of(book()).value();
    // The first line says what the rest is.
    const std::string_view all(reinterpret_cast<const char*>(data), size);
    const std::size_t end = std::min(all.find('\n'), all.size());
    const std::string_view kind = all.substr(0, end), text = all.substr(std::min(end + 1, all.size()));
    if (kind == "settings") {
        RedFlagSettings settings = standard;
        const Result<void> applied = settings.apply(text);
        if (!applied) {
            REQUIRE(valid_utf8(applied.error().message.zh) && valid_utf8(applied.error().message.en));
            return 0;
        }
        check_file(settings, R"({"ocid":"a","tender":{"procurementMethod":"open","tenderPeriod":{"startDate":"2024-01-01T00:00:00Z","endDate":"2024-01-09T00:00:00Z"}},"bids":{"details":[{"status":"valid","tenderers":[{"id":"A"}],"value":{"amount":1,"currency":"X"}},{"status":"valid","tenderers":[{"id":"B"}],"value":{"amount":2,"currency":"X"}}]},"awards":[{"status":"active","suppliers":[{"id":"A"}],"items":[{"classification":{"id":"123"}}]}]})", Layout::lines);
    } else if (kind == "amounts") {
        check_amounts(text);
    } else {
        check_file(standard, text, kind == "lines" ? Layout::lines : kind == "document" ? Layout::document : Layout::detect);
    }
    return 0;
}
