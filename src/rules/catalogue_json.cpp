// The catalogue as JSON: what the Python package, the reference pages and users' own bindings are made from.
#include <set>

#include "json.hpp"
#include "steward/rules/prepared.hpp"
#include "steward/rules/rulebook.hpp"
#include "steward/version.hpp"

namespace steward {
namespace {

class CatalogueWriter {
public:
    CatalogueWriter(const Rulebook& book, Language language, std::string& out) : book_(book), language_(language), json_(out) {}

    void write() {
        json_.begin_object();
        json_.member("library", version);
        json_.member("abi", std::to_string(abi_major) + "." + std::to_string(abi_minor));
        json_.member("digest", book_.digest());
        json_.member("language", language_ == Language::zh ? "zh" : "en");
        write_all("operations", book_.catalogue().entries(), [&](const CatalogueEntry& entry) { operation(entry.info); });
        write_all("enumerations", book_.lists(), [&](const CodeList& list) { enumeration(list); });
        write_all("rules", book_.rules(), [&](const Rule& entry) { rule(entry); });
        write_all("documents", book_.documents(), [&](const Document& entry) { document(entry); });
        write_all("jurisdictions", book_.jurisdictions(), [&](const Jurisdiction& entry) {
            json_.begin_object();
            json_.member("code", entry.code);
            json_.member("number", entry.number);
            json_.member("title", entry.title.in(language_));
            json_.end_object();
        });
        write_all("packs", book_.packs(), [&](const PackInfo& pack) {
            json_.begin_object();
            json_.member("id", pack.id);
            json_.member("data_version", to_text(pack.data_version));
            json_.member("file", pack.file);
            json_.end_object();
        });
        json_.end_object();
    }

private:
    template <class Container, class One>
    void write_all(std::string_view name, const Container& container, One one) {
        json_.key(name);
        json_.begin_array();
        for (const auto& entry : container) one(entry);
        json_.end_array();
    }

    void column(const ColumnInfo& info, std::string_view list) {
        static constexpr std::array storages{"i64", "i32", "u8", "text"};
        static constexpr std::array kinds{"integer", "money", "date", "code", "set", "bool", "quantity", "text", "jurisdiction", "timestamp"};
        json_.begin_object();
        json_.member("name", list.empty() ? std::string(info.name) : std::string(list) + "." + std::string(info.name));
        json_.member("text", info.text.in(language_));
        json_.member("type", storages[static_cast<std::size_t>(info.storage)]);
        json_.member("kind", kinds[static_cast<std::size_t>(info.kind)]);
        json_.member("unit", info.unit);
        json_.member("scale", info.scale);
        json_.key("enumeration");
        if (info.enumeration.empty() || info.enumeration == "rule_version")
            json_.null();
        else
            json_.value(info.enumeration);
        json_.member("nullable", info.nullable);
        json_.member("personal", info.personal);
        json_.key("list");
        if (list.empty())
            json_.null();
        else
            json_.value(list);
        json_.end_object();
    }

    static std::string_view find_item(Duty duty) noexcept {
        for (const EnumerationItem& entry : EnumerationOf<Duty>::view.items)
            if (entry.code == static_cast<std::int32_t>(duty)) return entry.id;
        return {};
    }

    void operation(const OperationInfo& info) {
        json_.begin_object();
        static constexpr std::array kinds{"decision", "command", "query"};
        json_.member("name", info.name);
        json_.member("kind", kinds[static_cast<std::size_t>(info.kind)]);
        json_.member("domain", info.name.substr(0, info.name.find('.')));
        json_.member("text", info.text.in(language_));
        json_.member("source", info.source);
        json_.member("anchor", info.anchor);
        json_.key("inputs");
        json_.begin_array();
        for (const ColumnInfo& input : info.inputs) column(input, {});
        for (const ListInfo& list : info.lists)
            for (const ColumnInfo& input : list.inputs) column(input, list.name);
        for (const ColumnInfo& input : standard_inputs(info.kind)) column(input, {});
        json_.end_array();
        json_.key("outputs");
        json_.begin_array();
        for (const ColumnInfo& output : info.outputs) column(output, {});
        for (const ColumnInfo& output : standard_outputs(info.kind)) column(output, {});
        for (const ListInfo& list : info.lists) {
            for (const ColumnInfo& output : list.outputs) column(output, list.name);
            if (!list.emitted) column(standard_outputs(info.kind)[static_cast<std::size_t>(StandardOutput::row_status)], list.name);
        }
        json_.end_array();
        if (info.kind == OperationKind::command) {
            json_.key("duty");
            json_.value(find_item(info.duty));
            write_all("reads", info.reads, [&](const ColumnInfo& read) { column(read, {}); });
        }
        write_all("lists", info.lists, [&](const ListInfo& list) {
            json_.begin_object();
            json_.member("name", list.name);
            json_.member("direction", list.emitted ? "out" : "in");
            if (list.parent >= 0) json_.member("parent", info.lists[static_cast<std::size_t>(list.parent)].name);
            json_.member("text", list.text.in(language_));
            if (list.emitted) json_.member("max_rows_per_row", list.max_rows_per_row);
            json_.end_object();
        });
        write_all("rules", info.rules, [&](const RuleNeed& need) {
            json_.value(need.id.empty() ? form_name(need.form) : need.id);
        });
        json_.end_object();
    }

    void enumeration(const CodeList& list) {
        json_.begin_object();
        json_.member("name", list.id);
        json_.member("text", list.title.in(language_));
        write_all("items", list.items, [&](const CodeItem& entry) {
            json_.begin_object();
            json_.member("code", entry.code);
            json_.member("id", entry.id);
            json_.member("text", entry.text.in(language_));
            if (!entry.unit.empty()) json_.member("unit", entry.unit);
            json_.end_object();
        });
        json_.end_object();
    }

    void rule(const Rule& entry) {
        json_.begin_object();
        json_.member("id", entry.id);
        json_.member("form", form_name(entry.form));
        json_.member("title", entry.title.in(language_));
        json_.member("jurisdiction", entry.jurisdiction);
        json_.key("relation");
        if (entry.relation == Relation::none)
            json_.null();
        else
            json_.value(entry.relation == Relation::fills ? "fills" : "replaces");
        json_.member("anchor", entry.anchor);
        json_.member("renewed", entry.renewed);
        json_.member("pack", entry.pack);
        write_all("keys", entry.keys, [&](const NamedKey& key) {
            json_.begin_object();
            json_.member("name", key.name);
            json_.member("list", key.list);
            json_.end_object();
        });
        write_all("versions", entry.versions, [&](const Version& version) {
            json_.begin_object();
            json_.member("code", version.code);
            json_.member("from", to_text(version.from));
            json_.date("until", version.until);
            json_.date("issued", version.issued);
            json_.member("confidence", version.confidence == Confidence::verified ? "verified" : "unverified");
            json_.key("citations");
            write_citations(json_, book_, version.cites);
            if (!version.complete) json_.member("complete", false);
            std::set<std::string_view> elsewhere;
            for (const VersionRow& row : version.rows)
                if (!row.elsewhere.empty()) elsewhere.insert(row.elsewhere);
            write_all("elsewhere", elsewhere, [&](std::string_view id) { json_.value(id); });
            json_.end_object();
        });
        json_.end_object();
    }

    void document(const Document& entry) {
        json_.begin_object();
        json_.member("key", entry.key);
        json_.member("title", entry.title);
        json_.member("number", entry.number);
        json_.date("issued", entry.issued);
        json_.member("url", entry.url);
        json_.end_object();
    }

    const Rulebook& book_;
    Language language_;
    JsonWriter json_;
};

}  // namespace

std::string Rulebook::catalogue_json(Language language) const {
    std::string out;
    CatalogueWriter(*this, language, out).write();
    return out;
}

}  // namespace steward
