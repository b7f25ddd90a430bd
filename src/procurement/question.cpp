#include "steward/procurement/question.hpp"

#include "steward/procurement/procurement.hpp"
#include "steward/procurement/question_answer.hpp"
#include "steward/rules/engine.hpp"

namespace steward::procurement {

void describe_question(Catalogue& catalogue) {
    catalogue.add(EnumerationOf<QuestionMatter>::view);
    catalogue.add(EnumerationOf<QuestionContent>::view);
    catalogue.add(EnumerationOf<QuestionFault>::view);
    catalogue.add(EnumerationOf<QuestionMeasure>::view);
    catalogue.add(catalogue_entry<question>());
    catalogue.add(catalogue_entry<question_answer>());
}

}  // namespace steward::procurement
