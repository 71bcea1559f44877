#include "gate/budgets.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace expunge {
namespace {

bool applies(const Budget& budget, const BudgetItem& item) {
  return (budget.of == Budget::Of::kAll || item.is_new) &&
         budget.counts(item.entity, item.owner, item.role);
}

template <class Enum>
std::string words_of(const std::vector<Enum>& values) {
  std::vector<std::string_view> words;
  words.reserve(values.size());
  for (const Enum value : values) words.push_back(to_string(value));
  return fmt::format("{}", fmt::join(words, ", "));
}

// Without messages there is nothing to take a share of: then none may pass.
ReportedCheck check_one(const Budget& budget, std::uint64_t count, std::uint64_t messages) {
  ReportedCheck check{"budget: " + budget_name(budget), true, ""};
  if (budget.max) {
    check.passed = count <= *budget.max;
    check.detail = fmt::format("{} of at most {}", count, *budget.max);
  }
  if (budget.per_1000) {
    const double share =
        messages == 0 ? 0 : 1000.0 * static_cast<double>(count) / static_cast<double>(messages);
    const bool holds = messages == 0 ? count == 0 : share <= *budget.per_1000;
    check.passed = check.passed && holds;
    check.detail +=
        fmt::format("{}{:.2f} of at most {:g} per 1,000 messages ({} in {})",
                    check.detail.empty() ? "" : "; ", share, *budget.per_1000, count, messages);
  }
  return check;
}

}  // namespace

std::string budget_name(const Budget& budget) {
  std::string name = budget.of == Budget::Of::kNew ? "new " : "all ";
  name +=
      budget.entities.empty() ? "findings" : fmt::format("{}", fmt::join(budget.entities, ", "));
  if (!budget.owners.empty()) name += " of " + words_of(budget.owners);
  if (!budget.roles.empty()) name += " in " + words_of(budget.roles);
  return name;
}

BudgetVerdict check_budgets(const std::vector<Budget>& budgets,
                            const std::vector<BudgetItem>& items, const BudgetMessages& messages) {
  BudgetVerdict verdict;
  verdict.items.resize(items.size());
  for (const Budget& budget : budgets) {
    const bool of_all = budget.of == Budget::Of::kAll;
    std::uint64_t count = 0;
    for (const BudgetItem& item : items) count += applies(budget, item) ? 1U : 0U;
    verdict.checks.push_back(
        check_one(budget, count, of_all ? messages.in_all : messages.in_new_records));
    verdict.all_hold = verdict.all_hold && verdict.checks.back().passed;
    if (of_all) continue;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!applies(budget, items[i])) continue;
      verdict.items[i].counted = true;
      verdict.items[i].within = verdict.items[i].within && verdict.checks.back().passed;
    }
  }
  return verdict;
}

}  // namespace expunge
