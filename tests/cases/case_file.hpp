// Reads case files; README.md describes the format. Strict: whatever does not fit is a problem.
#pragma once

#include <charconv>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "table.hpp"

namespace steward::cases {

using table::Value;

/// A wanted child or emitted row: its number from 0, and named outputs.
struct WantRow {
    std::string list;
    std::size_t index = 0;
    std::map<std::string, Value> outputs;
};

struct Case {
    std::string file;  ///< below the folder of cases
    int line = 0;
    std::string operation;
    std::string title;
    std::string cite;
    std::string jurisdiction;
    std::string known_at;  ///< a date, empty for all that the book knows
    table::Facts facts;
    std::map<std::string, Value> want;   ///< own outputs and confidence
    std::optional<std::string> rule;     ///< "id@from" or "none"
    std::string error, column;           ///< a refused row; empty for one that is decided
    std::vector<WantRow> want_rows;
    std::map<std::string, std::size_t> want_counts;
};

struct CaseFile {
    std::string name;
    std::string operation;
    std::vector<Case> cases;
    std::vector<std::string> problems;  ///< "file:line: what"
};

namespace detail {

inline std::vector<std::string> words_of(const std::string& line) {
    std::vector<std::string> words;
    std::istringstream stream(line);
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

inline const ColumnInfo* find(const std::vector<ColumnInfo>& columns, std::string_view name) {
    for (const ColumnInfo& column : columns)
        if (column.name == name) return &column;
    return nullptr;
}

inline std::optional<std::int64_t> integer(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// The number of an item of the enumeration or code list.
inline std::optional<std::int64_t> code(std::string_view list, std::string_view id) {
    const CodeList* found = table::book()->list(list);
    if (!found) return std::nullopt;
    for (const CodeItem& item : found->items)
        if (item.id == id) return item.code;
    return std::nullopt;
}

/// The stored number of a text; empty when it is no value of the column. The outer optional is the success.
inline std::optional<Value> value(const ColumnInfo& column, std::string_view text) {
    if (text == "none") return Value();
    const auto known = [](std::optional<std::int64_t> number) -> std::optional<Value> {
        if (!number) return std::nullopt;
        return Value(number);
    };
    switch (column.kind) {
        case Kind::integer:
        case Kind::money:
        case Kind::quantity: return known(integer(text));
        case Kind::date: {
            const Result<Date> date = parse_date(text);
            return date.ok() ? std::optional<Value>(date->days()) : std::nullopt;
        }
        case Kind::boolean: return text == "true" ? std::optional<Value>(1) : text == "false" ? std::optional<Value>(0) : std::nullopt;
        case Kind::code: return known(code(column.enumeration, text));
        case Kind::set: {
            std::int64_t bits = 0;
            if (text == "empty") return Value(bits);
            for (std::size_t at = 0; at <= text.size();) {
                const std::size_t end = std::min(text.find('|', at), text.size());
                const auto member = code(column.enumeration, text.substr(at, end - at));
                if (!member) return std::nullopt;
                bits |= std::int64_t{1} << *member;
                at = end + 1;
            }
            return Value(bits);
        }
        case Kind::text: return Value(table::interned(text));
        case Kind::timestamp:
        case Kind::jurisdiction: break;
    }
    return std::nullopt;
}

class Reader {
public:
    explicit Reader(std::string name) { file_.name = std::move(name); }

    CaseFile read(std::istream& in) {
        std::string line;
        for (line_ = 1; std::getline(in, line); ++line_) take(line);
        finish();
        if (!info_) problem("the file names no operation");
        if (file_.cases.empty()) problem("the file has no case");
        return std::move(file_);
    }

private:
    void problem(const std::string& what) {
        file_.problems.push_back(file_.name + ":" + std::to_string(line_) + ": " + what);
    }

    void take(const std::string& line) {
        const std::vector<std::string> words = words_of(line);
        if (words.empty()) return finish();
        const std::string& word = words[0];
        if (word[0] == '#') return;
        if (word == "op") return operation(words);
        if (!info_) return problem("'op <operation>' comes first");
        if (word == "case") return begin(words, line);
        if (!open_) return problem("'" + word + "' outside a case");
        if (word == "cite") {
            if (!case_.cite.empty()) problem("a second 'cite'");
            case_.cite = rest(line, "cite");
        } else if (word == "given") {
            for (std::size_t i = 1; i < words.size(); ++i) given(words[i]);
        } else if (word == "row") {
            input_row(words);
        } else if (word == "want") {
            for (std::size_t i = 1; i < words.size(); ++i) want(words[i]);
        } else if (word == "wantrow") {
            want_row(words);
        } else if (word == "wantcount") {
            want_count(words);
        } else {
            problem("'" + word + "' begins no line of a case");
        }
    }

    static std::string rest(const std::string& line, std::string_view word) {
        const std::size_t at = line.find_first_not_of(" \t", line.find(word) + word.size());
        if (at == std::string::npos) return {};
        return line.substr(at, line.find_last_not_of(" \t\r") - at + 1);
    }

    void operation(const std::vector<std::string>& words) {
        if (info_ || words.size() != 2) return problem("one 'op <operation>' a file");
        file_.operation = words[1];
        const CatalogueEntry* entry = catalogue().find(words[1]);
        if (!entry) return problem("no operation '" + words[1] + "'");
        info_ = &entry->info;
    }

    void begin(const std::vector<std::string>& words, const std::string& line) {
        if (open_) problem("a blank line ends a case");
        finish();
        case_ = {};
        case_.file = file_.name;
        case_.line = line_;
        case_.operation = file_.operation;
        case_.title = rest(line, "case");
        if (words.size() < 2) problem("a case without a title");
        if (!titles_.insert(case_.title).second) problem("a second case '" + case_.title + "'");
        open_ = true;
    }

    void finish() {
        if (!open_) return;
        open_ = false;
        if (case_.cite.empty()) problem("case '" + case_.title + "' cites nothing");
        if (case_.jurisdiction.empty()) problem("case '" + case_.title + "' gives no jurisdiction");
        if (case_.error.empty() && case_.want.empty() && case_.want_rows.empty() && case_.want_counts.empty())
            problem("case '" + case_.title + "' wants nothing");
        if (!case_.error.empty() && (!case_.want.empty() || case_.rule || !case_.want_rows.empty() || !case_.want_counts.empty()))
            problem("case '" + case_.title + "' wants an error and outputs");
        if (case_.error.empty() && !case_.column.empty()) problem("case '" + case_.title + "': 'column' goes with 'error'");
        file_.cases.push_back(case_);
    }

    /// Splits name=value; an empty name says that it is not of this shape.
    std::pair<std::string, std::string> split(const std::string& word) {
        const std::size_t sign = word.find('=');
        if (sign == std::string::npos || sign == 0 || sign + 1 == word.size()) {
            problem("'" + word + "' is no name=value");
            return {};
        }
        return {word.substr(0, sign), word.substr(sign + 1)};
    }

    /// A value of a column among `columns`, put in `values`.
    template <class Map>
    void put(const std::vector<ColumnInfo>& columns, const std::string& word, Map& values) {
        const auto [name, text] = split(word);
        if (name.empty()) return;
        const ColumnInfo* column = find(columns, name);
        if (!column) return problem("no column '" + name + "'");
        const auto number = value(*column, text);
        if (!number) return problem("'" + text + "' is no value of '" + name + "'");
        if (!values.emplace(name, *number).second) problem("'" + name + "' twice");
    }

    void given(const std::string& word) {
        if (word.starts_with("known_at=")) {
            if (!case_.known_at.empty()) problem("'known_at' twice");
            case_.known_at = split(word).second;
            if (!parse_date(case_.known_at)) problem("no date '" + case_.known_at + "'");
            return;
        }
        if (!word.starts_with("jurisdiction=")) return put(info_->inputs, word, case_.facts.root);
        if (!case_.jurisdiction.empty()) problem("'jurisdiction' twice");
        case_.jurisdiction = split(word).second;
        if (table::book()->chain(case_.jurisdiction).empty()) problem("no jurisdiction '" + case_.jurisdiction + "'");
    }

    const ListInfo* list_of(const std::vector<std::string>& words) {
        if (words.size() < 2) {
            problem("'" + words[0] + "' without a list");
            return nullptr;
        }
        for (const ListInfo& list : info_->lists)
            if (list.name == words[1]) return &list;
        problem("no list '" + words[1] + "'");
        return nullptr;
    }

    void input_row(const std::vector<std::string>& words) {
        const ListInfo* list = list_of(words);
        if (!list) return;
        if (list->emitted) return problem("'" + words[1] + "' is no input list");
        table::Values row;
        for (std::size_t i = 2; i < words.size(); ++i) put(list->inputs, words[i], row);
        if (list->parent >= 0) {
            const std::string& outer = info_->lists[static_cast<std::size_t>(list->parent)].name;
            const std::size_t parents = case_.facts.lists[outer].size();
            if (parents == 0) return problem("a row of '" + words[1] + "' before any of '" + outer + "'");
            case_.facts.parents[words[1]].push_back(parents - 1);
        }
        case_.facts.lists[words[1]].push_back(row);
    }

    void want(const std::string& word) {
        const auto [name, text] = split(word);
        if (name.empty()) return;
        if (name == "error" || name == "column" || name == "rule") {
            std::string& slot = name == "error" ? case_.error : name == "column" ? case_.column : case_.rule.emplace(text);
            if (name != "rule" && !slot.empty()) problem("'" + name + "' twice");
            slot = text;
            if (name == "rule" && text != "none" && text.find('@') == std::string::npos) problem("a rule is <id>@<from date> or none");
            return;
        }
        std::vector<ColumnInfo> columns = info_->outputs;
        for (const ColumnInfo& column : standard_outputs(OperationKind::decision))
            if (column.name == "confidence") columns.push_back(column);
        put(columns, word, case_.want);
    }

    void want_row(const std::vector<std::string>& words) {
        const ListInfo* list = list_of(words);
        if (!list) return;
        WantRow row;
        row.list = words[1];
        const bool numbered = words.size() > 2 && words[2][0] == '#';
        std::size_t before = 0;
        for (const WantRow& other : case_.want_rows)
            if (other.list == row.list) ++before;
        if (before > 0 && numbered != numbered_[row.list]) problem("rows of '" + row.list + "' both numbered and in order");
        numbered_[row.list] = numbered;
        row.index = before;
        if (numbered) {
            const auto number = integer(words[2].substr(1));
            if (!number || *number < 1) return problem("'" + words[2] + "' is no row number");
            if (!list->emitted) problem("only emitted rows are numbered");
            row.index = static_cast<std::size_t>(*number - 1);
        } else {
            case_.want_counts[row.list] = before + 1;
        }
        for (std::size_t i = numbered ? 3 : 2; i < words.size(); ++i) put(list->outputs, words[i], row.outputs);
        case_.want_rows.push_back(row);
    }

    void want_count(const std::vector<std::string>& words) {
        const ListInfo* list = list_of(words);
        if (!list) return;
        const auto number = words.size() == 3 ? integer(words[2]) : std::nullopt;
        if (!number || *number < 0) return problem("'wantcount <list> <rows>'");
        case_.want_counts[words[1]] = static_cast<std::size_t>(*number);
    }

    CaseFile file_;
    int line_ = 0;
    const OperationInfo* info_ = nullptr;
    Case case_;
    bool open_ = false;
    std::set<std::string> titles_;
    std::map<std::string, bool> numbered_;
};

}  // namespace detail

inline CaseFile read(const std::string& name, const std::string& content) {
    std::istringstream in(content);
    return detail::Reader(name).read(in);
}

/// Every case file below the folder, by name.
inline const std::vector<CaseFile>& all_files() {
    static const std::vector<CaseFile> files = [] {
        namespace fs = std::filesystem;
        const fs::path folder = "tests/cases";  // tests run in the root of the repository
        std::vector<fs::path> paths;
        if (fs::is_directory(folder))
            for (const auto& entry : fs::recursive_directory_iterator(folder))
                if (entry.path().extension() == ".case") paths.push_back(entry.path());
        std::sort(paths.begin(), paths.end());
        std::vector<CaseFile> read;
        for (const fs::path& path : paths) {
            std::ifstream in(path);
            read.push_back(detail::Reader(path.lexically_relative(folder).generic_string()).read(in));
        }
        return read;
    }();
    return files;
}

}  // namespace steward::cases
