// Marks that stand for somebody, and what earlier scrubbing left: never findings.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "expunge/span.h"

namespace expunge {

// Knows the dialects of the datasets and tools DESIGN section 1 names and expunge's own marks.
// Immutable after creation; shared by threads.
class Placeholders {
 public:
  Placeholders();
  ~Placeholders();
  Placeholders(const Placeholders&) = delete;
  Placeholders& operator=(const Placeholders&) = delete;

  // Replaces `out` with the placeholders of `text`: ascending, disjoint.  `extra` are exact
  // strings of a profile.
  void find(std::string_view text, const std::vector<std::string>& extra,
            std::vector<TextSpan>& out) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Both take what find() found: a look costs the logarithm of it.
bool touches_placeholder(TextSpan span, const std::vector<TextSpan>& placeholders);
// What is left of `span` without the placeholders: the longest piece, without white space and
// punctuation at its ends.  Empty (at the start of `span`) if nothing is left.
TextSpan without_placeholders(std::string_view text, TextSpan span,
                              const std::vector<TextSpan>& placeholders);

}  // namespace expunge
