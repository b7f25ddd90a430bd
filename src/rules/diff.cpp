#include "steward/rules/diff.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "json.hpp"
#include "statements.hpp"
#include "steward/rules/units.hpp"

namespace steward {
namespace {

const Statements nothing;

/// What one rule of one book says, day by day.
class Timeline {
public:
    Timeline(const Rulebook& book, const Rule* rule) {
        if (!rule) return;
        for (const Version& version : rule->versions) {
            Statements said = statements_of(book, *rule, version);
            if (rule->form == Form::calendar)
                always_.merge(said);
            else
                parts_.emplace_back(&version, std::move(said));
        }
    }

    /// Days on which anything may begin or end.
    void add_boundaries(std::set<Date>& days) const {
        for (const auto& [version, said] : parts_) {
            days.insert(version->from);
            if (version->until) days.insert(*version->until);
        }
    }

    [[nodiscard]] const Statements& on(Date day) const {
        for (const auto& [version, said] : parts_)
            if (version->from <= day && (!version->until || day < *version->until)) return said;
        return nothing;
    }

    /// What holds whatever the day: the notices of a calendar.
    [[nodiscard]] const Statements& always() const noexcept { return always_; }

private:
    std::vector<std::pair<const Version*, Statements>> parts_;
    Statements always_;
};

/// Gathers changes, and joins those that go on from one run of days to the next.
class Gatherer {
public:
    explicit Gatherer(RuleChange head) : head_(std::move(head)) {}

    /// The statements of both sides over the days [from, until).
    void compare(const Statements& before, const Statements& after, std::optional<Date> from,
                 std::optional<Date> until) {
        std::map<Place, std::size_t> open;
        const auto visit = [&](const Place& place, const Statement* old, const Statement* now) {
            if (old && now && *old == *now) return;
            const auto continued = open_.find(place);
            if (continued != open_.end() && same(changes_[continued->second], old, now)) {
                changes_[continued->second].until = until;
                open.insert(*continued);
                return;
            }
            open.emplace(place, changes_.size());
            add(place, old, now, from, until);
        };
        walk(before, after, visit);
        open_ = std::move(open);
    }

    /// Calls `visit(place, before, after)` for every place of either side; null where a side says nothing.
    template <class Visit>
    static void walk(const Statements& before, const Statements& after, Visit visit) {
        auto b = before.begin(), a = after.begin();
        while (b != before.end() || a != after.end()) {
            if (a == after.end() || (b != before.end() && b->first < a->first)) {
                visit(b->first, &b->second, nullptr), ++b;
            } else if (b == before.end() || a->first < b->first) {
                visit(a->first, nullptr, &a->second), ++a;
            } else {
                visit(a->first, &b->second, &a->second), ++b, ++a;
            }
        }
    }

    void add(const Place& place, const Statement* old, const Statement* now, std::optional<Date> from,
             std::optional<Date> until) {
        RuleChange change = head_;
        change.keys = place.keys;
        change.part = place.part;
        change.from = from;
        change.until = until;
        if (old) change.before = *old;
        if (now) change.after = *now;
        change.kind = !old                                                 ? ChangeKind::added
                      : !now                                               ? ChangeKind::removed
                      : old->value != now->value || old->unit != now->unit ? ChangeKind::value
                                                                           : ChangeKind::source;
        changes_.push_back(std::move(change));
    }

    void move_to(std::vector<RuleChange>& all) {
        std::move(changes_.begin(), changes_.end(), std::back_inserter(all));
        changes_.clear();
    }

private:
    static bool same(const RuleChange& change, const Statement* old, const Statement* now) {
        const auto equal = [](const std::optional<Statement>& a, const Statement* b) { return b ? a == *b : !a; };
        return equal(change.before, old) && equal(change.after, now);
    }

    RuleChange head_;
    std::vector<RuleChange> changes_;
    std::map<Place, std::size_t> open_;  ///< changes of the last run of days, by index in changes_
};

RuleChange head_of(const Rulebook& before, const Rule* old, const Rulebook& after, const Rule* now) {
    RuleChange head;
    const Rule& rule = now ? *now : *old;
    head.id = rule.id;
    head.jurisdiction = rule.jurisdiction;
    head.title = rule.title;
    if (old) head.operations = before.operations_using(*old);
    if (now) {
        std::vector<std::string> names = after.operations_using(*now), both;
        std::set_union(names.begin(), names.end(), head.operations.begin(), head.operations.end(),
                       std::back_inserter(both));
        head.operations = std::move(both);
    }
    return head;
}

void compare_rules(const Rulebook& before, const Rule* old, const Rulebook& after, const Rule* now,
                   std::vector<RuleChange>& all) {
    Gatherer gatherer(head_of(before, old, after, now));
    const Timeline a(before, old), b(after, now);
    std::set<Date> days;
    a.add_boundaries(days);
    b.add_boundaries(days);
    for (auto day = days.begin(); day != days.end(); ++day) {
        const auto next = std::next(day);
        gatherer.compare(a.on(*day), b.on(*day), *day, next == days.end() ? std::nullopt : std::optional(*next));
    }
    Gatherer::walk(
        a.always(), b.always(), [&](const Place& place, const Statement* old_said, const Statement* new_said) {
            if (old_said && new_said && *old_said == *new_said) return;
            // A notice holds for its year.
            const std::optional<Date> from = old_said ? old_said->version : new_said->version;
            std::optional<Date> until;
            if (from)
                if (const Result<Date> next = make_date(static_cast<int>(year_month_day(*from).year()) + 1, 1, 1); next)
                    until = *next;
            gatherer.add(place, old_said, new_said, from, until);
        });
    gatherer.move_to(all);
}

Statement plain(std::string value) { return {std::move(value), {}, std::nullopt, {}, Confidence::verified}; }

void compare_lists(const Rulebook& before, const Rulebook& after, std::vector<RuleChange>& all) {
    const auto items_of = [](const Rulebook& book, const std::string& id) {
        Statements said;
        if (const CodeList* list = book.list(id))
            for (const CodeItem& item : list->items) {
                const std::vector<KeyChoice> keys{{"item", item.id, item.text}};
                said.emplace(Place{keys, "code"}, plain(std::to_string(item.code)));
                if (!item.unit.empty()) said.emplace(Place{keys, "unit"}, plain(item.unit));
            }
        return said;
    };
    std::map<std::string, BilingualText> lists;
    for (const Rulebook* book : {&before, &after})
        for (const CodeList& list : book->lists())
            if (list.id != "time_limit") lists[list.id] = list.title;  // that one follows from the rules
    for (const auto& [id, title] : lists) {
        RuleChange head;
        head.subject = ChangeSubject::code_list;
        head.id = id;
        head.title = title;
        Gatherer gatherer(std::move(head));
        gatherer.compare(items_of(before, id), items_of(after, id), std::nullopt, std::nullopt);
        gatherer.move_to(all);
    }
}

void compare_jurisdictions(const Rulebook& before, const Rulebook& after, std::vector<RuleChange>& all) {
    std::map<std::string, std::pair<const Jurisdiction*, const Jurisdiction*>> both;
    for (const Jurisdiction& one : before.jurisdictions()) both[one.code].first = &one;
    for (const Jurisdiction& one : after.jurisdictions()) both[one.code].second = &one;
    for (const auto& [code, sides] : both) {
        const auto said = [](const Jurisdiction* one) {
            Statements statements;
            if (one) statements.emplace(Place{{}, "number"}, plain(std::to_string(one->number)));
            return statements;
        };
        RuleChange head;
        head.subject = ChangeSubject::jurisdiction;
        head.id = code;
        head.title = (sides.second ? sides.second : sides.first)->title;
        Gatherer gatherer(std::move(head));
        gatherer.compare(said(sides.first), said(sides.second), std::nullopt, std::nullopt);
        gatherer.move_to(all);
    }
}

// --- telling -------------------------------------------------------------------------------------------------------

class Teller {
public:
    explicit Teller(Language language) : zh_(language == Language::zh), language_(language) {}

    [[nodiscard]] std::string heading(const RuleChange& change) const {
        std::string out;
        if (change.subject == ChangeSubject::code_list) out += pick("代码表 ", "code list ");
        if (change.subject == ChangeSubject::jurisdiction) out += pick("地区 ", "jurisdiction ");
        out += change.title.in(language_) + " " + change.id;
        if (change.subject != ChangeSubject::rule) return out;
        out += pick("（", " (") + change.jurisdiction + pick("；", "; ");
        if (change.operations.empty()) {
            out += pick("没有操作使用", "used by no operation");
        } else {
            out += pick("用于 ", "used by ");
            for (std::size_t i = 0; i < change.operations.size(); ++i)
                out += (i ? pick("、", ", ") : "") + change.operations[i];
        }
        return out + pick("）", ")");
    }

    [[nodiscard]] std::string line(const RuleChange& change) const {
        std::string out = days(change);
        for (const KeyChoice& key : change.keys) out += key.key + " " + key.text.in(language_) + pick("，", ", ");
        if (change.part == "in_force") {
            switch (change.kind) {
                case ChangeKind::added: out += pick("开始有效", "comes into force"); break;
                case ChangeKind::removed: out += pick("不再有效", "is no longer in force"); break;
                case ChangeKind::value:
                case ChangeKind::source: out += pick("依据改变", "has another source"); break;
            }
        } else {
            out += part(change.part) + pick("：", ": ");
            switch (change.kind) {
                case ChangeKind::added: out += pick("新增 ", "added, ") + value(*change.after); break;
                case ChangeKind::removed: out += pick("取消，原为 ", "removed, was ") + value(*change.before); break;
                case ChangeKind::value:
                    out += value(*change.before) + pick(" 改为 ", " becomes ") + value(*change.after);
                    break;
                case ChangeKind::source:
                    out += value(*change.after) + pick(" 不变，依据改变", " as before, from another source");
                    break;
            }
        }
        if (change.before) out += source(pick("原据", "before"), *change.before);
        if (change.after) out += source(pick("现据", "after"), *change.after);
        return out;
    }

private:
    [[nodiscard]] std::string days(const RuleChange& change) const {
        std::string out;
        if (change.from) {
            out += zh_ ? to_text(*change.from) + " 起" : "from " + to_text(*change.from);
            if (change.until)
                out += zh_ ? "，至 " + to_text(*change.until) + " 前" : " until " + to_text(*change.until);
            out += pick("：", ": ");
        }
        return out;
    }

    [[nodiscard]] const char* pick(const char* zh, const char* en) const noexcept { return zh_ ? zh : en; }

    [[nodiscard]] std::string part(const std::string& name) const {
        static constexpr std::array names{
            std::pair{std::string_view("value"), text("数值", "value")},
            std::pair{std::string_view("end"), text("废止", "end")},
            std::pair{std::string_view("length"), text("期限长度", "length")},
            std::pair{std::string_view("unit"), text("单位", "unit")},
            std::pair{std::string_view("start_day"), text("起算日", "start day")},
            std::pair{std::string_view("roll"), text("遇休息日", "roll")},
            std::pair{std::string_view("off"), text("放假", "off")},
            std::pair{std::string_view("work"), text("调休上班", "make-up workdays")},
            std::pair{std::string_view("form"), text("形式", "form")},
            std::pair{std::string_view("keys"), text("键", "keys")},
            std::pair{std::string_view("anchor"), text("锚定日期", "anchor")},
            std::pair{std::string_view("compare"), text("比较方式", "compare")},
            std::pair{std::string_view("relation"), text("与上级规则的关系", "relation")},
            std::pair{std::string_view("bound"), text("限度", "bound")},
            std::pair{std::string_view("code"), text("代码", "code")},
            std::pair{std::string_view("number"), text("编号", "number")},
        };
        for (const auto& [known, shown] : names)
            if (known == name) return std::string(shown.in(language_));
        return name;
    }

    [[nodiscard]] std::string value(const Statement& statement) const {
        std::string out = statement.value.empty() ? pick("（无）", "(none)") : statement.value;
        const Text unit = unit_text(statement.unit);
        if (!statement.unit.empty() && !unit.in(language_).empty()) out.append(" ").append(unit.in(language_));
        return out;
    }

    [[nodiscard]] std::string source(const char* when, const Statement& statement) const {
        if (!statement.version) return {};
        std::string out = pick("【", " [") + std::string(when) + pick("：", ": ") +
                          to_text(statement.cites, language_) + pick("；", "; ") + to_text(*statement.version) +
                          pick(" 起", " on");
        if (statement.confidence == Confidence::unverified) out += pick("；未核实", "; unverified");
        return out + pick("】", "]");
    }

    bool zh_;
    Language language_;
};

/// Whether a change follows from the one of the whole version on the same days: the same new source, or the shape of a
/// rule that begins or ends.
bool goes_without_saying(const RuleChange& change, std::span<const RuleChange> of_the_rule) {
    if (change.part == "in_force") return false;
    return std::any_of(of_the_rule.begin(), of_the_rule.end(), [&](const RuleChange& whole) {
        if (whole.part != "in_force" || whole.kind != change.kind || whole.from != change.from) return false;
        if (change.kind != ChangeKind::source)
            return change.subject == ChangeSubject::rule && !(change.after ? change.after : change.before)->version;
        return change.before->cites == whole.before->cites && change.after->cites == whole.after->cites;
    });
}

void write_statement(JsonWriter& json, const char* key, const std::optional<Statement>& statement) {
    json.key(key);
    if (!statement) {
        json.null();
        return;
    }
    json.begin_object();
    json.member("value", statement->value);
    json.member("unit", statement->unit);
    json.date("version", statement->version);
    json.member("confidence", statement->confidence == Confidence::verified ? "verified" : "unverified");
    json.key("citations");
    write_citations(json, statement->cites);
    json.end_object();
}

const char* word(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::added: return "added";
        case ChangeKind::removed: return "removed";
        case ChangeKind::value: return "value";
        case ChangeKind::source: return "source";
    }
    return "";
}

const char* word(ChangeSubject subject) {
    switch (subject) {
        case ChangeSubject::rule: return "rule";
        case ChangeSubject::code_list: return "code_list";
        case ChangeSubject::jurisdiction: return "jurisdiction";
    }
    return "";
}

}  // namespace

std::vector<RuleChange> diff_books(const Rulebook& before, const Rulebook& after) {
    std::vector<RuleChange> all;
    std::map<std::pair<std::string, std::string>, std::pair<const Rule*, const Rule*>> both;
    for (const Rule& rule : before.rules()) both[{rule.id, rule.jurisdiction}].first = &rule;
    for (const Rule& rule : after.rules()) both[{rule.id, rule.jurisdiction}].second = &rule;
    for (const auto& [name, sides] : both) compare_rules(before, sides.first, after, sides.second, all);
    compare_lists(before, after, all);
    compare_jurisdictions(before, after, all);
    return all;
}

std::vector<RuleChange> diff_days(const Rulebook& book, Date before, Date after) {
    std::vector<RuleChange> all;
    for (const Rule& rule : book.rules()) {
        const Version* old = rule.on(before);
        const Version* now = rule.on(after);
        if (rule.form == Form::calendar || old == now) continue;
        // Asked backwards, there may be no version because the old one had not begun: then that is the day between the two.
        const Date turn = now ? now->from : after < old->from ? old->from : *old->until;
        Gatherer gatherer(head_of(book, &rule, book, &rule));
        const Timeline timeline(book, &rule);
        Gatherer::walk(timeline.on(before), timeline.on(after),
                       [&](const Place& place, const Statement* was, const Statement* is) {
                           if (!(was ? was : is)->version) return;  // the shape of the rule, which has no day
                           if (was && is) {
                               Statement moved = *was;
                               moved.version = is->version;
                               if (moved == *is) return;
                           }
                           gatherer.add(place, was, is, turn, std::nullopt);
                       });
        gatherer.move_to(all);
    }
    return all;
}

std::string diff_text(std::span<const RuleChange> changes, Language language) {
    const Teller teller(language);
    const auto head = [](const RuleChange& c) { return std::tie(c.subject, c.id, c.jurisdiction); };
    std::string out;
    for (auto first = changes.begin(); first != changes.end();) {
        const auto last =
            std::find_if(first, changes.end(), [&](const RuleChange& c) { return head(c) != head(*first); });
        out += teller.heading(*first) + "\n";
        for (auto change = first; change != last; ++change)
            if (!goes_without_saying(*change, {first, last})) out += "  " + teller.line(*change) + "\n";
        first = last;
    }
    return out;
}

std::string diff_json(std::span<const RuleChange> changes, Language language) {
    const Teller teller(language);
    std::string out;
    {
        JsonWriter json(out);
        json.begin_array();
        for (const RuleChange& change : changes) {
            json.begin_object();
            json.member("kind", word(change.kind));
            json.member("subject", word(change.subject));
            json.member("id", change.id);
            json.member("jurisdiction", change.jurisdiction);
            json.member("title", change.title.in(language));
            json.key("keys");
            json.begin_object();
            for (const KeyChoice& key : change.keys) json.member(key.key, key.item);
            json.end_object();
            json.member("part", change.part);
            json.date("from", change.from);
            json.date("until", change.until);
            write_statement(json, "before", change.before);
            write_statement(json, "after", change.after);
            json.texts("operations", change.operations);
            json.member("text", teller.line(change));
            json.end_object();
        }
        json.end_array();
    }
    return out;
}

}  // namespace steward
