#include "steward/procurement/method.hpp"

#include "steward/procurement/procurement.hpp"
#include "steward/rules/engine.hpp"

namespace steward::procurement {

void describe_method(Catalogue& catalogue) {
    catalogue.add(EnumerationOf<PurchaserKind>::view);
    catalogue.add(EnumerationOf<FundsKind>::view);
    catalogue.add(EnumerationOf<ScopeException>::view);
    catalogue.add(EnumerationOf<TenderExemption>::view);
    catalogue.add(EnumerationOf<Ground>::view);
    catalogue.add(EnumerationOf<Approver>::view);
    catalogue.add(EnumerationOf<ApprovalAuthority>::view);
    catalogue.add(EnumerationOf<FrameworkOrganiser>::view);
    catalogue.add(catalogue_entry<method>());
}

}  // namespace steward::procurement
