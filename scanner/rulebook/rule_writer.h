// Rules as the YAML they are read from.
#pragma once

#include <string>

#include "rulebook/rule.h"

namespace expunge {

// A document that load_rules() reads back as the same rule.
std::string rule_to_yaml(const Rule& rule);

}  // namespace expunge
