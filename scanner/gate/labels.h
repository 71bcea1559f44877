// What reviewers say of findings: labels, one JSON line an answer, beside the log.
//
//   {"type":"label","input":"chat.jsonl","record":3,"pointer":"/conversation/4/message","start":12,
//    "end":29,"entity":"EMAIL_ADDRESS","rule":"contact/email","fingerprint":"...","label":"false"}
//
// Lines are appended, the last one of a place counts: so a review that ends anywhere goes on there,
// and an answer may be changed.  No line holds the text that was found.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "expunge/finding.h"
#include "expunge/result.h"

namespace expunge {

enum class ReviewVerdict : std::uint8_t { kTrue, kFalse };

// A finding as a log tells it.
struct LoggedFinding {
  std::string input;  // empty if the log has one input
  std::int64_t record = 0;
  std::string pointer;
  CodeSpan span;
  RawSpan raw;
  std::string role;
  std::string owner;
  std::string entity;
  std::string rule;
  double score = 0;
  std::string fingerprint;

  // Tells it from all others of its log.
  std::string place() const;
};

// The finding lines of an audit log, of `scan --format jsonl` or of `gate --format jsonl`.
struct FindingLog {
  std::vector<LoggedFinding> findings;
  std::string input;  // of a log that names its one input in its first line
};
Result<FindingLog> read_finding_log(const std::string& path);

using Labels = std::map<std::string, ReviewVerdict>;  // by place

// A file that is not there holds no labels.
Result<Labels> read_labels(const std::string& path);
// Of the values that were called false and never true: fingerprints.
Result<std::set<std::string>> false_values(const std::string& path);
std::string label_line(const LoggedFinding& finding, ReviewVerdict verdict);

// How often a rule was right.
struct RulePrecision {
  std::string rule;
  std::string entity;
  std::uint64_t right = 0;
  std::uint64_t wrong = 0;
  std::uint64_t open = 0;
};
// Sorted: the rules that were wrong most often first, then by name.
std::vector<RulePrecision> precision_by_rule(const std::vector<LoggedFinding>& findings,
                                             const Labels& labels);

// Gold for `expunge eval` of the records in which something was labelled: true findings are gold,
// false ones traps ("review"), the others optional.  REQUIRES: findings of one input.
std::string gold_of(const std::vector<LoggedFinding>& findings, const Labels& labels);

}  // namespace expunge
