// The books of the year; see books.hpp.
#include "books.hpp"

#include <array>

#include "failure.hpp"
#include "print.hpp"
#include "query.hpp"
#include "steward/journal/sqlite_store.hpp"

namespace office_year {

using namespace steward;

namespace {

/// How often each disposition came, and the last command that the books refused.
struct Given {
    std::array<std::int64_t, EnumerationOf<Disposition>::view.items.size() + 1> by_disposition{};
    std::int64_t refused_seq = 0;
};

/// The office in the file, or a new one when there is no file; null when the library has no SQLite.
std::shared_ptr<steward::Office> open_office(const Year& year, const std::shared_ptr<const Rulebook>& book,
                                             const std::string& path) {
    auto opened = open_sqlite_store(path);
    if (opened) {
        print_line(year.say("已打开账簿：", "Opened: ") + path);
        return must(steward::Office::open(book, std::move(opened).value()));
    }
    if (opened.error().status == Status::not_built) {
        print_line(opened.error().message.in(year.language));
        return nullptr;
    }
    if (opened.error().status != Status::file_not_found && opened.error().status != Status::not_a_journal)
        throw Failure{opened.error().message};
    // A file with nothing in it is what a creation leaves that was cut short; any other one is not written over.
    auto created = create_sqlite_store(path, {year.office.name.zh + " " + std::to_string(year.office.year)});
    if (!created && created.error().status == Status::file_exists) throw Failure{opened.error().message};
    print_line(year.say("新建账簿：", "Founded: ") + path);
    return must(steward::Office::create(book, must(std::move(created))));
}

void copy_row(const Table& from, std::int64_t row, Table& to) {
    std::vector<std::string_view> cells;
    for (std::size_t column = 0; column < from.names().size(); ++column) cells.push_back(from.cell(row, column));
    to.add(cells, from.line(row));
}

/// The cards that were delivered by these commands.
Table cards_of(const Table& accepted, const Table& commands) {
    Table cards(accepted, accepted.names());
    for (std::int64_t row = 0; row < commands.size(); ++row)
        for (std::int64_t card = 0; card < accepted.size(); ++card)
            if (accepted.cell(card, "event_id") == commands.cell(row, "event_id")) copy_row(accepted, card, cards);
    return cards;
}

/// Gives the commands in order. Those of one kind that follow each other are one run, and one transaction of the file.
Given give_commands(Year& year, steward::Office& office, std::optional<Date> until) {
    const Table commands = year.read("commands.csv"), accepted = year.read("accepted_cards.csv");
    const std::string last = until ? to_text(*until) : "9999-12-31";
    const auto due = [&](std::int64_t row) {
        return row < commands.size() && commands.cell(row, "recorded_at").substr(0, 10) <= last;
    };
    Given given;
    for (std::int64_t next = 0; due(next);) {
        const std::string_view command = commands.cell(next, "command");
        Table rows(commands, commands.names());
        for (; due(next) && commands.cell(next, "command") == command; ++next) copy_row(commands, next, rows);
        Batch batch(year.book, must(office.prepare(command)), year.progress);
        batch.rows(rows);
        const Table cards = cards_of(accepted, rows);
        if (cards.size() > 0) batch.list("cards", cards, {"event_id"});
        batch.run();
        for (std::int64_t row = 0; row < batch.size(); ++row) {
            ++given.by_disposition.at(static_cast<std::size_t>(batch.value("disposition", row).value_or(0)));
            if (!is_accepted(batch.outcome(row))) given.refused_seq = batch.value("seq", row).value_or(0);
        }
    }
    return given;
}

void show_indicators(Year& year, steward::Office& office) {
    const Query indicators(office, "funds.indicators");
    const std::vector<std::pair<std::string_view, Text>> columns{{"amount_fen", text("指标金额", "authority")},
                                                                 {"distributed_fen", text("已分解", "passed on")},
                                                                 {"reserved_fen", text("占用", "reserved")},
                                                                 {"paid_fen", text("已支付", "paid")},
                                                                 {"available_fen", text("可用额", "available")}};
    std::vector<Grid::Heading> headings{
        {year.say("指标", "indicator")}, {year.say("单位", "unit")}, {year.say("指标文号", "document")}};
    std::vector<std::string> names{headings[0].text, headings[1].text, headings[2].text};
    for (const auto& [name, heading] : columns) {
        headings.push_back({year.say(heading), Align::right});
        names.push_back(year.say(heading));
    }
    Grid grid(headings);
    Sheet sheet(names);
    for (std::int64_t row = 0; row < indicators.size(); ++row) {
        std::vector<std::string> cells;
        for (const std::string_view name : {"indicator", "unit", "document"})
            cells.push_back(indicators.text(name, row, year.language));
        std::vector<std::string> shown = cells;
        for (const auto& [name, heading] : columns) {
            shown.push_back(yuan(indicators.money(name, row)));
            cells.push_back(to_text(indicators.money(name, row)));
        }
        grid.row(shown);
        sheet.row(cells);
    }
    print_line(year.say("预算指标（元）：", "Budget indicators, yuan:"));
    grid.print(year.language);
    year.write("indicators.csv", sheet);
}

void show_assets_in_books(Year& year, steward::Office& office) {
    const Query cards(office, "assets.cards");
    Money cost, accumulated;
    for (std::int64_t row = 0; row < cards.size(); ++row) {
        add(cost, cards.money("cost_fen", row));
        add(accumulated, cards.money("accumulated_fen", row));
    }
    print_line(year.say("资产卡片 ", "Asset cards: ") + std::to_string(cards.size()) + year.say("，原值 ", ", cost ") +
               yuan(cost) + year.say("，累计折旧 ", ", accumulated depreciation ") + yuan(accumulated));
    print_line(year.say("账簿自本年度开始：asset_cards.csv 中本年度入账的卡片在内，以前年度的不在内。",
                        "The books begin with the year: of asset_cards.csv they have the cards added in it, not the "
                        "older ones."));
}

/// Everything behind one payment, up to the document by which the money came.
void show_chain(Year& year, steward::Office& office) {
    const Query payments(office, "funds.payments");
    if (payments.size() == 0) return;
    const std::int64_t payment = payments.number("payment", 0);
    const Query chain(office, "office.chain",
                      {{"subject", static_cast<std::int64_t>(Subject::payment)}, {"id", payment}});
    print_line(year.say("追溯一笔支付（编号 ", "The chain behind payment ") + std::to_string(payment) +
               year.say("）：", ":"));
    for (std::int64_t row = 0; row < chain.size(); ++row) {
        const auto cell = [&](std::string_view column) { return chain.text(column, row, year.language); };
        print_quote(cell("level") + "  " + cell("on_date") + "  " +
                    cell(year.language == Language::zh ? "what_zh" : "what_en") + year.say("。结论：", "; outcome: ") +
                    cell("outcome") + year.say("【", " [") + cell("document") + " " + cell("document_number") + " " +
                    cell("article") + year.say("】", "]"));
    }
}

void show_verification(Year& year, steward::Office& office) {
    print_line(year.say("账簿首部（可另行保存，用于日后校验）：", "Head, to be kept elsewhere and compared later:"));
    print_line(to_text(must(office.journal().head())));
    const VerifyReport report = must(verify(office.journal()));
    print_line(year.say("校验：事件 ", "Verification: events ") + std::to_string(report.events) +
               year.say("，批次 ", ", batches ") + std::to_string(report.batches) + year.say("，", ", ") +
               (report.sound() ? year.say("完好", "sound") : year.say("有改动", "changed")));
    for (const Finding& finding : report.findings) print_quote(finding.text.in(year.language));
    if (!report.sound()) throw Failure{{"账簿被改动", "the books were changed"}};
}

}  // namespace

void show_books(Year& year, const std::shared_ptr<const Rulebook>& book, const std::string& path,
                std::optional<Date> until) {
    year.chapter(text("十二、账簿", "12. The books"), Origin::synthetic);
    const auto office = open_office(year, book, path);
    if (!office) return;

    const Given given = give_commands(year, *office, until);
    std::string line = year.say("指令：", "Commands: ");
    bool first = true;
    for (const EnumerationItem& item : EnumerationOf<Disposition>::view.items) {
        const std::int64_t count = given.by_disposition[static_cast<std::size_t>(item.code)];
        if (count == 0) continue;
        line += (first ? "" : " · ") + year.say(item.text) + " " + std::to_string(count);
        first = false;
        year.summarize(item.text, count, Origin::synthetic);
    }
    print_line(line);
    if (until) print_line(year.say("止于 ", "Stopped after ") + to_text(*until));

    show_indicators(year, *office);
    show_assets_in_books(year, *office);
    if (given.refused_seq > 0) {
        print_line(year.say("被拒绝的一项指令（第 ", "A command that was refused (event ") +
                   std::to_string(given.refused_seq) + year.say(" 号事件）：", "):"));
        print_quote(must(office->explain_event(given.refused_seq, year.language, ExplanationFormat::text)));
    }
    show_chain(year, *office);
    show_verification(year, *office);
    print_line(year.say("可用 SQL 读取：", "Read it with SQL:"));
    print_line("sqlite3 -readonly " + path + " 'SELECT indicator, unit, amount_fen, available_fen FROM indicators'");
}

}  // namespace office_year
