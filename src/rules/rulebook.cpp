#include "steward/rules/rulebook.hpp"

#include <algorithm>
#include <set>

#include "loader.hpp"
#include "steward/kernel/digest.hpp"
#include "steward/rules/approvals.hpp"
#include "steward/rules/period.hpp"
#include "steward/rules/prepared.hpp"
#include "steward/rules/units.hpp"

namespace steward {
namespace {

constexpr std::string_view version_line(Severity severity) noexcept {
    return severity == Severity::error ? "error" : "warning";
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The day from which all of the documents could be known; empty when one has no issue day.
std::optional<Date> issue_day(const std::vector<Citation>& cites, const std::vector<Document>& documents) {
    std::optional<Date> latest;
    for (const Citation& cite : cites) {
        const std::optional<Date> issued = documents[static_cast<std::size_t>(cite.document)].issued;
        if (!issued) return std::nullopt;
        if (!latest || *latest < *issued) latest = issued;
    }
    return latest;
}

Error failure(const std::vector<Diagnostic>& diagnostics, Status status) {
    // Enough to work with; a file with hundreds of faults has one cause.
    constexpr std::size_t shown_at_most = 20;
    Error error;
    error.status = status;
    std::size_t errors = 0;
    for (const Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.severity != Severity::error || ++errors > shown_at_most) continue;
        error.message.zh += diagnostic.to_text(Language::zh) + "\n";
        error.message.en += diagnostic.to_text(Language::en) + "\n";
    }
    if (errors > shown_at_most) {
        error.message.zh += "……共 " + std::to_string(errors) + " 处错误\n";
        error.message.en += "... " + std::to_string(errors) + " errors in all\n";
    }
    error.message.zh.pop_back();
    error.message.en.pop_back();
    return error;
}

}  // namespace

std::string_view form_name(Form form) noexcept {
    switch (form) {
        case Form::provision: return "provision";
        case Form::parameter: return "parameter";
        case Form::threshold: return "threshold";
        case Form::table: return "table";
        case Form::factor: return "factor";
        case Form::time_limit: return "time_limit";
        case Form::calendar: return "calendar";
        case Form::decision_table: return "decision_table";
        case Form::brackets: return "brackets";
        case Form::catalogue: return "catalogue";
        case Form::approvals: return "approvals";
    }
    return "";
}

std::string Diagnostic::to_text(Language language) const {
    std::string text = place.file + ":" + std::to_string(place.line) + ": " + std::string(version_line(severity)) + " [" +
                       code + "]";
    if (!rule.empty()) text += " " + rule;
    if (!key.empty()) text += (rule.empty() ? " " : ".") + key;
    return text + ": " + message.in(language);
}

Result<std::shared_ptr<const Rulebook>> Rulebook::open(const Catalogue& catalogue, std::span<const PackSource> packs) {
    PackLoader loader(catalogue);
    std::shared_ptr<Rulebook> book = loader.load(packs);
    if (loader.failed()) return failure(loader.diagnostics(), loader.status());
    book->lint_ = loader.diagnostics();
    book->finish();
    return std::shared_ptr<const Rulebook>(std::move(book));
}

void Rulebook::finish() {
    std::sort(packs_.begin(), packs_.end(), [](const PackInfo& a, const PackInfo& b) { return a.id < b.id; });
    for (std::size_t i = 0; i < rules_.size(); ++i) {
        Rule& rule = rules_[i];
        const auto [entry, added] = rules_by_id_.try_emplace(rule.id, RuleRange{static_cast<std::int32_t>(i), 0});
        ++entry->second.count;
        if (added && rule.form == Form::time_limit) time_limit_ids_.push_back(rule.id);
        for (Version& version : rule.versions) {
            version.code = static_cast<std::int32_t>(versions_.size());
            version.notice.version = version.code;
            for (Cell& cell : version.grid)
                if (cell.state != CellState::none) cell.version = version.code;
            version.issued = issue_day(version.cites, documents_);
            version.end_issued = issue_day(version.until_cites, documents_);
            versions_.push_back({&rule, &version});
        }
    }
    // The time limits of the book as a list of codes, so that an operation can take one as a fact.
    CodeList limits;
    limits.id = "time_limit";
    limits.title = BilingualText("期限规则", "time limit");
    limits.position.push_back(-1);
    for (const std::string& id : time_limit_ids_) {
        const auto code = static_cast<std::int32_t>(limits.items.size()) + 1;
        limits.items.push_back({code, id, rules_[static_cast<std::size_t>(rules_by_id_.at(id).first)].title, {}});
        limits.position.push_back(code - 1);
        limits.by_name.emplace(id, code);
    }
    list_by_id_.insert_or_assign(limits.id, static_cast<std::int32_t>(lists_.size()));
    lists_.push_back(std::move(limits));
    digest_ = sha256_hex(canonical_text());
}

std::string Rulebook::canonical_text() const {
    // One line per fact, in an order that does not depend on files. Unit separators keep fields apart.
    std::string text = "steward-rules-1\n";
    const auto field = [&text](std::string_view value) { text.append(value).push_back('\x1f'); };
    const auto number = [&](std::int64_t value) { field(std::to_string(value)); };
    const auto cites = [&](const std::vector<Citation>& list) {
        for (const Citation& cite : list) {
            const Document& document = documents_[static_cast<std::size_t>(cite.document)];
            field(document.title), field(document.number), field(cite.article);
        }
    };
    const auto day = [&](std::optional<Date> date) { field(date ? to_text(*date) : "-"); };
    for (const CodeList& list : lists_) {
        if (list.id == "time_limit") continue;  // follows from the rules
        text += "list\x1f";
        field(list.id);
        for (const CodeItem& entry : list.items) number(entry.code), field(entry.id), field(entry.unit);
        text += '\n';
    }
    for (const Rule& rule : rules_) {
        text += "rule\x1f";
        field(rule.id), field(form_name(rule.form)), field(rule.jurisdiction), field(rule.anchor);
        number(static_cast<int>(rule.relation)), number(static_cast<int>(rule.compare)), number(static_cast<int>(rule.bound));
        number(static_cast<int>(rule.scale));
        number(rule.start_code), number(rule.end_code), number(rule.scope), number(rule.backward ? 1 : 0), number(rule.duty ? 1 : 0);
        for (const NamedKey& key : rule.keys) field(key.name), field(key.list);
        for (const NamedUnit& value : rule.values) field(value.name), field(value.unit);
        for (const NamedKey& list : rule.lists) field(list.name), field(list.list);
        text += '\n';
        for (const Version& version : rule.versions) {
            text += "version\x1f";
            day(version.from), day(version.until), number(static_cast<int>(version.confidence));
            day(version.issued), day(version.end_issued);
            cites(version.cites), cites(version.until_cites);
            for (const std::int32_t scale : version.scales) number(scale);
            const TimeLimitTerms& terms = version.time_limit;
            number(terms.length), number(static_cast<int>(terms.unit)), number(terms.start_day_included ? 1 : 0);
            number(static_cast<int>(terms.roll)), number(static_cast<int>(terms.roll_confidence));
            for (const Date off : version.notice.off) number(off.days());
            field(version.notice.amends ? "amended work" : "work");
            for (const Date work : version.notice.work) number(work.days());
            for (std::size_t i = 0; i < version.grid.size(); ++i) {
                const Cell& cell = version.grid[i];
                if (cell.state == CellState::none) continue;
                number(static_cast<std::int64_t>(i)), number(static_cast<int>(cell.state)), number(cell.verified ? 1 : 0);
                // That of an answer which another rule gives is a number of this book alone.
                if (cell.state != CellState::elsewhere) number(cell.value);
                if (cell.state == CellState::elsewhere) field(version.rows[cell.row].elsewhere);
                if (cell.row >= version.rows.size()) continue;
                cites(version.rows[cell.row].cites), field(version.rows[cell.row].note.zh);
            }
            for (const Band& band : version.bands) {
                number(band.from), number(band.value), number(band.act), number(band.record), number(band.verified ? 1 : 0);
                cites(version.rows[band.row].cites);
            }
            field(version.complete ? "complete" : "part"), number(static_cast<int>(version.rounding));
            text += '\n';
        }
    }
    return text;
}

const CodeList* Rulebook::list(std::string_view id) const noexcept {
    const auto found = list_by_id_.find(id);
    return found == list_by_id_.end() ? nullptr : &lists_[static_cast<std::size_t>(found->second)];
}

std::span<const Rule> Rulebook::rules_of(std::string_view id) const noexcept {
    const auto range = rules_by_id_.find(id);
    if (range == rules_by_id_.end()) return {};
    return std::span(rules_).subspan(static_cast<std::size_t>(range->second.first), static_cast<std::size_t>(range->second.count));
}

std::vector<std::string> Rulebook::chain(std::string_view jurisdiction) const {
    const auto listed = [&](std::string_view code) {
        return std::any_of(jurisdictions_.begin(), jurisdictions_.end(), [&](const Jurisdiction& j) { return j.code == code; });
    };
    std::vector<std::string> chain;
    if (listed(jurisdiction)) {
        chain.emplace_back(jurisdiction);
    } else {
        // CN/22/2208/220802 by GB/T 2260: every level repeats the digits of the one above, under a listed province.
        std::vector<std::string_view> parts;
        for (std::string_view rest = jurisdiction; !rest.empty();) {
            const std::size_t slash = rest.find('/');
            parts.push_back(rest.substr(0, slash));
            rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
        }
        if (parts.size() < 3 || parts.size() > 4 || jurisdiction.back() == '/') return {};
        if (!listed(jurisdiction.substr(0, parts[0].size() + 1 + parts[1].size()))) return {};
        for (std::size_t level = 1; level < parts.size(); ++level)
            if (!all_digits(parts[level]) || parts[level].size() != level * 2 ||
                (level > 1 && !parts[level].starts_with(parts[level - 1])))
                return {};
        chain.emplace_back(jurisdiction);
    }
    for (std::string_view above = jurisdiction; above.find('/') != std::string_view::npos;) {
        above = above.substr(0, above.rfind('/'));
        chain.emplace_back(above);
    }
    return chain;
}

std::optional<std::int32_t> Rulebook::jurisdiction_number(std::string_view code) const {
    for (const Jurisdiction& entry : jurisdictions_)
        if (entry.code == code) return entry.number;
    if (chain(code).empty()) return std::nullopt;
    // Below a province: the digits of GB/T 2260, filled up to six.
    const std::string_view digits = code.substr(code.rfind('/') + 1);
    std::int32_t number = 0;
    for (std::size_t i = 0; i < 6; ++i) number = number * 10 + (i < digits.size() ? digits[i] - '0' : 0);
    return number;
}

std::string Rulebook::jurisdiction_code(std::int32_t number) const {
    const Jurisdiction* province = nullptr;
    for (const Jurisdiction& entry : jurisdictions_) {
        if (entry.number == number) return entry.code;
        if (number > 0 && entry.number == number / 10'000 * 10'000) province = &entry;
    }
    if (!province) return {};
    const std::string digits = std::to_string(number);
    std::string code = province->code + "/" + digits.substr(0, 4);
    if (number % 100 != 0) code += "/" + digits;
    return chain(code).empty() ? std::string() : code;
}

BilingualText Rulebook::jurisdiction_title(std::string_view code) const {
    const auto found = std::find_if(jurisdictions_.begin(), jurisdictions_.end(),
                                    [&](const Jurisdiction& entry) { return entry.code == code; });
    return found == jurisdictions_.end() ? BilingualText() : found->title;
}

Result<void> Rulebook::check_needs(const OperationInfo& operation) const {
    for (const RuleNeed& need : operation.rules) {
        // An absent rule makes its rows indeterminate.
        for (const Rule& rule : rules_of(need.id))
            if (Result<void> fits = check_need(operation, need, rule); !fits) return fits;
    }
    return {};
}

Result<void> Rulebook::check_need(const OperationInfo& operation, const RuleNeed& need, const Rule& rule) {
    const auto unfit = [&](std::string zh, std::string en) {
        return Error{Status::unknown_rule,
                     BilingualText("规则“" + rule.id + "”（" + rule.place.file + "）不合操作 " + std::string(operation.name) +
                                       " 的要求：" + zh,
                                   "rule '" + rule.id + "' (" + rule.place.file + ") does not fit operation " +
                                       std::string(operation.name) + ": " + en)};
    };
    if (rule.form != need.form)
        return unfit("形式应为 " + std::string(form_name(need.form)),
                     "its form must be " + std::string(form_name(need.form)));
    if (rule.keys.size() != need.keys.size()) return unfit("键的个数不对", "it has another number of keys");
    for (std::size_t k = 0; k < need.keys.size(); ++k)
        if (rule.keys[k].list != need.keys[k])
            return unfit("第 " + std::to_string(k + 1) + " 个键应取自 " + std::string(need.keys[k]),
                         "key " + std::to_string(k + 1) + " must be of '" + std::string(need.keys[k]) + "'");
    for (std::size_t k = 0; k < need.lists.size(); ++k)
        if (rule.lists[k].list != need.lists[k])
            return unfit(rule.lists[k].name + " 应取自 " + std::string(need.lists[k]),
                         "'" + rule.lists[k].name + "' must be of '" + std::string(need.lists[k]) + "'");
    if (rule.scale != need.scale)
        return unfit(need.scale == Scale::step ? "应按所在级距取值" : "应为超额累进",
                     need.scale == Scale::step ? "its scale must be step" : "its scale must be progressive");
    if (rule.form == Form::decision_table) {
        for (std::size_t k = 0; k < need.keys.size(); ++k)
            if (rule.keys[k].name != need.values[k].name)
                return unfit("第 " + std::to_string(k + 1) + " 个条件应为 " + std::string(need.values[k].name),
                             "input " + std::to_string(k + 1) + " must be '" + std::string(need.values[k].name) + "'");
    }
    for (const ValueNeed& value : need.values) {
        if (rule.form == Form::decision_table) break;  // its values are the names of its inputs
        const auto named = std::find_if(rule.values.begin(), rule.values.end(), [&](auto& v) { return v.name == value.name; });
        if (named == rule.values.end())
            return unfit("缺少数值列 " + std::string(value.name),
                         "the value column '" + std::string(value.name) + "' is missing");
        const UnitKind kind = find_unit(named->unit)->kind;
        // A whole number is a decimal too.
        if (kind != value.kind && !(value.kind == UnitKind::decimal && kind == UnitKind::count))
            return unfit("数值列 " + named->name + " 的单位“" + named->unit + "”种类不对",
                         "the unit '" + named->unit + "' of '" + named->name + "' is of another kind");
    }
    const std::string_view anchor = need.anchor.empty() ? operation.anchor : need.anchor;
    if (need.form != Form::calendar && rule.anchor != anchor)
        return unfit("锚定日期应为 " + std::string(anchor), "its anchor must be '" + std::string(anchor) + "'");
    return {};
}

std::vector<std::string> Rulebook::operations_using(const Rule& rule) const {
    std::vector<std::string> names;
    for (const CatalogueEntry& entry : catalogue_->entries()) {
        const auto& needs = entry.info.rules;
        const bool uses = std::any_of(needs.begin(), needs.end(), [&](const RuleNeed& need) {
            return need.id.empty() ? need.form == rule.form : need.id == rule.id;
        });
        if (uses) names.emplace_back(entry.info.name);
    }
    for (const RuleReader& reader : catalogue_->readers())
        if (std::find(reader.rules.begin(), reader.rules.end(), rule.id) != reader.rules.end()) names.emplace_back(reader.name);
    std::sort(names.begin(), names.end());
    return names;
}

Result<std::unique_ptr<PreparedOperation>> Rulebook::prepare(std::string_view operation, std::string_view jurisdiction,
                                                             std::optional<Date> known_at) const {
    const CatalogueEntry* entry = catalogue_->find(operation);
    if (!entry)
        return Error{Status::unknown_operation,
                     BilingualText("没有操作“" + std::string(operation) + "”，目录见 catalogue",
                                   "no operation '" + std::string(operation) + "'; the catalogue lists those that exist")};
    if (!entry->prepare)
        return Error{Status::unknown_operation,
                     BilingualText("“" + std::string(operation) + "”是账簿上的指令或查询，应在打开的账簿（office）上准备",
                                   "'" + std::string(operation) + "' changes or asks the books: prepare it on an office")};
    if (chain(jurisdiction).empty())
        return Error{Status::unknown_jurisdiction,
                     BilingualText("不认识的地区“" + std::string(jurisdiction) + "”，应如 CN/central 或 CN/22/2208/220802",
                                   "unknown jurisdiction '" + std::string(jurisdiction) +
                                       "'; it must be like CN/central or CN/22/2208/220802")};
    if (known_at && !known_at->valid())
        return Error{Status::bad_date, BilingualText("知悉日 " + to_text(*known_at) + " 不是 1400-01-01 至 9999-12-31 之间的日期",
                                                     "the day of knowledge, " + to_text(*known_at) +
                                                         ", is no date from 1400-01-01 to 9999-12-31")};
    return entry->prepare(shared_from_this(), {std::string(jurisdiction), known_at});
}

Catalogue::Catalogue() {
    add(EnumerationOf<Outcome>::view);
    add(EnumerationOf<Confidence>::view);
    add(EnumerationOf<Duty>::view);
    add(EnumerationOf<ApprovalAct>::view);
    add(EnumerationOf<LengthUnitCode>::view);
    add(EnumerationOf<BoundCode>::view);
    add(EnumerationOf<RollCode>::view);
    add(EnumerationOf<RestDayReading>::view);
}

const CatalogueEntry* Catalogue::find(std::string_view name) const noexcept {
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [name](const CatalogueEntry& entry) { return entry.info.name == name; });
    return found == entries_.end() ? nullptr : &*found;
}

}  // namespace steward
