// Runs the examples that rules carry: what `expunge rules check` and tests/rules do.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "detect/detector.h"
#include "expunge/result.h"
#include "rulebook/rule.h"

namespace expunge {

// An example that does not hold.  Examples are invented, so their text may be shown.
struct RuleFault {
  std::string rule;
  std::string file;
  int line = 0;      // of the example
  std::string what;  // "match 2 (fast engine): expected 7..12, found nothing: ..."
};

// A rule of which nothing can be said but that it compiles.
struct UnprovenRule {
  std::string rule;
  std::string file;
  int line = 0;
  std::string why;
};

struct RuleCheck {
  std::size_t rules = 0;
  std::size_t examples = 0;
  std::vector<RuleFault> faults;
  std::vector<UnprovenRule> unproven;
  std::vector<RuleImport> imports;
};

// Checks examples one by one against the whole rule set, with both engines.  One thread.
class ExampleChecker {
 public:
  static Result<ExampleChecker> create(std::shared_ptr<const RuleSet> rules);

  // Empty if the example holds.  In a `matches` example the findings of the rule's entity are
  // exactly the marked spans; in a `non_matches` example the rule itself finds nothing.
  std::string check_match(const Rule& rule, const RuleExample& example);
  std::string check_non_match(const Rule& rule, const RuleExample& example);

 private:
  ExampleChecker(std::shared_ptr<const RuleSet> rules, Detector fast, Detector reference);
  std::string check(Detector& detector, const char* engine, const Rule& rule,
                    const RuleExample& example, bool should_match);

  std::shared_ptr<const RuleSet> rules_;
  Detector fast_;
  Detector reference_;
};

// Every example of the rules in `paths` (files or folders; they are added to the built-in packs),
// or of the built-in packs if there are none.
Result<RuleCheck> check_rules(const std::vector<std::string>& paths);

}  // namespace expunge
