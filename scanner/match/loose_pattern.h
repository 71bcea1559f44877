// A pattern's cheap relative.
//
// A class like \p{L} is a thousand instructions of RE2's, and [\p{L}']{1,12} has twelve of it: one
// rule took 25 ms to compile, which a run of 4 MB pays for a place or two that never match.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace expunge {

// A pattern that matches wherever `pattern` does, at the same begin, with classes by property made
// wider: every character beyond ASCII is one of a script's letters.  Nothing if it names no
// property, or one in a way that is not understood.  REQUIRES: RE2 takes the pattern.
std::optional<std::string> loose_pattern(std::string_view pattern);

}  // namespace expunge
