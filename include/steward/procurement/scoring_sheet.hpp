/// @file
/// How the scoring sheet of one lot is made (评标、评审): review of the bids, deductions, price scores, the experts' scores,
/// ranking and candidates.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <span>
#include <vector>

#include "steward/procurement/evaluation_facts.hpp"

namespace steward::procurement {

namespace detail {

inline constexpr std::size_t most_criteria = 64;  // one bit each in a word
inline constexpr std::size_t most_experts = 64;
inline constexpr std::size_t most_bids = std::size_t{1} << 20;  // keeps sums of prices within 128 bits
inline constexpr Points all_points =
    Points::scaled(100 * power_of_ten(unit::point::scale));  // 财政部令第87号 art. 55: x 100

/// Grounds that the evaluation finds by itself.
[[nodiscard]] constexpr Set<InvalidityGround> computed_grounds() noexcept {
    Set<InvalidityGround> grounds;
    for (const auto ground : {InvalidityGround::correction_refused, InvalidityGround::above_price_limit,
                              InvalidityGround::abnormally_low, InvalidityGround::same_brand})
        grounds.add(ground);
    return grounds;
}

/// One evaluation from top to bottom. Each step says whether the next one can follow.
template <class Trace>
class ScoringSheet {
public:
    ScoringSheet(const EvaluationRules& rules, const EvaluationFacts& facts, EvaluationRows& rows,
                 Trace& trace) noexcept
        : rules_(rules), facts_(facts), rows_(rows), trace_(trace) {}

    EvaluationResult make() {
        // Where it ends early, `outcome_` says why.
        static_cast<void>(check_lot() && check_method() && check_criteria() && review_bids() && check_competition() &&
                          choose_by_brand_price() && examine_low_prices() && deduct() && add_scores() && rank());
        result_.outcome = outcome_;
        if (control_.version >= 0) trace_.control(control_);
        return result_;
    }

private:
    /// Of 100 points each is a percent: what a hundredth of a percent is in millionths of a point.
    static constexpr std::int64_t percent_step = power_of_ten(unit::point::scale - unit::percent::scale);

    [[nodiscard]] bool scored() const noexcept {
        return facts_.evaluation_method == EvaluationMethod::comprehensive_scoring;
    }
    [[nodiscard]] Money price_limit() const noexcept { return facts_.ceiling.value_or(facts_.budget); }
    [[nodiscard]] Standing& standing(std::size_t bid) const noexcept { return rows_.bids[bid].standing; }

    void judge(Outcome one, const RuleUse& use) noexcept {
        if (use.version >= 0 && (control_.version < 0 || (one == Outcome::violation && outcome_ != Outcome::violation)))
            control_ = use;
        outcome_ = combine(outcome_, one);
    }
    /// Something that is needed is unknown, and was named.
    bool stop() noexcept {
        outcome_ = combine(outcome_, Outcome::indeterminate);
        return false;
    }
    bool reject(Status status, std::string_view column, Text remedy, std::int32_t child = -1) {
        trace_.reject(status, column, remedy, child);
        return false;
    }

    bool check_lot() {
        if (facts_.budget <= Money::fen(0))
            return reject(Status::out_of_range, "budget_fen",
                          text("预算金额应大于 0", "the budget must be more than 0"));
        // 财政部令第87号 art. 12: a ceiling within the budget.
        if (facts_.ceiling && *facts_.ceiling <= Money::fen(0))
            return reject(Status::out_of_range, "ceiling_fen",
                          text("最高限价应大于 0", "the ceiling must be more than 0"));
        if (facts_.ceiling && *facts_.ceiling > facts_.budget)
            return reject(Status::contradiction, "ceiling_fen",
                          text("最高限价应在采购预算额度内", "the ceiling must lie within the budget"));
        if (facts_.score_decimals && (*facts_.score_decimals < 0 || *facts_.score_decimals > unit::point::scale))
            return reject(Status::out_of_range, "score_decimals", text("小数位数应为 0 到 6", "0 to 6 decimals"));
        if (facts_.expert_count &&
            (*facts_.expert_count < 1 || *facts_.expert_count > static_cast<std::int64_t>(most_experts)))
            return reject(Status::out_of_range, "expert_count", text("成员数应为 1 到 64", "1 to 64 members"));
        for (const auto& [percent, name] : {std::pair{&facts_.small_rate, "small_rate_percent"},
                                            std::pair{&facts_.partial_rate, "partial_rate_percent"},
                                            std::pair{&facts_.low_average_rate, "low_average_percent"},
                                            std::pair{&facts_.low_second_rate, "low_second_percent"},
                                            std::pair{&facts_.low_limit_rate, "low_limit_percent"}})
            if (bad_percent(*percent)) return reject(Status::out_of_range, name, percent_range);
        return true;
    }

    bool check_method() {
        RuleUse use;
        const auto allowed = evaluation_allowed(rules_, facts_.method, facts_.evaluation_method, use, trace_);
        if (!allowed) return stop();
        judge(*allowed ? Outcome::pass : Outcome::violation, use);
        return true;
    }

    /// Reads the criteria; those of the price and all others apart.
    bool check_criteria() {
        const auto criteria = facts_.criteria;
        if (!scored()) {
            if (!criteria.empty())
                return reject(Status::contradiction, "criteria.criterion",
                              text("最低价评审没有评分因素", "the lowest price has no criteria"), 0);
            return true;
        }
        if (criteria.size() > most_criteria)
            return reject(Status::out_of_range, "criteria.criterion",
                          text("评审因素不超过 64 项", "at most 64 criteria"), 64);
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < criteria.size(); ++i) {
            const auto row = static_cast<std::int32_t>(i);
            const Criterion& one = criteria[i];
            if (one.max_points <= Points{} || one.max_points > all_points)
                return reject(Status::out_of_range, "criteria.max_points",
                              text("分值应大于 0、不超过 100", "more than 0 and at most 100 points"), row);
            for (std::size_t j = 0; j < i; ++j)
                if (criteria[j].criterion == one.criterion)
                    return reject(Status::contradiction, "criteria.criterion",
                                  text("评审因素编号重复", "the criterion stands twice"), row);
            sum += one.max_points.scaled();
            rows_.criteria[i].outcome = Outcome::pass;
            if (one.kind == CriterionKind::price) {
                if (weight_ > 0)
                    return reject(Status::contradiction, "criteria.kind",
                                  text("价格因素只能有一项", "the price is one criterion only"), row);
                weight_ = one.max_points.scaled();
                if (weight_ % percent_step != 0)
                    return reject(Status::out_of_range, "criteria.max_points",
                                  text("价格分值最多两位小数", "the points of the price have at most two decimals"),
                                  row);
            } else {
                scored_criteria_ |= std::uint64_t{1} << i;
                if (one.kind == CriterionKind::technical) technical_ |= std::uint64_t{1} << i;
                if (one.objective.value_or(false)) objective_ |= std::uint64_t{1} << i;
            }
        }
        if (sum != all_points.scaled()) {
            const auto last = static_cast<std::int32_t>(criteria.size()) - 1;
            return reject(Status::contradiction, "criteria.max_points",
                          text("各项分值之和应为 100", "the points of all criteria must add up to 100"), last);
        }
        if (!facts_.expert_count) {
            trace_.missing_fact("expert_count", text("评审委员会成员数", "number of experts"));
            return stop();
        }
        const Percent weight = Percent::scaled(weight_ / percent_step);
        result_.price_weight = weight;
        RuleUse use;
        result_.weight_in_range =
            weight_in_range(rules_, facts_.method, facts_.category, facts_.fixed_price, weight, use, trace_);
        if (!result_.weight_in_range)
            judge(Outcome::indeterminate, {});
        else if (!*result_.weight_in_range)
            judge(Outcome::violation, use);
        return true;
    }

    /// Adds a ground of invalidity, when the law of the method knows it; otherwise it is unknown what follows.
    bool find_invalid(BidResult& result, InvalidityGround ground) {
        const auto invalid = rules_.invalid_bids.template find<bool>(trace_, 0, text("投标无效", "the bid is invalid"),
                                                                     facts_.method, ground);
        if (!invalid) return false;
        if (*invalid) result.grounds.add(ground);
        return true;
    }

    /// Qualification, conformity, correction of the price and its limit.
    bool review_bids() {
        if (facts_.bids.size() > most_bids)
            return reject(Status::out_of_range, "bids.bidder", text("投标数量过大", "too many bids"), 0);
        bool known = true;
        for (std::size_t i = 0; i < facts_.bids.size(); ++i) {
            trace_.begin_row(static_cast<std::int32_t>(i), "bids");
            const bool bid_known = review(facts_.bids[i], rows_.bids[i], static_cast<std::int32_t>(i));
            trace_.end_row();
            if (trace_.rejected()) return false;
            known = known && bid_known;
        }
        return bidders_differ() && (known || stop());
    }

    bool review(const Bid& bid, BidResult& result, std::int32_t row) {
        static constexpr std::array<std::string_view, 4> columns{
            "bids.price_fen", "bids.total_in_words_fen", "bids.detail_total_fen", "bids.sum_of_unit_prices_fen"};
        if (const int at = total_at_fault(bid); at >= 0)
            return reject(Status::out_of_range, columns[static_cast<std::size_t>(at)], price_above_zero, row);
        if (bad_percent(bid.small_share))
            return reject(Status::out_of_range, "bids.small_share_percent", percent_range, row);
        if (bad_percent(bid.domestic_share))
            return reject(Status::out_of_range, "bids.domestic_share_percent", percent_range, row);
        if ((bid.defects.bits & computed_grounds().bits) != 0)
            return reject(Status::contradiction, "bids.defects",
                          text("该情形由报价、品牌和结论得出，不作为审查发现填写",
                               "this ground follows from prices, brands and judgements, and is not given"),
                          row);
        bool known = true;
        for (std::uint64_t left = bid.defects.bits; left != 0; left &= left - 1)
            known = find_invalid(result, static_cast<InvalidityGround>(std::countr_zero(left))) && known;
        Standing& standing = result.standing;
        if (bid.price) {
            standing.offered = *bid.price;
            if (bid.total_in_words || bid.detail_total || bid.sum_of_unit_prices || bid.unit_price_misplaced)
                known = correct(bid, result) && known;
            result.price = standing.offered;
            if (trace_.branch(standing.offered > price_limit())) {
                trace_.computed(text("报价超过预算金额或者最高限价", "the price is above the budget or the ceiling"),
                                operand(text("报价", "price"), standing.offered),
                                operand(text("限额", "limit"), price_limit()));
                known = find_invalid(result, InvalidityGround::above_price_limit) && known;
            }
        } else if (result.grounds.bits == 0) {
            trace_.missing_fact("bids.price_fen", text("报价", "price"));
            known = false;
        }
        // One ground is enough, whatever else is unknown.
        const bool invalid = result.grounds.bits != 0;
        standing.passed = standing.valid = known && !invalid;
        if (invalid || known) result.outcome = invalid ? Outcome::violation : Outcome::pass;
        return invalid || known;
    }

    bool correct(const Bid& bid, BidResult& result) {
        const CorrectedPrice corrected = corrected_price(*bid.price, bid, trace_);
        if (!corrected.known) return false;
        result.standing.offered = corrected.price;
        if (!corrected.corrected) return true;
        // The order for corrections is that of tenders; the other methods have none.
        if (!is_tender(facts_.method)) {
            trace_.missing_fact("bids.price_fen",
                                text("采购文件规定的修正后报价", "price as the document corrects it"));
            return false;
        }
        if (!rules_.bid_correction.apply(
                trace_, text("修正后的报价经投标人确认后产生约束力", "a corrected price binds once confirmed")))
            return false;
        if (!bid.correction_confirmed) {
            trace_.missing_fact("bids.correction_confirmed",
                                text("投标人是否确认修正", "the bidder confirms the correction"));
            return false;
        }
        return *bid.correction_confirmed || find_invalid(result, InvalidityGround::correction_refused);
    }

    /// The numbers of all bids in `order_`, by a comparison.
    template <class Before>
    void sort_bids(Before before) {
        order_.resize(facts_.bids.size());
        for (std::size_t i = 0; i < order_.size(); ++i) order_[i] = static_cast<std::int32_t>(i);
        // A handful is sorted faster by insertion than by a call.
        std::sort(order_.begin(), order_.end(), [&](std::int32_t a, std::int32_t b) {
            return before(static_cast<std::size_t>(a), static_cast<std::size_t>(b));
        });
    }
    [[nodiscard]] std::size_t at(std::size_t place) const noexcept { return static_cast<std::size_t>(order_[place]); }

    bool bidders_differ() {
        sort_bids([&](std::size_t a, std::size_t b) { return facts_.bids[a].bidder < facts_.bids[b].bidder; });
        for (std::size_t k = 1; k < order_.size(); ++k)
            if (facts_.bids[at(k)].bidder == facts_.bids[at(k - 1)].bidder)
                return reject(Status::contradiction, "bids.bidder",
                              text("同一投标人只能有一份投标", "a bidder has one bid"),
                              std::max(order_[k], order_[k - 1]));
        return true;
    }

    /// Enough competitors? 财政部令第87号 art. 31, 43-44: those of one brand count as one. A bid that is found too cheap later
    /// has passed the review, and counts.
    bool check_competition() {
        sort_bids([&](std::size_t a, std::size_t b) { return facts_.bids[a].brand < facts_.bids[b].brand; });
        std::int64_t competitors = 0;
        bool after_passed = false;
        for (std::size_t k = 0; k < order_.size(); ++k) {
            const auto& brand = facts_.bids[at(k)].brand;
            const bool same = is_tender(facts_.method) && k > 0 && brand && brand == facts_.bids[at(k - 1)].brand;
            const bool passed = standing(at(k)).passed;
            if (passed && same && after_passed) shared_brand_ = true;
            if (passed && !(same && after_passed)) ++competitors;
            after_passed = passed || (same && after_passed);
        }
        if (shared_brand_ &&
            !rules_.same_brand.apply(trace_, text("相同品牌的投标人按一家计算", "bidders of one brand count as one")))
            return stop();
        result_.competitors = competitors;
        const auto least = rules_.competition.template find<std::int64_t>(
            trace_, 0, text("最少供应商数", "least number of suppliers"), facts_.method);
        if (!least) return stop();
        trace_.computed(
            text("通过审查的供应商数（同品牌按一家计）", "suppliers that passed the review, those of one brand as one"),
            operand(text("供应商数", "suppliers"), competitors),
            operand(text("最少供应商数", "least number of suppliers"), *least));
        if (trace_.branch(competitors >= *least)) return true;
        const auto excepted = rules_.competition.template peek<std::int64_t>(
            trace_, 1, text("例外情形的最少数", "least number by exception"), facts_.method);
        if (excepted && competitors >= *excepted) {
            if (!facts_.exception_to_three) {
                trace_.missing_fact("exception_to_three",
                                    text("是否属于可以少于三家的情形", "a case in which fewer than three may compete"));
                return stop();
            }
            if (trace_.branch(*facts_.exception_to_three)) return true;
        }
        result_.conclusion = EvaluationConclusion::too_few;
        judge(Outcome::violation, rules_.competition.use_at(0, facts_.method));
        return false;
    }

    /// The one of equals that the document's way or the lot puts first; empty when that is not known.
    template <class Take>
    [[nodiscard]] std::optional<std::size_t> first_by_lot(std::size_t begin, std::size_t end, Take take) const {
        std::optional<std::size_t> first;
        std::size_t count = 0;
        bool known = true;
        for (std::size_t k = begin; k < end; ++k) {
            if (!take(at(k))) continue;
            ++count;
            const auto& order = facts_.bids[at(k)].lot_order;
            if (!order) {
                known = false;
                if (!first) first = at(k);
            } else if (!first || !facts_.bids[*first].lot_order || *order < *facts_.bids[*first].lot_order) {
                first = at(k);
            } else if (*order == *facts_.bids[*first].lot_order) {
                known = false;
            }
        }
        return known || count == 1 ? first : std::nullopt;
    }

    /// Goes through the bids of each brand that several have. `order_` must be sorted by brand.
    template <class Visit>
    bool for_each_shared_brand(Visit visit) {
        for (std::size_t begin = 0; begin < order_.size();) {
            const auto& brand = facts_.bids[at(begin)].brand;
            std::size_t end = begin + 1;
            while (brand && end < order_.size() && facts_.bids[at(end)].brand == brand) ++end;
            if (end - begin > 1 && !visit(begin, end)) return false;
            begin = end;
        }
        return true;
    }

    /// 财政部令第87号 art. 31: by the lowest price only the cheapest offer of a brand takes part.
    bool choose_by_brand_price() {
        for (std::size_t i = 0; i < facts_.bids.size(); ++i) standing(i).candidate = standing(i).valid;
        if (scored() || !shared_brand_) return true;
        return for_each_shared_brand([&](std::size_t begin, std::size_t end) {
            std::optional<Money> lowest;
            for (std::size_t k = begin; k < end; ++k)
                if (standing(at(k)).valid && (!lowest || standing(at(k)).offered < *lowest))
                    lowest = standing(at(k)).offered;
            if (!lowest) return true;
            const auto chosen = first_by_lot(
                begin, end, [&](std::size_t bid) { return standing(bid).valid && standing(bid).offered == *lowest; });
            if (!chosen) {
                trace_.missing_fact("bids.lot_order", text("同品牌报价相同时确定的顺序",
                                                           "the order settled among equal prices of one brand"));
                return stop();
            }
            for (std::size_t k = begin; k < end; ++k) {
                const std::size_t bid = at(k);
                if (!standing(bid).valid) continue;
                rows_.bids[bid].represents_brand = bid == *chosen;
                if (bid == *chosen) continue;
                standing(bid).valid = standing(bid).candidate = false;
                rows_.bids[bid].grounds.add(InvalidityGround::same_brand);
                rows_.bids[bid].outcome = Outcome::violation;
            }
            return true;
        });
    }

    /// The rate of a trigger, or of the document that raised it.
    std::optional<Percent> low_price_rate(LowPriceTrigger trigger, const std::optional<Percent>& stated) {
        const auto least = rules_.low_price.template find<Decimal>(
            trace_, 0, text("异常低价比例", "rate of an abnormally low price"), trigger);
        const auto greatest =
            rules_.low_price.template find<Decimal>(trace_, 1, text("可以提高到", "may be raised to"), trigger);
        Decimal rate;
        if (!least || !greatest || !rescale(*least, unit::percent::scale, Rounding::half_away_from_zero, rate))
            return std::nullopt;
        const Percent statutory = Percent::scaled(rate.unscaled);
        if (!stated) return statutory;
        if (stated->decimal() < *least || stated->decimal() > *greatest)
            judge(Outcome::violation, rules_.low_price.use_at(0, trigger));
        return std::max(statutory, *stated);
    }

    /// 财库〔2026〕2号: prices offered, not those after deductions, and "below" is strict. 财政部令第87号 art. 60: a low price is
    /// invalid only when it could not be justified.
    bool examine_low_prices() {
        Natural sum = 0;
        std::uint64_t count = 0;
        std::optional<Money> lowest, second;
        for (std::size_t i = 0; i < facts_.bids.size(); ++i) {
            if (!standing(i).passed) continue;
            const Money price = standing(i).offered;
            sum += static_cast<std::uint64_t>(price.fen());
            ++count;
            if (!lowest || price < *lowest) {
                second = lowest;
                lowest = price;
            } else if (!second || price < *second) {
                second = price;
            }
        }
        std::optional<Percent> average_rate, second_rate, limit_rate;
        if (rules_.low_price.in_force()) {
            average_rate = low_price_rate(LowPriceTrigger::below_average, facts_.low_average_rate);
            second_rate = low_price_rate(LowPriceTrigger::below_second_lowest, facts_.low_second_rate);
            limit_rate = low_price_rate(LowPriceTrigger::below_price_limit, facts_.low_limit_rate);
            if (!average_rate || !second_rate || !limit_rate) return stop();
        }
        std::int64_t valid = 0;
        for (std::size_t i = 0; i < facts_.bids.size(); ++i) {
            if (!standing(i).passed) continue;
            const Bid& bid = facts_.bids[i];
            BidResult& result = rows_.bids[i];
            // price < rate of reference / parts, cross-multiplied
            const auto below = [&](const std::optional<Percent>& rate, Natural reference, std::uint64_t parts) {
                return rate && static_cast<Natural>(standing(i).offered.fen()) * parts *
                                       static_cast<std::uint64_t>(whole_price) <
                                   reference * static_cast<std::uint64_t>(rate->scaled());
            };
            if (below(average_rate, sum, count)) result.low_price.add(LowPriceTrigger::below_average);
            if (second && standing(i).offered == *lowest &&
                below(second_rate, static_cast<std::uint64_t>(second->fen()), 1))
                result.low_price.add(LowPriceTrigger::below_second_lowest);
            if (below(limit_rate, static_cast<std::uint64_t>(price_limit().fen()), 1))
                result.low_price.add(LowPriceTrigger::below_price_limit);
            if (bid.doubted.value_or(false)) result.low_price.add(LowPriceTrigger::doubted);
            if (!standing(i).valid) continue;
            trace_.begin_row(static_cast<std::int32_t>(i), "bids");
            bool known = true;
            if (trace_.branch(bid.low_price_judgement == LowPriceJudgement::not_justified)) {
                known = find_invalid(result, InvalidityGround::abnormally_low);
                if (result.grounds.bits != 0) {
                    standing(i).valid = standing(i).candidate = false;
                    result.outcome = Outcome::violation;
                }
            } else if (result.low_price.bits != 0 && !bid.low_price_judgement) {
                trace_.note(text("报价明显偏低，应当要求说明并由评审委员会认定：认定前的排序是暂定的",
                                 "the price is low: the bidder explains, the committee judges; until then the ranking "
                                 "is provisional"));
                result.outcome = Outcome::needs_review;
                judge(Outcome::needs_review, {});
            }
            trace_.end_row();
            if (!known) return stop();
            valid += standing(i).valid ? 1 : 0;
        }
        result_.valid_bids = valid;
        if (valid > 0) return true;
        result_.conclusion = EvaluationConclusion::none_valid;
        judge(Outcome::violation, rules_.competition.use_at(0, facts_.method));
        return false;
    }

    /// Price after deductions and the base price. 财政部令第87号 art. 54-55.
    bool deduct() {
        bool share_known = false, foreign = false;
        for (std::size_t i = 0; i < facts_.bids.size(); ++i)
            share_known = share_known || (standing(i).valid && facts_.bids[i].domestic_share);
        const bool domestic_asked = detail::domestic_asked(rules_, facts_.category, share_known);
        for (std::size_t i = 0; domestic_asked && i < facts_.bids.size(); ++i) {
            if (!standing(i).valid) continue;
            trace_.begin_row(static_cast<std::int32_t>(i), "bids");
            standing(i).domestic = is_domestic(rules_, facts_.category, facts_.bids[i].domestic_share, trace_);
            trace_.end_row();
            if (!standing(i).domestic) return stop();
            foreign = foreign || !*standing(i).domestic;
        }
        bool first = true;
        for (std::size_t i = 0; i < facts_.bids.size(); ++i) {
            if (!standing(i).valid) continue;
            trace_.begin_row(static_cast<std::int32_t>(i), "bids");
            const bool known = deduct(facts_.bids[i], rows_.bids[i], foreign);
            trace_.end_row();
            if (!known) return trace_.rejected() ? false : stop();
            if (first || standing(i).adjusted < base_) base_ = standing(i).adjusted;
            first = false;
        }
        result_.base_price =
            Money::fen(static_cast<std::int64_t>(divide_half_up(base_, static_cast<std::uint64_t>(whole_price))));
        return true;
    }

    bool deduct(const Bid& bid, BidResult& result, bool foreign) {
        const Deduction small = small_deduction(rules_, facts_, bid, trace_);
        const Deduction domestic = foreign && *result.standing.domestic
                                       ? domestic_preference(rules_, facts_.category, trace_)
                                       : no_deduction();
        result.small_rate = small.rate;
        result.domestic_rate = domestic.rate;
        if (!small.rate || !domestic.rate) return false;
        if (small.outcome == Outcome::violation) judge(Outcome::violation, small.rule);
        const std::int64_t left = whole_price - small.rate->scaled() - domestic.rate->scaled();
        if (left <= 0)
            return reject(Status::contradiction, "small_rate_percent",
                          text("扣除合计应小于 100%", "the deductions must stay below 100 %"));
        Standing& standing = result.standing;
        standing.adjusted = static_cast<Natural>(standing.offered.fen()) * static_cast<std::uint64_t>(left);
        // left <= 10,000: not above the price
        result.adjusted = Money::fen(
            static_cast<std::int64_t>(divide_half_up(standing.adjusted, static_cast<std::uint64_t>(whole_price))));
        trace_.computed(
            text("评审价 = 报价 ×（1 － 扣除比例之和）", "evaluated price = price x (1 - sum of the rates)"),
            operand(text("报价", "price"), standing.offered),
            operand(text("小微企业扣除", "for small enterprises"), *small.rate),
            operand(text("本国产品扣除", "for domestic products"), *domestic.rate),
            operand(text("评审价", "evaluated price"), *result.adjusted));
        return true;
    }

    /// Which expert or criterion a number stands for, mostly the one after the last.
    template <class Same>
    [[nodiscard]] static std::size_t look_up(std::size_t& hint, std::size_t count, Same same) noexcept {
        if (hint < count && same(hint)) return hint;
        for (std::size_t i = 0; i < count; ++i)
            if (same(i)) return hint = i;
        return count;
    }

    /// Adds up what the experts gave. 财政部令第87号 art. 55, 64(2)-(3): all experts, nothing left out.
    bool add_scores() {
        if (!scored()) return true;
        const auto expert_count = static_cast<std::size_t>(*facts_.expert_count);
        expert_points_.assign(facts_.bids.size() * expert_count, 0);
        criterion_points_.assign(facts_.bids.size() * facts_.criteria.size(), 0);
        bool complete = true;
        std::uint64_t differing = 0;
        for (std::size_t i = 0; i < facts_.bids.size(); ++i) {
            if (!standing(i).valid) continue;
            const std::optional<bool> all = add_scores(i, differing);
            if (!all) return false;
            complete = complete && *all;
        }
        if (differing != 0) {
            for (std::size_t c = 0; c < facts_.criteria.size(); ++c)
                if ((differing >> c) & 1) rows_.criteria[c].outcome = Outcome::violation;
            const auto amend = rules_.score_recheck.template find<bool>(
                trace_, 0,
                text("客观评审因素评分不一致，应当修改评审结果",
                     "points for an objective criterion differ: the result has to be amended"),
                facts_.method);
            if (!amend) return stop();
            judge(Outcome::violation, rules_.score_recheck.use_at(0, facts_.method));
        }
        if (complete) return true;
        trace_.missing_fact("bids.scores.points",
                            text("每位成员对每项因素的评分", "points of every expert for every criterion"));
        return stop();
    }

    /// Whether all points of one bid are there; empty when it was rejected.
    std::optional<bool> add_scores(std::size_t index, std::uint64_t& differing) {
        const Bid& bid = facts_.bids[index];
        BidResult& result = rows_.bids[index];
        const auto expert_count = static_cast<std::size_t>(*facts_.expert_count);
        std::int64_t* const of_experts = expert_points_.data() + index * expert_count;
        std::int64_t* const of_criteria = criterion_points_.data() + index * facts_.criteria.size();
        std::array<std::uint64_t, most_experts> given;
        std::fill_n(given.begin(), expert_count, 0);
        std::array<std::int64_t, most_criteria> first;
        std::uint64_t first_known = 0;
        std::int64_t points = 0, technical = 0;
        std::size_t criterion_hint = 0, expert_hint = 0;
        const auto refuse = [&](Status status, std::string_view column, Text remedy, std::size_t score) {
            trace_.reject(status, column, remedy, {static_cast<std::int32_t>(index), static_cast<std::int32_t>(score)});
            return std::nullopt;
        };
        for (std::size_t k = 0; k < bid.scores.size(); ++k) {
            const Score& score = bid.scores[k];
            const std::size_t c = look_up(++criterion_hint, facts_.criteria.size(), [&](std::size_t at) {
                return facts_.criteria[at].criterion == score.criterion;
            });
            if (c == facts_.criteria.size())
                return refuse(Status::contradiction, "bids.scores.criterion",
                              text("没有该评审因素", "there is no such criterion"), k);
            const std::uint64_t bit = std::uint64_t{1} << c;
            if (!(scored_criteria_ & bit))
                return refuse(Status::contradiction, "bids.scores.criterion",
                              text("价格分由公式计算，不由成员评分", "the price score is computed, not given"), k);
            if (score.points < Points{} || score.points > facts_.criteria[c].max_points)
                return refuse(Status::out_of_range, "bids.scores.points",
                              text("评分应在 0 与该因素分值之间", "points lie between 0 and those of the criterion"),
                              k);
            const std::size_t e =
                look_up(expert_hint, experts_known_, [&](std::size_t at) { return experts_[at] == score.expert; });
            if (e == experts_known_) {
                if (e == expert_count)
                    return refuse(Status::contradiction, "bids.scores.expert",
                                  text("评分的成员多于评审委员会成员数", "more experts than the committee has members"),
                                  k);
                experts_[experts_known_++] = score.expert;
                expert_hint = e;
            }
            if (given[e] & bit)
                return refuse(Status::contradiction, "bids.scores.points",
                              text("同一成员对同一因素重复评分", "the expert scored this criterion twice"), k);
            given[e] |= bit;
            const std::int64_t value = score.points.scaled();
            points += value;
            of_experts[e] += value;
            of_criteria[c] += value;
            if (technical_ & bit) technical += value;
            if (objective_ & bit) {
                if (!(first_known & bit))
                    first[c] = value;
                else if (first[c] != value)
                    differing |= bit;
                first_known |= bit;
            }
            result.scores[k].counted = true;
        }
        result.standing.points = points;
        result.standing.technical = technical;
        for (std::size_t e = 0; e < expert_count; ++e)
            if (given[e] != scored_criteria_) return false;
        return true;
    }

    /// Points of all experts, as their mean in millionths of a point, half up to decimals.
    [[nodiscard]] Points mean(std::int64_t points, std::int64_t step) const noexcept {
        const auto divisor = static_cast<std::uint64_t>(*facts_.expert_count * step);
        return Points::scaled(static_cast<std::int64_t>(divide_half_up(static_cast<std::uint64_t>(points), divisor)) *
                              step);
    }

    /// 财政部令第87号 art. 55: base / price x weight x 100, and the total.
    void score_price(std::size_t bid) {
        BidResult& result = rows_.bids[bid];
        Standing& standing = result.standing;
        const std::int64_t step = power_of_ten(
            unit::point::scale - static_cast<std::int32_t>(facts_.score_decimals.value_or(unit::point::scale)));
        const Natural weighted = base_ * static_cast<std::uint64_t>(weight_);
        const auto price_score =
            static_cast<std::int64_t>(divide_half_up(weighted, standing.adjusted * static_cast<std::uint64_t>(step))) *
            step;
        result.price_score = Points::scaled(price_score);
        result.technical_score = mean(standing.technical, step);
        result.other_score = mean(standing.points, step);
        if (facts_.score_decimals) {
            standing.total = price_score + result.other_score->scaled();
            result.total = Points::scaled(standing.total);
        } else {
            const auto experts = static_cast<std::uint64_t>(*facts_.expert_count);
            const Natural all = weighted * experts;
            standing.price_part = all / standing.adjusted;
            standing.rest = all - standing.price_part * standing.adjusted;
            const Natural total = all + standing.adjusted * static_cast<std::uint64_t>(standing.points);
            result.total =
                Points::scaled(static_cast<std::int64_t>(divide_half_up(total, standing.adjusted * experts)));
        }
        tell_sheet(bid, step);
        trace_.computed(text("总得分 = 评标基准价 ÷ 评审价 × 价格分值 + 其他因素平均分",
                             "total = base price / evaluated price x points of the price + mean of the rest"),
                        operand(text("评标基准价", "base price"), *result_.base_price),
                        operand(text("评审价", "evaluated price"), *result.adjusted),
                        operand(text("价格分", "price score"), *result.price_score),
                        operand(text("其他因素平均分", "mean of the rest"), *result.other_score),
                        operand(text("总得分", "total"), *result.total));
    }

    /// The sheet of one bid, expert by expert and criterion by criterion.
    void tell_sheet(std::size_t bid, std::int64_t step) {
        const std::int64_t bidder = facts_.bids[bid].bidder;
        for (std::size_t e = 0; e < experts_known_; ++e) {
            const std::int64_t given = expert_points_[bid * experts_known_ + e];
            rows_.expert_totals.push({bidder, experts_[e], Points::scaled(given),
                                      Points::scaled(given + rows_.bids[bid].price_score->scaled())});
        }
        for (std::size_t c = 0; c < facts_.criteria.size(); ++c)
            if ((scored_criteria_ >> c) & 1)
                rows_.criterion_means.push({bidder, facts_.criteria[c].criterion,
                                            mean(criterion_points_[bid * facts_.criteria.size() + c], step)});
    }

    [[nodiscard]] std::strong_ordering compare_scores(const Standing& a, const Standing& b) const noexcept {
        if (facts_.score_decimals) return a.total <=> b.total;
        const Natural left = a.price_part + static_cast<std::uint64_t>(a.points);
        const Natural right = b.price_part + static_cast<std::uint64_t>(b.points);
        if (left != right) return left < right ? std::strong_ordering::less : std::strong_ordering::greater;
        return compare_fractions(a.rest, a.adjusted, b.rest, b.adjusted);
    }

    [[nodiscard]] std::strong_ordering compare_adjusted(const Standing& a, const Standing& b) const noexcept {
        return a.adjusted < b.adjusted    ? std::strong_ordering::less
               : a.adjusted == b.adjusted ? std::strong_ordering::equal
                                          : std::strong_ordering::greater;
    }

    /// Better is less. 财政部令第87号 art. 56-57; 财库〔2014〕214号 art. 25: in consultation the technical points come last.
    [[nodiscard]] std::strong_ordering compare(std::size_t a, std::size_t b) const noexcept {
        const Standing& left = standing(a);
        const Standing& right = standing(b);
        if (!scored()) return compare_adjusted(left, right);
        if (const auto by_score = compare_scores(right, left); by_score != 0) return by_score;
        const auto by_price = facts_.tie_price == TiePrice::offered ? left.offered.fen() <=> right.offered.fen()
                                                                    : compare_adjusted(left, right);
        if (by_price != 0 || facts_.method != Method::competitive_consultation) return by_price;
        return right.technical <=> left.technical;
    }

    /// 财政部令第87号 art. 31: of the bids of one brand the best score may be recommended.
    bool choose_by_brand_score() {
        if (!scored() || !shared_brand_) return true;
        sort_bids([&](std::size_t a, std::size_t b) { return facts_.bids[a].brand < facts_.bids[b].brand; });
        return for_each_shared_brand([&](std::size_t begin, std::size_t end) {
            std::optional<std::size_t> best;
            std::size_t valid = 0;
            for (std::size_t k = begin; k < end; ++k) {
                if (!standing(at(k)).valid) continue;
                ++valid;
                if (!best || compare_scores(standing(*best), standing(at(k))) < 0) best = at(k);
            }
            if (valid < 2) return true;
            const auto chosen = first_by_lot(begin, end, [&](std::size_t bid) {
                return standing(bid).valid && compare_scores(standing(bid), standing(*best)) == 0;
            });
            if (!chosen) {
                trace_.missing_fact("bids.lot_order", text("同品牌得分相同时确定的顺序",
                                                           "the order settled among equal scores of one brand"));
                return stop();
            }
            for (std::size_t k = begin; k < end; ++k) {
                if (!standing(at(k)).valid) continue;
                rows_.bids[at(k)].represents_brand = standing(at(k)).candidate = at(k) == *chosen;
            }
            return true;
        });
    }

    bool rank() {
        if (scored())
            for (std::size_t i = 0; i < facts_.bids.size(); ++i)
                if (standing(i).valid) {
                    trace_.begin_row(static_cast<std::int32_t>(i), "bids");
                    score_price(i);
                    trace_.end_row();
                }
        if (!choose_by_brand_score()) return false;
        sort_bids([&](std::size_t a, std::size_t b) {
            if (standing(a).candidate != standing(b).candidate) return standing(a).candidate;
            if (!standing(a).candidate) return a < b;
            const auto order = compare(a, b);
            return order != 0 ? order < 0 : a < b;
        });
        std::size_t candidates = 0;
        while (candidates < order_.size() && standing(at(candidates)).candidate) ++candidates;
        if (scored() && !facts_.tie_price && !prices_agree(candidates)) {
            trace_.missing_fact("tie_price",
                                text("得分相同时比较扣除后的价格还是投标报价", "which price settles equal scores"));
            return stop();
        }
        std::int64_t place = 0;
        std::size_t tied = 1;
        for (std::size_t k = 0; k < candidates; ++k) {
            const bool equal = k > 0 && compare(at(k - 1), at(k)) == 0;
            if (!equal) place = static_cast<std::int64_t>(k) + 1;
            if (equal && place == 1) ++tied;
            rows_.bids[at(k)].rank = place;
        }
        if (tied == 1) {
            result_.conclusion = EvaluationConclusion::ranked;
            result_.first_bidder = facts_.bids[at(0)].bidder;
            return true;
        }
        // 财政部令第87号 art. 57, 68: the document's way, otherwise by lot.
        result_.conclusion = EvaluationConclusion::tied;
        if (is_tender(facts_.method) &&
            !rules_.tied_candidates.apply(trace_,
                                          text("候选人并列的，按文件规定的方式确定，未规定的随机抽取",
                                               "tied candidates: by the way of the document, otherwise by lot")))
            return stop();
        if (const auto first = first_by_lot(0, tied, [](std::size_t) { return true; })) {
            result_.conclusion = EvaluationConclusion::ranked;
            result_.first_bidder = facts_.bids[*first].bidder;
        } else {
            judge(Outcome::needs_review, {});
        }
        return true;
    }

    /// Whether both readings of 投标报价 put equal scores in the same order.
    [[nodiscard]] bool prices_agree(std::size_t candidates) const noexcept {
        for (std::size_t k = 1; k < candidates; ++k) {
            const Standing& left = standing(at(k - 1));
            const Standing& right = standing(at(k));
            if (compare_scores(left, right) == 0 &&
                compare_adjusted(left, right) != (left.offered.fen() <=> right.offered.fen()))
                return false;
        }
        return true;
    }

    const EvaluationRules& rules_;
    const EvaluationFacts& facts_;
    EvaluationRows& rows_;
    Trace& trace_;
    EvaluationResult result_;
    Outcome outcome_ = Outcome::pass;
    RuleUse control_;
    Natural base_ = 0;                   ///< lowest price after deductions
    std::int64_t weight_ = 0;            ///< points of the price, in millionths
    std::uint64_t scored_criteria_ = 0;  ///< one bit a criterion that experts score
    std::uint64_t technical_ = 0;
    std::uint64_t objective_ = 0;
    bool shared_brand_ = false;  ///< several bids that passed are of one brand
    std::size_t experts_known_ = 0;
    std::array<std::int64_t, most_experts> experts_;
    std::vector<std::int64_t> expert_points_;     ///< by bid and expert: complete sheets have all experts
    std::vector<std::int64_t> criterion_points_;  ///< by bid and criterion
    std::vector<std::int32_t> order_;
};

}  // namespace detail

}  // namespace steward::procurement
