// Runs every case file: each case by itself, and all cases of a file and jurisdiction as one batch.
#include "case_file.hpp"
#include "steward/io/stored_decision.hpp"

namespace {

using namespace steward;
using cases::Case;
using cases::CaseFile;

std::string value_shown(const ColumnInfo& column, table::Value value) {
    if (!value) return "none";
    if (column.kind == Kind::boolean) return *value ? "true" : "false";
    if (column.kind == Kind::date) return to_text(Date::from_days(static_cast<std::int32_t>(*value)));
    if (column.kind == Kind::code || column.kind == Kind::set) {
        std::string text;
        for (const CodeItem& item : table::book()->list(column.enumeration)->items)
            if (column.kind == Kind::code ? *value == item.code : ((*value >> item.code) & 1))
                text += (text.empty() ? "" : "|") + item.id;
        return text.empty() ? column.kind == Kind::set ? "empty" : "code " + std::to_string(*value) : text;
    }
    return std::to_string(*value);
}

std::string rule_shown(table::Value version) {
    if (!version) return "none";
    const auto code = static_cast<std::int32_t>(*version);
    return table::book()->rule_of(code).id + "@" + to_text(table::book()->version(code).from);
}

const ColumnInfo& output(const OperationInfo& info, std::string_view name) {
    if (const ColumnInfo* own = cases::detail::find(info.outputs, name)) return *own;
    for (const ColumnInfo& standard : standard_outputs(OperationKind::decision))
        if (standard.name == name) return standard;
    return info.outputs.front();  // the parser lets no other name through
}

/// What the answer has otherwise than the case wants, one line each.
std::string faults(const Case& wanted, const PreparedOperation& operation, const table::Answer& answer) {
    const OperationInfo& info = operation.info();
    std::string found;
    const auto differs = [&](const std::string& what, const std::string& want, const std::string& is) {
        if (want != is) found += "  " + what + ": wanted " + want + ", is " + is + "\n";
    };
    const auto status = static_cast<Status>(answer.at("row_status").value_or(-1));
    differs("error", wanted.error.empty() ? "ok" : wanted.error, status_name(status));
    if (!wanted.error.empty()) {
        const std::int64_t column = answer.at("row_column").value_or(-1);
        if (!wanted.column.empty())
            differs("column", wanted.column,
                    column < 0 ? "none" : operation.input_slots().at(static_cast<std::size_t>(column)).name);
        return found;
    }
    if (status != Status::ok) return found;
    for (const auto& [name, value] : wanted.want)
        differs(name, value_shown(output(info, name), value), value_shown(output(info, name), answer.at(name)));
    if (wanted.rule) differs("rule", *wanted.rule, rule_shown(answer.at("rule")));
    const auto rows_of = [&](const std::string& list) -> const std::vector<table::Values>& {
        static const std::vector<table::Values> none;
        const auto rows = answer.lists.find(list);
        return rows == answer.lists.end() ? none : rows->second;
    };
    for (const auto& [list, count] : wanted.want_counts)
        differs("rows of " + list, std::to_string(count), std::to_string(rows_of(list).size()));
    for (const cases::WantRow& row : wanted.want_rows) {
        const std::string what = row.list + " #" + std::to_string(row.index + 1);
        if (row.index >= rows_of(row.list).size()) {
            differs(what, "a row", "none");
            continue;
        }
        const ListInfo& list = *std::find_if(info.lists.begin(), info.lists.end(), [&](auto& one) { return one.name == row.list; });
        for (const auto& [name, value] : row.outputs) {
            const ColumnInfo& column = *cases::detail::find(list.outputs, name);
            differs(what + " " + name, value_shown(column, value), value_shown(column, rows_of(row.list)[row.index].at(name)));
        }
    }
    return found;
}

std::string identifier(std::string_view text) {
    std::string name;
    for (const char c : text) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (plain)
            name += c;
        else if (!name.empty() && name.back() != '_')
            name += '_';
    }
    while (!name.empty() && name.back() == '_') name.pop_back();
    return name;
}

std::vector<Case> all_cases() {
    std::vector<Case> all;
    for (const CaseFile& file : cases::all_files()) all.insert(all.end(), file.cases.begin(), file.cases.end());
    return all;
}

/// What is stored of a case comes out again, from the file alone; and a row that was not decided is not stored.
void stored_and_checked(PreparedOperation& operation, const Case& wanted) {
    const Result<std::string> stored = decision_json(operation, 0);
    EXPECT_EQ(stored.ok(), wanted.error.empty());
    if (!stored) {
        EXPECT_STREQ(status_name(stored.error().status), wanted.error == "bad_child" ? status_name(stored.error().status) : wanted.error.c_str());
        return;
    }
    const Result<DecisionCheck> check = check_decision(*table::book(), *stored);
    ASSERT_TRUE(check.ok()) << check.error().message.en << "\n" << *stored;
    EXPECT_EQ(check->verdict, DecisionVerdict::same) << check->to_text(Language::en) << *stored;
    EXPECT_EQ(check->digest_then, check->digest_now);
}

class EachCase : public testing::TestWithParam<Case> {};

TEST_P(EachCase, ByItself) {
    const Case& wanted = GetParam();
    const auto operation = table::prepared(wanted.operation, wanted.jurisdiction, wanted.known_at);
    ASSERT_TRUE(operation);
    const auto explained = [&] {
        for (const Language language : {Language::zh, Language::en}) {
            for (const ExplanationFormat format : {ExplanationFormat::text, ExplanationFormat::json}) {
                const Result<std::string> text = operation->explain(0, language, format);
                EXPECT_TRUE(text.ok()) << text.error().message.en;
                EXPECT_TRUE(!text.ok() || !text->empty());
            }
            const Result<std::string> refused = operation->row_error(0, language);
            ASSERT_TRUE(refused.ok()) << refused.error().message.en;
            EXPECT_EQ(refused->empty(), wanted.error.empty()) << *refused;
        }
        stored_and_checked(*operation, wanted);
    };
    const std::vector<table::Answer> answer = table::run(*operation, std::span(&wanted.facts, 1), {}, explained);
    const std::string found = faults(wanted, *operation, answer.front());
    EXPECT_TRUE(found.empty()) << wanted.file << ":" << wanted.line << ": " << wanted.title << "\n" << found << "  cited: " << wanted.cite;
}

INSTANTIATE_TEST_SUITE_P(Cases, EachCase, testing::ValuesIn(all_cases()), [](const auto& info) {
    // The file tells cases of the same title apart; the number, two titles that differ in punctuation.
    return identifier(info.param.file.substr(0, info.param.file.rfind('.'))) + "__" + identifier(info.param.title) + "__" +
           std::to_string(info.param.line);
});

class EachFile : public testing::TestWithParam<CaseFile> {};

TEST_P(EachFile, HasNoProblems) {
    for (const std::string& problem : GetParam().problems) ADD_FAILURE() << problem;
}

TEST_P(EachFile, AsABatch) {
    std::map<std::pair<std::string, std::string>, std::vector<const Case*>> groups;  // by jurisdiction and day of knowledge
    for (const Case& one : GetParam().cases) groups[{one.jurisdiction, one.known_at}].push_back(&one);
    for (const auto& [standpoint, group] : groups) {
        const auto operation = table::prepared(GetParam().operation, standpoint.first, standpoint.second);
        ASSERT_TRUE(operation);
        std::vector<table::Facts> rows;
        std::vector<table::Answer> single;
        // Again and again in turn, past the blocks in which rows are taken.
        for (std::size_t i = 0; i < std::max<std::size_t>(group.size(), 300); ++i) {
            rows.push_back(group[i % group.size()]->facts);
            single.push_back(i < group.size() ? table::run_one(*operation, rows.back()) : single[i - group.size()]);
        }
        for (const table::Layout& layout : table::layouts()) {
            const std::vector<table::Answer> batch = table::run(*operation, rows, layout);
            for (std::size_t i = 0; i < rows.size(); ++i)
                ASSERT_EQ(table::difference(single[i], batch[i]), "")
                    << layout.name << ", row " << i << ": " << group[i % group.size()]->title;
        }
        table::Layout values;
        values.name = "values only";
        values.values_only = true;
        const std::vector<table::Answer> batch = table::run(*operation, rows, values);
        for (std::size_t i = 0; i < rows.size(); ++i)
            ASSERT_EQ(table::difference(batch[i], table::values_of(*operation, single[i])), "")
                << "row " << i << ": " << group[i % group.size()]->title;
    }
}

INSTANTIATE_TEST_SUITE_P(Cases, EachFile, testing::ValuesIn(cases::all_files()), [](const auto& info) {
    return identifier(info.param.name.substr(0, info.param.name.rfind('.')));
});

TEST(CaseFiles, ThereAreSome) {
    EXPECT_FALSE(cases::all_files().empty()) << "run in the root of the repository";
    for (const CatalogueEntry& entry : catalogue().entries()) {
        if (entry.info.kind != OperationKind::decision) continue;  // what needs books has tests of its own
        EXPECT_TRUE(std::any_of(cases::all_files().begin(), cases::all_files().end(),
                                [&](const CaseFile& file) { return file.operation == entry.info.name; }))
            << entry.info.name << " has no case";
    }
}

// The runner itself.

constexpr std::string_view sound = R"(# a comment
op funds.travel_claim

case  a line above its cap
cite  财行〔2016〕71号
given jurisdiction=CN/central rank=other
given started_on=2024-03-04 ended_on=2024-03-08
row   lines expense=lodging place=beijing_all on_date=2024-03-04 quantity=1 amount_fen=50001
want  outcome=violation claimed_fen=50001 trip_days=5 rule=funds.lodging_cap@2016-04-01 confidence=verified
wantrow lines outcome=violation excess_fen=1
)";

std::string replaced(std::string_view text, std::string_view what, std::string_view with) {
    std::string result(text);
    const std::size_t at = result.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return result.replace(at, what.size(), with);
}

TEST(CaseRunner, ReadsASoundFile) {
    const CaseFile file = cases::read("sound", std::string(sound));
    EXPECT_TRUE(file.problems.empty()) << file.problems.front();
    ASSERT_EQ(file.cases.size(), 1U);
    EXPECT_EQ(file.cases[0].title, "a line above its cap");
    EXPECT_EQ(file.cases[0].cite, "财行〔2016〕71号");
    EXPECT_EQ(file.cases[0].facts.root.size(), 3U);
}

TEST(CaseRunner, RefusesWhatDoesNotFit) {
    const std::pair<std::string_view, std::string_view> wrong[] = {
        {"op funds.travel_claim", "# no operation"},
        {"op funds.travel_claim", "op funds.journey"},
        {"cite  财行〔2016〕71号", "# no cite"},
        {"cite  财行〔2016〕71号", "cite"},
        {"jurisdiction=CN/central ", ""},
        {"jurisdiction=CN/central", "jurisdiction=CN/99"},
        {"rank=other", "rank=others"},
        {"rank=other", "rank=3"},
        {"rank=other", "grade=other"},
        {"rank=other", "rank"},
        {"rank=other", "rank="},
        {"rank=other", "rank=other rank=other"},
        {"started_on=2024-03-04", "started_on=2024-02-30"},
        {"amount_fen=50001", "amount_fen=500.01"},
        {"row   lines", "row   line"},
        {"row   lines", "rows  lines"},
        {"wantrow lines", "wantrow lines #1"},
        {"outcome=violation claimed", "outcome=fails claimed"},
        {"trip_days=5", "days=5"},
        {"trip_days=5", "epoch=5"},
        {"rule=funds.lodging_cap@2016-04-01", "rule=funds.lodging_cap"},
        {"trip_days=5", "trip_days=5 error=missing_value"},
        {"trip_days=5", "trip_days=5 column=rank"},
        {"want  outcome", "\nwant  outcome"},
        {"case  a line above its cap\n", "case  a line above its cap\ncase  another\n"},
    };
    for (const auto& [what, with] : wrong)
        EXPECT_FALSE(cases::read("wrong", replaced(sound, what, with)).problems.empty()) << what << " -> " << with;
}

TEST(CaseRunner, FindsAWrongExpectation) {
    const std::pair<std::string_view, std::string_view> wrong[] = {
        {"outcome=violation claimed", "outcome=pass claimed"},
        {"trip_days=5", "trip_days=4"},
        {"claimed_fen=50001", "claimed_fen=none"},
        {"@2016-04-01", "@2016-04-02"},
        {"confidence=verified", "confidence=unverified"},
        {"excess_fen=1", "excess_fen=2"},
        {"wantrow lines outcome=violation excess_fen=1", "wantrow lines outcome=violation\nwantrow lines outcome=violation"},
        {"wantrow lines outcome=violation excess_fen=1", "wantcount lines 2"},
    };
    const auto operation = table::prepared("funds.travel_claim", "CN/central");
    ASSERT_TRUE(operation);
    const auto judged = [&](const std::string& text) {
        const CaseFile file = cases::read("case", text);
        EXPECT_TRUE(file.problems.empty()) << file.problems.front();
        return faults(file.cases.at(0), *operation, table::run_one(*operation, file.cases.at(0).facts));
    };
    EXPECT_EQ(judged(std::string(sound)), "");
    for (const auto& [what, with] : wrong) EXPECT_NE(judged(replaced(sound, what, with)), "") << what << " -> " << with;
    const std::string refused = std::string(sound.substr(0, sound.find("row   lines"))) +
                                "row   lines expense=lodging place=beijing_all on_date=2024-03-04 quantity=0 amount_fen=1\n"
                                "want  error=bad_child column=lines.quantity\n";
    EXPECT_EQ(judged(refused), "");
    EXPECT_NE(judged(replaced(refused, "error=bad_child", "error=out_of_range")), "");
    EXPECT_NE(judged(replaced(refused, "column=lines.quantity", "column=lines.place")), "");
}

}  // namespace
