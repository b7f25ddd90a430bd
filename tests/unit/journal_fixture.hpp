/// @file
/// What the tests of the journal share: events with a body, and the back ends on which the contract is tested.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "steward/kernel/timestamp.hpp"
#include "steward/journal/memory_store.hpp"
#include "steward/journal/sqlite_store.hpp"
#include "steward/journal/store.hpp"

namespace steward::test {

/// A path that no other test uses; the file, and what SQLite puts beside it, is removed with it.
class TemporaryPath {
public:
    TemporaryPath() {
        static int count = 0;
        path_ = testing::TempDir() + "journal-" + std::to_string(getpid()) + "-" + std::to_string(++count) + ".db";
        remove();
    }
    ~TemporaryPath() { remove(); }
    TemporaryPath(const TemporaryPath&) = delete;
    TemporaryPath& operator=(const TemporaryPath&) = delete;

    [[nodiscard]] const std::string& text() const { return path_; }

private:
    void remove() const {
        std::error_code ignored;
        for (const char* suffix : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path_ + suffix, ignored);
    }

    std::string path_;
};

/// An event that owns its texts.
struct OwnedEvent {
    std::string stream = "unit-1/2026";
    std::string type = "funds.reserve";
    std::string event_id;
    std::string body;
    Event fields;  ///< the rest of it

    [[nodiscard]] Event view() const {
        Event event = fields;
        event.stream = stream;
        event.type = type;
        event.event_id = event_id;
        event.body = body;
        return event;
    }
};

/// The n-th event of a test: its id is "event-<n>", and its body tells of n as well.
inline OwnedEvent make_event(std::int64_t n) {
    OwnedEvent event;
    event.event_id = "event-" + std::to_string(n);
    WireWriter body;
    body.int64(1, n * 100);
    body.text(2, "经费 " + std::to_string(n));
    for (std::int64_t i = 0; i < n % 3; ++i) body.row(3, [&] { body.int64(1, i - n); });
    event.body = body.bytes();
    event.fields.event_date = Date::from_days(static_cast<std::int32_t>(20'000 + n % 365));
    event.fields.recorded_at = 1'767'225'600'000'000 + n * 1'000'003;
    event.fields.actor = n % 7;
    event.fields.outcome = static_cast<Outcome>(n % 6);
    return event;
}

/// The events n = first ... last.
class Events {
public:
    Events(std::int64_t first, std::int64_t last) {
        for (std::int64_t n = first; n <= last; ++n) owned_.push_back(make_event(n));
        for (const OwnedEvent& event : owned_) views_.push_back(event.view());
    }
    [[nodiscard]] std::span<const Event> all() const { return views_; }

private:
    std::vector<OwnedEvent> owned_;
    std::vector<Event> views_;
};

/// Appends the events n = first ... last as one batch.
inline Result<void> append(JournalStore& store, std::int64_t first, std::int64_t last) {
    return store.append(first - 1, Events(first, last).all());
}

/// Everything that a reader sees, one line an event.
inline std::vector<std::string> read_all(JournalStore& store, std::int64_t after = 0) {
    std::vector<std::string> lines;
    const auto read = store.read(after, [&](const Event& event) {
        lines.push_back(std::to_string(event.seq) + "|" + std::string(event.stream) + "|" + std::string(event.type) +
                        "|" + std::to_string(event.schema) + "|" + std::string(event.event_id) + "|" +
                        to_text(event.event_date) + "|" + timestamp_text(event.recorded_at) + "|" +
                        std::to_string(event.actor) + "|" + std::to_string(static_cast<int>(event.outcome)) + "|" +
                        to_hex(event.body));
        return true;
    });
    EXPECT_TRUE(read.ok()) << read.error().message.en;
    return lines;
}

/// The lines that `read_all` should give for the events n = first ... last.
inline std::vector<std::string> expected_lines(std::int64_t first, std::int64_t last) {
    std::vector<std::string> lines;
    for (std::int64_t n = first; n <= last; ++n) {
        const OwnedEvent event = make_event(n);
        lines.push_back(std::to_string(n) + "|" + event.stream + "|" + event.type + "|1|" + event.event_id + "|" +
                        to_text(event.fields.event_date) + "|" + timestamp_text(event.fields.recorded_at) + "|" +
                        std::to_string(n % 7) + "|" + std::to_string(n % 6) + "|" + to_hex(event.body));
    }
    return lines;
}

#define EXPECT_STATUS(expression, wanted)                                                                \
    do {                                                                                                 \
        const auto& result_ = (expression);                                                              \
        if (result_.ok()) {                                                                              \
            ADD_FAILURE() << #expression " succeeded, not " << ::steward::status_name(wanted);           \
        } else {                                                                                         \
            EXPECT_STREQ(::steward::status_name(result_.error().status), ::steward::status_name(wanted)) \
                << result_.error().message.en;                                                           \
            EXPECT_FALSE(result_.error().message.zh.empty());                                            \
            EXPECT_FALSE(result_.error().message.en.empty());                                            \
        }                                                                                                \
    } while (false)

#define EXPECT_OK(expression)                                           \
    do {                                                                \
        const auto& result_ = (expression);                             \
        if (!result_.ok()) ADD_FAILURE() << result_.error().message.en; \
    } while (false)

#define ASSERT_OK(expression)                                    \
    do {                                                         \
        const auto& result_ = (expression);                      \
        if (!result_.ok()) FAIL() << result_.error().message.en; \
    } while (false)

}  // namespace steward::test
