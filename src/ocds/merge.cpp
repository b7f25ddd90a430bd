#include "steward/ocds/merge.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "json_tree.hpp"
#include "pieces.hpp"
#include "steward/kernel/timestamp.hpp"
#include "steward/kernel/utf8.hpp"

namespace steward::ocds {

namespace {

using Kind = JsonTree::Kind;

/// A moment in microseconds since 1970 in UTC, from "2010-03-15", "2010-03-15T09:30Z", "2010-03-15T09:30:00.5-05:00".
std::optional<std::int64_t> moment(std::string_view text) {
    const std::optional<Date> day = iso::read_date(text.substr(0, iso::date_size));
    if (!day) return std::nullopt;
    std::int64_t at = std::int64_t{day->days()} * iso::day_us;
    text.remove_prefix(iso::date_size);
    if (text.empty()) return at;
    const auto number = [&](std::size_t from, std::int64_t limit) -> std::optional<std::int64_t> {
        if (text.size() < from + 2 || text[from] < '0' || text[from] > '9' || text[from + 1] < '0' || text[from + 1] > '9')
            return std::nullopt;
        const std::int64_t value = (text[from] - '0') * 10 + (text[from + 1] - '0');
        return value <= limit ? std::optional(value) : std::nullopt;
    };
    constexpr std::int64_t second = 1'000'000;
    if (text[0] != 'T' && text[0] != 't' && text[0] != ' ') return std::nullopt;
    const auto hour = number(1, 24), minute = number(4, 59);
    if (!hour || !minute || text[3] != ':') return std::nullopt;
    at += (*hour * 60 + *minute) * 60 * second;
    text.remove_prefix(6);
    if (!text.empty() && text[0] == ':') {
        const auto seconds = number(1, 60);
        if (!seconds) return std::nullopt;
        at += *seconds * second;
        text.remove_prefix(3);
        if (!text.empty() && (text[0] == '.' || text[0] == ',')) {
            std::size_t i = 1;
            for (std::int64_t unit = second / 10; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i, unit /= 10)
                at += (text[i] - '0') * unit;
            if (i == 1) return std::nullopt;
            text.remove_prefix(i);
        }
    }
    if (text.empty() || text == "Z" || text == "z") return at;
    if (text[0] != '+' && text[0] != '-') return std::nullopt;
    const bool colon = text.size() == 6 && text[3] == ':';
    const auto hours = number(1, 23);
    const auto minutes = text.size() == 3 ? std::optional<std::int64_t>(0) : number(colon ? 4 : 3, 59);
    if (!hours || !minutes || (text.size() != 3 && text.size() != 5 && !colon)) return std::nullopt;
    const std::int64_t offset = (*hours * 60 + *minutes) * 60 * second;
    return text[0] == '+' ? at - offset : at + offset;
}

/// One path, grown and cut on the way through a release.
class Path {
public:
    class Step {
    public:
        Step(Path& path, std::string_view name) : path_(path), size_(path.text_.size()) {
            if (size_ > 0) path.text_ += '/';
            path.text_ += name;
        }
        ~Step() { path_.text_.resize(size_); }
        Step(const Step&) = delete;
        Step& operator=(const Step&) = delete;

    private:
        Path& path_;
        std::size_t size_;
    };
    [[nodiscard]] const std::string& text() const noexcept { return text_; }

private:
    std::string text_;
};

/// Whether an array merges as one value: it holds more than objects, or its rule says so.
bool one_value(const JsonTree& array, const MergeRules& rules, const std::string& path) {
    return rules.whole_lists.contains(path) ||
           std::any_of(array.items.begin(), array.items.end(), [](const JsonTree& item) { return !item.is(Kind::object); });
}

/// The objects of an array by their `id`; an `id` of null is none.
class ById {
public:
    explicit ById(const JsonTree& array) {
        for (std::size_t i = 0; i < array.items.size(); ++i) add(array.items[i], i);
    }
    void add(const JsonTree& item, std::size_t place) {
        if (const std::optional<std::string> key = key_of(item)) places_.emplace(*key, place);
    }
    [[nodiscard]] std::optional<std::size_t> find(const JsonTree& item) const {
        const std::optional<std::string> key = key_of(item);
        const auto found = key ? places_.find(*key) : places_.end();
        return found == places_.end() ? std::nullopt : std::optional(found->second);
    }

private:
    /// A text and a number are never the same.
    static std::optional<std::string> key_of(const JsonTree& item) {
        const JsonTree* id = item.find("id");
        if (!id || id->is(Kind::null)) return std::nullopt;
        if (id->is(Kind::text)) return "t" + id->text;
        if (id->is(Kind::number)) return "n" + id->text;
        return std::nullopt;
    }
    std::unordered_map<std::string, std::size_t> places_;
};

// --- compiled --------------------------------------------------------------------------------------------------------

class Compiler {
public:
    Compiler(const MergeRules& rules, JsonTree& output) : rules_(rules), output_(output) {}

    void add(const JsonTree& release) { merge_object(output_, release); }

private:
    /// False when there was nothing in the input: objects and lists with nothing inside make nothing.
    bool merge_object(JsonTree& output, const JsonTree& input) {
        bool something = false;
        for (const auto& [name, value] : input.members) {
            const Path::Step step(path_, name);
            if (rules_.omitted.contains(path_.text())) continue;
            if (!value.is(Kind::null)) {
                something = merge_field(output, name, value) || something;
                continue;
            }
            output.erase(name);
            something = true;
        }
        return something;
    }

    bool merge_field(JsonTree& output, const std::string& name, const JsonTree& input) {
        const bool literal = !input.is(Kind::object) && !(input.is(Kind::array) && !one_value(input, rules_, path_.text()));
        if (literal) return output.set(name, input), true;
        JsonTree* field = output.find(name);
        if (!field || field->kind != input.kind) {
            JsonTree fresh = JsonTree::of_kind(input.kind);
            if (!merge_inside(fresh, input)) return false;
            output.set(name, std::move(fresh));
            return true;
        }
        return merge_inside(*field, input);
    }

    /// An object field by field, or a list of objects by `id`.
    bool merge_inside(JsonTree& output, const JsonTree& input) {
        if (input.is(Kind::object)) return merge_object(output, input);
        bool something = false;
        ById places(output);
        for (const JsonTree& item : input.items) {
            if (const std::optional<std::size_t> place = places.find(item)) {
                something = merge_object(output.items[*place], item) || something;
                continue;
            }
            JsonTree fresh = JsonTree::of_kind(Kind::object);
            if (!merge_object(fresh, item)) continue;
            places.add(fresh, output.items.size());
            output.items.push_back(std::move(fresh));
            something = true;
        }
        return something;
    }

    const MergeRules& rules_;
    JsonTree& output_;
    Path path_;
};

// --- versioned -------------------------------------------------------------------------------------------------------

class Versioner {
public:
    Versioner(const MergeRules& rules, JsonTree& output) : rules_(rules), output_(output) {}

    /// `conflict` is given the path of a field that cannot be versioned.
    void add(const JsonTree& release, const std::function<void(const std::string&)>& conflict) {
        const JsonTree null;
        const auto value = [&](const char* name) { return release.find(name) ? *release.find(name) : null; };
        meta_ = JsonTree::of_kind(Kind::object);
        meta_.set("releaseID", value("id"));
        meta_.set("releaseDate", value("date"));
        meta_.set("releaseTag", value("tag"));
        conflict_ = &conflict;
        merge_object(output_, release, false);
    }

private:
    void merge_object(JsonTree& output, const JsonTree& input, bool of_array) {
        for (const auto& [name, value] : input.members) {
            const Path::Step step(path_, name);
            if (rules_.omitted.contains(path_.text())) continue;
            // The two that say which thing this is: of the process, and of an object in an array.
            if (path_.text() == "ocid" || (of_array && name == "id" && !value.is(Kind::null)))
                output.set(name, value);
            else
                merge_field(output, name, value);
        }
    }

    void merge_field(JsonTree& output, const std::string& name, const JsonTree& input) {
        JsonTree* field = output.find(name);
        const bool literal = !input.is(Kind::object) && !(input.is(Kind::array) && !one_value(input, rules_, path_.text()));
        if (literal) {
            if (!field) {
                JsonTree versions = JsonTree::of_kind(Kind::array);
                versions.versions = true;
                output.set(name, std::move(versions));
                field = output.find(name);
            }
            if (field->versions)
                append(*field, input);
            else if (input.is(Kind::null))
                remove_all(*field);
            else
                (*conflict_)(path_.text());
            return;
        }
        // Where there was nothing but "there is none" the field begins, and what was before it goes without saying.
        if (!field || (field->versions && all_null(*field))) {
            JsonTree fresh = JsonTree::of_kind(input.kind);
            merge_inside(fresh, input);
            if (!fresh.items.empty() || !fresh.members.empty()) output.set(name, std::move(fresh));
        } else if (field->versions || field->kind != input.kind) {
            (*conflict_)(path_.text());
        } else {
            merge_inside(*field, input);
        }
    }

    void merge_inside(JsonTree& output, const JsonTree& input) {
        if (input.is(Kind::object)) return merge_object(output, input, false);
        ById places(output);
        for (const JsonTree& item : input.items) {
            if (const std::optional<std::size_t> place = places.find(item)) {
                merge_object(output.items[*place], item, true);
                continue;
            }
            JsonTree fresh = JsonTree::of_kind(Kind::object);
            merge_object(fresh, item, true);
            if (fresh.members.empty()) continue;
            places.add(item, output.items.size());
            output.items.push_back(std::move(fresh));
        }
    }

    void append(JsonTree& versions, const JsonTree& input) {
        if (!versions.items.empty() && equal(*versions.items.back().find("value"), input)) return;
        JsonTree version = meta_;
        version.set("value", input);
        versions.items.push_back(std::move(version));
    }

    /// An object that is set to null: each of its fields is.
    void remove_all(JsonTree& field) {
        if (field.versions) return append(field, JsonTree());
        for (JsonMember& member : field.members)
            if (member.value.versions || !member.value.items.empty() || !member.value.members.empty()) remove_all(member.value);
        for (JsonTree& item : field.items) remove_all(item);
    }

    static bool all_null(const JsonTree& versions) {
        return std::all_of(versions.items.begin(), versions.items.end(),
                           [](const JsonTree& version) { return version.find("value")->is(Kind::null); });
    }

    const MergeRules& rules_;
    JsonTree& output_;
    JsonTree meta_;
    Path path_;
    const std::function<void(const std::string&)>* conflict_ = nullptr;
};

// --- the releases of one process -------------------------------------------------------------------------------------

struct Found {
    std::size_t file = 0;
    Piece piece;
    std::int64_t at = 0;
};

struct Process {
    std::string ocid;
    std::vector<Found> releases;
};

class Merge {
public:
    Merge(std::span<const std::string_view> texts, const MergeOptions& options, const RecordSink& records,
          const FaultSink& faults)
        : texts_(texts), options_(options), rules_(options.rules ? *options.rules : MergeRules::standard()),
          records_(records), faults_(faults) {}

    Result<MergeReport> run() {
        for (std::size_t file = 0; file < texts_.size(); ++file) index(file);
        for (Process& process : processes_) {
            std::stable_sort(process.releases.begin(), process.releases.end(),
                             [](const Found& a, const Found& b) { return a.at < b.at; });
            if (Result<void> written = write(process); !written) return std::move(written).error();
        }
        return report_;
    }

private:
    void fault(std::size_t file, std::size_t offset, std::string pointer, std::string keyword, BilingualText message) {
        ++report_.faults;
        faults_({file, Lines(texts_[file]).at(offset), std::move(pointer), std::move(keyword), std::move(message)});
    }

    void index(std::size_t file) {
        const auto take = [&](const Piece& piece) {
            if (!piece.ocid && piece.has_url) {
                ++report_.linked;
                return;
            }
            if (!piece.ocid || piece.ocid->empty())
                return fault(file, piece.begin, piece.pointer, "ocid",
                             {"发布缺少 ocid，无法归入任何采购过程", "the release has no ocid, so it belongs to no process"});
            const std::optional<std::int64_t> at = piece.date ? moment(*piece.date) : std::nullopt;
            if (!at)
                return fault(file, piece.begin, piece.pointer + "/date", "date",
                             piece.date ? BilingualText{"日期“" + printable(*piece.date) + "”无效；应为 2026-11-23T08:30:00Z 的形式",
                                                        "the date \"" + printable(*piece.date) + "\" is none; it must look like 2026-11-23T08:30:00Z"}
                                        : BilingualText{"发布缺少 date，无法排序", "the release has no date, so it has no place in the order"});
            const auto [place, fresh] = places_.emplace(*piece.ocid, processes_.size());
            if (fresh) processes_.push_back({*piece.ocid, {}});
            Found found{file, piece, *at};
            found.piece.ocid.reset();
            processes_[place->second].releases.push_back(std::move(found));
        };
        find_pieces(texts_[file], PieceKind::release, take, [&](const Fault& syntax) {
            ++report_.faults;
            Fault named = syntax;
            named.file = file;
            faults_(named);
        });
    }

    Result<void> write(const Process& process) {
        JsonTree record = JsonTree::of_kind(Kind::object);
        JsonTree releases = JsonTree::of_kind(Kind::array);
        JsonTree compiled = JsonTree::of_kind(Kind::object);
        JsonTree versioned = JsonTree::of_kind(Kind::object);
        const std::string& last = *process.releases.back().piece.date;
        compiled.set("ocid", JsonTree::of_text(process.ocid));
        compiled.set("id", JsonTree::of_text(process.ocid + "-" + last));
        compiled.set("date", JsonTree::of_text(last));
        JsonTree tag = JsonTree::of_kind(Kind::array);
        tag.items.push_back(JsonTree::of_text("compiled"));
        compiled.set("tag", std::move(tag));

        Compiler compiler(rules_, compiled);
        Versioner versioner(rules_, versioned);
        std::int64_t merged = 0;
        for (const Found& found : process.releases) {
            const Piece& piece = found.piece;
            Result<JsonTree> release = read_tree(texts_[found.file].substr(piece.begin, piece.end - piece.begin));
            if (!release) {
                fault(found.file, piece.begin, piece.pointer, "json_syntax", release.error().message);
                continue;
            }
            ++merged;
            compiler.add(*release);
            if (options_.versioned)
                versioner.add(*release, [&](const std::string& path) {
                    fault(found.file, piece.begin, piece.pointer + "/" + path, "conflict",
                          {"该字段在一次发布中是对象，在另一次中是单个值，无法列出其版本",
                           "the field is an object in one release and a value in another: its versions cannot be listed"});
                });
            if (options_.releases) releases.items.push_back(std::move(*release));
        }
        if (merged == 0) return {};
        report_.releases += merged;
        ++report_.records;
        record.set("ocid", JsonTree::of_text(process.ocid));
        if (options_.releases) record.set("releases", std::move(releases));
        record.set("compiledRelease", std::move(compiled));
        if (options_.versioned) record.set("versionedRelease", std::move(versioned));
        rapidjson::StringBuffer buffer;
        TreeWriter writer(buffer);
        write_tree(writer, record);
        return records_({buffer.GetString(), buffer.GetSize()});
    }

    std::span<const std::string_view> texts_;
    const MergeOptions& options_;
    const MergeRules& rules_;
    const RecordSink& records_;
    const FaultSink& faults_;
    MergeReport report_;
    std::vector<Process> processes_;
    std::unordered_map<std::string, std::size_t> places_;
};

// --- rules -----------------------------------------------------------------------------------------------------------

/// Reads the rules out of a schema: OCDS 1.1, Merging, "Discarded fields" and "Whole list merge".
class SchemaRules {
public:
    SchemaRules(const JsonTree& schema, MergeRules& rules) : schema_(schema), rules_(rules) {}

    void read(const JsonTree& properties, std::size_t depth = 0) {
        if (depth > 20) return;  // a schema that refers to itself
        for (const auto& [name, value] : properties.members) {
            const Path::Step step(path_, name);
            const JsonTree& field = resolved(value);
            const JsonTree* inner = field.find("properties");
            if (says(field, "omitWhenMerged") || says(value, "omitWhenMerged")) {
                rules_.omitted.insert(path_.text());
            } else if (has_type(field, "array") && (says(field, "wholeListMerge") || says(value, "wholeListMerge"))) {
                rules_.whole_lists.insert(path_.text());
            } else if (has_type(field, "object") && inner) {
                read(*inner, depth + 1);
            } else if (const JsonTree* items = field.find("items"); items && has_type(field, "array")) {
                const JsonTree& item = resolved(*items);
                const JsonTree* of_item = item.find("properties");
                if (has_type_beside_object(item))
                    rules_.whole_lists.insert(path_.text());
                else if (has_type(item, "object") && of_item && !of_item->find("id"))
                    rules_.whole_lists.insert(path_.text());
                else if (has_type(item, "object") && of_item)
                    read(*of_item, depth + 1);
            }
        }
    }

private:
    [[nodiscard]] const JsonTree& resolved(const JsonTree& value) const {
        const JsonTree* at = &value;
        for (int i = 0; i < 20; ++i) {
            const JsonTree* reference = at->find("$ref");
            constexpr std::string_view local = "#/definitions/";
            if (!reference || !reference->is(Kind::text) || !reference->text.starts_with(local)) return *at;
            const JsonTree* definitions = schema_.find("definitions");
            const JsonTree* target = definitions ? definitions->find(reference->text.substr(local.size())) : nullptr;
            if (!target) return *at;
            at = target;
        }
        return *at;
    }
    static bool says(const JsonTree& field, std::string_view what) {
        const JsonTree* flag = field.find(what);
        return flag && flag->is(Kind::yes);
    }
    template <class Test>
    static bool any_type(const JsonTree& field, Test test) {
        const JsonTree* type = field.find("type");
        if (!type) return false;
        if (type->is(Kind::text)) return test(type->text);
        return std::any_of(type->items.begin(), type->items.end(), [&](const JsonTree& one) { return test(one.text); });
    }
    static bool has_type(const JsonTree& field, std::string_view name) {
        return any_type(field, [&](const std::string& type) { return type == name; });
    }
    static bool has_type_beside_object(const JsonTree& field) {
        return any_type(field, [](const std::string& type) { return type != "object"; });
    }

    const JsonTree& schema_;
    MergeRules& rules_;
    Path path_;
};

}  // namespace

const MergeRules& MergeRules::standard() {
    // Worked out from the release schema of OCDS 1.1.5 by the three conditions of "Whole list merge"; a test compares the
    // two where the schema is at hand.
    static const MergeRules rules{
        {"date", "id", "links", "publisher", "tag"},
        {
            "awards/amendment/changes",
            "awards/amendments/changes",
            "awards/documents/languages",
            "awards/documents/relatedItems",
            "awards/items/additionalClassifications",
            "awards/items/deliveryAddresses",
            "awards/items/deliveryLocations",
            "awards/suppliers/additionalIdentifiers",
            "buyer/additionalIdentifiers",
            "contracts/amendment/changes",
            "contracts/amendments/changes",
            "contracts/documents/languages",
            "contracts/documents/relatedItems",
            "contracts/identifiers",
            "contracts/implementation/documents/languages",
            "contracts/implementation/documents/relatedItems",
            "contracts/implementation/milestones/documents/languages",
            "contracts/implementation/milestones/documents/relatedItems",
            "contracts/implementation/transactions/payee/additionalIdentifiers",
            "contracts/implementation/transactions/payer/additionalIdentifiers",
            "contracts/items/additionalClassifications",
            "contracts/items/deliveryAddresses",
            "contracts/items/deliveryLocations",
            "contracts/milestones/documents/languages",
            "contracts/milestones/documents/relatedItems",
            "contracts/relatedProcesses/relationship",
            "parties/additionalIdentifiers",
            "parties/details/classifications",
            "parties/roles",
            "planning/documents/languages",
            "planning/documents/relatedItems",
            "planning/milestones/documents/languages",
            "planning/milestones/documents/relatedItems",
            "planning/project/additionalClassifications",
            "planning/project/locations",
            "relatedProcesses/relationship",
            "tender/additionalProcurementCategories",
            "tender/amendment/changes",
            "tender/amendments/changes",
            "tender/deliveryAddresses",
            "tender/deliveryLocations",
            "tender/documents/languages",
            "tender/documents/relatedItems",
            "tender/identifiers",
            "tender/items/additionalClassifications",
            "tender/items/deliveryAddresses",
            "tender/items/deliveryLocations",
            "tender/milestones/documents/languages",
            "tender/milestones/documents/relatedItems",
            "tender/procuringEntity/additionalIdentifiers",
            "tender/submissionMethod",
            "tender/tenderers/additionalIdentifiers",
        }};
    return rules;
}

Result<MergeRules> MergeRules::from_schema(std::string_view schema) {
    Result<JsonTree> tree = read_tree(schema);
    if (!tree) return std::move(tree).error();
    const JsonTree* properties = tree->find("properties");
    if (!properties || !properties->find("ocid"))
        return Error{Status::malformed, {"不是发布的模式：其属性中应有 ocid", "no release schema: among its properties must be ocid"}};
    MergeRules rules;
    SchemaRules(*tree, rules).read(*properties);
    return rules;
}

Result<MergeReport> merge(std::span<const std::string_view> texts, const MergeOptions& options, const RecordSink& records,
                          const FaultSink& faults) {
    return Merge(texts, options, records, faults).run();
}

}  // namespace steward::ocds
