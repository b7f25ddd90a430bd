/// @file
/// What the programs that kill writers have in common: their options, their file, and how they give up.
#pragma once

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>

#include "steward/kernel/result.hpp"

namespace steward::test {

[[noreturn]] inline void fail(const std::string& what) {
    std::fprintf(stderr, "%s\n", what.c_str());
    std::_Exit(1);
}

template <class T>
T value(Result<T> result) {
    if (!result.ok()) fail(result.error().message.en);
    return std::move(result).value();
}

/// Options of a run: `[--kills N] [--seed S] [--writers N] [--folder F]`. The file is gone when the run ends well.
struct KillRun {
    int kills;
    unsigned seed = 1;
    int writers = 2;
    std::string path;

    KillRun(const std::string& name, int kills_by_default, int argc, char** argv) : kills(kills_by_default) {
        std::string folder = std::filesystem::temp_directory_path().string();
        for (int i = 1; i + 1 < argc; i += 2) {
            const std::string option = argv[i];
            if (option == "--kills")
                kills = std::atoi(argv[i + 1]);
            else if (option == "--seed")
                seed = static_cast<unsigned>(std::atoi(argv[i + 1]));
            else if (option == "--writers")
                writers = std::atoi(argv[i + 1]);
            else if (option == "--folder")
                folder = argv[i + 1];
            else
                fail("unknown option " + option);
        }
        path = folder + "/" + name + "-" + std::to_string(getpid()) + ".db";
    }

    void remove_files() const {
        std::error_code ignored;
        for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix, ignored);
    }
};

}  // namespace steward::test
