// The indicators by name, their thresholds and settings, and the report.
#include "steward/ocds/red_flags.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "steward/kernel/utf8.hpp"
#include "steward/rules/cited.hpp"

namespace steward::ocds {
namespace {

constexpr std::array<IndicatorInfo, indicator_count> indicators{{
    {"R003", text("投标期过短", "Short submission period"), false},
    {"R010", text("无理由采用非竞争方式", "Unjustified use of a non-competitive procedure"), true},
    {"R018", text("只有一家投标", "Single bid received"), false},
    {"R019", text("投标人过少", "Low number of bidders"), true},
    {"R022", text("报价差距悬殊", "Wide disparity in bid prices"), true},
    {"R023", text("报价成固定倍数", "Fixed-multiple bid prices"), true},
    {"R024", text("次低价贴近中标价", "Price close to winning bid"), false},
    {"R025", text("屡投不中", "Excessive unsuccessful bids"), false},
    {"R028", text("报价相同", "Identical bid prices"), false},
    {"R030", text("逾期投标中标", "Late bid won"), false},
    {"R031", text("中标价贴近或高于预算", "Winning bid price very close to or higher than the estimate"), true},
    {"R035", text("其余投标全部无效", "All except winning bid disqualified"), false},
    {"R036", text("最低价投标无效", "Lowest bid disqualified"), false},
    {"R038", text("无效投标过多", "Excessive disqualified bids"), false},
    {"R044", text("投标人信息雷同", "Business similarities between suppliers"), false},
    {"R048", text("供应品类过杂", "Heterogeneous supplier"), false},
    {"R058", text("中标价大幅低于次低价", "Heavily discounted bid"), false},
    {"R059", text("合同金额与中标金额相差过大", "Large difference between award value and final contract amount"), true},
    {"R060", text("中标后很久才签订合同", "Long time between award and contract signature"), true},
}};

constexpr std::array<FindingInfo, finding_count> findings{{
    {"flagged", "", text("预警", "flagged")},
    {"not_flagged", "", text("无预警", "not flagged")},
    {"cancelled", "/tender/status", text("采购已终止", "the tender was cancelled")},
    {"excluded_method", "/tender/procurementMethodDetails", text("设置排除了这种采购方式", "the settings exclude this method")},
    {"other_method", "/tender/procurementMethod", text("指标不适用于这种采购方式", "the indicator is not for this method")},
    {"no_method", "/tender/procurementMethod", text("缺采购方式", "the method is missing")},
    {"no_price_comparison", "/tender/procurementMethodDetails", text("按设置，这种采购方式不比较价格", "by the settings, prices are not compared in this method")},
    {"no_start_date", "/tender/tenderPeriod/startDate", text("缺投标开始时间", "the start of the tender period is missing")},
    {"no_end_date", "/tender/tenderPeriod/endDate", text("缺投标截止时间", "the end of the tender period is missing")},
    {"unreadable_date", "", text("时间不是带时区的 RFC 3339 时间", "a date is no date-time of RFC 3339")},
    {"no_number_of_tenderers", "/tender/numberOfTenderers", text("缺投标人数量，也没有列出投标人的投标", "the number of tenderers is missing, and no bid names one")},
    {"no_bids", "/bids/details", text("没有投标", "there are no bids")},
    {"no_awards", "/awards", text("没有中标结果", "there are no awards")},
    {"no_active_award", "/awards/status", text("没有生效的中标结果", "no award is in force")},
    {"award_not_final", "/awards/status", text("有中标结果尚未最终确定", "an award is not final yet")},
    {"several_awards", "/awards", text("有多个生效的中标结果，分不清哪些投标互相竞争", "several awards are in force: which bids competed is unknown")},
    {"no_supplier", "/awards/suppliers/id", text("缺中标供应商的标识", "the id of the awarded supplier is missing")},
    {"several_suppliers", "/awards/suppliers", text("一个中标结果有多家供应商", "an award has several suppliers")},
    {"no_winning_price", "/bids/details/value", text("缺中标人有效投标的报价", "the winner has no valid bid with a price")},
    {"no_other_price", "/bids/details/value", text("没有其他投标人的有效报价", "no other tenderer has a valid bid with a price")},
    {"lowest_lost", "/bids/details/value", text("最低价没有中标：评审不只看价格", "the lowest price did not win: price was not the only criterion")},
    {"price_not_positive", "", text("金额不是正数", "an amount is not positive")},
    {"no_price", "/bids/details/value", text("没有可比的报价", "no price can be compared")},
    {"no_valid_price", "/bids/details/value", text("没有可比的有效报价", "no valid bid has a price that can be compared")},
    {"no_valid_bid", "/bids/details/status", text("没有列出投标人的有效投标", "there is no valid bid with a tenderer")},
    {"winner_without_bid", "/awards/suppliers/id", text("中标供应商与有效投标对不上", "the awarded suppliers are not those of the valid bids")},
    {"no_bid_date", "/bids/details/date", text("缺投标时间", "the date of a bid is missing")},
    {"no_organization", "", text("没有可以统计的机构", "there is no organization to count")},
    {"below_minimum", "", text("机构的投标或项目数不足，不作统计", "the organizations have too few bids or processes to be measured")},
    {"no_fence", "", text("数据没有可用的离群界限", "the data give no fence for outliers")},
    {"no_tender_value", "/tender/value", text("缺预算金额", "the value of the tender is missing")},
    {"no_award_value", "/awards/value", text("缺中标金额", "the value of the award is missing")},
    {"no_contract_value", "/contracts/value", text("缺合同金额", "the value of a contract is missing")},
    {"no_dates", "/contracts/dateSigned", text("缺中标时间或合同签订时间", "the date of the award or of the signature is missing")},
    {"several_currencies", "", text("币种不同", "the currencies differ")},
    {"number_too_long", "", text("数值过长，无法精确计算", "a number is too long to be computed exactly")},
    {"too_few_prices", "/bids/details/value", text("报价太少", "there are too few prices")},
    {"no_parties", "/parties", text("不足两家投标人有地址或联系方式", "fewer than two tenderers have an address or a contact point")},
    {"no_classification", "/awards/items/classification/id", text("缺中标品目的分类", "the items of the award have no classification")},
}};

/// A threshold of a rule, and where the settings keep it.
struct Slot {
    std::string_view rule;
    std::int64_t RedFlagSettings::* count = nullptr;
    Decimal RedFlagSettings::* percent = nullptr;
    std::string_view section, key;  ///< in settings
};
constexpr std::array slots{
    Slot{"red_flag.fence_percent", nullptr, &RedFlagSettings::fence_percent, "", "fence_percent"},
    Slot{"red_flag.r003_days", &RedFlagSettings::r003_days, nullptr, "R003", "threshold"},
    Slot{"red_flag.r019_tenderers", &RedFlagSettings::r019_tenderers, nullptr, "R019", "threshold"},
    Slot{"red_flag.r022_percent", nullptr, &RedFlagSettings::r022_percent, "R022", "percent"},
    Slot{"red_flag.r025_percentile", &RedFlagSettings::r025_percentile, nullptr, "R025", "percentile"},
    Slot{"red_flag.r031_percent", nullptr, &RedFlagSettings::r031_percent, "R031", "percent"},
    Slot{"red_flag.r035_disqualified", &RedFlagSettings::r035_disqualified, nullptr, "R035", "threshold"},
    Slot{"red_flag.r038_bids", &RedFlagSettings::r038_bids, nullptr, "R038", "minimum_submitted_bids"},
    Slot{"red_flag.r038_processes", &RedFlagSettings::r038_processes, nullptr, "R038", "minimum_contracting_processes"},
    Slot{"red_flag.r048_digits", &RedFlagSettings::r048_digits, nullptr, "R048", "digits"},
    Slot{"red_flag.r048_processes", &RedFlagSettings::r048_processes, nullptr, "R048", "minimum_contracting_processes"},
    Slot{"red_flag.r059_percent", nullptr, &RedFlagSettings::r059_percent, "R059", "percent"},
    Slot{"red_flag.r060_days", &RedFlagSettings::r060_days, nullptr, "R060", "threshold"},
};

constexpr std::int64_t largest_count = 1'000'000'000;

std::string_view trim(std::string_view text) noexcept {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
    return text;
}

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t bar = std::min(text.find('|'), text.size());
        if (const std::string_view part = trim(text.substr(0, bar)); !part.empty()) parts.emplace_back(part);
        text.remove_prefix(std::min(bar + 1, text.size()));
    }
    return parts;
}

template <class Number>
std::optional<Number> number(std::string_view text) noexcept {
    Number value{};
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    return status == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(value) : std::nullopt;
}

std::optional<double> finite(std::string_view text) noexcept {
    const std::optional<double> value = number<double>(text);
    return value && std::isfinite(*value) ? value : std::nullopt;
}

/// One file of settings, line by line.
class SettingsText {
public:
    explicit SettingsText(RedFlagSettings& settings) : settings_(settings) {}

    Result<void> read(std::string_view ini) {
        while (!ini.empty()) {
            ++line_;
            const std::size_t end = std::min(ini.find('\n'), ini.size());
            const std::string_view line = trim(ini.substr(0, end));
            ini.remove_prefix(std::min(end + 1, ini.size()));
            if (line.empty() || line.front() == ';' || line.front() == '#') continue;
            if (line.front() == '[') {
                if (line.back() != ']') return wrong(line, text("小节应写成 [名称]", "a section is written [name]"));
                section_ = trim(line.substr(1, line.size() - 2));
                if (!section_known()) return wrong(line, text("没有这个小节", "there is no such section"));
                continue;
            }
            const std::size_t equals = line.find('=');
            if (equals == std::string_view::npos) return wrong(line, text("应写成 键 = 值", "it must be written key = value"));
            if (Result<void> done = set(line, trim(line.substr(0, equals)), trim(line.substr(equals + 1))); !done) return done;
        }
        return {};
    }

private:
    [[nodiscard]] bool section_known() const noexcept {
        if (section_ == "exclusions" || section_ == "R003.procurement_method_details" || indicator_named(section_)) return true;
        return prepared();
    }
    /// Sections of Cardinal's other commands, which settings files of both carry.
    [[nodiscard]] bool prepared() const noexcept {
        return section_ == "defaults" || section_ == "redactions" || section_ == "corrections" || section_ == "modifications" ||
               section_ == "codelists.bid_status" || section_ == "codelists.award_status";
    }

    Result<void> set(std::string_view line, std::string_view key, std::string_view value) {
        if (prepared()) return {};
        if (section_ == "R003.procurement_method_details") {
            const std::optional<std::int64_t> days = number<std::int64_t>(value);
            if (!days) return wrong(line, text("应为整数天数", "a whole number of days is expected"));
            settings_.r003_days_by_details[std::string(key)] = *days;
            return {};
        }
        if (section_ == "exclusions" && key == "procurement_method_details") return settings_.excluded_method_details = split(value), Result<void>();
        if (section_ == "R003" && key == "procurement_methods") return settings_.r003_methods = split(value), Result<void>();
        if (section_ == "R018" && key == "procurement_methods") return settings_.r018_methods = split(value), Result<void>();
        if (section_.empty()) {
            if (key == "currency") return settings_.currency = std::string(value), Result<void>();
            if (key == "no_price_comparison_procurement_methods") return settings_.no_price_comparison_methods = split(value), Result<void>();
            if (key == "price_comparison_procurement_methods") return settings_.price_comparison_methods = split(value), Result<void>();
            if (key == "indicators") return choose(line, value);
        }
        if (key == "threshold") {
            const auto fence = section_ == "R024" ? &RedFlagSettings::r024_threshold : section_ == "R025" ? &RedFlagSettings::r025_threshold
                             : section_ == "R038" ? &RedFlagSettings::r038_threshold : section_ == "R058" ? &RedFlagSettings::r058_threshold : nullptr;
            if (fence) {
                settings_.*fence = finite(value);
                return settings_.*fence ? Result<void>() : wrong(line, text("应为数", "a number is expected"));
            }
            if (section_ == "R048") {
                settings_.r048_threshold = number<std::int64_t>(value);
                return settings_.r048_threshold ? Result<void>() : wrong(line, text("应为整数", "a whole number is expected"));
            }
        }
        for (const Slot& slot : slots) {
            if (slot.section != section_ || slot.key != key) continue;
            const std::optional<Amount> amount = Amount::read(value);
            const std::optional<Decimal> decimal = amount ? amount->decimal() : std::nullopt;
            if (!decimal || decimal->unscaled < 0 || *decimal > Decimal{largest_count, 0}) return wrong(line, text("应为不大于十亿的非负数", "a number from 0 to 1,000,000,000 is expected"));
            if (slot.count && decimal->scale != 0) return wrong(line, text("应为整数", "a whole number is expected"));
            if (slot.key == "percentile" && *decimal > Decimal{100, 0}) return wrong(line, text("百分位不大于 100", "a percentile is at most 100"));
            if (slot.percent) settings_.*slot.percent = *decimal;
            // Cardinal: of R035 at least 1.
            else settings_.*slot.count = slot.section == "R035" ? std::max<std::int64_t>(decimal->unscaled, 1) : decimal->unscaled;
            for (Threshold& threshold : settings_.thresholds)
                if (threshold.rule == slot.rule) threshold.value = *decimal, threshold.from_settings = true;
            return {};
        }
        return wrong(line, text("没有这个键", "there is no such key"));
    }

    Result<void> choose(std::string_view line, std::string_view value) {
        settings_.enabled.fill(false);
        for (const std::string& name : split(value)) {
            const std::optional<Indicator> indicator = indicator_named(name);
            if (!indicator) return wrong(line, text("没有这个指标", "there is no such indicator"));
            settings_.enabled[static_cast<std::size_t>(*indicator)] = true;
        }
        return {};
    }

    [[nodiscard]] Error wrong(std::string_view line, Text what) const {
        const std::string place = std::to_string(line_), shown = printable(line);
        return {Status::malformed, BilingualText("设置第 " + place + " 行“" + shown + "”：" + std::string(what.zh),
                                                 "settings, line " + place + ", '" + shown + "': " + std::string(what.en))};
    }

    RedFlagSettings& settings_;
    std::string section_;
    std::int64_t line_ = 0;
};

/// Decimal digits of an exact value.
std::string decimal_text(Decimal value) {
    std::string digits = std::to_string(value.unscaled);
    if (value.scale == 0) return digits;
    const bool negative = digits.front() == '-';
    if (negative) digits.erase(0, 1);
    const auto scale = static_cast<std::size_t>(value.scale);
    if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
    digits.insert(digits.size() - scale, 1, '.');
    return (negative ? "-" : "") + digits;
}

class Json {
public:
    void begin() { writer_.StartObject(); }
    void end() { writer_.EndObject(); }
    void key(std::string_view name) { writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
    void member(std::string_view name, std::string_view value) { key(name), writer_.String(value.data(), static_cast<rapidjson::SizeType>(value.size())); }
    void member(std::string_view name, std::int64_t value) { key(name), writer_.Int64(value); }
    void flag(std::string_view name, bool value) { key(name), writer_.Bool(value); }
    void member(std::string_view name, std::optional<double> value) {
        key(name);
        if (!value || !std::isfinite(*value)) {
            writer_.Null();
            return;
        }
        std::array<char, 32> digits{};
        const auto [stop, status] = std::to_chars(digits.data(), digits.data() + digits.size(), *value);
        writer_.RawValue(digits.data(), static_cast<std::size_t>(stop - digits.data()), rapidjson::kNumberType);
        static_cast<void>(status);
    }
    void begin_array(std::string_view name) { key(name), writer_.StartArray(); }
    void end_array() { writer_.EndArray(); }
    [[nodiscard]] std::string finish() const { return {buffer_.GetString(), buffer_.GetSize()}; }

private:
    rapidjson::StringBuffer buffer_;
    rapidjson::Writer<rapidjson::StringBuffer> writer_{buffer_};
};

}  // namespace

const IndicatorInfo& info(Indicator indicator) noexcept { return indicators[static_cast<std::size_t>(indicator)]; }
const FindingInfo& info(Finding finding) noexcept { return findings[static_cast<std::size_t>(finding)]; }

std::optional<Indicator> indicator_named(std::string_view id) noexcept {
    for (std::size_t i = 0; i < indicator_count; ++i)
        if (indicators[i].id == id) return static_cast<Indicator>(i);
    return std::nullopt;
}

void describe(Catalogue& catalogue) {
    RuleReader reader{"ocds.red_flags", {}};
    for (const Slot& slot : slots) reader.rules.push_back(slot.rule);
    catalogue.add(std::move(reader));
}

Result<RedFlagSettings> RedFlagSettings::of(const Rulebook& book) {
    RedFlagSettings settings;
    settings.enabled.fill(true);
    for (const Slot& slot : slots) {
        const std::span<const Rule> rules = book.rules_of(slot.rule);
        const bool usable = rules.size() == 1 && rules[0].form == Form::parameter && !rules[0].versions.empty() &&
                            rules[0].versions.back().grid.size() == 1 && rules[0].versions.back().grid[0].state == CellState::value;
        if (!usable)
            return Error{Status::unknown_rule, BilingualText("规则库里没有预警界限 " + std::string(slot.rule) + "，应为一条 parameter 规则",
                                                             "the book has no threshold " + std::string(slot.rule) + ", one rule of the form parameter")};
        // These are no law: the newest version is the one.
        const Version& version = rules[0].versions.back();
        const Decimal value{version.grid[0].value, version.scales.empty() ? 0 : version.scales[0]};
        if (slot.count && value.scale != 0)
            return Error{Status::unknown_rule, BilingualText("预警界限 " + std::string(slot.rule) + " 应为整数",
                                                             "the threshold " + std::string(slot.rule) + " must be a whole number")};
        if (slot.count) settings.*slot.count = value.unscaled;
        else settings.*slot.percent = value;
        settings.thresholds.push_back({slot.rule, value, false, &rules[0], &version});
    }
    return settings;
}

Result<void> RedFlagSettings::apply(std::string_view ini) {
    if (!valid_utf8(ini)) return Error{Status::invalid_utf8, BilingualText("设置不是 UTF-8", "the settings are not UTF-8")};
    return SettingsText(*this).read(ini);
}

std::string RedFlagReport::to_json(const Rulebook& book, Language language) const {
    Json json;
    json.begin();
    json.member("processes", processes);
    json.member("bad", bad);
    json.begin_array("issues");
    for (const ReadIssue& issue : issues) {
        json.begin();
        json.member("path", issue.path);
        json.member("line", issue.line);
        json.member("pointer", issue.pointer);
        json.member("text", issue.message.in(language));
        json.end();
    }
    json.end_array();
    if (currency) json.member("currency", *currency);
    json.begin_array("indicators");
    for (std::size_t i = 0; i < indicator_count; ++i) {
        if (!settings.enabled[i]) continue;
        json.begin();
        json.member("id", indicators[i].id);
        json.member("title", indicators[i].title.in(language));
        json.flag("own_reading", indicators[i].own_reading);
        json.member("flagged", counts[i][0]);
        json.member("not_flagged", counts[i][1]);
        json.begin_array("not_applicable");
        for (std::size_t f = 2; f < finding_count; ++f) {
            if (counts[i][f] == 0) continue;
            json.begin();
            json.member("reason", findings[f].id);
            if (!findings[f].field.empty()) json.member("field", findings[f].field);
            json.member("processes", counts[i][f]);
            json.member("text", findings[f].text.in(language));
            json.end();
        }
        json.end_array();
        json.member("organizations_flagged", organizations[i]);
        json.begin_array("fences");
        for (const auto& [indicator, fence] : fences) {
            if (indicator != static_cast<Indicator>(i)) continue;
            json.begin();
            if (!fence.group.empty()) json.member("group", fence.group);
            json.member("q1", fence.q1);
            json.member("q3", fence.q3);
            json.member("lower_fence", fence.lower);
            json.member("upper_fence", fence.upper);
            json.end();
        }
        json.end_array();
        json.end();
    }
    json.end_array();
    json.begin_array("thresholds");
    for (const Threshold& threshold : settings.thresholds) {
        json.begin();
        json.member("rule", threshold.rule);
        json.member("value", decimal_text(threshold.value));
        json.flag("from_settings", threshold.from_settings);
        if (threshold.source && threshold.version && !threshold.from_settings) {
            json.member("title", threshold.source->title.in(language));
            json.member("confidence", threshold.version->confidence == Confidence::verified ? "verified" : "unverified");
            json.member("source", to_text(cited_places(book, threshold.version->cites), language));
        }
        json.end();
    }
    json.end_array();
    json.end();
    return json.finish();
}

}  // namespace steward::ocds
