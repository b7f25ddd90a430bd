#include "steward/procurement/complaint.hpp"

#include "steward/procurement/procurement.hpp"
#include "steward/rules/engine.hpp"

namespace steward::procurement {

void describe_complaint(Catalogue& catalogue) {
    catalogue.add(EnumerationOf<ComplaintContent>::view);
    catalogue.add(EnumerationOf<ComplaintFault>::view);
    catalogue.add(EnumerationOf<ComplaintAction>::view);
    catalogue.add(EnumerationOf<ComplaintAuthority>::view);
    catalogue.add(EnumerationOf<ComplaintStep>::view);
    catalogue.add(EnumerationOf<ComplaintFinding>::view);
    catalogue.add(EnumerationOf<ProcurementPhase>::view);
    catalogue.add(EnumerationOf<ComplaintMeasure>::view);
    catalogue.add(catalogue_entry<complaint>());
    catalogue.add(catalogue_entry<complaint_decision>());
}

}  // namespace steward::procurement
