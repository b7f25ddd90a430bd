// A second bookkeeper: reads the events of a journal by the documented encoding and keeps the budget in the plainest way,
// every figure a sum over all movements. And a source of random commands, most of them sensible.
#pragma once

#include <algorithm>
#include <limits>
#include <map>
#include <random>
#include <sstream>

#include <gtest/gtest.h>

#include "office_batch.hpp"

namespace steward::office_test {

/// The budget by its movements.
struct Model {
    struct Indicator {
        std::int64_t parent = 0, unit = 0, year = 0, received = 0, adjusted = 0, frozen = 0, seq = 0;
        std::string document;
        std::int32_t issued_on = 0;
    };
    struct Commitment {
        std::int64_t indicator = 0, amount = 0, released = 0, actor = 0, seq = 0;
        std::int32_t on = 0;
        std::optional<std::int64_t> expires_on;
        std::string purpose;
    };
    struct Payment {
        std::int64_t commitment = 0, amount = 0, seq = 0;
        std::int32_t on = 0;
    };
    std::map<std::int64_t, Indicator> indicators;
    std::map<std::int64_t, Commitment> commitments;
    std::map<std::int64_t, Payment> payments;

    [[nodiscard]] std::int64_t amount(std::int64_t id) const { return indicators.at(id).received + indicators.at(id).adjusted; }
    [[nodiscard]] std::map<std::int64_t, std::int64_t> paid_by_commitment() const {
        std::map<std::int64_t, std::int64_t> sums;
        for (const auto& [id, payment] : payments) sums[payment.commitment] += payment.amount;
        return sums;
    }
    [[nodiscard]] std::int64_t open_of(std::int64_t id) const {
        const auto paid = paid_by_commitment();
        const auto found = paid.find(id);
        return commitments.at(id).amount - (found == paid.end() ? 0 : found->second) - commitments.at(id).released;
    }

    /// Sums over all movements, by indicator.
    struct Figures {
        std::int64_t distributed = 0, reserved = 0, paid = 0, reserved_below = 0, paid_below = 0;
    };
    [[nodiscard]] std::map<std::int64_t, Figures> figures() const {
        std::map<std::int64_t, Figures> sums;
        for (const auto& [id, indicator] : indicators) {
            sums[id];
            if (indicator.parent != 0) sums[indicator.parent].distributed += amount(id);
        }
        auto paid = paid_by_commitment();
        for (const auto& [id, commitment] : commitments) {
            const std::int64_t open = commitment.amount - paid[id] - commitment.released;
            sums[commitment.indicator].reserved += open, sums[commitment.indicator].paid += paid[id];
            for (std::int64_t at = commitment.indicator; at != 0; at = indicators.at(at).parent)
                sums[at].reserved_below += open, sums[at].paid_below += paid[id];
        }
        return sums;
    }
    [[nodiscard]] std::int64_t available(std::int64_t id, const Figures& f) const {
        return amount(id) - f.distributed - indicators.at(id).frozen - f.reserved - f.paid;
    }
    [[nodiscard]] std::int64_t room(std::int64_t id, const Figures& f) const { return amount(id) - indicators.at(id).frozen - f.reserved_below - f.paid_below; }
    [[nodiscard]] std::int64_t available(std::int64_t id) const { return available(id, figures().at(id)); }
    [[nodiscard]] std::int64_t room(std::int64_t id) const { return room(id, figures().at(id)); }
    /// Own available, and the room of every level above.
    [[nodiscard]] std::int64_t least(std::int64_t id) const {
        std::int64_t found = available(id);
        for (std::int64_t at = indicators.at(id).parent; at != 0; at = indicators.at(at).parent) found = std::min(found, room(at));
        return found;
    }

    /// Writes an accepted event down. False for a body that cannot be read.
    bool fold(const Event& event) {
        if (event.outcome != Outcome::pass && event.outcome != Outcome::needs_review) return true;
        if (!event.type.starts_with("funds.")) return true;
        // The columns that were given, by their place.
        std::map<std::uint32_t, std::int64_t> number;
        std::map<std::uint32_t, std::string> words;
        std::int64_t released = 0, parent_year = 0;
        WireReader in(event.body);
        const bool distribute = event.type == "funds.distribute";
        in.row(1, [&] {
            for (std::uint32_t field = 1; field <= 6; ++field) {
                const bool is_text = event.type == "funds.adjust" ? field == 4 : field == 6;
                if (is_text) {
                    if (const auto text = in.optional_text(field)) words[field] = *text;
                } else if (const auto value = in.optional_int64(field)) {
                    number[field] = *value;
                }
            }
        });
        in.row(2, [&] {
            for (std::uint32_t field = 1; field <= 5; ++field)
                if (const auto value = in.optional_int64(field); value && distribute && field == 3) parent_year = *value;
        });
        in.row(3, [&] {
            for (std::uint32_t field = 1; field <= 3; ++field)
                if (const auto value = in.optional_int64(field); value && field == (event.type == "funds.pay" ? 3U : 2U)) released = *value;
        });
        static_cast<void>(in.boolean(4)), static_cast<void>(in.optional_text(5)), static_cast<void>(in.int64(6)), static_cast<void>(in.boolean(7));
        if (!in.finish().ok()) return false;
        const std::int32_t on = event.event_date.days();
        if (event.type == "funds.issue") {
            indicators[number[2]] = {0, number[3], number[4], number[5], 0, 0, event.seq, words[6], on};
        } else if (distribute) {
            indicators[number[3]] = {number[2], number[4], parent_year, number[5], 0, 0, event.seq, words[6], on};
        } else if (event.type == "funds.adjust") {
            indicators.at(number[2]).adjusted += number[3];
        } else if (event.type == "funds.freeze") {
            indicators.at(number[2]).frozen += number[3];
        } else if (event.type == "funds.reserve") {
            Commitment made{number[3], number[4], 0, event.actor, event.seq, on, std::nullopt, words[6]};
            if (number.contains(5)) made.expires_on = number[5];
            commitments[number[2]] = made;
        } else if (event.type == "funds.pay") {
            payments[number[2]] = {number[3], number[4], event.seq, on};
            commitments.at(number[3]).released += released;
        } else {
            commitments.at(number[2]).released += released;
        }
        return true;
    }

    /// What is wrong with the books, by the laws they keep; empty when nothing is.
    [[nodiscard]] std::string broken_law() const {
        const auto sums = figures();
        for (const auto& [id, indicator] : indicators) {
            const std::string name = "indicator " + std::to_string(id);
            if (amount(id) < 0 || indicator.frozen < 0) return name + " is negative";
            if (available(id, sums.at(id)) < 0) return name + " has less than nothing available";
            if (room(id, sums.at(id)) < 0) return name + " is committed beyond its authority";
        }
        auto paid = paid_by_commitment();
        for (const auto& [id, commitment] : commitments)
            if (commitment.amount - paid[id] - commitment.released < 0 || commitment.released < 0) return "commitment " + std::to_string(id) + " is overdrawn";
        return {};
    }
};

/// An optional number or day as the tables show it.
inline std::string shown(std::int64_t value, bool there = true) { return there ? std::to_string(value) : "NULL"; }
inline std::string day_shown(std::int32_t days) { return to_text(Date::from_days(days)); }

/// The three tables of the budget as `SELECT * ... ORDER BY` its key shows them.
inline std::string budget_rows(const Model& model) {
    std::ostringstream out;
    const auto sums = model.figures();
    for (const auto& [id, i] : model.indicators) {
        const Model::Figures& f = sums.at(id);
        out << id << '|' << shown(i.parent, i.parent != 0) << '|' << i.unit << '|' << i.year << '|' << i.document << '|' << model.amount(id) << '|' << f.distributed << '|' << i.frozen
            << '|' << f.reserved << '|' << f.paid << '|' << model.available(id, f) << '|' << f.reserved_below << '|' << f.paid_below << '|' << i.seq << '\n';
    }
    auto paid = model.paid_by_commitment();
    for (const auto& [id, c] : model.commitments)
        out << id << '|' << c.indicator << '|' << c.amount << '|' << paid[id] << '|' << c.released << '|' << c.amount - paid[id] - c.released << '|' << day_shown(c.on) << '|'
            << (c.expires_on ? day_shown(static_cast<std::int32_t>(*c.expires_on)) : "NULL") << '|' << c.actor << '|' << c.purpose << '|' << c.seq << '\n';
    for (const auto& [id, p] : model.payments) out << id << '|' << p.commitment << '|' << p.amount << '|' << day_shown(p.on) << '|' << p.seq << '\n';
    return out.str();
}

template <class Table>
auto by_id(const Table& table) {
    std::map<std::int64_t, std::remove_cvref_t<decltype(table[0])>> rows;
    for (std::size_t i = 0; i < table.size(); ++i) rows.emplace(table[i].id, table[i]);
    return rows;
}

/// The same of the state.
inline std::string budget_rows(const OfficeState& state) {
    std::ostringstream out;
    for (const auto& [id, i] : by_id(state.budget.indicators))
        out << id << '|' << shown(i.parent, i.parent != 0) << '|' << i.unit << '|' << i.year << '|' << i.document << '|' << i.amount.fen() << '|' << i.distributed.fen() << '|'
            << i.frozen.fen() << '|' << i.reserved.fen() << '|' << i.paid.fen() << '|' << i.available_fen() << '|' << i.reserved_below.fen() << '|' << i.paid_below.fen() << '|'
            << i.seq << '\n';
    for (const auto& [id, c] : by_id(state.budget.commitments))
        out << id << '|' << c.indicator << '|' << c.amount.fen() << '|' << c.paid.fen() << '|' << c.released.fen() << '|' << c.open().fen() << '|' << to_text(c.reserved_on) << '|'
            << (c.expires_on ? to_text(*c.expires_on) : "NULL") << '|' << c.reserved_by << '|' << c.purpose << '|' << c.seq << '\n';
    for (const auto& [id, p] : by_id(state.budget.payments))
        out << id << '|' << p.commitment << '|' << p.amount.fen() << '|' << to_text(p.paid_on) << '|' << p.seq << '\n';
    return out.str();
}

/// The tables of units and people, and then those of the budget.
inline std::string all_rows(const OfficeState& state) {
    const auto day_or_null = [](const std::optional<Date>& day) { return day ? to_text(*day) : std::string("NULL"); };
    std::ostringstream out;
    for (const auto& [id, u] : by_id(state.people.units)) {
        const std::string_view level = EnumerationOf<office::UnitLevel>::view.items[static_cast<std::size_t>(u.level) - 1].id;
        out << id << '|' << shown(u.parent, u.parent != 0) << '|' << u.name << '|' << level << '|' << u.jurisdiction << '|' << to_text(u.from) << '|' << day_or_null(u.until) << '|'
            << u.seq << '\n';
    }
    for (const auto& [id, a] : by_id(state.people.actors))
        out << id << '|' << a.name << '|' << to_text(a.from) << '|' << day_or_null(a.until) << '|' << a.seq << '\n';
    for (const auto& [id, t] : by_id(state.people.trusts)) {
        std::string names;
        for (const EnumerationItem& duty : EnumerationOf<Duty>::view.items)
            if (t.duties.bits >> duty.code & 1) names += (names.empty() ? "" : " ") + std::string(duty.id);
        out << id << '|' << t.actor << '|' << t.unit << '|' << names << '|' << to_text(t.from) << '|' << day_or_null(t.until) << '|' << t.seq << '\n';
    }
    return out.str() + budget_rows(state);
}

/// What an auditor asks to see the same.
inline constexpr const char* all_rows_sql =
    "SELECT * FROM units ORDER BY 1; SELECT * FROM actors ORDER BY 1; SELECT * FROM trusts ORDER BY 1; SELECT * FROM indicators ORDER BY 1;"
    "SELECT * FROM commitments ORDER BY 1; SELECT * FROM payments ORDER BY 1";

/// Random commands on an office of `foundation`. Ids are few, so that they meet; one in some is nonsense.
class RandomCommands {
public:
    /// Commitments and payments are numbered after `first`.
    explicit RandomCommands(std::uint32_t seed, std::string prefix = "r", std::int64_t first = 0)
        : random_(seed), prefix_(std::move(prefix)), first_(first), commitment_(first), payment_(first) {}

    [[nodiscard]] std::int64_t number(std::int64_t from, std::int64_t to) { return std::uniform_int_distribution<std::int64_t>(from, to)(random_); }
    [[nodiscard]] bool one_in(std::int64_t n) { return number(1, n) == 1; }

    /// A run of commands of one operation. `people`: also such as change units and trusts.
    [[nodiscard]] std::vector<Given> some(std::int64_t most, bool people) {
        static constexpr const char* funds[] = {"funds.issue",   "funds.distribute", "funds.adjust", "funds.freeze", "funds.reserve", "funds.reserve",
                                                "funds.reserve", "funds.pay",        "funds.pay",    "funds.pay",    "funds.release", "funds.expire"};
        static constexpr const char* others[] = {"office.open_unit", "office.close_unit", "office.enrol", "office.entrust", "office.revoke"};
        const std::string operation = people && one_in(4) ? others[number(0, 4)] : funds[number(0, 11)];
        std::vector<Given> run;
        for (std::int64_t rows = number(1, most); rows > 0; --rows) {
            // Now and then something that was given before, or its id with other content.
            std::vector<const Given*> before;
            if (one_in(10))
                for (const Given& given : given_)
                    if (given.operation == operation) before.push_back(&given);
            if (!before.empty()) {
                run.push_back(*before[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(before.size()) - 1))]);
                if (one_in(3)) run.back().values = values_of(operation);
            } else {
                run.push_back({operation, prefix_ + std::to_string(++count_), actor_of(operation), 1'767'700'000'000'000 + (one_in(20) ? -number(0, 1'000) : count_), values_of(operation)});
            }
            given_.push_back(run.back());
        }
        return run;
    }

private:
    std::int64_t actor_of(std::string_view operation) {
        if (one_in(25)) return number(1, 6);  // 6 is nobody
        if (operation.starts_with("office.")) return administrator;
        if (operation == "funds.issue" || operation == "funds.adjust" || operation == "funds.freeze") return head;
        if (operation == "funds.distribute") return planner;
        return operation == "funds.pay" ? payer : applicant;
    }
    /// Days mostly pass as commands come.
    std::int64_t day() {
        if (one_in(30)) return number(20'400, 20'900);
        return one_in(8) ? number(20'458, 20'600) : std::min<std::int64_t>(20'458 + count_ / 8, 20'600) + number(0, 4);
    }
    std::int64_t amount() {
        if (one_in(40)) return number(-5, 0);
        if (one_in(60)) return one_in(2) ? std::numeric_limits<std::int64_t>::max() : std::numeric_limits<std::int64_t>::min();
        return number(1, one_in(5) ? 100'000 : 3'000);
    }
    std::int64_t indicator() { return one_in(6) ? number(20, 29) : number(20, 24); }
    /// One of those that were given, or a new one: most times as it should be.
    std::int64_t id(std::int64_t& last, bool fresh) {
        if (one_in(12)) return number(first_ - 1, last + 1);
        return fresh ? ++last : number(std::max(first_ + 1, last - 30), std::max(first_ + 1, last));
    }

    std::vector<std::pair<std::string, std::variant<std::int64_t, std::string>>> values_of(std::string_view operation) {
        std::vector<std::pair<std::string, std::variant<std::int64_t, std::string>>> values{{"on_date", day()}};
        const auto add = [&](const char* name, std::variant<std::int64_t, std::string> value) { values.emplace_back(name, std::move(value)); };
        if (operation == "funds.issue") {
            add("indicator", one_in(3) ? indicator() : number(30, 60)), add("unit", number(1, 5)), add("year", one_in(20) ? 2027 : 2026);
            add("amount_fen", std::min<std::int64_t>(amount(), 1'000'000)), add("document", one_in(20) ? "" : "财预" + std::to_string(number(1, 9)));
        } else if (operation == "funds.distribute") {
            add("parent", indicator()), add("indicator", number(20, 40)), add("unit", number(1, 5)), add("amount_fen", amount()), add("document", "部预1");
        } else if (operation == "funds.adjust") {
            const std::int64_t size = std::min<std::int64_t>(amount(), 1'000'000);
            add("indicator", indicator()), add("amount_fen", one_in(2) && size > 0 ? -size : size), add("document", "调1");
        } else if (operation == "funds.freeze") {
            const std::int64_t size = amount();
            add("indicator", indicator()), add("amount_fen", one_in(2) && size > 0 ? -size : size);
        } else if (operation == "funds.reserve") {
            add("commitment", id(commitment_, true)), add("indicator", indicator()), add("amount_fen", amount());
            if (one_in(3)) add("expires_on", day());
            if (one_in(3)) add("purpose", "办公用品");
        } else if (operation == "funds.pay") {
            add("payment", id(payment_, true)), add("commitment", id(commitment_, false)), add("amount_fen", one_in(3) ? amount() : number(1, 500)), add("last", one_in(5) ? 1 : 0);
        } else if (operation == "funds.release") {
            add("commitment", id(commitment_, false));
            if (one_in(2)) add("amount_fen", amount());
        } else if (operation == "funds.expire") {
            add("commitment", id(commitment_, false));
        } else if (operation == "office.open_unit") {
            add("unit", number(4, 12)), add("parent", number(1, 8)), add("name", one_in(10) ? "" : "处"), add("level", number(1, 3));
        } else if (operation == "office.close_unit") {
            add("unit", number(3, 12));
        } else if (operation == "office.enrol") {
            add("person", number(5, 12)), add("unit", number(1, 4)), add("name", "某");
        } else if (operation == "office.entrust") {
            add("trust", number(10, 40)), add("person", number(2, 12)), add("unit", number(1, 5)), add("duties", one_in(20) ? 0 : std::int64_t{1} << number(2, 12));
            if (one_in(3)) add("until_on", day());
        } else {
            add("trust", number(10, 40));
        }
        return values;
    }

    std::mt19937 random_;
    std::string prefix_;
    std::int64_t first_, commitment_, payment_;
    std::int64_t count_ = 0;
    std::vector<Given> given_;
};

/// The whole journal folded by the second bookkeeper, up to a seq or a day.
inline Model model_of(JournalStore& journal, std::optional<std::int64_t> seq = std::nullopt, std::optional<Date> day = std::nullopt) {
    Model model;
    EXPECT_TRUE(journal.read(0, [&](const Event& event) {
        if (seq && event.seq > *seq) return false;
        if (day && event.event_date > *day) return true;
        EXPECT_TRUE(model.fold(event)) << event.seq;
        return true;
    }).ok());
    return model;
}

}  // namespace steward::office_test
