// Releases and records into processes, with simdjson's On-Demand parser: one pass, and numbers as they are written.
#include <simdjson.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "bytes.hpp"
#include "steward/ocds/reader.hpp"

namespace steward::ocds {
namespace {

namespace json = simdjson::ondemand;

/// Deeper nesting than any document needs: a guard for the stack.
constexpr int deepest = 200;

bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// The first quote or backslash of a string that is closed, in a text with padding after it.
const char* string_end(const char* at) noexcept {
    if constexpr (std::endian::native == std::endian::little) {
        for (;; at += 8)
            if (const std::uint64_t found = detail::special(at)) return at + std::countr_zero(found) / 8;
    }
    while (*at != '"' && *at != '\\') ++at;
    return at;
}

/// Whether no byte is a quote or a backslash; eight bytes at a time.
bool plain(std::string_view text) noexcept {
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8)
        if (detail::special(text.data() + at)) return false;
    for (; at < text.size(); ++at)
        if (text[at] == '"' || text[at] == '\\') return false;
    return true;
}

constexpr Text not_an_object = text("应为对象", "an object is expected");

/// Equality with a literal; its length is known, so that no call is needed.
template <std::size_t Size>
bool is(std::string_view text, const char (&literal)[Size]) noexcept {
    return text.size() == Size - 1 && std::memcmp(text.data(), literal, Size - 1) == 0;
}

BidStatus bid_status(std::string_view status) noexcept {
    if (is(status, "valid")) return BidStatus::valid;
    if (is(status, "disqualified")) return BidStatus::disqualified;
    if (is(status, "invited")) return BidStatus::invited;
    if (is(status, "pending")) return BidStatus::pending;
    if (is(status, "withdrawn")) return BidStatus::withdrawn;
    return BidStatus::other;
}

AwardStatus award_status(std::string_view status) noexcept {
    if (is(status, "active")) return AwardStatus::active;
    if (is(status, "pending")) return AwardStatus::pending;
    if (is(status, "cancelled")) return AwardStatus::cancelled;
    if (is(status, "unsuccessful")) return AwardStatus::unsuccessful;
    return AwardStatus::other;
}

}  // namespace

void Process::clear() noexcept {
    ocid = {};
    tender = {};
    buyer.reset();
    has_bids = has_awards = false;
    bids.clear();
    awards.clear();
    contracts.clear();
    parties.clear();
    organizations.clear();
    classifications.clear();
}

class ProcessReader::Parser {
public:
    void read(const Block& block, const Element& element, const std::function<void(const Process&)>& found, std::vector<ReadIssue>& issues) {
        found_ = &found;
        issues_ = &issues;
        block_ = &block;
        element_ = &element;
        pointer_.clear();
        if (!element.array.empty()) pointer_.append(1, '/').append(element.array);
        if (element.index >= 0) pointer_.append(1, '/').append(std::to_string(element.index));
        failed_ = nullptr;
        end_ = block.bytes.data() + element.offset + element.size;
        // Without a backslash anywhere no string has an escape in it, and none needs to be looked through.
        escapes_ = std::memchr(block.bytes.data() + element.offset, '\\', element.size) != nullptr;

        const simdjson::padded_string_view bytes(block.bytes.data() + element.offset, element.size, block.bytes.size() - element.offset);
        json::document document;
        if (const auto error = parser_.iterate(bytes).get(document)) return tell(error);
        json::json_type type{};
        if (const auto error = document.type().get(type)) return tell(error);
        bool sound = true;
        if (type == json::json_type::array) {
            json::array array;
            if (const auto error = document.get_array().get(array)) return tell(error);
            sound = read_each(array, "");
        } else if (type == json::json_type::object) {
            json::object object;
            if (const auto error = document.get_object().get(object)) return tell(error);
            sound = read_any(object, &document);
        } else {
            return tell(not_an_object);
        }
        if (!sound) return tell();
        if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) tell(simdjson::TRAILING_CONTENT);
    }

private:
    /// What an object that may be a release, a record or a package has shown.
    struct Shape {
        bool compiled = false;
        bool releases = false;
        bool records = false;
    };

    /// An object, which may be the whole text: read as a release or record first; that it is a package shows when there is
    /// no ocid.
    bool read_any(json::object object, json::document* text = nullptr) {
        Shape shape;
        process_.clear();
        if (!read_members(object, shape)) return false;
        if (text && text->current_location().error() != simdjson::OUT_OF_BOUNDS) return fail(simdjson::TRAILING_CONTENT);
        const bool package = process_.ocid.data() == nullptr && (shape.releases || shape.records);
        if (!package) return emit(shape);
        if (const auto error = object.reset().error()) return fail(error);
        return each_member(object, [&](std::string_view key, json::value value) {
            const bool releases = is(key, "releases");
            json::array elements;
            if ((!releases && !is(key, "records")) || !is_array(value)) return check(value, 0);
            if (const auto error = value.get_array().get(elements)) return fail(error);
            return read_each(elements, releases ? "/releases" : "/records");
        });
    }

    /// Every element of an array of releases, records or packages.
    bool read_each(json::array elements, const std::string& under) {
        const std::string outer = pointer_;
        std::int64_t index = 0;
        const bool sound = each_element(elements, [&](json::value value) {
            pointer_ = outer + under + "/" + std::to_string(index++);
            json::json_type type{};
            if (const auto error = value.type().get(type)) return fail(error);
            if (type != json::json_type::object) {
                tell(not_an_object);
                return check(value, 0);
            }
            json::object object;
            if (const auto error = value.get_object().get(object)) return fail(error);
            return read_any(object);
        });
        if (sound) pointer_ = outer;
        return sound;
    }

    bool emit(const Shape& shape) {
        if (process_.ocid.data() == nullptr) {
            tell(text("没有 ocid", "there is no ocid"));
            return true;
        }
        if (shape.releases && !shape.compiled) {
            tell(text("记录没有 compiledRelease：请先合并它的 releases", "the record has no compiledRelease: merge its releases first"));
            return true;
        }
        (*found_)(process_);
        return true;
    }

    bool read_members(json::object object, Shape& shape) {
        return each_member(object, [&](std::string_view key, json::value value) {
            if (is(key, "ocid")) {
                OptionalText ocid;
                if (!read_text(value, ocid)) return false;
                if (ocid) process_.ocid = *ocid;
                return true;
            }
            if (is(key, "tender")) return read_tender(value);
            if (is(key, "bids")) return read_bids(value);
            if (is(key, "awards")) return read_awards(value);
            if (is(key, "contracts")) return read_contracts(value);
            if (is(key, "parties")) return read_parties(value);
            if (is(key, "buyer")) return read_id(value, process_.buyer);
            if (is(key, "compiledRelease") && is_object(value)) {
                shape.compiled = true;
                json::object compiled;
                if (const auto error = value.get_object().get(compiled)) return fail(error);
                Shape inner;
                return read_members(compiled, inner);
            }
            if (is(key, "releases")) shape.releases = is_array(value);
            if (is(key, "records")) shape.records = is_array(value);
            return check(value, 0);
        });
    }

    bool read_tender(json::value value) {
        process_.tender = {};
        Tender& tender = process_.tender;
        tender.present = is_object(value);
        return object_members(value, [&](std::string_view key, json::value member) {
            if (is(key, "status")) {
                OptionalText status;
                if (!read_text(member, status)) return false;
                tender.cancelled = status && is(*status, "cancelled");
                return true;
            }
            if (is(key, "procurementMethod")) return read_text(member, tender.method);
            if (is(key, "procurementMethodDetails")) return read_text(member, tender.method_details);
            if (is(key, "procurementMethodRationale")) return read_text(member, tender.method_rationale);
            if (is(key, "numberOfTenderers")) return read_number(member, tender.number_of_tenderers);
            if (is(key, "value")) return read_value(member, tender.value);
            if (is(key, "procuringEntity")) return read_id(member, tender.procuring_entity);
            if (is(key, "tenderPeriod"))
                return object_members(member, [&](std::string_view name, json::value date) {
                    if (is(name, "startDate")) return read_text(date, tender.start_date);
                    if (is(name, "endDate")) return read_text(date, tender.end_date);
                    return check(date, 0);
                });
            return check(member, 0);
        });
    }

    bool read_bids(json::value value) {
        process_.bids.clear();
        process_.has_bids = false;
        return object_members(value, [&](std::string_view key, json::value details) {
            if (!is(key, "details")) return check(details, 0);
            process_.has_bids = is_array(details);
            return array_of_objects(details, [&](json::value element) {
                Bid& bid = process_.bids.emplace_back();
                return object_members(element, [&](std::string_view name, json::value member) {
                    if (is(name, "status")) return read_status(member, bid.status, bid_status);
                    if (is(name, "date")) return read_text(member, bid.date);
                    if (is(name, "value")) return read_value(member, bid.value);
                    if (is(name, "tenderers")) return read_organizations(member, bid.tenderers);
                    return check(member, 0);
                });
            });
        });
    }

    bool read_awards(json::value value) {
        process_.awards.clear();
        process_.has_awards = is_array(value);
        return array_of_objects(value, [&](json::value element) {
            Award& award = process_.awards.emplace_back();
            return object_members(element, [&](std::string_view name, json::value member) {
                if (is(name, "id")) return read_text(member, award.id);
                if (is(name, "status")) return read_status(member, award.status, award_status);
                if (is(name, "date")) return read_text(member, award.date);
                if (is(name, "value")) return read_value(member, award.value);
                if (is(name, "suppliers")) return read_organizations(member, award.suppliers);
                if (is(name, "items")) return read_items(member, award.classifications);
                return check(member, 0);
            });
        });
    }

    bool read_contracts(json::value value) {
        process_.contracts.clear();
        return array_of_objects(value, [&](json::value element) {
            Contract& contract = process_.contracts.emplace_back();
            return object_members(element, [&](std::string_view name, json::value member) {
                if (is(name, "awardID")) return read_text(member, contract.award);
                if (is(name, "dateSigned")) return read_text(member, contract.signed_on);
                if (is(name, "value")) return read_value(member, contract.value);
                if (is(name, "status")) {
                    OptionalText status;
                    if (!read_text(member, status)) return false;
                    contract.cancelled = status && is(*status, "cancelled");
                    return true;
                }
                return check(member, 0);
            });
        });
    }

    bool read_parties(json::value value) {
        process_.parties.clear();
        return array_of_objects(value, [&](json::value element) {
            Party& party = process_.parties.emplace_back();
            return object_members(element, [&](std::string_view name, json::value member) {
                if (is(name, "id")) return read_text(member, party.id);
                if (is(name, "address"))
                    return object_members(member, [&](std::string_view field, json::value line) {
                        if (is(field, "streetAddress")) return read_text(line, party.street);
                        if (is(field, "locality")) return read_text(line, party.locality);
                        if (is(field, "region")) return read_text(line, party.region);
                        if (is(field, "postalCode")) return read_text(line, party.postal_code);
                        if (is(field, "countryName")) return read_text(line, party.country);
                        return check(line, 0);
                    });
                if (is(name, "contactPoint"))
                    return object_members(member, [&](std::string_view field, json::value line) {
                        if (is(field, "name")) return read_text(line, party.contact);
                        if (is(field, "email")) return read_text(line, party.email);
                        if (is(field, "telephone")) return read_text(line, party.telephone);
                        if (is(field, "faxNumber")) return read_text(line, party.fax);
                        if (is(field, "url")) return read_text(line, party.page);
                        return check(line, 0);
                    });
                return check(member, 0);
            });
        });
    }

    bool read_items(json::value value, Range& range) {
        range = {size_of(process_.classifications), size_of(process_.classifications), is_array(value)};
        const bool sound = array_of_objects(value, [&](json::value element) {
            return object_members(element, [&](std::string_view name, json::value member) {
                if (!is(name, "classification")) return check(member, 0);
                OptionalText id;
                if (!read_id(member, id)) return false;
                if (id) process_.classifications.push_back(*id);
                return true;
            });
        });
        range.last = size_of(process_.classifications);
        return sound;
    }

    bool read_organizations(json::value value, Range& range) {
        range = {size_of(process_.organizations), size_of(process_.organizations), is_array(value)};
        const bool sound = array_of_objects(value, [&](json::value element) {
            OptionalText id;
            if (!read_id(element, id)) return false;
            process_.organizations.push_back(id);
            return true;
        });
        range.last = size_of(process_.organizations);
        return sound;
    }

    bool read_id(json::value value, OptionalText& id) {
        id.reset();
        return object_members(value, [&](std::string_view name, json::value member) {
            return is(name, "id") ? read_text(member, id) : check(member, 0);
        });
    }

    bool read_value(json::value value, Value& out) {
        out = {};
        return object_members(value, [&](std::string_view name, json::value member) {
            if (is(name, "amount")) return read_number(member, out.amount);
            if (is(name, "currency")) return read_text(member, out.currency);
            return check(member, 0);
        });
    }

    template <class Status>
    bool read_status(json::value value, Status& status, Status (*named)(std::string_view) noexcept) {
        OptionalText text;
        if (!read_text(value, text)) return false;
        status = text ? named(*text) : Status::none;
        return true;
    }

    /// A text, without escapes; another type leaves it empty.
    bool read_text(json::value value, OptionalText& out) {
        out.reset();
        const std::string_view token = token_of(value);
        if (token.empty() || token.front() != '"') return check(value, 0);
        const std::string_view inner = token.substr(1, token.size() < 2 ? 0 : token.size() - 2);
        if (token.size() >= 2 && token.back() == '"' && (!escapes_ || plain(inner))) {
            out = inner;
            return true;
        }
        std::string_view unescaped;
        if (!text_of(value, token, unescaped)) return false;
        out = unescaped;
        return true;
    }

    /// A text with escapes in it.
    bool text_of(json::value value, std::string_view token, std::string_view& out) {
        if (!closed(token)) return fail(simdjson::TAPE_ERROR);
        if (const auto error = value.get_string().get(out)) return fail(error);
        return true;
    }

    /// Whether a token is one string to its end, and nothing after it.
    static bool closed(std::string_view token) noexcept {
        for (std::size_t at = 1; at < token.size(); ++at) {
            if (token[at] == '\\') ++at;
            else if (token[at] == '"') return at + 1 == token.size();
        }
        return false;
    }

    bool read_number(json::value value, std::optional<Amount>& out) {
        out.reset();
        const std::string_view token = token_of(value);
        if (token.empty() || (token.front() != '-' && (token.front() < '0' || token.front() > '9'))) return check(value, 0);
        out = Amount::read(token);
        return out ? true : fail(simdjson::NUMBER_ERROR);
    }

    /// Everything that is not needed must be JSON all the same.
    bool check(json::value value, int depth) {
        if (depth > deepest) return fail(simdjson::DEPTH_ERROR);
        const std::string_view token = token_of(value);
        switch (token.empty() ? '\0' : token.front()) {
            case '{': {
                json::object object;
                if (const auto error = value.get_object().get(object)) return fail(error);
                return each_member(object, [&](std::string_view, json::value member) { return check(member, depth + 1); });
            }
            case '[': {
                json::array array;
                if (const auto error = value.get_array().get(array)) return fail(error);
                return each_element(array, [&](json::value element) { return check(element, depth + 1); });
            }
            case '"': {
                if (token.size() >= 2 && token.back() == '"' && (!escapes_ || plain(token.substr(1, token.size() - 2)))) return true;
                std::string_view text;
                return text_of(value, token, text);
            }
            case 't': return is(token, "true") || fail(simdjson::T_ATOM_ERROR);
            case 'f': return is(token, "false") || fail(simdjson::F_ATOM_ERROR);
            case 'n': return is(token, "null") || fail(simdjson::N_ATOM_ERROR);
            default: return Amount::read(token).has_value() || fail(simdjson::NUMBER_ERROR);
        }
    }

    template <class Each>
    bool each_member(json::object object, Each each) {
        for (auto result : object) {
            json::field field;
            if (const auto error = std::move(result).get(field)) return fail(error);
            const char* begin = field.key().raw();
            const char* end = string_end(begin);
            std::string_view key(begin, static_cast<std::size_t>(end - begin));
            if (*end == '\\') {
                if (const auto error = field.unescaped_key().get(key)) return fail(error);
            }
            if (!each(key, field.value())) return false;
        }
        return true;
    }

    template <class Each>
    bool each_element(json::array array, Each each) {
        for (auto result : array) {
            json::value value;
            if (const auto error = std::move(result).get(value)) return fail(error);
            if (!each(value)) return false;
        }
        return true;
    }

    /// Members of an object; of anything else none.
    template <class Each>
    bool object_members(json::value value, Each each) {
        if (!is_object(value)) return check(value, 0);
        json::object object;
        if (const auto error = value.get_object().get(object)) return fail(error);
        return each_member(object, each);
    }

    /// Elements of an array; of anything else none.
    template <class Each>
    bool array_of_objects(json::value value, Each each) {
        if (!is_array(value)) return check(value, 0);
        json::array array;
        if (const auto error = value.get_array().get(array)) return fail(error);
        return each_element(array, each);
    }

    /// A value up to the next one, without the space between; only of a number or text the whole. Empty when the text ends
    /// where the value should be: what the parser gives then has no sense.
    [[nodiscard]] std::string_view token_of(json::value value) const noexcept {
        const std::string_view token = value.raw_json_token();
        if (token.data() >= end_) return {};
        std::size_t size = std::min(token.size(), static_cast<std::size_t>(end_ - token.data()));
        while (size > 0 && is_space(token[size - 1])) --size;
        return token.substr(0, size);
    }

    [[nodiscard]] char first(json::value value) const noexcept {
        const std::string_view token = value.raw_json_token();
        return token.data() >= end_ || token.empty() ? '\0' : token.front();
    }
    [[nodiscard]] bool is_object(json::value value) const noexcept { return first(value) == '{'; }
    [[nodiscard]] bool is_array(json::value value) const noexcept { return first(value) == '['; }

    template <class T>
    static std::uint32_t size_of(const std::vector<T>& list) noexcept {
        return static_cast<std::uint32_t>(list.size());
    }

    bool fail(simdjson::error_code error) noexcept {
        if (!failed_) failed_ = simdjson::error_message(error);
        return false;
    }

    void tell() { tell({"不是合法的 JSON", failed_ ? failed_ : "this is not valid JSON"}); }
    void tell(simdjson::error_code error) {
        fail(error);
        tell();
    }
    void tell(Text what) {
        issues_->push_back({block_->path, element_->line, pointer_, BilingualText(what)});
    }

    json::parser parser_;
    Process process_;
    const std::function<void(const Process&)>* found_ = nullptr;
    std::vector<ReadIssue>* issues_ = nullptr;
    const Block* block_ = nullptr;
    const Element* element_ = nullptr;
    std::string pointer_;
    const char* end_ = nullptr;  ///< of the text
    const char* failed_ = nullptr;
    bool escapes_ = true;
};

ProcessReader::ProcessReader() : parser_(std::make_unique<Parser>()) {}
ProcessReader::~ProcessReader() = default;

void ProcessReader::read(const Block& block, const Element& element, const std::function<void(const Process&)>& found,
                         std::vector<ReadIssue>& issues) {
    parser_->read(block, element, found, issues);
}

}  // namespace steward::ocds
