// What a rule with `digits` asks of a text.
#pragma once

#include <cstddef>
#include <string_view>

#include "rulebook/rule.h"

namespace expunge {

// True if `text` from `begin` to `end` and so far behind as is wanted holds a row of digits [0-9]
// as `wanted` describes it, or nothing is wanted.
bool holds_digits(std::string_view text, std::size_t begin, std::size_t end,
                  const RuleDigits& wanted);

}  // namespace expunge
