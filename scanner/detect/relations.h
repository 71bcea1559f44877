// "my sister Dana": whom a writer calls their own.
#pragma once

#include <string_view>

#include "detect/hit.h"
#include "expunge/span.h"

namespace expunge {

// "my sister Dana", "unsere Nachbarin": somebody of who writes.
bool is_own_relation(std::string_view text, TextSpan span);

// "your sister Dana", "Dana, your maid": somebody of whom one speaks to; not "your creator Dana".
bool is_your_relation(std::string_view text, TextSpan span);

// "Dana, that's my sister", where a relation beside the name is known.
bool is_own_relation_behind(std::string_view text, const Hit& hit);

}  // namespace expunge
