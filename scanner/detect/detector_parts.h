// What a run's detectors share: rules compiled, lists and models loaded.
#pragma once

#include <memory>

#include "detect/compiled_rules.h"
#include "detect/detector.h"
#include "detect/judge.h"
#include "detect/number_finder.h"
#include "detect/placeholders.h"
#include "detect/surrogates.h"
#include "names/model.h"
#include "names/name_lists.h"
#include "names/script_lists.h"
#include "names/worlds.h"

namespace expunge {

// Immutable once it is compiled.
class DetectorParts : public DetectorModel {
 public:
  DetectorParts(std::shared_ptr<const RuleSet> rules, DetectorOptions options);
  // Once, before anything else is called.
  Result<void> compile();

  const RuleSet& rules() const override { return *rule_set_; }
  const DetectorOptions& options() const override { return options_; }
  const CompiledRules& compiled() const { return compiled_; }
  const NameLists& names() const override { return names_; }
  const ScriptLists& scripts() const { return scripts_; }
  const Worlds& worlds() const { return worlds_; }
  const Surrogates& surrogates() const { return surrogates_; }
  // Null unless names are looked for with it.
  const std::shared_ptr<const NameModel>& name_model() const { return name_model_; }
  const std::shared_ptr<const Patterns>& patterns() const { return patterns_; }
  const Patterns& compiled_patterns() const override { return *patterns_; }
  const NumberShapes& numbers() const { return numbers_; }
  JudgeSetup judge_setup() const { return {&compiled_, &names_, &placeholders_, &options_}; }

 private:
  std::shared_ptr<const RuleSet> rule_set_;
  DetectorOptions options_;
  NameLists names_;
  ScriptLists scripts_;
  Worlds worlds_;
  Placeholders placeholders_;
  Surrogates surrogates_;
  CompiledRules compiled_;
  std::shared_ptr<const Patterns> patterns_;
  NumberShapes numbers_;
  std::shared_ptr<const NameModel> name_model_;
};

}  // namespace expunge
