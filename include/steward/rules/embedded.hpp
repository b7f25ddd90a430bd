/// @file
/// The rule packs that are compiled into the library.
#pragma once

#include <span>
#include <string_view>

namespace steward {

/// One rule pack, byte for byte as its file was when the library was built.
struct EmbeddedPack {
    std::string_view path;     ///< relative to `src/packs`, such as `cn/procurement/thresholds.toml`
    std::string_view content;  ///< the whole file, UTF-8
};

/// Every `.toml` file below `src/packs`, ordered by path. The memory lives as long as the program.
[[nodiscard]] std::span<const EmbeddedPack> embedded_packs() noexcept;

}  // namespace steward
