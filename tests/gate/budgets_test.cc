#include "gate/budgets.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace expunge {
namespace {

Budget budget(std::vector<std::string> entities, std::optional<std::uint64_t> max,
              std::optional<double> per_1000 = {}, Budget::Of of = Budget::Of::kNew) {
  Budget one;
  one.entities = std::move(entities);
  one.max = max;
  one.per_1000 = per_1000;
  one.of = of;
  return one;
}

const BudgetItem kMail{"EMAIL_ADDRESS", Owner::kSelf, Role::kHuman, true};
const BudgetItem kName{"PERSON", Owner::kOther, Role::kBot, true};
const BudgetItem kOldName{"PERSON", Owner::kOther, Role::kBot, false};

TEST(Budgets, CountNewFindings) {
  const auto verdict = check_budgets({budget({"PERSON"}, 1)}, {kMail, kName, kOldName}, {10, 100});
  EXPECT_TRUE(verdict.all_hold);
  EXPECT_FALSE(verdict.items[0].counted);
  EXPECT_TRUE(verdict.items[1].counted);
  EXPECT_TRUE(verdict.items[1].within);
  EXPECT_FALSE(verdict.items[2].counted) << "it is not new";
  EXPECT_EQ(verdict.checks[0].detail, "1 of at most 1");
}

TEST(Budgets, AreExceededByOne) {
  const auto verdict = check_budgets({budget({"PERSON"}, 1)}, {kName, kName}, {10, 100});
  EXPECT_FALSE(verdict.all_hold);
  EXPECT_FALSE(verdict.checks[0].passed);
  EXPECT_FALSE(verdict.items[0].within);
}

TEST(Budgets, OfAll_CountOldOnesAndLetNothingNewPass) {
  const auto verdict =
      check_budgets({budget({"PERSON"}, 1, {}, Budget::Of::kAll)}, {kName, kOldName}, {10, 100});
  EXPECT_FALSE(verdict.all_hold);
  EXPECT_FALSE(verdict.items[0].counted) << "a limit for all says nothing of a new one";
}

TEST(Budgets, AllThatCountMustHold) {
  const auto verdict =
      check_budgets({budget({}, 5), budget({"PERSON"}, 0)}, {kMail, kName}, {10, 100});
  EXPECT_FALSE(verdict.all_hold);
  EXPECT_TRUE(verdict.items[0].within);
  EXPECT_FALSE(verdict.items[1].within);
}

TEST(Budgets, PerThousandMessages) {
  const auto one_in = [](std::uint64_t messages) {
    return check_budgets({budget({"PERSON"}, {}, 2.5)}, {kName}, {messages, 0}).all_hold;
  };
  EXPECT_TRUE(one_in(400)) << "2.5 of at most 2.5";
  EXPECT_FALSE(one_in(399));
  EXPECT_FALSE(one_in(0)) << "no messages, no share";
  EXPECT_TRUE(check_budgets({budget({"PERSON"}, {}, 2.5)}, {kMail}, {0, 0}).all_hold);
  const auto all =
      check_budgets({budget({"PERSON"}, {}, 15, Budget::Of::kAll)}, {kName, kOldName}, {1, 100});
  EXPECT_FALSE(all.all_hold);
  EXPECT_EQ(all.checks[0].detail, "20.00 of at most 15 per 1,000 messages (2 in 100)");
}

TEST(Budgets, AskForOwnersAndRoles) {
  Budget own = budget({}, 0);
  own.owners = {Owner::kSelf};
  own.roles = {Role::kHuman, Role::kMetadata};
  EXPECT_EQ(budget_name(own), "new findings of self in human, metadata");
  EXPECT_FALSE(check_budgets({own}, {kMail}, {}).all_hold);
  EXPECT_TRUE(check_budgets({own}, {kName}, {}).all_hold);
}

}  // namespace
}  // namespace expunge
