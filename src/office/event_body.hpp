/// @file
/// The body of a command's event: the facts given and read, the results, the nested rows, and the rule that decided, laid out
/// by the command's own description. Internal.
///
/// Message: 1 facts given, 2 facts read, 3 results (rows whose fields are the columns by their place, from 1), 4 whether the
/// actor was entitled, 5 the controlling rule as "id@first day", 6 number of the jurisdiction, 7 whether all rules used are
/// verified, 8 and on: the lists by their place, a row for each of their rows: 1 facts, 2 results, 3 and on: the lists inside
/// them, likewise.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "steward/journal/event.hpp"
#include "steward/rules/column_memory.hpp"
#include "steward/rules/list_memory.hpp"

namespace steward::office {

/// What an event says besides its facts and results.
struct Judgement {
    bool entitled = false;
    std::optional<std::string_view> rule;
    std::int32_t jurisdiction = 0;
    bool verified = false;
};

inline constexpr std::uint32_t first_list_field = 8;
inline constexpr std::uint32_t first_inner_field = 3;

template <class Columns, class Struct>
void write_columns(WireWriter& out, const Columns& columns, const Struct& row) {
    std::uint32_t field = 0;
    const auto one = [&](const auto& column) {
        ++field;
        const auto value = detail::stored(column, row);
        if (!value) return;
        if constexpr (std::is_same_v<typename std::remove_cvref_t<decltype(value)>::value_type, std::string_view>)
            out.text(field, *value);
        else
            out.int64(field, *value);
    };
    std::apply([&](const auto&... column) { (one(column), ...); }, columns);
}

/// Reads what `write_columns` wrote; columns that a later schema added stay as they are. False for a value that its column
/// cannot have.
template <class Columns, class Struct>
bool read_columns(WireReader& in, const Columns& columns, Struct& row) {
    std::uint32_t field = 0;
    bool good = true;
    const auto one = [&](const auto& column) {
        using ColumnType = std::remove_cvref_t<decltype(column)>;
        ++field;
        if constexpr (ColumnType::Traits::kind == Kind::text) {
            if (const auto value = in.optional_text(field)) row.*column.member = *value;
        } else if (const auto value = in.optional_int64(field)) {
            if constexpr (ColumnType::Traits::kind == Kind::date) good = good && *value >= Date::min_days && *value <= Date::max_days;
            row.*column.member = ColumnType::Traits::load(*value);
        }
    };
    std::apply([&](const auto&... column) { (one(column), ...); }, columns);
    return good;
}

/// Writes a body. `lists` is called with the writer after the other fields.
template <const auto& description, class Facts, class ResultRow, class Lists>
void write_body(WireWriter& out, const Facts& facts, const ResultRow& result, const Judgement& judgement, Lists lists) {
    out.row(1, [&] { write_columns(out, description.inputs.columns, facts); });
    out.row(2, [&] { write_columns(out, description.reads.columns, facts); });
    out.row(3, [&] { write_columns(out, description.outputs.columns, result); });
    out.boolean(4, judgement.entitled);
    out.optional_text(5, judgement.rule);
    out.int64(6, judgement.jurisdiction);
    out.boolean(7, judgement.verified);
    lists(out);
}

/// Writes rows of an input list, from `begin` to `end`.
template <class List>
void write_list_rows(WireWriter& out, std::uint32_t field, const List& list, const detail::ListMemory<List, false>& rows, std::size_t begin,
                     std::size_t end) {
    for (std::size_t k = begin; k < end; ++k)
        out.row(field, [&] {
            out.row(1, [&] { write_columns(out, list.inputs.columns, rows.facts[k]); });
            out.row(2, [&] { write_columns(out, list.outputs.columns, rows.results[k]); });
            detail::each_inner(list, [&](const auto& inner, std::size_t n, const auto& inside) {
                write_list_rows(out, first_inner_field + static_cast<std::uint32_t>(n), inner, inside, inside.begins[k], inside.begins[k + 1]);
            }, rows);
        });
}

/// Reads what `write_list_rows` wrote, behind the rows that are there.
template <class List>
void read_list_rows(WireReader& in, bool& good, std::uint32_t field, const List& list, detail::ListMemory<List, false>& rows) {
    detail::each_inner(list, [](const auto&, std::size_t, auto& inside) { inside.begins.push_back(0); }, rows);
    in.rows(field, [&] {
        auto& facts = rows.facts.emplace_back();
        auto& results = rows.results.emplace_back();
        in.row(1, [&] { good = read_columns(in, list.inputs.columns, facts) && good; });
        in.row(2, [&] { good = read_columns(in, list.outputs.columns, results) && good; });
        detail::each_inner(list, [&](const auto& inner, std::size_t n, auto& inside) {
            read_list_rows(in, good, first_inner_field + static_cast<std::uint32_t>(n), inner, inside);
            inside.begins.push_back(inside.facts.size());
        }, rows);
    });
}

/// A decoded body. Its texts and rows borrow from the body and from itself: it must stay where it is.
template <const auto& description>
struct Decoded {
    using Description = std::remove_cvref_t<decltype(description)>;
    static constexpr std::size_t list_count = std::tuple_size_v<decltype(description.lists)>;

    typename Description::Facts facts{};
    typename Description::ResultRow result{};
    Judgement judgement;
    typename detail::ListMemories<std::remove_cvref_t<decltype(description.lists)>>::type lists;

    Decoded() = default;
    Decoded(const Decoded&) = delete;
    Decoded& operator=(const Decoded&) = delete;

    [[nodiscard]] Result<void> read(std::string_view body) {
        WireReader in(body);
        bool good = true;
        in.row(1, [&] { good = read_columns(in, description.inputs.columns, facts) && good; });
        in.row(2, [&] { good = read_columns(in, description.reads.columns, facts) && good; });
        in.row(3, [&] { good = read_columns(in, description.outputs.columns, result) && good; });
        judgement.entitled = in.boolean(4);
        judgement.rule = in.optional_text(5);
        judgement.jurisdiction = static_cast<std::int32_t>(in.int64(6));
        judgement.verified = in.boolean(7);
        read_lists(in, good, std::make_index_sequence<list_count>{});
        if (Result<void> done = in.finish(); !done) return done;
        if (!good) return Error{Status::malformed, BilingualText("事件内容中有不可能的日期", "the body has a date that cannot be")};
        return {};
    }

private:
    template <std::size_t... i>
    void read_lists(WireReader& in, bool& good, std::index_sequence<i...>) {
        (read_list<i>(in, good), ...);
    }
    template <std::size_t i>
    void read_list(WireReader& in, bool& good) {
        constexpr const auto& list = std::get<i>(description.lists);
        auto& rows = std::get<i>(lists);
        constexpr std::uint32_t field = first_list_field + static_cast<std::uint32_t>(i);
        if constexpr (std::remove_cvref_t<decltype(list)>::emitted) {
            in.rows(field, [&] {
                in.row(2, [&] { good = read_columns(in, list.outputs.columns, rows.results.emplace_back()) && good; });
            });
        } else {
            read_list_rows(in, good, field, list, rows);
            detail::connect(list, rows);
            facts.*list.in = rows.facts;
        }
    }
};

}  // namespace steward::office
