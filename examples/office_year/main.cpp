// The year of one public body: what each domain of Steward finds in a folder of its data, printed and as CSV.
//
//   office_year --data examples/data --out build/release/office_year_output [--lang zh|en] [--books FILE] [--until DAY]
//
// --books: where the books are kept, <out>/office.db if it is not given. --until: give the commands up to this day only;
// the next run goes on.
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

#include "books.hpp"
#include "failure.hpp"
#include "office.hpp"
#include "print.hpp"

namespace {

using namespace office_year;
using steward::Language;

struct Arguments {
    std::string data, out, books;
    std::optional<steward::Date> until;
    Language language = Language::zh;
};

std::optional<Arguments> read_arguments(int argc, char** argv) {
    Arguments arguments;
    for (int i = 1; i < argc; i += 2) {
        const std::string_view option = argv[i], value = i + 1 < argc ? argv[i + 1] : "";
        if (option == "--data")
            arguments.data = value;
        else if (option == "--out")
            arguments.out = value;
        else if (option == "--books")
            arguments.books = value;
        else if (const auto day = steward::parse_date(value); option == "--until" && day)
            arguments.until = *day;
        else if (option == "--lang" && (value == "zh" || value == "en"))
            arguments.language = value == "zh" ? Language::zh : Language::en;
        else
            return std::nullopt;
    }
    if (arguments.data.empty() || arguments.out.empty()) return std::nullopt;
    if (arguments.books.empty()) arguments.books = arguments.out + "/office.db";
    return arguments;
}

void show_year(const Arguments& arguments) {
    const auto book = must(steward::open_rulebook());
    std::error_code failed;
    std::filesystem::create_directories(arguments.out, failed);
    if (failed) throw Failure{{arguments.out + "：不能建立文件夹", arguments.out + ": the folder cannot be made"}};

    Year year(*book, arguments.data, arguments.out, arguments.language);
    print_title(year.office.name.in(year.language) + " " + std::to_string(year.office.year));
    print_line(year.say("地区（预算级次）：", "Jurisdiction: ") + year.name_of(year.office.jurisdiction));
    print_line(year.say("对照地区：", "Compared with: ") + year.name_of(year.office.compare_with));
    print_line(year.say("规则库摘要：", "Digest of the rules: ") + book->digest());
    print_line(year.say("公开数据取自已公布的文件；合成数据由 generate.py 生成，不是该单位的真实数据。",
                        "Published figures are those of published documents; synthetic ones are made by generate.py "
                        "and are not this body's."));

    show_accounts(year);
    show_calendar(year);
    show_procurement(year);
    show_deadlines(year);
    show_evaluation(year);
    show_tender_weights(year);
    show_red_flags(year);
    show_assets(year);
    show_travel(year);
    show_energy(year);
    show_carbon(year);
    show_books(year, book, arguments.books, arguments.until);

    print_title(year.say("输出文件", "Output"));
    year.finish();
    print_line(year.say("以上 CSV 文件在 ", "The CSV files above are in ") + arguments.out);
}

}  // namespace

int main(int argc, char** argv) {
    const auto arguments = read_arguments(argc, argv);
    if (!arguments) {
        std::cerr << "usage: office_year --data FOLDER --out FOLDER [--lang zh|en] [--books FILE] [--until DAY]\n";
        return 2;
    }
    try {
        show_year(*arguments);
    } catch (const Failure& failure) {
        std::cout.flush();
        std::cerr << failure.message.in(arguments->language) << "\n";
        return 1;
    }
    return 0;
}
