/// @file
/// A draw of experts (随机抽取评审专家) that anyone can repeat: from a pool, a seed and a stated algorithm.
///
/// The algorithm, `sha256-rank`. All texts are UTF-8, "\n" is one byte of value 10.
/// 1. Every eligible expert has the digest SHA-256(seed "\n" id).
/// 2. Those experts are put in ascending order of their digests, read as 32 bytes from the first on.
/// 3. The first `experts` of them are drawn, the next `reserves` are reserves, in this order.
///
/// The order of the pool has no part in it, and no seed favours an id: every set of experts is as likely as any other.
/// What must be known to repeat it: the seed and the ids of the eligible experts. A seed that nobody could choose is one
/// whose SHA-256 was published before the pool was fixed, or one that is drawn in public; the same holds of the pool, whose
/// digest is SHA-256 over the eligible ids in ascending order of their bytes, each followed by "\n". Both digests may be
/// given as published, and are then compared. docs/reference/repeat_draw.py does all of this in plain Python.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "steward/kernel/digest.hpp"
#include "steward/procurement/last_day.hpp"
#include "steward/rules/operation.hpp"

namespace steward {
namespace procurement {

/// Whether an expert of the pool may be drawn, and why not.
enum class DrawStanding : std::int32_t {
    eligible = 1,
    conflict_of_interest = 2,
    own_staff = 3,
    other_field = 4,
    unavailable = 5,
    drawn_before = 6,
    suspended = 7,
};

/// 抽取结果.
enum class DrawSelection : std::int32_t { drawn = 1, reserve = 2, not_drawn = 3, excluded = 4 };

namespace detail {
inline constexpr std::array draw_standing_items{
    item(DrawStanding::eligible, "eligible", text("可以抽取", "eligible")),
    item(DrawStanding::conflict_of_interest, "conflict_of_interest", text("应当回避", "must stand back")),
    item(DrawStanding::own_staff, "own_staff", text("采购人或者代理机构人员", "staff of the purchaser or the agency")),
    item(DrawStanding::other_field, "other_field", text("专业不符", "of another field")),
    item(DrawStanding::unavailable, "unavailable", text("不能参加", "not available")),
    item(DrawStanding::drawn_before, "drawn_before", text("本项目已抽取", "drawn before for this project")),
    item(DrawStanding::suspended, "suspended", text("暂停或者禁止参加评审", "suspended or barred")),
};
inline constexpr std::array draw_selection_items{
    item(DrawSelection::drawn, "drawn", text("抽中", "drawn")),
    item(DrawSelection::reserve, "reserve", text("候补", "reserve")),
    item(DrawSelection::not_drawn, "not_drawn", text("未抽中", "not drawn")),
    item(DrawSelection::excluded, "excluded", text("未参加抽取", "not in the draw")),
};
}  // namespace detail

}  // namespace procurement

template <>
struct EnumerationOf<procurement::DrawStanding> {
    static constexpr EnumerationView view{"draw_standing", text("抽取资格", "standing in the draw"),
                                          procurement::detail::draw_standing_items};
};
template <>
struct EnumerationOf<procurement::DrawSelection> {
    static constexpr EnumerationView view{"draw_selection", text("抽取结果", "result of the draw"),
                                          procurement::detail::draw_selection_items};
};

namespace procurement {

struct PoolExpert {
    std::string_view
        expert;  ///< number of the expert in the library, not the name: not empty, no line feed, once in a pool
    DrawStanding standing{};
};

struct PoolExpertResult {
    DrawSelection selection = DrawSelection::excluded;
    std::optional<std::int64_t> place;  ///< place in the order of the digests, from 1; empty for who is not in the draw
};

struct ExpertDrawFacts {
    Date drawn_on;                                ///< day of the draw, the date whose rules govern
    std::optional<Date> evaluated_on;             ///< 评审活动开始日
    std::int64_t experts = 0;                     ///< to be drawn, at least 1
    std::optional<std::int64_t> reserves;         ///< to follow them; empty: none
    std::string_view seed;                        ///< not empty
    std::optional<std::string_view> seed_digest;  ///< SHA-256 of the seed as published before: 64 hexadecimal digits
    std::optional<std::string_view> pool_digest;  ///< digest of the pool as published before: 64 hexadecimal digits
    std::span<const PoolExpert> pool;
};

struct ExpertDrawRules {
    Provision random_draw;
    TimeLimit draw_period;
    WorkingDays working_days;
};

/// The digest of the pool is four integers: its bytes in groups of eight, the highest first, as two's complement.
struct ExpertDrawResult {
    Outcome outcome = Outcome::indeterminate;
    std::int64_t eligible = 0;
    std::optional<bool> seed_matches;  ///< the seed has the digest that was published
    std::optional<bool> pool_matches;  ///< the pool has the digest that was published
    std::int64_t pool_digest_1 = 0;
    std::int64_t pool_digest_2 = 0;
    std::int64_t pool_digest_3 = 0;
    std::int64_t pool_digest_4 = 0;
};

struct ExpertDrawRows {
    std::span<PoolExpertResult> pool;
};

/// A pool in the order of a draw.
struct DrawOrder {
    Status status = Status::ok;       ///< `not_built` when libcrypto offers no SHA-256
    std::int32_t duplicate = -1;      ///< index of an id that stands in the pool already; nothing else is then filled
    std::vector<std::int32_t> order;  ///< indices of the eligible experts, in ascending order of their digests
    Digest pool{};
    Digest seed{};
};

/// Puts a pool in order by `sha256-rank`. Deterministic; independent of the order of the pool.
[[nodiscard]] DrawOrder draw_order(std::string_view seed, std::span<const PoolExpert> pool);

namespace detail {

/// Eight bytes of a digest from index `first` on, the highest first.
[[nodiscard]] constexpr std::int64_t digest_word(const Digest& digest, std::size_t first) noexcept {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < 8; ++i) word = word << 8 | digest[first + i];
    return static_cast<std::int64_t>(word);
}

}  // namespace detail

/// Source: 政府采购法实施条例 art. 39; 财政部令第87号 art. 48; 财政部令第74号 art. 7; 财库〔2016〕198号 (from memory). The algorithm is
/// Steward's: the law asks for a random draw and names none.
template <class Trace>
ExpertDrawResult decide(const ExpertDrawRules& rules, const ExpertDrawFacts& facts, ExpertDrawRows& rows,
                        Trace& trace) {
    ExpertDrawResult result;
    if (facts.experts < 1) {
        trace.reject(Status::out_of_range, "experts", text("抽取人数应不小于 1", "at least one expert must be drawn"));
        return result;
    }
    const std::int64_t reserves = facts.reserves.value_or(0);
    if (reserves < 0) {
        trace.reject(Status::out_of_range, "reserves", text("候补人数不能为负", "reserves must not be negative"));
        return result;
    }
    if (facts.seed.empty()) {
        trace.reject(Status::missing_value, "seed", text("种子不能为空", "the seed must not be empty"));
        return result;
    }
    if (facts.evaluated_on && *facts.evaluated_on < facts.drawn_on) {
        trace.reject(Status::contradiction, "evaluated_on",
                     text("评审不应早于抽取", "the evaluation must not be before the draw"));
        return result;
    }
    std::optional<Digest> stated_seed, stated_pool;
    if (facts.seed_digest && !(stated_seed = digest_from_hex(*facts.seed_digest))) {
        trace.reject(Status::malformed, "seed_digest",
                     text("应为 64 位小写十六进制数", "write 64 hexadecimal digits of lower case"));
        return result;
    }
    if (facts.pool_digest && !(stated_pool = digest_from_hex(*facts.pool_digest))) {
        trace.reject(Status::malformed, "pool_digest",
                     text("应为 64 位小写十六进制数", "write 64 hexadecimal digits of lower case"));
        return result;
    }
    for (std::size_t i = 0; i < facts.pool.size(); ++i) {
        const PoolExpert& expert = facts.pool[i];
        result.eligible += expert.standing == DrawStanding::eligible;
        if (!expert.expert.empty() && expert.expert.find('\n') == std::string_view::npos) continue;
        trace.reject(Status::malformed, "pool.expert",
                     text("专家编号不能为空，不能含换行", "an id must not be empty nor have a line feed"),
                     static_cast<std::int32_t>(i));
        return result;
    }
    if (facts.experts > result.eligible) {
        trace.reject(Status::out_of_range, "experts",
                     text("抽取人数超过可抽取的专家人数", "the pool has fewer eligible experts than are to be drawn"));
        return result;
    }
    if (reserves > result.eligible - facts.experts) {
        trace.reject(Status::out_of_range, "reserves",
                     text("抽取和候补人数超过可抽取的专家人数",
                          "the pool has fewer eligible experts than are to be drawn with the reserves"));
        return result;
    }
    const DrawOrder order = draw_order(facts.seed, facts.pool);
    if (order.status != Status::ok) {
        trace.reject(order.status, "seed",
                     text("本机密码库不提供 SHA-256", "the crypto library offers no SHA-256 here"));
        return result;
    }
    if (order.duplicate >= 0) {
        trace.reject(Status::contradiction, "pool.expert",
                     text("同一专家在名单中只能出现一次", "an expert stands in the pool once"), order.duplicate);
        return result;
    }
    for (std::size_t i = 0; i < order.order.size(); ++i) {
        const auto place = static_cast<std::int64_t>(i) + 1;
        PoolExpertResult& expert = rows.pool[static_cast<std::size_t>(order.order[i])];
        expert.place = place;
        expert.selection = place <= facts.experts              ? DrawSelection::drawn
                           : place <= facts.experts + reserves ? DrawSelection::reserve
                                                               : DrawSelection::not_drawn;
    }
    result.pool_digest_1 = detail::digest_word(order.pool, 0);
    result.pool_digest_2 = detail::digest_word(order.pool, 8);
    result.pool_digest_3 = detail::digest_word(order.pool, 16);
    result.pool_digest_4 = detail::digest_word(order.pool, 24);
    if (stated_seed) result.seed_matches = *stated_seed == order.seed;
    if (stated_pool) result.pool_matches = *stated_pool == order.pool;
    trace.note(text("算法 sha256-rank：按 SHA-256(种子 换行 编号) 升序取前若干名，任何人可复算",
                    "algorithm sha256-rank: ascending order of SHA-256(seed, line feed, id); anyone can repeat it"));
    if (!rules.random_draw.apply(trace, text("评审专家应当随机抽取", "experts are drawn at random"))) return result;
    Outcome outcome = Outcome::pass;
    RuleUse control = rules.random_draw.use();
    if (facts.evaluated_on) {
        // Counted back from the evaluation. "原则上": an earlier draw needs a reason, it is not void.
        const auto earliest = detail::last_day(rules.draw_period, rules.working_days, *facts.evaluated_on, trace);
        if (!earliest)
            outcome = Outcome::indeterminate;
        else if (trace.branch(facts.drawn_on < *earliest))
            outcome = Outcome::needs_review;
        if (outcome != Outcome::pass) control = rules.draw_period.use();
    }
    if (!trace.branch(result.seed_matches.value_or(true)) || !trace.branch(result.pool_matches.value_or(true))) {
        trace.note(text("种子或者专家名单与事先公布的摘要不符",
                        "the seed or the pool is not the one whose digest was published"));
        outcome = Outcome::violation;
        control = rules.random_draw.use();
    }
    trace.control(control);
    result.outcome = outcome;
    return result;
}

inline constexpr auto expert_draw = operation<ExpertDrawFacts, ExpertDrawRules, ExpertDrawResult, ExpertDrawRows>(
    "procurement.expert_draw", text("随机抽取评审专家", "random draw of experts"),
    "政府采购法实施条例 39; 财政部令第87号 48; 财政部令第74号 7; 财库〔2016〕198号",
    anchor("drawn_on", &ExpertDrawFacts::drawn_on),
    inputs(column("drawn_on", &ExpertDrawFacts::drawn_on, text("抽取日", "day of the draw")),
           column("evaluated_on", &ExpertDrawFacts::evaluated_on, text("评审开始日", "start of the evaluation")),
           column("experts", &ExpertDrawFacts::experts, text("抽取人数", "experts to be drawn")),
           column("reserves", &ExpertDrawFacts::reserves, text("候补人数", "reserves")),
           column("seed", &ExpertDrawFacts::seed, text("种子", "seed")),
           column("seed_digest", &ExpertDrawFacts::seed_digest,
                  text("事先公布的种子摘要", "digest of the seed as published")),
           column("pool_digest", &ExpertDrawFacts::pool_digest,
                  text("事先公布的名单摘要", "digest of the pool as published"))),
    uses(rule("procurement.random_draw", &ExpertDrawRules::random_draw).anchored("announced_on"),
         rule("procurement.expert_draw_period", &ExpertDrawRules::draw_period).anchored("evaluation_started_on"),
         rule("calendar.working_days", &ExpertDrawRules::working_days)),
    outputs(column("outcome", &ExpertDrawResult::outcome, text("结论", "outcome")),
            column("eligible", &ExpertDrawResult::eligible, text("可抽取的专家人数", "eligible experts")),
            column("seed_matches", &ExpertDrawResult::seed_matches,
                   text("种子与公布的摘要相符", "the seed matches its digest")),
            column("pool_matches", &ExpertDrawResult::pool_matches,
                   text("名单与公布的摘要相符", "the pool matches its digest")),
            column("pool_digest_1", &ExpertDrawResult::pool_digest_1,
                   text("名单摘要第 1 至 8 字节", "bytes 1 to 8 of the pool's digest")),
            column("pool_digest_2", &ExpertDrawResult::pool_digest_2,
                   text("名单摘要第 9 至 16 字节", "bytes 9 to 16 of the pool's digest")),
            column("pool_digest_3", &ExpertDrawResult::pool_digest_3,
                   text("名单摘要第 17 至 24 字节", "bytes 17 to 24 of the pool's digest")),
            column("pool_digest_4", &ExpertDrawResult::pool_digest_4,
                   text("名单摘要第 25 至 32 字节", "bytes 25 to 32 of the pool's digest"))),
    list("pool", text("专家名单", "expert of the pool"), &ExpertDrawFacts::pool,
         inputs(column("expert", &PoolExpert::expert, text("专家编号", "id of the expert")),
                column("standing", &PoolExpert::standing, text("抽取资格", "standing"))),
         &ExpertDrawRows::pool,
         outputs(column("selection", &PoolExpertResult::selection, text("抽取结果", "result of the draw")),
                 column("place", &PoolExpertResult::place, text("名次", "place")))));

}  // namespace procurement
}  // namespace steward
