#include "office.hpp"

#include <array>
#include <charconv>

#include "failure.hpp"
#include "print.hpp"
#include "steward/io/file.hpp"

namespace office_year {

using namespace steward;

Office Office::read(const std::string& path) {
    const Table table = Table::read(path);
    const auto value = [&](std::string_view key) {
        for (std::int64_t row = 0; row < table.size(); ++row)
            if (table.cell(row, "key") == key) return std::string(table.cell(row, "value"));
        const std::string name(key);
        throw Failure{{path + "：缺少 " + name, path + ": " + name + " is missing"}};
    };
    Office office{{value("name_zh"), value("name_en")},
                  0,
                  value("jurisdiction"),
                  value("compare_with"),
                  value("grid_region"),
                  value("factor_set")};
    const std::string year = value("year");
    const auto end = std::from_chars(year.data(), year.data() + year.size(), office.year).ptr;
    if (end != year.data() + year.size() || office.year < 2007 || office.year > 2100)
        throw Failure{{path + "：年度 “" + year + "” 应为 2007 至 2100",
                       path + ": the year '" + year + "' must be 2007 to 2100"}};
    return office;
}

Date Office::first_day() const { return must(make_date(year, 1, 1)); }
Date Office::last_day() const { return must(make_date(year, 12, 31)); }

Year::Year(const Rulebook& rulebook, std::string data_folder, std::string out_folder, Language in)
    : book(rulebook),
      language(in),
      office(Office::read(data_folder + "/office.csv")),
      data_(std::move(data_folder)),
      out_(std::move(out_folder)),
      summary_(
          {say("章节", "chapter"), say("项目", "item"), say("数值", "value"), say("数据来源", "origin of the data")}) {}

void Year::write(const std::string& file, const Sheet& sheet) {
    must(write_file_atomically(out_ + "/" + file, sheet.text()));
    written_.push_back(file);
    print_line("→ " + file);
}

std::string Year::name(Origin origin) const {
    switch (origin) {
        case Origin::published: return say("公开数据", "published");
        case Origin::synthetic: return say("合成数据", "synthetic");
        case Origin::third_party: return say("第三方数据", "third-party data");
    }
    return {};
}

void Year::chapter(Text title, Origin origin) {
    chapter_ = say(title);
    print_title(chapter_ + say("〔", " [") + name(origin) + say("〕", "]"));
}

void Year::summarize(Text what, const std::string& value, Origin origin) {
    summary_.row({chapter_, say(what), value, name(origin)});
}

std::string Year::name_of(const std::string& jurisdiction) const {
    std::string title;  // its own, or that of the nearest one above it that has a title
    for (const std::string& code : book.chain(jurisdiction))
        if (title.empty()) title = book.jurisdiction_title(code).in(language);
    const std::string name = title.empty() ? jurisdiction : jurisdiction + " " + title;
    return jurisdiction == office.jurisdiction
               ? name
               : name + say("（对照，不适用于本单位）", " (comparison, does not bind this body)");
}

std::vector<std::string> Year::with_basis(std::vector<std::string> headings) const {
    for (const Text heading : {text("适用地区", "jurisdiction"), text("决定性规则", "controlling rule"),
                               text("文号和条款", "document and article"), text("核实状态", "confidence")})
        headings.push_back(say(heading));
    return headings;
}

std::vector<std::string> Year::with_basis(std::vector<std::string> cells, const Batch& batch, std::int64_t row) const {
    cells.insert(cells.end(), {name_of(batch.jurisdiction()), batch.rule(row), batch.citation(row, language),
                               batch.text("confidence", row, language)});
    return cells;
}

void Year::count_outcomes(const Batch& batch, Origin origin, const std::string& label) {
    std::array<std::int64_t, EnumerationOf<Outcome>::view.items.size()> counts{};
    for (std::int64_t row = 0; row < batch.size(); ++row) ++counts[static_cast<std::size_t>(batch.outcome(row))];
    const std::string whose = label.empty() ? name_of(batch.jurisdiction()) : label;
    std::string line = whose + say("：", ": ");
    bool first = true;
    for (const EnumerationItem& item : EnumerationOf<Outcome>::view.items) {
        const std::int64_t count = counts[static_cast<std::size_t>(item.code)];
        if (count == 0) continue;
        line += (first ? "" : " · ") + say(item.text) + " " + std::to_string(count);
        first = false;
        summary_.row({chapter_, whose + " " + say(item.text), std::to_string(count), name(origin)});
    }
    print_line(line);
}

void Year::explain(Batch& batch, std::int64_t row) {
    const BilingualText place = batch.table().place(row);
    print_line(say("逐条说明：", "In full: ") + place.in(language));
    print_quote(batch.explain(row, language));
}

void Year::finish() { write("summary.csv", summary_); }

std::int64_t first_with(const Batch& batch, Outcome outcome) {
    for (std::int64_t row = 0; row < batch.size(); ++row)
        if (batch.outcome(row) == outcome) return row;
    return 0;
}

std::int64_t code_of(const Year& year, const std::string& list, std::string_view item) {
    const std::string name(item);
    if (const CodeList* codes = year.book.list(list))
        if (const auto found = codes->by_name.find(item); found != codes->by_name.end()) return found->second;
    throw Failure{{list + " 中没有 " + name, "no " + name + " in " + list}};
}

std::string cell(std::optional<Money> amount) { return amount ? to_text(*amount) : std::string(); }

void add(Money& total, Money amount) {
    if (!checked_add(total, amount, total)) throw Failure{{"合计超出可表示的范围", "a total does not fit"}};
}

Money difference(Money a, Money b) {
    Money result;
    if (!checked_sub(a, b, result)) throw Failure{{"差额超出可表示的范围", "a difference does not fit"}};
    return result;
}

}  // namespace office_year
