// A progress bar on a terminal, for work that takes more than a second. Nothing is shown anywhere else.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace office_year {

class Progress {
public:
    Progress();
    void start(std::string_view label, std::int64_t total);
    /// Cheap enough for every row.
    void update(std::int64_t done);
    /// Takes the bar off the screen.
    void finish();

private:
    using Clock = std::chrono::steady_clock;
    bool terminal_;
    bool shown_ = false;
    std::string label_;
    std::int64_t total_ = 0;
    Clock::time_point next_;  ///< when the bar is drawn again
};

}  // namespace office_year
