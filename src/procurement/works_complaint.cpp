#include "steward/procurement/works_complaint.hpp"

#include "steward/procurement/procurement.hpp"
#include "steward/rules/engine.hpp"

namespace steward::procurement {

void describe_works_complaint(Catalogue& catalogue) {
    catalogue.add(EnumerationOf<WorksMatter>::view);
    catalogue.add(EnumerationOf<WorksComplaintFault>::view);
    catalogue.add(EnumerationOf<WorksComplaintStep>::view);
    catalogue.add(catalogue_entry<works_complaint>());
}

}  // namespace steward::procurement
