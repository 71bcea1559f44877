// An evaluation as JSON: for other programs, and for a later one to be compared with.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "eval/evaluate.h"
#include "expunge/result.h"

namespace expunge {

struct Comparison;

// `show_text`: with the labelled and the found texts.  `comparison` may be null.
std::string to_json(const Evaluation& evaluation, const EvalRequest& request, bool show_text,
                    const Comparison* comparison);

// What of an earlier evaluation a comparison needs.
struct EarlierEvaluation {
  std::vector<EvalSet> sets;
  std::map<std::string, double> measures;
  std::vector<Fault> faults;  // without texts
};
Result<EarlierEvaluation> read_evaluation(const std::string& path);

}  // namespace expunge
