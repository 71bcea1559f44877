// Rules made ready for judging: words folded, patterns compiled, names resolved.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "detect/allow_list.h"
#include "detect/detector.h"
#include "detect/lazy_pattern.h"
#include "detect/phrases.h"
#include "detect/validators.h"
#include "expunge/result.h"
#include "names/plausible.h"
#include "rulebook/rule.h"

namespace expunge {

struct CompiledRule {
  const Rule* rule = nullptr;
  std::uint32_t index = 0;
  bool enabled = true;
  bool is_person = false;
  double number_score = 0;  // of a `number` with check digits and a context word, at least
  std::uint16_t roles = 0;  // bit (1 << role) for each role it runs in
  Validator validator = nullptr;
  Validator join = nullptr;        // what the parts that the rule finds must be together
  std::optional<NameCue> cue;      // instead of a validator, for rules/names
  std::string validator_evidence;  // "validator:email"
  PhraseSet context;
  PhraseSet veto_near;
  std::vector<std::string> veto_exact;  // folded, sorted
  std::shared_ptr<const LazyPattern> veto_pattern;
  std::vector<std::string> keywords;  // lower case
  std::vector<AllowList> allow;
};

struct CompiledRules {
  std::vector<CompiledRule> rules;  // same order and size as the rule set's
  bool needs_folded = false;
  bool needs_spoken = false;
  bool persons = true;  // PERSON is looked for
  bool handles = true;  // HANDLE likewise
  std::vector<bool> enabled() const;
};

// Fails on an unknown entity in `only` or `except`, an unknown validator and a bad pattern; the
// message names file and line.
Result<CompiledRules> compile_rules(const RuleSet& rules, const DetectorOptions& options);

// Whether findings of an entity were asked for.
bool is_wanted(const DetectorOptions& options, std::string_view entity);

}  // namespace expunge
