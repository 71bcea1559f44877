// A policy's budgets: how many findings may pass.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "expunge/finding.h"
#include "report/report.h"
#include "rulebook/policy.h"

namespace expunge {

// What a budget counts of a finding.
struct BudgetItem {
  std::string_view entity;
  Owner owner = Owner::kUnknown;
  Role role = Role::kMetadata;
  bool is_new = true;
};

struct BudgetMessages {
  std::uint64_t in_new_records = 0;
  std::uint64_t in_all = 0;
};

struct BudgetVerdict {
  std::vector<ReportedCheck> checks;  // beside the budgets
  // By item: a budget for new findings counts it (then the budget decides on it, else it is one
  // too many by itself), and all that do so hold.
  struct Of {
    bool counted = false;
    bool within = true;
  };
  std::vector<Of> items;
  bool all_hold = true;
};

BudgetVerdict check_budgets(const std::vector<Budget>& budgets,
                            const std::vector<BudgetItem>& items, const BudgetMessages& messages);

// "new EMAIL_ADDRESS, PERSON of self in human": for messages.
std::string budget_name(const Budget& budget);

}  // namespace expunge
