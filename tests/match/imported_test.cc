// Patterns as other tools write them: numbered groups, long lazy prefixes, ends of lines and texts.
// The engines are held together on texts that the patterns themselves make up.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "match/engine.h"
#include "match/pattern_sample.h"
#include "match/pattern_tree.h"
#include "rulebook/rule.h"

namespace expunge {
namespace {

namespace fs = std::filesystem;

std::unique_ptr<Engine> engine_of(const RuleSet& rules, EngineKind kind) {
  const auto patterns =
      Patterns::compile(rules, std::vector<bool>(rules.rules().size(), true), kind);
  EXPECT_TRUE(patterns) << (patterns ? "" : patterns.error().to_string());
  return Engine::create(*patterns);
}

// Texts that hold a match of each rule, among other text, whole or damaged.
std::vector<std::string> texts_for(const RuleSet& rules, int rounds, std::mt19937& random) {
  constexpr const char* kBefore[] = {"", "here: ", "key = \"", "one\n", "x='", "\xC3\xA9"};
  constexpr const char* kBehind[] = {"", " ok?", "\"\n", "\nthree", "'; y", "\xC3\xA9"};
  std::vector<std::string> texts;
  PatternParser parser;
  for (const Rule& rule : rules.rules()) {
    const std::optional<PatternNode> tree = parser.parse(rule.pattern);
    if (!tree) {
      ADD_FAILURE() << rule.id << ": the choosers do not understand its pattern";
      continue;
    }
    for (int round = 0; round < rounds; ++round) {
      std::string text = kBefore[random() % 6];
      append_sample(*tree, random, text);
      text += kBehind[random() % 6];
      if (round % 4 == 3) append_sample(*tree, random, text);
      // A damaged one must be refused, or taken, by both alike.
      if (round % 5 == 4) text[random() % text.size()] = '-';
      texts.push_back(std::move(text));
    }
  }
  return texts;
}

void expect_same(const RuleSet& rules, int rounds, std::size_t least_found) {
  const auto fast = engine_of(rules, EngineKind::kFast);
  const auto reference = engine_of(rules, EngineKind::kReference);
  std::mt19937 random(20261121);
  const std::vector<std::string> texts = texts_for(rules, rounds, random);
  std::size_t count = 0;
  for (std::size_t at = 0; at < texts.size(); at += 40) {
    std::string bytes;
    Block block;
    for (std::size_t i = at; i < std::min(at + 40, texts.size()); ++i) {
      const auto begin = static_cast<std::uint32_t>(bytes.size());
      bytes += texts[i];
      block.pieces.push_back({begin, static_cast<std::uint32_t>(bytes.size()),
                              static_cast<std::uint32_t>(i - at), ViewKind::kPlain, kNoPiece});
      bytes += '\n';
    }
    block.bytes = bytes;
    std::vector<Candidate> from_fast;
    std::vector<Candidate> from_reference;
    fast->find(block, from_fast);
    reference->find(block, from_reference);
    ASSERT_EQ(from_fast.size(), from_reference.size()) << "texts from " << at;
    for (std::size_t i = 0; i < from_fast.size(); ++i) {
      ASSERT_EQ(from_fast[i], from_reference[i]) << rules.rules()[from_reference[i].rule].id;
    }
    count += from_fast.size();
  }
  EXPECT_GE(count, least_found);
}

RuleSet rules_of(const std::vector<std::pair<std::string, std::string>>& patterns) {
  RuleSet rules;
  int number = 0;
  for (const auto& [pattern, groups] : patterns) {
    std::string quoted;
    for (const char c : pattern) quoted += c == '\'' ? "''" : std::string(1, c);
    const Result<void> added = rules.add_yaml(
        "id: test/p" + std::to_string(100 + number++) +
            "\nentity: TEST\nabout: a test\npattern: '" + quoted + "'\n" +
            (groups.empty() ? "" : "groups: [" + groups + "]\n") + "imported: a test\n",
        "test.yaml");
    EXPECT_TRUE(added) << (added ? "" : added.error().to_string());
  }
  return rules;
}

TEST(Imported, EnginesAgreeOnPatternsOfOtherTools) {
  expect_same(
      rules_of({
          {R"((?i)[\w.-]{0,50}?(?:quokka)(?:[ \t\w.-]{0,20})[\s'"]{0,3}(?:=|>|:{1,3}=|\|\||:|=>|\?=|,)[\x60'"\s=]{0,5}([a-z0-9_-]{32})(?:[\x60'"\s;]|\\[nr]|$))",
           "1"},
          {R"(\b(zq-(?i)[a-z0-9]{8})(?:[\x60'"\s;]|\\[nr]|$))", "1"},
          {R"((?-m:^)wx[0-9]{3}(?-m:$))", ""},
          {R"(\b(?:(ab[0-9]{4})|cd([0-9]{4}))(?:\s|$))", "1, 2"},
          {R"((?ims)^(\bef[0-9]{5}\b)$)", "1"},
          {R"((?ims)(?:(?-m:^)|[^0-9])(?P<value>[0-9]{3}-[0-9]{2})(?:(?-m:$)|[^0-9]))", ""},
          {R"(gh_[A-Za-z0-9+/]{10,200}={0,2}(?:[^A-Za-z0-9+/]|(?-m:$)))", ""},
          {R"((?i)kind:(?s:.){0,200}?\bdata:(?s:.){0,100}?\s+([\w.-]+:(?:[a-z0-9+/]{10,}={0,3})))",
           "1"},
      }),
      200, 800);
}

TEST(Imported, TheFirstGroupThatIsNotEmptyIsTheValue) {
  const RuleSet rules = rules_of({{"a(1)?(2)?", "1, 2"}, {"b(3*)", "1"}});
  const std::string bytes = "a12 a2 a b33 b";
  Block block;
  block.bytes = bytes;
  block.pieces.push_back(
      {0, static_cast<std::uint32_t>(bytes.size()), 0, ViewKind::kPlain, kNoPiece});
  std::vector<ViewSpan> values;
  for (const EngineKind kind : {EngineKind::kFast, EngineKind::kReference}) {
    std::vector<Candidate> found;
    engine_of(rules, kind)->find(block, found);
    values.clear();
    for (const Candidate& candidate : found) values.push_back(candidate.value);
    EXPECT_EQ(values, (std::vector<ViewSpan>{{1, 2}, {5, 6}, {7, 8}, {10, 12}, {13, 14}}));
  }
}

TEST(Imported, EnginesAgreeOnGitleaksOwnList) {
  const char* shared = std::getenv("EXPUNGE_SHARED");
  const fs::path root =
      shared != nullptr ? fs::path(shared) : fs::path(EXPUNGE_SOURCE_DIR) / "../shared";
  const fs::path file = root / "data/peer-rules/gitleaks/gitleaks.toml";
  if (!fs::exists(file)) GTEST_SKIP() << "no peer rules beside the source";
  RuleSet rules;
  const Result<void> added = rules.add_path(file.string());
  ASSERT_TRUE(added) << added.error().to_string();
  ASSERT_EQ(rules.rules().size(), 221U);
  expect_same(rules, 12, 2000);
}

}  // namespace
}  // namespace expunge
