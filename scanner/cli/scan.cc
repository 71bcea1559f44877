#include <fmt/format.h>

#include <memory>
#include <string>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/risk_report.h"
#include "cli/run_command.h"
#include "cli/signals.h"
#include "report/report.h"

namespace expunge {
namespace {

// Text to read, findings as they come.
class TextPrinter final : public ReportWriter {
 public:
  TextPrinter(Output& output) : output_(output) {}

  void input(std::string_view) override {}
  void issue(const ReportedIssue&) override {}  // said on standard error
  void finish(const ReportSummary&) override {}

  void add(const ReportedFinding& finding) override {
    if (finding.input != input_) {
      output_.write(fmt::format("{}{}\n", input_.empty() ? "" : "\n", printable(finding.input)));
      input_ = finding.input;
    }
    output_.write(row(finding));
  }

  // What is shown of the next finding's text; empty for nothing.
  void set_text(std::string_view text) { text_ = text; }

 private:
  std::string row(const ReportedFinding& finding) const {
    const std::string record =
        finding.record < 0 ? std::string("envelope") : fmt::format("record {}", finding.record);
    std::string line = fmt::format("  {:<10}  {}:{}-{}  {}  {:.2f}  {}  {}", record,
                                   printable(finding.pointer), finding.span.begin, finding.span.end,
                                   finding.entity, finding.score, finding.rule, finding.action);
    if (!text_.empty()) line += fmt::format("  <<{}>>", printable(text_));
    return line + "\n";
  }

  Output& output_;
  std::string input_;
  std::string_view text_;
};

// What a run says of a finding, for a report.
ReportedFinding reported(const RunRequest::Shown& shown) {
  ReportedFinding finding;
  finding.input = shown.input;
  finding.record = shown.record;
  finding.pointer = shown.pointer;
  finding.span = {shown.start, shown.end};
  finding.begin = shown.begin_at;
  finding.end = shown.end_at;
  finding.role = shown.role;
  finding.owner = shown.owner;
  finding.entity = shown.entity;
  finding.rule = shown.rule;
  finding.score = shown.score;
  finding.action = shown.action;
  finding.fingerprint = shown.fingerprint;
  finding.line = shown.line;
  return finding;
}

std::string summary_text(const RunSummary& summary, std::uint64_t printed) {
  std::string out = fmt::format("{}{} in {}\n{}", summary.findings > 0 ? "\n" : "",
                                plural(summary.findings, "finding"),
                                plural(summary.records, "record"), entity_table(summary));
  if (printed < summary.findings) {
    out += fmt::format("  ({} shown; --limit)\n", grouped(printed));
  }
  return out;
}

Result<RunRequest> request_of(const Arguments& arguments) {
  if (arguments.show_text && arguments.format != "text") {
    return Error{ErrorCode::kUsage, "only --format text can show what was found", "--show-text"};
  }
  if (arguments.risk && arguments.format != "text" && arguments.format != "jsonl") {
    return Error{ErrorCode::kUsage, "goes with --format text or jsonl", "--risk"};
  }
  if (arguments.risk && arguments.show_text) {
    return Error{ErrorCode::kUsage, "shows where things are told, not what; leave it out",
                 "--show-text"};
  }
  Result<Inputs> inputs = find_inputs(arguments.words);
  if (!inputs) return std::move(inputs).error();
  RunRequest request;
  request.inputs = std::move(inputs->files);
  request.input_root = std::move(inputs->root);
  request.audit = arguments.audit;
  request.quarantine = arguments.quarantine;
  request.options = options_of(arguments);
  return request;
}

// Feeds a report from a run; no more than --limit findings.
class ScanReport {
 public:
  ScanReport(const Arguments& arguments, Output& output)
      : arguments_(arguments), ranking_(arguments.limit), text_(output) {
    if (const auto format = report_format_from_string(arguments.format)) {
      other_ = make_report(*format, ReportLevel::kError,
                           [&output](std::string_view text) { output.write(text); });
    }
  }

  void listen(RunRequest& request, Output& output) {
    request.on_input = [this](std::string_view name) { writer().input(name); };
    request.on_finding = [this, &output](const RunRequest::Shown& shown) {
      add(shown);
      if (output.closed()) ask_to_stop();  // a reader that goes away ends the run, and well
    };
    if (arguments_.risk) {
      request.on_risk = [this, &output](const RunRequest::Risk& risk) { add_risk(risk, output); };
    }
    request.on_issue = [this, said = request.on_issue](std::string_view input, std::int64_t record,
                                                       std::string_view reason,
                                                       std::string_view message) {
      writer().issue({input, record, reason, message});
      said(input, record, reason, message);
    };
  }

  void finish(const RunSummary& summary) {
    ReportSummary about;
    about.records = summary.records;
    about.findings = summary.findings;
    about.by_entity = summary.by_entity;
    writer().finish(about);
  }

  std::uint64_t printed() const { return printed_; }
  // Records are ranked instead of findings listed.
  bool ranks() const { return arguments_.risk && arguments_.format == "text"; }
  std::string ranking(const RunSummary& summary) const {
    return ranking_.text() + groups_text(summary.groups);
  }

 private:
  ReportWriter& writer() { return other_ ? *other_ : text_; }

  void add(const RunRequest::Shown& shown) {
    if (ranks()) return;
    if (arguments_.limit != 0 && printed_ >= arguments_.limit) return;
    ++printed_;
    if (arguments_.show_text) text_.set_text(shown.text);
    writer().add(reported(shown));
  }

  void add_risk(const RunRequest::Risk& risk, Output& output) {
    if (ranks()) {
      ranking_.add(risk);
    } else {
      output.write(std::string(risk.line) + "\n");
    }
  }

  const Arguments& arguments_;
  RiskRanking ranking_;
  TextPrinter text_;
  std::unique_ptr<ReportWriter> other_;
  std::uint64_t printed_ = 0;
};

}  // namespace

int scan_files(const Arguments& arguments) {
  Result<RunRequest> request = request_of(arguments);
  if (!request) return report_error(request.error());
  Messages messages;
  listen(arguments, messages, *request);
  Output output;
  ScanReport report(arguments, output);
  report.listen(*request, output);
  const Result<RunSummary> summary = run(*request);
  messages.clear_progress();
  if (output.closed()) return kExitDone;
  if (!summary) return report_error(summary.error());
  report.finish(*summary);
  if (report.ranks()) {
    output.write(report.ranking(*summary));
  } else if (arguments.risk) {
    output.write(groups_lines(summary->groups));
  } else if (arguments.format == "text" && !arguments.quiet) {
    output.write(summary_text(*summary, report.printed()));
  }
  int status = summary->findings > 0 ? kExitFindings : kExitDone;
  if (summary->quarantined > 0) {
    messages.line(fmt::format("expunge: warning: {} could not be read",
                              plural(summary->quarantined, "record")));
    status = kExitQuarantined;
  }
  status = finish(output, status);
  return output.closed() ? kExitDone : status;
}

}  // namespace expunge
