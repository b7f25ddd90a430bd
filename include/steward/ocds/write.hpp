/// @file
/// OCDS written from a body's own procurement processes (采购数据公开): a release for every step, and the compiled release.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "steward/procurement/process.hpp"

namespace steward::ocds {

struct WriteOptions {
    std::string ocid_prefix;  ///< registered prefix of the publisher; the `ocid` is "<prefix>-<number of the process>"
    std::function<std::string(std::int64_t unit)> unit_name;
};

/// The releases of a process, each a JSON object on one line, in order: "planning", "tender", "tenderUpdate" (bids opened),
/// "award", "contract", "tenderCancellation", as far as it has come. Bids are told from their opening on.
///
/// Amounts are exact, in CNY. `id` is "<ocid>-<number of the event>", so a step keeps its `id` for ever; `date` is the
/// business day at its first moment in Beijing. The methods are mapped to `procurementMethod` by a proposal of this project,
/// not an official one, and kept by their Chinese name in `procurementMethodDetails`. `bids` is the extension of that name.
[[nodiscard]] std::vector<std::string> write_releases(const procurement::ProcessState& state,
                                                      const procurement::Process& process, const WriteOptions& options);

/// The compiled release, from what the process is now: what merging its releases gives.
[[nodiscard]] std::string write_compiled(const procurement::ProcessState& state, const procurement::Process& process,
                                         const WriteOptions& options);

}  // namespace steward::ocds
