// Allow lists of rules: what a match may hold to be none after all.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "expunge/result.h"
#include "rulebook/rule.h"

namespace re2 {
class RE2;
}

namespace expunge {

struct AllowList {
  bool all = false;  // patterns and words must both say so
  RuleAllow::Target target = RuleAllow::Target::kValue;
  std::shared_ptr<const re2::RE2> pattern;  // all patterns as alternatives; null: none
  std::vector<std::string> words;           // lower case
};

// What the lists are asked about.
struct AllowQuestion {
  std::string_view value;
  std::string_view match;
  std::string_view line;  // the lines the match stands on
};

// Lists are often shared by every rule of a file: equal patterns are compiled once.
class AllowListCompiler {
 public:
  Result<AllowList> compile(const Rule& rule, const RuleAllow& allow);

 private:
  std::map<std::string, std::shared_ptr<const re2::RE2>> compiled_;
};

bool allows(const AllowList& list, const AllowQuestion& question, std::string& buffer);

// The lines of text[begin, end), at most some thousand bytes on either side.
std::string_view lines_around(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace expunge
