// CSV as RFC 4180 has it, but with the line feeds of Unix.
#include <fmt/format.h>

#include "base/utf8.h"
#include "report/writers.h"

namespace expunge {
namespace {

constexpr std::string_view kHeader =
    "file,line,column,record,pointer,start,end,entity,role,owner,rule,score,action,fingerprint,"
    "state\n";

// A spreadsheet takes a cell that begins with one of "=+-@" for a formula: a pointer or a file
// name of the data must not become one (the apostrophe is what spreadsheets themselves write).
std::string cell(std::string_view text) {
  std::string out = as_utf8(text);
  if (!out.empty() && std::string_view("=+-@\t\r").find(out.front()) != std::string_view::npos) {
    out.insert(out.begin(), '\'');
  }
  if (out.find_first_of(",\"\r\n") == std::string::npos) return out;
  std::string quoted = "\"";
  for (const char c : out) {
    quoted += c;
    if (c == '"') quoted += '"';
  }
  return quoted + '"';
}

class CsvReport final : public ReportWriter {
 public:
  explicit CsvReport(Write write) : write_(std::move(write)) {}

  void input(std::string_view) override { begin(); }
  void add(const ReportedFinding& finding) override {
    begin();
    write_(fmt::format("{},{},{},{},{},{},{},{},{},{},{},{:.2f},{},{},{}\n", cell(finding.input),
                       finding.begin.line, finding.begin.column, finding.record,
                       cell(finding.pointer), finding.span.begin, finding.span.end, finding.entity,
                       to_string(finding.role), to_string(finding.owner), cell(finding.rule),
                       finding.score, finding.action, finding.fingerprint,
                       to_string(finding.state)));
  }
  void issue(const ReportedIssue&) override {}
  void finish(const ReportSummary&) override { begin(); }

 private:
  void begin() {
    if (!begun_) write_(kHeader);
    begun_ = true;
  }

  Write write_;
  bool begun_ = false;
};

}  // namespace

std::unique_ptr<ReportWriter> make_csv_report(ReportWriter::Write write) {
  return std::make_unique<CsvReport>(std::move(write));
}

}  // namespace expunge
