#include "steward/procurement/evaluation.hpp"

#include "steward/procurement/procurement.hpp"
#include "steward/rules/engine.hpp"

namespace steward::procurement {

void describe_evaluation(Catalogue& catalogue) {
    catalogue.add(EnumerationOf<EvaluationMethod>::view);
    catalogue.add(EnumerationOf<PriceFormula>::view);
    catalogue.add(EnumerationOf<CriterionKind>::view);
    catalogue.add(EnumerationOf<InvalidityGround>::view);
    catalogue.add(EnumerationOf<LowPriceTrigger>::view);
    catalogue.add(EnumerationOf<LowPriceJudgement>::view);
    catalogue.add(EnumerationOf<TiePrice>::view);
    catalogue.add(EnumerationOf<EvaluationConclusion>::view);
    catalogue.add(EnumerationOf<BidderTrait>::view);
    catalogue.add(catalogue_entry<evaluation>());
}

}  // namespace steward::procurement
