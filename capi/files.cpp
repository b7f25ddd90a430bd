// Files in, files out: CSV, JSON Lines, and what they are worth.
#include <optional>

#include "arguments.hpp"
#include "handles.hpp"
#include "steward/io/csv_run.hpp"
#include "steward/io/jsonl.hpp"
#include "steward/io/quality.hpp"

using namespace steward;
using steward::capi::guard;

namespace {

/// What every call on files is given.
struct FileCall {
    std::string_view operation;
    std::string_view jurisdiction;
    std::string input;
    Language language = Language::zh;
    std::optional<Date> known_at;
    bool show_personal = false;
};

Result<FileCall> file_call(const stw_rulebook* book, const char* operation, const char* jurisdiction, const char* input_path,
                           const char* lang, uint32_t flags, int32_t known_at) {
    if (!book) return capi::null_argument("book");
    const Result<std::string_view> what = capi::name(operation, "operation");
    if (!what) return what.error();
    const Result<std::string_view> where = capi::name(jurisdiction, "jurisdiction");
    if (!where) return where.error();
    const Result<std::string_view> input = capi::name(input_path, "input_path");
    if (!input) return input.error();
    const Result<Language> language = capi::language(lang);
    if (!language) return language.error();
    if ((flags & ~(STW_SHOW_PERSONAL | STW_KNOWN_AT)) != 0)
        return Error{Status::argument, BilingualText("flags 为 " + std::to_string(flags) + "，应为 STW_SHOW_PERSONAL 与 STW_KNOWN_AT 之和",
                                                     "flags is " + std::to_string(flags) + "; it must be a sum of STW_SHOW_PERSONAL and STW_KNOWN_AT")};
    FileCall call{*what, *where, std::string(*input), *language, std::nullopt, (flags & STW_SHOW_PERSONAL) != 0};
    if ((flags & STW_KNOWN_AT) != 0) call.known_at = Date::from_days(known_at);
    return call;
}

using Lists = std::vector<std::pair<std::string, std::string>>;

Result<Lists> list_files(const char* const* lists, size_t n_lists) {
    if (!lists && n_lists > 0) return capi::null_argument("lists");
    Lists files;
    for (size_t i = 0; i < n_lists; ++i) {
        const Result<std::string_view> entry = capi::name(lists[i], "lists");
        if (!entry) return entry.error();
        const std::size_t equals = entry->find('=');
        if (equals == std::string_view::npos || equals == 0)
            return Error{Status::argument, BilingualText("lists 的第 " + std::to_string(i) + " 项“" + printable(*entry) + "”应写成“列表=文件”",
                                                         "entry " + std::to_string(i) + " of lists, '" + printable(*entry) + "', must be 'list=path'")};
        files.emplace_back(entry->substr(0, equals), entry->substr(equals + 1));
    }
    return files;
}

Result<Encoding> encoding_of(const char* encoding) {
    const Result<std::string_view> name = capi::name(encoding, "encoding");
    if (!name) return name.error();
    return encoding_named(*name);
}

}  // namespace

int32_t stw_csv_run(const stw_rulebook* book, const char* operation, const char* jurisdiction, const char* input_path, const char* const* lists, size_t n_lists, const char* encoding, const char* lang, const char* output_path, uint32_t flags, int32_t known_at, int64_t* n_rows, int64_t* n_bad, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        Result<FileCall> call = file_call(book, operation, jurisdiction, input_path, lang, flags, known_at);
        if (!call) return std::move(call).error();
        const Result<std::string_view> output = capi::name(output_path, "output_path");
        if (!output) return output.error();
        const Result<Encoding> bytes = encoding_of(encoding);
        if (!bytes) return bytes.error();
        Result<Lists> files = list_files(lists, n_lists);
        if (!files) return std::move(files).error();

        CsvRunOptions options;
        options.input_path = std::move(call->input);
        options.output_path = std::string(*output);
        options.encoding = *bytes;
        options.language = call->language;
        options.lists = std::move(files).value();
        options.known_at = call->known_at;
        options.show_personal = call->show_personal;
        const Result<CsvRunReport> report = run_csv(*book->book, call->operation, call->jurisdiction, options);
        if (!report) return report.error();
        if (n_rows) *n_rows = report->rows;
        if (n_bad) *n_bad = report->bad;
        return {};
    });
}

int32_t stw_jsonl_run(const stw_rulebook* book, const char* operation, const char* jurisdiction, const char* input_path, const char* lang, const char* output_path, uint32_t flags, int32_t known_at, int64_t* n_rows, int64_t* n_bad, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        const Result<FileCall> call = file_call(book, operation, jurisdiction, input_path, lang, flags, known_at);
        if (!call) return call.error();
        const Result<std::string_view> output = capi::name(output_path, "output_path");
        if (!output) return output.error();
        JsonlOptions options;
        options.language = call->language;
        options.known_at = call->known_at;
        options.show_personal = call->show_personal;
        const Result<JsonlRunReport> report = run_jsonl(*book->book, call->operation, call->jurisdiction, call->input, std::string(*output), options);
        if (!report) return report.error();
        if (n_rows) *n_rows = report->rows;
        if (n_bad) *n_bad = report->bad;
        return {};
    });
}

int32_t stw_quality_report(const stw_rulebook* book, const char* operation, const char* jurisdiction, const char* file_format, const char* input_path, const char* const* lists, size_t n_lists, const char* encoding, const char* lang, const char* format, uint32_t flags, int32_t known_at, char* buf, size_t cap, size_t* needed, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        const Result<FileCall> call = file_call(book, operation, jurisdiction, input_path, lang, flags, known_at);
        if (!call) return call.error();
        if (call->show_personal)
            return Error{Status::argument, BilingualText("质量报告不显示个人信息，不接受 STW_SHOW_PERSONAL", "a report of quality shows no personal data; STW_SHOW_PERSONAL does not go with it")};
        const Result<std::string_view> file = capi::name(file_format, "file_format");
        if (!file) return file.error();
        if (*file != "csv" && *file != "jsonl")
            return Error{Status::argument, BilingualText("不认识的文件格式“" + printable(*file) + "”，应为 csv 或 jsonl",
                                                         "unknown file format '" + printable(*file) + "'; it must be csv or jsonl")};
        const Result<Encoding> bytes = encoding_of(encoding);
        if (!bytes) return bytes.error();
        Result<Lists> files = list_files(lists, n_lists);
        if (!files) return std::move(files).error();
        const Result<ExplanationFormat> as = capi::format(format);
        if (!as) return as.error();
        const bool csv = *file == "csv";
        if (!csv && (n_lists > 0 || *bytes != Encoding::utf8))
            return Error{Status::argument, BilingualText("jsonl 的列表在行内，编码为 utf-8：lists 应为空，encoding 应为 utf-8",
                                                         "lists of jsonl are inside its lines, and it is UTF-8: lists must be empty and encoding utf-8")};
        QualityOptions options{call->language, *bytes, std::move(files).value(), call->known_at};
        const Result<QualityReport> report = (csv ? csv_quality : jsonl_quality)(*book->book, call->operation, call->jurisdiction, call->input, options);
        if (!report) return report.error();
        return capi::copy_out(*as == ExplanationFormat::json ? report->to_json() : report->to_text(), buf, cap, needed);
    });
}
