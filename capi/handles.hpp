// What the opaque handles are.
#pragma once

#include <memory>

#include "steward/office/office.hpp"
#include "steward/rules/prepared.hpp"
#include "steward/rules/rulebook.hpp"

struct stw_rulebook {
    std::shared_ptr<const steward::Rulebook> book;
};

struct stw_op {
    std::unique_ptr<steward::PreparedOperation> operation;  // keeps its book alive, and its office
};

struct stw_office {
    std::shared_ptr<steward::Office> office;
};
