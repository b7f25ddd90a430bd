// Red flags over a file of processes, against a plain walk of the parser and a straightforward pass in Python over the same
// file; and the memory for one and for four times the input. Everything is in turn, so that all see the same machine.
//
//     ocds_bench [file.jsonl]     without a file: 200,000 processes made by the generator below STEWARD_DATA
#include <simdjson.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "steward/io/file.hpp"
#include "steward/steward.hpp"

namespace {

namespace fs = std::filesystem;
using namespace steward;

[[noreturn]] void fail(const std::string& what) {
    std::fprintf(stderr, "%s\n", what.c_str());
    std::exit(1);
}

double seconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::size_t visit(simdjson::dom::element element) {
    std::size_t values = 1;
    simdjson::dom::object object;
    simdjson::dom::array array;
    if (!element.get(object))
        for (const auto field : object) values += visit(field.value);
    else if (!element.get(array))
        for (const auto child : array) values += visit(child);
    return values;
}

/// Reads the file in the same blocks, parses every line and visits every value.
std::size_t plain_walk(const std::string& path) {
    ocds::BlockReader blocks({path});
    ocds::Block block;
    simdjson::dom::parser parser;
    std::size_t values = 0;
    while (blocks.next(block).value()) {
        for (const ocds::Element& element : block.elements) {
            simdjson::dom::element root;
            if (parser.parse(block.bytes.data() + element.offset, element.size, false).get(root)) fail("a line is no JSON");
            values += visit(root);
        }
    }
    return values;
}

std::int64_t red_flags(const std::vector<std::string>& inputs, const std::string& output, std::int32_t threads) {
    static const auto book = open_rulebook().value();
    const ocds::RedFlagSettings settings = ocds::RedFlagSettings::of(*book).value();
    ocds::RedFlagOptions options;
    options.inputs = inputs;
    options.output = output;
    options.threads = threads;
    const Result<ocds::RedFlagReport> report = ocds::run_red_flags(settings, options);
    if (!report) fail(report.error().message.en);
    return report->processes;
}

/// Peak memory of a run in a process of its own, in MB.
double peak(const std::string& output, const std::string& input, std::size_t times) {
    const pid_t child = fork();
    if (child < 0) fail("cannot fork");
    if (child == 0) {
        // A fresh program: a mere copy of this one would begin with its memory.
        const std::string count = std::to_string(times);
        execl("/proc/self/exe", "ocds_bench", "--run", output.c_str(), input.c_str(), count.c_str(), nullptr);
        std::_Exit(1);
    }
    int status = 0;
    if (waitpid(child, &status, 0) != child || status != 0) fail("a run failed");
    std::ifstream told(output + ".peak");
    double kilobytes = 0;
    if (!(told >> kilobytes)) fail("a run told no memory");
    return kilobytes / 1024;
}

/// What the system says of this program alone; what it counts for a child has the memory of its parent in it.
void tell_peak(const std::string& path) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) std::ofstream(path) << std::atol(line.c_str() + 6) << "\n";
}

}  // namespace

int main(int argc, char** argv) {
    if (argc == 5 && std::string_view(argv[1]) == "--run") {
        red_flags(std::vector<std::string>(std::strtoul(argv[4], nullptr, 10), argv[3]), argv[2], 1);
        tell_peak(std::string(argv[2]) + ".peak");
        return 0;
    }
    // Outputs go to memory where there is a place for it: no disk is measured.
    std::string folder = (fs::is_directory("/dev/shm") ? "/dev/shm" : fs::temp_directory_path().string()) + "/steward_ocds_bench_XXXXXX";
    if (!mkdtemp(folder.data())) fail("no temporary folder");
    std::string input = argc > 1 ? argv[1] : "";
    if (input.empty()) {
        const char* data = std::getenv("STEWARD_DATA");
        if (!data) fail("give a file, or name the folder of the reference data in STEWARD_DATA");
        input = folder + "/made.jsonl";
        if (std::system(("python3 '" + std::string(data) + "/procurement/gen_ocds.py' 200000 20261123 > '" + input + "'").c_str()) != 0) fail("no input");
    }
    const std::string output = folder + "/flags.jsonl";
    constexpr double none = std::numeric_limits<double>::infinity();
    double walk = none, one = none, two = none, python = none;
    std::size_t values = 0;
    std::int64_t processes = 0;
    for (int round = 0; round < 5; ++round) {
        walk = std::min(walk, seconds([&] { values = plain_walk(input); }));
        one = std::min(one, seconds([&] { processes = red_flags({input}, output, 1); }));
        two = std::min(two, seconds([&] { red_flags({input}, output, 2); }));
        if (round < 2)
            python = std::min(python, seconds([&] { if (std::system(("python3 tests/bench/ocds_python.py '" + input + "' > /dev/null").c_str()) != 0) fail("no Python"); }));
    }
    const double n = static_cast<double>(processes);
    std::printf("%.0f processes, %.0f MB, %zu values\n", n, static_cast<double>(fs::file_size(input)) / 1e6, values);
    std::printf("plain walk of the parser %10.0f /s\n", n / walk);
    std::printf("red flags, one thread    %10.0f /s   %.2f of the plain walk, %.1f times Python\n", n / one, walk / one, python / one);
    std::printf("red flags, two threads   %10.0f /s   %.2f times one thread\n", n / two, one / two);
    std::printf("Python                   %10.0f /s\n", n / python);
    const double once = peak(output, input, 1), four = peak(output, input, 4);
    std::printf("peak memory              %10.1f MB   of four times the input %.1f MB\n", once, four);
    std::error_code ignored;
    fs::remove_all(folder, ignored);
}
