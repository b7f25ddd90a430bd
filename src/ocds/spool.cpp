#include "spool.hpp"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <limits>
#include <vector>

namespace steward::ocds::detail {
namespace {

Error failed(Status status, const char* zh, const char* en) {
    const std::string reason = std::strerror(errno);
    return {status, BilingualText(std::string(zh) + "：" + reason, std::string(en) + ": " + reason)};
}

/// Where a quantile lies among `size` sorted values: between two neighbours, and how far.
struct Place {
    Place(std::uint64_t size, double fraction) {
        const double h = (static_cast<double>(size) + 1.0 / 3.0) * fraction + 1.0 / 3.0;
        const auto whole = static_cast<std::int64_t>(h);
        const auto last = static_cast<std::int64_t>(size) - 1;
        low = static_cast<std::uint64_t>(std::clamp<std::int64_t>(whole - 1, 0, last));
        high = static_cast<std::uint64_t>(std::clamp<std::int64_t>(whole, 0, last));
        if (whole <= 0 || fraction == 0.0) high = low = 0;
        if (whole >= static_cast<std::int64_t>(size) || fraction == 1.0) high = low = static_cast<std::uint64_t>(last);
        part = high == low ? 0.0 : h - static_cast<double>(whole);
    }
    [[nodiscard]] double between(double a, double b) const noexcept { return low == high ? a : a + part * (b - a); }

    std::uint64_t low = 0, high = 0;
    double part = 0;
};

}  // namespace

Result<void> Spool::write(std::string_view bytes) {
    if (!file_ && head_.size() + bytes.size() <= memory_) {
        head_.append(bytes);
        return {};
    }
    if (!file_) {
        file_.reset(std::tmpfile());
        if (!file_) return failed(Status::file_write, "无法建立临时文件", "cannot make a temporary file");
    }
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size())
        return failed(Status::file_write, "无法写入临时文件", "cannot write a temporary file");
    return {};
}

Result<void> Spool::rewind() {
    at_ = 0;
    if (file_ && (std::fflush(file_.get()) != 0 || std::fseek(file_.get(), 0, SEEK_SET) != 0))
        return failed(Status::file_write, "无法写入临时文件", "cannot write a temporary file");
    return {};
}

Result<bool> Spool::read(std::span<char> out) {
    const std::size_t from_head = std::min(out.size(), head_.size() - at_);
    std::memcpy(out.data(), head_.data() + at_, from_head);
    at_ += from_head;
    const std::span<char> rest = out.subspan(from_head);
    if (rest.empty()) return true;
    const std::size_t got = file_ ? std::fread(rest.data(), 1, rest.size(), file_.get()) : 0;
    if (got == rest.size()) return true;
    if (got + from_head == 0 && (!file_ || std::feof(file_.get()))) return false;
    return failed(Status::file_read, "无法读取临时文件", "cannot read a temporary file");
}

Result<void> Ratios::add(std::span<const double> values) {
    size_ += values.size();
    return spool_.write({reinterpret_cast<const char*>(values.data()), values.size_bytes()});
}

/// The values of four ranks, 16 bits at a time: numbers that are not negative are ordered as their bits are.
Result<std::array<double, 4>> Ratios::select(const std::array<std::uint64_t, 4>& ranks) {
    constexpr std::size_t values_at_once = 8192;
    std::array<std::uint64_t, 4> prefix{}, rank = ranks;
    std::vector<double> block(values_at_once);
    for (int shift = 48; shift >= 0; shift -= 16) {
        std::array<std::vector<std::uint64_t>, 4> histogram;
        for (auto& counts : histogram) counts.assign(1 << 16, 0);
        if (Result<void> begun = spool_.rewind(); !begun) return begun.error();
        for (std::uint64_t left = size_; left > 0;) {
            const auto take = static_cast<std::size_t>(std::min<std::uint64_t>(left, values_at_once));
            const Result<bool> got = spool_.read({reinterpret_cast<char*>(block.data()), take * sizeof(double)});
            if (!got) return got.error();
            for (std::size_t i = 0; i < take; ++i) {
                const auto bits = std::bit_cast<std::uint64_t>(block[i]);
                for (std::size_t r = 0; r < 4; ++r)
                    if (shift == 48 || bits >> (shift + 16) == prefix[r]) ++histogram[r][(bits >> shift) & 0xffff];
            }
            left -= take;
        }
        for (std::size_t r = 0; r < 4; ++r) {
            std::uint64_t digit = 0;
            while (rank[r] >= histogram[r][digit]) rank[r] -= histogram[r][digit++];
            prefix[r] = prefix[r] << 16 | digit;
        }
    }
    std::array<double, 4> values{};
    for (std::size_t r = 0; r < 4; ++r) values[r] = std::bit_cast<double>(prefix[r]);
    return values;
}

Result<std::array<double, 2>> Ratios::quartiles() {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    if (size_ == 0) return std::array{none, none};
    const Place first(size_, 0.25), third(size_, 0.75);
    const Result<std::array<double, 4>> values = select({first.low, first.high, third.low, third.high});
    if (!values) return values.error();
    return std::array{first.between((*values)[0], (*values)[1]), third.between((*values)[2], (*values)[3])};
}

double quantile(std::span<double> values, double fraction) {
    if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
    const Place place(values.size(), fraction);
    const auto nth = [&](std::uint64_t rank) {
        std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(rank), values.end());
        return values[rank];
    };
    const double low = nth(place.low);
    return place.between(low, nth(place.high));
}

}  // namespace steward::ocds::detail
