#include "arguments.hpp"
#include "handles.hpp"
#include "steward/io/file.hpp"
#include "steward/steward.hpp"

using namespace steward;
using steward::capi::guard;

int32_t stw_rulebook_open(const char* const* paths, size_t n_paths, stw_rulebook** out, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!out) return capi::null_argument("out");
        *out = nullptr;
        if (!paths && n_paths > 0) return capi::null_argument("paths");
        std::vector<PackSource> packs;
        for (size_t i = 0; i < n_paths; ++i) {
            const Result<std::string_view> path = capi::name(paths[i], "paths");
            if (!path) return path.error();
            Result<std::string> content = read_file(std::string(*path));
            if (!content) return std::move(content).error();
            packs.push_back({std::string(*path), std::move(content).value()});
        }
        Result<std::shared_ptr<const Rulebook>> book = open_rulebook(packs);
        if (!book) return std::move(book).error();
        *out = new stw_rulebook{std::move(book).value()};
        return {};
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
