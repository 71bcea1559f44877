// What tells people apart without naming them: which findings do, and how much each says.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace expunge {

// The family of rules that look for what the human tells of themselves.
inline constexpr std::string_view kQuasiRules = "quasi/";

struct RiskKind {
  std::string_view name;   // "age"
  std::string_view group;  // kinds of one group say the same more or less exactly: "place"
  double bits = 0;         // how much an average value says
};

// Immutable; shared by threads.
class RiskKinds {
 public:
  // The lists of rules/lists; their bytes must outlive the result.
  // Kinds: name, group, bits and entity, apart by tabs; group and entity may be empty.
  // Values: kind, value in lower case, bits.
  static RiskKinds load(std::string_view kinds, std::string_view values);

  // The rule quasi/KIND, or quasi/KIND_ANYTHING, is of that kind, a listed one or not; of other
  // rules the entity decides.  Nothing: such a finding tells nobody from others, or tells all.
  std::optional<RiskKind> find(std::string_view rule, std::string_view entity) const;

  // What a value says: the list's figure, else the kind's.
  double bits_of(const RiskKind& kind, std::string_view value) const;

 private:
  std::map<std::string_view, RiskKind> by_name_;
  std::map<std::string_view, RiskKind> by_entity_;
  std::map<std::string, double, std::less<>> values_;  // "KIND<tab>VALUE"
};

}  // namespace expunge
