// Rules as data: what to look for, how sure a match is, and the examples that prove it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "expunge/finding.h"
#include "expunge/result.h"

namespace expunge {

// An example line of a rule: << >> mark the exact span of each expected value.
struct RuleExample {
  std::string text;              // without the marks
  std::vector<TextSpan> values;  // expected spans; empty for non_matches
  std::string previous;          // the turn before, for rules with `previous`
  int line = 0;                  // in the rule's file
};

// Words near a match that make it more, or less, likely.  Compared on whole words, ignoring case.
struct RuleContext {
  std::vector<std::string> near;
  int chars = 40;         // distance on either side, in bytes
  double raise = 0;       // added to the score once, whatever the number of words
  bool required = false;  // without a word nearby there is no finding
};

struct RuleVeto {
  std::vector<std::string> near;  // a word within `chars` rejects the match
  int chars = 20;
  std::vector<std::string> exact;  // values that are never findings, compared ignoring case
  std::string pattern;             // RE2, matched anywhere in the value
};

struct Rule {
  std::string id;        // "contact/email": family/name, also its file's path
  std::string entity;    // "EMAIL_ADDRESS"
  std::string about;     // what it finds, with its source (RFC, agency page)
  std::string pattern;   // RE2 syntax; group `value` is the finding, else the whole match
  std::string previous;  // RE2; if set, the rule counts only where the turn before (of another
                         // speaker) matches
  std::vector<std::string> previous_roles;            // hint for explain; empty = any
  bool plain = true, folded = false, spoken = false;  // the views it runs on
  std::string validate;  // named validator of detect/validators.h; empty = none
  double score = 0.5;
  RuleContext context;
  RuleVeto veto;
  bool certain = false;  // cannot be mistaken: runs in identifier, timestamp and label fields too
  Owner owner =
      Owner::kUnknown;  // who a value found by this rule belongs to ("my name is" -> self)
  bool remember =
      false;  // the value is searched in the whole record (names: also its parts, in any case)
  std::vector<Role> roles;             // only in texts of these roles; empty = all
  std::vector<std::string> languages;  // documentation and phone regions only
  std::vector<RuleExample> matches;
  std::vector<RuleExample> non_matches;
  std::string file;  // where it was read from, for messages
  int line = 0;
};

// All rules of a run, in a fixed order (by id), which settles the last ties.  Immutable after
// loading.
class RuleSet {
 public:
  // The packs built into the binary.
  static Result<RuleSet> builtin();
  // Adds the rules of a YAML file or of every *.yaml below a folder; a rule with a known id
  // replaces it.
  Result<void> add_path(const std::string& path);
  Result<void> add_yaml(std::string_view yaml, const std::string& file_name);

  const std::vector<Rule>& rules() const { return rules_; }
  const Rule* find(std::string_view id) const;
  // True for a rule that stands in the binary as it is (not overridden), whose compiled form is
  // embedded too.
  bool is_builtin(std::size_t index) const { return builtin_[index]; }
  // Every entity some rule yields, sorted.
  std::vector<std::string> entities() const;
  // SHA-256 over the canonical form of all rules, in hex: for the audit log.
  std::string digest() const;

 private:
  void insert(Rule rule, bool builtin);
  std::vector<Rule> rules_;
  std::vector<bool> builtin_;
};

}  // namespace expunge
