/// @file
/// The input tables of a run, from files or from memory, and the run itself. Internal.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "csv_output.hpp"
#include "steward/io/csv_run.hpp"

namespace steward::detail {

/// An input table: what messages call it, and its text in UTF-8.
struct Source {
    TableName name;
    std::string_view text;
};

/// Input tables, and the texts that had to be made for them.
struct Sources {
    Source main;
    std::vector<std::pair<std::string, Source>> lists;
    std::vector<std::string> storage;
};

/// Reads files. The lists are names and paths.
[[nodiscard]] Result<Sources> read_sources(const std::string& main_path, const std::vector<std::pair<std::string, std::string>>& lists,
                                           Encoding encoding);
/// Views texts, which must outlive what is given back.
[[nodiscard]] Result<Sources> view_sources(const CsvTexts& texts, Encoding encoding);

struct CsvSettings {
    Language language = Language::zh;
    CsvProgress progress = {};
    std::int64_t chunk_rows = 65536;
    std::function<void(const std::string&)> on_error = {};  ///< called with the message of every bad row of the main table
};

/// Opens the output of a list, or, without a name, the main output.
using OpenOutput = std::function<Result<WriteText>(std::string_view list)>;

/// Decides tables with an operation that is prepared.
[[nodiscard]] Result<CsvRunReport> run_tables(PreparedOperation& operation, const Sources& sources, const CsvSettings& settings,
                                              const OpenOutput& open);

/// The list's table among the sources; Status::not_bound when it is not given.
[[nodiscard]] Result<const Source*> source_of(const Sources& sources, const OperationInfo& operation, const ListInfo& list);

}  // namespace steward::detail
