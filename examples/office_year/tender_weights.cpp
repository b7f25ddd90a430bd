// Tender weights: what published tender documents give the price. Third-party data, read only where STEWARD_DATA is set.
#include <cstdlib>
#include <filesystem>
#include <map>

#include "office.hpp"
#include "print.hpp"

namespace office_year {

using namespace steward;

void show_tender_weights(Year& year) {
    year.chapter(text("五、公开的招标文件：价格分值", "5. Published tender documents: weight of the price"),
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
    struct Weights {
        std::int64_t documents = 0, with_price = 0;
        std::map<std::string, std::int64_t> by_weight;
    };
    std::map<std::string, Weights> types;
    const Table table = Table::read(path);
    for (std::int64_t row = 0; row < table.size(); ++row) {
        Weights& type = types[std::string(table.cell(row, "project_type"))];
        ++type.documents;
        const std::string weight(table.cell(row, "price_weight"));
        if (weight.empty()) continue;
        ++type.with_price;
        ++type.by_weight[weight];
    }

    Grid grid({{year.say("项目类型", "type")},
               {year.say("文件数", "documents"), Align::right},
               {year.say("有价格分值", "with a price weight"), Align::right},
               {year.say("价格分值（份数）", "price weight (documents)")}});
    Sheet sheet({year.say("项目类型", "type"), year.say("价格分值", "price weight"), year.say("文件数", "documents")});
    std::int64_t with_price = 0;
    for (const auto& [name, type] : types) {
        std::string weights;
        for (const auto& [weight, count] : type.by_weight) {
            weights += (weights.empty() ? "" : ", ") + weight + " (" + std::to_string(count) + ")";
            sheet.row({name, weight, std::to_string(count)});
        }
        with_price += type.with_price;
        grid.row({name.empty() ? year.say("未标明", "not printed") : name, std::to_string(type.documents),
                  std::to_string(type.with_price), weights});
    }
    grid.print(year.language);
    print_line(year.say("只作汇总，不判断是否符合财政部令第87号第55条。",
                        "A summary only: art. 55 of 财政部令第87号 is not checked here."));
    year.summarize(text("招标文件", "tender documents"), table.size(), Origin::third_party);
    year.summarize(text("其中有价格分值", "of these with a price weight"), with_price, Origin::third_party);
    year.write("tender_weights.csv", sheet);
}

}  // namespace office_year
