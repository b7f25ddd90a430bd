// OCDS: merging releases into records, validation against a schema, and writing from an office.
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "arguments.hpp"
#include "handles.hpp"
#include "steward/io/file.hpp"
#include "steward/ocds/merge.hpp"
#include "steward/ocds/validate.hpp"
#include "steward/ocds/write.hpp"

using namespace steward;
using steward::capi::guard;

namespace {

/// The contents of files, and views of them.
struct Texts {
    std::vector<std::string> owned;
    std::vector<std::string_view> views;
};

Result<Texts> read_files(const char* const* paths, size_t n_paths, const char* argument) {
    if (!paths && n_paths > 0) return capi::null_argument(argument);
    Texts texts;
    for (size_t i = 0; i < n_paths; ++i) {
        const Result<std::string_view> path = capi::name(paths[i], argument);
        if (!path) return path.error();
        Result<std::string> text = read_file(std::string(*path));
        if (!text) return std::move(text).error();
        texts.owned.push_back(std::move(*text));
    }
    texts.views.assign(texts.owned.begin(), texts.owned.end());
    return texts;
}

bool same_file(std::string_view a, std::string_view b) {
    std::error_code ignored;
    return a == b || std::filesystem::equivalent(a, b, ignored);
}

/// Refuses an output that would replace something that is read, or the other output.
Result<void> apart(const char* output, std::span<const char* const> others) {
    for (const char* other : others) {
        if (!output || !other || !same_file(output, other)) continue;
        const std::string shown = printable(output, 200);
        return Error{Status::argument, BilingualText("输出“" + shown + "”会覆盖输入或者另一个输出，请换名",
                                                     "the output '" + shown + "' would replace an input or the other output; give it another name")};
    }
    return {};
}

/// Faults as JSON Lines in a file, which appears when all is done; nowhere without a path.
class FaultFile {
public:
    static Result<FaultFile> create(const char* path, Language language) {
        FaultFile file(language);
        if (!path) return file;
        const Result<std::string_view> name = capi::name(path, "faults_path");
        if (!name) return name.error();
        Result<FileSink> sink = FileSink::create(std::string(*name));
        if (!sink) return std::move(sink).error();
        file.sink_.emplace(std::move(*sink));
        return file;
    }
    void add(const ocds::Fault& fault) {
        if (sink_ && written_) written_ = sink_->write(to_json(fault, language_) + "\n");
    }
    Result<void> commit() { return written_ && sink_ ? sink_->commit() : written_; }

private:
    explicit FaultFile(Language language) : language_(language) {}
    Language language_;
    std::optional<FileSink> sink_;
    Result<void> written_;
};

}  // namespace

int32_t stw_ocds_merge(const char* const* input_paths, size_t n_inputs, const char* schema_path, const char* lang, const char* output_path, const char* faults_path, uint32_t flags, int64_t* n_records, int64_t* n_releases, int64_t* n_faults, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        const Result<Language> language = capi::language(lang);
        if (!language) return language.error();
        const Result<std::string_view> output = capi::name(output_path, "output_path");
        if (!output) return output.error();
        if ((flags & ~(STW_OCDS_NO_RELEASES | STW_OCDS_NO_VERSIONS)) != 0)
            return Error{Status::argument, BilingualText("flags 应为 STW_OCDS_NO_RELEASES 与 STW_OCDS_NO_VERSIONS 之和",
                                                         "flags must be a sum of STW_OCDS_NO_RELEASES and STW_OCDS_NO_VERSIONS")};
        const Result<Texts> texts = read_files(input_paths, n_inputs, "input_paths");
        if (!texts) return texts.error();
        for (const char* written : {output_path, faults_path}) {
            if (Result<void> done = apart(written, {input_paths, n_inputs}); !done) return done;
            if (Result<void> done = apart(written, {&schema_path, 1}); !done) return done;
        }
        if (Result<void> done = apart(output_path, {&faults_path, 1}); !done) return done;
        ocds::MergeOptions options;
        options.releases = (flags & STW_OCDS_NO_RELEASES) == 0;
        options.versioned = (flags & STW_OCDS_NO_VERSIONS) == 0;
        std::optional<ocds::MergeRules> rules;
        if (schema_path) {
            const Result<Texts> schema = read_files(&schema_path, 1, "schema_path");
            if (!schema) return schema.error();
            Result<ocds::MergeRules> read = ocds::MergeRules::from_schema(schema->views[0]);
            if (!read) return std::move(read).error();
            options.rules = &rules.emplace(std::move(*read));
        }
        Result<FaultFile> faults = FaultFile::create(faults_path, *language);
        if (!faults) return std::move(faults).error();
        Result<FileSink> sink = FileSink::create(std::string(*output));
        if (!sink) return std::move(sink).error();
        const Result<ocds::MergeReport> report = ocds::merge(
            texts->views, options,
            [&](std::string_view record) -> Result<void> {
                Result<void> written = sink->write(record);
                return written ? sink->write("\n") : written;
            },
            [&](const ocds::Fault& fault) { faults->add(fault); });
        if (!report) return report.error();
        if (Result<void> done = faults->commit(); !done) return done;
        if (Result<void> done = sink->commit(); !done) return done;
        if (n_records) *n_records = report->records;
        if (n_releases) *n_releases = report->releases;
        if (n_faults) *n_faults = report->faults;
        return {};
    });
}

int32_t stw_ocds_validate(const char* const* schema_paths, size_t n_schemas, const char* input_path, const char* lang, const char* faults_path, int64_t* n_checked, int64_t* n_invalid, int64_t* n_faults, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        const Result<Language> language = capi::language(lang);
        if (!language) return language.error();
        const Result<Texts> schemas = read_files(schema_paths, n_schemas, "schema_paths");
        if (!schemas) return schemas.error();
        const Result<ocds::Validator> validator = ocds::Validator::open(schemas->views);
        if (!validator) return validator.error();
        const Result<Texts> text = read_files(&input_path, 1, "input_path");
        if (!text) return text.error();
        if (Result<void> done = apart(faults_path, {&input_path, 1}); !done) return done;
        if (Result<void> done = apart(faults_path, {schema_paths, n_schemas}); !done) return done;
        Result<FaultFile> faults = FaultFile::create(faults_path, *language);
        if (!faults) return std::move(faults).error();
        const ocds::ValidationReport report =
            validator->validate(text->views[0], [&](const ocds::Fault& fault) { faults->add(fault); });
        if (Result<void> done = faults->commit(); !done) return done;
        if (n_checked) *n_checked = report.checked;
        if (n_invalid) *n_invalid = report.invalid;
        if (n_faults) *n_faults = report.faults;
        return {};
    });
}

int32_t stw_office_ocds(stw_office* office, const char* ocid_prefix, const char* what, const char* output_path, int64_t* n_written, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!office) return capi::null_argument("office");
        const Result<std::string_view> prefix = capi::name(ocid_prefix, "ocid_prefix");
        if (!prefix) return prefix.error();
        if (prefix->empty()) return Error{Status::argument, BilingualText("ocid_prefix 不应为空", "ocid_prefix must not be empty")};
        const Result<std::string_view> which = capi::name(what, "what");
        if (!which) return which.error();
        if (*which != "releases" && *which != "compiled")
            return Error{Status::argument, BilingualText("what 为“" + printable(*which) + "”，应为 releases 或 compiled",
                                                         "what is '" + printable(*which) + "'; it must be releases or compiled")};
        const Result<std::string_view> output = capi::name(output_path, "output_path");
        if (!output) return output.error();
        if (Result<void> read = office->office->catch_up(); !read) return read;
        const OfficeState& state = office->office->state();
        ocds::WriteOptions options{std::string(*prefix), [&](std::int64_t unit) {
                                       const office::Unit* found = state.people.units.find(unit);
                                       return std::string(found ? found->name : std::string_view());
                                   }};
        Result<FileSink> sink = FileSink::create(std::string(*output));
        if (!sink) return std::move(sink).error();
        int64_t written = 0;
        const auto& processes = state.procurement.processes;
        for (std::size_t i = 0; i < processes.size(); ++i) {
            const std::vector<std::string> lines = *which == "releases" ? write_releases(state.procurement, processes[i], options)
                                                                        : std::vector{write_compiled(state.procurement, processes[i], options)};
            for (const std::string& line : lines)
                if (Result<void> done = sink->write(line + "\n"); !done) return done;
            written += static_cast<int64_t>(lines.size());
        }
        if (Result<void> done = sink->commit(); !done) return done;
        if (n_written) *n_written = written;
        return {};
    });
}
