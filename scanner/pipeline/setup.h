// What a run or a scanner needs before it sees any data: rules, profiles, policy, key, compiled
// model.
#pragma once

#include <memory>

#include "base/digest.h"
#include "detect/detector.h"
#include "detect/finder.h"
#include "expunge/options.h"
#include "expunge/result.h"
#include "record/format.h"
#include "risk/kinds.h"
#include "rulebook/policy.h"
#include "rulebook/profile.h"
#include "rulebook/rule.h"

namespace expunge {

// Immutable after set_up(); shared by every thread of a run.
struct Setup {
  std::shared_ptr<const RuleSet> rules;
  std::shared_ptr<const ProfileSet> profiles;
  std::shared_ptr<const DetectorModel> model;
  std::shared_ptr<const FinderModel> finder;  // null: the detector finds
  Policy policy;
  Key key;
  bool key_is_fresh = false;  // made for this run: fingerprints of two runs cannot be joined
  FormatOverride format;
  std::shared_ptr<const RiskKinds> risk;  // null: nobody asks for it, nor does the policy
};

// Loads and compiles what the options name.  Errors say which option, what is wrong and what would
// be right.
// With a `finder` there are no rules to be compiled, and the policy changes nothing.
Result<std::shared_ptr<const Setup>> set_up(const Options& options,
                                            std::shared_ptr<const FinderModel> finder = nullptr);

// The parts of set_up() that other commands need alone.
Result<RuleSet> load_rules(const Options& options);
Result<ProfileSet> load_profiles(const Options& options, std::string* chosen);
Result<Key> load_key(const std::string& key_file, bool* fresh);

}  // namespace expunge
