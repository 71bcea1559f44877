// What a change did: two evaluations of the same gold, case by case.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "eval/evaluate.h"
#include "eval/evaluation_json.h"

namespace expunge {

struct MeasureChange {
  std::string measure;
  std::optional<double> before;
  std::optional<double> after;
};

// A gold value or a wrong finding that came out otherwise.
struct CaseChange {
  Fault fault;  // as it is now; as it was, if it is none any more
  // As `fault.outcome`.  A gold value without a fault is kExact; empty: there is no such finding.
  std::optional<Outcome> before;
  std::optional<Outcome> after;
};

struct Comparison {
  std::string before;                   // the file
  std::vector<MeasureChange> measures;  // only those that differ
  std::vector<CaseChange> better;
  std::vector<CaseChange> worse;
  std::vector<std::string> left_out;  // sets that only one has, or whose gold was changed
};

Comparison compare(const EarlierEvaluation& before, const std::string& name,
                   const Evaluation& after);

}  // namespace expunge
