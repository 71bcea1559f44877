// A test for each example of each built-in rule, through the real detector and both engines:
// Rules/contact_email.match_2, Rules/contact_email.non_match_1.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "match/engine.h"
#include "pipeline/rule_check.h"
#include "rulebook/embedded.h"
#include "rulebook/rule.h"
#include "rulebook/rule_loader.h"

namespace expunge {
namespace {

// A test that passes if `problem` returns an empty text.
class Checked : public testing::Test {
 public:
  explicit Checked(std::function<std::string()> problem) : problem_(std::move(problem)) {}
  void TestBody() override { EXPECT_EQ(problem_(), ""); }

 private:
  std::function<std::string()> problem_;
};

void add_test(const std::string& suite, const std::string& name, const std::string& file, int line,
              std::function<std::string()> problem) {
  testing::RegisterTest(
      suite.c_str(), name.c_str(), nullptr, nullptr, file.c_str(), line,
      [problem = std::move(problem)]() -> testing::Test* { return new Checked(problem); });
}

// The file of a rule is its id, unless the file holds a list of rules of one family.
// A file of its own, or one of the country or service that its id names.
std::string file_problem(const Rule& rule) {
  const std::string pack = rule.id.substr(0, rule.id.rfind('/'));
  if (rule.file == "rules/" + rule.id + ".yaml" || rule.file == "rules/" + pack + ".yaml") {
    return "";
  }
  return "rule " + rule.id + " stands in " + rule.file;
}

void register_rule(const Rule& rule, const std::shared_ptr<ExampleChecker>& checker) {
  std::string name = rule.id;
  std::replace(name.begin(), name.end(), '/', '_');
  const std::string suite = "Rules/" + name;
  add_test(suite, "pattern", rule.file, rule.line,
           [&rule] { return rule.number.empty() ? pattern_fault(rule.pattern) : std::string(); });
  add_test(suite, "file", rule.file, rule.line, [&rule] { return file_problem(rule); });
  for (std::size_t i = 0; i < rule.matches.size(); ++i) {
    const RuleExample& example = rule.matches[i];
    add_test(suite, "match_" + std::to_string(i + 1), rule.file, example.line,
             [&rule, &example, checker] { return checker->check_match(rule, example); });
  }
  for (std::size_t i = 0; i < rule.non_matches.size(); ++i) {
    const RuleExample& example = rule.non_matches[i];
    add_test(suite, "non_match_" + std::to_string(i + 1), rule.file, example.line,
             [&rule, &example, checker] { return checker->check_non_match(rule, example); });
  }
}

// Rules as a whole: nothing that slows every text down, nothing compiled twice.
std::string pack_problem(const RuleSet& rules) {
  const auto patterns =
      Patterns::compile(rules, std::vector<bool>(rules.rules().size(), true), EngineKind::kFast);
  if (!patterns) return patterns.error().to_string();
  std::string problem;
  for (const std::uint32_t rule : (*patterns)->always_chosen()) {
    problem += rules.rules()[rule].id + " cannot be chosen and runs over every text\n";
  }
  const auto patterned = std::count_if(rules.rules().begin(), rules.rules().end(),
                                       [](const Rule& rule) { return rule.number.empty(); });
  if ((*patterns)->from_blob() != static_cast<std::size_t>(patterned)) {
    problem += "the blob of compiled patterns is not that of the rules\n";
  }
  return problem;
}

Result<void> register_all() {
  Result<RuleSet> loaded = RuleSet::builtin();
  if (!loaded) return std::move(loaded).error();
  // Lives as long as the tests that refer to it: until the program ends.
  static const auto rules = std::make_shared<const RuleSet>(std::move(*loaded));
  Result<ExampleChecker> created = ExampleChecker::create(rules);
  if (!created) return std::move(created).error();
  const auto checker = std::make_shared<ExampleChecker>(std::move(*created));
  add_test("Rules", "pack", "rules", 1, [] { return pack_problem(*rules); });
  add_test("Rules", "there_are_some", "rules", 1,
           [] { return rules->rules().empty() ? std::string("no rules are built in") : ""; });
  for (const Rule& rule : rules->rules()) register_rule(rule, checker);
  return {};
}

}  // namespace
}  // namespace expunge

int main(int count, char** arguments) {
  testing::InitGoogleTest(&count, arguments);
  const expunge::Result<void> registered = expunge::register_all();
  if (!registered) {
    const std::string message = registered.error().to_string();
    expunge::add_test("Rules", "load", "rules", 1, [message] { return message; });
  }
  return RUN_ALL_TESTS();
}
