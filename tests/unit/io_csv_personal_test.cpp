// Texts, personal data, jurisdictions and the day of knowledge in CSV.
#include <gtest/gtest.h>

#include <string>

#include "steward/io/csv_run.hpp"
#include "steward/steward.hpp"

namespace csv_personal_test {

using namespace steward;

const Rulebook& book() {
    static const auto opened = open_rulebook().value();
    return *opened;
}

CsvTextResult run(std::string_view operation, const CsvTexts& inputs, CsvTextOptions options = {}) {
    options.language = Language::en;
    auto result = run_csv_text(book(), operation, "CN/central", inputs, options);
    EXPECT_TRUE(result.ok()) << result.error().message.en;
    return result ? std::move(result).value() : CsvTextResult{};
}

#define EXPECT_HAS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)

const CsvTexts claims{
    "key,报销人,人员级别,出发日,返回日\n"
    "A,\"张三, 李四\",其他人员,2026-03-03,2026-03-03\n"
    "B,,其他人员,2026-03-03,2026-03-03\n"
    "C,王五,其他人员,2026-03-03,2026-03-01\n",
    {{"lines", "key,expense,place,on_date,quantity,amount\nA,lodging,shanghai_all,2026-03-03,1,100\n"}}};

TEST(IoCsvPersonal, ColumnsOfPersonalDataAreLeftOutUnlessAskedFor) {
    const std::string hidden = run("funds.travel_claim", claims).outputs.main;
    EXPECT_TRUE(hidden.starts_with("\xEF\xBB\xBFkey,人员级别,出发日,返回日,outcome,")) << hidden;
    for (const char* secret : {"报销人", "张三", "王五"}) EXPECT_EQ(hidden.find(secret), std::string::npos) << hidden;
    EXPECT_HAS(hidden, "A,其他人员,2026-03-03,2026-03-03,pass,");
    EXPECT_HAS(hidden, "\nC,其他人员,2026-03-03,2026-03-01,,,,,,,,\"main table, line 4, column '返回日'");

    CsvTextOptions options;
    options.show_personal = true;
    const std::string shown = run("funds.travel_claim", claims, options).outputs.main;
    EXPECT_TRUE(shown.starts_with("\xEF\xBB\xBFkey,报销人,人员级别,")) << shown;
    EXPECT_HAS(shown, "A,\"张三, 李四\",其他人员,2026-03-03,2026-03-03,pass,");
    // One row at a time and all at once, the texts reach the same rows.
    options.chunk_rows = 1;
    EXPECT_EQ(run("funds.travel_claim", claims, options).outputs.main, shown);
}

TEST(IoCsvPersonal, ARowNamesItsJurisdictionByCodeOrNumber) {
    const std::string out = run("procurement.open_tender", {"category,budget,announced_on,jurisdiction\n"
                                                            "goods,5000000,2024-05-06,CN/22/2208\n"
                                                            "goods,5000000,2024-05-06,220800\n"
                                                            "goods,5000000,2024-05-06,\n"
                                                            "goods,5000000,2024-05-06,CN/99\n"
                                                            "goods,5000000,2024-05-06,999999\n",
                                                            {}}).outputs.main;
    // Every row with a jurisdiction is decided as if the whole run had been that one's.
    const CsvTexts plain{"category,budget,announced_on\ngoods,5000000,2024-05-06\n", {}};
    const auto of = [&](std::string_view where) {
        const std::string text = run_csv_text(book(), "procurement.open_tender", where, plain, {}).value().outputs.main;
        const std::size_t begin = text.find("goods,5000000,2024-05-06,");
        return text.substr(begin + 25, text.find('\r', begin) - begin - 25);
    };
    EXPECT_NE(of("CN/22/2208"), of("CN/central"));
    EXPECT_HAS(out, "CN/22/2208," + of("CN/22/2208") + "\r\n");
    EXPECT_HAS(out, ",220800," + of("CN/22/2208") + "\r\n");
    EXPECT_HAS(out, "2024-05-06,," + of("CN/central") + "\r\n");
    EXPECT_HAS(out, "line 5, column 'jurisdiction', value 'CN/99': it must be a jurisdiction");
    EXPECT_HAS(out, "line 6, column 'jurisdiction', value '999999': it must be a jurisdiction");
}

TEST(IoCsvPersonal, KnownAtAsksWhatCouldBeKnown) {
    const CsvTexts table{"category,budget,announced_on\ngoods,5000000,2024-05-06\n", {}};
    CsvTextOptions options;
    options.known_at = make_date(2011, 1, 26).value();
    // In 2011 nothing was known of the amounts that hold since 2020.
    EXPECT_HAS(run("procurement.open_tender", table, options).outputs.main, "2024-05-06,indeterminate,,");
    EXPECT_HAS(run("procurement.open_tender", table).outputs.main, "2024-05-06,indeterminate,true,");
    options.known_at = Date::from_days(Date::max_days + 1);
    EXPECT_EQ(run_csv_text(book(), "procurement.open_tender", "CN/central", table, options).error().status, Status::bad_date);
}

}  // namespace csv_personal_test
