// What a pattern may not hold.  RE2 decides whether it is one at all; then one walk over its
// characters finds what the choosers could not follow or what has a clearer spelling.

#include <fmt/format.h>
#include <re2/re2.h>

#include <array>
#include <string>
#include <string_view>

#include "rulebook/pattern_class.h"
#include "rulebook/rule_loader.h"
#include "rulebook/yaml_reader.h"

namespace expunge {
namespace {

struct Refused {
  std::string_view token;
  std::string_view advice;
};

constexpr std::array kRefusedEscapes = {
    Refused{"\\A", "use ^, which matches only at the start of a text"},
    Refused{"\\z", "use $, which matches only at the end of a text"},
    Refused{"\\C", "it splits characters; use . or (?s:.)"},
    Refused{"\\Q", "escape the characters one by one"},
};

std::string escape_fault(std::string_view token) {
  for (const Refused& refused : kRefusedEscapes) {
    if (token == refused.token) {
      return fmt::format("pattern: {} is not allowed; {}", refused.token, refused.advice);
    }
  }
  return {};
}

// Flags of a group that opens at `at` ("(?i-s:" or "(?U)"), empty for other groups.
std::string_view group_flags(std::string_view pattern, std::size_t at) {
  if (pattern.substr(at, 2) != "(?" || pattern.substr(at, 3) == "(?P") return {};
  const std::size_t end = pattern.find_first_of(":)", at);
  return end == std::string_view::npos ? std::string_view() : pattern.substr(at + 2, end - at - 2);
}

std::string construct_fault(std::string_view pattern) {
  int value_groups = 0;
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern[at] == '\\') {
      const std::string fault = escape_fault(pattern.substr(at, 2));
      if (!fault.empty()) return fault;
      at += 2;
    } else if (pattern[at] == '[') {
      at = class_end(pattern, at);
    } else if (pattern[at] == '(') {
      if (pattern.substr(at, 10) == "(?P<value>") ++value_groups;
      if (group_flags(pattern, at).find('U') != std::string_view::npos) {
        return "pattern: the flag U is not allowed; write lazy quantifiers with ? (+?, *?)";
      }
      ++at;
    } else {
      ++at;
    }
  }
  if (value_groups > 1) {
    return "pattern: the group 'value' stands more than once; put the alternatives inside one "
           "group, or make two rules";
  }
  return {};
}

}  // namespace

std::string pattern_fault(const std::string& pattern) {
  std::string fault = construct_fault(pattern);
  if (!fault.empty()) return fault;
  fault = regex_fault("pattern", pattern);
  if (!fault.empty()) return fault;
  RE2::Options options;
  options.set_log_errors(false);
  options.set_never_capture(true);
  const RE2 regex(pattern, options);
  if (RE2::PartialMatch("", regex)) {
    return "pattern: it matches the empty text; ask for at least one character";
  }
  return {};
}

}  // namespace expunge
