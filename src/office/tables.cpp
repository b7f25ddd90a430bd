#include "tables.hpp"

#include <array>
#include <string>
#include <vector>

#include "steward/kernel/timestamp.hpp"

namespace steward::office {
namespace {

TableColumn number(std::string name, std::string comment) { return {std::move(name), CellType::int64, std::move(comment)}; }
TableColumn words(std::string name, std::string comment) { return {std::move(name), CellType::text, std::move(comment)}; }
TableColumn day(std::string name, std::string comment) { return {std::move(name), CellType::date, std::move(comment)}; }

template <class E>
TableCell id_of(E code) {
    for (const EnumerationItem& entry : EnumerationOf<E>::view.items)
        if (entry.code == static_cast<std::int32_t>(code)) return entry.id;
    return {};
}
TableCell optional_day(const std::optional<Date>& date) { return date ? TableCell(*date) : TableCell(); }
TableCell optional_id(std::int64_t id) { return id != 0 ? TableCell(id) : TableCell(); }

/// Ids of the duties, with blanks between.
std::string duty_names(Set<Duty> duties) {
    std::string names;
    for (const EnumerationItem& entry : EnumerationOf<Duty>::view.items)
        if ((duties.bits >> entry.code) & 1) names += (names.empty() ? "" : " ") + std::string(entry.id);
    return names;
}

enum Place : std::size_t { units, actors, trusts, indicators, commitments, payments, cards, holdings, runs, processes, bids };

}  // namespace

std::span<const TableSchema> table_schemas() {
    static const std::vector<TableSchema> schemas{
        {"units",
         {number("unit", "id"), number("parent", "unit above; empty for the root"), words("name", ""), words("level", "department, secondary, basic"),
          number("jurisdiction", "number, GB/T 2260 where there is one"), day("from_on", "first day"), day("until_on", "first day on which it is no more"),
          number("seq", "event that made it")},
         1, "units of the body (单位)"},
        {"actors", {number("actor", "id"), words("name", "personal data"), day("from_on", ""), day("until_on", ""), number("seq", "")}, 1, "people who act (经办人)"},
        {"trusts",
         {number("trust", "id"), number("actor", ""), number("unit", "with all units below it"), words("duties", "ids, with blanks between"), day("from_on", ""),
          day("until_on", ""), number("seq", "")},
         1, "what actors are entrusted with (授权)"},
        {"indicators",
         {number("indicator", "id"), number("parent", ""), number("unit", ""), number("year", "budget year"), words("document", "指标文号"),
          number("amount_fen", "authority"), number("distributed_fen", "passed on"), number("frozen_fen", ""), number("reserved_fen", "own open reservations"),
          number("paid_fen", "own payments"), number("available_fen", "amount less the four before"), number("reserved_below_fen", "with all below"),
          number("paid_below_fen", "with all below"), number("seq", "")},
         1, "budget indicators (预算指标)"},
        {"commitments",
         {number("commitment", "id"), number("indicator", ""), number("amount_fen", "reserved at first"), number("paid_fen", ""), number("released_fen", ""),
          number("open_fen", ""), day("reserved_on", ""), day("expires_on", ""), number("reserved_by", "actor"), words("purpose", ""), number("seq", "")},
         1, "commitments (支出承诺)"},
        {"payments", {number("payment", "id"), number("commitment", ""), number("amount_fen", ""), day("paid_on", ""), number("seq", "")}, 1, "payments (支付)"},
        {"cards",
         {number("card", "id"), number("unit", ""), number("asset_class", "code; empty when never depreciated"), words("name", ""), number("cost_fen", "原值"),
          number("accumulated_fen", "累计折旧"), number("net_fen", "净值"), number("life_months", ""), number("months", "booked"), day("charged_on", "first day of the last month booked"),
          day("acquired_on", ""), day("disposed_on", ""), words("location", ""), words("keeper", "personal data"), number("commitment", "that paid for it"), number("seq", "")},
         1, "asset cards (资产卡片)"},
        {"holdings", {number("holding", "id"), number("card", ""), number("unit", "that has the card from then on"), day("from_on", ""), number("seq", "")}, 1,
         "which unit had a card (资产持有)"},
        {"depreciation_runs", {number("run", "id"), number("unit", ""), day("month_on", "first day of the month"), number("cards", "charged"), number("total_fen", ""), number("seq", "")}, 1,
         "monthly depreciation (计提折旧)"},
        {"processes",
         {number("process", "id"), number("unit", "purchaser"), number("indicator", "that pays"), words("category", "goods, services, works"), words("title", ""),
          number("budget_fen", ""), words("stage", "planned, announced, opened, awarded, contracted, cancelled"), words("method", ""), day("planned_on", ""), day("announced_on", ""),
          words("deadline_at", "UTC"), day("opened_on", ""), number("bid", "that won"), number("award", ""), number("commitment", "reserved with the award"),
          number("amount_fen", "of the award"), day("awarded_on", ""), number("contract", ""), day("signed_on", ""), day("cancelled_on", ""), words("reason", "of the cancellation"),
          number("seq", "")},
         1, "procurement processes (采购项目)"},
        {"bids",
         {number("bid", "id"), number("process", ""), words("supplier", "code"), words("supplier_name", ""), number("amount_fen", ""), words("received_at", "UTC"),
          number("valid", "1, 0; empty before the examination"), words("reason", "why it is not valid"), number("seq", "")},
         1, "bids and responses (投标、响应)"},
    };
    return schemas;
}

void write_rows(OfficeState& state, bool changed_only, const std::function<void(const RowChange&)>& sink) {
    const auto give = [&](Place table, const auto& cells) { sink({table, false, cells}); };
    const auto each = [&](const auto& rows, const auto& write) {
        if (changed_only)
            for (const std::uint32_t at : rows.changed()) write(rows[at]);
        else
            for (std::size_t at = 0; at < rows.size(); ++at) write(rows[at]);
    };
    each(state.people.units, [&](const Unit& u) {
        give(units, std::array<TableCell, 8>{u.id, optional_id(u.parent), u.name, id_of(u.level), std::int64_t{u.jurisdiction}, u.from, optional_day(u.until), u.seq});
    });
    each(state.people.actors, [&](const Actor& a) { give(actors, std::array<TableCell, 5>{a.id, a.name, a.from, optional_day(a.until), a.seq}); });
    each(state.people.trusts, [&](const Trust& t) {
        const std::string names = duty_names(t.duties);
        give(trusts, std::array<TableCell, 7>{t.id, t.actor, t.unit, std::string_view(names), t.from, optional_day(t.until), t.seq});
    });
    each(state.budget.indicators, [&](const funds::Indicator& i) {
        give(indicators, std::array<TableCell, 14>{i.id, optional_id(i.parent), i.unit, std::int64_t{i.year}, i.document, i.amount.fen(), i.distributed.fen(),
                                                   i.frozen.fen(), i.reserved.fen(), i.paid.fen(), i.available_fen(), i.reserved_below.fen(), i.paid_below.fen(), i.seq});
    });
    each(state.budget.commitments, [&](const funds::Commitment& c) {
        give(commitments, std::array<TableCell, 11>{c.id, c.indicator, c.amount.fen(), c.paid.fen(), c.released.fen(), c.open().fen(), c.reserved_on,
                                                    optional_day(c.expires_on), c.reserved_by, c.purpose, c.seq});
    });
    each(state.budget.payments, [&](const funds::Payment& p) { give(payments, std::array<TableCell, 5>{p.id, p.commitment, p.amount.fen(), p.paid_on, p.seq}); });
    each(state.assets.cards, [&](const assets::Card& c) {
        give(cards, std::array<TableCell, 16>{c.id, c.unit, c.asset_class ? TableCell(std::int64_t{c.asset_class->value}) : TableCell(), c.name, c.cost.fen(),
                                              c.accumulated.fen(), c.net().fen(), c.life_months, c.months, optional_day(c.charged_on), c.acquired_on,
                                              optional_day(c.disposed_on), c.location, c.keeper, optional_id(c.commitment), c.seq});
    });
    each(state.assets.holdings, [&](const assets::Holding& h) { give(holdings, std::array<TableCell, 5>{h.id, h.card, h.unit, h.from, h.seq}); });
    each(state.procurement.processes, [&](const procurement::Process& p) {
        const bool announced = p.notice_seq != 0, awarded = p.award_seq != 0;
        const std::string deadline = timestamp_text(p.deadline.microseconds);
        give(processes, std::array<TableCell, 22>{p.id, p.unit, p.indicator, id_of(p.category), p.title, p.budget.fen(), id_of(p.stage), p.method ? id_of(*p.method) : TableCell(),
                                                  p.planned_on, announced ? TableCell(p.announced_on) : TableCell(), announced ? TableCell(std::string_view(deadline)) : TableCell(),
                                                  p.opening_seq != 0 ? TableCell(p.opened_on) : TableCell(), optional_id(p.winner), optional_id(p.award), optional_id(p.commitment),
                                                  awarded ? TableCell(p.amount.fen()) : TableCell(), awarded ? TableCell(p.awarded_on) : TableCell(), optional_id(p.contract),
                                                  p.contract_seq != 0 ? TableCell(p.signed_on) : TableCell(), p.cancellation_seq != 0 ? TableCell(p.cancelled_on) : TableCell(),
                                                  p.reason.empty() ? TableCell() : TableCell(p.reason), p.seq});
    });
    each(state.procurement.bids, [&](const procurement::ReceivedBid& b) {
        const std::string received = timestamp_text(b.received_at.microseconds);
        give(bids, std::array<TableCell, 9>{b.id, b.process, b.supplier, b.supplier_name, b.amount.fen(), std::string_view(received),
                                            b.valid ? TableCell(std::int64_t{*b.valid ? 1 : 0}) : TableCell(), b.reason.empty() ? TableCell() : TableCell(b.reason), b.seq});
    });
    each(state.assets.runs, [&](const assets::DepreciationRun& r) { give(runs, std::array<TableCell, 6>{r.id, r.unit, r.month, r.cards, r.total.fen(), r.seq}); });
}

}  // namespace steward::office
