#include "arguments.hpp"
#include "handles.hpp"
#include "steward/io/csv_run.hpp"

using namespace steward;
using steward::capi::guard;

int32_t stw_csv_run(const stw_rulebook* book, const char* operation, const char* jurisdiction, const char* input_path,
                    const char* const* lists, size_t n_lists, const char* encoding, const char* lang,
                    const char* output_path, int64_t* n_rows, int64_t* n_bad, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!book) return capi::null_argument("book");
        const Result<std::string_view> what = capi::name(operation, "operation");
        if (!what) return what.error();
        const Result<std::string_view> where = capi::name(jurisdiction, "jurisdiction");
        if (!where) return where.error();
        const Result<std::string_view> input = capi::name(input_path, "input_path");
        if (!input) return input.error();
        const Result<std::string_view> output = capi::name(output_path, "output_path");
        if (!output) return output.error();
        const Result<std::string_view> encoding_name = capi::name(encoding, "encoding");
        if (!encoding_name) return encoding_name.error();
        const Result<Encoding> bytes = encoding_named(*encoding_name);
        if (!bytes) return bytes.error();
        const Result<Language> language = capi::language(lang);
        if (!language) return language.error();
        if (!lists && n_lists > 0) return capi::null_argument("lists");

        CsvRunOptions options;
        options.input_path = std::string(*input);
        options.output_path = std::string(*output);
        options.encoding = *bytes;
        options.language = *language;
        for (size_t i = 0; i < n_lists; ++i) {
            const Result<std::string_view> entry = capi::name(lists[i], "lists");
            if (!entry) return entry.error();
            const std::size_t equals = entry->find('=');
            if (equals == std::string_view::npos || equals == 0)
                return Error{Status::argument, BilingualText("lists 的第 " + std::to_string(i) + " 项“" + printable(*entry) + "”应写成“列表=文件”",
                                                             "entry " + std::to_string(i) + " of lists, '" + printable(*entry) + "', must be 'list=path'")};
            options.lists.emplace_back(entry->substr(0, equals), entry->substr(equals + 1));
        }
        const Result<CsvRunReport> report = run_csv(*book->book, *what, *where, options);
        if (!report) return report.error();
        if (n_rows) *n_rows = report->rows;
        if (n_bad) *n_bad = report->bad;
        return {};
    });
}
