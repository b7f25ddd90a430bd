/// @file
/// Government procurement (政府采购): what this module adds to the catalogue.
#pragma once

#include "steward/procurement/bid_correction.hpp"
#include "steward/procurement/bonds.hpp"
#include "steward/procurement/central_catalogue.hpp"
#include "steward/procurement/consortium_grade.hpp"
#include "steward/procurement/contract.hpp"
#include "steward/procurement/deadlines.hpp"
#include "steward/procurement/enterprise_size.hpp"
#include "steward/procurement/evaluation.hpp"
#include "steward/procurement/evaluation_method.hpp"
#include "steward/procurement/international_threshold.hpp"
#include "steward/procurement/method.hpp"
#include "steward/procurement/open_tender.hpp"
#include "steward/procurement/price_deduction.hpp"
#include "steward/procurement/sme_reservation.hpp"
#include "steward/procurement/splitting.hpp"
#include "steward/procurement/supplier_payment.hpp"
#include "steward/procurement/supplier_qualification.hpp"
#include "steward/procurement/supplier_shortage.hpp"
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

/// @name Its parts, each instantiated in a source of its own; called by `describe`
/// @{
void describe_bonds(Catalogue& catalogue);
void describe_contract(Catalogue& catalogue);
void describe_deadlines(Catalogue& catalogue);
void describe_enterprise_size(Catalogue& catalogue);
void describe_evaluation(Catalogue& catalogue);
void describe_international_threshold(Catalogue& catalogue);
void describe_method(Catalogue& catalogue);
void describe_preferences(Catalogue& catalogue);
void describe_splitting(Catalogue& catalogue);
void describe_supplier_payment(Catalogue& catalogue);
void describe_supplier_qualification(Catalogue& catalogue);
void describe_supplier_shortage(Catalogue& catalogue);
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
