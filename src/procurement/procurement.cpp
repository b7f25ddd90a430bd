#include "steward/procurement/procurement.hpp"

#include "steward/rules/engine.hpp"

namespace steward::procurement {

void describe(Catalogue& catalogue) {
    catalogue.add(EnumerationOf<Category>::view);
    catalogue.add(EnumerationOf<WorksKind>::view);
    catalogue.add(EnumerationOf<Method>::view);
    catalogue.add(EnumerationOf<CatalogueScope>::view);
    catalogue.add(EnumerationOf<AmountBasis>::view);
    catalogue.add(catalogue_entry<open_tender>());
    catalogue.add(catalogue_entry<method>());
    catalogue.add(catalogue_entry<central_catalogue>());
    describe_committee(catalogue);
    describe_expert_draw(catalogue);
    describe_question(catalogue);
    describe_complaint(catalogue);
    describe_works_complaint(catalogue);
    describe_collusion(catalogue);
}

}  // namespace steward::procurement
