// What a rule with `digits` asks of a text.
#pragma once

#include <string_view>

#include "rulebook/rule.h"

namespace expunge {

// True if `text` holds a row of digits [0-9] as `wanted` describes it, or nothing is wanted.
bool holds_digits(std::string_view text, const RuleDigits& wanted);

}  // namespace expunge
