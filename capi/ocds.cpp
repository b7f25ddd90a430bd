// OCDS files: red flags.
#include "arguments.hpp"
#include "handles.hpp"
#include "steward/ocds/red_flags.hpp"

using namespace steward;
using steward::capi::guard;

int32_t stw_ocds_red_flags(const stw_rulebook* book, const char* const* input_paths, size_t n_paths, const char* settings, const char* lang, const char* output_path, int32_t threads, int64_t* n_processes, int64_t* n_bad, char* buf, size_t cap, size_t* needed, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!book) return capi::null_argument("book");
        if (!input_paths) return capi::null_argument("input_paths");
        ocds::RedFlagOptions options;
        for (size_t i = 0; i < n_paths; ++i) {
            const Result<std::string_view> path = capi::name(input_paths[i], "input_paths");
            if (!path) return path.error();
            options.inputs.emplace_back(*path);
        }
        const Result<std::string_view> text = settings ? capi::name(settings, "settings") : Result<std::string_view>("");
        if (!text) return text.error();
        const Result<Language> language = capi::language(lang);
        if (!language) return language.error();
        const Result<std::string_view> output = capi::name(output_path, "output_path");
        if (!output) return output.error();
        options.output = std::string(*output);
        options.threads = threads;

        Result<ocds::RedFlagSettings> chosen = ocds::RedFlagSettings::of(*book->book);
        if (!chosen) return std::move(chosen).error();
        if (Result<void> applied = chosen->apply(*text); !applied) return applied;
        const Result<ocds::RedFlagReport> report = ocds::run_red_flags(*chosen, options);
        if (!report) return report.error();
        if (n_processes) *n_processes = report->processes;
        if (n_bad) *n_bad = report->bad;
        return capi::copy_out(report->to_json(*book->book, *language), buf, cap, needed);
    });
}
