// Workflow commands of GitHub Actions: a line on standard output becomes an annotation of the
// file's line.  GitHub shows ten a step and kind; the summary's line says how many there are.
#include <fmt/format.h>

#include "base/utf8.h"
#include "report/writers.h"

namespace expunge {
namespace {

std::string escaped(std::string_view text, std::string_view also) {
  std::string out;
  for (const char c : as_utf8(text)) {
    if (c == '%' || c == '\r' || c == '\n' || also.find(c) != std::string_view::npos) {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string message(std::string_view text) { return escaped(text, ""); }
std::string property(std::string_view text) { return escaped(text, ":,"); }

class GitHubReport final : public ReportWriter {
 public:
  GitHubReport(ReportLevel level, Write write) : level_(level), write_(std::move(write)) {}

  void input(std::string_view) override {}

  void add(const ReportedFinding& finding) override {
    if (finding.state == FindingState::kAccepted) return;  // nobody needs to do anything
    std::string_view command = level_of(finding, level_);
    if (command == "note") command = "notice";
    std::string place = fmt::format("file={},line={},endLine={}", property(finding.input),
                                    finding.begin.line, finding.end.line);
    if (finding.begin.line == finding.end.line) {
      place += fmt::format(",col={},endColumn={}", finding.begin.column, finding.end.column);
    }
    write_(fmt::format("::{} {},title={}::{}\n", command, place, property(finding.entity),
                       message(in_words(finding))));
  }

  void issue(const ReportedIssue& issue) override {
    write_(fmt::format("::warning file={},title=unreadable::{}\n", property(issue.input),
                       message(fmt::format("{} could not be read: {}", record_name(issue.record),
                                           issue.message))));
  }

  void finish(const ReportSummary& summary) override {
    for (const ReportedCheck& check : summary.checks) {
      if (check.passed) continue;
      write_(fmt::format("::{} title={}::{}\n", level_ == ReportLevel::kError ? "error" : "warning",
                         property(check.name), message(check.detail)));
    }
    write_(fmt::format("::notice title=expunge::{}\n",
                       message(counted_in_words(summary) + " in " +
                               std::to_string(summary.records) + " records")));
  }

 private:
  ReportLevel level_;
  Write write_;
};

}  // namespace

std::unique_ptr<ReportWriter> make_github_report(ReportLevel level, ReportWriter::Write write) {
  return std::make_unique<GitHubReport>(level, std::move(write));
}

}  // namespace expunge
