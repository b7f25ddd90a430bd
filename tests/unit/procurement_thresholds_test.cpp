// A country that the library has never heard of is a pack: no line of code knows its thresholds.
#include <gtest/gtest.h>

#include "steward/steward.hpp"

namespace {

using namespace steward;

constexpr std::string_view atlantis = R"(
[pack]
layout = "1.0"
id = "at.procurement"
data_version = 2026-11-25

[document]
act = { title = "Procurement Act of Atlantis", number = "12/2025", issued = 2025-03-01 }

[[jurisdiction]]
code = "ATL"
number = 999
title = { zh = "亚特兰蒂斯", en = "Atlantis" }

[[rule]]
id = "procurement.international_threshold"
form = "table"
title = { zh = "亚特兰蒂斯门槛价", en = "Thresholds of Atlantis" }
jurisdiction = "ATL"
anchor = "announced_on"
keys = { instrument = "international_instrument", kind = "contract_kind", entity = "contracting_entity" }
values = { amount = "currency_unit", reached_when_equal = "flag", currency = "one" }
version = [
  { from = 2025-06-01, cite = ["act 3"], confidence = "verified", rows = [
    { instrument = "gpa", kind = "supplies", entity = "central", amount = "99.99", reached_when_equal = "true", currency = "978" },
  ] },
]
)";

/// Reaches (1), does not (0), unknown (-1), or refused (-2).
int reaches(const Rulebook& book, std::string_view jurisdiction, std::int64_t amount, std::string_view day,
            std::int32_t instrument = 3) {
    auto operation = book.prepare("procurement.international_threshold", jurisdiction).value();
    const std::int32_t date = parse_date(day).value().days(), one = 1;
    std::uint8_t answer = 0, valid = 0;
    const auto code = [](const std::int32_t& value) { return InputBinding{&value, 1, nullptr, 1, Storage::i32}; };
    EXPECT_TRUE(operation->bind_input("instrument", code(instrument)).ok());
    EXPECT_TRUE(operation->bind_input("kind", code(one)).ok());
    EXPECT_TRUE(operation->bind_input("entity", code(one)).ok());
    EXPECT_TRUE(operation->bind_input("announced_on", code(date)).ok());
    EXPECT_TRUE(operation->bind_input("amount", {&amount, 1, nullptr, 1, Storage::i64}).ok());
    EXPECT_TRUE(operation->bind_output("reaches", {&answer, 1, &valid, 1, Storage::u8}).ok());
    if (operation->run(0, 1).value() != 0) return -2;
    return (valid & 1) != 0 ? answer : -1;
}

TEST(ProcurementThresholds, ANewCountryIsAPack) {
    const auto book = open_rulebook(std::vector<PackSource>{{"atlantis.toml", std::string(atlantis)}});
    ASSERT_TRUE(book.ok()) << book.error().message.en;
    EXPECT_EQ(reaches(**book, "ATL", 9'998, "2025-06-01"), 0);
    EXPECT_EQ(reaches(**book, "ATL", 9'999, "2025-06-01"), 1);
    EXPECT_EQ(reaches(**book, "ATL", 9'999, "2025-05-31"), -1);
    EXPECT_EQ((*book)->jurisdiction_code(999), "ATL");
}

TEST(ProcurementThresholds, AnotherJurisdictionKnowsNothingOfIt) {
    const auto book = open_rulebook(std::vector<PackSource>{{"atlantis.toml", std::string(atlantis)}});
    ASSERT_TRUE(book.ok());
    EXPECT_EQ(reaches(**book, "CN/central", 9'999, "2025-06-01"), -1);
    EXPECT_EQ(reaches(**book, "WTO/us", 9'999, "2025-06-01"), 0);
    EXPECT_FALSE((*book)->prepare("procurement.international_threshold", "ATLANTIS").ok());
}

TEST(ProcurementThresholds, AnInstrumentThatIsNoneIsRefused) {
    const auto book = open_rulebook();
    ASSERT_TRUE(book.ok());
    EXPECT_EQ(reaches(**book, "EU", 9'999, "2025-06-01", 60), -2);
}

}  // namespace
