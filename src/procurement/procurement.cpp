#include "steward/procurement/procurement.hpp"

#include "steward/rules/engine.hpp"

namespace steward::procurement {

void describe(Catalogue& catalogue) {
    catalogue.add(EnumerationOf<Category>::view);
    catalogue.add(EnumerationOf<WorksKind>::view);
    catalogue.add(EnumerationOf<Method>::view);
    catalogue.add(EnumerationOf<EnterpriseSize>::view);
    catalogue.add(EnumerationOf<CatalogueScope>::view);
    catalogue.add(EnumerationOf<AmountBasis>::view);
    describe_method(catalogue);
    describe_supplier_shortage(catalogue);
    describe_splitting(catalogue);
    describe_international_threshold(catalogue);
    catalogue.add(catalogue_entry<open_tender>());
    catalogue.add(catalogue_entry<central_catalogue>());
    describe_evaluation(catalogue);
    describe_preferences(catalogue);
    describe_deadlines(catalogue);
    describe_enterprise_size(catalogue);
    describe_bonds(catalogue);
    describe_supplier_qualification(catalogue);
    describe_contract(catalogue);
    describe_supplier_payment(catalogue);
    describe_committee(catalogue);
    describe_expert_draw(catalogue);
    describe_question(catalogue);
    describe_complaint(catalogue);
    describe_works_complaint(catalogue);
    describe_collusion(catalogue);
}

}  // namespace steward::procurement
