// Every command and query of an office, by domain. What their events do is kept beside the catalogue.
#include "prepared_command.hpp"
#include "prepared_query.hpp"
#include "steward/assets/card.hpp"
#include "steward/assets/depreciation_run.hpp"
#include "steward/assets/disposal.hpp"
#include "steward/funds/commitment.hpp"
#include "steward/funds/indicator.hpp"
#include "steward/office/acceptance.hpp"
#include "steward/office/chain.hpp"
#include "steward/office/office.hpp"
#include "steward/office/people.hpp"
#include "steward/office/procurement.hpp"
#include "steward/office/queries.hpp"

namespace steward {
namespace {

using office::add_command;

void add_commands(Catalogue* catalogue, office::EventTypes* types) {
    add_command<office::found>(catalogue, types);
    add_command<office::open_unit>(catalogue, types);
    add_command<office::close_unit>(catalogue, types);
    add_command<office::enrol>(catalogue, types);
    add_command<office::entrust>(catalogue, types);
    add_command<office::revoke>(catalogue, types);
    add_command<funds::issue>(catalogue, types);
    add_command<funds::distribute>(catalogue, types);
    add_command<funds::adjust>(catalogue, types);
    add_command<funds::freeze>(catalogue, types);
    add_command<funds::reserve>(catalogue, types);
    add_command<funds::pay>(catalogue, types);
    add_command<funds::release>(catalogue, types);
    add_command<funds::expire>(catalogue, types);
    add_command<assets::acquire>(catalogue, types);
    add_command<assets::improve>(catalogue, types);
    add_command<assets::move_card>(catalogue, types);
    add_command<assets::hand_over>(catalogue, types);
    add_command<assets::depreciation_run>(catalogue, types);
    add_command<assets::apply_disposal>(catalogue, types);
    add_command<assets::dispose>(catalogue, types);
    add_command<office::accept_purchase>(catalogue, types);
    add_command<office::plan>(catalogue, types);
    add_command<office::publish_notice>(catalogue, types);
    add_command<procurement::receive_bid>(catalogue, types);
    add_command<procurement::open_bids>(catalogue, types);
    add_command<procurement::examine_bid>(catalogue, types);
    add_command<office::award>(catalogue, types);
    add_command<office::sign_contract>(catalogue, types);
    add_command<procurement::cancel>(catalogue, types);
}

void add_queries(Catalogue& catalogue) {
    using office::add_query;
    add_query<office::units>(catalogue);
    add_query<office::actors>(catalogue);
    add_query<office::events>(catalogue);
    add_query<office::chain>(catalogue);
    add_query<office::indicators>(catalogue);
    add_query<office::commitments>(catalogue);
    add_query<office::payments>(catalogue);
    add_query<office::cards>(catalogue);
    add_query<office::depreciation_runs>(catalogue);
    add_query<office::processes>(catalogue);
    add_query<office::bids>(catalogue);
}

}  // namespace

const std::map<std::string, EventType, std::less<>>& event_types() {
    static const office::EventTypes types = [] {
        office::EventTypes all;
        add_commands(nullptr, &all);
        return all;
    }();
    return types;
}

void add_office_operations(Catalogue& catalogue) {
    catalogue.add(EnumerationOf<office::UnitLevel>::view);
    catalogue.add(EnumerationOf<Disposition>::view);
    catalogue.add(EnumerationOf<Subject>::view);
    catalogue.add(EnumerationOf<procurement::Stage>::view);
    catalogue.add(EnumerationOf<procurement::CancellationGround>::view);
    add_commands(&catalogue, nullptr);
    add_queries(catalogue);
}

}  // namespace steward
