#include <fmt/format.h>

#include <string>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/run_command.h"
#include "cli/signals.h"

namespace expunge {
namespace {

// Prints findings as they come.  A reader that goes away ends the run, and well.
class FindingPrinter {
 public:
  FindingPrinter(const Arguments& arguments, Output& output)
      : arguments_(arguments), output_(output) {}

  void print(const RunRequest::Shown& finding) {
    if (arguments_.limit != 0 && printed_ >= arguments_.limit) return;
    ++printed_;
    if (arguments_.format == "jsonl") {
      output_.write(finding.line);
      output_.write("\n");
      return;
    }
    if (finding.input != input_) {
      output_.write(fmt::format("{}{}\n", input_.empty() ? "" : "\n", printable(finding.input)));
      input_ = finding.input;
    }
    output_.write(row(finding));
  }

  std::uint64_t printed() const { return printed_; }

 private:
  std::string row(const RunRequest::Shown& finding) const {
    const std::string record =
        finding.record < 0 ? std::string("envelope") : fmt::format("record {}", finding.record);
    std::string line = fmt::format("  {:<10}  {}:{}-{}  {}  {:.2f}  {}  {}", record,
                                   printable(finding.pointer), finding.start, finding.end,
                                   finding.entity, finding.score, finding.rule, finding.action);
    if (arguments_.show_text) line += fmt::format("  <<{}>>", printable(finding.text));
    return line + "\n";
  }

  const Arguments& arguments_;
  Output& output_;
  std::string input_;
  std::uint64_t printed_ = 0;
};

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

}  // namespace

int scan_files(const Arguments& arguments) {
  Result<RunRequest> request = request_of(arguments);
  if (!request) return report_error(request.error());
  Messages messages;
  listen(arguments, messages, *request);
  Output output;
  FindingPrinter printer(arguments, output);
  request->on_finding = [&](const RunRequest::Shown& finding) {
    printer.print(finding);
    if (output.closed()) ask_to_stop();
  };
  const Result<RunSummary> summary = run(*request);
  messages.clear_progress();
  if (output.closed()) return kExitDone;
  if (!summary) return report_error(summary.error());
  if (arguments.format == "text" && !arguments.quiet) {
    output.write(summary_text(*summary, printer.printed()));
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
