// Classes in the text of a pattern.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace expunge {

// Index just behind the class that opens at `at` in RE2's syntax; the pattern's end if it does not
// close.
inline std::size_t class_end(std::string_view pattern, std::size_t at) {
  ++at;
  if (at < pattern.size() && pattern[at] == '^') ++at;
  if (at < pattern.size() && pattern[at] == ']') ++at;
  while (at < pattern.size() && pattern[at] != ']') {
    if (pattern[at] == '\\') {
      at += 2;
    } else if (pattern.substr(at, 2) == "[:") {
      const std::size_t end = pattern.find(":]", at + 2);
      at = end == std::string_view::npos ? at + 1 : end + 2;
    } else {
      ++at;
    }
  }
  return std::min(at + 1, pattern.size());
}

}  // namespace expunge
