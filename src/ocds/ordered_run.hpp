/// @file
/// Work on pieces by several threads, taken and delivered in order. Internal.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "steward/kernel/result.hpp"

namespace steward::ocds::detail {

/// `fetch(piece)` gives the next piece, or false at the end, one thread at a time; `work(thread, piece, product)` runs in
/// parallel; `deliver(product)` runs in the order of the pieces, one at a time. The first error ends the run. An exception
/// comes out of the call when all threads are done.
template <class Piece, class Product, class Fetch, class Work, class Deliver>
Result<void> run_ordered(std::int32_t threads, Fetch fetch, Work work, Deliver deliver) {
    std::mutex taking, delivering;
    std::condition_variable turn;
    std::uint64_t taken = 0, delivered = 0;
    bool ended = false;
    std::optional<Error> error;
    std::exception_ptr thrown;

    const auto stop = [&](auto&& remember) {
        const std::scoped_lock lock(taking, delivering);
        ended = true;
        remember();
        turn.notify_all();
    };
    const auto failed = [&] { return error.has_value() || thrown != nullptr; };
    const auto loop = [&](std::int32_t thread) {
        try {
            Piece piece;
            Product product;
            for (;;) {
                std::uint64_t number = 0;
                std::optional<Error> wrong;
                {
                    const std::scoped_lock lock(taking);
                    if (ended) return;
                    const Result<bool> more = fetch(piece);
                    if (!more) wrong = more.error();
                    else if (!*more) ended = true;
                    else number = taken++;
                    if (!wrong && ended) return;
                }
                if (wrong) return stop([&] { if (!error) error = std::move(wrong); });
                work(thread, piece, product);
                {
                    std::unique_lock lock(delivering);
                    turn.wait(lock, [&] { return failed() || delivered == number; });
                    if (failed()) return;
                    if (Result<void> done = deliver(product); !done) wrong = std::move(done).error();
                    ++delivered;
                    turn.notify_all();
                }
                if (wrong) return stop([&] { if (!error) error = std::move(wrong); });
            }
        } catch (...) {
            stop([&] { if (!thrown) thrown = std::current_exception(); });
        }
    };
    std::vector<std::thread> others;
    try {
        for (std::int32_t thread = 1; thread < threads; ++thread) others.emplace_back(loop, thread);
        loop(0);
    } catch (...) {
        stop([&] { if (!thrown) thrown = std::current_exception(); });
    }
    for (std::thread& other : others) other.join();
    if (thrown) std::rethrow_exception(thrown);
    if (error) return *error;
    return {};
}

}  // namespace steward::ocds::detail
