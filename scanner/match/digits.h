// What a rule with `digits` asks of a text.
#pragma once

#include <cstddef>

#include "rulebook/rule.h"
#include "text/byte_masks.h"

namespace expunge {

// True if `text` from `begin` to `end` and so far behind as is wanted holds a row of digits [0-9]
// as `wanted` describes it, or nothing is wanted.
bool holds_digits(const MaskedText& text, std::size_t begin, std::size_t end,
                  const RuleDigits& wanted);

}  // namespace expunge
