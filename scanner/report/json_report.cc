// JSON: lines for a stream, a document for whoever wants one value.
//
// Both begin a finding with the audit log's line.  A judgement adds what that does not know: the
// line of the file, the state, the shape.
#include <nlohmann/json.hpp>

#include "base/strings.h"
#include "base/utf8.h"
#include "report/writers.h"

namespace expunge {
namespace {

using Json = nlohmann::ordered_json;

void append_member(std::string_view key, std::string_view text, std::string& out) {
  if (text.empty()) return;
  out.append(",\"").append(key).append("\":");
  append_json_string(text, out);
}

std::string finding_object(const ReportedFinding& finding) {
  std::string out(finding.line);
  if (finding.state == FindingState::kFound) return out;
  out.pop_back();
  out += ",\"line\":" + std::to_string(finding.begin.line);
  append_member("state", to_string(finding.state), out);
  append_member("shape", finding.shape, out);
  append_member("reason", finding.reason, out);
  return out + '}';
}

std::string issue_object(const ReportedIssue& issue) {
  const Json object = {{"type", "issue"},
                       {"input", as_utf8(issue.input)},
                       {"record", issue.record},
                       {"reason", issue.reason},
                       {"message", issue.message}};
  return object.dump();
}

Json verdict_object(const ReportSummary& summary) {
  Json checks = Json::array();
  for (const ReportedCheck& check : summary.checks) {
    checks.push_back({{"name", check.name}, {"passed", check.passed}, {"detail", check.detail}});
  }
  Json object = {{"type", "verdict"},
                 {"passed", summary.passed.value_or(summary.findings == 0)},
                 {"records", summary.records},
                 {"findings", summary.findings},
                 {"by_entity", summary.by_entity},
                 {"checks", checks}};
  for (const auto& [name, count] : summary.more_counts) object[name] = count;
  return object;
}

class JsonLinesReport final : public ReportWriter {
 public:
  explicit JsonLinesReport(Write write) : write_(std::move(write)) {}

  void input(std::string_view) override {}
  void add(const ReportedFinding& finding) override { write_(finding_object(finding) + '\n'); }
  void issue(const ReportedIssue&) override {}  // as it always was: on standard error
  void finish(const ReportSummary& summary) override {
    if (summary.passed) write_(verdict_object(summary).dump() + '\n');
  }

 private:
  Write write_;
};

class JsonReport final : public ReportWriter {
 public:
  explicit JsonReport(Write write) : write_(std::move(write)) {}

  void input(std::string_view) override {}
  void add(const ReportedFinding& finding) override {
    write_(any_ ? ",\n" : "{\"findings\":[\n");
    any_ = true;
    write_(finding_object(finding));
  }
  void issue(const ReportedIssue& issue) override {
    issues_ += (issues_.empty() ? "\n" : ",\n") + issue_object(issue);
  }
  void finish(const ReportSummary& summary) override {
    write_(any_ ? "\n],\n" : "{\"findings\":[],\n");
    write_("\"issues\":[" + issues_ + "],\n");
    write_("\"verdict\":" + verdict_object(summary).dump() + "}\n");
  }

 private:
  Write write_;
  bool any_ = false;
  std::string issues_;
};

}  // namespace

std::unique_ptr<ReportWriter> make_json_lines_report(ReportWriter::Write write) {
  return std::make_unique<JsonLinesReport>(std::move(write));
}

std::unique_ptr<ReportWriter> make_json_report(ReportWriter::Write write) {
  return std::make_unique<JsonReport>(std::move(write));
}

}  // namespace expunge
