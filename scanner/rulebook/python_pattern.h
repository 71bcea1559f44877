// Python's regular expressions (module `regex`, as Presidio uses it) as RE2's.
#pragma once

#include <string>
#include <string_view>

namespace expunge {

struct PythonPattern {
  std::string re2;
  std::string fault;  // why it cannot be taken over, or empty
  bool exact = true;  // false: of two matches with nothing between only the first is found
};

// What `flags` may hold, by the numbers of Python's modules re and regex.
inline constexpr int kPythonIgnoreCase = 2;
inline constexpr int kPythonMultiLine = 8;
inline constexpr int kPythonDotAll = 16;

// Lookarounds at the ends of the pattern become neighbours of a group `value`: (?<!\d)X(?!\d) is
// written (?:^|[^0-9])(?P<value>X)(?:[^0-9]|$).  The search for the next match begins at the end of
// the value, so what follows serves as neighbour twice; what stands before is taken, which is exact
// unless one value may end where another begins.  Lookarounds elsewhere, references to groups,
// atomic and possessive parts are refused.
PythonPattern re2_from_python(std::string_view pattern, int flags);

}  // namespace expunge
