/// @file
/// Queries of an office (账簿查询): its units, people, budget, assets and events as rows, as of any moment.
#pragma once

#include <optional>
#include <string_view>

#include "steward/office/books.hpp"
#include "steward/office/office.hpp"
#include "steward/rules/operation.hpp"

namespace steward::office {

/// Queries state what the books say; no rule decides anything.
struct NoRules {};

/// The result beside the rows.
struct Listed {
    std::int64_t count = 0;
};

/// More than a table of a state can have rows, so that no query is ever cut.
inline constexpr std::int64_t no_bound = std::int64_t{1} << 32;

template <class Row>
struct ListedRows {
    RowSink<Row> rows;
};

namespace detail {

inline constexpr auto listed_outputs = outputs(column("count", &Listed::count, text("行数", "number of rows")));

/// A row for each entry of a table that `keep` accepts.
template <class Table, class Row, class Keep, class Make>
Listed list_table(const Table& table, ListedRows<Row>& rows, Keep keep, Make make) {
    Listed listed;
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (!keep(table[i])) continue;
        rows.rows.push(make(table[i]));
        ++listed.count;
    }
    return listed;
}
[[nodiscard]] inline bool is(std::optional<std::int64_t> wanted, std::int64_t id) noexcept {
    return !wanted || *wanted == id;
}
[[nodiscard]] inline std::optional<std::int64_t> some(std::int64_t id) noexcept {
    return id != 0 ? std::optional(id) : std::nullopt;
}

}  // namespace detail

// --- units -----------------------------------------------------------------------------------------------------

struct UnitsFacts {
    const Books* books = nullptr;
    Date on;
    std::optional<std::int64_t> unit;
};
struct UnitRow {
    std::int64_t unit = 0;
    std::optional<std::int64_t> parent;
    std::string_view name;
    UnitLevel level = UnitLevel::basic;
    std::int32_t jurisdiction = 0;
    Date from;
    std::optional<Date> until;
    std::int64_t seq = 0;
};

template <class Trace>
Listed decide(const NoRules&, const UnitsFacts& facts, ListedRows<UnitRow>& rows, Trace&) {
    const People& people = facts.books->state().people;
    return detail::list_table(
        people.units, rows, [&](const Unit& u) { return !facts.unit || people.is_within(u.id, *facts.unit); },
        [](const Unit& u) {
            return UnitRow{u.id, detail::some(u.parent), u.name, u.level, u.jurisdiction, u.from, u.until, u.seq};
        });
}

inline constexpr auto units = query(operation<UnitsFacts, NoRules, Listed, ListedRows<UnitRow>>(
    "office.units", text("查询单位", "units of the body"), "行政事业单位内部控制规范 7",
    anchor("as_of_on", &UnitsFacts::on),
    inputs(column("unit", &UnitsFacts::unit, text("单位及其下级", "a unit and those below it"))), uses(),
    detail::listed_outputs,
    emits("rows", text("单位", "units"), &ListedRows<UnitRow>::rows,
          outputs(column("unit", &UnitRow::unit, text("单位编号", "unit")),
                  column("parent", &UnitRow::parent, text("上级单位", "unit above")),
                  column("name", &UnitRow::name, text("名称", "name")),
                  column("level", &UnitRow::level, text("预算单位级次", "level")),
                  column("jurisdiction", &UnitRow::jurisdiction, text("地区", "jurisdiction")).jurisdiction(),
                  column("from_on", &UnitRow::from, text("设立日期", "first day")),
                  column("until_on", &UnitRow::until, text("撤销日期", "first day on which it is no more")),
                  column("seq", &UnitRow::seq, text("设立它的事件", "event that made it"))),
          no_bound)));

// --- actors ----------------------------------------------------------------------------------------------------

struct ActorsFacts {
    const Books* books = nullptr;
    Date on;
    std::optional<std::int64_t> actor;
};
struct ActorRow {
    std::int64_t actor = 0;
    std::string_view name;
    Date from;
    std::optional<Date> until;
    std::int64_t seq = 0;
};

template <class Trace>
Listed decide(const NoRules&, const ActorsFacts& facts, ListedRows<ActorRow>& rows, Trace&) {
    return detail::list_table(
        facts.books->state().people.actors, rows, [&](const Actor& a) { return detail::is(facts.actor, a.id); },
        [](const Actor& a) {
            return ActorRow{a.id, a.name, a.from, a.until, a.seq};
        });
}

inline constexpr auto actors = query(operation<ActorsFacts, NoRules, Listed, ListedRows<ActorRow>>(
    "office.actors", text("查询经办人", "people who act"), "行政事业单位内部控制规范 7",
    anchor("as_of_on", &ActorsFacts::on), inputs(column("actor", &ActorsFacts::actor, text("经办人", "actor"))), uses(),
    detail::listed_outputs,
    emits("rows", text("经办人", "actors"), &ListedRows<ActorRow>::rows,
          outputs(column("actor", &ActorRow::actor, text("经办人", "actor")),
                  column("name", &ActorRow::name, text("姓名", "name")).personal(),
                  column("from_on", &ActorRow::from, text("登记日期", "first day")),
                  column("until_on", &ActorRow::until, text("注销日期", "first day on which he is no more")),
                  column("seq", &ActorRow::seq, text("登记的事件", "event that enrolled"))),
          no_bound)));

// --- indicators ------------------------------------------------------------------------------------------------

struct IndicatorsFacts {
    const Books* books = nullptr;
    Date on;
    std::optional<std::int64_t> indicator;
    std::optional<std::int64_t> unit;
    std::optional<std::int64_t> year;
};
struct IndicatorRow {
    std::int64_t indicator = 0;
    std::optional<std::int64_t> parent;
    std::int64_t unit = 0;
    std::int64_t year = 0;
    std::string_view document;
    Money amount, distributed, frozen, reserved, paid, available, reserved_below, paid_below;
    std::int64_t seq = 0;
};

template <class Trace>
Listed decide(const NoRules&, const IndicatorsFacts& facts, ListedRows<IndicatorRow>& rows, Trace&) {
    return detail::list_table(
        facts.books->state().budget.indicators, rows,
        [&](const funds::Indicator& i) {
            return detail::is(facts.indicator, i.id) && detail::is(facts.unit, i.unit) &&
                   detail::is(facts.year, i.year);
        },
        [](const funds::Indicator& i) {
            return IndicatorRow{i.id,
                                detail::some(i.parent),
                                i.unit,
                                i.year,
                                i.document,
                                i.amount,
                                i.distributed,
                                i.frozen,
                                i.reserved,
                                i.paid,
                                Money::fen(i.available_fen()),
                                i.reserved_below,
                                i.paid_below,
                                i.seq};
        });
}

inline constexpr auto indicators = query(operation<IndicatorsFacts, NoRules, Listed, ListedRows<IndicatorRow>>(
    "funds.indicators", text("查询预算指标", "budget indicators and their balances"), "预算法 13",
    anchor("as_of_on", &IndicatorsFacts::on),
    inputs(column("indicator", &IndicatorsFacts::indicator, text("预算指标", "indicator")),
           column("unit", &IndicatorsFacts::unit, text("单位", "unit")),
           column("year", &IndicatorsFacts::year, text("预算年度", "budget year"))),
    uses(), detail::listed_outputs,
    emits("rows", text("预算指标", "indicators"), &ListedRows<IndicatorRow>::rows,
          outputs(
              column("indicator", &IndicatorRow::indicator, text("指标编号", "indicator")),
              column("parent", &IndicatorRow::parent, text("上级指标", "parent")),
              column("unit", &IndicatorRow::unit, text("单位", "unit")),
              column("year", &IndicatorRow::year, text("预算年度", "budget year")),
              column("document", &IndicatorRow::document, text("指标文号", "number of the document")),
              column("amount_fen", &IndicatorRow::amount, text("指标金额", "authority")),
              column("distributed_fen", &IndicatorRow::distributed, text("已分解", "passed on")),
              column("frozen_fen", &IndicatorRow::frozen, text("冻结", "frozen")),
              column("reserved_fen", &IndicatorRow::reserved, text("占用", "own open reservations")),
              column("paid_fen", &IndicatorRow::paid, text("已支付", "own payments")),
              column("available_fen", &IndicatorRow::available, text("可用额", "authority less the four before")),
              column("reserved_below_fen", &IndicatorRow::reserved_below,
                     text("本级及下级占用", "reservations with all below")),
              column("paid_below_fen", &IndicatorRow::paid_below, text("本级及下级已支付", "payments with all below")),
              column("seq", &IndicatorRow::seq, text("设立它的事件", "event that made it"))),
          no_bound)));

// --- commitments -----------------------------------------------------------------------------------------------

struct CommitmentsFacts {
    const Books* books = nullptr;
    Date on;
    std::optional<std::int64_t> commitment;
    std::optional<std::int64_t> indicator;
    std::optional<std::int64_t> unit;
};
struct CommitmentRow {
    std::int64_t commitment = 0;
    std::int64_t indicator = 0;
    Money amount, paid, released, open;
    Date reserved_on;
    std::optional<Date> expires_on;
    std::int64_t reserved_by = 0;
    std::string_view purpose;
    std::int64_t seq = 0;
};

template <class Trace>
Listed decide(const NoRules&, const CommitmentsFacts& facts, ListedRows<CommitmentRow>& rows, Trace&) {
    const funds::BudgetState& budget = facts.books->state().budget;
    return detail::list_table(
        budget.commitments, rows,
        [&](const funds::Commitment& c) {
            return detail::is(facts.commitment, c.id) && detail::is(facts.indicator, c.indicator) &&
                   (!facts.unit || budget.indicators[c.indicator_place].unit == *facts.unit);
        },
        [](const funds::Commitment& c) {
            return CommitmentRow{c.id,          c.indicator,  c.amount,      c.paid,    c.released, c.open(),
                                 c.reserved_on, c.expires_on, c.reserved_by, c.purpose, c.seq};
        });
}

inline constexpr auto commitments = query(operation<CommitmentsFacts, NoRules, Listed, ListedRows<CommitmentRow>>(
    "funds.commitments", text("查询支出承诺", "commitments"), "预算法 13", anchor("as_of_on", &CommitmentsFacts::on),
    inputs(column("commitment", &CommitmentsFacts::commitment, text("承诺编号", "commitment")),
           column("indicator", &CommitmentsFacts::indicator, text("预算指标", "indicator")),
           column("unit", &CommitmentsFacts::unit, text("指标所属单位", "unit of the indicator"))),
    uses(), detail::listed_outputs,
    emits("rows", text("支出承诺", "commitments"), &ListedRows<CommitmentRow>::rows,
          outputs(column("commitment", &CommitmentRow::commitment, text("承诺编号", "commitment")),
                  column("indicator", &CommitmentRow::indicator, text("预算指标", "indicator")),
                  column("amount_fen", &CommitmentRow::amount, text("占用金额", "reserved at first")),
                  column("paid_fen", &CommitmentRow::paid, text("已支付", "paid")),
                  column("released_fen", &CommitmentRow::released, text("已释放", "released")),
                  column("open_fen", &CommitmentRow::open, text("承诺余额", "open")),
                  column("reserved_on", &CommitmentRow::reserved_on, text("占用日期", "day of reservation")),
                  column("expires_on", &CommitmentRow::expires_on, text("到期日", "expires on")),
                  column("reserved_by", &CommitmentRow::reserved_by, text("占用申请人", "actor who reserved it")),
                  column("purpose", &CommitmentRow::purpose, text("用途", "purpose")),
                  column("seq", &CommitmentRow::seq, text("设立它的事件", "event that made it"))),
          no_bound)));

// --- payments --------------------------------------------------------------------------------------------------

struct PaymentsFacts {
    const Books* books = nullptr;
    Date on;
    std::optional<std::int64_t> payment;
    std::optional<std::int64_t> commitment;
    std::optional<std::int64_t> indicator;
};
struct PaymentRow {
    std::int64_t payment = 0;
    std::int64_t commitment = 0;
    std::int64_t indicator = 0;
    Money amount;
    Date paid_on;
    std::int64_t seq = 0;
};

template <class Trace>
Listed decide(const NoRules&, const PaymentsFacts& facts, ListedRows<PaymentRow>& rows, Trace&) {
    const funds::BudgetState& budget = facts.books->state().budget;
    const auto indicator_of = [&](const funds::Payment& p) { return budget.commitments.find(p.commitment)->indicator; };
    return detail::list_table(
        budget.payments, rows,
        [&](const funds::Payment& p) {
            return detail::is(facts.payment, p.id) && detail::is(facts.commitment, p.commitment) &&
                   (!facts.indicator || indicator_of(p) == *facts.indicator);
        },
        [&](const funds::Payment& p) {
            return PaymentRow{p.id, p.commitment, indicator_of(p), p.amount, p.paid_on, p.seq};
        });
}

inline constexpr auto payments = query(operation<PaymentsFacts, NoRules, Listed, ListedRows<PaymentRow>>(
    "funds.payments", text("查询支付", "payments"), "预算法 13, 57", anchor("as_of_on", &PaymentsFacts::on),
    inputs(column("payment", &PaymentsFacts::payment, text("支付编号", "payment")),
           column("commitment", &PaymentsFacts::commitment, text("承诺编号", "commitment")),
           column("indicator", &PaymentsFacts::indicator, text("预算指标", "indicator"))),
    uses(), detail::listed_outputs,
    emits("rows", text("支付", "payments"), &ListedRows<PaymentRow>::rows,
          outputs(column("payment", &PaymentRow::payment, text("支付编号", "payment")),
                  column("commitment", &PaymentRow::commitment, text("承诺编号", "commitment")),
                  column("indicator", &PaymentRow::indicator, text("预算指标", "indicator")),
                  column("amount_fen", &PaymentRow::amount, text("金额", "amount")),
                  column("paid_on", &PaymentRow::paid_on, text("支付日期", "day of payment")),
                  column("seq", &PaymentRow::seq, text("支付的事件", "event that paid"))),
          no_bound)));

// --- events ----------------------------------------------------------------------------------------------------

struct EventsFacts {
    const Books* books = nullptr;
    Date on;
    std::optional<std::string_view> event_type;
    std::optional<std::string_view> event_id;
    std::optional<std::int64_t> after_seq;
    std::optional<std::int64_t> at_most;
};
struct EventRow {
    std::int64_t seq = 0;
    std::string_view event_type;
    std::string_view event_id;
    Date on;
    Timestamp recorded_at;
    std::int64_t actor = 0;
    Outcome outcome = Outcome::indeterminate;
    Disposition disposition = Disposition::refused;
};

template <class Trace>
Listed decide(const NoRules&, const EventsFacts& facts, ListedRows<EventRow>& rows, Trace& trace) {
    Listed listed;
    if (facts.at_most && *facts.at_most <= 0) {
        trace.reject(Status::out_of_range, "at_most",
                     text("应大于 0，不限时不填", "it must be more than 0; leave it out for all"));
        return listed;
    }
    // An event is borrowed inside the call; the id is the one text that is different in every row.
    std::string_view last_type;
    facts.books->read(facts.after_seq.value_or(0), [&](const Event& event) {
        if ((facts.event_type && event.type != *facts.event_type) ||
            (facts.event_id && event.event_id != *facts.event_id))
            return true;
        if (event.type != last_type) last_type = facts.books->keep(event.type);
        rows.rows.push({event.seq,
                        last_type,
                        facts.books->keep(event.event_id),
                        event.event_date,
                        {event.recorded_at},
                        event.actor,
                        event.outcome,
                        is_accepted(event.outcome) ? Disposition::applied : Disposition::refused});
        return ++listed.count != facts.at_most;
    });
    return listed;
}

inline constexpr auto events = query(operation<EventsFacts, NoRules, Listed, ListedRows<EventRow>>(
    "office.events", text("查询事件", "events of the journal"), "会计法 13, 15", anchor("as_of_on", &EventsFacts::on),
    inputs(column("event_type", &EventsFacts::event_type,
                  text("事件类型（指令名）", "type of the event, a command's name")),
           column("event_id", &EventsFacts::event_id, text("事件标识", "event id")),
           column("after_seq", &EventsFacts::after_seq, text("在此序号之后", "after this sequence number")),
           column("at_most", &EventsFacts::at_most, text("最多行数", "at most so many rows"))),
    uses(), detail::listed_outputs,
    emits("rows", text("事件", "events"), &ListedRows<EventRow>::rows,
          outputs(column("seq", &EventRow::seq, text("事件序号", "sequence number")),
                  column("event_type", &EventRow::event_type, text("事件类型", "type")),
                  column("event_id", &EventRow::event_id, text("事件标识", "event id")),
                  column("on_date", &EventRow::on, text("业务日期", "business day")),
                  column("recorded_at", &EventRow::recorded_at, text("记录时间", "recorded at")),
                  column("actor", &EventRow::actor, text("经办人", "actor")),
                  column("outcome", &EventRow::outcome, text("结论", "outcome")),
                  column("disposition", &EventRow::disposition, text("处理结果", "what became of the command"))),
          no_bound)));

// --- cards and runs --------------------------------------------------------------------------------------------

struct CardsFacts {
    const Books* books = nullptr;
    Date on;
    std::optional<std::int64_t> card;
    std::optional<std::int64_t> unit;
    std::optional<std::int64_t> commitment;
};
struct CardRow {
    std::int64_t card = 0;
    std::int64_t unit = 0;
    std::optional<assets::AssetClass> asset_class;  ///< none for an asset that is never depreciated
    std::string_view name;
    Money cost, accumulated, net;
    std::int64_t life_months = 0;
    std::int64_t months = 0;
    Date acquired_on;
    std::optional<Date> disposed_on;
    std::string_view location;
    std::string_view keeper;
    std::optional<std::int64_t> commitment;
    std::int64_t seq = 0;
};

template <class Trace>
Listed decide(const NoRules&, const CardsFacts& facts, ListedRows<CardRow>& rows, Trace&) {
    return detail::list_table(
        facts.books->state().assets.cards, rows,
        [&](const assets::Card& c) {
            return detail::is(facts.card, c.id) && detail::is(facts.unit, c.unit) &&
                   detail::is(facts.commitment, c.commitment);
        },
        [](const assets::Card& c) {
            return CardRow{c.id,          c.unit,
                           c.asset_class, c.name,
                           c.cost,        c.accumulated,
                           c.net(),       c.life_months,
                           c.months,      c.acquired_on,
                           c.disposed_on, c.location,
                           c.keeper,      detail::some(c.commitment),
                           c.seq};
        });
}

inline constexpr auto cards = query(operation<CardsFacts, NoRules, Listed, ListedRows<CardRow>>(
    "assets.cards", text("查询资产卡片", "asset cards"), "行政事业性国有资产管理条例 30",
    anchor("as_of_on", &CardsFacts::on),
    inputs(column("card", &CardsFacts::card, text("卡片编号", "card")),
           column("unit", &CardsFacts::unit, text("使用单位", "unit that has it")),
           column("commitment", &CardsFacts::commitment, text("付款的承诺", "commitment that paid for it"))),
    uses(), detail::listed_outputs,
    emits("rows", text("资产卡片", "cards"), &ListedRows<CardRow>::rows,
          outputs(column("card", &CardRow::card, text("卡片编号", "card")),
                  column("unit", &CardRow::unit, text("使用单位", "unit")),
                  column("asset_class", &CardRow::asset_class, text("资产分类", "class of asset")),
                  column("name", &CardRow::name, text("资产名称", "name")),
                  column("cost_fen", &CardRow::cost, text("原值", "cost")),
                  column("accumulated_fen", &CardRow::accumulated, text("累计折旧", "accumulated depreciation")),
                  column("net_fen", &CardRow::net, text("净值", "net value")),
                  column("life_months", &CardRow::life_months, text("折旧年限（月）", "life in months")),
                  column("months", &CardRow::months, text("已计提月数", "months booked")),
                  column("acquired_on", &CardRow::acquired_on, text("入账日期", "acquired on")),
                  column("disposed_on", &CardRow::disposed_on, text("处置日期", "disposed of on")),
                  column("location", &CardRow::location, text("存放地点", "location")),
                  column("keeper", &CardRow::keeper, text("保管人", "keeper")).personal(),
                  column("commitment", &CardRow::commitment, text("付款的承诺", "commitment that paid for it")),
                  column("seq", &CardRow::seq, text("入账的事件", "event that made it"))),
          no_bound)));

struct RunsFacts {
    const Books* books = nullptr;
    Date on;
    std::optional<std::int64_t> run;
    std::optional<std::int64_t> unit;
};
struct RunRow {
    std::int64_t run = 0;
    std::int64_t unit = 0;
    Date month;
    std::int64_t cards = 0;
    Money total;
    std::int64_t seq = 0;
};

template <class Trace>
Listed decide(const NoRules&, const RunsFacts& facts, ListedRows<RunRow>& rows, Trace&) {
    return detail::list_table(
        facts.books->state().assets.runs, rows,
        [&](const assets::DepreciationRun& r) { return detail::is(facts.run, r.id) && detail::is(facts.unit, r.unit); },
        [](const assets::DepreciationRun& r) { return RunRow{r.id, r.unit, r.month, r.cards, r.total, r.seq}; });
}

inline constexpr auto depreciation_runs = query(operation<RunsFacts, NoRules, Listed, ListedRows<RunRow>>(
    "assets.depreciation_runs", text("查询折旧计提", "monthly depreciation runs"), "行政事业性国有资产管理条例 30",
    anchor("as_of_on", &RunsFacts::on),
    inputs(column("run", &RunsFacts::run, text("计提编号", "run")),
           column("unit", &RunsFacts::unit, text("单位", "unit"))),
    uses(), detail::listed_outputs,
    emits("rows", text("折旧计提", "runs"), &ListedRows<RunRow>::rows,
          outputs(column("run", &RunRow::run, text("计提编号", "run")),
                  column("unit", &RunRow::unit, text("单位", "unit")),
                  column("month_on", &RunRow::month, text("计提月份", "first day of the month")),
                  column("cards", &RunRow::cards, text("计提卡片数", "cards charged")),
                  column("total_fen", &RunRow::total, text("计提总额", "total")),
                  column("seq", &RunRow::seq, text("计提的事件", "event that made it"))),
          no_bound)));

// --- processes -------------------------------------------------------------------------------------------------

struct ProcessesFacts {
    const Books* books = nullptr;
    Date on;
    std::optional<std::int64_t> process;
    std::optional<std::int64_t> unit;
    std::optional<procurement::Stage> stage;
};
struct ProcessRow {
    std::int64_t process = 0, unit = 0, indicator = 0;
    procurement::Category category{};
    std::string_view title;
    Money budget;
    procurement::Stage stage{};
    std::optional<procurement::Method> method;
    Date planned_on;
    std::optional<Timestamp> deadline;
    std::int64_t bids = 0, valid_bids = 0;
    std::optional<std::int64_t> winner, award, commitment;
    std::optional<Money> amount;
    std::optional<Date> awarded_on;
    std::optional<std::int64_t> contract;
    std::optional<Date> signed_on, cancelled_on;
    std::int64_t seq = 0;
};

template <class Trace>
Listed decide(const NoRules&, const ProcessesFacts& facts, ListedRows<ProcessRow>& rows, Trace&) {
    return detail::list_table(
        facts.books->state().procurement.processes, rows,
        [&](const procurement::Process& p) {
            return detail::is(facts.process, p.id) && detail::is(facts.unit, p.unit) && (!facts.stage || *facts.stage == p.stage);
        },
        [](const procurement::Process& p) {
            const auto after = [](std::int64_t seq, auto value) { return seq != 0 ? std::optional(value) : std::nullopt; };
            return ProcessRow{p.id, p.unit, p.indicator, p.category, p.title, p.budget, p.stage, p.method, p.planned_on,
                              after(p.notice_seq, p.deadline), p.bids, p.valid_bids, detail::some(p.winner),
                              detail::some(p.award), detail::some(p.commitment), after(p.award_seq, p.amount),
                              after(p.award_seq, p.awarded_on), detail::some(p.contract), after(p.contract_seq, p.signed_on),
                              after(p.cancellation_seq, p.cancelled_on), p.seq};
        });
}

inline constexpr auto processes = query(operation<ProcessesFacts, NoRules, Listed, ListedRows<ProcessRow>>(
    "procurement.processes", text("查询采购项目", "procurement processes"), "政府采购法 42", anchor("as_of_on", &ProcessesFacts::on),
    inputs(column("process", &ProcessesFacts::process, text("采购项目", "process")),
           column("unit", &ProcessesFacts::unit, text("采购人", "purchaser")),
           column("stage", &ProcessesFacts::stage, text("采购阶段", "stage"))),
    uses(), detail::listed_outputs,
    emits("rows", text("采购项目", "processes"), &ListedRows<ProcessRow>::rows,
          outputs(column("process", &ProcessRow::process, text("采购项目", "process")),
                  column("unit", &ProcessRow::unit, text("采购人", "purchaser")),
                  column("indicator", &ProcessRow::indicator, text("预算指标", "indicator")),
                  column("category", &ProcessRow::category, text("采购品类", "category")),
                  column("title", &ProcessRow::title, text("项目名称", "title")),
                  column("budget_fen", &ProcessRow::budget, text("采购预算", "budget")),
                  column("stage", &ProcessRow::stage, text("采购阶段", "stage")),
                  column("method", &ProcessRow::method, text("采购方式", "method")),
                  column("planned_on", &ProcessRow::planned_on, text("列入计划日期", "planned on")),
                  column("deadline_at", &ProcessRow::deadline, text("截止时间", "deadline")),
                  column("bids", &ProcessRow::bids, text("投标家数", "bids")),
                  column("valid_bids", &ProcessRow::valid_bids, text("有效家数", "valid bids")),
                  column("bid", &ProcessRow::winner, text("中标、成交的投标", "bid that won")),
                  column("award", &ProcessRow::award, text("中标、成交编号", "award")),
                  column("commitment", &ProcessRow::commitment, text("支出承诺", "commitment")),
                  column("amount_fen", &ProcessRow::amount, text("中标、成交金额", "amount of the award")),
                  column("awarded_on", &ProcessRow::awarded_on, text("中标、成交通知书发出日", "day of the notice of award")),
                  column("contract", &ProcessRow::contract, text("合同编号", "contract")),
                  column("signed_on", &ProcessRow::signed_on, text("合同签订日期", "day of signing")),
                  column("cancelled_on", &ProcessRow::cancelled_on, text("废标、终止日期", "day of the cancellation")),
                  column("seq", &ProcessRow::seq, text("列入计划的事件", "event that planned it"))),
          no_bound)));

// --- bids ------------------------------------------------------------------------------------------------------

struct BidsFacts {
    const Books* books = nullptr;
    Date on;
    std::optional<std::int64_t> process;
};
struct BidRow {
    std::int64_t bid = 0, process = 0;
    std::string_view supplier, supplier_name;
    Money amount;
    Timestamp received_at;
    std::optional<bool> valid;
    std::optional<std::string_view> reason;
    std::int64_t seq = 0;
};

template <class Trace>
Listed decide(const NoRules&, const BidsFacts& facts, ListedRows<BidRow>& rows, Trace&) {
    return detail::list_table(
        facts.books->state().procurement.bids, rows, [&](const procurement::ReceivedBid& b) { return detail::is(facts.process, b.process); },
        [](const procurement::ReceivedBid& b) {
            return BidRow{b.id, b.process, b.supplier, b.supplier_name, b.amount, b.received_at, b.valid,
                          b.reason.empty() ? std::nullopt : std::optional(b.reason), b.seq};
        });
}

inline constexpr auto bids = query(operation<BidsFacts, NoRules, Listed, ListedRows<BidRow>>(
    "procurement.bids", text("查询投标（响应）", "bids and responses"), "政府采购法 42", anchor("as_of_on", &BidsFacts::on),
    inputs(column("process", &BidsFacts::process, text("采购项目", "process"))), uses(), detail::listed_outputs,
    emits("rows", text("投标", "bids"), &ListedRows<BidRow>::rows,
          outputs(column("bid", &BidRow::bid, text("投标编号", "bid")),
                  column("process", &BidRow::process, text("采购项目", "process")),
                  column("supplier", &BidRow::supplier, text("供应商统一社会信用代码", "code of the supplier")),
                  column("supplier_name", &BidRow::supplier_name, text("供应商名称", "name of the supplier")),
                  column("amount_fen", &BidRow::amount, text("报价", "price")),
                  column("received_at", &BidRow::received_at, text("送达时间", "received at")),
                  column("valid", &BidRow::valid, text("是否有效", "valid")),
                  column("reason", &BidRow::reason, text("无效理由", "reason for which it is not valid")),
                  column("seq", &BidRow::seq, text("收到的事件", "event by which it came"))),
          no_bound)));

}  // namespace steward::office
