#include "steward/procurement/procurement.hpp"

#include "steward/rules/engine.hpp"

namespace steward::procurement {

void describe(Catalogue& catalogue) {
    catalogue.add(EnumerationOf<Category>::view);
    catalogue.add(EnumerationOf<WorksKind>::view);
    catalogue.add(EnumerationOf<Method>::view);
    catalogue.add(EnumerationOf<CatalogueScope>::view);
    catalogue.add(EnumerationOf<AmountBasis>::view);
    describe_method(catalogue);
    describe_supplier_shortage(catalogue);
    describe_splitting(catalogue);
    describe_international_threshold(catalogue);
    catalogue.add(catalogue_entry<open_tender>());
    catalogue.add(catalogue_entry<central_catalogue>());
}

}  // namespace steward::procurement
