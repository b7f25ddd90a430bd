#include "steward/journal/chain.hpp"

#include <charconv>

#include "steward/journal/event.hpp"
#include "steward/kernel/utf8.hpp"
#include "text_check.hpp"

namespace steward {

namespace {

constexpr std::string_view head_mark = "steward-journal 1 ";
constexpr std::size_t max_journal_name_bytes = 200;

std::string_view bytes_of_all(std::span<const Digest> digests) noexcept {
    return {reinterpret_cast<const char*>(digests.data()), digests.size_bytes()};
}

/// The text up to the next space, which is passed as well.
std::string_view next_word(std::string_view& rest) noexcept {
    const std::size_t space = rest.find(' ');
    const std::string_view word = rest.substr(0, space);
    rest.remove_prefix(space == std::string_view::npos ? rest.size() : space + 1);
    return word;
}

/// Only the text that std::to_string gives, so that one head has one line.
bool read_count(std::string_view word, std::int64_t& value) noexcept {
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    return error == std::errc{} && end == word.data() + word.size() && value >= 0 &&
           (word.size() == 1 || word.front() != '0') && word.front() != '-';
}

}  // namespace

Result<void> check_settings(const JournalSettings& settings) {
    return check_text("journal name", settings.name, max_journal_name_bytes);
}

std::string to_text(const JournalHead& head) {
    std::string line(head_mark);
    line += digest_name(head.settings.algorithm);
    line += ' ' + std::to_string(head.seq) + ' ' + std::to_string(head.batch) + ' ' + to_hex(bytes_of(head.hash));
    line += ' ' + head.settings.name;
    return line;
}

Result<JournalHead> parse_head(std::string_view line) {
    const Error malformed{Status::malformed,
                          {"“" + printable(line) + "”不是账簿头；应为“steward-journal 1 算法 序号 批号 哈希 名称”一行",
                           "\"" + printable(line) +
                               "\" is no head of a journal; it must be one line, steward-journal 1 "
                               "<algorithm> <seq> <batch> <hash> <name>"}};
    if (line.substr(0, head_mark.size()) != head_mark) return malformed;
    std::string_view rest = line.substr(head_mark.size());
    JournalHead head;
    const auto algorithm = digest_named(next_word(rest));
    const bool counts = read_count(next_word(rest), head.seq) && read_count(next_word(rest), head.batch);
    const auto hash = counts ? digest_from_hex(next_word(rest)) : std::nullopt;
    if (!algorithm || !hash) return malformed;
    head.settings = {std::string(rest), *algorithm};
    head.hash = *hash;
    if (!check_settings(head.settings).ok() || (head.seq == 0) != (head.batch == 0) || head.batch > head.seq) {
        return malformed;
    }
    return head;
}

Digest first_hash(Hasher& hasher, WireWriter& scratch, const JournalSettings& settings) {
    scratch.clear();
    scratch.text(1, "steward-journal");
    scratch.int64(2, 1);
    scratch.text(3, digest_name(settings.algorithm));
    scratch.text(4, settings.name);
    return hasher.hash(scratch.bytes());
}

Digest event_hash(Hasher& hasher, WireWriter& scratch, const Event& event) {
    scratch.clear();
    write_event(scratch, event);
    return hasher.hash(scratch.bytes());
}

Digest batch_hash(Hasher& hasher, WireWriter& scratch, const Batch& batch, std::span<const Digest> events) {
    scratch.clear();
    scratch.int64(1, batch.number);
    scratch.int64(2, batch.first_seq);
    scratch.int64(3, batch.count);
    scratch.text(4, bytes_of(batch.previous));
    scratch.text(5, bytes_of_all(events));
    return hasher.hash(scratch.bytes());
}

}  // namespace steward
