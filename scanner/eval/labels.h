// Which labels of a gold set count as which entity.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "expunge/result.h"

namespace expunge {

// Not one of ours: values with it are neither asked for nor held against anybody.
inline constexpr std::string_view kOtherLabel = "OTHER";

// The entity that a common class stands for: PHONE -> PHONE_NUMBER, USERNAME -> HANDLE.  A name
// that is no such class comes back as it is; TITLE and the like are kOtherLabel.
std::string entity_of_class(std::string_view name);

// The wider entity that some gold uses for many: UK_NHS -> NATIONAL_ID, DATE_OF_BIRTH -> DATE.
// Empty if there is none.
std::string_view family_of(std::string_view entity);

// One set's labels: what each means.  Made from a file of the form
//   {"set": {"LABEL": "CLASS", "*": "CLASS"}, ...}   or   {"LABEL": "CLASS", ...}
// where * stands for every label not named (but for those whose family is known).
class LabelMap {
 public:
  // The part of a file that speaks of the gold file `stem` (its name without folder and .jsonl):
  // the set of that name, or the one whose name and a dash begin it.  If there is none, what all
  // sets of the file agree on.
  static Result<LabelMap> read(const std::string& path, std::string_view stem);

  std::string entity_of(std::string_view label) const;

 private:
  std::map<std::string, std::string, std::less<>> classes_;
  std::string otherwise_;
};

// What a finding counts as, given what the gold speaks of.
class EntityNames {
 public:
  // An entity that the gold marks or says it looked for.
  void add_gold(const std::string& entity) { gold_.insert(entity); }
  bool is_gold(std::string_view entity) const { return gold_.contains(entity); }

  // The entity itself if the gold has it, else its family if the gold has that, else itself.
  std::string of(std::string_view entity) const;

 private:
  std::set<std::string, std::less<>> gold_;
};

}  // namespace expunge
