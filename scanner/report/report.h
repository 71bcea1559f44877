// Reports: findings in the form that another program reads (SARIF, GitHub, JUnit, CSV, JSON) or a
// page shows (Markdown).
//
// A writer is fed input by input, finding by finding, and writes as it goes where the format lets
// it: JUnit and Markdown hold one input at most, JSON and SARIF what they say at the end.  No
// format ever holds the text that was found; a report is made to be stored and passed on.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expunge/run.h"

namespace expunge {

enum class ReportFormat : std::uint8_t {
  kJsonLines,  // the finding lines of the audit log, then, if there is a verdict, a line with it
  kJson,       // one document
  kCsv,        // RFC 4180
  kSarif,      // OASIS SARIF 2.1.0
  kGitHub,     // workflow commands: annotations of a pull request
  kJUnit,      // XML as Jenkins and GitLab read it
  kMarkdown,   // a summary for a page
};
std::optional<ReportFormat> report_format_from_string(std::string_view name);

// What a finding is to whoever compares two versions.
enum class FindingState : std::uint8_t {
  kFound,     // nothing is compared
  kNew,       // not in the version before
  kAccepted,  // new, and the baseline allows it
};

// Views live for the call.
struct ReportedFinding {
  std::string_view input;
  std::int64_t record = 0;   // -1: the header or envelope of the file
  std::string_view pointer;  // never holds matched text
  CodeSpan span;
  FilePlace begin;
  FilePlace end;
  Role role = Role::kMetadata;
  Owner owner = Owner::kUnknown;
  std::string_view entity;
  std::string_view rule;
  double score = 0;
  std::string_view action;
  std::string_view fingerprint;
  std::string_view line;   // the audit log's line: a JSON object
  std::string_view shape;  // the value with letters and digits masked; may be empty
  FindingState state = FindingState::kFound;
  std::string_view reason;  // of the acceptance
};

// A record that could not be processed.
struct ReportedIssue {
  std::string_view input;
  std::int64_t record = 0;
  std::string_view reason;   // "json-syntax"
  std::string_view message;  // never quotes the record
};

// What a judgement says apart from its findings: a budget, an entry of the baseline.
struct ReportedCheck {
  std::string name;
  bool passed = true;
  std::string detail;
};

struct ReportSummary {
  std::uint64_t records = 0;
  std::uint64_t findings = 0;                        // of the states that count
  std::map<std::string, std::uint64_t> by_entity;    // likewise
  std::optional<bool> passed;                        // a verdict, if one was asked for
  std::vector<ReportedCheck> checks;                 // with a verdict
  std::map<std::string, std::uint64_t> more_counts;  // "unchanged_records": with a verdict
};

class ReportWriter {
 public:
  using Write = std::function<void(std::string_view)>;
  virtual ~ReportWriter() = default;
  // Begins an input.  Its findings and issues follow, in order.
  virtual void input(std::string_view name) = 0;
  virtual void add(const ReportedFinding& finding) = 0;
  virtual void issue(const ReportedIssue& issue) = 0;
  virtual void finish(const ReportSummary& summary) = 0;
};

// How bad what counts is: of a judgement that shall stop nobody it is a warning.
enum class ReportLevel : std::uint8_t { kError, kWarning };

std::unique_ptr<ReportWriter> make_report(ReportFormat format, ReportLevel level,
                                          ReportWriter::Write write);

}  // namespace expunge
