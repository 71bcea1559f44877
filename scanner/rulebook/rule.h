// Rules as data: what to look for, how sure a match is, and the examples that prove it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "expunge/finding.h"
#include "expunge/result.h"
#include "rulebook/number_form.h"

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
  int chars = 40;         // distance on either side, in letters
  double raise = 0;       // added to the score once, whatever the number of words
  bool required = false;  // without a word nearby there is no finding
  bool alone = false;     // a value that is all its text says is sure enough to be found
  int turns = 0;          // how many turns before a short message are searched for a word, too
};

struct RuleVeto {
  std::vector<std::string> near;  // a word within `chars` rejects the match
  int chars = 20;
  std::vector<std::string> exact;  // values that are never findings, compared ignoring case
  std::string pattern;             // RE2, matched anywhere in the value
};

// When a match is none after all, however well it fits.
struct RuleAllow {
  enum class Target : std::uint8_t { kValue, kMatch, kLine };

  std::string about;                  // why
  bool all = false;                   // patterns and words must both say so; else one is enough
  Target target = Target::kValue;     // what the patterns are tried on
  std::vector<std::string> patterns;  // RE2, anywhere in the target
  std::vector<std::string> words;     // parts of the value, ignoring case
};

// Digits [0-9] that every match holds: a match without them is none.
struct RuleDigits {
  int least = 0;   // so many; 0: none are asked for
  int apart = 20;  // with at most so many bytes between two neighbours of them
  int ahead = 0;   // in the match or so many bytes behind it, where a validator reads on
};

struct Rule {
  std::string id;       // "contact/email": family/name, also its file's path
  std::string entity;   // "EMAIL_ADDRESS"
  std::string about;    // what it finds, with its source (RFC, agency page)
  std::string pattern;  // RE2 syntax; group `value` is the finding, else the whole match; empty
                        // if the rule has `number`
  std::vector<NumberForm> number;  // instead of a pattern: shapes with check digits
  std::string previous;  // RE2; if set, the rule counts only where the turn before (of another
                         // speaker) matches
  std::vector<std::string> previous_roles;  // hint for explain; empty = any
  std::vector<int> groups;  // the value is the first of these groups that is not empty; for rules
                            // taken over from elsewhere, instead of the group `value`
  RuleDigits digits;
  std::vector<std::string> keywords;  // one must stand somewhere in the record, in any case
  bool plain = true, folded = false, spoken = false;  // the views it runs on
  std::string validate;  // named validator of detect/validators.h; empty = none
  std::string join;  // its values are parts of one: they count where several, said one after the
                     // other, are together what this validator accepts
  double score = 0.5;
  double entropy = 0;  // bits a character (Shannon) that the value must exceed; 0 = any will do
  RuleContext context;
  RuleVeto veto;
  std::vector<RuleAllow> allow;
  bool on_request = false;  // off unless the run asks for it by its id
  bool certain = false;  // cannot be mistaken: runs in identifier, timestamp and label fields too
  Owner owner =
      Owner::kUnknown;  // who a value found by this rule belongs to ("my name is" -> self)
  bool remember =
      false;  // the value is searched in the whole record (names: also its parts, in any case)
  std::vector<Role> roles;             // only in texts of these roles; empty = all
  std::vector<std::string> languages;  // documentation and phone regions only
  std::vector<RuleExample> matches;
  std::vector<RuleExample> non_matches;
  std::string imported;  // "gitleaks rule aws-access-token": no examples are asked of such a rule
  std::string file;      // where it was read from, for messages
  int line = 0;
};

inline constexpr std::size_t kRoleCount = 9;

// Whether a rule is tried in texts of this role: those it names, and opaque ids, points in time and
// closed vocabularies only if it cannot be mistaken.
bool applies_to(const Rule& rule, Role role);

// What a rule file of another tool asks for and expunge does not do, or does otherwise.
struct ImportNote {
  enum class Kind : std::uint8_t {
    kLeftOut,  // a rule that is not there
    kChanged,  // a rule or a part of the file that counts for less, or more, than its author meant
    kRemark,   // nothing is lost: what the file disables, or what rules of ours find
  };
  Kind kind = Kind::kChanged;
  std::string file;
  int line = 0;
  std::string what;  // the rule by its author's name, or the part of the file
  std::string why;
};

// Rules of another tool's file as rules of our own, and what got lost on the way.
struct RuleImport {
  std::string file;
  std::string format;       // "gitleaks", "presidio"
  std::vector<Rule> rules;  // of RuleSet::imports(): none, they stand among the set's own
  std::size_t taken_over = 0;
  std::vector<ImportNote> notes;

  std::size_t count(ImportNote::Kind kind) const;
};

// All rules of a run, in a fixed order (by id), which settles the last ties.  Immutable after
// loading.
class RuleSet {
 public:
  // The packs built into the binary.
  static Result<RuleSet> builtin();
  // Adds the rules of a YAML file or of every *.yaml below a folder; a rule with a known id
  // replaces it.  Rule files of gitleaks (TOML) and Presidio (YAML) are taken over as they are.
  Result<void> add_path(const std::string& path);
  Result<void> add_yaml(std::string_view yaml, const std::string& file_name);

  const std::vector<Rule>& rules() const { return rules_; }
  const Rule* find(std::string_view id) const;
  // True for a rule that stands in the binary as it is (not overridden), whose compiled form is
  // embedded too.
  bool is_builtin(std::size_t index) const { return builtin_[index]; }
  // Every entity some rule yields, sorted.
  std::vector<std::string> entities() const;
  // The files of other tools that were taken over.
  const std::vector<RuleImport>& imports() const { return imports_; }
  // SHA-256 over the canonical form of all rules, in hex: for the audit log.
  std::string digest() const;

 private:
  void insert(Rule rule, bool builtin);
  Result<std::vector<Rule>> load_file(const std::string& path);
  std::vector<Rule> rules_;
  std::vector<bool> builtin_;
  std::vector<RuleImport> imports_;
};

}  // namespace expunge
