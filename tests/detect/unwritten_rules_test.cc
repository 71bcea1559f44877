#include "detect/unwritten_rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "rulebook/rule.h"
#include "rulebook/word_kinds.h"

namespace expunge {
namespace {

TEST(UnwrittenRules, AreSortedAndNoRuleHasTheirId) {
  const auto unwritten = unwritten_rules();
  EXPECT_TRUE(std::ranges::is_sorted(unwritten, {}, &UnwrittenRule::id));
  std::set<std::string> written;
  const auto rules = RuleSet::builtin();
  ASSERT_TRUE(rules);
  for (const Rule& rule : rules->rules()) written.insert(rule.id);
  for (const UnwrittenRule& rule : unwritten) {
    EXPECT_EQ(written.count(std::string(rule.id)), 0u) << rule.id;
    EXPECT_FALSE(rule.about.empty()) << rule.id;
  }
}

TEST(UnwrittenRules, EveryKindOfKeyHasOne) {
  const auto unwritten = unwritten_rules();
  std::size_t keys = 0;
  for (const UnwrittenRule& rule : unwritten) {
    if (!rule.id.starts_with("keys/")) continue;
    EXPECT_FALSE(rule.keys.empty()) << rule.id;
    keys += rule.keys.size();
  }
  EXPECT_EQ(keys, value_keys().rows().size());
}

}  // namespace
}  // namespace expunge
