#include "steward/io/csv.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

using steward::CsvBom;
using steward::CsvHeader;
using steward::CsvReader;
using steward::CsvRecord;
using steward::CsvWriter;
using steward::Error;
using steward::Status;
using steward::read_header;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(std::string_view text, char separator = ',') {
    CsvReader reader(text, separator);
    CsvRecord record;
    Rows rows;
    for (;;) {
        const auto more = reader.next(record);
        if (!more) {
            ADD_FAILURE() << more.error().message.en;
            return rows;
        }
        if (!*more) return rows;
        rows.emplace_back(record.fields.begin(), record.fields.end());
    }
}

std::vector<std::int64_t> lines_of(std::string_view text) {
    CsvReader reader(text);
    CsvRecord record;
    std::vector<std::int64_t> lines;
    for (;;) {
        const auto more = reader.next(record);
        if (!more || !*more) return lines;
        lines.push_back(record.line);
    }
}

Error error_of(std::string_view text, char separator = ',') {
    CsvReader reader(text, separator);
    CsvRecord record;
    for (;;) {
        const auto more = reader.next(record);
        if (!more) {
            const auto again = reader.next(record);
            EXPECT_FALSE(again.ok());
            if (!again) {
                EXPECT_EQ(again.error().message.zh, more.error().message.zh);
            }
            return more.error();
        }
        if (!*more) {
            ADD_FAILURE() << "no error in " << text;
            return {};
        }
    }
}

void expect_error(std::string_view text, std::string_view place, std::string_view en, std::string_view zh) {
    const Error error = error_of(text);
    EXPECT_EQ(error.status, Status::csv_syntax);
    EXPECT_TRUE(error.message.en.starts_with(place)) << error.message.en;
    EXPECT_NE(error.message.en.find(en), std::string::npos) << error.message.en;
    EXPECT_NE(error.message.zh.find(zh), std::string::npos) << error.message.zh;
}

std::string written(const Rows& rows, CsvBom bom = CsvBom::none) {
    std::string out;
    CsvWriter writer(out, bom);
    for (const auto& row : rows) {
        for (const auto& field : row) writer.field(field);
        writer.end_record();
    }
    return out;
}

// The numbered rules of RFC 4180, section 2.
TEST(CsvReader, Rfc4180) {
    EXPECT_EQ(rows_of("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n"), (Rows{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}}));
    EXPECT_EQ(rows_of("aaa,bbb,ccc\r\nzzz,yyy,xxx"), (Rows{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}}));
    EXPECT_EQ(rows_of("field_name,field_name2\r\naaa,bbb\r\n"), (Rows{{"field_name", "field_name2"}, {"aaa", "bbb"}}));
    EXPECT_EQ(rows_of("aaa,bbb,ccc"), (Rows{{"aaa", "bbb", "ccc"}}));
    EXPECT_EQ(rows_of("\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx"), (Rows{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}}));
    EXPECT_EQ(rows_of("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx"),
              (Rows{{"aaa", "b\r\nbb", "ccc"}, {"zzz", "yyy", "xxx"}}));
    EXPECT_EQ(rows_of("\"aaa\",\"b\"\"bb\",\"ccc\""), (Rows{{"aaa", "b\"bb", "ccc"}}));
    EXPECT_EQ(rows_of(" a , b \n"), (Rows{{" a ", " b "}}));
}

TEST(CsvReader, EmptyFieldsAndTexts) {
    EXPECT_EQ(rows_of(""), Rows{});
    EXPECT_EQ(rows_of(std::string_view{}), Rows{});
    EXPECT_EQ(rows_of("\n\r\n\n"), Rows{});
    EXPECT_EQ(rows_of(","), (Rows{{"", ""}}));
    EXPECT_EQ(rows_of("a,\n,b"), (Rows{{"a", ""}, {"", "b"}}));
    EXPECT_EQ(rows_of("a,"), (Rows{{"a", ""}}));
    EXPECT_EQ(rows_of("\"\""), (Rows{{""}}));
    EXPECT_EQ(rows_of("\"\",\"\"\n"), (Rows{{"", ""}}));
    EXPECT_EQ(rows_of("\"\"\"\""), (Rows{{"\""}}));
    EXPECT_EQ(rows_of(" \n"), (Rows{{" "}}));
}

TEST(CsvReader, LineEndsMixedAndBlankLinesSkipped) {
    const std::string_view text = "\n\r\na,b\n\n1,2\r\n\r\n\"x\ny\",3\n4,5";
    EXPECT_EQ(rows_of(text), (Rows{{"a", "b"}, {"1", "2"}, {"x\ny", "3"}, {"4", "5"}}));
    EXPECT_EQ(lines_of(text), (std::vector<std::int64_t>{3, 5, 7, 9}));
}

TEST(CsvReader, ByteOrderMarkIsSkipped) {
    EXPECT_EQ(rows_of("\xEF\xBB\xBF金额,日期\n"), (Rows{{"金额", "日期"}}));
    EXPECT_EQ(rows_of("\xEF\xBB\xBF\"金额\"\n"), (Rows{{"金额"}}));
}

TEST(CsvReader, OtherSeparators) {
    EXPECT_EQ(rows_of("a;b,c\n\"1;2\";3\n", ';'), (Rows{{"a", "b,c"}, {"1;2", "3"}}));
    EXPECT_EQ(rows_of("a\tb\n", '\t'), (Rows{{"a", "b"}}));
    for (const char bad : {'"', '#', '\n', '\r', '\0', '\x80'}) {
        EXPECT_EQ(error_of("a\n", bad).status, Status::argument);
    }
}

TEST(CsvReader, CommentsBeforeTheHeaderOnly) {
    CsvReader reader("# 来源：国务院办公厅\r\n#二\n\n#  三 \"\n#\nname\n# data\n");
    CsvRecord record;
    ASSERT_TRUE(*reader.next(record));
    EXPECT_EQ(record.line, 6);
    EXPECT_EQ(record[0], "name");
    ASSERT_EQ(reader.comments().size(), 4U);
    EXPECT_EQ(reader.comments()[0], "来源：国务院办公厅");
    EXPECT_EQ(reader.comments()[1], "二");
    EXPECT_EQ(reader.comments()[2], " 三 \"");
    EXPECT_EQ(reader.comments()[3], "");
    ASSERT_TRUE(*reader.next(record));
    EXPECT_EQ(record[0], "# data");
    EXPECT_FALSE(*reader.next(record));
    EXPECT_FALSE(*reader.next(record));
    EXPECT_EQ(reader.comments().size(), 4U);

    CsvReader only("# one");
    EXPECT_FALSE(*only.next(record));
    EXPECT_EQ(only.comments().size(), 1U);
    EXPECT_EQ(rows_of("\"#x\"\n"), (Rows{{"#x"}}));
}

TEST(CsvReader, UnquotedAndPlainQuotedFieldsAreViewsIntoTheText) {
    const std::string text = "abc,\"de,f\",\"g\"\"h\"\n";
    CsvReader reader(text);
    CsvRecord record;
    ASSERT_TRUE(*reader.next(record));
    EXPECT_EQ(record[0].data(), text.data());
    EXPECT_EQ(record[1].data(), text.data() + 5);
    EXPECT_EQ(record[2], "g\"h");
}

TEST(CsvReader, ManyUnescapedFieldsInOneRecordStayValid) {
    std::string text;
    for (int i = 0; i < 500; ++i) {
        text += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\"\"" + std::string(40, 'x') + "\"";
    }
    CsvReader first(text);
    CsvRecord record;
    ASSERT_TRUE(*first.next(record));
    const CsvReader moved(std::move(first));
    ASSERT_EQ(record.size(), 500U);
    for (int i = 0; i < 500; ++i) {
        EXPECT_EQ(record[static_cast<std::size_t>(i)], std::to_string(i) + "\"" + std::string(40, 'x'));
    }
}

TEST(CsvReader, SpecialCharactersAtEveryPosition) {
    for (std::size_t size = 0; size < 40; ++size) {
        const std::string a(size, 'a');
        EXPECT_EQ(rows_of(a + ",b\n"), (Rows{{a, "b"}}));
        EXPECT_EQ(rows_of(a + ",\r\nb\r\n"), (Rows{{a, ""}, {"b"}}));
        EXPECT_EQ(rows_of("\"" + a + "\"\"" + a + "\"," + a + "\n"), (Rows{{a + "\"" + a, a}}));
    }
    // Neighbours of the special bytes must not be taken for them.
    EXPECT_EQ(rows_of("-+!#\x0B\x0C\x09\x0E~\xC2\xA2\xC2\xAC\xE2\x80\x8D\x01\x02,b\n"),
              (Rows{{"-+!#\x0B\x0C\x09\x0E~\xC2\xA2\xC2\xAC\xE2\x80\x8D\x01\x02", "b"}}));
}

TEST(CsvReader, QuoteInsideAnUnquotedField) {
    expect_error("a,b\r\n1,x\"y,3\r\n", "line 2, column 4:", "a quote inside an unquoted field: \"x\"y\"",
                 "第 2 行第 4 列");
    expect_error("单位,名\"称\n", "line 1, column 5:", "a quote inside an unquoted field", "“名\"称”");
    expect_error("a, \"b\"\n", "line 1, column 4:", "a quote inside an unquoted field", "未加引号的字段中有引号");
    expect_error("a\"", "line 1, column 2:", "a quote inside an unquoted field", "引号");
}

TEST(CsvReader, TextAfterAClosingQuote) {
    expect_error("a\n\"b\"c,d\n", "line 2, column 4:", "text after a closing quote: \"\"b\"c\"", "闭合引号之后还有文字");
    expect_error("\"x\ny\" ,d\n", "line 2, column 3:", "text after a closing quote", "第 2 行第 3 列");
    expect_error("\"b\"\rc\n", "line 1, column 4:", "text after a closing quote", "第 1 行");
    expect_error("\"b\"\r", "line 1, column 4:", "text after a closing quote", "第 1 行");
}

TEST(CsvReader, QuoteNeverClosed) {
    expect_error("a,b\n1,\"x\ny\nz", "line 2, column 3:", "never closed: \"\"x\"", "引号没有闭合");
    expect_error("\"", "line 1, column 1:", "never closed", "没有闭合");
    expect_error("\"a\"\"", "line 1, column 1:", "never closed", "没有闭合");
    expect_error("\xEF\xBB\xBF# note\n\n\"a", "line 3, column 1:", "never closed", "没有闭合");
}

TEST(CsvReader, CarriageReturnAlone) {
    expect_error("a\rb\r", "line 1, column 2:", "a carriage return without a line feed: \"a\"", "回车后没有换行");
    expect_error("a,b\n1,2\r", "line 2, column 4:", "a carriage return without a line feed", "第 2 行第 4 列");
    EXPECT_EQ(rows_of("\"a\rb\"\n"), (Rows{{"a\rb"}}));
}

TEST(CsvReader, RecordsBeforeAnErrorAreGiven) {
    CsvReader reader("a\nb\n\"c");
    CsvRecord record;
    EXPECT_TRUE(*reader.next(record));
    EXPECT_TRUE(*reader.next(record));
    EXPECT_EQ(record[0], "b");
    EXPECT_FALSE(reader.next(record).ok());
}

TEST(CsvHeader, NamesAndPositions) {
    CsvReader reader("# origin\n编号,金额,\"购置 \"\"日期\"\"\"\n1,2,3\n");
    const auto header = read_header(reader);
    ASSERT_TRUE(header.ok());
    EXPECT_EQ(header->names(), (std::vector<std::string>{"编号", "金额", "购置 \"日期\""}));
    EXPECT_EQ(header->line(), 2);
    EXPECT_EQ(header->find("金额"), 1U);
    EXPECT_EQ(header->find("购置 \"日期\""), 2U);
    EXPECT_EQ(header->find("额"), std::nullopt);
    EXPECT_EQ(reader.comments().size(), 1U);

    CsvRecord record;
    ASSERT_TRUE(*reader.next(record));
    EXPECT_TRUE(header->check(record).ok());
}

TEST(CsvHeader, Faults) {
    const struct {
        std::string_view text;
        std::string_view zh;
        std::string_view en;
    } cases[] = {
        {"", "没有表头", "no header"},
        {"# only\n\n", "没有表头", "no header"},
        {"a,,b\n", "第 2 个列名“”为空", "the name of column 2"},
        {"a,b,\n", "第 3 个列名", "the name of column 3"},
        {"\"\"\n", "第 1 个列名", "the name of column 1"},
        {"\na,  ,b\n", "表头（第 2 行）的第 2 个列名“  ”为空", "(line 2), \"  \", is empty"},
        {"a,金额,b,金额\n", "列名“金额”重复：第 2 列和第 4 列", "\"金额\" twice, in columns 2 and 4"},
        {"x,x,x\n", "第 1 列和第 2 列", "columns 1 and 2"},
        {"a,\"b\n", "没有闭合", "never closed"},
    };
    for (const auto& c : cases) {
        CsvReader reader(c.text);
        const auto header = read_header(reader);
        ASSERT_FALSE(header.ok()) << c.text;
        EXPECT_EQ(header.error().status, Status::csv_syntax);
        EXPECT_NE(header.error().message.zh.find(c.zh), std::string::npos) << header.error().message.zh;
        EXPECT_NE(header.error().message.en.find(c.en), std::string::npos) << header.error().message.en;
    }
}

TEST(CsvHeader, RecordsOfAnotherWidth) {
    CsvReader reader("a,b\n1\n1,2,3\n");
    const auto header = read_header(reader);
    ASSERT_TRUE(header.ok());
    CsvRecord record;
    ASSERT_TRUE(*reader.next(record));
    const auto narrow = header->check(record);
    ASSERT_FALSE(narrow.ok());
    EXPECT_EQ(narrow.error().status, Status::csv_syntax);
    EXPECT_EQ(narrow.error().message.zh, "第 2 行有 1 个字段；应与表头一致，为 2 个");
    EXPECT_EQ(narrow.error().message.en, "line 2 has 1 field(s); as in the header there should be 2");
    ASSERT_TRUE(*reader.next(record));
    EXPECT_FALSE(header->check(record).ok());
}

TEST(CsvWriter, QuotesOnlyWhereNeeded) {
    EXPECT_EQ(written({{"a", "b c", " d "}, {"1.50", "", "=1+1"}}), "a,b c, d \r\n1.50,,=1+1\r\n");
    EXPECT_EQ(written({{"a,b", "c\"d", "e\nf", "g\rh", "\""}}), "\"a,b\",\"c\"\"d\",\"e\nf\",\"g\rh\",\"\"\"\"\r\n");
    EXPECT_EQ(written({{"#a", "#b"}}), "\"#a\",#b\r\n");
    EXPECT_EQ(written({{""}, {"", ""}}), "\"\"\r\n,\r\n");
    EXPECT_EQ(written({{}}), "");
    EXPECT_EQ(written({{"金额"}}, CsvBom::write), "\xEF\xBB\xBF金额\r\n");
    EXPECT_EQ(written({{"\xEF\xBB\xBFx"}}), "\"\xEF\xBB\xBFx\"\r\n");
}

TEST(CsvWriter, WhatIsWrittenIsReadBack) {
    const Rows rows = {{"#name", "b\"", "\r\n"}, {""},  {"", ""},    {"x", "中,文", "\"\"\"\""},
                       {"\xEF\xBB\xBF"},           {"#"}, {"\r", "\n"}};
    EXPECT_EQ(rows_of(written(rows)), rows);
    EXPECT_EQ(rows_of(written(rows, CsvBom::write)), rows);
}

TEST(CsvWriter, TextCanBeTakenOutBetweenRecords) {
    std::string out;
    CsvWriter writer(out);
    const std::string_view first[] = {"a", "b"};
    writer.record(first);
    EXPECT_EQ(std::exchange(out, {}), "a,b\r\n");
    writer.field("1");
    writer.field("2");
    writer.end_record();
    writer.end_record();
    EXPECT_EQ(out, "1,2\r\n");
}

}  // namespace
