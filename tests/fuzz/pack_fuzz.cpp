/// @file
/// Any bytes as a rule pack. A pack that the loader accepts is put to use: every operation is prepared on it, decides a
/// row and explains it; then the same pack goes over the embedded ones.

#include <rapidjson/document.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "steward/io/encoding.hpp"
#include "steward/steward.hpp"

namespace {

using namespace steward;

#define REQUIRE(condition)                                               \
    do {                                                                 \
        if (!(condition)) {                                              \
            std::fprintf(stderr, "line %d: %s\n", __LINE__, #condition); \
            std::abort();                                                \
        }                                                                \
    } while (false)

/// What a pack may lean on: jurisdictions and a code list, so that short inputs reach the rules.
constexpr std::string_view base_pack = R"([pack]
layout = "1.0"
id = "base"
data_version = 2020-01-01
[[jurisdiction]]
code = "CN"
number = 100000
title = { zh = "中国", en = "China" }
[[jurisdiction]]
code = "CN/central"
number = 100001
title = { zh = "中央", en = "central" }
[[jurisdiction]]
code = "CN/22"
number = 220000
title = { zh = "吉林", en = "Jilin" }
[[codelist]]
id = "thing"
title = { zh = "物", en = "thing" }
items = [ { code = 1, id = "a", zh = "甲", en = "A", unit = "kg" }, { code = 3, id = "b", zh = "乙", en = "B" } ]
)";

void check_text(const BilingualText& text) {
    REQUIRE(!text.zh.empty() && valid_utf8(text.zh));
    REQUIRE(!text.en.empty() && valid_utf8(text.en));
}

void check_json(std::string_view json) {
    rapidjson::Document document;
    document.Parse<rapidjson::kParseValidateEncodingFlag>(json.data(), json.size());
    REQUIRE(!document.HasParseError());
}

void check_diagnostics(const std::vector<Diagnostic>& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) {
        REQUIRE(!diagnostic.code.empty() && !diagnostic.place.file.empty());
        REQUIRE(diagnostic.place.line > 0);
        check_text(diagnostic.message);
        REQUIRE(!diagnostic.to_text(Language::zh).empty());
    }
    check_json(diagnostics_json(diagnostics, Language::zh));
    check_json(diagnostics_json(diagnostics, Language::en));
}

/// A number that a column of this kind may hold.
std::int64_t value_for(const ColumnInfo& column, std::int32_t day) {
    switch (column.kind) {
        case Kind::date: return day;
        case Kind::money: return 300'000'000;
        case Kind::code:
        case Kind::set:
        case Kind::boolean: return 1;
        case Kind::jurisdiction: return 220'000;
        case Kind::timestamp:
        case Kind::integer:
        case Kind::text:
        case Kind::quantity: return 3;
    }
    return 1;
}

/// Decides and explains one row in which every column is a constant.
void use(PreparedOperation& operation, std::int32_t day) {
    std::vector<std::int64_t> wide;
    std::vector<std::int32_t> narrow;
    const std::vector<std::uint8_t> flag{1};
    const std::vector<std::int64_t> offsets{0, 2, 4};  // of a list and of the lists inside its rows
    wide.reserve(operation.input_slots().size());
    narrow.reserve(operation.input_slots().size());
    for (const auto& slot : operation.input_slots()) {
        if (slot.column.storage == Storage::text) continue;
        const std::int64_t value = value_for(slot.column, day);
        InputBinding binding{flag.data(), 1, nullptr, 0, slot.column.storage};
        if (slot.column.storage == Storage::i64) binding.data = &wide.emplace_back(value);
        if (slot.column.storage == Storage::i32) binding.data = &narrow.emplace_back(static_cast<std::int32_t>(value));
        REQUIRE(operation.bind_input(slot.name, binding).ok());
    }
    for (const ListInfo& list : operation.info().lists)
        if (!list.emitted) REQUIRE(operation.bind_list(list.name, offsets.data(), offsets.size()).ok());
    std::int32_t outcome = -1;
    if (operation.bind_output("outcome", {&outcome, 1, nullptr, 1, Storage::i32}).ok()) REQUIRE(outcome == -1);
    const auto bad = operation.run(0, 1);
    if (!bad) {
        check_text(bad.error().message);
        return;
    }
    if (outcome != -1) REQUIRE(outcome >= 0 && outcome <= 5);
    for (const Language language : {Language::zh, Language::en}) {
        const auto told = operation.explain(0, language, ExplanationFormat::text);
        REQUIRE(told.ok() && valid_utf8(*told));
        const auto json = operation.explain(0, language, ExplanationFormat::json);
        REQUIRE(json.ok());
        check_json(*json);
        const auto error = operation.row_error(0, language);
        REQUIRE(error.ok() && error->empty() == (*bad == 0));
    }
}

void use(const Rulebook& book, std::int32_t day, const char* where) {
    REQUIRE(book.digest().size() == 64);
    check_diagnostics(book.lint());
    check_json(book.catalogue_json(Language::zh));
    REQUIRE(diff_books(book, book).empty());
    check_json(diff_json(diff_days(book, Date::from_days(day), Date::from_days(day + 400)), Language::zh));
    const auto roll = year_roll(book, 1970 + day / 365);
    REQUIRE(roll.ok());
    check_json(year_roll_json(*roll, Language::en));
    for (const CatalogueEntry& entry : book.catalogue().entries()) {
        auto operation = book.prepare(entry.info.name, where);
        if (operation)
            use(**operation, day);
        else
            check_text(operation.error().message);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string content(reinterpret_cast<const char*>(data), size);
    std::vector<PackSource> packs{{"base.toml", std::string(base_pack)}, {"input.toml", content}};
    const auto diagnostics = lint_packs(catalogue(), packs);
    check_diagnostics(diagnostics);
    bool faulty = false;
    for (const Diagnostic& diagnostic : diagnostics) faulty = faulty || diagnostic.severity == Severity::error;

    const auto book = Rulebook::open(catalogue(), packs);
    REQUIRE(book.ok() == !faulty);
    if (!book) {
        REQUIRE(category(book.error().status) == category(Status::pack));
        check_text(book.error().message);
        return 0;
    }
    // Days and places vary with the input; the embedded packs are large, so that not every input goes over them.
    std::uint32_t mixed = 2166136261U;
    for (const char c : content) mixed = (mixed ^ static_cast<unsigned char>(c)) * 16777619U;
    const auto day = static_cast<std::int32_t>(12000 + mixed % 9000);
    const char* where = (mixed >> 16) % 2 ? "CN/central" : "CN/22/2201";
    use(**book, day, where);
    static const std::shared_ptr<const Rulebook> base = Rulebook::open(catalogue(), std::span(packs).first(1)).value();
    const auto changes = diff_books(*base, **book);
    REQUIRE(diff_books(**book, *base).size() == changes.size());
    check_json(diff_json(changes, Language::en));
    std::swap(packs[0], packs[1]);
    const auto swapped = Rulebook::open(catalogue(), packs);
    // An input with the id of the base pack takes its place, or is replaced by it.
    if (swapped.ok() && (*book)->packs().size() == 2) REQUIRE((*swapped)->digest() == (*book)->digest());

    if ((mixed >> 20) % 16 != 0) return 0;
    const auto over = open_rulebook(std::vector<PackSource>{{"input.toml", content}});
    if (over)
        use(**over, day, where);
    else
        check_text(over.error().message);
    return 0;
}
