/// @file
/// Paired timing: baseline and subject run in turn, so that both see the same machine, and the ratio is taken pair by
/// pair.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <string_view>
#include <vector>

namespace steward::bench {

/// Times in nanoseconds an item; ratios are subject / baseline.
struct PairedResult {
    double baseline = 0;
    double subject = 0;
    double ratio = 0;  ///< median over the pairs
    double ratio_min = 0;
    double ratio_max = 0;
};

inline double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Keeps a result alive without storing it.
template <class T>
inline void keep(const T& value) {
    asm volatile("" : : "g"(&value) : "memory");
}

/// Runs both once as a warm-up, then `rounds` interleaved pairs (at least 7), and prints one line. Each callable
/// handles `items` items in one call.
template <class Baseline, class Subject>
PairedResult run_pairs(std::string_view name, std::size_t items, Baseline&& baseline, Subject&& subject,
                       int rounds = 9) {
    const auto time = [items](auto& work) {
        const auto start = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - start;
        return spent.count() / static_cast<double>(items);
    };
    baseline();
    subject();
    std::vector<double> baselines;
    std::vector<double> subjects;
    std::vector<double> ratios;
    for (int i = 0; i < std::max(rounds, 7); ++i) {
        // Every second pair starts with the subject: neither always runs on what the other left in the cache.
        const bool baseline_first = i % 2 == 0;
        double b = baseline_first ? time(baseline) : 0;
        const double s = time(subject);
        if (!baseline_first) b = time(baseline);
        baselines.push_back(b);
        subjects.push_back(s);
        ratios.push_back(s / b);
    }
    const auto [low, high] = std::minmax_element(ratios.begin(), ratios.end());
    const PairedResult result{median(baselines), median(subjects), median(ratios), *low, *high};
    std::printf("%-44.*s baseline %8.3f ns  subject %8.3f ns  ratio %.3f (%.3f .. %.3f)\n",
                static_cast<int>(name.size()), name.data(), result.baseline, result.subject, result.ratio,
                result.ratio_min, result.ratio_max);
    return result;
}

}  // namespace steward::bench
