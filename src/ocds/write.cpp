#include "steward/ocds/write.hpp"

#include <algorithm>

#include "json_tree.hpp"
#include "steward/kernel/timestamp.hpp"

namespace steward::ocds {

namespace {

using procurement::ReceivedBid;
using procurement::CancellationGround;
using procurement::Category;
using procurement::Method;
using procurement::Process;
using procurement::Stage;
using Kind = JsonTree::Kind;

template <class... Members>
JsonTree object(Members&&... members) {
    JsonTree tree = JsonTree::of_kind(Kind::object);
    (tree.members.push_back(std::forward<Members>(members)), ...);
    return tree;
}
JsonTree list(std::vector<JsonTree> items) {
    JsonTree tree = JsonTree::of_kind(Kind::array);
    tree.items = std::move(items);
    return tree;
}
JsonTree words(std::string_view value) { return JsonTree::of_text(value); }
JsonTree number(std::string value) {
    JsonTree tree = JsonTree::of_kind(Kind::number);
    tree.text = std::move(value);
    return tree;
}
JsonTree texts(std::vector<std::string_view> values) {
    std::vector<JsonTree> items;
    for (const std::string_view value : values) items.push_back(words(value));
    return list(std::move(items));
}

/// An amount that is not negative, in yuan with both digits of fen.
JsonTree value_of(Money amount) {
    const std::int64_t fen = amount.fen() % 100;
    return object(JsonMember{"amount", number(std::to_string(amount.fen() / 100) + (fen < 10 ? ".0" : ".") + std::to_string(fen))},
                  JsonMember{"currency", words("CNY")});
}
std::string moment_of(Date day) { return to_text(day) + "T00:00:00+08:00"; }
std::string moment_of(Timestamp at) { return timestamp_text(at.microseconds); }

std::string_view category_of(Category category) {
    switch (category) {
        case Category::goods: return "goods";
        case Category::services: return "services";
        case Category::works: return "works";
    }
    return {};
}
std::string_view method_of(Method method) {
    switch (method) {
        case Method::open_tender:
        case Method::framework_agreement:
        case Method::works_tender: return "open";
        case Method::invited_tender: return "selective";
        case Method::single_source:
        case Method::emergency: return "direct";
        default: return "limited";
    }
}

/// What the parts of a release are made of.
class Writer {
public:
    Writer(const procurement::ProcessState& state, const Process& process, const WriteOptions& options)
        : state_(state), process_(process), options_(options), ocid_(options.ocid_prefix + "-" + std::to_string(process.id)) {
        state.for_each_bid(process, [&](const ReceivedBid& bid) { bids_.push_back(&bid); });
        std::reverse(bids_.begin(), bids_.end());
    }

    [[nodiscard]] const Process& process() const { return process_; }
    [[nodiscard]] const std::string& ocid() const { return ocid_; }
    [[nodiscard]] bool announced() const { return process_.notice_seq != 0; }
    [[nodiscard]] bool opened() const { return process_.opening_seq != 0; }
    [[nodiscard]] bool awarded() const { return process_.award_seq != 0; }
    [[nodiscard]] bool contracted() const { return process_.contract_seq != 0; }
    [[nodiscard]] bool cancelled() const { return process_.cancellation_seq != 0; }

    /// A release or compiled release with what all of them have. Roles grow with the steps.
    [[nodiscard]] JsonTree release(const std::string& id, Date on, std::string_view tag, bool with_bids, bool with_winner) const {
        return object(JsonMember{"ocid", words(ocid_)}, JsonMember{"id", words(id)}, JsonMember{"date", words(moment_of(on))},
                      JsonMember{"tag", texts({tag})}, JsonMember{"initiationType", words("tender")}, JsonMember{"language", words("zh")},
                      JsonMember{"parties", parties(with_bids, with_winner)}, JsonMember{"buyer", buyer()});
    }
    [[nodiscard]] JsonTree planning() const {
        return object(JsonMember{"budget", object(JsonMember{"id", words(std::to_string(process_.indicator))}, JsonMember{"amount", value_of(process_.budget)})});
    }
    [[nodiscard]] JsonTree tender(std::string_view status) const {
        return object(JsonMember{"id", words(std::to_string(process_.id))}, JsonMember{"status", words(status)});
    }
    void add_subject(JsonTree& tender) const {
        tender.set("title", words(process_.title));
        tender.set("mainProcurementCategory", words(category_of(process_.category)));
    }
    void add_notice(JsonTree& tender) const {
        tender.set("value", value_of(process_.budget));
        tender.set("procuringEntity", buyer());
        tender.set("procurementMethod", words(method_of(*process_.method)));
        for (const EnumerationItem& item : EnumerationOf<Method>::view.items)
            if (item.code == static_cast<std::int32_t>(*process_.method)) tender.set("procurementMethodDetails", words(item.text.zh));
        tender.set("tenderPeriod", object(JsonMember{"startDate", words(moment_of(process_.announced_on))},
                                          JsonMember{"endDate", words(moment_of(process_.deadline))}));
    }
    void add_tenderers(JsonTree& tender) const {
        std::vector<JsonTree> tenderers;
        for (const ReceivedBid* bid : bids_) tenderers.push_back(supplier(*bid));
        tender.set("numberOfTenderers", number(std::to_string(bids_.size())));
        if (!tenderers.empty()) tender.set("tenderers", list(std::move(tenderers)));
    }
    void add_cancellation(JsonTree& tender) const {
        std::string ground;
        for (const EnumerationItem& item : EnumerationOf<CancellationGround>::view.items)
            if (item.code == static_cast<std::int32_t>(*process_.ground)) ground = item.text.zh;
        tender.set("amendments", list({object(JsonMember{"id", words(std::to_string(process_.cancellation_seq))},
                                              JsonMember{"date", words(moment_of(process_.cancelled_on))},
                                              JsonMember{"description", words(ground)}, JsonMember{"rationale", words(process_.reason)})}));
    }
    [[nodiscard]] std::string_view ended_as() const {
        const bool for_want_of_bids =
            process_.ground == CancellationGround::too_few_suppliers || process_.ground == CancellationGround::over_budget;
        return for_want_of_bids ? "unsuccessful" : "cancelled";
    }
    [[nodiscard]] JsonTree bids(bool examined) const {
        std::vector<JsonTree> details;
        for (const ReceivedBid* bid : bids_)
            details.push_back(object(JsonMember{"id", words(std::to_string(bid->id))}, JsonMember{"date", words(moment_of(bid->received_at))},
                                     JsonMember{"status", words(!examined || !bid->valid ? "pending" : *bid->valid ? "valid" : "disqualified")},
                                     JsonMember{"tenderers", list({supplier(*bid)})}, JsonMember{"value", value_of(bid->amount)}));
        return object(JsonMember{"details", list(std::move(details))});
    }
    [[nodiscard]] JsonTree awards() const {
        return list({object(JsonMember{"id", words(std::to_string(process_.award))}, JsonMember{"title", words(process_.title)},
                            JsonMember{"status", words("active")}, JsonMember{"date", words(moment_of(process_.awarded_on))},
                            JsonMember{"value", value_of(process_.amount)},
                            JsonMember{"suppliers", list({supplier(*state_.bids.find(process_.winner))})})});
    }
    [[nodiscard]] JsonTree contracts() const {
        return list({object(JsonMember{"id", words(std::to_string(process_.contract))}, JsonMember{"awardID", words(std::to_string(process_.award))},
                            JsonMember{"status", words("active")}, JsonMember{"value", value_of(process_.amount)},
                            JsonMember{"dateSigned", words(moment_of(process_.signed_on))})});
    }

private:
    [[nodiscard]] static std::string party_of(const ReceivedBid& bid) { return "CN-USCC-" + std::string(bid.supplier); }
    [[nodiscard]] JsonTree supplier(const ReceivedBid& bid) const {
        return object(JsonMember{"id", words(party_of(bid))}, JsonMember{"name", words(bid.supplier_name)});
    }
    [[nodiscard]] JsonTree buyer() const {
        return object(JsonMember{"id", words(options_.ocid_prefix + "-unit-" + std::to_string(process_.unit))},
                      JsonMember{"name", words(options_.unit_name(process_.unit))});
    }
    [[nodiscard]] JsonTree parties(bool with_bids, bool with_winner) const {
        std::vector<JsonTree> all{buyer()};
        all.back().set("roles", texts({"buyer", "procuringEntity"}));
        if (with_bids)
            for (const ReceivedBid* bid : bids_) {
                JsonTree& party = all.emplace_back(supplier(*bid));
                party.set("identifier", object(JsonMember{"scheme", words("CN-USCC")}, JsonMember{"id", words(bid->supplier)},
                                               JsonMember{"legalName", words(bid->supplier_name)}));
                party.set("roles", with_winner && bid->id == process_.winner ? texts({"tenderer", "supplier"}) : texts({"tenderer"}));
            }
        return list(std::move(all));
    }

    const procurement::ProcessState& state_;
    const Process& process_;
    const WriteOptions& options_;
    std::string ocid_;
    std::vector<const ReceivedBid*> bids_;
};

std::string text_of(const JsonTree& tree) {
    rapidjson::StringBuffer buffer;
    TreeWriter writer(buffer);
    write_tree(writer, tree);
    return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace

std::vector<std::string> write_releases(const procurement::ProcessState& state, const Process& process, const WriteOptions& options) {
    const Writer writer(state, process, options);
    std::vector<std::string> releases;
    const auto begin = [&](std::int64_t seq, Date on, std::string_view tag, bool with_bids, bool with_winner) {
        return writer.release(writer.ocid() + "-" + std::to_string(seq), on, tag, with_bids, with_winner);
    };
    const auto end = [&](JsonTree& release, JsonTree tender) {
        release.set("tender", std::move(tender));
        releases.push_back(text_of(release));
    };

    JsonTree planned = begin(process.seq, process.planned_on, "planning", false, false);
    planned.set("planning", writer.planning());
    JsonTree tender = writer.tender("planned");
    writer.add_subject(tender);
    end(planned, std::move(tender));
    if (writer.announced()) {
        JsonTree release = begin(process.notice_seq, process.announced_on, "tender", false, false);
        tender = writer.tender("active");
        writer.add_subject(tender);
        writer.add_notice(tender);
        end(release, std::move(tender));
    }
    if (writer.opened()) {
        JsonTree release = begin(process.opening_seq, process.opened_on, "tenderUpdate", true, false);
        release.set("bids", writer.bids(false));
        tender = writer.tender("active");
        writer.add_tenderers(tender);
        end(release, std::move(tender));
    }
    if (writer.awarded()) {
        JsonTree release = begin(process.award_seq, process.awarded_on, "award", true, true);
        release.set("bids", writer.bids(true));
        release.set("awards", writer.awards());
        end(release, writer.tender("complete"));
    }
    if (writer.contracted()) {
        JsonTree release = begin(process.contract_seq, process.signed_on, "contract", true, true);
        release.set("contracts", writer.contracts());
        end(release, writer.tender("complete"));
    }
    if (writer.cancelled()) {
        JsonTree release = begin(process.cancellation_seq, process.cancelled_on, "tenderCancellation", writer.opened(), false);
        if (writer.opened()) release.set("bids", writer.bids(true));
        tender = writer.tender(writer.ended_as());
        writer.add_cancellation(tender);
        end(release, std::move(tender));
    }
    return releases;
}

std::string write_compiled(const procurement::ProcessState& state, const Process& process, const WriteOptions& options) {
    const Writer writer(state, process, options);
    const Date last = writer.cancelled()    ? process.cancelled_on
                      : writer.contracted() ? process.signed_on
                      : writer.awarded()    ? process.awarded_on
                      : writer.opened()     ? process.opened_on
                      : writer.announced()  ? process.announced_on
                                            : process.planned_on;
    JsonTree release = writer.release(writer.ocid() + "-" + moment_of(last), last, "compiled", writer.opened(), writer.awarded());
    release.set("planning", writer.planning());
    JsonTree tender = writer.tender(writer.cancelled()   ? writer.ended_as()
                                    : writer.awarded()   ? "complete"
                                    : writer.announced() ? "active"
                                                         : "planned");
    writer.add_subject(tender);
    if (writer.announced()) writer.add_notice(tender);
    if (writer.opened()) writer.add_tenderers(tender);
    if (writer.cancelled()) writer.add_cancellation(tender);
    release.set("tender", std::move(tender));
    if (writer.opened()) release.set("bids", writer.bids(writer.awarded() || writer.cancelled()));
    if (writer.awarded()) release.set("awards", writer.awards());
    if (writer.contracted()) release.set("contracts", writer.contracts());
    return text_of(release);
}

}  // namespace steward::ocds
