#include "steward/kernel/timestamp.hpp"
#include "steward/journal/wire.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "journal_fixture.hpp"
#include "steward/journal/event.hpp"

namespace {

using namespace steward;
using namespace steward::test;

std::string hex(const WireWriter& writer) { return to_hex(writer.bytes()); }

// Bytes worked out by hand from the description of protobuf's encoding (protobuf.dev/programming-guides/encoding).
TEST(JournalWire, WritesProtobuf) {
    WireWriter out;
    out.int64(1, 0);
    EXPECT_EQ(hex(out), "0800");
    out.clear();
    out.int64(1, -1);
    out.int64(2, 1);
    out.int64(3, -2);
    EXPECT_EQ(hex(out), "080110021803");
    out.clear();
    out.int64(1, 75);  // zigzag 150, the guide's example of a varint
    EXPECT_EQ(hex(out), "089601");
    out.clear();
    out.text(2, "testing");  // the guide's example of a string
    EXPECT_EQ(hex(out), "120774657374696e67");
    out.clear();
    out.row(3, [&] { out.int64(1, 75); });
    EXPECT_EQ(hex(out), "1a03089601");
    out.clear();
    out.int64(1, std::numeric_limits<std::int64_t>::max());
    out.int64(2, std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(hex(out), "08feffffffffffffffff0110ffffffffffffffffff01");
    out.clear();
    out.boolean(15, true);
    out.boolean(16, false);
    out.text(536'870'911, "");
    EXPECT_EQ(hex(out), "7801800100faffffff0f00");
}

TEST(JournalWire, WritesNothingForWhatIsAbsent) {
    WireWriter out;
    out.optional_int64(1, std::nullopt);
    out.optional_boolean(2, std::nullopt);
    out.optional_text(3, std::nullopt);
    EXPECT_EQ(hex(out), "");
    out.optional_int64(1, 0);
    out.optional_boolean(2, false);
    out.optional_text(3, "");
    EXPECT_EQ(hex(out), "080010001a00");
    WireReader in(out.bytes());
    EXPECT_EQ(in.optional_int64(1), 0);
    EXPECT_EQ(in.optional_boolean(2), false);
    EXPECT_EQ(in.optional_text(3), "");
    EXPECT_EQ(in.optional_text(4), std::nullopt);
    EXPECT_OK(in.finish());
}

TEST(JournalWire, RowsOfEveryLengthComeBack) {
    WireWriter out;
    for (const std::size_t size : {0, 1, 120, 125, 126, 127, 128, 129, 16'380, 16'381, 16'384, 70'000, 2'097'152}) {
        out.clear();
        const std::string value(size, 'x');
        out.row(1, [&] {
            out.int64(1, 7);
            out.row(2, [&] { out.text(1, value); });
            out.row(2, [&] {});
            out.boolean(3, true);
        });
        out.text(2, "after");
        WireReader in(out.bytes());
        std::vector<std::string> values;
        EXPECT_TRUE(in.row(1, [&] {
            EXPECT_EQ(in.int64(1), 7);
            in.rows(2, [&] { values.emplace_back(in.optional_text(1).value_or("nothing")); });
            EXPECT_TRUE(in.boolean(3));
        }));
        EXPECT_EQ(in.text(2), "after");
        EXPECT_OK(in.finish());
        EXPECT_EQ(values, (std::vector<std::string>{value, "nothing"})) << size;
    }
}

std::string bytes(std::initializer_list<int> values) {
    std::string text;
    for (const int value : values) text += static_cast<char>(value);
    return text;
}

TEST(JournalWire, RefusesWhatIsNotCanonical) {
    const auto refuse = [](const std::string& message, const char* what) {
        WireReader in(message);
        static_cast<void>(in.optional_int64(1));
        static_cast<void>(in.optional_boolean(2));
        static_cast<void>(in.optional_text(3));
        in.rows(4, [&] { static_cast<void>(in.int64(1)); });
        const auto finished = in.finish();
        EXPECT_STATUS(finished, Status::malformed);
        ASSERT_FALSE(finished.ok());
        EXPECT_NE(finished.error().message.en.find(what), std::string::npos) << finished.error().message.en;
    };
    refuse(bytes({0x08, 0x80, 0x00}), "longer than it need be");
    refuse(bytes({0x88, 0x00, 0x00}), "longer than it need be");  // the tag
    refuse(bytes({0x08}), "cut off");
    refuse(bytes({0x08, 0x80}), "cut off");
    refuse(bytes({0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02}), "more than 64 bits");
    refuse(bytes({0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x80, 0x01}), "more than 64 bits");
    refuse(bytes({0x10, 0x02}), "0 or 1");
    refuse(bytes({0x1a, 0x02, 'a'}), "cut off");
    refuse(bytes({0x1a, 0x01, 0xff}), "UTF-8");
    refuse(bytes({0x1a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01}), "cut off");
    refuse(bytes({0x10, 0x01, 0x08, 0x00}), "field 1 (at byte 2) is not expected");  // not ascending
    refuse(bytes({0x08, 0x00, 0x08, 0x00}), "field 1 (at byte 2) is not expected");  // twice
    refuse(bytes({0x0a, 0x00}), "field 1 (at byte 0) is not expected");              // of another wire type
    refuse(bytes({0x28, 0x00}), "field 5 (at byte 0) is not expected");
    refuse(bytes({0x22, 0x00}), "field 1 (at byte 2) is missing");
    refuse(bytes({0x22, 0x04, 0x08, 0x00, 0x10, 0x00}), "field 2 (at byte 4) is not expected");
    refuse(bytes({0x22, 0x01, 0x08, 0x00}), "cut off");  // a row's value must not reach past the row
    refuse(bytes({0x0d, 0, 0, 0, 0}), "field 1 (at byte 0) is not expected");  // fixed32
}

TEST(JournalWire, TheFirstFaultSticks) {
    WireWriter out;
    out.text(1, "first");
    out.int64(3, 5);
    WireReader in(out.bytes());
    EXPECT_EQ(in.text(1), "first");
    EXPECT_EQ(in.int64(2), 0);
    EXPECT_EQ(in.int64(3), 0);
    EXPECT_FALSE(in.ok());
    const auto finished = in.finish();
    EXPECT_STATUS(finished, Status::malformed);
    EXPECT_EQ(finished.error().message.en, "the encoding is not canonical: field 2 (at byte 7) is missing");
}

TEST(JournalWire, RandomMessagesComeBackAndNoPrefixIsTakenForThem) {
    std::mt19937_64 random(20'261'125);
    for (int round = 0; round < 300; ++round) {
        std::vector<std::int64_t> numbers;
        for (int i = 0; i < 5; ++i)
            numbers.push_back(static_cast<std::int64_t>(random() >> (random() % 64)) * (random() % 2 ? 1 : -1));
        const std::string value(random() % 200, 'y');
        WireWriter out;
        out.int64(1, numbers[0]);
        out.text(2, value);
        for (const std::int64_t number : numbers) out.row(20, [&] { out.int64(19, number); });
        const auto read = [&](std::string_view message) {
            WireReader in(message);
            std::vector<std::int64_t> rows;
            const bool same = in.int64(1) == numbers[0] && in.text(2) == value;
            in.rows(20, [&] { rows.push_back(in.int64(19)); });
            return in.finish().ok() && same && rows == numbers;
        };
        EXPECT_TRUE(read(out.bytes()));
        for (std::size_t size = 0; size < out.bytes().size(); ++size) {
            const std::string prefix(out.bytes().substr(0, size));  // on the heap, so that sanitizers see its end
            EXPECT_FALSE(read(prefix));
        }
    }
}

TEST(JournalEvent, ItsMessageIsTheOneDescribed) {
    OwnedEvent owned;
    owned.stream = "s";
    owned.type = "t";
    owned.event_id = "i";
    owned.body = "\x08\x02";
    Event event = owned.view();
    event.seq = 1;
    event.event_date = Date::from_days(-1);
    event.recorded_at = 3;
    event.actor = -4;
    event.outcome = Outcome::violation;
    WireWriter out;
    write_event(out, event);
    EXPECT_EQ(hex(out),
              "0802"
              "120173"
              "1a0174"
              "2002"
              "2a0169"
              "3001"
              "3806"
              "4007"
              "4808"
              "52020802");
    const auto read = read_event(out.bytes());
    ASSERT_OK(read);
    EXPECT_EQ(read->outcome, Outcome::violation);
    EXPECT_EQ(read->body, owned.body);
}

TEST(JournalEvent, RefusesMessagesThatNoJournalWrites) {
    const auto refuse = [](Status status, auto&& change) {
        std::int64_t fields[] = {1, 1, 20'000, 1, 1, 1};
        std::string id = "i";
        change(fields, id);
        WireWriter out;
        out.int64(1, fields[0]);
        out.text(2, "s");
        out.text(3, "t");
        out.int64(4, fields[1]);
        out.text(5, id);
        out.int64(6, fields[2]);
        out.int64(7, fields[3]);
        out.int64(8, fields[4]);
        out.int64(9, fields[5]);
        out.text(10, "");
        EXPECT_STATUS(read_event(out.bytes()), status);
    };
    refuse(Status::out_of_range, [](auto& fields, auto&) { fields[1] = 0; });
    refuse(Status::out_of_range, [](auto& fields, auto&) { fields[2] = std::int64_t{1} << 32; });
    refuse(Status::bad_date, [](auto& fields, auto&) { fields[2] = Date::max_days + 1; });
    refuse(Status::out_of_range, [](auto& fields, auto&) { fields[3] = INT64_MIN; });
    refuse(Status::out_of_range, [](auto& fields, auto&) { fields[5] = (std::int64_t{1} << 32) + 1; });
    refuse(Status::invalid_utf8, [](auto&, auto& id) { id = "\xc0\x80"; });
    EXPECT_STATUS(read_event(""), Status::malformed);
}

TEST(JournalEvent, TimesHaveOneText) {
    const std::pair<std::int64_t, const char*> known[] = {
        {0, "1970-01-01T00:00:00.000000Z"},
        {-1, "1969-12-31T23:59:59.999999Z"},
        {951'827'696'000'001, "2000-02-29T12:34:56.000001Z"},
        {std::int64_t{Date::min_days} * 86'400'000'000, "1400-01-01T00:00:00.000000Z"},
        {(std::int64_t{Date::max_days} + 1) * 86'400'000'000 - 1, "9999-12-31T23:59:59.999999Z"},
    };
    for (const auto& [time, shown] : known) {
        EXPECT_EQ(timestamp_text(time), shown);
        EXPECT_EQ(parse_timestamp(shown).value(), time);
    }
    for (const char* wrong :
         {"", "2000-02-29", "2000-02-30T12:34:56.000001Z", "2000-02-29T24:00:00.000000Z", "2000-02-29T12:60:00.000000Z",
          "2000-02-29T12:34:60.000000Z", "2000-02-29 12:34:56.000001Z", "2000-02-29T12:34:56.00001Z",
          "2000-02-29T12:34:56.000001z", "1399-12-31T00:00:00.000000Z", "2000-2a-29T12:34:56.000001Z",
          "2000-02-29T12:34:56.000001Z "}) {
        EXPECT_STATUS(parse_timestamp(wrong), Status::malformed);
    }
}

TEST(JournalHead, HasOneLine) {
    JournalHead head;
    head.settings = {"某机关 2026 账", DigestAlgorithm::sm3};
    head.seq = 12;
    head.batch = 3;
    head.hash[31] = 0xab;
    const std::string line = "steward-journal 1 sm3 12 3 " + std::string(62, '0') + "ab 某机关 2026 账";
    EXPECT_EQ(to_text(head), line);
    EXPECT_EQ(to_text(parse_head(line).value()), line);
    const std::string zeros(64, '0');
    for (const std::string& wrong :
         {std::string(), line.substr(1), "steward-journal 2 sm3 12 3 " + zeros + " x",
          "steward-journal 1 md5 12 3 " + zeros + " x", "steward-journal 1 sm3 012 3 " + zeros + " x",
          "steward-journal 1 sm3 -1 3 " + zeros + " x", "steward-journal 1 sm3 2 3 " + zeros + " x",
          "steward-journal 1 sm3 2 0 " + zeros + " x", "steward-journal 1 sm3 12 3 " + zeros.substr(1) + " x",
          "steward-journal 1 sm3 12 3 " + zeros, "steward-journal 1 sm3 12 3 " + zeros + " x\n",
          "steward-journal 1 sm3 99999999999999999999 3 " + zeros + " x"}) {
        EXPECT_STATUS(parse_head(wrong), Status::malformed);
    }
}

}  // namespace
