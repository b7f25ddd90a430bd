// Offices: the books of a body, their commands and queries, and what supervision asks of them.
#include "steward/office/office.hpp"

#include "arguments.hpp"
#include "handles.hpp"
#include "steward/journal/memory_store.hpp"
#include "steward/journal/sqlite_store.hpp"
#include "steward/office/report.hpp"

using namespace steward;
using steward::capi::guard;

namespace {

Result<DigestAlgorithm> algorithm_named(const char* algorithm) {
    const Result<std::string_view> named = capi::name(algorithm, "algorithm");
    if (!named) return named.error();
    if (const std::optional<DigestAlgorithm> found = digest_named(*named)) return *found;
    return Error{Status::argument,
                 BilingualText("不认识的摘要算法“" + printable(*named) + "”，应为 sha256 或 sm3",
                               "unknown digest algorithm '" + printable(*named) + "'; it must be sha256 or sm3")};
}

Result<CommandMode> mode_named(const char* mode) {
    const Result<std::string_view> named = capi::name(mode, "mode");
    if (!named) return named.error();
    if (*named == "each") return CommandMode::each;
    if (*named == "all") return CommandMode::all;
    return Error{Status::argument, BilingualText("不认识的方式“" + printable(*named) + "”，应为 each 或 all",
                                                 "unknown mode '" + printable(*named) + "'; it must be each or all")};
}

Result<void> create(const stw_rulebook* book, const char* path, const char* name, const char* algorithm,
                    stw_office** out) {
    if (!out) return capi::null_argument("out");
    *out = nullptr;
    if (!book) return capi::null_argument("book");
    const Result<std::string_view> named = capi::name(name, "name");
    if (!named) return named.error();
    const Result<DigestAlgorithm> digest = algorithm_named(algorithm);
    if (!digest) return digest.error();
    const JournalSettings settings{std::string(*named), *digest};
    Result<std::unique_ptr<JournalStore>> store = [&]() -> Result<std::unique_ptr<JournalStore>> {
        if (!path) return create_memory_store(settings);
        const Result<std::string_view> file = capi::name(path, "path");
        if (!file) return file.error();
        return create_sqlite_store(std::string(*file), settings);
    }();
    if (!store) return std::move(store).error();
    Result<std::shared_ptr<Office>> office = Office::create(book->book, std::move(store).value());
    if (!office) return std::move(office).error();
    *out = new stw_office{std::move(office).value()};
    return {};
}

Result<void> open(const stw_rulebook* book, const char* path, int32_t read_only, stw_office** out) {
    if (!out) return capi::null_argument("out");
    *out = nullptr;
    if (!book) return capi::null_argument("book");
    const Result<std::string_view> file = capi::name(path, "path");
    if (!file) return file.error();
    SqliteOptions options;
    options.read_only = read_only != 0;
    Result<std::unique_ptr<JournalStore>> store = open_sqlite_store(std::string(*file), options);
    if (!store) return std::move(store).error();
    Result<std::shared_ptr<Office>> office = Office::open(book->book, std::move(store).value());
    if (!office) return std::move(office).error();
    *out = new stw_office{std::move(office).value()};
    return {};
}

}  // namespace

int32_t stw_office_create(const stw_rulebook* book, const char* path, const char* name, const char* algorithm,
                          stw_office** out, stw_error* err) {
    return guard(err, [&] { return create(book, path, name, algorithm, out); });
}

int32_t stw_office_open(const stw_rulebook* book, const char* path, int32_t read_only, stw_office** out,
                        stw_error* err) {
    return guard(err, [&] { return open(book, path, read_only, out); });
}

void stw_office_free(stw_office* office) { delete office; }

int32_t stw_office_catch_up(stw_office* office, int64_t* seq, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!office) return capi::null_argument("office");
        if (Result<void> read = office->office->catch_up(); !read) return read;
        if (seq) *seq = office->office->state().seq;
        return {};
    });
}

int32_t stw_office_head(stw_office* office, char* buf, size_t cap, size_t* needed, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!office) return capi::null_argument("office");
        const Result<JournalHead> head = office->office->journal().head();
        if (!head) return head.error();
        return capi::copy_out(to_text(*head), buf, cap, needed);
    });
}

int32_t stw_office_rebuild_tables(stw_office* office, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!office) return capi::null_argument("office");
        return office->office->rebuild_tables();
    });
}

int32_t stw_office_verify_json(stw_office* office, const char* anchor, const char* lang, char* buf, size_t cap,
                               size_t* needed, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!office) return capi::null_argument("office");
        const Result<Language> language = capi::language(lang);
        if (!language) return language.error();
        VerifyOptions options;
        if (anchor) {
            const Result<std::string_view> line = capi::name(anchor, "anchor");
            if (!line) return line.error();
            const Result<JournalHead> head = parse_head(*line);
            if (!head) return head.error();
            options.anchor = *head;
        }
        const Result<VerifyReport> report = verify(office->office->journal(), options);
        if (!report) return report.error();
        return capi::copy_out(verify_json(*report, *language), buf, cap, needed);
    });
}

int32_t stw_office_explain_event(stw_office* office, int64_t seq, const char* lang, const char* format, uint32_t flags,
                                 char* buf, size_t cap, size_t* needed, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!office) return capi::null_argument("office");
        const Result<Language> language = capi::language(lang);
        if (!language) return language.error();
        const Result<ExplanationFormat> as = capi::format(format);
        if (!as) return as.error();
        if ((flags & ~STW_SHOW_PERSONAL) != 0)
            return Error{Status::argument,
                         BilingualText("flags 为 " + std::to_string(flags) + "，应为 0 或 STW_SHOW_PERSONAL",
                                       "flags is " + std::to_string(flags) + "; it must be 0 or STW_SHOW_PERSONAL")};
        const Result<std::string> text =
            office->office->explain_event(seq, *language, *as, (flags & STW_SHOW_PERSONAL) != 0);
        if (!text) return text.error();
        return capi::copy_out(*text, buf, cap, needed);
    });
}

int32_t stw_office_readjudicate_json(stw_office* office, const stw_rulebook* book, char* buf, size_t cap,
                                     size_t* needed, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!office) return capi::null_argument("office");
        if (!book) return capi::null_argument("book");
        const Result<std::vector<Redecision>> differences = office->office->readjudicate(book->book);
        if (!differences) return differences.error();
        return capi::copy_out(redecisions_json(*differences), buf, cap, needed);
    });
}

int32_t stw_op_prepare_on(stw_office* office, const char* operation, const char* mode, stw_op** out, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!out) return capi::null_argument("out");
        *out = nullptr;
        if (!office) return capi::null_argument("office");
        const Result<std::string_view> name = capi::name(operation, "operation");
        if (!name) return name.error();
        const Result<CommandMode> how = mode_named(mode);
        if (!how) return how.error();
        Result<std::unique_ptr<PreparedOperation>> prepared = office->office->prepare(*name, *how);
        if (!prepared) return std::move(prepared).error();
        *out = new stw_op{std::move(prepared).value()};
        return {};
    });
}
