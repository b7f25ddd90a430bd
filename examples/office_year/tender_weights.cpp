// Tender weights: what published tender documents give the price, and whether that is lawful. Third-party data, read only
// where STEWARD_DATA is set.
#include <cstdlib>
#include <filesystem>
#include <map>

#include "office.hpp"
#include "print.hpp"

namespace office_year {

using namespace steward;

namespace {

/// The documents that print a type and a weight, as facts of procurement.evaluation_method.
Table with_weights(const Table& documents, const Year& year) {
    Table facts(documents, {"category", "method", "evaluation_method", "announced_on", "fixed_price", "uniform_standards",
                            "price_weight_percent", "price_formula", "weight"});
    const std::string first_day = to_text(year.office.first_day());
    for (std::int64_t row = 0; row < documents.size(); ++row) {
        const std::string_view type = documents.cell(row, "project_type"), weight = documents.cell(row, "price_weight");
        const std::string_view category = type == "货物类" ? "goods" : type == "服务类" ? "services" : "";
        if (category.empty() || weight.empty()) continue;
        facts.add(std::vector<std::string_view>{category, "open_tender", "comprehensive_scoring", first_day, "false",
                                                "false", weight, "low_price_priority", weight},
                  documents.line(row));
    }
    return facts;
}

}  // namespace

void show_tender_weights(Year& year) {
    year.chapter(text("六、公开的招标文件：价格分值", "6. Published tender documents: weight of the price"),
                 Origin::third_party);
    const char* folder = std::getenv("STEWARD_DATA");
    const std::string path =
        (folder ? std::string(folder) : std::string()) + "/procurement_scoring/tender_weights_shenzhen.csv";
    if (!folder || !std::filesystem::exists(path)) {
        print_line(
            year.say("未设置 STEWARD_DATA 或其中没有 procurement_scoring/tender_weights_shenzhen.csv：本章略过。",
                     "STEWARD_DATA is not set, or has no procurement_scoring/tender_weights_shenzhen.csv: this chapter "
                     "is left out."));
        return;
    }
    const Table documents = Table::read(path);
    const Table facts = with_weights(documents, year);
    Batch check = year.batch("procurement.evaluation_method", year.office.jurisdiction);
    check.rows(facts).run();

    struct Weights {
        std::int64_t documents = 0, unlawful = 0;
        std::map<std::string, std::int64_t> by_weight;
    };
    std::map<std::string, Weights> categories;
    for (std::int64_t row = 0; row < facts.size(); ++row) {
        Weights& category = categories[check.input_text("category", row, year.language)];
        ++category.documents;
        ++category.by_weight[std::string(facts.cell(row, "weight"))];
        category.unlawful += check.value("weight_in_range", row) == 0;
    }

    Grid grid({{year.say("品类", "category")},
               {year.say("文件数", "documents"), Align::right},
               {year.say("低于下限", "below the least weight"), Align::right},
               {year.say("价格分值（份数）", "price weight (documents)")}});
    Sheet sheet({year.say("品类", "category"), year.say("价格分值", "price weight"), year.say("文件数", "documents")});
    for (const auto& [name, category] : categories) {
        std::string weights;
        for (const auto& [weight, count] : category.by_weight) {
            weights += (weights.empty() ? "" : ", ") + weight + " (" + std::to_string(count) + ")";
            sheet.row({name, weight, std::to_string(count)});
        }
        grid.row({name, std::to_string(category.documents), std::to_string(category.unlawful), weights});
        year.summarize(text("招标文件，价格权重低于下限", "documents below the least weight of the price"), category.unlawful,
                       Origin::third_party);
    }
    grid.print(year.language);
    print_line(year.say("文件未标明公告日和技术标准是否统一：按本年度、不统一、低价优先法试算，只看价格权重。",
                        "The documents print no day of announcement and not whether standards are uniform: they are tried as "
                        "of this year, as not uniform and with low-price priority; only the weight is looked at."));
    year.summarize(text("招标文件", "tender documents"), documents.size(), Origin::third_party);
    year.summarize(text("其中有品类和价格分值", "of these with a category and a price weight"), facts.size(),
                   Origin::third_party);
    if (facts.size() > 0) year.explain(check, 0);
    year.write("tender_weights.csv", sheet);
}

}  // namespace office_year
