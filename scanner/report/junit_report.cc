// JUnit's XML, as Jenkins' schema and GitLab read it: an input is a test suite, a finding a failed
// case, an accepted one a skipped case, an input without findings one case that passed.
//
// A suite begins with its counts, so one suite is held until it ends.
#include <fmt/format.h>

#include "base/utf8.h"
#include "report/writers.h"

namespace expunge {
namespace {

// XML 1.0 knows no control characters but these three, not even escaped.
std::string xml(std::string_view text) {
  std::string out;
  for (const char c : as_utf8(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\t':
      case '\n':
      case '\r':
        out += fmt::format("&#{};", static_cast<int>(c));
        break;
      default:
        out += static_cast<unsigned char>(c) < 0x20 ? '?' : c;
    }
  }
  return out;
}

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
    cases_ +=
        fmt::format("    <testcase classname=\"{}\" name=\"{}\"", xml(finding.input),
                    xml(fmt::format("line {}: {} at {}:{}-{}", finding.begin.line, finding.entity,
                                    finding.pointer, finding.span.begin, finding.span.end)));
    if (finding.state == FindingState::kAccepted) {
      ++skipped_;
      cases_ += fmt::format(">\n      <skipped message=\"{}\"/>\n    </testcase>\n",
                            xml(fmt::format("accepted: {}", finding.reason)));
      return;
    }
    ++failures_;
    cases_ +=
        fmt::format(">\n      <failure type=\"{}\" message=\"{}\">{}</failure>\n    </testcase>\n",
                    xml(finding.entity), xml(in_words(finding)), xml(finding.shape));
  }

  void issue(const ReportedIssue& issue) override {
    ++tests_;
    ++errors_;
    cases_ += fmt::format(
        "    <testcase classname=\"{}\" name=\"{}\">\n      <error type=\"{}\" "
        "message=\"{}\"/>\n    </testcase>\n",
        xml(issue.input), xml(record_name(issue.record)), xml(issue.reason), xml(issue.message));
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
      cases_ =
          fmt::format("    <testcase classname=\"{}\" name=\"no personal data\"/>\n", xml(name_));
    }
    write_suite(name_);
  }

  void add_checks(const std::vector<ReportedCheck>& checks) {
    if (checks.empty()) return;
    for (const ReportedCheck& check : checks) {
      ++tests_;
      if (check.passed) {
        cases_ += fmt::format("    <testcase classname=\"gate\" name=\"{}\"/>\n", xml(check.name));
      } else {
        ++failures_;
        cases_ += fmt::format(
            "    <testcase classname=\"gate\" name=\"{}\">\n      <failure type=\"gate\" "
            "message=\"{}\"/>\n    </testcase>\n",
            xml(check.name), xml(check.detail));
      }
    }
    write_suite("gate");
  }

  void write_suite(std::string_view name) {
    write_(fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\">\n",
        xml(name), tests_, failures_, errors_, skipped_));
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
