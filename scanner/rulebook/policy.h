// Policies: what happens to a finding, by entity, owner, role and score, and to whole fields by
// role.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expunge/finding.h"
#include "expunge/result.h"

namespace expunge {

enum class Operator : std::uint8_t {
  kReplace,      // [EMAIL_ADDRESS_1]: same value, same number within a record
  kMask,         // letters and digits become *, shape kept
  kRedact,       // deleted
  kHash,         // [EMAIL_ADDRESS:1f0c...]: keyed
  kSurrogate,    // a made-up value of the same shape
  kPlaceholder,  // a fixed text: {{user}}
  kEncrypt,      // AES-256-GCM, reversible with the key
  kGeneralise,   // dates to years, ages to decades, places to less
  kKeep,         // reported, left as it is
  kDropRecord,   // the record does not reach the output
};
std::string_view to_string(Operator op);
std::optional<Operator> operator_from_string(std::string_view name);

enum class SurrogateScope : std::uint8_t { kField, kRecord, kRun };

struct Action {
  Operator op = Operator::kReplace;
  std::string placeholder;                         // for kPlaceholder
  SurrogateScope scope = SurrogateScope::kRecord;  // for kSurrogate
  friend bool operator==(const Action&, const Action&) = default;
};

// One entry of a policy: the first whose conditions all hold decides.
struct PolicyRule {
  std::vector<std::string> entities;  // empty = every entity
  std::vector<Owner> owners;          // empty = every owner
  std::vector<Role> roles;            // empty = every role
  double min_score = 0;               // applies to findings of at least this score
  Action action;
  int line = 0;
};

// How many findings `expunge gate` lets pass.
struct Budget {
  enum class Of : std::uint8_t {
    kNew,  // findings that the version before does not have
    kAll,  // all findings of the new version
  };
  std::vector<std::string> entities;  // empty = every entity
  std::vector<Owner> owners;          // empty = every owner
  std::vector<Role> roles;            // empty = every role
  Of of = Of::kNew;
  std::optional<std::uint64_t> max;  // at least one of both is there
  std::optional<double> per_1000;    // messages
  int line = 0;

  bool counts(std::string_view entity, Owner owner, Role role) const;
};

// What happens where a record tells too much of its human, though it names nobody (docs/risk.md).
struct RiskLimit {
  double above = 0;  // bits
  Action action;     // for what is told and would be kept; kDropRecord: the whole record
  int line = 0;
};

struct Policy {
  std::string name;
  std::string about;
  double min_score = 0.5;         // findings below are no findings
  std::vector<PolicyRule> rules;  // in order
  Action otherwise;               // when no rule applies
  std::map<Role, Action> fields;  // what happens to whole fields of a role: keep (default), redact,
                                  // hash, generalise, drop_record
  std::vector<Budget> budgets;    // of the gate: all must hold
  std::optional<RiskLimit> risk;
  std::vector<std::string> regions;  // phone regions to try, ISO 3166 alpha-2
  std::string digest;                // SHA-256 of its YAML, hex
  std::string file;

  const Action& decide(std::string_view entity, Owner owner, Role role, double score) const;
};

class PolicySet {
 public:
  static Result<PolicySet> builtin();
  const Policy* find(std::string_view name) const;
  const std::vector<Policy>& policies() const { return policies_; }
  static Result<Policy> from_yaml(std::string_view yaml, const std::string& file_name);
  // A built-in name, or a path to a YAML file.
  Result<Policy> load(const std::string& name_or_path) const;

 private:
  std::vector<Policy> policies_;
};

}  // namespace expunge
