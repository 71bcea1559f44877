// The one scorer: findings against marks.  What each figure means is told in docs/eval.md.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/gold.h"
#include "expunge/finding.h"
#include "expunge/span.h"

namespace expunge {

// A finding as the scorer sees it.
struct Found {
  std::string pointer;
  CodeSpan span;
  std::string entity;  // what it counts as
  std::string rule;
  std::string text;
  Role role = Role::kHuman;
  Owner owner = Owner::kUnknown;
  bool counts = true;  // false: reported, but left in the text
};

// Empty where there is nothing to take a share of.
struct Figures {
  std::optional<double> precision, recall, f1, f2;
};

struct Tally {
  std::uint64_t gold = 0;
  std::uint64_t found = 0;    // findings that count and are not excused by an optional mark
  std::uint64_t exact = 0;    // gold values found with both ends
  std::uint64_t touched = 0;  // gold values that a finding of their entity overlaps
  std::uint64_t right = 0;    // findings that overlap a gold value of their entity
  std::uint64_t whole = 0;    // gold values hidden to the last character, by whatever entity
  std::uint64_t gold_characters = 0;
  std::uint64_t found_characters = 0;
  std::uint64_t shared_characters = 0;

  void add(const Tally& other);
  Figures strict() const;
  Figures overlap() const;
  Figures characters() const;
};

struct Share {
  std::uint64_t part = 0;
  std::uint64_t all = 0;
  std::optional<double> value() const;
};

// What a rule's findings were.
struct RuleTally {
  std::uint64_t found = 0;
  std::uint64_t exact = 0;
  std::uint64_t right = 0;
  std::uint64_t wrong = 0;  // touch neither gold nor an optional mark
};

// How a gold value came out, worst first; then what a finding did wrong.
enum class Outcome : std::uint8_t {
  kMissed,  // nothing of its entity touches it, and it is not hidden
  kKept,    // likewise, but for a finding that leaves it as it is (fiction, a policy's keep)
  kPart,    // touched, but not hidden to the last character
  kEntity,  // hidden, but as something else
  kWider,   // hidden by its entity, with other ends
  kExact,
  kFalse,  // a finding where there is nothing to be found
  kTrap,   // a finding where one must not be
};
std::string_view to_string(Outcome outcome);
std::optional<Outcome> outcome_from_string(std::string_view name);

// A gold value that is not exact, or a finding that is wrong.
struct Fault {
  Outcome outcome = Outcome::kMissed;
  std::string set;  // GoldFile::name
  std::string id;
  std::string pointer;
  CodeSpan span;  // of the gold value; of the finding if it is wrong
  std::string entity;
  std::string rule;        // of the finding that is nearest
  std::string found_as;    // its entity, where that is another; of a trap: why it must be left
  std::string text;        // of the gold value or the finding
  std::string found_text;  // of the finding, where it has other ends
};

struct Score {
  Tally all;
  std::map<std::string, Tally> by_entity, by_language, by_role, by_tag, by_set;
  std::map<std::string, Share> by_label;  // the gold's own labels: values found, all values
  std::map<std::string, RuleTally> by_rule;
  std::map<std::string, Share> traps;  // why -> hit, all
  Share clean;                         // conversations with gold in which every value is whole
  Share owners;                        // gold values with an owner, found with the right one
  // What was said of whom: stated owner (of a trap: "trap WHY") -> owner found -> how often.
  std::map<std::string, std::map<std::string, std::uint64_t>> by_owner;
  Share verdicts;  // whole strings judged right
  std::uint64_t cases = 0;
  std::uint64_t false_positives = 0;  // findings that touch neither gold nor an optional mark
  std::uint64_t characters = 0;
  std::vector<Fault> faults;
  std::vector<Fault> exact;  // the gold values that have none

  Share whole() const { return {all.whole, all.gold}; }
  std::optional<double> false_positives_per_10k() const;
  // Of the values that state this owner and were found: with the right one.
  Share owners_of(const std::string& stated) const;
};

// One case with what was found in it.
struct ScoredCase {
  const GoldCase* gold = nullptr;
  std::string set;
  std::size_t characters = 0;
  std::vector<Found> found;
  // Who speaks at a mark.
  std::function<Role(const Mark&)> role_of;
};

void add_case(ScoredCase scored, Score& score);

}  // namespace expunge
