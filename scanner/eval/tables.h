// An evaluation as tables to read.
#pragma once

#include <string>
#include <vector>

#include "eval/comparison.h"
#include "eval/evaluate.h"

namespace expunge {

// How the tables are cut: "entity", "language", "role", "tag", "set", "label", "rule",
// "owner".
std::string tables(const Evaluation& evaluation, const std::vector<std::string>& by);

// One line a fault, with the text: worst first.
std::string fault_table(const std::vector<Fault>& faults);
std::string comparison_table(const Comparison& comparison);

}  // namespace expunge
