#include "steward/journal/verify.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "steward/kernel/timestamp.hpp"

namespace steward {

namespace {

constexpr std::size_t chunk_of_batches = 4096;

std::int64_t end_of(const Batch& batch) noexcept { return batch.first_seq + batch.count - 1; }

class Verifier {
public:
    Verifier(JournalStore& store, const VerifyOptions& options, Hasher hasher)
        : store_(store), options_(options), hasher_(std::move(hasher)) {
        previous_ = first_hash(hasher_, scratch_, store.settings());
    }

    Result<VerifyReport> run() {
        if (options_.anchor && !same_settings()) add_head_differs();
        check_anchor({0, 1, 0, {}, previous_});
        for (;;) {
            auto loaded = load_batches();
            if (!loaded.ok()) return std::move(loaded).error();
            if (batches_.empty()) {
                // Events without a batch, unless it was appended since.
                auto rest = read_events();
                if (!rest.ok()) return std::move(rest).error();
                if (unexpected_.empty()) break;
                if (auto again = load_batches(); !again.ok()) return std::move(again).error();
                if (batches_.empty()) {
                    for (Finding& finding : unexpected_) add(std::move(finding));
                    break;
                }
            }
            if (auto read = read_events(); !read.ok()) return std::move(read).error();
            if (report_.ended_early) break;
        }
        if (options_.anchor && options_.anchor->batch > last_number_ && same_settings()) {
            add({FindingKind::tail_missing,
                 next_seq_,
                 options_.anchor->seq,
                 options_.anchor->batch,
                 {"账簿止于批次 " + std::to_string(last_number_) + "，而外存的账簿头为批次 " +
                      std::to_string(options_.anchor->batch) + "、序号 " + std::to_string(options_.anchor->seq) +
                      "；末尾缺失",
                  "the journal ends with batch " + std::to_string(last_number_) +
                      ", but the head kept elsewhere is of batch " + std::to_string(options_.anchor->batch) + ", seq " +
                      std::to_string(options_.anchor->seq) + ": the tail is missing"}});
        }
        if (options_.files && !report_.ended_early) {
            auto checked = store_.check_files([this](const Error& error) {
                add({FindingKind::file_damaged, 0, 0, 0, error.message});
            });
            if (!checked.ok()) return std::move(checked).error();
        }
        return std::move(report_);
    }

private:
    struct Loaded {
        Batch batch;
        bool readable = true;
    };

    void add(Finding finding) {
        if (report_.findings.size() < options_.max_findings) report_.findings.push_back(std::move(finding));
        if (report_.findings.size() >= options_.max_findings) report_.ended_early = true;
    }

    bool same_settings() const noexcept {
        return options_.anchor->settings.name == store_.settings().name &&
               options_.anchor->settings.algorithm == store_.settings().algorithm;
    }

    Result<void> load_batches() {
        batches_.clear();
        at_ = 0;
        return store_.read_batches(last_loaded_, [this](const Batch& batch, const Error* fault) {
            batches_.push_back({batch, fault == nullptr});
            last_loaded_ = batch.number;
            return batches_.size() < chunk_of_batches;
        });
    }

    /// The events of the batches that are loaded; without any, the events that are left.
    Result<void> read_events() {
        unexpected_.clear();
        if (!batches_.empty()) open_batch();
        auto read = store_.read_stored(next_seq_ - 1, [this](const StoredEvent& stored) {
            while (at_ < batches_.size() && stored.event.seq > last_seq_) next_batch();
            if (report_.ended_early) return false;
            if (at_ == batches_.size()) {
                if (!batches_.empty()) return false;  // it belongs to the next chunk
                unexpected_.push_back({FindingKind::event_unexpected,
                                       stored.event.seq,
                                       stored.event.seq,
                                       0,
                                       {"事件 " + std::to_string(stored.event.seq) + " 不属于任何批次",
                                        "the event " + std::to_string(stored.event.seq) + " is in no batch"}});
                return unexpected_.size() < options_.max_findings;
            }
            check(stored);
            return !report_.ended_early;
        });
        if (!read.ok()) return read;
        while (at_ < batches_.size() && !report_.ended_early) next_batch();
        return {};
    }

    /// Checks how the batch at hand follows the one before, and settles which events are its own.
    void open_batch() {
        const auto& [batch, readable] = batches_[at_];
        const std::int64_t expected = last_number_ + 1;
        hashes_.clear();
        computed_.clear();
        comparable_ = readable;
        if (batch.number != expected) {
            const std::string first = std::to_string(expected);
            const std::string last = std::to_string(batch.number - 1);
            add({FindingKind::batch_missing,
                 0,
                 0,
                 expected,
                 {"缺少批次 " + first + " 至 " + last, "the batches " + first + " to " + last + " are missing"}});
            linked_ = false;
        }
        if (!readable) {
            add_batch_altered(batch.number, "记录不可读", "cannot be read");
        } else if (linked_ && (batch.previous != previous_ || batch.first_seq != next_seq_)) {
            add_batch_altered(batch.number, "与前一批次不衔接", "does not follow the one before");
            comparable_ = batch.first_seq == next_seq_;
        }
        // Until where: as the record says, but not past where the next one begins; if it cannot be right, up to there.
        last_seq_ = readable && end_of(batch) >= next_seq_ - 1 ? end_of(batch) : next_seq_ - 1;
        if (at_ + 1 < batches_.size() && batches_[at_ + 1].readable) {
            const std::int64_t before_next = std::max(batches_[at_ + 1].batch.first_seq, next_seq_) - 1;
            last_seq_ = readable && batch.first_seq >= next_seq_ ? std::min(last_seq_, before_next) : before_next;
        }
        // After a gap, events before the batch are looked at alone: nothing says of which batch they were.
        alone_until_ = readable && batch.first_seq > next_seq_ ? batch.first_seq - 1 : next_seq_ - 1;
        if (!readable) alone_until_ = last_seq_;
    }

    void check(const StoredEvent& stored) {
        const std::int64_t seq = stored.event.seq;
        miss_until(seq);
        next_seq_ = seq + 1;
        ++report_.events;
        const Digest computed = event_hash(hasher_, scratch_, stored.event);
        if (stored.fault != nullptr || computed != stored.hash) {
            add({FindingKind::event_altered,
                 seq,
                 seq,
                 batches_[at_].batch.number,
                 {"事件 " + std::to_string(seq) + " 已被改动：内容与其哈希不符",
                  "the event " + std::to_string(seq) + " was altered: it does not fit its hash"}});
        } else {
            if (report_.events > 1 && stored.event.recorded_at < last_time_) {
                add({FindingKind::clock_went_back,
                     seq,
                     seq,
                     batches_[at_].batch.number,
                     {"提示：事件 " + std::to_string(seq) + " 的记录时间 " + timestamp_text(stored.event.recorded_at) +
                          " 早于前一事件",
                      "note: the event " + std::to_string(seq) + " was recorded at " +
                          timestamp_text(stored.event.recorded_at) + ", earlier than the one before"}});
            }
            last_time_ = stored.event.recorded_at;
        }
        if (seq > alone_until_) {
            hashes_.push_back(stored.hash);
            computed_.push_back(computed);
        }
    }

    /// Events from the next one up to, not with, `seq` are not there.
    void miss_until(std::int64_t seq) {
        if (seq <= next_seq_) return;
        const std::string first = std::to_string(next_seq_);
        const std::string last = std::to_string(seq - 1);
        add({FindingKind::event_missing,
             next_seq_,
             seq - 1,
             batches_[at_].batch.number,
             {"缺少事件 " + first + " 至 " + last, "the events " + first + " to " + last + " are missing"}});
        comparable_ = false;
        next_seq_ = seq;
    }

    /// Ends the batch at hand and goes on to the next one.
    void next_batch() {
        const auto& [batch, readable] = batches_[at_];
        miss_until(last_seq_ + 1);
        ++report_.batches;
        if (comparable_) {
            const bool count_fits = static_cast<std::int64_t>(hashes_.size()) == batch.count;
            // Were only the hashes beside the events altered, then the events themselves give the batch's hash.
            if (!count_fits || (batch_hash(hasher_, scratch_, batch, hashes_) != batch.hash &&
                                batch_hash(hasher_, scratch_, batch, computed_) != batch.hash)) {
                add_batch_altered(batch.number, "的哈希与其事件不符", "does not fit the hashes of its events");
            }
        }
        last_number_ = batch.number;
        linked_ = readable;
        previous_ = batch.hash;
        check_anchor(batch);
        if (++at_ < batches_.size()) open_batch();
    }

    void add_batch_altered(std::int64_t number, const char* zh, const char* en) {
        const std::string shown = std::to_string(number);
        add({FindingKind::batch_altered,
             0,
             0,
             number,
             {"批次 " + shown + " 或其中的事件已被改动：" + zh,
              "the batch " + shown + ", or events of it, was altered: it " + en}});
    }

    void check_anchor(const Batch& batch) {
        if (!options_.anchor || !same_settings() || batch.number != options_.anchor->batch) return;
        if (end_of(batch) != options_.anchor->seq || batch.hash != options_.anchor->hash) add_head_differs();
    }

    void add_head_differs() {
        const JournalHead& anchor = *options_.anchor;
        const std::string line = to_text(anchor);
        add({FindingKind::head_differs,
             anchor.seq,
             anchor.seq,
             anchor.batch,
             {"账簿与外存的账簿头不符：“" + line + "”",
              "the journal is not that of the head kept elsewhere: "
              " + line + "
              ""}});
    }

    JournalStore& store_;
    const VerifyOptions& options_;
    Hasher hasher_;
    WireWriter scratch_;
    VerifyReport report_;
    std::vector<Loaded> batches_;
    std::vector<Finding> unexpected_;
    std::vector<Digest> hashes_;    // of the events of the batch at hand, as they are kept
    std::vector<Digest> computed_;  // and computed again
    Digest previous_{};
    std::int64_t last_loaded_ = 0;
    std::int64_t last_number_ = 0;
    std::int64_t next_seq_ = 1;
    std::int64_t last_seq_ = 0;  // of the batch at hand
    std::int64_t alone_until_ = 0;
    std::int64_t last_time_ = 0;
    std::size_t at_ = 0;
    bool linked_ = true;      // the batch before was readable and is the one before
    bool comparable_ = true;  // the batch's hash can be computed
};

}  // namespace

bool VerifyReport::sound() const noexcept {
    return std::all_of(findings.begin(), findings.end(),
                       [](const Finding& finding) { return finding.kind == FindingKind::clock_went_back; });
}

Result<VerifyReport> verify(JournalStore& store, const VerifyOptions& options) {
    auto hasher = Hasher::create(store.settings().algorithm);
    if (!hasher.ok()) return std::move(hasher).error();
    return Verifier(store, options, std::move(hasher).value()).run();
}

Result<void> check_head(JournalStore& store, const JournalHead& anchor) {
    auto hasher = Hasher::create(store.settings().algorithm);
    if (!hasher.ok()) return std::move(hasher).error();
    WireWriter scratch;
    Batch found{0, 1, 0, {}, first_hash(*hasher, scratch, store.settings())};
    if (anchor.batch > 0) {
        auto read = store.read_batches(anchor.batch - 1, [&](const Batch& batch, const Error* fault) {
            if (fault == nullptr) found = batch;
            return false;
        });
        if (!read.ok()) return read;
    }
    const JournalSettings& settings = store.settings();
    if (settings.name == anchor.settings.name && settings.algorithm == anchor.settings.algorithm &&
        found.number == anchor.batch && end_of(found) == anchor.seq && found.hash == anchor.hash) {
        return {};
    }
    return Error{
        Status::altered,
        {"账簿与外存的账簿头不符：“" + to_text(anchor) + "”；请运行完整校验",
         "the journal is not that of the head kept elsewhere: \"" + to_text(anchor) + "\"; verify it in full"}};
}

}  // namespace steward
