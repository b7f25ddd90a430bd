/// @file
/// Bytes as a sequence of calls of the C ABI over every operation of the catalogue. The memory given is always as large
/// as the length that is stated, so whatever the library reads or writes outside of it is a finding.

#include <rapidjson/document.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "steward.h"
#include "steward/io/encoding.hpp"

namespace {

#define REQUIRE(condition)                                               \
    do {                                                                 \
        if (!(condition)) {                                              \
            std::fprintf(stderr, "line %d: %s\n", __LINE__, #condition); \
            std::abort();                                                \
        }                                                                \
    } while (false)

constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t most_rows = 64;    // of a run, and the largest `first`
constexpr std::size_t bitmap_bytes = 32;  // enough for every row that can be reached

struct Column {
    std::string name;
    char type = 'l';  // l int64, i int32, b uint8
    std::string kind;
    std::size_t depth = 0;  ///< 1 of a list, 2 of a list in a list
};
struct Operation {
    std::string name;
    bool on_office = false;  // a command or a query
    std::vector<Column> inputs, outputs;
    std::vector<std::string> lists, results;
    std::vector<Column> result_columns;
};

std::size_t depth_of(std::string_view list) { return 1 + static_cast<std::size_t>(std::count(list.begin(), list.end(), '.')); }

template <class Call>
std::string text_of(Call call) {
    std::size_t needed = 0;
    REQUIRE(call(nullptr, 0, &needed) == STW_E_BUFFER_TOO_SMALL);
    std::string text(needed, 'x');
    REQUIRE(call(text.data(), needed, &needed) == STW_OK);
    REQUIRE(needed == text.size() && text.back() == '\0');
    text.pop_back();
    REQUIRE(steward::valid_utf8(text) && text.find('\0') == std::string::npos);
    return text;
}

struct Library {
    stw_rulebook* book = nullptr;
    std::vector<Operation> operations;

    Library() {
        REQUIRE(stw_rulebook_open(nullptr, 0, &book, nullptr) == STW_OK);
        const std::string json = text_of([&](char* buf, std::size_t cap, std::size_t* needed) {
            return stw_catalogue_json(book, "en", buf, cap, needed, nullptr);
        });
        rapidjson::Document catalogue;
        catalogue.Parse(json.data(), json.size());
        REQUIRE(!catalogue.HasParseError());
        for (const auto& entry : catalogue["operations"].GetArray()) {
            Operation& operation = operations.emplace_back();
            operation.name = entry["name"].GetString();
            operation.on_office = std::string_view(entry["kind"].GetString()) != "decision";
            for (const auto& list : entry["lists"].GetArray())
                (std::string_view(list["direction"].GetString()) == "in" ? operation.lists : operation.results)
                    .emplace_back(list["name"].GetString());
            const auto read = [&](const char* key, std::vector<Column>& columns) {
                for (const auto& column : entry[key].GetArray()) {
                    const std::string_view type = column["type"].GetString();
                    Column read{column["name"].GetString(),
                                type == "i64"   ? 'l'
                                : type == "i32" ? 'i'
                                : type == "text" ? 't'
                                                 : 'b',
                                column["kind"].GetString(), column["list"].IsString() ? depth_of(column["list"].GetString()) : 0};
                    bool result = false;
                    for (const std::string& name : operation.results)
                        result = result || (read.depth > 0 && name == column["list"].GetString());
                    (result ? operation.result_columns : columns).push_back(std::move(read));
                }
            };
            read("inputs", operation.inputs);
            read("outputs", operation.outputs);
        }
    }
    ~Library() { stw_rulebook_free(book); }
};

const Library& library() {
    static const Library one;
    return one;
}

/// Bytes from the front; zeros when there are no more.
class Bytes {
public:
    Bytes(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
    [[nodiscard]] bool empty() const { return at_ >= size_; }
    std::uint8_t byte() { return at_ < size_ ? data_[at_++] : std::uint8_t{0}; }
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : byte() % limit; }
    template <class T>
    const T& pick(const std::vector<T>& from) {
        return from[below(from.size())];
    }
    std::int64_t wide() {
        std::uint64_t value = 0;
        for (int i = 0; i < 8; ++i) value = value << 8 | byte();
        return static_cast<std::int64_t>(value);
    }
    /// A number: mostly one that means something.
    std::int64_t number() {
        switch (byte() % 8) {
            case 0: return wide();
            case 1: return byte() % 2 ? smallest : largest;
            case 2: return -std::int64_t{byte()};
            case 3: return 14000 + std::int64_t{byte()} * 30;  // a day since 1993
            case 4: return std::int64_t{byte()} * 10'000'000;  // an amount
            case 5: return static_cast<std::int32_t>(wide());
            default: return byte() % 16;
        }
    }

private:
    const std::uint8_t* data_;
    std::size_t size_;
    std::size_t at_ = 0;
};

/// Memory of exactly the stated size, on the heap.
struct Block {
    std::unique_ptr<std::uint8_t[]> memory;
    std::size_t bytes;
};

struct Slot {
    stw_op* op = nullptr;
    const Operation* operation = nullptr;
};

class Driver {
public:
    explicit Driver(Bytes bytes) : bytes_(bytes) { err_.struct_size = sizeof err_; }
    ~Driver() {
        if (office_) {
            // Whatever was given to it, the journal is sound, and every event is decided as it was.
            REQUIRE(text_of([&](char* buf, std::size_t cap, std::size_t* needed) {
                        return stw_office_verify_json(office_, nullptr, "en", buf, cap, needed, nullptr);
                    }).find("\"sound\":true") != std::string::npos);
            REQUIRE(text_of([&](char* buf, std::size_t cap, std::size_t* needed) {
                        return stw_office_readjudicate_json(office_, library().book, buf, cap, needed, nullptr);
                    }) == "[]");
            stw_office_free(office_);  // before its ops, which keep it
        }
        for (Slot& slot : slots_) stw_op_free(slot.op);
    }
    Driver(const Driver&) = delete;
    Driver& operator=(const Driver&) = delete;

    void play() {
        for (int step = 0; step < 60 && !bytes_.empty(); ++step) {
            Slot& slot = slots_[bytes_.below(2)];
            const std::size_t action = bytes_.below(16);
            if (!slot.op || action == 0) {
                prepare(slot);
                continue;
            }
            switch (action) {
                case 1:
                case 2: bind(slot, bytes_.pick(slot.operation->inputs)); break;
                case 3:
                case 4: out(slot, bytes_.pick(slot.operation->outputs)); break;
                case 5: list(slot); break;
                case 6:
                case 7: run(slot); break;
                case 8: explain(slot); break;
                case 9: row_error(slot); break;
                case 10: results(slot); break;
                case 11: check(stw_op_unbind_all(slot.op, error())); break;
                case 12: scribble(); break;
                case 13:
                case 14: whole(slot); break;
                case 15: odd(slot); break;
            }
        }
    }

private:
    /// An error struct of any size, or none.
    stw_error* error() {
        std::memset(err_.message, 'x', sizeof err_.message);
        err_.status = -1;
        switch (bytes_.byte() % 4) {
            case 0: return expected_ = nullptr;
            case 1: err_.struct_size = bytes_.byte(); break;
            default: err_.struct_size = sizeof err_; break;
        }
        return expected_ = &err_;
    }
    std::int32_t check(std::int32_t status) {
        REQUIRE(std::strcmp(stw_status_name(status), "") != 0);
        REQUIRE(status != STW_E_OUT_OF_MEMORY);
        if (status == STW_OK || !expected_) return status;
        if (expected_->struct_size >= 8) REQUIRE(expected_->status == status);
        if (expected_->struct_size > 17) {
            const std::size_t room = std::min<std::size_t>(expected_->struct_size, sizeof err_) - 16;
            const std::size_t length = ::strnlen(expected_->message, room);
            REQUIRE(length < room && steward::valid_utf8({expected_->message, length}));
            if (room > 8) REQUIRE(length > 0);
        }
        return status;
    }

    std::uint8_t* block(std::size_t bytes) {
        blocks_.push_back({std::make_unique<std::uint8_t[]>(bytes), bytes});
        return blocks_.back().memory.get();
    }
    std::uint8_t* offsets_block(std::size_t n) {
        offsets_.push_back(blocks_.size());
        return block(n * 8);
    }
    /// Index of earlier memory; that of offsets more often than by chance.
    std::size_t any_block() {
        const bool of_offsets = !offsets_.empty() && bytes_.byte() % 2;
        return of_offsets ? bytes_.pick(offsets_) : bytes_.below(blocks_.size());
    }
    static std::size_t width(char type) { return type == 'l' ? 8 : type == 'i' ? 4 : 1; }
    static void store(std::uint8_t* at, char type, std::int64_t value) {
        if (type == 'l') std::memcpy(at, &value, 8);
        const auto narrow = static_cast<std::int32_t>(value);
        if (type == 'i') std::memcpy(at, &narrow, 4);
        if (type == 'b') *at = static_cast<std::uint8_t>(value);
    }
    /// New memory, or memory that something else is bound to as well.
    std::uint8_t* memory(char type, std::size_t& n, bool fill) {
        if (!blocks_.empty() && bytes_.byte() % 8 == 0) {
            const Block& old = blocks_[any_block()];
            n = std::min(n, old.bytes / width(type));
            return old.memory.get();
        }
        std::uint8_t* fresh = block(n * width(type));
        if (fill)
            for (std::size_t i = 0; i < n; ++i) store(fresh + i * width(type), type, bytes_.number());
        return fresh;
    }
    std::uint8_t* bitmap() {
        if (bytes_.byte() % 3 != 0) return nullptr;
        std::uint8_t* bits = block(bitmap_bytes);
        std::memset(bits, bytes_.byte(), bitmap_bytes);
        return bits;
    }
    std::int64_t stride() {
        switch (bytes_.byte() % 8) {
            case 0: return 0;
            case 1: return std::int64_t{bytes_.byte()};
            case 2: return bytes_.number();
            default: return 1;
        }
    }
    char type_for(const Column& column) {
        const std::uint8_t choice = bytes_.byte() % 16;
        if (choice == 0) return "libt"[bytes_.below(4)];
        if (choice < 4 && column.kind == "date") return 'l';
        return column.type;
    }
    char out_type_for(const Column& column) {
        const char type = type_for(column);
        return type == 't' ? 'b' : type;
    }

    void prepare(Slot& slot) {
        stw_op_free(slot.op);
        slot.op = nullptr;
        slot.operation = &bytes_.pick(library().operations);
        static const char* const places[] = {"CN/central", "CN", "CN/22/2208/220802", "CN/22"};
        const char* place = places[bytes_.below(4)];
        const std::int32_t day = 14000 + std::int32_t{bytes_.byte()} * 30;
        const char* name = slot.operation->name.c_str();
        if (slot.operation->on_office) {
            if (!office_) found();
            REQUIRE(check(stw_op_prepare_on(office_, name, bytes_.byte() % 2 ? "each" : "all", &slot.op, error())) == STW_OK);
            return;
        }
        const bool known = bytes_.byte() % 4 == 0;
        REQUIRE(check(known ? stw_op_prepare_known(library().book, name, place, day, &slot.op, error())
                            : stw_op_prepare(library().book, name, place, &slot.op, error())) == STW_OK);
        if (bytes_.byte() % 2) REQUIRE(check(stw_op_show_personal(slot.op, 1, error())) == STW_OK);
    }

    /// An office in memory: unit 1, whose administrator is 1.
    void found() {
        REQUIRE(stw_office_create(library().book, nullptr, "fuzz", "sha256", &office_, nullptr) == STW_OK);
        stw_op* op = nullptr;
        REQUIRE(stw_op_prepare_on(office_, "office.found", "each", &op, nullptr) == STW_OK);
        const std::int32_t day = 11000, china = 100'001;
        const std::int64_t one = 1, offsets[] = {0, 5};
        REQUIRE(stw_op_bind_i32(op, "on_date", &day, 1, nullptr, 1, nullptr) == STW_OK);
        REQUIRE(stw_op_bind_i32(op, "jurisdiction", &china, 1, nullptr, 1, nullptr) == STW_OK);
        for (const char* column : {"unit", "actor", "recorded_at"})
            REQUIRE(stw_op_bind_i64(op, column, &one, 1, nullptr, 1, nullptr) == STW_OK);
        for (const char* column : {"unit_name", "actor_name", "event_id"})
            REQUIRE(stw_op_bind_text(op, column, offsets, 2, "first", 5, nullptr, 1, nullptr) == STW_OK);
        std::int64_t n_bad = -1;
        REQUIRE(stw_op_run(op, 0, 1, &n_bad, nullptr) == STW_OK && n_bad == 0);
        stw_op_free(op);
    }

    /// Ids of events that were not given yet, but for one now and then.
    std::int32_t bind_ids(Slot& slot, std::size_t rows) {
        std::string ids;
        auto* offsets = reinterpret_cast<std::int64_t*>(offsets_block(rows + 1));
        offsets[0] = 0;
        for (std::size_t i = 0; i < rows; ++i) {
            ids += "e" + std::to_string(bytes_.byte() % 8 ? ++ids_ : ids_);
            offsets[i + 1] = static_cast<std::int64_t>(ids.size());
        }
        std::uint8_t* text = block(ids.size());
        std::memcpy(text, ids.data(), ids.size());
        return stw_op_bind_text(slot.op, "event_id", offsets, rows + 1, reinterpret_cast<const char*>(text), ids.size(), nullptr, 1, error());
    }

    std::int32_t bind_as(Slot& slot, const std::string& name, char type, const void* data, std::size_t n,
                         const std::uint8_t* validity, std::int64_t step) {
        if (type == 'l')
            return stw_op_bind_i64(slot.op, name.c_str(), static_cast<const std::int64_t*>(data), n, validity, step,
                                   error());
        if (type == 'i')
            return stw_op_bind_i32(slot.op, name.c_str(), static_cast<const std::int32_t*>(data), n, validity, step,
                                   error());
        return stw_op_bind_u8(slot.op, name.c_str(), static_cast<const std::uint8_t*>(data), n, validity, step,
                              error());
    }
    std::int32_t out_as(Slot& slot, const std::string& name, char type, void* data, std::size_t n,
                        std::uint8_t* validity, std::int64_t step) {
        if (type == 'l')
            return stw_op_out_i64(slot.op, name.c_str(), static_cast<std::int64_t*>(data), n, validity, step, error());
        if (type == 'i')
            return stw_op_out_i32(slot.op, name.c_str(), static_cast<std::int32_t*>(data), n, validity, step, error());
        return stw_op_out_u8(slot.op, name.c_str(), static_cast<std::uint8_t*>(data), n, validity, step, error());
    }

    /// Texts of some bytes: offsets that fit them, but for one now and then.
    std::int32_t bind_text(Slot& slot, const std::string& name, std::size_t n, bool right) {
        std::string letters = bytes_.byte() % 4 ? "报销人甲 ab" : "\xff\xfe bad";
        if (right) letters = "张三李四 ab";
        const std::size_t size = letters.size();
        std::uint8_t* text = block(size);
        std::memcpy(text, letters.data(), size);
        auto* offsets = reinterpret_cast<std::int64_t*>(offsets_block(n));
        for (std::size_t i = 0; i < n; ++i) offsets[i] = static_cast<std::int64_t>(i % 2 ? size : right ? size * (i > 1) : 0);
        std::sort(offsets, offsets + n);
        if (!right && n > 0 && bytes_.byte() % 8 == 0) offsets[bytes_.below(n)] = bytes_.number();
        return stw_op_bind_text(slot.op, name.c_str(), offsets, n, reinterpret_cast<const char*>(text), size,
                                right ? nullptr : bitmap(), right ? 1 : stride(), error());
    }

    void bind(Slot& slot, const Column& column) {
        const char type = type_for(column);
        if (type == 't') {
            check(bind_text(slot, column.name, bytes_.below(24), false));
            return;
        }
        std::size_t n = bytes_.below(48);
        const bool none = bytes_.byte() % 32 == 0;
        const void* data = none ? nullptr : memory(type, n, true);
        const std::uint8_t* validity = bitmap();
        check(bind_as(slot, column.name, type, data, n, validity, stride()));
    }
    void out(Slot& slot, const Column& column) {
        const char type = out_type_for(column);
        std::size_t n = bytes_.below(48);
        const bool none = bytes_.byte() % 32 == 0;
        void* data = none ? nullptr : memory(type, n, false);
        std::uint8_t* validity = bitmap();
        check(out_as(slot, column.name, type, data, n, validity, stride()));
    }
    void list(Slot& slot) {
        if (slot.operation->lists.empty()) return;
        std::size_t n = bytes_.below(20);
        auto* offsets = reinterpret_cast<std::int64_t*>(offsets_block(n));
        std::int64_t at = 0;
        for (std::size_t i = 0; i < n; ++i) {
            offsets[i] = at;
            const std::uint8_t step = bytes_.byte();
            at += step < 250 ? step % 4 : -1;
        }
        if (n > 0 && bytes_.byte() % 16 == 0) offsets[bytes_.below(n)] = bytes_.byte() % 2 ? smallest : largest;
        check(stw_op_bind_list(slot.op, bytes_.pick(slot.operation->lists).c_str(),
                               bytes_.byte() % 32 == 0 ? nullptr : offsets, n, error()));
    }

    /// Binds everything as it should be, so that rows are decided.
    void whole(Slot& slot) {
        const std::size_t rows = 1 + bytes_.below(6);
        // A row has at most three in each of its lists.
        const std::array<std::size_t, 3> most{rows, rows * 3, rows * 9};
        for (const std::string& name : slot.operation->lists) {
            const std::size_t parents = most[depth_of(name) - 1];
            auto* offsets = reinterpret_cast<std::int64_t*>(offsets_block(parents + 1));
            offsets[0] = 0;
            for (std::size_t i = 0; i < parents; ++i)
                offsets[i + 1] = offsets[i] + static_cast<std::int64_t>(bytes_.below(4));
            REQUIRE(check(stw_op_bind_list(slot.op, name.c_str(), offsets, parents + 1, error())) == STW_OK);
        }
        for (const Column& column : slot.operation->inputs) {
            const std::size_t n = most[column.depth];
            if (slot.operation->on_office && column.name == "event_id") {
                REQUIRE(check(bind_ids(slot, rows)) == STW_OK);
                continue;
            }
            if (column.type == 't') {
                REQUIRE(check(bind_text(slot, column.name, n + 1, true)) == STW_OK);
                continue;
            }
            std::uint8_t* data = block(n * width(column.type));
            for (std::size_t i = 0; i < n; ++i) store(data + i * width(column.type), column.type, likely(slot, column));
            REQUIRE(check(bind_as(slot, column.name, column.type, data, n, bitmap(), 1)) == STW_OK);
        }
        std::int32_t* outcomes = nullptr;
        std::int32_t* statuses = nullptr;
        for (const Column& column : slot.operation->outputs) {
            const std::size_t n = most[column.depth];
            std::uint8_t* data = block(n * width(column.type));
            REQUIRE(check(out_as(slot, column.name, column.type, data, n, block(bitmap_bytes), 1)) == STW_OK);
            if (column.name == "outcome" && column.type == 'i') outcomes = reinterpret_cast<std::int32_t*>(data);
            if (column.name == "row_status") statuses = reinterpret_cast<std::int32_t*>(data);
        }
        std::int64_t n_bad = -1;
        const std::int32_t status = check(stw_op_run(slot.op, 0, static_cast<std::int64_t>(rows), &n_bad, error()));
        REQUIRE(status == STW_OK || status == STW_E_ROW_LIMIT);
        if (status != STW_OK) return;
        REQUIRE(statuses);
        std::int64_t bad = 0;
        for (std::size_t row = 0; row < rows; ++row) {
            if (statuses[row] != 0) {
                ++bad;
                REQUIRE((statuses[row] & 0xff) == 4 || (slot.operation->on_office && statuses[row] == STW_E_DUPLICATE_EVENT));
            }
            if (outcomes) REQUIRE(outcomes[row] >= 0 && outcomes[row] <= 5);
        }
        REQUIRE(bad == n_bad);
        results(slot);
        const auto row = static_cast<std::int64_t>(bytes_.below(rows));
        if (slot.operation->on_office) {
            // The books may say something else by now.
            std::vector<char> buf(1 << 16);
            const std::int32_t told = check(stw_op_explain(slot.op, row, "en", "json", buf.data(), buf.size(), nullptr, error()));
            REQUIRE(told == STW_OK || told == STW_E_STALE || told == STW_E_BUFFER_TOO_SMALL);
            check(stw_op_row_error(slot.op, row, "zh", buf.data(), buf.size(), nullptr, error()));
            return;
        }
        told(slot, row);
        const std::string fault = text_of([&](char* buf, std::size_t cap, std::size_t* needed) {
            return stw_op_row_error(slot.op, row, "zh", buf, cap, needed, nullptr);
        });
        REQUIRE(fault.empty() == (statuses[row] == 0));
        if (fault.empty()) stored(slot, row);
    }
    /// A decided row is stored, and comes out again.
    void stored(Slot& slot, std::int64_t row) {
        const std::string json = text_of([&](char* buf, std::size_t cap, std::size_t* needed) {
            return stw_op_decision_json(slot.op, row, buf, cap, needed, nullptr);
        });
        std::int32_t verdict = -1;
        const std::string told = text_of([&](char* buf, std::size_t cap, std::size_t* needed) {
            return stw_decision_check(library().book, json.data(), json.size(), "en", "text", &verdict, buf, cap, needed, nullptr);
        });
        REQUIRE(verdict == STW_DECISION_SAME);
        REQUIRE(told.starts_with("same"));
        std::string edited = json;
        edited[static_cast<std::size_t>(bytes_.wide()) % edited.size()] = static_cast<char>(bytes_.byte());
        verdict = -1;
        std::vector<char> buf(1 << 16);
        const std::int32_t status = check(stw_decision_check(library().book, edited.data(), edited.size(), "zh", "json", &verdict,
                                                             buf.data(), buf.size(), nullptr, error()));
        REQUIRE(status != STW_OK || (verdict >= STW_DECISION_SAME && verdict <= STW_DECISION_UNDECIDABLE));
    }
    std::int64_t likely(const Slot& slot, const Column& column) {
        const std::uint8_t choice = bytes_.byte();
        if (slot.operation->on_office && column.kind == "integer" && choice < 240) return choice % 4;  // ids meet each other
        if (choice >= 240) return bytes_.number();
        if (column.kind == "date") return 11000 + std::int64_t{choice} * 38 + bytes_.byte() % 30;
        if (column.kind == "money") return std::int64_t{choice} * choice * 10'000 + bytes_.byte();
        if (column.kind == "bool") return choice % 2;
        if (column.kind == "code") return 1 + choice % 8;
        if (column.kind == "set") return choice % 4;
        return choice % 64;
    }
    void told(Slot& slot, std::int64_t row) {
        const char* lang = bytes_.byte() % 2 ? "zh" : "en";
        const bool json = bytes_.byte() % 2;
        const std::string text = text_of([&](char* buf, std::size_t cap, std::size_t* needed) {
            return stw_op_explain(slot.op, row, lang, json ? "json" : "text", buf, cap, needed, nullptr);
        });
        REQUIRE(!text.empty());
        if (!json) return;
        rapidjson::Document document;
        document.Parse<rapidjson::kParseValidateEncodingFlag>(text.data(), text.size());
        REQUIRE(!document.HasParseError());
    }

    void run(Slot& slot) {
        std::int64_t first = static_cast<std::int64_t>(bytes_.below(6));
        std::int64_t count = static_cast<std::int64_t>(bytes_.below(12));
        switch (bytes_.byte() % 16) {
            case 0: first = static_cast<std::int64_t>(bytes_.below(most_rows)); break;
            case 1: count = static_cast<std::int64_t>(bytes_.below(most_rows)); break;
            case 2: first = bytes_.byte() % 2 ? smallest : largest; break;
            case 3: count = smallest; break;
            case 4: first = 1, count = largest; break;
            default: break;
        }
        std::int64_t n_bad = -1;
        const std::int32_t status =
            check(stw_op_run(slot.op, first, count, bytes_.byte() % 8 ? &n_bad : nullptr, error()));
        if (status == STW_OK && n_bad != -1) REQUIRE(n_bad >= 0 && n_bad <= count);
        if (status == STW_OK) results(slot);
    }
    std::int64_t row() {
        switch (bytes_.byte() % 16) {
            case 0: return smallest;
            case 1: return largest;
            case 2: return -1;
            default: return static_cast<std::int64_t>(bytes_.below(most_rows));
        }
    }
    void explain(Slot& slot) {
        std::vector<char> buf(bytes_.below(128));
        std::size_t needed = 0;
        const std::int64_t at = row();
        const std::int32_t status =
            check(stw_op_explain(slot.op, at, bytes_.byte() % 2 ? "zh" : "en", bytes_.byte() % 2 ? "text" : "json",
                                 buf.data(), buf.size(), &needed, error()));
        if (status == STW_E_BUFFER_TOO_SMALL) REQUIRE(needed > buf.size());
    }
    void row_error(Slot& slot) {
        std::vector<char> buf(bytes_.below(128));
        std::size_t needed = 0;
        const std::int32_t status = check(stw_op_row_error(slot.op, row(), bytes_.byte() % 2 ? "zh" : "en", buf.data(),
                                                           buf.size(), &needed, error()));
        if (status == STW_E_BUFFER_TOO_SMALL) REQUIRE(needed > buf.size());
    }
    /// Reads every result of unknown length to its end.
    void results(Slot& slot) {
        for (const std::string& name : slot.operation->results) {
            const std::int64_t* offsets = nullptr;
            std::size_t n = 0;
            if (check(stw_op_result_list(slot.op, name.c_str(), &offsets, &n, error())) != STW_OK) return;
            REQUIRE(n >= 1 && offsets[0] == 0);
            for (std::size_t i = 1; i < n; ++i) REQUIRE(offsets[i] >= offsets[i - 1]);
            const auto total = static_cast<std::size_t>(offsets[n - 1]);
            for (const Column& column : slot.operation->result_columns) {
                if (!column.name.starts_with(name + ".")) continue;
                const std::uint8_t* validity = nullptr;
                std::size_t size = 0;
                std::int64_t sum = 0;
                const auto read = [&](auto get, auto* data) {
                    REQUIRE(check(get(slot.op, column.name.c_str(), &data, &validity, &size, error())) == STW_OK);
                    REQUIRE(size == total);
                    for (std::size_t i = 0; i < size; ++i) sum ^= data[i];
                    for (std::size_t i = 0; validity && i < (size + 7) / 8; ++i) sum ^= validity[i];
                };
                if (column.type == 'l') read(stw_op_result_i64, static_cast<const std::int64_t*>(nullptr));
                if (column.type == 'i') read(stw_op_result_i32, static_cast<const std::int32_t*>(nullptr));
                if (column.type == 'b') read(stw_op_result_u8, static_cast<const std::uint8_t*>(nullptr));
                if (column.type == 't') {
                    const std::int64_t* places = nullptr;
                    const char* text = nullptr;
                    REQUIRE(check(stw_op_result_text(slot.op, column.name.c_str(), &places, &text, &validity, &size, error())) == STW_OK);
                    REQUIRE(size == total);
                    for (std::size_t i = 0; i < size; ++i)
                        REQUIRE(steward::valid_utf8({text + places[i], static_cast<std::size_t>(places[i + 1] - places[i])}));
                }
                read_ ^= sum;
            }
        }
    }
    /// Changes bound memory in place, which a caller may do between two calls.
    void scribble() {
        if (blocks_.empty()) return;
        const Block& old = blocks_[any_block()];
        if (old.bytes < 8) return;
        const std::int64_t value = bytes_.byte() % 2 ? static_cast<std::int64_t>(bytes_.below(most_rows)) : -1;
        std::memcpy(old.memory.get() + bytes_.below(old.bytes / 8) * 8, &value, 8);
    }
    /// Names, languages and pointers that are wrong.
    void odd(Slot& slot) {
        std::string name;
        for (std::size_t i = bytes_.below(8); i > 0; --i) name.push_back(static_cast<char>(bytes_.byte()));
        std::size_t needed = 0;
        std::int64_t one = 0;
        const std::int64_t* offsets = nullptr;
        char buf[8];
        switch (bytes_.below(16)) {
            case 0: check(stw_op_bind_i64(slot.op, name.c_str(), &one, 1, nullptr, 1, error())); break;
            case 1: check(stw_op_bind_list(slot.op, name.c_str(), &one, 1, error())); break;
            case 2: check(stw_op_result_list(slot.op, name.c_str(), &offsets, &needed, error())); break;
            case 3: check(stw_op_explain(slot.op, 0, name.c_str(), "text", buf, sizeof buf, &needed, error())); break;
            case 4: check(stw_op_explain(slot.op, 0, "zh", name.c_str(), nullptr, sizeof buf, &needed, error())); break;
            case 5: {
                stw_op* none = slot.op;
                REQUIRE(check(stw_op_prepare(library().book, name.c_str(), "CN", &none, error())) != STW_OK);
                REQUIRE(none == nullptr);
                break;
            }
            case 6: {
                stw_op* none = nullptr;
                if (check(stw_op_prepare(library().book, slot.operation->name.c_str(), name.c_str(), &none, error())) ==
                    STW_OK)
                    stw_op_free(none);
                break;
            }
            case 7: check(stw_op_result_i64(slot.op, name.c_str(), &offsets, nullptr, &needed, error())); break;
            case 8: check(stw_decision_check(library().book, name.data(), name.size(), "zh", "text", nullptr, buf, sizeof buf, &needed, error())); break;
            case 9: check(stw_op_decision_json(slot.op, row(), buf, sizeof buf, &needed, error())); break;
            case 10: {
                const char* bytes = nullptr;
                check(stw_op_result_text(slot.op, name.c_str(), &offsets, &bytes, nullptr, &needed, error()));
                break;
            }
            case 11: {
                std::int32_t number = 0;
                check(stw_jurisdiction_number(library().book, name.c_str(), &number, error()));
                break;
            }
            case 12: check(stw_office_verify_json(office_, name.c_str(), "zh", buf, sizeof buf, &needed, error())); break;
            case 13: {
                const std::int64_t seq = row();
                check(stw_office_explain_event(office_, seq, "zh", "text", bytes_.byte() % 4, buf, sizeof buf, &needed, error()));
                break;
            }
            case 14: check(stw_office_head(office_, buf, bytes_.below(8), &needed, error())); break;
            case 15: {
                stw_op* none = slot.op;
                REQUIRE(check(stw_op_prepare_on(office_, name.c_str(), "each", &none, error())) != STW_OK);
                REQUIRE(none == nullptr);
                break;
            }
        }
    }

    Bytes bytes_;
    stw_error err_{};
    stw_error* expected_ = nullptr;
    Slot slots_[2];
    stw_office* office_ = nullptr;
    std::int64_t ids_ = 0;  ///< of events so far
    std::vector<Block> blocks_;
    std::vector<std::size_t> offsets_;  ///< which of the blocks are offsets of a list
    std::int64_t read_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Driver(Bytes(data, size)).play();
    return 0;
}
