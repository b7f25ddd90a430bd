#include "steward/io/csv_run.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "steward/io/csv.hpp"
#include "steward/io/file.hpp"
#include "steward/procurement/procurement.hpp"
#include "steward/rules/embedded.hpp"
#include "steward/rules/engine.hpp"

namespace csv_run_test {

using namespace steward;
using procurement::Category;

// --- an operation with a nested and an emitted list ------------------------------------------------------------

struct LineFacts {
    Category category{};
    Money amount;
    std::optional<std::int64_t> pieces;
};
struct LineResult {
    Money doubled;
    std::optional<Category> category;
};
struct PartRow {
    std::int64_t part = 0;
    Money amount;
};
struct OrderFacts {
    Date ordered_on;
    std::optional<bool> urgent;
    std::optional<Set<Category>> categories;
    std::optional<Quantity<unit::kilowatt_hour>> energy;
    std::optional<std::int32_t> parts;
    std::span<const LineFacts> lines;
};
struct OrderRules {
    Provision basis;
};
struct OrderResult {
    Outcome outcome = Outcome::indeterminate;
    Money total;
    std::optional<bool> urgent;
    Set<Category> categories;
    std::optional<Quantity<unit::kilowatt_hour>> energy;
    std::optional<Date> due;
};
struct OrderRows {
    std::span<LineResult> lines;
    RowSink<PartRow> parts;
};

template <class Trace>
OrderResult decide(const OrderRules& rules, const OrderFacts& facts, OrderRows& rows, Trace& trace) {
    OrderResult result;
    if (facts.parts && *facts.parts < 0) {
        trace.reject(Status::out_of_range, "parts", text("份数：不能为负", "parts: they must not be negative"));
        return result;
    }
    if (facts.parts && *facts.parts == 99) {
        trace.reject(Status::overflow, "", text("过多", "too many"));
        return result;
    }
    for (std::size_t i = 0; i < facts.lines.size(); ++i) {
        const LineFacts& line = facts.lines[i];
        if (line.amount < Money::fen(0)) {
            trace.reject(Status::out_of_range, "lines.amount_fen", text("金额不能为负", "the amount must not be negative"),
                         static_cast<std::int32_t>(i));
            return result;
        }
        result.total = Money::fen(result.total.fen() + line.amount.fen());
        rows.lines[i].doubled = Money::fen(2 * line.amount.fen());
        if (line.pieces) rows.lines[i].category = line.category;
        result.categories.add(line.category);
    }
    for (std::int32_t i = 0; i < facts.parts.value_or(0); ++i) rows.parts.push({i + 1, result.total});
    if (facts.categories) result.categories.bits |= facts.categories->bits;
    result.urgent = facts.urgent;
    result.energy = facts.energy;
    if (facts.urgent) result.due = facts.ordered_on;
    if (rules.basis.apply(trace, text("适用", "it applies"))) {
        trace.control(rules.basis.use());
        result.outcome = Outcome::pass;
    }
    return result;
}

inline constexpr auto order = operation<OrderFacts, OrderRules, OrderResult, OrderRows>(
    "test.order", text("订单", "order"), "-", anchor("ordered_on", &OrderFacts::ordered_on),
    inputs(column("ordered_on", &OrderFacts::ordered_on, text("订单日", "day")),
           column("urgent", &OrderFacts::urgent, text("加急", "urgent")),
           column("categories", &OrderFacts::categories, text("品类", "categories")),
           column("energy_kwh", &OrderFacts::energy, text("用电量", "energy")),
           column("parts", &OrderFacts::parts, text("份数", "parts"))),
    uses(rule("test.basis", &OrderRules::basis)),
    outputs(column("outcome", &OrderResult::outcome, text("结论", "outcome")),
            column("total_fen", &OrderResult::total, text("合计", "total")),
            column("urgent", &OrderResult::urgent, text("加急", "urgent")),
            column("all_categories", &OrderResult::categories, text("全部品类", "all categories")),
            column("energy_kwh", &OrderResult::energy, text("用电量", "energy")),
            column("due_on", &OrderResult::due, text("到期日", "due"))),
    list("lines", text("明细", "lines"), &OrderFacts::lines,
         inputs(column("category", &LineFacts::category, text("品类", "category")),
                column("amount_fen", &LineFacts::amount, text("金额", "amount")),
                column("pieces", &LineFacts::pieces, text("件数", "pieces"))),
         &OrderRows::lines,
         outputs(column("doubled_fen", &LineResult::doubled, text("加倍", "doubled")),
                 column("category", &LineResult::category, text("品类", "category")))),
    emits("parts", text("份额", "parts"), &OrderRows::parts,
          outputs(column("part", &PartRow::part, text("序号", "part")), column("amount_fen", &PartRow::amount, text("金额", "amount"))),
          1000));

// --- one that only emits ----------------------------------------------------------------------------------------

struct EmitFacts {
    Date day;
    std::int64_t count = 0;
};
struct EmitResult {
    Outcome outcome = Outcome::pass;
};
struct EmitRows {
    RowSink<PartRow> parts;
};

template <class Trace>
EmitResult decide(const OrderRules&, const EmitFacts& facts, EmitRows& rows, Trace&) {
    for (std::int64_t i = 0; i < facts.count; ++i) rows.parts.push({i, Money::fen(i)});
    return {};
}

inline constexpr auto emit = operation<EmitFacts, OrderRules, EmitResult, EmitRows>(
    "test.emit", text("分期", "parts"), "-", anchor("ordered_on", &EmitFacts::day),
    inputs(column("ordered_on", &EmitFacts::day, text("日期", "day")), column("count", &EmitFacts::count, text("数量", "count"))),
    uses(rule("test.basis", &OrderRules::basis)), outputs(column("outcome", &EmitResult::outcome, text("结论", "outcome"))),
    emits("parts", text("份额", "parts"), &EmitRows::parts,
          outputs(column("part", &PartRow::part, text("序号", "part")), column("amount_fen", &PartRow::amount, text("金额", "amount"))), 3));

// --- two columns of one name in Chinese -------------------------------------------------------------------------

struct TwinFacts {
    Date day;
    std::optional<std::int64_t> first;
    std::optional<std::int64_t> second;
};

template <class Trace>
EmitResult decide(const OrderRules&, const TwinFacts&, Trace&) {
    return {};
}

inline constexpr auto twin = operation<TwinFacts, OrderRules, EmitResult>(
    "test.twin", text("同名", "twin"), "-", anchor("ordered_on", &TwinFacts::day),
    inputs(column("ordered_on", &TwinFacts::day, text("日期", "day")), column("first", &TwinFacts::first, text("数", "number")),
           column("second", &TwinFacts::second, text("数", "number"))),
    uses(rule("test.basis", &OrderRules::basis)), outputs(column("outcome", &EmitResult::outcome, text("结论", "outcome"))));

constexpr std::string_view test_pack = R"(
[pack]
layout = "1.0"
id = "test"
data_version = 2026-01-01

[document]
basis = { title = "测试文件", number = "测试〔2020〕1号" }

[[rule]]
id = "test.basis"
form = "provision"
title = { zh = "依据", en = "Basis" }
jurisdiction = "CN"
anchor = "ordered_on"
version = [ { from = 2020-01-01, cite = ["basis 1"], confidence = "verified" } ]
)";

const Rulebook& book() {
    static const auto opened = [] {
        static Catalogue catalogue;
        procurement::describe(catalogue);
        catalogue.add(catalogue_entry<order>());
        catalogue.add(catalogue_entry<emit>());
        catalogue.add(catalogue_entry<twin>());
        std::vector<PackSource> packs{{"test.toml", std::string(test_pack)}};
        for (const EmbeddedPack& pack : embedded_packs())
            if (pack.path.starts_with("cn/procurement/") || pack.path == "cn/jurisdictions.toml")
                packs.push_back({std::string(pack.path), std::string(pack.content)});
        auto result = Rulebook::open(catalogue, packs);
        if (!result) {
            std::fprintf(stderr, "%s\n", result.error().message.en.c_str());
            std::abort();
        }
        return *result;
    }();
    return *opened;
}

/// An output read back: rows of values by header.
struct Read {
    std::vector<std::string> headers;
    std::vector<std::map<std::string, std::string>> rows;

    [[nodiscard]] std::string at(std::size_t row, const std::string& header) const {
        const auto found = rows.at(row).find(header);
        return found == rows.at(row).end() ? "(no column " + header + ")" : found->second;
    }
};

Read read(const std::string& text) {
    EXPECT_TRUE(text.starts_with("\xEF\xBB\xBF"));
    Read result;
    CsvReader reader(text);
    const auto header = read_header(reader);
    if (!header) {
        ADD_FAILURE() << header.error().message.en;
        return result;
    }
    result.headers = header->names();
    CsvRecord record;
    for (;;) {
        const auto more = reader.next(record);
        if (!more || !*more) {
            EXPECT_TRUE(more.ok());
            return result;
        }
        EXPECT_EQ(record.size(), header->size());
        auto& row = result.rows.emplace_back();
        for (std::size_t i = 0; i < record.size(); ++i) row[header->names()[i]] = record[i];
    }
}

CsvTextResult run(std::string_view operation, const CsvTexts& inputs, const CsvTextOptions& options = {}) {
    auto result = run_csv_text(book(), operation, "CN/central", inputs, options);
    if (!result) {
        ADD_FAILURE() << result.error().message.en;
        return {};
    }
    return std::move(result).value();
}

CsvTextResult run(std::string_view operation, std::string main, const CsvTextOptions& options = {}) {
    return run(operation, CsvTexts{std::move(main), {}}, options);
}

Error refused(std::string_view operation, const CsvTexts& inputs, const CsvTextOptions& options = {}) {
    auto result = run_csv_text(book(), operation, "CN/central", inputs, options);
    if (result) {
        ADD_FAILURE() << "it ran";
        return {};
    }
    return result.error();
}

Error refused(std::string_view operation, std::string main) { return refused(operation, CsvTexts{std::move(main), {}}); }

#define EXPECT_HAS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)

// --- procurement --------------------------------------------------------------------------------------------------

TEST(IoCsvRun, OpenTender) {
    const auto result = run("procurement.open_tender",
                            "id,category,budget,announced_on,method,ground_holds\n"
                            "a,goods,5000000,2024-05-06,open_tender,\n"
                            "b,货物,5000000.00,2024-05-06,询价,否\n"
                            "c,1,5000000,2024-05-06,inquiry,YES\n"
                            "d,services,1999999.99,2024-05-06,,\n");
    EXPECT_EQ(result.report.rows, 4);
    EXPECT_EQ(result.report.bad, 0);
    EXPECT_TRUE(result.outputs.lists.empty());
    const Read out = read(result.outputs.main);
    const std::vector<std::string> headers{"id",      "category",       "budget", "announced_on", "method", "ground_holds",
                                           "outcome", "reaches_amount", "rule",   "confidence",   "error"};
    EXPECT_EQ(out.headers, headers);
    ASSERT_EQ(out.rows.size(), 4U);
    EXPECT_EQ(out.at(0, "outcome"), "pass");
    EXPECT_EQ(out.at(1, "outcome"), "violation");
    EXPECT_EQ(out.at(2, "outcome"), "needs_approval");
    EXPECT_EQ(out.at(3, "outcome"), "not_applicable");
    EXPECT_EQ(out.at(0, "reaches_amount"), "true");
    EXPECT_EQ(out.at(3, "reaches_amount"), "false");
    EXPECT_EQ(out.at(3, "rule"), "procurement.open_tender_amount@2020-01-01");
    EXPECT_EQ(out.at(0, "confidence"), "verified");
    EXPECT_EQ(out.at(1, "category"), "货物");
    EXPECT_EQ(out.at(1, "budget"), "5000000.00");
    EXPECT_EQ(out.at(0, "error"), "");
}

TEST(IoCsvRun, MethodGivesSetsAndCounts) {
    const auto result = run("procurement.method", "category,budget,announced_on,method,ground_holds\n"
                                                  "goods,1500000,2024-05-06,inquiry,true\n");
    const Read out = read(result.outputs.main);
    EXPECT_EQ(out.at(0, "outcome"), "pass") << out.at(0, "error");
    EXPECT_HAS(out.at(0, "allowed_methods"), "open_tender;invited_tender;competitive_negotiation");
    EXPECT_EQ(out.at(0, "approval_methods"), "");
    EXPECT_EQ(out.at(0, "min_suppliers"), "3");
    EXPECT_EQ(out.at(0, "must_tender"), "");
}

TEST(IoCsvRun, MoneyInFenUnderItsFullNameAndInYuanUnderTheOthers) {
    for (const char* table : {"category,budget_fen,announced_on\ngoods,200000000,2024-05-06\ngoods,199999999,2024-05-06\n",
                              "category,budget,announced_on\ngoods,2000000,2024-05-06\ngoods,1999999.99,2024-05-06\n",
                              "采购品类,预算金额,采购公告日\n货物,2000000.0,2024-05-06\n货物,+1999999.99,2024-05-06\n"}) {
        const Read out = read(run("procurement.open_tender", table).outputs.main);
        EXPECT_EQ(out.at(0, "reaches_amount"), "true") << table;
        EXPECT_EQ(out.at(1, "reaches_amount"), "false") << table;
    }
    // What is no whole fen is refused, never rounded.
    const Read out = read(run("procurement.open_tender", "category,budget_fen,announced_on\ngoods,200000000.5,2024-05-06\n").outputs.main);
    EXPECT_HAS(out.at(0, "error"), "以分计的整数");
}

TEST(IoCsvRun, Gb18030) {
    // 采购品类,预算金额,采购公告日,备注 / 货物,2000000,2024-05-06,办公 in GB18030
    const std::string bytes =
        "\xb2\xc9\xb9\xba\xc6\xb7\xc0\xe0,\xd4\xa4\xcb\xe3\xbd\xf0\xb6\xee,\xb2\xc9\xb9\xba\xb9\xab\xb8\xe6\xc8\xd5,\xb1\xb8\xd7\xa2\n"
        "\xbb\xf5\xce\xef,2000000,2024-05-06,\xb0\xec\xb9\xab\n";
    CsvTextOptions options;
    options.encoding = Encoding::gb18030;
    const Read out = read(run("procurement.open_tender", bytes, options).outputs.main);
    EXPECT_EQ(out.at(0, "采购品类"), "货物");
    EXPECT_EQ(out.at(0, "备注"), "办公");
    EXPECT_EQ(out.at(0, "reaches_amount"), "true");

    const Error error = refused("procurement.open_tender", bytes);
    EXPECT_EQ(error.status, Status::bad_encoding);
    EXPECT_HAS(error.message.zh, "主表");
}

TEST(IoCsvRun, MalformedCellsMakeTheirRowBadAndNoOther) {
    CsvTextOptions options;
    options.language = Language::en;
    const auto result = run("procurement.open_tender",
                            "category,budget,announced_on,ground_holds\n"
                            "goods,2000000,2024-05-06,\n"
                            "goods,\"2,000,000\",2024-05-06,\n"
                            "gods,2000000,2024-05-06,\n"
                            "goods,2000000.001,2024-05-06,\n"
                            "goods,2000000,2024-02-30,\n"
                            "goods,2000000,2024/05/06,\n"
                            "goods,2000000,2024-05-06,maybe\n"
                            "goods,,2024-05-06,\n"
                            "goods,2000000\n"
                            "goods,99999999999999999999,2024-05-06,\n"
                            "goods,-5,2024-05-06,\n"
                            "9,2000000,2024-05-06,\n"
                            "goods,2000000,1399-12-31,\n"
                            "services,2000000,2024-05-06,no,extra\n"
                            "services,2000000,2024-05-06,no\n",
                            options);
    EXPECT_EQ(result.report.rows, 15);
    EXPECT_EQ(result.report.bad, 13);
    const Read out = read(result.outputs.main);
    ASSERT_EQ(out.rows.size(), 15U);
    for (const std::size_t good : {0U, 14U}) {
        EXPECT_EQ(out.at(good, "error"), "");
        EXPECT_EQ(out.at(good, "reaches_amount"), "true");
    }
    for (std::size_t i = 1; i < 14; ++i) {
        EXPECT_NE(out.at(i, "error"), "") << i;
        for (const char* name : {"outcome", "reaches_amount", "rule", "confidence"}) EXPECT_EQ(out.at(i, name), "") << i;
    }
    EXPECT_EQ(out.at(1, "error"), "main table, line 3, column 'budget', value '2,000,000': it must be an amount in yuan with at "
                                  "most 2 decimals and no separators, such as 1234.50");
    EXPECT_EQ(out.at(1, "budget"), "2,000,000");
    EXPECT_EQ(out.at(2, "error"), "main table, line 4, column 'category', value 'gods': it must be one of goods (goods), "
                                  "services (services), works (works)");
    EXPECT_HAS(out.at(4, "error"), "value '2024-02-30': it must be a Gregorian date");
    EXPECT_HAS(out.at(5, "error"), "YYYY-MM-DD");
    EXPECT_HAS(out.at(6, "error"), "column 'ground_holds', value 'maybe'");
    EXPECT_HAS(out.at(7, "error"), "line 9, column 'budget': a required value is missing");
    EXPECT_EQ(out.at(8, "error"), "main table, line 10: it has 2 field(s); as in the header there must be 4");
    EXPECT_EQ(out.at(8, "announced_on"), "");
    EXPECT_EQ(out.at(10, "error"), "main table, line 12, column 'budget', value '-5': the value cannot be; the budget must be more than 0");
    EXPECT_HAS(out.at(13, "error"), "it has 5 field(s)");
}

TEST(IoCsvRun, MessagesInChinese) {
    const Read out = read(run("procurement.open_tender", "采购品类,预算金额,采购公告日\n货物,五百万,2024-05-06\n货物,-5,2024-05-06\n").outputs.main);
    EXPECT_EQ(out.at(0, "error"), "主表 第 2 行，列“预算金额”，值“五百万”：应为以元计的金额，最多 2 位小数，不含分隔符，如 1234.50");
    EXPECT_EQ(out.at(1, "error"), "主表 第 3 行，列“预算金额”，值“-5”：数值不合理；预算金额应大于 0");
}

TEST(IoCsvRun, MissingColumnNamesWhatItMayBeCalled) {
    const Error error = refused("procurement.open_tender", "category,announced_on\ngoods,2024-05-06\n");
    EXPECT_EQ(error.status, Status::not_bound);
    EXPECT_EQ(error.message.zh, "主表：缺少必需的列 budget_fen；表头可以是 budget_fen（分）、budget（元）、预算金额（元）");
    EXPECT_EQ(error.message.en, "main table: the required column budget_fen is missing; its header may be budget_fen (fen), "
                                "budget (yuan), 预算金额 (yuan)");
    EXPECT_EQ(refused("procurement.open_tender", "").status, Status::csv_syntax);
}

TEST(IoCsvRun, TwoHeadersForOneColumn) {
    const Error error = refused("procurement.open_tender", "category,budget,预算金额,announced_on\ngoods,1,1,2024-05-06\n");
    EXPECT_EQ(error.status, Status::csv_syntax);
    for (const char* part : {"budget", "预算金额", "budget_fen"}) {
        EXPECT_HAS(error.message.zh, part);
        EXPECT_HAS(error.message.en, part);
    }
    EXPECT_EQ(refused("procurement.open_tender", "category, category,budget,announced_on\n").status, Status::csv_syntax);
    EXPECT_EQ(refused("test.order", {"key, key,ordered_on\n", {{"lines", "key,category,amount\n"}}}).status, Status::csv_syntax);
}

TEST(IoCsvRun, HeaderThatMayBeEitherOfTwoColumns) {
    const Error error = refused("test.twin", "ordered_on,数\n2024-05-06,1\n");
    EXPECT_EQ(error.status, Status::csv_syntax);
    EXPECT_HAS(error.message.en, "first or second");
    EXPECT_EQ(read(run("test.twin", "ordered_on,first,second\n2024-05-06,1,2\n").outputs.main).at(0, "outcome"), "pass");
}

TEST(IoCsvRun, CarriedColumnsComeBackAsTheyWereAndClashesAreRenamed) {
    const auto result = run("procurement.open_tender",
                            "outcome,category , budget,announced_on,\"a \"\"b\"\"\",outcome_result,error\n"
                            "mine, goods ,\t2000000 ,2024-05-06,\"x, y\nz\",also mine,#\n");
    const Read out = read(result.outputs.main);
    EXPECT_EQ(out.at(0, "outcome"), "mine");
    EXPECT_EQ(out.at(0, "outcome_result"), "also mine");
    EXPECT_EQ(out.at(0, "outcome_result_result"), "indeterminate");
    EXPECT_EQ(out.at(0, "a \"b\""), "x, y\nz");
    EXPECT_EQ(out.at(0, " budget"), "\t2000000 ");
    EXPECT_EQ(out.at(0, "error"), "#");
    EXPECT_EQ(out.at(0, "error_result"), "");
    EXPECT_EQ(out.at(0, "reaches_amount"), "true");
    // An output is an input again.
    const Read again = read(run("procurement.open_tender", result.outputs.main).outputs.main);
    EXPECT_EQ(again.at(0, "outcome_result_result_result"), "indeterminate");
}

TEST(IoCsvRun, EmptyTables) {
    const auto result = run("procurement.open_tender", "category,budget,announced_on\n");
    EXPECT_EQ(result.report.rows, 0);
    EXPECT_EQ(result.outputs.main, "\xEF\xBB\xBF" "category,budget,announced_on,outcome,reaches_amount,rule,confidence,error\r\n");
}

TEST(IoCsvRun, WhatStopsARun) {
    EXPECT_EQ(refused("procurement.no_such", "a\n1\n").status, Status::unknown_operation);
    EXPECT_EQ(run_csv_text(book(), "procurement.open_tender", "XX", {"a\n", {}}).error().status, Status::unknown_jurisdiction);
    EXPECT_EQ(refused("procurement.open_tender", "category,budget,announced_on\ngoods,1\"2,2024-05-06\n").status, Status::csv_syntax);
    EXPECT_EQ(refused("procurement.open_tender", {"category,budget,announced_on\n", {{"lines", "key\n"}}}).status, Status::unknown_list);
    CsvTextOptions options;
    options.chunk_rows = 0;
    EXPECT_EQ(refused("procurement.open_tender", {"category,budget,announced_on\n", {}}, options).status, Status::argument);
}

// --- kinds of values ----------------------------------------------------------------------------------------------

Read orders(const std::string& main, const std::string& lines = "key,category,amount\n", CsvTextOptions options = {}) {
    return read(run("test.order", CsvTexts{main, {{"lines", lines}}}, options).outputs.main);
}

TEST(IoCsvRun, KindsOfValues) {
    const Read out = orders("key,ordered_on,urgent,categories,energy_kwh\n"
                            "1,2024-02-29,TRUE,goods;works,1.5\n"
                            "2,2024-02-29,否,服务； 3,-0.001\n"
                            "3,9999-12-31,0,2,12\n"
                            "4,1400-01-01,,,\n"
                            "5,2024-02-29,,goods;,\n"
                            "6,2024-02-29,,goods;oods,\n"
                            "7,2024-02-29,,,1.2345\n"
                            "8,2024-02-29,,,1e3\n"
                            "9,2024-02-29,,,9223372036854775.807\n"
                            "10,2024-02-29,,,9223372036854775.808\n"
                            "11,2024-02-29,,,-9223372036854775.808\n"
                            "12,2024-02-29,,,.5\n"
                            "13,2024-02-29,,,5.\n");
    EXPECT_EQ(out.at(0, "urgent_result"), "true");
    EXPECT_EQ(out.at(0, "all_categories"), "goods;works");
    EXPECT_EQ(out.at(0, "energy_kwh_result"), "1.500");
    EXPECT_EQ(out.at(0, "due_on"), "2024-02-29");
    EXPECT_EQ(out.at(0, "total"), "0.00");
    EXPECT_EQ(out.at(0, "rule"), "test.basis@2020-01-01");
    EXPECT_EQ(out.at(1, "urgent_result"), "false");
    EXPECT_EQ(out.at(1, "all_categories"), "services;works");
    EXPECT_EQ(out.at(1, "energy_kwh_result"), "-0.001");
    EXPECT_EQ(out.at(2, "all_categories"), "services");
    EXPECT_EQ(out.at(2, "due_on"), "9999-12-31");
    EXPECT_EQ(out.at(3, "error"), "");
    EXPECT_EQ(out.at(3, "outcome"), "indeterminate");
    EXPECT_EQ(out.at(3, "urgent_result") + out.at(3, "energy_kwh_result") + out.at(3, "due_on"), "");
    for (const std::size_t bad : {4U, 5U, 6U, 7U, 9U, 11U, 12U}) EXPECT_NE(out.at(bad, "error"), "") << bad;
    EXPECT_HAS(out.at(4, "error"), "用“;”分隔");
    EXPECT_HAS(out.at(6, "error"), "最多 3 位小数");
    EXPECT_EQ(out.at(8, "energy_kwh_result"), "9223372036854775.807");
    EXPECT_EQ(out.at(10, "energy_kwh_result"), "-9223372036854775.808");
}

TEST(IoCsvRun, DatesAreThoseOfParseDate) {
    // Every day around the ends of months and years, and what is none.
    std::string main = "category,budget,announced_on\n";
    std::vector<std::string> days;
    for (const int year : {1399, 1400, 1900, 1999, 2000, 2023, 2024, 9999})
        for (int month = 0; month <= 13; ++month)
            for (int day = 0; day <= 32; ++day) {
                char text[32];
                std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
                days.emplace_back(text);
                main += "goods,1," + days.back() + "\n";
            }
    const Read out = read(run("procurement.open_tender", main).outputs.main);
    ASSERT_EQ(out.rows.size(), days.size());
    for (std::size_t i = 0; i < days.size(); ++i) EXPECT_EQ(out.at(i, "error").empty(), parse_date(days[i]).ok()) << days[i];
}

TEST(IoCsvRun, IntegersKeepToTheirWidth) {
    const Read out = orders("key,ordered_on,parts\na,2024-05-06,2147483648\nb,2024-05-06,1.0\nc,2024-05-06,2\n");
    EXPECT_HAS(out.at(0, "error"), "32 位整数");
    EXPECT_NE(out.at(1, "error"), "");
    EXPECT_EQ(out.at(2, "error"), "");
}

// --- lists --------------------------------------------------------------------------------------------------------

TEST(IoCsvRun, NestedAndEmittedLists) {
    const CsvTexts inputs{"key,ordered_on,parts,urgent\n"
                          "A,2024-05-06,2,\n"
                          "B,2024-05-06,1,\n"
                          "C,2024-05-06,,yes\n",
                          {{"lines", "memo,key,品类,金额,pieces\n"
                                     "b1,B,goods,1.10,\n"
                                     "a1,A,works,2.00,3\n"
                                     "b2,B,services,3.00,\n"
                                     "a2,A,goods,0.01,\n"}}};
    for (const std::int64_t chunk : {1, 2, 100}) {
        CsvTextOptions options;
        options.chunk_rows = chunk;
        std::vector<std::int64_t> steps;
        options.progress = [&](std::int64_t done, std::int64_t total) {
            EXPECT_EQ(total, 3);
            steps.push_back(done);
        };
        const auto result = run("test.order", inputs, options);
        EXPECT_EQ(steps.back(), 3);
        EXPECT_EQ(result.report.rows, 3);
        EXPECT_EQ(result.report.bad, 0);
        const Read out = read(result.outputs.main);
        EXPECT_EQ(out.at(0, "total"), "2.01");
        EXPECT_EQ(out.at(1, "total"), "4.10");
        EXPECT_EQ(out.at(2, "total"), "0.00");
        EXPECT_EQ(out.at(0, "all_categories"), "goods;works");
        EXPECT_EQ(out.at(1, "all_categories"), "goods;services");

        ASSERT_EQ(result.outputs.lists.size(), 2U);
        const Read lines = read(result.outputs.lists.at("lines"));
        EXPECT_EQ(lines.headers, (std::vector<std::string>{"memo", "key", "品类", "金额", "pieces", "doubled", "category", "error"}));
        ASSERT_EQ(lines.rows.size(), 4U);
        EXPECT_EQ(lines.at(0, "memo") + lines.at(1, "memo") + lines.at(2, "memo") + lines.at(3, "memo"), "b1a1b2a2");
        EXPECT_EQ(lines.at(0, "doubled"), "2.20");
        EXPECT_EQ(lines.at(1, "doubled"), "4.00");
        EXPECT_EQ(lines.at(2, "doubled"), "6.00");
        EXPECT_EQ(lines.at(3, "doubled"), "0.02");
        EXPECT_EQ(lines.at(0, "category"), "");
        EXPECT_EQ(lines.at(1, "category"), "works");
        EXPECT_EQ(result.outputs.lists.at("parts"), "\xEF\xBB\xBF" "key,part,amount\r\nA,1,2.01\r\nA,2,2.01\r\nB,1,4.10\r\n");
    }
}

TEST(IoCsvRun, ABadChildMakesItsParentBad) {
    CsvTextOptions options;
    options.language = Language::en;
    const auto result = run("test.order",
                            CsvTexts{"key,ordered_on,parts\n"
                                     "A,2024-05-06,1\n"
                                     "B,2024-05-06,1\n"
                                     "C,2024-05-06,1\n"
                                     "D,2024-05-06,1\n"
                                     "E,2024-13-06,1\n"
                                     "F,2024-05-06,-1\n"
                                     "G,2024-05-06,99\n",
                                     {{"lines", "key,category,amount\n"
                                                "A,goods,1.00\n"
                                                "B,goods,1.00\n"
                                                "B,goods,one\n"
                                                "C,goods,1.00\n"
                                                "C,goods,-3\n"
                                                "Z,goods,1.00\n"
                                                ",goods,1.00\n"
                                                "E,goods,1.00\n"
                                                "D,goods\n"
                                                "Z,goods,x\n"}}},
                            options);
    EXPECT_EQ(result.report.rows, 7);
    EXPECT_EQ(result.report.bad, 6 + 3);
    const Read out = read(result.outputs.main);
    EXPECT_EQ(out.at(0, "error"), "");
    EXPECT_EQ(out.at(0, "total"), "1.00");
    EXPECT_EQ(out.at(1, "error"), "list lines, line 4 is wrong; see the column error in the output of that table");
    EXPECT_EQ(out.at(2, "error"), "list lines, line 6, column 'amount_fen': the value cannot be; the amount must not be negative");
    EXPECT_HAS(out.at(3, "error"), "list lines, line 10");
    EXPECT_HAS(out.at(4, "error"), "2024-13-06");
    EXPECT_EQ(out.at(5, "error"),
              "main table, line 7, column 'parts', value '-1': the value cannot be; parts: they must not be negative");
    EXPECT_EQ(out.at(6, "error"), "main table, line 8: a result does not fit; too many");
    for (std::size_t i = 1; i < 7; ++i) EXPECT_EQ(out.at(i, "total") + out.at(i, "outcome"), "") << i;

    const Read lines = read(result.outputs.lists.at("lines"));
    ASSERT_EQ(lines.rows.size(), 10U);
    EXPECT_EQ(lines.at(0, "doubled"), "2.00");
    EXPECT_EQ(lines.at(0, "error"), "");
    for (std::size_t i = 1; i < 10; ++i) EXPECT_EQ(lines.at(i, "doubled"), "") << i;
    EXPECT_EQ(lines.at(1, "error"), "list lines, line 3: the row of the main table with the key 'B' is wrong and was not decided");
    EXPECT_HAS(lines.at(2, "error"), "list lines, line 4, column 'amount', value 'one'");
    EXPECT_HAS(lines.at(3, "error"), "key 'C' is wrong");
    EXPECT_EQ(lines.at(4, "error"), "list lines, line 6, column 'amount', value '-3': the value cannot be; the amount must not be negative");
    EXPECT_EQ(lines.at(5, "error"), "list lines, line 7, column 'key', value 'Z': the main table has no such key; it must be the key "
                                    "of one of its rows");
    EXPECT_HAS(lines.at(6, "error"), "the main table has no such key");
    EXPECT_HAS(lines.at(7, "error"), "key 'E' is wrong");
    EXPECT_HAS(lines.at(8, "error"), "2 field(s)");
    EXPECT_HAS(lines.at(9, "error"), "value 'x'");
    EXPECT_EQ(result.outputs.lists.at("parts"), "\xEF\xBB\xBF" "key,part,amount\r\nA,1,1.00\r\n");
}

TEST(IoCsvRun, KeysOfTheMainTableMustBeThereAndDiffer) {
    const auto result = run("test.order", CsvTexts{"key,ordered_on\nA,2024-05-06\nB,2024-05-06\n A ,2024-05-06\n,2024-05-06\n",
                                                   {{"lines", "key,category,amount\nA,goods,1\nB,goods,2\n"}}});
    EXPECT_EQ(result.report.bad, 3);
    const Read out = read(result.outputs.main);
    EXPECT_EQ(out.at(0, "error"), "主表 第 2 行，列“key”，值“A”：与第 4 行相同，应各不相同");
    EXPECT_EQ(out.at(1, "total"), "2.00");
    EXPECT_EQ(out.at(2, "error"), "主表 第 4 行，列“key”，值“A”：与第 2 行相同，应各不相同");
    EXPECT_EQ(out.at(3, "error"), "主表 第 5 行，列“key”：缺少必需的值");
    const Read lines = read(result.outputs.lists.at("lines"));
    EXPECT_HAS(lines.at(0, "error"), "有多行使用这个 key");
    EXPECT_EQ(lines.at(1, "error"), "");
}

TEST(IoCsvRun, WhatListsNeed) {
    EXPECT_EQ(refused("test.order", "key,ordered_on\n").status, Status::not_bound);
    EXPECT_HAS(refused("test.order", "key,ordered_on\n").message.en, "lines");
    EXPECT_EQ(refused("test.order", {"ordered_on\n", {{"lines", "key,category,amount\n"}}}).status, Status::not_bound);
    EXPECT_EQ(refused("test.order", {"key,ordered_on\n", {{"lines", "category,amount\n"}}}).status, Status::not_bound);
    const Error error = refused("test.order", {"key,ordered_on\n", {{"lines", "key,category\n"}}});
    EXPECT_EQ(error.status, Status::not_bound);
    EXPECT_HAS(error.message.en, "list lines: the required column amount_fen");
    EXPECT_EQ(refused("test.order", {"key,ordered_on\n", {{"lines", "key,category,amount\n"}, {"parts", "key\n"}}}).status, Status::unknown_list);
}

TEST(IoCsvRun, EmittedRowsAreNumberedWithoutAKey) {
    CsvTextOptions options;
    options.chunk_rows = 2;
    const auto result = run("test.emit", "ordered_on,count\n2024-05-06,1\n2024-05-06,x\n2024-05-06,2\n2024-05-06,0\n2024-05-06,1\n", options);
    EXPECT_EQ(result.outputs.lists.at("parts"), "\xEF\xBB\xBF" "row,part,amount\r\n1,0,0.00\r\n3,0,0.00\r\n3,1,0.01\r\n5,0,0.00\r\n");
    EXPECT_EQ(refused("test.emit", "ordered_on,count\n2024-05-06,4\n").status, Status::row_limit);
}

// --- chunks against one another -----------------------------------------------------------------------------------

TEST(IoCsvRun, ChunksDoNotChangeTheAnswer) {
    std::string main = "key,ordered_on,parts\n";
    std::string lines = "key,category,amount\n";
    std::uint64_t state = 42;
    const auto next = [&](std::uint64_t below) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        return (state >> 33) % below;
    };
    for (int i = 0; i < 300; ++i) {
        main += std::to_string(i) + "," + (next(10) == 0 ? "bad" : "2024-05-06") + "," + std::to_string(next(5)) + "\n";
        const std::string key = std::to_string(next(310));
        lines += key + "," + (next(20) == 0 ? "none" : "goods") + "," + (next(20) == 0 ? "-1" : std::to_string(next(1000))) + "\n";
    }
    CsvTextOptions options;
    const auto whole = run("test.order", CsvTexts{main, {{"lines", lines}}}, options);
    EXPECT_GT(whole.report.bad, 20);
    for (const std::int64_t chunk : {1, 7, 64, 300}) {
        options.chunk_rows = chunk;
        const auto parts = run("test.order", CsvTexts{main, {{"lines", lines}}}, options);
        EXPECT_EQ(parts.outputs.main, whole.outputs.main);
        EXPECT_EQ(parts.outputs.lists, whole.outputs.lists);
        EXPECT_EQ(parts.report.bad, whole.report.bad);
    }
}

// --- files --------------------------------------------------------------------------------------------------------

class IoCsvRunFiles : public testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::temp_directory_path() / ("steward_csv_run_" + std::to_string(getpid()));
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
    void put(const std::string& name, std::string_view content) const { ASSERT_TRUE(write_file_atomically(path(name), content)); }
    [[nodiscard]] std::size_t files() const {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder_), std::filesystem::directory_iterator()));
    }

    std::filesystem::path folder_;
};

TEST_F(IoCsvRunFiles, RoundTrip) {
    put("in.csv", "\xEF\xBB\xBF" "key,ordered_on,parts\r\nA,2024-05-06,1\r\nB,2024-5-6,1\r\n");
    put("lines.csv", "key,category,amount\nA,goods,1.5\nZ,goods,1\n");
    CsvRunOptions options;
    options.input_path = path("in.csv");
    options.lists = {{"lines", path("lines.csv")}};
    options.output_path = path("out.csv");
    options.language = Language::en;
    const auto report = run_csv(book(), "test.order", "CN/central", options);
    ASSERT_TRUE(report) << report.error().message.en;
    EXPECT_EQ(report->rows, 2);
    EXPECT_EQ(report->bad, 2);
    EXPECT_EQ(files(), 5U);
    const Read out = read(*read_file(path("out.csv")));
    EXPECT_EQ(out.headers[0], "key");
    EXPECT_EQ(out.at(0, "total"), "1.50");
    EXPECT_HAS(out.at(1, "error"), "in.csv, line 3, column 'ordered_on', value '2024-5-6'");
    EXPECT_HAS(read(*read_file(path("out.csv.lines.csv"))).at(1, "error"), "lines.csv, line 3");
    EXPECT_EQ(read(*read_file(path("out.csv.parts.csv"))).at(0, "amount"), "1.50");
}

TEST_F(IoCsvRunFiles, Gb18030) {
    put("in.csv", "\xb2\xc9\xb9\xba\xc6\xb7\xc0\xe0,budget,announced_on\n\xbb\xf5\xce\xef,2000000,2024-05-06\n");
    CsvRunOptions options;
    options.input_path = path("in.csv");
    options.output_path = path("out.csv");
    EXPECT_EQ(run_csv(book(), "procurement.open_tender", "CN/central", options).error().status, Status::bad_encoding);
    options.encoding = Encoding::gb18030;
    ASSERT_TRUE(run_csv(book(), "procurement.open_tender", "CN/central", options));
    EXPECT_EQ(read(*read_file(path("out.csv"))).at(0, "采购品类"), "货物");
}

TEST_F(IoCsvRunFiles, NothingIsWrittenAfterAnError) {
    // Many rows, so that text has left for the sink before the error is met.
    std::string main = "category,budget,announced_on\n";
    for (int i = 0; i < 40000; ++i) main += "goods,2000000,2024-05-06\n";
    main += "goods,\"2000000,2024-05-06\n";
    put("in.csv", main);
    put("out.csv", "old");
    CsvRunOptions options;
    options.input_path = path("in.csv");
    options.output_path = path("out.csv");
    options.chunk_rows = 1000;
    const auto report = run_csv(book(), "procurement.open_tender", "CN/central", options);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().status, Status::csv_syntax);
    EXPECT_HAS(report.error().message.zh, "in.csv");
    EXPECT_EQ(*read_file(path("out.csv")), "old");
    EXPECT_EQ(files(), 2U);

    options.input_path = path("none.csv");
    EXPECT_EQ(run_csv(book(), "procurement.open_tender", "CN/central", options).error().status, Status::file_not_found);
    put("in.csv", "category,budget,announced_on\n");
    options.input_path = path("in.csv");
    options.output_path = path("no/such/folder/out.csv");
    EXPECT_EQ(run_csv(book(), "procurement.open_tender", "CN/central", options).error().status, Status::file_write);
}

TEST_F(IoCsvRunFiles, AnOutputThatCannotBePutInPlaceIsTold) {
    put("in.csv", "key,ordered_on\nA,2024-05-06\n");
    put("lines.csv", "key,category,amount\n");
    CsvRunOptions options;
    options.input_path = path("in.csv");
    options.lists = {{"lines", path("lines.csv")}};
    options.output_path = path("out.csv");
    options.progress = [&](std::int64_t, std::int64_t) { std::filesystem::create_directories(path("out.csv")); };
    const auto report = run_csv(book(), "test.order", "CN/central", options);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().status, Status::file_write);
    EXPECT_HAS(report.error().message.en, "the files that are written");
    EXPECT_HAS(report.error().message.en, "out.csv.lines.csv");
    EXPECT_EQ(files(), 5U);
}

TEST_F(IoCsvRunFiles, AnOutputDoesNotReplaceAnInput) {
    put("in.csv", "category,budget,announced_on\n");
    std::filesystem::create_symlink(path("in.csv"), path("link.csv"));
    CsvRunOptions options;
    options.input_path = path("in.csv");
    for (const char* name : {"in.csv", "link.csv"}) {
        options.output_path = path(name);
        EXPECT_EQ(run_csv(book(), "procurement.open_tender", "CN/central", options).error().status, Status::argument);
    }
    put("orders.csv", "key,ordered_on\n");
    put("x.lines.csv", "key,category,amount\n");
    options.input_path = path("orders.csv");
    options.lists = {{"lines", path("x.lines.csv")}};
    options.output_path = path("x");
    EXPECT_EQ(run_csv(book(), "test.order", "CN/central", options).error().status, Status::argument);
    EXPECT_FALSE(std::filesystem::exists(path("x")));
    options.lists.push_back(options.lists[0]);
    options.output_path = path("y");
    EXPECT_EQ(run_csv(book(), "test.order", "CN/central", options).error().status, Status::argument);
}

}  // namespace csv_run_test
