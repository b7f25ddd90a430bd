/// @file
/// The journal: appending in memory and on disk, reading, verifying.
///
/// journal_bench [folder]: the files are made in the folder (the temporary one if none is given). Commits are as fast as
/// its disk.
#include <fcntl.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bare_sqlite.hpp"
#include "calls.hpp"
#include "paired.hpp"
#include "steward/journal/memory_store.hpp"
#include "steward/journal/sqlite_store.hpp"
#include "steward/journal/verify.hpp"

namespace {

using namespace steward;
using bench::done;
using bench::require;
using bench::value;

std::string folder;

/// Events as a budget ledger has them: about 40 bytes of body.
class Events {
public:
    explicit Events(std::size_t count) {
        WireWriter body;
        ids_.reserve(count);
        bodies_.reserve(count);
        for (std::size_t i = 0; i < count; ++i) {
            const auto n = static_cast<std::int64_t>(i);
            char id[32];
            std::snprintf(id, sizeof id, "CMD-2026-%08zu", i);
            ids_.emplace_back(id);
            body.clear();
            body.int64(1, n % 5000);
            body.int64(2, 1'250'000 + n);
            body.text(3, "2130101-30201-01");
            body.int64(4, 98'765'432'100 - n);
            body.boolean(5, true);
            bodies_.emplace_back(body.bytes());
        }
        for (std::size_t i = 0; i < count; ++i) {
            Event event;
            event.stream = "unit-0001/2026";
            event.type = "funds.reserve";
            event.event_id = ids_[i];
            event.event_date = Date::from_days(20'500 + static_cast<std::int32_t>(i % 365));
            event.recorded_at = 1'767'225'600'000'000 + static_cast<std::int64_t>(i);
            event.actor = 42;
            event.outcome = Outcome::pass;
            event.body = bodies_[i];
            events_.push_back(event);
        }
    }
    [[nodiscard]] std::span<const Event> all() const { return events_; }

private:
    std::vector<std::string> ids_;
    std::vector<std::string> bodies_;
    std::vector<Event> events_;
};

class Timer {
public:
    [[nodiscard]] double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    }

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

void report(const char* name, std::size_t count, double seconds) {
    std::printf("%-44s %12.0f a second  %10.1f ns each\n", name, static_cast<double>(count) / seconds,
                seconds * 1e9 / static_cast<double>(count));
    std::fflush(stdout);
}

std::string new_path(const char* name) {
    const std::string path = folder + "/journal_bench_" + name;
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
    return path;
}

std::int64_t fold(const Event& event) {
    WireReader in(event.body);
    std::int64_t sum = in.int64(1) + in.int64(2);
    sum += static_cast<std::int64_t>(in.text(3).size());
    sum += in.int64(4) + (in.boolean(5) ? 1 : 0);
    require(in.finish().ok(), "reading a body");
    return sum;
}

std::int64_t read_and_fold(JournalStore& store) {
    std::int64_t sum = 0;
    done(store.read(0, [&](const Event& event) {
        sum += fold(event);
        return true;
    }));
    return sum;
}

void encode() {
    constexpr std::size_t count = 5'000'000;
    WireWriter out;
    std::size_t bytes = 0;
    const Timer timer;
    for (std::size_t i = 0; i < count; ++i) {
        const auto n = static_cast<std::int64_t>(i);
        out.clear();
        out.int64(1, n % 5000);
        out.int64(2, 1'250'000 + n);
        out.text(3, "2130101-30201-01");
        out.int64(4, 98'765'432'100 - n);
        out.boolean(5, true);
        bytes += out.bytes().size();
    }
    report("encode a body of five fields", count, timer.seconds());
    require(bytes > count * 20, "encoding");
}

void append_in_memory(const Events& events, std::size_t batch) {
    std::vector<double> appends;
    std::vector<double> finds;
    std::vector<std::string_view> ids;
    for (const Event& event : events.all()) ids.push_back(event.event_id);
    std::vector<std::int64_t> seqs(ids.size());
    for (int round = 0; round < 3; ++round) {
        auto store = value(create_memory_store({"bench"}));
        const Timer timer;
        for (std::size_t at = 0; at < ids.size(); at += batch) {
            done(store->append(static_cast<std::int64_t>(at), events.all().subspan(at, batch)));
        }
        appends.push_back(timer.seconds());
        const Timer find_timer;
        for (std::size_t at = 0; at < ids.size(); at += batch) {
            done(store->find_all(std::span(ids).subspan(at, batch), std::span(seqs).subspan(at, batch)));
        }
        finds.push_back(find_timer.seconds());
        require(seqs.back() == static_cast<std::int64_t>(seqs.size()), "finding ids");
    }
    const std::string of = " in memory, " + std::to_string(batch) + " at once";
    report(("append" + of).c_str(), ids.size(), bench::median(appends));
    report(("find ids" + of).c_str(), ids.size(), bench::median(finds));
}

void durable_single(const Events& events) {
    constexpr std::size_t count = 200;
    bench::BareSqlite bare(new_path("bare"));
    auto store = value(create_sqlite_store(new_path("single"), {"bench"}));
    // A row as long as an event with its envelope and hash.
    const std::string row(200, 'x');
    std::size_t next = 0;
    const auto journal = [&] {
        for (std::size_t i = 0; i < count; ++i, ++next) {
            done(store->append(static_cast<std::int64_t>(next), events.all().subspan(next, 1)));
        }
    };
    const auto result = bench::run_pairs(
        "one event a commit / bare SQLite, one row", count,
        [&] {
            for (std::size_t i = 0; i < count; ++i) bare.add(row);
        },
        journal, 15);
    std::printf("%-44s %12.3f of its speed\n", "", 1 / result.ratio);

    const std::string path = new_path("overwrite");
    const int file = open(path.c_str(), O_RDWR | O_CREAT, 0600);
    const std::string block(4096, 'x');
    constexpr off_t blocks = 1024;
    for (off_t i = 0; i < blocks; ++i) require(pwrite(file, block.data(), block.size(), i * 4096) == 4096, "pwrite");
    require(fsync(file) == 0, "fsync");
    off_t at = 0;
    bench::run_pairs(
        "one event a commit / overwrite and fdatasync", count,
        [&] {
            for (std::size_t i = 0; i < count; ++i) {
                at = (at + 1) % blocks;
                require(pwrite(file, block.data(), block.size(), at * 4096) == 4096 && fdatasync(file) == 0,
                        "fdatasync");
            }
        },
        journal, 15);
    close(file);
}

void durable_batches(const Events& events, std::size_t batch) {
    std::vector<double> times;
    for (int round = 0; round < 3; ++round) {
        auto store = value(create_sqlite_store(new_path("batches"), {"bench"}));
        const TableSchema schema[] = {{"balance",
                                       {{"line", CellType::int64, "budget line"},
                                        {"code", CellType::text, "classification"},
                                        {"reserved_fen", CellType::int64, ""},
                                        {"changed_on", CellType::date, ""}},
                                       1,
                                       ""}};
        require(value(store->declare_tables(schema)), "declaring tables");
        std::vector<TableCell> cells(batch * 4);
        std::vector<RowChange> changes(batch);
        const Timer timer;
        for (std::size_t at = 0; at + batch <= events.all().size(); at += batch) {
            for (std::size_t i = 0; i < batch; ++i) {
                cells[4 * i] = static_cast<std::int64_t>((at + i) * 7 % 5000);
                cells[4 * i + 1] = std::string_view("2130101-30201-01");
                cells[4 * i + 2] = static_cast<std::int64_t>(at + i);
                cells[4 * i + 3] = events.all()[at + i].event_date;
                changes[i] = {0, false, std::span(cells).subspan(4 * i, 4)};
            }
            done(store->append(static_cast<std::int64_t>(at), events.all().subspan(at, batch), changes));
        }
        times.push_back(timer.seconds());
    }
    const std::string name = "durable, " + std::to_string(batch) + " a batch, one upsert each";
    report(name.c_str(), events.all().size() / batch * batch, bench::median(times));
}

void read_and_verify(const Events& events) {
    const auto fill = [&](JournalStore& store) {
        constexpr std::size_t batch = 1000;
        for (std::size_t at = 0; at < events.all().size(); at += batch) {
            done(store.append(static_cast<std::int64_t>(at), events.all().subspan(at, batch)));
        }
    };
    auto store = value(create_sqlite_store(new_path("read"), {"bench"}));
    fill(*store);
    auto memory = value(create_memory_store({"bench"}));
    fill(*memory);
    for (const auto& [name, subject] :
         {std::pair{"read and decode, memory", memory.get()}, std::pair{"read and decode, SQLite", store.get()}}) {
        std::vector<double> times;
        for (int round = 0; round < 3; ++round) {
            const Timer timer;
            bench::keep(read_and_fold(*subject));
            times.push_back(timer.seconds());
        }
        report(name, events.all().size(), bench::median(times));
    }

    std::vector<std::string> messages;
    WireWriter out;
    for (Event event : events.all()) {
        event.seq = static_cast<std::int64_t>(messages.size()) + 1;
        out.clear();
        write_event(out, event);
        messages.emplace_back(out.bytes());
    }
    std::printf("an event's message has about %zu bytes\n", messages.back().size());
    for (const auto algorithm : {DigestAlgorithm::sha256, DigestAlgorithm::sm3}) {
        Hasher hasher = value(Hasher::create(algorithm));
        const auto hash_all = [&] {
            for (const auto& message : messages) bench::keep(hasher.hash(message));
        };
        auto in_memory = value(create_memory_store({"bench", algorithm}));
        fill(*in_memory);
        const std::string name(digest_name(algorithm));
        const auto check = [](JournalStore& subject, bool files) {
            VerifyOptions options;
            options.files = files;
            require(value(verify(subject, options)).findings.empty(), "verifying");
        };
        bench::run_pairs(
            "verify, memory / " + name + " alone", messages.size(), hash_all, [&] { check(*in_memory, false); }, 7);
        if (algorithm == DigestAlgorithm::sm3) continue;
        bench::run_pairs(
            "verify, SQLite / " + name + " alone", messages.size(), hash_all, [&] { check(*store, false); }, 7);
        bench::run_pairs(
            "verify, SQLite with files / " + name + " alone", messages.size(), hash_all, [&] { check(*store, true); },
            7);
    }
}

}  // namespace

int main(int argc, char** argv) {
    folder = argc > 1 ? argv[1] : std::filesystem::temp_directory_path().string();
    encode();
    const Events events(1'000'000);
    append_in_memory(events, 1);
    append_in_memory(events, 1000);
    durable_single(events);
    durable_batches(events, 1000);
    durable_batches(events, 10'000);
    read_and_verify(events);
    for (const char* name : {"bare", "single", "overwrite", "batches", "read"}) new_path(name);
}
