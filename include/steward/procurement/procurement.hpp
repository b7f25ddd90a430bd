/// @file
/// Government procurement (政府采购): what this module adds to the catalogue.
#pragma once

#include "steward/procurement/central_catalogue.hpp"
#include "steward/procurement/collusion.hpp"
#include "steward/procurement/committee.hpp"
#include "steward/procurement/complaint.hpp"
#include "steward/procurement/expert_draw.hpp"
#include "steward/procurement/method.hpp"
#include "steward/procurement/open_tender.hpp"
#include "steward/procurement/question.hpp"
#include "steward/procurement/question_answer.hpp"
#include "steward/procurement/works_complaint.hpp"
#include "steward/rules/catalogue.hpp"

namespace steward::procurement {

/// Adds the module's enumerations and operations.
void describe(Catalogue& catalogue);

/// @name Parts of `describe`, each in a source of its own
/// @{
void describe_committee(Catalogue& catalogue);
void describe_expert_draw(Catalogue& catalogue);
void describe_question(Catalogue& catalogue);
void describe_complaint(Catalogue& catalogue);
void describe_collusion(Catalogue& catalogue);
void describe_works_complaint(Catalogue& catalogue);
/// @}

}  // namespace steward::procurement
