// A million decisions in place: columns of the caller's memory go in, columns of the caller's memory come out.
#include <array>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <type_traits>
#include <utility>
#include <vector>

#include "steward/steward.hpp"

namespace {

/// Stops at the first error, with its message.
template <class T>
T must(steward::Result<T> result) {
    if (!result) {
        std::cerr << result.error().message.en << "\n";
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>) return std::move(result).value();
}

}  // namespace

int main() {
    using namespace steward;
    constexpr std::int64_t rows = 1'000'000;

    // Budgets from 0.5 to 3.5 million yuan through the years 2015 to 2024; all goods, by inquiry.
    std::vector<std::int64_t> budgets(rows);
    std::vector<std::int32_t> days(rows), outcomes(rows);
    const std::int32_t first = parse_date("2015-01-01").value().days();
    for (std::int64_t i = 0; i < rows; ++i) {
        budgets[static_cast<std::size_t>(i)] = 50'000'000 + i * 7'919 % 300'000'000;
        days[static_cast<std::size_t>(i)] = first + static_cast<std::int32_t>(i % 3'650);
    }
    const auto goods = static_cast<std::int32_t>(procurement::Category::goods);
    const auto method = static_cast<std::int32_t>(procurement::Method::inquiry);
    const std::uint8_t no = 0, yes = 1;  // not in the catalogue, its ground holds, no approval yet

    const auto book = must(open_rulebook());
    const auto operation = must(book->prepare("procurement.method", "CN/central"));
    const auto size = static_cast<std::size_t>(rows);
    must(operation->bind_input("budget_fen", {budgets.data(), size, nullptr, 1, Storage::i64}));
    must(operation->bind_input("announced_on", {days.data(), size, nullptr, 1, Storage::i32}));
    // A stride of 0: one value for all rows.
    must(operation->bind_input("category", {&goods, 1, nullptr, 0, Storage::i32}));
    must(operation->bind_input("method", {&method, 1, nullptr, 0, Storage::i32}));
    must(operation->bind_input("in_catalogue", {&no, 1, nullptr, 0, Storage::u8}));
    must(operation->bind_input("ground_holds", {&yes, 1, nullptr, 0, Storage::u8}));
    must(operation->bind_input("finance_approved", {&no, 1, nullptr, 0, Storage::u8}));
    must(operation->bind_output("outcome", {outcomes.data(), size, nullptr, 1, Storage::i32}));

    const auto start = std::chrono::steady_clock::now();
    const std::int64_t bad = must(operation->run(0, rows));
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;

    std::array<std::int64_t, 6> counts{};
    for (const std::int32_t outcome : outcomes) ++counts[static_cast<std::size_t>(outcome)];
    for (const EnumerationItem& item : EnumerationOf<Outcome>::view.items)
        std::cout << item.text.zh << " " << item.text.en << ": " << counts[static_cast<std::size_t>(item.code)] << "\n";
    std::cout << rows << " rows in " << took.count() << " ms, " << bad << " bad\n";
    return bad == 0 ? 0 : 1;
}
