#include "evaluation.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <tuple>

#include "moment.hpp"
#include "steward/kernel/wide.hpp"

namespace steward::ocds::detail {
namespace {

template <class Texts>
bool contains(const Texts& texts, std::string_view text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

void sort_unique(std::vector<std::uint32_t>& numbers) {
    if (numbers.size() < 2) return;
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

/// a * percent > b * 100 (or >=), exactly; empty when a number is too long.
std::optional<std::strong_ordering> compare_percent(const Amount& a, const Amount& b, Decimal percent) {
    const std::optional<Decimal> left = a.decimal(), right = b.decimal();
    Decimal hundredfold, scaled;
    if (!left || !right || !checked_mul(*left, Decimal{100, 0}, hundredfold) || !checked_mul(*right, percent, scaled)) return std::nullopt;
    const std::weak_ordering order = hundredfold <=> scaled;
    return order < 0 ? std::strong_ordering::less : order > 0 ? std::strong_ordering::greater : std::strong_ordering::equal;
}

Finding flag_if(bool flagged) noexcept { return flagged ? Finding::flagged : Finding::not_flagged; }

/// Whether b is to a as c is to b, exactly. False for numbers too long to tell.
bool in_proportion(const Amount& a, const Amount& b, const Amount& c) {
    std::optional<Decimal> x = a.decimal(), y = b.decimal(), z = c.decimal();
    if (!x || !y || !z) return false;
    const std::int32_t scale = std::max({x->scale, y->scale, z->scale});
    for (std::optional<Decimal>* value : {&x, &y, &z})
        if (!rescale(**value, scale, Rounding::toward_zero, **value)) return false;
    Wide outer, inner;
    return checked_mul(Wide(x->unscaled), Wide(z->unscaled), outer) && checked_mul(Wide(y->unscaled), Wide(y->unscaled), inner) && outer == inner;
}

}  // namespace

void Tally::add(const Tally& other) {
    wins += other.wins;
    bids += other.bids;
    disqualified += other.disqualified;
    submitted += other.submitted;
    classified += other.classified;
    flags |= other.flags;
}

void Purchases::add(const Purchases& other) {
    buyer_disqualified += other.buyer_disqualified;
    buyer_submitted += other.buyer_submitted;
    entity_disqualified += other.entity_disqualified;
    entity_submitted += other.entity_submitted;
}

Evaluator::Evaluator(const RedFlagSettings& settings) : settings_(settings), currency_(settings.currency) {}

void Evaluator::number_organizations(const Process& process) {
    hashes_.clear();
    for (const OptionalText& id : process.organizations) {
        hashes_.push_back(id ? TextTable::hash(*id) : 0);
        organizations_.ids.fetch_slot(hashes_.back());
    }
    for (const std::uint64_t hash : hashes_) {
        const std::uint32_t number = organizations_.ids.fetch_text(hash);
        if (number < organizations_.tallies.size()) __builtin_prefetch(&organizations_.tallies[number]);
    }
    numbers_.clear();
    for (std::size_t i = 0; i < hashes_.size(); ++i) {
        const OptionalText& id = process.organizations[i];
        numbers_.push_back(id ? organizations_.number(*id, hashes_[i]) : nobody);
    }
    for (const Award& award : process.awards)
        if (const std::uint32_t supplier = only(award.suppliers); supplier != nobody) __builtin_prefetch(&organizations_.purchases[supplier]);
    const auto number = [&](const OptionalText& id) { return id ? organizations_.number(*id) : nobody; };
    buyer_ = number(process.buyer);
    entity_ = number(process.tender.procuring_entity);
}

bool Evaluator::take_part(std::uint32_t number, std::uint16_t roles) {
    Tally& tally = tally_of(number);
    if (tally.process != process_) {
        tally.process = process_;
        tally.place = static_cast<std::uint32_t>(out_->organizations.size());
        out_->organizations.emplace_back(number, roles);
        return true;
    }
    std::uint16_t& known = out_->organizations[tally.place].second;
    const bool news = (known | roles) != known;
    known |= roles;
    return news;
}

bool Evaluator::in_currency(std::string_view currency) {
    if (!currency_) currency_ = currency;
    return *currency_ == currency;
}

Finding Evaluator::excluded(const Process& process) const {
    if (process.tender.cancelled) return Finding::cancelled;
    const OptionalText& details = process.tender.method_details;
    return details && contains(settings_.excluded_method_details, *details) ? Finding::excluded_method : Finding::not_flagged;
}

bool Evaluator::compares_prices(const Process& process) const {
    const OptionalText& details = process.tender.method_details;
    if (settings_.price_comparison_methods.empty()) return !details || !contains(settings_.no_price_comparison_methods, *details);
    return details && contains(settings_.price_comparison_methods, *details);
}

/// Whether every award is final, so that results stay; fills `complete_` with those in force.
Finding Evaluator::all_awards_final(const Process& process) {
    complete_.clear();
    if (!process.has_awards) return Finding::no_awards;
    if (!process.has_bids) return Finding::no_bids;
    for (const Award& award : process.awards) {
        switch (award.status) {
            case AwardStatus::active: complete_.push_back(&award); break;
            case AwardStatus::none: case AwardStatus::cancelled: case AwardStatus::unsuccessful: break;
            default: return Finding::award_not_final;
        }
    }
    return Finding::not_flagged;
}

/// One award in force with one supplier: then all bids competed for all of it, and the winner is known. Lots are not told
/// apart.
Evaluator::SingleAward Evaluator::single_award(Finding final) const {
    if (final != Finding::not_flagged) return {final, nullptr, nobody};
    if (complete_.empty()) return {Finding::no_active_award, nullptr, nobody};
    if (complete_.size() > 1) return {Finding::several_awards, nullptr, nobody};
    const Range suppliers = complete_.front()->suppliers;
    if (suppliers.size() > 1) return {Finding::several_suppliers, nullptr, nobody};
    const std::uint32_t supplier = only(suppliers);
    if (supplier == nobody) return {Finding::no_supplier, nullptr, nobody};
    return {Finding::not_flagged, complete_.front(), supplier};
}

std::optional<Amount> Evaluator::number_of_tenderers(const Process& process) {
    if (process.tender.number_of_tenderers) return process.tender.number_of_tenderers;
    if (!process.has_bids) return std::nullopt;
    ids_.clear();
    for (const Bid& bid : process.bids) {
        if (!bid.submitted()) continue;
        for (const std::uint32_t id : those(bid.tenderers))
            if (id != nobody) ids_.push_back(id);
    }
    if (ids_.empty()) return std::nullopt;
    sort_unique(ids_);
    number_ = std::to_string(ids_.size());
    return Amount::read(number_);
}

void Evaluator::evaluate(const Process& process, Evaluation& out) {
    out.clear();
    out_ = &out;
    ++process_;
    if (const Finding out_of_scope = excluded(process); out_of_scope != Finding::not_flagged) {
        out.findings.fill(out_of_scope);
        return;
    }
    number_organizations(process);
    const auto run = [&](Indicator indicator, auto&& evaluate) {
        if (enabled(indicator)) finding(indicator) = evaluate();
    };
    run(Indicator::r003, [&] { return short_period(process); });
    run(Indicator::r010, [&] { return no_competition(process); });
    run(Indicator::r018, [&] {
        if (const Finding fits = method_fits(process, settings_.r018_methods); fits != Finding::not_flagged) return fits;
        const std::optional<Amount> number = number_of_tenderers(process);
        return number ? flag_if(*number == *Amount::read("1")) : Finding::no_number_of_tenderers;
    });
    run(Indicator::r019, [&] { return few_tenderers(process); });
    const Finding final = all_awards_final(process);
    const SingleAward single = single_award(final);
    if (enabled(Indicator::r024) || enabled(Indicator::r058)) finding(Indicator::r024) = finding(Indicator::r058) = price_gap(process, single);
    run(Indicator::r025, [&] { return unsuccessful(process, single); });
    run(Indicator::r028, [&] { return identical_prices(process); });
    run(Indicator::r030, [&] { return late_bid(process); });
    run(Indicator::r031, [&] { return near_estimate(process, single); });
    run(Indicator::r035, [&] { return others_disqualified(process, final); });
    run(Indicator::r036, [&] { return lowest_disqualified(process); });
    run(Indicator::r038, [&] { return disqualified_bids(process); });
    run(Indicator::r044, [&] { return similar_tenderers(process); });
    run(Indicator::r048, [&] { return heterogeneous(process); });
    run(Indicator::r059, [&] { return contract_differs(process, single); });
    run(Indicator::r060, [&] { return late_signature(process); });
    if (enabled(Indicator::r022) || enabled(Indicator::r023)) price_patterns(process);
}

Finding Evaluator::method_fits(const Process& process, const std::vector<std::string>& methods) const {
    if (methods.empty()) return Finding::not_flagged;
    if (!process.tender.method) return Finding::no_method;
    return contains(methods, *process.tender.method) ? Finding::not_flagged : Finding::other_method;
}

Finding Evaluator::short_period(const Process& process) const {
    const Tender& tender = process.tender;
    if (const Finding fits = method_fits(process, settings_.r003_methods); fits != Finding::not_flagged) return fits;
    if (!tender.start_date) return Finding::no_start_date;
    if (!tender.end_date) return Finding::no_end_date;
    const std::optional<Moment> start = Moment::read(*tender.start_date), end = Moment::read(*tender.end_date);
    if (!start || !end) return Finding::unreadable_date;
    std::int64_t days = settings_.r003_days;
    if (tender.method_details) {
        const auto own = settings_.r003_days_by_details.find(*tender.method_details);
        if (own != settings_.r003_days_by_details.end()) days = own->second;
    }
    return flag_if(whole_days(*start, *end) < days);
}

/// The ratio of R024 and R058: how much higher the lowest valid bid of another tenderer is than the winner's lowest.
Finding Evaluator::price_gap(const Process& process, const SingleAward& single) {
    if (!compares_prices(process)) return Finding::no_price_comparison;
    if (single.shape != Finding::not_flagged) return single.shape;
    const Amount *winning = nullptr, *lowest_other = nullptr;
    std::uint32_t other = nobody;
    for (const Bid& bid : process.bids) {
        if (bid.status != BidStatus::valid || !bid.value.complete()) continue;
        const std::uint32_t tenderer = only(bid.tenderers);
        if (tenderer == nobody || !in_currency(*bid.value.currency)) continue;
        if (tenderer == single.supplier) {
            if (!winning || *bid.value.amount < *winning) winning = &*bid.value.amount;
        } else if (!lowest_other || *bid.value.amount < *lowest_other) {
            lowest_other = &*bid.value.amount;
            other = tenderer;
        }
    }
    if (!winning) return Finding::no_winning_price;
    if (!lowest_other) return Finding::no_other_price;
    if (*lowest_other < *winning) return Finding::lowest_lost;
    if (!winning->positive()) return Finding::price_not_positive;
    // A statistic, in binary numbers as Cardinal has it: its fences are compared with it bit by bit.
    const double price = winning->nearest();
    const double ratio = (lowest_other->nearest() - price) / price;
    if (!std::isfinite(ratio)) return Finding::number_too_long;
    out_->ratio = ratio;
    take_part(single.supplier, role::winner);
    take_part(other, role::second);
    return Finding::not_flagged;
}

/// Counts valid bids and wins once for each tenderer; which are too many unsuccessful ones the fences will say.
Finding Evaluator::unsuccessful(const Process& process, const SingleAward& single) {
    if (single.shape != Finding::not_flagged) return single.shape;
    bool any = false;
    for (const Bid& bid : process.bids) {
        const std::uint32_t tenderer = bid.status == BidStatus::valid ? only(bid.tenderers) : nobody;
        if (tenderer == nobody) continue;
        any = true;
        if (!take_part(tenderer, role::valid_bidder)) continue;
        Tally& tally = tally_of(tenderer);
        ++tally.bids;
        tally.wins += tenderer == single.supplier ? 1 : 0;
    }
    return any ? Finding::not_flagged : Finding::no_valid_bid;
}

/// Equal prices of different tenderers; a bid is compared with the last one before it of its price.
Finding Evaluator::identical_prices(const Process& process) {
    if (!compares_prices(process)) return Finding::no_price_comparison;
    priced_.clear();
    const auto has_id = [](std::uint32_t id) { return id != nobody; };
    for (const Bid& bid : process.bids) {
        const std::span<const std::uint32_t> tenderers = those(bid.tenderers);
        if (bid.submitted() && bid.value.complete() && std::any_of(tenderers.begin(), tenderers.end(), has_id)) priced_.push_back(&bid);
    }
    if (priced_.empty()) return Finding::no_price;
    std::sort(priced_.begin(), priced_.end(), [](const Bid* a, const Bid* b) {
        const std::weak_ordering order = *a->value.amount <=> *b->value.amount;
        if (order != 0) return order < 0;
        return *a->value.currency != *b->value.currency ? *a->value.currency < *b->value.currency : a < b;
    });
    bool flagged = false;
    const auto ids = [&](const Bid& bid, std::vector<std::uint32_t>& out) {
        out.clear();
        for (const std::uint32_t id : those(bid.tenderers))
            if (id != nobody) out.push_back(id);
        sort_unique(out);
    };
    for (std::size_t i = 1; i < priced_.size(); ++i) {
        const Bid &before = *priced_[i - 1], &bid = *priced_[i];
        if (!(*before.value.amount == *bid.value.amount) || *before.value.currency != *bid.value.currency) continue;
        ids(before, ids_);
        ids(bid, other_ids_);
        if (ids_ == other_ids_) continue;
        flagged = true;
        for (const Bid* alike : {&before, &bid})
            for (const std::uint32_t id : those(alike->tenderers))
                if (id != nobody) take_part(id, role::r028);
    }
    return flag_if(flagged);
}

Finding Evaluator::late_bid(const Process& process) {
    if (!process.tender.end_date) return Finding::no_end_date;
    if (!process.has_awards) return Finding::no_awards;
    if (!process.has_bids) return Finding::no_bids;
    ids_.clear();
    bool active = false;
    for (const Award& award : process.awards) {
        if (award.status != AwardStatus::active) continue;
        active = true;
        for (const std::uint32_t id : those(award.suppliers))
            if (id != nobody) ids_.push_back(id);
    }
    if (!active) return Finding::no_active_award;
    if (ids_.empty()) return Finding::no_supplier;
    sort_unique(ids_);
    const auto awarded = [&](std::uint32_t id) { return std::binary_search(ids_.begin(), ids_.end(), id); };
    const std::optional<Moment> end = Moment::read(*process.tender.end_date);
    if (!end) return Finding::unreadable_date;
    Finding found = Finding::winner_without_bid;
    for (const Bid& bid : process.bids) {
        if (bid.status != BidStatus::valid) continue;
        const std::span<const std::uint32_t> tenderers = those(bid.tenderers);
        if (std::none_of(tenderers.begin(), tenderers.end(), awarded)) continue;
        const std::optional<Moment> date = bid.date ? Moment::read(*bid.date) : std::nullopt;
        if (!date) {
            if (found != Finding::flagged) found = bid.date ? Finding::unreadable_date : Finding::no_bid_date;
            continue;
        }
        if (*date > *end) {
            found = Finding::flagged;
            for (const std::uint32_t id : tenderers)
                if (awarded(id)) take_part(id, role::r030);
        } else if (found == Finding::winner_without_bid) {
            found = Finding::not_flagged;
        }
    }
    return found;
}

Finding Evaluator::others_disqualified(const Process& process, Finding final) {
    if (final != Finding::not_flagged) return final;
    if (complete_.empty()) return Finding::no_active_award;
    ids_.clear();        // with valid bids
    other_ids_.clear();  // disqualified
    third_ids_.clear();  // awarded
    for (const Award* award : complete_)
        for (const std::uint32_t id : those(award->suppliers))
            if (id != nobody) third_ids_.push_back(id);
    for (const Bid& bid : process.bids) {
        if (bid.status != BidStatus::valid && bid.status != BidStatus::disqualified) continue;
        for (const std::uint32_t id : those(bid.tenderers))
            if (id != nobody) (bid.status == BidStatus::valid ? ids_ : other_ids_).push_back(id);
    }
    for (auto* list : {&ids_, &other_ids_, &third_ids_}) sort_unique(*list);
    if (ids_.empty()) return Finding::no_valid_bid;
    if (third_ids_.empty()) return Finding::no_supplier;
    if (ids_.size() > 1) return Finding::not_flagged;
    if (ids_ != third_ids_) return Finding::winner_without_bid;
    const auto others = static_cast<std::int64_t>(other_ids_.size()) - (std::binary_search(other_ids_.begin(), other_ids_.end(), ids_.front()) ? 1 : 0);
    if (others < settings_.r035_disqualified) return Finding::not_flagged;
    out_->values.emplace_back(Indicator::r035, static_cast<double>(others));
    take_part(ids_.front(), role::r035);
    return Finding::flagged;
}

Finding Evaluator::lowest_disqualified(const Process& process) {
    if (!compares_prices(process)) return Finding::no_price_comparison;
    if (!process.has_awards) return Finding::no_awards;
    if (std::none_of(process.awards.begin(), process.awards.end(), [](const Award& award) { return award.status == AwardStatus::active; }))
        return Finding::no_active_award;
    if (!process.has_bids) return Finding::no_bids;
    const Bid* lowest = nullptr;
    bool valid = false;
    for (const Bid& bid : process.bids) {
        if (!bid.submitted() || !bid.value.complete() || !in_currency(*bid.value.currency)) continue;
        if (!lowest || *bid.value.amount < *lowest->value.amount) lowest = &bid;
        valid = valid || bid.status == BidStatus::valid;
    }
    if (!lowest) return Finding::no_price;
    if (!valid) return Finding::no_valid_price;
    return flag_if(lowest->status == BidStatus::disqualified);
}

/// Counts bids and disqualified ones; which are too many the fences will say.
Finding Evaluator::disqualified_bids(const Process& process) {
    std::uint64_t submitted = 0, disqualified = 0;
    for (const Bid& bid : process.bids) {
        if (!bid.submitted()) continue;
        ++submitted;
        const bool out = bid.status == BidStatus::disqualified;
        disqualified += out ? 1 : 0;
        for (const std::uint32_t id : those(bid.tenderers)) {
            if (id == nobody) continue;
            Tally& tally = tally_of(id);
            ++tally.submitted;
            tally.disqualified += out ? 1 : 0;
            if (out) take_part(id, role::disqualified);
        }
    }
    if (submitted == 0) return Finding::no_bids;
    if (buyer_ != nobody) {
        Purchases& tally = organizations_.purchases[buyer_];
        tally.buyer_submitted += submitted;
        tally.buyer_disqualified += disqualified;
        if (disqualified > 0) take_part(buyer_, role::buyer);
    }
    if (entity_ != nobody) {
        Purchases& tally = organizations_.purchases[entity_];
        tally.entity_submitted += submitted;
        tally.entity_disqualified += disqualified;
        if (disqualified > 0) take_part(entity_, role::procuring_entity);
    }
    return Finding::not_flagged;
}

/// Counts the classes of what each supplier supplies; which are too many the fences will say.
Finding Evaluator::heterogeneous(const Process& process) {
    if (!process.has_awards) return Finding::no_awards;
    Finding found = Finding::no_active_award;
    for (const Award& award : process.awards) {
        if (award.status != AwardStatus::active) continue;
        const std::uint32_t supplier = only(award.suppliers);
        if (supplier == nobody) {
            if (found != Finding::not_flagged) found = award.suppliers.size() > 1 ? Finding::several_suppliers : Finding::no_supplier;
            continue;
        }
        if (award.classifications.size() == 0) {
            if (found != Finding::not_flagged) found = Finding::no_classification;
            continue;
        }
        found = Finding::not_flagged;
        if (take_part(supplier, role::classified_supplier)) ++tally_of(supplier).classified;
        std::vector<std::uint32_t>& classes = organizations_.purchases[supplier].classes;
        for (std::uint32_t i = award.classifications.first; i < award.classifications.last; ++i) {
            const std::string_view id = process.classifications[i];
            std::size_t end = 0;
            for (std::int64_t taken = 0; end < id.size() && taken < settings_.r048_digits; ++taken)
                do ++end;
                while (end < id.size() && (static_cast<unsigned char>(id[end]) & 0xc0) == 0x80);
            const std::uint32_t code = organizations_.classes.number(id.substr(0, end));
            const auto at = std::lower_bound(classes.begin(), classes.end(), code);
            if (at == classes.end() || *at != code) classes.insert(at, code);
        }
    }
    return found;
}

Finding Evaluator::no_competition(const Process& process) const {
    const OptionalText& method = process.tender.method;
    if (!method) return Finding::no_method;
    if (*method != "limited" && *method != "direct") return Finding::not_flagged;
    return flag_if(!process.tender.method_rationale || process.tender.method_rationale->empty());
}

Finding Evaluator::few_tenderers(const Process& process) {
    if (const Finding fits = method_fits(process, settings_.r018_methods); fits != Finding::not_flagged) return fits;
    const std::optional<Amount> number = number_of_tenderers(process);
    if (!number) return Finding::no_number_of_tenderers;
    const std::optional<Decimal> count = number->decimal();
    if (!count) return Finding::number_too_long;
    return flag_if(*count < Decimal{settings_.r019_tenderers, 0});
}

/// R022 and R023, over the prices of submitted bids of single tenderers in one currency.
void Evaluator::price_patterns(const Process& process) {
    Finding refused = Finding::not_flagged;
    priced_.clear();
    for (const Bid& bid : process.bids)
        if (bid.submitted() && bid.value.complete() && only(bid.tenderers) != nobody) priced_.push_back(&bid);
    if (!compares_prices(process)) refused = Finding::no_price_comparison;
    else if (priced_.empty()) refused = Finding::no_price;
    else if (std::any_of(priced_.begin(), priced_.end(), [&](const Bid* bid) { return *bid->value.currency != *priced_.front()->value.currency; }))
        refused = Finding::several_currencies;
    else if (std::any_of(priced_.begin(), priced_.end(), [](const Bid* bid) { return !bid->value.amount->positive(); }))
        refused = Finding::price_not_positive;
    if (refused != Finding::not_flagged) {
        finding(Indicator::r022) = finding(Indicator::r023) = refused;
        return;
    }
    std::sort(priced_.begin(), priced_.end(), [](const Bid* a, const Bid* b) { return *a->value.amount < *b->value.amount; });

    Finding& spread = finding(Indicator::r022);
    if (priced_.size() < 2) {
        spread = Finding::too_few_prices;
    } else {
        Decimal limit;
        const bool fits = checked_add(settings_.r022_percent, Decimal{100, 0}, limit);
        const auto order = compare_percent(*priced_.back()->value.amount, *priced_.front()->value.amount, limit);
        spread = fits && order ? flag_if(*order > 0) : Finding::number_too_long;
    }
    // Prices of three tenderers or more, each the same multiple, other than one, of the one before it.
    Finding& steps = finding(Indicator::r023);
    ids_.clear();
    for (const Bid* bid : priced_) ids_.push_back(only(bid->tenderers));
    sort_unique(ids_);
    if (ids_.size() < 3) {
        steps = Finding::too_few_prices;
        return;
    }
    bool regular = ids_.size() == priced_.size() && *priced_[0]->value.amount < *priced_[1]->value.amount;
    for (std::size_t i = 2; regular && i < priced_.size(); ++i)
        regular = in_proportion(*priced_[i - 2]->value.amount, *priced_[i - 1]->value.amount, *priced_[i]->value.amount);
    steps = flag_if(regular);
}

Finding Evaluator::near_estimate(const Process& process, const SingleAward& single) const {
    if (single.shape != Finding::not_flagged) return single.shape;
    if (!process.tender.value.complete()) return Finding::no_tender_value;
    if (!single.award->value.complete()) return Finding::no_award_value;
    if (*process.tender.value.currency != *single.award->value.currency) return Finding::several_currencies;
    if (!process.tender.value.amount->positive()) return Finding::price_not_positive;
    const auto order = compare_percent(*single.award->value.amount, *process.tender.value.amount, settings_.r031_percent);
    return order ? flag_if(*order >= 0) : Finding::number_too_long;
}

/// Tenderers of one process with the same address, or the same of any field of their contact points.
Finding Evaluator::similar_tenderers(const Process& process) {
    if (!process.has_bids) return Finding::no_bids;
    parties_.clear();
    const auto has_details = [](const Party& party) {
        return party.street || party.contact || party.email || party.telephone || party.fax || party.page;
    };
    for (const Party& party : process.parties)
        if (party.id && has_details(party)) parties_.push_back(&party);
    if (parties_.size() < 2) return Finding::no_parties;
    ids_.clear();
    for (const Bid& bid : process.bids)
        for (const std::uint32_t id : those(bid.tenderers))
            if (id != nobody && bid.submitted()) ids_.push_back(id);
    sort_unique(ids_);
    std::erase_if(parties_, [&](const Party* party) { return !std::binary_search(ids_.begin(), ids_.end(), organizations_.number(*party->id)); });
    if (parties_.size() < 2) return Finding::no_parties;

    // Equal fields are neighbours when the parties are sorted by them.
    bool flagged = false;
    const auto compare_by = [&](auto&& key, auto&& given) {
        std::sort(parties_.begin(), parties_.end(), [&](const Party* a, const Party* b) {
            return key(*a) != key(*b) ? key(*a) < key(*b) : *a->id < *b->id;
        });
        for (std::size_t i = 1; i < parties_.size(); ++i) {
            const Party &a = *parties_[i - 1], &b = *parties_[i];
            if (!given(a) || key(a) != key(b) || *a.id == *b.id) continue;
            flagged = true;
            take_part(organizations_.number(*a.id), role::r044);
            take_part(organizations_.number(*b.id), role::r044);
        }
    };
    compare_by([](const Party& p) { return std::tie(p.street, p.locality, p.region, p.postal_code, p.country); },
               [](const Party& p) { return p.street && !p.street->empty(); });
    for (const auto field : {&Party::contact, &Party::email, &Party::telephone, &Party::fax, &Party::page})
        compare_by([field](const Party& p) { return p.*field; }, [field](const Party& p) { return p.*field && !(p.*field)->empty(); });
    return flag_if(flagged);
}

Finding Evaluator::contract_differs(const Process& process, const SingleAward& single) const {
    if (single.shape != Finding::not_flagged) return single.shape;
    const Value& award = single.award->value;
    if (!award.complete()) return Finding::no_award_value;
    if (!award.amount->positive()) return Finding::price_not_positive;
    Decimal sum{};
    bool any = false;
    for (const Contract& contract : process.contracts) {
        if (contract.cancelled || (contract.award && single.award->id && *contract.award != *single.award->id)) continue;
        if (!contract.value.complete()) return Finding::no_contract_value;
        if (*contract.value.currency != *award.currency) return Finding::several_currencies;
        const std::optional<Decimal> amount = contract.value.amount->decimal();
        if (!amount || !checked_add(sum, *amount, sum)) return Finding::number_too_long;
        any = true;
    }
    if (!any) return Finding::no_contract_value;
    const std::optional<Decimal> base = award.amount->decimal();
    Decimal apart, hundredfold, allowed;
    if (!base || !checked_sub(sum, *base, apart)) return Finding::number_too_long;
    if (apart.unscaled < 0 && !checked_sub(Decimal{}, apart, apart)) return Finding::number_too_long;
    if (!checked_mul(apart, Decimal{100, 0}, hundredfold) || !checked_mul(*base, settings_.r059_percent, allowed)) return Finding::number_too_long;
    return flag_if(hundredfold > allowed);
}

Finding Evaluator::late_signature(const Process& process) {
    awards_.clear();
    for (const Award& award : process.awards)
        if (award.id && award.status == AwardStatus::active && award.date) awards_.push_back(&award);
    const auto before = [](const Award* a, const Award* b) { return *a->id < *b->id; };
    std::sort(awards_.begin(), awards_.end(), before);
    Finding found = Finding::no_dates;
    for (const Contract& contract : process.contracts) {
        if (contract.cancelled || !contract.signed_on || !contract.award) continue;
        Award sought;
        sought.id = contract.award;
        const auto award = std::lower_bound(awards_.begin(), awards_.end(), &sought, before);
        if (award == awards_.end() || *(*award)->id != *contract.award) continue;
        const std::optional<Moment> from = Moment::read(*(*award)->date), to = Moment::read(*contract.signed_on);
        if (!from || !to) {
            if (found == Finding::no_dates) found = Finding::unreadable_date;
            continue;
        }
        if (whole_days(*from, *to) > settings_.r060_days) return Finding::flagged;
        found = Finding::not_flagged;
    }
    return found;
}

}  // namespace steward::ocds::detail
