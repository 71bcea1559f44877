// An explanation to read, and as JSON.
#pragma once

#include <string>
#include <vector>

#include "pipeline/explain.h"

namespace expunge {

// `show_text`: with the values.  `only`: entities whose rules are all named when a stretch is
// explained.
std::string explanation_text(const Explanation& explanation, bool show_text,
                             const std::vector<std::string>& only);
std::string explanation_json(const Explanation& explanation, bool show_text,
                             const std::vector<std::string>& only);

// Rules of these entities, with what they need beyond their pattern: "only in texts of human".
struct RuleNeeds {
  std::string id;
  std::string about;
  std::vector<std::string> needs;
  bool proposed = false;  // a candidate at one of the stretches
};
std::vector<RuleNeeds> needs_of_rules(const Explanation& explanation,
                                      const std::vector<std::string>& only);

// One sentence: why a candidate is no finding, or what is done with it.
std::string fate_of(const ExplainedCandidate& candidate, const ExplainedField& field,
                    const Setup& setup);

}  // namespace expunge
