#include "rulebook/policy.h"

#include <gtest/gtest.h>

#include <string>

namespace expunge {
namespace {

Policy builtin(const std::string& name) {
  const Result<PolicySet> set = PolicySet::builtin();
  EXPECT_TRUE(set) << (set ? "" : set.error().to_string());
  const Result<Policy> policy = set->load(name);
  EXPECT_TRUE(policy) << (policy ? "" : policy.error().to_string());
  return *policy;
}

struct Decision {
  std::string policy;
  std::string entity;
  Owner owner;
  Operator op;
};

class Decides : public testing::TestWithParam<Decision> {};

TEST_P(Decides, AsDocumented) {
  const Decision& wanted = GetParam();
  EXPECT_EQ(builtin(wanted.policy).decide(wanted.entity, wanted.owner, Role::kHuman, 0.9).op,
            wanted.op);
}

INSTANTIATE_TEST_SUITE_P(
    Builtin, Decides,
    testing::Values(Decision{"default", "PERSON", Owner::kSelf, Operator::kReplace},
                    Decision{"default", "PERSON", Owner::kOther, Operator::kReplace},
                    Decision{"default", "EMAIL_ADDRESS", Owner::kUnknown, Operator::kReplace},
                    Decision{"default", "PERSON", Owner::kPersona, Operator::kKeep},
                    Decision{"default", "PERSON", Owner::kPublic, Operator::kKeep},
                    Decision{"default", "LOCATION", Owner::kSelf, Operator::kKeep},
                    Decision{"default", "MEDICAL", Owner::kUnknown, Operator::kKeep},
                    Decision{"strict", "LOCATION", Owner::kSelf, Operator::kReplace},
                    Decision{"strict", "PERSON", Owner::kPersona, Operator::kReplace},
                    Decision{"strict", "PERSON", Owner::kPublic, Operator::kReplace},
                    Decision{"audit-only", "SECRET", Owner::kSelf, Operator::kKeep},
                    Decision{"pippa", "PERSON", Owner::kSelf, Operator::kPlaceholder},
                    Decision{"pippa", "PERSON", Owner::kOther, Operator::kReplace},
                    Decision{"pippa", "PERSON", Owner::kPersona, Operator::kKeep},
                    Decision{"pippa", "EMAIL_ADDRESS", Owner::kSelf, Operator::kReplace},
                    Decision{"pippa", "AGE", Owner::kSelf, Operator::kKeep}));

TEST(Policy, BuiltinDetails) {
  EXPECT_EQ(builtin("pippa").decide("PERSON", Owner::kSelf, Role::kBot, 0.9).placeholder,
            "{{user}}");
  EXPECT_EQ(builtin("strict").fields.at(Role::kIdentifier).op, Operator::kHash);
  EXPECT_TRUE(builtin("default").fields.empty());
  EXPECT_EQ(builtin("default").digest.size(), 64U);
}

TEST(Policy, BudgetsAreReadInOrder) {
  const Result<Policy> policy = PolicySet::from_yaml(
      "name: mine\nabout: Ours\nbudgets:\n"
      "  - {entities: [PERSON], owners: [self], roles: [human, bot], max: 3}\n"
      "  - {of: all, per_1000: 2.5, max: 0}\n",
      "mine.yaml");
  ASSERT_TRUE(policy) << policy.error().to_string();
  ASSERT_EQ(policy->budgets.size(), 2U);
  const Budget& first = policy->budgets[0];
  EXPECT_EQ(first.of, Budget::Of::kNew);
  EXPECT_EQ(first.max, 3U);
  EXPECT_FALSE(first.per_1000);
  EXPECT_TRUE(first.counts("PERSON", Owner::kSelf, Role::kBot));
  EXPECT_FALSE(first.counts("PERSON", Owner::kOther, Role::kBot));
  EXPECT_FALSE(first.counts("PERSON", Owner::kSelf, Role::kSystem));
  EXPECT_FALSE(first.counts("HANDLE", Owner::kSelf, Role::kBot));
  const Budget& second = policy->budgets[1];
  EXPECT_EQ(second.of, Budget::Of::kAll);
  EXPECT_EQ(second.per_1000, 2.5);
  EXPECT_EQ(second.max, 0U);
  EXPECT_TRUE(second.counts("HANDLE", Owner::kOther, Role::kSystem));
}

TEST(Policy, RiskLimit) {
  const auto policy = PolicySet::from_yaml(
      "name: mine\nabout: Ours\nrisk: {above: 27.5, action: generalise}\n", "mine.yaml");
  ASSERT_TRUE(policy) << policy.error().to_string();
  ASSERT_TRUE(policy->risk);
  EXPECT_EQ(policy->risk->above, 27.5);
  EXPECT_EQ(policy->risk->action.op, Operator::kGeneralise);
}

TEST(Policy, RiskLimitMustDoSomething) {
  const auto kept = PolicySet::from_yaml(
      "name: mine\nabout: Ours\nrisk: {above: 20, action: keep}\n", "mine.yaml");
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.error().to_string(),
            "mine.yaml:3: risk.action: keep does nothing; use generalise, replace or drop_record");
  const auto bare =
      PolicySet::from_yaml("name: mine\nabout: Ours\nrisk: {above: 20}\n", "mine.yaml");
  ASSERT_FALSE(bare);
  EXPECT_EQ(bare.error().to_string(), "mine.yaml:3: risk.action is missing");
}

TEST(Policy, FirstRuleWhoseConditionsAllHoldDecides) {
  const Result<Policy> policy = PolicySet::from_yaml(R"(name: mine
about: Ours
otherwise: mask
rules:
  - {entities: [PERSON], roles: [human], min_score: 0.8, action: redact}
  - {entities: [PERSON, AGE], owners: [self], action: {op: surrogate, scope: run}}
  - {min_score: 0.99, action: drop_record}
)",
                                                     "mine.yaml");
  ASSERT_TRUE(policy) << policy.error().to_string();
  const auto decide = [&](std::string_view entity, Owner owner, Role role, double score) {
    return policy->decide(entity, owner, role, score);
  };
  EXPECT_EQ(decide("PERSON", Owner::kOther, Role::kHuman, 0.8).op, Operator::kRedact);
  EXPECT_EQ(decide("PERSON", Owner::kOther, Role::kHuman, 0.79).op, Operator::kMask);
  EXPECT_EQ(decide("PERSON", Owner::kOther, Role::kBot, 0.9).op, Operator::kMask);
  const Action surrogate = decide("AGE", Owner::kSelf, Role::kBot, 0.5);
  EXPECT_EQ(surrogate.op, Operator::kSurrogate);
  EXPECT_EQ(surrogate.scope, SurrogateScope::kRun);
  EXPECT_EQ(decide("URL", Owner::kUnknown, Role::kBot, 0.99).op, Operator::kDropRecord);
  EXPECT_EQ(policy->rules[1].line, 6);
}

TEST(PolicySet, SaysWhichPoliciesThereAre) {
  const Result<PolicySet> set = PolicySet::builtin();
  ASSERT_TRUE(set);
  const Result<Policy> policy = set->load("defualt");
  ASSERT_FALSE(policy);
  EXPECT_EQ(policy.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(policy.error().to_string(),
            "no policy and no file 'defualt' (did you mean 'default'?); built in are audit-only, "
            "default, pippa, strict");
}

TEST(Operator, NamesGoBothWays) {
  for (int i = 0; i <= static_cast<int>(Operator::kDropRecord); ++i) {
    const auto op = static_cast<Operator>(i);
    EXPECT_EQ(operator_from_string(to_string(op)), op);
  }
  EXPECT_FALSE(operator_from_string("erase"));
}

}  // namespace
}  // namespace expunge
