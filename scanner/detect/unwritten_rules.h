// Rule ids of findings that no rule file makes: names by the lists and the model, fields that their
// key tells, nicks at the start of lines.
#pragma once

#include <string_view>
#include <vector>

namespace expunge {

struct UnwrittenRule {
  std::string_view id;
  std::string_view entity;
  double score = 0;                    // 0: it varies, or is that of what was found first
  std::string_view about;              // one sentence
  std::vector<std::string_view> keys;  // of fields; empty for all but keys/...
};

// Sorted by id.
std::vector<UnwrittenRule> unwritten_rules();

}  // namespace expunge
