// JUnit's XML, as Jenkins' schema and GitLab read it: an input is a test suite, a finding a failed
// case, an accepted one a skipped case, an input without findings one case that passed.
//
// A suite begins with its counts, so one suite is held until it ends.
#include <fmt/format.h>

#include "base/strings.h"
#include "report/writers.h"

namespace expunge {
namespace {

class JUnitReport final : public ReportWriter {
 public:
  explicit JUnitReport(Write write) : write_(std::move(write)) {}

  void input(std::string_view name) override {
    begin();
    end_suite();
    name_ = name;
    open_ = true;
  }

  void add(const ReportedFinding& finding) override {
    if (finding.state != FindingState::kAccepted && finding.action == "keep") return;
    ++tests_;
    cases_ += fmt::format(
        "    <testcase classname=\"{}\" name=\"{}\"", escape_markup(finding.input),
        escape_markup(fmt::format("line {}: {} at {}:{}-{}", finding.begin.line, finding.entity,
                                  finding.pointer, finding.span.begin, finding.span.end)));
    if (finding.state == FindingState::kAccepted) {
      ++skipped_;
      cases_ += fmt::format(">\n      <skipped message=\"{}\"/>\n    </testcase>\n",
                            escape_markup(fmt::format("accepted: {}", finding.reason)));
      return;
    }
    ++failures_;
    cases_ +=
        fmt::format(">\n      <failure type=\"{}\" message=\"{}\">{}</failure>\n    </testcase>\n",
                    escape_markup(finding.entity), escape_markup(in_words(finding)),
                    escape_markup(finding.shape));
  }

  void issue(const ReportedIssue& issue) override {
    ++tests_;
    ++errors_;
    cases_ += fmt::format(
        "    <testcase classname=\"{}\" name=\"{}\">\n      <error type=\"{}\" "
        "message=\"{}\"/>\n    </testcase>\n",
        escape_markup(issue.input), escape_markup(record_name(issue.record)),
        escape_markup(issue.reason), escape_markup(issue.message));
  }

  void finish(const ReportSummary& summary) override {
    begin();
    end_suite();
    add_checks(summary.checks);
    write_("</testsuites>\n");
  }

 private:
  void begin() {
    if (begun_) return;
    begun_ = true;
    write_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"expunge\">\n");
  }

  void end_suite() {
    if (!open_) return;
    open_ = false;
    if (tests_ == 0) {
      tests_ = 1;
      cases_ = fmt::format("    <testcase classname=\"{}\" name=\"no personal data\"/>\n",
                           escape_markup(name_));
    }
    write_suite(name_);
  }

  void add_checks(const std::vector<ReportedCheck>& checks) {
    if (checks.empty()) return;
    for (const ReportedCheck& check : checks) {
      ++tests_;
      if (check.passed) {
        cases_ += fmt::format("    <testcase classname=\"gate\" name=\"{}\"/>\n",
                              escape_markup(check.name));
      } else {
        ++failures_;
        cases_ += fmt::format(
            "    <testcase classname=\"gate\" name=\"{}\">\n      <failure type=\"gate\" "
            "message=\"{}\"/>\n    </testcase>\n",
            escape_markup(check.name), escape_markup(check.detail));
      }
    }
    write_suite("gate");
  }

  void write_suite(std::string_view name) {
    write_(fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\">\n",
        escape_markup(name), tests_, failures_, errors_, skipped_));
    write_(cases_);
    write_("  </testsuite>\n");
    cases_.clear();
    tests_ = failures_ = errors_ = skipped_ = 0;
  }

  Write write_;
  std::string name_;
  std::string cases_;
  std::uint64_t tests_ = 0;
  std::uint64_t failures_ = 0;
  std::uint64_t errors_ = 0;
  std::uint64_t skipped_ = 0;
  bool begun_ = false;
  bool open_ = false;
};

}  // namespace

std::unique_ptr<ReportWriter> make_junit_report(ReportWriter::Write write) {
  return std::make_unique<JUnitReport>(std::move(write));
}

}  // namespace expunge
