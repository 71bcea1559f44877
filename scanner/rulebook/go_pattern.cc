#include "rulebook/go_pattern.h"

#include <algorithm>

#include "rulebook/pattern_class.h"

namespace expunge {
namespace {

// The text between \Q and \E, escaped.
std::size_t append_quoted(std::string_view pattern, std::size_t at, std::string& out) {
  const std::size_t end = std::min(pattern.find("\\E", at), pattern.size());
  for (const char c : pattern.substr(at, end - at)) {
    if (std::string_view("\\.+*?()|[]{}^$").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return std::min(end + 2, pattern.size());
}

// Behind the name of a group that opens at `at`, or `at`.
std::size_t behind_group_name(std::string_view pattern, std::size_t at) {
  const bool named = pattern.substr(at, 4) == "(?P<" || pattern.substr(at, 3) == "(?<";
  const std::size_t end = named ? pattern.find('>', at) : std::string_view::npos;
  return end == std::string_view::npos ? at : end + 1;
}

}  // namespace

std::string re2_from_go(std::string_view pattern) {
  std::string out;
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::string_view two = pattern.substr(at, 2);
    if (two == "\\A" || two == "\\z") {
      out += two == "\\A" ? "(?-m:^)" : "(?-m:$)";
      at += 2;
    } else if (two == "\\Q") {
      at = append_quoted(pattern, at + 2, out);
    } else if (pattern[at] == '\\') {
      out += two;
      at += 2;
    } else if (pattern[at] == '[') {
      const std::size_t end = class_end(pattern, at);
      out += pattern.substr(at, end - at);
      at = end;
    } else if (const std::size_t behind = behind_group_name(pattern, at); behind > at) {
      out += '(';
      at = behind;
    } else {
      out += pattern[at++];
    }
  }
  return out;
}

}  // namespace expunge
