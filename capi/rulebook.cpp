#include "arguments.hpp"
#include "handles.hpp"
#include "steward/io/file.hpp"
#include "steward/steward.hpp"

using namespace steward;
using steward::capi::guard;

namespace {

Result<std::vector<PackSource>> read_packs(const char* const* paths, size_t n_paths) {
    if (!paths && n_paths > 0) return capi::null_argument("paths");
    std::vector<PackSource> packs;
    for (size_t i = 0; i < n_paths; ++i) {
        const Result<std::string_view> path = capi::name(paths[i], "paths");
        if (!path) return path.error();
        Result<std::string> content = read_file(std::string(*path));
        if (!content) return std::move(content).error();
        packs.push_back({std::string(*path), std::move(content).value()});
    }
    return packs;
}

Result<void> open_book(const char* const* paths, size_t n_paths, std::string_view digest, stw_rulebook** out) {
    const Result<std::vector<PackSource>> packs = read_packs(paths, n_paths);
    if (!packs) return packs.error();
    Result<std::shared_ptr<const Rulebook>> book = open_rulebook(*packs, digest);
    if (!book) return std::move(book).error();
    *out = new stw_rulebook{std::move(book).value()};
    return {};
}

Result<Date> checked_day(int32_t days) {
    const Date day = Date::from_days(days);
    if (day.valid()) return day;
    return Error{Status::bad_date, BilingualText("第 " + std::to_string(days) + " 天不是 1400-01-01 至 9999-12-31 之间的日期",
                                                 "day " + std::to_string(days) + " is no date from 1400-01-01 to 9999-12-31")};
}

}  // namespace

int32_t stw_rulebook_open(const char* const* paths, size_t n_paths, stw_rulebook** out, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!out) return capi::null_argument("out");
        *out = nullptr;
        return open_book(paths, n_paths, {}, out);
    });
}

int32_t stw_rulebook_open_pinned(const char* const* paths, size_t n_paths, const char* digest, stw_rulebook** out, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!out) return capi::null_argument("out");
        *out = nullptr;
        const Result<std::string_view> pinned = capi::name(digest, "digest");
        if (!pinned) return pinned.error();
        if (pinned->size() != 64)
            return Error{Status::argument, BilingualText("摘要“" + printable(*pinned) + "”应为 64 位十六进制数字",
                                                         "digest '" + printable(*pinned) + "' must be 64 hexadecimal digits")};
        return open_book(paths, n_paths, *pinned, out);
    });
}

void stw_rulebook_free(stw_rulebook* book) { delete book; }

int32_t stw_rulebook_digest(const stw_rulebook* book, char* buf, size_t cap, size_t* needed, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!book) return capi::null_argument("book");
        return capi::copy_out(book->book->digest(), buf, cap, needed);
    });
}

int32_t stw_rulebook_lint_json(const stw_rulebook* book, const char* lang, char* buf, size_t cap, size_t* needed, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!book) return capi::null_argument("book");
        const Result<Language> language = capi::language(lang);
        if (!language) return language.error();
        return capi::copy_out(diagnostics_json(book->book->lint(), *language), buf, cap, needed);
    });
}

int32_t stw_lint_json(const char* const* paths, size_t n_paths, const char* lang, char* buf, size_t cap, size_t* needed, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        const Result<Language> language = capi::language(lang);
        if (!language) return language.error();
        const Result<std::vector<PackSource>> packs = read_packs(paths, n_paths);
        if (!packs) return packs.error();
        return capi::copy_out(diagnostics_json(lint_over_embedded(*packs), *language), buf, cap, needed);
    });
}

int32_t stw_rulebook_diff_json(const stw_rulebook* before, const stw_rulebook* after, const char* lang, char* buf, size_t cap, size_t* needed, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!before) return capi::null_argument("before");
        if (!after) return capi::null_argument("after");
        const Result<Language> language = capi::language(lang);
        if (!language) return language.error();
        return capi::copy_out(diff_json(diff_books(*before->book, *after->book), *language), buf, cap, needed);
    });
}

int32_t stw_rulebook_diff_days_json(const stw_rulebook* book, int32_t before, int32_t after, const char* lang, char* buf, size_t cap, size_t* needed, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!book) return capi::null_argument("book");
        const Result<Language> language = capi::language(lang);
        if (!language) return language.error();
        const Result<Date> first = checked_day(before), second = checked_day(after);
        if (!first) return first.error();
        if (!second) return second.error();
        return capi::copy_out(diff_json(diff_days(*book->book, *first, *second), *language), buf, cap, needed);
    });
}

int32_t stw_rulebook_year_roll_json(const stw_rulebook* book, int32_t year, const char* lang, char* buf, size_t cap, size_t* needed, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!book) return capi::null_argument("book");
        const Result<Language> language = capi::language(lang);
        if (!language) return language.error();
        const Result<std::vector<RollItem>> items = year_roll(*book->book, year);
        if (!items) return items.error();
        return capi::copy_out(year_roll_json(*items, *language), buf, cap, needed);
    });
}

int32_t stw_catalogue_json(const stw_rulebook* book, const char* lang, char* buf, size_t cap, size_t* needed, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!book) return capi::null_argument("book");
        const Result<Language> language = capi::language(lang);
        if (!language) return language.error();
        return capi::copy_out(book->book->catalogue_json(*language), buf, cap, needed);
    });
}

int32_t stw_jurisdiction_number(const stw_rulebook* book, const char* jurisdiction, int32_t* number, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!book) return capi::null_argument("book");
        if (!number) return capi::null_argument("number");
        const Result<std::string_view> code = capi::name(jurisdiction, "jurisdiction");
        if (!code) return code.error();
        const std::optional<std::int32_t> found = book->book->jurisdiction_number(*code);
        if (!found)
            return Error{Status::unknown_jurisdiction, BilingualText("不认识的地区“" + printable(*code) + "”，应如 CN/central 或 CN/22/2208/220802",
                                                                     "unknown jurisdiction '" + printable(*code) + "'; it must be like CN/central or CN/22/2208/220802")};
        *number = *found;
        return {};
    });
}
