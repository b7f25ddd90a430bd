/// @file
/// What is kept of every process until the whole input was seen: a little in memory, the rest in a temporary file. Internal.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "steward/kernel/result.hpp"

namespace steward::ocds::detail {

/// Bytes that are written once and then read from the beginning, as often as needed.
class Spool {
public:
    explicit Spool(std::size_t memory) : memory_(memory) {}

    /// Status::file_write when there is no room for temporary files.
    [[nodiscard]] Result<void> write(std::string_view bytes);
    /// Ends the writing, or begins to read again.
    [[nodiscard]] Result<void> rewind();
    /// Fills `out`; false when nothing is left. Status::file_read.
    [[nodiscard]] Result<bool> read(std::span<char> out);

private:
    struct Close {
        void operator()(std::FILE* file) const noexcept { std::fclose(file); }
    };
    std::size_t memory_;
    std::string head_;
    std::unique_ptr<std::FILE, Close> file_;  ///< without a name: gone with the process
    std::size_t at_ = 0;
};

/// Non-negative numbers, and their quartiles as Cardinal has them: the quantile of Hyndman and Fan's type 8.
class Ratios {
public:
    [[nodiscard]] Result<void> add(std::span<const double> values);
    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
    /// First and third quartile; NaN without values.
    [[nodiscard]] Result<std::array<double, 2>> quartiles();

private:
    [[nodiscard]] Result<std::array<double, 4>> select(const std::array<std::uint64_t, 4>& ranks);

    Spool spool_{std::size_t{1} << 23};
    std::uint64_t size_ = 0;
};

/// The same quantile of values in memory, which are reordered; NaN without values.
[[nodiscard]] double quantile(std::span<double> values, double fraction);

}  // namespace steward::ocds::detail
