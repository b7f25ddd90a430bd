// Red flags over whole files, in two passes: the first reads, decides what one process shows by itself, and counts
// organizations; between them the fences are drawn; the second goes over what was kept and writes.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "evaluation.hpp"
#include "ordered_run.hpp"
#include "spool.hpp"
#include "steward/io/file.hpp"
#include "steward/kernel/utf8.hpp"
#include "steward/ocds/red_flags.hpp"

namespace steward::ocds {
namespace {

using namespace detail;

constexpr std::int32_t most_threads = 256;
constexpr std::size_t spool_memory = std::size_t{1} << 24;

constexpr std::size_t at(Indicator indicator) noexcept { return static_cast<std::size_t>(indicator); }
constexpr std::uint32_t bit(Indicator indicator) noexcept { return std::uint32_t{1} << at(indicator); }

/// Plain values one after another, as they lie in memory: written and read by the same run.
template <class T>
void put(std::string& out, const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}
void put_text(std::string& out, std::string_view text) {
    put(out, static_cast<std::uint32_t>(text.size()));
    out.append(text);
}

class Taker {
public:
    explicit Taker(std::string_view bytes) : bytes_(bytes) {}
    [[nodiscard]] bool done() const noexcept { return bytes_.empty(); }
    template <class T>
    T take() noexcept {
        T value;
        std::memcpy(&value, bytes_.data(), sizeof value);
        bytes_.remove_prefix(sizeof value);
        return value;
    }
    std::string_view take_text() noexcept {
        const auto size = take<std::uint32_t>();
        const std::string_view text = bytes_.substr(0, size);
        bytes_.remove_prefix(size);
        return text;
    }

private:
    std::string_view bytes_;
};

struct ChunkHead {
    std::uint32_t reader;  ///< whose numbers of organizations it has
    std::uint32_t file;
    std::uint64_t size;
};

/// What the first pass makes of a block.
struct Kept {
    std::string bytes;  ///< head and processes
    std::vector<double> ratios;
    std::vector<ReadIssue> issues;
    std::int64_t processes = 0;
};

void keep(std::string& out, const Process& process, std::int64_t line, const Evaluation& evaluation) {
    put_text(out, process.ocid);
    put(out, line);
    put(out, evaluation.findings);
    put(out, static_cast<std::uint8_t>(evaluation.values.size()));
    for (const auto& [indicator, value] : evaluation.values) {
        put(out, indicator);
        put(out, value);
    }
    put(out, evaluation.ratio.has_value());
    put(out, evaluation.ratio.value_or(0));
    put(out, static_cast<std::uint32_t>(evaluation.organizations.size()));
    for (const auto& [number, roles] : evaluation.organizations) {
        put(out, number);
        put(out, roles);
    }
}

/// How an organization stands to the fences.
namespace stands {
constexpr std::uint16_t r025 = 1 << 0, tenderer = 1 << 1, buyer = 1 << 2, entity = 1 << 3, r048 = 1 << 4;  // flagged
constexpr std::uint16_t measured_tenderer = 1 << 5, measured_buyer = 1 << 6, measured_entity = 1 << 7, measured_r048 = 1 << 8;
}  // namespace stands

double ratio(std::uint64_t part, std::uint64_t whole) noexcept { return static_cast<double>(part) / static_cast<double>(whole); }

/// A value for the report: what is no number says nothing.
std::optional<double> known(double value) { return std::isnan(value) ? std::nullopt : std::optional(value); }

class Output {
public:
    static Result<Output> file(const std::string& path) {
        Result<FileSink> sink = FileSink::create(path);
        if (!sink) return std::move(sink).error();
        Output output;
        output.sink_ = std::move(*sink);
        return output;
    }
    static Output text(std::string& text) {
        Output output;
        output.text_ = &text;
        return output;
    }
    Result<void> write(std::string_view bytes) {
        if (sink_) return sink_->write(bytes);
        text_->append(bytes);
        return {};
    }
    Result<void> commit() { return sink_ ? sink_->commit() : Result<void>(); }

private:
    std::optional<FileSink> sink_;
    std::string* text_ = nullptr;
};

void write_text(std::string& out, std::string_view text) {
    static constexpr char digits[] = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += "\\u00";
            out += digits[static_cast<unsigned char>(c) >> 4];
            out += digits[static_cast<unsigned char>(c) & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

template <class Number>
void write_number(std::string& out, Number value) {
    std::array<char, 32> digits{};
    const auto [end, status] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    static_cast<void>(status);
    out.append(digits.data(), end);
}

/// What a row says of each indicator and finding, made once.
struct Fragments {
    Fragments() {
        for (std::size_t i = 0; i < indicator_count; ++i) {
            const std::string name = "\"" + std::string(info(static_cast<Indicator>(i)).id) + "\":";
            flagged[i] = name + "{\"value\":";
            other[i][static_cast<std::size_t>(Finding::not_flagged)] = name + "false";
            for (std::size_t f = 2; f < finding_count; ++f) other[i][f] = name + "\"" + std::string(info(static_cast<Finding>(f)).id) + "\"";
        }
    }
    std::array<std::array<std::string, finding_count>, indicator_count> other;
    std::array<std::string, indicator_count> flagged;
};

const Fragments& fragments() {
    static const Fragments made;
    return made;
}

class Run {
public:
    Run(const RedFlagSettings& settings, const RedFlagOptions& options) : settings_(settings), options_(options) {
        report_.settings = settings;
        for (std::int32_t i = 0; i < options.threads; ++i) readers_.emplace_back(std::make_unique<Reader>(settings));
    }

    Result<RedFlagReport> run(BlockReader blocks, Output& processes, Output& organizations) {
        if (Result<void> done = first_pass(blocks); !done) return std::move(done).error();
        gather();
        if (Result<void> done = draw_fences(); !done) return std::move(done).error();
        if (Result<void> done = second_pass(processes); !done) return std::move(done).error();
        if (Result<void> done = write_organizations(organizations); !done) return std::move(done).error();
        report_.currency = readers_.front()->evaluator.currency();
        return std::move(report_);
    }

private:
    struct Reader {
        explicit Reader(const RedFlagSettings& settings) : evaluator(settings) {}
        Evaluator evaluator;
        ProcessReader reader;
        Evaluation evaluation;
        std::vector<std::uint32_t> number;  ///< among all organizations, of its own numbers
    };

    [[nodiscard]] bool enabled(Indicator indicator) const noexcept { return settings_.enabled[at(indicator)]; }

    Result<void> first_pass(BlockReader& blocks) {
        const auto fetch = [&](Block& block) { return blocks.next(block); };
        const auto work = [&](std::int32_t thread, const Block& block, Kept& kept) { read_block(thread, block, kept); };
        const auto deliver = [&](Kept& kept) { return take_in(kept); };
        // The first price decides the currency of all: until it is met, one thread reads.
        const bool compares = enabled(Indicator::r024) || enabled(Indicator::r058) || enabled(Indicator::r036);
        Evaluator& first = readers_.front()->evaluator;
        Block block;
        Kept kept;
        while (options_.threads > 1 && compares && !first.currency()) {
            const Result<bool> more = fetch(block);
            if (!more) return more.error();
            if (!*more) return spool_.rewind();
            work(0, block, kept);
            if (Result<void> done = deliver(kept); !done) return done;
        }
        for (const auto& reader : readers_) reader->evaluator.set_currency(first.currency());
        if (Result<void> done = run_ordered<Block, Kept>(options_.threads, fetch, work, deliver); !done) return done;
        return spool_.rewind();
    }

    void read_block(std::int32_t thread, const Block& block, Kept& kept) {
        Reader& reader = *readers_[static_cast<std::size_t>(thread)];
        kept.bytes.assign(sizeof(ChunkHead), '\0');
        kept.ratios.clear();
        kept.issues.clear();
        kept.processes = 0;
        for (const Element& element : block.elements) {
            reader.reader.read(block, element, [&](const Process& process) {
                reader.evaluator.evaluate(process, reader.evaluation);
                ++kept.processes;
                if (reader.evaluation.ratio) kept.ratios.push_back(*reader.evaluation.ratio);
                keep(kept.bytes, process, element.line, reader.evaluation);
            }, kept.issues);
        }
        kept.issues.insert(kept.issues.end(), block.issues.begin(), block.issues.end());  // where the reading of a file ended
        const auto file = std::find(options_.inputs.begin(), options_.inputs.end(), block.path) - options_.inputs.begin();
        const ChunkHead head{static_cast<std::uint32_t>(thread), static_cast<std::uint32_t>(file), kept.bytes.size() - sizeof(ChunkHead)};
        std::memcpy(kept.bytes.data(), &head, sizeof head);
    }

    Result<void> take_in(Kept& kept) {
        report_.processes += kept.processes;
        report_.bad += static_cast<std::int64_t>(kept.issues.size());
        for (ReadIssue& issue : kept.issues) {
            if (report_.issues.size() == options_.issue_limit) break;
            report_.issues.push_back(std::move(issue));
        }
        if (kept.processes == 0) return {};
        if (Result<void> done = ratios_.add(kept.ratios); !done) return done;
        return spool_.write(kept.bytes);
    }

    /// All organizations under one numbering.
    void gather() {
        all_ = std::move(readers_.front()->evaluator.organizations());
        for (std::size_t i = 0; i < readers_.size(); ++i) {
            Reader& reader = *readers_[i];
            if (i == 0) {
                for (std::uint32_t n = 0; n < all_.ids.size(); ++n) reader.number.push_back(n);
                continue;
            }
            const Organizations& own = reader.evaluator.organizations();
            for (std::uint32_t n = 0; n < own.ids.size(); ++n) {
                const std::uint32_t number = all_.number(own.ids[n]);
                reader.number.push_back(number);
                all_.tallies[number].add(own.tallies[n]);
                all_.purchases[number].add(own.purchases[n]);
                std::vector<std::uint32_t>& classes = all_.purchases[number].classes;
                for (const std::uint32_t code : own.purchases[n].classes) {
                    const std::uint32_t common = all_.classes.number(own.classes[code]);
                    const auto place = std::lower_bound(classes.begin(), classes.end(), common);
                    if (place == classes.end() || *place != common) classes.insert(place, common);
                }
            }
            reader.evaluator.organizations() = {};
        }
        stands_.assign(all_.ids.size(), 0);
    }

    [[nodiscard]] double times() const { return static_cast<double>(settings_.fence_percent.unscaled) / std::pow(10.0, settings_.fence_percent.scale) / 100.0; }
    [[nodiscard]] double below(double q1, double q3) const { return std::fma(q3 - q1, -times(), q1); }
    [[nodiscard]] double above(double q1, double q3) const { return std::fma(q3 - q1, times(), q3); }

    void tell(Indicator indicator, std::string group, double q1, double q3, double lower, double upper) {
        report_.fences.emplace_back(indicator, Fence{std::move(group), known(q1), known(q3), known(lower), known(upper)});
    }

    Result<void> draw_fences() {
        constexpr double none = std::numeric_limits<double>::quiet_NaN();
        if (enabled(Indicator::r024) || enabled(Indicator::r058)) {
            const Result<std::array<double, 2>> quartiles = ratios_.quartiles();
            if (!quartiles) return quartiles.error();
            const auto [q1, q3] = *quartiles;
            // A fence of zero would flag whatever has no difference at all: then there is none.
            if (settings_.r024_threshold) r024_ = *settings_.r024_threshold;
            else r024_ = q1 > 0 ? below(q1, q3) : none;
            r058_ = settings_.r058_threshold ? *settings_.r058_threshold : above(q1, q3);
            if (enabled(Indicator::r024)) tell(Indicator::r024, "", q1, q3, settings_.r024_threshold ? r024_ : below(q1, q3), none);
            if (enabled(Indicator::r058)) tell(Indicator::r058, "", q1, q3, none, r058_);
            if (!(r024_ > 0)) r024_ = none;
            if (!(r058_ > 0)) r058_ = none;
        }
        if (enabled(Indicator::r025)) fence_r025();
        if (enabled(Indicator::r038)) {
            using P = Purchases;
            fence_r038("buyer", all_.purchases, &P::buyer_disqualified, &P::buyer_submitted, settings_.r038_processes, stands::buyer, stands::measured_buyer);
            fence_r038("procuring_entity", all_.purchases, &P::entity_disqualified, &P::entity_submitted, settings_.r038_processes, stands::entity, stands::measured_entity);
            fence_r038("tenderer", all_.tallies, &Tally::disqualified, &Tally::submitted, settings_.r038_bids, stands::tenderer, stands::measured_tenderer);
        }
        if (enabled(Indicator::r048)) fence_r048();
        return {};
    }

    void fence_r025() {
        std::vector<double> counts, shares;
        for (const Tally& tally : all_.tallies) {
            if (tally.bids == 0) continue;
            counts.push_back(static_cast<double>(tally.bids));
            shares.push_back(ratio(tally.wins, tally.bids));
        }
        const double many = quantile(counts, static_cast<double>(settings_.r025_percentile) / 100.0);
        const double q1 = quantile(shares, 0.25), q3 = quantile(shares, 0.75);
        const double few = settings_.r025_threshold ? *settings_.r025_threshold : below(q1, q3);
        tell(Indicator::r025, "", q1, q3, few, many);
        r025_usable_ = few > 0 && (settings_.r025_threshold || q1 > 0);
        if (!r025_usable_) return;
        for (std::size_t n = 0; n < stands_.size(); ++n) {
            const Tally& tally = all_.tallies[n];
            if (tally.bids > 0 && static_cast<double>(tally.bids) >= many && ratio(tally.wins, tally.bids) <= few) stands_[n] |= stands::r025;
        }
    }

    template <class Counts>
    void fence_r038(std::string group, const std::vector<Counts>& all, std::uint64_t Counts::* part, std::uint64_t Counts::* whole, std::int64_t least,
                    std::uint16_t flag, std::uint16_t measured) {
        std::vector<double> shares;
        const auto counts = [&](const Counts& tally) { return tally.*whole > 0 && tally.*whole >= static_cast<std::uint64_t>(least); };
        for (const Counts& tally : all)
            if (counts(tally)) shares.push_back(ratio(tally.*part, tally.*whole));
        if (shares.empty()) return;
        const double q1 = quantile(shares, 0.25), q3 = quantile(shares, 0.75);
        const double many = settings_.r038_threshold ? *settings_.r038_threshold : above(q1, q3);
        tell(Indicator::r038, std::move(group), q1, q3, std::numeric_limits<double>::quiet_NaN(), many);
        const bool usable = many > 0;
        if (usable) r038_usable_ |= measured;
        for (std::size_t n = 0; n < stands_.size(); ++n) {
            const Counts& tally = all[n];
            if (!counts(tally)) continue;
            stands_[n] |= measured;
            if (usable && ratio(tally.*part, tally.*whole) >= many) stands_[n] |= flag;
        }
    }

    void fence_r048() {
        std::vector<double> lengths;
        const auto counts = [&](const Tally& tally) { return tally.classified > 0 && tally.classified >= static_cast<std::uint64_t>(settings_.r048_processes); };
        const auto length = [&](std::size_t n) { return static_cast<double>(all_.purchases[n].classes.size()); };
        for (std::size_t n = 0; n < stands_.size(); ++n)
            if (counts(all_.tallies[n])) lengths.push_back(length(n));
        const double q1 = quantile(lengths, 0.25), q3 = quantile(lengths, 0.75);
        const double many = settings_.r048_threshold ? static_cast<double>(*settings_.r048_threshold) : above(q1, q3);
        tell(Indicator::r048, "", q1, q3, std::numeric_limits<double>::quiet_NaN(), many);
        for (std::size_t n = 0; n < stands_.size(); ++n) {
            if (!counts(all_.tallies[n])) continue;
            stands_[n] |= stands::measured_r048;
            if (length(n) >= many) stands_[n] |= stands::r048;
        }
    }

    struct Chunk {
        ChunkHead head{};
        std::string bytes;
    };
    struct Written {
        std::string text;
        std::array<std::array<std::int64_t, finding_count>, indicator_count> counts{};
        std::vector<std::pair<std::uint32_t, std::uint32_t>> flags;  ///< organization, bits of Indicator
    };
    /// A process as it was kept.
    struct Row {
        std::string_view ocid;
        std::int64_t line = 0;
        std::array<Finding, indicator_count> findings{};
        std::array<double, indicator_count> values{};
        std::optional<double> ratio;
        std::vector<std::pair<std::uint32_t, std::uint16_t>> organizations;  ///< numbers among all
    };

    Result<void> second_pass(Output& output) {
        const auto fetch = [&](Chunk& chunk) -> Result<bool> {
            const Result<bool> more = spool_.read({reinterpret_cast<char*>(&chunk.head), sizeof chunk.head});
            if (!more || !*more) return more;
            chunk.bytes.resize(chunk.head.size);
            return spool_.read(chunk.bytes);
        };
        const auto work = [&](std::int32_t, const Chunk& chunk, Written& written) { write_chunk(chunk, written); };
        const auto deliver = [&](Written& written) {
            for (std::size_t i = 0; i < indicator_count; ++i)
                for (std::size_t f = 0; f < finding_count; ++f) report_.counts[i][f] += written.counts[i][f];
            for (const auto& [number, bits] : written.flags) all_.tallies[number].flags |= bits;
            return output.write(written.text);
        };
        if (Result<void> done = run_ordered<Chunk, Written>(options_.threads, fetch, work, deliver); !done) return done;
        return {};
    }

    void write_chunk(const Chunk& chunk, Written& written) const {
        written = {std::move(written.text), {}, {}};
        written.text.clear();
        const std::vector<std::uint32_t>& numbers = readers_[chunk.head.reader]->number;
        Row row;
        for (Taker bytes(chunk.bytes); !bytes.done();) {
            row.ocid = bytes.take_text();
            row.line = bytes.take<std::int64_t>();
            row.findings = bytes.take<std::array<Finding, indicator_count>>();
            row.values.fill(1);
            for (auto left = bytes.take<std::uint8_t>(); left > 0; --left) {
                const auto indicator = bytes.take<Indicator>();
                row.values[at(indicator)] = bytes.take<double>();
            }
            const bool has_ratio = bytes.take<bool>();
            const auto gap = bytes.take<double>();
            row.ratio = has_ratio ? std::optional(gap) : std::nullopt;
            row.organizations.clear();
            for (auto left = bytes.take<std::uint32_t>(); left > 0; --left) {
                const auto number = bytes.take<std::uint32_t>();
                const auto roles = bytes.take<std::uint16_t>();
                row.organizations.emplace_back(numbers[number], roles);
            }
            judge(row);
            write_row(row, chunk.head.file, written);
        }
    }

    /// What only the fences decide.
    void judge(Row& row) const {
        const auto decide = [&](Indicator indicator, auto&& judgement) {
            Finding& finding = row.findings[at(indicator)];
            if (enabled(indicator) && finding == Finding::not_flagged) finding = judgement();
        };
        const auto flag_if = [](bool flagged) { return flagged ? Finding::flagged : Finding::not_flagged; };
        const auto any = [&](std::uint16_t roles, std::uint16_t bits) {
            return std::any_of(row.organizations.begin(), row.organizations.end(),
                               [&](const auto& taking_part) { return (taking_part.second & roles) && (stands_[taking_part.first] & bits); });
        };
        if (row.ratio) row.values[at(Indicator::r024)] = row.values[at(Indicator::r058)] = *row.ratio;
        decide(Indicator::r024, [&] { return std::isnan(r024_) ? Finding::no_fence : flag_if(*row.ratio <= r024_); });
        decide(Indicator::r058, [&] { return std::isnan(r058_) ? Finding::no_fence : flag_if(*row.ratio >= r058_); });
        decide(Indicator::r025, [&] { return r025_usable_ ? flag_if(any(role::valid_bidder, stands::r025)) : Finding::no_fence; });
        decide(Indicator::r038, [&] {
            const bool any_disqualified = std::any_of(row.organizations.begin(), row.organizations.end(), [](const auto& taking_part) {
                return taking_part.second & (role::disqualified | role::buyer | role::procuring_entity);
            });
            if (!any_disqualified) return Finding::not_flagged;
            if (any(role::disqualified, stands::tenderer) || any(role::buyer, stands::buyer) || any(role::procuring_entity, stands::entity))
                return Finding::flagged;
            const auto measured = [&](std::uint16_t usable) {
                return any(role::disqualified, stands::measured_tenderer & usable) || any(role::buyer, stands::measured_buyer & usable) ||
                       any(role::procuring_entity, stands::measured_entity & usable);
            };
            if (!measured(0xffff)) return Finding::below_minimum;
            return measured(r038_usable_) ? Finding::not_flagged : Finding::no_fence;
        });
        decide(Indicator::r048, [&] {
            if (any(role::classified_supplier, stands::r048)) return Finding::flagged;
            return any(role::classified_supplier, stands::measured_r048) ? Finding::not_flagged : Finding::below_minimum;
        });
    }

    /// The organizations that a flag is about.
    [[nodiscard]] bool concerned(Indicator indicator, std::uint32_t number, std::uint16_t roles) const noexcept {
        const std::uint16_t standing = stands_[number];
        switch (indicator) {
            case Indicator::r024: return roles & (role::winner | role::second);
            case Indicator::r058: return roles & role::winner;
            case Indicator::r025: return (roles & role::valid_bidder) && (standing & stands::r025);
            case Indicator::r028: return roles & role::r028;
            case Indicator::r030: return roles & role::r030;
            case Indicator::r035: return roles & role::r035;
            case Indicator::r044: return roles & role::r044;
            case Indicator::r038:
                return ((roles & role::disqualified) && (standing & stands::tenderer)) || ((roles & role::buyer) && (standing & stands::buyer)) ||
                       ((roles & role::procuring_entity) && (standing & stands::entity));
            case Indicator::r048: return (roles & role::classified_supplier) && (standing & stands::r048);
            default: return false;
        }
    }

    void write_row(const Row& row, std::uint32_t file, Written& written) const {
        constexpr std::uint32_t told_elsewhere = bit(Indicator::r025) | bit(Indicator::r038) | bit(Indicator::r048);
        std::string& out = written.text;
        std::int64_t flags = 0;
        for (std::size_t i = 0; i < indicator_count; ++i) {
            if (!settings_.enabled[i]) continue;
            ++written.counts[i][static_cast<std::size_t>(row.findings[i])];
            flags += row.findings[i] == Finding::flagged ? 1 : 0;
        }
        out += "{\"ocid\":";
        write_text(out, row.ocid);
        if (options_.inputs.size() > 1) {
            out += ",\"path\":";
            write_text(out, options_.inputs[file]);
        }
        out += ",\"line\":";
        write_number(out, row.line);
        out += ",\"flags\":";
        write_number(out, flags);
        out += ",\"indicators\":{";
        bool first = true;
        for (std::size_t i = 0; i < indicator_count; ++i) {
            if (!settings_.enabled[i]) continue;
            if (!first) out += ',';
            first = false;
            if (row.findings[i] != Finding::flagged) {
                out += fragments_.other[i][static_cast<std::size_t>(row.findings[i])];
                continue;
            }
            const auto indicator = static_cast<Indicator>(i);
            out += fragments_.flagged[i];
            write_number(out, row.values[i]);
            bool any = false;
            for (const auto& [number, roles] : row.organizations) {
                if (!concerned(indicator, number, roles)) continue;
                out += any ? "," : ",\"organizations\":[";
                any = true;
                write_text(out, all_.ids[number]);
                if (!(bit(indicator) & told_elsewhere)) written.flags.emplace_back(number, bit(indicator));
            }
            out += any ? "]}" : "}";
        }
        out += "}}\n";
    }

    /// Flagged organizations, by group and id; values as Cardinal gives them.
    Result<void> write_organizations(Output& output) {
        std::vector<std::uint32_t> sorted(all_.ids.size());
        for (std::uint32_t n = 0; n < sorted.size(); ++n) sorted[n] = n;
        std::sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) { return all_.ids[a] < all_.ids[b]; });
        std::string line;
        for (const std::string_view group : {"buyer", "procuring_entity", "tenderer"}) {
            for (const std::uint32_t n : sorted) {
                const Tally& tally = all_.tallies[n];
                const Purchases& bought = all_.purchases[n];
                line.clear();
                const auto tell = [&](Indicator indicator, double value) {
                    line += ",\"";
                    line += info(indicator).id;
                    line += "\":";
                    write_number(line, value);
                    ++report_.organizations[at(indicator)];
                };
                if (group == "buyer") {
                    if (stands_[n] & stands::buyer) tell(Indicator::r038, ratio(bought.buyer_disqualified, bought.buyer_submitted));
                } else if (group == "procuring_entity") {
                    if (stands_[n] & stands::entity) tell(Indicator::r038, ratio(bought.entity_disqualified, bought.entity_submitted));
                } else {
                    const auto flagged = [&](Indicator indicator) { return (tally.flags & bit(indicator)) != 0; };
                    if (flagged(Indicator::r024)) tell(Indicator::r024, 0);
                    if (stands_[n] & stands::r025) tell(Indicator::r025, ratio(tally.wins, tally.bids));
                    if (flagged(Indicator::r028)) tell(Indicator::r028, 1);
                    if (flagged(Indicator::r030)) tell(Indicator::r030, 1);
                    if (flagged(Indicator::r035)) tell(Indicator::r035, 0);
                    if (stands_[n] & stands::tenderer) tell(Indicator::r038, ratio(tally.disqualified, tally.submitted));
                    if (flagged(Indicator::r044)) tell(Indicator::r044, 1);
                    if (stands_[n] & stands::r048) tell(Indicator::r048, static_cast<double>(bought.classes.size()));
                    if (flagged(Indicator::r058)) tell(Indicator::r058, 0);
                }
                if (line.empty()) continue;
                std::string row = "{\"group\":\"" + std::string(group) + "\",\"id\":";
                write_text(row, all_.ids[n]);
                row += line;
                row += "}\n";
                if (Result<void> done = output.write(row); !done) return done;
            }
        }
        return {};
    }

    const RedFlagSettings& settings_;
    const RedFlagOptions& options_;
    RedFlagReport report_;
    std::vector<std::unique_ptr<Reader>> readers_;
    Spool spool_{spool_memory};
    Ratios ratios_;
    Organizations all_;
    std::vector<std::uint16_t> stands_;
    double r024_ = std::numeric_limits<double>::quiet_NaN(), r058_ = std::numeric_limits<double>::quiet_NaN();
    bool r025_usable_ = false;
    std::uint16_t r038_usable_ = 0;
    const Fragments& fragments_ = fragments();
};

Result<void> check(const RedFlagOptions& options) {
    if (options.threads < 1 || options.threads > most_threads)
        return Error{Status::out_of_range, BilingualText("线程数 " + std::to_string(options.threads) + " 应为 1 至 256",
                                                         "the number of threads, " + std::to_string(options.threads) + ", must be 1 to 256")};
    return {};
}

}  // namespace

Result<RedFlagReport> run_red_flags(const RedFlagSettings& settings, const RedFlagOptions& options) {
    if (Result<void> fit = check(options); !fit) return std::move(fit).error();
    if (options.inputs.empty()) return Error{Status::argument, BilingualText("没有输入文件", "there is no input file")};
    const std::string other_output = options.output + ".organizations.jsonl";
    for (const std::string& input : options.inputs) {
        std::error_code ignored;  // a file that is not there is no other file
        for (const std::string& output : {options.output, other_output}) {
            if (input != output && !std::filesystem::equivalent(input, output, ignored)) continue;
            return Error{Status::argument, BilingualText("输出文件就是输入文件“" + printable(input, 200) + "”，请换一个",
                                                         "the output is the input \"" + printable(input, 200) + "\"; name another file")};
        }
    }
    Result<Output> processes = Output::file(options.output);
    if (!processes) return std::move(processes).error();
    Result<Output> organizations = Output::file(other_output);
    if (!organizations) return std::move(organizations).error();
    Result<RedFlagReport> report = Run(settings, options).run(BlockReader(options.inputs, options.layout, options.block_size), *processes, *organizations);
    if (!report) return report;
    if (Result<void> done = processes->commit(); !done) return std::move(done).error();
    if (Result<void> done = organizations->commit(); !done) return std::move(done).error();
    return report;
}

Result<RedFlagTexts> run_red_flags_text(const RedFlagSettings& settings, std::string_view text, const RedFlagOptions& options) {
    if (Result<void> fit = check(options); !fit) return std::move(fit).error();
    RedFlagOptions own = options;
    own.inputs = {"text"};
    RedFlagTexts texts;
    Output processes = Output::text(texts.processes), organizations = Output::text(texts.organizations);
    Result<RedFlagReport> report = Run(settings, own).run(BlockReader("text", text, own.layout, own.block_size), processes, organizations);
    if (!report) return std::move(report).error();
    texts.report = std::move(*report);
    return texts;
}

}  // namespace steward::ocds
