#include "eval/comparison.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "eval/measures.h"

namespace expunge {
namespace {

constexpr double kSame = 5e-7;  // JSON holds six digits

bool is_wrong_finding(Outcome outcome) {
  return outcome == Outcome::kFalse || outcome == Outcome::kTrap;
}

using Key =
    std::tuple<std::string, std::string, std::string, std::size_t, std::size_t, std::string, bool>;

// A trap is one place, whatever finds it there.
Key key_of(const Fault& fault) {
  const std::string what = fault.outcome == Outcome::kTrap ? "!" + fault.found_as : fault.entity;
  return {fault.set,
          fault.id,
          fault.pointer,
          fault.span.begin,
          fault.span.end,
          what,
          is_wrong_finding(fault.outcome)};
}

std::map<Key, const Fault*> by_key(const std::vector<Fault>& faults,
                                   const std::set<std::string>& sets) {
  std::map<Key, const Fault*> out;
  for (const Fault& fault : faults) {
    if (sets.contains(fault.set)) out.emplace(key_of(fault), &fault);
  }
  return out;
}

// Sets that both have, with the same gold.
std::set<std::string> common_sets(const EarlierEvaluation& before, const Evaluation& after,
                                  std::vector<std::string>& left_out) {
  std::map<std::string, std::string> digests;
  for (const EvalSet& set : before.sets) digests[set.name] = set.sha256;
  std::set<std::string> common;
  for (const EvalSet& set : after.sets) {
    const auto at = digests.find(set.name);
    const bool same = at != digests.end() && at->second == set.sha256;
    if (same) {
      common.insert(set.name);
    } else {
      left_out.push_back(set.name);
    }
    if (at != digests.end()) digests.erase(at);
  }
  for (const auto& [name, digest] : digests) left_out.push_back(name);
  return common;
}

void compare_measures(const EarlierEvaluation& before, const Score& after, Comparison& out) {
  std::set<std::string> names;
  for (const auto& [name, value] : before.measures) names.insert(name);
  for (const std::string& name : measures_of(after)) names.insert(name);
  for (const std::string& name : names) {
    MeasureChange change;
    change.measure = name;
    if (const auto at = before.measures.find(name); at != before.measures.end()) {
      change.before = at->second;
    }
    if (const auto value = measure(after, name)) change.after = *value;
    const bool both = change.before && change.after;
    const bool same = both ? std::abs(*change.before - *change.after) < kSame
                           : change.before.has_value() == change.after.has_value();
    if (!same) out.measures.push_back(std::move(change));
  }
}

// A wrong finding that is not there, or a gold value that is exact, has no fault.
std::optional<Outcome> faultless(const Fault& other) {
  if (is_wrong_finding(other.outcome)) return std::nullopt;
  return Outcome::kExact;
}

// `before` and `after`: null where there was, or is, none.  `fault` is one of them.
void add_change(const Fault& fault, const Fault* before, const Fault* after, Comparison& out) {
  CaseChange change;
  change.fault = fault;
  change.before = before != nullptr ? before->outcome : faultless(fault);
  change.after = after != nullptr ? after->outcome : faultless(fault);
  if (change.before == change.after) return;
  const bool wrong = is_wrong_finding(change.fault.outcome);
  const bool better = wrong ? after == nullptr : *change.after > *change.before;
  (better ? out.better : out.worse).push_back(std::move(change));
}

}  // namespace

Comparison compare(const EarlierEvaluation& before, const std::string& name,
                   const Evaluation& after) {
  Comparison out;
  out.before = name;
  const std::set<std::string> sets = common_sets(before, after, out.left_out);
  compare_measures(before, after.score, out);
  const auto old = by_key(before.faults, sets);
  const auto now = by_key(after.score.faults, sets);
  for (const auto& [key, fault] : now) {
    const auto at = old.find(key);
    add_change(*fault, at == old.end() ? nullptr : at->second, fault, out);
  }
  const auto exact = by_key(after.score.exact, sets);
  for (const auto& [key, fault] : old) {
    if (now.contains(key)) continue;
    Fault was = *fault;
    if (const auto at = exact.find(key); at != exact.end()) was.text = at->second->text;
    add_change(was, &was, nullptr, out);
  }
  return out;
}

}  // namespace expunge
