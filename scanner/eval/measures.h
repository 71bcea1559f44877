// Figures by name: what --fail-under asks for and --compare compares.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/score.h"
#include "expunge/result.h"

namespace expunge {

// "PERSON.strict_f1", "all.recall", "whole", "clean", "false_positives_per_10k", "traps.fiction":
// see docs/eval.md.  Empty if there is nothing to measure it on; an error for a name that is none.
Result<std::optional<double>> measure(const Score& score, std::string_view name);
// Every figure that a comparison names.
std::vector<std::string> measures_of(const Score& score);
// True for shares of what is wrong.
bool lower_is_better(std::string_view name);

struct Limit {
  std::string measure;
  double value = 0;
};

// A JSON file of limits, or "NAME=VALUE,..."; see docs/eval.md.
Result<std::vector<Limit>> read_limits(const std::string& word);

// What is not kept: "PERSON.recall is 0.712, limit 0.734".  An error for a measure that there is
// nothing to take on.
Result<std::vector<std::string>> check_limits(const Score& score, const std::vector<Limit>& limits);

}  // namespace expunge
