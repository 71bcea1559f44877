// From YAML to rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "expunge/result.h"
#include "rulebook/rule.h"

namespace expunge {

enum class RuleTrust {
  kChecked,   // everything is checked
  kCompiled,  // rules that stand in the binary: their patterns were compiled when it was built
};

// Rules of one file: a rule, a list of rules, or several YAML documents of either.
Result<std::vector<Rule>> load_rules(std::string_view yaml, const std::string& file_name,
                                     RuleTrust trust);

// What is wrong with a rule's pattern for an engine that chooses before it decides, or empty:
// a fault in RE2's eyes, two groups `value`, constructs that a chooser cannot see, or a pattern
// that matches the empty text.
std::string pattern_fault(const std::string& pattern);

}  // namespace expunge
