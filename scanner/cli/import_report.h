// What became of rule files of other tools, for people to read.
#pragma once

#include <string>
#include <vector>

#include "rulebook/rule.h"

namespace expunge {

// A line for each note: "left out    FILE:LINE: rule x: why".
std::string import_report(const std::vector<RuleImport>& imports);

}  // namespace expunge
