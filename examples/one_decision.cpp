// One decision with its explanation: may this purchase be made by competitive consultation?
#include <iostream>

#include "steward/steward.hpp"

int main() {
    using namespace steward;
    const auto book = open_rulebook();
    if (!book) {
        std::cerr << book.error().message.en << "\n";
        return 1;
    }
    auto operation = (*book)->prepare("procurement.method", "CN/central");
    if (!operation) {
        std::cerr << operation.error().message.en << "\n";
        return 1;
    }

    // One row of facts. A fact that is not bound is unknown, which is never taken for "no".
    const std::int64_t budget = 246'470'000;  // fen
    const std::int32_t announced = parse_date("2024-03-01").value().days();
    const auto category = static_cast<std::int32_t>(procurement::Category::services);
    const auto method = static_cast<std::int32_t>(procurement::Method::competitive_consultation);
    const std::uint8_t ground_holds = 1, finance_approved = 0;
    const auto bind = [&](std::string_view column, const void* value, Storage storage) {
        return (*operation)->bind_input(column, {value, 1, nullptr, 1, storage}).ok();
    };
    const bool bound = bind("budget_fen", &budget, Storage::i64) && bind("announced_on", &announced, Storage::i32) &&
                       bind("category", &category, Storage::i32) && bind("method", &method, Storage::i32) &&
                       bind("ground_holds", &ground_holds, Storage::u8) &&
                       bind("finance_approved", &finance_approved, Storage::u8);
    if (!bound) return 1;

    for (const Language language : {Language::zh, Language::en}) {
        const auto explanation = (*operation)->explain(0, language, ExplanationFormat::text);
        if (!explanation) {
            std::cerr << explanation.error().message.in(language) << "\n";
            return 1;
        }
        std::cout << *explanation << "\n";
    }
    return 0;
}
