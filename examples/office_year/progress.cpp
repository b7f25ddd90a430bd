#include "progress.hpp"

#include <unistd.h>

#include <cstdio>

namespace office_year {

Progress::Progress() : terminal_(isatty(STDERR_FILENO) == 1) {}

void Progress::start(std::string_view label, std::int64_t total) {
    label_ = label;
    total_ = total;
    next_ = Clock::now() + std::chrono::seconds(1);
}

void Progress::update(std::int64_t done) {
    if (!terminal_ || total_ == 0) return;
    const Clock::time_point now = Clock::now();
    if (now < next_) return;
    next_ = now + std::chrono::milliseconds(100);
    constexpr int width = 30;
    const auto filled = static_cast<std::size_t>(width * done / total_);
    const std::string bar = std::string(filled, '#') + std::string(width - filled, '.');
    std::fprintf(stderr, "\r%s [%s] %3d%%", label_.c_str(), bar.c_str(), static_cast<int>(100 * done / total_));
    std::fflush(stderr);
    shown_ = true;
}

void Progress::finish() {
    if (shown_) std::fputs("\r\033[K", stderr);
    shown_ = false;
}

}  // namespace office_year
