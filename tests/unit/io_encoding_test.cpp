#include "steward/io/encoding.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

using steward::Encoding;
using steward::Status;
using steward::encoding_named;
using steward::printable;
using steward::strip_bom;
using steward::to_utf8;
using steward::valid_utf8;

namespace {

std::string utf8_of(unsigned code) {
    std::string out;
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | code >> 6);
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | code >> 12);
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | code >> 18);
        out += static_cast<char>(0x80 | (code >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
    return out;
}

void expect_contains(const std::string& whole, std::string_view part) {
    EXPECT_NE(whole.find(part), std::string::npos) << whole << " lacks " << part;
}

TEST(EncodingNamed, KnownNamesInAnyCase) {
    for (const char* name : {"utf-8", "utf8", "UTF-8", "Utf8"}) EXPECT_EQ(*encoding_named(name), Encoding::utf8);
    for (const char* name : {"gb18030", "GB18030", "Gb18030"}) EXPECT_EQ(*encoding_named(name), Encoding::gb18030);
}

TEST(EncodingNamed, UnknownNameIsNamedInTheMessage) {
    for (const char* name : {"", "utf", "utf-8 ", "utf-16", "gbk", "utf8x"}) {
        const auto result = encoding_named(name);
        ASSERT_FALSE(result.ok()) << name;
        EXPECT_EQ(result.error().status, Status::unknown_encoding);
        expect_contains(result.error().message.zh, std::string("“") + name + "”");
        expect_contains(result.error().message.en, "utf-8, gb18030");
    }
}

TEST(ValidUtf8, EveryCodePointIsJudgedRight) {
    for (unsigned code = 0; code <= 0x110400; ++code) {
        const bool right = code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
        ASSERT_EQ(valid_utf8(utf8_of(code)), right) << std::hex << code;
    }
}

TEST(ValidUtf8, FaultsAtEveryPositionOfLongTexts) {
    EXPECT_TRUE(valid_utf8(""));
    for (std::size_t size = 1; size < 80; ++size) {
        std::string ascii(size, 'a');
        EXPECT_TRUE(valid_utf8(ascii));
        for (std::size_t i = 0; i < size; ++i) {
            ascii[i] = '\x80';
            const auto result = to_utf8(ascii, Encoding::utf8);
            ASSERT_FALSE(result.ok());
            expect_contains(result.error().message.en, "(byte offset " + std::to_string(i) + ")");
            ascii[i] = 'a';
        }
    }
}

TEST(ToUtf8, RefusesWhatUtf8Forbids) {
    const struct {
        std::string_view bytes;
        std::string_view fault;
    } cases[] = {
        {"\xC0\x80", "overlong"},
        {"\xC1\xBF", "overlong"},
        {"\xE0\x80\x80", "overlong"},
        {"\xE0\x9F\xBF", "overlong"},
        {"\xF0\x80\x80\x80", "overlong"},
        {"\xF0\x8F\xBF\xBF", "overlong"},
        {"\xED\xA0\x80", "surrogate"},
        {"\xED\xBF\xBF", "surrogate"},
        {"\xED\xA0\xBD\xED\xB8\x80", "surrogate"},
        {"\xF4\x90\x80\x80", "above U+10FFFF"},
        {"\xF5\x80\x80\x80", "above U+10FFFF"},
        {"\xF8\x88\x80\x80\x80", "never uses"},
        {"\xFF", "never uses"},
        {"\x80", "without a first byte"},
        {"\xC3", "incomplete"},
        {"\xE4\xB8", "incomplete"},
        {"\xE4\xB8 ", "incomplete"},
        {"\xE0", "incomplete"},
        {"\xF0\x9F\x98", "incomplete"},
    };
    for (const auto& c : cases) {
        const auto result = to_utf8(c.bytes, Encoding::utf8);
        ASSERT_FALSE(result.ok()) << c.fault;
        EXPECT_EQ(result.error().status, Status::bad_encoding);
        expect_contains(result.error().message.en, c.fault);
        expect_contains(result.error().message.en, "line 1 (byte offset 0)");
    }
}

TEST(ToUtf8, NamesOffsetLineAndBytes) {
    const auto result = to_utf8("第一行\n第二行\r\nab\xC3(\n", Encoding::utf8);
    ASSERT_FALSE(result.ok());
    expect_contains(result.error().message.zh, "第 3 行（字节偏移 23）");
    expect_contains(result.error().message.zh, "C3 28 0A");
    expect_contains(result.error().message.en, "line 3 (byte offset 23) is not valid UTF-8: bytes C3 28 0A");
    EXPECT_TRUE(valid_utf8(result.error().message.zh));
}

TEST(ToUtf8, TakesOffOneByteOrderMark) {
    EXPECT_EQ(*to_utf8("\xEF\xBB\xBF中文", Encoding::utf8), "中文");
    EXPECT_EQ(*to_utf8("\xEF\xBB\xBF", Encoding::utf8), "");
    EXPECT_EQ(*to_utf8("\xEF\xBB\xBF\xEF\xBB\xBFx", Encoding::utf8), "\xEF\xBB\xBFx");
    EXPECT_EQ(*to_utf8("a\xEF\xBB\xBF", Encoding::utf8), "a\xEF\xBB\xBF");
    EXPECT_EQ(strip_bom("\xEF\xBB"), "\xEF\xBB");
    EXPECT_EQ(strip_bom(""), "");
    // The offset counts the mark.
    expect_contains(to_utf8("\xEF\xBB\xBF\xFF", Encoding::utf8).error().message.en, "(byte offset 3)");
}

TEST(ToUtf8, KeepsNulAndNoncharacters) {
    using std::string_view_literals::operator""sv;
    EXPECT_EQ(*to_utf8("a\0b"sv, Encoding::utf8), "a\0b"sv);
    EXPECT_EQ(*to_utf8("a\0b"sv, Encoding::gb18030), "a\0b"sv);
    EXPECT_EQ(*to_utf8("\xD6\xD0\0b"sv, Encoding::gb18030), "中\0b"sv);
    EXPECT_TRUE(valid_utf8("\xEF\xBF\xBF"));
}

TEST(ToUtf8, Gb18030OneTwoAndFourBytes) {
    EXPECT_EQ(*to_utf8("", Encoding::gb18030), "");
    EXPECT_EQ(*to_utf8("plain,ASCII\r\n", Encoding::gb18030), "plain,ASCII\r\n");
    EXPECT_EQ(*to_utf8("\xD6\xD0\xCE\xC4", Encoding::gb18030), "中文");
    EXPECT_EQ(*to_utf8("a\xD6\xD0,\xCE\xC4\n", Encoding::gb18030), "a中,文\n");
    EXPECT_EQ(*to_utf8("\xE9\x46", Encoding::gb18030), "镕");  // GBK, not in GB2312
    EXPECT_EQ(*to_utf8("\x81\x30\x81\x30", Encoding::gb18030), "\xC2\x80");  // U+0080, the first of four bytes
    EXPECT_EQ(*to_utf8("\x81\x39\xEF\x30", Encoding::gb18030), "\xE3\x90\x81");  // U+3401, extension A
    EXPECT_EQ(*to_utf8("\xFE\x55", Encoding::gb18030), "\xE3\x91\xB3");  // U+3473, extension A in two bytes
    EXPECT_EQ(*to_utf8("\x95\x32\x82\x36", Encoding::gb18030), "\xF0\xA0\x80\x80");  // U+20000, extension B
    EXPECT_EQ(*to_utf8("\x90\x30\x81\x30", Encoding::gb18030), "\xF0\x90\x80\x80");  // U+10000
    EXPECT_EQ(*to_utf8("\xE3\x32\x9A\x35", Encoding::gb18030), "\xF4\x8F\xBF\xBF");  // U+10FFFF
    EXPECT_EQ(*to_utf8("\xA2\xE3", Encoding::gb18030), "€");
}

TEST(ToUtf8, Gb18030ByteOrderMark) {
    EXPECT_EQ(*to_utf8("\x84\x31\x95\x33\xD6\xD0", Encoding::gb18030), "中");
}

TEST(ToUtf8, Gb18030Faults) {
    const struct {
        std::string_view bytes;
        std::string_view place;
    } cases[] = {
        {"\xD6", "line 1 (byte offset 0)"},
        {"\xD6\xD0\n\xCE", "line 2 (byte offset 3)"},
        {"a\n\xFF", "line 2 (byte offset 2)"},
        {"\x80", "line 1 (byte offset 0)"},
        {"\xD6\xD0\r\n\xD6\x20", "line 2 (byte offset 4)"},
        {"\x81\x30\x81", "line 1 (byte offset 0)"},
        {"\x81\x30\x81\x40", "line 1 (byte offset 0)"},
        {"\xE3\x32\x9A\x36", "line 1 (byte offset 0)"},        // above U+10FFFF
        {"ab\x84\x31\xA5\x30", "line 1 (byte offset 2)"},      // beyond the basic plane, before the next begins
    };
    for (const auto& c : cases) {
        const auto result = to_utf8(c.bytes, Encoding::gb18030);
        ASSERT_FALSE(result.ok()) << c.place;
        EXPECT_EQ(result.error().status, Status::bad_encoding);
        expect_contains(result.error().message.en, c.place);
        expect_contains(result.error().message.en, "not valid GB18030");
        expect_contains(result.error().message.zh, "不是合法的 GB18030");
    }
}

TEST(ToUtf8, Utf8TextIsToldToTryGb18030) {
    expect_contains(to_utf8("\xD6\xD0\xCE\xC4", Encoding::utf8).error().message.zh, "gb18030");
    expect_contains(to_utf8("\xD6\xD0\xCE\xC4", Encoding::utf8).error().message.en, "read it as gb18030");
}

TEST(ToUtf8, LongGb18030) {
    std::string bytes;
    std::string expected;
    for (int i = 0; i < 50000; ++i) {
        bytes += "\xD6\xD0\x81\x30\x81\x30x";
        expected += "中\xC2\x80x";
    }
    EXPECT_EQ(*to_utf8(bytes, Encoding::gb18030), expected);
}

TEST(Printable, IsOneLineOfValidUtf8) {
    EXPECT_EQ(printable("中文 ok"), "中文 ok");
    EXPECT_EQ(printable("a\nb\x7F\xFF"), "a\xEF\xBF\xBD" "b\xEF\xBF\xBD\xEF\xBF\xBD");
    EXPECT_EQ(printable("abcdef", 3), "abc…");
    EXPECT_EQ(printable("中文字", 4), "中文…");
    EXPECT_EQ(printable("中文", 6), "中文");
}

}  // namespace
