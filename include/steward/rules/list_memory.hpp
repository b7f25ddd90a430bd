/// @file
/// Memory for the rows of an operation's lists and of the lists inside them, under one root row. Used by the engine.
#pragma once

#include <cstddef>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "steward/rules/operation.hpp"

namespace steward::detail {

/// Of an emitted list: the rows that a recorded event holds.
template <class List, bool emitted = List::emitted>
struct ListMemory {
    std::vector<typename List::ResultType> results;
};

template <class Lists>
struct ListMemories;
template <class... List>
struct ListMemories<std::tuple<List...>> {
    using type = std::tuple<ListMemory<List>...>;
};

/// Of an input list: facts and results of its rows. Rows of a list in a list lie one after the other for all its parents,
/// so that they are loaded and stored in one go.
template <class List>
struct ListMemory<List, false> {
    std::vector<typename List::ChildType> facts;
    std::vector<typename List::ResultType> results;
    std::vector<std::size_t> begins;  ///< of a list in a list: the first row of each parent, and the end
    typename ListMemories<typename List::InnerLists>::type lists;
};

/// Calls `action(inner list, its place, its part of each memory ...)` for each list that the rows of a list have.
template <class List, class Action, class... Memory>
void each_inner(const List& list, Action action, Memory&... memory) {
    const auto one = [&]<std::size_t n>(std::integral_constant<std::size_t, n>) { action(std::get<n>(list.lists), n, std::get<n>(memory.lists)...); };
    [&]<std::size_t... n>(std::index_sequence<n...>) {
        (one(std::integral_constant<std::size_t, n>{}), ...);
    }(std::make_index_sequence<List::inner_count>{});
}

/// Gives every row its part of the lists inside; after the last of them is read, and before anything moves.
template <class List>
void connect(const List& list, ListMemory<List, false>& memory) {
    each_inner(list, [&](const auto& inner, std::size_t, auto& rows) {
        using Inner = std::remove_cvref_t<decltype(inner)>;
        const std::span<const typename Inner::ChildType> facts(rows.facts);
        const std::span<typename Inner::ResultType> results(rows.results);
        for (std::size_t parent = 0; parent < memory.facts.size(); ++parent) {
            const std::size_t begin = rows.begins[parent], count = rows.begins[parent + 1] - begin;
            memory.facts[parent].*inner.in = facts.subspan(begin, count);
            memory.results[parent].*inner.out = results.subspan(begin, count);
        }
    }, memory);
}

/// Results as they are before a kernel fills them.
template <class List>
void clear_results(const List& list, ListMemory<List, false>& memory) {
    memory.results.assign(memory.facts.size(), {});
    each_inner(list, [](const auto& inner, std::size_t, auto& rows) { clear_results(inner, rows); }, memory);
}

}  // namespace steward::detail
