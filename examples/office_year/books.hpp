// The books of the year: an office in a file, which can be stopped, continued, verified, and read with SQL.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "office.hpp"

namespace office_year {

/// Opens the file or founds an office in it, gives the commands of commands.csv, and shows what the books then say.
/// A command that the file has already is not given a second time: its event id says which it is.
/// @param until the last day whose commands are given, by the day on which they were recorded; all when it is missing
void show_books(Year& year, const std::shared_ptr<const steward::Rulebook>& book, const std::string& path,
                std::optional<steward::Date> until);

}  // namespace office_year
