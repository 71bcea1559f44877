// Why something was found, or was not: a record or a text with every candidate in it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detect/trace.h"
#include "expunge/options.h"
#include "expunge/result.h"
#include "pipeline/setup.h"
#include "rulebook/policy.h"

namespace expunge {

struct ExplainRequest {
  std::string input;  // a file or "-"; empty: `text`
  std::uint64_t record = 0;
  std::string pointer;  // only this field; empty: all
  std::string text;
  // A stretch of the text, or "BEGIN-END" in code points of the one field asked for: what became
  // of it.  Empty: everything.
  std::string stretch;
  Options options;
};

struct ExplainedCandidate {
  CodeSpan proposed;  // of the field's text
  CodeSpan span;
  std::string value;  // the text itself: to be shown on request only
  TracedCandidate trace;
  std::vector<ViewKind> views;         // on which the rule proposed it, with the same outcome
  std::optional<std::size_t> lost_to;  // index in the same field's candidates
  std::string origin;                  // "/pointer:BEGIN-END" of what memory repeats
  Operator action = Operator::kKeep;   // what the policy does with a finding
};

struct ExplainedField {
  std::string pointer;
  bool is_key = false;  // the object key that `pointer` ends with
  Role role = Role::kHuman;
  std::size_t characters = 0;
  std::vector<ExplainedCandidate> candidates;  // by place
};

// Where a stretch stands, and what its text alone would be.
struct ExplainedStretch {
  std::string pointer;
  CodeSpan span;
  std::vector<std::size_t> candidates;  // of that field, that touch it
  std::size_t field = 0;                // index in Explanation::fields
};

// A word of the stretch, as the search for names sees it.
struct ExplainedWord {
  std::string text;
  std::string_view shape;                // "Title", "lower", ...
  std::vector<std::string_view> listed;  // "first name", "common word", ...
};

struct Explanation {
  std::shared_ptr<const Setup> setup;  // what traces point into
  std::string profile;                 // empty for a text
  std::size_t turns = 0;
  std::vector<ExplainedField> fields;  // those with candidates, or the one asked for
  std::vector<ExplainedStretch> stretches;
  ExplainedField alone;              // the stretch as a text of its own, said by a human
  std::vector<ExplainedWord> words;  // of the stretch
};

Result<Explanation> explain(const ExplainRequest& request);

}  // namespace expunge
