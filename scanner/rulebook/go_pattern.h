// Go's regular expressions as RE2's.  The syntax is one but for a few spellings.
#pragma once

#include <string>
#include <string_view>

namespace expunge {

// Writes \A \z \Q...\E as docs/rules.md asks, and takes the names off groups, which keep their
// numbers.
std::string re2_from_go(std::string_view pattern);

}  // namespace expunge
