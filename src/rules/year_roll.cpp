#include "steward/rules/year_roll.hpp"

#include <algorithm>

#include "json.hpp"

namespace steward {
namespace {

/// The newest year of the key of years for which a version has a value, and a row that has it.
struct NewestYear {
    std::int32_t year = 0;  ///< 0: there is none
    const VersionRow* row = nullptr;
};

NewestYear newest_year(const Rule& rule, const Version& version) {
    const auto key =
        std::find_if(rule.keys.begin(), rule.keys.end(), [&](const NamedKey& k) { return k.name == rule.renewed; });
    std::size_t below = 1;  // cells of one step of the key
    for (auto later = key + 1; later != rule.keys.end(); ++later) below *= static_cast<std::size_t>(later->size);
    NewestYear newest;
    for (std::size_t i = 0; i < version.grid.size(); ++i) {
        if (version.grid[i].state == CellState::none) continue;
        const std::int32_t year =
            key->first + static_cast<std::int32_t>(i / below % static_cast<std::size_t>(key->size));
        if (newest.year < year) newest = {year, &version.rows[version.grid[i].row]};
    }
    return newest;
}

class Roll {
public:
    Roll(const Rulebook& book, std::int32_t year, Date first, Date next)
        : book_(book), year_(year), first_(first), next_(next) {}

    std::vector<RollItem> make() {
        for (const Rule& rule : book_.rules()) {
            if (rule.versions.empty()) continue;
            if (rule.form == Form::calendar)
                check_notices(rule);
            else
                check_versions(rule);
        }
        return std::move(items_);
    }

private:
    void check_notices(const Rule& rule) {
        const Version* newest = nullptr;
        for (const Version& version : rule.versions) {
            if (version.notice.amends) continue;
            if (version.notice.year == year_) return;
            newest = &version;
        }
        if (newest) add(RollReason::notice_missing, rule, *newest, first_, std::to_string(newest->notice.year));
    }

    void check_versions(const Rule& rule) {
        const Version& newest = rule.versions.back();
        const bool repealed = !newest.until_cites.empty();
        if (newest.until && *newest.until <= next_) {
            if (!repealed) add(RollReason::expires, rule, newest, *newest.until, {});
            return;
        }
        if (rule.renewed.empty()) return;
        if (rule.renewed == "yearly") {
            if (newest.from < first_)
                add(RollReason::version_due, rule, newest, first_,
                    std::to_string(static_cast<int>(year_month_day(newest.from).year())));
            return;
        }
        const NewestYear last = newest_year(rule, newest);
        if (last.year >= year_) return;
        add(RollReason::year_missing, rule, newest, first_, last.row ? std::to_string(last.year) : std::string());
        if (last.row && !last.row->cites.empty()) items_.back().documents = cited_places(book_, last.row->cites);
    }

    void add(RollReason reason, const Rule& rule, const Version& newest, Date due, std::string last) {
        items_.push_back({reason, rule.id, rule.jurisdiction, rule.title, due, std::move(last),
                          cited_places(book_, newest.cites), book_.operations_using(rule), rule.pack});
    }

    const Rulebook& book_;
    std::int32_t year_;
    Date first_, next_;
    std::vector<RollItem> items_;
};

std::string line(const RollItem& item, Language language) {
    const bool zh = language == Language::zh;
    std::string out =
        item.title.in(language) + " " + item.rule + (zh ? "（" : " (") + item.jurisdiction + (zh ? "）：" : "): ");
    const std::string due = to_text(item.due);
    const std::string last = item.last.empty() ? (zh ? "无" : "none") : item.last;
    switch (item.reason) {
        case RollReason::notice_missing:
            out += zh ? due + " 起的年度没有放假通知，最近一年是 " + last
                      : "no notice for the year from " + due + ", the last is for " + last;
            break;
        case RollReason::version_due:
            out += zh ? due + " 起的年度没有新版本，最近一版自 " + last + " 年起"
                      : "set every year, no version for the year from " + due + ", the last began in " + last;
            break;
        case RollReason::year_missing:
            out += zh ? "没有 " + due.substr(0, 4) + " 年的数值，最近一年是 " + last
                      : "no value for " + due.substr(0, 4) + ", the newest is for " + last;
            break;
        case RollReason::expires:
            out +=
                zh ? "自 " + due + " 起失效，没有后续版本" : "ends, not in force from " + due + ", and nothing follows";
            break;
    }
    if (!item.documents.empty()) out += (zh ? "；最近依据 " : "; last document ") + to_text(item.documents, language);
    return out + (zh ? "；规则包 " : "; pack ") + item.pack;
}

const char* word(RollReason reason) {
    switch (reason) {
        case RollReason::notice_missing: return "notice_missing";
        case RollReason::version_due: return "version_due";
        case RollReason::year_missing: return "year_missing";
        case RollReason::expires: return "expires";
    }
    return "";
}

}  // namespace

Result<std::vector<RollItem>> year_roll(const Rulebook& book, std::int32_t year) {
    if (year < 1401 || year > 9998)
        return Error{Status::out_of_range,
                     BilingualText("年度 " + std::to_string(year) + " 应在 1401 至 9998 之间",
                                   "year " + std::to_string(year) + " is not between 1401 and 9998")};
    return Roll(book, year, make_date(year, 1, 1).value(), make_date(year + 1, 1, 1).value()).make();
}

std::string year_roll_text(std::span<const RollItem> items, Language language) {
    std::string out;
    for (const RollItem& item : items) out += line(item, language) + "\n";
    return out;
}

std::string year_roll_json(std::span<const RollItem> items, Language language) {
    std::string out;
    {
        JsonWriter json(out);
        json.begin_array();
        for (const RollItem& item : items) {
            json.begin_object();
            json.member("reason", word(item.reason));
            json.member("rule", item.rule);
            json.member("jurisdiction", item.jurisdiction);
            json.member("title", item.title.in(language));
            json.date("due", item.due);
            json.member("last", item.last);
            json.key("citations");
            write_citations(json, item.documents);
            json.texts("operations", item.operations);
            json.member("pack", item.pack);
            json.member("text", line(item, language));
            json.end_object();
        }
        json.end_array();
    }
    return out;
}

}  // namespace steward
