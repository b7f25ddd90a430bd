#include "steward/procurement/committee.hpp"

#include "steward/procurement/procurement.hpp"
#include "steward/rules/engine.hpp"

namespace steward::procurement {

void describe_committee(Catalogue& catalogue) {
    catalogue.add(EnumerationOf<CommitteeRole>::view);
    catalogue.add(EnumerationOf<CommitteeGrade>::view);
    catalogue.add(EnumerationOf<ExpertSelection>::view);
    catalogue.add(EnumerationOf<SupplierTie>::view);
    catalogue.add(EnumerationOf<MemberFault>::view);
    catalogue.add(EnumerationOf<CommitteeFault>::view);
    catalogue.add(catalogue_entry<committee>());
}

}  // namespace steward::procurement
